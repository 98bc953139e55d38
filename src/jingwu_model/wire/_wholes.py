"""Registers, casebooks and material as documents: many rows or cases in one object."""

from collections.abc import Sequence
from typing import Any

from jingwu_model.declare import MISSING, Audience, Tags, Write, lift, plain_reader, unplain
from jingwu_model.errors import Fault, InvalidInput, Text
from jingwu_model.model import TABLES, Figures, Register
from jingwu_model.rules import Material
from jingwu_model.wire._cases import AnyCaseKind
from jingwu_model.wire._kind import (
    NOTHING,
    Kind,
    NounKind,
    Read,
    an_object,
    list_at,
    together,
)
from jingwu_model.wire._limits import REPEATED_CASE
from jingwu_model.workflows import Casebook, RepeatedCase

_ANY_CASE = AnyCaseKind()


class RegisterKind(Kind):
    """A register: a list of rows for each table; a table that is not recorded is no key."""

    name = "Register"

    def quick(self, value: Any) -> Any:
        """The register of a plain value."""
        if value.__class__ is not dict:
            raise TypeError
        rows = {}
        for name, held in value.items():
            read = plain_reader(TABLES[name].noun)
            if held.__class__ is not list:
                raise TypeError
            rows[name] = [read(row) for row in held]
        return Register(**rows)

    def slow(self, value: Any, path: str) -> Read:
        """The register, or every fault: of its rows, and of how they hold together."""
        value, faults = an_object(value, TABLES, path)
        rows: dict[str, Any] = {}
        for name, kind in TABLES.items():
            if name not in value:
                continue

            def row(held: Any, at: str, noun: Any = kind.noun) -> Read:
                return unplain(noun, held, at)

            rows[name], wrong = list_at(value, name, path, row)
            faults += wrong
        if faults:
            return None, faults
        try:
            return Register(**rows), []
        except InvalidInput as error:
            return None, [_under(path, fault) for fault in error.faults]

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The register's object of an older format."""
        nouns = {name: kind.noun for name, kind in TABLES.items()}
        return {
            name: [lift(nouns[name], row, formats) for row in rows]
            if name in nouns and isinstance(rows, list)
            else rows
            for name, rows in value.items()
        }

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The register made plain."""
        rows = {}
        for name, kind in TABLES.items():
            if (table := getattr(obj, name)).recorded:
                plain = write(kind.noun, (), audience)
                rows[name] = [plain(row) for row in table]
        return together(tags, rows)


def _under(path: str, fault: Fault) -> Fault:
    """A fault of a whole, as one of the document that it stands in."""
    return Fault(fault.code, f"{path}{fault.path[1:]}", fault.says, fault.expected, fault.found)


class CasebookKind(Kind):
    """A casebook: its proceedings, in their order."""

    name = "Casebook"

    def quick(self, value: Any) -> Any:
        """The casebook of a plain value."""
        if value.__class__ is not dict or len(value) != 1:
            raise TypeError
        if value["cases"].__class__ is not list:
            raise TypeError
        return Casebook([_ANY_CASE.quick(case) for case in value["cases"]])

    def slow(self, value: Any, path: str) -> Read:
        """The casebook, or every fault."""
        value, faults = an_object(value, ("cases",), path)
        if "cases" not in value:
            about = Text("各事项", "the proceedings")
            lacking = MISSING.at(f"{path}.cases", expected=about, found=NOTHING)
            return None, faults if faults and not value else [*faults, lacking]
        cases, wrong = list_at(value, "cases", path, _ANY_CASE.slow)
        faults += wrong
        if cases is None or faults:
            return None, faults
        try:
            return Casebook(cases), []
        except RepeatedCase as error:
            once = Text("每个事项一次", "each proceeding once")
            return None, [
                REPEATED_CASE.at(f"{path}.cases", expected=once, found=error.proceeding_id)
            ]

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The casebook's object of an older format."""
        cases = value.get("cases")
        if not isinstance(cases, list):
            return value
        lifted = [
            _ANY_CASE.lift(case, formats) if isinstance(case, dict) else case for case in cases
        ]
        return {**value, "cases": lifted}

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The casebook made plain."""
        cases = [_ANY_CASE.plain(case, write, (), audience) for case in obj]
        return together(tags, {"cases": cases})


class MaterialKind(Kind):
    """Material: its register, its figures and its cases, each where there is one."""

    name = "Material"

    def __init__(self) -> None:
        self.parts: dict[str, Kind] = {
            "cases": CasebookKind(),
            "figures": NounKind(Figures),
            "register": RegisterKind(),
        }

    def quick(self, value: Any) -> Any:
        """The material of a plain value."""
        if value.__class__ is not dict:
            raise TypeError
        return Material(**{name: self.parts[name].quick(held) for name, held in value.items()})

    def slow(self, value: Any, path: str) -> Read:
        """The material, or every fault."""
        value, faults = an_object(value, self.parts, path)
        made = {}
        for name, kind in self.parts.items():
            if name in value:
                made[name], wrong = kind.slow(value[name], f"{path}.{name}")
                faults += wrong
        return (None, faults) if faults else (Material(**made), [])

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The material's object of an older format."""
        return {
            name: self.parts[name].lift(held, formats)
            if name in self.parts and isinstance(held, dict)
            else held
            for name, held in value.items()
        }

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The material made plain."""
        held = {name: getattr(obj, name) for name in self.parts}
        parts = {
            name: kind.plain(held[name], write, (), audience)
            for name, kind in self.parts.items()
            if held[name] is not None
        }
        return together(tags, parts)
