"""Canonical bytes and digests: RFC 8785's own cases, and an independent implementation."""

import json
import struct
from datetime import UTC, date, datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.declare import Noun, Term, Write, canonical, digest, plain, plain_fields

# Appendix B of RFC 8785: the bits of a double, and how it is written. The three that are no
# JSON numbers (NaN and the infinities) are refused, below.
NUMBERS = [
    ("0000000000000000", "0"),
    ("8000000000000000", "0"),
    ("0000000000000001", "5e-324"),
    ("8000000000000001", "-5e-324"),
    ("7fefffffffffffff", "1.7976931348623157e+308"),
    ("ffefffffffffffff", "-1.7976931348623157e+308"),
    ("4340000000000000", "9007199254740992"),
    ("c340000000000000", "-9007199254740992"),
    ("4430000000000000", "295147905179352830000"),
    ("44b52d02c7e14af5", "9.999999999999997e+22"),
    ("44b52d02c7e14af6", "1e+23"),
    ("44b52d02c7e14af7", "1.0000000000000001e+23"),
    ("444b1ae4d6e2ef4e", "999999999999999700000"),
    ("444b1ae4d6e2ef4f", "999999999999999900000"),
    ("444b1ae4d6e2ef50", "1e+21"),
    ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
    ("3eb0c6f7a0b5ed8d", "0.000001"),
    ("41b3de4355555553", "333333333.3333332"),
    ("41b3de4355555554", "333333333.33333325"),
    ("41b3de4355555555", "333333333.3333333"),
    ("41b3de4355555556", "333333333.3333334"),
    ("41b3de4355555557", "333333333.33333343"),
    ("becbf647612f3696", "-0.0000033333333333333333"),
    ("43143ff3c1cb0959", "1424953923781206.2"),
]


class Shade(Term):
    """A term."""

    DARK = ("dark", "深", "dark", "深色。", "Dark.", "library")


@attrs.frozen(kw_only=True)
class Inner(Noun):
    """A noun within a noun."""

    share: Fraction | None = None


@attrs.frozen(kw_only=True)
class Outer(Noun):
    """A noun of everything that a noun may hold."""

    name: str
    count: int
    sure: bool
    ratio: float
    share: Fraction
    day: date
    when: datetime
    shade: Shade
    inner: Inner
    several: tuple[Inner, ...] = ()
    nothing: str | None = None


OUTER = Outer(
    name="集美",
    count=3,
    sure=True,
    ratio=1.0,
    share=Fraction(1, 3),
    day=date(2026, 3, 2),
    when=datetime(2026, 3, 2, 1, tzinfo=UTC),
    shade=Shade.DARK,
    inner=Inner(),
    several=(Inner(share=Fraction(2)), Inner()),
)


class TestNumbers:
    """Numbers are written as ECMAScript writes them."""

    @pytest.mark.parametrize(("bits", "written"), NUMBERS)
    def test_the_cases_of_the_rfc(self, bits: str, written: str) -> None:
        """Each double of Appendix B."""
        (number,) = struct.unpack(">d", bytes.fromhex(bits))

        assert canonical(number).decode() == written

    @pytest.mark.parametrize(
        ("number", "written"),
        [
            (1.0, "1"),
            (-0.5, "-0.5"),
            (100.0, "100"),
            (116.25, "116.25"),
            (1e-7, "1e-7"),
            (1.5e-7, "1.5e-7"),
            (2**53 - 1, "9007199254740991"),
            (-(2**53) + 1, "-9007199254740991"),
            (True, "true"),
        ],
    )
    def test_a_whole_double_has_no_point(self, number: float, written: str) -> None:
        """And an integer is written out."""
        assert canonical(number).decode() == written

    @pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf"), 2**53, -(2**53)])
    def test_what_readers_would_disagree_on_is_refused(self, number: float) -> None:
        """No number, or an integer that a double does not tell from the next."""
        with pytest.raises(ValueError, match="JSON"):
            canonical([number])

    @given(st.floats(allow_nan=False, allow_infinity=False))
    def test_every_double_reads_back(self, number: float) -> None:
        """The shortest digits are enough."""
        assert float(canonical(number)) == number


