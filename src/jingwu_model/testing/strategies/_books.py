"""Casebooks: proceedings that stand beside each other, and what they say of each other."""

from datetime import datetime, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.declare import Term
from jingwu_model.testing.strategies._asked import a_size, machine_of
from jingwu_model.testing.strategies._histories import MOST, begins, begun, walked
from jingwu_model.testing.strategies._routes import Walk
from jingwu_model.testing.strategies._ways._draft import Case, Draw
from jingwu_model.workflows import ALL, Casebook, Event, Outcome, Refused, outcome_of
from jingwu_model.workflows._remarks import _stating as stating

_FEW = 4
_EACH = 8
_HOUR = timedelta(hours=1)
# At most sixty days before it is stated where a proceeding stands, that one begins.
_BACK = st.integers(0, 60 * 24)
_BORNE_OUT = st.sampled_from((False, True, True, True))


@attrs.define
class _Shelf:
    """Proceedings, put in one by one.

    Attributes:
        draw: What draws.
        workflows: The machines there are proceedings of.
        most: How many proceedings there may be.
        cases: The proceedings by their ids.
        busy: The ids of those whose events are not settled yet.
    """

    draw: Draw
    workflows: tuple[str, ...]
    most: int
    cases: dict[str, Case]
    busy: set[str]

    @property
    def full(self) -> bool:
        """Whether there is no room for another."""
        return len(self.cases) >= self.most

    def any(self) -> None:
        """Put in any proceeding."""
        workflow = self.draw(st.sampled_from(self.workflows))
        number = 1
        while (name := f"case-{number:03}") in self.cases:
            number += 1
        history = self.draw(walked(workflow, 1, _EACH, None, begins(), st.just(name), {}))
        self._put(machine_of(workflow).replay(history))

    def _put(self, case: Case) -> None:
        """Put a proceeding in, and of those that its events name, some that bear them out."""
        self.cases[case.id] = case
        self.busy.add(case.id)
        for place, event in enumerate(case.history):
            kind: Any = type(event)
            stated = {name: getattr(event, name) for name in stating(kind)}
            if any(stated.values()) and self.draw(_BORNE_OUT):
                settled = {name: self._settled(case, event, held) for name, held in stated.items()}
                case = _instead(case, place, attrs.evolve(event, **settled))
        self.cases[case.id] = case
        self.busy.remove(case.id)

    def _settled(self, case: Case, event: Event, held: Any) -> Any:
        """What a field states, where it states anything."""
        if isinstance(held, tuple):
            return tuple(self._borne_out(case, event, one) for one in held)
        return None if held is None else self._borne_out(case, event, held)

    def _borne_out(self, case: Case, event: Event, outcome: Outcome) -> Outcome:
        """An outcome that the other proceeding bears out; where it cannot, as it was."""
        if outcome.workflow not in self.workflows:
            return outcome
        inside = case.history[0].at <= outcome.at <= event.at
        at = outcome.at if inside else event.at
        other = self._other(outcome, at)
        if other is None or other.history[0].at > at:
            return outcome
        stands = outcome_of(other, at)
        if (stands.workflow, stands.state) != (outcome.workflow, outcome.state):
            return outcome
        return stands

    def _other(self, outcome: Outcome, at: datetime) -> Case | None:
        """The proceeding that an outcome names, led to the state, by a time if it can be."""
        states = {state.code: state for state in ALL[outcome.workflow].workflow.states}
        state = states.get(outcome.state)
        other = self.cases.get(outcome.proceeding_id)
        if state is None or outcome.proceeding_id in self.busy or (other is None and self.full):
            return None
        if other is None:
            begin = at - self.draw(_BACK) * _HOUR
            walk = self._walk(outcome, begin, at)
            begun(walk, state=state)
            walk.to(state)
            self._put(walk.case)
        elif other.workflow.name == outcome.workflow and other.history[-1].at <= at:
            self._go_on(other, outcome, state, at)
        return self.cases[outcome.proceeding_id]

    def _go_on(self, other: Case, outcome: Outcome, state: Term, at: datetime) -> None:
        """Lead a proceeding on to a state, if it comes there."""
        walk = self._walk(outcome, at, at)
        walk.case = other
        if walk.to(state):
            self.cases[other.id] = walk.case

    def _walk(self, outcome: Outcome, begin: datetime, until: datetime) -> Walk:
        name = outcome.proceeding_id
        return Walk(self.draw, outcome.workflow, begin, name, {}, MOST, until=until)


def _instead(case: Case, place: int, event: Event) -> Case:
    """A proceeding with an event in another's place, where it may happen there."""
    history = [*case.history[:place], event, *case.history[place + 1 :]]
    try:
        return type(case).replay(history)
    except Refused:
        return case


@st.composite
def _casebook(draw: DrawFn, workflows: tuple[str, ...], most: int) -> Casebook:
    shelf = _Shelf(draw, workflows, most, {}, set())
    for _ in range(draw(st.integers(0, most))):
        if shelf.full:
            break
        shelf.any()
    return Casebook(shelf.cases.values())


def casebooks(*workflows: str, max_size: int = _FEW) -> SearchStrategy[Casebook]:
    """Casebooks, of proceedings that may name each other.

    Draws proceedings, each of any machine, and beside one whose events name where others
    stand, mostly these: led there by then, so that they bear it out. What is named
    otherwise is in no proceeding of the casebook, or is not borne out, and `remarks` says
    so. Shrinks towards a casebook of none.

    Args:
        *workflows: The names of the machines; by default all.
        max_size: The most proceedings.

    Returns:
        A strategy of casebooks. Some of your own are drawn from `proceedings`, as
        `st.lists(...).map(Casebook)`, where each has its own id.

    Raises:
        hypothesis.errors.InvalidArgument: There is no such machine, or the size cannot be.

    Examples:
        >>> from hypothesis import find
        >>> book = find(casebooks("dispute", "people_mediation"), lambda book: len(book) > 1)
        >>> len(book), len({case.id for case in book})
        (2, 2)
    """
    for workflow in workflows:
        machine_of(workflow)
    most = a_size("max_size", max_size)
    if most < 0:
        msg = f"max_size: a casebook has no proceedings or more, not {most}"
        raise InvalidArgument(msg)
    return _casebook(tuple(dict.fromkeys(workflows or ALL)), most)
