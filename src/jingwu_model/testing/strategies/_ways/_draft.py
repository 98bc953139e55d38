"""An event as it is being made, and how a guard of it is met or failed."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.testing.strategies._pick import Pick
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Act, Actor
from jingwu_model.workflows._row import Transition
from jingwu_model.workflows._time import Owed

Value = TypeVar("Value")
Move = Transition[Any, Any, Any]
Case = Any
"""A proceeding of any machine; none before its first event."""

MINUTE = timedelta(minutes=1)
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Draw(Protocol):
    """What draws a value of a strategy."""

    def __call__(self, strategy: SearchStrategy[Value]) -> Value:
        """One value."""


class Draft:
    """An event that is not made yet: a field is what was set, else drawn when it is asked for.

    What a caller fixed is not set anew while guards are met, and is where one is failed.

    Args:
        pick: What draws its fields.
        row: The row it is to take.
        case: The proceeding it is for; none before the first event.
        facts: What is established so far.
    """

    __slots__ = ("_pick", "_right", "case", "facts", "row")

    def __init__(self, pick: Pick, row: Move, case: Case, facts: Any) -> None:
        self._pick = pick
        self._right = False
        self.row = row
        self.case = case
        self.facts = facts

    def __getitem__(self, name: str) -> Any:
        return self._pick(name)

    def __setitem__(self, name: str, value: Any) -> None:
        if self._right or name not in self._pick.parts:
            self._pick.values[name] = value

    def changed(self, draw: Draw, turn: "Turn") -> None:
        """Change it once it is right, whatever was fixed."""
        self._right = True
        turn(draw, self.case, self)

    def is_set(self, name: str) -> bool:
        """Whether a field is set, drawn already or fixed."""
        return name in self._pick.values or name in self._pick.parts

    def has(self, name: str) -> bool:
        """Whether the event has a field."""
        return name in self._pick.specs

    @property
    def at(self) -> datetime:
        """When it happens."""
        at: datetime = self["at"]
        return at

    @property
    def by(self) -> Actor:
        """Who does it."""
        by: Actor = self["by"]
        return by

    @property
    def first(self) -> datetime:
        """When the proceeding began: an act of this event is not older."""
        return self.at if self.case is None else self.case.history[0].at

    def named(self, name: str, **fields: Any) -> None:
        """Set some fields of the noun in a field."""
        self[name] = attrs.evolve(self[name], **fields)

    def joined(
        self, draw: Draw, kind: ActorKind, refs: tuple[str, ...], *, since: datetime | None = None
    ) -> None:
        """Let each of some people act, if they do not yet.

        Args:
            draw: What draws when they do.
            kind: In what capacity.
            refs: Who.
            since: No act is older; by default than the proceeding.
        """
        acts: tuple[Act, ...] = self["acts"]
        there = {act.by.ref for act in acts if act.by.kind is kind}
        lacking = [ref for ref in refs if ref not in there]
        if lacking:
            at = self.moment(draw, since)
            self["acts"] = (*acts, *(Act(by=Actor(kind=kind, ref=ref), at=at) for ref in lacking))

    def moment(self, draw: Draw, since: datetime | None = None) -> datetime:
        """A time up to this event's own, which comes first."""
        room = (self.at - max(self.first, since or self.first)) // MINUTE
        return self.at - (draw(st.integers(0, room)) * MINUTE if room > 0 else 0 * MINUTE)

    def without(self, kind: ActorKind, ref: str | None = None) -> None:
        """Leave out the acts of a kind of actor, or of one."""
        acts: tuple[Act, ...] = self["acts"]
        kept = [act for act in acts if act.by.kind is not kind or ref not in {None, act.by.ref}]
        self["acts"] = tuple(kept)

    def made(self) -> Any:
        """The event."""
        return self._pick.made()


Turn = Callable[[Draw, Case, Draft], None]
"""What changes a draft so that a guard holds, or does not."""

Asked = Callable[[Any], bool]
"""What is asked of the facts."""


def always(_facts: Any) -> bool:
    """Whatever the facts."""
    return True


def _anywhere(_facts: Any, _row: Move) -> bool:
    return True


def tellings(case: Case, *, hows: bool = False) -> list[Owed]:
    """The duties of a case that are to be told and were not yet.

    Args:
        case: The proceeding.
        hows: Only those that are told in some ways alone.
    """
    every: list[Owed] = case._machine.owed(case.history)  # noqa: SLF001 - without a calendar
    telling = [one for one in every if one.done is None and one.rule.telling]
    return [one for one in telling if one.rule.hows or not hows]


