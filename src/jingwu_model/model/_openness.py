"""What the public is told and asked, and what trends of places show: counts, and of nobody."""

from datetime import date
from functools import partial
from typing import Annotated

import attrs

from jingwu_model.declare import About, Count, Noun, SeenBy, Token, together
from jingwu_model.errors import Text
from jingwu_model.model._codes import Code
from jingwu_model.model._documents import DocRef
from jingwu_model.model._places import PlaceRef
from jingwu_model.vocabulary import Channel, PublicationKind, TrendKind

_of_those_asked = partial(
    together,
    "survey.more_than_asked",
    "sampled",
    zh="某项人数多于调查人数",
    en="more answered than were asked",
    expected=Text("不多于调查人数", "at most as many as were asked"),
)
_FORWARDS = Text("不早于起日的日期", "a day not before the first")


@attrs.frozen(kw_only=True)
class Publication(Noun):
    """公开, what a room has told the public; the progress of a case is never published.

    Args:
        room: The room's id.
        channel: By which way.
        kind: What.
        on: The day.
        reference: A token of the embedding system, by which two of one kind, told by one
            channel on one day, are not taken for one recorded twice.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Publication(room="R-3", channel=Channel.NOTICE_BOARD, kind=PublicationKind.WORK_REPORT,
        ...             on=date(2026, 6, 30)).kind
        PublicationKind.WORK_REPORT
    """

    room: Annotated[Token, About("警务室", "the room's id")]
    channel: Annotated[Channel, About("渠道", "channel")]
    kind: Annotated[PublicationKind, About("内容", "what")]
    on: Annotated[date, About("日期", "the day")]
    reference: Annotated[Token | None, About("关联编号", "reference")] = None


@attrs.frozen(kw_only=True)
class Conduct(Noun):
    """执法评价, how many of those asked found the officers lawful, rational, calm and so on.

    Args:
        lawful: How many found them lawful.
        rational: How many found them rational.
        calm: How many found them calm.
        civilised: How many found them civilised.
        by_the_rules: How many found that they went by the rules.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Conduct(lawful=180, calm=176).rational is None
        True
    """

    lawful: Annotated[Count | None, About("严格公正", "lawful")] = None
    rational: Annotated[Count | None, About("理性", "rational")] = None
    calm: Annotated[Count | None, About("平和", "calm")] = None
    civilised: Annotated[Count | None, About("文明", "civilised")] = None
    by_the_rules: Annotated[Count | None, About("规范", "by the rules")] = None


@attrs.frozen(kw_only=True)
class Survey(Noun):
    """群众评议, what was answered in a place over a period: counts of those asked, and no more.

    Args:
        place: Where it was asked.
        since: The first day it was asked on.
        until: The last day it was asked on.
        sampled: How many were asked.
        satisfied: How many are satisfied.
        feels_safe: How many feel safe.
        knows_officer: How many know their officer.
        saw_officer: How many saw their officer in the last month.
        conduct: How many found the officers lawful, rational, calm, civilised, by the rules.

    Raises:
        InvalidObject: With every fault; `survey.more_than_asked` where more answered than were
            asked, `survey.backwards` where it ends before it begins.

    Examples:
        >>> from datetime import date
        >>> from jingwu_model.model import PlaceKind
        >>> Survey(place=PlaceRef(kind=PlaceKind.VILLAGE, id="640424100003"), sampled=200,
        ...        since=date(2026, 6, 1), until=date(2026, 6, 30),
        ...        knows_officer=176).knows_officer
        176
    """

    place: Annotated[PlaceRef, About("地点", "where")]
    since: Annotated[date, About("起", "the first day")]
    until: Annotated[date, About("止", "the last day")]
    sampled: Annotated[Count, About("调查人数", "how many were asked")]
    satisfied: Annotated[Count | None, About("满意人数", "satisfied")] = None
    feels_safe: Annotated[Count | None, About("感到安全人数", "feel safe")] = None
    knows_officer: Annotated[Count | None, About("知晓人数", "know their officer")] = None
    saw_officer: Annotated[Count | None, About("近一月见警人数", "saw their officer")] = None
    conduct: Annotated[Conduct | None, About("执法评价", "conduct")] = None

    @_of_those_asked("satisfied")
    def _satisfied_of_those_asked(self) -> bool:
        return self.satisfied is None or self.satisfied <= self.sampled

    @_of_those_asked("feels_safe")
    def _safe_of_those_asked(self) -> bool:
        return self.feels_safe is None or self.feels_safe <= self.sampled

    @_of_those_asked("knows_officer")
    def _knowing_of_those_asked(self) -> bool:
        return self.knows_officer is None or self.knows_officer <= self.sampled

    @_of_those_asked("saw_officer")
    def _seeing_of_those_asked(self) -> bool:
        return self.saw_officer is None or self.saw_officer <= self.sampled

    @_of_those_asked("conduct")
    def _judging_of_those_asked(self) -> bool:
        judged = () if self.conduct is None else attrs.astuple(self.conduct)
        return all(count is None or count <= self.sampled for count in judged)

    @together(
        "survey.backwards",
        "since",
        "until",
        zh="止日早于起日",
        en="ends before it begins",
        expected=_FORWARDS,
    )
    def _forwards(self) -> bool:
        return self.since <= self.until


@attrs.frozen(kw_only=True)
class PlaceTrend(Noun):
    """治安态势, a count of a place over a period, and what was decided on it.

    It counts what happened in a place, never who. The count is seen inside the force alone:
    a small count of a small place may tell of somebody.

    Args:
        place: The place, of any level.
        kind: What is counted.
        since: The first day.
        until: The last day.
        count: How many.
        warned_on: The day a warning was given.
        decided_on: The day it was decided what to do.
        decision: The decision, as a document that another system holds.

    Raises:
        InvalidObject: With every fault; `trend.backwards` where it ends before it
            begins, `trend.decided_first` where the decision is older than the warning, or
            there was none.

    Examples:
        >>> trend = PlaceTrend(place="640424100000", kind=TrendKind.THEFT, count=14,
        ...                    since=date(2026, 1, 1), until=date(2026, 3, 31),
        ...                    warned_on=date(2026, 4, 2), decided_on=date(2026, 4, 7))
        >>> (trend.decided_on - trend.warned_on).days
        5
    """

    place: Annotated[Code, About("地点", "the place")]
    kind: Annotated[TrendKind, About("类别", "what is counted")]
    since: Annotated[date, About("起", "the first day")]
    until: Annotated[date, About("止", "the last day")]
    count: Annotated[Count, About("数量", "how many"), SeenBy("internal")]
    warned_on: Annotated[date | None, About("预警日期", "the day of the warning")] = None
    decided_on: Annotated[date | None, About("决定日期", "the day of the decision")] = None
    decision: Annotated[DocRef | None, About("决定文书", "the decision")] = None

    @together(
        "trend.backwards",
        "since",
        "until",
        zh="止日早于起日",
        en="ends before it begins",
        expected=_FORWARDS,
    )
    def _forwards(self) -> bool:
        return self.since <= self.until

    @together(
        "trend.decided_first",
        "warned_on",
        "decided_on",
        "decision",
        zh="决定早于预警，或者没有预警、没有决定日期",
        en="a decision before its warning, without one, or without a day",
        expected=Text("预警之后注明日期的决定", "a decision with its day, after a warning"),
    )
    def _warned_first(self) -> bool:
        if self.decided_on is None:
            return self.decision is None
        return self.warned_on is not None and self.warned_on <= self.decided_on
