"""Who leads a grid, and a rota: `jingyuan-2020` §3, borrowed elsewhere."""

from datetime import date
from typing import Any

import attrs
import pytest

from jingwu_model.model import CommunityTeam, Grid, PlaceKind, PlaceRef, Register
from jingwu_model.rules import Material, Report, Units
from jingwu_model.vocabulary import Post, Rota, TeamKind
from rules.town import (
    DISTRICT,
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
    station,
    verdicts,
    village,
)

PLACE, HOME, ESTATE = village(1), community(1), farm(1)
LEFT = date(2024, 4, 29)
# A community officer, one who does cases, one without a post, one who has left; and others.
MEMBERS = (
    officer("P1"),
    officer("P2", Post.CASE),
    officer("P3", None),
    officer("P4", left=LEFT),
    auxiliary("F1"),
    assistant("Z1"),
)


def town(*grids: Grid, teams: Any = None, assignments: Any = ()) -> Register:
    """A register of grids and teams, and those who may lead them."""
    return Register(
        divisions=divisions(PLACE, HOME, ESTATE),
        agencies=[agency()],
        stations=[station()],
        members=MEMBERS,
        assignments=assignments,
        grids=grids,
        teams=teams,
    )


def of_grid(leader: str | None, *, secretary: bool | None, **more: Any) -> Report:
    """What is said of a community's grid led so."""
    return asked(town(grid("G1", HOME, leader=leader, secretary=secretary), **more), "grid.leaders")


class TestGrids:
    """The branch secretary and a community officer are its two leaders."""

    @pytest.mark.parametrize(
        ("leader", "secretary", "verdict", "actual"),
        [
            ("P1", True, "met", "2"),
            ("P1", False, "short", "1"),
            (None, True, "short", "1"),
            (None, False, "short", "0"),
            # One who does cases and one who has left do not count; who is no officer cannot lead.
            ("P2", True, "short", "1"),
            ("P4", True, "short", "1"),
            # With one at the most it is short whatever is not known.
            (None, None, "short", "0–1"),
        ],
    )
    def test_two_of_two(
        self, leader: str | None, *, secretary: bool | None, verdict: str, actual: str
    ) -> None:
        """Of the secretary it is known whether, of the officer who."""
        finding = only(of_grid(leader, secretary=secretary))

        assert (finding.verdict.code, finding.actual.text()) == (verdict, actual)
        assert finding.expected.exact == 2

    @pytest.mark.parametrize(
        ("leader", "secretary", "missing"),
        [
            ("P1", None, ("grids.secretary",)),
            ("P3", True, ("members.post",)),
            ("P3", None, ("grids.secretary", "members.post")),
        ],
    )
    def test_what_would_tell_is_named(
        self, leader: str, *, secretary: bool | None, missing: tuple[str, ...]
    ) -> None:
        """Whether the secretary leads it, and what the officer does."""
        finding = only(of_grid(leader, secretary=secretary))

        assert (finding.verdict.code, finding.missing) == ("unknown", missing)

    def test_a_dedicated_officer_is_a_community_officer_without_a_post(self) -> None:
        """Their assignment says so."""
        held = [holds("P3", HOME, dedicated=True)]

        assert only(of_grid("P3", secretary=True, assignments=held)).verdict.code == "met"

    def test_a_farms_grid_is_not_asked(self) -> None:
        """Of a farm no standard asks anything."""
        report = asked(town(grid("G1", ESTATE)), "grid.leaders")

        assert verdicts(report, "grid") == {"G1": "not_applicable"}

    def test_a_villages_grid_is_not_asked(self) -> None:
        """§3 has grids kept in communities."""
        finding = only(asked(town(grid("G1", PLACE, secretary=False)), "grid.leaders"))

        assert finding.text("zh") == "G1网格：不适用；来源只要求社区的网格"
        assert finding.text("en").endswith("the source asks it of grids in communities only")

    def test_where_a_place_has_no_class_it_is_unknown(self) -> None:
        """By the urban-rural class, which of the places are communities is not recorded."""
        report = asked(
            town(grid("G1", HOME, secretary=False)),
            "grid.leaders",
            units=Units(by_urban_rural=True),
        )
        finding = found(report, "grid")["G1"]

        assert (finding.verdict.code, finding.actual.text()) == ("unknown", "0–2")
        assert finding.missing == ("divisions.urban_rural",)

    def test_here_the_standard_is_borrowed(self) -> None:
        """It is Jingyuan's, and what it tells was done there."""
        assert [mark.code for mark in only(of_grid("P1", secretary=True)).marks] == [
            "borrowed",
            "reported",
            "year_only",
        ]

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "grid.leaders"))

        assert finding.missing == ("assignments.csv", "grids.csv", "members.csv")


