"""Vectors of canonical bytes: one value written in many ways, and the one way it is kept in."""

import json
from collections.abc import Iterator
from hashlib import sha256

from jingwu_model.declare import canonical
from jingwu_model.testing.vectors._documents import written
from jingwu_model.testing.vectors._files import Vector
from jingwu_model.testing.vectors._packaged import packaged
from jingwu_model.wire import loads, schema_classes


def canonicals() -> Iterator[Vector]:
    """Every text, with its canonical bytes and their digest."""
    classes = schema_classes()
    for one in packaged("canonical")["value"]:
        text = one["text"]
        given = {"id": f"canonical/{one['id']}", "cites": one["cites"], "document": text}
        if "class" in one:
            made = loads(text, classes[one["class"]])
            yield {**given, "class": one["class"], **written(made)}
        else:
            data = canonical(json.loads(text))
            yield {**given, "canonical": data.decode(), "digest": sha256(data).hexdigest()}
