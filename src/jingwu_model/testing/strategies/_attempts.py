"""Events that are refused for one reason, each where it stands."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.declare import Term, cached
from jingwu_model.testing.strategies._asked import a_beginning, machine_of
from jingwu_model.testing.strategies._histories import begins, begun
from jingwu_model.testing.strategies._pick import Parts
from jingwu_model.testing.strategies._routes import Walk, owed_before
from jingwu_model.testing.strategies._steps import steps_of
from jingwu_model.testing.strategies._ways._draft import Move, Stop, Way, tellings
from jingwu_model.testing.strategies._ways._own import OWN
from jingwu_model.workflows import ALL, Event, Told

MOST = 40
_HOUR = timedelta(hours=1)
UNKNOWN, NOT_HERE = "event.unknown", "event.not_here"


@attrs.frozen
class Attempt:
    """An event that is refused, and why.

    Attributes:
        case: The proceeding as it stands; none before its first event.
        event: The event.
        code: The code of the one reason against it.
    """

    case: Any
    event: Event
    code: str

    @property
    def history(self) -> tuple[Event, ...]:
        """The events before it."""
        return () if self.case is None else self.case.history


@cached
def codes_of(workflow: str) -> tuple[str, ...]:
    """Every code that an event of a machine can be refused with."""
    guards = (guard.code for guard in machine_of(workflow).workflow.guards)
    known = {row.event for row in machine_of(workflow).workflow.transitions}
    own = [code for code in OWN if rows_for(workflow, code)]
    return (*dict.fromkeys(guards), *own, UNKNOWN, NOT_HERE) if known else ()


@cached
def rows_for(workflow: str, code: str) -> tuple[Move, ...]:
    """The rows that can be refused with a code."""
    steps = steps_of(workflow)
    rows = steps.machine.workflow.transitions
    if code in (UNKNOWN, NOT_HERE):
        return tuple(rows)
    if code in OWN:
        own = OWN[code]
        return tuple(
            row
            for row in rows
            if own.rows(row)
            and not (own.begun and row.source is None)
            and not (own.of_kind and any(steps.ways[guard.code].of_kind for guard in row.guards))
            and _tells(workflow, row, hows=own.hows)
        )
    only = steps.ways[code].only
    return tuple(
        row
        for row in rows
        if any(guard.code == code for guard in row.guards)
        and (not only or row.event.code in only)
        and _tells(workflow, row)
    )


@cached
def asked_for(workflow: str, code: str, source: Term | None, event: str | None) -> tuple[Move, ...]:
    """The rows that can be refused with a code, of a state and an event where they are asked for.

    Where it is to be refused because it has no row, they are the rows beside it.
    """
    rows = [row for row in rows_for(workflow, code) if source is None or row.source is source]
    if event is None:
        return tuple(rows)
    if code == UNKNOWN:
        # All of its own events are known to a machine.
        return ()
    if code == NOT_HERE:
        moves = machine_of(workflow).workflow.moves
        here = {at: {one.code for one in moves[at]} for at in {row.source for row in rows}}
        return tuple(row for row in rows if event not in here[row.source])
    return tuple(row for row in rows if row.event.code == event)


def _tells(workflow: str, row: Move, *, hows: bool = False) -> bool:
    """Whether, where a row tells, there is anything to tell; in some ways alone if it must be."""
    return row.event is not Told or bool(owed_before(workflow, row, hows=hows))


def attempts(  # noqa: PLR0913, PLR0917 - what an attempt is drawn by
    workflow: str,
    codes: tuple[str, ...],
    rows: Mapping[str, tuple[Move, ...]],
    event: str | None,
    begin: SearchStrategy[datetime],
    name: SearchStrategy[str],
    parts: Mapping[str, Parts],
) -> SearchStrategy[Attempt]:
    """Attempts with one of some codes, on one of some rows for each, with one event or any."""
    # A strategy that is handed on is another to Hypothesis: whose it is, is seen here.
    ways = steps_of(workflow).ways
    spans = {code: ways[code].begin for code in codes if code in ways}
    spanned = {code: span for code, span in spans.items() if span is not None}
    wanted = _Wanted(codes, rows, spanned, event)
    return _attempts(workflow, wanted, None if begin is begins() else begin, name, parts)


class _Wanted:
    """Which codes, on which rows of each, by which event, within which times; told in one word.

    No attrs class: Hypothesis tells of a strategy with all that its arguments hold.
    """

    def __init__(
        self,
        codes: tuple[str, ...],
        rows: Mapping[str, tuple[Move, ...]],
        spans: Mapping[str, tuple[datetime, datetime]],
        event: str | None,
    ) -> None:
        self.codes = codes
        self.rows = rows
        self.spans = spans
        self.event = event

    def at(self, start: datetime) -> tuple[str, ...]:
        """The codes of a proceeding that begins at a time; all where none is of that time."""
        always = (datetime.min.replace(tzinfo=start.tzinfo), start)
        spans = {code: self.spans.get(code, always) for code in self.codes}
        found = [code for code, (first, last) in spans.items() if first <= start <= last]
        return tuple(found) or self.codes

    def __repr__(self) -> str:
        return f"<{len(self.codes)} codes>"


@cached
def _within(first: datetime, last: datetime) -> SearchStrategy[datetime]:
    """When a proceeding begins: at an hour of a day of some."""
    return st.integers(0, (last - first) // _HOUR).map(lambda back: last - back * _HOUR)


@st.composite
def _attempts(  # noqa: PLR0913, PLR0917 - what an attempt is drawn by
    draw: DrawFn,
    workflow: str,
    wanted: _Wanted,
    begin: SearchStrategy[datetime] | None,
    name: SearchStrategy[str],
    parts: Mapping[str, Parts],
) -> Attempt:
    if begin is None:
        # No caller says when: in a time whose law has the guard.
        code = draw(st.sampled_from(wanted.codes))
        span = wanted.spans.get(code)
        start = draw(begins() if span is None else _within(*span))
    else:
        start = a_beginning(draw(begin), MOST)
        code = draw(st.sampled_from(wanted.at(start)))
    rows, named = wanted.rows[code], draw(name)
    row = draw(st.sampled_from(rows))
    # The row that was drawn; where the facts on the way leave nothing to spoil, another.
    for each in (row, *(one for one in rows if one is not row)):
        walk = Walk(draw, workflow, start, named, parts, MOST)
        made = attempt(walk, code, each, wanted.event)
        if made is not None:
            return made
    # Nothing but what a caller fixed can leave nothing to spoil on any row.
    msg = f"{workflow}: no event was made that is refused with {code}"
    raise InvalidArgument(msg)


def attempt(walk: Walk, code: str, row: Move, event: str | None = None) -> Attempt | None:
    """An attempt on a row; none where nothing can be spoiled.

    Args:
        walk: The proceeding.
        code: The reason's code.
        row: The row; where the event is to have none, one beside it.
        event: The code of an event that is to have no row; by default any.
    """
    steps = walk.steps
    if code in (UNKNOWN, NOT_HERE):
        return _elsewhere(walk, code, row, event)
    way = steps.ways.get(code)
    walk.apart = way is not None and way.apart
    if not (_owing(walk, row, hows=OWN[code].hows) if way is None else _on_road(walk, way, row)):
        return None
    if not _there(walk, code, row) or (
        way is None and OWN[code].hows and not tellings(walk.case, hows=True)
    ):
        # What was owed may have been told of, or lapsed, on the way.
        return None
    facts = steps.facts(walk.case)
    if not steps.may(walk.case, row, but=code) or not steps.fails(facts, row, code):
        return None
    spoil = OWN[code].spoil if way is None else way.spoil
    return Attempt(walk.case, walk.event(row, spoiled=spoil), code)


def _on_road(walk: Walk, way: Way, row: Move) -> bool:
    """Let what must have happened before a guard of a row can be spoiled."""
    for stop in way.road:
        if not stop.suits(walk.steps.facts(walk.case), row):
            continue
        if walk.case is None and row.source is not None:
            _begin_for(walk, stop)
        if not walk.stop(stop, row):
            return False
    return True


def _there(walk: Walk, code: str, row: Move) -> bool:
    """Go to a row's source, by what all its guards need but that of a code."""
    if row.source is None:
        return True
    if walk.case is None:
        begun(walk, row)
    if code in walk.steps.ways and row.event is Told and not walk.owe(row):
        return False
    for stop in walk.steps.needs(walk.case, row, but=code):
        walk.stop(stop, row)
    return walk.to(row.source)


