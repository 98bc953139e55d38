"""A casebook: many proceedings, what they say of each other, and what is due."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any, NoReturn

import attrs

from jingwu_model.declare import Term, digest
from jingwu_model.errors import FaultKind, InvalidObject, JingwuError, Lang, Text
from jingwu_model.timeline import Calendar
from jingwu_model.timeline._due import aware
from jingwu_model.workflows._all import ALL
from jingwu_model.workflows._clock import Clock, Duty, Overdue
from jingwu_model.workflows._outcome import Outcome
from jingwu_model.workflows._proceeding import Proceeding
from jingwu_model.workflows._remarks import Case, Remark, remarks_on

_NO_MACHINE = FaultKind("workflow.unknown", Text("没有这一流程", "no such machine"))
_NO_STATE = FaultKind("state.unknown", Text("该流程没有这一状态", "no such state of the machine"))


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


def outcome_of(case: Case) -> Outcome:
    """Where a proceeding stands, for another to state.

    Args:
        case: The proceeding.

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
    return Outcome(
        workflow=case.workflow.name,
        proceeding_id=case.id,
        state=case.state.code,
        at=case.history[-1].at,
        digest=digest(case),
    )


class Casebook:
    """案卷, many proceedings, by id; what they say of each other is checked on request.

    A casebook never changes; what it has looked up once it keeps.

    Args:
        cases: The proceedings, of any machines; an id is one proceeding's, whatever its
            machine.

    Raises:
        RepeatedCase: Two have the same id.
        TypeError: Something is no proceeding.
    """

    __slots__ = ("_cases", "_due", "_states")

    _cases: dict[str, Case]
    _states: dict[str, dict[Term, list[Case]]]
    _due: dict[tuple[str, str], "_Index"]

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        held: dict[str, Case] = {}
        for case in cases:
            if not isinstance(case, Proceeding):
                msg = f"a casebook holds proceedings, not {type(case).__name__}"
                raise TypeError(msg)
            if case.id in held:
                raise RepeatedCase(case.id)
            held[case.id] = case
        for name, value in (("_cases", held), ("_states", {}), ("_due", {})):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        msg = f"a casebook never changes: cannot set {name}"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> NoReturn:
        msg = f"a casebook never changes: cannot delete {name}"
        raise AttributeError(msg)

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
            TypeError: Something is no proceeding.
        """
        put = {case.id: case for case in Casebook(cases)}
        return Casebook({**self._cases, **put}.values())

    def in_state(self, workflow: str, state: Term) -> tuple[Case, ...]:
        """The proceedings of a machine that stand in a state.

        Args:
            workflow: The machine's name.
            state: The state.

        Raises:
            InvalidObject: There is no machine of that name, here or in the library, or
                it has no such state; the fault names those there are.
        """
        if not self._states:
            states: dict[str, dict[Term, list[Case]]] = {}
            for case in self:
                name, every = case.workflow.name, case.workflow.states
                held = states.setdefault(name, {each: [] for each in every})
                held[case.state].append(case)
            # At one go: another thread sees none of it or all.
            self._states.update(states)
        if workflow not in self._states and workflow not in ALL:
            raise _lacking(_NO_MACHINE, "workflow", workflow, sorted({*self._states, *ALL}))
        found = self._states.get(workflow)
        if found is None:
            found = {each: [] for each in ALL[workflow].workflow.states}
        if state not in found:
            raise _lacking(_NO_STATE, "state", str(state), map(str, found))
        return tuple(found[state])

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
        return tuple(remark for case in self for remark in remarks_on(case, self._cases, calendar))


def _lacking(kind: FaultKind, name: str, found: str, there: Iterable[str]) -> InvalidObject:
    """The refusal of a look-up by what is not there."""
    have = tuple(there)
    expected = Text("、".join(have), ", ".join(have))
    return InvalidObject(Casebook.__name__, [kind.at(f"$.{name}", expected=expected, found=found)])


@attrs.frozen
class _Index:
    """What is open, the earliest due first, and the last instants in time beside it."""

    times: list[datetime]
    whats: list[tuple[Case, Clock | Duty]]


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
