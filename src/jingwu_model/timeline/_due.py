"""Periods, and the due times that a calendar makes of them."""

from contextlib import suppress
from datetime import datetime
from typing import Annotated, Final, Protocol

import attrs

from jingwu_model.declare import (
    BEIJING,
    About,
    Instant,
    Name,
    Noun,
    Term,
    Within,
    faults_in,
    together,
)
from jingwu_model.errors import InvalidObject, Lang

SHANGHAI: Final = BEIJING
"""The time of all of China: fixed +08:00."""


class Unit(Term):
    """期间单位, what a period is counted in."""

    HOURS = (
        "hours",
        "小时",
        "hours",
        "按钟点连续计算，不因休息日顺延。",
        "By the clock, without any roll.",
        "ADM",
    )
    DAYS = (
        "days",
        "日",
        "days",
        "自次日起按日历日计算；末日为非工作日的，顺延至其后第一个工作日。",
        "Calendar days from the day after the start; a last day off rolls to the next working day.",
        "ADM",
    )
    WORKING_DAYS = (
        "working_days",
        "工作日",
        "working days",
        "自次日起只计工作日，含调休上班的周末。",
        "Working days from the day after the start, make-up weekend days included.",
        "ADM",
    )
    MONTHS = (
        "months",
        "月",
        "months",
        "至届满月份的对应日，无对应日的为该月末日；末日为非工作日的，顺延至其后第一个工作日。",
        "To the same day of the month, or its last; a last day off rolls to the next working day.",
        "ADM",
    )


class Doubt(Term):
    """待定原因, why a due time is provisional."""

    NO_NOTICE = (
        "no_notice",
        "放假通知尚未公布",
        "no notice yet",
        "期间涉及尚未公布放假通知的年份，该年仅按周末推算。",
        "The counting reaches into a year without a notice yet; weekends alone are assumed there.",
        "library",
    )
    YEAR_END = (
        "year_end",
        "年末可能调休",
        "year's end may move",
        "期间涉及十二月末日，次年放假通知可能对其调休。",
        "The counting depends on the last days of December, which the next year's notice may move.",
        "library",
    )
    NO_DATA = (
        "no_data",
        "无放假数据",
        "no data",
        "期间早于已有放假数据的年份，仅按周末推算。",
        "The counting lies before the years with holiday data; weekends alone are assumed there.",
        "library",
    )

    def of(self, year: int, lang: Lang = "en") -> str:
        """The doubt in one sentence.

        Args:
            year: The year whose notice is missing.
            lang: `zh` or `en`.

        Examples:
            >>> Doubt.NO_NOTICE.of(2027)
            'the holiday notice for 2027 is not known: weekends alone assumed'
        """
        zh = lang == "zh"
        if self is Doubt.NO_NOTICE:
            if zh:
                return f"{year}年放假通知尚未公布，仅按周末推算"
            return f"the holiday notice for {year} is not known: weekends alone assumed"
        if self is Doubt.YEAR_END:
            if zh:
                return f"{year}年放假通知尚未公布，可能对{year - 1}年12月末的日子调休"
            return f"the holiday notice for {year} is not known and may move the end of {year - 1}"
        if zh:
            return f"没有{year}年的放假数据，仅按周末推算"
        return f"there is no holiday data for {year}: weekends alone assumed"


_UNIT_ZH = {Unit.HOURS: "小时", Unit.DAYS: "日", Unit.WORKING_DAYS: "个工作日", Unit.MONTHS: "个月"}
_UNIT_EN = {Unit.HOURS: "hour", Unit.DAYS: "day", Unit.WORKING_DAYS: "working day"}


