"""One noun of eight fields, declared three times: ours, pydantic's, attrs' with its validators.

Every rule is one that each of the three has built in, so that none is slowed down
by a Python function that another does not need: hence no rule that a tuple's items
differ, which only ours has. The one exception is the aware time, for which attrs
has no validator; its own is a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any

import attrs
import pydantic
from attrs import validators as v

from jingwu_model.declare import Count, Instant, Matches, Noun, Within
from jingwu_model.timeline import SHANGHAI
from jingwu_model.vocabulary import Datum, Zone

_ID = r"G-[0-9]{6}"
_CODE = r"[0-9]{12}"
_STAFF = r"[A-Za-z0-9-]{2,32}"
_MOST = 2**53 - 1

Values = dict[str, Any]


@attrs.frozen(kw_only=True)
class OurPoint(Noun):
    """A point, ours."""

    lon: Annotated[float, Within(-180, 180)]
    lat: Annotated[float, Within(-90, 90)]
    datum: Datum


@attrs.frozen(kw_only=True)
class OurGrid(Noun):
    """A grid, ours."""

    id: Annotated[str, Matches(_ID)]
    division: Annotated[str, Matches(_CODE)]
    zone: Zone
    households: Count | None = None
    leaders: tuple[Annotated[str, Matches(_STAFF)], ...] = ()
    since: date | None = None
    recorded: Instant
    point: OurPoint


class PydanticPoint(pydantic.BaseModel):
    """A point, pydantic's."""

    model_config = pydantic.ConfigDict(frozen=True, strict=True, extra="forbid")

    lon: Annotated[float, pydantic.Field(ge=-180, le=180, allow_inf_nan=False)]
    lat: Annotated[float, pydantic.Field(ge=-90, le=90, allow_inf_nan=False)]
    datum: Datum


class PydanticGrid(pydantic.BaseModel):
    """A grid, pydantic's."""

    model_config = pydantic.ConfigDict(frozen=True, strict=True, extra="forbid")

    id: Annotated[str, pydantic.Field(pattern=f"^{_ID}$")]
    division: Annotated[str, pydantic.Field(pattern=f"^{_CODE}$")]
    zone: Zone
    households: Annotated[int, pydantic.Field(ge=0, le=_MOST)] | None = None
    leaders: tuple[Annotated[str, pydantic.Field(pattern=f"^{_STAFF}$")], ...] = ()
    since: date | None = None
    recorded: pydantic.AwareDatetime
    point: PydanticPoint


def _aware(_made: object, field: attrs.Attribute[datetime], value: datetime) -> None:
    """The one validator that attrs lacks."""
    if value.utcoffset() is None:
        msg = f"{field.name} has no offset"
        raise ValueError(msg)


# attrs types `not_` by what it refuses, which is not what its field holds.
_NO_TRUTH: Any = v.not_(v.instance_of(bool))
_NO_TIME: Any = v.not_(v.instance_of(datetime))
_WHOLE = v.and_(v.instance_of(int), _NO_TRUTH)
_DAY = v.and_(v.instance_of(date), _NO_TIME)


@attrs.frozen(kw_only=True)
class AttrsPoint:
    """A point, attrs'."""

    lon: float = attrs.field(validator=[v.instance_of(float), v.ge(-180.0), v.le(180.0)])
    lat: float = attrs.field(validator=[v.instance_of(float), v.ge(-90.0), v.le(90.0)])
    datum: Datum = attrs.field(validator=v.instance_of(Datum))


@attrs.frozen(kw_only=True)
class AttrsGrid:
    """A grid, attrs'."""

    id: str = attrs.field(validator=[v.instance_of(str), v.matches_re(_ID)])
    division: str = attrs.field(validator=[v.instance_of(str), v.matches_re(_CODE)])
    zone: Zone = attrs.field(validator=v.instance_of(Zone))
    households: int | None = attrs.field(
        default=None, validator=v.optional(v.and_(_WHOLE, v.ge(0), v.le(_MOST)))
    )
    leaders: tuple[str, ...] = attrs.field(
        default=(),
        validator=v.deep_iterable(
            v.and_(v.instance_of(str), v.matches_re(_STAFF)), v.instance_of(tuple)
        ),
    )
    since: date | None = attrs.field(default=None, validator=v.optional(_DAY))
    recorded: datetime = attrs.field(validator=[v.instance_of(datetime), _aware])
    point: AttrsPoint = attrs.field(validator=v.instance_of(AttrsPoint))


