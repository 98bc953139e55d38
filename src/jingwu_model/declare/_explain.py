"""The slow way: every fault of an object, from the same declarations as the quick way."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from math import isfinite
from typing import Any

import attrs

from jingwu_model.declare._compile import probe
from jingwu_model.declare._limits import (
    AUDIENCES,
    BEIJING,
    NOT_AWARE,
    NOT_FINITE,
    OUT_OF_REACH,
    WRONG_TYPE,
    SeenBy,
)
from jingwu_model.declare._shape import Shape, Spec, shape_of
from jingwu_model.declare._terms import Term
from jingwu_model.errors import Fault, FaultKind, Text

HIDDEN = "…"
_LONGEST = 80

_TYPES: dict[type, Text] = {
    str: Text("文本", "text"),
    int: Text("整数", "a whole number"),
    bool: Text("是或否", "true or false"),
    float: Text("小数", "a number"),
    Fraction: Text("分数", "a fraction"),
    date: Text("日期", "a date"),
    datetime: Text("带时区的时间", "a time with its offset"),
    tuple: Text("元组", "a tuple"),
}


@attrs.frozen
class Rule:
    """A cross-field rule of a noun: its fault, the fields it reads, what it expects, its test."""

    kind: FaultKind
    fields: tuple[str, ...]
    expected: Text
    holds: Callable[[Any], bool]


@cache
def _codes(terms: type[Term]) -> Text:
    """The codes of a vocabulary, in words."""
    codes = [member.code for member in terms]
    return Text(f"{'、'.join(codes)} 之一", f"one of {', '.join(codes)}")


def expected_of(shape: Shape) -> Text:
    """What a value of this shape is, in words."""
    if issubclass(shape.base, Term):
        return _codes(shape.base)
    return _TYPES.get(shape.base) or Text.same(shape.base.__name__)


def shown(value: object, *, sensitive: bool = False) -> str:
    """A value as a fault shows it: short, on one line, and nothing where it may not be shown."""
    if sensitive:
        return HIDDEN
    words = _words(value)
    if not words.isprintable():
        # A line end, a mark that turns the direction of writing, half a surrogate pair.
        words = repr(words)[1:-1]
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def classed(value: object) -> str:
    """A value as a fault shows it that asks for one of another class: its words may look right."""
    return shown(value) if value is None else f"{shown(value)} ({type(value).__name__})"


def _words(value: object) -> str:
    """A value in words, cut by nobody yet."""
    if value is None:
        return "none"
    if isinstance(value, str):
        return value
    if isinstance(value, Term):
        return value.code
    try:
        if isinstance(value, date):
            return value.isoformat()
        return str(value) if isinstance(value, int | float | Fraction) else repr(value)
    except Exception:  # noqa: BLE001 - what is no value of ours may refuse to be told
        return f"<{type(value).__name__}>"


def _stated(value: object) -> object:
    """A value of a sound object as it is told to whoever filled in a table, not in Python."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(_words(_stated(item)) for item in value)
    if (parts := getattr(type(value), "__jingwu_specs__", None)) is None:
        return value
    told = (
        (spec.name, HIDDEN if spec.sensitive else _words(_stated(part)))
        for spec in parts
        if (part := getattr(value, spec.name)) is not None
    )
    return f"({', '.join(f'{name} {words}' for name, words in told)})"


def stated(noun: object) -> str:
    """A noun in words: its class, and field by field what it states, uncut.

    What the public may not see is left out.
    """
    return f"{type(noun).__name__} {_words(_stated(noun))}"


def _broken(shape: Shape, value: object) -> FaultKind | None:
    """What keeps a value from being of the shape's class at all."""
    if value.__class__ is not shape.base:
        return WRONG_TYPE
    if isinstance(value, datetime) and value.tzinfo is not BEIJING:
        return NOT_AWARE if value.utcoffset() is None else OUT_OF_REACH
    if isinstance(value, float) and not isfinite(value):
        return NOT_FINITE
    return None


