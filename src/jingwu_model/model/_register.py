"""The Register: one immutable snapshot of places and people that holds together."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Unpack, cast

from jingwu_model.declare import Noun
from jingwu_model.model._accounts import TimeAccount, time_accounts
from jingwu_model.model._areas import StationArea, station_finder
from jingwu_model.model._changes import changed_rows
from jingwu_model.model._clashes import Clash, Rows
from jingwu_model.model._codes import head_of, parent_of
from jingwu_model.model._day import whole_on
from jingwu_model.model._in_charge import Charges, Coverage, InCharge
from jingwu_model.model._integrity import sift
from jingwu_model.model._people import Assignment
from jingwu_model.model._places import Division, PlaceKind, PlaceRef
from jingwu_model.model._posts import Station
from jingwu_model.model._snapshot import RowsOfTables, Snapshot, fill, rows_of, trusted
from jingwu_model.model._tables import TABLES
from jingwu_model.model._whole import whole
from jingwu_model.timeline import Span
from jingwu_model.timeline._span import only_day
from jingwu_model.vocabulary import Level


class Register(Snapshot):
    """登记册, places and people of an area, immutable, indexed, and checked as a whole.

    A table that is not given is not recorded, which is not the same as empty.

    Args:
        divisions: `Division` rows; likewise for each of the other tables.
        grids: `Grid` rows.
        agencies: `Agency` rows.
        stations: `Station` rows.
        rooms: `PoliceRoom` rows.
        workstations: `Workstation` rows.
        members: `Member` rows.
        assignments: `Assignment` rows.
        duty_entries: `DutyEntry` rows.
        dual_posts: `DualPosting` rows.
        mentorships: `Mentorship` rows.
        trainings: `Training` rows.
        grid_teams: `GridTeam` rows.
        teams: `CommunityTeam` rows.
        deliberations: `Deliberation` rows.
        contact_visits: `ContactVisit` rows.
        publications: `Publication` rows.
        surveys: `Survey` rows.
        recognitions: `Recognition` rows.
        care_measures: `CareMeasure` rows.
        fundings: `Funding` rows.
        instruments: `Instrument` rows.
        practices: `Practice` rows.
        place_trends: `PlaceTrend` rows.
        jurisdiction_lists: `JurisdictionList` rows.

    Raises:
        InvalidInput: The rows do not hold together; `.faults` has every fault, its
            path naming table and row: `$.rooms[3].stands_in`.

    Examples:
        >>> from jingwu_model.vocabulary import Level
        >>> reg = Register(divisions=[
        ...     Division(code="640000000000", level=Level.PROVINCE, name="宁夏回族自治区"),
        ...     Division(code="640400000000", level=Level.PREFECTURE, name="固原市"),
        ... ])
        >>> reg.parent("640400000000").name, len(reg.under("640000000000"))
        ('宁夏回族自治区', 1)
    """

    __slots__ = ()

    def __init__(self, **tables: Unpack[RowsOfTables]) -> None:
        if hasattr(self, "_cache"):
            msg = "a register is frozen: it is made once"
            raise AttributeError(msg)
        fill(self, *whole(cast("Mapping[str, Iterable[Any] | None]", tables)))

    def parent(self, code: str) -> Division | None:
        """The place above; none above a province.

        Raises:
            NotInRegister: The code is not in the register.
        """
        self.divisions[code]
        above = parent_of(code)
        return None if above is None else self.divisions[above]

    def children(self, code: str) -> tuple[Division, ...]:
        """The places directly under a place, by code.

        Raises:
            NotInRegister: The code is not in the register.
        """
        return self._once(
            ("children", code),
            lambda: tuple(place for place in self.under(code) if parent_of(place.code) == code),
        )

    def under(self, code: str, level: Level | None = None) -> tuple[Division, ...]:
        """Every place under a place at any depth, by code.

        Args:
            code: The place.
            level: Only places of this level.

        Raises:
            NotInRegister: The code is not in the register.
        """
        self.divisions[code]
        codes: list[str] = self._once("codes", lambda: sorted(self.divisions._index))  # noqa: SLF001
        head = head_of(code)
        first = bisect_left(codes, head)
        # ":" is the character after "9": the end of every code that begins with the head.
        last = bisect_left(codes, f"{head}:")
        get = self.divisions._index  # noqa: SLF001
        places = (get[found] for found in codes[first:last] if found != code)
        return tuple(place for place in places if level is None or place.level is level)

    def by_station(self, station: str) -> StationArea:
        """A station with its villages, rooms, workstations and members.

        Raises:
            NotInRegister: The station is not in the register.
        """
        own = self.stations[station]
        villages: dict[str, Division] = {}
        for code in own.divisions:
            place = self.divisions.get(code)
            if place is None:
                continue
            below = (place,) if place.level is Level.VILLAGE else self.under(code, Level.VILLAGE)
            villages.update((village.code, village) for village in below)
        return StationArea(
            station=own,
            villages=tuple(villages[code] for code in sorted(villages)),
            rooms=self._where("rooms", self.rooms, "station", station),
            workstations=self._where("workstations", self.workstations, "station", station),
            members=self._where("members", self.members, "station", station),
        )

    def station_of(self, place: PlaceRef) -> Station | None:
        """The station in whose area a place lies; none where that is not recorded."""
        find = self._once(
            "station_of",
            lambda: station_finder(
                tuple(self.stations),
                {name: getattr(self, name)._index for name in TABLES},  # noqa: SLF001
            ),
        )
        found = find(place)
        return self.stations.get(found[0]) if found else None

    def by_member(self, staff_id: str) -> tuple[Assignment, ...]:
        """A member's assignments as believed now, in the order they were recorded.

        Raises:
            NotInRegister: Members are recorded and this is none of them.
        """
        if self.members.recorded:
            self.members[staff_id]
        held = self._where("assignments", self.assignments, "member", staff_id)
        return tuple(one for one in held if one.believed())

    def at_place(self, kind: PlaceKind, place: str) -> tuple[Assignment, ...]:
        """The assignments to a place as believed now, in the order they were recorded."""
        held = self._where("assignments", self.assignments, "place", PlaceRef(kind=kind, id=place))
        return tuple(one for one in held if one.believed())

    def in_charge(
        self, place: PlaceRef, *, on: date, known: date | None = None
    ) -> tuple[InCharge, ...]:
        """Who has a place in charge on a day: officers and auxiliaries who then serve.

        A grid's are those assigned to it, to its whole village, or to a room or workstation
        that serves this, and the officer who leads it; a village's are those of all of it,
        and none that have only its grids.
        Of a day on which the place does not stand there are none.

        Args:
            place: The grid, village, room or workstation.
            on: The day.
            known: Answer by the assignments believed on this day; none: by those believed
                now. One without `known_on` was known from the first. Assignments alone say
                when they were known; the rest of the register is as it is.

        Returns:
            Each member once, first those of the place itself, then those of its village,
            of rooms, of workstations, and who only leads it; among these as recorded.

        Raises:
            InvalidObject: `on` or `known` is a time, or no date; it carries the one fault
                (`not_a_day`).
            NotInRegister: The place is none of the register's.
            NotRecorded: Assignments, members, or a table that the answer hangs on are
                not recorded; `.table` is the first of them.
            TypeError: The place is no `PlaceRef`.

        Examples:
            >>> from jingwu_model.model import Member
            >>> from jingwu_model.vocabulary import MemberKind
            >>> place = PlaceRef(kind=PlaceKind.VILLAGE, id="640424100003")
            >>> reg = Register(
            ...     members=[Member(staff_id="P001", kind=MemberKind.OFFICER, station="S-1")],
            ...     assignments=[Assignment(member="P001", place=place, dedicated=True,
            ...                             span=Span(since=date(2026, 1, 1)))])
            >>> [one.text() for one in reg.in_charge(place, on=date(2026, 4, 20))]
            ['P001 (dedicated officer: village or community 640424100003)']
        """
        only_day("in_charge", on, "$.on")
        return self._charges(known).on(place, on, known)

    def coverage(self, place: PlaceRef, span: Span, *, known: date | None = None) -> Coverage:
        """Who has a place in charge over a span, on which days nobody, on which too many.

        Args:
            place: The grid, village, room or workstation.
            span: The days.
            known: As for `in_charge`.

        Returns:
            The span cut where anybody comes or goes, with its `.gaps` and `.overlaps`; of
            days on which the place does not stand it has nothing.

        Raises:
            InvalidObject: `known` is a time, or no date; it carries the one fault
                (`not_a_day`).
            NotInRegister: The place is none of the register's.
            NotRecorded: As for `in_charge`.
            TypeError: The place is no `PlaceRef`, or the span no `Span`.

        Examples:
            >>> reg = Register(members=[], assignments=[])
            >>> place = PlaceRef(kind=PlaceKind.VILLAGE, id="640424100003")
            >>> april = Span(since=date(2026, 4, 1), until=date(2026, 4, 30))
            >>> [gap.days for gap in reg.coverage(place, april).gaps]
            [30]
        """
        return self._charges(known).over(place, span, known)

    def _charges(self, known: date | None) -> Charges:
        if known is not None:
            only_day("known", known, "$.known")
        return self._once("charges", lambda: Charges(self))

    def believed(self) -> "Register":
        """The register without the rows that a correction superseded."""
        if all(row.believed() for row in self.assignments):
            return self
        held = tuple(row for row in self.assignments if row.believed())
        return trusted(Register, {**rows_of(self), "assignments": held})

    def on(self, day: date) -> "Register":
        """The register as it holds on a day: one of its own, that holds together as this does.

        It has the rows that hold on the day: those whose span has it, the members who then
        serve, practices from their first day on, and of assignments those believed now. It
        has every row of what happened, such as duty entries, meetings and surveys: they say
        when they were themselves. And it has what any of these name, last in its table,
        though its own days are over: who left and wrote a duty entry or still leads a grid,
        a station that ended and still has a room. Those tell so themselves (`span`,
        `Member.serves_on`), and `in_charge` asks it of them. No row is changed.

        Args:
            day: The day.

        Returns:
            The register of that day; of any place of it, `in_charge` on that day answers as
            this one does.

        Raises:
            InvalidObject: The day is none; it carries the one fault (`not_a_day`).

        Examples:
            >>> from jingwu_model.model import Member, Recognition
            >>> from jingwu_model.vocabulary import MemberKind, RecognitionKind
            >>> served = {"kind": MemberKind.OFFICER, "station": "S-1"}
            >>> reg = Register(members=[
            ...     Member(staff_id="P001", left=date(2025, 6, 30), **served),
            ...     Member(staff_id="P002", left=date(2025, 6, 30), **served),
            ...     Member(staff_id="P003", **served)],
            ...     recognitions=[Recognition(
            ...         member="P002", kind=RecognitionKind.MERIT, on=date(2024, 1, 10))])
            >>> [one.staff_id for one in reg.on(date(2026, 1, 1)).members]
            ['P003', 'P002']
        """
        only_day("on", day, "$.day")
        return whole_on(self, day)

    def changed(
        self,
        *,
        add: Iterable[Noun] = (),
        end: Mapping[Any, date] | None = None,
        withdraw: Iterable[Assignment] = (),
        known_on: date | None = None,
    ) -> "Register":
        """A new register with rows added and others ended; this one stays as it is.

        With `known_on` it is a correction that an earlier day can be told from: an
        assignment that ends stays as it was believed, superseded from that day, and stands
        once more with its last day; what is added is known from that day, or from the earlier
        one that it names.

        Args:
            add: Rows of any table, put after those there are.
            end: Rows of this register, each with its last day.
            withdraw: Assignments of this register that never held.
            known_on: The day on which all this is recorded; none: rows are ended as they
                stand, and what was believed before is not kept.

        Returns:
            The new register, checked as a whole.

        Raises:
            InvalidInput: The new rows do not hold together; `.faults` has every fault.
            InvalidObject: An assignment, an added one too, was recorded after `known_on`; or
                that, or a last day, is a time, or no date (`not_a_day`).
            NotInRegister: A row to be ended or withdrawn is not of this register.
            NotInForce: A row to be ended has no span, is not in force on that day, or is
                superseded; or one to be withdrawn is.
            TypeError: Something is withdrawn without `known_on`, or is no assignment; or what
                is added is of no table.
            ValueError: A row is to be withdrawn twice, or ended as well.

        Examples:
            >>> from jingwu_model.model import Grid
            >>> from jingwu_model.vocabulary import Level
            >>> reg = Register(divisions=[
            ...     Division(code="640000000000", level=Level.PROVINCE, name="宁夏回族自治区")])
            >>> more = reg.changed(add=[Grid(id="G1", division="640424100003", name="一格")])
            Traceback (most recent call last):
            ...
            jingwu_model.errors.InvalidInput: Register: 1 fault
              grids[0].division: refers to nothing here: ..., found '640424100003'
        """
        rows: dict[str, list[Any]] = {
            name: list(getattr(self, name)) for name in TABLES if getattr(self, name).recorded
        }
        changed = changed_rows(rows, add=add, end=end or {}, withdraw=withdraw, known_on=known_on)
        return Register(**changed)

    def time_accounts(self) -> tuple[TimeAccount, ...]:
        """Where each member's months went, from the duty entries: see `TimeAccount`."""
        return self._once("accounts", lambda: time_accounts(self.duty_entries))


def sifted(rows: Rows, rejected: Mapping[str, set[str]]) -> tuple[Register, list[Clash]]:
    """A register of the rows that hold together, and the faults of the others.

    Args:
        rows: The rows of each table; none for one that is not recorded.
        rejected: The ids of rows that could not be read, by table.
    """
    kept, clashes, ids = sift(rows, rejected)
    return trusted(Register, kept, ids), clashes
