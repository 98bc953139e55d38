"""Findings in plain HTML: a table for a notebook, a page for screen and paper."""

from collections.abc import Iterator, Mapping
from html import escape

from jingwu_model.errors import Lang, Text
from jingwu_model.rules._digest import Chapter, Line, Part, Reported, digest
from jingwu_model.rules._terms import Verdict

_COLUMNS = {
    "verdict": (Text("结论", "verdict"), 13),
    "of": (Text("对象", "of"), 17),
    "expected": (Text("应有", "expected"), 22),
    "actual": (Text("实有", "actual"), 13),
    "gap": (Text("差额", "gap"), 14),
    "notes": (Text("说明", "notes"), 50),
}
"""Each column's heading and its share of the width."""

_HEADS = (
    Text("结论", "verdict"),
    Text("规则", "rule"),
    Text("对象", "of"),
    Text("结果", "found"),
)
_MOST = 200
_NUMBER = ' class="number"'

_STYLE = """
html { font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
       color: #1a1a1a; background: #fff; }
body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; padding-bottom: .2rem;
     border-bottom: 2px solid currentcolor; }
h3 { font-size: 1rem; margin: 1.25rem 0 .3rem; }
.short { color: #9c1c1c; }
.met { color: #17602b; }
.unknown { color: #7a5200; }
.not_applicable { color: #5c5c5c; }
p { margin: .25rem 0; }
table { border-collapse: collapse; width: 100%; margin: .25rem 0; }
th, td { border: 1px solid #c8c8c8; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th { background: #f2f2f2; font-weight: 600; }
td p { margin: 0 0 .2rem; }
td.verdict { font-weight: 600; }
table.findings { table-layout: fixed; overflow-wrap: break-word; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
tr.sum td { font-weight: 600; border-top: 2px solid #808080; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
.marks, ul.standards { color: #4a4a4a; font-size: .9rem; }
ul.standards { list-style: "§  "; }
@media print {
  @page { size: A4; margin: 15mm 14mm; }
  html { font-size: 8.5pt; }
  body { margin: 0; padding: 0; max-width: none; }
  h1, h2, h3 { break-after: avoid; }
  tr, li, p { break-inside: avoid; }
  ul.standards { break-before: avoid; }
}
"""


def table_of(report: Reported, lang: Lang = "en", most: int = _MOST) -> str:
    """A report's findings as one HTML table, what falls short first.

    Args:
        report: The report.
        lang: `zh` or `en`.
        most: The most rows; how many were left out is said under the table.
    """
    order = [one for verdict in Verdict for one in report.findings if one.verdict is verdict]
    rows = (
        (
            finding.verdict.text(lang),
            finding.rule,
            finding.subject.name,
            ("；" if lang == "zh" else "; ").join(finding.told(lang)),
        )
        for finding in order[:most]
    )
    head = "".join(f"<th>{word.text(lang)}</th>" for word in _HEADS)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    left = len(order) - most
    more = f"<p>{f'另有 {left:,} 条' if lang == 'zh' else f'{left:,} more'}</p>" if left > 0 else ""
    return (
        f"<table><caption>{escape(report.subject.name)} · {report.day}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    )


def page_of(report: Reported, lang: Lang = "en") -> str:
    """A report as one HTML page that reads on screen and on paper.

    Args:
        report: The report.
        lang: `zh` or `en`.
    """
    told = digest(report, lang, _MOST)
    title = escape(told.title)
    totals = told.comma.join(
        f'<b class="{verdict.code}">{escape(words)}</b>' for verdict, words in told.totals
    )
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{"zh-CN" if lang == "zh" else "en"}">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style></head>",
        f"<body><h1>{title}</h1>",
        f"<p>{totals}</p>",
    ]
    if told.size:
        lines.append(f"<p>{escape(told.size)}</p>")
    for part in told.parts:
        lines += _part(part, lang)
    if told.counties:
        lines.append(f"<h2>{escape(told.counties_title)}</h2>{_grid(told.counties)}")
    for head, items in told.lists:
        lines.append(f"<h2>{escape(head)}</h2>{_list(items)}")
    lines.append("</body></html>\n")
    return "\n".join(lines)


def _part(part: Part, lang: Lang) -> Iterator[str]:
    yield f'<h2 class="{part.verdict.code}">{escape(part.title)}</h2>'
    if part.lead:
        yield f"<p>{escape(part.lead)}</p>"
    for chapter in part.chapters:
        if chapter.title:
            yield f"<h3>{escape(chapter.title)}</h3>"
            yield _table(chapter, lang)
        else:
            yield from (f"<p>{escape(_marked(line, lang))}</p>" for line in chapter.lines)
        if chapter.standards:
            yield _list(chapter.standards, "standards")


def _table(chapter: Chapter, lang: Lang) -> str:
    """A chapter's lines; a column that would be empty is left out."""
    rows = [_cells(line, lang) for line in chapter.lines]
    used = [name for name in _COLUMNS if any(row[name] for row in rows)]
    whole = sum(_COLUMNS[name][1] for name in used)
    head = "".join(
        f'<th style="width: {share * 100 // whole}%">{title.text(lang)}</th>'
        for title, share in map(_COLUMNS.__getitem__, used)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="{f"verdict {line.verdict.code}" if name == "verdict" else name}">'
            f"{row[name]}</td>"
            for name in used
        )
        + "</tr>"
        for line, row in zip(chapter.lines, rows, strict=True)
    )
    return f'<table class="findings"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cells(line: Line, lang: Lang) -> Mapping[str, str]:
    """A line's cells, by column."""
    finding = line.finding
    expected = actual = gap = ""
    verdict = line.verdict.text(lang)
    told: tuple[str, ...] = (line.text,)
    if finding is not None:
        verdict = finding.verdict_text(lang)
        told = finding.why(lang)
        expected, actual = finding.expected_text(lang), finding.actual_text(lang)
        gap = finding.gap_text(lang)
    notes = [f"<p>{escape(words)}</p>" for words in (*told, *line.beside)]
    if line.marks:
        notes.append(f'<p class="marks">[{escape(line.marks)}]</p>')
    return {
        "verdict": escape(verdict),
        "of": escape(line.of) if finding is not None else "",
        "expected": escape(expected),
        "actual": escape(actual),
        "gap": escape(gap),
        "notes": "".join(notes),
    }


def _marked(line: Line, lang: Lang) -> str:
    """A line of text with its marks."""
    if not line.marks:
        return line.text
    return f"{line.text}（{line.marks}）" if lang == "zh" else f"{line.text} [{line.marks}]"


def _list(items: tuple[str, ...], cls: str = "") -> str:
    inner = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<ul class="{cls}">{inner}</ul>' if cls else f"<ul>{inner}</ul>"


def _grid(rows: tuple[tuple[str, ...], ...]) -> str:
    """A table of numbers under a heading row, the last row being the sums."""
    head, *body, last = (
        "".join(
            f"<{tag}{_NUMBER if at else ''}>{escape(cell)}</{tag}>" for at, cell in enumerate(row)
        )
        for tag, row in zip(("th", *("td",) * (len(rows) - 1)), rows, strict=True)
    )
    inner = "".join(f"<tr>{row}</tr>" for row in body)
    return (
        f"<table><thead><tr>{head}</tr></thead>"
        f'<tbody>{inner}<tr class="sum">{last}</tr></tbody></table>'
    )
