"""The duties of public-security mediation, those of both texts of the law."""

from typing import Final

from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES, Period
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import DutyRule
from jingwu_model.workflows._terms import How, Strictness
from jingwu_model.workflows._when import When
from jingwu_model.workflows.security_mediation._editions import BEFORE_2026, SINCE_2026
from jingwu_model.workflows.security_mediation._limits import REAPPRAISAL_WINDOW

_ADM = SOURCES["ADM"]
_NORM07 = SOURCES["NORM07"]
_PSAPL12 = SOURCES["PSAPL12"]
_PSAPL25 = SOURCES["PSAPL25"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_INJURED = ActorKind.INJURED_PARTY
_PARTY = ActorKind.PARTY
_HANDLING = (ActorKind.STATION, ActorKind.ORGAN)
_BOTH = ("injured", "violators")

# A paper is handed over, or sent with consent; what is served may be served publicly too.
_PAPER = (How.IN_WRITING, How.ELECTRONICALLY)
_SERVED = (*_PAPER, How.BY_NOTICE)

LOG_REPORT = DutyRule(
    "log_report",
    Text("接报后立即网上登记", "log the report online"),
    to=ActorKind.STATION,
    owed_by=(_OFFICER,),
    basis=_ADM[60],
)
RECEIPT = DutyRule(
    "receipt",
    Text("交付受案回执", "hand over the receipt of acceptance"),
    to=ActorKind.REPORTER,
    owed_by=(_OFFICER,),
    basis=_ADM["61(1)"],
    each="reporters",
    hows=_PAPER,
)
TELL_NOT_POLICE = DutyRule(
    "tell_not_police",
    Text(
        "当场口头告知不属于公安机关职责范围",
        "tell at once, orally, that it is no police business",
    ),
    to=ActorKind.REPORTER,
    owed_by=(_OFFICER,),
    basis=_ADM["61(3)"],
    each="reporters",
)
TELL_NOT_POLICE_IN_WRITING = DutyRule(
    "tell_not_police_in_writing",
    Text(
        "有异议或者当场难以判明的，书面告知",
        "tell in writing where it is disputed or not clear at once",
    ),
    to=ActorKind.REPORTER,
    owed_by=(_OFFICER,),
    basis=_ADM["61(3)"],
    each="reporters",
    when=When(given="in_writing"),
    hows=_SERVED,
)
TELL_TRANSFER = DutyRule(
    "tell_transfer",
    Text("告知已经移送有管辖权的单位", "tell that it was transferred"),
    to=ActorKind.REPORTER,
    owed_by=(_OFFICER,),
    basis=_ADM["61(2)"],
    each="reporters",
)
TELL_ROUTES = DutyRule(
    "tell_routes",
    Text(
        "告知向人民法院或者人民调解组织申请处理",
        "tell of the way to court or to people's mediation",
    ),
    to=_PARTY,
    owed_by=(_OFFICER,),
    basis=_ADM["178 ¶2"],
    each=("reporters", "injured"),
)
COPY_OF_APPRAISAL = DutyRule(
    "copy_of_appraisal",
    Text("送达鉴定意见复印件", "hand over a copy of the appraisal's result"),
    to=_PARTY,
    owed_by=(_OFFICER,),
    basis=_ADM[97],
    period=Period.days(5),
    each=_BOTH,
    begins=REAPPRAISAL_WINDOW,
    hows=_SERVED,
)
AGREEMENT_COPY = DutyRule(
    "agreement_copy",
    Text("交付治安调解协议书一份", "hand over a copy of the agreement"),
    to=_PARTY,
    owed_by=(_OFFICER,),
    basis=_NORM07[11],
    each=_BOTH,
    strictness=Strictness.SOFT,
    continuing=True,
    hows=_PAPER,
)
# A settlement refused leads back to mediation (A23), and that may fail once more while what the
# first failure called for is still to be done: it is done once.
TELL_CIVIL_SUIT = DutyRule(
    "tell_civil_suit",
    Text(
        "告知可以就民事争议依法提起民事诉讼",
        "tell that the civil dispute may be taken to court",
    ),
    to=_PARTY,
    owed_by=(_OFFICER,),
    basis=_ADM["185 ¶1"],
    each=_BOTH,
    once=True,
)
DEAL_WITH = DutyRule(
    "deal_with",
    Text("对违反治安管理行为依法作出处理", "deal with the violation under the law"),
    to=_INJURED,
    owed_by=_HANDLING,
    basis=_PSAPL25["9 ¶3"],
    continuing=True,
    telling=False,
    when=SINCE_2026,
    once=True,
)
PENALISE = DutyRule(
    "penalise",
    Text("对违反治安管理行为人依法给予处罚", "penalise the violator under the law"),
    to=_INJURED,
    owed_by=_HANDLING,
    basis=_PSAPL12[9],
    continuing=True,
    telling=False,
    when=BEFORE_2026,
    once=True,
)
FILE_DOSSIER = DutyRule(
    "file_dossier",
    Text(
        "证据材料和调解协议存入案卷，列入统计",
        "file the evidence and the agreement in the dossier, and count the case",
    ),
    to=ActorKind.STATION,
    owed_by=(_OFFICER,),
    basis=_ADM[184],
    continuing=True,
)
BIND_FORM = DutyRule(
    "bind_form",
    Text(
        "调解协议书或者录像按编号归档，列入统计",
        "file the form or the video by its number, and count the case",
    ),
    to=ActorKind.STATION,
    owed_by=(_OFFICER,),
    basis=_NORM07[15],
    strictness=Strictness.SOFT,
    continuing=True,
)
# Whether the law's two days are working days is unsettled: calendar days end no later and
# alarm, working days are shown beside them. The ministry's order means calendar days.
_TWO_DAYS = Period.days(2)
_TWO_WORKING_DAYS = Period.working_days(2)

DECISION_TO_VIOLATOR = DutyRule(
    "decision_to_violator",
    Text("向被处理人送达决定书", "serve the decision on the violator"),
    to=ActorKind.ALLEGED_VIOLATOR,
    owed_by=_HANDLING,
    basis=_PSAPL25["116 ¶1"],
    period=_TWO_DAYS,
    other_reading=_TWO_WORKING_DAYS,
    each="violators",
    when=SINCE_2026,
    hows=_SERVED,
)
DECISION_TO_VIOLATOR_2012 = DutyRule(
    "decision_to_violator_2012",
    Text("向被处理人送达决定书", "serve the decision on the violator"),
    to=ActorKind.ALLEGED_VIOLATOR,
    owed_by=_HANDLING,
    basis=_PSAPL12[97],
    period=_TWO_DAYS,
    other_reading=_TWO_WORKING_DAYS,
    each="violators",
    when=BEFORE_2026,
    hows=_SERVED,
)
SERVE_INJURED = DutyRule(
    "serve_injured",
    Text("向被侵害人送达决定书", "serve the decision on the injured party"),
    to=_INJURED,
    owed_by=_HANDLING,
    basis=_ADM["172 ¶3"],
    period=_TWO_DAYS,
    each="injured",
    when=SINCE_2026,
    hows=_SERVED,
)
COPY_TO_INJURED_2012 = DutyRule(
    "copy_to_injured_2012",
    Text("向被侵害人抄送决定书副本", "send the injured party a copy of the decision"),
    to=_INJURED,
    owed_by=_HANDLING,
    basis=_ADM["172 ¶3"],
    period=_TWO_DAYS,
    each="injured",
    when=BEFORE_2026,
    hows=_SERVED,
)
TELL_REMEDIES = DutyRule(
    "tell_remedies",
    Text(
        "告知申请行政复议或者提起行政诉讼的途径和期限",
        "tell of reconsideration and of court",
    ),
    to=_PARTY,
    owed_by=_HANDLING,
    basis=_PSAPL25["115–116, 121"],
    period=_TWO_DAYS,
    other_reading=_TWO_WORKING_DAYS,
    each=_BOTH,
    when=SINCE_2026,
)
TELL_REMEDIES_2012 = DutyRule(
    "tell_remedies_2012",
    Text(
        "告知被处罚人申请行政复议或者提起行政诉讼的途径",
        "tell whoever is penalised of reconsideration and of court",
    ),
    to=ActorKind.ALLEGED_VIOLATOR,
    owed_by=_HANDLING,
    basis=_PSAPL12["97, 102"],
    period=_TWO_DAYS,
    other_reading=_TWO_WORKING_DAYS,
    each="violators",
    when=BEFORE_2026,
)
TELL_END = DutyRule(
    "tell_end",
    Text("告知被侵害人案件的处理结果", "tell the injured party how the case ended"),
    to=_INJURED,
    owed_by=(_OFFICER, *_HANDLING),
    basis=_READING,
    each="injured",
    strictness=Strictness.SOFT,
    continuing=True,
)
TELL_CRIMINAL = DutyRule(
    "tell_criminal",
    Text(
        "告知报案人、被侵害人已转为刑事案件办理",
        "tell who reported it, and the injured party, that it is a criminal case now",
    ),
    to=_PARTY,
    owed_by=(_OFFICER, *_HANDLING),
    basis=_READING,
    each=("reporters", "injured"),
    strictness=Strictness.SOFT,
    continuing=True,
)
EXPLAIN_FLIGHT = DutyRule(
    "explain_flight",
    Text(
        "继续调查，并向被侵害人说明情况",
        "go on inquiring, and explain to the injured party",
    ),
    to=_INJURED,
    owed_by=(_OFFICER, *_HANDLING),
    basis=_ADM["165 ¶3"],
    each="injured",
    continuing=True,
)
DECIDE_RECUSAL = DutyRule(
    "decide_recusal",
    Text("作出是否回避的决定", "decide on recusal"),
    to=_PARTY,
    owed_by=(ActorKind.HEAD, ActorKind.ORGAN),
    basis=_ADM[21],
    period=_TWO_DAYS,
    telling=False,
)
TELL_RECUSAL = DutyRule(
    "tell_recusal",
    Text("将回避决定告知申请人", "tell whoever asked of the decision on recusal"),
    to=_PARTY,
    owed_by=(ActorKind.HEAD, ActorKind.ORGAN),
    basis=_ADM["17–24"],
    each="recusal_askers",
    continuing=True,
)

ACTION: Final = (DEAL_WITH, PENALISE)
"""What is owed once mediation came to nothing."""

UNREACHED: Final = (TELL_CIVIL_SUIT, *ACTION)
"""What is owed once no agreement was reached, or none was kept."""

DECISION: Final = (DECISION_TO_VIOLATOR, DECISION_TO_VIOLATOR_2012)
"""How a violator learns of a decision."""

SERVED: Final = (SERVE_INJURED, COPY_TO_INJURED_2012)
"""How an injured party learns of a decision."""

MOOT: Final = (DECIDE_RECUSAL, *ACTION)
"""What an end leaves nobody to do."""

SETTLED: Final = (*MOOT, TELL_CIVIL_SUIT)
"""What an end in which both sides are content leaves nobody to do."""
