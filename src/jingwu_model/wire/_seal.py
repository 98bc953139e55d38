"""Seals: a history as a chain of digests, in which whatever was changed shows, and where.

A sealed history is JSON Lines. Each line but the last has an event's log line, the
seal of the line before it (`after`) and its own (`seal`): the SHA-256 of the
canonical bytes of the two. The last line says how many there are.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import attrs

from jingwu_model.declare import Write, canonical, document_bytes
from jingwu_model.errors import Lang, Text
from jingwu_model.wire._cases import LoggedKind, replayed
from jingwu_model.wire._document import format_tag, read_plain
from jingwu_model.wire._kind import Read
from jingwu_model.wire._limits import Bounds, Unreadable
from jingwu_model.wire._parse import parse
from jingwu_model.workflows import ALL, Logged, Proceeding, log_of

_FIRST = "0" * 64
_LINE = LoggedKind()

_WHAT: Mapping[str, Text] = {
    "altered": Text("被改动", "was altered"),
    "removed": Text("之前有事件被删去", "comes after one that was removed"),
    "reordered": Text("顺序被调换", "does not stand in its place"),
    "added": Text("是后来添加的", "was added"),
    "cut": Text("之后的部分缺失", "is the last one left"),
    "refused": Text("不被流程允许", "is refused by its machine"),
    "unreadable": Text("无法读取", "cannot be read"),
}
_OF_ALL: Mapping[str, Text] = {
    "altered": Text("末行被改动", "the closing line was altered"),
    "cut": Text("没有留下任何事件", "no event is left"),
    "head": Text("末尾封印与所给的不符", "the last seal is not the one given"),
    "removed": Text("最后的事件被删去", "the last event was removed"),
    "reordered": Text("末行不在末尾", "the closing line does not stand last"),
}


@attrs.frozen(kw_only=True)
class Verification:
    """What became of a sealed history; truthy where it is whole.

    Attributes:
        case: The proceeding; none where the seal is broken.
        head: The last seal: who keeps it elsewhere can tell a chain made anew.
        place: The place in the history of the first event that is wrong, from 1; none
            where all are right, or where it is the closing line that shows it.
        what: `altered`, `removed` (one before it was), `reordered`, `added`, `cut` (what
            came after it is missing), `head` (the chain is whole and has another last
            seal), `refused`, or `unreadable` (as of a newer format); empty where all are
            right.
        line: The line of the sealed text that shows it, from 1; none where no line is left.
    """

    case: Proceeding[Any, Any, Any] | None = None
    head: str = ""
    place: int | None = None
    what: str = ""
    line: int | None = None

    def __bool__(self) -> bool:
        return not self.what

    def text(self, lang: Lang = "en") -> str:
        """What was found, in one sentence."""
        zh = lang == "zh"
        if not self.what:
            return "封印完好" if zh else "the seal is whole"
        if self.place is None:
            said = _OF_ALL[self.what].text(lang)
        elif zh:
            said = f"第 {self.place} 个事件{_WHAT[self.what].zh}"
        else:
            said = f"event {self.place} {_WHAT[self.what].en}"
        if self.line is None:
            return said
        return f"{said}（第 {self.line} 行）" if zh else f"{said} (line {self.line})"


def seal(case: Proceeding[Any, Any, Any]) -> bytes:
    """A proceeding's history as a chain of digests.

    It shows what was changed since, and where; who changes all that follows too shows
    only beside a `head` that was kept elsewhere.

    Args:
        case: The proceeding.

    Returns:
        An event a line, and a last line that closes the chain, as JSON Lines.
    """
    lines = []
    last = _FIRST
    for logged in log_of(case):
        line, last = _sealed(_Link(last, logged).bytes_of())
        lines.append(line)
    lines.append(_sealed(_closing(last, len(lines)))[0])
    return b"".join(line + b"\n" for line in lines)


def _closing(after: str, events: int) -> bytes:
    """What the seal of the closing line is the digest of."""
    return canonical({"after": after, "events": events})


@attrs.frozen
class _Link:
    """One event and the seal before it."""

    after: str
    logged: Logged

    def bytes_of(self) -> bytes:
        """What its seal is the digest of."""

        def make(write: Write) -> dict[str, Any]:
            line = _LINE.plain(self.logged, write, format_tag(), "internal")
            return {"after": self.after, "line": line}

        return document_bytes(make)


# "after", "events" and "line" all come before "seal": it is written last.
_TAIL = re.compile(rb',"seal":"([0-9a-f]{64})"}\Z')
_AFTER = re.compile(rb'{"after":"([0-9a-f]{64})",')


def _sealed(body: bytes) -> tuple[bytes, str]:
    """A line with its seal, and the seal."""
    made = sha256(body).hexdigest()
    return b'%s,"seal":"%s"}' % (body[:-1], made.encode()), made


@attrs.frozen
class _Found:
    """A line as it was found: its seal and the one before it, where it is as it was written."""

    body: bytes
    after: str = ""
    seal: str = ""
    closes: bool = False

    @classmethod
    def of(cls, raw: bytes) -> "_Found":
        """A line; one that was altered has no seal."""
        tail, head = _TAIL.search(raw), _AFTER.match(raw)
        if tail is None or head is None:
            return cls(raw)
        body = raw[: tail.start()] + b"}"
        seal = tail[1].decode()
        if sha256(body).hexdigest() != seal:
            return cls(raw)
        closes = body[head.end() :].startswith(b'"events":')
        return cls(body, head[1].decode(), seal, closes)


def verify(sealed: bytes | str, *, head: str | None = None) -> Verification:
    """Whether a sealed history is whole; if not, the first event that is wrong.

    Args:
        sealed: What `seal` wrote; a text is read as its UTF-8.
        head: The last seal, where it was kept elsewhere: a chain that was made anew
            from some event on has another.

    Returns:
        A `Verification`, truthy where all is right.

    Examples:
        >>> verify(b"")
        Verification(case=None, head='', place=None, what='cut', line=None)
    """
    # Half of a surrogate pair, which a text may hold, is what no seal was made of.
    raw = sealed.encode(errors="replace") if isinstance(sealed, str) else sealed
    every = raw.split(b"\n")
    # What ends with a line end has nothing after it.
    lines = [_Found.of(one) for one in (every if every[-1] else every[:-1])]
    broken = _first_broken(lines)
    if broken is not None:
        return broken
    last = lines[-1].seal
    if head is not None and head != last:
        return Verification(what="head", line=len(lines), head=last)
    return _opened([line.body for line in lines[:-1]], last)


def _first_broken(lines: list[_Found]) -> Verification | None:
    """The first line that is not as it was written, or not where it was."""
    last = _FIRST
    for at, line in enumerate(lines):
        if not line.seal:
            # Half a line may be left of a closing one, but no event.
            closes = at + 1 == len(lines) and b'"line":' not in line.body
            return _at(at, "altered", closes=closes)
        if line.after != last:
            return _out_of_place(lines, at)
        if line.closes:
            if at + 1 < len(lines):
                return _at(at + 1, "added", place=at + 1)
            if not at:
                break
            as_written = line.body == _closing(last, at)
            return None if as_written else _at(at, "altered", closes=True)
        last = line.seal
    if not last.strip("0"):
        return Verification(what="cut")
    return _at(len(lines) - 1, "cut")


def _at(at: int, what: str, *, place: int | None = None, closes: bool = False) -> Verification:
    """What is wrong with the line of an index: an event's, unless it closes."""
    return Verification(place=None if closes else place or at + 1, what=what, line=at + 1)


