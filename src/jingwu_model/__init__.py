"""The reference library for community policing in China: one village (grid), one officer.

一村（格）一警：辖区、网格、民辅警与标准，都是带类型、经校验、不可变的对象。

Everything promised is named in `__all__`; a room is loaded when one of its names is
first asked for, so that importing the library costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jingwu_model.declare import (
        Noun,
        Term,
        specs,
        visible,
    )
    from jingwu_model.errors import (
        Fault,
        InvalidDeclaration,
        InvalidInput,
        InvalidObject,
        JingwuError,
        MissingExtra,
        Text,
    )
    from jingwu_model.model import (
        Agency,
        Assignment,
        Checklist,
        City,
        Division,
        DivisionCode,
        DutyEntry,
        Figure,
        Figures,
        Force,
        Grid,
        Location,
        Member,
        NotInForce,
        NotInRegister,
        PlaceKind,
        PlaceRef,
        PoliceRoom,
        Register,
        Skill,
        Station,
        TimeAccount,
        Workload,
        Workstation,
    )
    from jingwu_model.rules import (
        Amount,
        Finding,
        Material,
        Report,
        Rule,
        Standard,
        Standards,
        Units,
        UnknownRule,
        Verdict,
        check,
        explain,
    )
    from jingwu_model.tables import (
        Loaded,
        Rejected,
        read,
        read_figures,
        read_register,
        write_register,
    )
    from jingwu_model.timeline import (
        SHANGHAI,
        SOURCES,
        Calendar,
        CalendarUnknown,
        Citation,
        Dated,
        Document,
        Due,
        DueChange,
        Entry,
        Period,
        Span,
        Standing,
    )
    from jingwu_model.wire import (
        dumps,
    )

__all__ = [
    "SHANGHAI",
    "SOURCES",
    "Agency",
    "Amount",
    "Assignment",
    "Calendar",
    "CalendarUnknown",
    "Checklist",
    "Citation",
    "City",
    "Dated",
    "Division",
    "DivisionCode",
    "Document",
    "Due",
    "DueChange",
    "DutyEntry",
    "Entry",
    "Fault",
    "Figure",
    "Figures",
    "Finding",
    "Force",
    "Grid",
    "InvalidDeclaration",
    "InvalidInput",
    "InvalidObject",
    "JingwuError",
    "Loaded",
    "Location",
    "Material",
    "Member",
    "MissingExtra",
    "NotInForce",
    "NotInRegister",
    "Noun",
    "Period",
    "PlaceKind",
    "PlaceRef",
    "PoliceRoom",
    "Register",
    "Rejected",
    "Report",
    "Rule",
    "Skill",
    "Span",
    "Standard",
    "Standards",
    "Standing",
    "Station",
    "Term",
    "Text",
    "TimeAccount",
    "Units",
    "UnknownRule",
    "Verdict",
    "Workload",
    "Workstation",
    "check",
    "dumps",
    "explain",
    "read",
    "read_figures",
    "read_register",
    "specs",
    "visible",
    "write_register",
]

_HOMES: Final = {
    "errors": (
        "Fault",
        "InvalidDeclaration",
        "InvalidInput",
        "InvalidObject",
        "JingwuError",
        "MissingExtra",
        "Text",
    ),
    "declare": (
        "Noun",
        "Term",
        "specs",
        "visible",
    ),
    "timeline": (
        "SHANGHAI",
        "SOURCES",
        "Calendar",
        "CalendarUnknown",
        "Citation",
        "Dated",
        "Document",
        "Due",
        "DueChange",
        "Entry",
        "Period",
        "Span",
        "Standing",
    ),
    "model": (
        "Agency",
        "Assignment",
        "Checklist",
        "City",
        "Division",
        "DivisionCode",
        "DutyEntry",
        "Figure",
        "Figures",
        "Force",
        "Grid",
        "Location",
        "Member",
        "NotInForce",
        "NotInRegister",
        "PlaceKind",
        "PlaceRef",
        "PoliceRoom",
        "Register",
        "Skill",
        "Station",
        "TimeAccount",
        "Workload",
        "Workstation",
    ),
    "rules": (
        "Amount",
        "Finding",
        "Material",
        "Report",
        "Rule",
        "Standard",
        "Standards",
        "Units",
        "UnknownRule",
        "Verdict",
        "check",
        "explain",
    ),
    "wire": (
        "dumps",
    ),
    "tables": (
        "Loaded",
        "Rejected",
        "read",
        "read_figures",
        "read_register",
        "write_register",
    ),
}
_HOME_OF: Final = {name: room for room, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """A promised name, from the room that has it."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - asked for rarely, costs much

        return version("jingwu-model")
    if name not in _HOME_OF:
        msg = f"module 'jingwu_model' has no attribute {name!r}"
        raise AttributeError(msg)
    found = getattr(import_module(f"jingwu_model.{_HOME_OF[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
