"""群防群治, the public's own strength: teams by occupation, joint prevention and patrol rotas.

Teams are counted by occupation; nobody in them is named.
"""

from jingwu_model.declare import Term


class TeamKind(Term):
    """队伍类别, what a community team is for.

    Source: `city-2024` §5(5)3 and, for the security committee, §5(3)1.
    """

    MEDIATION = (
        "mediation",
        "矛盾纠纷调解队伍",
        "mediation team",
        "参与调解矛盾纠纷的社会力量。",
        "Helps to settle disputes.",
        "city-2024",
    )
    PATROL = (
        "patrol",
        "治安巡防队伍",
        "patrol team",
        "参与治安巡逻防范的社会力量。",
        "Takes part in patrols.",
        "city-2024",
    )
    INFORMATION = (
        "information",
        "治安信息员队伍",
        "information team",
        "反映当地治安状况的社会力量，只计人数。",
        "Reports how order stands in a place; a head-count and nothing more.",
        "city-2024",
    )
    MUTUAL_AID = (
        "mutual_aid",
        "应急互助队伍",
        "mutual-aid team",
        "重点单位和人员密集场所的应急互助自救力量。",
        "Helps in an emergency at key units and crowded places.",
        "city-2024",
    )
    ONLINE = (
        "online",
        "网上工作队伍",
        "online team",
        "在网络群组中维护治安、服务群众的力量。",
        "Serves the public and public order in online groups.",
        "city-2024",
    )
    SECURITY_COMMITTEE = (
        "security_committee",
        "治保会",
        "security committee",
        "村（居）的治安保卫委员会。",
        "The committee of a village or community for its own security.",
        "city-2024",
    )


