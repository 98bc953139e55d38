"""Text that is right as it is drawn: tokens, patterns, lines."""

import re
import string
from collections.abc import Mapping
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import Limit, Matches, Printable, cached
from jingwu_model.model._accounts import Month
from jingwu_model.rules._standards import DIVISORS, StandardId
from jingwu_model.timeline._citation import Article
from jingwu_model.workflows._event import ActorRef, PartyRef

_WORDS_OF_A_LINE = 4
_MONTHS = 12
_YEARS = 9999
_LETTERS = string.ascii_letters
_ONE_IN_TEN = st.sampled_from([False] * 9 + [True])

# One piece of a pattern: a class of signs, and how many.
_PIECE = r"\[((?:\w-\w|[\w.:-])+)\](?:\{(\d+)(?:,(\d+))?\})?"
_PIECES = re.compile(rf"(?:{_PIECE})+")


def pattern_of(hint: Any) -> str:
    """The pattern that a type of text is declared with."""
    return next(note.pattern for note in get_args(hint)[1:] if isinstance(note, Matches))


@cached
def lines(most: int = 200) -> SearchStrategy[str]:
    """One line of any signs that print, without a blank at either end."""
    # What prints is in none of the categories of blanks and controls, and the one blank
    # that prints stands only between words.
    signs = st.characters(exclude_categories=("C", "Z"))
    words = st.text(signs, min_size=1, max_size=max(1, most // _WORDS_OF_A_LINE - 1))
    several = st.lists(words, min_size=1, max_size=_WORDS_OF_A_LINE).map(" ".join)
    if most < 2 * _WORDS_OF_A_LINE:
        return st.text(signs, min_size=1, max_size=most)
    # One in ten is as long as it may be.
    return st.tuples(several, _ONE_IN_TEN).map(
        lambda told: told[0][:1] * (most - len(told[0])) + told[0] if told[1] else told[0]
    )


@cached
def matching(pattern: str, *, opaque: bool = False) -> SearchStrategy[str]:
    """A text that a declared pattern matches from end to end.

    Args:
        pattern: The pattern.
        opaque: Whether it stands for a person: it then begins with a letter wherever it
            may, and so is no number that anybody has.
    """
    if pattern in _BY_HAND:
        return _BY_HAND[pattern]
    if not _PIECES.fullmatch(pattern):
        # A pattern of somebody else's noun.
        return st.from_regex(pattern, fullmatch=True)
    pieces = []
    for at, (signs, least, most) in enumerate(re.findall(_PIECE, pattern)):
        known = _signs(signs)
        few = int(least or 1)
        many = int(most or few)
        letters = "".join(sign for sign in known if sign in _LETTERS)
        if opaque and not at and letters:
            pieces.append(st.sampled_from(letters))
            few, many = max(few - 1, 0), many - 1
        pieces.append(st.text(known, min_size=few, max_size=many))
    return pieces[0] if len(pieces) == 1 else st.tuples(*pieces).map("".join)


def _signs(inside: str) -> str:
    """The signs of a class, as a pattern writes it between its brackets."""
    found = ""
    for first, last, one in re.findall(r"(\w)-(\w)|([\w.:-])", inside):
        found += one or "".join(map(chr, range(ord(first), ord(last) + 1)))
    return found


def texts(limits: tuple[Limit, ...], where: str, *, opaque: bool = False) -> SearchStrategy[str]:
    """Text of a field's limits.

    Raises:
        InvalidArgument: A limit of somebody else's noun that only they know how to meet.
    """
    if not limits:
        return st.text(max_size=200)
    for limit in limits:
        if isinstance(limit, Printable):
            return lines(limit.most)
        if isinstance(limit, Matches):
            return matching(limit.pattern, opaque=opaque)
    msg = f"{where}: no text is known that meets {limits[0]!r}; give a strategy for it"
    raise InvalidArgument(msg)


def _joined(one: SearchStrategy[str], by: str, least: int = 1) -> SearchStrategy[str]:
    return st.lists(one, min_size=least, max_size=3).map(by.join)


def _run(most: int, head: str = "") -> SearchStrategy[str]:
    """A number, or a run of numbers: `29`, `115–118`."""
    number = st.integers(1, most).map(str)
    return st.one_of(number, _between(number, number)).map(lambda told: f"{head}{told}")


def _between(first: SearchStrategy[str], last: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.tuples(first, last).map("–".join)


def _items() -> SearchStrategy[str]:
    """Items of an article: `(4)(5)`, or none."""
    item = st.integers(1, 99).map(lambda number: f"({number})")
    return st.lists(item, max_size=2).map("".join)


def _articles() -> SearchStrategy[str]:
    """A part of a document, as any document is divided."""
    paragraph = st.one_of(st.just(""), _run(99, " ¶"))
    article = st.tuples(_run(9999), paragraph, _items()).map("".join)
    under = st.one_of(
        st.just(""),
        st.tuples(st.integers(1, 99), st.one_of(st.just(""), st.integers(1, 99).map(str))).map(
            lambda parts: f"({parts[0]}){parts[1]}"
        ),
    )
    section = st.tuples(st.integers(1, 99).map(str), under).map("".join)
    return st.one_of(
        _joined(article, ", "),
        _joined(_run(999, "¶"), ", "),
        _joined(section.map(lambda told: f"§{told}"), ", "),
    )


def _months() -> SearchStrategy[str]:
    return st.tuples(st.integers(0, _YEARS), st.integers(1, _MONTHS)).map(
        lambda parts: f"{parts[0]:04}-{parts[1]:02}"
    )


def _words() -> SearchStrategy[str]:
    """Lower-case words and dots."""
    letters = string.ascii_lowercase
    word = st.tuples(st.sampled_from(letters), st.text(f"{letters}_", max_size=12)).map("".join)
    return _joined(word, ".", least=2)


def _people(least: int, marks: str) -> SearchStrategy[str]:
    """A person's token: it begins with a letter, so that it is no number of theirs."""
    rest = st.text(f"{string.digits}{_LETTERS}{marks}", min_size=least - 1, max_size=63)
    return st.tuples(st.sampled_from(_LETTERS), rest).map("".join)


_BY_HAND: Mapping[str, SearchStrategy[str]] = {
    pattern_of(ActorRef): _people(1, "_.:-"),
    pattern_of(Article): _articles(),
    pattern_of(Month): _months(),
    pattern_of(PartyRef): _people(8, "_-"),
    pattern_of(StandardId): st.one_of(st.sampled_from(sorted(DIVISORS)), _words()),
}
