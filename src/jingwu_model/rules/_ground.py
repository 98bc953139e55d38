"""Ground: a register on a day, indexed for what the rules ask of its places.

Every index is made when first asked for, and once: a city has thousands of places.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from jingwu_model.model import Division, Member, PoliceRoom, Register, Station, parent_of
from jingwu_model.model._codes import head_of
from jingwu_model.rules._staff import Staff
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.rules._units import Units
from jingwu_model.vocabulary import Level, WorkstationKind


class Ground:
    """A register on a day, under one division.

    Args:
        register: The register.
        day: The day.
        root: The division's code; none: the lowest that holds everything.
        units: What counts as a community and as a village.
    """

    def __init__(self, register: Register, day: date, root: str | None, units: Units) -> None:
        self.register = register
        self.day = day
        self.units = units
        self.now = register.on(day)
        self.rows: dict[SubjectKind, Any] = {}
        self.root = root if root is not None else self._lowest()
        # A root that was only found leaves nothing out: an agency may serve a place above it.
        self.head = "" if root is None else head_of(root)
        # A register of another place says nothing of this one.
        self.elsewhere = bool(self.now.divisions) and not any(
            self.within(place.code) for place in self.now.divisions
        )

    def _lowest(self) -> str | None:
        """The lowest division that holds every other that is no ancestor of it."""
        places = self.now.divisions
        tops = [place for place in places if parent_of(place.code) not in places]
        if len(tops) != 1:
            return None
        place = tops[0]
        while len(below := self.now.children(place.code)) == 1:
            if below[0].level is Level.VILLAGE:
                break
            place = below[0]
        return place.code

    def recorded(self, table: str) -> bool:
        """Whether a table is recorded."""
        return not self.elsewhere and bool(getattr(self.register, table).recorded)

    def within(self, code: str) -> bool:
        """Whether a code lies under the root."""
        return code.startswith(self.head)

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
        none = self._by_kind.get(None, ())
        return frozenset(place.code for place in none if self.units.unclassed(place))

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
            found[room.station].append(room)
        return found

    @cached_property
    def village_standing(self) -> Mapping[str, int]:
        """How many rooms for villages stand in each place."""
        return Counter(room.stands_in for room in self.now.rooms if self.for_villages(room))

    def for_villages(self, room: PoliceRoom) -> bool:
        """Whether a room is one for villages: it stands in one, or serves them and no community."""
        if self.kinds.get(room.stands_in) is SubjectKind.VILLAGE:
            return True
        served = {self.kinds.get(code) for code in room.divisions}
        return SubjectKind.VILLAGE in served and SubjectKind.COMMUNITY not in served

    @cached_property
    def areas(self) -> Mapping[str, tuple[Division, ...] | None]:
        """The village-level divisions each station serves; none where that is not recorded."""
        return {station.id: self._area(station) for station in self.now.stations}

    def _area(self, station: Station) -> tuple[Division, ...] | None:
        found: dict[str, Division] = {}
        for code in station.divisions:
            place = self.now.divisions.get(code)
            if place is not None:
                below = (place,) if place.level is Level.VILLAGE else self._villages_under(code)
                found.update((each.code, each) for each in below)
        return tuple(found.values()) if station.divisions else None

    def _villages_under(self, code: str) -> tuple[Division, ...]:
        return self.now.under(code, Level.VILLAGE)

    @cached_property
    def policed(self) -> frozenset[str]:
        """The village-level divisions that some station serves."""
        return frozenset(place.code for area in self.areas.values() for place in area or ())

    @cached_property
    def staff(self) -> Staff:
        """The people of the register on the day."""
        return Staff(self.register, self.now)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The members who serve on the day under the root."""
        return tuple(
            member
            for member in self.staff.serving.values()
            if (home := self.staff.home_of(member)) is None or self.within(home)
        )

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
