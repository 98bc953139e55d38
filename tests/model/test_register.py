"""The register: one snapshot, asked by code, by place, by station, by member, by day."""

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidInput, InvalidObject
from jingwu_model.model import (
    TABLES,
    Assignment,
    Division,
    Grid,
    Member,
    NotInForce,
    NotInRegister,
    NotRecorded,
    PlaceKind,
    PlaceRef,
    Practice,
    Register,
    parent_of,
)
from jingwu_model.model._areas import TABLE_OF
from jingwu_model.testing import strategies as jst
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, MemberKind
from jingwu_model.wire import dumps, loads
from model._institution import every_row, institution
from model._world import (
    GUYUAN,
    HUITAI,
    JINGHE,
    JINGYUAN,
    NAMES,
    NINGXIA,
    XIANFENG,
    XIANGSHUI,
    XINMIN,
    ZHAOMING,
    charge,
    division,
    entry,
    grid_place,
    member,
    more,
    on,
    post_place,
    room,
    room_place,
    station,
    village,
    world,
)

WORLD = world()


def stands(row: Any, day: date) -> bool:
    """Whether a row holds on a day by its own dates; what happened always does."""
    if isinstance(row, Practice):
        return row.since is None or row.since <= day
    if isinstance(row, Assignment) and row.superseded_on is not None:
        return False
    first, last = (
        (row.joined, row.left)
        if isinstance(row, Member)
        else (getattr(row.span, "since", None), getattr(row.span, "until", None))
        if hasattr(row, "span")
        else (None, None)
    )
    return (first is None or first <= day) and (last is None or day <= last)


def turning_days(register: Register) -> set[date]:
    """The days on which some row begins, its last days, and the days after them."""
    found: set[date] = set()
    for name in TABLES:
        for row in getattr(register, name):
            ends = (
                (row.joined, row.left)
                if isinstance(row, Member)
                else (getattr(row.span, "since", None), getattr(row.span, "until", None))
                if hasattr(row, "span")
                else (getattr(row, "since", None),)
            )
            for end in ends:
                if end is not None:
                    found |= {end, date.fromordinal(min(end.toordinal() + 1, date.max.toordinal()))}
    return found


def codes_of(places: tuple[Division, ...]) -> list[str]:
    """The codes of divisions."""
    return [place.code for place in places]


class TestSnapshot:
    """A register is a value."""

    def test_it_has_a_table_of_each_kind(self) -> None:
        """With the rows given."""
        given_rows = every_row()
        register = world(**institution())

        assert {name: tuple(getattr(register, name)) for name in TABLES} == given_rows

    def test_it_is_made_once(self) -> None:
        """A live register cannot be filled again."""
        register = world()

        with pytest.raises(AttributeError, match="frozen"):
            register.__init__(divisions=[])  # type: ignore[misc]

        assert register == world()

    def test_nothing_of_it_can_be_set_or_deleted(self) -> None:
        """It is changed by making another."""
        register: Any = world()

        with pytest.raises(AttributeError, match="cannot set rooms"):
            register.rooms = ()
        with pytest.raises(AttributeError, match="cannot delete rooms"):
            del register.rooms
        with pytest.raises(AttributeError, match="cannot set colour"):
            register.colour = "red"
        assert not hasattr(register, "__dict__")

    @pytest.mark.parametrize(
        "again",
        [
            lambda register: pickle.loads(pickle.dumps(register)),  # noqa: S301 - our own bytes
            copy.copy,
            copy.deepcopy,
        ],
    )
    def test_a_copy_equals_it(self, again: Callable[[Register], Register]) -> None:
        """Also in what is recorded, and it can be asked anew."""
        register = world(rooms=None, workstations=(), assignments=())

        copied = again(register)

        assert copied == register
        assert hash(copied) == hash(register)
        assert (copied.rooms.recorded, copied.workstations.recorded) == (False, True)
        assert codes_of(copied.under(JINGYUAN)) == codes_of(register.under(JINGYUAN))

    def test_what_was_asked_of_it_makes_no_difference(self) -> None:
        """Answers are kept beside it."""
        asked, unasked = world(), world()

        asked.under(NINGXIA)
        asked.time_accounts()

        assert asked == unasked
        assert pickle.dumps(asked) == pickle.dumps(unasked)

    def test_none_is_not_the_same_as_not_recorded(self) -> None:
        """Nor is a register anything else."""
        assert world(rooms=()) != world(rooms=None)
        assert world() != "a register"

    def test_it_prints_its_sizes(self) -> None:
        """Of what is recorded."""
        assert repr(Register(rooms=[], divisions=[division(NINGXIA)])) == (
            "Register(divisions=1, rooms=0)"
        )

    def test_rows_may_come_from_anywhere(self) -> None:
        """A generator is read once."""
        assert Register(divisions=(division(code) for code in NAMES)).divisions == WORLD.divisions

    @pytest.mark.parametrize("wrong", ["640424100003", station("XS", XIANGSHUI), None])
    def test_a_row_of_another_kind_is_refused(self, wrong: Any) -> None:
        """By the table and what it holds."""
        with pytest.raises(TypeError, match="divisions holds Division, not"):
            Register(divisions=[division(NINGXIA), wrong])

    def test_a_table_that_there_is_not_is_refused(self) -> None:
        """By its name."""
        with pytest.raises(TypeError, match=r"^Register has no table grid, visits$"):
            Register(visits=[], grid=[], rooms=[])  # type: ignore[call-arg]


