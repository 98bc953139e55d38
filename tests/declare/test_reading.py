"""Reading plain JSON: a quick way that decides, a slow way that explains, and one answer."""

import json
from collections import OrderedDict
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declare._plainly import Every, Inner, Pair, Shade
from jingwu_model.declare import BEIJING, NO, Noun, plain_reader, unplain

WHOLE: dict[str, Any] = {
    "text": "自由\n文本",
    "name": "集美",
    "count": 3,
    "number": -(2**70),
    "least": 2,
    "sure": True,
    "ratio": 1,
    "share": "10/4",
    "day": "2026-03-02",
    "when": "2026-03-02T01:00:00Z",
    "shade": "dark",
    "inner": {"share": "-7"},
    "pairs": [{"low": 1, "high": 2}, {"high": 3, "low": 3}],
    "names": ["a", "b"],
    "table": [[1, 2], []],
    "days": [["2026-03-02"], []],
    "holes": [None, "2026-03-02"],
    "blanks": [None, "a"],
    "rows": [None, [1]],
    "maybe": "2026-03-03",
    "maybe_text": "x",
    "maybe_inner": {},
    "maybe_names": [],
    "must_say": None,
    "secret": "s",
}
MADE = Every(
    text="自由\n文本",
    name="集美",
    count=3,
    number=-(2**70),
    least=2,
    sure=True,
    ratio=1.0,
    share=Fraction(5, 2),
    day=date(2026, 3, 2),
    when=datetime(2026, 3, 2, 1, tzinfo=UTC),
    shade=Shade.DARK,
    inner=Inner(share=Fraction(-7)),
    pairs=(Pair(low=1, high=2), Pair(low=3, high=3)),
    names=("a", "b"),
    table=((1, 2), ()),
    days=((date(2026, 3, 2),), ()),
    holes=(None, date(2026, 3, 2)),
    blanks=(None, "a"),
    rows=(None, (1,)),
    maybe=date(2026, 3, 3),
    maybe_text="x",
    maybe_inner=Inner(),
    maybe_names=(),
    must_say=None,
    secret="s",
)
REQUIRED = {
    key: held
    for key, held in WHOLE.items()
    if key
    in {
        "text", "name", "count", "number", "sure", "ratio", "share", "day", "when", "shade",
        "inner", "names",
    }
}  # fmt: skip

# Every field with what it does not take.
WRONG: list[tuple[str, Any]] = [
    *((key, {"strange": 1}) for key in WHOLE),
    *((key, None) for key in WHOLE if key in REQUIRED or key in {"least", "pairs", "table"}),
    ("text", "\ud83d"),
    ("text", 3),
    ("maybe_text", "x\udfff"),
    ("name", ""),
    ("name", "a\n"),
    ("name", "\ud83d"),
    ("count", -1),
    ("count", True),
    ("count", 1.0),
    ("count", "1"),
    ("number", 1.5),
    ("number", False),
    ("least", -1),
    ("sure", 1),
    ("sure", "true"),
    ("ratio", "1"),
    ("ratio", True),
    ("ratio", float("inf")),
    ("ratio", 10**400),
    ("ratio", 2**53 + 1),
    ("share", 2.5),
    ("share", "2.5"),
    ("share", "1/0"),
    ("day", "2026-02-30"),
    ("day", "2026-03-02T00:00:00Z"),
    ("day", 20260302),
    ("when", "2026-03-02"),
    ("when", "2026-03-02T01:00:00"),
    ("when", "0001-01-01T00:00:00+14:00"),
    ("when", "2026-03-02T1:00:00+08:00"),
    ("shade", "DARK"),
    ("shade", ["dark"]),
    ("inner", []),
    ("inner", {"share": "x"}),
    ("inner", {"shades": "dark"}),
    ("pairs", {}),
    ("pairs", [{"low": 1}]),
    ("pairs", [{"low": 1, "high": 2, "mid": 3}]),
    ("pairs", [{"low": 2, "high": 1}]),
    ("pairs", [None]),
    ("pairs", "ab"),
    ("names", ["a", "a"]),
    ("names", ["a", 1]),
    ("names", ("a",)),
    ("table", [1]),
    ("table", [[1], ["1"]]),
    ("table", [None]),
    ("days", [["x"]]),
    ("days", ["2026-03-02"]),
    ("holes", ["x"]),
    ("holes", [None, "x"]),
    ("blanks", [""]),
    ("rows", [[-1]]),
    ("rows", [1]),
    ("maybe", "x"),
    ("maybe_inner", []),
    ("maybe_names", [None]),
    ("must_say", -1),
]


def quickly(cls: type[Noun], value: Any, *tags: str) -> Any:
    """What the quick way makes of a value; none where it says no."""
    try:
        return plain_reader(cls, *tags)(value)
    except NO:
        return None


