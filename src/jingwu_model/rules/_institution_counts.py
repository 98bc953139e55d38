"""Institution counts: what a register tells of places, posts and those who lead."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise

from jingwu_model.model import CommunityTeam, DualPosting, Grid, Member, PoliceRoom, Station
from jingwu_model.model._codes import head_of
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._counting import Counting
from jingwu_model.rules._ground import UNCLASSED, Ground
from jingwu_model.rules._institution_rows import Organ
from jingwu_model.rules._postings import fitting_posts, unlawful_points
from jingwu_model.rules._staff import UNTOLD
from jingwu_model.rules._stretches import first_whole_month, month_number, months_over
from jingwu_model.rules._subject import Row
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import DualPost, MemberKind, Post, Quantity

_Q = Quantity
_K = SubjectKind
_CHECKLIST = ("sign", "plaques", "equipment")
_TWO_LEADERS = ("grids.secretary", "members.post")
_FRONT_LINE = frozenset({Post.COMMUNITY, Post.CASE, Post.PATROL})


def _in_place(told: Mapping[str, bool | None]) -> Amount:
    """How many of some things are in place; one that is not told of may be, or may not."""
    sure = sum(held is True for held in told.values())
    missing = [name for name, held in told.items() if held is None]
    return Amount.between(sure, sure + len(missing), missing)


def _equipment_items(_ground: Ground, row: Row) -> Amount:
    """The items in place; one that is left empty may be, or may not."""
    room: PoliceRoom = row.row
    return _in_place({f"rooms.{name}": getattr(room.checklist, name, None) for name in _CHECKLIST})


def _offices_on_site(ground: Ground, row: Row) -> Amount:
    """1 where an office is on the committee's site; open where that, or its place, is."""
    room: PoliceRoom = row.row
    if ground.of_which_kind(_K.VILLAGE, (room.stands_in,))[1]:
        return Amount.between(0, 1, (UNCLASSED,))
    if room.colocated is None:
        return Amount.between(0, 1, ("rooms.colocated",))
    return Amount.known(int(room.colocated))


def _grid_leaders(ground: Ground, row: Row) -> Amount:
    """The branch secretary, and the grid's leader where that is a community officer."""
    grid: Grid = row.row
    if ground.of_which_kind(_K.COMMUNITY, (grid.division,))[1]:
        return Amount.between(0, len(_TWO_LEADERS), (UNCLASSED,))
    leader = None if grid.leader is None else ground.staff.serving.get(grid.leader)
    # A register has none but officers lead its grids.
    officer = False if leader is None else ground.staff.in_community_work(leader)
    return _in_place(dict(zip(_TWO_LEADERS, (grid.secretary, officer), strict=True)))


def _months_between_meetings(ground: Ground, row: Row) -> Amount:
    """The longest gap in months, over the twelve months before the one that is not over."""
    organ: Organ = row.row
    months = months_over(ground.day)
    span = organ.agency.span
    since = None if span is None else span.since
    first = months.start if since is None else max(months.start, month_number(since))
    # Months before the standard are nobody's gap.
    began = 0 if row.since is None else first_whole_month(row.since)
    first = max(first, began)
    met = sorted({month_number(day) for day in organ.meetings})
    before = max(max((month for month in met if month < first), default=first - 1), began - 1)
    ends = (before, *(month for month in met if month >= first), months.stop)
    return Amount.known(max(after - each for each, after in pairwise(ends)))


def _township_posts(ground: Ground, row: Row) -> Amount:
    """Heads of the station who are deputy heads of a township it serves."""
    station: Station = row.row
    heads = [
        member
        for member in ground.staff.by_station.get(station.id, ())
        if member.post is Post.STATION_HEAD
    ]
    if not heads:
        return Amount.unknown("members.post")
    held = [
        [one for one in ground.postings[head.staff_id] if one.post is DualPost.TOWNSHIP_DEPUTY]
        for head in heads
    ]
    if station.divisions:
        return Amount.known(sum(any(_serves(station, one) for one in own) for own in held))
    return Amount.between(0, sum(map(bool, held)), ("stations.divisions",))


