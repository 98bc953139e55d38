"""Shares of a part in its whole: the bounds of both are bounds of the same things."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.model import Force, Register
from jingwu_model.rules import Amount, Material
from jingwu_model.rules._shares import beside, parted, share_of
from rules.town import agency, asked, divisions, found, officer, published, station, village

SOME = st.integers(min_value=0, max_value=4)


def span(lo: int, more: int) -> Amount:
    """From a number to some more."""
    return Amount.between(lo, lo + more, ("members.joined",))


class TestBeside:
    """A part and the rest, which have nothing in common."""

    @given(part=SOME, more=SOME, rest=SOME, others=SOME)
    def test_it_is_all_that_can_be_and_no_more(
        self, part: int, more: int, rest: int, others: int
    ) -> None:
        """Every pair of numbers, one by one; all of none is 100 %."""
        pairs = product(range(part, part + more + 1), range(rest, rest + others + 1))
        every = [Fraction(100 * a, a + b) if a + b else Fraction(100) for a, b in pairs]
        found = beside(span(part, more), span(rest, others))

        if part + more + rest + others:
            assert (found.lo, found.hi) == (min(every), max(every))
        else:
            assert (found.lo, found.hi, found.missing) == (None, None, ())

    def test_what_nothing_bounds_bounds_nothing(self) -> None:
        """Any number beside one is any share; of any number beside none, it is all."""
        unknown = Amount.unknown("officers")

        assert beside(Amount.known(1), unknown).text() == "0–100"
        assert beside(unknown, Amount.known(1)).blank
        assert beside(unknown, Amount.known(0)).exact == 100
        assert beside(unknown, unknown).missing == ("officers",)


class TestPart:
    """A part that is no more than its whole."""

    @given(part=SOME, more=SOME, whole=SOME, others=SOME)
    def test_no_share_that_can_be_is_left_out_and_none_is_above_all(
        self, part: int, more: int, whole: int, others: int
    ) -> None:
        """Every pair in which the part fits its whole."""
        every = [
            Fraction(100 * one, two)
            for one in range(part, part + more + 1)
            for two in range(whole, whole + others + 1)
            if one <= two and two
        ]
        if not every:
            return
        found = share_of(span(part, more), span(whole, others))

        assert found.lo is not None
        assert found.hi is not None
        assert found.lo <= min(every)
        assert max(every) <= found.hi <= 100

    def test_a_contradiction_shows(self) -> None:
        """6 of 5 is recorded so, and is told so."""
        assert share_of(Amount.known(6), Amount.known(5)).exact == 120

    @pytest.mark.parametrize(
        ("part", "whole", "told"),
        [
            (Amount.between(3, 8), Amount.known(5), ["3–5", "0–2"]),
            (Amount.known(3), Amount.between(2, 8), ["3", "0–5"]),
            (Amount.unknown("officers"), Amount.known(5), ["0–5", "0–5"]),
            (Amount.known(3), Amount.unknown("officers"), ["3", "?"]),
            (Amount.unknown("officers"), Amount.unknown("officers"), ["?", "?"]),
        ],
    )
    def test_a_part_and_the_rest(self, part: Amount, whole: Amount, told: list[str]) -> None:
        """By hand."""
        assert [one.text() for one in parted(part, whole)] == told


class TestInAReport:
    """Where a rule tells one."""

    def test_counted_people_are_no_more_than_the_stated_number_they_are_among(self) -> None:
        """3 surely and 8 perhaps in community work, at stations where 5 serve: 60 to 100 %."""
        members = [officer(f"P{at}") for at in range(3)]
        members += [officer(f"P{at}", None) for at in range(3, 8)]
        register = Register(
            divisions=divisions(village(1)),
            agencies=[agency(force=Force(station_officers=5))],
            stations=[station()],
            members=members,
        )
        finding = found(asked(register, "force.community_share"), "agency")["411421000000"]

        assert finding.actual.text() == "60–100"

    @pytest.mark.parametrize(
        ("other", "share", "verdict"),
        [
            # None to all of the ten: 10 to 20 of 110.
            (Force(officers=10), "9.09–18.18", "short"),
            # Five of five or more: 15 of 105 at most.
            (Force(station_officers=5), "0–14.29", "short"),
            (Force(officers=10, station_officers=10), "18.18", "short"),
            # Of an agency of which nothing is known anything may be.
            (None, "?", "unknown"),
        ],
    )
    def test_of_agencies_together_each_has_no_more_than_its_own(
        self, other: Force | None, share: str, verdict: str
    ) -> None:
        """10 of 100 officers at stations in one, and what is told of the other."""
        register = Register(
            divisions=divisions(village(1), village(1, "411422100000")),
            agencies=[
                agency(force=Force(officers=100, station_officers=10)),
                agency("411422000000", force=other),
            ],
        )
        material = Material(register=register, figures=published({}))
        report = asked(material, "force.station_share")
        (whole,) = (
            one
            for one in report.findings
            if one.subject.kind.code == "whole" and one.expected.exact == 40
        )

        assert (whole.actual.text(), whole.verdict.code) == (share, verdict)