def team(key: str, *, rota: Rota | None = Rota.FIVE_HOUSEHOLD, **more: Any) -> CommunityTeam:
    """A patrol team of the village."""
    ref = PlaceRef(kind=PlaceKind.VILLAGE, id=PLACE.code)
    return CommunityTeam(id=key, place=ref, kind=TeamKind.PATROL, rota=rota, **more)


class TestRotas:
    """Patrols by a rota are led by officers or auxiliaries."""

    @pytest.mark.parametrize(
        ("led", "verdict"),
        [
            ({"led_by": "P1"}, "met"),
            ({"led_by": "F1"}, "met"),
            ({"led_by": "Z1"}, "short"),
            ({"led_by_public": True}, "short"),
            ({}, "unknown"),
            # One who has left leads it no longer, and who does is not recorded.
            ({"led_by": "P4"}, "unknown"),
        ],
    )
    def test_by_who_leads_it(self, led: dict[str, Any], verdict: str) -> None:
        """An assistant is no auxiliary."""
        finding = only(asked(town(teams=[team("T1", **led)]), "rota.led"))

        assert finding.verdict.code == verdict
        assert finding.missing == (("teams.led_by",) if verdict == "unknown" else ())

    def test_a_team_without_a_rota_is_not_asked(self) -> None:
        """Whoever leads it."""
        teams = [team("T1", rota=None, led_by_public=True), team("T2", led_by="P1")]
        report = asked(town(teams=teams), "rota.led")

        assert verdicts(report, "team") == {"T2": "met"}

    def test_a_team_lies_where_its_place_does(self) -> None:
        """In a grid's village; where a grid is not recorded, in the whole."""
        teams = [
            CommunityTeam(
                id="T1",
                place=PlaceRef(kind=PlaceKind.GRID, id="G1"),
                kind=TeamKind.PATROL,
                rota=Rota.TEN_HOUSEHOLD,
                led_by="P1",
            ),
        ]
        held = town(grid("G1", PLACE), teams=teams)
        bare = Register(divisions=divisions(PLACE), members=MEMBERS, teams=teams)

        assert found(asked(held, "rota.led"), "team")["T1"].subject.division == PLACE.code
        assert only(asked(bare, "rota.led")).subject.division == PLACE.code[:9] + "000"

    def test_a_team_of_another_place_is_not_asked(self) -> None:
        """Of the district's figures the county's village is none."""
        there = village(1, f"{DISTRICT[:6]}100000")
        ref = PlaceRef(kind=PlaceKind.VILLAGE, id=there.code)
        teams = [team("T1"), attrs.evolve(team("T2"), place=ref)]
        register = Register(divisions=divisions(PLACE, there), members=MEMBERS, teams=teams)
        figures = published({}, division=DISTRICT, name="梁园区")
        report = asked(Material(register=register, figures=figures), "rota.led")

        assert verdicts(report, "team") == {"T2": "unknown"}

    def test_before_the_standard_nothing_is_asked(self) -> None:
        """It is of 2020."""
        report = asked(town(teams=[team("T1")]), "rota.led", on=date(2019, 12, 31))

        assert verdicts(report, "team") == {"T1": "not_applicable"}

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "rota.led"))

        assert finding.missing == ("members.csv", "teams.csv")
