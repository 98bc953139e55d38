"""A casebook of 200,000 proceedings of every machine, read from a log, and what is late in it."""

from __future__ import annotations

import argparse
import gc
import random
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from _cases import MACHINES, START, Events, Make, told
from _measure import Comparison, Take, Target, at_depth, interleaved, seconds, timed

from jingwu_model import Calendar
from jingwu_model.tables import read_cases
from jingwu_model.timeline import SHANGHAI
from jingwu_model.wire import write_lines
from jingwu_model.workflows import Casebook, Logged

_CASES = 200_000
_SEED = 411402
_DAYS = 240
_AT_ONCE = 1_000
_WEIGHED = 20_000
_BUILDS = 2
_ROUNDS = 30
_OFTEN = 10
_FEW = 0.001
_MOST = 0.99
_LIMIT = Target(limit=2)
_DECODED = "msgspec's plain dicts, a list a proceeding: nothing checked, nothing replayed"
_ASKED = "every proceeding asked for its clocks and duties, and nothing kept"
_LISTED = "[due for due in dues if due < now], a plain list of the same instants"
_FILTERED = "list(filter(now.__gt__, dues)), the same list in C alone"
_READ = "lines of 1,000 proceedings interleaved; garbage collected before, and as ever within"
_BYTES = "by tracemalloc, the events themselves among it"
_ONCE = "made once for a calendar, when first asked"
_LATE = "ours answers with the proceedings, what is late in them and who must act, in order"


def _histories(n: int) -> Iterator[tuple[Make, Events]]:
    """So many proceedings: of any machine, begun on any day, ended or not, all told or nobody."""
    draw = random.Random(_SEED)  # noqa: S311 - a sample
    makes = list(MACHINES)
    lengths = {make: len(make("0" * 8, START)) for make in makes}
    for at in range(n):
        make = draw.choice(makes)
        length = lengths[make] if draw.random() < 0.5 else draw.randint(1, lengths[make])
        mark, start = f"{at:08d}", START + timedelta(days=draw.randrange(_DAYS))
        if draw.random() < 0.75:
            yield make, told(make, mark, start, length)
        else:
            yield make, make(mark, start)[:length]


def _lines(n: int) -> Iterator[Logged]:
    """Their log: so many proceedings stand open at a time."""
    every = _histories(n)
    while some := list(islice(every, _AT_ONCE)):
        names = [MACHINES[make].workflow.name for make, _ in some]
        for seq, events in enumerate(zip_longest(*(events for _, events in some)), 1):
            for name, event in zip(names, events, strict=True):
                if event is not None:
                    yield Logged(workflow=name, seq=seq, event=event)


def _decoded(path: Path) -> dict[str, list[Any]]:
    """The lines of a log as plain dicts, by proceeding."""
    decode = msgspec.json.Decoder().decode
    book: dict[str, list[Any]] = {}
    with path.open("rb") as file:
        for line in file:
            held = decode(line)
            book.setdefault(held["proceeding_id"], []).append(held)
    return book


def _dues(book: Casebook, calendar: Calendar) -> list[datetime]:
    """When all that is open in a casebook is due, by the proceedings' own account."""
    found = [
        clock.due.last
        for case in book
        for clock in case.clocks(calendar)
        if clock.running and not clock.rule.window and clock.due is not None
    ]
    found += [
        duty.since if duty.due is None else duty.due.last
        for case in book
        for duty in case.duties(calendar)
        if duty.open and not duty.rule.continuing
    ]
    # Of one zone, which is how they are compared fastest.
    return [due.astimezone(SHANGHAI) for due in found]


def _kept(*steps: Callable[[], object]) -> list[float]:
    """The bytes that are kept after each of some steps, beyond those before it."""
    gc.collect()
    tracemalloc.start()
    held, found = [], []
    before = 0
    for step in steps:
        held.append(step())
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
        found.append(float(after - before))
        before = after
    tracemalloc.stop()
    return found


def _collected(take: Take) -> Take:
    """The same, with nobody else's garbage left."""

    def after(depth: int) -> float:
        gc.collect()
        return take(depth)

    return after


