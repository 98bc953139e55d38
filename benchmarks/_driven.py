"""A machine's table, and the ways to drive a history through it.

`ours` is the library. The floor is what one writes by hand for speed: a mutable object
with slots, a dict of rows, and the checks that the library makes of a step too: the
row's guards (the very same functions), who may act, time never going back, no event
twice, no act out of time. The two others are state-machine packages, given the same
guards and the same checks in the form that each runs fastest. None but ours keeps an
account of clocks and duties, so the histories tell nobody anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import attrs
from _cases import Events

from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows._workflow import joint

Way = Callable[[Events], Any]
Effect = Callable[[Any, Any], None]
Parts = tuple[Any, tuple[ActorKind, ...], tuple[Callable[..., bool], ...], bool, Effect | None]
Rows = dict[tuple[Any, type[Any]], Parts]


class NotAllowed(Exception):
    """The floor's refusal."""


class Driven:
    """The ways to drive histories of one machine.

    Args:
        machine: The library's class of it.
    """

    def __init__(self, machine: type[Any]) -> None:
        self.workflow = machine.workflow
        self._machine = machine
        self._rows: Rows = {
            (one.source, one.event): (
                one.target,
                one.actors,
                tuple(map(_asks, one.guards)),
                bool(joint(one.event)),
                _effect(one),
            )
            for one in self.workflow.transitions
        }
        self._by_hand = _by_hand(self._rows, self.workflow.facts)

    def ours(self, events: Events) -> Any:
        """The library: a start and steps."""
        case = self._machine.start(events[0])
        for event in events[1:]:
            case = case.step(event)
        return case

    def replayed(self, events: Events) -> Any:
        """The library: a replay."""
        return self._machine.replay(events)

    def floor(self, events: Events) -> Any:
        """By hand."""
        case = self._by_hand()
        for event in events:
            case.step(event)
        return case

    def with_transitions(self, *, merged: bool = False) -> Way:
        """`transitions` at its fastest: one machine for all, no model added, events triggered.

        A model that is added is given a partial for every trigger, which costs more than the
        whole case does; conditions are bare callables, nothing is queued, and a row that only
        records is an internal transition, which leaves no state and enters none.

        Args:
            merged: Whether all conditions of a row are one, of which the package then knows
                nothing: neither which there are, nor which one failed.
        """
        from transitions import Machine  # noqa: PLC0415 - a peer, measured only here

        machine = Machine(
            model=None,
            states=[_name(state) for state in (None, *self.workflow.states)],
            initial="none",
            auto_transitions=False,
        )
        for (source, kind), row in self._rows.items():
            machine.add_transition(
                kind.code,
                _name(source),
                None if row[0] is source else _name(row[0]),
                conditions=_passing(row) if merged else [_asked(row), *row[2]],
                before=_noting(row),
            )
        triggers = {kind: machine.events[kind.code].trigger for _, kind in self._rows}
        model = self._by_hand

        def drive(events: Events) -> Any:
            case = model()
            case.state = "none"
            for event in events:
                if not triggers[event.__class__](case, case, event):
                    raise NotAllowed
            return case

        return drive

    def with_python_statemachine(self) -> Way:
        """python-statemachine, as a class with its events, conditions and actions."""
        from statemachine import State, StateMachine  # noqa: PLC0415 - a peer, measured only here

        members: dict[str, Any] = {"allow_event_without_transition": False}
        ends = self.workflow.ends
        states: dict[Any, Any] = {
            state: State(
                _name(state), value=_name(state), initial=state is None, final=state in ends
            )
            for state in (None, *self.workflow.states)
        }
        members |= {f"s_{_name(state)}": held for state, held in states.items()}
        moves: dict[str, Any] = {}
        for at, ((source, kind), row) in enumerate(self._rows.items()):
            # A final state of the package has no transitions.
            if source in ends:
                continue

            passes, noting = _passing(row), _noting(row)

            def may(self: Any, event_: Any, passes: Callable[..., bool] = passes) -> bool:
                return passes(self.model, event_)

            def note(self: Any, event_: Any, noting: Callable[..., None] = noting) -> None:
                noting(self.model, event_)

            members |= {f"may_{at}": may, f"note_{at}": note}
            made = states[source].to(states[row[0]], cond=f"may_{at}", on=f"note_{at}")
            moves[kind.code] = made if kind.code not in moves else moves[kind.code] | made
        members |= {f"do_{code}": held for code, held in moves.items()}
        machine = type(self._machine.__name__, (StateMachine,), members)
        model = self._by_hand

        def drive(events: Events) -> Any:
            case = machine(model=model())
            for event in events:
                case.send(f"do_{event.code}", event_=event)
            return case

        return drive


def _effect(one: Any) -> Effect | None:
    """What a row does to a mutable object, as one would write it by hand."""
    lines = [f"case.{name} = event.{name}" for name in one.keeps]
    lines += [f"case.{name} += event.{name}" for name in one.adds]
    lines += [f"case.{name} = event.at" for name in one.stamps]
    lines += [f"case.{name} = _{name}" for name in one.sets]
    lines += [f"case.{name} += 1" for name in one.counts]
    if not lines:
        return None
    names = {f"_{name}": value for name, value in one.sets.items()}
    body = "".join(f"    {line}\n" for line in lines)
    exec(f"def effect(case, event):\n{body}", names)  # noqa: S102 - the table's own names
    made: Effect = names["effect"]
    return made


