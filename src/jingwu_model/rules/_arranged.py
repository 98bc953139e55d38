"""A report arranged for a reader: its parts, chapters, areas and lines, in one language."""

import attrs

from jingwu_model.rules._finding import Finding
from jingwu_model.rules._terms import Verdict


@attrs.frozen
class Line:
    """One finding of a chapter, or many places of which the same is found.

    Attributes:
        verdict: What is found.
        of: Of what and in which reading; empty where it is the whole, read in one way.
        text: The sentence: of what, the gap, the amounts, what is missing.
        marks: What to know before using it.
        beside: Claims, remarks and figures, which change nothing.
        finding: The finding; none where it stands for many.
    """

    verdict: Verdict
    of: str
    text: str
    marks: str = ""
    beside: tuple[str, ...] = ()
    finding: Finding | None = None


@attrs.frozen
class Area:
    """The lines of one area that fall short.

    Attributes:
        title: Its name, and how many fall short in it; empty where there is but one.
        lines: Those listed, the worst first.
        areas: The smaller areas in it.
    """

    title: str
    lines: tuple[Line, ...]
    areas: tuple["Area", ...] = ()


@attrs.frozen
class Chapter:
    """What is said of one rule.

    Attributes:
        rule: Its id.
        title: Its id and what it asks; empty where its one line says so.
        lines: What is found of the whole.
        areas: The places that fall short, by county and station.
        listed: How many those are that are listed.
        short: How many findings fall short, listed or not, in words; empty for none.
        rest: What is told of the other places together.
        standards: What it rests on, each once, with its source.
    """

    rule: str
    title: str
    lines: tuple[Line, ...]
    areas: tuple[Area, ...] = ()
    listed: int = 0
    short: str = ""
    rest: tuple[Line, ...] = ()
    standards: tuple[str, ...] = ()


@attrs.frozen
class Part:
    """The chapters that one verdict leads.

    Attributes:
        verdict: The verdict.
        title: Its heading.
        lead: What is said of the whole part; empty where it needs no words.
        chapters: One for each rule.
    """

    verdict: Verdict
    title: str
    lead: str
    chapters: tuple[Chapter, ...]


@attrs.frozen
class Digest:
    """A report arranged for a reader, in one language.

    Attributes:
        title: What was checked, and for which day.
        totals: How many findings there are of each verdict, in words.
        comma: What stands between them.
        size: How large the register is, and what it holds; empty where there is none.
        parts: What was found, what falls short first.
        counties_title: The heading of the table of counties.
        counties: That table, its heads first and its sums last; empty for fewer than two.
        lists: Further headings, each with its lines: differences, marks, sources.
    """

    title: str
    totals: tuple[tuple[Verdict, str], ...]
    comma: str
    size: str
    parts: tuple[Part, ...]
    counties_title: str
    counties: tuple[tuple[str, ...], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
