"""Areas: which station a place lies in, and what a station's area holds."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from jingwu_model.model._codes import parent_of
from jingwu_model.model._people import Member
from jingwu_model.model._places import Division, PlaceKind, PlaceRef
from jingwu_model.model._posts import PoliceRoom, Station, Workstation
from jingwu_model.model._snapshot import Snapshot

TABLE_OF = {
    PlaceKind.GRID: "grids",
    PlaceKind.ROOM: "rooms",
    PlaceKind.WORKSTATION: "workstations",
    PlaceKind.VILLAGE: "divisions",
}


def place_row(held: Snapshot, ref: PlaceRef) -> Any | None:
    """The row of a place; none where that is not recorded."""
    return getattr(held, TABLE_OF[ref.kind]).get(ref.id)


@attrs.frozen(kw_only=True)
class StationArea:
    """A station, and what the register records of its area.

    Attributes:
        station: The station.
        villages: Every village-level division it serves.
        rooms: Its rooms.
        workstations: Its workstations.
        members: Its members.
    """

    station: Station
    villages: tuple[Division, ...]
    rooms: tuple[PoliceRoom, ...]
    workstations: tuple[Workstation, ...]
    members: tuple[Member, ...]


def station_finder(
    stations: Sequence[Station] | None, by_id: Mapping[str, Mapping[str, Any]]
) -> Callable[[PlaceRef], tuple[str, ...]]:
    """A function from a place to the ids of the stations in whose areas it lies.

    There may be several, in the order recorded: one station follows another. There
    is none where that is not recorded.

    Args:
        stations: The stations.
        by_id: The rows of each table by their ids.
    """
    serves: dict[str, list[str]] = defaultdict(list)
    for station in stations or ():
        for code in station.divisions:
            serves[code].append(station.id)

    def of_code(code: str | None) -> tuple[str, ...]:
        while code is not None:
            if code in serves:
                return tuple(serves[code])
            code = parent_of(code)
        return ()

    def of_place(ref: PlaceRef) -> tuple[str, ...]:
        if ref.kind is PlaceKind.VILLAGE:
            return of_code(ref.id)
        row = by_id.get(TABLE_OF[ref.kind], {}).get(ref.id)
        if row is None:
            return ()
        if ref.kind is PlaceKind.GRID:
            return of_code(row.division)
        return (row.station,)

    return of_place
