"""Errors: what they carry, what they say in both languages, and that they survive a pickle."""

import copy
import pickle
from collections.abc import Callable
from datetime import date

import attrs
import pytest

from jingwu_model.errors import (
    Fault,
    FaultKind,
    InvalidDeclaration,
    InvalidInput,
    InvalidObject,
    JingwuError,
    Lang,
    MissingExtra,
    Text,
)
from jingwu_model.model import NotInForce, NotInRegister, NotRecorded, PlaceKind, PlaceRef
from jingwu_model.timeline import CalendarUnknown

RANGE = FaultKind("out_of_range", Text("超出范围", "out of range"))
NINE = Text("0 至 9 的数", "a number from 0 to 9")
FAULT = RANGE.at("$.span.days", expected=NINE, found="12")
IN_A_FILE = RANGE.at("$.residents", expected=NINE, found="-3", file="divisions.csv", row=7)

# Each error, the parts it must keep, and the builtin that a caller would catch it by.
ERRORS = [
    (InvalidObject("Grid", [FAULT]), {"what": "Grid", "faults": (FAULT,)}, ValueError),
    (
        InvalidInput("register", iter([FAULT, IN_A_FILE])),
        {"what": "register", "faults": (FAULT, IN_A_FILE)},
        ValueError,
    ),
    (
        InvalidDeclaration("Grid.leaders", "a list is not frozen"),
        {"where": "Grid.leaders", "problem": "a list is not frozen"},
        TypeError,
    ),
    (MissingExtra("show", "rich"), {"extra": "show", "package": "rich"}, ImportError),
    (NotInRegister("rooms", "R-9"), {"table": "rooms", "key": "R-9"}, KeyError),
    (NotRecorded("rooms"), {"table": "rooms"}, LookupError),
    (
        NotInForce(PlaceRef(kind=PlaceKind.GRID, id="G-1"), date(2026, 3, 1)),
        {"row": PlaceRef(kind=PlaceKind.GRID, id="G-1"), "day": date(2026, 3, 1)},
        ValueError,
    ),
    (CalendarUnknown(2027), {"year": 2027}, LookupError),
]

KINDS = [type(error).__name__ for error, _, _ in ERRORS]


def by_pickle(error: JingwuError) -> JingwuError:
    """What comes out of a pickle is what went in."""
    again: JingwuError = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    return again


class TestEveryError:
    """What all errors of the library have in common."""

    @pytest.mark.parametrize(("error", "parts", "builtin"), ERRORS, ids=KINDS)
    def test_it_is_a_jingwu_error_and_the_builtin_a_caller_expects(
        self, error: JingwuError, parts: dict[str, object], builtin: type[Exception]
    ) -> None:
        """One `except` catches the library's errors, another the kind of mistake."""
        assert isinstance(error, JingwuError)
        assert isinstance(error, builtin)

    @pytest.mark.parametrize(("error", "parts", "builtin"), ERRORS, ids=KINDS)
    @pytest.mark.parametrize("again", [by_pickle, copy.copy, copy.deepcopy])
    def test_it_keeps_its_parts_through_a_pickle_and_a_copy(
        self,
        error: JingwuError,
        parts: dict[str, object],
        builtin: type[Exception],
        again: Callable[[JingwuError], JingwuError],
    ) -> None:
        """An error raised in a worker arrives whole."""
        arrived = again(error)

        assert type(arrived) is type(error)
        assert {name: getattr(arrived, name) for name in parts} == parts
        assert arrived.text("zh") == error.text("zh")
        assert str(arrived) == str(error)

    @pytest.mark.parametrize(("error", "parts", "builtin"), ERRORS, ids=KINDS)
    def test_its_message_is_its_english_text(
        self, error: JingwuError, parts: dict[str, object], builtin: type[Exception]
    ) -> None:
        """A traceback reads as the library speaks; a `KeyError` shows no quotes around it."""
        assert str(error) == error.text("en") == error.text()
        assert error.text("zh")

    def test_a_bare_one_tells_its_parts(self) -> None:
        """The root itself has no words of its own."""
        assert str(JingwuError("grids", 3)) == "grids, 3"


class TestText:
    """Words in two languages."""

    @pytest.mark.parametrize(("lang", "words"), [("zh", "警务室"), ("en", "police room")])
    def test_it_tells_itself_in_either_language(self, lang: Lang, words: str) -> None:
        """`zh` and `en` are the two there are."""
        assert Text("警务室", "police room").text(lang) == words

    def test_it_prints_in_english(self) -> None:
        """As errors do."""
        assert str(Text("警务室", "police room")) == "police room"

    def test_what_needs_no_translation_is_the_same_in_both(self) -> None:
        """A number, a code, a pattern."""
        assert Text.same("0–9") == Text("0–9", "0–9")


