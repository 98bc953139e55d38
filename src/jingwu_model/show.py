"""A door: reports on a terminal. Needs the extra `show`."""

from collections.abc import Iterator

from jingwu_model.errors import Lang, MissingExtra
from jingwu_model.rules import Report, StationOf, Verdict
from jingwu_model.rules._arranged import Area, Chapter, Digest, Line
from jingwu_model.rules._digest import digest

try:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text
except ModuleNotFoundError as error:
    raise MissingExtra("show", "rich") from error

__all__ = ["print_report", "report_view"]

_STYLES = {
    Verdict.SHORT: "bold red",
    Verdict.MET: "green",
    Verdict.UNKNOWN: "yellow",
    Verdict.NOT_APPLICABLE: "dim",
}
_SIGNS = {
    Verdict.SHORT: "✗",
    Verdict.MET: "✓",
    Verdict.UNKNOWN: "?",
    Verdict.NOT_APPLICABLE: "-",
}
_NO_EDGE = 10_000


def report_view(
    report: Report, lang: Lang = "en", *, most: int = 10, stations: StationOf | None = None
) -> RenderableType:
    """A report as rich shows it: what falls short first, by rule, each with its standard.

    Args:
        report: The report.
        lang: `zh` or `en`.
        most: The most places listed of one rule that fall short, the worst; how many more do
            is said. Where the report has several counties, they are told by county.
        stations: What tells the station of a place, as `rules.stations_of` makes it: then they
            are told by station too.

    Returns:
        Something that a rich console prints.

    Examples:
        >>> from datetime import date
        >>> import jingwu_model as jw
        >>> none = jw.Register(divisions=[])
        >>> report = jw.check(none, on=date(2024, 4, 30), rules=["rooms.urban"])
        >>> Console(width=60).print(report_view(report))
        register, checked against the standards of 2024-04-30
        0 short, 1 unknown, 0 met, 0 not applicable
        ...
    """
    return _View(digest(report, lang, most, stations))


def print_report(
    report: Report,
    lang: Lang = "en",
    *,
    most: int = 10,
    stations: StationOf | None = None,
    console: Console | None = None,
) -> None:
    """Print a report; see `report_view`.

    Lines are not broken where the output is no terminal, so that it can be searched.

    Args:
        report: The report.
        lang: `zh` or `en`.
        most: The most places listed of one rule that fall short, the worst.
        stations: What tells the station of a place.
        console: Where to print; the standard output by default.
    """
    out = Console() if console is None else console
    view = report_view(report, lang, most=most, stations=stations)
    out.print(view, soft_wrap=not out.is_terminal)


class _Hanging:
    """A line that stands in from the left; where it is broken, the rest stands further in."""

    def __init__(self, text: Text, indent: int) -> None:
        self.text, self.indent = text, indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.no_wrap:
            yield Text(" " * self.indent) + self.text
            return
        width = max(options.max_width - self.indent - 2, 1)
        for at, line in enumerate(self.text.wrap(console, width)):
            line.rstrip()
            yield Text(" " * (self.indent + (2 if at else 0))) + line


class _Grid:
    """A table that keeps its full width where lines are not broken."""

    def __init__(self, rows: tuple[tuple[str, ...], ...]) -> None:
        first, *more = rows
        self.table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for at, word in enumerate(first):
            self.table.add_column(word, justify="right" if at else "left")
        for row in more:
            self.table.add_row(*row)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not options.no_wrap:
            yield Padding(self.table, (0, 0, 0, 2))
            return
        wide = options.update(width=_NO_EDGE, no_wrap=False)
        for line in console.render_lines(self.table, wide, pad=False):
            words = "".join(segment.text for segment in line)
            yield Text(f"  {words}".rstrip())


class _View:
    """A digest set for a terminal."""

    def __init__(self, told: Digest) -> None:
        self.told = told

    def __rich_console__(self, _: Console, __: ConsoleOptions) -> RenderResult:
        told = self.told
        yield _Hanging(Text(told.title, style="bold"), 0)
        counted = [Text(words, style=_STYLES[verdict]) for verdict, words in told.totals]
        yield _Hanging(Text(told.comma).join(counted), 0)
        if told.size:
            yield _Hanging(Text(told.size, style="dim"), 0)
        for part in told.parts:
            yield from _title(part.title, f"{_STYLES[part.verdict]} underline")
            if part.lead:
                yield _Hanging(Text(part.lead, style="dim"), 0)
            for at, chapter in enumerate(part.chapters):
                if at and chapter.title:
                    yield Text("")
                yield from _chapter(chapter)
        if told.counties:
            yield from _title(told.counties_title)
            yield _Grid(told.counties)
        for title, lines in told.lists:
            yield from _title(title)
            for words in lines:
                yield _Hanging(Text(words, style="dim"), 2)


def _title(words: str, style: str = "bold underline") -> Iterator[RenderableType]:
    yield Text("")
    yield _Hanging(Text(words, style=style), 0)


def _chapter(chapter: Chapter) -> Iterator[RenderableType]:
    indent = 2
    if chapter.title:
        yield _Hanging(Text(chapter.title, style="bold"), indent)
        indent += 2
    for line in chapter.lines:
        yield from _line(line, indent)
    for area in chapter.areas:
        yield from _area(area, indent)
    for line in chapter.rest:
        yield from _line(line, indent)
    for words in chapter.standards:
        yield _Hanging(Text(f"§ {words}", style="dim"), 4)


def _area(area: Area, indent: int) -> Iterator[RenderableType]:
    if area.title:
        yield _Hanging(Text(area.title, style="italic"), indent)
        indent += 2
    for line in area.lines:
        yield from _line(line, indent)
    for part in area.areas:
        yield from _area(part, indent)


def _line(line: Line, indent: int) -> Iterator[RenderableType]:
    words = Text(f"{_SIGNS[line.verdict]} {line.text}", style=_STYLES[line.verdict])
    if line.marks:
        words.append(f" [{line.marks}]", style="not bold dim")
    yield _Hanging(words, indent)
    for words_beside in line.beside:
        yield _Hanging(Text(words_beside), indent + 2)
