"""Members known by their station alone, where stations are not recorded: which agency's they are.

Expected by hand: whom the bureau has on record by itself, and with those who may be of it.
"""

from datetime import date
from typing import Any

import pytest

from jingwu_model.model import Force, PlaceKind, Recognition, Register, Training
from jingwu_model.rules import Finding
from jingwu_model.vocabulary import Competence, OtherPost, Post, RecognitionKind
from rules.town import (
    AGENCY,
    agency,
    asked,
    auxiliary,
    divisions,
    holds,
    officer,
    only,
    room,
    setting,
    station,
    village,
    works,
)

PLACE = village(1)
STATIONS = ("stations.csv",)
NEW = date(2023, 6, 1)


def told(rule: str, *, stations: bool = False, standards: Any = None, **tables: Any) -> Finding:
    """What a rule says of the bureau, with the station's agency on record or without."""
    if stations:
        tables["stations"] = [station()]
    tables.setdefault("assignments", [])
    register = Register(divisions=divisions(PLACE), agencies=[agency()], **tables)
    report = asked(register, rule, standards=standards)
    (finding,) = (one for one in report.findings if one.subject.kind.code == "agency")
    return finding


class TestRecruits:
    """`recruits.placed`: all of them."""

    @pytest.mark.parametrize(
        ("own", "others", "verdict"),
        [
            (True, False, "unknown"),
            (True, True, "met"),
            # One who is surely the bureau's is enough to be short.
            (False, True, "short"),
        ],
    )
    def test_one_who_may_be_of_the_bureau(self, own: bool, others: bool, verdict: str) -> None:  # noqa: FBT001
        """F1 is the bureau's, F2 may be; each is placed or not."""
        members = [auxiliary("F1", agency=AGENCY, joined=NEW), auxiliary("F2", joined=NEW)]
        placed = [key for key, at in (("F1", own), ("F2", others)) if at]
        finding = told(
            "recruits.placed",
            members=members,
            assignments=[holds(key, "R1", PlaceKind.ROOM) for key in placed],
            rooms=[room("R1", PLACE, PLACE)],
            workstations=[],
        )

        assert finding.verdict.code == verdict
        assert finding.missing == (STATIONS if verdict == "unknown" else ())

    def test_with_none_but_such_it_is_not_said_that_there_are_none(self) -> None:
        """It may be the bureau's only recruit, who is placed nowhere."""
        members = [auxiliary("F2")]
        finding = told("recruits.placed", members=members, rooms=[], workstations=[])

        assert finding.verdict.code == "unknown"
        assert finding.missing == ("members.joined", "stations.csv")


class TestTraining:
    """`training.needs`: met within a year."""

    @staticmethod
    def needs(*members: str, **more: Any) -> Finding:
        """Of needs noted on 1 June 2022, those of P1 met and the others not."""
        return told(
            "training.needs",
            members=[officer("P1", agency=AGENCY), officer("P2")],
            trainings=[
                Training(
                    member=key,
                    need=Competence.LAW,
                    noted=date(2022, 6, 1),
                    done=date(2022, 9, 1) if key == "P1" else None,
                )
                for key in members
            ],
            standards=setting({"training.needs.percent": 100}),
            **more,
        )

    def test_a_need_of_one_who_may_be_of_the_bureau(self) -> None:
        """Half of the needs, or all of them."""
        assert self.needs("P1", "P2", stations=True).verdict.code == "short"
        assert self.needs("P1", "P2").verdict.code == "unknown"
        assert self.needs("P1", "P2").missing == STATIONS
        assert self.needs("P1").verdict.code == "met"

    def test_with_none_but_such_it_is_not_said_that_there_are_none(self) -> None:
        """It may be the bureau's, and was not met."""
        assert (self.needs("P2").verdict.code, self.needs("P2").missing) == ("unknown", STATIONS)
        assert self.needs().verdict.code == "not_applicable"


