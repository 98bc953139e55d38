"""Faults: every one at once, by the slow way, exactly where the quick way says no."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.declare import (
    BEIJING,
    Count,
    Distinct,
    Instant,
    Name,
    Noun,
    Term,
    Token,
    Within,
    faults_in,
    specs,
    together,
)
from jingwu_model.errors import Fault, InvalidObject, Text


class Shift(Term):
    """A vocabulary of two."""

    DAY = ("day", "白班", "day shift", "白天的班次。", "A shift by day.", "library")
    NIGHT = ("night", "夜班", "night shift", "夜间的班次。", "A shift by night.", "library")


@attrs.frozen(kw_only=True)
class Skill(Noun):
    """A noun inside another."""

    kind: Token
    level: Annotated[int, Within(0, 5)] = 0


@attrs.frozen(kw_only=True)
class Everything(Noun):
    """A field of every kind, with and without limits."""

    name: Name
    token: Token
    text: str
    count: Annotated[int, Within(0, 5)]
    number: int
    flag: bool
    ratio: Annotated[float, Within(-1, 1)]
    share: Annotated[Fraction, Within(0, Fraction(1, 2))]
    day: date
    moment: Instant
    shift: Shift
    skill: Skill
    maybe: Count | None
    names: Annotated[tuple[Name, ...], Distinct()]
    skills: Annotated[tuple[Skill, ...] | None, Distinct(by="kind")]
    moments: tuple[Instant | None, ...]
    ratios: Annotated[tuple[Annotated[float, Within(0, None)], ...], Distinct()]
    free: float
    deep: Annotated[tuple[Annotated[tuple[int, ...], Distinct()] | None, ...], Distinct()]

    @together("no_share", "count", "share", zh="无可分", en="there is nothing to share")
    def _something_is_shared(self) -> bool:
        return self.count > 0 or self.share == 0


GOOD: Mapping[str, object] = {
    "name": "集美社区",
    "token": "G-1",
    "text": "",
    "count": 1,
    "number": -7,
    "flag": False,
    "ratio": 0.5,
    "share": Fraction(1, 3),
    "day": date(2026, 3, 2),
    "moment": datetime(2026, 3, 2, 9, tzinfo=BEIJING),
    "shift": Shift.DAY,
    "skill": Skill(kind="law"),
    "maybe": None,
    "names": ("a", "b"),
    "skills": (Skill(kind="law"), Skill(kind="order")),
    "moments": (),
    "ratios": (0.5,),
    "free": -1e300,
    "deep": ((1, 2), (), None),
}


class Untellable:
    """A value that will not be told."""

    def __repr__(self) -> str:
        msg = "no"
        raise RuntimeError(msg)


class Text2(str):
    """A near class of text."""

    __slots__ = ()


OFFSETS = st.sampled_from([UTC, BEIJING, timezone(timedelta(hours=-11)), None])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 8),
    st.integers(),
    st.sampled_from([10**4000, -(10**400), 2**53, 2**53 + 1]),
    st.floats(),
    st.sampled_from([0.0, 0.25, 1.0, -1.0]),
    st.text(max_size=4),
    st.sampled_from(["a", "b", "day", "x" * 201, "\ud800", Text2("a")]),
    st.fractions(-1, 1, max_denominator=8),
    st.dates(),
    st.builds(lambda moment, zone: moment.replace(tzinfo=zone), st.datetimes(), OFFSETS),
    st.sampled_from(list(Shift)),
    st.builds(Skill, kind=st.sampled_from(["law", "order"]), level=st.integers(0, 5)),
    st.builds(Untellable),
    st.sampled_from([[], {}, set(), b"a", Shift, Skill, object, 1j]),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3).map(tuple) | st.lists(inner, max_size=3)
)


@st.composite
def some_broken(draw: st.DrawFn) -> dict[str, object]:
    """The good values, with anything at all in some fields."""
    planted = draw(st.dictionaries(st.sampled_from(sorted(GOOD)), VALUES, max_size=5))
    return {**GOOD, **planted}


def refused(values: Mapping[str, object]) -> InvalidObject | None:
    """The error of making an object of these values, by the quick way."""
    construct: Any = Everything
    try:
        construct(**values)
    except InvalidObject as error:
        return error
    return None


def fields_of(faults: Iterable[Fault]) -> set[str]:
    """The fields that faults are laid to."""
    return {fault.field.partition("[")[0] for fault in faults}


class TestBothWays:
    """The quick way decides and the slow way explains: they never differ."""

    @given(some_broken())
    def test_an_object_is_refused_exactly_where_there_are_faults(
        self, values: dict[str, object]
    ) -> None:
        """And the error carries just these."""
        error = refused(values)
        faults = tuple(faults_in(Everything, values))

        assert (error is None) == (faults == ())
        if error is not None:
            assert error.faults == faults

    @given(some_broken())
    def test_every_broken_field_has_a_fault_of_its_own(self, values: dict[str, object]) -> None:
        """A field is broken if its value alone makes a good object a refused one."""
        broken = {
            name
            for name, value in values.items()
            if (alone := refused({**GOOD, name: value})) is not None
            and {fault.code for fault in alone.faults} != {"no_share"}
        }
        faults = error.faults if (error := refused(values)) else ()
        by_rule = {fault.field for fault in faults if fault.code == "no_share"}

        assert fields_of(faults) - by_rule == broken - by_rule

    @given(some_broken())
    def test_every_fault_is_told_in_one_line(self, values: dict[str, object]) -> None:
        """Short, printable, encodable, in both languages: whatever stood there."""
        for fault in faults_in(Everything, values):
            assert len(fault.found) < 120
            assert "\n" not in fault.text("zh") + fault.text("en")
            assert fault.text("en").encode()

    @given(some_broken())
    def test_what_is_accepted_is_stored_in_its_one_form(self, values: dict[str, object]) -> None:
        """What an object holds makes an equal object."""
        if refused(values) is None:
            construct: Any = Everything
            made = construct(**values)
            held = {spec.name: getattr(made, spec.name) for spec in specs(Everything)}

            assert construct(**held) == made
            assert made.moment.tzinfo is BEIJING
            assert type(made.ratio) is float

    def test_the_good_values_are_good(self) -> None:
        """Else these properties would say nothing."""
        assert refused(GOOD) is None


# One thing wrong with an object that is good otherwise: the quick way sees each by itself.
ALONE = [
    ("name", "", "$.name", "not_printable"),
    ("token", "a b", "$.token", "not_matching"),
    ("text", None, "$.text", "wrong_type"),
    ("count", 6, "$.count", "out_of_range"),
    ("number", 1.0, "$.number", "wrong_type"),
    ("flag", 0, "$.flag", "wrong_type"),
    ("ratio", 1.5, "$.ratio", "out_of_range"),
    ("free", float("inf"), "$.free", "not_finite"),
    ("free", float("nan"), "$.free", "not_finite"),
    ("share", Fraction(2, 3), "$.share", "out_of_range"),
    ("day", datetime(2026, 3, 2, tzinfo=UTC), "$.day", "wrong_type"),
    ("moment", datetime(2026, 3, 2), "$.moment", "time.naive"),  # noqa: DTZ001 - the point of it
    ("shift", Skill, "$.shift", "wrong_type"),
    ("skill", None, "$.skill", "wrong_type"),
    ("maybe", -1, "$.maybe", "out_of_range"),
    ("names", ("a", ""), "$.names[1]", "not_printable"),
    ("names", ("a", "a"), "$.names", "repeated"),
    ("names", None, "$.names", "wrong_type"),
    ("skills", (Skill(kind="law"), None), "$.skills[1]", "wrong_type"),
    ("skills", (Skill(kind="law"), Skill(kind="law", level=1)), "$.skills", "repeated"),
    ("moments", (None, date(2026, 3, 2)), "$.moments[1]", "wrong_type"),
    ("ratios", (float("inf"),), "$.ratios[0]", "not_finite"),
    ("ratios", (0.5, -1.0), "$.ratios[1]", "out_of_range"),
    ("ratios", (0.5, 0.5), "$.ratios", "repeated"),
    ("deep", ((1, 2.0),), "$.deep[0][1]", "wrong_type"),
    ("deep", (None, (1, 1)), "$.deep[1]", "repeated"),
    ("deep", ((1,), (1,)), "$.deep", "repeated"),
    ("count", 0, "$.share", "no_share"),
]


class TestEveryFault:
    """None hides behind another."""

    @pytest.mark.parametrize(("field", "value", "path", "code"), ALONE)
    def test_each_is_seen_by_itself(self, field: str, value: object, path: str, code: str) -> None:
        """Where it stands, for what it is."""
        error = refused({**GOOD, field: value})

        assert error is not None
        assert [(fault.path, fault.code) for fault in error.faults] == [(path, code)]

    def test_a_rule_sees_a_value_as_it_would_be_stored(self) -> None:
        """01:00 in Greenwich is 09:00 here."""

        @attrs.frozen(kw_only=True)
        class Morning(Noun):
            at: Instant
            hour: int

            @together("other_hour", "at", "hour", zh="不符", en="another hour")
            def _is_the_hour(self) -> bool:
                return self.at.hour == self.hour

        one = datetime(2026, 3, 2, 1, tzinfo=UTC)

        assert faults_in(Morning, {"at": one, "hour": 9}) == []
        assert [fault.code for fault in faults_in(Morning, {"at": one, "hour": 1})] == [
            "other_hour"
        ]

    def test_all_are_reported_at_once(self) -> None:
        """In the fields' order, the rules' after them."""
        values = {
            **GOOD,
            "name": " 集美",
            "count": -1,
            "flag": 1,
            "names": ("a", "", "a"),
            "skills": (Skill(kind="law", level=1), Skill(kind="law", level=2)),
            "deep": ((1, 1), (True,), "x"),
            "shift": "day",
        }

        error = refused(values)

        assert error is not None
        assert [(fault.path, fault.code) for fault in error.faults] == [
            ("$.name", "not_printable"),
            ("$.count", "out_of_range"),
            ("$.flag", "wrong_type"),
            ("$.shift", "wrong_type"),
            ("$.names[1]", "not_printable"),
            ("$.skills", "repeated"),
            ("$.deep[0]", "repeated"),
            ("$.deep[1][0]", "wrong_type"),
            ("$.deep[2]", "wrong_type"),
        ]

    def test_a_tuple_is_asked_whether_it_repeats_when_its_items_are_sound(self) -> None:
        """What cannot be hashed cannot be compared either."""
        error = refused({**GOOD, "names": (["a"], ["a"])})

        assert error is not None
        assert [fault.path for fault in error.faults] == ["$.names[0]", "$.names[1]"]

    def test_a_field_left_out_is_not_asked_about(self) -> None:
        """Nor is a rule that reads it."""
        faults = faults_in(Everything, {"name": "", "share": Fraction(9)})

        assert [fault.path for fault in faults] == ["$.name", "$.share"]


class TestRules:
    """Fields that must agree."""

    def test_it_is_asked_when_each_of_its_fields_is_sound(self) -> None:
        """A broken field is fault enough; the rule's own is laid to the last field it names."""

        @attrs.frozen(kw_only=True)
        class Stretch(Noun):
            first: Annotated[int, Within(0, 9)]
            last: Annotated[int, Within(0, 9)]

            @together("backwards", "first", "last", zh="倒置", en="ends before it begins")
            def _forwards(self) -> bool:
                return self.first <= self.last

        (both,) = faults_in(Stretch, {"first": 5, "last": 3})
        (one,) = faults_in(Stretch, {"first": 5, "last": -3})

        assert (both.code, both.path, both.found) == ("backwards", "$.last", "first 5, last 3")
        assert both.says == Text("倒置", "ends before it begins")
        assert both.expected == Text("first与last一致", "first and last to agree")
        assert (one.code, one.path) == ("out_of_range", "$.last")


