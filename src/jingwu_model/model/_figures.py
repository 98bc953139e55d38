"""Figures: what a city or county has published of itself, each with date and source."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Annotated, cast

import attrs

from jingwu_model.declare import (
    About,
    Distinct,
    Limit,
    Name,
    Noun,
    Printable,
    Token,
    Within,
    together,
)
from jingwu_model.errors import FaultKind, Text
from jingwu_model.model._codes import Code
from jingwu_model.timeline import Document
from jingwu_model.vocabulary import Quantity, Unit

_WHOLE = 100


@attrs.frozen(kw_only=True)
class City(Noun):
    """城市, the place whose figures these are.

    Args:
        division: Its division code.
        name: Its name.
        inferred: Whether the source leaves the name out and it was inferred.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> City(division="411400000000", name="商丘市", inferred=True).inferred
        True
    """

    division: Annotated[Code, About("区划代码", "division code")]
    name: Annotated[Name, About("名称", "name")]
    inferred: Annotated[bool, About("由文中地名推定", "inferred from the source")] = False


@attrs.frozen(kw_only=True)
class Figure(Noun):
    """公布数字, one published figure: a value, or a claim without one.

    Args:
        quantity: What it counts.
        value: How much, exactly.
        claim: What the source says without a number, in its own words.
        claim_en: The same in English.
        unit: The unit it is published in; the quantity's own.
        as_of: The day it holds for; the last day of a month or year named alone.
        source: The source's key in `timeline.SOURCES`, or in the `sources` beside it.
        where: The place in it: a section or paragraph.

    Raises:
        InvalidObject: With every fault; `figure.value_or_claim` where it has both or neither,
            `figure.unit_contradicts_quantity` where the unit is not the quantity's,
            `figure.share_above_whole` where a share is above 100 %, `figure.negative_count`
            where a count or a share is below zero.

    Examples:
        >>> Figure(quantity=Quantity.ROOMS, value=Fraction(735), as_of=date(2023, 12, 31),
        ...        source="city-2024", where="§2(2)2").value
        Fraction(735, 1)
    """

    quantity: Annotated[Quantity, About("指标", "quantity")]
    value: Annotated[Fraction | None, Within(-(10**15), 10**15), About("数值", "value")] = None
    claim: Annotated[str | None, Printable(), About("表述", "claim")] = None
    claim_en: Annotated[str | None, Printable(), About("表述（英文）", "claim in English")] = None
    unit: Annotated[Unit | None, About("单位", "unit")] = None
    as_of: Annotated[date, About("截至日期", "as of")]
    source: Annotated[Token, About("来源", "source")]
    where: Annotated[Name | None, About("出处", "where in the source")] = None

    def __hash__(self) -> int:
        # A fraction's own hash is the same everywhere, so that whoever writes figures could
        # choose ten thousand that all collide; a text's differs from process to process.
        return hash((self.quantity, str(self.value), self.claim, self.as_of, self.source))

    @together(
        "figure.value_or_claim",
        "value",
        "claim",
        zh="应有数值或表述，且只有其一",
        en="a value or a claim, and not both",
        expected=Text("数值或表述之一", "one of the two"),
    )
    def _one_of_two(self) -> bool:
        return (self.value is None) is not (self.claim is None)

    @together(
        "figure.unit_contradicts_quantity",
        "quantity",
        "unit",
        zh="单位与指标不符",
        en="the unit is not the quantity's",
        expected=Text("该指标的计量单位", "the unit the quantity is counted in"),
    )
    def _unit_is_the_quantitys(self) -> bool:
        return self.unit is None or self.unit is self.quantity.unit

    @together(
        "figure.share_above_whole",
        "quantity",
        "value",
        zh="占比超过 100%",
        en="a share above 100 %",
        expected=Text("不大于 100 的数", "a number of at most 100"),
    )
    def _a_share_is_of_a_whole(self) -> bool:
        share = self.quantity.unit is Unit.PERCENT and self.quantity.indicator
        return self.value is None or not share or self.value <= _WHOLE

    @together(
        "figure.negative_count",
        "quantity",
        "value",
        zh="数量或占比为负",
        en="a count or a share below zero",
        expected=Text("不小于 0 的数", "a number of at least 0"),
    )
    def _only_a_change_is_negative(self) -> bool:
        may_fall = not (self.quantity.counts or self.quantity.indicator)
        return self.value is None or self.value >= 0 or may_fall


def _same_day(figures: Iterable[Figure]) -> list[tuple[int, int, Figure]]:
    """Each value that an earlier one of its quantity and day stands against, with both places."""
    first: dict[tuple[Quantity, date], int] = {}
    return [
        (before, at, figure)
        for at, figure in enumerate(figures)
        if figure.value is not None
        and (before := first.setdefault((figure.quantity, figure.as_of), at)) != at
    ]


@attrs.frozen
class _OneValueADay(Limit):
    """At most one value of a quantity for a day: of two, their order would decide."""

    bases = (tuple,)
    fault = FaultKind(
        "figures.two_values_of_a_day",
        Text("同一指标同一截至日期有两个数值", "two values of one quantity for one day"),
    )
    test = "not {c}({x})"

    @property
    def constant(self) -> object:
        """What finds them."""
        return _same_day

    @property
    def expected(self) -> Text:
        """One value."""
        return Text("同一指标同一截至日期只有一个数值", "one value of a quantity for a day")

    def fault_of(self, value: object) -> tuple[FaultKind, Text]:
        """Each that stands twice is named, with both its places."""
        found = [
            (before, at, figure.as_of, figure.quantity.code)
            for before, at, figure in _same_day(cast("tuple[Figure, ...]", value))
        ]
        zh = "，".join(f"[{a}] 与 [{b}] 同为 {day} 的 {code}" for a, b, day, code in found)
        en = ", ".join(f"[{a}] and [{b}] are both {code} of {day}" for a, b, day, code in found)
        told = self.expected
        return self.fault, Text(f"{told.zh}；{zh}", f"{told.en}; {en}")


@attrs.frozen(kw_only=True)
class Figures(Noun):
    """公布数字汇总, published totals of a city or county.

    Args:
        city: Whose they are.
        figures: The figures, in the file's order; at most one value of a quantity for
            a day, and any number of claims.
        sources: The sources they cite that the library does not know.

    Raises:
        InvalidObject: With every fault; `figures.two_values_of_a_day` names both.

    Examples:
        >>> from datetime import date
        >>> from jingwu_model.vocabulary import Quantity, Unit
        >>> rooms = Figure(quantity=Quantity.ROOMS, value=Fraction(735), as_of=date(2023, 12, 31),
        ...                source="city-2024")
        >>> own = Figures(city=City(division="411400000000", name="商丘市"), figures=(rooms,))
        >>> own.latest(Quantity.ROOMS, date(2024, 4, 30)).value
        Fraction(735, 1)
        >>> own.latest(Quantity.ROOMS, date(2022, 12, 31)) is None
        True
    """

    city: Annotated[City, About("所属地区", "whose figures")]
    figures: Annotated[
        tuple[Figure, ...], Distinct(), _OneValueADay(), About("公布数字", "figures")
    ] = ()
    sources: Annotated[tuple[Document, ...], About("自列来源", "sources of their own")] = ()

    def __repr__(self) -> str:
        return f"Figures({self.city.name}, figures={len(self.figures)})"

    def dated(self, quantity: Quantity, on: date) -> tuple[Figure, ...]:
        """The values of a quantity known on a day, the latest first."""
        known = [
            figure
            for figure in self.figures
            if figure.quantity is quantity and figure.value is not None and figure.as_of <= on
        ]
        return tuple(sorted(known, key=lambda figure: figure.as_of, reverse=True))

    def latest(self, quantity: Quantity, on: date) -> Figure | None:
        """The latest value of a quantity known on a day; none where there is none."""
        known = self.dated(quantity, on)
        return known[0] if known else None

    def claims(self, quantity: Quantity, on: date) -> tuple[Figure, ...]:
        """What the source claims of a quantity without a number, by a day."""
        return tuple(
            figure
            for figure in self.figures
            if figure.quantity is quantity and figure.claim is not None and figure.as_of <= on
        )