class TestTilt:
    """`recognition.tilt`: a share of recognitions against a share of the force."""

    @staticmethod
    def tilt(*members: str, **more: Any) -> Finding:
        """Merits of 2023; P1, in community work, is the bureau's, P2 may be."""
        merit = RecognitionKind.MERIT
        return told(
            "recognition.tilt",
            members=[officer("P1", agency=AGENCY), officer("P2", Post.CASE)],
            recognitions=[Recognition(member=key, kind=merit, on=NEW) for key in members],
            standards=setting({"recognition.tilt.points": 0}),
            **more,
        )

    def test_a_merit_of_one_who_may_be_of_the_bureau(self) -> None:
        """Of P2 alone: none of the bureau's, or one that went to no community work."""
        assert self.tilt("P2", stations=True).verdict.code == "short"
        assert (self.tilt("P2").verdict.code, self.tilt("P2").missing) == ("unknown", STATIONS)
        assert self.tilt().verdict.code == "not_applicable"

    def test_one_who_may_be_of_the_bureau_bounds_its_force(self) -> None:
        """P1 of one or of two: 50 to 100 %, and all of the merits."""
        finding = self.tilt("P1")

        assert (finding.expected.lo, finding.expected.hi) == (50, 100)
        assert (finding.verdict.code, finding.actual.exact) == ("met", 100)


class TestForms:
    """`burden.forms`: hours of paperwork for each member, against the year before."""

    @staticmethod
    def forms(*on_paper: tuple[str, int], **more: Any) -> Finding:
        """An hour on paper each now, of so many hours by whom; an hour, of two, the year before."""
        before, paper = date(2023, 3, 4), {"other_post": OtherPost.PAPERWORK}
        return told(
            "burden.forms",
            members=[officer("P1", agency=AGENCY), officer("P2")],
            duty_entries=[
                works("P1", before, 1, **paper),
                works("P1", before, 1, begins=14),
                works("P1", date(2024, 3, 4), 1, begins=14),
                *(works(key, date(2024, 3, 4), hours, **paper) for key, hours in on_paper),
            ],
            standards=setting({"burden.forms.percent": 100}),
            **more,
        )

    def test_paperwork_of_one_who_may_be_of_the_bureau(self) -> None:
        """Three hours of two members is 1.5 each; without P2 it is none."""
        assert self.forms(("P2", 3), stations=True).verdict.code == "short"
        assert self.forms(("P2", 3)).verdict.code == "unknown"
        assert self.forms(("P2", 3)).missing == STATIONS
        # Of P1 alone, five hours for two members are more than one.
        assert self.forms(("P1", 5), ("P2", 1)).verdict.code == "short"

    def test_with_none_but_such_nothing_is_known_of_the_bureau(self) -> None:
        """That the bureau has any time on record hangs on whose member it is."""
        finding = told(
            "burden.forms",
            members=[officer("P2")],
            duty_entries=[works("P2", day, 1) for day in (date(2023, 3, 4), date(2024, 3, 4))],
            standards=setting({"burden.forms.percent": 100}),
        )

        assert finding.verdict.code == "unknown"
        assert "stations.csv" in finding.missing


class TestForce:
    """Shares of the force: of two officers the bureau has one at a station, or of more."""

    @pytest.mark.parametrize(
        ("rule", "certain"),
        [
            # P1 at the bureau, P2 at a station of it or of another: 0 of 1, or 1 of 2.
            ("force.station_share", "met"),
            # One of one officers at stations in community work, or none of none.
            ("force.community_share", "met"),
        ],
    )
    def test_an_officer_who_may_be_of_the_bureau(self, rule: str, certain: str) -> None:
        """With the station's agency on record it is certain."""
        members = [officer("P1", Post.AGENCY, agency=AGENCY), officer("P2")]

        assert told(rule, members=members, stations=True).verdict.code == certain
        assert told(rule, members=members).verdict.code == "unknown"
        assert "stations.csv" in told(rule, members=members).missing

    def test_one_who_may_be_of_the_bureau_may_take_part(self) -> None:
        """P1 does not; P2 does: none of one, or one of two, which is not above 50 %."""
        members = [officer("P1", Post.AGENCY, agency=AGENCY), officer("P2"), officer("P3")]
        register = Register(
            divisions=divisions(PLACE),
            agencies=[agency()],
            members=members,
            assignments=[holds("P2", PLACE), holds("P3", PLACE)],
        )
        report = asked(register, "force.participation")
        label = {one.label.en: one for one in report.findings if one.label is not None}

        assert label["officers"].verdict.code == "unknown"
        assert "stations.csv" in label["officers"].missing

    def test_a_stated_head_count_needs_no_members(self) -> None:
        """What the agency states is not in doubt."""
        force = Force(officers=10, station_officers=5, community_officers=2, auxiliaries=20)
        register = Register(
            divisions=divisions(PLACE), agencies=[agency(force=force)], members=[officer("P2")]
        )

        assert only(asked(register, "force.station_share")).verdict.code == "met"
