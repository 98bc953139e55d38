"""Integrity: what must hold between the rows of a register, every fault laid to one row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

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

    def refer(self, table: str, at: int, field: str, key: str, target: str) -> bool:
        """Whether a reference resolves; one into a table that is not recorded is not judged."""
        if target not in self.ids or key in self.ids[target]:
            return True
        kind = REJECTED if key in self.rejected.get(target, ()) else UNKNOWN
        expected = Text(f"{target} 中的一行", f"a row of {target}")
        self.clashes.append(Clash.of(table, at, kind, field, expected, key))
        return False

    def village(self, table: str, at: int, field: str, code: str) -> None:
        """Lay a fault where a code is not that of a village of the register."""
        if not self.refer(table, at, field, code, "divisions"):
            return
        if (level := level_of(code)) is not Level.VILLAGE:
            found = f"{code} ({level.code})"
            self.clashes.append(Clash.of(table, at, WRONG_LEVEL, field, _VILLAGE_LEVEL, found))

    def officer(self, table: str, at: int, field: str, staff_id: str) -> None:
        """Lay a fault where a staff id is not an officer's."""
        self._of_kind(table, at, field, staff_id, MemberKind.OFFICER)

    def auxiliary(self, table: str, at: int, field: str, staff_id: str) -> None:
        """Lay a fault where a staff id is not an auxiliary's."""
        self._of_kind(table, at, field, staff_id, MemberKind.AUXILIARY)

    def _of_kind(self, table: str, at: int, field: str, staff_id: str, kind: MemberKind) -> None:
        if not self.refer(table, at, field, staff_id, "members"):
            return
        member = self.ids.get("members", {}).get(staff_id)
        if member is not None and member.kind is not kind:
            fault, expected = _OF_KIND[kind]
            self.clashes.append(Clash.of(table, at, fault, field, expected, staff_id))

    def serving(self, table: str, at: int, field: str, staff_id: str) -> None:
        """Lay a fault where an assignment has no day on which its member serves."""
        self.refer(table, at, field, staff_id, "members")
        member: Member | None = self.ids.get("members", {}).get(staff_id)
        assignment: Assignment = (self.rows[table] or ())[at]
        # One that a correction superseded may have been wrong in just that.
        if member is None or not assignment.believed():
            return
        since, left = assignment.span.since, member.left
        until, joined = assignment.span.until, member.joined
        if since is not None and left is not None and since > left:
            edge, found = "span.since", str(since)
            zh, en = f"不晚于离职日期 {left} 的日期", f"a day not after the last one, {left}"
        elif until is not None and joined is not None and until < joined:
            edge, found = "span.until", str(until)
            zh, en = f"不早于入职日期 {joined} 的日期", f"a day not before the first one, {joined}"
        else:
            return
        self.clashes.append(Clash.of(table, at, OUT_OF_SERVICE, edge, Text(zh, en), found))

    def place(self, table: str, at: int, field: str, ref: PlaceRef) -> None:
        """Lay a fault where a place does not resolve."""
        if ref.kind is PlaceKind.VILLAGE:
            self.village(table, at, field, ref.id)
        else:
            self.refer(table, at, field, ref.id, TABLE_OF[ref.kind])


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


_Ask = Callable[[_Search, str, int, str, Any], object]


class _Pointer(NamedTuple):
    """What a field's value, or each that it holds, points into, and what is asked of it."""

    tables: frozenset[str]
    ask: _Ask


def _into(target: str) -> _Pointer:
    """A pointer into a table, of which no more is asked than that it resolves."""
    return _Pointer(
        frozenset({target}),
        lambda search, table, at, field, key: search.refer(table, at, field, key, target),
    )


