"""The table of people's mediation: rows B1 to B19."""

from typing import ClassVar

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._event import Told
from jingwu_model.workflows._proceeding import Proceeding
from jingwu_model.workflows._reason import Reason
from jingwu_model.workflows._workflow import Row, Workflow
from jingwu_model.workflows.people_mediation import _after as after
from jingwu_model.workflows.people_mediation import _events as ev
from jingwu_model.workflows.people_mediation import _guards as must
from jingwu_model.workflows.people_mediation import _limits as limits
from jingwu_model.workflows.people_mediation._events import Facts
from jingwu_model.workflows.people_mediation._terms import Form, State

_PML = SOURCES["PML"]
_PMRULE = SOURCES["PMRULE"]
_CONF11 = SOURCES["CONF11"]
_CPL23 = SOURCES["CPL23"]
_READING = SOURCES["library"].whole

_PARTY = ActorKind.PARTY
_COMMITTEE = ActorKind.COMMITTEE
_MEDIATOR = ActorKind.MEDIATOR
_COURT = ActorKind.COURT

_S = State
_COURT_CLOCKS = (limits.COURT_ACCEPTANCE, limits.COURT_DECISION)
_RULED = (*_COURT_CLOCKS, limits.CONFIRMATION_WINDOW)
_AFRESH = {"accepted": False, "extended": False}
_NO_AGREEMENT = {
    "items": (),
    "document": None,
    "performance_due": None,
    "drafted": None,
    "form": None,
    "effective": None,
    "on_rights": False,
    **_AFRESH,
}

Events = (
    ev.Apply
    | ev.Propose
    | ev.Refuse
    | ev.Assign
    | ev.Decline
    | ev.Begin
    | ev.FindRisk
    | ev.AskToEnd
    | ev.Fail
    | ev.AgreeOrally
    | ev.Draft
    | ev.Sign
    | ev.AskChanges
    | ev.ApplyForConfirmation
    | ev.NotAccepted
    | ev.WithdrawApplication
    | ev.Accept
    | ev.Extend
    | ev.Confirm
    | ev.RejectApplication
    | ev.HoldInvalid
    | ev.MediateAgain
    | ev.Perform
    | ev.Sue
    | ev.SeekEnforcement
    | ev.CloseWindow
    | Told
)


