"""Faults of places: rooms, workstations, grids, and how many members a place has."""

from fractions import Fraction

from county.county_text import STANDARD, full_time, is_rural, places_of, serving
from county.csv_text import Planting, Row


def community_grew(text: Planting) -> None:
    """A community of 2,500 households needs three members at 1,000 each, and has two."""
    place = text.pick(_communities(text), "code")
    place["households"] = "2500"
    text.short("staffing.urban", place["code"], lambda: (3, full_time(text, place["code"])))


def village_grew(text: Planting) -> None:
    """More than 5,000 residents need a second member; the room's officer is there in part."""
    place = text.pick(_villages(text), "code")
    place["residents"] = str(text.draw.randint(5001, 9999))
    text.short("staffing.rural", place["code"], lambda: (2, full_time(text, place["code"])))
    text.touch("staffing.rural", _station(text, place["code"]))


def auxiliary_gone(text: Planting) -> None:
    """An auxiliary's charge of a village ended yesterday, and nobody followed."""
    row = text.pick(_charges(text), "member", "place")
    (village,) = places_of(text, row)
    text.use(village, row["member"])
    row["until"] = "2025-12-30"
    text.short("staffing.village_auxiliary", village, lambda: (1, 0))
    text.short("staffing.rural", village, lambda: (1, full_time(text, village)))
    text.touch("staffing.rural", _station(text, village))
    text.touch("competence.match", _station(text, village))
    text.touch("force.participation", _county(text))


def room_moved(text: Planting) -> None:
    """A community's office moved to another community of the township."""
    places = _communities(text)
    rooms = [
        row
        for row in text["rooms"].rows
        if row["stands_in"] in {each["code"] for each in places}
        and not _recruits_at(text, row["stands_in"])
        and _others(places, row["stands_in"])
    ]
    room = text.pick(rooms, "id", "stands_in")
    left = room["stands_in"]
    new = text.draw.choice(_others(places, left))["code"]
    text.use(new)
    room["stands_in"] = new
    text.short("rooms.urban", left, lambda: (1, 0))
    text.touch("rooms.urban", new)
    # Whatever is said of the office is now said of another place.
    text.touch(None, room["id"], f"T-{room['id']}", f"room.{room['id']}")


def room_overloaded(text: Planting) -> None:
    """An office takes villages of its neighbour's until it has nine, one more than may be."""
    rooms = [
        row
        for row in _rural_rooms(text)
        if _is_fresh(text, row) and _is_fresh(text, _neighbour(text, row))
    ]
    room = text.pick(rooms, "id", "stands_in")
    other = _neighbour(text, room)
    text.use(other["id"], other["stands_in"])
    own, theirs = room["divisions"].split(";"), other["divisions"].split(";")
    given = [code for code in theirs if code != other["stands_in"]][: 9 - len(own)]
    room["divisions"] = ";".join(own + given)
    other["divisions"] = ";".join(code for code in theirs if code not in given)
    text.use(*own, *theirs)
    text.short("rooms.rural", room["id"], lambda: (8, 9))
    text.touch("rooms.rural", other["id"])
    text.touch("staffing.rural", *own, *theirs)
    grids = [grid["id"] for grid in text["grids"].rows if grid["division"] in given]
    text.touch("coverage.grid", *given, *grids)


def remote_station(text: Planting) -> None:
    """Two of a remote station's three offices went to the next station."""
    station = text["stations"].one(remote="true")["id"]
    others = [row["id"] for row in text["stations"].where(remote="false")]
    new = text.draw.choice(others)
    for room in [row for row in text["rooms"].where(station=station) if _is_rural_room(row)]:
        room["station"] = new
        text.use(room["id"], room["stands_in"])
        text.touch("rooms.rural", room["id"])
    text.short("rooms.remote", station, lambda: (2, len(text["rooms"].where(station=station))))


def workstation_closed(text: Planting) -> None:
    """The workstation of a village without an office was closed in June."""
    held = {row["place"] for row in text["assignments"].rows}
    posts = [
        row
        for row in text["workstations"].rows
        if row["id"] not in held and not _recruits_at(text, row["stands_in"])
    ]
    post = text.pick(posts, "id", "stands_in")
    post["until"] = "2025-06-30"
    text.short("rooms.workstation", post["stands_in"], lambda: (1, 0))