def _asks(guard: Any) -> Callable[..., bool]:
    """A guard as a function of the facts and the event."""
    asks: Callable[..., bool] = guard.asks
    return (lambda facts, _event: asks(facts)) if guard.of_facts else asks


def _by_hand(rows: Rows, facts: type[Any]) -> Callable[[], Any]:  # noqa: C901 - its method's
    """The class of a mutable case, and its one method, as one writes them for one machine."""
    names = tuple(field.name for field in attrs.fields(facts))
    blank = _hand_written({name: getattr(facts(), name) for name in names})

    class Floor:
        """A mutable case with slots."""

        __slots__ = ("history", "ids", "last", "since", "state", *names)

        def __init__(self) -> None:
            self.state: Any = None
            self.history: list[Any] = []
            self.ids: set[str] = set()
            self.last: datetime | None = None
            self.since: datetime | None = None
            blank(self)

        def step(self, event: Any) -> None:  # noqa: C901 - all checks in one place, as by hand
            """Take an event, or refuse it."""
            row = rows.get((self.state, event.__class__))
            if row is None:
                raise NotAllowed
            target, actors, guards, acts, effect = row
            at = event.at
            if self.last is not None and at < self.last:
                raise NotAllowed
            if event.by.kind not in actors:
                raise NotAllowed
            if event.id in self.ids:
                raise NotAllowed
            if acts:
                since = self.since
                for act in event.acts:
                    if act.at > at or (since is not None and act.at < since):
                        raise NotAllowed
            for guard in guards:
                if not guard(self, event):
                    raise NotAllowed
            if effect is not None:
                effect(self, event)
            if self.since is None:
                self.since = at
            self.state = target
            self.last = at
            self.ids.add(event.id)
            self.history.append(event)

    return Floor


def _hand_written(defaults: dict[str, object]) -> Callable[[Any], None]:
    """The facts' defaults, one assignment each."""
    body = "".join(f"    case.{name} = _{name}\n" for name in defaults)
    names: dict[str, Any] = {f"_{name}": value for name, value in defaults.items()}
    exec(f"def blank(case):\n{body}", names)  # noqa: S102 - the table's own names
    made: Callable[[Any], None] = names["blank"]
    return made


def _asked(row: Parts) -> Callable[[Any, Any], bool]:
    """A row's checks that are no guards, as a condition."""
    return _passing((row[0], row[1], (), row[3], None))


def _passing(row: Parts) -> Callable[[Any, Any], bool]:
    """All that a row asks, as one condition: not a call more than the checks need."""
    _, actors, guards, acts, _ = row

    def passes(case: Any, event: Any) -> bool:
        at = event.at
        if case.last is not None and at < case.last:
            return False
        if event.by.kind not in actors or event.id in case.ids:
            return False
        if acts:
            since = case.since
            for act in event.acts:
                if act.at > at or (since is not None and act.at < since):
                    return False
        # A loop, as `all` is slower.
        for guard in guards:  # noqa: SIM110
            if not guard(case, event):
                return False
        return True

    return passes


def _noting(row: Parts) -> Callable[[Any, Any], None]:
    """What an event of a row leaves behind, but for the state."""
    effect = row[4]

    def note(case: Any, event: Any) -> None:
        if effect is not None:
            effect(case, event)
        at = event.at
        if case.since is None:
            case.since = at
        case.last = at
        case.ids.add(event.id)
        case.history.append(event)

    return note


def _name(state: Any) -> str:
    return "none" if state is None else str(state.code)


def agree(ways: Sequence[Way], events: Events) -> None:
    """Every way refuses each event that is spoiled in one respect, and takes the good case."""
    for way in ways:
        way(events)
        for spoiled in _spoiled(events):
            try:
                way(spoiled)
            except Exception:  # noqa: BLE001, S112 - each has an error of its own
                continue
            msg = f"{way.__qualname__} takes {spoiled[-1]}"
            raise AssertionError(msg)


def _spoiled(events: Events) -> Iterator[Events]:
    """The case up to each event, and then that event spoiled."""
    early = events[0].at - timedelta(days=1)
    for at, event in enumerate(events):
        before = events[:at]
        yield (*before, attrs.evolve(event, by=pm.Actor(kind=ActorKind.CLOCK, ref="x")))
        if before:
            yield (*before, attrs.evolve(event, at=early))
            yield (*before, attrs.evolve(event, id=events[0].id))
            yield (*before, events[0])
        # Where nobody need act jointly, nothing is missing.
        if acts := getattr(event, "acts", ()):
            yield (*before, attrs.evolve(event, acts=()))
            for moment in (event.at + timedelta(hours=1), early):
                moved = tuple(attrs.evolve(act, at=moment) for act in acts)
                yield (*before, attrs.evolve(event, acts=moved))
