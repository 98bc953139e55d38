"""Logs: files of log lines as a casebook, and every line that could not be taken into it."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from errno import EINVAL
from os import PathLike, scandir, strerror
from os.path import exists, isdir, isfile
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, overload

import attrs

from jingwu_model.errors import Fault, FaultKind, InvalidInput, Text
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._loading import Rejected
from jingwu_model.tables._reading import unreadable
from jingwu_model.tables._sheet import Progress, size_of
from jingwu_model.wire import dumps, read_lines
from jingwu_model.wire._cases import refusal_faults
from jingwu_model.workflows import ALL, Actor, Casebook, Logged, Proceeding, Refused

LOG_SUFFIX = ".jsonl"

GAP = FaultKind("event.gap", Text("之前缺少事件", "an event before it is missing"))
REPEATED = FaultKind("seq.repeated", Text("序号重复", "a place in the history taken twice"))
OTHER = FaultKind("workflow.other", Text("与该事项的流程不符", "not of the proceeding's workflow"))

Case = Proceeding[Any, Any, Any]
# A file's number and a line's, in one integer: a million of them are kept.
_LINE_BITS = 40
_OFTEN = 1_000


def _frozen(counted: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType(dict(counted))


@attrs.frozen
class LoadedCases:
    """What logs came to: the proceedings, and the lines that are in none of them.

    Attributes:
        cases: The proceedings.
        rejected: Every other line, whole, with its reasons, by file and line.
        left_out: For each proceeding of which lines were set aside that could be read, how
            many: it may have gone further than its case says, or may not be there at all.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "a.jsonl").write_bytes(b"{")
        ...     loaded = read_cases(folder, on_fault="collect")
        >>> len(loaded.cases), loaded.rejected[0].row, dict(loaded.left_out)
        (0, 1, {})
    """

    cases: Casebook
    rejected: tuple[Rejected, ...]
    left_out: Mapping[str, int] = attrs.field(factory=dict, converter=_frozen)


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
        ValueError: `on_fault` is neither of the two.

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
        kind = faults.NO_LOG if isdir(path) else faults.NOWHERE  # noqa: PTH112 - see `log_files`
        expected = Text(f"日志 *{LOG_SUFFIX}", f"a log *{LOG_SUFFIX}")
        found = faults.shown(path.name)
        raise InvalidInput(str(path), [kind.at("$", expected=expected, found=found)])
    gathered = _Gathered(files, of_folder=isdir(path))  # noqa: PTH112 - likewise
    gathered.read(progress)
    cases = Casebook(gathered.cases())
    rejected = tuple(sorted(gathered.rejected, key=lambda each: (each.file, each.row)))
    if on_fault == "collect":
        return LoadedCases(cases, rejected, gathered.left_out)
    if rejected:
        raise InvalidInput(str(path), [fault for each in rejected for fault in each.faults])
    return cases


def log_files(path: Path) -> list[Path]:
    """The logs there are: a folder's, by name, or the file itself, which may be a pipe."""
    if isdir(path):  # noqa: PTH112 - a path too long is none there, and raises with `Path`
        with scandir(path) as every:
            return sorted(path / each.name for each in every if each.name.endswith(LOG_SUFFIX))
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

    def __init__(self, files: Sequence[Path], *, of_folder: bool) -> None:
        self.files = files
        self.of_folder = of_folder
        self.held: dict[str, _Held] = {}
        self.shared = _Shared()
        self.rejected: list[Rejected] = []
        self.left_out: Counter[str] = Counter()

    def read(self, progress: Progress | None) -> None:
        """Read every file."""
        sizes = [size_of(file) for file in self.files]
        before = 0
        for at, file in enumerate(self.files):
            try:
                if self.of_folder and not isfile(file):  # noqa: PTH113 - as in `log_files`
                    # A pipe among them would be waited for, for ever.
                    raise OSError(EINVAL, strerror(EINVAL))  # noqa: TRY301 - told as the others
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
            self._set_aside(logged, place, [wrong])
        else:
            self.shared.share(logged.event, held.name)
            held.add(logged, place)

    def _reject(self, held: _Held, at: int, found: Iterable[Fault]) -> None:
        """Set one of a proceeding's lines aside."""
        logged = Logged(workflow=held.workflow, seq=held.seqs[at], event=held.events[at])
        self._set_aside(logged, held.places[at], found)

    def _set_aside(self, logged: Logged, place: int, found: Iterable[Fault]) -> None:
        """Set a line aside that could be read."""
        self.left_out[logged.event.proceeding_id] += 1
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
        """One proceeding, each event that does not follow set aside."""
        run = self._run(machine, held)
        kept: list[Any] = []
        case: Case | None = None
        while run:
            events = [held.events[at] for at in run]
            try:
                return machine.replay((*kept, *events))
            except Refused as refused:
                good = next(at for at, each in enumerate(events) if each is refused.event)
                self._reject(held, run[good], refusal_faults(refused, "$"))
                kept += events[:good]
                case = machine.replay(kept)
                run = run[good + 1 :]
        return case

    def _run(self, machine: type[Case], held: _Held) -> list[int]:
        """The events whose places follow each other, from one that starts the proceeding."""
        run: list[int] = []
        for at in sorted(range(len(held.seqs)), key=held.seqs.__getitem__):
            expected, seq = len(run) + 1, held.seqs[at]
            if seq != expected:
                wrong = _gap if seq > expected else _repeated
                self._reject(held, at, [wrong(held.name, expected, seq)])
            elif run or self._starts(machine, held, at):
                run.append(at)
        return run

    def _starts(self, machine: type[Case], held: _Held, at: int) -> bool:
        """Whether an event starts its proceeding; one that may not is set aside."""
        try:
            machine.start(held.events[at])
        except Refused as refused:
            self._reject(held, at, refusal_faults(refused, "$"))
            return False
        return True


def _repeated(name: str, expected: int, seq: int) -> Fault:
    """The fault of an event whose place is taken."""
    free = Text(f"{name} 的第 {expected} 个事件", f"event {expected} of {name}")
    return REPEATED.at("$.seq", expected=free, found=str(seq))


def _gap(name: str, expected: int, seq: int) -> Fault:
    """The fault of an event before which one is missing."""
    needed = Text(f"{name} 的第 {expected} 个事件", f"event {expected} of {name} first")
    return GAP.at("$.seq", expected=needed, found=str(seq))
