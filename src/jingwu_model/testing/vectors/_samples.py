"""Objects of every class to write as documents: the simplest there is, and one with every field."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any, TypeVar

import attrs
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import BEIJING, Noun, Shape, Spec, Term, Within, cached, specs
from jingwu_model.errors import InvalidObject
from jingwu_model.testing.strategies._shared import drawn, of_shape

_Value = TypeVar("_Value")

_DEEPEST = 2

# The simplest value is drawn first of all: whatever comes after it is not looked at.
_FIRST_OF_ALL = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=1,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
_SOME = settings(_FIRST_OF_ALL, max_examples=100, phases=[Phase.generate, Phase.shrink])


def simplest(strategy: SearchStrategy[Any]) -> Any:
    """The simplest value of a strategy, the same each time."""
    return find(strategy, lambda _: True, settings=_FIRST_OF_ALL)


def simplest_there_is(strategy: SearchStrategy[_Value | None]) -> _Value | None:
    """The simplest value that is found and is not none; none where none is, the same each time."""
    try:
        return find(strategy, lambda value: value is not None, settings=_SOME)
    except NoSuchExample:  # pragma: no cover - where no way leads there
        return None


@cached
def least(cls: type[Noun]) -> Any:
    """The simplest object of a class."""
    return simplest(drawn(cls))


@cached
def whole(cls: type[Noun], depth: int = 0) -> Any:
    """An object of a class with something in every field, as far as they go together."""
    made = least(cls)
    fields = {spec.name: spec for spec in specs(cls)}
    values = {name: _value(cls, spec, depth) for name, spec in fields.items() if _open(made, spec)}
    # What goes together goes there together, or not at all.
    groups = [rule.fields for rule in cls.__jingwu_rules__]
    for names in (*((name,) for name in values), *groups):
        changes = {name: values[name] for name in names if name in values}
        try:
            made = attrs.evolve(made, **changes)
        except InvalidObject:
            continue
    return made


def _open(made: Any, spec: Spec) -> bool:
    """Whether there is more to put in a field: it is none, empty, a noun, or its default."""
    held = getattr(made, spec.name)
    return held in (None, (), False, spec.default) or spec.shape.is_noun


def _value(cls: type[Noun], spec: Spec, depth: int) -> Any:
    """Something for a field."""
    where, shape = f"{cls.__name__}.{spec.name}", spec.shape
    if shape.item is None:
        return _one(shape, where, depth)
    return (_one(shape.item, where, depth),)


def _one(shape: Shape, where: str, depth: int) -> Any:
    base: Any = shape.base
    if shape.is_noun:
        return whole(base, depth + 1) if depth < _DEEPEST else least(base)
    if issubclass(base, Term):
        return list(base)[-1]
    if base is str:
        return simplest(of_shape(attrs.evolve(shape, optional=False), where, 0, drawn))
    return max(1, _lowest(shape)) if base is int else _PLAIN[base]


def _lowest(shape: Shape) -> Any:
    """The least that a number may be."""
    return next((one.least for one in shape.limits if isinstance(one, Within)), 0)


_PLAIN: Mapping[type, Any] = {
    bool: True,
    float: 0.5,
    Fraction: Fraction(1, 2),
    date: date(2026, 3, 2),
    datetime: datetime(2026, 3, 2, 9, 30, tzinfo=BEIJING),
}
