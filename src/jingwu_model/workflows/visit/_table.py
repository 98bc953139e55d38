"""The table of a visit: guards, its duty, and rows."""

from typing import ClassVar

from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind, VisitMode, VisitPurpose
from jingwu_model.workflows._clock import DutyRule
from jingwu_model.workflows._event import Told
from jingwu_model.workflows._proceeding import Proceeding
from jingwu_model.workflows._reason import fact_guard, guard
from jingwu_model.workflows._workflow import Row, Workflow
from jingwu_model.workflows.visit import _events as ev
from jingwu_model.workflows.visit._events import Facts, State

_MPS09 = SOURCES["mps-2009"].whole
_MINOR = SOURCES["MINOR24"]
_AUX = SOURCES["HN-AUX20"]
_READING = SOURCES["library"].whole

_OFFICER = ActorKind.OFFICER
_FORCE = (_OFFICER, ActorKind.AUXILIARY, ActorKind.ASSISTANT)
_ORDER = (_OFFICER, ActorKind.HEAD, ActorKind.STATION)
# Whoever may be visited: an enterprise too, and whoever was warned for family violence.
_VISITED = (
    ActorKind.RESIDENT,
    ActorKind.UNIT,
    ActorKind.PARTY,
    ActorKind.INJURED_PARTY,
    ActorKind.ALLEGED_VIOLATOR,
)
_VICTIM = (ActorKind.INJURED_PARTY,)
_OFFICERS_ONLY = frozenset(
    {
        VisitPurpose.VICTIM_RETURN,
        VisitPurpose.MEDIATION_FOLLOW_UP,
        VisitPurpose.WARNING_FOLLOW_UP,
    }
)
_MATTER_DONE = frozenset({"replied", "closed", "redirected", "withdrawn"})
_HAZARD_DONE = frozenset({"referred", "verified", "unfounded", "handed_over"})


@guard(
    "visit.nobody_named",
    _READING,
    supplied_by=_ORDER,
    zh="回访、查访未写明走访对象",
    en="a return or follow-up visit does not say who is visited",
)
def names_person(_facts: Facts, event: ev.Plan) -> bool:
    """A return or follow-up visit is to somebody."""
    return event.purpose not in _OFFICERS_ONLY or event.visited is not None


@guard(
    "visit.another_visitor",
    _READING,
    supplied_by=_ORDER,
    zh="不是所定的走访人，应先移交",
    en="whoever made it is not the visitor it was given to: hand it over first",
)
def own_visitor(facts: Facts, event: ev.Make) -> bool:
    """Whoever it was given to makes it."""
    return event.by.ref == facts.visitor


@guard(
    "visit.not_identified",
    _READING,
    supplied_by=_FORCE,
    zh="当面走访未出示证件，或者线上走访未表明身份",
    en="credentials were not shown face to face, or identity was not stated online",
)
def identified(facts: Facts, event: ev.Make) -> bool:
    """Credentials face to face, identity online."""
    online = facts.mode is VisitMode.ONLINE
    return event.introduced if online else event.credentials_shown


@guard(
    "visit.no_directing_officer",
    _AUX["15–17"],
    supplied_by=(_OFFICER,),
    zh="辅警、警务助理走访，未写明带领的民警",
    en="an auxiliary or assistant does not name the officer who directs",
)
def directed(_facts: Facts, event: ev.Make) -> bool:
    """An auxiliary or assistant acts under an officer, who is somebody else."""
    return event.by.kind is _OFFICER or event.directed_by not in {None, event.by.ref}


@guard(
    "visit.officer_only",
    _READING,
    supplied_by=(_OFFICER,),
    zh="案件回访、调解回访和告诫书查访应由民警进行",
    en="a return visit to a victim and a follow-up of a mediation or a warning are an officer's",
)
def officer_where_due(facts: Facts, event: ev.Make) -> bool:
    """Victims, mediations and warnings are followed up by officers."""
    return event.by.kind is _OFFICER or facts.purpose not in _OFFICERS_ONLY


@guard(
    "visit.matter_open",
    _READING,
    supplied_by=_ORDER,
    zh="有群众诉求尚未答复或者终结",
    en="a matter raised is neither replied to nor ended",
)
def matters_done(facts: Facts, event: ev.Close) -> bool:
    """Every matter has its outcome."""
    done = {
        one.proceeding_id
        for one in event.outcomes
        if one.workflow == "matter" and one.state in _MATTER_DONE
    }
    return set(facts.matters) <= done


@guard(
    "visit.hazard_open",
    _READING,
    supplied_by=_ORDER,
    zh="有隐患尚未移交或者终结",
    en="a hazard found is neither referred nor ended",
)
def hazards_done(facts: Facts, event: ev.Close) -> bool:
    """Every hazard has its outcome."""
    done = {
        one.proceeding_id
        for one in event.outcomes
        if one.workflow == "hazard" and one.state in _HAZARD_DONE
    }
    return set(facts.hazards) <= done


