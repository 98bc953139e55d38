"""The rules on shares of the force: stations, community officers, those who take part."""

from jingwu_model.errors import Text
from jingwu_model.rules._amount import Amount, shown
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._measures import per_cent_of
from jingwu_model.rules._remarks import COUNTIES, DISTRICTS
from jingwu_model.rules._rule import Among, Comparison, Remark, Rule
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Mark, Relation, SubjectKind, Verdict
from jingwu_model.rules._verdict import verdict_of
from jingwu_model.vocabulary import Quantity, Structure, Unit

_Q = Quantity
_K = SubjectKind

STATION_SHARE = per_cent_of(_Q.STATION_OFFICERS, _Q.OFFICERS)
COMMUNITY_SHARE = per_cent_of(_Q.COMMUNITY_OFFICERS, _Q.STATION_OFFICERS)
# GB/T 2260, digits 5 and 6: districts of a city have 01 to 18, counties and county-level cities
# 21 and more; under digits 3 and 4 from 21 to 50 (prefectures, leagues) there are no districts.
_LAST_DISTRICT = 18
_FIRST_COUNTY = 21
_PREFECTURES = range(21, 51)


def _is_district(asked: Asked) -> bool:
    """Whether the whole is itself a municipal district."""
    code = asked.row.subject.division or "0" * 12
    return 0 < int(code[4:6]) <= _LAST_DISTRICT and int(code[2:4]) not in _PREFECTURES


_A_DISTRICT = Among(Text("市辖区", "a municipal district"), _is_district)
_NO_DISTRICT = Among(
    Text("市辖区以外", "other than a municipal district"), lambda asked: not _is_district(asked)
)


def _no_districts(asked: Asked) -> Note | None:
    """A county has no municipal districts."""
    code = asked.row.subject.division or "0" * 12
    if int(code[4:6]) >= _FIRST_COUNTY:
        return note("县（市）无市辖区分局", "a county has no municipal-district bureaus")
    return None


def _all_community(asked: Asked) -> Note | None:
    if asked.row.row.structure is not Structure.ALL_COMMUNITY:
        return None
    return note(
        "全员化派出所，全所民警均为社区民警", "every officer of the station is a community officer"
    )


def _structure_unrecorded(key: str) -> Remark:
    """Where a station is short whose structure is not recorded, it may be one not asked."""

    def remark(asked: Asked) -> Note | None:
        needed, share = Amount.known(asked.standard(key)), COMMUNITY_SHARE.value(asked)
        short = verdict_of(Relation.AT_LEAST, needed, share) is Verdict.SHORT
        if asked.row.row.structure is not None or not short:
            return None
        return note(
            "警务模式未登记；如为全员化，则不适用",
            "the station's structure is not recorded; if all its officers are community officers, "
            "this is not asked of it",
        )

    return remark


def _earlier(term: Quantity) -> Remark:
    """Values published for earlier days: shown, without verdict."""

    def remark(asked: Asked) -> Note | None:
        dated = () if asked.figures is None else asked.figures.dated(term, asked.day)
        told = [(one.as_of, shown(one.value)) for one in dated[1:] if one.value is not None]
        if not told:
            return None
        zh = "，".join(f"{day:%Y} 年 {value}%" for day, value in told)
        en = ", ".join(f"{value}% in {day:%Y}" for day, value in told)
        return note(f"此前公布：{zh}（不作结论）", f"published before: {en} (no verdict)")

    return remark


def _published(rule: str, term: Quantity, districts: Quantity) -> tuple[Comparison, ...]:
    """A share as published: of all bureaus together, and of the district bureaus together.

    A district that publishes its own figures is held to the standard of districts.
    """
    goal = f"{rule}.percent_districts"
    return tuple(
        Comparison(
            of=_K.WHOLE,
            totals=True,
            expected=standard(key),
            actual=quantity(share),
            unit=Unit.PERCENT,
            marks=(Mark.ON_TOTALS,),
            among=among,
            inapplicable=_no_districts if share is districts else None,
            remarks=(_earlier(share),),
        )
        for key, share, among in (
            (f"{rule}.percent", term, _NO_DISTRICT),
            (goal, districts, _NO_DISTRICT),
            (goal, term, _A_DISTRICT),
        )
    )


FORCE_STATION_SHARE = Rule(
    id="force.station_share",
    title=Text("派出所警力占比", "the stations' share of the county force"),
    how=Text(
        "派出所民警占县级公安机关民警总数的比例，辅警不计。县级公安机关适用 "
        "force.station_share.percent，市辖区分局适用 force.station_share.percent_districts。登记册"
        "按机构逐一判断：优先采用机构所报人数，未报的按在册人员计。",
        "Officers at stations as a share of all officers of the county-level organ, auxiliaries "
        "left out: `force.station_share.percent` of counties, and of municipal-district bureaus "
        "`force.station_share.percent_districts`. A register is judged agency by agency, by the "
        "head-counts the agency states, else by its members on record.",
    ),
    unknown_when=Text(
        "未公布比例；机构（agencies.csv）未登记；或机构未报人数且人员（members.csv）未登记，或派出所"
        "（stations.csv）未登记而有的民警只登记了派出所，足以影响结论。",
        "The share is not published; agencies.csv is not recorded; or an agency states no "
        "head-count and members.csv is not recorded, or stations.csv is not and officers of whom "
        "only the station is on record may decide it.",
    ),
    comparisons=(
        *_published("force.station_share", _Q.STATION_SHARE, _Q.STATION_SHARE_DISTRICTS),
        Comparison(
            of=_K.AGENCY,
            expected=standard("force.station_share.percent"),
            actual=STATION_SHARE,
            unit=Unit.PERCENT,
            needs=("agencies",),
            among=COUNTIES,
        ),
        Comparison(
            of=_K.AGENCY,
            expected=standard("force.station_share.percent_districts"),
            actual=STATION_SHARE,
            unit=Unit.PERCENT,
            needs=("agencies",),
            among=DISTRICTS,
        ),
    ),
)

