"""How each guard of security mediation is met, and how it is failed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from jingwu_model.testing.strategies._ways._draft import Way
from jingwu_model.testing.strategies._ways.security_mediation import (
    _agreements,
    _appraisals,
    _decisions,
    _members,
    _opening,
    _recusals,
    _rounds,
)

_PARTS: Final = (_members, _opening, _appraisals, _rounds, _agreements, _decisions, _recusals)

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {code: way for part in _PARTS for code, way in part.WAYS.items()}
)
"""By the reason's code."""
