"""A 2 KB eight-event case as a document, and the models that pydantic reads it by.

The models are made of the library's own declarations, one of each class: the same
fields and limits, extra keys forbidden, strict types, aware times, the same
cross-field rules, events told apart by their code. They refuse what the library
refuses of the events, which `agree` holds both to, and know nothing of the machine. What
they take and the library does not: a key that stands twice, and a time that Python's
readers take and RFC 3339 does not have. What is written they leave unsorted, and write
none as null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, Union

import _mediations
from _measure import Take, timed
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
    model_validator,
)

from jingwu_model.declare import (
    Distinct,
    Matches,
    Noun,
    Printable,
    Shape,
    Spec,
    Within,
    _writing,
    fast,
    specs,
)
from jingwu_model.wire import dumps, loads
from jingwu_model.wire._cases import CaseKind
from jingwu_model.wire._limits import Bounds
from jingwu_model.wire._parse import quick_parse
from jingwu_model.workflows import people_mediation as pm

MACHINE = pm.PeopleMediation
CASE = _mediations.ours(next(_mediations.histories(1)))


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _asks(test: Callable[[Any], object]) -> AfterValidator:
    def ask(value: Any) -> Any:
        if not test(value):
            raise ValueError
        return value

    return AfterValidator(ask)


def _limit(limit: object) -> object:
    if isinstance(limit, Within):
        return Field(ge=limit.least, le=limit.most)
    if isinstance(limit, Matches):
        if "(?" in limit.pattern:
            # Its own engine knows no lookahead.
            return _asks(re.compile(limit.pattern).fullmatch)
        return Field(pattern=f"^(?:{limit.pattern})$")
    if isinstance(limit, Printable):
        most = limit.most
        return _asks(lambda x: 0 < len(x) <= most and x.isprintable() and x.strip() == x)
    if isinstance(limit, Distinct):
        by = limit.by
        if by:
            return _asks(lambda x: len(x) == len({getattr(one, by) for one in x}))
        return _asks(lambda x: len(x) == len(set(x)))
    raise TypeError(limit)


def _type(shape: Shape) -> Any:
    if shape.item is not None:
        made: Any = tuple[_type(shape.item), ...]  # type: ignore[misc]
    elif shape.is_noun:
        made = model(shape.base)
    elif shape.base is datetime:
        made = AwareDatetime
    else:
        made = date if shape.base is date else shape.base
    for limit in shape.limits:
        made = Annotated[made, _limit(limit)]
    return made | None if shape.optional else made


def _field(spec: Spec) -> tuple[Any, Any]:
    if spec.required:
        return _type(spec.shape), (None if spec.shape.optional else ...)
    return _type(spec.shape), spec.default


@cache
def model(cls: type[Noun], code: str = "") -> type[BaseModel]:
    """The model of a noun; with a code, of an event."""
    fields: dict[str, Any] = {spec.name: _field(spec) for spec in specs(cls)}
    if code:
        fields["event"] = (Literal[code], ...)
    validators: dict[str, Any] = {}
    for at, rule in enumerate(cls.__jingwu_rules__):

        def holds(self: Any, *, ask: Callable[[Any], bool] = rule.holds) -> Any:
            if not ask(self):
                raise ValueError
            return self

        validators[f"rule_{at}"] = model_validator(mode="after")(holds)
    return create_model(cls.__name__, __base__=_Strict, __validators__=validators, **fields)


@cache
def history_model() -> type[BaseModel]:
    """The model of a history: a list of every event the machine knows, by their codes."""
    every = tuple(model(cls, cls.code) for cls in MACHINE.workflow.events)  # type: ignore[arg-type]
    union = Annotated[Union[every], Field(discriminator="event")]  # type: ignore[valid-type]  # noqa: UP007 - of a tuple
    return create_model("History", __base__=_Strict, history=(list[union], ...))


@cache
def document_model() -> type[BaseModel]:
    """The model of a whole case's document; its state is any text."""
    beside: dict[str, Any] = {"v": (str, ...), "workflow": (str, ...), "state": (str, ...)}
    return create_model("Document", __base__=history_model(), **beside)


def document() -> bytes:
    """The case's document."""
    return dumps(CASE)


def history_document() -> bytes:
    """The events of the case alone, as a document that pydantic's model takes."""
    return _compact({"history": json.loads(document())["history"]})


