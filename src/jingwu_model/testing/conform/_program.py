"""A program under test: started, asked line by line, and ended."""

import json
import os
import signal
import subprocess
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, Any, Final, Self

import attrs

from jingwu_model.errors import JingwuError, Lang, Text

TAIL: Final = 20
LONGEST: Final = 2**24
DEEPEST: Final = 100
WIDE: Final = 500
_PATIENCE = 1.0


def cut(said: str) -> str:
    """A line as far as anybody reads it; what cannot be written becomes `?`."""
    short = said if len(said) <= WIDE else f"{said[:WIDE]}…"
    return short.encode("utf-8", "replace").decode()


class ProgramFailed(JingwuError, RuntimeError):
    """A program could not be run to the end of what it was to be asked.

    Attributes:
        command: The words it was started with.
        problem: What is wrong, in both languages.
        question: The line it was asked then; none where it did not even start.
        errors: The last lines it wrote to its standard error.
    """

    def __init__(
        self,
        command: Sequence[str],
        problem: Text,
        question: str | None = None,
        errors: Sequence[str] = (),
    ) -> None:
        self.command = tuple(command)
        self.problem = problem
        self.question = question
        self.errors = tuple(errors)
        super().__init__(self.command, problem, question, self.errors)

    def text(self, lang: Lang = "en") -> str:
        """What is wrong, when, and what it wrote to its standard error."""
        zh = lang == "zh"
        name, said = " ".join(self.command), self.problem.text(lang)
        lines = [f"{name}：{said}" if zh else f"{name}: {said}"]
        if self.question is not None:
            asked = f"{'所问' if zh else 'asked'}{'：' if zh else ': '}{cut(self.question)}"
            lines.append(f"  {asked}")
        if self.errors:
            lines.append("  标准错误输出：" if zh else "  its standard error:")
            lines += [f"    {line}" for line in self.errors]
        return "\n".join(lines)


@attrs.frozen
class Answer:
    """What a program answered.

    Attributes:
        line: The line, as it came.
        said: The JSON object on it; none where it is none.
    """

    line: str
    said: Mapping[str, Any] | None


