"""Periods and due times as values."""

import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest

from jingwu_model.errors import InvalidObject
from jingwu_model.timeline import SHANGHAI, Calendar, Doubt, Due, Period, Unit

START = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)


class TestPeriod:
    """A length of time as law states it."""

    @pytest.mark.parametrize(
        ("period", "unit", "zh", "en"),
        [
            (Period.hours(24), Unit.HOURS, "24小时", "24 hours"),
            (Period.hours(1), Unit.HOURS, "1小时", "1 hour"),
            (Period.days(30), Unit.DAYS, "30日", "30 days"),
            (Period.days(1), Unit.DAYS, "1日", "1 day"),
            (Period.working_days(3), Unit.WORKING_DAYS, "3个工作日", "3 working days"),
            (Period.working_days(1), Unit.WORKING_DAYS, "1个工作日", "1 working day"),
            (Period.months(2), Unit.MONTHS, "2个月", "2 months"),
            (Period.months(1), Unit.MONTHS, "1个月", "1 month"),
        ],
    )
    def test_it_says_itself_in_both_languages(
        self, period: Period, unit: Unit, zh: str, en: str
    ) -> None:
        """As a statute would write it."""
        assert period.unit is unit
        assert (period.text("zh"), period.text("en")) == (zh, en)

    @pytest.mark.parametrize("n", [0, -3, 100_000, True, 1.5])
    def test_a_length_that_is_none_is_refused(self, n: int) -> None:
        """One or more, and a whole number."""
        with pytest.raises(InvalidObject):
            Period.days(n)


class TestDue:
    """A due time keeps all it was counted from."""

    def test_it_keeps_rule_start_and_version(self) -> None:
        """So that it can be counted again."""
        china = Calendar.china()
        due = china.due(Period.working_days(3), START)
        assert (due.rule, due.start, due.calendar) == (
            Period.working_days(3),
            START,
            china.version,
        )
        assert due.recomputed(china) == due

    def test_any_offset_is_taken_and_kept_as_chinas(self) -> None:
        """The same instant gives the same due time."""
        china = Calendar.china()
        elsewhere = START.astimezone(timezone(timedelta(hours=-7)))
        assert elsewhere.date() != START.date()
        assert china.due(Period.days(1), elsewhere) == china.due(Period.days(1), START)
        assert china.due(Period.days(1), elsewhere).start.isoformat() == (
            "2026-03-02T09:30:00+08:00"
        )

    def test_the_last_instant_is_still_in_time(self) -> None:
        """Overdue is later than the last instant, not at it."""
        due = Calendar.china().due(Period.days(1), START)
        assert due.last == datetime(2026, 3, 3, 23, 59, 59, 999_999, tzinfo=SHANGHAI)
        assert not due.overdue(due.last)
        assert due.overdue(due.last + timedelta(microseconds=1))
        assert not due.overdue(datetime(2026, 3, 3, 15, 59, tzinfo=UTC))
        assert due.overdue(datetime(2026, 3, 3, 16, 0, tzinfo=UTC))

    def test_hours_run_by_the_clock(self) -> None:
        """To the same minute."""
        due = Calendar.china().due(Period.hours(24), START)
        assert due.last == START + timedelta(hours=24)
        assert not due.overdue(START + timedelta(hours=24))

    @pytest.mark.parametrize("wrong", [datetime(2026, 3, 2, 9, 30), "2026-03-02", None])  # noqa: DTZ001 - naive on purpose
    def test_a_start_or_a_now_without_an_offset_is_refused(self, wrong: Any) -> None:
        """Naming which of the two it was."""
        china = Calendar.china()
        due = china.due(Period.days(1), START)
        for ask, path in (
            (lambda: china.due(Period.days(1), wrong), "$.start"),
            (lambda: due.overdue(wrong), "$.now"),
        ):
            with pytest.raises(InvalidObject) as caught:
                ask()
            assert [fault.path for fault in caught.value.faults] == [path]
            code = "time.naive" if isinstance(wrong, datetime) else "wrong_type"
            assert caught.value.faults[0].code == code

    @pytest.mark.parametrize(
        "period", [Period.days(90_000), Period.months(99_999), Period.working_days(99_999)]
    )
    def test_an_end_beyond_the_last_date_says_so(self, period: Period) -> None:
        """No bare overflow."""
        late = datetime(9990, 1, 1, tzinfo=SHANGHAI)
        with pytest.raises(InvalidObject) as caught:
            Calendar.china().due(period, late)
        assert [fault.code for fault in caught.value.faults] == ["due.beyond_dates"]

    def test_a_start_at_the_edge_of_time_is_refused(self) -> None:
        """It has no date in China."""
        with pytest.raises(InvalidObject):
            Calendar.china().due(Period.hours(1), datetime.max.replace(tzinfo=UTC))

    def test_it_says_itself_in_both_languages(self) -> None:
        """Due time, period and start."""
        due = Calendar.china().due(Period.working_days(3), START)
        assert due.text("en") == "by 2026-03-05 23:59 (3 working days from 2026-03-02 09:30)"
        assert due.text("zh") == "截至2026-03-05 23:59（自2026-03-02 09:30起3个工作日）"

    def test_it_survives_pickling(self) -> None:
        """Equal to what it was."""
        due = Calendar.china().due(Period.months(1), START)
        assert pickle.loads(pickle.dumps(due)) == due  # noqa: S301 - our own bytes

    def test_one_that_contradicts_itself_is_refused(self) -> None:
        """Due before its start, or provisional without the missing year."""
        due = Calendar.china().due(Period.days(1), START)
        for wrong, code in (
            ({"last": START}, "due.before_start"),
            ({"reason": Doubt.NO_NOTICE}, "due.half_provisional"),
            ({"awaits": 2027}, "due.half_provisional"),
        ):
            with pytest.raises(InvalidObject) as caught:
                attrs.evolve(due, **wrong)
            assert [fault.code for fault in caught.value.faults] == [code]

    def test_a_due_time_is_a_noun_with_these_fields(self) -> None:
        """What is stored and exchanged."""
        assert [field.name for field in attrs.fields(Due)] == [
            "rule",
            "start",
            "last",
            "reason",
            "awaits",
            "calendar",
        ]
