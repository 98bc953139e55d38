"""What the package promises, and what importing it leaves unread."""

import os
import subprocess
import sys
from pathlib import Path

from jingwu_model import timeline

LAZY = """
import sys
import jingwu_model.timeline as t
from jingwu_model.timeline import _notices, _sources
assert "chinese_calendar" not in sys.modules
assert "dateutil" not in sys.modules
assert "tomllib" not in sys.modules
assert _notices.published.cache_info().currsize == 0
assert _sources._table.cache_info().currsize == 0
t.Calendar.china()
assert "chinese_calendar" in sys.modules
assert _sources._table.cache_info().currsize == 0
t.SOURCES["PML"]
assert _sources._table.cache_info().currsize == 1
"""


class TestTheFace:
    """Sorted names, each of them there."""

    def test_its_names_are_sorted_and_there(self) -> None:
        """Constants, then classes, as the linter sorts them."""
        assert timeline.__all__ == sorted(timeline.__all__, key=lambda n: (not n.isupper(), n))
        assert all(hasattr(timeline, name) for name in timeline.__all__)

    def test_importing_it_reads_no_data(self) -> None:
        """Neither the notices nor the sources, until they are asked for."""
        home = str(Path(timeline.__file__).parents[2])
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([home, *filter(None, sys.path)])}
        done = subprocess.run(
            [sys.executable, "-c", LAZY], capture_output=True, text=True, check=False, env=env
        )
        assert (done.returncode, done.stderr) == (0, "")
