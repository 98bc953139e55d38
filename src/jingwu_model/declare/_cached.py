"""A cache that keeps a function's types."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

_F = TypeVar("_F", bound=Callable[..., Any])


def cached(function: _F) -> _F:
    """`functools.cache`, for functions of classes: its own types take no `type[X]` for hashable.

    Args:
        function: A pure function.
    """
    return cast("_F", cache(function))
