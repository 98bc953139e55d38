"""A casebook: many proceedings, what they say of each other, and what is due."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any

import attrs

from jingwu_model.declare import Term, digest, specs
from jingwu_model.errors import JingwuError, Lang, Text
from jingwu_model.timeline import Calendar
from jingwu_model.timeline._due import aware
from jingwu_model.workflows._all import ALL
from jingwu_model.workflows._clock import Clock, Duty, Overdue
from jingwu_model.workflows._event import Event
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows._proceeding import Proceeding

Case = Proceeding[Any, Any, Any]

_UNCHECKED = Text("该流程不在本库内，按所述采信", "no machine of that name here: taken as stated")
_UNKNOWN = Text("案卷中没有该事项", "no such proceeding in the casebook")
_LATER = Text("所述时间晚于引用它的事件", "it is stated for a time after the event that states it")
_STATE = Text("该事项当时不在所述状态", "the proceeding did not stand in that state then")
_DIGEST = Text("摘要与该事项当时的历史不符", "the digest is not that of its history then")
_LATE = Text("期限届满后才实施，届满未记录", "done after the time ran out, which was not recorded")
_EARLY = Text("期限尚未届满即记为届满", "said to have run out before the time had")


class NotInCasebook(JingwuError, KeyError):
    """A casebook was asked for a proceeding it does not have.

    Attributes:
        proceeding_id: What was asked for.
    """

    def __init__(self, proceeding_id: str) -> None:
        self.proceeding_id = proceeding_id
        super().__init__(proceeding_id)

    def text(self, lang: Lang = "en") -> str:
        """What was asked for."""
        if lang == "zh":
            return f"案卷中没有事项“{self.proceeding_id}”"
        return f"no proceeding '{self.proceeding_id}' in the casebook"


class RepeatedCase(JingwuError, ValueError):
    """Two proceedings of one id were put in a casebook.

    Attributes:
        proceeding_id: The id.
    """

    def __init__(self, proceeding_id: str) -> None:
        self.proceeding_id = proceeding_id
        super().__init__(proceeding_id)

    def text(self, lang: Lang = "en") -> str:
        """The id."""
        if lang == "zh":
            return f"事项编号“{self.proceeding_id}”重复"
        return f"two proceedings have the id '{self.proceeding_id}'"


@attrs.frozen
class Remark:
    """What a casebook notices of one of its proceedings.

    Attributes:
        code: Stable: `outcome.unchecked`, `outcome.unknown`, `outcome.later`,
            `outcome.state`, `outcome.digest`, `clock.late`, `clock.early`.
        says: What it is, in both languages.
        proceeding_id: The proceeding.
        event_id: The event of it.
        about: The other proceeding, or the clock's name.
    """

    code: str
    says: Text
    proceeding_id: str
    event_id: str
    about: str

    @property
    def fault(self) -> bool:
        """Whether it is more than a remark: what could not be checked is none."""
        return self.code != "outcome.unchecked"

    def text(self, lang: Lang = "en") -> str:
        """The remark with where it belongs."""
        join = "：" if lang == "zh" else ": "
        return f"{self.proceeding_id}/{self.event_id} ({self.about}){join}{self.says.text(lang)}"


def outcome_of(case: Case, at: datetime | None = None) -> Outcome:
    """Where a proceeding stands, or stood at a time, for another to state.

    Args:
        case: The proceeding.
        at: The time; that of its last event, by default.

    Raises:
        InvalidObject: `at` has no offset.
        ValueError: It had not begun then.

    Examples:
        >>> from jingwu_model.timeline import SHANGHAI
        >>> from jingwu_model.vocabulary import ActorKind
        >>> from jingwu_model.workflows import people_mediation as pm
        >>> case = pm.PeopleMediation.start(pm.Propose(
        ...     id="1", proceeding_id="pm-7", at=datetime(2026, 3, 2, 9, tzinfo=SHANGHAI),
        ...     by=pm.Actor(kind=ActorKind.COMMITTEE, ref="C1"),
        ...     parties=("party-01", "party-02")))
        >>> outcome = outcome_of(case)
        >>> outcome.workflow, outcome.proceeding_id, outcome.state
        ('people_mediation', 'pm-7', 'proposed')
    """
    when, stood = case.history[-1].at, case
    if at is not None:
        when = aware(at, "at")
        stood = type(case).replay([event for event in case.history if event.at <= when])
    return Outcome(
        workflow=case.workflow.name,
        proceeding_id=case.id,
        state=stood.state.code,
        at=when,
        digest=digest(stood),
    )


class Casebook:
    """Many proceedings, by id; what they say of each other is checked on request.

    A casebook never changes; what it has looked up once it keeps.

    Args:
        cases: The proceedings, of any machines; an id is one proceeding's, whatever its
            machine.

    Raises:
        RepeatedCase: Two have the same id.
    """

    __slots__ = ("_cases", "_due", "_states")

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self._cases: dict[str, Case] = {}
        for case in cases:
            if case.id in self._cases:
                raise RepeatedCase(case.id)
            self._cases[case.id] = case
        self._states: dict[tuple[str, Term], list[Case]] | None = None
        self._due: dict[tuple[str, str], _Index] = {}

    def __len__(self) -> int:
        return len(self._cases)

    def __iter__(self) -> Iterator[Case]:
        return iter(self._cases.values())

    def __contains__(self, proceeding_id: object) -> bool:
        return proceeding_id in self._cases

    def __getitem__(self, proceeding_id: str) -> Case:
        try:
            return self._cases[proceeding_id]
        except KeyError:
            raise NotInCasebook(proceeding_id) from None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Casebook):
            return NotImplemented
        return self._cases == other._cases

    def __hash__(self) -> int:
        return hash(frozenset(self._cases.values()))

    def __reduce__(self) -> tuple[Any, ...]:
        return Casebook, (tuple(self),)

    def __repr__(self) -> str:
        return f"<Casebook: {len(self)} proceedings>"

    def with_cases(self, *cases: Case) -> "Casebook":
        """A casebook with proceedings put in, each in the place of an earlier one of its id.

        Raises:
            RepeatedCase: Two of those put in have the same id.
        """
        put = {case.id: case for case in Casebook(cases)}
        return Casebook({**self._cases, **put}.values())

    def in_state(self, workflow: str, state: Term) -> tuple[Case, ...]:
        """The proceedings of a machine that stand in a state.

        Args:
            workflow: The machine's name.
            state: The state.
        """
        if self._states is None:
            self._states = {}
            for case in self:
                self._states.setdefault((case.workflow.name, case.state), []).append(case)
        return tuple(self._states.get((workflow, state), ()))

    def _index(self, calendar: Calendar) -> "_Index":
        """What is open, by when it is due; made once for a calendar."""
        key = (calendar.version, calendar.beyond)
        if key not in self._due:
            found = [
                (last, case, what)
                for case in self
                for what in _open(case, calendar)
                if (last := _last(what)) is not None
            ]
            found.sort(key=itemgetter(0))
            times = [last for last, _, _ in found]
            self._due[key] = _Index(times, [(case, what) for _, case, what in found])
        return self._due[key]

    def due_by(self, until: datetime, calendar: Calendar) -> tuple[tuple[Case, Clock | Duty], ...]:
        """What is open and due before a time, the earliest first.

        Args:
            until: The time; what is due exactly then is still in time.
            calendar: What counts working days.

        Raises:
            InvalidObject: `until` has no offset.
        """
        index = self._index(calendar)
        return tuple(index.whats[: bisect_left(index.times, aware(until, "until"))])

    def overdue(self, now: datetime, calendar: Calendar) -> tuple[tuple[Case, Overdue], ...]:
        """What is late in any proceeding, and who must act; the first that fell due first.

        Args:
            now: The time to judge by.
            calendar: What counts working days.

        Raises:
            InvalidObject: `now` has no offset.
        """
        late = self.due_by(aware(now, "now"), calendar)
        return tuple((case, Overdue(what, what.rule.owed_by)) for case, what in late)

    def remarks(self, calendar: Calendar | None = None) -> tuple[Remark, ...]:
        """What the proceedings say of each other and do not bear out.

        Args:
            calendar: With it, also what was done after its time had run out unrecorded,
                and what was recorded as run out before it had.
        """
        found: list[Remark] = []
        for case in self:
            for event in case.history:
                for outcome in _outcomes(event):
                    said = self._wrong(event, outcome)
                    if said is not None:
                        about = outcome.proceeding_id
                        found.append(Remark(*said, case.id, event.id, about))
            for clock in () if calendar is None else case.past_clocks(calendar):
                if clock.late_by is not None:
                    found.append(Remark("clock.late", _LATE, case.id, clock.late_by, clock.name))
                if clock.early and clock.stopped_by is not None:
                    event_id = clock.stopped_by
                    found.append(Remark("clock.early", _EARLY, case.id, event_id, clock.name))
        return tuple(found)

    def _wrong(self, event: Any, outcome: Outcome) -> tuple[str, Text] | None:
        """What is wrong with an outcome; none where the other proceeding bears it out."""
        if outcome.at > event.at:
            return "outcome.later", _LATER
        other = self._cases.get(outcome.proceeding_id)
        if other is None and outcome.workflow not in ALL:
            return "outcome.unchecked", _UNCHECKED
        if other is None or other.workflow.name != outcome.workflow:
            return "outcome.unknown", _UNKNOWN
        then = [case for case in _stood(other, outcome.at) if case.state.code == outcome.state]
        if not then:
            return "outcome.state", _STATE
        if all(digest(case) != outcome.digest for case in then):
            return "outcome.digest", _DIGEST
        return None


@attrs.frozen
class _Index:
    """What is open, the earliest due first, and the last instants in time beside it."""

    times: list[datetime]
    whats: list[tuple[Case, Clock | Duty]]


def _stood(case: Case, at: datetime) -> Iterator[Case]:
    """The proceeding as it stood at a time: more than once where events share that instant."""
    past = [event for event in case.history if event.at <= at]
    for end in range(1, len(past) + 1):
        if end == len(past) or past[end - 1].at == at:
            yield type(case).replay(past[:end])


def _open(case: Case, calendar: Calendar) -> tuple[Clock | Duty, ...]:
    """What runs or is owed in a proceeding."""
    clocks = [clock for clock in case.clocks(calendar) if clock.running and not clock.rule.window]
    duties = [duty for duty in case.duties(calendar) if duty.open and not duty.rule.continuing]
    return (*clocks, *duties)


def _last(what: Clock | Duty) -> datetime | None:
    """The last instant in time; none for a clock that stands still."""
    if what.due is not None:
        return what.due.last
    return what.since if isinstance(what, Duty) else None


@cache
def _stating(event: Any) -> tuple[str, ...]:
    """The fields of an event's class that state outcomes."""
    shapes = ((spec.name, spec.shape.item or spec.shape) for spec in specs(event))
    return tuple(name for name, shape in shapes if shape.base is Outcome)


def _outcomes(event: Event) -> Iterator[Outcome]:
    """The outcomes an event states."""
    kind: Any = type(event)
    for name in _stating(kind):
        value = getattr(event, name)
        yield from value if isinstance(value, tuple) else () if value is None else (value,)
