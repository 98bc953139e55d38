"""What a machine's steps read: its rows laid out flat, and the slow way that explains a no."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import attrgetter, lt
from typing import Any, Final

import attrs

from jingwu_model.declare import opened
from jingwu_model.workflows._event import Told
from jingwu_model.workflows._reason import Reason, own_reasons
from jingwu_model.workflows._row import Transition
from jingwu_model.workflows._time import Owed, Step, account, tellings
from jingwu_model.workflows._workflow import Take, Workflow, joint

Move = Transition[Any, Any, Any]

ANY_ID: Final = True
"""Said to a row's quick way where ids are looked at elsewhere."""

_id = attrgetter("id")


@attrs.frozen(eq=False)
class Place:
    """A state of a machine as its steps read it: laid out flat, in few look-ups.

    A state has two places. While the ids of a proceeding's events rise, one that is
    greater than the last stands nowhere yet, and no step has to look at them all.

    Attributes:
        state: The state; none before the start.
        moves: For each event class that has a row: the row's quick way, the two places
            it leads to (that of rising ids first), and whether it is `told`.
        opened: A class of the proceeding's layout whose attributes can be set.
        rising: Whether every event's id is greater than that of the event before it.
    """

    state: Any
    moves: dict[type[Any], tuple[Take, "Place", "Place", bool]] = attrs.field(repr=False)
    opened: type[Any]
    rising: bool


@attrs.frozen(eq=False)
class Machine:
    """A workflow, laid out for the steps of its proceedings.

    Attributes:
        workflow: The table.
        begin: The place before the start.
        blank: The facts before the first event.
    """

    workflow: Workflow[Any, Any]
    begin: Place
    blank: Any

    @classmethod
    def of(cls, workflow: Workflow[Any, Any], proceeding: type[Any]) -> "Machine":
        """The machine of a workflow, for one class of proceedings."""
        takes = workflow.takes()
        rows: dict[Any, dict[type[Any], Any]] = {state: {} for state in workflow.moves}
        rising, mixed = (
            {state: Place(state, moves, opened(proceeding), each) for state, moves in rows.items()}
            for each in (True, False)
        )
        for one in workflow.transitions:
            to = rising[one.target], mixed[one.target]
            rows[one.source][one.event] = (takes[one], *to, one.event is Told)
        return cls(workflow, rising[None], workflow.facts())

    def fold(self, history: tuple[Any, ...]) -> tuple[Place, Any] | None:
        """The place and the facts a history leads to; none where anything in it is refused."""
        place, facts = self.begin, self.blank
        in_vain: Iterator[list[Reason]] | None = None
        first = last = history[0]
        for event in history:
            row = place.moves.get(type(event))
            if row is None:
                return None
            take, place, mixed, told = row
            facts = take(facts, event, first, last, ANY_ID)
            if facts is None:
                return None
            if told:
                in_vain = in_vain or self.each_told_in_vain(history)
                if next(in_vain):
                    return None
            last = event
        ids = [*map(_id, history)]
        if all(map(lt, ids, ids[1:])):
            return place, facts
        return (mixed, facts) if len(set(ids)) == len(ids) else None

    def walk(self, history: Iterable[Any]) -> Iterator[Step]:
        """Each row that a history took, its event, and the facts after it."""
        place, facts = self.begin, self.blank
        first = last = None
        for event in history:
            one = self.workflow.moves[place.state][type(event)]
            take, place, _, _ = place.moves[type(event)]
            facts = take(facts, event, first, last, ANY_ID)
            yield one, event, facts
            first = first or event
            last = event

    def owed(self, history: Iterable[Any]) -> list[Owed]:
        """Every duty of a history."""
        return account(self.walk(history)).every

    def not_here(self, state: Any, event: Any) -> list[Reason]:
        """The reason against an event that has no row in a state."""
        own, kind = own_reasons(), type(event)
        if kind in self.workflow.moves[state]:
            return []
        return [own.state if kind in self.workflow.events else own.unknown]

    def told_in_vain(self, history: Iterable[Any], event: Any) -> list[Reason]:
        """The reason against telling somebody: no such duty is open, or another owes it."""
        return _in_vain(account(self.walk(history)).answered(event), event)

    def each_told_in_vain(self, history: Iterable[Any]) -> Iterator[list[Reason]]:
        """The same for every `told` of a history, in one walk over it."""
        return (_in_vain(open_, event) for event, open_ in tellings(self.walk(history)))


def _in_vain(found: list[Owed], event: Any) -> list[Reason]:
    """The reason against telling somebody what these duties are."""
    if not found:
        return [own_reasons().duty]
    if any(event.by.kind in each.rule.owed_by for each in found):
        return []
    return [own_reasons().actor]


def against(one: Move, facts: Any, event: Any, since: datetime | None) -> list[Reason]:
    """The reasons of one row against an event: its actors, its acts and its guards."""
    own = own_reasons()
    reasons = []
    if event.by.kind not in one.actors:
        reasons.append(own.actor)
    times = [act.at for name in joint(type(event)) for act in getattr(event, name)]
    if any(at > event.at or (since is not None and at < since) for at in times):
        reasons.append(own.acts)
    return [*reasons, *(each.reason for each in one.guards if not each.holds(facts, event))]


def blocked(one: Move, facts: Any) -> list[Reason]:
    """The reasons that stand against a row whatever the event says."""
    return [each.reason for each in one.guards if each.of_facts and not each.holds(facts, None)]
