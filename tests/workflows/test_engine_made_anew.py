"""A machine made where it is used, as in a notebook, does what its table says from then on."""

import pickle
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from jingwu_model.errors import InvalidDeclaration, Text
from jingwu_model.timeline import Calendar, Period
from jingwu_model.workflows import (
    Act,
    ClockRule,
    DutyRule,
    Event,
    NotInCasebook,
    Proceeding,
    Refused,
    RepeatedCase,
    Row,
    Workflow,
    fact_guard,
    guard,
)
from jingwu_model.workflows._event import told_in
from workflows._toys import (
    ANN,
    BASIS,
    BOB,
    CLOCK,
    HEAD,
    OFFICER,
    PARTY,
    Again,
    Agree,
    Ask,
    Claim,
    Errand,
    Facts,
    Finish,
    GoOn,
    Grant,
    Note,
    State,
    Story,
    Wait,
    act,
    at,
    rows,
)

CHINA = Calendar.china()
ENDS = (State.DONE, State.DROPPED)


@attrs.frozen(kw_only=True)
class Witness(Event):
    """见证, some act and others look on."""

    acts: tuple[Act, ...] = ()
    looks: tuple[Act, ...] = ()


def machine(name: str, *table: Row[Any, Any]) -> Any:
    """A machine of a table, as a class statement would make it."""
    workflow: Workflow[Any, Any] = Workflow(name, Facts, ENDS, *table)
    parts = {"__doc__": Errand.__doc__, "__slots__": (), "workflow": workflow}
    make: Any = type
    return make(name.title(), (Proceeding,), parts)


def errand() -> Any:
    """The toy machine made again from its rows, with one row more."""
    more: Row[Any, Any] = Row(
        "T12", State.OPEN, Witness, None, by=(OFFICER,), basis=BASIS[36]
    )
    return machine("errand", *rows(), more)


def taken(case: Any, *events: Any) -> Any:
    """The case after all these."""
    for event in events:
        case = case.step(event)
    return case


class TestWhatARowDoes:
    """Each part of a row, on a case that goes through nearly all rows."""

    def test_facts_are_kept_stamped_counted_and_set(self) -> None:
        """Nothing else changes."""
        tale = Story()
        case = errand().start(tale.ask(at(2), promised=date(2026, 3, 20)))

        assert case.state is State.OPEN
        assert case.facts == Facts(people=(ANN, BOB), urgent=True, promised=date(2026, 3, 20))

        case = taken(case, tale.event(Note, at(3)), tale.event(Note, at(4)))
        case = taken(case, tale.event(Grant, at(5)), tale.event(Again, at(6)))

        assert case.facts == Facts(
            people=(ANN, BOB),
            urgent=True,
            promised=date(2026, 3, 20),
            noted=at(4),
            notes=2,
            grants=1,
            level=3,
        )

    def test_clocks_run_stand_still_and_are_extended(self) -> None:
        """Ten days of 2 March and five: the 17th; two that stood still: the 19th, a Thursday."""
        tale = Story()
        case = errand().start(tale.ask(at(2)))
        case = taken(case, tale.event(Wait, at(3)), tale.event(GoOn, at(5)))
        use = tale.event(Claim, at(6))
        case = taken(case, tale.event(Grant, at(6)), use)
        clocks = {clock.name: clock for clock in case.clocks(CHINA)}

        assert list(clocks) == ["working", "days", "hours", "month", "promise", "claiming"]
        assert (clocks["days"].extended, clocks["days"].paused) == (1, False)
        assert clocks["days"].due.last.date() == date(2026, 3, 19)
        assert (clocks["claiming"].used, clocks["claiming"].used_by) == (at(6), use.id)

        again = tale.event(Again, at(9))
        clocks = {clock.name: clock for clock in taken(case, again).clocks(CHINA)}

        assert (clocks["days"].stopped, clocks["days"].stopped_by) == (at(9), again.id)

    def test_duties_are_owed_told_and_discharged(self) -> None:
        """The watch by the end, the report by telling the station, and each of the two."""
        tale = Story()
        case = errand().start(tale.ask(at(2)))
        case = taken(case, tale.event(Note, at(3)), tale.event(Again, at(4)))
        told = tale.tell(at(5), "report_up", "station")
        last = tale.event(Finish, at(6), signed=True)
        case = taken(case, told, last)

        assert [(duty.name, duty.to_ref, duty.done_by) for duty in case.duties(CHINA)] == [
            ("keep_watch", None, last.id),
            ("report_up", None, told.id),
            ("tell_each", ANN, None),
            ("tell_each", BOB, None),
        ]
        assert case.ended
        assert not case.settled_up
        assert case.can(tale.tell(at(7), "report_up", "station")).codes == ("told.no_such_duty",)


