"""The nouns of the rest of the institution: the rules between their fields."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from jingwu_model.errors import InvalidObject
from jingwu_model.model import (
    CareMeasure,
    CommunityTeam,
    Conduct,
    Deliberation,
    DocRef,
    DualPosting,
    Funding,
    HeadCount,
    Mentorship,
    PlaceTrend,
    Practice,
    Survey,
    Training,
)
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import (
    CareKind,
    Competence,
    DualPost,
    Level,
    Occupation,
    OrganKind,
    TeamKind,
    TrendKind,
)
from model._world import BUREAU, GUYUAN, JINGHE, JINGYUAN, XIANGSHUI, village

MAY = date(2026, 5, 1)
JUNE = date(2026, 6, 1)
JULY = date(2026, 7, 1)
DECISION = DocRef(token="decision-1", sha256="0" * 64)


def codes(make: type[Any], **values: Any) -> list[str]:
    """The codes of the faults of an object, none where it is made."""
    try:
        make(**values)
    except InvalidObject as error:
        return [fault.code for fault in error.faults]
    return []


class TestThoseWhoServe:
    """Posts, teachers and trainings."""

    @pytest.mark.parametrize("post", list(DualPost))
    @pytest.mark.parametrize("place", [JINGHE, XIANGSHUI, JINGYUAN])
    def test_a_post_is_held_at_its_level(self, post: DualPost, place: str) -> None:
        """A deputy's of a township there, every other in a village or community."""
        level = XIANGSHUI if post is DualPost.TOWNSHIP_DEPUTY else JINGHE

        assert codes(DualPosting, member="P001", place=place, post=post, span=Span()) == (
            [] if place == level else ["posting.another_level"]
        )

    @pytest.mark.parametrize("organ", [None, "committee-1"])
    @pytest.mark.parametrize("approved", [None, True, False])
    def test_an_organ_that_is_named_approved_the_post(
        self, *, approved: bool | None, organ: str | None
    ) -> None:
        """None is named where none did; that one did can be told without a name."""
        held = {"place": JINGHE, "post": DualPost.DIRECTOR_ASSISTANT, "span": Span()}
        found = codes(DualPosting, member="P001", **held, approved=approved, approved_by=organ)

        assert found == (
            ["posting.approved_by_none"] if approved is False and organ is not None else []
        )

    @pytest.mark.parametrize(
        ("mentee", "found"), [("A001", []), ("P001", ["mentorship.of_oneself"])]
    )
    def test_nobody_teaches_themselves(self, mentee: str, found: list[str]) -> None:
        """Two members."""
        assert codes(Mentorship, mentor="P001", mentee=mentee, span=Span()) == found

    def test_an_area_has_each_village_once(self) -> None:
        """It is a set of places."""
        held = {"mentor": "P001", "mentee": "A001", "span": Span()}

        assert codes(Mentorship, **held, area=(JINGHE, JINGHE)) == ["repeated"]

    @pytest.mark.parametrize(
        ("done", "found"), [(None, []), (JUNE, []), (JULY, []), (MAY, ["training.done_first"])]
    )
    def test_a_need_is_found_before_it_is_met(self, done: date | None, found: list[str]) -> None:
        """Or on the same day."""
        need = {"member": "A001", "need": Competence.LAW, "noted": JUNE}

        assert codes(Training, **need, done=done) == found

    @pytest.mark.parametrize(
        ("year", "found"),
        [(1948, ["out_of_range"]), (1949, []), (2999, []), (3000, ["out_of_range"])],
    )
    def test_a_year_is_one_of_the_republics(self, year: int, found: list[str]) -> None:
        """From 1949."""
        held = {"agency": BUREAU, "kind": CareKind.MEALS, "count": 0}

        assert codes(CareMeasure, **held, year=year) == found


