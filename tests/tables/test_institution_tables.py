"""The tables of the rest of the institution: exact amounts, head-counts, and faults by row."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.declare import specs
from jingwu_model.errors import InvalidInput
from jingwu_model.model import TABLES, Funding, HeadCount
from jingwu_model.tables import read_register, write_register
from jingwu_model.tables._cells import reader_of, writer_of
from jingwu_model.vocabulary import Occupation
from tables._whole import WHOLE
from tables.conftest import Folder

AMOUNT = next(spec.shape for spec in specs(Funding) if spec.name == "amount")
FUNDINGS = "place,level,year,earmarked,amount\n"


def funded(cell: str) -> dict[str, str]:
    """A folder with one amount, in quotation marks."""
    return {"fundings.csv": f'{FUNDINGS}640424000000,county,2024,true,"{cell}"\n'}


class TestAmounts:
    """Money is exact."""

    @pytest.mark.parametrize(
        ("cell", "amount", "written"),
        [
            ("0", Fraction(0), "0"),
            ("12500", Fraction(12500), "12500"),
            ("12500.5", Fraction(25001, 2), "12500.5"),
            ("0012.50", Fraction(25, 2), "12.5"),
            ("0.01", Fraction(1, 100), "0.01"),
            ("0.1", Fraction(1, 10), "0.1"),
            ("1000000000000000", Fraction(10**15), "1000000000000000"),
            ("999999999999999.99", Fraction(10**17 - 1, 100), "999999999999999.99"),
            ("2/4", Fraction(1, 2), "0.5"),
            ("1/3", Fraction(1, 3), "1/3"),
            ("1/0003", Fraction(1, 3), "1/3"),
        ],
    )
    def test_an_amount_is_read_to_the_last_digit(
        self, folder: Folder, cell: str, amount: Fraction, written: str
    ) -> None:
        """And written as a decimal where it is one."""
        made = folder(funded(cell))
        register = read_register(made)
        (row,) = register.fundings

        write_register(register, made)

        assert row.amount == amount
        assert (made / "fundings.csv").read_text("utf-8").splitlines()[1].endswith(f",{written}")

    @given(st.fractions())
    def test_any_number_is_read_as_it_was_written(self, number: Fraction) -> None:
        """Below nought too: what a limit refuses, the cell can still say."""
        assert reader_of(AMOUNT)(writer_of(AMOUNT)(number)) == number

    @pytest.mark.parametrize(
        ("cell", "code", "expected"),
        [
            ("1.25E+04", "damage.scientific", "all digits of the original number"),
            ("1,250,000", "damage.grouped", "no separators: 1250000"),
            ("1,250.5", "damage.grouped", "no separators: 1250.5"),
            ("１２．５", "damage.full_width", "half-width characters: 12.5"),
            ("12.5 ", "damage.blanks", "no blank at either end"),
            ("12.5元", "not_a_number", "a decimal such as 12500.5, or a fraction such as 1/3"),
            ("1/0", "not_a_number", "a decimal such as 12500.5, or a fraction such as 1/3"),
            (".5", "not_a_number", "a decimal such as 12500.5, or a fraction such as 1/3"),
            ("9" * 641, "not_a_number", "a decimal such as 12500.5, or a fraction such as 1/3"),
            ("-1", "out_of_range", "a number from 0 to 1000000000000000"),
            ("1000000000000000.01", "out_of_range", "a number from 0 to 1000000000000000"),
        ],
    )
    def test_what_is_no_amount_is_named(
        self, folder: Folder, cell: str, code: str, expected: str
    ) -> None:
        """What a spreadsheet did to it first of all."""
        (rejected,) = read_register(folder(funded(cell)), on_fault="collect").rejected
        (fault,) = rejected.faults

        assert (fault.field, fault.code) == ("amount", code)
        assert expected in fault.expected.en


class TestCells:
    """Nouns inside a row."""

    def test_head_counts_stand_in_one_cell(self, folder: Folder) -> None:
        """Each an occupation and its number."""
        team = read_register(folder(WHOLE)).teams["T1"]

        assert team.members == (
            HeadCount(occupation=Occupation.COURIER, count=3),
            HeadCount(occupation=Occupation.TEACHER, count=0),
        )

    def test_a_decision_stands_in_two_columns(self, folder: Folder) -> None:
        """Its token in the column of its field, its digest beside it."""
        first, second = read_register(folder(WHOLE)).place_trends

        assert first.decision is not None
        assert (first.decision.token, first.decision.sha256) == (
            "decision-1",
            "0123456789abcdef" * 4,
        )
        assert second.decision is None

    def test_conduct_is_laid_flat(self, folder: Folder) -> None:
        """None where nothing of it was asked."""
        first, second = read_register(folder(WHOLE)).surveys

        assert first.conduct is not None
        assert (first.conduct.lawful, first.conduct.by_the_rules) == (199, 200)
        assert second.conduct is None


# File, row to put there after those that hold, its number, and each fault: field and code.
BAD = (
    ("dual_posts.csv", "P999,640424100003,deputy_secretary,,,,,,", 4,
     [("member", "reference.unknown")]),
    ("dual_posts.csv", "F001,640424100000,director_assistant,,,,,,", 4,
     [("post", "posting.another_level")]),
    ("dual_posts.csv", "P001,640424100003,deputy_secretary,2026-12-31,,elected,,,", 4,
     [("post", "posting.held_twice")]),
    ("mentorships.csv", "F001,P001,,,", 4, [("mentor", "reference.not_an_officer")]),
    ("mentorships.csv", "P001,F002,640424100000,,", 4, [("area", "reference.wrong_level")]),
    ("trainings.csv", "F001,law,2024-02-01,,,,2024-01-31", 4, [("done", "training.done_first")]),
    ("grid_teams.csv", "G1,泾河小区,,F001;P001,,,,", 4,
     [("auxiliaries", "reference.not_an_auxiliary")]),
    ("teams.csv", "T1,grid,G1,patrol,,,,,,,", 4, [("id", "duplicate")]),
    ("teams.csv", "T3,grid,G1,patrol,courier:3;courier:4,,,,,,", 4, [("members", "repeated")]),
    ("teams.csv", "T3,grid,G1,patrol,courier:3;teacher,,,,,,", 4,
     [("members[1]", "not_in_parts")]),
    ("teams.csv", "T3,grid,G1,patrol,courier:three,,,,,,", 4,
     [("members[0].count", "not_a_whole_number")]),
    ("teams.csv", "T3,grid,G1,patrol,courier:03,,,,,,", 4,
     [("members[0].count", "not_a_whole_number")]),
    ("teams.csv", "T3,grid,G1,patrol,,,,P001,true,,", 4, [("led_by_public", "team.led_by_both")]),
    ("deliberations.csv", "640424000000,party_committee,crime-squad,2024-03-05", 4,
     [("unit", "deliberation.another_unit")]),
    ("contact_visits.csv", "F001,2024-03-06,,", 4, [("leader", "reference.not_an_officer")]),
    ("publications.csv", "R9,meeting,work_report,2024-12-30,", 5, [("room", "reference.unknown")]),
    ("surveys.csv", "grid,G1,2024-06-01,2024-06-30,200,,,201,,,,,,", 4,
     [("knows_officer", "survey.more_than_asked")]),
    ("surveys.csv", "grid,G1,2024-06-01,2024-06-30,200,201,,200,,,,,,", 4,
     [("satisfied", "survey.more_than_asked")]),
    ("surveys.csv", "grid,G1,2024-06-01,2024-06-30,200,,201,,202,200,203,,,204", 4,
     [("feels_safe", "survey.more_than_asked"), ("saw_officer", "survey.more_than_asked"),
      ("rational", "survey.more_than_asked"), ("by_the_rules", "survey.more_than_asked")]),
    ("recognitions.csv", "P001,medal,2024-05-01", 4, [("kind", "unknown_code")]),
    ("care_measures.csv", "640424000000,meals,24,25", 4, [("year", "out_of_range")]),
    ("fundings.csv", "640424000000,county,02029,true,", 4, [("year", "not_a_whole_number")]),
    ("fundings.csv", "640400000000,prefecture,2024,true,", 4,
     [("level", "funding.another_level")]),
    ("instruments.csv", "泾源县公安局,,plan,2024-01-05", 3, [("title", "missing")]),
    ("practices.csv", "S1,R1,流动警务,", 4, [("room", "practice.whose")]),
    ("place_trends.csv", "640424100003,theft,2024-03-01,2024-03-31,9,2024-04-01,2024-04-02,d-1,",
     4, [("decision_sha256", "missing")]),
    ("place_trends.csv", "640424100003,theft,2024-03-31,2024-03-01,9,,2024-04-02,,", 4,
     [("until", "trend.backwards"), ("decision", "trend.decided_first")]),
    ("jurisdiction_lists.csv", "640424000000,诈骗案件,,2024-01-01,", 4,
     [("item", "jurisdiction.listed_twice")]),
)  # fmt: skip


class TestFaults:
    """A row at fault is told by file, row and field, and set aside alone."""

    def test_a_sound_folder_has_none(self, folder: Folder) -> None:
        """Else nothing below would say what it says."""
        assert read_register(folder(WHOLE), on_fault="collect").rejected == ()

    @pytest.mark.parametrize(("file", "row", "number", "faults"), BAD)
    def test_a_row_at_fault_is_set_aside_alone(
        self, folder: Folder, file: str, row: str, number: int, faults: list[tuple[str, str]]
    ) -> None:
        """Whole, with every fault; the others stay."""
        load = read_register(folder({**WHOLE, file: f"{WHOLE[file]}{row}\n"}), on_fault="collect")
        sound = read_register(folder(WHOLE))

        (rejected,) = load.rejected
        assert (rejected.file, rejected.row) == (file, number)
        assert rejected.raw == tuple(row.split(","))
        assert [(fault.field, fault.code) for fault in rejected.faults] == faults
        assert load.register == sound

    def test_all_are_told_in_one_error(self, folder: Folder) -> None:
        """One row of each of twelve tables, in the order of tables."""
        last = {row[0]: row for row in BAD}
        files = {name: f"{WHOLE[name]}{row}\n" for name, row, *_ in last.values()}
        with pytest.raises(InvalidInput) as caught:
            read_register(folder({**WHOLE, **files}))

        found = [(fault.file, fault.field, fault.code) for fault in caught.value.faults]
        order = [f"{name}.csv" for name in TABLES]
        assert len(found) >= 12
        assert found == [
            (name, *fault) for name in sorted(last, key=order.index) for fault in last[name][3]
        ]
