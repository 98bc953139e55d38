"""The JSON Schema of the vectors' own files: what each says, and what it says it in."""

from collections.abc import Mapping
from typing import Any

from jingwu_model.rules import RULES
from jingwu_model.testing.vectors._files import KINDS, RFCS
from jingwu_model.timeline import SOURCES
from jingwu_model.timeline import Unit as PeriodUnit
from jingwu_model.wire import FORMAT, schema_classes
from jingwu_model.workflows import ALL

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_Schema = dict[str, Any]

_TIME = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)$",
    "description": "A time of RFC 3339.",
}
_CHINESE_TIME = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+08:00$",
    "description": "A time of RFC 3339 at +08:00.",
}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_CODE = {"type": "string", "pattern": "^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)?$"}
_SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_FRACTION = {"type": "string", "pattern": "^-?[0-9]+(/[1-9][0-9]*)?$"}
_CITES = {
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {"$ref": "#/$defs/cite"},
    "description": "The provisions that it tests, by the document's key and the part of it.",
}


def _object(
    required: Mapping[str, Any], optional: Mapping[str, Any] | None = None, **more: Any
) -> _Schema:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def _list(items: _Schema, **more: Any) -> _Schema:
    return {"type": "array", "items": items, **more}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}


def _vector(kind: str, given: Mapping[str, Any], more: Mapping[str, Any], **rest: Any) -> _Schema:
    """A vector of a kind: its id, what it cites, what is given and what comes of it."""
    head = {"id": {"type": "string", "pattern": rf"^{kind}/[^ ]+$"}, "cites": _CITES}
    return _object({**head, **given}, more, **rest)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of every file of the vectors, itself one of them.

    Examples:
        >>> made = schema()
        >>> made["$id"], sorted(made["$defs"])[:3]
        ('urn:jingwu-model:schema:0.1:vectors', ['amount', 'calendar', 'canonical'])
    """
    files = [*KINDS, "calendar", "index"]
    return {
        "$schema": DIALECT,
        "$id": f"urn:jingwu-model:schema:{FORMAT}:vectors",
        "title": "test vectors",
        "type": "object",
        "properties": {"kind": {"enum": files}, "v": {"const": FORMAT}},
        "required": ["kind", "v"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}},
                "then": _ref("calendar" if kind == "calendar" else f"{kind}_file")
                if kind in ("calendar", "index")
                else _file(kind),
            }
            for kind in files
        ],
        "$defs": dict(sorted(_definitions().items())),
    }


def _file(kind: str) -> _Schema:
    """A file of vectors."""
    of = {"workflow": {"enum": list(ALL)}} if kind == "transitions" else {}
    vectors = _list(_ref(kind), minItems=1)
    return _object({"kind": {"const": kind}, "v": _ref("v"), "vectors": vectors, **of})


def _definitions() -> dict[str, _Schema]:
    return {
        "amount": _object(
            {"missing": _list(_TEXT)},
            {"lo": _FRACTION, "hi": _FRACTION},
            description="How much: at least `lo`, at most `hi`; without a bound, any.",
        ),
        "calendar": _calendar(),
        "canonical": _canonical(),
        "cite": _cite(),
        "documents": _documents(),
        "dues": _dues(),
        "event": _event(),
        "finding": _finding(),
        "index_file": _index(),
        "rules": _rules(),
        "then": _then(),
        "transitions": _transitions(),
        "v": {"const": FORMAT, "description": "The format, that of every document."},
    }


def _cite() -> _Schema:
    keys = "|".join(map(_escaped, (*SOURCES, *RFCS)))
    return {"type": "string", "pattern": f"^({keys})( [^ ].*)?$"}


def _escaped(key: str) -> str:
    """A key within a pattern: only letters, digits, blanks and `-` stand in one."""
    return key.replace("-", "[-]")


def _calendar() -> _Schema:
    days = _list(_DAY, uniqueItems=True)
    return _object(
        {
            "kind": {"const": "calendar"},
            "v": _ref("v"),
            "version": _TEXT,
            "first": _DAY,
            "last": _DAY,
            "off": {**days, "description": "Mondays to Fridays that are not worked."},
            "worked": {**days, "description": "Saturdays and Sundays that are worked."},
        },
        description="The working days that due times are counted on.",
    )


def _index() -> _Schema:
    entry = _object(
        {"file": _TEXT, "kind": _TEXT, "sha256": _SHA256},
        {"vectors": _COUNT, "workflow": {"enum": list(ALL)}},
    )
    return _object(
        {"kind": {"const": "index"}, "v": _ref("v"), "files": _list(entry), "vectors": _COUNT},
        description="Every file but this one, with its digest and how many vectors it has.",
    )


_WRITTEN = {
    "canonical": {**_TEXT, "description": "Its canonical bytes by RFC 8785, as text."},
    "digest": {**_SHA256, "description": "The SHA-256 of its canonical bytes without `v`."},
}


def _documents() -> _Schema:
    fault = _object({"code": _CODE, "path": {"type": "string", "pattern": r"^\$"}})
    faults = _list(fault, minItems=1, description="Every fault, by its path and its code.")
    classes = {"enum": list(schema_classes())}
    return _vector(
        "documents",
        {"class": classes, "document": _TEXT},
        {**_WRITTEN, "faults": faults},
        oneOf=[{"required": ["canonical", "digest"]}, {"required": ["faults"]}],
        dependentRequired={"canonical": ["digest"], "digest": ["canonical"]},
        description="A text, and what it is read as: an object of a class, or its faults.",
    )


def _canonical() -> _Schema:
    classes = {"enum": list(schema_classes())}
    return _vector(
        "canonical",
        {"document": _TEXT, **_WRITTEN},
        {"class": classes},
        description="One value written in some way; without a class, any value of JSON.",
    )


def _dues() -> _Schema:
    period = _object(
        {
            "length": {"type": "integer", "minimum": 1},
            "unit": {"enum": [unit.code for unit in PeriodUnit]},
        }
    )
    return _vector(
        "dues",
        {
            "period": period,
            "start": _TIME,
            "due": {**_CHINESE_TIME, "description": "The last instant in time."},
        },
        {
            "reason": {"enum": ["no_notice", "year_end", "no_data"]},
            "awaits": {**_COUNT, "description": "The year whose notice is not known."},
            "why": {**_TEXT, "description": "What is special about the start."},
        },
        dependentRequired={"reason": ["awaits"], "awaits": ["reason"]},
        description="When a period that starts at a time ends.",
    )


def _rules() -> _Schema:
    return _vector(
        "rules",
        {
            "rule": {"enum": list(RULES)},
            "on": _DAY,
            "document": {**_TEXT, "description": "A document of the class Material."},
            "findings": _list(_ref("finding")),
        },
        {},
        description="What a rule finds of material on a day, in no order.",
    )


def _finding() -> _Schema:
    return _object(
        {
            "actual": _ref("amount"),
            "expected": _ref("amount"),
            "marks": _list(_CODE),
            "relation": {"enum": ["at_least", "above", "at_most"]},
            "standards": _list(_TEXT),
            "subject": _object({"id": _TEXT, "kind": _CODE}),
            "verdict": {"enum": ["short", "unknown", "met", "not_applicable"]},
        },
        {"reading": _CODE, "unit": _CODE},
    )


def _event() -> _Schema:
    return {
        "type": "object",
        "properties": {
            "event": _CODE,
            "id": _TEXT,
            "proceeding_id": _TEXT,
            "at": _CHINESE_TIME,
            "by": _object({"kind": _CODE, "ref": _TEXT}),
        },
        "required": ["event", "id", "proceeding_id", "at", "by"],
        "description": "An event as it stands in a proceeding's history.",
    }


def _then() -> _Schema:
    times = {"since": _CHINESE_TIME, "due": {"oneOf": [_CHINESE_TIME, {"type": "null"}]}}
    clock = _object({"name": _CODE, **times, "running": {"type": "boolean"}})
    duty = _object({"name": _CODE, "to": _TEXT, **times, "open": {"type": "boolean"}})
    after = _object(
        {
            "state": _CODE,
            "facts": {"type": "object"},
            "clocks": _list(clock),
            "duties": _list(duty),
        },
        description="The case after the event.",
    )
    refused = _object(
        {"refused": _list(_CODE, minItems=1, uniqueItems=True)},
        description="The codes of every reason against it, sorted.",
    )
    return {"oneOf": [after, refused]}


def _transitions() -> _Schema:
    return _vector(
        "transitions",
        {"history": _list(_ref("event")), "event": _ref("event"), "then": _ref("then")},
        {},
        description="What becomes of a case by an event.",
    )
