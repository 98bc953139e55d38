"""Ways through a machine, drawn as simply as can be and with time between their events."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.testing.strategies._shared import GAPS, GAPS_APART, Draw, Walk
from jingwu_model.testing.vectors._samples import simplest, simplest_there_is
from jingwu_model.timeline import SHANGHAI
from jingwu_model.workflows import ALL

Value = TypeVar("Value")

Way = tuple[Any, Any]
"""A case, none before its first event, and the event after it."""

Make = Callable[[Draw], Way | None]
"""What makes one by drawing; none where what was drawn leads nowhere."""

# What is counted from the days after it ends on holidays: 4 to 6 April, 1 to 5 May. Of the law
# before 2026, on those of 2025.
BEGIN = datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)
BEFORE = datetime(2025, 4, 1, 9, tzinfo=SHANGHAI)
# A day and an hour, so that a time counted from the wrong event is seen.
_BETWEEN = 25 * 60
_MOST = 40


def walk_of(draw: Draw, workflow: str, begin: datetime = BEGIN) -> Walk:
    """A proceeding that is to be drawn.

    Args:
        draw: What draws.
        workflow: The machine's name.
        begin: When it begins.
    """
    return Walk(draw, workflow, begin, f"{workflow}-1", {}, _MOST)


def case_after(workflow: str, way: Way) -> Any:
    """The case after the event of a way.

    Args:
        workflow: The machine's name.
        way: The way.
    """
    case, event = way
    return ALL[workflow].start(event) if case is None else case.step(event)


def simply(make: Callable[[Draw], Value]) -> Value:
    """What is made by drawing the simplest of everything."""
    found: Value = simplest(_spread(make))
    return found


def somehow(make: Make) -> Way | None:
    """The simplest that is made where the simplest of everything leads nowhere."""
    return simplest_there_is(_spread(make))


@st.composite
def _spread(draw: DrawFn, make: Callable[[Draw], Any]) -> Any:
    """What is made with time between its events."""
    gaps = (GAPS, GAPS_APART)

    def spread(strategy: SearchStrategy[Any]) -> Any:
        return _BETWEEN if strategy in gaps else draw(strategy)

    return make(spread)
