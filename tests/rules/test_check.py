"""`check`: what is asked of what, and what is said of what is not there."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from jingwu_model.errors import InvalidObject, JingwuError
from jingwu_model.model import Agency, Figure, Force, Member, Register, Station
from jingwu_model.rules import (
    RULES,
    Material,
    Standards,
    Subject,
    SubjectKind,
    Units,
    UnknownRule,
    check,
    parse_standards,
    rule_of,
    standards,
)
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._rows import Row
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, Quantity, UrbanRural
from rules.town import (
    AGENCY,
    CITY,
    COUNTY,
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
    room,
    station,
    verdicts,
    village,
    workstation,
)

Q = Quantity
ELSEWHERE = "640424000000"


class TestProgress:
    """Whoever waits may be told how far it is."""

    def test_it_is_told_rule_by_rule(self) -> None:
        """Before the first and after each; the report is the same."""
        told: list[tuple[int, int]] = []
        register = Register(divisions=[])
        rules = ["rooms.rural", "rooms.urban", "rooms.rural"]

        report = check(
            register, on=DAY, rules=rules, progress=lambda done, of: told.append((done, of))
        )

        assert told == [(0, 2), (1, 2), (2, 2)]
        assert report == check(register, on=DAY, rules=rules)


class TestRules:
    """Which rules are asked."""

    def test_all_of_them_by_default_in_the_order_of_the_catalogue(self) -> None:
        """Each with a finding at least."""
        report = check(published({}), on=DAY)

        assert report.rules == tuple(RULES)
        asked_of = {one.rule for one in report.findings}
        # Their finding on totals stands under another rule.
        assert set(RULES) - asked_of == {"staffing.urban", "rooms.urban"}

    def test_some_in_the_order_named_each_once(self) -> None:
        """However often one is named."""
        report = asked(published({}), "rooms.rural", "rooms.remote", "rooms.rural")

        assert report.rules == ("rooms.rural", "rooms.remote")

    def test_one_by_its_bare_id(self) -> None:
        """Text is one id, not many of one letter."""
        assert check(published({}), on=DAY, rules="rooms.rural").rules == ("rooms.rural",)

    def test_none(self) -> None:
        """Which finds nothing."""
        assert check(published({}), on=DAY, rules=[]).findings == ()

    def test_one_that_does_not_exist(self) -> None:
        """The error says what may have been meant, in both languages."""
        with pytest.raises(UnknownRule) as caught:
            check(published({}), on=DAY, rules=["rooms.rurale"])

        assert isinstance(caught.value, JingwuError)
        assert isinstance(caught.value, KeyError)
        assert (caught.value.rule, caught.value.close[0]) == ("rooms.rurale", "rooms.rural")
        assert "did you mean rooms.rural" in str(caught.value)
        assert "是否指 rooms.rural" in caught.value.text("zh")

    def test_one_that_is_not_named_by_text(self) -> None:
        """The error says what names a rule."""
        wrong: Any = [["rooms.rural"]]
        with pytest.raises(TypeError, match=r"a rule is named by its id.*, not by list"):
            check(published({}), on=DAY, rules=wrong)

    def test_one_that_nothing_is_near(self) -> None:
        """Then nothing is suggested."""
        with pytest.raises(UnknownRule) as caught:
            rule_of("?")

        assert str(caught.value) == "no rule '?'"
        assert caught.value.text("zh") == "没有规则“?”"


class TestMaterial:
    """What is checked, and what it is called."""

    def test_a_time_is_no_day(self) -> None:
        """It falls on one day here and on another there."""
        noon: Any = datetime(2026, 1, 1, 12, tzinfo=UTC)

        with pytest.raises(InvalidObject, match="on: not a day"):
            check(Register(), on=noon)

    @pytest.mark.parametrize("wrong", [None, "examples/shangqiu", {}])
    def test_anything_else_is_refused(self, wrong: Any) -> None:
        """Saying what is taken, and what was given."""
        told = f"check takes a Register, Figures or Material, not {type(wrong).__name__}"
        with pytest.raises(TypeError, match=told):
            check(wrong, on=DAY)

    @pytest.mark.parametrize("nothing", [Material(), Register(), Register(divisions=[])])
    def test_what_lies_nowhere_borrows_no_standard(self, nothing: Any) -> None:
        """Nothing is known that the standard would not bind."""
        report = check(nothing, on=DAY)

        assert report.findings
        assert not any(mark.code == "borrowed" for one in report.findings for mark in one.marks)

    def test_what_lies_in_two_provinces_borrows_those_of_one(self) -> None:
        """They do not bind all of it."""
        places = [village(1), village(1, "640424100000")]
        rows = [*divisions(places[0]), *divisions(places[1])]
        report = asked(Register(divisions=rows, rooms=[]), "rooms.rural")

        assert "borrowed" in {mark.code for mark in found(report, "whole")["register"].marks}

    def test_nothing_at_all(self) -> None:
        """Every rule is unknown or has nothing to ask, and nothing is short."""
        report = check(Material(), on=DAY)

        assert (report.short, report.met, report.rows) == ((), (), 0)
        assert report.subject.id == "register"

    def test_a_register_is_called_by_the_lowest_place_that_holds_it_all(self) -> None:
        """A town, a county of two towns, two provinces, nothing."""
        town = divisions(village(1), village(2))
        county = divisions(village(1), village(1, "411421101000"))
        regions = [*town, *divisions(village(1, "640424100000"))]

        for rows, key in ((town, TOWN), (county, COUNTY), (regions, "register"), ([], "register")):
            subject = check(Register(divisions=rows), on=DAY, rules=[]).subject
            assert subject.id == key
        assert subject.name == "登记册"

    def test_a_place_abolished_on_the_day_is_nowhere_above(self) -> None:
        """Its villages, still recorded, are the top."""
        rows = divisions(village(1))
        gone = [place for place in rows if place.level is not Level.VILLAGE]
        left = [place for place in rows if place.level is Level.VILLAGE]
        ended = [_ended(place) for place in gone]
        report = asked(Register(divisions=[*ended, *left], rooms=[]), "rooms.urban", "rooms.rural")

        assert report.subject.id == left[0].code
        assert report.rows == 5

    def test_a_register_of_another_place_says_nothing_of_this_one(self) -> None:
        """Nothing of it is short, and no number of it stands in for a figure."""
        other = Register(divisions=divisions(village(1)), rooms=[], workstations=[])
        figures = published({Q.VILLAGES: 8, Q.COMMUNITIES: 0}, division=ELSEWHERE)
        report = check(Material(register=other, figures=figures), on=DAY)

        assert (report.short, report.met) == ((), ())
        assert report.differences == ()

    def test_where_divisions_are_not_recorded_no_need_is_0(self) -> None:
        """Rooms alone do not say how many are needed."""
        place = village(1)
        bare = Register(rooms=[room("R1", place, place)], stations=[station()])
        finding = only(asked(bare, "rooms.rural"))
        figures = published({Q.COMMUNITY_OFFICERS: 1, Q.AUXILIARIES: 1})
        staff = asked(Material(register=bare, figures=figures), "staffing.rural").unknown

        assert (finding.expected.text(), finding.actual.text()) == ("?", "1")
        assert finding.missing == ("divisions.csv",)
        assert [one.verdict.code for one in staff] == ["unknown"] * 3
        assert "divisions.csv" in staff[0].missing

    def test_a_register_without_units_is_asked_for_no_rooms(self) -> None:
        """0 of 0 is not met."""
        finding = only(asked(Register(divisions=[], rooms=[]), "rooms.rural"))

        assert finding.text("zh") == "登记册：不适用；无社区和行政村"

    def test_rooms_of_other_counties_are_not_counted(self) -> None:
        """Nor are their stations, townships and agencies asked."""
        here, there = village(1), village(1, "411422100000")
        agencies = [agency(), agency("411422000000", name="睢县公安局")]
        register = Register(
            divisions=divisions(here, there),
            agencies=agencies,
            stations=[
                station("S1"),
                station("S2", serves=("411422100000",), agency=agencies[1].id),
            ],
            rooms=[room("R1", here, here), room("R2", there, there, station="S2")],
            workstations=[workstation("W1", there)],
            grids=[grid("G1", here), grid("G2", there)],
            members=[officer("P1"), officer("P2", station="S2"), auxiliary("F2", station="S2")],
            assignments=[],
        )
        figures = published(
            {
                Q.ROOMS: 9,
                Q.WORKSTATIONS: 9,
                Q.STATIONS: 9,
                Q.COMMUNITY_OFFICERS: 9,
                Q.AUXILIARIES: 9,
            },
            division=COUNTY,
            name="民权县",
        )
        report = check(Material(register=register, figures=figures), on=DAY)

        assert {one.quantity: one.counted.exact for one in report.differences} == {
            Q.ROOMS: 1,
            Q.WORKSTATIONS: 0,
            Q.STATIONS: 1,
            Q.COMMUNITY_OFFICERS: 1,
            Q.AUXILIARIES: 0,
        }
        counties = {one.subject.division[:6] for one in report.findings if one.subject.division}
        assert counties == {COUNTY[:6]}


def _ended(place: Any) -> Any:
    return type(place)(
        code=place.code, level=place.level, name=place.name, span=Span(until=date(2020, 12, 31))
    )


class TestDifferences:
    """What figures and register both state."""

    def test_each_quantity_that_both_state(self) -> None:
        """Counted by hand from a register of one station."""
        places = [village(1, residents=900), village(2, residents=800)]
        home = community(1, residents=70, households=30)
        register = Register(
            divisions=divisions(*places, home),
            agencies=[agency(force=Force(officers=8, station_officers=4, community_officers=1))],
            stations=[station(command_platform=True)],
            rooms=[
                room("R1", places[0], *places, demonstration=True),
                room("R2", home, home),
            ],
            workstations=[workstation("W1", places[1])],
            members=[officer("P1"), auxiliary("F1"), assistant("Z1")],
            assignments=[holds("P1", home), holds("F1", places[0]), holds("Z1", places[1])],
        )
        expected = {
            Q.VILLAGES: 2,
            Q.COMMUNITIES: 1,
            Q.VILLAGE_RESIDENTS: 1700,
            Q.COMMUNITY_RESIDENTS: 70,
            Q.COMMUNITY_HOUSEHOLDS: 30,
            Q.STATIONS: 1,
            Q.COMMAND_PLATFORMS: 1,
            Q.ROOMS: 2,
            Q.DEMONSTRATION_ROOMS: 1,
            Q.ROOM_STANDING_VILLAGES: 1,
            Q.WORKSTATIONS: 1,
            Q.COMMUNITY_OFFICERS: 1,
            Q.AUXILIARIES: 1,
            Q.ASSISTANTS: 1,
            Q.MEMBERS_TAKING_PART: 2,
            Q.VILLAGES_WITH_AUXILIARY: 2,
            Q.STATION_SHARE: 50,
            Q.COMMUNITY_SHARE: 25,
            # 1 of the 8 officers stated has a place in charge.
            Q.OFFICER_PARTICIPATION: Fraction(25, 2),
            Q.AUXILIARY_PARTICIPATION: 100,
        }
        figures = published(dict.fromkeys(expected, 7) | {Q.PATROL_TEAMS: 15})
        report = check(Material(register=register, figures=figures), on=DAY)

        assert {one.quantity: one.counted.exact for one in report.differences} == expected
        assert {one.published.exact for one in report.differences} == {7}

    def test_what_is_not_recorded_or_not_yet_published_is_none(self) -> None:
        """A claim has no number either."""
        claim = Figure(
            quantity=Q.COMMUNITIES, claim="多", as_of=date(2023, 1, 1), source="city-2024"
        )
        figures = published({Q.ROOMS: 3, Q.VILLAGES: 3}, as_of=date(2025, 1, 1), more=[claim])
        register = Register(divisions=divisions(village(1)))

        assert check(Material(register=register, figures=figures), on=DAY).differences == ()


class TestStandards:
    """A caller's standards."""

    def test_a_callers_value_decides(self) -> None:
        """6 villages an office at most: ⌈4,805 / 6⌉ + 244 = 1,045."""
        (mine,) = parse_standards(
            {
                "standard": [
                    {
                        "id": "rooms.rural.most",
                        "title": "至多",
                        "title_en": "the most",
                        "value": 6,
                        "citation": {"source": "library"},
                    }
                ]
            }
        )
        figures = published({Q.VILLAGES: 4805, Q.COMMUNITIES: 244, Q.ROOMS: 735})
        known = standards().with_records([mine])
        finding = only(asked(figures, "rooms.rural", standards=known))

        assert finding.expected.exact == 1045
        assert finding.standard == mine
        assert finding.citation == mine.citation

    def test_a_library_default_is_labelled_in_every_finding_made_with_it(self) -> None:
        """By the table that it stands in."""
        mine = parse_standards(
            {
                "library_default": [
                    {
                        "id": "rooms.remote.rooms",
                        "title": "至少",
                        "title_en": "the fewest",
                        "value": 3,
                    }
                ]
            }
        )
        register = Register(
            divisions=divisions(village(1)),
            agencies=[agency()],
            stations=[station(remote=True)],
            rooms=[],
        )
        known = standards().with_records(mine)
        finding = only(asked(register, "rooms.remote", standards=known))

        assert (finding.verdict.code, [mark.code for mark in finding.marks]) == (
            "short",
            ["library_default"],
        )

    @pytest.mark.parametrize("how", ["without a value", "not there at all"])
    def test_one_that_is_unset_leaves_it_unknown_naming_it(self, how: str) -> None:
        """With what there is beside."""
        records = [one for held in standards().values() for one in held]
        kept = [one for one in records if one.id != "rooms.rural.most"]
        unset = parse_standards(
            {
                "standard": [
                    {
                        "id": "rooms.rural.most",
                        "title": "至多",
                        "title_en": "the most",
                        "citation": {"source": "library"},
                    }
                ]
            }
        )
        known = Standards([*kept, *(unset if how == "without a value" else ())])
        figures = published({Q.VILLAGES: 8, Q.COMMUNITIES: 1, Q.ROOMS: 1})
        finding = only(asked(figures, "rooms.rural", standards=known))

        assert finding.missing == ("rooms.rural.most",)
        assert finding.actual.exact == 1
        assert finding.text("en") == (
            "商丘市: unknown; actual 1; the standard is unset; missing rooms.rural.most"
        )
        assert finding.text("zh") == (
            "商丘市：无法判断；实为 1 个；标准未设定；缺少 rooms.rural.most"
        )

    def test_without_any_standard_every_rule_is_unknown(self) -> None:
        """And a finding has neither standard nor citation."""
        report = check(
            Material(register=Register(divisions=divisions(village(1))), figures=published({})),
            on=DAY,
            standards=Standards([]),
        )

        assert {one.verdict.code for one in report.findings} == {"unknown"}
        assert {one.standard for one in report.findings} == {None}
        assert {one.citation for one in report.findings} == {None}

    def test_a_rule_whose_standards_have_not_begun_asks_for_no_files(self) -> None:
        """Before the first of them, of April 2009, nothing needs to be recorded."""
        register = Register(divisions=divisions(village(1)))
        report = check(register, on=date(2009, 4, 7))

        assert not report.unknown
        assert {one.verdict.code for one in report.findings} == {"not_applicable"}

    def test_the_50_percent_goals_begin_a_year_after_the_40(self) -> None:
        """On the last day of 2023 the one is asked, the other not."""
        share = {Q.STATION_SHARE: 41, Q.STATION_SHARE_DISTRICTS: 41}
        report = asked(published(share), "force.station_share", on=date(2023, 12, 31))
        later = asked(published(share), "force.station_share", on=date(2024, 1, 1))

        assert [one.verdict.code for one in report.findings] == ["met", "not_applicable"]
        assert [one.verdict.code for one in later.findings] == ["short", "met"]

    def test_each_place_is_held_to_the_standard_that_governs_it(self) -> None:
        """One of the county's own is narrower than the city's."""
        (mine,) = parse_standards(
            {
                "standard": [
                    {
                        "id": "rooms.urban.rooms",
                        "title": "每社区",
                        "title_en": "per community",
                        "value": 2,
                        "scope": COUNTY,
                        "citation": {"source": "library"},
                    }
                ]
            }
        )
        here, there = community(1), community(1, "411422100000")
        register = Register(
            divisions=divisions(here, there),
            rooms=[room("R1", here), room("R2", there, station="S2")],
        )
        known = standards().with_records([mine])

        assert verdicts(asked(register, "rooms.urban", standards=known), "community") == {
            here.code: "short",
            there.code: "met",
        }


