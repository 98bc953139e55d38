"""How everything here is measured: interleaved, at varied call depth, compared round by round.

Machines are shared and noisy, so a figure alone says little. Ways of doing one
thing therefore take turns in many short rounds, and what counts is the median of
the ratios that each round gives. Each round also calls from another depth of the
stack: where a frame falls on the edge of one of Python's stack chunks, every call
allocates, and a single depth could hit or miss that edge by chance.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import median
from typing import Any

import attrs

# Deep enough to cross a chunk of the interpreter's stack several times.
_DEEPEST = 300
_SEED = 20240430

Take = Callable[[int], float]
"""One measurement of one way, taken at a call depth."""


@attrs.frozen(kw_only=True)
class Target:
    """What a ratio should be.

    Attributes:
        limit: The bound.
        at_least: Whether the ratio should lie above the bound, not below.
        reach: A further bound, wished for.
    """

    limit: float
    at_least: bool = False
    reach: float | None = None

    def met(self, ratio: float) -> bool:
        """Whether a ratio keeps the bound."""
        return ratio >= self.limit if self.at_least else ratio <= self.limit

    def text(self) -> str:
        """The bound, and the further one."""
        told = f"{'≥' if self.at_least else '≤'} {self.limit:g}"
        return told if self.reach is None else f"{told} (reach {self.reach:g})"


@attrs.frozen(kw_only=True)
class Comparison:
    """One way beside another, measured in the same rounds.

    Attributes:
        what: What both do.
        peer: What the other is.
        unit: `s`, `bytes`: what the figures are in.
        ours: Our figure of each round.
        theirs: The other's figure of the same rounds.
        target: What the ratio should be; none where it is only told.
        note: What a reader must know of it.
    """

    what: str
    peer: str
    unit: str
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    target: Target | None = None
    note: str = ""

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours to theirs in each round; theirs to ours where more is better."""
        pairs = zip(self.ours, self.theirs, strict=True)
        if self.target is not None and self.target.at_least:
            return tuple(theirs / ours for ours, theirs in pairs)
        return tuple(ours / theirs for ours, theirs in pairs)

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios: what is held against the target."""
        return median(self.ratios)

    @property
    def ratio_of_least(self) -> float:
        """The ratio of the two smallest figures: the quietest moment of each."""
        ours, theirs = min(self.ours), min(self.theirs)
        if self.target is not None and self.target.at_least:
            return theirs / ours
        return ours / theirs

    @property
    def verdict(self) -> str:
        """`ok` or `missed`; empty without a target."""
        if self.target is None:
            return ""
        return "ok" if self.target.met(self.ratio) else "missed"

    def as_json(self) -> dict[str, Any]:
        """Everything, with every round."""
        return {
            **attrs.asdict(self),
            "ratio": self.ratio,
            "ratio_of_least": self.ratio_of_least,
            "verdict": self.verdict,
        }


def at_depth(depth: int, call: Callable[[], float]) -> float:
    """What `call` answers from so many frames further down the stack."""
    return at_depth(depth - 1, call) if depth else call()


def seconds(work: Callable[[], object]) -> float:
    """The processor time that some work takes, in seconds; what it returns is let go after."""
    start = time.process_time()
    kept = work()
    taken = time.process_time() - start
    del kept
    return taken


def timed(work: Callable[[], object], calls: int = 1) -> Take:
    """A way to time work that does its thing `calls` times: the seconds of one."""

    def take(depth: int) -> float:
        return at_depth(depth, lambda: seconds(work)) / calls

    return take


def interleaved(
    ways: Mapping[str, Take], rounds: int, *, title: str, warm: bool = True
) -> dict[str, tuple[float, ...]]:
    """Let the ways take turns, each first as often as the others.

    Args:
        ways: What is measured, by name.
        rounds: How many rounds.
        title: What a terminal is told of the progress.
        warm: Whether a first round is measured and not counted.

    Returns:
        The measurements of each way, one a round.
    """
    names = list(ways)
    found: dict[str, list[float]] = {name: [] for name in names}
    depths = random.Random(_SEED)  # noqa: S311 - depths need no secrecy
    if warm:
        for name in names:
            ways[name](0)
    for at in progress(range(rounds), rounds, title):
        depth = depths.randrange(_DEEPEST)
        turn = at % len(names)
        for name in (*names[turn:], *names[:turn]):
            found[name].append(ways[name](depth))
    return {name: tuple(figures) for name, figures in found.items()}


def progress(steps: Iterable[int], total: int, title: str) -> Iterator[int]:
    """The steps, told to a terminal and to nothing else."""
    shown = sys.stderr.isatty()
    for done, step in enumerate(steps, 1):
        if shown:
            print(f"\r{title}: {done} of {total} ", end="", file=sys.stderr, flush=True)
        yield step
    if shown:
        print(f"\r{' ' * (len(title) + 24)}\r", end="", file=sys.stderr, flush=True)
