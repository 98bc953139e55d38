"""Vectors of machines: a history, the next event, and the case after it or the codes against it."""

from collections.abc import Iterator
from typing import Any

from jingwu_model.declare import plain
from jingwu_model.testing.strategies._attempts import codes_of, rows_for
from jingwu_model.testing.strategies._ways._draft import Move
from jingwu_model.testing.vectors._files import Vector, cites
from jingwu_model.testing.vectors._shortest import Way, to_refusal, to_row
from jingwu_model.timeline import Calendar
from jingwu_model.workflows import ALL, Clock, Duty, Event, Proceeding

Case = Proceeding[Any, Any, Any]

_ACTOR = "actor.not_allowed"


def transitions(workflow: str, china: Calendar | None = None) -> Iterator[Vector]:
    """Every row of a machine: taken, and refused for each reason of its own.

    The engine's own reasons are shown once each, but for an actor who may not: of every row.
    A row that only another machine's cases lead to, or a reason that cannot stand alone
    there, is left out.

    Args:
        workflow: The machine's name.
        china: What counts working days; the published years by default.
    """
    china = china or Calendar.china()
    of_guards: dict[str, None] = {}
    for row in ALL[workflow].workflow.transitions:
        if (way := to_row(workflow, row)) is not None:
            then = standing(_after(workflow, way), china)
            yield {**_given(workflow, row, way), "cites": cites(row.basis), "then": then}
        codes = [guard.code for guard in row.guards]
        of_guards |= dict.fromkeys(codes)
        by_another = [_ACTOR] if row in rows_for(workflow, _ACTOR) else []
        for code in dict.fromkeys((*codes, *by_another)):
            if (way := to_refusal(workflow, row, code)) is not None:
                yield _refused(workflow, row, code, way)
    for code in codes_of(workflow):
        if code not in of_guards and code != _ACTOR:
            yield from _own(workflow, code)


def _own(workflow: str, code: str) -> Iterator[Vector]:
    """One of the engine's own reasons, on the first row that it can be shown on."""
    # Of what has begun there is more to see.
    rows = sorted(rows_for(workflow, code), key=lambda row: row.source is None)
    for row in rows:
        if (way := to_refusal(workflow, row, code)) is not None:
            yield _refused(workflow, row, code, way)
            return


def _refused(workflow: str, row: Move, code: str, way: Way) -> Vector:
    """What is refused, and the codes of all that stands against it."""
    case, event = way
    answer = ALL[workflow].may_start(event) if case is None else case.can(event)
    given = _given(workflow, row, way)
    return {
        **given,
        "id": f"{given['id']}/{code}",
        "cites": cites(reason.citation for reason in answer.reasons),
        "then": {"refused": sorted(set(answer.codes))},
    }


def _given(workflow: str, row: Move, way: Way) -> dict[str, Any]:
    """What a vector is called, and what it gives."""
    case, event = way
    source = "start" if row.source is None else row.source.code
    return {
        "id": f"transitions/{workflow}/{row.row}/{source}/{row.event.code}",
        "history": [] if case is None else [_written(workflow, one) for one in case.history],
        "event": _written(workflow, event),
    }


def _written(workflow: str, event: Event) -> dict[str, Any]:
    """An event as it stands in a proceeding's history.

    One of another machine whose code this one has too goes by a code that it has not.
    """
    known = {one.code: one for one in ALL[workflow].workflow.events}
    here = known.get(event.code) in (None, type(event))
    return {"event": event.code if here else f"{event.code}_elsewhere", **plain(event)}


def _after(workflow: str, way: Way) -> Case:
    case, event = way
    return ALL[workflow].start(event) if case is None else case.step(event)


def standing(case: Case, china: Calendar) -> dict[str, Any]:
    """Where a case stands: its state, its facts, every clock and duty it ever had.

    Args:
        case: The case.
        china: What counts working days.
    """
    return {
        "state": case.state.code,
        "facts": plain(case.facts),
        "clocks": [
            {"name": one.name, **_times(one), "running": one.running} for one in case.clocks(china)
        ],
        "duties": [
            {"name": one.name, "to": _to(one), **_times(one), "open": one.open}
            for one in case.duties(china)
        ],
    }


def _times(timed: Clock | Duty) -> dict[str, Any]:
    """From when, and the last instant in time."""
    due = None if timed.due is None else timed.due.last.isoformat()
    return {"since": timed.since.isoformat(), "due": due}


def _to(duty: Duty) -> str:
    """Whom it is owed to: the person, or the capacity's code."""
    return duty.rule.to.code if duty.to_ref is None else duty.to_ref
