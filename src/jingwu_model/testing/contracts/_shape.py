"""Whether what a system answered a contract has the shape that the contract asks for."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from jingwu_model.errors import Text
from jingwu_model.testing.contracts._broken import Difference

_BRIEF = 200
_CODES = Text("若干代码（文本）或 None", "None or codes, each a text")
_CLOCKS = Text(
    "时限名称到时间、日期或 None 的映射",
    "a mapping from the name of a clock to a time, a day or None",
)
_DUTIES = Text(
    "若干三元组：名称，义务人，时间、日期或 None",
    "triples of a name, to whom, and a time, a day or None",
)


class Unreadable(Exception):
    """An answer, or a field of it, has another shape.

    Args:
        field: Which: `answer`, `answer.clocks`.
        expected: What may stand there.
        found: What does.
    """

    def __init__(self, field: str, expected: Text, found: object) -> None:
        super().__init__(field, expected, found)
        self.field, self.expected, self.found = field, expected, found

    def difference(self, asked: tuple[Any, ...], reference: Any) -> Difference:
        """It as a difference of its own kind.

        Args:
            asked: What was asked.
            reference: What the reference says.
        """
        found = repr(self.found)
        found = found if len(found) <= _BRIEF else f"{found[:_BRIEF]}…"
        says = Text(
            f"无法读取：应为{self.expected.zh}，实为 {found}",
            f"cannot be read: expected {self.expected.en}, found {found}",
        )
        return Difference(self.field, says, asked, reference, self.found)


def codes_in(answer: object) -> tuple[str, ...] | None:
    """The codes of an answer, each once and sorted; none where there is none.

    Raises:
        Unreadable: It is neither.
    """
    if answer is None:
        return None
    codes = _several(answer)
    if codes is None or not all(isinstance(code, str) for code in codes):
        raise Unreadable("answer", _CODES, answer)
    return tuple(sorted(set(codes)))


def clocks_in(held: object) -> Mapping[str, date | None] | None:
    """The clocks of an answer; none where it does not say.

    Raises:
        Unreadable: They are no mapping of such.
    """
    if held is None:
        return None
    if not isinstance(held, Mapping) or not all(
        isinstance(name, str) and _is_when(when) for name, when in held.items()
    ):
        raise Unreadable("answer.clocks", _CLOCKS, held)
    return held


def duties_in(held: object) -> tuple[tuple[str, str, date | None], ...] | None:
    """The duties of an answer; none where it does not say.

    Raises:
        Unreadable: They are no such triples.
    """
    if held is None:
        return None
    duties = _several(held)
    if duties is None or not all(map(_is_owed, duties)):
        raise Unreadable("answer.duties", _DUTIES, held if duties is None else list(duties))
    return tuple((name, to, when) for name, to, when in duties)


def _several(held: object) -> tuple[Any, ...] | None:
    """What can be gone through, but for a text and a mapping; none of anything else."""
    if isinstance(held, str | bytes | Mapping) or not isinstance(held, Iterable):
        return None
    return tuple(held)


def _is_owed(one: object) -> bool:
    match one:
        case [str(), str(), when]:
            return _is_when(when)
        case _:
            return False


def _is_when(when: object) -> bool:
    """Whether it is a time, a day or none; a time is a day, too."""
    return when is None or isinstance(when, date)
