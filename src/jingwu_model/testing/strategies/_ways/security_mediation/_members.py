"""Who acts: members who were not recused, and the parties of the case."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import (
    STRANGER,
    Case,
    Draft,
    Draw,
    Move,
    Stop,
    Way,
    tellings,
)
from jingwu_model.testing.strategies._ways.security_mediation._sides import (
    FORCE,
    INJURED,
    OFFICER,
    PROXY,
    VIOLATOR,
    free,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Act, Actor, Told
from jingwu_model.workflows.security_mediation import AskRecusal, Facts, RecusalWhy

# Nobody of those who are drawn to act.
_ASIDE = ("officer-009", "head-009")


def _unrecused(draw: Draw, _case: Case, event: Draft) -> None:
    recused = event.facts.recused
    if not recused:
        return
    kind, ref = event.by.kind, event.by.ref
    if kind in FORCE:
        ref = draw(free(kind, recused)) if ref in recused else ref
        event["by"] = Actor(kind=kind, ref=ref)
    if event.has("officers"):
        event["officers"] = tuple(ref for ref in event["officers"] if ref not in recused)


def _by_recused(draw: Draw, case: Case, event: Draft) -> None:
    """Somebody who was recused acts, is among the officers, or joins in what several do."""
    ref = draw(st.sampled_from(event.facts.recused))
    how = [name for name in ("officers", "acts") if event.has(name)]
    name = draw(st.sampled_from(["by", *how]))
    if event.row.event is Told:
        _tells(draw, case, event, ref)
    elif name == "by":
        kind = draw(st.sampled_from([kind for kind in event.row.actors if kind in FORCE]))
        event["by"] = Actor(kind=kind, ref=ref)
    elif name == "officers":
        event["officers"] = (*event["officers"], ref)
    else:
        act = Act(by=Actor(kind=OFFICER, ref=ref), at=event.at)
        event["acts"] = (*event["acts"], act)


def _tells(draw: Draw, case: Case, event: Draft, ref: str) -> None:
    """Somebody who was recused tells of what such people may tell of."""
    every = [(one, kind) for one in tellings(case) for kind in one.rule.owed_by if kind in FORCE]
    told, kind = draw(st.sampled_from(every))
    event["duty"] = told.rule.name
    event["to"] = told.to
    event["by"] = Actor(kind=kind, ref=ref)
    if told.rule.hows:
        event["how"] = draw(st.sampled_from(told.rule.hows))


def _known(facts: Facts) -> Mapping[ActorKind, tuple[str, ...]]:
    """Who of a kind is of the case."""
    proxies = tuple(proxy.ref for proxy in facts.proxies)
    return {INJURED: facts.injured, VIOLATOR: facts.violators, PROXY: proxies}


def _of_the_case(draw: Draw, _case: Case, event: Draft) -> None:
    """A party of the same side; where there is none, one of another."""
    known, by = _known(event.facts), event.by
    if by.kind in known and by.ref not in known[by.kind]:
        alike = [Actor(kind=by.kind, ref=ref) for ref in known[by.kind]]
        kinds = event.row.actors
        others = [Actor(kind=kind, ref=ref) for kind in kinds for ref in known.get(kind, ())]
        event["by"] = draw(st.sampled_from(alike or others or [by]))


def _crossed(facts: Facts) -> list[Actor]:
    """Parties of the case as if they were of the other side."""
    injured, violators = set(facts.injured), set(facts.violators)
    return [
        *(Actor(kind=INJURED, ref=ref) for ref in facts.violators if ref not in injured),
        *(Actor(kind=VIOLATOR, ref=ref) for ref in facts.injured if ref not in violators),
    ]


def _of_no_case(draw: Draw, _case: Case, event: Draft) -> None:
    """A stranger, or a party who acts for the other side; who asks for recusal is a party."""
    crossed = [by for by in _crossed(event.facts) if by.kind in event.row.actors]
    kinds = [kind for kind in event.row.actors if kind in _known(event.facts)]
    if event.row.event is not AskRecusal:
        crossed += [Actor(kind=kind, ref=STRANGER) for kind in kinds]
    by = draw(st.sampled_from(crossed))
    event["by"] = by
    if event.row.event is AskRecusal and by.ref not in event["recusal_asked_by"]:
        event["recusal_asked_by"] = (*event["recusal_asked_by"], by.ref)


def _can_be_crossed(facts: Any, row: Move) -> bool:
    return row.event is not AskRecusal or bool(_crossed(facts))


def both(draw: Draw, _case: Case, event: Draft) -> None:
    """Every injured party and every alleged violator acts."""
    event.joined(draw, INJURED, event.facts.injured)
    event.joined(draw, VIOLATOR, event.facts.violators)


def _not_both(draw: Draw, _case: Case, event: Draft) -> None:
    """One of them does not; where one side is not known, not everybody can."""
    facts = event.facts
    if facts.injured and facts.violators:
        everybody = [
            *((INJURED, ref) for ref in facts.injured),
            *((VIOLATOR, ref) for ref in facts.violators),
        ]
        event.without(*draw(st.sampled_from(everybody)))


def _both_known(facts: Facts) -> bool:
    return bool(facts.injured and facts.violators)


BOTH: Final = Way(both, _not_both, can_mend=_both_known, needs=(Stop("establish_facts"),))
"""The way of a guard that asks that both sides act, each of them."""

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "member.recused": Way(
            _unrecused,
            _by_recused,
            can_spoil=lambda facts: bool(facts.recused),
            road=(
                Stop("order_recusal", {"asked_to_recuse": _ASIDE}),
                Stop("decide_recusal", {"reason": RecusalWhy.GROUND_HOLDS}),
            ),
        ),
        "party.unknown": Way(_of_the_case, _of_no_case, suits=_can_be_crossed),
        "consent.not_both": BOTH,
        "settlement.not_joint": BOTH,
    }
)
"""By the reason's code."""