class TestTeams:
    """The public's own strength."""

    @pytest.mark.parametrize(
        ("led_by", "by_public", "found"),
        [
            (None, False, []),
            ("P001", False, []),
            (None, True, []),
            ("P001", True, ["team.led_by_both"]),
        ],
    )
    def test_a_team_is_led_by_one(
        self, led_by: str | None, *, by_public: bool, found: list[str]
    ) -> None:
        """A member, or one of the public, who is not named."""
        held = {"id": "T-1", "place": village(JINGHE), "kind": TeamKind.PATROL}

        assert codes(CommunityTeam, **held, led_by=led_by, led_by_public=by_public) == found

    def test_an_occupation_is_counted_once(self) -> None:
        """Two counts of couriers would be one or a contradiction."""
        held = {"id": "T-1", "place": village(JINGHE), "kind": TeamKind.PATROL}
        counts = tuple(HeadCount(occupation=Occupation.COURIER, count=each) for each in (3, 4))

        assert codes(CommunityTeam, **held, members=counts) == ["repeated"]


class TestLeading:
    """How the work is led."""

    @pytest.mark.parametrize("organ", list(OrganKind))
    @pytest.mark.parametrize("unit", [None, "crime-squad"])
    def test_a_specialist_unit_is_named_and_no_other_organ(
        self, organ: OrganKind, unit: str | None
    ) -> None:
        """There are many units, and one of each other body."""
        named = (organ is OrganKind.SPECIALIST_UNIT) is (unit is not None)

        assert codes(Deliberation, agency=BUREAU, organ=organ, unit=unit, on=MAY) == (
            [] if named else ["deliberation.another_unit"]
        )

    @pytest.mark.parametrize(
        ("station", "room", "found"),
        [
            ("XS", None, []),
            (None, "R-1", []),
            (None, None, ["practice.whose"]),
            ("XS", "R-1", ["practice.whose"]),
        ],
    )
    def test_a_practice_is_of_a_station_or_of_a_room(
        self, station: str | None, room: str | None, found: list[str]
    ) -> None:
        """Of one of the two."""
        assert codes(Practice, station=station, room=room, name="板凳会") == found

    @pytest.mark.parametrize(
        ("place", "level", "found"),
        [
            (JINGYUAN, Level.COUNTY, []),
            (XIANGSHUI, Level.TOWNSHIP, []),
            (JINGYUAN, Level.TOWNSHIP, ["funding.another_level"]),
            (GUYUAN, Level.PREFECTURE, ["funding.another_level"]),
            (JINGHE, Level.VILLAGE, ["funding.another_level"]),
        ],
    )
    def test_money_is_a_countys_or_a_townships(
        self, place: str, level: Level, found: list[str]
    ) -> None:
        """At the level that the code tells."""
        held = {"place": place, "level": level, "year": 2026, "earmarked": True}

        assert codes(Funding, **held) == found

    @pytest.mark.parametrize(
        ("amount", "found"),
        [
            (Fraction(0), []),
            (Fraction(1, 100), []),
            (Fraction(10**15), []),
            (Fraction(-1, 100), ["out_of_range"]),
            (Fraction(10**17 + 1, 100), ["out_of_range"]),
            (0.5, ["wrong_type"]),
        ],
    )
    def test_an_amount_is_exact_and_not_below_nought(self, amount: Any, found: list[str]) -> None:
        """A fraction, never a float."""
        held = {"place": JINGYUAN, "level": Level.COUNTY, "year": 2026, "earmarked": True}

        assert codes(Funding, **held, amount=amount) == found


def survey(**values: Any) -> list[str]:
    """The faults of a survey of two hundred."""
    days = {"since": MAY, "until": JUNE}
    return codes(Survey, **{"place": village(JINGHE), "sampled": 200, **days, **values})


def trend(**values: Any) -> list[str]:
    """The faults of a count of thefts in May."""
    days = {"since": MAY, "until": date(2026, 5, 31)}
    return codes(
        PlaceTrend, **{"place": JINGHE, "kind": TrendKind.THEFT, "count": 9} | days | values
    )


