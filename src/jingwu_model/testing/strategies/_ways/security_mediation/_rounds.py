"""Mediation itself: who attends, who chairs, on the spot or not, and what breaks it off."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import (
    STRANGER,
    Case,
    Draft,
    Draw,
    Stop,
    Turn,
    Way,
    fact,
    flag,
    to,
)
from jingwu_model.testing.strategies._ways.security_mediation._opening import manned
from jingwu_model.testing.strategies._ways.security_mediation._sides import (
    MINOR_VIOLATOR,
    OFFICER,
    PAPER,
    PROXY,
    TWO_SIDES,
    free,
    parties_of,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Actor
from jingwu_model.workflows.security_mediation import AgeBand, Facts, Loss, Proxy

_NO_OFFICERS = tuple(kind for kind in ActorKind if kind is not OFFICER)


def _chaired(draw: Draw, _case: Case, event: Draft) -> None:
    if not event["officers"]:
        event["officers"] = (draw(free(OFFICER, event.facts.recused)),)
    there = [Actor(kind=OFFICER, ref=ref) for ref in event["officers"]]
    chair = event["chair"]
    event["chair"] = chair if chair in there else draw(st.sampled_from(there))


def _unchaired(draw: Draw, _case: Case, event: Draft) -> None:
    """Another chairs than an officer, or an officer who is not there."""
    kind = draw(st.sampled_from((*_NO_OFFICERS, OFFICER)))
    ref = STRANGER if kind is OFFICER else event["chair"].ref
    event["chair"] = Actor(kind=kind, ref=ref)


def _recorded(draw: Draw, _case: Case, event: Draft) -> None:
    manned(draw, event, alone=True)


def _unrecorded(_draw: Draw, _case: Case, event: Draft) -> None:
    event["officers"] = (event["chair"].ref,)
    event["recorded"] = False


def _ours(event: Draft) -> set[str]:
    """Who cannot be anybody's proxy."""
    return {*parties_of(event.facts), *event["officers"], event["chair"].ref}


def _sent(draw: Draw, event: Draft, party: str, **how: bool) -> Proxy:
    """A proxy of a party."""
    ref = draw(free(PROXY, _ours(event)))
    return Proxy(ref=ref, party=party, **{"written": True, "scoped": True, **how})


def _violators_there(_draw: Draw, _case: Case, event: Draft) -> None:
    there = event["present"]
    event["present"] = (*there, *(ref for ref in event.facts.violators if ref not in there))


def _violator_away(draw: Draw, _case: Case, event: Draft) -> None:
    """One does not attend; who is injured too sends a proxy."""
    away = draw(st.sampled_from(event.facts.violators))
    event["present"] = tuple(ref for ref in event["present"] if ref != away)
    sent = [_sent(draw, event, away)] if away in event.facts.injured else []
    event["proxies"] = (*event["proxies"], *sent)


def _injured_there(draw: Draw, _case: Case, event: Draft) -> None:
    """Themselves or by proxies: injured parties' own, who are nobody else, with authority."""
    injured, ours = event.facts.injured, _ours(event)
    proxies = [
        attrs.evolve(proxy, written=True, scoped=True)
        for proxy in event["proxies"]
        if proxy.party in injured and proxy.ref not in ours
    ]
    there = {*event["present"], *(proxy.party for proxy in proxies)}
    for party in injured:
        if party not in there:
            if draw(st.booleans()):
                event["present"] = (*event["present"], party)
            else:
                proxies.append(_sent(draw, event, party))
    event["proxies"] = tuple(proxies)


def _only_injured(facts: Facts) -> tuple[str, ...]:
    return tuple(ref for ref in facts.injured if ref not in facts.violators)


def _injured_away(draw: Draw, _case: Case, event: Draft) -> None:
    away = draw(st.sampled_from(_only_injured(event.facts)))
    event["present"] = tuple(ref for ref in event["present"] if ref != away)
    event["proxies"] = tuple(one for one in event["proxies"] if one.party != away)


def _strange_proxy(draw: Draw, _case: Case, event: Draft) -> None:
    """A proxy of somebody who is not injured, or one who is of the case."""
    injured = event.facts.injured[0]
    others = [ref for ref in event.facts.violators if ref not in event.facts.injured]
    of_the_case = Proxy(
        ref=draw(st.sampled_from(sorted(_ours(event)))), party=injured, written=True, scoped=True
    )
    for_another = _sent(draw, event, draw(st.sampled_from((*others, STRANGER))))
    proxy = draw(st.sampled_from((for_another, of_the_case)))
    event["proxies"] = (*event["proxies"], proxy)


