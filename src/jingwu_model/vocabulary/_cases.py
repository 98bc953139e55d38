"""纠纷与走访, disputes and visits: their kinds, how they come about and what they are for."""

from jingwu_model.declare import Term


class DisputeKind(Term):
    """纠纷类别, what a dispute is about.

    Source: `library`; neighbours' disputes stand in `ADM` 182.
    """

    FAMILY = (
        "family",
        "家庭纠纷",
        "family dispute",
        "家庭成员、亲属之间的纠纷。",
        "Between members of a family or relatives.",
        "library",
    )
    NEIGHBOUR = (
        "neighbour",
        "邻里纠纷",
        "neighbours' dispute",
        "邻居之间因相邻关系发生的纠纷。",
        "Between neighbours, from living side by side.",
        "ADM",
    )
    LAND = (
        "land",
        "土地纠纷",
        "land dispute",
        "土地、宅基地、地界等方面的纠纷。",
        "About land, house plots or boundaries.",
        "library",
    )
    CONTRACT = (
        "contract",
        "合同债务纠纷",
        "contract or debt dispute",
        "因合同、借贷等发生的纠纷。",
        "About a contract, a loan or another debt.",
        "library",
    )
    WAGE = (
        "wage",
        "劳动报酬纠纷",
        "wage dispute",
        "因工资、劳务报酬发生的纠纷。",
        "About wages or pay for work.",
        "library",
    )
    CONSUMER = (
        "consumer",
        "消费纠纷",
        "consumer dispute",
        "因购买商品、接受服务发生的纠纷。",
        "About goods or services bought.",
        "library",
    )
    MEDICAL = (
        "medical",
        "医疗纠纷",
        "medical dispute",
        "患者与医疗机构之间的纠纷。",
        "Between a patient and a medical institution.",
        "library",
    )
    PROPERTY_MANAGEMENT = (
        "property_management",
        "物业纠纷",
        "property management dispute",
        "业主与物业服务单位之间的纠纷。",
        "Between owners and a property manager.",
        "library",
    )
    TRAFFIC = (
        "traffic",
        "交通纠纷",
        "traffic dispute",
        "因道路交通发生的民事纠纷。",
        "A civil dispute out of road traffic.",
        "library",
    )
    SCHOOL = (
        "school",
        "校园纠纷",
        "school dispute",
        "学生、家长、学校之间的纠纷。",
        "Between pupils, parents and a school.",
        "library",
    )
    OTHER = (
        "other",
        "其他纠纷",
        "other dispute",
        "不属于以上各类的纠纷。",
        "A dispute of none of these kinds.",
        "library",
    )


class FoundBy(Term):
    """发现途径, how a dispute came to light.

    Source: `library`.
    """

    VISIT = (
        "visit",
        "走访发现",
        "found on a visit",
        "在走访中发现。",
        "It came up on a visit.",
        "library",
    )
    REPORT = (
        "report",
        "群众反映",
        "reported by the public",
        "由当事人或者群众反映。",
        "A party or someone else told of it.",
        "library",
    )
    INCIDENT = (
        "incident",
        "警情发现",
        "found in an incident",
        "在处置警情中发现。",
        "It came up while an incident was answered.",
        "library",
    )
    PATROL = (
        "patrol",
        "巡逻发现",
        "found on patrol",
        "在巡逻中发现。",
        "It was seen on patrol.",
        "library",
    )
    TRANSFER = (
        "transfer",
        "移送交办",
        "transferred",
        "由其他单位移送或者上级交办。",
        "Another unit, or a level above, passed it on.",
        "library",
    )


class Severity(Term):
    """纠纷等级, whether a dispute is settled on the spot or jointly.

    Source: `jingyuan-2020`, third measure.
    """

    ORDINARY = (
        "ordinary",
        "一般",
        "ordinary",
        "由社区民警或者人民调解委员会牵头化解的纠纷。",
        "Led by a community officer or a people's mediation committee.",
        "jingyuan-2020",
    )
    MAJOR = (
        "major",
        "重大",
        "major",
        "有重大风险、由派出所与乡镇（街道）、司法等单位联合化解的纠纷。",
        "Settled by station, township and judicial office or tribunal together.",
        "jingyuan-2020",
    )


class VisitPurpose(Term):
    """走访目的, what a visit is made for.

    Source: `city-2024` §2, `mps-2009`, `NORM07`, `DVL15`.
    """

    HOUSEHOLD = (
        "household",
        "入户走访",
        "household visit",
        "走访住户，了解情况和需求。",
        "Calls on a household to learn how things stand and what is needed.",
        "city-2024",
    )
    ENTERPRISE = (
        "enterprise",
        "走访企业",
        "enterprise visit",
        "走访企业和单位，帮助解决困难。",
        "Calls on an enterprise to help with its difficulties.",
        "mps-2009",
    )
    CONTACT_POINT = (
        "contact_point",
        "联系点走访",
        "contact-point visit",
        "局领导到分包联系点的走访。",
        "A bureau leader's visit to the place he or she keeps in touch with.",
        "city-2024",
    )
    VICTIM_RETURN = (
        "victim_return",
        "案件回访",
        "return visit to a victim",
        "回访受害人或者其亲属，告知办理进展。",
        "Comes back to a victim or the family to tell how the case stands.",
        "mps-2009",
    )
    MEDIATION_FOLLOW_UP = (
        "mediation_follow_up",
        "调解回访",
        "follow-up of a mediation",
        "回访调解协议的履行情况。",
        "Asks whether what was agreed has been performed.",
        "library",
    )
    WARNING_FOLLOW_UP = (
        "warning_follow_up",
        "告诫书查访",
        "follow-up of a warning",
        "对收到家庭暴力告诫书的加害人、受害人的查访。",
        "Looks in after a written warning for family violence has been given.",
        "DVL15",
    )
    SAFETY_CHECK = (
        "safety_check",
        "安全检查",
        "safety check",
        "排查治安隐患的走访。",
        "Looks for hazards to public order and safety.",
        "mps-2009",
    )
    CONSULTATION = (
        "consultation",
        "听取意见",
        "consultation",
        "听取群众意见和建议的走访。",
        "Hears what people think and propose.",
        "city-2024",
    )


class VisitMode(Term):
    """走访方式, in person or online.

    Source: `mps-2019`.
    """

    FACE_TO_FACE = (
        "face_to_face",
        "面对面",
        "face to face",
        "当面走访。",
        "The visitor and the one visited meet in person.",
        "mps-2019",
    )
    ONLINE = (
        "online",
        "键对键",
        "online",
        "通过新媒体、网络进行并表明身份的走访。",
        "The visit is made over online media; who is calling is stated.",
        "mps-2019",
    )
