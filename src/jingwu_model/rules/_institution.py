"""The rules on what offices hold, who leads grids, and how the work is led and paid for."""

from datetime import date

from jingwu_model.errors import Text
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._began import since_it_began
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._institution_rows import Organ
from jingwu_model.rules._measures import one_of
from jingwu_model.rules._remarks import farm
from jingwu_model.rules._rule import Among, Comparison, Rule
from jingwu_model.rules._stretches import first_whole_month, months_over, year_over
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Relation, SubjectKind
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, MemberKind, Quantity, Unit

_Q = Quantity
_K = SubjectKind


def _in_no_village(asked: Asked) -> Note | None:
    """An office that surely stands in no administrative village."""
    ground, room = asked.ground, asked.row.row
    if ground is None or ground.of_which_kind(_K.VILLAGE, (room.stands_in,)) != (0, 0):
        return None
    return note("不设在行政村", "it stands in no administrative village")


def _in_no_community(asked: Asked) -> Note | None:
    """A grid that surely lies in no community."""
    ground, grid = asked.ground, asked.row.row
    if ground is None or ground.of_which_kind(_K.COMMUNITY, (grid.division,)) != (0, 0):
        return None
    return farm(asked) or note(
        "来源只要求社区的网格", "the source asks it of grids in communities only"
    )


def _in_principle(asked: Asked) -> Note | None:
    if asked.row.row.colocated is not False:
        return None
    return note("原文为“原则上”同址", 'the source asks for it "in principle"')


def _city_committee(asked: Asked) -> bool:
    organ: Organ = asked.row.row
    return organ.unit is None and organ.agency.level is Level.PREFECTURE


def _no_month(asked: Asked) -> Note | None:
    """No month since the standard began is over."""
    since = asked.row.since
    if since is None or first_whole_month(since) < months_over(asked.day).stop:
        return None
    return note(
        "标准施行以来尚无已结束的整月", "no whole month since the standard began is over"
    )


def _no_leader(ground: Ground) -> str | None:
    """Where some officer of the year has no post on record, they may have led a bureau."""
    year = max(year_over(ground.day), date.min.year)
    days = Span(since=date(year, 1, 1), until=date(year, 12, 31))
    for one in ground.register.members:
        home = ground.staff.home_of(one)
        if (
            one.post is None
            and one.kind is MemberKind.OFFICER
            and Span(since=one.joined, until=one.left).overlaps(days)
            and (home is None or ground.within(home))
        ):
            return "members.post"
    return None


def _partly_led(asked: Asked) -> Note | None:
    if asked.row.row.whole:
        return None
    return note("当年未任满全年", "served only a part of the year")


_CITY = Among(Text("市公安局党委", "Party committee of a city bureau"), _city_committee)
_MONTHLY = Among(
    Text(
        "县级公安机关党委和市局直属各警种",
        "Party committee of a county bureau, and a city bureau's specialist unit",
    ),
    lambda asked: not _city_committee(asked),
)
_CITY_LEADERS = Among(
    Text("市局领导", "of a city bureau"), lambda asked: asked.row.row.level is Level.PREFECTURE
)
_COUNTY_LEADERS = Among(
    Text("县局领导", "of a county bureau"), lambda asked: asked.row.row.level is Level.COUNTY
)
# Of which bureau a member at a station is, only the stations tell.
_LEADERS_SOMEWHERE = Among(
    Text("所属公安机关无从得知的", "of a bureau that is not on record"),
    lambda asked: asked.row.row.level is None,
)
_CITY_VISITS = standard("leadership.contact.city_visits")
_COUNTY_VISITS = standard("leadership.contact.county_visits")

ROOMS_EQUIPMENT = Rule(
    id="rooms.equipment",
    title=Text("警务室统一标识和装备", "sign, plaques and equipment of an office"),
    how=Text(
        "逐个警务室核对外观标识、制度牌匾、装备配备三项，均到位方为达标。清单某项留空的，既可能到位"
        "也可能没有，不作推定。",
        "Of each office three items are asked: the uniform sign, the system plaques and the "
        "equipment; all must be in place. An item left empty may be in place or not, and nothing "
        "is inferred.",
    ),
    unknown_when=Text(
        "未登记警务室（rooms.csv），或清单（sign、plaques、equipment 列）未填而已知无缺项。",
        "rooms.csv is not recorded; or columns sign, plaques or equipment are empty and none is "
        "known to be lacking.",
    ),
    comparisons=(
        Comparison(
            of=_K.ROOM,
            expected=standard("rooms.equipment.items"),
            actual=quantity(_Q.EQUIPMENT_ITEMS),
            unit=Unit.ITEM,
            needs=("rooms",),
        ),
    ),
)

