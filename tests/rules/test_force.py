"""Shares of the force: `city-2024` §2(2)1 and §5(1)2, CPW 5, `jingyuan-2020` §1."""

from typing import Any

import pytest

from jingwu_model.model import Agency, Force, Register
from jingwu_model.rules import Material, Report
from jingwu_model.vocabulary import Level, Post, Quantity, Structure
from rules.town import (
    AGENCY,
    CITY,
    COUNTY,
    DISTRICT,
    agency,
    asked,
    auxiliary,
    divisions,
    found,
    holds,
    officer,
    only,
    published,
    remarks,
    station,
    verdicts,
    village,
)

Q = Quantity
PLACE = village(1)
BUREAU = "411402000000"


def force(officers: int | None = None, **more: int) -> Force:
    """A stated force."""
    return Force(officers=officers, **more)


def bureaus(*agencies: Agency, **tables: Any) -> Register:
    """A register of agencies."""
    town = village(1, "411402100000")
    return Register(divisions=divisions(PLACE, town), agencies=agencies, **tables)


class TestStationShare:
    """40 % of the county force at stations, 50 % in municipal-district bureaus."""

    @pytest.mark.parametrize(
        ("at_stations", "in_county", "in_district"),
        [(39, "short", "short"), (40, "met", "short"), (49, "met", "short"), (50, "met", "met")],
    )
    def test_each_agency_by_its_own_standard(
        self, at_stations: int, in_county: str, in_district: str
    ) -> None:
        """Of 100 officers; each is asked once."""
        stated = force(100, station_officers=at_stations)
        register = bureaus(
            agency(force=stated), agency(BUREAU, municipal_district=True, force=stated)
        )
        report = asked(register, "force.station_share")

        assert verdicts(report, "agency") == {BUREAU: in_district, AGENCY: in_county}

    def test_where_none_is_stated_members_are_counted(self) -> None:
        """2 of 3 officers serve at a station; auxiliaries are none of them."""
        register = bureaus(
            agency(),
            stations=[station()],
            members=[
                officer("P1"),
                officer("P2"),
                officer("P3", Post.COMMAND, agency=AGENCY),
                auxiliary("F1"),
            ],
        )
        finding = only(asked(register, "force.station_share"))

        assert (finding.worked, finding.actual.text()) == ("40", "66.67")

    def test_an_agency_that_states_nothing_beside_no_members_is_unknown(self) -> None:
        """Naming what would tell."""
        finding = only(asked(bureaus(agency(force=force(10))), "force.station_share"))

        assert finding.missing == ("station_officers", "members.csv")

    def test_an_agency_without_an_officer_on_record_has_no_share(self) -> None:
        """0 of 0 is unknown, and says of what."""
        finding = only(asked(bureaus(agency(), members=[]), "force.station_share"))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("officers",))

    def test_agencies_of_other_levels_are_not_asked(self) -> None:
        """The city's own bureau is no county force."""
        top = Agency(id="411400000000", division=CITY, level=Level.PREFECTURE, name="市公安局")

        finding = only(asked(bureaus(top), "force.station_share"))

        assert finding.text("en") == (
            "商丘市: not applicable; nothing on record that it is asked of"
        )
        assert finding.text("zh") == "商丘市：不适用；登记册中没有可核查的对象"

    def test_without_agencies_it_is_unknown_once(self) -> None:
        """Naming the file."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "force.station_share"))

        assert finding.missing == ("agencies.csv",)

    def test_the_registers_agencies_together_stand_in_for_a_share_not_published(self) -> None:
        """(45 + 30) / (100 + 100) = 37.5 %; in the district alone 45 %, short of 50."""
        register = bureaus(
            agency(force=force(100, station_officers=30)),
            agency(BUREAU, municipal_district=True, force=force(100, station_officers=45)),
        )
        report = asked(Material(register=register, figures=published({})), "force.station_share")
        whole = [one for one in report.findings if one.subject.kind.code == "whole"]

        assert [(one.expected.text(), one.actual.text()) for one in whole] == [
            ("40", "37.5"),
            ("50", "45"),
        ]
        assert {one.verdict.code for one in whole} == {"short"}
        assert whole[0].text("zh").startswith("商丘市：未达标；至少差 2.5 个百分点；")

    def test_a_register_without_district_bureaus_leaves_their_share_unknown(self) -> None:
        """There is nothing to divide by."""
        register = bureaus(agency(force=force(100, station_officers=50)))
        report = asked(Material(register=register, figures=published({})), "force.station_share")
        (finding,) = report.unknown

        assert finding.missing == ("officers", "station_share_districts")


class TestDistrict:
    """A municipal district that publishes its own figures."""

    @pytest.mark.parametrize(
        ("division", "expected"),
        [
            (DISTRICT, ["50"]),
            # A city is asked of all its bureaus and of its districts', a county of its own.
            (CITY, ["40", "50"]),
            (COUNTY, ["40", "?"]),
            # Chuxiong, of an autonomous prefecture, is a county-level city.
            ("532301000000", ["40", "50"]),
        ],
    )
    def test_its_own_share_is_held_to_the_standard_of_districts(
        self, division: str, expected: list[str]
    ) -> None:
        """45 % would meet 40 %, and does not meet 50 %."""
        report = asked(published({Q.STATION_SHARE: 45}, division=division), "force.station_share")

        assert sorted(one.expected.text() for one in report.findings) == sorted(expected)
        assert bool(report.short) is (division == DISTRICT)


class TestCommunityShare:
    """40 % of station officers are community officers, 50 % in municipal districts."""

    def stations(self, *members: Any, structure: Structure | None = None, **more: Any) -> Report:
        """One station's finding, and its agency's."""
        register = Register(
            divisions=divisions(PLACE),
            agencies=[agency(**more)],
            stations=[station(structure=structure)],
            members=members,
        )
        return asked(register, "force.community_share")

    @pytest.mark.parametrize(
        ("community", "in_county", "in_district"),
        [(1, "short", "short"), (2, "met", "short"), (3, "met", "met")],
    )
    def test_of_five_officers(self, community: int, in_county: str, in_district: str) -> None:
        """20, 40 and 60 %, at the station and at its agency alike."""
        posts = [Post.COMMUNITY] * community + [Post.CASE] * (5 - community)
        members = [officer(f"P{at}", post) for at, post in enumerate(posts)]
        kind = Structure.TWO_TEAMS_ONE_ROOM
        county = self.stations(*members, structure=kind)
        district = self.stations(*members, structure=kind, municipal_district=True)

        for report, verdict in ((county, in_county), (district, in_district)):
            assert verdicts(report, "station") == {"S1": verdict}
            assert verdicts(report, "agency") == {AGENCY: verdict}

    def test_an_all_community_station_is_not_asked(self) -> None:
        """CPW 5: all its officers are community officers, which its agency's share counts."""
        report = self.stations(officer("P1", Post.CASE), structure=Structure.ALL_COMMUNITY)

        assert found(report, "station")["S1"].text("zh") == (
            "S1派出所：不适用；全员化派出所，全所民警均为社区民警"
        )
        assert found(report, "agency")[AGENCY].actual.exact == 100

    def test_a_post_that_is_not_recorded_bounds_the_share(self) -> None:
        """1 to 3 of 5 are 20 to 60 %: unknown, naming the column; 0 to 1 of 3 are short."""
        posts = [Post.COMMUNITY, None, None, Post.CASE, Post.CASE]
        report = self.stations(*(officer(f"P{at}", post) for at, post in enumerate(posts)))
        finding = found(report, "station")["S1"]

        assert finding.text("en") == (
            "S1派出所: unknown; expected at least 40%, actual 20–60%; "
            "missing column post of members.csv"
        )
        less = self.stations(
            officer("P1", None), officer("P2", Post.CASE), officer("P3", Post.CASE)
        )
        assert found(less, "station")["S1"].verdict.code == "short"

    def test_a_short_station_whose_structure_is_not_recorded_may_be_one_not_asked(self) -> None:
        """That is said where it is short, and not where it is met."""
        short = found(self.stations(officer("P1", Post.CASE)), "station")["S1"]
        met = found(self.stations(officer("P1")), "station")["S1"]
        told = found(
            self.stations(officer("P1", Post.CASE), structure=Structure.TWO_TEAMS_ONE_ROOM),
            "station",
        )["S1"]

        (said,) = remarks(short)
        assert said == (
            "the station's structure is not recorded; if all its officers are community officers, "
            "this is not asked of it"
        )
        assert remarks(met) == remarks(told) == []

    def test_a_dedicated_officer_is_one_whatever_the_post(self) -> None:
        """Of two officers at the station."""
        register = Register(
            divisions=divisions(PLACE),
            agencies=[agency()],
            stations=[station()],
            members=[officer("P1", Post.CASE), officer("P2", Post.CASE)],
            assignments=[holds("P1", PLACE, dedicated=True)],
        )
        report = asked(register, "force.community_share")

        assert found(report, "station")["S1"].actual.exact == 50

    def test_a_stated_head_count_comes_before_the_members(self) -> None:
        """Of the agency; the station's members are counted."""
        stated = Force(officers=9, station_officers=4, community_officers=1)
        report = self.stations(officer("P1"), force=stated)

        assert found(report, "agency")[AGENCY].actual.exact == 25
        assert found(report, "station")["S1"].actual.exact == 100

    def test_a_station_without_an_officer_on_record_has_no_share(self) -> None:
        """Unknown, naming them."""
        assert found(self.stations(), "station")["S1"].missing == ("station_officers",)

    def test_a_station_of_an_agency_that_is_not_recorded_is_asked_as_a_countys(self) -> None:
        """Nothing says that it is a district's."""
        register = Register(
            divisions=divisions(PLACE),
            stations=[station(structure=Structure.TWO_TEAMS_ONE_ROOM)],
            members=[officer("P1")],
        )
        finding = found(asked(register, "force.community_share"), "station")["S1"]

        assert finding.standards[0].id == "force.community_share.percent"


