"""JSON Lines: written and read one at a time, whatever stands in the lines."""

import json
import os
import tracemalloc
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidInput
from jingwu_model.model import PlaceKind, PlaceRef
from jingwu_model.timeline import SHANGHAI, Span
from jingwu_model.vocabulary import ActorKind
from jingwu_model.wire import Line, dumps, read_lines, write_lines
from jingwu_model.workflows import Actor, Logged, visit

GOOD = b'{"kind":"grid","id":"G-1"}'
BAD = b'{"kind":"grid"}'


def collected(data: bytes, **more: Any) -> list[Line[PlaceRef]]:
    """The lines of a file, faulty ones among them."""
    return list(read_lines(BytesIO(data), PlaceRef, on_fault="collect", **more))


def places(n: int) -> Iterator[PlaceRef]:
    """So many grids, made when asked for."""
    return (PlaceRef(kind=PlaceKind.GRID, id=f"G-{at}") for at in range(n))


class TestWriting:
    """Each line is a document."""

    def test_a_path_is_made_anew_and_a_file_written_on(self, tmp_path: Path) -> None:
        """The count is told."""
        path = tmp_path / "grids.jsonl"

        assert write_lines(places(3), path) == 3
        assert write_lines(places(2), str(path)) == 2
        with path.open("ab") as file:
            assert write_lines(places(1), file) == 1
        assert path.read_bytes() == b"".join(
            dumps(PlaceRef(kind=PlaceKind.GRID, id=name)) + b"\n" for name in ("G-0", "G-1", "G-0")
        )

    def test_nothing_is_an_empty_file(self, tmp_path: Path) -> None:
        """And is read as no line."""
        path = tmp_path / "none.jsonl"

        assert write_lines([], path) == 0
        assert path.read_bytes() == b""
        assert list(read_lines(path, PlaceRef)) == []

    def test_for_an_audience_each_line_says_so(self) -> None:
        """And none is read again."""
        file = BytesIO()
        event = visit.FindSigns(
            id="e-1",
            proceeding_id="v-1",
            at=datetime(2026, 3, 2, 9, tzinfo=SHANGHAI),
            by=Actor(kind=ActorKind.OFFICER, ref="P-1"),
        )

        write_lines([Logged(workflow="visit", seq=1, event=event)], file, audience="public")

        line = json.loads(file.getvalue())
        assert line["redacted_for"] == "public"
        assert line["by"] == {"kind": "officer"}
        assert list(line) == sorted(line)
        (read,) = read_lines(BytesIO(file.getvalue()), Logged, on_fault="collect")
        assert [fault.code for fault in read.faults] == ["document.redacted"]

    @given(st.lists(st.from_regex(r"[A-Za-z0-9_.:-]{1,64}", fullmatch=True)))
    def test_what_was_written_is_read(self, names: list[str]) -> None:
        """In its order."""
        file = BytesIO()
        made = [PlaceRef(kind=PlaceKind.ROOM, id=name) for name in names]

        write_lines(made, file)

        file.seek(0)
        assert [line.value for line in read_lines(file, PlaceRef)] == made