ROOMS_COLOCATED = Rule(
    id="rooms.colocated",
    title=Text("农村警务室与村委会同址", "offices on the villagers' committee's site"),
    how=Text(
        "只看设在行政村的警务室，是否与村委会同址以登记为准（rooms.csv 的 colocated 列）。原文要求"
        "“原则上”同址，未同址的在结论旁注明。",
        "Only offices that stand in an administrative village are asked whether they are on the "
        "committee's site, as column colocated of rooms.csv records. The source asks for it in "
        "principle, which is said beside every finding that falls short.",
    ),
    unknown_when=Text(
        "未登记区划或警务室（divisions.csv、rooms.csv），或是否同址未填。",
        "divisions.csv or rooms.csv is not recorded, or column colocated is empty.",
    ),
    comparisons=(
        Comparison(
            of=_K.ROOM,
            expected=standard("rooms.colocated.on_site"),
            actual=quantity(_Q.OFFICES_ON_SITE),
            unit=Unit.COUNT,
            needs=("divisions", "rooms"),
            inapplicable=_in_no_village,
            remarks=(_in_principle,),
        ),
    ),
)

GRID_LEADERS = Rule(
    id="grid.leaders",
    title=Text(
        "支部书记和社区民警任网格长", "branch secretary and community officer lead the grid"
    ),
    how=Text(
        "社区的每个网格应有两名网格长：社区党支部书记（grids.csv 的 secretary 列，记职务不记人）和"
        "社区民警。grids.csv 的 leader 列为当日在职、从事社区警务的民警才计入；辅警、警务助理和其"
        "他岗位的民警不计。来源只要求社区的网格，行政村的网格不适用。",
        "A grid of a community has two leaders: the secretary of the Party branch, of whom column "
        "secretary of grids.csv records the office and not the person, and a community officer. "
        "The grid's leader counts where that is an officer who serves on the day and does "
        "community work; auxiliaries, assistants and officers on other posts do not. The source "
        "asks it of grids in communities only; those of villages are not asked.",
    ),
    unknown_when=Text(
        "未登记网格、人员或任职（grids.csv、members.csv、assignments.csv），或支部书记是否任网格"
        "长、民警的岗位未填。",
        "grids.csv, members.csv or assignments.csv is not recorded; or column secretary, or the "
        "officer's post, is empty.",
    ),
    comparisons=(
        Comparison(
            of=_K.GRID,
            expected=standard("grid.leaders.leaders"),
            actual=quantity(_Q.GRID_LEADERS),
            unit=Unit.PERSON,
            needs=("divisions", "grids", "members", "assignments"),
            inapplicable=_in_no_community,
        ),
    ),
)

LEADERSHIP_DELIBERATION = Rule(
    id="leadership.deliberation",
    title=Text("定期专题研究", "meetings that take the work up"),
    how=Text(
        "市公安局党委每两个月、局直各警种和县级公安机关党委每一个月专题研究一次。取当日之前 12 个"
        "月内相邻两次专题研究间隔的自然月数，按最长的判断：上月和本月各一次，间隔为 1。最后一段算"
        "至当日所在月，该月尚未结束（月末当日即为结束），上月研究过的间隔为 1；第一段自此前最近一"
        "次起算，此前无记录的，自这 12 个月的前一个月起算；机构成立不满 12 个月的，自成立之月的前"
        "一个月起算；标准施行以前的月份不计，自施行后首个整月的前一个月起算。其他议事机构的会议不计。党委均列出；警种部门只列市公安局的，且须有过会议记录。",
        "The Party committee of a city bureau takes the work up every two months, each of the city "
        "bureau's specialist units and the Party committee of a county bureau every month. Of the "
        "twelve months before the day, the longest gap between one meeting and the next decides, "
        "in calendar months: a meeting last month and one in this are 1 apart. The last gap runs "
        "to the month of the day, which is not over, so that a meeting in the month before is a "
        "gap of 1; on its last day a month is over. The first gap runs from the last meeting "
        "before the twelve months or, with none recorded, from the month before them; of an agency "
        "that is younger, from the month before its first. Months before the standard are not "
        "counted: the first gap runs from no earlier than the month before its first whole one. "
        "Meetings of other bodies do not count. A Party committee is always asked, a specialist "
        "unit where it is a city bureau's and has met.",
    ),
    unknown_when=Text(
        "未登记机构或专题研究（agencies.csv、deliberations.csv）；已登记而无记录的为未达标。",
        "agencies.csv or deliberations.csv is not recorded; recorded without a meeting is short.",
    ),
    comparisons=tuple(
        Comparison(
            of=_K.ORGAN,
            relation=Relation.AT_MOST,
            expected=standard(f"leadership.deliberation.{key}"),
            actual=quantity(_Q.MONTHS_BETWEEN_MEETINGS),
            unit=Unit.MONTH,
            needs=("agencies", "deliberations"),
            among=among,
            part=since_it_began(f"leadership.deliberation.{key}"),
            inapplicable=_no_month,
        )
        for key, among in (("city_months", _CITY), ("months", _MONTHLY))
    ),
)

