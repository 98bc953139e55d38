"""Due times across 2026's holidays: by hand, by an independent counter, and by the calendar."""

from datetime import date, datetime, timedelta

import pytest

from jingwu_model.timeline import Calendar, Period
from timeline._counter import ONE, counted

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

# Start, period, last day (or instant, for hours), and how it was counted by hand.
DUE_TIMES = [
    # Working days, across the Spring Festival (off 15–23 Feb; work Sat 14 and Sat 28).
    ("2026-02-12T09:30+08:00", "3 working", "2026-02-24", "13→1, make-up 14→2, 24→3"),
    ("2026-02-11T09:30+08:00", "7 working", "2026-02-27", "12→1 13→2 14→3 24→4 25→5 26→6 27→7"),
    ("2026-02-13T09:30+08:00", "7 working", "2026-03-02", "14→1 24→2 25→3 26→4 27→5 28→6 2/3→7"),
    ("2026-02-14T09:30+08:00", "1 working", "2026-02-24", "starts on a make-up day: 24→1"),
    ("2026-02-18T09:30+08:00", "3 working", "2026-02-26", "starts on a holiday: 24→1 25→2 26→3"),
    ("2026-02-12T20:00+00:00", "3 working", "2026-02-25", "13 Feb in China: 14→1 24→2 25→3"),
    # Working days, across New Year (off 1–3 Jan; work Sun 4).
    ("2025-12-31T17:00+08:00", "3 working", "2026-01-06", "make-up Sunday 4→1, 5→2, 6→3"),
    ("2026-01-02T09:00+08:00", "1 working", "2026-01-04", "ends on a make-up Sunday: 4→1"),
    ("2026-01-31T09:00+08:00", "1 working", "2026-02-02", "31 Jan is a Saturday: Monday 2→1"),
    # Working days, across Mid-autumn and National Day (off 25–27 Sept, 1–7 Oct; work
    # Sun 20 Sept and Sat 10 Oct).
    ("2026-09-18T09:00+08:00", "3 working", "2026-09-22", "make-up Sunday 20→1, 21→2, 22→3"),
    ("2026-09-24T09:00+08:00", "7 working", "2026-10-12", "28→1 29→2 30→3 8→4 9→5 10→6 12→7"),
    ("2026-09-30T09:00+08:00", "3 working", "2026-10-10", "8→1, 9→2, make-up Saturday 10→3"),
    ("2026-10-09T09:00+08:00", "2 working", "2026-10-12", "make-up 10→1, Sunday off, 12→2"),
    # Working days, across the shorter holidays.
    ("2026-04-30T09:00+08:00", "7 working", "2026-05-13", "6→1 7→2 8→3 9→4 11→5 12→6 13→7"),
    ("2026-04-03T09:00+08:00", "2 working", "2026-04-08", "4–6 off: 7→1, 8→2"),
    ("2026-06-18T09:00+08:00", "1 working", "2026-06-22", "19–21 off: 22→1"),
    # Calendar days: the last one rolls where it is no working day.
    ("2026-01-23T09:00+08:00", "30 days", "2026-02-24", "23+30−31 = 22 Feb, off; 23 off; 24"),
    ("2026-01-15T09:00+08:00", "30 days", "2026-02-14", "15+30−31 = 14 Feb, a make-up day: stays"),
    ("2026-02-13T09:00+08:00", "3 days", "2026-02-24", "16 Feb, off; on to 24"),
    ("2026-02-26T09:00+08:00", "30 days", "2026-03-30", "26+30−28 = 28 Mar, a Saturday; Monday 30"),
    ("2026-02-28T09:00+08:00", "1 days", "2026-03-02", "1 Mar is a Sunday; Monday 2"),
    ("2026-03-02T09:00+08:00", "60 days", "2026-05-06", "29 left in March, 30 in April: 1 May; 6"),
    ("2026-09-01T09:00+08:00", "30 days", "2026-10-08", "1+30−30 = 1 Oct, off; on to 8"),
    ("2026-09-19T09:00+08:00", "15 days", "2026-10-08", "19+15−30 = 4 Oct, off; on to 8"),
    ("2026-10-03T09:00+08:00", "7 days", "2026-10-10", "10 Oct, a make-up Saturday: stays"),
    ("2026-09-18T09:00+08:00", "2 days", "2026-09-20", "20 Sept, a make-up Sunday: stays"),
    ("2026-02-10T23:30-05:00", "2 days", "2026-02-13", "11 Feb in China, so 13 Feb, a Friday"),
    # Months: the same day, or the month's last; then the roll.
    ("2026-01-31T09:00+08:00", "1 months", "2026-02-28", "no 31 Feb: 28, a make-up Saturday"),
    ("2025-11-30T09:00+08:00", "3 months", "2026-02-28", "no 30 Feb: 28, a make-up Saturday"),
    ("2026-01-20T09:00+08:00", "1 months", "2026-02-24", "20 Feb, off; on to 24"),
    ("2026-03-31T09:00+08:00", "1 months", "2026-04-30", "no 31 Apr: 30, a Thursday"),
    ("2026-05-31T09:00+08:00", "1 months", "2026-06-30", "no 31 June: 30, a Tuesday"),
    ("2026-08-31T09:00+08:00", "1 months", "2026-09-30", "no 31 Sept: 30, a Wednesday"),
    ("2026-09-05T09:00+08:00", "1 months", "2026-10-08", "5 Oct, off; on to 8"),
    # Hours: by the clock, wherever they end.
    ("2026-02-14T18:00+08:00", "24 hours", "2026-02-15T18:00+08:00", "into the festival"),
    ("2026-09-30T23:30+08:00", "24 hours", "2026-10-01T23:30+08:00", "into National Day"),
    ("2026-02-28T23:00+00:00", "2 hours", "2026-03-01T09:00+08:00", "1 Mar 7:00 in China, +2"),
]

