"""Units: which village-level divisions the standards count as communities, which as villages."""

import attrs

from jingwu_model.model import Division
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import Committee

_COMMUNITIES = frozenset({Committee.RESIDENTS, Committee.RESIDENTS_LIKE})


@attrs.frozen
class Units:
    """Which village-level divisions count as communities and which as villages.

    Args:
        farms_are_villages: Whether villagers'-like units (farms) count as villages;
            by default no standard is asked of them.
        by_urban_rural: Whether the urban-rural class decides instead of the committee:
            1xx as communities, 2xx as villages; a place without one is unknown.

    Examples:
        >>> from jingwu_model.vocabulary import Level
        >>> Units().kind_of(Division(code="640424203207", level=Level.VILLAGE, name="惠台村"))
        SubjectKind.VILLAGE
    """

    farms_are_villages: bool = False
    by_urban_rural: bool = False

    def kind_of(self, place: Division) -> SubjectKind | None:
        """Community, village, or none where no standard is asked of the place."""
        if self.by_urban_rural:
            if place.urban_rural is None:
                return None
            urban = place.urban_rural.code.startswith("1")
            return SubjectKind.COMMUNITY if urban else SubjectKind.VILLAGE
        committee = place.committee
        if committee in _COMMUNITIES:
            return SubjectKind.COMMUNITY
        if committee is Committee.VILLAGERS:
            return SubjectKind.VILLAGE
        if committee is Committee.VILLAGERS_LIKE and self.farms_are_villages:
            return SubjectKind.VILLAGE
        return None

    def unclassed(self, place: Division) -> bool:
        """Whether what the place counts as is not recorded."""
        return self.by_urban_rural and place.urban_rural is None
