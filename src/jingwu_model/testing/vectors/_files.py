"""Vectors in files: one vector a line, in canonical bytes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from jingwu_model.declare import canonical
from jingwu_model.timeline import Citation
from jingwu_model.wire import FORMAT

Vector = Mapping[str, Any]
"""One vector, a JSON object: its `id`, what it `cites`, what is given and what comes of it."""

Progress = Callable[[int, int], object]
"""What is told how many files are made, of how many."""

KINDS = ("canonical", "documents", "dues", "rules", "transitions")
"""What vectors are of."""

JSON, TIMES, CANONICAL = "RFC 8259", "RFC 3339", "RFC 8785"
RFCS = (TIMES, JSON, CANONICAL)
"""What a vector cites besides the documents of `SOURCES`."""


@attrs.frozen
class VectorFile:
    """The vectors of one kind; of transitions, those of one machine.

    Attributes:
        kind: One of `KINDS`.
        vectors: The vectors, each with an id of its own.
        workflow: The machine; none where the kind is of none.
    """

    kind: str
    vectors: tuple[Vector, ...] = attrs.field(repr=False)
    workflow: str | None = None

    @property
    def name(self) -> str:
        """The file's name: `dues.json`, `transitions.visit.json`."""
        parts = (self.kind, *([] if self.workflow is None else [self.workflow]), "json")
        return ".".join(parts)

    @property
    def head(self) -> dict[str, Any]:
        """What the file says before and after its vectors."""
        of = {} if self.workflow is None else {"workflow": self.workflow}
        return {"kind": self.kind, "v": FORMAT, **of}


def cite(citation: Citation) -> str:
    """What a citation is called in a vector: `PML 29`, `city-2024 §2(2)1`, `library`."""
    return citation.key if citation.article is None else f"{citation.key} {citation.article}"


def cites(citations: Iterable[Citation]) -> list[str]:
    """What several are called, each once."""
    return list(dict.fromkeys(map(cite, citations)))


def listed(head: Mapping[str, Any], key: str, items: Sequence[Any]) -> bytes:
    """An object in canonical bytes, but that each item of one list stands on a line of its own."""
    # The list is put where its key sorts to; no other key holds a sign beyond ASCII.
    parts = []
    for name in sorted((*head, key)):
        if name == key:
            lines = b",\n".join(map(canonical, items))
            parts.append(canonical(name) + b":[\n" + lines + b"\n]")
        else:
            parts.append(canonical(name) + b":" + canonical(head[name]))
    return b"{" + b",".join(parts) + b"}\n"
