"""Values with dates: what holds on a day, and whether anybody still vouches for it."""

from datetime import date
from typing import Generic, TypeVar

import attrs

from jingwu_model.declare import Term
from jingwu_model.declare._explain import classed
from jingwu_model.errors import Fault, FaultKind, Lang, Text
from jingwu_model.timeline._citation import Citation
from jingwu_model.timeline._span import Span, day_fault, only_day, refuse

T = TypeVar("T")

_WRONG_TYPE = FaultKind("wrong_type", Text("类型不符", "wrong type"))
_EMPTY = FaultKind("dated.empty", Text("没有任何一项", "no entry"))
_OVERLAP = FaultKind("dated.overlap", Text("与另一项的期间重叠", "overlaps another entry"))


class StandingKind(Term):
    """效力状态, what a day finds of a dated value."""

    IN_FORCE = (
        "in_force",
        "现行",
        "in force",
        "当日在施行期间内，且不晚于最后核对日。",
        "The day lies in its span and not past its last check.",
        "library",
    )
    NOT_YET = (
        "not_yet",
        "尚未生效",
        "not yet in force",
        "当日早于第一项的施行日。",
        "The day lies before the first entry.",
        "library",
    )
    ENDED = (
        "ended",
        "已失效",
        "ended",
        "当日晚于前一项的失效日，且无后项接替。",
        "The day lies after an entry's end, and none follows on.",
        "library",
    )
    CARRIED = (
        "carried",
        "超过最后核对日沿用",
        "carried past its last check",
        "当日在施行期间内，但晚于最后核对日，现状未经核对。",
        "The day lies in its span but past its last check: nobody vouches for it since.",
        "library",
    )


@attrs.frozen(kw_only=True)
class Entry(Generic[T]):
    """One value with the days it holds.

    Args:
        value: The value.
        span: The days it holds.
        citation: What it rests on.
        checked_through: The last day on which it was known to hold.

    Raises:
        InvalidObject: A part is of the wrong type.
    """

    value: T
    span: Span
    citation: Citation
    checked_through: date

    def __attrs_post_init__(self) -> None:
        faults: list[Fault] = []
        for name, part, kind in (("span", self.span, Span), ("citation", self.citation, Citation)):
            if not isinstance(part, kind):
                expected = Text.same(kind.__name__)
                faults.append(_WRONG_TYPE.at(f"$.{name}", expected=expected, found=classed(part)))
        if fault := day_fault(self.checked_through, "$.checked_through"):
            faults.append(fault)
        refuse("Entry", faults)


@attrs.frozen
class Standing(Generic[T]):
    """What a dated value is on a day.

    Attributes:
        kind: In force, not yet, ended, or carried past its last check.
        day: The day asked.
        entry: The entry that answers: the one whose span holds the day, the first
            where none has begun, the last to have ended otherwise.
    """

    kind: StandingKind
    day: date
    entry: Entry[T]

    @property
    def value(self) -> T | None:
        """The value where it is in force or carried; none otherwise."""
        if self.kind in (StandingKind.IN_FORCE, StandingKind.CARRIED):
            return self.entry.value
        return None

    def text(self, lang: Lang = "en") -> str:
        """The answer in words, with the day that explains it."""
        zh = lang == "zh"
        span = self.entry.span
        if self.kind is StandingKind.NOT_YET:
            why = f"{span.since}起施行" if zh else f"from {span.since}"
        elif self.kind is StandingKind.ENDED:
            why = f"至{span.until}止" if zh else f"until {span.until}"
        elif self.kind is StandingKind.CARRIED:
            checked = self.entry.checked_through
            why = f"最后核对日{checked}" if zh else f"last checked for {checked}"
        else:
            why = span.text(lang)
        return f"{self.kind.zh}（{why}）" if zh else f"{self.kind.en} ({why})"


def _begins(entry: Entry[T]) -> date:
    return entry.span.since or date.min


@attrs.frozen
class Dated(Generic[T]):
    """A value that changes with time: entries whose days do not overlap.

    Args:
        entries: One entry or more, in any order; kept in the order of their days.

    Raises:
        InvalidObject: There is no entry (`dated.empty`), or two share a day
            (`dated.overlap`).

    Examples:
        >>> from jingwu_model.timeline import SOURCES
        >>> limit = Dated((Entry(value=1000, span=Span(since=date(2026, 1, 1)),
        ...                      citation=SOURCES["PSAPL25"][109],
        ...                      checked_through=date(2026, 11, 21)),))
        >>> limit.at(date(2026, 3, 2)).value
        1000
        >>> limit.at(date(2025, 3, 2)).text("en")
        'not yet in force (from 2026-01-01)'
        >>> limit.at(date(2027, 3, 2)).kind, limit.at(date(2027, 3, 2)).value
        (StandingKind.CARRIED, 1000)
    """

    entries: tuple[Entry[T], ...]

    def __attrs_post_init__(self) -> None:
        given = tuple(self.entries)
        faults = []
        if not given:
            faults.append(_EMPTY.at("$.entries", expected=Text("至少一项", "one"), found="()"))
        for at, entry in enumerate(given):
            for other in given[:at]:
                if entry.span.overlaps(other.span):
                    free = Text(
                        f"不与{other.span.text('zh')}重叠", f"no day of {other.span.text('en')}"
                    )
                    found = entry.span.text("en")
                    faults.append(_OVERLAP.at(f"$.entries[{at}].span", expected=free, found=found))
        refuse("Dated", faults)
        object.__setattr__(self, "entries", tuple(sorted(given, key=_begins)))

    def at(self, day: date) -> Standing[T]:
        """What the value is on a day: always an answer, never none.

        Args:
            day: The day.
        """
        only_day("Dated", day)
        before: Entry[T] | None = None
        for entry in self.entries:
            if entry.span.begins_after(day):
                break
            if day in entry.span:
                late = day > entry.checked_through
                kind = StandingKind.CARRIED if late else StandingKind.IN_FORCE
                return Standing(kind, day, entry)
            before = entry
        if before is None:
            return Standing(StandingKind.NOT_YET, day, self.entries[0])
        return Standing(StandingKind.ENDED, day, before)
