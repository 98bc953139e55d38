"""Spans of days, and what counts as a day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import attrs

from jingwu_model.declare import About, Noun, together
from jingwu_model.declare._explain import classed
from jingwu_model.errors import Fault, FaultKind, InvalidObject, Lang, Text

_NOT_A_DAY = FaultKind("not_a_day", Text("不是日期", "not a day"))
_A_DAY = Text("不带时刻的日期", "a date without a time")


def is_day(value: object) -> bool:
    """Whether a value is a date and no time: a time falls on one day here, on another there."""
    return isinstance(value, date) and not isinstance(value, datetime)


def day_fault(value: object, path: str) -> Fault | None:
    """The fault of a value that should be a day; none where it is one."""
    if is_day(value):
        return None
    return _NOT_A_DAY.at(path, expected=_A_DAY, found=classed(value))


def refuse(what: str, faults: Sequence[Fault]) -> None:
    """Refuse what has faults; pass what has none.

    Raises:
        InvalidObject: Named `what`, with every fault.
    """
    if faults:
        raise InvalidObject(what, faults)


def only_day(what: str, value: object, path: str = "$.day") -> None:
    """Refuse anything that is not a day.

    Raises:
        InvalidObject: Named `what`, with the one fault.
    """
    if fault := day_fault(value, path):
        refuse(what, [fault])


@attrs.frozen(kw_only=True)
class Span(Noun):
    """起止日期, a run of days, both ends included.

    Args:
        since: The first day; none where it has no beginning.
        until: The last day; none where it has no end.

    Raises:
        InvalidObject: It ends before it begins (`span.backwards`).

    Examples:
        >>> year = Span(since=date(2026, 1, 1), until=date(2026, 12, 31))
        >>> date(2026, 12, 31) in year, date(2027, 1, 1) in year
        (True, False)
        >>> year.days
        365
    """

    since: Annotated[date | None, About("起", "the first day; none: no beginning")] = None
    until: Annotated[date | None, About("止", "the last day; none: no end")] = None

    @together("span.backwards", "since", "until", zh="止日早于起日", en="ends before it begins")
    def _forwards(self) -> bool:
        return self.since is None or self.until is None or self.since <= self.until

    def __contains__(self, day: date) -> bool:
        only_day("Span", day)
        return not self.begins_after(day) and not self.ended_before(day)

    def begins_after(self, day: date) -> bool:
        """Whether the whole span lies after a day."""
        return self.since is not None and day < self.since

    def ended_before(self, day: date) -> bool:
        """Whether the whole span lies before a day."""
        return self.until is not None and self.until < day

    def overlaps(self, other: "Span") -> bool:
        """Whether two spans share a day.

        Examples:
            >>> old = Span(until=date(2025, 12, 31))
            >>> old.overlaps(Span(since=date(2025, 12, 31)))
            True
            >>> old.overlaps(Span(since=date(2026, 1, 1)))
            False
        """
        apart = (self.until is not None and other.begins_after(self.until)) or (
            other.until is not None and self.begins_after(other.until)
        )
        return not apart

    @property
    def days(self) -> int | None:
        """How many days it has; none where an end is open."""
        if self.since is None or self.until is None:
            return None
        return (self.until - self.since).days + 1

    def text(self, lang: Lang = "en") -> str:
        """The span in words.

        Examples:
            >>> Span(since=date(2026, 1, 1)).text("zh")
            '2026-01-01起'
            >>> Span(since=date(2006, 3, 1), until=date(2025, 12, 31)).text("en")
            '2006-03-01 to 2025-12-31'
        """
        if self.since is None and self.until is None:
            return "无起止" if lang == "zh" else "without beginning or end"
        if self.until is None:
            return f"{self.since}起" if lang == "zh" else f"from {self.since}"
        if self.since is None:
            return f"至{self.until}" if lang == "zh" else f"until {self.until}"
        return f"{self.since}{'至' if lang == 'zh' else ' to '}{self.until}"