class TestByCode:
    """Divisions by where they stand."""

    @pytest.mark.parametrize(
        ("code", "parent"),
        [(NINGXIA, None), (GUYUAN, NINGXIA), (XIANGSHUI, JINGYUAN), (JINGHE, XIANGSHUI)],
    )
    def test_a_parent_is_found(self, code: str, parent: str | None) -> None:
        """None above a province."""
        found = WORLD.parent(code)

        assert (found.code if found else None) == parent

    @pytest.mark.parametrize(
        ("code", "children"),
        [
            (NINGXIA, [GUYUAN]),
            (JINGYUAN, [XIANGSHUI, XINMIN]),
            (XIANGSHUI, [JINGHE, HUITAI]),
            (JINGHE, []),
        ],
    )
    def test_children_are_found_by_code(self, code: str, children: list[str]) -> None:
        """The places directly under."""
        assert codes_of(WORLD.children(code)) == children

    @pytest.mark.parametrize(
        ("code", "level", "found"),
        [
            (JINGYUAN, None, [XIANGSHUI, JINGHE, HUITAI, XINMIN, XIANFENG, ZHAOMING]),
            (NINGXIA, Level.VILLAGE, [JINGHE, HUITAI, XIANFENG, ZHAOMING]),
            (NINGXIA, Level.TOWNSHIP, [XIANGSHUI, XINMIN]),
            (NINGXIA, Level.PROVINCE, []),
            (XINMIN, None, [XIANFENG, ZHAOMING]),
            (ZHAOMING, None, []),
        ],
    )
    def test_what_lies_under_is_found_at_any_depth(
        self, code: str, level: Level | None, found: list[str]
    ) -> None:
        """By code, the place itself left out."""
        assert codes_of(WORLD.under(code, level)) == found

    @pytest.mark.parametrize("ask", [WORLD.parent, WORLD.children, WORLD.under])
    def test_a_code_that_is_not_there_is_named(self, ask: Callable[[str], object]) -> None:
        """Even where its parent is."""
        with pytest.raises(NotInRegister, match="no '640424100999' in divisions"):
            ask("640424100999")

    def test_a_prefecture_without_counties_has_townships(self) -> None:
        """Dongguan."""
        codes = ["440000000000", "441900000000", "441900003000", "441900003001"]
        dongguan = Register(divisions=[division(code) for code in codes])

        assert codes_of(dongguan.children("441900000000")) == ["441900003000"]
        assert codes_of(dongguan.under("441900000000")) == ["441900003000", "441900003001"]

    @given(st.sets(st.from_regex(r"[12][019]{5}0[019]{2}0[019]{2}", fullmatch=True), max_size=12))
    def test_under_is_all_that_has_the_place_above_it(self, seeds: set[str]) -> None:
        """The slice of sorted codes is the same as climbing from each."""
        codes = set(seeds)
        for seed in seeds:
            code: str | None = seed
            while code is not None:
                codes.add(code)
                code = parent_of(code)
        register = Register(divisions=[division(code) for code in codes])

        def above(code: str) -> set[str]:
            parent = parent_of(code)
            return set() if parent is None else {parent} | above(parent)

        for code in codes:
            below = sorted(other for other in codes if code in above(other))
            assert codes_of(register.under(code)) == below
            direct = [other for other in below if parent_of(other) == code]
            assert codes_of(register.children(code)) == direct


