"""What a caller asks of a machine's strategies, refused by name where it cannot be."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from hypothesis.errors import InvalidArgument

from jingwu_model.declare import Term
from jingwu_model.testing.strategies._drawing import parts_of
from jingwu_model.testing.strategies._pick import Parts
from jingwu_model.workflows import ALL

# What the law counts from an event stays within ten years of it.
_YEARS = timedelta(3653)
_APART = timedelta(40)
_MANY = 1000


def machine_of(workflow: object) -> type[Any]:
    """A machine by its name.

    Raises:
        InvalidArgument: There is none of that name.
    """
    if not isinstance(workflow, str) or workflow not in ALL:
        msg = f"no machine is named {workflow!r}; there are {', '.join(ALL)}"
        raise InvalidArgument(msg)
    return ALL[workflow]


def a_size(name: str, held: object) -> int:
    """A number of events.

    Raises:
        InvalidArgument: It is no whole number.
    """
    if not isinstance(held, int) or isinstance(held, bool):
        msg = f"{name}: a whole number, not {held!r}"
        raise InvalidArgument(msg)
    return held


def a_state(workflow: str, name: str, held: object) -> Term | None:
    """A state of a machine, or none.

    Raises:
        InvalidArgument: It is no state of that machine.
    """
    if held is None:
        return None
    states: tuple[Term, ...] = tuple(machine_of(workflow).workflow.states)
    for state in states:
        if held is state:
            return state
    there = ", ".join(state.name for state in states)
    msg = f"{name}: a state of {workflow}, one of {there}, not {held!r}"
    raise InvalidArgument(msg)


def an_event(workflow: str, held: object) -> str | None:
    """The code of an event of a machine, or none.

    Raises:
        InvalidArgument: The machine has no event of that code.
    """
    known: list[str] = [event.code for event in machine_of(workflow).workflow.events]
    for code in known:
        if code == held:
            return code
    if held is not None:
        msg = f"event: the code of an event of {workflow}, one of {', '.join(known)}, not {held!r}"
        raise InvalidArgument(msg)
    return None


def fixed_of(workflow: str, parts: Mapping[str, Mapping[str, object]]) -> Mapping[str, Parts]:
    """What a caller fixed, by the event's code.

    Raises:
        InvalidArgument: It is no mapping of mappings, the machine has no such event, the
            event no such field, or a field is given no strategy.
    """
    known = {event.code: event for event in machine_of(workflow).workflow.events}
    _a_mapping("parts", "of events' codes to their fields", parts)
    if strange := [str(code) for code in parts if code not in known]:
        msg = f"{workflow} has no event {', '.join(strange)}; it has {', '.join(known)}"
        raise InvalidArgument(msg)
    for code, given in parts.items():
        _a_mapping(f"parts[{code!r}]", "of fields to strategies", given)
    return {code: parts_of(known[code], given) for code, given in parts.items()}


def _a_mapping(name: str, what: str, held: object) -> None:
    if not isinstance(held, Mapping):
        msg = f"{name}: a mapping {what}, not {held!r}"
        raise InvalidArgument(msg)


def a_beginning(held: object, most: int) -> datetime:
    """When a proceeding begins, with room for its events and for what is counted from them.

    Args:
        held: What was drawn.
        most: How many events there may be.

    Raises:
        InvalidArgument: It is no time with an offset, or too near an end of all years.
    """
    first = datetime.min + _YEARS  # noqa: DTZ901 - put beside any offset
    last = datetime.max - _YEARS - min(most, _MANY) * _APART  # noqa: DTZ901 - likewise
    if not isinstance(held, datetime) or held.utcoffset() is None:
        msg = f"begin: a time with an offset from UTC, not {held!r}"
        raise InvalidArgument(msg)
    if not first <= held.replace(tzinfo=None) <= last:
        msg = f"begin: a time from the year {first.year} to {last.year}, not {held.isoformat()}"
        raise InvalidArgument(msg)
    return held
