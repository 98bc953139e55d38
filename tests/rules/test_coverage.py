"""An officer in charge of every village and grid: `city-2024` §5(1)3, HN-PS16."""

from datetime import date

from jingwu_model.model import PlaceKind, Register
from jingwu_model.timeline import Span
from rules.town import (
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
    room,
    station,
    verdicts,
    village,
    workstation,
)

RULE = "coverage.grid"
GRID, ROOM, WORKSTATION = PlaceKind.GRID, PlaceKind.ROOM, PlaceKind.WORKSTATION


class TestVillages:
    """Of each village, on the day."""

    def test_who_and_through_what(self) -> None:
        """By itself, or by the office or workstation that serves it; no auxiliary, no assistant."""
        places = [village(at) for at in range(1, 8)]
        register = Register(
            divisions=divisions(*places, farm(1), community(1)),
            agencies=[agency()],
            stations=[station()],
            rooms=[room("R1", places[1], places[1], places[2])],
            workstations=[workstation("W1", places[3])],
            members=[*(officer(f"P{at}") for at in range(3)), auxiliary("F1"), assistant("Z1")],
            assignments=[
                holds("P0", places[0]),
                holds("P1", "R1", ROOM),
                holds("P2", "W1", WORKSTATION),
                holds("F1", places[4]),
                holds("Z1", places[5]),
            ],
        )
        report = asked(register, RULE)

        assert list(verdicts(report, "village").values()) == [
            *["met"] * 4,
            *["short"] * 3,
            "not_applicable",
        ]
        # The source speaks of villages and grids: a community is covered by its grids.
        assert found(report, "community") == {}

    def test_on_a_day(self) -> None:
        """From the first to the last of the assignment, while the officer serves."""
        place = village(1)
        register = Register(
            divisions=divisions(place),
            members=[officer("P1", left=date(2024, 4, 20))],
            assignments=[holds("P1", place, since=date(2024, 4, 1), until=date(2024, 4, 30))],
        )
        days = {day: asked(register, RULE, on=date(2024, *day)) for day in _DAYS}

        assert {
            day: found(report, "village")[place.code].verdict.code for day, report in days.items()
        } == {(3, 31): "short", (4, 1): "met", (4, 20): "met", (4, 21): "short"}

    def test_all_of_its_grids_are_all_of_it_and_some_are_not(self) -> None:
        """Two grids: with both it is covered, with one it is not."""
        one, two = village(1), village(2)
        register = Register(
            divisions=divisions(one, two),
            grids=[grid("G1", one), grid("G2", one, leader="P2"), grid("G3", two), grid("G4", two)],
            members=[officer("P1"), officer("P2"), officer("P3")],
            assignments=[holds("P1", "G1", GRID), holds("P3", "G3", GRID)],
        )
        report = asked(register, RULE)

        assert verdicts(report, "village") == {one.code: "met", two.code: "short"}
        assert verdicts(report, "grid") == {"G1": "met", "G2": "met", "G3": "met", "G4": "short"}


_DAYS = ((3, 31), (4, 1), (4, 20), (4, 21))


class TestGrids:
    """Of each grid, on the day."""

    def test_who(self) -> None:
        """Its own officer, its leader while serving, or whoever has all the village."""
        one, two = village(1), community(1)
        register = Register(
            divisions=divisions(one, two),
            agencies=[agency()],
            stations=[station()],
            grids=[
                grid("G1", one),
                grid("G2", two),
                grid("G3", two, leader="P3"),
                grid("G4", two, leader="P4"),
                grid("G5", two),
                grid("G6", two, span=Span(until=date(2020, 12, 31))),
            ],
            members=[
                officer("P1"),
                officer("P2"),
                officer("P3"),
                officer("P4", left=date(2024, 1, 1)),
                auxiliary("F1"),
            ],
            assignments=[
                holds("P1", one),
                holds("P2", "G2", GRID),
                holds("F1", "G5", GRID),
                # A grid that is no more is nobody's charge.
                holds("P2", "G6", GRID),
            ],
        )
        report = asked(register, RULE)

        assert verdicts(report, "grid") == {
            "G1": "met",
            "G2": "met",
            "G3": "met",
            "G4": "short",
            "G5": "short",
        }

    def test_of_a_farm_and_of_a_village_that_is_no_more(self) -> None:
        """The farm's is asked no more than the farm; the village's is nowhere."""
        one, two = farm(1), village(1, span=Span(until=date(2020, 12, 31)))
        register = Register(
            divisions=divisions(one, two),
            grids=[grid("G1", one), grid("G2", two)],
            members=[],
            assignments=[],
        )
        report = asked(register, RULE)

        assert verdicts(report, "grid") == {"G1": "not_applicable"}
        assert found(report, "grid")["G1"].reason == found(report, "village")[one.code].reason

    def test_grids_that_are_not_recorded_are_unknown_once_beside_the_villages(self) -> None:
        """Villages are still judged."""
        place = village(1)
        register = Register(
            divisions=divisions(place), members=[officer("P1")], assignments=[holds("P1", place)]
        )
        report = asked(register, RULE)

        assert verdicts(report, "village") == {place.code: "met"}
        assert only(report, verdict=report.unknown[0].verdict).missing == ("grids.csv",)

    def test_rooms_and_workstations_that_are_no_more(self) -> None:
        """Nobody is in charge through them."""
        one, two = village(1), village(2)
        over = Span(until=date(2020, 12, 31))
        register = Register(
            divisions=divisions(one, two),
            agencies=[agency()],
            stations=[station()],
            rooms=[room("R1", one, one, span=over)],
            workstations=[workstation("W1", two, span=over)],
            members=[officer("P1"), auxiliary("F1")],
            assignments=[
                holds("P1", "R1", ROOM),
                holds("P1", "W1", WORKSTATION),
                holds("F1", "R1", ROOM),
                holds("F1", "W1", WORKSTATION),
            ],
        )
        for rule in (RULE, "staffing.village_auxiliary"):
            report = asked(register, rule)

            assert verdicts(report, "village") == {one.code: "short", two.code: "short"}
