"""The rows A20 to A28b: settlement, decision, time and recusal."""

from typing import Any, Final

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import ClockRule
from jingwu_model.workflows._reason import Guard
from jingwu_model.workflows._workflow import Row
from jingwu_model.workflows.security_mediation import _after as after
from jingwu_model.workflows.security_mediation import _duties as duties
from jingwu_model.workflows.security_mediation import _guards as must
from jingwu_model.workflows.security_mediation import _hearings as hearings
from jingwu_model.workflows.security_mediation import _limits as limits
from jingwu_model.workflows.security_mediation import _recusal as recusal
from jingwu_model.workflows.security_mediation import _rulings as ru
from jingwu_model.workflows.security_mediation._facts import Facts
from jingwu_model.workflows.security_mediation._states import State

_ADM = SOURCES["ADM"]
_PSAPL25 = SOURCES["PSAPL25"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_HEAD = ActorKind.HEAD
_ORGAN = ActorKind.ORGAN
_PARTIES = (ActorKind.INJURED_PARTY, ActorKind.ALLEGED_VIOLATOR)

_S = State

# A21's sources: from the filing until a decision.
_UNDECIDED = (
    _S.FILED,
    _S.ASSESSED,
    _S.APPRAISING,
    _S.ELIGIBLE,
    _S.CONSENTED,
    _S.MEDIATING,
    _S.ROUND1_FAILED,
    _S.MEDIATION_FAILED,
    _S.AGREED,
    _S.DEFAULTED,
    _S.PENALTY_TRACK,
)
_FILED = (*_UNDECIDED, _S.SETTLEMENT_APPLIED)
_OPEN = (_S.REPORTED, *_FILED, _S.DECIDED)
# Where mediation may have failed before: not while the first round alone has, nor an agreement
# stands.
_UNFAILED = (_S.ROUND1_FAILED, _S.AGREED)
_SINCE_FAILURE = tuple(at for at in _FILED if at not in _UNFAILED)
_PLAIN = (_S.FILED, _S.ASSESSED, _S.ELIGIBLE, _S.CONSENTED, _S.MEDIATION_FAILED, _S.DEFAULTED)


def _settled(
    sources: tuple[State, ...],
    guards: tuple[Guard[Facts, Any], ...] = (),
    stamps: tuple[str, ...] = (),
    stops: tuple[ClockRule, ...] = (),
    starts: tuple[ClockRule, ...] = (),
) -> tuple[Row[State, Facts], ...]:
    """A21: an application from before a decision; it ends the round where one is held."""
    return (
        Row(
            "A21", sources, ru.ApplyForApproval, _S.SETTLEMENT_APPLIED, by=_PARTIES,
            guards=(
                must.of_this_case, *must.SCOPE, after.both_apply, after.in_writing,
                after.settlement_performed, after.settlement_attached, after.mediation_shown,
                *guards,
            ),
            stamps=stamps, stops=stops, starts=starts, basis=(_PSAPL25["9 ¶4"], _ADM[186]),
        ),
    )  # fmt: skip


def _extended(
    sources: tuple[State, ...], extends: tuple[ClockRule, ...]
) -> tuple[Row[State, Facts], ...]:
    """A25: more time, of the limits that may run."""
    return (
        Row(
            "A25", sources, ru.ExtendLimit, None, by=(ActorKind.ORGAN_ABOVE,),
            guards=(
                after.major, after.major_2012, after.extension_left, after.extension_left_2012,
                after.right_organ, after.right_organ_2012,
            ),
            counts=("extensions",), extends=extends, basis=_PSAPL25[118],
        ),
    )  # fmt: skip


def _recusal_asked(
    sources: tuple[State, ...], *guards: Guard[Facts, ru.AskRecusal]
) -> tuple[Row[State, Facts], ...]:
    """A28: a party asks, or a guardian for one."""
    return (
        Row(
            "A28", sources, ru.AskRecusal, None, by=(*_PARTIES, ActorKind.GUARDIAN),
            guards=(
                must.of_this_case, recusal.recusal_grounded, recusal.somebody_named,
                recusal.asker_named, *guards,
            ),
            adds=("asked_to_recuse", "recusal_asked_by"), owes=(duties.DECIDE_RECUSAL,),
            basis=(_PSAPL25[95], _ADM["17–24"]),
        ),
    )  # fmt: skip


CLOSING: Final[tuple[Row[State, Facts], ...]] = (
    Row(
        "A20", _SINCE_FAILURE, ru.SuspectCrime, _S.CRIMINAL, by=(_OFFICER, _HEAD),
        guards=(must.not_recused,), discharges=duties.MOOT, owes=(duties.TELL_END,),
        basis=_ADM["65, 172(5)"],
    ),
    Row(
        "A20", _S.REPORTED, ru.SuspectCrime, _S.CRIMINAL, by=(_OFFICER, _HEAD),
        guards=(must.not_recused,), discharges=(duties.DECIDE_RECUSAL,),
        owes=(duties.TELL_CRIMINAL,), basis=_ADM["65, 172(5)"],
    ),
    Row(
        "A20", (*_UNFAILED, _S.DECIDED), ru.SuspectCrime, _S.CRIMINAL,
        by=(_OFFICER, _HEAD), guards=(must.not_recused,),
        discharges=(duties.DECIDE_RECUSAL,), owes=(duties.TELL_END,),
        basis=_ADM["65, 172(5)"],
    ),
    *_settled((*_PLAIN, *_UNFAILED)),
    *_settled((_S.MEDIATING,), stamps=("round_ended",), stops=limits.ROUNDS),
    # An appraisal that is cut short keeps nobody from the first round any more.
    *_settled((_S.APPRAISING,), starts=(limits.FIRST_ROUND,)),
    *_settled(
        (_S.PENALTY_TRACK,), guards=(hearings.hearing_over, hearings.hearing_over_2012)
    ),
    Row(
        "A22", _S.SETTLEMENT_APPLIED, ru.Approve, _S.CLOSED_SETTLED, by=(_HEAD, _ORGAN),
        guards=(must.not_recused, after.voluntary, after.lawful, after.performed),
        discharges=duties.SETTLED, owes=(duties.TELL_END,), basis=(_PSAPL25["9 ¶4"], _ADM[186]),
    ),
    # An appraisal that the application cut short stands still no longer.
    Row(
        "A23", _S.SETTLEMENT_APPLIED, ru.NotApprove, _S.FILED, by=(_HEAD, _ORGAN),
        guards=(must.not_recused,), resumes=limits.CASE_LIMITS, basis=_READING,
    ),
    Row(
        "A24", _S.PENALTY_TRACK, ru.Decide, _S.DECIDED, by=(ActorKind.STATION, _ORGAN),
        guards=(
            after.within_power, after.within_power_2012, *hearings.HEARD,
        ),
        keeps=("decision",), stops=(*limits.CASE_LIMITS, limits.PERFORMANCE_CHECK),
        discharges=duties.ACTION,
        owes=(
            duties.DECISION_TO_VIOLATOR, duties.DECISION_TO_VIOLATOR_2012, *duties.SERVED,
            duties.TELL_REMEDIES, duties.TELL_REMEDIES_2012,
        ),
        basis=(_PSAPL25["109, 112, 115–118, 121"], _ADM[172]),
    ),
    Row(
        "A24b", _S.PENALTY_TRACK, ru.OpenHearing, None, by=(_ORGAN,),
        guards=(
            hearings.hearing_over, hearings.hearing_over_2012, hearings.hearing_due,
            hearings.hearing_due_2012,
        ),
        sets={"hearing_open": True},
        pauses=limits.HEARING_LIMITS, basis=_PSAPL25["117, 118"],
    ),
    Row(
        "A24b", _S.PENALTY_TRACK, ru.CloseHearing, None, by=(_ORGAN,),
        guards=(hearings.hearing_goes_on, hearings.hearing_goes_on_2012),
        sets={"hearing_open": False, "hearing_held": True}, resumes=limits.HEARING_LIMITS,
        basis=_PSAPL25["117, 118"],
    ),
    *_extended(_SINCE_FAILURE, limits.CASE_LIMITS),
    *_extended(_UNFAILED, (limits.CASE_LIMIT, limits.CASE_LIMIT_2012)),
    Row(
        "A26", _SINCE_FAILURE, ru.Stop, _S.TERMINATED, by=(_HEAD,),
        guards=(must.not_recused,), discharges=duties.MOOT, owes=(duties.TELL_END,),
        basis=_ADM[259],
    ),
    Row(
        "A26", _UNFAILED, ru.Stop, _S.TERMINATED, by=(_HEAD,),
        guards=(must.not_recused,), discharges=(duties.DECIDE_RECUSAL,),
        owes=(duties.TELL_END,), basis=_ADM[259],
    ),
    Row(
        "A27", _S.DECIDED, ru.Execute, _S.CLOSED_DECIDED, by=(_ORGAN,),
        guards=(after.penalised, after.injured_served),
        discharges=(*duties.SERVED, duties.DECIDE_RECUSAL), basis=_ADM["258(1)(3)(5)"],
    ),
    Row(
        "A27", _S.DECIDED, ru.ServeNoPenalty, _S.CLOSED_DECIDED, by=(_ORGAN,),
        guards=(after.not_penalised, after.injured_served),
        discharges=(*duties.DECISION, *duties.SERVED, duties.DECIDE_RECUSAL),
        basis=_ADM["258(1)(3)(5)"],
    ),
    Row(
        "A27", _S.DECIDED, ru.CannotExecute, _S.CLOSED_DECIDED, by=(_ORGAN,),
        guards=(after.penalised, after.injured_served),
        discharges=(*duties.SERVED, duties.DECIDE_RECUSAL), basis=_ADM["258(1)(3)(5)"],
    ),
    # Nobody's age is known before a case is opened.
    *_recusal_asked((_S.REPORTED,)),
    *_recusal_asked((*_FILED, _S.DECIDED), recusal.guardian_of_minors),
    # Of auxiliaries Henan's rules speak, which bind there alone: the source's note says so.
    Row(
        "A28", _OPEN, ru.DeclareRecusal, None, by=(_OFFICER, ActorKind.AUXILIARY, _HEAD),
        guards=(recusal.recusal_grounded, recusal.somebody_named, recusal.oneself),
        adds=("asked_to_recuse",), owes=(duties.DECIDE_RECUSAL,),
        basis=(_PSAPL25[95], _ADM["17–24"], SOURCES["HN-AUX20"][31]),
    ),
    Row(
        "A28", _OPEN, ru.OrderRecusal, None, by=(_HEAD,),
        guards=(must.not_recused, recusal.recusal_grounded, recusal.somebody_named),
        adds=("asked_to_recuse",), owes=(duties.DECIDE_RECUSAL,),
        basis=(_PSAPL25[95], _ADM["17–24"]),
    ),
    Row(
        "A28b", _OPEN, ru.DecideRecusal, None, by=(_HEAD, _ORGAN),
        guards=(
            must.not_recused, recusal.recusal_asked, recusal.not_ones_own,
            recusal.of_those_asked, recusal.askers_as_asked, recusal.reason_fits,
        ),
        keeps=("recusal_askers",), adds=("recused",),
        sets={"asked_to_recuse": (), "recusal_asked_by": ()},
        discharges=(duties.DECIDE_RECUSAL,), owes=(duties.TELL_RECUSAL,),
        basis=(_PSAPL25[95], _ADM["17–24"]),
    ),
)  # fmt: skip
