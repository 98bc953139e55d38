"""Nouns: made whole or not at all, and never changed."""

import copy
import linecache
import pickle
import re
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.declare import (
    BEIJING,
    Distinct,
    Instant,
    Name,
    Noun,
    Term,
    Within,
    specs,
    together,
)
from jingwu_model.declare._noun import row_reader
from jingwu_model.errors import InvalidObject


class Shift(Term):
    """A vocabulary of two."""

    DAY = ("day", "白班", "day shift", "白天的班次。", "A shift by day.", "library")
    NIGHT = ("night", "夜班", "night shift", "夜间的班次。", "A shift by night.", "library")


@attrs.frozen(kw_only=True)
class Point(Noun):
    """A point: whole numbers are taken for its floats."""

    lon: Annotated[float, Within(-180, 180)]
    lat: Annotated[float, Within(-90, 90)] = 0


@attrs.frozen(kw_only=True)
class Ring(Noun):
    """A tuple with limits on it and on its items."""

    points: Annotated[tuple[Annotated[float, Within(0, 5)], ...], Distinct()]


@attrs.frozen(kw_only=True)
class Watch(Noun):
    """A watch, with a rule between its ends."""

    place: Name
    shift: Shift
    start: Instant
    end: Instant
    officers: Annotated[int, Within(0, 20)] = 1
    calls: tuple[Instant, ...] = ()
    path: tuple[tuple[float, ...], ...] = ()
    point: Point | None = None
    share: Fraction | None = None
    day: date | None = None
    tags: tuple[Name, ...] | None = None

    @together("watch.backwards", "start", "end", zh="倒置", en="ends before it begins")
    def _forwards(self) -> bool:
        return self.start < self.end

    def length(self) -> timedelta:
        """How long it lasts."""
        return self.end - self.start


NINE = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
TEN = datetime(2026, 3, 2, 10, tzinfo=BEIJING)


def watch(**changes: Any) -> Watch:
    """A good watch, changed."""
    good: dict[str, Any] = {"place": "集美", "shift": Shift.DAY, "start": NINE, "end": TEN}
    return Watch(**(good | changes))


def by_pickle(noun: Watch) -> Watch:
    """What comes out of a pickle is what went in."""
    again: Watch = pickle.loads(pickle.dumps(noun))  # noqa: S301 - our own bytes
    return again


class TestFrost:
    """A noun is a value."""

    def test_nothing_of_it_can_be_set_or_deleted(self) -> None:
        """Neither its fields nor anything else."""
        made = watch()

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            made.place = "兴盛"  # type: ignore[misc]
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            del made.place
        with pytest.raises(AttributeError):
            made.colour = "red"  # type: ignore[attr-defined]
        assert not hasattr(made, "__dict__")

    def test_it_is_of_its_own_class(self) -> None:
        """No trace is left of the moment in which its fields were set."""
        assert type(watch()) is Watch
        assert watch().length() == timedelta(hours=1)

    def test_equal_fields_make_equal_nouns(self) -> None:
        """And equal hashes."""
        assert watch() == watch()
        assert hash(watch()) == hash(watch())
        assert watch() != watch(officers=2)
        assert len({watch(), watch(), watch(officers=2)}) == 2

    @pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, by_pickle])
    def test_a_copy_equals_it(self, again: Callable[[Watch], Watch]) -> None:
        """And is as frozen."""
        made = watch(calls=(NINE,), point=Point(lon=106, lat=35), tags=("a",))

        copied = again(made)

        assert copied == made
        assert type(copied) is Watch
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            copied.place = "兴盛"  # type: ignore[misc]

    def test_what_came_out_of_a_pickle_can_be_evolved(self) -> None:
        """Its times are at an equal offset that is another object."""
        evolved = attrs.evolve(by_pickle(watch()), officers=3)

        assert evolved == watch(officers=3)

    def test_it_prints_as_it_is_made(self) -> None:
        """With its fields by name."""
        assert repr(Point(lon=106, lat=35)) == "Point(lon=106.0, lat=35.0)"


class TestEvolve:
    """`attrs.evolve` makes another noun, with every check."""

    def test_what_is_not_changed_stays(self) -> None:
        """The first one stays as it is."""
        first = watch()

        second = attrs.evolve(first, officers=5)

        assert (first.officers, second.officers, second.place) == (1, 5, "集美")

    def test_what_is_changed_is_checked(self) -> None:
        """By itself and together with the rest."""
        with pytest.raises(InvalidObject, match="officers: out of range"):
            attrs.evolve(watch(), officers=21)
        with pytest.raises(InvalidObject, match="ends before it begins"):
            attrs.evolve(watch(), end=NINE)


