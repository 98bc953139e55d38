"""A table is checked when it is made, and the offender is named."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import attrs
import pytest

from jingwu_model.declare import Count, Noun, Term, Token, together
from jingwu_model.errors import InvalidDeclaration, Text
from jingwu_model.timeline import SOURCES, Period
from jingwu_model.workflows import (
    ClockRule,
    DutyRule,
    Event,
    Guard,
    Reason,
    Row,
    Told,
    Workflow,
)
from workflows._toys import (
    BASIS,
    CLAIMING,
    CLOCK,
    DAYS,
    HEAD,
    MONTH,
    OFFICER,
    PARTY,
    TELL,
    WORKING,
    Errand,
    Facts,
    Note,
    State,
    rows,
    signed,
    urgent,
)

ENDS = (State.DONE, State.DROPPED)


class Small(Term):
    """Two states."""

    ON = ("on", "开", "on", "开。", "On.", "library")
    OFF = ("off", "关", "off", "关。", "Off.", "library")


class Odd(Term):
    """A state of another kind."""

    ODD = ("odd", "异", "odd", "异。", "Odd.", "library")


@attrs.frozen(kw_only=True)
class Known(Noun):
    """Facts of several types."""

    name: Token | None = None
    plain: Token = "x"
    when: datetime | None = None
    count: Count = 0
    flag: bool = False
    people: tuple[Token, ...] = ()


@attrs.frozen(kw_only=True)
class Begin(Event):
    """开始, it begins."""

    name: Token | None = None
    plain: Token | None = None
    flag: Token = "x"


@attrs.frozen(kw_only=True)
class End(Event):
    """结束, it ends."""


@attrs.frozen(kw_only=True)
class Nameless(Event):
    """No name in Chinese."""


@attrs.frozen(kw_only=True)
class Hiding(Event):
    """遮蔽, a field hides its code."""

    event: Token


@attrs.frozen(kw_only=True)
class Double(Event):
    """重名, of the code of another."""

    code = "begin"


def begin(**more: Any) -> Row[Any, Any]:
    """A start row."""
    parts = {"by": (OFFICER,), "basis": BASIS[35], **more}
    return Row("R1", None, parts.pop("event", Begin), parts.pop("target", Small.ON), **parts)


def end(**more: Any) -> Row[Any, Any]:
    """A row to the end."""
    parts = {"by": (OFFICER,), "basis": BASIS[35], **more}
    return Row("R2", parts.pop("source", Small.ON), parts.pop("event", End), Small.OFF, **parts)


def on(**more: Any) -> Row[Any, Any]:
    """A row that only records."""
    parts = {"by": (OFFICER,), "basis": BASIS[35], **more}
    return Row("R3", parts.pop("source", Small.ON), parts.pop("event", Note), None, **parts)


def small(
    *table: Row[Any, Any], facts: Any = Known, ends: Any = (Small.OFF,)
) -> Workflow[Any, Any]:
    """A machine of two states."""
    return Workflow("small", facts, ends, *table)


def clock(name: str = "c", **more: Any) -> ClockRule:
    """A clock of three days."""
    given: dict[str, Any] = {"period": Period.days(3), "owed_by": (OFFICER,), **more}
    return ClockRule(name=name, says=Text("甲", "a"), basis=BASIS[35], **given)


def duty(name: str = "d", **more: Any) -> DutyRule:
    """A duty to a party."""
    return DutyRule(
        name=name, says=Text("甲", "a"), to=PARTY, owed_by=(OFFICER,), basis=BASIS[35], **more
    )


def reason_guard(reason: Reason) -> Guard[Any, Any]:
    """A guard that was not made by `guard`."""
    return Guard(reason, lambda _facts, _event: True)


GOOD = Reason("small.bad", Text("甲", "a"), BASIS[35])
C = clock()
X = clock("x", extension=Period.days(1), extensions=1)
WINDOW = clock("w", window=True)
LONG = clock("l", period=Period.months(1))
OTHER = clock("c", period=Period.days(4))


@attrs.frozen(kw_only=True)
class Ruled(Noun):
    """Facts with a rule between them."""

    one: bool = False
    two: bool = False

    @together("ruled.odd", "one", "two", zh="不合", en="odd")
    def _same(self) -> bool:
        return self.one is self.two


@attrs.frozen(kw_only=True)
class Needing(Noun):
    """Facts that must be given."""

    one: bool


def case(problem: str, *table: Row[Any, Any], **more: Any) -> Any:
    """What is said of a table, and the table."""
    return pytest.param(problem, table, more, id=problem)


def bad_tables() -> Iterator[Any]:
    """Tables whose rows, states, names or reasons are wrong."""
    yield case("table: no start row", end())
    yield case("facts: one without a default", begin(), end(), facts=Needing)
    yield case("facts: a rule between facts is a guard", begin(), end(), facts=Ruled)
    # Events and names.
    yield case("Event: is no event's class", begin(event=Event), end())
    yield case("Facts: is no event's class", begin(event=Facts), end())
    yield case("nameless: its docstring begins", begin(), end(event=Nameless))
    yield case("hiding: a field named event", begin(), end(event=Hiding))
    yield case("begin: is the code of two events", begin(), end(event=Double))
    yield case(
        "c: is the name of two clocks or duties",
        begin(starts=(clock(),)),
        on(starts=(OTHER,)),
        end(),
    )
    yield case("c: is the name of two", begin(starts=(clock(),), owes=(duty("c"),)), end())
    # Rows.
    yield case("R3: R2 answers end there already", begin(), end(), on(event=End))
    yield case("told: R3 answers told there already", begin(), end(), on(event=Told))
    yield case(
        "R2: off is an end: its rows only record",
        begin(),
        end(),
        Row("R2", Small.OFF, Note, Small.ON, by=(OFFICER,), basis=BASIS[35]),
    )
    yield case("R2: nobody may do it", begin(), end(by=()))
    yield case("R2: no basis", begin(), end(basis=()))
    yield case("R2: no basis", begin(), end(basis="PML 29"))
    # The graph.
    yield case("on: reaches no end", begin())
    yield case("off: is never reached", begin(), on(), ends=(Small.ON,))
    yield case("on: is never reached", begin(target=Small.OFF))
    yield case("states: are of Odd and Small", begin(), end(), ends=(Small.OFF, Odd.ODD))
    yield case("on: reaches no end", begin(), end(), ends=())
    # Reasons.
    for wrong in (
        attrs.evolve(GOOD, code=""),
        attrs.evolve(GOOD, code="No Code"),
        attrs.evolve(GOOD, says=Text("", "a")),
        attrs.evolve(GOOD, says=Text("甲", "")),
    ):
        yield case("a reason has a code, zh and en", begin(), end(guards=(reason_guard(wrong),)))
    for wrong in (attrs.evolve(GOOD, own=True), attrs.evolve(GOOD, citation="PML 29")):
        yield case("cites what it rests on", begin(), end(guards=(reason_guard(wrong),)))
    engines = attrs.evolve(GOOD, code="event.foreign")
    yield case("event.foreign: is the engine's own", begin(), end(guards=(reason_guard(engines),)))
    other = attrs.evolve(GOOD, says=Text("乙", "b"))
    yield case(
        "small.bad: means two things",
        begin(),
        end(guards=(reason_guard(GOOD), reason_guard(other))),
    )


def bad_effects() -> Iterator[Any]:
    """Tables whose rows do to facts, clocks and duties what cannot be done to them."""
    for way in ("keeps", "stamps", "counts"):
        yield case("no fact nothing", begin(**{way: ("nothing",)}), end())
    yield case("no fact nothing", begin(sets={"nothing": 1}), end())
    yield case("name is changed twice", begin(keeps=("name",), sets={"name": "x"}), end())
    yield case("begin has no people to keep", begin(keeps=("people",)), end())
    yield case("flag is of another type on begin", begin(keeps=("flag",)), end())
    yield case("plain is of another type on begin", begin(keeps=("plain",)), end())
    yield case("name is no time: it cannot be stamped", begin(stamps=("name",)), end())
    yield case("flag is no Count", begin(counts=("flag",)), end())
    yield case("R1: sets flag: wrong type", begin(sets={"flag": 1}), end())
    # Clocks and duties.
    yield case("R2: an end stops every clock", begin(), end(starts=(clock(),)))
    for way in ("stops", "pauses", "resumes"):
        yield case("R2: clock c is started nowhere", begin(), end(**{way: (clock(),)}))
    yield case("R2: clock w is started nowhere", begin(), end(uses=(WINDOW,)))
    yield case("R2: clock c is started nowhere", begin(), end(by=(CLOCK,), lapses=clock()))
    yield case(
        "R3: clock c is paused and resumed nowhere", begin(starts=(C,)), on(pauses=(C,)), end()
    )
    yield case(
        "R3: clock l is counted in months: no pause",
        begin(starts=(LONG,)),
        on(pauses=(LONG,)),
        end(),
    )
    yield case("R3: clock c is no window", begin(starts=(C,)), on(uses=(C,)), end())
    yield case("R3: clock c cannot be extended", begin(starts=(C,)), on(extends=(C,)), end())
    yield case(
        "R3: no guard says how often clock x is extended",
        begin(starts=(X,)),
        on(extends=(X,)),
        end(),
    )
    yield case("R2: duty d is owed nowhere", begin(), end(discharges=(duty(),)))
    yield case(
        "d: is no telling, and no row discharges it", begin(owes=(duty(telling=False),)), end()
    )
    yield case("c: is counted from name", begin(starts=(clock(counted_from="name"),)), end())
    yield case("c: is counted from never", begin(starts=(clock(counted_from="never"),)), end())
    for each in ("nobody", "name"):
        yield case(f"owed to each of {each}", begin(owes=(duty(each=each),)), end())
    # The clock as an actor.
    yield case("names what lapses", begin(), end(by=(CLOCK,)))
    yield case("names what lapses", begin(starts=(C,)), end(lapses=C))
    yield case("names what lapses", begin(), end(by=(OFFICER, CLOCK)))
    yield case("nobody else does", begin(starts=(C,)), end(by=(OFFICER, CLOCK), lapses=C))
    yield case(
        "R3: clock c lapses there: it stops", begin(starts=(C,)), on(by=(CLOCK,), lapses=C), end()
    )


class TestABadTable:
    """Each way in which a table can be wrong."""

    @pytest.mark.parametrize(("problem", "table", "more"), [*bad_tables(), *bad_effects()])
    def test_it_is_refused_and_the_offender_named(
        self, problem: str, table: tuple[Row[Any, Any], ...], more: dict[str, Any]
    ) -> None:
        """With the machine's name."""
        with pytest.raises(InvalidDeclaration) as refused:
            small(*table, **more)

        assert problem in str(refused.value)
        assert refused.value.where.startswith("small.")

    def test_a_machine_has_a_name_in_snake_case(self) -> None:
        """Its log and its outcomes carry it."""
        with pytest.raises(InvalidDeclaration, match="lower snake case"):
            Workflow("Small One", Known, (Small.OFF,), begin(), end())

    def test_a_start_row_has_a_target(self) -> None:
        """None stands for the source, which it has not."""
        with pytest.raises(InvalidDeclaration, match="R1: a start row has a target"):
            Row("R1", None, Begin, None, by=(OFFICER,), basis=BASIS[35])


