"""How the guards of a dispute settled, or not settled, are met, and failed."""

from collections.abc import Mapping
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._people import REFS
from jingwu_model.testing.strategies._ways._draft import (
    Case,
    Draft,
    Draw,
    Move,
    Stop,
    Turn,
    Way,
    fact,
    flag,
    to,
)
from jingwu_model.testing.strategies._ways.dispute._outcomes import (
    DIGEST,
    MACHINES,
    NO_MACHINES,
    STATES,
    astray,
    begun_in,
    fresh,
    handled,
    in_machine,
    is_begun,
    named,
    not_in_machine,
    other_time,
    standing,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Actor, DocRef, Outcome
from jingwu_model.workflows.dispute import Channel, Facts, HandlerKind, _links

_States = dict[str, frozenset[str]]

_PARTY, _MEDIATOR = ActorKind.PARTY, ActorKind.MEDIATOR
_PEOPLE, _SECURITY = Channel.PEOPLE_MEDIATION, Channel.SECURITY_MEDIATION
_IN_UNIFORM = (HandlerKind.COMMUNITY_OFFICER, HandlerKind.AUXILIARY)
_NO_MEDIATORS = tuple(kind for kind in ActorKind if kind is not _MEDIATOR)
_TERMS = DocRef(token="terms-1", sha256=DIGEST)
# Few enough that they can be made.
_FEW = (1, 2)
_IN_OTHERS = begun_in(*NO_MACHINES)
_IN_MACHINES = begun_in(*MACHINES)


def _stands(states: _States) -> Turn:
    """The proceeding that was begun, where there is one, stands in one of some states."""

    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        facts: Facts = event.facts
        if not in_machine(facts) or _links.stands(event["outcome"], facts, states):
            return
        begun = handled(facts)
        event["outcome"] = standing(draw, event, begun, states[begun[0]])

    return turn


def _stands_not(states: _States, *, none: bool = False) -> Turn:
    """The outcome is not of the proceeding that was begun, or it does not stand so."""

    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        event["outcome"] = astray(draw, event, states, none=none)

    return turn


def _now(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["outcome"] is not None:
        event.named("outcome", at=event.at)


def _not_now(draw: Draw, _case: Case, event: Draft) -> None:
    one: Outcome | None = event["outcome"]
    if one is None:
        workflow = draw(st.sampled_from(sorted(STATES)))
        one = standing(draw, event, (workflow, fresh(event)), STATES[workflow])
    event["outcome"] = other_time(draw, event, one)


def _mediator_named(draw: Draw, _case: Case, event: Draft) -> None:
    if event.facts.channel is _PEOPLE and not event["mediators"]:
        event["mediators"] = (_fit(draw, event),)


def _police(event: Draft) -> set[str]:
    """Who signs as no people's mediator, in whatever capacity they are named."""
    facts: Facts = event.facts
    led = () if facts.lead is None else (facts.lead,)
    there = {one.ref for one in (*led, *facts.handlers) if one.kind in _IN_UNIFORM}
    return {event.by.ref, *there}


def _fit(draw: Draw, event: Draft) -> Actor:
    """A people's mediator."""
    police = _police(event)
    refs = [ref for ref in (*REFS[_MEDIATOR], "people-mediator-001") if ref not in police]
    return Actor(kind=_MEDIATOR, ref=draw(st.sampled_from(refs)))


def _mediators_fit(draw: Draw, _case: Case, event: Draft) -> None:
    police = _police(event)
    mediators: tuple[Actor, ...] = event["mediators"]
    fit = (
        _fit(draw, event) if one.ref in police else attrs.evolve(one, kind=_MEDIATOR)
        for one in mediators
    )
    event["mediators"] = tuple(dict.fromkeys(fit))


def _one_unfit(draw: Draw, _case: Case, event: Draft) -> None:
    """An officer or an auxiliary of the dispute signs, or somebody in another capacity."""
    mediators: tuple[Actor, ...] = event["mediators"]
    kind = draw(st.sampled_from(_NO_MEDIATORS))
    unfit = [
        Actor(kind=kind, ref=draw(st.sampled_from(REFS[kind]))),
        *(Actor(kind=_MEDIATOR, ref=ref) for ref in sorted(_police(event))),
    ]
    event["mediators"] = (*mediators, draw(st.sampled_from(unfit)))


def _terms(_draw: Draw, _case: Case, event: Draft) -> None:
    if not_in_machine(event.facts) and event["terms"] is None:
        event["terms"] = _TERMS


def _no_terms(_draw: Draw, _case: Case, event: Draft) -> None:
    event["terms"] = None


def _assent(draw: Draw, _case: Case, event: Draft) -> None:
    """Every party; in a mediation, whoever did."""
    parties = event.facts.parties
    if in_machine(event.facts):
        parties = parties[: draw(st.integers(0, len(parties)))]
    event.joined(draw, _PARTY, parties)


def _no_assent(draw: Draw, _case: Case, event: Draft) -> None:
    event.without(_PARTY, draw(st.sampled_from(event.facts.parties)))


def _performed(draw: Draw, case: Case, event: Draft) -> None:
    """It is stated to be, or the mediation stands so now if it did not before."""
    facts: Facts = event.facts
    if not_in_machine(facts):
        event["performed"] = True
    elif not _links.stands(facts.outcome, facts, _links.PERFORMED):
        _stands(_links.PERFORMED)(draw, case, event)


def _not_performed(draw: Draw, case: Case, event: Draft) -> None:
    if not_in_machine(event.facts):
        event["performed"] = False
    else:
        _stands_not(_links.PERFORMED, none=True)(draw, case, event)


def _can_be_unperformed(facts: Facts) -> bool:
    return not _links.stands(facts.outcome, facts, _links.PERFORMED)


def _agreed_alone(draw: Draw, _case: Case, event: Draft) -> None:
    """What is settled in a mediation is not performed yet."""
    one: Outcome | None = event["outcome"]
    if one is None or not in_machine(event.facts):
        return
    agreed = _links.SETTLED[one.workflow] - _links.PERFORMED[one.workflow]
    event["outcome"] = standing(draw, event, named(one), agreed)


def _out_of_reach(facts: Facts, _row: Move) -> bool:
    """Whether it is not settled how many follow-ups there must be, or they are too many."""
    due = facts.follow_ups_due or 0
    return facts.severity is None or due - facts.follow_ups > max(_FEW)


def _asking(*numbers: int | None, **more: Any) -> Stop:
    """So many follow-ups are asked for."""
    return Stop("triage", {"follow_ups_due": st.sampled_from(numbers)}, **more)


_FOLLOWED_UP = (
    _asking(None, 0, *_FEW, suits=_out_of_reach),
    *(Stop("follow_up") for _ in _FEW),
)

WAYS: Final[Mapping[str, Way]] = {
    "settlement.not_borne_out": Way(
        _stands(_links.SETTLED),
        _stands_not(_links.SETTLED, none=True),
        can_spoil=in_machine,
        road=(_IN_MACHINES,),
    ),
    "outcome.not_of_now": Way(_now, _not_now),
    "mediator.not_named": Way(
        _mediator_named,
        to("mediators", ()),
        can_spoil=lambda facts: facts.channel is _PEOPLE,
        road=(begun_in(_PEOPLE),),
    ),
    "mediator.unfit": Way(_mediators_fit, _one_unfit),
    "terms.missing": Way(_terms, _no_terms, can_spoil=not_in_machine, road=(_IN_OTHERS,)),
    "assent.missing": Way(_assent, _no_assent, can_spoil=not_in_machine, road=(_IN_OTHERS,)),
    "channel.is_a_mediation": fact(_IN_MACHINES, needs=(_IN_OTHERS,), can_mend=is_begun),
    # In a channel without a machine, no outcome bears out either event.
    "channel.no_people_mediation": fact(begun_in(_SECURITY), needs=(begun_in(_PEOPLE),)),
    "channel.no_security_mediation": fact(begun_in(_PEOPLE), needs=(begun_in(_SECURITY),)),
    "people_mediation.not_over": Way(
        _stands(_links.FAILED), _stands_not(_links.FAILED), can_mend=in_machine
    ),
    "security_mediation.not_over": Way(
        _stands(_links.FAILED), _stands_not(_links.FAILED), can_mend=in_machine
    ),
    "performance.not_confirmed": Way(
        _performed,
        _not_performed,
        can_spoil=_can_be_unperformed,
        road=(
            _asking(None, 0, *_FEW),
            Stop("settle", turn=_agreed_alone),
        ),
    ),
    "follow_ups.missing": fact(_asking(None, *_FEW), needs=_FOLLOWED_UP),
    "remedies.not_told": flag("remedies_told"),
}
"""By the reason's code."""
