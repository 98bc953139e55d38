"""Officers and auxiliaries of communities and villages: `city-2024` §2(2)1 and §5(3)1."""

from fractions import Fraction

import pytest

from jingwu_model.model import Member, PlaceKind, Register
from jingwu_model.rules import Material, Reading, Units
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Post, Quantity
from rules.town import (
    DAY,
    TOWN,
    agency,
    asked,
    assistant,
    auxiliary,
    community,
    divisions,
    farm,
    found,
    grid,
    holds,
    officer,
    only,
    published,
    remarks,
    room,
    station,
    verdicts,
    village,
    workstation,
)

Q = Quantity
EACH = Reading.EACH_VILLAGE
VILLAGE_AUXILIARY = "staffing.village_auxiliary"
GRID, ROOM, WORKSTATION = PlaceKind.GRID, PlaceKind.ROOM, PlaceKind.WORKSTATION


def town(
    *units: object, members: object = (), assignments: object = (), **tables: object
) -> Register:
    """A register of one station's area."""
    return Register(
        divisions=divisions(*units),  # type: ignore[arg-type]
        agencies=[agency()],
        stations=[station()],
        members=members,  # type: ignore[arg-type]
        assignments=assignments,  # type: ignore[arg-type]
        **tables,  # type: ignore[arg-type]
    )


def staff(number: int) -> list[Member]:
    """So many officers."""
    return [officer(f"P{at}") for at in range(number)]


class TestUrban:
    """Per community: the most of ⌈H / 1,000⌉, ⌈R / 3,000⌉ and 1, against dedicated members."""

    @pytest.mark.parametrize(
        ("households", "residents", "need"),
        [
            (1000, 3000, 1),
            (1001, 3000, 2),
            (1000, 3001, 2),
            (2500, 6001, 3),
            (3500, 3000, 4),
            (0, 0, 1),
        ],
    )
    def test_the_need_is_the_larger_of_households_and_residents(
        self, households: int, residents: int, need: int
    ) -> None:
        """And 1 at least."""
        place = community(1, households=households, residents=residents)
        members = staff(need)
        held = [holds(one.staff_id, place, dedicated=True) for one in members]
        enough = only(asked(town(place, members=members, assignments=held), "staffing.urban"))
        less = only(asked(town(place, members=members, assignments=held[1:]), "staffing.urban"))

        assert (enough.verdict.code, enough.expected.exact) == ("met", need)
        assert (less.verdict.code, less.gap and less.gap.exact) == ("short", 1)

    def test_without_residents_the_households_still_prove_it_short(self) -> None:
        """⌈2,001 / 1,000⌉ = 3 at least, and 2 are there."""
        place = community(1, households=2001)
        members = staff(3)
        held = [holds(one.staff_id, place, dedicated=True) for one in members]
        short = only(asked(town(place, members=members, assignments=held[:2]), "staffing.urban"))
        unknown = only(asked(town(place, members=members, assignments=held), "staffing.urban"))

        assert short.text("en") == (
            "1社区: short by 1 at least; expected at least 3 persons "
            "(max(⌈2,001 / 1,000⌉, ⌈? / 3,000⌉, 1)), actual 2 persons"
        )
        assert (unknown.verdict.code, unknown.missing) == ("unknown", ("residents",))

    def test_who_counts(self) -> None:
        """Dedicated officers and auxiliaries; no assistant, nobody who does other work beside."""
        place = community(1, households=1, residents=1)
        members = [officer("P1"), auxiliary("F1"), assistant("Z1"), officer("P2")]
        held = [
            holds("P1", place, dedicated=True),
            holds("F1", place, dedicated=True),
            holds("Z1", place, dedicated=True),
            holds("P2", place),
        ]
        finding = only(asked(town(place, members=members, assignments=held), "staffing.urban"))

        assert finding.actual.exact == 2

    def test_one_in_n_places_counts_one_nth_in_each(self) -> None:
        """Three places: a third in each, and a third of a member is short of one."""
        places = [community(at, households=1, residents=1) for at in (1, 2, 3)]
        held = [holds("P0", place, dedicated=True) for place in places]
        report = asked(town(*places, members=staff(1), assignments=held), "staffing.urban")

        assert {one.actual.exact for one in report.findings} == {Fraction(1, 3)}
        assert report.short[0].text("en").startswith("1社区: short by 0.67; ")

    def test_a_place_that_serves_several_is_shared_out_among_them(self) -> None:
        """A grid and a room of two communities: 1/2 to the grid's, 1/4 to each of the room's."""
        one, two, three = (community(at, households=1, residents=1) for at in (1, 2, 3))
        register = town(
            one,
            two,
            three,
            members=staff(1),
            assignments=[
                holds("P0", "G1", GRID, dedicated=True),
                holds("P0", "R1", ROOM, dedicated=True),
            ],
            grids=[grid("G1", one)],
            rooms=[room("R1", two, two, three)],
        )
        report = asked(register, "staffing.urban")

        assert [each.actual.exact for each in report.findings] == [
            Fraction(1, 2),
            Fraction(1, 4),
            Fraction(1, 4),
        ]

    def test_a_place_closed_on_the_day_counts_for_nothing(self) -> None:
        """Nor does a member who has left, or an assignment that is over."""
        one = community(1, households=1, residents=1)
        closed = room("R1", one, one, span=Span(until=DAY.replace(year=2023)))
        register = town(
            one,
            members=[*staff(2), officer("P9", left=DAY.replace(year=2023))],
            assignments=[
                holds("P0", "R1", ROOM, dedicated=True),
                holds("P1", one, dedicated=True, until=DAY.replace(year=2023)),
                holds("P9", one, dedicated=True),
            ],
            rooms=[closed],
        )

        assert only(asked(register, "staffing.urban")).actual.exact == 0

    def test_without_assignments_it_is_unknown_once(self) -> None:
        """However many communities there are."""
        register = Register(divisions=divisions(community(1), community(2)), members=staff(1))
        finding = only(asked(register, "staffing.urban"))

        assert finding.subject.kind.code == "whole"
        assert finding.text("zh") == "100镇：无法判断；各处情况未登记；缺少 assignments.csv"


