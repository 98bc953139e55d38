"""How the work is led and paid for: `city-2024` §2(1)2, §2(1)3 and §2(2)2."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest

from jingwu_model.model import (
    Agency,
    ContactVisit,
    Deliberation,
    Funding,
    Member,
    Register,
)
from jingwu_model.rules import Finding, Material, Report
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, OrganKind, Post
from rules.town import (
    AGENCY,
    CITY,
    COUNTY,
    TOWN,
    agency,
    asked,
    auxiliary,
    divisions,
    found,
    officer,
    only,
    published,
    station,
    verdicts,
    village,
)

PLACE = village(1)
BUREAU = Agency(id=CITY, division=CITY, level=Level.PREFECTURE, name="商丘市公安局")
COMMITTEE = f"{AGENCY}.party_committee"
# In the middle of a month: the twelve months before it are May 2023 to April 2024.
MAY = date(2024, 5, 15)
MONTHS = [(2023, month) for month in range(5, 13)] + [(2024, month) for month in range(1, 5)]
UNIT = OrganKind.SPECIALIST_UNIT
ABOVE = Agency(
    id="410000000000", division="410000000000", level=Level.PROVINCE, name="河南省公安厅"
)


def met_in(
    *months: tuple[int, int], of: str = AGENCY, organ: Any = OrganKind.PARTY_COMMITTEE, **more: Any
) -> list[Deliberation]:
    """Meetings on the tenth of some months."""
    return [
        Deliberation(agency=of, organ=organ, on=date(year, month, 10), **more)
        for year, month in months
    ]


def meetings(held: Iterable[Deliberation], *more: Agency, on: date = MAY) -> Report:
    """What is said of the meetings of the county's bureau, and of other agencies."""
    register = Register(
        divisions=divisions(PLACE), agencies=[agency(), *more], deliberations=list(held)
    )
    return asked(register, "leadership.deliberation", on=on)


def gap(held: Iterable[Deliberation], on: date = MAY, key: str = COMMITTEE) -> tuple[str, str]:
    """The verdict on one organ, and its longest gap."""
    finding = found(meetings(held, on=on), "organ")[key]
    return finding.verdict.code, finding.actual.text()


