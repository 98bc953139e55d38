"""Measure the library beside its peers: `python benchmarks/run.py construct import`.

Each benchmark is a module `bench_NAME.py` here whose docstring says in its first
line what it compares, and whose function `measure(options)` returns comparisons.
A new file is a new name.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import platform
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from _divisions import MOST
from _measure import Comparison

_HERE = Path(__file__).parent
_PREFIX = "bench_"
_SCALES = {
    "s": ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")),
    "bytes": ((2.0**20, "MiB"), (1.0, "B")),
    "": ((1.0, "×"),),
}
_PACKAGES = (
    "jingwu-model",
    "attrs",
    "cattrs",
    "chinesecalendar",
    "msgspec",
    "pydantic",
    "python-dateutil",
)
# `MOST` of examples/synthetic-county/land.py: further ones have no code.
_MOST_COUNTIES = 200
_HEAD = ("", "ours", "theirs", "ratio", "least", "target", "")


def names() -> list[str]:
    """The benchmarks there are: one a file."""
    return sorted(path.stem.removeprefix(_PREFIX) for path in _HERE.glob(f"{_PREFIX}*.py"))


def told(name: str) -> str:
    """The first line of a benchmark's docstring, read without importing its peers."""
    tree = ast.parse((_HERE / f"{_PREFIX}{name}.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").partition("\n")[0]


def figure(value: float, unit: str) -> str:
    """A figure in the largest of its units that leaves a whole number."""
    scale, name = next(
        ((scale, name) for scale, name in _SCALES[unit] if value >= scale), _SCALES[unit][-1]
    )
    return f"{value / scale:.3g} {name}"


def ratio(value: float) -> str:
    """A ratio, to two decimals while it is small, and to two figures where they tell nothing."""
    if value < 0.1:
        return f"{value:.2g}"
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def table(comparisons: Sequence[Comparison]) -> str:
    """The comparisons as lines of text, columns aligned."""
    rows: list[tuple[str, ...]] = [_HEAD]
    for each in comparisons:
        ours, theirs = median(each.ours), median(each.theirs)
        rows.append(
            (
                each.what,
                figure(ours, each.unit),
                figure(theirs, each.unit),
                ratio(each.ratio),
                ratio(each.ratio_of_least),
                "" if each.target is None else each.target.text(),
                each.verdict,
            )
        )
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    lines: list[str] = []
    said = ""
    for at, row in enumerate(rows):
        first, *others = row
        cells = [
            first.ljust(widths[0]),
            *(
                cell.rjust(width) if column < 5 else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(others, widths[1:], strict=True), 1)
            ),
        ]
        lines.append("  ".join(cells).rstrip())
        if at:
            each = comparisons[at - 1]
            lines.append(f"    theirs: {each.peer}; {len(each.ours)} rounds")
            if each.note and each.note != said:
                said = each.note
                lines.append(f"    {said}")
    return "\n".join(lines)


def surroundings() -> dict[str, Any]:
    """What the figures were taken on and with."""
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "machine": platform.machine(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "packages": found,
    }


def _parser() -> argparse.ArgumentParser:
    known = names()
    parser = argparse.ArgumentParser(
        prog="benchmarks/run.py",
        description="Measure the library beside its peers, in one interleaved run for each name.",
        epilog="\n".join(
            [
                "benchmarks:",
                *(f"  {name:<12}{told(name)}" for name in known),
                "",
                "A ratio is the median of the rounds' own ratios; `least` is that of the two",
                "smallest figures. A target that is missed is said, and changes no exit status.",
            ]
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "name", nargs="+", choices=known, metavar="NAME", help=f"one of {', '.join(known)}"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write everything there, with every round"
    )
    parser.add_argument(
        "--rounds", type=positive_number, metavar="N", help="rounds of each (default: each its own)"
    )
    parser.add_argument(
        "--rows",
        type=number_of_rows,
        metavar="N",
        default=650_000,
        help=f"rows of the register, {MOST} at the most (default: 650000, as the targets mean)",
    )
    parser.add_argument(
        "--counties",
        type=number_of_counties,
        metavar="N",
        default=100,
        help=f"counties of the province, {_MOST_COUNTIES} at the most "
        "(default: 100, as the target means)",
    )
    return parser


def positive_number(text: str) -> int:
    """What the command line says, where it is a number of at least 1."""
    number = int(text)
    if number < 1:
        msg = "at least 1"
        raise argparse.ArgumentTypeError(msg)
    return number


def number_of_rows(text: str) -> int:
    """The same, where the made-up country has so many places."""
    number = positive_number(text)
    if number > MOST:
        msg = f"the made-up country has {MOST} places at the most"
        raise argparse.ArgumentTypeError(msg)
    return number


def number_of_counties(text: str) -> int:
    """The same, where the made-up province has so many counties."""
    number = positive_number(text)
    if number > _MOST_COUNTIES:
        msg = f"the made-up province has {_MOST_COUNTIES} counties at the most"
        raise argparse.ArgumentTypeError(msg)
    return number


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmarks named on the command line."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.json is not None and not options.json.parent.is_dir():
        parser.error(f"--json: no folder {options.json.parent}")
    kept: dict[str, Any] = {}
    for name in dict.fromkeys(options.name):
        measure: Callable[[argparse.Namespace], list[Comparison]]
        try:
            measure = import_module(f"{_PREFIX}{name}").measure
        except ModuleNotFoundError as error:
            parser.error(f"{name} needs {error.name}: python -m pip install --group bench")
        comparisons = measure(options)
        print(f"{name}: {told(name)}\n\n{table(comparisons)}\n", flush=True)
        kept[name] = [each.as_json() for each in comparisons]
    if options.json is not None:
        document = {"on": surroundings(), "benchmarks": kept}
        text = json.dumps(document, ensure_ascii=False, indent=1)
        options.json.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
