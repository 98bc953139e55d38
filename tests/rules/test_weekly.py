"""Work in the village every week: `jingyuan-2020` §1, 每周进村开展工作."""

from datetime import date, timedelta
from typing import Any

import pytest

from jingwu_model.model import DutyEntry, Figures, PlaceKind, PlaceRef, Register
from jingwu_model.rules import Material, Report, Units
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import UrbanRural
from rules.town import (
    AGENCY,
    COUNTY,
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
    remarks,
    room,
    station,
    verdicts,
    village,
    works,
    workstation,
)

PLACE, OTHER = village(1), village(2)
# The four weeks of April 2024 that are over on the 30th, ISO weeks 14 to 17, begin on these.
MONDAYS = [date(2024, 4, day) for day in (1, 8, 15, 22)]
APRIL = {"since": MONDAYS[0]}


def at(place: Any, kind: PlaceKind = PlaceKind.VILLAGE) -> dict[str, PlaceRef]:
    """A place for a duty entry, by its kind and id."""
    key = place if isinstance(place, str) else place.code
    return {"place": PlaceRef(kind=kind, id=key)}


def weekly(assignments: Any, entries: Any, members: Any = None, **more: Any) -> Report:
    """What the rule says of assignments and the time of an officer, P1."""
    tables: dict[str, Any] = {
        "divisions": divisions(PLACE, OTHER, community(1), farm(1)),
        "agencies": [agency()],
        "stations": [station()],
        "members": [officer("P1")] if members is None else members,
        "grids": [grid("G1", PLACE), grid("G2", PLACE)],
        "rooms": [room("R1", PLACE, PLACE, OTHER), room("R2", community(1))],
        "workstations": [workstation("W1", OTHER)],
        "assignments": assignments,
        "duty_entries": entries,
    }
    register = Register(**(tables | more))
    return asked(register, "presence.weekly")


def in_village(days: list[date], **more: Any) -> list[DutyEntry]:
    """Two hours in the community on some days, in the first village unless said otherwise."""
    return [works("P1", day, 2, **(at(PLACE) | more)) for day in days]


def at_station(days: list[date]) -> list[DutyEntry]:
    """Eight hours at a desk on some days."""
    return [works("P1", day, 8, in_community=False) for day in days]


