"""The rules on who may do what and can do it: helpers' work, able members, training."""

from jingwu_model.errors import Text
from jingwu_model.model import Member
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._began import since_it_began
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._measures import per_cent_of
from jingwu_model.rules._rule import Among, Comparison, Rule
from jingwu_model.rules._service_counts import grids_of, match_share
from jingwu_model.rules._service_rows import MonthOfHelp
from jingwu_model.rules._stretches import month_number, months_over, year_earlier
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Relation, SubjectKind
from jingwu_model.vocabulary import MemberKind, Quantity, Unit

_Q = Quantity
_K = SubjectKind
_PAIR = 2


def _no_entry(ground: Ground) -> str | None:
    """Where helpers served but have no entries, or there are no entries at all, none is known."""
    register, months = ground.register, months_over(ground.day)
    timed = any(month_number(one.start.date()) in months for one in register.duty_entries)
    helpers = any(_could_help(ground, one, months) for one in register.members)
    return None if timed and not helpers else "duty_entries.csv"


def _could_help(ground: Ground, member: Member, months: range) -> bool:
    """Whether a member is an auxiliary or assistant who served here in some of the months."""
    late = member.joined is not None and month_number(member.joined) >= months.stop
    gone = member.left is not None and month_number(member.left) < months.start
    if member.kind is MemberKind.OFFICER or late or gone:
        return False
    home = ground.staff.home_of(member)
    return home is None or ground.within(home)


def _no_pair(asked: Asked) -> Note | None:
    """Fewer than two grids, or none that can be set against another."""
    ground, row = asked.ground, asked.row
    grids = None if ground is None else grids_of(ground, row)
    if grids is not None and len(grids) < _PAIR:
        return note("网格不足两个", "fewer than two grids")
    if ground is not None and match_share(ground, row) is None:
        return note(
            "没有工作量和负责人能力都不同的网格",
            "no two grids differ both in workload and in ability",
        )
    return None


def _none_noted(asked: Asked) -> Note | None:
    if asked.amount(_Q.NEEDS_NOTED).hi != 0:
        return None
    since = asked.row.since
    if since is not None and since > year_earlier(year_earlier(asked.day)):
        return note(
            "一年前至两年前之间、标准施行以来没有提出培训需求",
            "no training need was noted between two years ago and one, since the standard began",
        )
    return note(
        "一年前至两年前之间没有提出培训需求",
        "no training need was noted between two years ago and one",
    )


def _is_auxiliary(asked: Asked) -> bool:
    work: MonthOfHelp = asked.row.row
    return work.member.kind is MemberKind.AUXILIARY


_AUXILIARIES = Among(Text("辅警", "auxiliaries"), _is_auxiliary)
_ASSISTANTS = Among(Text("警务助理", "assistants"), lambda asked: not _is_auxiliary(asked))

DUTY_AUXILIARY = Rule(
    id="duty.auxiliary",
    title=Text("辅警、警务助理的职责边界", "what auxiliaries and assistants may do"),
    how=Text(
        "看近十二个月中已结束且有工时记录的各月。辅警采集基础信息、实有人口管理、化解矛盾纠纷、治"
        "安管理、参与案件办理，以及采集员、调解员的工作，须有民警带领（led_by 列）；不得调查取证、"
        "审核案件、作出处理决定，勤务记录看不出的，由各程序自身把关。警务助理不是辅警，上述法规均"
        "未提及，其界限由本库设定：除会议、报表台账外不承担其他岗位或者工作；除信息员、宣传员的工"
        "作（其中宣传员可兼及安全防范、服务群众两项任务）外，须有民警带领。角色、职责任务、其他岗位逐"
        "项看，有一项须带领而未带领的，即不合规定。任何一条不合规定的记录即为未达标；未填角色、职责任"
        "务、其他岗位和带领民警的记录，看不出是什么工作，作为上下限。",
        "Of the months that are over, among the last twelve, those with duty entries. An auxiliary "
        "collects basic information, manages the population, settles disputes, keeps order, helps "
        "with cases, and does the work of a collector or mediator under an officer's lead (led_by) "
        "alone. Gathering evidence, reviewing a case and deciding are barred; entries do not show "
        "them, and the proceedings refuse them. An assistant is no auxiliary, and none of these "
        "texts names one: their bounds are the library's. No other post but meetings and "
        "paperwork, and nothing without an officer's lead but reporting conditions and publicity, "
        "and in publicity the duties of prevention and service. Role, duty and other post are "
        "each asked: one of them that needs a lead is enough. One entry that is not allowed is "
        "short; one without a role, a duty, another post and an officer who led does not say what "
        "the work was, and bounds the count.",
    ),
    unknown_when=Text(
        "未登记人员或工时（members.csv、duty_entries.csv）；这些月份有辅警、警务助理在职而没有他们的"
        "工时，或者没有任何人的工时；或记录的角色、职责任务、其他岗位（duty_entries.csv 的 role、"
        "duty、other_post 列）均未填，足以影响结论。",
        "members.csv or duty_entries.csv is not recorded; there is no entry of an auxiliary or "
        "assistant, though some served in those months, or of anybody; or columns role, duty and "
        "other_post, which would say what the work was, are all empty and would decide it.",
    ),
    comparisons=tuple(
        Comparison(
            of=_K.HELPER_MONTH,
            relation=Relation.AT_MOST,
            expected=standard(f"duty.auxiliary.{key}"),
            actual=quantity(_Q.ENTRIES_NOT_ALLOWED),
            unit=Unit.ENTRY,
            needs=("members", "duty_entries"),
            among=among,
        )
        for key, among in (("entries", _AUXILIARIES), ("assistant_entries", _ASSISTANTS))
    ),
    if_nothing=_no_entry,
)

