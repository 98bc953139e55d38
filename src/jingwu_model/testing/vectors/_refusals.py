"""The simplest events that a row of a machine refuses, each for one reason."""

from collections.abc import Iterable
from typing import Any

from jingwu_model.testing.strategies._shared import OWN, Draw, Move, Walk, attempt, steps_of
from jingwu_model.testing.vectors._walks import (
    BEFORE,
    BEGIN,
    Way,
    simply,
    somehow,
    walk_of,
)


def refusals(
    workflow: str, row: Move, codes: Iterable[str], taken: Way | None = None
) -> dict[str, Way]:
    """By each of some codes the simplest event that a row refuses with it alone.

    Args:
        workflow: The machine's name.
        row: The row.
        codes: The codes; one is left out where no such event is found.
        taken: The way by which the row is taken, where one is known.
    """
    codes = tuple(dict.fromkeys(codes))
    found: dict[str, Way] = {}
    if taken is not None and taken[0] is not None:
        # From where the row is taken there is one event to draw for each, and no history.
        found = simply(lambda draw: _spoiled(draw, workflow, row, codes, taken))
    for code in codes:
        if code not in found and (way := _attempted(workflow, row, code)) is not None:
            found[code] = way
    return {code: found[code] for code in codes if code in found}


def _spoiled(
    draw: Draw, workflow: str, row: Move, codes: tuple[str, ...], taken: Way
) -> dict[str, Way]:
    """Where a row is taken, events that it refuses; or where it was taken, the next such."""
    case, event = taken
    after = case.step(event)
    walk = walk_of(draw, workflow)
    found: dict[str, Way] = {}
    for walk.case in (case, after) if after.state is case.state else (case,):
        for code in codes:
            if code not in found and (event := _refused(walk, row, code)) is not None:
                found[code] = walk.case, event
    return found


def _refused(walk: Walk, row: Move, code: str) -> Any:
    """An event that a row refuses with one code where a case stands; none where none is."""
    steps, case = walk.steps, walk.case
    if not (steps.may(case, row, but=code) and steps.fails(case.facts, row, code)):
        return None
    way = steps.ways.get(code)
    event = walk.event(row, spoiled=OWN[code].spoil if way is None else way.spoil)
    return event if set(case.can(event).codes) == {code} else None


def _attempted(workflow: str, row: Move, code: str) -> Way | None:
    """The same, by a way of its own."""
    way = steps_of(workflow).ways.get(code)
    span = None if way is None else way.begin
    begin = BEGIN if span is None or span[0] <= BEGIN <= span[1] else BEFORE

    def make(draw: Draw) -> Way | None:
        made = attempt(walk_of(draw, workflow, begin), code, row)
        return None if made is None else (made.case, made.event)

    return simply(make) or somehow(make)
