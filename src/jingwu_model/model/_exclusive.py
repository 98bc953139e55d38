"""What excludes what: one room a village, one station a dedicated member, one thing at a time.

Of two rows that cannot stand together the later is at fault.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
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
from jingwu_model.model._people import Assignment, DutyEntry
from jingwu_model.model._places import PlaceRef
from jingwu_model.model._posts import PoliceRoom
from jingwu_model.timeline import Span

_ALWAYS = Span()


def exclusions(rows: Rows, by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[Clash]:
    """Every row that an earlier one excludes.

    Args:
        rows: The rows of each table, every reference among them resolved.
        by_id: The same rows by their ids.
    """
    yield from _one_room_each(rows.get("rooms") or ())
    find = station_finder(rows.get("stations"), by_id)
    yield from _one_charge_each(rows.get("assignments") or (), find)
    yield from _one_thing_at_a_time(rows.get("duty_entries") or ())


def _one_room_each(rooms: Sequence[PoliceRoom]) -> Iterator[Clash]:
    """A village is served by one room at a time."""
    served: dict[str, list[Span]] = defaultdict(list)
    for at, room in enumerate(rooms):
        span = room.span or _ALWAYS
        for code in room.divisions:
            if any(span.overlaps(other) for other in served[code]):
                expected = Text("一村同期只由一个警务室服务", "one room for a village at a time")
                yield Clash.of("rooms", at, SERVED_TWICE, "divisions", expected, code)
            else:
                served[code].append(span)


def _one_charge_each(
    assignments: Sequence[Assignment], find: Callable[[PlaceRef], tuple[str, ...]]
) -> Iterator[Clash]:
    """What a member may hold at once."""
    held: dict[str, list[Assignment]] = defaultdict(list)
    for at, row in enumerate(assignments):
        found = _clash_with(row, held[row.member], find)
        if found is None:
            held[row.member].append(row)
        else:
            kind, expected, words = found
            yield Clash.of("assignments", at, kind, "place", expected, words)


def _clash_with(
    row: Assignment,
    others: Sequence[Assignment],
    find: Callable[[PlaceRef], tuple[str, ...]],
) -> tuple[FaultKind, Text, str] | None:
    """How an assignment clashes with what its member holds already."""
    for other in others:
        if not row.span.overlaps(other.span):
            continue
        if row.place == other.place:
            return SAME_PLACE, Text("同期不重复", "a place once at a time"), row.place.id
        if row.dedicated and other.dedicated:
            here, there = find(row.place), find(other.place)
            if here and there and set(here).isdisjoint(there):
                expected = Text("同一派出所辖区", "one station's area")
                return TWO_STATIONS, expected, f"{there[0]}, {here[0]}"
        elif row.dedicated or other.dedicated:
            expected = Text("专职期间无其他安排", "nothing else beside a dedicated assignment")
            return OTHER_POST, expected, f"{other.place.id}, {row.place.id}"
    return None


def _one_thing_at_a_time(entries: Sequence[DutyEntry]) -> Iterator[Clash]:
    """A member's stretches of time do not overlap."""
    kept: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for at, entry in enumerate(entries):
        stretch = _overlapped(entry, kept[entry.member])
        if stretch is None:
            insort(kept[entry.member], (entry.start, entry.end))
        else:
            since, until = (moment.isoformat() for moment in stretch)
            expected = Text("互不重叠的时间", "time of its own")
            yield Clash.of("duty_entries", at, OVERLAP, "start", expected, f"{since} – {until}")


def _overlapped(
    entry: DutyEntry, kept: Sequence[tuple[datetime, datetime]]
) -> tuple[datetime, datetime] | None:
    """The kept stretch an entry overlaps; the kept ones are sorted and do not overlap."""
    after = bisect_left(kept, (entry.start, entry.start))
    for stretch in kept[max(after - 1, 0) : after + 1]:
        if stretch[0] < entry.end and entry.start < stretch[1]:
            return stretch
    return None
