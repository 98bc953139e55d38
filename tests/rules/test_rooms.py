"""Offices and workstations: `city-2024` §2(2)2 and §5(3)1."""

from datetime import date
from typing import Any

import pytest

from jingwu_model.model import Division, Register
from jingwu_model.rules import parse_standards, standards
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import WorkstationKind
from rules.town import (
    TOWN,
    agency,
    asked,
    community,
    divisions,
    farm,
    found,
    only,
    remarks,
    room,
    station,
    verdicts,
    village,
    workstation,
)

OTHER = "411421101000"


def villages(number: int, town: str = TOWN) -> list[Division]:
    """So many villages of a township."""
    return [village(at, town) for at in range(1, number + 1)]


def area(*units: Division, rooms: Any = (), **tables: Any) -> Register:
    """A register of one station and its rooms."""
    tables.setdefault("stations", [station()])
    return Register(divisions=divisions(*units), agencies=[agency()], rooms=rooms, **tables)


class TestUrban:
    """An office in every community."""

    def test_an_office_counts_where_it_stands(self) -> None:
        """Serving the second from the first is none in the second."""
        one, two = community(1), community(2)
        report = asked(area(one, two, rooms=[room("R1", one, one, two)]), "rooms.urban")

        assert verdicts(report, "community") == {one.code: "met", two.code: "short"}

    def test_an_office_closed_on_the_day_is_none(self) -> None:
        """Nor is one that is not open yet."""
        one, two = community(1), community(2)
        closed = room("R1", one, one, span=Span(until=date(2024, 4, 29)))
        later = room("R2", two, two, span=Span(since=date(2024, 5, 1)))
        report = asked(area(one, two, rooms=[closed, later]), "rooms.urban")

        assert set(verdicts(report, "community").values()) == {"short"}


class TestOffices:
    """Per office: at most 8 villages; fewer than 5 is met, and said."""

    @pytest.mark.parametrize(
        ("served", "verdict", "told"),
        [
            (1, "met", ["fewer than 5 villages"]),
            (4, "met", ["fewer than 5 villages"]),
            (5, "met", []),
            (8, "met", []),
            (9, "short", []),
        ],
    )
    def test_the_band(self, served: int, verdict: str, told: list[str]) -> None:
        """More than the band is short by what is over."""
        places = villages(served)
        report = asked(area(*places, rooms=[room("R1", places[0], *places)]), "rooms.rural")
        finding = found(report, "room")["R1"]

        assert (finding.verdict.code, remarks(finding)) == (verdict, told)

    def test_nine_are_over_by_one(self) -> None:
        """In both languages."""
        places = villages(9)
        report = asked(area(*places, rooms=[room("R1", places[0], *places)]), "rooms.rural")
        finding = found(report, "room")["R1"]

        assert finding.text("en") == "R1警务室: short; over by 1; expected at most 8, actual 9"
        assert finding.text("zh") == "R1警务室：未达标；超出 1 个；应不多于 8 个，实有 9 个"

    def test_communities_and_farms_are_no_villages(self) -> None:
        """Six villages, a community and a farm are six; a community's own office has none."""
        places = [*villages(6), community(1), farm(1)]
        rooms = [room("R1", places[0], *places), room("R2", places[6])]
        report = asked(area(*places, rooms=rooms), "rooms.rural")

        assert found(report, "room")["R1"].actual.exact == 6
        assert found(report, "room")["R2"].text("zh") == "R2警务室：不适用；无行政村"

    def test_what_an_office_in_a_village_serves_may_not_be_recorded(self) -> None:
        """One at least, and no upper bound."""
        place = village(1)
        report = asked(area(place, rooms=[room("R1", place)]), "rooms.rural")
        finding = found(report, "room")["R1"]

        assert (finding.actual.text(), finding.missing) == ("≥ 1", ("rooms.divisions",))


