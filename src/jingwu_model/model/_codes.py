"""Division codes: what twelve digits say of themselves."""

from collections.abc import Iterable
from typing import Annotated, ClassVar, TypeVar

import attrs

from jingwu_model.declare import Limit, faults_at
from jingwu_model.errors import FaultKind, InvalidObject, Text
from jingwu_model.vocabulary import Committee, Level, TownshipKind

_Kind = TypeVar("_Kind")
_LENGTH = 12
_GA_LENGTH = 15
# Where each level's digits end, by how many of the twelve are left without the zeros at the end.
_LEVELS = (
    (2, Level.PROVINCE),
    (4, Level.PREFECTURE),
    (6, Level.COUNTY),
    (9, Level.TOWNSHIP),
    (12, Level.VILLAGE),
)
_END_OF = tuple(next(end for end, _ in _LEVELS if end >= max(n, 1)) for n in range(_LENGTH + 1))
_LEVEL_OF = tuple(dict(_LEVELS)[end] for end in _END_OF)
_PARENT_END = {4: 2, 6: 4, 9: 6, 12: 9}
_ZEROS = tuple("0" * n for n in range(_LENGTH + 1))

_COMMITTEES = (
    (1, 199, Committee.RESIDENTS),
    (200, 399, Committee.VILLAGERS),
    (400, 499, Committee.RESIDENTS_LIKE),
    (500, 599, Committee.VILLAGERS_LIKE),
)
_TOWNSHIPS = (
    (1, 99, TownshipKind.STREET),
    (100, 199, TownshipKind.TOWN),
    (200, 399, TownshipKind.TOWNSHIP),
    (400, 599, TownshipKind.COMBINED),
)


@attrs.frozen
class _TwelveDigits(Limit):
    """Twelve digits of which the first is no zero; other codes are named for what they are."""

    bases = (str,)
    fault = FaultKind("code.not_a_division", Text("不是统计用区划代码", "not a division code"))
    pattern: ClassVar[str] = "[1-9][0-9]{11}"
    test = "len({x}) == 12 and {x}.isdecimal() and {x}.isascii() and {x}[0] != '0'"

    @property
    def expected(self) -> Text:
        """Twelve digits."""
        return Text(
            "12 位统计用区划代码（6+3+3，首位不为 0）",
            "a statistical division code of 12 digits (6+3+3, the first not 0)",
        )

    def fault_of(self, value: object) -> tuple[FaultKind, Text]:
        """A code of 15 digits is one of GA/T 2000.33, a system of its own."""
        text = str(value)
        if len(text) == _GA_LENGTH and text.isdecimal():
            hint = Text(
                "12 位统计用区划代码；GA/T 2000.33 的 15 位代码是另一套编码，不能截取换算",
                "a statistical division code of 12 digits; the 15 digits of GA/T 2000.33 "
                "are another system and cannot be cut to fit",
            )
            kind = FaultKind("code.ga15", Text("这是公安 15 位代码", "this is a GA 15-digit code"))
            return kind, hint
        return self.fault, self.expected


Code = Annotated[str, _TwelveDigits()]
"""A statistical division code, kept as plain text: `DivisionCode(code)` reads it."""


def is_village_code(text: str) -> bool:
    """Whether a text is the code of a village-level division.

    Examples:
        >>> is_village_code("640424100003"), is_village_code("640424100000")
        (True, False)
    """
    return not faults_at(Code, text) and level_of(text) is Level.VILLAGE


def _end(code: str) -> int:
    """How many digits of a code its place uses."""
    return _END_OF[len(code.rstrip("0"))]


def level_of(code: str) -> Level:
    """The level a well-formed code stands for.

    Examples:
        >>> level_of("411402000000")
        Level.COUNTY
    """
    return _LEVEL_OF[len(code.rstrip("0"))]


def parent_of(code: str) -> str | None:
    """The code of the place above; none above a province.

    A group that is all zeros is no place of its own: Dongguan (441900000000) has
    no counties and is the direct parent of its townships.

    Examples:
        >>> parent_of("441900003000")
        '441900000000'
    """
    end = _PARENT_END.get(_end(code))
    return None if end is None else code[:end] + _ZEROS[_LENGTH - end]


def committee_of(code: str) -> Committee | None:
    """The kind of committee digits 10 to 12 tell; none outside 001–599.

    Examples:
        >>> committee_of("411402001001")
        Committee.RESIDENTS
    """
    return _among(_COMMITTEES, int(code[9:]))


def head_of(code: str) -> str:
    """The digits of a code that its place uses: every code under it begins with them."""
    return code[: _end(code)]


def _among(ranges: Iterable[tuple[int, int, _Kind]], number: int) -> _Kind | None:
    """The kind whose range a number lies in."""
    for first, last, kind in ranges:
        if first <= number <= last:
            return kind
    return None


@attrs.frozen
class DivisionCode:
    """A statistical division code, and what it says of itself.

    Twelve digits, 6 + 3 + 3: county and above by GB/T 2260, then the township,
    then the committee. The codes of GA/T 2000.33 have 15 and are refused.

    Args:
        code: The twelve digits.

    Raises:
        InvalidObject: The text is no such code; `.faults` says what it looks like.

    Examples:
        >>> code = DivisionCode("640424203207")
        >>> code.level, code.parent, code.committee, code.township_kind
        (Level.VILLAGE, '640424203000', Committee.VILLAGERS, TownshipKind.TOWNSHIP)
    """

    code: str

    def __attrs_post_init__(self) -> None:
        """Refuse what is no division code."""
        if faults := faults_at(Code, self.code):
            what = "DivisionCode"
            raise InvalidObject(what, faults)

    @property
    def level(self) -> Level:
        """The level, by the zeros at the end."""
        return level_of(self.code)

    @property
    def parent(self) -> str | None:
        """The code of the place above; none above a province."""
        return parent_of(self.code)

    @property
    def committee(self) -> Committee | None:
        """The kind of committee; none above a village and outside 001–599."""
        return committee_of(self.code)

    @property
    def township_kind(self) -> TownshipKind | None:
        """The kind of township digits 7 to 9 tell; none above a township and outside 001–599."""
        return _among(_TOWNSHIPS, int(self.code[6:9]))

    def __str__(self) -> str:
        return self.code
