"""The State Council's yearly notices: the published ones, and one that a caller adds."""

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from importlib import import_module

import attrs

from jingwu_model.declare._explain import classed, shown
from jingwu_model.errors import Fault, FaultKind, Text
from jingwu_model.timeline._span import day_fault, is_day

_NOT_A_YEAR = FaultKind("out_of_range", Text("超出范围", "out of range"))
_PUBLISHED = FaultKind("notice.published", Text("该年通知已在日历中", "already in the calendar"))
_ELSEWHERE = FaultKind("notice.elsewhere", Text("不属该年通知", "not a day of that notice"))
_ON_WEEKDAY = FaultKind("notice.not_weekend", Text("调休上班日不在周末", "not on a weekend"))
_IN_BOTH = FaultKind("notice.both", Text("既放假又上班", "both off and a working day"))

# The data package leaves out this make-up day: 国办发明电〔2005〕35号, the notice for 2006,
# makes Saturday 2005-12-31 a working day for the sake of New Year.
_LEFT_OUT = date(2005, 12, 31)

FIRST_MOVABLE_IN_DECEMBER = 29
"""From this day of December a year's days may be moved by the next year's notice.

The notices for 2006, 2007, 2008, 2012, 2019, 2023 and 2024 moved or named days
of the December before; the earliest is the 29th (2007-12-29 and 2018-12-29).
"""

_SATURDAY = 5


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


@attrs.frozen
class Notices:
    """What the yearly notices say: the days that are not as their weekday is.

    Attributes:
        years: The years with a notice, in order.
        closed: Mondays to Fridays that are no working days.
        opened: Saturdays and Sundays that are working days.
    """

    years: tuple[int, ...]
    closed: frozenset[date] = attrs.field(repr=False)
    opened: frozenset[date] = attrs.field(repr=False)

    def with_year(self, year: int, off: Iterable[date], work: Iterable[date]) -> "Notices":
        """One year's notice more; it overrides what older ones said of its days."""
        off, work = frozenset(off), frozenset(work)
        return Notices(
            tuple(sorted((*self.years, year))),
            self.closed | {day for day in off if not is_weekend(day)},
            (self.opened - off) | work,
        )

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day; its weekday decides where no notice speaks."""
        return day in self.opened if is_weekend(day) else day not in self.closed


@cache
def published() -> tuple[str, Notices]:
    """The version of the data package, and its notices with the day it leaves out."""
    package = import_module("chinese_calendar")
    holidays, make_up = package.constants.holidays, package.constants.workdays
    # A year is published where its New Year's Day stands in the data: a notice
    # also names days of the December before.
    years = tuple(sorted({day.year for day in holidays if (day.month, day.day) == (1, 1)}))
    notices = Notices(
        years,
        frozenset(day for day in holidays if not is_weekend(day)),
        frozenset(make_up) | {_LEFT_OUT},
    )
    corrected = "" if _LEFT_OUT in make_up else ", 1 day corrected"
    return f"chinesecalendar {package.__version__}, {years[0]}–{years[-1]}{corrected}", notices


def faults_of_notice(
    known: tuple[int, ...], year: int, off: tuple[date, ...], work: tuple[date, ...]
) -> list[Fault]:
    """Every fault of one more year's notice.

    Args:
        known: The years with a notice.
        year: The year of the new one.
        off: The days off that it names.
        work: The weekend days that it makes working days.
    """
    if year.__class__ is not int or not MINYEAR < year < MAXYEAR:
        found = shown(year) if year.__class__ is int else classed(year)
        return [_NOT_A_YEAR.at("$.year", expected=Text("年份", "a year"), found=found)]
    if year in known:
        expected = Text("日历中没有的年份", "a year not in the calendar")
        return [_PUBLISHED.at("$.year", expected=expected, found=f"{year}")]
    faults = [*_elsewhere(year, "holidays", off), *_elsewhere(year, "workdays", work)]
    for at, day in enumerate(work):
        path = f"$.workdays[{at}]"
        if is_day(day) and not is_weekend(day):
            expected = Text("星期六或星期日", "a Saturday or a Sunday")
            faults.append(_ON_WEEKDAY.at(path, expected=expected, found=f"{day}"))
        if day in off:
            expected = Text("只列一处", "one of the two")
            faults.append(_IN_BOTH.at(path, expected=expected, found=f"{day}"))
    return faults


def _elsewhere(year: int, name: str, days: tuple[date, ...]) -> list[Fault]:
    """The faults of what is no day, or no day that a year's notice may name."""
    first = date(year - 1, 12, FIRST_MOVABLE_IN_DECEMBER)
    last = date(year, 12, 31)
    expected = Text(f"{first}至{last}", f"{first} to {last}")
    faults = []
    for at, day in enumerate(days):
        path = f"$.{name}[{at}]"
        if fault := day_fault(day, path):
            faults.append(fault)
        elif not first <= day <= last:
            faults.append(_ELSEWHERE.at(path, expected=expected, found=f"{day}"))
    return faults
