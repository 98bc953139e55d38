"""The rules on prevention: what stations spend their time on, and warnings that are answered."""

from jingwu_model.errors import Text
from jingwu_model.model import PlaceTrend
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._began import since_it_began
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._measures import per_cent_beside
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._service_counts import faulty_items
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Relation, SubjectKind
from jingwu_model.rules._words import few_of
from jingwu_model.vocabulary import Quantity, Unit

_Q = Quantity
_K = SubjectKind


def _items(asked: Asked) -> Note | None:
    """The first few of the items at fault, and how many there are."""
    ground = asked.ground
    items = [] if ground is None else faulty_items(ground, asked.row.subject.id)
    if not items:
        return None
    told = few_of(items, "项")
    return note(
        f"分工不明或重复的事项：{told.zh}", f"without a handler, or with more than one: {told.en}"
    )


def _warning(asked: Asked) -> Note:
    """What was warned of, and when it was decided what to do."""
    trend: PlaceTrend = asked.row.row
    days = f"{trend.since} – {trend.until}"
    decided = trend.decided_on if trend.decided_on and trend.decided_on <= asked.day else None
    return note(
        f"{trend.kind.zh}，{days}，{trend.warned_on} 预警，"
        + ("未记录决定" if decided is None else f"{decided} 决定"),
        f"{trend.kind.en}, {days}: warned on {trend.warned_on}, "
        + ("no decision recorded" if decided is None else f"decided on {decided}"),
    )


STATION_PREVENTION = Rule(
    id="station.prevention",
    title=Text("派出所主防", "stations mainly prevent"),
    how=Text(
        "分两项。一是对每个派出所，取其人员近十二个月用于预防和办案的工时，看预防工时的比例，来源"
        "未给出数值；案件办理（other_post 列为 case_work）为办案，值班、会议、报表台账两者都不是，"
        "均不计入，其余为预防；标准施行以前的工时不计。二是对每个县级公安机关，看当日施行的业务分工清"
        "单：每个事项都有人负责，同一事项不得重复列出而分工不同；派出所和警种部门共同负责是一种分工，不"
        "算重复。",
        "Two things. Of each station, the hours of its members in the twelve months before the day "
        "that went to prevention or to case work: the share of prevention; the source gives no "
        "number. Case work is what other_post says is; shifts, meetings and paperwork are neither "
        "and are left out of both; all the rest is prevention, and nothing before the standard "
        "began counts. Of each county-level bureau, its list in force of who handles "
        "what: every item has a handler, and none is listed twice with different ones. Both "
        "together, where the list says so, is one way of handling an item and no overlap.",
    ),
    unknown_when=Text(
        "比例的标准未设定；未登记派出所、人员或工时，或该所没有预防、办案的工时记录；未登记机构或"
        "清单（jurisdiction_lists.csv），或该机关的清单没有任何事项。",
        "The standard of the share is unset; stations.csv, members.csv or duty_entries.csv is not "
        "recorded, or a station has no entry of either; agencies.csv or jurisdiction_lists.csv is "
        "not recorded, or a bureau's list is empty.",
    ),
    comparisons=(
        Comparison(
            of=_K.STATION,
            expected=standard("station.prevention.percent"),
            actual=per_cent_beside(_Q.PREVENTION_HOURS, _Q.CASE_HOURS),
            unit=Unit.PERCENT,
            needs=("stations", "members", "duty_entries"),
            part=since_it_began("station.prevention.percent"),
        ),
        Comparison(
            of=_K.AGENCY,
            relation=Relation.AT_MOST,
            expected=standard("station.prevention.list_faults"),
            actual=quantity(_Q.LIST_FAULTS),
            unit=Unit.ITEM,
            needs=("agencies", "jurisdiction_lists"),
            remarks=(_items,),
        ),
    ),
)

DEPLOYMENT_REVIEW = Rule(
    id="deployment.review",
    title=Text("预警有部署", "every warning has its decision"),
    how=Text(
        "对每条在当日或之前作出的地方治安态势预警，看是否已记录当日或之前的部署决定。每次预警须有"
        "决定，是本库的量法。按预警之日适用标准。态势只按地方统计，不涉及个人；标准只看有无决定，不"
        "看警情多少。",
        "Of each warning on a place's trend that was given by the day: whether a decision of that "
        "day or before is recorded. That each warning needs a decision is the library's measure. "
        "The standards of the day of the warning are asked. Trends are of places, never of "
        "people; whether there is a decision is asked, never how many incidents there are.",
    ),
    unknown_when=Text(
        "未登记治安态势（place_trends.csv）。",
        "place_trends.csv is not recorded.",
    ),
    comparisons=(
        Comparison(
            of=_K.TREND,
            expected=standard("deployment.review.decisions"),
            actual=quantity(_Q.DECISIONS),
            unit=Unit.COUNT,
            needs=("place_trends",),
            remarks=(_warning,),
        ),
    ),
)
