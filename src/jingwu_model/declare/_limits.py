"""Limits: what a type alone does not say, declared once as part of the type.

A limit's `test` is one Python expression. The generated check of a class joins
the tests of all its limits; the explanation of a refusal evaluates the same
expressions one by one, so that the two cannot drift apart.
"""

import re
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

import attrs

from jingwu_model.errors import FaultKind, InvalidDeclaration, Text

Audience = Literal["public", "case_party", "internal"]
AUDIENCES: tuple[Audience, ...] = ("public", "case_party", "internal")

# China keeps one time all over the country, without summer time since 1991.
BEIJING = timezone(timedelta(hours=8))

WRONG_TYPE = FaultKind("wrong_type", Text("类型不符", "wrong type"))
NOT_AWARE = FaultKind("time.naive", Text("时间未带时区", "time without an offset"))
OUT_OF_REACH = FaultKind(
    "time.out_of_reach",
    Text("换算到 +08:00 后超出公历 1 至 9999 年", "not in the years 1 to 9999 at +08:00"),
)
NOT_FINITE = FaultKind("not_finite", Text("不是有限数", "not a finite number"))


@attrs.frozen
class About:
    """What a field is, in both languages: titles of schemas and of data packages.

    Args:
        zh: The field in Chinese.
        en: The field in English.

    Raises:
        InvalidDeclaration: One of the two is empty.
    """

    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        """Refuse half a description."""
        if not self.zh or not self.en:
            raise InvalidDeclaration(repr(self), "a field is described in both languages")


@attrs.frozen
class SeenBy:
    """Who may see a field; without it, everybody.

    Args:
        audience: The widest audience: `internal` (the force), `case_party` or `public`.

    Raises:
        InvalidDeclaration: It is none of these.
    """

    audience: Audience

    def __attrs_post_init__(self) -> None:
        """Refuse an audience that nobody is."""
        if self.audience not in AUDIENCES:
            raise InvalidDeclaration(repr(self), f"an audience is one of {', '.join(AUDIENCES)}")


@attrs.frozen
class Limit:
    """What a value must satisfy beyond its type.

    A subclass, itself an `attrs.frozen` class, gives the `bases` it fits, its
    `test`, a Python expression over `{x}` (the value) and `{c}` (the limit's
    `constant`), its `fault` and what it `expected`.
    """

    bases: ClassVar[tuple[type, ...]] = ()
    fault: ClassVar[FaultKind]
    test: ClassVar[str]

    @property
    def constant(self) -> object:
        """What the test calls `{c}`."""
        return None

    @property
    def expected(self) -> Text:
        """What would have been right."""
        raise NotImplementedError  # pragma: no cover - every limit says its own

    def fault_of(self, value: object) -> tuple[FaultKind, Text]:  # noqa: ARG002
        """The fault of a value and what it should have been; some limits tell values apart."""
        return self.fault, self.expected


