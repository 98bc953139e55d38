"""Office counts: offices by the places they stand in and serve, whose class may be open."""

from jingwu_model.model import PoliceRoom
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._ground import UNCLASSED, Ground
from jingwu_model.rules._subject import Row
from jingwu_model.rules._terms import SubjectKind

_K = SubjectKind


def pooled_rooms(ground: Ground, _row: Row) -> int | Amount:
    """The offices of communities and villages: one of farms alone, or of places no more, is none.

    Where places are not recorded, nothing tells them apart.
    """
    if not ground.recorded("divisions"):
        return len(ground.rooms)
    sure = more = 0
    for room in ground.rooms:
        codes = (room.stands_in, *room.divisions)
        villages, may_be = ground.of_which_kind(_K.VILLAGE, codes)
        if villages or ground.of_which_kind(_K.COMMUNITY, codes)[0]:
            sure += 1
        elif may_be:
            more += 1
    return Amount.between(sure, sure + more, (UNCLASSED,))


def room_standing_villages(ground: Ground, _row: Row) -> Amount:
    """The villages in which an office stands."""
    standing = filter(ground.within, ground.standing)
    sure, more = ground.of_which_kind(_K.VILLAGE, standing)
    return Amount.between(sure, sure + more, (UNCLASSED,))


def rooms_for_villages(ground: Ground, row: Row) -> Amount:
    """The offices for villages that stand in or serve an area: of a station, its own."""
    told = {
        room.id: surely
        for place in row.villages or ()
        for room, surely in ground.village_rooms.get(place.code, ())
        if row.subject.kind is not _K.STATION or ground.station_of(room) is row.row
    }
    return Amount.between(sum(told.values()), len(told), (UNCLASSED,))


def villages_served(ground: Ground, row: Row) -> Amount:
    """How many villages a room serves; one that stands in a village serves some."""
    room: PoliceRoom = row.row
    sure, more = ground.of_which_kind(_K.VILLAGE, room.divisions or (room.stands_in,))
    if room.divisions:
        return Amount.between(sure, sure + more, (UNCLASSED,))
    if sure or more:
        missing = ("rooms.divisions", *((UNCLASSED,) if more else ()))
        return Amount.between(sure, None, missing)
    return Amount.known(0)
