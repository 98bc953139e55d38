"""The rules as pages: `python -m jingwu_model.rules._page > docs/rules.md`, and their table.

Nothing imports this but that command and the tests that compare the pages.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence

import attrs

from jingwu_model.rules._authority import Authority
from jingwu_model.rules._catalogue import RULES
from jingwu_model.rules._explain import NOT_YET, Explanation, explain
from jingwu_model.rules._later import LATER
from jingwu_model.rules._parse import standards
from jingwu_model.rules._standards import Standard
from jingwu_model.rules._terms import Mark, Verdict

_HEAD = """\
# Rules

What each rule asks, of whom, by which formula and which standard, how its source is read, and what
leaves it unknown. `jingwu explain RULE` prints the same of one rule, and in Chinese with
`--lang zh`; [the table of rules](rules-table.md) has them all at a glance. Names in square brackets
are standards; `⌈ ⌉` rounds up, `Σ` sums over places. The rules that read proceedings stand last:
they are declared, and not evaluated yet. The page is written by `python -m
jingwu_model.rules._page` and compared with the code by a test.

A standard binds its issuer's divisions; asked elsewhere, its finding is marked *borrowed*. Where
the source names no date, only the year is known. `seen` after a source says that the article's text
was read; what was not read, or only in part, says so.
"""
_TABLE_HEAD = """\
# The rules at a glance

Every rule: its formulas, the standards they name, the sources these rest on, and the modules under
`tests/rules` that test it. [The page of rules](rules.md) says how each source is read and what
leaves a rule unknown. The page is made from the code and the tests, and compared with them by a
test; a number in square brackets is a standard, and *unset* is one whose source gives no number.

| rule | formula | standards | sources | tests |
|---|---|---|---|---|
"""
_DEFAULTS = """\
## Library defaults

No text gives these numbers: the library sets them, and labels them so wherever they show. A
caller's own standards take their place.
"""


def rules_page() -> str:
    """The whole catalogue in MyST Markdown, as it stands in `docs/rules.md`.

    Returns:
        The page: verdicts and marks, one section a rule, and the library's defaults.

    Examples:
        >>> rules_page().splitlines()[0]
        '# Rules'
    """
    sections = ["\n".join(_section(explain(rule))) for rule in (*RULES, *LATER)]
    return "\n".join((_HEAD, "\n".join(_terms()), *sections, "\n".join(_defaults())))


def rules_table(tests: Mapping[str, Sequence[str]]) -> str:
    """Every rule on a row, in MyST Markdown, as it stands in `docs/rules-table.md`.

    Args:
        tests: The files that test each rule, by its id.

    Returns:
        The page: rule, formula, standards, sources, tests.

    Examples:
        >>> for row in rules_table({"rooms.remote": ["test_rooms.py"]}).splitlines():
        ...     if row.startswith("| `rooms.remote`"):
        ...         print(row[:50], "…", row[-26:])
        | `rooms.remote` offices of a remote station | of  … N-PS16 | `test_rooms.py` |
    """
    rows = (_table_row(explain(rule), tests.get(rule, ())) for rule in (*RULES, *LATER))
    return _TABLE_HEAD + "".join(f"{row}\n" for row in rows)


def _table_row(told: Explanation, tests: Sequence[str]) -> str:
    # Which files a formula needs is told on the page of rules: here there is no room for it.
    brief = [attrs.evolve(one, needs=()) for one in told.formulas]
    formulas = [
        f"{one.text('en')}: `{one.actual.en}` {one.relation.en} `{one.expected.en}`"
        for one in brief
    ] or [NOT_YET.en]
    records = [each.standard for each in told.standards]
    standards_named = [f"`{one.id}` = {one.value_text('en')}" for one in records]
    cited = [citation for one in records for citation in (one.citation, *one.also)]
    if told.rule in LATER:
        cited += LATER[told.rule].citations
    sources = dict.fromkeys(f"{one.key} {one.article or ''}".strip() for one in cited)
    cells = (
        f"`{told.rule}` {told.title.en}",
        "<br>".join(formulas),
        "<br>".join(standards_named) or "none",
        "<br>".join(sources),
        "<br>".join(f"`{name}`" for name in tests) or "none",
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _terms() -> Iterator[str]:
    yield "## Verdicts and marks"
    yield ""
    yield "| code | zh | en | meaning |"
    yield "|---|---|---|---|"
    for term in (*Verdict, *Mark):
        yield f"| `{term.code}` | {term.zh} | {term.en} | {term.definition.en} |"
    yield ""


def _section(told: Explanation) -> Iterator[str]:
    yield f"## `{told.rule}` {told.title.zh}"
    yield ""
    yield f"{told.title.en[:1].upper()}{told.title.en[1:]}."
    yield ""
    if not told.evaluated:
        yield NOT_YET.en
    for one in told.formulas:
        yield f"- {one.text('en')}"
        yield f"  - expected {one.relation.en} `{one.expected.en}`"
        yield f"  - actual `{one.actual.en}`"
    yield ""
    yield f"**How it is read.** {told.how.en}"
    yield ""
    if told.standards:
        yield "**Standards**"
        yield ""
        for standard in told.standards:
            yield from standard.lines("en")
        yield ""
    yield f"**Unknown when.** {told.unknown_when.en}"
    yield ""


def _defaults() -> Iterator[str]:
    yield _DEFAULTS
    yield "| standard | value | zh | en |"
    yield "|---|---|---|---|"
    for records in standards().values():
        yield from (_row(one) for one in records if one.authority is Authority.LIBRARY_DEFAULT)
    yield ""


def _row(one: Standard) -> str:
    return f"| `{one.id}` | {one.value_text('en')} | {one.title} | {one.title_en} |"


if __name__ == "__main__":
    # Bytes, so that the page is the same whatever encoding and line ends the terminal has.
    sys.stdout.buffer.write(rules_page().encode())
