"""Who knows their officer: `city-2024` §2(2)3, 群众知晓率 … 不低于85%."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.model import Figures, PlaceKind, PlaceRef, Register, Survey
from jingwu_model.rules import Material, Report
from jingwu_model.rules._wilson import wilson
from rules.town import (
    COUNTY,
    asked,
    divisions,
    found,
    grid,
    only,
    published,
    remarks,
    room,
    setting,
    station,
    verdicts,
    village,
    workstation,
)

PLACE = village(1)


def survey(  # noqa: PLR0913 - a survey has that many parts
    knows: int | None = 190,
    sampled: int = 200,
    *,
    kind: PlaceKind = PlaceKind.VILLAGE,
    at: str = PLACE.code,
    until: date = date(2024, 3, 31),
    since: date | None = None,
) -> Survey:
    """A survey of a place, of a day unless said otherwise."""
    return Survey(
        place=PlaceRef(kind=kind, id=at),
        since=since or until,
        until=until,
        sampled=sampled,
        knows_officer=knows,
    )


def awareness(*surveys: Survey, **more: Any) -> Report:
    """What the rule says of some surveys."""
    register = Register(divisions=divisions(PLACE, village(2)), surveys=surveys)
    return asked(register, "presence.awareness", **more)


class TestWilson:
    """The closed formula, against SciPy 1.17: `binomtest(k, n).proportion_ci(method="wilson")`."""

    SCIPY = (
        (0, 10, 0.0, 0.27753279986288926),
        (10, 10, 0.7224672001371109, 1.0),
        (1, 1, 0.20654931437723745, 1.0),
        (3, 7, 0.1582198552514697, 0.7495416354723428),
        (17, 20, 0.6395811352592431, 0.9476312541037835),
        (85, 100, 0.7671644040916763, 0.9069401471634337),
        (176, 200, 0.8276574790170326, 0.9180200729362449),
        (190, 200, 0.910421851861224, 0.9726173543992361),
        (100, 200, 0.43136085960389187, 0.5686391403961082),
        (850, 1000, 0.8265313415731996, 0.8707899274869118),
    )

    @pytest.mark.parametrize(("part", "whole", "low", "high"), SCIPY)
    def test_it_is_scipys(self, part: int, whole: int, low: float, high: float) -> None:
        """Rounded outwards by no more than 10⁻⁹ per cent."""
        ours = wilson(Fraction(part), Fraction(whole), Fraction(95))

        assert float(ours[0]) == pytest.approx(low * 100, abs=2e-9)
        assert float(ours[1]) == pytest.approx(high * 100, abs=2e-9)

    @given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
    def test_it_is_scipys_of_any_sample(self, sample: tuple[int, int]) -> None:
        """Where SciPy is installed."""
        stats = pytest.importorskip("scipy.stats")
        part, whole = sample
        theirs = stats.binomtest(part, whole).proportion_ci(0.95, method="wilson")
        ours = wilson(Fraction(part), Fraction(whole), Fraction(95))

        assert float(ours[0]) == pytest.approx(theirs.low * 100, abs=1e-7)
        assert float(ours[1]) == pytest.approx(theirs.high * 100, abs=1e-7)

    @given(
        st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        st.integers(0, 120),
    )
    def test_the_share_lies_inside(self, sample: tuple[int, int], confidence: int) -> None:
        """Within 0 and 100, whatever the confidence."""
        part, whole = sample
        low, high = wilson(Fraction(part), Fraction(whole), Fraction(confidence))

        assert 0 <= low <= Fraction(part * 100, whole) <= high <= 100

    def test_all_and_none_of_those_asked(self) -> None:
        """At the ends, the bounds are 0 and 100 exactly."""
        assert wilson(Fraction(0), Fraction(50), Fraction(95))[0] == 0
        assert wilson(Fraction(50), Fraction(50), Fraction(95))[1] == 100


class TestAwareness:
    """Met where all of the interval reaches 85 %, short where none of it does."""

    @pytest.mark.parametrize(
        ("knows", "sampled", "verdict"),
        [
            # 91.04–97.26
            (190, 200, "met"),
            # 82.77–91.80: 88 % of those asked, and too few were asked to tell.
            (176, 200, "unknown"),
            # 85.41–89.50
            (876, 1000, "met"),
            # 82.65–87.08
            (850, 1000, "unknown"),
            # 43.14–56.86
            (100, 200, "short"),
            # 72.25–100: everybody of ten.
            (10, 10, "unknown"),
            (0, 200, "short"),
        ],
    )
    def test_the_interval_decides(self, knows: int, sampled: int, verdict: str) -> None:
        """Not the share of those asked."""
        assert only(awareness(survey(knows, sampled))).verdict.code == verdict

    def test_what_it_says(self) -> None:
        """The interval, what would tell, and what was asked."""
        finding = only(awareness(survey(176)))

        assert finding.text("en") == (
            "1村: unknown; expected at least 85%, actual 82.77–91.8%; too few were asked to tell"
        )
        assert finding.text("zh") == (
            "1村：无法判断；应不低于 85%，实为 82.77–91.8%；受访人数不足以判断"
        )
        # No column is empty: more people would have to be asked.
        assert finding.missing == ()
        assert remarks(finding) == [
            "2024-03-31 – 2024-03-31: of 200 asked, 176 know their officer, 88%"
        ]
        assert finding.notes[0].zh == ("2024-03-31 – 2024-03-31 调查 200 人，知晓 176 人，占 88%")
        assert [mark.code for mark in finding.marks] == ["library_default", "year_only"]

    @pytest.mark.parametrize(
        ("told", "missing"),
        [
            (survey(None), ("surveys.knows_officer",)),
            (survey(0, 0), ("surveys.sampled",)),
        ],
    )
    def test_what_was_not_asked_is_unknown(self, told: Survey, missing: tuple[str, ...]) -> None:
        """Whether nobody was asked of it, or nobody at all."""
        finding = only(awareness(told))

        assert (finding.verdict.code, finding.missing) == ("unknown", missing)
        assert remarks(finding) == []

    def test_the_last_survey_that_is_over_counts(self) -> None:
        """One that runs until May is not over; one that ended in April 2023 is too old."""
        report = awareness(
            survey(100, until=date(2023, 12, 31)),
            survey(190, until=date(2024, 3, 31)),
            survey(100, until=date(2024, 5, 1), since=date(2024, 4, 1)),
            survey(100, until=date(2024, 3, 31), since=date(2024, 2, 1)),
            survey(100, at=village(2).code, until=date(2023, 4, 30)),
        )

        assert verdicts(report, "surveyed") == {PLACE.code: "met"}

    def test_on_its_last_day_a_survey_counts(self) -> None:
        """And a year later on the day before, no more."""
        last = survey(until=date(2023, 5, 1))

        assert verdicts(awareness(last), "surveyed") == {PLACE.code: "met"}
        assert verdicts(awareness(last, on=date(2024, 5, 1)), "surveyed") == {}

    def test_where_nobody_was_asked_in_those_months_it_is_unknown(self) -> None:
        """Once, of the whole, naming the file: an old survey tells nothing of today."""
        old = only(awareness(survey(until=date(2023, 4, 30))))
        none = only(awareness())

        assert old == none
        assert (old.subject.kind.code, old.missing) == ("whole", ("surveys.csv",))
        assert old.text("en") == (
            "100镇: unknown; nothing is recorded of the time asked about; missing surveys.csv"
        )
        assert old.text("zh") == "100镇：无法判断；核查期间内没有记录；缺少 surveys.csv"

    def test_grids_offices_and_workstations_are_places_too(self) -> None:
        """By their kinds and ids, in the village in which they lie."""
        register = Register(
            divisions=divisions(PLACE),
            stations=[station()],
            grids=[grid("G1", PLACE)],
            rooms=[room("R1", PLACE)],
            workstations=[workstation("W1", PLACE)],
            surveys=[
                survey(kind=PlaceKind.GRID, at="G1"),
                survey(kind=PlaceKind.ROOM, at="R1"),
                survey(kind=PlaceKind.WORKSTATION, at="W1"),
            ],
        )
        told = found(asked(register, "presence.awareness"))

        assert {key: one.subject.name for key, one in told.items()} == {
            "grid.G1": "G1网格",
            "room.R1": "R1警务室",
            "workstation.W1": "W1",
        }
        assert {one.subject.division for one in told.values()} == {PLACE.code}

    def test_places_of_one_id_are_told_apart(self) -> None:
        """A grid, an office and a village: 190, 100 and 0 of 200 know their officer."""
        code = PLACE.code
        register = Register(
            divisions=divisions(PLACE),
            stations=[station()],
            grids=[grid(code, PLACE)],
            rooms=[room(code, PLACE)],
            surveys=[
                survey(190, kind=PlaceKind.GRID, at=code),
                survey(100, kind=PlaceKind.ROOM, at=code),
                survey(0),
            ],
        )

        assert verdicts(asked(register, "presence.awareness"), "surveyed") == {
            f"grid.{code}": "met",
            f"room.{code}": "short",
            code: "short",
        }

    def test_a_place_of_a_table_that_is_not_recorded_is_asked_all_the_same(self) -> None:
        """Where it lies is not known."""
        register = Register(
            divisions=divisions(PLACE), surveys=[survey(kind=PlaceKind.GRID, at="G1")]
        )
        finding = only(asked(register, "presence.awareness"))

        assert (finding.subject.name, finding.subject.division) == ("G1", None)

    def test_places_elsewhere_are_not_asked(self) -> None:
        """Of a county's figures, those of its own places."""
        other = village(1, "411402100000")
        register = Register(
            divisions=divisions(PLACE, other), surveys=[survey(), survey(at=other.code)]
        )
        county: Figures = published({}, division=COUNTY, name="民权县")
        report = asked(Material(register=register, figures=county), "presence.awareness")

        assert verdicts(report, "surveyed") == {PLACE.code: "met"}

    def test_without_surveys_it_is_unknown_naming_the_file(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "presence.awareness"))

        assert finding.missing == ("surveys.csv",)

    def test_before_the_standard_began_it_is_not_applicable(self) -> None:
        """Although the confidence is nobody's and holds always."""
        early = survey(until=date(2022, 6, 30))
        nothing = Register(divisions=divisions(PLACE))

        assert only(awareness(early, on=date(2022, 12, 31))).verdict.code == "not_applicable"
        (told,) = asked(nothing, "presence.awareness", on=date(2022, 12, 31)).findings
        assert told.verdict.code == "not_applicable"

    def test_a_callers_confidence_moves_the_interval(self) -> None:
        """At 0 % it is the share itself: 176 of 200."""
        known = setting({"presence.awareness.confidence": 0})
        finding = only(awareness(survey(176), standards=known))

        assert finding.verdict.code == "met"
        assert float(finding.actual.lo or 0) == pytest.approx(88)
