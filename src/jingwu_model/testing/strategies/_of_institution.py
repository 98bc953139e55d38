"""Strategies of the rest of the institution."""

from typing import Any

from hypothesis.strategies import SearchStrategy

from jingwu_model.model import (
    CommunityTeam,
    Conduct,
    ContactVisit,
    Deliberation,
    Funding,
    GridTeam,
    HeadCount,
    Instrument,
    JurisdictionList,
    PlaceTrend,
    Practice,
    Publication,
    Survey,
)
from jingwu_model.testing.strategies._drawing import nouns


def community_teams(**parts: SearchStrategy[Any]) -> SearchStrategy[CommunityTeam]:
    """Teams of the public.

    Draws a place, head-counts by occupation, and who leads: a member, one of the public, or
    nobody told. Shrinks towards a team without members.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(community_teams(), lambda one: one.led_by_public).led_by is None
        True
    """
    return nouns(CommunityTeam, **parts)


def conducts(**parts: SearchStrategy[Any]) -> SearchStrategy[Conduct]:
    """What those asked found of officers' conduct.

    Draws any counts, stated or not. Shrinks towards nothing stated.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(conducts(), lambda one: one.calm).calm
        1
    """
    return nouns(Conduct, **parts)


def contact_visits(**parts: SearchStrategy[Any]) -> SearchStrategy[ContactVisit]:
    """Leaders' visits to their contact points.

    Draws an opaque staff id and any day, with a place or without. Shrinks towards the year
    2000.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(contact_visits(), lambda one: True).on.year
        2000
    """
    return nouns(ContactVisit, **parts)


def deliberations(**parts: SearchStrategy[Any]) -> SearchStrategy[Deliberation]:
    """Meetings that took community policing up.

    Draws any organ, and a unit where it is a specialist one. Shrinks towards a Party
    committee's.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(deliberations(), lambda one: one.unit is not None).organ
        OrganKind.SPECIALIST_UNIT
    """
    return nouns(Deliberation, **parts)


def fundings(**parts: SearchStrategy[Any]) -> SearchStrategy[Funding]:
    """A year's money of counties and townships.

    Draws a county or township and an exact amount, or none. Shrinks towards a county that
    states none.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(fundings(), lambda one: one.amount).amount
        Fraction(1, 1)
    """
    return nouns(Funding, **parts)


def grid_teams(**parts: SearchStrategy[Any]) -> SearchStrategy[GridTeam]:
    """Teams that serve residential compounds.

    Draws an officer and auxiliaries by opaque staff ids, and helpers by their number. Shrinks
    towards a compound with nobody.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(grid_teams(), lambda one: one.building_heads).building_heads
        1
    """
    return nouns(GridTeam, **parts)


def head_counts(**parts: SearchStrategy[Any]) -> SearchStrategy[HeadCount]:
    """Occupations with their numbers.

    Draws any of both. Shrinks towards none of the first.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(head_counts(), lambda one: one.count > 2).count
        3
    """
    return nouns(HeadCount, **parts)


def instruments(**parts: SearchStrategy[Any]) -> SearchStrategy[Instrument]:
    """Papers that lay the work down.

    Draws any issuer, title, kind and day. Shrinks towards opinions of the year 2000.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(instruments(), lambda one: True).kind
        InstrumentKind.OPINIONS
    """
    return nouns(Instrument, **parts)


def jurisdiction_lists(**parts: SearchStrategy[Any]) -> SearchStrategy[JurisdictionList]:
    """Items of who handles what.

    Draws any agency and item, handled by somebody or by nobody. Shrinks towards a silent list.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(jurisdiction_lists(), lambda one: one.handled_by).handled_by
        HandledBy.STATION
    """
    return nouns(JurisdictionList, **parts)


def place_trends(**parts: SearchStrategy[Any]) -> SearchStrategy[PlaceTrend]:
    """Counts of places over periods.

    Draws a warning or none, and after a warning a decision or none. Shrinks towards no thefts.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(place_trends(), lambda one: one.decision).warned_on is None
        False
    """
    return nouns(PlaceTrend, **parts)


def practices(**parts: SearchStrategy[Any]) -> SearchStrategy[Practice]:
    """Practices that stations and rooms are known for.

    Draws a station or a room, never both. Shrinks towards a station's.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(practices(), lambda one: one.room).station is None
        True
    """
    return nouns(Practice, **parts)


def publications(**parts: SearchStrategy[Any]) -> SearchStrategy[Publication]:
    """What rooms have told the public.

    Draws any channel, kind and day. Shrinks towards a security notice.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(publications(), lambda one: True).kind
        PublicationKind.SECURITY_NOTICE
    """
    return nouns(Publication, **parts)


def surveys(**parts: SearchStrategy[Any]) -> SearchStrategy[Survey]:
    """Answers of those asked in a place.

    Draws a period, a number asked, and counts of which none is more. Shrinks towards nobody
    asked.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(surveys(), lambda one: one.knows_officer).sampled
        1
    """
    return nouns(Survey, **parts)
