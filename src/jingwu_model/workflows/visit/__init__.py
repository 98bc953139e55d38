"""走访, a visit: the machine, its events, facts and terms."""

from jingwu_model.workflows._event import Actor, Told
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows.visit._events import (
    BreakOff,
    Cancel,
    Close,
    Decline,
    EndReturns,
    Facts,
    FindSigns,
    HandOver,
    Make,
    Miss,
    Plan,
    Replan,
    State,
    TakeBack,
    WhyNot,
)
from jingwu_model.workflows.visit._table import Events, Visit

__all__ = [
    "Actor",
    "BreakOff",
    "Cancel",
    "Close",
    "Decline",
    "EndReturns",
    "Events",
    "Facts",
    "FindSigns",
    "HandOver",
    "Make",
    "Miss",
    "Outcome",
    "Plan",
    "Replan",
    "State",
    "TakeBack",
    "Told",
    "Visit",
    "WhyNot",
]
