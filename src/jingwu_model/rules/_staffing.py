"""The rules on strength: officers, auxiliaries and assistants of villages and communities."""

from fractions import Fraction

from jingwu_model.errors import Text
from jingwu_model.rules._amount import shown
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._formula import Each, ceil, most, quantity, standard, total
from jingwu_model.rules._months import MonthOfWork
from jingwu_model.rules._remarks import farm, no_villages
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Mark, Reading, Relation, SubjectKind
from jingwu_model.vocabulary import OtherPost, Quantity, Unit

_Q = Quantity
_K = SubjectKind

URBAN_NEED = most(
    ceil(quantity(_Q.HOUSEHOLDS) / standard("staffing.urban.households")),
    ceil(quantity(_Q.RESIDENTS) / standard("staffing.urban.residents")),
    1,
)
RURAL_NEED = most(
    standard("staffing.rural.members"),
    ceil(quantity(_Q.RESIDENTS) / standard("staffing.rural.residents")),
)
STAFF = quantity(_Q.COMMUNITY_OFFICERS) + quantity(_Q.AUXILIARIES)
_COMMUNITY_NEED = total(Each(_K.COMMUNITY, _Q.COMMUNITIES), URBAN_NEED)
_DEDICATED = quantity(_Q.DEDICATED_MEMBERS)
_POOLED_NEED = ceil(quantity(_Q.VILLAGE_RESIDENTS) / standard("staffing.rural.residents"))
# Assistants whose number is not published are named beside the finding, and count for none.
_HELPERS = quantity(_Q.AUXILIARIES) + quantity(_Q.ASSISTANTS, most(0))


def _assistants_apart(asked: Asked) -> Note | None:
    """Assistants count for no staffing standard; where their number is not known, that is said."""
    if asked.amount(_Q.ASSISTANTS).exact is not None:
        return None
    return note(
        "警务助理人数未公布（不计入民辅警）",
        "the number of assistants is not published (they are neither officers nor auxiliaries)",
    )


def _assistants_unpublished(asked: Asked) -> Note | None:
    """The published kinds decide; assistants whose number is not known are named."""
    if asked.amount(_Q.ASSISTANTS).exact is not None:
        return None
    return note(
        "警务助理人数未公布，未计入",
        "the number of assistants is not published, so none are counted",
    )


def _per_member(asked: Asked) -> Note | None:
    """Villages per auxiliary and per officer."""
    villages = asked.amount(_Q.VILLAGES).exact
    zh, en = [], []
    for term, one in ((_Q.AUXILIARIES, "auxiliary"), (_Q.COMMUNITY_OFFICERS, "community officer")):
        number = asked.amount(term).exact
        if villages and number:
            ratio = f"{float(villages / number):.2f}"
            zh.append(f"每名{term.zh.removesuffix('数')}平均 {ratio} 个行政村")
            en.append(f"{ratio} villages to each {one}")
    return note("，".join(zh), ", ".join(en)) if zh else None


def _shared(asked: Asked) -> Note | None:
    """Auxiliaries and assistants who have a place in other villages too."""
    ground = asked.ground
    helpers = () if ground is None else ground.staff.helpers.get(asked.row.subject.id, ())
    alone = min((0 if ground is None else ground.helped[one] for one in helpers), default=1)
    if alone <= 1:
        return None
    return note(f"同时负责 {alone} 个行政村", f"shared among {alone} villages")


def _ordered(asked: Asked) -> Note | None:
    """On what a dedicated member's other time went, its share, and who ordered it."""
    work: MonthOfWork = asked.row.row
    if work.full_time is None or not work.full_time.by_other_post:
        return None
    spent = work.full_time.by_other_post
    other = sum((one.hours for one in spent), Fraction(0))
    share = f"{shown(other / work.full_time.total * 100)}%"
    posts = [(OtherPost(one.on), shown(one.hours)) for one in spent]
    posts_zh = "、".join(f"{post.zh} {hours} 小时" for post, hours in posts)
    posts_en = ", ".join(f"{post.en} {hours} h" for post, hours in posts)
    who_zh = "、".join((*work.orders, *(("未记录",) if work.unsigned else ())))
    who_en = ", ".join((*work.orders, *(("nobody on record",) if work.unsigned else ())))
    return note(
        f"占工作时间 {share}：{posts_zh}；安排人：{who_zh}",
        f"{share} of working time: {posts_en}; ordered by {who_en}",
    )


def _not_dedicated(asked: Asked) -> Note | None:
    if asked.row.row.dedicated:
        return None
    return note("当月无专职安排", "no dedicated assignment in the month")


STAFFING_URBAN = Rule(
    id="staffing.urban",
    title=Text("城市社区配备民辅警", "officers and auxiliaries for each community"),
    with_rule="staffing.rural",
    how=Text(
        "只计专职民辅警，警务助理不计；一人负责 n 处的，每处计 1/n。公布数字不分社区和行政村，合计"
        "结论列在 staffing.rural。",
        "Dedicated officers and auxiliaries count, assistants do not; one in n places counts 1/n "
        "in each. Published figures give communities and villages in one number, so the finding "
        "on totals stands under `staffing.rural`.",
    ),
    unknown_when=Text(
        "未登记社区实有户数或实有人口（divisions.csv 的 households、residents 列）而专职民辅警未少"
        "于已知需求，或未登记人员、任职（members.csv、assignments.csv）或者任职的警务室、工作站、网格，"
        "足以影响结论。",
        "A community's households or residents are not recorded and its members are no fewer than "
        "what is known to be needed; or members.csv, assignments.csv or the table of an office, "
        "workstation or grid that somebody has is not recorded and would decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.COMMUNITY,
            expected=URBAN_NEED,
            actual=_DEDICATED,
            unit=Unit.PERSON,
            needs=("divisions", "members", "assignments"),
        ),
    ),
)

