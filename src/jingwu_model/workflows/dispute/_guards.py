"""The guards of a dispute until it is being handled: registered, triaged, escalated, begun."""

from typing import Final

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind, FoundBy, IncidentKind, Severity
from jingwu_model.workflows._reason import guard
from jingwu_model.workflows.dispute import _events as ev
from jingwu_model.workflows.dispute import _links as links
from jingwu_model.workflows.dispute._events import Facts
from jingwu_model.workflows.dispute._terms import HandlerKind, SettlingLevel, Sign

_JINGYUAN = SOURCES["jingyuan-2020"]["§3"]
_PSAPL25 = SOURCES["PSAPL25"]
_DVL = SOURCES["DVL15"]
_MINOR = SOURCES["MINOR24"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_STATION = ActorKind.STATION
_POLICE = (_OFFICER, ActorKind.HEAD, _STATION)

_LEADS = frozenset({HandlerKind.COMMUNITY_OFFICER, HandlerKind.COMMITTEE})
_HELPS = frozenset(
    {HandlerKind.COMMUNITY_WORKER, HandlerKind.JUDICIAL_MEDIATOR, HandlerKind.VOLUNTEER}
)
_JOINT = frozenset({HandlerKind.STATION, HandlerKind.TOWNSHIP})
_LAW = frozenset({HandlerKind.JUDICIAL_OFFICE, HandlerKind.TRIBUNAL})
_LEADS_MAJOR = _JOINT | _LAW | {HandlerKind.COMMUNITY_OFFICER}
_ORDINARY_INCIDENTS = frozenset({IncidentKind.HELP, IncidentKind.DISPUTE})

HEIGHT: Final = {level: at for at, level in enumerate(SettlingLevel)}
"""The levels, from the village up."""


@guard(
    "parties.too_few",
    _READING,
    zh="纠纷当事人不足两方",
    en="the dispute has fewer than two parties",
)
def two_parties(_facts: Facts, event: ev.Register) -> bool:
    """A dispute has two parties at least."""
    return len(event.parties) > 1


@guard(
    "applicant.not_a_party",
    _READING,
    supplied_by=_POLICE,
    zh="申请人不是本纠纷的当事人",
    en="the applicant is not a party to the dispute",
)
def applicant_is_party(_facts: Facts, event: ev.Register) -> bool:
    """Whoever asked for help, where somebody did, is one of the parties."""
    return event.applicant is None or event.applicant in event.parties


@guard(
    "incident.not_named",
    _READING,
    supplied_by=_POLICE,
    zh="警情发现的纠纷未写明警情类别，或者非警情发现而写有警情类别",
    en="it was found in an incident of no kind, or in none and has a kind",
)
def incident_named(_facts: Facts, event: ev.Register) -> bool:
    """What was found in an incident says of what kind it was, and nothing else does."""
    return (event.found_by is FoundBy.INCIDENT) is (event.incident is not None)


@guard(
    "sign.offence_without_case",
    _PSAPL25[90],
    supplied_by=_POLICE,
    zh="有违法犯罪迹象，但相应的警情或者案件未在办理",
    en="there are signs of an offence, and no incident or case of it is open",
)
def offence_has_case(_facts: Facts, event: ev.Register | ev.Recurred) -> bool:
    """An offence is a case, whatever dispute is behind it."""
    return Sign.OFFENCE not in event.signs or case_open(event)


@guard(
    "sign.family_violence_without_case",
    _DVL[15],
    supplied_by=_POLICE,
    zh="有家庭暴力迹象，但相应的警情或者案件未在办理",
    en="there are signs of family violence, and no incident or case of it is open",
)
def violence_has_case(_facts: Facts, event: ev.Register | ev.Recurred) -> bool:
    """Family violence is no mere dispute."""
    return Sign.FAMILY_VIOLENCE not in event.signs or case_open(event)


@guard(
    "sign.harm_to_child_without_case",
    _MINOR[11],
    supplied_by=_POLICE,
    zh="有侵害未成年人迹象，但相应的警情或者案件未在办理",
    en="there are signs of harm to a child, and no incident or case of it is open",
)
def child_has_case(_facts: Facts, event: ev.Register | ev.Recurred) -> bool:
    """Nor is harm to a child."""
    return Sign.HARM_TO_CHILD not in event.signs or case_open(event)


def case_open(event: ev.Register | ev.Recurred) -> bool:
    """Whether an incident or a case of the dispute is open."""
    return any(one.state in links.OPEN.get(one.workflow, ()) for one in event.others)


@guard(
    "others.not_of_now",
    _READING,
    supplied_by=_POLICE,
    zh="所写其他警情、案件或者调解的状态不是本事件当时的状态",
    en="where another incident, case or mediation stands is not stated for the time of this event",
)
def others_now(_facts: Facts, event: ev.Register | ev.Begin | ev.Recurred | ev.Withdraw) -> bool:
    """What stood so once may have moved on: only where it stands now decides."""
    return all(one.at == event.at for one in event.others)


@guard(
    "recurrence.no_closed_dispute",
    _READING,
    supplied_by=_POLICE,
    zh="所称的前一纠纷不是另一件已办结的纠纷",
    en="what it is said to recur is not another dispute, closed",
)
def recurs_closed(_facts: Facts, event: ev.Register) -> bool:
    """Only what was closed recurs as a new dispute; what is settled recurs as itself."""
    before = event.recurrence_of
    return before is None or (
        before.workflow == "dispute"
        and before.state == "closed"
        and before.proceeding_id != event.proceeding_id
    )


@guard(
    "handlers.a_party",
    _READING,
    supplied_by=_POLICE,
    zh="牵头或者参与化解的，是本纠纷的当事人",
    en="whoever leads or helps is a party to the dispute",
)
def none_a_party(facts: Facts, event: ev.Triage | ev.Escalate) -> bool:
    """Nobody handles a dispute of their own."""
    return {event.lead.ref, *(one.ref for one in event.handlers)}.isdisjoint(facts.parties)


@guard(
    "ordinary.lead_unfit",
    _JINGYUAN,
    supplied_by=_POLICE,
    zh="一般纠纷应由社区民警或者人民调解委员会牵头",
    en="an ordinary dispute is led by a community officer or a people's mediation committee",
)
def ordinary_lead(_facts: Facts, event: ev.Triage | ev.Escalate) -> bool:
    """Who leads an ordinary dispute."""
    return event.severity is not Severity.ORDINARY or event.lead.kind in _LEADS


@guard(
    "ordinary.nobody_with",
    _JINGYUAN,
    supplied_by=_POLICE,
    zh="一般纠纷没有社区工作人员、司法调解员或者群防力量参与",
    en="no community worker, judicial mediator or public volunteer takes part in an ordinary "
    "dispute",
)
def ordinary_with(_facts: Facts, event: ev.Triage | ev.Escalate) -> bool:
    """Who handles it with whoever leads."""
    if event.severity is not Severity.ORDINARY:
        return True
    return any(one.kind in _HELPS for one in event.handlers)


@guard(
    "major.lead_unfit",
    _READING,
    supplied_by=_POLICE,
    zh="重大纠纷应由派出所、乡镇（街道）、司法所、法庭或者社区民警牵头",
    en="a major dispute is led by the station, the township, the judicial office, a tribunal or "
    "a community officer",
)
def major_lead(_facts: Facts, event: ev.Triage | ev.Escalate) -> bool:
    """Who leads a major dispute: no auxiliary, no volunteer, nobody who only helps."""
    return event.severity is not Severity.MAJOR or event.lead.kind in _LEADS_MAJOR


@guard(
    "major.not_joint",
    _JINGYUAN,
    supplied_by=_POLICE,
    zh="重大纠纷应由派出所联合乡镇（街道），并由司法所或者法庭参加",
    en="a major dispute is handled by station and township together, with the judicial office or "
    "a tribunal",
)
def major_jointly(_facts: Facts, event: ev.Triage | ev.Escalate) -> bool:
    """Station, township, and the judicial office or a tribunal."""
    if event.severity is not Severity.MAJOR:
        return True
    kinds = {event.lead.kind, *(one.kind for one in event.handlers)}
    return kinds >= _JOINT and not kinds.isdisjoint(_LAW)


@guard(
    "incident.ordinary_path",
    _READING,
    supplied_by=_POLICE,
    zh="求助、纠纷类警情先按一般纠纷直接化解，有重大风险的再提级",
    en="what was found in a call for help or a dispute incident is ordinary first, and escalated "
    "where its risk is major",
)
def incident_ordinary(facts: Facts, event: ev.Triage) -> bool:
    """Help and dispute incidents take the ordinary path."""
    return event.severity is Severity.ORDINARY or facts.incident not in _ORDINARY_INCIDENTS


@guard(
    "level.not_higher",
    _READING,
    supplied_by=_POLICE,
    zh="提级后的层级不高于现在的层级",
    en="the level is not above the one it stands at",
)
def level_rises(facts: Facts, event: ev.Escalate) -> bool:
    """The level only rises."""
    return facts.level is not None and HEIGHT[event.level] > HEIGHT[facts.level]


@guard(
    "severity.lowered",
    _READING,
    supplied_by=_POLICE,
    zh="提级时不得将重大纠纷改为一般纠纷",
    en="a major dispute does not become ordinary by being escalated",
)
def severity_kept(facts: Facts, event: ev.Escalate) -> bool:
    """What is major stays so."""
    return facts.severity is not Severity.MAJOR or event.severity is Severity.MAJOR


@guard(
    "others.unstated",
    _READING,
    supplied_by=_POLICE,
    zh="未写明本纠纷其他警情、案件或者调解现处的状态",
    en="it does not say where every other incident, case or mediation of the dispute stands",
)
def others_stated(facts: Facts, event: ev.Begin | ev.Recurred) -> bool:
    """Each proceeding that the dispute has named is stated anew, unless it is the one begun."""
    stated = set(links.named(event.others))
    if isinstance(event, ev.Begin):
        stated.add((event.channel.code, event.proceeding))
    return stated >= links.known(facts)


@guard(
    "mediation.still_open",
    _READING,
    supplied_by=(ActorKind.MEDIATOR, ActorKind.COMMITTEE),
    zh="本纠纷的另一人民调解尚在进行，同一时间只进行一个调解",
    en="another people's mediation of the dispute goes on: there is one mediation at a time",
)
def no_other_mediation(_facts: Facts, event: ev.Begin) -> bool:
    """One mediation at a time."""
    return not in_mediation(event, links.PEOPLE)


@guard(
    "case.in_mediation",
    _PSAPL25[9],
    supplied_by=(_OFFICER,),
    zh="本纠纷的治安案件正在调解，同一时间只进行一个调解",
    en="the public-security case of the dispute is itself in mediation: there is one at a time",
)
def case_not_in_mediation(_facts: Facts, event: ev.Begin) -> bool:
    """A case may be open beside a people's mediation, as long as it is not in mediation."""
    return not in_mediation(event, links.SECURITY)


def in_mediation(event: ev.Begin, workflow: str) -> bool:
    """Whether another proceeding of a machine is stated in mediation, or in no state it has."""
    begun = (event.channel.code, event.proceeding)
    return any(
        one.state not in links.NO_MEDIATION[workflow]
        for one in event.others
        if one.workflow == workflow and (one.workflow, one.proceeding_id) != begun
    )
