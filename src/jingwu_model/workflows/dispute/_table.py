"""The table of a dispute."""

from typing import ClassVar

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._event import Told
from jingwu_model.workflows._proceeding import Proceeding
from jingwu_model.workflows._workflow import Row, Workflow
from jingwu_model.workflows.dispute import _after as after
from jingwu_model.workflows.dispute import _events as ev
from jingwu_model.workflows.dispute import _guards as must
from jingwu_model.workflows.dispute import _limits as limits
from jingwu_model.workflows.dispute._events import Facts
from jingwu_model.workflows.dispute._terms import State

_JINGYUAN = SOURCES["jingyuan-2020"]["§3"]
_PML = SOURCES["PML"]
_PSAPL25 = SOURCES["PSAPL25"]
_ADM = SOURCES["ADM"]
_DVL = SOURCES["DVL15"]
_MINOR = SOURCES["MINOR24"]
_READING = SOURCES["library"].whole

_POLICE = (ActorKind.OFFICER, ActorKind.HEAD, ActorKind.STATION)
_PARTY = (ActorKind.PARTY,)

_S = State
_SIGNS = (must.offence_has_case, must.violence_has_case, must.child_has_case)
_TRIAGE = ("severity", "level", "lead", "handlers", "follow_ups_due", "follow_ups_standard")
_HANDLERS = (
    must.none_a_party,
    must.ordinary_lead,
    must.ordinary_with,
    must.major_lead,
    must.major_jointly,
)
_WITHDRAWS = (after.of_the_parties, after.entitled, must.others_now, after.nothing_open)
# Settled no more; the visits stay known, so that none is a follow-up twice.
_AFRESH = {
    "incident": None,
    "settled": None,
    "outcome": None,
    "terms": None,
    "matter_settled": None,
    "feeling_settled": None,
    "satisfied": None,
    "follow_ups": 0,
}

Events = (
    ev.Register
    | ev.Triage
    | ev.Begin
    | ev.Escalate
    | ev.Settle
    | ev.Fail
    | ev.FailPeopleMediation
    | ev.FailSecurityMediation
    | ev.Refer
    | ev.Withdraw
    | ev.FollowUp
    | ev.Recurred
    | ev.Close
    | Told
)


class Dispute(Proceeding[State, Facts, Events]):
    """矛盾纠纷, a dispute: the file above the mediations, the case and the visits afterwards.

    It ends no case, and it bars nobody from court: what is not settled leaves the
    parties to be told of their other remedies, and withdrawing it withdraws nothing else.

    Source: jingyuan-2020 §3; its rows are this library's.
    """

    __slots__ = ()

    workflow: ClassVar[Workflow[State, Facts]] = Workflow(
        "dispute",
        Facts,
        (_S.CLOSED, _S.REFERRED, _S.WITHDRAWN),
        Row(
            "register", None, ev.Register, _S.REGISTERED, by=_POLICE,
            guards=(
                must.two_parties, must.applicant_is_party, must.incident_named,
                must.others_now, *_SIGNS, must.recurs_closed,
            ),
            keeps=(
                "place", "kind", "parties", "applicant", "found_by", "incident", "signs",
                "others", "recurrence_of",
            ),
            basis=(_PSAPL25[90], _DVL[15], _MINOR[11]),
        ),
        Row(
            "triage", _S.REGISTERED, ev.Triage, _S.TRIAGED, by=_POLICE,
            guards=(*_HANDLERS, must.incident_ordinary), keeps=_TRIAGE, basis=_JINGYUAN,
        ),
        Row(
            "begin", _S.TRIAGED, ev.Begin, _S.HANDLING, by=_POLICE,
            guards=(
                must.others_stated, must.others_now, must.no_other_mediation,
                must.case_not_in_mediation,
            ),
            keeps=("channel", "proceeding", "others"), basis=(_JINGYUAN, _PSAPL25[9]),
        ),
        Row(
            "escalate", (_S.TRIAGED, _S.HANDLING), ev.Escalate, _S.TRIAGED, by=_POLICE,
            guards=(must.level_rises, must.severity_kept, *_HANDLERS), keeps=_TRIAGE,
            basis=_JINGYUAN,
        ),
        Row(
            "settle", _S.HANDLING, ev.Settle, _S.SETTLED, by=_POLICE,
            guards=(
                after.settled_by_outcome, after.outcome_now, after.mediator_named,
                after.mediator_fit, after.terms_recorded, after.all_assent,
            ),
            keeps=("outcome", "terms"), stamps=("settled",), basis=_JINGYUAN,
        ),
        Row(
            "fail", _S.HANDLING, ev.Fail, _S.UNSETTLED, by=_POLICE, guards=(after.no_machine,),
            owes=(limits.TELL_COURT_OR_COMMITTEE,), basis=_ADM["178 ¶2"],
        ),
        Row(
            "fail", _S.HANDLING, ev.FailPeopleMediation, _S.UNSETTLED, by=_POLICE,
            guards=(after.in_people_mediation, after.people_mediation_over, after.outcome_now),
            owes=(limits.TELL_OTHER_ROUTES,), basis=_PML[26],
        ),
        Row(
            "fail", _S.HANDLING, ev.FailSecurityMediation, _S.UNSETTLED, by=_POLICE,
            guards=(
                after.in_security_mediation, after.security_mediation_over, after.outcome_now,
            ),
            owes=(limits.TELL_CIVIL_SUIT,), basis=_PSAPL25["9 ¶3"],
        ),
        Row(
            "refer", (_S.REGISTERED, _S.TRIAGED, _S.HANDLING, _S.UNSETTLED), ev.Refer,
            _S.REFERRED, by=_POLICE, basis=_READING,
        ),
        Row(
            "withdraw", (_S.REGISTERED, _S.TRIAGED, _S.UNSETTLED), ev.Withdraw, _S.WITHDRAWN,
            by=_PARTY, guards=_WITHDRAWS, basis=_READING,
        ),
        Row(
            "withdraw", _S.HANDLING, ev.Withdraw, _S.WITHDRAWN, by=_PARTY,
            guards=(*_WITHDRAWS, after.not_in_hand), basis=_READING,
        ),
        Row(
            "follow_up", _S.SETTLED, ev.FollowUp, None, by=_POLICE,
            guards=(
                after.visit_made, after.another_visit, after.visit_after, after.answers_fit,
            ),
            keeps=("matter_settled", "feeling_settled", "satisfied"), adds=("visits",),
            counts=("follow_ups",), basis=_READING,
        ),
        Row(
            "recurred", _S.SETTLED, ev.Recurred, _S.REGISTERED, by=_POLICE,
            guards=(must.others_stated, must.others_now, *_SIGNS), keeps=("signs", "others"),
            sets=_AFRESH,
            counts=("recurrences",), basis=_READING,
        ),
        Row(
            "close", _S.SETTLED, ev.Close, _S.CLOSED, by=_POLICE,
            guards=(after.performed, after.followed_up), basis=_READING,
        ),
        Row(
            "close", _S.UNSETTLED, ev.Close, _S.CLOSED, by=_POLICE,
            guards=(after.remedies_told,), basis=(_PML[26], _PSAPL25["9 ¶3"], _ADM["178 ¶2"]),
        ),
    )  # fmt: skip
