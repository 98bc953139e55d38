"""How each guard of a visit is met, and how it is failed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st

from jingwu_model.declare import faults_in
from jingwu_model.testing.strategies._people import REFS
from jingwu_model.testing.strategies._ways._draft import (
    STRANGER,
    Case,
    Draft,
    Draw,
    Stop,
    Turn,
    Way,
    fact,
)
from jingwu_model.vocabulary import ActorKind, VisitMode, VisitPurpose
from jingwu_model.workflows import Actor, Outcome
from jingwu_model.workflows.visit import Facts

_OFFICER = ActorKind.OFFICER
_VICTIM = ActorKind.INJURED_PARTY
_HELPERS = (ActorKind.AUXILIARY, ActorKind.ASSISTANT)
_RETURN = VisitPurpose.VICTIM_RETURN
_OFFICERS_ONLY = (_RETURN, VisitPurpose.MEDIATION_FOLLOW_UP, VisitPurpose.WARNING_FOLLOW_UP)
_ANYBODYS = tuple(purpose for purpose in VisitPurpose if purpose not in _OFFICERS_ONLY)
_NO_RETURN = tuple(purpose for purpose in VisitPurpose if purpose is not _RETURN)
_VISITED = tuple(
    ref
    for kind in (
        ActorKind.RESIDENT,
        ActorKind.UNIT,
        ActorKind.PARTY,
        _VICTIM,
        ActorKind.ALLEGED_VIOLATOR,
    )
    for ref in REFS[kind]
)

_MATTER = ("matter", ("replied", "closed", "redirected", "withdrawn"), ("registered", "accepted"))
_HAZARD = ("hazard", ("referred", "verified", "unfounded", "handed_over"), ("found", "notified"))
_Ends = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A machine's name, the states in which a visit has done with its proceedings, and some others."""


def _planned(*purposes: VisitPurpose) -> Stop:
    return Stop("plan", {"purpose": st.sampled_from(purposes)})


def _the_visited(_draw: Draw, _case: Case, event: Draft) -> None:
    if event.facts.visited not in {None, event.by.ref}:
        event["by"] = Actor(kind=event.by.kind, ref=event.facts.visited)


def _not_the_visited(_draw: Draw, _case: Case, event: Draft) -> None:
    event["by"] = Actor(kind=event.by.kind, ref=STRANGER)


def _is_online(facts: Facts) -> bool:
    return facts.mode is VisitMode.ONLINE


def _somebody(draw: Draw, _case: Case, event: Draft) -> None:
    if event["purpose"] in _OFFICERS_ONLY and event["visited"] is None:
        event["visited"] = draw(st.sampled_from(_VISITED))


def _nobody(draw: Draw, _case: Case, event: Draft) -> None:
    event["purpose"] = draw(st.sampled_from(_OFFICERS_ONLY))
    event["visited"] = None


def _can_act(facts: Facts) -> bool:
    """Whether the visitor goes by what somebody who acts may go by."""
    return not faults_in(Actor, {"kind": _OFFICER, "ref": facts.visitor})


def _own_visitor(_draw: Draw, _case: Case, event: Draft) -> None:
    event["by"] = Actor(kind=event.by.kind, ref=event.facts.visitor)


def _another_visitor(_draw: Draw, _case: Case, event: Draft) -> None:
    event["by"] = Actor(kind=event.by.kind, ref=STRANGER)


def _identified(_draw: Draw, _case: Case, event: Draft) -> None:
    event["introduced" if _is_online(event.facts) else "credentials_shown"] = True


def _not_identified(_draw: Draw, _case: Case, event: Draft) -> None:
    """What is shown in the other mode shows nothing."""
    event["introduced" if _is_online(event.facts) else "credentials_shown"] = False


def _directed(draw: Draw, _case: Case, event: Draft) -> None:
    if event.by.kind is not _OFFICER and event["directed_by"] in {None, event.by.ref}:
        others = [ref for ref in REFS[_OFFICER] if ref != event.by.ref]
        event["directed_by"] = draw(st.sampled_from(others))


def _not_directed(draw: Draw, _case: Case, event: Draft) -> None:
    kind = draw(st.sampled_from(_HELPERS))
    event["by"] = Actor(kind=kind, ref=event.by.ref)
    event["directed_by"] = draw(st.sampled_from((None, event.by.ref)))


