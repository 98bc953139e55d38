"""The public's own strength: teams of a grid and of a place, by head-counts and never by name."""

from typing import Annotated

import attrs

from jingwu_model.declare import About, Count, Distinct, Name, Noun, Token, together
from jingwu_model.errors import Text
from jingwu_model.model._places import PlaceRef, StaffId
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import JointPrevention, Occupation, Rota, TeamKind


@attrs.frozen(kw_only=True)
class GridTeam(Noun):
    """小区警务团队, who serves a residential compound: an officer, auxiliaries and helpers.

    Args:
        grid: The grid's id.
        compound: The compound's name.
        officer: The officer's staff id.
        auxiliaries: The auxiliaries' staff ids, each once.
        community_workers: How many community workers.
        building_heads: How many heads of buildings serve part-time.
        span: The days it holds.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> team = GridTeam(grid="G-3-1", compound="一号小区（示例）", officer="P001",
        ...                 auxiliaries=("F002",), community_workers=4, building_heads=11)
        >>> 1 + len(team.auxiliaries) + team.community_workers + team.building_heads
        17
    """

    grid: Annotated[Token, About("网格编号", "the grid's id")]
    compound: Annotated[Name, About("小区", "residential compound")]
    officer: Annotated[StaffId | None, About("民警", "the officer")] = None
    auxiliaries: Annotated[tuple[StaffId, ...], Distinct(), About("辅警", "the auxiliaries")] = ()
    community_workers: Annotated[Count | None, About("社区工作者人数", "community workers")] = None
    building_heads: Annotated[Count | None, About("兼职楼长人数", "part-time building heads")] = (
        None
    )
    span: Annotated[Span | None, About("存续期间", "the days it holds")] = None


@attrs.frozen(kw_only=True)
class HeadCount(Noun):
    """人数, how many of an occupation.

    Args:
        occupation: The occupation.
        count: How many.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> HeadCount(occupation=Occupation.COURIER, count=6).count
        6
    """

    occupation: Annotated[Occupation, About("职业", "occupation")]
    count: Annotated[Count, About("人数", "how many")]


@attrs.frozen(kw_only=True)
class CommunityTeam(Noun):
    """群防群治队伍, a team of the public: what it is for, and how many of which occupation.

    Args:
        id: The team's id.
        place: Where it serves.
        kind: What it is for.
        members: Head-counts by occupation, each once.
        rota: The turns it takes, where it goes by a rota.
        joint: The form of joint prevention, where it is one.
        led_by: The staff id of the member who leads it.
        led_by_public: Whether somebody outside the force leads it, who is not named.
        span: The days it exists on.

    Raises:
        InvalidObject: With every fault; `team.led_by_both` where a member and the public lead it.

    Examples:
        >>> from jingwu_model.model import PlaceKind
        >>> team = CommunityTeam(
        ...     id="T-3-1",
        ...     place=PlaceRef(kind=PlaceKind.VILLAGE, id="640424100003"),
        ...     kind=TeamKind.PATROL,
        ...     members=(
        ...         HeadCount(occupation=Occupation.ACTIVIST, count=8),
        ...         HeadCount(occupation=Occupation.COURIER, count=3),
        ...     ),
        ...     rota=Rota.TEN_HOUSEHOLD,
        ...     led_by="P001",
        ... )
        >>> sum(one.count for one in team.members)
        11
    """

    id: Annotated[Token, About("队伍标识", "team id")]
    place: Annotated[PlaceRef, About("地点", "where it serves")]
    kind: Annotated[TeamKind, About("类别", "kind")]
    members: Annotated[
        tuple[HeadCount, ...], Distinct(by="occupation"), About("人数", "head-counts")
    ] = ()
    rota: Annotated[Rota | None, About("轮值方式", "rota")] = None
    joint: Annotated[JointPrevention | None, About("联防形式", "joint prevention")] = None
    led_by: Annotated[StaffId | None, About("带队人员", "the member who leads it")] = None
    led_by_public: Annotated[bool, About("由群众带队", "led by one of the public")] = False
    span: Annotated[Span | None, About("存续期间", "the days it exists on")] = None

    @together(
        "team.led_by_both",
        "led_by",
        "led_by_public",
        zh="带队人员与由群众带队并存",
        en="led by a member and by one of the public",
        expected=Text("两者之一", "one of the two"),
    )
    def _led_once(self) -> bool:
        return self.led_by is None or not self.led_by_public
