"""Counts of the work: surveys, weeks, entries, needs, hours, recognitions, reports."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import combinations
from math import comb

from jingwu_model.model import (
    DutyEntry,
    Grid,
    PlaceKind,
    PlaceRef,
    PlaceTrend,
    PoliceRoom,
    Survey,
    Training,
)
from jingwu_model.model._accounts import in_hours
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._counting import Counting
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._service import TimeSpent
from jingwu_model.rules._service_rows import MonthOfHelp, WeeksOfWork
from jingwu_model.rules._staff import UNTOLD
from jingwu_model.rules._stretches import year_later
from jingwu_model.rules._subject import Row
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import Duty, MemberKind, OtherPost, Quantity, Role, duties_of

_Q = Quantity
_K = SubjectKind

# ADM 52, PSAPL25 108, HN-AUX20 15–17: what an auxiliary does under an officer's lead alone.
# What they may not do at all, as to gather evidence, an entry does not show.
_LED_ROLES = frozenset({Role.COLLECTOR, Role.MEDIATOR})
_LED_DUTIES = frozenset({Duty.BASIC_INFORMATION, Duty.POPULATION, Duty.DISPUTES, Duty.ORDER})
# An assistant informs and publicises by themselves, and else only accompanies.
_ASSISTANTS_ROLES = frozenset({Role.INFORMATION, Role.PUBLICITY})
_AT_A_DESK = frozenset({OtherPost.MEETING, OtherPost.PAPERWORK})
_THE_WORK = ("duty_entries.duty", "duty_entries.other_post", "duty_entries.role")
_LOADS = ("disputes", "incidents", "requests")
_TWO = 2


def _knows(_ground: Ground, row: Row) -> Amount:
    survey: Survey = row.row
    if survey.knows_officer is None:
        return Amount.unknown("surveys.knows_officer")
    return Amount.known(survey.knows_officer)


def _sampled(_ground: Ground, row: Row) -> Amount:
    survey: Survey = row.row
    return Amount.known(survey.sampled)


def _whole_weeks(_ground: Ground, row: Row) -> Amount:
    work: WeeksOfWork = row.row
    return Amount.known(len(work.weeks))


def _weeks_in_village(_ground: Ground, row: Row) -> Amount:
    work: WeeksOfWork = row.row
    if work.missing is not None:
        return Amount.unknown(work.missing)
    if len(work.silent) == len(work.weeks):
        return Amount.unknown(_Q.HOURS.code)
    sure = len(work.there)
    told = {"duty_entries.place": work.perhaps, _Q.HOURS.code: work.silent}
    most = sure + sum(map(len, told.values()))
    return Amount.between(sure, most, (one for one, weeks in told.items() if weeks))


def of_an_auxiliary(entry: DutyEntry) -> bool:
    """Whether an entry is of work that an auxiliary may not do without an officer."""
    led = entry.role in _LED_ROLES or entry.duty in _LED_DUTIES
    return entry.led_by is None and (led or entry.other_post is OtherPost.CASE_WORK)


def of_an_assistant(entry: DutyEntry) -> bool:
    """Whether an entry is of work that an assistant may not do, or not without an officer."""
    if entry.other_post is not None and entry.other_post not in _AT_A_DESK:
        return True
    if entry.led_by is not None:
        return False
    if entry.duty is not None:
        own = entry.role in _ASSISTANTS_ROLES and entry.duty in duties_of(entry.role)
        return not own or entry.duty in _LED_DUTIES
    return entry.role is not None and entry.role not in _ASSISTANTS_ROLES


def _is_untold(entry: DutyEntry) -> bool:
    """Whether an entry does not say what the work was, nor that an officer led it."""
    told = (entry.role, entry.duty, entry.other_post, entry.led_by)
    return all(one is None for one in told)


def _not_allowed(_ground: Ground, row: Row) -> Amount:
    work: MonthOfHelp = row.row
    auxiliary = work.member.kind is MemberKind.AUXILIARY
    barred = of_an_auxiliary if auxiliary else of_an_assistant
    told = [entry for entry in work.entries if not _is_untold(entry)]
    sure = sum(map(barred, told))
    most = sure + len(work.entries) - len(told)
    return Amount.between(sure, most, _THE_WORK)


def grids_of(ground: Ground, row: Row) -> list[Grid] | None:
    """The grids of a station's area; none where what it serves is not recorded."""
    if row.villages is None:
        return None
    by_village = ground.staff.grids_of
    return [grid for place in row.villages for grid in by_village.get(place.code, ())]


