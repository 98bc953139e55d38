"""Rows that hold together: each table of a register, drawn from those it refers to."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import BEIJING
from jingwu_model.model import TABLES, Member, PlaceKind, PlaceRef, level_of
from jingwu_model.model._areas import TABLE_OF, station_finder
from jingwu_model.model._integrity import POINTS_INTO
from jingwu_model.testing.strategies._drawing import drawn
from jingwu_model.testing.strategies._fields import days, or_none
from jingwu_model.testing.strategies._ids import STAFF_IDS, some_id, unused
from jingwu_model.testing.strategies._land import codes, grown
from jingwu_model.testing.strategies._rows_institution import REST, Institution
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, MemberKind

Draw = Callable[[SearchStrategy[Any]], Any]
Table = tuple[Any, ...] | None

_ALWAYS = Span()
# Each table by itself, one time in five.
_LEFT_OUT = st.tuples(*[st.sampled_from([False] * 4 + [True])] * len(TABLES)).map(
    lambda left_out: [name for name, left in zip(TABLES, left_out, strict=True) if left]
)
_FEW = 3
_DAY = timedelta(days=1)
_INSTANT = timedelta.resolution
_LAST_START = datetime(9000, 1, 1)  # noqa: DTZ001 - put at +08:00 when it is drawn

# Where a member serves in one station's area alone, what that is decides too.
_NEEDS: Mapping[str, frozenset[str]] = {
    **POINTS_INTO,
    "assignments": POINTS_INTO["assignments"] | {"stations"},
}


@attrs.frozen
class Size:
    """How much of a register is drawn.

    Attributes:
        seeds: The fewest and the most places that its divisions grow from, upwards.
        rows: The most rows of a table, and of a member's own.
    """

    seeds: tuple[int, int]
    rows: int


SIZES: Mapping[str, Size] = {"small": Size((0, 3), 3), "deep": Size((1, 5), 4)}


class Rows:
    """The tables of one register, drawn one after another.

    What points into a table that is not recorded points at what might stand there.

    Args:
        draw: What draws.
        size: How much is drawn.
        given: The tables that a caller fixed; none for one that is not recorded.
    """

    def __init__(self, draw: Draw, size: Size, given: Mapping[str, Table]) -> None:
        self.draw = draw
        self.size = size
        self.given = given
        self.tables: dict[str, Table] = {}

    def every(self) -> Mapping[str, Table]:
        """Every table, each after those it points into."""
        self.left_out = self.draw(_LEFT_OUT)
        placed = self.given.get("divisions")
        self.codes = self._land() if placed is None else [place.code for place in placed]
        self.villages = [code for code in self.codes if level_of(code) is Level.VILLAGE]
        for name, make in (
            ("divisions", self._divisions),
            ("agencies", self._agencies),
            ("stations", self._stations),
            ("rooms", self._rooms),
            ("workstations", self._workstations),
            ("members", self._members),
            ("grids", self._grids),
        ):
            self._table(name, make)
        self.places = self._places()
        self._table("assignments", self._assignments)
        self._table("duty_entries", self._duty_entries)
        rest = Institution(self.draw, self.tables, self.codes, self.places)
        for name in REST:
            self._table(name, partial(rest.rows, name))
        return self.tables

    def _table(self, name: str, make: Callable[[], list[Any]]) -> None:
        """A table: as it was fixed, not recorded, or drawn."""
        # What a caller fixed points where only they know what stands.
        theirs = any(name in _NEEDS[other] for other, rows in self.given.items() if rows)
        if name in self.given:
            self.tables[name] = self.given[name]
        elif theirs or name in self.left_out:
            self.tables[name] = None
        else:
            self.tables[name] = tuple(make())

    def _ids(self, name: str) -> list[str] | None:
        """The ids of a table's rows; none where it is not recorded."""
        rows = self.tables[name]
        key = TABLES[name].key or ""
        return None if rows is None else [getattr(row, key) for row in rows]

    def _some(self, name: str, **parts: SearchStrategy[Any]) -> list[Any]:
        """Some rows of a table, none with an id that another has."""
        made: dict[str, Any] = {}
        for _ in range(self.draw(st.integers(0, self.size.rows))):
            self._add(name, made, parts)
        return list(made.values())

    def _add(
        self, name: str, made: dict[str, Any], parts: Mapping[str, SearchStrategy[Any]]
    ) -> None:
        """One more row, by an id of its own."""
        key = TABLES[name].key or ""
        row = self.draw(drawn(TABLES[name].noun, parts, 1))
        row = attrs.evolve(row, **{key: unused(getattr(row, key), made)})
        made[getattr(row, key)] = row

    def _land(self) -> list[str]:
        """The codes of a land that grows from some places up to their provinces."""
        least, most = self.size.seeds
        seeds = st.lists(st.one_of(codes(Level.VILLAGE), codes()), min_size=least, max_size=most)
        found: list[str] = self.draw(seeds)
        if least:
            # A deep one reaches down to a village.
            found.append(self.draw(codes(Level.VILLAGE)))
        return grown(found)

    def _divisions(self) -> list[Any]:
        noun = TABLES["divisions"].noun
        return [self.draw(drawn(noun, {"code": st.just(code)}, 1)) for code in self.codes]

    def _within(self, pool: list[str]) -> SearchStrategy[tuple[str, ...]]:
        """Some codes, each once."""
        if not pool:
            return st.just(())
        several = st.lists(st.sampled_from(pool), unique=True, max_size=min(len(pool), 8))
        return several.map(tuple)

    def _agencies(self) -> list[Any]:
        return self._some("agencies", division=st.sampled_from(self.codes)) if self.codes else []

    def _stations(self) -> list[Any]:
        parts = {"divisions": self._within(self.codes)}
        return self._pointing("stations", "agency", "agencies", parts)

    def _pointing(
        self, name: str, field: str, into: str, parts: Mapping[str, SearchStrategy[Any]]
    ) -> list[Any]:
        """Rows that each point into another table; none where that has none."""
        ids = self._ids(into)
        if ids is None:
            return self._some(name, **parts)
        return self._some(name, **{field: st.sampled_from(ids)}, **parts) if ids else []

    def _rooms(self) -> list[Any]:
        """Rooms of which no two serve a village at the same time."""
        stations = self._ids("stations")
        if not self.villages or stations == []:
            return []
        parts = {"stands_in": st.sampled_from(self.villages)}
        if stations:
            parts["station"] = st.sampled_from(stations)
        served: dict[str, list[Span]] = defaultdict(list)
        made: dict[str, Any] = {}
        for _ in range(self.draw(st.integers(0, self.size.rows))):
            span = self.draw(or_none(drawn(Span)))
            days_of = span or _ALWAYS
            free = [
                code
                for code in self.villages
                if not any(days_of.overlaps(other) for other in served[code])
            ]
            divisions = self.draw(self._within(free))
            for code in divisions:
                served[code].append(days_of)
            own = {"span": st.just(span), "divisions": st.just(divisions)}
            self._add("rooms", made, {**parts, **own})
        return list(made.values())

    def _workstations(self) -> list[Any]:
        if not self.villages:
            return []
        rooms = self._ids("rooms")
        parts: dict[str, SearchStrategy[Any]] = {
            "stands_in": st.sampled_from(self.villages),
            "divisions": self._within(self.villages),
        }
        if rooms is not None:
            parts["room"] = or_none(st.sampled_from(rooms)) if rooms else st.none()
        return self._pointing("workstations", "station", "stations", parts)

    def _members(self) -> list[Any]:
        """Members of a station, an agency or both."""
        pools = {"station": self._ids("stations"), "agency": self._ids("agencies")}
        known = {name: ids for name, ids in pools.items() if ids is not None}
        if all(ids == [] for ids in pools.values()):
            return []
        made: dict[str, Any] = {}
        for _ in range(self.draw(st.integers(0, self.size.rows))):
            parts = {
                name: or_none(st.sampled_from(ids)) if ids else st.none()
                for name, ids in known.items()
            }
            # One of the two is there, whatever the other is.
            sure = self.draw(st.sampled_from([name for name in pools if pools[name] != []]))
            parts[sure] = st.sampled_from(known[sure]) if sure in known else some_id(sure)
            self._add("members", made, parts)
        return list(made.values())

    def _grids(self) -> list[Any]:
        if not self.villages:
            return []
        return self._some(
            "grids", division=st.sampled_from(self.villages), leader=or_none(self._officer())
        )

    def _officer(self) -> SearchStrategy[str | None]:
        """An officer's staff id; none where there is none."""
        members = self.tables["members"]
        if members is None:
            return STAFF_IDS
        officers = [one.staff_id for one in members if one.kind is MemberKind.OFFICER]
        return st.sampled_from(officers) if officers else st.none()

    def _places(self) -> list[PlaceRef]:
        """Every place that can be somebody's, in tables not recorded one that might be."""
        found = []
        for kind, name in TABLE_OF.items():
            ids = self.villages if kind is PlaceKind.VILLAGE else self._ids(name)
            if ids is None:
                ids = [self.draw(some_id("place"))]
            found += [PlaceRef(kind=kind, id=each) for each in ids]
        return found

    def _people(self) -> list[Member | str]:
        """The members, or staff ids where these are not recorded."""
        members = self.tables["members"]
        if members is not None:
            return list(members)
        return list(dict.fromkeys(self.draw(st.lists(STAFF_IDS, max_size=_FEW))))

    def _assignments(self) -> list[Any]:
        if not self.places:
            return []
        by_id = {
            name: {getattr(row, TABLES[name].key or ""): row for row in rows}
            for name, rows in self.tables.items()
            if rows is not None
        }
        find = station_finder(self.tables["stations"], by_id)
        made = [row for one in self._people() for row in self._charges(one, find)]
        again = self.draw(st.lists(st.sampled_from(made), max_size=2)) if made else []
        return [*made, *map(self._superseded, again)]

    def _superseded(self, row: Any) -> Any:
        """What a charge took the place of: other days of the same member and place."""
        parts = {name: st.just(getattr(row, name)) for name in ("member", "place")}
        parts["superseded_on"] = days(None, None)
        return self.draw(drawn(TABLES["assignments"].noun, parts, 1))

    def _charges(self, one: Member | str, find: Callable[[PlaceRef], tuple[str, ...]]) -> list[Any]:
        """What a member holds: in each stretch of days dedicated in one area, or not at all."""
        noun = TABLES["assignments"].noun
        made = []
        name, joined, left = _service(one)
        cuts = self._cuts(joined, left)
        starts = [None, *cuts]
        ends = [*(day - _DAY for day in cuts), None]
        for first, last in zip(starts, ends, strict=True):
            dedicated = self.draw(st.booleans())
            places = self.places
            if dedicated:
                area = find(self.draw(st.sampled_from(places)))[:1]
                places = [ref for ref in places if not find(ref) or set(area) & set(find(ref))]
            several = st.lists(st.sampled_from(places), unique=True, max_size=_FEW)
            for ref in self.draw(several) if places else ():
                parts = {
                    "member": st.just(name),
                    "place": st.just(ref),
                    "span": st.just(self._span(first, last, joined, left)),
                    "dedicated": st.just(dedicated),
                }
                made.append(self.draw(drawn(noun, parts, 1)))
        return made

    def _cuts(self, joined: date | None, left: date | None) -> list[date]:
        """Days on which what a member holds may change: after the first of service, by the last."""
        if joined is not None and joined >= (left or date.max):
            return []
        least = None if joined is None else joined + _DAY
        found: list[date] = self.draw(st.lists(days(least, left), max_size=2))
        return sorted({day for day in found if day > date.min})

    def _span(
        self, first: date | None, last: date | None, joined: date | None, left: date | None
    ) -> Span:
        """Some days of a stretch, one of service at least among them or beside them."""
        least = max((day for day in (first, joined) if day is not None), default=None)
        until = days(least, last)
        end = self.draw(or_none(until) if last is None else until)
        most = min((day for day in (left, end) if day is not None), default=None)
        since = days(first, most)
        return Span(since=self.draw(or_none(since) if first is None else since), until=end)

    def _duty_entries(self) -> list[Any]:
        """Each member's stretches of time, one after another."""
        noun = TABLES["duty_entries"].noun
        ids = self._ids("members")
        made = []
        for one in self._people():
            at = self.draw(st.datetimes(max_value=_LAST_START)).replace(tzinfo=BEIJING, fold=0)
            for _ in range(self.draw(st.integers(0, self.size.rows))):
                start = at + self.draw(st.integers(0, _YEAR)) * _INSTANT
                at = start + self.draw(st.integers(1, _WHOLE_DAY)) * _INSTANT
                parts = {
                    "member": st.just(_service(one)[0]),
                    "start": st.just(start),
                    "end": st.just(at),
                    "led_by": or_none(self._officer()),
                    "ordered_by": or_none(STAFF_IDS if ids is None else st.sampled_from(ids)),
                    "place": or_none(st.sampled_from(self.places)) if self.places else st.none(),
                }
                made.append(self.draw(drawn(noun, parts, 1)))
        return made


_WHOLE_DAY = _DAY // _INSTANT
_YEAR = 365 * _WHOLE_DAY


def _service(one: Member | str) -> tuple[str, date | None, date | None]:
    """A member's staff id, and the first and the last day of service as far as recorded."""
    return (one, None, None) if isinstance(one, str) else (one.staff_id, one.joined, one.left)
