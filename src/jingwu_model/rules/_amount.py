"""Amounts: known, bounded or unknown, in exact fractions."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Annotated

import attrs

from jingwu_model.declare import About, Distinct, Noun, Token, together

Number = int | Fraction
Bound = Fraction | None
_ZERO = Fraction(0)
_DECIMALS = 2


def shown(number: Fraction) -> str:
    """A number as a reader writes it: thousands by commas, two decimals at most.

    More stand only where two would make a whole number of one that is not.

    Examples:
        >>> shown(Fraction(4805)), shown(Fraction(4805, 491)), shown(Fraction(234, 5))
        ('4,805', '9.79', '46.8')
        >>> shown(Fraction(84999, 1000))
        '84.999'
    """
    sign, size = ("-" if number < 0 else ""), abs(number)
    if size.denominator == 1:
        return f"{sign}{size.numerator:,}"
    digits = _DECIMALS
    while not (parts := divmod(round(size * 10**digits), 10**digits))[1]:
        digits += 1
    return f"{sign}{parts[0]:,}.{parts[1]:0{digits}d}".rstrip("0")


@attrs.frozen(kw_only=True)
class Amount(Noun):
    """数值, how much: exactly, between bounds, or unknown, and what it would take to know.

    Args:
        lo: The least it can be; none: no lower bound.
        hi: The most it can be; none: no upper bound.
        missing: The data without which it stays open: quantities, files (`rooms.csv`),
            columns (`members.post`) and standards, by code.

    Raises:
        InvalidObject: The least is above the most (`amount.backwards`).

    Examples:
        >>> Amount.known(3) + Amount.between(1, None, missing=("residents",))
        Amount(lo=Fraction(4, 1), hi=None, missing=('residents',))
    """

    lo: Annotated[Fraction | None, About("下限", "the least")] = None
    hi: Annotated[Fraction | None, About("上限", "the most")] = None
    missing: Annotated[tuple[Token, ...], Distinct(), About("缺少", "what is missing")] = ()

    @together("amount.backwards", "lo", "hi", zh="下限大于上限", en="the least is above the most")
    def _in_order(self) -> bool:
        # An exact amount is most of them, and its bounds are one object.
        return self.lo is self.hi or self.lo is None or self.hi is None or self.lo <= self.hi

    @classmethod
    def known(cls, number: Number) -> "Amount":
        """Exactly this much."""
        exact = _fraction(number)
        return cls(lo=exact, hi=exact)

    @classmethod
    def between(cls, lo: Number | None, hi: Number | None, missing: Iterable[str] = ()) -> "Amount":
        """Somewhere between two bounds, both included; nothing is missing where they meet."""
        settled = lo is not None and lo == hi
        low = None if lo is None else _fraction(lo)
        return cls(
            lo=low,
            hi=low if settled else None if hi is None else _fraction(hi),
            # Quantities before the files and columns that would tell them.
            missing=() if settled else tuple(sorted(set(missing), key=lambda it: ("." in it, it))),
        )

    @classmethod
    def unknown(cls, *missing: str) -> "Amount":
        """A count of which nothing is known but that it is not below 0."""
        return cls.between(0, None, missing)

    @property
    def exact(self) -> Fraction | None:
        """The number, where it is known; else none."""
        return self.lo if self.lo is self.hi or self.lo == self.hi else None

    @property
    def open(self) -> bool:
        """Whether nothing bounds it from above."""
        return self.hi is None

    @property
    def blank(self) -> bool:
        """Whether nothing at all is known of it."""
        return self.hi is None and not self.lo

    def text(self) -> str:
        """The amount in figures: `845`, `4,070–4,805`, `≥ 5,049`, `?`.

        Examples:
            >>> Amount.known(845).text(), Amount.between(4070, 4805).text()
            ('845', '4,070–4,805')
            >>> Amount.between(5049, None).text(), Amount.unknown("residents").text()
            ('≥ 5,049', '?')
        """
        if self.exact is not None:
            return shown(self.exact)
        if self.hi is None:
            return f"≥ {shown(self.lo)}" if self.lo else "?"
        return f"≤ {shown(self.hi)}" if self.lo is None else f"{shown(self.lo)}–{shown(self.hi)}"

    def worked(self) -> str:
        """The amount as a part of a sum: a range stands in brackets.

        Examples:
            >>> Amount.between(0, 735).worked(), Amount.between(244, None).worked()
            ('(0–735)', '≥ 244')
        """
        return f"({self.text()})" if self.exact is None and self.hi is not None else self.text()

    def _with(self, other: "Amount", lo: Number | None, hi: Number | None) -> "Amount":
        return Amount.between(lo, hi, (*self.missing, *other.missing))

    def __add__(self, other: "Amount") -> "Amount":
        return self._with(other, _sum(self.lo, other.lo), _sum(self.hi, other.hi))

    def __sub__(self, other: "Amount") -> "Amount":
        return self._with(
            other,
            None if self.lo is None or other.hi is None else self.lo - other.hi,
            None if self.hi is None or other.lo is None else self.hi - other.lo,
        )

    def __mul__(self, other: "Amount") -> "Amount":
        return self._with(other, *_product((self.lo, self.hi), (other.lo, other.hi)))

    def __truediv__(self, other: "Amount") -> "Amount":
        """The quotient by an amount that is not below 0; by none at all it is unknown."""
        least = _ZERO if other.hi is None else 1 / other.hi if other.hi > 0 else None
        most = 1 / other.lo if other.lo is not None and other.lo > 0 else None
        if least is None:
            return self._with(other, None, None)
        return self._with(other, *_product((self.lo, self.hi), (least, most)))

    def ceil(self) -> "Amount":
        """Rounded up to whole ones."""
        return self._with(self, *(None if b is None else ceil(b) for b in (self.lo, self.hi)))

    def floor(self) -> "Amount":
        """Rounded down to whole ones."""
        return self._with(self, *(None if b is None else floor(b) for b in (self.lo, self.hi)))

    def most(self, other: "Amount") -> "Amount":
        """The larger of two."""
        lows = [bound for bound in (self.lo, other.lo) if bound is not None]
        hi = None if self.hi is None or other.hi is None else max(self.hi, other.hi)
        return self._with(other, max(lows, default=None), hi)

    def least(self, other: "Amount") -> "Amount":
        """The smaller of two."""
        highs = [bound for bound in (self.hi, other.hi) if bound is not None]
        lo = None if self.lo is None or other.lo is None else min(self.lo, other.lo)
        return self._with(other, lo, min(highs, default=None))

    def up_to(self) -> "Amount":
        """Anything from 0 to this, which is not below 0."""
        return Amount.between(0, self.hi, self.missing)


def _fraction(number: Number) -> Fraction:
    # Making a fraction of a fraction costs as much as making one of two numbers.
    return number if isinstance(number, Fraction) else Fraction(number)


def _sum(one: Bound, two: Bound) -> Bound:
    return None if one is None or two is None else one + two


def _product(one: tuple[Bound, Bound], two: tuple[Bound, Bound]) -> tuple[Bound, Bound]:
    """The bounds of a product; none where a factor may be below 0 and one is open."""
    (a, b), (c, d) = one, two
    if a == b == 0 or c == d == 0:
        return _ZERO, _ZERO
    if a is not None and a >= 0 and c is not None and c >= 0:
        return a * c, None if b is None or d is None else b * d
    if a is None or b is None or c is None or d is None:
        return None, None
    corners = (a * c, a * d, b * c, b * d)
    return min(corners), max(corners)