class TestWords:
    """How what was found is shown."""

    @pytest.mark.parametrize(
        ("field", "value", "found"),
        [
            ("name", None, "none"),
            ("number", "7", "7 (str)"),
            ("count", 99, "99"),
            ("number", Shift.DAY, "day (Shift)"),
            ("number", Fraction(1, 3), "1/3 (Fraction)"),
            ("ratio", float("nan"), "nan"),
            ("name", "a\nb", r"a\nb"),
            ("name", "a\u202eb", r"a\u202eb"),
            ("name", "\ud800", r"\ud800"),
            ("name", "一" * 300, "一" * 79 + "…"),
            ("number", Untellable(), "<Untellable> (Untellable)"),
            ("number", [1, 2], "[1, 2] (list)"),
            ("skill", Skill(kind="law", level=2).kind, "law (str)"),
            ("text", Text2("a"), "a (Text2)"),
        ],
    )
    def test_it_is_short_and_plain(self, field: str, value: object, found: str) -> None:
        """On one line, nothing that turns a terminal's writing around, nothing unending."""
        (fault,) = faults_in(Everything, {field: value})

        assert fault.found == found

    def test_a_number_too_long_to_print_is_not_printed(self) -> None:
        """Python itself refuses to write it out."""
        (fault,) = faults_in(Everything, {"maybe": 10**5000})

        assert (fault.code, fault.found) == ("out_of_range", "<int>")

    def test_a_rule_may_say_what_it_expects(self) -> None:
        """By default, that its fields agree."""

        @attrs.frozen(kw_only=True)
        class Stretch(Noun):
            first: int
            last: int | None

            @together("odd", "first", "last", zh="不符", en="wrong", expected=Text("偶数", "even"))
            def _even(self) -> bool:
                return self.last is not None

        (fault,) = faults_in(Stretch, {"first": 1, "last": None})

        assert (fault.expected.zh, fault.found) == ("偶数", "first 1, last none")

    @pytest.mark.parametrize(
        ("field", "zh", "en"),
        [
            ("text", "文本", "text"),
            ("number", "整数", "a whole number"),
            ("flag", "是或否", "true or false"),
            ("ratio", "小数", "a number"),
            ("share", "分数", "a fraction"),
            ("day", "日期", "a date"),
            ("moment", "带时区的时间", "a time with its offset"),
            ("shift", "day、night 之一", "one of day, night"),
            ("skill", "Skill", "Skill"),
            ("names", "元组", "a tuple"),
        ],
    )
    def test_the_type_expected_is_said_in_words(self, field: str, zh: str, en: str) -> None:
        """A term by its codes."""
        (fault,) = faults_in(Everything, {field: object()})

        assert fault.expected == Text(zh, en)
