"""The tables as a page: `python -m jingwu_model.tables._page > docs/tables.md`.

Nothing imports this but that command and the test that compares the page.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from inspect import cleandoc
from typing import Final

from jingwu_model.declare import Noun, Shape, Spec, Term, specs
from jingwu_model.errors import Text
from jingwu_model.model import TABLES, City, Figure, PlaceKind
from jingwu_model.tables._cells import JOINT, LINK, codes_of
from jingwu_model.tables._columns import Layout
from jingwu_model.tables._package import COUNT, REFERENCES
from jingwu_model.timeline._stated import NEEDED, SPECS
from jingwu_model.vocabulary import TERMS

_HEAD = """\
# Tables

A register is a folder of CSV files, one for each kind of row, and published figures are one TOML
file. The page is written by `python -m jingwu_model.tables._page` and compared with the code by a
test; `datapackage.json`, which `jingwu_model.write_register()` puts beside the files, says the same
to other tools.

- A table without a file is *not recorded*: a rule that needs it is unknown, and names the file. A
  file with a header and no rows says that there are none.
- Columns may stand in any order. Those that may be empty may be left out; a column that is not
  listed here is a fault.
- An empty cell is none. Several values in one cell are joined by `;`.
- A whole number has no zeros before it: `2029`, and not `02029`.
- An amount is exact: a decimal such as `12500.5`, or a fraction such as `1/3` where it is none.
- A row that says again what an earlier one says is a fault, for it would be counted twice. Two
  contact visits of a leader on one day are told apart by their places alone: the second of two
  without a place is taken for the first, recorded twice.
- Text is UTF-8, with or without its mark, or GB18030 where that is asked for. A text that a
  spreadsheet would run as a formula stands with an apostrophe before it.
- A row's number is what a spreadsheet shows: the header is row 1.

登记册是一个文件夹，每类行一个 CSV 文件；公布数字是一个 TOML 文件。

- 没有文件的表即为“未登记”：用到它的规则无法判断，并指明所缺文件。
- 只有表头、没有行的文件，表示“没有”。
- 列的顺序不限；可空的列可以省略；此处未列出的列是错误。
- 空单元格表示无；一个单元格有多个值时，用 `;` 连接。
- 整数前面不补零：写成 `2029`，不写成 `02029`。
- 金额按原样精确读取：写成 `12500.5` 式的小数；不能写成小数的，写成 `1/3` 式的分数。
- 与前面的行重复的行是错误，否则会重复计数。同一领导同日的两次联系点走访只按地点区分；两次都未填
  地点的，后一次视为重复登记。
- 文本为 UTF-8，有无 BOM 均可；声明后也可为 GB18030。
- 行号与电子表格所示一致，表头为第 1 行。
"""

_NAMES: Final[Mapping[str, str]] = {
    "divisions": "区划",
    "grids": "网格",
    "agencies": "公安机关",
    "stations": "派出所",
    "rooms": "警务室",
    "workstations": "警务工作站",
    "members": "民辅警和警务助理",
    "assignments": "任职",
    "duty_entries": "工时记录",
    "dual_posts": "两任任职",
    "mentorships": "传帮带",
    "trainings": "培训",
    "grid_teams": "小区警务团队",
    "teams": "群防群治队伍",
    "deliberations": "专题研究",
    "contact_visits": "联系点走访",
    "publications": "公开",
    "surveys": "群众评议",
    "recognitions": "褒奖",
    "care_measures": "爱警措施",
    "fundings": "经费",
    "instruments": "规范性文件",
    "practices": "特色做法",
    "place_trends": "治安态势",
    "jurisdiction_lists": "业务分工清单",
}

_FIGURES = """\
## `figures.toml` 公布数字

What a city or county has published of itself: one table `[city]`, and a table `[[figure]]` for each
figure. Numbers stand without quotes and are taken exactly as written; days stand without quotes
too. A figure has a `value` or, where the source gives no number, a `claim` in its own words. A
source that is none of the library's has a table `[[source]]`; its text counts as not read.

