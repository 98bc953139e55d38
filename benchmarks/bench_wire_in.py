"""Reading a 2 KB eight-event case: its events, the whole of it replayed, and six faults in it."""

from __future__ import annotations

import argparse

import _wire
from _measure import Comparison, Target, interleaved

from jingwu_model.wire import loads

_ROUNDS = 60
_CALLS = 50
_PEERS = {
    "pydantic": "pydantic v2, validate_json of the events",
    "refused": "pydantic v2, validate_json of the same document, and its errors as a list",
}
_NOTE = "the same fields, limits and rules; pydantic takes a key twice, and asks no machine"


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after both have refused the same bad documents."""
    _wire.agree()
    document, history = _wire.document(), _wire.history_document()
    faulty = _wire.faulty_document()
    take, take_whole = _wire.history_model(), _wire.document_model()

    def case() -> object:
        return loads(document, _wire.MACHINE)

    def faults() -> object:
        return loads(faulty, _wire.MACHINE, on_fault="collect")

    works = {
        "events": _wire.events,
        "case": case,
        "faults": faults,
        "pydantic": lambda: take.model_validate_json(history),
        "refused": lambda: _wire.refuses(faulty, take_whole),
    }
    ways = {
        (name, quick): _wire.at_speed(_wire.often(work, _CALLS), _CALLS, quick=quick)
        for name, work in works.items()
        for quick in (True, False)
    }
    told = {f"{name} {quick}": way for (name, quick), way in ways.items()}
    taken = interleaved(told, options.rounds or _ROUNDS, title="wire_in")
    rows = (
        ("the events", "events", "pydantic", Target(limit=1.7, reach=1.4), Target(limit=2.5)),
        ("the case", "case", "pydantic", Target(limit=2.4, reach=2.0), Target(limit=3.2)),
        ("six faults", "faults", "refused", Target(limit=5), Target(limit=5)),
    )
    return [
        Comparison(
            what=f"{what}, {'[fast]' if quick else 'json'}",
            peer=_PEERS[theirs],
            unit="s",
            ours=taken[f"{ours} {quick}"],
            theirs=taken[f"{theirs} {quick}"],
            target=with_it if quick else without,
            note=_NOTE,
        )
        for what, ours, theirs, with_it, without in rows
        for quick in (True, False)
    ]
