"""The people of a made-up county by staff id: their posts, their charges and their dual posts."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from land import County, Room, Town, Unit, write_grids

_COMPETENCES = (
    "law",
    "operations",
    "information_systems",
    "psychology",
    "dispute_resolution",
    "element_control",
    "incident_and_case_handling",
    "public_work",
)
_CALLED = {"officer": "P", "auxiliary": "F", "assistant": "Z"}
NEWCOMER = date(2025, 7, 1)
"""The day this year's newcomers joined."""


@dataclass
class Member:
    """A member, with what the year's entries and papers need to know."""

    id: str
    kind: str
    post: str
    joined: date
    party: bool
    station: str | None = None
    place: tuple[str, str] | None = None
    """The kind and id of the place in charge."""
    unit: Unit | None = None
    leader: str | None = None
    """The officer who leads an auxiliary or assistant."""
    dedicated: bool = False
    since: date = date(2023, 1, 1)


@dataclass
class Force:
    """Everybody of a county, and the leaders of its city where this county is its first."""

    county: County
    members: list[Member] = field(default_factory=list)
    city_leaders: list[Member] = field(default_factory=list)

    def of(self, *posts: str, kind: str = "officer") -> list[Member]:
        """The members of a kind with one of some posts."""
        return [one for one in self.members if one.kind == kind and one.post in posts]

    @property
    def community(self) -> list[Member]:
        """The officers and auxiliaries in community work."""
        return [one for one in self.members if one.post == "community" and one.kind != "assistant"]

    def join(
        self, kind: str, post: str, town: Town | None = None, joined: date | None = None
    ) -> Member:
        """Take somebody on, and write them down."""
        draw = self.county.draw
        number = sum(one.kind == kind for one in self.members) + 1
        member = Member(
            id=f"{_CALLED[kind]}{self.county.number:03}{number:03}",
            kind=kind,
            post=post,
            joined=joined or date(draw.randint(2002, 2022), draw.randint(1, 12), 1),
            party=draw.random() < (0.8 if kind == "officer" else 0.4),
            station=None if town is None else town.station,
        )
        self.members.append(member)
        self._write(member, self.county.code)
        return member

    def lead_the_city(self, number: int) -> None:
        """Write a leader of the city's bureau down."""
        head = self.county.city[2:4]
        leader = Member(
            f"C{head}{number:03}", "officer", "bureau_leader", date(2001, 7, 1), party=True
        )
        self.city_leaders.append(leader)
        self._write(leader, self.county.city)

    def _write(self, member: Member, agency: str) -> None:
        draw = self.county.draw
        levels = sorted(draw.sample(range(len(_COMPETENCES)), 3))
        self.county.book.add(
            "members",
            staff_id=member.id,
            kind=member.kind,
            agency=None if member.station else agency,
            station=member.station,
            post=member.post,
            joined=str(member.joined),
            cpc_member=member.party,
            competences=";".join(f"{_COMPETENCES[at]}:{draw.randint(2, 5)}" for at in levels),
            newcomer_until="2026-06-30" if member.joined >= NEWCOMER else None,
        )

    def put(self, member: Member, kind: str, place: str, unit: Unit, basis: str) -> None:
        """Give a member a place in charge."""
        member.place, member.unit = (kind, place), unit
        member.dedicated = basis in {"community", "resident"}
        member.since = max(member.joined, date(2023, 1, 1))
        self.county.book.add(
            "assignments",
            member=member.id,
            place_kind=kind,
            place=place,
            since=str(member.since),
            dedicated=member.dedicated,
            basis=basis,
            known_on=str(member.since + timedelta(days=2)),
        )


