"""Casebooks: many proceedings, what they say of each other, and what is due."""

import copy
import pickle
from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest

from jingwu_model.errors import InvalidObject, JingwuError
from jingwu_model.timeline import Calendar, CalendarUnknown
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    ALL,
    Actor,
    Casebook,
    NotInCasebook,
    Outcome,
    Remark,
    RepeatedCase,
    outcome_of,
)
from jingwu_model.workflows import people_mediation as pm
from workflows._toys import (
    Again,
    Claim,
    Errand,
    Finish,
    GoOn,
    Grant,
    Note,
    RunOut,
    State,
    Story,
    Wait,
    at,
    run,
)

CHINA = Calendar.china()


def mediation(proceeding_id: str = "pm-1", *, refused: datetime | None = None) -> Any:
    """A mediation that the committee proposed on 2 March, and that a party may have refused."""
    parties = ("party-ann", "party-bob")
    first = pm.Propose(
        id="1",
        proceeding_id=proceeding_id,
        at=at(2),
        by=Actor(kind=ActorKind.COMMITTEE, ref="C1"),
        parties=parties,
    )
    case = pm.PeopleMediation.start(first)
    if refused is None:
        return case
    by = Actor(kind=ActorKind.PARTY, ref=parties[0])
    return case.step(pm.Refuse(id="2", proceeding_id=proceeding_id, at=refused, by=by))


def stating(outcome: Outcome, **more: Any) -> Errand:
    """An errand that finishes by an outcome of something else."""
    tale = Story()
    given = {"result": outcome, **more}
    return run(tale.ask(at(2)), tale.event(Finish, at(20), signed=True, **given))


def remarks(*cases: Any, calendar: Calendar | None = None) -> list[tuple[str, str, str]]:
    """What a casebook of these remarks: the code, the event, what it is about."""
    return [(one.code, one.event_id, one.about) for one in Casebook(cases).remarks(calendar)]


class TestHolding:
    """A casebook is a sized collection of proceedings by id."""

    def test_it_has_what_was_put_in_in_order(self) -> None:
        """Proceedings of any machines."""
        cases = (mediation(), run(Story().ask(at(2))))
        book = Casebook(cases)

        assert tuple(book) == cases
        assert len(book) == 2
        assert book["pm-1"] is cases[0]
        assert "pm-1" in book
        assert "pm-2" not in book
        assert repr(book) == "<Casebook: 2 proceedings>"
        assert len(Casebook()) == 0

    def test_what_it_does_not_have_it_says(self) -> None:
        """By an error of the library that is a KeyError."""
        with pytest.raises(NotInCasebook) as missing:
            Casebook()["pm-9"]

        assert isinstance(missing.value, KeyError)
        assert missing.value.proceeding_id == "pm-9"
        assert missing.value.text("en") == "no proceeding 'pm-9' in the casebook"
        assert missing.value.text("zh") == "案卷中没有事项“pm-9”"

    def test_an_id_is_one_proceedings(self) -> None:
        """Even where the second equals the first."""
        with pytest.raises(RepeatedCase) as repeated:
            Casebook([mediation(), mediation()])

        assert isinstance(repeated.value, JingwuError)
        assert isinstance(repeated.value, ValueError)
        assert repeated.value.proceeding_id == "pm-1"
        assert repeated.value.text("en") == "two proceedings have the id 'pm-1'"
        assert repeated.value.text("zh") == "事项编号“pm-1”重复"

    def test_a_casebook_with_more_is_another(self) -> None:
        """A proceeding that moved on takes the place of what it was."""
        book = Casebook([mediation()])
        moved = mediation(refused=at(3))

        more = book.with_cases(moved, mediation("pm-2"))

        assert [case.id for case in more] == ["pm-1", "pm-2"]
        assert more["pm-1"] is moved
        assert book["pm-1"].state is pm.State.PROPOSED
        with pytest.raises(RepeatedCase):
            book.with_cases(moved, moved)

    @pytest.mark.parametrize("wrong", [None, "pm-1", pm.PeopleMediation])
    def test_what_is_no_proceeding_is_not_put_in(self, wrong: Any) -> None:
        """Said at once, with what it holds; a class of proceedings is none itself."""
        said = f"a casebook holds proceedings, not {type(wrong).__name__}"
        for put in (Casebook, lambda cases: Casebook().with_cases(*cases)):
            with pytest.raises(TypeError, match=said):
                put([wrong])

    def test_nothing_of_it_can_be_set_or_deleted(self) -> None:
        """It never changes; what it has looked up it keeps all the same."""
        book: Any = Casebook([mediation()])
        assert book.in_state("people_mediation", pm.State.PROPOSED)
        for name in ("_cases", "_states", "anything"):
            with pytest.raises(AttributeError, match=f"a casebook never changes: cannot .* {name}"):
                setattr(book, name, {})
            with pytest.raises(AttributeError, match=f"a casebook never changes: cannot .* {name}"):
                delattr(book, name)
        assert len(book) == 1
        assert copy.deepcopy(book) == book

    def test_equal_casebooks_are_equal_in_any_order(self) -> None:
        """And hash alike; pickled, they are what they were."""
        cases = [mediation(), mediation("pm-2")]
        book, turned = Casebook(cases), Casebook(cases[::-1])

        assert book == turned
        assert hash(book) == hash(turned)
        assert book != Casebook(cases[:1])
        assert book != "book"
        assert pickle.loads(pickle.dumps(book)) == book  # noqa: S301 - our own


