"""The events of a dispute, and the facts they establish."""

from typing import Annotated

import attrs

from jingwu_model.declare import About, Count, Distinct, Instant, Noun, SeenBy, Token, together
from jingwu_model.model import DocRef, PlaceRef
from jingwu_model.vocabulary import DisputeKind, FoundBy, IncidentKind, Severity
from jingwu_model.workflows._event import Act, Actor, ActorRef, Event, PartyRef
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows.dispute._terms import (
    Channel,
    HandlerKind,
    ReferredTo,
    Satisfied,
    SettlingLevel,
    Sign,
    WhyHigher,
)


@attrs.frozen(kw_only=True)
class Handler(Noun):
    """One of those who handle a dispute.

    Args:
        kind: In what capacity.
        ref: A staff id, a unit's id, or an opaque token.
    """

    kind: Annotated[HandlerKind, About("身份", "capacity")]
    ref: Annotated[ActorRef, About("标识", "who")]


Parties = Annotated[tuple[PartyRef, ...], Distinct(), About("当事人", "the parties")]
Signs = Annotated[
    # In a small place they could name a child (MINOR24 103).
    tuple[Sign, ...],
    Distinct(),
    About("发现的迹象", "signs seen"),
    SeenBy("internal"),
]
Others = Annotated[
    tuple[Outcome, ...], Distinct(), About("相关警情、案件和调解", "its other proceedings")
]
Lead = Annotated[Handler, About("牵头", "who leads")]
Handlers = Annotated[tuple[Handler, ...], Distinct(), About("参与化解", "who else handles it")]
Acts = Annotated[tuple[Act, ...], About("共同行为", "who acted, and when")]
FollowUpsDue = Annotated[
    Count | None,
    About("现行标准要求的回访次数", "follow-ups asked by a standard in place of the default"),
]
FollowUpsStandard = Annotated[Token | None, About("所依据的标准", "the standard that asks so many")]
Visits = Annotated[
    tuple[Outcome, ...],
    About("回访的走访", "the visits afterwards: each after the settlement, and when it was made"),
]
Said = Annotated[
    bool | None, About("回访所见", "what the follow-up found"), SeenBy("case_party")
]


@attrs.frozen(kw_only=True)
class Facts(Noun):
    """What the events of a dispute established."""

    place: Annotated[PlaceRef | None, About("地点", "where")] = None
    kind: Annotated[DisputeKind | None, About("类别", "kind")] = None
    parties: Parties = ()
    applicant: Annotated[PartyRef | None, About("申请人", "who asked for help")] = None
    found_by: Annotated[FoundBy | None, About("发现途径", "how it was found")] = None
    incident: Annotated[IncidentKind | None, About("警情类别", "kind of incident")] = None
    signs: Signs = ()
    others: Others = ()
    recurrence_of: Annotated[Outcome | None, About("前一纠纷", "the dispute before")] = None
    severity: Annotated[Severity | None, About("等级", "severity")] = None
    level: Annotated[SettlingLevel | None, About("层级", "level")] = None
    lead: Annotated[Handler | None, About("牵头", "who leads")] = None
    handlers: Handlers = ()
    follow_ups_due: FollowUpsDue = None
    follow_ups_standard: FollowUpsStandard = None
    channel: Annotated[Channel | None, About("渠道", "channel")] = None
    proceeding: Annotated[Token | None, About("事项编号", "the proceeding begun")] = None
    settled: Annotated[Instant | None, About("化解时间", "when it was settled")] = None
    outcome: Annotated[Outcome | None, About("化解结果", "the outcome it rests on")] = None
    terms: Annotated[DocRef | None, About("协议条款", "the terms")] = None
    visits: Visits = ()
    matter_settled: Said = None
    feeling_settled: Said = None
    satisfied: Annotated[
        Satisfied | None, About("是否满意", "satisfied"), SeenBy("case_party")
    ] = None
    follow_ups: Annotated[Count, About("回访次数", "follow-ups")] = 0
    recurrences: Annotated[Count, About("反复次数", "how often it recurred")] = 0


@attrs.frozen(kw_only=True)
class Register(Event):
    """登记纠纷, a dispute is registered."""

    place: Annotated[PlaceRef, About("地点", "where")]
    kind: Annotated[DisputeKind, About("类别", "kind")]
    parties: Parties
    found_by: Annotated[FoundBy, About("发现途径", "how it was found")]
    incident: Annotated[IncidentKind | None, About("警情类别", "kind of incident")] = None
    applicant: Annotated[PartyRef | None, About("申请人", "who asked for help")] = None
    signs: Signs = ()
    others: Others = ()
    recurrence_of: Annotated[Outcome | None, About("前一纠纷", "the dispute before")] = None


