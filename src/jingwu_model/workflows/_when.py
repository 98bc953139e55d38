"""Where a clock starts, or a duty comes to be owed, if it is not everywhere."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import attrs

from jingwu_model.errors import InvalidDeclaration, Lang
from jingwu_model.timeline import Span


@attrs.frozen
class When:
    """Where a clock starts, or a duty comes to be owed: everywhere, but for what it says.

    A text that another replaced is a rule of its own that says during what days it
    governs a case, so that one table serves both.

    Attributes:
        during: The days of the cases it is for.
        dated_by: The fact whose day tells of what days a case is; none, and where the
            fact is none: the event's day.
        given: The fact that must be established.
        unless: The fact that must not be.

    Raises:
        InvalidDeclaration: It says nothing, or a fact's day is asked for no days.
    """

    during: Span | None = None
    dated_by: str | None = None
    given: str | None = None
    unless: str | None = None

    def __attrs_post_init__(self) -> None:
        if not any((self.during, self.given, self.unless)):
            raise InvalidDeclaration("when", "it says when")
        if self.dated_by is not None and self.during is None:
            raise InvalidDeclaration("when", "a fact's day is asked of a span")

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it asks whether they are established."""
        return tuple(name for name in (self.given, self.unless) if name is not None)

    def holds(self, facts: Any, event: Any) -> bool:
        """Whether it is so, by the facts after an event."""
        if self.given is not None and not getattr(facts, self.given):
            return False
        if self.unless is not None and getattr(facts, self.unless):
            return False
        if self.during is None:
            return True
        told = None if self.dated_by is None else getattr(facts, self.dated_by)
        day: date = event.at if told is None else told
        return (day.date() if isinstance(day, datetime) else day) in self.during

    def text(self, lang: Lang = "en") -> str:
        """It in words."""
        return ("，" if lang == "zh" else ", ").join(self._parts(zh=lang == "zh"))

    def _parts(self, *, zh: bool) -> Iterator[str]:
        if self.during is not None:
            days = self.during.text("zh" if zh else "en")
            if self.dated_by is not None:
                days = f"{days}（按 `{self.dated_by}`）" if zh else f"{days} by `{self.dated_by}`"
            yield f"适用期间：{days}" if zh else f"of cases {days}"
        if self.given is not None:
            yield f"须有 `{self.given}`" if zh else f"given `{self.given}`"
        if self.unless is not None:
            yield f"须无 `{self.unless}`" if zh else f"unless `{self.unless}`"
