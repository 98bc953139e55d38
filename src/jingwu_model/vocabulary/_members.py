"""力量, the force: who serves, in which post and on what basis, and what they are able to do."""

from jingwu_model.declare import Term


class MemberKind(Term):
    """人员类别, which kind of member of the force.

    Source: `PPL12`, `HN-AUX20`, `city-2024` §5(1)3.
    """

    OFFICER = (
        "officer",
        "民警",
        "officer",
        "公安机关的人民警察。",
        "A people's police officer of a public security organ.",
        "PPL12",
    )
    AUXILIARY = (
        "auxiliary",
        "辅警",
        "auxiliary",
        "在民警带领下协助警务、不得单独执法的警务辅助人员。",
        "Helps under an officer's lead and never enforces alone.",
        "HN-AUX20",
    )
    ASSISTANT = (
        "assistant",
        "警务助理",
        "assistant",
        "优先从村（格）干部中吸纳的警务助理；按本库规则，只从事陪同、告知和宣传。",
        "Drawn from village cadres first; here only accompanies, informs and publicises.",
        "library",
    )


class Post(Term):
    """岗位, what a member mainly does.

    Source: `CPW` art 5 and `city-2024` §2(2)1, §3(2).
    """

    COMMUNITY = (
        "community",
        "社区警务",
        "community policing",
        "专职从事社区（驻村）警务的岗位。",
        "Does community policing full time.",
        "CPW",
    )
    CASE = (
        "case",
        "案件办理",
        "case work",
        "派出所案件办理队的岗位。",
        "Handles cases on a station's case team.",
        "CPW",
    )
    COMMAND = (
        "command",
        "综合指挥",
        "command room",
        "派出所综合指挥室的岗位。",
        "Receives, directs and keeps watch from a station's command room.",
        "CPW",
    )
    PATROL = (
        "patrol",
        "巡逻防控",
        "patrol",
        "以巡逻防控为主的岗位。",
        "Mainly goes on patrol.",
        "city-2024",
    )
    AGENCY = (
        "agency",
        "机关",
        "organ",
        "县级以上公安机关内的岗位。",
        "Works inside a public security organ of county level or above.",
        "city-2024",
    )
    STATION_HEAD = (
        "station_head",
        "派出所所长",
        "head of station",
        "派出所的主要负责人。",
        "Is the head of a police station.",
        "city-2024",
    )
    BUREAU_LEADER = (
        "bureau_leader",
        "局领导",
        "bureau leader",
        "市、县公安局的班子成员。",
        "Is one of the leaders of a city's or county's bureau.",
        "city-2024",
    )
    OTHER = (
        "other",
        "其他",
        "other",
        "不属于以上各类的岗位。",
        "Holds a post of none of these kinds.",
        "library",
    )


class AssignmentBasis(Term):
    """任职方式, on what basis a member serves a place.

    Source: `city-2024` §2(2), §5(3) and `jingyuan-2020`.
    """

    COMMUNITY = (
        "community",
        "社区",
        "community",
        "在社区专职从事社区警务。",
        "Serves a community full time.",
        "city-2024",
    )
    RESIDENT = (
        "resident",
        "驻村",
        "resident in a village",
        "常驻一村从事驻村警务。",
        "Is stationed in a village.",
        "city-2024",
    )
    VILLAGE_ASSIGNED = (
        "village_assigned",
        "包村",
        "assigned villages",
        "分包一个或者多个行政村，定期进村工作。",
        "Has one or more villages in charge and goes there regularly.",
        "jingyuan-2020",
    )
    AREA_LEAD = (
        "area_lead",
        "片区警长",
        "area lead",
        "负责一个片区，带动和指导周边村的警务人员。",
        "Leads an area and teaches those who serve the villages around.",
        "city-2024",
    )


class DualPost(Term):
    """两任, a post that a member holds beside the police one, in a village or a township.

    A committee's deputy directorship is reached by election only (`VCOL18` 11, `RCOL18` 8).
    Source: `city-2024` §5(5)1, §3(3) and `jingyuan-2020`.
    """

    DEPUTY_SECRETARY = (
        "deputy_secretary",
        "村（居）党支部副书记",
        "deputy secretary of the village Party branch",
        "党员民（辅）警兼任的村（居）党支部副书记。",
        "Held by members of the force who are Party members.",
        "city-2024",
    )
    DEPUTY_DIRECTOR = (
        "deputy_director",
        "村（居）委会副主任",
        "deputy director of the committee",
        "非党员民（辅）警兼任的村（居）委会副主任，须经选举产生。",
        "For those who are not Party members; reached by election only.",
        "city-2024",
    )
    DIRECTOR_ASSISTANT = (
        "director_assistant",
        "村（居）委会主任助理",
        "assistant to the committee's director",
        "社区民警和机关包村民警担任的村（居）委会主任助理。",
        "Held by community officers and by officers of the organs with assigned villages.",
        "jingyuan-2020",
    )
    TOWNSHIP_DEPUTY = (
        "township_deputy",
        "乡镇（街道）行政副职",
        "deputy head of the township or street",
        "派出所所长兼任的乡镇（街道）行政副职。",
        "Held by the heads of police stations.",
        "city-2024",
    )


class Competence(Term):
    """能力, the eight things a community officer or auxiliary should know and be able to do.

    A member's level in each is a whole number from 0 to 5. Source: `city-2024` §5(3)3.
    """

    LAW = (
        "law",
        "懂法律法规",
        "law",
        "掌握社区警务常用的法律法规。",
        "Knows the law that community policing rests on.",
        "city-2024",
    )
    OPERATIONS = (
        "operations",
        "懂业务知识",
        "police operations",
        "掌握公安业务知识。",
        "Knows the business of policing.",
        "city-2024",
    )
    INFORMATION_SYSTEMS = (
        "information_systems",
        "懂信息应用",
        "information systems",
        "会使用公安信息系统和移动终端。",
        "Knows how to use the information systems.",
        "city-2024",
    )
    PSYCHOLOGY = (
        "psychology",
        "懂群众心理",
        "psychology",
        "了解群众心理，善于沟通。",
        "Understands what people feel and how to speak with them.",
        "city-2024",
    )
    DISPUTE_RESOLUTION = (
        "dispute_resolution",
        "会化解矛盾",
        "settling disputes",
        "能够排查和化解矛盾纠纷。",
        "Can find disputes and help to settle them.",
        "city-2024",
    )
    ELEMENT_CONTROL = (
        "element_control",
        "会管控要素",
        "keeping control of risks",
        "能够掌握和管控影响辖区治安的各类要素。",
        "Can keep in hand what bears on the area's public order.",
        "city-2024",
    )
    INCIDENT_AND_CASE_HANDLING = (
        "incident_and_case_handling",
        "会处警办案",
        "handling incidents and cases",
        "能够依法处置警情、办理案件。",
        "Can answer incidents and handle cases by law.",
        "city-2024",
    )
    PUBLIC_WORK = (
        "public_work",
        "会群众工作",
        "working with the public",
        "能够联系、发动和服务群众。",
        "Can reach, move and serve the public.",
        "city-2024",
    )