class TestParticipation:
    """More than 50 % of officers and 60 % of auxiliaries have a place in charge."""

    @pytest.mark.parametrize(
        ("taking_part", "verdict"),
        # Of ten: exactly half is not more than half.
        [(5, "short"), (6, "met")],
    )
    def test_of_ten_officers(self, taking_part: int, verdict: str) -> None:
        """On the day, and borrowed: it is Jingyuan's."""
        members = [officer(f"P{at}") for at in range(10)]
        held = [holds(f"P{at}", PLACE) for at in range(taking_part)]
        register = bureaus(agency(), stations=[station()], members=members, assignments=held)
        report = asked(register, "force.participation")
        of_officers = [one for one in report.findings if one.standards[0].id.endswith("officers")]

        assert [one.verdict.code for one in of_officers] == [verdict]
        assert [mark.code for mark in of_officers[0].marks] == [
            "borrowed",
            "reported",
            "year_only",
        ]

    def test_of_auxiliaries(self) -> None:
        """2 of 3 are more than 60 %; without any on record it is unknown."""
        members = [auxiliary(f"F{at}") for at in range(3)]
        held = [holds(f"F{at}", PLACE) for at in range(2)]
        register = bureaus(agency(), stations=[station()], members=members, assignments=held)
        report = asked(register, "force.participation")

        assert [one.verdict.code for one in report.met] == ["met"]
        assert report.unknown[0].missing == ("officers",)

    def test_members_of_no_recorded_station_belong_to_no_agency(self) -> None:
        """Their agency would have to be guessed."""
        register = bureaus(
            agency(), members=[officer("P1"), officer("P2", agency=AGENCY)], assignments=[]
        )
        finding = asked(register, "force.participation").short[0]

        assert (finding.actual.exact, finding.subject.id) == (0, AGENCY)

    def test_of_the_county_where_only_its_agencies_tell(self) -> None:
        """Agencies elsewhere are none of it."""
        register = bureaus(
            agency(),
            agency(BUREAU, municipal_district=True),
            stations=[station()],
            members=[officer("P1"), officer("P2", agency=BUREAU)],
            assignments=[holds("P1", PLACE)],
        )
        figures = published({Q.MEMBERS_TAKING_PART: 157}, division=COUNTY)
        report = asked(Material(register=register, figures=figures), "force.participation")
        (whole,) = (one for one in report.met if one.subject.kind.code == "whole")

        assert whole.actual.exact == 100
        assert verdicts(report, "agency", verdict=whole.verdict) == {AGENCY: "met"}
        assert [one.counted.text() for one in report.differences] == ["1"]
        assert DISTRICT not in {one.subject.division for one in report.findings}
