"""What excludes what: one room a village, one station a dedicated member, one thing at a time.

Of two rows that cannot stand together the later is at fault.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from jingwu_model.errors import FaultKind, Text
from jingwu_model.model._areas import station_finder
from jingwu_model.model._clashes import (
    OTHER_POST,
    OVERLAP,
    SAME_PLACE,
    SERVED_TWICE,
    TWO_STATIONS,
    Clash,
    Rows,
)
from jingwu_model.model._held import Days, Held, days_of, overlapped
from jingwu_model.model._people import Assignment, DutyEntry
from jingwu_model.model._places import PlaceRef
from jingwu_model.model._posts import PoliceRoom

_Finder = Callable[[PlaceRef], tuple[str, ...]]


def exclusions(rows: Rows, by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[Clash]:
    """Every row that an earlier one excludes.

    Where one room excludes another nothing else is asked yet: who is at a room that goes
    goes with it, and is in nobody's way.

    Args:
        rows: The rows of each table, every reference among them resolved.
        by_id: The same rows by their ids.
    """
    if rooms := list(_one_room_each(rows.get("rooms") or ())):
        yield from rooms
        return
    find = station_finder(rows.get("stations"), by_id)
    yield from _one_charge_each(rows.get("assignments") or (), find)
    yield from _one_thing_at_a_time(rows.get("duty_entries") or ())


def _one_room_each(rooms: Sequence[PoliceRoom]) -> Iterator[Clash]:
    """A village is served by one room at a time."""
    served: dict[str, list[Days]] = defaultdict(list)
    for at, room in enumerate(rooms):
        days = days_of(room.span)
        for code in room.divisions:
            if overlapped(days, served[code]) is None:
                insort(served[code], days)
            else:
                expected = Text("一村同期只由一个警务室服务", "one room for a village at a time")
                yield Clash.of("rooms", at, SERVED_TWICE, "divisions", expected, code)


class _Charges:
    """What one member holds, every two rows of it fit to stand together.

    Args:
        rows: The rows that may be held.
        find: From a place to the stations in whose areas it lies.
    """

    def __init__(self, rows: Iterable[Assignment], find: _Finder) -> None:
        days = [days_of(row.span) for row in rows]
        self.find = find
        self.rows: list[Assignment] = []
        self.places: Held[PlaceRef] = Held(days)
        self.posts: Held[bool] = Held(days)
        self.areas: Held[tuple[str, ...]] = Held(days)

    def take(self, row: Assignment) -> tuple[FaultKind, Text, str] | None:
        """Hold a row, or tell how it clashes with the first held that it cannot stand beside."""
        days = days_of(row.span)
        area = self.find(row.place) if row.dedicated else ()
        clashes = [
            (at, kind)
            for kind, at in (
                (SAME_PLACE, self.places.first(days, row.place)),
                (OTHER_POST, self.posts.first(days, not row.dedicated)),
                (TWO_STATIONS, self._elsewhere(days, area)),
            )
            if at is not None
        ]
        if clashes:
            at, kind = min(clashes, key=itemgetter(0))
            return self._told(kind, row, self.rows[at])
        at = len(self.rows)
        self.rows.append(row)
        self.places.put(days, row.place, at)
        self.posts.put(days, row.dedicated, at)
        if area:
            self.areas.put(days, area, at)
        return None

    def _elsewhere(self, days: Days, area: tuple[str, ...]) -> int | None:
        """The first dedicated row held in other stations' areas."""
        if not area:
            return None
        here = set(area)
        return min(
            (at for other, at in self.areas.firsts(days) if here.isdisjoint(other)), default=None
        )

    def _told(
        self, kind: FaultKind, row: Assignment, other: Assignment
    ) -> tuple[FaultKind, Text, str]:
        """A clash with what it should be and what was found."""
        if kind is SAME_PLACE:
            return kind, Text("同期不重复", "a place once at a time"), row.place.id
        if kind is TWO_STATIONS:
            expected = Text("同一派出所辖区", "one station's area")
            return kind, expected, f"{self.find(other.place)[0]}, {self.find(row.place)[0]}"
        expected = Text("专职期间无其他安排", "nothing else beside a dedicated assignment")
        return kind, expected, f"{other.place.id}, {row.place.id}"


def _one_charge_each(assignments: Sequence[Assignment], find: _Finder) -> Iterator[Clash]:
    """What a member may hold at once, by what is believed now."""
    rows: dict[str, list[Assignment]] = defaultdict(list)
    for row in assignments:
        if row.believed():
            rows[row.member].append(row)
    held = {member: _Charges(own, find) for member, own in rows.items() if len(own) > 1}
    for at, row in enumerate(assignments):
        own = held.get(row.member) if row.believed() else None
        if own is not None and (found := own.take(row)) is not None:
            kind, expected, words = found
            yield Clash.of("assignments", at, kind, "place", expected, words)


def _one_thing_at_a_time(entries: Sequence[DutyEntry]) -> Iterator[Clash]:
    """A member's stretches of time do not overlap."""
    kept: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for at, entry in enumerate(entries):
        stretch = overlapped((entry.start, entry.end), kept[entry.member])
        if stretch is None:
            insort(kept[entry.member], (entry.start, entry.end))
        else:
            since, until = (moment.isoformat() for moment in stretch)
            expected = Text("互不重叠的时间", "time of its own")
            yield Clash.of("duty_entries", at, OVERLAP, "start", expected, f"{since} – {until}")