class TestWeeks:
    """As many weeks with work as there were."""

    def test_every_week_is_met(self) -> None:
        """On a Monday, a Sunday, or in between."""
        days = [MONDAYS[0], date(2024, 4, 14), date(2024, 4, 17), date(2024, 4, 28)]
        finding = only(weekly([holds("P1", PLACE, **APRIL)], in_village(days)))

        assert finding.text("en") == (
            "P1 1村: met exactly; expected at least 4 weeks, actual 4 weeks"
        )
        assert (finding.subject.id, finding.subject.division) == ("P1.1", PLACE.code)
        assert remarks(finding) == []
        # It is what Jingyuan tells of itself, asked of a place in Henan.
        assert [mark.code for mark in finding.marks] == ["borrowed", "reported", "year_only"]

    def test_a_week_without_is_short_and_named(self) -> None:
        """The second and the fourth."""
        entries = in_village([MONDAYS[0], MONDAYS[2]]) + at_station([MONDAYS[1], MONDAYS[3]])
        finding = only(weekly([holds("P1", PLACE, **APRIL)], entries))

        assert finding.text("zh") == "P1 1村：未达标；差 2 周；应不少于 4 周，实为 2 周"
        assert remarks(finding) == ["weeks without work in the village: 2024-W15, 2024-W17"]
        assert finding.notes[0].zh == "未进村工作的周：2024-W15、2024-W17"

    def test_of_many_weeks_three_are_named(self) -> None:
        """In the twelve months from Monday 1 May 2023 there are 52, and one was worked."""
        weeks = [date(2023, 5, 2) + timedelta(weeks=at) for at in range(51)]
        entries = at_station(weeks) + in_village([MONDAYS[3]])
        finding = only(weekly([holds("P1", PLACE)], entries))

        assert (finding.expected.exact, finding.actual.exact) == (52, 1)
        assert remarks(finding) == [
            "weeks without work in the village: 2023-W18, 2023-W19, 2023-W20 and 48 more"
        ]
        assert finding.notes[0].zh == "未进村工作的周：2023-W18、2023-W19、2023-W20 等 51 周"

    @pytest.mark.parametrize(
        ("since", "until", "weeks"),
        [
            # From a Tuesday, the week of 8 April is the first that lies wholly in it.
            (date(2024, 4, 2), None, 3),
            # To a Saturday, the week before is the last.
            (date(2024, 4, 1), date(2024, 4, 20), 2),
            (date(2024, 4, 1), date(2024, 4, 21), 3),
            (None, date(2023, 5, 7), 1),
        ],
    )
    def test_only_weeks_that_lie_wholly_in_it_are_asked(
        self, since: date | None, until: date | None, weeks: int
    ) -> None:
        """And that are over."""
        entries = in_village([date(2024, 4, 10), date(2023, 5, 3)])
        report = weekly([holds("P1", PLACE, since=since, until=until)], entries)

        assert only(report).expected.exact == weeks

    def test_without_a_whole_week_it_is_not_applicable(self) -> None:
        """From Tuesday 23 April on; the week of the 29th is not over."""
        report = weekly([holds("P1", PLACE, since=date(2024, 4, 23))], in_village(MONDAYS))

        assert only(report).text("en") == (
            "P1 1村: not applicable; no whole week of the assignment is over"
        )

    def test_only_weeks_of_service_are_asked(self) -> None:
        """Of one who joined on 15 April, and of one who left before."""
        members = [
            officer("P1", joined=date(2024, 4, 15)),
            officer("P2", left=date(2023, 4, 30)),
        ]
        held = [holds("P1", PLACE, **APRIL), holds("P2", PLACE)]
        report = weekly(held, in_village(MONDAYS[2:]), members)

        assert only(report).expected.exact == 2

    def test_a_week_counts_once_and_a_night_in_both_of_its_weeks(self) -> None:
        """From 22:00 on Sunday 7 April to 2:00 on Monday; to midnight is in one alone."""
        days = [MONDAYS[0], MONDAYS[0] + timedelta(days=1)]
        night = works("P1", date(2024, 4, 7), 4, begins=22, **at(PLACE))
        midnight = works("P1", date(2024, 4, 21), 2, begins=22, **at(PLACE))
        entries = [*in_village(days), *at_station([MONDAYS[3]]), night, midnight]
        report = weekly([holds("P1", PLACE, **APRIL)], entries)

        assert remarks(only(report)) == ["weeks without work in the village: 2024-W17"]


