"""Changes: the rows of a register with some added, ended or withdrawn."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from jingwu_model.declare import Noun
from jingwu_model.errors import FaultKind, InvalidObject, Text
from jingwu_model.model._lasting import NotInForce, ended
from jingwu_model.model._people import Assignment
from jingwu_model.model._tables import TABLES, NotInRegister, named
from jingwu_model.timeline._span import only_day

_RECORDED_LATER = FaultKind(
    "assignment.recorded_later", Text("登记晚于本次更正", "recorded after this correction")
)
_TABLE_OF = {kind.noun: name for name, kind in TABLES.items()}
Changed = dict[str, list[Any]]


def changed_rows(
    rows: Changed,
    *,
    add: Iterable[Noun],
    end: Mapping[Any, date],
    withdraw: Iterable[Assignment],
    known_on: date | None,
) -> Changed:
    """Change the rows of each table that is recorded: see `Register.changed`."""
    if known_on is not None:
        only_day("changed", known_on, "$.known_on")
    withdrawn = list(withdraw)
    _once_each(withdrawn, end)
    places = _places_of((*end, *withdrawn), rows)
    later: list[Noun] = []
    for row, day in end.items():
        only_day("changed", day, "$.end")
        held, at = places[row]
        held[at], *again = _corrected(row, ended(row, day), known_on)
        later += again
    for row in withdrawn:
        held, at = places[row]
        held[at] = _superseded(row, known_on)
    for row in (*later, *add):
        name = _TABLE_OF.get(type(row))
        if name is None:
            msg = f"no table holds {type(row).__name__}"
            raise TypeError(msg)
        rows.setdefault(name, []).append(_recorded(row, known_on))
    return rows


def _once_each(withdrawn: list[Assignment], end: Mapping[Any, date]) -> None:
    """Refuse a row that is to be withdrawn twice, or ended as well.

    Raises:
        ValueError: There is one; it is named.
    """
    seen: set[Any] = set(end)
    for row in withdrawn:
        if row in seen:
            msg = f"what is withdrawn is named once, and not ended as well: {named(row)}"
            raise ValueError(msg)
        seen.add(row)


def _places_of(wanted: Iterable[Noun], rows: Changed) -> dict[Noun, tuple[list[Any], int]]:
    """Of each row the rows that it is one of, and its place among them.

    Raises:
        NotInRegister: One is none of theirs.
    """
    places: dict[str, dict[Noun, int]] = {}
    found: dict[Noun, tuple[list[Any], int]] = {}
    for row in wanted:
        name = _TABLE_OF.get(type(row), "")
        held = rows.get(name, [])
        if name not in places:
            # No two equal rows of a register can be ended or withdrawn.
            places[name] = {other: at for at, other in enumerate(held)}
        if row not in places[name]:
            raise NotInRegister(name or type(row).__name__, named(row))
        found[row] = held, places[name][row]
    return found


def _superseded(row: Any, known_on: date | None) -> Any:
    """The row as it was believed, until a day.

    Raises:
        InvalidObject: It was recorded after that day.
        NotInForce: It is believed no more as it is.
        TypeError: There is no such day, or it is no assignment.
    """
    if known_on is None or not isinstance(row, Assignment):
        msg = "only an assignment is superseded, from a day: known_on"
        raise TypeError(msg)
    if not row.believed():
        raise NotInForce(row, known_on)
    return attrs.evolve(row, superseded_on=known_on)


def _corrected(row: Any, now: Any, known_on: date | None) -> tuple[Any, ...]:
    """What stands in a row's place, and the row to be recorded beside it if that is another."""
    if known_on is None or not isinstance(row, Assignment):
        return (now,)
    return _superseded(row, known_on), attrs.evolve(now, known_on=known_on)


def _recorded(row: Any, known_on: date | None) -> Any:
    """A row that says when it was recorded, where it can say so and does not yet.

    Raises:
        InvalidObject: It says that it was recorded after that day.
    """
    if known_on is None or not isinstance(row, Assignment):
        return row
    if row.known_on is not None:
        if row.known_on > known_on:
            expected = Text(f"不晚于 {known_on} 的日期", f"a day not after {known_on}")
            fault = _RECORDED_LATER.at("$.known_on", expected=expected, found=f"{row.known_on}")
            raise InvalidObject("Assignment", [fault])
        return row
    return attrs.evolve(row, known_on=known_on)
