"""How each guard of a dispute is met, and how it is failed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jingwu_model.testing.strategies._ways._draft import Way
from jingwu_model.testing.strategies._ways.dispute import (
    _handlers,
    _others,
    _registered,
    _settling,
    _visits,
    _withdrawn,
)

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        **_registered.WAYS,
        **_others.WAYS,
        **_handlers.WAYS,
        **_settling.WAYS,
        **_withdrawn.WAYS,
        **_visits.WAYS,
    }
)
"""By the reason's code."""
