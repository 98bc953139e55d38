"""Whether what two sides hold goes together, each with one of the other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Left = TypeVar("_Left")
_Right = TypeVar("_Right")


def pairs_off(
    left: Sequence[_Left], right: Sequence[_Right], fits: Callable[[_Left, _Right], bool]
) -> bool:
    """Whether each of the right can go with one of the left that no other goes with.

    Where one took what another needs, it moves on: augmenting paths, so that the answer is of
    the two sides and not of the order in which they stand.
    """
    choices = [[at for at, one in enumerate(left) if fits(one, other)] for other in right]
    taken: dict[int, int] = {}

    def finds_one(other: int, tried: set[int]) -> bool:
        for at in choices[other]:
            if at not in tried:
                tried.add(at)
                if at not in taken or finds_one(taken[at], tried):
                    taken[at] = other
                    return True
        return False

    return all(finds_one(other, set()) for other in range(len(right)))