class TestWhere:
    """At the place, in its village, or in a village that it serves."""

    @pytest.mark.parametrize(
        ("place", "kind", "entry", "verdict"),
        [
            (PLACE, PlaceKind.VILLAGE, at("G1", PlaceKind.GRID), "met"),
            (PLACE, PlaceKind.VILLAGE, at("R1", PlaceKind.ROOM), "met"),
            (PLACE, PlaceKind.VILLAGE, at(OTHER), "short"),
            ("G1", PlaceKind.GRID, at("G1", PlaceKind.GRID), "met"),
            ("G1", PlaceKind.GRID, at("G2", PlaceKind.GRID), "met"),
            ("G1", PlaceKind.GRID, at(PLACE), "met"),
            ("G1", PlaceKind.GRID, at(OTHER), "short"),
            ("R1", PlaceKind.ROOM, at(OTHER), "met"),
            ("R1", PlaceKind.ROOM, at(community(1)), "short"),
            ("W1", PlaceKind.WORKSTATION, at("W1", PlaceKind.WORKSTATION), "met"),
            ("W1", PlaceKind.WORKSTATION, at(PLACE), "short"),
        ],
    )
    def test_where_it_counts(
        self, place: Any, kind: PlaceKind, entry: dict[str, PlaceRef], verdict: str
    ) -> None:
        """An office serves two villages and stands in the first."""
        report = weekly([holds("P1", place, kind, **APRIL)], in_village(MONDAYS, **entry))

        assert only(report).verdict.code == verdict

    def test_time_outside_the_community_does_not_count(self) -> None:
        """Though it names the village."""
        report = weekly([holds("P1", PLACE, **APRIL)], in_village(MONDAYS, in_community=False))

        assert (only(report).verdict.code, only(report).actual.exact) == ("short", 0)

    def test_time_in_the_community_that_names_no_place_bounds_it(self) -> None:
        """Three weeks surely, and perhaps the fourth; the first is told twice."""
        entries = [
            *in_village(MONDAYS[:3]),
            *in_village([MONDAYS[0] + timedelta(days=1), MONDAYS[3]], place=None),
        ]
        finding = only(weekly([holds("P1", PLACE, **APRIL)], entries))

        assert finding.text("en") == (
            "P1 1村: unknown; expected at least 4 weeks, actual 3–4 weeks; "
            "missing column place of duty_entries.csv"
        )
        assert remarks(finding) == []

    def test_a_week_without_any_entry_bounds_it(self) -> None:
        """The fourth is not known: the member may have been there, or on leave."""
        finding = only(weekly([holds("P1", PLACE, **APRIL)], in_village(MONDAYS[:3])))

        assert finding.text("en") == (
            "P1 1村: unknown; expected at least 4 weeks, actual 3–4 weeks; missing working hours"
        )
        assert remarks(finding) == []

    def test_it_is_short_where_all_that_can_be_lies_below(self) -> None:
        """One week at the station is missed, whatever two without entries were."""
        entries = in_village(MONDAYS[:1]) + at_station(MONDAYS[1:2])
        finding = only(weekly([holds("P1", PLACE, **APRIL)], entries))

        assert finding.text("en") == (
            "P1 1村: short by 1 at least; expected at least 4 weeks, actual 1–3 weeks"
        )
        assert remarks(finding) == ["weeks without work in the village: 2024-W15"]

    def test_without_any_entry_in_those_weeks_it_is_unknown(self) -> None:
        """Though others have some, and the member has earlier ones."""
        members = [officer("P1"), officer("P2")]
        entries = [works("P1", date(2024, 3, 5), 8), works("P2", MONDAYS[0], 8)]
        finding = only(weekly([holds("P1", PLACE, **APRIL)], entries, members))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("hours",))
        assert remarks(finding) == []


class TestSpans:
    """Weeks in which the place stood, and its village."""

    UNTIL = Span(until=date(2024, 4, 14))

    @pytest.mark.parametrize(
        ("more", "place", "kind"),
        [
            ({"rooms": [room("R1", PLACE, PLACE, span=UNTIL)]}, "R1", PlaceKind.ROOM),
            ({"grids": [grid("G1", PLACE, span=UNTIL)]}, "G1", PlaceKind.GRID),
            ({"divisions": divisions(village(1, span=UNTIL))}, PLACE, PlaceKind.VILLAGE),
            # The office goes on, of a village that is no more.
            (
                {"divisions": divisions(village(1, span=UNTIL)), "rooms": [room("R1", PLACE)]},
                "R1",
                PlaceKind.ROOM,
            ),
        ],
    )
    def test_weeks_after_its_end_are_not_asked(
        self, more: dict[str, Any], place: Any, kind: PlaceKind
    ) -> None:
        """It ended on the second Sunday of four; in the last two weeks there was other work."""
        entries = in_village(MONDAYS[:2]) + at_station(MONDAYS[2:])
        tables = {"grids": [], "rooms": [], "workstations": [], **more}
        finding = only(weekly([holds("P1", place, kind, **APRIL)], entries, **tables))

        assert (finding.verdict.code, finding.expected.exact) == ("met", 2)

    def test_weeks_before_it_began_are_not_asked(self) -> None:
        """From the second Monday on."""
        rooms = [room("R1", PLACE, PLACE, span=Span(since=MONDAYS[1]))]
        held = [holds("P1", "R1", PlaceKind.ROOM, **APRIL)]

        assert only(weekly(held, in_village(MONDAYS[1:]), rooms=rooms)).expected.exact == 3

    def test_a_place_that_ended_long_ago_is_not_asked(self) -> None:
        """The assignment is open."""
        rooms = [room("R1", PLACE, PLACE, span=Span(until=date(2023, 4, 30)))]
        held = [holds("P1", "R1", PlaceKind.ROOM), holds("P1", OTHER, **APRIL)]

        assert set(found(weekly(held, [], rooms=rooms))) == {"P1.2"}


