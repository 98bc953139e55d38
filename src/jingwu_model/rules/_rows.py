"""Rows: the subjects of a kind, each with what the register holds of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jingwu_model.model import Division, Figures
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._institution_rows import INSTITUTION_ROWS
from jingwu_model.rules._months import last_day, months_of_work
from jingwu_model.rules._service_rows import SERVICE_ROWS
from jingwu_model.rules._subject import Row, subject_of
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import Level

_K = SubjectKind


def rows_of(ground: Ground, kind: SubjectKind) -> tuple[Row, ...]:
    """The subjects of a kind under the root, in the register's order, found once."""
    if kind not in ground.rows:
        ground.rows[kind] = tuple(_ROWS[kind](ground))
    found: tuple[Row, ...] = ground.rows[kind]
    return found


def nothing_of(kind: SubjectKind, division: str | None) -> Row:
    """A subject of a kind of which nothing is known but where it lies."""
    return Row(subject_of(kind, "each", names=(kind.en,), division=division), None)


def whole_row(ground: Ground | None, figures: Figures | None) -> Row:
    """The city or county as a whole.

    Args:
        ground: What is counted; none: nothing is.
        figures: What was published; none: nothing was.
    """
    key, name = None, "登记册"
    if figures is not None:
        key, name = figures.city.division, figures.city.name
    elif ground is not None and ground.root is not None:
        key, name = ground.root, ground.now.divisions[ground.root].name
    whole = subject_of(SubjectKind.WHOLE, key or "register", names=(name,), division=key)
    return Row(whole, None)


def _row(
    kind: SubjectKind, row: Any, division: str | None, villages: tuple[Division, ...] | None = None
) -> Row:
    key = row.code if isinstance(row, Division) else row.id
    return Row(subject_of(kind, key, names=(row.name,), division=division), row, villages)


def _communities(ground: Ground) -> Iterator[Row]:
    for place in ground.of_kind(_K.COMMUNITY):
        yield _row(_K.COMMUNITY, place, place.code)


def _villages(ground: Ground) -> Iterator[Row]:
    for place in ground.of_kind(_K.VILLAGE):
        yield _row(_K.VILLAGE, place, place.code)
    # Units that are neither are told once, under the villages' rules.
    for place in ground.farms.values():
        yield _row(_K.VILLAGE, place, place.code)


def _townships(ground: Ground) -> Iterator[Row]:
    for place in ground.now.divisions:
        if place.level is Level.TOWNSHIP and ground.within(place.code):
            below = ground.now.under(place.code, Level.VILLAGE)
            yield _row(_K.TOWNSHIP, place, place.code, below)


def _stations(ground: Ground) -> Iterator[Row]:
    for station in ground.now.stations:
        site = ground.staff.site_of(station)
        if ground.holds(site):
            yield _row(_K.STATION, station, site, ground.areas[station.id])


def _grids(ground: Ground) -> Iterator[Row]:
    for grid in ground.now.grids:
        if ground.within(grid.division) and grid.division in ground.now.divisions:
            yield _row(_K.GRID, grid, grid.division)


def _agencies(ground: Ground) -> Iterator[Row]:
    for agency in ground.now.agencies:
        if agency.level is Level.COUNTY and ground.within(agency.division):
            yield _row(_K.AGENCY, agency, agency.division)


def _rooms(ground: Ground) -> Iterator[Row]:
    for room in ground.rooms:
        yield _row(_K.ROOM, room, room.stands_in)


def _months(ground: Ground) -> Iterator[Row]:
    for work in months_of_work(ground):
        site = ground.placed(ground.staff.home_of(work.member))
        staff_id, month = work.member.staff_id, work.month
        subject = subject_of(_K.MEMBER_MONTH, staff_id, month, division=site)
        yield Row(subject, work, day=last_day(month))


_ROWS: Mapping[SubjectKind, Callable[[Ground], Iterator[Row]]] = {
    _K.COMMUNITY: _communities,
    _K.VILLAGE: _villages,
    _K.TOWNSHIP: _townships,
    _K.STATION: _stations,
    _K.GRID: _grids,
    _K.AGENCY: _agencies,
    _K.ROOM: _rooms,
    _K.MEMBER_MONTH: _months,
    **INSTITUTION_ROWS,
    **SERVICE_ROWS,
}
