"""Division codes: what twelve digits say, and what no twelve digits are."""

import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidObject
from jingwu_model.model import DivisionCode, committee_of, head_of, level_of, parent_of
from jingwu_model.model._codes import is_village_code
from jingwu_model.vocabulary import Committee, Level, TownshipKind

ORDER = list(Level)

# Real codes with levels and parents as the statistical tables have them.
PLACES = [
    ("410000000000", Level.PROVINCE, None),
    ("500000000000", Level.PROVINCE, None),
    ("411400000000", Level.PREFECTURE, "410000000000"),
    ("411000000000", Level.PREFECTURE, "410000000000"),
    ("500100000000", Level.PREFECTURE, "500000000000"),
    ("411402000000", Level.COUNTY, "411400000000"),
    ("500110000000", Level.COUNTY, "500100000000"),
    # Counties that a province governs itself stand under a prefecture-level code ending in 90.
    ("429004000000", Level.COUNTY, "429000000000"),
    ("411402001000", Level.TOWNSHIP, "411402000000"),
    ("411402100000", Level.TOWNSHIP, "411402000000"),
    ("411402010000", Level.TOWNSHIP, "411402000000"),
    # Dongguan and Zhongshan have no counties: the prefecture is the townships' own parent.
    ("441900003000", Level.TOWNSHIP, "441900000000"),
    ("441900000000", Level.PREFECTURE, "440000000000"),
    ("442000001000", Level.TOWNSHIP, "442000000000"),
    ("441900003001", Level.VILLAGE, "441900003000"),
    ("411402001001", Level.VILLAGE, "411402001000"),
    ("411402100200", Level.VILLAGE, "411402100000"),
    ("411402100010", Level.VILLAGE, "411402100000"),
    ("640424203207", Level.VILLAGE, "640424203000"),
]

# Digits 10–12, at the borders of every range (domain.md §2).
COMMITTEES = [
    ("000", None),
    ("001", Committee.RESIDENTS),
    ("199", Committee.RESIDENTS),
    ("200", Committee.VILLAGERS),
    ("399", Committee.VILLAGERS),
    ("400", Committee.RESIDENTS_LIKE),
    ("499", Committee.RESIDENTS_LIKE),
    ("500", Committee.VILLAGERS_LIKE),
    ("599", Committee.VILLAGERS_LIKE),
    ("600", None),
    ("999", None),
]

# Digits 7–9, at the borders of every range (GB/T 10114).
TOWNSHIPS = [
    ("000", None),
    ("001", TownshipKind.STREET),
    ("099", TownshipKind.STREET),
    ("100", TownshipKind.TOWN),
    ("199", TownshipKind.TOWN),
    ("200", TownshipKind.TOWNSHIP),
    ("399", TownshipKind.TOWNSHIP),
    ("400", TownshipKind.COMBINED),
    ("599", TownshipKind.COMBINED),
    ("600", None),
]

CODES = st.from_regex(r"[1-9][0-9]{11}", fullmatch=True) | st.builds(
    lambda digits, zeros: digits[: 12 - zeros] + "0" * zeros,
    st.from_regex(r"[1-9][0-9]{11}", fullmatch=True),
    st.integers(1, 11),
)


