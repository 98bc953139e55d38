"""Pictures and words of a machine, made from its table alone."""

from collections.abc import Iterable, Iterator
from inspect import cleandoc
from typing import Any
from xml.sax.saxutils import quoteattr

import attrs

from jingwu_model.declare import Term
from jingwu_model.errors import Lang
from jingwu_model.workflows._clock import ClockRule, DutyRule
from jingwu_model.workflows._event import Told, told_in
from jingwu_model.workflows._reads import reads_of
from jingwu_model.workflows._reason import Guard, Reason, own_reasons
from jingwu_model.workflows._row import Transition
from jingwu_model.workflows._shapes import (
    actor_rows,
    event_fields,
    fact_fields,
    object_fields,
    shown,
    term_rows,
)
from jingwu_model.workflows._table import Table
from jingwu_model.workflows._terms import either

_Table = Table[Any, Any]
_Move = Transition[Any, Any, Any]


def _drawn(workflow: _Table) -> tuple[_Move, ...]:
    """The rows that are drawn: telling somebody stands in every state and is left out."""
    return tuple(one for one in workflow.transitions if one.event is not Told)


def _label(one: _Move, lang: Lang) -> str:
    """What stands at an arrow: the row, and the event; once where they are the same."""
    name = told_in(one.event, "zh") if lang == "zh" else one.event.code
    return name if one.row in {name, one.event.code} else f"{one.row} {name}"


def mermaid(workflow: _Table, lang: Lang) -> str:
    """The machine as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.code}: {state.text(lang)}" for state in workflow.states]
    for one in _drawn(workflow):
        source = "[*]" if one.source is None else one.source.code
        lines.append(f"    {source} --> {one.target.code}: {_label(one, lang)}")
    lines += [f"    {state.code} --> [*]" for state in workflow.states if state in workflow.ends]
    return "\n".join(lines) + "\n"


def dot(workflow: _Table, lang: Lang) -> str:
    """The machine as a Graphviz digraph; an end has a double border."""
    lines = [
        f"digraph {workflow.name} {{",
        "    rankdir=LR;",
        "    node [shape=box, style=rounded];",
        "    start [shape=point];",
    ]
    for state in workflow.states:
        border = ", peripheries=2" if state in workflow.ends else ""
        lines.append(f"    {state.code} [label={_quoted(state.text(lang))}{border}];")
    arrows: dict[tuple[str, str], list[str]] = {}
    for one in _drawn(workflow):
        source = "start" if one.source is None else one.source.code
        arrows.setdefault((source, one.target.code), []).append(_label(one, lang))
    for (source, target), labels in arrows.items():
        # One arrow for all rows between two states: several would be drawn over each other.
        label = _quoted("\n".join(labels))
        lines.append(f"    {source} -> {target} [label={label}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def scxml(workflow: _Table) -> str:
    """The machine as SCXML.

    A `start` state stands for the start rows. The recording rows of ends are left
    out, because an SCXML end has no transitions; the document says so.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"',
        f'       name={quoteattr(workflow.name)} initial="start">',
        "  <!-- The state 'start' stands for the start of a proceeding. The recording rows of",
        "       final states are left out: a final state of SCXML has no transitions. -->",
    ]
    lines += _state("start", workflow.moves[None].values())
    for state in workflow.states:
        if state in workflow.ends:
            lines.append(f'  <final id="{state.code}"/>')
        else:
            lines += _state(state.code, workflow.moves[state].values())
    return "\n".join([*lines, "</scxml>"]) + "\n"


def _state(code: str, moves: Iterable[_Move]) -> Iterator[str]:
    yield f'  <state id="{code}">'
    for one in moves:
        yield f'    <transition event="{one.event.code}" target="{one.target.code}"/>'
    yield "  </state>"


