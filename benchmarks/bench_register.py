"""A register of divisions read with full integrity, beside `csv.reader` into tuples and a dict."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from _divisions import write
from _fresh import answer
from _measure import Comparison, Take, Target, interleaved

_ROUNDS = 7
_LOADER = str(Path(__file__).with_name("_load.py"))
_PEER = "csv.reader into a list of tuples and a dict of them by code, nothing checked"
_WAYS = ("ours", "floor")


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare time and memory, each load in a fresh process with garbage collection on.

    Memory is told twice: by what the process grew, which is what a machine must
    have, and by the blocks that Python counts as kept, which is exact but does not
    see what lies unused between them.
    """
    total = options.rows
    rounds = options.rounds or _ROUNDS
    with TemporaryDirectory() as folder:
        different = write(Path(folder) / "divisions.csv", total)
        told = f"{total:,} rows of which {different:.0%} bring a new name"
        grown: dict[str, list[float]] = defaultdict(list)

        def loading(way: str) -> Take:
            def take(depth: int) -> float:
                found = answer("-P", _LOADER, way, folder, str(depth), "time")
                assert found["rows"] == total, found
                if found["grown"] is not None:
                    grown[way].append(found["grown"])
                return float(found["seconds"])

            return take

        def kept(way: str) -> tuple[float]:
            return (float(answer("-P", _LOADER, way, folder, "0", "blocks")["kept"]),)

        taken = interleaved({way: loading(way) for way in _WAYS}, rounds, title="register")
        blocks = {way: kept(way) for way in _WAYS}
    found = [
        Comparison(
            what="read_register",
            peer=_PEER,
            unit="s",
            ours=taken["ours"],
            theirs=taken["floor"],
            target=Target(limit=3.5),
            note=f"{told}; processor time of one load in a fresh process",
        ),
        Comparison(
            what="memory kept",
            peer="the same",
            unit="bytes",
            ours=blocks["ours"],
            theirs=blocks["floor"],
            target=Target(limit=1.2),
            note="what tracemalloc counts after a collection, in a process of its own",
        ),
    ]
    if grown:
        found.append(
            Comparison(
                what="… as the process grew",
                peer="the same",
                unit="bytes",
                ours=tuple(grown["ours"][-rounds:]),
                theirs=tuple(grown["floor"][-rounds:]),
                target=Target(limit=1.2),
                note="resident memory, in the processes that were timed",
            )
        )
    return found
