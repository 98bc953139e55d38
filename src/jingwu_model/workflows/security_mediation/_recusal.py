"""The guards of recusal."""

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._reason import fact_guard, guard
from jingwu_model.workflows.security_mediation import _rulings as ru
from jingwu_model.workflows.security_mediation._decisions import RecusalWhy
from jingwu_model.workflows.security_mediation._facts import Facts
from jingwu_model.workflows.security_mediation._terms import AgeBand

_ADM = SOURCES["ADM"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_HEAD = ActorKind.HEAD
_ORGAN = ActorKind.ORGAN
_GUARDIAN = ActorKind.GUARDIAN
_PARTIES = (ActorKind.INJURED_PARTY, ActorKind.ALLEGED_VIOLATOR)


@guard(
    "recusal.no_ground",
    _ADM["17–24"],
    supplied_by=(*_PARTIES, _OFFICER, _HEAD),
    zh="没有写明回避的理由",
    en="no ground of recusal is given",
)
def recusal_grounded(_facts: Facts, event: ru.Recusal) -> bool:
    """One of the law's grounds."""
    return event.ground is not None


@guard(
    "recusal.nobody_named",
    _READING,
    supplied_by=(*_PARTIES, _OFFICER, _HEAD),
    zh="没有写明应当回避的人员",
    en="no member is named",
)
def somebody_named(_facts: Facts, event: ru.Recusal) -> bool:
    """Somebody is to be recused."""
    return bool(event.asked_to_recuse)


@guard(
    "recusal.asker_unnamed",
    _READING,
    supplied_by=(*_PARTIES, _GUARDIAN),
    zh="没有写明由本案哪一当事人申请回避，或者申请人不在其中",
    en="which parties of this case ask is not said, or whoever asks is not among them",
)
def asker_named(facts: Facts, event: ru.AskRecusal) -> bool:
    """A party asks, or somebody for a party: who that is, is told of the decision."""
    asked_by = set(event.recusal_asked_by)
    if not asked_by or not asked_by.issubset({*facts.injured, *facts.violators}):
        return False
    return event.by.kind not in _PARTIES or event.by.ref in asked_by


@guard(
    "recusal.guardian_of_adult",
    _READING,
    supplied_by=_PARTIES,
    zh="监护人只能代未成年当事人申请回避；已成年的，或者已满十六周岁并以自己的劳动收入为主要生活来源的，"
    "由本人申请",
    en="a guardian asks only for a minor: an adult, or one of 16 or 17 who lives on own labour, "
    "asks for themselves",
)
def guardian_of_minors(facts: Facts, event: ru.AskRecusal) -> bool:
    """Once the ages are known, a guardian asks for none who can ask for themselves."""
    able = {age.party for age in facts.ages if age.band is AgeBand.ADULT or age.self_supporting}
    return event.by.kind is not _GUARDIAN or able.isdisjoint(event.recusal_asked_by)


@guard(
    "recusal.not_oneself",
    _ADM["17–24"],
    supplied_by=(_OFFICER,),
    zh="自行回避的只能是本人",
    en="a member can declare recusal for nobody else",
)
def oneself(_facts: Facts, event: ru.DeclareRecusal) -> bool:
    """Who declares it, it is about."""
    return set(event.asked_to_recuse) <= {event.by.ref}


@fact_guard(
    "recusal.not_asked",
    _ADM[21],
    zh="没有待决定的回避",
    en="no recusal is to be decided",
)
def recusal_asked(facts: Facts) -> bool:
    """Something was asked."""
    return bool(facts.asked_to_recuse)


@guard(
    "recusal.ones_own",
    _ADM["17–24"],
    supplied_by=(_HEAD, _ORGAN),
    zh="不得由本人决定自己是否回避",
    en="nobody decides on their own recusal",
)
def not_ones_own(facts: Facts, event: ru.DecideRecusal) -> bool:
    """Another decides."""
    return event.by.ref not in facts.asked_to_recuse


@guard(
    "recusal.another_member",
    _ADM[21],
    supplied_by=(_HEAD, _ORGAN),
    zh="所决定回避的人员不在申请之列",
    en="recusal was not asked of everybody it is decided for",
)
def of_those_asked(facts: Facts, event: ru.DecideRecusal) -> bool:
    """Those are recused of whom it was asked."""
    return not facts.asked_to_recuse or set(event.recused).issubset(facts.asked_to_recuse)


@guard(
    "recusal.askers_differ",
    _ADM["17–24"],
    supplied_by=(_HEAD, _ORGAN),
    zh="所写的申请人与实际申请回避的当事人不一致",
    en="those named as having asked are not those who asked",
)
def askers_as_asked(facts: Facts, event: ru.DecideRecusal) -> bool:
    """Whoever asked is told, and nobody else: nobody where it was only declared or ordered."""
    asked_by = set(facts.recusal_asked_by)
    return not facts.asked_to_recuse or set(event.recusal_askers) == asked_by


@guard(
    "recusal.reason_differs",
    _ADM["17–24"],
    supplied_by=(_HEAD, _ORGAN),
    zh="回避决定与所述理由不一致",
    en="the reason does not go with the decision",
)
def reason_fits(_facts: Facts, event: ru.DecideRecusal) -> bool:
    """Somebody is recused where the ground holds, and nobody where it does not."""
    return bool(event.recused) is (event.reason is RecusalWhy.GROUND_HOLDS)
