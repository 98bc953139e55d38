"""How each class stands as a document: read quickly, read with every fault, and written."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from jingwu_model.declare import (
    MISSING,
    UNKNOWN_CODE,
    WRONG_TYPE,
    Audience,
    Noun,
    Tags,
    Write,
    key_path,
    known_keys,
    lift,
    plain_reader,
    told_value,
    unplain,
)
from jingwu_model.errors import Fault, FaultKind, Text
from jingwu_model.rules import Finding, Report
from jingwu_model.rules._report import told_to
from jingwu_model.wire._limits import UNKNOWN_EVENT
from jingwu_model.workflows import Event

Read = tuple[Any, list[Fault]]
"""An object and no fault, or none and the faults."""

OBJECT = Text("对象", "an object")
LIST = Text("数组", "a list")
NOTHING = "nothing"


class Kind(ABC):
    """How objects of a class stand as JSON objects.

    Attributes:
        name: What its schema and its errors call the class.
    """

    name: str

    @abstractmethod
    def quick(self, value: Any) -> Any:
        """The object of a plain value, or an exception of `declare.NO` that says nothing."""

    @abstractmethod
    def slow(self, value: Any, path: str) -> Read:
        """The object of a plain value, or every fault of it."""

    @abstractmethod
    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """A plain value of an older format as one of today's; `formats` are left behind."""

    @abstractmethod
    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """An object made plain, its keys sorted, with what stands in it besides."""


def together(tags: Tags, rest: Mapping[str, Any]) -> dict[str, Any]:
    """An object's keys in the order they are written, those that are none left out.

    Keys here are plain words: sorted as text they are sorted as RFC 8785 has it.
    """
    every = {**dict(tags), **rest}
    return {key: every[key] for key in sorted(every) if every[key] is not None}


def an_object(value: Any, known: Iterable[str], path: str) -> tuple[Any, list[Fault]]:
    """A value where an object must stand: it, or an empty one, and its faults."""
    if not isinstance(value, dict):
        return {}, [WRONG_TYPE.at(path, expected=OBJECT, found=told_value(value))]
    return value, known_keys(value, known, path)


def text_at(
    value: Mapping[str, Any], key: str, about: Text, path: str
) -> tuple[str | None, list[Fault]]:
    """The text that must stand at a key, and what is wrong with it."""
    at = key_path(path, key)
    if key not in value:
        return None, [MISSING.at(at, expected=about, found=NOTHING)]
    if not isinstance(value[key], str):
        return None, [WRONG_TYPE.at(at, expected=about, found=told_value(value[key]))]
    return value[key], []


def list_at(
    value: Mapping[str, Any], key: str, path: str, one: Callable[[Any, str], Read]
) -> tuple[list[Any] | None, list[Fault]]:
    """The list that stands at a key, each item read; none where a fault is among them."""
    at = key_path(path, key)
    held = value[key]
    if not isinstance(held, list):
        return None, [WRONG_TYPE.at(at, expected=LIST, found=told_value(held))]
    made = []
    faults: list[Fault] = []
    for place, item in enumerate(held):
        each, wrong = one(item, f"{at}[{place}]")
        made.append(each)
        faults += wrong
    return (None if faults else made), faults


def one_of(kind: FaultKind, path: str, names: Iterable[str], found: str) -> Fault:
    """The fault of a name that is none of those there are."""
    names = tuple(names)
    expected = Text(f"{'、'.join(names)} 之一", f"one of {', '.join(names)}")
    return kind.at(path, expected=expected, found=found)


def seen(noun: Noun, audience: Audience) -> Noun:
    """A noun as an audience may see it, but for its fields: those keep themselves back.

    Raises:
        ValueError: It is a finding that they may not see.
    """
    if isinstance(noun, Report):
        return noun.seen_by(audience)
    if isinstance(noun, Finding) and not told_to(noun, audience):
        msg = f"a finding of {noun.rule} about a {noun.subject.kind.code} is not for {audience!r}"
        raise ValueError(msg)
    return noun


class NounKind(Kind):
    """A noun: its fields are its keys."""

    def __init__(self, cls: type[Noun]) -> None:
        self.cls = cls
        self.name = cls.__name__

    def quick(self, value: Any) -> Any:
        """The noun of a plain value."""
        return plain_reader(self.cls)(value)

    def slow(self, value: Any, path: str) -> Read:
        """The noun, or every fault."""
        return unplain(self.cls, value, path)

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The noun's object of an older format."""
        return lift(self.cls, value, formats)

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The noun made plain."""
        return write(self.cls, tags, audience)(seen(obj, audience))


class EventKind(Kind):
    """One event class: its fields and the key `event`, which says its code."""

    def __init__(self, cls: type[Event]) -> None:
        self.cls = cls
        self.name = cls.__name__

    def quick(self, value: Any) -> Any:
        """The event of a plain value."""
        if value["event"] != self.cls.code:
            raise KeyError
        return plain_reader(self.cls, "event")(value)

    def slow(self, value: Any, path: str) -> Read:
        """The event, or every fault."""
        return slow_event({self.cls.code: self.cls}, value, path)

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The event's object of an older format."""
        return lift(self.cls, value, formats)

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The event made plain, with its code."""
        return write(self.cls, (*tags, ("event", self.cls.code)), audience)(obj)


def slow_event(
    classes: Mapping[str, type[Event]], value: Any, path: str, tags: Iterable[str] = ()
) -> Read:
    """An event of one of these classes, by its code, or every fault of it."""
    if not isinstance(value, dict):
        return None, [WRONG_TYPE.at(path, expected=OBJECT, found=told_value(value))]
    code, faults = text_at(value, "event", Text("事件代码", "the event's code"), path)
    if code is None:
        return None, faults
    cls = classes.get(code)
    if cls is None:
        found = told_value(code)
        return None, [one_of(UNKNOWN_EVENT, f"{path}.event", classes, found)]
    return unplain(cls, value, path, tags=("event", *tags))


__all__ = [
    "LIST",
    "NOTHING",
    "OBJECT",
    "UNKNOWN_CODE",
    "EventKind",
    "Kind",
    "NounKind",
    "Read",
    "an_object",
    "list_at",
    "one_of",
    "seen",
    "slow_event",
    "text_at",
    "together",
]
