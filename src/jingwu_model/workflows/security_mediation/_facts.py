"""What the events of a public-security mediation establish."""

from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import About, Count, Distinct, Instant, Noun, SeenBy, Token, together
from jingwu_model.model import DocRef
from jingwu_model.workflows._event import Actor, ActorRef, PartyRef
from jingwu_model.workflows.security_mediation._decisions import Decision
from jingwu_model.workflows.security_mediation._scope import AgreementItem
from jingwu_model.workflows.security_mediation._terms import AgeBand, AppraisalMatter, Handling


@attrs.frozen(kw_only=True)
class Age(Noun):
    """How old a party is, in the bands that the law asks for, and no nearer.

    Args:
        party: The party.
        band: The band.
        self_supporting: Whether a party of 16 or 17 lives mainly on the income of their
            own labour.
    """

    party: Annotated[PartyRef, About("当事人", "the party")]
    band: Annotated[AgeBand, SeenBy("case_party"), About("年龄段", "age band")]
    self_supporting: Annotated[
        bool,
        SeenBy("case_party"),
        About("以自己的劳动收入为主要生活来源", "lives on own labour"),
    ] = False

    @together(
        "age.not_16_or_17",
        "band",
        "self_supporting",
        zh="只有十六至十七周岁的当事人才标明以自己的劳动收入为主要生活来源",
        en="only of a party of 16 or 17 it is said that they live on own labour",
    )
    def _worker(self) -> bool:
        return self.band is AgeBand.FROM_16_TO_17 or not self.self_supporting


@attrs.frozen(kw_only=True)
class Proxy(Noun):
    """Who attends for a party, and on what authority.

    Args:
        ref: The proxy.
        party: For whom.
        written: Whether the authorisation is in writing.
        scoped: Whether it states its scope.
    """

    ref: Annotated[ActorRef, About("代理人", "the proxy")]
    party: Annotated[PartyRef, About("被代理人", "for whom")]
    written: Annotated[bool, About("书面委托", "authorised in writing")]
    scoped: Annotated[bool, About("载明委托权限", "the scope is stated")]


People = Annotated[tuple[PartyRef, ...], Distinct()]
Reporters = Annotated[
    # Who reported is kept secret, from the other side too (ADM 63).
    People,
    About("报案人", "who reported it"),
    SeenBy("internal"),
]
Injured = Annotated[People, About("被侵害人", "the injured parties")]
Violators = Annotated[People, About("违法嫌疑人", "the alleged violators")]
Ages = Annotated[tuple[Age, ...], Distinct("party"), About("年龄段", "age bands")]
Proxies = Annotated[tuple[Proxy, ...], About("代理人", "proxies")]
Items = Annotated[tuple[AgreementItem, ...], Distinct(), About("协议事项", "the items present")]
Matters = Annotated[tuple[AppraisalMatter, ...], About("鉴定事项", "what is appraised")]
AskedAgain = Annotated[
    tuple[AppraisalMatter, ...], About("申请重新鉴定的事项", "what is to be appraised again")
]
Askers = Annotated[People, About("申请人", "the parties who asked for it")]
# Not `Distinct`: whoever asked may ask again before it is decided.
AskedBy = Annotated[
    tuple[PartyRef, ...], About("申请回避的当事人", "the parties who ask for recusal")
]
Members = Annotated[tuple[Token, ...], About("办案人员", "members by staff id")]


# No weak references: what a case keeps beyond its events is counted in bytes.
@attrs.frozen(kw_only=True, weakref_slot=False)
class Facts(Noun):
    """What the events of a public-security mediation established."""

    reporters: Reporters = ()
    injured: Injured = ()
    violators: Violators = ()
    ages: Ages = ()
    in_writing: Annotated[bool, About("应当书面告知", "to be told in writing")] = False
    filed: Annotated[Instant | None, About("立案时间", "when the case was opened")] = None
    handling: Annotated[Handling | None, About("办理单位", "who handles it")] = None
    ordered: Matters = ()
    again: Annotated[bool, About("重新鉴定", "it is a re-appraisal")] = False
    appraised: Matters = ()
    reappraised: Matters = ()
    asked_again: AskedAgain = ()
    chair: Annotated[Actor | None, About("主持人", "the chair")] = None
    proxies: Proxies = ()
    rounds: Annotated[Count, About("已举行调解次数", "rounds held")] = 0
    round_began: Annotated[Instant | None, About("本次调解开始时间", "when a round began")] = None
    round_ended: Annotated[Instant | None, About("上次调解结束时间", "when a round ended")] = None
    items: Items = ()
    document: Annotated[DocRef | None, About("协议文书", "the agreement")] = None
    performance_due: Annotated[date | None, About("履行期限", "last day to perform")] = None
    signed: Annotated[Instant | None, About("签订时间", "when it was signed")] = None
    not_reached: Annotated[
        Instant | None, About("未达成或者不履行之日", "when it failed or was not performed")
    ] = None
    refused: Annotated[bool, About("当事人拒绝调解", "a party refused")] = False
    violated_again: Annotated[bool, About("调解中又违法", "a new violation")] = False
    fled: Annotated[bool, About("违法嫌疑人逃跑", "the alleged violator fled")] = False
    hearing_open: Annotated[bool, About("听证进行中", "a hearing is open")] = False
    hearing_held: Annotated[bool, About("已经听证", "a hearing was held")] = False
    extensions: Annotated[Count, About("延长次数", "how often the limit was extended")] = 0
    decision: Annotated[Decision | None, About("决定", "what was decided")] = None
    asked_to_recuse: Members = ()
    recusal_asked_by: AskedBy = ()
    recused: Members = ()
    recusal_askers: Askers = ()