def _compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def faulty_document() -> bytes:
    """The case's document with six faults at six places."""
    held = json.loads(document())
    events = held["history"]
    events[0]["parties"][1] = 7
    events[1]["acts"][0]["by"]["kind"] = "nobody"
    events[2]["extra"] = True
    del events[3]["id"]
    events[4]["at"] = "2026-03-06T09:00:00"
    events[5]["acts"][1]["at"] = None
    return _compact(held)


# A path into the document's history, and what stands there instead; `...` takes it out.
BAD: tuple[tuple[tuple[str | int, ...], Any], ...] = (
    ((0,), 7),
    ((0, "event"), "applies"),
    ((0, "event"), ...),
    ((0, "id"), 7),
    ((0, "id"), "e 1"),
    ((0, "id"), ""),
    ((0, "id"), "e" * 65),
    ((0, "at"), "2026-03-02T09:00:00"),
    ((0, "at"), "yesterday"),
    ((0, "at"), 1772413200),
    ((0, "at"), None),
    ((0, "by"), "party"),
    ((0, "by", "kind"), "nobody"),
    ((0, "by", "ref"), ...),
    ((0, "by", "name"), "x"),
    ((0, "parties"), "party-a"),
    ((0, "parties", 0), "short"),
    ((0, "parties", 0), "640424199001011234"),
    ((0, "parties", 1), ["party-a-00000000"]),
    ((0, "parties", 1), "party-a-00000000"),
    ((1, "acts"), {}),
    ((1, "acts", 0, "at"), "2026-02-30T09:00:00+08:00"),
    ((1, "mediators"), ["M1", "M1"]),
    ((2, "rights_told"), 1),
    ((2, "rights_told"), "true"),
    ((2, "extra"), True),
    ((3, "document", "sha256"), "0" * 63),
    ((3, "items"), ["parties", "parties"]),
    ((3, "performance_due"), "2026-04-31"),
    ((3, "performance_due"), 20260401),
    ((4, "seal"), None),
)


def spoiled() -> Iterator[tuple[str, bytes]]:
    """Histories with one fault each, and what it is."""
    for path, value in BAD:
        held = json.loads(history_document())
        at = held["history"]
        for key in path[:-1]:
            at = at[key]
        if value is ...:
            del at[path[-1]]
        else:
            at[path[-1]] = value
        yield f"{path}: {value!r}", _compact(held)


def agree() -> None:
    """Assert that both take the sound document, and refuse the same spoiled ones."""
    model = history_model()
    assert len(model.model_validate_json(history_document()).history) == 8  # type: ignore[attr-defined]
    assert loads(document(), MACHINE) == CASE
    assert refuses(faulty_document(), document_model()) == 6
    assert len(loads(faulty_document(), MACHINE, on_fault="collect")[1]) == 6
    for what, data in spoiled():
        assert refuses(data, model), f"pydantic takes {what}"
        whole = {**json.loads(document()), **json.loads(data)}
        assert loads(_compact(whole), MACHINE, on_fault="collect")[1], f"ours takes {what}"


def refuses(data: bytes, model: type[BaseModel]) -> int:
    """How many faults pydantic finds."""
    try:
        model.model_validate_json(data)
    except ValidationError as error:
        return len(error.errors())
    return 0


def events() -> object:
    """Ours of the same: the events of the history, each checked, and no machine asked."""
    held = quick_parse(history_document_bytes, Bounds())
    return CaseKind(MACHINE).events(held["history"])


history_document_bytes = history_document()


def at_speed(work: Callable[[], object], calls: int, *, quick: bool) -> Take:
    """A way to time work with the quick parser and encoder, or as if they were not installed."""
    take = timed(work, calls)

    def timed_so(depth: int) -> float:
        _writing._fast = _with if quick else _without  # noqa: SLF001 - what the extra changes
        fast.cache_clear()
        fast()
        try:
            return take(depth)
        finally:
            _writing._fast = _with  # noqa: SLF001
            fast.cache_clear()

    return timed_so


_with = _writing._fast  # noqa: SLF001


def _without() -> None:
    return None


def often(work: Callable[[], object], times: int) -> Callable[[], None]:
    """Work done so many times, its results let go."""

    def many() -> None:
        for _ in range(times):
            work()

    return many
