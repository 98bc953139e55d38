"""Figures from TOML: every number exact, every fault at once, and nothing else raised."""

import os
from contextlib import suppress
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import Fault, InvalidInput
from jingwu_model.tables import read, read_figures
from jingwu_model.vocabulary import Quantity, Unit
from tables.conftest import Folder

CITY = '[city]\ndivision = "411400000000"\nname = "商丘市"\n'
ROOMS = """
[[figure]]
quantity = "rooms"
value = 735
as_of = 2023-12-31
source = "city-2024"
"""
SOURCE = """
[[source]]
key = "made-up"
title = "某县统计公报"
title_en = "a county's bulletin"
issuer = "某县统计局"
"""


def faults_of(folder: Folder, text: str | bytes) -> tuple[Fault, ...]:
    """The faults of a file of figures."""
    with pytest.raises(InvalidInput) as caught:
        read_figures(folder({"figures.toml": text}) / "figures.toml")
    assert {fault.file for fault in caught.value.faults} == {"figures.toml"}
    return caught.value.faults


def told(folder: Folder, text: str | bytes) -> list[tuple[str, str]]:
    """Path and code of each fault."""
    return [(fault.path, fault.code) for fault in faults_of(folder, text)]


def with_value(line: str) -> str:
    """A file with one figure whose value is written so."""
    return CITY + ROOMS.replace("value = 735", line)


class TestReading:
    """What a file may say."""

    def test_a_file_may_state_a_source_of_its_own(self, folder: Folder) -> None:
        """It is cited by its key and counts as not read."""
        text = CITY + ROOMS.replace("city-2024", "made-up") + SOURCE

        figures = read_figures(folder({"figures.toml": text}) / "figures.toml")

        (source,) = figures.sources
        assert (figures.figures[0].source, source.key) == ("made-up", "made-up")
        assert source.whole.text("zh") == "《某县统计公报》（未读原文）"

    def test_a_figure_is_read_with_all_it_says(self, folder: Folder) -> None:
        """Value, unit, day, source and place; the optional ones are none."""
        later = ROOMS.replace("735", "736").replace("2023", "2024")
        text = CITY + ROOMS + 'unit = "count"\nwhere = "§2(2)2"\n' + later

        figures = read_figures(folder({"figures.toml": text}) / "figures.toml")

        first, second = figures.figures
        assert (first.quantity, first.value, first.unit) == (Quantity.ROOMS, 735, Unit.COUNT)
        assert (first.as_of, first.source, first.where) == (
            date(2023, 12, 31), "city-2024", "§2(2)2",
        )
        assert (second.value, second.unit, second.where, second.claim) == (736, None, None, None)
        assert figures.city.inferred is False

    @pytest.mark.parametrize(
        ("written", "value"),
        [
            ("43.7", Fraction(437, 10)),
            ("0.1", Fraction(1, 10)),
            ("1e2", Fraction(100)),
            ("0x10", Fraction(16)),
            ("1_000", Fraction(1000)),
            ("0.30000000000000000000001", Fraction(30000000000000000000001, 10**23)),
        ],
    )
    def test_a_number_is_exact(self, folder: Folder, written: str, value: Fraction) -> None:
        """It never passes through a float."""
        made = folder({"figures.toml": with_value(f"value = {written}")})

        (figure,) = read_figures(made / "figures.toml").figures

        assert figure.value == value

    def test_a_change_may_be_below_zero(self, folder: Folder) -> None:
        """A count may not."""
        change = ROOMS.replace("rooms", "homicide_change").replace("735", "-58.82")

        assert read_figures(
            folder({"figures.toml": CITY + change}) / "figures.toml"
        ).figures[0].value == Fraction(-5882, 100)
        assert told(folder, with_value("value = -1")) == [
            ("$.figure[0].value", "figure.negative_count")
        ]

    def test_a_file_may_have_no_figure(self, folder: Folder) -> None:
        """And may begin with the mark of UTF-8."""
        made = folder({"figures.toml": b"\xef\xbb\xbf" + CITY.encode()})

        assert read_figures(made / "figures.toml").figures == ()


