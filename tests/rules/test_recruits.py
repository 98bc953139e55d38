"""Where recruits and newcomers begin: `city-2024` §5(1)3 and §5(3)3."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from jingwu_model.model import Assignment, Member, PlaceKind, Register
from jingwu_model.rules import Report, parse_standards, standards
from jingwu_model.vocabulary import Post
from rules.town import (
    AGENCY,
    agency,
    asked,
    assistant,
    auxiliary,
    divisions,
    found,
    grid,
    holds,
    officer,
    only,
    room,
    station,
    verdicts,
    village,
    workstation,
)

# An office stands in the first, a workstation in the second, nothing in the third.
OFFICE, POST, BARE = village(1), village(2), village(3)
ROOM, GRID, WORKSTATION = PlaceKind.ROOM, PlaceKind.GRID, PlaceKind.WORKSTATION
NEW = date(2023, 6, 1)


def town(members: Iterable[Member], held: Iterable[Assignment] = ()) -> Register:
    """A register of members and the places they have in charge."""
    return Register(
        divisions=divisions(OFFICE, POST, BARE),
        agencies=[agency()],
        stations=[station()],
        grids=[grid("G1", OFFICE), grid("G3", BARE)],
        rooms=[room("R1", OFFICE, OFFICE, BARE)],
        workstations=[workstation("W1", POST)],
        members=list(members),
        assignments=list(held),
    )


def recruits(members: Iterable[Member], held: Iterable[Assignment] = (), **more: Any) -> Report:
    """What is said of the auxiliaries of the county's bureau."""
    return asked(town(members, held), "recruits.placed", **more)


