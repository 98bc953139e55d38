"""Writing: a register as a folder of tables that reads back as the same register."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from errno import EISDIR
from os import PathLike, strerror
from os.path import lexists
from pathlib import Path
from typing import Any

from jingwu_model.declare import Noun
from jingwu_model.errors import InvalidInput, Text
from jingwu_model.model import TABLES, Register, Table
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._cells import writer_of
from jingwu_model.tables._columns import Column, Field, Layout
from jingwu_model.tables._package import PACKAGE_FILE, package_of
from jingwu_model.tables._sheet import bytes_of


def write_register(register: Register, folder: str | PathLike[str]) -> None:
    r"""Write a register as a folder of CSV tables, with a `datapackage.json` beside them.

    Each table that is recorded becomes a file, one that is not recorded none. A
    file has every column that is needed and every other one that any row uses, in
    declared order, so that the same register always becomes the same bytes: UTF-8,
    `\n` at line ends, quotation marks only where they must be. A text that a
    spreadsheet would run as a formula is written with an apostrophe before it,
    which `read_register` takes off again. A noun inside a row that holds nothing,
    such as a span without ends, reads back as none.

    Every file is written beside its place before the first is put there, so that
    a failure leaves the folder as it was. What an existing `datapackage.json` says
    beside its resources, such as its licence, is kept.

    Args:
        register: The register.
        folder: The folder, made if there is none; its other files are left alone.

    Raises:
        InvalidInput: The folder holds a table that the register does not record,
            which would read back as recorded, or a `datapackage.json` that is no
            JSON object; `.faults` names each file, and nothing is written.
        OSError: The system does not let the folder be written.

    Examples:
        >>> import tempfile
        >>> from jingwu_model.model import Register
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_register(Register(rooms=[]), folder)
        ...     sorted(path.name for path in Path(folder).iterdir())
        ['datapackage.json', 'rooms.csv']
    """
    folder = Path(folder)
    recorded = {name: getattr(register, name) for name in TABLES}
    recorded = {name: table for name, table in recorded.items() if table.recorded}
    stale = [file for name in TABLES if lexists(file := folder / f"{name}.csv")]
    found = [
        faults.STALE.at(
            "$", expected=Text("没有此文件", "no such file"), found=file.name, file=file.name
        )
        for file in stale
        if file.stem not in recorded
    ]
    if found:
        raise InvalidInput(str(folder), found)
    before = _package_before(folder / PACKAGE_FILE)
    tables = {name: _table(table) for name, table in recorded.items()}
    columns = {name: used for name, (used, _text) in tables.items()}
    files = {f"{name}.csv": text for name, (_used, text) in tables.items()}
    files[PACKAGE_FILE] = package_of(columns, before)
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        # A folder is all that a file beside it cannot take the place of.
        if (target := folder / name).is_dir() and not target.is_symlink():
            raise IsADirectoryError(EISDIR, strerror(EISDIR), str(target))
    # Imported here because most programs only read.
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    with TemporaryDirectory(dir=folder, prefix=".writing-") as beside:
        for name, text in files.items():
            (Path(beside) / name).write_text(text, encoding="utf-8", newline="\n")
        for name in files:
            (Path(beside) / name).replace(folder / name)


def _package_before(path: Path) -> dict[str, Any]:
    """What is said of the folder already."""
    if not path.exists():
        return {}
    try:
        said = json.loads(bytes_of(path))
        # NaN, infinities and halves of surrogate pairs are read, and could not be written.
        json.dumps(said, ensure_ascii=False, allow_nan=False, indent=2).encode()
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        expected = Text(
            "JSON 对象，其中的数有限，文本为有效的 Unicode",
            "a JSON object, its numbers finite and its texts Unicode",
        )
        fault = faults.NOT_JSON.at("$", expected=expected, found=path.name, file=path.name)
        raise InvalidInput(str(path.parent), [fault])
    return said


def _table(table: Table[Any]) -> tuple[list[Column], str]:
    """The columns that a table uses, and its text."""
    rows = tuple(table)
    used = [
        (column, [writer_of(column.spec.shape)(value) for value in values])
        for field in Layout.of(table.kind.noun).fields
        for column, values in _values(field, rows)
        if column.needed or any(value not in (None, column.spec.default) for value in values)
    ]
    text = io.StringIO(newline="")
    write = csv.writer(text, lineterminator="\n")
    write.writerow([column.name for column, _cells in used])
    write.writerows(zip(*(cells for _column, cells in used), strict=True))
    return [column for column, _cells in used], text.getvalue()


def _values(field: Field, rows: Sequence[Noun]) -> Iterator[tuple[Column, list[Any]]]:
    """Each column of a field with what every row has in it."""
    held = [getattr(row, field.spec.name) for row in rows]
    for column in field.columns:
        if field.inner is None:
            yield column, held
        else:
            name = column.spec.name
            yield column, [None if noun is None else getattr(noun, name) for noun in held]