class TestRural:
    """One for every village or 5,000 residents, in both readings."""

    def test_each_village(self) -> None:
        """max(1, ⌈R / 5,000⌉): 5,000 people need one, 5,001 two."""
        one, two = village(1, residents=5000), village(2, residents=5001)
        held = [holds("P0", one, dedicated=True), holds("P1", two, dedicated=True)]
        report = asked(town(one, two, members=staff(2), assignments=held), "staffing.rural")
        by_village = found(report, "village")

        assert [each.expected.exact for each in by_village.values()] == [1, 2]
        assert [each.verdict.code for each in by_village.values()] == ["met", "short"]
        assert {each.reading and each.reading.code for each in by_village.values()} == {
            "each_village"
        }

    def test_pooled_by_station(self) -> None:
        """⌈(3,000 + 3,000) / 5,000⌉ = 2 for both together, where each alone needs one."""
        one, two = village(1, residents=3000), village(2, residents=3000)
        held = [holds("P0", one, dedicated=True)]
        report = asked(town(one, two, members=staff(1), assignments=held), "staffing.rural")
        pooled = found(report, "station")["S1"]

        assert (pooled.expected.exact, pooled.actual.exact) == (2, 1)
        assert pooled.text("en") == (
            "S1派出所 (pooled): short by 1; expected at least 2 persons (⌈6,000 / 5,000⌉), "
            "actual 1 person"
        )

    def test_pooled_with_residents_missing_is_bounded_by_those_recorded(self) -> None:
        """⌈≥ 5,001 / 5,000⌉ is 2 at least: 1 is short, 2 are unknown."""
        one, two = village(1, residents=5001), village(2)
        held = [holds(f"P{at}", one, dedicated=True) for at in range(2)]
        register = town(one, two, members=staff(2), assignments=held)
        fewer = town(one, two, members=staff(2), assignments=held[:1])

        assert found(asked(fewer, "staffing.rural"), "station")["S1"].verdict.code == "short"
        unknown = found(asked(register, "staffing.rural"), "station")["S1"]
        assert (unknown.verdict.code, unknown.missing) == ("unknown", ("residents",))

    def test_a_station_without_villages_or_without_an_area_on_record(self) -> None:
        """The first is not asked; of the second nothing is known."""
        register = Register(
            divisions=divisions(community(1, residents=1, households=1)),
            agencies=[agency()],
            stations=[station("S1"), station("S2", serves=())],
            members=[],
            assignments=[],
        )
        report = asked(register, "staffing.rural")

        assert verdicts(report, "station") == {"S1": "not_applicable", "S2": "unknown"}
        assert found(report, "station")["S2"].text("zh") == (
            "S2派出所（合并）：无法判断；应有未知，实有 0 人；缺少 stations.csv 的 divisions 列"
        )

    def test_a_station_that_serves_villages_one_by_one(self) -> None:
        """Its area is those, each once, whatever else the township holds."""
        one, two = village(1, residents=5000), village(2, residents=9000)
        register = Register(
            divisions=divisions(one, two),
            agencies=[agency()],
            stations=[station(serves=(one.code,))],
            members=staff(1),
            assignments=[holds("P0", one, dedicated=True)],
        )

        pooled = found(asked(register, "staffing.rural"), "station")["S1"]
        assert (pooled.verdict.code, pooled.expected.exact) == ("met", 1)

    def test_farms_are_not_asked_unless_the_caller_says_so(self) -> None:
        """domain.md §2: villagers'-like units are not applicable."""
        register = town(farm(1, residents=10), members=[], assignments=[])
        usual = asked(register, "staffing.rural")
        as_villages = asked(register, "staffing.rural", units=Units(farms_are_villages=True))

        assert verdicts(usual, "village") == {f"{TOWN[:9]}500": "not_applicable"}
        assert verdicts(as_villages, "village") == {f"{TOWN[:9]}500": "short"}

    def test_on_totals_the_registers_people_stand_in_where_no_number_is_published(self) -> None:
        """5,001 residents need 2 and a community 1, against the 2 published: short by 1."""
        place, other = village(1, residents=5001), community(1, residents=1, households=1)
        figures = published({Q.COMMUNITY_OFFICERS: 1, Q.AUXILIARIES: 1})
        material = Material(register=Register(divisions=divisions(place, other)), figures=figures)
        finding = asked(material, "staffing.rural").short[0]

        assert (finding.expected.text(), finding.actual.text()) == ("3", "2")
        assert finding.worked == "1 + 2"

    def test_on_totals_the_registers_members_stand_in_where_none_are_published(self) -> None:
        """One officer posted, one dedicated, one of whom no post is known; a place's auxiliary."""
        place = village(1, residents=1)
        members = [
            officer("P1"),
            officer("P2", Post.CASE),
            officer("P3", None),
            officer("P4", Post.PATROL),
            auxiliary("F1", Post.PATROL),
            auxiliary("F2", Post.PATROL),
        ]
        register = town(
            place,
            members=members,
            assignments=[holds("P2", place, dedicated=True), holds("F1", place)],
        )
        material = Material(register=register, figures=published({Q.VILLAGES: 3, Q.COMMUNITIES: 0}))
        finding = asked(material, "staffing.rural").unknown[0]

        # P1, P2 and F1 for sure, P3 perhaps.
        assert finding.actual.text() == "3–4"
        assert "members.post" in finding.actual.missing


