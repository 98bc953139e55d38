"""Due times of people's mediation and of visits: by hand, by an independent counter, and ours."""

from datetime import date, datetime, timedelta, timezone

import pytest
from dateutil.rrule import MO, WEEKLY, rrule

from jingwu_model.timeline import Span
from jingwu_model.workflows import ALL, gaps, schedule
from workflows._rows import CHINA, Rows, typed_in

# The State Council's notice for 2026, copied out day by day.
OFF_2026 = {
    *(date(2026, 1, day) for day in (1, 2, 3)),
    *(date(2026, 2, day) for day in (15, 16, 17, 18, 19, 20, 21, 22, 23)),
    *(date(2026, 4, day) for day in (4, 5, 6)),
    *(date(2026, 5, day) for day in (1, 2, 3, 4, 5)),
    *(date(2026, 6, day) for day in (19, 20, 21)),
    *(date(2026, 9, day) for day in (25, 26, 27)),
    *(date(2026, 10, day) for day in (1, 2, 3, 4, 5, 6, 7)),
}
WORK_2026 = {
    date(2026, 1, 4),  # Sunday
    date(2026, 2, 14),  # Saturday
    date(2026, 2, 28),  # Saturday
    date(2026, 5, 9),  # Saturday
    date(2026, 9, 20),  # Sunday
    date(2026, 10, 10),  # Saturday
}

# Which clock, the day it is counted from, how long, the last day, and the count by hand.
DUE_TIMES = [
    # PMRULE 33: normally within one month, from the day the mediators are settled.
    ("mediation_month", "03-03", "1 months", "2026-04-03", "3 Apr, a Friday"),
    ("mediation_month", "01-31", "1 months", "2026-02-28", "no 31 Feb: 28, a make-up Saturday"),
    ("mediation_month", "01-20", "1 months", "2026-02-24", "20 Feb, off; on to 24"),
    ("mediation_month", "03-31", "1 months", "2026-04-30", "no 31 Apr: 30, a Thursday"),
    ("mediation_month", "09-05", "1 months", "2026-10-08", "5 Oct, off; on to 8"),
    # PML 33: 30 days from the day of effect; the last one rolls.
    ("confirmation_window", "03-09", "30 days", "2026-04-08", "9+30−31 = 8 Apr, a Wednesday"),
    ("confirmation_window", "01-23", "30 days", "2026-02-24", "23+30−31 = 22 Feb, off; 23 off; 24"),
    ("confirmation_window", "01-15", "30 days", "2026-02-14", "15+30−31 = 14 Feb, a make-up day"),
    ("confirmation_window", "02-26", "30 days", "2026-03-30", "26+30−28 = 28 Mar, Saturday; 30"),
    ("confirmation_window", "03-06", "30 days", "2026-04-07", "6+30−31 = 5 Apr, off; 6 off; 7"),
    ("confirmation_window", "04-01", "30 days", "2026-05-06", "1+30−30 = 1 May, off; on to 6"),
    ("confirmation_window", "09-01", "30 days", "2026-10-08", "1+30−30 = 1 Oct, off; on to 8"),
    # CONF11 4: the court decides on acceptance within 3 days.
    ("court_acceptance", "03-10", "3 days", "2026-03-13", "13 Mar, a Friday"),
    ("court_acceptance", "03-12", "3 days", "2026-03-16", "15 Mar is a Sunday; Monday 16"),
    ("court_acceptance", "02-13", "3 days", "2026-02-24", "16 Feb, off; on to 24"),
    ("court_acceptance", "04-30", "3 days", "2026-05-06", "3 May, off; on to 6"),
    ("court_acceptance", "09-17", "3 days", "2026-09-20", "20 Sept, a make-up Sunday: stays"),
    # CONF11 5: 15 days from acceptance, and 10 more with the president's approval.
    ("court_decision", "03-16", "15 days", "2026-03-31", "31 Mar, a Tuesday"),
    ("court_decision", "09-19", "15 days", "2026-10-08", "19+15−30 = 4 Oct, off; on to 8"),
    ("court_decision", "04-20", "15 days", "2026-05-06", "20+15−30 = 5 May, off; 6"),
    ("court_decision", "03-16", "25 days", "2026-04-10", "16+25−31 = 10 Apr, a Friday"),
    ("court_decision", "09-10", "25 days", "2026-10-08", "10+25−30 = 5 Oct, off; on to 8"),
]

# A path to the day from which each clock runs.
PATHS = {
    "mediation_month": ["apply", "assign"],
    "confirmation_window": ["apply", "assign", "begin", "draft", "sign"],
    "court_acceptance": ["apply", "assign", "begin", "draft", "sign", "apply_for_confirmation"],
}
PATHS["court_decision"] = [*PATHS["court_acceptance"], "accept"]

ONE = timedelta(days=1)
CHINESE = timezone(timedelta(hours=8))


def works(day: date) -> bool:
    """A working day by the notice's own words."""
    return day in WORK_2026 or (day.weekday() < 5 and day not in OFF_2026)


