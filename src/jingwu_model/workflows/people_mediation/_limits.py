"""The clocks and duties of people's mediation."""

from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES, Period
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import ClockRule, DutyRule
from jingwu_model.workflows._terms import How, Strictness

_PML = SOURCES["PML"]
_PMRULE = SOURCES["PMRULE"]
_CONF11 = SOURCES["CONF11"]
_CPL23 = SOURCES["CPL23"]
_READING = SOURCES["library"].whole

_PARTY = ActorKind.PARTY
_COMMITTEE = ActorKind.COMMITTEE
_MEDIATOR = ActorKind.MEDIATOR
_COURT = ActorKind.COURT

# The parts of PMRULE that were read do not say from when its month runs: it is
# counted from the day the mediators are settled.
MEDIATION_MONTH = ClockRule(
    "mediation_month",
    Text("一般在一个月内调结", "mediation is normally concluded within one month"),
    Period.months(1),
    _PMRULE[33],
    owed_by=(_MEDIATOR, _COMMITTEE),
    strictness=Strictness.SOFT,
)
CONFIRMATION_WINDOW = ClockRule(
    "confirmation_window",
    Text("共同申请司法确认的期间", "the time in which the parties may apply for confirmation"),
    Period.days(30),
    _PML[33],
    owed_by=(_PARTY,),
    window=True,
)
COURT_ACCEPTANCE = ClockRule(
    "court_acceptance",
    Text("法院决定是否受理", "the court decides whether to accept the application"),
    Period.days(3),
    _CONF11[4],
    owed_by=(_COURT,),
)
COURT_DECISION = ClockRule(
    "court_decision",
    Text("法院作出是否确认的决定", "the court decides whether to confirm the agreement"),
    Period.days(15),
    _CONF11[5],
    owed_by=(_COURT,),
    extension=Period.days(10),
    extensions=1,
)
# Where the agreement names no last day of performance, the two years are counted
# from the ruling.
ENFORCEMENT_WINDOW = ClockRule(
    "enforcement_window",
    Text("申请强制执行的期间", "the time in which enforcement may be sought"),
    Period.months(24),
    _CPL23[250],
    owed_by=(_PARTY,),
    window=True,
    counted_from="performance_due",
)

TELL_RIGHTS = DutyRule(
    "tell_rights",
    Text(
        "调解前告知人民调解的性质、原则、效力以及当事人的权利义务",
        "before mediation, tell its nature, principle and effect, and the parties' rights and "
        "duties",
    ),
    to=_PARTY,
    owed_by=(_MEDIATOR,),
    basis=_PMRULE[30],
    each="parties",
    continuing=True,
)
INFORM_OTHER_ROUTES = DutyRule(
    "inform_other_routes",
    Text(
        "告知可以通过仲裁、行政、司法等其他途径解决",
        "inform of the other routes: arbitration, administrative and judicial",
    ),
    to=_PARTY,
    owed_by=(_COMMITTEE,),
    basis=_READING,
    each="parties",
)
TELL_OTHER_ROUTES = DutyRule(
    "tell_other_routes",
    Text(
        "告知可以依法通过仲裁、行政、司法途径维护自己的权利",
        "tell of the arbitration, administrative and judicial routes to one's rights",
    ),
    to=_PARTY,
    owed_by=(_MEDIATOR, _COMMITTEE),
    basis=_PML[26],
    each="parties",
)
REPORT_RISK = DutyRule(
    "report_risk",
    Text("及时向当地公安机关报告", "report to the local police in time"),
    to=ActorKind.STATION,
    owed_by=(_MEDIATOR, _COMMITTEE),
    basis=_PML[25],
    continuing=True,
)
COPY_TO_EACH_PARTY = DutyRule(
    "copy_to_each_party",
    Text("交付调解协议书一份", "hand over a copy of the written agreement"),
    to=_PARTY,
    owed_by=(_COMMITTEE,),
    basis=_PML[29],
    each="parties",
    continuing=True,
    hows=(How.IN_WRITING, How.ELECTRONICALLY),
)
SUPERVISE_PERFORMANCE = DutyRule(
    "supervise_performance",
    Text(
        "监督协议履行，督促当事人履行约定的义务",
        "supervise performance and urge the parties to do what they agreed",
    ),
    to=_PARTY,
    owed_by=(_COMMITTEE,),
    basis=_PML[31],
    continuing=True,
    telling=False,
)
