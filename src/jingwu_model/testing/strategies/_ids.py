"""Ids: an opaque one for a member, any for a table that is not recorded, each once."""

from collections.abc import Mapping
from typing import Any

from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import Matches, Noun
from jingwu_model.model import TABLES, PlaceRef, StaffId
from jingwu_model.testing.strategies._fields import specs_of
from jingwu_model.testing.strategies._text import matching, pattern_of

STAFF_IDS = matching(pattern_of(StaffId), opaque=True)
"""What a member goes by: opaque, and so no number that anybody has."""

_HELD: Mapping[str, tuple[type[Noun], str]] = {
    "agency": (TABLES["agencies"].noun, "id"),
    "place": (PlaceRef, "id"),
    "room": (TABLES["rooms"].noun, "id"),
    "station": (TABLES["stations"].noun, "id"),
}


def some_id(what: str) -> SearchStrategy[str]:
    """An id that might stand in a table that is not recorded."""
    noun, field = _HELD[what]
    limits = specs_of(noun)[field].shape.limits
    return matching(next(limit.pattern for limit in limits if isinstance(limit, Matches)))


def unused(name: str, taken: Mapping[str, Any]) -> str:
    """An id, or where it is taken the next one like it."""
    made, number = name, 0
    while made in taken:
        number += 1
        end = f"{number:0{min(len(name), 6)}}"
        made = f"{name[: -len(end)]}{end}"
    return made
