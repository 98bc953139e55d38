"""Floor 1: frozen nouns, and the Register of them."""

from jingwu_model.model._accounts import Spent, TimeAccount
from jingwu_model.model._areas import StationArea
from jingwu_model.model._clashes import Clash
from jingwu_model.model._codes import (
    Code,
    DivisionCode,
    committee_of,
    head_of,
    level_of,
    parent_of,
)
from jingwu_model.model._documents import DocRef
from jingwu_model.model._figures import City, Figure, Figures
from jingwu_model.model._in_charge import Coverage, InCharge, Overlap, Stretch
from jingwu_model.model._lasting import NotInForce
from jingwu_model.model._leading import (
    ContactVisit,
    Deliberation,
    Funding,
    Instrument,
    JurisdictionList,
    Practice,
)
from jingwu_model.model._openness import Conduct, PlaceTrend, Publication, Survey
from jingwu_model.model._people import Assignment, DutyEntry, Member, Skill
from jingwu_model.model._places import (
    Division,
    Grid,
    Location,
    PlaceKind,
    PlaceRef,
    StaffId,
    Workload,
)
from jingwu_model.model._posts import (
    Agency,
    AgencyId,
    Checklist,
    Force,
    PoliceRoom,
    Station,
    Workstation,
)
from jingwu_model.model._register import Register, sifted
from jingwu_model.model._service import (
    CareMeasure,
    DualPosting,
    Mentorship,
    Recognition,
    Training,
    Year,
)
from jingwu_model.model._tables import TABLES, NotInRegister, NotRecorded, Table, TableKind
from jingwu_model.model._teams import CommunityTeam, GridTeam, HeadCount

__all__ = [
    "TABLES",
    "Agency",
    "AgencyId",
    "Assignment",
    "CareMeasure",
    "Checklist",
    "City",
    "Clash",
    "Code",
    "CommunityTeam",
    "Conduct",
    "ContactVisit",
    "Coverage",
    "Deliberation",
    "Division",
    "DivisionCode",
    "DocRef",
    "DualPosting",
    "DutyEntry",
    "Figure",
    "Figures",
    "Force",
    "Funding",
    "Grid",
    "GridTeam",
    "HeadCount",
    "InCharge",
    "Instrument",
    "JurisdictionList",
    "Location",
    "Member",
    "Mentorship",
    "NotInForce",
    "NotInRegister",
    "NotRecorded",
    "Overlap",
    "PlaceKind",
    "PlaceRef",
    "PlaceTrend",
    "PoliceRoom",
    "Practice",
    "Publication",
    "Recognition",
    "Register",
    "Skill",
    "Spent",
    "StaffId",
    "Station",
    "StationArea",
    "Stretch",
    "Survey",
    "Table",
    "TableKind",
    "TimeAccount",
    "Training",
    "Workload",
    "Workstation",
    "Year",
    "committee_of",
    "head_of",
    "level_of",
    "parent_of",
    "sifted",
]

# A traceback names an error as a caller imports it.
NotInForce.__module__ = __name__
NotInRegister.__module__ = __name__
NotRecorded.__module__ = __name__
