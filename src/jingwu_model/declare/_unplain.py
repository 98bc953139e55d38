"""Reading, the slow way: from plain JSON to a noun, or to every fault of it at once."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from jingwu_model.declare._explain import HIDDEN, expected_of, limits_of, rule_faults, shown, walk
from jingwu_model.declare._forms import FORMS
from jingwu_model.declare._limits import OUT_OF_REACH, WRONG_TYPE
from jingwu_model.declare._reading import NO, field_readers, plain_reader
from jingwu_model.declare._shape import Shape, Spec
from jingwu_model.declare._terms import Term
from jingwu_model.errors import Fault, FaultKind, Text

MISSING = FaultKind("missing", Text("缺少", "missing"))
UNKNOWN_KEY = FaultKind("unknown_key", Text("未知的键", "unknown key"))
REPEATED_KEY = FaultKind("repeated_key", Text("键重复", "a key stands twice"))
UNKNOWN_CODE = FaultKind("unknown_code", Text("未知的代码", "unknown code"))
SURROGATE = FaultKind("surrogate", Text("半个代理对", "half of a surrogate pair"))

_OBJECT = Text("对象", "an object")
_LIST = Text("数组", "a list")
_ONCE = Text("只出现一次的键", "a key that stands once")
_REACHED = Text(
    "换算到 +08:00 后在公历 1 至 9999 年内的时间", "a time in the years 1 to 9999 at +08:00"
)
_WHOLE = Text("完整的字符", "whole characters")
_NOTHING = "nothing"
_HINTS = 16
_PLAIN = re.compile("[!-~]{1,40}").fullmatch
_NUMBER = re.compile("[0-9]{5}").search
_LONGEST_KEY = 64
_SLIP = 2
_SLIPS = 2


class Repeating(dict[str, Any]):
    """An object of a document in which a key stands twice; it holds the last of each.

    Its class alone makes every quick reader refuse it.
    """

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        """Keep the pairs, and how often each key stands that was there before."""
        again: dict[str, int] = {}
        for key, value in pairs:
            if key in self:
                again[key] = again.get(key, 1) + 1
            self[key] = value
        self.repeated = again


def told_value(value: Any, *, sensitive: bool = False) -> str:
    """A plain JSON value as a fault shows it: short, in no language, never what is inside it.

    Examples:
        >>> told_value("3"), told_value({"id": "a"}), told_value(None)
        ('"3"', '{…}', 'null')
    """
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if sensitive:
        return HIDDEN
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return f'"{shown(value)}"' if isinstance(value, str) else shown(value)


def key_path(path: str, key: str) -> str:
    """The path of a key: after a dot where it is a plain word.

    Another is not shown: a careless sender may have put there what may not be shown.

    Examples:
        >>> key_path("$.span", "until"), key_path("$", "a key")
        ('$.span.until', '$[…]')
    """
    return f"{path}.{key}" if _is_plain(key) and key.isidentifier() else f"{path}[{HIDDEN}]"


def _is_plain(text: str) -> bool:
    """Whether a text may be shown wherever it stands: short, and nobody's number or name."""
    return _PLAIN(text) is not None and _NUMBER(text) is None


def known_keys(value: Mapping[str, Any], known: Iterable[str], path: str) -> list[Fault]:
    """The faults of an object's keys themselves: those that stand twice, those nobody knows."""
    known = tuple(known)
    if value.__class__ is dict and value.keys() <= set(known):
        return []
    often = value.repeated if isinstance(value, Repeating) else {}
    faults = [
        REPEATED_KEY.at(key_path(path, key), expected=_ONCE, found=f"×{count}")
        for key, count in often.items()
    ]
    for key in value:
        if key in known:
            continue
        # What is near is worth its cost for slips of the pen, not for a flood of keys.
        seek = len(faults) < _HINTS and len(key) < _LONGEST_KEY
        alike = [one for one in known if abs(len(one) - len(key)) <= _SLIPS] if seek else ()
        near = get_close_matches(key, alike, 1)
        expected = (
            Text(f"{near[0]} 等已知的键", f"a known key, such as {near[0]}")
            if near
            else Text(f"{'、'.join(known)} 之一", f"one of {', '.join(known)}")
        )
        found = told_value(value[key], sensitive=True)
        faults.append(UNKNOWN_KEY.at(key_path(path, key), expected=expected, found=found))
    return faults


def unplain(
    cls: Any,
    value: Any,
    path: str = "$",
    *,
    tags: Iterable[str] = (),
    sensitive: bool = False,
) -> tuple[Any, list[Fault]]:
    """A noun of a plain JSON value, or every fault of it.

    Args:
        cls: The noun.
        value: What a JSON reader answers with.
        path: Where it stands.
        tags: Keys that stand in the object besides the fields.
        sensitive: Whether what stands in it may not be shown.

    Returns:
        The noun and no fault, or none and the faults.
    """
    tags = tuple(tags)
    try:
        # Most of a faulty document is sound, and is read at once.
        return plain_reader(cls, *tags)(value), []
    except NO:
        pass
    if not isinstance(value, dict):
        found = told_value(value, sensitive=sensitive or _guarded(cls))
        return None, [WRONG_TYPE.at(path, expected=_OBJECT, found=found)]
    specs: tuple[Spec, ...] = cls.__jingwu_specs__
    faults = known_keys(value, (*tags, *(spec.name for spec in specs)), path)
    sound: dict[str, Any] = {}
    for spec, read in field_readers(cls):
        if spec.name not in value:
            if spec.required and not spec.shape.optional:
                expected = _what(spec)
                at = f"{path}.{spec.name}"
                faults.append(MISSING.at(at, expected=expected, found=_NOTHING))
            else:
                sound[spec.name] = None if spec.required else spec.default
            continue
        try:
            sound[spec.name] = read(value[spec.name])
            continue
        except NO:
            hidden = sensitive or spec.sensitive or _astray(cls, spec.shape, value[spec.name])
        made, wrong = _value(spec.shape, value[spec.name], f"{path}.{spec.name}", sensitive=hidden)
        faults += wrong
        if not wrong:
            sound[spec.name] = made
    # What was read is sound by itself; what is left to ask is how it goes together.
    faults += rule_faults(cls, specs, cls.__jingwu_rules__, sound, path, sensitive=sensitive)
    return (None, faults) if faults else (cls(**sound), [])


