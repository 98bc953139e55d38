"""The other terms of public-security mediation: what its events choose from."""

from jingwu_model.declare import Term


class AgeBand(Term):
    """年龄段, how old a party is, as far as the law asks; the age itself is not kept."""

    UNDER_14 = ("under_14", "不满十四周岁", "under 14", "不满十四周岁。", "Under 14.", "PSAPL25")
    FROM_14_TO_15 = (
        "from_14_to_15",
        "十四至十五周岁",
        "14 or 15",
        "已满十四周岁不满十六周岁。",
        "14 or 15.",
        "PSAPL25",
    )
    FROM_16_TO_17 = (
        "from_16_to_17",
        "十六至十七周岁",
        "16 or 17",
        "已满十六周岁不满十八周岁。",
        "16 or 17.",
        "PSAPL25",
    )
    ADULT = ("adult", "成年", "adult", "已满十八周岁。", "18 or older.", "PSAPL25")


class Handling(Term):
    """办理单位, who handles a case."""

    STATION = (
        "station",
        "公安派出所",
        "police station",
        "由公安派出所办理。",
        "A police station handles it.",
        "PSAPL25",
    )
    ORGAN = (
        "organ",
        "公安机关办案部门",
        "public security organ",
        "由县级以上公安机关的办案部门办理。",
        "A unit of an organ of county level or above handles it.",
        "PSAPL25",
    )


class Approver(Term):
    """批准机关, who approved more time."""

    OWN_ORGAN = (
        "own_organ",
        "派出所所属公安机关",
        "the station's own organ",
        "派出所所属的公安机关。",
        "The organ that the station belongs to.",
        "PSAPL25",
    )
    NEXT_HIGHER = (
        "next_higher",
        "上一级公安机关",
        "the next-higher organ",
        "办案公安机关的上一级公安机关。",
        "The organ next above the one that handles the case.",
        "PSAPL25",
    )


class AppraisalMatter(Term):
    """鉴定事项, what is appraised."""

    INJURY = (
        "injury",
        "伤情鉴定",
        "injury",
        "人体损伤程度鉴定。",
        "How grave an injury is.",
        "ADM",
    )
    VALUE = ("value", "价格认定", "value", "涉案财物的价格认定。", "What property is worth.", "ADM")


class AppraisalGround(Term):
    """鉴定的理由, why an appraisal is ordered."""

    GRAVE_INJURY = (
        "grave_injury",
        "可能构成轻伤以上",
        "possibly minor injury or worse",
        "伤势较重，可能构成轻伤以上伤害程度的。",
        "The injury may be what criminal law calls minor, or worse.",
        "ADM",
    )
    ASKED = (
        "asked",
        "被侵害人要求",
        "the injured party asks",
        "被侵害人要求作伤情鉴定的。",
        "The injured party asks for it.",
        "ADM",
    )
    DISPUTED = (
        "disputed",
        "对伤害程度有争议",
        "the degree is disputed",
        "违法嫌疑人、被侵害人对伤害程度有争议的。",
        "The parties dispute how grave it is.",
        "ADM",
    )
    NEEDED = (
        "needed",
        "查明案情需要",
        "needed otherwise",
        "为了查明案情需要鉴定的。",
        "It is needed to establish the facts.",
        "ADM",
    )


class Invited(Term):
    """受邀协助调解的人员, who is invited to help mediate; nobody has to be.

    Article 182 speaks of disputes of neighbours, the ministry's norms (article 8) of any case.
    """

    COMMITTEE = (
        "committee",
        "当事人居住地的居（村）民委员会人员",
        "of the committee where a party lives",
        "当事人居住地的居民委员会或者村民委员会的人员。",
        "People of the residents' or villagers' committee where a party lives.",
        "ADM",
    )
    KNOWN_TO_BOTH = (
        "known_to_both",
        "双方当事人熟悉的人员",
        "known to both sides",
        "双方当事人都熟悉的人员。",
        "People whom both sides know.",
        "ADM",
    )


class Loss(Term):
    """医疗费用和财产损失, whether there is a loss, and a dispute over paying it."""

    NONE = (
        "none",
        "无损失",
        "none",
        "无医疗费用、财产损失。",
        "No medical cost and no loss.",
        "ADM",
    )
    UNDISPUTED = (
        "undisputed",
        "赔付无争议",
        "undisputed",
        "对医疗费用、财产损失的赔付无争议。",
        "Paying for it is not disputed.",
        "ADM",
    )
    DISPUTED = (
        "disputed",
        "赔付有争议",
        "disputed",
        "对医疗费用、财产损失的赔付有争议。",
        "Paying for it is disputed.",
        "ADM",
    )


class NonPerformance(Term):
    """未履行的原因, why an agreement was not performed."""

    WILL_NOT = (
        "will_not",
        "拒不履行",
        "will not perform",
        "有能力而拒不履行。",
        "Able to, and will not.",
        "library",
    )
    GOES_BACK = (
        "goes_back",
        "反悔",
        "goes back on it",
        "对协议反悔。",
        "No longer stands by the agreement.",
        "library",
    )
    HINDERED = (
        "hindered",
        "有正当理由",
        "a good reason",
        "因不可抗力等正当理由未能履行。",
        "Hindered by something beyond control, or another good reason.",
        "library",
    )