class TestAGoodTable:
    """What a table gives."""

    def test_the_smallest_is_accepted(self) -> None:
        """And tells itself."""
        table = small(begin(), end())

        assert repr(table) == "<Workflow small, 4 transitions>"
        assert table.states == (Small.ON, Small.OFF)
        assert table.clocks == table.duties == table.guards == ()
        assert "off" in table.markdown("en")

    def test_whatever_an_event_may_say_a_fact_may_hold(self) -> None:
        """A fact that may be none keeps one that may be none; a time is stamped."""
        small(begin(keeps=("name",), stamps=("when",), counts=("count",)), end())

    def test_a_clock_counts_from_a_day_or_a_time(self) -> None:
        """`when` is a time."""
        small(begin(starts=(clock(counted_from="when"),)), end())

    def test_a_duty_may_be_owed_to_each_of_several(self) -> None:
        """`people` is a tuple of tokens."""
        small(begin(owes=(duty(each="people"),)), end())

    def test_each_list_has_each_thing_once(self) -> None:
        """Rows of several sources are several transitions, of one row."""
        table = Errand.workflow

        assert [one.row for one in table.transitions].count("T2") == 3
        assert len(table.events) == 12
        assert {rule.name for rule in table.clocks} == {
            "working", "days", "hours", "month", "promise", "noting", "claiming", "hurry",
        }  # fmt: skip
        assert [rule.name for rule in table.duties] == ["keep_watch", "report_up", "tell_each"]
        assert [one.code for one in table.guards] == [
            "errand.granted_often",
            "errand.not_urgent",
            "errand.not_everybody",
            "errand.not_signed",
            "errand.not_paid",
        ]

    def test_told_stands_in_every_state(self) -> None:
        """By whoever owes a duty, ends included; it rests on no provision."""
        told = [one for one in Errand.workflow.transitions if one.event is Told]

        assert [one.source for one in told] == list(Errand.workflow.states)
        assert all(one.records_only and one.row == "told" for one in told)
        assert {one.actors for one in told} == {(HEAD, OFFICER)}
        assert {one.basis for one in told} == {(SOURCES["library"].whole,)}

    def test_a_transition_tells_its_clocks_and_duties(self) -> None:
        """Each clock once, however it touches it."""
        by_row = {one.row: one for one in Errand.workflow.transitions}

        assert by_row["T8"].clocks == (CLAIMING,)
        assert by_row["T5"].clocks == (WORKING, DAYS, by_row["T5"].clocks[2], MONTH)
        assert by_row["T6"].duties == (TELL,)

    def test_nothing_of_it_can_be_changed(self) -> None:
        """Not its rows, not its look-up."""
        table: Any = Errand.workflow
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            table.ends = frozenset()
        with pytest.raises(TypeError):
            table.moves[State.OPEN][Note] = None
        with pytest.raises(TypeError):
            table.transitions[0].sets["urgent"] = True

    def test_a_workflow_is_made_again_from_its_rows(self) -> None:
        """The same rows, the same transitions."""
        again = Workflow("errand", Facts, ENDS, *rows())

        assert [(one.row, one.source, one.event) for one in again.transitions] == [
            (one.row, one.source, one.event) for one in Errand.workflow.transitions
        ]

    def test_guards_are_told_apart_by_what_they_ask(self) -> None:
        """Of the facts alone, or of the event too."""
        assert urgent.of_facts
        assert not signed.of_facts
        assert urgent.holds(Facts(urgent=True), None)

    def test_pictures_are_drawn_from_it(self) -> None:
        """Each names every state."""
        for picture in (
            Errand.workflow.mermaid(),
            Errand.workflow.dot("en"),
            Errand.workflow.scxml(),
            Errand.workflow.markdown("en"),
        ):
            assert all(state.code in picture for state in State)
