"""What is drawn of a machine: histories, proceedings, events, and what is wrong with them."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.declare import Term
from jingwu_model.testing.strategies._asked import (
    a_size,
    a_state,
    an_event,
    fixed_of,
    machine_of,
)
from jingwu_model.testing.strategies._attempts import Attempt, asked_for, attempts, codes_of
from jingwu_model.testing.strategies._histories import MOST, begins, walked
from jingwu_model.testing.strategies._lengths import least_risk
from jingwu_model.testing.strategies._pick import theirs
from jingwu_model.wire import dumps
from jingwu_model.workflows import Event, Logged, Proceeding, log_of

Fixed = Mapping[str, Mapping[str, SearchStrategy[Any]]]
"""For an event's code, the strategies of some of its fields."""

_GAPPED = 3
_NAMED = st.just("case-001")


def histories(  # noqa: PLR0913 - each is asked for by itself
    workflow: str,
    *,
    min_size: int = 1,
    max_size: int = MOST,
    state: Term | None = None,
    begin: SearchStrategy[datetime] | None = None,
    proceeding_id: SearchStrategy[str] | None = None,
    parts: Fixed | None = None,
) -> SearchStrategy[tuple[Event, ...]]:
    """Histories of a machine: events each of which may happen where it stands.

    Draws some rows of the machine's table and leads a proceeding through them, each by the
    fewest events there can be; each event is drawn from its declaration and made to meet
    the guards of its row. Nothing drawn is thrown away. Ids rise, and in one history of ten
    they fall. Shrinks towards one event; and of what must have happened, towards the
    shortest way to it, at one time, late in what `begin` draws.

    Args:
        workflow: The machine's name.
        min_size: The fewest events. Nobody knows before whether there is whom to tell: a
            number that tellings alone could make up is refused.
        max_size: The most events.
        state: Where it is to stand in the end; by default anywhere.
        begin: When it begins; by default at an hour from January 2025 to June 2026, before
            the law of 2026 or after.
        proceeding_id: Its id; by default always the same.
        parts: For an event's code, strategies of its fields. An event that is then refused
            is told so when it is drawn.

    Returns:
        A strategy of tuples of events, which the machine's `replay` takes.

    Raises:
        hypothesis.errors.InvalidArgument: There is no such machine, state, event or field,
            no history of such sizes, or none that ends in the state, or a part is no
            strategy; when drawn, where a part that was fixed is refused, `begin` is no time
            with an offset or within some ten years of the first or the last year, or what is
            drawn leaves no way to the state by exactly so many events.

    Examples:
        >>> from hypothesis import find
        >>> from jingwu_model.workflows import people_mediation as pm
        >>> found = find(
        ...     histories("people_mediation"),
        ...     lambda history: any(isinstance(event, pm.Sign) for event in history),
        ... )
        >>> [event.code for event in found[1:]]
        ['assign', 'begin', 'draft', 'sign']
    """
    machine_of(workflow)
    least, most = a_size("min_size", min_size), a_size("max_size", max_size)
    if not 1 <= least <= most:
        msg = f"sizes from {least} to {most}: a history has one event at least"
        raise InvalidArgument(msg)
    where = a_state(workflow, "state", state)
    if least_risk(workflow, range(least, most + 1), where, None) is None:
        ends = "" if where is None else f" that ends in {where.code}"
        msg = f"{workflow} has no history of {least} to {most} events{ends}"
        raise InvalidArgument(msg)
    return walked(
        workflow,
        least,
        most,
        where,
        begins() if begin is None else theirs("begin", begin),
        _NAMED if proceeding_id is None else theirs("proceeding_id", proceeding_id),
        fixed_of(workflow, {} if parts is None else parts),
    )


def proceedings(workflow: str, **fixed: Any) -> SearchStrategy[Proceeding[Any, Any, Any]]:
    """Proceedings of a machine, as their histories make them.

    Shrinks towards a proceeding of one event.

    Args:
        workflow: The machine's name.
        **fixed: What `histories` takes.

    Raises:
        hypothesis.errors.InvalidArgument: As `histories` does.

    Examples:
        >>> from hypothesis import find
        >>> len(find(proceedings("visit"), lambda case: case.ended).history)
        2
    """
    return histories(workflow, **fixed).map(machine_of(workflow).replay)


def events(workflow: str, **fixed: Any) -> SearchStrategy[Event]:
    """Events of a machine, each the last of a history.

    For one class of events, sound by itself and of no history, use `nouns`. Shrinks towards
    an event that starts a proceeding.

    Args:
        workflow: The machine's name.
        **fixed: What `histories` takes.

    Raises:
        hypothesis.errors.InvalidArgument: As `histories` does.

    Examples:
        >>> from hypothesis import find
        >>> find(events("visit"), lambda event: True).code
        'plan'
    """
    return histories(workflow, **fixed).map(lambda history: history[-1])


