"""Python processes of their own: what is measured there has no history."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def answer(*arguments: str, compiled: Path | None = None) -> Any:
    """What a fresh Python prints as JSON: see `printed`."""
    return json.loads(printed(*arguments, compiled=compiled))


def printed(*arguments: str, compiled: Path | None = None) -> str:
    """What a fresh Python prints, started with these arguments.

    Args:
        arguments: The command line after Python's own name.
        compiled: A folder that keeps compiled files, as an installed package has
            them; without it, they are kept or not as the surroundings say.

    Raises:
        RuntimeError: It failed; what it said is in the message.
    """
    surroundings = dict(os.environ)
    if compiled is not None:
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        surroundings["PYTHONPYCACHEPREFIX"] = str(compiled)
    ran = subprocess.run(  # noqa: S603 - this Python, and a script of this folder
        [sys.executable, *arguments],
        capture_output=True,
        check=False,
        env=surroundings,
        text=True,
    )
    if ran.returncode:
        msg = f"{' '.join(arguments)[:200]}\n{ran.stderr}"
        raise RuntimeError(msg)
    return ran.stdout
