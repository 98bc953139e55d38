"""The lists of a machine's page that are drawn from fields: of events, of facts, of terms."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from jingwu_model.declare import Distinct, Matches, Noun, Printable, Shape, Spec, Term, specs
from jingwu_model.errors import Lang
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._event import Act, Actor, Event, told_in
from jingwu_model.workflows._table import Table

_Table = Table[Any, Any]
Cells = tuple[str, ...]

_SINGLE: dict[type, tuple[str, str]] = {
    str: ("文本", "text"),
    int: ("整数", "a whole number"),
    bool: ("true 或 false", "true or false"),
    float: ("数", "a number"),
    Fraction: ("分数（文本）", "a fraction, as text"),
    date: ("日期", "a day"),
    datetime: ("时间", "a time"),
}


def shown(value: object) -> str:
    """A value that a row sets, or a field holds by default, as it stands in JSON."""
    if isinstance(value, Term):
        return value.code
    if isinstance(value, tuple):
        return f"[{', '.join(map(shown, value))}]"
    if isinstance(value, bool | int | str | None):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _plain(shape: Shape, lang: Lang) -> str:
    """What a shape takes, in words; a term and an object by name."""
    zh = lang == "zh"
    if shape.item is not None:
        said = ("列表，每项为" if zh else "a list, each ") + _plain(shape.item, lang)
        if any(isinstance(limit, Distinct) for limit in shape.limits):
            said += "；各不相同" if zh else "; no two alike"
        return said
    if shape.is_noun or issubclass(shape.base, Term):
        return f"`{shape.base.__name__}`"
    said = _SINGLE[shape.base][0 if zh else 1]
    for limit in shape.limits:
        if isinstance(limit, Matches):
            said = limit.zh or said if zh else limit.en or said
        elif not isinstance(limit, Printable):
            said = limit.expected.text(lang)
    return said


def _given(spec: Spec, lang: Lang) -> str:
    """Whether a field must be given, and what it is where it is not."""
    zh = lang == "zh"
    if spec.required and not spec.shape.optional:
        return "必填" if zh else "required"
    if spec.shape.optional:
        return "可无" if zh else "may be absent"
    value = f"`{shown(spec.default)}`"
    return f"缺省为 {value}" if zh else f"{value} where absent"


def _about(spec: Spec) -> Cells:
    return ("", "") if spec.about is None else (spec.about.zh, spec.about.en)


_OF_ALL = tuple(spec.name for spec in specs(Event))


def event_fields(workflow: _Table, lang: Lang) -> Iterator[Cells]:
    """Every event's own fields; those of all events stand first."""
    every = "（各事件）" if lang == "zh" else "(every event)"
    yield from _fields(every, specs(Event), lang)
    for event in workflow.events:
        own = [spec for spec in specs(event) if spec.name not in _OF_ALL]
        yield from _fields(f"`{event.code}`", own, lang)


def _fields(whose: str, fields: Iterable[Spec], lang: Lang) -> Iterator[Cells]:
    for spec in fields:
        name = f"`{spec.name}`"
        yield whose, name, *_about(spec), _plain(spec.shape, lang), _given(spec, lang)


def fact_fields(workflow: _Table, lang: Lang) -> Iterator[Cells]:
    """Every fact, and what it is before the first event."""
    for spec in specs(workflow.facts):
        before = f"`{shown(spec.default)}`"
        yield f"`{spec.name}`", *_about(spec), _plain(spec.shape, lang), before


def objects(workflow: _Table) -> tuple[type[Noun], ...]:
    """Every class of objects that stand in an event or a fact, each once."""
    found: dict[type[Noun], None] = {Actor: None, Act: None}
    todo: list[type[Noun]] = [*workflow.events, workflow.facts, *found]
    for cls in todo:
        for base in _bases(cls):
            if issubclass(base, Noun) and base not in found:
                found[base] = None
                todo.append(base)
    return tuple(found)


def object_fields(workflow: _Table, lang: Lang) -> Iterator[Cells]:
    """Every field of those objects."""
    for cls in objects(workflow):
        yield from _fields(f"`{cls.__name__}`", specs(cls), lang)


def terms(workflow: _Table) -> tuple[type[Term], ...]:
    """Every vocabulary that a field takes its code from, but for the actors' kinds."""
    classes = (*workflow.events, workflow.facts, *objects(workflow))
    found = dict.fromkeys(base for cls in classes for base in _bases(cls) if issubclass(base, Term))
    found.pop(ActorKind, None)
    return tuple(found)


def _bases(cls: type[Noun]) -> Iterator[type[Any]]:
    for spec in specs(cls):
        shape = spec.shape
        while shape.item is not None:
            shape = shape.item
        yield shape.base


def term_rows(workflow: _Table, lang: Lang) -> Iterator[Cells]:
    """Every code of those vocabularies."""
    for cls in terms(workflow):
        name = f"`{cls.__name__}` {told_in(cls, lang)}"
        for term in cls:
            yield name, f"`{term.code}`", term.zh, term.en


def actor_rows(workflow: _Table) -> Iterator[Cells]:
    """Every kind of actor that a row, a clock or a duty names."""
    held: list[ActorKind] = [kind for one in workflow.transitions for kind in one.actors]
    held += [kind for clock in workflow.clocks for kind in clock.owed_by]
    for duty in workflow.duties:
        held += [duty.to, *duty.owed_by]
    for kind in sorted(set(held), key=list(ActorKind).index):
        yield f"`{kind.code}`", kind.zh, kind.en