@attrs.frozen(kw_only=True)
class Way:
    """One of the three: what makes a point, and what makes a grid."""

    name: str
    point: Callable[..., Any]
    grid: Callable[..., Any]


WAYS = (
    Way(name="ours", point=OurPoint, grid=OurGrid),
    Way(name="pydantic", point=PydanticPoint, grid=PydanticGrid),
    Way(name="attrs", point=AttrsPoint, grid=AttrsGrid),
)

_GOOD: tuple[Mapping[str, Any], ...] = (
    {},
    {"id": "G-000117", "zone": Zone.BUSINESS, "leaders": ("411402-017",)},
    {"division": "640424100003", "households": None},
    {"households": 1, "leaders": ("A0001", "A0002", "A0003")},
    {"since": None, "zone": Zone.HOSPITAL},
    {"leaders": (), "households": 0},
    {"id": "G-999999", "households": _MOST, "since": date(2019, 3, 21)},
    {"recorded": datetime(2026, 2, 14, 23, 59, 59, 999999, tzinfo=SHANGHAI)},
)

_FULL_WIDTH = {ord("0") + n: 0xFF10 + n for n in range(10)}

BAD: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("an id that is no text", {"id": 1}),
    ("an id of another pattern", {"id": "g-000001"}),
    ("an id with a line end", {"id": "G-000001\n"}),
    ("eleven digits", {"division": "41140200100"}),
    ("full-width digits", {"division": "411402001001".translate(_FULL_WIDTH)}),
    ("a code that is a number", {"division": 411402001001}),
    ("a zone by its code", {"zone": "residential"}),
    ("a zone of another vocabulary", {"zone": Datum.WGS84}),
    ("no zone", {"zone": None}),
    ("households below zero", {"households": -1}),
    ("households beyond what JSON holds", {"households": _MOST + 1}),
    ("true for a number", {"households": True}),
    ("a number as text", {"households": "3"}),
    ("a number with a point", {"households": 3.0}),
    ("leaders in a list", {"leaders": ["411402-017"]}),
    ("one leader alone", {"leaders": "411402-017"}),
    ("a leader that is a number", {"leaders": ("411402-017", 17)}),
    ("a leader with a blank", {"leaders": ("411402 017",)}),
    ("a time for a day", {"since": datetime(2024, 4, 30, tzinfo=SHANGHAI)}),
    ("a day as text", {"since": "2024-04-30"}),
    ("a time without an offset", {"recorded": datetime(2024, 4, 30, 9, 0)}),  # noqa: DTZ001
    ("a point as two numbers", {"point": (115.65, 34.41)}),
    ("a field left out", {"id": ...}),
    ("a field too many", {"name": "新区社区第一网格"}),
)
"""What is wrong, and the fields that differ from a good grid; `...` leaves one out."""


def _full(way: Way, changes: Mapping[str, Any]) -> Values:
    values: Values = {
        "id": "G-000001",
        "division": "411402001001",
        "zone": Zone.RESIDENTIAL,
        "households": 1204,
        "leaders": ("411402-017", "411402-018"),
        "since": date(2020, 10, 14),
        "recorded": datetime(2024, 4, 30, 9, 30, tzinfo=SHANGHAI),
        "point": way.point(lon=115.65, lat=34.41, datum=Datum.CGCS2000),
        **changes,
    }
    return {name: value for name, value in values.items() if value is not ...}


def good(way: Way, *, at_utc: bool = False) -> Iterator[Values]:
    """Grids that all three take; `at_utc` gives their times at another offset than ours."""
    for changes in _GOOD:
        values = _full(way, changes)
        if at_utc:
            values["recorded"] = values["recorded"].astimezone(UTC)
        yield values


def bad(way: Way) -> Iterator[tuple[str, Values]]:
    """Grids that all three refuse, with what is wrong."""
    for what, changes in BAD:
        yield what, _full(way, changes)


def agree() -> None:
    """Assert that all three keep the same good grids and refuse the same bad ones."""
    assert len(BAD) == 24
    assert len({what for what, _ in BAD}) == 24
    for way in WAYS:
        for at_utc in (False, True):
            for values in good(way, at_utc=at_utc):
                made = way.grid(**values)
                assert {name: getattr(made, name) for name in values} == values, made
        for what, values in bad(way):
            try:
                made = way.grid(**values)
            except (TypeError, ValueError):
                continue
            msg = f"{way.name} takes {what}: {made!r}"
            raise AssertionError(msg)
