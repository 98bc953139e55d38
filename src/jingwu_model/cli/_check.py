"""`jingwu check`: a folder against the standards, told as text, as JSON or as a page."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from jingwu_model.cli._faults import strays
from jingwu_model.cli._options import a_count, a_day, form_option, lang_option, standards_option
from jingwu_model.cli._output import answer, answer_document, answer_view, moving, say
from jingwu_model.cli._spoken import Argument, Command, Option, Wrong, lang_of, one_of
from jingwu_model.cli._standards import known_standards
from jingwu_model.errors import Text
from jingwu_model.rules import check as checked
from jingwu_model.rules import rule_of, stations_of
from jingwu_model.show import report_view
from jingwu_model.tables import read
from jingwu_model.timeline import SHANGHAI
from jingwu_model.wire import dumps

SHORT = 1
MOST = 10
"""How many places of a rule a report in text lists, where it is not said."""


def _check(  # noqa: PLR0913 - one argument an option
    *,
    path: Path,
    on: date | None,
    rules: tuple[str, ...],
    top: int | None,
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
    if path.suffix.lower() == ".csv" and path.is_file():
        zh, en = (
            f"“{path}”是一张数据表，请给出其所在文件夹",
            f"'{path}' is one table: give its folder",
        )
        raise Wrong(Text(f"{zh} {path.parent}", f"{en}, {path.parent}"), ctx)
    day = on or datetime.now(SHANGHAI).date()
    asked = [rule.strip() for named in rules for rule in named.split(",") if rule.strip()]
    if rules and not asked:
        raise Wrong(Text("--rules：未列出规则", "--rules: names no rule"), ctx)
    for rule in asked:
        # A rule that there is not is told before a large folder is read.
        rule_of(rule)
    known = known_standards(standards)
    for stray in strays(path):
        say(stray.text(lang))
    name = path.name or path
    with moving(Text(f"正在读取 {name}", f"reading {name}").text(lang)) as progress:
        material = read(path, encoding=encoding, progress=progress)
    with moving(Text("正在检查", "checking").text(lang)) as progress:
        report = checked(material, on=day, rules=asked or None, standards=known, progress=progress)
    if form == "json":
        answer_document(dumps(report))
    else:
        register = material.register
        stations = None if register is None else stations_of(register, day)
        if form == "html":
            answer(report.html(lang, most=top, stations=stations).encode())
        else:
            most = MOST if top is None else top
            answer_view(report_view(report, lang, most=most, stations=stations))
    if exit_zero:
        return 0
    return SHORT if report.short or (strict and report.unknown) else 0


check = Command(
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
        "jingwu check examples/shangqiu --rules rooms.rural --rules rooms.urban --top 3",
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
            callback=a_day,
            words=Text(
                "检查哪一天；默认为今天（北京时间）。",
                "The day to check for; today in China by default.",
            ),
        ),
        Option(
            ["--rules"],
            metavar="ID,ID,…",
            multiple=True,
            words=Text(
                "只检查这些规则，可以多次给出；规则见 jingwu explain。",
                "Only these rules; may be given more than once. `jingwu explain` lists them.",
            ),
        ),
        Option(
            ["--top"],
            metavar="N",
            callback=a_count,
            words=Text(
                "每条规则只列差额最大的 N 处未达标，并说明另有多少；"
                "默认文本列 10 处，网页全部列出。json 始终完整。",
                "Of each rule list the N worst places that fall short, and say how many more do; "
                "by default 10 in text and all in html. json is always whole.",
            ),
        ),
        standards_option(),
        Option(
            ["--encoding"],
            metavar="utf-8|gb18030",
            callback=one_of("utf-8", "gb18030"),
            default="utf-8",
            words=Text("数据表的编码；默认 utf-8。", "The tables' encoding; utf-8 by default."),
        ),
        form_option("text", "json", "html"),
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
        lang_option(),
    ],
)
"""The command `check`."""
