"""The calendar that every due time of the vectors is counted on, day by day."""

from datetime import date, timedelta
from typing import Any

from jingwu_model.timeline import Calendar
from jingwu_model.wire import FORMAT

_FRIDAY = 4


def calendar(china: Calendar | None = None) -> dict[str, Any]:
    """The days that are not as their weekday is, in the years whose notices are published.

    Monday to Friday is worked but for the days of `off`; of weekends, the days of `worked`
    are. Outside `first` to `last`, weekends alone are off.

    Args:
        china: The calendar; that of the published years by default.

    Examples:
        >>> days = calendar()
        >>> days["first"], days["last"], "2026-02-16" in days["off"], "2026-02-14" in days["worked"]
        ('2004-01-01', '2026-12-31', True, True)
    """
    china = china or Calendar.china()
    first, last = date(china.years[0], 1, 1), date(china.years[-1], 12, 31)
    every = [first + timedelta(days) for days in range((last - first).days + 1)]
    odd = [day for day in every if china.is_working_day(day) is not (day.weekday() <= _FRIDAY)]
    return {
        "first": first.isoformat(),
        "kind": "calendar",
        "last": last.isoformat(),
        "off": [day.isoformat() for day in odd if day.weekday() <= _FRIDAY],
        "v": FORMAT,
        "version": china.version,
        "worked": [day.isoformat() for day in odd if day.weekday() > _FRIDAY],
    }
