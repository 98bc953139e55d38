"""What is answered and never read again: refusals, clocks, duties, faults as documents.

They are made of a machine's declarations and of a case, so that there is nothing in
them to load; a service writes them for its own callers.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NoReturn

from jingwu_model.declare import AUDIENCES, Audience, Noun, Tags, Term, Write, document_bytes
from jingwu_model.errors import Fault, Text
from jingwu_model.wire._kind import Kind, seen, together
from jingwu_model.workflows import Answer, Clock, Duty, Lapse, Overdue, Reason, Refused


class ViewKind(Kind):
    """An object that is written, and not read."""

    def __init__(self, cls: type[Any]) -> None:
        self.cls = cls
        self.name = cls.__name__

    def quick(self, value: Any) -> NoReturn:
        """Never asked: `readable` refuses the class first."""
        raise NotImplementedError  # pragma: no cover - see above

    def slow(self, value: Any, path: str) -> NoReturn:
        """Never asked: `readable` refuses the class first."""
        raise NotImplementedError  # pragma: no cover - see above

    def lift(self, value: Any, formats: Sequence[str]) -> NoReturn:
        """Never asked: `readable` refuses the class first."""
        raise NotImplementedError  # pragma: no cover - see above

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The object made plain."""
        return _said(tags, VIEWS[self.cls](obj), write, audience)


def _said(tags: Tags, said: Mapping[str, Any], write: Write, audience: Audience) -> dict[str, Any]:
    """What is said, made plain; whom a duty is owed to only for those who may know."""
    rank = AUDIENCES.index(audience)
    parts = {
        key: _held(value, write, audience)
        for key, value in said.items()
        if AUDIENCES.index(_SEEN_BY.get(key, AUDIENCES[0])) <= rank
    }
    return together(tags, parts)


def _held(value: Any, write: Write, audience: Audience) -> Any:
    """One part of what is said, made plain."""
    if isinstance(value, Noun):
        return write(type(value), (), audience)(seen(value, audience))
    if isinstance(value, Term):
        return value.code
    if isinstance(value, Text):
        return {"en": value.en, "zh": value.zh}
    if isinstance(value, tuple):
        return [_held(item, write, audience) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    view = VIEWS.get(type(value))
    return value if view is None else _said((), view(value), write, audience)


# As a party's token is in an event.
_SEEN_BY: Mapping[str, Audience] = {"to_ref": "case_party"}


def view_bytes(said: Mapping[str, Any], audience: Audience) -> bytes:
    """An object that holds views, nouns, texts and plain values, as canonical bytes.

    Args:
        said: What it says.
        audience: Whose eyes it is for.

    Returns:
        The object, without a line end, a format or a mark of what was left out.

    Raises:
        TypeError: A value in it is of no kind that stands in JSON.
        ValueError: A finding in it is not for their eyes.

    Examples:
        >>> view_bytes({"late": 2, "at": "G-1", "says": Text.same("R1")}, "public")
        b'{"at":"G-1","late":2,"says":{"en":"R1","zh":"R1"}}'
    """
    return document_bytes(lambda write: _said((), said, write, audience))


def _answer(answer: Answer) -> dict[str, Any]:
    return {"allowed": bool(answer), "reasons": answer.reasons}


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "says": reason.says,
        "citation": reason.citation,
        "supplied_by": reason.supplied_by,
        "own": reason.own,
    }


def _refused(refused: Refused) -> dict[str, Any]:
    return {
        "workflow": refused.workflow,
        "state": refused.state,
        "event": refused.event.code,
        "event_id": refused.event.id,
        "reasons": refused.reasons,
        "allowed": refused.allowed,
    }


def _clock(clock: Clock) -> dict[str, Any]:
    return {
        "clock": clock.name,
        "says": clock.rule.says,
        "basis": clock.rule.basis,
        "strictness": clock.rule.strictness,
        "owed_by": clock.rule.owed_by,
        "window": clock.rule.window,
        "since": clock.since,
        "due": clock.due,
        "stopped": clock.stopped,
        "stopped_by": clock.stopped_by,
        "lapsed": clock.lapsed,
        "voided": clock.voided,
        "used": clock.used,
        "used_by": clock.used_by,
        "used_late": clock.used_late,
        "paused": clock.paused,
        "extended": clock.extended,
        "extended_late": clock.extended_late,
        "early": clock.early,
        "late": clock.late,
    }


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "duty": duty.name,
        "says": duty.rule.says,
        "basis": duty.rule.basis,
        "strictness": duty.rule.strictness,
        "owed_by": duty.rule.owed_by,
        "to": duty.rule.to,
        "to_ref": duty.to_ref,
        "continuing": duty.rule.continuing,
        "since": duty.since,
        "due": duty.due,
        "other_due": duty.other_due,
        "done": duty.done,
        "done_by": duty.done_by,
        "late": duty.late,
    }


def _overdue(overdue: Overdue) -> dict[str, Any]:
    return {"owed_by": overdue.owed_by, "what": overdue.what}


def _lapse(lapse: Lapse) -> dict[str, Any]:
    return {"clock": lapse.clock, "event": lapse.event.code}


def _fault(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "path": fault.path,
        "says": fault.says,
        "expected": fault.expected,
        "found": fault.found,
        "file": fault.file,
        "row": fault.row,
    }


VIEWS: Mapping[type[Any], Callable[[Any], dict[str, Any]]] = {
    Answer: _answer,
    Clock: _clock,
    Duty: _duty,
    Fault: _fault,
    Lapse: _lapse,
    Overdue: _overdue,
    Reason: _reason,
    Refused: _refused,
}
"""The classes that are written and not read, and what is said of each."""
