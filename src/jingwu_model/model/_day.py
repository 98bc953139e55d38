"""A day of a register: the rows that hold on it, and those that these name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from jingwu_model.model._areas import station_finder
from jingwu_model.model._clashes import Index
from jingwu_model.model._integrity import named_by
from jingwu_model.model._lasting import in_force
from jingwu_model.model._people import Assignment
from jingwu_model.model._places import PlaceRef
from jingwu_model.model._snapshot import Snapshot, rows_of, trusted
from jingwu_model.model._tables import TABLES

_Held = TypeVar("_Held", bound=Snapshot)


def in_force_on(held: _Held, day: date) -> _Held:
    """The rows that hold on a day and no others, though some may name one that does not.

    Args:
        held: The register.
        day: The day.
    """
    rows = rows_of(held)
    return trusted(
        type(held),
        {
            name: None if every is None else tuple(row for row in every if in_force(row, day))
            for name, every in rows.items()
        },
    )


def whole_on(held: _Held, day: date) -> _Held:
    """The rows that hold on a day, and after them whatever they name that does not.

    Args:
        held: The register.
        day: The day.
    """
    now = rows_of(in_force_on(held, day))
    over = {name: _over(held, name, day) for name in TABLES}
    kept: dict[str, set[str]] = {name: set() for name in TABLES}
    named = named_by(now) if any(over.values()) else {}
    if over["stations"]:
        named["stations"] |= _areas_of_several(now["assignments"] or (), held)
    while more := _among(named, over, kept):
        for name, ids in more.items():
            kept[name] |= ids
        named = named_by({name: [over[name][key] for key in ids] for name, ids in more.items()})
    return trusted(
        type(held),
        {
            name: None
            if first is None
            else (*first, *(row for key, row in over[name].items() if key in kept[name]))
            for name, first in now.items()
        },
    )


def _over(held: Snapshot, name: str, day: date) -> Index:
    """The rows of a table that do not hold on a day, by their ids; none where they have none."""
    key = TABLES[name].key
    if key is None:
        return {}
    return {getattr(row, key): row for row in getattr(held, name) if not in_force(row, day)}


def _among(
    named: Mapping[str, set[str]], over: Mapping[str, Index], kept: Mapping[str, set[str]]
) -> dict[str, set[str]]:
    """The ids named of rows that do not hold and are not kept yet, by table."""
    found = {name: (over[name].keys() & ids) - kept[name] for name, ids in named.items()}
    return {name: ids for name, ids in found.items() if ids}


def _areas_of_several(assignments: Iterable[Assignment], held: Snapshot) -> set[str]:
    """The stations in whose areas members are dedicated to several places.

    That these lie in one station's area may hang on a station that has ended.
    """
    ids = {name: getattr(held, name)._index for name in TABLES}  # noqa: SLF001 - its own index
    find = station_finder(tuple(held.stations), ids)
    dedicated: dict[str, list[PlaceRef]] = defaultdict(list)
    for row in assignments:
        if row.dedicated:
            dedicated[row.member].append(row.place)
    return {
        station
        for places in dedicated.values()
        if len(places) > 1
        for place in places
        for station in find(place)
    }
