"""诉求与警情, matters, hazards, incidents and designations: what each can be."""

from jingwu_model.declare import Term


class MatterKind(Term):
    """诉求类别, what someone raises on a visit.

    Source: `city-2024` §2(1)3 and `XF22`; the rest is the library's own.
    """

    SERVICE = (
        "service",
        "办事服务",
        "service",
        "办理证照、户籍等事项的请求。",
        "Asks for something to be done, such as a permit or a registration.",
        "library",
    )
    CONSULTATION = (
        "consultation",
        "咨询",
        "consultation",
        "对政策、法律、程序的询问。",
        "Asks about a policy, the law or a procedure.",
        "library",
    )
    SUGGESTION = (
        "suggestion",
        "意见建议",
        "suggestion",
        "对工作提出的意见和建议。",
        "Proposes how the work could be better done.",
        "city-2024",
    )
    COMPLAINT = (
        "complaint",
        "投诉",
        "complaint",
        "对单位或者工作人员行为的投诉。",
        "Complains of what a unit or a member of it has done.",
        "XF22",
    )
    HELP = (
        "help",
        "求助",
        "request for help",
        "请求帮助解决困难。",
        "Asks for help with a difficulty.",
        "library",
    )


class HazardKind(Term):
    """治安隐患类别, what a hazard lies in: always a place or a thing, never a person.

    Source: `mps-2009` and `UNIT04`; the rest is the library's own.
    """

    TROUBLE_SPOT = (
        "trouble_spot",
        "治安混乱地区",
        "trouble spot",
        "治安秩序混乱、需要整治的地区。",
        "An area whose order is poor and has to be put right.",
        "mps-2009",
    )
    ORDER_PROBLEM = (
        "order_problem",
        "突出治安问题",
        "problem of public order",
        "一地突出的治安问题。",
        "A marked problem of public order in a place.",
        "mps-2009",
    )
    FIRE = (
        "fire",
        "火灾隐患",
        "fire hazard",
        "可能引起火灾的隐患。",
        "Something that may cause a fire.",
        "library",
    )
    PREMISES = (
        "premises",
        "单位内部治安隐患",
        "hazard on premises",
        "单位内部治安保卫方面的隐患。",
        "A gap in a unit's own security.",
        "UNIT04",
    )
    TRAFFIC = (
        "traffic",
        "交通隐患",
        "traffic hazard",
        "可能引起交通事故的隐患。",
        "Something that may cause a traffic accident.",
        "library",
    )
    OTHER = (
        "other",
        "其他隐患",
        "other hazard",
        "不属于以上各类的不安全隐患。",
        "A hazard of none of these kinds.",
        "mps-2009",
    )


class IncidentKind(Term):
    """警情类别, what a call to 110 or 12345 is about.

    Source: each member's own; which desk takes which is settled between the two.
    """

    CRIMINAL = (
        "criminal",
        "刑事警情",
        "criminal incident",
        "涉嫌犯罪的警情。",
        "A crime is suspected.",
        "CRIM",
    )
    PUBLIC_SECURITY = (
        "public_security",
        "治安警情",
        "public-security incident",
        "涉嫌违反治安管理的警情。",
        "A violation of public-security administration is suspected.",
        "PSAPL25",
    )
    DISPUTE = (
        "dispute",
        "纠纷警情",
        "dispute incident",
        "因矛盾纠纷引起的警情。",
        "People are in dispute.",
        "jingyuan-2020",
    )
    HELP = (
        "help",
        "求助警情",
        "call for help",
        "群众遇险、遇困请求帮助的警情。",
        "Someone in danger or difficulty asks for help.",
        "jingyuan-2020",
    )
    TRAFFIC = (
        "traffic",
        "交通警情",
        "traffic incident",
        "道路交通事故、交通违法等警情。",
        "A road accident or a traffic offence.",
        "GBF22",
    )
    ACCIDENT = (
        "accident",
        "灾害事故警情",
        "disaster or accident",
        "自然灾害、安全事故等警情。",
        "A natural disaster or an accident of another kind.",
        "library",
    )
    POLICE_COMPLAINT = (
        "police_complaint",
        "对民警的投诉",
        "complaint about the police",
        "对人民警察违法违纪行为的检举、控告。",
        "Someone reports misconduct by the police.",
        "PPL12",
    )
    NON_POLICE = (
        "non_police",
        "非警务警情",
        "non-police matter",
        "不属于公安机关职责、应由其他部门办理的事项。",
        "The business of another department than the police.",
        "city-2024",
    )


class DesignationKind(Term):
    """创建与命名, what a room, a station, a place or a person can be named.

    A designation is recorded with who awarded it and when; it is never computed.
    Source: `city-2024` §3(2), §5; `jingyuan-2020`; `mps-2009`.
    """

    DEMONSTRATION_ROOM = (
        "demonstration_room",
        "示范警务室",
        "demonstration community police office",
        "作为示范点的警务室。",
        "A community police office chosen as an example.",
        "jingyuan-2020",
    )
    DEMONSTRATION_STATION = (
        "demonstration_station",
        "示范派出所",
        "demonstration station",
        "“百所示范”中的示范派出所。",
        "A station chosen as an example in the hundred-stations programme.",
        "city-2024",
    )
    ENHANCED_ROOM = (
        "enhanced_room",
        "增效警务室",
        "enhanced community police office",
        "“百千万”工程“千室增效”中的警务室。",
        "An office improved in the thousand-rooms programme.",
        "city-2024",
    )
    FENGQIAO_STATION = (
        "fengqiao_station",
        "枫桥式公安派出所",
        "Fengqiao-style police station",
        "被命名为“枫桥式公安派出所”的派出所。",
        "A station named for the Fengqiao experience.",
        "city-2024",
    )
    THREE_ZEROS = (
        "three_zeros",
        "“三零”创建",
        "three zeros",
        "“三零”平安创建的命名，只记录、不计算。",
        "The three-zeros award; recorded, never computed.",
        "city-2024",
    )
    MODEL = (
        "model",
        "爱民模范",
        "model of service",
        "被表彰的爱民模范个人或者集体。",
        "A person or unit honoured for service to the public.",
        "mps-2009",
    )
