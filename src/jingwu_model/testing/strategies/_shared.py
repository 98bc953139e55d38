"""What the other rooms of the workshop share of how strategies are made.

It is promised to nobody else: what is, stands in the package itself.
"""

from jingwu_model.testing.strategies._asked import machine_of
from jingwu_model.testing.strategies._attempts import attempt, codes_of, rows_for
from jingwu_model.testing.strategies._drawing import drawn
from jingwu_model.testing.strategies._fields import of_shape
from jingwu_model.testing.strategies._histories import MOST, begins, begun, starts
from jingwu_model.testing.strategies._routes import Walk, distances, owed_before
from jingwu_model.testing.strategies._steps import GAPS, GAPS_APART, steps_of
from jingwu_model.testing.strategies._ways._draft import Draw, Move
from jingwu_model.testing.strategies._ways._own import OWN

__all__ = [
    "GAPS",
    "GAPS_APART",
    "MOST",
    "OWN",
    "Draw",
    "Move",
    "Walk",
    "attempt",
    "begins",
    "begun",
    "codes_of",
    "distances",
    "drawn",
    "machine_of",
    "of_shape",
    "owed_before",
    "rows_for",
    "starts",
    "steps_of",
]
