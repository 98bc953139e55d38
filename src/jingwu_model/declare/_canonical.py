"""Canonical bytes: one text for one value, by RFC 8785, and its digest."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any

from jingwu_model.declare._limits import Audience
from jingwu_model.declare._noun import Noun, visible
from jingwu_model.declare._terms import Term


def plain(value: Any, audience: Audience = "internal") -> Any:
    """A value as JSON has it: terms as codes, fractions as text, none as an absent key.

    Args:
        value: A noun, a term, a fraction, a day, a time, a tuple, or plain text or number.
        audience: Whose eyes it is for: fields that they may not see are left out.

    Raises:
        TypeError: It is none of these.
    """
    if isinstance(value, Noun):
        return plain_fields(value, audience)
    if isinstance(value, Term):
        return value.code
    if isinstance(value, tuple):
        return [plain(item, audience) for item in value]
    make = _PLAIN.get(type(value))
    if make is None:
        msg = f"{type(value).__name__} has no JSON form"
        raise TypeError(msg)
    return make(value)


def plain_fields(noun: Noun, audience: Audience = "internal") -> dict[str, Any]:
    """A noun's fields, those that are none or that the audience may not see left out."""
    values = ((name, getattr(noun, name)) for name in visible(type(noun), audience))
    return {name: plain(value, audience) for name, value in values if value is not None}


def _same(value: Any) -> Any:
    return value


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    type(None): _same,
    str: _same,
    int: _same,
    bool: _same,
    float: _same,
    Fraction: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
}


# ECMAScript writes a number out in full from 1e-6 up to, but not including, 1e21.
_MOST_DIGITS = 21
_MOST_ZEROS = 6

EXACT = 2**53 - 1
"""Beyond this, a reader that has only doubles would read another integer."""


def _number(number: float) -> str:
    """A finite number as ECMAScript writes it."""
    if not isfinite(number):
        msg = f"{number} has no JSON form"
        raise ValueError(msg)
    if number == 0:
        return "0"
    # The shortest digits that read back as the same number are Python's own repr's.
    sign, told, power = Decimal(repr(number)).as_tuple()
    point = len(told) + int(power)
    digits = "".join(map(str, told)).rstrip("0")
    if len(digits) <= point <= _MOST_DIGITS:
        body = digits.ljust(point, "0")
    elif 0 < point <= _MOST_DIGITS:
        body = f"{digits[:point]}.{digits[point:]}"
    elif -_MOST_ZEROS < point <= 0:
        body = f"0.{'0' * -point}{digits}"
    else:
        fraction = f".{digits[1:]}" if digits[1:] else ""
        body = f"{digits[0]}{fraction}e{point - 1:+d}"
    return f"-{body}" if sign else body


_text = json.JSONEncoder(ensure_ascii=False).encode


def _by_code_units(item: tuple[str, Any]) -> bytes:
    return item[0].encode("utf-16-be")


def _written(value: Any) -> str:
    """Keys by their UTF-16 code units, numbers as ECMAScript writes them, no blanks."""
    if isinstance(value, dict):
        items = sorted(value.items(), key=_by_code_units)
        return f"{{{','.join(f'{_text(key)}:{_written(held)}' for key, held in items)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(_written, value))}]"
    if isinstance(value, float):
        return _number(value)
    if value is None or isinstance(value, str | bool):
        return _text(value)
    if isinstance(value, int):
        if abs(value) > EXACT:
            msg = f"{value} is no integer that every reader of JSON can tell from the next"
            raise ValueError(msg)
        return str(value)
    msg = f"{type(value).__name__} has no JSON form"
    raise TypeError(msg)


def canonical(value: Any) -> bytes:
    """The canonical bytes of a plain JSON value, by RFC 8785.

    Args:
        value: What `plain` answers with, or any JSON value of dicts, lists and scalars.

    Raises:
        TypeError: It holds something else.
        ValueError: It holds a number that is not finite, an integer beyond 2^53 - 1,
            or half of a surrogate pair.

    Examples:
        >>> canonical({"b": 1.0, "a": [True, "警"]}).decode()
        '{"a":[true,"警"],"b":1}'
    """
    return _written(value).encode()