def _astray(cls: Any, shape: Shape, value: Any) -> bool:
    """Whether a text that does not fit may belong to a sensitive field beside it."""
    if not isinstance(value, str) or not _guarded(cls):
        return False
    if issubclass(shape.base, Term):
        # A slip of the pen begins as the code does, and is about as long.
        return not any(
            value[:2] == code[:2] and abs(len(value) - len(code)) <= _SLIP
            for code in codes_of(shape.base)
        )
    return not _is_plain(value)


@cache
def codes_of(terms: type[Term]) -> tuple[str, ...]:
    """A vocabulary's codes."""
    return tuple(term.code for term in terms)


@cache
def _guarded(cls: Any) -> bool:
    """Whether a noun, or one that it holds, has a field that is not for everybody."""
    return any(
        spec.sensitive or (_noun_of(spec.shape) is not None and _guarded(_noun_of(spec.shape)))
        for spec in cls.__jingwu_specs__
    )


def _noun_of(shape: Shape) -> Any:
    """The noun that a shape holds; none where it holds none."""
    if shape.item is not None:
        return _noun_of(shape.item)
    return shape.base if shape.is_noun else None


def _what(spec: Spec) -> Text:
    """What a field holds, in words."""
    if spec.about is not None:
        return spec.about
    return _expected(spec.shape)


def _expected(shape: Shape) -> Text:
    """What stands in JSON where a value of a shape does."""
    if shape.item is not None:
        return _LIST
    if shape.is_noun:
        return _OBJECT
    form = FORMS.get(shape.base)
    return expected_of(shape) if form is None else form.expected


def _value(shape: Shape, value: Any, path: str, *, sensitive: bool) -> tuple[Any, list[Fault]]:
    """One value of a shape, or its faults."""
    if value is None and shape.optional:
        return None, []
    if shape.item is not None:
        return _tuple(shape, shape.item, value, path, sensitive=sensitive)
    if shape.is_noun:
        return unplain(shape.base, value, path, sensitive=sensitive)
    made, wrong = _single(shape, value, path, sensitive=sensitive)
    if wrong or shape.base is float:
        return made, wrong or walk(shape, made, path, sensitive=sensitive)
    return made, limits_of(shape, made, path, sensitive=sensitive)


def _tuple(
    shape: Shape, item: Shape, value: Any, path: str, *, sensitive: bool
) -> tuple[Any, list[Fault]]:
    """A tuple of a list; its own limits are asked of it once its items are sound."""
    if not isinstance(value, list):
        found = told_value(value, sensitive=sensitive)
        return None, [WRONG_TYPE.at(path, expected=_LIST, found=found)]
    made = []
    faults: list[Fault] = []
    for at, each in enumerate(value):
        one, wrong = _value(item, each, f"{path}[{at}]", sensitive=sensitive)
        made.append(one)
        faults += wrong
    whole = tuple(made)
    return whole, faults or limits_of(shape, whole, path, sensitive=sensitive)


def _single(shape: Shape, value: Any, path: str, *, sensitive: bool) -> tuple[Any, list[Fault]]:
    """A value that is neither an object nor a list, of the class its shape asks for."""
    base = shape.base
    if issubclass(base, Term) or base in FORMS:
        if isinstance(value, str):
            return _looked_up(shape, value, path, sensitive=sensitive)
    elif type(value) is base or (base is float and type(value) is int):
        if not isinstance(value, str) or _encodes(value):
            return value, []
        found = told_value(value, sensitive=sensitive)
        return None, [SURROGATE.at(path, expected=_WHOLE, found=found)]
    found = told_value(value, sensitive=sensitive)
    return None, [WRONG_TYPE.at(path, expected=_expected(shape), found=found)]


def _looked_up(shape: Shape, text: str, path: str, *, sensitive: bool) -> tuple[Any, list[Fault]]:
    """What a text stands for: a term of that code, or a value of a form."""
    form = FORMS.get(shape.base)
    try:
        return (shape.base(text) if form is None else form.read(text)), []
    except OverflowError:
        kind, expected = OUT_OF_REACH, _REACHED
    except ValueError:
        kind = UNKNOWN_CODE if form is None else form.fault
        expected = _expected(shape)
    found = told_value(text, sensitive=sensitive)
    return None, [kind.at(path, expected=expected, found=found)]


def _encodes(text: str) -> bool:
    """Whether a text can be written: it holds no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
