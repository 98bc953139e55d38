"""Offices and workstations: how many, of how many villages, and what is said beside it."""

from fractions import Fraction

import attrs

from jingwu_model.errors import Text
from jingwu_model.model import Division
from jingwu_model.rules._amount import shown
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._formula import (
    Each,
    ceil,
    floor,
    least,
    quantity,
    standard,
    total,
    up_to,
)
from jingwu_model.rules._remarks import farm, no_villages
from jingwu_model.rules._rows import rows_of
from jingwu_model.rules._rule import Among
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import Level, Quantity, WorkstationKind

_Q = Quantity
_K = SubjectKind

VILLAGES = quantity(_Q.VILLAGES)
FEWEST_ROOMS = ceil(VILLAGES / standard("rooms.rural.most"))
MOST_ROOMS = floor(VILLAGES / standard("rooms.rural.fewest"))
COMMUNITY_ROOMS = quantity(_Q.COMMUNITIES) * standard("rooms.urban.rooms")
POOLED = COMMUNITY_ROOMS + FEWEST_ROOMS
BY_TOWNSHIP = total(Each(_K.TOWNSHIP), POOLED)
STANDING = quantity(_Q.ROOM_STANDING_VILLAGES, up_to(least(quantity(_Q.ROOMS), VILLAGES)))
_FEWEST = "rooms.rural.fewest"
_NAMED = 5


def most_useful(asked: Asked) -> Note | None:
    """The most rooms that groups of the fewest villages leave room for: never required."""
    upper = (COMMUNITY_ROOMS + MOST_ROOMS).value(asked).exact if asked.sets(_FEWEST) else None
    if upper is None:
        return None
    return note(
        f"至多 {shown(upper)} 个（偏远派出所除外），并非要求",
        f"{shown(upper)} at most (remote stations aside), which is not required",
    )


def left_for_villages(asked: Asked) -> Note | None:
    """What is left for the villages if every community has its room."""
    rooms = asked.amount(_Q.ROOMS).exact
    own = COMMUNITY_ROOMS.value(asked).exact
    villages = asked.amount(_Q.VILLAGES).exact
    if rooms is None or not own or not villages or rooms <= own:
        return None
    left = rooms - own
    each = shown(villages / left)
    return note(
        f"若每个社区都有警务室，余 {shown(left)} 个，每个警务室平均服务 {each} 个行政村",
        f"if every community has its office, {shown(left)} {'is' if left == 1 else 'are'} left: "
        f"{each} villages an office",
    )


def by_township(asked: Asked) -> Note | None:
    """The need if no room serves two townships, and the townships that cannot be grouped."""
    if asked.ground is None or not asked.ground.recorded("divisions"):
        return None
    townships = rows_of(asked.ground, _K.TOWNSHIP)
    need = BY_TOWNSHIP.value(asked).exact
    if not townships or need is None:
        return None
    own = total(Each(_K.TOWNSHIP), COMMUNITY_ROOMS).value(asked).exact or Fraction(0)
    parts = f"{shown(own)} + {shown(need - own)}"
    zh = f"按登记册，若警务室不跨乡镇（街道），需 {shown(need)} 个（{parts}）"
    en = f"on the register's units, {shown(need)} if no office serves two townships ({parts})"
    odd = [row.subject.name for row in townships if _ungrouped(asked, row.villages or ())]
    if odd:
        more = len(odd) - _NAMED
        band_zh, band_en = _band(asked)
        zh += f"；无法按每 {band_zh} 村编组的乡镇（街道）{len(odd)} 个：{'、'.join(odd[:_NAMED])}"
        zh += "等" if more > 0 else ""
        en += f"; townships without a grouping of {band_en} villages: {len(odd)} "
        en += f"({', '.join(odd[:_NAMED])}{f' and {more} more' if more > 0 else ''})"
    return note(zh, en)


def _band(asked: Asked) -> tuple[str, str]:
    """How many villages an office serves, in words: `5 至 8`, `5 to 8`."""
    fewest, most = (shown(asked.standard(f"rooms.rural.{end}")) for end in ("fewest", "most"))
    return f"{fewest} 至 {most}", f"{fewest} to {most}"