COMPETENCE_MATCH = Rule(
    id="competence.match",
    title=Text("繁重网格由能力强者负责", "the heavier grids to the abler members"),
    how=Text(
        "对每个派出所，将辖区网格两两相比。工作量为年矛盾纠纷、警情、服务事项数之和，三项均须登记。"
        "负责人取任职于该网格的民警、辅警，没有的取民警网格长，再没有的取负责全村的民警、辅警；有"
        "数人的取能力最强者。能力为各项能力等级之和。工作量和能力都不同的每一对网格，工作量大的由"
        "能力强的负责即为相符；缺少数据的网格可能相符也可能不符，作为上下限。来源还提到人员体量，本"
        "库未计。来源未给出数值。",
        "Of each station, the grids of its area, pair by pair. Workload is the sum of a year's "
        "disputes, incidents and service requests, all three on record. In charge are the "
        "officers and auxiliaries assigned to the grid; where there are none, the officer who "
        "leads it; else those with all of the village in charge; of several, the ablest. Ability "
        "is the sum of the levels of a member's competences. A pair that differs in both agrees "
        "where the heavier grid has the abler member. Grids of which something is missing may go "
        "either way and bound the share. The source names population too, which is not counted. "
        "The source gives no number.",
    ),
    unknown_when=Text(
        "标准未设定；未登记网格、人员、任职或管辖区划；或网格工作量（grids.csv 的 disputes、"
        "incidents、requests 列）、人员能力（members.csv 的 competences 列）、有人任职的警务室或工"
        "作站未登记，足以影响结论。",
        "The standard is unset; grids, members, assignments or what a station serves are not "
        "recorded; or workload (disputes, incidents, requests of grids.csv), competences (of "
        "members.csv), or offices or workstations that somebody has are missing and may decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.STATION,
            expected=standard("competence.match.percent"),
            actual=quantity(_Q.MATCH_SHARE),
            unit=Unit.PERCENT,
            needs=("divisions", "grids", "stations", "members", "assignments"),
            inapplicable=_no_pair,
        ),
    ),
)

TRAINING_NEEDS = Rule(
    id="training.needs",
    title=Text("缺什么补什么", "what is lacking is taught"),
    how=Text(
        "对每个县级公安机关，取其人员在一年前至两年前之间提出的培训需求，看提出后一年内完成培训的"
        "比例。未满一年的需求尚可满足，标准施行以前提出的无此要求，均不计。一年之期由本库设定。来"
        "源未给出数值。",
        "Of each county-level bureau, the needs of its members noted between two years before the "
        "day and one: the share that a training met within a year of being noted. A need not yet "
        "a year old can still be met, and one noted before the standard began is none of its: "
        "neither is asked. The year is the library's measure. The source gives no number.",
    ),
    unknown_when=Text(
        "标准未设定；未登记机构、人员或培训（agencies.csv、members.csv、trainings.csv）；或未登记派"
        "出所（stations.csv），有的人员只登记了派出所，足以影响结论。",
        "The standard is unset; agencies.csv, members.csv or trainings.csv is not recorded; or "
        "stations.csv is not, and members of whom only the station is on record may decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.AGENCY,
            expected=standard("training.needs.percent"),
            actual=per_cent_of(_Q.NEEDS_MET, _Q.NEEDS_NOTED),
            unit=Unit.PERCENT,
            needs=("agencies", "members", "trainings"),
            part=since_it_began("training.needs.percent"),
            inapplicable=_none_noted,
        ),
    ),
)