class Occupation(Term):
    """职业身份, the occupations by which a team's heads are counted.

    Source: `city-2024` §3(3) and §5(5)3, `jingyuan-2020`.
    """

    COMMITTEE_CADRE = (
        "committee_cadre",
        "“两委”干部",
        "committee cadre",
        "村（居）党支部和村（居）委会的干部。",
        "A cadre of the village's or community's Party branch or committee.",
        "city-2024",
    )
    LEGAL_WORKER = (
        "legal_worker",
        "基层法律工作者",
        "grass-roots legal worker",
        "在基层提供法律服务的工作者。",
        "Gives legal services at the grass roots.",
        "city-2024",
    )
    RESPECTED_ELDER = (
        "respected_elder",
        "德高望重人士",
        "respected elder",
        "在当地受人敬重的人士。",
        "Is respected by the people of the place.",
        "city-2024",
    )
    GOVERNANCE_CADRE = (
        "governance_cadre",
        "综治干部",
        "governance cadre",
        "从事社会治安综合治理的基层干部。",
        "A local cadre for the comprehensive management of public order.",
        "city-2024",
    )
    INTERNAL_SECURITY = (
        "internal_security",
        "内保人员",
        "internal security staff",
        "单位内部的治安保卫人员。",
        "Guards the security of a unit from within.",
        "city-2024",
    )
    PROPERTY_GUARD = (
        "property_guard",
        "物业保安",
        "property guard",
        "物业服务单位的保安人员。",
        "A security guard of a property manager.",
        "city-2024",
    )
    GRID_WORKER = (
        "grid_worker",
        "网格员",
        "grid worker",
        "负责一个网格日常事务的工作人员。",
        "Looks after the everyday affairs of a grid.",
        "city-2024",
    )
    BUILDING_HEAD = (
        "building_head",
        "巷道楼栋长",
        "lane or building head",
        "负责一条巷道或者一栋楼的居民，多为兼职。",
        "Looks after a lane or a building, mostly part time.",
        "city-2024",
    )
    COURIER = (
        "courier",
        "快递员",
        "courier",
        "从事快递配送、熟悉街巷的人员。",
        "Delivers parcels, and so knows the streets and lanes.",
        "city-2024",
    )
    SANITATION_WORKER = (
        "sanitation_worker",
        "环卫工人",
        "sanitation worker",
        "从事清扫保洁的人员，包括保洁员。",
        "Cleans streets and public places.",
        "city-2024",
    )
    MERCHANT = (
        "merchant",
        "骨干商户",
        "leading merchant",
        "在商圈、市场中起带头作用的商户。",
        "A merchant whom others of the market or district follow.",
        "city-2024",
    )
    TEACHER = (
        "teacher",
        "教师",
        "teacher",
        "在学校任教、参与护校安园的人员。",
        "Teaches at a school and helps to keep it safe.",
        "city-2024",
    )
    PARENT = (
        "parent",
        "家长",
        "parent",
        "参与护校安园的学生家长。",
        "A pupil's parent who helps to keep the school safe.",
        "city-2024",
    )
    GROUP_OWNER = (
        "group_owner",
        "群主",
        "owner of an online group",
        "建立或者管理网络群组、参与维护秩序的人。",
        "Runs an online group and helps to keep it in good order.",
        "city-2024",
    )
    STREAMER = (
        "streamer",
        "主播",
        "streamer",
        "从事网络直播、参与宣传防范的人。",
        "Streams online and helps to spread what keeps people safe.",
        "city-2024",
    )
    JUDICIAL_OFFICER = (
        "judicial_officer",
        "司法员",
        "judicial officer",
        "基层司法行政工作人员。",
        "Works in local judicial administration.",
        "city-2024",
    )
    ACTIVIST = (
        "activist",
        "治安积极分子",
        "public-order activist",
        "自愿参与维护治安的群众。",
        "Takes part in keeping order of his or her own accord.",
        "city-2024",
    )
    POLICE_AFFAIRS_WORKER = (
        "police_affairs_worker",
        "警务专干",
        "police affairs worker",
        "村（社区）专门协助警务的工作人员。",
        "Is employed in a village or community to help with police affairs.",
        "jingyuan-2020",
    )
    VILLAGE_CADRE = (
        "village_cadre",
        "村干部",
        "village cadre",
        "村级组织的干部。",
        "A cadre of a village's organisations.",
        "jingyuan-2020",
    )
    FOREST_RANGER = (
        "forest_ranger",
        "护林员",
        "forest ranger",
        "负责看护林地的人员。",
        "Watches over woodland.",
        "jingyuan-2020",
    )
    URBAN_MANAGEMENT = (
        "urban_management",
        "城管队员",
        "urban management officer",
        "城市管理队伍的人员。",
        "Belongs to the urban management force.",
        "jingyuan-2020",
    )


class JointPrevention(Term):
    """联防形式, the forms in which neighbours and the police keep watch together.

    Source: `mps-2019`.
    """

    JOINT_DUTY = (
        "joint_duty",
        "警治联勤",
        "joint duty",
        "民警与基层治安力量联合执勤。",
        "Police and the neighbourhood's security force on duty together.",
        "mps-2019",
    )
    HOUSEHOLD = (
        "household",
        "联户联防",
        "households together",
        "相邻各户联合防范。",
        "Neighbouring households guard together.",
        "mps-2019",
    )
    VILLAGE = (
        "village",
        "联村联防",
        "villages together",
        "相邻各村联合防范。",
        "Neighbouring villages guard together.",
        "mps-2019",
    )
    NEIGHBOUR_WATCH = (
        "neighbour_watch",
        "邻里守望",
        "neighbour watch",
        "邻里之间互相照看。",
        "Neighbours look out for each other.",
        "mps-2019",
    )


class Rota(Term):
    """传牌巡防, how households take turns at volunteer patrol.

    Source: `jingyuan-2020`, third measure.
    """

    FIVE_HOUSEHOLD = (
        "five_household",
        "五户一长",
        "one head to five households",
        "每五户设一名户长的义务巡防轮值。",
        "Households in fives, each five with a head, take turns.",
        "jingyuan-2020",
    )
    TEN_HOUSEHOLD = (
        "ten_household",
        "十户一长",
        "one head to ten households",
        "每十户设一名户长的义务巡防轮值。",
        "Households in tens, each ten with a head, take turns.",
        "jingyuan-2020",
    )
