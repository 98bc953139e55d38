"""行为主体, actors: who may do what in a workflow."""

from jingwu_model.declare import Term


class ActorKind(Term):
    """行为主体类别, the kind of actor an event is done or recorded by.

    Source: each member's own. The committee is the people's mediation committee.
    """

    OFFICER = (
        "officer",
        "民警",
        "officer",
        "办理该事项的人民警察。",
        "The police officer who handles the matter.",
        "PPL12",
    )
    AUXILIARY = (
        "auxiliary",
        "辅警",
        "auxiliary",
        "在民警带领下协助的辅警，不得单独作为主体。",
        "Helps under an officer's lead, and is never the sole authority.",
        "HN-AUX20",
    )
    ASSISTANT = (
        "assistant",
        "警务助理",
        "assistant",
        "优先从村（格）干部中吸纳的警务助理；按本库规则，只从事陪同、告知和宣传。",
        "Drawn from village cadres first; here only accompanies, informs and publicises.",
        "library",
    )
    HEAD = (
        "head",
        "负责人",
        "head",
        "派出所、办案单位或者公安机关的负责人。",
        "The head of a station, a handling unit or an organ.",
        "ADM",
    )
    ORGAN = (
        "organ",
        "公安机关",
        "public security organ",
        "办理该事项的县级以上公安机关。",
        "The organ, of county level or above, that the matter belongs to.",
        "ADM",
    )
    ORGAN_ABOVE = (
        "organ_above",
        "上一级公安机关",
        "organ above",
        "上一级公安机关；对派出所，是其所属公安机关。",
        "The next higher organ; for a station, the organ it belongs to.",
        "PSAPL25",
    )
    SPECIALIST_UNIT = (
        "specialist_unit",
        "警种部门",
        "specialist unit",
        "支援派出所的专业警种部门。",
        "A specialist police unit that supports stations.",
        "city-2024",
    )
    STATION = (
        "station",
        "派出所",
        "police station",
        "以自己名义办事的公安派出所。",
        "A police station acting in its own name.",
        "PSAPL25",
    )
    DEPARTMENT = (
        "department",
        "职能部门",
        "department",
        "公安机关以外负有职责的政府部门。",
        "A government department, other than the police, whose business it is.",
        "city-2024",
    )
    PLATFORM = (
        "platform",
        "平台",
        "platform",
        "110、12345等受理平台。",
        "A desk that receives calls: 110 or 12345.",
        "city-2024",
    )
    PROCURATORATE = (
        "procuratorate",
        "人民检察院",
        "procuratorate",
        "对立案实行监督的人民检察院。",
        "The people's procuratorate, which supervises the filing of cases.",
        "CRIM",
    )
    COURT = (
        "court",
        "人民法院",
        "court",
        "审查司法确认申请的人民法院。",
        "The people's court that rules on judicial confirmation.",
        "CPL23",
    )
    MEDIATOR = (
        "mediator",
        "人民调解员",
        "people's mediator",
        "人民调解委员会的委员或者其聘任的人员。",
        "A member of a people's mediation committee, or one whom it appoints.",
        "PML",
    )
    COMMITTEE = (
        "committee",
        "人民调解委员会",
        "people's mediation committee",
        "依法设立的调解民间纠纷的群众性组织。",
        "The public's own body for mediating civil disputes.",
        "PML",
    )
    SECURITY_COMMITTEE = (
        "security_committee",
        "治安保卫委员会",
        "security committee",
        "村（居）的治保会。",
        "The committee of a village or community for its own security.",
        "city-2024",
    )
    EXPERT = (
        "expert",
        "鉴定人",
        "expert",
        "受公安机关聘请出具鉴定意见的人。",
        "Gives an appraisal that a public security organ has asked for.",
        "ADM",
    )
    UNIT = (
        "unit",
        "单位",
        "unit",
        "企业、事业等单位。",
        "An enterprise, institution or other organisation.",
        "UNIT04",
    )
    RESIDENT = (
        "resident",
        "居民",
        "resident",
        "辖区居民，以不透明标识表示。",
        "Someone living in the area, known only by an opaque reference.",
        "library",
    )
    PARTY = (
        "party",
        "当事人",
        "party",
        "纠纷或者调解的一方。",
        "One side of a dispute or of a mediation.",
        "PML",
    )
    REPORTER = (
        "reporter",
        "报案人",
        "reporter",
        "向公安机关报案的人。",
        "Reports a case to the police.",
        "RPT24",
    )
    COMPLAINANT = (
        "complainant",
        "控告人",
        "complainant",
        "向公安机关控告侵害行为的人。",
        "Brings a complaint of an offence against someone.",
        "CRIM",
    )
    INJURED_PARTY = (
        "injured_party",
        "被侵害人",
        "injured party",
        "合法权益受到违法行为侵害的人。",
        "Someone whose lawful rights a violation has harmed.",
        "ADM",
    )
    ALLEGED_VIOLATOR = (
        "alleged_violator",
        "违法嫌疑人",
        "alleged violator",
        "涉嫌实施违法行为的人。",
        "Someone suspected of a violation.",
        "ADM",
    )
    PROXY = (
        "proxy",
        "代理人",
        "proxy",
        "持书面委托、在委托范围内代行权利的人。",
        "Acts for another within the scope of a written authorisation.",
        "ADM",
    )
    GUARDIAN = (
        "guardian",
        "监护人",
        "guardian",
        "未成年人的父母或者其他监护人。",
        "A minor's parent or other guardian.",
        "ADM",
    )
    CLOCK = (
        "clock",
        "时钟",
        "clock",
        "期限届满等时间经过的事实。",
        "The passing of time: a window closes, a period ends.",
        "library",
    )
