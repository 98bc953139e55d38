"""The guards of a dispute being handled, and of what comes of it."""

from typing import Final

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind, Severity
from jingwu_model.workflows._event import Event
from jingwu_model.workflows._reason import fact_guard, guard
from jingwu_model.workflows.dispute import _events as ev
from jingwu_model.workflows.dispute import _links as links
from jingwu_model.workflows.dispute._events import Facts
from jingwu_model.workflows.dispute._terms import Channel, HandlerKind, Satisfied

_PML = SOURCES["PML"]
_PSAPL25 = SOURCES["PSAPL25"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_PARTY = ActorKind.PARTY
_MEDIATOR = ActorKind.MEDIATOR
_POLICE = (_OFFICER, ActorKind.HEAD, ActorKind.STATION)
_IN_UNIFORM = frozenset({HandlerKind.COMMUNITY_OFFICER, HandlerKind.AUXILIARY})
_MACHINES = frozenset({Channel.PEOPLE_MEDIATION, Channel.SECURITY_MEDIATION})

FOLLOW_UPS: Final = {Severity.ORDINARY: 1, Severity.MAJOR: 2}
"""The library's defaults, `dispute.follow_ups.*`; a standard in their place is a fact."""


def acted(event: ev.Settle | ev.Withdraw) -> set[str]:
    """The parties who acted."""
    return {act.by.ref for act in event.acts if act.by.kind is _PARTY}


@guard(
    "settlement.not_borne_out",
    _READING,
    supplied_by=(_MEDIATOR, _OFFICER),
    zh="所进行的调解并未达成协议：人民调解协议未生效，或者治安调解未达成协议",
    en="the mediation that was begun has not come to an agreement",
)
def settled_by_outcome(facts: Facts, event: ev.Settle) -> bool:
    """The mediation begun stands where a dispute is settled by it."""
    return facts.channel not in _MACHINES or links.stands(event.outcome, facts, links.SETTLED)


@guard(
    "outcome.not_of_now",
    _READING,
    supplied_by=(_MEDIATOR, _OFFICER),
    zh="所写调解的状态不是本事件当时的状态",
    en="where the mediation stands is not stated for the time of this event",
)
def outcome_now(
    _facts: Facts, event: ev.Settle | ev.FailPeopleMediation | ev.FailSecurityMediation
) -> bool:
    """An agreement may have fallen since, and a mediation begun again."""
    return event.outcome is None or event.outcome.at == event.at


@guard(
    "mediator.not_named",
    _PML[29],
    supplied_by=(_MEDIATOR,),
    zh="未写明在人民调解协议上签名的人民调解员",
    en="who signed as people's mediator is not named",
)
def mediator_named(facts: Facts, event: ev.Settle) -> bool:
    """A people's mediation agreement has its mediator."""
    return facts.channel is not Channel.PEOPLE_MEDIATION or bool(event.mediators)


@guard(
    "mediator.unfit",
    _READING,
    supplied_by=(_MEDIATOR,),
    zh="以人民调解员身份签名的是民警、辅警，或者不是人民调解员",
    en="an officer, an auxiliary or somebody who is no people's mediator signs as one",
)
def mediator_fit(facts: Facts, event: ev.Settle) -> bool:
    """An officer or auxiliary never signs as people's mediator, in whatever capacity named."""
    led = () if facts.lead is None else (facts.lead,)
    police = {one.ref for one in (*led, *facts.handlers) if one.kind in _IN_UNIFORM}
    police.add(event.by.ref)
    return all(one.kind is _MEDIATOR and one.ref not in police for one in event.mediators)


@guard(
    "terms.missing",
    _READING,
    supplied_by=_POLICE,
    zh="没有记录化解的内容",
    en="the terms are not recorded",
)
def terms_recorded(facts: Facts, event: ev.Settle) -> bool:
    """What is settled without a machine has terms of its own."""
    return facts.channel in _MACHINES or event.terms is not None


@guard(
    "assent.missing",
    _READING,
    supplied_by=(_PARTY,),
    zh="有当事人未表示同意",
    en="a party's assent is not recorded",
)
def all_assent(facts: Facts, event: ev.Settle) -> bool:
    """And every party's assent."""
    return facts.channel in _MACHINES or acted(event).issuperset(facts.parties)


@fact_guard(
    "channel.is_a_mediation",
    _READING,
    zh="正在进行人民调解或者治安调解，应按该调解的结果记录",
    en="it is handled in a mediation: how that ended is recorded by its own event",
)
def no_machine(facts: Facts) -> bool:
    """Each channel's failure is its own event, because each has its own remedies to tell."""
    return facts.channel not in _MACHINES


@fact_guard(
    "channel.no_people_mediation",
    _READING,
    zh="所进行的不是人民调解",
    en="it is not handled in a people's mediation",
)
def in_people_mediation(facts: Facts) -> bool:
    """Only a people's mediation fails as one."""
    return facts.channel is Channel.PEOPLE_MEDIATION


@fact_guard(
    "channel.no_security_mediation",
    _READING,
    zh="所进行的不是治安调解",
    en="it is not handled in a public-security mediation",
)
def in_security_mediation(facts: Facts) -> bool:
    """Only a public-security mediation fails as one."""
    return facts.channel is Channel.SECURITY_MEDIATION


@guard(
    "people_mediation.not_over",
    _PML[26],
    supplied_by=(_MEDIATOR,),
    zh="所进行的人民调解并未终止",
    en="the people's mediation that was begun is not over",
)
def people_mediation_over(facts: Facts, event: ev.FailPeopleMediation) -> bool:
    """The people's mediation begun is over, and settled nothing."""
    return links.stands(event.outcome, facts, links.FAILED)


@guard(
    "security_mediation.not_over",
    _PSAPL25[9],
    supplied_by=(_OFFICER,),
    zh="所进行的治安调解并未终结",
    en="the public-security mediation that was begun is not over",
)
def security_mediation_over(facts: Facts, event: ev.FailSecurityMediation) -> bool:
    """The public-security mediation begun is over, and settled nothing."""
    return links.stands(event.outcome, facts, links.FAILED)


@guard(
    "party.unknown",
    _READING,
    supplied_by=(_PARTY,),
    zh="不是本纠纷的当事人",
    en="whoever acts is not a party to this dispute",
)
def of_the_parties(facts: Facts, event: Event) -> bool:
    """A party who acts is one of this dispute's."""
    return event.by.ref in facts.parties


@guard(
    "withdrawal.not_entitled",
    _READING,
    supplied_by=(_PARTY,),
    zh="既不是申请人撤回，也不是各方当事人一致撤回",
    en="it is neither the applicant who withdraws nor all parties",
)
def entitled(facts: Facts, event: ev.Withdraw) -> bool:
    """The applicant, or all parties."""
    return event.by.ref == facts.applicant or all_withdraw(facts, event)


@guard(
    "withdrawal.proceeding_open",
    _READING,
    supplied_by=(_PARTY, *_POLICE),
    zh="尚有警情、案件或者调解未终结，须各方当事人一致撤回",
    en="an incident, a case or a mediation of it is open: only all parties withdraw",
)
def nothing_open(facts: Facts, event: ev.Withdraw) -> bool:
    """The applicant alone, only where nothing else of the dispute goes on."""
    ended = {
        (one.workflow, one.proceeding_id)
        for one in event.others
        if one.state in links.ENDED.get(one.workflow, ())
    }
    return all_withdraw(facts, event) or ended >= links.known(facts)


@guard(
    "withdrawal.being_handled",
    _READING,
    supplied_by=(_PARTY,),
    zh="正在当场、联合或者以其他渠道化解，须各方当事人一致撤回",
    en="it is being handled on the spot, jointly or otherwise: only all parties withdraw",
)
def not_in_hand(facts: Facts, event: ev.Withdraw) -> bool:
    """What is begun without a machine goes on as long as the dispute is handled."""
    return facts.channel in _MACHINES or all_withdraw(facts, event)


def all_withdraw(facts: Facts, event: ev.Withdraw) -> bool:
    """Whether every party withdraws."""
    return acted(event).issuperset(facts.parties)


@guard(
    "visit.not_made",
    _READING,
    supplied_by=(_OFFICER,),
    zh="所称回访不是已进行、已办结或者被谢绝的走访",
    en="what it names is no visit that was made, closed or declined",
)
def visit_made(_facts: Facts, event: ev.FollowUp) -> bool:
    """A visit declined counts as one: nobody has to receive anybody."""
    made = event.visit.state in links.VISITED or event.visit.state == links.DECLINED_VISIT
    return event.visit.workflow == "visit" and made


@guard(
    "visit.same_again",
    _READING,
    supplied_by=(_OFFICER,),
    zh="与上一次回访是同一次走访",
    en="it is the same visit as the last follow-up",
)
def another_visit(facts: Facts, event: ev.FollowUp) -> bool:
    """One visit is one follow-up."""
    return facts.visit is None or facts.visit.proceeding_id != event.visit.proceeding_id


@guard(
    "visit.before_settlement",
    _READING,
    supplied_by=(_OFFICER,),
    zh="走访早于纠纷化解",
    en="the visit is older than the settlement",
)
def visit_after(facts: Facts, event: ev.FollowUp) -> bool:
    """A follow-up comes afterwards."""
    return facts.settled is not None and event.visit.at >= facts.settled


@guard(
    "follow_up.answers_unfit",
    _READING,
    supplied_by=(_OFFICER,),
    zh="回访结果不符：作答的应写明事是否解决、心结是否解开，谢绝走访的不作任何记录",
    en="what was answered must say whether matter and feeling are settled; whoever declined the "
    "visit said nothing",
)
def answers_fit(_facts: Facts, event: ev.FollowUp) -> bool:
    """Whoever answers is asked both; of whoever declines the visit nothing is kept."""
    said = (event.matter_settled, event.feeling_settled)
    if event.satisfied is not Satisfied.DECLINED:
        return event.visit.state != links.DECLINED_VISIT and None not in said
    return event.visit.state != links.DECLINED_VISIT or said == (None, None)


@guard(
    "performance.not_confirmed",
    _READING,
    supplied_by=(_PARTY, *_POLICE),
    zh="尚未确认履行：调解达成协议的，以该调解或者案件已履行办结为准",
    en="performance is not confirmed: of a mediation, by where that proceeding stands",
)
def performed(facts: Facts, event: ev.Close) -> bool:
    """What was agreed in a machine was performed there; what was not, is stated to be."""
    if facts.channel not in _MACHINES:
        return event.performed
    outcomes = (facts.outcome, event.outcome)
    return any(links.stands(one, facts, links.PERFORMED) for one in outcomes)


@fact_guard(
    "follow_ups.missing",
    _READING,
    supplied_by=(_OFFICER,),
    zh="回访次数不足：一般纠纷1次，重大纠纷2次，另有标准的从其标准",
    en="too few follow-ups: one of an ordinary dispute and two of a major one, unless a standard "
    "says otherwise",
)
def followed_up(facts: Facts) -> bool:
    """As many visits as the standard in force asks."""
    if facts.follow_ups_due is not None:
        return facts.follow_ups >= facts.follow_ups_due
    return facts.severity is not None and facts.follow_ups >= FOLLOW_UPS[facts.severity]


@guard(
    "remedies.not_told",
    _READING,
    supplied_by=(_MEDIATOR, _OFFICER),
    zh="尚未告知各方救济途径，也未注明无法告知的情形",
    en="not every party was told of the remedies, and no attempt is noted",
)
def remedies_told(_facts: Facts, event: ev.Close) -> bool:
    """The duty itself stays open until telling it is recorded."""
    return event.remedies_told
