"""A store keeps every event, so that the same case can be made again of what it gives back."""

import sys
from collections.abc import Callable, Iterable, Iterator
from threading import Barrier, Thread
from typing import Any, Protocol, overload

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.errors import Text
from jingwu_model.testing.contracts._broken import ContractBroken, Difference
from jingwu_model.testing.contracts._drawn import History, any_of, of_each_row
from jingwu_model.testing.contracts._trying import Trial
from jingwu_model.workflows import Event

_MOST = 3
_WRITERS = 4
_RACES = 10
_PATIENCE = 60
_OFTEN = 1e-6
"""After how many seconds one thread gives way to another, in a race."""
_NAME = "store_keeps_every_event"

Taken = type[Exception] | tuple[type[Exception], ...]


class EventStore(Protocol):
    """What keeps events: each is added after those of its proceeding, and none is changed."""

    def append(self, event: Any, /) -> object:
        """Add an event to its proceeding, `event.proceeding_id`."""

    def events(self, proceeding_id: str, /) -> Iterable[Event]:
        """The events of a proceeding, the first to the last; none where it has none."""


class PlacedEventStore(Protocol):
    """A store that is told how many events the writer has seen, and refuses any other number.

    So of two who write at once, one is told to look again.
    """

    def append(self, event: Any, /, *, expected: int) -> object:
        """Add an event to a proceeding of so many events."""

    def events(self, proceeding_id: str, /) -> Iterable[Event]:
        """The events of a proceeding, the first to the last; none where it has none."""


@overload
def store_keeps_every_event(
    make: Callable[[], EventStore],
    workflow: str,
    *,
    taken: None = None,
    reopened: Callable[[Any], EventStore] | None = None,
    histories: SearchStrategy[tuple[Event, ...]] | None = None,
) -> None: ...
@overload
def store_keeps_every_event(
    make: Callable[[], PlacedEventStore],
    workflow: str,
    *,
    taken: Taken,
    reopened: Callable[[Any], PlacedEventStore] | None = None,
    histories: SearchStrategy[tuple[Event, ...]] | None = None,
) -> None: ...
def store_keeps_every_event(
    make: Callable[[], Any],
    workflow: str,
    *,
    taken: Taken | None = None,
    reopened: Callable[[Any], Any] | None = None,
    histories: SearchStrategy[tuple[Event, ...]] | None = None,
) -> None:
    """Hold a store to keeping every event of every proceeding, as it was and in its order.

    Up to three histories are added, their events mixed with each other's, and all must be given
    back: the events are the case. Where the store takes the place that the writer expects, an
    event at any other place must be refused and change nothing, and of several writers at once
    exactly one must get in.

    Args:
        make: Gives an empty store, whenever it is called.
        workflow: The machine's name: `people_mediation`.
        taken: The error, or errors, with which your store refuses a place that is not the next.
            With it every event is added with `expected=`, the number of events that its writer
            has seen, and from several threads at once.
        reopened: The same store as another process would open it; by default it is not asked.
        histories: The histories; by default any of the machine's.

    Raises:
        ContractBroken: Each of its `differences` is about events that were lost (`lost sign`),
            added (`added sign`), changed (`changed sign`) or given back in another order
            (`order`), a proceeding of which there are none (`nothing`), a place that should
            have been refused (`behind`, `ahead`) or several writers at once (`at once`);
            `asked` is what was added, in that order, `reference` and `theirs` the events that
            there should be and those that there are, or how many writers got in.
        hypothesis.errors.InvalidArgument: There is no such workflow.

    Examples:
        >>> class Kept(dict):
        ...     def append(self, event):
        ...         self.setdefault(event.proceeding_id, []).append(event)
        ...     def events(self, proceeding_id):
        ...         return self.get(proceeding_id, ())
        >>> store_keeps_every_event(Kept, "people_mediation")
    """
    seen: list[History] = []

    def lost(added: _Added) -> Iterator[Difference]:
        seen.append(added.histories[0])
        writer = _Writer(make(), placed=taken is not None)
        writer.add(added.mixed[:-1])
        if taken is not None:
            wrong = _misplaced(writer, added.mixed, taken)
            if wrong is not None:
                yield wrong
                return
        writer.add(added.mixed[-1:])
        if reopened is not None:
            writer.store = reopened(writer.store)
        for history in (*added.histories, ()):
            found = writer.kept(history)
            if found != history:
                yield _unlike(added.mixed, history, found)

    trial = Trial(_NAME)
    # What goes wrong with one history alone is soon found in a small one.
    drawn = any_of(workflow, histories)
    trial.over(lost, [each.map(_alone) for each in (drawn, *of_each_row(workflow, histories))])
    trial.over(lost, [_added(drawn)])
    trial.hold()
    if taken is not None:
        for history in seen[-_RACES:]:
            _race(_Writer(make(), placed=True), history, taken)


@attrs.frozen
class _Added:
    """Histories of several proceedings, and all their events as they were added."""

    histories: tuple[History, ...]
    mixed: History


