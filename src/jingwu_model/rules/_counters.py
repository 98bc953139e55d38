"""Counters: what a register counts of each quantity, for each kind of subject."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from jingwu_model.model import Agency, Division, Member
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._counting import Counting, recorded
from jingwu_model.rules._ground import DIVISIONS, UNCLASSED, Ground
from jingwu_model.rules._institution_counts import INSTITUTION_COUNTERS
from jingwu_model.rules._months import MonthOfWork
from jingwu_model.rules._office_counts import (
    pooled_rooms,
    room_standing_villages,
    rooms_for_villages,
    villages_served,
)
from jingwu_model.rules._rows import rows_of
from jingwu_model.rules._service_counts import SERVICE_COUNTERS
from jingwu_model.rules._shares import beside, parted, share_of
from jingwu_model.rules._staff import UNTOLD
from jingwu_model.rules._staff_counts import HELD, full_time, helpers, officers, with_helper
from jingwu_model.rules._subject import Row
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import MemberKind, Quantity

_Q = Quantity
_K = SubjectKind


def _area(count: Callable[[list[Division], int], Amount], kind: SubjectKind) -> Counting:
    """A count over the communities or villages of an area, and the places that may be some."""

    def counter(ground: Ground, row: Row) -> Amount:
        if not ground.recorded("divisions"):
            return Amount.unknown(DIVISIONS)
        if row.subject.kind is _K.WHOLE:
            return count(ground.of_kind(kind), len(ground.unclassed))
        if row.villages is None:
            return Amount.unknown("stations.divisions")
        unclassed = ground.of_which_kind(kind, (place.code for place in row.villages))[1]
        return count(ground.of_kind(kind, row.villages), unclassed)

    return counter


def _number(places: list[Division], unclassed: int) -> Amount:
    return Amount.between(len(places), len(places) + unclassed, (UNCLASSED,))


def _summed(field: str, quantity: Quantity) -> Callable[[list[Division], int], Amount]:
    """The sum of a count of places: at least what is recorded, open where one is missing."""

    def count(places: list[Division], unclassed: int) -> Amount:
        values = [getattr(place, field) for place in places]
        known = sum(value for value in values if value is not None)
        missing = [
            *([quantity.code] if None in values else []),
            *([UNCLASSED] if unclassed else []),
        ]
        return Amount.between(known, None if missing else known, missing)

    return count


def _own(field: str, quantity: Quantity) -> Counting:
    """A count a place states of itself."""

    def counter(_ground: Ground, row: Row) -> Amount:
        value = getattr(row.row, field)
        return Amount.unknown(quantity.code) if value is None else Amount.known(value)

    return counter


def _in_community(kind: MemberKind) -> Counting:
    """Members of a kind in community work: of the whole, of an agency's stations, of a station."""

    def counter(ground: Ground, row: Row) -> Amount:
        if not ground.recorded("members"):
            return Amount.unknown("members.csv")
        members: Iterable[Member] = ground.members
        others: Iterable[Member] = ()
        if row.subject.kind is _K.STATION:
            members = ground.staff.by_station.get(row.subject.id, ())
        elif row.subject.kind is _K.AGENCY:
            members, others = ground.staff.of_agency(row.subject.id)
            members = (one for one in members if one.station is not None)
        told = [ground.staff.in_community_work(one) for one in members if one.kind is kind]
        sure, open_ = told.count(True), told.count(None)
        may = [ground.staff.in_community_work(one) for one in others if one.kind is kind]
        more = len(may) - may.count(False)
        missing = [*(["members.post"] if open_ else []), *([UNTOLD] if more else [])]
        return Amount.between(sure, sure + open_ + more, missing)

    return counter


def _stated(field: str, quantity: Quantity, counter: Counting) -> Counting:
    """An agency's stated head-count; where it states none, its members are counted."""

    def stated(ground: Ground, row: Row) -> Amount:
        agency: Agency = row.row
        number = None if agency.force is None else getattr(agency.force, field)
        if number is not None:
            return Amount.known(number)
        if not ground.recorded("members"):
            return Amount.unknown(quantity.code, "members.csv")
        return counter(ground, row)

    return stated


