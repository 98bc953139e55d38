"""The rules on posts: who holds which beside the police one, who begins where, who leads."""

from jingwu_model.errors import Text
from jingwu_model.model import DualPosting
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._began import since_it_began
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._measures import per_cent_beside
from jingwu_model.rules._postings import POINTS, Point, of_no_committee, outside_organs
from jingwu_model.rules._rule import Among, Comparison, Remark, Rule
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Mark, Relation, SubjectKind
from jingwu_model.vocabulary import MemberKind, Quantity, Unit

_Q = Quantity
_K = SubjectKind
_PLACED = "recruits.placed.percent"
_POSTS = "posts.dual.posts"
_FRONTLINE = "newcomer.frontline.posts"
_SEVERAL = {
    MemberKind.OFFICER: "officers",
    MemberKind.AUXILIARY: "auxiliaries",
    MemberKind.ASSISTANT: "assistants",
}


def _in_community(asked: Asked) -> bool:
    ground = asked.ground
    return ground is not None and ground.staff.in_community_work(asked.row.row) is True


def _nobody_told(ground: Ground) -> str | None:
    """Where posts are not recorded, anybody may be in community work."""
    told = (
        ground.staff.in_community_work(one)
        for one in ground.members
        if one.kind is not MemberKind.ASSISTANT
    )
    return "members.post" if None in told else None


def _of_another_kind(key: str) -> Remark:
    """A remark on a member of a kind that the standard does not tell of."""

    def remark(asked: Asked) -> Note | None:
        own = asked.row.row.kind
        only = asked.governing(key).standard.member_kind if key in asked.known else None
        if only is None or only is own:
            return None
        return note(
            f"来源只说{only.zh}，不涉及{own.zh}",
            f"the source tells of {_SEVERAL[only]}, not of {_SEVERAL[own]}",
        )

    return remark


def _is_newcomer(asked: Asked) -> bool:
    until = asked.row.row.newcomer_until
    return until is not None and asked.day <= until


def _without_law(asked: Asked) -> Note | None:
    """A post of which none of the three laws asks anything."""
    posting: DualPosting = asked.row.row
    if not outside_organs(posting):
        return note(
            "任职于国家机关，不属于机关外兼职", "a post in an organ of state, not outside them"
        )
    ground = asked.ground
    if ground is not None and posting.member not in ground.staff.serving:
        return note("任职人员当日不在职", "of a member who does not serve on the day")
    member = None if ground is None else ground.register.members[posting.member]
    if member is None or member.kind is MemberKind.OFFICER:
        return None
    return _no_committee(asked)


def _no_committee(asked: Asked) -> Note | None:
    """A deputy director's of a unit that has no committee, so that no election is asked."""
    if not of_no_committee(asked.row.row):
        return None
    return note(
        "任职地是类似单位（农场等），不适用村（居）委会选举的规定",
        "at a unit that is like a committee and none (a farm or the like): no election is asked",
    )


def _no_recruits(asked: Asked) -> Note | None:
    if asked.amount(_Q.RECRUITS).hi == 0:
        return note("标准施行以来未招录辅警", "no auxiliary recruited since the standard began")
    return None


def _lacking(point: Point) -> Remark:
    """A remark on one point of law that a post surely lacks, naming the article."""

    def remark(asked: Asked) -> Note | None:
        posting: DualPosting = asked.row.row
        member = None if asked.ground is None else asked.ground.register.members[posting.member]
        if member is None or not point.lacking(posting, member):
            return None
        law = point.law(posting)
        return note(
            f"{point.words.zh}，违反{law.text('zh')}",
            f"{point.words.en}: contrary to the {law.text('en')}",
        )

    return remark


def _none_counts(asked: Asked) -> Note | None:
    """A member has posts and none that counts; which, and why, would tell of a Party member."""
    postings = () if asked.ground is None else asked.ground.postings[asked.row.subject.id]
    if not any(map(outside_organs, postings)) or asked.amount(_Q.FITTING_POSTS).hi:
        return None
    return note("没有符合本人身份且合法的兼任职务", "no fitting lawful post")