class TestFault:
    """One thing wrong, where it stands."""

    @pytest.mark.parametrize(
        ("path", "field"), [("$.span.until", "span.until"), ("$", ""), ("$[3].code", "[3].code")]
    )
    def test_its_field_is_its_path_without_the_root(self, path: str, field: str) -> None:
        """A table's reader looks for a column, not for a JSON path."""
        assert RANGE.at(path, expected=NINE, found="12").field == field

    def test_it_keeps_what_it_was_laid_with(self) -> None:
        """Code and words from its kind; path, expected, found, file and row from the place."""
        kept = attrs.asdict(IN_A_FILE, recurse=False)

        assert kept == {
            "code": "out_of_range",
            "path": "$.residents",
            "says": Text("超出范围", "out of range"),
            "expected": NINE,
            "found": "-3",
            "file": "divisions.csv",
            "row": 7,
        }

    # Where it stands: path, file and row, each or none.
    @pytest.mark.parametrize(
        ("path", "file", "row", "zh", "en"),
        [
            ("$", None, None, "", ""),
            ("$.code", None, None, "code：", "code: "),
            ("$", "a.csv", None, "a.csv：", "a.csv: "),
            ("$", None, 2, "第 2 行：", "row 2: "),
            ("$.code", "a.csv", 2, "a.csv 第 2 行 code：", "a.csv, row 2, code: "),
        ],
    )
    def test_its_sentence_begins_with_where(
        self, path: str, file: str | None, row: int | None, zh: str, en: str
    ) -> None:
        """Only what is known of the place is said."""
        fault = RANGE.at(path, expected=NINE, found="12", file=file, row=row)

        assert fault.text("zh") == f"{zh}超出范围：应为 0 至 9 的数，实为“12”"
        assert fault.text("en") == f"{en}out of range: expected a number from 0 to 9, found '12'"


class TestFaultyThings:
    """`InvalidObject` and `InvalidInput` say every fault."""

    def test_each_fault_has_a_line_under_one_that_counts_them(self) -> None:
        """None is left out, and the head says how many there are."""
        error = InvalidInput("register", [FAULT, IN_A_FILE])

        assert error.text("en").splitlines() == [
            "register: 2 faults",
            "  span.days: out of range: expected a number from 0 to 9, found '12'",
            (
                "  divisions.csv, row 7, residents: out of range:"
                " expected a number from 0 to 9, found '-3'"
            ),
        ]
        assert error.text("zh").splitlines() == [
            "register：2 处错误",
            "  span.days：超出范围：应为 0 至 9 的数，实为“12”",
            "  divisions.csv 第 7 行 residents：超出范围：应为 0 至 9 的数，实为“-3”",
        ]

    @pytest.mark.parametrize(
        ("faults", "head"), [([], "0 faults"), ([FAULT], "1 fault"), ([FAULT] * 2, "2 faults")]
    )
    def test_english_minds_the_number(self, faults: list[Fault], head: str) -> None:
        """One is no plural."""
        assert InvalidObject("Grid", faults).text().splitlines()[0] == f"Grid: {head}"


class TestWords:
    """What the smaller errors say."""

    @pytest.mark.parametrize(
        ("error", "zh", "en"),
        [
            (
                MissingExtra("show", "rich"),
                "此功能需要 rich：请安装 jingwu-model[show]",
                "this needs rich: install jingwu-model[show]",
            ),
            (NotInRegister("rooms", "R-9"), "rooms 中没有“R-9”", "no 'R-9' in rooms"),
            (NotRecorded("rooms"), "rooms 未登记", "rooms is not recorded"),
            (
                NotInForce(PlaceRef(kind=PlaceKind.GRID, id="G-1"), date(2026, 3, 1)),
                "不能在 2026-03-01 终止：PlaceRef (kind grid, id G-1)",
                "cannot end on 2026-03-01: PlaceRef (kind grid, id G-1)",
            ),
            (
                InvalidDeclaration("Grid.leaders", "a list is not frozen"),
                "Grid.leaders: a list is not frozen",
                "Grid.leaders: a list is not frozen",
            ),
        ],
    )
    def test_they_name_the_offender(self, error: JingwuError, zh: str, en: str) -> None:
        """In either language; a declaration's fault is told to programmers, in English."""
        assert error.text("zh") == zh
        assert error.text("en") == en


class TestMadeAnew:
    """Some Pythons make an error of an enumeration anew, from its message."""

    def test_a_declaration_is_still_told_in_its_parts(self) -> None:
        """The message names the offender before the first colon."""
        first = InvalidDeclaration("Shift 'day'", "no zh, no source")

        again = InvalidDeclaration(str(first))

        assert (again.where, again.problem) == ("Shift 'day'", "no zh, no source")
        assert str(again) == str(first)
