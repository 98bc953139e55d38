"""What lies before a standard began: told without a verdict. Domain §7: 2022's shares are so told.

The city's standards are of 2023, Jingyuan's of 2020, the ministry's of 8 April 2009.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jingwu_model.model import (
    Deliberation,
    PlaceKind,
    PlaceRef,
    Publication,
    Recognition,
    Register,
    Survey,
    Training,
)
from jingwu_model.rules import Finding, check, parse_standards, standards
from jingwu_model.tables import read_register
from jingwu_model.vocabulary import (
    Channel,
    Competence,
    OrganKind,
    OtherPost,
    Post,
    PublicationKind,
    RecognitionKind,
)
from rules.town import (
    AGENCY,
    agency,
    asked,
    divisions,
    holds,
    officer,
    only,
    room,
    station,
    village,
    works,
)

COUNTY = Path(__file__).parents[2] / "examples" / "synthetic-county"
PLACE = village(1)
CASE = {"other_post": OtherPost.CASE_WORK}
PAPER = {"other_post": OtherPost.PAPERWORK}


def told(rule: str, on: date, values: Any = None, kind: str = "", **tables: Any) -> Finding:
    """What a rule says of one county, its station and its office on a day.

    Values are of a caller's own that begin when the packaged standard does, in 2023 or 2009.
    """
    tables.setdefault("members", [officer("P1")])
    tables.setdefault("assignments", [])
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station()],
        rooms=[room("R1", PLACE)],
        **tables,
    )
    records = [
        {
            "id": key,
            "title": "自定",
            "title_en": "one's own",
            "value": value,
            "since": standards()[key][0].since,
            "citation": {"source": "library"},
        }
        for key, value in (values or {}).items()
    ]
    known = standards().with_records(parse_standards({"standard": records}))
    report = asked(register, rule, on=on, standards=known)
    first = next(iter(values or {}), None)
    (finding,) = (
        one
        for one in report.findings
        if kind in {"", one.subject.kind.code}
        and (first is None or (one.standard is not None and one.standard.id == first))
    )
    return finding


class TestMeetings:
    """`leadership.deliberation`: gaps since January 2023."""

    @staticmethod
    def gap(on: date, *days: date) -> tuple[str, str]:
        """The verdict on the county's Party committee, and its longest gap."""
        held = [
            Deliberation(agency=AGENCY, organ=OrganKind.PARTY_COMMITTEE, on=day) for day in days
        ]
        finding = told("leadership.deliberation", on, deliberations=held)
        return finding.verdict.code, finding.actual.text()

    def test_months_before_it_are_not_asked(self) -> None:
        """On the last of February, January and February are."""
        both = (date(2023, 1, 10), date(2023, 2, 10))

        assert self.gap(date(2023, 2, 28), *both) == ("met", "1")
        # One in November makes no gap of December.
        assert self.gap(date(2023, 2, 28), date(2022, 11, 10), *both) == ("met", "1")
        assert self.gap(date(2023, 2, 28), both[1]) == ("short", "2")
        assert self.gap(date(2023, 2, 28), date(2022, 12, 10)) == ("short", "3")

    def test_a_gap_that_reaches_back_before_it_is_counted_from_its_first_month(self) -> None:
        """In January 2024 the twelve months are those of 2023; the meeting before was in 2022."""
        days = [date(2023, month, 10) for month in range(1, 13)]

        assert self.gap(date(2024, 1, 15), date(2022, 10, 10), *days) == ("met", "1")

    def test_before_a_month_of_it_is_over_it_is_not_applicable(self) -> None:
        """On 30 January; on the 31st one is over."""
        assert self.gap(date(2023, 1, 30))[0] == "not_applicable"
        assert self.gap(date(2023, 1, 31))[0] == "short"

    def test_a_month_in_which_it_began_is_not_asked(self) -> None:
        """A caller's begins on 8 January: the first month is February."""
        mine = {
            "id": "leadership.deliberation.months",
            "title": "自定",
            "title_en": "one's own",
            "value": 1,
            "since": date(2023, 1, 8),
            "citation": {"source": "library"},
        }
        register = Register(divisions=divisions(PLACE), agencies=[agency()], deliberations=[])
        known = standards().with_records(parse_standards({"standard": [mine]}))
        finding = only(
            asked(register, "leadership.deliberation", on=date(2023, 2, 28), standards=known)
        )

        assert finding.actual.exact == 2


class TestWeeks:
    """`presence.weekly`: weeks since 1 January 2020, a Wednesday."""

    def test_weeks_before_it_are_not_asked(self) -> None:
        """On 12 January there is one, from the 6th on; that of 2 December was none."""
        place = PlaceRef(kind=PlaceKind.VILLAGE, id=PLACE.code)
        tables: dict[str, Any] = {
            "assignments": [holds("P1", PLACE, since=date(2019, 1, 1))],
            "duty_entries": [
                works("P1", date(2020, 1, 6), 2, place=place),
                works("P1", date(2019, 12, 2), 2, in_community=False),
            ],
        }
        finding = told("presence.weekly", date(2020, 1, 12), **tables)

        assert (finding.verdict.code, finding.expected.exact, finding.actual.exact) == ("met", 1, 1)
        assert told("presence.weekly", date(2020, 1, 11), **tables).text("en") == (
            "P1 1村: not applicable; no whole week of the assignment is over since the standard "
            "began"
        )


class TestNeeds:
    """`training.needs`: needs noted since 2023."""

    @pytest.mark.parametrize(
        ("noted", "verdict"),
        [(date(2022, 12, 31), "not_applicable"), (date(2023, 1, 1), "short")],
    )
    def test_needs_noted_before_it_are_not_asked(self, noted: date, verdict: str) -> None:
        """On 30 April 2024, of those noted from May 2022 to April 2023."""
        finding = told(
            "training.needs",
            date(2024, 4, 30),
            {"training.needs.percent": 100},
            trainings=[Training(member="P1", need=Competence.LAW, noted=noted)],
        )

        assert finding.verdict.code == verdict


