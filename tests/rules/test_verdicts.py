"""Verdicts: short or met only where every value that may be true says so."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.rules import (
    Amount,
    Authority,
    Mark,
    Precision,
    Relation,
    Standard,
    Standards,
    Verdict,
)
from jingwu_model.rules._verdict import marks_of, marks_out_of_force, verdict_of
from jingwu_model.timeline import SOURCES

NUMBERS = st.integers(min_value=-3, max_value=12).map(Fraction)
HOLDS = {
    Relation.AT_LEAST: lambda expected, actual: actual >= expected,
    Relation.ABOVE: lambda expected, actual: actual > expected,
    Relation.AT_MOST: lambda expected, actual: actual <= expected,
}


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """An amount, exact, bounded on either side or open."""
    lo, hi = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    if lo is not None and hi is not None:
        lo, hi = min(lo, hi), max(lo, hi)
    return Amount.between(lo, hi)


def values(amount: Amount) -> list[Fraction]:
    """The values of an amount that can decide: its ends, or what lies far out."""
    lo = Fraction(-100) if amount.lo is None else amount.lo
    hi = Fraction(100) if amount.hi is None else amount.hi
    return [lo, hi]


class TestVerdict:
    """The three verdicts of a comparison."""

    @given(relation=st.sampled_from(list(Relation)), expected=amounts(), actual=amounts())
    def test_it_is_what_all_possible_values_agree_on(
        self, relation: Relation, expected: Amount, actual: Amount
    ) -> None:
        """Met where it holds of all, short where it holds of none, else unknown."""
        held = {HOLDS[relation](one, other) for one in values(expected) for other in values(actual)}
        wanted = {True: Verdict.MET, False: Verdict.SHORT}[held.pop()] if len(held) == 1 else None

        assert verdict_of(relation, expected, actual) is (wanted or Verdict.UNKNOWN)

    @pytest.mark.parametrize(
        ("relation", "expected", "actual", "verdict"),
        [
            # Unknown households still prove "at least 5,049" (design.md, idea 4).
            (Relation.AT_LEAST, Amount.between(5049, None), Amount.known(3907), Verdict.SHORT),
            (Relation.AT_LEAST, Amount.between(5049, None), Amount.known(5049), Verdict.UNKNOWN),
            (Relation.AT_LEAST, Amount.between(4070, 4805), Amount.known(5341), Verdict.MET),
            (Relation.AT_LEAST, Amount.known(15), Amount.known(15), Verdict.MET),
            (Relation.AT_LEAST, Amount.known(845), Amount.unknown("rooms"), Verdict.UNKNOWN),
            (Relation.ABOVE, Amount.known(50), Amount.known(50), Verdict.SHORT),
            (Relation.AT_MOST, Amount.known(8), Amount.known(8), Verdict.MET),
            (Relation.AT_MOST, Amount.known(8), Amount.between(9, None), Verdict.SHORT),
        ],
    )
    def test_the_edges(
        self, relation: Relation, expected: Amount, actual: Amount, verdict: Verdict
    ) -> None:
        """Where the amounts meet, and where one is open."""
        assert verdict_of(relation, expected, actual) is verdict


def standard(**more: object) -> Standard:
    """A standard of the city, checked through 2026."""
    parts: dict[str, object] = {
        "id": "rooms.rural.most",
        "title": "至多",
        "title_en": "the most",
        "value": Fraction(8),
        "scope": "411400000000",
        "since": date(2023, 1, 1),
        "checked_through": date(2026, 11, 21),
        "citation": SOURCES["city-2024"]["§2(2)2"],
    }
    return Standard(**(parts | more))  # type: ignore[arg-type]


def marks(one: Standard, division: str, day: date) -> list[str]:
    """The marks a standard gives a finding of a place on a day."""
    governing = Standards([one]).governing(one.id, division, day)
    return [mark.code for mark in marks_of([governing])]


class TestMarks:
    """What a reader must know of a standard before using a finding."""

    CITY = "411400000000"
    DAY = date(2024, 4, 30)

    def test_a_plain_official_standard_of_the_place_has_none(self) -> None:
        """In force, checked since, its first day known."""
        assert marks(standard(), self.CITY, self.DAY) == []

    def test_another_places_is_borrowed(self) -> None:
        """A county of the city is bound, one of another region is not."""
        assert marks(standard(), "411421000000", self.DAY) == []
        assert marks(standard(), "640424000000", self.DAY) == ["borrowed"]

    def test_past_its_last_check_it_is_carried(self) -> None:
        """From the day after."""
        assert marks(standard(), self.CITY, date(2026, 11, 21)) == []
        assert marks(standard(), self.CITY, date(2026, 11, 22)) == ["carried"]

    @pytest.mark.parametrize("authority", [Authority.REPORTED, Authority.LIBRARY_DEFAULT])
    def test_what_no_text_demands_is_labelled_so(self, authority: Authority) -> None:
        """Reported, or the library's own."""
        assert marks(standard(authority=authority), self.CITY, self.DAY) == [authority.code]

    def test_a_first_day_of_which_the_year_alone_is_known(self) -> None:
        """Says so."""
        one = standard(since_precision=Precision.YEAR)

        assert marks(one, self.CITY, self.DAY) == ["year_only"]

    def test_each_mark_stands_once_and_in_their_order(self) -> None:
        """However many standards bring it."""
        known = Standards(
            standard(id=key, since_precision=Precision.YEAR, authority=Authority.REPORTED)
            for key in ("rooms.rural.most", "rooms.rural.fewest")
        )
        governing = [known.governing(key, "640424000000", date(2027, 1, 1)) for key in known]

        assert marks_of(governing) == (
            Mark.BORROWED,
            Mark.CARRIED,
            Mark.REPORTED,
            Mark.YEAR_ONLY,
        )


