"""The page of the tables: what stands in the docs is what stands in the code."""

import runpy
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from jingwu_model.model import TABLES, City, Figure, Register
from jingwu_model.tables import read_register, write_register
from jingwu_model.tables._page import tables_page

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
MODULE = "jingwu_model.tables._page"


def cells(section: str) -> list[list[str]]:
    """The rows of a section's table, without its head: the column, then both languages of each."""
    rows = [line for line in section.split("\n") if line.startswith("| `")]
    parts = [row.replace("<br>", " | ").strip("|").split(" | ") for row in rows]
    return [[cell.strip() for cell in row] for row in parts]


def section(name: str) -> str:
    """What the page says of one file."""
    return tables_page().split(f"\n## `{name}` ")[1].split("\n## ")[0]


class TestThePage:
    """`docs/tables.md` is generated, and complete."""

    def test_the_page_is_what_the_code_says(self) -> None:
        """Byte for byte."""
        assert PAGE.read_bytes() == tables_page().encode(), (
            f"{PAGE.name} is behind the code: python -m {MODULE} > docs/{PAGE.name}"
        )

    def test_the_command_writes_the_page(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """What the message above says to run does write it."""
        monkeypatch.delitem(sys.modules, MODULE)

        runpy.run_module(MODULE, run_name="__main__")
        sys.stdout.flush()

        assert capfdbinary.readouterr().out == tables_page().encode()

    @pytest.mark.parametrize("table", TABLES)
    def test_a_file_with_its_columns_is_read(self, table: str, tmp_path: Path) -> None:
        """All of them, in its order; and the page lacks none that is written."""
        rows = cells(section(f"{table}.csv"))
        columns = [row[0].strip("`") for row in rows]
        (tmp_path / f"{table}.csv").write_text(f"{','.join(columns)}\n", "utf-8")

        register = read_register(tmp_path)

        assert register == Register(**{table: []})
        write_register(register, tmp_path / "written")
        written = (tmp_path / "written" / f"{table}.csv").read_text("utf-8").split()[0]
        needed = [row[0].strip("`") for row in rows if "may be empty" not in row[4]]
        assert written.split(",") == needed

    def test_every_column_is_told_in_both_languages(self) -> None:
        """What it is, and what it may hold."""
        for table in TABLES:
            for row in cells(section(f"{table}.csv")):
                assert len(row) == 5
                assert all(row)

    def test_what_may_be_empty_and_what_may_not(self) -> None:
        """Code, level and name of a place are needed, and nothing else of it."""
        rows = cells(section("divisions.csv"))

        assert [row[0] for row in rows if "may be empty" not in row[4]] == [
            "`code`",
            "`level`",
            "`name`",
        ]
        assert [row[0] for row in rows if "可空" not in row[3]] == ["`code`", "`level`", "`name`"]

    def test_what_is_not_public_says_so(self) -> None:
        """A member's party membership."""
        rows = cells(section("members.csv"))

        assert [row[0] for row in rows if "not public" in row[4]] == ["`cpc_member`"]
        assert [row[0] for row in rows if "不公开" in row[3]] == ["`cpc_member`"]

    def test_the_parts_of_a_value_say_what_they_may_be(self) -> None:
        """A competence by its code, which the vocabulary lists, and a level of 0 to 5."""
        (row,) = (row for row in cells(section("members.csv")) if row[0] == "`competences`")

        assert "`competence:level`" in row[4]
        assert "`competence`, [Competence](vocabulary.md#competence): `law`, " in row[4]
        assert "`level`, a number from 0 to 5" in row[4]
        assert "`competence`，[Competence](vocabulary.md#competence)：`law`, " in row[3]
        assert "；`level`，0 至 5 的数" in row[3]

    def test_a_community_goes_as_a_village(self) -> None:
        """Wherever a place is told by its kind."""
        kinds = [
            row
            for table in TABLES
            for row in cells(section(f"{table}.csv"))
            if row[0] == "`place_kind`"
        ]

        assert len(kinds) == 5
        for row in kinds:
            assert "`village` goes with the 12-digit code of a village, or of a comm" in row[4]
            assert "行政村和社区（居委会）都用它" in row[3]

    def test_the_figures_file_is_there_too(self) -> None:
        """With every key of its tables; of a source, those that a file may state."""
        told = section("figures.toml")
        city, rest = told.split("### `[[figure]]`")
        figure, source = rest.split("### `[[source]]`")

        for noun, part in ((City, city), (Figure, figure)):
            assert [row[0] for row in cells(part)] == [
                f"`{field.name}`" for field in attrs.fields(noun)
            ]
        assert [row[0] for row in cells(source)] == [
            "`key`",
            "`title`",
            "`title_en`",
            "`issuer`",
            "`issuer_en`",
        ]


class TestImporting:
    """The page is machinery for the docs: nobody else pays for it."""

    def test_the_tables_do_not_import_their_page(self) -> None:
        """In a fresh interpreter."""
        asked = f"import sys, jingwu_model.tables; sys.exit({MODULE!r} in sys.modules)"

        done = subprocess.run([sys.executable, "-c", asked], check=False)

        assert done.returncode == 0
