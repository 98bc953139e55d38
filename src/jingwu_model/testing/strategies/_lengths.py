"""How many events a history can have, and what it takes to have so many."""

from collections.abc import Mapping
from typing import Any

from jingwu_model.declare import cached
from jingwu_model.testing.strategies._steps import steps_of
from jingwu_model.testing.strategies._ways._draft import Move
from jingwu_model.workflows import Told

_AT_ONCE = 100


@cached
def risks(workflow: str, length: int, state: Any = None) -> Mapping[Any, int]:
    """For each state, and for the start, how many rows it takes that may be closed.

    A row may be closed that asks something of the facts; any other can be taken whenever a
    proceeding stands at its source. Of telling nobody knows before whether there is whom.

    Args:
        workflow: The machine's name.
        length: How many events are to follow, exactly; none that tells is counted.
        state: Where the last of them leads; by default anywhere.

    Returns:
        The fewest such rows by which so many events follow; no state from which they cannot.
    """
    steps = steps_of(workflow)
    if not length:
        states = (None, *steps.machine.workflow.states)
        return dict.fromkeys(states if state is None else (state,), 0)
    for shorter in range(0, length, _AT_ONCE):
        # No long history is one call in another.
        risks(workflow, shorter, state)
    after = risks(workflow, length - 1, state)
    found: dict[Any, int] = {}
    for row in steps.machine.workflow.transitions:
        if row.target in after and row.event is not Told:
            risk = after[row.target] + (not steps.is_free(row))
            found[row.source] = min(risk, found.get(row.source, risk))
    return found


def least_risk(workflow: str, lengths: range, state: Any, after: Any) -> tuple[int, int] | None:
    """The fewest rows that may be closed, of all numbers of events that may follow.

    Args:
        workflow: The machine's name.
        lengths: How many events may follow.
        state: Where the last of them leads; none for anywhere.
        after: The state after which they follow; none for the start.

    Returns:
        How many, and the fewest events then; none where no such number can follow.
    """
    # No way to a state is longer than twice all states.
    few = lengths[: 2 * len(steps_of(workflow).machine.workflow.states) + 1]
    found = ((risks(workflow, length, state).get(after), length) for length in few)
    return min(((risk, length) for risk, length in found if risk is not None), default=None)


def safest(
    workflow: str, rows: list[Move], lengths: range, state: Any = None, *, soon: bool = False
) -> list[list[Move]]:
    """Some rows by how few may be closed that must follow, the fewest first.

    Args:
        workflow: The machine's name.
        rows: The rows.
        lengths: How many events may follow after one of them.
        state: Where the last of them leads; by default anywhere.
        soon: Whether, of those alike, the ones come first after which the fewest events follow.

    Returns:
        The rows that are alike, together; without those that no such number can follow.
    """
    alike: dict[tuple[int, int], list[Move]] = {}
    for row in rows:
        risk = least_risk(workflow, lengths, state, row.target)
        if risk is not None:
            alike.setdefault(risk if soon else (risk[0], 0), []).append(row)
    return [alike[each] for each in sorted(alike)]
