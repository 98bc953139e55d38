"""The duties of a toy machine: owed to whom, by when, and by what discharged."""

from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest

from jingwu_model.declare import Term
from jingwu_model.errors import InvalidDeclaration, InvalidObject
from jingwu_model.timeline import Calendar, Period
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import ALL, Duty, How, Proceeding, Row, ToldOutcome, Workflow
from jingwu_model.workflows._time import tellings
from workflows._toys import (
    ANN,
    BASIS,
    BOB,
    OFFICER,
    TELL,
    Again,
    Agree,
    Ask,
    Errand,
    Facts,
    Finish,
    Note,
    Story,
    act,
    at,
    run,
)

CHINA = Calendar.china()


def duties(case: Errand, name: str) -> list[Duty]:
    """The duties of a name, in the order they came to be owed."""
    return [duty for duty in case.duties(CHINA) if duty.name == name]


class TestOwing:
    """An event creates duties; each person has one of their own."""

    def test_each_person_is_owed_one(self) -> None:
        """Two people, two duties, due two days after: Monday 9 + 2 is Wednesday 11."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(9)))

        found = duties(case, "tell_each")

        assert [duty.to_ref for duty in found] == [ANN, BOB]
        assert {duty.since for duty in found} == {at(9)}
        assert {duty.due.last for duty in found if duty.due} == {
            datetime(2026, 3, 11, 23, 59, 59, 999999, tzinfo=at(1).tzinfo)
        }

    def test_whom_it_is_owed_to_is_not_shown(self) -> None:
        """A resident's token stays out of a log."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(9)))

        assert ANN not in repr(case.duties(CHINA))

    def test_one_owed_to_a_capacity_names_nobody(self) -> None:
        """The station is told as a station."""
        tale = Story()
        (duty,) = duties(run(tale.ask(at(2)), tale.event(Note, at(3))), "report_up")

        assert (duty.to_ref, duty.due, duty.open) == (None, None, True)


class Still(Term):
    """还在, whether it goes on."""

    ON = ("on", "进行中", "on", "进行中。", "It goes on.", "library")
    OVER = ("over", "结束", "over", "已结束。", "It is over.", "library")


class TestOnce:
    """A duty may be owed once while it is open."""

    def test_what_calls_for_it_again_adds_none_until_it_is_done(self) -> None:
        """Each person by themselves: Ann was told in between, Bob was not."""
        once = attrs.evolve(TELL, once=True)

        class Once(Proceeding[Still, Facts, Any]):
            """一次, once."""

            __slots__ = ()
            workflow = Workflow(
                "once",
                Facts,
                (Still.OVER,),
                Row("O1", None, Ask, Still.ON, by=(OFFICER,), keeps=("people",), basis=BASIS[36]),
                Row("O2", Still.ON, Again, None, by=(OFFICER,), owes=(once,), basis=BASIS[36]),
                Row("O3", Still.ON, Finish, Still.OVER, by=(OFFICER,), basis=BASIS[36]),
            )

        tale = Story()
        case = Once.start(tale.ask(at(2))).step(tale.event(Again, at(3)))
        case = case.step(tale.event(Again, at(4))).step(tale.tell(at(5), "tell_each", ANN))
        case = case.step(tale.event(Again, at(6)))

        assert [(one.to_ref, one.since, one.open) for one in case.duties(CHINA)] == [
            (ANN, at(3), False),
            (BOB, at(3), True),
            (ANN, at(6), True),
        ]
        assert "2 days, once while it is open |" in Once.workflow.markdown("en")
        assert "2日，未履行前不重复产生 |" in Once.workflow.markdown("zh")