class TestTypes:
    """A value is of its field's exact class."""

    # Values of a near class: refused, though Python would let many pass.
    @pytest.mark.parametrize(
        ("field", "value", "found"),
        [
            ("officers", True, "True (bool)"),
            ("officers", 1.0, "1.0 (float)"),
            ("officers", "1", "1 (str)"),
            ("officers", None, "none"),
            ("place", 1, "1 (int)"),
            ("place", b"a", "b'a' (bytes)"),
            ("shift", "day", "day (str)"),
            ("share", 1, "1 (int)"),
            ("share", 0.5, "0.5 (float)"),
            ("day", NINE, "2026-03-02T09:00:00+08:00 (datetime)"),
            ("start", date(2026, 3, 2), "2026-03-02 (date)"),
            ("tags", ["a"], "['a'] (list)"),
            ("tags", "a", "a (str)"),
            ("point", {"lon": 1.0, "lat": 1.0}, "{'lon': 1.0, 'lat': 1.0} (dict)"),
            ("point", (1.0, 1.0), "(1.0, 1.0) (tuple)"),
        ],
    )
    def test_a_near_class_is_refused(self, field: str, value: object, found: str) -> None:
        """No `"3"` for 3, no `True` for 1, no time for a day."""
        with pytest.raises(InvalidObject) as caught:
            watch(**{field: value})

        (fault,) = caught.value.faults
        assert (fault.code, fault.path, fault.found) == ("wrong_type", f"$.{field}", found)

    def test_a_whole_number_is_taken_for_a_float(self) -> None:
        """And stored as one; by itself, as a default and in tuples."""
        point = Point(lon=106)

        assert (repr(point.lon), repr(point.lat)) == ("106.0", "0.0")
        assert repr(watch(path=((1, 2.5), ())).path) == "((1.0, 2.5), ())"

    @pytest.mark.parametrize("number", [2**53 + 1, 10**400, True])
    def test_a_whole_number_that_a_float_cannot_hold_is_not(self, number: int) -> None:
        """Nothing is rounded in silence."""
        with pytest.raises(InvalidObject, match="lon: wrong type"):
            Point(lon=number)

    @pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
    def test_a_float_is_finite(self, number: float) -> None:
        """What no JSON can say is no number here."""
        with pytest.raises(InvalidObject) as caught:
            Point(lon=number)

        assert [fault.code for fault in caught.value.faults] == ["not_finite"]


class TestTimes:
    """Any offset is taken, and +08:00 is kept."""

    @pytest.mark.parametrize(
        ("offset", "clock"),
        [
            (timedelta(0), "2026-03-02T09:00:00+08:00"),
            (timedelta(hours=8), "2026-03-02T01:00:00+08:00"),
            (timedelta(hours=-5), "2026-03-02T14:00:00+08:00"),
            (timedelta(hours=5, minutes=45), "2026-03-02T03:15:00+08:00"),
        ],
    )
    def test_a_time_of_any_offset_is_stored_at_home(self, offset: timedelta, clock: str) -> None:
        """01:00 there is so much here; written down, equal times read alike."""
        there = datetime(2026, 3, 2, 1, tzinfo=timezone(offset))

        made = watch(start=there, end=there + timedelta(days=2), calls=(there, there))

        assert made.start.isoformat() == clock
        assert made.start.tzinfo is BEIJING
        assert [call.isoformat() for call in made.calls] == [clock, clock]
        assert made.start == there

    @pytest.mark.parametrize("field", ["start", "end"])
    def test_a_time_without_an_offset_is_refused(self, field: str) -> None:
        """It is told as what it is."""
        with pytest.raises(InvalidObject) as caught:
            watch(**{field: datetime(2026, 3, 2, 9)})  # noqa: DTZ001 - the point of it

        (fault,) = caught.value.faults
        assert (fault.code, fault.found) == ("time.naive", "2026-03-02T09:00:00")

    def test_one_in_a_tuple_is_refused_at_its_place(self) -> None:
        """`$.calls[1]`."""
        with pytest.raises(InvalidObject) as caught:
            watch(calls=(NINE, datetime(2026, 3, 2, 9)))  # noqa: DTZ001 - the point of it

        assert [fault.path for fault in caught.value.faults] == ["$.calls[1]"]

    @pytest.mark.parametrize(
        ("moment", "found"),
        [
            (
                datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))),
                "9999-12-31T23:59:59.999999-01:00",
            ),
            (
                datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
                "0001-01-01T00:00:00+14:00",
            ),
        ],
    )
    def test_a_time_that_is_none_here_is_refused(self, moment: datetime, found: str) -> None:
        """The first and last hours of the calendar, seen from elsewhere."""
        with pytest.raises(InvalidObject) as caught:
            watch(calls=(moment,))

        (fault,) = caught.value.faults
        assert (fault.code, fault.found) == ("time.out_of_reach", found)

    @given(
        st.datetimes(
            min_value=datetime(2, 1, 1),  # noqa: DTZ001 - Hypothesis adds the offset
            max_value=datetime(9998, 1, 1),  # noqa: DTZ001
            timezones=st.timezones() | st.just(UTC),
        )
    )
    def test_the_instant_never_changes(self, moment: datetime) -> None:
        """Whatever zone it was stated in, and whatever that zone's rules."""
        made = watch(calls=(moment,)).calls[0]

        assert made.astimezone(UTC) == moment.astimezone(UTC)
        assert made.utcoffset() == timedelta(hours=8)


