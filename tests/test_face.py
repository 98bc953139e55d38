"""The face: exactly what is promised, and nothing that is not asked for."""

import subprocess
import sys

import pytest

import jingwu_model

# Every name that `import jingwu_model` promises. A name is added here on purpose, and removed
# only by a breaking change.
PROMISED = (
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
)

# What comes with a later version: neither a name nor a stub of it is here before it works.
LATER = ("Scenario", "compare", "frames", "need", "plans", "sweep")

# What costs time to import and is asked for by few: loaded by the door that needs it.
HEAVY = (
    "cattrs",
    "chinese_calendar",
    "click",
    "hypothesis",
    "jsonschema",
    "matplotlib",
    "msgspec",
    "narwhals",
    "numpy",
    "pandas",
    "pydantic",
    "pytest",
    "rich",
    "scipy",
)
CLOSED_DOORS = ("jingwu_model.cli", "jingwu_model.show", "jingwu_model.testing")


class TestNames:
    """What a user finds when looking at the face."""

    def test_all_is_exactly_what_is_promised(self) -> None:
        """No name appears or disappears unnoticed."""
        assert tuple(jingwu_model.__all__) == PROMISED

    def test_all_is_sorted_and_names_nothing_twice(self) -> None:
        """Constants, then classes, then functions, each where the alphabet puts it."""
        order = sorted(
            set(jingwu_model.__all__),
            key=lambda name: (not name.isupper(), not name[0].isupper(), name),
        )

        assert list(jingwu_model.__all__) == order

    @pytest.mark.parametrize("name", PROMISED)
    def test_every_promised_name_is_there(self, name: str) -> None:
        """A promised name is an object, whether it is loaded early or late."""
        assert getattr(jingwu_model, name) is not None

    @pytest.mark.parametrize("name", LATER)
    def test_what_comes_later_is_not_there_yet(self, name: str) -> None:
        """An absent name is an ordinary `AttributeError` that says the name."""
        assert name not in jingwu_model.__all__
        with pytest.raises(AttributeError, match=name):
            getattr(jingwu_model, name)

    def test_dir_shows_what_is_promised(self) -> None:
        """Completion in an editor or a notebook offers every promised name, and the version."""
        assert {*PROMISED, "__version__"} <= set(dir(jingwu_model))

    def test_a_star_import_brings_what_is_promised(self) -> None:
        """`from jingwu_model import *` is not recommended, but honest."""
        namespace: dict[str, object] = {}

        exec("from jingwu_model import *", namespace)  # noqa: S102 - a star import needs a module

        assert set(PROMISED) == namespace.keys() - {"__builtins__"}


class TestWeight:
    """What a bare import costs."""

    def test_a_bare_import_opens_no_door(self) -> None:
        """Extras, calendars' data and test tools are loaded when first asked for."""
        code = "import sys, jingwu_model; print(*sys.modules)"

        loaded = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout.split()

        assert "jingwu_model" in loaded
        assert {*HEAVY, *CLOSED_DOORS}.isdisjoint(loaded)

    def test_every_promised_name_is_there_without_an_extra(self) -> None:
        """The face needs the core alone: extras are hidden, and every name still resolves."""
        code = (
            "import sys\n"
            "for name in ('click', 'hypothesis', 'matplotlib', 'rich'):\n"
            "    sys.modules[name] = None\n"
            "import jingwu_model\n"
            "print(len([getattr(jingwu_model, name) for name in jingwu_model.__all__]))\n"
        )

        run = subprocess.run(
            [sys.executable, "-c", code], check=False, capture_output=True, text=True
        )

        assert run.stdout.split() == [str(len(PROMISED))], run.stderr