class TestUnits:
    """What counts as a community and as a village."""

    def test_the_committee_decides_unless_the_class_is_asked(self) -> None:
        """An urban village and a rural community change places."""
        one = village(1, urban_rural=UrbanRural("112"))
        two = community(1, urban_rural=UrbanRural("220"))
        register = Register(divisions=divisions(one, two), rooms=[])
        usual = asked(register, "rooms.urban")
        by_class = asked(register, "rooms.urban", units=Units(by_urban_rural=True))

        assert list(verdicts(usual, "community")) == [two.code]
        assert list(verdicts(by_class, "community")) == [one.code]

    def test_a_place_without_a_class_is_unknown_and_counts_for_either(self) -> None:
        """1 village and 1 community for sure, and 1 that may be one or the other."""
        rows = [
            village(1, urban_rural=UrbanRural("220"), residents=10),
            village(2, residents=20),
            community(1, urban_rural=UrbanRural("111"), residents=1, households=1),
        ]
        register = Register(divisions=divisions(*rows), rooms=[], members=[], assignments=[])
        units = Units(by_urban_rural=True)
        figures = published({Q.COMMUNITY_OFFICERS: 2, Q.AUXILIARIES: 0})
        material = Material(register=register, figures=figures)
        whole = found(asked(register, "rooms.rural", units=units), "whole")[TOWN]
        staff = asked(material, "staffing.rural", units=units).unknown[0]
        urban = asked(register, "rooms.urban", units=units)

        # 1 or 2 communities and ⌈1 / 8⌉ or ⌈2 / 8⌉.
        assert (whole.expected.text(), whole.verdict.code) == ("2–3", "short")
        assert (staff.expected.text(), staff.verdict.code) == ("≥ 2", "unknown")
        assert "divisions.urban_rural" in staff.missing
        assert urban.unknown[0].text("en") == (
            "100镇: unknown; 1 places have no urban-rural class; "
            "missing column urban_rural of divisions.csv"
        )
        assert urban.unknown[0].text("zh") == (
            "100镇：无法判断；1 处未登记城乡分类；缺少 divisions.csv 的 urban_rural 列"
        )
        assert not urban.not_applicable

    def test_a_township_with_a_place_without_a_class_has_bounds(self) -> None:
        """⌈1 / 8⌉ to ⌈9 / 8⌉ of 1 to 9 villages; their residents are open."""
        rows = [village(1, urban_rural=UrbanRural("220"), residents=10)]
        rows += [village(at, residents=10) for at in range(2, 10)]
        register = Register(
            divisions=divisions(*rows),
            agencies=[agency()],
            stations=[station()],
            rooms=[],
            members=[],
            assignments=[],
        )
        units = Units(by_urban_rural=True)
        rooms = found(asked(register, "rooms.rural", units=units), "station")["S1"]
        staff = found(asked(register, "staffing.rural", units=units), "station")["S1"]

        assert rooms.expected.text() == "1–2"
        assert staff.expected.text() == "≥ 1"
        assert staff.expected.missing == ("divisions.urban_rural",)

    def test_a_code_outside_every_range_is_neither(self) -> None:
        """domain.md §3: a committee is none outside 001–599, and that is no fault."""
        place = village(500)
        report = asked(Register(divisions=divisions(place), rooms=[]), "rooms.urban", "rooms.rural")

        assert place.committee is None
        assert verdicts(report, "village") == {}
        assert found(report, "community") == {}

    def test_farms_count_as_villages_where_the_caller_says_so(self) -> None:
        """Eight villages and one farm need two offices."""
        rows = [*(village(at) for at in range(1, 9)), farm(1)]
        register = Register(divisions=divisions(*rows), rooms=[])
        units = Units(farms_are_villages=True)
        needs = [
            found(asked(register, "rooms.rural", units=one), "whole")[TOWN].expected.exact
            for one in (Units(), units)
        ]

        assert needs == [1, 2]


