"""The two texts of the law that a case may be governed by, by the day it was opened."""

from datetime import date
from typing import Final

import attrs

from jingwu_model.timeline import SOURCES, Dated, Entry, Span
from jingwu_model.workflows._when import When
from jingwu_model.workflows.security_mediation._facts import Facts

_PSAPL12 = SOURCES["PSAPL12"]
_PSAPL25 = SOURCES["PSAPL25"]

BEFORE_2026: Final = When(during=Span(until=date(2025, 12, 31)), dated_by="filed")
"""Of cases opened under the text of 2012."""

SINCE_2026: Final = When(during=Span(since=date(2026, 1, 1)), dated_by="filed")
"""Of cases opened under the text of 2025."""


@attrs.frozen
class Edition:
    """What the two texts set differently, as far as an event is asked for it.

    Attributes:
        current: Whether it is the text in force now.
        station_fine: The largest fine a police station may decide, in yuan.
        extensions: How often the time limit of a case may be extended.
        own_organ_extends: Whether a station's case is extended by the organ it belongs to.
        hears_parents: Whether a minor's parents or guardians are told and heard too.
    """

    current: bool
    station_fine: int
    extensions: int
    own_organ_extends: bool
    hears_parents: bool


EDITIONS: Final = Dated(
    (
        Entry(
            value=Edition(
                current=False,
                station_fine=500,
                extensions=1,
                own_organ_extends=False,
                hears_parents=False,
            ),
            span=_PSAPL12.in_force,
            citation=_PSAPL12["91, 94, 99"],
            checked_through=date(2025, 12, 31),
        ),
        Entry(
            value=Edition(
                current=True,
                station_fine=1000,
                extensions=2,
                own_organ_extends=True,
                hears_parents=True,
            ),
            span=_PSAPL25.in_force,
            citation=_PSAPL25["109, 112, 118"],
            checked_through=date(2026, 11, 21),
        ),
    )
)
"""Fines, extensions and hearings of parents, by the day on which a case was opened."""


def edition_of(facts: Facts) -> Edition:
    """The text a case is governed by: that of the day it was opened, or the current one.

    Args:
        facts: The case's facts.

    Returns:
        The earliest text here for a case that is older still.
    """
    if facts.filed is None:
        return EDITIONS.entries[-1].value
    return EDITIONS.at(facts.filed.date()).entry.value
