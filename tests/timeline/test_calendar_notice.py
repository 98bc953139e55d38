"""A year's notice: until it is known, due times are provisional; then they are counted again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidObject
from jingwu_model.timeline import SHANGHAI, Calendar, CalendarUnknown, Doubt, Period

ONE = timedelta(days=1)

# A made-up notice for 2027, shaped like the real ones: New Year takes Thursday
# 31 December and gives Saturday 2 January back.
HOLIDAYS_2027 = [
    date(2026, 12, 31),
    date(2027, 1, 1),
    *(date(2027, 2, day) for day in range(5, 13)),
    *(date(2027, 10, day) for day in range(1, 8)),
]
WORKDAYS_2027 = [date(2027, 1, 2), date(2027, 2, 13), date(2027, 2, 14), date(2027, 10, 9)]


def at(text: str) -> datetime:
    """An instant in China."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def with_2027() -> Calendar:
    """The calendar with the made-up notice."""
    return Calendar.china().with_notice(2027, holidays=HOLIDAYS_2027, workdays=WORKDAYS_2027)


class TestProvisional:
    """A due time that a missing notice can still move says so."""

    # Which day each one depends on, by hand; 1 January 2027 is a Friday.
    @pytest.mark.parametrize(
        ("period", "start", "reason", "awaits"),
        [
            # Working days: any day after the start, up to the last.
            (Period.working_days(3), "2026-12-30T09:00", Doubt.NO_NOTICE, 2027),
            (Period.working_days(1), "2026-12-31T09:00", Doubt.NO_NOTICE, 2027),
            (Period.working_days(2), "2026-12-28T09:00", Doubt.YEAR_END, 2027),
            (Period.working_days(1), "2026-12-28T09:00", Doubt.YEAR_END, 2027),
            (Period.working_days(1), "2026-12-25T09:00", None, None),
            (Period.working_days(1), "2030-05-06T09:00", Doubt.NO_NOTICE, 2030),
            (Period.working_days(1), "2003-12-30T09:00", Doubt.NO_DATA, 2003),
            (Period.working_days(1), "2003-12-31T09:00", None, None),
            # Calendar days: the nominal last day, and those it rolls over.
            (Period.days(30), "2026-12-20T09:00", Doubt.NO_NOTICE, 2027),
            (Period.days(1), "2026-12-31T09:00", Doubt.NO_NOTICE, 2027),
            (Period.days(30), "2026-11-29T09:00", Doubt.YEAR_END, 2027),
            (Period.days(2), "2026-12-26T09:00", None, None),
            (Period.days(1), "2026-12-25T09:00", None, None),
            (Period.days(1), "2003-12-30T09:00", Doubt.NO_DATA, 2003),
            (Period.days(1), "2003-12-31T09:00", None, None),
            # Months.
            (Period.months(1), "2026-12-05T09:00", Doubt.NO_NOTICE, 2027),
            (Period.months(1), "2026-11-30T09:00", Doubt.YEAR_END, 2027),
            (Period.months(1), "2026-11-28T09:00", None, None),
            # Hours need no notice.
            (Period.hours(24), "2026-12-31T09:00", None, None),
            (Period.hours(48), "2031-12-31T09:00", None, None),
        ],
    )
    def test_it_is_provisional_when_a_day_it_depends_on_is_not_settled(
        self, period: Period, start: str, reason: Doubt | None, awaits: int | None
    ) -> None:
        """And then only: with the reason and the year whose notice is missing."""
        due = Calendar.china().due(period, at(start))
        assert (due.reason, due.awaits) == (reason, awaits)
        assert due.provisional is (reason is not None)

    def test_a_refusing_calendar_refuses_just_what_would_be_provisional(self) -> None:
        """With the same year."""
        strict = Calendar.china(beyond="refuse")
        assert not strict.due(Period.working_days(1), at("2026-12-25T09:00")).provisional
        for period, start in (
            (Period.working_days(3), "2026-12-30T09:00"),
            (Period.days(30), "2026-12-20T09:00"),
            (Period.days(30), "2026-11-29T09:00"),
        ):
            with pytest.raises(CalendarUnknown) as caught:
                strict.due(period, at(start))
            assert caught.value.year == 2027

    @pytest.mark.parametrize(
        ("start", "zh", "en"),
        [
            (
                "2026-12-30T09:00",
                "2027年放假通知尚未公布，仅按周末推算",
                "the holiday notice for 2027 is not known: weekends alone assumed",
            ),
            (
                "2026-12-28T09:00",
                "2027年放假通知尚未公布，可能对2026年12月末的日子调休",
                "the holiday notice for 2027 is not known and may move the end of 2026",
            ),
            (
                "2003-12-30T09:00",
                "没有2003年的放假数据，仅按周末推算",
                "there is no holiday data for 2003: weekends alone assumed",
            ),
        ],
    )
    def test_the_reason_names_the_year_in_both_languages(
        self, start: str, zh: str, en: str
    ) -> None:
        """In `why` and in the whole sentence."""
        days = 2 if start.startswith("2026-12-30") else 1
        due = Calendar.china().due(Period.working_days(days), at(start))
        assert (due.why("zh"), due.why("en")) == (zh, en)
        assert f"暂定：{zh}" in due.text("zh")
        assert f"provisional: {en}" in due.text("en")

    def test_with_the_next_notice_it_is_certain(self) -> None:
        """Until the end of the year after."""
        due = with_2027().due(Period.working_days(3), at("2026-12-30T09:00"))
        assert not due.provisional
        assert with_2027().due(Period.days(1), at("2027-12-31T09:00")).awaits == 2028


