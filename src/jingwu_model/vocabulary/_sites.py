"""阵地与架构, sites and structure: what offices stand in, and how the force is made up."""

from jingwu_model.declare import Term


class Zone(Term):
    """警区+, what kind of area a grid is ("police zone plus").

    Source: `city-2024` §2(2)3 and §5(5)2.
    """

    RESIDENTIAL = (
        "residential",
        "小区",
        "residential compound",
        "以居民居住为主的区域。",
        "An area where people mainly live.",
        "city-2024",
    )
    FACTORY = (
        "factory",
        "厂区",
        "factory area",
        "工厂及其周边，包括大型企业。",
        "A factory and what surrounds it, large enterprises included.",
        "city-2024",
    )
    INSTITUTION = (
        "institution",
        "院区",
        "institution's grounds",
        "机关、单位成片的院落。",
        "The grounds of an office or institution.",
        "city-2024",
    )
    HOSPITAL = (
        "hospital",
        "医院",
        "hospital",
        "医院及其周边。",
        "A hospital and what surrounds it.",
        "city-2024",
    )
    BUSINESS = (
        "business",
        "商圈",
        "business district",
        "商业集中、人流密集的区域。",
        "An area crowded with shops and customers.",
        "city-2024",
    )
    MARKET = (
        "market",
        "市场",
        "market",
        "集贸市场、专业市场及其周边。",
        "A market and what surrounds it.",
        "city-2024",
    )
    CAMPUS = (
        "campus",
        "校区",
        "campus",
        "学校及其周边。",
        "A school or university and what surrounds it.",
        "city-2024",
    )
    SCENIC = (
        "scenic",
        "景区",
        "scenic area",
        "旅游景区及其周边。",
        "A place that tourists visit and what surrounds it.",
        "city-2024",
    )


class Host(Term):
    """依托部位, what a community police office or a workstation stands in.

    Source: `city-2024` §2(2)2.
    """

    VILLAGE_OFFICE = (
        "village_office",
        "村室",
        "village office",
        "村民委员会的办公场所。",
        "The rooms where a villagers' committee works.",
        "city-2024",
    )
    CULTURAL_SQUARE = (
        "cultural_square",
        "文化广场",
        "cultural square",
        "村或者社区的文化活动广场。",
        "A village's or community's square for cultural life.",
        "city-2024",
    )
    SERVICE_CENTRE = (
        "service_centre",
        "社区便民服务中心",
        "community service centre",
        "社区集中为群众办事的场所。",
        "The place where a community serves the public under one roof.",
        "city-2024",
    )
    NEW_ESTATE = (
        "new_estate",
        "新开发的小区",
        "new housing estate",
        "新建成的居民小区。",
        "A newly built residential compound.",
        "city-2024",
    )
    HOSPITAL = ("hospital", "医院", "hospital", "城市医院。", "A city hospital.", "city-2024")
    SCHOOL = ("school", "学校", "school", "各级各类学校。", "A school of any kind.", "city-2024")
    OTHER = (
        "other",
        "其他",
        "other",
        "不属于以上各类的重点要害部位或者场所。",
        "Any other place of weight.",
        "city-2024",
    )


class WorkstationKind(Term):
    """警务工作站类型, the two forms of a workstation.

    Source: `city-2024` §2(2)2 and §5(3)1.
    """

    STATION = (
        "station",
        "工作站",
        "workstation",
        "未建警务室的行政村所设的警务工作站。",
        "Set up in a village that has no community police office.",
        "city-2024",
    )
    POST = (
        "post",
        "岗",
        "post",
        "名为警务岗的工作点，原则上与村委会同址。",
        "A point of work called a post, as a rule on the committee's own site.",
        "city-2024",
    )


class Tier(Term):
    """三级警务架构, the three tiers of community policing.

    Source: `city-2024` §2(2)2.
    """

    STATION = (
        "station",
        "派出所",
        "police station",
        "县级公安机关的派出机构，管辖一个或者多个乡镇、街道。",
        "A county-level organ's branch, serving one or more townships or streets.",
        "city-2024",
    )
    POLICE_ROOM = (
        "police_room",
        "警务室",
        "community police office",
        "派出所设在社区或者行政村的固定工作场所。",
        "A station's standing place of work in a community or village.",
        "city-2024",
    )
    WORKSTATION = (
        "workstation",
        "警务工作站",
        "police workstation",
        "未建警务室的行政村逐村设立的工作点。",
        "A point of work in each village that has no community police office.",
        "city-2024",
    )


