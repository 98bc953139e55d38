"""What follows from a dispute's events: level at which it was settled, days open, recurrences."""

from datetime import date, datetime

from jingwu_model.timeline import SHANGHAI
from jingwu_model.timeline._due import aware
from jingwu_model.workflows._event import Told
from jingwu_model.workflows.dispute._table import Dispute
from jingwu_model.workflows.dispute._terms import SettlingLevel


def level_settled(case: Dispute) -> SettlingLevel | None:
    """The level at which a dispute was settled.

    It is published without a verdict: to mark what was passed up as short would
    reward closing a party's other ways (PML 3).

    Args:
        case: The dispute.

    Returns:
        The level; none where it is not settled, or is no longer.
    """
    return None if case.facts.settled is None else case.facts.level


def days_open(case: Dispute, now: datetime) -> int:
    """For how many days a dispute was or has been open: calendar days in China.

    Args:
        case: The dispute.
        now: The time to judge by; what came later is not looked at.

    Returns:
        Days from the one on which it was registered to the one on which it ended, or to
        that of `now` where that is earlier or it goes on: 0 within one day.

    Raises:
        InvalidObject: `now` has no offset.
    """
    until = aware(now, "now")
    if case.ended:
        # What is told afterwards is recorded in the end, and does not make it later.
        ended = next(one for one in reversed(case.history) if not isinstance(one, Told))
        until = min(until, ended.at)
    return max((_day(until) - _day(case.history[0].at)).days, 0)


def recurrences(case: Dispute) -> int:
    """How often a dispute broke out again.

    Args:
        case: The dispute.

    Returns:
        How often it did after it was settled, and once more where it is itself the
        recurrence of one that was closed.
    """
    return case.facts.recurrences + (case.facts.recurrence_of is not None)


def _day(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()
