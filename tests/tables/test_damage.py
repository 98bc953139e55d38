"""Damage: what a spreadsheet did to a cell is named for what it is."""

import pytest

from jingwu_model.errors import Fault
from jingwu_model.tables import read_register
from tables.conftest import Folder

DIVISION = {"code": "640000000000", "level": "province", "name": "宁夏回族自治区"}
MEMBER = {"staff_id": "P001", "kind": "officer", "station": "S1"}
ENTRY = {
    "member": "P001",
    "start": "2024-03-04T09:00:00+08:00",
    "end": "2024-03-04T12:00:00+08:00",
    "in_community": "true",
}
ROWS = {
    "divisions": {**DIVISION, "households": "1", "lon": "106.3", "lat": "35.5", "datum": "wgs84",
                  "since": "2020-01-01"},
    "agencies": {"id": "640000000000", "division": "640000000000", "level": "province",
                 "name": "厅"},
    "members": MEMBER,
    "duty_entries": ENTRY,
}


def fault_of(folder: Folder, table: str, column: str, cell: str) -> Fault:
    """The one fault of a sound row with one cell changed."""
    row = {**ROWS[table], column: cell}
    cells = ",".join(f'"{each}"' for each in row.values())
    text = f"{','.join(row)}\n{cells}\n"
    load = read_register(folder({f"{table}.csv": text}), on_fault="collect")
    ((fault,),) = (each.faults for each in load.rejected)
    assert fault.path == f"$.{column}"
    return fault


CODES = (
    # blanks of every width, and marks that take no room
    ("640000000000 ", "damage.blanks", "no blank at either end"),
    ("\t640000000000", "damage.blanks", "no blank at either end"),
    ("640000000000\u3000", "damage.blanks", "no blank at either end"),
    ("\u00a0640000000000", "damage.blanks", "no blank at either end"),
    ("\u200b640000000000", "damage.blanks", "no blank at either end"),
    ("640000000000\ufeff", "damage.blanks", "no blank at either end"),
    ("   ", "damage.blanks", "no blank at either end"),
    ("６４００００００００００", "damage.full_width", "half-width characters: 640000000000"),
    ("64000000000０", "damage.full_width", "half-width characters: 640000000000"),
    # a spreadsheet's number of twelve digits
    ("6.4E+11", "damage.scientific", "all digits of the original id"),
    ("4.11402E+11", "damage.scientific", "all digits of the original id"),
    ("640000000000.0", "damage.decimal", "no decimal point: 640000000000"),
    ("640,000,000,000", "damage.grouped", "no separators: 640000000000"),
    # a code whose head was eaten, or that was cut
    ("40000000000", "damage.code_cut", "this has 11"),
    ("4", "damage.code_cut", "this has 1"),
    ("64", "damage.code_cut", "640000000000, if zeros were left out"),
    ("640424", "damage.code_cut", "640424000000, if zeros were left out"),
    ("640424100", "damage.code_cut", "640424100000, if zeros were left out"),
    # what nothing is known of
    ("040000000000", "code.not_a_division", "12 digits"),
    ("6400000000000", "code.not_a_division", "12 digits"),
    ("640000000000000", "code.ga15", "the 15 digits of GA/T 2000.33"),
    ("64-000000000", "code.not_a_division", "12 digits"),
)

