"""Histories, drawn so that every event of them may happen where it stands."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.declare import Term, cached
from jingwu_model.testing.strategies._asked import a_beginning, machine_of
from jingwu_model.testing.strategies._lengths import risks, safest
from jingwu_model.testing.strategies._pick import Parts
from jingwu_model.testing.strategies._routes import Enough, Walk, distances, owed_before
from jingwu_model.testing.strategies._ways._draft import Move
from jingwu_model.timeline import SHANGHAI
from jingwu_model.workflows import Event, Told

FIRST = datetime(2025, 1, 2, 9, tzinfo=SHANGHAI)
LAST = datetime(2026, 6, 30, 9, tzinfo=SHANGHAI)
GOALS = 10
MOST = 16
# By so many events a way is looked for that a history must take.
_TRIES = 200
_HOUR = timedelta(hours=1)


@cached
def begins() -> SearchStrategy[datetime]:
    """When a proceeding begins: at an hour of a day, before or after the law of 2026."""
    hours = (LAST - FIRST) // _HOUR
    return st.integers(0, hours).map(lambda back: LAST - back * _HOUR)


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


def wander(walk: Walk, least: int, on_to: Move | None = None) -> bool:
    """Take rows that lead to no end until there are as many events as there must be.

    Args:
        walk: The proceeding.
        least: The fewest events.
        on_to: A row that can still be come to afterwards.

    Returns:
        Whether there are as many.
    """
    ends = walk.steps.machine.workflow.ends
    far = None if on_to is None else distances(walk.workflow, on_to.source)
    while walk.taken < least:
        going = [
            row
            for row in walk.open()
            if (row.target not in ends or walk.state in ends) and (far is None or row.target in far)
        ]
        more = least - walk.taken - 1
        alike = safest(walk.workflow, going, range(more, more + 1))
        if not alike:
            return False
        walk.take(walk.draw(st.sampled_from(alike[0])))
    return True


def linger(walk: Walk, row: Move, least: int) -> None:
    """Take other rows before one after which there may be too few, until it can be enough."""
    far = distances(walk.workflow, row.source)
    going = True
    while going:
        taken = walk.taken + far.get(walk.state, 0) + 1
        few = taken < least and risks(walk.workflow, least - taken).get(row.target, 1)
        going = bool(few) and wander(walk, walk.taken + 1, row)


def lead(walk: Walk, drawn: list[Move], least: int) -> None:
    """Start a proceeding and lead it through rows: the first of them last, as all can be its.

    What another row would put out of reach of the first is left out, so that each row is come
    to about as often as any other.
    """
    if not drawn:
        begun(walk)
        return
    last, *others = drawn
    far = distances(walk.workflow, last.source)
    begun(walk, last)
    if last.event is Told:
        walk.owe(last)
    for row in others:
        before = distances(walk.workflow, row.source).get(walk.state)
        after = far.get(row.target)
        if before is not None and after is not None and before + after + 2 <= walk.left:
            linger(walk, row, least - after - 1)
            walk.through(row)
    linger(walk, last, least)
    walk.through(last)


def finish(walk: Walk, least: int, state: Term | None) -> bool:
    """Let as many events happen as there must be, and come to a state where one is asked for.

    Returns:
        Whether it is so.
    """
    if state is None:
        return wander(walk, least)
    while walk.taken < least:
        more = range(least - walk.taken - 1, walk.left)
        alike = safest(walk.workflow, walk.open(), more, state)
        if not alike:
            return False
        walk.take(walk.draw(st.sampled_from(alike[0])))
    return walk.to(state)


def anew(walk: Walk, least: int, state: Term | None) -> bool:
    """Start once more, and do nothing but what must be, by another row where one leads nowhere.

    Returns:
        Whether there are as many events, and it is in the state where one is asked for.
    """
    walk.case = None
    return _onward(walk, least, state, iter(range(_TRIES)))


def _onward(walk: Walk, least: int, state: Term | None, tries: Iterator[int]) -> bool:
    if walk.taken >= least and state in {None, walk.state}:
        return True
    case = walk.case
    rows = [*starts(walk.workflow)] if case is None else walk.open()
    more = range(max(least - walk.taken - 1, 0), walk.left)
    soon = walk.taken + 1 >= least
    for alike in safest(walk.workflow, rows, more, state, soon=soon):
        first = walk.draw(st.sampled_from(alike))
        for row in sorted(alike, key=lambda one: one is not first):
            if next(tries, None) is None:
                return False
            walk.take(row)
            if _onward(walk, least, state, tries):
                return True
            walk.case = case
    return False


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
    cut = min(least + draw(_sizes(most - least)), most)
    walk = Walk(draw, workflow, a_beginning(draw(begin), most), draw(name), parts, most)
    walk.rising = not draw(_FALLING)
    rows = further(workflow)
    drawn = [*draw(_tellings(workflow)), *(rows[goal] for goal in draw(_goals(workflow)))]
    if state is None:
        # Broken off at a number of events, what is longer than it need be shrinks at once.
        walk.enough = cut
    else:
        walk.most, near = cut, distances(workflow, state)
        drawn = [row for row in drawn if row.target in near]
    with suppress(Enough):
        lead(walk, drawn, least)
        walk.most = most
        _finished(walk, least, state)
    history: tuple[Event, ...] = walk.case.history
    return history


def _finished(walk: Walk, least: int, state: Term | None) -> None:
    """Finish a history, or another.

    Raises:
        InvalidArgument: Neither could be.
    """
    if not finish(walk, least, state) and not anew(walk, least, state):
        where = "" if state is None else f" that ends in {state.code}"
        msg = f"{walk.workflow}: no history of {least} to {walk.most} events{where} was come to"
        raise InvalidArgument(msg)


_FALLING = st.integers(0, 9).map(lambda number: number == 9)  # noqa: PLR2004 - one in ten


@cached
def _sizes(more: int) -> SearchStrategy[int]:
    """How many events beyond the fewest there may be; all of them, mostly."""
    return st.integers(0, 8 * more)


@cached
def _tellings(workflow: str) -> SearchStrategy[list[Move]]:
    """A row that tells, which a history is led to, or none: each somewhat oftener than another."""
    rows = machine_of(workflow).workflow.transitions
    telling = [[row] for row in rows if row.event is Told and owed_before(workflow, row)]
    none: list[Move] = []
    return st.sampled_from([*([none] * (3 * len(further(workflow)) // 4)), *telling])


@cached
def _goals(workflow: str) -> SearchStrategy[list[int]]:
    """The rows that a history is led through."""
    return st.lists(st.integers(0, len(further(workflow)) - 1), max_size=GOALS)
