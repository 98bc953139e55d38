"""What can go wrong, said in full: one root, the parts as attributes, zh and en.

Every error of the library derives from `JingwuError` and from the builtin a
caller would expect. An error keeps what it is made of, so that a program reads
its parts and a person reads its text, in Chinese or in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import attrs

__all__ = [
    "Fault",
    "FaultKind",
    "InvalidDeclaration",
    "InvalidInput",
    "InvalidObject",
    "JingwuError",
    "Lang",
    "MissingExtra",
    "Text",
]

Lang = Literal["zh", "en"]


@attrs.frozen
class Text:
    """The same words in Chinese and in English.

    Args:
        zh: The Chinese words.
        en: The English words.

    Examples:
        >>> Text("警务室", "community police office").text("zh")
        '警务室'
    """

    zh: str
    en: str

    @classmethod
    def same(cls, words: str) -> Text:
        """Words that need no translation: a number, a code, a pattern.

        Examples:
            >>> Text.same("0–9").text("en")
            '0–9'
        """
        return cls(words, words)

    def text(self, lang: Lang = "en") -> str:
        """The words in one language, `zh` or `en`."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return self.en


@attrs.frozen
class FaultKind:
    """One kind of fault: its stable code and what it says in both languages.

    Args:
        code: Stable, lower snake case, a room's prefix before a dot where it has one.
        says: The sentence, without the value at fault.

    Examples:
        >>> FaultKind("out_of_range", Text("超出范围", "out of range")).code
        'out_of_range'
    """

    code: str
    says: Text

    def at(
        self,
        path: str,
        *,
        expected: Text,
        found: str,
        file: str | None = None,
        row: int | None = None,
    ) -> Fault:
        """A fault of this kind at `path`."""
        return Fault(self.code, path, self.says, expected, found, file=file, row=row)


@attrs.frozen
class Fault:
    """One thing wrong with an object or a piece of input.

    Args:
        code: The kind's stable code, such as `out_of_range`.
        path: Where, as a JSON path from the object: `$.span.until`.
        says: What is wrong, in both languages.
        expected: What would have been right, in both languages.
        found: What stood there, as a short text; `…` where it may not be shown.
        file: The file it stood in, for what was read from files.
        row: The row as a spreadsheet numbers it (the header is row 1), or a log's line.

    Examples:
        >>> fault = Fault("out_of_range", "$.residents", Text("超出范围", "out of range"),
        ...               Text.same("0–9"), "12", file="divisions.csv", row=7)
        >>> fault.text("en")
        "divisions.csv, row 7, residents: out of range: expected 0–9, found '12'"
        >>> fault.text("zh")
        'divisions.csv 第 7 行 residents：超出范围：应为 0–9，实为“12”'
    """

    code: str
    path: str
    says: Text
    expected: Text
    found: str
    file: str | None = attrs.field(default=None, kw_only=True)
    row: int | None = attrs.field(default=None, kw_only=True)

    @property
    def field(self) -> str:
        """The path without its root: `span.until`; empty for the whole object."""
        return self.path.removeprefix("$").removeprefix(".")

    def text(self, lang: Lang = "en") -> str:
        """The whole fault in one sentence, `zh` or `en`."""
        # Where nothing stood, that it is missing says so already.
        absent = self.code == "missing"
        if lang == "zh":
            where = [self.file or "", "" if self.row is None else f"第 {self.row} 行", self.field]
            head = " ".join(part for part in where if part)
            # A space parts Chinese from Latin letters and digits, and nothing else.
            gap = " " if self.expected.zh[:1].isascii() and self.expected.zh[:1].isalnum() else ""
            body = f"{self.says.zh}：应为{gap}{self.expected.zh}"
            body += "" if absent else f"，实为“{self.found}”"
            return f"{head}：{body}" if head else body
        where = [self.file or "", "" if self.row is None else f"row {self.row}", self.field]
        head = ", ".join(part for part in where if part)
        body = f"{self.says.en}: expected {self.expected.en}"
        body += "" if absent else f", found '{self.found}'"
        return f"{head}: {body}" if head else body


class JingwuError(Exception):
    """The root of every error of this library.

    Its parts are attributes and its message is built from them, so an error can
    be told in either language. A subclass hands `super().__init__` what it was
    itself given, in that order: that is what pickling makes it from again.

    Examples:
        >>> issubclass(InvalidObject, JingwuError) and issubclass(InvalidObject, ValueError)
        True
    """

    def text(self, lang: Lang = "en") -> str:  # noqa: ARG002 - parts are the same in either
        """What went wrong, in one language; every subclass tells its own."""
        return ", ".join(str(part) for part in self.args)

    def __str__(self) -> str:
        return self.text("en")


class _Faulty(JingwuError, ValueError):
    """Something with faults: what it is, and every one of them."""

    what: str
    faults: tuple[Fault, ...]

    def __init__(self, what: str, faults: Iterable[Fault]) -> None:
        self.what = what
        self.faults = tuple(faults)
        super().__init__(what, self.faults)

    def text(self, lang: Lang = "en") -> str:
        """Every fault on a line of its own, under a line that counts them."""
        n = len(self.faults)
        if lang == "zh":
            head = f"{self.what}：{n} 处错误"
        else:
            head = f"{self.what}: {n} fault{'s' if n != 1 else ''}"
        return "\n".join([head, *(f"  {fault.text(lang)}" for fault in self.faults)])


class InvalidObject(_Faulty):
    """An object was asked for that its class does not allow.

    Attributes:
        what: The class's name.
        faults: Every `Fault` of the object, none left out.

    Examples:
        >>> error = InvalidObject("Grid", [Fault("missing", "$.id", Text("缺少", "missing"),
        ...                                      Text("标识", "an id"), "nothing")])
        >>> print(error)
        Grid: 1 fault
          id: missing: expected an id
    """


class InvalidInput(_Faulty):
    """Input that cannot be read: a folder, a file, a document.

    Attributes:
        what: The folder or document.
        faults: Every `Fault` found, with its file and row.

    Examples:
        >>> InvalidInput("register", []).faults
        ()
    """


class InvalidDeclaration(JingwuError, TypeError):
    """A class was declared wrongly; raised when it is made, naming the offender.

    Attributes:
        where: The class, with the field or rule: `Grid.leaders`.
        problem: What is wrong with it.

    Examples:
        >>> print(InvalidDeclaration("Grid.leaders", "a list is not frozen: use a tuple"))
        Grid.leaders: a list is not frozen: use a tuple
    """

    def __init__(self, where: str, problem: str = "") -> None:
        if not problem:
            # Python 3.13 makes an enumeration's error anew, from its message alone.
            where, _, problem = where.partition(": ")
        self.where = where
        self.problem = problem
        super().__init__(where, problem)

    def text(self, lang: Lang = "en") -> str:  # noqa: ARG002 - told to programmers, in English
        """What is wrong with the declaration."""
        return f"{self.where}: {self.problem}"


class MissingExtra(JingwuError, ImportError):
    """A door was opened whose extra is not installed.

    Attributes:
        extra: The extra's name: `cli`, `show`.
        package: The package that could not be imported.

    Examples:
        >>> print(MissingExtra("show", "rich"))
        this needs rich: install jingwu-model[show]
    """

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        self.package = package
        super().__init__(extra, package)

    def text(self, lang: Lang = "en") -> str:
        """What to install."""
        if lang == "zh":
            return f"此功能需要 {self.package}：请安装 jingwu-model[{self.extra}]"
        return f"this needs {self.package}: install jingwu-model[{self.extra}]"