def _number_of(counts: Callable[[Ground, Member], bool]) -> Counting:
    """How many of an agency's members count; those who may be of it bound the number."""

    def count(ground: Ground, row: Row) -> Amount:
        sure, more = (
            sum(counts(ground, member) for member in held)
            for held in ground.staff.of_agency(row.subject.id)
        )
        return Amount.between(sure, sure + more, (UNTOLD,))

    return count


def _of_agency(kind: MemberKind, *, at_station: bool = False) -> Counting:
    def counts(_ground: Ground, member: Member) -> bool:
        return member.kind is kind and (not at_station or member.station is not None)

    return recorded(_number_of(counts), "members")


def _taking_part(kind: MemberKind) -> Counting:
    def counts(ground: Ground, member: Member) -> bool:
        return member.kind is kind and member.staff_id in ground.staff.taking_part

    return recorded(_number_of(counts), "members", "assignments")


def _members_taking_part(ground: Ground, _row: Row) -> int:
    return sum(
        member.kind is not MemberKind.ASSISTANT and member.staff_id in ground.staff.taking_part
        for member in ground.members
    )


def _station_officers(ground: Ground, row: Row) -> int:
    members = ground.staff.by_station.get(row.subject.id, ())
    return sum(member.kind is MemberKind.OFFICER for member in members)


def _over_agencies(part: Quantity, whole: Quantity, *, districts: bool = False) -> Counting:
    """A share of all county-level agencies together, in per cent."""

    def counter(ground: Ground, _row: Row) -> Amount:
        if not ground.recorded("agencies"):
            return Amount.unknown("agencies.csv")
        rows = [
            row for row in rows_of(ground, _K.AGENCY) if row.row.municipal_district or not districts
        ]
        counted = [
            (COUNTERS[_K.AGENCY, part](ground, row), COUNTERS[_K.AGENCY, whole](ground, row))
            for row in rows
        ]
        none = Amount.known(0)
        parts, wholes = (sum((pair[at] for pair in counted), none) for at in (0, 1))
        if wholes.exact == 0:
            return Amount.unknown(whole.code)
        if parts.exact is not None and wholes.exact is not None:
            return share_of(parts, wholes)
        # Each agency's part is no more than its own whole, which sums do not know any more.
        apart = [parted(*pair) for pair in counted]
        return beside(*(sum((pair[at] for pair in apart), none) for at in (0, 1)))

    return counter


def _work(read: Callable[[MonthOfWork], Fraction | None], quantity: Quantity) -> Counting:
    """Hours of a member's month; unknown where no entry is recorded."""

    def counter(_ground: Ground, row: Row) -> Amount:
        hours = read(row.row)
        return Amount.unknown(quantity.code) if hours is None else Amount.known(hours)

    return counter


def _hours(work: MonthOfWork) -> Fraction | None:
    return None if work.account is None else work.account.total


def _community_hours(work: MonthOfWork) -> Fraction | None:
    return None if work.account is None else work.account.in_community


def _other_hours(work: MonthOfWork) -> Fraction | None:
    if work.full_time is None:
        return None
    return sum((spent.hours for spent in work.full_time.by_other_post), Fraction(0))


def _each(
    kinds: Iterable[SubjectKind], **counters: Counting
) -> dict[tuple[SubjectKind, Quantity], Counting]:
    """The same counters for several kinds of subject, by the quantities' codes."""
    return {(kind, _Q(code)): counter for kind in kinds for code, counter in counters.items()}


