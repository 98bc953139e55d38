"""The log line: how one event of a proceeding stands in a log, declared once.

Wire, frames and the command line read it from here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

import attrs

from jingwu_model.declare import Within
from jingwu_model.errors import Text
from jingwu_model.workflows._event import Event
from jingwu_model.workflows._proceeding import Proceeding

Seq = Annotated[int, Within(1, 2**53 - 1)]
"""A place in a history; the first is 1."""

LOG_KEYS: Mapping[str, Text] = MappingProxyType(
    {
        "workflow": Text("流程", "workflow"),
        "seq": Text("序号", "place in the history, from 1"),
        "event": Text("事件", "event"),
    }
)
"""What a log line says besides the event's own fields, and what each is."""


@attrs.frozen(kw_only=True)
class Logged:
    """日志行, one event as a line of a log: of which machine, at which place, and the event.

    As JSON its keys are `v`, `workflow`, `proceeding_id`, `seq`, `event`, `id`, `at`,
    `by` and then the event's own fields.

    Args:
        workflow: The machine's name.
        seq: Its place in the proceeding's history; the first is 1.
        event: The event.

    Examples:
        >>> from datetime import datetime
        >>> from jingwu_model.timeline import SHANGHAI
        >>> from jingwu_model.vocabulary import ActorKind
        >>> from jingwu_model.workflows import people_mediation as pm
        >>> case = pm.PeopleMediation.start(pm.Propose(
        ...     id="e-1", proceeding_id="pm-7", at=datetime(2026, 3, 2, 9, tzinfo=SHANGHAI),
        ...     by=pm.Actor(kind=ActorKind.COMMITTEE, ref="C1"),
        ...     parties=("party-01", "party-02")))
        >>> [(line.workflow, line.seq, line.event.code) for line in log_of(case)]
        [('people_mediation', 1, 'propose')]
    """

    workflow: str
    seq: int
    event: Event


def log_of(case: Proceeding[Any, Any, Any]) -> tuple[Logged, ...]:
    """A proceeding's history as the lines of a log.

    Args:
        case: The proceeding.

    Returns:
        One line an event, the first to the last.
    """
    name = case.workflow.name
    return tuple(
        Logged(workflow=name, seq=seq, event=event) for seq, event in enumerate(case.history, 1)
    )
