"""Rows of the work: places surveyed, assignments week by week, helpers' months, place trends."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import attrs

from jingwu_model.model import Assignment, DutyEntry, Member, PlaceKind, PlaceRef, Survey
from jingwu_model.model._areas import TABLE_OF, place_row
from jingwu_model.rules._ground import UNCLASSED, Ground
from jingwu_model.rules._months import last_day
from jingwu_model.rules._stretches import (
    DAYS_OF_WEEK,
    month_name,
    month_number,
    months_over,
    twelve_months,
    weeks_of,
    whole_weeks,
)
from jingwu_model.rules._subject import Row, subject_of
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import MemberKind

_K = SubjectKind


@attrs.frozen
class WeeksOfWork:
    """An assignment, week by week.

    Attributes:
        assignment: The assignment.
        weeks: The Mondays of its whole weeks that are over, as ordinals.
        there: Those in which the member worked in the village.
        perhaps: Those in which they worked in the community, and it is not recorded where.
        silent: Those in which no time of the member is recorded at all.
        missing: What it would take to know whether the place is in a village.
    """

    assignment: Assignment
    weeks: range
    there: frozenset[int]
    perhaps: frozenset[int]
    silent: frozenset[int]
    missing: str | None

    def since(self, day: date) -> "WeeksOfWork":
        """As far as its weeks lie wholly on a day and after it."""
        first = max(self.weeks.start, whole_weeks(day, day).start)
        weeks = range(first, self.weeks.stop, DAYS_OF_WEEK)
        return attrs.evolve(
            self,
            weeks=weeks,
            there=self.there.intersection(weeks),
            perhaps=self.perhaps.intersection(weeks),
            silent=self.silent.intersection(weeks),
        )


@attrs.frozen
class MonthOfHelp:
    """The duty entries of an auxiliary's or assistant's month."""

    member: Member
    entries: tuple[DutyEntry, ...]


def site_of(ground: Ground, ref: PlaceRef) -> str | None:
    """The village-level division a place lies in, or lay in; none where that is not recorded."""
    if ref.kind is PlaceKind.VILLAGE:
        return ref.id
    row = place_row(ground.register, ref)
    if row is None:
        return None
    site: str = row.division if ref.kind is PlaceKind.GRID else row.stands_in
    return site


def _charge_of(ground: Ground, ref: PlaceRef) -> frozenset[str]:
    """Where a place lies, and the villages that an office or workstation serves."""
    site = site_of(ground, ref)
    serves = getattr(place_row(ground.register, ref), "divisions", ())
    return frozenset(() if site is None else (site, *serves))


def _name_of(ground: Ground, ref: PlaceRef) -> str:
    return getattr(place_row(ground.register, ref), "name", ref.id)


def _surveyed(ground: Ground) -> Iterator[Row]:
    """Each place asked about, with the last survey of it that is over."""
    days = twelve_months(ground.day)
    latest: dict[PlaceRef, Survey] = {}
    for survey in ground.register.surveys:
        held = latest.get(survey.place)
        newer = held is None or (held.until, held.since) <= (survey.until, survey.since)
        if survey.until in days and newer:
            latest[survey.place] = survey
    for ref, survey in latest.items():
        site = site_of(ground, ref)
        if ground.holds(site):
            # Only ids of one table differ from each other; a village's is its code.
            parts = (ref.id,) if ref.kind is PlaceKind.VILLAGE else (ref.kind.code, ref.id)
            names = (_name_of(ground, ref),)
            yield Row(subject_of(_K.SURVEYED, *parts, names=names, division=site), survey)


def _assignments(ground: Ground) -> Iterator[Row]:
    """The assignments of officers and auxiliaries in villages, over the last twelve months."""
    days = twelve_months(ground.day)
    worked = _worked(ground)
    numbers: dict[str, int] = defaultdict(int)
    for one in ground.register.assignments:
        numbers[one.member] += 1
        member = ground.register.members.get(one.member)
        site = site_of(ground, one.place)
        if member is None or member.kind is MemberKind.ASSISTANT:
            continue
        if not ground.holds(site):
            continue
        missing = _not_told(ground, one.place, site)
        served = _served(one, member, (days, *_stood(ground, one.place, site)))
        if served is None or (missing is None and not _in_village(ground, site)):
            continue
        subject = subject_of(
            _K.ASSIGNMENT,
            one.member,
            f"{numbers[one.member]}",
            names=(one.member, _name_of(ground, one.place)),
            division=site,
        )
        yield Row(subject, _weeks(ground, one, whole_weeks(*served), worked[one.member], missing))


def _not_told(ground: Ground, ref: PlaceRef, site: str | None) -> str | None:
    """What is missing to know whether a place lies in a village; none where it is known."""
    if site is None:
        return f"{TABLE_OF[ref.kind]}.csv"
    # Of the register: the place may be no more on the day.
    place = ground.register.divisions.get(site)
    return UNCLASSED if place is not None and ground.units.unclassed(place) else None


def _in_village(ground: Ground, site: str | None) -> bool:
    """Whether a village-level division is, or was, a village."""
    place = None if site is None else ground.register.divisions.get(site)
    return place is not None and ground.units.kind_of(place) is _K.VILLAGE


def _stood(ground: Ground, ref: PlaceRef, site: str | None) -> tuple[Span, ...]:
    """The days on which a place stood, and the division it lies in."""
    rows = (place_row(ground.register, ref), ground.register.divisions.get(site or ""))
    return tuple(row.span for row in rows if row is not None and row.span is not None)


def _served(one: Assignment, member: Member, spans: Iterable[Span]) -> tuple[date, date] | None:
    """The first and last day, within some spans, on which a member serves; none: there is none."""
    every = (one.span, Span(since=member.joined), *spans)
    first = max(filter(None, (span.since for span in every)), default=date.min)
    last = min(filter(None, (member.left, *(span.until for span in every))), default=date.max)
    return (first, last) if first <= last else None


@attrs.frozen
class _Worked:
    """A duty entry: the weeks it touches, whether in the community, and in which village."""

    weeks: range
    in_community: bool
    site: str | None


def _worked(ground: Ground) -> Mapping[str, list[_Worked]]:
    """The duty entries of each member."""
    found: dict[str, list[_Worked]] = defaultdict(list)
    for entry in ground.register.duty_entries:
        site = None if entry.place is None else site_of(ground, entry.place)
        found[entry.member].append(_Worked(weeks_of(entry), entry.in_community, site))
    return found


def _weeks(
    ground: Ground, one: Assignment, weeks: range, worked: list[_Worked], missing: str | None
) -> WeeksOfWork:
    """Each whole week of an assignment, and what was done in it."""
    charge = _charge_of(ground, one.place)
    there: set[int] = set()
    perhaps: set[int] = set()
    told: set[int] = set()
    for entry in worked:
        own = [week for week in entry.weeks if week in weeks]
        told.update(own)
        if entry.in_community and (entry.site is None or entry.site in charge):
            (perhaps if entry.site is None else there).update(own)
    silent = frozenset(weeks) - told
    return WeeksOfWork(one, weeks, frozenset(there), frozenset(perhaps - there), silent, missing)


def _helper_months(ground: Ground) -> Iterator[Row]:
    """The months, among the last twelve that are over, with entries of auxiliaries, assistants."""
    months = months_over(ground.day)
    entries: dict[tuple[str, int], list[DutyEntry]] = defaultdict(list)
    for entry in ground.register.duty_entries:
        month = month_number(entry.start.date())
        if month in months:
            entries[entry.member, month].append(entry)
    for staff_id, number in sorted(entries):
        member = ground.register.members.get(staff_id)
        if member is None or member.kind is MemberKind.OFFICER:
            continue
        home = ground.staff.home_of(member)
        if not ground.holds(home):
            continue
        name = month_name(number)
        subject = subject_of(_K.HELPER_MONTH, staff_id, name, division=ground.placed(home))
        work = MonthOfHelp(member, tuple(entries[staff_id, number]))
        yield Row(subject, work, day=last_day(name))


def _trends(ground: Ground) -> Iterator[Row]:
    """The trends of places on which a warning was given, asked for the day it was given on."""
    for trend in ground.register.place_trends:
        if trend.warned_on is None or trend.warned_on > ground.day:
            continue
        if ground.within(trend.place):
            place = ground.register.divisions.get(trend.place)
            subject = subject_of(
                _K.TREND,
                trend.place,
                trend.kind.code,
                f"{trend.since}",
                f"{trend.until}",
                names=(trend.place if place is None else place.name,),
                division=trend.place,
            )
            yield Row(subject, trend, day=trend.warned_on)


SERVICE_ROWS: Mapping[SubjectKind, Callable[[Ground], Iterator[Row]]] = {
    _K.SURVEYED: _surveyed,
    _K.ASSIGNMENT: _assignments,
    _K.HELPER_MONTH: _helper_months,
    _K.TREND: _trends,
}
"""The subjects of the work, by kind."""
