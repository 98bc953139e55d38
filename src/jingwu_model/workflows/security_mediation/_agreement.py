"""The guards of the agreement: what it says, who signs, and whether it is performed."""

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._reason import guard
from jingwu_model.workflows.security_mediation import _events as ev
from jingwu_model.workflows.security_mediation._facts import Facts
from jingwu_model.workflows.security_mediation._guards import who
from jingwu_model.workflows.security_mediation._scope import AgreementItem
from jingwu_model.workflows.security_mediation._terms import NonPerformance

_ADM = SOURCES["ADM"]
_NORM07 = SOURCES["NORM07"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_INJURED = ActorKind.INJURED_PARTY
_VIOLATOR = ActorKind.ALLEGED_VIOLATOR
_PROXY = ActorKind.PROXY
_EVERY_ITEM = frozenset(AgreementItem)


@guard(
    "agreement.items_missing",
    _ADM[184],
    supplied_by=(_OFFICER,),
    zh="调解协议的内容不全",
    en="the agreement lacks items",
)
def all_items(_facts: Facts, event: ev.SignAgreement) -> bool:
    """Every item stands in the agreement."""
    return _EVERY_ITEM.issubset(event.items)


@guard(
    "agreement.no_document",
    _ADM[184],
    supplied_by=(_OFFICER,),
    zh="没有治安调解协议书文本",
    en="the agreement's document is missing",
)
def has_document(_facts: Facts, event: ev.SignAgreement) -> bool:
    """An agreement is a document."""
    return event.document is not None


@guard(
    "agreement.no_performance_date",
    _ADM[184],
    supplied_by=(_INJURED, _VIOLATOR),
    zh="没有约定履行期限",
    en="no day is set by which it is performed",
)
def has_performance_date(_facts: Facts, event: ev.SignAgreement) -> bool:
    """It says by when it is performed."""
    return event.performance_due is not None


@guard(
    "agreement.performance_past",
    _READING,
    supplied_by=(_INJURED, _VIOLATOR),
    zh="履行期限早于签订之日",
    en="the day of performance lies before the signature",
)
def performance_ahead(_facts: Facts, event: ev.SignAgreement) -> bool:
    """What is agreed can still be done."""
    return event.performance_due is None or event.performance_due >= event.at.date()


@guard(
    "agreement.unlawful",
    _ADM[180],
    supplied_by=(_OFFICER,),
    zh="协议内容违反法律规定",
    en="what is agreed is not lawful",
)
def lawful(_facts: Facts, event: ev.SignAgreement) -> bool:
    """Mediation is lawful."""
    return event.lawful


@guard(
    "agreement.not_true_will",
    _ADM[180],
    zh="协议不是当事人的真实意思表示",
    en="it is not what the parties truly want",
)
def true_will(_facts: Facts, event: ev.SignAgreement) -> bool:
    """Mediation is voluntary."""
    return event.true_will


@guard(
    "sign.injured_missing",
    _ADM[184],
    supplied_by=(_INJURED, _PROXY),
    zh="有被侵害人或者其代理人尚未签名",
    en="an injured party, or a proxy, has not signed",
)
def injured_signed(facts: Facts, event: ev.SignAgreement) -> bool:
    """Every injured party signs, or the proxy who attended."""
    proxies = who(event.acts, _PROXY)
    signed = who(event.acts, _INJURED)
    signed |= {proxy.party for proxy in facts.proxies if proxy.ref in proxies}
    return signed.issuperset(facts.injured)


@guard(
    "sign.violator_missing",
    _ADM[184],
    supplied_by=(_VIOLATOR,),
    zh="有违法嫌疑人尚未签名",
    en="an alleged violator has not signed",
)
def violators_signed(facts: Facts, event: ev.SignAgreement) -> bool:
    """Every alleged violator signs."""
    return who(event.acts, _VIOLATOR).issuperset(facts.violators)


@guard(
    "sign.chair_missing",
    _ADM[184],
    supplied_by=(_OFFICER,),
    zh="主持人尚未签名",
    en="the chair has not signed",
)
def chair_signed(facts: Facts, event: ev.SignAgreement) -> bool:
    """The officer who chaired signs; where that one was recused since, another does."""
    signed = who(event.acts, _OFFICER)
    if facts.chair is None or facts.chair.ref in facts.recused:
        return bool(signed)
    return facts.chair.ref in signed


@guard(
    "sign.before_round",
    _READING,
    supplied_by=(_INJURED, _VIOLATOR),
    zh="签名早于本次调解开始",
    en="a signature is older than the round",
)
def signed_in_round(facts: Facts, event: ev.SignAgreement) -> bool:
    """What is signed came of this round."""
    began = facts.round_began
    return began is None or all(act.at >= began for act in event.acts)


@guard(
    "performance.incomplete",
    _ADM["185 ¶1"],
    supplied_by=(_VIOLATOR,),
    zh="协议尚未全部履行",
    en="not every item is performed",
)
def all_performed(_facts: Facts, event: ev.Perform) -> bool:
    """Only what is wholly performed ends the case."""
    return event.all_performed


@guard(
    "default.not_checked",
    _NORM07[12],
    supplied_by=(_OFFICER,),
    zh="民警尚未核查履行情况",
    en="the officer has not checked performance",
)
def default_checked(_facts: Facts, event: ev.Default | ev.Excuse) -> bool:
    """Somebody went to see."""
    return event.checked


@guard(
    "default.no_reason",
    _NORM07[12],
    supplied_by=(_OFFICER,),
    zh="没有记录未履行的原因",
    en="why it was not performed is not recorded",
)
def default_reasoned(_facts: Facts, event: ev.Default) -> bool:
    """Why is recorded."""
    return event.reason is not None


@guard(
    "default.good_reason",
    _NORM07[12],
    zh="未履行有正当理由",
    en="there is a good reason why it was not performed",
)
def no_good_reason(_facts: Facts, event: ev.Default) -> bool:
    """Who had a good reason did not default."""
    return event.reason is not NonPerformance.HINDERED


@guard(
    "default.not_due",
    _ADM[184],
    zh="履行期限尚未届满",
    en="the time of performance is not over",
)
def past_due(facts: Facts, event: ev.Default | ev.Excuse) -> bool:
    """The day set has passed."""
    due = facts.performance_due
    return due is None or event.at.date() > due
