"""The terms of settlements, decisions, hearings and recusal."""

from jingwu_model.declare import Term


class SettlementRoute(Term):
    """和解途径, how the parties settled."""

    THEMSELVES = (
        "themselves",
        "自行和解",
        "by themselves",
        "当事人自行和解。",
        "The parties settled by themselves.",
        "PSAPL25",
    )
    PEOPLE_MEDIATION = (
        "people_mediation",
        "人民调解",
        "people's mediation",
        "经人民调解委员会调解达成协议。",
        "Through a people's mediation committee.",
        "PSAPL25",
    )


class SettlementRefusal(Term):
    """不予认可的理由, why a settlement is not approved."""

    NOT_VOLUNTARY = (
        "not_voluntary",
        "并非自愿",
        "not voluntary",
        "和解并非出于自愿。",
        "It was not of free will.",
        "ADM",
    )
    UNLAWFUL = (
        "unlawful",
        "内容违法",
        "unlawful",
        "和解内容违反法律规定。",
        "What was settled is unlawful.",
        "ADM",
    )
    NOT_PERFORMED = (
        "not_performed",
        "尚未履行",
        "not performed",
        "协议尚未履行。",
        "It is not performed.",
        "ADM",
    )
    OUT_OF_SCOPE = (
        "out_of_scope",
        "不属调解范围",
        "outside mediation",
        "案件不属于可以调解的范围。",
        "The case is none that may be mediated.",
        "ADM",
    )


class Decision(Term):
    """处理决定, what was decided."""

    WARNING = ("warning", "警告", "warning", "警告。", "A warning.", "PSAPL25")
    FINE = ("fine", "罚款", "fine", "罚款。", "A fine.", "PSAPL25")
    DETENTION = (
        "detention",
        "行政拘留",
        "detention",
        "行政拘留。",
        "Administrative detention.",
        "PSAPL25",
    )
    LICENCE = (
        "licence",
        "吊销许可证件",
        "licence revoked",
        "吊销公安机关发放的许可证件。",
        "A licence issued by the police is revoked.",
        "PSAPL25",
    )
    NO_PENALTY = ("no_penalty", "不予处罚", "no penalty", "不予处罚。", "No penalty.", "PSAPL25")


class HearingGround(Term):
    """听证的理由, why a hearing is due."""

    LICENCE = (
        "licence",
        "吊销许可证件",
        "a licence is revoked",
        "拟吊销许可证件的。",
        "A licence is to be revoked.",
        "PSAPL25",
    )
    LARGE_FINE = (
        "large_fine",
        "较大数额罚款",
        "a large fine",
        "拟处较大数额罚款的。",
        "A large fine is to be imposed.",
        "PSAPL25",
    )
    CLOSURE = (
        "closure",
        "责令停业整顿",
        "closure",
        "拟责令停业整顿的。",
        "A business is to be closed for a time.",
        "PSAPL25",
    )
    MINOR_DETENTION = (
        "minor_detention",
        "未成年人可能执行拘留",
        "a minor's detention",
        "可能对未成年人执行行政拘留的。",
        "A minor may be detained.",
        "PSAPL25",
    )
    COMPLEX = (
        "complex",
        "案情复杂或者影响重大",
        "complex or of great influence",
        "案情复杂或者具有重大社会影响，公安机关认为必要的。",
        "Complex or of great influence, and held to be necessary.",
        "PSAPL25",
    )


class StopGround(Term):
    """终止调查的理由, why an investigation is stopped."""

    NO_VIOLATION = (
        "no_violation",
        "没有违法事实",
        "no violation",
        "没有违法事实的。",
        "There was no violation.",
        "ADM",
    )
    TIME_BARRED = (
        "time_barred",
        "超过追究时效",
        "time-barred",
        "违法行为已过追究时效的。",
        "It is too late to pursue it.",
        "ADM",
    )
    DEAD = (
        "dead",
        "违法嫌疑人死亡",
        "the alleged violator died",
        "违法嫌疑人死亡的。",
        "The alleged violator died.",
        "ADM",
    )
    OTHER = ("other", "其他", "other", "其他需要终止调查的情形。", "Another reason to stop.", "ADM")


class RecusalGround(Term):
    """回避的理由, why a member should not handle a case."""

    PARTY = (
        "party",
        "是当事人或者其近亲属",
        "a party or a near relative",
        "是本案当事人或者当事人的近亲属的。",
        "A party to the case, or a party's near relative.",
        "PSAPL25",
    )
    INTEREST = (
        "interest",
        "有利害关系",
        "an interest in it",
        "本人或者其近亲属与本案有利害关系的。",
        "The member, or a near relative, has an interest in it.",
        "PSAPL25",
    )
    OTHER_RELATION = (
        "other_relation",
        "有其他关系",
        "another relation",
        "与本案当事人有其他关系，可能影响案件公正处理的。",
        "Another relation to a party that may affect fairness.",
        "PSAPL25",
    )
    VILLAGE_POST = (
        "village_post",
        "在作为当事人的村（居）任职",
        "a post in the village that is a party",
        "在村（居）民委员会是当事人的村（居）任职，本库解读为“其他关系”。",
        "A post in the village whose committee is a party: as this library reads it.",
        "library",
    )


class RecusalWhy(Term):
    """回避决定的理由, why a recusal is granted or refused."""

    GROUND_HOLDS = (
        "ground_holds",
        "回避理由成立",
        "the ground holds",
        "申请、自行或者指令回避的理由成立。",
        "The ground given holds.",
        "ADM",
    )
    NO_GROUND = (
        "no_ground",
        "不属于回避情形",
        "no ground",
        "不属于应当回避的情形。",
        "What was said is no ground.",
        "ADM",
    )
    NOT_PROVED = (
        "not_proved",
        "所述情况不属实",
        "not so",
        "所述情况经核实不属实。",
        "What was said was found not to be so.",
        "ADM",
    )
