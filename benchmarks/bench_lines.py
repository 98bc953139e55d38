"""JSON Lines to a file and from it, beside the same objects one by one in memory."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import _mediations
import _wire
from _measure import Comparison, Target, interleaved

from jingwu_model.wire import dumps, loads, read_lines, write_lines
from jingwu_model.workflows import Logged, log_of

_ROUNDS = 30
_CASES = 100
_NOTE = "lines of a log, a line an event; theirs neither opens a file nor says where a line stood"


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after both have read what was written."""
    cases = map(_wire.MACHINE.replay, _mediations.histories(_CASES))
    lines = [line for case in cases for line in log_of(case)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.jsonl"
        write_lines(lines, path)
        raw = path.read_bytes().splitlines()
        assert raw == [dumps(line) for line in lines]
        assert [line.value for line in read_lines(path, Logged)] == lines

        def write() -> None:
            write_lines(lines, path)

        def write_each() -> None:
            for line in lines:
                dumps(line)

        def read() -> None:
            for _ in read_lines(path, Logged):
                pass

        def read_each() -> None:
            for line in raw:
                loads(line, Logged)

        works: dict[str, Callable[[], None]] = {
            "write": write,
            "write_each": write_each,
            "read": read,
            "read_each": read_each,
        }
        ways = {
            f"{name} {quick}": _wire.at_speed(work, len(lines), quick=quick)
            for name, work in works.items()
            for quick in (True, False)
        }
        taken = interleaved(ways, options.rounds or _ROUNDS, title="lines")
    return [
        Comparison(
            what=f"{name}, {'[fast]' if quick else 'json'}",
            peer=f"{call} one by one",
            unit="s",
            ours=taken[f"{name} {quick}"],
            theirs=taken[f"{name}_each {quick}"],
            target=Target(limit=0.8, at_least=True),
            note=_NOTE,
        )
        for name, call in (("write", "dumps"), ("read", "loads"))
        for quick in (True, False)
    ]
