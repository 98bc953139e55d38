"""Any register comes back as it went, and any bytes are read or refused, row by row."""

import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from jingwu_model.declare import (
    BEIJING,
    Distinct,
    Matches,
    Noun,
    Printable,
    Shape,
    Spec,
    Term,
    Within,
)
from jingwu_model.declare import specs as specs_of
from jingwu_model.errors import InvalidInput, InvalidObject
from jingwu_model.model import (
    TABLES,
    Agency,
    CommunityTeam,
    Deliberation,
    Division,
    DivisionCode,
    DualPosting,
    DutyEntry,
    Funding,
    Grid,
    Member,
    PlaceKind,
    PlaceRef,
    PlaceTrend,
    PoliceRoom,
    Practice,
    Register,
    Survey,
    Workstation,
    level_of,
    sifted,
)
from jingwu_model.tables import Loaded, read_register, write_register
from jingwu_model.vocabulary import DualPost, Level, OrganKind
from tables._whole import WHOLE

# Texts that a CSV, a spreadsheet or a terminal takes for something else.
NASTY = st.sampled_from([
    "=1+1", "'=1+1", "''", "'", '"', '""', '"x', 'x"y', ",", "a,b", ";", "a;b", ":", "-", "+1", "@",
    "＝1", "'＝1", "true", "none", "1e5", "2026-03-02", "０", "é", "e\u0301", "𠮷", "\\", "a\\nb",
])
LINES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)


def words(limit: Printable) -> st.SearchStrategy[str]:
    """Lines of text that the library takes, the nasty ones often."""
    return (NASTY | LINES).filter(
        lambda text: text.isprintable() and text == text.strip(" ") and len(text) <= limit.most
    )


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Division codes of every level."""
    end = draw(st.sampled_from([2, 4, 6, 9, 12]))
    head = draw(st.integers(10 ** (end - 1), 10**end - 1))
    return str(DivisionCode(str(head).ljust(12, "0")))


def villages() -> st.SearchStrategy[str]:
    """Codes of villages and communities."""
    parts = st.tuples(st.integers(10**8, 10**9 - 1), st.integers(1, 999))
    return parts.map(lambda part: f"{part[0]}{part[1]:03d}")


def texts(shape: Shape) -> st.SearchStrategy[Any]:
    """Text of a shape, by its one limit."""
    (limit,) = shape.limits
    if isinstance(limit, Printable):
        return words(limit)
    if isinstance(limit, Matches):
        return st.from_regex(limit.pattern, fullmatch=True, alphabet=st.characters(codec="ascii"))
    return codes()


def numbers(shape: Shape) -> st.SearchStrategy[Any]:
    """Numbers within a shape's bounds."""
    (limit,) = shape.limits
    assert isinstance(limit, Within)
    if shape.base is Fraction:
        return st.fractions(int(limit.least or 0), int(limit.most or 0))
    if shape.base is int:
        return st.integers(int(limit.least or 0), int(limit.most or 0))
    return st.floats(float(limit.least or 0), float(limit.most or 0))


PLAIN: dict[type, Callable[[Shape], st.SearchStrategy[Any]]] = {
    str: texts,
    int: numbers,
    float: numbers,
    Fraction: numbers,
    bool: lambda _shape: st.booleans(),
    date: lambda _shape: st.dates(),
    datetime: lambda _shape: st.datetimes(
        datetime(2, 1, 1), datetime(9998, 1, 1),  # noqa: DTZ001 - Hypothesis wants them so
        timezones=st.sampled_from([UTC, BEIJING]),
    ),
}


