"""Retention: how long something may be held, by what its holder has set and by nothing else."""

from datetime import date, timedelta

import pytest

from jingwu_model.model import DutyEntry, Member
from jingwu_model.timeline import Calendar, CalendarUnknown, Period
from jingwu_model.wire import Expiry, Retention
from jingwu_model.workflows import ALL, visit
from jingwu_model.workflows import people_mediation as pm
from wire._values import rows_of
from workflows._rows import Case, on

CHINA = Calendar.china()
FAR = date(2099, 1, 1)


def ended_by(code: str, *path: str) -> Case:
    """A mediation of these events, a day after another from 2 March 2026, and its end."""
    rows = rows_of(pm.PeopleMediation)
    case: Case | None = None
    for day, each in enumerate((*path, code), 2):
        case = rows.do(case, rows.event(each, f"03-{day:02}"))
    assert case is not None
    assert case.ended
    return case


class TestAClass:
    """Objects of a class, from the day they were last needed."""

    @pytest.mark.parametrize(
        ("period", "since", "last"),
        [
            # The day it was last needed does not count; 1 March 2026 is a Sunday.
            (Period.months(24), date(2024, 3, 1), date(2026, 3, 2)),
            (Period.months(1), date(2026, 1, 31), date(2026, 2, 28)),
            (Period.days(30), date(2026, 3, 2), date(2026, 4, 1)),
            # 6 March 2026 is a Friday.
            (Period.working_days(3), date(2026, 3, 6), date(2026, 3, 11)),
        ],
    )
    def test_it_is_kept_to_the_last_day_and_not_a_day_longer(
        self, period: Period, since: date, last: date
    ) -> None:
        """Periods are counted as everywhere else."""
        held = Retention({DutyEntry: period})

        assert held.expired(DutyEntry, since, on=since, calendar=CHINA) is Expiry.KEPT
        assert held.expired(DutyEntry, since, on=last, calendar=CHINA) is Expiry.KEPT
        after = last + timedelta(days=1)
        assert held.expired(DutyEntry, since, on=after, calendar=CHINA) is Expiry.EXPIRED

    def test_it_is_unknown_until_a_time_is_set(self) -> None:
        """The law names no number (PIPL 19), and neither do we; another class's is not its own."""
        for held in (Retention(), Retention({Member: Period.months(1)})):
            found = held.expired(DutyEntry, date(2000, 1, 1), on=FAR, calendar=CHINA)
            assert found is Expiry.UNKNOWN

    def test_a_calendar_that_refuses_a_year_is_heard(self) -> None:
        """What a year's working days are is not guessed where that was not allowed."""
        held = Retention({DutyEntry: Period.working_days(3)})
        strict = Calendar.china(beyond="refuse")

        with pytest.raises(CalendarUnknown):
            held.expired(DutyEntry, date(2090, 1, 1), on=FAR, calendar=strict)


class TestAProceeding:
    """A proceeding, from its last event."""

    HELD = Retention({machine: Period.days(30) for machine in ALL.values()})

    def test_its_time_runs_from_its_last_event(self) -> None:
        """A visit cancelled on 3 March 2026: 30 days on is 2 April."""
        rows = rows_of(visit.Visit)
        planned = rows.do(None, rows.event("plan", "03-02"))
        case = rows.do(planned, rows.event("cancel", "03-03"))

        found = [
            self.HELD.case_expired(case, on=date(2026, 4, day), calendar=CHINA) for day in (2, 3)
        ]
        assert found == [Expiry.KEPT, Expiry.EXPIRED]

    def test_while_it_has_not_ended_it_is_kept(self) -> None:
        """However long ago its last event was."""
        rows = rows_of(visit.Visit)
        planned = rows.do(None, rows.event("plan", "03-02"))

        assert self.HELD.case_expired(planned, on=FAR, calendar=CHINA) is Expiry.KEPT

    def test_while_something_is_owed_in_it_it_is_kept(self) -> None:
        """A mediation that failed is ended; that the parties be told of other ways is owed."""
        case = ended_by("fail", "apply", "assign", "begin")
        assert self.HELD.case_expired(case, on=FAR, calendar=CHINA) is Expiry.KEPT

        rows = rows_of(pm.PeopleMediation)
        for duty in case.duties(CHINA):
            if duty.open:
                change = {"duty": duty.name, "to": duty.to_ref or duty.rule.to.code}
                case = case.step(rows.event("told", on("03-06"), change))

        # 30 days from Friday, 6 March 2026 end on Sunday, 5 April, which is a day off, as is
        # the Monday (Qingming): on the Tuesday.
        found = [
            self.HELD.case_expired(case, on=date(2026, 4, day), calendar=CHINA) for day in (7, 8)
        ]
        assert found == [Expiry.KEPT, Expiry.EXPIRED]

    @pytest.mark.parametrize("name", ALL)
    def test_of_every_machine_it_is_unknown_until_a_time_is_set(self, name: str) -> None:
        """Ended or not."""
        for road in rows_of(ALL[name]).roads():
            case = ALL[name].replay(road)

            found = Retention().case_expired(case, on=FAR, calendar=CHINA)
            assert found is Expiry.UNKNOWN
            expected = Expiry.EXPIRED if case.settled_up else Expiry.KEPT
            assert self.HELD.case_expired(case, on=FAR, calendar=CHINA) is expected


class TestWhatWasSet:
    """The configuration itself."""

    def test_it_is_not_changed_behind_its_back(self) -> None:
        """What was handed in can change; what is held does not."""
        given = {DutyEntry: Period.months(1)}
        held = Retention(given)

        given[Member] = Period.months(1)

        assert dict(held.periods) == {DutyEntry: Period.months(1)}
        with pytest.raises(TypeError):
            held.periods[Member] = Period.months(1)  # type: ignore[index]

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_answer_is_told_in_words(self, lang: str) -> None:
        """In both languages."""
        words = [each.text("zh" if lang == "zh" else "en") for each in Expiry]

        assert len(set(words)) == 3
        assert all(word.isascii() is (lang == "en") for word in words)
