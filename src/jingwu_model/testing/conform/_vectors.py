"""Vectors as questions: what is sent, and what the reference answers to it."""

from collections.abc import Iterable, Iterator, Mapping

from jingwu_model.testing.conform._question import (
    Point,
    Question,
    clocks_of,
    duties_of,
    findings_of,
    instant,
    read_of,
    step_of,
)
from jingwu_model.testing.vectors import Vector, VectorFile
from jingwu_model.testing.vectors._files import cite
from jingwu_model.workflows import ALL


def questions(files: Iterable[VectorFile]) -> Iterator[Question]:
    """The questions that vectors ask.

    Args:
        files: The vectors, by their kind.
    """
    for file in files:
        for vector in file.vectors:
            yield _KINDS[file.kind](vector, file.workflow or file.kind)


def _transition(vector: Vector, workflow: str) -> Question:
    then, at = vector["then"], len(vector["history"]) + 1
    events = [*vector["history"], vector["event"]]
    body = {"ask": "history", "workflow": workflow, "events": events}
    cites = tuple(vector["cites"])
    said = {"refused": then["refused"]} if "refused" in then else {"state": then["state"]}
    points = [Point(f"step {at}", step_of(said), cites)]
    basis = _basis(workflow)
    for named, key in ((clocks_of, "clocks"), (duties_of, "duties")):
        for where, parts in named(then.get(key, [])):
            points.append(Point(where, parts, basis.get(where, cites)))
    whole = tuple(one for one, key in (("clock", "clocks"), ("duty", "duties")) if key in then)
    return Question(vector["id"], workflow, body, tuple(points), whole)


def _basis(workflow: str) -> Mapping[str, tuple[str, ...]]:
    """What each clock and duty of a machine rests on."""
    table = ALL[workflow].workflow
    clocks = {f"clock {rule.name}": (cite(rule.basis),) for rule in table.clocks}
    return clocks | {f"duty {rule.name}": (cite(rule.basis),) for rule in table.duties}


def _due(vector: Vector, of: str) -> Question:
    body = {"ask": "due", "period": vector["period"], "start": vector["start"]}
    point = Point("due", instant(vector["due"]), tuple(vector["cites"]))
    return Question(vector["id"], of, body, (point,))


def _document(vector: Vector, of: str) -> Question:
    body = {"ask": "read", "document": vector["document"]}
    if "class" in vector:
        body["class"] = vector["class"]
    point = Point("document", read_of(vector), tuple(vector["cites"]))
    return Question(vector["id"], of, body, (point,))


_OF_A_RULE = frozenset({"id", "cites", "findings", "why"})


def _rule(vector: Vector, of: str) -> Question:
    given = {key: value for key, value in vector.items() if key not in _OF_A_RULE}
    point = Point("findings", findings_of(vector["findings"]), tuple(vector["cites"]))
    return Question(vector["id"], of, {"ask": "check", **given}, (point,))


_KINDS = {
    "transitions": _transition,
    "dues": _due,
    "documents": _document,
    "canonical": _document,
    "rules": _rule,
}
