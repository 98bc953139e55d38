"""How the guards that ask where a dispute's other proceedings stand are met, and failed."""

from collections.abc import Mapping
from typing import Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import Case, Draft, Draw, Stop, Way
from jingwu_model.testing.strategies._ways.dispute._outcomes import (
    STATES,
    Named,
    fresh,
    named,
    once,
    one_known,
    other_time,
    standing,
)
from jingwu_model.workflows import Outcome
from jingwu_model.workflows.dispute import Begin, Channel, Facts, Sign, _links

_CHANNELS = {channel.code: channel for channel in Channel}
_FOUR = tuple(STATES)


def _is_open(event: Draft) -> bool:
    """Whether an incident or a case is stated to be open."""
    return any(one.state in _links.OPEN.get(one.workflow, ()) for one in event["others"])


def _has_case(sign: Sign) -> Way:
    """The way of a guard that asks for a case where there is a sign."""

    def mend(draw: Draw, _case: Case, event: Draft) -> None:
        if sign in event["signs"] and not _is_open(event):
            name = draw(st.sampled_from(sorted(_links.OPEN))), fresh(event)
            more = standing(draw, event, name, _links.OPEN[name[0]])
            event["others"] = (*event["others"], more)
            if not _is_open(event):
                # What a caller fixed stays.
                event["signs"] = ()

    def spoil(draw: Draw, _case: Case, event: Draft) -> None:
        event["signs"] = (sign,)
        event["others"] = tuple(_not_open(draw, event, one) for one in event["others"])

    return Way(mend, spoil)


def _not_open(draw: Draw, event: Draft, one: Outcome) -> Outcome:
    """An outcome in no state in which the police have an incident or a case in hand."""
    having = _links.OPEN.get(one.workflow, frozenset())
    if one.state not in having:
        return one
    return standing(draw, event, named(one), set(STATES[one.workflow]) - having)


def _now(draw: Draw, _case: Case, event: Draft) -> None:
    """Each stands where it does now; most are of a machine that a dispute minds."""
    others: tuple[Outcome, ...] = event["others"]
    if any(one.at != event.at for one in others):
        event["others"] = once(_real(draw, event, one) for one in others)


def _real(draw: Draw, event: Draft, one: Outcome) -> Outcome:
    """An outcome at the time of an event; where of no machine that is minded, mostly of one."""
    known = named(one) in _links.known(event.facts)
    if known or one.at == event.at or one.state in STATES.get(one.workflow, ()):
        return attrs.evolve(one, at=event.at)
    workflow = draw(st.sampled_from((*_FOUR, one.workflow)))
    if workflow not in STATES:
        return attrs.evolve(one, at=event.at)
    return standing(draw, event, (workflow, one.proceeding_id), STATES[workflow])


def _not_now(draw: Draw, _case: Case, event: Draft) -> None:
    others: tuple[Outcome, ...] = event["others"]
    if not others:
        name = draw(st.sampled_from(sorted(_links.NO_MEDIATION))), fresh(event)
        others = (standing(draw, event, name, _links.NO_MEDIATION[name[0]]),)
    late = draw(st.integers(0, len(others) - 1))
    moved = (other_time(draw, event, one) if at == late else one for at, one in enumerate(others))
    event["others"] = tuple(moved)


def _begun(event: Draft) -> Named | None:
    """The proceeding that an event begins, where it begins one."""
    return (event["channel"].code, event["proceeding"]) if event.row.event is Begin else None


def _unstated(event: Draft) -> set[Named]:
    """The known proceedings that an event does not state."""
    stated = {_begun(event), *(named(one) for one in event["others"])}
    return _links.known(event.facts) - stated


def _all_stated(draw: Draw, _case: Case, event: Draft) -> None:
    """Each that is known is stated, or is the one begun."""
    lacking = sorted(_unstated(event))
    begun = [name for name in lacking if name[0] in _CHANNELS]
    if event.row.event is Begin and begun and draw(st.booleans()):
        workflow, event["proceeding"] = draw(st.sampled_from(begun))
        event["channel"] = _CHANNELS[workflow]
    lacking = sorted(_unstated(event))
    if lacking:
        before = {named(one): one for one in event.facts.others}
        more = (
            standing(draw, event, name, STATES[name[0]])
            if name[0] in STATES
            else attrs.evolve(before[name], at=event.at)
            for name in lacking
        )
        event["others"] = (*event["others"], *more)


def _one_unstated(draw: Draw, _case: Case, event: Draft) -> None:
    """One that is known is not stated, and is not the one begun."""
    name = draw(st.sampled_from(sorted(_links.known(event.facts))))
    event["others"] = tuple(one for one in event["others"] if named(one) != name)
    if event.row.event is not Begin:
        if not _is_open(event):
            event["signs"] = ()
        return
    if _begun(event) == name:
        event["proceeding"] = fresh(event)


def _not_in(workflow: str) -> Way:
    """The way of a guard that asks that no other proceeding of a machine is in mediation."""
    out = _links.NO_MEDIATION[workflow]

    def mend(draw: Draw, _case: Case, event: Draft) -> None:
        begun = _begun(event)
        event["others"] = tuple(
            standing(draw, event, named(one), out)
            if one.workflow == workflow and named(one) != begun and one.state not in out
            else one
            for one in event["others"]
        )

    def spoil(draw: Draw, _case: Case, event: Draft) -> None:
        there = [
            one.proceeding_id
            for one in event["others"]
            if one.workflow == workflow and named(one) != _begun(event)
        ]
        name = workflow, draw(st.sampled_from((*there, fresh(event))))
        one = standing(draw, event, name, (set(STATES[workflow]) - out) | {"no_such_state"})
        event["others"] = once((*event["others"], one))

    return Way(mend, spoil)


def _known(facts: Facts) -> bool:
    return bool(_links.known(facts))


WAYS: Final[Mapping[str, Way]] = {
    "others.not_of_now": Way(_now, _not_now),
    "others.unstated": Way(
        _all_stated,
        _one_unstated,
        can_spoil=_known,
        road=(Stop("register", turn=one_known),),
    ),
    "sign.offence_without_case": _has_case(Sign.OFFENCE),
    "sign.family_violence_without_case": _has_case(Sign.FAMILY_VIOLENCE),
    "sign.harm_to_child_without_case": _has_case(Sign.HARM_TO_CHILD),
    "mediation.still_open": _not_in(_links.PEOPLE),
    "case.in_mediation": _not_in(_links.SECURITY),
}
"""By the reason's code."""
