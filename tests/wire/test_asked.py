"""What is asked wrongly of the door, as against what stands wrongly in a document."""

from typing import Any

import pytest

from jingwu_model.cli._app import run
from jingwu_model.model import PlaceRef
from jingwu_model.wire import dumps, loads, read_lines
from jingwu_model.workflows import ALL, Logged
from wire._values import Maker, seeded

SOUND = '{"id": "G-1", "kind": "grid"}'


class TestReading:
    """An argument that is none."""

    def test_an_answer_to_faults_that_there_is_not(self) -> None:
        """It would be taken for `raise`, and an object come where a pair is waited for."""
        for ask in (
            lambda: loads(SOUND, PlaceRef, on_fault="colect"),  # type: ignore[call-overload]
            lambda: read_lines("nowhere", PlaceRef, on_fault="colect"),  # type: ignore[arg-type]
        ):
            with pytest.raises(ValueError, match="'colect' is none of raise, collect"):
                ask()

    @pytest.mark.parametrize("data", [None, {"id": "G-1"}, 7])
    def test_what_is_no_document(self, data: Any) -> None:
        """Its type is told."""
        with pytest.raises(TypeError, match=f"bytes or text, not {type(data).__name__}"):
            loads(data, PlaceRef)


class TestALine:
    """A line that no log could hold."""

    EVENT = Maker(seeded(1)).logged().event

    @pytest.mark.parametrize("parts", [{"seq": 0}, {"seq": -4}, {"seq": "1"}, {"event": None}])
    def test_its_place_is_one_and_its_event_an_event(self, parts: dict[str, Any]) -> None:
        """It is refused when it is made."""
        with pytest.raises(ValueError, match="a place from 1 on and an event"):
            Logged(**{"workflow": "visit", "seq": 1, "event": self.EVENT, **parts})

    @pytest.mark.parametrize("workflow", ["nowhere", "visit", "people_mediation"])
    def test_its_machine_knows_its_event(self, workflow: str) -> None:
        """Nobody could read it again."""
        other = "visit" if workflow == "people_mediation" else "people_mediation"
        line = Logged(workflow=workflow, seq=1, event=first_of(other))

        with pytest.raises(ValueError, match=f"no machine '{workflow}' knows the event"):
            dumps(line)


def first_of(name: str) -> Any:
    """The first event of a machine's proceeding."""
    return Maker(seeded(1)).case(ALL[name]).history[0]


class TestTheDesk:
    """`jingwu schema`, asked as one remembers a name."""

    def test_an_event_by_its_name_alone(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Where one machine alone has an event of that name, whatever its case."""
        assert run(["schema", "seekenforcement"]) == 0
        assert ":people_mediation.SeekEnforcement" in capsys.readouterr().out
        assert run(["schema", "Close"]) in {0, 2}
