"""Reading: a folder of CSV as a register, whatever program wrote it."""

import csv
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from jingwu_model.declare import BEIJING
from jingwu_model.errors import InvalidInput
from jingwu_model.model import (
    Checklist,
    Force,
    Location,
    PlaceKind,
    PlaceRef,
    Skill,
    Workload,
)
from jingwu_model.tables import Rejected, read_register
from jingwu_model.tables._sheet import Sheet
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Competence, Datum, Level
from tables._whole import WHOLE
from tables.conftest import Folder

PLACES = (
    "code,level,name\n"
    "640000000000,province,宁夏回族自治区\n"
    "640400000000,prefecture,固原市\n"
    "640424000000,county,泾源县\n"
)


def faults_of(folder: Path, **options: Any) -> list[tuple[str | None, int | None, str, str]]:
    """File, row, path and code of each fault of a folder."""
    with pytest.raises(InvalidInput) as caught:
        read_register(folder, **options)
    return [(fault.file, fault.row, fault.path, fault.code) for fault in caught.value.faults]


def rejects_of(folder: Path) -> list[tuple[int, tuple[str, ...], list[str]]]:
    """Row, cells and codes of each reject of a folder."""
    load = read_register(folder, on_fault="collect")
    return [(each.row, each.raw, [fault.code for fault in each.faults]) for each in load.rejected]


def names_of(folder: Path, **options: Any) -> list[str]:
    """The names of a folder's divisions, in order."""
    return [place.name for place in read_register(folder, **options).divisions]


THREE = ["宁夏回族自治区", "固原市", "泾源县"]


class TestValues:
    """A cell becomes the value its column declares."""

    def test_every_column_of_every_table_is_read(self, folder: Folder) -> None:
        """Plain cells, dates, times, lists, and nouns laid flat."""
        register = read_register(folder(WHOLE))

        county = register.divisions["640424000000"]
        assert (county.level, county.households) == (Level.COUNTY, 30000)
        assert county.location == Location(lon=106.3, lat=35.5, datum=Datum.CGCS2000)
        assert register.divisions["640424100003"].span == Span(since=date(2008, 1, 1))
        grid = register.grids["G1"]
        assert grid.workload == Workload(disputes=3, incidents=0, requests=12)
        assert (grid.leader, grid.secretary) == ("P001", True)
        assert register.agencies["640424000000"].force == Force(
            officers=100, station_officers=50, community_officers=25, auxiliaries=200
        )
        assert register.stations["S1"].divisions == ("640424100000", "640424100003")
        assert register.rooms["R1"].checklist == Checklist(sign=True, plaques=False, equipment=True)
        assert register.members["P001"].competences == (
            Skill(competence=Competence.LAW, level=3),
            Skill(competence=Competence.OPERATIONS, level=0),
        )
        assert [each.place for each in register.at_place(PlaceKind.GRID, "G1")] == [
            PlaceRef(kind=PlaceKind.GRID, id="G1")
        ]
        first, second = register.duty_entries
        assert first.start == datetime(2024, 3, 4, 9, tzinfo=BEIJING)
        assert second.start.microsecond == 250000

    def test_an_empty_cell_is_none_or_the_default(self, folder: Folder) -> None:
        """A noun laid flat is none where all its cells are empty."""
        register = read_register(folder(WHOLE))

        assert register.divisions["640000000000"].span is None
        assert register.grids["G2"].workload == Workload(incidents=5)
        assert register.grids["G2"].span is None
        assert register.agencies["6404000000AA"].force is None
        assert register.stations["S2"].divisions == ()
        assert register.stations["S2"].remote is False
        assert register.members["F002"].cpc_member is None

    def test_a_span_that_must_be_there_may_have_no_ends(self, folder: Folder) -> None:
        """An assignment without a first or last day holds always, its columns or not."""
        with_columns = read_register(folder(WHOLE)).assignments
        without = read_register(
            folder({"assignments.csv": "member,place_kind,place,dedicated\nP1,room,R1,true\n"})
        ).assignments

        assert [each.span for each in with_columns][1] == Span()
        assert [each.span for each in without] == [Span()]

    @pytest.mark.parametrize("written", ["2024-03-04T09:00:00+08:00", "2024-03-04T01:00:00Z"])
    def test_a_time_is_kept_at_beijing(self, folder: Folder, written: str) -> None:
        """Whatever offset it was written with."""
        header = "member,start,end,in_community\n"
        row = f"P1,{written},2024-03-04T10:00:00.5+08:00,true\n"

        (entry,) = read_register(folder({"duty_entries.csv": header + row})).duty_entries

        assert entry.start == datetime(2024, 3, 4, 9, tzinfo=BEIJING)
        assert entry.start.tzinfo is BEIJING

    def test_equal_references_are_one_object(self, folder: Folder) -> None:
        """The id of one row stands in many others."""
        one, two = read_register(
            folder({"grids.csv": "id,division,name\nG1,110101001001,东\n"
                                 "G2,110101001001,西\n"})
        ).grids

        assert one.division is two.division


