"""Places of a territory: divisions, grids, and how other rows point at a place."""

from typing import Annotated

import attrs

from jingwu_model.declare import (
    About,
    Count,
    Matches,
    Name,
    Noun,
    Term,
    Token,
    Within,
    together,
)
from jingwu_model.errors import Text
from jingwu_model.model._codes import Code, committee_of, head_of, is_village_code, level_of
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Committee, Datum, Level, UrbanRural, Zone

StaffId = Annotated[
    str, Matches(r"[A-Za-z0-9-]{2,32}", "民警警号或辅警、助理编号", "a staff number, never a name")
]


class PlaceKind(Term):
    """地点类别, what a `PlaceRef` points at."""

    GRID = ("grid", "网格", "grid", "登记册中的网格。", "A grid of the register.", "library")
    VILLAGE = (
        "village",
        "村（社区）",
        "village or community",
        "村级区划，按区划代码指代。",
        "A village-level division, by its code.",
        "library",
    )
    ROOM = (
        "room",
        "警务室",
        "community police office",
        "登记册中的警务室。",
        "A room of the register.",
        "library",
    )
    WORKSTATION = (
        "workstation",
        "警务工作站（岗）",
        "police workstation or post",
        "登记册中的警务工作站或岗。",
        "A workstation or post of the register.",
        "library",
    )


@attrs.frozen(kw_only=True)
class Location(Noun):
    """位置, a point on the ground, in degrees, with the datum it is stated in.

    Args:
        lon: Longitude in degrees east.
        lat: Latitude in degrees north.
        datum: The reference the degrees are stated in; it is never guessed.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Location(lon=106.3, lat=35.5, datum=Datum.CGCS2000).datum
        Datum.CGCS2000
    """

    lon: Annotated[float, Within(-180, 180), About("经度", "longitude, degrees east")]
    lat: Annotated[float, Within(-90, 90), About("纬度", "latitude, degrees north")]
    datum: Annotated[Datum, About("坐标基准", "datum")]


@attrs.frozen(kw_only=True)
class PlaceRef(Noun):
    """地点引用, a place of a register, by its kind and id.

    Args:
        kind: What it points at.
        id: The grid's, room's or workstation's id, or the village's code.

    Raises:
        InvalidObject: With every fault; `place.not_a_village` where a village does
            not go by a village-level code.

    Examples:
        >>> PlaceRef(kind=PlaceKind.GRID, id="G-1")
        PlaceRef(kind=PlaceKind.GRID, id='G-1')
    """

    kind: Annotated[PlaceKind, About("地点类别", "what the place is")]
    id: Annotated[Token, About("地点标识", "the place's id")]

    @together(
        "place.not_a_village",
        "kind",
        "id",
        zh="不是村级区划代码",
        en="not the code of a village or community",
        expected=Text(
            "12 位村级区划代码，或者其他地点类别",
            "the 12 digits of a village or community, or another kind",
        ),
    )
    def _a_village_goes_by_its_code(self) -> bool:
        return self.kind is not PlaceKind.VILLAGE or is_village_code(self.id)


@attrs.frozen(kw_only=True)
class Division(Noun):
    """区划, a place of the five-level statistical division.

    Args:
        code: Its twelve digits; its level must be the code's.
        level: Province to village.
        name: Its published name.
        span: The days it exists on; codes are abolished and used again.
        urban_rural: The urban-rural class, independent of the committee.
        households: Households actually living there (a count of the place).
        residents: People actually living there (a count of the place).
        location: A point that stands for it.

    Raises:
        InvalidObject: With every fault, `division.level_contradicts_code` among them.

    Examples:
        >>> from jingwu_model.vocabulary import Level
        >>> place = Division(code="640424100003", level=Level.VILLAGE, name="泾河社区居委会")
        >>> place.committee
        Committee.RESIDENTS
    """

    code: Annotated[Code, About("区划代码", "division code")]
    level: Annotated[Level, About("级别", "level")]
    name: Annotated[Name, About("名称", "name")]
    span: Annotated[Span | None, About("存续期间", "the days it exists on")] = None
    urban_rural: Annotated[UrbanRural | None, About("城乡分类", "urban-rural class")] = None
    households: Annotated[Count | None, About("实有户数", "households living there")] = None
    residents: Annotated[Count | None, About("实有人口", "people living there")] = None
    location: Annotated[Location | None, About("位置", "location")] = None

    @together(
        "division.level_contradicts_code",
        "code",
        "level",
        zh="级别与代码不符",
        en="the level contradicts the code",
        expected=Text("代码所示的级别", "the level that the code tells"),
    )
    def _level_is_the_codes(self) -> bool:
        return self.level is level_of(self.code)

    @property
    def committee(self) -> Committee | None:
        """The kind of committee of a village-level division, by its code."""
        return committee_of(self.code)

    def holds(self, code: str) -> bool:
        """Whether a code is this place's own or that of a place under it."""
        return code.startswith(head_of(self.code))


@attrs.frozen(kw_only=True)
class Workload(Noun):
    """网格工作量, what a grid asks of its officer in a year, in counts.

    Args:
        disputes: Disputes in a year.
        incidents: Police incidents in a year.
        requests: Service requests in a year.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Workload(disputes=27, incidents=34, requests=119).requests
        119
    """

    disputes: Annotated[Count | None, About("年矛盾纠纷数", "disputes a year")] = None
    incidents: Annotated[Count | None, About("年警情数", "police incidents a year")] = None
    requests: Annotated[Count | None, About("年服务事项数", "service requests a year")] = None


@attrs.frozen(kw_only=True)
class Grid(Noun):
    """网格, a grid: the basic unit of prevention inside a village or community.

    Args:
        id: The grid's id.
        division: The village-level division it lies in.
        name: Its name.
        zone: The kind of police zone, where it is one.
        households: Households actually living there.
        residents: People actually living there.
        workload: Disputes, incidents and service requests a year.
        leader: The staff id of the officer who leads it.
        secretary: Whether the branch secretary leads it too: the office, not the person.
        span: The days it exists on.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> grid = Grid(id="G-3-1", division="640424100003", name="一号网格（示例）",
        ...             workload=Workload(disputes=27, incidents=34, requests=119), leader="P001")
        >>> grid.workload.disputes
        27
    """

    id: Annotated[Token, About("网格编号", "grid id")]
    division: Annotated[Code, About("所在村（社区）", "the village or community it lies in")]
    name: Annotated[Name, About("名称", "name")]
    zone: Annotated[Zone | None, About("警区类型", "police zone")] = None
    households: Annotated[Count | None, About("实有户数", "households living there")] = None
    residents: Annotated[Count | None, About("实有人口", "people living there")] = None
    workload: Annotated[Workload | None, About("年工作量", "workload a year")] = None
    leader: Annotated[StaffId | None, About("民警网格长", "the officer who leads it")] = None
    secretary: Annotated[
        bool | None, About("支部书记任网格长", "the branch secretary leads it too")
    ] = None
    span: Annotated[Span | None, About("存续期间", "the days it exists on")] = None
