"""The commands of `jingwu`."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.markdown import Markdown

from jingwu_model.cli._conform import conform
from jingwu_model.cli._diagram import diagram
from jingwu_model.cli._lang import lang_in
from jingwu_model.cli._output import (
    answer,
    answer_document,
    answer_text,
    answer_view,
    give_up,
    say,
    working,
)
from jingwu_model.cli._replay import replay
from jingwu_model.cli._schema import schema
from jingwu_model.cli._spoken import (
    Argument,
    Command,
    Group,
    Option,
    Wrong,
    lang_of,
    one_of,
    refuse,
    told,
)
from jingwu_model.cli._standards import known_standards
from jingwu_model.cli._vectors import vectors
from jingwu_model.declare import canonical
from jingwu_model.errors import JingwuError, Lang, Text
from jingwu_model.rules import RULES, UnknownRule, check, explain
from jingwu_model.show import report_view
from jingwu_model.tables import read
from jingwu_model.timeline import SHANGHAI
from jingwu_model.wire import FORMAT, dumps

SHORT = 1
UNREADABLE = 2
INTERRUPTED = 130


def run(args: Sequence[str]) -> int:
    """Run a command line.

    Args:
        args: Its words, without the program's name.

    Returns:
        The exit status: 0 done; 1 something falls short; 2 the input or the command
        line cannot be read, or the answer not written; 130 interrupted.
    """
    lang = lang_in(args)
    colon = "：" if lang == "zh" else ": "
    if sys.stdout is None:
        gone = Text("标准输出已关闭", "the standard output is closed")
        say(f"jingwu{colon}{gone.text(lang)}")
        return UNREADABLE
    try:
        done = app.main(list(args), prog_name="jingwu", standalone_mode=False, obj=lang)
    except click.UsageError as error:
        say(told(error, lang))
        return UNREADABLE
    except JingwuError as error:
        say(f"jingwu{colon}{error.text(lang)}")
        if isinstance(error, UnknownRule):
            hint = Text("运行 jingwu explain 查看全部规则", "see jingwu explain for all rules")
            say(hint.text(lang))
        return UNREADABLE
    except OSError as error:
        give_up()
        what = Text("无法读写", "cannot read or write")
        say(f"jingwu{colon}{what.text(lang)}{colon}{error.strerror or error}")
        return UNREADABLE
    except click.Abort:
        return INTERRUPTED
    return int(done or 0)


def _day(_: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day, or a usage error."""
    if value is None:
        return None
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(value)
    # `fromisoformat` also takes 20240430 and 2024-W18-2.
    if day is None or day.isoformat() != value:
        refuse(param, Text("2024-04-30 这样的日期", "a day like 2024-04-30"), value)
    return day


def _lang() -> Option:
    # The value was read before the command line was understood: here it is only checked.
    return Option(
        ["--lang"],
        metavar="zh|en",
        callback=one_of("zh", "en"),
        expose_value=False,
        words=Text("输出语言；默认 en。", "The language of all output; en by default."),
    )


def _form(*forms: str) -> Option:
    return Option(
        ["--format", "form"],
        metavar="|".join(forms),
        callback=one_of(*forms),
        default="text",
        words=Text("输出形式；默认 text。", "The form of the output; text by default."),
    )