class TestASoundObject:
    """Both ways make the same object."""

    def test_of_every_shape(self) -> None:
        """The one that Python makes."""
        made = quickly(Every, WHOLE)

        assert made == MADE
        assert type(made) is Every
        assert made.when.tzinfo is BEIJING
        assert type(made.ratio) is float
        assert unplain(Every, WHOLE) == (MADE, [])

    def test_what_is_left_out_is_its_default(self) -> None:
        """A field that may be none may be left out, though it has no default."""
        made = quickly(Every, REQUIRED)

        assert made == attrs.evolve(
            MADE,
            least=0,
            pairs=(),
            table=(),
            days=(),
            holes=(),
            blanks=(),
            rows=(),
            maybe=None,
            maybe_text=None,
            maybe_inner=None,
            maybe_names=None,
            secret=None,
        )

    def test_none_is_as_good_as_nothing_where_none_may_stand(self) -> None:
        """In both ways."""
        optional = [key for key in WHOLE if key.startswith("maybe") or key == "secret"]
        value = {**REQUIRED, **dict.fromkeys(optional)}

        assert quickly(Every, value) == quickly(Every, REQUIRED)

    def test_what_another_reader_made_is_read_the_slow_way(self) -> None:
        """Its objects are of a class of its own."""
        held = {**WHOLE, "inner": OrderedDict(share="-7")}

        assert quickly(Every, held) is None
        assert unplain(Every, held) == (MADE, [])

    def test_it_is_frozen(self) -> None:
        """As any noun is."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            quickly(Pair, {"low": 1, "high": 2}).low = 3

    def test_tags_stand_beside_its_fields(self) -> None:
        """They are asked for where every field is; nobody looks at them."""
        pair = {"low": 1, "high": 2}

        assert quickly(Pair, {**pair, "event": [3]}, "event") == Pair(low=1, high=2)
        assert quickly(Pair, pair, "event") is None
        assert quickly(Pair, {**pair, "event": 1}) is None
        assert quickly(Inner, {"event": 1}, "event") == quickly(Inner, {}, "event") == Inner()


class TestAFaultyObject:
    """The quick way says no; the slow way says where and why."""

    @pytest.mark.parametrize(("key", "value"), WRONG)
    def test_both_refuse_it(self, key: str, value: Any) -> None:
        """Every fault lies in the field that is wrong."""
        held = {**WHOLE, key: value}

        assert quickly(Every, held) is None
        made, faults = unplain(Every, held)
        assert made is None
        assert faults
        for fault in faults:
            assert fault.path.startswith(f"$.{key}")
            assert fault.expected.zh
            assert fault.expected.en

    @pytest.mark.parametrize("key", REQUIRED)
    def test_a_field_that_must_be_there(self, key: str) -> None:
        """Its absence is its fault."""
        held = {one: WHOLE[one] for one in WHOLE if one != key}

        assert quickly(Every, held) is None
        _, (fault,) = unplain(Every, held)
        assert (fault.path, fault.code, fault.found) == (f"$.{key}", "missing", "nothing")

    @pytest.mark.parametrize("value", [None, [], "x", 1, True, [("low", 1)]])
    def test_what_is_no_object(self, value: Any) -> None:
        """Nothing of it is looked at."""
        assert quickly(Every, value) is None
        assert [fault.code for fault in unplain(Every, value)[1]] == ["wrong_type"]

    @given(st.lists(st.sampled_from(WRONG), min_size=1, unique_by=lambda one: one[0]))
    def test_any_several_of_them_are_all_told(self, wrong: list[tuple[str, Any]]) -> None:
        """None hides another."""
        held = {**WHOLE, **dict(wrong)}

        _, faults = unplain(Every, held)

        told = {fault.path.split(".")[1].split("[")[0] for fault in faults}
        assert told == {key for key, _ in wrong}

    @given(
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats()
            | st.text()
            | st.sampled_from(["2026-03-02", "dark", "1/2", "2026-03-02T01:00:00Z"]),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["low", "high", "share", "shade"]), inner)
            ),
            max_leaves=6,
        ),
        st.sampled_from(sorted(WHOLE)),
    )
    def test_both_ways_agree_on_any_value(self, value: Any, key: str) -> None:
        """Whether it is one, and which one it makes."""
        held = {**WHOLE, key: value}
        quick = quickly(Every, held)
        slow, faults = unplain(Every, {**held, "strange": 1})

        assert slow is None
        rest = [fault for fault in faults if fault.path != "$.strange"]
        assert (quick is None) is bool(rest)
        if quick is not None:
            assert json.dumps(value) is not None
            assert attrs.evolve(quick) == quick
