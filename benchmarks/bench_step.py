"""Driving a guarded case of each mediation and of a dispute, beside packages and by hand."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from _cases import (
    MACHINES,
    Events,
    Make,
    dispute_file,
    falling,
    histories,
    people_mediation,
    security_mediation,
)
from _driven import Driven, Way, agree
from _measure import Comparison, Target, interleaved, timed

_ROUNDS = 60
_CASES = 200
_NOTE = "the same guards, actors, times, repeats and acts asked by all; the events made before"
_SLOW = 5
# The targets are of the eight-event case; the longer ones are told beside the same peers.
_TARGETS = {
    "floor": Target(limit=2.2, reach=1.8),
    "merged": Target(limit=1 / 8),
    "transitions": Target(limit=1 / 8),
    "statemachine": Target(limit=1 / 120),
}
_PEERS = {
    "floor": "a mutable object with slots, and a dict",
    "merged": "transitions at its fastest: told one condition a row",
    "transitions": "transitions, told every guard as a condition",
    "statemachine": "python-statemachine, told one condition a row",
}


def _over(way: Way, cases: Sequence[Events]) -> Callable[[], None]:
    """Drive each case, and keep none."""

    def many() -> None:
        for events in cases:
            way(events)

    return many


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after all have refused the same bad events."""
    rounds = options.rounds or _ROUNDS
    return [
        *_compared(people_mediation, rounds, _TARGETS),
        *_compared(security_mediation, rounds, {}),
        *_compared(dispute_file, rounds, {}),
    ]


def _compared(make: Make, rounds: int, targets: dict[str, Target]) -> list[Comparison]:
    """Compare over the histories of one machine."""
    driven = Driven(MACHINES[make])
    transitions, merged = driven.with_transitions(), driven.with_transitions(merged=True)
    statemachine = driven.with_python_statemachine()
    cases = list(histories(make, _CASES))
    ways: list[Way] = [driven.ours, driven.replayed, driven.floor]
    agree([*ways, transitions, merged, statemachine], cases[0])

    few, fall = cases[:_SLOW], [falling(events) for events in cases]
    takes = {
        "ours": timed(_over(driven.ours, cases), len(cases)),
        "floor": timed(_over(driven.floor, cases), len(cases)),
        "transitions": timed(_over(transitions, cases), len(cases)),
        "merged": timed(_over(merged, cases), len(cases)),
        "ours, falling": timed(_over(driven.ours, fall), len(fall)),
        "merged, falling": timed(_over(merged, fall), len(fall)),
        "statemachine": timed(_over(statemachine, few), len(few)),
    }
    name = driven.workflow.name
    taken = interleaved(takes, rounds, title=f"step, {name}")
    what = f"{name}, {len(cases[0])} events"
    found = [
        Comparison(
            what=what,
            peer=peer,
            unit="s",
            ours=taken["ours"],
            theirs=taken[way],
            target=targets.get(way),
            note=_NOTE,
        )
        for way, peer in _PEERS.items()
    ]
    found.append(
        Comparison(
            what=f"{what}, no id greater than the one before",
            peer=_PEERS["merged"],
            unit="s",
            ours=taken["ours, falling"],
            theirs=taken["merged, falling"],
            note=_NOTE,
        )
    )
    return found
