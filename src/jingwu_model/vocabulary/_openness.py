"""公开与预警, openness and warning: what is published and how, and what trends of a place show."""

from jingwu_model.declare import Term


class Channel(Term):
    """公开渠道, by which way something is published.

    Source: `jingyuan-2020`, fourth measure; `library` for those it does not name.
    """

    COMMUNITY_GROUP = (
        "community_group",
        "社区微信群",
        "community chat group",
        "社区的微信群。",
        "A community's chat group.",
        "jingyuan-2020",
    )
    ROOM_GROUP = (
        "room_group",
        "警务室微信群",
        "office's chat group",
        "警务室的微信群。",
        "The chat group of a community police office.",
        "jingyuan-2020",
    )
    NOTICE_BOARD = (
        "notice_board",
        "公示栏",
        "notice board",
        "警务室或者村（居）委会的公示栏。",
        "A notice board of the office or the committee.",
        "library",
    )
    BROADCAST = (
        "broadcast",
        "村广播",
        "village broadcast",
        "村（社区）广播。",
        "The village's loudspeakers.",
        "library",
    )
    MEETING = (
        "meeting",
        "群众会议",
        "public meeting",
        "向群众当面报告的会议。",
        "A meeting at which the public is told.",
        "library",
    )


class PublicationKind(Term):
    """公开内容, what is published; of a case nothing is, its progress is told to who may know.

    Source: `jingyuan-2020`, fourth measure; the report on the work, `mps-2009`.
    """

    SECURITY_NOTICE = (
        "security_notice",
        "治安动态",
        "security notice",
        "辖区治安动态通报。",
        "How public order stands in the area.",
        "jingyuan-2020",
    )
    ADVICE = (
        "advice",
        "防范建议",
        "advice on prevention",
        "防诈骗、防盗等防范建议。",
        "How to guard against fraud, theft and the like.",
        "jingyuan-2020",
    )
    PROCEDURES = (
        "procedures",
        "办事指南",
        "procedures",
        "办理户籍、身份证等事项需要的手续。",
        "What is needed for household registration, identity cards and the like.",
        "jingyuan-2020",
    )
    SERVICE_PROGRESS = (
        "service_progress",
        "服务事项进展（汇总）",
        "service progress, in aggregate",
        "行政审批等服务事项办理情况的汇总数字。",
        "How far applications for services have come, in totals.",
        "jingyuan-2020",
    )
    WORK_REPORT = (
        "work_report",
        "工作报告",
        "report on the work",
        "向群众报告社区警务工作，接受评议。",
        "A report on community policing to the public, whose review is accepted.",
        "mps-2009",
    )


class TrendKind(Term):
    """态势类别, what is counted of a place over a period; never of a person.

    Source: `mps-2009` for offences against property and persons, `mps-2019` for the others.
    """

    THEFT = (
        "theft",
        "盗窃",
        "theft",
        "一地一段时间内的盗窃警情数。",
        "Thefts reported in a place over a period.",
        "mps-2009",
    )
    ROBBERY = (
        "robbery",
        "抢劫",
        "robbery",
        "一地一段时间内的抢劫警情数。",
        "Robberies reported in a place over a period.",
        "mps-2009",
    )
    SNATCHING = (
        "snatching",
        "抢夺",
        "snatching",
        "一地一段时间内的抢夺警情数。",
        "Snatchings reported in a place over a period.",
        "mps-2009",
    )
    FRAUD = (
        "fraud",
        "诈骗",
        "fraud",
        "一地一段时间内的诈骗警情数。",
        "Frauds reported in a place over a period.",
        "mps-2009",
    )
    TRAFFICKING = (
        "trafficking",
        "拐卖",
        "trafficking",
        "一地一段时间内的拐卖警情数。",
        "Trafficking in persons reported in a place over a period.",
        "mps-2009",
    )
    DISPUTE = (
        "dispute",
        "矛盾纠纷",
        "disputes",
        "一地一段时间内的矛盾纠纷数。",
        "Disputes in a place over a period.",
        "mps-2019",
    )
    HAZARD = (
        "hazard",
        "治安隐患",
        "hazards",
        "一地一段时间内的治安隐患数。",
        "Hazards found in a place over a period.",
        "mps-2019",
    )
