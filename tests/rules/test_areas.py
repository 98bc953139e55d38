"""Areas: which villages and offices a station, a township and the whole are asked about."""

from datetime import date
from typing import Any

import pytest

from jingwu_model.model import Division, Register
from jingwu_model.rules import Report
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, Structure
from rules.town import (
    AGENCY,
    COUNTY,
    TOWN,
    agency,
    asked,
    community,
    divisions,
    farm,
    found,
    officer,
    only,
    remarks,
    room,
    station,
    verdicts,
    village,
)

OTHER = "411421101000"
OVER = Span(until=date(2023, 12, 31))
SINCE = Span(since=date(2024, 1, 1))


def villages(first: int, last: int, town: str = TOWN) -> list[Division]:
    """Villages of a township."""
    return [village(at, town) for at in range(first, last + 1)]


def register(*places: Division, rooms: Any, stations: Any, above: Any = None) -> Register:
    """Places with their offices and stations."""
    return Register(
        divisions=divisions(*places) if above is None else [*above, *places],
        agencies=[agency()],
        stations=stations,
        rooms=rooms,
    )


def offices(*places: Division, rooms: Any = (), stations: Any = None) -> Report:
    """What the rule on offices for villages says."""
    return asked(register(*places, rooms=rooms, stations=stations), "rooms.rural")


class TestTownships:
    """The villages that no station on record serves are the township's."""

    def test_those_that_stations_leave_over_are_asked_about(self) -> None:
        """The station has 1 of 18: of 17 villages 3 offices are needed."""
        places = villages(1, 18)
        rooms = [room("R1", places[0], places[0])]
        report = offices(*places, rooms=rooms, stations=[station(serves=(places[0].code,))])
        township = found(report, "township")[TOWN]

        assert verdicts(report, "station") == {"S1": "met"}
        assert (township.verdict.code, township.worked) == ("short", "⌈17 / 8⌉")
        assert township.actual.exact == 0
        assert township.notes[0].zh == "仅计无派出所管辖的行政村 17 个"
        assert remarks(township)[0] == "only the villages that no station on record serves: 17"

    def test_an_office_from_elsewhere_that_serves_them_counts(self) -> None:
        """It stands in the station's village and serves all nine: 1 for the other eight."""
        places = villages(1, 9)
        rooms = [room("R1", places[0], *places)]
        report = offices(*places, rooms=rooms, stations=[station(serves=(places[0].code,))])

        assert verdicts(report, "township") == {TOWN: "met"}

    def test_a_township_whose_villages_are_all_policed_is_not_asked(self) -> None:
        """Although nobody polices its community."""
        places = villages(1, 3)
        codes = tuple(place.code for place in places)
        report = offices(*places, community(1), stations=[station(serves=codes)])

        assert verdicts(report, "township") == {}

    def test_where_only_its_community_is_policed_it_is_asked_about_all_villages(self) -> None:
        """Which needs no remark."""
        places, home = villages(1, 5), community(1)
        report = offices(*places, home, stations=[station(serves=(home.code,))])
        township = found(report, "township")[TOWN]

        assert township.worked == "⌈5 / 8⌉"
        assert remarks(township) == ["1 at most, which is not required"]


