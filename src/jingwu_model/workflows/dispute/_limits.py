"""The duties of a dispute: which remedies are told depends on the channel that failed."""

from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import DutyRule

_PARTY = ActorKind.PARTY
_POLICE = (ActorKind.OFFICER, ActorKind.HEAD, ActorKind.STATION)

TELL_OTHER_ROUTES = DutyRule(
    "tell_other_routes",
    Text(
        "告知可以依法通过仲裁、行政、司法途径维护自己的权利",
        "tell of the arbitration, administrative and judicial routes to one's rights",
    ),
    to=_PARTY,
    owed_by=(ActorKind.MEDIATOR, ActorKind.COMMITTEE),
    basis=SOURCES["PML"][26],
    each="parties",
)
TELL_CIVIL_SUIT = DutyRule(
    "tell_civil_suit",
    Text(
        "告知可以就民事争议依法向人民法院提起民事诉讼",
        "tell that the civil dispute may be taken to the people's court",
    ),
    to=_PARTY,
    owed_by=_POLICE,
    basis=SOURCES["PSAPL25"][9],
    each="parties",
)
TELL_COURT_OR_COMMITTEE = DutyRule(
    "tell_court_or_committee",
    Text(
        "告知可以向人民法院起诉或者申请人民调解",
        "tell that a court or a people's mediation committee can be asked",
    ),
    to=_PARTY,
    owed_by=_POLICE,
    basis=SOURCES["ADM"][178],
    each="parties",
)
