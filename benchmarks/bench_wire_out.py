"""Writing a 2 KB eight-event case as canonical bytes, its keys sorted."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import _wire
from _measure import Comparison, Target, interleaved

from jingwu_model.wire import dumps, loads

_ROUNDS = 60
_CALLS = 50
_NOTE = "ours by RFC 8785: keys sorted, none left out; pydantic's in the order of its fields"


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after each has read what the other wrote."""
    _wire.agree()
    made = _wire.document_model().model_validate_json(_wire.document())
    written = made.model_dump_json(exclude_none=True).encode()
    assert dumps(loads(written, _wire.MACHINE)) == _wire.document()

    works: dict[str, Callable[[], object]] = {
        "ours": lambda: dumps(_wire.CASE),
        "theirs": made.model_dump_json,
    }
    ways = {
        f"{name} {quick}": _wire.at_speed(_wire.often(work, _CALLS), _CALLS, quick=quick)
        for name, work in works.items()
        for quick in (True, False)
    }
    taken = interleaved(ways, options.rounds or _ROUNDS, title="wire_out")
    return [
        Comparison(
            what=f"the case, {'[fast]' if quick else 'json'}",
            peer="pydantic v2, model_dump_json",
            unit="s",
            ours=taken[f"ours {quick}"],
            theirs=taken[f"theirs {quick}"],
            target=Target(limit=0.45 if quick else 2),
            note=_NOTE,
        )
        for quick in (True, False)
    ]