class TestWhatARowRefuses:
    """Who, when, of which case, and on what terms: `step` says what `can` says."""

    def refused(self, case: Any, event: Any) -> tuple[str, ...]:
        """The codes against an event, which a step refuses with."""
        with pytest.raises(Refused) as refused:
            case.step(event)
        codes: tuple[str, ...] = case.can(event).codes
        assert tuple(reason.code for reason in refused.value.reasons) == codes
        return codes

    def test_an_actor_of_another_kind(self) -> None:
        """A row's actors may, each of them; nobody else."""
        made = errand()
        for kind in (OFFICER, PARTY):
            assert made.start(Ask(**Story().head(kind, at(2)), people=(ANN,))).state is State.OPEN
        with pytest.raises(Refused, match="an actor of this kind may not do it") as refused:
            made.start(Ask(**Story().head(HEAD, at(2)), people=(ANN,)))
        assert refused.value.instead == ()
        tale = Story()
        case = made.start(tale.ask(at(2)))

        assert self.refused(case, tale.event(Note, at(3), by=HEAD)) == ("actor.not_allowed",)

    def test_another_time_and_another_case(self) -> None:
        """At the time of the last event it still may happen."""
        tale = Story()
        case = taken(errand().start(tale.ask(at(2))), tale.event(Note, at(4)))

        assert self.refused(case, tale.event(Note, at(3))) == ("event.before_last",)
        for name in ("errand-0", "errand-2"):
            other = Story(name)
            assert self.refused(case, other.event(Note, at(5))) == ("event.foreign",)
        assert case.step(tale.event(Note, at(4))).facts.notes == 2

    def test_telling_what_is_not_owed(self) -> None:
        """Of whatever other name."""
        tale = Story()
        case = taken(errand().start(tale.ask(at(2))), tale.event(Note, at(3)))
        for duty in ("report_down", "report_upper"):
            wrong = tale.tell(at(4), duty, "station")
            assert self.refused(case, wrong) == ("told.no_such_duty",)

    def test_guards_of_the_facts_and_of_the_event(self) -> None:
        """Each that fails is told, in the order of the row."""
        tale = Story()
        case = errand().start(tale.ask(at(2), urgent=False))
        calm = ("errand.not_urgent",)

        assert self.refused(case, tale.event(Again, at(3))) == calm
        assert self.refused(case, tale.event(Finish, at(3), signed=True)) == calm
        assert self.refused(case, tale.event(Finish, at(3), signed=False, paid=False)) == (
            "errand.not_signed",
            "errand.not_paid",
            "errand.not_urgent",
        )
        pressing = errand().start(tale.ask(at(2)))
        assert self.refused(pressing, tale.event(Finish, at(3), signed=False)) == (
            "errand.not_signed",
        )
        assert pressing.step(tale.event(Finish, at(3), signed=True)).state is State.DONE

    def test_acts_before_the_case_or_after_the_event(self) -> None:
        """Whichever of its fields they stand in; at both ends they are in time."""
        tale = Story()
        made = errand()
        case = made.start(tale.ask(at(2)))
        instant = timedelta(microseconds=1)
        for field in ("acts", "looks"):
            for when in (at(2) - instant, at(5) + instant):
                wrong = tale.event(Witness, at(5), **{field: (act(ANN, at(4)), act(BOB, when))})
                assert self.refused(case, wrong) == ("acts.out_of_time",)
            right = tale.event(Witness, at(5), **{field: (act(ANN, at(2)), act(BOB, at(5)))})
            assert case.step(right).history[-1] is right

        both = (act(ANN, at(3)), act(BOB, at(4)))
        assert taken(case, tale.event(Agree, at(5), acts=both)).state is State.OPEN

    def test_acts_of_a_start_may_be_of_any_time_before_it(self) -> None:
        """There was no case yet; after the event they may not be."""
        made = errand()
        early = Story().ask(at(2), acts=(act(ANN, at(1)),))
        late = Story().ask(at(2), acts=(act(ANN, at(3)),))

        assert made.start(early).history == (early,)
        assert made.may_start(late).codes == ("acts.out_of_time",)
        with pytest.raises(Refused, match="an act is earlier"):
            made.start(late)

    def test_a_start_asks_the_facts_that_nothing_has_established_yet(self) -> None:
        """Nobody is known, so a guard for few people lets it start."""

        @fact_guard("errand.crowd", BASIS[35], zh="人数过多", en="too many people")
        def few(facts: Facts) -> bool:
            return len(facts.people) < 2

        made = machine(
            "few",
            Row("F1", None, Ask, State.OPEN, by=(OFFICER,), guards=(few,), keeps=("people",),
                basis=BASIS[60]),
            Row("F2", State.OPEN, Wait, State.DROPPED, by=(OFFICER,), basis=BASIS[60]),
            Row("F3", State.OPEN, Finish, State.DONE, by=(OFFICER,), guards=(few,),
                basis=BASIS[60]),
            Row("F4", State.OPEN, Note, State.WAITING, by=(OFFICER,), basis=BASIS[60]),
            Row("F5", State.WAITING, Wait, State.DROPPED, by=(OFFICER,), basis=BASIS[60]),
        )  # fmt: skip
        tale = Story()
        first = tale.ask(at(2))

        assert made.may_start(first)
        case = made.start(first)
        assert self.refused(case, tale.event(Finish, at(3), signed=True)) == ("errand.crowd",)


