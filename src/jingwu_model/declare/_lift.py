"""Older formats: pure functions, one a class and format, that make its object the next format's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jingwu_model.declare._shape import Shape

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""From an object as one format had it to the object as the next format has it."""

Upcasts = Mapping[str, Upcast]
"""A class's upcasts, each by the format it starts from."""


def upcast(cls: Any, value: Any, formats: Sequence[str]) -> Any:
    """A plain value of an older format as one of today's, by its class's own upcasts alone."""
    if not isinstance(value, dict):
        return value
    upcasts: Upcasts = cls.upcasts
    for each in formats:
        if each in upcasts:
            value = upcasts[each](dict(value))
    return value


def lift(cls: Any, value: Any, formats: Sequence[str]) -> Any:
    """A noun's plain value of an older format as one of today's, at every depth.

    An owner's upcasts see its parts as they were; the parts are lifted after it.

    Args:
        cls: The noun.
        value: The plain value; what is none of the noun is left for the reader to refuse.
        formats: The formats to leave behind, the oldest first.
    """
    value = upcast(cls, value, formats)
    if not isinstance(value, dict):
        return value
    lifted = dict(value)
    for spec in cls.__jingwu_specs__:
        if spec.name in value:
            lifted[spec.name] = _lift_value(spec.shape, value[spec.name], formats)
    return lifted


def _lift_value(shape: Shape, value: Any, formats: Sequence[str]) -> Any:
    if shape.item is not None and isinstance(value, list):
        return [_lift_value(shape.item, item, formats) for item in value]
    return lift(shape.base, value, formats) if shape.is_noun else value