@fact_guard(
    "returns.not_a_return_visit",
    _READING,
    zh="不是对被侵害人的案件回访",
    en="it is not a return visit to an injured party",
)
def is_return(facts: Facts) -> bool:
    """Only return visits are ended."""
    return facts.purpose is VisitPurpose.VICTIM_RETURN


@fact_guard(
    "returns.ended_already",
    _READING,
    zh="已经表示过不再接受回访",
    en="the injured party has ended return visits already",
)
def returns_go_on(facts: Facts) -> bool:
    """What is ended is not ended twice."""
    return not facts.returns_ended


@fact_guard(
    "returns.not_ended",
    _READING,
    zh="未曾表示不再接受回访",
    en="the injured party has not ended return visits",
)
def returns_are_ended(facts: Facts) -> bool:
    """Only what was ended is taken back."""
    return facts.returns_ended


@guard(
    "visit.not_the_visited",
    _READING,
    supplied_by=_VICTIM,
    zh="不是所回访的被侵害人本人",
    en="not the injured party who is visited",
)
def the_visited(facts: Facts, event: ev.EndReturns | ev.TakeBack) -> bool:
    """Nobody ends another's return visits."""
    return facts.visited is None or event.by.ref == facts.visited


REPORT_SIGNS = DutyRule(
    "report_signs",
    Text(
        "发现违法犯罪、家庭暴力或者侵害未成年人的迹象，立即报告",
        "report signs of an offence, family violence or harm to a child at once",
    ),
    to=ActorKind.STATION,
    owed_by=_FORCE,
    basis=_MINOR[11],
)

Events = (
    ev.Plan
    | ev.HandOver
    | ev.Make
    | ev.BreakOff
    | ev.FindSigns
    | ev.Decline
    | ev.Miss
    | ev.Replan
    | ev.Cancel
    | ev.Close
    | ev.EndReturns
    | ev.TakeBack
    | Told
)

_S = State
_AFTER = (_S.MADE, _S.DECLINED, _S.CLOSED)


class Visit(Proceeding[State, Facts, Events]):
    """走访, a visit to a household, an enterprise, a contact point or an injured party.

    A visit declined, missed or cancelled discharges no notice owed by law, and a
    refusal is never counted against anyone.

    Source: mps-2009; its rows are this library's.
    """

    __slots__ = ()

    workflow: ClassVar[Workflow[State, Facts]] = Workflow(
        "visit",
        Facts,
        (_S.CLOSED, _S.DECLINED, _S.CANCELLED),
        Row(
            "plan", None, ev.Plan, _S.PLANNED, by=_ORDER, guards=(names_person,),
            keeps=("purpose", "mode", "visited", "planned_for", "visitor"), basis=_MPS09,
        ),
        Row(
            "hand_over", (_S.PLANNED, _S.MISSED), ev.HandOver, _S.PLANNED, by=_ORDER,
            keeps=("visitor",), basis=_READING,
        ),
        Row(
            "make", _S.PLANNED, ev.Make, _S.MADE, by=_FORCE,
            guards=(own_visitor, identified, directed, officer_where_due),
            keeps=("matters", "hazards"), basis=_MPS09,
        ),
        Row(
            "break_off", _S.MADE, ev.BreakOff, None, by=_VISITED, sets={"broken_off": True},
            basis=_READING,
        ),
        Row(
            "find_signs", (_S.MISSED, *_AFTER), ev.FindSigns, None, by=(*_FORCE, *_ORDER[1:]),
            owes=(REPORT_SIGNS,), basis=_MINOR[11],
        ),
        Row("decline", _S.PLANNED, ev.Decline, _S.DECLINED, by=_VISITED, basis=_READING),
        Row("miss", _S.PLANNED, ev.Miss, _S.MISSED, by=_ORDER, basis=_READING),
        Row(
            "replan", _S.MISSED, ev.Replan, _S.PLANNED, by=_ORDER, keeps=("planned_for",),
            basis=_READING,
        ),
        Row(
            "cancel", (_S.PLANNED, _S.MISSED), ev.Cancel, _S.CANCELLED, by=_ORDER,
            basis=_READING,
        ),
        Row(
            "close", _S.MADE, ev.Close, _S.CLOSED, by=_ORDER,
            guards=(matters_done, hazards_done), basis=_READING,
        ),
        Row(
            "end_returns", _AFTER, ev.EndReturns, None, by=_VICTIM,
            guards=(is_return, the_visited, returns_go_on), sets={"returns_ended": True},
            basis=_READING,
        ),
        Row(
            "take_back", _AFTER, ev.TakeBack, None, by=_VICTIM,
            guards=(the_visited, returns_are_ended), sets={"returns_ended": False},
            basis=_READING,
        ),
    )  # fmt: skip
