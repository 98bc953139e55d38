"""The lowest door: nouns as JSON.

Every document says its format in `v`. Terms stand as their codes, fractions as
text (`"735"`, `"4805/491"`), days and times in ISO 8601, none as an absent key.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from jingwu_model.declare import Noun, Term, specs

__all__ = ["FORMAT", "dumps"]

FORMAT = "0.1"
"""The format every document is written in."""


def dumps(obj: Noun) -> bytes:
    """A noun as a JSON document: UTF-8, keys sorted, the same bytes every time.

    This is storage: every field is in it, the sensitive ones too.

    Args:
        obj: A noun: a report, a division, a due time.

    Returns:
        The document, without a line end.

    Raises:
        TypeError: It is no noun.

    Examples:
        >>> from jingwu_model.model import PlaceKind, PlaceRef
        >>> dumps(PlaceRef(kind=PlaceKind.GRID, id="G-1"))
        b'{"id":"G-1","kind":"grid","v":"0.1"}'
    """
    if not isinstance(obj, Noun):
        msg = f"dumps takes a noun, not {type(obj).__name__}"
        raise TypeError(msg)
    document = {"v": FORMAT, **_plain_noun(obj)}
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _plain_noun(obj: Noun) -> dict[str, Any]:
    """A noun's fields, those that are none left out."""
    values = ((spec.name, getattr(obj, spec.name)) for spec in specs(type(obj)))
    return {name: _plain(value) for name, value in values if value is not None}


_PLAIN: Mapping[type, Callable[[Any], Any]] = {
    str: str,
    int: int,
    bool: bool,
    float: float,
    Fraction: str,
    date: date.isoformat,
    datetime: datetime.isoformat,
}


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Noun):
        return _plain_noun(value)
    if isinstance(value, Term):
        return value.code
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _PLAIN[type(value)](value)
