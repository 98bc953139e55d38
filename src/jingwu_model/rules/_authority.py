"""The words of a standard: what it rests on, and how precisely its first day is known."""

from jingwu_model.declare import Term


class Authority(Term):
    """效力, what a standard rests on."""

    OFFICIAL = (
        "official",
        "正式要求",
        "official",
        "来源明确要求做到。",
        "The source says that it must be so.",
        "library",
    )
    REPORTED = (
        "reported",
        "来源自述",
        "reported",
        "来源只说已经做到，并未要求必须做到。",
        "The source says that it was done, not that it must be.",
        "library",
    )
    LIBRARY_DEFAULT = (
        "library_default",
        "本库默认",
        "library default",
        "没有文件给出此数，由本库设定。",
        "No text gives this number; the library set it.",
        "library",
    )


class Precision(Term):
    """起始日的精度, how precisely a first day is known."""

    DAY = ("day", "到日", "day", "起始日确切。", "The day is known.", "library")
    YEAR = (
        "year",
        "仅知年份",
        "year only",
        "来源只可定到年份。",
        "Only its year is known.",
        "library",
    )