class TestLookingUp:
    """By state, and by what is due on a calendar."""

    def test_by_machine_and_state(self) -> None:
        """The same answer however often it is asked."""
        book = Casebook([mediation(), mediation("pm-2", refused=at(3))])

        for _ in range(2):
            assert [c.id for c in book.in_state("people_mediation", pm.State.PROPOSED)] == ["pm-1"]
            assert book.in_state("people_mediation", pm.State.PERFORMED) == ()

    def test_a_state_that_the_machine_lacks_is_refused_with_those_it_has(self) -> None:
        """A name typed wrongly finds nothing: that is no answer to "which are there?"."""
        book = Casebook([mediation()])
        mistyped: Any = "propsed"
        for state, found in ((mistyped, "propsed"), (State.OPEN, "State.OPEN")):
            with pytest.raises(InvalidObject) as refused:
                book.in_state("people_mediation", state)
            (fault,) = refused.value.faults
            assert (fault.code, fault.path, fault.found) == ("state.unknown", "$.state", found)
            assert fault.expected.en.startswith("State.APPLIED, State.PROPOSED, ")
            assert fault.says.zh == "该流程没有这一状态"

    def test_a_machine_that_is_not_there_is_refused_with_those_that_are(self) -> None:
        """The library's, and those of the casebook's own proceedings."""
        book = Casebook([run(Story().ask(at(2)))])

        assert [case.id for case in book.in_state("errand", State.OPEN)] == ["errand-1"]
        assert book.in_state("visit", next(iter(ALL["visit"].workflow.states))) == ()
        with pytest.raises(InvalidObject) as refused:
            book.in_state("errands", State.OPEN)
        (fault,) = refused.value.faults
        assert (fault.code, fault.path, fault.found) == (
            "workflow.unknown",
            "$.workflow",
            "errands",
        )
        assert fault.expected.zh.split("、")[0] == "errand"
        assert {"people_mediation", "visit"} < set(fault.expected.en.split(", "))

    def test_by_what_is_due_the_earliest_first(self) -> None:
        """Windows and what continues are due by nobody; what stands still is due at no time."""
        early, late = Story("early"), Story("late")
        waiting = Story("waiting")
        book = Casebook(
            [
                run(late.ask(at(9)), late.event(Note, at(10))),
                run(early.ask(at(2))),
                run(waiting.ask(at(2)), waiting.event(Wait, at(2))),
            ]
        )

        found = [(case.id, what.name) for case, what in book.due_by(at(12), CHINA)]

        # early: 24 hours on 3, 3 working days on 5, 5 days from the 2nd on Monday 9;
        # waiting: the same five days, which do not stand still; late: the note's duty at
        # once, the 24 hours on 10.
        assert found == [
            ("early", "hours"),
            ("early", "working"),
            ("early", "promise"),
            ("waiting", "promise"),
            ("late", "hours"),
            ("late", "report_up"),
        ]
        assert [(c.id, each.name) for c, each in book.overdue(at(12), CHINA)] == found

    def test_what_is_due_at_that_instant_is_in_time(self) -> None:
        """The 24 hours of 2 March end on 3 March at nine."""
        book = Casebook([run(Story().ask(at(2)))])

        assert book.due_by(at(3), CHINA) == ()
        ((_, late),) = book.overdue(at(3) + timedelta(microseconds=1), CHINA)
        assert late.owed_by == (ActorKind.OFFICER,)

    def test_each_calendar_has_its_own_answer(self) -> None:
        """One that refuses to guess is not answered by one that guesses."""
        book = Casebook([run(Story().ask(at(30, month=12)))])
        until = datetime(2027, 2, 1, tzinfo=at(1).tzinfo)

        assert len(book.due_by(until, CHINA)) == 4
        with pytest.raises(CalendarUnknown):
            book.due_by(until, Calendar.china(beyond="refuse"))

    def test_a_time_without_an_offset_is_refused(self) -> None:
        """Nobody knows which instant it is."""
        for ask in (Casebook().due_by, Casebook().overdue):
            with pytest.raises(InvalidObject, match="offset"):
                ask(at(2).replace(tzinfo=None), CHINA)


