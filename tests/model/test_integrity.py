"""Integrity: what must hold between rows, each fault laid to the row that is at fault."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidInput
from jingwu_model.model import (
    TABLES,
    Agency,
    Assignment,
    Clash,
    DutyEntry,
    Grid,
    PlaceRef,
    Register,
    level_of,
    sifted,
)
from jingwu_model.model._integrity import sift
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, MemberKind
from model._institution import every_row, institution
from model._world import (
    BUREAU,
    GUYUAN,
    HUITAI,
    JINGHE,
    JINGYUAN,
    NINGXIA,
    XIANFENG,
    XIANGSHUI,
    XINMIN,
    ZHAOMING,
    changed_row,
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
    rows,
    station,
    village,
    workstation,
    world,
)

NOBODY = "P999"
NOWHERE = "640424100999"


def told(clashes: Iterable[Clash]) -> list[tuple[str, int, str, str]]:
    """Each row at fault: its table and place, what is wrong and where in it."""
    return [(each.table, each.at, each.fault.code, each.fault.field) for each in clashes]


def faults(**changes: Any) -> list[tuple[str, str]]:
    """The faults of the world with some tables replaced: code and path."""
    try:
        world(**changes)
    except InvalidInput as error:
        return [(fault.code, fault.path) for fault in error.faults]
    return []


def added(table: str, *new: Any) -> list[tuple[str, str]]:
    """The faults of the world with rows added to a table."""
    return faults(**{table: (*rows()[table], *new)})


class TestWhole:
    """The world holds together, and so does what little is recorded of it."""

    def test_the_world_has_no_fault(self) -> None:
        """Else nothing below would say what it says."""
        assert faults() == []
        assert faults(**institution()) == []

    @pytest.mark.parametrize("table", list(TABLES))
    def test_any_table_may_be_left_out(self, table: str) -> None:
        """A reference into what is not recorded is not judged."""
        assert faults(**{**institution(), table: None}) == []

    @pytest.mark.parametrize("table", list(TABLES))
    def test_any_table_may_stand_alone(self, table: str) -> None:
        """As in a folder with one file."""
        register = Register(**{table: every_row()[table]})

        assert len(getattr(register, table)) == len(every_row()[table])

    def test_an_empty_register_is_whole(self) -> None:
        """Nothing contradicts nothing."""
        assert Register().divisions.recorded is False


class TestIds:
    """An id names one row."""

    @pytest.mark.parametrize("table", [name for name, kind in TABLES.items() if kind.key])
    def test_of_two_rows_of_one_id_the_later_is_at_fault(self, table: str) -> None:
        """The first is kept; whether it says the same makes no difference."""
        held = every_row()[table]

        assert faults(**{**institution(), table: (*held, held[0])}) == [
            ("duplicate", f"$.{table}[{len(held)}].{TABLES[table].key}")
        ]

    def test_a_duplicate_takes_nobodys_place(self) -> None:
        """It is one fault, and not also a second room for its villages."""
        assert added("rooms", room("R-1", "XS", JINGHE)) == [("duplicate", "$.rooms[2].id")]

    def test_each_further_one_is_told(self) -> None:
        """Three of one id are two faults."""
        again = division(JINGHE)

        assert added("divisions", again, again) == [
            ("duplicate", "$.divisions[9].code"),
            ("duplicate", "$.divisions[10].code"),
        ]


class TestDivisions:
    """A place stands under another."""

    @pytest.mark.parametrize(
        ("missing", "orphans"),
        [(XIANGSHUI, {JINGHE, HUITAI}), (GUYUAN, {JINGYUAN}), (NINGXIA, {GUYUAN})],
    )
    def test_a_place_without_its_parent_is_at_fault(self, missing: str, orphans: set[str]) -> None:
        """And whatever stands under it then refers to what was set aside."""
        held = [place for place in rows()["divisions"] if place.code != missing]

        _, clashes, _ = sift({"divisions": held}, {})

        kinds = {held[clash.at].code: clash.fault.code for clash in clashes}
        assert {code for code, kind in kinds.items() if kind == "division.no_parent"} == orphans
        assert set(kinds.values()) <= {"division.no_parent", "reference.rejected"}

    def test_the_missing_parent_is_named(self) -> None:
        """In both languages."""
        held = [place for place in rows()["divisions"] if place.code != XINMIN]

        _, (first, *_), _ = sift({"divisions": held}, {})

        assert first.fault.text("zh") == (
            f"code：上级区划不在册：应为在册的上级 {XINMIN}，实为“{XIANFENG}”"
        )
        assert first.fault.text("en") == (
            "code: the place above is missing: "
            f"expected its parent {XINMIN} to be a row, found '{XIANFENG}'"
        )

    def test_the_order_of_rows_makes_no_difference(self) -> None:
        """A child may stand before its parent."""
        assert faults(divisions=tuple(reversed(rows()["divisions"]))) == []


VILLAGE_FIELDS = [
    ("grids", {"division": XIANGSHUI}, "division"),
    ("rooms", {"stands_in": XIANGSHUI}, "stands_in"),
    ("rooms", {"divisions": (HUITAI, XIANGSHUI)}, "divisions"),
    ("workstations", {"stands_in": XINMIN}, "stands_in"),
    ("workstations", {"divisions": (XINMIN,)}, "divisions"),
]

# Each reference: the table it stands in, a change that makes it resolve to nothing, its field.
REFERENCES = [
    ("grids", {"division": NOWHERE}, "division"),
    ("grids", {"leader": NOBODY}, "leader"),
    ("agencies", {"division": "640425000000", "id": "640425000000"}, "division"),
    ("stations", {"agency": "640425000000"}, "agency"),
    ("stations", {"divisions": (XIANGSHUI, "640424101000")}, "divisions"),
    ("rooms", {"station": "XX"}, "station"),
    ("rooms", {"stands_in": NOWHERE}, "stands_in"),
    ("rooms", {"divisions": (JINGHE, NOWHERE)}, "divisions"),
    ("workstations", {"station": "XX"}, "station"),
    ("workstations", {"room": "R-9"}, "room"),
    ("workstations", {"stands_in": NOWHERE}, "stands_in"),
    ("workstations", {"divisions": (NOWHERE,)}, "divisions"),
    ("members", {"agency": "640425000000"}, "agency"),
    ("members", {"station": "XX"}, "station"),
    ("assignments", {"member": NOBODY}, "member"),
    ("assignments", {"place": village(NOWHERE)}, "place"),
    ("assignments", {"place": grid_place("G-9")}, "place"),
    ("assignments", {"place": room_place("R-9")}, "place"),
    ("assignments", {"place": post_place("W-9")}, "place"),
    ("duty_entries", {"member": NOBODY}, "member"),
    ("duty_entries", {"ordered_by": NOBODY}, "ordered_by"),
    ("duty_entries", {"led_by": NOBODY}, "led_by"),
    ("duty_entries", {"place": village(NOWHERE)}, "place"),
    ("duty_entries", {"place": grid_place("G-9")}, "place"),
]


class TestReferences:
    """Every reference resolves."""

    @pytest.mark.parametrize(("table", "change", "field"), REFERENCES)
    def test_one_to_nothing_is_a_fault_of_the_row(
        self, table: str, change: dict[str, Any], field: str
    ) -> None:
        """By its field."""
        found = faults(**changed_row(table, 0, **change))

        assert ("reference.unknown", f"$.{table}[0].{field}") in found
        assert {code for code, _ in found} <= {"reference.unknown", "reference.rejected"}

    @pytest.mark.parametrize(("table", "change", "field"), VILLAGE_FIELDS)
    def test_a_village_is_asked_for_where_one_is_meant(
        self, table: str, change: dict[str, Any], field: str
    ) -> None:
        """A township is none."""
        found = faults(**changed_row(table, 0, **change))

        assert ("reference.wrong_level", f"$.{table}[0].{field}") in found

    @pytest.mark.parametrize(("table", "change", "field"), VILLAGE_FIELDS)
    def test_its_code_tells_a_village_without_the_divisions(
        self, table: str, change: dict[str, Any], field: str
    ) -> None:
        """The digits say the level."""
        found = faults(divisions=None, **changed_row(table, 0, **change))

        assert ("reference.wrong_level", f"$.{table}[0].{field}") in found

    @pytest.mark.parametrize(
        ("table", "place", "field"), [("grids", 0, "leader"), ("duty_entries", 1, "led_by")]
    )
    def test_who_leads_is_an_officer(self, table: str, place: int, field: str) -> None:
        """Neither a grid nor an auxiliary is led by an auxiliary."""
        assert faults(**changed_row(table, place, **{field: "A001"}))[:1] == [
            ("reference.not_an_officer", f"$.{table}[{place}].{field}")
        ]

    def test_who_orders_may_be_anybody(self) -> None:
        """An auxiliary may pass an order on."""
        assert faults(**changed_row("duty_entries", 2, ordered_by="A001")) == []

    def test_a_station_may_serve_a_place_of_any_level(self) -> None:
        """A township, a village, a county."""
        served = (station("XS", JINGYUAN), station("XM", XINMIN, HUITAI))

        assert faults(stations=served) == []

    def test_an_agency_needs_its_division(self) -> None:
        """Whatever its level."""
        other = Agency(
            id="640425000000", division="640425000000", level=Level.COUNTY, name="某县公安局"
        )

        assert added("agencies", other) == [("reference.unknown", "$.agencies[1].division")]

    def test_what_was_found_and_expected_is_said(self) -> None:
        """The table, in both languages."""
        with pytest.raises(InvalidInput) as caught:
            world(**changed_row("workstations", 0, room="R-9"))

        fault = caught.value.faults[0]
        assert fault.text("zh") == (
            "workstations[0].room：引用的对象不在册：应为 rooms 中的一行，实为“R-9”"
        )
        assert fault.text("en") == (
            "workstations[0].room: refers to nothing here: expected a row of rooms, found 'R-9'"
        )


class TestRooms:
    """A village is served by one room at a time."""

    def test_of_two_rooms_the_later_is_at_fault(self) -> None:
        """It names the village."""
        with pytest.raises(InvalidInput) as caught:
            more("rooms", room("R-3", "XS", HUITAI, JINGHE))

        assert [(each.path, each.found) for each in caught.value.faults] == [
            ("$.rooms[2].divisions", HUITAI),
            ("$.rooms[2].divisions", JINGHE),
        ]
        assert {each.code for each in caught.value.faults} == {"room.village_served_twice"}

    def test_one_room_may_follow_another(self) -> None:
        """On the next day."""
        served = (
            room("R-1", "XS", JINGHE, span=on(until="2025-12-31")),
            room("R-2", "XS", JINGHE, span=on("2026-01-01")),
        )

        assert faults(rooms=served, assignments=()) == []

    def test_one_shared_day_is_too_much(self) -> None:
        """Both ends of a span are in it."""
        served = (
            room("R-1", "XS", JINGHE, span=on(until="2026-01-01")),
            room("R-2", "XS", JINGHE, span=on("2026-01-01")),
        )

        assert faults(rooms=served, assignments=()) == [
            ("room.village_served_twice", "$.rooms[1].divisions")
        ]

    def test_a_room_may_stand_where_another_serves(self) -> None:
        """Only serving counts; an office may be next door."""
        guest = room("R-3", "XS", XIANFENG, stands_in=JINGHE)

        assert added("rooms", guest) == []

    def test_a_workstation_may_serve_beside_a_room(self) -> None:
        """One room is meant, not one post."""
        assert added("workstations", workstation("W-2", "XS", JINGHE, room="R-1")) == []


OTHER = "P010"


def charges(*held: Assignment) -> list[tuple[str, str]]:
    """The faults of a member with these assignments alone."""
    staff = (*rows()["members"], member(OTHER, MemberKind.OFFICER, "XS"))
    return faults(members=staff, assignments=held, duty_entries=())


def own(place: PlaceRef, span: Span | None = None, *, dedicated: bool = True) -> Assignment:
    """An assignment of that member."""
    return charge(OTHER, place, span, dedicated=dedicated)


class TestAssignments:
    """What one member may have charge of at once (domain.md §3, last paragraph)."""

    def test_several_places_in_one_stations_area_are_allowed(self) -> None:
        """`city-2024` §5(3)1: then each counts for a part."""
        assert charges(own(grid_place("G-1")), own(village(HUITAI)), own(room_place("R-1"))) == []

    def test_two_stations_areas_are_not(self) -> None:
        """The later row is at fault, and both stations are named."""
        with pytest.raises(InvalidInput) as caught:
            world(
                members=(*rows()["members"], member(OTHER, MemberKind.OFFICER, "XS")),
                assignments=(own(grid_place("G-1")), own(village(XIANFENG))),
                duty_entries=(),
            )

        (fault,) = caught.value.faults
        assert (fault.code, fault.path, fault.found) == (
            "assignment.two_stations",
            "$.assignments[1].place",
            "XS, XM",
        )

    @pytest.mark.parametrize(
        "place", [village(XIANFENG), grid_place("G-3"), post_place("W-1"), village(ZHAOMING)]
    )
    def test_any_kind_of_place_has_its_station(self, place: PlaceRef) -> None:
        """A village and a grid by what is served, a workstation by its own."""
        assert charges(own(room_place("R-1")), own(place)) == [
            ("assignment.two_stations", "$.assignments[1].place")
        ]

    def test_one_after_the_other_is_allowed(self) -> None:
        """Spans that share no day."""
        assert (
            charges(
                own(grid_place("G-1"), on(until="2025-12-31")),
                own(grid_place("G-3"), on("2026-01-01")),
            )
            == []
        )

    def test_a_place_that_no_station_serves_is_not_judged(self) -> None:
        """Nobody can say in whose area it lies."""
        served = (station("XS", XIANGSHUI), station("XM"))
        both = (own(grid_place("G-1")), own(village(XIANFENG)))
        staff = (*rows()["members"], member(OTHER, MemberKind.OFFICER, "XS"))

        assert faults(stations=served, members=staff, assignments=both, duty_entries=()) == []

    def test_without_stations_it_is_not_judged(self) -> None:
        """What is not recorded contradicts nothing."""
        both = (own(grid_place("G-1")), own(village(XIANFENG)))
        staff = (*rows()["members"], member(OTHER, MemberKind.OFFICER, "XS"))

        assert faults(stations=None, members=staff, assignments=both, duty_entries=()) == []

    @pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2)])
    def test_a_station_and_the_one_that_followed_it_are_no_two(
        self, order: tuple[int, ...]
    ) -> None:
        """Both list the township, one before and one after; in either order."""
        three = (
            station("OLD", XIANGSHUI, span=on(until="2025-12-31")),
            station("XS", XIANGSHUI, span=on("2026-01-01")),
            station("XM", XINMIN),
        )
        served = [three[at] for at in order]
        both = (own(grid_place("G-1")), own(room_place("R-2")))
        staff = (*rows()["members"], member(OTHER, MemberKind.OFFICER, "XS"))

        assert faults(stations=served, members=staff, assignments=both, duty_entries=()) == []

    @pytest.mark.parametrize("dedicated", [True, False])
    def test_the_same_place_twice_is_not_allowed(self, dedicated: bool) -> None:  # noqa: FBT001 - both cases
        """Dedicated or not."""
        first = own(village(HUITAI), on("2026-01-01", "2026-06-30"), dedicated=dedicated)
        second = own(village(HUITAI), on("2026-06-30"), dedicated=dedicated)

        assert charges(first, second) == [("assignment.same_place_twice", "$.assignments[1].place")]
        later = attrs.evolve(second, span=on("2026-07-01"))
        assert charges(first, later) == []

    @pytest.mark.parametrize(
        ("span", "field"),
        [
            (on("2024-02-02"), "span.since"),
            (on("2024-02-02", "2024-03-01"), "span.since"),
            (on("2024-02-01"), None),
            (on("2023-01-01"), None),
            (on(), None),
            (on(until="2019-12-31"), "span.until"),
            (on(until="2020-01-01"), None),
            (on("2019-01-01", "2020-01-01"), None),
        ],
    )
    def test_it_holds_on_some_day_of_service(self, span: Span, field: str | None) -> None:
        """Of 1 January 2020 to 1 February 2024, both days included."""
        served = member(
            OTHER,
            MemberKind.OFFICER,
            "XS",
            joined=date(2020, 1, 1),
            left=date(2024, 2, 1),
        )
        staff = (*rows()["members"], served)
        found = faults(members=staff, assignments=(own(village(HUITAI), span),), duty_entries=())

        wanted = [("assignment.out_of_service", f"$.assignments[0].{field}")]
        assert found == ([] if field is None else wanted)

    def test_days_outside_service_are_told(self) -> None:
        """The day at fault and the days of service, in both languages."""
        gone = member(OTHER, MemberKind.OFFICER, "XS", left=date(2024, 2, 1))
        new = member("P011", MemberKind.OFFICER, "XS", joined=date(2025, 2, 1))
        held = (
            own(village(HUITAI), on("2024-03-01")),
            charge("P011", village(HUITAI), on(until="2025-01-31")),
        )

        with pytest.raises(InvalidInput) as caught:
            world(members=(*rows()["members"], gone, new), assignments=held, duty_entries=())

        after, before = caught.value.faults
        assert after.text("zh") == (
            "assignments[0].span.since：任职期间不在服务期内："
            "应为不晚于离职日期 2024-02-01 的日期，实为“2024-03-01”"
        )
        assert before.text("zh") == (
            "assignments[1].span.until：任职期间不在服务期内："
            "应为不早于入职日期 2025-02-01 的日期，实为“2025-01-31”"
        )
        assert after.text("en") == (
            "assignments[0].span.since: not on any day of the member's service: "
            "expected a day not after the last one, 2024-02-01, found '2024-03-01'"
        )
        assert before.text("en") == (
            "assignments[1].span.until: not on any day of the member's service: "
            "expected a day not before the first one, 2025-02-01, found '2025-01-31'"
        )

    @pytest.mark.parametrize("first", [True, False])
    def test_a_dedicated_member_has_no_other_post(self, first: bool) -> None:  # noqa: FBT001 - either order
        """Whichever was recorded first."""
        held = (
            own(village(HUITAI), dedicated=first),
            own(village(JINGHE), dedicated=not first),
        )

        assert charges(*held) == [("assignment.dedicated_elsewhere", "$.assignments[1].place")]

    def test_one_who_is_not_dedicated_may_have_many(self) -> None:
        """In any station's area."""
        held = [own(village(code), dedicated=False) for code in (JINGHE, HUITAI, XIANFENG)]

        assert charges(*held) == []

    def test_members_do_not_disturb_each_other(self) -> None:
        """A place may be served by several."""
        assert added("assignments", charge("P002", village(HUITAI), dedicated=False)) == []

    def test_a_row_at_fault_takes_nobodys_place(self) -> None:
        """The third is measured by the first alone."""
        assert charges(own(village(HUITAI)), own(village(XIANFENG)), own(grid_place("G-1"))) == [
            ("assignment.two_stations", "$.assignments[1].place")
        ]