class TestWhatAGuardIs:
    """Its reason, what it asks, and of what."""

    def test_a_guard_of_the_event(self) -> None:
        """It carries all that it was declared with."""

        @guard("lamp.broken", BASIS[36], zh="灯坏了", en="it is broken", supplied_by=(PARTY, HEAD))
        def whole(_facts: Facts, event: Finish) -> bool:
            return event.signed

        tale = Story()
        assert whole.code == "lamp.broken"
        assert whole.reason.says == Text("灯坏了", "it is broken")
        assert whole.reason.citation == BASIS[36]
        assert whole.reason.supplied_by == (PARTY, HEAD)
        assert not whole.reason.own
        assert whole.of_facts is False
        assert whole.holds(Facts(), tale.event(Finish, at(2), signed=True)) is True
        assert whole.holds(Facts(), tale.event(Finish, at(2), signed=False)) is False

    def test_a_guard_of_the_facts(self) -> None:
        """It is asked without an event."""

        @fact_guard("lamp.calm", BASIS[35], zh="并不急", en="it is calm", supplied_by=(HEAD,))
        def pressing(facts: Facts) -> bool:
            return facts.urgent

        assert pressing.code == "lamp.calm"
        assert pressing.reason.says == Text("并不急", "it is calm")
        assert pressing.reason.citation == BASIS[35]
        assert pressing.reason.supplied_by == (HEAD,)
        assert pressing.of_facts is True
        assert pressing.holds(Facts(urgent=True), None) is True
        assert pressing.holds(Facts(), None) is False


class TestWhatAnEventIsCalled:
    """Its code is its class's name, unless it says another."""

    def test_its_code(self) -> None:
        """The words of the name, in lower case; or its own."""

        @attrs.frozen(kw_only=True)
        class PutOutLight(Event):
            """熄灯, the light is put out."""

        @attrs.frozen(kw_only=True)
        class PutOn(Event):
            """开灯, the light is put on."""

            code = "lit"

        assert (PutOutLight.code, PutOn.code) == ("put_out_light", "lit")
        assert told_in(PutOutLight, "en") == "the light is put out"

    def test_without_a_chinese_name_its_code_stands_there(self) -> None:
        """A refusal in Chinese is not half English."""

        @attrs.frozen(kw_only=True)
        class Dim(Event):
            """, it is dimmed."""

        case = errand().start(Story().ask(at(2)))
        with pytest.raises(Refused) as refused:
            case.step(Story().event(Dim, at(3)))

        head = refused.value.text("zh").partition("\n")[0]
        assert head == "跑腿（errand）：“进行中”状态下不能dim"


