"""The shortest way to each row of a machine, and to each of its clocks and duties."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from jingwu_model.testing.strategies._shared import Draw, Move, distances, owed_before, starts
from jingwu_model.testing.vectors._walks import (
    BEFORE,
    BEGIN,
    Make,
    Way,
    case_after,
    simply,
    somehow,
    walk_of,
)
from jingwu_model.timeline import Calendar
from jingwu_model.workflows import ALL, Told
from jingwu_model.workflows._clock import ClockRule, DutyRule

Road = tuple[int, Move, Move | None]
"""How many events a way has before its last at least, its first row, and what is to be owed."""

_CHINA = Calendar.china()


def ways_to_rows(workflow: str) -> Mapping[Move, Way]:
    """For each row the shortest history to it that is found, with the event that takes it.

    Args:
        workflow: The machine's name.
    """
    rows = ALL[workflow].workflow.transitions
    # What is owed on the ways to other rows can be told.
    first = (row for row in rows if row.event is not Told)
    found = _nearer(workflow, {row: way for row in first if (way := _to_row(workflow, row))})
    lacking = (row for row in rows if row.event is Told and row not in found)
    return found | {row: way for row in lacking if (way := _to_row(workflow, row))}


def _nearer(workflow: str, found: dict[Move, Way]) -> dict[Move, Way]:
    """Ways that are shorter where the way to one row helps to another, and none is longer."""
    rows = ALL[workflow].workflow.transitions
    while True:
        cases = sorted((case_after(workflow, way) for way in found.values()), key=_length)
        better = {
            row: way
            for row in rows
            if (way := _from_one_of(workflow, cases, row, found.get(row))) is not None
        }
        if not better:
            return found
        found = {**found, **better}


def _length(case: Any) -> int:
    return len(case.history)


def _from_one_of(workflow: str, cases: list[Any], row: Move, known: Way | None) -> Way | None:
    """A way to a row from one of some cases, shorter than the one that is known."""
    if row.source is None:
        return None
    for case in cases:
        if known is not None and _length(case) >= _length(known[0]):
            return None
        if case.state is row.source and (way := simply(_taken(workflow, case, row))) is not None:
            return way
    return None


def _taken(workflow: str, case: Any, row: Move) -> Make:
    """A row taken from a case that stands in its state."""

    def make(draw: Draw) -> Way | None:
        walk = walk_of(draw, workflow)
        walk.case = case
        return (case, walk.event(row)) if walk.steps.may(case, row) else None

    return make


def _to_row(workflow: str, row: Move) -> Way | None:
    """The shortest history that leads straight to a row; none where none was found."""
    if row.source is None:
        return simply(lambda draw: (None, walk_of(draw, workflow).event(row)))
    best: Way | None = None
    roads = _roads(workflow, row)
    for road in roads:
        if best is not None and _length(best[0]) <= road[0]:
            break
        way = simply(_through(workflow, road, row))
        if way is not None and (best is None or _length(way[0]) < _length(best[0])):
            best = way
    # Of telling, what is not simple is not there: nothing is owed.
    if best is not None or row.event is Told or not roads:
        return best
    return somehow(_along(workflow, roads, row))


def _roads(workflow: str, row: Move) -> list[Road]:
    """How to begin a way to a row, and what must come to be owed on it; the shortest first.

    Each with how many events there are before the row's at least.
    """
    owing: Iterable[Move | None] = owed_before(workflow, row) if row.event is Told else (None,)
    roads: list[Road] = [
        (least, start, one)
        for start in starts(workflow)
        for one in owing
        if (least := _least(workflow, start, one, row)) is not None
    ]
    return sorted(roads, key=lambda road: road[0])


def _least(workflow: str, start: Move, owing: Move | None, row: Move) -> int | None:
    """How many events a way has before its last at least; none where there is no way."""
    far = distances(workflow, row.source)
    if owing is None:
        steps = far.get(start.target)
        return None if steps is None else 1 + steps
    before = distances(workflow, owing.source).get(start.target)
    after = far.get(owing.target)
    return None if before is None or after is None else 2 + before + after


def _along(workflow: str, roads: list[Road], row: Move) -> Make:
    """A way along one road or another, by what a row needs or to its state before that."""

    def make(draw: Draw) -> Way | None:
        road, first = draw(st.sampled_from(roads)), draw(st.booleans())
        return _through(workflow, road, row, first=first)(draw)

    return make


def _through(
    workflow: str, road: Road, row: Move, *, first: bool = False, begin: datetime = BEGIN
) -> Make:
    """A way along a road to a row, and its event.

    Args:
        workflow: The machine's name.
        road: How it begins, and what must come to be owed on it.
        row: The row.
        first: Whether it goes to the row's state before anything else.
        begin: When it begins.
    """
    _, start, owing = road

    def make(draw: Draw) -> Way | None:
        walk = walk_of(draw, workflow, begin)
        walk.take(start)
        there = not first or walk.to(row.source)
        there = there and (owing is None or walk.through(owing))
        if not (there and walk.through(row)):
            return None
        *before, event = walk.case.history
        return type(walk.case).replay(before), event

    return make


def to_timed(workflow: str, rule: ClockRule | DutyRule) -> tuple[Move, Way] | None:
    """A row with a way to it after which a clock or a duty is there; none where none was found.

    Args:
        workflow: The machine's name.
        rule: The clock's rule, or the duty's.
    """
    told = rule.told if isinstance(rule, ClockRule) else ()
    roads = [
        (row, road, begin)
        for row in ALL[workflow].workflow.transitions
        if rule in (*row.starts, *row.owes) or (told and row.event is Told)
        for road in _roads(workflow, row)
        if not told or (road[2] is not None and any(duty.name in told for duty in road[2].owes))
        for begin in (BEGIN, BEFORE)
    ]
    # The first of each row and time is the shortest; where none leads there, any may.
    shortest = {(row, begin): road for row, road, begin in reversed(roads)}
    for (row, begin), road in reversed(shortest.items()):
        make = _timed(workflow, rule, _through(workflow, road, row, begin=begin))
        if (way := simply(make)) is not None:
            return row, way

    def somewhere(draw: Draw) -> Way | None:
        row, road, begin = draw(st.sampled_from(roads))
        return _timed(workflow, rule, _through(workflow, road, row, begin=begin))(draw)

    way = somehow(somewhere) if roads else None
    return None if way is None else (_row_of(workflow, way), way)


def _row_of(workflow: str, way: Way) -> Move:
    """The row that the event of a way takes."""
    case, event = way
    row: Move = ALL[workflow].workflow.moves[None if case is None else case.state][type(event)]
    return row


def _timed(workflow: str, rule: ClockRule | DutyRule, make: Make) -> Make:
    """A way after which a clock or a duty is there."""

    def made(draw: Draw) -> Way | None:
        way = make(draw)
        return way if way is not None and _has(workflow, way, rule) else None

    return made


def _has(workflow: str, way: Way, rule: ClockRule | DutyRule) -> bool:
    """Whether a clock or a duty is there after a way."""
    case = case_after(workflow, way)
    return any(one.rule is rule for one in (*case.clocks(_CHINA), *case.duties(_CHINA)))
