"""How the guards of a dispute being registered are met, and failed."""

from collections.abc import Mapping
from typing import Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._people import REFS
from jingwu_model.testing.strategies._ways._draft import STRANGER, Case, Draft, Draw, Way
from jingwu_model.testing.strategies._ways.dispute._outcomes import DIGEST
from jingwu_model.vocabulary import ActorKind, FoundBy, IncidentKind
from jingwu_model.workflows import Outcome

_PARTIES = REFS[ActorKind.PARTY]
_LEAST = 2
_ELSEWHERE = tuple(way for way in FoundBy if way is not FoundBy.INCIDENT)


def _some_parties(draw: Draw, _case: Case, event: Draft) -> None:
    if len(event["parties"]) < _LEAST:
        event["parties"] = _PARTIES[: draw(st.integers(_LEAST, len(_PARTIES)))]


def _one_party(_draw: Draw, _case: Case, event: Draft) -> None:
    who = event["applicant"]
    event["parties"] = (_PARTIES[0] if who is None else who,)


def _applicant(draw: Draw, _case: Case, event: Draft) -> None:
    if event["applicant"] not in {None, *event["parties"]}:
        event["applicant"] = draw(st.sampled_from(event["parties"]))
    if event["applicant"] not in {None, *event["parties"]}:
        event["parties"] = (*event["parties"], event["applicant"])


def _stranger_applies(_draw: Draw, _case: Case, event: Draft) -> None:
    event["applicant"] = STRANGER


def _is_named(event: Draft) -> bool:
    """Whether what was found in an incident, and nothing else, says of what kind it was."""
    found: bool = event["found_by"] is FoundBy.INCIDENT
    return found is (event["incident"] is not None)


def _incident_named(draw: Draw, _case: Case, event: Draft) -> None:
    if _is_named(event):
        return
    found = event["incident"] is None
    event["incident"] = draw(st.sampled_from(IncidentKind)) if found else None
    if not _is_named(event):
        # Where a caller fixed the incident.
        told = draw(st.sampled_from(_ELSEWHERE)) if found else FoundBy.INCIDENT
        event["found_by"] = told


def _incident_not_named(draw: Draw, _case: Case, event: Draft) -> None:
    found = draw(st.booleans())
    event["found_by"] = FoundBy.INCIDENT if found else draw(st.sampled_from(_ELSEWHERE))
    event["incident"] = None if found else draw(st.sampled_from(IncidentKind))


def _recurs_closed(_draw: Draw, _case: Case, event: Draft) -> None:
    before = event["recurrence_of"]
    if before is not None:
        event.named("recurrence_of", workflow="dispute", state="closed")
        if before.proceeding_id == event["proceeding_id"]:
            event.named("recurrence_of", proceeding_id=_before(event))


def _recurs_otherwise(draw: Draw, _case: Case, event: Draft) -> None:
    before = event["recurrence_of"]
    if before is None:
        before = Outcome(
            workflow="dispute",
            proceeding_id=_before(event),
            state="closed",
            at=event.moment(draw),
            digest=DIGEST,
        )
    name = event["proceeding_id"]
    wrong = ({"workflow": "visit"}, {"state": "settled"}, {"proceeding_id": name})
    event["recurrence_of"] = attrs.evolve(before, **draw(st.sampled_from(wrong)))


def _before(event: Draft) -> str:
    """The id of another dispute."""
    return "dispute-002" if event["proceeding_id"] == "dispute-001" else "dispute-001"


WAYS: Final[Mapping[str, Way]] = {
    "parties.too_few": Way(_some_parties, _one_party),
    "applicant.not_a_party": Way(_applicant, _stranger_applies),
    "incident.not_named": Way(_incident_named, _incident_not_named),
    "recurrence.no_closed_dispute": Way(_recurs_closed, _recurs_otherwise),
}
"""By the reason's code."""