def _standards() -> Option:
    return Option(
        ["--standards"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        words=Text(
            "一个 TOML 标准文件，优先于本库所带标准。",
            "A TOML file of standards that come before the packaged ones.",
        ),
    )


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's call
    """Print the version and end."""
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - asked for rarely

        answer_text(f"jingwu-model {version('jingwu-model')}")
        ctx.exit()


def _check(  # noqa: PLR0913 - one argument an option
    *,
    path: Path,
    on: date | None,
    rules: str | None,
    standards: Path | None,
    encoding: Any,
    form: str,
    strict: bool,
    exit_zero: bool,
) -> int:
    ctx = click.get_current_context()
    lang = lang_of(ctx)
    if not path.exists():
        raise Wrong(Text(f"没有“{path}”", f"there is no '{path}'"), ctx)
    day = on or datetime.now(SHANGHAI).date()
    asked = None if rules is None else [rule.strip() for rule in rules.split(",") if rule.strip()]
    if asked == []:
        raise Wrong(Text("--rules：未列出规则", "--rules: names no rule"), ctx)
    known = known_standards(standards)
    with working(Text(f"正在读取 {path}", f"reading {path}").text(lang)):
        material = read(path, encoding=encoding)
    with working(Text("正在检查", "checking").text(lang)):
        report = check(material, on=day, rules=asked, standards=known)
    if form == "json":
        answer_document(dumps(report))
    elif form == "html":
        answer(report.html(lang).encode())
    else:
        answer_view(report_view(report, lang))
    if exit_zero:
        return 0
    return SHORT if report.short or (strict and report.unknown) else 0


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
    told_of = explain(rule, on=on, division=division, standards=known_standards(standards))
    if form == "json":
        answer_document(dumps(told_of))
    else:
        text = told_of.text(lang).rstrip("\n")
        answer_view(Markdown(text), plain=text)
    return 0


def _rules(lang: Lang) -> list[str]:
    """Every rule with what it asks."""
    wide = max(map(len, RULES))
    return [f"{rule.id:{wide}}  {rule.title.text(lang)}" for rule in RULES.values()]


def _rules_document() -> bytes:
    """The same as JSON, in both languages."""
    rules = [
        {"rule": rule.id, "title": {"zh": rule.title.zh, "en": rule.title.en}}
        for rule in RULES.values()
    ]
    return canonical({"v": FORMAT, "rules": rules})


app = Group(
    "jingwu",
    words=Text(
        "按标准检查社区警务：一村（格）一警。\n\n"
        "退出状态：0 完成；1 有未达标（加 --strict 时，也包括无法判断），或者有搁置的行；"
        "2 输入或命令行无法读取。",
        "Check community policing against its standards: one village (grid), one officer.\n\n"
        "Exit status: 0 done; 1 something falls short (with --strict, also: is unknown) or was "
        "set aside; 2 the input or the command line cannot be read.",
    ),
    params=[
        _lang(),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            words=Text("显示版本。", "Show the version."),
        ),
    ],
)
"""The command `jingwu`."""

app.add_command(
    Command(
        "check",
        callback=_check,
        words=Text(
            "对照标准检查登记册和公布数字。\n\n"
            "报告先列未达标的，逐条给出标准和出处；缺少数据的列为无法判断，并指明所缺，"
            "绝不当作达标。",
            "Check a register and published figures against the standards.\n\n"
            "The report tells first what falls short, with the standard and its source on each "
            "finding; where data is missing it says which, and that is never taken for met.",
        ),
        examples=(
            "jingwu check examples/shangqiu --on 2024-04-30",
            "jingwu check examples/shangqiu --on 2024-04-30 --format html > report.html",
            "jingwu check examples/shangqiu --rules rooms.rural,rooms.workstation --lang zh",
        ),
        params=[
            Argument(
                ["path"],
                type=click.Path(path_type=Path),
                words=Text(
                    "存有数据表（CSV）、公布数字（figures.toml）或两者的文件夹，或一个公布数字文件。",
                    "A folder of tables (CSV), of published figures (figures.toml) or of both; "
                    "or a file of figures.",
                ),
            ),
            Option(
                ["--on"],
                metavar="YYYY-MM-DD",
                callback=_day,
                words=Text(
                    "检查哪一天；默认为今天（北京时间）。",
                    "The day to check for; today in China by default.",
                ),
            ),
            Option(
                ["--rules"],
                metavar="ID,ID,…",
                words=Text(
                    "只检查这些规则；规则见 jingwu explain。",
                    "Only these rules; `jingwu explain` lists them.",
                ),
            ),
            _standards(),
            Option(
                ["--encoding"],
                metavar="utf-8|gb18030",
                callback=one_of("utf-8", "gb18030"),
                default="utf-8",
                words=Text("数据表的编码；默认 utf-8。", "The tables' encoding; utf-8 by default."),
            ),
            _form("text", "json", "html"),
            Option(
                ["--strict"],
                is_flag=True,
                words=Text(
                    "有无法判断的，也以 1 退出。", "Exit with 1 also where something is unknown."
                ),
            ),
            Option(
                ["--exit-zero"],
                is_flag=True,
                words=Text("无论结论如何，都以 0 退出。", "Exit with 0 whatever the report says."),
            ),
            _lang(),
        ],
    )
)

app.add_command(
    Command(
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
                callback=_day,
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
            _standards(),
            _form("text", "json"),
            _lang(),
        ],
    )
)

app.add_command(conform)
app.add_command(diagram)
app.add_command(replay)
app.add_command(schema)
app.add_command(vectors)
