"""The guards of public-security mediation, from the report to the screening."""

from collections.abc import Iterable
from typing import Final

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._event import Act, Event
from jingwu_model.workflows._reason import fact_guard, guard
from jingwu_model.workflows.security_mediation import _events as ev
from jingwu_model.workflows.security_mediation._facts import Facts

_ADM = SOURCES["ADM"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_AUXILIARY = ActorKind.AUXILIARY
_HEAD = ActorKind.HEAD
_INJURED = ActorKind.INJURED_PARTY
_VIOLATOR = ActorKind.ALLEGED_VIOLATOR
_PROXY = ActorKind.PROXY
_PARTIES = (_INJURED, _VIOLATOR)
_FORCE = frozenset({_OFFICER, _AUXILIARY, _HEAD})


def who(acts: Iterable[Act], kind: ActorKind) -> set[str]:
    """Who of a kind acted."""
    return {act.by.ref for act in acts if act.by.kind is kind}


def both_acted(facts: Facts, acts: tuple[Act, ...]) -> bool:
    """Whether every injured party and every alleged violator acted, of whom there are some."""
    injured, violators = who(acts, _INJURED), who(acts, _VIOLATOR)
    return (
        bool(facts.injured and facts.violators)
        and injured.issuperset(facts.injured)
        and violators.issuperset(facts.violators)
    )


@guard(
    "member.recused",
    _ADM["17–24"],
    zh="该人员已被决定回避，不得再办理本案",
    en="the member was recused and may not handle this case any more",
)
def not_recused(facts: Facts, event: Event) -> bool:
    """Whoever was recused does nothing more in the case, nor sits with those who do."""
    if not facts.recused:
        return True
    acts: tuple[Act, ...] = getattr(event, "acts", ())
    acting = {by.ref for by in (event.by, *(act.by for act in acts)) if by.kind in _FORCE}
    # The events that name officers name those who acted.
    officers: tuple[str, ...] = getattr(event, "officers", ())
    return acting.union(officers).isdisjoint(facts.recused)


@guard(
    "party.unknown",
    _READING,
    supplied_by=_PARTIES,
    zh="不是本案的当事人或者其代理人",
    en="whoever acts is no party to this case, nor a party's proxy",
)
def of_this_case(facts: Facts, event: Event) -> bool:
    """A party who acts is one of this case's."""
    kind, ref = event.by.kind, event.by.ref
    if kind is _INJURED:
        return ref in facts.injured
    if kind is _VIOLATOR:
        return ref in facts.violators
    return kind is not _PROXY or any(proxy.ref == ref for proxy in facts.proxies)


@guard(
    "recording.missing",
    _ADM["52 ¶2"],
    supplied_by=(_OFFICER,),
    zh="只有一名民警，未全程同步录音录像",
    en="one officer alone, without a full recording",
)
def recorded_if_alone(
    _facts: Facts,
    event: ev.MediateOnTheSpot | ev.StartRound | ev.MediateAgain,
) -> bool:
    """One officer is enough for mediation where everything is recorded."""
    return event.recorded or len(event.officers) > 1


@guard(
    "scope.not_mediable",
    _ADM["178 ¶1"],
    zh="行为不属于可以调解的九类行为",
    en="the act is none of the nine that may be mediated",
)
def mediable(_facts: Facts, event: ev.Scope) -> bool:
    """Nine acts may be mediated."""
    return event.act is not None


@guard(
    "scope.not_minor",
    _ADM["178 ¶1"],
    zh="情节不属于较轻",
    en="the circumstances are not minor",
)
def minor_case(_facts: Facts, event: ev.Scope) -> bool:
    """Only what is minor is mediated."""
    return event.minor


@guard(
    "scope.no_condition",
    _ADM["178 ¶1"],
    zh="不具备可以调解的三种情形之一",
    en="none of the three conditions is met",
)
def some_condition(_facts: Facts, event: ev.Scope) -> bool:
    """One of the three at least."""
    return bool(event.conditions)


SCOPE: Final = (mediable, minor_case, some_condition)
"""What every case within mediation is."""


@guard(
    "exclusion.holds",
    _ADM[179],
    zh="属于不得调解的七种情形之一",
    en="one of the seven exclusions holds",
)
def not_excluded(facts: Facts, event: ev.Screen | ev.MediateOnTheSpot | ev.MediateAgain) -> bool:
    """None of the seven, now or earlier."""
    return not (event.exclusions or facts.refused or facts.violated_again or facts.fled)


@fact_guard(
    "rounds.used_up",
    _ADM[183],
    zh="已经调解二次，不再调解",
    en="two rounds were held: there is no third",
)
def rounds_left(facts: Facts) -> bool:
    """Two rounds at most."""
    return facts.rounds < 2  # noqa: PLR2004 - once, and once more


@fact_guard(
    "agreement.signed_before",
    _READING,
    zh="已经签订过调解协议，不再调解",
    en="an agreement was signed already",
)
def none_signed(facts: Facts) -> bool:
    """What was agreed and not performed is not mediated anew."""
    return facts.signed is None


@guard(
    "screening.nothing_missing",
    _ADM["178–179"],
    supplied_by=(_OFFICER,),
    zh="未写明缺少哪一项调解条件",
    en="which ground of mediation is missing is not named",
)
def something_missing(_facts: Facts, event: ev.ScreenOut) -> bool:
    """Whoever screens a case out says why."""
    return bool(event.missing)


@guard(
    "consent.not_both",
    _ADM["179(4)"],
    supplied_by=_PARTIES,
    zh="并非双方当事人都明确同意调解",
    en="not both sides have clearly consented",
)
def both_consent(facts: Facts, event: ev.Consent | ev.MediateOnTheSpot | ev.MediateAgain) -> bool:
    """Both sides consent, each of them."""
    return both_acted(facts, event.acts)


@guard(
    "consent.not_free",
    _ADM[180],
    zh="同意并非出于自愿",
    en="the consent is not of free will",
)
def freely(_facts: Facts, event: ev.Consent) -> bool:
    """Nobody is coerced."""
    return event.free


@guard(
    "party.not_named",
    _READING,
    supplied_by=(_OFFICER,),
    zh="所写的不是本案当事人",
    en="whoever is named is no party to this case",
)
def a_party(facts: Facts, event: ev.ViolateAgain) -> bool:
    """Somebody of this case violated the law again."""
    return event.whose in facts.injured or event.whose in facts.violators


@guard(
    "violator.not_named",
    _READING,
    supplied_by=(_OFFICER,),
    zh="所写的不是本案违法嫌疑人",
    en="whoever is named is no alleged violator of this case",
)
def a_violator(facts: Facts, event: ev.Flee) -> bool:
    """An alleged violator of this case fled."""
    return event.whose in facts.violators
