"""Golden files: what was written once is read for ever, and written again as it was."""

import json
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from jingwu_model.model import TABLES, Register
from jingwu_model.wire import FORMAT, _limits, dumps, loads, schema_classes
from jingwu_model.workflows import ALL, Event, Logged, Proceeding

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(FOLDER.glob("*/*.json"))
TODAY = [path for path in FILES if path.parent.name == FORMAT]


def class_of(path: Path) -> type[Any]:
    """The class of a file: a line of a log where its name begins with a machine's."""
    name = path.stem.partition("--")[0]
    return Logged if name.partition(".")[0] in ALL else schema_classes()[name]


def name_of(path: Path) -> str:
    """What a test calls a file."""
    return f"{path.parent.name}/{path.stem}"


def wanted() -> set[str]:
    """The files there must be: one a class, and one an event of each machine."""
    names = set(schema_classes()) - {"Event", "Logged", "Proceeding", "Told"}
    told = {f"{name}.Told" for name in ALL}
    events = {
        f"{name}.{cls.__name__}" for name, machine in ALL.items() for cls in machine.workflow.events
    }
    # An event, a line of a log and a proceeding are those of some machine.
    return names | told | events


class TestGoldenFiles:
    """Every class has one, and each is as it was."""

    def test_every_class_has_one_in_todays_format(self) -> None:
        """A class that is new is written by `write_golden.py`, and frozen then."""
        assert wanted() - {path.stem.partition("--")[0] for path in TODAY} == set()

    def test_every_file_is_of_a_class(self) -> None:
        """None is left of a class that is gone: a class cannot go."""
        for path in FILES:
            assert class_of(path)

    def test_every_format_has_a_folder(self) -> None:
        """The oldest too."""
        assert {path.parent.name for path in FILES} == set(_limits.FORMATS)

    @pytest.mark.parametrize("path", FILES, ids=name_of)
    def test_it_is_read(self, path: Path) -> None:
        """Whatever its format."""
        assert loads(path.read_bytes(), class_of(path)) is not None

    @pytest.mark.parametrize("path", TODAY, ids=name_of)
    def test_it_is_written_as_it_was(self, path: Path) -> None:
        """To the byte."""
        data = path.read_bytes().removesuffix(b"\n")

        assert dumps(loads(data, class_of(path))) == data

    def test_a_register_of_fewer_tables_is_read_as_one(self) -> None:
        """Written before there were more: the others are not recorded."""
        before = loads((FOLDER / FORMAT / "Register.json").read_bytes(), Register)
        whole = loads((FOLDER / FORMAT / "Register--institution.json").read_bytes(), Register)

        assert [name for name in TABLES if getattr(before, name).recorded] == list(TABLES)[:9]
        assert all(len(getattr(whole, name)) > 0 for name in TABLES)

    @pytest.mark.parametrize("path", FILES, ids=name_of)
    def test_it_is_canonical(self, path: Path) -> None:
        """By an implementation that is not ours."""
        data = path.read_bytes().removesuffix(b"\n")

        assert rfc8785.dumps(json.loads(data)) == data
        assert json.loads(data)["v"] == path.parent.name

    @pytest.mark.parametrize("name", list(ALL))
    def test_a_case_is_one_of_any_machine(self, name: str) -> None:
        """As its own class reads it, and as the document's name of the machine does."""
        machine = ALL[name]
        data = (FOLDER / FORMAT / f"{machine.__name__}.json").read_bytes()

        case = loads(data, Proceeding)
        assert type(case) is machine
        assert case == loads(data, machine)
        assert len(case.history) > 2

    @pytest.mark.parametrize(
        "path", [path for path in TODAY if path.stem.partition(".")[0] in ALL], ids=name_of
    )
    def test_an_event_is_one_of_any_machine(self, path: Path) -> None:
        """Of its line, of its machine, of its class alone."""
        line = json.loads(path.read_bytes())
        logged = loads(path.read_bytes(), Logged)
        del line["seq"]
        of_machine = json.dumps(line)
        del line["workflow"]

        assert loads(of_machine, Event) == logged.event
        assert loads(json.dumps(line), type(logged.event)) == logged.event
        assert json.loads(dumps(logged.event)) == line