class TestMeetings:
    """Each month of a county bureau, every second month of the city bureau."""

    def test_once_in_every_month_is_met(self) -> None:
        """From April 2023, before which nothing is recorded, to May 2024: each gap is 1."""
        assert gap(met_in(*MONTHS)) == ("met", "1")

    @pytest.mark.parametrize(
        ("left_out", "longest"),
        # One month between two others; the last two; the first; all of them: April to May.
        [([(2023, 10)], "2"), (MONTHS[-2:], "3"), ([(2023, 5)], "2"), (MONTHS, "13")],
    )
    def test_a_month_left_out_is_short(self, left_out: list[tuple[int, int]], longest: str) -> None:
        """By the months of the longest gap."""
        held = [month for month in MONTHS if month not in left_out]

        assert gap(met_in(*held)) == ("short", longest)

    def test_it_is_told_in_months(self) -> None:
        """In both languages."""
        finding = found(meetings(met_in(*MONTHS[:-1])), "organ")[COMMITTEE]

        assert finding.text("en") == (
            "民权县公安局: short; over by 1; expected at most 1 month, actual 2 months"
        )
        assert finding.text("zh") == (
            "民权县公安局：未达标；超出 1 个月；应不多于 1 个月，实为 2 个月"
        )

    def test_the_month_of_the_day_is_not_over(self) -> None:
        """But on its last day it is: in April 2024 nobody has met yet."""
        held = met_in(*MONTHS[:-1], (2023, 4))

        assert gap(held, date(2024, 4, 29)) == ("met", "1")
        assert gap(held, date(2024, 4, 30)) == ("short", "2")

    def test_a_meeting_after_the_day_is_none(self) -> None:
        """It neither closes a gap nor opens one up to it."""
        assert gap(met_in(*MONTHS, (2024, 12))) == ("met", "1")
        assert gap(met_in(*MONTHS[:-1], (2024, 5)), date(2024, 5, 9)) == ("short", "2")

    def test_the_first_gap_runs_from_the_last_meeting_before(self) -> None:
        """February to May 2023 are three months."""
        assert gap(met_in(*MONTHS, (2023, 2))) == ("short", "3")
        assert gap(met_in(*MONTHS, (2023, 2), (2023, 4))) == ("met", "1")

    def test_several_in_one_month_are_no_more_than_one(self) -> None:
        """Nor is one of another body any."""
        held = met_in(*MONTHS[:-1])
        again = attrs.evolve(held[0], on=held[0].on.replace(day=20))
        office = met_in(MONTHS[-1], organ=OrganKind.HEAD_OFFICE_MEETING)

        assert gap([*held, again, *office]) == ("short", "2")

    def test_a_younger_bureau_is_asked_from_its_first_month(self) -> None:
        """Of March 2024: from February, March and April."""
        held = met_in((2024, 3), (2024, 4))
        register = Register(
            divisions=divisions(PLACE),
            agencies=[agency(span=Span(since=date(2024, 3, 20)))],
            deliberations=held,
        )

        assert only(asked(register, "leadership.deliberation", on=MAY)).actual.exact == 1
        assert gap(held) == ("short", "11")

    def test_the_city_bureau_meets_every_second_month(self) -> None:
        """Which of a county's would be short; a province's is not asked."""
        every_second = met_in(*MONTHS[::2], of=CITY)
        report = meetings([*every_second, *met_in(*MONTHS)], BUREAU, ABOVE)
        key = f"{CITY}.party_committee"

        assert verdicts(report, "organ") == {key: "met", COMMITTEE: "met"}
        assert found(report, "organ")[key].actual.exact == 2
        assert gap(met_in(*MONTHS[::2])) == ("short", "2")

    def test_a_specialist_unit_is_asked_once_it_has_met(self) -> None:
        """The city bureau's own, each month; one that met once, a year ago, is 12 apart."""
        held = [
            *met_in(*MONTHS, of=CITY, organ=UNIT, unit="U1"),
            *met_in((2023, 5), of=CITY, organ=UNIT, unit="U2"),
            *met_in((2024, 6), of=CITY, organ=UNIT, unit="U3"),
        ]
        report = meetings(held, BUREAU)
        units = found(report, "organ")

        assert {key: one.actual.exact for key, one in units.items()} == {
            f"{CITY}.U1": 1,
            f"{CITY}.U2": 12,
            f"{CITY}.party_committee": 13,
            COMMITTEE: 13,
        }
        assert units[f"{CITY}.U2"].verdict.code == "short"

    def test_a_countys_unit_is_not_asked(self) -> None:
        """§2(1)2 speaks of the units directly under the city's bureau."""
        held = met_in((2024, 3), organ=UNIT, unit="U1")

        assert set(found(meetings(held, BUREAU), "organ")) == {
            COMMITTEE,
            f"{CITY}.party_committee",
        }

    @pytest.mark.parametrize(
        "units",
        [
            ("party_committee", "U1"),
            ("u" * 62 + "a", "u" * 62 + "b"),
            ("specialist_unit.party_committee", "party_committee"),
            ("a.b", "a:.b", "a:b"),
        ],
    )
    def test_units_and_the_committee_stay_apart(self, units: tuple[str, ...]) -> None:
        """Whatever tokens units have: each is an organ of its own, and reads so."""
        held = [
            one for unit in units for one in met_in(*MONTHS, of=CITY, organ=UNIT, unit=unit)
        ]
        told = [
            one
            for one in meetings(held, BUREAU).findings
            if one.subject.kind.code == "organ" and one.subject.division == CITY
        ]

        # The committee never met: April 2023 to May 2024.
        assert {one.subject.name: one.actual.exact for one in told} == {
            "商丘市公安局": 13,
            **{f"商丘市公安局 {unit}": 1 for unit in units},
        }
        assert len({one.subject.id for one in told}) == len(units) + 1

    def test_the_units_token_is_seen_beside_the_longest_name(self) -> None:
        """It is the name that gives way: 200 characters hold 135 of it, a blank and the token."""
        bureau = attrs.evolve(BUREAU, name="局" * 200)
        units = ("u" * 63 + "a", "u" * 63 + "b")
        held = [one for unit in units for one in met_in((2024, 4), of=CITY, organ=UNIT, unit=unit)]
        names = {one.subject.name for one in meetings(held, bureau).findings}

        assert {f"{'局' * 134}… {unit}" for unit in units} < names

    def test_an_agency_of_another_place_is_not_asked(self) -> None:
        """Of the county's figures the city's bureau is none."""
        register = Register(
            divisions=divisions(PLACE), agencies=[agency(), BUREAU], deliberations=[]
        )
        figures = published({}, division=COUNTY, name="民权县")
        report = asked(
            Material(register=register, figures=figures), "leadership.deliberation", on=MAY
        )

        assert verdicts(report, "organ") == {COMMITTEE: "short"}

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "leadership.deliberation"))

        assert finding.verdict.code == "unknown"
        assert finding.missing == ("agencies.csv", "deliberations.csv")

    def test_before_the_standard_nothing_is_asked(self) -> None:
        """It is of 2023."""
        report = meetings([], on=date(2022, 12, 31))

        assert verdicts(report, "organ") == {COMMITTEE: "not_applicable"}