class Program:
    """A running program; used in `with`, at whose end it and all that it started are ended.

    Args:
        command: The words to start it with; no shell reads them.
        timeout: How many seconds it has for each answer.

    Raises:
        ProgramFailed: It cannot be started.
    """

    def __init__(self, command: Sequence[str], timeout: float) -> None:
        self.command = tuple(command)
        self._timeout = timeout
        self._number = 0
        self._failed: ProgramFailed | None = None
        self._unread: str | None = None
        try:
            self._running = subprocess.Popen(  # noqa: S603 - it is to be run
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                # A group of its own: whatever it starts can be ended with it.
                start_new_session=True,
            )
        except OSError as error:
            why = error.strerror or str(error)
            problem = Text(f"无法启动（{why}）", f"cannot be started ({why})")
            raise ProgramFailed(self.command, problem) from None
        except (ValueError, IndexError):
            problem = Text(
                "命令为空或者含有空字符", "the command is empty or holds a null character"
            )
            raise ProgramFailed(self.command, problem) from None
        self._asked: SimpleQueue[bytes | None] = SimpleQueue()
        self._told: SimpleQueue[bytes] = SimpleQueue()
        self._errors: deque[str] = deque(maxlen=TAIL)
        # Pipes are read and written on the side: neither can stand still because another does.
        self._sides = [
            Thread(target=side, args=(pipe,), daemon=True)
            for side, pipe in (
                (self._ask_on, self._running.stdin),
                (self._hear, self._running.stdout),
                (self._overhear, self._running.stderr),
            )
        ]
        for side in self._sides:
            side.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._asked.put(None)
        try:
            with suppress(subprocess.TimeoutExpired):
                self._running.wait(0.0 if self._failed else _PATIENCE)
        finally:
            self._end()
        for side in self._sides:
            side.join(_PATIENCE)

    def _end(self) -> None:
        """End what is left of it: a program that only starts another one may be gone already."""
        if hasattr(os, "killpg"):
            # There is nobody left, or nobody who could still be ended.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._running.pid, signal.SIGKILL)
        else:
            self._running.terminate()
        self._running.wait()

    def _ask_on(self, pipe: IO[bytes]) -> None:
        """Write what is asked; at the end, or where nobody reads it, close."""
        try:
            with pipe:
                while (line := self._asked.get()) is not None:
                    pipe.write(line)
                    pipe.flush()
        except OSError:
            # Whoever waits for the answer sees that there is none.
            return

    def _hear(self, pipe: IO[bytes]) -> None:
        with pipe:
            while line := pipe.readline(LONGEST):
                self._told.put(line)
        self._told.put(b"")

    def _overhear(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._errors.append(line.decode("utf-8", "replace").rstrip())

    def ask(self, question: Mapping[str, Any], *, numbered: bool = True) -> Answer:
        """Ask one question, and wait for its answer.

        Args:
            question: What is asked.
            numbered: Whether it gets a number, which the answer must bear.

        Raises:
            ProgramFailed: There is no answer in time, or it is that of another question.
        """
        if self._failed is not None:
            raise self._failed
        asked = dict(question)
        if numbered:
            self._number += 1
            asked["n"] = self._number
        line = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
        self._asked.put(line.encode() + b"\n")
        try:
            told = self._told.get(timeout=self._timeout)
        except Empty:
            raise self._fail(_too_late(self._timeout), line) from None
        if not told:
            raise self._fail(self._ended(), line)
        if len(told) == LONGEST and not told.endswith(b"\n"):
            long = f"{LONGEST:,}"
            problem = Text(f"回答超过 {long} 字节", f"the answer is longer than {long} bytes")
            raise self._fail(problem, line)
        answer = Answer(told.decode("utf-8", "replace").rstrip(), _read(told))
        n = None if answer.said is None else answer.said.get("n")
        # What has no number that could be one may still be this question's answer.
        if numbered and type(n) is int and n != self._number:
            raise self._fail(self._other(n), line)
        if answer.said is None:
            self._unread = answer.line
        return answer

    def _other(self, n: int) -> Text:
        """A number that is not the question's; a line that is no answer may have come between."""
        zh, en = (
            f"第 {self._number} 问的回答编号为 {n}",
            f"question {self._number} is answered as {n}",
        )
        if self._unread is not None:
            zh += f"；之前有一行不是回答：{cut(self._unread)}"
            en += f"; a line before it is no answer: {cut(self._unread)}"
        return Text(zh, en)

    def _ended(self) -> Text:
        """How it came to its end."""
        try:
            status = self._running.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            return Text("已关闭标准输出", "it has closed its standard output")
        # What it said last may still be on its way.
        self._sides[-1].join(_PATIENCE)
        return Text(f"已退出，状态 {status}", f"it has ended with status {status}")

    def _fail(self, problem: Text, question: str) -> ProgramFailed:
        """A failure: whatever else is asked fails likewise, at once."""
        self._failed = ProgramFailed(self.command, problem, question, self._errors)
        return self._failed


def _too_late(timeout: float) -> Text:
    seconds = f"{timeout:g}"
    unit = "second" if seconds == "1" else "seconds"
    return Text(f"{seconds} 秒内没有回答", f"no answer within {seconds} {unit}")


def _no_number(word: str) -> None:
    """Refuse `NaN` and its like, which Python's reader takes and JSON has not."""
    raise ValueError(word)


def _read(line: bytes) -> dict[str, Any] | None:
    """The JSON object of a line; none where it is none, or nested deeper than any answer is."""
    try:
        read = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) and _no_deeper(read, DEEPEST) else None


def _no_deeper(value: Any, levels: int) -> bool:
    """Whether a value has at most so many levels."""
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return levels > 0 and all(_no_deeper(one, levels - 1) for one in inner)
