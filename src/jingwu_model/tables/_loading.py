"""Loading: one table's file as rows that each stand alone, and every row that does not."""

import csv
from collections.abc import Container, Iterable, Sequence
from difflib import get_close_matches
from typing import Any

import attrs

from jingwu_model.errors import Fault, Text
from jingwu_model.model import TableKind
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._columns import Layout
from jingwu_model.tables._rows import explain, key_of, quick_reader
from jingwu_model.tables._sheet import Broken, Sheet

_HEADER = 1


@attrs.frozen
class Rejected:
    """A row that could not be taken into a register, whole, with its reasons.

    Attributes:
        file: The file it stands in.
        row: Its row as a spreadsheet numbers it, or a log's line; 1 where the file's
            header, or the file as a whole, is at fault.
        raw: Its cells as they stood; they may hold what only the force may see,
            so its repr does not show them.
        faults: Every `Fault` found.
    """

    file: str
    row: int
    raw: tuple[str, ...] = attrs.field(repr=False)
    faults: tuple[Fault, ...]

    @classmethod
    def of(
        cls, file: str, row: int, raw: Iterable[str], found: Iterable[Fault]
    ) -> "Rejected":
        """A row with its faults, which learn where it stands unless they know better."""
        placed = (
            fault if fault.row is not None else attrs.evolve(fault, file=file, row=row)
            for fault in found
        )
        return cls(file, row, tuple(raw), tuple(placed))


@attrs.define
class Loading:
    """What a table's file came to.

    Attributes:
        kind: The table.
        sheet: Its file.
        recorded: Whether the file could be read as that table at all.
        kept: The rows that stand alone, in order.
        passed: The numbers of the other rows, the blank ones among them.
        rejected: The rows that do not stand, and the header where it is at fault.
        lost: The ids of rejected rows, as far as they can be told.
    """

    kind: TableKind
    sheet: Sheet
    recorded: bool = False
    kept: list[Any] = attrs.field(factory=list)
    passed: list[int] = attrs.field(factory=list)
    rejected: list[Rejected] = attrs.field(factory=list)
    lost: set[str] = attrs.field(factory=set)

    def numbers(self) -> list[int]:
        """The row number of each row kept."""
        passed = set(self.passed)
        every = range(_HEADER + 1, _HEADER + 1 + len(self.kept) + len(passed))
        return [number for number in every if number not in passed]

    def raw(self, wanted: Container[int]) -> dict[int, tuple[str, ...]]:
        """The cells of rows by number, as they stand in the file."""
        return {
            number: tuple(cells)
            for number, cells in enumerate(self.sheet.rows(), _HEADER)
            if number in wanted
        }


def load(kind: TableKind, sheet: Sheet) -> Loading:
    """Read a table's file.

    Args:
        kind: The table.
        sheet: Its file.

    Returns:
        The rows that each stand alone, and all others with their faults.
    """
    try:
        try:
            return _load(kind, sheet)
        except csv.Error:
            sheet.be_patient()
            return _load(kind, sheet)
    except UnicodeDecodeError:
        fault = sheet.encoding_fault()
        made = Loading(kind, sheet)
        made.rejected.append(Rejected.of(sheet.file, _HEADER, (), filter(None, [fault])))
        return made


def _load(kind: TableKind, sheet: Sheet) -> Loading:
    made = Loading(kind, sheet)
    rows = iter(sheet.rows())
    header = next(rows, ())
    layout = Layout.of(kind.noun)
    heading, found = _heading(layout, header)
    if found:
        raw = [header.line] if isinstance(header, Broken) else header
        made.rejected.append(Rejected.of(sheet.file, _HEADER, raw, found))
    if any(column.needed and name not in heading for name, column in layout.columns.items()):
        return made
    made.recorded = True
    width, guarded = len(header), sheet.may_be_guarded()
    read = quick_reader(layout, heading, width, kind.key, guarded=guarded)
    hidden = layout.sensitive
    refused: list[tuple[int, Sequence[str]]] = []
    read(rows, made.kept.append, lambda number, cells: refused.append((number, cells)))
    for number, cells in refused:
        made.passed.append(number)
        if isinstance(cells, Broken):
            fault = cells.fault(hidden=hidden)
            made.rejected.append(Rejected.of(sheet.file, number, [cells.line], [fault]))
        elif any(cells):
            found = _faults_of(layout, heading, width, cells)
            made.rejected.append(Rejected.of(sheet.file, number, cells, found))
            key = None if kind.key is None else key_of(kind.noun, kind.key, heading, cells)
            made.lost.update(filter(None, [key]))
    return made


def _faults_of(
    layout: Layout, heading: dict[str, int], width: int, cells: Sequence[str]
) -> list[Fault]:
    """What is wrong with a row that was refused."""
    if len(cells) == width:
        return explain(layout, heading, cells)
    expected = Text(f"{width} 个单元格", f"{width} cells")
    return [faults.RAGGED.at("$", expected=expected, found=str(len(cells)))]


def _heading(layout: Layout, header: Sequence[str]) -> tuple[dict[str, int], list[Fault]]:
    """Where each column stands, and what is wrong with the header."""
    known = layout.columns
    if isinstance(header, Broken):
        return {}, [header.fault(hidden=layout.sensitive)]
    if not any(header):
        needed = Text.same(",".join(column.name for column in known.values() if column.needed))
        return {}, [faults.NO_HEADER.at("$", expected=needed, found="")]
    heading: dict[str, int] = {}
    found: list[Fault] = []
    # Where no heading is known, the header was left out and this is somebody's row.
    hidden = layout.sensitive and known.keys().isdisjoint(header)
    for at, cell in enumerate(header):
        name = cell.removeprefix("\ufeff") if at == 0 else cell
        if name in heading:
            once = Text("每列各一次", "each column once")
            found.append(faults.REPEATED_COLUMN.at(f"$.{name}", expected=once, found=name))
        elif name in known:
            heading[name] = at
        else:
            found.append(_unknown(name, list(known), hidden=hidden))
    for column in known.values():
        if column.needed and column.name not in heading:
            expected = Text.same(column.name)
            found.append(faults.MISSING_COLUMN.at(f"$.{column.name}", expected=expected, found=""))
    return heading, found


def _unknown(name: str, known: list[str], *, hidden: bool) -> Fault:
    """The fault of a heading that is no column's, with those nearest to it, or all there are."""
    close = [] if hidden else get_close_matches(name.strip().lower(), known)
    expected = Text(f"{'、'.join(close or known)} 之一", f"one of {', '.join(close or known)}")
    path = f"$.{name}" if name.isidentifier() and not hidden else "$"
    found = faults.HIDDEN if hidden else faults.shown(name)
    return faults.UNKNOWN_COLUMN.at(path, expected=expected, found=found)