class TestGeneratedSource:
    """The one check of a class is generated, and can be read."""

    def test_a_traceback_shows_its_lines(self) -> None:
        """Where a value cannot be compared, one sees which comparison it was."""

        @attrs.frozen(kw_only=True)
        class Touchy(Noun):
            one: int
            other: int

            @together("touchy", "one", "other", zh="不符", en="wrong")
            def _divides(self) -> bool:
                return self.one % self.other == 0

        with pytest.raises(ZeroDivisionError) as caught:
            Touchy(one=1, other=0)

        shown = "".join(traceback.format_exception(caught.value))
        assert re.search(r'File "<jingwu_model \S+Touchy>", line \d+, in __init__', shown)
        assert re.search(r"^ +_r\d+\(self\)$", shown, re.MULTILINE)

    def test_two_classes_of_one_name_show_each_its_own(self) -> None:
        """A class is called by where it stands."""

        def one() -> type[Any]:
            @attrs.frozen(kw_only=True)
            class Same(Noun):
                first: int

            return Same

        def other() -> type[Any]:
            @attrs.frozen(kw_only=True)
            class Same(Noun):
                second: int

            return Same

        for cls, field in ((one(), "first"), (other(), "second")):
            cls(**{field: 1})
            assert field in linecache.getline(cls.__init__.__code__.co_filename, 1)


class TestRows:
    """A table's reader makes nouns of rows without a call for each."""

    def test_rows_that_fit_are_kept_and_others_refused(self) -> None:
        """With the number a spreadsheet shows, the header being row 1."""
        kept: list[Any] = []
        refused: list[tuple[int, list[str]]] = []
        read = row_reader(Point, 2, {"lon": "number(c0)", "lat": "number(c1)"}, {"number": float})

        read(
            [["106", "35"], ["500", "35"], ["106"], ["106", "35", "0"], ["107", "36"]],
            kept.append,
            lambda number, row: refused.append((number, row)),
        )

        assert kept == [Point(lon=106, lat=35), Point(lon=107, lat=36)]
        assert [type(each) for each in kept] == [Point, Point]
        assert refused == [(3, ["500", "35"]), (4, ["106"]), (5, ["106", "35", "0"])]

    def test_a_field_without_a_cell_takes_its_default(self) -> None:
        """In its stored form, and the rules are asked."""
        kept: list[Any] = []
        refused: list[int] = []
        read = row_reader(
            Watch,
            2,
            {"place": "'集美'", "shift": "day", "start": "at(c0)", "end": "at(c1)"},
            {"day": Shift.DAY, "at": datetime.fromisoformat},
        )

        read(
            [
                ["2026-03-02T01:00:00+00:00", "2026-03-02T10:00:00+08:00"],
                ["2026-03-02T10:00:00+08:00", "2026-03-02T09:00:00+08:00"],
            ],
            kept.append,
            lambda number, _row: refused.append(number),
        )

        assert kept == [watch()]
        assert kept[0].start.tzinfo is BEIJING
        assert refused == [3]

    def test_what_a_tuple_holds_is_asked_of_a_row_too(self) -> None:
        """Its items, and its limits after them."""
        kept: list[Any] = []
        refused: list[int] = []
        read = row_reader(Ring, 1, {"points": "tuple(map(number, c0.split(';')))"}, {"number": int})

        read([["1;2"], ["1;1"], ["1;9"]], kept.append, lambda number, _row: refused.append(number))

        assert kept == [Ring(points=(1, 2))]
        assert refused == [3, 4]

    def test_every_default_is_as_an_object_holds_it(self) -> None:
        """A whole number for a float is stored as one."""
        kept: list[Any] = []

        row_reader(Point, 1, {"lon": "float(c0)"}, {})([["1"]], kept.append, lambda *_: None)

        assert repr(kept[0]) == "Point(lon=1.0, lat=0.0)"


class TestSpecs:
    """What is declared can be read."""

    def test_fields_come_in_their_order(self) -> None:
        """As they were written."""
        assert [spec.name for spec in specs(Point)] == ["lon", "lat"]

    def test_the_base_has_none(self) -> None:
        """`Noun` itself says nothing."""
        assert specs(Noun) == ()
