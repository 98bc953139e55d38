"""How long a row holds: whether it is in force on a day, and its end on one."""

from datetime import date
from typing import Any

import attrs

from jingwu_model.declare import Noun
from jingwu_model.errors import JingwuError, Lang
from jingwu_model.model._leading import Practice
from jingwu_model.model._people import Assignment, Member
from jingwu_model.model._tables import named
from jingwu_model.timeline import Span


class NotInForce(JingwuError, ValueError):
    """A row cannot be ended on a day: it has no span, was over before, or is superseded.

    Attributes:
        row: The row.
        day: The day it was to end on.
    """

    def __init__(self, row: Noun, day: date) -> None:
        self.row = row
        self.day = day
        super().__init__(row, day)

    def text(self, lang: Lang = "en") -> str:
        """Which row, and the day."""
        if lang == "zh":
            return f"不能在 {self.day} 终止：{named(self.row)}"
        return f"cannot end on {self.day}: {named(self.row)}"


def in_force(row: Noun, day: date) -> bool:
    """Whether a row holds on a day: by its span, the dates of service or its first day.

    An assignment that a correction superseded holds on none.
    """
    if isinstance(row, Member):
        return row.serves_on(day)
    if isinstance(row, Practice):
        return row.since is None or row.since <= day
    if isinstance(row, Assignment) and not row.believed():
        return False
    span: Span | None = getattr(row, "span", None)
    return span is None or day in span


def ended(row: Any, day: date) -> Any:
    """The row with its last day.

    Raises:
        NotInForce: It has no span, or is not in force on that day.
    """
    if not in_force(row, day):
        raise NotInForce(row, day)
    if isinstance(row, Member):
        return attrs.evolve(row, left=day)
    if not hasattr(row, "span"):
        raise NotInForce(row, day)
    since = row.span.since if row.span is not None else None
    return attrs.evolve(row, span=Span(since=since, until=day))