class TestPlacesNotRecorded:
    """Whoever is assigned to an office may serve any village, where rooms.csv is not recorded."""

    def test_dedicated_members_are_bounded_from_below(self) -> None:
        """P1 has a village alone; P2 a village and the office: half, at the least."""
        places = [village(at, residents=1000) for at in (1, 2, 3)]
        register = town(
            *places,
            members=staff(2),
            assignments=[
                holds("P0", places[0], dedicated=True),
                holds("P1", places[1], dedicated=True),
                holds("P1", "R1", ROOM, dedicated=True),
            ],
        )
        report = asked(register, "staffing.rural")
        told = found(report, "village", reading=EACH)

        assert [(one.verdict.code, one.actual.text(), one.missing) for one in told.values()] == [
            ("met", "≥ 1", ()),
            ("unknown", "≥ 0.5", ("rooms.csv",)),
            ("unknown", "?", ("rooms.csv",)),
        ]
        # 3,000 people need one: P0's whole and P1's half are enough, whatever the office serves.
        (pooled,) = found(report, "station").values()
        assert (pooled.verdict.code, pooled.actual.text()) == ("met", "≥ 1.5")

    def test_whose_office_decides(self) -> None:
        """That of who is not dedicated to it is none of the dedicated members'."""
        place = village(1, residents=1000)
        held = [holds("P0", "R1", ROOM), holds("Z1", "R1", ROOM, dedicated=True)]
        register = town(place, members=[*staff(1), assistant("Z1")], assignments=held)
        told = found(asked(register, "staffing.rural"), "village", reading=EACH)

        assert told[place.code].verdict.code == "short"

    def test_helpers_are_bounded_from_below(self) -> None:
        """Of two villages one has a helper; the other's may be the one at the workstation."""
        places = [village(1), village(2)]
        held = [holds("F1", places[0]), holds("Z1", "W1", WORKSTATION)]
        register = town(*places, members=[auxiliary("F1"), assistant("Z1")], assignments=held)
        figures = published({Q.VILLAGES_WITH_AUXILIARY: 2})
        report = asked(Material(register=register, figures=figures), VILLAGE_AUXILIARY)
        told = found(report, "village")

        assert {key: one.verdict.code for key, one in told.items()} == {
            places[0].code: "met",
            places[1].code: "unknown",
        }
        assert told[places[1].code].missing == ("workstations.csv",)
        # One is counted at the least: that is no difference from the two that are published.
        assert report.differences == ()

    def test_an_officers_office_tells_of_no_helper(self) -> None:
        """So that nothing is open."""
        place = village(1)
        register = town(place, members=staff(1), assignments=[holds("P0", "R1", ROOM)])

        assert verdicts(asked(register, VILLAGE_AUXILIARY), "village") == {place.code: "short"}


