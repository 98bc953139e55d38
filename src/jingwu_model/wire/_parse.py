"""From bytes to plain values: strict UTF-8, strict JSON, no key twice, within bounds."""

import json
import re
from typing import Any, NoReturn

from jingwu_model.declare import Repeating, fast
from jingwu_model.errors import Text
from jingwu_model.wire._limits import (
    BAD_NUMBER,
    INVALID,
    NOT_UTF8,
    TOO_DEEP,
    TOO_LARGE,
    Bounds,
    Unreadable,
    at_most,
)

# Nothing is tried twice, and a string that has no end goes on to the last sign:
# however a document is made, looking for its strings takes one pass.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKETS = re.compile(r"[\[{]|[\]}]")


def quick_parse(data: bytes | str, bounds: Bounds) -> Any:
    """The plain value of a document that is right, or an exception that does not say why.

    Args:
        data: The document.
        bounds: What it may be at most.

    Raises:
        ValueError: It is not within bounds, not JSON, or may have a key twice;
            `parse` says what it is.
    """
    if len(data) > bounds.size:
        raise ValueError
    quick = fast()
    if quick is None:
        text = data if isinstance(data, str) else data.decode()
        if _may_be_deep(text, bounds.depth) and depth_of(text) > bounds.depth:
            raise ValueError
        try:
            return _loads(text)
        except RecursionError:
            raise ValueError from None
    raw = data.encode() if isinstance(data, str) else data
    # What reads quickly keeps the last of two equal keys in silence. Without escapes,
    # a document has as many colons as what was kept of it, unless a key stood twice.
    if b"\\" in raw:
        raise ValueError
    if raw.count(b"{") + raw.count(b"[") > bounds.depth and depth_of(raw.decode()) > bounds.depth:
        raise ValueError
    try:
        made = quick.json.decode(raw)
        kept = quick.json.encode(made)
    except (quick.MsgspecError, RecursionError):
        raise ValueError from None
    if kept.count(b":") != raw.count(b":"):
        raise ValueError
    return made


def _may_be_deep(text: str, depth: int) -> bool:
    return text.count("{") + text.count("[") > depth


def parse(data: bytes | str, bounds: Bounds) -> Any:
    """The plain value of a document; an object with a key twice is a `Repeating`.

    Args:
        data: The document.
        bounds: What it may be at most.

    Raises:
        Unreadable: It is no document; it carries the fault.
    """
    if len(data) > bounds.size:
        found = str(len(data))
        raise Unreadable(TOO_LARGE.at("$", expected=at_most(bounds.size), found=found))
    if isinstance(data, str):
        text = data
    else:
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            found = f"byte {error.object[error.start]:#04x} at {error.start}"
            raise Unreadable(NOT_UTF8.at("$", expected=Text.same("UTF-8"), found=found)) from None
    if _may_be_deep(text, bounds.depth) and (depth := depth_of(text)) > bounds.depth:
        expected = Text(f"不超过 {bounds.depth} 层", f"at most {bounds.depth} levels")
        raise Unreadable(TOO_DEEP.at("$", expected=expected, found=str(depth)))
    try:
        return _loads(text)
    except json.JSONDecodeError as error:
        found = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise Unreadable(INVALID.at("$", expected=Text.same("JSON"), found=found)) from None
    except RecursionError:
        # The caller allowed more levels than Python's own parser can go.
        expected = Text("较浅的文档", "a shallower document")
        raise Unreadable(TOO_DEEP.at("$", expected=expected, found="…")) from None
    except ValueError as error:
        expected = Text("JSON 的数", "a number of JSON")
        found = error.args[0] if isinstance(error, _NotANumber) else "too many digits"
        raise Unreadable(BAD_NUMBER.at("$", expected=expected, found=found)) from None


def depth_of(text: str) -> int:
    """How deep objects and lists stand within each other in a text.

    Examples:
        >>> depth_of('{"a": [1, "[["]}')
        2
    """
    depth = deepest = 0
    for bracket in _BRACKETS.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else Repeating(pairs)


class _NotANumber(ValueError):
    """A word that Python's reader takes for a number, and JSON does not."""


def _no_number(name: str) -> NoReturn:
    raise _NotANumber(name)


_loads = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_no_number).decode