def _begin_for(walk: Walk, stop: Stop) -> None:
    """Start a proceeding so that an event can come to happen, unless it starts one itself."""
    row = walk.steps.rows_of(stop.event)[0]
    if row.source is not None:
        begun(walk, row)


def _owing(walk: Walk, row: Move, *, hows: bool) -> bool:
    """Let something be owed that may be told in a row's state, where the row tells."""
    if row.event is not Told:
        return True
    begun(walk, row)
    return walk.owe(row, hows=hows)


def _elsewhere(walk: Walk, code: str, row: Move, event: str | None) -> Attempt | None:
    """An event of another machine, or one that has no row where the case stands."""
    if row.source is not None:
        begun(walk, row)
        if not walk.to(row.source):
            return None
    here = walk.steps.rows(walk.case)
    known = walk.steps.machine.workflow.transitions
    if code == NOT_HERE:
        strange = {
            one.event: one
            for one in known
            if one.event not in here and event in {None, one.event.code}
        }
    else:
        events = {one.event for one in known}
        others = (one for other in ALL if other != walk.workflow for one in rows_of_all(other))
        strange = {one.event: one for one in others if one.event not in events}
    found = walk.draw(st.sampled_from(list(strange.values())))
    return Attempt(walk.case, walk.event(found, bare=True), code)


@cached
def rows_of_all(workflow: str) -> tuple[Move, ...]:
    """Every row of a machine."""
    return tuple(machine_of(workflow).workflow.transitions)