def leader(key: str = "P1", of: str = AGENCY, **more: Any) -> Member:
    """A leader of a bureau."""
    return officer(key, Post.BUREAU_LEADER, agency=of, **more)


def visits(number: int, of: str = "P1", year: int = 2023) -> list[ContactVisit]:
    """So many visits in a year, from its first day to its last."""
    days = [date(year, 1, 1), date(year, 12, 31), *(date(year, 6, at) for at in range(1, 29))]
    return [ContactVisit(leader=of, on=day) for day in days[:number]]


def contact(
    members: Iterable[Member], paid: Iterable[ContactVisit], on: date = date(2024, 4, 30)
) -> Report:
    """What is said of leaders and their visits."""
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency(), BUREAU],
        stations=[station()],
        members=list(members),
        contact_visits=list(paid),
    )
    return asked(register, "leadership.contact", on=on)


class TestVisits:
    """12 a year of a county bureau's leader, 8 of a city bureau's."""

    @pytest.mark.parametrize(
        ("of", "number", "verdict"),
        [
            (AGENCY, 12, "met"),
            (AGENCY, 11, "short"),
            (AGENCY, 0, "short"),
            (CITY, 8, "met"),
            (CITY, 7, "short"),
        ],
    )
    def test_by_the_level_of_the_bureau(self, of: str, number: int, verdict: str) -> None:
        """The source says "no fewer than"."""
        finding = only(contact([leader(of=of)], visits(number)))

        assert (finding.verdict.code, finding.actual.exact) == (verdict, number)
        assert finding.expected.exact == {AGENCY: 12, CITY: 8}[of]

    @pytest.mark.parametrize(
        ("members", "verdict"),
        [
            ([officer("P1", None)], "unknown"),
            ([officer("P1", None), officer("P2", Post.CASE)], "unknown"),
            ([officer("P2", Post.CASE)], "not_applicable"),
            # An auxiliary leads no bureau, and one who came later or left before did not then.
            ([auxiliary("F1", None)], "not_applicable"),
            ([officer("P1", None, joined=date(2024, 1, 1))], "not_applicable"),
            ([officer("P1", None, left=date(2022, 12, 31))], "not_applicable"),
            ([], "not_applicable"),
        ],
    )
    def test_where_no_post_tells_who_leads_it_is_unknown(
        self, members: list[Member], verdict: str
    ) -> None:
        """Without anybody whose post is a leader's."""
        finding = only(contact(members, []))

        assert finding.verdict.code == verdict
        assert finding.missing == (("members.post",) if verdict == "unknown" else ())

    def test_it_is_about_the_leader_and_the_year(self) -> None:
        """For its last day, told in visits."""
        finding = only(contact([leader()], visits(11)))

        assert (finding.subject.id, finding.subject.division) == ("P1.2023", COUNTY)
        assert finding.day == date(2023, 12, 31)
        assert finding.text("en") == (
            "P1 2023: short by 1; expected at least 12 visits, actual 11 visits"
        )
        assert (
            finding.text("zh") == "P1 2023：未达标；差 1 次走访；应不少于 12 次走访，实为 11 次走访"
        )

    @pytest.mark.parametrize(
        ("on", "year"),
        [(date(2024, 4, 30), 2023), (date(2024, 12, 30), 2023), (date(2024, 12, 31), 2024)],
    )
    def test_the_year_is_the_last_that_is_over(self, on: date, year: int) -> None:
        """On its last day it is."""
        paid = [*visits(12, year=2023), *visits(11, year=2024)]
        finding = only(contact([leader()], paid, on))

        assert finding.subject.id == f"P1.{year}"
        assert finding.actual.exact == {2023: 12, 2024: 11}[year]

    @pytest.mark.parametrize(
        ("served", "verdict"),
        [
            ({"joined": date(2023, 1, 1)}, "short"),
            ({"left": date(2023, 12, 31)}, "short"),
            ({"joined": date(2023, 1, 2)}, "not_applicable"),
            ({"left": date(2023, 12, 30)}, "not_applicable"),
            ({"joined": date(2024, 1, 1)}, None),
            ({"left": date(2022, 12, 31)}, None),
        ],
    )
    def test_only_one_who_led_all_of_it(self, served: Any, verdict: str | None) -> None:
        """A part of the year is not asked, and of none nothing is said."""
        report = verdicts(contact([leader(**served)], []), "leader")

        assert report.get("P1.2023") == verdict

    def test_why_a_part_is_not_asked(self) -> None:
        """In both languages."""
        finding = only(contact([leader(joined=date(2023, 3, 1))], []))

        assert finding.text("zh") == "P1 2023：不适用；当年未任满全年"
        assert finding.text("en").endswith("served only a part of the year")

    def test_nobody_else_is_asked(self) -> None:
        """Neither the head of a station, nor an auxiliary, nor a leader of a province's bureau."""
        members = [
            officer("P1", Post.STATION_HEAD),
            auxiliary("F1", Post.BUREAU_LEADER),
            leader("P2", ABOVE.id),
        ]
        register = Register(
            divisions=divisions(PLACE),
            agencies=[agency(), ABOVE],
            stations=[station()],
            members=members,
            contact_visits=[],
        )

        assert verdicts(asked(register, "leadership.contact"), "leader") == {}

    @pytest.mark.parametrize("number", [0, 10, 14])
    def test_a_leader_whose_bureau_is_not_on_record_is_unknown(self, number: int) -> None:
        """At a station, and stations.csv is not recorded: 8, 12 or nothing may be asked of them."""
        bare = Register(
            divisions=divisions(PLACE),
            agencies=[agency()],
            members=[officer("P1", Post.BUREAU_LEADER), leader("P2")],
            contact_visits=[*visits(number), *visits(12, "P2")],
        )
        report = asked(bare, "leadership.contact")
        finding = found(report, "leader")["P1.2023"]

        assert verdicts(report, "leader") == {"P1.2023": "unknown", "P2.2023": "met"}
        assert finding.missing == ("stations.csv",)
        assert [one.id for one in finding.standards] == [
            "leadership.contact.city_visits",
            "leadership.contact.county_visits",
        ]
        assert finding.text("en") == (
            f"P1 2023: unknown; expected unknown, actual {number} visits; missing stations.csv"
        )

    def test_a_part_of_a_year_is_not_asked_whatever_the_bureau(self) -> None:
        """And so leaves nothing unknown."""
        bare = Register(
            divisions=divisions(PLACE),
            agencies=[agency()],
            members=[officer("P1", Post.BUREAU_LEADER, joined=date(2023, 3, 1))],
            contact_visits=[],
        )

        assert only(asked(bare, "leadership.contact")).verdict.code == "not_applicable"

    def test_a_leader_of_another_place_is_not_asked(self) -> None:
        """Of the county's figures the city's leader is none."""
        register = Register(
            divisions=divisions(PLACE),
            agencies=[agency(), BUREAU],
            members=[leader(), leader("P2", CITY)],
            contact_visits=[],
        )
        figures = published({}, division=COUNTY, name="民权县")
        report = asked(Material(register=register, figures=figures), "leadership.contact")

        assert verdicts(report, "leader") == {"P1.2023": "short"}

    def test_before_the_standard_it_is_not_asked(self) -> None:
        """Of 2022, told on 30 December 2023."""
        finding = only(contact([leader()], [], date(2023, 12, 30)))

        assert (finding.verdict.code, finding.subject.id) == ("not_applicable", "P1.2022")

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        register = Register(divisions=divisions(PLACE), agencies=[agency()], members=[leader()])
        finding = only(asked(register, "leadership.contact"))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("contact_visits.csv",))


