"""Recognition, paperwork, openness: `city-2024` §5(4)1 and §3(2), mps-2009."""

from datetime import date
from typing import Any

import pytest

from jingwu_model.model import (
    PlaceKind,
    PlaceRef,
    Publication,
    Recognition,
    Register,
    Survey,
)
from jingwu_model.rules import Report
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import (
    Channel,
    OtherPost,
    Post,
    PublicationKind,
    RecognitionKind,
)
from rules.town import (
    agency,
    asked,
    assistant,
    auxiliary,
    community,
    divisions,
    officer,
    only,
    room,
    setting,
    station,
    village,
    works,
)

PLACE, OTHER = village(1), village(2)
MEMBERS = (
    officer("P1"),
    auxiliary("F1"),
    officer("P2", Post.CASE),
    officer("P3", Post.CASE),
    assistant("Z1"),
)


def given(
    member: str, on: date = date(2023, 6, 1), kind: RecognitionKind = RecognitionKind.MERIT
) -> Recognition:
    """A merit given to a member, unless said otherwise."""
    return Recognition(member=member, kind=kind, on=on)


def tilt(*recognitions: Recognition, members: Any = MEMBERS, **more: Any) -> Report:
    """What the rule says of recognitions, at 10 points on top unless said otherwise."""
    more.setdefault("standards", setting({"recognition.tilt.points": 10}))
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station()],
        members=members,
        assignments=[],
        recognitions=recognitions,
    )
    return asked(register, "recognition.tilt", **more)


class TestTilt:
    """Two of four officers and auxiliaries are in community work: 50 %, and 10 points on top."""

    @pytest.mark.parametrize(
        ("to", "share", "verdict"),
        [
            (["P1", "F1", "P1", "P2", "P3"], 60, "met"),
            (["P1", "P2"], 50, "short"),
            (["P2"], 0, "short"),
            # The assistant's is not counted.
            (["P1", "Z1"], 100, "met"),
        ],
    )
    def test_their_share_of_the_years_recognitions(
        self, to: list[str], share: int, verdict: str
    ) -> None:
        """By hand."""
        days = (date(2023, 6, 1 + at) for at in range(len(to)))
        finding = only(tilt(*map(given, to, days)))

        assert (finding.expected.exact, finding.actual.exact) == (60, share)
        assert finding.verdict.code == verdict
        assert finding.worked == "2 / 4 × 100 + 10"

    def test_only_the_last_year_that_is_over_counts(self) -> None:
        """On 30 April 2024 that is 2023; on 31 December 2024 it is 2024."""
        told = (given("P1", date(2023, 12, 31)), given("P2", date(2024, 1, 1)))

        assert only(tilt(*told)).actual.exact == 100
        assert only(tilt(*told, on=date(2024, 12, 30))).actual.exact == 100
        assert only(tilt(*told, on=date(2024, 12, 31))).actual.exact == 0

    def test_seats_in_trainings_are_not_counted(self) -> None:
        """§5(4)1 names merits, allowances and promotions."""
        kinds = RecognitionKind
        counted = (kinds.MERIT, kinds.ALLOWANCE, kinds.PROMOTION)
        seat = given("P2", kind=kinds.TRAINING_SEAT)

        for kind in counted:
            assert only(tilt(given("P1", kind=kind), seat)).actual.exact == 100
        assert only(tilt(seat)).verdict.code == "not_applicable"

    def test_without_a_recognition_it_is_not_applicable(self) -> None:
        """Nor with an assistant's alone."""
        for report in (tilt(), tilt(given("Z1")), tilt(given("P1", date(2022, 6, 1)))):
            assert only(report).text("en") == (
                "民权县公安局: not applicable; no recognitions in the year"
            )

    def test_one_without_a_post_bounds_both_shares(self) -> None:
        """One of two recognitions, and one or two of four members."""
        members = (
            officer("P1"),
            officer("P2", None),
            officer("P3", Post.CASE),
            officer("P4", Post.CASE),
        )
        finding = only(tilt(given("P1"), given("P2"), given("P3"), members=members))

        # One to two of three, against one to two of four with 10 points on top.
        assert finding.actual.text() == "33.33–66.67"
        assert finding.expected.text() == "35–60"
        assert (finding.verdict.code, finding.missing) == ("unknown", ("members.post",))

    def test_the_source_gives_no_number(self) -> None:
        """The measure is shown."""
        finding = only(tilt(given("P1"), standards=None))

        assert finding.text("en") == (
            "民权县公安局: unknown; actual 100%; the standard is unset; "
            "missing recognition.tilt.points"
        )

    def test_without_recognitions_it_is_unknown_naming_the_file(self) -> None:
        """Once."""
        register = Register(
            divisions=divisions(PLACE), agencies=[agency()], members=[], assignments=[]
        )

        assert only(asked(register, "recognition.tilt")).missing == ("recognitions.csv",)