class TestColumns:
    """Columns are known by their headings."""

    def test_columns_stand_in_any_order(self, folder: Folder) -> None:
        """And those that may be empty may be left out."""
        made = folder(
            {"divisions.csv": "name,residents,code,level\n北京市,7,110000000000,province\n"}
        )

        (place,) = read_register(made).divisions

        assert (place.code, place.name, place.residents) == ("110000000000", "北京市", 7)

    def test_an_unknown_column_is_a_fault(self, folder: Folder) -> None:
        """It is said which names come near; its rows are read without it."""
        text = PLACES.replace("name", "Names,phone")
        made = folder({"divisions.csv": text.replace("\n64", ",\n64")})
        with pytest.raises(InvalidInput) as caught:
            read_register(made)

        assert [(f.row, f.path, f.code) for f in caught.value.faults][:2] == [
            (1, "$.Names", "column.unknown"),
            (1, "$.phone", "column.unknown"),
        ]
        assert caught.value.faults[0].expected.en == "one of name"
        assert "urban_rural" in caught.value.faults[1].expected.en

    def test_rows_are_read_without_an_unknown_column(self, folder: Folder) -> None:
        """When faults are collected, the header is one reject and every row is kept."""
        made = folder({"divisions.csv": "code,level,name,\n110000000000,province,北京市,x\n"})

        load = read_register(made, on_fault="collect")

        assert [place.name for place in load.register.divisions] == ["北京市"]
        assert rejects_of(made) == [(1, ("code", "level", "name", ""), ["column.unknown"])]
        assert load.rejected[0].faults[0].path == "$"

    def test_of_a_repeated_column_the_first_is_read(self, folder: Folder) -> None:
        """As of any duplicate."""
        made = folder({"divisions.csv": "code,level,name,name\n110000000000,province,北京市,京\n"})

        assert faults_of(made) == [("divisions.csv", 1, "$.name", "column.repeated")]
        load = read_register(made, on_fault="collect")
        assert [place.name for place in load.register.divisions] == ["北京市"]

    def test_without_a_needed_column_the_table_is_not_recorded(self, folder: Folder) -> None:
        """One reject for the header: it is the header that must be mended."""
        made = folder({"divisions.csv": "code,name\n110000000000,北京市\n", "rooms.csv": ""})

        assert faults_of(made) == [
            ("divisions.csv", 1, "$.level", "column.missing"),
            ("rooms.csv", 1, "$", "file.no_header"),
        ]
        load = read_register(made, on_fault="collect")
        assert not load.register.divisions.recorded
        assert [each.raw for each in load.rejected] == [("code", "name"), ()]

    @pytest.mark.parametrize("text", ["", "\n", "\ufeff", ",,\n", "\n" + PLACES])
    def test_the_header_is_row_1(self, folder: Folder, text: str) -> None:
        """A file without one says nothing of what its cells are."""
        assert faults_of(folder({"divisions.csv": text})) == [
            ("divisions.csv", 1, "$", "file.no_header")
        ]

    def test_a_header_may_be_broken(self, folder: Folder) -> None:
        """A quotation mark that never ends takes the header, and no row is guessed at."""
        made = folder({"divisions.csv": '"code,level,name\n110000000000,province,北京市\n'})

        assert rejects_of(made) == [(1, ('"code,level,name',), ["row.broken_quote"])]


