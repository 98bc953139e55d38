"""Test vectors for implementations in any language: what is given, and what comes of it.

They are of documents, canonical bytes, due times, rules and machines' transitions. `write`
makes a folder of them, in JSON with a schema of its own; `jingwu vectors` is the same at the
desk.

Raises:
    MissingExtra: Hypothesis is not installed.

Examples:
    >>> from jingwu_model.testing import vectors
    >>> made = vectors.make(kinds=["rules"])
    >>> vector = made.of("rules")[0]
    >>> vector["id"], vector["cites"], vector["findings"][0]["verdict"]
    ('rules/rooms.rural/figures/short', ['city-2024 §2(2)2'], 'short')
"""

from jingwu_model.errors import MissingExtra

try:
    import hypothesis as _hypothesis  # noqa: F401 - asked for first, to name the extra
except ModuleNotFoundError as _error:
    _extra, _package = "testing", "hypothesis"
    raise MissingExtra(_extra, _package) from _error

from jingwu_model.testing.vectors._calendar import calendar
from jingwu_model.testing.vectors._files import KINDS, Vector, VectorFile
from jingwu_model.testing.vectors._folder import Vectors, make, read, write
from jingwu_model.testing.vectors._schema import schema

__all__ = [
    "KINDS",
    "Vector",
    "VectorFile",
    "Vectors",
    "calendar",
    "make",
    "read",
    "schema",
    "write",
]
