"""The events of a case around its mediation: settlement, decision, time and recusal."""

from typing import Annotated, ClassVar

import attrs

from jingwu_model.declare import About, Count, Distinct, together
from jingwu_model.model import DocRef
from jingwu_model.workflows._event import Act, Event, PartyRef
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows._terms import ToldOutcome
from jingwu_model.workflows.security_mediation._decisions import (
    Decision,
    HearingGround,
    RecusalGround,
    RecusalWhy,
    SettlementRefusal,
    SettlementRoute,
    StopGround,
)
from jingwu_model.workflows.security_mediation._events import Scope
from jingwu_model.workflows.security_mediation._facts import Askers, Members
from jingwu_model.workflows.security_mediation._terms import Approver

_WITHOUT_FINE = frozenset({Decision.WARNING, Decision.NO_PENALTY})
Acts = Annotated[tuple[Act, ...], About("共同行为", "who acted, and when")]
Served = Annotated[
    ToldOutcome | None, About("送达被侵害人的情况", "whether the injured party was served")
]


@attrs.frozen(kw_only=True)
class SuspectCrime(Event):
    """涉嫌犯罪, a crime is suspected."""


@attrs.frozen(kw_only=True)
class ApplyForApproval(Scope):
    """申请认可和解, both sides ask that a performed settlement be approved."""

    acts: Acts
    route: Annotated[SettlementRoute, About("途径", "how they settled")]
    written: Annotated[bool, About("书面申请", "in writing")]
    performed: Annotated[bool, About("协议已履行", "the agreement is performed")]
    settlement: Annotated[DocRef | None, About("和解协议", "the settlement")] = None
    mediation: Annotated[Outcome | None, About("人民调解结果", "the people's mediation")] = None


@attrs.frozen(kw_only=True)
class Approve(Event):
    """认可和解, the settlement is approved."""

    voluntary: Annotated[bool, About("自愿", "of free will")]
    lawful: Annotated[bool, About("合法", "lawful")]
    performed: Annotated[bool, About("已履行", "performed")]


@attrs.frozen(kw_only=True)
class NotApprove(Event):
    """不予认可, the settlement is not approved."""

    reason: Annotated[SettlementRefusal, About("理由", "why")]


@attrs.frozen(kw_only=True)
class Decide(Event):
    """作出决定, a penalty, or none, is decided."""

    decision: Annotated[Decision, About("决定", "what is decided")]
    fine: Annotated[Count, About("罚款数额（元）", "the fine in yuan")] = 0
    violator_heard: Annotated[
        bool, About("已告知并听取陈述申辩", "the alleged violator was told and heard")
    ]
    parents_heard: Annotated[
        tuple[PartyRef, ...],
        Distinct(),
        About("已告知并听取监护人意见", "whose parents or guardians were told and heard"),
    ] = ()
    hearing_due: Annotated[bool, About("依法应当听证", "a hearing is due")] = False
    hearing_waived: Annotated[bool, About("未要求听证", "no hearing was asked for")] = False

    @together(
        "decide.another_amount",
        "decision",
        "fine",
        zh="罚款应有数额，警告和不予处罚没有罚款数额",
        en="a fine has an amount; a warning, and no penalty, have none",
    )
    def _amount(self) -> bool:
        if self.decision is Decision.FINE:
            return self.fine > 0
        return self.fine == 0 or self.decision not in _WITHOUT_FINE


@attrs.frozen(kw_only=True)
class OpenHearing(Event):
    """听证开始, a hearing is opened."""

    ground: Annotated[HearingGround | None, About("听证理由", "why a hearing is due")]


@attrs.frozen(kw_only=True)
class CloseHearing(Event):
    """听证结束, a hearing is closed."""


@attrs.frozen(kw_only=True)
class ExtendLimit(Event):
    """延长办案期限, the time limit is extended."""

    major: Annotated[bool, About("案情重大、复杂", "major or complex")]
    approver: Annotated[Approver, About("批准机关", "who approved")]


@attrs.frozen(kw_only=True)
class Stop(Event):
    """终止调查, the investigation is stopped."""

    ground: Annotated[StopGround, About("理由", "why")]


@attrs.frozen(kw_only=True)
class Carried(Event):
    """What becomes of a decision."""

    abstract: ClassVar[bool] = True

    injured_served: Served


@attrs.frozen(kw_only=True)
class Execute(Carried):
    """决定已执行, the penalty is executed."""


@attrs.frozen(kw_only=True)
class ServeNoPenalty(Carried):
    """不予处罚决定已送达, the decision of no penalty is served."""


@attrs.frozen(kw_only=True)
class CannotExecute(Carried):
    """决定无法执行, the penalty cannot be executed."""


@attrs.frozen(kw_only=True)
class Recusal(Event):
    """That members do not handle a case is asked, declared or ordered."""

    abstract: ClassVar[bool] = True

    asked_to_recuse: Members
    ground: Annotated[RecusalGround | None, About("理由", "why")]


@attrs.frozen(kw_only=True)
class AskRecusal(Recusal):
    """申请回避, a party, or a minor's guardian, asks that members recuse themselves."""

    recusal_asked_by: Askers


@attrs.frozen(kw_only=True)
class DeclareRecusal(Recusal):
    """自行回避, a member asks to be recused."""


@attrs.frozen(kw_only=True)
class OrderRecusal(Recusal):
    """指令回避, the head orders that members be recused."""


@attrs.frozen(kw_only=True)
class DecideRecusal(Event):
    """决定回避, recusal is decided: of everybody it was asked of, those named are recused."""

    recused: Members
    recusal_askers: Askers
    reason: Annotated[RecusalWhy, About("理由", "why")]