class TestReading:
    """Each line is read alone, and says where it stands."""

    def test_every_line_says_its_bytes(self) -> None:
        """The end of one is the start of the next."""
        data = GOOD + b"\n" + BAD + b"\n" + GOOD + b"\n"

        first, second, third = collected(data)

        assert [(one.number, one.start, one.end) for one in (first, second, third)] == [
            (1, 0, 27),
            (2, 27, 43),
            (3, 43, 70),
        ]
        assert first.value == third.value == PlaceRef(kind=PlaceKind.GRID, id="G-1")
        assert (second.value, second.raw) == (None, BAD)
        (fault,) = second.faults
        assert (fault.file, fault.row, fault.path, fault.code) == ("lines", 2, "$.id", "missing")

    def test_blank_lines_are_passed_over(self) -> None:
        """They are counted."""
        lines = collected(b"\n  \n" + GOOD + b"\r\n\t\n" + GOOD)

        assert [(one.number, one.start, bool(one.faults)) for one in lines] == [
            (3, 4, False),
            (5, 34, False),
        ]
        assert lines[-1].end == 60

    def test_a_faulty_line_ends_it_unless_asked_for(self, tmp_path: Path) -> None:
        """The error names the file and the line; what came before was given already."""
        path = tmp_path / "log.jsonl"
        path.write_bytes(GOOD + b"\n" + BAD + b"\n" + GOOD + b"\n")
        lines = read_lines(path, PlaceRef)

        assert next(lines).number == 1
        with pytest.raises(InvalidInput) as caught:
            next(lines)
        assert caught.value.text("en").splitlines() == [
            "log.jsonl: 1 fault",
            "  log.jsonl, row 2, id: missing: expected the place's id, found 'nothing'",
        ]
        assert caught.value.text("zh").splitlines()[0] == "log.jsonl：1 处错误"
        with pytest.raises(StopIteration):
            next(lines)

    def test_a_file_goes_by_its_name(self, tmp_path: Path) -> None:
        """Opened by whom it may be; a number is no name."""
        path = tmp_path / "log.jsonl"
        path.write_bytes(BAD)
        with path.open("rb") as file:
            (line,) = read_lines(file, PlaceRef, on_fault="collect")
        assert line.faults[0].file == "log.jsonl"
        with os.fdopen(os.open(path, os.O_RDONLY), "rb") as file:
            (line,) = read_lines(file, PlaceRef, on_fault="collect")
        assert line.faults[0].file == "lines"

    def test_a_class_without_documents_is_refused_before_a_line_is_read(self) -> None:
        """Not when the first is asked for."""
        with pytest.raises(TypeError, match="no class of documents"):
            read_lines(BytesIO(), int)

    def test_a_repr_shows_no_raw_line(self) -> None:
        """It may hold what only the force may see."""
        (line,) = collected(b'{"kind":"secret"}')

        assert line.raw == b'{"kind":"secret"}'
        assert "raw" not in repr(line)

    @pytest.mark.parametrize("body", [b"\xff", b"[", b"{}{}", b"\x00", b'{"kind":"grid","id":NaN}'])
    def test_a_broken_line_costs_itself_alone(self, body: bytes) -> None:
        """The next one is read."""
        first, broken, last = collected(GOOD + b"\n" + body + b"\n" + GOOD)

        assert first.value == last.value
        assert broken.value is None
        assert broken.raw == body
        assert [fault.row for fault in broken.faults] == [2]


class TestLongLines:
    """A line longer than is taken is passed over in pieces."""

    @pytest.mark.parametrize("over", [1, 2, 3, 5, 200, 999])
    @pytest.mark.parametrize("end", [b"\n", b""])
    def test_one_too_long_costs_itself(self, over: int, end: bytes) -> None:
        """Its length is told; it is not kept."""
        most = len(GOOD)
        long = GOOD + b" " * over

        lines = collected(GOOD + b"\n" + long + end, max_bytes=most)

        assert [bool(line.value) for line in lines] == [True, False]
        (fault,) = lines[1].faults
        assert (fault.code, fault.found) == ("json.too_large", str(len(long + end)))
        assert lines[1].raw == b""
        assert lines[1].end == len(GOOD) + 1 + len(long + end)

    def test_the_next_line_is_whole(self) -> None:
        """Wherever the pieces end."""
        for over in range(1, 60):
            data = b"x" * (len(GOOD) + over) + b"\n" + GOOD + b"\n"

            long, good = collected(data, max_bytes=len(GOOD))

            assert long.faults[0].code == "json.too_large"
            assert (good.number, good.value) == (2, PlaceRef(kind=PlaceKind.GRID, id="G-1"))

    def test_as_long_as_is_taken_is_taken(self) -> None:
        """With and without an end."""
        for data in (GOOD, GOOD + b"\n", GOOD + b"\n" + GOOD):
            assert all(line.value for line in collected(data, max_bytes=len(GOOD)))

    @pytest.mark.parametrize("most", [0, -1, -2])
    def test_at_least_a_byte_is_taken(self, most: int) -> None:
        """Or every line would be lost in silence."""
        with pytest.raises(ValueError, match=f"max_bytes is {most}"):
            read_lines(BytesIO(GOOD), PlaceRef, max_bytes=most)

    def test_depth_is_bounded_too(self) -> None:
        """By an argument."""
        (line,) = read_lines(BytesIO(b"{}"), Span, max_depth=0, on_fault="collect")

        assert [fault.code for fault in line.faults] == ["json.too_deep"]


