"""Amounts: exact, bounded or unknown, and what arithmetic makes of them."""

from collections.abc import Callable
from fractions import Fraction
from operator import add, mul, sub, truediv

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidObject
from jingwu_model.rules import Amount
from jingwu_model.rules._amount import shown

SIZES = st.fractions(min_value=-1000, max_value=1000, max_denominator=60)
COUNTS = st.fractions(min_value=0, max_value=1000, max_denominator=60)


@st.composite
def held(draw: st.DrawFn, sizes: st.SearchStrategy[Fraction] = SIZES) -> tuple[Amount, Fraction]:
    """An amount, and a value that it may stand for."""
    value = draw(sizes)
    below, above = draw(COUNTS), draw(COUNTS)
    lo = draw(st.sampled_from([None, value - below, value]))
    hi = draw(st.sampled_from([None, value + above, value]))
    if sizes is COUNTS and lo is not None:
        lo = max(lo, Fraction(0))
    return Amount.between(lo, hi, ("residents",)), value


def inside(amount: Amount, value: Fraction) -> bool:
    """Whether a value lies within an amount's bounds."""
    return (amount.lo is None or amount.lo <= value) and (amount.hi is None or value <= amount.hi)


class TestArithmetic:
    """Whatever the true values are, the true result stays inside."""

    @given(one=held(), two=held(), how=st.sampled_from([add, sub, mul]))
    def test_a_sum_difference_or_product_holds_the_true_one(
        self,
        one: tuple[Amount, Fraction],
        two: tuple[Amount, Fraction],
        how: Callable[[object, object], Amount],
    ) -> None:
        """Below 0 too."""
        assert inside(how(one[0], two[0]), how(one[1], two[1]))  # type: ignore[arg-type]

    @given(one=held(), two=held(COUNTS))
    def test_a_quotient_holds_the_true_one(
        self, one: tuple[Amount, Fraction], two: tuple[Amount, Fraction]
    ) -> None:
        """Of what may be 0 and is not."""
        assume(two[1] != 0)

        assert inside(truediv(one[0], two[0]), one[1] / two[1])

    @given(one=held(), two=held())
    def test_the_larger_and_the_smaller_hold_the_true_ones(
        self, one: tuple[Amount, Fraction], two: tuple[Amount, Fraction]
    ) -> None:
        """One bound that is known is enough on one side."""
        assert inside(one[0].most(two[0]), max(one[1], two[1]))
        assert inside(one[0].least(two[0]), min(one[1], two[1]))

    @given(one=held())
    def test_rounding_holds_the_true_one(self, one: tuple[Amount, Fraction]) -> None:
        """Up and down."""
        assert inside(one[0].ceil(), Fraction(-(-one[1] // 1)))
        assert inside(one[0].floor(), Fraction(one[1] // 1))

    @given(one=held(COUNTS), part=st.fractions(min_value=0, max_value=1))
    def test_up_to_holds_every_part(self, one: tuple[Amount, Fraction], part: Fraction) -> None:
        """From none of it to all."""
        assert inside(one[0].up_to(), one[1] * part)

    @given(one=SIZES, two=SIZES)
    def test_known_amounts_stay_known(self, one: Fraction, two: Fraction) -> None:
        """With nothing missing."""
        pair = Amount.known(one), Amount.known(two)

        assert (pair[0] + pair[1]).exact == one + two
        assert (pair[0] - pair[1]).exact == one - two
        assert (pair[0] * pair[1]).exact == one * two
        assert (pair[0] + pair[1]).missing == ()

    def test_the_rooms_of_the_city_that_may_stand_in_villages(self) -> None:
        """4,805 villages less 0 to 735 of them."""
        assert Amount.known(4805) - Amount.between(0, 735) == Amount.between(4070, 4805)

    def test_a_quotient_by_none_at_all_is_not_told(self) -> None:
        """Not even that it is not below 0."""
        assert Amount.known(3) / Amount.known(0) == Amount()

    def test_an_unknown_part_of_nothing_is_nothing(self) -> None:
        """0 times anything is 0, and nothing is missing."""
        assert Amount.known(0) * Amount.unknown("residents") == Amount.known(0)


class TestMissing:
    """What would settle an amount is carried along until it is settled."""

    def test_what_is_missing_of_either_is_missing_of_both(self) -> None:
        """Each once, quantities before files and columns."""
        one = Amount.unknown("rooms.csv", "residents")
        two = Amount.between(1, None, ("households", "residents"))

        assert (one + two).missing == ("households", "residents", "rooms.csv")

    def test_bounds_that_meet_leave_nothing_missing(self) -> None:
        """Whichever of several it is, the larger is 5."""
        assert Amount.between(0, 5, ("residents",)).most(Amount.known(5)).missing == ()

    def test_nothing_known_is_not_below_0(self) -> None:
        """A count of which nothing is recorded."""
        assert Amount.unknown("rooms") == Amount(lo=Fraction(0), missing=("rooms",))
        assert Amount.unknown("rooms").blank
        assert not Amount.between(1, None).blank

    def test_bounds_in_the_wrong_order_are_refused(self) -> None:
        """With the code of that fault."""
        with pytest.raises(InvalidObject) as caught:
            Amount.between(2, 1)

        assert [fault.code for fault in caught.value.faults] == ["amount.backwards"]


class TestText:
    """An amount in figures."""

    @pytest.mark.parametrize(
        ("number", "text"),
        [
            (Fraction(4805), "4,805"),
            (Fraction(-3), "-3"),
            # 4,805 / 491 = 9.786…
            (Fraction(4805, 491), "9.79"),
            (Fraction(234, 5), "46.8"),
            (Fraction(-1, 3), "-0.33"),
            (Fraction(5000, 3), "1,666.67"),
            # Two decimals would show what is short as if it were not.
            (Fraction(84999, 1000), "84.999"),
            (Fraction(1, 3000), "0.0003"),
        ],
    )
    def test_a_number_is_rounded_for_the_eye_alone(self, number: Fraction, text: str) -> None:
        """To two decimals, unless it would then look whole."""
        assert shown(number) == text

    @pytest.mark.parametrize(
        ("amount", "text", "worked"),
        [
            (Amount.known(735), "735", "735"),
            (Amount.between(4070, 4805), "4,070–4,805", "(4,070–4,805)"),
            (Amount.between(0, 735), "0–735", "(0–735)"),
            (Amount.between(5049, None), "≥ 5,049", "≥ 5,049"),
            (Amount.between(None, 3), "≤ 3", "(≤ 3)"),
            (Amount.unknown("rooms"), "?", "?"),
            (Amount(), "?", "?"),
        ],
    )
    def test_bounds_are_told_as_bounds(self, amount: Amount, text: str, worked: str) -> None:
        """By itself, and as a part of a sum."""
        assert amount.text() == text
        assert amount.worked() == worked