class TestSecrets:
    """What only the force may see stands in no fault, whatever is wrong with its file."""

    HEADER = "staff_id,kind,station,cpc_member\n"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (HEADER + '"A1,officer,S1,SECRET\n', "row.broken_quote"),
            (HEADER + 'A1,officer,S1,"SECRET"x\n', "row.broken_quote"),
            ('"staff_id,kind,station,SECRET\n', "row.broken_quote"),
            ("A1,officer,S1,SECRET\n", "column.unknown"),
            (HEADER + "A1,officer,S1,SECRET\n", "not_true_or_false"),
            (HEADER + "A1,officer,S1,SECRET,\n", "row.wrong_width"),
        ],
    )
    def test_a_fault_does_not_show_it(self, folder: Folder, text: str, code: str) -> None:
        """The reject keeps it, and its repr does not."""
        load = read_register(folder({"members.csv": text}), on_fault="collect")

        assert code in {fault.code for each in load.rejected for fault in each.faults}
        assert "SECRET" not in repr(load)
        told = [fault.text(lang) for each in load.rejected for fault in each.faults
                for lang in ("zh", "en")]  # fmt: skip
        assert [line for line in told if "SECRET" in line] == []
        assert any("SECRET" in cell for each in load.rejected for cell in each.raw)

    def test_what_is_hidden_is_marked_so(self, folder: Folder) -> None:
        """By `…`, for each cell that stands where a heading should."""
        (rejected,) = read_register(
            folder({"members.csv": "A1,officer\n"}), on_fault="collect"
        ).rejected

        assert [(fault.path, fault.code, fault.found) for fault in rejected.faults[:2]] == [
            ("$", "column.unknown", "…"),
            ("$", "column.unknown", "…"),
        ]
        assert "staff_id" in rejected.faults[0].expected.en
        assert "cpc_member" in rejected.faults[1].expected.en

    def test_a_heading_beside_a_known_one_is_told(self, folder: Folder) -> None:
        """Then the row is a header, and what is wrong in it helps."""
        (rejected,) = read_register(
            folder({"members.csv": "staff_id,kind,phone\n"}), on_fault="collect"
        ).rejected

        assert [(fault.path, fault.found) for fault in rejected.faults] == [("$.phone", "phone")]

    def test_what_may_be_shown_is(self, folder: Folder) -> None:
        """No column of divisions is kept from anybody."""
        made = folder({"divisions.csv": PLACES.replace("固原市", '"固原市')})

        fault = read_register(made, on_fault="collect").rejected[0].faults[0]

        assert fault.found == '640400000000,prefecture,"固原市'


class TestNoFile:
    """What stands where a file should, and is none that can be read."""

    def test_a_link_to_nothing_cannot_be_read(self, folder: Folder) -> None:
        """It is not the same as no file: somebody recorded that table."""
        made = folder({"rooms.csv": "id,station,name,stands_in\n"})
        (made / "divisions.csv").symlink_to(made / "gone.csv")

        assert faults_of(made) == [("divisions.csv", 1, "$", "file.unreadable")]

    def test_a_link_to_nothing_alone_is_told_too(self, folder: Folder) -> None:
        """The folder has a table, which cannot be read."""
        made = folder({})
        (made / "divisions.csv").symlink_to(made / "gone.csv")

        assert faults_of(made) == [("divisions.csv", 1, "$", "file.unreadable")]

    def test_a_link_to_itself(self, folder: Folder) -> None:
        """Likewise."""
        made = folder({})
        (made / "divisions.csv").symlink_to(made / "divisions.csv")

        assert faults_of(made) == [("divisions.csv", 1, "$", "file.unreadable")]

    def test_a_pipe_is_not_waited_for(self, folder: Folder) -> None:
        """Nobody may ever write to it."""
        made = folder({})
        os.mkfifo(made / "divisions.csv")

        assert faults_of(made) == [("divisions.csv", 1, "$", "file.unreadable")]

    def test_a_path_too_long_is_told(self) -> None:
        """As a folder without tables."""
        with pytest.raises(InvalidInput) as caught:
            read_register("x" * 5_000)

        assert [fault.code for fault in caught.value.faults] == ["folder.no_table"]


