"""Logs: files of log lines as a casebook, and every line that could not be taken into it."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from os.path import exists, isdir
from pathlib import Path
from typing import Any, Literal, overload

import attrs

from jingwu_model.errors import Fault, FaultKind, InvalidInput, Text
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._loading import Rejected
from jingwu_model.tables._reading import unreadable
from jingwu_model.wire import dumps, read_lines
from jingwu_model.wire._cases import refusal_faults
from jingwu_model.workflows import ALL, Actor, Casebook, Logged, Proceeding, Refused

LOG_SUFFIX = ".jsonl"

GAP = FaultKind("event.gap", Text("之前缺少事件", "an event before it is missing"))
REPEATED = FaultKind("seq.repeated", Text("序号重复", "a place in the history taken twice"))
OTHER = FaultKind("workflow.other", Text("与该事项的流程不符", "not of the proceeding's workflow"))

Case = Proceeding[Any, Any, Any]
Progress = Callable[[int, int], object]
"""Told how many bytes have been read, and of how many."""

# A file's number and a line's, in one integer: a million of them are kept.
_LINE_BITS = 40
_OFTEN = 1_000


@attrs.frozen
class LoadedCases:
    """What logs came to: the proceedings, and the lines that are in none of them.

    Attributes:
        cases: The proceedings.
        rejected: Every other line, whole, with its reasons, by file and line.
    """

    cases: Casebook
    rejected: tuple[Rejected, ...]


@overload
def read_cases(
    path: str | PathLike[str],
    *,
    on_fault: Literal["raise"] = ...,
    progress: Progress | None = ...,
) -> Casebook: ...


@overload
def read_cases(
    path: str | PathLike[str],
    *,
    on_fault: Literal["collect"],
    progress: Progress | None = ...,
) -> LoadedCases: ...


def read_cases(
    path: str | PathLike[str],
    *,
    on_fault: Literal["raise", "collect"] = "raise",
    progress: Progress | None = None,
) -> Casebook | LoadedCases:
    r"""Read logs as a casebook: each proceeding is made again of its events.

    Lines may stand in any order and in any file of the folder: `seq` says an event's
    place in its proceeding. A line that cannot be read costs itself; the later events
    of its proceeding cannot be judged without it and are set aside too (`event.gap`).
    An event that its machine refuses is set aside with every reason, and those after
    it are judged as if it had not been sent. No other proceeding changes.

    Args:
        path: A folder, of which every `*.jsonl` is read, or one such file.
        on_fault: `raise` refuses logs with any fault; `collect` returns the
            proceedings beside every line that is in none.
        progress: Called now and then with the bytes read and the bytes there are.

    Returns:
        The casebook; with `collect` a `LoadedCases` of it and the lines rejected.

    Raises:
        InvalidInput: There is no log, or, with `raise`, any line is at fault; `.faults`
            has every fault, each with its file and its line as the row.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "a.jsonl").write_bytes(b'{"seq": 1}\n')
        ...     loaded = read_cases(folder, on_fault="collect")
        >>> len(loaded.cases), [fault.code for fault in loaded.rejected[0].faults]
        (0, ['missing'])
    """
    if on_fault not in ("raise", "collect"):
        msg = f"{on_fault!r} is none of raise, collect"
        raise ValueError(msg)
    path = Path(path)
    files = log_files(path)
    if not files:
        expected = Text(f"*{LOG_SUFFIX} 日志", f"a log *{LOG_SUFFIX}")
        found = path.name if exists(path) else ""  # noqa: PTH110 - likewise
        raise InvalidInput(str(path), [faults.NO_LOG.at("$", expected=expected, found=found)])
    gathered = _Gathered(files)
    gathered.read(progress)
    cases = Casebook(gathered.cases())
    rejected = tuple(sorted(gathered.rejected, key=lambda each: (each.file, each.row)))
    if on_fault == "collect":
        return LoadedCases(cases, rejected)
    if rejected:
        raise InvalidInput(str(path), [fault for each in rejected for fault in each.faults])
    return cases


def log_files(path: Path) -> list[Path]:
    """The logs there are: a folder's, by name, or the file itself, which may be a pipe."""
    if isdir(path):  # noqa: PTH112 - a path too long is none there, and raises with `Path`
        return sorted(path.glob(f"*{LOG_SUFFIX}"))
    return [path] if exists(path) else []  # noqa: PTH110 - likewise


@attrs.define
class _Held:
    """The lines of one proceeding, in the order they were read."""

    workflow: str
    name: str
    events: list[Any] = attrs.Factory(list)
    seqs: "array[int]" = attrs.Factory(lambda: array("Q"))
    places: "array[int]" = attrs.Factory(lambda: array("Q"))

    def add(self, logged: Logged, place: int) -> None:
        """One more line."""
        self.events.append(logged.event)
        self.seqs.append(logged.seq)
        self.places.append(place)