def _workload(grid: Grid) -> tuple[int, list[str]]:
    """Disputes, incidents and requests together, and which of them are not recorded."""
    held = {one: getattr(grid.workload, one, None) for one in _LOADS}
    gone = [f"grids.{one}" for one, number in held.items() if number is None]
    return sum(number or 0 for number in held.values()), gone


def _ability(ground: Ground, grid: Grid) -> tuple[int | None, Collection[str]]:
    """The levels of the ablest member in charge of a grid, summed; and what is missing."""
    members = ground.service.in_charge(grid)
    if members is None:
        return None, ground.staff.untold(MemberKind.OFFICER, MemberKind.AUXILIARY)
    if not members:
        return None, (_Q.OFFICERS_IN_CHARGE.code,)
    if not all(one.competences for one in members):
        return None, ("members.competences",)
    return max(sum(skill.level for skill in one.competences) for one in members), ()


def match_share(ground: Ground, row: Row) -> Amount | None:
    """The share of pairs of grids, heavier with abler; none where no pair can be compared.

    Asked whether there is a pair and then how many agree, a station is gone through once.
    """
    held, key = ground.matches, row.subject.id
    if key not in held:
        held[key] = _share_that_match(ground, row)
    return held[key]


def _share_that_match(ground: Ground, row: Row) -> Amount | None:
    grids = grids_of(ground, row)
    if grids is None:
        return Amount.unknown("stations.divisions")
    told: list[tuple[int, int]] = []
    missing: set[str] = set()
    for grid in grids:
        (load, unstated), (ability, gone) = _workload(grid), _ability(ground, grid)
        missing.update(unstated, gone)
        if not unstated and ability is not None:
            told.append((load, ability))
    signs = [(a[0] - b[0]) * (a[1] - b[1]) for a, b in combinations(told, _TWO)]
    agree, apart = sum(sign > 0 for sign in signs), sum(sign != 0 for sign in signs)
    # A pair with a grid of which something is missing may go either way.
    pending = comb(len(grids), _TWO) - comb(len(told), _TWO)
    if not apart + pending:
        return None
    pairs = Amount.known(apart + pending)
    share = Amount.between(agree, agree + pending, missing) / pairs
    return share * Amount.known(100)


def _match_share(ground: Ground, row: Row) -> Amount:
    return match_share(ground, row) or Amount.known(0)


def _needs(counts: Callable[[Training], bool]) -> Counting:
    """Needs of an agency's members that count; those of members who may be of it bound them."""

    def counter(ground: Ground, row: Row) -> Amount:
        first = row.since or date.min
        sure, more = (
            sum(counts(need) for need in ground.service.needs.get(of, ()) if need.noted >= first)
            for of in (row.subject.id, UNTOLD)
        )
        return Amount.between(sure, sure + more, (UNTOLD,))

    return counter


def _in_a_year(need: Training) -> bool:
    """Whether one noted on a day is met by the same day of the next year."""
    return need.done is not None and need.done <= year_later(need.noted)


def _timed(
    quantity: Quantity,
    held: Callable[[Ground, date | None], Mapping[str | None, TimeSpent]],
    read: Callable[[TimeSpent], Amount],
) -> Counting:
    """What is read from a unit's time; unknown where none is surely its own.

    That of members who may be of the unit bounds it.
    """

    def counter(ground: Ground, row: Row) -> Amount:
        found = held(ground, row.since)
        hours, others = found.get(row.subject.id), found.get(UNTOLD)
        untold = [UNTOLD] if others is not None and others.whole else []
        if hours is None or not hours.whole:
            return Amount.unknown(quantity.code, *untold)
        own = read(hours)
        return own if others is None else own + Amount.between(0, read(others).hi, untold)

    return counter


def faulty_items(ground: Ground, agency: str) -> list[str]:
    """The items of an agency's list that nobody handles, or that are listed in two ways."""
    items = ground.service.handlers.get(agency, {})
    return [item for item, by in items.items() if None in by or len(by) > 1]


def _list_faults(ground: Ground, row: Row) -> Amount:
    if not ground.service.handlers.get(row.subject.id):
        return Amount.unknown("jurisdiction_lists.item")
    return Amount.known(len(faulty_items(ground, row.subject.id)))


def _decisions(ground: Ground, row: Row) -> Amount:
    trend: PlaceTrend = row.row
    return Amount.known(trend.decided_on is not None and trend.decided_on <= ground.day)


