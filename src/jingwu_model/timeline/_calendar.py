"""The calendar of working days, and due times counted on it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal, get_args
from zlib import crc32

import attrs

from jingwu_model.declare._explain import classed, shown
from jingwu_model.errors import FaultKind, InvalidObject, JingwuError, Lang, Text
from jingwu_model.timeline._due import SHANGHAI, Doubt, Due, Period, Unit, aware
from jingwu_model.timeline._notices import (
    FIRST_MOVABLE_IN_DECEMBER,
    Notices,
    faults_of_notice,
    published,
)
from jingwu_model.timeline._ranks import Ranks
from jingwu_model.timeline._span import day_fault, only_day, refuse

Beyond = Literal["mark", "refuse"]

_UNFIT = FaultKind("out_of_range", Text("超出范围", "out of range"))
_BEYOND_DATES = FaultKind("due.beyond_dates", Text("超出可表示的日期", "beyond the last date"))
_BACKWARDS = FaultKind("span.backwards", Text("止日早于起日", "ends before it begins"))


class CalendarUnknown(JingwuError, LookupError):
    """A day was asked of a year whose holiday notice is not in the calendar.

    Attributes:
        year: The year whose notice is missing.

    Examples:
        >>> from datetime import date
        >>> Calendar.china(beyond="refuse").is_working_day(date(2027, 1, 4))
        Traceback (most recent call last):
        ...
        jingwu_model.timeline.CalendarUnknown: the holiday notice for 2027 is not known
    """

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(year)

    def text(self, lang: Lang = "en") -> str:
        """Which notice is missing."""
        if lang == "zh":
            return f"没有{self.year}年的放假通知"
        return f"the holiday notice for {self.year} is not known"


@attrs.frozen
class Calendar:
    """The working days of China, as the State Council's yearly notices set them.

    A working day is Monday to Friday but for the days off that a notice names,
    and the weekend days that it makes working days. `Calendar.china()` gives
    the published years; no other way makes one. The last days of December, from
    the 29th, are certain only once the next year's notice is in.

    Attributes:
        version: The data and the notices it was made of.
        beyond: What it does where a notice is missing: `mark` assumes weekends
            alone and marks due times as provisional, `refuse` raises
            `CalendarUnknown`.

    Examples:
        >>> china = Calendar.china()
        >>> china.is_working_day(date(2026, 2, 14)), china.is_working_day(date(2026, 2, 16))
        (True, False)
        >>> china.add_working_days(date(2026, 2, 12), 3)
        datetime.date(2026, 2, 24)
    """

    version: str
    beyond: Beyond
    _notices: Notices = attrs.field(repr=False)
    _ranks: Ranks = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_ranks", Ranks(self._notices))

    def __reduce__(self) -> tuple[object, ...]:
        # The table is made again rather than stored: it is ten times the notices.
        return Calendar, (self.version, self.beyond, self._notices)

    @classmethod
    def china(cls, beyond: Beyond = "mark") -> "Calendar":
        """The calendar of the published years.

        Args:
            beyond: Where a notice is missing, `mark` due times as provisional,
                or `refuse` to answer.

        Raises:
            InvalidObject: `beyond` is neither.
        """
        if beyond not in get_args(Beyond):
            expected = Text("mark 或 refuse", "mark or refuse")
            refuse("Calendar", [_UNFIT.at("$.beyond", expected=expected, found=shown(beyond))])
        return _china(beyond)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose notices it holds, in order."""
        return self._notices.years

    def is_published(self, day: date) -> bool:
        """Whether the notice of a day's own year is in the calendar."""
        only_day("Calendar", day)
        return day.year in self.years

    def is_working_day(self, day: date) -> bool:
        """Whether a day is a working day.

        Args:
            day: The day.

        Raises:
            CalendarUnknown: A notice that may speak of the day is missing, and the
                calendar refuses to guess.
            InvalidObject: It is a time, or no date.
        """
        only_day("Calendar", day)
        self._need(day, day)
        return self._notices.is_working(day)

    def add_working_days(self, day: date, n: int) -> date:
        """The Nth working day after a day; the day itself is not counted.

        Args:
            day: The day the count starts from.
            n: How many working days, 1 or more.

        Raises:
            CalendarUnknown: The count passes a day that a missing notice may move,
                and the calendar refuses to guess.
            InvalidObject: `day` is a time or no date, `n` is not 1 or more, or the
                result lies beyond the last date there is.
        """
        # The quick way: within the table, and before anything a missing notice may
        # move. What it does not answer, the slow way answers or explains.
        if day.__class__ is date and n.__class__ is int and n > 0:
            ranks = self._ranks
            at = day.toordinal() - ranks.first
            if 0 <= at < ranks.size:
                place = ranks.rank[at] + n - 1
                if place < ranks.sure:
                    return ranks.days[place]
        return self._count_on(day, n)

    def _count_on(self, day: date, n: int) -> date:
        faults = [fault] if (fault := day_fault(day, "$.day")) else []
        if n.__class__ is not int or n < 1:
            expected = Text("不小于 1 的整数", "a whole number of at least 1")
            found = shown(n) if n.__class__ is int else classed(n)
            faults.append(_UNFIT.at("$.n", expected=expected, found=found))
        refuse("Calendar", faults)
        try:
            last = self._ranks.day(self._ranks.of(day.toordinal()) + n)
        except (ValueError, OverflowError):
            found = f"{day} + {n}"
            raise _beyond_dates(found) from None
        self._need(day + timedelta(days=1), last)
        return last

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after one day, up to and including another.

        Args:
            after: The day the count starts from, not counted itself.
            until: The last day counted; not before `after`.

        Raises:
            CalendarUnknown: A day between may be moved by a missing notice, and the
                calendar refuses to guess.
            InvalidObject: A day is a time or no date, or `until` lies before `after`.

        Examples:
            >>> Calendar.china().working_days_between(date(2026, 2, 12), date(2026, 2, 24))
            3
        """
        only_day("Calendar", after, "$.after")
        only_day("Calendar", until, "$.until")
        if until < after:
            expected = Text(f"不早于{after}", f"not before {after}")
            refuse("Calendar", [_BACKWARDS.at("$.until", expected=expected, found=f"{until}")])
        if after < until:
            self._need(after + timedelta(days=1), until)
        return self._ranks.of(until.toordinal()) - self._ranks.of(after.toordinal())

    def due(self, period: Period, start: datetime) -> Due:
        """When a period ends.

        The start day is not counted. Days and months that end on no working day
        roll to the next one; working days and hours do not roll. What is counted
        in days ends at 23:59:59.999999, +08:00 (ADM 35; see `Unit`).

        Args:
            period: The period.
            start: When it starts, at any offset; its date in China counts.

        Returns:
            The due time, provisional where a missing notice can still move it.

        Raises:
            CalendarUnknown: It would be provisional, and the calendar refuses to guess.
            InvalidObject: `start` has no offset, or the end lies beyond the last date.

        Examples:
            >>> start = datetime(2026, 9, 1, 10, 0, tzinfo=SHANGHAI)
            >>> Calendar.china().due(Period.days(30), start).text("en")
            'by 2026-10-08 23:59 (30 days from 2026-09-01 10:00)'
        """
        start = aware(start, "start")
        doubt: tuple[Doubt, int] | None = None
        try:
            if period.unit is Unit.HOURS:
                last = start + timedelta(hours=period.n)
            else:
                first, day = self._last_day(period, start.date())
                doubt = self._doubt(first, day)
                last = datetime.combine(day, time.max, SHANGHAI)
        except (ValueError, OverflowError):
            found = f"{start} + {period.text('en')}"
            raise _beyond_dates(found) from None
        if doubt and self.beyond == "refuse":
            raise CalendarUnknown(doubt[1])
        reason, awaits = doubt or (None, None)
        return Due(
            rule=period,
            start=start,
            last=last,
            reason=reason,
            awaits=awaits,
            calendar=self.version,
        )

    def _last_day(self, period: Period, day: date) -> tuple[date, date]:
        """The last day of a period, after the first day that its counting depends on."""
        ranks = self._ranks
        if period.unit is Unit.WORKING_DAYS:
            last = ranks.day(ranks.of(day.toordinal()) + period.n)
            return day + timedelta(days=1), last
        if period.unit is Unit.DAYS:
            nominal = day + timedelta(days=period.n)
        else:
            # Imported here because most programs count no months.
            from dateutil.relativedelta import relativedelta  # noqa: PLC0415

            nominal = day + relativedelta(months=period.n)
        # The first working day from the nominal one on: the next rank after the day before.
        return nominal, ranks.day(ranks.of(nominal.toordinal() - 1) + 1)

    def _doubt(self, first: date, last: date) -> tuple[Doubt, int] | None:
        """Why a count over these days is not certain, and the year whose notice is missing."""
        known = self.years
        for year in range(first.year, last.year + 1):
            if year not in known:
                return (Doubt.NO_DATA if year < known[0] else Doubt.NO_NOTICE), year
        for year in range(first.year, last.year + 1):
            if year + 1 not in known and last >= date(year, 12, FIRST_MOVABLE_IN_DECEMBER):
                return Doubt.YEAR_END, year + 1
        return None

    def _need(self, first: date, last: date) -> None:
        if self.beyond == "refuse" and (doubt := self._doubt(first, last)):
            raise CalendarUnknown(doubt[1])

    def with_notice(
        self, year: int, *, holidays: Iterable[date], workdays: Iterable[date] = ()
    ) -> "Calendar":
        """The calendar with one more year's notice.

        Args:
            year: The year of the notice.
            holidays: Every day off that it names, weekend days among them or not.
            workdays: The weekend days that it makes working days. Both may name
                days of the December before, from the 29th.

        Raises:
            InvalidObject: The year's notice is in the calendar (`notice.published`),
                or a day lies in another year (`notice.elsewhere`), is a working day
                on no weekend (`notice.not_weekend`) or stands in both lists
                (`notice.both`); `.faults` has all of them.

        Examples:
            >>> china = Calendar.china().with_notice(2027, holidays=[date(2027, 1, 1)])
            >>> china.years[-1], china.is_working_day(date(2027, 1, 1))
            (2027, False)
        """
        off, work = tuple(holidays), tuple(workdays)
        refuse("Calendar", faults_of_notice(self.years, year, off, work))
        told = [sorted(map(date.isoformat, days)) for days in (set(off), set(work))]
        # A mark that tells two notices for one year apart, wherever a due time keeps it.
        mark = f"{crc32(repr(told).encode()):08x}"
        return Calendar(
            f"{self.version} + {year} ({mark})",
            self.beyond,
            self._notices.with_year(year, off, work),
        )


@cache
def _china(beyond: Beyond) -> Calendar:
    version, notices = published()
    return Calendar(version, beyond, notices)


def _beyond_dates(found: str) -> InvalidObject:
    expected = Text(f"不晚于{date.max}", f"no later than {date.max}")
    return InvalidObject("Due", [_BEYOND_DATES.at("$.last", expected=expected, found=found)])
