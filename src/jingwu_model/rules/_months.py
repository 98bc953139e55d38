"""Months of work: where the time went of those who are to be in the community."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

import attrs

from jingwu_model.model import Assignment, DutyEntry, Member, TimeAccount
from jingwu_model.model._accounts import time_accounts
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._stretches import (
    INSTANT,
    bounds,
    month_name,
    month_number,
    months_over,
)
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import AssignmentBasis, MemberKind, Post

_RESIDENT = frozenset({AssignmentBasis.COMMUNITY, AssignmentBasis.RESIDENT})
_Stretch = tuple[datetime | None, datetime | None]
_Key = tuple[str, str]


@attrs.frozen(kw_only=True)
class MonthOfWork:
    """A member's month, as far as they were to be in the community in it.

    Attributes:
        member: The member.
        month: Year and month, `2026-03`.
        account: Their time on those days; none where no entry is recorded.
        dedicated: Whether they were dedicated on any day of the month.
        full_time: Their time on the days on which they were.
        orders: The staff ids of who ordered their other work on those days.
        unsigned: Whether some of it names nobody who ordered it.
    """

    member: Member
    month: str
    account: TimeAccount | None
    dedicated: bool
    full_time: TimeAccount | None
    orders: tuple[str, ...]
    unsigned: bool


def last_day(month: str) -> date:
    """The last day of a month written `2026-03`."""
    year, number = map(int, month.split("-"))
    return date(year, number, monthrange(year, number)[1])


def _days_of(month: str) -> Span:
    return Span(since=date.fromisoformat(f"{month}-01"), until=last_day(month))


def months_of_work(ground: Ground) -> Iterator[MonthOfWork]:
    """The months that are over on the day, by member.

    A month still running would be judged by its first days. The last month that is
    over is told of every member, of whom nothing is recorded too; earlier ones only
    of those with entries.
    """
    # On the first days there are no month is over, and the first is told.
    latest = month_name(max(months_over(ground.day)[-1], month_number(date.min)))
    entries: dict[str, list[DutyEntry]] = defaultdict(list)
    for entry in ground.register.duty_entries:
        entries[entry.member].append(entry)
    asked: dict[_Key, TimeAccount] = {}
    full_time: dict[_Key, TimeAccount] = {}
    orders: dict[_Key, set[str | None]] = defaultdict(set)
    people = {}
    for member in _people(ground):
        held = ground.register.by_member(member.staff_id)
        spans = _asked_in(member, held)
        dedicated = _served(member, (one.span for one in held if one.dedicated))
        if not spans:
            continue
        people[member.staff_id] = (member, spans, dedicated)
        own = entries[member.staff_id]
        pieces = list(_cut(own, dedicated))
        accounts = _accounts(pieces)
        full_time.update(accounts)
        asked.update(accounts if spans == dedicated else _accounts(_cut(own, spans)))
        for piece in pieces:
            if piece.other_post is not None:
                for moment in (piece.start, piece.end - INSTANT):
                    orders[piece.member, moment.isoformat()[:7]].add(piece.ordered_by)
    keys = {key for key in asked if last_day(key[1]) <= ground.day}
    keys |= {
        (staff_id, latest)
        for staff_id, (_, spans, _dedicated) in people.items()
        if any(span.overlaps(_days_of(latest)) for span in spans)
    }
    for key in sorted(keys):
        member, _, dedicated = people[key[0]]
        days = _days_of(key[1])
        yield MonthOfWork(
            member=member,
            month=key[1],
            account=asked.get(key),
            dedicated=any(span.overlaps(days) for span in dedicated),
            full_time=full_time.get(key),
            orders=tuple(sorted(name for name in orders[key] if name is not None)),
            unsigned=None in orders[key],
        )


def _people(ground: Ground) -> Iterator[Member]:
    """Officers and auxiliaries under the root, those who have left among them."""
    for member in ground.register.members:
        home = ground.staff.home_of(member)
        if member.kind is not MemberKind.ASSISTANT and ground.holds(home):
            yield member


def _asked_in(member: Member, held: Iterable[Assignment]) -> list[Span]:
    """The days on which a member is to be in the community.

    Those of a community post; else those of an assignment that is dedicated, of the
    community or resident. One who has a village in charge beside another post, as
    officers of the bureau do, is not asked; where neither post nor basis is recorded
    to tell, they are.
    """
    if member.post is Post.COMMUNITY:
        return [Span(since=member.joined, until=member.left)]
    spans = (
        one.span
        for one in held
        if one.dedicated or one.basis in _RESIDENT or (one.basis is None and member.post is None)
    )
    return _served(member, spans)


def _served(member: Member, spans: Iterable[Span]) -> list[Span]:
    """Spans as far as the member serves in them."""
    return [
        Span(
            since=max(filter(None, (span.since, member.joined)), default=None),
            until=min(filter(None, (span.until, member.left)), default=None),
        )
        for span in spans
        if span.overlaps(Span(since=member.joined, until=member.left))
    ]


def _accounts(entries: Iterable[DutyEntry]) -> Mapping[_Key, TimeAccount]:
    return {(one.member, one.month): one for one in time_accounts(entries)}


def _cut(entries: Sequence[DutyEntry], spans: Iterable[Span]) -> Iterator[DutyEntry]:
    """The parts of entries that lie on some days."""
    stretches = _joined(spans)
    for entry in entries:
        for since, until in stretches:
            start = entry.start if since is None else max(entry.start, since)
            end = entry.end if until is None else min(entry.end, until)
            if start < end:
                whole = (start, end) == (entry.start, entry.end)
                yield entry if whole else attrs.evolve(entry, start=start, end=end)


def _joined(spans: Iterable[Span]) -> list[_Stretch]:
    """Spans of days as stretches of time that do not overlap, in order."""
    found: list[_Stretch] = []
    for span in sorted(spans, key=lambda one: one.since or date.min):
        since, until = bounds(span)
        if found and (found[-1][1] is None or since is None or since <= found[-1][1]):
            last = found[-1][1]
            late = None if last is None or until is None else max(last, until)
            found[-1] = (found[-1][0], late)
        else:
            found.append((since, until))
    return found
