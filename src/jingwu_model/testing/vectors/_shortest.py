"""The shortest way to a row of a machine, and to one reason against it, drawn as simply as can be.

Between any two events lie a day and an hour, so that a time counted from the wrong one of them
is seen.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.testing.strategies import _attempts, _steps
from jingwu_model.testing.strategies._histories import starts
from jingwu_model.testing.strategies._routes import Walk, distances, owed_before
from jingwu_model.testing.strategies._ways._draft import Draw, Move
from jingwu_model.testing.vectors._samples import simplest, simplest_there_is
from jingwu_model.timeline import SHANGHAI
from jingwu_model.workflows import Told

Way = tuple[Any, Any]
"""A case, none before its first event, and the event after it."""

Make = Callable[[Draw], Way | None]
"""What makes one by drawing; none where what was drawn leads nowhere."""

Road = tuple[int, Move, Move | None]
"""How many events a way has before its last at least, its first row, and what is to be owed."""

# What is counted from the days after it ends on holidays: 4 to 6 April, 1 to 5 May.
_BEGIN = datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)
_BETWEEN = 25 * 60
_MOST = 40


def to_row(workflow: str, row: Move) -> Way | None:
    """The shortest history to a row with the event that takes it; none where none was found.

    Args:
        workflow: The machine's name.
        row: The row.
    """
    if row.source is None:
        return _simply(lambda draw: (None, _walk(draw, workflow).event(row)))
    best: Way | None = None
    roads = _roads(workflow, row)
    for least, start, owing in roads:
        if best is not None and len(best[0].history) <= least:
            break
        way = _simply(_through(workflow, start, owing, row))
        if way is not None and (best is None or len(way[0].history) < len(best[0].history)):
            best = way
    return best if best is not None or not roads else _somehow(_along(workflow, roads, row))


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
    """A way along one road or another."""

    def make(draw: Draw) -> Way | None:
        _, start, owing = draw(st.sampled_from(roads))
        return _through(workflow, start, owing, row)(draw)

    return make


def _through(workflow: str, start: Move, owing: Move | None, row: Move) -> Make:
    """A way that begins with one row, takes another where there is one, and then its own."""

    def make(draw: Draw) -> Way | None:
        walk = _walk(draw, workflow)
        walk.take(start)
        if owing is not None and not walk.through(owing):
            return None
        if not walk.through(row):
            return None
        *before, event = walk.case.history
        return type(walk.case).replay(before), event

    return make


def to_refusal(workflow: str, row: Move, code: str) -> Way | None:
    """The simplest event that a row refuses with one code; none where none was found.

    Args:
        workflow: The machine's name.
        row: The row.
        code: The code.
    """

    def make(draw: Draw) -> Way | None:
        made = _attempts._attempt(_walk(draw, workflow), code, row)  # noqa: SLF001
        return None if made is None else (made.case, made.event)

    return _simply(make) or _somehow(make)


def _walk(draw: Draw, workflow: str) -> Walk:
    return Walk(draw, workflow, _BEGIN, f"{workflow}-1", {}, _MOST)


def _simply(make: Make) -> Way | None:
    """What is made by drawing the simplest of everything."""
    found: Way | None = simplest(_spread(make))
    return found


def _somehow(make: Make) -> Way | None:
    """The simplest that is made where the simplest of everything leads nowhere."""
    return simplest_there_is(_spread(make))


@st.composite
def _spread(draw: DrawFn, make: Make) -> Way | None:
    """What is made with time between its events."""
    gaps = (_steps._GAPS, _steps._GAPS_APART)  # noqa: SLF001 - how events follow one another

    def spread(strategy: SearchStrategy[Any]) -> Any:
        return _BETWEEN if strategy in gaps else draw(strategy)

    return make(spread)
