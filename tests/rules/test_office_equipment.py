"""What an office shows and holds, and where it stands: `city-2024` §2(2)2 and §5(3)1."""

from datetime import date

import pytest

from jingwu_model.model import PoliceRoom, Register
from jingwu_model.model._posts import Checklist
from jingwu_model.rules import Report, Units
from rules.town import (
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
)

PLACE, HOME, ESTATE = village(1), community(1), farm(1)


def offices(*rooms: PoliceRoom) -> Register:
    """A register of offices in a village, a community and a farm."""
    return Register(
        divisions=divisions(PLACE, HOME, ESTATE),
        agencies=[agency()],
        stations=[station()],
        rooms=rooms,
    )


def equipment(*, sign: bool | None, plaques: bool | None, items: bool | None) -> Report:
    """What is said of one office, given its sign, plaques and equipment."""
    held = Checklist(sign=sign, plaques=plaques, equipment=items)
    return asked(offices(room("R1", HOME, checklist=held)), "rooms.equipment")


class TestEquipment:
    """Uniform sign, system plaques, equipment: §2(2)2 asks for all three."""

    @pytest.mark.parametrize(
        ("sign", "plaques", "items", "verdict", "actual"),
        [
            (True, True, True, "met", "3"),
            (True, False, True, "short", "2"),
            (False, False, False, "short", "0"),
            # Two at the most: short whatever the third is.
            (True, False, None, "short", "1–2"),
        ],
    )
    def test_all_three_are_in_place_or_it_is_short(
        self,
        *,
        sign: bool | None,
        plaques: bool | None,
        items: bool | None,
        verdict: str,
        actual: str,
    ) -> None:
        """An item left empty is in place or not."""
        finding = only(equipment(sign=sign, plaques=plaques, items=items))

        assert (finding.verdict.code, finding.actual.text()) == (verdict, actual)
        assert finding.expected.exact == 3

    def test_an_item_left_empty_is_named(self) -> None:
        """By its column, in both languages."""
        finding = only(equipment(sign=True, plaques=None, items=True))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("rooms.plaques",))
        assert finding.text("zh").endswith("缺少 rooms.csv 的 plaques 列")
        assert finding.text("en").endswith("missing column plaques of rooms.csv")

    def test_without_a_checklist_all_three_are_missing(self) -> None:
        """Nothing is inferred."""
        finding = only(asked(offices(room("R1", PLACE)), "rooms.equipment"))

        assert finding.missing == ("rooms.equipment", "rooms.plaques", "rooms.sign")
        assert finding.actual.text() == "0–3"

    def test_offices_that_are_not_recorded(self) -> None:
        """Unknown once, naming the file."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "rooms.equipment"))

        assert finding.missing == ("rooms.csv",)

    def test_before_the_standard_it_is_not_asked(self) -> None:
        """It is of 2023."""
        report = asked(offices(room("R1", PLACE)), "rooms.equipment", on=date(2022, 12, 31))

        assert verdicts(report, "room") == {"R1": "not_applicable"}


class TestSite:
    """In principle on the villagers' committee's site: §5(3)1, of the villages."""

    def test_of_each_office_in_a_village(self) -> None:
        """On it, beside it, and not recorded."""
        rooms = [
            room("R1", PLACE, colocated=True),
            room("R2", PLACE, colocated=False),
            room("R3", PLACE),
        ]
        report = asked(offices(*rooms), "rooms.colocated")

        assert verdicts(report, "room") == {"R1": "met", "R2": "short", "R3": "unknown"}
        assert found(report, "room")["R3"].missing == ("rooms.colocated",)

    def test_that_it_is_asked_in_principle_stands_beside_the_short(self) -> None:
        """And beside no other."""
        rooms = [room("R1", PLACE, colocated=True), room("R2", PLACE, colocated=False)]
        report = found(asked(offices(*rooms), "rooms.colocated"), "room")

        assert remarks(report["R1"]) == []
        assert remarks(report["R2"]) == ['the source asks for it "in principle"']
        assert report["R2"].notes[0].zh == "原文为“原则上”同址"

    def test_an_office_in_a_community_or_on_a_farm_is_not_asked(self) -> None:
        """The source speaks of the villages."""
        rooms = [room("R1", HOME, colocated=False), room("R2", ESTATE, PLACE)]
        report = asked(offices(*rooms), "rooms.colocated")

        assert verdicts(report, "room") == {"R1": "not_applicable", "R2": "not_applicable"}
        assert found(report, "room")["R1"].text("zh") == "R1警务室：不适用；不设在行政村"

    def test_of_a_place_without_a_class_it_is_not_known_whether_it_is_asked(self) -> None:
        """Where the urban-rural class decides, and none is recorded."""
        report = asked(
            offices(room("R1", PLACE, colocated=True)),
            "rooms.colocated",
            units=Units(by_urban_rural=True),
        )

        assert found(report, "room")["R1"].missing == ("divisions.urban_rural",)

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once for the whole register."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "rooms.colocated"))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("rooms.csv",))
