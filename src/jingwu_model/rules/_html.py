"""Findings in plain HTML: a table for a notebook, a page for screen and paper."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from jingwu_model.errors import Lang, Text
from jingwu_model.rules._arranged import Area, Chapter, Digest, Line, Part
from jingwu_model.rules._digest import Reported, digest
from jingwu_model.rules._grouping import StationOf
from jingwu_model.rules._terms import Verdict

_COLUMNS = {
    "verdict": (Text("结论", "verdict"), 13),
    "of": (Text("对象", "of"), 24),
    "expected": (Text("应有", "expected"), 22),
    "actual": (Text("实有", "actual"), 13),
    "gap": (Text("差额", "gap"), 14),
    "notes": (Text("说明", "notes"), 43),
}
"""Each column's heading and its share of the width."""

_HEADS = (
    Text("结论", "verdict"),
    Text("规则", "rule"),
    Text("对象", "of"),
    Text("结果", "found"),
)
_MOST = 200
# A rule with more places than this begins closed on the screen.
_OPEN = 25
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
nav { margin: 1rem 0; padding: .5rem 1rem; border: 1px solid #c8c8c8; }
nav ul { list-style: none; padding-left: 1rem; }
nav > ul { padding-left: 0; }
a { color: inherit; }
summary { cursor: pointer; font-weight: 600; margin: .5rem 0 .2rem; }
tr.station th { background: #fafafa; }
/* What a closed county holds stands beside it, not in it: so paper shows it in every browser. */
@media screen {
  details:not([open]) + .held { display: none; }
  #all:checked ~ main details:not([open]) + .held { display: block; }
  thead th { position: sticky; top: 0; }
}
@media print {
  #all, label { display: none; }
  thead { display: table-header-group; }
  summary { list-style: none; }
  details, summary { break-after: avoid; }
  tr.station { break-after: avoid; }
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


def page_of(
    report: Reported,
    lang: Lang = "en",
    most: int | None = None,
    station_of: StationOf | None = None,
) -> str:
    """A report as one HTML page that reads on screen and on paper.

    Args:
        report: The report.
        lang: `zh` or `en`.
        most: The most places listed of one rule that fall short, the worst; all by default.
        station_of: What tells the stations of places.
    """
    told = digest(report, lang, most, station_of)
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
    if any(_is_long(chapter) for part in told.parts for chapter in part.chapters):
        words = "展开全部" if lang == "zh" else "Show all places"
        lines.append(f'<input type="checkbox" id="all"><label for="all"> {words}</label>')
    lines += _contents(told, lang)
    lines.append("<main>")
    for at, part in enumerate(told.parts):
        lines += _part(part, f"part-{at}", lang)
    if told.counties:
        head = escape(told.counties_title)
        lines.append(f'<h2 id="counties">{head}</h2>{_grid(told.counties)}')
    for at, (head, items) in enumerate(told.lists):
        lines.append(f'<h2 id="list-{at}">{escape(head)}</h2>{_list(items)}')
    lines.append("</main></body></html>\n")
    return "\n".join(lines)


def _contents(told: Digest, lang: Lang) -> Iterator[str]:
    """What the page holds, each a link to its place on it."""
    yield f'<nav aria-label="{"目录" if lang == "zh" else "Contents"}"><ul>'
    for at, part in enumerate(told.parts):
        yield f"<li>{_link(f'part-{at}', part.title)}"
        rows = "".join(
            f"<li>{_link(chapter.rule, chapter.title)}"
            f"{f' <b>{escape(chapter.short)}</b>' if chapter.short else ''}</li>"
            for chapter in part.chapters
            if chapter.title
        )
        yield f"<ul>{rows}</ul></li>" if rows else "</li>"
    if told.counties:
        yield f"<li>{_link('counties', told.counties_title)}</li>"
    for at, (head, _) in enumerate(told.lists):
        yield f"<li>{_link(f'list-{at}', head)}</li>"
    yield "</ul></nav>"


def _link(key: str, words: str) -> str:
    return f'<a href="#{key}">{escape(words)}</a>'


def _is_long(chapter: Chapter) -> bool:
    """Whether a rule has so many places that they begin closed."""
    return chapter.listed > _OPEN


def _part(part: Part, key: str, lang: Lang) -> Iterator[str]:
    yield f'<h2 id="{key}" class="{part.verdict.code}">{escape(part.title)}</h2>'
    if part.lead:
        yield f"<p>{escape(part.lead)}</p>"
    for chapter in part.chapters:
        if chapter.title:
            yield f'<h3 id="{chapter.rule}">{escape(chapter.title)}</h3>'
            yield from _chapter(chapter, lang)
        else:
            yield from (f"<p>{escape(_marked(line, lang))}</p>" for line in chapter.lines)
        if chapter.standards:
            yield _list(chapter.standards, "standards")


def _chapter(chapter: Chapter, lang: Lang) -> Iterator[str]:
    """What is said of a rule: few places stand in one table with the rest, many by county."""
    if not _is_long(chapter) and not any(area.title or area.areas for area in chapter.areas):
        listed = (line for area in chapter.areas for line in area.lines)
        yield _table([Area("", (*chapter.lines, *listed, *chapter.rest))], lang)
        return
    if chapter.lines:
        yield _table([Area("", chapter.lines)], lang)
    state = "" if _is_long(chapter) else " open"
    for area in chapter.areas:
        title = escape(area.title or chapter.short)
        yield f"<details{state}><summary>{title}</summary></details>"
        yield f'<div class="held">{_table([area, *area.areas], lang)}</div>'
    if chapter.rest:
        yield _table([Area("", chapter.rest)], lang)


def _table(areas: Sequence[Area], lang: Lang) -> str:
    """The lines of areas, all but the first under their titles; no column is empty."""
    held = [[(line, _cells(line, lang)) for line in area.lines] for area in areas]
    rows = [row for lines in held for _, row in lines]
    used = [name for name in _COLUMNS if any(row[name] for row in rows)]
    whole = sum(_COLUMNS[name][1] for name in used)
    head = "".join(
        f'<th style="width: {share * 100 // whole}%">{title.text(lang)}</th>'
        for title, share in map(_COLUMNS.__getitem__, used)
    )
    body = ""
    for at, (area, lines) in enumerate(zip(areas, held, strict=True)):
        if at:
            title = escape(area.title)
            body += f'<tr class="station"><th colspan="{len(used)}">{title}</th></tr>'
        body += "".join(_row(line, row, used) for line, row in lines)
    return f'<table class="findings"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _row(line: Line, row: Mapping[str, str], used: Sequence[str]) -> str:
    cells = "".join(
        f'<td class="{f"verdict {line.verdict.code}" if name == "verdict" else name}">'
        f"{row[name]}</td>"
        for name in used
    )
    return f"<tr>{cells}</tr>"


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