class TestRows:
    """A row's number is what a spreadsheet shows."""

    def test_blank_rows_are_passed_over_and_counted(self, folder: Folder) -> None:
        """With commas or without."""
        made = folder(
            {"divisions.csv": "code,level,name\n\n110000000000,province,北京市\n,,\n\nx,y,\n"}
        )

        assert rejects_of(made) == [
            (6, ("x", "y", ""), ["code.not_a_division", "unknown_code", "missing"])
        ]
        assert len(read_register(made, on_fault="collect").register.divisions) == 1

    def test_a_line_end_inside_a_cell_does_not_count(self, folder: Folder) -> None:
        """A record over two lines is one row; the next is row 3."""
        made = folder({"divisions.csv": 'code,level,name\n"11\n",province,北京市\nx,province,京\n'})

        assert [(row, raw) for row, raw, _ in rejects_of(made)] == [
            (2, ("11\n", "province", "北京市")),
            (3, ("x", "province", "京")),
        ]

    @pytest.mark.parametrize(
        ("row", "cells"),
        [("640424000000,county", 2), ("640424000000,county,泾源县,", 4), ("x", 1)],
    )
    def test_a_row_has_as_many_cells_as_the_header(
        self, folder: Folder, row: str, cells: int
    ) -> None:
        """Else it is not known which cell is which."""
        made = folder({"divisions.csv": f"code,level,name\n{row}\n"})

        (rejected,) = read_register(made, on_fault="collect").rejected
        (fault,) = rejected.faults

        assert (fault.code, fault.found, fault.expected.en) == (
            "row.wrong_width", str(cells), "3 cells",
        )
        assert rejected.raw == tuple(row.split(","))

    def test_every_fault_of_a_row_is_told(self, folder: Folder) -> None:
        """Of its cells, of a noun in it, and between its fields, in the columns' order."""
        header = "code,level,name,since,until,households,residents,lon,lat,datum\n"
        row = "411402000000,village, 梁园区,2024-02-01,2024-01-01,1e9,-1,181,x,\n"

        (rejected,) = read_register(
            folder({"divisions.csv": header + row}), on_fault="collect"
        ).rejected

        assert [(fault.path, fault.code) for fault in rejected.faults] == [
            ("$.name", "damage.blanks"),
            ("$.until", "span.backwards"),
            ("$.households", "damage.scientific"),
            ("$.residents", "out_of_range"),
            ("$.lon", "out_of_range"),
            ("$.lat", "not_a_number"),
            ("$.datum", "missing"),
            ("$.level", "division.level_contradicts_code"),
        ]

    def test_the_parts_of_a_cell_are_told_apart(self, folder: Folder) -> None:
        """A list and a list of nouns name the item at fault."""
        made = folder({
            "stations.csv": "id,agency,name,divisions\nS1,640424000000,站,640424100000;64042;\n",
            "members.csv": "staff_id,kind,station,competences\n"
                           "P1,officer,S1,law:6;flying:1;law;operations：2;operations:x\n"
                           "P2,officer,S1,law:1;law:2\n",
        })
        with pytest.raises(InvalidInput) as caught:
            read_register(made)

        assert [(f.row, f.path, f.code, f.found) for f in caught.value.faults] == [
            (2, "$.divisions[1]", "damage.code_cut", "64042"),
            (2, "$.divisions[2]", "code.not_a_division", ""),
            (2, "$.competences[0].level", "out_of_range", "6"),
            (2, "$.competences[1].competence", "unknown_code", "flying"),
            (2, "$.competences[2]", "not_in_parts", "law"),
            (2, "$.competences[3]", "damage.full_width", "operations：2"),
            (2, "$.competences[4].level", "not_a_whole_number", "x"),
            (3, "$.competences", "repeated", "law:1;law:2"),
        ]

    def test_a_place_is_told_by_its_two_columns(self, folder: Folder) -> None:
        """Its kind and its id; a place that must be there may not be empty."""
        header = "member,place_kind,place,dedicated\n"
        made = folder({"assignments.csv": f"{header}P1,hut,R1,true\nP1,,,true\nP1,room,,true\n"
                                          "P1,village,R1,true\n"})

        assert [fault[1:3] for fault in faults_of(made)] == [
            (2, "$.place_kind"),
            (3, "$.place_kind"),
            (3, "$.place"),
            (4, "$.place"),
            (5, "$.place"),
        ]

    def test_nothing_is_shown_that_is_not_for_all(self, folder: Folder) -> None:
        """A fault in what only the force may see is told without its value, and so is the row."""
        made = folder({"members.csv": "staff_id,kind,station,cpc_member\nP1,officer,S1,maybe\n"})

        (rejected,) = read_register(made, on_fault="collect").rejected

        assert rejected.faults[0].found == "…"
        assert "maybe" not in repr(rejected)
        assert rejected.raw == ("P1", "officer", "S1", "maybe")


