"""Stone 0d: the terms, each with its code, labels, definition and source."""

from typing import Final

from jingwu_model.declare import Term
from jingwu_model.vocabulary._actors import ActorKind
from jingwu_model.vocabulary._cases import DisputeKind, FoundBy, Severity, VisitMode, VisitPurpose
from jingwu_model.vocabulary._glossary import GLOSSARY, Label
from jingwu_model.vocabulary._mapping import (
    DUTY_CORE_DUTIES,
    ROLE_DUTIES,
    Link,
    core_duty_of,
    duties_of,
    roles_of,
)
from jingwu_model.vocabulary._matters import DesignationKind, HazardKind, IncidentKind, MatterKind
from jingwu_model.vocabulary._members import AssignmentBasis, Competence, DualPost, MemberKind, Post
from jingwu_model.vocabulary._people import JointPrevention, Occupation, Rota, TeamKind
from jingwu_model.vocabulary._places import (
    AnalysisLevel,
    Committee,
    Datum,
    Level,
    Network,
    TownshipKind,
    UrbanRural,
)
from jingwu_model.vocabulary._quantities import Quantity
from jingwu_model.vocabulary._sites import (
    Host,
    LevelRole,
    OrganKind,
    Strength,
    Structure,
    Tier,
    WorkstationKind,
    Zone,
)
from jingwu_model.vocabulary._units import Unit
from jingwu_model.vocabulary._work import CoreDuty, Duty, OtherPost, Role, TaskKind

__all__ = [
    "DUTY_CORE_DUTIES",
    "GLOSSARY",
    "ROLE_DUTIES",
    "TERMS",
    "ActorKind",
    "AnalysisLevel",
    "AssignmentBasis",
    "Committee",
    "Competence",
    "CoreDuty",
    "Datum",
    "DesignationKind",
    "DisputeKind",
    "DualPost",
    "Duty",
    "FoundBy",
    "HazardKind",
    "Host",
    "IncidentKind",
    "JointPrevention",
    "Label",
    "Level",
    "LevelRole",
    "Link",
    "MatterKind",
    "MemberKind",
    "Network",
    "Occupation",
    "OrganKind",
    "OtherPost",
    "Post",
    "Quantity",
    "Role",
    "Rota",
    "Severity",
    "Strength",
    "Structure",
    "TaskKind",
    "TeamKind",
    "Tier",
    "TownshipKind",
    "Unit",
    "UrbanRural",
    "VisitMode",
    "VisitPurpose",
    "WorkstationKind",
    "Zone",
    "core_duty_of",
    "duties_of",
    "roles_of",
]

# In the order of the page, which is told module by module.
TERMS: Final[tuple[type[Term], ...]] = (
    Level,
    Network,
    AnalysisLevel,
    Committee,
    TownshipKind,
    UrbanRural,
    Datum,
    Zone,
    Host,
    WorkstationKind,
    Tier,
    Strength,
    LevelRole,
    Structure,
    OrganKind,
    MemberKind,
    Post,
    AssignmentBasis,
    DualPost,
    Competence,
    Role,
    Duty,
    CoreDuty,
    TaskKind,
    OtherPost,
    TeamKind,
    Occupation,
    JointPrevention,
    Rota,
    ActorKind,
    DisputeKind,
    FoundBy,
    Severity,
    VisitPurpose,
    VisitMode,
    MatterKind,
    HazardKind,
    IncidentKind,
    DesignationKind,
    Unit,
    Quantity,
)
