"""Load a folder's divisions once, in this process of its own, and print what it took.

`python _load.py WAY FOLDER DEPTH MEASURE`: the way is `ours` or `floor`; the measure
is `time` (processor seconds, and what the process grew by) or `blocks` (what
`tracemalloc` counts as kept; tracing slows loading down, so it is no time to tell).
"""

from __future__ import annotations

import csv
import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable, Sized
from pathlib import Path
from typing import Any

_STATUS = Path("/proc/self/statm")


def ours(folder: Path) -> Callable[[], Sized]:
    """The register, with its full integrity."""
    from jingwu_model.tables import read_register  # noqa: PLC0415 - the floor is without it

    def load() -> Sized:
        return read_register(folder).divisions

    return load


def floor(folder: Path) -> Callable[[], Sized]:
    """The rows as tuples, and a dict of them by code: nothing is checked."""

    def load() -> Sized:
        with (folder / "divisions.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            rows = [tuple(row) for row in reader]
        return _Both(rows, {row[0]: row for row in rows})

    return load


class _Both:
    """The floor's two collections, kept together."""

    def __init__(self, rows: list[tuple[str, ...]], by_code: dict[str, tuple[str, ...]]) -> None:
        self.rows = rows
        self.by_code = by_code

    def __len__(self) -> int:
        return len(self.by_code)


def resident() -> int | None:
    """How many bytes of memory the process occupies; none where the system does not say."""
    if not _STATUS.exists():
        return None
    import resource  # noqa: PLC0415 - not on every system

    return int(_STATUS.read_text(encoding="ascii").split()[1]) * resource.getpagesize()


def timed(load: Callable[[], Sized]) -> tuple[float, Sized]:
    """The processor time of one load, and what it gives."""
    start = time.process_time()
    kept = load()
    return time.process_time() - start, kept


def at_depth(depth: int, load: Callable[[], Sized]) -> tuple[float, Sized]:
    """The same from so many frames further down the stack."""
    return at_depth(depth - 1, load) if depth else timed(load)


def main(way: str, folder: str, depth: str, measure: str) -> None:
    """Load, and print the findings as JSON."""
    load = {"ours": ours, "floor": floor}[way](Path(folder))
    gc.collect()
    if measure == "blocks":
        tracemalloc.start()
    before = resident()
    taken, kept = at_depth(int(depth), load)
    gc.collect()
    found: dict[str, Any] = {"rows": len(kept), "seconds": taken}
    if measure == "blocks":
        found["kept"] = tracemalloc.get_traced_memory()[0]
    else:
        after = resident()
        found["grown"] = None if before is None or after is None else after - before
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