class TestOnlyTheYearIsKnown:
    """A first day that nobody knows is never shown as a day."""

    @pytest.mark.parametrize(
        ("until", "day", "zh", "en"),
        [
            (None, date(2022, 6, 1), "尚未生效（自2023年起施行）", "not yet in force (from 2023)"),
            (None, date(2024, 4, 30), "现行（自2023年起）", "in force (from 2023)"),
            (
                date(2025, 12, 31),
                date(2024, 4, 30),
                "现行（自2023年起，至2025-12-31）",
                "in force (from 2023 until 2025-12-31)",
            ),
            (
                date(2025, 12, 31),
                date(2026, 1, 1),
                "已失效（至2025-12-31止）",
                "ended (until 2025-12-31)",
            ),
            (
                None,
                date(2027, 1, 1),
                "超过最后核对日沿用（最后核对日2026-11-21）",
                "carried past its last check (last checked for 2026-11-21)",
            ),
        ],
    )
    def test_how_it_stands_names_the_year(
        self, until: date | None, day: date, zh: str, en: str
    ) -> None:
        """The days that are known are named as days."""
        one = standard(since_precision=Precision.YEAR, until=until)
        governing = Standards([one]).governing(one.id, "411400000000", day)

        assert (governing.text("zh"), governing.text("en")) == (zh, en)

    def test_a_day_that_is_known_is_shown(self) -> None:
        """As any span shows it."""
        one = standard()
        governing = Standards([one]).governing(one.id, "411400000000", date(2022, 6, 1))

        assert governing.text("en") == "not yet in force (from 2023-01-01)"
        assert marks_out_of_force([governing]) == ()

    def test_out_of_force_the_mark_stays_and_no_other(self) -> None:
        """A standard that is not asked borrows and carries nothing."""
        one = standard(since_precision=Precision.YEAR, authority=Authority.REPORTED)
        governing = Standards([one]).governing(one.id, "640424000000", date(2022, 6, 1))

        assert marks_out_of_force([governing]) == (Mark.YEAR_ONLY,)