POSTS_DUAL = Rule(
    id="posts.dual",
    title=Text("“两任”全面覆盖", "dual posts in villages and communities"),
    how=Text(
        "从事社区警务的民辅警，每人当日至少有一项符合本人身份且合法的兼任职务：党员为村（居）党支"
        "部副书记，非党员为村（居）委会副主任，村（居）委会主任助理不限；有多项的，只计一项。岗位"
        "未登记、看不出是否从事社区警务的不列入检查。另逐项核对当日在职者的兼任职务：村（居）委会"
        "副主任须经选举"
        "产生，与来源的要求不符的，以法律为准，农场等类似单位除外；公务员（民警）在机关外兼职须经"
        "批准，不得领取报酬，登记了批准机关的视为经批准。缺一项即为违法，不计入达标，并注明条款。"
        "乡镇（街道）行政副职属于机关内任职，不在此列。只核对选举、批准、报酬三项；是否登记为本村"
        "选民或者本地居民、是否属于不参加村（居）民委员会的驻地机关人员（《村民委员会组织法》第13、"
        "38条，《城市居民委员会组织法》第8、19条），无从核对，达标不等于合法。人员的结论与其兼任职"
        "务对照，可以推知是否党员，只供公安机关内部查看，对外出具的报告不含这些结论。",
        "Every officer and auxiliary in community work holds, on the day, a post that is lawful "
        "and fits: Party members deputy secretary of the branch, others deputy director of the "
        "committee, anybody assistant to its director; of several, one is counted. One without a "
        "post on record to tell whether they are in community work is not asked. Then every post "
        "of one who serves is asked what the law asks of it, whatever the source wants: a "
        "committee's deputy director is elected and reached in no other way, but for farms "
        "and the like; a civil servant's, which is an officer's, post outside the organs is "
        "approved, which an organ on record that approved it shows, and without pay. One point "
        "lacking makes it unlawful: it counts for nothing and names the article. A township's "
        "deputy head is within the organs and is not asked. Only election, approval and pay are "
        "checked. Whether a member is a voter of the place, or belongs to an organ whose people "
        "take no part in the committee (VCOL18 13, 38; RCOL18 8, 19), is not: met does not mean "
        "lawful. A member's finding, read beside their posts, may tell whether they are a Party "
        "member: it is for the force alone, and a report written for anybody else leaves it out.",
    ),
    unknown_when=Text(
        "未登记人员、任职或两任任职（members.csv、assignments.csv、dual_posts.csv），或是否党员、任"
        "职途径、是否经批准、是否领取报酬未填而足以影响结论；或岗位（members.csv 的 post 列）未填，"
        "既看不出谁从事社区警务，也没有登记兼任职务。",
        "members.csv, assignments.csv or dual_posts.csv is not recorded; or Party membership, how "
        "the post was reached, whether it is approved or whether it is unpaid is empty and would "
        "decide it; or posts (members.csv) are empty, nobody is known to be in community work, and "
        "no such post is on record.",
    ),
    comparisons=(
        Comparison(
            of=_K.MEMBER,
            expected=standard(_POSTS),
            actual=quantity(_Q.FITTING_POSTS),
            unit=Unit.COUNT,
            inapplicable=_of_another_kind(_POSTS),
            needs=("members", "assignments", "dual_posts"),
            among=Among(Text("从事社区警务的", "in community work"), _in_community),
            remarks=(_none_counts,),
            # Party membership is seen inside the force alone.
            seen_by="internal",
        ),
        Comparison(
            of=_K.POSTING,
            relation=Relation.AT_MOST,
            expected=standard("posts.dual.unlawful"),
            actual=quantity(_Q.UNLAWFUL_POINTS),
            unit=Unit.ITEM,
            needs=("members", "dual_posts"),
            if_short=(Mark.UNLAWFUL,),
            inapplicable=_without_law,
            remarks=(*map(_lacking, POINTS), _no_committee),
        ),
    ),
    if_nothing=_nobody_told,
)

POSTS_TOWNSHIP = Rule(
    id="posts.township",
    title=Text("派出所所长兼任乡镇（街道）行政副职", "station heads as deputy heads of a township"),
    how=Text(
        "派出所所长（岗位为所长的人员）当日兼任该所管辖的一个乡镇（街道）的行政副职；管辖多个的，任"
        "其一即可。来源只说已经做到，并未要求必须做到。",
        "The head of the station, its member with that post, is on the day deputy head of a "
        "township that the station serves; where it serves several, one of them will do. The "
        "source says that it was done, not that it must be.",
    ),
    unknown_when=Text(
        "未登记派出所、人员或两任任职（stations.csv、members.csv、dual_posts.csv），或该所没有登记"
        "所长；所长有此职务而派出所管辖区划未填的，亦无法判断。",
        "stations.csv, members.csv or dual_posts.csv is not recorded; the station has no head on "
        "record; or its head holds such a post and what the station serves is empty.",
    ),
    comparisons=(
        Comparison(
            of=_K.STATION,
            expected=standard("posts.township.posts"),
            actual=quantity(_Q.TOWNSHIP_POSTS),
            unit=Unit.COUNT,
            needs=("stations", "members", "dual_posts"),
        ),
    ),
)