class TestOutcomes:
    """What a proceeding states of another is checked: state, time, and digest."""

    def test_what_is_borne_out_is_not_remarked(self) -> None:
        """Alone or among several."""
        other = mediation(refused=at(3))
        outcome = outcome_of(other)

        assert outcome == Outcome(
            workflow="people_mediation",
            proceeding_id="pm-1",
            state="not_mediated",
            at=at(3),
            digest=outcome.digest,
        )
        assert remarks(stating(outcome), other) == []
        assert remarks(stating(outcome, results=(outcome, outcome)), other) == []

    def test_it_is_checked_as_of_its_time(self) -> None:
        """What the other became later does not matter."""
        before = outcome_of(mediation())

        assert remarks(stating(before), mediation(refused=at(3))) == []

    def test_any_of_the_states_of_one_instant_is_borne_out(self) -> None:
        """Two events at nine o'clock: it stood in both states at nine."""
        other = mediation(refused=at(2))

        assert remarks(stating(outcome_of(mediation())), other) == []
        assert remarks(stating(outcome_of(other)), other) == []

    def test_a_machine_that_is_not_here_is_taken_at_its_word(self) -> None:
        """Unless its time is not borne out even so."""
        elsewhere = attrs.evolve(outcome_of(mediation()), workflow="matter", proceeding_id="m-1")

        assert [code for code, *_ in remarks(stating(elsewhere))] == ["outcome.unchecked"]
        late = attrs.evolve(elsewhere, at=at(21))
        assert [code for code, *_ in remarks(stating(late))] == ["outcome.later"]

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"workflow": "matter"}, "outcome.unknown"),
            ({"proceeding_id": "pm-9"}, "outcome.unknown"),
            ({"workflow": "visit"}, "outcome.unknown"),
            ({"at": at(21)}, "outcome.later"),
            ({"at": at(1)}, "outcome.state"),
            ({"state": "proposed"}, "outcome.state"),
            ({"digest": "0" * 64}, "outcome.digest"),
        ],
    )
    def test_what_is_not_is_remarked(self, change: dict[str, Any], code: str) -> None:
        """With the event that states it, and what it is about."""
        other = mediation(refused=at(3))
        outcome = attrs.evolve(outcome_of(other), **change)

        assert remarks(stating(outcome), other) == [(code, "errand-1.2", outcome.proceeding_id)]

    def test_only_what_could_not_be_checked_is_no_fault(self) -> None:
        """No machine of that name here: taken as stated."""
        outcome = attrs.evolve(outcome_of(mediation()), workflow="matter")
        (unchecked,) = Casebook([stating(outcome)]).remarks()
        (unknown,) = Casebook([stating(outcome_of(mediation()))]).remarks()

        assert not unchecked.fault
        assert unknown.fault
        assert unknown.text("en") == (
            "errand-1/errand-1.2 (pm-1): no such proceeding in the casebook"
        )
        assert unknown.text("zh") == "errand-1/errand-1.2 (pm-1)：案卷中没有该事项"