def markdown(workflow: _Table, lang: Lang) -> str:
    """The machine's page: diagram, table, clocks, duties, and every reason in zh and en."""
    heads = _HEADS[lang]
    said = ("code", "zh", "en")
    lines = [f"# {workflow.name}", "", "```mermaid", mermaid(workflow, lang).rstrip(), "```", ""]
    states = (
        (f"`{one.code}`", one.zh, one.en, "*" if one in workflow.ends else "")
        for one in workflow.states
    )
    lines += _section(heads["states"], (*said, heads["end"]), states)
    columns = (
        *("row", "source", "event", "by", "guards", "target"),
        *("facts", "clocks", "duties", "basis"),
    )
    moves = (_cells(one, lang) for one in _drawn(workflow))
    lines += _section(heads["rows"], tuple(heads[one] for one in columns), moves)
    told = next(one for one in workflow.transitions if one.event is Told)
    guards = ", ".join(f"`{guard.code}`" for guard in told.guards)
    by = heads["told_by"].format(_among(told.actors, lang) or heads["nobody"])
    lines += [f"{heads['told']}{heads['if'] if guards else ''}{guards}", "", by, ""]
    lines += _section(heads["actors"], said, actor_rows(workflow))
    events = ((f"`{e.code}`", told_in(e, "zh"), told_in(e, "en")) for e in workflow.events)
    lines += _section(heads["events"], said, events)
    lines += _fields(workflow, lang)
    if workflow.clocks:
        asked = tuple(heads[one] for one in ("period", "kind", "owed_by", "basis"))
        clocks = (_clock(rule, lang) for rule in workflow.clocks)
        lines += _section(heads["clocks"], (*said, *asked), clocks)
    if workflow.duties:
        asked = tuple(heads[one] for one in ("to", "owed_by", "period", "basis"))
        duties = (_duty(rule, lang) for rule in workflow.duties)
        lines += _section(heads["duties"], (*said, *asked), duties)
    asked = (heads["basis"], heads["supplied"])
    reasons = (_reason(guard.reason, lang) for guard in workflow.guards)
    lines += _section(heads["reasons"], (*said, *asked), reasons)
    asked = (heads["holds"], heads["reads_facts"], heads["reads_event"])
    guarded = (_guard(guard) for guard in workflow.guards)
    lines += [*_section(heads["asks"], (said[0], *asked), guarded)]
    own = (_reason(reason, lang)[:3] for reason in attrs.astuple(own_reasons(), recurse=False))
    lines += _section(heads["own"], said, own)
    return "\n".join(lines).rstrip() + "\n"


_HEADS: dict[str, dict[str, str]] = {
    "zh": {
        "states": "状态", "end": "终结", "rows": "转换表", "row": "编号", "source": "从",
        "event": "事件", "by": "由谁", "guards": "条件", "target": "到", "facts": "留存事实",
        "clocks": "时限", "duties": "义务", "basis": "依据", "events": "事件",
        "period": "期间", "kind": "性质", "to": "对象", "owed_by": "由谁履行",
        "reasons": "拒绝理由", "supplied": "可由谁补齐", "own": "各流程通用的拒绝理由",
        "if": "条件：", "fields": "事件的字段", "field": "字段", "held": "内容",
        "given": "是否必填",
        "objects": "事件中的对象", "object": "对象", "all_facts": "事实", "before": "首个事件之前",
        "terms": "代码", "term": "词汇", "actors": "行为主体", "nobody": "无",
        "asks": "条件", "holds": "须满足（en）", "reads_facts": "所读事实",
        "reads_event": "所读事件字段",
        "told_by": "`told` 可由谁记录：{}。",
        "told": "每个状态（包括终结状态）都可记录 `told`（已告知、无法联系或者拒绝接收），"
        "由负有该义务者记录。“=”表示状态不变。",
    },
    "en": {
        "states": "States", "end": "end", "rows": "Rows", "row": "row", "source": "from",
        "event": "event", "by": "by", "guards": "guards", "target": "to", "facts": "facts",
        "clocks": "Clocks", "duties": "Duties", "basis": "basis", "events": "Events",
        "period": "period", "kind": "kind", "to": "to whom", "owed_by": "owed by",
        "reasons": "Reasons", "supplied": "who can supply it",
        "own": "Reasons of every machine",
        "if": " Guards: ", "fields": "Fields of the events", "field": "field", "held": "holds",
        "given": "given", "objects": "Objects in the events", "object": "object",
        "all_facts": "Facts", "before": "before the first event", "terms": "Codes of fields",
        "term": "of", "actors": "Actors", "nobody": "nobody",
        "asks": "Guards", "holds": "what must hold", "reads_facts": "reads of the facts",
        "reads_event": "reads of the event", "told_by": "`told` by: {}.",
        "told": "In every state, ends included, `told` may be recorded (told, unreachable or "
        "refused) by whoever owes the duty. “=”: the state stays.",
    },
}  # fmt: skip


def _fields(workflow: _Table, lang: Lang) -> Iterator[str]:
    """What events, the objects in them and the facts hold, and the codes of their terms."""
    heads = _HEADS[lang]
    field, said, held, given = heads["field"], ("zh", "en"), heads["held"], heads["given"]
    columns = (field, *said, held, given)
    yield from _section(heads["fields"], (heads["event"], *columns), event_fields(workflow, lang))
    yield from _section(
        heads["objects"], (heads["object"], *columns), object_fields(workflow, lang)
    )
    columns = (field, *said, held, heads["before"])
    yield from _section(heads["all_facts"], columns, fact_fields(workflow, lang))
    yield from _section(heads["terms"], (heads["term"], "code", *said), term_rows(workflow, lang))


_CLOCK_VERBS = {
    "starts": ("起算", "starts"),
    "uses": ("行使", "uses"),
    "stops": ("停止", "stops"),
    "voids": ("不再计算", "voids"),
    "pauses": ("暂停", "pauses"),
    "resumes": ("恢复", "resumes"),
    "extends": ("延长", "extends"),
}


