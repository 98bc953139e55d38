"""What stands once at a time: a dual post that a member holds, an item of an agency's list.

Of two rows that say the same of the same days the later is at fault.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from jingwu_model.errors import Text
from jingwu_model.model._clashes import HELD_TWICE, LISTED_TWICE, Clash, Rows
from jingwu_model.model._leading import JurisdictionList
from jingwu_model.model._service import DualPosting
from jingwu_model.timeline import Span

_ALWAYS = Span()
_ONCE = Text("同期不重复", "once at a time")


def repetitions(rows: Rows) -> Iterator[Clash]:
    """Every row that repeats an earlier one on some day.

    Args:
        rows: The rows of each table, every reference among them resolved.
    """
    for at, posting in _again(rows.get("dual_posts") or (), _posting):
        found = f"{posting.place} {posting.post.code}"
        yield Clash.of("dual_posts", at, HELD_TWICE, "post", _ONCE, found)
    for at, listed in _again(rows.get("jurisdiction_lists") or (), _listed):
        yield Clash.of("jurisdiction_lists", at, LISTED_TWICE, "item", _ONCE, listed.item)


def _posting(row: DualPosting) -> Hashable:
    """Who holds what where."""
    return row.member, row.place, row.post


def _listed(row: JurisdictionList) -> Hashable:
    """Whose item, and how it is handled; a list that contradicts itself is kept and reported."""
    return row.agency, row.item, row.handled_by


def _again(rows: Sequence[Any], same: Callable[[Any], Hashable]) -> Iterator[tuple[int, Any]]:
    """The rows that say what a kept one says of a day, with their places."""
    kept: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for at, row in enumerate(rows):
        first, last = _days_of(row.span or _ALWAYS)
        held = kept[same(row)]
        after = bisect_left(held, (first, first))
        # Those kept are sorted and share no day: only these two can share one with it.
        beside = held[max(after - 1, 0) : after + 1]
        if any(since <= last and first <= until for since, until in beside):
            yield at, row
        else:
            held.insert(after, (first, last))


def _days_of(span: Span) -> tuple[int, int]:
    """The first and the last day of a span by their numbers."""
    return (span.since or date.min).toordinal(), (span.until or date.max).toordinal()
