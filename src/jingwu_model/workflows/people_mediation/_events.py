"""The events of people's mediation, and the facts they establish."""

from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import About, Distinct, Instant, Noun, Token
from jingwu_model.model import DocRef
from jingwu_model.workflows._event import Act, ActorRef, Event, PartyRef
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows.people_mediation._terms import (
    AgreementItem,
    CourtGround,
    Form,
    NotAcceptedFor,
    NotSuited,
    Subject,
)

Parties = Annotated[tuple[PartyRef, ...], Distinct(), About("当事人", "the parties")]
Mediators = Annotated[tuple[Token, ...], Distinct(), About("调解员", "the mediators")]
Items = Annotated[tuple[AgreementItem, ...], Distinct(), About("协议事项", "the items present")]
Acts = Annotated[tuple[Act, ...], About("共同行为", "who acted, and when")]
OnRights = Annotated[bool, About("口头协议涉及民事权利义务", "an oral agreement on civil rights")]


# No weak references: what a case keeps beyond its events is counted in bytes.
@attrs.frozen(kw_only=True, weakref_slot=False)
class Facts(Noun):
    """人民调解的事实, what the events of a people's mediation established."""

    parties: Parties = ()
    mediators: Mediators = ()
    escalation: Annotated[bool, About("有激化风险", "a risk was found")] = False
    items: Items = ()
    document: Annotated[DocRef | None, About("协议文书", "the agreement")] = None
    performance_due: Annotated[date | None, About("履行期限", "last day to perform")] = None
    drafted: Annotated[Instant | None, About("拟定时间", "when it was drafted")] = None
    form: Annotated[Form | None, About("协议形式", "form")] = None
    effective: Annotated[Instant | None, About("生效时间", "when it took effect")] = None
    window_closed: Annotated[bool, About("确认期已过", "the window is closed")] = False
    accepted: Annotated[bool, About("法院已受理", "the court accepted")] = False
    extended: Annotated[bool, About("审查已延期", "the court extended")] = False
    on_rights: OnRights = False


@attrs.frozen(kw_only=True)
class Apply(Event):
    """当事人申请, a party applies."""

    parties: Parties
    referral: Annotated[
        Outcome | None, About("告知申请人民调解的案件", "the case in which this way was told")
    ] = None


@attrs.frozen(kw_only=True)
class Propose(Event):
    """主动调解, the committee starts on its own."""

    parties: Parties


@attrs.frozen(kw_only=True)
class Refuse(Event):
    """明确拒绝, a party clearly refuses; no reason is asked for."""


@attrs.frozen(kw_only=True)
class Assign(Event):
    """确定调解员, mediators are appointed or chosen, and every party accepts them."""

    mediators: Mediators
    acts: Acts


@attrs.frozen(kw_only=True)
class Decline(Event):
    """不宜调解, the committee finds the matter unsuited."""

    reason: Annotated[NotSuited, About("理由", "why")]


@attrs.frozen(kw_only=True)
class Begin(Event):
    """开始调解, mediation begins."""

    rights_told: Annotated[bool, About("已告知性质、原则、效力和权利义务", "rights were told")]
    invitees: Annotated[
        tuple[ActorRef, ...], Distinct(), About("邀请参与者", "who was invited")
    ] = ()
    invitees_accepted: Annotated[bool, About("当事人同意邀请", "the parties consented")] = False
    in_public: Annotated[bool, About("公开进行", "held in public")] = False
    open_asked: Annotated[bool, About("当事人要求公开", "a party asked to open it")] = False
    closed_asked: Annotated[bool, About("当事人要求不公开", "a party asked to close it")] = False


@attrs.frozen(kw_only=True)
class FindRisk(Event):
    """发现激化风险, it may become a public-security or criminal case."""


@attrs.frozen(kw_only=True)
class AskToEnd(Event):
    """要求终止, a party asks to end it."""


@attrs.frozen(kw_only=True)
class Fail(Event):
    """调解不成, mediation fails."""


@attrs.frozen(kw_only=True)
class AgreeOrally(Event):
    """达成口头协议, the parties agree orally and the mediator records it.

    Its time is that of the agreement, which takes effect on that day.
    """

    acts: Acts
    writing_unnecessary: Annotated[bool, About("当事人认为无需书面", "no writing is needed")]
    recorded: Annotated[bool, About("调解员已记录", "the mediator recorded it")]
    performance_due: Annotated[date | None, About("履行期限", "last day to perform")] = None
    on_rights: OnRights = False


@attrs.frozen(kw_only=True)
class Draft(Event):
    """拟定协议书, a written agreement is drafted."""

    items: Items
    document: Annotated[DocRef | None, About("协议文书", "the agreement")]
    performance_due: Annotated[date | None, About("履行期限", "last day to perform")] = None


@attrs.frozen(kw_only=True)
class Sign(Event):
    """签署生效, every party and the mediator sign, and the committee seals.

    Its time is that of the last of these, from which the agreement is in effect.
    """

    acts: Acts
    seal: Annotated[bool, About("加盖委员会印章", "the committee's seal")]
    document: Annotated[DocRef | None, About("协议文书", "the agreement")]


@attrs.frozen(kw_only=True)
class AskChanges(Event):
    """要求修改, a party will not sign and asks for changes."""


@attrs.frozen(kw_only=True)
class ApplyForConfirmation(Event):
    """申请司法确认, all parties jointly ask a court to confirm.

    Its time is that of the court's receipt, from which the court's days run.
    """

    acts: Acts
    court: Annotated[Token, About("法院", "the court")]
    ground: Annotated[CourtGround, About("管辖依据", "why this court")]
    court_invited: Annotated[bool, About("法院邀请调解", "a court invited the mediation")] = False
    subject: Annotated[Subject, About("协议事项", "what it is about")] = Subject.CIVIL


@attrs.frozen(kw_only=True)
class NotAccepted(Event):
    """不予受理, the court does not accept the application."""

    reason: Annotated[NotAcceptedFor, About("理由", "why")]


@attrs.frozen(kw_only=True)
class WithdrawApplication(Event):
    """撤回申请, the parties withdraw the application."""

    acts: Acts


@attrs.frozen(kw_only=True)
class Accept(Event):
    """受理, the court accepts the application."""


@attrs.frozen(kw_only=True)
class Extend(Event):
    """延长审查, the court extends its time."""

    president_approved: Annotated[bool, About("院长批准", "the president approved")]


@attrs.frozen(kw_only=True)
class Confirm(Event):
    """裁定有效, the court rules the agreement valid."""


@attrs.frozen(kw_only=True)
class RejectApplication(Event):
    """驳回申请, the court rejects the application."""


@attrs.frozen(kw_only=True)
class HoldInvalid(Event):
    """认定无效, the court holds the agreement invalid."""


@attrs.frozen(kw_only=True)
class MediateAgain(Event):
    """重新调解, all parties mediate again."""

    acts: Acts


@attrs.frozen(kw_only=True)
class Perform(Event):
    """履行, the agreement is performed and the committee has checked."""

    checked: Annotated[bool, About("委员会已核实", "the committee checked")]


@attrs.frozen(kw_only=True)
class Sue(Event):
    """起诉, a party sues over performance or content."""


@attrs.frozen(kw_only=True)
class SeekEnforcement(Event):
    """申请强制执行, a party applies for enforcement against one who has not performed."""

    against: Annotated[PartyRef, About("被申请人", "against whom")]


@attrs.frozen(kw_only=True)
class CloseWindow(Event):
    """确认期届满, thirty days have passed without an application."""
