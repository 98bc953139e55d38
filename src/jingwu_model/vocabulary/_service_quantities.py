"""Quantities of the work itself: who is known, who came, who was taught, what was told."""

from typing import Final

KNOWS_OFFICER: Final = (
    "knows_officer", "知晓民辅警人数", "people who know their officer",
    "受访群众中知晓驻村（社区）民辅警的人数。",
    "Of those asked, people who know the officer or auxiliary of their place.", "city-2024",
)
SAMPLED: Final = (
    "sampled", "受访人数", "people asked",
    "一次群众调查的受访人数。",
    "People asked in a survey of a place.", "city-2024",
)
WHOLE_WEEKS: Final = (
    "whole_weeks", "任职整周数", "whole weeks of the assignment",
    "任职期间完整且已结束的周数，周一至周日为一周。",
    "Weeks, Monday to Sunday, that are over and lie wholly in the assignment.", "jingyuan-2020",
)
WEEKS_IN_VILLAGE: Final = (
    "weeks_in_village", "进村工作周数", "weeks with work in the village",
    "上述各周中有在村工作记录的周数。",
    "Of those weeks, the ones with an entry of work in the village.", "jingyuan-2020",
)
ENTRIES_NOT_ALLOWED: Final = (
    "entries_not_allowed", "超出权限的勤务记录数", "entries of work they may not do",
    "辅警、警务助理承担的依规定不得承担或者须由民警带领而无人带领的工作记录数。",
    "Entries of work that an auxiliary or assistant may not do, or not without an officer.", "HN-AUX20",
)
MATCH_SHARE: Final = (
    "match_share", "繁重网格由能力较强者负责的比例", "share of the heavier grids with the abler member",
    "工作量不同、负责人能力也不同的两两网格中，工作量大的由能力强的负责的比例。",
    "Of pairs of grids that differ in workload and in ability, those whose heavier grid has the abler member.", "city-2024",
)
NEEDS_NOTED: Final = (
    "needs_noted", "提出的培训需求数", "training needs noted",
    "在一年前至两年前之间提出的培训需求数量。",
    "Training needs that were noted between two years before and one.", "city-2024",
)
NEEDS_MET: Final = (
    "needs_met", "一年内满足的培训需求数", "training needs met within a year",
    "提出后一年内完成培训的需求数量。",
    "Of those needs, the ones that a training met within a year.", "city-2024",
)
PREVENTION_HOURS: Final = (
    "prevention_hours", "预防工作时长", "hours of prevention",
    "工时记录中用于预防工作的时长，不含案件办理、值班、会议和报表台账。",
    "The hours of the duty entries that went to none of case work, shifts, meetings and paperwork.", "city-2024",
)
CASE_HOURS: Final = (
    "case_hours", "案件办理时长", "hours of case work",
    "工时记录中用于案件办理的时长。",
    "The hours of the duty entries that went to case work.", "city-2024",
)
LIST_FAULTS: Final = (
    "list_faults", "分工不明或者重复的事项数", "items without a handler or with more than one",
    "业务分工清单中无人负责、或者重复列出而分工不同的事项数量。",
    "Items of the list of who handles what that nobody handles, or that are listed with different handlers.", "city-2024",
)
DECISIONS: Final = (
    "decisions", "已记录的决定数", "decisions recorded",
    "针对一次预警记录的部署决定数量。",
    "Decisions recorded on a warning.", "city-2024",
)
RECOGNITIONS: Final = (
    "recognitions", "褒奖数", "recognitions",
    "一年内给予民辅警的褒奖数量。",
    "Recognitions given to officers and auxiliaries in a year.", "city-2024",
)
RECOGNITIONS_IN_COMMUNITY: Final = (
    "recognitions_in_community", "社区民辅警所获褒奖数", "recognitions of those in community work",
    "一年内给予从事社区警务的民辅警的褒奖数量。",
    "Of those recognitions, the ones given to members in community work.", "city-2024",
)
AGENCY_MEMBERS: Final = (
    "agency_members", "在册民辅警数", "officers and auxiliaries on record",
    "登记册中一机构的民警和辅警人数。",
    "Officers and auxiliaries of a bureau, as the register has them.", "city-2024",
)
MEMBERS_IN_COMMUNITY: Final = (
    "members_in_community", "从事社区警务的民辅警数", "officers and auxiliaries in community work",
    "其中从事社区警务的人数。",
    "Of these, the ones in community work.", "city-2024",
)
PAPERWORK_HOURS: Final = (
    "paperwork_hours", "报表台账工时", "hours of paperwork",
    "近十二个月用于报表台账的工时。",
    "Hours that went to forms, ledgers and statistics in the last twelve months.", "mps-2009",
)
MEMBERS_WITH_ENTRIES: Final = (
    "members_with_entries", "有工时记录的人数", "members with duty entries",
    "近十二个月有工时记录的人数。",
    "Members with duty entries in the last twelve months.", "mps-2009",
)
EARLIER_PAPERWORK_HOURS: Final = (
    "earlier_paperwork_hours", "上年同期报表台账工时", "hours of paperwork a year earlier",
    "此前十二个月用于报表台账的工时。",
    "Hours that went to forms, ledgers and statistics in the twelve months before those.", "mps-2009",
)
EARLIER_MEMBERS_WITH_ENTRIES: Final = (
    "earlier_members_with_entries", "上年同期有工时记录的人数", "members with duty entries a year earlier",
    "此前十二个月有工时记录的人数。",
    "Members with duty entries in the twelve months before those.", "mps-2009",
)
WORK_REPORTS: Final = (
    "work_reports", "向群众报告工作次数", "reports on the work to the public",
    "一年内警务室向群众公开报告工作的次数。",
    "Reports on its work that an office gave the public in a year.", "mps-2009",
)
REVIEWS: Final = (
    "reviews", "群众评议次数", "reviews by the public",
    "一年内在警务室或者所在村（社区）进行的群众评议次数。",
    "Surveys of an office, or of the village it stands in, in a year.", "mps-2009",
)