def _by_officer(_draw: Draw, _case: Case, event: Draft) -> None:
    if event.facts.purpose in _OFFICERS_ONLY:
        event["by"] = Actor(kind=_OFFICER, ref=event.by.ref)


def _by_helper(draw: Draw, case: Case, event: Draft) -> None:
    event["by"] = Actor(kind=draw(st.sampled_from(_HELPERS)), ref=event.by.ref)
    _directed(draw, case, event)


def _done(ends: _Ends, event: Draft) -> set[str]:
    """What of a machine has been done with, as an event says."""
    workflow, states, _ = ends
    outcomes: tuple[Outcome, ...] = event["outcomes"]
    return {
        one.proceeding_id for one in outcomes if one.workflow == workflow and one.state in states
    }


def _outcome(
    draw: Draw, event: Draft, workflow: str, name: str, states: tuple[str, ...]
) -> Outcome:
    return Outcome(
        workflow=workflow,
        proceeding_id=name,
        state=draw(st.sampled_from(states)),
        at=event.moment(draw),
        digest="0" * 64,
    )


def _all_done(fact_of: str, ends: _Ends) -> Turn:
    """Each that a fact names has come to such an end."""

    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        workflow, states, _ = ends
        done = _done(ends, event)
        lacking = [name for name in getattr(event.facts, fact_of) if name not in done]
        if lacking:
            more = (_outcome(draw, event, workflow, name, states) for name in lacking)
            event["outcomes"] = (*event["outcomes"], *more)

    return turn


def _one_open(fact_of: str, ends: _Ends) -> Turn:
    """One of those that a fact names has come to no end, or nothing is said of it."""

    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        workflow, _, states = ends
        name = draw(st.sampled_from(getattr(event.facts, fact_of)))
        kept = [
            one
            for one in event["outcomes"]
            if (one.workflow, one.proceeding_id) != (workflow, name)
        ]
        if draw(st.booleans()):
            kept.append(_outcome(draw, event, workflow, name, states))
        event["outcomes"] = tuple(kept)

    return turn


def _found(fact_of: str, ends: _Ends) -> Way:
    """The way of a guard that asks that all that was found is done with."""
    workflow, _, _ = ends
    some = tuple(f"{workflow}-{number:03}" for number in range(1, 4))
    return Way(
        _all_done(fact_of, ends),
        _one_open(fact_of, ends),
        can_spoil=lambda facts: bool(getattr(facts, fact_of)),
        road=(Stop("make", {fact_of: st.sampled_from([some[:1], some[:2], some])}),),
    )


WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "visit.nobody_named": Way(_somebody, _nobody),
        "visit.another_visitor": Way(
            _own_visitor,
            _another_visitor,
            can_mend=_can_act,
            needs=(Stop("hand_over", {"visitor": st.sampled_from(REFS[_OFFICER])}),),
        ),
        "visit.not_identified": Way(_identified, _not_identified),
        "visit.no_directing_officer": Way(
            _directed,
            _not_directed,
            of_kind=True,
            can_spoil=lambda facts: facts.purpose not in _OFFICERS_ONLY,
            road=(_planned(*_ANYBODYS),),
        ),
        "visit.officer_only": Way(
            _by_officer,
            _by_helper,
            of_kind=True,
            can_spoil=lambda facts: facts.purpose in _OFFICERS_ONLY,
            road=(_planned(*_OFFICERS_ONLY),),
        ),
        "visit.matter_open": _found("matters", _MATTER),
        "visit.hazard_open": _found("hazards", _HAZARD),
        "returns.not_a_return_visit": fact(_planned(*_NO_RETURN), needs=(_planned(_RETURN),)),
        "returns.ended_already": fact(
            _planned(_RETURN), Stop("end_returns"), needs=(Stop("take_back"),)
        ),
        "returns.not_ended": fact(needs=(_planned(_RETURN), Stop("end_returns"))),
        "visit.not_the_visited": Way(
            _the_visited,
            _not_the_visited,
            can_spoil=lambda facts: facts.visited is not None,
            road=(_planned(_RETURN),),
        ),
    }
)
"""By the reason's code."""
