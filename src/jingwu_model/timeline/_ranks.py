"""Counting working days by rank: two look-ups, however many days there are to count.

A rank is the number of working days up to and including a day. The table holds
the rank of every day of the published years, and the working day of every rank.
"""

from datetime import date

from jingwu_model.timeline._notices import FIRST_MOVABLE_IN_DECEMBER, Notices

_WORKING = 5
_WEEK = 7


def _plain_rank(ordinal: int) -> int:
    """Mondays to Fridays up to and including a day; day 1 of the calendar is a Monday."""
    weeks, rest = divmod(ordinal, _WEEK)
    return weeks * _WORKING + min(rest, _WORKING)


def _plain_day(rank: int) -> int:
    """The ordinal of the Monday to Friday of that rank."""
    weeks, rest = divmod(rank - 1, _WORKING)
    return weeks * _WEEK + rest + 1


class Ranks:
    """The ranks of every day from the first to the last published year.

    Beyond these, weekends alone count, by arithmetic.

    Attributes:
        first: The ordinal of the first day in the table.
        size: How many days the table has.
        rank: For each day of the table, the working days in it up to that day.
        days: The working days of the table, in order.
        sure: How many of them stand before the first that a missing notice may move.
    """

    __slots__ = ("_after", "_before", "_last", "days", "first", "rank", "size", "sure")

    def __init__(self, notices: Notices) -> None:
        first = date(notices.years[0], 1, 1).toordinal()
        last = date(notices.years[-1], 12, 31).toordinal()
        ranks: list[int] = []
        days: list[date] = []
        for ordinal in range(first, last + 1):
            day = date.fromordinal(ordinal)
            if notices.is_working(day):
                days.append(day)
            ranks.append(len(days))
        known = set(notices.years)
        unsure = next(year for year in notices.years if year + 1 not in known)
        edge = date(unsure, 12, FIRST_MOVABLE_IN_DECEMBER).toordinal() - first
        self.first, self._last, self.rank, self.days = first, last, ranks, days
        self.size, self.sure = len(ranks), ranks[edge - 1]
        self._before = _plain_rank(first - 1)
        self._after = self._before + len(days) - _plain_rank(last)

    def of(self, ordinal: int) -> int:
        """The working days up to and including a day, from the calendar's first day."""
        if ordinal < self.first:
            return _plain_rank(ordinal)
        if ordinal > self._last:
            return _plain_rank(ordinal) + self._after
        return self._before + self.rank[ordinal - self.first]

    def day(self, rank: int) -> date:
        """The working day of that rank.

        Raises:
            ValueError: It lies beyond the last date there is.
        """
        if rank <= self._before:
            return date.fromordinal(_plain_day(rank))
        if rank - self._before <= len(self.days):
            return self.days[rank - self._before - 1]
        return date.fromordinal(_plain_day(rank - self._after))