class TestBetweenRows:
    """What holds a register together is asked of files too."""

    def test_of_duplicates_the_first_is_kept(self, folder: Folder) -> None:
        """The later row is at fault."""
        made = folder({"divisions.csv": PLACES + "640400000000,prefecture,又一个\n"})

        assert faults_of(made) == [("divisions.csv", 5, "$.code", "duplicate")]
        assert [p.name for p in read_register(made, on_fault="collect").register.divisions] == THREE

    def test_a_row_whose_parent_was_rejected_is_rejected_too(self, folder: Folder) -> None:
        """All the way down, and each says so, rather than that there is no parent."""
        text = PLACES.replace("固原市", "")
        made = folder({"divisions.csv": f"{text}640424100000,township,香水镇\n"})

        assert rejects_of(made) == [
            (3, ("640400000000", "prefecture", ""), ["missing"]),
            (4, ("640424000000", "county", "泾源县"), ["reference.rejected"]),
            (5, ("640424100000", "township", "香水镇"), ["reference.rejected"]),
        ]

    @pytest.mark.parametrize("written", [
        "640400000000 ", "\u3000640400000000", "６４０４００００００００", "640400000000.0",
    ])
    def test_a_damaged_id_that_can_be_told_still_is_one(
        self, folder: Folder, written: str
    ) -> None:
        """The rows under it need a row that was rejected, not one that is nowhere."""
        made = folder({"divisions.csv": PLACES.replace("640400000000", written)})

        assert [codes for _, _, codes in rejects_of(made)][1] == ["reference.rejected"]

    def test_a_damaged_id_that_cannot_be_told_is_none(self, folder: Folder) -> None:
        """One in scientific notation, one in a row that ends before it."""
        made = folder({
            "divisions.csv": PLACES.replace("640400000000", "6.404E+11"),
            "grids.csv": "division,name,id\n640424100003\n",
            "assignments.csv": "member,place_kind,place,dedicated\nP1,grid,G1,true\n",
        })

        assert [codes for _, _, codes in rejects_of(made)] == [
            ["damage.scientific"],
            ["division.no_parent"],
            ["row.wrong_width"],
            ["reference.unknown"],
        ]

    def test_of_two_rooms_that_serve_a_village_the_later_is_at_fault(self, folder: Folder) -> None:
        """With its cells as they stand, and its row counted past the blank one."""
        made = folder({
            "rooms.csv": "id,station,name,stands_in,divisions\n"
                         "R1,S1,一,640424100003,640424100003\n\n"
                         "R2,S1,二,640424100003,640424100003\n",
        })

        assert rejects_of(made) == [
            (4, ("R2", "S1", "二", "640424100003", "640424100003"), ["room.village_served_twice"])
        ]

    def test_one_row_may_clash_in_many_ways(self, folder: Folder) -> None:
        """It is one reject with all its reasons."""
        made = folder({
            "stations.csv": "id,agency,name\n",
            "divisions.csv": PLACES,
            "rooms.csv": "id,station,name,stands_in\nR1,S1,一,640424100003\n",
        })

        assert rejects_of(made) == [
            (2, ("R1", "S1", "一", "640424100003"), ["reference.unknown", "reference.unknown"])
        ]

    def test_an_absent_file_is_not_an_empty_one(self, folder: Folder) -> None:
        """No `rooms.csv`: not recorded. A header alone: there are none."""
        absent = read_register(folder({"divisions.csv": PLACES})).rooms
        empty = read_register(
            folder({"divisions.csv": PLACES, "rooms.csv": "id,station,name,stands_in\n"})
        ).rooms

        assert (absent.recorded, len(absent)) == (False, 0)
        assert (empty.recorded, len(empty)) == (True, 0)