class TestEndedStations:
    """A station that has ended decides nothing on the day."""

    def test_the_one_whose_area_an_office_stands_in_decides_that_it_is_remote(self) -> None:
        """The office is the first of the two it must have; nine villages are none too many."""
        places = villages(1, 9)
        held = register(
            *places,
            rooms=[room("R1", places[0], *places)],
            stations=[station("S1", span=OVER), station("S2", remote=True, span=SINCE)],
        )
        rural, remote = asked(held, "rooms.rural"), asked(held, "rooms.remote")

        assert verdicts(rural, "station") == {"S2": "not_applicable"}
        assert verdicts(rural, "room") == {"R1": "not_applicable"}
        assert only(remote).actual.exact == 1

    def test_nor_that_it_was_remote(self) -> None:
        """The new one is not: nine villages are one too many for an office."""
        places = villages(1, 9)
        held = register(
            *places,
            rooms=[room("R1", places[0], *places)],
            stations=[station("S1", remote=True, span=OVER), station("S2", span=SINCE)],
        )
        rural = asked(held, "rooms.rural")

        assert found(rural, "station")["S2"].actual.exact == 1
        assert verdicts(rural, "room") == {"R1": "short"}
        assert verdicts(asked(held, "rooms.remote"), "station") == {"S2": "not_applicable"}

    def test_one_in_no_stations_area_is_of_none(self) -> None:
        """Its station has ended, and the new one serves the other township."""
        places = [*villages(1, 3), *villages(1, 3, OTHER)]
        held = register(
            *places,
            rooms=[room("R1", places[0], *places)],
            stations=[station("S1", span=OVER), station("S2", serves=(OTHER,), remote=True)],
        )

        assert only(asked(held, "rooms.remote")).actual.exact == 0

    def test_where_no_other_follows_the_township_is_asked(self) -> None:
        """Its offices are counted where they stand."""
        places = villages(1, 9)
        rooms = [room("R1", places[0], *places[:8])]
        report = offices(*places, rooms=rooms, stations=[station("S1", remote=True, span=OVER)])

        assert verdicts(report, "station") == {}
        assert found(report, "township")[TOWN].actual.exact == 1
        assert verdicts(report, "room") == {"R1": "met"}

    @pytest.mark.parametrize(("span", "verdict"), [(None, "met"), (OVER, "unknown")])
    def test_that_all_of_it_did_community_work_is_over_too(
        self, span: Span | None, verdict: str
    ) -> None:
        """An officer without a post on record is of the community only while it lasts."""
        held = Register(
            divisions=divisions(village(1)),
            agencies=[agency()],
            stations=[station(structure=Structure.ALL_COMMUNITY, span=span)],
            members=[officer("P1", None)],
            assignments=[],
        )
        report = asked(held, "force.community_share")

        assert verdicts(report, "agency") == {AGENCY: verdict}


class TestPooled:
    """Offices of the whole: those of a village or community of the day."""

    def test_one_of_a_farm_alone_is_none(self) -> None:
        """One that serves a village from the farm is one."""
        place, home, estate = village(1), community(1), farm(1)
        rooms = [
            room("R1", estate),
            room("R2", estate, estate),
            room("R3", estate, place),
            room("R4", home),
        ]
        report = offices(place, home, estate, rooms=rooms)

        assert found(report, "whole")[TOWN].actual.exact == 2

    def test_one_of_places_that_are_no_more_is_none(self) -> None:
        """It stood in one and served another."""
        place = village(1)
        gone = [village(at, span=OVER) for at in (2, 3)]
        report = offices(place, *gone, rooms=[room("R1", gone[0], *gone)])

        assert found(report, "whole")[TOWN].text("en") == (
            "100镇: short by 1 at least; expected at least 1 (0 + ⌈1 / 8⌉), actual 0"
        )


class TestAbolished:
    """A township that is no more, and its villages that are still there."""

    def test_they_are_the_stations_that_served_it(self) -> None:
        """Eight of them, of one office."""
        places = villages(1, 8)
        above = [_ended(one) for one in divisions(places[0])[:-1]]
        held = register(*places, rooms=[], stations=[station()], above=above)

        assert found(asked(held, "rooms.rural"), "station")["S1"].worked == "⌈8 / 8⌉"

    def test_they_belong_to_the_county_above(self) -> None:
        """The whole is the county: its other township does not hold them."""
        places = [*villages(1, 2), *villages(1, 2, OTHER)]
        rows = [_ended(one) if one.code == TOWN else one for one in divisions(*places)]
        report = asked(Register(divisions=rows, rooms=[]), "rooms.rural")

        assert report.subject.id == COUNTY
        assert [mark.code for mark in found(report, "whole")[COUNTY].marks] == [
            "pooled",
            "year_only",
        ]


def _ended(place: Division) -> Division:
    """The same place, abolished."""
    assert place.level is not Level.VILLAGE
    return Division(code=place.code, level=place.level, name=place.name, span=OVER)
