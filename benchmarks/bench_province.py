"""A province, every table filled: how much dearer a row becomes from 1 county to 100.

Reading with full integrity and asking every rule is held against `csv.reader` over the same
files: neither may become dearer by the row only because there are many rows.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from _fresh import answer, printed
from _measure import Comparison, Take, Target, interleaved

_ROUNDS = 3
# One county is read so quickly that once says little.
_TIMES = 9
_HERE = Path(__file__).parent
_GENERATE = _HERE.parent / "examples" / "synthetic-county" / "generate.py"
_LOADER = str(_HERE / "_load_province.py")
_PEER = "csv.reader into lists of tuples and dicts of them by number, nothing checked"
_WAYS = ("ours", "floor")


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare the rise of the time by the row, each load in a fresh process."""
    rounds = options.rounds or _ROUNDS
    with TemporaryDirectory() as folder:
        small, large = Path(folder, "1"), Path(folder, "many")
        _make(small, 1)
        _make(large, options.counties)
        rows: dict[Path, int] = {}
        most: dict[str, list[float]] = defaultdict(list)

        def loading(way: str, at: Path) -> Take:
            def take(_depth: int) -> float:
                times = _TIMES if at is small else 1
                found = answer("-P", _LOADER, way, str(at), str(small), "time", str(times))
                assert rows.setdefault(at, found["rows"]) == found["rows"], found
                if at is large:
                    most[way].append(float(found["most"]))
                return float(found["seconds"]) / rows[at]

            return take

        ways = {f"{way} {at.name}": loading(way, at) for at in (small, large) for way in _WAYS}
        taken = interleaved(ways, rounds, title="province", warm=False)
        lines = answer("-P", _LOADER, "ours", str(large), str(small), "profile", "1")["lines"]
    rises = {
        way: tuple(
            many / one for one, many in zip(taken[f"{way} 1"], taken[f"{way} many"], strict=True)
        )
        for way in _WAYS
    }
    sizes = f"{rows[small]:,} rows of 1 county, {rows[large]:,} of {options.counties}"
    return [
        Comparison(
            what="rise of the time by the row",
            peer=_PEER,
            unit="",
            ours=rises["ours"],
            theirs=rises["floor"],
            target=Target(limit=1.3),
            note=f"{sizes}; processor time, integrity and every rule",
        ),
        Comparison(
            what="time by the row",
            peer="the same",
            unit="s",
            ours=taken["ours many"],
            theirs=taken["floor many"],
            note=f"of {options.counties} counties; by a profile: {', '.join(lines)}",
        ),
        Comparison(
            what="memory at its most",
            peer="the same",
            unit="bytes",
            ours=tuple(most["ours"]),
            theirs=tuple(most["floor"]),
            note="what the process held at its most, the interpreter and the small county in it",
        ),
    ]


def _make(folder: Path, counties: int) -> None:
    """Write a province of so many counties."""
    printed(str(_GENERATE), "--counties", str(counties), "--out", str(folder))
