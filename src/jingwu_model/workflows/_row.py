"""The rows of a machine's table, as its file writes them and as the engine reads them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import attrs

from jingwu_model.declare import Noun, Term
from jingwu_model.errors import InvalidDeclaration
from jingwu_model.timeline import Citation
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import ClockRule, DutyRule
from jingwu_model.workflows._event import Event
from jingwu_model.workflows._reason import Guard

S = TypeVar("S", bound=Term)
F = TypeVar("F", bound=Noun)
E = TypeVar("E", bound=Event)

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@attrs.frozen(eq=False)
class Transition(Generic[S, F, E]):
    """One row of a machine, of one source state.

    Attributes:
        row: The row's id in the law's table.
        source: The state it leads from; none where it starts a proceeding.
        event: The event's class.
        target: The state it leads to; its source where it only records.
        actors: Who may do it.
        guards: What must hold.
        keeps: The facts it takes from the event, by name.
        adds: The facts that it adds the event's items to, by name.
        stamps: The facts that take the event's time.
        sets: The facts it sets, with their values.
        counts: The facts it adds one to.
        starts: The clocks it starts.
        uses: The windows whose right it uses.
        stops: The clocks it stops.
        voids: The clocks it stops because nothing was to be counted from their start.
        pauses: The clocks it pauses.
        resumes: The clocks it resumes.
        extends: The clocks it extends.
        owes: The duties it creates.
        discharges: The duties it discharges.
        lapses: The clock whose running out calls for it; none unless the clock does it.
        basis: The provisions it rests on.
    """

    row: str
    source: S | None
    event: type[E]
    target: S
    actors: tuple[ActorKind, ...]
    guards: tuple[Guard[F, E], ...] = ()
    keeps: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    sets: Mapping[str, Any] = _NOTHING
    counts: tuple[str, ...] = ()
    starts: tuple[ClockRule, ...] = ()
    uses: tuple[ClockRule, ...] = ()
    stops: tuple[ClockRule, ...] = ()
    voids: tuple[ClockRule, ...] = ()
    pauses: tuple[ClockRule, ...] = ()
    resumes: tuple[ClockRule, ...] = ()
    extends: tuple[ClockRule, ...] = ()
    owes: tuple[DutyRule, ...] = ()
    discharges: tuple[DutyRule, ...] = ()
    lapses: ClockRule | None = None
    basis: tuple[Citation, ...] = ()

    @property
    def records_only(self) -> bool:
        """Whether it leaves the state as it is."""
        return self.target is self.source

    @property
    def clocks(self) -> tuple[ClockRule, ...]:
        """Every clock it touches, each once."""
        parts = (self.starts, self.uses, self.stops, self.voids, self.pauses)
        lapsing = () if self.lapses is None else (self.lapses,)
        every = (rule for part in (*parts, self.resumes, self.extends, lapsing) for rule in part)
        return tuple(dict.fromkeys(every))

    @property
    def duties(self) -> tuple[DutyRule, ...]:
        """The duties it creates."""
        return self.owes


class Row(Generic[S, F]):
    """A row as a machine's file writes it: one source or several.

    Args:
        row: Its id in the law's table.
        source: The state or states it leads from; none: it starts a proceeding.
        event: The event's class.
        target: The state it leads to; none: it only records.
        by: Who may do it.
        guards: What must hold.
        keeps: Facts taken from the event, by name; the same type on both.
        adds: Facts, tuples, that the event's items are added to; the same items on both.
        stamps: Facts that take the event's time.
        sets: Facts set to a value.
        counts: Facts one is added to.
        starts: Clocks started; likewise `stops`, `pauses`, `resumes` and `extends`.
        voids: Clocks stopped because nothing was to be counted from their start.
        uses: Windows whose right it uses.
        owes: Duties created.
        discharges: Duties discharged.
        lapses: The clock whose running out calls for it.
        basis: The provision or provisions.

    Raises:
        InvalidDeclaration: A start row has no target.
    """

    __slots__ = ("transitions",)

    transitions: tuple[Transition[S, F, Any], ...]

    # The event is the method's own variable, not the class's: what stands around a
    # row cannot loosen it, and a guard of another event is seen.
    def __init__(  # noqa: PLR0913 - a row has that many parts
        self,
        row: str,
        source: S | tuple[S, ...] | None,
        event: type[E],
        target: S | None,
        *,
        by: tuple[ActorKind, ...],
        guards: tuple[Guard[F, E], ...] = (),
        keeps: tuple[str, ...] = (),
        adds: tuple[str, ...] = (),
        stamps: tuple[str, ...] = (),
        sets: Mapping[str, Any] = _NOTHING,
        counts: tuple[str, ...] = (),
        starts: tuple[ClockRule, ...] = (),
        uses: tuple[ClockRule, ...] = (),
        stops: tuple[ClockRule, ...] = (),
        voids: tuple[ClockRule, ...] = (),
        pauses: tuple[ClockRule, ...] = (),
        resumes: tuple[ClockRule, ...] = (),
        extends: tuple[ClockRule, ...] = (),
        owes: tuple[DutyRule, ...] = (),
        discharges: tuple[DutyRule, ...] = (),
        lapses: ClockRule | None = None,
        basis: Citation | tuple[Citation, ...],
    ) -> None:
        sources: tuple[S | None, ...] = source if isinstance(source, tuple) else (source,)
        self.transitions = tuple(
            Transition(
                row=row,
                source=each,
                event=event,
                target=_target(row, each, target),
                actors=by,
                guards=guards,
                keeps=keeps,
                adds=adds,
                stamps=stamps,
                sets=MappingProxyType(dict(sets)),
                counts=counts,
                starts=starts,
                uses=uses,
                stops=stops,
                voids=voids,
                pauses=pauses,
                resumes=resumes,
                extends=extends,
                owes=owes,
                discharges=discharges,
                lapses=lapses,
                basis=basis if isinstance(basis, tuple) else (basis,),
            )
            for each in sources
        )

    def __iter__(self) -> Iterator[Transition[S, F, Any]]:
        return iter(self.transitions)


def _target(row: str, source: S | None, target: S | None) -> S:
    """Where a row leads from one of its sources."""
    found = source if target is None else target
    if found is None:
        raise InvalidDeclaration(row, "a start row has a target")
    return found