OTHERS = (
    ("divisions", "level", "Province", "unknown_code", "one of province, prefecture"),
    ("divisions", "level", "省", "unknown_code", "one of province, prefecture"),
    ("divisions", "level", "province ", "damage.blanks", "no blank"),
    ("divisions", "name", " 宁夏", "damage.blanks", "no blank"),
    ("divisions", "name", "宁\u200b夏", "not_printable", "printable characters"),
    ("divisions", "name", "宁" * 201, "not_printable", "1 to 200"),
    ("divisions", "households", "12.0", "damage.decimal", "no decimal point: 12"),
    ("divisions", "households", "12.", "damage.decimal", "no decimal point: 12"),
    ("divisions", "households", "1,234,567", "damage.grouped", "no separators: 1234567"),
    ("divisions", "households", "1.2E+05", "damage.scientific", "of the original number"),
    ("divisions", "households", "12.5", "not_a_whole_number", "a whole number"),
    ("divisions", "households", "0500", "not_a_whole_number", "without zeros before it: 500"),
    ("divisions", "households", "00", "not_a_whole_number", "without zeros before it: 0"),
    ("divisions", "households", "-007", "not_a_whole_number", "without zeros before it: -7"),
    ("divisions", "households", "+5", "not_a_whole_number", "a whole number"),
    ("divisions", "households", "-", "not_a_whole_number", "a whole number"),
    ("divisions", "households", "约5", "not_a_whole_number", "a whole number"),
    ("divisions", "households", "５", "damage.full_width", "half-width characters: 5"),
    ("divisions", "households", "٥", "not_a_whole_number", "a whole number"),
    ("divisions", "households", "9" * 17, "out_of_range", "from 0 to"),
    ("divisions", "households", "9" * 5000, "not_a_whole_number", "a whole number"),
    ("divisions", "households", "-1", "out_of_range", "from 0 to"),
    ("divisions", "lon", "106,3", "not_a_number", "a number"),
    ("divisions", "lon", "nan", "not_a_number", "a number"),
    ("divisions", "lon", "1e400", "not_finite", "a number"),
    ("divisions", "lon", "200", "out_of_range", "from -180 to 180"),
    ("divisions", "datum", "WGS84", "unknown_code", "one of wgs84"),
    ("divisions", "since", "2026/3/2", "damage.date", "2026-03-02"),
    ("divisions", "since", "2026-3-2", "damage.date", "2026-03-02"),
    ("divisions", "since", "2026.03.02", "damage.date", "2026-03-02"),
    ("divisions", "since", "2026年3月2日", "damage.date", "2026-03-02"),
    ("divisions", "since", "2026/3/2 0:00", "damage.date", "2026-03-02"),
    ("divisions", "since", "2026/2/30", "damage.date", "a date such as 2026-03-02"),
    ("divisions", "since", "3/2/2026", "damage.date", "a date such as 2026-03-02"),
    ("divisions", "since", "3/2/26", "damage.date", "a date such as 2026-03-02"),
    # 2026-03-02 is day 46,083 of a spreadsheet: 45,292 is 2024-01-01, and 791 days are between.
    ("divisions", "since", "46083", "damage.date_serial", "2026-03-02"),
    ("divisions", "since", "46083.5", "damage.date_serial", "2026-03-02"),
    ("divisions", "since", "20260302", "not_a_day", "a date such as 2026-03-02"),
    ("divisions", "since", "2026-W10-1", "not_a_day", "a date such as 2026-03-02"),
    ("divisions", "since", "2026-03-02 00:00:00", "damage.date", "2026-03-02"),
    ("divisions", "since", "2026-02-30", "not_a_day", "a date such as 2026-03-02"),
    ("divisions", "since", "2026-0x-01", "not_a_day", "a date such as 2026-03-02"),
    ("agencies", "municipal_district", "TRUE", "not_true_or_false", "in lower case"),
    ("agencies", "municipal_district", "是", "not_true_or_false", "in lower case"),
    ("agencies", "municipal_district", "1", "not_true_or_false", "in lower case"),
    ("agencies", "id", "6.4E+11", "damage.scientific", "all digits of the original id"),
    ("agencies", "id", "64000000000a", "not_matching", "12 characters"),
    ("agencies", "id", "640000000000.0", "not_matching", "12 characters"),
    ("members", "staff_id", "Ｐ００１", "damage.full_width", "half-width characters: P001"),
    ("members", "station", "S 1", "not_matching", "letters, digits"),
    ("duty_entries", "start", "2024-03-04T09:00:00", "time.naive", "2024-03-04T09:00:00+08:00"),
    ("duty_entries", "start", "2024-03-04T09:00", "time.naive", "2024-03-04T09:00:00+08:00"),
    ("duty_entries", "start", "2024-03-04 09:00:00", "time.naive", "2024-03-04T09:00:00+08:00"),
    ("duty_entries", "start", "2024/3/4 9:00", "damage.date", "2026-03-02T09:30:00+08:00"),
    ("duty_entries", "start", "3/4/2024 9:00", "damage.date", "2026-03-02T09:30:00+08:00"),
    ("duty_entries", "start", "45355.375", "damage.date_serial", "2026-03-02T09:30:00+08:00"),
    ("duty_entries", "start", "2024-03-04 09:00:00+08:00", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "2024-03-04T09:00:00+0800", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "2024-03-04T09:00+08:00", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "2024-02-30T09:00:00Z", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "20240304T090000Z", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "2024-03-04T09:00:00,5Z", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "2024-03-04T24:00:00Z", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "2024-03-04t09:00:00z", "not_a_time", "a time with its offset"),
    ("duty_entries", "start", "0001-01-01T00:00:00+14:00", "time.out_of_reach", "a time"),
)


class TestNames:
    """Each kind of damage has its own name, and says what should stand there."""

    @pytest.mark.parametrize(("cell", "code", "expected"), CODES)
    def test_a_code(self, folder: Folder, cell: str, code: str, expected: str) -> None:
        """Division codes suffer most: twelve digits look like a number."""
        fault = fault_of(folder, "divisions", "code", cell)

        assert fault.code == code
        assert expected in fault.expected.en

    @pytest.mark.parametrize("row", OTHERS)
    def test_any_other_cell(self, folder: Folder, row: tuple[str, str, str, str, str]) -> None:
        """By the kind of value that should stand there."""
        table, column, cell, code, expected = row
        fault = fault_of(folder, table, column, cell)

        assert fault.code == code
        assert expected in fault.expected.en

    @pytest.mark.parametrize(("cell", "code", "expected"), CODES)
    def test_it_is_told_in_chinese_too(
        self, folder: Folder, cell: str, code: str, expected: str
    ) -> None:
        """Both languages say something, and not the same."""
        fault = fault_of(folder, "divisions", "code", cell)

        assert fault.says.zh != fault.says.en
        assert fault.expected.zh != fault.expected.en

    def test_a_long_cell_is_shown_short(self, folder: Folder) -> None:
        """The reject keeps it whole; the fault shows its beginning."""
        fault = fault_of(folder, "divisions", "households", "9" * 5000)

        assert fault.found == "9" * 79 + "…"

    def test_what_does_not_print_is_shown_escaped(self, folder: Folder) -> None:
        """A fault is one line of text."""
        assert fault_of(folder, "divisions", "code", "64\n\0").found == r"64\n\x00"
