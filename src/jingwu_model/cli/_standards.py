"""Standards of the caller's own, from a file."""

import tomllib
from pathlib import Path

from jingwu_model.errors import Fault, InvalidInput, Text
from jingwu_model.rules import Standards, parse_standards, standards


def known_standards(path: Path | None) -> Standards:
    """The packaged standards, and before them those of a file.

    Args:
        path: The file; none: the packaged ones alone.

    Raises:
        InvalidInput: The file cannot be read, is no TOML, or holds a record at fault;
            `.faults` has every one.
    """
    if path is None:
        return standards()
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(str(path), [_unreadable(path, error)]) from error
    return standards().with_records(parse_standards(document, path.name))


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
