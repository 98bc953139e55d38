"""Retention: how long what is held may be held, which is configuration and no number of ours."""

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

import attrs

from jingwu_model.declare import Term
from jingwu_model.timeline import SHANGHAI, Calendar, Period
from jingwu_model.workflows import Proceeding


class Expiry(Term):
    """留存状态, whether something may still be held."""

    KEPT = ("kept", "留存期内", "kept", "留存期限未满，或者事项尚未了结。", "Its time is not over, or it is not settled up yet.", "PIPL")  # fmt: skip  # noqa: E501
    EXPIRED = ("expired", "留存期满", "expired", "留存期限已满，应当删除；法定期限未满的除外。", "Its time is over: it is to be deleted, unless a law's own time is not over.", "PIPL")  # fmt: skip  # noqa: E501
    UNKNOWN = ("unknown", "未设定期限", "unknown", "尚未为这一类设定留存期限。", "No time has been set for its class.", "PIPL")  # fmt: skip  # noqa: E501


def _frozen(given: Mapping[type[Any], Period]) -> Mapping[type[Any], Period]:
    return MappingProxyType(dict(given))


@attrs.frozen
class Retention:
    """How long each class of objects may be held, as the one who holds them has set it.

    The library sets none: the law asks for the shortest time that the purpose needs
    (PIPL art 19) and names no number.

    Args:
        periods: For a class, such as a machine or a noun, how long.

    Examples:
        >>> from jingwu_model.model import DutyEntry
        >>> kept = Retention({DutyEntry: Period.months(24)})
        >>> since, cal = date(2024, 3, 1), Calendar.china()
        >>> kept.expired(DutyEntry, since, on=date(2026, 3, 3), calendar=cal).code
        'expired'
        >>> Retention().expired(DutyEntry, since, on=date(2026, 3, 3), calendar=cal).code
        'unknown'
    """

    periods: Mapping[type[Any], Period] = attrs.field(factory=dict, converter=_frozen)

    def expired(self, cls: type[Any], since: date, *, on: date, calendar: Calendar) -> Expiry:
        """Whether what was last needed on a day may still be held on another.

        Args:
            cls: The class.
            since: The day it was last needed.
            on: The day to answer for.
            calendar: What counts working days.

        Returns:
            `Expiry.UNKNOWN` where no time is set for the class.
        """
        period = self.periods.get(cls)
        if period is None:
            return Expiry.UNKNOWN
        start = datetime.combine(since, time(), SHANGHAI)
        last = calendar.due(period, start).last.date()
        return Expiry.EXPIRED if on > last else Expiry.KEPT

    def case_expired(
        self, case: Proceeding[Any, Any, Any], *, on: date, calendar: Calendar
    ) -> Expiry:
        """Whether a proceeding may still be held: its time runs from its last event.

        Args:
            case: The proceeding; one with a duty open, or not ended, is kept.
            on: The day to answer for.
            calendar: What counts working days.

        Returns:
            `Expiry.UNKNOWN` where no time is set for its machine.
        """
        if type(case) not in self.periods:
            return Expiry.UNKNOWN
        if not case.settled_up:
            return Expiry.KEPT
        since = case.history[-1].at.date()
        return self.expired(type(case), since, on=on, calendar=calendar)