class TestOpenness:
    """What the public is asked, and what trends of places show."""

    @pytest.mark.parametrize("field", ["satisfied", "feels_safe", "knows_officer", "saw_officer"])
    def test_no_more_answer_than_are_asked(self, field: str) -> None:
        """All of them may."""
        assert survey(**{field: 200}) == []
        with pytest.raises(InvalidObject) as caught:
            Survey(place=village(JINGHE), sampled=200, since=MAY, until=JUNE, **{field: 201})
        assert [(fault.code, fault.path, fault.found) for fault in caught.value.faults] == [
            ("survey.more_than_asked", f"$.{field}", f"sampled 200, {field} 201")
        ]

    def test_each_answer_of_too_many_is_told(self) -> None:
        """By itself."""
        assert survey(satisfied=201, saw_officer=300) == ["survey.more_than_asked"] * 2

    @pytest.mark.parametrize("field", ["lawful", "rational", "calm", "civilised", "by_the_rules"])
    def test_nor_do_more_judge_conduct(self, field: str) -> None:
        """Of each of the five."""
        assert survey(conduct=Conduct(**{field: 200})) == []
        assert survey(conduct=Conduct(**{field: 201})) == ["survey.more_than_asked"]

    def test_a_period_runs_forward(self) -> None:
        """One day at least."""
        assert survey(until=MAY) == []
        assert survey(since=JUNE, until=MAY) == ["survey.backwards"]
        assert trend(since=MAY, until=MAY) == []
        assert trend(since=JUNE, until=MAY) == ["trend.backwards"]

    @pytest.mark.parametrize(
        ("told", "found"),
        [
            ({}, []),
            ({"warned_on": JUNE}, []),
            ({"warned_on": JUNE, "decided_on": JUNE}, []),
            ({"warned_on": JUNE, "decided_on": JULY, "decision": DECISION}, []),
            ({"warned_on": JULY, "decided_on": JUNE}, ["trend.decided_first"]),
            ({"decided_on": JUNE}, ["trend.decided_first"]),
            ({"decision": DECISION}, ["trend.decided_first"]),
            ({"warned_on": JUNE, "decision": DECISION}, ["trend.decided_first"]),
        ],
    )
    def test_a_decision_follows_a_warning_and_has_a_day(
        self, told: dict[str, Any], found: list[str]
    ) -> None:
        """It may come the same day."""
        assert trend(**told) == found

    def test_a_count_is_of_a_place_of_any_level(self) -> None:
        """From a community to a prefecture."""
        assert [trend(place=place) for place in (JINGHE, XIANGSHUI, JINGYUAN, GUYUAN)] == [[]] * 4


class TestWords:
    """A fault names fields and values as a table has them, and shows no Python."""

    def test_a_noun_within_is_told_by_what_it_states(self) -> None:
        """Field by field, those that are stated."""
        with pytest.raises(InvalidObject) as caught:
            Survey(
                place=village(JINGHE),
                since=date(2026, 6, 1),
                until=date(2026, 6, 30),
                sampled=200,
                conduct=Conduct(lawful=221, calm=3),
            )

        (fault,) = caught.value.faults
        assert fault.found == "sampled 200, conduct (lawful 221, calm 3)"

    def test_what_may_not_be_shown_is_not(self) -> None:
        """A digest is a party's."""
        with pytest.raises(InvalidObject) as caught:
            PlaceTrend(
                place=JINGHE,
                kind=TrendKind.THEFT,
                since=date(2026, 6, 1),
                until=date(2026, 6, 30),
                count=1,
                decision=DocRef(token="d-1", sha256="0" * 64),
            )

        (fault,) = caught.value.faults
        assert fault.found == "warned_on none, decided_on none, decision (token d-1, sha256 …)"

    def test_true_and_a_tuple_are_told_as_a_cell_has_them(self) -> None:
        """`true`, and items joined."""
        place = village(JINGHE)
        courier = HeadCount(occupation=Occupation.COURIER, count=3)
        base: dict[str, Any] = {"id": "T-1", "place": place, "kind": TeamKind.PATROL}

        with pytest.raises(InvalidObject) as both:
            CommunityTeam(**base, led_by="P001", led_by_public=True)
        with pytest.raises(InvalidObject) as twice:
            CommunityTeam(**base, members=(courier, courier))

        assert both.value.faults[0].found == "led_by P001, led_by_public true"
        assert twice.value.faults[0].found == (
            "(occupation courier, count 3);(occupation courier, count 3)"
        )
