"""CSV files as text, edited cell by cell: nothing here reads as the library does."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

Row = dict[str, str]
Bounds = tuple[Fraction, Fraction]
Amounts = tuple[Fraction, Bounds]


class Text:
    """One file: its columns, and its rows as dictionaries of cells."""

    def __init__(self, path: Path) -> None:
        """Cut the lines at their commas; a file with quoted cells is refused."""
        text = path.read_text(encoding="utf-8")
        assert '"' not in text
        head, *lines = text.splitlines()
        self.path = path
        self.columns = head.split(",")
        self.rows: list[Row] = [
            dict(zip(self.columns, line.split(","), strict=True)) for line in lines
        ]

    def where(self, **cells: str) -> list[Row]:
        """The rows with those cells."""
        wanted = cells.items()
        return [row for row in self.rows if wanted <= row.items()]

    def one(self, **cells: str) -> Row:
        """The only such row."""
        (row,) = self.where(**cells)
        return row

    def append(self, **cells: str) -> None:
        """A row at the end."""
        self.rows.append({column: cells.get(column, "") for column in self.columns})

    def remove(self, row: Row) -> None:
        """Take a row out: that very one, not one that reads alike."""
        self.rows = [each for each in self.rows if each is not row]

    def write(self) -> None:
        """Write the file anew."""
        lines = [",".join(self.columns), *(",".join(row.values()) for row in self.rows)]
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Fault:
    """A finding that must be short: the actual between two bounds, which mostly are one."""

    rule: str
    subject: str
    expected: Fraction
    actual: Bounds


@dataclass
class Planting:
    """A folder of tables with faults planted in it.

    Attributes:
        touched: Findings that another fault's rows reach, which must not be short: the rule, or
            any, and the subject.
    """

    folder: Path
    draw: random.Random
    touched: set[tuple[str | None, str]] = field(default_factory=set)
    _texts: dict[str, Text] = field(default_factory=dict)
    _worked: list[tuple[str, str, Callable[[], Amounts]]] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)

    def __getitem__(self, table: str) -> Text:
        """A table, read when it is first asked for."""
        if table not in self._texts:
            self._texts[table] = Text(self.folder / f"{table}.csv")
        return self._texts[table]

    def short(
        self, rule: str, subject: str, worked: Callable[[], tuple[Fraction | int, Fraction | int]]
    ) -> None:
        """Expect a finding; its amounts are worked when everything is planted."""

        def exact() -> Amounts:
            expected, actual = map(Fraction, worked())
            return expected, (actual, actual)

        self._worked.append((rule, subject, exact))

    def between(self, rule: str, subject: str, worked: Callable[[], Amounts]) -> None:
        """Expect a finding whose actual has two bounds."""
        self._worked.append((rule, subject, worked))

    def touch(self, rule: str | None, *subjects: str) -> None:
        """Say that a rule may find something else of some subjects, but nothing short."""
        self.touched |= {(rule, subject) for subject in subjects}

    def pick(self, candidates: Iterable[Row], key: str, *more: str) -> Row:
        """One of some rows in which nothing is planted yet.

        Args:
            candidates: The rows.
            key: The column that names what is planted in.
            more: Other columns whose cells must be fresh too, and are used up.
        """
        fresh = [
            row for row in candidates if all(row[name] not in self._used for name in (key, *more))
        ]
        chosen = self.draw.choice(fresh)
        self._used |= {chosen[name] for name in (key, *more) if chosen[name]}
        return chosen

    def use(self, *names: str) -> None:
        """Keep others from planting in something."""
        self._used |= set(names)

    def is_fresh(self, name: str) -> bool:
        """Whether nothing is planted in something."""
        return name not in self._used

    def write(self) -> tuple[Fault, ...]:
        """Write every file that was read, and work out what must be found."""
        for text in self._texts.values():
            text.write()
        return tuple(Fault(rule, subject, *worked()) for rule, subject, worked in self._worked)
