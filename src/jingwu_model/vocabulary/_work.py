"""职责, duties: the six roles, the six duty tasks, the five core duties, and the tasks sent down."""

from jingwu_model.declare import Term


class Role(Term):
    """六员, the six roles of those who serve a village.

    Source: `city-2024` §3(3).
    """

    COLLECTOR = (
        "collector",
        "采集员",
        "collector",
        "采集一地的基础信息，做到底数清、情况明。",
        "Collects the basic facts of a place and keeps them up to date.",
        "city-2024",
    )
    SAFETY = (
        "safety",
        "安全员",
        "safety worker",
        "组织安全防范，排查治安隐患。",
        "Organises prevention and finds hazards.",
        "city-2024",
    )
    MEDIATOR = (
        "mediator",
        "调解员",
        "mediator",
        "排查化解矛盾纠纷，促成双方达成协议。",
        "Finds disputes and helps the parties to settle them.",
        "city-2024",
    )
    INFORMATION = (
        "information",
        "信息员",
        "reporter of conditions",
        "反映一地的社情民意和治安状况，不针对个人。",
        "Reports the conditions of a place, never of a person.",
        "city-2024",
    )
    SERVICE = (
        "service",
        "服务员",
        "service worker",
        "为群众办事解难，回应诉求。",
        "Helps people with what they need and answers what they raise.",
        "city-2024",
    )
    PUBLICITY = (
        "publicity",
        "宣传员",
        "publicist",
        "宣讲法律知识和防范常识。",
        "Explains the law and how to stay safe.",
        "city-2024",
    )


class Duty(Term):
    """六项职责任务, the six duty tasks of a community officer.

    Source: `jingyuan-2020`, fourth measure.
    """

    BASIC_INFORMATION = (
        "basic_information",
        "采集基础信息",
        "collecting basic information",
        "采集和更新辖区的基础信息。",
        "Collects the basic facts of the area and keeps them up to date.",
        "jingyuan-2020",
    )
    POPULATION = (
        "population",
        "实有人口管理",
        "managing the actual population",
        "掌握辖区实有人口的数量和变动。",
        "Keeps count of the people actually living in the area.",
        "jingyuan-2020",
    )
    PREVENTION = (
        "prevention",
        "安全防范",
        "prevention",
        "组织巡防、宣传防范、消除隐患。",
        "Organises patrols, advice and the removal of hazards.",
        "jingyuan-2020",
    )
    ORDER = (
        "order",
        "治安管理",
        "public order",
        "依法维护辖区治安秩序。",
        "Keeps public order in the area by law.",
        "jingyuan-2020",
    )
    DISPUTES = (
        "disputes",
        "化解矛盾纠纷",
        "settling disputes",
        "排查、调处和回访矛盾纠纷。",
        "Finds disputes, helps to settle them and comes back to ask.",
        "jingyuan-2020",
    )
    SERVICE = (
        "service",
        "服务群众",
        "serving the public",
        "为群众提供便利，办理求助和诉求。",
        "Makes things easier for people and deals with what they ask.",
        "jingyuan-2020",
    )


class CoreDuty(Term):
    """五项主要职责, the five duties of a community officer in the ministry's rules.

    Source: `CPW` art 4.
    """

    POPULATION = (
        "population",
        "管理实有人口",
        "managing the actual population",
        "掌握并管理辖区内的实有人口。",
        "Knows and manages the population that actually lives in the area.",
        "CPW",
    )
    CONDITIONS = (
        "conditions",
        "掌握社情民意",
        "knowing conditions and opinion",
        "了解辖区社会情况和群众意见。",
        "Knows the state of the area and what its people think.",
        "CPW",
    )
    PREVENTION = (
        "prevention",
        "组织安全防范",
        "organising prevention",
        "组织辖区力量开展安全防范。",
        "Organises the area's own strength to prevent harm.",
        "CPW",
    )
    ORDER = (
        "order",
        "维护社区秩序",
        "keeping order",
        "维护社区的治安秩序。",
        "Keeps public order in the community.",
        "CPW",
    )
    SERVICE = (
        "service",
        "服务辖区群众",
        "serving the public",
        "为辖区群众提供服务和帮助。",
        "Serves and helps the people of the area.",
        "CPW",
    )


class TaskKind(Term):
    """任务类别, how a task reaches a community officer.

    Organs list the three kinds of task and admit what is to be passed on.
    Source: `CPW` art 4.
    """

    PRESCRIBED = (
        "prescribed",
        "规定任务",
        "prescribed task",
        "列入任务清单、按规定开展的日常任务。",
        "Stands on the list and is done as a matter of course.",
        "CPW",
    )
    COMMANDED = (
        "commanded",
        "指令任务",
        "commanded task",
        "以指令下达、经准入后分派的任务。",
        "Sent down as a command; admitted before it is given out.",
        "CPW",
    )
    PUSHED = (
        "pushed",
        "推送任务",
        "pushed task",
        "由上级或者其他部门推送、经准入后分派的任务。",
        "Pushed by another unit or level; admitted before it is given out.",
        "CPW",
    )


class OtherPost(Term):
    """其他岗位工作, what takes a dedicated member away from community policing.

    Source: `city-2024` §3(2), `mps-2009`.
    """

    SHIFT = (
        "shift",
        "值班",
        "station shift",
        "在派出所值班备勤，不在社区。",
        "On duty or on call at the station, and so not in the community.",
        "city-2024",
    )
    PATROL = (
        "patrol",
        "巡逻防控",
        "patrol",
        "辖区社区警务以外的巡逻防控任务。",
        "Goes on patrol outside the community's own policing.",
        "city-2024",
    )
    CASE_WORK = (
        "case_work",
        "案件办理",
        "case work",
        "参与办理刑事、治安等案件。",
        "Takes part in the handling of criminal or public-security cases.",
        "city-2024",
    )
    CAMPAIGN = (
        "campaign",
        "专项行动",
        "campaign",
        "参加上级部署的专项行动。",
        "Takes part in a special operation ordered from above.",
        "city-2024",
    )
    MEETING = (
        "meeting",
        "会议",
        "meeting",
        "参加上级和本单位的各类会议。",
        "Sits in a meeting, called by the station or from above.",
        "city-2024",
    )
    PAPERWORK = (
        "paperwork",
        "报表台账",
        "paperwork",
        "填报报表、台账和统计资料。",
        "Fills in forms, ledgers and statistics.",
        "mps-2009",
    )
