"""The guards of settlement, decision, time and recusal."""

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._reason import fact_guard, guard
from jingwu_model.workflows.security_mediation import _rulings as ru
from jingwu_model.workflows.security_mediation._decisions import (
    Decision,
    SettlementRoute,
)
from jingwu_model.workflows.security_mediation._editions import edition_of
from jingwu_model.workflows.security_mediation._facts import Facts
from jingwu_model.workflows.security_mediation._guards import both_acted
from jingwu_model.workflows.security_mediation._terms import Approver, Handling

_ADM = SOURCES["ADM"]
_PSAPL12 = SOURCES["PSAPL12"]
_PSAPL25 = SOURCES["PSAPL25"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_HEAD = ActorKind.HEAD
_ORGAN = ActorKind.ORGAN
_ABOVE = ActorKind.ORGAN_ABOVE
_STATION = ActorKind.STATION
_INJURED = ActorKind.INJURED_PARTY
_VIOLATOR = ActorKind.ALLEGED_VIOLATOR
_OF_STATIONS = frozenset({Decision.WARNING, Decision.FINE})


@guard(
    "settlement.not_joint",
    _ADM[186],
    supplied_by=(_INJURED, _VIOLATOR),
    zh="并非双方当事人共同申请",
    en="not both sides apply",
)
def both_apply(facts: Facts, event: ru.ApplyForApproval) -> bool:
    """Both sides apply."""
    return both_acted(facts, event.acts)


@guard(
    "settlement.not_written",
    _ADM[186],
    supplied_by=(_INJURED, _VIOLATOR),
    zh="没有书面申请",
    en="the application is not in writing",
)
def in_writing(_facts: Facts, event: ru.ApplyForApproval) -> bool:
    """They apply in writing."""
    return event.written


@guard(
    "settlement.not_performed",
    _ADM[186],
    supplied_by=(_VIOLATOR,),
    zh="和解或者人民调解协议尚未履行",
    en="the settlement is not performed",
)
def settlement_performed(_facts: Facts, event: ru.ApplyForApproval) -> bool:
    """What was settled is done."""
    return event.performed


@guard(
    "settlement.no_document",
    _ADM[186],
    supplied_by=(_INJURED, _VIOLATOR),
    zh="未附和解或者人民调解协议",
    en="the settlement is not attached",
)
def settlement_attached(_facts: Facts, event: ru.ApplyForApproval) -> bool:
    """What was settled is attached."""
    return event.settlement is not None


@guard(
    "settlement.mediation_not_shown",
    _ADM[186],
    supplied_by=(ActorKind.COMMITTEE,),
    zh="人民调解的结果与所称途径不符，或者没有履行",
    en="the people's mediation named is not a performed one, or is not how they settled",
)
def mediation_shown(_facts: Facts, event: ru.ApplyForApproval) -> bool:
    """A people's mediation is named where it was the way, and was performed."""
    outcome = event.mediation
    if event.route is not SettlementRoute.PEOPLE_MEDIATION or outcome is None:
        return event.route is not SettlementRoute.PEOPLE_MEDIATION and outcome is None
    return (outcome.workflow, outcome.state) == ("people_mediation", "performed")


@guard(
    "approval.not_voluntary",
    _ADM[186],
    zh="和解并非自愿",
    en="the settlement is not of free will",
)
def voluntary(_facts: Facts, event: ru.Approve) -> bool:
    """Only what is voluntary is approved."""
    return event.voluntary


@guard(
    "approval.unlawful",
    _ADM[186],
    zh="和解内容违反法律规定",
    en="what was settled is not lawful",
)
def lawful(_facts: Facts, event: ru.Approve) -> bool:
    """Only what is lawful is approved."""
    return event.lawful


@guard(
    "approval.not_performed",
    _ADM[186],
    supplied_by=(_VIOLATOR,),
    zh="经核查，和解协议尚未履行",
    en="on inquiry, what was settled is not performed",
)
def performed(_facts: Facts, event: ru.Approve) -> bool:
    """Only what is performed is approved."""
    return event.performed


def _within_power(facts: Facts, event: ru.Decide) -> bool:
    """Whether a station keeps to warnings and to the fines of the text that governs the case."""
    if event.by.kind is not _STATION:
        return True
    return event.decision in _OF_STATIONS and event.fine <= edition_of(facts).station_fine


@guard(
    "decision.beyond_station",
    _PSAPL25[109],
    supplied_by=(_ORGAN,),
    zh="公安派出所只能决定警告和一千元以下的罚款",
    en="a police station decides only warnings and fines of at most 1,000 yuan",
)
def within_power(facts: Facts, event: ru.Decide) -> bool:
    """A station decides warnings and small fines."""
    return not edition_of(facts).current or _within_power(facts, event)


@guard(
    "decision.beyond_station_2012",
    _PSAPL12[91],
    supplied_by=(_ORGAN,),
    zh="公安派出所只能决定警告和五百元以下的罚款",
    en="a police station decides only warnings and fines of at most 500 yuan",
)
def within_power_2012(facts: Facts, event: ru.Decide) -> bool:
    """Under the earlier text the fines are smaller."""
    return edition_of(facts).current or _within_power(facts, event)


@guard(
    "extension.not_major",
    _PSAPL25["118 ¶1"],
    zh="案情并非重大、复杂，不得延长期限",
    en="the case is neither major nor complex: no more time",
)
def major(facts: Facts, event: ru.ExtendLimit) -> bool:
    """More time is for major or complex cases."""
    return event.major or not edition_of(facts).current


@guard(
    "extension.not_major_2012",
    _PSAPL12[99],
    zh="案情并非重大、复杂，不得延长期限",
    en="the case is neither major nor complex: no more time",
)
def major_2012(facts: Facts, event: ru.ExtendLimit) -> bool:
    """Under the earlier text as well."""
    return event.major or edition_of(facts).current


@fact_guard(
    "extension.too_often",
    _PSAPL25["118 ¶1"],
    zh="期限已经延长二次",
    en="the limit was extended twice already",
)
def extension_left(facts: Facts) -> bool:
    """Twice at most."""
    edition = edition_of(facts)
    return not edition.current or facts.extensions < edition.extensions


@fact_guard(
    "extension.too_often_2012",
    _PSAPL12[99],
    zh="期限已经延长一次",
    en="the limit was extended once already",
)
def extension_left_2012(facts: Facts) -> bool:
    """Under the earlier text once at most."""
    edition = edition_of(facts)
    return edition.current or facts.extensions < edition.extensions


def _right_organ(facts: Facts, event: ru.ExtendLimit) -> bool:
    stations = facts.handling is Handling.STATION and edition_of(facts).own_organ_extends
    return event.approver is (Approver.OWN_ORGAN if stations else Approver.NEXT_HIGHER)


@guard(
    "extension.wrong_organ",
    _PSAPL25["118 ¶1"],
    supplied_by=(_ABOVE,),
    zh="派出所办理的案件由所属公安机关批准延长，其他案件由上一级公安机关批准",
    en="the organ a station belongs to extends its cases, the next-higher organ all others",
)
def right_organ(facts: Facts, event: ru.ExtendLimit) -> bool:
    """A station's case is extended by its own organ."""
    return not edition_of(facts).current or _right_organ(facts, event)


@guard(
    "extension.wrong_organ_2012",
    _PSAPL12[99],
    supplied_by=(_ABOVE,),
    zh="延长期限应经上一级公安机关批准",
    en="the next-higher organ extends the limit",
)
def right_organ_2012(facts: Facts, event: ru.ExtendLimit) -> bool:
    """Under the earlier text the next-higher organ extends every case."""
    return edition_of(facts).current or _right_organ(facts, event)


@guard(
    "execution.injured_not_served",
    _ADM["172 ¶3"],
    supplied_by=(_ORGAN,),
    zh="未向被侵害人送达，也没有注明原因",
    en="the injured party was not served, and no attempt is noted",
)
def injured_served(_facts: Facts, event: ru.Carried) -> bool:
    """The injured party was served, or the attempt is noted."""
    return event.injured_served is not None


@fact_guard(
    "execution.no_penalty",
    _ADM["258(1)(3)(5)"],
    zh="决定不予处罚，没有可以执行的处罚",
    en="no penalty was decided: there is nothing to execute",
)
def penalised(facts: Facts) -> bool:
    """Only a penalty is executed."""
    return facts.decision is not Decision.NO_PENALTY


@fact_guard(
    "execution.penalty",
    _ADM["258(1)(3)(5)"],
    zh="决定给予处罚，应先执行",
    en="a penalty was decided: it is to be executed",
)
def not_penalised(facts: Facts) -> bool:
    """Only a decision of no penalty ends with its service."""
    return facts.decision is Decision.NO_PENALTY
