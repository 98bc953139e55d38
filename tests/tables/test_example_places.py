"""The examples: two real places, as their sources have them."""

import csv
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from jingwu_model.model import Figure, Register
from jingwu_model.tables import read, read_figures, read_register, write_register
from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import Committee, Level, Quantity

EXAMPLES = Path(__file__).parents[2] / "examples"
SHANGQIU = EXAMPLES / "shangqiu"
JINGYUAN = EXAMPLES / "jingyuan"

Q = Quantity
END_2022, END_2023 = date(2022, 12, 31), date(2023, 12, 31)
APRIL, AUGUST = date(2024, 4, 30), date(2024, 8, 31)

# city-2024 §2(2) and §2(3), read in the speech; a share and a change are in percent.
CITY = {
    (Q.VILLAGES, END_2023): (4805, "§2(2)3"),
    (Q.COMMUNITIES, END_2023): (244, "§2(2)3"),
    (Q.ROOMS, END_2023): (735, "§2(2)2"),
    (Q.WORKSTATIONS, END_2023): (5341, "§2(2)2"),
    (Q.COMMUNITY_OFFICERS, END_2023): (1088, "§2(2)2"),
    (Q.AUXILIARIES, END_2023): (2819, "§2(2)2"),
    (Q.STATION_SHARE, END_2022): ("43.7", "§2(2)1"),
    (Q.STATION_SHARE, END_2023): ("46.8", "§2(2)1"),
    (Q.COMMUNITY_SHARE, END_2022): ("45.3", "§2(2)1"),
    (Q.COMMUNITY_SHARE, END_2023): ("49.2", "§2(2)1"),
    (Q.DISPUTES_SETTLED, END_2023): (21801, "§2(2)3"),
    (Q.CRIMINAL_CASES_FILED_CHANGE, END_2023): ("-12.59", "§2(3)3"),
    (Q.CASES_SOLVED_CHANGE, END_2023): ("14.38", "§2(3)3"),
    (Q.THEFT_SOLVED_CHANGE, END_2023): ("76.97", "§2(3)3"),
    (Q.FRAUD_SOLVED_CHANGE, END_2023): ("43.76", "§2(3)3"),
    (Q.DETAINED_CHANGE, END_2023): ("39.27", "§2(3)3"),
    (Q.ARRESTED_CHANGE, END_2023): ("56.74", "§2(3)3"),
    (Q.HOMICIDE_CHANGE, AUGUST): ("-58.82", "§2(3)3"),
    (Q.HOMICIDE_ALL_SOLVED_YEARS, AUGUST): (8, "§2(3)3"),
}
CITY_CLAIMS = {
    Q.STATION_SHARE_DISTRICTS: "城区公安分局已率先超过“两个50%”",
    Q.COMMUNITY_SHARE_DISTRICTS: "城区公安分局已率先超过“两个50%”",
    Q.VILLAGES_WITH_AUXILIARY: "农村地区已实现“一村一辅警”全覆盖",
}
# jingyuan-2020, by its five headings.
COUNTY = {
    Q.MEMBERS_TAKING_PART: (157, "§1"),
    Q.PARTY_COMMITTEE_MEETINGS: (4, "§1"),
    Q.BUREAU_MEETINGS: (3, "§1"),
    Q.DUAL_REGISTRATION_COMMUNITIES: (3, "§2"),
    Q.PATROL_TEAMS: (15, "§3"),
    Q.COMMAND_PLATFORMS: (3, "§4"),
    Q.ROOMS: (15, "§5"),
    Q.DEMONSTRATION_ROOMS: (5, "§5"),
    Q.STATIONS: (7, "§5"),
}


def figures_of(folder: Path) -> tuple[Figure, ...]:
    """The figures of an example."""
    return read_figures(folder / "figures.toml").figures


def committees_of(register: Register) -> Counter[Committee | None]:
    """How many villages of each kind a register has."""
    return Counter(each.committee for each in register.divisions if each.level is Level.VILLAGE)


