"""Cadences: when something is expected to happen again, and where no record shows it did."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs
from dateutil.rrule import rrule, rruleset

from jingwu_model.errors import InvalidDeclaration
from jingwu_model.timeline import SHANGHAI, Calendar, Span
from jingwu_model.timeline._span import only_day


@attrs.frozen
class Occurrence:
    """One expected occurrence.

    Attributes:
        day: The day the rule names.
        window: The days in which a record counts for it: to the day before the next.
        working_days: How many of those are working days.
    """

    day: date
    window: Span
    working_days: int

    @property
    def excused(self) -> bool:
        """Whether the window has no working day, as a week of holidays may."""
        return self.working_days == 0


def schedule(rule: rrule | rruleset, span: Span, calendar: Calendar) -> tuple[Occurrence, ...]:
    """The occurrences a recurrence rule expects in a span, one a day at most.

    Args:
        rule: The rule, such as `rrule(WEEKLY, dtstart=datetime(2026, 9, 28))`.
        span: The days looked at; both ends are given.
        calendar: What counts working days.

    Returns:
        The occurrences, each with the days in which a record counts for it.

    Raises:
        InvalidDeclaration: The span has an open end.

    Examples:
        >>> from datetime import datetime
        >>> from dateutil.rrule import WEEKLY
        >>> weekly = rrule(WEEKLY, dtstart=datetime(2026, 9, 28))
        >>> weeks = schedule(weekly, Span(since=date(2026, 9, 28), until=date(2026, 10, 11)),
        ...                  Calendar.china())
        >>> [(week.day.isoformat(), week.working_days) for week in weeks]
        [('2026-09-28', 3), ('2026-10-05', 3)]
    """
    if span.since is None or span.until is None:
        raise InvalidDeclaration("schedule", "a span with both ends")
    days = [day for day in _days(rule, span.until) if day >= span.since]
    ends = [*(day - timedelta(days=1) for day in days[1:]), span.until]
    return tuple(
        Occurrence(
            day,
            Span(since=day, until=end),
            # The first day itself is none of the days after it, and may have none before.
            calendar.is_working_day(day) + calendar.working_days_between(day, end),
        )
        for day, end in zip(days, ends, strict=False)
    )


def _days(rule: rrule | rruleset, last: date) -> Iterator[date]:
    """The days a rule names, each once, up to a last one; of an aware rule, China's days."""
    seen = None
    for moment in rule:
        day = moment.date() if moment.tzinfo is None else moment.astimezone(SHANGHAI).date()
        if day > last:
            return
        if day != seen:
            yield day
        seen = day


def gaps(
    occurrences: Iterable[Occurrence], records: Iterable[date], *, excuse: bool = True
) -> tuple[Occurrence, ...]:
    """The occurrences without a record in their window.

    Args:
        occurrences: What was expected.
        records: The days on which it happened.
        excuse: Whether a window without a working day is no gap.

    Raises:
        InvalidObject: A record is a time, or no day; of a time, `moment.date()` is the day
            where `moment` is in China's time.

    Examples:
        >>> week = Span(since=date(2026, 3, 2), until=date(2026, 3, 8))
        >>> gaps([Occurrence(date(2026, 3, 2), week, 5)], [date(2026, 3, 8)])
        ()
    """
    days = list(records)
    for number, day in enumerate(days):
        only_day("gaps", day, f"$.records[{number}]")
    days.sort()

    def recorded(window: Span) -> bool:
        at = 0 if window.since is None else bisect_left(days, window.since)
        return at < len(days) and days[at] in window

    return tuple(
        one for one in occurrences if not (excuse and one.excused) and not recorded(one.window)
    )
