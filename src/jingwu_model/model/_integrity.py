"""Integrity: what must hold between the rows of a register, every fault laid to one row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import attrs

from jingwu_model.errors import FaultKind, Text
from jingwu_model.model._areas import TABLE_OF
from jingwu_model.model._clashes import (
    DUPLICATE,
    NO_PARENT,
    NOT_AN_AUXILIARY,
    NOT_AN_OFFICER,
    OUT_OF_SERVICE,
    REJECTED,
    UNKNOWN,
    WRONG_LEVEL,
    Clash,
    Index,
    Rows,
)
from jingwu_model.model._codes import level_of, parent_of
from jingwu_model.model._exclusive import exclusions
from jingwu_model.model._once import repetitions
from jingwu_model.model._people import Assignment, Member
from jingwu_model.model._places import PlaceKind, PlaceRef
from jingwu_model.model._tables import TABLES
from jingwu_model.vocabulary import Level, MemberKind

_LENGTH = 12
_VILLAGE_LEVEL = Text("村级区划的代码", "the code of a village or community")
_OF_KIND: Mapping[MemberKind, tuple[FaultKind, Text]] = {
    MemberKind.OFFICER: (NOT_AN_OFFICER, Text("民警的警号", "an officer's staff id")),
    MemberKind.AUXILIARY: (NOT_AN_AUXILIARY, Text("辅警的编号", "an auxiliary's staff id")),
}


class _Search:
    """One pass over the rows of a register: its indexes, and the faults found so far."""

    def __init__(self, rows: Rows, rejected: Mapping[str, set[str]]) -> None:
        self.rows = rows
        self.rejected = rejected
        self.clashes: list[Clash] = []
        self.ids: dict[str, Index] = {}

    def index(self, table: str) -> None:
        """Index a table by its key, laying each duplicate to the later row."""
        kind = TABLES[table]
        rows = self.rows.get(table)
        if rows is None or kind.key is None:
            return
        key = kind.key
        # An attribute that is named outright is read at half the cost, and places are many.
        by_key: Index = (
            {row.code: row for row in rows}
            if key == "code"
            else {getattr(row, key): row for row in rows}
        )
        if len(by_key) != len(rows):
            by_key = {}
            expected = Text("不重复的标识", "an id of its own")
            for at, row in enumerate(rows):
                name = getattr(row, key)
                if name in by_key:
                    self.clashes.append(Clash.of(table, at, DUPLICATE, key, expected, name))
                else:
                    by_key[name] = row
        self.ids[table] = by_key

    def refer(self, table: str, at: int, field: str, target: str, key: str | None) -> bool:
        """Whether a reference resolves; one into a table that is not recorded is not judged."""
        if key is None or target not in self.ids:
            return True
        if key in self.ids[target]:
            return True
        kind = REJECTED if key in self.rejected.get(target, ()) else UNKNOWN
        expected = Text(f"{target} 中的一行", f"a row of {target}")
        self.clashes.append(Clash.of(table, at, kind, field, expected, key))
        return False

    def village(self, table: str, at: int, field: str, code: str) -> None:
        """Lay a fault where a code is not that of a village of the register."""
        if not self.refer(table, at, field, "divisions", code):
            return
        if (level := level_of(code)) is not Level.VILLAGE:
            found = f"{code} ({level.code})"
            self.clashes.append(Clash.of(table, at, WRONG_LEVEL, field, _VILLAGE_LEVEL, found))

    def officer(self, table: str, at: int, field: str, staff_id: str | None) -> None:
        """Lay a fault where a staff id is not an officer's."""
        self._of_kind(table, at, field, staff_id, MemberKind.OFFICER)

    def auxiliary(self, table: str, at: int, field: str, staff_id: str | None) -> None:
        """Lay a fault where a staff id is not an auxiliary's."""
        self._of_kind(table, at, field, staff_id, MemberKind.AUXILIARY)

    def _of_kind(
        self, table: str, at: int, field: str, staff_id: str | None, kind: MemberKind
    ) -> None:
        if staff_id is None or not self.refer(table, at, field, "members", staff_id):
            return
        member = self.ids.get("members", {}).get(staff_id)
        if member is not None and member.kind is not kind:
            fault, expected = _OF_KIND[kind]
            self.clashes.append(Clash.of(table, at, fault, field, expected, staff_id))

    def serving(self, at: int, assignment: Assignment) -> None:
        """Lay a fault where an assignment has no day on which its member serves."""
        member: Member | None = self.ids.get("members", {}).get(assignment.member)
        # One that a correction superseded may have been wrong in just that.
        if member is None or not assignment.believed():
            return
        since, left = assignment.span.since, member.left
        until, joined = assignment.span.until, member.joined
        if since is not None and left is not None and since > left:
            field, found = "span.since", str(since)
            zh, en = f"不晚于离职日期 {left} 的日期", f"a day not after the last one, {left}"
        elif until is not None and joined is not None and until < joined:
            field, found = "span.until", str(until)
            zh, en = f"不早于入职日期 {joined} 的日期", f"a day not before the first one, {joined}"
        else:
            return
        clash = Clash.of("assignments", at, OUT_OF_SERVICE, field, Text(zh, en), found)
        self.clashes.append(clash)

    def each(self, table: str) -> Iterator[tuple[int, Any]]:
        """The rows of a table with their places."""
        return enumerate(self.rows.get(table) or ())

    def place(self, table: str, at: int, field: str, ref: PlaceRef | None) -> None:
        """Lay a fault where a place does not resolve."""
        if ref is None:
            return
        if ref.kind is PlaceKind.VILLAGE:
            self.village(table, at, field, ref.id)
        else:
            self.refer(table, at, field, TABLE_OF[ref.kind], ref.id)