def walk(shape: Shape, value: object, path: str, *, sensitive: bool = False) -> list[Fault]:
    """Every fault of one value, as it would be stored."""
    value = shape.stored(value)
    if value is None and shape.optional:
        return []
    if kind := _broken(shape, value):
        plain = kind is WRONG_TYPE and not sensitive
        found = classed(value) if plain else shown(value, sensitive=sensitive)
        return [kind.at(path, expected=expected_of(shape), found=found)]
    faults: list[Fault] = []
    if shape.item is not None and isinstance(value, tuple):
        for at, item in enumerate(value):
            faults += walk(shape.item, item, f"{path}[{at}]", sensitive=sensitive)
    # A limit is asked only of what is sound so far: an unhashable item would make
    # `Distinct` raise instead of answering.
    return faults or limits_of(shape, value, path, sensitive=sensitive)


def limits_of(shape: Shape, value: object, path: str, *, sensitive: bool) -> list[Fault]:
    """The faults of a value of the right class, whose items are sound: its limits alone."""
    faults = []
    for limit in shape.limits:
        if not probe(limit)(value):
            kind, expected = limit.fault_of(value)
            found = shown(_stated(value), sensitive=sensitive)
            faults.append(kind.at(path, expected=expected, found=found))
    return faults


def faults_at(hint: Any, value: object, path: str = "$") -> list[Fault]:
    """Every fault of one value that stands alone, by the type a noun's field would declare.

    Args:
        hint: The type with its limits, such as `Count`.
        value: The value.
        path: Where it stands.

    Returns:
        The faults; none where the value is sound.

    Raises:
        InvalidDeclaration: The type is none that a noun can hold.

    Examples:
        >>> from jingwu_model.declare import Count
        >>> [fault.code for fault in faults_at(Count, -1)], faults_at(Count, 0)
        (['out_of_range'], [])
    """
    shape, notes = _lone(hint)
    hidden = any(isinstance(note, SeenBy) and note.audience != AUDIENCES[0] for note in notes)
    return walk(shape, value, path, sensitive=hidden)


@cache
def _lone(hint: Any) -> tuple[Shape, list[Any]]:
    """The shape of a type outside a noun."""
    return shape_of(hint, str(hint))


def _blank(cls: type, values: Mapping[str, object]) -> Any:
    """An object of a noun with these values, unchecked: for a cross-field rule to look at."""
    made: Any = object.__new__(cls)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def faults_of(
    cls: type,
    specs: Iterable[Spec],
    rules: Iterable[Rule],
    values: Mapping[str, object],
) -> list[Fault]:
    """Every fault of the values of a noun; fields not given are left to the caller.

    Args:
        cls: The noun.
        specs: Its fields.
        rules: Its cross-field rules: one is asked only when each of its fields
            is given and sound.
        values: The values, by field.
    """
    faults: list[Fault] = []
    sound: dict[str, object] = {}
    for spec in specs:
        if spec.name not in values:
            continue
        value = values[spec.name]
        here = walk(spec.shape, value, f"$.{spec.name}", sensitive=spec.sensitive)
        if not here:
            sound[spec.name] = spec.shape.stored(value)
        faults += here
    return faults + rule_faults(cls, specs, rules, sound)


def rule_faults(  # noqa: PLR0913 - what a noun is, and where its values stand
    cls: type,
    specs: Iterable[Spec],
    rules: Iterable[Rule],
    sound: Mapping[str, object],
    path: str = "$",
    *,
    sensitive: bool = False,
) -> list[Fault]:
    """The faults of values that are each sound: how they go together.

    Args:
        cls: The noun.
        specs: Its fields.
        rules: Its cross-field rules: one is asked only when each of its fields is there.
        sound: The values, by field.
        path: Where the noun stands.
        sensitive: Whether nothing of it may be shown.
    """
    faults: list[Fault] = []
    made = None
    for rule in rules:
        if not sound.keys() >= set(rule.fields):
            continue
        made = made or _blank(cls, sound)
        if not rule.holds(made):
            kept_back = {spec.name for spec in specs if sensitive or spec.sensitive}
            found = ", ".join(
                f"{name} {shown(_stated(sound[name]), sensitive=name in kept_back)}"
                for name in rule.fields
            )
            at = f"{path}.{rule.fields[-1]}"
            faults.append(rule.kind.at(at, expected=rule.expected, found=found))
    return faults
