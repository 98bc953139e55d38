"""The same bureau's monthly sums, and what it takes for a return of workload."""

import json
from collections.abc import Callable
from typing import Any

VILLAGES_AN_OFFICE = 8


def offices_needed(villages: int, communities: int) -> int:
    """One office for each community, and one for every eight villages begun."""
    return communities + -(-villages // VILLAGES_AN_OFFICE)


def verdict(
    villages: int, communities: int, offices: int, needed: Callable[[int, int], int]
) -> str:
    """Whether there are enough."""
    return "OK" if offices >= needed(villages, communities) else "MISSING"


COUNTS = ("incidents", "disputes", "requests")


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys stand once each."""
    if len({key for key, _ in pairs}) < len(pairs):
        msg = "a key stands twice"
        raise ValueError(msg)
    return dict(pairs)


def reads_return(document: bytes, *, strictly: bool = True) -> bool:
    """Whether a return of workload can be read: of three counts, each may be left out."""
    try:
        held = json.loads(document, object_pairs_hook=once)
    except ValueError:
        return False
    if not isinstance(held, dict) or held.pop("v", "0.1") != "0.1":
        return False
    counts = [held.pop(name, None) for name in COUNTS]
    if strictly and held:
        return False
    return all(count is None or (type(count) is int and 0 <= count < 2**53) for count in counts)
