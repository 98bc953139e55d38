"""Standards of the caller's own, from a file."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import attrs

from jingwu_model.errors import Fault, InvalidInput, Text
from jingwu_model.rules import Standards, parse_standards, standards


def known_standards(path: Path | None) -> Standards:
    """The packaged standards, and before them those of a file.

    Args:
        path: The file; none: the packaged ones alone.

    Raises:
        InvalidInput: The file cannot be read, is no TOML, or holds a record at fault
            or two of one id, scope and day; `.faults` has every one.
    """
    if path is None:
        return standards()
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        # A number of too many digits and tables too deep to follow are errors of Python's own.
        raise InvalidInput(str(path), [_unreadable(path, error)]) from None
    records = parse_standards(document, path.name)
    try:
        return standards().with_records(records)
    except InvalidInput as error:
        names = [
            f"{table}[{at}]"
            for table in ("standard", "library_default")
            for at in range(len(document.get(table, ())))
        ]
        placed = [(record.id, name) for record, name in zip(records, names, strict=True)]
        found = [_placed(fault, path, placed) for fault in error.faults]
        raise InvalidInput(str(path), found) from None


def _placed(fault: Fault, path: Path, records: Iterable[tuple[str, str]]) -> Fault:
    """A fault of an id, with the file and every record of that id."""
    those = ", ".join(name for key, name in records if key == fault.field)
    return attrs.evolve(fault, file=path.name, found=f"{fault.found} ({those})")


def _unreadable(path: Path, error: Exception) -> Fault:
    found = error.strerror if isinstance(error, OSError) else str(error)
    return Fault(
        "unreadable",
        "$",
        Text("文件无法读取", "the file cannot be read"),
        Text("UTF-8 编码的 TOML 文件", "a TOML file in UTF-8"),
        found or type(error).__name__,
        file=path.name,
    )
