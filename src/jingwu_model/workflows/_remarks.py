"""Remarks: what a casebook notices of a proceeding, beside the others and on a calendar."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import attrs

from jingwu_model.declare import digest, specs
from jingwu_model.errors import Lang, Text
from jingwu_model.timeline import Calendar
from jingwu_model.workflows._all import ALL
from jingwu_model.workflows._clock import Clock
from jingwu_model.workflows._event import Event
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows._proceeding import Proceeding

Case = Proceeding[Any, Any, Any]

_UNCHECKED = Text("该流程不在本库内，按所述采信", "no machine of that name here: taken as stated")
_UNKNOWN = Text("案卷中没有该事项", "no such proceeding in the casebook")
_LATER = Text("所述时间晚于引用它的事件", "it is stated for a time after the event that states it")
_STATE = Text("该事项当时不在所述状态", "the proceeding did not stand in that state then")
_DIGEST = Text("摘要与该事项当时的历史不符", "the digest is not that of its history then")
_LATE = Text("期限届满后才实施，届满未记录", "done after the time ran out, which was not recorded")
_EXTENDED = Text(
    "期限届满后才延长，不计入期限", "extended after the time ran out, which adds nothing"
)
_EARLY = Text("期限尚未届满即记为届满", "said to have run out before the time had")


@attrs.frozen
class Remark:
    """What a casebook notices of one of its proceedings.

    Attributes:
        code: Stable: `outcome.unchecked`, `outcome.unknown`, `outcome.later`,
            `outcome.state`, `outcome.digest`, `clock.late`, `clock.extended_late`,
            `clock.early`.
        says: What it is, in both languages.
        proceeding_id: The proceeding.
        event_id: The event of it.
        about: The other proceeding, or the clock's name.
    """

    code: str
    says: Text
    proceeding_id: str
    event_id: str
    about: str

    @property
    def fault(self) -> bool:
        """Whether it is more than a remark: what could not be checked is none."""
        return self.code != "outcome.unchecked"

    def text(self, lang: Lang = "en") -> str:
        """The remark with where it belongs."""
        join = "：" if lang == "zh" else ": "
        return f"{self.proceeding_id}/{self.event_id} ({self.about}){join}{self.says.text(lang)}"


def remarks_on(
    case: Case, others: Mapping[str, Case], calendar: Calendar | None
) -> Iterator[Remark]:
    """What is to be noticed of a proceeding.

    Args:
        case: The proceeding.
        others: The proceedings whose outcomes it may state, by id.
        calendar: With it, also what was done late or recorded early.
    """
    for event in case.history:
        for outcome in _outcomes(event):
            wrong = _wrong(event, outcome, others.get(outcome.proceeding_id))
            if wrong is not None:
                yield Remark(*wrong, case.id, event.id, outcome.proceeding_id)
    for clock in () if calendar is None else case.past_clocks(calendar):
        yield from _late(case, clock)
        if clock.early and clock.stopped_by is not None:
            yield Remark("clock.early", _EARLY, case.id, clock.stopped_by, clock.name)


def _late(case: Case, clock: Clock) -> Iterator[Remark]:
    """Every event that came after a clock had run out."""
    late = clock.used_late or (clock.late_by,)
    for event_id in (each for each in late if each is not None):
        yield Remark("clock.late", _LATE, case.id, event_id, clock.name)
    for event_id in clock.extended_late:
        yield Remark("clock.extended_late", _EXTENDED, case.id, event_id, clock.name)


def _wrong(event: Any, outcome: Outcome, other: Case | None) -> tuple[str, Text] | None:
    """What is wrong with an outcome; none where the other proceeding bears it out."""
    if outcome.at > event.at:
        return "outcome.later", _LATER
    if other is None and outcome.workflow not in ALL:
        return "outcome.unchecked", _UNCHECKED
    if other is None or other.workflow.name != outcome.workflow:
        return "outcome.unknown", _UNKNOWN
    then = [case for case in _stood(other, outcome.at) if case.state.code == outcome.state]
    if not then:
        return "outcome.state", _STATE
    if all(digest(case) != outcome.digest for case in then):
        return "outcome.digest", _DIGEST
    return None


def _stood(case: Case, at: datetime) -> Iterator[Case]:
    """The proceeding as it stood at a time: more than once where events share that instant."""
    past = [event for event in case.history if event.at <= at]
    for end in range(1, len(past) + 1):
        if end == len(past) or past[end - 1].at == at:
            yield type(case).replay(past[:end])


@cache
def _stating(event: Any) -> tuple[str, ...]:
    """The fields of an event's class that state outcomes."""
    shapes = ((spec.name, spec.shape.item or spec.shape) for spec in specs(event))
    return tuple(name for name, shape in shapes if shape.base is Outcome)


def _outcomes(event: Event) -> Iterator[Outcome]:
    """The outcomes an event states."""
    kind: Any = type(event)
    for name in _stating(kind):
        value = getattr(event, name)
        yield from value if isinstance(value, tuple) else () if value is None else (value,)
