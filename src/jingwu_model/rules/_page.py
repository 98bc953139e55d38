"""The rules as a page: `python -m jingwu_model.rules._page > docs/rules.md`.

Nothing imports this but that command and the test that compares the page.
"""

import sys
from collections.abc import Iterator

from jingwu_model.rules._catalogue import RULES
from jingwu_model.rules._explain import Explanation, explain
from jingwu_model.rules._parse import standards
from jingwu_model.rules._standards import Authority, Standard
from jingwu_model.rules._terms import Mark, Verdict

_HEAD = """\
# Rules

What each rule asks, of whom, by which formula and which standard, how its source is read, and what
leaves it unknown. `jingwu explain RULE` prints the same of one rule, and in Chinese with
`--lang zh`. Names in square brackets are standards; `⌈ ⌉` rounds up, `Σ` sums over places. The page
is written by `python -m jingwu_model.rules._page` and compared with the code by a test.

A standard binds its issuer's divisions; asked elsewhere, its finding is marked *borrowed*. Where
the source names no date, only the year is known. `seen` after a source says that the article's text
was read; what was not read, or only in part, says so.
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
    sections = ["\n".join(_section(explain(rule))) for rule in RULES]
    return "\n".join((_HEAD, "\n".join(_terms()), *sections, "\n".join(_defaults())))


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
    for one in told.formulas:
        yield f"- {one.text('en')}"
        yield f"  - expected {one.relation.en} `{one.expected.en}`"
        yield f"  - actual `{one.actual.en}`"
    yield ""
    yield f"**How it is read.** {told.how.en}"
    yield ""
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
