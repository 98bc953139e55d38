"""Vectors of machines: a history, the next event, and the case after it or the codes against it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from jingwu_model.declare import plain
from jingwu_model.testing.strategies._shared import Move, codes_of, rows_for
from jingwu_model.testing.vectors._files import Vector, cites
from jingwu_model.testing.vectors._refusals import refusals
from jingwu_model.testing.vectors._shortest import to_timed, ways_to_rows
from jingwu_model.testing.vectors._walks import Way, case_after
from jingwu_model.timeline import Calendar
from jingwu_model.workflows import ALL, Clock, Duty, Event, Proceeding
from jingwu_model.workflows._clock import ClockRule, DutyRule

Case = Proceeding[Any, Any, Any]

_ACTOR = "actor.not_allowed"


def transitions(workflow: str) -> Iterator[Vector]:
    """Every row of a machine: taken, and refused for each reason of its own.

    Whatever clock or duty no row showed is shown by another way to one. The engine's own
    reasons are shown once each, but for an actor who may not: of every row.

    Args:
        workflow: The machine's name.
    """
    table = ALL[workflow].workflow
    ways = ways_to_rows(workflow)
    shown: set[str] = set()
    for row in table.transitions:
        if row in ways:
            vector = _taken(workflow, row, ways[row])
            shown |= _timed_in(vector)
            yield vector
        codes = [guard.code for guard in row.guards]
        by_another = [_ACTOR] if row in rows_for(workflow, _ACTOR) else []
        found = refusals(workflow, row, (*codes, *by_another), ways.get(row))
        for code, way in found.items():
            yield _refused(workflow, row, code, way)
    rules: tuple[ClockRule | DutyRule, ...] = (*table.clocks, *table.duties)
    for rule in rules:
        if rule.name not in shown and (timed := to_timed(workflow, rule)) is not None:
            vector = _taken(workflow, *timed)
            shown |= _timed_in(vector)
            yield {**vector, "id": f"{vector['id']}/{rule.name}"}
    of_guards = {guard.code for guard in table.guards}
    for code in codes_of(workflow):
        if code not in of_guards and code != _ACTOR:
            yield from _own(workflow, code)


def _taken(workflow: str, row: Move, way: Way) -> dict[str, Any]:
    """A row taken, and where the case stands after it."""
    then = standing(case_after(workflow, way))
    return {**_given(workflow, row, way), "cites": cites(row.basis), "then": then}


def _timed_in(vector: Vector) -> set[str]:
    """The clocks and duties that a vector shows, by their names."""
    return {one["name"] for one in (*vector["then"]["clocks"], *vector["then"]["duties"])}


def _own(workflow: str, code: str) -> Iterator[Vector]:
    """One of the engine's own reasons, on the first row that it can be shown on."""
    # Of what has begun there is more to see.
    rows = sorted(rows_for(workflow, code), key=lambda row: row.source is None)
    found = (
        _refused(workflow, row, code, way)
        for row in rows
        for way in refusals(workflow, row, [code]).values()
    )
    yield from islice(found, 1)


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


def standing(case: Case) -> dict[str, Any]:
    """Where a case stands: its state, its facts, every clock and duty it ever had."""
    china = Calendar.china()
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