class TestTexts:
    """Texts are escaped where they must be, and nowhere else."""

    def test_the_controls_of_the_rfc(self) -> None:
        """Section 3.2.2.2: two-character escapes, then lower-case hexadecimal."""
        text = '\u20ac$\u000f\u000aA\'B"\\\\"/\u007f\b\t\f\r'

        assert canonical(text).decode() == (
            '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\\b\\t\\f\\r"'
        )

    def test_half_a_pair_is_refused(self) -> None:
        """A lone surrogate is no text."""
        for value in ("\ud83d", {"\ud83d": 1}):
            with pytest.raises(ValueError, match="surrogates"):
                canonical(value)


class TestObjects:
    """Keys are sorted by their UTF-16 code units; nothing stands between the parts."""

    def test_the_order_of_the_rfc(self) -> None:
        """Section 3.2.3: an emoji, two code units from D83D, goes before U+FB33."""
        keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]

        written = json.loads(canonical(dict.fromkeys(keys, 0)))

        assert list(written) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]

    def test_there_is_no_blank(self) -> None:
        """Not after a comma, not after a colon, at no depth."""
        assert canonical({"b": [1, {"d": None, "c": False}], "a": {}}) == (
            b'{"a":{},"b":[1,{"c":false,"d":null}]}'
        )

    @pytest.mark.parametrize("value", [object(), {1}, (1, 2), b"x", Shade.DARK, date(2026, 3, 2)])
    def test_what_is_no_json_is_refused(self, value: object) -> None:
        """`plain` comes first."""
        with pytest.raises(TypeError, match="no JSON form"):
            canonical({"value": value})


class TestAnIndependentImplementation:
    """The package rfc8785 writes the same bytes."""

    json_values = st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
        ),
        max_leaves=12,
    )

    @given(json_values)
    def test_both_write_alike(self, value: Any) -> None:
        """Whatever JSON can hold."""
        rfc8785 = pytest.importorskip("rfc8785")

        assert canonical(value) == rfc8785.dumps(value)


class TestPlain:
    """A noun as JSON has it."""

    def test_every_kind_of_field(self) -> None:
        """Codes for terms, text for fractions and times, an absent key for none."""
        assert plain(OUTER) == {
            "name": "集美",
            "count": 3,
            "sure": True,
            "ratio": 1.0,
            "share": "1/3",
            "day": "2026-03-02",
            "when": "2026-03-02T09:00:00+08:00",
            "shade": "dark",
            "inner": {},
            "several": [{"share": "2"}, {}],
        }
        assert plain_fields(OUTER) == plain(OUTER)

    def test_anything_else_is_refused(self) -> None:
        """No guess at what it might be."""
        for value in ([1], {"a": 1}, object(), b"x"):
            with pytest.raises(TypeError, match="no JSON form"):
                plain(value)


class TestDigests:
    """A digest is the SHA-256 of the canonical bytes."""

    def test_of_a_noun(self) -> None:
        """Written out by hand, keys in order."""
        written = (
            '{"count":3,"day":"2026-03-02","inner":{},"name":"集美","ratio":1,'
            '"several":[{"share":"2"},{}],"shade":"dark","share":"1/3","sure":true,'
            '"when":"2026-03-02T09:00:00+08:00"}'
        )

        assert digest(OUTER) == sha256(written.encode()).hexdigest()

    def test_of_what_says_itself_what_it_is_made_of(self) -> None:
        """As a proceeding does."""

        class Told:
            def __jingwu_plain__(self, write: Write) -> dict[str, object]:
                return {"a": [write(Inner, (), "internal")(Inner())], "b": 1}

        assert digest(Told()) == sha256(b'{"a":[{}],"b":1}').hexdigest()

    def test_a_changed_field_changes_it(self) -> None:
        """Any of them."""
        assert digest(attrs.evolve(OUTER, count=4)) != digest(OUTER)
