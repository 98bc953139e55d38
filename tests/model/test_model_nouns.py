"""The model's nouns: the rules between their fields, and what they answer."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from jingwu_model import model
from jingwu_model.declare import Noun
from jingwu_model.errors import InvalidObject
from jingwu_model.model import (
    Agency,
    Division,
    DutyEntry,
    Force,
    Grid,
    Location,
    Member,
    PlaceKind,
    PlaceRef,
    PoliceRoom,
    Skill,
    Station,
    Workstation,
)
from jingwu_model.vocabulary import (
    Committee,
    Competence,
    Datum,
    Level,
    MemberKind,
    OtherPost,
    WorkstationKind,
)
from model._world import BUREAU, HUITAI, JINGHE, JINGYUAN, XIANGSHUI, at, division, on


def codes(make: type[Any], **values: Any) -> list[str]:
    """The codes of the faults of an object, none where it is made."""
    try:
        make(**values)
    except InvalidObject as error:
        return [fault.code for fault in error.faults]
    return []


class TestDivision:
    """A place of the statistical division."""

    @pytest.mark.parametrize("level", list(Level))
    def test_its_level_is_the_codes(self, level: Level) -> None:
        """`division.level_contradicts_code`, and nothing else, otherwise."""
        found = codes(Division, code=XIANGSHUI, level=level, name="香水镇")

        assert found == ([] if level is Level.TOWNSHIP else ["division.level_contradicts_code"])

    def test_the_fault_says_what_the_code_tells(self) -> None:
        """In both languages, with both fields."""
        with pytest.raises(InvalidObject) as caught:
            Division(code=XIANGSHUI, level=Level.COUNTY, name="香水镇")

        (fault,) = caught.value.faults
        assert fault.path == "$.level"
        assert fault.text("zh") == (
            "level：级别与代码不符：应为代码所示的级别，实为“code 640424100000, level county”"
        )

    def test_a_bad_code_is_one_fault(self) -> None:
        """The level is not compared with what is no code."""
        assert codes(Division, code="64042410000", level=Level.VILLAGE, name="a") == [
            "code.not_a_division"
        ]

    def test_counts_of_a_place_are_not_negative(self) -> None:
        """Households and residents, each told."""
        assert codes(
            Division, code=JINGHE, level=Level.VILLAGE, name="a", households=-1, residents=-1
        ) == ["out_of_range", "out_of_range"]

    @pytest.mark.parametrize(
        ("code", "committee"),
        [(JINGHE, Committee.RESIDENTS), (HUITAI, Committee.VILLAGERS), (XIANGSHUI, None)],
    )
    def test_its_committee_is_its_codes(self, code: str, committee: Committee | None) -> None:
        """Whatever its name says."""
        assert division(code).committee is committee

    @pytest.mark.parametrize(
        ("code", "held"),
        [(XIANGSHUI, True), (JINGHE, True), (JINGYUAN, False), ("640424101001", False)],
    )
    def test_it_holds_itself_and_what_lies_under_it(self, code: str, held: bool) -> None:  # noqa: FBT001 - a column of the table
        """By the digits its place uses."""
        assert division(XIANGSHUI).holds(code) is held


class TestPlaces:
    """Where something is."""

    @pytest.mark.parametrize(
        ("kind", "name", "found"),
        [
            (PlaceKind.VILLAGE, JINGHE, []),
            (PlaceKind.VILLAGE, XIANGSHUI, ["place.not_a_village"]),
            (PlaceKind.VILLAGE, "G-1", ["place.not_a_village"]),
            (PlaceKind.VILLAGE, "6" * 20, ["place.not_a_village"]),
            (PlaceKind.VILLAGE, "泾河", ["not_matching"]),
            (PlaceKind.GRID, "G-1", []),
            (PlaceKind.ROOM, JINGHE, []),
        ],
    )
    def test_a_village_goes_by_its_code(self, kind: PlaceKind, name: str, found: list[str]) -> None:
        """Other places by whatever id the register gives them."""
        assert codes(PlaceRef, kind=kind, id=name) == found

    @pytest.mark.parametrize(
        ("lon", "lat", "found"),
        [
            (106.33, 35.49, []),
            (180, -90, []),
            (180.1, 0.0, ["out_of_range"]),
            (0.0, -90.1, ["out_of_range"]),
            (float("nan"), 91.0, ["not_finite", "out_of_range"]),
        ],
    )
    def test_a_location_is_on_the_globe(self, lon: float, lat: float, found: list[str]) -> None:
        """In degrees, with the datum they are stated in."""
        assert codes(Location, lon=lon, lat=lat, datum=Datum.CGCS2000) == found

    def test_a_datum_is_never_guessed(self) -> None:
        """A point without one may be hundreds of metres off."""
        locate: Any = Location

        with pytest.raises(TypeError, match="datum"):
            locate(lon=106.33, lat=35.49)

    def test_nothing_serves_a_village_twice_by_itself(self) -> None:
        """Station, room and workstation list each place once."""
        twice = (JINGHE, JINGHE)
        post = {"id": "X-1", "station": "S1", "stands_in": JINGHE, "divisions": twice}

        assert codes(Station, id="S1", agency=BUREAU, name="a", divisions=twice) == ["repeated"]
        assert codes(PoliceRoom, name="a", **post) == ["repeated"]
        assert codes(Workstation, **post) == ["repeated"]

    def test_a_workstation_is_one_unless_it_is_a_post(self) -> None:
        """工作站 unless 岗 is said."""
        made = Workstation(id="W-1", station="S1", stands_in=JINGHE)

        assert made.kind is WorkstationKind.STATION

    def test_a_grid_is_led_by_a_staff_number(self) -> None:
        """A name is no staff number."""
        assert codes(Grid, id="G-1", division=JINGHE, name="一格", leader="张警官") == [
            "not_matching"
        ]


class TestAgency:
    """A public security organ."""

    @pytest.mark.parametrize(
        ("name", "place", "level", "found"),
        [
            (BUREAU, JINGYUAN, Level.COUNTY, []),
            ("640424A0000B", JINGYUAN, Level.COUNTY, []),
            (BUREAU, JINGYUAN, Level.PREFECTURE, ["agency.level_contradicts_division"]),
            ("640425000000", JINGYUAN, Level.COUNTY, ["agency.id_contradicts_division"]),
            (
                "640425000000",
                JINGYUAN,
                Level.PROVINCE,
                ["agency.level_contradicts_division", "agency.id_contradicts_division"],
            ),
            ("64042400000", JINGYUAN, Level.COUNTY, ["not_matching"]),
            ("64042400000a", JINGYUAN, Level.COUNTY, ["not_matching"]),
        ],
    )
    def test_its_id_and_level_are_its_divisions(
        self, name: str, place: str, level: Level, found: list[str]
    ) -> None:
        """Twelve characters that begin with six digits of the place."""
        assert codes(Agency, id=name, division=place, level=level, name="公安局") == found


class TestForce:
    """Stated head-counts."""

    @pytest.mark.parametrize(
        ("counts", "found"),
        [
            ({"officers": 100, "station_officers": 50, "community_officers": 25}, []),
            ({"officers": 9, "station_officers": 9, "community_officers": 9}, []),
            ({"officers": 9, "station_officers": 10}, ["force.more_at_stations"]),
            ({"station_officers": 9, "community_officers": 10}, ["force.more_in_communities"]),
            # Whoever is a community officer is an officer, wherever else officers are counted.
            ({"officers": 9, "community_officers": 10}, ["force.more_in_communities"]),
            (
                {"officers": 10, "station_officers": 20, "community_officers": 90},
                ["force.more_at_stations", "force.more_in_communities"],
            ),
            ({"community_officers": 90}, []),
            # Auxiliaries are no officers.
            ({"officers": 9, "auxiliaries": 90}, []),
        ],
    )
    def test_a_part_is_at_most_the_whole(self, counts: dict[str, int], found: list[str]) -> None:
        """Of the officers some are at stations, and of those some in communities."""
        assert codes(Force, **counts) == found


class TestMember:
    """An officer, auxiliary or assistant."""

    def test_it_has_no_name(self) -> None:
        """The force knows its own by number."""
        assert not hasattr(Member, "name")

    @pytest.mark.parametrize(
        ("belongs", "found"),
        [
            ({"agency": BUREAU}, []),
            ({"station": "S1"}, []),
            ({"agency": BUREAU, "station": "S1"}, []),
            ({}, ["member.belongs_nowhere"]),
        ],
    )
    def test_it_belongs_to_an_agency_or_a_station(
        self, belongs: dict[str, str], found: list[str]
    ) -> None:
        """Or to both."""
        assert codes(Member, staff_id="P001", kind=MemberKind.OFFICER, **belongs) == found

    @pytest.mark.parametrize(
        ("joined", "left", "found"),
        [
            (date(2020, 1, 1), date(2020, 1, 1), []),
            (date(2020, 1, 2), date(2020, 1, 1), ["member.left_first"]),
            (None, date(2020, 1, 1), []),
            (date(2020, 1, 1), None, []),
        ],
    )
    def test_it_does_not_leave_before_it_joins(
        self, joined: date | None, left: date | None, found: list[str]
    ) -> None:
        """It may on the same day."""
        who = {"staff_id": "P001", "kind": MemberKind.OFFICER, "station": "S1"}

        assert codes(Member, **who, joined=joined, left=left) == found

    @pytest.mark.parametrize(
        ("levels", "found"),
        [
            ([(Competence.LAW, 3), (Competence.PSYCHOLOGY, 3)], []),
            ([(Competence.LAW, 3), (Competence.LAW, 4)], ["repeated"]),
        ],
    )
    def test_a_competence_has_one_level(
        self, levels: list[tuple[Competence, int]], found: list[str]
    ) -> None:
        """Two would contradict each other."""
        skills = tuple(Skill(competence=what, level=level) for what, level in levels)
        who = {"staff_id": "P001", "kind": MemberKind.OFFICER, "station": "S1"}

        assert codes(Member, **who, competences=skills) == found

    @pytest.mark.parametrize("level", [-1, 6])
    def test_a_level_is_0_to_5(self, level: int) -> None:
        """domain.md §2."""
        assert codes(Skill, competence=Competence.LAW, level=level) == ["out_of_range"]

    @pytest.mark.parametrize(
        ("joined", "left", "serves"),
        [
            (None, None, True),
            (date(2026, 3, 1), None, True),
            (date(2026, 3, 2), None, False),
            (None, date(2026, 3, 1), True),
            (None, date(2026, 2, 28), False),
        ],
    )
    def test_it_serves_from_joining_to_leaving(
        self,
        joined: date | None,
        left: date | None,
        serves: bool,  # noqa: FBT001 - a column
    ) -> None:
        """Both days included; on 1 March 2026."""
        member = Member(
            staff_id="P001", kind=MemberKind.OFFICER, station="S1", joined=joined, left=left
        )

        assert member.serves_on(date(2026, 3, 1)) is serves


class TestDutyEntry:
    """A stretch of working time."""

    @pytest.mark.parametrize(
        ("end", "found"),
        [
            (at("2026-03-02 09:00") + timedelta.resolution, []),
            (at("2026-03-02 09:00"), ["duty.ends_first"]),
            (at("2026-03-02 08:59"), ["duty.ends_first"]),
        ],
    )
    def test_it_ends_after_it_begins(self, end: datetime, found: list[str]) -> None:
        """No time at all is no entry."""
        start = at("2026-03-02 09:00")

        assert codes(DutyEntry, member="P001", start=start, end=end, in_community=True) == found

    def test_its_times_have_an_offset(self) -> None:
        """Both are told."""
        naive = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - the point of it

        assert codes(DutyEntry, member="P001", start=naive, end=naive, in_community=True) == [
            "time.naive",
            "time.naive",
        ]

    def test_it_keeps_what_it_went_to(self) -> None:
        """With who ordered it, by number."""
        made = DutyEntry(
            member="P001",
            start=at("2026-03-02 09:00"),
            end=at("2026-03-02 10:00"),
            in_community=False,
            other_post=OtherPost.CAMPAIGN,
            ordered_by="P009",
        )

        assert (made.other_post, made.ordered_by) == (OtherPost.CAMPAIGN, "P009")


class TestSpans:
    """What lasts, lasts from a day to a day."""

    def test_an_assignment_cannot_end_before_it_begins(self) -> None:
        """Its span refuses that itself."""
        with pytest.raises(InvalidObject, match="ends before it begins"):
            on("2026-03-02", "2026-03-01")


NOUNS = [
    held
    for name in model.__all__
    if isinstance(held := getattr(model, name), type)
    and issubclass(held, Noun)
    and attrs.has(held)
]


@pytest.mark.parametrize("cls", NOUNS, ids=lambda cls: cls.__name__)
class TestWhatIsSaid:
    """The docstring of every noun."""

    def test_it_names_every_field_in_order(self, cls: type[Noun]) -> None:
        """As arguments, and nothing that is no field."""
        arguments = (cls.__doc__ or "").partition("Args:")[2].partition("Raises:")[0]

        assert re.findall(r"^ {8}(\w+): ", arguments, re.MULTILINE) == [
            field.name for field in attrs.fields(cls)
        ]

    def test_it_names_every_rule_between_fields(self, cls: type[Noun]) -> None:
        """By the code of its fault, with what is raised."""
        raises = (cls.__doc__ or "").partition("Raises:")[2].partition("Examples:")[0]

        assert "InvalidObject: With every fault" in raises
        assert [
            rule.kind.code
            for rule in cls.__jingwu_rules__
            if f"`{rule.kind.code}`" not in raises
        ] == []

    def test_it_has_an_example(self, cls: type[Noun]) -> None:
        """Which is run where it stands."""
        assert ">>> " in (cls.__doc__ or "").partition("Examples:")[2]