def times(*stretches: tuple[str, str]) -> list[tuple[str, str]]:
    """The faults of one member's entries of a day."""
    held = [entry("P001", f"2026-03-02 {start}", f"2026-03-02 {end}") for start, end in stretches]
    return faults(duty_entries=tuple(held))


class TestDutyEntries:
    """A member is at one thing at a time."""

    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("09:00", "10:00"),
            ("08:00", "09:01"),
            ("09:59", "11:00"),
            ("09:15", "09:30"),
            ("08:00", "11:00"),
        ],
    )
    def test_entries_that_overlap_are_a_fault_of_the_later_row(self, start: str, end: str) -> None:
        """Equal, over either end, inside, around."""
        assert times(("09:00", "10:00"), (start, end)) == [
            ("duty.overlap", "$.duty_entries[1].start")
        ]

    @pytest.mark.parametrize(("start", "end"), [("08:00", "09:00"), ("10:00", "11:00")])
    def test_entries_that_touch_do_not_overlap(self, start: str, end: str) -> None:
        """One ends when the other begins."""
        assert times(("09:00", "10:00"), (start, end)) == []

    def test_rows_need_no_order(self) -> None:
        """The later row is at fault, not the later time."""
        assert times(("14:00", "16:00"), ("08:00", "09:00"), ("15:00", "17:00")) == [
            ("duty.overlap", "$.duty_entries[2].start")
        ]

    def test_the_stretch_in_the_way_is_told(self) -> None:
        """With its offset."""
        with pytest.raises(InvalidInput) as caught:
            more("duty_entries", entry("P001", "2026-03-02 11:30", "2026-03-02 13:00"))

        (fault,) = caught.value.faults
        assert fault.found == "2026-03-02T09:00:00+08:00 – 2026-03-02T12:00:00+08:00"

    def test_members_do_not_disturb_each_other(self) -> None:
        """Two may work at once."""
        assert added("duty_entries", entry("P002", "2026-03-02 09:00", "2026-03-02 12:00")) == []

    @given(
        st.lists(
            st.tuples(st.integers(0, 23), st.integers(1, 6)).map(
                lambda pair: (pair[0], pair[0] + pair[1])
            ),
            max_size=12,
        )
    )
    def test_the_rows_kept_are_those_that_overlap_no_kept_row_before(
        self, stretches: list[tuple[int, int]]
    ) -> None:
        """The search among sorted stretches is the same as comparing with each."""
        kept: list[tuple[int, int]] = []
        late: list[int] = []
        for place, (start, end) in enumerate(stretches):
            if any(start < until and since < end for since, until in kept):
                late.append(place)
            else:
                kept.append((start, end))
        day = entry("P001", "2026-03-02 00:00", "2026-03-02 01:00").start
        hour = entry("P001", "2026-03-02 00:00", "2026-03-02 01:00").end - day
        held = [
            DutyEntry(
                member="P001", start=day + hour * start, end=day + hour * end, in_community=True
            )
            for start, end in stretches
        ]

        left, clashes, _ = sift({"duty_entries": held}, {})

        assert [clash.at for clash in clashes] == late
        assert len(left["duty_entries"] or ()) == len(kept)


