"""The events of a public-security mediation, from the report to the agreement's end."""

from datetime import date
from typing import Annotated, ClassVar

import attrs

from jingwu_model.declare import About, Distinct, Token
from jingwu_model.model import DocRef
from jingwu_model.workflows._event import Act, Actor, Event, PartyRef
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows.security_mediation._facts import (
    Ages,
    AskedAgain,
    Injured,
    Items,
    Matters,
    Proxies,
    Reporters,
    Violators,
)
from jingwu_model.workflows.security_mediation._scope import (
    Condition,
    Exclusion,
    MediableAct,
    ScreenGround,
)
from jingwu_model.workflows.security_mediation._terms import (
    AppraisalGround,
    Handling,
    Invited,
    Loss,
    NonPerformance,
)

Acts = Annotated[tuple[Act, ...], About("共同行为", "who acted, and when")]
Recorded = Annotated[bool, About("全程同步录音录像", "recorded throughout, sound and picture")]
Officers = Annotated[tuple[Token, ...], Distinct(), About("办案民警", "the officers by staff id")]
Present = Annotated[tuple[PartyRef, ...], Distinct(), About("到场当事人", "parties present")]
Notified = Annotated[
    tuple[PartyRef, ...],
    Distinct(),
    About("已通知监护人的未成年人", "whose guardians were notified"),
]
NoNotice = Annotated[
    tuple[PartyRef, ...], Distinct(), About("同意不通知监护人的未成年人", "who agree that none is")
]
Conditions = Annotated[tuple[Condition, ...], Distinct(), About("调解情形", "the conditions met")]
Exclusions = Annotated[tuple[Exclusion, ...], Distinct(), About("排除情形", "what excludes it")]


@attrs.frozen(kw_only=True)
class Report(Event):
    """接报, a report is received."""

    reporters: Reporters = ()
    injured: Injured = ()
    repeat: Annotated[bool, About("重复报案", "it was reported before")] = False
    new_facts: Annotated[bool, About("有新的事实或者证据", "with new facts or evidence")] = False
    led_by: Annotated[Token | None, About("带领民警", "the officer who leads")] = None
    recorded: Recorded = False
    escalated_from: Annotated[
        Outcome | None, About("由人民调解报告", "the people's mediation that reported it")
    ] = None


@attrs.frozen(kw_only=True)
class NotPolice(Event):
    """不属公安职责, it is no police business."""

    in_writing: Annotated[
        bool, About("有异议或者当场难以判明", "disputed, or not clear at once")
    ] = False


@attrs.frozen(kw_only=True)
class Transfer(Event):
    """移送有管辖权单位, another unit is competent."""

    unit: Annotated[Token, About("接受单位", "the unit competent")]


@attrs.frozen(kw_only=True)
class ReferDispute(Event):
    """告知民间纠纷处理途径, it is a civil dispute and no violation."""


@attrs.frozen(kw_only=True)
class OpenCase(Event):
    """立案, a case is opened."""

    injured: Injured
    violators: Violators = ()
    handling: Annotated[Handling, About("办理单位", "who handles it")]
    violation: Annotated[bool, About("有违法行为", "there is a violation")]
    own: Annotated[bool, About("属于本单位管辖", "it is this unit's")]


@attrs.frozen(kw_only=True)
class EstablishFacts(Event):
    """查明事实, the facts are established."""

    injured: Injured
    violators: Violators
    ages: Ages
    officers: Officers
    recorded: Recorded = False
    evidence: Annotated[bool, About("证据已收集并记录", "the evidence is recorded")]
    appraisal_in_evidence: Annotated[
        bool, About("鉴定意见已作为证据", "the appraisal is in evidence")
    ] = False


@attrs.frozen(kw_only=True)
class OrderAppraisal(Event):
    """委托鉴定, an appraisal is ordered."""

    ordered: Matters
    ground: Annotated[AppraisalGround, About("理由", "why")]
    again: Annotated[bool, About("重新鉴定", "a re-appraisal")] = False


@attrs.frozen(kw_only=True)
class AskReappraisal(Event):
    """申请重新鉴定, a party asks for a re-appraisal; one who asks late is heard all the same."""

    asked_again: AskedAgain


@attrs.frozen(kw_only=True)
class ReceiveAppraisal(Event):
    """收到鉴定意见, the appraisal's result is there.

    Its time is that of the receipt, from which the days of its copies run.
    """

    appraised: Matters = ()
    reappraised: Matters = ()


@attrs.frozen(kw_only=True)
class RefuseAppraisal(Event):
    """拒绝鉴定, the injured party refuses appraisal or misses the time without good reason."""


