"""The agreement: what it says, who signs, and whether it is performed."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import MINUTE, Case, Draft, Draw, Way, flag, to
from jingwu_model.testing.strategies._ways.security_mediation._sides import (
    INJURED,
    OFFICER,
    PAPER,
    PROXY,
    VIOLATOR,
    free,
)
from jingwu_model.timeline import SHANGHAI
from jingwu_model.workflows import Act, Actor
from jingwu_model.workflows.security_mediation import AgreementItem, Facts, NonPerformance

_DAY = timedelta(days=1)
_MONTHS = 92
"""The most days that are set for performance, where nobody says how many."""
_YEAR = 366
_LONG = 40 * 24 * 60


def _every_item(_draw: Draw, _case: Case, event: Draft) -> None:
    there = event["items"]
    event["items"] = (*there, *(item for item in AgreementItem if item not in there))


def _an_item_less(draw: Draw, _case: Case, event: Draft) -> None:
    missing = draw(st.sampled_from(AgreementItem))
    event["items"] = tuple(item for item in event["items"] if item is not missing)


def _a_document(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["document"] is None:
        event["document"] = PAPER


def _a_day_ahead(draw: Draw, _case: Case, event: Draft) -> None:
    """One in time for somebody to see whether it was kept."""
    today, due = event.at.date(), event["performance_due"]
    if due is None or not today <= due <= today + _YEAR * _DAY:
        event["performance_due"] = today + draw(st.integers(0, _MONTHS)) * _DAY


def _a_day_past(draw: Draw, _case: Case, event: Draft) -> None:
    event["performance_due"] = event.at.date() - draw(st.integers(1, _MONTHS)) * _DAY


def _injured_sign(draw: Draw, _case: Case, event: Draft) -> None:
    """Themselves, or by the proxy who attended."""
    since = event.facts.round_began
    for party in event.facts.injured:
        proxies = (proxy.ref for proxy in event.facts.proxies if proxy.party == party)
        signers = [(INJURED, party), *((PROXY, ref) for ref in proxies)]
        kind, ref = draw(st.sampled_from(signers))
        event.joined(draw, kind, (ref,), since=since)


def _injured_does_not(draw: Draw, _case: Case, event: Draft) -> None:
    party = draw(st.sampled_from(event.facts.injured))
    event.without(INJURED, party)
    for proxy in event.facts.proxies:
        if proxy.party == party:
            event.without(PROXY, proxy.ref)


def _violators_sign(draw: Draw, _case: Case, event: Draft) -> None:
    event.joined(draw, VIOLATOR, event.facts.violators, since=event.facts.round_began)


def _violator_does_not(draw: Draw, _case: Case, event: Draft) -> None:
    event.without(VIOLATOR, draw(st.sampled_from(event.facts.violators)))


def _chair_signs(draw: Draw, _case: Case, event: Draft) -> None:
    """Or another officer, where the chair was recused."""
    facts = event.facts
    chair = facts.chair.ref
    ref = draw(free(OFFICER, facts.recused)) if chair in facts.recused else chair
    event.joined(draw, OFFICER, (ref,), since=facts.round_began)


def _chair_does_not(draw: Draw, _case: Case, event: Draft) -> None:
    """Nobody does, or another."""
    facts = event.facts
    event.without(OFFICER)
    if draw(st.booleans()):
        ref = draw(free(OFFICER, {facts.chair.ref, *facts.recused}))
        event["acts"] = (*event["acts"], Act(by=Actor(kind=OFFICER, ref=ref), at=event.at))


def _in_the_round(_draw: Draw, _case: Case, event: Draft) -> None:
    """No signature is older."""
    since = event.facts.round_began
    acts: tuple[Act, ...] = event["acts"]
    event["acts"] = tuple(Act(by=act.by, at=max(act.at, since)) for act in acts)


def _before_the_round(draw: Draw, _case: Case, event: Draft) -> None:
    """One is as old as the case."""
    acts: tuple[Act, ...] = event["acts"]
    old = draw(st.integers(0, len(acts) - 1))
    signed = (Act(by=act.by, at=event.first if n == old else act.at) for n, act in enumerate(acts))
    event["acts"] = tuple(signed)


def _a_reason(draw: Draw, _case: Case, event: Draft) -> None:
    if event["reason"] in {None, NonPerformance.HINDERED}:
        reasons = (NonPerformance.WILL_NOT, NonPerformance.GOES_BACK)
        event["reason"] = draw(st.sampled_from(reasons))


def _can_pass(facts: Facts) -> bool:
    """Whether the day set passes before there are no days any more."""
    due = facts.performance_due
    return due is None or due.year < date.max.year


def _past_due(draw: Draw, _case: Case, event: Draft) -> None:
    due = event.facts.performance_due
    if event.at.date() <= due:
        over = datetime.combine(due + _DAY, time(), SHANGHAI)
        event["at"] = over + draw(st.integers(0, _LONG)) * MINUTE


def _not_yet_due(draw: Draw, case: Case, event: Draft) -> None:
    """From the last event on, till the day set is over."""
    last = case.history[-1].at
    over = datetime.combine(event.facts.performance_due + _DAY, time(), SHANGHAI)
    room = (over - last) // MINUTE - 1
    event["at"] = last + draw(st.integers(0, max(room, 0))) * MINUTE


WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "agreement.items_missing": Way(_every_item, _an_item_less),
        "agreement.no_document": Way(_a_document, to("document", None)),
        "agreement.no_performance_date": Way(_a_day_ahead, to("performance_due", None)),
        "agreement.performance_past": Way(_a_day_ahead, _a_day_past),
        "agreement.unlawful": flag("lawful"),
        "agreement.not_true_will": flag("true_will"),
        "sign.injured_missing": Way(_injured_sign, _injured_does_not),
        "sign.violator_missing": Way(_violators_sign, _violator_does_not),
        "sign.chair_missing": Way(_chair_signs, _chair_does_not),
        "sign.before_round": Way(_in_the_round, _before_the_round, apart=True),
        "performance.incomplete": flag("all_performed"),
        "default.not_checked": flag("checked"),
        "default.no_reason": Way(_a_reason, to("reason", None)),
        "default.good_reason": Way(_a_reason, to("reason", NonPerformance.HINDERED)),
        "default.not_due": Way(_past_due, _not_yet_due, can_mend=_can_pass),
    }
)
"""By the reason's code."""