def works(day: date) -> bool:
    """A working day by the notice's own words."""
    return day in WORK_2026 or (day.weekday() < 5 and day not in OFF_2026)


def expected_last(text: str) -> datetime:
    """The last instant in time that a row states: of its day, or as it stands."""
    if "T" in text:
        return datetime.fromisoformat(text)
    return datetime.fromisoformat(f"{text}T23:59:59.999999+08:00")


def period_of(text: str) -> tuple[Period, int, str]:
    """A row's period, as ours and in its parts."""
    n, unit = text.split()
    make = {
        "working": Period.working_days,
        "days": Period.days,
        "months": Period.months,
        "hours": Period.hours,
    }
    return make[unit](int(n)), int(n), unit


class TestDueTimesOf2026:
    """The table, three ways."""

    @pytest.mark.parametrize(("start", "period", "last", "by_hand"), DUE_TIMES)
    def test_the_calendar_ends_a_period_where_the_hand_count_does(
        self, start: str, period: str, last: str, by_hand: str
    ) -> None:
        """Each due time is the one counted by hand."""
        due = Calendar.china().due(period_of(period)[0], datetime.fromisoformat(start))
        assert due.last == expected_last(last), by_hand
        assert due.last.utcoffset() == timedelta(hours=8)

    @pytest.mark.parametrize(("start", "period", "last", "by_hand"), DUE_TIMES)
    def test_an_independent_counter_agrees_with_the_hand_count(
        self, start: str, period: str, last: str, by_hand: str
    ) -> None:
        """The counter imports nothing of the library."""
        _, n, unit = period_of(period)
        found = counted(datetime.fromisoformat(start), n, unit, works)

        assert found == expected_last(last), by_hand

    @pytest.mark.parametrize(("start", "period", "last", "by_hand"), DUE_TIMES)
    def test_none_of_them_waits_for_a_notice(
        self, start: str, period: str, last: str, by_hand: str
    ) -> None:
        """All their days lie in published years, before the end of December."""
        due = Calendar.china(beyond="refuse").due(
            period_of(period)[0], datetime.fromisoformat(start)
        )
        assert not due.provisional
        assert due.why() == ""

    def test_the_table_is_long_enough_and_holds_every_kind(self) -> None:
        """Working days, days, months and hours, with make-up days on both weekend days."""
        assert len(DUE_TIMES) >= 24
        assert {row[1].split(" ")[-1] for row in DUE_TIMES} == {
            "working",
            "days",
            "months",
            "hours",
        }
        assert {day.weekday() for day in WORK_2026} == {5, 6}

    def test_the_literals_are_the_days_of_the_calendar(self) -> None:
        """Every day of 2026 is what the notice makes of it."""
        china = Calendar.china()
        days = [date(2026, 1, 1) + ONE * at for at in range(365)]
        assert [day for day in days if china.is_working_day(day) != works(day)] == []