def money(*rows: Funding, on: date = date(2024, 4, 30)) -> Report:
    """What is said of a county's and a township's money."""
    return asked(
        Register(divisions=divisions(PLACE), fundings=list(rows)), "funding.earmarked", on=on
    )


def row(place: str, year: int = 2024, *, earmarked: bool = True) -> Funding:
    """A place's money of a year."""
    level = Level.COUNTY if place == COUNTY else Level.TOWNSHIP
    return Funding(place=place, level=level, year=year, earmarked=earmarked)


class TestMoney:
    """Of the county and of each township, for the year of the day."""

    @pytest.mark.parametrize(
        ("rows", "verdict"),
        [
            ([row(TOWN)], "met"),
            ([row(TOWN, earmarked=False)], "short"),
            ([row(TOWN, 2023, earmarked=False), row(TOWN)], "met"),
            ([row(TOWN, 2023), row(TOWN, 2025)], "short"),
            ([], "short"),
        ],
    )
    def test_it_is_set_apart_that_year(self, rows: list[Funding], verdict: str) -> None:
        """The year before and the year after are others."""
        report = money(row(COUNTY), *rows)

        assert verdicts(report, "budget") == {COUNTY: "met", TOWN: verdict}

    @pytest.mark.parametrize(
        ("digits", "budgets"),
        [("399", 2), ("400", 1), ("500", 1), ("599", 1), ("600", 2)],
    )
    def test_what_is_only_like_a_township_is_not_asked(self, digits: str, budgets: int) -> None:
        """Digits 7 to 9 from 400 to 599 are farms, parks and the like."""
        register = Register(
            divisions=divisions(village(1, f"{COUNTY[:6]}{digits}000")), fundings=[]
        )

        assert len(found(asked(register, "funding.earmarked"), "budget")) == budgets

    def test_the_county_has_none_by_its_townships(self) -> None:
        """Each of the two is asked; the city and the province are not."""
        report = found(money(row(TOWN)), "budget")

        assert {key: one.actual.exact for key, one in report.items()} == {COUNTY: 0, TOWN: 1}
        assert _told(report[COUNTY]) == ("short", "民权县", COUNTY)

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "funding.earmarked"))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("fundings.csv",))

    def test_before_the_standard_nothing_is_asked(self) -> None:
        """It is of 2023."""
        report = money(on=date(2022, 12, 31))

        assert set(verdicts(report, "budget").values()) == {"not_applicable"}


def _told(finding: Finding) -> tuple[str, str, str | None]:
    return finding.verdict.code, finding.subject.name, finding.subject.division