def illegal_histories(  # noqa: PLR0913 - each is asked for by itself
    workflow: str,
    *,
    code: str | None = None,
    source: Term | None = None,
    event: str | None = None,
    begin: SearchStrategy[datetime] | None = None,
    proceeding_id: SearchStrategy[str] | None = None,
    parts: Fixed | None = None,
) -> SearchStrategy[Attempt]:
    """Events that are refused for one reason, each with the proceeding that refuses it.

    Draws a reason's code and a row that can be refused so, leads a proceeding there, makes
    an event that meets the row's guards, and spoils it once. Nothing drawn is thrown away.
    Shrinks towards the first of the machine's codes, by the shortest way.

    Args:
        workflow: The machine's name.
        code: The one reason's code; by default each as often as any other: those of the
            machine's guards, and the engine's own.
        source: The state in which it is tried; by default any.
        event: The code of the event that is refused, one of the machine's own; by default
            any. None of its own is `event.unknown` to it.
        begin: When the proceeding begins; see `histories`.
        proceeding_id: Its id; see `histories`.
        parts: For an event's code, strategies of its fields; see `histories`. What spoils
            the event comes before them.

    Returns:
        A strategy of attempts. Of each, `.case` is the proceeding, none before its first
        event, `.event` what it refuses, `.code` the code of its one reason, `.history` the
        events before.

    Raises:
        hypothesis.errors.InvalidArgument: There is no such machine, state or event, or no
            event that is refused so, or a part is no strategy; when drawn, as `histories`.

    Examples:
        >>> from hypothesis import find
        >>> unsealed = find(
        ...     illegal_histories("people_mediation", code="seal.missing"), lambda _: True
        ... )
        >>> unsealed.case.state.code, unsealed.event.code, unsealed.case.can(unsealed.event).codes
        ('drafted', 'sign', ('seal.missing',))
    """
    known = codes_of(workflow)
    if code is not None and code not in known:
        msg = f"{workflow} refuses nothing with {code!r}; it does with {', '.join(known)}"
        raise InvalidArgument(msg)
    here, named = a_state(workflow, "source", source), an_event(workflow, event)
    rows = {each: asked_for(workflow, each, here, named) for each in ([code] if code else known)}
    codes = tuple(each for each in rows if rows[each])
    if not codes:
        what = f"{named or 'event'}{'' if here is None else f' in {here.code}'}"
        msg = f"{workflow} has no {what} that is refused{'' if code is None else f' with {code}'}"
        raise InvalidArgument(msg)
    return attempts(
        workflow,
        codes,
        rows,
        named,
        begins() if begin is None else theirs("begin", begin),
        _NAMED if proceeding_id is None else theirs("proceeding_id", proceeding_id),
        fixed_of(workflow, {} if parts is None else parts),
    )


@attrs.frozen
class Gapped:
    """A log of one proceeding that lacks a line.

    Attributes:
        lines: The lines that are there, by their places.
        missing: The place of the one that is not.
        whole: The history as it was.
    """

    lines: tuple[Logged, ...]
    missing: int
    whole: tuple[Event, ...]


def gapped_histories(workflow: str, **fixed: Any) -> SearchStrategy[Gapped]:
    """Logs of a proceeding that lack one line, not the last.

    Draws a history of three events at least, whatever is asked for. Shrinks towards one of
    three that lacks the first.

    Args:
        workflow: The machine's name.
        **fixed: What `histories` takes.

    Raises:
        hypothesis.errors.InvalidArgument: As `histories` does; there is no history of three
            events that ends in the state.

    Examples:
        >>> from hypothesis import find
        >>> gapped = find(gapped_histories("visit"), lambda _: True)
        >>> gapped.missing, [line.seq for line in gapped.lines]
        (1, [2, 3])
    """
    most = max(a_size("max_size", fixed.pop("max_size", MOST)), _GAPPED)
    least = max(a_size("min_size", fixed.pop("min_size", _GAPPED)), _GAPPED)
    return _gapped(histories(workflow, min_size=least, max_size=most, **fixed), workflow)


@st.composite
def _gapped(draw: DrawFn, whole: SearchStrategy[tuple[Event, ...]], workflow: str) -> Gapped:
    history = draw(whole)
    missing = draw(st.integers(1, len(history) - 1))
    lines = log_of(machine_of(workflow).replay(history))
    return Gapped(tuple(line for line in lines if line.seq != missing), missing, history)


@attrs.frozen
class Old:
    """A history as older programs wrote it.

    Attributes:
        documents: The lines of its log.
        history: The events that they are.
    """

    documents: tuple[bytes, ...]
    history: tuple[Event, ...]


def old_histories(workflow: str, **fixed: Any) -> SearchStrategy[Old]:
    """Logs of a proceeding as they were written before: without a format's number.

    A line without `v` is read as one of the current format; there is no older format yet.
    Shrinks towards one line.

    Args:
        workflow: The machine's name.
        **fixed: What `histories` takes.

    Raises:
        hypothesis.errors.InvalidArgument: As `histories` does.

    Examples:
        >>> from hypothesis import find
        >>> old = find(old_histories("visit"), lambda _: True)
        >>> b'"v":' in old.documents[0]
        False
    """

    def written(history: tuple[Event, ...]) -> Old:
        lines = log_of(machine_of(workflow).replay(history))
        return Old(tuple(_unversioned(dumps(line)) for line in lines), history)

    return histories(workflow, **fixed).map(written)


def _unversioned(document: bytes) -> bytes:
    """A document without its format's number."""
    held = json.loads(document)
    del held["v"]
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
