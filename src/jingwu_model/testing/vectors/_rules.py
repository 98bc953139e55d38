"""Vectors of the rules: what is recorded and published of a place, and what is found of it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from jingwu_model.rules import Amount, Finding, Material, check
from jingwu_model.testing.vectors._files import Vector, cites
from jingwu_model.testing.vectors._packaged import packaged
from jingwu_model.wire import dumps, loads

_ON, _AS_OF = date(2024, 4, 30), date(2023, 12, 31)
_CITY, _SOURCE = "411400000000", "city-2024"
_NAMES = {
    _CITY: "商丘市",
    "411421000000": "民权县",
    "411402000000": "梁园区",
    "640424000000": "泾源县",
}
_LAND = ("province", "prefecture", "county", "town")


def rules() -> Iterator[Vector]:
    """Every case, with every finding of its rule."""
    table = packaged("rules")
    for case in table["case"]:
        on = case.get("on", _ON)
        material = loads(json.dumps(_material(case, table["rows"])), Material)
        report = check(material, on=on, rules=[case["rule"]])
        bases = (one.citation for finding in report.findings for one in finding.standards)
        yield {
            "id": f"rules/{case['id']}",
            "cites": cites(bases) or ["library"],
            "rule": case["rule"],
            "on": on.isoformat(),
            "document": dumps(material).decode(),
            "findings": sorted(map(_finding, report.findings), key=_place),
        }


def _material(case: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A case's material as a document."""
    made: dict[str, Any] = {}
    if "figures" in case:
        code, as_of = case.get("division", _CITY), case.get("as_of", _AS_OF)
        same = {"as_of": as_of.isoformat(), "source": _SOURCE}
        values = [{"quantity": of, "value": value, **same} for of, value in case["figures"].items()]
        claims = [
            {"quantity": of, "claim": words, **same} for of, words in case.get("claims", {}).items()
        ]
        city = {"division": code, "name": _NAMES[code]}
        made["figures"] = {"city": city, "figures": values + claims}
    if "register" in case:
        made["register"] = {
            table: [rows[table][name] for one in names for name in _named(one)]
            for table, names in case["register"].items()
        }
    return made


def _named(name: str) -> tuple[str, ...]:
    """The rows of a name: all that lies above the villages is `land`."""
    return _LAND if name == "land" else (name,)


def _finding(finding: Finding) -> dict[str, Any]:
    """What a finding says, without its words."""
    optional = {"reading": finding.reading, "unit": finding.unit}
    return {
        "actual": _amount(finding.actual),
        "expected": _amount(finding.expected),
        "marks": sorted(mark.code for mark in finding.marks),
        "relation": finding.relation.code,
        "standards": sorted(one.id for one in finding.standards),
        "subject": {"id": finding.subject.id, "kind": finding.subject.kind.code},
        "verdict": finding.verdict.code,
        **{key: term.code for key, term in optional.items() if term is not None},
    }


def _amount(amount: Amount) -> dict[str, Any]:
    bounds = {"lo": amount.lo, "hi": amount.hi}
    return {
        **{key: str(bound) for key, bound in bounds.items() if bound is not None},
        "missing": sorted(amount.missing),
    }


def _place(finding: Mapping[str, Any]) -> tuple[str, ...]:
    """Where a finding stands among those of its case: an order that is no report's own."""
    subject = finding["subject"]
    told = finding.get("reading", ""), finding["verdict"], *finding["standards"]
    return (subject["kind"], subject["id"], *told)
