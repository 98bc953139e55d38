"""The terms of a dispute: its states, and what its events choose from."""

from jingwu_model.declare import Term


class State(Term):
    """矛盾纠纷的状态, where a dispute stands."""

    REGISTERED = (
        "registered",
        "已登记",
        "registered",
        "已登记，尚未研判分流。",
        "Registered and not yet triaged.",
        "library",
    )
    TRIAGED = (
        "triaged",
        "已分流",
        "triaged",
        "已确定等级、层级和化解力量，尚未开始化解。",
        "Severity, level and handlers are settled; handling has not begun.",
        "jingyuan-2020",
    )
    HANDLING = (
        "handling",
        "化解中",
        "being handled",
        "正在以所定渠道化解。",
        "It is being handled in the channel chosen.",
        "jingyuan-2020",
    )
    SETTLED = (
        "settled",
        "已化解",
        "settled",
        "已经达成协议或者化解，尚待履行和回访。",
        "Settled; performance and follow-ups are still to come.",
        "jingyuan-2020",
    )
    UNSETTLED = (
        "unsettled",
        "化解不成",
        "not settled",
        "未能化解，应当告知救济途径。",
        "Not settled; the other remedies are to be told.",
        "PML",
    )
    CLOSED = (
        "closed",
        "已办结",
        "closed",
        "已履行并回访，或者未化解但已告知救济途径。",
        "Performed and followed up, or not settled with the remedies told.",
        "library",
    )
    REFERRED = (
        "referred",
        "已移送",
        "referred",
        "已移送有权处理的机关或者组织。",
        "Passed on to whoever is competent.",
        "library",
    )
    WITHDRAWN = (
        "withdrawn",
        "已撤回",
        "withdrawn",
        "申请人或者各方当事人撤回；不影响案件办理。",
        "The applicant, or all parties, withdrew it; no case ends by that.",
        "library",
    )


class SettlingLevel(Term):
    """化解层级, the level at which a dispute is handled: from the village up."""

    VILLAGE = (
        "village",
        "村（社区）",
        "village or community",
        "在村（社区）化解：小事不出村。",
        "Small matters are settled in the village.",
        "jingyuan-2020",
    )
    TOWNSHIP = (
        "township",
        "乡镇（街道）",
        "township or street",
        "在乡镇（街道）化解：大事不出乡。",
        "Large ones are settled in the township.",
        "jingyuan-2020",
    )
    COUNTY = (
        "county",
        "县（市、区）",
        "county or district",
        "在县（市、区）化解。",
        "Settled at the county's level.",
        "library",
    )


class Channel(Term):
    """化解渠道, how a dispute is handled; two of them are machines of their own."""

    ON_SPOT = (
        "on_spot",
        "当场化解",
        "on the spot",
        "由社区民警等当场劝解化解。",
        "Talked out on the spot by the community officer and others.",
        "library",
    )
    PEOPLE_MEDIATION = (
        "people_mediation",
        "人民调解",
        "people's mediation",
        "由人民调解委员会调解。",
        "Mediated by a people's mediation committee.",
        "PML",
    )
    SECURITY_MEDIATION = (
        "security_mediation",
        "治安调解",
        "public-security mediation",
        "由公安机关对治安案件依法调解。",
        "Mediated by the police as a public-security case.",
        "PSAPL25",
    )
    JOINT = (
        "joint",
        "联合化解",
        "jointly",
        "由派出所联合乡镇、司法、法庭等单位联合化解。",
        "Settled jointly by station, township, judicial office or tribunal.",
        "jingyuan-2020",
    )
    OTHER = (
        "other",
        "其他渠道",
        "another channel",
        "由行业调解组织等其他渠道化解。",
        "Through another body, such as a trade's own mediators.",
        "library",
    )


