"""Since when a standard is asked: what lies before its first day is told without a verdict."""

from collections.abc import Callable
from datetime import date

import attrs

from jingwu_model.rules._asked import Asked


def began(asked: Asked, *keys: str) -> date | None:
    """The day since which all of some standards hold for a subject; none: since ever."""
    known = (asked.governing(key).standard.since for key in keys if key in asked.known)
    return max(filter(None, known), default=None)


def since_it_began(*keys: str) -> Callable[[Asked], Asked]:
    """What of a subject is asked: what it has since the standards of some ids began."""

    def part(asked: Asked) -> Asked:
        return attrs.evolve(asked, row=attrs.evolve(asked.row, since=began(asked, *keys)))

    return part
