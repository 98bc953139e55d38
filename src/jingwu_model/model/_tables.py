"""The tables of a register: which nouns there are, and one sized, ordered collection of each."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

import attrs

from jingwu_model.declare import Noun
from jingwu_model.declare._explain import stated
from jingwu_model.errors import JingwuError, Lang
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
from jingwu_model.model._teams import CommunityTeam, GridTeam

_Noun = TypeVar("_Noun", bound=Noun)
_Default = TypeVar("_Default")


@attrs.frozen
class TableKind:
    """One kind of table.

    Attributes:
        name: Its name: an attribute of `Register` and the stem of its file.
        noun: The class of its rows.
        key: The field that names a row; none where a row has no name of its own.
    """

    name: str
    noun: type[Noun]
    key: str | None


TABLES: Mapping[str, TableKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            TableKind("divisions", Division, "code"),
            TableKind("grids", Grid, "id"),
            TableKind("agencies", Agency, "id"),
            TableKind("stations", Station, "id"),
            TableKind("rooms", PoliceRoom, "id"),
            TableKind("workstations", Workstation, "id"),
            TableKind("members", Member, "staff_id"),
            TableKind("assignments", Assignment, None),
            TableKind("duty_entries", DutyEntry, None),
            TableKind("dual_posts", DualPosting, None),
            TableKind("mentorships", Mentorship, None),
            TableKind("trainings", Training, None),
            TableKind("grid_teams", GridTeam, None),
            TableKind("teams", CommunityTeam, "id"),
            TableKind("deliberations", Deliberation, None),
            TableKind("contact_visits", ContactVisit, None),
            TableKind("publications", Publication, None),
            TableKind("surveys", Survey, None),
            TableKind("recognitions", Recognition, None),
            TableKind("care_measures", CareMeasure, None),
            TableKind("fundings", Funding, None),
            TableKind("instruments", Instrument, None),
            TableKind("practices", Practice, None),
            TableKind("place_trends", PlaceTrend, None),
            TableKind("jurisdiction_lists", JurisdictionList, None),
        )
    }
)


def named(row: Noun) -> str:
    """A row as an error names it: its class and its id, or what it states where it has none."""
    keys = {kind.noun: kind.key for kind in TABLES.values()}
    key = keys.get(type(row))
    return stated(row) if key is None else f"{type(row).__name__} {getattr(row, key)}"


class NotInRegister(JingwuError, KeyError):
    """A register was asked for a row it does not have.

    Attributes:
        table: The table's name.
        key: What was asked for.
    """

    def __init__(self, table: str, key: str) -> None:
        self.table = table
        self.key = key
        super().__init__(table, key)

    def text(self, lang: Lang = "en") -> str:
        """Which row of which table."""
        if lang == "zh":
            return f"{self.table} 中没有“{self.key}”"
        return f"no '{self.key}' in {self.table}"


class NotRecorded(JingwuError, LookupError):
    """A register was asked what only a table can tell that is not recorded.

    Attributes:
        table: The table's name.
    """

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(table)

    def text(self, lang: Lang = "en") -> str:
        """Which table."""
        return f"{self.table} 未登记" if lang == "zh" else f"{self.table} is not recorded"


class Table(Generic[_Noun]):
    """The rows of one kind, in the order they were given.

    `recorded` tells an empty table, which says there are none, from one that was
    never recorded, which says nothing.

    Examples:
        >>> from jingwu_model.model import Register
        >>> reg = Register(rooms=[])
        >>> len(reg.rooms), reg.rooms.recorded, reg.grids.recorded
        (0, True, False)
    """

    __slots__ = ("_index", "_rows", "kind", "recorded")

    kind: TableKind
    recorded: bool
    _rows: tuple[_Noun, ...]
    _index: dict[str, _Noun]

    def __init__(
        self, kind: TableKind, rows: Iterable[_Noun] | None, index: dict[str, _Noun] | None = None
    ) -> None:
        if hasattr(self, "_index"):
            msg = "a register's table is frozen: it is made once"
            raise AttributeError(msg)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "recorded", rows is not None)
        held = tuple(rows or ())
        if index is None and kind.key is not None:
            index = {getattr(row, kind.key): row for row in held}
        object.__setattr__(self, "_rows", held)
        object.__setattr__(self, "_index", index or {})

    def __setattr__(self, name: str, value: object) -> None:
        msg = f"a register's table is frozen: cannot set {name}"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        msg = f"a register's table is frozen: cannot delete {name}"
        raise AttributeError(msg)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[_Noun]:
        return iter(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._index if isinstance(key, str) else key in self._rows

    def __getitem__(self, key: str) -> _Noun:
        """The row of that id.

        Raises:
            NotInRegister: There is none; it carries `.table` and `.key`.
        """
        try:
            return self._index[key]
        except KeyError:
            raise NotInRegister(self.kind.name, key) from None

    @overload
    def get(self, key: str) -> _Noun | None: ...

    @overload
    def get(self, key: str, default: _Default) -> _Noun | _Default: ...

    def get(self, key: str, default: Any = None) -> Any:
        """The row of that id, or the default."""
        return self._index.get(key, default)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return (self.kind, self.recorded, self._rows) == (other.kind, other.recorded, other._rows)

    def __hash__(self) -> int:
        return hash((self.kind, self.recorded, self._rows))

    def __reduce__(self) -> tuple[Any, ...]:
        return Table, (self.kind, self._rows if self.recorded else None)

    def __repr__(self) -> str:
        size = f"{len(self)} rows" if self.recorded else "not recorded"
        return f"<{self.kind.name}: {size}>"
