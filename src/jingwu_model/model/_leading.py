"""How the work is led: meetings, visits of leaders, papers, money, practices, who handles what."""

from datetime import date
from fractions import Fraction
from typing import Annotated

import attrs

from jingwu_model.declare import About, Name, Noun, Token, Within, together
from jingwu_model.errors import Text
from jingwu_model.model._codes import Code, level_of
from jingwu_model.model._places import PlaceRef, StaffId
from jingwu_model.model._posts import AgencyId
from jingwu_model.model._service import Year
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import HandledBy, InstrumentKind, Level, OrganKind

_MOST = 10**15


@attrs.frozen(kw_only=True)
class Deliberation(Noun):
    """专题研究, a meeting of an organ that took community policing up.

    Args:
        agency: The agency's id.
        organ: Which of its bodies met.
        unit: Which specialist unit, by a token; only where the organ is one.
        on: The day it met.

    Raises:
        InvalidObject: With every fault; `deliberation.another_unit` where a specialist unit is
            not named, or another organ names one.

    Examples:
        >>> Deliberation(agency="640424000000", organ=OrganKind.SPECIALIST_UNIT,
        ...              unit="criminal-investigation", on=date(2026, 4, 16)).unit
        'criminal-investigation'
    """

    agency: Annotated[AgencyId, About("机构", "agency")]
    organ: Annotated[OrganKind, About("议事机构", "which body met")]
    unit: Annotated[Token | None, About("警种部门", "which specialist unit")] = None
    on: Annotated[date, About("日期", "the day it met")]

    @together(
        "deliberation.another_unit",
        "organ",
        "unit",
        zh="警种部门会议应注明部门，其他会议不注明",
        en="a specialist unit is named for its own meetings, and for no others",
        expected=Text("警种部门与议事机构相符", "a unit where, and only where, the organ is one"),
    )
    def _a_unit_is_named(self) -> bool:
        return (self.organ is OrganKind.SPECIALIST_UNIT) is (self.unit is not None)


@attrs.frozen(kw_only=True)
class ContactVisit(Noun):
    """联系点走访, a visit of a bureau's leader to the place they keep in contact with.

    Args:
        leader: The leader's staff id.
        on: The day.
        place: Where.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> from jingwu_model.model import PlaceKind
        >>> visit = ContactVisit(leader="P100", on=date(2026, 4, 7),
        ...                      place=PlaceRef(kind=PlaceKind.ROOM, id="R-3"))
        >>> visit.place.id
        'R-3'
    """

    leader: Annotated[StaffId, About("局领导", "the leader's staff id")]
    on: Annotated[date, About("日期", "the day")]
    place: Annotated[PlaceRef | None, About("地点", "where")] = None


@attrs.frozen(kw_only=True)
class Instrument(Noun):
    """规范性文件, a paper that lays the work down.

    Args:
        issuer: The organ that issued it.
        title: Its title.
        kind: What it is.
        on: The day it was issued.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Instrument(issuer="某县公安局", title="社区警务考核细则（示例）",
        ...            kind=InstrumentKind.RULES, on=date(2026, 6, 1)).kind
        InstrumentKind.RULES
    """

    issuer: Annotated[Name, About("印发机关", "issuer")]
    title: Annotated[Name, About("标题", "title")]
    kind: Annotated[InstrumentKind, About("类别", "kind")]
    on: Annotated[date, About("印发日期", "the day it was issued")]


@attrs.frozen(kw_only=True)
class Practice(Noun):
    """特色做法, a practice that a station or a room is known for; recorded, never computed.

    Args:
        station: The station's id; for a room's practice none.
        room: The room's id; for a station's practice none.
        name: What it is called.
        since: The day it began.

    Raises:
        InvalidObject: With every fault; `practice.whose` where it is not of one of the two.

    Examples:
        >>> Practice(room="R-3", name="板凳会（示例）", since=date(2024, 9, 1)).station is None
        True
    """

    station: Annotated[Token | None, About("派出所", "the station")] = None
    room: Annotated[Token | None, About("警务室", "the room")] = None
    name: Annotated[Name, About("名称", "what it is called")]
    since: Annotated[date | None, About("开始日期", "the day it began")] = None

    @together(
        "practice.whose",
        "station",
        "room",
        zh="应属于派出所或者警务室之一",
        en="of a station or of a room, and not of both",
        expected=Text("两者之一", "one of the two"),
    )
    def _of_one(self) -> bool:
        return (self.station is None) is not (self.room is None)


@attrs.frozen(kw_only=True)
class Funding(Noun):
    """经费, a year's money of a county or township for the work in a place.

    Args:
        place: The county, or the township or street, whose budget it is.
        level: Which of the two.
        year: The calendar year.
        earmarked: Whether it is set apart for this work.
        amount: How much, in yuan, exactly.

    Raises:
        InvalidObject: With every fault; `funding.another_level` where the place is of another
            level, or of neither.

    Examples:
        >>> Funding(place="640424100000", level=Level.TOWNSHIP, year=2026, earmarked=True,
        ...         amount=Fraction("141000.50")).amount
        Fraction(282001, 2)
    """

    place: Annotated[Code, About("区划", "the county or township")]
    level: Annotated[Level, About("财政级别", "county or township")]
    year: Annotated[Year, About("年度", "year")]
    earmarked: Annotated[bool, About("专项足额", "set apart for this work")]
    amount: Annotated[Fraction | None, Within(0, _MOST), About("金额（元）", "amount, yuan")] = None

    @together(
        "funding.another_level",
        "place",
        "level",
        zh="级别应为县级或者乡级，并与区划相符",
        en="not of a county or township, or not the place's own level",
        expected=Text("区划的级别，县级或者乡级", "the place's level, county or township"),
    )
    def _at_its_level(self) -> bool:
        return self.level in {Level.COUNTY, Level.TOWNSHIP} and self.level is level_of(self.place)


@attrs.frozen(kw_only=True)
class JurisdictionList(Noun):
    """业务分工清单, one item of an agency's list of who handles what.

    Args:
        agency: The agency whose list it is.
        item: What is handled.
        handled_by: By stations, by specialist units, or by both; none where the list is silent.
        span: The days it holds.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> JurisdictionList(agency="640424000000", item="矛盾纠纷排查调处",
        ...                  handled_by=HandledBy.STATION).handled_by
        HandledBy.STATION
    """

    agency: Annotated[AgencyId, About("机构", "agency")]
    item: Annotated[Name, About("事项", "what is handled")]
    handled_by: Annotated[HandledBy | None, About("分工", "by whom")] = None
    span: Annotated[Span | None, About("施行期间", "the days it holds")] = None
