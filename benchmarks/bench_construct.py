"""Making an object of eight fields with every check, beside pydantic and attrs' validators."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from _measure import Comparison, Target, interleaved, timed
from _three import WAYS, Values, agree, good

_ROUNDS = 80
_CALLS = 4_000
_PEERS = {
    "pydantic": ("pydantic v2, frozen, strict, nothing extra", Target(limit=0.9, reach=0.65)),
    "attrs": ("attrs.frozen with attrs.validators", Target(limit=0.45)),
}
_AT_HOME = "every time given at +08:00"
_ABROAD = "every time given in UTC: ours alone stores it at +08:00, so that equal times print alike"


def _maker(make: Callable[..., object], grids: Sequence[Values]) -> Callable[[], None]:
    """Make each grid, by keywords."""
    names = ("id", "division", "zone", "households", "leaders", "since", "recorded", "point")
    rows: list[tuple[Any, ...]] = [tuple(grid[name] for name in names) for grid in grids]

    def many() -> None:
        for a, b, c, d, e, f, g, h in rows:
            make(
                id=a,
                division=b,
                zone=c,
                households=d,
                leaders=e,
                since=f,
                recorded=g,
                point=h,
            )

    return many


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, after all three have refused the same bad objects."""
    agree()
    found = []
    for what, at_utc, note in (
        ("eight fields", False, _AT_HOME),
        ("… and a time to bring home", True, _ABROAD),
    ):
        ways = {}
        for way in WAYS:
            grids = list(good(way, at_utc=at_utc))
            times = _CALLS // len(grids)
            ways[way.name] = timed(_maker(way.grid, grids * times), times * len(grids))
        taken = interleaved(ways, options.rounds or _ROUNDS, title=f"construct, {what}")
        for name, (peer, target) in _PEERS.items():
            found.append(
                Comparison(
                    what=what,
                    peer=peer,
                    unit="s",
                    ours=taken["ours"],
                    theirs=taken[name],
                    target=None if at_utc else target,
                    note=note,
                )
            )
    return found
