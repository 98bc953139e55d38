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
        CareMeasure,
        Checklist,
        City,
        CommunityTeam,
        Conduct,
        ContactVisit,
        Deliberation,
        Division,
        DivisionCode,
        DocRef,
        DualPosting,
        DutyEntry,
        Figure,
        Figures,
        Force,
        Funding,
        Grid,
        GridTeam,
        HeadCount,
        Instrument,
        JurisdictionList,
        Location,
        Member,
        Mentorship,
        NotInForce,
        NotInRegister,
        NotRecorded,
        PlaceKind,
        PlaceRef,
        PlaceTrend,
        PoliceRoom,
        Practice,
        Publication,
        Recognition,
        Register,
        Skill,
        Station,
        Survey,
        TimeAccount,
        Training,
        Workload,
        Workstation,
    )
    from jingwu_model.rules import (
        Amount,
        Finding,
        Material,
        NotEvaluated,
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
        LoadedCases,
        Rejected,
        read,
        read_cases,
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
        Expiry,
        Retention,
        Verification,
        digest,
        dumps,
        loads,
        read_lines,
        schema,
        seal,
        verify,
        write_lines,
    )
    from jingwu_model.workflows import (
        ALL,
        Actor,
        Answer,
        Casebook,
        Clock,
        Duty,
        Event,
        Lapse,
        Logged,
        Outcome,
        Overdue,
        Proceeding,
        Reason,
        Refused,
        log_of,
        outcome_of,
    )

__all__ = [
    "ALL",
    "SHANGHAI",
    "SOURCES",
    "Actor",
    "Agency",
    "Amount",
    "Answer",
    "Assignment",
    "Calendar",
    "CalendarUnknown",
    "CareMeasure",
    "Casebook",
    "Checklist",
    "Citation",
    "City",
    "Clock",
    "CommunityTeam",
    "Conduct",
    "ContactVisit",
    "Dated",
    "Deliberation",
    "Division",
    "DivisionCode",
    "DocRef",
    "Document",
    "DualPosting",
    "Due",
    "DueChange",
    "Duty",
    "DutyEntry",
    "Entry",
    "Event",
    "Expiry",
    "Fault",
    "Figure",
    "Figures",
    "Finding",
    "Force",
    "Funding",
    "Grid",
    "GridTeam",
    "HeadCount",
    "Instrument",
    "InvalidDeclaration",
    "InvalidInput",
    "InvalidObject",
    "JingwuError",
    "JurisdictionList",
    "Lapse",
    "Loaded",
    "LoadedCases",
    "Location",
    "Logged",
    "Material",
    "Member",
    "Mentorship",
    "MissingExtra",
    "NotEvaluated",
    "NotInForce",
    "NotInRegister",
    "NotRecorded",
    "Noun",
    "Outcome",
    "Overdue",
    "Period",
    "PlaceKind",
    "PlaceRef",
    "PlaceTrend",
    "PoliceRoom",
    "Practice",
    "Proceeding",
    "Publication",
    "Reason",
    "Recognition",
    "Refused",
    "Register",
    "Rejected",
    "Report",
    "Retention",
    "Rule",
    "Skill",
    "Span",
    "Standard",
    "Standards",
    "Standing",
    "Station",
    "Survey",
    "Term",
    "Text",
    "TimeAccount",
    "Training",
    "Units",
    "UnknownRule",
    "Verdict",
    "Verification",
    "Workload",
    "Workstation",
    "check",
    "digest",
    "dumps",
    "explain",
    "loads",
    "log_of",
    "outcome_of",
    "read",
    "read_cases",
    "read_figures",
    "read_lines",
    "read_register",
    "schema",
    "seal",
    "specs",
    "verify",
    "visible",
    "write_lines",
    "write_register",
]

# The names of each room, apart by blanks.
_HOMES: Final = {
    "errors": "Fault InvalidDeclaration InvalidInput InvalidObject JingwuError MissingExtra Text",
    "declare": "Noun Term specs visible",
    "timeline": (
        "SHANGHAI SOURCES Calendar CalendarUnknown Citation Dated Document Due DueChange Entry "
        "Period Span Standing"
    ),
    "model": (
        "Agency Assignment CareMeasure Checklist City CommunityTeam Conduct ContactVisit "
        "Deliberation Division DivisionCode DocRef DualPosting DutyEntry Figure Figures Force "
        "Funding Grid GridTeam HeadCount Instrument JurisdictionList Location Member "
        "Mentorship NotInForce NotInRegister NotRecorded PlaceKind PlaceRef PlaceTrend "
        "PoliceRoom Practice Publication Recognition Register Skill Station Survey TimeAccount "
        "Training Workload Workstation"
    ),
    "rules": (
        "Amount Finding Material NotEvaluated Report Rule Standard Standards Units UnknownRule "
        "Verdict check explain"
    ),
    "workflows": (
        "ALL Actor Answer Casebook Clock Duty Event Lapse Logged Outcome Overdue Proceeding "
        "Reason Refused log_of outcome_of"
    ),
    "wire": (
        "Expiry Retention Verification digest dumps loads read_lines schema seal verify write_lines"
    ),
    "tables": (
        "Loaded LoadedCases Rejected read read_cases read_figures read_register write_register"
    ),
}
_HOME_OF: Final = {name: room for room, names in _HOMES.items() for name in names.split()}


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
