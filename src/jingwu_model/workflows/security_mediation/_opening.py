"""The guards of the beginning: the report, the filing, the facts and appraisals."""

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._reason import guard
from jingwu_model.workflows.security_mediation import _events as ev
from jingwu_model.workflows.security_mediation._editions import edition_of
from jingwu_model.workflows.security_mediation._facts import Facts

_ADM = SOURCES["ADM"]
_PSAPL25 = SOURCES["PSAPL25"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_AUXILIARY = ActorKind.AUXILIARY
_PARTIES = (ActorKind.INJURED_PARTY, ActorKind.ALLEGED_VIOLATOR)


@guard(
    "report.repeat",
    SOURCES["CRIM"]["175 ¶3"],
    supplied_by=(ActorKind.REPORTER,),
    zh="重复报案且没有新的事实或者证据，应向报案人作出解释",
    en="it was reported before, without new facts or evidence: explain it to the reporter",
)
def not_a_repeat(_facts: Facts, event: ev.Report) -> bool:
    """A matter is not registered twice."""
    return event.new_facts or not event.repeat


@guard(
    "report.auxiliary_alone",
    _ADM["52 ¶2"],
    supplied_by=(_OFFICER,),
    zh="辅警接报应由民警带领",
    en="an auxiliary takes a report only under an officer's lead",
)
def led(_facts: Facts, event: ev.Report) -> bool:
    """An officer leads, who is somebody else."""
    return event.by.kind is not _AUXILIARY or event.led_by not in {None, event.by.ref}


@guard(
    "report.not_recorded",
    _ADM["52 ¶2"],
    supplied_by=(_OFFICER, _AUXILIARY),
    zh="一名民警带领辅警接报，未全程录音录像",
    en="an officer and an auxiliary took the report without a full recording",
)
def report_recorded(_facts: Facts, event: ev.Report) -> bool:
    """What an auxiliary takes part in is recorded throughout."""
    return event.by.kind is not _AUXILIARY or event.recorded


@guard(
    "report.not_from_mediation",
    SOURCES["PML"][25],
    supplied_by=(ActorKind.COMMITTEE,),
    zh="所附结果不是正在进行的人民调解",
    en="what is named is no people's mediation that goes on",
)
def from_mediation(_facts: Facts, event: ev.Report) -> bool:
    """A risk that mediators report is that of a mediation they hold."""
    outcome = event.escalated_from
    return outcome is None or (outcome.workflow, outcome.state) == (
        "people_mediation",
        "in_mediation",
    )


@guard(
    "filing.no_violation",
    _PSAPL25[90],
    zh="没有违反治安管理行为，应告知并说明理由",
    en="there is no violation: tell so, with reasons",
)
def a_violation(_facts: Facts, event: ev.OpenCase) -> bool:
    """A case is opened for a violation."""
    return event.violation


@guard(
    "filing.not_own",
    _ADM["61(1)"],
    zh="不属于本单位管辖",
    en="the case is not this unit's",
)
def own_case(_facts: Facts, event: ev.OpenCase) -> bool:
    """A case is opened where it belongs."""
    return event.own


@guard(
    "filing.nobody_injured",
    _READING,
    zh="没有被侵害人，不进入本流程",
    en="nobody is injured: this workflow is for cases with an injured party",
)
def somebody_injured(_facts: Facts, event: ev.OpenCase) -> bool:
    """There is somebody to whom what happens is owed."""
    return bool(event.injured)


@guard(
    "facts.no_evidence",
    _ADM[180],
    supplied_by=(_OFFICER,),
    zh="证据尚未收集并记录",
    en="the evidence is not collected and recorded",
)
def evidence_recorded(_facts: Facts, event: ev.EstablishFacts) -> bool:
    """Facts rest on evidence."""
    return event.evidence


@guard(
    "facts.parties_missing",
    _ADM[180],
    supplied_by=(_OFFICER,),
    zh="被侵害人或者违法嫌疑人尚未查明",
    en="the injured party or the alleged violator is not established",
)
def both_known(_facts: Facts, event: ev.EstablishFacts) -> bool:
    """Who did it to whom is a fact."""
    return bool(event.injured and event.violators)


@guard(
    "facts.one_officer",
    _PSAPL25[108],
    supplied_by=(_OFFICER,),
    zh="民警不足二人，又没有一名民警在全程同步录音录像下办理",
    en="fewer than two officers, nor one of them under a full recording",
)
def recorded_if_alone(facts: Facts, event: ev.EstablishFacts) -> bool:
    """Under the current text one officer may do where everything is recorded."""
    if not edition_of(facts).current:
        return True
    return len(event.officers) > 1 or (event.recorded and bool(event.officers))


@guard(
    "facts.one_officer_2012",
    _ADM["52 ¶1"],
    supplied_by=(_OFFICER,),
    zh="调查取证的民警不足二人",
    en="fewer than two officers established the facts",
)
def two_officers_2012(facts: Facts, event: ev.EstablishFacts) -> bool:
    """Before the current text two officers at least."""
    return edition_of(facts).current or len(event.officers) > 1


@guard(
    "facts.age_unknown",
    _ADM[181],
    supplied_by=(_OFFICER,),
    zh="有当事人的年龄段尚未查明",
    en="a party's age band is not established",
)
def ages_known(_facts: Facts, event: ev.EstablishFacts) -> bool:
    """Who is a minor is known before anybody mediates."""
    known = {age.party for age in event.ages}
    return known.issuperset({*event.injured, *event.violators})


@guard(
    "facts.age_of_another",
    _READING,
    supplied_by=(_OFFICER,),
    zh="写有并非本案当事人的年龄段",
    en="the age band of somebody who is no party to this case is given",
)
def ages_of_parties(_facts: Facts, event: ev.EstablishFacts) -> bool:
    """Nobody else's age is asked for, nor kept."""
    return {age.party for age in event.ages}.issubset({*event.injured, *event.violators})


@guard(
    "facts.appraisal_left_out",
    _ADM[97],
    supplied_by=(_OFFICER,),
    zh="鉴定意见没有作为证据",
    en="the appraisal's result is not in evidence",
)
def appraisal_used(facts: Facts, event: ev.EstablishFacts) -> bool:
    """What was appraised is in evidence."""
    return event.appraisal_in_evidence or not facts.appraised


@guard(
    "appraisal.nothing_asked",
    _ADM[90],
    supplied_by=(_OFFICER,),
    zh="没有写明鉴定事项",
    en="nothing to appraise is named",
)
def something_appraised(_facts: Facts, event: ev.OrderAppraisal) -> bool:
    """An appraisal is of something."""
    return bool(event.ordered)


@guard(
    "appraisal.repeated",
    _ADM[97],
    supplied_by=(_OFFICER,),
    zh="同一事项已有鉴定意见，只能重新鉴定一次",
    en="there is a result on the matter: it can only be appraised again, and once",
)
def appraised_as_may_be(facts: Facts, event: ev.OrderAppraisal) -> bool:
    """Each matter is appraised once, and once again."""
    ordered = set(event.ordered)
    if event.again:
        return ordered.issubset(facts.appraised) and ordered.isdisjoint(facts.reappraised)
    return ordered.isdisjoint(facts.appraised)


@guard(
    "appraisal.again_not_asked",
    _ADM[97],
    supplied_by=_PARTIES,
    zh="违法嫌疑人、被侵害人均未申请对该事项重新鉴定",
    en="neither side asked for a re-appraisal of the matter",
)
def again_asked(facts: Facts, event: ev.OrderAppraisal) -> bool:
    """A re-appraisal is one that a party asked for, matter by matter."""
    return not event.again or set(event.ordered).issubset(facts.asked_again)


@guard(
    "reappraisal.nothing_asked",
    _ADM[97],
    supplied_by=_PARTIES,
    zh="没有写明申请重新鉴定的事项",
    en="what is to be appraised again is not named",
)
def something_asked_again(_facts: Facts, event: ev.AskReappraisal) -> bool:
    """Whoever asks says what of."""
    return bool(event.asked_again)


@guard(
    "reappraisal.not_open",
    _ADM[97],
    zh="该事项尚无鉴定意见，或者已经重新鉴定过",
    en="the matter has no result yet, or was appraised again already",
)
def open_to_reappraisal(facts: Facts, event: ev.AskReappraisal) -> bool:
    """What has a result can be appraised again, and once."""
    asked = set(event.asked_again)
    return asked.issubset(facts.appraised) and asked.isdisjoint(facts.reappraised)


@guard(
    "appraisal.another_matter",
    _ADM[97],
    supplied_by=(_OFFICER,),
    zh="鉴定意见与所委托的事项不一致",
    en="the result is not on the matters ordered",
)
def as_ordered(facts: Facts, event: ev.ReceiveAppraisal) -> bool:
    """A result answers what was asked."""
    first, again = ((), facts.ordered) if facts.again else (facts.ordered, ())
    return (event.appraised, event.reappraised) == (first, again)