class Strength(Term):
    """三支队伍, the three bodies of the force, each to be built up in its own way.

    Source: `mps-2019`.
    """

    ORGAN = (
        "organ",
        "机关专业队伍",
        "specialists of the organs",
        "公安机关内的专业队伍，要求做优。",
        "The specialists in the organs; to be made excellent.",
        "mps-2019",
    )
    STATION = (
        "station",
        "派出所队伍",
        "police stations",
        "派出所的队伍，要求做强。",
        "The force of the stations; to be made strong.",
        "mps-2019",
    )
    COMMUNITY = (
        "community",
        "社区警务队伍",
        "community policing",
        "社区和驻村的警务队伍，要求做实。",
        "The force in communities and villages; to be made solid.",
        "mps-2019",
    )


class LevelRole(Term):
    """层级职责, what each level of the police is chiefly for.

    Source: `city-2024` §5(2)1, reporting the ministry's meeting of 2022-08-09.
    """

    MINISTRY_OVERALL = (
        "ministry_overall",
        "部级抓总",
        "ministry: overall charge",
        "公安部对全局工作负总责、抓统筹。",
        "The ministry has charge of the whole.",
        "city-2024",
    )
    PROVINCE_MAIN_RESPONSIBILITY = (
        "province_main_responsibility",
        "省级主责",
        "province: main responsibility",
        "省级公安机关承担主要责任。",
        "The province's organ bears the main responsibility.",
        "city-2024",
    )
    CITY_COUNTY_MAIN_FIGHT = (
        "city_county_main_fight",
        "市县主战",
        "city and county: main fight",
        "市、县公安机关是实战的主力。",
        "The organs of city and county do the main operational work.",
        "city-2024",
    )
    STATION_MAIN_PREVENTION = (
        "station_main_prevention",
        "派出所主防",
        "station: main prevention",
        "派出所立足辖区，以管理防范为主要职责。",
        "The station mainly manages and prevents in its own area.",
        "city-2024",
    )


class Structure(Term):
    """派出所警务模式, how a station divides its officers.

    Source: `CPW` art 5.
    """

    TWO_TEAMS_ONE_ROOM = (
        "two_teams_one_room",
        "两队一室",
        "two teams and one room",
        "设社区警务队、案件办理队和综合指挥室的模式。",
        "A community team, a case team and a command room.",
        "CPW",
    )
    ALL_COMMUNITY = (
        "all_community",
        "全员化",
        "all community officers",
        "全所民警都是社区民警，每人包联一个或者多个村（社区）。",
        "Every officer is a community officer, with one or more villages in charge.",
        "CPW",
    )


class OrganKind(Term):
    """议事机构, which body deliberates or takes the work in hand.

    Source: `city-2024` §2(1) and `jingyuan-2020`.
    """

    PARTY_COMMITTEE = (
        "party_committee",
        "党委",
        "Party committee",
        "市、县公安局的党委，定期专题研究。",
        "The Party committee of a bureau, which takes the matter up at fixed intervals.",
        "city-2024",
    )
    HEAD_OFFICE_MEETING = (
        "head_office_meeting",
        "局长办公会",
        "bureau head's office meeting",
        "公安局局长召集的办公会议。",
        "The working meeting called by the head of a bureau.",
        "jingyuan-2020",
    )
    LEADING_GROUP = (
        "leading_group",
        "领导小组",
        "leading group",
        "公安局为统筹此项工作成立的领导小组。",
        "The group of leaders set up to steer this work.",
        "city-2024",
    )
    TASK_TEAM = (
        "task_team",
        "专班",
        "task team",
        "抽调人员、专门推进社区警务工作的班子。",
        "A team set aside to carry community policing forward.",
        "jingyuan-2020",
    )
    SPECIALIST_UNIT = (
        "specialist_unit",
        "警种部门",
        "specialist unit",
        "市公安局直属的各警种部门，每月专题研究。",
        "A specialist unit of the city bureau, which takes the matter up each month.",
        "city-2024",
    )