class TestRecruits:
    """All of them go to offices and workstations."""

    @pytest.mark.parametrize(
        ("place", "kind", "verdict"),
        [
            ("R1", ROOM, "met"),
            ("W1", WORKSTATION, "met"),
            (OFFICE.code, PlaceKind.VILLAGE, "met"),
            (POST.code, PlaceKind.VILLAGE, "met"),
            ("G1", GRID, "met"),
            # An office that serves the village from another does not stand in it.
            (BARE.code, PlaceKind.VILLAGE, "short"),
            ("G3", GRID, "short"),
        ],
    )
    def test_where_one_serves(self, place: str, kind: PlaceKind, verdict: str) -> None:
        """At one, or in a village or grid in whose village one stands."""
        held = [holds("F1", place, kind, since=NEW)]
        finding = only(recruits([auxiliary("F1", joined=NEW)], held))

        assert (finding.verdict.code, finding.subject.id) == (verdict, AGENCY)

    def test_the_share_of_those_who_are_placed(self) -> None:
        """Three of four: 75 %, 25 points short."""
        members = [auxiliary(f"F{at}", joined=NEW) for at in range(1, 5)]
        held = [holds(f"F{at}", "R1", ROOM, since=NEW) for at in range(1, 4)]
        finding = only(recruits(members, held))

        assert finding.actual.exact == 75
        assert finding.text("en") == (
            "民权县公安局: short by 25 points; expected at least 100%, actual 75%"
        )

    def test_who_is_a_recruit(self) -> None:
        """An auxiliary who joined since 2023 and serves: nobody else is asked."""
        members = [
            auxiliary("F1", joined=date(2023, 1, 1)),
            auxiliary("F2", joined=date(2022, 12, 31)),
            auxiliary("F3", joined=NEW, left=date(2024, 4, 29)),
            officer("P1", joined=NEW),
            assistant("Z1", joined=NEW),
        ]
        held = [holds("F1", "R1", ROOM)]

        assert only(recruits(members, held)).verdict.code == "met"
        assert only(recruits(members[:1])).verdict.code == "short"

    def test_without_recruits_it_is_not_asked(self) -> None:
        """And says so."""
        finding = only(recruits([auxiliary("F1", joined=date(2020, 1, 1))]))

        assert finding.verdict.code == "not_applicable"
        assert finding.text("zh") == "民权县公安局：不适用；标准施行以来未招录辅警"

    def test_one_whose_day_of_joining_is_not_recorded_bounds_it(self) -> None:
        """Placed nowhere, and perhaps no recruit: one of one, or of two."""
        members = [auxiliary("F1", joined=NEW), auxiliary("F2")]
        finding = only(recruits(members, [holds("F1", "R1", ROOM)]))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("members.joined",))

    @pytest.mark.parametrize(
        ("placed", "verdict"),
        # Where all are placed it does not matter who was recruited; nor where a recruit is not.
        [(("F1", "F2"), "met"), (("F2",), "short"), ((), "short")],
    )
    def test_where_it_decides_nothing_it_is_not_missed(
        self, placed: tuple[str, ...], verdict: str
    ) -> None:
        """F1 was recruited, F2 may have been."""
        members = [auxiliary("F1", joined=NEW), auxiliary("F2")]
        held = [holds(key, "R1", ROOM) for key in placed]
        finding = only(recruits(members, held))

        assert (finding.verdict.code, finding.missing) == (verdict, ())

    @pytest.mark.parametrize(
        ("sure", "open_", "share"),
        [
            # One is placed; of two who are not, none, one or both were recruited: 1 of 1 to 1 of 3.
            ((1, 0), (0, 2), "33.33–100"),
            # Two are placed and one is not; of those placed one may be no recruit: 1 of 2, 2 of 3.
            ((1, 1), (1, 0), "50–66.67"),
            ((1, 1), (1, 1), "33.33–66.67"),
            # Nobody is sure: one of one, none of one, or one of two.
            ((0, 0), (1, 1), "0–100"),
            # Whether there was any recruit at all is not known.
            ((0, 0), (0, 1), "0–100"),
        ],
    )
    def test_who_may_be_a_recruit_may_be_one_in_both_numbers(
        self, sure: tuple[int, int], open_: tuple[int, int], share: str
    ) -> None:
        """A share of the same people: by hand, over everybody who may have been recruited."""
        members: list[Member] = []
        held: list[Assignment] = []
        for joined, (placed, unplaced) in ((NEW, sure), (None, open_)):
            for at in range(placed + unplaced):
                members.append(auxiliary(f"F{len(members)}", joined=joined))
                if at < placed:
                    held.append(holds(members[-1].staff_id, "R1", ROOM))
        finding = only(recruits(members, held))

        assert finding.actual.text() == share
        assert f"actual {share}%" in finding.text("en")

    @pytest.mark.parametrize(
        ("since", "verdict"),
        [({"since": date(2023, 7, 1)}, "not_applicable"), ({}, "short")],
    )
    def test_since_when_is_the_standards_own(self, since: dict[str, date], verdict: str) -> None:
        """A caller's begins later, or never began: then whoever serves was recruited."""
        mine = parse_standards(
            {
                "standard": [
                    {
                        "id": "recruits.placed.percent",
                        "title": "比例",
                        "title_en": "share",
                        "value": 100,
                        "unit": "percent",
                        "citation": {"source": "library"},
                        **since,
                    }
                ]
            }
        )
        known = standards().with_records(mine)

        assert (
            only(recruits([auxiliary("F1", joined=NEW)], standards=known)).verdict.code == verdict
        )

    def test_without_the_standard_it_is_unset(self) -> None:
        """The caller's standards have none of that id."""
        kept = (one for key, held in standards().items() if key != RECRUITS for one in held)
        known = type(standards())(kept)
        finding = only(recruits([auxiliary("F1")], standards=known))

        assert (finding.verdict.code, finding.missing[-1]) == ("unknown", RECRUITS)

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        register = Register(divisions=divisions(OFFICE), agencies=[agency()], members=[])
        finding = only(asked(register, "recruits.placed"))

        assert finding.missing == ("assignments.csv", "rooms.csv", "workstations.csv")


RECRUITS = "recruits.placed.percent"
NEWCOMER: dict[str, Any] = {"newcomer_until": date(2024, 12, 31)}


def newcomers(members: Iterable[Member], held: Iterable[Assignment] = (), **more: Any) -> Report:
    """What is said of newcomers."""
    return asked(town(members, held), "newcomer.frontline", **more)


