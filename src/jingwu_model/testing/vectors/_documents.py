"""Vectors of documents: of every class sound ones, and ones spoiled in one field each."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from jingwu_model.declare import Noun, Shape, specs
from jingwu_model.errors import Fault
from jingwu_model.testing.vectors._files import TIMES, Vector
from jingwu_model.testing.vectors._packaged import packaged
from jingwu_model.testing.vectors._samples import least, whole
from jingwu_model.testing.vectors._spoiled import GONE, Way, brief, ways
from jingwu_model.wire import digest, dumps, loads, schema_classes
from jingwu_model.workflows import Event

_EVENTS_OWN = frozenset(spec.name for spec in specs(Event))


def documents() -> Iterator[Vector]:
    """Every document: those typed in by hand, then those of every class."""
    classes = schema_classes()
    for one in packaged("documents")["document"]:
        yield document(one["id"], one["class"], classes[one["class"]], one["text"], one["cites"])
    seen: set[Shape] = set()
    for name, cls in classes.items():
        if _is_finished(cls):
            yield from _of_class(name, cls, seen)


def _is_finished(cls: type[Any]) -> bool:
    """Whether there are objects of a class, made of its fields alone."""
    return issubclass(cls, Noun) and "abstract" not in vars(cls)


def document(
    name: str, class_name: str, cls: type[Any], text: str, cited: Sequence[str]
) -> dict[str, Any]:
    """The vector of one document: its canonical bytes and digest, or its faults."""
    made, faults = loads(text, cls, on_fault="collect")
    given = {"id": f"documents/{name}", "cites": [*cited], "class": class_name, "document": text}
    return {**given, **(_faulty(faults) if faults else written(made))}


def written(made: Any) -> dict[str, str]:
    """What an object is written as, and its digest."""
    return {"canonical": dumps(made).decode(), "digest": digest(made)}


def _faulty(faults: Sequence[Fault]) -> dict[str, Any]:
    """The codes and paths of faults, in an order that is no reader's own."""
    found = sorted({(fault.path, fault.code) for fault in faults})
    return {"faults": [{"code": code, "path": path} for path, code in found]}


def _of_class(name: str, cls: type[Noun], seen: set[Shape]) -> Iterator[Vector]:
    """The documents of one class; what is already shown of a shape is shown in brief."""
    simple, full = dumps(least(cls)), dumps(whole(cls))
    yield document(f"{name}/least", name, cls, simple.decode(), ["library"])
    if full != simple:
        yield document(f"{name}/whole", name, cls, full.decode(), ["library"])
    sound = json.loads(full)
    for spec in specs(cls):
        # Every event has these, and `Told` shows them.
        if spec.name in _EVENTS_OWN and "." in name:
            continue
        new = spec.shape not in seen
        seen.add(spec.shape)
        cited = [TIMES] if spec.shape.base in (date, datetime) else ["library"]
        for way in (ways if new else brief)(spec, sound.get(spec.name)):
            vector = document(
                f"{name}/{spec.name}/{way[0]}", name, cls, _spoiled(sound, spec.name, way), cited
            )
            # None, where none may stand, is no fault.
            if "faults" in vector or way[0] == "null":
                yield vector


def _spoiled(sound: Mapping[str, Any], name: str, way: Way) -> str:
    """A document with another value in one field."""
    value = way[1]
    rest = {key: held for key, held in sound.items() if key != name}
    made = rest if value is GONE else {**rest, name: value}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
