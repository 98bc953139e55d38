"""Settlement, approval, decision, hearing, more time, and what becomes of a decision."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st

from jingwu_model.testing.strategies._people import REFS
from jingwu_model.testing.strategies._ways._draft import (
    Case,
    Draft,
    Draw,
    Stop,
    Turn,
    Way,
    fact,
    flag,
    to,
)
from jingwu_model.testing.strategies._ways.security_mediation._sides import (
    MINOR_VIOLATOR,
    ORGAN,
    PAPER,
    fact_of_text,
    of_text,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Actor, Outcome, ToldOutcome
from jingwu_model.workflows.security_mediation import (
    AgeBand,
    Approver,
    Decision,
    Facts,
    Handling,
    HearingGround,
    SettlementRoute,
)
from jingwu_model.workflows.security_mediation._editions import edition_of

_STATION = ActorKind.STATION
_HUGE = 1_000_000
_PENALTIES = tuple(one for one in Decision if one is not Decision.NO_PENALTY)
_FOR_ORGANS = (Decision.DETENTION, Decision.LICENCE, Decision.NO_PENALTY, Decision.FINE)


def _attached(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["settlement"] is None:
        event["settlement"] = PAPER


def _mediated(event: Draft, workflow: str, state: str) -> Outcome:
    return Outcome(
        workflow=workflow, proceeding_id="pm-001", state=state, at=event.at, digest="0" * 64
    )


def _shown(_draw: Draw, _case: Case, event: Draft) -> None:
    """A performed people's mediation, where it was the way; none else."""
    if event["route"] is not SettlementRoute.PEOPLE_MEDIATION:
        event["mediation"] = None
    elif event["mediation"] is None:
        event["mediation"] = _mediated(event, "people_mediation", "performed")
    else:
        event.named("mediation", workflow="people_mediation", state="performed")


def _not_shown(draw: Draw, _case: Case, event: Draft) -> None:
    """None where it was the way, another one, or one where it was not the way."""
    people, themselves = SettlementRoute.PEOPLE_MEDIATION, SettlementRoute.THEMSELVES
    route, mediation = draw(
        st.sampled_from(
            (
                (people, None),
                (people, _mediated(event, "people_mediation", "signed")),
                (people, _mediated(event, "dispute", "performed")),
                (themselves, _mediated(event, "people_mediation", "performed")),
            )
        )
    )
    event["route"] = route
    event["mediation"] = mediation


def _beyond(event: Draft) -> bool:
    """Whether a decision is beyond a station's power."""
    decision, most = event["decision"], edition_of(event.facts).station_fine
    of_stations = decision in {Decision.WARNING, Decision.FINE} and event["fine"] <= most
    return event.by.kind is _STATION and not of_stations


def _within_power(draw: Draw, _case: Case, event: Draft) -> None:
    """A smaller fine; what is no fine, or is to be so large, an organ decides."""
    if _beyond(event) and event["decision"] is Decision.FINE:
        event["fine"] = draw(st.integers(1, edition_of(event.facts).station_fine))
    if _beyond(event):
        event["by"] = Actor(kind=ORGAN, ref=draw(st.sampled_from(REFS[ORGAN])))


def _beyond_power(draw: Draw, _case: Case, event: Draft) -> None:
    decision = draw(st.sampled_from(_FOR_ORGANS))
    least = edition_of(event.facts).station_fine + 1
    fine = draw(st.integers(least, _HUGE)) if decision is Decision.FINE else 0
    event["by"] = Actor(kind=_STATION, ref=draw(st.sampled_from(REFS[_STATION])))
    event["decision"] = decision
    event["fine"] = fine


def _young_violators(facts: Facts) -> tuple[str, ...]:
    minors = {age.party for age in facts.ages if age.band is not AgeBand.ADULT}
    return tuple(ref for ref in facts.violators if ref in minors)


def _parents_heard(_draw: Draw, _case: Case, event: Draft) -> None:
    if edition_of(event.facts).hears_parents:
        heard = event["parents_heard"]
        unheard = (ref for ref in _young_violators(event.facts) if ref not in heard)
        event["parents_heard"] = (*heard, *unheard)


def _parents_unheard(draw: Draw, _case: Case, event: Draft) -> None:
    unheard = draw(st.sampled_from(_young_violators(event.facts)))
    event["parents_heard"] = tuple(ref for ref in event["parents_heard"] if ref != unheard)


