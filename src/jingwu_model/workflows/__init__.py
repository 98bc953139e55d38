"""Floor 2: the engine, and the machines that it runs."""

from jingwu_model.model import DocRef
from jingwu_model.workflows._all import ALL
from jingwu_model.workflows._cadence import Occurrence, gaps, schedule
from jingwu_model.workflows._casebook import Casebook, NotInCasebook, RepeatedCase, outcome_of
from jingwu_model.workflows._clock import Clock, ClockRule, Duty, DutyRule, Lapse, Overdue
from jingwu_model.workflows._event import Act, Actor, Event, Told
from jingwu_model.workflows._log import LOG_KEYS, Logged, Seq, log_of
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows._proceeding import Proceeding
from jingwu_model.workflows._reason import (
    Answer,
    Guard,
    Option,
    Reason,
    Refused,
    fact_guard,
    guard,
)
from jingwu_model.workflows._remarks import Remark
from jingwu_model.workflows._row import Row, Transition
from jingwu_model.workflows._terms import How, Strictness, ToldOutcome
from jingwu_model.workflows._when import When
from jingwu_model.workflows._workflow import Workflow

__all__ = [
    "ALL",
    "LOG_KEYS",
    "Act",
    "Actor",
    "Answer",
    "Casebook",
    "Clock",
    "ClockRule",
    "DocRef",
    "Duty",
    "DutyRule",
    "Event",
    "Guard",
    "How",
    "Lapse",
    "Logged",
    "NotInCasebook",
    "Occurrence",
    "Option",
    "Outcome",
    "Overdue",
    "Proceeding",
    "Reason",
    "Refused",
    "Remark",
    "RepeatedCase",
    "Row",
    "Seq",
    "Strictness",
    "Told",
    "ToldOutcome",
    "Transition",
    "When",
    "Workflow",
    "fact_guard",
    "gaps",
    "guard",
    "log_of",
    "outcome_of",
    "schedule",
]