PAPER = {"other_post": OtherPost.PAPERWORK}
NOW, BEFORE = date(2024, 4, 2), date(2023, 4, 3)


def burden(*entries: Any, **more: Any) -> Report:
    """What the rule says of paperwork, at no more than before unless said otherwise."""
    more.setdefault("standards", setting({"burden.forms.percent": 100}))
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station()],
        members=[officer("P1"), auxiliary("F1")],
        duty_entries=entries,
    )
    return asked(register, "burden.forms", **more)


class TestBurden:
    """Paperwork hours of each member with entries, against those of the year before."""

    @pytest.mark.parametrize(("now", "verdict"), [(3, "met"), (4, "met"), (5, "short"), (0, "met")])
    def test_no_more_than_the_year_before(self, now: int, verdict: str) -> None:
        """8 hours by two before, 4 each; now by one alone."""
        entries = [
            works("P1", BEFORE, 8, begins=0, **PAPER),
            works("F1", BEFORE, 8, begins=0),
            works("P1", NOW, 8, begins=12),
        ]
        if now:
            entries.append(works("P1", NOW, now, begins=0, **PAPER))
        finding = only(burden(*entries))

        assert (finding.expected.exact, finding.actual.exact) == (4, now)
        assert finding.verdict.code == verdict

    def test_a_smaller_share_can_be_asked(self) -> None:
        """At most 80 % of 10 hours."""
        entries = (works("P1", BEFORE, 10, **PAPER), works("P1", NOW, 9, **PAPER))
        finding = only(burden(*entries, standards=setting({"burden.forms.percent": 80})))

        assert finding.text("en") == (
            "民权县公安局: short; over by 1 hour; "
            "expected at most 8 hours (10 / 1 × 80 / 100), actual 9 hours"
        )

    def test_a_night_between_the_two_is_shared_out(self) -> None:
        """From 22:00 on 30 April 2023 to 6:00: 2 hours before, 6 after."""
        finding = only(burden(works("P1", date(2023, 4, 30), 8, begins=22, **PAPER)))

        assert (finding.expected.exact, finding.actual.exact) == (2, 6)

    @pytest.mark.parametrize(
        ("day", "missing"),
        [
            (BEFORE, ("members_with_entries", "paperwork_hours")),
            (NOW, ("earlier_members_with_entries", "earlier_paperwork_hours")),
        ],
    )
    def test_without_an_entry_in_either_it_is_unknown(
        self, day: date, missing: tuple[str, ...]
    ) -> None:
        """Whichever it is."""
        finding = only(burden(works("P1", day, 8, **PAPER)))

        assert (finding.verdict.code, finding.missing) == ("unknown", missing)

    def test_no_paperwork_at_all_is_no_more_than_it_was(self) -> None:
        """However much that may be: nothing of it is recorded."""
        assert only(burden(works("P1", NOW, 8))).verdict.code == "met"

    def test_the_source_gives_no_number(self) -> None:
        """The measure is shown: what a member spends now."""
        finding = only(burden(works("P1", NOW, 3, **PAPER), standards=None))

        assert finding.text("en") == (
            "民权县公安局: unknown; actual 3 hours; the standard is unset; "
            "missing burden.forms.percent"
        )
        assert finding.citation is not None
        assert finding.citation.key == "mps-2009"

    def test_without_duty_entries_it_is_unknown_naming_the_file(self) -> None:
        """Once."""
        register = Register(divisions=divisions(PLACE), agencies=[agency()], members=[])

        assert only(asked(register, "burden.forms")).missing == ("duty_entries.csv",)


def told(
    at: str = "R1",
    on: date = date(2023, 6, 1),
    kind: PublicationKind = PublicationKind.WORK_REPORT,
) -> Publication:
    """What an office told the public."""
    return Publication(room=at, channel=Channel.MEETING, kind=kind, on=on)


def review(place: str, kind: PlaceKind, until: date = date(2023, 6, 30)) -> Survey:
    """A survey of a place."""
    ref = PlaceRef(kind=kind, id=place)
    return Survey(place=ref, since=date(2022, 12, 1), until=until, sampled=10)


TIMES, REVIEWS = "openness.report.times", "openness.report.reviews"


