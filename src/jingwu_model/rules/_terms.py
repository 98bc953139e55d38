"""The words of a finding: verdicts, marks, how amounts are compared, what subjects there are."""

from jingwu_model.declare import Term


class Verdict(Term):
    """结论, what a rule says of a subject; unknown is never met."""

    SHORT = (
        "short",
        "未达标",
        "short",
        "实有的全部可能值都不合标准。",
        "All that the actual can be is on the wrong side of all that is expected.",
        "library",
    )
    UNKNOWN = (
        "unknown",
        "无法判断",
        "unknown",
        "缺少数据，无法判断，并列明所缺。",
        "Data is missing, and the finding names it.",
        "library",
    )
    MET = (
        "met",
        "达标",
        "met",
        "实有的全部可能值都合标准。",
        "All that the actual can be is on the right side of all that is expected.",
        "library",
    )
    NOT_APPLICABLE = (
        "not_applicable",
        "不适用",
        "not applicable",
        "该规则不适用于此对象，或标准当日不在施行期。",
        "The rule is not asked of this subject, or no standard is in force that day.",
        "library",
    )


class Mark(Term):
    """标记, what a reader must know of a finding before using it."""

    BORROWED = (
        "borrowed",
        "借用标准",
        "borrowed",
        "标准属于另一地区，不约束此地。",
        "The standard is another place's and does not bind this one.",
        "library",
    )
    ON_TOTALS = (
        "on_totals",
        "仅据总数",
        "on totals",
        "只有总数可比，不能说明任何一处。",
        "Totals show it; of no single place does it say anything.",
        "library",
    )
    POOLED = (
        "pooled",
        "合并计算",
        "pooled",
        "视同各派出所可以共用，合并计算。",
        "Counted together as if stations shared; not the reading called pooled.",
        "library",
    )
    CARRIED = (
        "carried",
        "沿用",
        "carried",
        "标准已过最后核对日，现状未经核对。",
        "The day is past the standard's last check.",
        "library",
    )
    LIBRARY_DEFAULT = (
        "library_default",
        "本库默认",
        "library default",
        "标准由本库设定，没有文件给出此数。",
        "The library set the standard; no text gives it.",
        "library",
    )
    REPORTED = (
        "reported",
        "来源自述",
        "reported",
        "来源只说已经做到，并未要求。",
        "The source says that it was done, not that it must be.",
        "library",
    )
    YEAR_ONLY = (
        "year_only",
        "仅知年份",
        "year only",
        "标准的起始日只知年份。",
        "Only the year the standard began in is known.",
        "library",
    )
    UNLAWFUL = (
        "unlawful",
        "违法",
        "unlawful",
        "法律要求而未做到，决不视为达标。",
        "The law asks for it and it is not so; it is never met.",
        "library",
    )


class Relation(Term):
    """比较, how the actual is held against the expected."""

    AT_LEAST = ("at_least", "不少于", "at least", "实有不少于应有。", "No less.", "library")
    ABOVE = ("above", "高于", "above", "实有高于应有。", "More.", "library")
    AT_MOST = ("at_most", "不多于", "at most", "实有不多于应有。", "No more.", "library")


class Reading(Term):
    """解读, which reading of a standard that can be read in two ways."""

    EACH_VILLAGE = (
        "each_village",
        "逐村",
        "each village",
        "每个行政村至少 1 名，人口多的按人口增加。",
        "One for every village at least, more where it has more people.",
        "city-2024",
    )
    POOLED = (
        "pooled",
        "合并",
        "pooled",
        "按派出所辖区实有人口合并计算。",
        "By the people of a station's villages together.",
        "city-2024",
    )


class Cause(Term):
    """缘由, why a rule has one finding of all that it is asked of, which is unknown."""

    UNRECORDED = (
        "unrecorded",
        "未登记",
        "not recorded",
        "所需的表或列未登记。",
        "Tables or columns that it needs are not recorded.",
        "library",
    )
    NONE_IN_TIME = (
        "none_in_time",
        "期间内无记录",
        "none in the time",
        "已登记的表中没有核查期间内的记录。",
        "The tables are recorded and hold nothing of the time asked about.",
        "library",
    )


class SubjectKind(Term):
    """对象, what a finding is about."""

    WHOLE = ("whole", "全域", "the whole", "整个市、县。", "The city or county.", "library")
    TOWNSHIP = ("township", "乡镇（街道）", "township", "乡级区划。", "A township.", "library")
    COMMUNITY = ("community", "社区", "community", "城市社区。", "A community.", "library")
    VILLAGE = ("village", "行政村", "village", "行政村。", "An administrative village.", "library")
    GRID = ("grid", "网格", "grid", "网格。", "A grid.", "library")
    AGENCY = ("agency", "公安机关", "agency", "县级公安机关。", "A county-level bureau.", "library")
    STATION = ("station", "派出所", "station", "派出所。", "A police station.", "library")
    ROOM = ("room", "警务室", "office", "警务室。", "A community police office.", "library")
    ORGAN = (
        "organ",
        "议事机构",
        "organ",
        "专题研究的党委或警种部门。",
        "A body that meets.",
        "library",
    )
    LEADER = ("leader", "局领导", "leader", "某局领导某年。", "A bureau leader's year.", "library")
    MEMBER = ("member", "人员", "member", "民警或辅警。", "An officer or auxiliary.", "library")
    POSTING = (
        "posting",
        "两任任职",
        "posting",
        "某人的一项兼任职务。",
        "A dual post held.",
        "library",
    )
    TEAM = ("team", "队伍", "team", "群防群治队伍。", "A team of the public.", "library")
    BUDGET = ("budget", "财政", "budget", "县、乡两级财政。", "A place's budget.", "library")
    MEMBER_MONTH = (
        "member_month",
        "每人每月",
        "member and month",
        "某人某月。",
        "A member's month.",
        "library",
    )
    SURVEYED = (
        "surveyed",
        "调查地点",
        "surveyed place",
        "做过群众调查的地点。",
        "A place where people were asked.",
        "library",
    )
    ASSIGNMENT = (
        "assignment",
        "任职",
        "assignment",
        "某人在某地的一次任职。",
        "A member's charge of a place.",
        "library",
    )
    HELPER_MONTH = (
        "helper_month",
        "辅警、助理每人每月",
        "auxiliary or assistant and month",
        "某辅警或者警务助理的某月。",
        "An auxiliary's or assistant's month.",
        "library",
    )
    TREND = (
        "trend",
        "治安态势",
        "place trend",
        "某地一段时间的治安态势。",
        "A trend of a place over a period.",
        "library",
    )


MONTHS = frozenset({SubjectKind.MEMBER_MONTH, SubjectKind.HELPER_MONTH})
"""The kinds that are somebody's month, which Chinese counts with other words."""
