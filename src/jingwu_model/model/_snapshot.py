"""A snapshot of every table: frozen, equal by its rows, and made of nothing else."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypedDict, TypeVar, cast

from jingwu_model.declare import Noun
from jingwu_model.model._clashes import Index, Rows
from jingwu_model.model._leading import (
    ContactVisit,
    Deliberation,
    Funding,
    Instrument,
    JurisdictionList,
    Practice,
)
from jingwu_model.model._openness import PlaceTrend, Publication, Survey
from jingwu_model.model._people import Assignment, DutyEntry, Member
from jingwu_model.model._places import Division, Grid
from jingwu_model.model._posts import Agency, PoliceRoom, Station, Workstation
from jingwu_model.model._service import (
    CareMeasure,
    DualPosting,
    Mentorship,
    Recognition,
    Training,
)
from jingwu_model.model._tables import TABLES, Table
from jingwu_model.model._teams import CommunityTeam, GridTeam

_Made = TypeVar("_Made")
_Row = TypeVar("_Row", bound=Noun)
_Snapshot = TypeVar("_Snapshot", bound="Snapshot")


class RowsOfTables(TypedDict, total=False):
    """The rows of each table; one left out, or none, is not recorded."""

    divisions: Iterable[Division] | None
    grids: Iterable[Grid] | None
    agencies: Iterable[Agency] | None
    stations: Iterable[Station] | None
    rooms: Iterable[PoliceRoom] | None
    workstations: Iterable[Workstation] | None
    members: Iterable[Member] | None
    assignments: Iterable[Assignment] | None
    duty_entries: Iterable[DutyEntry] | None
    dual_posts: Iterable[DualPosting] | None
    mentorships: Iterable[Mentorship] | None
    trainings: Iterable[Training] | None
    grid_teams: Iterable[GridTeam] | None
    teams: Iterable[CommunityTeam] | None
    deliberations: Iterable[Deliberation] | None
    contact_visits: Iterable[ContactVisit] | None
    publications: Iterable[Publication] | None
    surveys: Iterable[Survey] | None
    recognitions: Iterable[Recognition] | None
    care_measures: Iterable[CareMeasure] | None
    fundings: Iterable[Funding] | None
    instruments: Iterable[Instrument] | None
    practices: Iterable[Practice] | None
    place_trends: Iterable[PlaceTrend] | None
    jurisdiction_lists: Iterable[JurisdictionList] | None


class Snapshot:
    """Every table of a register, at once and for good."""

    __slots__ = (
        "_cache",
        "agencies",
        "assignments",
        "care_measures",
        "contact_visits",
        "deliberations",
        "divisions",
        "dual_posts",
        "duty_entries",
        "fundings",
        "grid_teams",
        "grids",
        "instruments",
        "jurisdiction_lists",
        "members",
        "mentorships",
        "place_trends",
        "practices",
        "publications",
        "recognitions",
        "rooms",
        "stations",
        "surveys",
        "teams",
        "trainings",
        "workstations",
    )

    divisions: Table[Division]
    grids: Table[Grid]
    agencies: Table[Agency]
    stations: Table[Station]
    rooms: Table[PoliceRoom]
    workstations: Table[Workstation]
    members: Table[Member]
    assignments: Table[Assignment]
    duty_entries: Table[DutyEntry]
    dual_posts: Table[DualPosting]
    mentorships: Table[Mentorship]
    trainings: Table[Training]
    grid_teams: Table[GridTeam]
    teams: Table[CommunityTeam]
    deliberations: Table[Deliberation]
    contact_visits: Table[ContactVisit]
    publications: Table[Publication]
    surveys: Table[Survey]
    recognitions: Table[Recognition]
    care_measures: Table[CareMeasure]
    fundings: Table[Funding]
    instruments: Table[Instrument]
    practices: Table[Practice]
    place_trends: Table[PlaceTrend]
    jurisdiction_lists: Table[JurisdictionList]
    _cache: dict[Any, Any]

    def __setattr__(self, name: str, value: object) -> None:
        msg = f"a register is frozen: cannot set {name}"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        msg = f"a register is frozen: cannot delete {name}"
        raise AttributeError(msg)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in TABLES)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in TABLES))

    def __reduce__(self) -> tuple[Any, ...]:
        return trusted, (type(self), rows_of(self))

    def __repr__(self) -> str:
        sizes = ", ".join(
            f"{name}={len(getattr(self, name))}" for name in TABLES if getattr(self, name).recorded
        )
        return f"{type(self).__name__}({sizes})"

    def _once(self, key: object, make: Callable[[], _Made]) -> _Made:
        """What is asked for often and costs something, made when first asked for."""
        if key not in self._cache:
            self._cache[key] = make()
        return cast("_Made", self._cache[key])

    def _where(self, name: str, table: Table[_Row], field: str, value: object) -> tuple[_Row, ...]:
        """The rows of a table with that value of a field, in their order."""

        def grouped() -> dict[object, list[_Row]]:
            found: dict[object, list[_Row]] = {}
            for row in table:
                found.setdefault(getattr(row, field), []).append(row)
            return found

        return tuple(self._once((name, field), grouped).get(value, ()))


def fill(snapshot: Snapshot, rows: Rows, ids: Mapping[str, Index]) -> None:
    """Give a snapshot its tables, once."""
    for name, kind in TABLES.items():
        object.__setattr__(snapshot, name, Table(kind, rows.get(name), ids.get(name)))
    object.__setattr__(snapshot, "_cache", {})


def trusted(
    cls: type[_Snapshot], rows: Rows, ids: Mapping[str, Index] = MappingProxyType({})
) -> _Snapshot:
    """A snapshot of rows that are known to hold together."""
    made = object.__new__(cls)
    fill(made, rows, ids)
    return made


def rows_of(snapshot: Snapshot) -> dict[str, tuple[Any, ...] | None]:
    """The rows of each table of a snapshot; none for one that is not recorded."""
    tables = {name: getattr(snapshot, name) for name in TABLES}
    return {name: tuple(table) if table.recorded else None for name, table in tables.items()}
