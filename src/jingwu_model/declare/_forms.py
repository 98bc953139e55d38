"""How single values stand in JSON: the text forms of days, times and fractions.

A form's pattern is part of what is read: Python's own readers take more than the
standards do, such as a week date, a blank for `T`, or a comma.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction

import attrs

from jingwu_model.declare._limits import BEIJING
from jingwu_model.errors import FaultKind, Text


@attrs.frozen
class Form:
    """How a class of values stands in JSON text.

    Attributes:
        pattern: What the text is, from end to end, in the signs every engine reads alike.
        read: The value of a text; raises ValueError for one that does not fit the
            pattern or says nothing that there is, such as 30 February.
        fault: What a text is that is none.
        expected: What would have been right.
    """

    pattern: str
    read: Callable[[str], object] = attrs.field(repr=False)
    fault: FaultKind
    expected: Text


_at_home = re.compile(r"....-..-..T..:..:..(?:\.[0-9]{1,6})?\+08:00").fullmatch
_parsed = datetime.fromisoformat
_combined = datetime.combine


def _instant(text: str) -> datetime:
    """A time of RFC 3339 at +08:00.

    Of what has that offset already, only the places of the signs are looked at: that
    digits stand between them is asked by Python's own reader.
    """
    if _at_home(text) is not None:
        at = _parsed(text)
        return _combined(at, at.time(), BEIJING)
    if _any_offset(text) is None:
        raise ValueError(text)
    return _parsed(text).astimezone(BEIJING)


def _day(text: str) -> date:
    if _any_day(text) is None:
        raise ValueError(text)
    return date.fromisoformat(text)


def _fraction(text: str) -> Fraction:
    if _any_fraction(text) is None:
        raise ValueError(text)
    return Fraction(text)


FORMS: dict[type, Form] = {
    datetime: Form(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
        r"(\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])",
        _instant,
        FaultKind("not_a_time", Text("不是 RFC 3339 时间", "not a time of RFC 3339")),
        Text(
            "带时区的时间，如 2026-03-02T09:30:00+08:00",
            "a time with its offset, as 2026-03-02T09:30:00+08:00",
        ),
    ),
    date: Form(
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        _day,
        FaultKind("not_a_day", Text("不是 RFC 3339 日期", "not a day of RFC 3339")),
        Text("日期，如 2026-03-02", "a day, as 2026-03-02"),
    ),
    Fraction: Form(
        "-?[0-9]+(/0*[1-9][0-9]*)?",
        _fraction,
        FaultKind("not_a_fraction", Text("不是分数文本", "not a fraction's text")),
        Text("整数或分数文本，如 735 或 4805/491", "a fraction's text, as 735 or 4805/491"),
    ),
}
"""The classes that stand in JSON as text of a form."""


_any_offset = re.compile(FORMS[datetime].pattern).fullmatch
_any_day = re.compile(FORMS[date].pattern).fullmatch
_any_fraction = re.compile(FORMS[Fraction].pattern).fullmatch