class TestReadOtherwise:
    """A provision whose days may be read in two ways: both are shown."""

    def test_what_is_due_by_no_time_is_read_in_one_way(self) -> None:
        """There is no period beside which another could stand."""
        with pytest.raises(InvalidDeclaration, match="another reading is that of a period"):
            attrs.evolve(TELL, period=None, other_reading=Period.working_days(2))

    def test_the_page_says_both(self) -> None:
        """Where the period stands."""
        workflow = ALL["security_mediation"].workflow

        assert "| 2日（按另一种理解为2个工作日），以" in workflow.markdown("zh")
        assert "| 2 days (read otherwise, 2 working days), in" in workflow.markdown("en")

    def test_what_is_read_in_one_way_shows_one_day(self) -> None:
        """As most duties are."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(9)))

        assert [duty.other_due for duty in duties(case, "tell_each")] == [None, None]


class TestDischarging:
    """A duty is done by a row that discharges it, or by telling."""

    def test_telling_one_leaves_the_other_owed(self) -> None:
        """A duty is one person's."""
        tale = Story()
        told = tale.tell(at(10), "tell_each", BOB)
        case = run(tale.ask(at(2)), tale.event(Again, at(9)), told)

        ann, bob = duties(case, "tell_each")

        assert ann.open
        assert (bob.done, bob.done_by, bob.late) == (at(10), told.id, False)

    def test_owed_twice_it_is_told_twice(self) -> None:
        """Each telling discharges one, the earlier first."""
        tale = Story()
        case = run(
            tale.ask(at(2)),
            tale.event(Again, at(9)),
            tale.event(Agree, at(10), acts=(act(ANN, at(10)), act(BOB, at(10)))),
            tale.tell(at(11), "tell_each", ANN),
        )

        open_to_ann = [duty.open for duty in duties(case, "tell_each") if duty.to_ref == ANN]

        assert open_to_ann == [False, True]
        again = case.step(tale.tell(at(11), "tell_each", ANN))
        assert all(not duty.open for duty in duties(again, "tell_each") if duty.to_ref == ANN)

    def test_a_walk_says_of_each_told_what_it_answers(self) -> None:
        """What was open just before it: the first of two told answers two, the third none."""
        tale = Story()
        toldto = [tale.tell(at(10), "tell_each", ANN) for _ in range(3)]
        events = [tale.ask(at(2)), tale.event(Again, at(9)), tale.event(Again, at(9)), *toldto]
        machine = Errand._machine

        answered = list(tellings(machine.walk(events)))

        assert [event for event, _ in answered] == toldto
        assert [len(found) for _, found in answered] == [2, 1, 0]

    def test_a_row_discharges_every_one_of_its_duty(self) -> None:
        """Finishing ends the watch, and nothing else."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Note, at(3)), tale.event(Finish, at(4), signed=True))

        assert [duty.done for duty in duties(case, "keep_watch")] == [at(4)]
        assert [duty.open for duty in duties(case, "report_up")] == [True]

    def test_done_after_it_was_due_it_is_late(self) -> None:
        """On Thursday 12, one day after."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(9)), tale.tell(at(12), "tell_each", BOB))

        assert [duty.late for duty in duties(case, "tell_each")] == [False, True]


class TestSettlingUp:
    """Ended and settled up are two things."""

    def test_an_end_with_an_open_duty_is_not_settled_up(self) -> None:
        """It is when the last is done."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Note, at(3)), tale.event(Finish, at(4), signed=True))
        assert case.ended
        assert not case.settled_up

        done = case.step(tale.tell(at(5), "report_up", "station"))

        assert done.ended
        assert done.settled_up

    def test_nothing_owed_and_not_ended_is_not_settled_up(self) -> None:
        """It goes on."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.tell(at(2), "keep_watch", "party", by=ActorKind.HEAD))

        assert not case.settled_up


class TestBeingLate:
    """What is owed at once is late as soon as time passes; what continues never is."""

    def test_overdue_lists_open_duties_past_their_time(self) -> None:
        """The report at once, each telling after two days, the watch never."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(9)), tale.event(Note, at(9)))

        def names(when: datetime) -> list[str]:
            return [each.name for each in case.overdue(when, CHINA) if isinstance(each.what, Duty)]

        assert names(at(9)) == []
        assert names(at(9) + timedelta(microseconds=1)) == ["report_up"]
        assert names(at(12)) == ["tell_each", "tell_each", "report_up"]

    def test_a_done_duty_is_not_overdue(self) -> None:
        """However late it was."""
        tale = Story()
        case = run(
            tale.ask(at(2)), tale.event(Note, at(3)), tale.tell(at(9), "report_up", "station")
        )

        assert not duties(case, "report_up")[0].overdue(at(30))

    def test_a_time_without_an_offset_is_refused(self) -> None:
        """Nobody knows which instant it is."""
        tale = Story()
        (first, _) = duties(run(tale.ask(at(2)), tale.event(Again, at(9))), "tell_each")

        with pytest.raises(InvalidObject, match="offset"):
            first.overdue(at(30).replace(tzinfo=None))


class TestTellingADuty:
    """A duty in one sentence, in both languages."""

    def test_each_says_what_to_whom_and_by_when(self) -> None:
        """At once, until done, or by a time; and whether it is done."""
        tale = Story()
        case = run(
            tale.ask(at(2)),
            tale.event(Again, at(9)),
            tale.event(Note, at(9)),
            tale.tell(at(10), "report_up", "station", how=How.IN_WRITING),
        )

        watch, ann, _, report = case.duties(CHINA)

        assert watch.text("en") == "keep an eye on it (to the party): until done"
        assert watch.text("zh") == "持续关注（对当事人）：持续至履行"
        assert ann.text("en") == (
            "tell each of them (to the party): by 2026-03-11 23:59 (2 days from 2026-03-09 09:00)"
        )
        assert report.text("en") == "report to the station (to the police station): at once, done"
        assert report.text("zh") == "向派出所报告（对派出所）：当即，已履行"

    def test_telling_needs_what_was_tried_where_it_failed(self) -> None:
        """Unreachable, and nothing tried: no record of that."""
        with pytest.raises(InvalidObject, match="nothing tried"):
            Story().tell(at(2), "tell_each", ANN, outcome=ToldOutcome.REFUSED)
