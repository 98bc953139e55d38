"""A set of vectors: made, written as a folder of files, and read again."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from jingwu_model.declare import canonical
from jingwu_model.errors import Fault, FaultKind, InvalidInput, Text
from jingwu_model.testing._several import several
from jingwu_model.testing.vectors._calendar import calendar
from jingwu_model.testing.vectors._canonical import canonicals
from jingwu_model.testing.vectors._documents import documents
from jingwu_model.testing.vectors._dues import dues
from jingwu_model.testing.vectors._files import KINDS, Progress, Vector, VectorFile, listed
from jingwu_model.testing.vectors._rules import rules
from jingwu_model.testing.vectors._schema import schema
from jingwu_model.testing.vectors._transitions import transitions
from jingwu_model.wire import FORMAT
from jingwu_model.workflows import ALL

INDEX, CALENDAR, SCHEMA = "index.json", "calendar.json", "schema.json"

OTHER_FILE = FaultKind(
    "vectors.other_file", Text("文件夹中有其他内容", "the folder holds something else")
)
NO_FILE = FaultKind("vectors.no_file", Text("缺少文件", "a file is missing"))
CHANGED = FaultKind("vectors.changed", Text("文件已被改动", "the file was changed"))
NO_INDEX = FaultKind("vectors.no_index", Text("不是测试向量的目录文件", "no index of vectors"))

_MAKE: Mapping[str, Callable[[], Iterator[Vector]]] = {
    "canonical": canonicals,
    "documents": documents,
    "dues": dues,
    "rules": rules,
}


@attrs.frozen(repr=False)
class Vectors:
    """A set of vectors.

    Attributes:
        calendar: The working days that every due time is counted on.
        files: The vectors, in files of one kind each.
    """

    calendar: Mapping[str, Any]
    files: tuple[VectorFile, ...]

    def __repr__(self) -> str:
        kinds = ", ".join(dict.fromkeys(file.kind for file in self.files))
        return f"<{type(self).__name__}: {len(self)} of {kinds}>"

    def __len__(self) -> int:
        """How many vectors there are."""
        return sum(len(file.vectors) for file in self.files)

    def of(self, kind: str, workflow: str | None = None) -> tuple[Vector, ...]:
        """The vectors of a kind; of transitions, those of one machine or of all.

        Args:
            kind: One of `KINDS`.
            workflow: The machine's name.
        """
        return tuple(
            vector
            for file in self.files
            if file.kind == kind and workflow in (None, file.workflow)
            for vector in file.vectors
        )

    def contents(self) -> dict[str, bytes]:
        """Every file by its name, as it is written: UTF-8, keys sorted, a vector a line."""
        made = {
            CALENDAR: canonical(dict(self.calendar)) + b"\n",
            **{file.name: listed(file.head, "vectors", file.vectors) for file in self.files},
            SCHEMA: (
                json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
            ).encode(),
        }
        return {INDEX: self._index(made), **dict(sorted(made.items()))}

    def index(self) -> bytes:
        """What `index.json` holds: every other file, with its digest."""
        return self.contents()[INDEX]

    def _index(self, made: Mapping[str, bytes]) -> bytes:
        """Every other file, with its digest."""
        heads = {
            CALENDAR: {"kind": "calendar"},
            SCHEMA: {"kind": "schema"},
            **{file.name: {**file.head, "vectors": len(file.vectors)} for file in self.files},
        }
        files = [
            {
                "file": name,
                "sha256": sha256(made[name]).hexdigest(),
                **{key: held for key, held in heads[name].items() if key != "v"},
            }
            for name in sorted(made)
        ]
        return listed({"kind": "index", "v": FORMAT, "vectors": len(self)}, "files", files)


def make(
    *,
    kinds: str | Iterable[str] = KINDS,
    workflows: str | Iterable[str] | None = None,
    progress: Progress | None = None,
) -> Vectors:
    """Make vectors, the same ones every time.

    Args:
        kinds: Which kinds, or one.
        workflows: Whose transitions, of one machine or of several; of every machine by default.
        progress: What is told how many files are made, of how many.

    Returns:
        The vectors.

    Raises:
        ValueError: There is no such kind, or no such machine.

    Examples:
        >>> made = make(kinds=["dues"])
        >>> vector = made.of("dues")[0]
        >>> vector["period"], vector["start"]
        ({'length': 1, 'unit': 'working_days'}, '2026-02-11T09:30:00+08:00')
        >>> vector["due"], vector["cites"]
        ('2026-02-12T23:59:59.999999+08:00', ['ADM 183', 'RFC 3339'])
    """
    wanted = several(ALL if workflows is None else workflows)
    asked = several(kinds)
    if strange := [
        *(one for one in asked if one not in KINDS),
        *(one for one in wanted if one not in ALL),
    ]:
        msg = f"no kind of vectors and no machine: {', '.join(strange)}"
        raise ValueError(msg)
    of = [
        (kind, workflow)
        for kind in KINDS
        if kind in asked
        for workflow in (wanted if kind == "transitions" else (None,))
    ]
    files = []
    for at, (kind, workflow) in enumerate(of, 1):
        vectors = _MAKE[kind]() if workflow is None else transitions(workflow)
        files.append(VectorFile(kind, tuple(vectors), workflow))
        if progress is not None:
            progress(at, len(of))
    return Vectors(calendar(), tuple(files))


def write(
    folder: str | PathLike[str],
    vectors: Vectors | None = None,
    *,
    kinds: str | Iterable[str] = KINDS,
    workflows: str | Iterable[str] | None = None,
    progress: Progress | None = None,
) -> Vectors:
    """Write vectors as a folder of JSON files, which any language can read.

    The same vectors are always the same bytes. Files of vectors that the folder has already
    are replaced, and those that there are no more of, removed.

    Args:
        folder: The folder, made if there is none.
        vectors: The vectors; by default made anew, of these kinds and machines.
        kinds: Which kinds, or one.
        workflows: Whose transitions, of one machine or of several; of every machine by default.
        progress: What is told how many files are made, of how many.

    Returns:
        What was written.

    Raises:
        InvalidInput: The folder holds something else; nothing is written, and `.faults`
            names each file.
        ValueError: There is no such kind, or no such machine.
        OSError: The system does not let the folder be written.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = write(folder, make(kinds=["rules"]))
        ...     sorted(path.name for path in Path(folder).iterdir())
        ['calendar.json', 'index.json', 'rules.json', 'schema.json']
    """
    folder = Path(folder)
    before = _before(folder)
    made = vectors or make(kinds=kinds, workflows=workflows, progress=progress)
    contents = made.contents()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".vectors-", dir=folder) as place:
        for name, data in contents.items():
            (Path(place) / name).write_bytes(data)
        # The index is there as long as all that it names is.
        (folder / INDEX).unlink(missing_ok=True)
        for name in (*(name for name in contents if name != INDEX), INDEX):
            (Path(place) / name).replace(folder / name)
    for name in before - contents.keys():
        (folder / name).unlink()
    return made


def _before(folder: Path) -> set[str]:
    """The files of vectors that a folder has.

    Raises:
        InvalidInput: It has others.
    """
    if not folder.exists():
        return set()
    found = {path.name for path in folder.iterdir()}
    of_machines = {f"transitions.{name}.json" for name in ALL}
    ours = {INDEX, CALENDAR, SCHEMA, *(f"{kind}.json" for kind in KINDS), *of_machines}
    expected = Text(
        "空文件夹，或者只有测试向量的文件夹", "an empty folder, or one of vectors alone"
    )
    faults = [
        OTHER_FILE.at("$", expected=expected, found=name, file=name)
        for name in sorted(found - ours)
    ]
    if faults:
        raise InvalidInput(str(folder), faults)
    return found


def read(folder: str | PathLike[str]) -> Vectors:
    """Read vectors that were written.

    Args:
        folder: The folder.

    Returns:
        The vectors.

    Raises:
        InvalidInput: There is no index of vectors of today's format, a file that it names
            is missing, or is not as it was written; `.faults` has every one.
        OSError: The system does not let the folder be read.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = write(folder, make(kinds=["canonical", "rules"]))
        ...     read(folder) == made
        True
    """
    folder = Path(folder)
    entries = _entries(folder)
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    for name, entry in entries.items():
        path = folder / name
        if not path.is_file():
            expected = Text("目录所列的文件", "a file that the index names")
            faults.append(NO_FILE.at("$", expected=expected, found=name, file=name))
            continue
        data = path.read_bytes()
        if (digest := sha256(data).hexdigest()) != entry["sha256"]:
            expected = Text.same(f"SHA-256 {entry['sha256']}")
            faults.append(CHANGED.at("$", expected=expected, found=digest, file=name))
            continue
        found[name] = json.loads(data)
    if faults:
        raise InvalidInput(str(folder), faults)
    files = [
        VectorFile(held["kind"], tuple(held["vectors"]), held.get("workflow"))
        for name, held in found.items()
        if entries[name]["kind"] in KINDS
    ]
    return Vectors(found[CALENDAR], tuple(sorted(files, key=_order)))


def _order(file: VectorFile) -> tuple[int, int]:
    """Where a file stands among those of its folder: as they are made."""
    return KINDS.index(file.kind), [None, *ALL].index(file.workflow)


def _entries(folder: Path) -> dict[str, Any]:
    """The files that a folder's index names.

    Raises:
        InvalidInput: It has none.
    """
    path = folder / INDEX
    found = ""
    if path.is_file():
        try:
            index = json.loads(path.read_bytes())
            if (index["kind"], index["v"]) == ("index", FORMAT):
                return {entry["file"]: entry for entry in index["files"]}
            found = f"{index['kind']}, v {index['v']}"
        except (ValueError, KeyError, TypeError):
            found = "…"
    expected = Text(f"格式 {FORMAT} 的测试向量", f"vectors of format {FORMAT}")
    fault = NO_INDEX.at("$", expected=expected, found=found, file=INDEX)
    raise InvalidInput(str(folder), [fault])
