"""The rules on presence: time in the community, and an officer in charge of every place."""

import attrs

from jingwu_model.errors import Text
from jingwu_model.model import Survey
from jingwu_model.rules._amount import shown
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._began import began
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._measures import interval, per_cent_of
from jingwu_model.rules._remarks import farm
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._service_rows import WeeksOfWork
from jingwu_model.rules._stretches import twelve_months, week_name
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.rules._words import few_of
from jingwu_model.vocabulary import Quantity, Unit

_Q = Quantity
_K = SubjectKind
_TIMES = "presence.weekly.times"


def _answered(asked: Asked) -> Note | None:
    """How many were asked when, and how many know their officer."""
    survey: Survey = asked.row.row
    known, sampled = asked.amount(_Q.KNOWS_OFFICER).exact, survey.sampled
    if known is None or not sampled:
        return None
    share = shown(known / sampled * 100)
    days = f"{survey.since} – {survey.until}"
    return note(
        f"{days} 调查 {sampled:,} 人，知晓 {shown(known)} 人，占 {share}%",
        f"{days}: of {sampled:,} asked, {shown(known)} know their officer, {share}%",
    )


def _nobody_assigned(ground: Ground) -> str | None:
    """Where nobody had anything in charge in the twelve months, it is not known who had."""
    days = twelve_months(ground.day)
    if any(one.span.overlaps(days) for one in ground.register.assignments):
        return None
    return "assignments.csv"


def _weeks_since_it_began(asked: Asked) -> Asked:
    """An assignment as far as its weeks since the standard began."""
    work: WeeksOfWork = asked.row.row
    since = began(asked, _TIMES)
    if since is None or (cut := work.since(since)) == work:
        return asked
    return attrs.evolve(asked, row=attrs.evolve(asked.row, row=cut, since=since))


def _no_week(asked: Asked) -> Note | None:
    work: WeeksOfWork = asked.row.row
    if work.weeks:
        return None
    if asked.row.since is None:
        return note("任职尚无完整的一周", "no whole week of the assignment is over")
    return note(
        "标准施行以来任职尚无完整的一周",
        "no whole week of the assignment is over since the standard began",
    )


def _missed(asked: Asked) -> Note | None:
    """The first few of the weeks without work in the village, and how many there are."""
    work: WeeksOfWork = asked.row.row
    known = work.there | work.perhaps | work.silent
    missed = [week_name(week) for week in work.weeks if week not in known]
    if work.missing is not None or not missed:
        return None
    told = few_of(missed, "周")
    return note(f"未进村工作的周：{told.zh}", f"weeks without work in the village: {told.en}")


PRESENCE_COMMUNITY_TIME = Rule(
    id="presence.community_time",
    title=Text("在社区工作时间", "working time spent in the community"),
    how=Text(
        "原文所指为驻村民辅警：岗位为社区，或当月有专职、社区、驻村任职的民警和辅警，只计其任职期"
        "间的工时；机关包村民警和警务助理不在其列。只看已结束的月份。",
        "The source speaks of resident officers and auxiliaries: those with a community post, or "
        "with a dedicated, community or resident assignment in the month, for the days of it. "
        "Officers of the bureau who have a village in charge beside their post are not asked, nor "
        "are assistants. Only months that are over are judged.",
    ),
    unknown_when=Text(
        "未登记人员、任职或工时（members.csv、assignments.csv、duty_entries.csv），或当月无工时记"
        "录。",
        "members.csv, assignments.csv or duty_entries.csv is not recorded, or no entry of the "
        "month.",
    ),
    comparisons=(
        Comparison(
            of=_K.MEMBER_MONTH,
            expected=standard("presence.community_time.percent"),
            actual=per_cent_of(_Q.HOURS_IN_COMMUNITY, _Q.HOURS),
            unit=Unit.PERCENT,
            needs=("members", "assignments", "duty_entries"),
        ),
    ),
)