@attrs.frozen
class Within(Limit):
    """A number between two bounds, both included.

    Args:
        least: The smallest allowed; none: no lower bound.
        most: The largest allowed; none: no upper bound.

    Raises:
        InvalidDeclaration: There is no bound, or no number lies within them.

    Examples:
        >>> Within(0, 5).expected.text("en")
        'a number from 0 to 5'
    """

    bases = (int, float, Fraction)
    fault = FaultKind("out_of_range", Text("超出范围", "out of range"))
    least: float | Fraction | None = None
    most: float | Fraction | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that allow everything or nothing."""
        if self.least is None and self.most is None:
            raise InvalidDeclaration(repr(self), "a range has a bound")
        if self.least is not None and self.most is not None and not self.least <= self.most:
            raise InvalidDeclaration(repr(self), "no number lies within")

    @property
    def test(self) -> str:  # type: ignore[override]
        """The comparison, written with the bounds there are."""
        low = "{c}[0] <= " if self.least is not None else ""
        high = " <= {c}[1]" if self.most is not None else ""
        if isinstance(self.least, int) and isinstance(self.most, int):
            return f"{self.least} <= {{x}} <= {self.most}"
        return f"{low}{{x}}{high}"

    @property
    def constant(self) -> object:
        """The bounds."""
        return self.least, self.most

    @property
    def expected(self) -> Text:
        """The bounds in words."""
        if self.most is None:
            return Text(f"不小于 {self.least} 的数", f"a number of at least {self.least}")
        if self.least is None:
            return Text(f"不大于 {self.most} 的数", f"a number of at most {self.most}")
        return Text(
            f"{self.least} 至 {self.most} 的数", f"a number from {self.least} to {self.most}"
        )


@attrs.frozen
class Matches(Limit):
    """Text that matches a pattern from end to end.

    Args:
        pattern: A regular expression without anchors.
        zh: What the pattern means, in Chinese; given with `en` or not at all.
        en: What the pattern means, in English.

    Raises:
        InvalidDeclaration: The pattern is no regular expression, or its meaning is
            given in one language alone.
    """

    bases = (str,)
    fault = FaultKind("not_matching", Text("格式不符", "wrong format"))
    test = "{c}({x}) is not None"
    pattern: str
    zh: str = ""
    en: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what `re` refuses, now and not when a value is first checked."""
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise InvalidDeclaration(repr(self), str(error)) from None
        if bool(self.zh) is not bool(self.en):
            raise InvalidDeclaration(repr(self), "a meaning is given in both languages")

    @property
    def constant(self) -> object:
        """The compiled pattern's match from end to end."""
        return re.compile(self.pattern).fullmatch

    @property
    def expected(self) -> Text:
        """The pattern, after its meaning."""
        if not self.en:
            return Text.same(self.pattern)
        return Text(f"{self.zh}（{self.pattern}）", f"{self.en} ({self.pattern})")


@attrs.frozen
class Printable(Limit):
    """Text that is not empty, prints on one line and has no blank at either end.

    Args:
        most: The longest allowed, in characters.
    """

    bases = (str,)
    fault = FaultKind("not_printable", Text("文本不合规", "unfit text"))
    most: int = 200

    @property
    def test(self) -> str:  # type: ignore[override]
        """`isprintable` refuses control characters, line ends, lone surrogates, all blanks but one.

        That one is what `strip` finds at an end, at a third of the cost of looking there.
        """
        return f"0 < len({{x}}) <= {self.most} and {{x}}.isprintable() and {{x}}.strip() == {{x}}"

    @property
    def expected(self) -> Text:
        """One line of text."""
        return Text(
            f"1 至 {self.most} 个可见字符，首尾无空格",
            f"1 to {self.most} printable characters, no blank at either end",
        )


@attrs.frozen
class Distinct(Limit):
    """A tuple in which nothing stands twice.

    Args:
        by: The field of its items, which are nouns, that must differ; by default
            the whole items must.
    """

    bases = (tuple,)
    fault = FaultKind("repeated", Text("内容重复", "an item stands twice"))
    by: str = ""

    @property
    def test(self) -> str:  # type: ignore[override]
        """As many different ones as there are."""
        if self.by:
            return f"len({{x}}) == len(set([i.{self.by} for i in {{x}}]))"
        return "len({x}) == len(set({x}))"

    @property
    def expected(self) -> Text:
        """No item twice."""
        if self.by:
            return Text(f"{self.by} 各不相同的各项", f"items that differ in {self.by}")
        return Text("各项互不相同", "items that all differ")


Count = Annotated[int, Within(0, 2**53 - 1)]
"""A number of things: every JSON reader holds it exactly."""

Name = Annotated[str, Printable()]
"""One line of text."""

Token = Annotated[
    str, Matches(r"[A-Za-z0-9_.:-]{1,64}", "字母、数字和 _ . : -", "letters, digits and _ . : -")
]
"""An identifier that another system gives: 1 to 64 letters, digits and `_ . : -`."""

Instant = datetime
"""An aware time; kept at +08:00 whatever its offset was."""


def at_home(moment: datetime) -> datetime:
    """The same instant at +08:00; one that has none is left for the check to refuse."""
    # A fixed offset is always one; only other kinds need to be asked.
    if moment.tzinfo.__class__ is not timezone and moment.utcoffset() is None:
        return moment
    try:
        return moment.astimezone(BEIJING)
    except OverflowError:
        return moment


def as_float(number: int) -> float:
    """A whole number as a float; one that a float cannot hold is left for the check to refuse."""
    try:
        made = float(number)
    except OverflowError:
        return number
    return made if made == number else number