class TestAsked:
    """One subject as a rule asks it."""

    def test_a_value_that_is_unset_is_none_to_work_with(self) -> None:
        """A rule looks before it works; who does not is told the id."""
        (unset,) = parse_standards(
            {
                "standard": [
                    {"id": "a.b", "title": "无", "title_en": "none", "citation": {"source": "PML"}}
                ]
            }
        )
        row = Row(Subject(kind=SubjectKind.WHOLE, id=CITY, name="商丘市", division=CITY), None)
        one = Asked(row, DAY, None, None, Standards([unset]))

        assert not one.sets("a.b")
        assert not one.sets("a.c")
        with pytest.raises(LookupError, match=r"a\.b is unset"):
            one.standard("a.b")


class TestSums:
    """A formula over units is the sum of what it comes to for each."""

    def test_the_need_of_the_whole_is_that_of_its_units_together(self) -> None:
        """2 + 3 for the villages, 4 for the community; farms are none of it."""
        rows = [
            village(1, residents=5001),
            village(2, residents=14_000),
            community(1, households=4000, residents=3000),
            farm(1, residents=90_000),
        ]
        register = Register(divisions=divisions(*rows))
        figures = published({Q.COMMUNITY_OFFICERS: 4, Q.AUXILIARIES: 4})
        report = asked(Material(register=register, figures=figures), "staffing.rural")

        # Each village 2 + 3, the community 4; pooled ⌈19,001 / 5,000⌉ = 4, the community 4.
        assert [one.expected.exact for one in (*report.short, *report.met)] == [9, 8]


