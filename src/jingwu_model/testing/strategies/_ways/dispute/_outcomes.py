"""Outcomes: where the proceedings beside a dispute stand, drawn as a guard needs them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import Case, Draft, Draw, Stop
from jingwu_model.workflows import Outcome, people_mediation, security_mediation
from jingwu_model.workflows.dispute import Channel, Facts, _links

Named = tuple[str, str]
"""A proceeding: its machine's name and its id."""

MACHINES: Final = (Channel.PEOPLE_MEDIATION, Channel.SECURITY_MEDIATION)
NO_MACHINES: Final = tuple(channel for channel in Channel if channel not in MACHINES)

DIGEST = "0" * 64
_AWAY = 10_000
_UNMADE = {name: (*_links.OPEN[name], *_links.ENDED[name]) for name in ("alert", "case_notice")}

STATES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **{name: tuple(sorted(states)) for name, states in _UNMADE.items()},
        _links.PEOPLE: tuple(state.code for state in people_mediation.State),
        _links.SECURITY: tuple(state.code for state in security_mediation.State),
    }
)
"""For each machine whose proceedings a dispute minds, the states they can be in."""


def named(one: Outcome) -> Named:
    """The proceeding that an outcome names."""
    return one.workflow, one.proceeding_id


def once(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Outcomes, the last of each proceeding."""
    return tuple({named(one): one for one in outcomes}.values())


def fresh(event: Draft, *, like: str = "other") -> str:
    """An id of a proceeding that nothing has named yet."""
    facts: Facts = event.facts
    told = (*facts.others, *facts.visits, *event_others(event))
    taken = {one.proceeding_id for one in told} | {facts.proceeding, event["proceeding_id"]}
    number = 1
    while (name := f"{like}-{number:03}") in taken:
        number += 1
    return name


def event_others(event: Draft) -> tuple[Outcome, ...]:
    """The other proceedings that an event states, where it states any."""
    if "others" not in attrs.fields_dict(event.row.event):
        return ()
    others: tuple[Outcome, ...] = event["others"]
    return others


def standing(draw: Draw, event: Draft, name: Named, states: Collection[str]) -> Outcome:
    """Where a proceeding stands at the time of an event: in one of some states."""
    state = draw(st.sampled_from(sorted(states)))
    return Outcome(workflow=name[0], proceeding_id=name[1], state=state, at=event.at, digest=DIGEST)


def one_known(draw: Draw, _case: Case, event: Draft) -> None:
    """An event states another proceeding at least."""
    if not event["others"]:
        workflow = draw(st.sampled_from(tuple(STATES)))
        one = standing(draw, event, (workflow, fresh(event)), STATES[workflow])
        event["others"] = (one,)


def handled(facts: Any) -> Named:
    """The proceeding in which a dispute is handled."""
    return facts.channel.code, facts.proceeding


def astray(
    draw: Draw, event: Draft, states: Mapping[str, frozenset[str]], *, none: bool
) -> Outcome | None:
    """An outcome that is not of the proceeding begun in one of some states, at an event's time.

    Args:
        draw: What draws.
        event: The event.
        states: By the machine's name.
        none: Whether it may be none.
    """
    workflow, name = handled(event.facts)
    right = states[workflow]
    wrong = [
        standing(draw, event, (workflow, name), set(STATES[workflow]) - right),
        standing(draw, event, (workflow, fresh(event)), right),
        standing(draw, event, ("dispute", name), right),
        *([None] if none else []),
    ]
    return draw(st.sampled_from(wrong))


def other_time(draw: Draw, event: Draft, one: Outcome) -> Outcome:
    """An outcome of another time than an event's: before it, or after."""
    minutes = draw(st.integers(1, _AWAY)) * draw(st.sampled_from((-1, 1)))
    return attrs.evolve(one, at=event.at + timedelta(minutes=minutes))


def begun_in(*channels: Channel, **more: Any) -> Stop:
    """Handling begins in one of some channels."""
    return Stop("begin", {"channel": st.sampled_from(channels)}, **more)


def is_begun(facts: Facts) -> bool:
    """Whether handling has begun."""
    return facts.channel is not None


def in_machine(facts: Facts) -> bool:
    """Whether a dispute is handled in a machine of its own."""
    return facts.channel in MACHINES


def not_in_machine(facts: Facts) -> bool:
    """Whether a dispute is handled without one."""
    return facts.channel not in MACHINES
