"""Typed use of the workflows, as a user writes it: checked by mypy and pyright, both strict.

Where a line is wrong on purpose, its `ignore` is the expectation: a checker that finds nothing
to ignore there complains.
"""

from datetime import datetime
from typing import Annotated, ClassVar, assert_type

import attrs

from jingwu_model.declare import About, Noun, Term
from jingwu_model.timeline import SOURCES, Calendar
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    Answer,
    Casebook,
    Clock,
    Duty,
    Event,
    Guard,
    Option,
    Outcome,
    Proceeding,
    Reason,
    Refused,
    Row,
    Told,
    Workflow,
    dispute,
    fact_guard,
    guard,
    outcome_of,
    visit,
)
from jingwu_model.workflows import people_mediation as pm

_RESTS_ON = SOURCES["library"].whole


class State(Term):
    """States of the user's own."""

    ASKED = ("asked", "已提出", "asked", "已经提出。", "Asked.", "library")
    LENT = ("lent", "已借出", "lent", "已经借出。", "Lent.", "library")


@attrs.frozen(kw_only=True)
class Facts(Noun):
    """Facts of the user's own."""

    urgent: Annotated[bool, About("紧急", "urgent")] = False


@attrs.frozen(kw_only=True)
class Ask(Event):
    """借用申请, somebody asks for a thing."""

    urgent: Annotated[bool, About("紧急", "urgent")]


@attrs.frozen(kw_only=True)
class Lend(Event):
    """借出, it is lent."""

    signed: Annotated[bool, About("已签收", "signed for")]


@guard("loan.not_signed", _RESTS_ON, zh="未签收", en="it is not signed for")
def signed(_facts: Facts, event: Lend) -> bool:
    """Whoever takes it signs."""
    return event.signed


@fact_guard("loan.not_urgent", _RESTS_ON, zh="并不紧急", en="it is not urgent")
def urgent(facts: Facts) -> bool:
    """Only what is urgent is lent."""
    return facts.urgent


@guard("loan.odd", _RESTS_ON, zh="身份不符", en="odd")
def of_any_event(_facts: Facts, event: Event) -> bool:
    """A guard of every event is a guard of each."""
    return event.by.kind is ActorKind.RESIDENT


_ASK = Row[State, Facts]("L1", None, Ask, State.ASKED, by=(ActorKind.RESIDENT,), basis=_RESTS_ON)
_LEND = Row(
    "L2",
    State.ASKED,
    Lend,
    State.LENT,
    by=(ActorKind.OFFICER,),
    guards=(signed, urgent, of_any_event),
    basis=_RESTS_ON,
)


class Loan(Proceeding[State, Facts, Ask | Lend | Told]):
    """借用, a loan."""

    __slots__ = ()

    workflow: ClassVar[Workflow[State, Facts]] = Workflow("loan", Facts, (State.LENT,), _ASK, _LEND)


def a_guard_keeps_its_event() -> None:
    """What a guard is of is part of its type."""
    assert_type(signed, Guard[Facts, Lend])


def a_guard_of_another_event_is_rejected() -> None:
    """A row's guards are of its event: in the row, and in the row inside a workflow."""
    Row("L1", None, Ask, State.ASKED, by=(), guards=(signed,), basis=_RESTS_ON)  # type: ignore[misc]
    Workflow(
        "loan",
        Facts,
        (State.LENT,),
        Row("L1", None, Ask, State.ASKED, by=(), guards=(signed,), basis=_RESTS_ON),  # type: ignore[misc]
    )


def a_guard_of_other_facts_is_rejected() -> None:
    """A row's guards are of its machine's facts."""
    by = (ActorKind.PARTY,)
    wrong = Row("L1", None, pm.Apply, State.ASKED, by=by, guards=(_two,), basis=_RESTS_ON)
    Workflow("loan", Facts, (State.LENT,), wrong)  # type: ignore[misc]


@guard("parties.too_few_here", _RESTS_ON, zh="不足两方", en="fewer than two")
def _two(_facts: pm.Facts, event: pm.Apply) -> bool:
    return len(event.parties) > 1


def another_machines_event_is_rejected(case: pm.PeopleMediation, plan: visit.Plan) -> None:
    """A machine takes its own events and `told`."""
    case.step(plan)  # type: ignore[arg-type]
    case.can(plan)  # type: ignore[arg-type]
    pm.PeopleMediation.start(plan)  # type: ignore[arg-type]
    pm.PeopleMediation.replay([plan])  # type: ignore[list-item]


def a_proceeding_is_made_by_events_alone(case: pm.PeopleMediation) -> None:
    """There is no public constructor, nothing is set, and attrs does not evolve it."""
    pm.PeopleMediation()  # type: ignore[call-arg]
    pm.PeopleMediation(state=case.state, facts=case.facts, history=case.history)  # type: ignore[call-arg]
    case.state = pm.State.PERFORMED  # type: ignore[misc]


def its_parts_are_typed(case: pm.PeopleMediation, calendar: Calendar) -> None:
    """State, facts, answers, options, clocks and duties are of their own types."""
    assert_type(case.state, pm.State)
    assert_type(case.facts, pm.Facts)
    assert_type(case.options(), tuple[Option, ...])
    assert_type(case.clocks(calendar), tuple[Clock, ...])
    assert_type(case.duties(calendar), tuple[Duty, ...])
    assert_type(case.settled_up, bool)


def a_step_answers_with_its_own_class(case: pm.PeopleMediation, begin: pm.Begin) -> None:
    """A start, a step and a replay give the machine they are asked of."""
    assert_type(case.can(begin), Answer)
    assert_type(case.step(begin), pm.PeopleMediation)
    assert_type(pm.PeopleMediation.replay(case.history), pm.PeopleMediation)


def a_refusal_tells_its_parts(refused: Refused) -> tuple[str, ...]:
    """Every reason, and what is allowed instead."""
    assert_type(refused.reasons, tuple[Reason, ...])
    return refused.allowed


def a_casebook_holds_any(case: pm.PeopleMediation, other: visit.Visit, loan: Loan) -> Casebook:
    """Proceedings of several machines stand in one casebook."""
    return Casebook([case, other, loan])


def what_follows_of_a_dispute(
    case: dispute.Dispute, mediation: pm.PeopleMediation, now: datetime
) -> dispute.Dispute:
    """It states where a mediation stands, and tells its level, its days, its recurrences."""
    assert_type(dispute.level_settled(case), dispute.SettlingLevel | None)
    assert_type(dispute.days_open(case, now), int)
    assert_type(dispute.recurrences(case), int)
    assert_type(outcome_of(mediation, now), Outcome)
    dispute.days_open(mediation, now)  # type: ignore[arg-type]
    by = dispute.Actor(kind=ActorKind.OFFICER, ref="P-1")
    return case.step(dispute.Settle(id="e-4", proceeding_id=case.id, at=now, by=by))