FORCE_COMMUNITY_SHARE = Rule(
    id="force.community_share",
    title=Text("社区民警占比", "community officers' share of the station force"),
    how=Text(
        "社区民警占派出所民警的比例，适用 force.community_share.percent，市辖区分局适用 "
        "force.community_share.percent_districts。全员化派出所的民警都是社区民警，对该所不适用。"
        "岗位为社区、有专职安排或属全员化派出所的民警计为社区民警；岗位未登记"
        "的，作为上下限。",
        "Community officers as a share of the officers at stations: "
        "`force.community_share.percent`, and in municipal-district bureaus "
        "`force.community_share.percent_districts`. It is not asked of a station all of whose "
        "officers are community officers. An officer with a community post, a dedicated "
        "assignment or such a station is one; one without a post on record may be, and bounds "
        "the amount.",
    ),
    unknown_when=Text(
        "未公布比例；机构、派出所或人员未登记；或人员岗位（members.csv 的 post 列）未登记，或有的民"
        "警只登记了派出所而派出所未登记，未登记部分足以影响结论。",
        "The share is not published; agencies, stations or members are not recorded; or posts, or "
        "the stations of officers of whom nothing else tells the agency, are not recorded and the "
        "share may lie on either side.",
    ),
    comparisons=(
        *_published("force.community_share", _Q.COMMUNITY_SHARE, _Q.COMMUNITY_SHARE_DISTRICTS),
        Comparison(
            of=_K.AGENCY,
            expected=standard("force.community_share.percent"),
            actual=COMMUNITY_SHARE,
            unit=Unit.PERCENT,
            needs=("agencies",),
            among=COUNTIES,
        ),
        Comparison(
            of=_K.AGENCY,
            expected=standard("force.community_share.percent_districts"),
            actual=COMMUNITY_SHARE,
            unit=Unit.PERCENT,
            needs=("agencies",),
            among=DISTRICTS,
        ),
        Comparison(
            of=_K.STATION,
            expected=standard("force.community_share.percent"),
            actual=COMMUNITY_SHARE,
            unit=Unit.PERCENT,
            needs=("stations", "members"),
            among=COUNTIES,
            inapplicable=_all_community,
            remarks=(_structure_unrecorded("force.community_share.percent"),),
        ),
        Comparison(
            of=_K.STATION,
            expected=standard("force.community_share.percent_districts"),
            actual=COMMUNITY_SHARE,
            unit=Unit.PERCENT,
            needs=("stations", "members"),
            among=DISTRICTS,
            inapplicable=_all_community,
            remarks=(_structure_unrecorded("force.community_share.percent_districts"),),
        ),
    ),
)


def _participation(
    kind: str, label: Note, share: Quantity, part: Quantity, whole: Quantity
) -> tuple[Comparison, ...]:
    """A share of the force that takes part: as published, and of each county's bureau."""
    return (
        Comparison(
            of=_K.WHOLE,
            label=label,
            totals=True,
            relation=Relation.ABOVE,
            expected=standard(f"force.participation.{kind}"),
            actual=quantity(share),
            unit=Unit.PERCENT,
            marks=(Mark.ON_TOTALS,),
        ),
        Comparison(
            of=_K.AGENCY,
            label=label,
            relation=Relation.ABOVE,
            expected=standard(f"force.participation.{kind}"),
            actual=per_cent_of(part, whole),
            unit=Unit.PERCENT,
            needs=("agencies", "members", "assignments"),
        ),
    )


FORCE_PARTICIPATION = Rule(
    id="force.participation",
    title=Text("民辅警参与率", "the share of the force that takes part"),
    how=Text(
        "当日负责村、社区、网格、警务室或工作站的民警占全部民警的比例高于 "
        "force.participation.officers，辅警高于 force.participation.auxiliaries（等于不算）。"
        "来源只说已经做到，并未要求必须做到。",
        "Officers with a village, community, grid, office or workstation in charge on the day are "
        "more than `force.participation.officers` of all officers, auxiliaries more than "
        "`force.participation.auxiliaries`; exactly as many is not above. "
        "The source says that it was done, not that it must be.",
    ),
    unknown_when=Text(
        "未公布比例；机构、人员、任职未登记（agencies.csv、members.csv、assignments.csv）；或派出所"
        "（stations.csv）未登记而有的人员只登记了派出所，足以影响结论。",
        "The share is not published; agencies.csv, members.csv or assignments.csv is not "
        "recorded; or stations.csv is not, and members of whom only the station is on record may "
        "decide it.",
    ),
    comparisons=(
        *_participation(
            "officers",
            note("民警", "officers"),
            _Q.OFFICER_PARTICIPATION,
            _Q.OFFICERS_TAKING_PART,
            _Q.OFFICERS,
        ),
        *_participation(
            "auxiliaries",
            note("辅警", "auxiliaries"),
            _Q.AUXILIARY_PARTICIPATION,
            _Q.AUXILIARIES_TAKING_PART,
            _Q.FORCE_AUXILIARIES,
        ),
    ),
)
