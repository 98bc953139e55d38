"""Writing: the quick way writes what the canonical way writes, or leaves it to that."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import attrs
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from declare._plainly import Every, Inner, Pair, Shade
from declare.test_reading import MADE, WHOLE
from jingwu_model.declare import (
    Audience,
    Noun,
    Tags,
    Write,
    _writing,
    canonical,
    digest,
    document_bytes,
    fast,
    plain_fields,
    unplain,
)
from jingwu_model.errors import InvalidDeclaration


def bytes_of(noun: Any, tags: Tags = (), audience: Audience = "internal") -> bytes:
    """A noun's document."""
    return document_bytes(lambda write: write(type(noun), tags, audience)(noun))


@pytest.fixture(params=["fast", "plain"], autouse=True)
def speed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With the quick encoder and without it."""
    if request.param == "plain":
        monkeypatch.setattr(_writing, "_fast", lambda: None)
    else:
        pytest.importorskip("msgspec")
    fast.cache_clear()
    yield
    monkeypatch.undo()
    fast.cache_clear()


class TestBytes:
    """One text for one object."""

    def test_of_every_shape(self) -> None:
        """Keys sorted at every depth, none an absent key but in a list."""
        noun = attrs.evolve(MADE, number=-5)
        written = json.loads(bytes_of(noun))

        assert bytes_of(noun) == rfc8785.dumps(written)
        assert written == {
            **{key: held for key, held in WHOLE.items() if held is not None},
            "number": -5,
            "share": "5/2",
            "when": "2026-03-02T09:00:00+08:00",
            "inner": {"share": "-7", "shade": "light"},
            "maybe_inner": {"shade": "light"},
        }
        assert unplain(Every, written) == (noun, [])

    def test_tags_stand_where_they_are_sorted(self) -> None:
        """Between the fields."""
        assert bytes_of(Pair(low=1, high=2), (("v", "0.1"), ("event", "x"), ("i", "y"))) == (
            b'{"event":"x","high":2,"i":"y","low":1,"v":"0.1"}'
        )

    def test_an_audience_sees_less(self) -> None:
        """The key is not there."""
        noun = attrs.evolve(MADE, number=0)

        assert b"secret" in bytes_of(noun)
        assert b"secret" not in bytes_of(noun, (), "public")
        assert b"secret" not in bytes_of(noun, (), "case_party")

    @pytest.mark.parametrize(
        ("ratio", "written"),
        [
            (0.0, b"0"),
            (-0.0, b"0"),
            (100.0, b"100"),
            (0.5, b"0.5"),
            (1e-4, b"0.0001"),
            (1e-5, b"0.00001"),
            (1e-7, b"1e-7"),
            (123456789012345.5, b"123456789012345.5"),
            (1e21, b"1e+21"),
            (2.0**53, b"9007199254740992"),
            (2.0**60, b"1152921504606847000"),
            (1.5e300, b"1.5e+300"),
        ],
    )
    def test_a_number_is_written_as_ecmascript_does(self, ratio: float, written: bytes) -> None:
        """What encoders write in their own ways goes the slow way."""
        made = bytes_of(attrs.evolve(MADE, number=0, ratio=ratio))

        assert b'"ratio":' + written + b"," in made

    @given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5))
    def test_any_number_and_any_text(self, ratio: float, words: str) -> None:
        """As the canonical way writes them."""
        noun = attrs.evolve(MADE, number=0, ratio=ratio, text=words)

        assert bytes_of(noun) == canonical(plain_fields(noun))

    @pytest.mark.parametrize("number", [2**53, -(2**53), 10**30])
    def test_an_integer_that_readers_would_confuse_is_refused(self, number: int) -> None:
        """With a limit that does not keep it away, or with none."""
        for noun in (
            attrs.evolve(MADE, number=number),
            attrs.evolve(MADE, number=0, least=abs(number)),
            attrs.evolve(MADE, number=0, table=((number,),)),
        ):
            with pytest.raises(ValueError, match="no integer that every reader"):
                bytes_of(noun)

    def test_half_a_pair_is_refused(self) -> None:
        """Python's texts can hold one; JSON's cannot."""
        noun = attrs.evolve(MADE, number=0, text="\ud83d")

        with pytest.raises(ValueError, match="surrogates"):
            bytes_of(noun)

    @given(
        st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)),  # noqa: DTZ001
        st.integers(-14 * 60, 14 * 60),
        st.fractions(),
        st.sampled_from(list(Shade)),
    )
    def test_any_time_at_any_offset(
        self, at: datetime, offset: int, share: Fraction, shade: Shade
    ) -> None:
        """At Beijing's, and read again as the same instant."""
        when = at.replace(tzinfo=timezone(timedelta(minutes=offset)))
        noun = attrs.evolve(
            MADE, number=0, when=when, share=share, inner=Inner(share=share, shade=shade)
        )

        written = bytes_of(noun)

        assert written == canonical(plain_fields(noun))
        assert unplain(Every, json.loads(written)) == (noun, [])


class TestNone:
    """None is an absent key, which is read as the default."""

    def test_what_may_be_none_is_none_by_default(self) -> None:
        """Or none could not be told from it."""
        with pytest.raises(InvalidDeclaration, match="what may be none is none by default"):

            @attrs.frozen(kw_only=True)
            class Wrong(Noun):
                """错, it would be read as 3."""

                count: int | None = 3


class TestDocuments:
    """Several nouns in one object."""

    def test_are_made_with_the_same_writers(self) -> None:
        """Whichever way they go."""

        def make(write: Write) -> dict[str, Any]:
            pair = write(Pair, (), "internal")
            return {"a": [pair(Pair(low=1, high=2))], "b": pair(Pair(low=0, high=0))}

        assert document_bytes(make) == b'{"a":[{"high":2,"low":1}],"b":{"high":0,"low":0}}'

    def test_one_number_sends_all_of_it_the_slow_way(self) -> None:
        """With the same answer."""

        def make(write: Write) -> dict[str, Any]:
            every = write(Every, (("v", "0.1"),), "internal")
            return {"a": every(attrs.evolve(MADE, number=0, ratio=1e300)), "b": 1}

        made = document_bytes(make)

        assert made == rfc8785.dumps(json.loads(made))
        assert b'"ratio":1e+300' in made

    def test_a_digest_is_of_the_same_bytes(self) -> None:
        """Either way."""
        assert digest(Pair(low=1, high=2)) == digest(Pair(high=2, low=1))
        assert len(digest(Inner())) == 64


class TestTheExtra:
    """What is quick is quick, and nothing else."""

    def test_it_is_asked_for_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where it is not installed there is none."""
        monkeypatch.undo()
        monkeypatch.setitem(sys.modules, "msgspec", None)
        fast.cache_clear()

        assert fast() is None
        assert bytes_of(Pair(low=1, high=2)) == b'{"high":2,"low":1}'

    def test_it_is_what_writes_where_it_is_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Both write the same."""
        monkeypatch.undo()
        fast.cache_clear()
        msgspec = pytest.importorskip("msgspec")

        assert fast() is msgspec