def counted(day: date, n: int, unit: str) -> date:
    """The last day of a period, by nothing but the dates above."""
    if unit == "months":
        year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
        next_month = date(year + month // 11, month % 11 + 2 if month < 11 else 1, 1)
        day = min(date(year, month + 1, 1) + (day.day - 1) * ONE, next_month - ONE)
    else:
        day += n * ONE
    while not works(day):
        day += ONE
    return day


def path_to(clock: str, day: str, period: str) -> list[str]:
    """The events that start a clock on a day; one that is longer is extended too."""
    steps = [f"{day} {code}" for code in PATHS[clock]]
    return [*steps, f"{day} extend"] if period == "25 days" else steps


class TestDueTimes:
    """law.md: PMRULE 33, PML 33, CONF11 4 and 5; counting by ADM 35 and Civil Code 200–204."""

    @pytest.mark.parametrize(("clock", "day", "period", "last", "by_hand"), DUE_TIMES)
    def test_a_case_shows_the_day_counted_by_hand(
        self, clock: str, day: str, period: str, last: str, by_hand: str
    ) -> None:
        """To the last instant of the day, in China."""
        rows = Rows(ALL["people_mediation"], typed_in("people_mediation"))
        case = rows.walk(path_to(clock, day, period))
        assert case is not None
        due = next(one for one in case.clocks(CHINA) if one.name == clock).due
        end = datetime.fromisoformat(last).replace(tzinfo=CHINESE) + ONE - timedelta.resolution

        assert due is not None
        assert due.last == end, by_hand
        assert not due.provisional

    @pytest.mark.parametrize(("clock", "day", "period", "last", "by_hand"), DUE_TIMES)
    def test_an_independent_counter_agrees(
        self, clock: str, day: str, period: str, last: str, by_hand: str
    ) -> None:
        """It imports nothing of the library."""
        n, unit = period.split()

        assert counted(date.fromisoformat(f"2026-{day}"), int(n), unit).isoformat() == last, by_hand

    def test_two_years_for_enforcement_run_from_the_last_day_of_performance(self) -> None:
        """CPL23 250: to 10 April 2028, a Monday; its notice is not known yet."""
        rows = Rows(ALL["people_mediation"], typed_in("people_mediation"))
        case = rows.walk(["@confirmed"])
        assert case is not None
        due = next(one for one in case.clocks(CHINA) if one.name == "enforcement_window").due

        assert due is not None
        assert due.last.date() == date(2028, 4, 10)
        assert due.provisional

    def test_the_next_years_notice_is_waited_for(self) -> None:
        """Thirty days from 10 December end on 9 January 2027, a Saturday: the 11th for now."""
        rows = Rows(ALL["people_mediation"], typed_in("people_mediation"))
        case = rows.walk(path_to("confirmation_window", "12-10", "30 days"))
        assert case is not None
        due = next(one for one in case.clocks(CHINA) if one.name == "confirmation_window").due

        assert due is not None
        assert due.last.date() == date(2027, 1, 11)
        assert due.provisional


class TestWeeklyWork:
    """domain.md 5.2: weekly in-village work, over the weeks of two festivals."""

    # Monday, and the working days of the week by the notice.
    WEEKS = (
        (date(2026, 2, 2), 5),
        (date(2026, 2, 9), 6),  # with the make-up Saturday 14
        (date(2026, 2, 16), 0),  # all of it Spring Festival
        (date(2026, 2, 23), 5),  # Monday off, the make-up Saturday 28
        (date(2026, 9, 28), 3),  # 28, 29, 30
        (date(2026, 10, 5), 3),  # 8, 9, the make-up Saturday 10
    )

    @pytest.mark.parametrize(("monday", "days"), WEEKS)
    def test_a_week_has_the_working_days_of_the_notice(self, monday: date, days: int) -> None:
        """By hand, by the independent counter, and by `schedule`."""
        week = [monday + ONE * n for n in range(7)]
        weekly = rrule(WEEKLY, byweekday=MO, dtstart=datetime(2026, 1, 5))  # noqa: DTZ001
        found = schedule(weekly, Span(since=monday, until=week[-1]), CHINA)

        assert sum(map(works, week)) == days
        assert [(one.day, one.working_days) for one in found] == [(monday, days)]
        assert found[0].excused is (days == 0)

    def test_a_week_without_a_visit_is_a_gap_unless_nobody_works_in_it(self) -> None:
        """One visit on 4 and one on 27 February: the week of the 9th is missing."""
        weekly = rrule(WEEKLY, byweekday=MO, dtstart=datetime(2026, 1, 5))  # noqa: DTZ001
        span = Span(since=date(2026, 2, 2), until=date(2026, 3, 1))
        weeks = schedule(weekly, span, CHINA)
        made = [date(2026, 2, 4), date(2026, 2, 27)]

        assert [one.day for one in gaps(weeks, made)] == [date(2026, 2, 9)]
        assert [one.day for one in gaps(weeks, made, excuse=False)] == [
            date(2026, 2, 9),
            date(2026, 2, 16),
        ]

    def test_a_visit_on_a_make_up_saturday_counts_for_its_week(self) -> None:
        """14 February belongs to the week of the 9th."""
        weekly = rrule(WEEKLY, byweekday=MO, dtstart=datetime(2026, 1, 5))  # noqa: DTZ001
        weeks = schedule(weekly, Span(since=date(2026, 2, 9), until=date(2026, 2, 15)), CHINA)

        assert gaps(weeks, [date(2026, 2, 14)]) == ()
