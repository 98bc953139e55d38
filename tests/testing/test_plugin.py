"""Hypothesis knows our classes by themselves, and loads nothing of ours for it."""

import importlib
import importlib.util
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import find
from hypothesis import strategies as st

import jingwu_model
from jingwu_model.declare import Noun
from jingwu_model.errors import MissingExtra
from jingwu_model.testing import _plugin
from jingwu_model.workflows import ALL, Event, Logged, Proceeding, visit

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
POINTS: dict[str, str] = PROJECT["entry-points"]["hypothesis"]

LENT = '''"""A module of ours that came later."""

from typing import ClassVar

import attrs

from jingwu_model.declare import Count, Noun


@attrs.frozen(kw_only=True)
class Thing(Noun):
    """事物, a thing."""

    abstract: ClassVar[bool] = True
    size: Count


@attrs.frozen(kw_only=True)
class Lent(Thing):
    """借物, a thing lent."""

    days: Count
'''


def heirs(cls: type) -> list[type]:
    """Every class made of one, at any remove."""
    return [heir for child in cls.__subclasses__() for heir in (child, *heirs(child))]


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """An environment in which the library is installed, as its `pyproject.toml` says."""
    told = tmp_path / "jingwu_model-0.dist-info"
    told.mkdir()
    told.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: jingwu-model\nVersion: 0\n")
    lines = [f"{name} = {value}" for name, value in POINTS.items()]
    told.joinpath("entry_points.txt").write_text("\n".join(["[hypothesis]", *lines]))
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "src")])}


