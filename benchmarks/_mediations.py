"""An eight-event people's mediation, and four ways to drive it.

`ours` is the library. `Floor` is what one writes by hand for speed: a mutable object
with slots, a dict of rows, and the checks that the library makes of a step too: the
row's guards (the very same functions), who may act, time never going back, no event
twice, no act out of time. The two others are state-machine packages, given the same
guards and the same checks in the form that each runs fastest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import attrs

from jingwu_model.timeline import SHANGHAI
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import people_mediation as pm

Events = tuple[Any, ...]

_START = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
_WORKFLOW = pm.PeopleMediation.workflow
_FACTS = tuple(name for name in pm.Facts.__annotations__)


def histories(n: int) -> Iterator[Events]:
    """So many mediations, each with parties, mediators and events of its own."""
    for at in range(n):
        yield _history(f"{at:08d}")


def falling(events: Events) -> Events:
    """The same events, their ids in the opposite order: no step may rely on rising ones."""
    ids = [event.id for event in events]
    return tuple(attrs.evolve(e, id=other) for e, other in zip(events, ids[::-1], strict=True))


def _history(mark: str) -> Events:
    """Applied for, assigned, begun, drafted, signed, and confirmed by a court."""
    refs = (f"party-a-{mark}", f"party-b-{mark}")
    document = pm.DocRef(token=f"doc-{mark}", sha256="0" * 64)

    def by(kind: ActorKind, ref: str) -> pm.Actor:
        return pm.Actor(kind=kind, ref=ref)

    def when(day: int) -> datetime:
        return _START + timedelta(days=day)

    def act(kind: ActorKind, ref: str, day: int) -> pm.Act:
        return pm.Act(by=by(kind, ref), at=when(day))

    def both(day: int) -> tuple[pm.Act, ...]:
        return tuple(act(ActorKind.PARTY, ref, day) for ref in refs)

    def head(number: int, kind: ActorKind, ref: str, day: int) -> dict[str, Any]:
        return {
            "id": f"{mark}-{number}",
            "proceeding_id": f"pm-{mark}",
            "at": when(day),
            "by": by(kind, ref),
        }

    mediator = act(ActorKind.MEDIATOR, "M1", 4)
    return (
        pm.Apply(**head(1, ActorKind.PARTY, refs[0], 0), parties=refs),
        pm.Assign(**head(2, ActorKind.COMMITTEE, "C1", 1), mediators=("M1",), acts=both(1)),
        pm.Begin(**head(3, ActorKind.MEDIATOR, "M1", 2), rights_told=True),
        pm.Draft(
            **head(4, ActorKind.MEDIATOR, "M1", 3),
            items=tuple(pm.AgreementItem),
            document=document,
            performance_due=date(2026, 4, 1),
        ),
        pm.Sign(
            **head(5, ActorKind.COMMITTEE, "C1", 4),
            acts=(*both(4), mediator),
            seal=True,
            document=document,
        ),
        pm.ApplyForConfirmation(
            **head(6, ActorKind.PARTY, refs[0], 10),
            acts=both(10),
            court="CT",
            ground=pm.CourtGround.BODY,
        ),
        pm.Accept(**head(7, ActorKind.COURT, "CT", 12)),
        pm.Confirm(**head(8, ActorKind.COURT, "CT", 20)),
    )


def ours(events: Events) -> pm.PeopleMediation:
    """The library: a start and steps."""
    case = pm.PeopleMediation.start(events[0])
    for event in events[1:]:
        case = case.step(event)
    return case


def replayed(events: Events) -> pm.PeopleMediation:
    """The library: a replay."""
    return pm.PeopleMediation.replay(events)


class NotAllowed(Exception):
    """The floor's refusal."""


Effect = Callable[[Any, Any], None]
Parts = tuple[Any, tuple[ActorKind, ...], tuple[Callable[..., bool], ...], bool, Effect | None]


def _effect(one: Any) -> Effect | None:
    """What a row does to a mutable object, as one would write it by hand."""
    lines = [f"case.{name} = event.{name}" for name in one.keeps]
    lines += [f"case.{name} = event.at" for name in one.stamps]
    lines += [f"case.{name} = _{name}" for name in one.sets]
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


_ROWS: dict[tuple[Any, type[Any]], Parts] = {
    (one.source, one.event): (
        one.target,
        one.actors,
        tuple(map(_asks, one.guards)),
        any(field == "acts" for field in one.event.__annotations__),
        _effect(one),
    )
    for one in _WORKFLOW.transitions
}


