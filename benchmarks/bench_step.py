"""Driving an eight-event guarded case, beside two packages and an object written by hand."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from _measure import Comparison, Target, interleaved, timed
from _mediations import (
    Events,
    agree,
    falling,
    floor,
    histories,
    ours,
    replayed,
    with_python_statemachine,
    with_transitions,
)

_ROUNDS = 60
_CASES = 200
_NOTE = "the same guards, actors, times, repeats and acts asked by all; the events made before"
_SLOW = 5


def _over(way: Callable[[Events], object], cases: Sequence[Events]) -> Callable[[], None]:
    """Drive each case, and keep none."""

    def many() -> None:
        for events in cases:
            way(events)

    return many


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after all have refused the same bad events."""
    transitions, merged = with_transitions(), with_transitions(merged=True)
    statemachine = with_python_statemachine()
    cases = list(histories(_CASES))
    agree([ours, replayed, floor, transitions, merged, statemachine], cases[0])

    few, fall = cases[:_SLOW], [falling(events) for events in cases]
    ways = {
        "ours": timed(_over(ours, cases), len(cases)),
        "floor": timed(_over(floor, cases), len(cases)),
        "transitions": timed(_over(transitions, cases), len(cases)),
        "merged": timed(_over(merged, cases), len(cases)),
        "ours, falling": timed(_over(ours, fall), len(fall)),
        "merged, falling": timed(_over(merged, fall), len(fall)),
        "statemachine": timed(_over(statemachine, few), len(few)),
    }
    taken = interleaved(ways, options.rounds or _ROUNDS, title="step")
    peers: dict[str, tuple[str, Target | None]] = {
        "floor": ("a mutable object with slots, and a dict", Target(limit=2.2, reach=1.8)),
        "merged": ("transitions at its fastest: told one condition a row", Target(limit=1 / 8)),
        "transitions": ("transitions, told every guard as a condition", Target(limit=1 / 8)),
        "statemachine": ("python-statemachine, told one condition a row", Target(limit=1 / 120)),
    }
    found = [
        Comparison(
            what="eight events",
            peer=peer,
            unit="s",
            ours=taken["ours"],
            theirs=taken[name],
            target=target,
            note=_NOTE,
        )
        for name, (peer, target) in peers.items()
    ]
    found.append(
        Comparison(
            what="eight events, no id greater than the one before",
            peer=peers["merged"][0],
            unit="s",
            ours=taken["ours, falling"],
            theirs=taken["merged, falling"],
            note=_NOTE,
        )
    )
    return found
