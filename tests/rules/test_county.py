"""Jingyuan county: another region's standard, borrowed; and a county has no districts."""

from datetime import date

import pytest

from jingwu_model.model import Figure, Figures, Register
from jingwu_model.rules import Material, check
from jingwu_model.vocabulary import Level, Quantity
from rules.town import asked, example, found, only, published, remarks

Q = Quantity
COUNTY = "640424000000"
DAY = date(2024, 4, 30)
CLAIM = Figure(
    quantity=Q.OFFICER_PARTICIPATION,
    claim="超过50%的民警和60%的辅警参与一村一警工作",
    claim_en="more than 50 % and 60 % take part",
    as_of=date(2020, 10, 14),
    source="jingyuan-2020",
)


@pytest.fixture(scope="module")
def register() -> Register:
    """The county's 109 real divisions."""
    return example("jingyuan")


@pytest.fixture(scope="module")
def figures() -> Figures:
    """`jingyuan-2020`, the table of domain.md §7."""
    stated = {Q.ROOMS: 15, Q.DEMONSTRATION_ROOMS: 5, Q.MEMBERS_TAKING_PART: 157}
    return published(stated, as_of=date(2020, 10, 14), division=COUNTY, name="泾源县", more=[CLAIM])


class TestRooms:
    """96 villages and 3 communities."""

    def test_they_are_met_exactly_on_a_borrowed_standard(
        self, register: Register, figures: Figures
    ) -> None:
        """3 + 96 / 8 = 15; the city's standard does not bind Ningxia."""
        report = asked(Material(register=register, figures=figures), "rooms.rural")
        (finding,) = report.met

        assert finding.worked == "3 + ⌈96 / 8⌉"
        assert (finding.expected.text(), finding.actual.text()) == ("15", "15")
        assert finding.exactly
        assert finding.text("en").startswith("泾源县: met exactly; expected at least 15")
        assert finding.text("zh").startswith("泾源县：刚好达标；应不少于 15 个")
        assert [mark.code for mark in finding.marks] == ["pooled", "borrowed", "year_only"]

    def test_if_no_room_serves_two_townships(self, register: Register, figures: Figures) -> None:
        """3 + (3 + 3 + 2 + 2 + 2 + 2 + 2) = 19; the 9 villages of 兴盛乡 have no grouping."""
        report = asked(Material(register=register, figures=figures), "rooms.rural")
        told = remarks(report.met[0])[-1]

        assert told == (
            "on the register's units, 19 if no office serves two townships (3 + 16); "
            "townships without a grouping of 5 to 8 villages: 1 (兴盛乡)"
        )

    def test_the_townships(self, register: Register) -> None:
        """With no rooms at all each is short of its own need, and 兴盛乡's remark says so."""
        report = asked(Register(divisions=tuple(register.divisions), rooms=[]), "rooms.rural")
        needs = {
            one.subject.name: (one.expected.text(), remarks(one))
            for one in found(report, "township").values()
        }

        assert sorted(need for need, _ in needs.values()) == ["2", "2", "2", "2", "2", "3", "3"]
        assert needs["兴盛乡"] == (
            "2",
            ["1 at most, which is not required", "no grouping of 5 to 8: 9 villages"],
        )

    def test_seven_townships_three_of_them_towns_and_three_residents_committees(
        self, register: Register
    ) -> None:
        """domain.md §7: the 7 stations, the 3 platforms, the 3 dual-registration communities."""
        towns = [place for place in register.divisions if place.level is Level.TOWNSHIP]

        assert len(towns) == 7
        assert sum(place.name.endswith("镇") for place in towns) == 3
        for code in ("640424100003", "640424100216", "640424102222", "640424201204"):
            assert code in register.divisions
        assert "640424203207" in register.divisions


class TestShares:
    """What a county is asked, and what it is not."""

    def test_a_county_has_no_municipal_districts(self, figures: Figures) -> None:
        """GB/T 2260: digits 5 and 6 from 21 on."""
        report = asked(figures, "force.station_share", "force.community_share")

        assert [one.rule for one in report.not_applicable] == [
            "force.station_share",
            "force.community_share",
        ]
        assert report.not_applicable[0].text("en") == (
            "泾源县: not applicable; a county has no municipal-district bureaus"
        )

    def test_its_own_participation_is_reported_and_not_borrowed(self, figures: Figures) -> None:
        """The claim stands beside, and leaves it unknown."""
        report = asked(figures, "force.participation")
        finding = report.unknown[0]

        assert [mark.code for mark in finding.marks] == ["on_totals", "reported", "year_only"]
        assert finding.missing == ("officer_participation",)
        assert [one.claim_en for one in finding.claims] == ["more than 50 % and 60 % take part"]

    def test_a_published_share_must_lie_above(self) -> None:
        """50 % is not more than 50 %; 60.1 % is more than 60 %."""
        stated = {Q.OFFICER_PARTICIPATION: 50, Q.AUXILIARY_PARTICIPATION: "60.1"}
        report = asked(published(stated, division=COUNTY), "force.participation")

        assert [one.verdict.code for one in report.findings] == ["short", "met"]
        assert report.short[0].text("en") == (
            "商丘市 (officers): short; expected above 50%, actual 50%"
        )
        assert report.met[0].text("zh").startswith("商丘市（辅警）：达标")


class TestDates:
    """A figure is known from its day on; a standard from its first."""

    def test_before_it_was_published_a_figure_is_not_known(self, figures: Figures) -> None:
        """On 2020-10-13, participation already is a standard there."""
        report = asked(figures, "force.participation", on=date(2020, 10, 13))

        assert not any(one.claims for one in report.findings)

    def test_a_standard_that_has_not_begun_is_not_asked(self, figures: Figures) -> None:
        """The city's rooms are from 2023; what was published stands without verdict."""
        finding = only(asked(figures, "rooms.rural", on=date(2020, 12, 31)))

        assert finding.verdict.code == "not_applicable"
        assert finding.text("zh") == (
            "泾源县：不适用；标准尚未生效（自2023年起施行）：rooms.rural.most"
        )
        assert [mark.code for mark in finding.marks] == ["year_only"]
        assert (finding.actual.text(), finding.figures[0].value) == ("15", 15)

    def test_past_the_last_check_every_standard_is_carried(self, register: Register) -> None:
        """From 2026-11-22 on."""
        report = check(register, on=date(2026, 11, 22), rules=["rooms.rural"])

        assert [mark.code for mark in report.marks()] == [
            "borrowed",
            "pooled",
            "carried",
            "year_only",
        ]
