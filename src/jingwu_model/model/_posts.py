"""Where the police stand: agencies, stations, rooms and workstations."""

from typing import Annotated

import attrs

from jingwu_model.declare import (
    About,
    Count,
    Distinct,
    Matches,
    Name,
    Noun,
    Token,
    together,
)
from jingwu_model.errors import Text
from jingwu_model.model._codes import Code, level_of
from jingwu_model.model._places import Location
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Host, Level, Structure, WorkstationKind

AgencyId = Annotated[
    str,
    Matches(
        r"[1-9][0-9]{5}[0-9A-Z]{6}",
        "12 位机构代码，前 6 位为区划代码",
        "12 characters that begin with the 6 digits of a division",
    ),
]


@attrs.frozen(kw_only=True)
class Force(Noun):
    """警力, stated head-counts of an agency's force.

    Args:
        officers: All officers.
        station_officers: Those of them at stations.
        community_officers: Those of the ones at stations who are community officers.
        auxiliaries: Auxiliaries, who are no officers.

    Raises:
        InvalidObject: With every fault; `force.more_at_stations` where more officers are at
            stations than there are, `force.more_in_communities` where more are community
            officers than are at stations.

    Examples:
        >>> force = Force(officers=160, station_officers=72, community_officers=36)
        >>> 100 * force.station_officers / force.officers
        45.0
    """

    officers: Annotated[Count | None, About("民警总数", "officers")] = None
    station_officers: Annotated[Count | None, About("派出所民警数", "officers at stations")] = None
    community_officers: Annotated[Count | None, About("社区民警数", "community officers")] = None
    auxiliaries: Annotated[Count | None, About("辅警总数", "auxiliaries")] = None

    @together(
        "force.more_at_stations",
        "officers",
        "station_officers",
        zh="派出所民警数多于民警总数",
        en="more officers at stations than officers",
        expected=Text("不多于民警总数", "at most all officers"),
    )
    def _stations_are_a_part(self) -> bool:
        return _at_most(self.station_officers, self.officers)

    @together(
        "force.more_in_communities",
        "officers",
        "station_officers",
        "community_officers",
        zh="社区民警数多于其所属民警数",
        en="more community officers than officers they are among",
        expected=Text(
            "不多于派出所民警数；未填派出所民警数的，不多于民警总数",
            "at most the officers at stations, or, where these are not stated, all officers",
        ),
    )
    def _communities_are_a_part(self) -> bool:
        stationed = self.officers if self.station_officers is None else self.station_officers
        return _at_most(self.community_officers, stationed)


def _at_most(part: int | None, whole: int | None) -> bool:
    """Whether a part does not exceed its whole, where both are stated."""
    return part is None or whole is None or part <= whole


@attrs.frozen(kw_only=True)
class Agency(Noun):
    """公安机关, a public security organ: a bureau of a city, county or district.

    Args:
        id: Twelve characters that begin with its division's six digits.
        division: The division it serves.
        level: The division's level.
        name: Its name.
        municipal_district: Whether it is a district bureau of a city, to which
            the 50 % standards apply.
        force: Stated head-counts; without them they are counted from the members.
        span: The days it exists on.

    Raises:
        InvalidObject: With every fault; `agency.level_contradicts_division` where the level is
            not the division's, `agency.id_contradicts_division` where the id does not begin
            with its six digits.

    Examples:
        >>> Agency(id="640424000000", division="640424000000", level=Level.COUNTY,
        ...        name="泾源县公安局").municipal_district
        False
    """

    id: Annotated[AgencyId, About("机构代码", "agency id")]
    division: Annotated[Code, About("所属区划", "the division it serves")]
    level: Annotated[Level, About("级别", "level")]
    name: Annotated[Name, About("名称", "name")]
    municipal_district: Annotated[bool, About("市辖区分局", "a municipal-district bureau")] = False
    force: Annotated[Force | None, About("警力", "stated force")] = None
    span: Annotated[Span | None, About("存续期间", "the days it exists on")] = None

    @together(
        "agency.level_contradicts_division",
        "division",
        "level",
        zh="级别与所属区划不符",
        en="the level contradicts the division",
        expected=Text("所属区划的级别", "the division's own level"),
    )
    def _level_is_the_divisions(self) -> bool:
        return self.level is level_of(self.division)

    @together(
        "agency.id_contradicts_division",
        "division",
        "id",
        zh="机构代码前 6 位与所属区划不符",
        en="the id does not begin with the division's six digits",
        expected=Text("以所属区划前 6 位开头的机构代码", "an id that begins with them"),
    )
    def _id_is_the_divisions(self) -> bool:
        return self.id[:6] == self.division[:6]


