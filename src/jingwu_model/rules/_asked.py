"""Asked: one subject as a rule asks it, from figures where they state it, else the register."""

from datetime import date
from fractions import Fraction

import attrs

from jingwu_model.model import Figure, Figures
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._counters import COUNTERS
from jingwu_model.rules._formula import Each, Formula
from jingwu_model.rules._ground import DIVISIONS, UNCLASSED, Ground
from jingwu_model.rules._rows import nothing_of, rows_of
from jingwu_model.rules._standards import Governing, Standards
from jingwu_model.rules._subject import Row
from jingwu_model.vocabulary import Quantity


@attrs.frozen(eq=False)
class Asked:
    """One subject as a rule asks it.

    Attributes:
        row: The subject.
        day: The day of the check.
        ground: The register on that day; none where there are only figures.
        figures: The published figures; none for a single place.
        known: The standards.
        used: The figures read so far.
    """

    row: Row
    day: date
    ground: Ground | None
    figures: Figures | None
    known: Standards
    used: list[Figure] = attrs.field(factory=list)

    def amount(self, quantity: Quantity) -> Amount:
        """How much of a quantity the subject has."""
        published = self.published(quantity)
        if published is not None:
            return published
        counted = self.counted(quantity)
        if self.figures is not None and counted.exact is None:
            # A figure would settle it as well as what the register lacks.
            return Amount.between(counted.lo, counted.hi, (quantity.code, *counted.missing))
        return counted

    def published(self, quantity: Quantity) -> Amount | None:
        """What the figures say of a quantity; none where they do not."""
        if self.figures is None:
            return None
        figure = self.figures.latest(quantity, self.day)
        if figure is None or figure.value is None:
            return None
        if figure not in self.used:
            self.used.append(figure)
        return Amount.known(figure.value)

    def counted(self, quantity: Quantity) -> Amount:
        """What the register counts of a quantity; unknown where it does not."""
        counter = COUNTERS.get((self.row.subject.kind, quantity))
        if self.ground is None or counter is None:
            return Amount.unknown(quantity.code)
        return counter(self.ground, self.row)

    def governing(self, key: str) -> Governing:
        """The standard of an id that governs the subject."""
        return self.known.governing(key, self.row.subject.division, self.row.day or self.day)

    def sets(self, key: str) -> bool:
        """Whether there is a standard of that id for the subject, and it has a value."""
        return key in self.known and self.governing(key).standard.value is not None

    def standard(self, key: str) -> Fraction:
        """The value of a standard for the subject.

        Raises:
            LookupError: It is unset.
        """
        value = self.governing(key).standard.value
        if value is None:
            msg = f"{key} is unset"
            raise LookupError(msg)
        return value

    def total(self, unit: Each, inner: Formula) -> Amount:
        """A formula summed over the units of the subject.

        Where only their number is known, each unit counts with the bounds the
        formula has when nothing is known of it.
        """
        number = None if unit.count is None else self.published(unit.count)
        nothing = nothing_of(unit.kind, self.row.subject.division)
        blank = attrs.evolve(self, row=nothing, ground=None, figures=None, used=[])
        if number is None and self.ground is not None and self.ground.recorded("divisions"):
            parts = (
                inner.value(attrs.evolve(self, row=row, figures=None, used=[]))
                for row in rows_of(self.ground, unit.kind)
                if row.subject.id not in self.ground.farms
            )
            found = sum(parts, Amount.known(0))
            if unit.count is None or not self.ground.unclassed:
                return found
            more = Amount.between(0, len(self.ground.unclassed), (UNCLASSED,))
            return found + more * inner.value(blank)
        if number is None:
            number = Amount.unknown(DIVISIONS) if unit.count is None else self.amount(unit.count)
        return number * inner.value(blank)
