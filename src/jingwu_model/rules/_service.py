"""Service: what is recorded of the people's work up to a day, indexed by who it is asked of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import attrs

from jingwu_model.model import Grid, Member, PlaceKind, PlaceRef, Register, Training
from jingwu_model.rules._staff import Staff
from jingwu_model.rules._stretches import (
    bounds,
    instants,
    twelve_months,
    year_earlier,
    year_over,
)
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import (
    HandledBy,
    MemberKind,
    OtherPost,
    PublicationKind,
    RecognitionKind,
)

# Neither prevention nor case work.
_NEITHER = frozenset({OtherPost.SHIFT, OtherPost.MEETING, OtherPost.PAPERWORK})


@attrs.define
class TimeSpent:
    """Time of some members, in microseconds, and whose it is.

    Attributes:
        whole: All of it.
        part: That of one kind: paperwork, or case work.
        members: The members it is of.
    """

    whole: int = 0
    part: int = 0
    members: set[str] = attrs.field(factory=set)

    def add(self, member: str, time: int, *, counts: bool) -> None:
        """Time of a member, and whether it is of that kind."""
        if time:
            self.whole += time
            self.part += time if counts else 0
            self.members.add(member)


class Service:
    """What is recorded of the people's work up to a day.

    Args:
        register: The register.
        now: The register as it holds on the day.
        day: The day.
        staff: Its people on the day.
    """

    def __init__(self, register: Register, now: Register, day: date, staff: Staff) -> None:
        self.register = register
        self.now = now
        self.day = day
        self.staff = staff
        self.year = year_over(day)
        self._on_cases: dict[date | None, Mapping[str | None, TimeSpent]] = {}

    @cached_property
    def agencies(self) -> Mapping[str, str | None]:
        """The agency of every member, those who have left among them; `UNTOLD`: any."""
        return {one.staff_id: self.staff.unit_of(one) for one in self.register.members}

    @cached_property
    def needs(self) -> Mapping[str | None, list[Training]]:
        """By agency, the trainings whose need was noted between two years ago and one."""
        days = twelve_months(year_earlier(self.day))
        found: dict[str | None, list[Training]] = defaultdict(list)
        for training in self.register.trainings:
            if training.noted in days:
                found[self.agencies.get(training.member)].append(training)
        return found

    def on_cases(self, since: date | None) -> Mapping[str | None, TimeSpent]:
        """By station, the last twelve months' hours of prevention and case work; those of cases.

        Args:
            since: The first day that counts of them; none: all do.
        """
        if since not in self._on_cases:
            stations = {one.staff_id: one.station for one in self.register.members}
            self._on_cases[since] = self._hours(
                self.day, stations, OtherPost.CASE_WORK, _NEITHER, since
            )
        return self._on_cases[since]

    @cached_property
    def on_paper(self) -> Mapping[str | None, TimeSpent]:
        """By agency, the hours of the last twelve months, and those spent on paperwork."""
        return self._hours(self.day, self.agencies, OtherPost.PAPERWORK)

    @cached_property
    def on_paper_earlier(self) -> Mapping[str | None, TimeSpent]:
        """The same of the twelve months before those."""
        return self._hours(year_earlier(self.day), self.agencies, OtherPost.PAPERWORK)

    def _hours(
        self,
        day: date,
        units: Mapping[str, str | None],
        kind: OtherPost,
        apart: frozenset[OtherPost] = frozenset(),
        first: date | None = None,
    ) -> Mapping[str | None, TimeSpent]:
        """The hours of the twelve months that end with a day, by unit, some kinds left out.

        Of a first day on, where there is one; none where that is still to come.
        """
        found: dict[str | None, TimeSpent] = defaultdict(TimeSpent)
        span = twelve_months(day)
        if first is not None and first > day:
            return found
        since, until = bounds(Span(since=max(filter(None, (span.since, first))), until=day))
        for entry in self.register.duty_entries:
            if entry.other_post in apart:
                continue
            time = instants(entry, since, until)
            unit = units.get(entry.member)
            found[unit].add(entry.member, time, counts=entry.other_post is kind)
        return found

    @cached_property
    def handlers(self) -> Mapping[str, Mapping[str, set[HandledBy | None]]]:
        """By agency, who handles each item of its list in force."""
        found: dict[str, dict[str, set[HandledBy | None]]] = defaultdict(lambda: defaultdict(set))
        for row in self.now.jurisdiction_lists:
            found[row.agency][row.item].add(row.handled_by)
        return found

    @cached_property
    def recognised(self) -> Mapping[str | None, list[Member]]:
        """By agency, whom the year's merits, allowances and promotions went to: once for each."""
        found: dict[str | None, list[Member]] = defaultdict(list)
        for one in self.register.recognitions:
            member = self.register.members.get(one.member)
            counts = one.on.year == self.year and one.kind is not RecognitionKind.TRAINING_SEAT
            if counts and member is not None:
                found[self.agencies[one.member]].append(member)
        return found

    def in_community(self, members: Iterable[Member]) -> tuple[int, int, int]:
        """How many are officers or auxiliaries, are surely in community work, and may be."""
        told = [
            self.staff.in_community_work(one)
            for one in members
            if one.kind is not MemberKind.ASSISTANT
        ]
        return len(told), told.count(True), told.count(None)

    @cached_property
    def reports(self) -> Mapping[str, int]:
        """By room, the reports on its work that it gave the public in the year."""
        return Counter(
            one.room
            for one in self.register.publications
            if one.kind is PublicationKind.WORK_REPORT and one.on.year == self.year
        )

    @cached_property
    def reviews(self) -> Mapping[PlaceRef, int]:
        """By place, the surveys of it that ended in the year."""
        return Counter(one.place for one in self.register.surveys if one.until.year == self.year)

    @cached_property
    def _holders(self) -> Mapping[PlaceRef, list[Member]]:
        """Officers and auxiliaries by the grid, and by the village, in their charge."""
        found: dict[PlaceRef, list[Member]] = defaultdict(list)
        for member, one in self.staff.held:
            if member.kind is MemberKind.ASSISTANT:
                continue
            if one.place.kind is PlaceKind.GRID:
                found[one.place].append(member)
            else:
                for code in self.staff.charge_of(one.place):
                    found[PlaceRef(kind=PlaceKind.VILLAGE, id=code)].append(member)
        return found

    def in_charge(self, grid: Grid) -> list[Member] | None:
        """Who has a grid in charge: by itself, else as its leader, else with all the village.

        None where it hangs on offices or workstations that are not recorded.
        """
        own = self._holders.get(PlaceRef(kind=PlaceKind.GRID, id=grid.id))
        if own:
            return own
        leads = None if grid.leader is None else self.staff.serving.get(grid.leader)
        if leads is not None:
            return [leads]
        if self.staff.untold(MemberKind.OFFICER, MemberKind.AUXILIARY):
            return None
        return self._holders.get(PlaceRef(kind=PlaceKind.VILLAGE, id=grid.division), [])
