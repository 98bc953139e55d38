"""What is held over days or hours: what of it a stretch overlaps, and which of it came first."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Generic, TypeVar

from jingwu_model.timeline import Span

Days = tuple[int, int]
"""A first day and the day after the last, counted from the first day there is."""

FIRST_DAY = date.min.toordinal()
NO_DAY = date.max.toordinal() + 1

_At = TypeVar("_At", int, datetime)
_Key = TypeVar("_Key", bound=Hashable)


def days_of(span: Span | None) -> Days:
    """The days of a span; every day there is where there is none."""
    if span is None:
        return FIRST_DAY, NO_DAY
    return (
        FIRST_DAY if span.since is None else span.since.toordinal(),
        NO_DAY if span.until is None else span.until.toordinal() + 1,
    )


def overlapped(stretch: tuple[_At, _At], kept: Sequence[tuple[_At, _At]]) -> tuple[_At, _At] | None:
    """The kept stretch that one overlaps; the kept ones are sorted and do not overlap."""
    start, end = stretch
    after = bisect_left(kept, (start, start))
    for other in kept[max(after - 1, 0) : after + 1]:
        if other[0] < end and start < other[1]:
            return other
    return None


class Held(Generic[_Key]):
    """Rows under some keys, each over some days, in the order they are put.

    A tree of stretches, each node holding the stretches of two others, so that neither
    to put a row nor to find the first of those that share a day costs more for
    thousands than for a few.

    Args:
        days: Every stretch that will be put or asked about.
    """

    def __init__(self, days: Iterable[Days]) -> None:
        cuts = sorted({cut for stretch in days for cut in stretch})
        self._leaves = 1 << len(cuts).bit_length()
        self._leaf = {cut: self._leaves + at for at, cut in enumerate(cuts)}
        # The first row that covers all of a node's days, and the first that has any of them.
        self._covering: dict[int, dict[_Key, int]] = {}
        self._touching: dict[int, dict[_Key, int]] = {}

    def put(self, days: Days, key: _Key, row: int) -> None:
        """Hold a row, later than every one before."""
        for node in self._nodes(days):
            self._covering.setdefault(node, {}).setdefault(key, row)
            above = node
            while above and key not in (held := self._touching.setdefault(above, {})):
                held[key] = row
                above //= 2

    def first(self, days: Days, key: _Key) -> int | None:
        """The first row of a key that shares a day."""
        return min((held[key] for held in self._sharing(days) if key in held), default=None)

    def firsts(self, days: Days) -> Iterator[tuple[_Key, int]]:
        """The rows that may be the first of their key to share a day, the first among them."""
        for held in self._sharing(days):
            yield from held.items()

    def _sharing(self, days: Days) -> Iterator[dict[_Key, int]]:
        """What is held by every node that shares a day."""
        for node in self._nodes(days):
            if node in self._touching:
                yield self._touching[node]
        for above in (self._leaf[days[0]], self._leaf[days[1]] - 1):
            while above := above // 2:
                if above in self._covering:
                    yield self._covering[above]

    def _nodes(self, days: Days) -> Iterator[int]:
        """The fewest nodes that together have the days of a stretch and no other."""
        start, end = self._leaf[days[0]], self._leaf[days[1]]
        while start < end:
            if start % 2:
                yield start
                start += 1
            if end % 2:
                end -= 1
                yield end
            start //= 2
            end //= 2
