"""The guards of a round: who attends, who chairs, on the spot or not, and the agreement."""

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._reason import fact_guard, guard
from jingwu_model.workflows.security_mediation import _events as ev
from jingwu_model.workflows.security_mediation._facts import Facts
from jingwu_model.workflows.security_mediation._scope import AgreementItem
from jingwu_model.workflows.security_mediation._terms import AgeBand, Loss

_ADM = SOURCES["ADM"]
_NORM07 = SOURCES["NORM07"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_INJURED = ActorKind.INJURED_PARTY
_VIOLATOR = ActorKind.ALLEGED_VIOLATOR
_PROXY = ActorKind.PROXY
_EVERY_ITEM = frozenset(AgreementItem)

Held = ev.MediateOnTheSpot | ev.StartRound | ev.MediateAgain


@guard(
    "chair.not_an_officer",
    _ADM["52 ¶2"],
    supplied_by=(_OFFICER,),
    zh="治安调解应由在场的民警主持，辅警、警务助理不得主持",
    en="an officer who is there chairs; no auxiliary or assistant does",
)
def officer_chairs(_facts: Facts, event: Held) -> bool:
    """The chair is one of the officers."""
    return event.chair.kind is _OFFICER and event.chair.ref in event.officers


@guard(
    "violator.not_in_person",
    _ADM[181],
    supplied_by=(_VIOLATOR,),
    zh="违法嫌疑人没有亲自参加",
    en="an alleged violator does not attend in person",
)
def violators_there(facts: Facts, event: Held) -> bool:
    """Alleged violators attend themselves."""
    return set(facts.violators).issubset(event.present)


@guard(
    "injured.absent",
    _ADM[181],
    supplied_by=(_INJURED, _PROXY),
    zh="被侵害人未到场，也未委托代理人",
    en="an injured party neither attends nor sends a proxy",
)
def injured_there(facts: Facts, event: Held) -> bool:
    """Injured parties attend, themselves or by proxy."""
    there = {*event.present, *(proxy.party for proxy in event.proxies)}
    return set(facts.injured).issubset(there)


@guard(
    "proxy.not_for_the_injured",
    _ADM[181],
    supplied_by=(_VIOLATOR,),
    zh="只有被侵害人可以委托代理人，代理人不得为当事人或者办案民警",
    en="only an injured party may send a proxy, and nobody of the case may be one",
)
def proxies_of_injured(facts: Facts, event: Held) -> bool:
    """Proxies are injured parties' alone, and are neither party nor police themselves."""
    ours = {*facts.injured, *facts.violators, *event.officers, event.chair.ref}
    return {proxy.party for proxy in event.proxies}.issubset(facts.injured) and ours.isdisjoint(
        proxy.ref for proxy in event.proxies
    )


@guard(
    "proxy.no_authority",
    _ADM[181],
    supplied_by=(_INJURED,),
    zh="代理人没有载明权限的书面委托",
    en="a proxy has no written authorisation that states its scope",
)
def proxies_authorised(_facts: Facts, event: Held) -> bool:
    """A proxy's authority is in writing, with its scope."""
    return all(proxy.written and proxy.scoped for proxy in event.proxies)


@guard(
    "guardian.not_notified",
    _ADM[181],
    supplied_by=(_OFFICER,),
    zh="未通知未成年当事人的父母或者其他监护人到场",
    en="a minor's parent or guardian was not notified to attend",
)
def guardians_told(facts: Facts, event: Held) -> bool:
    """A minor's guardian is notified, but for one who lives on own labour and agrees."""
    for age in facts.ages:
        if age.band is AgeBand.ADULT or age.party in event.guardians_notified:
            continue
        excepted = age.band is AgeBand.FROM_16_TO_17 and age.self_supporting
        if not (excepted and age.party in event.no_notice_wished):
            return False
    return True


@guard(
    "spot.not_slight",
    _ADM["178 ¶3"],
    zh="情节并非轻微，不适用当场调解",
    en="it is not slight: no mediation on the spot",
)
def slight(_facts: Facts, event: ev.MediateOnTheSpot) -> bool:
    """Only what is slight is mediated on the spot."""
    return event.slight


@guard(
    "spot.facts_unclear",
    _ADM["178 ¶3"],
    supplied_by=(_OFFICER,),
    zh="事实不清，不适用当场调解",
    en="the facts are not clear: no mediation on the spot",
)
def clear(_facts: Facts, event: ev.MediateOnTheSpot) -> bool:
    """The facts are clear."""
    return event.clear


@guard(
    "spot.causation_unclear",
    _ADM["178 ¶3"],
    zh="因果关系不明确，不适用当场调解",
    en="what caused what is not clear: no mediation on the spot",
)
def causation_clear(_facts: Facts, event: ev.MediateOnTheSpot) -> bool:
    """What caused what is clear."""
    return event.causation


@guard(
    "spot.loss_disputed",
    _ADM["178 ¶3"],
    zh="对医疗费用、财产损失的赔付有争议，不适用当场调解",
    en="paying for the loss is disputed: no mediation on the spot",
)
def loss_undisputed(_facts: Facts, event: ev.MediateOnTheSpot) -> bool:
    """There is no loss, or no dispute over it."""
    return event.loss is not Loss.DISPUTED


@guard(
    "spot.not_performed",
    _ADM["178 ¶3"],
    supplied_by=(_INJURED, _VIOLATOR),
    zh="没有当场履行",
    en="it was not performed on the spot",
)
def performed_at_once(_facts: Facts, event: ev.MediateOnTheSpot) -> bool:
    """It is performed at once."""
    return event.performed


@guard(
    "spot.no_form",
    _ADM["178 ¶3"],
    supplied_by=(_OFFICER,),
    zh="既没有当场调解协议书，也没有完整的录像记录",
    en="there is neither the agreement's form nor a complete video",
)
def form_or_video(_facts: Facts, event: ev.MediateOnTheSpot) -> bool:
    """The form, or a video that shows all of it."""
    return event.document is not None or event.complete_video


@fact_guard(
    "round.not_the_first",
    _ADM[183],
    zh="这不是首次调解",
    en="it is not the first round",
)
def first_round(facts: Facts) -> bool:
    """After the first round there may be another."""
    return facts.rounds == 1


@fact_guard(
    "round.not_the_last",
    _ADM[183],
    zh="本次为首次调解，应先记录“首次调解未成”",
    en="it is the first round that fails: record it as that",
)
def last_round(facts: Facts) -> bool:
    """After the second round there is none."""
    return facts.rounds > 1


@guard(
    "suit.not_told",
    _ADM["185 ¶1"],
    supplied_by=(_OFFICER,),
    zh="尚未告知双方可以就民事争议提起民事诉讼",
    en="both sides were not told that the civil dispute may be taken to court",
)
def suit_told(_facts: Facts, event: ev.Proceed) -> bool:
    """The parties know what is left to them."""
    return event.suit_told
