"""JSON Lines: one document a line, read and written one at a time."""

from collections.abc import Iterable, Iterator
from os import SEEK_END, PathLike
from pathlib import Path
from typing import IO, Any, BinaryIO, Generic, Literal, TypeVar

import attrs

from jingwu_model.declare import Audience
from jingwu_model.errors import Fault, InvalidInput
from jingwu_model.wire._document import dumps, read, readable
from jingwu_model.wire._limits import MAX_DEPTH, TOO_LARGE, Bounds, at_most

T = TypeVar("T")

Source = str | PathLike[str] | BinaryIO

MAX_LINE = 2**20
_BUFFER = 2**16


@attrs.frozen(kw_only=True)
class Line(Generic[T]):
    """One line of a JSON Lines file.

    Attributes:
        number: Its number, from 1 where reading began.
        start: The byte it begins at.
        end: The byte after it: where reading can be taken up again.
        value: The object; none where the line is faulty.
        raw: The line as it stood, without its end, where it is faulty and not too
            large; it may hold what only the force may see, so no repr shows it.
        faults: Every `Fault` of it, with its number as the row.
    """

    number: int
    start: int
    end: int
    value: T | None
    raw: bytes = attrs.field(default=b"", repr=False)
    faults: tuple[Fault, ...] = ()


def write_lines(objects: Iterable[Any], target: Source, *, audience: Audience | None = None) -> int:
    """Write objects as JSON Lines, one at a time: each is what `dumps` writes.

    Args:
        objects: What `dumps` takes; for a log, the lines of `log_of`.
        target: A path, whose file is made anew, or a binary file, which is written on.
        audience: As for `dumps`.

    Returns:
        How many lines were written.

    Examples:
        >>> from io import BytesIO
        >>> from jingwu_model.model import PlaceKind, PlaceRef
        >>> file = BytesIO()
        >>> write_lines([PlaceRef(kind=PlaceKind.GRID, id=name) for name in "ab"], file)
        2
        >>> file.getvalue().splitlines()[1]
        b'{"id":"b","kind":"grid","v":"0.1"}'
    """
    if isinstance(target, str | PathLike):
        with Path(target).open("wb", buffering=_BUFFER) as file:
            return write_lines(objects, file, audience=audience)
    count = 0
    write = target.write
    for count, each in enumerate(objects, 1):  # noqa: B007 - the last one is how many
        write(dumps(each, audience=audience) + b"\n")
    return count


def read_lines(  # noqa: PLR0913 - what `loads` takes, and where to begin
    source: Source,
    cls: type[T],
    *,
    offset: int = 0,
    on_fault: Literal["raise", "collect"] = "raise",
    max_bytes: int = MAX_LINE,
    max_depth: int = MAX_DEPTH,
) -> Iterator[Line[T]]:
    r"""Read JSON Lines one at a time, in memory that does not grow.

    A blank line is passed over. Reading can be taken up again at the `end` of any
    line, in another process too.

    Args:
        source: A path, or a binary file that stands at its beginning or can be moved.
        cls: The class of each line, as for `loads`; `Logged` for a log.
        offset: The byte to begin at: 0, or the `end` of a line read before.
        on_fault: `raise`, or `collect` to have faulty lines among the others.
        max_bytes: The longest line taken.
        max_depth: How deep objects and lists may stand within each other.

    Yields:
        The lines, in order.

    Raises:
        InvalidInput: A line is faulty; `.faults` has every fault of it, with the file
            and the line's number.
        TypeError: There are no documents of that class.
        ValueError: `offset` lies before the file's beginning, or within a line; or
            `max_bytes` allows no line at all.

    Examples:
        >>> from io import BytesIO
        >>> from jingwu_model.model import PlaceRef
        >>> file = BytesIO(b'{"kind":"grid","id":"a"}\n{"kind":"grid"}\n')
        >>> for line in read_lines(file, PlaceRef, on_fault="collect"):
        ...     print(line.number, line.end, line.value, [one.code for one in line.faults])
        1 25 PlaceRef(kind=PlaceKind.GRID, id='a') []
        2 41 None ['missing']
    """
    readable(cls)
    if max_bytes < 1:
        msg = f"a line has one byte at least: max_bytes is {max_bytes}"
        raise ValueError(msg)
    bounds = Bounds(max_bytes, max_depth)
    return _lines(source, cls, offset, bounds, on_fault)


def _lines(
    source: Source, cls: type[T], offset: int, bounds: Bounds, on_fault: str
) -> Iterator[Line[T]]:
    if isinstance(source, str | PathLike):
        with Path(source).open("rb") as file:
            yield from _read(file, Path(source).name, cls, offset, bounds, on_fault)
    else:
        yield from _read(source, _name_of(source), cls, offset, bounds, on_fault)


def _name_of(file: IO[bytes]) -> str:
    name = getattr(file, "name", None)
    return Path(name).name if isinstance(name, str) else "lines"


def _read(  # noqa: PLR0913, PLR0917 - what `read_lines` was asked, and the open file
    file: BinaryIO, name: str, cls: type[T], offset: int, bounds: Bounds, on_fault: str
) -> Iterator[Line[T]]:
    kind = readable(cls)
    _seek(file, offset)
    start = offset
    number = 0
    most = bounds.size
    while chunk := file.readline(most + 2):
        number += 1
        end = start + len(chunk)
        body = chunk.removesuffix(b"\n")
        if len(body) > most:
            while not chunk.endswith(b"\n") and (chunk := file.readline(most)):
                end += len(chunk)
            wrong = [TOO_LARGE.at("$", expected=at_most(most), found=str(end - start))]
            faults = _at(wrong, name, number)
            line = Line[T](number=number, start=start, end=end, value=None, faults=faults)
        elif not body or body.isspace():
            start = end
            continue
        else:
            value, found = read(kind, body, bounds)
            if found:
                line = Line(
                    number=number,
                    start=start,
                    end=end,
                    value=None,
                    raw=body,
                    faults=_at(found, name, number),
                )
            else:
                line = Line(number=number, start=start, end=end, value=value)
        if line.faults and on_fault == "raise":
            raise InvalidInput(name, line.faults)
        yield line
        start = end


def _at(faults: Iterable[Fault], name: str, number: int) -> tuple[Fault, ...]:
    """A line's faults, which learn where it stands."""
    return tuple(attrs.evolve(fault, file=name, row=number) for fault in faults)


def _seek(file: BinaryIO, offset: int) -> None:
    """Go to where reading begins, which is the beginning of a line."""
    if offset < 0:
        msg = f"an offset is no less than 0: {offset}"
        raise ValueError(msg)
    if offset == 0:
        return
    file.seek(offset - 1)
    if file.read(1) != b"\n" and (file.seek(0, SEEK_END) != offset):
        msg = f"no line begins at byte {offset}"
        raise ValueError(msg)