@attrs.frozen(kw_only=True)
class Scope(Event):
    """What a case must be to be mediated."""

    abstract: ClassVar[bool] = True

    act: Annotated[MediableAct | None, About("行为", "the act; none of the nine: none")]
    minor: Annotated[bool, About("情节较轻", "minor circumstances")]
    conditions: Conditions


@attrs.frozen(kw_only=True)
class Screen(Scope):
    """审查可以调解, it is screened for mediation."""

    exclusions: Exclusions = ()


@attrs.frozen(kw_only=True)
class ScreenOut(Event):
    """审查不予调解, it is screened out."""

    missing: Annotated[
        tuple[ScreenGround, ...], Distinct(), About("所缺条件", "the grounds that are missing")
    ]


@attrs.frozen(kw_only=True)
class Consent(Event):
    """双方同意调解, both sides consent."""

    acts: Acts
    free: Annotated[bool, About("自愿", "of their free will")]


@attrs.frozen(kw_only=True)
class MediateOnTheSpot(Scope):
    """当场调解, it is mediated and performed on the spot."""

    exclusions: Exclusions = ()
    chair: Annotated[Actor, About("主持人", "the chair")]
    officers: Officers
    recorded: Recorded = False
    present: Present
    proxies: Proxies = ()
    guardians_notified: Notified = ()
    no_notice_wished: NoNotice = ()
    acts: Acts
    slight: Annotated[bool, About("情节轻微", "it is slight")]
    clear: Annotated[bool, About("事实清楚", "the facts are clear")]
    causation: Annotated[bool, About("因果关系明确", "what caused what is clear")]
    loss: Annotated[Loss, About("损失", "loss")]
    performed: Annotated[bool, About("当场履行", "performed at once")]
    document: Annotated[DocRef | None, About("协议文书", "the agreement's form")] = None
    complete_video: Annotated[
        bool, About("录像完整记录身份、事实和协议", "the video shows who, what and the agreement")
    ] = False


@attrs.frozen(kw_only=True)
class Session(Event):
    """A round of mediation as it begins."""

    abstract: ClassVar[bool] = True

    chair: Annotated[Actor, About("主持人", "the chair")]
    officers: Officers
    recorded: Recorded = False
    present: Present
    proxies: Proxies = ()
    guardians_notified: Notified = ()
    no_notice_wished: NoNotice = ()
    invited: Annotated[
        tuple[Invited, ...], Distinct(), About("受邀协助调解的人员", "who was invited to help")
    ] = ()


@attrs.frozen(kw_only=True)
class StartRound(Session):
    """开始调解, a round begins."""


@attrs.frozen(kw_only=True)
class MediateAgain(Session):
    """再次调解, the second round begins."""

    exclusions: Exclusions = ()
    acts: Acts


@attrs.frozen(kw_only=True)
class SignAgreement(Event):
    """签订协议, the agreement is signed.

    Its time is that of the last signature.
    """

    acts: Acts
    items: Items
    document: Annotated[DocRef | None, About("协议文书", "the agreement")]
    performance_due: Annotated[date | None, About("履行期限", "last day to perform")]
    lawful: Annotated[bool, About("内容合法", "what is agreed is lawful")]
    true_will: Annotated[bool, About("真实意思表示", "it is what they want")]


@attrs.frozen(kw_only=True)
class FailRound(Event):
    """首次调解未成, the first round brings no agreement."""


@attrs.frozen(kw_only=True)
class Fail(Event):
    """调解不成, mediation fails finally."""


@attrs.frozen(kw_only=True)
class Proceed(Event):
    """转入处罚程序, it is dealt with under the law."""

    suit_told: Annotated[bool, About("已告知可提起民事诉讼", "the civil suit was told")]


@attrs.frozen(kw_only=True)
class Refuse(Event):
    """拒绝调解, a party clearly refuses; no reason is asked for."""


@attrs.frozen(kw_only=True)
class ViolateAgain(Event):
    """调解中又违法, a party commits a further violation against the other side."""

    whose: Annotated[PartyRef, About("行为人", "which party")]


@attrs.frozen(kw_only=True)
class Flee(Event):
    """违法嫌疑人逃跑, an alleged violator flees."""

    whose: Annotated[PartyRef, About("行为人", "which one")]


@attrs.frozen(kw_only=True)
class Perform(Event):
    """履行, the agreement is performed."""

    all_performed: Annotated[bool, About("全部履行", "every item is performed")]


@attrs.frozen(kw_only=True)
class Default(Event):
    """不履行, the time is over and it is not performed."""

    checked: Annotated[bool, About("已核查履行情况", "performance was checked")]
    reason: Annotated[NonPerformance | None, About("原因", "why")]


@attrs.frozen(kw_only=True)
class Excuse(Event):
    """有正当理由未履行, the time is over, and there is a good reason why it was not performed."""

    checked: Annotated[bool, About("已核查履行情况", "performance was checked")]