class TestPrevention:
    """`station.prevention`: hours since 2023."""

    def test_hours_before_it_are_not_counted(self) -> None:
        """A night of eight hours of case work, six of them of 2023; three of prevention."""
        finding = told(
            "station.prevention",
            date(2023, 4, 30),
            {"station.prevention.percent": 50},
            kind="station",
            duty_entries=[
                works("P1", date(2022, 12, 31), 8, begins=22, **CASE),
                works("P1", date(2022, 12, 30), 8),
                works("P1", date(2023, 4, 3), 2),
            ],
        )

        # 2 of 2 and 6.
        assert (finding.verdict.code, finding.actual.exact) == ("short", 25)

    def test_with_none_since_it_is_unknown(self) -> None:
        """As where there is no entry at all."""
        finding = told(
            "station.prevention",
            date(2023, 4, 30),
            {"station.prevention.percent": 50},
            kind="station",
            duty_entries=[works("P1", date(2022, 12, 30), 8)],
        )

        assert finding.verdict.code == "unknown"

    def test_years_before_it_nothing_is_asked(self) -> None:
        """It began after the day that is asked about."""
        finding = told(
            "station.prevention",
            date(2019, 1, 1),
            {"station.prevention.percent": 50},
            kind="station",
            duty_entries=[works("P1", date(2018, 12, 30), 8)],
        )

        assert finding.verdict.code == "not_applicable"


class TestYears:
    """A year, or twelve months, a part of which lies before: what there is is shown."""

    @pytest.mark.parametrize(
        ("on", "verdict", "share"),
        [(date(2023, 12, 30), "not_applicable", 0), (date(2023, 12, 31), "met", 100)],
    )
    def test_recognitions_of_2022_are_not_judged(self, on: date, verdict: str, share: int) -> None:
        """None of one went to community work in 2022, in 2023 one of one."""
        merit = RecognitionKind.MERIT
        finding = told(
            "recognition.tilt",
            on,
            {"recognition.tilt.points": 0},
            members=[officer("P1"), officer("P2", Post.CASE)],
            recognitions=[
                Recognition(member="P1", kind=merit, on=date(2023, 6, 1)),
                Recognition(member="P2", kind=merit, on=date(2022, 6, 1)),
            ],
        )

        assert (finding.verdict.code, finding.actual.exact) == (verdict, share)

    def test_why_it_is_not_judged_is_said(self) -> None:
        """In both languages."""
        finding = told(
            "recognition.tilt",
            date(2023, 4, 30),
            {"recognition.tilt.points": 0},
            recognitions=[
                Recognition(member="P1", kind=RecognitionKind.MERIT, on=date(2022, 6, 1))
            ],
        )

        assert finding.text("en") == (
            "民权县公安局: not applicable; what is asked about began before the standard: "
            "recognition.tilt.points (from 2023-01-01)"
        )
        assert finding.text("zh") == (
            "民权县公安局：不适用；所查期间始于标准施行之前：recognition.tilt.points"
            "（2023-01-01起）"
        )

    @pytest.mark.parametrize(
        ("on", "verdict"),
        [(date(2010, 4, 6), "not_applicable"), (date(2010, 4, 7), "short")],
    )
    def test_paperwork_of_twelve_months(self, on: date, verdict: str) -> None:
        """From 8 April 2009 on: an hour, where there was none of an hour the year before."""
        finding = told(
            "burden.forms",
            on,
            {"burden.forms.percent": 100},
            duty_entries=[
                works("P1", date(2008, 10, 6), 1),
                works("P1", date(2009, 10, 6), 1, **PAPER),
            ],
        )

        assert (finding.verdict.code, finding.actual.exact) == (verdict, 1)

    @pytest.mark.parametrize(
        ("on", "verdict", "reports"),
        [(date(2010, 12, 30), "not_applicable", 1), (date(2010, 12, 31), "short", 0)],
    )
    def test_reports_of_a_year(self, on: date, verdict: str, reports: int) -> None:
        """Of 2009, which the standard begins in, and of 2010."""
        finding = told(
            "openness.report",
            on,
            {"openness.report.times": 1},
            surveys=[],
            publications=[
                Publication(
                    room="R1",
                    channel=Channel.NOTICE_BOARD,
                    kind=PublicationKind.WORK_REPORT,
                    on=date(2009, 6, 1),
                )
            ],
        )

        assert (finding.verdict.code, finding.actual.exact) == (verdict, reports)

    @pytest.mark.parametrize(
        ("until", "verdict"),
        [(date(2022, 12, 31), "not_applicable"), (date(2023, 1, 1), "short")],
    )
    def test_a_survey_that_ended_before(self, until: date, verdict: str) -> None:
        """Nobody of 200 knows the officer."""
        place = PlaceRef(kind=PlaceKind.VILLAGE, id=PLACE.code)
        one = Survey(
            place=place, since=date(2022, 12, 1), until=until, sampled=200, knows_officer=0
        )
        finding = told("presence.awareness", date(2023, 2, 28), surveys=[one])

        assert finding.verdict.code == verdict
        assert finding.actual.lo == 0


@pytest.mark.parametrize("on", [date.min, date(2000, 1, 1), date(2019, 12, 31)])
def test_a_day_before_every_standard_is_answered(on: date) -> None:
    """By every rule, and by none with a verdict on what is older than what it is held to."""
    verdicts = {one.verdict.code for one in check(read_register(COUNTY), on=on).findings}

    assert verdicts <= {"not_applicable", "unknown"}
