"""Ground: a register on a day, indexed for what the rules ask of its places.

Every index is made when first asked for, and once: a city has thousands of places.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from jingwu_model.model import (
    Division,
    DualPosting,
    Member,
    PlaceKind,
    PlaceRef,
    PoliceRoom,
    Register,
    Station,
    parent_of,
)
from jingwu_model.model._codes import head_of
from jingwu_model.model._day import in_force_on
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._service import Service
from jingwu_model.rules._staff import Staff
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.rules._units import Units
from jingwu_model.vocabulary import Level, WorkstationKind

DIVISIONS = "divisions.csv"
UNCLASSED = "divisions.urban_rural"


def station_of(now: Register, room: PoliceRoom) -> Station | None:
    """A room's station; where that has ended, the one whose area the room stands in.

    Args:
        now: The register as it holds on the day.
        room: The room.
    """
    station = now.stations.get(room.station)
    if station is not None:
        return station
    return now.station_of(PlaceRef(kind=PlaceKind.VILLAGE, id=room.stands_in))


class Ground:
    """A register on a day, under one division.

    Args:
        register: The register.
        day: The day.
        root: The division's code; none: the lowest that holds everything.
        units: What counts as a community and as a village.
    """

    def __init__(self, register: Register, day: date, root: str | None, units: Units) -> None:
        # What a correction superseded is no longer so for any rule.
        self.register = register = register.believed()
        self.day = day
        self.units = units
        self.now = in_force_on(register, day)
        self.rows: dict[SubjectKind, Any] = {}
        self.matches: dict[str, Amount | None] = {}
        self.root = root if root is not None else self._lowest()
        # A root that was only found leaves nothing out: an agency may serve a place above it.
        self.head = "" if root is None else head_of(root)
        # A register of another place says nothing of this one.
        self.elsewhere = bool(self.now.divisions) and not any(
            self.within(place.code) for place in self.now.divisions
        )

    def _lowest(self) -> str | None:
        """The lowest division that holds every other that is no ancestor of it."""
        below: dict[str | None, list[Division]] = defaultdict(list)
        for place in self.now.divisions:
            below[self._above(place.code)].append(place)
        found = None
        while len(below[found]) == 1:
            (place,) = below[found]
            if found is not None and place.level is Level.VILLAGE:
                break
            found = place.code
        return found

    def _above(self, code: str) -> str | None:
        """The nearest place above that is there on the day: one abolished is passed over."""
        above = parent_of(code)
        while above is not None and above not in self.now.divisions:
            above = parent_of(above)
        return above

    def recorded(self, table: str) -> bool:
        """Whether a table is recorded."""
        return not self.elsewhere and bool(getattr(self.register, table).recorded)

    def within(self, code: str) -> bool:
        """Whether a code lies under the root."""
        return code.startswith(self.head)

    def holds(self, site: str | None) -> bool:
        """Whether somebody or something is of the root: what is not recorded where it is, is."""
        return site is None or self.within(site)

    def placed(self, site: str | None) -> str | None:
        """Where findings put what is at a site: of the whole, where that is not recorded."""
        return site or self.root

    @cached_property
    def kinds(self) -> Mapping[str, SubjectKind | None]:
        """What every village-level division of the register counts as."""
        return {
            place.code: self.units.kind_of(place)
            for place in self.now.divisions
            if place.level is Level.VILLAGE
        }

    @cached_property
    def places(self) -> tuple[Division, ...]:
        """The village-level divisions under the root."""
        return tuple(
            place
            for place in self.now.divisions
            if place.level is Level.VILLAGE and self.within(place.code)
        )

    @cached_property
    def _by_kind(self) -> Mapping[SubjectKind | None, list[Division]]:
        found: dict[SubjectKind | None, list[Division]] = defaultdict(list)
        for place in self.places:
            found[self.kinds[place.code]].append(place)
        return found

    def of_kind(self, kind: SubjectKind, under: Iterable[Division] | None = None) -> list[Division]:
        """The communities or villages under the root, or among some places."""
        if under is None:
            return self._by_kind.get(kind, [])
        return [place for place in under if self.kinds.get(place.code) is kind]

    @cached_property
    def farms(self) -> Mapping[str, Division]:
        """The places under the root that no standard is asked of, by code."""
        return {
            place.code: place
            for place in self._by_kind.get(None, ())
            if not self.units.unclassed(place)
        }

    @cached_property
    def unclassed(self) -> frozenset[str]:
        """The places under the root of which it is not recorded what they count as."""
        return frozenset(code for code in self._open if self.within(code))

    @cached_property
    def _open(self) -> frozenset[str]:
        """The places of the register of which it is not recorded what they count as."""
        return frozenset(
            code
            for code, kind in self.kinds.items()
            if kind is None and self.units.unclassed(self.now.divisions[code])
        )

    def of_which_kind(self, kind: SubjectKind, codes: Iterable[str]) -> tuple[int, int]:
        """How many of some places are of a kind, and how many more may be."""
        told = [None if code in self._open else self.kinds.get(code) is kind for code in codes]
        return told.count(True), told.count(None)

    @cached_property
    def standing(self) -> Mapping[str, int]:
        """How many rooms stand in each place."""
        return Counter(room.stands_in for room in self.now.rooms)

    @cached_property
    def workstations(self) -> Mapping[str, int]:
        """How many workstations and posts stand in each place."""
        return Counter(post.stands_in for post in self.now.workstations)

    @cached_property
    def workstation_kinds(self) -> Mapping[str, set[WorkstationKind]]:
        """Of what kinds those in each place are."""
        found: dict[str, set[WorkstationKind]] = defaultdict(set)
        for post in self.now.workstations:
            found[post.stands_in].add(post.kind)
        return found

    @cached_property
    def rooms(self) -> tuple[PoliceRoom, ...]:
        """The rooms that stand under the root."""
        return tuple(room for room in self.now.rooms if self.within(room.stands_in))

    @cached_property
    def rooms_of(self) -> Mapping[str, list[PoliceRoom]]:
        """The rooms of each station."""
        found: dict[str, list[PoliceRoom]] = defaultdict(list)
        for room in self.now.rooms:
            station = self.station_of(room)
            if station is not None:
                found[station.id].append(room)
        return found

    def station_of(self, room: PoliceRoom) -> Station | None:
        """A room's station on the day."""
        return station_of(self.now, room)

    @cached_property
    def village_rooms(self) -> Mapping[str, list[tuple[PoliceRoom, bool]]]:
        """The rooms for villages by each place they stand in or serve, and if they surely are."""
        found: dict[str, list[tuple[PoliceRoom, bool]]] = defaultdict(list)
        for room in self.now.rooms:
            told = self.for_villages(room)
            for code in () if told is False else {room.stands_in, *room.divisions}:
                found[code].append((room, told is True))
        return found

    def for_villages(self, room: PoliceRoom) -> bool | None:
        """Whether a room is one for villages: it stands in one, or serves them and no community.

        None where it hangs on places whose class is not recorded.
        """
        stands, may_stand = self.of_which_kind(SubjectKind.VILLAGE, (room.stands_in,))
        serves, may_serve = self.of_which_kind(SubjectKind.VILLAGE, room.divisions)
        apart = self.of_which_kind(SubjectKind.COMMUNITY, room.divisions)[0] == 0
        if stands or (serves and apart and not may_serve):
            return True
        return None if may_stand or (apart and may_serve) else False

    @cached_property
    def areas(self) -> Mapping[str, tuple[Division, ...] | None]:
        """The village-level divisions each station serves; none where that is not recorded."""
        return {station.id: self._area(station) for station in self.now.stations}

    def _area(self, station: Station) -> tuple[Division, ...] | None:
        found: dict[str, Division] = {}
        for code in station.divisions:
            found.update((each, self.now.divisions[each]) for each in self._villages_under(code))
        return tuple(found.values()) if station.divisions else None

    def _villages_under(self, code: str) -> list[str]:
        """The village-level divisions that a place is or holds, though it be no more itself."""
        head = head_of(code)
        # ":" is the character after "9": the end of every code that begins with the head.
        first, last = (bisect_left(self._village_codes, end) for end in (head, f"{head}:"))
        return self._village_codes[first:last]

    @cached_property
    def _village_codes(self) -> list[str]:
        return sorted(self.kinds)

    @cached_property
    def policed(self) -> frozenset[str]:
        """The village-level divisions that some station serves."""
        return frozenset(place.code for area in self.areas.values() for place in area or ())

    @cached_property
    def staff(self) -> Staff:
        """The people of the register on the day."""
        return Staff(self.register, self.now)

    @cached_property
    def service(self) -> Service:
        """What is recorded of the work of those people, up to the day."""
        return Service(self.register, self.now, self.day, self.staff)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The members who serve on the day under the root."""
        return tuple(
            member
            for member in self.staff.serving.values()
            if self.holds(self.staff.home_of(member))
        )

    @cached_property
    def postings(self) -> Mapping[str, list[DualPosting]]:
        """The dual posts in force of each member."""
        found: dict[str, list[DualPosting]] = defaultdict(list)
        for posting in self.now.dual_posts:
            found[posting.member].append(posting)
        return found

    @cached_property
    def helped(self) -> Mapping[str, int]:
        """In how many villages each auxiliary and assistant has a place."""
        villages = {place.code for place in self.of_kind(SubjectKind.VILLAGE)}
        return Counter(
            staff_id
            for code, helpers in self.staff.helpers.items()
            if code in villages
            for staff_id in helpers
        )