def _owes_parents(facts: Facts) -> bool:
    return edition_of(facts).hears_parents and bool(_young_violators(facts))


def _heard_if_due(draw: Draw, _case: Case, event: Draft) -> None:
    if event["hearing_due"] and not (event.facts.hearing_held or event["hearing_waived"]):
        if draw(st.booleans()):
            event["hearing_waived"] = True
        else:
            event["hearing_due"] = False


def _no_hearing(_draw: Draw, _case: Case, event: Draft) -> None:
    event["hearing_due"] = True
    event["hearing_waived"] = False


def _grounded(draw: Draw, _case: Case, event: Draft) -> None:
    if event["ground"] is None:
        event["ground"] = draw(st.sampled_from(HearingGround))


def _right_organ(facts: Facts) -> Approver:
    stations = facts.handling is Handling.STATION and edition_of(facts).own_organ_extends
    return Approver.OWN_ORGAN if stations else Approver.NEXT_HIGHER


def _approved(_draw: Draw, _case: Case, event: Draft) -> None:
    event["approver"] = _right_organ(event.facts)


def _approved_wrongly(_draw: Draw, _case: Case, event: Draft) -> None:
    right = _right_organ(event.facts)
    event["approver"] = next(one for one in Approver if one is not right)


def _served(draw: Draw, _case: Case, event: Draft) -> None:
    if event["injured_served"] is None:
        event["injured_served"] = draw(st.sampled_from(ToldOutcome))


def _of_both(code: str, mend: Turn, spoil: Turn) -> dict[str, Way]:
    """What both texts ask, each of its own cases."""
    return {
        code: of_text(mend, spoil, current=True),
        f"{code}_2012": of_text(mend, spoil, current=False),
    }


_CLOSED = (Stop("close_hearing"),)
_OPENED = (Stop("open_hearing"),)
_FILED = Stop("open_case")
_NO_PENALTY = Stop("decide", {"decision": Decision.NO_PENALTY})
_PENALTY = Stop("decide", {"decision": st.sampled_from(_PENALTIES)})
_MORE_TIME = Stop("extend_limit")

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "settlement.not_written": flag("written"),
        "settlement.not_performed": flag("performed"),
        "settlement.no_document": Way(_attached, to("settlement", None)),
        "settlement.mediation_not_shown": Way(_shown, _not_shown),
        "approval.not_voluntary": flag("voluntary"),
        "approval.unlawful": flag("lawful"),
        "approval.not_performed": flag("performed"),
        **_of_both("decision.beyond_station", _within_power, _beyond_power),
        **_of_both(
            "decision.violator_not_heard",
            to("violator_heard", value=True),
            to("violator_heard", value=False),
        ),
        "decision.parents_not_heard": of_text(
            _parents_heard,
            _parents_unheard,
            current=True,
            can_spoil=_owes_parents,
            road=(MINOR_VIOLATOR,),
        ),
        **_of_both("decision.no_hearing", _heard_if_due, _no_hearing),
        "hearing.still_open": fact_of_text(*_OPENED, current=True, needs=_CLOSED),
        "hearing.still_open_2012": fact_of_text(*_OPENED, current=False, needs=_CLOSED),
        **_of_both("hearing.not_due", _grounded, to("ground", None)),
        # Before it is opened, no case is one of the earlier text.
        "hearing.not_open": fact_of_text(_FILED, current=True, needs=_OPENED),
        "hearing.not_open_2012": fact_of_text(_FILED, current=False, needs=_OPENED),
        **_of_both("extension.not_major", to("major", value=True), to("major", value=False)),
        "extension.too_often": fact_of_text(_MORE_TIME, _MORE_TIME, current=True),
        "extension.too_often_2012": fact_of_text(_MORE_TIME, current=False),
        **_of_both("extension.wrong_organ", _approved, _approved_wrongly),
        "execution.no_penalty": fact(
            _NO_PENALTY, can_mend=lambda facts: facts.decision is not None, needs=(_PENALTY,)
        ),
        "execution.injured_not_served": Way(_served, to("injured_served", None)),
        "execution.penalty": fact(_PENALTY, needs=(_NO_PENALTY,)),
    }
)
"""By the reason's code."""
