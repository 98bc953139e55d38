"""用语, glossary: the English words that stand here for terms of Chinese law and practice."""

from typing import Final

from jingwu_model.declare import Term


class Label(Term):
    """用语, one Chinese term and the one English label that stands for it everywhere here.

    Examples:
        >>> Label("judicial_confirmation").zh
        '司法确认'
    """

    PUBLIC_SECURITY_MEDIATION = (
        "public_security_mediation",
        "治安调解",
        "public-security mediation",
        "公安机关对因民间纠纷引起、情节较轻的违反治安管理行为的调解处理。",
        "Mediation by the police of a minor violation that a civil dispute gave rise to.",
        "PSAPL25",
    )
    PEOPLE_MEDIATION = (
        "people_mediation",
        "人民调解",
        "people's mediation",
        "人民调解委员会促使当事人自愿达成协议、解决民间纠纷的活动。",
        "A people's mediation committee helps parties to an agreement of their own will.",
        "PML",
    )
    JUDICIAL_CONFIRMATION = (
        "judicial_confirmation",
        "司法确认",
        "judicial confirmation",
        "人民法院经双方共同申请裁定调解协议有效。",
        "A court's ruling, on both parties' application, that an agreement is valid.",
        "CPL23",
    )
    POLICE_INCIDENT = (
        "police_incident",
        "警情",
        "police incident",
        "报告公安机关、需要处置的情况。",
        "What is reported to the police and has to be answered.",
        "city-2024",
    )
    COMMUNITY_POLICE_OFFICE = (
        "community_police_office",
        "警务室",
        "community police office",
        "派出所设在社区或者行政村的固定工作场所，类名PoliceRoom。",
        "A station's standing place of work in a community or village; class PoliceRoom.",
        "city-2024",
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
    RECONSIDERATION = (
        "reconsideration",
        "复议",
        "reconsideration",
        "不服决定的人请求重新审查，如控告人对不予立案申请复议。",
        "Someone who does not accept a decision asks for it to be looked at again.",
        "CRIM",
    )
    REVIEW = (
        "review",
        "复核",
        "review",
        "对复议决定仍不服，向上一级公安机关申请再次审查。",
        "After a reconsideration, the organ above is asked to look once more.",
        "CRIM",
    )
    DUAL_REGISTRATION = (
        "dual_registration",
        "双报到",
        "dual registration",
        "社区所辖单位的党员向社区党支部报到、共同参与治理的制度。",
        "Party members of units in a community register with its branch and take part there.",
        "jingyuan-2020",
    )
    THREE_WAY_CALL = (
        "three_way_call",
        "三方通话",
        "three-way call",
        "诉求归属不清时，来电人与110、12345平台同时通话。",
        "A caller speaks with 110 and 12345 together when it is unclear whose the matter is.",
        "GBF22",
    )
    PEOPLES_TRIBUNAL = (
        "peoples_tribunal",
        "法庭",
        "people's tribunal",
        "基层人民法院设在乡镇（街道）的人民法庭。",
        "A basic people's court's tribunal in a township.",
        "jingyuan-2020",
    )


GLOSSARY: Final[tuple[Label, ...]] = tuple(Label)