@attrs.frozen(kw_only=True)
class Station(Noun):
    """派出所, a police station.

    Args:
        id: The station's id.
        agency: The agency it belongs to.
        name: Its name.
        divisions: The divisions it serves: townships, or villages one by one.
        structure: Two teams and one room, or all community officers.
        remote: Whether it is remote and thinly staffed.
        command_platform: Whether it has an integrated command platform.
        span: The days it exists on.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Station(id="S-1", agency="640424000000", name="一号派出所（示例）",
        ...         divisions=("640424100000",), structure=Structure.ALL_COMMUNITY).remote
        False
    """

    id: Annotated[Token, About("派出所标识", "station id")]
    agency: Annotated[AgencyId, About("所属机构", "the agency it belongs to")]
    name: Annotated[Name, About("名称", "name")]
    divisions: Annotated[
        tuple[Code, ...], Distinct(), About("管辖区划", "the divisions it serves")
    ] = ()
    structure: Annotated[Structure | None, About("警务模式", "structure")] = None
    remote: Annotated[bool, About("地处偏远、警力较少", "remote and thinly staffed")] = False
    command_platform: Annotated[bool | None, About("有指挥管理平台", "has a command platform")] = (
        None
    )
    span: Annotated[Span | None, About("存续期间", "the days it exists on")] = None


@attrs.frozen(kw_only=True)
class Checklist(Noun):
    """配备清单, what a room shows and holds by the standard: sign, plaques, equipment.

    Args:
        sign: Whether its sign is the uniform one.
        plaques: Whether the plaques of the systems are up.
        equipment: Whether the equipment is there.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Checklist(sign=True, plaques=True, equipment=False)
        Checklist(sign=True, plaques=True, equipment=False)
    """

    sign: Annotated[bool | None, About("外观标识统一", "uniform sign")] = None
    plaques: Annotated[bool | None, About("制度牌匾齐全", "system plaques")] = None
    equipment: Annotated[bool | None, About("装备配备齐全", "equipment")] = None


@attrs.frozen(kw_only=True)
class PoliceRoom(Noun):
    """警务室, a community police office and what it serves.

    Args:
        id: The room's id.
        station: The station it belongs to.
        name: Its name.
        stands_in: The village or community it stands in.
        divisions: The villages and communities it serves, each once.
        host: The kind of building it uses.
        colocated: Whether it is on the committee's site.
        checklist: Sign, plaques and equipment.
        culture_corner: Whether it has a corner of police culture.
        demonstration: Whether it is a demonstration room.
        location: Where it is.
        span: The days it exists on.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> room = PoliceRoom(id="R-3", station="S-1", name="三号警务室（示例）",
        ...                   stands_in="640424100003", divisions=("640424100003", "640424100200"))
        >>> room.stands_in in room.divisions
        True
    """

    id: Annotated[Token, About("警务室标识", "room id")]
    station: Annotated[Token, About("所属派出所", "the station it belongs to")]
    name: Annotated[Name, About("名称", "name")]
    stands_in: Annotated[Code, About("所在村（社区）", "the village or community it stands in")]
    divisions: Annotated[
        tuple[Code, ...], Distinct(), About("服务的村（社区）", "the villages it serves")
    ] = ()
    host: Annotated[Host | None, About("依托场所", "the building it uses")] = None
    colocated: Annotated[bool | None, About("与村（居）委会同址", "on the committee's site")] = None
    checklist: Annotated[Checklist | None, About("配置清单", "checklist")] = None
    culture_corner: Annotated[bool | None, About("有公安文化专栏", "has a culture corner")] = None
    demonstration: Annotated[bool, About("示范警务室", "a demonstration room")] = False
    location: Annotated[Location | None, About("位置", "location")] = None
    span: Annotated[Span | None, About("存续期间", "the days it exists on")] = None


@attrs.frozen(kw_only=True)
class Workstation(Noun):
    """警务工作站, a police workstation or post in a village without a room.

    Args:
        id: The workstation's id.
        station: The station it belongs to.
        room: The room it belongs to, where it belongs to one.
        kind: Station or post.
        stands_in: The village or community it stands in.
        divisions: The villages and communities it serves, each once.
        host: The kind of building it uses.
        colocated: Whether it is on the committee's site.
        checklist: Sign, plaques and equipment.
        culture_corner: Whether it has a corner of police culture.
        demonstration: Whether it is a demonstration workstation.
        location: Where it is.
        span: The days it exists on.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Workstation(id="W-201", station="S-1", room="R-3", stands_in="640424100201").kind
        WorkstationKind.STATION
    """

    id: Annotated[Token, About("工作站标识", "workstation id")]
    station: Annotated[Token, About("所属派出所", "the station it belongs to")]
    room: Annotated[Token | None, About("所属警务室", "the room it belongs to")] = None
    kind: Annotated[WorkstationKind, About("类别", "station or post")] = WorkstationKind.STATION
    stands_in: Annotated[Code, About("所在村（社区）", "the village or community it stands in")]
    divisions: Annotated[
        tuple[Code, ...], Distinct(), About("服务的村（社区）", "the villages it serves")
    ] = ()
    host: Annotated[Host | None, About("依托场所", "the building it uses")] = None
    colocated: Annotated[bool | None, About("与村（居）委会同址", "on the committee's site")] = None
    checklist: Annotated[Checklist | None, About("配置清单", "checklist")] = None
    culture_corner: Annotated[bool | None, About("有公安文化专栏", "has a culture corner")] = None
    demonstration: Annotated[bool, About("示范工作站", "a demonstration workstation")] = False
    location: Annotated[Location | None, About("位置", "location")] = None
    span: Annotated[Span | None, About("存续期间", "the days it exists on")] = None
