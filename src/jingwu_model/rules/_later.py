"""Rules that read proceedings: declared with what they rest on, and not evaluated yet."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES, Citation

_CLOCK = Text(
    "有关流程的模型或者其记录尚缺，无法得知义务何时产生、是否履行。",
    "The machine of the proceedings, or their record, is not there to tell when a duty arose and "
    "whether it was done.",
)


@attrs.frozen(kw_only=True)
class LaterRule:
    """A rule that reads proceedings: what it will ask, and of which texts; `check` does not yet.

    Attributes:
        id: Its id, stable.
        title: What it asks.
        standards: The standards it rests on, by id.
        cited: What else it rests on: a source's key, and the part of it.
        how: How the source is read.
        unknown_when: What will leave it open.

    Examples:
        >>> from jingwu_model.rules import LATER
        >>> [one.text() for one in LATER["support.response"].citations][0]
        "A deputy mayor's speech at the city's 2024 meeting on one village (grid), one officer, \
§5(2)2"
    """

    id: str
    title: Text
    standards: tuple[str, ...] = ()
    cited: tuple[tuple[str, str | None], ...] = ()
    how: Text
    unknown_when: Text = _CLOCK

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What it rests on beside its standards."""
        return tuple(
            SOURCES[key].whole if part is None else SOURCES[key][part] for key, part in self.cited
        )


