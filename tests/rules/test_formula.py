"""Formulas: written once, printed, evaluated, worked in figures."""

from collections.abc import Mapping
from fractions import Fraction

import attrs
import pytest

from jingwu_model.rules import Amount, SubjectKind
from jingwu_model.rules._formula import (
    Each,
    Formula,
    ceil,
    floor,
    least,
    most,
    quantity,
    standard,
    total,
    up_to,
)
from jingwu_model.vocabulary import Quantity

VILLAGES = quantity(Quantity.VILLAGES)
ROOMS = quantity(Quantity.ROOMS)
NEED = quantity(Quantity.COMMUNITIES) + ceil(VILLAGES / standard("rooms.rural.most"))


@attrs.frozen
class Stated:
    """Quantities and standards by name; a sum runs over three units alike."""

    amounts: Mapping[Quantity, Amount]
    standards: Mapping[str, int] = attrs.field(factory=dict)

    def amount(self, term: Quantity) -> Amount:
        """What is stated of a quantity."""
        return self.amounts.get(term, Amount.unknown(term.code))

    def standard(self, key: str) -> Fraction:
        """What is stated of a standard."""
        return Fraction(self.standards[key])

    def total(self, _unit: Each, inner: Formula) -> Amount:
        """Three units."""
        return Amount.known(3) * inner.value(self)


CITY = Stated(
    {
        Quantity.COMMUNITIES: Amount.known(244),
        Quantity.VILLAGES: Amount.known(4805),
        Quantity.ROOMS: Amount.known(735),
    },
    {"rooms.rural.most": 8},
)


class TestValue:
    """A formula over what is known of a subject."""

    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            # 244 + ⌈4,805 / 8⌉ = 244 + 601
            (NEED, Amount.known(845)),
            (floor(VILLAGES / 5), Amount.known(961)),
            (least(ROOMS, VILLAGES), Amount.known(735)),
            (most(ROOMS, VILLAGES, 5000), Amount.known(5000)),
            (VILLAGES - up_to(ROOMS), Amount.between(4070, 4805)),
            (total(Each(SubjectKind.VILLAGE), ROOMS * 2), Amount.known(4410)),
            # Nothing is known of the residents, so that no upper bound is.
            (most(quantity(Quantity.RESIDENTS), 1), Amount.between(1, None, ("residents",))),
        ],
    )
    def test_it_comes_to_what_it_does_by_hand(self, formula: Formula, expected: Amount) -> None:
        """Exactly, or between bounds."""
        assert formula.value(CITY) == expected

    @pytest.mark.parametrize(
        ("formula", "number", "text"),
        [
            (2 + ROOMS, 737, "2 + offices"),
            (1000 - ROOMS, 265, "1,000 − offices"),
            (2 * ROOMS, 1470, "2 × offices"),
            (1470 / ROOMS, 2, "1,470 / offices"),
        ],
    )
    def test_a_number_may_stand_on_the_left(
        self, formula: Formula, number: int, text: str
    ) -> None:
        """As it may on the right."""
        assert formula.value(CITY) == Amount.known(number)
        assert formula.text("en").replace(ROOMS.text("en"), "offices") == text

    def test_by_nothing_it_comes_to_nothing_that_is_known(self) -> None:
        """A quantity that is divided by may be 0; which one it was is told."""
        none = Stated({Quantity.ROOMS: Amount.known(0), Quantity.VILLAGES: Amount.known(8)})
        formula = 100 * VILLAGES / ROOMS

        assert formula.value(none) == Amount()
        assert [one.text("en") for one in formula.divisors()] == [ROOMS.text("en")]

    def test_what_stands_for_a_quantity_stands_only_while_it_is_unknown(self) -> None:
        """A known one decides."""
        formula = quantity(Quantity.ROOM_STANDING_VILLAGES, up_to(ROOMS))
        known = Stated({Quantity.ROOM_STANDING_VILLAGES: Amount.known(400)})

        assert formula.value(CITY) == Amount.between(0, 735)
        assert formula.value(known) == Amount.known(400)


class TestText:
    """A formula in names, and in figures."""

    def test_it_is_printed_in_both_languages(self) -> None:
        """Quantities by their labels, standards by their ids."""
        assert NEED.text("en") == "communities + ⌈administrative villages / [rooms.rural.most]⌉"
        assert NEED.text("zh") == "社区数 + ⌈行政村数 / [rooms.rural.most]⌉"

    def test_it_is_worked_in_figures(self) -> None:
        """With the values it was evaluated with."""
        assert NEED.worked(CITY) == "244 + ⌈4,805 / 8⌉"
        assert (VILLAGES - up_to(ROOMS)).worked(CITY) == "4,805 − (0–735)"

    @pytest.mark.parametrize(
        ("formula", "text"),
        [
            (VILLAGES - (ROOMS - 1), "4,805 − (735 − 1)"),
            (VILLAGES - ROOMS - 1, "4,805 − 735 − 1"),
            ((VILLAGES + ROOMS) * 2, "(4,805 + 735) × 2"),
            (VILLAGES / (ROOMS * 2), "4,805 / (735 × 2)"),
            (VILLAGES * (ROOMS + 2), "4,805 × (735 + 2)"),
            # Times one says nothing.
            ((VILLAGES - ROOMS) * 1, "4,805 − 735"),
            (most(VILLAGES, 1), "max(4,805, 1)"),
            (least(VILLAGES, 1), "min(4,805, 1)"),
            (floor(VILLAGES / 5), "⌊4,805 / 5⌋"),
        ],
    )
    def test_brackets_stand_only_where_they_are_needed(self, formula: Formula, text: str) -> None:
        """As one writes by hand."""
        assert formula.worked(CITY) == text

    def test_a_sum_over_places_names_them(self) -> None:
        """In both languages; in figures it is its amount."""
        formula = total(Each(SubjectKind.VILLAGE), ROOMS)

        assert formula.text("en") == "Σ(each village: community police offices)"
        assert formula.text("zh") == "Σ（每行政村：警务室数）"
        assert formula.worked(CITY) == "2,205"


class TestParts:
    """What a formula is made of."""

    def test_it_names_its_standards_and_quantities_once(self) -> None:
        """Inside sums and in what stands for an unknown quantity too."""
        inner = total(Each(SubjectKind.TOWNSHIP), NEED + standard("rooms.rural.most"))
        formula = inner + quantity(Quantity.WORKSTATIONS, up_to(ROOMS))

        assert formula.standards() == ("rooms.rural.most",)
        assert formula.quantities() == (
            Quantity.COMMUNITIES,
            Quantity.VILLAGES,
            Quantity.WORKSTATIONS,
            Quantity.ROOMS,
        )

    def test_it_names_what_it_divides_by(self) -> None:
        """Anywhere in it."""
        formula = total(Each(SubjectKind.TOWNSHIP), NEED) + ceil(VILLAGES / (ROOMS / 2))

        assert [part.text("en") for part in formula.divisors()] == [
            "[rooms.rural.most]",
            "community police offices / 2",
            "2",
        ]
