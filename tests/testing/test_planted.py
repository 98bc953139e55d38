"""A mistake planted in a copy of the engine is told by the shortest history that shows it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jingwu_model

SOURCE = Path(jingwu_model.__file__).parent
RIGHT = "            if rule in last and last[rule].stopped is None:\n"
WRONG = (
    "            if rule in last and last[rule].stopped is None and not last[rule].extensions:\n"
)

# What a court has to decide on is decided by when nothing is pending there any more.
TEST = """
import json
from hypothesis import Phase, given, settings
from jingwu_model import Calendar
from jingwu_model.testing import strategies as jst
from jingwu_model.workflows import people_mediation as pm

CALENDAR = Calendar.china()
smallest = []

@settings(max_examples=3000, database=None, derandomize=True, deadline=None,
          phases=[Phase.generate, Phase.shrink])
@given(jst.histories("people_mediation"))
def test(history):
    case = pm.PeopleMediation.replay(history)
    running = {clock.name for clock in case.clocks(CALENDAR) if clock.running}
    if case.state is not pm.State.CONFIRMATION_PENDING and "court_decision" in running:
        smallest[:] = [event.code for event in history]
        raise AssertionError("a court's time runs on")

try:
    test()
except AssertionError:
    pass
print(json.dumps(smallest))
"""


class TestAPlantedMistake:
    """A clock that was extended is never stopped: three particular events are needed."""

    def test_it_is_told_by_the_three_and_the_shortest_way_to_them(self, tmp_path: Path) -> None:
        """Accepted, extended, and withdrawn or ruled upon; before them, what leads there."""
        copy = tmp_path / "jingwu_model"
        shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        engine = copy / "workflows" / "_time.py"
        text = engine.read_text(encoding="utf-8")
        assert text.count(RIGHT) == 1
        engine.write_text(text.replace(RIGHT, WRONG), encoding="utf-8")

        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", TEST],
            check=True,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
        )
        codes = json.loads(done.stdout)

        assert codes[0] in {"apply", "propose"}
        assert codes[1:7] == [
            "assign",
            "begin",
            "agree_orally",
            "apply_for_confirmation",
            "accept",
            "extend",
        ]
        assert codes[7:] in (
            [["withdraw_application"], ["confirm"], ["reject_application"], ["hold_invalid"]]
        )
