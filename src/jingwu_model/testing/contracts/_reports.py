"""What another system finds of the same material is what the reference finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from types import MappingProxyType

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.errors import Lang, Text
from jingwu_model.rules import RULES, Amount, Finding, Material, Standards, check, rule_of
from jingwu_model.testing import strategies as jst
from jingwu_model.testing._several import several
from jingwu_model.testing.contracts._broken import Difference
from jingwu_model.testing.contracts._pairing import pairs_off
from jingwu_model.testing.contracts._trying import Trial

Stated = Amount | Fraction | int | None
"""How much another system says there is; none: it does not say."""

_SAME: Mapping[str, str] = MappingProxyType({})
# On most days, the standards are in force.
_DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31)) | st.dates(
    date(2019, 1, 1), date(2022, 12, 31)
)
_Key = tuple[str, str, str]


@attrs.frozen(kw_only=True)
class Found:
    """What another system found by a rule; an amount that is none here is not compared.

    Attributes:
        rule: The rule's id of ours: `rooms.rural`.
        verdict: `met`, `short`, `unknown` or `not_applicable`, or that system's word for it.
        subject: What it is about, by the id of its `jingwu_model.rules.Subject`: a place's code,
            a station's id; `register` where the whole has no code.
        kind: What the subject is: `whole`, `station`, and so on; none: not said.
        reading: The code of the reading, where the rule has two.
        expected: What is asked.
        actual: What there is.

    Examples:
        >>> found = Found(rule="rooms.rural", verdict="short", subject="411400000000",
        ...               expected=845, actual=735)
    """

    rule: str
    verdict: str
    subject: str
    kind: str | None = None
    reading: str | None = None
    expected: Stated = None
    actual: Stated = None


def report_equals(  # noqa: PLR0913 - what is checked, against what, by which names
    their_check: Callable[[Material, date], Iterable[Found]],
    *,
    rules: str | Iterable[str] | None = None,
    verdicts: Mapping[str, str] = _SAME,
    standards: Standards | None = None,
    materials: SearchStrategy[Material] | None = None,
    days: SearchStrategy[date] = _DAYS,
) -> None:
    """Hold a system's findings to those of `check`, on drawn material and days.

    Of every rule, reading and subject there must be as many findings, with the same verdicts,
    and with the same expected and actual amounts where your system states any: the least and the
    most that each can be.

    Args:
        their_check: Your system: what it finds of material on a day.
        rules: The rules of ours that your system knows; by default all.
        verdicts: What your system calls a verdict, by our code, where not as we do.
        standards: The standards; by default the packaged ones.
        materials: What to check; by default any register, published figures, or both. A rule
            that needs much, such as the time somebody spends, mostly finds that unknown:
            for those, give material that has it.
        days: The days to check for; by default any from 2019 to 2026, mostly from 2023 on.

    Raises:
        ContractBroken: Each of its `differences` is about a rule's findings (`rooms.rural`:
            there is one too few or too many), its verdict (`rooms.rural verdict`) or an amount
            (`rooms.rural expected`, `rooms.rural actual`); `asked` is the material and the day,
            `reference` and `theirs` the findings of that rule, reading and subject.
        UnknownRule: There is no such rule.

    Examples:
        >>> import jingwu_model as jw
        >>> def their_check(material, day):
        ...     for one in jw.check(material, on=day, rules="rooms.rural").findings:
        ...         yield Found(rule=one.rule, verdict=one.verdict.code, subject=one.subject.id)
        >>> report_equals(their_check, rules=["rooms.rural"])
    """
    asked = tuple(rule_of(key).id for key in several(RULES if rules is None else rules))

    def otherwise(drawn: tuple[Material, date]) -> Iterator[Difference]:
        material, day = drawn
        report = check(material, on=day, rules=asked, standards=standards)
        ours = _by_key(_found(one, verdicts) for one in report.findings)
        theirs = _by_key(one for one in their_check(material, day) if one.rule in asked)
        for key in sorted({*ours, *theirs}):
            mine, other = ours.get(key, ()), theirs.get(key, ())
            what = _unlike(mine, other)
            if what is not None:
                where = f"{key[0]} {what}".strip()
                says = Text(_says(mine, other, "zh"), _says(mine, other, "en"))
                yield Difference(where, says, drawn, mine, other)

    trial = Trial("report_equals")
    usual = jst.materials() | jst.materials(register=jst.registers(size="deep"))
    trial.over(otherwise, [st.tuples(usual if materials is None else materials, days)])
    trial.hold()


def _found(one: Finding, verdicts: Mapping[str, str]) -> Found:
    """A finding of ours, in their words."""
    return Found(
        rule=one.rule,
        verdict=verdicts.get(one.verdict.code, one.verdict.code),
        subject=one.subject.id,
        kind=one.subject.kind.code,
        reading=None if one.reading is None else one.reading.code,
        expected=_bounds(one.expected),
        actual=_bounds(one.actual),
    )


def _bounds(stated: Stated) -> Amount:
    """The least and the most that something can be."""
    if isinstance(stated, Amount):
        return Amount(lo=stated.lo, hi=stated.hi)
    return Amount() if stated is None else Amount.known(Fraction(stated))


def _by_key(findings: Iterable[Found]) -> dict[_Key, tuple[Found, ...]]:
    """Findings by rule, reading and subject."""
    every: dict[_Key, list[Found]] = {}
    for one in findings:
        every.setdefault((one.rule, one.reading or "", one.subject), []).append(one)
    return {key: tuple(held) for key, held in every.items()}


def _unlike(ours: tuple[Found, ...], theirs: tuple[Found, ...]) -> str | None:
    """What differs between findings of the same; none where nothing does."""
    if len(ours) != len(theirs):
        return ""
    for compared in (("verdict",), ("verdict", "expected"), ("verdict", "expected", "actual")):
        if not pairs_off(ours, theirs, partial(_fits, compared=compared)):
            return compared[-1]
    return None


def _fits(ours: Found, theirs: Found, compared: Iterable[str]) -> bool:
    """Whether a finding of theirs can be one of ours, by some of its parts."""
    if theirs.kind not in {None, ours.kind}:
        return False
    for name in compared:
        said = getattr(theirs, name)
        if name == "verdict":
            if said != ours.verdict:
                return False
        elif said is not None and _bounds(said) != getattr(ours, name):
            return False
    return True


def _says(ours: tuple[Found, ...], theirs: tuple[Found, ...], lang: Lang) -> str:
    if lang == "zh":
        return f"参照为{_told(ours, lang)}；对方为{_told(theirs, lang)}"
    return f"the reference finds {_told(ours, lang)}; theirs {_told(theirs, lang)}"


def _told(findings: tuple[Found, ...], lang: Lang) -> str:
    """Findings as they are told: the verdict, what is asked and what there is."""
    zh = lang == "zh"
    if not findings:
        return "无" if zh else "nothing"
    every = []
    for one in findings:
        expected, actual = (_amount(stated, lang) for stated in (one.expected, one.actual))
        every.append(
            f"{one.subject} {one.verdict}（应有{expected}，实有{actual}）"
            if zh
            else f"{one.subject} {one.verdict} (expected {expected}, actual {actual})"
        )
    return ("、" if zh else ", ").join(every)


def _amount(stated: Stated, lang: Lang) -> str:
    if stated is None:
        return "未述" if lang == "zh" else "unsaid"
    amount = _bounds(stated)
    if amount.blank:
        return "未知" if lang == "zh" else "unknown"
    return amount.text()
