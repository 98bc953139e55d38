"""Who has a place in charge: on a day, over a span, and as was known on an earlier day."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import attrs

from jingwu_model.errors import Lang
from jingwu_model.model._areas import TABLE_OF
from jingwu_model.model._held import FIRST_DAY, NO_DAY, Days, days_of
from jingwu_model.model._people import Assignment, Member
from jingwu_model.model._places import PlaceKind, PlaceRef
from jingwu_model.model._snapshot import Snapshot
from jingwu_model.model._tables import NotRecorded
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import MemberKind


@attrs.frozen(kw_only=True)
class InCharge:
    """A member who has a place in charge, and by what.

    Attributes:
        member: The officer or auxiliary.
        assignments: What puts them in charge, the nearest first: of the place itself, of
            its whole village, of the rooms and of the workstations that serve this; none
            where they only lead it. What each is of stands in its `place`.
        leads: Whether they are the officer who leads the grid.
    """

    member: Member
    assignments: tuple[Assignment, ...]
    leads: bool = False

    @property
    def dedicated(self) -> bool:
        """Whether they do nothing else."""
        return any(one.dedicated for one in self.assignments)

    def text(self, lang: Lang = "en") -> str:
        """Who, of what kind, and by what."""
        by = [_named(one.place, lang) for one in self.assignments]
        if self.leads:
            by.append("民警网格长" if lang == "zh" else "leader of the grid")
        kind = self.member.kind
        if lang == "zh":
            only = "，专职" if self.dedicated else ""
            return f"{self.member.staff_id}（{kind.zh}{only}：{'、'.join(by)}）"
        only = "dedicated " if self.dedicated else ""
        return f"{self.member.staff_id} ({only}{kind.en}: {', '.join(by)})"


@attrs.frozen(kw_only=True)
class Stretch:
    """A run of days on which the same members have a place in charge; none, where it is empty."""

    span: Span
    in_charge: tuple[InCharge, ...]

    @property
    def officers(self) -> tuple[Member, ...]:
        """The officers dedicated to the place, by whatever puts them in charge."""
        return tuple(
            one.member
            for one in self.in_charge
            if one.dedicated and one.member.kind is MemberKind.OFFICER
        )


@attrs.frozen(kw_only=True)
class Overlap:
    """A run of days on which more than one officer is dedicated to a place."""

    span: Span
    officers: tuple[Member, ...]


@attrs.frozen(kw_only=True)
class Coverage:
    """Who had a place in charge over a span, on which days nobody, and on which too many.

    Attributes:
        place: The place.
        span: The days asked about.
        known: The day whose knowledge it tells; none: that of now.
        stretches: The days on which the place stands, cut where somebody comes or goes.
    """

    place: PlaceRef
    span: Span
    known: date | None
    stretches: tuple[Stretch, ...]

    @property
    def gaps(self) -> tuple[Span, ...]:
        """The days on which nobody has it in charge, though it stands."""
        return tuple(each.span for each in self.stretches if not each.in_charge)

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """The days on which more than one officer is dedicated to it."""
        found: list[Overlap] = []
        before: set[Member] = set()
        for each in self.stretches:
            span, officers = each.span, each.officers
            # Who comes or goes beside them makes no other overlap.
            if len(officers) > 1 and before == set(officers):
                last = found.pop()
                span, officers = Span(since=last.span.since, until=span.until), last.officers
            before = set(officers)
            if len(officers) > 1:
                found.append(Overlap(span=span, officers=officers))
        return tuple(found)

    def text(self, lang: Lang = "en") -> str:
        """The stretches in order, then the gaps and the overlaps."""
        return "\n".join(_lines_zh(self) if lang == "zh" else _lines_en(self))


def _named(place: PlaceRef, lang: Lang) -> str:
    return f"{place.kind.zh if lang == 'zh' else place.kind.en} {place.id}"


def _lines_zh(found: Coverage) -> Iterator[str]:
    known = "" if found.known is None else f"，以 {found.known} 所知为准"
    yield f"{_named(found.place, 'zh')}，{found.span.text('zh')}{known}"
    for each in found.stretches:
        who = "、".join(one.text("zh") for one in each.in_charge) or "无人负责"
        yield f"  {each.span.text('zh')}：{who}"
    if not found.stretches:
        yield "  期间该地点不存在"
    for gap in found.gaps:
        yield f"空档：{gap.text('zh')}{'' if gap.days is None else f'，{gap.days} 天'}"
    for both in found.overlaps:
        who = "、".join(one.staff_id for one in both.officers)
        yield f"专职民警重叠：{both.span.text('zh')}，{who}"


def _lines_en(found: Coverage) -> Iterator[str]:
    known = "" if found.known is None else f", as known on {found.known}"
    yield f"{_named(found.place, 'en')}, {found.span.text('en')}{known}"
    for each in found.stretches:
        who = ", ".join(one.text("en") for one in each.in_charge) or "nobody"
        yield f"  {each.span.text('en')}: {who}"
    if not found.stretches:
        yield "  the place does not stand in these days"
    for gap in found.gaps:
        days = "" if gap.days is None else f", {gap.days} {'day' if gap.days == 1 else 'days'}"
        yield f"gap: {gap.text('en')}{days}"
    for both in found.overlaps:
        who = ", ".join(one.staff_id for one in both.officers)
        yield f"overlap of dedicated officers: {both.span.text('en')}, {who}"


class _Charge(NamedTuple):
    """What puts a member in charge of a place, and the days on which it does."""

    days: Days
    member: Member
    assignment: Assignment | None


class Charges:
    """Who of a register has what in charge.

    Args:
        held: The register.

    Raises:
        NotRecorded: Assignments or members are not recorded, so that nobody can say.
    """

    def __init__(self, held: Snapshot) -> None:
        for table in (held.assignments, held.members):
            if not table.recorded:
                raise NotRecorded(table.kind.name)
        self.members = held.members
        self.tables = {kind: getattr(held, name) for kind, name in TABLE_OF.items()}
        self.rows: dict[PlaceRef, list[Assignment]] = defaultdict(list)
        for row in held.assignments:
            self.rows[row.place].append(row)
        self.serving: dict[str, list[PlaceRef]] = defaultdict(list)
        for kind in (PlaceKind.ROOM, PlaceKind.WORKSTATION):
            for room in self.tables[kind]:
                for code in room.divisions or (room.stands_in,):
                    self.serving[code].append(PlaceRef(kind=kind, id=room.id))
        # Where what a room serves is not recorded, who is assigned to one may have any village.
        self.unknown = [
            name
            for kind in (PlaceKind.ROOM, PlaceKind.WORKSTATION)
            if not getattr(held, name := TABLE_OF[kind]).recorded
            and any(place.kind is kind for place in self.rows)
        ]

    def on(self, place: PlaceRef, day: date, known: date | None) -> tuple[InCharge, ...]:
        """Who has a place in charge on a day."""
        _only(PlaceRef, place)
        at = day.toordinal()
        days = self._days_of(place)
        if not days[0] <= at < days[1]:
            return ()
        return _by_member(
            one for one in self._charges(place, known) if one.days[0] <= at < one.days[1]
        )

    def over(self, place: PlaceRef, span: Span, known: date | None) -> Coverage:
        """Who has a place in charge over a span."""
        _only(PlaceRef, place)
        _only(Span, span)
        asked = _shared(days_of(span), self._days_of(place))
        stretches = () if asked is None else tuple(self._stretches(place, span, asked, known))
        return Coverage(place=place, span=span, known=known, stretches=stretches)

    def _stretches(
        self, place: PlaceRef, span: Span, asked: Days, known: date | None
    ) -> Iterator[Stretch]:
        """A sweep over the days on which anything changes."""
        charges = list(self._charges(place, known))
        coming: dict[int, list[int]] = defaultdict(list)
        going: dict[int, list[int]] = defaultdict(list)
        for at, charge in enumerate(charges):
            if (days := _shared(asked, charge.days)) is not None:
                coming[days[0]].append(at)
                going[days[1]].append(at)
        here: list[int] = []
        for first, after in pairwise(sorted({*asked, *coming, *going})):
            for at in going[first]:
                del here[bisect_left(here, at)]
            for at in coming[first]:
                insort(here, at)
            yield Stretch(
                span=_span(first, after, span), in_charge=_by_member(charges[at] for at in here)
            )

    def _days_of(self, place: PlaceRef) -> Days:
        """The days on which a place stands.

        Raises:
            NotInRegister: It is none of the register's.
            NotRecorded: Its table is not recorded.
        """
        table = self.tables[place.kind]
        if table.recorded:
            return days_of(table[place.id].span)
        # A village goes by its code alone.
        if place.kind is not PlaceKind.VILLAGE:
            raise NotRecorded(table.kind.name)
        return FIRST_DAY, NO_DAY

    def _charges(self, place: PlaceRef, known: date | None) -> Iterator[_Charge]:
        """What puts anybody in charge of a place, the nearest first."""
        yield from self._assigned(place, known)
        code = place.id
        grid = None
        if place.kind is PlaceKind.GRID:
            grid = self.tables[PlaceKind.GRID][place.id]
            code = grid.division
            yield from self._assigned(PlaceRef(kind=PlaceKind.VILLAGE, id=code), known)
        if place.kind in {PlaceKind.GRID, PlaceKind.VILLAGE}:
            if self.unknown:
                raise NotRecorded(self.unknown[0])
            for ref in self.serving.get(code, ()):
                yield from self._assigned(ref, known)
        if grid is not None and grid.leader is not None:
            leader = self.members[grid.leader]
            yield _Charge(_service(leader), leader, None)

    def _assigned(self, place: PlaceRef, known: date | None) -> Iterator[_Charge]:
        """The officers and auxiliaries assigned to a place itself."""
        row_of = self.tables[place.kind].get(place.id)
        stands = days_of(None if row_of is None else row_of.span)
        for row in self.rows.get(place, ()):
            member = self.members[row.member]
            days = _shared(days_of(row.span), _service(member), stands)
            if days and row.believed(known) and member.kind is not MemberKind.ASSISTANT:
                yield _Charge(days, member, row)


def _only(kind: type, given: object) -> None:
    """Refuse what is not of a class, by name.

    Raises:
        TypeError: It is of another.
    """
    if not isinstance(given, kind):
        msg = f"a {kind.__name__} is needed, not {type(given).__name__}"
        raise TypeError(msg)


def _service(member: Member) -> Days:
    return days_of(Span(since=member.joined, until=member.left))


def _shared(*stretches: Days) -> Days | None:
    """The days that stretches share."""
    first = max(days[0] for days in stretches)
    after = min(days[1] for days in stretches)
    return (first, after) if first < after else None


def _span(first: int, after: int, asked: Span) -> Span:
    """A stretch as a span; where it has no end, it is told as it was asked."""
    return Span(
        since=asked.since if first == FIRST_DAY else date.fromordinal(first),
        until=asked.until if after == NO_DAY else date.fromordinal(after - 1),
    )


def _by_member(charges: Iterable[_Charge]) -> tuple[InCharge, ...]:
    """Each member once, with all that puts them in charge."""
    found: dict[str, list[_Charge]] = defaultdict(list)
    for charge in charges:
        found[charge.member.staff_id].append(charge)
    return tuple(
        InCharge(
            member=own[0].member,
            assignments=tuple(one.assignment for one in own if one.assignment is not None),
            leads=any(one.assignment is None for one in own),
        )
        for own in found.values()
    )
