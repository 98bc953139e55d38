"""What is typed in by hand and packaged beside this: the tables that vectors are made of."""

import tomllib
from importlib import resources
from typing import Any


def packaged(name: str) -> dict[str, Any]:
    """A packaged table, read anew.

    Args:
        name: Its file without the ending.
    """
    file = resources.files("jingwu_model.testing.vectors") / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
