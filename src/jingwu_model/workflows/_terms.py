"""The terms of the engine itself."""

from collections.abc import Iterable

from jingwu_model.declare import Term
from jingwu_model.errors import Lang


class How(Term):
    """告知方式, how somebody is told."""

    ORALLY = ("orally", "口头", "orally", "当面或电话口头告知。", "By word of mouth.", "ADM")
    IN_WRITING = ("in_writing", "书面", "in writing", "以文书告知。", "By a document.", "ADM")
    ELECTRONICALLY = (
        "electronically",
        "电子方式",
        "electronically",
        "经同意以传真、互联网通讯工具等方式告知。",
        "By fax or messaging, with consent.",
        "ADM",
    )
    BY_NOTICE = ("by_notice", "公告", "by public notice", "以公告方式告知。", "Publicly.", "ADM")


class ToldOutcome(Term):
    """告知结果, what came of telling somebody."""

    TOLD = ("told", "已告知", "told", "已经告知。", "They were told.", "library")
    UNREACHABLE = (
        "unreachable",
        "无法联系",
        "unreachable",
        "多方尝试仍无法联系，已注明。",
        "They could not be reached; what was tried is noted.",
        "ADM",
    )
    REFUSED = (
        "refused",
        "拒绝接收",
        "refused",
        "拒绝接收，已注明。",
        "They refused to take it; that is noted.",
        "ADM",
    )


class Strictness(Term):
    """期限性质, whether a limit is one of law or of a norm."""

    HARD = ("hard", "法定", "statutory", "法律、法规或规章规定。", "Set by law.", "library")
    SOFT = ("soft", "规范", "normative", "规范性文件或惯例要求。", "Set by a norm.", "library")


def either(terms: Iterable[Term], lang: Lang, *, zh: str = "、") -> str:
    """Several, of which each will do, in one language.

    Examples:
        >>> either((How.ORALLY, How.IN_WRITING, How.BY_NOTICE), "en")
        'orally, in writing or by public notice'
    """
    *most, last = (term.text(lang) for term in terms)
    if lang == "zh":
        return zh.join((*most, last))
    return f"{', '.join(most)} or {last}" if most else last
