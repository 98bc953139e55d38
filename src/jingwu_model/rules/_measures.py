"""Formulas that are more than arithmetic: shares, intervals, and one of several."""

from collections.abc import Callable

import attrs

from jingwu_model.rules._amount import Amount
from jingwu_model.rules._formula import Counts, Formula, quantity
from jingwu_model.rules._shares import beside, share_of
from jingwu_model.rules._wilson import wilson
from jingwu_model.vocabulary import Quantity


@attrs.frozen
class _Share(Formula):
    part: Formula
    other: Formula
    apart: bool
    # A share binds as the product that it is written as.
    rank = 2

    def value(self, counts: Counts) -> Amount:
        part, other = self.part.value(counts), self.other.value(counts)
        return beside(part, other) if self.apart else share_of(part, other)

    def shown(self, leaf: Callable[[Formula], str]) -> str:
        part, other = self.part.shown(leaf), self.other.shown(leaf)
        return f"{part} / {f'({part} + {other})' if self.apart else other} × 100"

    def leaves(self) -> tuple[Formula, ...]:
        return (*self.part.leaves(), *self.other.leaves())

    def divisors(self) -> tuple[Formula, ...]:
        return (self.part, self.other) if self.apart else (self.other,)


@attrs.frozen
class _OneOf(Formula):
    arms: tuple[Formula, ...]
    more: str

    def value(self, counts: Counts) -> Amount:  # noqa: ARG002 - which one is not known
        return Amount.unknown(self.more)

    def shown(self, leaf: Callable[[Formula], str]) -> str:
        arms = ", ".join(arm.shown(leaf) for arm in self.arms)
        return f"{{{arms}}}"

    def leaves(self) -> tuple[Formula, ...]:
        return tuple(leaf for arm in self.arms for leaf in arm.leaves())


@attrs.frozen
class _Wilson(Formula):
    confidence: Formula
    part: Formula
    whole: Formula
    more: str

    def value(self, counts: Counts) -> Amount:
        confidence, part, whole = (arm.value(counts) for arm in self.arms)
        if confidence.exact is None or part.exact is None or not whole.exact:
            return Amount.unknown(*(*part.missing, *whole.missing) or (self.more,))
        return Amount.between(*wilson(part.exact, whole.exact, confidence.exact))

    def shown(self, leaf: Callable[[Formula], str]) -> str:
        confidence, part, whole = (arm.shown(leaf) for arm in self.arms)
        return f"Wilson({confidence}, {part} / {whole})"

    @property
    def arms(self) -> tuple[Formula, Formula, Formula]:
        """The confidence, and the share's two parts."""
        return self.confidence, self.part, self.whole

    def leaves(self) -> tuple[Formula, ...]:
        return tuple(leaf for arm in self.arms for leaf in arm.leaves())


def per_cent_of(part: Quantity, whole: Quantity) -> Formula:
    """The share, in per cent, of a quantity in another that it is a part of."""
    return _Share(quantity(part), quantity(whole), apart=False)


def per_cent_beside(part: Quantity, rest: Quantity) -> Formula:
    """The share, in per cent, of a quantity in itself and the rest together."""
    return _Share(quantity(part), quantity(rest), apart=True)


def one_of(*parts: Formula, more: str) -> Formula:
    """One of several, or none of them: which, only `more` would tell, which is missing."""
    return _OneOf(parts, more)


def interval(confidence: Formula, part: Formula, whole: Formula, more: str) -> Formula:
    """The Wilson interval, in per cent, of a share in a sample; of none, `more` is missing."""
    return _Wilson(confidence, part, whole, more)
