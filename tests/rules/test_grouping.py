"""Which places fall short worst, and in which county and station they lie."""

from datetime import date
from fractions import Fraction
from itertools import count

import pytest

from jingwu_model.model import (
    Agency,
    Division,
    Member,
    PoliceRoom,
    Register,
    Station,
)
from jingwu_model.rules import (
    Amount,
    County,
    Finding,
    Relation,
    Subject,
    SubjectKind,
    Verdict,
    stations_of,
)
from jingwu_model.rules._grouping import Group, grouped, worst_first
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Host, Level, MemberKind, Post, Unit

DAY = date(2024, 4, 30)
NUMBERS = count()


def short(
    expected: int | None,
    actual: int,
    unit: Unit = Unit.PERSON,
    division: str | None = "411402103201",
) -> Finding:
    """A village that lacks so many."""
    at_least = None if expected is None else Fraction(expected)
    return Finding(
        rule="rooms.rural",
        verdict=Verdict.SHORT,
        subject=Subject(
            kind=SubjectKind.VILLAGE, id=f"v{next(NUMBERS)}", name="村", division=division
        ),
        day=DAY,
        unit=unit,
        relation=Relation.AT_LEAST,
        expected=Amount(lo=at_least),
        actual=Amount.known(actual),
    )


def county(code: str, name: str) -> County:
    """A county of nothing."""
    return County(division=code, name=name, townships=0, communities=0, villages=0, others=0)


COUNTIES = (county("411402000000", "甲区"), county("411403000000", "乙区"))


class TestTheWorst:
    """The largest gap first."""

    def test_by_how_much_is_missing(self) -> None:
        """5, 3 and 1; what is equal stays as it was."""
        one, three, five, other = short(2, 1), short(4, 1), short(6, 1), short(9, 6)

        assert worst_first([one, three, five, other]) == [five, three, other, one]

    def test_what_is_counted_in_other_units_stands_beside(self) -> None:
        """90 hours are not more than 2 persons: the worst of each, then the second of each."""
        persons = [short(2, 1), short(3, 1)]
        hours = [short(90, 0, Unit.HOUR), short(80, 0, Unit.HOUR)]

        assert worst_first([*persons, *hours]) == [persons[1], hours[0], persons[0], hours[1]]

    def test_a_gap_of_no_known_size_comes_last(self) -> None:
        """It may be larger; nothing says so."""
        known, open_ended = short(2, 1), short(None, 0)

        assert worst_first([open_ended, known]) == [known, open_ended]


class TestGroups:
    """By county, then by station."""

    def test_a_report_of_several_counties(self) -> None:
        """In the order of their codes, each with all that lie in it, listed or not."""
        first, second, third = (
            short(2, 1, division="411403103201"),
            short(3, 1),
            short(4, 1),
        )

        assert grouped([first, second, third], 2, COUNTIES, None, "en") == (
            Group("甲区", 2, (third, second)),
        )
        assert grouped([first, second, third], None, COUNTIES, None, "en") == (
            Group("甲区", 2, (third, second)),
            Group("乙区", 1, (first,)),
        )

    @pytest.mark.parametrize("division", [None, "411400000000"])
    def test_what_lies_in_no_county_comes_last(self, division: str | None) -> None:
        """A bureau of the city, a member of no known place."""
        above, village = short(9, 1, division=division), short(2, 1)

        groups = grouped([above, village], None, COUNTIES, None, "zh")

        assert [group.title for group in groups] == ["甲区", "县级以上，或者所在县未登记"]

    def test_one_county_is_not_named(self) -> None:
        """There is no other to tell it from."""
        (group,) = grouped([short(2, 1)], None, COUNTIES[:1], None, "en")

        assert group.title == ""

    def test_stations_stand_in_their_county(self) -> None:
        """In the order of their ids; what has none stands before them."""
        near, far, nowhere = short(2, 1), short(3, 1), short(4, 1)
        at = {near.subject.id: "S-2 乙所", far.subject.id: "S-1 甲所"}

        (group,) = grouped(
            [near, far, nowhere], None, COUNTIES, lambda subject: at.get(subject.id), "en"
        )

        assert group.listed == (nowhere,)
        assert group.groups == (Group("S-1 甲所", 1, (far,)), Group("S-2 乙所", 1, (near,)))

    def test_nothing_is_in_no_group(self) -> None:
        """Nor what is not listed."""
        assert grouped([], None, COUNTIES, None, "en") == ()
        assert grouped([short(2, 1)], 0, COUNTIES, None, "en") == ()


HEAD = "411402103"
AGENCY, STATION, OTHER = "411402010000", "411402500000", "411402510000"
GONE = "411402520000"