class TestByStation:
    """A station's area."""

    def test_a_township_it_serves_brings_its_villages(self) -> None:
        """With rooms, workstations and members."""
        area = WORLD.by_station("XS")

        assert area.station.id == "XS"
        assert codes_of(area.villages) == [JINGHE, HUITAI]
        assert [each.id for each in area.rooms] == ["R-1", "R-2"]
        assert [each.id for each in area.workstations] == []
        assert [each.staff_id for each in area.members] == ["P001", "A001"]
        assert [each.id for each in WORLD.by_station("XM").workstations] == ["W-1"]

    def test_a_village_served_by_itself_and_with_its_township_counts_once(self) -> None:
        """Whatever the order they are listed in."""
        register = world(stations=[station("XS", HUITAI, XIANGSHUI), station("XM", XIANFENG)])

        assert codes_of(register.by_station("XS").villages) == [JINGHE, HUITAI]
        assert codes_of(register.by_station("XM").villages) == [XIANFENG]

    def test_without_divisions_no_village_is_known(self) -> None:
        """What is not recorded cannot be listed."""
        register = world(divisions=None)

        assert register.by_station("XS").villages == ()
        assert [each.id for each in register.by_station("XS").rooms] == ["R-1", "R-2"]

    def test_a_station_that_is_not_there_is_named(self) -> None:
        """With its table."""
        with pytest.raises(NotInRegister, match="no 'XX' in stations"):
            WORLD.by_station("XX")

    @pytest.mark.parametrize(
        ("place", "found"),
        [
            (village(JINGHE), "XS"),
            (village(XIANFENG), "XM"),
            (village("640424101001"), None),
            (grid_place("G-3"), "XM"),
            (grid_place("G-9"), None),
            (room_place("R-2"), "XS"),
            (post_place("W-1"), "XM"),
            (post_place("W-9"), None),
        ],
    )
    def test_a_place_lies_in_a_stations_area(self, place: PlaceRef, found: str | None) -> None:
        """A village by what is served, a room by its own station; none where not recorded."""
        own = WORLD.station_of(place)

        assert (own.id if own else None) == found

    def test_the_nearest_listing_decides(self) -> None:
        """A village taken out of its township belongs to the station that lists it."""
        register = world(stations=[station("XS", XIANGSHUI), station("XM", XINMIN, HUITAI)])

        assert [
            own.id if (own := register.station_of(village(code))) else None
            for code in (JINGHE, HUITAI)
        ] == ["XS", "XM"]

    def test_of_several_that_list_it_the_first_recorded_is_told(self) -> None:
        """On a day, of those in force."""
        register = world(
            stations=[
                station("XM", XINMIN, span=on(until="2025-12-31")),
                station("XS", XIANGSHUI),
                station("XN", XINMIN, span=on("2026-01-01")),
            ],
        )
        place = village(XIANFENG)

        told = [
            own.id if (own := each.station_of(place)) else None
            for each in (register, register.on(date(2026, 1, 1)))
        ]

        assert told == ["XM", "XN"]

    def test_without_stations_nothing_is_known(self) -> None:
        """Neither by code nor by room."""
        register = world(stations=None)

        assert register.station_of(village(JINGHE)) is None
        assert register.station_of(room_place("R-1")) is None


class TestByMember:
    """Who has charge of what."""

    def test_a_members_assignments_are_found(self) -> None:
        """In the order recorded."""
        register = more("assignments", charge("P001", room_place("R-1")))

        assert [each.place.id for each in register.by_member("P001")] == ["G-1", "R-1"]
        assert [each.place.id for each in register.by_member("A001")] == [HUITAI]

    def test_a_member_without_assignments_has_none(self) -> None:
        """Who is not there is named."""
        register = world(assignments=())

        assert register.by_member("P001") == ()
        with pytest.raises(NotInRegister, match="no 'P999' in members"):
            register.by_member("P999")

    def test_without_members_anybody_may_be_asked_for(self) -> None:
        """Assignments alone may be recorded."""
        register = world(members=None)

        assert [each.place.id for each in register.by_member("P001")] == ["G-1"]
        assert register.by_member("P999") == ()

    def test_a_places_assignments_are_found(self) -> None:
        """By kind and id together."""
        found = WORLD.at_place(PlaceKind.VILLAGE, HUITAI)

        assert [each.member for each in found] == ["A001"]
        assert WORLD.at_place(PlaceKind.GRID, "G-3") == ()
        assert WORLD.at_place(PlaceKind.ROOM, "G-1") == ()


