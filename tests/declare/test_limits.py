"""Limits: which values each lets pass, which it refuses, and what it says of them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Any

import attrs
import pytest

from jingwu_model.declare import (
    About,
    Count,
    Distinct,
    Limit,
    Matches,
    Name,
    Noun,
    Printable,
    SeenBy,
    Token,
    Within,
    faults_at,
)
from jingwu_model.errors import InvalidDeclaration


@attrs.frozen(kw_only=True)
class Skill(Noun):
    """Something with two fields, to be distinct in one."""

    kind: str
    level: int


def skill(kind: str, level: int) -> Skill:
    """A skill."""
    return Skill(kind=kind, level=level)


# Each limit on its type: what it accepts, what it refuses, and the code of the refusal.
TABLE: Sequence[tuple[Any, list[object], list[object], str]] = [
    (Annotated[int, Within(0, 5)], [0, 1, 5], [-1, 6, 10**30], "out_of_range"),
    (Annotated[int, Within(0, None)], [0, 10**30], [-1], "out_of_range"),
    (Annotated[int, Within(None, 5)], [5, -(10**30)], [6], "out_of_range"),
    (
        Annotated[float, Within(-180, 180)],
        [-180.0, 0.0, 180.0],
        [-180.00000000001, 181.0],
        "out_of_range",
    ),
    (Annotated[float, Within(0.5, 1.5)], [0.5, 1.5], [0.49999, 1.50001], "out_of_range"),
    (
        Annotated[Fraction, Within(0, Fraction(1, 3))],
        [Fraction(0), Fraction(1, 3)],
        [Fraction(-1, 10**9), Fraction(1, 2)],
        "out_of_range",
    ),
    (Annotated[int, Within(7, 7)], [7], [6, 8], "out_of_range"),
    (Count, [0, 2**53 - 1], [-1, 2**53], "out_of_range"),
    (
        Annotated[str, Matches(r"G-\d{3}")],
        ["G-001"],
        ["G-1", "xG-001", "G-001x", "G-001\n", ""],
        "not_matching",
    ),
    (Annotated[str, Matches("a|bc")], ["a", "bc"], ["ac", "b", "abc"], "not_matching"),
    (
        Token,
        ["x", "A-1_b.c:d", "a" * 64],
        ["", "a" * 65, "a b", "警", "１", "a/b", "a\n"],
        "not_matching",
    ),
    (
        Name,
        ["集美社区", "a b", "x" * 200, "“一村一警”"],
        ["", " ", " a", "a ", "a\nb", "a\tb", "\u3000a", "a\u200b", "\ud800", "x" * 201],
        "not_printable",
    ),
    (Annotated[str, Printable(3)], ["abc"], ["abcd"], "not_printable"),
    (
        Annotated[tuple[str, ...], Distinct()],
        [(), ("a",), ("a", "b")],
        [("a", "a"), ("a", "b", "a")],
        "repeated",
    ),
    (
        Annotated[tuple[Skill, ...], Distinct()],
        [(skill("law", 1), skill("law", 2))],
        [(skill("law", 1), skill("law", 1))],
        "repeated",
    ),
    (
        Annotated[tuple[Skill, ...], Distinct(by="kind")],
        [(), (skill("law", 1), skill("order", 1))],
        [(skill("law", 1), skill("law", 2))],
        "repeated",
    ),
]

ACCEPTED = [(hint, value) for hint, accepts, _, _ in TABLE for value in accepts]
REFUSED = [(hint, value, code) for hint, _, refuses, code in TABLE for value in refuses]


def holder(hint: Any) -> type[Any]:
    """A noun with one field of that type."""

    class Holder(Noun):
        held: hint

    return attrs.frozen(kw_only=True)(Holder)


class TestTable:
    """Every limit, alone and in a noun: the slow way and the quick way."""

    @pytest.mark.parametrize(("hint", "value"), ACCEPTED)
    def test_what_fits_passes(self, hint: Any, value: object) -> None:
        """Bounds are included."""
        assert faults_at(hint, value) == []
        assert holder(hint)(held=value).held == value

    @pytest.mark.parametrize(("hint", "value", "code"), REFUSED)
    def test_what_does_not_fit_is_refused_by_its_code(
        self, hint: Any, value: object, code: str
    ) -> None:
        """One broken limit is one fault."""
        assert [fault.code for fault in faults_at(hint, value)] == [code]
        with pytest.raises(ValueError, match="1 fault"):
            holder(hint)(held=value)


class TestWords:
    """What a limit expected, in both languages."""

    @pytest.mark.parametrize(
        ("limit", "zh", "en"),
        [
            (Within(0, 5), "0 至 5 的数", "a number from 0 to 5"),
            (Within(0, None), "不小于 0 的数", "a number of at least 0"),
            (Within(None, 5), "不大于 5 的数", "a number of at most 5"),
            (Matches("[0-9]{4}"), "[0-9]{4}", "[0-9]{4}"),
            (Matches("[0-9]{4}", "年份", "a year"), "年份（[0-9]{4}）", "a year ([0-9]{4})"),
            (
                Printable(10),
                "1 至 10 个可见字符，首尾无空格",
                "1 to 10 printable characters, no blank at either end",
            ),
            (Distinct(), "各项互不相同", "items that all differ"),
            (Distinct(by="kind"), "kind 各不相同的各项", "items that differ in kind"),
        ],
    )
    def test_it_says_what_would_have_been_right(self, limit: Limit, zh: str, en: str) -> None:
        """Not what was wrong: that is the fault's."""
        assert (limit.expected.zh, limit.expected.en) == (zh, en)


class TestRefusals:
    """A limit that limits nothing, or everything, is a mistake of the declaration."""

    @pytest.mark.parametrize(
        ("make", "problem"),
        [
            (lambda: Within(None, None), "a range has a bound"),
            (Within, "a range has a bound"),
            (lambda: Within(5, 0), "no number lies within"),
            (lambda: Within(float("nan"), 0), "no number lies within"),
            (lambda: Matches("["), "unterminated character set"),
            (lambda: Matches("[0-9]", en="a digit"), "both languages"),
            (lambda: Matches("[0-9]", zh="数字"), "both languages"),
            (lambda: SeenBy("everybody"), "one of public, case_party, internal"),
            (lambda: About("编号", ""), "both languages"),
            (lambda: About("", "id"), "both languages"),
        ],
    )
    def test_it_is_refused_when_declared(self, make: Any, problem: str) -> None:
        """And not when a value is first checked."""
        with pytest.raises(InvalidDeclaration, match=problem):
            make()


class TestLoneValues:
    """`faults_at` asks one value that is in no noun."""

    def test_the_path_is_the_callers(self) -> None:
        """A cell, a key, a line."""
        (fault,) = faults_at(Count, -1, "$.rows[3]")

        assert (fault.path, fault.found) == ("$.rows[3]", "-1")

    def test_what_is_kept_back_is_not_shown(self) -> None:
        """A type may say who may see it."""
        (fault,) = faults_at(Annotated[int, SeenBy("internal"), Within(0, 5)], 77)

        assert fault.found == "…"

    def test_what_the_public_may_see_is_shown(self) -> None:
        """Saying so changes nothing."""
        (fault,) = faults_at(Annotated[int, SeenBy("public"), Within(0, 5)], 77)

        assert fault.found == "77"

    def test_a_type_that_no_noun_can_hold_is_refused(self) -> None:
        """By the name of the type."""
        with pytest.raises(InvalidDeclaration, match="list"):
            faults_at(list[int], [1])
