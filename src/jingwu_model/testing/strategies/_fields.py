"""What a field may hold, as a strategy: made from its declaration alone."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, TypeVar, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import (
    AUDIENCES,
    BEIJING,
    Distinct,
    Matches,
    Noun,
    Shape,
    Spec,
    Term,
    Within,
    cached,
    specs,
)
from jingwu_model.model import Code, StaffId
from jingwu_model.testing.strategies._land import codes
from jingwu_model.testing.strategies._text import pattern_of, texts

_Held = TypeVar("_Held")

Drawing = Callable[[type[Noun], None, int], SearchStrategy[Any]]
"""How a noun that stands in another is drawn: by its class, no part of it fixed, and its depth."""

EXACT = 2**53 - 1
MOST = 3
"""The most nouns of one tuple; a level deeper it is one less, and at last one."""

INSTANT = timedelta.resolution
FIRST, LAST = datetime.min, datetime.max  # noqa: DTZ901 - put at +08:00 where drawn

_STAFF = pattern_of(StaffId)
_TWELVE_DIGITS = type(get_args(Code)[1])


def instants(least: datetime | None = None, most: datetime | None = None) -> SearchStrategy[Any]:
    """Instants at +08:00 not before one or not after another: the nearer, the simpler."""
    if least is not None:
        room = (LAST - least.replace(tzinfo=None)) // INSTANT
        return st.integers(0, room).map(lambda after: least + after * INSTANT)
    if most is not None:
        room = (most.replace(tzinfo=None) - FIRST) // INSTANT
        return st.integers(0, room).map(lambda before: most - before * INSTANT)
    return st.datetimes().map(lambda moment: moment.replace(tzinfo=BEIJING, fold=0))


def days(least: date | None = None, most: date | None = None) -> SearchStrategy[date]:
    """Days not before one or not after another: the nearer, the simpler."""
    if least is not None:
        room = ((most or date.max) - least).days
        return st.integers(0, room).map(lambda after: least + timedelta(after))
    if most is not None:
        room = (most - date.min).days
        return st.integers(0, room).map(lambda before: most - timedelta(before))
    return st.dates()


@cached
def or_none(held: SearchStrategy[_Held]) -> SearchStrategy[_Held | None]:
    """None, or what is drawn."""
    return st.one_of(st.none(), held)


@cached
def field(cls: type[Noun], name: str, depth: int, noun: Drawing) -> SearchStrategy[Any]:
    """A field's values; what it is by default comes first."""
    spec, where = specs_of(cls)[name], f"{cls.__name__}.{name}"
    drawn = of_shape(spec.shape, where, depth, noun, opaque=spec.seen_by != AUDIENCES[0])
    if spec.required or spec.default is None or spec.default in ((), False):
        return drawn
    return st.one_of(st.just(spec.default), drawn)


@cached
def present(cls: type[Noun], name: str, depth: int, noun: Drawing) -> SearchStrategy[Any]:
    """A field's values but none."""
    shape = attrs.evolve(specs_of(cls)[name].shape, optional=False)
    return of_shape(shape, f"{cls.__name__}.{name}", depth, noun)


@cached
def specs_of(cls: type[Noun]) -> Mapping[str, Spec]:
    """A noun's fields by their names."""
    return {spec.name: spec for spec in specs(cls)}


def of_shape(
    shape: Shape, where: str, depth: int, noun: Drawing, *, opaque: bool = False
) -> SearchStrategy[Any]:
    """The values of a shape.

    Args:
        shape: The shape.
        where: The field, as a refusal names it.
        depth: How many nouns it stands in already.
        noun: How a noun that stands in it is drawn.
        opaque: Whether text in it stands for a person.

    Raises:
        InvalidArgument: Somebody else's noun has a limit that only they know how to meet.
    """
    drawn: SearchStrategy[Any]
    if shape.item is not None:
        drawn = _many(shape, shape.item, where, depth, noun, opaque=opaque)
    elif shape.is_noun:
        drawn = noun(shape.base, None, depth + 1)
    elif issubclass(shape.base, Term):
        drawn = st.sampled_from(list(shape.base))
    elif shape.base is str:
        drawn = _text(shape, where, opaque=opaque)
    else:
        for limit in shape.limits:
            if not isinstance(limit, Within):
                msg = f"{where}: no value is known that meets {limit!r}; give a strategy for it"
                raise InvalidArgument(msg)
        drawn = _PLAIN[shape.base](*_bounds(shape))
    return or_none(drawn) if shape.optional else drawn


def _text(shape: Shape, where: str, *, opaque: bool) -> SearchStrategy[str]:
    if any(type(limit) is _TWELVE_DIGITS for limit in shape.limits):
        return codes()
    staff = any(isinstance(one, Matches) and one.pattern == _STAFF for one in shape.limits)
    return texts(shape.limits, where, opaque=opaque or staff)


def _many(  # noqa: PLR0913 - a shape, its item and what they are drawn with
    shape: Shape, item: Shape, where: str, depth: int, noun: Drawing, *, opaque: bool
) -> SearchStrategy[tuple[Any, ...]]:
    """Tuples of an item; nothing stands in one twice that may not."""
    for limit in shape.limits:
        if not isinstance(limit, Distinct):
            msg = f"{where}: no items are known that meet {limit!r}; give a strategy for it"
            raise InvalidArgument(msg)
    most = max(1, MOST - depth) if item.is_noun else MOST
    each = of_shape(item, f"{where}[]", depth, noun, opaque=opaque)
    return st.lists(each, max_size=most).map(lambda drawn: once_each(shape, drawn))


def once_each(shape: Shape, drawn: list[Any]) -> tuple[Any, ...]:
    """What was drawn without what would stand in it twice."""
    for field_of in [limit.by for limit in shape.limits if isinstance(limit, Distinct)]:
        by = {getattr(one, field_of) if field_of else one: one for one in reversed(drawn)}
        drawn = list(by.values())[::-1]
    return tuple(drawn)


def _bounds(shape: Shape) -> tuple[Any, Any]:
    """The least and the most that a shape's limits allow; none where they allow any."""
    within = [limit for limit in shape.limits if isinstance(limit, Within)]
    least = [limit.least for limit in within if limit.least is not None]
    most = [limit.most for limit in within if limit.most is not None]
    return max(least, default=None), min(most, default=None)


def numbers(least: int | None = None, most: int | None = None) -> SearchStrategy[int]:
    """Whole numbers that every reader of JSON holds."""
    return st.integers(-EXACT if least is None else least, EXACT if most is None else most)


def fractions(
    least: Fraction | int | None = None, most: Fraction | int | None = None
) -> SearchStrategy[Fraction]:
    """Exact numbers between two, both included."""
    return st.fractions(least, most)


def _floats(least: float | None, most: float | None) -> SearchStrategy[float]:
    return st.floats(least, most, allow_nan=False, allow_infinity=False)


_PLAIN: Mapping[type, Callable[..., SearchStrategy[Any]]] = {
    bool: lambda *_: st.booleans(),
    int: numbers,
    float: _floats,
    Fraction: fractions,
    date: days,
    datetime: instants,
}
