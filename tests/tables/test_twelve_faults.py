"""Twelve rows with a fault each: one error names them all, and nothing else is lost."""

import csv
from pathlib import Path

import pytest

from jingwu_model.errors import InvalidInput
from jingwu_model.model import TABLES
from jingwu_model.tables import Loaded, read_register

TWELVE = Path(__file__).parent / "twelve_faults"

# Tables of which the folder has no file.
INSTITUTION = list(TABLES)[9:]

# File, row, field, code, found, and words of what is expected, in English and in Chinese.
# The rows are counted by hand in the files, the header being row 1.
FAULTS = (
    ("divisions.csv", 8, "code", "code.not_a_division", "41140200100A",
     "a statistical division code of 12 digits", "12 位统计用区划代码"),
    ("divisions.csv", 11, "code", "code.ga15", "411402001004000",
     "a statistical division code of 12 digits; the 15 digits of GA/T 2000.33", "12 位"),
    ("divisions.csv", 12, "level", "division.level_contradicts_code",
     "code 411402001005, level township", "", ""),
    ("divisions.csv", 13, "code", "division.no_parent", "411402009001",
     "its parent 411402009000", "上级 411402009000"),
    ("divisions.csv", 14, "code", "duplicate", "411402001001",
     "an id of its own", "不重复的标识"),
    ("divisions.csv", 15, "code", "damage.full_width", "４１１４０２００１００７",
     "half-width characters: 411402001007", "半角字符：411402001007"),
    ("divisions.csv", 16, "residents", "out_of_range", "-5",
     "a number from 0 to 9007199254740991", "0 至 9007199254740991 的数"),
    ("grids.csv", 3, "zone", "unknown_code", "seaside",
     "one of residential, factory, institution, hospital, business, market, campus, scenic",
     "residential、factory、institution、hospital、business、market、campus、scenic 之一"),
    ("rooms.csv", 3, "divisions", "repeated", "411402002001;411402002001",
     "items that all differ", "各项互不相同"),
    ("assignments.csv", 3, "place", "assignment.two_stations", "S1, S2",
     "one station's area", "同一派出所辖区"),
    ("assignments.csv", 4, "member", "reference.unknown", "P999",
     "a row of members", "members 中的一行"),
    ("duty_entries.csv", 3, "start", "time.naive", "2024-03-05T09:00:00",
     "a time with its offset, such as 2024-03-05T09:00:00+08:00",
     "带时区的时间，如 2024-03-05T09:00:00+08:00"),
)


def collected() -> Loaded:
    """What the folder comes to when faults are collected."""
    return read_register(TWELVE, on_fault="collect")


class TestRaising:
    """One error, with every fault."""

    def test_one_error_lists_all_twelve(self) -> None:
        """Each with its file, row, field and code, in the order of files and rows."""
        with pytest.raises(InvalidInput) as caught:
            read_register(TWELVE)

        found = [(f.file, f.row, f.field, f.code) for f in caught.value.faults]
        assert found == [expected[:4] for expected in FAULTS]

    @pytest.mark.parametrize("at", range(12))
    def test_each_says_what_was_expected_and_found(self, at: int) -> None:
        """In both languages."""
        file, row, field, _code, found, en, zh = FAULTS[at]
        with pytest.raises(InvalidInput) as caught:
            read_register(TWELVE)
        fault = caught.value.faults[at]

        assert en in fault.expected.en
        assert zh in fault.expected.zh
        assert found in fault.found
        assert fault.text("en").startswith(f"{file}, row {row}, {field}: {fault.says.en}")
        assert fault.text("zh").startswith(f"{file} 第 {row} 行 {field}：{fault.says.zh}")

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_the_error_tells_them_one_a_line(self, lang: str) -> None:
        """A person reads them all at once, in either language."""
        with pytest.raises(InvalidInput) as caught:
            read_register(TWELVE)

        text = caught.value.text("zh" if lang == "zh" else "en")
        head, *lines = text.splitlines()
        assert len(lines) == 12
        assert "12" in head
        for (file, row, field, *_), line in zip(FAULTS, lines, strict=True):
            assert file in line
            assert str(row) in line
            assert field in line


class TestCollecting:
    """The rest of the folder, and the twelve rows whole."""

    def test_the_rest_is_intact(self) -> None:
        """Every good row is there, and no other: counted by hand in the files."""
        register = collected().register

        assert {name: len(getattr(register, name)) for name in TABLES} == {
            "divisions": 8,
            "grids": 1,
            "agencies": 1,
            "stations": 2,
            "rooms": 1,
            "workstations": 0,
            "members": 2,
            "assignments": 1,
            "duty_entries": 1,
            **dict.fromkeys(INSTITUTION, 0),
        }
        assert register.divisions["411402001001"].name == "新区社区居委会"
        assert not register.workstations.recorded

    def test_the_twelve_rows_are_whole(self) -> None:
        """Each reject has its cells just as they stand in its file."""
        raw = {}
        for path in TWELVE.glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                raw.update({(path.name, n): tuple(r) for n, r in enumerate(csv.reader(file), 1)})

        rejected = collected().rejected

        assert [(each.file, each.row) for each in rejected] == [row[:2] for row in FAULTS]
        assert [each.raw for each in rejected] == [raw[row[:2]] for row in FAULTS]

    def test_each_reject_has_its_reason(self) -> None:
        """The same faults that would have been raised."""
        with pytest.raises(InvalidInput) as caught:
            read_register(TWELVE)

        faults = [fault for each in collected().rejected for fault in each.faults]
        assert tuple(faults) == caught.value.faults

    def test_no_row_is_lost(self) -> None:
        """What is kept and what is rejected are together all there is."""
        given = sum(
            len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in TWELVE.glob("*.csv")
        )
        load = collected()

        kept = sum(len(getattr(load.register, name)) for name in TABLES)
        assert kept + len(load.rejected) == given
