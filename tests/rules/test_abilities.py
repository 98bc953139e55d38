"""Able members and training: `city-2024` §5(3)1, §5(3)2 缺什么就补什么."""

from datetime import date
from typing import Any

import pytest

from jingwu_model.model import Grid, Member, PlaceKind, Register, Skill, Training, Workload
from jingwu_model.rules import Report
from jingwu_model.rules._service import Service
from jingwu_model.vocabulary import Competence
from rules.town import (
    AGENCY,
    agency,
    asked,
    assistant,
    auxiliary,
    divisions,
    grid,
    holds,
    officer,
    only,
    setting,
    station,
    verdicts,
    village,
)

PLACE = village(1)
GRID = PlaceKind.GRID


def able(key: str, *levels: int, kind: Any = officer, **more: Any) -> Member:
    """A member with competences of some levels."""
    skills = [
        Skill(competence=of, level=level) for of, level in zip(Competence, levels, strict=False)
    ]
    member: Member = kind(key, competences=tuple(skills), **more)
    return member


def load(*counts: int | None) -> Workload:
    """Disputes, incidents and requests a year."""
    disputes, incidents, requests = counts
    return Workload(disputes=disputes, incidents=incidents, requests=requests)


LIGHT, MIDDLE, HEAVY = load(1, 2, 3), load(10, 20, 30), load(100, 200, 300)


def match(grids: Any, members: Any, assignments: Any, **more: Any) -> Report:
    """What the rule says of a station's grids, at 60 % unless said otherwise."""
    more.setdefault("standards", setting({"competence.match.percent": 60}))
    serves = more.pop("serves", (PLACE.code,))
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station(serves=serves)],
        grids=grids,
        members=members,
        assignments=assignments,
    )
    return asked(register, "competence.match", **more)


