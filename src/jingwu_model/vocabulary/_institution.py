"""机构运行, the institution at work: posts, training, rewards, care and the papers it issues."""

from jingwu_model.declare import Term


class Reached(Term):
    """任职途径, how a dual post was reached.

    A committee's deputy director is elected, and in no other way. Source: `city-2024` §5(5)1 and
    `jingyuan-2020`; `VCOL18` 11 and `RCOL18` 8 for the election.
    """

    PARTY_APPOINTED = (
        "party_appointed",
        "党组织任命",
        "appointed by the Party organisation",
        "由上级党组织任命或者批准。",
        "Appointed or approved by the Party organisation above.",
        "city-2024",
    )
    ELECTED = (
        "elected",
        "选举产生",
        "elected",
        "依照法定程序选举产生。",
        "Elected by the procedure that the law lays down.",
        "VCOL18",
    )
    ASSISTANT = (
        "assistant",
        "聘任为助理",
        "taken on as an assistant",
        "作为助理聘任，不是村（居）民委员会的成员。",
        "Taken on as an assistant, who is no member of the committee.",
        "jingyuan-2020",
    )


class TrainingForm(Term):
    """培训形式, how a training is given.

    Source: `city-2024` §5(3)2.
    """

    MENU = (
        "menu",
        "菜单式培训",
        "from a menu",
        "按需要从课程菜单中选择。",
        "Chosen from a menu of courses by what is needed.",
        "city-2024",
    )
    DELIVERED = (
        "delivered",
        "送教上门",
        "brought to the place",
        "教官到一线精准送教。",
        "Instructors go to those who serve.",
        "city-2024",
    )
    ON_THE_JOB = (
        "on_the_job",
        "随警施教",
        "on the job",
        "在实际处警、调解、办案中帮教指导。",
        "Taught while incidents, disputes and cases are handled.",
        "city-2024",
    )


class RecognitionKind(Term):
    """褒奖类别, what a member is recognised by.

    Source: `city-2024` §5(4)1; `library` for a seat in a training.
    """

    MERIT = (
        "merit",
        "评功授奖",
        "merit",
        "记功、嘉奖和授予荣誉称号。",
        "Merit, commendation and titles of honour.",
        "city-2024",
    )
    ALLOWANCE = (
        "allowance",
        "基层津贴",
        "allowance",
        "基层岗位津贴。",
        "An allowance for service at the base.",
        "city-2024",
    )
    PROMOTION = (
        "promotion",
        "职级晋升",
        "promotion",
        "职务或者职级晋升。",
        "Promotion in post or in grade.",
        "city-2024",
    )
    TRAINING_SEAT = (
        "training_seat",
        "培训名额",
        "seat in a training",
        "外出学习培训的名额。",
        "A seat in a training elsewhere.",
        "library",
    )


class CareKind(Term):
    """关爱措施, how the force cares for its own.

    Source: `city-2024` §5(4).
    """

    MEALS = (
        "meals",
        "一日三餐",
        "meals",
        "保障驻村民辅警的一日三餐。",
        "Meals for those who serve in the villages.",
        "city-2024",
    )
    FAMILY = (
        "family",
        "家属关怀",
        "family",
        "照顾民辅警的父母子女。",
        "Help for the parents and children of members.",
        "city-2024",
    )
    COUNSELLING = (
        "counselling",
        "心理疏导",
        "counselling",
        "为民辅警提供心理疏导。",
        "Counselling for members.",
        "city-2024",
    )
    BACKING = (
        "backing",
        "撑腰鼓劲",
        "backing",
        "为担当尽责的民辅警撑腰，给予政策兜底。",
        "Standing behind members who act as duty asks.",
        "city-2024",
    )


class InstrumentKind(Term):
    """规范性文件类别, what kind of paper lays the work down.

    Source: `city-2024` §2(1)1 and `jingyuan-2020`.
    """

    OPINIONS = (
        "opinions",
        "实施意见",
        "implementing opinions",
        "市县两办印发的实施意见。",
        "Opinions on how to carry the work out.",
        "city-2024",
    )
    NOTICE = (
        "notice",
        "通知",
        "notice",
        "部署工作的通知。",
        "A notice that sets work going.",
        "city-2024",
    )
    PLAN = (
        "plan",
        "工作方案",
        "plan",
        "工作实施方案。",
        "A plan of the work.",
        "city-2024",
    )
    RULES = (
        "rules",
        "实施细则",
        "detailed rules",
        "考核等实施细则。",
        "Detailed rules, such as those of an assessment.",
        "jingyuan-2020",
    )


class HandledBy(Term):
    """业务分工, who handles an item of business.

    Source: `city-2024` §5(2)1.
    """

    STATION = (
        "station",
        "派出所",
        "police station",
        "由派出所管辖的事项。",
        "Handled by police stations.",
        "city-2024",
    )
    SPECIALIST_UNIT = (
        "specialist_unit",
        "警种部门",
        "specialist unit",
        "由专业警种部门管辖的事项。",
        "Handled by specialist units.",
        "city-2024",
    )
    BOTH = (
        "both",
        "共同负责",
        "both",
        "由派出所和警种部门共同负责的事项。",
        "Handled by both together.",
        "city-2024",
    )