class TestWhatIsRefusedWhenDeclared:
    """By name, and in a sentence."""

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"name": "No Name"}, "No Name: it has a name in lower snake case, zh and en"),
            ({"owed_by": ()}, "c: somebody has to act"),
            (
                {"extension": Period.days(1)},
                "c: an extension has a period and a number of times",
            ),
            ({"extensions": 1}, "c: an extension has a period and a number of times"),
            (
                {"extension": Period.months(1), "extensions": 1},
                "c: an extension is counted as its period is",
            ),
        ],
    )
    def test_a_clock(self, change: dict[str, Any], problem: str) -> None:
        """Its name, who must act, and how it is extended."""
        given: dict[str, Any] = {
            "name": "c",
            "says": Text("甲", "a"),
            "period": Period.days(3),
            "basis": BASIS[35],
            "owed_by": (OFFICER,),
        }
        assert ClockRule(**given, extension=Period.days(1), extensions=1).extensions == 1
        with pytest.raises(InvalidDeclaration) as refused:
            ClockRule(**(given | change))

        assert str(refused.value) == problem

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"name": ""}, "clock or duty: it has a name in lower snake case, zh and en"),
            ({"owed_by": ()}, "d: somebody has to act"),
            (
                {"continuing": True, "period": Period.days(1)},
                "d: what continues is due at no time",
            ),
        ],
    )
    def test_a_duty(self, change: dict[str, Any], problem: str) -> None:
        """What continues has no period; what does not may have one or none."""
        given: dict[str, Any] = {
            "name": "d",
            "says": Text("甲", "a"),
            "to": PARTY,
            "owed_by": (OFFICER,),
            "basis": BASIS[35],
        }
        assert DutyRule(**given, continuing=True).continuing
        assert DutyRule(**given, period=Period.days(1)).period == Period.days(1)
        with pytest.raises(InvalidDeclaration) as refused:
            DutyRule(**(given | change))

        assert str(refused.value) == problem

    @pytest.mark.parametrize("make", [guard, fact_guard])
    def test_a_guard(self, make: Any) -> None:
        """A code and both texts."""
        with pytest.raises(InvalidDeclaration) as refused:
            make("lamp.dim", BASIS[60], zh="", en="it is dim")

        assert str(refused.value) == "lamp.dim: a reason has a code, zh and en"

    @pytest.mark.parametrize(
        ("parts", "problem"),
        [
            ({"__slots__": ()}, "Odd: a machine has a workflow of its own"),
            ({"workflow": Errand.workflow}, "Odd: a machine says __slots__ = ()"),
        ],
    )
    def test_a_machine(self, parts: dict[str, Any], problem: str) -> None:
        """A workflow and no attributes."""
        make: Any = type
        with pytest.raises(InvalidDeclaration) as refused:
            make("Odd", (Proceeding,), parts)

        assert str(refused.value) == problem


class TestWhatAnErrorIsMadeOf:
    """What it was given: pickling makes it from that again."""

    def test_a_casebooks(self) -> None:
        """The id."""
        for error in (NotInCasebook("errand-1"), RepeatedCase("errand-1")):
            assert error.args == ("errand-1",)

    def test_a_refusal(self) -> None:
        """The machine, the state, the event, the reasons, and what is allowed."""
        tale = Story()
        case = Errand.start(tale.ask(at(2)))
        with pytest.raises(Refused) as refused:
            case.step(tale.event(Claim, datetime(2026, 3, 1, tzinfo=at(1).tzinfo), by=CLOCK))
        told = refused.value

        assert told.args == (Errand, State.OPEN, told.event, told.reasons, told.instead)
        again = pickle.loads(pickle.dumps(told))  # noqa: S301 - our own

        assert (again.machine, again.state, again.event) == (told.machine, told.state, told.event)
        assert (again.reasons, again.instead) == (told.reasons, told.instead)
        assert len(again.reasons) == 2
        assert (again.text("zh"), again.text("en")) == (told.text("zh"), told.text("en"))