@attrs.frozen
class Stop:
    """An event that must have happened before a guard can fail.

    Attributes:
        event: Its code.
        parts: The fields in which it is not as it likes: a value, or a strategy, for each.
        turn: What changes it once it is right, so that it stays so.
        others: The codes of events that do as well; which of them happens is drawn.
        suits: Whether it must happen, as the facts are, on the way to a row.
    """

    event: str
    parts: Mapping[str, Any] = _NOTHING
    turn: Turn | None = None
    others: tuple[str, ...] = ()
    suits: Callable[[Any, Move], bool] = _anywhere


@attrs.frozen
class Way:
    """How a guard is met, and how it is failed and nothing else is.

    Attributes:
        mend: Makes the guard hold of a draft.
        spoil: Makes it fail, and it alone, of a draft that all guards hold of.
        can_mend: Whether the facts leave it anything to mend; of a guard of the facts alone,
            whether it will hold where it does already.
        can_spoil: Whether the facts leave it anything to spoil.
        road: What must have happened before it can be spoiled.
        needs: What must have happened before it can be met.
        only: The codes of the events it can be spoiled on; empty: all that have the guard.
        apart: Whether it can be spoiled only where time has passed between the events.
        begin: The first and the last time at which a proceeding begins in which it can be
            spoiled; where a caller says when one begins, it is as the caller says.
        suits: Whether the facts leave it anything to spoil on a row.
        of_kind: Whether the guard asks in what capacity somebody acts, so that nobody of
            another capacity can act and be refused for that alone.
    """

    mend: Turn
    spoil: Turn
    can_mend: Asked = always
    can_spoil: Asked = always
    road: tuple[Stop, ...] = ()
    needs: tuple[Stop, ...] = ()
    only: tuple[str, ...] = ()
    apart: bool = False
    begin: tuple[datetime, datetime] | None = None
    suits: Callable[[Any, Move], bool] = _anywhere
    of_kind: bool = False


def nothing(_draw: Draw, _case: Case, _event: Draft) -> None:
    """Change nothing."""


def fact(*road: Stop, **more: Any) -> Way:
    """The way of a guard of the facts alone: no event mends or spoils it.

    Args:
        *road: What must have happened before it fails.
        **more: The rest of the way.
    """
    return Way(nothing, nothing, road=road, **more)


def then(*turns: Turn) -> Turn:
    """Several changes, one after another."""

    def turn(draw: Draw, case: Case, event: Draft) -> None:
        for each in turns:
            each(draw, case, event)

    return turn


def to(name: str, value: Any) -> Turn:
    """Set a field to a value."""

    def turn(_draw: Draw, _case: Case, event: Draft) -> None:
        event[name] = value

    return turn


def flag(name: str, *, good: bool = True, **more: Any) -> Way:
    """The way of a guard that asks for a truth value."""
    return Way(to(name, good), to(name, not good), **more)


def by_a(kind: ActorKind, refs: Callable[[Any], tuple[str, ...]], **more: Any) -> Way:
    """The way of a guard that asks who acts, where it is one of a kind.

    Args:
        kind: The kind of actor.
        refs: Who of that kind may, of the facts.
        **more: The rest of the way.
    """

    def mend(draw: Draw, _case: Case, event: Draft) -> None:
        if event.by.kind is kind and event.by.ref not in (known := refs(event.facts)):
            event["by"] = Actor(kind=kind, ref=draw(st.sampled_from(known)))

    def spoil(_draw: Draw, _case: Case, event: Draft) -> None:
        event["by"] = Actor(kind=kind, ref=STRANGER)

    return Way(mend, spoil, **more)


def by_all(kind: ActorKind, refs: Callable[[Any], tuple[str, ...]], **more: Any) -> Way:
    """The way of a guard that asks that each of some people acted.

    Args:
        kind: The kind of actor.
        refs: Who, of the facts.
        **more: The rest of the way.
    """

    def mend(draw: Draw, _case: Case, event: Draft) -> None:
        event.joined(draw, kind, refs(event.facts))

    def spoil(draw: Draw, _case: Case, event: Draft) -> None:
        event.without(kind, draw(st.sampled_from(refs(event.facts))))

    return Way(mend, spoil, **more)


STRANGER = "stranger-99"
"""Somebody of no case."""