def muster(county: County) -> Force:
    """Write the county's members, what they have in charge, and who leads the grids."""
    force = Force(county)
    if county.number % 10 == 1:
        for number in range(1, 4):
            force.lead_the_city(number)
    for _ in range(4):
        force.join("officer", "bureau_leader")
    for town in county.towns:
        _station(force, town)
    villages = [unit for town in county.towns for unit in town.units if not unit.urban]
    # Officers of the bureau have a village in charge beside their posts.
    for unit in county.draw.sample(villages, 14):
        officer = force.join("officer", "agency")
        force.put(officer, "village", unit.code, unit, "village_assigned")
    for _ in range(6):
        force.join("officer", "agency")
    for _ in range(8):
        force.join("auxiliary", "agency", joined=date(2015, 3, 1))
    return force


def _station(force: Force, town: Town) -> None:
    head = force.join("officer", "station_head", town)
    first = town.rooms[0]
    force.put(head, "room", first.id, first.at, "area_lead")
    leaders: dict[str, str] = {}
    for room in town.rooms:
        _room(force, town, room)
        leaders.update((unit.code, room.officer) for unit in room.serves)
    write_grids(force.county, town, leaders)
    if town.structure == "all_community":
        return
    for post in ("case", "patrol", "command"):
        for _ in range(3 if len(town.rooms) > 4 else 1):
            force.join("officer", post, town)
    force.join("auxiliary", "patrol", town, joined=date(2018, 9, 1))


def _room(force: Force, town: Town, room: Room) -> None:
    """An officer for the room; an auxiliary for every village and community that it serves."""
    draw = force.county.draw
    officer = force.join("officer", "community", town)
    room.officer = officer.id
    if room.at.urban:
        force.put(officer, "village", room.at.code, room.at, "community")
    else:
        force.put(officer, "room", room.id, room.at, "resident")
    for unit in room.serves:
        joined = date(draw.randint(2016, 2024), draw.randint(1, 12), 1)
        # One auxiliary in twelve is new this year.
        joined = NEWCOMER if draw.random() < 1 / 12 else joined
        auxiliary = force.join("auxiliary", "community", town, joined)
        auxiliary.leader = officer.id
        kind, place = _charge(unit, draw.random())
        force.put(auxiliary, kind, place, unit, "community" if unit.urban else "resident")
        if not unit.urban and draw.random() < 0.15:
            assistant = force.join("assistant", "community", town, date(2024, 3, 1))
            assistant.leader = officer.id
            force.put(assistant, "village", unit.code, unit, "village_assigned")


def _charge(unit: Unit, drawn: float) -> tuple[str, str]:
    """What an auxiliary has in charge: the village, its grid, or what stands in it."""
    if unit.urban or drawn < 0.15:
        return "grid", unit.grids[0]
    if drawn < 0.3 and (unit.stands or "").startswith("W"):
        return "workstation", unit.stands or ""
    return "village", unit.code


def write_dual_posts(force: Force) -> None:
    """Everybody in community work has a post in the village; station heads one in the township."""
    county = force.county
    organ = f"ORG-{county.head}"
    towns = {town.station: town for town in county.towns}
    for member in force.members:
        officer = member.kind == "officer"
        town = towns.get(member.station or "")
        everybody = town is not None and town.structure == "all_community" and officer
        told = {
            "member": member.id,
            "since": str(max(member.since, date(2023, 3, 1)) + timedelta(days=14)),
            "approved": True if officer else None,
            "approved_by": organ if officer else None,
            "unpaid": True,
        }
        if member.post == "station_head" and town is not None:
            county.book.add("dual_posts", place=town.code, post="township_deputy", **told)
        if member.kind == "assistant" or member.unit is None:
            continue
        if member.post == "community" or everybody:
            post, how = _post(member.party, county.draw.random())
            county.book.add("dual_posts", place=member.unit.code, post=post, how=how, **told)


def _post(party: bool, drawn: float) -> tuple[str, str]:  # noqa: FBT001 - one of two facts
    """Party members in the branch, others elected to the committee, anybody its assistant."""
    if drawn < 0.4:
        return "director_assistant", "assistant"
    return ("deputy_secretary", "party_appointed") if party else ("deputy_director", "elected")
