"""Whether an answer has the shape that the page gives it, and where it has not."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from jingwu_model.declare import MISSING, WRONG_TYPE
from jingwu_model.errors import Fault, FaultKind, Text
from jingwu_model.testing.conform._program import Answer, cut
from jingwu_model.testing.conform._question import Json, Question

NO_OBJECT = FaultKind("answer.no_object", Text("不是 JSON 对象", "no JSON object"))
WRONG_COUNT = FaultKind("answer.wrong_count", Text("数目不符", "not as many as were asked for"))
_BRIEF = 80


@attrs.frozen
class _Kind:
    """What may stand somewhere."""

    holds: Callable[[Json], bool]
    named: Text


_NUMBER = _Kind(lambda it: type(it) is int, Text("所问的编号", "the question's number"))
_TEXT = _Kind(lambda it: isinstance(it, str), Text("文本", "a text"))
_TEXT_OR_NONE = _Kind(
    lambda it: it is None or isinstance(it, str), Text("文本或 null", "a text or null")
)
_TRUTH_OR_NONE = _Kind(
    lambda it: it is None or isinstance(it, bool),
    Text("true、false 或 null", "true, false or null"),
)
_OBJECT = _Kind(lambda it: isinstance(it, dict), Text("对象", "an object"))
_LIST = _Kind(lambda it: isinstance(it, list), Text("列表", "a list"))
_OBJECTS_OR_NONE = _Kind(
    lambda it: it is None or isinstance(it, list),
    Text("对象列表或 null", "a list of objects or null"),
)
TEXTS = _Kind(
    lambda it: isinstance(it, list) and all(isinstance(one, str) for one in it),
    Text("文本列表", "a list of texts"),
)
_ONE_OF_TWO = Text("state 或 refused，二者之一", "state or refused, one of the two")

_CLOCK = {"name": _TEXT, "since": _TEXT_OR_NONE, "due": _TEXT_OR_NONE, "running": _TRUTH_OR_NONE}
_DUTY = {
    "name": _TEXT,
    "to": _TEXT_OR_NONE,
    "since": _TEXT_OR_NONE,
    "due": _TEXT_OR_NONE,
    "open": _TRUTH_OR_NONE,
}


def faults_of(question: Question, answer: Answer) -> tuple[Fault, ...]:
    """Everything for which an answer cannot be read; none where it can.

    Args:
        question: What was asked.
        answer: What was answered.
    """
    said = answer.said
    if said is None:
        expected = Text("一行一个 JSON 对象", "one JSON object on the line")
        return (NO_OBJECT.at("$", expected=expected, found=cut(answer.line)),)
    return (*at_key(said, "n", _NUMBER), *_of_a_kind(question, said))


def at_key(held: Mapping[str, Json], key: str, kind: _Kind, path: str = "$") -> Iterator[Fault]:
    """What is wrong with what stands at a key.

    Args:
        held: An object.
        key: Its key.
        kind: What may stand there.
        path: Where the object stands.
    """
    value = held.get(key)
    if not kind.holds(value):
        fault = MISSING if value is None else WRONG_TYPE
        yield fault.at(f"{path}.{key}", expected=kind.named, found=_brief(value))


def _brief(value: Json) -> str:
    """A value as it is told, cut short."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return cut(text if len(text) <= _BRIEF else f"{text[:_BRIEF]}…")


def _of_a_kind(question: Question, said: Mapping[str, Json]) -> Iterator[Fault]:
    """What is wrong with an answer to such a question."""
    if said.get("cannot") is not None:
        yield from at_key(said, "cannot", _TEXT)
    elif question.asks == "history":
        yield from _steps(said, len(question.body.get("events", ())))
        for key, kinds in (("clocks", _CLOCK), ("duties", _DUTY)):
            yield from at_key(said, key, _OBJECTS_OR_NONE)
            yield from _items(said, key, kinds)
    elif question.asks == "due":
        yield from at_key(said, "due", _TEXT)
    elif question.asks == "check":
        yield from at_key(said, "findings", _LIST)
        yield from _items(said, "findings", {})
    elif said.get("faults") is not None:
        yield from at_key(said, "faults", _LIST)
        yield from _items(said, "faults", {"code": _TEXT, "path": _TEXT})
    else:
        yield from _read(said)


def _read(said: Mapping[str, Json]) -> Iterator[Fault]:
    """What is wrong with what a document was read as."""
    keys = ("canonical", "digest")
    if all(said.get(key) is None for key in keys):
        expected = Text("canonical 和 digest，或 faults", "canonical and digest, or else faults")
        yield MISSING.at("$", expected=expected, found="null")
        return
    for key in keys:
        yield from at_key(said, key, _TEXT)


def _items(said: Mapping[str, Json], key: str, kinds: Mapping[str, _Kind]) -> Iterator[Fault]:
    """What is wrong with each object of a list."""
    every = said.get(key)
    for at, one in enumerate(every if isinstance(every, list) else ()):
        path = f"$.{key}[{at}]"
        if not isinstance(one, dict):
            yield WRONG_TYPE.at(path, expected=_OBJECT.named, found=_brief(one))
            continue
        for name, kind in kinds.items():
            yield from at_key(one, name, kind, path)


def _steps(said: Mapping[str, Json], events: int) -> Iterator[Fault]:
    """What is wrong with the steps of a history."""
    yield from at_key(said, "steps", _LIST)
    steps = said.get("steps")
    if not isinstance(steps, list):
        return
    if len(steps) != events:
        expected = Text(f"{events} 步，每个事件一步", f"{events}, one for each event")
        yield WRONG_COUNT.at("$.steps", expected=expected, found=str(len(steps)))
    yield from _items(said, "steps", {})
    for at, step in enumerate(steps):
        if isinstance(step, dict):
            yield from _step(step, f"$.steps[{at}]")


def _step(step: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """What is wrong with one step."""
    given = [key for key in ("state", "refused") if step.get(key) is not None]
    if len(given) != 1:
        fault = WRONG_TYPE if given else MISSING
        yield fault.at(path, expected=_ONE_OF_TWO, found=_brief(step))
    for key in given:
        yield from at_key(step, key, TEXTS if key == "refused" else _TEXT, path)