@pytest.fixture
def usual_limit() -> Iterator[None]:
    """The csv module's own limit: it holds for the whole process, and other packages move it."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


class TestBytes:
    """Files come from many programs."""

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_utf_8_with_or_without_its_mark(self, folder: Folder, mark: bytes, end: str) -> None:
        """And with any line end."""
        data = mark + PLACES.replace("\n", end).encode()

        assert names_of(folder({"divisions.csv": data})) == THREE

    def test_gb18030_where_it_is_said(self, folder: Folder) -> None:
        """A file that bears the mark of UTF-8 is read as UTF-8 beside it."""
        made = folder({
            "divisions.csv": PLACES.encode("gb18030"),
            "grids.csv": b"\xef\xbb\xbf" + "id,division,name\nG1,640424100003,格\n".encode(),
        })

        load = read_register(made, encoding="gb18030", on_fault="collect")

        assert [place.name for place in load.register.divisions] == THREE
        assert [each.raw for each in load.rejected] == [("G1", "640424100003", "格")]

    def test_the_mark_of_gb18030_is_passed_over(self, folder: Folder) -> None:
        """Some programs write one there too."""
        data = ("\ufeff" + PLACES).encode("gb18030")

        assert names_of(folder({"divisions.csv": data}), encoding="gb18030") == THREE

    def test_bytes_of_another_encoding_are_named_by_row(self, folder: Folder) -> None:
        """With what to do, and nothing half read."""
        made = folder({"divisions.csv": PLACES.encode("gb18030"), "rooms.csv": WHOLE["rooms.csv"]})
        with pytest.raises(InvalidInput) as caught:
            read_register(made)
        (fault,) = caught.value.faults

        assert (fault.file, fault.row, fault.code) == ("divisions.csv", 2, "file.undecodable")
        assert "请指明编码（encoding）gb18030" in fault.text("zh")
        assert "ask for encoding gb18030" in fault.text("en")
        load = read_register(made, on_fault="collect")
        assert not load.register.divisions.recorded
        assert [(each.file, each.row, each.raw) for each in load.rejected] == [
            ("divisions.csv", 1, ())
        ]

    @pytest.mark.parametrize(
        ("data", "encoding", "row", "words"),
        [
            (PLACES.encode("utf-16"), "utf-8", 1, "CSV UTF-8"),
            (PLACES.encode() + b"\xff", "utf-8", 5, "UTF-8 text"),
            (PLACES.replace("\n", "\r").encode("gb18030") + b"\xff", "gb18030", 5, "GB18030 text"),
            (PLACES.encode(), "gb18030", 2, "ask for encoding utf-8"),
            (b'code,level,name\n"open,\n\xff', "utf-8", 3, "UTF-8 text"),
        ],
    )
    def test_bytes_of_no_encoding(
        self, folder: Folder, data: bytes, encoding: str, row: int, words: str
    ) -> None:
        """The row is the line they stand in."""
        with pytest.raises(InvalidInput) as caught:
            read_register(folder({"divisions.csv": data}), encoding=encoding)  # type: ignore[call-overload]
        (fault,) = caught.value.faults

        assert (fault.row, fault.code) == (row, "file.undecodable")
        assert words in fault.expected.en

    def test_bytes_of_the_encoding_have_no_fault(self, folder: Folder) -> None:
        """Whatever a first look at a part of them said."""
        made = folder({"divisions.csv": PLACES})

        assert Sheet(made / "divisions.csv", "utf-8").encoding_fault() is None

    def test_a_quotation_mark_that_never_ends_costs_one_row(self, folder: Folder) -> None:
        """The rows after it are read: it takes none with it."""
        made = folder({"divisions.csv": PLACES.replace("固原市", '"固原市')})

        assert rejects_of(made)[0] == (
            3, ('640400000000,prefecture,"固原市',), ["row.broken_quote"],
        )
        assert [row for row, _, _ in rejects_of(made)] == [3, 4]

    def test_a_quotation_mark_in_the_middle_costs_one_row(self, folder: Folder) -> None:
        """`"a"b` is no cell; guessing at it would change what stands there."""
        made = folder({"divisions.csv": PLACES + '110000000000,province,"北京"市\n'
                                                 '120000000000,province,"天津市"\n'})

        load = read_register(made, on_fault="collect")

        assert [each.row for each in load.rejected] == [5]
        assert "天津市" in [place.name for place in load.register.divisions]

    @pytest.mark.usefixtures("usual_limit")
    def test_a_cell_too_long_to_read_costs_one_row(self, folder: Folder) -> None:
        """The csv module reads cells of up to 131,072 characters, unless it is told otherwise."""
        made = folder({"divisions.csv": f"{PLACES}110000000000,province,{'京' * 131_073}\n"
                                        "120000000000,province,天津市\n"})

        (rejected,) = read_register(made, on_fault="collect").rejected

        assert (rejected.row, rejected.faults[0].code) == (5, "row.huge_cell")
        assert len(rejected.faults[0].found) < 100
        assert rejected.raw[0].endswith("京")

    def test_a_nul_is_no_text(self, folder: Folder) -> None:
        """It is found in its cell."""
        made = folder({"divisions.csv": PLACES.replace("固原市", "固\0原市")})

        assert faults_of(made)[0] == ("divisions.csv", 3, "$.name", "not_printable")


class TestFolders:
    """What is no folder of tables."""

    def test_a_folder_without_a_table(self, folder: Folder) -> None:
        """It is said which files are looked for."""
        with pytest.raises(InvalidInput, match="no table in the folder") as caught:
            read_register(folder({"notes.txt": "x"}), on_fault="collect")

        assert "divisions.csv" in caught.value.faults[0].expected.en

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        """The same error, with its path."""
        with pytest.raises(InvalidInput, match="nowhere"):
            read_register(tmp_path / "nowhere")

    def test_a_file_that_cannot_be_opened(self, folder: Folder) -> None:
        """It is one fault beside those of the other files."""
        made = folder({"divisions.csv": PLACES.replace("固原市", "")})
        (made / "rooms.csv").mkdir()

        assert faults_of(made) == [
            ("divisions.csv", 3, "$.name", "missing"),
            ("rooms.csv", 1, "$", "file.unreadable"),
            ("divisions.csv", 4, "$.code", "reference.rejected"),
        ]
        assert not read_register(made, on_fault="collect").register.rooms.recorded

    @pytest.mark.parametrize("options", [{"encoding": "latin-1"}, {"on_fault": "ignore"}])
    def test_a_choice_there_is_not(self, folder: Folder, options: dict[str, str]) -> None:
        """A programmer's mistake, not the folder's."""
        with pytest.raises(ValueError, match="is none of"):
            read_register(folder({"divisions.csv": PLACES}), **options)  # type: ignore[call-overload]


class TestRejected:
    """What a reject is."""

    def test_its_faults_know_where_they_stand(self, folder: Folder) -> None:
        """Each has the file and row of its row."""
        made = folder({"divisions.csv": "code,level,name\nx,y,\n"})

        (rejected,) = read_register(made, on_fault="collect").rejected

        assert isinstance(rejected, Rejected)
        assert {(fault.file, fault.row) for fault in rejected.faults} == {("divisions.csv", 2)}
