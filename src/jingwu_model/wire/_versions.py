"""Formats: what an older document is lifted to, and what a newer one is told."""

from typing import Any

from jingwu_model.declare import NO, WRONG_TYPE, key_path, known_keys, told_value
from jingwu_model.errors import Fault, Text
from jingwu_model.wire import _limits
from jingwu_model.wire._kind import Kind
from jingwu_model.wire._limits import NEWER, NOT_LIFTED, UNKNOWN_VERSION


def lifted(kind: Kind, value: Any) -> tuple[Any, list[Fault]]:
    """A document's object in today's format, without its `v`; or what is wrong with that."""
    said = value.pop("v", _limits.FORMAT)
    if said == _limits.FORMAT:
        return value, []
    found = told_value(said)
    if not isinstance(said, str):
        expected = Text.same(f'"{_limits.FORMAT}"')
        return None, [WRONG_TYPE.at("$.v", expected=expected, found=found)]
    if said in _limits.FORMATS:
        return _lifted_from(said, kind, value)
    expected = Text(f"{'、'.join(_limits.FORMATS)} 之一", f"one of {', '.join(_limits.FORMATS)}")
    if (number := _number(said)) is not None and number > (_number(_limits.FORMAT) or ()):
        hint = Text(
            f"{expected.zh}；请升级 jingwu-model",
            f"{expected.en}; upgrade jingwu-model to read it",
        )
        return None, [NEWER.at("$.v", expected=hint, found=found)]
    return None, [UNKNOWN_VERSION.at("$.v", expected=expected, found=found)]


def _lifted_from(said: str, kind: Kind, value: Any) -> tuple[Any, list[Fault]]:
    """An object of an older format in today's."""
    try:
        # What lifts a document makes other objects of it, which no longer know.
        if twice := _repeated(value, "$"):
            return None, twice
        return kind.lift(value, _limits.FORMATS[_limits.FORMATS.index(said) : -1]), []
    except (*NO, RecursionError):
        # An upcast met what its format did not have.
        expected = Text(f"格式 {said} 的文档", f"a document of format {said}")
        return None, [NOT_LIFTED.at("$", expected=expected, found=told_value(value))]


def _repeated(value: Any, path: str) -> list[Fault]:
    """The faults of the keys that stand twice, at any depth."""
    if isinstance(value, list):
        return [
            fault for at, item in enumerate(value) for fault in _repeated(item, f"{path}[{at}]")
        ]
    if not isinstance(value, dict):
        return []
    faults = known_keys(value, value, path)
    for key, held in value.items():
        faults += _repeated(held, key_path(path, key))
    return faults


def _number(text: str) -> tuple[int, ...] | None:
    """A format as numbers to compare; none where it is no format at all."""
    parts = text.split(".")
    if len(parts) != 2 or not all(  # noqa: PLR2004 - a major and a minor number
        part.isascii() and part.isdecimal() and len(part) < 9  # noqa: PLR2004
        for part in parts
    ):
        return None
    return tuple(map(int, parts))