class TestOnADay:
    """What holds on a day."""

    def test_only_what_is_in_force_is_left(self) -> None:
        """A room of last year, one of this year, and one without dates."""
        register = world(
            rooms=[
                room("R-1", "XS", JINGHE, span=on(until="2025-12-31")),
                room("R-2", "XS", HUITAI, span=on("2026-01-01")),
                room("R-3", "XM", XIANFENG),
            ],
            assignments=(),
            duty_entries=(),
        )

        for day, left in [
            (date(2025, 12, 31), ["R-1", "R-3"]),
            (date(2026, 1, 1), ["R-2", "R-3"]),
        ]:
            assert [each.id for each in register.on(day).rooms] == left

    def test_members_serve_from_joining_to_leaving(self) -> None:
        """Both days included."""
        register = more(
            "members",
            member("P003", MemberKind.OFFICER, "XS", joined=date(2026, 3, 1)),
            member("P004", MemberKind.OFFICER, "XS", left=date(2026, 2, 28)),
        )

        assert "P003" not in register.on(date(2026, 2, 28)).members
        assert "P004" in register.on(date(2026, 2, 28)).members
        assert "P003" in register.on(date(2026, 3, 1)).members
        assert "P004" not in register.on(date(2026, 3, 1)).members

    def test_assignments_hold_in_their_span(self) -> None:
        """P002's since July 2025, P001's since 2026, A001's in 2026."""
        held = {
            day.isoformat(): [each.member for each in WORLD.on(day).assignments]
            for day in (date(2025, 6, 30), date(2025, 7, 1), date(2026, 6, 1), date(2027, 1, 1))
        }

        assert held == {
            "2025-06-30": [],
            "2025-07-01": ["P002"],
            "2026-06-01": ["P001", "A001", "P002"],
            "2027-01-01": ["P001", "P002"],
        }

    def test_duty_entries_stay(self) -> None:
        """They say themselves when they were."""
        assert WORLD.on(date(2000, 1, 1)).duty_entries == WORLD.duty_entries

    def test_what_happened_stays(self) -> None:
        """Meetings, surveys and the like say when they were, as duty entries do."""
        register = world(**institution())
        left = register.on(date(2000, 1, 1))

        for name in (
            "trainings",
            "deliberations",
            "contact_visits",
            "publications",
            "surveys",
            "recognitions",
            "care_measures",
            "fundings",
            "instruments",
            "place_trends",
        ):
            assert getattr(left, name) == getattr(register, name)

    @pytest.mark.parametrize(
        ("table", "held"),
        [
            ("dual_posts", [0, 1, 1, 1, 1]),
            ("mentorships", [0, 1, 1, 1, 1]),
            # Without a span, always.
            ("grid_teams", [1, 1, 1, 1, 1]),
            ("teams", [0, 1, 1, 0, 0]),
            # One of two has a span.
            ("jurisdiction_lists", [1, 2, 2, 2, 1]),
            # One of two has a first day, 1 April.
            ("practices", [1, 1, 2, 2, 2]),
        ],
    )
    def test_what_holds_for_some_days_holds_on_them(self, table: str, held: list[int]) -> None:
        """Posts, teachers, teams and lists in their spans; a practice from its first day."""
        register = world(**institution())
        days = [(2025, 12, 31), (2026, 1, 1), (2026, 4, 1), (2026, 7, 1), (2027, 1, 1)]

        assert [len(getattr(register.on(date(*day)), table)) for day in days] == held

    def test_what_is_not_recorded_stays_so(self) -> None:
        """And what is empty stays empty."""
        left = world(rooms=None, workstations=(), assignments=()).on(date(2026, 1, 1))

        assert (left.rooms.recorded, left.workstations.recorded) == (False, True)

    def test_a_time_is_no_day(self) -> None:
        """It falls on one day here and on another there."""
        noon: Any = datetime(2026, 1, 1, 12, tzinfo=UTC)

        with pytest.raises(InvalidObject, match="day: not a day"):
            WORLD.on(noon)
        with pytest.raises(InvalidObject, match="known: not a day"):
            next(iter(WORLD.assignments)).believed(noon)

    def test_indexes_are_those_of_the_day(self) -> None:
        """A room that is gone is in no area."""
        register = world(
            rooms=[room("R-1", "XS", JINGHE, span=on(until="2025-12-31"))],
            assignments=(),
            duty_entries=(),
        )

        assert [each.id for each in register.by_station("XS").rooms] == ["R-1"]
        assert register.on(date(2026, 1, 1)).by_station("XS").rooms == ()