class TestStations:
    """Per station ⌈n / 8⌉, ⌊n / 5⌋ at most and never required."""

    @pytest.mark.parametrize(
        ("number", "need", "told"),
        [
            (1, 1, ["no grouping of 5 to 8: 1 villages"]),
            (4, 1, ["no grouping of 5 to 8: 4 villages"]),
            (5, 1, ["1 at most, which is not required"]),
            (8, 1, ["1 at most, which is not required"]),
            (9, 2, ["1 at most, which is not required", "no grouping of 5 to 8: 9 villages"]),
            (10, 2, ["2 at most, which is not required"]),
            (16, 2, ["3 at most, which is not required"]),
            (17, 3, ["3 at most, which is not required"]),
        ],
    )
    def test_the_need(self, number: int, need: int, told: list[str]) -> None:
        """1 to 4 and 9 have no grouping, and no other number has none."""
        places = villages(number)
        finding = found(asked(area(*places), "rooms.rural"), "station")["S1"]

        assert (finding.expected.exact, remarks(finding)) == (need, told)
        assert finding.verdict.code == "short"

    def test_which_offices_count(self) -> None:
        """One in a village, one in a community for villages alone; not the community's own."""
        places, home = villages(10), community(1)
        rooms = [
            room("R1", places[0], *places[:5]),
            room("R2", home, *places[5:]),
            room("R3", home, home, station="S1"),
        ]
        finding = found(asked(area(*places, home, rooms=rooms), "rooms.rural"), "station")["S1"]

        assert (finding.verdict.code, finding.actual.exact) == ("met", 2)

    def test_an_office_for_a_community_and_villages_is_the_communitys(self) -> None:
        """It cannot be counted for both."""
        places, home = villages(5), community(1)
        rooms = [room("R1", home, home, *places)]
        register = area(*places, home, rooms=rooms)

        assert found(asked(register, "rooms.rural"), "station")["S1"].verdict.code == "short"
        assert found(asked(register, "rooms.urban"), "community")[home.code].verdict.code == "met"

    def test_a_remote_station_is_left_to_its_own_rule(self) -> None:
        """Its rooms too, however many villages they serve."""
        places = villages(9)
        register = area(
            *places, rooms=[room("R1", places[0], *places)], stations=[station(remote=True)]
        )
        report = asked(register, "rooms.rural")

        assert verdicts(report, "station") == {"S1": "not_applicable"}
        assert verdicts(report, "room") == {"R1": "not_applicable"}
        assert found(report, "room")["R1"].text("zh") == (
            "R1警务室：不适用；偏远派出所，适用 rooms.remote"
        )
        assert remarks(found(report, "whole")["411421100000"])[-1] == (
            "the villages of 1 remote stations are counted too; theirs is rooms.remote"
        )

    def test_a_station_without_villages_is_not_asked(self) -> None:
        """And one whose area is not recorded is unknown."""
        stations = [station("S1"), station("S2", serves=())]
        report = asked(area(community(1), stations=stations), "rooms.rural")

        assert verdicts(report, "station") == {"S1": "not_applicable", "S2": "unknown"}
        assert found(report, "station")["S2"].missing == ("stations.divisions",)

    def test_townships_are_asked_where_no_station_is_recorded(self) -> None:
        """One is served, the other is not; an office counts for the place it is for."""
        places = [*villages(5), *villages(9, OTHER)]
        register = area(*places, rooms=[room("R1", places[5], *places[5:13])])
        report = asked(register, "rooms.rural")

        assert verdicts(report, "station") == {"S1": "short"}
        assert verdicts(report, "township") == {OTHER: "short"}
        assert found(report, "township")[OTHER].actual.exact == 1

    def test_an_area_names_a_place_that_is_no_more(self) -> None:
        """What is abolished on the day is served by nobody."""
        places = villages(5)
        gone = village(1, OTHER, span=Span(until=date(2020, 12, 31)))
        register = area(*places, gone, stations=[station(serves=(TOWN, gone.code))])
        finding = found(asked(register, "rooms.rural"), "station")["S1"]

        assert finding.worked == "⌈5 / 8⌉"


