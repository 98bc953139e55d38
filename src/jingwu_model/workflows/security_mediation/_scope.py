"""What may be mediated, as data: nine acts, three conditions, seven exclusions."""

from jingwu_model.declare import Term


class MediableAct(Term):
    """可以调解的行为, the nine acts that may be mediated where they are minor."""

    BEATING = (
        "beating",
        "殴打他人",
        "beating another",
        "殴打他人的行为。",
        "Beating another.",
        "ADM",
    )
    INJURY = (
        "injury",
        "故意伤害",
        "intentional injury",
        "故意伤害他人身体的行为。",
        "Injuring another on purpose.",
        "ADM",
    )
    INSULT = (
        "insult",
        "侮辱",
        "insult",
        "公然侮辱他人的行为。",
        "Insulting another openly.",
        "ADM",
    )
    SLANDER = (
        "slander",
        "诽谤",
        "slander",
        "捏造事实诽谤他人的行为。",
        "Slandering another.",
        "ADM",
    )
    FALSE_ACCUSATION = (
        "false_accusation",
        "诬告陷害",
        "false accusation",
        "捏造事实诬告陷害他人的行为。",
        "Accusing another falsely.",
        "ADM",
    )
    DAMAGE = (
        "damage",
        "故意损毁财物",
        "damage to property",
        "故意损毁他人财物的行为。",
        "Damaging another's property on purpose.",
        "ADM",
    )
    DISTURBANCE = (
        "disturbance",
        "干扰他人正常生活",
        "disturbing another's life",
        "干扰他人正常生活的行为。",
        "Disturbing another's daily life.",
        "ADM",
    )
    PRIVACY = (
        "privacy",
        "侵犯隐私",
        "invasion of privacy",
        "侵犯他人隐私的行为。",
        "Invading another's privacy.",
        "ADM",
    )
    UNLAWFUL_ENTRY = (
        "unlawful_entry",
        "非法侵入住宅",
        "unlawful entry",
        "非法侵入他人住宅的行为。",
        "Entering another's dwelling unlawfully.",
        "ADM",
    )


class Condition(Term):
    """调解的情形, the three conditions of which one at least is met."""

    PETTY_DISPUTE = (
        "petty_dispute",
        "亲友邻里同事同学间的琐事纠纷",
        "petty dispute among people close to each other",
        "亲友、邻里、同事、在校学生之间因琐事发生纠纷引起的。",
        "Out of a petty dispute among relatives or friends, neighbours, colleagues or pupils.",
        "ADM",
    )
    PRIOR_FAULT = (
        "prior_fault",
        "被侵害人过错在先",
        "the injured party's prior fault",
        "行为人的侵害行为系由被侵害人事前的过错行为引起的。",
        "The harm was provoked by the injured party's prior fault.",
        "ADM",
    )
    BETTER_MEDIATED = (
        "better_mediated",
        "调解更易化解矛盾",
        "better settled by mediation",
        "其他适用调解处理更易化解矛盾的。",
        "Another case that mediation resolves better.",
        "ADM",
    )


class Exclusion(Term):
    """不得调解的情形, the seven cases that are not mediated."""

    HIRED = (
        "hired",
        "雇凶伤害",
        "hired assault",
        "雇凶伤害他人的。",
        "Somebody was hired to hurt another.",
        "ADM",
    )
    GANG = (
        "gang",
        "结伙斗殴或者其他寻衅滋事",
        "gang fighting or picking quarrels",
        "结伙斗殴或者其他寻衅滋事的。",
        "Gang fighting, or another way of picking quarrels.",
        "ADM",
    )
    REPEATED = (
        "repeated",
        "多次实施",
        "repeated",
        "多次实施违反治安管理行为的。",
        "Violations were repeated.",
        "ADM",
    )
    REFUSED = (
        "refused",
        "当事人明确表示不愿意调解",
        "a party refuses",
        "当事人明确表示不愿意调解处理的。",
        "A party clearly refuses mediation.",
        "ADM",
    )
    NEW_VIOLATION = (
        "new_violation",
        "调解中又针对对方违法",
        "a new violation against the other side",
        "当事人在治安调解过程中又针对对方实施违反治安管理行为的。",
        "During mediation a party commits a further violation against the other.",
        "ADM",
    )
    FLED = (
        "fled",
        "调解中违法嫌疑人逃跑",
        "the alleged violator fled",
        "调解过程中，违法嫌疑人逃跑的。",
        "The alleged violator flees during mediation.",
        "ADM",
    )
    OTHER = (
        "other",
        "其他不宜调解的",
        "otherwise unsuitable",
        "其他不宜调解处理的。",
        "Otherwise not to be mediated.",
        "ADM",
    )


class ScreenGround(Term):
    """不予调解的理由, which ground of mediation is missing."""

    ACT = (
        "act",
        "行为不在调解范围",
        "the act",
        "行为不属于可以调解的种类。",
        "The act is none that may be mediated.",
        "ADM",
    )
    CIRCUMSTANCES = (
        "circumstances",
        "情节不属较轻",
        "the circumstances",
        "情节不属于较轻。",
        "The circumstances are not minor.",
        "ADM",
    )
    CONDITION = (
        "condition",
        "不具备法定情形",
        "a condition",
        "不具备规定的任何一种情形。",
        "None of the three conditions is met.",
        "ADM",
    )
    EXCLUSION = (
        "exclusion",
        "属于不得调解的情形",
        "an exclusion",
        "属于不得调解的情形。",
        "One of the seven exclusions holds.",
        "ADM",
    )
    ROUNDS = (
        "rounds",
        "调解次数已满",
        "the rounds",
        "已经调解二次。",
        "Two rounds were held already.",
        "ADM",
    )
    AGREEMENT = (
        "agreement",
        "已签订过协议",
        "an earlier agreement",
        "已经签订过调解协议。",
        "An agreement was signed already.",
        "ADM",
    )


class AgreementItem(Term):
    """治安调解协议的内容, the items of an agreement, one by one."""

    ORGAN = ("organ", "调解机关", "the organ", "调解机关的名称。", "The mediating organ.", "ADM")
    CHAIR = ("chair", "主持人", "the chair", "调解主持人。", "Who chaired.", "ADM")
    PARTIES = (
        "parties",
        "双方当事人和其他在场人员",
        "both parties and others present",
        "双方当事人和其他在场人员的基本情况。",
        "Who the parties and the others present are.",
        "ADM",
    )
    TIME = ("time", "时间", "time", "案件发生的时间。", "When it happened.", "ADM")
    PLACE = ("place", "地点", "place", "案件发生的地点。", "Where it happened.", "ADM")
    PERSONS = ("persons", "人员", "persons", "涉及的人员。", "Who was involved.", "ADM")
    CAUSE = ("cause", "起因", "cause", "案件的起因。", "How it came about.", "ADM")
    COURSE = ("course", "经过", "course", "案件的经过。", "What happened.", "ADM")
    CIRCUMSTANCES = (
        "circumstances",
        "情节",
        "circumstances",
        "案件的情节。",
        "The circumstances.",
        "ADM",
    )
    RESULT = ("result", "结果", "result", "案件的结果。", "What came of it.", "ADM")
    CONTENT = ("content", "协议内容", "what is agreed", "协议的内容。", "What is agreed.", "ADM")
    PERFORMANCE_TIME = (
        "performance_time",
        "履行期限",
        "time of performance",
        "履行的期限。",
        "By when it is performed.",
        "ADM",
    )
    PERFORMANCE_WAY = (
        "performance_way",
        "履行方式",
        "way of performance",
        "履行的方式。",
        "How it is performed.",
        "ADM",
    )