LEFT = date(2026, 3, 31)
AFTER = date(2026, 4, 1)
"""The first day on which one who left on the last of March no longer serves."""


def again(register: Register) -> Register:
    """The same register out of its own bytes."""
    return loads(dumps(register), Register)


class TestADayHoldsTogether:
    """A register of a day is a register: what it names is in it."""

    def test_who_left_stays_while_something_names_them(self) -> None:
        """With a charge left open, a grid still led and time written down; last, and as they are.

        A001 is named by nothing but the charge of a year that is over.
        """
        members = (
            member("P001", MemberKind.OFFICER, "XS", left=LEFT),
            member("P002", MemberKind.OFFICER, "XM"),
            member("A001", MemberKind.AUXILIARY, "XS", left=LEFT),
        )
        register = world(
            members=members,
            assignments=(
                charge("P001", village(JINGHE)),
                charge("A001", village(HUITAI), on(until="2025-12-31")),
            ),
            duty_entries=(entry("P001", "2026-03-02 09:00", "2026-03-02 12:00"),),
        )

        left = register.on(AFTER)

        assert again(left) == left
        assert [one.staff_id for one in left.members] == ["P002", "P001"]
        assert left.grids == register.grids
        for place in (village(JINGHE), grid_place("G-1")):
            assert left.in_charge(place, on=AFTER) == register.in_charge(place, on=AFTER) == ()
        assert left.changed(add=[room("R-3", "XM", XIANFENG)]).rooms["R-3"].station == "XM"

    def test_a_place_stays_while_something_stands_on_it(self) -> None:
        """A grid of a village that was abolished with its township, a room of an ended station."""
        over = on(until="2026-03-31")
        register = world(
            divisions=[
                attrs.evolve(place, span=over) if place.code in {XIANGSHUI, HUITAI} else place
                for place in WORLD.divisions
            ],
            stations=[
                station("XS", XIANGSHUI, span=over),
                station("XM", XINMIN),
                station("XN", XIANGSHUI, span=on("2026-04-01")),
            ],
            rooms=[
                room("R-1", "XS", JINGHE, span=over),
                room("R-2", "XS", JINGHE, span=on("2026-04-01")),
            ],
            duty_entries=(),
        )

        left = register.on(AFTER)

        assert again(left) == left
        assert [place.code for place in left.divisions][-2:] == [XIANGSHUI, HUITAI]
        assert [one.id for one in left.stations] == ["XM", "XN", "XS"]
        assert [one.id for one in left.rooms] == ["R-2"]
        # Of the stations that list the township the one of the day is told.
        assert [
            own.id if (own := each.station_of(village(JINGHE))) else None
            for each in (register, left)
        ] == ["XS", "XN"]

    def test_a_station_stays_that_holds_an_area_together(self) -> None:
        """XS, which has ended, served both villages; on the day each is another's."""
        register = world(
            stations=[
                station("XS", XIANFENG, HUITAI, span=on(until="2026-03-31")),
                station("XM", XIANFENG),
                station("XN", XIANGSHUI),
            ],
            members=[member("P002", MemberKind.OFFICER, "XM")],
            grids=(),
            rooms=(),
            workstations=(),
            assignments=(charge("P002", village(XIANFENG)), charge("P002", village(HUITAI))),
            duty_entries=(),
        )

        left = register.on(AFTER)

        assert again(left) == left
        assert [one.id for one in left.stations] == ["XM", "XN", "XS"]

    def test_what_nothing_names_goes(self) -> None:
        """One who is in charge of a single place needs no station that was."""
        register = world(
            stations=[
                station("XS", XIANFENG, HUITAI, span=on(until="2026-03-31")),
                station("XM", XIANFENG),
            ],
            members=[member("P002", MemberKind.OFFICER, "XM")],
            grids=(),
            rooms=(),
            workstations=(),
            assignments=(charge("P002", village(XIANFENG)),),
            duty_entries=(),
        )

        assert [one.id for one in register.on(AFTER).stations] == ["XM"]

    @given(jst.registers(size="deep"), st.data())
    def test_any_day_of_any_register(self, register: Register, data: st.DataObject) -> None:
        """It loads back equal, tells who is in charge alike, and is its own day."""
        turns = sorted(turning_days(register))
        day = data.draw(st.one_of(st.dates(), *([st.sampled_from(turns)] if turns else [])))

        left = register.on(day)
        loaded = again(left)

        assert loaded == left
        assert left.on(day) == left
        for name in TABLES:
            held, of_it = (list(getattr(each, name)) for each in (register, left))
            standing = [row for row in held if stands(row, day)]
            assert of_it[: len(standing)] == standing
            assert all(row in held for row in of_it)
        for kind, name in TABLE_OF.items():
            for row in getattr(register, name):
                if kind is PlaceKind.VILLAGE and row.level is not Level.VILLAGE:
                    continue
                place = PlaceRef(kind=kind, id=getattr(row, TABLES[name].key or ""))
                try:
                    told = register.in_charge(place, on=day)
                except NotRecorded:
                    continue
                if place.id in getattr(left, name):
                    assert left.in_charge(place, on=day) == told
                    assert loaded.in_charge(place, on=day) == told
                else:
                    assert told == ()


