"""矛盾纠纷, a dispute: the machine, its events, facts and terms."""

from jingwu_model.model import DocRef
from jingwu_model.workflows._event import Act, Actor, Told
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows.dispute._derived import days_open, level_settled, recurrences
from jingwu_model.workflows.dispute._events import (
    Begin,
    Close,
    Escalate,
    Facts,
    Fail,
    FailPeopleMediation,
    FailSecurityMediation,
    FollowUp,
    Handler,
    Recurred,
    Refer,
    Register,
    Settle,
    Triage,
    Withdraw,
)
from jingwu_model.workflows.dispute._table import Dispute, Events
from jingwu_model.workflows.dispute._terms import (
    Channel,
    HandlerKind,
    ReferredTo,
    Satisfied,
    SettlingLevel,
    Sign,
    State,
    WhyHigher,
)

__all__ = [
    "Act",
    "Actor",
    "Begin",
    "Channel",
    "Close",
    "Dispute",
    "DocRef",
    "Escalate",
    "Events",
    "Facts",
    "Fail",
    "FailPeopleMediation",
    "FailSecurityMediation",
    "FollowUp",
    "Handler",
    "HandlerKind",
    "Outcome",
    "Recurred",
    "Refer",
    "ReferredTo",
    "Register",
    "Satisfied",
    "Settle",
    "SettlingLevel",
    "Sign",
    "State",
    "Told",
    "Triage",
    "WhyHigher",
    "Withdraw",
    "days_open",
    "level_settled",
    "recurrences",
]