class TestMatch:
    """Of the pairs that differ in both, those whose heavier grid has the abler member."""

    GRIDS = (
        grid("G1", PLACE, workload=LIGHT),
        grid("G2", PLACE, workload=MIDDLE),
        grid("G3", PLACE, workload=HEAVY),
    )

    @pytest.mark.parametrize(
        ("levels", "share", "verdict"),
        [
            ((1, 3, 5), 100, "met"),
            ((5, 3, 1), 0, "short"),
            # 1 < 2, 1 < 3 agree, 2 < 3 does not.
            ((1, 5, 3), "66.67", "met"),
            # The second and third are as able as each other: two pairs, of which one agrees.
            ((3, 3, 5), 100, "met"),
            ((3, 5, 3), 50, "short"),
        ],
    )
    def test_pair_by_pair(self, levels: Any, share: Any, verdict: str) -> None:
        """By hand, of three grids."""
        members = [able(f"P{at}", level) for at, level in enumerate(levels, 1)]
        held = [holds(f"P{at}", f"G{at}", GRID) for at in (1, 2, 3)]
        finding = only(match(self.GRIDS, members, held))

        assert finding.actual.text() == str(share)
        assert finding.verdict.code == verdict

    def test_the_source_gives_no_number(self) -> None:
        """The measure is shown, and the standard named that is unset."""
        members = [able("P1", 1), able("P2", 3), able("P3", 5)]
        held = [holds(f"P{at}", f"G{at}", GRID) for at in (1, 2, 3)]
        finding = only(match(self.GRIDS, members, held, standards=None))

        assert finding.text("en") == (
            "S1派出所: unknown; actual 100%; the standard is unset; "
            "missing competence.match.percent"
        )
        assert finding.text("zh") == (
            "S1派出所：无法判断；实为 100%；标准未设定；缺少 competence.match.percent"
        )

    def test_each_station_is_gone_through_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whether it has a pair, and how many agree, are told by one look at its grids."""
        looked: list[str] = []
        own = Service.in_charge

        def in_charge(service: Service, one: Grid) -> Any:
            looked.append(one.id)
            return own(service, one)

        monkeypatch.setattr(Service, "in_charge", in_charge)
        members = [able(f"P{at}", at) for at in (1, 2, 3)]
        only(match(self.GRIDS, members, [holds(f"P{at}", f"G{at}", GRID) for at in (1, 2, 3)]))

        assert looked == ["G1", "G2", "G3"]

    def test_levels_are_summed_and_the_ablest_of_several_counts(self) -> None:
        """2 + 2 is more than 3; of 1 and 5, it is 5; the assistant is not asked."""
        members = [
            able("P1", 3),
            able("P2", 2, 2),
            able("P3", 1),
            able("F3", 5, kind=auxiliary),
            able("Z1", 5, 5, 5, kind=assistant),
        ]
        held = [
            *(holds(f"P{at}", f"G{at}", GRID) for at in (1, 2, 3)),
            holds("F3", "G3", GRID),
            holds("Z1", "G1", GRID),
        ]

        assert only(match(self.GRIDS, members, held)).actual.exact == 100

    def test_in_charge_is_who_has_the_grid_then_its_leader_then_who_has_the_village(self) -> None:
        """3 for the lightest by itself, 4 for the next by its leader, 5 for the heaviest."""
        grids = [
            grid("G1", PLACE, workload=LIGHT, leader="P2"),
            grid("G2", PLACE, workload=MIDDLE, leader="P2"),
            grid("G3", PLACE, workload=HEAVY),
        ]
        members = [able("P1", 3), able("P2", 4), able("P3", 5)]
        report = match(grids, members, [holds("P1", "G1", GRID), holds("P3", PLACE)])

        assert only(report).actual.exact == 100

    def test_a_leader_who_has_left_leads_no_more(self) -> None:
        """Then nobody has the grid in charge."""
        grids = [self.GRIDS[0], grid("G2", PLACE, workload=HEAVY, leader="P2")]
        members = [able("P1", 3), able("P2", 5, left=date(2024, 1, 31))]
        finding = only(match(grids, members, [holds("P1", "G1", GRID)]))

        assert finding.missing == ("officers_in_charge",)

    @pytest.mark.parametrize(
        ("workload", "members", "columns"),
        [
            (None, [able("P2", 5)], ["disputes", "incidents", "requests"]),
            (load(1, None, 3), [able("P2", 5)], ["incidents"]),
            (load(None, 1, 3), [able("P2", 5)], ["disputes"]),
            (load(1, 3, None), [able("P2", 5)], ["requests"]),
            (HEAVY, [able("P2")], []),
        ],
    )
    def test_what_is_missing_bounds_it(
        self, workload: Any, members: Any, columns: list[str]
    ) -> None:
        """One pair that may go either way; the columns of grids.csv are named, each by itself."""
        grids = [grid("G2", PLACE, workload=workload)]
        missing = tuple(f"grids.{one}" for one in columns) or ("members.competences",)
        held = [holds("P1", "G1", GRID), holds("P2", "G2", GRID)]
        finding = only(match([self.GRIDS[0], *grids], [able("P1", 3), *members], held))

        assert (finding.verdict.code, finding.missing) == ("unknown", missing)
        assert finding.actual.text() == "0–100"
        assert all(f"column {one} of grids.csv" in finding.text("en") for one in columns)

    def test_where_offices_are_not_recorded_theirs_may_have_any_village_in_charge(self) -> None:
        """Of the second grid the officer at the office may be the ablest; of the first, none is."""
        members = [able("P1", 3), able("P2", 1), able("P3", 5)]
        held = [holds("P1", "G1", GRID), holds("P2", PLACE), holds("P3", "R1", PlaceKind.ROOM)]
        finding = only(match(self.GRIDS[:2], members, held))

        assert (finding.actual.text(), finding.missing) == ("0–100", ("rooms.csv",))

    def test_what_is_missing_may_not_matter(self) -> None:
        """Five pairs surely disagree; the fourth grid is in none of the three that are known."""
        grids = [*self.GRIDS, grid("G4", PLACE)]
        members = [able("P1", 5), able("P2", 3), able("P3", 1), able("P4", 4)]
        held = [holds(f"P{at}", f"G{at}", GRID) for at in (1, 2, 3, 4)]
        finding = only(match(grids, members, held))

        # Of six pairs, the three with the fourth grid may agree: 50 % at most.
        assert (finding.verdict.code, finding.actual.text()) == ("short", "0–50")

    @pytest.mark.parametrize(
        ("grids", "reason"),
        [
            ([], "fewer than two grids"),
            (GRIDS[:1], "fewer than two grids"),
            (
                [GRIDS[0], grid("G2", PLACE, workload=load(3, 2, 1))],
                "no two grids differ both in workload and in ability",
            ),
        ],
    )
    def test_without_a_pair_it_is_not_applicable(self, grids: Any, reason: str) -> None:
        """The third: six a year in both."""
        members = [able("P1", 1), able("P2", 5)]
        held = [holds(f"P{at}", f"G{at}", GRID) for at in range(1, len(grids) + 1)]
        finding = only(match(grids, members, held))

        assert finding.verdict.code == "not_applicable"
        assert finding.reason is not None
        assert finding.reason.en == reason

    def test_a_station_whose_area_is_not_recorded_is_unknown(self) -> None:
        """Which grids are its is not known."""
        finding = only(match(self.GRIDS, [able("P1", 1)], [], serves=()))

        assert finding.missing == ("stations.divisions",)

    def test_without_grids_it_is_unknown_naming_the_file(self) -> None:
        """Once."""
        report = match(None, [able("P1", 1)], [])

        assert only(report).missing == ("grids.csv",)


def need(member: str, noted: date, done: date | None = None) -> Training:
    """A need in law, and the day it was met."""
    return Training(member=member, need=Competence.LAW, noted=noted, done=done)


def training(*trainings: Training, **more: Any) -> Report:
    """What the rule says of trainings, at 80 % unless said otherwise, on 30 April 2024."""
    more.setdefault("standards", setting({"training.needs.percent": 80}))
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station()],
        members=[officer("P1"), auxiliary("F1", agency=AGENCY)],
        trainings=trainings,
    )
    return asked(register, "training.needs", **more)


class TestTraining:
    """Needs noted from 1 May 2022 to 30 April 2023: met within a year of that."""

    def test_needs_met_in_time(self) -> None:
        """Three of four: one a day too late."""
        told = training(
            need("P1", date(2022, 5, 1), date(2023, 5, 1)),
            need("P1", date(2022, 5, 2), date(2023, 5, 3)),
            need("F1", date(2023, 4, 30), date(2023, 4, 30)),
            need("F1", date(2023, 4, 30), date(2024, 4, 30)),
        )

        assert only(told).text("en") == (
            "民权县公安局: short by 5 points; expected at least 80%, actual 75%"
        )

    def test_needs_before_and_after_are_not_asked(self) -> None:
        """A need noted on 1 May 2023 can still be met on the day."""
        told = training(
            need("P1", date(2022, 4, 30)),
            need("P1", date(2023, 5, 1)),
            need("P1", date(2023, 1, 1), date(2023, 2, 1)),
        )

        assert (only(told).verdict.code, only(told).actual.exact) == ("met", 100)

    def test_a_need_that_is_not_met_counts(self) -> None:
        """None of one."""
        assert only(training(need("P1", date(2023, 1, 1)))).actual.exact == 0

    def test_a_need_of_29_february_is_to_be_met_by_the_28th(self) -> None:
        """2024 is a leap year, 2025 none."""
        noted = date(2024, 2, 29)
        on = date(2025, 3, 31)

        assert only(training(need("P1", noted, date(2025, 2, 28)), on=on)).actual.exact == 100
        assert only(training(need("P1", noted, date(2025, 3, 1)), on=on)).actual.exact == 0

    def test_without_a_need_it_is_not_applicable(self) -> None:
        """Of a bureau nobody of whose members lacked anything."""
        assert only(training()).text("en") == (
            "民权县公安局: not applicable; "
            "no training need was noted between two years ago and one"
        )

    def test_one_that_was_never_met_is_not_asked_for_ever(self) -> None:
        """Noted two years ago and longer, it is not said never to have been."""
        told = only(training(need("P1", date(2022, 4, 30))))

        assert told.text("zh") == "民权县公安局：不适用；一年前至两年前之间没有提出培训需求"

    def test_each_bureau_is_asked_for_its_own(self) -> None:
        """The other has none."""
        other = "411422000000"
        register = Register(
            divisions=divisions(PLACE, village(1, "411422100000")),
            agencies=[agency(), agency(other, name="睢县公安局")],
            members=[officer("P1", agency=AGENCY)],
            trainings=[need("P1", date(2023, 1, 1), date(2023, 2, 1))],
        )
        known = setting({"training.needs.percent": 80})
        report = asked(register, "training.needs", standards=known)

        assert verdicts(report, "agency") == {AGENCY: "met", other: "not_applicable"}

    def test_the_source_gives_no_number(self) -> None:
        """The measure is shown."""
        finding = only(training(need("P1", date(2023, 1, 1)), standards=None))

        assert finding.text("en") == (
            "民权县公安局: unknown; actual 0%; the standard is unset; "
            "missing training.needs.percent"
        )

    def test_without_trainings_it_is_unknown_naming_the_file(self) -> None:
        """Once."""
        register = Register(divisions=divisions(PLACE), agencies=[agency()], members=[])

        assert only(asked(register, "training.needs")).missing == ("trainings.csv",)
