"""The guards of people's mediation, from the agreement on: confirmation and performance."""

from typing import Final

from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._reason import Reason, fact_guard, guard
from jingwu_model.workflows.people_mediation import _events as ev
from jingwu_model.workflows.people_mediation._events import Facts
from jingwu_model.workflows.people_mediation._guards import all_parties
from jingwu_model.workflows.people_mediation._terms import CourtGround, Subject

_PML = SOURCES["PML"]
_PMRULE = SOURCES["PMRULE"]
_CONF11 = SOURCES["CONF11"]
_CPL23 = SOURCES["CPL23"]
_READING = SOURCES["library"].whole

_PARTY = ActorKind.PARTY
_COMMITTEE = ActorKind.COMMITTEE
_MEDIATOR = ActorKind.MEDIATOR
_COURT = ActorKind.COURT
# A member of an Enum costs four times a global's look-up.
_INVITED = CourtGround.INVITED
_STATUS = frozenset({Subject.IDENTITY, Subject.ADOPTION, Subject.MARRIAGE})


@guard(
    "confirmation.not_joint",
    _PML[33],
    supplied_by=(_PARTY,),
    zh="并非各方当事人共同申请",
    en="not all parties apply together",
)
def joint(facts: Facts, event: ev.ApplyForConfirmation) -> bool:
    """All parties apply together."""
    return all_parties(facts, event.acts)


@guard(
    "confirmation.before_effect",
    _READING,
    supplied_by=(_PARTY,),
    zh="有当事人的申请早于协议生效",
    en="a party applied before the agreement took effect",
)
def after_effect(facts: Facts, event: ev.ApplyForConfirmation) -> bool:
    """What is applied for is this agreement's: no act, of whomever, is before its effect."""
    effective = facts.effective
    for act in event.acts:  # noqa: SIM110 - in Python 3.11 a generator is a call more
        if effective is not None and act.at < effective:
            return False
    return True


@fact_guard(
    "confirmation.window_closed",
    _PML[33],
    zh="协议生效后三十日的申请期间已经届满",
    en="the thirty days after the agreement took effect are over",
)
def window_open(facts: Facts) -> bool:
    """Within thirty days of effect."""
    return not facts.window_closed


@guard(
    "confirmation.personal_status",
    _CONF11[4],
    zh="请求确认身份关系、收养关系或者婚姻关系",
    en="it asks to confirm identity, adoption or marriage relations",
)
def not_status(_facts: Facts, event: ev.ApplyForConfirmation) -> bool:
    """Personal status cannot be confirmed so."""
    return event.subject not in _STATUS


@guard(
    "confirmation.wrong_court",
    _CPL23[205],
    supplied_by=(_PARTY,),
    zh="所申请的法院没有管辖权",
    en="the court applied to is not the one the law names",
)
def right_court(_facts: Facts, event: ev.ApplyForConfirmation) -> bool:
    """The court that invited the mediation, else one of the three places."""
    return event.court_invited is (event.ground is _INVITED)


@guard(
    "withdrawal.not_joint",
    _READING,
    supplied_by=(_PARTY,),
    zh="并非各方当事人共同撤回申请",
    en="not all parties withdraw together",
)
def joint_withdrawal(facts: Facts, event: ev.WithdrawApplication) -> bool:
    """What all applied for, all withdraw."""
    return all_parties(facts, event.acts)


@fact_guard(
    "court.already_accepted",
    _CONF11[4],
    zh="法院已经受理",
    en="the court has accepted the application already",
)
def not_accepted_yet(facts: Facts) -> bool:
    """A court decides on acceptance once."""
    return not facts.accepted


@fact_guard(
    "court.not_accepted",
    _CONF11[5],
    supplied_by=(_COURT,),
    zh="法院尚未受理",
    en="the court has not accepted the application",
)
def accepted(facts: Facts) -> bool:
    """Only the time to decide an accepted application is extended."""
    return facts.accepted


@fact_guard(
    "court.already_extended",
    _CONF11[5],
    zh="审查期限已经延长过一次",
    en="the time to decide was extended once already",
)
def not_extended_yet(facts: Facts) -> bool:
    """The court's time is extended once."""
    return not facts.extended


@guard(
    "court.no_approval",
    _CONF11[5],
    supplied_by=(_COURT,),
    zh="延长审查期限未经本院院长批准",
    en="the court's president has not approved the extension",
)
def president_approved(_facts: Facts, event: ev.Extend) -> bool:
    """The president of the court approves."""
    return event.president_approved


@guard(
    "again.not_all_parties",
    _PML[33],
    supplied_by=(_PARTY,),
    zh="并非各方当事人都同意重新调解",
    en="not every party agrees to mediate again",
)
def all_again(facts: Facts, event: ev.MediateAgain) -> bool:
    """All parties mediate again."""
    return all_parties(facts, event.acts)


@guard(
    "performance.not_checked",
    _PML[31],
    supplied_by=(_COMMITTEE,),
    zh="人民调解委员会尚未核实履行情况",
    en="the committee has not checked performance",
)
def checked(_facts: Facts, event: ev.Perform) -> bool:
    """The committee checks performance."""
    return event.checked


@guard(
    "enforcement.against_no_other_party",
    _PML[33],
    supplied_by=(_PARTY,),
    zh="被申请执行的不是本协议的另一方当事人",
    en="enforcement is not sought against another party to the agreement",
)
def against_another(facts: Facts, event: ev.SeekEnforcement) -> bool:
    """A party applies against another."""
    return event.against in facts.parties and event.against != event.by.ref


ORAL_ON_RIGHTS: Final = Reason(
    "agreement.oral_on_rights",
    Text(
        "口头协议涉及民事权利义务，宜制作书面协议",
        "the oral agreement is about civil rights and duties: it had better be written",
    ),
    _PMRULE[34],
    (_MEDIATOR,),
)
"""What a later and higher law allows and an older rule does not: a warning, no refusal."""
