"""Guards and reasons: why an event is refused, on what provision, and who can mend it."""

from collections.abc import Callable
from functools import cache
from typing import Any, Generic, TypeVar

import attrs

from jingwu_model.declare import Term
from jingwu_model.errors import InvalidDeclaration, JingwuError, Lang, Text
from jingwu_model.timeline import SOURCES, Citation
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._event import Event, told_in
from jingwu_model.workflows._terms import either

_Facts_contra = TypeVar("_Facts_contra", contravariant=True)
_Event_contra = TypeVar("_Event_contra", contravariant=True)
_F = TypeVar("_F")
_E = TypeVar("_E")


@attrs.frozen
class Reason:
    """Why an event is refused.

    Attributes:
        code: Stable: `seal.missing`.
        says: The reason, in both languages.
        citation: The provision; the library's own for the engine's reasons.
        supplied_by: Who can supply what is missing; nobody for what cannot be mended.
        own: Whether it is the engine's own, the same in every machine.
    """

    code: str
    says: Text
    citation: Citation
    supplied_by: tuple[ActorKind, ...] = ()
    own: bool = False

    def text(self, lang: Lang = "en") -> str:
        """The reason with its provision and who can supply what is missing."""
        zh = lang == "zh"
        told = self.says.text(lang)
        if not self.own:
            told += f"（{self.citation.text('zh')}）" if zh else f" ({self.citation.text('en')})"
        if self.supplied_by:
            who = either(self.supplied_by, lang)
            told += f"；可由{who}补齐" if zh else f"; {who} can supply it"
        return told


@attrs.frozen
class Guard(Generic[_Facts_contra, _Event_contra]):
    """A condition of a row: a pure function of the facts and the event, and its reason.

    Attributes:
        reason: What its no says.
        asks: The function: of the facts and the event, or of the facts alone.
        of_facts: Whether it asks the facts alone, so that it can be answered before
            any event is there.
    """

    reason: Reason
    asks: Callable[..., bool] = attrs.field(repr=False)
    of_facts: bool = False

    # For the checkers: a guard takes these and no others.
    def holds(self, facts: _Facts_contra, event: _Event_contra) -> bool:
        """Whether an event may pass."""
        return self.asks(facts) if self.of_facts else self.asks(facts, event)

    @property
    def code(self) -> str:
        """The reason's code."""
        return self.reason.code


def _reason(
    code: str, basis: Citation, supplied_by: tuple[ActorKind, ...], zh: str, en: str
) -> Reason:
    if not (code and zh.strip() and en.strip()):
        raise InvalidDeclaration(code or "guard", "a reason has a code, zh and en")
    return Reason(code, Text(zh, en), basis, supplied_by)


def guard(
    code: str, basis: Citation, *, zh: str, en: str, supplied_by: tuple[ActorKind, ...] = ()
) -> Callable[[Callable[[_F, _E], bool]], Guard[_F, _E]]:
    """Make a guard of a function of the facts and the event.

    Args:
        code: The reason's stable code.
        basis: The provision it rests on.
        zh: What is wrong where it is false, in Chinese.
        en: The same in English.
        supplied_by: Who can supply what is missing.

    Raises:
        InvalidDeclaration: A code or a text is missing.

    Examples:
        >>> from jingwu_model.workflows import Told, ToldOutcome
        >>> @guard("told.in_vain", SOURCES["ADM"][36], zh="未告知到", en="they were not told")
        ... def reached(facts: object, event: Told) -> bool:
        ...     return event.outcome is ToldOutcome.TOLD
        >>> reached.code, reached.reason.text("en")
        ('told.in_vain', 'they were not told (Provisions ..., art 36)')
    """
    reason = _reason(code, basis, supplied_by, zh, en)

    def make(asks: Callable[[_F, _E], bool]) -> Guard[_F, _E]:
        return Guard(reason, asks)

    return make


def fact_guard(
    code: str, basis: Citation, *, zh: str, en: str, supplied_by: tuple[ActorKind, ...] = ()
) -> Callable[[Callable[[_F], bool]], Guard[_F, Any]]:
    """Make a guard of a function of the facts alone; see `guard`."""
    reason = _reason(code, basis, supplied_by, zh, en)

    def make(asks: Callable[[_F], bool]) -> Guard[_F, Any]:
        return Guard(reason, asks, of_facts=True)

    return make


@attrs.frozen
class OwnReasons:
    """The engine's own reasons: of no provision, and the same in every machine.

    Attributes:
        unknown: The event is of no class that the machine knows.
        state: It is, and has no row in this state.
        foreign: It names another proceeding.
        time: It lies before the last event.
        repeated: An event of its id stands already.
        actor: It is not by an actor of the row's kinds, or not by who owes the duty.
        acts: An act of it lies before the proceeding or after the event.
        duty: What it says was told is not owed, or not to them, or not any more.
        way: The duty names the ways in which they are told, and this is none of them.
    """

    unknown: Reason
    state: Reason
    foreign: Reason
    time: Reason
    repeated: Reason
    actor: Reason
    acts: Reason
    duty: Reason
    way: Reason


