"""The rules on esteem: who is recognised, how much paperwork there is, what the public is told."""

from datetime import date

from jingwu_model.errors import Text
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._measures import per_cent_of
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._stretches import twelve_months, year_over
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Relation, SubjectKind
from jingwu_model.vocabulary import Quantity, Unit

_Q = Quantity
_K = SubjectKind


def _first_of_year(asked: Asked) -> date:
    """The first day of the last year that is over; the first there is at the least."""
    return date(max(year_over(asked.day), date.min.year), 1, 1)


def _first_of_twelve_months(asked: Asked) -> date:
    return twelve_months(asked.day).since or date.min


def _younger(asked: Asked) -> Note | None:
    """An office that was set up within the year, or after it."""
    span = asked.row.row.span
    if span is None or span.since is None or span.since <= _first_of_year(asked):
        return None
    return note("该年度并非全年设立", "it did not stand all of the year")


def _none_given(asked: Asked) -> Note | None:
    if asked.amount(_Q.RECOGNITIONS).hi != 0:
        return None
    return note("该年度没有褒奖", "no recognitions in the year")


RECOGNITION_TILT = Rule(
    id="recognition.tilt",
    title=Text("褒奖向驻村民辅警倾斜", "recognition leans towards those in the villages"),
    how=Text(
        "对每个县级公安机关，取已结束的最近一个年度给予民辅警的评功授奖、基层津贴和职级晋升（培训"
        "名额不在来源所列之内，不计），看其中从事社区警务者所占的比例，是否比其占民辅警的比例高出 "
        "recognition.tilt.points 个百分点。是否从事社区警务按当日的岗位和任职判断；岗位未登记的，"
        "作为上下限。警务助理不计。标准施行前开始的年度不作结论。来源只说“按照一定比例”，未给出数值。",
        "Of each county-level bureau, the merits, allowances and promotions given to officers and "
        "auxiliaries in the last year that is over, but no seats in trainings, which the source "
        "does not name: the share that went to those in community work, against their own share of "
        "the officers and auxiliaries with `recognition.tilt.points` on top. Who is in community "
        "work is told by post and assignment on the day; where no post is recorded, they bound the "
        "amount. Assistants are not counted. A year that began before the standard is told "
        "without a verdict. The source says in a certain proportion, and gives no number.",
    ),
    unknown_when=Text(
        "标准未设定；未登记机构、人员、任职或褒奖；人员岗位（members.csv 的 post 列）未登记，或未登"
        "记派出所（stations.csv）而有的人员只登记了派出所，足以影响结论。",
        "The standard is unset; agencies.csv, members.csv, assignments.csv or recognitions.csv is "
        "not recorded; or posts (members.csv) are missing, or stations.csv is not recorded and of "
        "some members only the station is, and these may decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.AGENCY,
            expected=per_cent_of(_Q.MEMBERS_IN_COMMUNITY, _Q.AGENCY_MEMBERS)
            + standard("recognition.tilt.points"),
            actual=per_cent_of(_Q.RECOGNITIONS_IN_COMMUNITY, _Q.RECOGNITIONS),
            unit=Unit.PERCENT,
            needs=("agencies", "members", "assignments", "recognitions"),
            window=_first_of_year,
            inapplicable=_none_given,
        ),
    ),
)

BURDEN_FORMS = Rule(
    id="burden.forms",
    title=Text("精简报表台账", "fewer forms and ledgers"),
    how=Text(
        "对每个县级公安机关，取近十二个月用于报表台账的工时，除以这期间有工时记录的人数，看是否不"
        "多于此前十二个月人均工时的 burden.forms.percent。近十二个月始于标准施行之前的，不作结论。"
        "来源未给出数值。下派的任务待任务流程登记后再计。",
        "Of each county-level bureau, the hours spent on paperwork in the twelve months before the "
        "day, for each member with entries in them: no more than `burden.forms.percent` of the "
        "same in the twelve months before those. Twelve months that began before the standard are "
        "told without a verdict. The source gives no number. Tasks sent down are counted once "
        "they are recorded as proceedings.",
    ),
    unknown_when=Text(
        "标准未设定；未登记机构、人员或工时；未登记派出所（stations.csv）而有的人员只登记了派出所，足"
        "以影响结论；近十二个月没有工时记录；或此前十二个月没有而近十二个月有报表台账工时（一小时也没"
        "有的，无论此前多少都不会更多）。",
        "The standard is unset; agencies.csv, members.csv or duty_entries.csv is not recorded; "
        "stations.csv is not, and members of whom only the station is on record may decide it; "
        "the later twelve months have no entry; or the earlier have none and the later hold "
        "paperwork (with none at all it is no more than it was, however much that may be).",
    ),
    comparisons=(
        Comparison(
            of=_K.AGENCY,
            relation=Relation.AT_MOST,
            expected=quantity(_Q.EARLIER_PAPERWORK_HOURS)
            / quantity(_Q.EARLIER_MEMBERS_WITH_ENTRIES)
            * standard("burden.forms.percent")
            / 100,
            actual=quantity(_Q.PAPERWORK_HOURS) / quantity(_Q.MEMBERS_WITH_ENTRIES),
            unit=Unit.HOUR,
            needs=("agencies", "members", "duty_entries"),
            window=_first_of_twelve_months,
        ),
    ),
)

OPENNESS_REPORT = Rule(
    id="openness.report",
    title=Text("定期报告工作、接受评议", "regular reports to the public, and its review"),
    how=Text(
        "对每个警务室，取已结束的最近一个年度，分两项：一是向群众公开报告工作的次数，二是在该警务室"
        "或其所在村（社区）结束的群众评议次数。两项均须达标，不得相互抵补。该年度并非全年设立的警务室"
        "不适用；标准施行前开始的年度不作结论。来源只说“定期”，未给出数值。",
        "Of each office, in the last year that is over, two things: its published reports on the "
        "work, and the surveys of the office or of the village it stands in that ended in the "
        "year. Both are asked, and neither makes up for the other. An office set up after the "
        "year began is not asked, and a year that began before the standard is told without a "
        "verdict. The source says regular, and gives no number.",
    ),
    unknown_when=Text(
        "标准未设定；或未登记警务室、公开或调查（rooms.csv、publications.csv、surveys.csv）。",
        "The standard is unset; or rooms.csv, publications.csv or surveys.csv is not recorded.",
    ),
    comparisons=(
        Comparison(
            of=_K.ROOM,
            expected=standard("openness.report.times"),
            actual=quantity(_Q.WORK_REPORTS),
            unit=Unit.TIME,
            needs=("rooms", "publications"),
            window=_first_of_year,
            inapplicable=_younger,
        ),
        Comparison(
            of=_K.ROOM,
            expected=standard("openness.report.reviews"),
            actual=quantity(_Q.REVIEWS),
            unit=Unit.TIME,
            needs=("rooms", "surveys"),
            window=_first_of_year,
            inapplicable=_younger,
        ),
    ),
)
