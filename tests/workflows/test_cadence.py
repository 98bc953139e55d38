"""Cadences: weekly work across a holiday week, and where no record shows that it was done."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from dateutil.rrule import DAILY, HOURLY, MONTHLY, WEEKLY, rrule, rruleset

from jingwu_model.errors import InvalidDeclaration, InvalidObject
from jingwu_model.timeline import SHANGHAI, Calendar, Span
from jingwu_model.workflows import Occurrence, gaps, schedule

CHINA = Calendar.china()


def span(since: tuple[int, int, int], until: tuple[int, int, int]) -> Span:
    """From a day to a day."""
    return Span(since=date(*since), until=date(*until))


class TestSchedules:
    """What a rule expects in a span."""

    def test_weekly_work_over_national_day(self) -> None:
        """Off 1–7 October 2026, work on Saturday 10: weeks of 3, 3 and 5 working days.

        28 29 30 September; 8 9 10 October; 12–16 October.
        """
        weekly = rrule(WEEKLY, dtstart=datetime(2026, 9, 28))  # noqa: DTZ001 - rrule's own days

        weeks = schedule(weekly, span((2026, 9, 28), (2026, 10, 18)), CHINA)

        assert [(week.day, week.working_days) for week in weeks] == [
            (date(2026, 9, 28), 3),
            (date(2026, 10, 5), 3),
            (date(2026, 10, 12), 5),
        ]
        assert weeks[1].window == span((2026, 10, 5), (2026, 10, 11))
        assert not any(week.excused for week in weeks)

    def test_a_week_of_holidays_is_excused(self) -> None:
        """16–22 February 2026 has no working day at all: the festival takes 15–23."""
        weekly = rrule(WEEKLY, dtstart=datetime(2026, 2, 9))  # noqa: DTZ001 - rrule's own days

        weeks = schedule(weekly, span((2026, 2, 9), (2026, 3, 1)), CHINA)

        # 9–13 and make-up Saturday 14; none; 24–27 and make-up Saturday 28.
        assert [week.working_days for week in weeks] == [6, 0, 5]
        assert [week.excused for week in weeks] == [False, True, False]

    def test_only_the_span_is_looked_at(self) -> None:
        """Occurrences before it are not expected, the last window ends with it."""
        monthly = rrule(MONTHLY, dtstart=datetime(2026, 1, 15))  # noqa: DTZ001 - rrule's own days

        months = schedule(monthly, span((2026, 2, 1), (2026, 3, 20)), CHINA)

        assert [month.window for month in months] == [
            span((2026, 2, 15), (2026, 3, 14)),
            span((2026, 3, 15), (2026, 3, 20)),
        ]

    def test_an_occurrence_late_on_the_last_day_is_expected(self) -> None:
        """A rule with an hour of the day names that day."""
        evenings = rrule(DAILY, dtstart=datetime(2026, 3, 2, 18), count=3)  # noqa: DTZ001

        days = schedule(evenings, span((2026, 3, 2), (2026, 3, 4)), CHINA)

        assert [day.day.day for day in days] == [2, 3, 4]

    def test_several_in_a_day_are_one(self) -> None:
        """What is expected is expected on a day."""
        hourly = rrule(HOURLY, dtstart=datetime(2026, 3, 2, 8), count=30)  # noqa: DTZ001

        days = schedule(hourly, span((2026, 3, 2), (2026, 3, 4)), CHINA)

        assert [day.day.day for day in days] == [2, 3]

    def test_an_aware_rule_names_chinas_days(self) -> None:
        """20:00 in UTC is the next morning in China; a set of rules is one rule."""
        rules = rruleset()
        rules.rrule(rrule(DAILY, dtstart=datetime(2026, 3, 2, 20, tzinfo=UTC), count=2))
        rules.rdate(datetime(2026, 3, 9, 8, tzinfo=SHANGHAI))

        days = schedule(rules, span((2026, 3, 1), (2026, 3, 31)), CHINA)

        assert [day.day.day for day in days] == [3, 4, 9]

    def test_a_span_may_begin_with_the_first_day_there_is(self) -> None:
        """1 January of the year 1 was a Monday; that week has five working days, unpublished."""
        rule = rrule(WEEKLY, dtstart=datetime.min)  # noqa: DTZ901 - rrule's own days

        weeks = schedule(rule, Span(since=date.min, until=date(1, 1, 14)), CHINA)

        assert [(week.day, week.working_days) for week in weeks] == [
            (date.min, 5),
            (date(1, 1, 8), 5),
        ]

    @pytest.mark.parametrize("open_end", [{"since": None}, {"until": None}])
    def test_a_span_has_both_ends(self, open_end: dict[str, None]) -> None:
        """A rule without an end expects without an end."""
        daily = rrule(DAILY, dtstart=datetime(2026, 3, 2))  # noqa: DTZ001 - rrule's own days
        given = {"since": date(2026, 3, 2), "until": date(2026, 3, 3), **open_end}

        with pytest.raises(InvalidDeclaration, match="both ends"):
            schedule(daily, Span(**given), CHINA)


class TestGaps:
    """What was expected and is not recorded."""

    def test_a_record_anywhere_in_the_window_counts(self) -> None:
        """On its first day, on its last; the day after is the next one's."""
        weekly = rrule(WEEKLY, dtstart=datetime(2026, 3, 2))  # noqa: DTZ001 - rrule's own days
        weeks = schedule(weekly, span((2026, 3, 2), (2026, 3, 29)), CHINA)

        missing = gaps(weeks, [date(2026, 3, 29), date(2026, 3, 2), date(2026, 3, 15)])

        assert [week.day for week in missing] == [date(2026, 3, 16)]
        assert gaps(weeks, ()) == weeks

    def test_a_week_of_holidays_is_no_gap_unless_asked(self) -> None:
        """Nobody works then; who wants to count it may."""
        weekly = rrule(WEEKLY, dtstart=datetime(2026, 2, 16))  # noqa: DTZ001 - rrule's own days
        weeks = schedule(weekly, span((2026, 2, 16), (2026, 2, 22)), CHINA)

        assert gaps(weeks, ()) == ()
        assert gaps(weeks, (), excuse=False) == weeks

    @pytest.mark.parametrize(
        "wrong",
        [datetime(2026, 3, 2, 9, tzinfo=SHANGHAI), datetime(2026, 3, 2), "2026-03-02", None],  # noqa: DTZ001
    )
    def test_a_record_is_a_day(self, wrong: Any) -> None:
        """A time is refused where it stands: whose day it is depends on where one is."""
        week = Span(since=date(2026, 3, 2), until=date(2026, 3, 8))

        with pytest.raises(InvalidObject) as refused:
            gaps([Occurrence(date(2026, 3, 2), week, 5)], [date(2026, 3, 3), wrong])

        (fault,) = refused.value.faults
        assert fault.path == "$.records[1]"
        assert refused.value.what == "gaps"

    def test_a_window_without_a_beginning_takes_any_earlier_record(self) -> None:
        """An occurrence may be made by hand."""
        ever = Occurrence(date(2026, 3, 2), Span(until=date(2026, 3, 8)), 5)

        assert gaps([ever], [date(2020, 1, 1)]) == ()
        assert gaps([ever], [date(2026, 3, 9)]) == (ever,)