RECRUITS_PLACED = Rule(
    id="recruits.placed",
    title=Text(
        "招录辅警充实到警务室、工作站", "recruited auxiliaries go to offices and workstations"
    ),
    how=Text(
        "对每个县级公安机关，标准施行以来入职、当日在职的辅警，当日任职于警务室、工作站，或者任职的"
        "村、网格所在村设有警务室、工作站的，为已充实到位；原文为“全部”，故应为 100%。入职日期未填"
        "的，作为上下限。",
        "Of each county-level bureau: auxiliaries who joined since the standard began and serve on "
        "the day are placed where they have an assignment to an office or workstation, or to a "
        "village or grid in whose village one stands. The source says all of them: 100 %. One "
        "whose day of joining is not recorded may be a recruit, and bounds the share.",
    ),
    unknown_when=Text(
        "未登记机构、人员、任职、警务室或工作站（agencies.csv、members.csv、assignments.csv、"
        "rooms.csv、workstations.csv），或辅警的入职日期未填，或未登记派出所（stations.csv）而有的"
        "辅警只登记了派出所，足以影响结论。",
        "agencies.csv, members.csv, assignments.csv, rooms.csv or workstations.csv is not "
        "recorded; or column joined of members.csv is empty, or stations.csv is not recorded and "
        "of some auxiliaries only the station is, and these would decide it.",
    ),
    comparisons=(
        Comparison(
            of=_K.AGENCY,
            expected=standard(_PLACED),
            actual=per_cent_beside(_Q.PLACED_RECRUITS, _Q.UNPLACED_RECRUITS),
            unit=Unit.PERCENT,
            needs=("agencies", "members", "assignments", "rooms", "workstations"),
            among=Among(
                Text("标准施行以来招录的辅警", "auxiliaries recruited since the standard began"),
                lambda _asked: True,
                since_it_began(_PLACED),
            ),
            inapplicable=_no_recruits,
        ),
    ),
)

NEWCOMER_FRONTLINE = Rule(
    id="newcomer.frontline",
    title=Text("新进民辅警先到一线", "newcomers start at the front line"),
    how=Text(
        "当日仍属新进的民警和辅警（newcomer_until 不早于当日）：最早一次任职不晚于当日开始，或者在"
        "派出所从事社区、办案、巡逻岗位的，为先到一线；在机关而没有任职的，为未先到一线。在派出所其"
        "他岗位、没有任职记录的，无从判断。",
        "Officers and auxiliaries who are newcomers on the day began at the front line where "
        "their first assignment, to whatever place, began no later than the day, or where their "
        "post at a station is community, case work or patrol. One at an agency without an "
        "assignment did not. At a station on another post, without an assignment, it is not known.",
    ),
    unknown_when=Text(
        "未登记人员或任职（members.csv、assignments.csv），或派出所新进人员没有任职记录，岗位未填或"
        "非上述岗位。",
        "members.csv or assignments.csv is not recorded; or a newcomer at a station has no "
        "assignment, and no post of those on record.",
    ),
    comparisons=(
        Comparison(
            of=_K.MEMBER,
            expected=standard(_FRONTLINE),
            actual=quantity(_Q.FRONTLINE_POSTS),
            unit=Unit.COUNT,
            inapplicable=_of_another_kind(_FRONTLINE),
            needs=("members", "assignments"),
            among=Among(Text("新进", "newcomers"), _is_newcomer),
        ),
    ),
)

ROTA_LED = Rule(
    id="rota.led",
    title=Text("轮值巡防由民辅警带队", "patrol rotas led by officers or auxiliaries"),
    how=Text(
        "实行“五户一长、十户一长”等轮值的队伍，由当日在职的民警或者辅警带队；由警务助理或者群众带队"
        "的为未达标。不轮值的队伍不列入检查。",
        "A team that goes by a rota is led by an officer or auxiliary who serves on the day; one "
        "led by an assistant, or by somebody of the public, falls short. A team without a rota is "
        "not asked.",
    ),
    unknown_when=Text(
        "未登记队伍或人员（teams.csv、members.csv），或带队人员未填，或其已不在职。",
        "teams.csv or members.csv is not recorded; or nobody is recorded to lead the team, or "
        "only one who no longer serves.",
    ),
    comparisons=(
        Comparison(
            of=_K.TEAM,
            expected=standard("rota.led.leaders"),
            actual=quantity(_Q.ROTA_LEADERS),
            unit=Unit.PERSON,
            needs=("teams", "members"),
            among=Among(
                Text("实行轮值的", "that go by a rota"),
                lambda asked: asked.row.row.rota is not None,
            ),
        ),
    ),
)