class TestFaults:
    """What it may not say."""

    def test_every_fault_is_told_at_once(self, folder: Folder) -> None:
        """Of the city and of each figure, by path."""
        text = """
        extra = 1
        [city]
        division = "4114"
        mayor = "x"
        [[figure]]
        quantity = "romos"
        value = 735
        as_of = "2023-12-31"
        source = "city-2023"
        [[figure]]
        value = 1
        claim = "x"
        as_of = 2023-12-31T00:00:00
        source = "city-2024"
        unit = "dozen"
        note = ""
        [notes]
        """

        assert told(folder, text) == [
            ("$.extra", "figures.unknown_key"),
            ("$.notes", "figures.unknown_key"),
            ("$.city.mayor", "figures.unknown_key"),
            ("$.city.name", "missing"),
            ("$.city.division", "code.not_a_division"),
            ("$.figure[0].quantity", "unknown_code"),
            ("$.figure[0].as_of", "wrong_type"),
            ("$.figure[0].source", "figures.unknown_source"),
            ("$.figure[1].note", "figures.unknown_key"),
            ("$.figure[1].quantity", "missing"),
            ("$.figure[1].unit", "unknown_code"),
            ("$.figure[1].as_of", "wrong_type"),
            ("$.figure[1].claim", "figure.value_or_claim"),
        ]

    def test_a_source_at_fault_is_told_beside_the_rest(self, folder: Folder) -> None:
        """What cites it is not at fault too; the key of a packaged source cannot be taken."""
        text = (
            CITY
            + ROOMS.replace("city-2024", "made-up")
            + SOURCE.replace("issuer", "isuer")
            + SOURCE.replace("made-up", "city-2024")
        )

        assert told(folder, text) == [
            ("$.source[0].isuer", "unknown_key"),
            ("$.source[0].issuer", "missing"),
            ("$.source[1].key", "source.packaged"),
        ]

    def test_what_was_meant_is_guessed(self, folder: Folder) -> None:
        """The nearest quantities, sources and keys."""
        text = CITY + ROOMS.replace('"rooms"', '"romos"').replace("city-2024", "city-2023").replace(
            "value", "valeu"
        )
        expected = {fault.path: fault.expected for fault in faults_of(folder, text)}

        assert "rooms" in expected["$.figure[0].quantity"].en
        assert "city-2024" in expected["$.figure[0].source"].zh
        assert expected["$.figure[0].valeu"].en == "one of value"

    def test_where_nothing_is_near_all_are_listed(self, folder: Folder) -> None:
        """A quantity is looked up, not remembered."""
        (fault,) = faults_of(folder, CITY + ROOMS.replace("rooms", "警务室"))

        assert all(each.code in fault.expected.en for each in Quantity)

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ('value = "735"', "735"),
            ("value = true", "true"),
            ("value = nan", "NaN"),
            ("value = inf", "Infinity"),
            ("value = 1e999999999", "1E+999999999"),
            ("value = 1e-999", "1E-999"),
            ("value = 1e99999999999999999999", "NaN"),
            ("value = [735]", "[array]"),
            ("value = {of = 735}", "[table]"),
        ],
    )
    def test_a_value_is_a_number(self, folder: Folder, line: str, found: str) -> None:
        """Not a text, nor one that no memory holds."""
        (fault,) = faults_of(folder, with_value(line))

        assert (fault.path, fault.code, fault.found) == ("$.figure[0].value", "wrong_type", found)

    def test_a_value_has_bounds(self, folder: Folder) -> None:
        """However many digits it is written with."""
        assert told(folder, with_value(f"value = 0x{'f' * 5000}")) == [
            ("$.figure[0].value", "out_of_range")
        ]
        (fault,) = faults_of(folder, CITY.replace('"商丘市"', f"0x{'f' * 5000}"))
        assert (fault.path, fault.found) == ("$.city.name", "…")

    @pytest.mark.parametrize(
        ("text", "faults"),
        [
            ("", [("$.city", "missing")]),
            ("city = 1", [("$.city", "wrong_type")]),
            (f"figure = 1\n{CITY}", [("$.figure", "wrong_type")]),
            (f"figure = [1]\n{CITY}", [("$.figure[0]", "wrong_type")]),
            (f"{CITY}[figure]\nvalue = 1", [("$.figure", "wrong_type")]),
            (f"{CITY}inferred = 1", [("$.city.inferred", "wrong_type")]),
            (f"{CITY}inferred = 'yes'", [("$.city.inferred", "wrong_type")]),
            (CITY + ROOMS + ROOMS,
             [("$.figure", "repeated"), ("$.figure", "figures.two_values_of_a_day")]),
            (CITY + ROOMS + ROOMS.replace("735", "736"),
             [("$.figure", "figures.two_values_of_a_day")]),
            (CITY + ROOMS.replace('"rooms"', "7"), [("$.figure[0].quantity", "unknown_code")]),
            (CITY + ROOMS.replace('"city-2024"', "7"), [("$.figure[0].source", "wrong_type")]),
            (CITY + ROOMS.replace("value = 735", ""),
             [("$.figure[0].claim", "figure.value_or_claim")]),
            (CITY + ROOMS + 'unit = "person"\n',
             [("$.figure[0].unit", "figure.unit_contradicts_quantity")]),
            (CITY + ROOMS + 'where = " §2"\n', [("$.figure[0].where", "not_printable")]),
        ],
    )
    def test_a_malformed_value_is_a_fault(
        self, folder: Folder, text: str, faults: list[tuple[str, str]]
    ) -> None:
        """Whatever stands where something else should."""
        assert told(folder, text) == faults

    @pytest.mark.parametrize(
        ("text", "row"),
        [
            (f"{CITY}name", 4),
            (f"{CITY}name = 'again'", 4),
            ("[city\n", 1),
            (f"{CITY}\n\nas_of = 2023-13-31", 6),
            ("x = " + "[" * 100_000, None),
            ("x = 1" + "0" * 5000, None),
        ],
    )
    def test_what_is_no_toml_is_told_with_its_line(
        self, folder: Folder, text: str, row: int | None
    ) -> None:
        """As far as the reader of TOML tells it."""
        (fault,) = faults_of(folder, text)

        assert (fault.path, fault.code) == ("$", "file.not_toml")
        assert fault.row == row

    def test_bytes_of_another_encoding_are_told_with_their_line(self, folder: Folder) -> None:
        """TOML is UTF-8."""
        (fault,) = faults_of(folder, CITY.encode("gb18030"))

        assert (fault.code, fault.row, fault.found) == ("file.undecodable", 3, "0xc9")

    @pytest.mark.parametrize(
        ("key", "path"),
        [
            (r'"\u001b[31m"', r"$.\x1b[31m"),
            (r'"a\nb"', r"$.a\nb"),
            (r'"\u202ename"', r"$.\u202ename"),
        ],
    )
    def test_a_key_cannot_steer_the_terminal(self, folder: Folder, key: str, path: str) -> None:
        """What does not print is written out, in the path too."""
        assert told(folder, f"{key} = 1\n{CITY}") == [(path, "figures.unknown_key")]

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """One fault, naming the file."""
        with pytest.raises(InvalidInput, match="file cannot be read") as caught:
            read_figures(tmp_path / "figures.toml")

        assert caught.value.faults[0].file == "figures.toml"

    @given(data=st.binary() | st.text().map(str.encode))
    def test_no_bytes_raise_anything_else(
        self, tmp_path_factory: pytest.TempPathFactory, data: bytes
    ) -> None:
        """A file that says nothing sensible is refused, never followed."""
        path = tmp_path_factory.mktemp("figures") / "figures.toml"
        path.write_bytes(data)

        with pytest.raises(InvalidInput):
            read_figures(path)

    @given(
        key=st.sampled_from(["quantity", "value", "claim", "unit", "as_of", "source", "where"]),
        value=st.sampled_from(
            ["1", "1.5", "nan", "-inf", "true", '""', '"\\u0000"', "2023-12-31", "12:00:00",
             "2023-12-31T00:00:00Z", "[]", "[[1]]", "{}", "{a.b = 1}", '"rooms"', '"city-2024"']
        ),
    )
    def test_no_value_raises_anything_else(
        self, tmp_path_factory: pytest.TempPathFactory, key: str, value: str
    ) -> None:
        """Any value TOML has, in any key."""
        figure: dict[str, Any] = {
            "quantity": '"rooms"', "value": "735", "as_of": "2023-12-31", "source": '"city-2024"',
        }
        figure[key] = value
        lines = "\n".join(f"{name} = {each}" for name, each in figure.items())
        path = tmp_path_factory.mktemp("figures") / "figures.toml"
        path.write_text(f"{CITY}\n[[figure]]\n{lines}\n", encoding="utf-8")

        with suppress(InvalidInput):
            assert len(read_figures(path).figures) == 1


