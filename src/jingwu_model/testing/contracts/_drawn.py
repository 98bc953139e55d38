"""The histories that contracts ask about, and how a step of one is named."""

from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.testing import strategies as jst
from jingwu_model.testing.strategies._asked import machine_of
from jingwu_model.testing.strategies._histories import MOST, begins, begun
from jingwu_model.testing.strategies._routes import Walk
from jingwu_model.workflows import Event, Proceeding, Transition

_LONG = 8

Case = Proceeding[Any, Any, Any]
History = tuple[Event, ...]


def any_of(workflow: str, given: SearchStrategy[History] | None) -> SearchStrategy[History]:
    """The histories to ask about: those that a caller gave, or any of a machine."""
    if given is not None:
        machine_of(workflow)
        return given
    # Of those that are drawn freely, most are short.
    return jst.histories(workflow) | jst.histories(workflow, min_size=_LONG)


def of_each_row(
    workflow: str, given: SearchStrategy[History] | None
) -> list[SearchStrategy[History]]:
    """Histories that end with each row of a machine; none where a caller gave the histories."""
    rows = machine_of(workflow).workflow.transitions if given is None else ()
    return [_through(workflow, row) for row in rows]


@st.composite
def _through(draw: DrawFn, workflow: str, row: Transition[Any, Any, Any]) -> History:
    """Histories that end with a row, where it can be come to."""
    walk = Walk(draw, workflow, draw(begins()), "case-001", {}, MOST)
    if row.source is None:
        walk.take(row)
    else:
        begun(walk, row)
        walk.through(row)
    history: History = walk.case.history
    return history


def steps(machine: type[Case], history: History) -> Iterator[tuple[Case | None, Event, Case]]:
    """Each event of a history, with the case before it and the case after it."""
    case: Case | None = None
    for event in history:
        after = machine.start(event) if case is None else case.step(event)
        yield case, event, after
        case = after


def named(case: Case | None, event: Event) -> str:
    """What an event is called where a case stands: `drafted > sign`."""
    return f"{'start' if case is None else case.state.code} > {event.code}"


def all_known(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Refuse names that a machine does not have: nothing would be held to them.

    Args:
        what: What they are names of, as the argument is called.
        names: The names.
        known: Those there are.

    Raises:
        InvalidArgument: Naming each that is not known, and those that are.
    """
    there = [*dict.fromkeys(known)]
    if strange := [name for name in names if name not in there]:
        msg = f"{what}: nothing is called {', '.join(strange)}; there are {', '.join(there)}"
        raise InvalidArgument(msg)