def _ungrouped(asked: Asked, places: tuple[Division, ...]) -> bool:
    """Whether a number of villages has no grouping within the band."""
    if asked.ground is None or not asked.sets(_FEWEST):
        return False
    number = len(asked.ground.of_kind(_K.VILLAGE, places))
    most, fewest = asked.standard("rooms.rural.most"), asked.standard(_FEWEST)
    return number > 0 and -(-number // most) > number // fewest


def no_grouping(asked: Asked) -> Note | None:
    if not _ungrouped(asked, asked.row.villages or ()):
        return None
    number = asked.amount(_Q.VILLAGES).text()
    zh, en = _band(asked)
    return note(f"{number} 个行政村无法按每 {zh} 村编组", f"no grouping of {en}: {number} villages")


def the_most(asked: Asked) -> Note | None:
    upper = MOST_ROOMS.value(asked).exact if asked.sets(_FEWEST) else None
    if not upper:
        return None
    return note(
        f"至多 {shown(upper)} 个，并非要求", f"{shown(upper)} at most, which is not required"
    )


def few(asked: Asked) -> Note | None:
    """A room that serves fewer villages than the band: met, and said so."""
    number = asked.amount(_Q.VILLAGES).exact
    if number is None or not asked.sets(_FEWEST) or number >= asked.standard(_FEWEST):
        return None
    fewest = asked.standard(_FEWEST)
    return note(f"少于 {shown(fewest)} 个行政村", f"fewer than {shown(fewest)} villages")


def remote_aside(asked: Asked) -> Note | None:
    """Remote stations have a standard of their own, which totals cannot take out."""
    if asked.ground is None:
        return None
    remote = sum(row.row.remote for row in rows_of(asked.ground, _K.STATION))
    if not remote:
        return None
    return note(
        f"含偏远派出所 {remote} 个的行政村，其标准另见 rooms.remote",
        f"the villages of {remote} remote stations are counted too; theirs is rooms.remote",
    )


def no_units(asked: Asked) -> Note | None:
    if asked.amount(_Q.COMMUNITIES).exact == asked.amount(_Q.VILLAGES).exact == 0:
        return note("无社区和行政村", "no communities and no villages")
    return None


def _remote() -> Note:
    return note(
        "偏远派出所，适用 rooms.remote", "of a remote station: rooms.remote applies instead"
    )


def remote_or_empty(asked: Asked) -> Note | None:
    return _remote() if asked.row.row.remote else no_villages(asked)


def of_remote_or_empty(asked: Asked) -> Note | None:
    station = None if asked.ground is None else asked.ground.station_of(asked.row.row)
    return _remote() if station is not None and station.remote else no_villages(asked)


def _left_over(asked: Asked) -> Asked:
    """A township as far as no station on record serves it."""
    policed = frozenset() if asked.ground is None else asked.ground.policed
    places = (place for place in asked.row.villages or () if place.code not in policed)
    return _holding(asked, tuple(places))


def _holding(asked: Asked, places: tuple[Division, ...]) -> Asked:
    return attrs.evolve(asked, row=attrs.evolve(asked.row, villages=places))


def _without_station(asked: Asked) -> bool:
    """Whether no station serves a township, or none serves some of its villages."""
    left = _left_over(asked)
    return left.row.villages == asked.row.villages or left.amount(_Q.VILLAGES).exact != 0


def left_of(asked: Asked) -> Note | None:
    """Of how many of a township's villages it is asked, where stations serve the others."""
    ground = asked.ground
    every = () if ground is None else ground.now.under(asked.row.row.code, Level.VILLAGE)
    number = asked.amount(_Q.VILLAGES).text()
    if _holding(asked, every).amount(_Q.VILLAGES).text() == number:
        return None
    return note(
        f"仅计无派出所管辖的行政村 {number} 个",
        f"only the villages that no station on record serves: {number}",
    )


WITHOUT_STATION = Among(
    Text("未登记派出所的", "without a station on record"), _without_station, _left_over
)


def not_remote(asked: Asked) -> Note | None:
    return None if asked.row.row.remote else note("非偏远派出所", "not a remote station")


def has_room(asked: Asked) -> Note | None:
    """A village in which a room stands, or a unit that is no village."""
    if asked.ground is not None and asked.row.subject.id in asked.ground.standing:
        return farm(asked) or note("本村设有警务室", "an office stands in the village")
    return farm(asked)


def only_a_post(asked: Asked) -> Note | None:
    """What stands in the village is a post and no workstation: counted, and said so."""
    kinds = () if asked.ground is None else asked.ground.workstation_kinds[asked.row.subject.id]
    if not kinds or WorkstationKind.STATION in kinds:
        return None
    return note("所设为警务岗", "what stands there is a post")


def if_each_community(asked: Asked) -> Note | None:
    """The workstations needed if every community has its room."""
    rooms = asked.amount(_Q.ROOMS).exact
    own = COMMUNITY_ROOMS.value(asked).exact
    villages = asked.amount(_Q.VILLAGES).exact
    if rooms is None or own is None or villages is None or not own <= rooms <= own + villages:
        return None
    need = shown(villages - (rooms - own))
    return note(
        f"若每个社区都有警务室，需 {need} 个",
        f"if every community has its office, {need} are needed",
    )