class TestRecomputed:
    """When the notice arrives, the difference is shown."""

    # By hand, 3 working days from Wednesday 30 December 2026. Weekends alone:
    # Thu 31→1, Fri 1 Jan→2, Mon 4→3. With the notice: 31 off, 1 off, Sat 2→1,
    # Mon 4→2, Tue 5→3.
    def test_a_due_time_moves_as_the_notice_says(self) -> None:
        """From 4 to 5 January, and it is provisional no longer."""
        before = Calendar.china().due(Period.working_days(3), at("2026-12-30T09:00"))
        after = before.recomputed(with_2027())
        assert before.last.date() == date(2027, 1, 4)
        assert after.last.date() == date(2027, 1, 5)
        assert (after.rule, after.start) == (before.rule, before.start)
        change = before.compared(after)
        assert change.moved == 1
        assert change.text("en") == (
            "2027-01-04 23:59 → 2027-01-05 23:59: 1 day later, no longer provisional"
        )
        assert change.text("zh") == "2027-01-04 23:59 → 2027-01-05 23:59：延后1日，不再是暂定"

    # 30 days from 10 January 2027 end on Tuesday 9 February: a holiday, then, and
    # the first working day after the festival is Saturday 13.
    def test_a_last_day_rolls_over_the_new_holiday(self) -> None:
        """To a make-up Saturday."""
        before = Calendar.china().due(Period.days(30), at("2027-01-10T09:00"))
        after = before.recomputed(with_2027())
        assert before.last.date() == date(2027, 2, 9)
        assert after.last.date() == date(2027, 2, 13)
        assert after.compared(before).moved == -4
        assert after.compared(before).text("en").endswith("4 days earlier, now provisional")
        assert after.compared(before).text("zh").endswith("：提前4日，转为暂定")

    # 2 working days from Monday 28 December 2026: Tue 29→1, Wed 30→2, either way.
    def test_a_due_time_that_stays_says_so(self) -> None:
        """And what changed about it."""
        before = Calendar.china().due(Period.working_days(2), at("2026-12-28T09:00"))
        change = before.compared(before.recomputed(with_2027()))
        assert change.moved == 0
        assert change.text("en").endswith(": unchanged, no longer provisional")
        assert change.text("zh").endswith("：不变，不再是暂定")
        assert before.compared(before).text("en").endswith(": unchanged")

    def test_the_due_time_keeps_the_version_it_was_counted_on(self) -> None:
        """Two notices for one year differ in it."""
        other = Calendar.china().with_notice(2027, holidays=[date(2027, 1, 1)])
        due = other.due(Period.days(1), at("2027-03-01T09:00"))
        assert due.calendar == other.version
        assert len({Calendar.china().version, with_2027().version, other.version}) == 3
        assert " + 2027 (" in other.version

    def test_due_times_of_different_matters_are_not_compared(self) -> None:
        """Another period or another start is another matter."""
        china = Calendar.china()
        due = china.due(Period.days(1), at("2026-03-02T09:00"))
        for other in (
            china.due(Period.days(2), at("2026-03-02T09:00")),
            china.due(Period.days(1), at("2026-03-02T09:01")),
        ):
            with pytest.raises(InvalidObject) as caught:
                due.compared(other)
            assert [fault.code for fault in caught.value.faults] == ["due.another"]