def _often(work: Callable[[], object], times: int) -> Callable[[], None]:
    """Work done so many times, its results let go."""

    def many() -> None:
        for _ in range(times):
            work()

    return many


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after both have found the same late."""
    n = min(_CASES, options.rows)
    calendar = Calendar.china()
    builds = options.rounds or _BUILDS
    with TemporaryDirectory() as folder:
        path = Path(folder, "log.jsonl")
        events = write_lines(_lines(n), path)
        found = _built(path, n, events, builds)
        book = read_cases(path)
        few = min(_WEIGHED, n)
        write_lines(_lines(few), path)
        found += _weighed(path, few, calendar)
    assert len(book) == n
    found += _indexed(book, calendar, builds)
    return found + _late(book, calendar, options.rounds or _ROUNDS)


def _built(path: Path, n: int, events: int, rounds: int) -> list[Comparison]:
    """Reading the log, by the event."""
    ways = {
        "ours": _collected(timed(lambda: read_cases(path), events)),
        "decoded": _collected(timed(lambda: _decoded(path), events)),
    }
    taken = interleaved(ways, rounds, title="casebook, from a log", warm=False)
    return [
        Comparison(
            what=f"an event of {n:,} proceedings, {events:,} events, read from a log",
            peer=_DECODED,
            unit="s",
            ours=taken["ours"],
            theirs=taken["decoded"],
            note=_READ,
        )
    ]


def _weighed(path: Path, n: int, calendar: Calendar) -> list[Comparison]:
    """What a casebook and its index keep, by the proceeding."""
    book: list[Casebook] = []
    whole, index = _kept(
        lambda: book.append(read_cases(path)), lambda: book[0].due_by(START, calendar)
    )
    (decoded,) = _kept(lambda: _decoded(path))
    return [
        Comparison(
            what=what, peer=peer, unit="bytes", ours=(ours / n,), theirs=(theirs / n,), note=_BYTES
        )
        for what, peer, ours, theirs in (
            (f"memory of a proceeding, of {n:,}", _DECODED, whole, decoded),
            ("memory of the index, of a proceeding", "the casebook itself", index, whole),
        )
    ]


def _indexed(book: Casebook, calendar: Calendar, rounds: int) -> list[Comparison]:
    """Making the index of all that is open."""

    def index(depth: int) -> float:
        fresh = Casebook(book)
        gc.collect()
        return at_depth(depth, lambda: seconds(lambda: fresh.due_by(START, calendar)))

    def ask() -> None:
        for case in book:
            case.clocks(calendar)
            case.duties(calendar)

    ways: dict[str, Take] = {"ours": index, "asked": _collected(timed(ask))}
    taken = interleaved(ways, rounds, title="casebook, its index", warm=False)
    return [
        Comparison(
            what=f"the index of {len(book):,} proceedings",
            peer=_ASKED,
            unit="s",
            ours=taken["ours"],
            theirs=taken["asked"],
            note=_ONCE,
        )
    ]


def _late(book: Casebook, calendar: Calendar, rounds: int) -> list[Comparison]:
    """What is late in a casebook whose index is made."""
    dues = _dues(book, calendar)
    in_order = sorted(dues)
    found: list[Comparison] = []
    for share in (_FEW, _MOST):
        now = in_order[int(share * len(in_order))]
        assert [
            each.what.due.last if each.what.due else each.what.since
            for _, each in book.overdue(now, calendar)
        ] == [due for due in in_order if due < now]
        found += _asked(book, calendar, dues, now, rounds)
    return found


def _asked(
    book: Casebook, calendar: Calendar, dues: list[datetime], now: datetime, rounds: int
) -> list[Comparison]:
    """What is late at one time, beside the list of all due instants."""
    works: dict[str, Callable[[], Sequence[Any]]] = {
        "ours": lambda: book.overdue(now, calendar),
        "listed": lambda: [due for due in dues if due < now],
        "filtered": lambda: list(filter(now.__gt__, dues)),
    }
    late, *others = (len(work()) for work in works.values())
    assert others == [late, late]
    ways = {name: timed(_often(work, _OFTEN), _OFTEN) for name, work in works.items()}
    taken = interleaved(ways, rounds, title="casebook, what is late")
    return [
        Comparison(
            what=f"{late:,} late of {len(dues):,} due",
            peer=peer,
            unit="s",
            ours=taken["ours"],
            theirs=taken[name],
            target=_LIMIT,
            note=_LATE,
        )
        for name, peer in (("listed", _LISTED), ("filtered", _FILTERED))
    ]
