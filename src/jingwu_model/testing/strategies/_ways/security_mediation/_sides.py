"""The people of a case, and the two texts of the law, as ways ask for them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import count, islice
from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.testing.strategies._people import REFS
from jingwu_model.testing.strategies._ways._draft import Stop, Turn, Way, fact
from jingwu_model.timeline import SHANGHAI
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import DocRef
from jingwu_model.workflows.security_mediation import Age, AgeBand, Facts
from jingwu_model.workflows.security_mediation._editions import edition_of

_Item = TypeVar("_Item")

INJURED, VIOLATOR = ActorKind.INJURED_PARTY, ActorKind.ALLEGED_VIOLATOR
OFFICER, HEAD, ORGAN = ActorKind.OFFICER, ActorKind.HEAD, ActorKind.ORGAN
PROXY, GUARDIAN = ActorKind.PROXY, ActorKind.GUARDIAN
FORCE: Final = (OFFICER, ActorKind.AUXILIARY, HEAD)
PARTIES: Final = (INJURED, VIOLATOR)

# A case is opened forty days after its report at the latest.
_EARLIER = (
    datetime(2025, 1, 2, 9, tzinfo=SHANGHAI),
    datetime(2025, 11, 20, 9, tzinfo=SHANGHAI),
)
_CURRENT = (datetime(2026, 1, 1, tzinfo=SHANGHAI), datetime(2026, 6, 30, 9, tzinfo=SHANGHAI))
_FEW = 3
PAPER: Final = DocRef(token="paper-1", sha256="0" * 64)


def some(items: Sequence[_Item]) -> SearchStrategy[tuple[_Item, ...]]:
    """One of some items or more, each once."""
    one = st.sampled_from(items)
    return st.lists(one, min_size=1, max_size=_FEW, unique=True).map(tuple)


def free(kind: ActorKind, taken: Collection[str]) -> SearchStrategy[str]:
    """One of a kind who is not among those taken."""
    refs = (f"{kind.code}-{number:03}" for number in count(1))
    return st.sampled_from(tuple(islice((ref for ref in refs if ref not in taken), _FEW)))


def ages_of(first: str, last: str) -> SearchStrategy[tuple[Age, Age]]:
    """Age bands of two parties of whom the first cannot act alone, and the last can."""
    minors = st.sampled_from([band for band in AgeBand if band is not AgeBand.ADULT])
    able = (
        Age(party=last, band=AgeBand.ADULT),
        Age(party=last, band=AgeBand.FROM_16_TO_17, self_supporting=True),
    )
    return st.tuples(minors.map(lambda band: Age(party=first, band=band)), st.sampled_from(able))


# Two who are not one, so that one of them can lack alone.
TWO_SIDES: Final = Stop(
    "establish_facts",
    {"injured": some(REFS[INJURED]), "violators": some(REFS[VIOLATOR])},
)
"""Facts of a case in which nobody stands on both sides."""

_HURT, _BLAMED = REFS[INJURED][0], REFS[VIOLATOR][0]

MINOR_VIOLATOR: Final = Stop(
    "establish_facts",
    {"injured": (_HURT,), "violators": (_BLAMED,), "ages": ages_of(_BLAMED, _HURT)},
)
"""Facts of a case whose alleged violator is a minor, and whose injured party can act alone."""


def of_text(mend: Turn, spoil: Turn, *, current: bool, **more: Any) -> Way:
    """The way of a guard that asks something of the cases of one text alone.

    Args:
        mend: Makes it hold.
        spoil: Makes it fail, of a case of that text.
        current: Whether it is the text in force now.
        **more: The rest of the way.
    """

    def governed(facts: Facts) -> bool:
        return edition_of(facts).current is current

    begin = _CURRENT if current else _EARLIER
    return Way(mend, spoil, **{"can_spoil": governed, "begin": begin, **more})


def fact_of_text(*road: Stop, current: bool, **more: Any) -> Way:
    """The way of a guard of the facts alone that asks something of the cases of one text."""
    return fact(*road, begin=_CURRENT if current else _EARLIER, **more)


def parties_of(facts: Facts) -> tuple[str, ...]:
    """Every party, once."""
    return tuple(dict.fromkeys((*facts.injured, *facts.violators)))
