"""Counting: how a register tells how much of a quantity there is of one subject."""

from collections.abc import Callable
from fractions import Fraction

from jingwu_model.rules._amount import Amount
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._subject import Row

Counting = Callable[[Ground, Row], Amount]
"""What counts one quantity of a subject."""


def recorded(count: Callable[[Ground, Row], int | Fraction | Amount], *tables: str) -> Counting:
    """A count that is unknown, naming the files, where its tables are not recorded."""

    def counter(ground: Ground, row: Row) -> Amount:
        absent = [f"{table}.csv" for table in tables if not ground.recorded(table)]
        if absent:
            return Amount.unknown(*absent)
        found = count(ground, row)
        return found if isinstance(found, Amount) else Amount.known(found)

    return counter
