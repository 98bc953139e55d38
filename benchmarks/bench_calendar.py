"""N working days on from a day, beside the data package's own search."""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from statistics import median

import chinese_calendar
from _measure import Comparison, Target, interleaved, timed

from jingwu_model.timeline import Calendar

# The periods that statutes state in working days. The shortest is the hardest to win.
_PERIODS = (3, 5, 7, 20)
_ROUNDS = 60
_DAYS = 48
_TIMES = 100
_ONE = timedelta(days=1)


def _days() -> list[date]:
    """Days of every published year, working days or not, whose count stays within the data.

    December 2005 is left out: the data package lacks a make-up day of it.
    """
    first, last = date(2004, 1, 1), date(2026, 11, 1)
    draw = random.Random(2004)  # noqa: S311 - a sample
    days = (first + timedelta(days=draw.randrange((last - first).days)) for _ in range(2 * _DAYS))
    return [day for day in days if (day.year, day.month) not in {(2005, 11), (2005, 12)}][:_DAYS]


def _by_search(day: date, n: int) -> date:
    found: date = chinese_calendar.find_workday(n - 1, day + _ONE)
    return found


def _by_list(day: date, n: int) -> date:
    # A list needs an end; the longest run of days off is nine, so two weeks more are enough.
    found: date = chinese_calendar.get_workdays(day + _ONE, day + timedelta(days=2 * n + 14))[n - 1]
    return found


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare for each period; all must agree on every day first."""
    days = _days()
    return [_compared(n, days, options.rounds or _ROUNDS) for n in _PERIODS]


def _compared(n: int, days: list[date], rounds: int) -> Comparison:
    count = Calendar.china().add_working_days
    for day in days:
        assert count(day, n) == _by_search(day, n) == _by_list(day, n), (day, n)

    def ours() -> None:
        for _ in range(_TIMES):
            for day in days:
                count(day, n)

    def search() -> None:
        for day in days:
            _by_search(day, n)

    def listed() -> None:
        for day in days:
            _by_list(day, n)

    ways = {
        "ours": timed(ours, _TIMES * len(days)),
        "find_workday": timed(search, len(days)),
        "get_workdays": timed(listed, len(days)),
    }
    taken = interleaved(ways, rounds, title=f"calendar, {n} working days")
    peer = min(("find_workday", "get_workdays"), key=lambda way: median(taken[way]))
    return Comparison(
        what=f"{n} working days on",
        peer=f"chinese_calendar.{peer}, the faster of its two",
        unit="s",
        ours=taken["ours"],
        theirs=taken[peer],
        target=Target(limit=400, at_least=True),
    )