class TestWho:
    """Officers and auxiliaries, in administrative villages."""

    def test_who_is_asked_and_where(self) -> None:
        """No assistants; no communities, farms, or offices in a community."""
        members = [officer("P1"), auxiliary("F1"), assistant("Z1")]
        held = [
            holds("P1", PLACE, until=date(2023, 1, 31)),
            holds("P1", community(1)),
            holds("P1", farm(1)),
            holds("P1", "R2", PlaceKind.ROOM),
            holds("P1", "G1", PlaceKind.GRID),
            holds("F1", PLACE),
            holds("Z1", PLACE),
        ]
        report = weekly(held, [], members)

        assert {key: one.subject.name for key, one in found(report).items()} == {
            "P1.5": "P1 G1网格",
            "F1.1": "F1 1村",
        }

    def test_a_place_whose_class_is_not_recorded_is_unknown(self) -> None:
        """Where the urban-rural class is to tell: one is a village, one may be."""
        first = village(1, urban_rural=UrbanRural.VILLAGE_AREA)
        register = Register(
            divisions=divisions(first, OTHER),
            members=[officer("P1", agency=AGENCY)],
            assignments=[holds("P1", first, **APRIL), holds("P1", OTHER, **APRIL)],
            duty_entries=[
                entry
                for code, hour in ((first, 8), (OTHER, 14))
                for entry in (works("P1", day, 2, begins=hour, **at(code)) for day in MONDAYS)
            ],
        )
        report = asked(register, "presence.weekly", units=Units(by_urban_rural=True))

        assert verdicts(report, "assignment") == {"P1.1": "met", "P1.2": "unknown"}
        assert found(report)["P1.2"].missing == ("divisions.urban_rural",)

    def test_a_grid_of_a_table_that_is_not_recorded_is_unknown(self) -> None:
        """Whether it lies in a village is not known."""
        report = weekly(
            [holds("P1", "G9", PlaceKind.GRID, **APRIL)], in_village(MONDAYS), grids=None
        )

        assert only(report).missing == ("grids.csv",)
        assert only(report).subject.division is None

    def test_places_elsewhere_are_not_asked(self) -> None:
        """Of a county's figures, those of its own villages."""
        away = village(1, "411402100000")
        register = Register(
            divisions=divisions(PLACE, away),
            members=[officer("P1", agency=AGENCY)],
            assignments=[holds("P1", PLACE, **APRIL), holds("P1", away, **APRIL)],
            duty_entries=in_village(MONDAYS),
        )
        county: Figures = published({}, division=COUNTY, name="民权县")
        report = asked(Material(register=register, figures=county), "presence.weekly")

        assert verdicts(report, "assignment") == {"P1.1": "met"}

    def test_without_duty_entries_it_is_unknown_naming_the_file(self) -> None:
        """Once."""
        register = Register(divisions=divisions(PLACE), members=[], assignments=[])

        assert only(asked(register, "presence.weekly")).missing == ("duty_entries.csv",)

    def test_where_nobody_has_anything_in_charge_it_is_unknown(self) -> None:
        """Once; where they have, but in no village, there is nothing to ask."""
        over = weekly([holds("P1", PLACE, until=date(2023, 4, 30))], [])
        urban = weekly([holds("P1", community(1))], [])

        assert (only(over).verdict.code, only(over).missing) == ("unknown", ("assignments.csv",))
        assert only(over).subject.kind.code == "whole"
        assert only(urban).verdict.code == "not_applicable"

    @pytest.mark.parametrize("day", [date.min, date.max, date(2024, 2, 29)])
    def test_any_day_can_be_asked(self, day: date) -> None:
        """From the first there is to the last."""
        register = Register(
            divisions=divisions(PLACE),
            members=[officer("P1", agency=AGENCY)],
            assignments=[holds("P1", PLACE, since=None)],
            duty_entries=[],
        )

        assert len(asked(register, "presence.weekly", on=day).findings) == 1