一个 `[city]` 表，每个数字一个 `[[figure]]` 表。数字和日期不加引号，数字按原样精确读取。每项有数值
`value`；来源没有给出数字时，用 `claim` 写明原话。本库未收录的来源用 `[[source]]` 表列出，一律视为
未读原文。
"""

_KINDS: Final[Mapping[type, Text]] = {
    str: Text("文本", "text"),
    int: Text("整数", "a whole number"),
    float: Text("小数", "a number"),
    Fraction: Text("数", "a number"),
    bool: Text("`true` 或 `false`", "`true` or `false`"),
    date: Text("`2024-04-30` 式的日期", "a day as `2024-04-30`"),
    datetime: Text(
        "`2024-04-30T09:00:00+08:00` 式带时区的时间",
        "a time with its offset as `2024-04-30T09:00:00+08:00`",
    ),
}
_FEW: Final = 9
_EMPTY: Final = Text("可空", "may be empty")
_LEFT_OUT: Final = Text("可省略", "may be left out")
_OF_VILLAGES: Final = Text(
    "`village` 用 12 位统计用区划代码，行政村和社区（居委会）都用它",
    "`village` goes with the 12-digit code of a village, or of a community as well",
)
_HIDDEN: Final = Text("不公开", "not public")


def tables_page() -> str:
    """Every table and the figures file in MyST Markdown, as it stands in `docs/tables.md`.

    Returns:
        The page: for each file its columns, what a cell may hold in both languages, and what it
        points at.

    Examples:
        >>> tables_page().splitlines()[0]
        '# Tables'
    """
    parts = [_HEAD, *("\n".join(_table(name)) for name in TABLES), _FIGURES]
    for head, noun in (("`[city]`", City), ("`[[figure]]`", Figure)):
        rows = (
            _row(spec.name, spec, () if spec.required else (_LEFT_OUT,)) for spec in specs(noun)
        )
        parts.append("\n".join((f"### {head}", "", *_rows(rows))))
    rows = (
        _row(name, spec, () if name in NEEDED else (_LEFT_OUT,)) for name, spec in SPECS.items()
    )
    parts.append("\n".join(("### `[[source]]`", "", *_rows(rows))))
    return "\n".join(parts)


def _table(name: str) -> Iterator[str]:
    kind = TABLES[name]
    yield f"## `{name}.csv` {_NAMES[name]}"
    yield ""
    yield cleandoc(kind.noun.__doc__ or "").partition("\n")[0]
    yield ""
    points = REFERENCES.get(name, {})
    rows = []
    for column in Layout.of(kind.noun).columns.values():
        more = [] if column.needed else [_EMPTY]
        if column.spec.shape.base is PlaceKind:
            more.insert(0, _OF_VILLAGES)
        if column.name in points:
            target = f"`{points[column.name]}.csv`"
            more.insert(0, Text(f"{target} 中的一行", f"a row of {target}"))
        rows.append(_row(column.name, column.spec, more))
    yield from _rows(rows)


def _rows(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| column | what it is | what it may hold |"
    yield "|---|---|---|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _row(name: str, spec: Spec, more: Iterable[Text]) -> tuple[str, ...]:
    about = spec.about or Text.same("")
    told = [_told(spec.shape), *more, *([_HIDDEN] if spec.sensitive else [])]
    zh, en = "；".join(part.zh for part in told), "; ".join(part.en for part in told)
    return (f"`{name}`", f"{about.zh}<br>{about.en}", f"{zh}<br>{en}")


def _told(shape: Shape) -> Text:
    """What a value of a shape may be, in both languages."""
    if shape.item is not None:
        each = _told(shape.item)
        return Text(
            f"用 `{JOINT}` 连接的若干项：{each.zh}", f"items joined by `{JOINT}`: {each.en}"
        )
    if issubclass(shape.base, Term):
        return _term(shape.base)
    if issubclass(shape.base, Noun):
        parts = specs(shape.base)
        joined = f"`{LINK.join(spec.name for spec in parts)}`"
        told = [(spec.name, _told(spec.shape)) for spec in parts]
        return Text(
            f"{joined}（{'；'.join(f'`{name}`，{words.zh}' for name, words in told)}）",
            f"{joined} ({'; '.join(f'`{name}`, {words.en}' for name, words in told)})",
        )
    kind = _KINDS[shape.base]
    limits = [limit for limit in shape.limits if limit != COUNT]
    if len(limits) < len(shape.limits):
        return Text("不小于 0 的整数", "a whole number, 0 or more")
    if not limits:
        return kind
    words = [limit.expected for limit in limits]
    return Text("，".join(word.zh for word in words), ", ".join(word.en for word in words))


def _term(term: type[Term]) -> Text:
    """The codes of a vocabulary, or where they are listed, where they are many."""
    name = f"`{term.__name__}`"
    if term in TERMS:
        name = f"[{term.__name__}](vocabulary.md#{term.__name__.lower()})"
    codes = ", ".join(f"`{code}`" for code in codes_of(term))
    if len(term) > _FEW:
        return Text(f"{name} 的代码", f"a code of {name}")
    return Text(f"{name}：{codes}", f"{name}: {codes}")


if __name__ == "__main__":
    # Bytes, so that the page is the same whatever encoding and line ends the terminal has.
    sys.stdout.buffer.write(tables_page().encode())