class TestFolders:
    """`read` takes whatever a folder holds."""

    def test_tables_alone(self, folder: Folder) -> None:
        """There are no figures."""
        material = read(folder({"rooms.csv": "id,station,name,stands_in\n"}))

        assert material.register is not None
        assert material.figures is None

    def test_figures_alone(self, folder: Folder) -> None:
        """In a folder, or a file of any name."""
        made = folder({"figures.toml": CITY + ROOMS, "other.toml": CITY})

        assert read(made).register is None
        assert read(made) == read(made / "figures.toml")
        figures = read(made / "other.toml").figures
        assert figures is not None
        assert figures.figures == ()

    def test_tables_in_gb18030(self, folder: Folder) -> None:
        """The encoding is that of the tables; figures are UTF-8 always."""
        made = folder({
            "divisions.csv": "code,level,name\n110000000000,province,北京市\n".encode("gb18030"),
            "figures.toml": CITY,
        })

        material = read(made, encoding="gb18030")

        assert material.register is not None
        assert material.register.divisions["110000000000"].name == "北京市"

    def test_a_link_to_nothing_is_no_absence(self, folder: Folder) -> None:
        """Somebody meant figures to be there."""
        made = folder({"divisions.csv": "code,level,name\n"})
        (made / "figures.toml").symlink_to(made / "gone.toml")

        with pytest.raises(InvalidInput) as caught:
            read(made)

        assert [(fault.file, fault.code) for fault in caught.value.faults] == [
            ("figures.toml", "file.unreadable")
        ]

    def test_a_pipe_is_not_waited_for(self, folder: Folder) -> None:
        """Nobody may ever write to it."""
        made = folder({})
        os.mkfifo(made / "figures.toml")

        with pytest.raises(InvalidInput) as caught:
            read(made)

        assert [(fault.file, fault.code) for fault in caught.value.faults] == [
            ("figures.toml", "file.unreadable")
        ]

    @pytest.mark.parametrize("path", ["x" * 5_000, "a\0b"])
    def test_a_path_that_can_be_none(self, path: str) -> None:
        """There is nothing to read there."""
        with pytest.raises(InvalidInput) as caught:
            read(path)

        assert [fault.code for fault in caught.value.faults] == ["folder.nothing"]

    def test_the_faults_of_both_are_told_together(self, folder: Folder) -> None:
        """One error for the folder."""
        with pytest.raises(InvalidInput) as caught:
            read(folder({"rooms.csv": "id\n", "figures.toml": "x = 1"}))

        assert {fault.file for fault in caught.value.faults} == {"rooms.csv", "figures.toml"}

    @pytest.mark.parametrize("name", ["", "nowhere"])
    def test_a_folder_with_nothing_to_read(self, folder: Folder, name: str) -> None:
        """Empty, or not there at all."""
        with pytest.raises(InvalidInput, match="nothing to read here") as caught:
            read(folder({"notes.txt": ""}) / name)

        assert "figures.toml" in caught.value.faults[0].expected.zh
