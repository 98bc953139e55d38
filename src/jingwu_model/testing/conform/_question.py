"""What is asked, in how many points an answer agrees, and where it first does not."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import attrs

from jingwu_model.declare import FORMS, NO

Json = Any
"""A plain value, as JSON holds it."""

_DUTIES = ("to", "since", "due", "open")
_CLOCKS = ("since", "due", "running")


@attrs.frozen
class Point:
    """One thing that an answer says.

    Attributes:
        where: What it is about: `step 3`, `clock court_decision`, `due`.
        said: What the reference says of it; none: that there is no such thing.
        cites: The provisions it rests on.
    """

    where: str
    said: Json
    cites: tuple[str, ...]

    @property
    def of_a_step(self) -> bool:
        """Whether it is about what became of an event."""
        return self.where.startswith("step ")


@attrs.frozen
class Question:
    """One question, with what the reference answers.

    Attributes:
        name: Its id among the vectors, or what it was drawn for.
        of: The machine, or the kind of vectors.
        body: The question as it is sent, without its number.
        points: What the reference answers, point by point.
        whole: Of which points the reference says all there are: `clock`, `duty`.
    """

    name: str
    of: str
    body: Mapping[str, Json]
    points: tuple[Point, ...]
    whole: tuple[str, ...] = ()

    @property
    def asks(self) -> str:
        """What kind of a question it is."""
        return str(self.body["ask"])


@attrs.frozen
class Gap:
    """A point in which an answer differs.

    Attributes:
        point: The point, with what the reference says.
        program: What the program says; none: nothing.
    """

    point: Point
    program: Json


def agreed(question: Question, answer: Mapping[str, Json]) -> Iterator[tuple[Point, Gap | None]]:
    """Each point of an answer with what differs in it; after a step that differs there are none.

    Args:
        question: The question.
        answer: What the program answered.
    """
    said = dict(_said(question.asks, answer))
    for point in question.points:
        theirs = said.pop(point.where, None)
        differs = theirs != point.said
        yield point, Gap(point, theirs) if differs else None
        if differs and point.of_a_step:
            return
    for where, theirs in said.items():
        if where.partition(" ")[0] in question.whole:
            point = Point(where, None, ("library",))
            yield point, Gap(point, theirs)


def _said(asks: str, answer: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """What an answer says, point by point, each in its one form."""
    if asks == "history":
        for at, step in enumerate(_list(answer.get("steps")), 1):
            yield f"step {at}", step_of(step)
        yield from clocks_of(_list(answer.get("clocks")))
        yield from duties_of(_list(answer.get("duties")))
    elif asks == "due":
        yield "due", instant(answer.get("due"))
    elif asks == "read":
        yield "document", read_of(answer)
    else:
        yield "findings", findings_of(answer.get("findings"))


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def step_of(step: Json) -> Json:
    """One step: the state, or the codes in their order; none where it is neither."""
    held = step if isinstance(step, dict) else {}
    if held.get("refused") is not None:
        return {"refused": sorted({str(code) for code in _list(held["refused"])})}
    return None if held.get("state") is None else {"state": held["state"]}


def clocks_of(clocks: list[Json]) -> Iterator[tuple[str, Json]]:
    """Each clock by its name."""
    for name, each in _named(clocks, _CLOCKS).items():
        yield f"clock {name}", each[-1]


def duties_of(duties: list[Json]) -> Iterator[tuple[str, Json]]:
    """The duties of one name, in an order that is no program's own."""
    for name, each in _named(duties, _DUTIES).items():
        yield f"duty {name}", sorted(each, key=str)


def _named(every: list[Json], keys: tuple[str, ...]) -> dict[str, list[Json]]:
    """Objects by their name, with the keys that are compared."""
    found: dict[str, list[Json]] = {}
    for one in every:
        held = one if isinstance(one, dict) else {}
        parts = {key: held.get(key) for key in keys}
        parts |= {key: instant(parts[key]) for key in ("since", "due")}
        found.setdefault(str(held.get("name")), []).append(parts)
    return found


def instant(value: Json) -> Json:
    """A time in its one form; what is none stays as it is."""
    if not isinstance(value, str):
        return value
    try:
        at = FORMS[datetime].read(value)
    except NO:
        return value
    assert isinstance(at, datetime)  # noqa: S101 - what the form reads
    return at.isoformat()


def read_of(answer: Mapping[str, Json]) -> Json:
    """What was read: its bytes and their digest, or its faults in an order of no program's own."""
    if answer.get("faults") is not None:
        faults = [one if isinstance(one, dict) else {} for one in _list(answer["faults"])]
        found = {(str(one.get("path")), str(one.get("code"))) for one in faults}
        return {"faults": [{"code": code, "path": path} for path, code in sorted(found)]}
    return {key: answer.get(key) for key in ("canonical", "digest")}


def findings_of(findings: Json) -> Json:
    """Findings, in an order that is no program's own, the keys of each in theirs."""
    return sorted(json.dumps(one, sort_keys=True) for one in _list(findings))
