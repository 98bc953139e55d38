"""Reading: a folder of tables as a register, with every fault at once."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from os import PathLike
from os.path import exists, lexists
from pathlib import Path
from typing import Literal, overload

import attrs

from jingwu_model.errors import Fault, InvalidInput, Text
from jingwu_model.model import TABLES, Register, sifted
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._loading import Loading, Rejected, load
from jingwu_model.tables._sheet import Encoding, Progress, Sheet, size_of

_ENCODINGS: tuple[Encoding, ...] = ("utf-8", "gb18030")
_CHOICES = ("raise", "collect")


@attrs.frozen
class Loaded:
    """What a folder came to: a register of what holds together, and the rest.

    Attributes:
        register: The register of every row that holds together with the others.
        rejected: Every other row, whole, with its reasons, by file and row.
    """

    register: Register
    rejected: tuple[Rejected, ...]


@overload
def read_register(
    folder: str | PathLike[str],
    *,
    encoding: Encoding = ...,
    on_fault: Literal["raise"] = ...,
    progress: Progress | None = ...,
) -> Register: ...


@overload
def read_register(
    folder: str | PathLike[str],
    *,
    encoding: Encoding = ...,
    on_fault: Literal["collect"],
    progress: Progress | None = ...,
) -> Loaded: ...


def read_register(
    folder: str | PathLike[str],
    *,
    encoding: Encoding = "utf-8",
    on_fault: Literal["raise", "collect"] = "raise",
    progress: Progress | None = None,
) -> Register | Loaded:
    """Read a folder of CSV tables as a register.

    Each table of a register stands in a file of its name, such as `divisions.csv`,
    with a header row. Columns may stand in any order, and those that may be empty
    may be left out. A table without a file is not recorded; a header without rows
    says there are none. Rows that are blank from end to end are passed over.

    Args:
        folder: The folder.
        encoding: `utf-8`, with or without its mark, or `gb18030`; a file that
            begins with the mark of UTF-8 is read as such anyhow.
        on_fault: `raise` refuses a folder with any fault; `collect` returns what
            is good beside every row that is not.
        progress: Called now and then with the bytes read and the bytes there are.

    Returns:
        The register; with `collect` a `Loaded` of the register and the rows
        rejected. A row that needs a rejected row is rejected too, and says so; of
        duplicates the first is kept, and of two rows that clash. Where a header
        has a column too many, its rows are read without it; where a needed column
        is missing, or the bytes are not of the encoding, the whole file is one
        reject and its table not recorded.

    Raises:
        InvalidInput: The folder has no table, or, with `raise`, anything is at
            fault; `.faults` has every fault of every file, each with its file,
            row, path, what was expected and what was found. Rows that only need a
            rejected one come last.

    Examples:
        >>> register = read_register("examples/jingyuan")
        >>> register.divisions["640424100003"].name, register.rooms.recorded
        ('泾河社区居委会', False)
    """
    _only(encoding, _ENCODINGS)
    _only(on_fault, _CHOICES)
    folder = Path(folder)
    loadings, unread = _loadings(folder, encoding, progress)
    register, clashing = _joined(loadings)
    rejected = sorted(
        [*unread, *(each for loading in loadings for each in loading.rejected), *clashing],
        key=lambda each: (_ORDER[each.file], each.row),
    )
    if on_fault == "collect":
        return Loaded(register, tuple(rejected))
    if rejected:
        found = [fault for each in rejected for fault in each.faults]
        # One row at fault may take thousands along that need it: it is told before them.
        raise InvalidInput(str(folder), sorted(found, key=_is_a_consequence))
    return register


def _is_a_consequence(fault: Fault) -> bool:
    """Whether a fault is only that a row needs a rejected one."""
    return fault.code == "reference.rejected"


_ORDER = {f"{name}.csv": at for at, name in enumerate(TABLES)}


def _only(given: str, choices: Sequence[str]) -> None:
    """Refuse a choice there is not."""
    if given not in choices:
        msg = f"{given!r} is none of {', '.join(choices)}"
        raise ValueError(msg)


def has_tables(folder: Path) -> bool:
    """Whether a folder holds the file of any table."""
    # A link to nothing is a table that cannot be read, not one that is not recorded.
    return any(lexists(folder / file) for file in _ORDER)


def table_bytes(folder: Path) -> int:
    """How many bytes the tables of a folder have, as far as the system tells."""
    return sum(size_of(folder / file) for file in _ORDER)


def _loadings(
    folder: Path, encoding: Encoding, progress: Progress | None
) -> tuple[list[Loading], list[Rejected]]:
    """Each table that has a file, and the files that could not be opened.

    Raises:
        InvalidInput: There is no file of any table.
    """
    if not has_tables(folder):
        expected = Text(f"{'、'.join(_ORDER)} 中至少一个文件", f"one of {', '.join(_ORDER)}")
        found = folder.name if exists(folder) else ""  # noqa: PTH110 - no path raises there
        raise InvalidInput(str(folder), [faults.NO_TABLE.at("$", expected=expected, found=found)])
    loadings: list[Loading] = []
    unread: list[Rejected] = []
    before, whole = 0, 0 if progress is None else table_bytes(folder)
    for name, kind in TABLES.items():
        path = folder / f"{name}.csv"
        if not lexists(path):
            continue
        told = None if progress is None else partial(_tell, progress, before, whole)
        before += size_of(path)
        try:
            sheet = Sheet(path, encoding, told)
        except OSError as error:
            unread.append(Rejected.of(path.name, 1, (), [unreadable(error)]))
        else:
            loadings.append(load(kind, sheet))
            # A file is read again only for the rows that are at fault.
            sheet.told = None
        if progress is not None:
            progress(before, whole)
    return loadings, unread


def _tell(progress: Progress, before: int, whole: int, done: int) -> None:
    """Tell how far all files are, of one that is so far."""
    progress(before + done, whole)


def unreadable(error: OSError) -> Fault:
    """The fault of a file that the system does not let us read."""
    expected = Text("可以读取的文件", "a file that can be read")
    return faults.UNREADABLE.at("$", expected=expected, found=error.strerror or "")


def _joined(loadings: Sequence[Loading]) -> tuple[Register, list[Rejected]]:
    """A register of the rows that hold together, and those that do not."""
    by_name = {loading.kind.name: loading for loading in loadings}
    register, clashes = sifted(
        {name: loading.kept if loading.recorded else None for name, loading in by_name.items()},
        {name: loading.lost for name, loading in by_name.items()},
    )
    found: dict[str, dict[int, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for clash in clashes:
        found[clash.table][clash.at].append(clash.fault)
    rejected: list[Rejected] = []
    for name, at_fault in found.items():
        loading = by_name[name]
        numbers = loading.numbers()
        raw = loading.raw({numbers[at] for at in at_fault})
        rejected += [
            Rejected.of(loading.sheet.file, numbers[at], raw[numbers[at]], each)
            for at, each in at_fault.items()
        ]
    return register, rejected
