"""Ways to spoil one field of a document, from its declaration alone."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from jingwu_model.declare import (
    Distinct,
    Limit,
    Matches,
    Printable,
    Shape,
    Spec,
    Term,
    Within,
    cached,
)

Way = tuple[str, Any]
"""What a way is called, and the value it puts in the field's place."""

GONE = object()
"""In a field's place: that the key is left out."""

# What is an identity or a mobile number is nobody's token; these are of noughts.
_IDENTITY, _MOBILE = "0" * 17 + "X", "1" + "0" * 10
_TEXTS = ("", " ", "价格 价格", "0" * 301, _IDENTITY, _MOBILE)

_NO_CODES = (
    ("short", "6404"),
    ("letters", "64042410000A"),
    ("other_digits", "６４０４２４１００００３"),
)

_OTHER_TYPE: Mapping[type, Any] = {
    str: 7,
    int: "7",
    float: "0.5",
    bool: "true",
    Fraction: 0.5,
    date: 20260302,
    datetime: 1772415000,
    tuple: {},
}

_ILL_WRITTEN: Mapping[type, tuple[Way, ...]] = {
    int: (("fraction", 0.5),),
    bool: (("number", 1),),
    Fraction: (
        ("over_nought", "3/0"),
        ("decimal", "0.5"),
        ("power", "1e3"),
        ("plus", "+1"),
        ("other_digits", "٣"),
    ),
    date: (
        ("no_such_day", "2026-02-30"),
        ("basic_form", "20260302"),
        ("week_form", "2026-W10-1"),
        ("short_form", "2026-3-2"),
        ("with_time", "2026-03-02T00:00:00+08:00"),
    ),
    datetime: (
        ("no_offset", "2026-03-02T09:30:00"),
        ("no_such_time", "2026-03-02T09:61:00+08:00"),
        ("24_o_clock", "2026-03-02T24:00:00+08:00"),
        ("day_alone", "2026-03-02"),
        ("comma", "2026-03-02T09:30:00,5+08:00"),
        ("beyond_years", "0001-01-01T00:00:00+14:00"),
    ),
}


def ways(spec: Spec, plain: Any) -> Iterator[Way]:
    """Every way to spoil a field.

    Args:
        spec: The field.
        plain: Its value in a document that is sound and has something in every field.
    """
    shape = spec.shape
    if spec.required:
        yield "missing", GONE
    yield "null", None
    yield "other_type", _other_type(shape)
    yield from _beyond(shape, plain)
    yield from _ILL_WRITTEN.get(shape.base, ())


def brief(spec: Spec, plain: Any) -> Iterator[Way]:
    """The ways to spoil a field whose shape another has too: one a limit, and one for its type."""
    if spec.required:
        yield "missing", GONE
    yield "other_type", _other_type(spec.shape)
    seen = set()
    for name, value in _beyond(spec.shape, plain):
        if (kind := name.partition("/")[0]) not in seen:
            seen.add(kind)
            yield name, value


def _other_type(shape: Shape) -> Any:
    if shape.is_noun:
        return []
    return 0 if issubclass(shape.base, Term) else _OTHER_TYPE[shape.base]


def _beyond(shape: Shape, plain: Any) -> Iterator[Way]:
    """Values of the right type that a limit does not allow."""
    if issubclass(shape.base, Term):
        yield "no_such_code", "no_such_code"
    for at, limit in enumerate(shape.limits):
        kind = f"limit{at or ''}"
        for name, value in _LIMITS.get(type(limit), _unknown)(limit, shape, plain):
            yield f"{kind}/{name}", value
    if shape.item is not None and not shape.item.is_noun:
        yield "item_of_other_type", [_other_type(shape.item)]
        for name, value in _beyond(shape.item, None):
            yield f"item_{name}", [value]


def _within(limit: Any, shape: Shape, _: Any) -> Iterator[Way]:
    for name, bound, step in (("below", limit.least, -1), ("above", limit.most, 1)):
        if bound is not None:
            value = bound + step
            yield name, str(Fraction(value)) if shape.base is Fraction else value


def _matches(limit: Any, _: Shape, __: Any) -> Iterator[Way]:
    found = _matcher(limit.pattern)
    names = ("empty", "blank", "chinese", "long", "identity", "mobile")
    yield from ((name, text) for name, text in zip(names, _TEXTS, strict=True) if not found(text))


def _printable(limit: Any, _: Shape, __: Any) -> Iterator[Way]:
    yield "empty", ""
    yield "long", "长" * (limit.most + 1)
    yield "blank_first", " 一"
    yield "two_lines", "一\n二"
    yield "control", "一\u0007"
    yield "wide_blank", "一\u3000二"


def _distinct(_: Any, __: Shape, plain: Any) -> Iterator[Way]:
    yield "twice", [plain[0], plain[0]]


def _unknown(_: Any, shape: Shape, __: Any) -> Iterator[Way]:
    """A limit of a room's own: a text, such as a code of divisions, that is none."""
    yield from _NO_CODES if shape.base is str else ()


_LIMITS: Mapping[type[Limit], Callable[[Any, Shape, Any], Iterator[Way]]] = {
    Distinct: _distinct,
    Matches: _matches,
    Printable: _printable,
    Within: _within,
}


@cached
def _matcher(pattern: str) -> Callable[[str], Any]:
    return re.compile(pattern).fullmatch
