"""Histories, drawn so that every event of them may happen where it stands."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.declare import Term, cached
from jingwu_model.testing.strategies._drawing import parts_of
from jingwu_model.testing.strategies._pick import Parts
from jingwu_model.testing.strategies._routes import Walk, distances, owed_before
from jingwu_model.testing.strategies._ways._draft import Move
from jingwu_model.timeline import SHANGHAI
from jingwu_model.workflows import ALL, Event, Told

FIRST = datetime(2025, 1, 2, 9, tzinfo=SHANGHAI)
LAST = datetime(2026, 6, 30, 9, tzinfo=SHANGHAI)
GOALS = 10
MOST = 16
_HOUR = timedelta(hours=1)


def machine_of(workflow: str) -> type[Any]:
    """A machine by its name.

    Raises:
        InvalidArgument: There is none of that name.
    """
    if workflow not in ALL:
        msg = f"no machine is named {workflow!r}; there are {', '.join(ALL)}"
        raise InvalidArgument(msg)
    return ALL[workflow]


@cached
def begins() -> SearchStrategy[datetime]:
    """When a proceeding begins: at an hour of a day, before or after the law of 2026."""
    hours = (LAST - FIRST) // _HOUR
    return st.integers(0, hours).map(lambda back: LAST - back * _HOUR)


def fixed_of(workflow: str, parts: Mapping[str, Mapping[str, object]]) -> Mapping[str, Parts]:
    """What a caller fixed, by the event's code.

    Raises:
        InvalidArgument: The machine has no such event, the event no such field, or the
            field cannot hold the value.
    """
    known = {event.code: event for event in machine_of(workflow).workflow.events}
    if strange := [code for code in parts if code not in known]:
        msg = f"{workflow} has no event {', '.join(strange)}; it has {', '.join(known)}"
        raise InvalidArgument(msg)
    return {code: parts_of(known[code], given) for code, given in parts.items()}


@cached
def starts(workflow: str) -> tuple[Move, ...]:
    """The rows that a proceeding starts with."""
    return tuple(machine_of(workflow).workflow.moves[None].values())


@cached
def further(workflow: str) -> tuple[Move, ...]:
    """All other rows but those that tell, which are drawn by themselves."""
    rows = machine_of(workflow).workflow.transitions
    return tuple(row for row in rows if row.source is not None and row.event is not Told)


def begun(walk: Walk, row: Move | None = None, state: Term | None = None) -> None:
    """Start a proceeding: as a row needs it, or so that a state can be come to; else in any way."""
    rows = starts(walk.workflow)
    if row is not None:
        codes = {one.event.code for one in rows}
        needs = [stop for stop in walk.steps.needs(None, row) if stop.event in codes]
        if any(walk.stop(stop, row) for stop in needs):
            return
        state = row.source
    if state is not None:
        far = distances(walk.workflow, state)
        rows = tuple(one for one in rows if one.target in far) or rows
    walk.take(walk.draw(st.sampled_from(rows)))


def wander(walk: Walk, least: int) -> bool:
    """Take rows that lead to no end until there are as many events as there must be.

    Returns:
        Whether there are.
    """
    ends = walk.steps.machine.workflow.ends
    while walk.taken < least:
        rows = walk.open()
        going = [row for row in rows if row.target not in ends or walk.state in ends]
        if not going:
            return False
        walk.take(walk.draw(st.sampled_from(going)))
    return True


@st.composite
def walked(  # noqa: PLR0913, PLR0917 - what a history is drawn by
    draw: DrawFn,
    workflow: str,
    least: int,
    most: int,
    state: Term | None,
    begin: SearchStrategy[datetime],
    name: SearchStrategy[str],
    parts: Mapping[str, Parts],
) -> tuple[Event, ...]:
    # Cut off at a number of events, what is longer than it need be shrinks at once.
    cut = min(least + draw(_sizes(most - least)), most)
    walk = Walk(draw, workflow, draw(begin), draw(name), parts, cut)
    walk.rising = not draw(_FALLING)
    rows = further(workflow)
    drawn = [*draw(_tellings(workflow)), *(rows[goal] for goal in draw(_goals(workflow)))]
    ends = walk.steps.machine.workflow.ends
    # What ends a proceeding comes last, for nothing else could come after it; or it was
    # drawn first, and is all.
    goals = drawn[:1]
    if drawn and drawn[0].target not in ends:
        goals = [row for row in drawn if row.target not in ends]
        goals += [row for row in drawn if row.target in ends]
    begun(walk, goals[0] if goals else None)
    for row in goals:
        far = distances(workflow, row.source)
        while row.target in ends and walk.taken + far.get(walk.state, 0) + 1 < least:
            if not wander(walk, walk.taken + 1):
                break
        walk.through(row)
    wander(walk, least)
    walk.most = most
    if state is not None and not walk.to(state):
        walk.case = None
        begun(walk, state=state)
        if not walk.to(state):
            msg = f"{workflow} does not come to {state.code} in {most} events"
            raise InvalidArgument(msg)
    history: tuple[Event, ...] = walk.case.history
    return history


_FALLING = st.integers(0, 9).map(lambda number: number == 9)  # noqa: PLR2004 - one in ten


@cached
def _sizes(more: int) -> SearchStrategy[int]:
    """How many events beyond the fewest there may be; all of them, mostly."""
    return st.integers(0, 4 * more)


@cached
def _tellings(workflow: str) -> SearchStrategy[list[Move]]:
    """A row that tells, which a history is led through first, or none as often."""
    rows = machine_of(workflow).workflow.transitions
    telling = [[row] for row in rows if row.event is Told and owed_before(workflow, row)]
    none: list[Move] = []
    return st.sampled_from([*([none] * len(telling)), *telling])


@cached
def _goals(workflow: str) -> SearchStrategy[list[int]]:
    """The rows that a history is led through."""
    return st.lists(st.integers(0, len(further(workflow)) - 1), max_size=GOALS)
