"""`jingwu explain`: rules in words."""

from datetime import date
from pathlib import Path

import click
from rich.markdown import Markdown

from jingwu_model.cli._options import a_day, form_option, lang_option, standards_option
from jingwu_model.cli._output import answer_document, answer_text, answer_view
from jingwu_model.cli._spoken import Argument, Command, Option, Wrong, lang_of
from jingwu_model.cli._standards import known_standards
from jingwu_model.declare import canonical
from jingwu_model.errors import Lang, Text
from jingwu_model.rules import LATER, RULES, LaterRule, Rule
from jingwu_model.rules import explain as explained
from jingwu_model.wire import FORMAT, dumps

_EVERY: tuple[Rule | LaterRule, ...] = (*RULES.values(), *LATER.values())


def _explain(
    *,
    rule: str | None,
    on: date | None,
    division: str | None,
    standards: Path | None,
    form: str,
) -> int:
    ctx = click.get_current_context()
    lang = lang_of(ctx)
    if rule is None:
        for name, given in (("on", on), ("division", division), ("standards", standards)):
            if given is not None:
                raise Wrong(Text(f"--{name}：须写明规则", f"--{name}: needs a rule"), ctx)
        if form == "json":
            answer_document(_rules_document())
        else:
            answer_text("\n".join(_rules(lang)))
        return 0
    told_of = explained(rule, on=on, division=division, standards=known_standards(standards))
    if form == "json":
        answer_document(dumps(told_of))
    else:
        text = told_of.text(lang).rstrip("\n")
        answer_view(Markdown(text), plain=text)
    return 0


def _rules(lang: Lang) -> list[str]:
    """Every rule with what it asks, those that are not evaluated yet last."""
    wide = max(len(rule.id) for rule in _EVERY)
    later = Text("（尚未评估）", " (not evaluated yet)").text(lang)
    return [
        f"{rule.id:{wide}}  {rule.title.text(lang)}{later if rule.id in LATER else ''}"
        for rule in _EVERY
    ]


def _rules_document() -> bytes:
    """The same as JSON, in both languages."""
    rules = [
        {
            "rule": rule.id,
            "title": {"zh": rule.title.zh, "en": rule.title.en},
            "evaluated": rule.id in RULES,
        }
        for rule in _EVERY
    ]
    return canonical({"v": FORMAT, "rules": rules})


explain = Command(
    "explain",
    callback=_explain,
    words=Text(
        "解释一条规则：算式、历年标准、出处及原文核对情况。\n\n不写规则时，列出全部规则。",
        "Explain a rule: its formulas, its standards through time, and how each source was "
        "read.\n\nWithout a rule, list them all.",
    ),
    examples=(
        "jingwu explain",
        "jingwu explain rooms.rural --on 2024-04-30 --division 640424000000",
    ),
    params=[
        Argument(["rule"], required=False, words=Text("规则的标识。", "The rule's id.")),
        Option(
            ["--on"],
            metavar="YYYY-MM-DD",
            callback=a_day,
            words=Text(
                "只列这一天的标准及其状态。",
                "Only the standards of this day, and how they stand on it.",
            ),
        ),
        Option(
            ["--division"],
            metavar="CODE",
            words=Text(
                "约束某地的标准，按 12 位区划代码。",
                "The standards that govern a place, by its 12-digit code.",
            ),
        ),
        standards_option(),
        form_option("text", "json"),
        lang_option(),
    ],
)
"""The command `explain`."""
