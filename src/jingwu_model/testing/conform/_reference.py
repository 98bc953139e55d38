"""What the reference answers to each question."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from jingwu_model.testing.conform._question import (
    Json,
    Point,
    Question,
    clocks_of,
    duties_of,
)
from jingwu_model.testing.vectors import calendar as days_of
from jingwu_model.testing.vectors._files import cites
from jingwu_model.timeline import Calendar, Citation
from jingwu_model.wire import FORMAT, dumps
from jingwu_model.workflows import ALL, Clock, Duty, Event, Proceeding

PROTOCOL = "1"

Case = Proceeding[Any, Any, Any]


def begin(calendar: Calendar) -> dict[str, Json]:
    """The first line."""
    days = {key: held for key, held in days_of(calendar).items() if key not in {"kind", "v"}}
    return {"ask": "begin", "protocol": PROTOCOL, "format": FORMAT, "calendar": days}


def document_of(workflow: str, event: Event) -> dict[str, Json]:
    """An event as it stands in the history of a proceeding's document.

    One of another machine whose code this one has too is sent under a code that it has not.
    """
    made: dict[str, Json] = json.loads(dumps(event))
    del made["v"]
    known = ALL[workflow].workflow.events
    if type(event) not in known and event.code in {one.code for one in known}:
        made["event"] = f"{event.code}_elsewhere"
    return made


def history(
    workflow: str, events: Sequence[Event], calendar: Calendar, name: str = "history"
) -> Question:
    """The question what becomes of events, one after the other.

    Args:
        workflow: The machine.
        events: The events; any of them may be one that is refused.
        calendar: What counts working days.
        name: What it was drawn for.
    """
    points: list[Point] = []
    case: Case | None = None
    for at, event in enumerate(events, 1):
        said, basis, case = _step(ALL[workflow], case, event)
        points.append(Point(f"step {at}", said, tuple(cites(basis))))
    if case is not None:
        points += _standing(case, calendar)
    body = {
        "ask": "history",
        "workflow": workflow,
        "events": [document_of(workflow, event) for event in events],
    }
    return Question(name, workflow, body, tuple(points), ("clock", "duty"))


def _step(
    machine: type[Case], case: Case | None, event: Event
) -> tuple[Json, tuple[Citation, ...], Case | None]:
    """What becomes of one event, on what provisions, and the case after it."""
    answer = machine.may_start(event) if case is None else case.can(event)
    if not answer:
        basis = tuple(reason.citation for reason in answer.reasons)
        return {"refused": sorted(set(answer.codes))}, basis, case
    row = machine.workflow.moves[None if case is None else case.state][type(event)]
    after = machine.start(event) if case is None else case.step(event)
    return {"state": after.state.code}, row.basis, after


def _standing(case: Case, calendar: Calendar) -> Iterator[Point]:
    """How a case's clocks and duties stand."""
    clocks, duties = case.clocks(calendar), case.duties(calendar)
    basis = {f"clock {one.name}": one.rule.basis for one in clocks}
    basis |= {f"duty {one.name}": one.rule.basis for one in duties}
    said = (
        *clocks_of([_clock(one) for one in clocks]),
        *duties_of([_duty(one) for one in duties]),
    )
    for where, parts in said:
        yield Point(where, parts, tuple(cites((basis[where],))))


def _clock(clock: Clock) -> Mapping[str, Json]:
    return {
        "name": clock.name,
        "since": clock.since.isoformat(),
        "due": _last(clock),
        "running": clock.running,
    }


def _duty(duty: Duty) -> Mapping[str, Json]:
    return {
        "name": duty.name,
        "to": duty.rule.to.code if duty.to_ref is None else duty.to_ref,
        "since": duty.since.isoformat(),
        "due": _last(duty),
        "open": duty.open,
    }


def _last(owed: Clock | Duty) -> str | None:
    last: datetime | None = None if owed.due is None else owed.due.last
    return None if last is None else last.isoformat()