class TestWithNotice:
    """One more year's notice."""

    def test_its_days_are_what_it_says(self) -> None:
        """Days off, make-up days, and the December before."""
        china = with_2027()
        assert china.years[-1] == 2027
        assert china.is_published(date(2027, 7, 1))
        assert not any(china.is_working_day(day) for day in HOLIDAYS_2027)
        assert all(china.is_working_day(day) for day in WORKDAYS_2027)

    def test_the_calendar_it_was_asked_of_is_unchanged(self) -> None:
        """A calendar is a value."""
        before = Calendar.china()
        with_2027()
        assert before == Calendar.china()
        assert 2027 not in before.years

    def test_the_order_of_its_days_does_not_matter(self) -> None:
        """The same notice gives the same calendar."""
        again = Calendar.china().with_notice(
            2027, holidays=reversed(HOLIDAYS_2027), workdays=reversed(WORKDAYS_2027)
        )
        assert again == with_2027()
        assert hash(again) == hash(with_2027())

    def test_it_keeps_what_the_calendar_does_beyond(self) -> None:
        """A refusing calendar refuses 2028 now."""
        strict = Calendar.china(beyond="refuse").with_notice(2027, holidays=HOLIDAYS_2027)
        assert strict.is_working_day(date(2026, 12, 30))
        with pytest.raises(CalendarUnknown, match="2028"):
            strict.is_working_day(date(2028, 1, 4))

    def test_a_year_between_may_be_missing(self) -> None:
        """Then counting through it is still provisional."""
        china = Calendar.china().with_notice(2028, holidays=[date(2028, 1, 3)])
        assert not china.is_published(date(2027, 6, 1))
        assert not china.is_working_day(date(2028, 1, 3))
        due = china.due(Period.working_days(5), at("2026-12-30T09:00"))
        assert due.awaits == 2027
        assert china.due(Period.days(1), at("2027-12-30T09:00")).reason is Doubt.NO_NOTICE
        assert not china.due(Period.days(1), at("2028-02-01T09:00")).provisional

    def test_an_earlier_year_may_be_added_too(self) -> None:
        """The years before 2004 have notices of their own."""
        china = Calendar.china().with_notice(
            2003, holidays=[date(2003, 1, 1)], workdays=[date(2003, 2, 8)]
        )
        assert china.years[0] == 2003
        assert china.add_working_days(date(2003, 2, 7), 1) == date(2003, 2, 8)

    @given(
        day=st.dates(date(2003, 1, 1), date(2029, 12, 31)),
        off=st.sets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=40),
    )
    def test_it_changes_no_other_year(self, day: date, off: set[date]) -> None:
        """But for the December before, and only where it names its days."""
        china = Calendar.china()
        added = china.with_notice(2027, holidays=off)
        if day.year != 2027:
            assert added.is_working_day(day) is china.is_working_day(day)
        else:
            assert added.is_working_day(day) is (day.weekday() < 5 and day not in off)

    def test_every_fault_of_a_notice_is_told_at_once(self) -> None:
        """Strange days, working weekdays, days in both lists, times."""
        with pytest.raises(InvalidObject) as caught:
            Calendar.china().with_notice(
                2027,
                holidays=[
                    date(2028, 1, 1),
                    date(2026, 12, 28),
                    date(2027, 1, 2),
                    datetime(2027, 1, 1, tzinfo=UTC),
                ],
                workdays=[date(2027, 1, 4), date(2027, 1, 2), date(2026, 10, 10)],
            )
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [
            ("$.holidays[0]", "notice.elsewhere"),
            ("$.holidays[1]", "notice.elsewhere"),
            ("$.holidays[3]", "not_a_day"),
            ("$.workdays[2]", "notice.elsewhere"),
            ("$.workdays[0]", "notice.not_weekend"),
            ("$.workdays[1]", "notice.both"),
        ]

    @pytest.mark.parametrize(
        ("year", "code"),
        [
            (2026, "notice.published"),
            (2004, "notice.published"),
            (1, "out_of_range"),
            (True, "out_of_range"),
            ("2027", "out_of_range"),
        ],
    )
    def test_a_year_that_is_there_or_is_none_is_refused(self, year: int, code: str) -> None:
        """A published notice is not overwritten."""
        with pytest.raises(InvalidObject) as caught:
            Calendar.china().with_notice(year, holidays=[])
        assert [fault.code for fault in caught.value.faults] == [code]
