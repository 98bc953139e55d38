"""What the desk writes: answers to the standard output, everything else to the error output."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click
from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

_NO_EDGE = 10_000


def answer(data: bytes) -> None:
    """Write an answer to the standard output, byte for byte.

    A reader that has gone, as `head` does, is no fault of the answer's.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)


def give_up() -> None:
    """See what is still held back written, or let go of it."""
    try:
        sys.stdout.flush()
    except OSError:
        _let_go(sys.stdout)


def _let_go(stream: TextIO) -> None:
    """Send what is still held back nowhere: it would fail once more when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def answer_document(data: bytes) -> None:
    """Write a document, and nothing else; a terminal's next line begins under it."""
    answer(data + b"\n" if sys.stdout.isatty() else data)


def answer_text(text: str) -> None:
    """Write lines to the standard output; what it has no sign for becomes `?`."""
    answer(f"{text}\n".encode(sys.stdout.encoding or "utf-8", "replace"))


def answer_lines(lines: Iterable[str]) -> None:
    """Write lines to the standard output as they are made; what it has no sign for becomes `?`."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        for line in lines:
            sys.stdout.buffer.write(f"{line}\n".encode(encoding, "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)


def answer_view(view: RenderableType, plain: str | None = None) -> None:
    """Show a view on a terminal; elsewhere write it, or its plain form, without breaking lines."""
    if sys.stdout.isatty():
        Console().print(view)
        return
    if plain is None:
        out = Console(file=io.StringIO(), force_terminal=False, color_system=None, width=_NO_EDGE)
        with out.capture() as captured:
            out.print(view, soft_wrap=True)
        plain = captured.get().rstrip("\n")
    answer_text(plain)


def say(words: str) -> None:
    """Tell the one at the desk something that is no answer; where nobody hears it, go on."""
    try:
        click.echo(words, err=True)
    except OSError:
        _let_go(sys.stderr)


@contextmanager
def moving(words: str, *, answering: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """Show on a terminal how far something is, told as so much of so much; elsewhere nothing.

    While an answer is written to a terminal there is nothing to show: the answer moves, and
    a bar would be drawn over it.
    """
    seen = sys.stderr is not None and sys.stderr.isatty()
    if not seen or (answering and sys.stdout.isatty()):
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(words, total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield told
