"""Strategies of places and posts."""

from typing import Any

from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import faults_at
from jingwu_model.model import (
    Agency,
    Checklist,
    City,
    Code,
    Division,
    Force,
    Grid,
    Location,
    PlaceRef,
    PoliceRoom,
    Station,
    Workload,
    Workstation,
)
from jingwu_model.testing.strategies import _land
from jingwu_model.testing.strategies._drawing import nouns
from jingwu_model.vocabulary import Level


def division_codes(*, level: Level | None = None, under: str | None = None) -> SearchStrategy[str]:
    """The twelve digits of places, as text.

    Draws the codes of real places of one county and those above it, and any other that
    twelve digits can be. Shrinks towards a real one, the highest.

    Args:
        level: Only codes of this level.
        under: Only codes of places that lie under this one's, at any depth.

    Raises:
        hypothesis.errors.InvalidArgument: `level` is no level, `under` is no code, or no place
            of that level can lie there.

    Examples:
        >>> from hypothesis import find
        >>> find(division_codes(under="640424101000"), lambda code: True)
        '640424101200'
    """
    if level is not None and not isinstance(level, Level):
        msg = f"level is a Level or none, not {level!r}"
        raise InvalidArgument(msg)
    if under is None:
        return _land.codes(level)
    if faults := faults_at(Code, under):
        msg = f"under: {faults[0].text()}"
        raise InvalidArgument(msg)
    return _land.under(under, level)


def agencies(**parts: SearchStrategy[Any]) -> SearchStrategy[Agency]:
    """Bureaus of a city, county or district.

    Draws any division, its level, and an id that begins with its six digits. Shrinks towards
    the bureau of the first real province, in which nothing is stated.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(agencies(), lambda one: True).name
        '宁夏回族自治区公安局'
    """
    return nouns(Agency, **parts)


def checklists(**parts: SearchStrategy[Any]) -> SearchStrategy[Checklist]:
    """What a room shows and holds.

    Draws each item there, not there, or not stated. Shrinks towards nothing stated.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> from hypothesis import strategies as st
        >>> find(checklists(sign=st.just(True)), lambda one: True)
        Checklist(sign=True, plaques=None, equipment=None)
    """
    return nouns(Checklist, **parts)


def cities(**parts: SearchStrategy[Any]) -> SearchStrategy[City]:
    """Places whose figures are published.

    Draws any division, by its own name where it is a real one. Shrinks towards the first real
    province.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(cities(), lambda one: one.inferred).name
        '宁夏回族自治区'
    """
    return nouns(City, **parts)


def divisions(**parts: SearchStrategy[Any]) -> SearchStrategy[Division]:
    """Places of the five-level statistical division.

    Draws real places of one county and those above it, and any code with the level it tells.
    Shrinks towards the first real province, without what may be left out.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(divisions(), lambda one: one.level.code == "township").name
        '香水镇'
    """
    return nouns(Division, **parts)


def forces(**parts: SearchStrategy[Any]) -> SearchStrategy[Force]:
    """Stated head-counts of a force.

    Draws counts of which none is more than those it is among. Shrinks towards nothing stated.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> from hypothesis import strategies as st
        >>> find(forces(officers=st.just(10)), lambda one: one.station_officers).station_officers
        1
    """
    return nouns(Force, **parts)


def grids(**parts: SearchStrategy[Any]) -> SearchStrategy[Grid]:
    """Grids of villages and communities.

    Draws a village-level division, real or any, and what a grid may state. Shrinks towards a
    grid of the first real community.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(grids(), lambda one: one.leader is not None).division
        '640424100001'
    """
    return nouns(Grid, **parts)


def locations(**parts: SearchStrategy[Any]) -> SearchStrategy[Location]:
    """Points on the ground.

    Draws degrees within their bounds, in any datum. Shrinks towards nought degrees in the first
    datum.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(locations(), lambda one: True)
        Location(lon=0.0, lat=0.0, datum=Datum.WGS84)
    """
    return nouns(Location, **parts)


def place_refs(**parts: SearchStrategy[Any]) -> SearchStrategy[PlaceRef]:
    """Places as other rows point at them.

    Draws a kind and an id that goes with it: a village's is its code. Shrinks towards a grid.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(place_refs(), lambda one: one.kind.code == "village").id
        '640424100001'
    """
    return nouns(PlaceRef, **parts)


def rooms(**parts: SearchStrategy[Any]) -> SearchStrategy[PoliceRoom]:
    """Community police offices.

    Draws a village where it stands, up to three that it serves, and what it may state. Shrinks
    towards one in the first real community that serves none.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(rooms(), lambda one: one.divisions).divisions
        ('640424100001',)
    """
    return nouns(PoliceRoom, **parts)


def stations(**parts: SearchStrategy[Any]) -> SearchStrategy[Station]:
    """Police stations.

    Draws up to three divisions that it serves, and what it may state. Shrinks towards one that
    serves none.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> from hypothesis import strategies as st
        >>> find(stations(remote=st.just(True)), lambda one: True).name
        '宁夏回族自治区派出所'
    """
    return nouns(Station, **parts)


def workloads(**parts: SearchStrategy[Any]) -> SearchStrategy[Workload]:
    """What grids ask of their officers in a year.

    Draws any counts, stated or not. Shrinks towards nothing stated.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(workloads(), lambda one: one.disputes)
        Workload(disputes=1, incidents=None, requests=None)
    """
    return nouns(Workload, **parts)


def workstations(**parts: SearchStrategy[Any]) -> SearchStrategy[Workstation]:
    """Workstations and posts.

    Draws a village where it stands, up to three that it serves, and what it may state. Shrinks
    towards one in the first real community that serves none.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(workstations(), lambda one: True).stands_in
        '640424100001'
    """
    return nouns(Workstation, **parts)
