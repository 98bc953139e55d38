"""The data package: what a folder of tables says of itself to other tools.

Frictionless Data Package and Table Schema, version 1, from the same declarations
as everything else.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final, get_args

from jingwu_model.declare import (
    Count,
    Limit,
    Matches,
    Noun,
    Printable,
    Shape,
    Term,
    Within,
    specs,
)
from jingwu_model.errors import Text
from jingwu_model.model import TABLES
from jingwu_model.tables._cells import EXACT, JOINT, LINK, codes_of
from jingwu_model.tables._columns import Column

PACKAGE_FILE: Final = "datapackage.json"

COUNT: Final[Limit] = get_args(Count)[1]
"""What makes a number a count."""

_CODE_PATTERN = "[1-9][0-9]{11}"
_TYPES: Mapping[type, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    date: {"type": "date"},
    # The plain format is a time in UTC; ours carry their offset.
    datetime: {"type": "datetime", "format": "any"},
    tuple: {"type": "string"},
    # The plain number has no fractions.
    Fraction: {"type": "string"},
}
# What a cell points at, where it points at one row of one table.
REFERENCES: Mapping[str, Mapping[str, str]] = {
    "grids": {"division": "divisions", "leader": "members"},
    "agencies": {"division": "divisions"},
    "stations": {"agency": "agencies"},
    "rooms": {"station": "stations", "stands_in": "divisions"},
    "workstations": {"station": "stations", "room": "rooms", "stands_in": "divisions"},
    "members": {"agency": "agencies", "station": "stations"},
    "assignments": {"member": "members"},
    "duty_entries": {"member": "members", "ordered_by": "members", "led_by": "members"},
    "dual_posts": {"member": "members", "place": "divisions"},
    "mentorships": {"mentor": "members", "mentee": "members"},
    "trainings": {"member": "members", "instructor": "members"},
    "grid_teams": {"grid": "grids", "officer": "members"},
    "teams": {"led_by": "members"},
    "deliberations": {"agency": "agencies"},
    "contact_visits": {"leader": "members"},
    "publications": {"room": "rooms"},
    "recognitions": {"member": "members"},
    "care_measures": {"agency": "agencies"},
    "fundings": {"place": "divisions"},
    "practices": {"station": "stations", "room": "rooms"},
    "place_trends": {"place": "divisions"},
    "jurisdiction_lists": {"agency": "agencies"},
}


def package_of(tables: Mapping[str, Sequence[Column]], before: Mapping[str, Any]) -> str:
    """The descriptor of a folder of tables.

    Args:
        tables: The columns of each file, by table.
        before: The descriptor that was there; what it says beside its resources is kept.
    """
    said = {"profile": "tabular-data-package", "name": "register", **before}
    said["resources"] = [_resource(name, columns, tables) for name, columns in tables.items()]
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n"


def _resource(
    name: str, columns: Sequence[Column], tables: Mapping[str, Sequence[Column]]
) -> dict[str, Any]:
    """One file."""
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
    }
    if (key := TABLES[name].key) is not None:
        schema["primaryKey"] = key
    headings = {column.name for column in columns}
    keys = [
        {"fields": field, "reference": {"resource": target, "fields": TABLES[target].key}}
        for field, target in REFERENCES.get(name, {}).items()
        if field in headings and target in tables
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    """One column."""
    spec = column.spec
    about = spec.about or Text.same(column.name)
    field: dict[str, Any] = {"name": column.name, "title": about.zh, "description": about.en}
    base = str if issubclass(spec.shape.base, Term) else spec.shape.base
    field.update(_TYPES[base])
    constraints = {"required": True} if column.needed else {}
    constraints.update(_constraints(spec.shape))
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(shape: Shape) -> dict[str, Any]:
    """What a cell is held to, as far as a Table Schema can say it."""
    if issubclass(shape.base, Term):
        return {"enum": list(codes_of(shape.base))}
    if shape.item is not None:
        one = _pattern(shape.item)
        return {"pattern": f"{one}({JOINT}{one})*"}
    if shape.base is Fraction:
        return {"pattern": EXACT}
    held: dict[str, Any] = {}
    for limit in shape.limits:
        if isinstance(limit, Within):
            bounds = {"minimum": limit.least, "maximum": limit.most}
            held.update({name: bound for name, bound in bounds.items() if bound is not None})
        elif isinstance(limit, Printable):
            held.update(minLength=1, maxLength=limit.most)
        else:
            held["pattern"] = _guardable(_pattern(shape))
    return held


def _pattern(shape: Shape) -> str:
    """What the text of a cell, or of one item in it, looks like."""
    if issubclass(shape.base, Term):
        return f"({'|'.join(map(re.escape, codes_of(shape.base)))})"
    if issubclass(shape.base, Noun):
        return LINK.join(_pattern(spec.shape) for spec in specs(shape.base))
    (limit,) = shape.limits
    if isinstance(limit, Matches):
        return limit.pattern
    if limit == COUNT:
        return "(0|[1-9][0-9]*)"
    if isinstance(limit, Within):
        numbers = range(int(limit.least or 0), int(limit.most or 0) + 1)
        return f"({'|'.join(map(str, numbers))})"
    return _CODE_PATTERN


def _guardable(pattern: str) -> str:
    """The pattern, with room for the guard's apostrophe where a text may begin with a sign."""
    return f"'?({pattern})" if re.fullmatch(pattern, "--") else pattern