def _share_of(*, recognised: bool, whole: bool) -> Counting:
    """Officers and auxiliaries of an agency, or the recognitions that went to them."""

    def counter(ground: Ground, row: Row) -> Amount:
        service = ground.service
        by_agency = service.recognised if recognised else ground.staff.by_agency
        number, sure, more = service.in_community(by_agency.get(row.subject.id, ()))
        # Those who may be of the agency.
        others, surely, perhaps = service.in_community(by_agency.get(UNTOLD, ()))
        if whole:
            return Amount.between(number, number + others, (UNTOLD,))
        missing = (
            *(("members.post",) if more else ()),
            *((UNTOLD,) if surely + perhaps else ()),
        )
        return Amount.between(sure, sure + more + surely + perhaps, missing)

    return counter


def _reports(ground: Ground, row: Row) -> Amount:
    return Amount.known(ground.service.reports.get(row.subject.id, 0))


def _reviews(ground: Ground, row: Row) -> Amount:
    room: PoliceRoom = row.row
    places = (
        PlaceRef(kind=PlaceKind.ROOM, id=room.id),
        PlaceRef(kind=PlaceKind.VILLAGE, id=room.stands_in),
    )
    return Amount.known(sum(ground.service.reviews.get(place, 0) for place in places))


def _rest(spent: TimeSpent) -> Amount:
    return Amount.known(in_hours(spent.whole - spent.part))


def _part(spent: TimeSpent) -> Amount:
    return Amount.known(in_hours(spent.part))


def _heads(spent: TimeSpent) -> Amount:
    return Amount.known(len(spent.members))


SERVICE_COUNTERS: Mapping[tuple[SubjectKind, Quantity], Counting] = {
    (_K.SURVEYED, _Q.KNOWS_OFFICER): _knows,
    (_K.SURVEYED, _Q.SAMPLED): _sampled,
    (_K.ASSIGNMENT, _Q.WHOLE_WEEKS): _whole_weeks,
    (_K.ASSIGNMENT, _Q.WEEKS_IN_VILLAGE): _weeks_in_village,
    (_K.HELPER_MONTH, _Q.ENTRIES_NOT_ALLOWED): _not_allowed,
    (_K.TREND, _Q.DECISIONS): _decisions,
    (_K.STATION, _Q.MATCH_SHARE): _match_share,
    (_K.STATION, _Q.PREVENTION_HOURS): _timed(
        _Q.PREVENTION_HOURS, lambda on, since: on.service.on_cases(since), _rest
    ),
    (_K.STATION, _Q.CASE_HOURS): _timed(
        _Q.CASE_HOURS, lambda on, since: on.service.on_cases(since), _part
    ),
    (_K.AGENCY, _Q.NEEDS_NOTED): _needs(lambda _need: True),
    (_K.AGENCY, _Q.NEEDS_MET): _needs(_in_a_year),
    (_K.AGENCY, _Q.LIST_FAULTS): _list_faults,
    (_K.AGENCY, _Q.RECOGNITIONS): _share_of(recognised=True, whole=True),
    (_K.AGENCY, _Q.RECOGNITIONS_IN_COMMUNITY): _share_of(recognised=True, whole=False),
    (_K.AGENCY, _Q.AGENCY_MEMBERS): _share_of(recognised=False, whole=True),
    (_K.AGENCY, _Q.MEMBERS_IN_COMMUNITY): _share_of(recognised=False, whole=False),
    (_K.AGENCY, _Q.PAPERWORK_HOURS): _timed(
        _Q.PAPERWORK_HOURS, lambda on, _: on.service.on_paper, _part
    ),
    (_K.AGENCY, _Q.MEMBERS_WITH_ENTRIES): _timed(
        _Q.MEMBERS_WITH_ENTRIES, lambda on, _: on.service.on_paper, _heads
    ),
    (_K.AGENCY, _Q.EARLIER_PAPERWORK_HOURS): _timed(
        _Q.EARLIER_PAPERWORK_HOURS, lambda on, _: on.service.on_paper_earlier, _part
    ),
    (_K.AGENCY, _Q.EARLIER_MEMBERS_WITH_ENTRIES): _timed(
        _Q.EARLIER_MEMBERS_WITH_ENTRIES, lambda on, _: on.service.on_paper_earlier, _heads
    ),
    (_K.ROOM, _Q.WORK_REPORTS): _reports,
    (_K.ROOM, _Q.REVIEWS): _reviews,
}
"""What the subjects of the work can be asked, and how the register counts it."""