def by_standard(report: Report, key: str) -> dict[str, tuple[str, Any]]:
    """The verdict on each office under one of the two standards, and what there is."""
    return {
        one.subject.id: (one.verdict.code, one.actual.exact)
        for one in report.findings
        if one.standard is not None and one.standard.id == key
    }


def openness(publications: Any, surveys: Any, rooms: Any = None, **more: Any) -> Report:
    """What the rule says of two offices, at 2 and 1 a year unless said otherwise."""
    more.setdefault("standards", setting({TIMES: 2, REVIEWS: 1}))
    register = Register(
        divisions=divisions(PLACE, OTHER, community(1)),
        agencies=[agency()],
        stations=[station()],
        rooms=[room("R1", PLACE), room("R2", OTHER)] if rooms is None else rooms,
        publications=publications,
        surveys=surveys,
    )
    return asked(register, "openness.report", **more)


class TestYounger:
    """An office that did not stand all of the year."""

    @pytest.mark.parametrize(
        ("since", "verdict"),
        [(date(2023, 1, 1), "short"), (date(2023, 1, 2), "not_applicable")],
    )
    def test_it_is_not_asked(self, since: date, verdict: str) -> None:
        """Of 2023; for either of the two things."""
        rooms = [room("R1", PLACE, span=Span(since=since)), room("R2", OTHER)]
        report = openness([told()], [], rooms=rooms)

        assert by_standard(report, TIMES)["R1"][0] == verdict
        assert by_standard(report, REVIEWS)["R1"][0] == verdict
        assert by_standard(report, REVIEWS)["R2"][0] == "short"

    def test_it_says_why(self) -> None:
        """In both languages."""
        rooms = [room("R1", PLACE, span=Span(since=date(2024, 3, 1)))]
        first = openness([], [], rooms=rooms).findings[0]

        assert first.text("en") == "R1警务室: not applicable; it did not stand all of the year"
        assert first.text("zh") == "R1警务室：不适用；该年度并非全年设立"


class TestOpenness:
    """Reports on the work, and surveys of the office or its village: both, in the year."""

    def test_reports_and_reviews_are_asked_each(self) -> None:
        """One report of two asked, one review of one; the second office has neither."""
        report = openness([told()], [review(PLACE.code, PlaceKind.VILLAGE)])

        assert by_standard(report, TIMES) == {"R1": ("short", 1), "R2": ("short", 0)}
        assert by_standard(report, REVIEWS) == {"R1": ("met", 1), "R2": ("short", 0)}

    def test_one_does_not_make_up_for_the_other(self) -> None:
        """Three reports are no review."""
        report = openness([told(on=date(2023, month, 1)) for month in (1, 2, 3)], [])

        assert by_standard(report, TIMES)["R1"] == ("met", 3)
        assert by_standard(report, REVIEWS)["R1"] == ("short", 0)

    def test_what_counts(self) -> None:
        """2023's reports on the work, and surveys of the office or its village that ended in it."""
        publications = [
            told(on=date(2022, 12, 31)),
            told(on=date(2024, 1, 1)),
            told(kind=PublicationKind.ADVICE),
            told(on=date(2023, 1, 1)),
        ]
        surveys = [
            review("R1", PlaceKind.ROOM, date(2023, 12, 31)),
            review("R1", PlaceKind.ROOM, date(2024, 1, 1)),
            review(PLACE.code, PlaceKind.VILLAGE),
            review(OTHER.code, PlaceKind.VILLAGE),
            review(community(1).code, PlaceKind.VILLAGE),
        ]
        report = openness(publications, surveys)

        assert by_standard(report, TIMES) == {"R1": ("short", 1), "R2": ("short", 0)}
        assert by_standard(report, REVIEWS) == {"R1": ("met", 2), "R2": ("met", 1)}

    def test_the_source_gives_no_number(self) -> None:
        """Of either; the measure is shown."""
        report = openness([told()], [], standards=None)
        of_r1 = [one.text("zh") for one in report.findings if one.subject.id == "R1"]

        assert of_r1 == [
            f"R1警务室：无法判断；实为 {number} 次；标准未设定；缺少 {key}"
            for number, key in ((1, TIMES), (0, REVIEWS))
        ]

    def test_what_is_not_recorded_is_named_once(self) -> None:
        """The three files."""
        register = Register(divisions=divisions(PLACE))

        assert only(asked(register, "openness.report")).missing == (
            "publications.csv",
            "rooms.csv",
            "surveys.csv",
        )
