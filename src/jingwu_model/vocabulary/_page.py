"""The vocabulary as a page: `python -m jingwu_model.vocabulary._page > docs/vocabulary.md`.

Nothing imports this but that command and the test that compares the page.
"""

import sys
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from itertools import groupby
from typing import Any

from jingwu_model.declare import Term
from jingwu_model.vocabulary import (
    DUTY_CORE_DUTIES,
    GLOSSARY,
    ROLE_DUTIES,
    TERMS,
    Label,
    Link,
    Quantity,
)

_HEAD = """\
# Vocabulary

Every term the library stores or exchanges: its code, its labels in Chinese and English, what it
means, and the key of the source it comes from. The key `library` marks a definition of the
library's own. The page is written by `python -m jingwu_model.vocabulary._page` and compared with
the code by a test.
"""


def _prose(of: object) -> tuple[str, str]:
    """A docstring's first line, and what follows it up to the examples."""
    first, _, rest = cleandoc(of.__doc__ or "").partition("\n\nExamples:")[0].partition("\n\n")
    return first, rest


def _chapter(module: str, *parts: str) -> str:
    """What a module holds, under what its docstring says of it."""
    first, rest = _prose(sys.modules[module])
    title, _, lead = first.partition(": ")
    lead = lead[:1].upper() + lead[1:]
    return "\n\n".join(filter(None, (f"## {title}", lead, rest, *parts))) + "\n"


def _rows(*rows: Iterable[str]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((head, "|" + "---|" * (head.count(" | ") + 1), *body))


def _meaning(term: Term) -> Iterator[str]:
    yield f"`{term.code}`"
    yield term.zh
    yield term.en
    yield f"{term.definition.zh} {term.definition.en}"
    if isinstance(term, Quantity):
        yield f"`{term.unit.code}`"
        yield "yes" if term.indicator else "never"
    yield f"`{term.source}`"


def _terms(members: Iterable[Term], *more: str) -> str:
    return _rows(("code", "zh", "en", "definition", *more, "source"), *map(_meaning, members))


def _enumeration(cls: type[Term]) -> str:
    more = ("unit", "may be scored") if cls is Quantity else ()
    return "\n\n".join((f"### {cls.__name__}", *filter(None, _prose(cls)), _terms(cls, *more)))


def _links(narrow: str, broad: str, links: Iterable[Link[Any, Any]]) -> str:
    return _rows(
        (narrow, broad, "why"),
        *(
            (
                f"`{link.narrow.code}` {link.narrow.zh}",
                f"`{link.broad.code}` {link.broad.zh}",
                f"{link.why.zh} {link.why.en}",
            )
            for link in links
        ),
    )


def vocabulary_page() -> str:
    """The whole vocabulary in MyST Markdown, as it stands in `docs/vocabulary.md`.

    Returns:
        The page: one section per enumeration, the links between the lists of duties with their
        reasons, and the glossary.

    Examples:
        >>> vocabulary_page().splitlines()[0]
        '# Vocabulary'
    """
    rooms = (
        _chapter(module, *map(_enumeration, classes))
        for module, classes in groupby(TERMS, lambda cls: cls.__module__)
    )
    links = _chapter(
        Link.__module__,
        _links("role", "duty task", ROLE_DUTIES),
        _links("duty task", "core duty", DUTY_CORE_DUTIES),
    )
    return "\n".join((_HEAD, *rooms, links, _chapter(Label.__module__, _terms(GLOSSARY))))


if __name__ == "__main__":
    # Bytes, so that the page is the same whatever encoding and line ends the terminal has.
    sys.stdout.buffer.write(vocabulary_page().encode())
