"""Documents: one object as JSON, complete for storage, or with less for disclosure."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, overload

from jingwu_model.declare import (
    AUDIENCES,
    NO,
    WRONG_TYPE,
    Audience,
    Noun,
    Tags,
    cached,
    document_bytes,
    specs,
    told_value,
)
from jingwu_model.errors import Fault, InvalidInput, Text
from jingwu_model.model import Register
from jingwu_model.rules import Material
from jingwu_model.wire import _limits
from jingwu_model.wire._cases import AnyCaseKind, AnyEventKind, CaseKind, LoggedKind
from jingwu_model.wire._kind import EventKind, Kind, NounKind, Read
from jingwu_model.wire._limits import (
    MAX_BYTES,
    MAX_DEPTH,
    REDACTED,
    Bounds,
    Unreadable,
)
from jingwu_model.wire._parse import parse, quick_parse
from jingwu_model.wire._versions import lifted
from jingwu_model.wire._views import VIEWS, ViewKind
from jingwu_model.wire._wholes import CasebookKind, MaterialKind, RegisterKind
from jingwu_model.workflows import Casebook, Event, Logged, Proceeding

T = TypeVar("T")

WHOLES: Mapping[type, Callable[[], Kind]] = {
    Casebook: CasebookKind,
    Event: AnyEventKind,
    Logged: LoggedKind,
    Material: MaterialKind,
    Proceeding: AnyCaseKind,
    Register: RegisterKind,
}


@cached
def kind_of(cls: Any) -> Kind:
    """How objects of a class stand as documents.

    Raises:
        TypeError: They do not.
    """
    if cls in WHOLES:
        return WHOLES[cls]()
    if cls in VIEWS:
        return ViewKind(cls)
    if isinstance(cls, type):
        if issubclass(cls, Proceeding) and "workflow" in vars(cls):
            return CaseKind(cls)
        if issubclass(cls, Noun) and specs(cls):
            return EventKind(cls) if issubclass(cls, Event) else NounKind(cls)
    name = cls.__name__ if isinstance(cls, type) else repr(cls)
    msg = (
        f"{name} is no class of documents: take a noun, an event, a proceeding, "
        f"{', '.join(sorted(each.__name__ for each in WHOLES))}"
    )
    raise TypeError(msg)


def readable(cls: Any) -> Kind:
    """How objects of a class stand as documents that can be read.

    Raises:
        TypeError: They do not, or are only written.
    """
    kind = kind_of(cls)
    if isinstance(kind, ViewKind):
        msg = f"a {kind.name} is written and never read: it is made of a case again"
        raise TypeError(msg)
    return kind


def dumps(obj: Any, *, audience: Audience | None = None) -> bytes:
    """An object as a JSON document: its canonical bytes by RFC 8785.

    Without an audience this is storage: every field is in it, the sensitive ones
    too. With one it is disclosure: what the audience may not see is left out, the
    document says for whom in `redacted_for`, and `loads` refuses it.

    Args:
        obj: A noun, an event, a proceeding, a log line, a register, a casebook, material;
            and, to be written alone and never read, an `Answer`, a `Refused`, a `Clock`, a
            `Duty`, an `Overdue`, a `Lapse`, a `Reason`, a `Fault`.
        audience: `internal`, `case_party` or `public`.

    Returns:
        The document, without a line end.

    Raises:
        TypeError: It is none of these.
        ValueError: There is no such audience, an integer is beyond 2^53 - 1, or it is a
            finding that the audience may not see; of a report these are left out.

    Examples:
        >>> from jingwu_model.model import PlaceKind, PlaceRef
        >>> dumps(PlaceRef(kind=PlaceKind.GRID, id="G-1"))
        b'{"id":"G-1","kind":"grid","v":"0.1"}'
        >>> dumps(PlaceRef(kind=PlaceKind.GRID, id="G-1"), audience="public")
        b'{"id":"G-1","kind":"grid","redacted_for":"public","v":"0.1"}'
    """
    kind = kind_of(type(obj))
    if audience is None:
        said = format_tag()
        return document_bytes(lambda write: kind.plain(obj, write, said, "internal"))
    if audience not in AUDIENCES:
        msg = f"{audience!r} is none of the audiences {', '.join(AUDIENCES)}"
        raise ValueError(msg)
    tags: Tags = (("redacted_for", audience), *format_tag())
    return document_bytes(lambda write: kind.plain(obj, write, tags, audience))


def format_tag() -> Tags:
    """What a document says of its format."""
    return (("v", _limits.FORMAT),)


@overload
def loads(
    data: bytes | str,
    cls: type[T],
    *,
    on_fault: Literal["raise"] = ...,
    max_bytes: int = ...,
    max_depth: int = ...,
) -> T: ...


@overload
def loads(
    data: bytes | str,
    cls: type[T],
    *,
    on_fault: Literal["collect"],
    max_bytes: int = ...,
    max_depth: int = ...,
) -> tuple[T | None, tuple[Fault, ...]]: ...


def loads(
    data: bytes | str,
    cls: type[T],
    *,
    on_fault: Literal["raise", "collect"] = "raise",
    max_bytes: int = MAX_BYTES,
    max_depth: int = MAX_DEPTH,
) -> T | tuple[T | None, tuple[Fault, ...]]:
    """An object of a JSON document; nothing is guessed, and nothing converted.

    A proceeding is made again of its history: an event that its machine refuses, or a
    state that the history does not lead to, is a fault (`state.forged`).

    Args:
        data: The document; bytes are UTF-8.
        cls: The class: a noun, an event, a machine, `Register`, `Casebook`, `Material`,
            `Logged`; `Proceeding` and `Event` where the document says which by its
            `workflow`.
        on_fault: `raise`, or `collect` to have the faults as an answer.
        max_bytes: The largest document taken, in bytes (of a text, in characters).
        max_depth: How deep objects and lists may stand within each other.

    Returns:
        The object; with `collect`, the object or none, and every fault.

    Raises:
        InvalidInput: The document is faulty; `.faults` has every fault with its JSON
            path, its code, what was expected and what was found, which is `…` where it
            may not be shown.
        TypeError: There are no documents of that class, or `data` is neither bytes nor text.
        ValueError: `on_fault` is neither of the two.

    Examples:
        >>> from jingwu_model.model import PlaceRef
        >>> loads('{"id": "G-1", "kind": "grid"}', PlaceRef)
        PlaceRef(kind=PlaceKind.GRID, id='G-1')
        >>> loads('{"id": 1, "kind": "gird"}', PlaceRef)
        Traceback (most recent call last):
        ...
        jingwu_model.errors.InvalidInput: PlaceRef: 2 faults
          kind: unknown code: expected one of grid, village, room, workstation, found '"gird"'
          id: wrong type: expected text, found '1'
    """
    kind = readable(cls)
    asked(on_fault)
    if not isinstance(data, bytes | str):
        msg = f"a document is bytes or text, not {type(data).__name__}"
        raise TypeError(msg)
    made, faults = read(kind, data, Bounds(max_bytes, max_depth))
    if on_fault == "collect":
        return made, tuple(faults)
    if faults:
        raise InvalidInput(kind.name, faults)
    return made  # type: ignore[no-any-return]


def asked(on_fault: str) -> None:
    """Refuse an answer to faults that there is not.

    Raises:
        ValueError: It is neither `raise` nor `collect`.
    """
    if on_fault not in ("raise", "collect"):
        msg = f"{on_fault!r} is none of raise, collect"
        raise ValueError(msg)


def read(kind: Kind, data: bytes | str, bounds: Bounds) -> Read:
    """The object of a document, or every fault of it: a quick way decides, a slow way explains."""
    try:
        value = quick_parse(data, bounds)
    except NO:
        try:
            value = parse(data, bounds)
        except Unreadable as error:
            return None, [error.fault]
    return read_plain(kind, value)


def read_plain(kind: Kind, value: Any) -> Read:
    """The object of a document's plain value, or every fault of it."""
    try:
        if (said := value.pop("v", _limits.FORMAT)) != _limits.FORMAT:
            value["v"] = said
        return kind.quick(value), _NONE
    except NO:
        return _explained(kind, value)


_NONE: list[Fault] = []


def _explained(kind: Kind, value: Any) -> Read:
    """The object of a plain value, or every fault of it."""
    if not isinstance(value, dict):
        expected = Text("对象", "an object")
        return None, [WRONG_TYPE.at("$", expected=expected, found=told_value(value))]
    if "redacted_for" in value:
        expected = Text("完整的文档", "a whole document")
        found = told_value(value["redacted_for"])
        return None, [REDACTED.at("$.redacted_for", expected=expected, found=found)]
    value, faults = lifted(kind, value)
    return (None, faults) if faults else kind.slow(value, "$")
