"""Cells: how a value of each shape is written in one, and read back.

A reader never raises: what it cannot read is `BAD`, which no shape allows, so
that the generated check of a row refuses it. What was wrong is found out later.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from math import gcd
from typing import Any, Final, get_args

from jingwu_model.declare import Limit, Noun, Shape, Term, specs
from jingwu_model.errors import InvalidObject
from jingwu_model.model import Code

BAD: Final[Any] = object()
"""What a cell gives that cannot be read."""

JOINT: Final = ";"
"""Stands between the items of a tuple."""

CODE: Final[Limit] = get_args(Code)[1]
"""What makes a text a division code."""

LINK: Final = ":"
"""Stands between the fields of an item that is a noun itself."""

EXACT: Final = r"-?[0-9]+(\.[0-9]+|/0*[1-9][0-9]*)?"
"""What an exact number looks like: a decimal, or a fraction where it is none."""

Reader = Callable[[str], Any]
Writer = Callable[[Any], str]

# What makes a spreadsheet run a cell as a formula, the full-width forms among it.
_RUNS = re.compile(r"'*[=+\-@\t\r＝＋－＠]").match
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?").fullmatch
_EXACT = re.compile(EXACT).fullmatch
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})"
).fullmatch
# Python itself may refuse to read a number of more digits.
_MOST_DIGITS = 640
_ISO_DAY = 10


def guarded(text: str) -> str:
    """A text that no spreadsheet runs as a formula: an apostrophe stands before such a one."""
    return f"'{text}" if _RUNS(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and _RUNS(cell) else cell


def is_text(shape: Shape) -> bool:
    """Whether a cell of this shape is text that a spreadsheet might run."""
    return shape.base is str or shape.item is not None


def _whole(cell: str) -> Any:
    digits = cell.removeprefix("-")
    if not digits.isdecimal() or not digits.isascii() or len(digits) > _MOST_DIGITS:
        return BAD
    # As in JSON: a number with a zero before it is an id, or was mistyped.
    return BAD if digits[0] == "0" != digits else int(cell)


def _number(cell: str) -> Any:
    return float(cell) if _NUMBER(cell) else BAD


def _exact(cell: str) -> Any:
    return Fraction(cell) if len(cell) <= _MOST_DIGITS and _EXACT(cell) else BAD


def _exactly(value: Fraction) -> str:
    """A number as a decimal where it is one, else as a fraction."""
    places, rest = 0, value.denominator
    while rest > 1:
        # One place takes one 2 and one 5 off what is divided by.
        left = rest // gcd(rest, 10)
        if left == rest:
            return str(value)
        places, rest = places + 1, left
    if not places:
        return str(value.numerator)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}}"
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def _day(cell: str) -> Any:
    # `fromisoformat` also takes 20260302 and 2026-W10-1.
    if len(cell) != _ISO_DAY or not cell[4] == cell[7] == "-":
        return BAD
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return BAD


def _time(cell: str) -> Any:
    # `fromisoformat` also takes a blank for the T, a comma, weeks and no seconds.
    if not _TIME(cell):
        return BAD
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        return BAD


_READERS: Mapping[type, Reader] = {
    str: str,
    int: _whole,
    float: _number,
    Fraction: _exact,
    bool: lambda cell: {"true": True, "false": False}.get(cell, BAD),
    date: _day,
    datetime: _time,
}
_WRITERS: Mapping[type, Writer] = {
    str: str,
    int: str,
    float: repr,
    Fraction: _exactly,
    bool: lambda value: "true" if value else "false",
    date: date.isoformat,
    datetime: datetime.isoformat,
}


@cache
def codes_of(term: type[Term]) -> Mapping[str, Term]:
    """The members of a vocabulary by their codes."""
    return {member.code: member for member in term}


@cache
def reader_of(shape: Shape) -> Reader:
    """A function from a cell, its guard taken off, to the value, or to `BAD`."""
    if shape.item is not None:
        each = reader_of(shape.item)
        return lambda cell: tuple([each(part) for part in cell.split(JOINT)])
    if issubclass(shape.base, Term):
        codes = codes_of(shape.base)
        return lambda cell: codes.get(cell, BAD)
    if issubclass(shape.base, Noun):
        return _linked(shape.base)
    return _READERS[shape.base]


def _linked(noun: type[Noun]) -> Reader:
    """A reader of nouns that stand in one cell, field after field: `law:3`."""
    fields = [(spec.name, reader_of(spec.shape)) for spec in specs(noun)]

    def read(cell: str) -> Any:
        parts = cell.split(LINK)
        if len(parts) != len(fields):
            return BAD
        return made(
            noun, {name: each(part) for (name, each), part in zip(fields, parts, strict=True)}
        )

    return read


def made(noun: type[Noun], values: Mapping[str, Any]) -> Any:
    """A noun of these values, or `BAD` where it does not hold."""
    try:
        return noun(**values)
    except InvalidObject:
        return BAD


@cache
def writer_of(shape: Shape) -> Writer:
    """A function from a value to its cell; none is an empty cell."""
    write = _plain_writer(shape)
    if is_text(shape):
        return lambda value: "" if value is None else guarded(write(value))
    return lambda value: "" if value is None else write(value)


def _plain_writer(shape: Shape) -> Writer:
    if shape.item is not None:
        each = _plain_writer(shape.item)
        return lambda value: JOINT.join(map(each, value))
    if issubclass(shape.base, Term):
        return lambda value: str(value.code)
    if issubclass(shape.base, Noun):
        fields = [(spec.name, _plain_writer(spec.shape)) for spec in specs(shape.base)]
        return lambda value: LINK.join(each(getattr(value, name)) for name, each in fields)
    return _WRITERS[shape.base]