@cache
def own_reasons() -> OwnReasons:
    """The engine's own reasons, made when first told."""
    library = SOURCES["library"].whole

    def own(code: str, zh: str, en: str) -> Reason:
        return Reason(code, Text(zh, en), library, own=True)

    return OwnReasons(
        unknown=own("event.unknown", "不是本流程的事件", "it is no event of this workflow"),
        state=own("event.not_here", "此状态下没有这一步", "there is no such step in this state"),
        foreign=own("event.foreign", "属于另一事项", "it belongs to another proceeding"),
        time=own("event.before_last", "早于前一事件", "it is earlier than the last event"),
        repeated=own("event.repeated", "事件编号重复", "an event of this id stands already"),
        actor=own("actor.not_allowed", "该身份不能实施", "an actor of this kind may not do it"),
        acts=own(
            "acts.out_of_time",
            "共同行为早于事项开始或晚于本事件",
            "an act is earlier than the proceeding or later than the event",
        ),
        duty=own("told.no_such_duty", "没有这项待履行的告知", "no such duty is open"),
        way=own("told.wrong_way", "该项义务不以这种方式履行", "the duty is not done in this way"),
    )


@attrs.frozen
class Answer:
    """Whether an event may happen; truthy where it may.

    Attributes:
        reasons: Every reason against it; none where it may.
    """

    reasons: tuple[Reason, ...] = ()

    def __bool__(self) -> bool:
        return not self.reasons

    @property
    def codes(self) -> tuple[str, ...]:
        """The reasons' codes."""
        return tuple(reason.code for reason in self.reasons)

    def text(self, lang: Lang = "en") -> str:
        """Every reason on a line of its own."""
        return "\n".join(reason.text(lang) for reason in self.reasons)


@attrs.frozen
class Option:
    """An event that has a row in a proceeding's state.

    Attributes:
        event: The event's class.
        actors: Who may do it.
        target: The state it leads to.
        blocked: The reasons against it that stand whatever the event says.
        needs: What the event itself must satisfy, with who can supply it.
    """

    event: type[Event]
    actors: tuple[ActorKind, ...]
    target: Term
    blocked: tuple[Reason, ...]
    needs: tuple[Reason, ...]

    @property
    def open(self) -> bool:
        """Whether nothing in the case stands against it."""
        return not self.blocked


class Refused(JingwuError, ValueError):
    """An event was refused.

    Attributes:
        machine: The proceeding's class.
        state: The state; none before the start.
        event: The event.
        reasons: Every `Reason`, none left out.
        instead: The classes of the other events that nothing in the case stands against.
    """

    def __init__(
        self,
        machine: type[Any],
        state: Term | None,
        event: Any,
        reasons: tuple[Reason, ...],
        instead: tuple[type[Event], ...],
    ) -> None:
        self.machine = machine
        self.state = state
        self.event = event
        self.reasons = reasons
        self.instead = instead
        super().__init__(machine, state, event, reasons, instead)

    @property
    def workflow(self) -> str:
        """The machine's name."""
        name: str = self.machine.workflow.name
        return name

    @property
    def allowed(self) -> tuple[str, ...]:
        """The codes of the other events that nothing in the case stands against."""
        return tuple(kind.code for kind in self.instead)

    def text(self, lang: Lang = "en") -> str:
        """What was refused, every reason, and what is allowed instead."""
        what = _step(type(self.event), lang)
        instead = [_step(kind, lang) for kind in self.instead]
        if lang == "zh":
            where = "尚未开始时" if self.state is None else f"“{self.state.zh}”状态下"
            head = f"{told_in(self.machine, 'zh')}（{self.workflow}）：{where}不能记录{what}"
            tail = f"此时可以记录：{'、'.join(instead) or '无'}"
        else:
            where = "before the start" if self.state is None else f"in state '{self.state.en}'"
            head = f"{self.workflow}: {what} is refused {where}"
            tail = f"what is allowed now: {', '.join(instead) or 'nothing'}"
        return "\n".join([head, *(f"  {reason.text(lang)}" for reason in self.reasons), tail])


def _step(kind: type[Any], lang: Lang) -> str:
    """What an event's class is called where it is refused or allowed."""
    if not issubclass(kind, Event):
        return kind.__name__
    if lang == "zh" and told_in(kind, "zh"):
        return f"“{told_in(kind, 'zh')}”（{kind.code}）"
    return kind.code
