"""Read a folder of every table once, in this process of its own, and print what it took.

`python _load_province.py WAY FOLDER SMALL MEASURE TIMES`: the way is `ours` (read with full
integrity, and every rule asked) or `floor`; the measure is `time` (the median of so many loads
in processor seconds, and the most memory the process held) or `profile` (the functions that
took most). A small folder is read first, so that what is made once and for all is made before
anything is timed.
"""

from __future__ import annotations

import cProfile
import csv
import gc
import json
import pstats
import resource
import sys
import time
from collections.abc import Callable, Sized
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

_DAY = date(2025, 12, 31)
_TOLD = 12


def ours(folder: Path) -> Sized:
    """The register with its full integrity, and every rule's findings."""
    from jingwu_model.rules import check  # noqa: PLC0415 - the floor is without it
    from jingwu_model.tables import read_register  # noqa: PLC0415

    register = read_register(folder)
    report = check(register, on=_DAY)
    assert report.findings
    assert not report.short
    return _All([register, report], report.rows)


def floor(folder: Path) -> Sized:
    """The rows of each table as tuples, and a dict of them by number: nothing is checked."""
    kept: list[Any] = []
    total = 0
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            rows = [tuple(row) for row in reader]
        kept.append((rows, dict(enumerate(rows, 2))))
        total += len(rows)
    return _All(kept, total)


class _All:
    """What a load made, kept together."""

    def __init__(self, kept: list[Any], rows: int) -> None:
        self.kept = kept
        self.rows = rows

    def __len__(self) -> int:
        return self.rows


def timed(load: Callable[[], Sized], times: int) -> dict[str, Any]:
    """How long a load took, and the most that the process held."""
    taken = []
    rows = 0
    for _ in range(times):
        start = time.process_time()
        kept = load()
        taken.append(time.process_time() - start)
        rows = len(kept)
        del kept
        gc.collect()
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return {"rows": rows, "seconds": median(taken), "most": most}


def profiled(load: Callable[[], Sized]) -> dict[str, Any]:
    """The functions that took most time by themselves, as parts of the whole."""
    profile = cProfile.Profile()
    kept = profile.runcall(load)
    stats = pstats.Stats(profile)
    told: dict[tuple[str, int, str], tuple[int, int, float, float, Any]] = stats.stats  # type: ignore[attr-defined]
    whole = sum(each[2] for each in told.values())
    most = sorted(told.items(), key=lambda one: -one[1][2])[:_TOLD]
    lines = [
        f"{own / whole:.0%} {Path(file).name}:{name}"
        for (file, _line, name), (_, _, own, _, _) in most
    ]
    return {"rows": len(kept), "lines": lines}


def main(way: str, folder: str, small: str, measure: str, times: str) -> None:
    """Load, and print the findings as JSON."""
    load = {"ours": ours, "floor": floor}[way]
    load(Path(small))
    gc.collect()
    one = Path(folder)
    if measure == "profile":
        found = profiled(lambda: load(one))
    else:
        found = timed(lambda: load(one), int(times))
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