STAFFING_RURAL = Rule(
    id="staffing.rural",
    title=Text("农村配备民辅警", "officers and auxiliaries for the villages"),
    how=Text(
        "“按照1个行政村或实有人口5000人配备1名民辅警”有两种解读，均作计算：逐村，每个行政村至少 1 "
        "名，人口多的按人口增加（默认）；合并，按派出所辖区各行政村实有人口之和计算。民辅警为民警"
        "和辅警，警务助理不计。公布数字只有总数，社区与行政村的需求合并计算。",
        "The source, one member for an administrative village or 5,000 residents, can be read in "
        "two ways, and both are worked: each village, one at least and more where it has more "
        "people (the default); pooled, by the residents of all villages of a station. Officers "
        "and auxiliaries count, assistants never do. Figures publish one number, so there the "
        "need is that of communities and villages together.",
    ),
    unknown_when=Text(
        "缺少实有人口而民辅警未少于已知需求，或未登记人员、任职、派出所管辖区划，或者任职的警务室、"
        "工作站、网格，足以影响结论。",
        "Residents are missing and the members are no fewer than what is known to be needed; or "
        "members, assignments, what a station serves, or the table of an office, workstation or "
        "grid that somebody has are not recorded and would decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.WHOLE,
            totals=True,
            reading=Reading.EACH_VILLAGE,
            expected=_COMMUNITY_NEED + total(Each(_K.VILLAGE, _Q.VILLAGES), RURAL_NEED),
            actual=STAFF,
            unit=Unit.PERSON,
            marks=(Mark.ON_TOTALS,),
            remarks=(_assistants_apart,),
        ),
        Comparison(
            of=_K.WHOLE,
            totals=True,
            reading=Reading.POOLED,
            expected=_COMMUNITY_NEED + _POOLED_NEED,
            actual=STAFF,
            unit=Unit.PERSON,
            marks=(Mark.ON_TOTALS,),
            remarks=(_assistants_apart,),
        ),
        Comparison(
            of=_K.VILLAGE,
            reading=Reading.EACH_VILLAGE,
            expected=RURAL_NEED,
            actual=_DEDICATED,
            unit=Unit.PERSON,
            needs=("divisions", "members", "assignments"),
            inapplicable=farm,
        ),
        Comparison(
            of=_K.STATION,
            reading=Reading.POOLED,
            expected=_POOLED_NEED,
            actual=_DEDICATED,
            unit=Unit.PERSON,
            needs=("divisions", "stations", "members", "assignments"),
            inapplicable=no_villages,
        ),
    ),
)

STAFFING_VILLAGE_AUXILIARY = Rule(
    id="staffing.village_auxiliary",
    title=Text("一村一辅警（警务助理）", "an auxiliary or assistant in every village"),
    how=Text(
        "每个行政村当日有辅警或警务助理任职：任职于该村、村内网格或设在该村的警务室、工作站；由设"
        "在他村的警务室服务的不算。公布数字以已公布的人员类别为准。",
        "An auxiliary or assistant is assigned to the village, to a grid of it, or to an office "
        "or workstation that stands in it, on the day; being served from an office elsewhere does "
        "not count. On figures, the kinds of members published decide.",
    ),
    unknown_when=Text(
        "未公布辅警人数，或未登记人员、任职（members.csv、assignments.csv），或者辅警、警务助理任职的"
        "警务室、工作站、网格，足以影响结论。",
        "The number of auxiliaries is not published; or members.csv, assignments.csv or the table "
        "of an office, workstation or grid that an auxiliary or assistant has is not recorded and "
        "would decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.WHOLE,
            totals=True,
            expected=quantity(_Q.VILLAGES) * standard("staffing.village_auxiliary.members"),
            actual=_HELPERS,
            unit=Unit.PERSON,
            marks=(Mark.ON_TOTALS,),
            claims=(_Q.VILLAGES_WITH_AUXILIARY,),
            remarks=(_per_member, _assistants_unpublished),
        ),
        Comparison(
            of=_K.VILLAGE,
            expected=standard("staffing.village_auxiliary.members"),
            actual=quantity(_Q.VILLAGE_AUXILIARIES),
            unit=Unit.PERSON,
            needs=("divisions", "members", "assignments"),
            inapplicable=farm,
            remarks=(_shared,),
        ),
    ),
)

STAFFING_DEDICATED = Rule(
    id="staffing.dedicated",
    title=Text("社区警务专职化", "dedicated members do nothing else"),
    how=Text(
        "原文“严禁以任何理由安排其他岗位或其他工作”，专职民辅警在专职期间有任何工时用于其他岗位或"
        "工作即为未达标，并列明占比和安排人。只看已结束的月份。",
        "The source forbids any other post or work for whatever reason: any of it, on a "
        "day on which an officer or auxiliary is dedicated, is short, with its share of the time "
        "and who ordered it. Only months that are over are judged.",
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
            relation=Relation.AT_MOST,
            expected=standard("staffing.dedicated.other_hours"),
            actual=quantity(_Q.HOURS_ON_OTHER_POSTS),
            unit=Unit.HOUR,
            needs=("members", "assignments", "duty_entries"),
            inapplicable=_not_dedicated,
            remarks=(_ordered,),
        ),
    ),
)