@pytest.fixture(scope="module")
def register() -> Register:
    """Two stations and one that has ended; these have an office in the area of the first."""
    places = [
        ("410000000000", Level.PROVINCE),
        ("411400000000", Level.PREFECTURE),
        ("411402000000", Level.COUNTY),
        (f"{HEAD}000", Level.TOWNSHIP),
        ("411402104000", Level.TOWNSHIP),
        (f"{HEAD}201", Level.VILLAGE),
        ("411402104201", Level.VILLAGE),
    ]
    return Register(
        divisions=[Division(code=code, level=level, name="某地") for code, level in places],
        agencies=[Agency(id=AGENCY, name="甲局", level=Level.COUNTY, division="411402000000")],
        stations=[
            Station(id=STATION, name="甲所", agency=AGENCY, divisions=(f"{HEAD}000",)),
            Station(id=OTHER, name="乙所", agency=AGENCY, divisions=()),
            Station(
                id=GONE,
                name="丙所",
                agency=AGENCY,
                divisions=(),
                span=Span(until=date(2023, 12, 31)),
            ),
        ],
        rooms=[
            PoliceRoom(
                id="R-1",
                name="警务室",
                station=OTHER,
                stands_in=f"{HEAD}201",
                divisions=(f"{HEAD}201",),
                host=Host.VILLAGE_OFFICE,
                span=Span(since=date(2020, 1, 1)),
            ),
            PoliceRoom(
                id="R-2",
                name="警务室",
                station=GONE,
                stands_in=f"{HEAD}201",
                divisions=(),
                host=Host.VILLAGE_OFFICE,
            ),
        ],
        members=[
            Member(staff_id="410001", kind=MemberKind.OFFICER, post=Post.COMMUNITY, station=OTHER),
            Member(staff_id="410003", kind=MemberKind.OFFICER, post=Post.COMMUNITY, station=GONE),
            Member(staff_id="410002", kind=MemberKind.OFFICER, post=Post.OTHER, agency=AGENCY),
        ],
    )


class TestStations:
    """The station of a subject."""

    @pytest.mark.parametrize(
        ("kind", "key", "division", "station"),
        [
            (SubjectKind.STATION, STATION, None, f"{STATION} 甲所"),
            (SubjectKind.STATION, "411402590000", None, None),
            (SubjectKind.VILLAGE, f"{HEAD}201", f"{HEAD}201", f"{STATION} 甲所"),
            (SubjectKind.VILLAGE, "411402104201", "411402104201", None),
            (SubjectKind.GRID, "G-1", f"{HEAD}201", f"{STATION} 甲所"),
            (SubjectKind.ROOM, "R-1", f"{HEAD}201", f"{OTHER} 乙所"),
            (SubjectKind.ROOM, "R-9", f"{HEAD}201", f"{STATION} 甲所"),
            (SubjectKind.MEMBER_MONTH, "410001.2024-03", f"{HEAD}000", f"{OTHER} 乙所"),
            (SubjectKind.MEMBER_MONTH, "410002.2024-03", None, None),
            (SubjectKind.AGENCY, AGENCY, "411402000000", None),
            (SubjectKind.MEMBER, "410001", None, f"{OTHER} 乙所"),
            (SubjectKind.LEADER, "410001.2023", None, f"{OTHER} 乙所"),
            (SubjectKind.POSTING, f"410001.{HEAD}201.deputy_secretary", None, f"{OTHER} 乙所"),
            (SubjectKind.ASSIGNMENT, "410001.1", f"{HEAD}201", f"{OTHER} 乙所"),
            (SubjectKind.HELPER_MONTH, "410001.2024-03", f"{HEAD}201", f"{OTHER} 乙所"),
            # What is no member's is not asked for by a member's staff id, though it has one's.
            (SubjectKind.GRID, "410001", f"{HEAD}201", f"{STATION} 甲所"),
            (SubjectKind.TEAM, "410001", f"{HEAD}201", f"{STATION} 甲所"),
            (SubjectKind.SURVEYED, "grid.410001", f"{HEAD}201", f"{STATION} 甲所"),
            # Their own station has ended.
            (SubjectKind.ROOM, "R-2", f"{HEAD}201", f"{STATION} 甲所"),
            (SubjectKind.MEMBER, "410003", f"{HEAD}201", f"{STATION} 甲所"),
            (SubjectKind.STATION, GONE, f"{HEAD}201", None),
        ],
    )
    def test_it_is_its_own_its_rooms_its_members_or_the_areas(
        self,
        register: Register,
        kind: SubjectKind,
        key: str,
        division: str | None,
        station: str | None,
    ) -> None:
        """In this order; none where that is not recorded."""
        told = stations_of(register, DAY)
        subject = Subject(kind=kind, id=key, name="某", division=division)

        assert told(subject) == station
        assert told(subject) == station
