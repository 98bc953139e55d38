"""Nouns of every shape, for the tests of reading and writing."""

from datetime import date, datetime
from fractions import Fraction
from typing import Annotated

import attrs

from jingwu_model.declare import About, Count, Distinct, Name, Noun, SeenBy, Term, Within, together


class Shade(Term):
    """色, a shade."""

    DARK = ("dark", "深", "dark", "深色。", "Dark.", "library")
    LIGHT = ("light", "浅", "light", "浅色。", "Light.", "library")


@attrs.frozen(kw_only=True)
class Inner(Noun):
    """内, a noun within a noun."""

    share: Fraction | None = None
    shade: Shade = Shade.LIGHT


@attrs.frozen(kw_only=True)
class Pair(Noun):
    """对, two required fields and no others."""

    low: int
    high: int

    @together("pair.backwards", "low", "high", zh="次序颠倒", en="the wrong way round")
    def _forwards(self) -> bool:
        return self.low <= self.high


@attrs.frozen(kw_only=True)
class Every(Noun):
    """全, a noun of every shape that a field may have."""

    text: str
    name: Annotated[Name, About("名称", "its name")]
    count: Count
    number: int
    least: Annotated[int, Within(0)] = 0
    sure: bool
    ratio: float
    share: Fraction
    day: date
    when: datetime
    shade: Shade
    inner: Inner
    pairs: tuple[Pair, ...] = ()
    names: Annotated[tuple[Name, ...], Distinct()]
    table: tuple[tuple[int, ...], ...] = ()
    days: tuple[tuple[date, ...], ...] = ()
    holes: tuple[date | None, ...] = ()
    blanks: tuple[Name | None, ...] = ()
    rows: tuple[tuple[Count, ...] | None, ...] = ()
    maybe: date | None = None
    maybe_text: str | None = None
    maybe_inner: Inner | None = None
    maybe_names: tuple[Name, ...] | None = None
    must_say: Count | None
    secret: Annotated[Name | None, SeenBy("internal")] = None