def _section(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield from (f"## {title}", "", _row(heads), _row("---" for _ in heads))
    yield from map(_row, rows)
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _among(kinds: Iterable[Term], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(kind.text(lang) for kind in kinds)


def _cells(one: _Move, lang: Lang) -> tuple[str, ...]:
    """A row's cells."""
    zh = lang == "zh"
    kept = [*one.keeps, *(f"{name} = {one.event.code}.at" for name in one.stamps)]
    kept += [f"{name} += {one.event.code}.{name}" for name in one.adds]
    kept += [f"{name} + 1" for name in one.counts]
    kept += [f"{name} = {shown(value)}" for name, value in one.sets.items()]
    clocks = [
        f"{said[0] if zh else said[1]} `{rule.name}`"
        for verb, said in _CLOCK_VERBS.items()
        for rule in getattr(one, verb)
    ]
    if one.lapses is not None:
        clocks.append(f"`{one.lapses.name}` {'届满' if zh else 'runs out'}")
    duties = [f"+ `{rule.name}`" for rule in one.owes]
    duties += [f"− `{rule.name}`" for rule in one.discharges]
    return (
        one.row,
        "" if one.source is None else f"`{one.source.code}`",
        f"`{one.event.code}` {told_in(one.event, 'zh')}",
        _among(one.actors, lang),
        ", ".join(f"`{guard.code}`" for guard in one.guards),
        "=" if one.records_only else f"`{one.target.code}`",
        ", ".join(f"`{name}`" for name in kept),
        ", ".join(clocks),
        ", ".join(duties),
        ("；" if zh else "; ").join(citation.text(lang) for citation in one.basis),
    )


def _clock(rule: ClockRule, lang: Lang) -> tuple[str, ...]:
    zh = lang == "zh"
    period = rule.period.text(lang)
    if rule.extension is not None:
        period += f" + {rule.extension.text(lang)} × {rule.extensions}"
    kind = rule.strictness.text(lang)
    if rule.window:
        kind += "，权利期间" if zh else ", a right's window"
    if rule.counted_from is not None:
        kind += f"，自 `{rule.counted_from}` 起算" if zh else f", from `{rule.counted_from}`"
    if rule.told:
        told = ("、" if zh else " or ").join(f"`{name}`" for name in rule.told)
        kind += f"，自履行 {told} 起算" if zh else f", once {told} was told"
    kind += _when(rule, lang)
    who = _among(rule.owed_by, lang)
    return f"`{rule.name}`", rule.says.zh, rule.says.en, period, kind, who, rule.basis.text(lang)


def _duty(rule: DutyRule, lang: Lang) -> tuple[str, ...]:
    zh = lang == "zh"
    if rule.continuing:
        period = "持续至履行" if zh else "until discharged"
    elif rule.period is None:
        period = "当即" if zh else "at once"
    else:
        period = rule.period.text(lang)
    if rule.other_reading is not None:
        other = rule.other_reading.text(lang)
        period += f"（按另一种理解为{other}）" if zh else f" (read otherwise, {other})"
    if rule.hows:
        ways = either(rule.hows, lang, zh="或者")
        period += f"，以{ways}" if zh else f", {ways}"
    if rule.once:
        period += "，未履行前不重复产生" if zh else ", once while it is open"
    period += _when(rule, lang)
    if not rule.telling:
        period += "，不以告知履行" if zh else ", not by telling"
    to = rule.to.text(lang)
    if rule.each_of:
        named = ("、" if zh else ", ").join(f"`{name}`" for name in rule.each_of)
        to = f"每一{to}（{named}）" if zh else f"each {to} of {named}"
    who = _among(rule.owed_by, lang)
    return f"`{rule.name}`", rule.says.zh, rule.says.en, to, who, period, rule.basis.text(lang)


def _when(rule: ClockRule | DutyRule, lang: Lang) -> str:
    """Where a rule is one, if it is not everywhere."""
    if rule.when is None:
        return ""
    return f"{'，' if lang == 'zh' else ', '}{rule.when.text(lang)}"


def _reason(reason: Reason, lang: Lang) -> tuple[str, ...]:
    who = _among(reason.supplied_by, lang)
    return f"`{reason.code}`", reason.says.zh, reason.says.en, reason.citation.text(lang), who


def _guard(guard: Guard[Any, Any]) -> tuple[str, ...]:
    """What a guard asks: in words, and of which fields."""
    reads = reads_of(guard)
    facts, event = (
        ", ".join(f"`{name}`" for name in names) for names in (reads.facts, reads.event)
    )
    words = " ".join(cleandoc(guard.asks.__doc__ or "").split())
    return f"`{guard.code}`", words, facts, event
