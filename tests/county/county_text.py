"""What the planter counts of a county by itself, from the text of its tables."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt

from county.csv_text import Bounds, Planting, Row

DAY = date(2025, 12, 31)
YEAR = date(2025, 1, 1)
STANDARD = "2023-01-01"
"""The day from which auxiliaries count as recruits of the standard."""
# The normal distribution's quantile of 0.975: 95 in 100 lie within it on both sides.
_Z = 1.959963984540054
_WEEK = timedelta(days=7)


def holds(row: Row) -> bool:
    """Whether a row with a first and a last day holds on the day."""
    return row.get("since", "") <= str(DAY) and (row["until"] or "9") >= str(DAY)


def is_rural(code: str) -> bool:
    """Whether a village-level code is a village's: 200 and more in its last three digits."""
    return int(code[9:]) >= 200


def serving(text: Planting, **cells: str) -> list[Row]:
    """The members who have not left, with some cells."""
    return [row for row in text["members"].where(**cells) if not row["left"]]


def places_of(text: Planting, row: Row) -> list[str]:
    """The villages that an assignment stands for."""
    if row["place_kind"] == "village":
        return [row["place"]]
    if row["place_kind"] == "grid":
        return [text["grids"].one(id=row["place"])["division"]]
    return text[f"{row['place_kind']}s"].one(id=row["place"])["divisions"].split(";")


def full_time(text: Planting, village: str) -> Fraction:
    """Officers and auxiliaries who do nothing else, as far as they are this village's.

    In this county nobody who does nothing else has two places in charge.
    """
    found = Fraction(0)
    for row in text["assignments"].where(dedicated="true"):
        if holds(row) and text["members"].one(staff_id=row["member"])["kind"] != "assistant":
            villages = places_of(text, row)
            found += Fraction(villages.count(village), len(villages))
    return found


def in_charge(text: Planting, kind: str) -> int:
    """How many members of a kind have anything in charge on the day."""
    held = {row["member"] for row in text["assignments"].rows if holds(row)}
    return sum(row["staff_id"] in held for row in serving(text, kind=kind))


def entries_of(text: Planting, member: str, month: str = "2025-") -> list[Row]:
    """A member's duty entries that begin in a month."""
    entries = text["duty_entries"].where(member=member)
    return [row for row in entries if row["start"].startswith(month)]


def hours(row: Row) -> Fraction:
    """The hours of an entry within a day."""
    begin, end = (
        Fraction(int(row[at][11:13])) + Fraction(int(row[at][14:16]), 60) for at in ("start", "end")
    )
    return end - begin


def monday(row: Row) -> date:
    """The first day of an entry's week."""
    day = date.fromisoformat(row["start"][:10])
    return day - timedelta(days=day.weekday())


def by_week(rows: list[Row]) -> dict[date, list[Row]]:
    """Entries by the first days of their weeks."""
    found: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        found[monday(row)].append(row)
    return found


def whole_weeks(since: date) -> Iterator[date]:
    """The Mondays of the weeks that lie wholly in the year and after a day."""
    at = date(2024, 12, 23)
    while at + timedelta(days=6) <= DAY:
        if at >= max(since, YEAR):
            yield at
        at += _WEEK


def wilson(known: int, asked: int) -> Bounds:
    """The Wilson interval of a share, in per cent, in floating point."""
    share, more = known / asked, _Z * _Z / asked
    middle = (share + more / 2) / (1 + more)
    half = _Z * sqrt(share * (1 - share) / asked + more / (4 * asked)) / (1 + more)
    return Fraction(100 * (middle - half)), Fraction(100 * (middle + half))
