"""Made-up proceedings of every machine, as the events of each: the same for a mark and a day.

Each goes through its machine's guarded rows to an end, or nearly: agreements signed and
performed, rounds that fail first, disputes escalated and followed up. What must be told to
somebody is left untold, because a peer that is no library keeps no account of duties;
`told` has those events where they are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import attrs

from jingwu_model import Calendar
from jingwu_model.model import PlaceKind, PlaceRef
from jingwu_model.timeline import SHANGHAI
from jingwu_model.vocabulary import (
    ActorKind,
    DisputeKind,
    FoundBy,
    Severity,
    VisitMode,
    VisitPurpose,
)
from jingwu_model.workflows import How, Outcome, ToldOutcome, dispute, visit
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import security_mediation as sm

Events = tuple[Any, ...]
Make = Callable[[str, datetime], Events]

START = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)

_NOUGHTS = "0" * 8
_DIGEST = "0" * 64
_OFFICER = ActorKind.OFFICER
_PARTY = ActorKind.PARTY


def histories(make: Make, n: int) -> Iterator[Events]:
    """So many proceedings, each with parties, staff and events of its own."""
    for at in range(n):
        yield make(f"{at:08d}", START)


def falling(events: Events) -> Events:
    """The same events, their ids in the opposite order: no step may rely on rising ones."""
    ids = [event.id for event in events]
    return tuple(attrs.evolve(e, id=other) for e, other in zip(events, ids[::-1], strict=True))


@attrs.frozen
class _File:
    """What the events of one proceeding have in common."""

    kind: str
    mark: str
    start: datetime

    def ref(self, who: str) -> str:
        """The token of somebody in it."""
        return f"{who}-{self.mark}"

    def when(self, day: int) -> datetime:
        """The time of a day of it."""
        return self.start + timedelta(days=day)

    def day(self, day: int) -> date:
        """A day of it."""
        return self.when(day).date()

    def act(self, kind: ActorKind, ref: str, day: int) -> pm.Act:
        """What somebody did on a day."""
        return pm.Act(by=pm.Actor(kind=kind, ref=ref), at=self.when(day))

    def head(self, number: int, kind: ActorKind, ref: str, day: int) -> dict[str, Any]:
        """What every event says."""
        return {
            "id": f"{self.mark}-{number:02d}",
            "proceeding_id": f"{self.kind}-{self.mark}",
            "at": self.when(day),
            "by": pm.Actor(kind=kind, ref=ref),
        }

    def document(self) -> pm.DocRef:
        """A document of it."""
        return pm.DocRef(token=self.ref("doc"), sha256=_DIGEST)

    def outcome(self, workflow: str, other: str, state: str, day: int) -> Outcome:
        """Where another proceeding stood on a day."""
        return Outcome(
            workflow=workflow,
            proceeding_id=self.ref(other),
            state=state,
            at=self.when(day),
            digest=_DIGEST,
        )


def people_mediation(mark: str, start: datetime) -> Events:
    """Eight events: applied for, assigned, begun, drafted, signed, and confirmed by a court."""
    file = _File("pm", mark, start)
    refs = (file.ref("party-a"), file.ref("party-b"))
    document, head = file.document(), file.head

    def both(day: int) -> tuple[pm.Act, ...]:
        return tuple(file.act(_PARTY, ref, day) for ref in refs)

    mediator = file.act(ActorKind.MEDIATOR, "M1", 4)
    return (
        pm.Apply(**head(1, _PARTY, refs[0], 0), parties=refs),
        pm.Assign(**head(2, ActorKind.COMMITTEE, "C1", 1), mediators=("M1",), acts=both(1)),
        pm.Begin(**head(3, ActorKind.MEDIATOR, "M1", 2), rights_told=True),
        pm.Draft(
            **head(4, ActorKind.MEDIATOR, "M1", 3),
            items=tuple(pm.AgreementItem),
            document=document,
            performance_due=file.day(30),
        ),
        pm.Sign(
            **head(5, ActorKind.COMMITTEE, "C1", 4),
            acts=(*both(4), mediator),
            seal=True,
            document=document,
        ),
        pm.ApplyForConfirmation(
            **head(6, _PARTY, refs[0], 10),
            acts=both(10),
            court="CT",
            ground=pm.CourtGround.BODY,
        ),
        pm.Accept(**head(7, ActorKind.COURT, "CT", 12)),
        pm.Confirm(**head(8, ActorKind.COURT, "CT", 20)),
    )


def security_mediation(mark: str, start: datetime) -> Events:
    """Ten events: a beating, filed and screened, a round that fails, one that does not, performed.

    One officer sits, with a recording; two establish the facts.
    """
    file = _File("sm", mark, start)
    head = file.head
    injured, violator = file.ref("injured"), file.ref("violator")
    adult = sm.AgeBand.ADULT

    def both(day: int) -> tuple[pm.Act, ...]:
        return (
            file.act(ActorKind.INJURED_PARTY, injured, day),
            file.act(ActorKind.ALLEGED_VIOLATOR, violator, day),
        )

    session: dict[str, Any] = {
        "chair": sm.Actor(kind=_OFFICER, ref="O1"),
        "officers": ("O1",),
        "recorded": True,
        "present": (injured, violator),
    }
    return (
        sm.Report(**head(1, _OFFICER, "O1", 0), reporters=(injured,), injured=(injured,)),
        sm.OpenCase(
            **head(2, _OFFICER, "O1", 0),
            injured=(injured,),
            violators=(violator,),
            handling=sm.Handling.STATION,
            violation=True,
            own=True,
        ),
        sm.EstablishFacts(
            **head(3, _OFFICER, "O1", 1),
            injured=(injured,),
            violators=(violator,),
            ages=tuple(sm.Age(party=each, band=adult) for each in (injured, violator)),
            officers=("O1", "O2"),
            evidence=True,
        ),
        sm.Screen(
            **head(4, _OFFICER, "O1", 1),
            act=sm.MediableAct.BEATING,
            minor=True,
            conditions=(sm.Condition.PETTY_DISPUTE,),
        ),
        sm.Consent(**head(5, ActorKind.INJURED_PARTY, injured, 2), acts=both(2), free=True),
        sm.StartRound(**head(6, _OFFICER, "O1", 2), **session),
        sm.FailRound(**head(7, _OFFICER, "O1", 3)),
        sm.MediateAgain(**head(8, _OFFICER, "O1", 7), **session, acts=both(7)),
        sm.SignAgreement(
            **head(9, _OFFICER, "O1", 7),
            acts=(*both(7), file.act(_OFFICER, "O1", 7)),
            items=tuple(sm.AgreementItem),
            document=file.document(),
            performance_due=file.day(17),
            lawful=True,
            true_will=True,
        ),
        sm.Perform(**head(10, _OFFICER, "O1", 16), all_performed=True),
    )


def dispute_file(mark: str, start: datetime) -> Events:
    """Nine events: talked over in vain, escalated, settled by mediators, visited twice, closed."""
    file = _File("di", mark, start)
    head, handler, kinds = file.head, dispute.Handler, dispute.HandlerKind
    mediation = file.ref("pm")
    parties = (file.ref("party-a"), file.ref("party-b"))

    def follow_up(number: int, day: int) -> dispute.FollowUp:
        return dispute.FollowUp(
            **head(number, _OFFICER, "P1", day),
            visits=(
                file.outcome("visit", f"visit-{number}", "planned", day),
                file.outcome("visit", f"visit-{number}", "made", day),
            ),
            matter_settled=True,
            feeling_settled=True,
            satisfied=dispute.Satisfied.YES,
        )

    return (
        dispute.Register(
            **head(1, _OFFICER, "P1", 0),
            place=PlaceRef(kind=PlaceKind.VILLAGE, id="640424100003"),
            kind=DisputeKind.NEIGHBOUR,
            parties=parties,
            applicant=parties[0],
            found_by=FoundBy.VISIT,
        ),
        dispute.Triage(
            **head(2, _OFFICER, "P1", 0),
            severity=Severity.ORDINARY,
            level=dispute.SettlingLevel.VILLAGE,
            lead=handler(kind=kinds.COMMUNITY_OFFICER, ref="P1"),
            handlers=(handler(kind=kinds.COMMUNITY_WORKER, ref="W1"),),
        ),
        dispute.Begin(
            **head(3, _OFFICER, "P1", 1),
            channel=dispute.Channel.ON_SPOT,
            proceeding=file.ref("talk"),
        ),
        dispute.Escalate(
            **head(4, ActorKind.HEAD, "H1", 3),
            reason=dispute.WhyHigher.MAY_GROW_WORSE,
            severity=Severity.MAJOR,
            level=dispute.SettlingLevel.TOWNSHIP,
            lead=handler(kind=kinds.STATION, ref="S1"),
            handlers=(
                handler(kind=kinds.TOWNSHIP, ref="T1"),
                handler(kind=kinds.JUDICIAL_OFFICE, ref="J1"),
            ),
        ),
        dispute.Begin(
            **head(5, _OFFICER, "P1", 4),
            channel=dispute.Channel.PEOPLE_MEDIATION,
            proceeding=mediation,
        ),
        dispute.Settle(
            **head(6, _OFFICER, "P1", 9),
            outcome=file.outcome("people_mediation", "pm", "effective", 9),
            mediators=(dispute.Actor(kind=ActorKind.MEDIATOR, ref="M1"),),
        ),
        follow_up(7, 16),
        follow_up(8, 40),
        dispute.Close(
            **head(9, _OFFICER, "P1", 41),
            outcome=file.outcome("people_mediation", "pm", "performed", 39),
        ),
    )


def visit_made(mark: str, start: datetime) -> Events:
    """Six events: planned, missed, planned anew, made, signs of an offence found, and closed."""
    file = _File("vi", mark, start)
    head = file.head
    return (
        visit.Plan(
            **head(1, _OFFICER, "P1", 0),
            purpose=VisitPurpose.HOUSEHOLD,
            mode=VisitMode.FACE_TO_FACE,
            planned_for=file.day(2),
            visitor="P1",
        ),
        visit.Miss(**head(2, _OFFICER, "P1", 2), reason=visit.WhyNot.NOBODY_THERE),
        visit.Replan(**head(3, _OFFICER, "P1", 2), planned_for=file.day(5)),
        visit.Make(**head(4, _OFFICER, "P1", 5), credentials_shown=True),
        visit.FindSigns(**head(5, _OFFICER, "P1", 5)),
        visit.Close(**head(6, _OFFICER, "P1", 9)),
    )


MACHINES: dict[Make, type[Any]] = {
    people_mediation: pm.PeopleMediation,
    security_mediation: sm.SecurityMediation,
    dispute_file: dispute.Dispute,
    visit_made: visit.Visit,
}
"""The machine of each kind of history."""


def told(make: Make, mark: str, start: datetime, length: int) -> Events:
    """The first events of a history, and after them all are told who must be."""
    events = make(mark, start)[:length]
    last = events[-1]
    return (
        *events,
        *(
            pm.Told(
                id=f"{mark}-{number:02d}",
                proceeding_id=last.proceeding_id,
                at=last.at + timedelta(hours=1),
                by=pm.Actor(kind=by, ref="A1"),
                duty=duty,
                to=to.replace(_NOUGHTS, mark),
                how=How.IN_WRITING,
                outcome=ToldOutcome.TOLD,
            )
            for number, (duty, to, by) in enumerate(_to_tell(make, length), 11)
        ),
    )


@cache
def _to_tell(make: Make, length: int) -> list[tuple[str, str, ActorKind]]:
    """What is owed by being told after so many events: the duty, to whom, and by whom."""
    case = MACHINES[make].replay(make(_NOUGHTS, START)[:length])
    return [
        (each.name, each.rule.to.code if each.to_ref is None else each.to_ref, each.rule.owed_by[0])
        for each in case.duties(Calendar.china())
        if each.open and each.rule.telling
    ]
