"""Stretches of time before a day: twelve months, a calendar year, the weeks and months in them."""

from datetime import date, datetime, time, timedelta

from jingwu_model.declare import BEIJING
from jingwu_model.model import DutyEntry
from jingwu_model.timeline import Span

DAYS_OF_WEEK = 7
MONTHS_OF_YEAR = 12
_DAY = timedelta(days=1)
INSTANT = timedelta.resolution


def year_earlier(day: date) -> date:
    """The same day a year before: 28 February for the 29th, the first day there is at the least.

    Examples:
        >>> year_earlier(date(2024, 2, 29)), year_earlier(date(2024, 4, 30))
        (datetime.date(2023, 2, 28), datetime.date(2023, 4, 30))
    """
    if day.year == date.min.year:
        return date.min
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year - 1, day=28)
    return day.replace(year=day.year - 1)


def year_later(day: date) -> date:
    """The same day a year after: 28 February for the 29th.

    Examples:
        >>> year_later(date(2024, 2, 29)), year_later(date(2023, 2, 28))
        (datetime.date(2025, 2, 28), datetime.date(2024, 2, 28))
    """
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year + 1, day=28)
    return day.replace(year=day.year + 1)


def twelve_months(day: date) -> Span:
    """The twelve months that end with a day.

    Examples:
        >>> twelve_months(date(2024, 4, 30)).text("en")
        '2023-05-01 to 2024-04-30'
    """
    return Span(since=min(year_earlier(day) + _DAY, day), until=day)


def year_over(day: date) -> int:
    """The last calendar year that is over on a day; on 31 December that very year.

    Examples:
        >>> year_over(date(2024, 12, 30)), year_over(date(2024, 12, 31))
        (2023, 2024)
    """
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def month_number(day: date) -> int:
    """A day's month, counted on from year to year."""
    return day.year * MONTHS_OF_YEAR + day.month - 1


def month_name(number: int) -> str:
    """A month by its number, as it is written.

    Examples:
        >>> month_name(month_number(date(2024, 3, 30)))
        '2024-03'
    """
    year, month = divmod(number, MONTHS_OF_YEAR)
    return f"{year:04}-{month + 1:02}"


def first_whole_month(day: date) -> int:
    """The first month, by number, that lies wholly on a day and after it.

    Examples:
        >>> [first_whole_month(date(2023, 1, at)) - month_number(date(2023, 1, 1)) for at in (1, 2)]
        [0, 1]
    """
    return month_number(day) + (0 if day.day == 1 else 1)


def months_over(day: date) -> range:
    """The last twelve months that are over on a day, by number; on its last day a month is.

    Examples:
        >>> months_over(date(2024, 3, 30)) == range(month_number(date(2023, 3, 1)),
        ...                                         month_number(date(2024, 3, 1)))
        True
    """
    last_of_month = day == date.max or (day + _DAY).day == 1
    end = month_number(day) + (1 if last_of_month else 0)
    return range(end - MONTHS_OF_YEAR, end)


def week_of(day: date) -> int:
    """The ordinal of the Monday of a day's week."""
    return day.toordinal() - day.weekday()


def whole_weeks(since: date, until: date) -> range:
    """The Mondays, as ordinals, of the weeks that lie wholly between two days.

    Examples:
        >>> [date.fromordinal(one).isoformat() for one in whole_weeks(date(2024, 3, 2),
        ...                                                            date(2024, 3, 17))]
        ['2024-03-04', '2024-03-11']
    """
    first = since.toordinal() + -since.weekday() % DAYS_OF_WEEK
    return range(first, until.toordinal() - DAYS_OF_WEEK + 2, DAYS_OF_WEEK)


def week_name(monday: int) -> str:
    """A week as ISO 8601 names it.

    Examples:
        >>> week_name(date(2024, 12, 30).toordinal())
        '2025-W01'
    """
    year, number, _ = date.fromordinal(monday).isocalendar()
    return f"{year:04}-W{number:02}"


def weeks_of(entry: DutyEntry) -> range:
    """The Mondays, as ordinals, of the weeks that a duty entry touches."""
    first, last = week_of(entry.start.date()), week_of((entry.end - INSTANT).date())
    return range(first, last + 1, DAYS_OF_WEEK)


def bounds(span: Span) -> tuple[datetime | None, datetime | None]:
    """The moments between which a run of days lies; none where it has no end."""
    since = None if span.since is None else datetime.combine(span.since, time(), BEIJING)
    if span.until is None or span.until == date.max:
        return since, None
    return since, datetime.combine(span.until + _DAY, time(), BEIJING)


def instants(entry: DutyEntry, since: datetime | None, until: datetime | None) -> int:
    """How much of a duty entry lies between two moments, in microseconds."""
    start = entry.start if since is None else max(entry.start, since)
    end = entry.end if until is None else min(entry.end, until)
    return max((end - start) // INSTANT, 0)
