"""Time accounts: where a member's month went, from duty entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Annotated, NamedTuple

import attrs

from jingwu_model.declare import BEIJING, About, Distinct, Matches, Noun, Token, Within
from jingwu_model.model._people import DutyEntry
from jingwu_model.model._places import StaffId
from jingwu_model.vocabulary import Duty, OtherPost, Role

Month = Annotated[str, Matches(r"[0-9]{4}-(0[1-9]|1[0-2])", "年-月", "a year and month")]
Hours = Annotated[Fraction, Within(0, None)]
_INSTANT = timedelta.resolution
_HOUR = timedelta(hours=1) // _INSTANT


@attrs.frozen(kw_only=True)
class Spent(Noun):
    """用时, hours that went to one role, duty task or other post.

    Args:
        on: The code of the role, duty task, or other post.
        hours: How many hours, exactly.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Spent(on="patrol", hours=Fraction("7.5")).hours
        Fraction(15, 2)
    """

    on: Annotated[Token, About("事项", "what they went to")]
    hours: Annotated[Hours, About("小时", "hours")]


_Parts = Annotated[tuple[Spent, ...], Distinct(by="on")]


@attrs.frozen(kw_only=True)
class TimeAccount(Noun):
    """工时账, a member's working time of a month, in exact hours.

    Args:
        member: The staff id.
        month: Year and month, `2026-03`.
        total: All hours recorded.
        in_community: Those spent in the community.
        by_role: Hours by role; time without a role is in none.
        by_duty: Hours by duty task; time without one is in none.
        by_other_post: Hours by other post or work.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> account = TimeAccount(member="P001", month="2026-03", total=Fraction(160),
        ...                       in_community=Fraction(144),
        ...                       by_other_post=(Spent(on="meeting", hours=Fraction(16)),))
        >>> account.hours_on(OtherPost.MEETING)
        Fraction(16, 1)
    """

    member: Annotated[StaffId, About("人员编号", "staff id")]
    month: Annotated[Month, About("月份", "month")]
    total: Annotated[Hours, About("总时长", "all hours")]
    in_community: Annotated[Hours, About("在社区时长", "hours in the community")]
    by_role: Annotated[_Parts, About("按角色", "by role")] = ()
    by_duty: Annotated[_Parts, About("按职责任务", "by duty task")] = ()
    by_other_post: Annotated[_Parts, About("按其他岗位", "by other post")] = ()

    def hours_on(self, what: Role | Duty | OtherPost) -> Fraction:
        """The hours that went to a role, a duty task or another post; 0 where none did."""
        # A role and a duty task may share a code: `service` is both.
        if isinstance(what, Role):
            held = self.by_role
        elif isinstance(what, Duty):
            held = self.by_duty
        else:
            held = self.by_other_post
        return next((spent.hours for spent in held if spent.on == what.code), Fraction(0))


class _Piece(NamedTuple):
    month: str
    instants: int


def _by_month(start: datetime, end: datetime) -> Iterator[_Piece]:
    """A stretch of time at +08:00, cut where a month begins."""
    while start < end:
        stop = end
        if (start.year, start.month) != (end.year, end.month):
            # Another month follows, so that this one is not the last there is.
            year, month = divmod(start.year * 12 + start.month, 12)
            stop = datetime(year, month + 1, 1, tzinfo=BEIJING)
        name = f"{start.year:04}-{start.month:02}"
        yield _Piece(name, (stop - start) // _INSTANT)
        start = stop


def time_accounts(entries: Iterable[DutyEntry]) -> tuple[TimeAccount, ...]:
    """The time accounts of duty entries, by member and month.

    An entry across the end of a month counts in both, each with its own part.

    Args:
        entries: Duty entries that do not overlap, as a register's do not.
    """
    # Whole microseconds are added at a tenth of the cost of fractions of an hour.
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    parts: dict[tuple[str, str], dict[str, dict[str, int]]] = defaultdict(
        lambda: {name: defaultdict(int) for name in ("by_role", "by_duty", "by_other_post")}
    )
    for entry in entries:
        told = (
            ("by_role", entry.role),
            ("by_duty", entry.duty),
            ("by_other_post", entry.other_post),
        )
        for month, instants in _by_month(entry.start, entry.end):
            key = (entry.member, month)
            whole = sums[key]
            whole[0] += instants
            if entry.in_community:
                whole[1] += instants
            held = parts[key]
            for name, term in told:
                if term is not None:
                    held[name][term.code] += instants
    return tuple(
        TimeAccount(
            member=member,
            month=month,
            total=in_hours(total),
            in_community=in_hours(inside),
            **{
                name: tuple(
                    Spent(on=on, hours=in_hours(spent)) for on, spent in sorted(held.items())
                )
                for name, held in parts[member, month].items()
            },
        )
        for (member, month), (total, inside) in sorted(sums.items())
    )


def in_hours(instants: int) -> Fraction:
    """Microseconds in hours, exactly."""
    return Fraction(instants, _HOUR)