class TestTakingUpAgain:
    """Reading goes on at the end of any line."""

    def test_from_every_line(self, tmp_path: Path) -> None:
        """What is read from there is what came after."""
        path = tmp_path / "log.jsonl"
        path.write_bytes(GOOD + b"\n\n" + BAD + b"\n" + GOOD)
        every = list(read_lines(path, PlaceRef, on_fault="collect"))

        for at, line in enumerate(every):
            rest = list(read_lines(path, PlaceRef, on_fault="collect", offset=line.end))
            assert [one.start for one in rest] == [one.start for one in every[at + 1 :]]
            assert [one.value for one in rest] == [one.value for one in every[at + 1 :]]

    def test_at_the_end_there_is_nothing_until_more_is_written(self, tmp_path: Path) -> None:
        """A line that had no end yet has not been ended by what follows."""
        path = tmp_path / "log.jsonl"
        path.write_bytes(GOOD)
        (line,) = read_lines(path, PlaceRef)

        assert list(read_lines(path, PlaceRef, offset=line.end)) == []
        path.write_bytes(GOOD + b"\n" + GOOD)
        (after,) = read_lines(path, PlaceRef, offset=line.end + 1)
        assert after.number == 1
        path.write_bytes(GOOD + b" ")
        with pytest.raises(ValueError, match=f"no line begins at byte {line.end}"):
            next(read_lines(path, PlaceRef, offset=line.end))

    @pytest.mark.parametrize("offset", [1, 26, 28, 1000])
    def test_nowhere_else(self, offset: int) -> None:
        """Within a line, or after the end."""
        with pytest.raises(ValueError, match=f"no line begins at byte {offset}"):
            collected(GOOD + b"\n" + GOOD, offset=offset)

    def test_not_before_the_beginning(self) -> None:
        """There is nothing."""
        with pytest.raises(ValueError, match="no less than 0: -1"):
            collected(GOOD, offset=-1)


class Endless(BytesIO):
    """A file of twenty thousand lines that are made when they are read."""

    left = 20_000

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        assert size is not None
        assert size > 0
        self.left -= 1
        return GOOD + b"\n" if self.left >= 0 else b""


class TestMemory:
    """It does not grow with the file."""

    def test_reading_holds_one_line(self) -> None:
        """Twenty thousand lines in less than a hundred kilobytes."""
        file = Endless()
        next(read_lines(BytesIO(GOOD), PlaceRef))
        tracemalloc.start()
        try:
            count = sum(1 for _ in read_lines(file, PlaceRef))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        assert count == 20_000
        assert peak < 100_000

    def test_a_log_is_written_from_what_is_made_on_the_way(self, tmp_path: Path) -> None:
        """No list of objects is asked for."""
        path = tmp_path / "log.jsonl"
        start = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)

        def logged() -> Iterator[Logged]:
            for seq in range(1, 501):
                event = visit.FindSigns(
                    id=f"e-{seq}",
                    proceeding_id="v-1",
                    at=start + timedelta(minutes=seq),
                    by=Actor(kind=ActorKind.OFFICER, ref="P-1"),
                )
                yield Logged(workflow="visit", seq=seq, event=event)

        assert write_lines(logged(), path) == 500
        read = list(read_lines(path, Logged))
        assert [line.value for line in read] == list(logged())