class TestNewcomers:
    """All of them go to the front line first."""

    @pytest.mark.parametrize(
        ("post", "verdict"),
        [
            (Post.COMMUNITY, "met"),
            (Post.CASE, "met"),
            (Post.PATROL, "met"),
            (Post.COMMAND, "unknown"),
            (Post.OTHER, "unknown"),
            (None, "unknown"),
        ],
    )
    def test_by_the_post_at_a_station(self, post: Post | None, verdict: str) -> None:
        """Without an assignment; what would tell is the post, or the assignment."""
        for member in (officer("P1", post, **NEWCOMER), auxiliary("P1", post, **NEWCOMER)):
            finding = only(newcomers([member]))
            column = "members.post" if post is None else "assignments.member"

            assert finding.verdict.code == verdict
            assert finding.missing == ((column,) if verdict == "unknown" else ())

    @pytest.mark.parametrize("post", [Post.AGENCY, Post.COMMUNITY, None])
    def test_at_an_agency_without_an_assignment_it_is_short(self, post: Post | None) -> None:
        """Whatever the post is called."""
        assert only(newcomers([officer("P1", post, agency=AGENCY, **NEWCOMER)])).text("en") == (
            "P1: short by 1; expected at least 1, actual 0"
        )

    @pytest.mark.parametrize(
        ("spans", "verdict"),
        [
            ([{"since": date(2024, 4, 30)}], "met"),
            ([{"since": date(2024, 5, 1)}], "short"),
            # They served first and then went to the agency.
            ([{"since": NEW, "until": date(2024, 1, 31)}], "met"),
            ([{"since": None, "until": date(2024, 1, 31)}], "met"),
            ([{"since": date(2024, 5, 1)}, {"since": NEW, "until": NEW}], "met"),
        ],
    )
    def test_by_the_first_assignment(self, spans: list[dict[str, Any]], verdict: str) -> None:
        """Begun by the day, of whatever place, over or not."""
        held = [
            holds("P1", place, **span) for place, span in zip((OFFICE, BARE), spans, strict=False)
        ]
        member = officer("P1", Post.AGENCY, agency=AGENCY, **NEWCOMER)

        assert only(newcomers([member], held)).verdict.code == verdict

    @pytest.mark.parametrize(
        ("until", "told"),
        [(date(2024, 4, 30), {"P1": "met"}), (date(2024, 4, 29), {}), (None, {})],
    )
    def test_only_newcomers_are_asked(self, until: date | None, told: dict[str, str]) -> None:
        """To their last day as one; assistants never."""
        members = [officer("P1", newcomer_until=until), assistant("Z1", newcomer_until=until)]

        assert verdicts(newcomers(members), "member") == told

    def test_a_callers_own_may_tell_of_one_kind_alone(self) -> None:
        """Of auxiliaries: then officers are not asked, and it is said why."""
        record = {
            "id": "newcomer.frontline.posts",
            "title": "自定",
            "title_en": "one's own",
            "value": 1,
            "scope": "411400000000",
            "member_kind": "auxiliary",
            "citation": {"source": "library"},
        }
        known = standards().with_records(parse_standards({"standard": [record]}))
        members = [officer("P1", **NEWCOMER), auxiliary("F1", **NEWCOMER)]
        told = found(newcomers(members, standards=known), "member")

        assert {key: one.verdict.code for key, one in told.items()} == {
            "P1": "not_applicable",
            "F1": "met",
        }
        assert told["P1"].text("en") == (
            "P1: not applicable; the source tells of auxiliaries, not of officers"
        )
        assert told["P1"].text("zh") == "P1：不适用；来源只说辅警，不涉及民警"

    def test_a_newcomer_lies_where_their_station_does(self) -> None:
        """In its township."""
        report = found(newcomers([officer("P1", **NEWCOMER)]), "member")

        assert report["P1"].subject.division == "411421100000"

    def test_before_the_standard_nothing_is_asked(self) -> None:
        """It is of 2023."""
        report = newcomers([officer("P1", **NEWCOMER)], on=date(2022, 12, 31))

        assert verdicts(report, "member") == {"P1": "not_applicable"}

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(OFFICE)), "newcomer.frontline"))

        assert finding.missing == ("assignments.csv", "members.csv")