COUNTERS: Mapping[tuple[SubjectKind, Quantity], Counting] = {
    **_each(
        (_K.WHOLE, _K.TOWNSHIP, _K.STATION),
        villages=_area(_number, _K.VILLAGE),
        communities=_area(_number, _K.COMMUNITY),
        village_residents=_area(_summed("residents", _Q.RESIDENTS), _K.VILLAGE),
        community_residents=_area(_summed("residents", _Q.RESIDENTS), _K.COMMUNITY),
        community_households=_area(_summed("households", _Q.HOUSEHOLDS), _K.COMMUNITY),
    ),
    **_each(
        (_K.WHOLE,),
        stations=recorded(lambda ground, _: len(rows_of(ground, _K.STATION)), "stations"),
        command_platforms=recorded(
            lambda ground, _: sum(
                row.row.command_platform is True for row in rows_of(ground, _K.STATION)
            ),
            "stations",
        ),
        rooms=recorded(pooled_rooms, "rooms"),
        demonstration_rooms=recorded(
            lambda ground, _: sum(room.demonstration for room in ground.rooms), "rooms"
        ),
        room_standing_villages=recorded(room_standing_villages, "divisions", "rooms"),
        workstations=recorded(
            lambda ground, _: sum(
                ground.within(post.stands_in) for post in ground.now.workstations
            ),
            "workstations",
        ),
        community_officers=_in_community(MemberKind.OFFICER),
        auxiliaries=_in_community(MemberKind.AUXILIARY),
        assistants=_in_community(MemberKind.ASSISTANT),
        members_taking_part=recorded(_members_taking_part, *HELD),
        villages_with_auxiliary=recorded(
            lambda ground, _: with_helper(ground), "divisions", *HELD
        ),
        station_share=_over_agencies(_Q.STATION_OFFICERS, _Q.OFFICERS),
        community_share=_over_agencies(_Q.COMMUNITY_OFFICERS, _Q.STATION_OFFICERS),
        station_share_districts=_over_agencies(_Q.STATION_OFFICERS, _Q.OFFICERS, districts=True),
        community_share_districts=_over_agencies(
            _Q.COMMUNITY_OFFICERS, _Q.STATION_OFFICERS, districts=True
        ),
        officer_participation=_over_agencies(_Q.OFFICERS_TAKING_PART, _Q.OFFICERS),
        auxiliary_participation=_over_agencies(_Q.AUXILIARIES_TAKING_PART, _Q.FORCE_AUXILIARIES),
    ),
    **_each((_K.TOWNSHIP, _K.STATION), village_rooms=recorded(rooms_for_villages, "rooms")),
    **_each(
        (_K.COMMUNITY, _K.VILLAGE),
        rooms=recorded(lambda ground, row: ground.standing.get(row.subject.id, 0), "rooms"),
        households=_own("households", _Q.HOUSEHOLDS),
        residents=_own("residents", _Q.RESIDENTS),
        dedicated_members=recorded(full_time, *HELD),
    ),
    **_each(
        (_K.VILLAGE,),
        workstations=recorded(
            lambda ground, row: ground.workstations.get(row.subject.id, 0), "workstations"
        ),
        village_auxiliaries=recorded(helpers, *HELD),
        officers_in_charge=officers(
            lambda ground, row: ground.staff.officers_of_village(row.subject.id)
        ),
    ),
    **_each(
        (_K.GRID,),
        officers_in_charge=officers(
            lambda ground, row: ground.staff.officers_of_grid(row.row)
        ),
    ),
    **_each((_K.ROOM,), villages=villages_served),
    **_each(
        (_K.STATION,),
        rooms=recorded(lambda ground, row: len(ground.rooms_of.get(row.subject.id, ())), "rooms"),
        dedicated_members=recorded(full_time, *HELD),
        station_officers=recorded(_station_officers, "members"),
        community_officers=_in_community(MemberKind.OFFICER),
    ),
    **_each(
        (_K.AGENCY,),
        officers=_stated("officers", _Q.OFFICERS, _of_agency(MemberKind.OFFICER)),
        force_auxiliaries=_stated(
            "auxiliaries", _Q.FORCE_AUXILIARIES, _of_agency(MemberKind.AUXILIARY)
        ),
        station_officers=_stated(
            "station_officers",
            _Q.STATION_OFFICERS,
            _of_agency(MemberKind.OFFICER, at_station=True),
        ),
        community_officers=_stated(
            "community_officers", _Q.COMMUNITY_OFFICERS, _in_community(MemberKind.OFFICER)
        ),
        officers_taking_part=_taking_part(MemberKind.OFFICER),
        auxiliaries_taking_part=_taking_part(MemberKind.AUXILIARY),
    ),
    **_each(
        (_K.MEMBER_MONTH,),
        hours=_work(_hours, _Q.HOURS),
        hours_in_community=_work(_community_hours, _Q.HOURS_IN_COMMUNITY),
        hours_on_other_posts=_work(_other_hours, _Q.HOURS_ON_OTHER_POSTS),
    ),
    **INSTITUTION_COUNTERS,
    **SERVICE_COUNTERS,
}
"""What each kind of subject can be asked, and how the register counts it."""