class TestTimesThatRanOut:
    """With a calendar, what was done late or recorded early is remarked."""

    def test_a_clock_stopped_late_names_its_event(self) -> None:
        """The 24 hours ended on Tuesday at nine; it was done an hour later."""
        tale = Story()
        late = tale.event(Finish, at(3, 10), signed=True)

        assert remarks(run(tale.ask(at(2)), late), calendar=CHINA) == [
            ("clock.late", late.id, "hours")
        ]
        assert remarks(run(tale.ask(at(2)), late)) == []

    def test_a_right_used_late_names_its_use(self) -> None:
        """Not the event that came last."""
        tale = Story()
        use = tale.event(Claim, at(10))
        case = run(tale.ask(at(2)), use, tale.event(Note, at(11)))

        assert remarks(case, calendar=CHINA) == [("clock.late", use.id, "claiming")]

    def test_every_late_use_of_a_right_is_named(self) -> None:
        """The second does not take the first one's place; one in time is not named."""
        tale = Story()
        in_time, *late = (tale.event(Claim, at(day)) for day in (9, 10, 11))
        case = run(tale.ask(at(2)), in_time, *late)

        assert remarks(case, calendar=CHINA) == [
            ("clock.late", each.id, "claiming") for each in late
        ]

    def test_an_extension_of_what_had_run_out_is_named(self) -> None:
        """On the 6th the 3 working days of 2 March are over, the 10 days are not."""
        tale = Story()
        grant = tale.event(Grant, at(6))
        case = run(tale.ask(at(2)), grant)

        assert remarks(case, calendar=CHINA) == [
            ("clock.extended_late", grant.id, "working"),
            ("clock.extended_late", grant.id, "hours"),
        ]
        (remark, _) = Casebook([case]).remarks(CHINA)
        assert remark.fault
        assert remark.text("zh").endswith("：期限届满后才延长，不计入期限")
        assert remark.text("en").endswith(": extended after the time ran out, which adds nothing")

    def test_an_extension_of_what_stands_still_is_not_named(self) -> None:
        """What is paused has not run out, and an extension in time is one."""
        tale = Story()
        events = [tale.ask(at(2)), tale.event(Wait, at(2, 15)), tale.event(Grant, at(20))]
        for more in ([], [tale.event(GoOn, at(23))]):
            assert remarks(run(*events, *more), calendar=CHINA) == []

    def test_an_earlier_run_is_not_forgotten(self) -> None:
        """Ten days stopped late stay late, whatever starts again afterwards."""
        tale = Story()
        again = tale.event(Again, at(20))
        case = run(tale.ask(at(2)), again, tale.event(Again, at(21)))

        assert ("clock.late", again.id, "days") in remarks(case, calendar=CHINA)

    def test_a_lapse_recorded_before_its_time_is_remarked(self) -> None:
        """The seven days end on Monday 9 March."""
        tale = Story()
        early = tale.event(RunOut, at(9))

        assert remarks(run(tale.ask(at(2)), early), calendar=CHINA) == [
            ("clock.early", early.id, "claiming")
        ]
        in_time = Story()
        case = run(in_time.ask(at(2)), in_time.event(RunOut, at(10)))
        assert remarks(case, calendar=CHINA) == []

    def test_what_goes_on_is_not_remarked(self) -> None:
        """It is overdue, which is another list."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Wait, at(3)), tale.event(GoOn, at(4)))

        assert Casebook([case]).remarks(CHINA) == ()
        assert case.state is State.OPEN
        assert Remark.__attrs_attrs__


class TestAllMachines:
    """`ALL` names every machine, and loads one when it is asked for."""

    def test_each_is_found_by_the_name_its_table_has(self) -> None:
        """A mapping like any other."""
        assert set(ALL) == {"people_mediation", "security_mediation", "visit"}
        assert len(ALL) == 3
        assert "people_mediation" in ALL
        assert "errand" not in ALL
        for name, machine in ALL.items():
            assert machine.workflow.name == name
        with pytest.raises(KeyError):
            ALL["errand"]
