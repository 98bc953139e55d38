"""The terms of people's mediation: its states, and what its events choose from."""

from jingwu_model.declare import Term


class State(Term):
    """人民调解的状态, where a people's mediation stands."""

    APPLIED = ("applied", "已申请", "applied", "当事人已申请。", "A party has applied.", "PML")
    PROPOSED = (
        "proposed",
        "已提出调解",
        "proposed",
        "调解委员会主动提出调解。",
        "The committee has proposed mediation on its own.",
        "PML",
    )
    ASSIGNED = (
        "assigned",
        "已确定调解员",
        "assigned",
        "已指定或者选定调解员。",
        "Mediators are appointed or chosen.",
        "PML",
    )
    IN_MEDIATION = (
        "in_mediation",
        "调解中",
        "in mediation",
        "正在调解。",
        "Mediation goes on.",
        "PML",
    )
    DRAFTED = (
        "drafted",
        "已拟协议",
        "drafted",
        "调解协议书已拟定，尚未生效。",
        "A written agreement is drafted and not yet in effect.",
        "PML",
    )
    EFFECTIVE = (
        "effective",
        "协议生效",
        "effective",
        "口头或者书面协议已经生效。",
        "The agreement, oral or written, is in effect.",
        "PML",
    )
    CONFIRMATION_PENDING = (
        "confirmation_pending",
        "申请司法确认中",
        "confirmation pending",
        "已共同申请司法确认，法院尚未裁定。",
        "Judicial confirmation is applied for and not yet decided.",
        "CPL23",
    )
    CONFIRMED = (
        "confirmed",
        "已司法确认",
        "confirmed",
        "法院裁定协议有效。",
        "The court has ruled the agreement valid.",
        "CPL23",
    )
    UNCONFIRMED = (
        "unconfirmed",
        "未获确认",
        "unconfirmed",
        "申请被驳回，或者协议被认定无效。",
        "The application was rejected, or the agreement held invalid.",
        "CPL23",
    )
    NOT_MEDIATED = (
        "not_mediated",
        "不予调解",
        "not mediated",
        "一方明确拒绝，或者不宜调解。",
        "A party clearly refused, or the matter is not suited.",
        "PML",
    )
    TERMINATED = (
        "terminated",
        "终止调解",
        "terminated",
        "当事人要求终止，或者调解不成。",
        "A party asked to end it, or it failed.",
        "PML",
    )
    PERFORMED = (
        "performed",
        "已履行",
        "performed",
        "协议已经履行。",
        "What was agreed is done.",
        "PML",
    )
    IN_LITIGATION = (
        "in_litigation",
        "已起诉",
        "in litigation",
        "就协议的履行或者内容提起诉讼。",
        "A party has sued over performance or content.",
        "PML",
    )
    ENFORCEMENT = (
        "enforcement",
        "申请强制执行",
        "enforcement",
        "已就经确认的协议申请强制执行。",
        "Enforcement of the confirmed agreement is applied for.",
        "CPL23",
    )


class Form(Term):
    """协议形式, the form of an agreement."""

    ORAL = (
        "oral",
        "口头协议",
        "oral",
        "口头达成，由调解员记录。",
        "Reached by word of mouth and recorded by the mediator.",
        "PML",
    )
    WRITTEN = (
        "written",
        "调解协议书",
        "written",
        "以调解协议书达成。",
        "Reached in a written agreement.",
        "PML",
    )


class AgreementItem(Term):
    """协议内容, the items of a written agreement."""

    PARTIES = (
        "parties",
        "当事人基本情况",
        "parties",
        "当事人的基本情况。",
        "Who the parties are.",
        "PML",
    )
    FACTS = (
        "facts",
        "主要事实、争议事项及责任",
        "facts, issues and responsibility",
        "纠纷的主要事实、争议事项以及各方责任。",
        "The main facts, the issues and each side's responsibility.",
        "PML",
    )
    CONTENT = (
        "content",
        "协议内容",
        "content",
        "达成调解协议的内容。",
        "What is agreed.",
        "PML",
    )
    PERFORMANCE = (
        "performance",
        "履行方式和期限",
        "way and time of performance",
        "履行的方式、期限。",
        "How and by when it is performed.",
        "PML",
    )


class NotSuited(Term):
    """不宜调解的理由, why a matter is not suited to people's mediation."""

    NOT_A_CIVIL_DISPUTE = (
        "not_a_civil_dispute",
        "不属于民间纠纷",
        "not a civil dispute",
        "不属于民间纠纷。",
        "It is no civil dispute.",
        "library",
    )
    RESERVED_BY_LAW = (
        "reserved_by_law",
        "法律规定由专门机关处理",
        "reserved to an authority",
        "法律、法规规定只能由专门机关管辖处理，或者禁止以调解方式解决。",
        "The law reserves it to an authority, or forbids settling it by mediation.",
        "library",
    )
    ALREADY_ACCEPTED = (
        "already_accepted",
        "其他机关已受理",
        "already accepted elsewhere",
        "法院、公安机关或者其他行政机关已经受理。",
        "A court, the police or another authority has accepted it.",
        "library",
    )


class CourtGround(Term):
    """管辖依据, why a court is the one to confirm."""

    INVITED = (
        "invited",
        "作出邀请的法院",
        "the court that invited",
        "法院邀请调解的，由作出邀请的法院管辖。",
        "The court that invited the mediation.",
        "CPL23",
    )
    DOMICILE = (
        "domicile",
        "当事人住所地",
        "a party's domicile",
        "当事人住所地的基层法院。",
        "The basic court of a party's domicile.",
        "CPL23",
    )
    SUBJECT = (
        "subject",
        "标的物所在地",
        "the subject's location",
        "标的物所在地的基层法院。",
        "The basic court where the subject is.",
        "CPL23",
    )
    BODY = (
        "body",
        "调解组织所在地",
        "the mediation body's location",
        "调解组织所在地的基层法院。",
        "The basic court where the mediation body is.",
        "CPL23",
    )


class Subject(Term):
    """协议事项, what an agreement is about, as far as confirmation asks."""

    CIVIL = (
        "civil",
        "其他民事权利义务",
        "other civil rights",
        "身份、收养、婚姻关系以外的民事权利义务。",
        "Civil rights and duties other than identity, adoption and marriage.",
        "CONF11",
    )
    IDENTITY = (
        "identity",
        "身份关系",
        "identity",
        "确认身份关系。",
        "Confirming identity relations.",
        "CONF11",
    )
    ADOPTION = (
        "adoption",
        "收养关系",
        "adoption",
        "确认收养关系。",
        "Confirming an adoption.",
        "CONF11",
    )
    MARRIAGE = (
        "marriage",
        "婚姻关系",
        "marriage",
        "确认婚姻关系。",
        "Confirming a marriage.",
        "CONF11",
    )


class NotAcceptedFor(Term):
    """不予受理的理由, why a court does not accept an application for confirmation."""

    NOT_CIVIL = (
        "not_civil",
        "不属于民事诉讼受案范围",
        "outside civil jurisdiction",
        "不属于人民法院受理民事案件的范围。",
        "It lies outside civil jurisdiction.",
        "CONF11",
    )
    NOT_THIS_COURT = (
        "not_this_court",
        "不属于本院管辖",
        "not this court's",
        "不属于接受申请的法院管辖。",
        "It is not for this court.",
        "CONF11",
    )
    STATUS = (
        "status",
        "确认身份、收养、婚姻关系",
        "personal status",
        "确认身份关系、收养关系、婚姻关系。",
        "It asks to confirm identity, adoption or marriage.",
        "CONF11",
    )