class Floor:
    """A mutable case with slots."""

    __slots__ = ("history", "ids", "last", "since", "state", *_FACTS)

    def __init__(self) -> None:
        self.state: Any = None
        self.history: list[Any] = []
        self.ids: set[str] = set()
        self.last: datetime | None = None
        self.since: datetime | None = None
        self.parties: tuple[str, ...] = ()
        self.mediators: tuple[str, ...] = ()
        _blank(self)

    def step(self, event: Any) -> None:  # noqa: C901 - all checks in one place, as by hand
        """Take an event, or refuse it."""
        row = _ROWS.get((self.state, event.__class__))
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


def _hand_written(defaults: dict[str, object]) -> Callable[[Any], None]:
    """The defaults of the other facts, one assignment each."""
    body = "".join(f"    case.{name} = _{name}\n" for name in defaults)
    names: dict[str, Any] = {f"_{name}": value for name, value in defaults.items()}
    exec(f"def blank(case):\n{body}", names)  # noqa: S102 - the table's own names
    made: Callable[[Any], None] = names["blank"]
    return made


_blank = _hand_written(
    {name: getattr(pm.Facts(), name) for name in _FACTS if name not in {"parties", "mediators"}}
)


def floor(events: Events) -> Floor:
    """By hand."""
    case = Floor()
    for event in events:
        case.step(event)
    return case


class _Model(Floor):
    """The same object, told what to do by a package instead of by a dict."""

    __slots__ = ()


def _asked(row: Parts) -> Callable[[_Model, Any], bool]:
    """A row's checks that are no guards, as a condition."""
    return _passing((row[0], row[1], (), row[3], None))


def _passing(row: Parts) -> Callable[[_Model, Any], bool]:
    """All that a row asks, as one condition: not a call more than the checks need."""
    _, actors, guards, acts, _ = row

    def passes(case: _Model, event: Any) -> bool:
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


def _noting(row: Parts) -> Callable[[_Model, Any], None]:
    """What an event of a row leaves behind, but for the state."""
    effect = row[4]

    def note(case: _Model, event: Any) -> None:
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


def with_transitions(*, merged: bool = False) -> Callable[[Events], Any]:
    """`transitions` at its fastest: one machine for all, no model added, events triggered directly.

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
        states=[_name(state) for state in (None, *_WORKFLOW.states)],
        initial="none",
        auto_transitions=False,
    )
    for (source, kind), row in _ROWS.items():
        machine.add_transition(
            kind.code,
            _name(source),
            None if row[0] is source else _name(row[0]),
            conditions=_passing(row) if merged else [_asked(row), *row[2]],
            before=_noting(row),
        )
    triggers = {kind: machine.events[kind.code].trigger for _, kind in _ROWS}

    def drive(events: Events) -> Any:
        case = _Model()
        case.state = "none"
        for event in events:
            if not triggers[event.__class__](case, case, event):
                raise NotAllowed
        return case

    return drive


def with_python_statemachine() -> Callable[[Events], Any]:
    """python-statemachine, as a class with its events, conditions and actions."""
    from statemachine import State, StateMachine  # noqa: PLC0415 - a peer, measured only here

    members: dict[str, Any] = {"allow_event_without_transition": False}
    states: dict[Any, Any] = {
        state: State(
            _name(state), value=_name(state), initial=state is None, final=state in _WORKFLOW.ends
        )
        for state in (None, *_WORKFLOW.states)
    }
    members |= {f"s_{_name(state)}": held for state, held in states.items()}
    moves: dict[str, Any] = {}
    for at, ((source, kind), row) in enumerate(_ROWS.items()):
        # A final state of the package has no transitions.
        if source in _WORKFLOW.ends:
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
    machine = type("Mediation", (StateMachine,), members)

    def drive(events: Events) -> Any:
        case = machine(model=_Model())
        for event in events:
            case.send(f"do_{event.code}", event_=event)
        return case

    return drive


def agree(ways: Sequence[Callable[[Events], Any]], events: Events) -> None:
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
    for at, event in enumerate(events):
        before = events[:at]
        yield (*before, attrs.evolve(event, by=pm.Actor(kind=ActorKind.CLOCK, ref="x")))
        if before:
            yield (*before, attrs.evolve(event, at=_START - timedelta(days=1)))
            yield (*before, attrs.evolve(event, id=events[0].id))
            yield (*before, events[0])
        if hasattr(event, "acts"):
            yield (*before, attrs.evolve(event, acts=()))
            late = tuple(attrs.evolve(act, at=event.at + timedelta(hours=1)) for act in event.acts)
            yield (*before, attrs.evolve(event, acts=late))
            early = tuple(attrs.evolve(act, at=_START - timedelta(days=1)) for act in event.acts)
            yield (*before, attrs.evolve(event, acts=early))
