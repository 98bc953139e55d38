"""Due times counted one day at a time, by nothing but which days are worked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
ONE = timedelta(days=1)


def counted(start: datetime, n: int, unit: str, works: Callable[[date], bool]) -> datetime:
    """The last instant of a period.

    Args:
        start: When it starts.
        n: How many.
        unit: Hours, days, months or working days.
        works: Whether a day is worked.
    """
    start = start.astimezone(CHINA)
    if unit == "hours":
        return start + n * timedelta(hours=1)
    day = start.date()
    if unit == "months":
        year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
        next_month = date(year + month // 11, month % 11 + 2 if month < 11 else 1, 1)
        day = min(date(year, month + 1, 1) + (day.day - 1) * ONE, next_month - ONE)
    elif unit == "days":
        day += n * ONE
    while unit.startswith("working") and n:
        day += ONE
        n -= works(day)
    while not works(day):
        day += ONE
    return datetime(day.year, day.month, day.day, 23, 59, 59, 999999, tzinfo=CHINA)
