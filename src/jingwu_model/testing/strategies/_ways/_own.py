"""How an event is refused by the engine itself: for reasons of no provision."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import Asked, Case, Draft, Draw, Turn, tellings
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Act, Actor, How, Told
from jingwu_model.workflows._row import Transition
from jingwu_model.workflows._workflow import joint

Rows = Asked
"""Whether a row can be refused so."""


@attrs.frozen
class OwnWay:
    """How a row's event is spoiled for one of the engine's own reasons.

    Attributes:
        spoil: Makes it so.
        rows: Whether a row can be refused so.
        begun: Whether the proceeding must have begun.
        of_kind: Whether it lies in the capacity in which somebody acts.
        hows: Whether there must be something to tell that is told in some ways alone.
    """

    spoil: Turn
    rows: Rows
    begun: bool = True
    of_kind: bool = False
    hows: bool = False


def _another_case(_draw: Draw, _case: Case, event: Draft) -> None:
    event["proceeding_id"] = "another-case"


def _too_early(draw: Draw, case: Case, event: Draft) -> None:
    event["at"] = case.history[-1].at - draw(st.integers(1, 10_000)) * timedelta(minutes=1)


def _an_id_again(draw: Draw, case: Case, event: Draft) -> None:
    event["id"] = draw(st.sampled_from([one.id for one in case.history]))


def _others(row: Transition[Any, Any, Any]) -> list[ActorKind]:
    """Whoever may not, and whom no guard asks anything."""
    return [kind for kind in _NOBODY if kind not in row.actors]


# No machine asks who exactly these are.
_NOBODY = (ActorKind.PLATFORM, ActorKind.PROCURATORATE, ActorKind.DEPARTMENT)


def _by_another(draw: Draw, _case: Case, event: Draft) -> None:
    kind = draw(st.sampled_from(_others(event.row)))
    event["by"] = Actor(kind=kind, ref=event.by.ref)


def _act_ahead(_draw: Draw, _case: Case, event: Draft) -> None:
    """Somebody acts a second after what records it."""
    (name, *_) = joint(event.row.event)
    late = Act(
        by=Actor(kind=ActorKind.PLATFORM, ref="platform-001"),
        at=event.at + timedelta(seconds=1),
    )
    event[name] = (*event[name], late)


def _no_such_duty(_draw: Draw, _case: Case, event: Draft) -> None:
    event["duty"] = "no_such_duty"
    event["to"] = "nobody-001"


def _wrong_way(draw: Draw, case: Case, event: Draft) -> None:
    owed = draw(st.sampled_from(tellings(case, hows=True)))
    kind = owed.rule.owed_by[0]
    event["duty"] = owed.rule.name
    event["to"] = owed.to
    event["by"] = Actor(kind=kind, ref=f"{kind.code}-001")
    event["how"] = draw(st.sampled_from([how for how in How if how not in owed.rule.hows]))


def _any_row(_row: Any) -> bool:
    return True


def _plain(row: Transition[Any, Any, Any]) -> bool:
    """Whether nothing of it has a time of its own."""
    return not joint(row.event) and all(guard.of_facts for guard in row.guards)


def _is_told(row: Transition[Any, Any, Any]) -> bool:
    return row.event is Told


def _is_not_told(row: Transition[Any, Any, Any]) -> bool:
    return row.event is not Told


OWN: Final[Mapping[str, OwnWay]] = MappingProxyType(
    {
        "event.foreign": OwnWay(_another_case, _any_row),
        "event.before_last": OwnWay(_too_early, _plain),
        "event.repeated": OwnWay(_an_id_again, _any_row),
        "actor.not_allowed": OwnWay(_by_another, _is_not_told, begun=False, of_kind=True),
        "acts.out_of_time": OwnWay(_act_ahead, lambda row: bool(joint(row.event)), begun=False),
        "told.no_such_duty": OwnWay(_no_such_duty, _is_told),
        "told.wrong_way": OwnWay(_wrong_way, _is_told, hows=True),
    }
)
"""By the reason's code; an event of no row is made otherwise."""
