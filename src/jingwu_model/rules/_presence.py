"""The rules on presence: time in the community, and an officer in charge of every place."""

from jingwu_model.errors import Text
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._remarks import farm
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import Quantity, Unit

_Q = Quantity
_K = SubjectKind

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
            actual=quantity(_Q.HOURS_IN_COMMUNITY) / quantity(_Q.HOURS) * 100,
            unit=Unit.PERCENT,
            needs=("members", "assignments", "duty_entries"),
        ),
    ),
)

COVERAGE_GRID = Rule(
    id="coverage.grid",
    title=Text("村村、格格有民警负责", "an officer in charge of every village and grid"),
    how=Text(
        "当日有民警任职负责该村（直接负责，或由所任职的警务室、工作站服务），或村内每个网格都有民"
        "警负责；网格另计民警网格长。辅警、警务助理不计。",
        "On the day an officer has the village in charge, by itself or through the office or "
        "workstation that serves it, or every grid of it has one; of a grid its leader counts "
        "too. Auxiliaries and assistants do not.",
    ),
    unknown_when=Text(
        "未登记人员、任职或网格（members.csv、assignments.csv、grids.csv）。",
        "members.csv, assignments.csv or grids.csv is not recorded.",
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