class _Shared:
    """What many events say alike, held once: of a million events it is a third of the memory."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}

    def share(self, event: Any, name: str) -> None:
        """Let an event that was just read hold what others hold: it stays equal to itself."""
        _put(event, "proceeding_id", name)
        self._actor(event)
        for act in getattr(event, "acts", ()):
            self._actor(act)
            if act.at == event.at:
                _put(act, "at", event.at)

    def _actor(self, done: Any) -> None:
        by = done.by
        known = self.actors.setdefault(by.ref, by)
        if known.kind is by.kind:
            _put(done, "by", known)


# A frozen object's own way would refuse.
_put = object.__setattr__


class _Gathered:
    """All lines of some logs, by proceeding."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = files
        self.held: dict[str, _Held] = {}
        self.shared = _Shared()
        self.rejected: list[Rejected] = []

    def read(self, progress: Progress | None) -> None:
        """Read every file."""
        sizes = [_size(file) for file in self.files]
        before = 0
        for at, file in enumerate(self.files):
            try:
                for end in self._file(at, file):
                    if progress is not None:
                        progress(before + end, sum(sizes))
            except OSError as error:
                self.rejected.append(Rejected.of(file.name, 1, (), [unreadable(error)]))
            before += sizes[at]
            if progress is not None:
                progress(before, sum(sizes))

    def _file(self, at: int, file: Path) -> Iterator[int]:
        """Read one file; the bytes read, now and then."""
        for line in read_lines(file, Logged, on_fault="collect"):
            if line.value is None:
                raw = line.raw.decode("utf-8", "surrogateescape")
                self.rejected.append(Rejected.of(file.name, line.number, (raw,), line.faults))
            else:
                self._take(line.value, at << _LINE_BITS | line.number)
            if line.number % _OFTEN == 0:
                yield line.end

    def _take(self, logged: Logged, place: int) -> None:
        """Keep a line with its proceeding's others."""
        name = logged.event.proceeding_id
        held = self.held.get(name)
        if held is None:
            held = self.held[name] = _Held(logged.workflow, name)
        if held.workflow != logged.workflow:
            wrong = OTHER.at("$.workflow", expected=Text.same(held.workflow), found=logged.workflow)
            self._reject(logged, place, [wrong])
        else:
            self.shared.share(logged.event, held.name)
            held.add(logged, place)

    def _reject(self, logged: Logged, place: int, found: Iterable[Fault]) -> None:
        """Set a line aside that could be read."""
        file = self.files[place >> _LINE_BITS].name
        row = place & (1 << _LINE_BITS) - 1
        self.rejected.append(Rejected.of(file, row, (dumps(logged).decode(),), found))

    def cases(self) -> Iterator[Case]:
        """The proceedings, each as far as its events lead."""
        while self.held:
            # Let go of one as soon as it is made: only its case stays.
            name = next(iter(self.held))
            case = self._case(self.held.pop(name))
            if case is not None:
                yield case

    def _case(self, held: _Held) -> Case | None:
        """One proceeding: at one go where nothing is wrong with it."""
        machine = ALL[held.workflow]
        if held.seqs == array("Q", range(1, len(held.seqs) + 1)):
            case = machine._fold(tuple(held.events))  # noqa: SLF001 - none where one is refused
            if case is not None:
                return case
        return self._by_steps(machine, held)

    def _by_steps(self, machine: type[Case], held: _Held) -> Case | None:
        """One proceeding, event by event, each that does not follow set aside."""
        case: Case | None = None
        expected = 1
        for at in sorted(range(len(held.seqs)), key=held.seqs.__getitem__):
            logged = Logged(workflow=held.workflow, seq=held.seqs[at], event=held.events[at])
            if logged.seq > expected:
                self._reject(logged, held.places[at], [_gap(held.name, expected, logged.seq)])
                continue
            if logged.seq < expected:
                wrong = _repeated(held.name, expected, logged.seq)
                self._reject(logged, held.places[at], [wrong])
                continue
            try:
                case = machine.start(logged.event) if case is None else case.step(logged.event)
            except Refused as refused:
                self._reject(logged, held.places[at], refusal_faults(refused, "$"))
                if case is None:
                    # Nothing was started: all that follows needs what was refused.
                    continue
            expected += 1
        return case


def _repeated(name: str, expected: int, seq: int) -> Fault:
    """The fault of an event whose place is taken."""
    free = Text(f"{name} 的第 {expected} 个事件", f"event {expected} of {name}")
    return REPEATED.at("$.seq", expected=free, found=str(seq))


def _gap(name: str, expected: int, seq: int) -> Fault:
    """The fault of an event before which one is missing."""
    needed = Text(f"先有 {name} 的第 {expected} 个事件", f"event {expected} of {name} first")
    return GAP.at("$.seq", expected=needed, found=str(seq))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
