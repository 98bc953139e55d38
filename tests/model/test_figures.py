"""Figures: published values and claims, each with its day and source."""

import sys
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jingwu_model.errors import InvalidObject
from jingwu_model.model import City, Figure, Figures
from jingwu_model.vocabulary import Quantity, Unit

YEAR_2022 = date(2022, 12, 31)
YEAR_2023 = date(2023, 12, 31)
APRIL = date(2024, 4, 30)


def figure(quantity: Quantity, as_of: date, **rest: Any) -> Figure:
    """A figure of `city-2024`."""
    return Figure(quantity=quantity, as_of=as_of, source="city-2024", **rest)


def codes(quantity: Quantity, **rest: Any) -> list[str]:
    """The codes of a figure's faults, none where it is made."""
    try:
        figure(quantity, YEAR_2023, **rest)
    except InvalidObject as error:
        return [fault.code for fault in error.faults]
    return []


# As the city published them (domain.md §7): shares of two years, rooms, and a claim.
SHARE_2022 = figure(Quantity.STATION_SHARE, YEAR_2022, value=Fraction("43.7"))
SHARE_2023 = figure(Quantity.STATION_SHARE, YEAR_2023, value=Fraction("46.8"))
ROOMS = figure(Quantity.ROOMS, YEAR_2023, value=Fraction(735))
COMPLETE = figure(Quantity.VILLAGES_WITH_AUXILIARY, APRIL, claim="一村一辅警全部配齐")

CITY = Figures(
    city=City(division="411400000000", name="商丘市", inferred=True),
    figures=(SHARE_2022, ROOMS, SHARE_2023, COMPLETE),
)


class TestFigure:
    """One figure."""

    @pytest.mark.parametrize(
        ("rest", "found"),
        [
            ({"value": Fraction(735)}, []),
            ({"claim": "全覆盖"}, []),
            ({"claim": "全覆盖", "claim_en": "all covered"}, []),
            ({}, ["figure.value_or_claim"]),
            ({"value": Fraction(735), "claim": "全覆盖"}, ["figure.value_or_claim"]),
        ],
    )
    def test_it_is_a_value_or_a_claim(self, rest: dict[str, Any], found: list[str]) -> None:
        """One of the two."""
        assert codes(Quantity.ROOMS, **rest) == found

    @pytest.mark.parametrize(
        ("quantity", "unit", "found"),
        [
            (Quantity.ROOMS, Unit.COUNT, []),
            (Quantity.ROOMS, None, []),
            (Quantity.ROOMS, Unit.PERSON, ["figure.unit_contradicts_quantity"]),
            (Quantity.STATION_SHARE, Unit.PERCENT, []),
            (Quantity.STATION_SHARE, Unit.COUNT, ["figure.unit_contradicts_quantity"]),
        ],
    )
    def test_its_unit_is_the_quantitys(
        self, quantity: Quantity, unit: Unit | None, found: list[str]
    ) -> None:
        """Stated or left out."""
        assert codes(quantity, value=Fraction(1), unit=unit) == found

    @pytest.mark.parametrize(
        ("quantity", "value", "found"),
        [
            # Criminal cases filed in 2023 fell by 12.59 %: a change may be negative.
            (Quantity.CRIMINAL_CASES_FILED_CHANGE, Fraction("-12.59"), []),
            (Quantity.ROOMS, Fraction(-1), ["figure.negative_count"]),
            (Quantity.STATION_SHARE, Fraction(-1), ["figure.negative_count"]),
            (Quantity.HOMICIDE_ALL_SOLVED_YEARS, Fraction(-8), ["figure.negative_count"]),
            (Quantity.HOMICIDE_ALL_SOLVED_YEARS, Fraction(8), []),
            (Quantity.ROOMS, Fraction(0), []),
            (Quantity.ROOMS, Fraction(10**15 + 1), ["out_of_range"]),
        ],
    )
    def test_only_a_change_is_negative(
        self, quantity: Quantity, value: Fraction, found: list[str]
    ) -> None:
        """Neither a count nor a share is."""
        assert codes(quantity, value=value) == found

    @pytest.mark.parametrize(
        ("quantity", "value", "found"),
        [
            (Quantity.STATION_SHARE, Fraction(100), []),
            (Quantity.STATION_SHARE, Fraction(10001, 100), ["figure.share_above_whole"]),
            (Quantity.OFFICER_PARTICIPATION, Fraction(101), ["figure.share_above_whole"]),
            # What doubled has changed by 100 %, and may have grown by more.
            (Quantity.CASES_SOLVED_CHANGE, Fraction(150), []),
            (Quantity.ROOMS, Fraction(735), []),
        ],
    )
    def test_a_share_is_at_most_the_whole(
        self, quantity: Quantity, value: Fraction, found: list[str]
    ) -> None:
        """100 %; a change has no such bound."""
        assert codes(quantity, value=value) == found

    def test_a_value_is_exact(self) -> None:
        """46.8 is 234/5; a float would be something else."""
        assert SHARE_2023.value == Fraction(234, 5)
        assert codes(Quantity.STATION_SHARE, value=46.8) == ["wrong_type"]