def _serves(station: Station, posting: DualPosting) -> bool:
    """Whether a station serves a post's township, or a part of it."""
    return any(
        posting.place.startswith(head_of(code)) or code.startswith(head_of(posting.place))
        for code in station.divisions
    )


def _recruits_of(ground: Ground, row: Row) -> list[tuple[Member, set[str]]]:
    """The auxiliaries of an agency who were recruited, or may have been, and what would tell."""
    own, others = ground.staff.of_agency(row.subject.id)
    told = [*((one, set[str]()) for one in own), *((one, {UNTOLD}) for one in others)]
    return [
        (member, missing | ({"members.joined"} if row.since and member.joined is None else set()))
        for member, missing in told
        if member.kind is MemberKind.AUXILIARY
        and (row.since is None or member.joined is None or member.joined >= row.since)
    ]


def _among_recruits(test: Callable[[Ground, Member], bool]) -> Counting:
    def count(ground: Ground, row: Row) -> Amount:
        told = [gone for member, gone in _recruits_of(ground, row) if test(ground, member)]
        return Amount.between(told.count(set()), len(told), set[str]().union(*told))

    return count


def _unplaced(ground: Ground, member: Member) -> bool:
    """Whether a member has no place in which an office or workstation stands."""
    return not any(
        code in ground.standing or code in ground.workstations
        for one in ground.now.by_member(member.staff_id)
        for code in ground.staff.site_in(one.place)
    )


def _frontline_posts(ground: Ground, row: Row) -> Amount:
    """1 where a newcomer's first place was at the front line, as every assignment's is."""
    member: Member = row.row
    begun = [one.span.since or date.min for one in ground.register.by_member(member.staff_id)]
    if begun and min(begun) <= ground.day:
        return Amount.known(1)
    if member.station is None:
        return Amount.known(0)
    if member.post in _FRONT_LINE:
        return Amount.known(1)
    column = "members.post" if member.post is None else "assignments.member"
    return Amount.between(0, 1, (column,))


def _rota_leaders(ground: Ground, row: Row) -> Amount:
    """1 where an officer or auxiliary who serves leads a team; open where nobody is told of."""
    team: CommunityTeam = row.row
    leader = None if team.led_by is None else ground.staff.serving.get(team.led_by)
    if leader is None and not team.led_by_public:
        return Amount.between(0, 1, ("teams.led_by",))
    return Amount.known(int(leader is not None and leader.kind is not MemberKind.ASSISTANT))


INSTITUTION_COUNTERS: Mapping[tuple[SubjectKind, Quantity], Counting] = {
    (_K.ROOM, _Q.EQUIPMENT_ITEMS): _equipment_items,
    (_K.ROOM, _Q.OFFICES_ON_SITE): _offices_on_site,
    (_K.GRID, _Q.GRID_LEADERS): _grid_leaders,
    (_K.ORGAN, _Q.MONTHS_BETWEEN_MEETINGS): _months_between_meetings,
    (_K.LEADER, _Q.CONTACT_VISITS): lambda _, row: Amount.known(row.row.visits),
    (_K.MEMBER, _Q.FITTING_POSTS): fitting_posts,
    (_K.POSTING, _Q.UNLAWFUL_POINTS): unlawful_points,
    (_K.STATION, _Q.TOWNSHIP_POSTS): _township_posts,
    (_K.AGENCY, _Q.RECRUITS): _among_recruits(lambda _ground, _member: True),
    (_K.AGENCY, _Q.UNPLACED_RECRUITS): _among_recruits(_unplaced),
    (_K.AGENCY, _Q.PLACED_RECRUITS): _among_recruits(
        lambda ground, member: not _unplaced(ground, member)
    ),
    (_K.MEMBER, _Q.FRONTLINE_POSTS): _frontline_posts,
    (_K.TEAM, _Q.ROTA_LEADERS): _rota_leaders,
    (_K.BUDGET, _Q.EARMARKED_BUDGETS): lambda _, row: Amount.known(int(row.row.earmarked)),
}
"""What each kind of subject of the institution at work can be asked."""
