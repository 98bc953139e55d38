"""计量单位, units: what a quantity is counted in, and which quantities are never scored."""

from typing import Final

from jingwu_model.declare import Term


class Unit(Term):
    """计量单位, what a published figure is counted in; the label stands after the number.

    Source: `library`.
    """

    COUNT = (
        "count",
        "个",
        "items",
        "按个数计的场所、单位等。",
        "Places, offices and whatever else is counted one by one.",
        "library",
    )
    ITEM = (
        "item",
        "项",
        "listed items",
        "按项数计的要求、清单事项等。",
        "Points that are asked, entries of a list and whatever else is counted line by line.",
        "library",
    )
    PERSON = (
        "person",
        "人",
        "persons",
        "民警、辅警、居民等按人数计。",
        "Officers, auxiliaries or residents, counted by the head.",
        "library",
    )
    HOUSEHOLD = (
        "household",
        "户",
        "households",
        "住户按户数计。",
        "Households, however many live in each.",
        "library",
    )
    CASE = (
        "case",
        "起",
        "cases",
        "按起数计的纠纷等事项。",
        "Disputes and other matters, each counted once.",
        "library",
    )
    MEETING = (
        "meeting",
        "次",
        "meetings",
        "按次数计的会议。",
        "Meetings that were held.",
        "library",
    )
    TEAM = (
        "team",
        "支",
        "teams",
        "按支数计的队伍。",
        "Teams, however many serve in each.",
        "library",
    )
    PERCENT = (
        "percent",
        "%",
        "%",
        "占总数的百分比，或者与上年同期相比变化的百分比。",
        "Hundredths of the whole, or of the figure of the year before.",
        "library",
    )
    POINT = (
        "point",
        "个百分点",
        "points",
        "两个百分比相减之差。",
        "By how much one share in hundredths is above another.",
        "library",
    )
    TIME = (
        "time",
        "次数",
        "times",
        "按次数计的报告、评议等。",
        "Reports, reviews and whatever else is done so many times.",
        "library",
    )
    VISIT = ("visit", "次走访", "visits", "按次数计的走访。", "Visits that were paid.", "library")
    MONTH = (
        "month",
        "个月",
        "months",
        "按自然月计的期间。",
        "Calendar months.",
        "library",
    )
    HOUR = ("hour", "小时", "hours", "按小时计的工时。", "Hours of work.", "library")
    YEAR = (
        "year",
        "年",
        "years",
        "连续的年份按年数计。",
        "Years, running on from each other.",
        "library",
    )
    WEEK = ("week", "周", "weeks", "周一至周日为一周。", "Weeks, Monday to Sunday.", "library")
    ENTRY = ("entry", "条", "records", "按条数计的勤务记录。", "Records of duty.", "library")


# By code, so that this stands below the quantities that read it.
UNIT_OF: Final = {
    "villages": Unit.COUNT,
    "communities": Unit.COUNT,
    "households": Unit.HOUSEHOLD,
    "residents": Unit.PERSON,
    "village_residents": Unit.PERSON,
    "community_households": Unit.HOUSEHOLD,
    "community_residents": Unit.PERSON,
    "stations": Unit.COUNT,
    "command_platforms": Unit.COUNT,
    "rooms": Unit.COUNT,
    "demonstration_rooms": Unit.COUNT,
    "room_standing_villages": Unit.COUNT,
    "workstations": Unit.COUNT,
    "community_officers": Unit.PERSON,
    "auxiliaries": Unit.PERSON,
    "assistants": Unit.PERSON,
    "members_taking_part": Unit.PERSON,
    "officer_participation": Unit.PERCENT,
    "auxiliary_participation": Unit.PERCENT,
    "villages_with_auxiliary": Unit.COUNT,
    "station_share": Unit.PERCENT,
    "station_share_districts": Unit.PERCENT,
    "community_share": Unit.PERCENT,
    "community_share_districts": Unit.PERCENT,
    "officers": Unit.PERSON,
    "station_officers": Unit.PERSON,
    "force_auxiliaries": Unit.PERSON,
    "officers_taking_part": Unit.PERSON,
    "auxiliaries_taking_part": Unit.PERSON,
    "dedicated_members": Unit.PERSON,
    "village_auxiliaries": Unit.PERSON,
    "officers_in_charge": Unit.PERSON,
    "village_rooms": Unit.COUNT,
    "hours": Unit.HOUR,
    "hours_in_community": Unit.HOUR,
    "hours_on_other_posts": Unit.HOUR,
    "equipment_items": Unit.ITEM,
    "offices_on_site": Unit.COUNT,
    "grid_leaders": Unit.PERSON,
    "months_between_meetings": Unit.MONTH,
    "contact_visits": Unit.VISIT,
    "fitting_posts": Unit.COUNT,
    "unlawful_points": Unit.ITEM,
    "township_posts": Unit.COUNT,
    "recruits": Unit.PERSON,
    "unplaced_recruits": Unit.PERSON,
    "placed_recruits": Unit.PERSON,
    "frontline_posts": Unit.COUNT,
    "rota_leaders": Unit.PERSON,
    "earmarked_budgets": Unit.COUNT,
    "knows_officer": Unit.PERSON,
    "sampled": Unit.PERSON,
    "whole_weeks": Unit.WEEK,
    "weeks_in_village": Unit.WEEK,
    "entries_not_allowed": Unit.ENTRY,
    "match_share": Unit.PERCENT,
    "needs_noted": Unit.COUNT,
    "needs_met": Unit.COUNT,
    "prevention_hours": Unit.HOUR,
    "case_hours": Unit.HOUR,
    "list_faults": Unit.ITEM,
    "decisions": Unit.COUNT,
    "recognitions": Unit.COUNT,
    "recognitions_in_community": Unit.COUNT,
    "agency_members": Unit.PERSON,
    "members_in_community": Unit.PERSON,
    "paperwork_hours": Unit.HOUR,
    "members_with_entries": Unit.PERSON,
    "earlier_paperwork_hours": Unit.HOUR,
    "earlier_members_with_entries": Unit.PERSON,
    "work_reports": Unit.TIME,
    "reviews": Unit.TIME,
    "patrol_teams": Unit.TEAM,
    "dual_registration_communities": Unit.COUNT,
    "party_committee_meetings": Unit.MEETING,
    "bureau_meetings": Unit.MEETING,
    "disputes_settled": Unit.CASE,
    "criminal_cases_filed_change": Unit.PERCENT,
    "cases_solved_change": Unit.PERCENT,
    "theft_solved_change": Unit.PERCENT,
    "fraud_solved_change": Unit.PERCENT,
    "detained_change": Unit.PERCENT,
    "arrested_change": Unit.PERCENT,
    "homicide_change": Unit.PERCENT,
    "homicide_all_solved_years": Unit.YEAR,
}

# Cases, arrests and clearance may be recorded; a score of them would reward the wrong work.
NEVER_SCORED: Final = frozenset(
    {
        "criminal_cases_filed_change",
        "cases_solved_change",
        "theft_solved_change",
        "fraud_solved_change",
        "detained_change",
        "arrested_change",
        "homicide_change",
        "homicide_all_solved_years",
    }
)
