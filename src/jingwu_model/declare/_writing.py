"""Writing, the quick way: a generated function from a noun to plain JSON with sorted keys.

What it makes and `encoded` writes is the same as `canonical(plain(noun))`: the
keys stand in the order of RFC 8785 already, and what an encoder would write
otherwise (a number that ECMAScript writes its own way) goes the slow way.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from hashlib import sha256
from types import ModuleType
from typing import Any

from jingwu_model.declare._canonical import EXACT, canonical, plain_fields
from jingwu_model.declare._compile import _name, _run, _title
from jingwu_model.declare._limits import AUDIENCES, Audience, Within
from jingwu_model.declare._shape import Shape, Spec
from jingwu_model.declare._terms import Term

PlainWriter = Callable[[Any], dict[str, Any]]
Tags = tuple[tuple[str, str], ...]


def _fast() -> ModuleType | None:
    """What writes and parses JSON at speed, where its extra is installed."""
    try:
        import msgspec  # noqa: PLC0415 - asked for when a document first is read or written
    except ImportError:
        return None
    return msgspec


@cache
def fast() -> Any:
    """The quick parser and encoder of the extra `fast`; none without it.

    It changes how long things take, and nothing else.
    """
    return _fast()


class UnusualNumberError(Exception):
    """A number that encoders of JSON write otherwise than RFC 8785 does."""


def _ordinary(number: float) -> float:
    """A number that every encoder writes as ECMAScript does; the others are for the slow way."""
    if number.is_integer() and abs(number) <= EXACT:
        return int(number)
    # Outside of these bounds an exponent is written, by each encoder in its own way.
    if 1e-4 <= abs(number) < 1e15:  # noqa: PLR2004
        return number
    raise UnusualNumberError


def _exact(number: int) -> int:
    """An integer that no limit of its field keeps within what every reader tells apart."""
    if abs(number) > EXACT:
        raise UnusualNumberError
    return number


@cache
def _made(cls: Any, tags: Tags, audience: Audience, *, native: bool) -> PlainWriter:
    """The function that makes a noun plain: a dict with sorted keys, for `encoded`."""
    rank = AUDIENCES.index(audience)
    specs: list[Spec] = [
        spec for spec in cls.__jingwu_specs__ if AUDIENCES.index(spec.seen_by) <= rank
    ]
    names: dict[str, Any] = {}
    values: dict[str, str] = {key: repr(text) for key, text in tags}
    writer = _Writer(names, audience, native=native)
    for spec in specs:
        value = writer.of(spec.shape, f"self.{spec.name}")
        if spec.shape.optional and value != f"self.{spec.name}":
            value = f"None if self.{spec.name} is None else {value}"
        values[spec.name] = value
    optional = {spec.name for spec in specs if spec.shape.optional}
    pairs = ", ".join(f"{key!r}: {values[key]}" for key in sorted(values))
    lines = [f"d = {{{pairs}}}"]
    for key in sorted(optional):
        lines += [f"if self.{key} is None:", f"    del d[{key!r}]"]
    source = "def write(self):\n" + "".join(f"    {line}\n" for line in [*lines, "return d"])
    made: PlainWriter = _run(source, names, f"{_title(cls)} to JSON")["write"]
    return made


class _Writer:
    """Expressions of values as an encoder takes them."""

    def __init__(self, names: dict[str, Any], audience: Audience, *, native: bool) -> None:
        self.names = names
        self.audience = audience
        self.native = native

    def of(self, shape: Shape, x: str) -> str:  # noqa: PLR0911 - one answer a class
        """The expression of a value of a shape that is not none."""
        if shape.item is not None:
            return self._list(shape.item, x)
        if shape.is_noun:
            writer = _made(shape.base, (), self.audience, native=self.native)
            return f"{_name(self.names, '_w', writer)}({x})"
        if issubclass(shape.base, Term):
            return f"{x}._value_"
        if shape.base in (date, datetime):
            return x if self.native else f"{x}.isoformat()"
        if shape.base is Fraction:
            return f"str({x})"
        if shape.base is float:
            return f"{_name(self.names, '_o', _ordinary)}({x})"
        if shape.base is int and not _bounded(shape):
            return f"{_name(self.names, '_e', _exact)}({x})"
        return x

    def _list(self, item: Shape, x: str) -> str:
        """The expression of a list."""
        each = self.of(item, "_i")
        if item.optional and each != "_i":
            each = f"(None if _i is None else {each})"
        return f"list({x})" if each == "_i" else f"[{each} for _i in {x}]"


def _bounded(shape: Shape) -> bool:
    """Whether a field's limits keep its integers within what every reader tells apart."""
    return any(
        isinstance(limit, Within)
        and limit.least is not None
        and limit.most is not None
        and limit.least >= -EXACT
        and limit.most <= EXACT
        for limit in shape.limits
    )


def encoded(value: Mapping[str, Any]) -> bytes:
    """The canonical bytes of what plain writers made: keys sorted, no blanks.

    Args:
        value: An object whose keys stand sorted at every depth.
    """
    quick = fast()
    if quick is not None:
        made: bytes = quick.json.encode(value)
        return made
    return _encode(value).encode()


_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")
).encode


Write = Callable[[Any, Tags, Audience], PlainWriter]


def _native(cls: Any, tags: Tags, audience: Audience) -> PlainWriter:
    return _made(cls, tags, audience, native=True)


def _textual(cls: Any, tags: Tags, audience: Audience) -> PlainWriter:
    return _made(cls, tags, audience, native=False)


def _slow(_: Any, tags: Tags, audience: Audience) -> PlainWriter:
    return lambda noun: {**dict(tags), **plain_fields(noun, audience)}


def document_bytes(make: Callable[[Write], Mapping[str, Any]]) -> bytes:
    """The canonical bytes of a document of nouns.

    Args:
        make: Makes the document, its keys sorted at every depth, with what it is given
            to make nouns plain: a function of a class, of the tags that stand in its
            object besides, and of an audience, that answers with the class's writer.

    Raises:
        ValueError: It holds an integer beyond 2^53 - 1, or half of a surrogate pair.
    """
    try:
        return encoded(make(_textual if fast() is None else _native))
    except UnusualNumberError:
        return canonical(make(_slow))


def digest(obj: Any) -> str:
    """The SHA-256 of an object's canonical bytes, in hexadecimal.

    Args:
        obj: A noun, or a proceeding: its history is what it is made of.

    Examples:
        >>> from jingwu_model.timeline import Span
        >>> digest(Span())
        '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    """
    told = getattr(obj, "__jingwu_plain__", None)
    made = document_bytes(told or (lambda write: write(type(obj), (), "internal")(obj)))
    return sha256(made).hexdigest()