def _alone(history: History) -> _Added:
    return _Added((history,), history)


@st.composite
def _added(draw: DrawFn, drawn: SearchStrategy[History]) -> _Added:
    """Histories, each of a proceeding of its own, and their events one among another."""
    every: dict[str, History] = {}
    for history in draw(st.lists(drawn, min_size=1, max_size=_MOST)):
        own = name = history[0].proceeding_id
        while name in every:
            name = f"{name[:40]}-{len(every)}"
        every[name] = history
        if name != own:
            every[name] = tuple(attrs.evolve(each, proceeding_id=name) for each in history)
    turns = draw(st.permutations([name for name, each in every.items() for _ in each]))
    left = {name: iter(each) for name, each in every.items()}
    return _Added(tuple(every.values()), tuple(next(left[name]) for name in turns))


class _Writer:
    """Whoever adds to a store, and knows how many events each proceeding has."""

    def __init__(self, store: Any, *, placed: bool) -> None:
        self.store = store
        self.placed = placed
        self.count: dict[str, int] = {}

    def add(self, events: Iterable[Event]) -> None:
        """Add events, each at the next place of its proceeding."""
        for event in events:
            seen = self.count.get(event.proceeding_id, 0)
            if self.placed:
                self.store.append(event, expected=seen)
            else:
                self.store.append(event)
            self.count[event.proceeding_id] = seen + 1

    def kept(self, history: History) -> History:
        """What the store has of a proceeding; asked for nothing, of one that never began."""
        name = history[0].proceeding_id if history else "never-begun"
        return tuple(self.store.events(name))


def _misplaced(writer: _Writer, mixed: History, taken: Taken) -> Difference | None:
    """What is wrong where the last event is added too far back, and too far ahead."""
    event = mixed[-1]
    seen = writer.count.get(event.proceeding_id, 0)
    before = tuple(writer.store.events(event.proceeding_id))
    for where, place in (("behind", seen - 1), ("ahead", seen + 1)):
        if place < 0:
            continue
        refused = False
        try:
            writer.store.append(event, expected=place)
        except taken:
            refused = True
        after = tuple(writer.store.events(event.proceeding_id))
        if not refused or after != before:
            zh = f"已有 {seen} 个事件，写入者以为有 {place} 个，未被拒绝或者有所改动"
            en = f"of {seen} events the writer expects {place}, and is not refused or changes some"
            return Difference(where, Text(zh, en), mixed, before, after)
    return None


def _unlike(mixed: History, history: History, found: History) -> Difference:
    """How what a store gives back differs from what it was given."""
    if not history:
        says = Text("未曾开始的事项也有事件", "there are events of a proceeding never begun")
        return Difference("nothing", says, mixed, history, found)
    ids = {each.id for each in found}
    for kind, zh, en, every in (
        ("lost", "丢失", "is lost", [each for each in history if each.id not in ids]),
        ("added", "多出", "was never added", _more(found, history)),
        ("changed", "被改动", "was changed", [each for each in history if each not in found]),
    ):
        if every:
            says = Text(f"事件 {every[0].id} {zh}", f"event {every[0].id} {en}")
            return Difference(f"{kind} {every[0].code}", says, mixed, history, found)
    says = Text("事件次序不同", "the events stand in another order")
    return Difference("order", says, mixed, history, found)


def _more(found: History, history: History) -> list[Event]:
    """The events that a store has and was not given, or has more than once."""
    left = [each.id for each in history]
    more = []
    for event in found:
        if event.id in left:
            left.remove(event.id)
        else:
            more.append(event)
    return more


def _race(writer: _Writer, history: History, taken: Taken) -> None:
    """Let several add the last event of a history at once.

    Raises:
        ContractBroken: Not exactly one got in.
    """
    *before, last = history
    writer.add(before)
    together = Barrier(_WRITERS, timeout=_PATIENCE)
    went_in: list[Event] = []
    failed: list[Exception] = []

    def add(event: Event) -> None:
        together.wait()
        try:
            writer.store.append(event, expected=len(before))
        except taken:
            return
        except Exception as error:  # noqa: BLE001 - raised again by the thread that waits
            failed.append(error)
        else:
            went_in.append(event)

    rivals = [attrs.evolve(last, id=f"{last.id[:40]}-{n}") for n in range(_WRITERS)]
    threads = [Thread(target=add, args=(event,)) for event in rivals]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_OFTEN)
    try:
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    finally:
        sys.setswitchinterval(usual)
    if failed:
        raise failed[0]
    kept = tuple(writer.store.events(last.proceeding_id))
    if len(went_in) != 1 or kept != (*before, *went_in):
        n, more = len(went_in), len(kept) - len(before)
        zh = f"{_WRITERS} 方同时写入，应恰有一方写成：{n} 方写成，新增事件 {more} 个"
        en = f"of {_WRITERS} writers at once one must get in: {n} did, and {more} events are there"
        raise ContractBroken(_NAME, [Difference("at once", Text(zh, en), history, 1, n)])
