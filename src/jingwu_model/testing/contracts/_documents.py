"""What reads documents reads and refuses those that the reference does."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.errors import Text
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.contracts._broken import Difference
from jingwu_model.testing.contracts._trying import Trial
from jingwu_model.wire import dumps, loads

_OTHERS: Final[tuple[Any, ...]] = (
    *(None, False, 0, -1, 1.5, "", "0", " 0"),
    *("2026-02-30", "2026-03-02T09:00:00", [], {}),
)
"""What may stand where something else should: of other kinds, or close to what is right."""

_AGAIN: Final = "\0"
"""What parts a key from its second self until both are written."""


def reads_the_same(
    reads: Callable[[bytes], bool],
    cls: type[Any],
    *,
    objects: SearchStrategy[Any] | None = None,
) -> None:
    """Hold a reader of documents to those that `loads` reads and refuses.

    Drawn objects are written; what is written is asked as it is, and with one thing changed: a
    key gone, one too many or repeated, another value, or the end cut off. Whether that is still
    a document is the reference's to say.

    Args:
        reads: Your system: whether it reads a document.
        cls: What it is a document of.
        objects: What to write; by default any objects of the class.

    Raises:
        ContractBroken: Each of its `differences` is about a document that the reference refuses,
            by the first fault's code and place (`$.by.kind unknown_term`), or one that it
            reads (`read`); `asked` is the document, `reference` the reference's faults, `theirs`
            whether it was read.
        hypothesis.errors.InvalidArgument: There are no strategies of such a class.

    Examples:
        >>> import jingwu_model as jw
        >>> def reads(document):
        ...     return jw.loads(document, jw.Workload, on_fault="collect")[0] is not None
        >>> reads_the_same(reads, jw.Workload)
    """

    def otherwise(document: bytes) -> Iterator[Difference]:
        _, faults = loads(document, cls, on_fault="collect")
        theirs = bool(reads(document))
        if theirs and faults:
            first = faults[0]
            zh = f"参照拒绝（{first.text('zh')}），对方可读"
            en = f"the reference refuses it ({first.text('en')}), theirs reads it"
            where = f"{_everywhere(first.path)} {first.code}"
            yield Difference(where, Text(zh, en), (document,), faults, theirs)
        elif not theirs and not faults:
            says = Text("参照可读，对方拒绝", "the reference reads it, theirs refuses it")
            yield Difference("read", says, (document,), (), theirs)

    trial = Trial("reads_the_same")
    trial.over(otherwise, [_documents(jst.nouns(cls) if objects is None else objects)])
    trial.hold()


def _everywhere(path: str) -> str:
    """A path that is the same for every item of a list."""
    return re.sub(r"\[\d+\]", "[]", path)


@st.composite
def _documents(draw: DrawFn, objects: SearchStrategy[Any]) -> bytes:
    """Documents as they are written, or with one thing changed."""
    written = dumps(draw(objects))
    how = draw(st.sampled_from(("as it is", "gone", "other", "one more", "twice", "cut off")))
    if how == "as it is":
        return written
    if how == "cut off":
        return written[: draw(st.integers(0, len(written) - 1))]
    plain = json.loads(written)
    every = list(_places(plain))
    held, key = draw(st.sampled_from(every))
    if how == "gone":
        del held[key]
    elif how == "other" or isinstance(held, list):
        held[key] = draw(st.sampled_from(_OTHERS))
    elif how == "one more":
        held["more"] = draw(st.sampled_from(_OTHERS))
    else:
        held[f"{key}{_AGAIN}"] = held[key]
    text = json.dumps(plain, ensure_ascii=False)
    return text.replace(json.dumps(_AGAIN)[1:-1], "").encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every object with each of its keys, and every list with each of its places."""
    keys = range(len(value)) if isinstance(value, list) else list(value)
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])
