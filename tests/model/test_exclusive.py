"""What excludes what, held against the plainest reading: every row beside every earlier one."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.model import Assignment, PlaceRef, PoliceRoom
from jingwu_model.model._exclusive import exclusions
from jingwu_model.timeline import Span
from model._world import XIANGSHUI, XINMIN, charge, grid_place, room, station, village

BOTH = "640424300000"
ONE, OTHER, SHARED, NOBODYS = (
    village(code) for code in ("640424100003", "640424200200", "640424300200", "640424400200")
)
STATIONS = (station("XS", XIANGSHUI, BOTH), station("XM", XINMIN, BOTH))
AREAS = {ONE: {"XS"}, OTHER: {"XM"}, SHARED: {"XS", "XM"}, NOBODYS: set[str]()}
FIRST = date(2026, 1, 1)
LAST_DAY_THERE_IS = date.max

DAYS = st.integers(0, 12).map(lambda day: FIRST + timedelta(day))
ENDS = st.one_of(st.none(), st.just(date.min), DAYS, st.just(LAST_DAY_THERE_IS))
SPANS = st.tuples(ENDS, ENDS).map(
    lambda ends: (
        Span(since=ends[0], until=ends[1])
        if None in ends or ends[0] <= ends[1]
        else Span(since=ends[1], until=ends[0])
    )
)
CHARGES = st.builds(
    lambda who, place, span, dedicated: charge(who, place, span, dedicated=dedicated),
    st.sampled_from(["P001", "P002"]),
    st.sampled_from(list(AREAS)),
    SPANS,
    st.booleans(),
)


def found(**tables: Any) -> list[tuple[int, str, str]]:
    """The rows at fault, each with its fault and what was found."""
    return [
        (clash.at, clash.fault.code, str(clash.fault.found)) for clash in exclusions(tables, {})
    ]


def plainly(rows: list[Assignment]) -> Iterator[tuple[int, str, str]]:
    """Every assignment beside every earlier one of its member that stands."""
    stands: list[Assignment] = []
    for at, row in enumerate(rows):
        for other in stands:
            if other.member != row.member or not row.span.overlaps(other.span):
                continue
            here, there = AREAS[row.place], AREAS[other.place]
            if row.place == other.place:
                yield at, "assignment.same_place_twice", row.place.id
            elif row.dedicated is not other.dedicated:
                yield at, "assignment.dedicated_elsewhere", f"{other.place.id}, {row.place.id}"
            elif row.dedicated and here and there and not here & there:
                yield at, "assignment.two_stations", f"{min(there)}, {min(here)}"
            else:
                continue
            break
        else:
            stands.append(row)


def rooms_plainly(rows: list[PoliceRoom]) -> Iterator[tuple[int, str, str]]:
    """Every room beside every earlier one that serves a village of its."""
    stands: list[tuple[str, Span]] = []
    for at, row in enumerate(rows):
        for code in row.divisions:
            span = row.span or Span()
            if any(code == other and span.overlaps(days) for other, days in stands):
                yield at, "room.village_served_twice", code
            else:
                stands.append((code, span))


class TestPlainReading:
    """The quick search finds what the plain one finds, in the same order and the same words."""

    @given(st.lists(CHARGES, max_size=12))
    def test_of_assignments(self, rows: list[Assignment]) -> None:
        """Of two members, in one station's area, in the other's, in both and in neither."""
        assert found(assignments=rows, stations=STATIONS) == list(plainly(rows))

    @given(
        st.lists(
            st.tuples(
                st.lists(
                    st.sampled_from(["640424100003", "640424100216"]),
                    unique=True,
                    min_size=1,
                ),
                st.one_of(st.none(), SPANS),
            ),
            max_size=10,
        )
    )
    def test_of_rooms(self, drawn: list[tuple[list[str], Span | None]]) -> None:
        """Of two villages, by the days of each room."""
        rows = [room(f"R-{at}", "XS", *codes, span=span) for at, (codes, span) in enumerate(drawn)]

        assert found(rooms=rows) == list(rooms_plainly(rows))


def daily(places: list[PlaceRef]) -> list[Assignment]:
    """A day after a day of one member, each in the next of some places."""
    days = [Span(since=day, until=day) for day in map(date.fromordinal, range(1, len(places) + 1))]
    return [charge("P001", place, span) for place, span in zip(places, days, strict=True)]


class TestCost:
    """Thousands of rows of one member, or of one village, cost little more each than a few."""

    def test_no_row_is_set_beside_every_other(self) -> None:
        """Of 8,000 assignments of one member, half of them at fault."""
        rows = daily([grid_place(f"G-{at % 7}") for at in range(4000)])
        began = time.process_time()

        clashes = found(assignments=[*rows, *rows])

        assert [at for at, _, _ in clashes] == list(range(4000, 8000))
        # Row beside row it is 8 million comparisons and more, many times as long.
        assert time.process_time() - began < 3

    def test_nor_any_room(self) -> None:
        """Of 8,000 that served one village, a day each."""
        days = map(date.fromordinal, range(1, 8001))
        rows = [
            room(f"R-{at}", "XS", "640424100003", span=Span(since=day, until=day))
            for at, day in enumerate(days)
        ]
        began = time.process_time()

        assert found(rooms=rows) == []
        assert time.process_time() - began < 3