@attrs.frozen(kw_only=True)
class Period(Noun):
    """期间, a length of time as law states it.

    Args:
        n: How many, 1 to 99,999.
        unit: Hours, days, working days or months.

    Examples:
        >>> Period.working_days(3).text("zh"), Period.months(1).text("en")
        ('3个工作日', '1 month')
    """

    n: Annotated[int, Within(1, 99_999), About("数量", "how many")]
    unit: Annotated[Unit, About("单位", "what it is counted in")]

    @classmethod
    def hours(cls, n: int) -> "Period":
        """So many hours, by the clock (ADM 35)."""
        return cls(n=n, unit=Unit.HOURS)

    @classmethod
    def days(cls, n: int) -> "Period":
        """So many calendar days, with the last-day roll (ADM 35)."""
        return cls(n=n, unit=Unit.DAYS)

    @classmethod
    def working_days(cls, n: int) -> "Period":
        """So many working days, make-up days included (ADM 183)."""
        return cls(n=n, unit=Unit.WORKING_DAYS)

    @classmethod
    def months(cls, n: int) -> "Period":
        """So many months, with the last-day roll (ADM 35)."""
        return cls(n=n, unit=Unit.MONTHS)

    def text(self, lang: Lang = "en") -> str:
        """The period in words, `zh` or `en`."""
        if lang == "zh":
            return f"{self.n}{_UNIT_ZH[self.unit]}"
        return f"{self.n} {_UNIT_EN.get(self.unit, 'month')}{'s' if self.n > 1 else ''}"


class Counting(Protocol):
    """What counts due times: a `Calendar`."""

    def due(self, period: Period, start: datetime) -> "Due":
        """The due time of a period from a start."""


@attrs.frozen(kw_only=True)
class Due(Noun):
    """到期时间, a due time, with all it was counted from.

    A calendar makes it: `calendar.due(period, start)`.

    Args:
        rule: The period counted.
        start: When it started; its day or hour is not counted.
        last: The last instant still in time.
        reason: Why it is provisional; none where it is certain.
        awaits: The year whose holiday notice is missing; none where it is certain.
        calendar: The version of the calendar it was counted on.

    Examples:
        >>> from jingwu_model.timeline import Calendar
        >>> start = datetime(2026, 2, 12, 9, 30, tzinfo=SHANGHAI)
        >>> due = Calendar.china().due(Period.working_days(3), start)
        >>> print(due.last)
        2026-02-24 23:59:59.999999+08:00
        >>> due.provisional, due.overdue(datetime(2026, 2, 25, tzinfo=SHANGHAI))
        (False, True)
    """

    rule: Annotated[Period, About("期间", "the period counted")]
    start: Annotated[Instant, About("起算时间", "when it started; not counted itself")]
    last: Annotated[Instant, About("截止时间", "the last instant still in time")]
    reason: Annotated[Doubt | None, About("暂定原因", "why it is provisional")] = None
    awaits: Annotated[
        int | None, Within(1, 9999), About("所缺年份", "the year whose notice is missing")
    ] = None
    calendar: Annotated[Name, About("日历版本", "the calendar's version")]

    @together("due.before_start", "start", "last", zh="截止早于起算", en="due before its start")
    def _after_start(self) -> bool:
        return self.start < self.last

    @together(
        "due.half_provisional",
        "reason",
        "awaits",
        zh="暂定原因与所缺年份须同有同无",
        en="a reason and the missing year go together",
    )
    def _wholly_provisional(self) -> bool:
        return (self.reason is None) == (self.awaits is None)

    @property
    def provisional(self) -> bool:
        """Whether a notice not known yet can still move it."""
        return self.reason is not None

    def why(self, lang: Lang = "en") -> str:
        """Why it is provisional, naming the year; empty where it is certain."""
        if self.reason is None or self.awaits is None:
            return ""
        return self.reason.of(self.awaits, lang)

    def overdue(self, now: datetime) -> bool:
        """Whether the last instant in time is past.

        Raises:
            InvalidObject: `now` has no offset (`time.naive`).
        """
        return aware(now, "now") > self.last

    def recomputed(self, calendar: Counting) -> "Due":
        """The same period from the same start, counted on another calendar."""
        return calendar.due(self.rule, self.start)

    def compared(self, other: "Due") -> "DueChange":
        """What changed from this due time to another of the same period and start.

        Raises:
            InvalidObject: The other is of another period or start (`due.another`).
        """
        return DueChange(before=self, after=other)

    def text(self, lang: Lang = "en") -> str:
        """The due time in one sentence, with its period and any doubt.

        Examples:
            >>> from jingwu_model.timeline import Calendar
            >>> start = datetime(2026, 12, 30, 9, 0, tzinfo=SHANGHAI)
            >>> print(Calendar.china().due(Period.hours(24), start).text("en"))
            by 2026-12-31 09:00 (24 hours from 2026-12-30 09:00)
            >>> print(Calendar.china().due(Period.working_days(3), start).why("zh"))
            2027年放假通知尚未公布，仅按周末推算
        """
        start, last = _minute(self.start), _minute(self.last)
        if lang == "zh":
            doubt = f"；暂定：{self.why('zh')}" if self.provisional else ""
            return f"截至{last}（自{start}起{self.rule.text('zh')}{doubt}）"
        doubt = f"; provisional: {self.why('en')}" if self.provisional else ""
        return f"by {last} ({self.rule.text('en')} from {start}{doubt})"


