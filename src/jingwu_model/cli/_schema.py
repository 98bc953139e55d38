"""`jingwu schema`: the JSON Schema of a class of documents."""

import json
from difflib import get_close_matches
from typing import Any

import click

from jingwu_model.cli._output import answer_document, answer_text
from jingwu_model.cli._spoken import Argument, Command, Option, Wrong, lang_of, one_of
from jingwu_model.declare import AUDIENCES, canonical, title_of
from jingwu_model.errors import Lang, Text
from jingwu_model.wire import FORMAT, schema_classes
from jingwu_model.wire import schema as schema_of


def _schema(*, name: str | None, audience: Any, form: str) -> int:
    ctx = click.get_current_context()
    lang = lang_of(ctx)
    classes = schema_classes()
    if name is None:
        if audience is not None:
            raise Wrong(Text("--audience：须写明类名", "--audience: needs a class"), ctx)
        if form == "json":
            names = [
                {"name": each, "title": {one: title_of(cls, one) for one in ("en", "zh")}}
                for each, cls in classes.items()
            ]
            answer_document(canonical({"schemas": names, "v": FORMAT}))
        else:
            answer_text("\n".join(_listed(classes, lang)))
        return 0
    if name not in classes:
        raise _unknown(name, classes, ctx)
    made = schema_of(classes[name], lang, audience)
    answer_text(json.dumps(made, ensure_ascii=False, indent=2))
    return 0


def _listed(classes: dict[str, type[Any]], lang: Lang) -> list[str]:
    """Every class with its name in words."""
    wide = max(map(len, classes))
    return [f"{name:{wide}}  {title_of(cls, lang)}" for name, cls in classes.items()]


def _unknown(name: str, classes: dict[str, type[Any]], ctx: click.Context) -> Wrong:
    close = get_close_matches(name, classes)
    zh = f"；相近的有：{'、'.join(close)}" if close else "；运行 jingwu schema 查看全部"
    en = f"; there is {' or '.join(close)}" if close else "; see jingwu schema for all"
    return Wrong(Text(f"没有“{name}”的文档{zh}", f"no documents of '{name}'{en}"), ctx)


schema = Command(
    "schema",
    callback=_schema,
    words=Text(
        "输出一类文档的 JSON Schema（2020-12）。\n\n不写名称时，列出全部。",
        "Print the JSON Schema (2020-12) of a class of documents.\n\n"
        "Without a name, list them all.",
    ),
    examples=(
        "jingwu schema PeopleMediation --lang zh",
        "jingwu schema Logged > line.schema.json",
        "jingwu schema people_mediation.Sign --audience public",
    ),
    params=[
        Argument(
            ["name"],
            required=False,
            words=Text(
                "类名；流程中的事件写作 people_mediation.Sign。",
                "The class; an event of a machine as people_mediation.Sign.",
            ),
        ),
        Option(
            ["--audience"],
            metavar="|".join(AUDIENCES),
            callback=one_of(*AUDIENCES),
            words=Text(
                "为谁披露的文档；默认为完整的文档。",
                "Of documents disclosed to whom; whole documents by default.",
            ),
        ),
        Option(
            ["--format", "form"],
            metavar="text|json",
            callback=one_of("text", "json"),
            default="text",
            words=Text(
                "列出全部时的输出形式；默认 text。",
                "The form of the list of all; text by default.",
            ),
        ),
        # The value was read before the command line was understood: here it is only checked.
        Option(
            ["--lang"],
            metavar="zh|en",
            callback=one_of("zh", "en"),
            expose_value=False,
            words=Text("输出语言；默认 en。", "The language of all output; en by default."),
        ),
    ],
)
"""The command `jingwu schema`."""
