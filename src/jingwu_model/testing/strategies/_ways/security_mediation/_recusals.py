"""Recusal: who is asked to recuse themselves, by whom, and what is decided."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st

from jingwu_model.testing.strategies._people import REFS
from jingwu_model.testing.strategies._ways._draft import (
    STRANGER,
    Case,
    Draft,
    Draw,
    Stop,
    Way,
    fact,
    to,
)
from jingwu_model.testing.strategies._ways.security_mediation._sides import (
    FORCE,
    GUARDIAN,
    HEAD,
    INJURED,
    MINOR_VIOLATOR,
    ORGAN,
    PARTIES,
    VIOLATOR,
    free,
    parties_of,
    some,
)
from jingwu_model.workflows import Actor
from jingwu_model.workflows.security_mediation import (
    AgeBand,
    Facts,
    RecusalGround,
    RecusalWhy,
)

_MEMBERS = tuple(ref for kind in FORCE for ref in REFS[kind])
_HOLDS = RecusalWhy.GROUND_HOLDS
_SOMEBODY_INJURED = Stop("report", {"injured": some(REFS[INJURED])})
_REFUSED = tuple(why for why in RecusalWhy if why is not _HOLDS)


def _grounded(draw: Draw, _case: Case, event: Draft) -> None:
    if event["ground"] is None:
        event["ground"] = draw(st.sampled_from(RecusalGround))


def _somebody(draw: Draw, _case: Case, event: Draft) -> None:
    if not event["asked_to_recuse"]:
        event["asked_to_recuse"] = draw(some(_MEMBERS))


def _asked_by(draw: Draw, _case: Case, event: Draft) -> None:
    """Parties of the case, whoever acts among them."""
    parties = parties_of(event.facts)
    known = tuple(ref for ref in event["recusal_asked_by"] if ref in parties)
    if event.by.kind in PARTIES and event.by.ref not in known:
        known = (*known, event.by.ref)
    event["recusal_asked_by"] = known or draw(some(parties or REFS[INJURED]))


def _asked_by_others(draw: Draw, _case: Case, event: Draft) -> None:
    """Nobody, or a stranger; or not whoever acts, but another party."""
    wrong: list[tuple[str, ...]] = [(), (STRANGER,), (*event["recusal_asked_by"], STRANGER)]
    others = tuple(ref for ref in parties_of(event.facts) if ref != event.by.ref)
    if event.by.kind in PARTIES and others:
        wrong.append(others)
    event["recusal_asked_by"] = draw(st.sampled_from(wrong))


def _able(facts: Facts) -> tuple[str, ...]:
    """The parties who ask for themselves alone."""
    able = {age.party for age in facts.ages if age.band is AgeBand.ADULT or age.self_supporting}
    return tuple(ref for ref in parties_of(facts) if ref in able)


def _for_minors(draw: Draw, _case: Case, event: Draft) -> None:
    """A guardian asks for minors; where there are none, a party asks."""
    facts = event.facts
    able = _able(facts)
    if event.by.kind is not GUARDIAN:
        return
    minors = tuple(ref for ref in parties_of(facts) if ref not in able)
    if minors:
        kept = tuple(ref for ref in event["recusal_asked_by"] if ref in minors)
        event["recusal_asked_by"] = kept or draw(some(minors))
        return
    asking = [Actor(kind=INJURED, ref=ref) for ref in facts.injured]
    asking += [Actor(kind=VIOLATOR, ref=ref) for ref in facts.violators]
    event["by"] = draw(st.sampled_from(asking))
    event["recusal_asked_by"] = tuple(dict.fromkeys((*event["recusal_asked_by"], event.by.ref)))


def _for_an_adult(draw: Draw, _case: Case, event: Draft) -> None:
    able = draw(st.sampled_from(_able(event.facts)))
    asked_by = dict.fromkeys((*event["recusal_asked_by"], able))
    event["by"] = Actor(kind=GUARDIAN, ref=draw(st.sampled_from(REFS[GUARDIAN])))
    event["recusal_asked_by"] = tuple(asked_by)


def _oneself(_draw: Draw, _case: Case, event: Draft) -> None:
    if set(event["asked_to_recuse"]) != {event.by.ref}:
        event["asked_to_recuse"] = (event.by.ref,)


def _another(draw: Draw, _case: Case, event: Draft) -> None:
    """Instead of whoever acts, or as well."""
    oneself = draw(st.sampled_from(((), event["asked_to_recuse"])))
    event["asked_to_recuse"] = (*oneself, STRANGER)


def _by_another(draw: Draw, _case: Case, event: Draft) -> None:
    """Whoever decides was not asked of, nor recused before."""
    kind, asked = event.by.kind, event.facts.asked_to_recuse
    if event.by.ref in asked:
        event["by"] = Actor(kind=kind, ref=draw(free(kind, {*asked, *event.facts.recused})))


def _by_oneself(draw: Draw, _case: Case, event: Draft) -> None:
    """One of whom it was asked decides; of the force only one who was not recused before."""
    facts = event.facts
    asked = [Actor(kind=ORGAN, ref=ref) for ref in facts.asked_to_recuse]
    here = [ref for ref in facts.asked_to_recuse if ref not in facts.recused]
    asked += [Actor(kind=HEAD, ref=ref) for ref in here]
    event["by"] = draw(st.sampled_from(asked))


def _as_reasoned(draw: Draw, _case: Case, event: Draft) -> None:
    """Somebody of whom it was asked where the ground holds, nobody where it does not."""
    asked = event.facts.asked_to_recuse
    recused = tuple(ref for ref in event["recused"] if ref in asked)
    if event["reason"] is not _HOLDS:
        event["recused"] = ()
    else:
        event["recused"] = recused or draw(some(asked or _MEMBERS))


def _of_another(_draw: Draw, _case: Case, event: Draft) -> None:
    event["recused"] = (*event["recused"], STRANGER)
    event["reason"] = _HOLDS


def _against_reason(draw: Draw, _case: Case, event: Draft) -> None:
    granted = draw(st.booleans())
    event["recused"] = draw(some(event.facts.asked_to_recuse)) if granted else ()
    event["reason"] = draw(st.sampled_from(_REFUSED)) if granted else _HOLDS


def _askers(_draw: Draw, _case: Case, event: Draft) -> None:
    asked_by = event.facts.recusal_asked_by
    if set(event["recusal_askers"]) != set(asked_by):
        event["recusal_askers"] = tuple(dict.fromkeys(asked_by))


def _other_askers(draw: Draw, _case: Case, event: Draft) -> None:
    """One more, or one less."""
    askers = event["recusal_askers"]
    wrong = [(*askers, STRANGER), *([askers[1:]] if askers else ())]
    event["recusal_askers"] = draw(st.sampled_from(wrong))


WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "recusal.no_ground": Way(_grounded, to("ground", None)),
        "recusal.nobody_named": Way(_somebody, to("asked_to_recuse", ())),
        "recusal.asker_unnamed": Way(
            _asked_by,
            _asked_by_others,
            can_mend=lambda facts: bool(parties_of(facts)),
            needs=(_SOMEBODY_INJURED,),
        ),
        "recusal.guardian_of_adult": Way(
            _for_minors,
            _for_an_adult,
            can_spoil=lambda facts: bool(_able(facts)),
            road=(MINOR_VIOLATOR,),
        ),
        "recusal.not_oneself": Way(_oneself, _another),
        "recusal.not_asked": fact(
            needs=(
                _SOMEBODY_INJURED,
                Stop("ask_recusal", others=("declare_recusal", "order_recusal")),
            )
        ),
        "recusal.ones_own": Way(_by_another, _by_oneself),
        "recusal.another_member": Way(_as_reasoned, _of_another),
        "recusal.askers_differ": Way(_askers, _other_askers),
        "recusal.reason_differs": Way(_as_reasoned, _against_reason),
    }
)
"""By the reason's code."""