class TestVillageAuxiliary:
    """An auxiliary or assistant in every village, by current assignment."""

    def test_who_and_where(self) -> None:
        """In the village, a grid of it, a workstation in it; no officer, nobody of elsewhere."""
        places = [village(at) for at in range(1, 8)]
        register = town(
            *places,
            members=[officer("P1"), *(auxiliary(f"F{at}") for at in range(4)), assistant("Z1")],
            assignments=[
                holds("F0", places[0]),
                holds("F1", "G1", GRID),
                holds("F2", "W1", WORKSTATION),
                holds("Z1", places[3]),
                holds("P1", places[4]),
                # A room that stands in the sixth and serves the seventh too.
                holds("F3", "R1", ROOM),
            ],
            grids=[grid("G1", places[1])],
            workstations=[workstation("W1", places[2])],
            rooms=[room("R1", places[5], places[5], places[6])],
        )
        found_of = verdicts(asked(register, "staffing.village_auxiliary"), "village")

        assert list(found_of.values()) == ["met", "met", "met", "met", "short", "met", "short"]

    def test_one_who_is_shared_meets_it_and_that_is_said(self) -> None:
        """An assignment in each of two villages."""
        one, two = village(1), village(2)
        register = town(
            one, two, members=[auxiliary("F1")], assignments=[holds("F1", one), holds("F1", two)]
        )
        report = asked(register, "staffing.village_auxiliary")

        assert [remarks(each) for each in report.met] == [["shared among 2 villages"]] * 2

    def test_one_who_is_not_shared_is_enough_to_say_nothing(self) -> None:
        """Beside one who is."""
        one, two = village(1), village(2)
        register = town(
            one,
            two,
            members=[auxiliary("F1"), assistant("Z1")],
            assignments=[holds("F1", one), holds("F1", two), holds("Z1", one)],
        )
        report = asked(register, "staffing.village_auxiliary")

        assert [remarks(each) for each in report.met] == [[], ["shared among 2 villages"]]

    def test_without_assignments_it_is_unknown_once_naming_both_files(self) -> None:
        """The members' too, where they are not recorded."""
        finding = only(
            asked(Register(divisions=divisions(village(1))), "staffing.village_auxiliary")
        )

        assert finding.missing == ("assignments.csv", "members.csv")

    def test_on_totals_the_published_kinds_decide(self) -> None:
        """Assistants alone, published, can meet it; unpublished auxiliaries leave it open."""
        enough = published({Q.VILLAGES: 10, Q.ASSISTANTS: 10})
        less = published({Q.VILLAGES: 10, Q.ASSISTANTS: 9})

        assert only(asked(enough, "staffing.village_auxiliary")).verdict.code == "met"
        unknown = only(asked(less, "staffing.village_auxiliary"))
        assert (unknown.verdict.code, unknown.missing) == ("unknown", ("auxiliaries",))
        assert remarks(unknown) == []