_MEMBERS = frozenset({"members"})
_OFFICER = _Pointer(_MEMBERS, _Search.officer)
_AUXILIARY = _Pointer(_MEMBERS, _Search.auxiliary)
_SERVING = _Pointer(_MEMBERS, _Search.serving)
_VILLAGE = _Pointer(frozenset({"divisions"}), _Search.village)
_PLACE = _Pointer(frozenset(TABLE_OF.values()), _Search.place)
_MEMBER, _AGENCY, _STATION = map(_into, ("members", "agencies", "stations"))
_DIVISION, _GRID, _ROOM = map(_into, ("divisions", "grids", "rooms"))
# A row's faults are told in the order of its fields here.
_POINTERS: Mapping[str, Mapping[str, _Pointer]] = {
    "grids": {"division": _VILLAGE, "leader": _OFFICER},
    "agencies": {"division": _DIVISION},
    "stations": {"agency": _AGENCY, "divisions": _DIVISION},
    "rooms": {"station": _STATION, "stands_in": _VILLAGE, "divisions": _VILLAGE},
    "workstations": {
        "station": _STATION,
        "stands_in": _VILLAGE,
        "divisions": _VILLAGE,
        "room": _ROOM,
    },
    "members": {"agency": _AGENCY, "station": _STATION},
    "assignments": {"member": _SERVING, "place": _PLACE},
    "duty_entries": {
        "member": _MEMBER,
        "ordered_by": _MEMBER,
        "led_by": _OFFICER,
        "place": _PLACE,
    },
    "dual_posts": {"member": _MEMBER, "place": _DIVISION},
    "mentorships": {"mentor": _OFFICER, "mentee": _MEMBER, "area": _VILLAGE},
    "trainings": {"member": _MEMBER, "instructor": _MEMBER},
    "grid_teams": {"grid": _GRID, "officer": _OFFICER, "auxiliaries": _AUXILIARY},
    "teams": {"place": _PLACE, "led_by": _MEMBER},
    "deliberations": {"agency": _AGENCY},
    "contact_visits": {"leader": _OFFICER, "place": _PLACE},
    "publications": {"room": _ROOM},
    "surveys": {"place": _PLACE},
    "recognitions": {"member": _MEMBER},
    "care_measures": {"agency": _AGENCY},
    "fundings": {"place": _DIVISION},
    "practices": {"station": _STATION, "room": _ROOM},
    "place_trends": {"place": _DIVISION},
    "jurisdiction_lists": {"agency": _AGENCY},
}
POINTS_INTO: Mapping[str, frozenset[str]] = {
    table: frozenset().union(*(held.tables for held in _POINTERS.get(table, {}).values()))
    for table in TABLES
}
"""The tables that rows of a table point into, by their fields."""


def _pointers(search: _Search) -> None:
    """What every row points at is there, and is what it must be."""
    for table, fields in _POINTERS.items():
        rows = search.rows.get(table) or ()
        for field, (_, ask) in fields.items():
            for at, held in enumerate(map(attrgetter(field), rows)):
                if isinstance(held, tuple):
                    for key in held:
                        ask(search, table, at, field, key)
                elif held is not None:
                    ask(search, table, at, field, held)


def named_by(rows: Rows) -> dict[str, set[str]]:
    """The ids of what rows point at, by table; of a division the one above it.

    Args:
        rows: The rows of each table.
    """
    named: dict[str, set[str]] = {name: set() for name in TABLES}
    for table, fields in _POINTERS.items():
        for field, pointer in fields.items():
            for held in map(attrgetter(field), rows.get(table) or ()):
                for one in held if isinstance(held, tuple) else (held,):
                    if isinstance(one, PlaceRef):
                        named[TABLE_OF[one.kind]].add(one.id)
                    elif one is not None:
                        (target,) = pointer.tables
                        named[target].add(one)
    above = {parent_of(place.code) for place in rows.get("divisions") or ()}
    named["divisions"].update(code for code in above if code is not None)
    return named


def _search(rows: Rows, rejected: Mapping[str, set[str]]) -> _Search:
    """Every fault between rows that each stand alone.

    What excludes what is asked only of rows that are sound otherwise, and what repeats
    what only where nothing is excluded: a row that goes takes nobody's place.
    """
    found = _Search(rows, rejected)
    for table in TABLES:
        found.index(table)
    _divisions(found)
    _pointers(found)
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
