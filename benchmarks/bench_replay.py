"""Replaying a million events of eight-event cases, and what a case keeps in memory."""

from __future__ import annotations

import argparse
import gc
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any

from _measure import Comparison, Take, Target, interleaved, timed
from _mediations import Events, agree, floor, histories, ours, replayed

_ROUNDS = 7
_CASES = 125_000
_WEIGHED = 20_000
_ALLOWED = 300.0
_NOTE = "distinct cases, their events made before; garbage collected before, and as ever within"
_BYTES = "by tracemalloc: what is kept beyond the events themselves"


def _all(way: Callable[[Events], Any], cases: Sequence[Events]) -> Callable[[], object]:
    """Take every case, and keep them all."""

    def work() -> object:
        return [way(events) for events in cases]

    return work


def _collected(take: Take) -> Take:
    """The same, with nobody else's garbage left: a full collection costs as much as a round."""

    def after(depth: int) -> float:
        gc.collect()
        return take(depth)

    return after


def _weighed(way: Callable[[Events], Any], cases: Sequence[Events]) -> float:
    """The bytes that one case keeps beyond its events."""
    way(cases[0])
    kept: list[Any] = [None] * len(cases)
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for at, events in enumerate(cases):
        # A tuple of its own, as events read from a log have: it is part of the case.
        kept[at] = way((*events,))
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / len(kept)


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after both have refused the same bad events."""
    cases = list(histories(min(_CASES, options.rows)))
    agree([ours, replayed, floor], cases[0])
    ways: dict[str, Take] = {
        "replay": _collected(timed(_all(replayed, cases))),
        "step": _collected(timed(_all(ours, cases))),
        "floor": _collected(timed(_all(floor, cases))),
    }
    taken = interleaved(ways, options.rounds or _ROUNDS, title="replay")
    few = cases[:_WEIGHED]
    weights = {"replay": replayed, "step": ours, "floor": floor}
    bytes_each = {name: (_weighed(way, few),) for name, way in weights.items()}
    events = f"{8 * len(cases):,} events"
    by_hand = "a mutable object with slots, and a dict"
    found = [
        Comparison(
            what=f"{events}, {name}",
            peer=by_hand,
            unit="s",
            ours=taken[name],
            theirs=taken["floor"],
            target=target,
            note=_NOTE,
        )
        for name, target in (("replay", Target(limit=0.8, at_least=True)), ("step", None))
    ]
    for name in ("replay", "step"):
        found += [
            Comparison(
                what=f"memory of a case, {name}",
                peer=peer,
                unit="bytes",
                ours=bytes_each[name],
                theirs=theirs,
                target=target,
                note=_BYTES,
            )
            for peer, theirs, target in (
                (f"{_ALLOWED:g} bytes", (_ALLOWED,), Target(limit=1)),
                (by_hand, bytes_each["floor"], None),
            )
        ]
    return found