def _out_of_place(lines: list[_Found], at: int) -> Verification:
    """What became of a line that does not follow the one before it."""
    line = lines[at]
    where = {_FIRST: -1}
    for index, one in enumerate(lines):
        where.setdefault(one.seal, index)
    follows = where.get(line.after)
    if follows is None:
        return _at(at, "removed", closes=line.closes)
    if follows >= at:
        return _at(at, "reordered", closes=line.closes)
    goes_on = line.closes or (at + 1 < len(lines) and lines[at + 1].after == line.seal)
    if goes_on and where[line.seal] == at:
        # The chain goes on from here: what stands in between belongs to no part of it.
        at = follows + 1
    return _at(at, "added")


def _opened(bodies: list[bytes], head: str) -> Verification:
    """The proceeding of an unbroken chain, which its machine may refuse all the same."""
    events = []
    machine: Any = None
    bounds = Bounds()
    for at, body in enumerate(bodies, 1):
        logged, _ = _logged(body, bounds)
        if logged is None:
            return Verification(place=at, what="unreadable", line=at, head=head)
        machine = machine or ALL[logged.workflow]
        if logged.seq != at or ALL[logged.workflow] is not machine:
            return Verification(place=at, what="refused", line=at, head=head)
        events.append(logged.event)
    case, faults = replayed(machine, events, "$")
    if case is None:
        at = int(faults[0].path.removeprefix("$[").removesuffix("]")) + 1
        return Verification(place=at, what="refused", line=at, head=head)
    return Verification(case=case, head=head)


def _logged(body: bytes, bounds: Bounds) -> Read:
    """The line of a log that a sealed line holds; none of whatever else was sealed."""
    try:
        held = parse(body, bounds)["line"]
    except (Unreadable, KeyError, TypeError):
        return None, []
    return read_plain(_LINE, held)