@attrs.frozen(kw_only=True)
class DueChange(Noun):
    """到期时间的变化, how one due time differs on two calendars.

    Args:
        before: The due time on the first.
        after: The same period from the same start on the second.

    Examples:
        >>> from datetime import date
        >>> from jingwu_model.timeline import Calendar
        >>> old = Calendar.china()
        >>> new = old.with_notice(2027, holidays=[date(2027, 1, 1)])
        >>> due = old.due(Period.working_days(3), datetime(2026, 12, 30, 9, 0, tzinfo=SHANGHAI))
        >>> change = due.compared(due.recomputed(new))
        >>> change.moved
        1
        >>> print(change.text("en"))
        2027-01-04 23:59 → 2027-01-05 23:59: 1 day later, no longer provisional
    """

    before: Annotated[Due, About("原截止", "the due time on the first calendar")]
    after: Annotated[Due, About("现截止", "the due time on the second")]

    @together(
        "due.another", "before", "after", zh="两者期间或起算不同", en="of another period or start"
    )
    def _of_one_matter(self) -> bool:
        return self.before.rule == self.after.rule and self.before.start == self.after.start

    @property
    def moved(self) -> int:
        """By how many days the due time moved; negative where it is earlier now."""
        return (self.after.last.date() - self.before.last.date()).days

    def text(self, lang: Lang = "en") -> str:
        """The change in one line, `zh` or `en`."""
        zh = lang == "zh"
        days = abs(self.moved)
        if not self.moved:
            told = "不变" if zh else "unchanged"
        elif zh:
            told = f"{'延后' if self.moved > 0 else '提前'}{days}日"
        else:
            told = f"{days} day{'s' if days > 1 else ''} {'later' if self.moved > 0 else 'earlier'}"
        if self.before.provisional != self.after.provisional:
            if self.after.provisional:
                told += "，转为暂定" if zh else ", now provisional"
            else:
                told += "，不再是暂定" if zh else ", no longer provisional"
        line = f"{_minute(self.before.last)} → {_minute(self.after.last)}"
        return f"{line}{'：' if zh else ': '}{told}"


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def aware(moment: object, name: str) -> datetime:
    """An instant at +08:00, whatever its offset was.

    Args:
        moment: The instant.
        name: What a refusal calls it.

    Raises:
        InvalidObject: It is no instant, or has no offset.
    """
    if isinstance(moment, datetime) and moment.utcoffset() is not None:
        with suppress(OverflowError):
            return moment.astimezone(SHANGHAI)
    what, faults = Due.__name__, faults_in(Due, {"start": moment})
    raise InvalidObject(what, [attrs.evolve(fault, path=f"$.{name}") for fault in faults])