class TestFigures:
    """A city's figures, asked for a day."""

    @pytest.mark.parametrize(
        ("quantity", "day", "latest"),
        [
            (Quantity.STATION_SHARE, APRIL, SHARE_2023),
            (Quantity.STATION_SHARE, YEAR_2023, SHARE_2023),
            (Quantity.STATION_SHARE, date(2023, 12, 30), SHARE_2022),
            (Quantity.STATION_SHARE, date(2022, 12, 30), None),
            (Quantity.ROOMS, APRIL, ROOMS),
            (Quantity.WORKSTATIONS, APRIL, None),
            (Quantity.VILLAGES_WITH_AUXILIARY, APRIL, None),
        ],
    )
    def test_the_latest_value_known_on_a_day_is_found(
        self, quantity: Quantity, day: date, latest: Figure | None
    ) -> None:
        """A figure of that very day is known; a claim is no value."""
        assert CITY.latest(quantity, day) == latest

    def test_all_values_known_on_a_day_come_latest_first(self) -> None:
        """Whatever their order in the file."""
        assert CITY.dated(Quantity.STATION_SHARE, APRIL) == (SHARE_2023, SHARE_2022)
        assert CITY.dated(Quantity.STATION_SHARE, YEAR_2022) == (SHARE_2022,)

    @pytest.mark.parametrize("value", [735, 736])
    def test_a_quantity_has_one_value_for_a_day(self, value: int) -> None:
        """Else the order of the file would decide; both are named, whatever each says."""
        again = figure(Quantity.ROOMS, YEAR_2023, value=Fraction(value), where="§3")

        with pytest.raises(InvalidObject) as caught:
            Figures(city=CITY.city, figures=(SHARE_2023, ROOMS, SHARE_2022, again))

        (fault,) = caught.value.faults
        assert (fault.code, fault.path) == ("figures.two_values_of_a_day", "$.figures")
        assert fault.expected.en == (
            "one value of a quantity for a day; [1] and [3] are both rooms of 2023-12-31"
        )
        assert fault.expected.zh == (
            "同一指标同一截至日期只有一个数值；[1] 与 [3] 同为 2023-12-31 的 rooms"
        )

    def test_every_further_value_of_a_day_is_named(self) -> None:
        """With the first of its quantity and day."""
        again = figure(Quantity.ROOMS, YEAR_2023, value=Fraction(736))
        third = figure(Quantity.ROOMS, YEAR_2023, value=Fraction(737))

        with pytest.raises(InvalidObject) as caught:
            Figures(city=CITY.city, figures=(ROOMS, again, third))

        assert caught.value.faults[0].expected.en == (
            "one value of a quantity for a day; [0] and [1] are both rooms of 2023-12-31, "
            "[0] and [2] are both rooms of 2023-12-31"
        )

    def test_several_claims_may_stand_for_a_day(self) -> None:
        """And beside a value: no formula reads them."""
        said = figure(Quantity.ROOMS, YEAR_2023, claim="全覆盖")
        more = figure(Quantity.ROOMS, YEAR_2023, claim="应建尽建")

        city = Figures(city=CITY.city, figures=(ROOMS, said, more))

        assert city.claims(Quantity.ROOMS, APRIL) == (said, more)

    def test_claims_are_found_beside_values(self) -> None:
        """By their day."""
        assert CITY.claims(Quantity.VILLAGES_WITH_AUXILIARY, APRIL) == (COMPLETE,)
        assert CITY.claims(Quantity.VILLAGES_WITH_AUXILIARY, YEAR_2023) == ()
        assert CITY.claims(Quantity.ROOMS, APRIL) == ()

    def test_no_two_figures_are_made_to_collide(self) -> None:
        """Fractions that hash alike under every Python do not make their figures hash alike."""
        modulus = sys.hash_info.modulus
        values = [Fraction(n + modulus, n) for n in range(2_400, 2_500)]
        assert len({hash(value) for value in values}) == 1

        figures = [attrs.evolve(ROOMS, value=value) for value in values]

        assert len({hash(figure) for figure in figures}) == len(figures)
        assert hash(attrs.evolve(ROOMS, where="another place")) == hash(ROOMS)

    def test_the_same_figure_stands_once(self) -> None:
        """Twice would be a copying mistake."""
        with pytest.raises(InvalidObject) as caught:
            Figures(city=CITY.city, figures=(ROOMS, ROOMS))

        assert [(fault.code, fault.path) for fault in caught.value.faults] == [
            ("repeated", "$.figures"),
            ("figures.two_values_of_a_day", "$.figures"),
        ]