class TestPeople:
    """Members and agencies that the register knows little of."""

    def test_a_member_of_an_unrecorded_agency_is_counted_with_the_whole(self) -> None:
        """Nothing says that they are elsewhere."""
        register = Register(divisions=divisions(village(1)), members=[officer("P1", agency=AGENCY)])
        figures = published({Q.COMMUNITY_OFFICERS: 9}, division=CITY)

        (difference,) = check(Material(register=register, figures=figures), on=DAY).differences
        assert difference.counted.exact == 1

    def test_assignments_of_nobody_on_record_are_left_out(self) -> None:
        """Members that are not recorded leave the rule unknown."""
        place = village(1)
        register = Register(divisions=divisions(place), assignments=[holds("P1", place)])
        finding = only(asked(register, "staffing.village_auxiliary"))

        assert finding.missing == ("members.csv",)

    def test_a_station_of_no_recorded_place_is_of_the_whole(self) -> None:
        """It serves nothing on record, and its agency is not recorded."""
        register = Register(
            divisions=divisions(village(1)),
            stations=[Station(id="S1", agency=AGENCY, name="一所", remote=True)],
            rooms=[],
        )
        figures = published({}, division=CITY)
        finding = found(
            asked(Material(register=register, figures=figures), "rooms.remote"), "station"
        )["S1"]

        assert (finding.verdict.code, finding.subject.division) == ("short", None)

    def test_a_member_has_their_own_agency_or_their_stations(self) -> None:
        """Each counts once, in one of them."""
        other = Agency(
            id="411422000000", division="411422000000", level=Level.COUNTY, name="睢县公安局"
        )
        register = Register(
            divisions=divisions(village(1), village(1, "411422100000")),
            agencies=[agency(), other],
            stations=[station()],
            members=[
                officer("P1"),
                Member(
                    staff_id="P2",
                    kind=officer("P1").kind,
                    agency=other.id,
                    station="S1",
                ),
            ],
        )
        report = asked(register, "force.station_share")

        assert {key: one.actual.text() for key, one in found(report, "agency").items()} == {
            AGENCY: "100",
            other.id: "100",
        }
