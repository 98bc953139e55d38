"""What a fault of a document says: its path, what was expected, what was found."""

from datetime import date
from typing import Annotated, Any

import attrs
import pytest

from declare._plainly import Every, Inner, Pair
from declare.test_reading import WHOLE
from jingwu_model.declare import Noun, Repeating, SeenBy, key_path, known_keys, told_value, unplain


@attrs.frozen(kw_only=True)
class Bare(Noun):
    """空, required fields without a word of what they are."""

    day: date
    inner: Inner
    pairs: tuple[Pair, ...]
    count: int
    hidden: Annotated[Inner, SeenBy("internal")]


def told(value: Any, cls: type[Noun] = Every) -> list[tuple[str, str, str, str]]:
    """Each fault's path, code, what was expected and what was found."""
    return [(one.path, one.code, one.expected.en, one.found) for one in unplain(cls, value)[1]]


class TestPaths:
    """A path leads to the value."""

    def test_through_objects_and_lists(self) -> None:
        """To any depth."""
        held = {
            **WHOLE,
            "pairs": [{"low": 1, "high": 2}, {"low": "1", "high": 2}],
            "table": [[], [1, "x"]],
            "inner": {"share": "x"},
        }

        assert [one[0] for one in told(held)] == [
            "$.inner.share",
            "$.pairs[1].low",
            "$.table[1][1]",
        ]

    @pytest.mark.parametrize(
        ("key", "path"),
        [
            ("plain", "$.plain"),
            ("a key", "$['a key']"),
            ("1st", "$['1st']"),
            ("键", "$['键']"),
            ("", "$['']"),
            ("it's", '$["it\'s"]'),
            ("a\nb", "$['a\\\\nb']"),
        ],
    )
    def test_a_key_that_is_no_plain_word_is_quoted(self, key: str, path: str) -> None:
        """On one line."""
        assert key_path("$", key) == path

    def test_a_path_can_begin_elsewhere(self) -> None:
        """Where the object stands in a document."""
        _, faults = unplain(Pair, {"low": 2, "high": 1}, "$.pairs[3]")

        assert [(one.path, one.code, one.found) for one in faults] == [
            ("$.pairs[3].high", "pair.backwards", "low 2, high 1")
        ]


class TestExpected:
    """What would have been right."""

    def test_a_missing_field_says_what_it_would_hold(self) -> None:
        """In its own words, or in those of its type."""
        assert told({}, Bare) == [
            ("$.day", "missing", "a day, as 2026-03-02", "nothing"),
            ("$.inner", "missing", "an object", "nothing"),
            ("$.pairs", "missing", "a list", "nothing"),
            ("$.count", "missing", "a whole number", "nothing"),
            ("$.hidden", "missing", "an object", "nothing"),
        ]

    def test_a_known_key_near_it(self) -> None:
        """Or all of them, where none is near."""
        held = {"low": 1, "high": 2}

        assert told({**held, "hihg": 1}, Pair) == [
            ("$.hihg", "unknown_key", "a known key, such as high", "…")
        ]
        assert told({**held, "zzz": [1]}, Pair) == [
            ("$.zzz", "unknown_key", "one of low, high", "a list of 1")
        ]

    def test_tags_are_known_too(self) -> None:
        """They stand beside the fields."""
        _, (fault,) = unplain(Pair, {"event": 1, "low": 1, "high": 0}, tags=("event",))

        assert fault.code == "pair.backwards"


class TestFound:
    """What stood there, short, and never what may not be shown."""

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (None, "null"),
            (True, "true"),
            (False, "false"),
            (3, "3"),
            (2.5, "2.5"),
            ("x", '"x"'),
            ("a\nb", '"a\\nb"'),
            ("x" * 200, '"' + "x" * 79 + '…"'),
            ({"a": "secret"}, "an object of 1"),
            (["secret", 2], "a list of 2"),
        ],
    )
    def test_a_value(self, value: Any, shown: str) -> None:
        """On one line."""
        assert told_value(value) == shown

    @pytest.mark.parametrize("value", [None, True, 3, "secret"])
    def test_what_is_sensitive_is_not_shown(self, value: Any) -> None:
        """Not even that it is nothing."""
        assert told_value(value, sensitive=True) == "…"
        assert told({**WHOLE, "secret": [value]})[0][3] == "a list of 1"

    def test_what_stands_in_what_is_sensitive_is_as_sensitive(self) -> None:
        """At any depth of it."""
        sound = {"day": "2026-03-02", "inner": {}, "pairs": [], "count": 1}

        assert told({**sound, "hidden": {"share": "secret"}}, Bare) == [
            ("$.hidden.share", "not_a_fraction", "a fraction's text, as 735 or 4805/491", "…")
        ]
        assert told({**sound, "hidden": "secret"}, Bare)[0][3] == "…"

    def test_a_rule_shows_its_fields(self) -> None:
        """A rule is asked only of fields that are sound."""
        assert told({"low": 2, "high": 1}, Pair)[0][1:] == (
            "pair.backwards",
            "low and high to agree",
            "low 2, high 1",
        )
        assert [one[1] for one in told({"low": 2, "high": "1"}, Pair)] == ["wrong_type"]


class TestKeysTwice:
    """An object in which a key stands twice is one of its own class."""

    def test_it_remembers_which(self) -> None:
        """Each once, in its order, and the last value of each."""
        held = Repeating([("a", 1), ("b", 2), ("a", 3), ("a", 4), ("c", 5), ("c", 5)])

        assert held == {"a": 4, "b": 2, "c": 5}
        assert list(held.repeated) == ["a", "c"]
        assert [(one.path, one.code) for one in known_keys(held, held, "$")] == [
            ("$.a", "repeated_key"),
            ("$.c", "repeated_key"),
        ]

    def test_no_quick_reader_takes_it(self) -> None:
        """Though every key and value is right."""
        held = Repeating([("low", 1), ("low", 1), ("high", 2)])

        assert [one[:2] for one in told(held, Pair)] == [("$.low", "repeated_key")]
