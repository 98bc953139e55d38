"""Strategies of people, time, law and figures."""

from typing import Any

from hypothesis.strategies import SearchStrategy

from jingwu_model.model import (
    DocRef,
    Figure,
    Figures,
)
from jingwu_model.rules import Amount, Standard
from jingwu_model.testing.strategies._drawing import nouns
from jingwu_model.timeline import Citation, Document, Due, DueChange, Period, Span
from jingwu_model.workflows import Actor, Outcome


def actors(**parts: SearchStrategy[Any]) -> SearchStrategy[Actor]:
    """Who does something in a proceeding.

    Draws a capacity, and a staff id or an opaque token, never a number. Shrinks towards an
    officer.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(actors(), lambda one: True).kind
        ActorKind.OFFICER
    """
    return nouns(Actor, **parts)


def amounts(**parts: SearchStrategy[Any]) -> SearchStrategy[Amount]:
    """How much, exactly, between bounds, or unknown.

    Draws bounds in order, alike as often as not, and what is missing. Shrinks towards nothing
    known.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from fractions import Fraction
        >>> from hypothesis import find
        >>> from hypothesis import strategies as st
        >>> find(amounts(lo=st.just(Fraction(2))), lambda one: one.hi is not None).text()
        '2'
    """
    return nouns(Amount, **parts)


def citations(**parts: SearchStrategy[Any]) -> SearchStrategy[Citation]:
    """What a number, a duty or a rule rests on.

    Draws any document and any part that a citation can name. Shrinks towards a whole document.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(citations(), lambda one: one.article).article
        '1'
    """
    return nouns(Citation, **parts)


def doc_refs(**parts: SearchStrategy[Any]) -> SearchStrategy[DocRef]:
    """Documents that an embedding system holds.

    Draws a token and any digest. Shrinks towards one of noughts.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(doc_refs(), lambda one: True).token
        '0'
    """
    return nouns(DocRef, **parts)


def documents(**parts: SearchStrategy[Any]) -> SearchStrategy[Document]:
    """Official documents, and how they were read.

    Draws any title, issuer and days, up to a few runs of articles. Shrinks towards one of which
    nothing more is known.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(documents(), lambda one: True).articles is None
        True
    """
    return nouns(Document, **parts)


def due_changes(**parts: SearchStrategy[Any]) -> SearchStrategy[DueChange]:
    """How one due time differs on two calendars.

    Draws two due times of one period and start. Shrinks towards two that are one.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(due_changes(), lambda one: True).moved
        0
    """
    return nouns(DueChange, **parts)


def dues(**parts: SearchStrategy[Any]) -> SearchStrategy[Due]:
    """Due times, with all that they were counted from.

    Draws any period from any instant to a later one, certain or provisional. Shrinks towards
    one hour from the year 2000, due at once.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(dues(), lambda one: one.provisional).awaits
        1
    """
    return nouns(Due, **parts)


def figures(**parts: SearchStrategy[Any]) -> SearchStrategy[Figure]:
    """Published figures.

    Draws a quantity and a value that it can have, or a claim without one. Shrinks towards no
    villages.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(figures(), lambda one: one.claim is not None).value is None
        True
    """
    return nouns(Figure, **parts)


def outcomes(**parts: SearchStrategy[Any]) -> SearchStrategy[Outcome]:
    """Where other proceedings stand, as one states it.

    Draws any machine and state by their codes, at any instant. Shrinks towards one of the year
    2000.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(outcomes(), lambda one: True).at.year
        2000
    """
    return nouns(Outcome, **parts)


def periods(**parts: SearchStrategy[Any]) -> SearchStrategy[Period]:
    """Lengths of time as law states them.

    Draws 1 to 99,999 hours, days, working days or months. Shrinks towards one hour.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(periods(), lambda one: True).text()
        '1 hour'
    """
    return nouns(Period, **parts)


def published_figures(**parts: SearchStrategy[Any]) -> SearchStrategy[Figures]:
    """What cities and counties have published of themselves.

    Draws a place and up to six figures, at most one value of a quantity for a day, each from a
    source that the library knows or that is stated beside it. Shrinks towards a place that
    published none.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(published_figures(), lambda one: one.figures).figures[0].quantity
        Quantity.VILLAGES
    """
    return nouns(Figures, **parts)


def spans(**parts: SearchStrategy[Any]) -> SearchStrategy[Span]:
    """Runs of days, both ends included.

    Draws two days in order, either end open. Shrinks towards one without beginning or end.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(spans(), lambda one: one.since and one.until).days
        1
    """
    return nouns(Span, **parts)


def standards(**parts: SearchStrategy[Any]) -> SearchStrategy[Standard]:
    """Dated values that rules ask for.

    Draws the ids by which rules divide, those of rules on members and any other, days in order,
    and a value that is not nought where a rule divides by it. Shrinks towards one without a number.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(standards(), lambda one: True).value is None
        True
    """
    return nouns(Standard, **parts)
