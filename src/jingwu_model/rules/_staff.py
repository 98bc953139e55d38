"""Staff: who of a register serves on a day, and who has which place in charge."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

from jingwu_model.model import Assignment, Grid, Member, PlaceKind, PlaceRef, Register, Station
from jingwu_model.model._areas import TABLE_OF
from jingwu_model.vocabulary import MemberKind, Post, Structure

UNTOLD = "stations.csv"
"""What would tell the agency of members of whom only the station is recorded."""


class Staff:
    """The people of a register on a day.

    Args:
        register: The register.
        now: The register as it holds on the day.
    """

    def __init__(self, register: Register, now: Register) -> None:
        self.register = register
        self.now = now

    @cached_property
    def grids_of(self) -> Mapping[str, list[Grid]]:
        """The grids of each village-level division."""
        found: dict[str, list[Grid]] = defaultdict(list)
        for grid in self.now.grids:
            found[grid.division].append(grid)
        return found

    @cached_property
    def serving(self) -> Mapping[str, Member]:
        """The members who serve on the day, by staff id."""
        return {member.staff_id: member for member in self.now.members}

    def home_of(self, member: Member) -> str | None:
        """Where a member's station or agency is; none where that is not recorded."""
        station = None if member.station is None else self.register.stations.get(member.station)
        if station is not None:
            return self.site_of(station)
        agency = None if member.agency is None else self.register.agencies.get(member.agency)
        return None if agency is None else agency.division

    def site_of(self, station: Station) -> str | None:
        """Where a station is: the first division it serves, else its agency's."""
        if station.divisions:
            return station.divisions[0]
        agency = self.register.agencies.get(station.agency)
        return None if agency is None else agency.division

    def agency_of(self, member: Member) -> str | None:
        """A member's agency: their own, or their station's."""
        if member.agency is not None or member.station is None:
            return member.agency
        station = self.register.stations.get(member.station)
        return None if station is None else station.agency

    def unit_of(self, member: Member) -> str | None:
        """A member's agency; `UNTOLD` where their station has one that is not recorded."""
        agency = self.agency_of(member)
        return UNTOLD if agency is None and member.station is not None else agency

    @cached_property
    def by_agency(self) -> Mapping[str | None, list[Member]]:
        """The members who serve, by agency; under `UNTOLD` those of any."""
        found: dict[str | None, list[Member]] = defaultdict(list)
        for member in self.serving.values():
            found[self.unit_of(member)].append(member)
        return found

    def of_agency(self, agency: str) -> tuple[list[Member], list[Member]]:
        """The members who serve in an agency, and those who may."""
        return self.by_agency.get(agency, []), self.by_agency.get(UNTOLD, [])

    @cached_property
    def by_station(self) -> Mapping[str | None, list[Member]]:
        """The members who serve, by station."""
        found: dict[str | None, list[Member]] = defaultdict(list)
        for member in self.serving.values():
            found[member.station].append(member)
        return found

    @cached_property
    def held(self) -> tuple[tuple[Member, Assignment], ...]:
        """The assignments in force of members who serve."""
        return tuple(
            (self.serving[one.member], one)
            for one in self.now.assignments
            if one.member in self.serving
        )

    @cached_property
    def taking_part(self) -> frozenset[str]:
        """The members with any place in charge."""
        return frozenset(member.staff_id for member, _ in self.held)

    @cached_property
    def full_time(self) -> frozenset[str]:
        """The members with a dedicated assignment."""
        return frozenset(member.staff_id for member, one in self.held if one.dedicated)

    def in_community_work(self, member: Member) -> bool | None:
        """Whether a member does community work; none where no post is recorded to tell."""
        station = None if member.station is None else self.now.stations.get(member.station)
        everybody = station is not None and station.structure is Structure.ALL_COMMUNITY
        if (
            member.post is Post.COMMUNITY
            or member.staff_id in self.full_time
            or (everybody and member.kind is MemberKind.OFFICER)
            or (member.kind is not MemberKind.OFFICER and member.staff_id in self.taking_part)
        ):
            return True
        return None if member.post is None else False

    def charge_of(self, ref: PlaceRef) -> tuple[str, ...]:
        """The village-level divisions a place of an assignment stands for on the day."""
        if ref.kind is PlaceKind.VILLAGE:
            return (ref.id,)
        if ref.kind is PlaceKind.GRID:
            grid = self.now.grids.get(ref.id)
            return () if grid is None else (grid.division,)
        table = self.now.rooms if ref.kind is PlaceKind.ROOM else self.now.workstations
        room = table.get(ref.id)
        return () if room is None else room.divisions or (room.stands_in,)

    def site_in(self, ref: PlaceRef) -> tuple[str, ...]:
        """The village-level division a place lies in: what a room serves from afar is left out."""
        if ref.kind is PlaceKind.ROOM and (room := self.now.rooms.get(ref.id)) is not None:
            return (room.stands_in,)
        post = self.now.workstations.get(ref.id) if ref.kind is PlaceKind.WORKSTATION else None
        return self.charge_of(ref) if post is None else (post.stands_in,)

    @cached_property
    def _untold(self) -> frozenset[tuple[MemberKind, bool, str]]:
        """By whom, and whether as all they do, a place is held whose table is not recorded."""
        names = ((member, one, TABLE_OF[one.place.kind]) for member, one in self.held)
        return frozenset(
            (member.kind, one.dedicated, f"{name}.csv")
            for member, one, name in names
            # A village goes by its code alone.
            if one.place.kind is not PlaceKind.VILLAGE and not getattr(self.now, name).recorded
        )

    def untold(self, *kinds: MemberKind, dedicated: bool = False) -> frozenset[str]:
        """The files without which a place that members of some kinds hold may be any village's."""
        return frozenset(
            file
            for kind, full_time, file in self._untold
            if kind in kinds and (full_time or not dedicated)
        )

    @cached_property
    def dedicated(self) -> Mapping[str, Fraction]:
        """Dedicated officers and auxiliaries by village-level division.

        One in n places counts 1/n in each, and a place that serves several villages
        is shared out among them. A place whose table is not recorded is one of the n.
        """
        charges: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for member, one in self.held:
            codes = self.charge_of(one.place)
            counts = codes or not getattr(self.now, TABLE_OF[one.place.kind]).recorded
            if one.dedicated and counts and member.kind is not MemberKind.ASSISTANT:
                charges[member.staff_id].append(codes)
        shares: dict[str, Fraction] = defaultdict(Fraction)
        for places in charges.values():
            for codes in places:
                for code in codes:
                    shares[code] += Fraction(1, len(places) * len(codes))
        return shares

    @cached_property
    def helpers(self) -> Mapping[str, set[str]]:
        """Auxiliaries and assistants by the village-level division their place lies in."""
        found: dict[str, set[str]] = defaultdict(set)
        for member, one in self.held:
            if member.kind is not MemberKind.OFFICER:
                for code in self.site_in(one.place):
                    found[code].add(member.staff_id)
        return found

    @cached_property
    def _officers_whole(self) -> Mapping[str, set[str]]:
        """Officers by the village-level division they have in charge whole."""
        found: dict[str, set[str]] = defaultdict(set)
        for member, one in self.held:
            if member.kind is MemberKind.OFFICER and one.place.kind is not PlaceKind.GRID:
                for code in self.charge_of(one.place):
                    found[code].add(member.staff_id)
        return found

    @cached_property
    def _officers_of_grids(self) -> Mapping[str, set[str]]:
        """Officers by the grid that they lead or have in charge by itself."""
        found: dict[str, set[str]] = defaultdict(set)
        for member, one in self.held:
            if member.kind is MemberKind.OFFICER and one.place.kind is PlaceKind.GRID:
                found[one.place.id].add(member.staff_id)
        for grid in self.now.grids:
            leader = None if grid.leader is None else self.serving.get(grid.leader)
            if leader is not None and leader.kind is MemberKind.OFFICER:
                found[grid.id].add(leader.staff_id)
        return found

    def officers_of_grid(self, grid: Grid) -> set[str]:
        """The officers in charge of a grid: its own, and those of all the village."""
        own = self._officers_of_grids.get(grid.id, set())
        return own | self._officers_whole.get(grid.division, set())

    def officers_of_village(self, code: str) -> set[str]:
        """The officers in charge of a village: of all of it, or of its grids if each has one."""
        whole = self._officers_whole.get(code, set())
        parts = [
            self._officers_of_grids.get(grid.id, set()) for grid in self.grids_of.get(code, ())
        ]
        return whole.union(*parts) if parts and all(parts) else whole