def officer_left(text: Planting) -> None:
    """A village is no more served by the office, and the leader of its grid has left."""
    others = {row["place"] for row in text["assignments"].where(basis="village_assigned")}
    rooms = [row for row in _rural_rooms(text) if _least(row) > 5 and _is_fresh(text, row)]
    room = text.pick(rooms, "id", "stands_in")
    served = room["divisions"].split(";")
    village = text.draw.choice(
        [code for code in served if code not in others and code != room["stands_in"]]
    )
    text.use(*served)
    room["divisions"] = ";".join(code for code in served if code != village)
    grid = text["grids"].one(division=village)
    grid["leader"] = "P999001"
    text["members"].append(
        staff_id="P999001",
        kind="officer",
        station=room["station"],
        post="case",
        joined="2010-01-01",
        left="2025-06-30",
        cpc_member="true",
    )
    text.short("coverage.grid", village, lambda: (1, 0))
    text.short("coverage.grid", grid["id"], lambda: (1, 0))
    text.touch("rooms.rural", room["id"])
    text.touch("staffing.rural", *served)
    text.touch("competence.match", _station(text, village))
    text.touch(None, "P999001")


def without_sign(text: Planting) -> None:
    """An office without its sign has two of the three."""
    room = text.pick(text["rooms"].rows, "id")
    room[text.draw.choice(("sign", "plaques", "equipment"))] = "false"
    text.short("rooms.equipment", room["id"], lambda: (3, 2))


def elsewhere(text: Planting) -> None:
    """An office for villages is not on the committee's site."""
    room = text.pick(_rural_rooms(text), "id", "stands_in")
    room["colocated"] = "false"
    text.short("rooms.colocated", room["id"], lambda: (1, 0))


def secretary_aside(text: Planting) -> None:
    """The branch secretary does not lead a grid of a community."""
    grids = [row for row in text["grids"].rows if not is_rural(row["division"])]
    grid = text.pick(grids, "id", "division")
    grid["secretary"] = "false"
    text.short("grid.leaders", grid["id"], lambda: (2, 1))


def too_few_officers(text: Planting) -> None:
    """A station takes on officers for cases until community officers are under two in five."""
    station = text.pick(
        text["stations"].where(structure="two_teams_one_room", remote="false"), "id"
    )
    officers = serving(text, kind="officer", station=station["id"])
    community = sum(row["post"] == "community" for row in officers)
    number = len(officers)
    while Fraction(community, number) >= Fraction(2, 5):
        number += 1
        new = f"P998{number:03}"
        text["members"].append(
            staff_id=new,
            kind="officer",
            station=station["id"],
            post="case",
            joined="2010-01-01",
            cpc_member="false",
        )
        text.touch(None, new)
    text.short(
        "force.community_share", station["id"], lambda: (40, Fraction(100 * community, number))
    )
    for rule in ("force.community_share", "recognition.tilt", "burden.forms"):
        text.touch(rule, _county(text))


def _county(text: Planting) -> str:
    return text["agencies"].one(level="county")["id"]


def _station(text: Planting, village: str) -> str:
    return text["stations"].one(divisions=f"{village[:9]}000")["id"]


def _villages(text: Planting) -> list[Row]:
    rows = text["divisions"].where(level="village")
    return [row for row in rows if is_rural(row["code"])]


def _communities(text: Planting) -> list[Row]:
    rows = text["divisions"].where(level="village")
    return [row for row in rows if not is_rural(row["code"])]


def _others(places: list[Row], code: str) -> list[Row]:
    return [each for each in places if each["code"][:9] == code[:9] and each["code"] != code]


def _is_rural_room(room: Row) -> bool:
    return is_rural(room["stands_in"])


def _rural_rooms(text: Planting) -> list[Row]:
    """The offices for villages of stations that are not remote."""
    remote = text["stations"].one(remote="true")["divisions"][:9]
    rows = filter(_is_rural_room, text["rooms"].rows)
    return [row for row in rows if row["stands_in"][:9] != remote]


def _neighbour(text: Planting, room: Row) -> Row:
    """The other office for villages of a township."""
    (other,) = (
        row
        for row in _rural_rooms(text)
        if row["stands_in"][:9] == room["stands_in"][:9] and row is not room
    )
    return other


def _is_fresh(text: Planting, room: Row) -> bool:
    """Whether nothing is planted in an office or in any village that it serves."""
    return all(map(text.is_fresh, (room["id"], *room["divisions"].split(";"))))


def _least(room: Row) -> int:
    return len(room["divisions"].split(";"))


def _charges(text: Planting) -> list[Row]:
    """Charges of a village each, of auxiliaries who are no recruits and have no assistant."""
    helped = {row["place"] for row in text["assignments"].where(basis="village_assigned")}
    return [
        row
        for row in text["assignments"].where(place_kind="village", basis="resident")
        if row["place"] not in helped
        and text["members"].one(staff_id=row["member"])["joined"] < STANDARD
    ]


def _recruits_at(text: Planting, village: str) -> bool:
    """Whether an auxiliary who is a recruit has a charge in a village or community."""
    return any(
        village in places_of(text, row)
        for row in text["assignments"].rows
        if row["place_kind"] != "room"
        and text["members"].one(staff_id=row["member"])["joined"] >= STANDARD
    )