LATER: Mapping[str, LaterRule] = MappingProxyType(
    {
        rule.id: rule
        for rule in (
            LaterRule(
                id="support.response",
                title=Text("警种支援及时响应", "requests for support answered in time"),
                standards=("support.urgent.hours", "support.ordinary.working_days"),
                cited=(("city-2024", "§5(2)2"), ("ADM", "15"), ("RPT24", "¶13")),
                how=Text(
                    "派出所请求警种部门支援的，按请求计时：到期未响应的为逾期，按地方和月份计数。"
                    "来源要求及时、有效，没有给出时限，时限由本库设定。"
                    "管辖有争议的，由共同的上级指定，争议期间不停止处置。",
                    "Each request of a station for support is timed: one not answered when due is "
                    "overdue, counted by place and month. The source asks for timely and "
                    "effective support and gives no time; the library sets one. Where competence "
                    "is disputed the common superior designates, and handling never stops.",
                ),
            ),
            LaterRule(
                id="matter.reply",
                title=Text("群众诉求按期答复", "matters raised in visits replied to in time"),
                standards=(
                    "matter.reply.working_days",
                    "matter.reply.petition_notice_days",
                    "matter.reply.petition_days",
                    "matter.reply.petition_extension_days",
                    "matter.silence.days",
                ),
                cited=(("XF22", "30"), ("PPL12", "46")),
                how=Text(
                    "走访中提出的诉求，自受理起计时，到期未答复的为逾期，按地方和月份计数；"
                    "答复期限由本库设定，属于信访事项的依信访工作条例。"
                    "对民辅警的投诉转督察、纪检，不由本人答复。诉求多少从不作为指标。",
                    "A matter raised in a visit is timed from its acceptance; one not replied to "
                    "when it falls due is overdue, counted by place and month. The library sets "
                    "the time, and for petition items the regulations do. A complaint about a "
                    "member goes to inspection or discipline, never to that member. How many "
                    "matters are raised is never an indicator.",
                ),
            ),
            LaterRule(
                id="case.told",
                title=Text("案件告知与回访", "people told of their case, and visited again"),
                standards=(
                    "case.told.transfer_hours",
                    "case.told.competence_days",
                    "case.told.contact_days",
                    "case.told.not_filed_days",
                    "case.told.reconsideration_days",
                    "case.told.reconsideration_extension_days",
                    "case.told.moved_days",
                    "case.told.withdrawn_days",
                    "case.told.decision_days",
                    "case.solved_told.days",
                    "case.suspension_review.days",
                    "case.return_visit_every.days",
                ),
                cited=(
                    ("mps-2009", None),
                    ("RPT24", "¶4"),
                    ("RPT24", "¶12"),
                    ("FILE15", None),
                    ("CRIM", "175"),
                    ("PSAPL25", "90"),
                    ("PSAPL25", "116"),
                    ("PSAPL25", "121"),
                ),
                how=Text(
                    "法律规定应当告知的每一项，写明告知何人、何时到期；到期未告知的为逾期，"
                    "按地方和月份计数。上门报案的，当场登记、接受证据材料、出具回执、"
                    "告知查询和投诉途径；行政案件立即立案。破案告知和回访间隔没有法定期限，由本库设定；"
                    "暂停的只能是回访，不能是法定告知。",
                    "Each notice the law owes names whom and by when; one not given when it falls "
                    "due is overdue, counted by place and month. Of a report made in person, "
                    "registration, taking the evidence, the receipt and telling how to follow the "
                    "case and complain are owed on the spot; an administrative case is opened at "
                    "once. No text says by when to "
                    "tell that a case is solved or how often to visit again: the library does. "
                    "What may be suspended is a return visit, never a notice owed by law.",
                ),
            ),
            LaterRule(
                id="mediation.deadline",
                title=Text("调解按期完成", "mediations concluded in time"),
                standards=(
                    "mediation.deadline.first_round",
                    "mediation.deadline.second_round",
                    "mediation.deadline.performance_check",
                    "mediation.deadline.people",
                ),
                how=Text(
                    "治安调解的首次、第二次调解和履行核查，以及人民调解，各按其期限计时，"
                    "逾期的按地方和月份计数。首次调解、履行核查和人民调解的期限属工作规范，"
                    "逾期并不使调解无效。",
                    "The two rounds and the check of performance of public-security mediation, and "
                    "people's mediation, are each timed by their own limit; those overdue are "
                    "counted by place and month. The limits of the first round, of the check and "
                    "of people's mediation are norms of work: a mediation past them is not void.",
                ),
            ),
            LaterRule(
                id="mediation.level",
                title=Text(
                    "小事不出村、大事不出乡", "small matters settled in the village, large in town"
                ),
                cited=(("jingyuan-2020", "§3"), ("PML", "3")),
                how=Text(
                    "公布在村、乡、县各级化解的纠纷所占比例，不作达标与否的结论："
                    "把上交的纠纷判为未达标，等于奖励堵住当事人的其他途径。",
                    "The share of disputes settled in the village, the town and the county is "
                    "published without a verdict: to mark those passed up as short would reward "
                    "closing the parties' other ways.",
                ),
                unknown_when=Text(
                    "纠纷的化解层级未记录。",
                    "The level at which disputes were settled is not recorded.",
                ),
            ),
            LaterRule(
                id="assessment.cycle",
                title=Text("月考核按期进行", "assessments held every month"),
                standards=("assessment.cycle.months", "assessment.objection_days"),
                cited=(("jingyuan-2020", "§1"), ("FILE15", "§2(2)3"), ("PLC15", None)),
                how=Text(
                    "社区民警、包村民警（辅警）每月考核一次，缺少的月份计数；"
                    "年终考核由各月结果按公开的办法得出，与评优评先、职务晋升挂钩。"
                    "提出异议的期限由本库设定。发案、破案等案件数量和比率依规定不得作为考核指标；"
                    "信访、投诉、拒访由本库一并排除。",
                    "Community officers, and officers and auxiliaries assigned to villages, are "
                    "assessed every month; the months missing are counted. The year-end result is "
                    "a stated function of the months and is tied to recognition and promotion. The "
                    "library sets the time to object. Numbers and rates of cases, as of those "
                    "reported or solved, may by rule not be indicators; petitions, complaints and "
                    "declined visits the library leaves out as well.",
                ),
                unknown_when=Text("考核记录缺失。", "No assessment is recorded."),
            ),
            LaterRule(
                id="visits.rates",
                title=Text(
                    "见警率、管事率、信息采集率", "visibility, handling and collection rates"
                ),
                standards=(
                    "visits.rates.visibility",
                    "visits.rates.handling",
                    "visits.rates.collection",
                ),
                how=Text(
                    "来源要求提高三率，没有定义，也没有给出数值。本库的定义："
                    "见警率为受访者中上月见过本地民警的比例；管事率为所提诉求中按期答复的比例；"
                    "信息采集率为应更新的当地情况信息中已更新的比例，从不针对个人。",
                    "The source asks for higher rates, and gives neither definition nor number. "
                    "The library's: visibility is the share of people asked who saw their officer "
                    "last month; handling is the share of matters raised that were replied to in "
                    "time; collection is the share of the facts of a place due that are up to "
                    "date, never of a person.",
                ),
                unknown_when=Text(
                    "标准未设定；或者没有调查、诉求、当地情况信息的记录。",
                    "The standards are unset; or no survey, matter or fact of places is recorded.",
                ),
            ),
        )
    }
)
"""The rules that read proceedings, by id; `check` asks none of them yet."""
