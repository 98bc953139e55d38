"""The clocks of public-security mediation, those of both texts of the law."""

from typing import Final

from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES, Period
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import ClockRule
from jingwu_model.workflows._terms import Strictness
from jingwu_model.workflows._when import When
from jingwu_model.workflows.security_mediation._editions import BEFORE_2026, SINCE_2026

_ADM = SOURCES["ADM"]
_NORM07 = SOURCES["NORM07"]
_PSAPL12 = SOURCES["PSAPL12"]
_PSAPL25 = SOURCES["PSAPL25"]

_OFFICER = ActorKind.OFFICER
_INJURED = ActorKind.INJURED_PARTY
_HANDLING = (ActorKind.STATION, ActorKind.ORGAN)

_THIRTY = Period.days(30)
_LIMIT_SAYS = Text("办理治安案件的期限", "the time limit of a public-security case")
_FAILURE_SAYS = Text(
    "自调解未达成协议或者协议不履行之日起算的办案期限",
    "the time limit counted from the day mediation failed or was not performed",
)

TRANSFER = ClockRule(
    "transfer_limit",
    Text(
        "属于公安机关职责但不属本单位管辖的，移送的期限",
        "the time to transfer what another unit is to handle",
    ),
    Period.hours(24),
    _ADM["61(2)"],
    owed_by=(_OFFICER,),
)
CASE_LIMIT = ClockRule(
    "case_limit",
    _LIMIT_SAYS,
    _THIRTY,
    _PSAPL25[118],
    owed_by=_HANDLING,
    extension=_THIRTY,
    extensions=2,
    when=SINCE_2026,
)
CASE_LIMIT_2012 = ClockRule(
    "case_limit_2012",
    _LIMIT_SAYS,
    _THIRTY,
    _PSAPL12[99],
    owed_by=_HANDLING,
    extension=_THIRTY,
    extensions=1,
    when=BEFORE_2026,
)
# Nothing is agreed where mediation fails: then it is counted from the failure.
# The law counts from the day a case is opened and sets only appraisal and hearing
# aside; the ministry's order starts the limit anew. Both dates are shown: the law's is
# the hard one.
FAILURE_LIMIT = ClockRule(
    "limit_from_failure",
    _FAILURE_SAYS,
    _THIRTY,
    _ADM["185 ¶2"],
    owed_by=_HANDLING,
    strictness=Strictness.SOFT,
    counted_from="performance_due",
    extension=_THIRTY,
    extensions=2,
    when=SINCE_2026,
)
FAILURE_LIMIT_2012 = ClockRule(
    "limit_from_failure_2012",
    _FAILURE_SAYS,
    _THIRTY,
    _ADM["185 ¶2"],
    owed_by=_HANDLING,
    strictness=Strictness.SOFT,
    counted_from="performance_due",
    extension=_THIRTY,
    extensions=1,
    when=BEFORE_2026,
)
FIRST_ROUND = ClockRule(
    "first_round",
    Text("首次调解完成的期限", "the time to finish the first round"),
    Period.working_days(3),
    _NORM07[9],
    owed_by=(_OFFICER,),
    strictness=Strictness.SOFT,
    when=When(unless="round_ended"),
)
SECOND_ROUND = ClockRule(
    "second_round",
    Text("第二次调解完成的期限", "the time to finish the second round"),
    Period.working_days(7),
    _ADM[183],
    owed_by=(_OFFICER,),
    counted_from="round_ended",
    when=When(given="round_ended"),
)
PERFORMANCE_CHECK = ClockRule(
    "performance_check",
    Text("履行期满后核查履行情况的期限", "the time to check performance after its last day"),
    Period.days(3),
    _NORM07[12],
    owed_by=(_OFFICER,),
    strictness=Strictness.SOFT,
    counted_from="performance_due",
)
REAPPRAISAL_WINDOW = ClockRule(
    "reappraisal_window",
    Text("申请重新鉴定的期间", "the time in which a re-appraisal may be asked for"),
    Period.days(3),
    _ADM[97],
    owed_by=(_INJURED, ActorKind.ALLEGED_VIOLATOR),
    window=True,
    told=("copy_of_appraisal",),
)

CASE_LIMITS: Final = (CASE_LIMIT, CASE_LIMIT_2012, FAILURE_LIMIT, FAILURE_LIMIT_2012)
"""What an appraisal sets aside, and the organ above extends."""

FAILURE_LIMITS: Final = (FAILURE_LIMIT, FAILURE_LIMIT_2012)
"""What starts once mediation came to nothing, and stops once it came to something after all."""

HEARING_LIMITS: Final = (CASE_LIMIT, FAILURE_LIMIT)
"""What a hearing sets aside: the current text alone says so."""

ROUNDS: Final = (FIRST_ROUND, SECOND_ROUND)
"""What stops when mediation ends."""