class TestEveryFault:
    """All are told at once, each laid to its row."""

    def test_faults_of_many_tables_come_in_the_tables_order(self) -> None:
        """And in a table by row."""
        found = faults(
            grids=(
                Grid(id="G-1", division=NOWHERE, name="一格"),
                Grid(id="G-2", division=XIANGSHUI, name="二格", leader="A001"),
            ),
            rooms=(*rows()["rooms"], room("R-3", "XS", HUITAI), room("R-4", "XX", XIANFENG)),
            assignments=(charge(NOBODY, village(HUITAI)),),
            duty_entries=(
                entry("P001", "2026-03-02 09:00", "2026-03-02 12:00"),
                entry("P001", "2026-03-02 10:00", "2026-03-02 11:00"),
            ),
        )

        assert found == [
            ("reference.unknown", "$.grids[0].division"),
            ("reference.wrong_level", "$.grids[1].division"),
            ("reference.not_an_officer", "$.grids[1].leader"),
            ("room.village_served_twice", "$.rooms[2].divisions"),
            ("reference.unknown", "$.rooms[3].station"),
            ("reference.unknown", "$.assignments[0].member"),
            ("duty.overlap", "$.duty_entries[1].start"),
        ]


class TestSift:
    """Good rows are kept, others set aside with their reason."""

    def test_nothing_is_set_aside_where_nothing_is_wrong(self) -> None:
        """And what is not recorded stays so."""
        whole: dict[str, Any] = {**rows(), "rooms": None, "assignments": ()}

        kept, clashes, _ = sift(whole, {})

        assert clashes == []
        assert kept == whole

    def test_a_row_whose_parent_was_rejected_is_rejected_too(self) -> None:
        """Down to the last, and each says so."""
        stations = (
            attrs.evolve(rows()["stations"][0], agency="640425000000"),
            rows()["stations"][1],
        )

        kept, clashes, _ = sift({**rows(), "stations": stations}, {})

        assert told(clashes) == [
            ("grids", 0, "reference.rejected", "leader"),
            ("stations", 0, "reference.unknown", "agency"),
            ("rooms", 0, "reference.rejected", "station"),
            ("rooms", 1, "reference.rejected", "station"),
            ("members", 0, "reference.rejected", "station"),
            ("members", 2, "reference.rejected", "station"),
            ("assignments", 0, "reference.rejected", "member"),
            ("assignments", 1, "reference.rejected", "member"),
            ("duty_entries", 0, "reference.rejected", "member"),
            ("duty_entries", 1, "reference.rejected", "member"),
            ("duty_entries", 1, "reference.rejected", "led_by"),
            ("duty_entries", 2, "reference.rejected", "member"),
        ]
        assert {name: len(held or ()) for name, held in kept.items()} == {
            "divisions": 9,
            "grids": 2,
            "agencies": 1,
            "stations": 1,
            "rooms": 0,
            "workstations": 1,
            "members": 1,
            "assignments": 1,
            "duty_entries": 0,
        }

    def test_a_row_that_could_not_even_be_read_is_told_from_nobody(self) -> None:
        """Its id is known to have been rejected."""
        held = {**rows(), "rooms": rows()["rooms"][:1]}
        held["assignments"] = (charge("P001", room_place("R-2")), charge("P002", room_place("R-9")))

        _, clashes, _ = sift(held, {"rooms": {"R-2"}})

        assert told(clashes) == [
            ("assignments", 0, "reference.rejected", "place"),
            ("assignments", 1, "reference.unknown", "place"),
        ]

    def test_a_division_under_one_that_could_not_be_read_says_so(self) -> None:
        """It is rejected for its parent."""
        held = [place for place in rows()["divisions"] if place.code != XINMIN]

        _, clashes, _ = sift({"divisions": held}, {"divisions": {XINMIN}})

        assert told(clashes) == [
            ("divisions", 6, "reference.rejected", "code"),
            ("divisions", 7, "reference.rejected", "code"),
        ]

    def test_references_to_the_first_of_two_duplicates_resolve(self) -> None:
        """The id is still there."""
        twice = (*rows()["members"], attrs.evolve(rows()["members"][0], station="XM"))

        kept, clashes, _ = sift({**rows(), "members": twice}, {})

        assert told(clashes) == [("members", 3, "duplicate", "staff_id")]
        assert tuple(kept["members"] or ()) == rows()["members"]

    def test_a_row_set_aside_is_in_nobodys_way(self) -> None:
        """A room of no station serves no village: the next one may."""
        lost = room("R-0", "XX", JINGHE)
        held = {**rows(), "rooms": (lost, *rows()["rooms"])}

        kept, clashes, _ = sift(held, {})

        assert told(clashes) == [("rooms", 0, "reference.unknown", "station")]
        assert tuple(kept["rooms"] or ()) == rows()["rooms"]

    def test_who_refers_to_a_room_too_many_is_set_aside_with_it(self) -> None:
        """An exclusion cascades as a bad reference does; places are those in the input."""
        held = {
            **rows(),
            "rooms": (*rows()["rooms"], room("R-3", "XS", HUITAI)),
            "workstations": (
                workstation("W-0", "XX", ZHAOMING),
                workstation("W-1", "XM", ZHAOMING),
                workstation("W-2", "XS", HUITAI, room="R-3"),
            ),
        }

        _, clashes, _ = sift(held, {})

        assert told(clashes) == [
            ("rooms", 2, "room.village_served_twice", "divisions"),
            ("workstations", 0, "reference.unknown", "station"),
            ("workstations", 2, "reference.rejected", "room"),
        ]

    def test_who_goes_with_a_room_too_many_is_in_nobodys_way(self) -> None:
        """Neither a charge of it nor time spent there keeps another row out."""
        stands = charge("A001", village(HUITAI), on("2026-01-01", "2026-12-31"))
        spent = entry("A001", "2026-03-02 09:00", "2026-03-02 10:30")
        held = {
            **rows(),
            "rooms": (*rows()["rooms"], room("R-3", "XS", HUITAI)),
            "assignments": (charge("A001", room_place("R-3"), dedicated=False), stands),
            "duty_entries": (attrs.evolve(spent, place=room_place("R-3")), spent),
        }

        kept, clashes, _ = sift(held, {})

        assert told(clashes) == [
            ("rooms", 2, "room.village_served_twice", "divisions"),
            ("assignments", 0, "reference.rejected", "place"),
            ("duty_entries", 0, "reference.rejected", "place"),
        ]
        assert (list(kept["assignments"] or ()), list(kept["duty_entries"] or ())) == (
            [stands],
            [spent],
        )

    @given(st.data())
    def test_no_row_is_set_aside_that_could_stand_with_those_kept(
        self, data: st.DataObject
    ) -> None:
        """Put back alone, each is at fault beside them."""
        places = [village(HUITAI), village(XIANFENG), room_place("R-3"), post_place("W-3")]
        held: dict[str, Any] = {
            **rows(),
            "rooms": (*rows()["rooms"], room("R-3", "XS", HUITAI, XIANFENG)),
            "workstations": (workstation("W-3", "XM", ZHAOMING, room="R-3"),),
            "assignments": data.draw(
                st.lists(
                    st.builds(
                        lambda who, place, dedicated: charge(who, place, dedicated=dedicated),
                        st.sampled_from(["P001", "A001", NOBODY]),
                        st.sampled_from(places),
                        st.booleans(),
                    ),
                    max_size=6,
                )
            ),
            "duty_entries": data.draw(
                st.lists(
                    st.builds(
                        lambda hour, place: entry(
                            "P001",
                            f"2026-03-02 0{hour}:00",
                            f"2026-03-02 0{hour + 2}:00",
                            place=place,
                        ),
                        st.integers(0, 7),
                        st.sampled_from(places),
                    ),
                    max_size=5,
                )
            ),
        }

        kept, clashes, _ = sift(held, {})

        assert all(clash.fault.code != "duplicate" for clash in clashes)
        for table, at in {(clash.table, clash.at) for clash in clashes}:
            again = [*(kept[table] or ()), held[table][at]]
            assert faults(**{**kept, table: again}) != []

    def test_what_is_kept_holds_together(self) -> None:
        """A register can be made of it."""
        held: dict[str, Any] = {
            **rows(),
            "members": rows()["members"][1:],
            "rooms": (*rows()["rooms"], room("R-3", "XS", HUITAI)),
        }

        kept, clashes, _ = sift(held, {})

        register, same = sifted(held, {})

        assert clashes == same
        assert clashes != []
        assert register == Register(**kept)  # type: ignore[arg-type]
        assert register.rooms.get("R-3") is None

    @given(st.data())
    def test_whatever_is_missing_the_rest_holds_together(self, data: st.DataObject) -> None:
        """Each row is kept, or set aside for a reason."""
        held: dict[str, Any] = {}
        for name, every in every_row().items():
            left = data.draw(st.lists(st.sampled_from(every), unique_by=id, max_size=len(every)))
            held[name] = data.draw(st.sampled_from([tuple(left), None]))

        kept, clashes, _ = sift(held, {})

        register = Register(**kept)
        for name, given_rows in held.items():
            bad = {clash.at for clash in clashes if clash.table == name}
            good = [row for at, row in enumerate(given_rows or ()) if at not in bad]
            assert list(getattr(register, name)) == good


class TestReach:
    """Only what the domain asks is asked."""

    def test_a_room_may_serve_a_village_of_another_township(self) -> None:
        """Some do; `rooms.rural` says so."""
        wide = room("R-2", "XS", HUITAI, XIANFENG)

        assert faults(rooms=(rows()["rooms"][0], wide)) == []

    def test_dates_of_service_bind_assignments_alone(self) -> None:
        """P001 has an assignment, a grid to lead and duty entries, all after the last day."""
        left = changed_row("members", 0, left=date(2020, 1, 1))

        assert faults(**left) == [("assignment.out_of_service", "$.assignments[0].span.since")]

    def test_the_bureau_is_the_countys(self) -> None:
        """As made up above."""
        (agency,) = rows()["agencies"]

        assert (agency.id, agency.level) == (BUREAU, level_of(JINGYUAN))
