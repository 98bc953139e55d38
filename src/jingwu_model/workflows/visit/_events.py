"""The states, terms, events and facts of a visit."""

from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import About, Distinct, Noun, Term, Token
from jingwu_model.vocabulary import VisitMode, VisitPurpose
from jingwu_model.workflows._event import Event, PartyRef
from jingwu_model.workflows._outcome import Outcome


class State(Term):
    """走访的状态, where a visit stands."""

    PLANNED = (
        "planned",
        "已计划",
        "planned",
        "已安排，尚未进行。",
        "Arranged and not yet made.",
        "mps-2009",
    )
    MADE = (
        "made",
        "已走访",
        "made",
        "已经走访，尚未办结。",
        "Made; what came of it is still open.",
        "mps-2009",
    )
    MISSED = (
        "missed",
        "未能走访",
        "missed",
        "未能按计划进行。",
        "Not made as planned.",
        "library",
    )
    CLOSED = (
        "closed",
        "已办结",
        "closed",
        "走访中的诉求均已答复或者终结，隐患均已移交或者终结。",
        "Every matter of it is replied to or ended, every hazard referred or ended.",
        "library",
    )
    DECLINED = (
        "declined",
        "被谢绝",
        "declined",
        "走访对象谢绝走访；不问、不记理由，不作不利评价。",
        "Whoever was to be visited declined; no reason is kept, and it counts against nobody.",
        "library",
    )
    CANCELLED = (
        "cancelled",
        "已取消",
        "cancelled",
        "走访已取消。",
        "It was called off.",
        "library",
    )


class WhyNot(Term):
    """未能走访或者取消的原因, why a visit was missed or cancelled: never a resident's reason."""

    NOBODY_THERE = (
        "nobody_there",
        "无人在场",
        "nobody there",
        "到访时无人。",
        "Nobody was there when the visitor came.",
        "library",
    )
    CALLED_AWAY = (
        "called_away",
        "另有任务",
        "called away",
        "走访人被派往其他任务。",
        "The visitor was called to other work.",
        "city-2024",
    )
    NO_LONGER_NEEDED = (
        "no_longer_needed",
        "不再需要",
        "no longer needed",
        "走访事由已经消失。",
        "What it was for has passed.",
        "library",
    )
    OTHER = (
        "other",
        "其他",
        "other",
        "其他工作原因。",
        "Another reason that lies in the work.",
        "library",
    )


Matters = Annotated[tuple[Token, ...], Distinct(), About("诉求事项", "matters raised")]
Hazards = Annotated[tuple[Token, ...], Distinct(), About("隐患事项", "hazards found")]


@attrs.frozen(kw_only=True)
class Facts(Noun):
    """走访的事实, what the events of a visit established."""

    purpose: Annotated[VisitPurpose | None, About("事由", "purpose")] = None
    mode: Annotated[VisitMode | None, About("方式", "mode")] = None
    visited: Annotated[PartyRef | None, About("走访对象", "who is visited")] = None
    planned_for: Annotated[date | None, About("计划日期", "planned for")] = None
    visitor: Annotated[Token | None, About("走访人", "the visitor's staff id")] = None
    matters: Matters = ()
    hazards: Hazards = ()
    broken_off: Annotated[bool, About("中途结束", "whoever was visited ended it")] = False
    returns_ended: Annotated[bool, About("不再回访", "no more return visits")] = False


@attrs.frozen(kw_only=True)
class Plan(Event):
    """计划走访, a visit is planned."""

    purpose: Annotated[VisitPurpose, About("事由", "purpose")]
    mode: Annotated[VisitMode, About("方式", "mode")]
    visited: Annotated[PartyRef | None, About("走访对象", "who is visited")] = None
    planned_for: Annotated[date, About("计划日期", "planned for")]
    visitor: Annotated[Token, About("走访人", "the visitor's staff id")]


@attrs.frozen(kw_only=True)
class HandOver(Event):
    """移交走访, the visit is handed to another visitor."""

    visitor: Annotated[Token, About("走访人", "the visitor's staff id")]


@attrs.frozen(kw_only=True)
class Make(Event):
    """进行走访, the visit is made."""

    credentials_shown: Annotated[bool, About("已出示证件", "credentials were shown")] = False
    introduced: Annotated[bool, About("已表明身份", "identity was stated online")] = False
    directed_by: Annotated[Token | None, About("带领民警", "the officer who directs")] = None
    matters: Matters = ()
    hazards: Hazards = ()


@attrs.frozen(kw_only=True)
class BreakOff(Event):
    """中途结束, whoever is visited ends the visit; no reason is asked for."""


@attrs.frozen(kw_only=True)
class FindSigns(Event):
    """发现迹象, there are signs of an offence, family violence or harm to a child."""


@attrs.frozen(kw_only=True)
class Decline(Event):
    """谢绝走访, whoever is to be visited declines; no reason is asked for or kept."""


@attrs.frozen(kw_only=True)
class Miss(Event):
    """未能走访, the visit was not made as planned."""

    reason: Annotated[WhyNot, About("原因", "why")]


@attrs.frozen(kw_only=True)
class Replan(Event):
    """重新计划, a missed visit is planned anew."""

    planned_for: Annotated[date, About("计划日期", "planned for")]


@attrs.frozen(kw_only=True)
class Cancel(Event):
    """取消走访, the visit is cancelled."""

    reason: Annotated[WhyNot, About("原因", "why")]


@attrs.frozen(kw_only=True)
class Close(Event):
    """办结, every matter is replied to or ended, every hazard referred or ended."""

    outcomes: Annotated[tuple[Outcome, ...], Distinct(), About("事项结果", "outcomes")] = ()


@attrs.frozen(kw_only=True)
class EndReturns(Event):
    """不再回访, the injured party wants no more return visits."""


@attrs.frozen(kw_only=True)
class TakeBack(Event):
    """恢复回访, the injured party wants return visits again."""
