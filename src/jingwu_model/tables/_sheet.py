"""Sheets: a file's bytes as the rows a spreadsheet would show."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from errno import EINVAL
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final, Literal

from jingwu_model.errors import Fault, FaultKind, Text
from jingwu_model.tables import _faults as faults

Encoding = Literal["utf-8", "gb18030"]
"""How files may be encoded; one that begins with the mark of UTF-8 is UTF-8 anyhow."""

Progress = Callable[[int, int], object]
"""Told how many bytes have been read, and of how many."""

_MARK: Final = b"\xef\xbb\xbf"
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_WORDS = {"utf-8": "UTF-8", "gb18030": "GB18030"}


class Broken(tuple[str, ...]):  # noqa: SLOT001 - a tuple with slots cannot hold its line
    """A line that is no row: it has no cells, and is kept as it stood."""

    line: str

    @classmethod
    def of(cls, line: str) -> "Broken":
        """A line without its end."""
        made = cls()
        made.line = line.rstrip("\r\n")
        return made

    def fault(self, *, hidden: bool) -> Fault:
        """What keeps it from being a row, without file and row, and without the line if hidden."""
        most = csv.field_size_limit()
        kind: FaultKind = faults.HUGE if len(self.line) > most else faults.BROKEN_QUOTE
        expected = {
            faults.HUGE: Text(f"不超过 {most} 个字符", f"at most {most} characters"),
            faults.BROKEN_QUOTE: Text(
                "引号成对，单元格内的引号写两遍",
                "quotation marks in pairs, one inside a cell written twice",
            ),
        }
        found = faults.HIDDEN if hidden else faults.shown(self.line)
        return kind.at("$", expected=expected[kind], found=found)


def bytes_of(path: Path) -> bytes:
    """What a file holds.

    Raises:
        OSError: There is none, it may not be read, or it is no plain file.
    """
    # A pipe or a device might be waited for, or read, without end.
    mode = path.stat().st_mode
    if not S_ISREG(mode) and not S_ISDIR(mode):
        raise OSError(EINVAL, "Not a regular file", str(path))
    return path.read_bytes()


def size_of(path: Path) -> int:
    """How many bytes a file has, as far as the system tells: none of a path that can be none."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


class _Followed(io.BytesIO):
    """Bytes that tell how far they have been read, once for every piece taken of them."""

    def __init__(self, data: bytes, told: Callable[[int], object]) -> None:
        super().__init__(data)
        self.told = told

    def read1(self, size: int | None = -1, /) -> bytes:
        taken = super().read1(size)
        self.told(self.tell())
        return taken


class Sheet:
    """One file of a folder, read into memory once and into rows as often as asked.

    Attributes:
        file: Its name.
        told: Told now and then how many of its bytes have become rows; nobody by default.
    """

    def __init__(
        self, path: Path, encoding: Encoding, told: Callable[[int], object] | None = None
    ) -> None:
        self.file = path.name
        self.told = told
        self._data = bytes_of(path)
        self._encoding: str = encoding
        if self._data.startswith(_MARK):
            self._data = self._data.removeprefix(_MARK)
            self._encoding = "utf-8"
        self._patient = False

    def may_be_guarded(self) -> bool:
        """Whether any cell may begin with the apostrophe of a guard."""
        return b"'" in self._data

    def rows(self) -> Iterator[Sequence[str]]:
        """Every row, the header first.

        Raises:
            csv.Error: A line is no row; after `be_patient` it is a `Broken` instead.
            UnicodeDecodeError: The bytes are not of the encoding.
        """
        data = io.BytesIO(self._data) if self.told is None else _Followed(self._data, self.told)
        text = io.TextIOWrapper(data, self._encoding, newline="")
        if self._patient:
            return self._one_by_one(list(text))
        return csv.reader(text, strict=True)

    def be_patient(self) -> None:
        """From now on read past lines that are no rows: slower, and it never fails."""
        self._patient = True

    def _one_by_one(self, lines: list[str]) -> Iterator[Sequence[str]]:
        """Rows, with a line that is none set aside alone: it does not take others with it."""
        at = 0

        def rest() -> Iterator[str]:
            nonlocal at
            while at < len(lines):
                at += 1
                yield lines[at - 1]

        while at < len(lines):
            first = at
            try:
                yield tuple(next(csv.reader(rest(), strict=True)))
            except csv.Error:
                at = first + 1
                yield Broken.of(lines[first])

    def encoding_fault(self) -> Fault | None:
        """Where the bytes are not of the encoding, and what to do; none where they are."""
        try:
            self._data.decode(self._encoding)
        except UnicodeDecodeError as error:
            before = self._data[: error.start].decode(self._encoding)
            row = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            found = f"0x{self._data[error.start]:02x}"
            return faults.UNDECODABLE.at(
                "$", expected=self._hint(), found=found, file=self.file, row=row
            )
        return None

    def _hint(self) -> Text:
        words = _WORDS[self._encoding]
        if self._data.startswith(_UTF_16_MARKS):
            return Text(
                f"{words} 文本；这是 UTF-16，请另存为“CSV UTF-8”",
                f"{words} text; this is UTF-16: save it as CSV UTF-8",
            )
        other: Encoding = "gb18030" if self._encoding == "utf-8" else "utf-8"
        try:
            self._data.decode(other)
        except UnicodeDecodeError:
            return Text(f"{words} 文本", f"{words} text")
        return Text(
            f"{words} 文本；若是 {_WORDS[other]}，请指明编码（encoding）{other}",
            f"{words} text; if it is {_WORDS[other]}, ask for encoding {other}",
        )
