"""The Register: one immutable snapshot of places and people that holds together."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar, Unpack, cast

import attrs

from jingwu_model.declare import Noun
from jingwu_model.errors import InvalidInput
from jingwu_model.model._accounts import TimeAccount, time_accounts
from jingwu_model.model._areas import StationArea, station_finder
from jingwu_model.model._clashes import Clash, Rows
from jingwu_model.model._codes import head_of, parent_of
from jingwu_model.model._integrity import sift
from jingwu_model.model._lasting import ended, in_force
from jingwu_model.model._people import Assignment
from jingwu_model.model._places import Division, PlaceKind, PlaceRef
from jingwu_model.model._posts import Station
from jingwu_model.model._snapshot import RowsOfTables, Snapshot, fill, trusted
from jingwu_model.model._tables import TABLES, NotInRegister, Table
from jingwu_model.vocabulary import Level

_Made = TypeVar("_Made")
_Row = TypeVar("_Row", bound=Noun)
_TABLE_OF = {kind.noun: name for name, kind in TABLES.items()}


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
        if unknown := tables.keys() - TABLES.keys():
            msg = f"Register has no table {', '.join(sorted(unknown))}"
            raise TypeError(msg)
        given = cast("Mapping[str, Iterable[Any] | None]", tables)
        rows = {name: None if (held := given.get(name)) is None else tuple(held) for name in TABLES}
        for name, held in rows.items():
            for row in held or ():
                if type(row) is not TABLES[name].noun:
                    msg = f"{name} holds {TABLES[name].noun.__name__}, not {type(row).__name__}"
                    raise TypeError(msg)
        _kept, clashes, ids = sift(rows, {})
        if clashes:
            what = "Register"
            raise InvalidInput(
                what,
                [
                    attrs.evolve(c.fault, path=f"$.{c.table}[{c.at}]{c.fault.path[1:]}")
                    for c in clashes
                ],
            )
        fill(self, rows, ids)

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
        """A member's assignments, in the order they were recorded.

        Raises:
            NotInRegister: Members are recorded and this is none of them.
        """
        if self.members.recorded:
            self.members[staff_id]
        return self._where("assignments", self.assignments, "member", staff_id)

    def at_place(self, kind: PlaceKind, place: str) -> tuple[Assignment, ...]:
        """The assignments to a place, in the order they were recorded."""
        ref = PlaceRef(kind=kind, id=place)
        return self._where("assignments", self.assignments, "place", ref)

    def on(self, day: date) -> "Register":
        """The register as it holds on a day: rows whose span has the day, members then serving.

        A practice holds from its first day on. Rows of what happened are kept, such as duty
        entries, meetings and surveys: they say when they were themselves.
        """
        return trusted(
            Register,
            {
                name: None
                if not getattr(self, name).recorded
                else tuple(row for row in getattr(self, name) if in_force(row, day))
                for name in TABLES
            },
        )

    def changed(
        self, *, add: Iterable[Noun] = (), end: Mapping[Any, date] | None = None
    ) -> "Register":
        """A new register with rows added and others ended; this one stays as it is.

        Args:
            add: Rows of any table, put after those there are.
            end: Rows of this register, each with its last day.

        Returns:
            The new register, checked as a whole.

        Raises:
            InvalidInput: The new rows do not hold together; `.faults` has every fault.
            NotInRegister: A row to be ended is not of this register.
            NotInForce: A row to be ended has no span, or is not in force on that day.

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
        for row, day in (end or {}).items():
            name = _TABLE_OF.get(type(row))
            held = rows.get(name or "", [])
            if name is None or row not in held:
                raise NotInRegister(name or type(row).__name__, repr(row))
            held[held.index(row)] = ended(row, day)
        for row in add:
            name = _TABLE_OF.get(type(row))
            if name is None:
                msg = f"no table holds {type(row).__name__}"
                raise TypeError(msg)
            rows.setdefault(name, []).append(row)
        return Register(**rows)

    def time_accounts(self) -> tuple[TimeAccount, ...]:
        """Where each member's months went, from the duty entries: see `TimeAccount`."""
        return self._once("accounts", lambda: time_accounts(self.duty_entries))

    def _once(self, key: object, make: Callable[[], _Made]) -> _Made:
        """What is asked for often and costs something, made when first asked for."""
        if key not in self._cache:
            self._cache[key] = make()
        return cast("_Made", self._cache[key])

    def _where(self, name: str, table: Table[_Row], field: str, value: object) -> tuple[_Row, ...]:
        """The rows of a table with that value of a field, in their order."""

        def grouped() -> dict[object, list[_Row]]:
            found: dict[object, list[_Row]] = {}
            for row in table:
                found.setdefault(getattr(row, field), []).append(row)
            return found

        return tuple(self._once((name, field), grouped).get(value, ()))


def sifted(rows: Rows, rejected: Mapping[str, set[str]]) -> tuple[Register, list[Clash]]:
    """A register of the rows that hold together, and the faults of the others.

    Args:
        rows: The rows of each table; none for one that is not recorded.
        rejected: The ids of rows that could not be read, by table.
    """
    kept, clashes, ids = sift(rows, rejected)
    return trusted(Register, kept, ids), clashes