def _divisions(search: _Search) -> None:
    """Every place's parent is in the register."""
    rows = search.rows.get("divisions")
    if rows is None:
        return
    known = search.ids["divisions"]
    if _all_parents_in(known):
        return
    for at, place in enumerate(rows):
        above = parent_of(place.code)
        if above is not None and above not in known:
            gone = above in search.rejected.get("divisions", ())
            expected = Text(f"在册的上级 {above}", f"its parent {above} to be a row")
            kind = REJECTED if gone else NO_PARENT
            search.clashes.append(Clash.of("divisions", at, kind, "code", expected, place.code))


def _all_parents_in(codes: Index) -> bool:
    """Whether every code's parent is there too.

    Asked of the few heads that the many codes have: of 650,000 codes 45,000 differ
    in their first nine digits.
    """
    heads: Iterable[str] = codes
    for digits in (9, 6, 4, 2):
        heads = set(map(itemgetter(slice(digits)), heads))
        if not all(head.ljust(_LENGTH, "0") in codes for head in heads):
            return False
    return True


def _places(search: _Search) -> None:
    """Grids, agencies, stations, rooms and workstations point at what exists."""
    for at, grid in search.each("grids"):
        search.village("grids", at, "division", grid.division)
        search.officer("grids", at, "leader", grid.leader)
    for at, agency in search.each("agencies"):
        search.refer("agencies", at, "division", "divisions", agency.division)
    for at, station in search.each("stations"):
        search.refer("stations", at, "agency", "agencies", station.agency)
        for code in station.divisions:
            search.refer("stations", at, "divisions", "divisions", code)
    for table in ("rooms", "workstations"):
        for at, room in search.each(table):
            search.refer(table, at, "station", "stations", room.station)
            search.village(table, at, "stands_in", room.stands_in)
            for code in room.divisions:
                search.village(table, at, "divisions", code)
    for at, post in search.each("workstations"):
        search.refer("workstations", at, "room", "rooms", post.room)


def _people(search: _Search) -> None:
    """Members, their assignments and their time point at what exists."""
    for at, member in search.each("members"):
        search.refer("members", at, "agency", "agencies", member.agency)
        search.refer("members", at, "station", "stations", member.station)
    for at, assignment in search.each("assignments"):
        search.refer("assignments", at, "member", "members", assignment.member)
        search.serving(at, assignment)
        search.place("assignments", at, "place", assignment.place)
    for at, entry in search.each("duty_entries"):
        search.refer("duty_entries", at, "member", "members", entry.member)
        search.refer("duty_entries", at, "ordered_by", "members", entry.ordered_by)
        search.officer("duty_entries", at, "led_by", entry.led_by)
        search.place("duty_entries", at, "place", entry.place)


_Ask = Callable[[_Search, str, int, str, Any], object]


def _into(target: str) -> _Ask:
    """What asks that a reference resolves into a table."""
    return lambda search, table, at, field, key: search.refer(table, at, field, target, key)