LEADERSHIP_CONTACT = Rule(
    id="leadership.contact",
    title=Text("局领导到联系点", "bureau leaders' contact visits"),
    how=Text(
        "逐名局领导（岗位为局领导的民警）看当日之前最近一个完整年度到联系点的次数，市局领导适用 "
        "leadership.contact.city_visits，县局领导适用 leadership.contact.county_visits。12 月 31 "
        "日当天，该年度即为完整年度。当年未任满全年的不适用。",
        "Of each bureau leader, an officer with that post, the visits are counted in the last "
        "calendar year that is over on the day, as a year is on its 31 December: "
        "`leadership.contact.city_visits` of city bureaus, `leadership.contact.county_visits` of "
        "county bureaus. One who served only a part of the year is not asked.",
    ),
    unknown_when=Text(
        "未登记机构、人员或联系点走访（agencies.csv、members.csv、contact_visits.csv）；已登记而无"
        "记录的为 0 次。局领导只填派出所而派出所（stations.csv）未登记的，不知适用哪一标准。没有登"
        "记局领导而有的民警岗位（members.csv 的 post 列）未填的，不知有无局领导。",
        "agencies.csv, members.csv or contact_visits.csv is not recorded; recorded without a "
        "visit is none. Of a leader at a station, where stations.csv is not recorded, it is not "
        "known which of the two is asked. With no leader on record, and officers whose post is "
        "empty (members.csv), it is not known who leads.",
    ),
    comparisons=tuple(
        Comparison(
            of=_K.LEADER,
            expected=expected,
            actual=quantity(_Q.CONTACT_VISITS),
            unit=Unit.VISIT,
            needs=("agencies", "members", "contact_visits"),
            among=among,
            inapplicable=_partly_led,
        )
        for expected, among in (
            (_CITY_VISITS, _CITY_LEADERS),
            (_COUNTY_VISITS, _COUNTY_LEADERS),
            (one_of(_CITY_VISITS, _COUNTY_VISITS, more="stations.csv"), _LEADERS_SOMEWHERE),
        )
    ),
    if_nothing=_no_leader,
)

FUNDING_EARMARKED = Rule(
    id="funding.earmarked",
    title=Text("县乡两级财政专项足额保障", "money set apart by county and township"),
    how=Text(
        "登记册中的每个县（市、区）和每个乡镇（街道），当日所在年度有一笔标明专项足额保障的经费（"
        "fundings.csv 的 earmarked 列）即为达标；只有未专项保障的，或没有记录的，为未达标。金额多"
        "少不作判断。农场、园区等类似乡级单位没有乡级财政，不列入检查。",
        "Every county and every township of the register has a row of fundings.csv for the "
        "calendar year of the day that is earmarked. Rows that are not, or none at all, fall "
        "short. How much it is decides nothing. Farms, parks and the like at the townships' level "
        "have no township's budget and are not asked.",
    ),
    unknown_when=Text(
        "未登记区划或经费（divisions.csv、fundings.csv）。",
        "divisions.csv or fundings.csv is not recorded.",
    ),
    comparisons=(
        Comparison(
            of=_K.BUDGET,
            expected=standard("funding.earmarked.budgets"),
            actual=quantity(_Q.EARMARKED_BUDGETS),
            unit=Unit.COUNT,
            needs=("divisions", "fundings"),
        ),
    ),
)