class TestRemote:
    """A remote, thinly staffed station has two offices at least."""

    @pytest.mark.parametrize(("number", "verdict"), [(0, "short"), (1, "short"), (2, "met")])
    def test_two_are_enough(self, number: int, verdict: str) -> None:
        """Wherever they stand."""
        places = villages(3)
        rooms = [room(f"R{at}", places[at], places[at]) for at in range(number)]
        register = area(*places, rooms=rooms, stations=[station(remote=True)])

        assert only(asked(register, "rooms.remote")).verdict.code == verdict

    def test_another_station_is_not_asked(self) -> None:
        """And says so."""
        finding = only(asked(area(village(1)), "rooms.remote"))

        assert finding.text("zh") == "S1派出所：不适用；非偏远派出所"

    def test_stations_that_are_not_recorded(self) -> None:
        """Unknown once."""
        finding = only(asked(Register(divisions=divisions(village(1)), rooms=[]), "rooms.remote"))

        assert finding.missing == ("stations.csv",)


class TestWorkstations:
    """A workstation in every village in which no office stands."""

    def test_each_village(self) -> None:
        """An office in it: not asked. Served from there: asked. A farm: never."""
        places = [*villages(3), farm(1)]
        register = area(
            *places,
            rooms=[room("R1", places[0], *places[:3])],
            workstations=[workstation("W1", places[1])],
        )
        report = asked(register, "rooms.workstation")

        assert list(verdicts(report, "village").values()) == [
            "not_applicable",
            "met",
            "short",
            "not_applicable",
        ]
        assert [one.reason.en for one in report.not_applicable if one.reason is not None] == [
            "an office stands in the village",
            "neither a village nor a community but a farm or the like, of which nothing is asked",
        ]

    def test_an_office_on_a_farm_makes_it_no_village(self) -> None:
        """The reason is that it is a farm."""
        place = farm(1)
        register = area(place, rooms=[room("R1", place)], workstations=[])
        finding = only(asked(register, "rooms.workstation"))

        assert finding.reason is not None
        assert finding.reason.en.startswith("neither a village")

    def test_a_post_is_counted_and_said_to_be_one(self) -> None:
        """§5(3)1 names stations and posts; §2(2)2 asks for workstations."""
        one, two, three = villages(3)
        register = area(
            one,
            two,
            three,
            workstations=[
                workstation("W1", one, kind=WorkstationKind.POST),
                workstation("W2", two),
                workstation("W3", two, kind=WorkstationKind.POST),
            ],
        )
        report = asked(register, "rooms.workstation")

        assert [remarks(finding) for finding in found(report, "village").values()] == [
            ["what stands there is a post"],
            [],
            [],
        ]

    def test_without_workstations_it_is_unknown_once(self) -> None:
        """However many villages there are."""
        finding = only(asked(area(*villages(3)), "rooms.workstation"))

        assert finding.missing == ("workstations.csv",)


class TestBand:
    """The fewest villages of an office stand beside the finding and decide nothing."""

    def test_without_them_the_findings_are_the_same_and_say_less(self) -> None:
        """A caller's standards that name no fewest."""
        places = villages(9)
        register = area(*places, rooms=[room("R1", places[0], *places[:4])])
        fewer = {key: held for key, held in standards().items() if key != "rooms.rural.fewest"}
        known = type(standards())(one for held in fewer.values() for one in held)
        usual, bare = (
            asked(register, "rooms.rural", standards=one) for one in (standards(), known)
        )

        assert [one.verdict for one in usual.findings] == [one.verdict for one in bare.findings]
        assert remarks(found(usual, "room")["R1"]) == ["fewer than 5 villages"]
        assert [remarks(one) for one in bare.findings] == [
            [
                "on the register's units, 2 if no office serves two townships (0 + 2)",
            ],
            [],
            [],
        ]

    def test_one_that_is_unset_is_as_good_as_none(self) -> None:
        """A record without a value."""
        unset = parse_standards(
            {
                "standard": [
                    {
                        "id": "rooms.rural.fewest",
                        "title": "至少",
                        "title_en": "the fewest",
                        "citation": {"source": "library"},
                    }
                ]
            }
        )
        register = area(*villages(4))
        report = asked(register, "rooms.rural", standards=standards().with_records(unset))

        assert remarks(found(report, "station")["S1"]) == []

    def test_an_office_of_a_station_that_is_not_recorded(self) -> None:
        """Nothing says that it is remote, so that it is asked."""
        place = village(1)
        register = Register(divisions=divisions(place), rooms=[room("R1", place, place)])

        assert found(asked(register, "rooms.rural"), "room")["R1"].verdict.code == "met"