_MEMBER, _AGENCY, _DIVISION, _ROOM = map(_into, ("members", "agencies", "divisions", "rooms"))
_POINTS: Mapping[str, Mapping[str, _Ask]] = {
    "dual_posts": {"member": _MEMBER, "place": _DIVISION},
    "mentorships": {"mentor": _Search.officer, "mentee": _MEMBER, "area": _Search.village},
    "trainings": {"member": _MEMBER, "instructor": _MEMBER},
    "grid_teams": {
        "grid": _into("grids"),
        "officer": _Search.officer,
        "auxiliaries": _Search.auxiliary,
    },
    "teams": {"place": _Search.place, "led_by": _MEMBER},
    "deliberations": {"agency": _AGENCY},
    "contact_visits": {"leader": _Search.officer, "place": _Search.place},
    "publications": {"room": _ROOM},
    "surveys": {"place": _Search.place},
    "recognitions": {"member": _MEMBER},
    "care_measures": {"agency": _AGENCY},
    "fundings": {"place": _DIVISION},
    "practices": {"station": _into("stations"), "room": _ROOM},
    "place_trends": {"place": _DIVISION},
    "jurisdiction_lists": {"agency": _AGENCY},
}


def _institution(search: _Search) -> None:
    """What else is recorded of the institution points at what exists."""
    for table, fields in _POINTS.items():
        for at, row in search.each(table):
            for field, ask in fields.items():
                held = getattr(row, field)
                for key in held if isinstance(held, tuple) else (held,):
                    ask(search, table, at, field, key)


class _Naming(_Search):
    """What rows point at, instead of whether it is there."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows, {})
        self.named: dict[str, set[str]] = {name: set() for name in TABLES}

    def refer(self, table: str, at: int, field: str, target: str, key: str | None) -> bool:  # noqa: ARG002 - as asked of any search
        """Note what is pointed at; no more is asked of it."""
        if key is not None:
            self.named[target].add(key)
        return False


def named_by(rows: Rows) -> dict[str, set[str]]:
    """The ids of what rows point at, by table; of a division the one above it.

    Args:
        rows: The rows of each table.
    """
    found = _Naming(rows)
    for part in (_places, _people, _institution):
        part(found)
    above = {parent_of(place.code) for place in rows.get("divisions") or ()}
    found.named["divisions"].update(code for code in above if code is not None)
    return found.named


def _search(rows: Rows, rejected: Mapping[str, set[str]]) -> _Search:
    """Every fault between rows that each stand alone.

    What excludes what is asked only of rows that are sound otherwise, and what repeats
    what only where nothing is excluded: a row that goes takes nobody's place.
    """
    found = _Search(rows, rejected)
    for table in TABLES:
        found.index(table)
    for part in (_divisions, _places, _people, _institution):
        part(found)
    if not found.clashes:
        found.clashes.extend(exclusions(rows, found.ids))
    if not found.clashes:
        found.clashes.extend(repetitions(rows))
    return found


def sift(
    rows: Rows, rejected: Mapping[str, set[str]]
) -> tuple[dict[str, Sequence[Any] | None], list[Clash], dict[str, Index]]:
    """Set aside every row at fault, and every row that needs one of those.

    Args:
        rows: The rows of each table; none for one that is not recorded.
        rejected: The ids of rows that could not be read, by table.

    Returns:
        The rows that hold together, the faults with their places in `rows`, and
        the rows that hold together by their ids.
    """
    gone = {table: set(rejected.get(table, ())) for table in TABLES}
    places: dict[str, list[int]] = {}
    kept: dict[str, Sequence[Any] | None] = dict(rows)
    clashes: list[Clash] = []
    while (found := _search(kept, gone)).clashes:
        bad: dict[str, set[int]] = defaultdict(set)
        for clash in found.clashes:
            at = places[clash.table][clash.at] if clash.table in places else clash.at
            clashes.append(attrs.evolve(clash, at=at))
            bad[clash.table].add(clash.at)
        for table, ats in bad.items():
            held = kept[table] or ()
            if key := TABLES[table].key:
                gone[table].update(getattr(held[at], key) for at in ats)
            kept[table] = [row for at, row in enumerate(held) if at not in ats]
            before = places.get(table, range(len(held)))
            places[table] = [place for at, place in enumerate(before) if at not in ats]
    order = {name: at for at, name in enumerate(TABLES)}
    clashes.sort(key=lambda clash: (order[clash.table], clash.at))
    return kept, clashes, found.ids