@attrs.frozen(kw_only=True)
class Triage(Event):
    """研判分流, severity, level and handlers are settled."""

    severity: Annotated[Severity, About("等级", "severity")]
    level: Annotated[SettlingLevel, About("层级", "level")]
    lead: Lead
    handlers: Handlers
    follow_ups_due: FollowUpsDue = None
    follow_ups_standard: FollowUpsStandard = None

    @together(
        "follow_ups.no_standard",
        "follow_ups_due",
        "follow_ups_standard",
        zh="回访次数和所依据的标准应当同时写明",
        en="a number of follow-ups names its standard, and a standard its number",
    )
    def _standard(self) -> bool:
        return (self.follow_ups_due is None) is (self.follow_ups_standard is None)


@attrs.frozen(kw_only=True)
class Begin(Event):
    """开始化解, handling begins in a channel.

    It states where every other proceeding of the dispute stands, so that there is
    one mediation at a time.
    """

    channel: Annotated[Channel, About("渠道", "channel")]
    proceeding: Annotated[Token, About("事项编号", "the proceeding begun")]
    others: Others = ()


@attrs.frozen(kw_only=True)
class Escalate(Event):
    """提级化解, the dispute is triaged anew at a higher level."""

    reason: Annotated[WhyHigher, About("理由", "why")]
    severity: Annotated[Severity, About("等级", "severity")]
    level: Annotated[SettlingLevel, About("层级", "level")]
    lead: Lead
    handlers: Handlers
    follow_ups_due: FollowUpsDue = None
    follow_ups_standard: FollowUpsStandard = None

    @together(
        "follow_ups.no_standard",
        "follow_ups_due",
        "follow_ups_standard",
        zh="回访次数和所依据的标准应当同时写明",
        en="a number of follow-ups names its standard, and a standard its number",
    )
    def _standard(self) -> bool:
        return (self.follow_ups_due is None) is (self.follow_ups_standard is None)


@attrs.frozen(kw_only=True)
class Settle(Event):
    """化解, the dispute is settled by an outcome, or by terms to which every party assents."""

    outcome: Annotated[Outcome | None, About("化解结果", "the outcome it rests on")] = None
    mediators: Annotated[
        tuple[Actor, ...], Distinct(), About("签名的人民调解员", "who signed as people's mediator")
    ] = ()
    terms: Annotated[DocRef | None, About("协议条款", "the terms")] = None
    acts: Acts = ()


@attrs.frozen(kw_only=True)
class Fail(Event):
    """化解不成, handling on the spot, jointly or otherwise fails."""


@attrs.frozen(kw_only=True)
class FailPeopleMediation(Event):
    """人民调解不成, the people's mediation is over without a settlement."""

    outcome: Annotated[Outcome, About("调解结果", "where the mediation stands")]


@attrs.frozen(kw_only=True)
class FailSecurityMediation(Event):
    """治安调解不成, the public-security mediation is over without a settlement."""

    outcome: Annotated[Outcome, About("案件结果", "where the case stands")]


@attrs.frozen(kw_only=True)
class Refer(Event):
    """移送, the dispute is passed on to whoever is competent."""

    to: Annotated[ReferredTo, About("去向", "to whom")]


@attrs.frozen(kw_only=True)
class Withdraw(Event):
    """撤回, the applicant or all parties withdraw; no case ends by that, no reason is asked for."""

    acts: Acts = ()
    others: Others = ()


@attrs.frozen(kw_only=True)
class FollowUp(Event):
    """回访, a visit afterwards asks whether matter and feeling are settled (事心双解).

    Where a visit stands may be stated long after it was made. That it was made after
    the settlement, the visit itself bears out: it is stated twice, not yet made at a time
    after the settlement, and then made.
    """

    visits: Annotated[
        tuple[Outcome, ...],
        Distinct(),
        About(
            "走访在化解之后未进行时、进行后的状态",
            "the visit: not yet made after the settlement, then made",
        ),
    ]
    matter_settled: Said = None
    feeling_settled: Said = None
    satisfied: Annotated[Satisfied, About("是否满意", "satisfied"), SeenBy("case_party")]


@attrs.frozen(kw_only=True)
class Recurred(Event):
    """纠纷反复, the dispute broke out again."""

    signs: Signs = ()
    others: Others = ()


@attrs.frozen(kw_only=True)
class Close(Event):
    """办结, performed and followed up; or not settled, and the remedies told."""

    performed: Annotated[bool, About("已确认履行", "performance was confirmed")] = False
    outcome: Annotated[Outcome | None, About("履行结果", "the outcome that confirms it")] = None
    remedies_told: Annotated[
        bool, About("已告知各方救济途径或者已注明", "every party was told, or the attempt is noted")
    ] = False