def holds(noun: Noun, spec: Spec) -> bool:
    """Whether a field of a noun has a value at all."""
    return getattr(noun, spec.name) is not None


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Values of a shape, none among them where it may be."""
    found: st.SearchStrategy[Any]
    if shape.item is not None:
        (limit,) = shape.limits
        assert isinstance(limit, Distinct)
        differ = attrgetter(limit.by) if limit.by else hash
        found = st.lists(values(shape.item), max_size=3, unique_by=differ).map(tuple)
    elif issubclass(shape.base, Term):
        found = st.sampled_from(shape.base)
    elif issubclass(shape.base, Noun):
        found = nouns(shape.base)
        if shape.optional:
            # One that holds nothing reads back as none.
            found = found.filter(lambda noun: any(map(partial(holds, noun), specs_of(type(noun)))))
    else:
        found = PLAIN[shape.base](shape)
    return st.none() | found if shape.optional else found


@st.composite
def nouns(draw: st.DrawFn, cls: Any) -> Any:
    """Nouns of a class, made until one holds."""
    fields = {
        spec.name: draw(values(spec.shape))
        for spec in specs_of(cls)
        if spec.required or draw(st.booleans())
    }
    # What a field must agree with another in is not left to chance.
    if cls is Division:
        # A place without one above it: any other would need its parents.
        fields["code"] = f"{draw(st.integers(10, 99))}0000000000"
        fields["level"] = level_of(fields["code"])
    if cls in (Grid, PoliceRoom, Workstation):
        where = {"division", "stands_in"} & fields.keys()
        fields.update({name: draw(villages()) for name in sorted(where)})
        fields.pop("divisions", None)
    if cls is Agency:
        fields["level"] = level_of(fields["division"])
        fields["id"] = fields["division"][:6] + fields["id"][6:]
    if cls is PlaceRef and fields["kind"] is PlaceKind.VILLAGE:
        fields["id"] = draw(villages())
    if cls is Member and not fields.get("agency"):
        fields["station"] = fields.get("station") or "S1"
    if cls is DutyEntry:
        fields["end"] = fields["start"] + draw(st.timedeltas(timedelta(microseconds=1),
                                                            timedelta(days=1)))
    agreed(draw, cls, fields)
    for first, last in ORDERED:
        if fields.get(first) and fields.get(last):
            fields[first], fields[last] = sorted([fields[first], fields[last]])
    try:
        return cls(**fields)
    except InvalidObject:
        assume(condition=False)


ORDERED = (("since", "until"), ("joined", "left"), ("noted", "done"), ("warned_on", "decided_on"))


def agreed(draw: st.DrawFn, cls: Any, fields: dict[str, Any]) -> None:
    """Make the fields of a noun of the institution agree, as far as they need to."""
    if cls is DualPosting:
        township = fields["post"] is DualPost.TOWNSHIP_DEPUTY
        fields["place"] = "640424100000" if township else draw(villages())
    if cls is Funding:
        fields["level"] = draw(st.sampled_from([Level.COUNTY, Level.TOWNSHIP]))
        fields["place"] = "640424000000" if fields["level"] is Level.COUNTY else "640424100000"
    if cls is Deliberation:
        unit = fields["organ"] is OrganKind.SPECIALIST_UNIT
        fields["unit"] = "crime-squad" if unit else None
    if cls is Practice:
        fields["station"] = None if fields.get("room") else "S1"
    if cls is CommunityTeam and fields.get("led_by"):
        fields["led_by_public"] = False
    if cls is Survey:
        fields["sampled"] = 2**53 - 1
    if cls is PlaceTrend and not (fields.get("warned_on") and fields.get("decided_on")):
        fields["decided_on"] = fields["decision"] = None


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Registers of one table: references into what is not recorded are not judged."""
    name = draw(st.sampled_from(list(TABLES)))
    rows = draw(st.lists(nouns(TABLES[name].noun), max_size=4))
    register, _clashes = sifted({name: rows}, {})
    return register


@contextmanager
def folder_of(files: dict[str, bytes]) -> Iterator[Path]:
    """A folder for a moment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        yield folder


def bytes_in(folder: Path) -> dict[str, bytes]:
    """All the files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# What a hand or a program puts where it should not.
SPLINTERS = st.sampled_from(
    [b'"', b"'", b",", b"\n", b"\r", b";", b":", b" ", b"\0", b"\xef\xbb\xbf", b"=", b"-",
     "０".encode(), "村".encode(), "村".encode("gb18030"), b"E+11", b".0", b"/", b"true", b"level"]
)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """A table's file with a few bytes replaced, put in or taken out, seldom in its header."""
    file = draw(st.sampled_from(list(WHOLE)))
    data = bytearray(WHOLE[file].encode())
    first = draw(st.sampled_from([0, *[data.index(b"\n") + 1] * 7]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(first, len(data)))
        splinter = draw(st.just(b"") | SPLINTERS | st.text(max_size=3).map(str.encode))
        data[at : at + draw(st.integers(0, 3))] = splinter
    return file, bytes(data)


def rows_given(data: bytes) -> int:
    """How many rows a file without quotation marks has, blank ones aside."""
    text = data.decode("utf-8-sig")
    _header, *lines = re.split("\r\n|\r|\n", text)
    return sum(line.strip(",") != "" for line in lines)


class TestRoundTrip:
    """Writing and reading are each other's undoing."""

    @given(register=registers())
    def test_a_register_comes_back_as_it_went(self, register: Register) -> None:
        """Whatever its texts are."""
        with folder_of({}) as folder:
            write_register(register, folder)

            assert read_register(folder) == register

    @given(register=registers())
    def test_writing_what_was_read_changes_no_byte(self, register: Register) -> None:
        """The bytes are the register's own."""
        with folder_of({}) as folder:
            write_register(register, folder)
            once = bytes_in(folder)
            write_register(read_register(folder), folder)

            assert bytes_in(folder) == once


class TestSpoilt:
    """No bytes are too bad to be answered."""

    @given(broken=spoilt())
    def test_a_spoilt_file_is_answered_with_faults_alone(
        self, broken: tuple[str, bytes]
    ) -> None:
        """Both modes agree, and every reject says why."""
        file, data = broken
        with folder_of({**{name: text.encode() for name, text in WHOLE.items()}, file: data}) as at:
            load = read_register(at, on_fault="collect")
            faults = [fault for each in load.rejected for fault in each.faults]
            with suppress(InvalidInput):
                assert read_register(at) == load.register
                assert not faults

        assert all(each.faults for each in load.rejected)
        assert all(fault.text("zh") and fault.text("en") for fault in faults)
        # The quick way refuses a row exactly where the slow way finds a fault in it.
        assert "row.refused" not in {fault.code for fault in faults}

    @given(broken=spoilt())
    def test_no_row_of_a_spoilt_file_is_lost(self, broken: tuple[str, bytes]) -> None:
        """Rows kept and rows rejected are together the rows there were."""
        file, data = broken
        assume(b'"' not in data)
        with folder_of({file: data}) as at:
            load: Loaded = read_register(at, on_fault="collect")
        table = getattr(load.register, file.removesuffix(".csv"))
        # A file that cannot be read as its table at all is one reject.
        assume(table.recorded)

        rejected = [each for each in load.rejected if each.row > 1]
        assert len(table) + len(rejected) == rows_given(data)
        assert len({each.row for each in rejected}) == len(rejected)
