"""Places whose urban-rural class is not recorded: they bound what is counted of them."""

from datetime import date
from typing import Any

import pytest

from jingwu_model.model import Division, Register
from jingwu_model.rules import Material, Report, Units
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Quantity, UrbanRural
from rules.town import (
    TOWN,
    agency,
    asked,
    auxiliary,
    divisions,
    found,
    holds,
    officer,
    published,
    room,
    station,
    village,
)

CLASS = "divisions.urban_rural"
OVER = Span(until=date(2023, 12, 31))
RURAL = UrbanRural("220")
URBAN = UrbanRural("111")


def rural(first: int, last: int) -> list[Division]:
    """Places of the rural class."""
    return [village(at, urban_rural=RURAL) for at in range(first, last + 1)]


def unclassed(first: int, last: int) -> list[Division]:
    """Places of no class on record."""
    return [village(at) for at in range(first, last + 1)]


def offices(*places: Division, rooms: Any, stations: Any = None) -> Report:
    """What the rule on offices says by the class, with a station or without any."""
    register = Register(
        divisions=divisions(*places),
        agencies=[agency()],
        stations=[station()] if stations is None else stations,
        rooms=rooms,
    )
    return asked(register, "rooms.rural", units=Units(by_urban_rural=True))


class TestAreas:
    """An office of a place without a class may be one for villages."""

    @pytest.mark.parametrize(
        ("kind", "stations"), [("station", [station()]), ("township", [station("S1", span=OVER)])]
    )
    def test_one_that_stands_in_such_a_place_is_unknown_and_never_short(
        self, kind: str, stations: Any
    ) -> None:
        """8 villages and 1 that may be one: 1 or 2 needed, 0 or 1 there."""
        open_place = village(9)
        office = room("R1", open_place)
        report = offices(*rural(1, 8), open_place, rooms=[office], stations=stations)
        (finding,) = found(report, kind).values()

        assert finding.verdict.code == "unknown"
        assert (finding.expected.text(), finding.actual.text()) == ("1–2", "0–1")
        assert finding.missing == (CLASS,)

    def test_one_that_serves_such_places_is_unknown_too(self) -> None:
        """It stands in a community, and the three it serves may be villages."""
        home = village(20, urban_rural=URBAN)
        places = unclassed(9, 11)
        report = offices(*rural(1, 8), home, *places, rooms=[room("R1", home, *places)])

        assert found(report, "station")["S1"].actual.text() == "0–1"

    def test_one_that_serves_villages_and_such_a_place_may_be_the_communitys(self) -> None:
        """For villages where the place is one; where it is a community, the community's."""
        home, place = village(20, urban_rural=URBAN), village(9)
        villages = rural(1, 8)
        report = offices(*villages, home, place, rooms=[room("R1", home, *villages, place)])

        assert found(report, "station")["S1"].actual.text() == "0–1"

    def test_one_that_surely_is_one_counts(self) -> None:
        """It stands in a village, or in such a place and serves villages only."""
        villages, place = rural(1, 8), village(9)
        rooms = [room("R1", villages[0], place), room("R2", place, *villages)]
        report = offices(*villages, place, rooms=rooms)

        assert found(report, "station")["S1"].actual.exact == 2

    def test_one_that_serves_a_community_for_sure_is_none(self) -> None:
        """Whatever else it serves."""
        home, place = village(20, urban_rural=URBAN), village(9)
        report = offices(*rural(1, 8), home, place, rooms=[room("R1", home, home, place)])

        assert found(report, "station")["S1"].verdict.code == "short"


class TestOffices:
    """How many villages an office serves."""

    @pytest.mark.parametrize(
        ("classed", "more", "actual", "verdict"),
        [
            (8, 3, "8–11", "unknown"),
            (0, 9, "0–9", "unknown"),
            (5, 3, "5–8", "met"),
            (9, 1, "9–10", "short"),
        ],
    )
    def test_it_is_bounded(self, classed: int, more: int, actual: str, verdict: str) -> None:
        """8 at most: what all the possible numbers agree on."""
        places = [*rural(1, classed), *unclassed(classed + 1, classed + more)]
        report = offices(*places, rooms=[room("R1", places[0], *places)])
        finding = found(report, "room")["R1"]

        assert (finding.actual.text(), finding.verdict.code) == (actual, verdict)
        assert verdict != "unknown" or finding.missing == (CLASS,)

    def test_nothing_is_known_of_one_that_names_no_place_it_serves(self) -> None:
        """Nor whether it stands in a village."""
        place = village(1)
        finding = found(offices(place, rooms=[room("R1", place)]), "room")["R1"]

        assert (finding.verdict.code, finding.missing) == ("unknown", (CLASS, "rooms.divisions"))


class TestWhole:
    """Totals of a register some of whose places have no class."""

    def test_an_office_of_such_a_place_alone_bounds_the_pooled_number(self) -> None:
        """One in a village, one in a community, one in a place of no class."""
        one, two, three = village(1, urban_rural=RURAL), village(2, urban_rural=URBAN), village(3)
        rooms = [room("R1", one), room("R2", two), room("R3", three)]
        finding = found(offices(one, two, three, rooms=rooms), "whole")[TOWN]

        assert finding.actual.text() == "2–3"

    def test_workstations_on_totals_know_no_more_than_that(self) -> None:
        """Of 2 or 3 villages 2 at most have an office: 0 to 3 workstations needed, 1 there."""
        one, two, three = *rural(1, 2), village(3)
        register = Register(
            divisions=divisions(one, two, three), rooms=[room("R1", one), room("R3", three)]
        )
        figures = published({Quantity.WORKSTATIONS: 1}, division=TOWN, name="镇")
        report = asked(
            Material(register=register, figures=figures),
            "rooms.workstation",
            units=Units(by_urban_rural=True),
        )
        finding = found(report, "whole", reason=None)[TOWN]

        assert (finding.verdict.code, finding.expected.text()) == ("unknown", "0–3")
        assert CLASS in finding.missing


class TestStaff:
    """Members of such a place."""

    def test_one_dedicated_to_such_a_place_bounds_the_stations(self) -> None:
        """1 needed for 10 residents or more; 0 in the village, 1 in what may be one."""
        one, two = village(1, urban_rural=RURAL, residents=10), village(2, residents=10)
        register = Register(
            divisions=divisions(one, two),
            agencies=[agency()],
            stations=[station()],
            members=[officer("P1"), auxiliary("F1")],
            assignments=[holds("P1", two, dedicated=True), holds("F1", two)],
        )
        units = Units(by_urban_rural=True)
        finding = found(asked(register, "staffing.rural", units=units), "station")["S1"]
        figures = published({Quantity.VILLAGES_WITH_AUXILIARY: 1}, division=TOWN, name="镇")
        both = asked(Material(register=register, figures=figures), units=units)

        assert (finding.actual.text(), finding.verdict.code) == ("0–1", "unknown")
        # The village with an auxiliary may be none: nothing to hold against the figure.
        assert both.differences == ()
