"""Events: what happened to a proceeding, when, and who did it."""

import re
from typing import Annotated, ClassVar

import attrs

from jingwu_model.declare import About, Instant, Matches, Noun, SeenBy, Token, title_of, together
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._terms import How, ToldOutcome

# What is somebody's identity or mobile number is no token of theirs.
_NO_NUMBER = r"(?![0-9]{17}[0-9Xx]$)(?!1[0-9]{10}$)"

PartyRef = Annotated[
    str,
    Matches(
        _NO_NUMBER + r"[A-Za-z0-9_-]{8,64}",
        "嵌入系统给出的不透明标识",
        "an opaque token of the embedding system",
    ),
    SeenBy("case_party"),
]
"""A resident in a proceeding: a token of 8 to 64 characters, never a name or a number."""

ActorRef = Annotated[
    str,
    Matches(_NO_NUMBER + r"[A-Za-z0-9_.:-]{1,64}", "编号或不透明标识", "an id or an opaque token"),
    SeenBy("case_party"),
]


@attrs.frozen(kw_only=True)
class Actor(Noun):
    """行为主体, who did something: in what capacity, and which one.

    Args:
        kind: The capacity they acted in.
        ref: Their staff id, or the token of a resident.
    """

    kind: Annotated[ActorKind, About("身份", "capacity")]
    ref: Annotated[ActorRef, About("标识", "who")]


@attrs.frozen(kw_only=True)
class Act(Noun):
    """行为, one part of a joint act: who did it, and when.

    It lies within the proceeding: not before its first event, and not after the
    event that records it; it may well lie before the last event but one. A first
    event records acts of any earlier time.

    Args:
        by: Who.
        at: When.
    """

    by: Annotated[Actor, About("行为人", "who")]
    at: Annotated[Instant, About("时间", "when")]


def code_of(name: str) -> str:
    """A class's name as a code.

    Examples:
        >>> code_of("AskToEnd")
        'ask_to_end'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@attrs.frozen(kw_only=True)
class Event(Noun):
    """事件, something that happened to a proceeding.

    Args:
        id: The event's id, unique in its proceeding.
        proceeding_id: The proceeding it happened to.
        at: When it happened.
        by: Who did it, or who recorded what several did together.
    """

    abstract: ClassVar[bool] = True
    code: ClassVar[str] = "event"

    id: Annotated[Token, About("事件编号", "event id")]
    proceeding_id: Annotated[Token, About("事项编号", "proceeding")]
    at: Annotated[Instant, About("时间", "when")]
    by: Annotated[Actor, About("行为人", "who")]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" not in vars(cls):
            cls.code = code_of(cls.__name__)


@attrs.frozen(kw_only=True)
class Told(Event):
    """已告知, a duty to tell somebody was done, or the attempt is noted.

    Args:
        duty: The duty's name.
        to: Whom: a person's token, or, where the duty is owed to a capacity, its code.
        how: Orally, in writing, electronically, or by public notice.
        outcome: Told, unreachable, or refused.
        tried: What was tried, where they were not told.
    """

    duty: Annotated[Token, About("义务", "duty")]
    to: Annotated[ActorRef, About("对象", "whom")]
    how: Annotated[How, About("方式", "how")]
    outcome: Annotated[ToldOutcome, About("结果", "outcome")]
    tried: Annotated[tuple[How, ...], About("已尝试的方式", "what was tried")] = ()

    @together(
        "told.nothing_tried",
        "outcome",
        "tried",
        zh="未告知到，却没有记录尝试过的方式",
        en="not told, and nothing tried is noted",
    )
    def _tried(self) -> bool:
        return self.outcome is ToldOutcome.TOLD or bool(self.tried)


told_in = title_of
"""A class's name in one language: an event's, or a machine's."""
