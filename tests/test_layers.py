"""Imports go only downward, whatever their form: the picture of the architecture, as a test."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = "jingwu_model"
SOURCES = Path(__file__).parents[1] / "src" / PACKAGE

# The rooms in written order: a room may import those before it, and nothing else.
FACE = "__init__"
GROUND = ("errors", "declare", "timeline", "vocabulary")
FLOORS = ("model", "workflows", "rules")
DOORS = ("wire", "tables", "frames", "plans", "show")
ROOMS = (*GROUND, *FLOORS, *DOORS, "testing", "cli", FACE)

# Doors do not open into each other; only the lowest, wire, may be read through tables.
CLOSED = {
    "frames": {"wire", "tables"},
    "plans": {"wire", "tables", "frames"},
    "show": {"wire", "tables", "frames", "plans"},
}


def module_name(path: Path, root: Path) -> str:
    """`model/_register.py` is `model._register`, `model/__init__.py` is `model`."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == FACE and len(parts) > 1 else parts)


def room_of(module: str) -> str:
    """The top room that a module stands in."""
    return module.partition(".")[0]


def imported(path: Path, root: Path) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Every import of the package in a file: its line, the module's full name, the names taken."""
    parts = [PACKAGE, *path.relative_to(root).with_suffix("").parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, ()
        elif isinstance(node, ast.ImportFrom):
            above = parts[: len(parts) - node.level] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield node.lineno, origin, tuple(alias.name for alias in node.names)
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            first = node.args[0] if node.args else None
            if name in {"import_module", "__import__"} and isinstance(first, ast.Constant):
                yield node.lineno, str(first.value), ()


def edges(root: Path) -> Iterator[tuple[str, int, str]]:
    """Every (module, line, module it imports) inside the package."""
    paths = sorted(root.rglob("*.py"))
    modules = {module_name(path, root) for path in paths}
    for path in paths:
        importer = module_name(path, root)
        for line, origin, names in imported(path, root):
            if room_of(origin) != PACKAGE:
                continue
            inside = origin.removeprefix(PACKAGE).removeprefix(".")
            targets = [f"{inside}.{name}".removeprefix(".") for name in names]
            found = {name if name in modules else inside or FACE for name in targets}
            for target in sorted(found or {inside or FACE}):
                yield importer, line, target


def upward(root: Path) -> list[str]:
    """Every import that does not go down, as a sentence."""
    sentences = []
    for importer, line, target in edges(root):
        room, other = room_of(importer), room_of(target)
        if room == other != FACE:
            continue
        if ROOMS.index(other) >= ROOMS.index(room) or other in CLOSED.get(room, ()):
            sentences.append(f"{importer}, line {line}: {room} may not import {target}")
    return sentences


def knot(root: Path) -> list[str]:
    """The modules of one import cycle, lazy imports counted; empty where there is none."""
    graph: dict[str, set[str]] = {}
    for importer, _, target in edges(root):
        graph.setdefault(importer, set()).add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def plant(root: Path, files: dict[str, str]) -> Path:
    """A package of these files."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


class TestThePackage:
    """What `src/jingwu_model` itself keeps to."""

    def test_every_room_is_in_the_picture(self) -> None:
        """A file or folder at the top that the picture does not show has no place yet."""
        rooms = {room_of(module_name(path, SOURCES)) for path in SOURCES.rglob("*.py")}

        assert rooms <= set(ROOMS)

    def test_imports_go_only_downward(self) -> None:
        """Plain, type-checking, in-function and by-name imports alike."""
        assert upward(SOURCES) == []

    def test_no_two_modules_import_each_other(self) -> None:
        """Not even inside a folder, and not even lazily: the largest knot is 1."""
        assert knot(SOURCES) == []

    @pytest.mark.parametrize(
        "path", sorted(SOURCES.rglob("*.py")), ids=lambda path: module_name(path, SOURCES)
    )
    def test_a_module_can_be_read_at_one_sitting(self, path: Path) -> None:
        """A room that grows past some 350 lines becomes a folder."""
        lines = path.read_text(encoding="utf-8").count("\n")

        assert lines <= 360

    def test_the_workshop_shares_what_it_says_it_shares(self) -> None:
        """Of strategies, its other rooms open the package and one module that is meant for them."""
        strategies = "testing.strategies"
        open_ = {strategies, f"{strategies}._shared"}
        taken = {
            (importer, target)
            for importer, _, target in edges(SOURCES)
            if target.startswith(strategies) and not importer.startswith(strategies)
        }

        assert [pair for pair in sorted(taken) if pair[1] not in open_] == []
        assert {target for _, target in taken} == open_


class TestTheTest:
    """A bad import is seen in whatever form it comes."""

    @pytest.mark.parametrize(
        ("room", "line"),
        [
            ("errors.py", "import jingwu_model.declare"),
            ("errors.py", "from jingwu_model.model import Grid"),
            ("declare/_noun.py", "from jingwu_model import timeline"),
            ("declare/_noun.py", "from ..rules import check"),
            ("declare/_noun.py", "from .. import rules"),
            ("timeline.py", "from .vocabulary import Level"),
            ("model/_grid.py", "from jingwu_model.cli import main"),
            ("rules.py", "if TYPE_CHECKING:\n    from jingwu_model.wire import dumps"),
            ("rules.py", "def late():\n    from jingwu_model.tables import read"),
            ("rules.py", "def late():\n    return import_module('jingwu_model.tables')"),
            ("wire.py", "from jingwu_model import check"),
            ("wire.py", "import jingwu_model"),
            ("wire.py", "from jingwu_model.tables import read"),
            ("show.py", "from jingwu_model.wire import dumps"),
            ("plans.py", "from jingwu_model import frames"),
        ],
    )
    def test_an_import_upward_is_caught(self, tmp_path: Path, room: str, line: str) -> None:
        """One planted line is one sentence, naming the room it stands in."""
        rooms = {f"{name}.py": "" for name in ROOMS if name not in {"declare", "model"}}
        folders = {"declare/__init__.py": "", "model/__init__.py": "", "model/_grid.py": ""}

        caught = upward(plant(tmp_path, rooms | folders | {room: line}))

        assert len(caught) == 1
        assert caught[0].startswith(room.removesuffix(".py").replace("/", "."))

    @pytest.mark.parametrize(
        ("room", "line"),
        [
            ("tables.py", "from jingwu_model.wire import dumps"),
            ("cli.py", "from jingwu_model import show, tables"),
            ("model/__init__.py", "from jingwu_model.model._grid import Grid"),
            ("__init__.py", "from jingwu_model.cli import main"),
            ("rules.py", "import attrs"),
        ],
    )
    def test_an_import_downward_is_left_alone(self, tmp_path: Path, room: str, line: str) -> None:
        """What the picture allows raises nothing."""
        rooms = {f"{name}.py": "" for name in ROOMS if name != "model"}
        folders = {"model/__init__.py": "", "model/_grid.py": ""}

        assert upward(plant(tmp_path, rooms | folders | {room: line})) == []

    def test_a_knot_inside_a_folder_is_caught(self, tmp_path: Path) -> None:
        """Two modules that import each other, one of them lazily."""
        root = plant(
            tmp_path,
            {
                "model/__init__.py": "",
                "model/_a.py": "from jingwu_model.model._b import b",
                "model/_b.py": "def late():\n    from jingwu_model.model._a import a",
            },
        )

        assert set(knot(root)) == {"model._a", "model._b"}

    def test_a_module_that_imports_its_own_face_is_a_knot(self, tmp_path: Path) -> None:
        """A folder's `__init__` re-exports its modules; none of them may go through it."""
        root = plant(
            tmp_path,
            {
                "model/__init__.py": "from jingwu_model.model._a import a",
                "model/_a.py": "from jingwu_model.model import b",
            },
        )

        assert set(knot(root)) == {"model", "model._a"}
