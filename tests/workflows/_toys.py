"""A toy machine with a row of every kind: an errand, run for several people."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar

import attrs

from jingwu_model.declare import About, Count, Instant, Noun, Term, Within
from jingwu_model.errors import Text
from jingwu_model.timeline import SHANGHAI, SOURCES, Period
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    Act,
    Actor,
    ClockRule,
    DutyRule,
    Event,
    How,
    Outcome,
    Proceeding,
    Row,
    Strictness,
    Told,
    ToldOutcome,
    Workflow,
    fact_guard,
    guard,
)
from jingwu_model.workflows._event import PartyRef

BASIS = SOURCES["ADM"]
OFFICER, HEAD, CLOCK, PARTY = (
    ActorKind.OFFICER,
    ActorKind.HEAD,
    ActorKind.CLOCK,
    ActorKind.PARTY,
)
ANN, BOB = "party-ann", "party-bob"


class State(Term):
    """Where an errand stands."""

    OPEN = ("open", "进行中", "open", "正在办理。", "Being run.", "library")
    WAITING = ("waiting", "等待中", "waiting", "暂停办理。", "Standing still.", "library")
    DONE = ("done", "已完成", "done", "已经办完。", "Done.", "library")
    DROPPED = ("dropped", "已放弃", "dropped", "不再办理。", "Dropped.", "library")


People = Annotated[tuple[PartyRef, ...], About("当事人", "people")]


@attrs.frozen(kw_only=True)
class Facts(Noun):
    """What is known of an errand."""

    people: People = ()
    urgent: Annotated[bool, About("紧急", "urgent")] = False
    promised: Annotated[date | None, About("承诺日期", "promised for")] = None
    noted: Annotated[Instant | None, About("记录时间", "last noted")] = None
    notes: Annotated[Count, About("记录次数", "notes")] = 0
    grants: Annotated[Count, About("延期次数", "grants")] = 0
    level: Annotated[int, Within(0, 3), About("级别", "level")] = 0


@attrs.frozen(kw_only=True)
class Ask(Event):
    """提出, an errand is asked for."""

    people: People
    urgent: bool = False
    promised: date | None = None
    acts: tuple[Act, ...] = ()


@attrs.frozen(kw_only=True)
class Note(Event):
    """记录, something is noted."""


@attrs.frozen(kw_only=True)
class Wait(Event):
    """暂停, it stands still."""


@attrs.frozen(kw_only=True)
class GoOn(Event):
    """继续, it goes on."""


@attrs.frozen(kw_only=True)
class Grant(Event):
    """延期, more time is granted."""


@attrs.frozen(kw_only=True)
class Again(Event):
    """重来, it begins again."""


@attrs.frozen(kw_only=True)
class Claim(Event):
    """主张, a right is used."""


@attrs.frozen(kw_only=True)
class RunOut(Event):
    """届满, the time to claim runs out."""


@attrs.frozen(kw_only=True)
class GiveUp(Event):
    """逾期放弃, the time to run it runs out."""


@attrs.frozen(kw_only=True)
class Agree(Event):
    """共同同意, all agree together."""

    acts: tuple[Act, ...]


@attrs.frozen(kw_only=True)
class Finish(Event):
    """完成, it is done."""

    signed: bool
    paid: bool = True
    result: Outcome | None = None
    results: tuple[Outcome, ...] = ()


@attrs.frozen(kw_only=True)
class Stray(Event):
    """无关, an event of no machine."""


@guard("errand.not_signed", BASIS[36], supplied_by=(PARTY,), zh="未签收", en="it is not signed for")
def signed(_facts: Facts, event: Finish) -> bool:
    """Whoever gets it signs."""
    return event.signed


@guard(
    "errand.not_paid",
    BASIS[36],
    supplied_by=(PARTY, HEAD),
    zh="费用未结清",
    en="it is not paid for",
)
def paid(_facts: Facts, event: Finish) -> bool:
    """It is paid for."""
    return event.paid


@fact_guard("errand.not_urgent", BASIS[35], zh="并不紧急", en="it is not urgent")
def urgent(facts: Facts) -> bool:
    """Only what is urgent is hurried."""
    return facts.urgent


@fact_guard(
    "errand.granted_often", BASIS[165], zh="延期已达两次", en="it was granted twice already"
)
def grants_left(facts: Facts) -> bool:
    """Twice at most."""
    return facts.grants < 2


@guard("errand.not_everybody", BASIS[36], supplied_by=(PARTY,), zh="并非全体", en="not everybody")
def everybody(facts: Facts, event: Agree) -> bool:
    """All agree."""
    return {act.by.ref for act in event.acts} >= set(facts.people)


def _clock(name: str, period: Period, **more: Any) -> ClockRule:
    return ClockRule(
        name, Text(f"期限{name}", f"the {name}"), period, BASIS[35], (OFFICER,), **more
    )


WORKING = _clock("working", Period.working_days(3), extension=Period.working_days(2), extensions=1)
DAYS = _clock("days", Period.days(10), extension=Period.days(5), extensions=2)
HOURS = _clock("hours", Period.hours(24), extension=Period.hours(12), extensions=1)
MONTH = _clock(
    "month",
    Period.months(1),
    extension=Period.months(1),
    extensions=1,
    strictness=Strictness.SOFT,
)
PROMISE = _clock("promise", Period.days(5), counted_from="promised")
NOTING = _clock("noting", Period.hours(2), counted_from="noted")
CLAIMING = _clock("claiming", Period.days(7), window=True)
HURRY = _clock("hurry", Period.days(2))

TELL = DutyRule(
    "tell_each",
    Text("逐一告知", "tell each of them"),
    to=PARTY,
    owed_by=(OFFICER,),
    basis=BASIS[36],
    period=Period.days(2),
    each="people",
)
REPORT = DutyRule(
    "report_up",
    Text("向派出所报告", "report to the station"),
    to=ActorKind.STATION,
    owed_by=(OFFICER, HEAD),
    basis=BASIS[60],
)
WATCH = DutyRule(
    "keep_watch",
    Text("持续关注", "keep an eye on it"),
    to=PARTY,
    owed_by=(HEAD,),
    basis=BASIS[60],
    continuing=True,
)

PAUSABLE = (WORKING, DAYS, HOURS)
_S = State


def rows() -> tuple[Row[State, Facts], ...]:
    """The rows of the toy."""
    return (
        Row(
            "T1", None, Ask, _S.OPEN, by=(OFFICER, PARTY),
            keeps=("people", "urgent", "promised"),
            starts=(WORKING, DAYS, HOURS, MONTH, PROMISE, CLAIMING), owes=(WATCH,),
            basis=BASIS[60],
        ),
        Row(
            "T2", (_S.OPEN, _S.WAITING, _S.DONE), Note, None, by=(OFFICER,),
            stamps=("noted",), counts=("notes",), owes=(REPORT,), basis=BASIS[60],
        ),
        Row(
            "T3", _S.OPEN, Wait, _S.WAITING, by=(OFFICER,), pauses=PAUSABLE, basis=BASIS[165],
        ),
        Row(
            "T4", _S.WAITING, GoOn, _S.OPEN, by=(OFFICER,), resumes=PAUSABLE, basis=BASIS[165],
        ),
        Row(
            "T5", (_S.OPEN, _S.WAITING), Grant, None, by=(HEAD,), guards=(grants_left,),
            counts=("grants",), extends=(WORKING, DAYS, HOURS, MONTH), basis=BASIS[165],
        ),
        Row(
            "T6", _S.OPEN, Again, None, by=(OFFICER,), guards=(urgent,), sets={"level": 3},
            stops=(DAYS,), starts=(WORKING, NOTING, HURRY), owes=(TELL,), basis=BASIS[35],
        ),
        Row(
            "T7", (_S.OPEN, _S.DONE), Claim, None, by=(PARTY,), uses=(CLAIMING,), basis=BASIS[35],
        ),
        Row(
            "T8", _S.OPEN, RunOut, None, by=(CLOCK,), stops=(CLAIMING,), lapses=CLAIMING,
            basis=BASIS[35],
        ),
        Row(
            "T9", _S.OPEN, GiveUp, _S.DROPPED, by=(CLOCK,), guards=(urgent,), lapses=HURRY,
            basis=BASIS[35],
        ),
        Row(
            "T10", _S.OPEN, Agree, None, by=(OFFICER,), guards=(everybody,), owes=(TELL,),
            basis=BASIS[36],
        ),
        Row(
            "T11", _S.OPEN, Finish, _S.DONE, by=(OFFICER,), guards=(signed, paid, urgent),
            discharges=(WATCH,), basis=(BASIS[36], BASIS[60]),
        ),
    )  # fmt: skip


class Errand(
    Proceeding[
        State,
        Facts,
        Ask | Note | Wait | GoOn | Grant | Again | Claim | RunOut | GiveUp | Agree | Finish | Told,
    ]
):
    """跑腿, an errand."""

    __slots__ = ()

    workflow: ClassVar[Workflow[State, Facts]] = Workflow(
        "errand", Facts, (_S.DONE, _S.DROPPED), *rows()
    )


def at(day: int, hour: int = 9, month: int = 3) -> datetime:
    """A time of 2026; by default in March, at nine in the morning."""
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


class Story:
    """Makes the events of one errand, one after another."""

    def __init__(self, proceeding_id: str = "errand-1") -> None:
        self.proceeding_id = proceeding_id
        self.told = 0

    def head(self, kind: ActorKind, when: datetime) -> dict[str, Any]:
        """What every event has."""
        self.told += 1
        return {
            "id": f"{self.proceeding_id}.{self.told}",
            "proceeding_id": self.proceeding_id,
            "at": when,
            "by": Actor(kind=kind, ref="who-1"),
        }

    def ask(self, when: datetime, **more: Any) -> Ask:
        """An urgent errand for two."""
        given = {"people": (ANN, BOB), "urgent": True} | more
        return Ask(**self.head(OFFICER, when), **given)

    def event(self, kind: type[Event], when: datetime, **more: Any) -> Any:
        """An event of a class, by who usually does it."""
        by = more.pop("by", USUAL.get(kind, OFFICER))
        return kind(**self.head(by, when), **more)

    def tell(self, when: datetime, duty: str, to: str, **more: Any) -> Told:
        """Somebody is told."""
        given = {"how": How.ORALLY, "outcome": ToldOutcome.TOLD} | more
        by = given.pop("by", OFFICER)
        return Told(**self.head(by, when), duty=duty, to=to, **given)


USUAL = {Grant: HEAD, Claim: PARTY, RunOut: CLOCK, GiveUp: CLOCK}


def act(ref: str, when: datetime) -> Act:
    """One of the people acts."""
    return Act(by=Actor(kind=PARTY, ref=ref), at=when)


def run(*events: Any) -> Errand:
    """The errand that these events make, step by step."""
    case = Errand.start(events[0])
    for event in events[1:]:
        case = case.step(event)
    return case


def later(when: datetime) -> Callable[[int], datetime]:
    """Times counted in hours from one."""
    return lambda hours: when + timedelta(hours=hours)
