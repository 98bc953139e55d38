"""Institution rows: organs, leaders, members, their posts, teams and budgets as subjects."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import attrs

from jingwu_model.model import Agency, Division, Member
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._stretches import year_over
from jingwu_model.rules._subject import Row, subject_of
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, MemberKind, OrganKind, Post

_K = SubjectKind
_BUREAUS = frozenset({Level.PREFECTURE, Level.COUNTY})
_BUDGETS = frozenset({Level.COUNTY, Level.TOWNSHIP})
# Farms, parks and the like, in digits 7 to 9: without a township's budget.
_LIKE_A_TOWNSHIP = ("400", "599")


@attrs.frozen(kw_only=True)
class Organ:
    """A body that is to take the work up at fixed intervals.

    Attributes:
        agency: Its agency.
        unit: Which specialist unit; none for the agency's Party committee.
        meetings: The days it met on, as far as they are over.
    """

    agency: Agency
    unit: str | None
    meetings: tuple[date, ...]


@attrs.frozen(kw_only=True)
class YearOfLeading:
    """A bureau leader's year.

    Attributes:
        member: The leader.
        level: Their agency's level; none where it is not of the register.
        whole: Whether they served all of the year.
        visits: How often they went to the place they keep in contact with.
    """

    member: Member
    level: Level | None
    whole: bool
    visits: int


@attrs.frozen(kw_only=True)
class Budget:
    """A place's money of the calendar year of the day.

    Attributes:
        place: The county or township.
        earmarked: Whether some of it is set apart for the work.
    """

    place: Division
    earmarked: bool


def _organs(ground: Ground) -> Iterator[Row]:
    """The Party committee of every bureau, and a city bureau's specialist units that ever met."""
    committees: dict[str, list[date]] = defaultdict(list)
    units: dict[str, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for held in ground.now.deliberations:
        if held.on > ground.day:
            continue
        if held.organ is OrganKind.PARTY_COMMITTEE:
            committees[held.agency].append(held.on)
        elif held.unit is not None:
            units[held.agency][held.unit].append(held.on)
    for agency in ground.now.agencies:
        if not ground.within(agency.division):
            continue
        if agency.level in _BUREAUS:
            yield _organ(agency, None, committees[agency.id])
        if agency.level is Level.PREFECTURE:
            for unit, days in sorted(units[agency.id].items()):
                yield _organ(agency, unit, days)


def _organ(agency: Agency, unit: str | None, days: list[date]) -> Row:
    committee = OrganKind.PARTY_COMMITTEE.code
    # A unit is known by its token; one that is called as the committee is, by what it is too.
    apart = (OrganKind.SPECIALIST_UNIT.code,) if unit == committee else ()
    subject = subject_of(
        _K.ORGAN,
        agency.id,
        *apart,
        unit or committee,
        names=(agency.name,) if unit is None else (agency.name, unit),
        division=agency.division,
    )
    return Row(subject, Organ(agency=agency, unit=unit, meetings=tuple(days)))


def _leaders(ground: Ground) -> Iterator[Row]:
    """The bureau leaders of the last year that is over, those who have left among them."""
    year = max(year_over(ground.day), date.min.year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    visits = Counter(one.leader for one in ground.now.contact_visits if one.on.year == year)
    agencies = ground.register.agencies
    for member in ground.register.members:
        if member.post is not Post.BUREAU_LEADER or member.kind is not MemberKind.OFFICER:
            continue
        served = Span(since=member.joined, until=member.left)
        if not served.overlaps(Span(since=first, until=last)):
            continue
        home = ground.staff.home_of(member)
        if not ground.holds(home):
            continue
        agency = agencies.get(ground.staff.agency_of(member) or "")
        told = YearOfLeading(
            member=member,
            level=None if agency is None else agency.level,
            whole=first in served and last in served,
            visits=visits[member.staff_id],
        )
        yield Row(
            subject_of(_K.LEADER, member.staff_id, f"{year}", division=ground.placed(home)),
            told,
            day=last,
        )


def _members(ground: Ground) -> Iterator[Row]:
    """The officers and auxiliaries who serve; assistants are neither."""
    for member in ground.members:
        if member.kind is not MemberKind.ASSISTANT:
            site = ground.placed(ground.staff.home_of(member))
            yield Row(subject_of(_K.MEMBER, member.staff_id, division=site), member)


def _postings(ground: Ground) -> Iterator[Row]:
    """The dual posts in force, of whomever the register has."""
    for posting in ground.now.dual_posts:
        if ground.within(posting.place) and posting.member in ground.register.members:
            place = ground.now.divisions.get(posting.place)
            subject = subject_of(
                _K.POSTING,
                posting.member,
                posting.place,
                posting.post.code,
                names=(posting.member, posting.place if place is None else place.name),
                division=posting.place,
            )
            yield Row(subject, posting)


def _teams(ground: Ground) -> Iterator[Row]:
    """The teams of the public."""
    for team in ground.now.teams:
        site = next(iter(ground.staff.site_in(team.place)), None)
        if ground.holds(site):
            yield Row(subject_of(_K.TEAM, team.id, division=ground.placed(site)), team)


def _budgets(ground: Ground) -> Iterator[Row]:
    """Every county and every township of the register, but for what is only like one."""
    earmarked = {
        one.place for one in ground.now.fundings if one.earmarked and one.year == ground.day.year
    }
    for place in ground.now.divisions:
        like = _LIKE_A_TOWNSHIP[0] <= place.code[6:9] <= _LIKE_A_TOWNSHIP[1]
        if place.level in _BUDGETS and not like and ground.within(place.code):
            subject = subject_of(
                _K.BUDGET, place.code, names=(place.name,), division=place.code
            )
            yield Row(subject, Budget(place=place, earmarked=place.code in earmarked))


INSTITUTION_ROWS: Mapping[SubjectKind, Callable[[Ground], Iterator[Row]]] = {
    _K.ORGAN: _organs,
    _K.LEADER: _leaders,
    _K.MEMBER: _members,
    _K.POSTING: _postings,
    _K.TEAM: _teams,
    _K.BUDGET: _budgets,
}
"""How the subjects of the institution at work are found."""
