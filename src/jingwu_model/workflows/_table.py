"""A machine's table: its rows by state and event, and the lists that are drawn from them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import attrs

from jingwu_model.declare import Noun, Term
from jingwu_model.timeline import SOURCES
from jingwu_model.workflows._clock import ClockRule, DutyRule
from jingwu_model.workflows._event import Event, Told
from jingwu_model.workflows._reason import Guard
from jingwu_model.workflows._row import Row, Transition

S = TypeVar("S", bound=Term)
F = TypeVar("F", bound=Noun)


@attrs.frozen(eq=False, init=False, repr=False, slots=False)
class Table(Generic[S, F]):
    """A machine's name, its ends, and its rows: what a `Workflow` is, before it is checked.

    Attributes:
        name: The machine's name, which its log and its outcomes carry.
        facts: The class of its facts.
        ends: The states in which a proceeding is ended.
        states: The states, in the rows' order.
        transitions: One for each row and source state, then those of `told`.
        moves: The same by source state (none: the start) and event class.
    """

    name: str
    facts: type[F]
    ends: frozenset[S]
    states: tuple[S, ...]
    transitions: tuple[Transition[S, F, Any], ...]
    moves: Mapping[S | None, Mapping[type[Event], Transition[S, F, Any]]]

    def __init__(
        self,
        name: str,
        facts: type[F],
        ends: tuple[S, ...],
        rows: Iterable[Row[S, F]],
        told: tuple[Guard[F, Told], ...] = (),
    ) -> None:
        written = [transition for row in rows for transition in row]
        every = (state for one in written for state in (one.source, one.target))
        states = tuple(dict.fromkeys(state for state in every if state is not None))
        transitions = (*written, *(_told(state, written, ends, told) for state in states))
        moves: dict[S | None, dict[type[Event], Transition[S, F, Any]]] = {
            state: {} for state in (None, *states)
        }
        for one in transitions:
            # The first of two keeps its place: that there are two is for the check to say.
            moves[one.source].setdefault(one.event, one)
        self.__attrs_init__(
            name=name,
            facts=facts,
            ends=frozenset(ends),
            states=states,
            transitions=transitions,
            moves=MappingProxyType({at: MappingProxyType(held) for at, held in moves.items()}),
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}, {len(self.transitions)} transitions>"

    @property
    def events(self) -> tuple[type[Event], ...]:
        """Every event's class, each once, in the table's order."""
        return tuple(dict.fromkeys(one.event for one in self.transitions))

    @property
    def clocks(self) -> tuple[ClockRule, ...]:
        """Every clock, each once."""
        return tuple(dict.fromkeys(rule for one in self.transitions for rule in one.clocks))

    @property
    def duties(self) -> tuple[DutyRule, ...]:
        """Every duty, each once."""
        return tuple(dict.fromkeys(rule for one in self.transitions for rule in one.owes))

    @property
    def guards(self) -> tuple[Guard[F, Any], ...]:
        """Every guard, each once."""
        return tuple(dict.fromkeys(guard for one in self.transitions for guard in one.guards))


def _told(
    state: S,
    rows: Iterable[Transition[S, F, Any]],
    ends: tuple[S, ...],
    guards: tuple[Guard[F, Told], ...],
) -> Transition[S, F, Any]:
    """The row that records, in any state, that somebody was told or could not be."""
    owed = [rule for one in rows for rule in one.owes]
    owing = (kind for rule in owed for kind in rule.owed_by)
    # An end stops every clock: none is begun there.
    begun = (rule.begins for rule in owed if rule.begins is not None and state not in ends)
    return Transition(
        row="told",
        source=state,
        event=Told,
        target=state,
        actors=tuple(dict.fromkeys(owing)),
        guards=guards,
        starts=tuple(dict.fromkeys(begun)),
        basis=(SOURCES["library"].whole,),
    )
