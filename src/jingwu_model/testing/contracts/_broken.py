"""What a contract says where it is broken: every difference, each with its smallest case."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs

from jingwu_model.errors import JingwuError, Lang, Text
from jingwu_model.wire import dumps


@attrs.frozen
class Difference:
    """One way in which another system differs from the reference, by its smallest case.

    Attributes:
        where: What differs, the same in every run: a code, `source > event`, a rule, a field.
        says: What either says, in both languages.
        asked: What both were asked: the events in their order, the last of them the one that
            is answered differently; material and a day; a document.
        reference: What the reference says.
        theirs: What the other says.

    Examples:
        >>> one = Difference(
        ...     "seal.missing", Text("参照拒绝，对方接受", "the reference refuses, they take it"),
        ...     asked=(), reference=("seal.missing",), theirs=None)
        >>> print(one.text())
        seal.missing: the reference refuses, they take it
    """

    where: str
    says: Text
    asked: tuple[Any, ...]
    reference: Any
    theirs: Any

    def text(self, lang: Lang = "en") -> str:
        """What differs, and under it what was asked, a line each."""
        gap = "：" if lang == "zh" else ": "
        head = f"{self.where}{gap}{self.says.text(lang)}"
        lines = (f"  {n}. {_line(one)}" for n, one in enumerate(self.asked, 1))
        return "\n".join([head, *lines])


def _line(asked: Any) -> str:
    """Something asked, on one line."""
    if isinstance(asked, date):
        return asked.isoformat()
    written = asked if isinstance(asked, bytes) else dumps(asked)
    return written.decode("utf-8", "backslashreplace")


class ContractBroken(JingwuError, AssertionError):
    """A contract does not hold: another system differs from the reference.

    Attributes:
        contract: The contract's name.
        differences: Every `Difference` found, each with its smallest case.

    Examples:
        >>> error = ContractBroken("reads_the_same", [])
        >>> isinstance(error, AssertionError), str(error)
        (True, 'reads_the_same: 0 differences')
    """

    def __init__(self, contract: str, differences: Iterable[Difference]) -> None:
        self.contract = contract
        self.differences = tuple(differences)
        super().__init__(contract, self.differences)

    @property
    def where(self) -> tuple[str, ...]:
        """What differs: the `where` of each difference, sorted."""
        return tuple(sorted(one.where for one in self.differences))

    def text(self, lang: Lang = "en") -> str:
        """Every difference under a line that counts them."""
        n = len(self.differences)
        if lang == "zh":
            head = f"{self.contract}：{n} 处不同"
        else:
            head = f"{self.contract}: {n} difference{'s' if n != 1 else ''}"
        return "\n".join([head, *(one.text(lang) for one in self.differences)])
