"""What the desk says of input: its faults, causes first, and files that nobody reads."""

from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path

from jingwu_model.errors import InvalidInput, Lang, Text
from jingwu_model.model import TABLES

_CONSEQUENCE = "reference.rejected"
_FILES = {f"{name}.csv" for name in TABLES}


def faults_told(error: InvalidInput, lang: Lang) -> str:
    """Every fault of input that has a cause of its own, and how many rows go with those.

    The error itself keeps every fault.
    """
    own = [fault for fault in error.faults if fault.code != _CONSEQUENCE]
    at_fault = {(fault.file, fault.row) for fault in own}
    along = {(fault.file, fault.row) for fault in error.faults} - at_fault
    told = InvalidInput(error.what, own)
    if not along:
        return told.text(lang)
    n = len(along)
    more = Text(
        f"另有 {n} 行引用了被剔除的行，一并剔除",
        "1 more row refers to a rejected row, and goes with it"
        if n == 1
        else f"{n} more rows refer to rejected rows, and go with them",
    )
    return f"{told.text(lang)}\n  {more.text(lang)}"


def strays(folder: Path) -> list[Text]:
    """What is said of each CSV file of a folder that is no table: it is not read.

    Args:
        folder: The folder; of a file, or of one that cannot be listed, nothing is said.
    """
    names: list[str] = []
    with suppress(OSError):
        names = sorted(one.name for one in folder.iterdir())
    said = []
    for name in names:
        lower = name.lower()
        # Where upper and lower case are one, another spelling of a table's name is read.
        read = lower in _FILES and (folder / lower).exists()
        if not lower.endswith(".csv") or read:
            continue
        close = get_close_matches(lower, _FILES, 1)
        zh, en = (f"；是否指 {close[0]}", f"; did you mean {close[0]}") if close else ("", "")
        said.append(
            Text(f"{name} 不是登记册的数据表，未读取{zh}", f"{name} is no table and not read{en}")
        )
    return said