def _unauthorised(draw: Draw, _case: Case, event: Draft) -> None:
    """A proxy, if need be one more, without a part of the authority."""
    written = draw(st.booleans())
    scoped = not written and draw(st.booleans())
    party = draw(st.sampled_from(event.facts.injured))
    sent = _sent(draw, event, party, written=written, scoped=scoped)
    event["proxies"] = (*(one for one in event["proxies"] if one.party != party), sent)


def _guardians_told(draw: Draw, _case: Case, event: Draft) -> None:
    """Each minor's, but for who lives on own labour and agrees."""
    for age in event.facts.ages:
        told, unwished = event["guardians_notified"], event["no_notice_wished"]
        able = age.self_supporting
        if age.band is AgeBand.ADULT or age.party in told or (able and age.party in unwished):
            continue
        if able and draw(st.booleans()):
            event["no_notice_wished"] = (*unwished, age.party)
        else:
            event["guardians_notified"] = (*told, age.party)


def _minors(facts: Facts) -> tuple[str, ...]:
    return tuple(age.party for age in facts.ages if age.band is not AgeBand.ADULT)


def _guardian_untold(draw: Draw, _case: Case, event: Draft) -> None:
    """One minor's is not, who does not agree to that."""
    untold = draw(st.sampled_from(_minors(event.facts)))
    for name in ("guardians_notified", "no_notice_wished"):
        event[name] = tuple(ref for ref in event[name] if ref != untold)


def _undisputed(draw: Draw, _case: Case, event: Draft) -> None:
    if event["loss"] is Loss.DISPUTED:
        event["loss"] = draw(st.sampled_from((Loss.NONE, Loss.UNDISPUTED)))


def _form_or_video(draw: Draw, _case: Case, event: Draft) -> None:
    if event["document"] is None and not event["complete_video"]:
        if draw(st.booleans()):
            event["complete_video"] = True
        else:
            event["document"] = PAPER


def _neither(_draw: Draw, _case: Case, event: Draft) -> None:
    event["document"] = None
    event["complete_video"] = False


def _one_of(asked: Any) -> Turn:
    """Whose it was is one of some people of the case."""

    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        refs, whose = asked(event.facts), event["whose"]
        event["whose"] = whose if whose in refs else draw(st.sampled_from(refs))

    return turn


def _no_violator(draw: Draw, _case: Case, event: Draft) -> None:
    """A stranger, or the other side."""
    others = _only_injured(event.facts)
    event["whose"] = draw(st.sampled_from((*others, STRANGER)))


def _violators(facts: Facts) -> tuple[str, ...]:
    return facts.violators


WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "consent.not_free": flag("free"),
        "chair.not_an_officer": Way(_chaired, _unchaired),
        "recording.missing": Way(_recorded, _unrecorded),
        "violator.not_in_person": Way(_violators_there, _violator_away),
        "injured.absent": Way(
            _injured_there,
            _injured_away,
            can_spoil=lambda facts: bool(_only_injured(facts)),
            road=(TWO_SIDES,),
        ),
        "proxy.not_for_the_injured": Way(_injured_there, _strange_proxy),
        "proxy.no_authority": Way(_injured_there, _unauthorised),
        "guardian.not_notified": Way(
            _guardians_told,
            _guardian_untold,
            can_spoil=lambda facts: bool(_minors(facts)),
            road=(MINOR_VIOLATOR,),
        ),
        "spot.not_slight": flag("slight"),
        "spot.facts_unclear": flag("clear"),
        "spot.causation_unclear": flag("causation"),
        "spot.loss_disputed": Way(_undisputed, to("loss", Loss.DISPUTED)),
        "spot.not_performed": flag("performed"),
        "spot.no_form": Way(_form_or_video, _neither),
        "round.not_the_first": fact(Stop("mediate_again")),
        "round.not_the_last": fact(needs=(Stop("mediate_again"),)),
        "suit.not_told": flag("suit_told"),
        "party.not_named": Way(_one_of(parties_of), to("whose", STRANGER)),
        "violator.not_named": Way(_one_of(_violators), _no_violator),
    }
)
"""By the reason's code."""
