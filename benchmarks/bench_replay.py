"""Replaying a million events, and of other machines fewer, and what a case keeps in memory."""

from __future__ import annotations

import argparse
import gc
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any

from _cases import (
    MACHINES,
    Events,
    Make,
    dispute_file,
    histories,
    people_mediation,
    security_mediation,
)
from _driven import Driven, agree
from _measure import Comparison, Take, Target, interleaved, timed

_ROUNDS = 7
_EVENTS = 1_000_000
_TOLD_ONLY = 250_000
_WEIGHED = 20_000
_ALLOWED = 300.0
_NOTE = "distinct cases, their events made before; garbage collected before, and as ever within"
_BYTES = "by tracemalloc: what is kept beyond the events themselves"
_BY_HAND = "a mutable object with slots, and a dict"
# The targets are of the eight-event case; the others are told beside the same peer.
_SPEED = {"replay": Target(limit=0.8, at_least=True)}


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
    """Compare, after all have refused the same bad events."""
    found: list[Comparison] = []
    for make in (people_mediation, security_mediation, dispute_file):
        # One machine's cases are let go before the next one's are made.
        found += _compared(make, options, bound=make is people_mediation)
    return found


def _compared(make: Make, options: argparse.Namespace, *, bound: bool) -> list[Comparison]:
    """Compare over the histories of one machine."""
    driven = Driven(MACHINES[make])
    length = len(next(histories(make, 1)))
    cases = list(histories(make, min((_EVENTS if bound else _TOLD_ONLY) // length, options.rows)))
    ways = {"replay": driven.replayed, "step": driven.ours, "floor": driven.floor}
    agree(list(ways.values()), cases[0])
    takes = {way: _collected(timed(_all(drive, cases))) for way, drive in ways.items()}
    name = driven.workflow.name
    taken = interleaved(takes, options.rounds or _ROUNDS, title=f"replay, {name}")
    few = cases[:_WEIGHED]
    bytes_each = {way: (_weighed(drive, few),) for way, drive in ways.items()}
    events = f"{length * len(cases):,} events"
    found = [
        Comparison(
            what=f"{name}, {events}, {way}",
            peer=_BY_HAND,
            unit="s",
            ours=taken[way],
            theirs=taken["floor"],
            target=_SPEED.get(way) if bound else None,
            note=_NOTE,
        )
        for way in ("replay", "step")
    ]
    for way in ("replay", "step"):
        allowed = (f"{_ALLOWED:g} bytes", (_ALLOWED,), Target(limit=1))
        by_hand = (_BY_HAND, bytes_each["floor"], None)
        found += [
            Comparison(
                what=f"{name}, memory of a case, {way}",
                peer=peer,
                unit="bytes",
                ours=bytes_each[way],
                theirs=theirs,
                target=target,
                note=_BYTES,
            )
            for peer, theirs, target in ((allowed, by_hand) if bound else (by_hand,))
        ]
    return found