def run(code: str, env: dict[str, str]) -> str:
    """What a program of its own prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        check=False,
        capture_output=True,
        text=True,
        env=env,
    )
    assert not done.returncode, done.stderr
    return done.stdout


class TestInstalled:
    """A process in which Hypothesis finds the library installed."""

    @pytest.mark.parametrize(
        "order", ["import hypothesis, jingwu_model", "import jingwu_model.model, hypothesis"]
    )
    def test_from_type_draws_a_register_and_a_noun(
        self, installed: dict[str, str], order: str
    ) -> None:
        """Whichever of the two is imported first."""
        code = (
            f"{order}\n"
            "import jingwu_model as jw\n"
            "from hypothesis import Phase, find, settings, strategies as st\n"
            "first = settings(phases=[Phase.generate], database=None)\n"
            "for cls in (jw.Register, jw.Grid, jw.Material, jw.DivisionCode, jw.Casebook):\n"
            "    print(find(st.from_type(cls), lambda drawn: True, settings=first))\n"
        )

        told = run(code, installed).split("\n")

        assert told[0].startswith("Register(divisions=0, grids=0, ")
        assert told[1].startswith("Grid(id='0', division='640424100001', ")
        assert told[2:] == [
            "Material(register=None, figures=None, cases=None)",
            "640000000000",
            "<Casebook: 0 proceedings>",
            "",
        ]

    def test_from_type_draws_whatever_is_of_a_machine(self, installed: dict[str, str]) -> None:
        """Proceedings and events of one or of any, and lines of a log."""
        code = (
            "import hypothesis\n"
            "from hypothesis import Phase, find, settings, strategies as st\n"
            "from jingwu_model.workflows import ALL, Event, Logged, Proceeding, visit\n"
            "asked = settings(max_examples=2000, database=None, phases=[Phase.generate])\n"
            "def first(cls, holds):\n"
            "    return find(st.from_type(cls), holds, settings=asked)\n"
            "for name, machine in ALL.items():\n"
            "    print(name, type(first(machine, lambda _: True)) is machine)\n"
            "    print(type(first(Proceeding, lambda c: c.workflow.name == name)) is machine)\n"
            "    of = machine.workflow.events\n"
            "    print(type(first(Event, lambda event: type(event) in of)) in of)\n"
            "line = first(Logged, lambda line: line.workflow == 'visit' and line.seq == 2)\n"
            "print(line.event.id in ('e-002', 'e-998'))\n"
            "print(type(first(visit.Close, lambda _: True)) is visit.Close)\n"
            "print(type(first(visit.Events, lambda _: True)) in visit.Visit.workflow.events)\n"
        )

        told = run(code, installed).split("\n")

        assert told == [
            *(each for name in ALL for each in (f"{name} True", "True", "True")),
            "True",
            "True",
            "True",
            "",
        ]

    def test_hypothesis_alone_loads_no_room_of_ours(self, installed: dict[str, str]) -> None:
        """Who asks for nothing of ours pays for nothing."""
        code = "import hypothesis, sys; print(*(n for n in sys.modules if 'jingwu' in n))"

        loaded = set(run(code, installed).split())

        assert loaded == {
            "jingwu_model",
            "jingwu_model.testing",
            "jingwu_model.testing._plugin",
        }

    def test_the_point_is_where_it_says(self) -> None:
        """What `pyproject.toml` names can be called."""
        (value,) = POINTS.values()
        module, _, name = value.partition(":")

        assert getattr(importlib.import_module(module), name) is _plugin.register


class TestWatching:
    """Modules of ours that are loaded once Hypothesis is there."""

    @pytest.fixture(autouse=True)
    def _lent(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """A module more, and a folder that holds nothing, while a test lasts."""
        tmp_path.joinpath("_lent.py").write_text(LENT, encoding="utf-8")
        tmp_path.joinpath("hollow").mkdir()
        monkeypatch.setattr(jingwu_model, "__path__", [*jingwu_model.__path__, str(tmp_path)])
        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
        monkeypatch.setattr(sys, "modules", {**sys.modules})
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        sys.meta_path[:] = [one for one in sys.meta_path if type(one).__name__ != "_Watch"]
        yield
        # Other tests look over every noun of ours, and this one is none of them.
        for cls in heirs(Noun):
            if cls.__module__ == "jingwu_model._lent":
                cls.__module__ = "lent"

    def test_a_class_is_known_when_its_module_is_loaded(self) -> None:
        """Its module is loaded as ever, and its strategies are made when one is asked for."""
        _plugin.register()
        _plugin.register()
        module = importlib.import_module("jingwu_model._lent")

        assert [type(one).__name__ for one in sys.meta_path].count("_Watch") == 1
        assert type(module.__loader__).__name__ == type(module.__spec__.loader).__name__
        assert type(module.__loader__).__name__ == "SourceFileLoader"
        assert find(st.from_type(module.Lent), lambda one: one.days > 2).days == 3

    def test_what_is_only_looked_for_is_as_it_was(self) -> None:
        """Its source can be read, and what is not there is not found."""
        _plugin.register()
        spec = importlib.util.find_spec("jingwu_model._lent")

        assert spec is not None
        assert spec.loader.get_source("jingwu_model._lent") == LENT  # type: ignore[union-attr]
        assert importlib.util.find_spec("jingwu_model.hollow") is not None
        assert importlib.util.find_spec("jingwu_model.nowhere") is None
        assert importlib.util.find_spec("jingwu") is None

    def test_other_classes_are_drawn_in_their_own_way(self) -> None:
        """Those that are no nouns."""
        import jingwu_model as jw  # noqa: PLC0415 - as registered

        assert find(_plugin._drawn(jw.Casebook), lambda _: True) == jw.Casebook()
        assert find(_plugin._drawn(jw.Register), lambda _: True) is not None
        assert find(_plugin._drawn(jw.Material), lambda _: True).cases is None
        assert find(_plugin._drawn(jw.DivisionCode), lambda _: True).code == "640000000000"
        assert find(_plugin._drawn(visit.Visit), lambda _: True).state is visit.State.PLANNED
        assert type(find(_plugin._drawn(Proceeding), lambda _: True)) in ALL.values()
        assert find(_plugin._drawn(Event), lambda _: True).id == "e-001"
        assert find(_plugin._drawn(Logged), lambda _: True).seq == 1


class TestWithoutHypothesis:
    """The extra is not installed."""

    def test_the_missing_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In one line, with what to install."""
        monkeypatch.setitem(sys.modules, "hypothesis", None)
        monkeypatch.delitem(sys.modules, "jingwu_model.testing.strategies", raising=False)

        with pytest.raises(MissingExtra, match=r"jingwu-model\[testing\]") as caught:
            __import__("jingwu_model.testing.strategies")

        assert (caught.value.extra, caught.value.package) == ("testing", "hypothesis")
