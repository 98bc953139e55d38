"""数量, quantities: what published figures state, and what the rules ask for by name."""

from jingwu_model.declare import Term
from jingwu_model.vocabulary import _institution_quantities as institution
from jingwu_model.vocabulary import _service_quantities as service
from jingwu_model.vocabulary._units import NEVER_SCORED, UNIT_OF, Unit


class Quantity(Term):
    """数量, a named quantity that published figures state and a register's units count.

    `unit` is what it is counted in. `indicator` is false for what may be recorded but is never
    scored: cases, arrests and clearance. Source: `city-2024` §2 and `jingyuan-2020`.

    Examples:
        >>> Quantity.STATION_SHARE.unit
        Unit.PERCENT
        >>> Quantity.VILLAGES.indicator, Quantity.ARRESTED_CHANGE.indicator
        (True, False)
    """

    VILLAGES = (
        "villages", "行政村数", "administrative villages",
        "行政村（村民委员会）的数量。",
        "Administrative villages: those with a villagers' committee.", "city-2024",
    )
    COMMUNITIES = (
        "communities", "社区数", "communities",
        "社区（居民委员会及类似单位）的数量。",
        "Communities: those with a residents' committee or the like.", "city-2024",
    )
    HOUSEHOLDS = (
        "households", "实有户数", "actual households",
        "一地实有人口的户数。",
        "Households of the population actually living in a place.", "city-2024",
    )
    RESIDENTS = (
        "residents", "实有人口数", "actual residents",
        "一地实际居住的人口数。",
        "People actually living in a place.", "city-2024",
    )
    VILLAGE_RESIDENTS = (
        "village_residents", "行政村实有人口数", "actual residents of villages",
        "各行政村实有人口之和。",
        "People actually living in the administrative villages.", "city-2024",
    )
    COMMUNITY_HOUSEHOLDS = (
        "community_households", "社区实有户数", "actual households of communities",
        "各社区实有户数之和。",
        "Households actually living in the communities.", "city-2024",
    )
    COMMUNITY_RESIDENTS = (
        "community_residents", "社区实有人口数", "actual residents of communities",
        "各社区实有人口之和。",
        "People actually living in the communities.", "city-2024",
    )
    STATIONS = (
        "stations", "派出所数", "police stations",
        "县级公安机关所属公安派出所的数量。",
        "Police stations, as a county-level organ's branches.", "jingyuan-2020",
    )
    COMMAND_PLATFORMS = (
        "command_platforms", "建有指挥平台的派出所数", "stations with a command platform",
        "建有智能指挥管理平台的派出所数量，只作为设施计数。",
        "Stations that have a command platform, counted as facilities only.", "jingyuan-2020",
    )
    ROOMS = (
        "rooms", "警务室数", "community police offices",
        "社区和行政村警务室的总数。",
        "Community police offices, of communities and villages together.", "city-2024",
    )
    DEMONSTRATION_ROOMS = (
        "demonstration_rooms", "示范警务室数", "demonstration community police offices",
        "作为示范点的警务室数量。",
        "Community police offices chosen as examples.", "jingyuan-2020",
    )
    ROOM_STANDING_VILLAGES = (
        "room_standing_villages", "设有警务室的行政村数", "villages in which an office stands",
        "警务室设在本村的行政村数量，由邻村警务室服务的不计。",
        "Villages in which an office stands; being served from elsewhere does not count.", "library",
    )
    WORKSTATIONS = (
        "workstations", "警务工作站数", "police workstations",
        "未建警务室的行政村所设警务工作站的数量。",
        "Workstations in villages that have no community police office.", "city-2024",
    )
    COMMUNITY_OFFICERS = (
        "community_officers", "社区民警数", "community officers",
        "配备的社区民警人数。",
        "Officers posted to community policing.", "city-2024",
    )
    AUXILIARIES = (
        "auxiliaries", "社区辅警数", "community auxiliaries",
        "配备的从事社区（驻村）警务的辅警人数。",
        "Auxiliaries posted to community policing.", "city-2024",
    )
    ASSISTANTS = (
        "assistants", "警务助理数", "police assistants",
        "配备的警务助理人数，不计入民辅警。",
        "Police assistants, who are neither officers nor auxiliaries.", "city-2024",
    )
    MEMBERS_TAKING_PART = (
        "members_taking_part", "参与包村的民（辅）警数", "officers and auxiliaries taking part",
        "参与包村入户的民警和辅警人数。",
        "Officers and auxiliaries who have villages in charge.", "jingyuan-2020",
    )
    OFFICER_PARTICIPATION = (
        "officer_participation", "民警参与率", "share of officers taking part",
        "参与一村一警工作的民警占全部民警的比例。",
        "Officers who take part, as a share of all officers.", "jingyuan-2020",
    )
    AUXILIARY_PARTICIPATION = (
        "auxiliary_participation", "辅警参与率", "share of auxiliaries taking part",
        "参与一村一警工作的辅警占全部辅警的比例。",
        "Auxiliaries who take part, as a share of all auxiliaries.", "jingyuan-2020",
    )
    VILLAGES_WITH_AUXILIARY = (
        "villages_with_auxiliary", "配有辅警的行政村数", "villages with an auxiliary",
        "配有辅警或者警务助理的行政村数量。",
        "Villages that have an auxiliary or an assistant.", "city-2024",
    )
    STATION_SHARE = (
        "station_share", "派出所民警占县级公安机关总警力比", "station share of the county force",
        "派出所民警占县级公安机关总警力的比例。",
        "Officers at stations, as a share of the county-level force.", "city-2024",
    )
    STATION_SHARE_DISTRICTS = (
        "station_share_districts", "城区分局派出所民警占总警力比", "station share in district bureaus",
        "市辖区公安分局中派出所民警占总警力的比例。",
        "Officers at stations, as a share of the force in municipal-district bureaus.", "city-2024",
    )
    COMMUNITY_SHARE = (
        "community_share", "社区民警占派出所警力比例", "community share of the station force",
        "社区民警占派出所警力的比例。",
        "Community officers, as a share of the officers at stations.", "city-2024",
    )
    COMMUNITY_SHARE_DISTRICTS = (
        "community_share_districts", "城区分局社区民警占派出所警力比例", "community share in district bureaus",
        "市辖区公安分局中社区民警占派出所警力的比例。",
        "Community officers, as a share of station officers in district bureaus.", "city-2024",
    )
    OFFICERS = (
        "officers", "民警总数", "officers of the force",
        "县级公安机关的民警总数。",
        "All officers of a county-level force.", "city-2024",
    )
    STATION_OFFICERS = (
        "station_officers", "派出所民警数", "officers at stations",
        "派出所的民警人数。",
        "Officers who serve at police stations.", "city-2024",
    )
    FORCE_AUXILIARIES = (
        "force_auxiliaries", "辅警总数", "auxiliaries of the force",
        "县级公安机关的辅警总数。",
        "All auxiliaries of a county-level force.", "jingyuan-2020",
    )
    OFFICERS_TAKING_PART = (
        "officers_taking_part", "参与一村一警的民警数", "officers taking part",
        "负责村、社区或者网格的民警人数。",
        "Officers who have a village, community or grid in charge.", "jingyuan-2020",
    )
    AUXILIARIES_TAKING_PART = (
        "auxiliaries_taking_part", "参与一村一警的辅警数", "auxiliaries taking part",
        "负责村、社区或者网格的辅警人数。",
        "Auxiliaries who have a village, community or grid in charge.", "jingyuan-2020",
    )
    DEDICATED_MEMBERS = (
        "dedicated_members", "专职民辅警数", "dedicated officers and auxiliaries",
        "专职从事社区警务的民警和辅警；一人负责 n 处的，每处计 1/n。",
        "Officers and auxiliaries who do nothing else; one in n places counts 1/n in each.", "city-2024",
    )
    VILLAGE_AUXILIARIES = (
        "village_auxiliaries", "驻村辅警或警务助理数", "auxiliaries or assistants of a village",
        "负责该村的辅警和警务助理人数。",
        "Auxiliaries and assistants who have the village in charge.", "city-2024",
    )
    OFFICERS_IN_CHARGE = (
        "officers_in_charge", "负责民警数", "officers in charge",
        "负责该村、社区或者网格的民警人数。",
        "Officers who have the village, community or grid in charge.", "city-2024",
    )
    VILLAGE_ROOMS = (
        "village_rooms", "农村警务室数", "offices for villages",
        "设在行政村、或者设在社区而只服务行政村的警务室数量。",
        "Offices that stand in administrative villages, or in a community and serve villages only.", "city-2024",
    )
    HOURS = (
        "hours", "工作时长", "working hours",
        "工时记录的总时长。",
        "All hours of the duty entries.", "city-2024",
    )
    HOURS_IN_COMMUNITY = (
        "hours_in_community", "在社区工作时长", "working hours in the community",
        "工时记录中在社区工作的时长。",
        "The hours of the duty entries that were spent in the community.", "city-2024",
    )
    HOURS_ON_OTHER_POSTS = (
        "hours_on_other_posts", "其他岗位或工作时长", "hours on other posts or work",
        "工时记录中用于其他岗位或者其他工作的时长。",
        "The hours of the duty entries that went to other posts or work.", "city-2024",
    )
    EQUIPMENT_ITEMS = institution.EQUIPMENT_ITEMS
    OFFICES_ON_SITE = institution.OFFICES_ON_SITE
    GRID_LEADERS = institution.GRID_LEADERS
    MONTHS_BETWEEN_MEETINGS = institution.MONTHS_BETWEEN_MEETINGS
    CONTACT_VISITS = institution.CONTACT_VISITS
    FITTING_POSTS = institution.FITTING_POSTS
    UNLAWFUL_POINTS = institution.UNLAWFUL_POINTS
    TOWNSHIP_POSTS = institution.TOWNSHIP_POSTS
    RECRUITS = institution.RECRUITS
    UNPLACED_RECRUITS = institution.UNPLACED_RECRUITS
    PLACED_RECRUITS = institution.PLACED_RECRUITS
    FRONTLINE_POSTS = institution.FRONTLINE_POSTS
    ROTA_LEADERS = institution.ROTA_LEADERS
    EARMARKED_BUDGETS = institution.EARMARKED_BUDGETS
    KNOWS_OFFICER = service.KNOWS_OFFICER
    SAMPLED = service.SAMPLED
    WHOLE_WEEKS = service.WHOLE_WEEKS
    WEEKS_IN_VILLAGE = service.WEEKS_IN_VILLAGE
    ENTRIES_NOT_ALLOWED = service.ENTRIES_NOT_ALLOWED
    MATCH_SHARE = service.MATCH_SHARE
    NEEDS_NOTED = service.NEEDS_NOTED
    NEEDS_MET = service.NEEDS_MET
    PREVENTION_HOURS = service.PREVENTION_HOURS
    CASE_HOURS = service.CASE_HOURS
    LIST_FAULTS = service.LIST_FAULTS
    DECISIONS = service.DECISIONS
    RECOGNITIONS = service.RECOGNITIONS
    RECOGNITIONS_IN_COMMUNITY = service.RECOGNITIONS_IN_COMMUNITY
    AGENCY_MEMBERS = service.AGENCY_MEMBERS
    MEMBERS_IN_COMMUNITY = service.MEMBERS_IN_COMMUNITY
    PAPERWORK_HOURS = service.PAPERWORK_HOURS
    MEMBERS_WITH_ENTRIES = service.MEMBERS_WITH_ENTRIES
    EARLIER_PAPERWORK_HOURS = service.EARLIER_PAPERWORK_HOURS
    EARLIER_MEMBERS_WITH_ENTRIES = service.EARLIER_MEMBERS_WITH_ENTRIES
    WORK_REPORTS = service.WORK_REPORTS
    REVIEWS = service.REVIEWS
    PATROL_TEAMS = (
        "patrol_teams", "义务巡防队伍数", "volunteer patrol teams",
        "已建立的义务巡防队伍数量。",
        "Volunteer patrol teams that have been set up.", "jingyuan-2020",
    )
    DUAL_REGISTRATION_COMMUNITIES = (
        "dual_registration_communities", "建立双报到制度的社区数", "communities with dual registration",
        "建立党员双报到制度的社区数量。",
        "Communities where Party members register a second time.", "jingyuan-2020",
    )
    PARTY_COMMITTEE_MEETINGS = (
        "party_committee_meetings", "专题研究的党委会次数", "Party committee meetings",
        "公安局党委研究社区警务工作的会议次数。",
        "Meetings of the bureau's Party committee on community policing.", "jingyuan-2020",
    )
    BUREAU_MEETINGS = (
        "bureau_meetings", "专题研究的局长办公会次数", "bureau head's office meetings",
        "局长办公会研究社区警务工作的次数。",
        "Office meetings of the bureau's head on community policing.", "jingyuan-2020",
    )
    DISPUTES_SETTLED = (
        "disputes_settled", "化解矛盾纠纷数", "disputes settled",
        "一年内化解的矛盾纠纷数量。",
        "Disputes settled in a year.", "city-2024",
    )
    CRIMINAL_CASES_FILED_CHANGE = (
        "criminal_cases_filed_change", "刑事案件立案数同比", "change in criminal cases filed",
        "刑事案件立案数与上年同期相比的变化。",
        "Criminal cases filed, against the year before; never an indicator.", "city-2024",
    )
    CASES_SOLVED_CHANGE = (
        "cases_solved_change", "刑事案件破案数同比", "change in cases solved",
        "刑事案件破案数与上年同期相比的变化。",
        "Criminal cases solved, against the year before; never an indicator.", "city-2024",
    )
    THEFT_SOLVED_CHANGE = (
        "theft_solved_change", "盗窃案件破案数同比", "change in thefts solved",
        "盗窃民生小案破案数与上年同期相比的变化。",
        "Small thefts solved, against the year before; never an indicator.", "city-2024",
    )
    FRAUD_SOLVED_CHANGE = (
        "fraud_solved_change", "诈骗案件破案数同比", "change in frauds solved",
        "诈骗民生小案破案数与上年同期相比的变化。",
        "Small frauds solved, against the year before; never an indicator.", "city-2024",
    )
    DETAINED_CHANGE = (
        "detained_change", "刑事拘留人数同比", "change in persons detained",
        "刑事拘留人数与上年同期相比的变化。",
        "Persons detained, against the year before; never an indicator.", "city-2024",
    )
    ARRESTED_CHANGE = (
        "arrested_change", "逮捕人数同比", "change in persons arrested",
        "逮捕人数与上年同期相比的变化。",
        "Persons arrested, against the year before; never an indicator.", "city-2024",
    )
    HOMICIDE_CHANGE = (
        "homicide_change", "命案发案数同比", "change in homicides",
        "命案发案数与上年同期相比的变化。",
        "Homicides, against the same months of the year before; never an indicator.", "city-2024",
    )
    HOMICIDE_ALL_SOLVED_YEARS = (
        "homicide_all_solved_years", "命案全破连续年数", "years running with all homicides solved",
        "命案连续保持全部侦破的年数。",
        "Years running in which every homicide was solved; never an indicator.", "city-2024",
    )

    @property
    def unit(self) -> Unit:
        """What the quantity is counted in."""
        return UNIT_OF[self.code]

    @property
    def counts(self) -> bool:
        """Whether it counts things, and so is never below zero; a share or a change does not."""
        return self.unit is not Unit.PERCENT

    @property
    def indicator(self) -> bool:
        """Whether a rule may score the quantity; if not, it may only be recorded."""
        return self.code not in NEVER_SCORED
