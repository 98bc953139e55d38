"""Formulas over named quantities: written once, printed, evaluated and worked in figures.

The same formula reads a register's counts, a city's published totals and, where
a quantity is unknown, bounds: that is why its leaves are names and not numbers.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Protocol

import attrs

from jingwu_model.errors import Lang
from jingwu_model.rules._amount import Amount, shown
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import Quantity


class Counts(Protocol):
    """What a formula is evaluated over: the quantities of one subject."""

    def amount(self, quantity: Quantity) -> Amount:
        """How much of a quantity the subject has."""

    def standard(self, key: str) -> Fraction:
        """The value of a standard for the subject."""

    def total(self, unit: "Each", inner: "Formula") -> Amount:
        """A formula summed over the subject's units."""


@attrs.frozen
class Each:
    """What a sum runs over.

    Attributes:
        kind: The kind of subject.
        count: The quantity that counts it, where only totals are known; none where
            no total is published.
    """

    kind: SubjectKind
    count: Quantity | None = None


class Formula:
    """A formula over named quantities and standards.

    Formulas, and formulas and whole numbers on either side, are joined with `+ - * /`
    and the functions of this module. Quantities and standards are not below 0. One that
    is divided by may be 0: where it surely is, nothing is known of the quotient, and
    `divisors` tells which it was.

    Examples:
        >>> need = quantity(Quantity.COMMUNITIES) + ceil(
        ...     quantity(Quantity.VILLAGES) / standard("rooms.rural.most"))
        >>> need.text("en")
        'communities + ⌈administrative villages / [rooms.rural.most]⌉'
    """

    __slots__ = ()
    rank = 3

    def value(self, counts: Counts) -> Amount:
        """The amount it comes to."""
        raise NotImplementedError  # pragma: no cover - each kind of formula says its own

    def text(self, lang: Lang = "en") -> str:
        """The formula in names."""
        return self.shown(lambda leaf: leaf.text(lang))

    def worked(self, counts: Counts) -> str:
        """The formula in figures."""
        return self.shown(lambda leaf: leaf.value(counts).worked())

    def shown(self, leaf: "Callable[[Formula], str]") -> str:
        """The formula, its leaves written by `leaf`."""
        return leaf(self)

    def standards(self) -> tuple[str, ...]:
        """The standards it names, each once, in order."""
        return tuple(dict.fromkeys(one.key for one in self.leaves() if isinstance(one, _Standard)))

    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities it names, each once, in order."""
        return tuple(
            dict.fromkeys(one.quantity for one in self.leaves() if isinstance(one, _Quantity))
        )

    def divisors(self) -> "tuple[Formula, ...]":
        """What it divides by, anywhere."""
        return ()

    def leaves(self) -> "tuple[Formula, ...]":
        """Its leaves, from left to right."""
        return (self,)

    def __add__(self, other: "Formula | int") -> "Formula":
        return _Joined("+", self, _made(other))

    def __sub__(self, other: "Formula | int") -> "Formula":
        return _Joined("-", self, _made(other))

    def __mul__(self, other: "Formula | int") -> "Formula":
        return _Joined("*", self, _made(other))

    def __truediv__(self, other: "Formula | int") -> "Formula":
        return _Joined("/", self, _made(other))

    def __radd__(self, other: int) -> "Formula":
        return _made(other) + self

    def __rsub__(self, other: int) -> "Formula":
        return _made(other) - self

    def __rmul__(self, other: int) -> "Formula":
        return _made(other) * self

    def __rtruediv__(self, other: int) -> "Formula":
        return _made(other) / self


@attrs.frozen
class _Number(Formula):
    number: int

    def value(self, counts: Counts) -> Amount:  # noqa: ARG002 - a number is itself
        return Amount.known(self.number)

    def text(self, lang: Lang = "en") -> str:  # noqa: ARG002 - figures need no words
        return shown(Fraction(self.number))


@attrs.frozen
class _Quantity(Formula):
    quantity: Quantity
    otherwise: Formula | None = None

    def value(self, counts: Counts) -> Amount:
        found = counts.amount(self.quantity)
        if self.otherwise is not None and found.exact is None:
            return self.otherwise.value(counts)
        return found

    def text(self, lang: Lang = "en") -> str:
        return self.quantity.text(lang)

    def leaves(self) -> tuple[Formula, ...]:
        inner = () if self.otherwise is None else self.otherwise.leaves()
        return (self, *inner)


@attrs.frozen
class _Standard(Formula):
    key: str

    def value(self, counts: Counts) -> Amount:
        return Amount.known(counts.standard(self.key))

    def text(self, lang: Lang = "en") -> str:  # noqa: ARG002 - an id needs no words
        return f"[{self.key}]"


_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2}
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "/"}
_JOINS: Mapping[str, Callable[[Amount, Amount], Amount]] = {
    "+": lambda one, two: one + two,
    "-": lambda one, two: one - two,
    "*": lambda one, two: one * two,
    "/": lambda one, two: one / two,
}


@attrs.frozen
class _Joined(Formula):
    sign: str
    left: Formula
    right: Formula

    @property
    def rank(self) -> int:  # type: ignore[override] # how tightly it binds is its sign's
        return _RANKS[self.sign]

    def value(self, counts: Counts) -> Amount:
        return _JOINS[self.sign](self.left.value(counts), self.right.value(counts))

    def shown(self, leaf: Callable[[Formula], str]) -> str:
        left, right = self.left.shown(leaf), self.right.shown(leaf)
        if self.sign == "*" and right == "1":
            return left
        if self.left.rank < self.rank:
            left = f"({left})"
        if self.right.rank < self.rank or (self.right.rank == self.rank and self.sign in "-/"):
            right = f"({right})"
        return f"{left} {_SIGNS[self.sign]} {right}"

    def leaves(self) -> tuple[Formula, ...]:
        return (*self.left.leaves(), *self.right.leaves())

    def divisors(self) -> tuple[Formula, ...]:
        own = (self.right,) if self.sign == "/" else ()
        return (*own, *self.left.divisors(), *self.right.divisors())


@attrs.frozen
class _Applied(Formula):
    form: str
    arms: tuple[Formula, ...]

    def value(self, counts: Counts) -> Amount:
        first, *more = (arm.value(counts) for arm in self.arms)
        if self.form == "ceil":
            return first.ceil()
        if self.form == "floor":
            return first.floor()
        if self.form == "up_to":
            return first.up_to()
        for other in more:
            first = first.most(other) if self.form == "max" else first.least(other)
        return first

    def shown(self, leaf: Callable[[Formula], str]) -> str:
        arms = ", ".join(arm.shown(leaf) for arm in self.arms)
        return _FORMS[self.form].format(arms)

    def leaves(self) -> tuple[Formula, ...]:
        return tuple(leaf for arm in self.arms for leaf in arm.leaves())

    def divisors(self) -> tuple[Formula, ...]:
        return tuple(part for arm in self.arms for part in arm.divisors())


_FORMS = {"ceil": "⌈{}⌉", "floor": "⌊{}⌋", "up_to": "(0–{})", "max": "max({})", "min": "min({})"}


@attrs.frozen
class _Total(Formula):
    unit: Each
    inner: Formula

    def value(self, counts: Counts) -> Amount:
        return counts.total(self.unit, self.inner)

    def text(self, lang: Lang = "en") -> str:
        name = self.unit.kind.text(lang)
        if lang == "zh":
            return f"Σ（每{name}：{self.inner.text(lang)}）"
        return f"Σ(each {name}: {self.inner.text(lang)})"

    def leaves(self) -> tuple[Formula, ...]:
        return (self, *self.inner.leaves())

    def divisors(self) -> tuple[Formula, ...]:
        return self.inner.divisors()


def _made(part: Formula | int) -> Formula:
    return _Number(part) if isinstance(part, int) else part


def quantity(term: Quantity, otherwise: Formula | None = None) -> Formula:
    """A quantity by name; `otherwise` stands for it where it is not known."""
    return _Quantity(term, otherwise)


def standard(key: str) -> Formula:
    """A standard's value, by its id."""
    return _Standard(key)


def ceil(part: Formula) -> Formula:
    """Rounded up."""
    return _Applied("ceil", (part,))


def floor(part: Formula) -> Formula:
    """Rounded down."""
    return _Applied("floor", (part,))


def up_to(part: Formula) -> Formula:
    """Anything from 0 to this: all that totals tell of a part of them."""
    return _Applied("up_to", (part,))


def most(*parts: Formula | int) -> Formula:
    """The largest of several."""
    return _Applied("max", tuple(map(_made, parts)))


def least(*parts: Formula | int) -> Formula:
    """The smallest of several."""
    return _Applied("min", tuple(map(_made, parts)))


def total(unit: Each, inner: Formula) -> Formula:
    """A formula summed over the units of a subject."""
    return _Total(unit, inner)
