"""Proceedings: state, facts and history, made by events alone."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Never, NoReturn, Self, TypeVar

from jingwu_model.declare import Noun, Term, Upcasts, Write
from jingwu_model.errors import InvalidDeclaration
from jingwu_model.timeline import Calendar
from jingwu_model.timeline._due import aware
from jingwu_model.workflows._clock import Clock, ClockRule, Duty, Lapse, Overdue
from jingwu_model.workflows._engine import ANY_ID, Machine, Move, Place, against, blocked
from jingwu_model.workflows._event import Event, Told
from jingwu_model.workflows._reason import Answer, Option, Refused, own_reasons
from jingwu_model.workflows._time import Run, runs
from jingwu_model.workflows._workflow import Workflow

S = TypeVar("S", bound=Term)
F = TypeVar("F", bound=Noun)
E = TypeVar("E", bound=Event)

_id = attrgetter("id")


class Proceeding(Generic[S, F, E]):
    """事项, a case of a machine: its state, its facts, and the events that made it.

    Only `start`, `step` and `replay` make one, and a step answers with a new one. A
    machine's class has a `workflow` and says `__slots__ = ()`. Its `upcasts` are functions
    from older formats of an event's JSON object, asked before those of the event's own
    class; `old_states` has today's code for each that a state had.

    Attributes:
        state: Where it stands.
        facts: What the events established.
        history: The events, the first to the last.

    Raises:
        InvalidDeclaration: A machine's class has no workflow of its own, or no slots.
    """

    # A case keeps its place, which knows its state and what may come next.
    __slots__ = ("_place", "facts", "history")

    workflow: ClassVar[Workflow[Any, Any]]
    upcasts: ClassVar[Upcasts] = MappingProxyType({})
    old_states: ClassVar[Mapping[str, str]] = MappingProxyType({})
    _machine: ClassVar[Machine]

    _place: Place
    facts: F
    history: tuple[E, ...]

    if TYPE_CHECKING:
        # For the checkers, which have nothing of this type to give.
        def __init__(self, never: Never) -> None: ...
    else:

        def __init__(self, *_: object, **__: object) -> None:
            name = type(self).__name__
            msg = f"{name} is made by start, step or replay: {name}.start(event)"
            raise TypeError(msg)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        own = vars(cls)
        if "__jingwu_open__" in own:
            return
        workflow = own.get("workflow")
        if not isinstance(workflow, Workflow):
            raise InvalidDeclaration(cls.__name__, "a machine has a workflow of its own")
        if own.get("__slots__") != ():
            raise InvalidDeclaration(cls.__name__, "a machine says __slots__ = ()")
        cls._machine = Machine.of(workflow, cls)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        msg = f"a proceeding never changes: cannot set {name}"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> NoReturn:
        msg = f"a proceeding never changes: cannot delete {name}"
        raise AttributeError(msg)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Proceeding) or type(self) is not type(other):
            return NotImplemented
        return bool(self.history == other.history)

    def __hash__(self) -> int:
        # Of equal histories all of this is equal, and it is had at once.
        return hash((type(self), self.id, len(self.history), self.history[-1].id))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).replay, (self.history,)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.state.code}, {len(self.history)} events>"

    def __jingwu_plain__(self, write: Write) -> dict[str, Any]:
        """What its digest is taken of: the machine's name and every event with its code."""
        plain = [write(type(e), (("event", e.code),), "internal")(e) for e in self.history]
        return {"history": plain, "workflow": self.workflow.name}

    @property
    def state(self) -> S:
        """Where it stands."""
        state: S = self._place.state
        return state

    @property
    def id(self) -> str:
        """The proceeding's id: that of every event of it."""
        return self.history[0].proceeding_id

    @property
    def ended(self) -> bool:
        """Whether it stands in an end; duties may be open still."""
        return self.state in self.workflow.ends

    @property
    def settled_up(self) -> bool:
        """Whether it is ended and no duty is open."""
        return self.ended and self._duties_done()

    def _duties_done(self) -> bool:
        return all(each.done is not None for each in self._machine.owed(self.history))

    def _to_tell(self) -> bool:
        duties = self._machine.owed(self.history)
        return any(each.done is None and each.rule.telling for each in duties)

    @classmethod
    def start(cls, event: E) -> Self:
        """Start a proceeding.

        Args:
            event: An event that has a start row.

        Raises:
            Refused: The event may not start one; it carries every reason.
        """
        machine = cls._machine
        begin = machine.begin
        row = begin.moves.get(type(event))
        if row is not None:
            take, place, _, _ = row
            facts = take(machine.blank, event, None, None, ANY_ID)
            if facts is not None:
                made: Self = begin.opened()
                made._place = place
                made.facts = facts
                made.history = (event,)
                made.__class__ = cls
                return made
        kinds = tuple(kind for kind in begin.moves if kind is not type(event))
        raise Refused(cls, None, event, cls.may_start(event).reasons, kinds)

    def step(self, event: E) -> Self:
        """The proceeding after an event; this one stays as it is.

        Args:
            event: The event.

        Raises:
            Refused: It may not happen here; `.reasons` has every reason, `.allowed`
                what may happen instead.
        """
        here = self._place
        try:
            take, place, mixed, told = here.moves[type(event)]
        except KeyError:
            pass
        else:
            history = self.history
            first, last = history[0], history[-1]
            facts = take(self.facts, event, first, last, not here.rising)
            if facts is None or not here.rising:
                # Where ids do not rise, each of them is looked at.
                place, new = mixed, event.id
                for each in history:
                    if each.id == new:
                        raise self._refusal(event)
                if facts is None:
                    facts = take(self.facts, event, first, last, ANY_ID)
            if facts is not None and not (told and self._machine.told_in_vain(history, event)):
                made: Self = here.opened()
                made._place = place
                made.facts = facts
                made.history = history + (event,)  # noqa: RUF005 - no list in between
                made.__class__ = type(self)
                return made
        raise self._refusal(event)

    def _refusal(self, event: Any) -> Refused:
        """The refusal of an event, with what is allowed instead."""
        kinds = (option.event for option in self.options() if option.open)
        instead = tuple(kind for kind in kinds if kind is not type(event))
        return Refused(type(self), self.state, event, self.can(event).reasons, instead)

    @classmethod
    def replay(cls, events: Iterable[E]) -> Self:
        """The proceeding that a history makes.

        Args:
            events: The events, the first to the last.

        Raises:
            Refused: An event may not happen where it stands; its reasons are those
                that `step` gives.
            ValueError: There is no event.
        """
        history = tuple(events)
        if not history:
            msg = "no event: a proceeding has one at least"
            raise ValueError(msg)
        made = cls._fold(history)
        if made is not None:
            return made
        # Whatever stands begins with what stands: halving finds the first event refused.
        ends = range(1, len(history) + 1)
        good = bisect_left(ends, x=True, key=lambda end: cls._fold(history[:end]) is None)
        case = cls._fold(history[:good]) if good else None
        if case is None:
            case, good = cls.start(history[0]), 1
        for event in history[good:]:
            case = case.step(event)
        return case

    @classmethod
    def _fold(cls, history: tuple[Any, ...]) -> Self | None:
        """A history folded at one go; none where anything in it is refused."""
        folded = cls._machine.fold(history)
        if folded is None:
            return None
        place, facts = folded
        made: Self = place.opened()
        made._place = place
        made.facts = facts
        made.history = history
        made.__class__ = cls
        return made

    @classmethod
    def may_start(cls, event: E) -> Answer:
        """Whether an event may start a proceeding, with every reason against it.

        Args:
            event: The event.
        """
        reasons = cls._machine.not_here(None, event)
        if not reasons:
            one = cls.workflow.moves[None][type(event)]
            reasons = against(one, cls._machine.blank, event, None)
        return Answer(tuple(reasons))

    def can(self, event: E) -> Answer:
        """Whether an event may happen here, with every reason against it.

        Args:
            event: The event.

        Returns:
            An answer that is truthy where it may; `.reasons` has all of them, not the first.
        """
        own = own_reasons()
        reasons = self._machine.not_here(self.state, event)
        if own.unknown in reasons:
            # Nothing else can be asked of what this machine does not know.
            return Answer(tuple(reasons))
        if event.proceeding_id != self.id:
            reasons.append(own.foreign)
        if event.at < self.history[-1].at:
            reasons.append(own.time)
        if event.id in map(_id, self.history):
            reasons.append(own.repeated)
        one = self.workflow.moves[self.state].get(type(event))
        if one is not None:
            reasons += against(one, self.facts, event, self.history[0].at)
            if isinstance(event, Told):
                in_vain = self._machine.told_in_vain(self.history, event)
                reasons += [reason for reason in in_vain if reason not in reasons]
        return Answer(tuple(reasons))

    def options(self) -> tuple[Option, ...]:
        """Every event that has a row here: what stands against it, and what it must satisfy."""
        return tuple(self._option(one) for one in self.workflow.moves[self.state].values())

    def _option(self, one: Move) -> Option:
        against_it = blocked(one, self.facts)
        if one.event is Told and not self._to_tell():
            against_it.append(own_reasons().duty)
        needs = tuple(guard.reason for guard in one.guards if not guard.of_facts)
        return Option(one.event, one.actors, one.target, tuple(against_it), needs)

    def _runs(self) -> Iterator[Run]:
        return runs(self._machine.walk(self.history), self.workflow.ends)

    def clocks(self, calendar: Calendar) -> tuple[Clock, ...]:
        """The last run of every clock that was started, in the order of that start.

        Args:
            calendar: What counts working days.
        """
        last: dict[ClockRule, Run] = {}
        for run in self._runs():
            last.pop(run.rule, None)
            last[run.rule] = run
        return tuple(run.clock(calendar) for run in last.values())

    def past_clocks(self, calendar: Calendar) -> tuple[Clock, ...]:
        """Every run of every clock, those that a later start replaced among them.

        Args:
            calendar: What counts working days.
        """
        return tuple(run.clock(calendar) for run in self._runs())

    def duties(self, calendar: Calendar) -> tuple[Duty, ...]:
        """Every duty that came to be owed, discharged or not, in the order it did.

        Args:
            calendar: What counts working days.
        """
        return tuple(each.duty(calendar) for each in self._machine.owed(self.history))

    def overdue(self, now: datetime, calendar: Calendar) -> tuple[Overdue, ...]:
        """What is late, and who must act.

        Args:
            now: The time to judge by.
            calendar: What counts working days.

        Raises:
            InvalidObject: `now` has no offset.
        """
        at = aware(now, "now")
        clocks = [clock for clock in self.clocks(calendar) if not clock.rule.window]
        every: tuple[Clock | Duty, ...] = (*clocks, *self.duties(calendar))
        return tuple(Overdue(each, each.rule.owed_by) for each in every if each.overdue(at))

    def lapses(self, now: datetime, calendar: Calendar) -> tuple[Lapse, ...]:
        """The events by the clock that should now be sent.

        Args:
            now: The time to judge by.
            calendar: What counts working days.

        Raises:
            InvalidObject: `now` has no offset.
        """
        at = aware(now, "now")
        out = {clock.rule: clock for clock in self.clocks(calendar) if clock.overdue(at)}
        return tuple(
            Lapse(one.event, out[one.lapses])
            for one in self.workflow.moves[self.state].values()
            if one.lapses in out and not blocked(one, self.facts)
        )
