"""One step of a proceeding: which rows are there to take, and an event that takes one."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import cached
from jingwu_model.testing.strategies._drawing import drawn
from jingwu_model.testing.strategies._fitting import FITTING
from jingwu_model.testing.strategies._people import acting
from jingwu_model.testing.strategies._pick import Parts, Pick
from jingwu_model.testing.strategies._ways import ways
from jingwu_model.testing.strategies._ways._draft import (
    Case,
    Draft,
    Draw,
    Move,
    Stop,
    Turn,
    Way,
    always,
    tellings,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import ALL, Told
from jingwu_model.workflows._reason import Guard
from jingwu_model.workflows._workflow import joint

MINUTE = timedelta(minutes=1)
# Between two events: at most forty days.
_LONG = 40 * 24 * 60
GAPS = st.integers(0, _LONG)
GAPS_APART = st.integers(1, _LONG)
_NO_PARTS: Parts = MappingProxyType({})


def _gaps(most: int) -> SearchStrategy[int]:
    """The minutes between two events, so many at most."""
    return st.integers(0, min(max(most, 0), _LONG))


@attrs.frozen(eq=False)
class Steps:
    """How a machine's rows are taken.

    Attributes:
        machine: The proceeding's class.
        ways: By the reason's code.
        asked: For each row, what is asked of the facts before it can be taken.
    """

    machine: type[Any]
    ways: Mapping[str, Way]
    asked: Mapping[Move, tuple[Callable[[Any], bool], ...]]

    @classmethod
    def of(cls, workflow: str) -> "Steps":
        """Those of a machine by its name."""
        machine = ALL[workflow]
        known = ways(workflow)
        asked = {
            row: tuple(_asks(guard, known[guard.code]) for guard in row.guards)
            for row in machine.workflow.transitions
        }
        return cls(machine, known, MappingProxyType(asked))

    def facts(self, case: Case) -> Any:
        """What is established: nothing yet before the first event."""
        return self.machine.workflow.facts() if case is None else case.facts

    def rows(self, case: Case) -> Mapping[type[Any], Move]:
        """Every row of the state a case is in."""
        moves: Mapping[type[Any], Move] = self.machine.workflow.moves[
            None if case is None else case.state
        ]
        return moves

    def rows_of(self, code: str) -> tuple[Move, ...]:
        """Every row of an event, by its code."""
        return tuple(row for row in self.machine.workflow.transitions if row.event.code == code)

    def needs(self, case: Case, row: Move, *, but: str = "") -> tuple[Stop, ...]:
        """What must happen before a row can be taken, as far as that is known.

        Args:
            case: The proceeding.
            row: The row.
            but: The code of a guard that is not asked.
        """
        facts = self.facts(case)
        lacking = zip(row.guards, self.asked[row], strict=True)
        return tuple(
            stop
            for guard, asked in lacking
            if self.ways[guard.code].needs and guard.code != but and not asked(facts)
            for stop in self.ways[guard.code].needs
            if stop.suits(facts, row)
        )

    def may(self, case: Case, row: Move, *, but: str = "") -> bool:
        """Whether an event can be made that takes a row.

        Args:
            case: The proceeding.
            row: The row.
            but: The code of a guard that is not asked.
        """
        facts = self.facts(case)
        if row.event is Told and not tellings(case):
            return False
        asked = zip(row.guards, self.asked[row], strict=True)
        return all(guard.code == but or asks(facts) for guard, asks in asked)

    def is_free(self, row: Move) -> bool:
        """Whether a row can be taken whenever a proceeding stands at its source."""
        ways_of = (self.ways[guard.code] for guard in row.guards)
        return (
            row.event is not Told
            and not any(guard.of_facts for guard in row.guards)
            and all(way.can_mend is always for way in ways_of)
        )

    def fails(self, facts: Any, row: Move, code: str) -> bool:
        """Whether a row can be refused with a code as the facts are."""
        for guard in row.guards:
            if guard.code == code:
                if guard.of_facts:
                    return not guard.holds(facts, None)
                way = self.ways[code]
                return way.can_spoil(facts) and way.suits(facts, row)
        return True


def _asks(guard: Guard[Any, Any], way: Way) -> Callable[[Any], bool]:
    if guard.of_facts:
        return lambda facts: guard.holds(facts, None) and way.can_mend(facts)
    return way.can_mend


@cached
def steps_of(workflow: str) -> Steps:
    """How a machine's rows are taken, worked out once."""
    return Steps.of(workflow)


def event_of(  # noqa: PLR0913 - what an event is made of
    draw: Draw,
    steps: Steps,
    case: Case,
    row: Move,
    parts: Parts = _NO_PARTS,
    *,
    begin: datetime,
    name: str,
    number: str,
    apart: bool = False,
    until: datetime | None = None,
    spoiled: Turn | None = None,
    bare: bool = False,
) -> Any:
    """An event that takes a row, or is refused for one reason.

    Args:
        draw: What draws.
        steps: The machine's.
        case: The proceeding; none before its first event.
        row: The row.
        parts: The fields that a caller fixed.
        begin: When the proceeding begins.
        name: The proceeding's id.
        number: The event's id.
        apart: Whether it is later than the last event.
        until: It is no later, if it can be; by default it is whenever.
        spoiled: What spoils it once it is right.
        bare: Whether no guard is met and nothing told that is owed.
    """
    event = draft(draw, steps, case, row, parts)
    last = begin if case is None else case.history[-1].at
    gaps = GAPS_APART if apart else GAPS if until is None else _gaps((until - last) // MINUTE)
    event["at"] = last + (0 if case is None else draw(gaps)) * MINUTE
    event["id"], event["proceeding_id"] = number, name
    if row.event is not Told or bare:
        event["by"] = draw(acting(row.actors or (ActorKind.OFFICER,)))
    for field in joint(row.event):
        event[field] = ()
    if bare:
        return event.made()
    if row.event is Told:
        tell(draw, case, event)
    for guard in row.guards:
        steps.ways[guard.code].mend(draw, case, event)
    if spoiled is not None:
        event.changed(draw, spoiled)
    return event.made()


def draft(draw: Draw, steps: Steps, case: Case, row: Move, parts: Parts = _NO_PARTS) -> Draft:
    """The draft of an event for a row, what must fit in it drawn."""
    pick = Pick(draw, row.event, parts, 1, drawn)
    if row.event in FITTING:
        FITTING[row.event](pick)
    return Draft(pick, row, case, steps.facts(case))


def tell(draw: Draw, case: Case, event: Draft) -> None:
    """Let an event tell of a duty that is open."""
    told = draw(st.sampled_from(tellings(case)))
    event["duty"], event["to"] = told.rule.name, told.to
    event["by"] = draw(acting(told.rule.owed_by))
    if told.rule.hows:
        event["how"] = draw(st.sampled_from(told.rule.hows))