class TestChanged:
    """Another register from this one."""

    def test_no_row_is_sought_among_all_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """To end or withdraw every one of many rows compares each with a few at most."""
        days = [date.fromordinal(date(2020, 1, 1).toordinal() + at) for at in range(600)]
        held = [charge("P001", village(JINGHE), Span(since=day, until=day)) for day in days]
        register = world(assignments=held, duty_entries=())
        compared = 0
        equal = Assignment.__eq__

        def counting(one: Assignment, other: object) -> bool:
            nonlocal compared
            compared += 1
            return equal(one, other)

        monkeypatch.setattr(Assignment, "__eq__", counting)

        # As rows read anew: equal to those held, and not the same objects.
        same = [attrs.evolve(row) for row in held]
        register.changed(
            end={row: row.span.until or LEFT for row in same[:300]},
            withdraw=same[300:],
            known_on=LEFT,
        )

        assert 600 <= compared <= 10 * 600

    def test_a_time_is_no_day(self) -> None:
        """Neither as a last day nor as the day of a correction."""
        noon: Any = datetime(2026, 1, 1, 12, tzinfo=UTC)
        (practice, *_) = institution()["practices"]
        known = attrs.evolve(charge("P001", room_place("R-1")), known_on=date(2025, 1, 1))

        with pytest.raises(InvalidObject, match="end: not a day"):
            world(**institution()).changed(end={practice: noon})
        with pytest.raises(InvalidObject, match="known_on: not a day"):
            WORLD.changed(add=[known], known_on=noon)

    def test_rows_are_added_at_the_end(self) -> None:
        """This one stays as it is."""
        added = [room("R-3", "XM", XIANFENG), charge("A001", room_place("R-2"))]

        changed = WORLD.changed(add=added)

        assert [each.id for each in changed.rooms] == ["R-1", "R-2", "R-3"]
        assert changed.assignments != WORLD.assignments
        assert [each.id for each in WORLD.rooms] == ["R-1", "R-2"]

    def test_a_row_is_ended_on_its_last_day(self) -> None:
        """It keeps its first, and its place."""
        first = next(iter(WORLD.assignments))

        changed = WORLD.changed(end={first: date(2026, 6, 30)})

        ended, *others = changed.assignments
        assert ended == attrs.evolve(first, span=on("2026-01-01", "2026-06-30"))
        assert others == list(WORLD.assignments)[1:]

    def test_what_had_no_dates_gets_a_last_day(self) -> None:
        """A room's, and a member's."""
        changed = WORLD.changed(
            end={
                WORLD.rooms["R-1"]: date(2026, 6, 30),
                WORLD.members["A001"]: date(2026, 7, 31),
            }
        )

        assert changed.rooms["R-1"].span == on(until="2026-06-30")
        assert changed.members["A001"].left == date(2026, 7, 31)

    def test_one_assignment_follows_another(self) -> None:
        """The old one is ended before the new one is checked against it."""
        first = next(iter(WORLD.assignments))
        second = charge("P001", grid_place("G-3"), on("2026-07-01"))

        with pytest.raises(InvalidInput, match="two stations' areas"):
            WORLD.changed(add=[second])
        changed = WORLD.changed(add=[second], end={first: date(2026, 6, 30)})

        assert [each.place.id for each in changed.by_member("P001")] == ["G-1", "G-3"]

    def test_a_table_not_recorded_is_recorded_once_a_row_is_added(self) -> None:
        """By that row alone."""
        changed = world(rooms=None).changed(add=[room("R-9", "XS", JINGHE)])

        assert changed.rooms.recorded
        assert [each.id for each in changed.rooms] == ["R-9"]

    def test_nothing_changed_is_equal(self) -> None:
        """And what was not recorded is still not."""
        register = world(rooms=None)

        assert register.changed() == register
        assert not register.changed().rooms.recorded

    def test_the_new_rows_must_hold_together(self) -> None:
        """Every fault is told, with its place."""
        with pytest.raises(InvalidInput) as caught:
            WORLD.changed(
                add=[room("R-1", "XS", ZHAOMING), Grid(id="G-9", division=XINMIN, name="九格")]
            )

        assert [(fault.code, fault.path) for fault in caught.value.faults] == [
            ("reference.wrong_level", "$.grids[3].division"),
            ("duplicate", "$.rooms[2].id"),
        ]

    @pytest.mark.parametrize(
        ("strange", "words"),
        [
            (room("R-9", "XS", JINGHE), "PoliceRoom R-9"),
            (station("XX", XIANGSHUI), "Station XX"),
            (village(JINGHE), f"PlaceRef (kind village, id {JINGHE})"),
            (
                attrs.evolve(tuple(WORLD.assignments)[1], dedicated=False, basis=None),
                (
                    f"Assignment (member A001, place (kind village, id {HUITAI}), "
                    "span (since 2026-01-01, until 2026-12-31), dedicated false)"
                ),
            ),
        ],
    )
    def test_only_its_own_rows_can_be_ended(self, strange: Any, words: str) -> None:
        """Others are named: by their class and id, or by what they state where they have none."""
        with pytest.raises(NotInRegister) as caught:
            WORLD.changed(end={strange: date(2026, 6, 30)})

        assert caught.value.key == words

    def test_a_row_of_a_table_not_recorded_cannot_be_ended(self) -> None:
        """It is not there."""
        with pytest.raises(NotInRegister, match="in rooms"):
            world(rooms=None).changed(end={room("R-1", "XS", JINGHE): date(2026, 6, 30)})

    @pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
    def test_a_row_ends_on_a_day_it_is_in_force(self, day: date) -> None:
        """Not before its first, nor after its last: that would lengthen it."""
        year = tuple(WORLD.assignments)[1]

        with pytest.raises(NotInForce) as caught:
            WORLD.changed(end={year: day})

        assert (caught.value.row, caught.value.day) == (year, day)

    def test_a_duty_entry_has_no_last_day(self) -> None:
        """It has an end."""
        held = next(iter(WORLD.duty_entries))

        with pytest.raises(NotInForce):
            WORLD.changed(end={held: date(2026, 3, 2)})

    def test_only_rows_of_a_table_can_be_added(self) -> None:
        """A place is in no table."""
        with pytest.raises(TypeError, match="no table holds PlaceRef"):
            WORLD.changed(add=[village(JINGHE)])


class TestScale:
    """What is asked often costs little."""

    def test_answers_are_made_once(self) -> None:
        """A register never changes."""
        register = world()

        assert register.children(JINGYUAN) is register.children(JINGYUAN)
