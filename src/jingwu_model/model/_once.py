"""What is said once: a post or an item once at a time, a meeting, visit or count once at all.

Of two rows that say the same the later is at fault.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any

import attrs

from jingwu_model.declare import Noun
from jingwu_model.errors import FaultKind, Text
from jingwu_model.model._clashes import HELD_TWICE, LISTED_TWICE, REPEATED, Clash, Rows
from jingwu_model.model._held import Days, days_of, overlapped

_ONCE = Text("不重复的行", "a row of its own")
_ONCE_AT_A_TIME = Text("同期不重复", "once at a time")


@attrs.frozen
class Once:
    """What rows of a table say once.

    Attributes:
        field: The field that is told of a row at fault.
        same: What of a row is the same where it says the same.
        lasting: Whether that is asked of each day; else it is asked of all.
        kind: What is wrong with a row that says it again.
    """

    field: str
    same: Callable[[Any], Hashable]
    lasting: bool = False
    kind: FaultKind = REPEATED


def _itself(row: Noun) -> Hashable:
    """The whole row."""
    return row


def _taught(row: Any) -> Hashable:
    """Who teaches whom where, in whatever order the area is told."""
    return row.mentor, row.mentee, frozenset(row.area)


ONCE: Mapping[str, Once] = MappingProxyType(
    {
        "dual_posts": Once(
            "post", attrgetter("member", "place", "post"), lasting=True, kind=HELD_TWICE
        ),
        "mentorships": Once("mentee", _taught, lasting=True),
        "trainings": Once("need", _itself),
        "grid_teams": Once("compound", attrgetter("grid", "compound"), lasting=True),
        "deliberations": Once("on", attrgetter("agency", "organ", "unit", "on")),
        # Without a place nothing tells a second visit from the first recorded twice, and what is
        # counted twice makes up for visits that there were not.
        "contact_visits": Once("on", attrgetter("leader", "on", "place")),
        "publications": Once("on", _itself),
        "surveys": Once("since", attrgetter("place", "since", "until")),
        "recognitions": Once("on", _itself),
        "care_measures": Once("year", attrgetter("agency", "kind", "year")),
        "fundings": Once("year", attrgetter("place", "level", "year")),
        "instruments": Once("title", _itself),
        "practices": Once("name", _itself),
        "place_trends": Once("since", attrgetter("place", "kind", "since", "until")),
        # A list that contradicts itself on who handles an item is kept, and reported by a rule.
        "jurisdiction_lists": Once(
            "item",
            attrgetter("agency", "item", "handled_by"),
            lasting=True,
            kind=LISTED_TWICE,
        ),
    }
)
"""The tables whose rows have no name of their own, with what is said once in each."""


def repetitions(rows: Rows) -> Iterator[Clash]:
    """Every row that repeats an earlier one.

    Args:
        rows: The rows of each table, every reference among them resolved.
    """
    for table, once in ONCE.items():
        held = rows.get(table) or ()
        again = _on_some_day(held, once.same) if once.lasting else _at_all(held, once.same)
        expected = _ONCE_AT_A_TIME if once.lasting else _ONCE
        for at, row in again:
            clash = Clash.of(table, at, once.kind, once.field, expected, _found(row, once.field))
            yield clash


def _found(row: Any, field: str) -> str:
    """What a row says again, as its cell says it."""
    value = getattr(row, field)
    words = str(getattr(value, "code", value))
    return f"{row.place} {words}" if field == "post" else words


def _at_all(rows: Sequence[Any], same: Callable[[Any], Hashable]) -> Iterator[tuple[int, Any]]:
    """The rows that say what one before them said, with their places."""
    said: set[Hashable] = set()
    for at, row in enumerate(rows):
        words = same(row)
        if words in said:
            yield at, row
        else:
            said.add(words)


def _on_some_day(rows: Sequence[Any], same: Callable[[Any], Hashable]) -> Iterator[tuple[int, Any]]:
    """The rows that say what a kept one says of a day, with their places."""
    kept: dict[Hashable, list[Days]] = defaultdict(list)
    for at, row in enumerate(rows):
        days, held = days_of(row.span), kept[same(row)]
        if overlapped(days, held) is None:
            insort(held, days)
        else:
            yield at, row