PRESENCE_AWARENESS = Rule(
    id="presence.awareness",
    title=Text("群众知晓率", "the share of people who know their officer"),
    how=Text(
        "取每个地点近十二个月内已结束的最近一次调查。调查的是部分群众，所以知晓率取威尔逊置信区间，"
        "置信度为 presence.awareness.confidence：整个区间不低于标准为达标，整个区间低于标准为未达"
        "标，标准落在区间内则无法判断。标准施行前结束的调查不作结论。网格、警务室和工作站的调查各算一个"
        "地点。",
        "Of each place, the last survey that ended in the twelve months before the day. As only "
        "some are asked, the share is a Wilson interval at the confidence "
        "`presence.awareness.confidence`: met where all of it reaches the standard, short where "
        "all of it lies below, unknown where the standard lies inside. One that ended before the "
        "standard began is told without a verdict. A grid, office or workstation that was asked "
        "about is a place of its own.",
    ),
    unknown_when=Text(
        "未登记调查（surveys.csv），近十二个月内没有调查，未填知晓人数（"
        "knows_officer 列），无人受访，或受访人数（sampled 列）太少，不足以判断。",
        "surveys.csv is not recorded, or holds no survey of those twelve months; a survey does not "
        "tell how many know their officer (knows_officer); or nobody, or too few (sampled), were "
        "asked to tell.",
    ),
    comparisons=(
        Comparison(
            of=_K.SURVEYED,
            expected=standard("presence.awareness.percent"),
            actual=interval(
                standard("presence.awareness.confidence"),
                quantity(_Q.KNOWS_OFFICER),
                quantity(_Q.SAMPLED),
                "surveys.sampled",
            ),
            unit=Unit.PERCENT,
            needs=("surveys",),
            window=lambda asked: asked.row.row.until,
            if_open=note("受访人数不足以判断", "too few were asked to tell"),
            remarks=(_answered,),
        ),
    ),
    if_nothing=lambda _ground: "surveys.csv",
)

PRESENCE_WEEKLY = Rule(
    id="presence.weekly",
    title=Text("每周进村开展工作", "work in the village every week"),
    how=Text(
        "对民警、辅警在行政村（含村内网格，以及设在行政村的警务室、工作站）的每次任职，看近十二个"
        "月内完全处于任职期间且已结束的各周（周一至周日），地点撤销以后、标准施行以前的不计。该周有一条在社区的工时"
        "记录，且地点为该处、该处所在的村或者该警务室、工作站服务的村，即为进村。警务助理不在其列。",
        "Of each assignment of an officer or auxiliary to an administrative village, to a grid of "
        "one, or to an office or workstation that stands in one: the weeks, Monday to Sunday, of "
        "the twelve months before the day that are over and lie wholly in the assignment, as "
        "long as the place stood, none before the standard began. A week counts where an "
        "entry in the community is at that place, in its village, or in a village that the office "
        "or workstation serves. Assistants are not asked.",
    ),
    unknown_when=Text(
        "未登记人员、任职或工时（members.csv、assignments.csv、duty_entries.csv），或近十二"
        "个月内没有任职；某周没有该人员的任何工时记录，或在社区的工时未注明地点（place 列），足以影"
        "响结论。",
        "members.csv, assignments.csv or duty_entries.csv is not recorded, or nobody had anything "
        "in charge in those months; or the member has no entry at all in some weeks, or entries in "
        "the community that name no place, and these may decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.ASSIGNMENT,
            expected=quantity(_Q.WHOLE_WEEKS) * standard(_TIMES),
            actual=quantity(_Q.WEEKS_IN_VILLAGE),
            unit=Unit.WEEK,
            needs=("divisions", "members", "assignments", "duty_entries"),
            part=_weeks_since_it_began,
            inapplicable=_no_week,
            remarks=(_missed,),
        ),
    ),
    if_nothing=_nobody_assigned,
)

COVERAGE_GRID = Rule(
    id="coverage.grid",
    title=Text("村村、格格有民警负责", "an officer in charge of every village and grid"),
    how=Text(
        "当日有民警任职负责该村（直接负责，或由所任职的警务室、工作站服务），或村内每个网格都有民"
        "警负责；网格另计民警网格长。辅警、警务助理不计。与 Register.in_charge 所列民警相同，只是后"
        "者对村不计其网格的负责人。",
        "On the day an officer has the village in charge, by itself or through the office or "
        "workstation that serves it, or every grid of it has one; of a grid its leader counts "
        "too. Auxiliaries and assistants do not. `Register.in_charge` names the same officers, but "
        "of a village none that have only its grids.",
    ),
    unknown_when=Text(
        "未登记人员、任职或网格（members.csv、assignments.csv、grids.csv）；或当日有民警任职于未登记"
        "的警务室、工作站、网格（rooms.csv、workstations.csv、grids.csv），而该处未见其他民警负责。",
        "members.csv, assignments.csv or grids.csv is not recorded; or on the day an officer has "
        "an office, workstation or grid whose table is not, and no other has the place in charge.",
    ),
    comparisons=tuple(
        Comparison(
            of=kind,
            expected=standard("coverage.grid.officers"),
            actual=quantity(_Q.OFFICERS_IN_CHARGE),
            unit=Unit.PERSON,
            needs=("divisions", "members", "assignments", *tables),
            inapplicable=farm,
        )
        for kind, tables in ((_K.VILLAGE, ()), (_K.GRID, ("grids",)))
    ),
)