class PeopleMediation(Proceeding[State, Facts, Events]):
    """人民调解, people's mediation.

    Voluntary, free of charge, and never in the way of court: a clear refusal by
    one party ends it, and whatever ends it without an agreement leaves the parties
    to be told of their other remedies.

    Source: PML; judicial confirmation by CPL23 205–206 and CONF11.
    """

    __slots__ = ()

    workflow: ClassVar[Workflow[State, Facts]] = Workflow(
        "people_mediation",
        Facts,
        (_S.NOT_MEDIATED, _S.TERMINATED, _S.PERFORMED, _S.IN_LITIGATION, _S.ENFORCEMENT),
        Row(
            "B1", None, ev.Apply, _S.APPLIED, by=(_PARTY,),
            guards=(must.two_parties, must.applicant_is_party, must.referral_told),
            keeps=("parties",), basis=_PML["17, 27"],
        ),
        Row(
            "B2", None, ev.Propose, _S.PROPOSED, by=(_COMMITTEE,),
            guards=(must.two_parties,), keeps=("parties",), basis=_PML[17],
        ),
        Row(
            "B4", (_S.APPLIED, _S.PROPOSED), ev.Refuse, _S.NOT_MEDIATED, by=(_PARTY,),
            guards=(must.of_the_parties,), owes=(limits.INFORM_OTHER_ROUTES,), basis=_PML[17],
        ),
        Row(
            "B5", (_S.APPLIED, _S.PROPOSED), ev.Assign, _S.ASSIGNED, by=(_COMMITTEE, _PARTY),
            guards=(must.of_the_parties, must.some_mediator, must.mediators_accepted),
            keeps=("mediators",), starts=(limits.MEDIATION_MONTH,), owes=(limits.TELL_RIGHTS,),
            basis=(_PML["19, 23"], _PMRULE[30]),
        ),
        Row(
            "B5b", _S.APPLIED, ev.Decline, _S.NOT_MEDIATED, by=(_COMMITTEE,),
            owes=(limits.INFORM_OTHER_ROUTES,), basis=_READING,
        ),
        Row(
            "B6", _S.ASSIGNED, ev.Begin, _S.IN_MEDIATION, by=(_MEDIATOR,),
            guards=(must.own_mediator, must.rights_told, must.invitees_accepted, must.as_asked),
            discharges=(limits.TELL_RIGHTS,), basis=(_PML["20–23, 27"], _PMRULE[33]),
        ),
        Row(
            "B7", _S.IN_MEDIATION, ev.FindRisk, None, by=(_MEDIATOR,),
            guards=(must.own_mediator,), sets={"escalation": True},
            owes=(limits.REPORT_RISK,), basis=_PML[25],
        ),
        # Ended before it began, there is no mediation left before which rights are told.
        Row(
            "B8", _S.ASSIGNED, ev.AskToEnd, _S.TERMINATED, by=(_PARTY,),
            guards=(must.of_the_parties,), discharges=(limits.TELL_RIGHTS,),
            owes=(limits.TELL_OTHER_ROUTES,), basis=_PML["23, 26"],
        ),
        Row(
            "B8", (_S.IN_MEDIATION, _S.DRAFTED), ev.AskToEnd, _S.TERMINATED, by=(_PARTY,),
            guards=(must.of_the_parties,), owes=(limits.TELL_OTHER_ROUTES,),
            basis=_PML["23, 26"],
        ),
        Row(
            "B9", _S.ASSIGNED, ev.Fail, _S.TERMINATED, by=(_MEDIATOR,),
            guards=(must.own_mediator,), discharges=(limits.TELL_RIGHTS,),
            owes=(limits.TELL_OTHER_ROUTES,), basis=_PML[26],
        ),
        Row(
            "B9", (_S.IN_MEDIATION, _S.DRAFTED), ev.Fail, _S.TERMINATED, by=(_MEDIATOR,),
            guards=(must.own_mediator,), owes=(limits.TELL_OTHER_ROUTES,), basis=_PML[26],
        ),
        Row(
            "B10", _S.IN_MEDIATION, ev.AgreeOrally, _S.EFFECTIVE, by=(_MEDIATOR,),
            guards=(
                must.own_mediator, must.all_agree, must.no_writing, must.recorded,
                must.on_the_day,
            ),
            keeps=("performance_due", "on_rights"), stamps=("effective",),
            sets={"form": Form.ORAL}, starts=(limits.CONFIRMATION_WINDOW,),
            stops=(limits.MEDIATION_MONTH,), owes=(limits.SUPERVISE_PERFORMANCE,),
            basis=_PML["28, 30"],
        ),
        Row(
            "B11", _S.IN_MEDIATION, ev.Draft, _S.DRAFTED, by=(_MEDIATOR,),
            guards=(must.own_mediator, must.all_items, must.has_document),
            keeps=("items", "document", "performance_due"), stamps=("drafted",),
            basis=_PML["28–29"],
        ),
        Row(
            "B12", _S.DRAFTED, ev.Sign, _S.EFFECTIVE, by=(_COMMITTEE,),
            guards=(
                must.all_signed, must.mediator_signed, must.sealed, must.same_document,
                must.after_draft,
            ),
            stamps=("effective",), sets={"form": Form.WRITTEN},
            starts=(limits.CONFIRMATION_WINDOW,), stops=(limits.MEDIATION_MONTH,),
            owes=(limits.COPY_TO_EACH_PARTY, limits.SUPERVISE_PERFORMANCE), basis=_PML[29],
        ),
        Row(
            "B12b", _S.DRAFTED, ev.AskChanges, _S.IN_MEDIATION, by=(_PARTY,),
            guards=(must.of_the_parties,),
            sets={"items": (), "document": None, "performance_due": None, "drafted": None},
            basis=_PML[23],
        ),
        Row(
            "B13", _S.EFFECTIVE, ev.ApplyForConfirmation, _S.CONFIRMATION_PENDING, by=(_PARTY,),
            guards=(
                must.of_the_parties, after.joint, after.after_effect, after.window_open,
                after.not_status, after.right_court,
            ),
            starts=(limits.COURT_ACCEPTANCE,), uses=(limits.CONFIRMATION_WINDOW,),
            basis=(_PML[33], _CPL23[205], _CONF11["4–5"]),
        ),
        Row(
            "B13b", _S.CONFIRMATION_PENDING, ev.NotAccepted, _S.EFFECTIVE, by=(_COURT,),
            guards=(after.not_accepted_yet,), stops=(limits.COURT_ACCEPTANCE,),
            basis=_CONF11[4],
        ),
        Row(
            "B13b", _S.CONFIRMATION_PENDING, ev.WithdrawApplication, _S.EFFECTIVE, by=(_PARTY,),
            guards=(must.of_the_parties, after.joint_withdrawal),
            sets=_AFRESH, stops=_COURT_CLOCKS, basis=_CONF11[4],
        ),
        Row(
            "B13c", _S.CONFIRMATION_PENDING, ev.Accept, None, by=(_COURT,),
            guards=(after.not_accepted_yet,), sets={"accepted": True},
            stops=(limits.COURT_ACCEPTANCE,), starts=(limits.COURT_DECISION,),
            basis=_CONF11["4–5"],
        ),
        Row(
            "B13d", _S.CONFIRMATION_PENDING, ev.Extend, None, by=(_COURT,),
            guards=(after.accepted, after.not_extended_yet, after.president_approved),
            sets={"extended": True}, extends=(limits.COURT_DECISION,), basis=_CONF11[5],
        ),
        Row(
            "B14", _S.CONFIRMATION_PENDING, ev.Confirm, _S.CONFIRMED, by=(_COURT,),
            stops=_RULED, starts=(limits.ENFORCEMENT_WINDOW,), basis=_CPL23["206, 250"],
        ),
        Row(
            "B15", _S.CONFIRMATION_PENDING, ev.RejectApplication, _S.UNCONFIRMED, by=(_COURT,),
            stops=_RULED, basis=(_PML[33], _CPL23[206]),
        ),
        Row(
            "B15", _S.CONFIRMATION_PENDING, ev.HoldInvalid, _S.UNCONFIRMED, by=(_COURT,),
            stops=_RULED, basis=(_PML[33], _CPL23[206]),
        ),
        Row(
            "B15b", _S.UNCONFIRMED, ev.MediateAgain, _S.ASSIGNED, by=(_PARTY,),
            guards=(must.of_the_parties, after.all_again), sets=_NO_AGREEMENT,
            discharges=(limits.SUPERVISE_PERFORMANCE,), owes=(limits.TELL_RIGHTS,),
            basis=_PML[33],
        ),
        Row(
            "B16", (_S.EFFECTIVE, _S.CONFIRMED), ev.Perform, _S.PERFORMED,
            by=(_PARTY, _COMMITTEE), guards=(must.of_the_parties, after.checked),
            discharges=(limits.SUPERVISE_PERFORMANCE,), basis=_PML["27, 31"],
        ),
        Row(
            "B17", (_S.EFFECTIVE, _S.UNCONFIRMED), ev.Sue, _S.IN_LITIGATION, by=(_PARTY,),
            guards=(must.of_the_parties,), discharges=(limits.SUPERVISE_PERFORMANCE,),
            basis=_PML[32],
        ),
        Row(
            "B18", _S.CONFIRMED, ev.SeekEnforcement, _S.ENFORCEMENT, by=(_PARTY,),
            guards=(must.of_the_parties, after.against_another),
            uses=(limits.ENFORCEMENT_WINDOW,), discharges=(limits.SUPERVISE_PERFORMANCE,),
            basis=(_PML[33], _CPL23[206]),
        ),
        Row(
            "B19", _S.EFFECTIVE, ev.CloseWindow, None, by=(ActorKind.CLOCK,),
            guards=(after.window_open,), sets={"window_closed": True},
            stops=(limits.CONFIRMATION_WINDOW,), lapses=limits.CONFIRMATION_WINDOW,
            basis=_PML["31, 33"],
        ),
    )  # fmt: skip


def warnings(case: PeopleMediation) -> tuple[Reason, ...]:
    """What is allowed in a case and had still better be otherwise.

    Args:
        case: The case.

    Returns:
        One reason where an oral agreement is about civil rights and duties, which PML 28
        allows and the older PMRULE 34 wants in writing.
    """
    return (after.ORAL_ON_RIGHTS,) if case.facts.on_rights else ()
