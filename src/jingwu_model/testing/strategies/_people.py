"""Who acts: opaque tokens by the kind of actor."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import cached
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Actor

_FEW = 3

# Residents' tokens have eight characters at least.
REFS: Final[Mapping[ActorKind, tuple[str, ...]]] = MappingProxyType(
    {kind: tuple(f"{kind.code}-{number:03}" for number in range(1, _FEW + 1)) for kind in ActorKind}
)
"""Some of each kind."""


@cached
def acting(kinds: tuple[ActorKind, ...]) -> SearchStrategy[Actor]:
    """Somebody of one of some kinds."""
    return st.sampled_from([Actor(kind=kind, ref=ref) for kind in kinds for ref in REFS[kind]])