class TestPlaces:
    """Level and parent from the digits alone."""

    @pytest.mark.parametrize(("code", "level", "parent"), PLACES)
    def test_a_code_tells_its_level_and_parent(
        self, code: str, level: Level, parent: str | None
    ) -> None:
        """By its groups of digits; those that are all zero are skipped."""
        read = DivisionCode(code)

        assert (read.level, read.parent) == (level, parent)
        assert (level_of(code), parent_of(code)) == (level, parent)

    @given(CODES)
    def test_a_parent_stands_above_its_child(self, code: str) -> None:
        """And is a code itself, whose place holds the child's."""
        parent = parent_of(code)

        if parent is None:
            assert level_of(code) is Level.PROVINCE
        else:
            assert ORDER.index(level_of(parent)) < ORDER.index(level_of(code))
            assert DivisionCode(parent).code == parent
            assert code.startswith(head_of(parent))

    @given(CODES)
    def test_every_code_stands_under_a_province(self, code: str) -> None:
        """In at most four steps."""
        steps = 0
        while (parent := parent_of(code)) is not None:
            code, steps = parent, steps + 1

        assert code[2:] == "0" * 10
        assert steps <= 4

    @pytest.mark.parametrize(
        ("code", "head"),
        [
            ("500000000000", "50"),
            ("411000000000", "4110"),
            ("411420000000", "411420"),
            ("411402100000", "411402100"),
            ("411402100200", "411402100200"),
        ],
    )
    def test_a_head_is_what_every_code_under_a_place_begins_with(
        self, code: str, head: str
    ) -> None:
        """Zeros that belong to a group stay."""
        assert head_of(code) == head

    def test_a_village_is_told_from_other_places_and_other_text(self) -> None:
        """Whatever the text is."""
        texts = ["411402100200", "411402100000", "G-1", "", "4" * 64, "４１１４０２１００２００"]

        assert [is_village_code(text) for text in texts] == [True] + [False] * 5


class TestKinds:
    """Committee and kind of township, at the borders."""

    @pytest.mark.parametrize(("digits", "committee"), COMMITTEES)
    def test_digits_10_to_12_tell_the_committee(
        self, digits: str, committee: Committee | None
    ) -> None:
        """None outside 001–599, which is no fault."""
        code = f"411402001{digits}"

        assert DivisionCode(code).committee is committee
        assert committee_of(code) is committee

    @pytest.mark.parametrize(("digits", "kind"), TOWNSHIPS)
    def test_digits_7_to_9_tell_the_kind_of_township(
        self, digits: str, kind: TownshipKind | None
    ) -> None:
        """For a township as for a village in it."""
        assert DivisionCode(f"411402{digits}000").township_kind is kind
        assert DivisionCode(f"411402{digits}201").township_kind is kind


class TestRefusals:
    """What is no division code."""

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "4114",
            "41140210020",
            "4114021002000",
            "011402100200",
            "000000000000",
            "41140210020X",
            "４１１４０２１００２００",
            " 411402100200",
            "411402100200 ",
            "4.11402E+11",
            "-41140210020",
            "41140210020²",
        ],
    )
    def test_it_is_refused_for_what_it_is_not(self, text: str) -> None:
        """Twelve ASCII digits, the first not 0."""
        with pytest.raises(InvalidObject) as caught:
            DivisionCode(text)

        (fault,) = caught.value.faults
        assert (caught.value.what, fault.code, fault.path) == (
            "DivisionCode",
            "code.not_a_division",
            "$",
        )
        assert fault.expected.zh == "12 位统计用区划代码（6+3+3，首位不为 0）"

    @pytest.mark.parametrize("text", ["411402001001001", "４１１４０２００１００１００１"])
    def test_a_code_of_public_security_is_named(self, text: str) -> None:
        """15 digits are GA/T 2000.33, which no cutting makes statistical."""
        with pytest.raises(InvalidObject) as caught:
            DivisionCode(text)

        (fault,) = caught.value.faults
        assert fault.code == "code.ga15"
        assert "GA/T 2000.33" in fault.text("zh")
        assert "cannot be cut to fit" in fault.text("en")

    def test_what_is_no_text_is_refused_too(self) -> None:
        """A spreadsheet's number has lost what a code is."""
        with pytest.raises(InvalidObject) as caught:
            DivisionCode(411402100200)  # type: ignore[arg-type]

        assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


class TestValue:
    """A code is a value."""

    def test_it_prints_as_its_digits(self) -> None:
        """In a text; its `repr` says what it is."""
        code = DivisionCode("640424203207")

        assert (str(code), repr(code)) == ("640424203207", "DivisionCode(code='640424203207')")

    def test_it_is_frozen_equal_and_picklable(self) -> None:
        """As nouns are."""
        code = DivisionCode("640424203207")

        assert code == DivisionCode("640424203207")
        assert len({code, DivisionCode("640424203207")}) == 1
        assert pickle.loads(pickle.dumps(code)) == code  # noqa: S301 - our own bytes
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            code.code = "640424203208"  # type: ignore[misc]