class HandlerKind(Term):
    """化解力量, who handles a dispute."""

    COMMUNITY_OFFICER = (
        "community_officer",
        "社区民警",
        "community officer",
        "负责该社区（村）的民警。",
        "The officer in charge of the community or village.",
        "jingyuan-2020",
    )
    COMMITTEE = (
        "committee",
        "人民调解委员会",
        "people's mediation committee",
        "村（居）等依法设立的人民调解委员会。",
        "The public's own body for mediating civil disputes.",
        "PML",
    )
    COMMUNITY_WORKER = (
        "community_worker",
        "社区工作人员",
        "community worker",
        "社区（村）的工作人员。",
        "Works for the community or village.",
        "jingyuan-2020",
    )
    JUDICIAL_MEDIATOR = (
        "judicial_mediator",
        "司法调解员",
        "judicial mediator",
        "司法行政系统的调解员。",
        "A mediator of the judicial administration.",
        "jingyuan-2020",
    )
    VOLUNTEER = (
        "volunteer",
        "群防力量",
        "public volunteer",
        "参与群防群治的社会力量。",
        "One of the public who takes part in keeping the place safe.",
        "jingyuan-2020",
    )
    AUXILIARY = (
        "auxiliary",
        "辅警",
        "auxiliary",
        "在民警带领下协助化解的辅警，不得牵头。",
        "Helps under an officer's lead, and never leads.",
        "HN-AUX20",
    )
    STATION = (
        "station",
        "派出所",
        "police station",
        "公安派出所。",
        "The police station.",
        "jingyuan-2020",
    )
    TOWNSHIP = (
        "township",
        "乡镇（街道）",
        "township or street",
        "乡镇人民政府或者街道办事处。",
        "The township's government or the street's office.",
        "jingyuan-2020",
    )
    JUDICIAL_OFFICE = (
        "judicial_office",
        "司法所",
        "judicial office",
        "乡镇（街道）的司法所。",
        "The judicial office of the township or street.",
        "jingyuan-2020",
    )
    TRIBUNAL = (
        "tribunal",
        "法庭",
        "people's tribunal",
        "派出的人民法庭。",
        "A people's tribunal.",
        "jingyuan-2020",
    )


class Sign(Term):
    """不得只作纠纷处理的迹象, what is never handled as a dispute alone."""

    OFFENCE = (
        "offence",
        "违法犯罪",
        "offence",
        "有违反治安管理行为或者犯罪的迹象。",
        "Signs of a violation or a crime.",
        "PSAPL25",
    )
    FAMILY_VIOLENCE = (
        "family_violence",
        "家庭暴力",
        "family violence",
        "有家庭暴力的迹象。",
        "Signs of family violence.",
        "DVL15",
    )
    HARM_TO_CHILD = (
        "harm_to_child",
        "侵害未成年人",
        "harm to a child",
        "有侵害未成年人合法权益的迹象。",
        "Signs of harm to a child.",
        "MINOR24",
    )


class WhyHigher(Term):
    """提级的理由, why a dispute is taken to a higher level."""

    MAY_GROW_WORSE = (
        "may_grow_worse",
        "有激化可能",
        "it may grow worse",
        "矛盾可能激化。",
        "It may grow worse.",
        "PML",
    )
    BEYOND_THE_LEVEL = (
        "beyond_the_level",
        "本级难以化解",
        "beyond the level",
        "本级力量难以化解。",
        "Those at the level cannot settle it.",
        "library",
    )
    ACROSS_PLACES = (
        "across_places",
        "跨村（社区）、跨乡镇",
        "across places",
        "涉及两个以上村（社区）或者乡镇。",
        "More than one village or township is concerned.",
        "library",
    )
    PARTIES_ASKED = (
        "parties_asked",
        "当事人要求",
        "the parties asked",
        "当事人要求由上一层级化解。",
        "The parties asked for the level above.",
        "library",
    )


class ReferredTo(Term):
    """移送去向, to whom a dispute is referred."""

    COURT = (
        "court",
        "人民法院",
        "court",
        "由当事人向人民法院起诉。",
        "The parties take it to the people's court.",
        "PML",
    )
    ARBITRATION = (
        "arbitration",
        "仲裁机构",
        "arbitration",
        "劳动争议、土地承包等仲裁机构。",
        "A body that arbitrates on labour, contracted land and the like.",
        "PML",
    )
    DEPARTMENT = (
        "department",
        "主管部门",
        "department",
        "有权处理的行政主管部门。",
        "The government department whose business it is.",
        "PML",
    )
    ANOTHER_STATION = (
        "another_station",
        "其他公安机关",
        "another police unit",
        "有管辖权的其他派出所或者公安机关。",
        "Another station or organ that is competent.",
        "library",
    )


class Satisfied(Term):
    """是否满意, what a party answers when asked; it counts for or against nobody."""

    YES = ("yes", "满意", "yes", "表示满意。", "Said to be satisfied.", "library")
    NO = ("no", "不满意", "no", "表示不满意。", "Said not to be satisfied.", "library")
    DECLINED = (
        "declined",
        "不作答",
        "declined to say",
        "谢绝回访或者不作回答。",
        "Declined the visit, or the answer.",
        "library",
    )
