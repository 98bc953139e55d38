"""What is installed is what the project's files say."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import pytest

import jingwu_model

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "jingwu_model"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
# An extra that opens no door, and the one file that imports it, where it is there.
QUICKER = {"declare/_writing.py": "fast"}
DOORS = [name for name in EXTRAS if name not in {"all", *QUICKER.values()}]


def normal(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def required(requirements: list[str]) -> set[str]:
    """The distributions that requirements name."""
    return {normal(re.split(r"[\s<>=!~;\[]", each, maxsplit=1)[0]) for each in requirements}


def foreign(path: Path) -> Iterator[str]:
    """The top names that a file imports from neither the standard library nor the package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        for top in {name.partition(".")[0] for name in names}:
            if top not in {*sys.stdlib_module_names, "jingwu_model"}:
                yield top


class TestVersion:
    """One version, wherever it is asked for."""

    def test_the_installed_version_is_the_projects(self) -> None:
        """The metadata, the face and `pyproject.toml` agree."""
        stated = PROJECT["project"]["version"]

        assert metadata.version("jingwu-model") == jingwu_model.__version__ == stated

    def test_the_changelog_is_not_behind(self) -> None:
        """Its newest section is this version's, or news of this version still waits."""
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        released = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
        waiting = [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]

        assert waiting or released[0] == PROJECT["project"]["version"]

    def test_every_piece_of_news_has_a_kind(self) -> None:
        """Towncrier leaves out, without a word, a file whose name it does not understand."""
        kinds = "|".join(kind["directory"] for kind in PROJECT["tool"]["towncrier"]["type"])
        names = [path.name for path in (ROOT / "changelog.d").iterdir()]

        assert [
            name
            for name in names
            if not re.fullmatch(rf"README\.md|(\d+|\+[\w-]+)\.({kinds})(\.\d+)?\.md", name)
        ] == []


class TestContents:
    """What travels with the code."""

    def test_the_types_travel_with_the_code(self) -> None:
        """`py.typed` tells a type checker to believe the annotations."""
        assert resources.files("jingwu_model").joinpath("py.typed").is_file()

    @pytest.mark.parametrize(
        "path",
        [path.relative_to(SOURCES).as_posix() for path in sorted(SOURCES.rglob("*.toml"))],
    )
    def test_the_data_travel_with_the_code(self, path: str) -> None:
        """Every table of data is found in the installed package, and is TOML."""
        text = resources.files("jingwu_model").joinpath(path).read_text(encoding="utf-8")

        assert tomllib.loads(text)

    def test_a_command_is_installed(self) -> None:
        """`jingwu` starts the desk."""
        (script,) = metadata.entry_points(group="console_scripts", name="jingwu")

        assert script.value == "jingwu_model.cli:main"
        assert callable(script.load())


class TestExtras:
    """An extra is the key of one door, or makes something quicker and nothing else."""

    @pytest.mark.parametrize("extra", DOORS)
    def test_every_extra_has_its_door(self, extra: str) -> None:
        """No extra is promised for a door that is not built."""
        assert (SOURCES / f"{extra}.py").exists() or (SOURCES / extra / "__init__.py").exists()

    @pytest.mark.parametrize("extra", EXTRAS)
    def test_no_extra_is_empty(self, extra: str) -> None:
        """An extra that installs nothing promises something it does not give."""
        assert EXTRAS[extra]

    def test_all_is_all_of_them(self) -> None:
        """`[all]` opens every door, and is as quick as can be."""
        every = sorted([*DOORS, *QUICKER.values()])

        assert EXTRAS["all"] == [f"jingwu-model[{','.join(every)}]"]

    @pytest.mark.parametrize(
        "path",
        [path.relative_to(SOURCES).as_posix() for path in sorted(SOURCES.rglob("*.py"))],
    )
    def test_a_room_imports_what_its_extra_installs(self, path: str) -> None:
        """A room without an extra imports the core's dependencies, a door also its extra's."""
        door = path.partition("/")[0].removesuffix(".py")
        extra = EXTRAS.get(QUICKER.get(path, door), [])
        installed = required([*PROJECT["project"]["dependencies"], *extra])
        owners = metadata.packages_distributions()

        assert [
            name
            for name in foreign(SOURCES / path)
            if installed.isdisjoint(map(normal, owners.get(name, [name])))
        ] == []
