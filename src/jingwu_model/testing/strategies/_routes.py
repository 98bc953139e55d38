"""Ways through a machine: to a state, or to a row, by as few events as there can be."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import cached
from jingwu_model.testing.strategies._pick import Parts
from jingwu_model.testing.strategies._steps import Steps, event_of, steps_of
from jingwu_model.testing.strategies._ways._draft import Case, Draw, Move, Stop, Turn, tellings
from jingwu_model.workflows import Refused, Told

_NEVER = 10_000
# By so many events more than need be, a walk lets something be owed.
_DETOUR = 2


@cached
def distances(workflow: str, state: Any, owed: str = "") -> Mapping[Any, int]:
    """For each state, and for the start, how many events it takes to reach a state at least.

    Args:
        workflow: The machine's name.
        state: The state.
        owed: The name of a duty that no event on the way discharges.
    """
    rows = [
        row
        for row in steps_of(workflow).machine.workflow.transitions
        if row.event is not Told and all(duty.name != owed for duty in row.discharges)
    ]
    far = {state: 0}
    edge = [state]
    while edge:
        near = edge.pop(0)
        for row in rows:
            if row.target is near and row.source not in far:
                far[row.source] = far[near] + 1
                edge.append(row.source)
    return far


@cached
def owed_before(workflow: str, told: Move, *, hows: bool = False) -> tuple[Move, ...]:
    """The rows by which something comes to be owed that may be told in a row's state.

    Args:
        workflow: The machine's name.
        told: The row that tells.
        hows: Whether it is to be something that is told in some ways alone.
    """
    return tuple(
        row
        for row in steps_of(workflow).machine.workflow.transitions
        if row.source is not None
        and any(
            duty.telling
            and (duty.hows or not hows)
            and row.target in distances(workflow, told.source, duty.name)
            for duty in row.owes
        )
    )


class Enough(Exception):
    """A proceeding has as many events as it is to have, wherever it was on its way to."""


@attrs.define
class Walk:
    """A proceeding as it is being drawn.

    Attributes:
        draw: What draws.
        workflow: The machine's name.
        begin: When it begins.
        name: The proceeding's id.
        parts: What a caller fixed: for an event's code, its fields.
        most: How many events there may be.
        apart: Whether time passes between any two events.
        rising: Whether the events' ids rise.
        case: The proceeding so far.
        helping: Whether it is on the way to what a row lacks.
        until: When its events are over, where their guards let them; none for whenever.
        enough: After how many events it is broken off, wherever it is; none for never.
    """

    draw: Draw
    workflow: str
    begin: datetime
    name: str
    parts: Mapping[str, Parts]
    most: int
    apart: bool = False
    rising: bool = True
    case: Case = None
    helping: bool = False
    until: datetime | None = None
    enough: int | None = None

    @property
    def steps(self) -> Steps:
        """How the machine's rows are taken."""
        return steps_of(self.workflow)

    @property
    def state(self) -> Any:
        """Where it stands; none before the first event."""
        return None if self.case is None else self.case.state

    @property
    def taken(self) -> int:
        """How many events there are."""
        return 0 if self.case is None else len(self.case.history)

    @property
    def left(self) -> int:
        """How many events there still may be."""
        return self.most - self.taken

    def number(self) -> str:
        """The next event's id."""
        return f"e-{self.taken + 1:03}" if self.rising else f"e-{999 - self.taken:03}"

    def event(self, row: Move, more: Parts | None = None, **how: Any) -> Any:
        """An event that takes a row."""
        parts = {**self.parts.get(row.event.code, {}), **(more or {})}
        return event_of(
            self.draw,
            self.steps,
            self.case,
            row,
            parts,
            begin=self.begin,
            name=self.name,
            number=self.number(),
            **{"apart": self.apart, "until": self.until, **how},
        )

    def take(self, row: Move, more: Parts | None = None, turn: Turn | None = None) -> None:
        """Take a row, by an event that is changed once it is right.

        Raises:
            InvalidArgument: What a caller fixed is refused.
            Enough: It is broken off here.
        """
        event = self.event(row, more, spoiled=turn)
        case = self.case
        try:
            self.case = self.steps.machine.start(event) if case is None else case.step(event)
        except Refused as refused:
            # All that is drawn is met; what a caller fixed may be refused.
            raise InvalidArgument(refused.text()) from refused
        if self.taken == self.enough:
            raise Enough

    def open(self) -> list[Move]:
        """The rows that can be taken now."""
        return [
            row for row in self.steps.rows(self.case).values() if self.steps.may(self.case, row)
        ]

    def on(self, state: Any) -> Iterator[Move]:
        """The rows that lead nearer to a state, the nearest first; those that only record never."""
        return (row for row in self.ahead(state) if self.steps.may(self.case, row))

    def ahead(self, state: Any) -> list[Move]:
        """The same, whether they can be taken yet or not."""
        far = distances(self.workflow, state)
        here = far.get(self.state, _NEVER)
        rows = self.steps.rows(self.case).values()
        nearer = (row for row in rows if far.get(row.target, _NEVER) < here)
        return sorted(nearer, key=lambda row: far[row.target])

    def to(self, state: Any) -> bool:
        """Go to a state as directly as may be.

        Returns:
            Whether it is there; where not, it went as far as it could.
        """
        while self.state is not state:
            row = next(self.on(state), None) if self.left else None
            if row is not None:
                self.take(row)
            elif not self.help(state):
                return False
        return True

    def help(self, state: Any) -> bool:
        """Let happen what is lacking before a row can be taken that leads nearer to a state.

        Returns:
            Whether anything did; never on the way to what is lacking.
        """
        if self.helping or not self.left:
            return False
        self.helping, before = True, self.taken
        for row in self.ahead(state):
            if any(self.stop(stop, row) for stop in self.steps.needs(self.case, row)):
                break
        self.helping = False
        return self.taken > before

    def through(self, row: Move, more: Parts | None = None, turn: Turn | None = None) -> bool:
        """Go to a row's source and take it; to tell somebody, by a row that lets it be owed.

        Returns:
            Whether it was taken.
        """
        if row.event is Told and not self.owe(row):
            return False
        for stop in self.steps.needs(self.case, row):
            self.stop(stop, row)
        if not self.reaches(row) or not self.to(row.source):
            return False
        if not self.left or not self.steps.may(self.case, row):
            return False
        self.take(row, more, turn)
        return True

    def owe(self, told: Move, *, hows: bool = False) -> bool:
        """Let something be owed that may be told in a row's state, if nothing is.

        Args:
            told: The row that tells.
            hows: Whether it is to be something that is told in some ways alone.

        Returns:
            Whether something is.
        """
        if tellings(self.case, hows=hows):
            return True
        owing = [one for one in owed_before(self.workflow, told, hows=hows) if self.reaches(one)]
        ahead = distances(self.workflow, told.source)
        steps = {
            one: distances(self.workflow, one.source)[self.state] + ahead[one.target]
            for one in owing
        }
        owing.sort(key=steps.__getitem__)
        near = [one for one in owing if steps[one] <= steps[owing[0]] + _DETOUR]
        first = self.draw(st.sampled_from(near)) if near else None
        # By what a row owes, nobody may be owed anything: then by another, the nearest first.
        for one in sorted(owing, key=lambda row: row is not first):
            if self.through(one) and tellings(self.case, hows=hows):
                return True
        return False

    def stop(self, stop: Stop, on_to: Move) -> bool:
        """Let an event happen, where it can from here the soonest.

        Args:
            stop: Which.
            on_to: The row that can be come to afterwards.

        Returns:
            Whether it did.
        """
        further = distances(self.workflow, on_to.source)
        codes = (stop.event, *stop.others)
        first = self.draw(st.sampled_from(codes)) if stop.others else stop.event
        more = {
            name: value if isinstance(value, SearchStrategy) else st.just(value)
            for name, value in stop.parts.items()
        }
        order = (first, *(one for one in codes if one != first))
        rows = [row for code in order for row in self.steps.rows_of(code) if row.target in further]
        return any(self.through(row, more, stop.turn) for row in self.nearest(rows))

    def nearest(self, rows: Iterable[Move]) -> list[Move]:
        """Those of some rows that can be come to from here, the nearest first."""
        reached = (row for row in rows if self.reaches(row))
        return sorted(reached, key=lambda row: distances(self.workflow, row.source)[self.state])

    def reaches(self, row: Move) -> bool:
        """Whether a row can be come to from here, as far as its table says."""
        far = distances(self.workflow, row.source)
        return self.state in far
