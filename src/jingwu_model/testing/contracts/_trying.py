"""Tries whatever Hypothesis draws, and keeps one smallest case of each difference it meets."""

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import TypeVar

from hypothesis import Phase, given, seed, settings
from hypothesis.errors import FlakyFailure
from hypothesis.strategies import SearchStrategy

from jingwu_model.testing.contracts._broken import ContractBroken, Difference

T = TypeVar("T")
Ask = Callable[[T], Iterable[Difference]]
"""What differs in something drawn, the same each time it is asked."""

_Way = Callable[[Callable[[T], None]], None]

_LEAST = 3
"""How often each is tried at least, however many share the profile's examples."""


_MOST = 150
"""How often a difference is asked about again to find it in a smaller case."""


class _Again(Exception):
    """A known difference was met again."""


class _Enough(BaseException):
    """It was met often enough. Hypothesis lets through what is no `Exception`."""


class Trial:
    """One contract, as it is tried.

    Hypothesis stops soon after a first failure. So it first walks through everything it would
    try and only takes note, and then goes the same way again for each difference met.

    Args:
        contract: The contract's name.

    Attributes:
        met: Every difference met, by what it is about, each in the smallest case found.
    """

    def __init__(self, contract: str) -> None:
        self.contract = contract
        self.met: dict[str, Difference] = {}

    def over(self, ask: Ask[T], drawn: Sequence[SearchStrategy[T]]) -> None:
        """Try what is drawn.

        Args:
            ask: What differs in it.
            drawn: What is tried; several share the examples of the active profile.
        """
        for each in drawn:
            self._over(ask, _way(each, settings().max_examples // len(drawn)))

    def _over(self, ask: Ask[T], way: _Way[T]) -> None:
        """Go one way."""
        first: dict[str, Difference] = {}

        def note(value: T) -> None:
            for found in ask(value):
                first.setdefault(found.where, found)

        way(note)
        for where in first.keys() - self.met.keys():
            self.met[where] = _smallest(way, ask, first[where])

    def hold(self) -> None:
        """Say that the contract is broken, if anything differs.

        Raises:
            ContractBroken: Something does.
        """
        if self.met:
            raise ContractBroken(self.contract, [self.met[where] for where in sorted(self.met)])


def _way(drawn: SearchStrategy[T], often: int) -> _Way[T]:
    """Hypothesis' way through what is drawn, the same for every test that is run on it."""
    random = Random(0) if settings().derandomize else Random()  # noqa: S311 - no secret
    start = seed(random.getrandbits(64))
    # Nothing that was saved before is tried first, or the way were another.
    active = settings(
        max_examples=max(often, _LEAST),
        database=None,
        derandomize=False,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
    )

    def run(test: Callable[[T], None]) -> None:
        start(active(given(drawn)(test)))()

    return run


def _smallest(way: _Way[T], ask: Ask[T], first: Difference) -> Difference:
    """The smallest case of a difference; the first one met where it is not met again."""
    met, asked = [first], 0

    def look(value: T) -> None:
        nonlocal asked
        asked += len(met) > 1
        if asked > _MOST:
            raise _Enough
        for found in ask(value):
            if found.where == first.where:
                met.append(found)
                raise _Again

    try:
        way(look)
    except (_Again, _Enough):
        # Only what is smaller is tried, and the smallest last of all.
        return met[-1]
    except FlakyFailure:
        return first
    return first
