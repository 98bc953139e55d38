"""The rules there are, by id."""

from collections.abc import Mapping
from types import MappingProxyType

from jingwu_model.rules import _force, _presence, _rooms, _staffing
from jingwu_model.rules._rule import Rule

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.id: rule
        for rule in (
            _staffing.STAFFING_URBAN,
            _staffing.STAFFING_RURAL,
            _staffing.STAFFING_VILLAGE_AUXILIARY,
            _staffing.STAFFING_DEDICATED,
            _force.FORCE_STATION_SHARE,
            _force.FORCE_COMMUNITY_SHARE,
            _force.FORCE_PARTICIPATION,
            _rooms.ROOMS_URBAN,
            _rooms.ROOMS_RURAL,
            _rooms.ROOMS_REMOTE,
            _rooms.ROOMS_WORKSTATION,
            _presence.PRESENCE_COMMUNITY_TIME,
            _presence.COVERAGE_GRID,
        )
    }
)
"""Every rule by id, in the order reports show them."""
