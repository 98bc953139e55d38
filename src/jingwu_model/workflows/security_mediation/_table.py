"""The table of public-security mediation: rows A1 to A28b."""

from typing import ClassVar

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import ClockRule, DutyRule
from jingwu_model.workflows._event import Told
from jingwu_model.workflows._proceeding import Proceeding
from jingwu_model.workflows._workflow import Row, Workflow
from jingwu_model.workflows.security_mediation import _agreement as agreement
from jingwu_model.workflows.security_mediation import _duties as duties
from jingwu_model.workflows.security_mediation import _events as ev
from jingwu_model.workflows.security_mediation import _guards as must
from jingwu_model.workflows.security_mediation import _limits as limits
from jingwu_model.workflows.security_mediation import _opening as opening
from jingwu_model.workflows.security_mediation import _rounds as rounds
from jingwu_model.workflows.security_mediation import _rulings as ru
from jingwu_model.workflows.security_mediation._closing import CLOSING
from jingwu_model.workflows.security_mediation._facts import Facts
from jingwu_model.workflows.security_mediation._states import State

_ADM = SOURCES["ADM"]
_NORM07 = SOURCES["NORM07"]
_PSAPL25 = SOURCES["PSAPL25"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_AUXILIARY = ActorKind.AUXILIARY
_HEAD = ActorKind.HEAD
_ORGAN = ActorKind.ORGAN
_INJURED = ActorKind.INJURED_PARTY
_VIOLATOR = ActorKind.ALLEGED_VIOLATOR
_PARTIES = (_INJURED, _VIOLATOR)

_S = State

_SESSION = (
    must.not_recused,
    rounds.officer_chairs,
    must.recorded_if_alone,
    rounds.violators_there,
    rounds.injured_there,
    rounds.proxies_of_injured,
    rounds.proxies_authorised,
    rounds.guardians_told,
)
_SPOT = (
    must.both_consent,
    rounds.slight,
    rounds.clear,
    rounds.causation_clear,
    rounds.loss_undisputed,
    rounds.performed_at_once,
    rounds.form_or_video,
)

Events = (
    ev.Report
    | ev.NotPolice
    | ev.Transfer
    | ev.ReferDispute
    | ev.OpenCase
    | ev.EstablishFacts
    | ev.OrderAppraisal
    | ev.AskReappraisal
    | ev.ReceiveAppraisal
    | ev.RefuseAppraisal
    | ev.Screen
    | ev.ScreenOut
    | ev.Consent
    | ev.MediateOnTheSpot
    | ev.StartRound
    | ev.SignAgreement
    | ev.FailRound
    | ev.MediateAgain
    | ev.Fail
    | ev.Proceed
    | ev.Refuse
    | ev.ViolateAgain
    | ev.Flee
    | ev.Perform
    | ev.Default
    | ev.Excuse
    | ru.SuspectCrime
    | ru.ApplyForApproval
    | ru.Approve
    | ru.NotApprove
    | ru.Decide
    | ru.OpenHearing
    | ru.CloseHearing
    | ru.ExtendLimit
    | ru.Stop
    | ru.Execute
    | ru.ServeNoPenalty
    | ru.CannotExecute
    | ru.AskRecusal
    | ru.DeclareRecusal
    | ru.OrderRecusal
    | ru.DecideRecusal
    | Told
)


def _broken_off(
    sources: tuple[State, ...],
    stops: tuple[ClockRule, ...],
    stamps: tuple[str, ...] = (),
    owes: tuple[DutyRule, ...] = (),
) -> tuple[Row[State, Facts], ...]:
    """A17: what ends mediation before an agreement, and the round where one is held."""
    return (
        Row(
            "A17", sources, ev.Refuse, _S.PENALTY_TRACK, by=_PARTIES,
            guards=(must.of_this_case,), sets={"refused": True}, stamps=stamps, stops=stops,
            owes=owes, basis=_ADM[179],
        ),
        Row(
            "A17", sources, ev.ViolateAgain, _S.PENALTY_TRACK, by=(_OFFICER,),
            guards=(must.not_recused, must.a_party), sets={"violated_again": True},
            stamps=stamps, stops=stops, owes=owes, basis=_ADM[179],
        ),
        Row(
            "A17", sources, ev.Flee, _S.PENALTY_TRACK, by=(_OFFICER,),
            guards=(must.not_recused, must.a_violator), sets={"fled": True}, stamps=stamps,
            stops=stops, owes=(*owes, duties.EXPLAIN_FLIGHT), basis=_ADM["165, 179"],
        ),
    )  # fmt: skip


class SecurityMediation(Proceeding[State, Facts, Events]):
    """治安调解, public-security mediation.

    A way to dispose of a minor violation that a civil dispute gave rise to: both
    sides consent, an officer chairs, two rounds at most; what is agreed and performed
    ends the case, and what is not is dealt with under the law. A case opened before
    2026 is governed by the text of 2012, later ones by that of 2025.

    Source: PSAPL25 9; ADM 178–186; NORM07.
    """

    __slots__ = ()

    workflow: ClassVar[Workflow[State, Facts]] = Workflow(
        "security_mediation",
        Facts,
        (
            _S.REFERRED_OUT, _S.TRANSFERRED, _S.REFERRED_TO_PMC_OR_COURT, _S.CLOSED_MEDIATED,
            _S.CRIMINAL, _S.CLOSED_SETTLED, _S.TERMINATED, _S.CLOSED_DECIDED,
        ),
        Row(
            "A1", None, ev.Report, _S.REPORTED, by=(_OFFICER, _AUXILIARY),
            guards=(
                opening.not_a_repeat, opening.led, opening.report_recorded, opening.from_mediation,
            ),
            keeps=("reporters", "injured"), starts=(limits.TRANSFER,), owes=(duties.LOG_REPORT,),
            basis=_ADM["52, 60"],
        ),
        Row(
            "A2", _S.REPORTED, ev.NotPolice, _S.REFERRED_OUT, by=(_OFFICER,),
            guards=(must.not_recused,), keeps=("in_writing",),
            discharges=(duties.DECIDE_RECUSAL,),
            owes=(duties.TELL_NOT_POLICE, duties.TELL_NOT_POLICE_IN_WRITING, duties.TELL_END),
            basis=_ADM["61(3)"],
        ),
        Row(
            "A3", _S.REPORTED, ev.Transfer, _S.TRANSFERRED, by=(_OFFICER,),
            guards=(must.not_recused,), discharges=(duties.DECIDE_RECUSAL,),
            owes=(duties.TELL_TRANSFER, duties.TELL_END), basis=_ADM["61(2)"],
        ),
        Row(
            "A4", _S.REPORTED, ev.ReferDispute, _S.REFERRED_TO_PMC_OR_COURT, by=(_OFFICER,),
            guards=(must.not_recused,), discharges=(duties.DECIDE_RECUSAL,),
            owes=(duties.TELL_ROUTES, duties.TELL_END),
            basis=(_ADM["178 ¶2"], SOURCES["PML"][18]),
        ),
        Row(
            "A5", _S.REPORTED, ev.OpenCase, _S.FILED, by=(_OFFICER, _HEAD),
            guards=(
                must.not_recused, opening.a_violation, opening.own_case, opening.somebody_injured,
            ),
            keeps=("injured", "violators", "handling"), stamps=("filed",),
            stops=(limits.TRANSFER,),
            starts=(limits.CASE_LIMIT, limits.CASE_LIMIT_2012, limits.FIRST_ROUND),
            owes=(duties.RECEIPT,), basis=(_PSAPL25["90, 118"], _ADM["61(1)"]),
        ),
        Row(
            "A6", _S.FILED, ev.EstablishFacts, _S.ASSESSED, by=(_OFFICER,),
            guards=(
                must.not_recused, opening.evidence_recorded, opening.both_known, opening.ages_known,
                opening.ages_of_parties, opening.appraisal_used, opening.recorded_if_alone,
                opening.two_officers_2012,
            ),
            keeps=("injured", "violators", "ages"), basis=(_ADM[180], _NORM07[5]),
        ),
        Row(
            "A7", (_S.FILED, _S.ASSESSED), ev.OrderAppraisal, _S.APPRAISING, by=(_OFFICER,),
            guards=(
                must.not_recused, opening.something_appraised, opening.appraised_as_may_be,
                opening.again_asked,
            ),
            # With an appraisal the first round's days are counted from its result alone.
            keeps=("ordered", "again"), pauses=limits.CASE_LIMITS, voids=(limits.FIRST_ROUND,),
            basis=_ADM["90, 97, 165"],
        ),
        # Who asks too late is not refused: the casebook says that it was late.
        Row(
            "A7", (_S.FILED, _S.ASSESSED), ev.AskReappraisal, None, by=_PARTIES,
            guards=(
                must.of_this_case, opening.something_asked_again, opening.open_to_reappraisal,
            ),
            adds=("asked_again",), uses=(limits.REAPPRAISAL_WINDOW,), basis=_ADM[97],
        ),
        Row(
            "A8", _S.APPRAISING, ev.ReceiveAppraisal, _S.FILED, by=(ActorKind.EXPERT,),
            guards=(opening.as_ordered,), adds=("appraised", "reappraised"),
            resumes=limits.CASE_LIMITS, starts=(limits.FIRST_ROUND,),
            owes=(duties.COPY_OF_APPRAISAL,),
            basis=_ADM["91, 97"],
        ),
        Row(
            "A8", _S.APPRAISING, ev.RefuseAppraisal, _S.FILED, by=(_INJURED, _OFFICER),
            guards=(must.not_recused, must.of_this_case), resumes=limits.CASE_LIMITS,
            starts=(limits.FIRST_ROUND,),
            basis=_ADM["91, 97"],
        ),
        Row(
            "A9", _S.ASSESSED, ev.Screen, _S.ELIGIBLE, by=(_OFFICER,),
            guards=(
                must.not_recused, *must.SCOPE, must.not_excluded, must.rounds_left,
                must.none_signed,
            ),
            basis=_ADM["178–179"],
        ),
        Row(
            "A9b", _S.ASSESSED, ev.ScreenOut, _S.PENALTY_TRACK, by=(_OFFICER,),
            guards=(must.not_recused, must.something_missing), stops=(limits.FIRST_ROUND,),
            basis=_ADM["178–179"],
        ),
        Row(
            "A10", _S.ELIGIBLE, ev.Consent, _S.CONSENTED, by=_PARTIES,
            guards=(must.of_this_case, must.both_consent, must.freely),
            basis=(_NORM07[3], _ADM["179(4)"]),
        ),
        Row(
            "A11", _S.ELIGIBLE, ev.MediateOnTheSpot, _S.CLOSED_MEDIATED, by=(_OFFICER,),
            guards=(*must.SCOPE, must.not_excluded, *_SESSION, *_SPOT),
            discharges=duties.SETTLED,
            owes=(duties.BIND_FORM, duties.TELL_END), basis=(_ADM["178 ¶3"], _NORM07["14–15"]),
        ),
        Row(
            "A11", _S.ASSESSED, ev.MediateOnTheSpot, _S.CLOSED_MEDIATED, by=(_OFFICER,),
            guards=(
                *must.SCOPE, must.not_excluded, must.rounds_left, must.none_signed, *_SESSION,
                *_SPOT,
            ),
            discharges=duties.SETTLED, owes=(duties.BIND_FORM, duties.TELL_END),
            basis=(_ADM["178 ¶3"], _NORM07["14–15"]),
        ),
        Row(
            "A12", _S.CONSENTED, ev.StartRound, _S.MEDIATING, by=(_OFFICER,), guards=_SESSION,
            keeps=("chair", "proxies"), stamps=("round_began",), counts=("rounds",),
            starts=(limits.SECOND_ROUND,),
            basis=(_ADM["52, 181"], _PSAPL25[108], _NORM07[9]),
        ),
        Row(
            "A13", _S.MEDIATING, ev.SignAgreement, _S.AGREED,
            by=(_INJURED, ActorKind.PROXY, _VIOLATOR, _OFFICER),
            guards=(
                must.not_recused, must.of_this_case, agreement.all_items, agreement.has_document,
                agreement.has_performance_date, agreement.performance_ahead, agreement.lawful,
                agreement.true_will, agreement.injured_signed, agreement.violators_signed,
                agreement.chair_signed, agreement.signed_in_round,
            ),
            keeps=("items", "document", "performance_due"), stamps=("signed", "round_ended"),
            stops=(*limits.ROUNDS, *limits.FAILURE_LIMITS), starts=(limits.PERFORMANCE_CHECK,),
            discharges=duties.UNREACHED, owes=(duties.AGREEMENT_COPY,),
            basis=(_ADM[184], _NORM07["10–11"]),
        ),
        Row(
            "A14", _S.MEDIATING, ev.FailRound, _S.ROUND1_FAILED, by=(_OFFICER,),
            guards=(must.not_recused, rounds.first_round), stamps=("round_ended",),
            stops=(limits.FIRST_ROUND,), basis=_ADM[183],
        ),
        Row(
            "A15", _S.ROUND1_FAILED, ev.MediateAgain, _S.MEDIATING, by=(_OFFICER, *_PARTIES),
            guards=(must.of_this_case, must.not_excluded, must.both_consent, *_SESSION),
            keeps=("chair", "proxies"), stamps=("round_began",), counts=("rounds",),
            starts=(limits.SECOND_ROUND,), basis=_ADM[183],
        ),
        Row(
            "A16", _S.ROUND1_FAILED, ev.Fail, _S.MEDIATION_FAILED, by=(_OFFICER,),
            guards=(must.not_recused,), stamps=("not_reached",),
            starts=limits.FAILURE_LIMITS, owes=duties.UNREACHED,
            basis=(_ADM[185], _PSAPL25["9 ¶3"]),
        ),
        Row(
            "A16", _S.MEDIATING, ev.Fail, _S.MEDIATION_FAILED, by=(_OFFICER,),
            guards=(must.not_recused, rounds.last_round), stamps=("not_reached",),
            stops=(limits.SECOND_ROUND,),
            starts=limits.FAILURE_LIMITS, owes=duties.UNREACHED,
            basis=(_ADM[185], _PSAPL25["9 ¶3"]),
        ),
        Row(
            "A16b", _S.MEDIATION_FAILED, ev.Proceed, _S.PENALTY_TRACK, by=(_OFFICER,),
            guards=(must.not_recused, rounds.suit_told),
            discharges=(duties.TELL_CIVIL_SUIT,), basis=_PSAPL25["9 ¶3"],
        ),
        *_broken_off((_S.ELIGIBLE, _S.CONSENTED), (limits.FIRST_ROUND,)),
        *_broken_off((_S.MEDIATING,), limits.ROUNDS, ("round_ended",), duties.UNREACHED),
        *_broken_off((_S.ROUND1_FAILED,), (), (), duties.UNREACHED),
        Row(
            "A18", _S.AGREED, ev.Perform, _S.CLOSED_MEDIATED, by=(_INJURED, _OFFICER),
            guards=(must.not_recused, must.of_this_case, agreement.all_performed),
            discharges=(duties.DECIDE_RECUSAL,), owes=(duties.FILE_DOSSIER, duties.TELL_END),
            basis=(_ADM["184, 185, 258(2)"], _NORM07[12]),
        ),
        Row(
            "A19", _S.AGREED, ev.Default, _S.DEFAULTED, by=(_OFFICER,),
            guards=(
                must.not_recused, agreement.default_checked, agreement.default_reasoned,
                agreement.no_good_reason, agreement.past_due,
            ),
            stamps=("not_reached",), stops=(limits.PERFORMANCE_CHECK,),
            starts=limits.FAILURE_LIMITS, owes=duties.UNREACHED,
            basis=(_ADM[185], _PSAPL25["9 ¶3"], _NORM07[12]),
        ),
        # Who had a good reason did not default: the check is done, and the agreement stands.
        Row(
            "A19", _S.AGREED, ev.Excuse, None, by=(_OFFICER,),
            guards=(must.not_recused, agreement.default_checked, agreement.past_due),
            stops=(limits.PERFORMANCE_CHECK,), basis=_READING,
        ),
        Row(
            "A19b", _S.DEFAULTED, ev.Proceed, _S.PENALTY_TRACK, by=(_OFFICER,),
            guards=(must.not_recused, rounds.suit_told),
            discharges=(duties.TELL_CIVIL_SUIT,), basis=_PSAPL25["9 ¶3"],
        ),
        *CLOSING,
        told=(must.not_recused,),
    )  # fmt: skip
