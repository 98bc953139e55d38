"""`import jingwu_model`, beside importing attrs, cattrs and dateutil's relativedelta."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from _fresh import answer
from _measure import Comparison, Take, Target, interleaved

_ROUNDS = 30
# The import is timed inside the process, so that Python's own start is in no figure.
_CODE = """
import sys, time
def at(depth):
    if depth:
        return at(depth - 1)
    start = time.process_time()
    {what}
    return time.process_time() - start
print(at(int(sys.argv[1])))
"""
_WAYS = {
    "ours": "import jingwu_model",
    "names": "import jingwu_model as jw; [getattr(jw, name) for name in jw.__all__]",
    "peers": "import attrs, cattrs; from dateutil.relativedelta import relativedelta",
}
_NOTE = "processor time of the import alone, in fresh processes, compiled files in place"


def _importing(what: str, compiled: Path) -> Take:
    def take(depth: int) -> float:
        code = _CODE.format(what=what)
        return float(answer("-P", "-c", code, str(depth), compiled=compiled))

    return take


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare the bare import, and every public name touched."""
    with TemporaryDirectory() as folder:
        ways = {name: _importing(what, Path(folder)) for name, what in _WAYS.items()}
        taken = interleaved(ways, options.rounds or _ROUNDS, title="import")
    return [
        Comparison(
            what=what,
            peer=_WAYS["peers"],
            unit="s",
            ours=taken[name],
            theirs=taken["peers"],
            target=target,
            note=_NOTE,
        )
        for name, what, target in (
            ("ours", "import jingwu_model", Target(limit=1.6, reach=1.25)),
            ("names", "… and every public name touched", Target(limit=1.6)),
        )
    ]