class TestDivisions:
    """The units of the two places."""

    def test_the_city_has_the_divisions_it_has(self) -> None:
        """5,046 in all; 257 residents', 2 like it, 4,559 villagers', 16 like it."""
        register = read_register(SHANGQIU)

        assert len(register.divisions) == 5046
        assert committees_of(register) == {
            Committee.RESIDENTS: 257,
            Committee.RESIDENTS_LIKE: 2,
            Committee.VILLAGERS: 4559,
            Committee.VILLAGERS_LIKE: 16,
        }

    def test_the_same_counted_from_the_file_alone(self) -> None:
        """Without this library: digits 10 to 12 of each village's code."""
        with (SHANGQIU / "divisions.csv").open(encoding="utf-8", newline="") as file:
            codes = [row["code"] for row in csv.DictReader(file)]
        ends = [int(code[9:]) for code in codes if code[9:] != "000"]

        assert len(codes) == len(set(codes)) == 5046
        assert len(ends) == 4834
        assert [
            sum(first <= end <= last for end in ends)
            for first, last in ((1, 199), (400, 499), (200, 399), (500, 599))
        ] == [257, 2, 4559, 16]

    @pytest.mark.parametrize("folder", [SHANGQIU, JINGYUAN])
    def test_every_parent_resolves(self, folder: Path) -> None:
        """Only a province has none; and the codes alone say so too."""
        register = read_register(folder)
        codes = {place.code for place in register.divisions}

        assert [p.level for p in register.divisions if register.parent(p.code) is None] == [
            Level.PROVINCE
        ]
        assert all(
            (code[:end]).ljust(12, "0") in codes for code in codes for end in (2, 4, 6, 9)
        )

    def test_the_county_has_the_divisions_it_has(self) -> None:
        """109 in all: 96 villagers' and 3 residents' committees in 7 townships."""
        register = read_register(JINGYUAN)

        assert len(register.divisions) == 109
        assert committees_of(register) == {Committee.VILLAGERS: 96, Committee.RESIDENTS: 3}
        assert sum(each.level is Level.TOWNSHIP for each in register.divisions) == 7

    @pytest.mark.parametrize(
        "code",
        ["640424100003", "640424100216", "640424102222", "640424201204", "640424203207"],
    )
    def test_the_villages_of_the_demonstration_rooms_are_there(self, code: str) -> None:
        """Those that jingyuan-2020 §5 names."""
        assert code in read_register(JINGYUAN).divisions

    @pytest.mark.parametrize("folder", [SHANGQIU, JINGYUAN])
    def test_writing_them_again_changes_no_byte(self, folder: Path, tmp_path: Path) -> None:
        """The files stand as `write_register` writes them, the descriptor with its sources."""
        for path in folder.iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())

        write_register(read_register(folder), tmp_path)

        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }


class TestFigures:
    """What the two places published."""

    def test_the_city_published_these_figures(self) -> None:
        """Each with its day and the place in the speech, and no other."""
        found = {
            (each.quantity, each.as_of): (each.value, each.where)
            for each in figures_of(SHANGQIU)
            if each.value is not None
        }

        assert found == {key: (Fraction(value), at) for key, (value, at) in CITY.items()}

    def test_the_city_made_these_claims(self) -> None:
        """In the speech's own words, without a number, known by April 2024."""
        claims = [each for each in figures_of(SHANGQIU) if each.claim is not None]

        assert {each.quantity: each.claim for each in claims} == CITY_CLAIMS
        assert {(each.as_of, each.where) for each in claims} == {(APRIL, "§2(2)1")}

    def test_the_county_published_these_figures(self) -> None:
        """All of the day of the article."""
        found = figures_of(JINGYUAN)

        assert {
            each.quantity: (each.value, each.where) for each in found if each.value is not None
        } == {key: (Fraction(value), at) for key, (value, at) in COUNTY.items()}
        assert {each.as_of for each in found} == {date(2020, 10, 14)}

    def test_the_county_claims_more_than_50_and_60_percent(self) -> None:
        """Of its officers and its auxiliaries: "超过" gives no figure."""
        claims = {each.quantity: each.claim for each in figures_of(JINGYUAN) if each.claim}

        assert claims == dict.fromkeys(
            (Q.OFFICER_PARTICIPATION, Q.AUXILIARY_PARTICIPATION),
            "超过50%的民警和60%的辅警参与一村一警工作",
        )

    @pytest.mark.parametrize(("folder", "source"), [(SHANGQIU, "city-2024"),
                                                    (JINGYUAN, "jingyuan-2020")])
    def test_every_figure_cites_a_part_there_is(self, folder: Path, source: str) -> None:
        """Its source is a document of the library, and the document has that part."""
        for figure in figures_of(folder):
            assert figure.source == source
            assert figure.where is not None
            assert SOURCES[figure.source][figure.where].article == figure.where

    @pytest.mark.parametrize("folder", [SHANGQIU, JINGYUAN])
    def test_every_claim_is_told_in_english_too(self, folder: Path) -> None:
        """And only claims are."""
        assert all((each.claim is None) is (each.claim_en is None) for each in figures_of(folder))

    def test_the_citys_name_was_inferred(self) -> None:
        """The speech leaves it out; the county's article does not."""
        city, county = (read_figures(each / "figures.toml").city for each in (SHANGQIU, JINGYUAN))

        assert (city.division, city.name, city.inferred) == ("411400000000", "商丘市", True)
        assert (county.division, county.name, county.inferred) == ("640424000000", "泾源县", False)


class TestBoth:
    """Tables and figures of a folder together."""

    @pytest.mark.parametrize("folder", [SHANGQIU, JINGYUAN])
    def test_a_folder_is_one_material(self, folder: Path) -> None:
        """Its figures are of a place that its register has."""
        material = read(folder)

        assert material.register is not None
        assert material.figures is not None
        city = material.figures.city
        assert material.register.divisions[city.division].name == city.name
