"""Verdicts and marks: what amounts and standards make of a finding."""

from collections.abc import Iterable

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


def not_in_force(governing: Iterable[Governing]) -> Note | None:
    """Why a standard that is not in force cannot be asked; none where all are."""
    for one in governing:
        if not one.holds:
            zh, en = one.text("zh"), one.text("en")
            return note(f"标准{zh}：{one.standard.id}", f"standard {en}: {one.standard.id}")
    return None


def marks_out_of_force(governing: Iterable[Governing]) -> tuple[Mark, ...]:
    """What to know of the standards that are not in force: how well their first day is known."""
    found = marks_of(one for one in governing if not one.holds)
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
