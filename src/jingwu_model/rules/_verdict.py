"""Verdicts and marks: what amounts and standards make of a finding."""

from collections.abc import Iterable
from datetime import date

from jingwu_model.rules._amount import Amount
from jingwu_model.rules._authority import Authority, Precision
from jingwu_model.rules._standards import Governing
from jingwu_model.rules._subject import Note, note
from jingwu_model.rules._terms import Mark, Relation, Verdict

_AUTHORITY_MARKS = {
    Authority.REPORTED: Mark.REPORTED,
    Authority.LIBRARY_DEFAULT: Mark.LIBRARY_DEFAULT,
}


def verdict_of(relation: Relation, expected: Amount, actual: Amount) -> Verdict:
    """Short or met only where every possible pair of values says so."""
    low, high = (expected, actual) if relation is not Relation.AT_MOST else (actual, expected)
    # `low` must not be above `high`: all of it below is met, all of it above is short.
    strict = relation is Relation.ABOVE
    if (
        low.hi is not None
        and high.lo is not None
        and (low.hi < high.lo or (low.hi == high.lo and not strict))
    ):
        return Verdict.MET
    if (
        high.hi is not None
        and low.lo is not None
        and (high.hi < low.lo or (high.hi == low.lo and strict))
    ):
        return Verdict.SHORT
    return Verdict.UNKNOWN


def not_in_force(governing: Iterable[Governing], first: date | None = None) -> Note | None:
    """Why a standard cannot be asked that is not in force, or began after a first day.

    None where all can.
    """
    for one in governing:
        if not one.holds:
            zh, en = one.text("zh"), one.text("en")
            return note(f"标准{zh}：{one.standard.id}", f"standard {en}: {one.standard.id}")
        if _began_after(one, first):
            standard = one.standard
            return note(
                f"所查期间始于标准施行之前：{standard.id}（{standard.days_text('zh')}）",
                "what is asked about began before the standard: "
                f"{standard.id} ({standard.days_text('en')})",
            )
    return None


def _began_after(one: Governing, first: date | None) -> bool:
    since = one.standard.since
    return first is not None and since is not None and first < since


def marks_out_of_force(
    governing: Iterable[Governing], first: date | None = None
) -> tuple[Mark, ...]:
    """What to know of the standards that cannot be asked: how well their first day is known."""
    found = marks_of(one for one in governing if not one.holds or _began_after(one, first))
    return tuple(mark for mark in found if mark is Mark.YEAR_ONLY)


def marks_of(governing: Iterable[Governing]) -> tuple[Mark, ...]:
    """What to know of the standards used, each once, in the marks' order."""
    found = set()
    for one in governing:
        if one.borrowed:
            found.add(Mark.BORROWED)
        if one.carried:
            found.add(Mark.CARRIED)
        if one.standard.authority in _AUTHORITY_MARKS:
            found.add(_AUTHORITY_MARKS[one.standard.authority])
        if one.standard.since_precision is Precision.YEAR:
            found.add(Mark.YEAR_ONLY)
    return tuple(mark for mark in Mark if mark in found)
