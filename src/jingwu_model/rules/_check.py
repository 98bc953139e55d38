"""`check`: every rule asked of every subject, each answer with what it rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import attrs

from jingwu_model.model import TABLES, Figure, Figures, Register
from jingwu_model.rules import _parse
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._catalogue import RULES, rule_of
from jingwu_model.rules._county import counties_of
from jingwu_model.rules._finding import Difference, Finding
from jingwu_model.rules._formula import Formula
from jingwu_model.rules._ground import UNCLASSED, Ground
from jingwu_model.rules._material import Material
from jingwu_model.rules._remarks import why_none
from jingwu_model.rules._report import Report, ranked
from jingwu_model.rules._rows import rows_of, whole_row
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._standards import Governing, Standards
from jingwu_model.rules._subject import Note, Row, note
from jingwu_model.rules._terms import Cause, SubjectKind, Verdict
from jingwu_model.rules._units import Units
from jingwu_model.rules._verdict import marks_of, marks_out_of_force, not_in_force, verdict_of
from jingwu_model.timeline import Calendar
from jingwu_model.timeline._span import only_day

_UNITS = frozenset({SubjectKind.COMMUNITY, SubjectKind.VILLAGE})
_UNSET = note("标准未设定", "the standard is unset")
_PLACE_BY_PLACE = note("各处情况未登记", "nothing is recorded place by place")


def check(  # noqa: PLR0913 - each is a choice of the caller's
    material: Register | Figures | Material,
    *,
    on: date,
    now: datetime | None = None,  # noqa: ARG001 - for rules that read proceedings
    calendar: Calendar | None = None,  # noqa: ARG001 - for rules that read proceedings
    rules: Iterable[str] | None = None,
    standards: Standards | None = None,
    units: Units | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Report:
    """Check a register, published figures, or both against the standards of a day.

    Pooled findings read the figures where they state a quantity and the register
    where they do not; findings of single places read the register only.

    Args:
        material: What to check.
        on: The day to check for: rows and standards as they hold on it, figures
            as known by it.
        now: The moment to check for; the end of the day by default. No rule here asks it.
        calendar: The calendar of working days. No rule here asks it.
        rules: The rules to ask, by id; all of them by default.
        standards: The standards; the packaged ones by default.
        units: What counts as a village and as a community; by the committee by default.
        progress: Called with the rules asked so far and how many there are, before the first
            and after each.

    Returns:
        The report, with `.short`, `.met`, `.unknown`, `.not_applicable` and `.differences`.

    Raises:
        InvalidObject: `on` is a time, or no date; it carries the one fault (`not_a_day`).
        UnknownRule: A rule named in `rules` does not exist.
        NotEvaluated: A rule named in `rules` reads proceedings.
        TypeError: The material is none, or a rule is not named by text.

    Examples:
        >>> from datetime import date
        >>> from fractions import Fraction
        >>> from jingwu_model.model import City, Figure
        >>> from jingwu_model.vocabulary import Quantity
        >>> stated = {Quantity.VILLAGES: 4805, Quantity.COMMUNITIES: 244, Quantity.ROOMS: 735}
        >>> figures = Figures(
        ...     city=City(division="411400000000", name="商丘市"),
        ...     figures=tuple(
        ...         Figure(quantity=of, value=Fraction(value), as_of=date(2023, 12, 31),
        ...                source="city-2024")
        ...         for of, value in stated.items()))
        >>> report = check(figures, on=date(2024, 4, 30), rules=["rooms.rural"])
        >>> print(report.short[0].text("en"))
        商丘市: short by 110 at least; expected at least 845 (244 + ⌈4,805 / 8⌉), actual 735
    """
    only_day("check", on, "$.on")
    known = _parse.standards() if standards is None else standards
    keys = [rules] if isinstance(rules, str) else list(RULES if rules is None else rules)
    asked = {rule.id: rule for rule in map(rule_of, keys)}
    whole = _Whole.of(material, on, known, units or Units())
    ids = tuple(asked)
    findings: list[Finding] = []
    for done, key in enumerate(ids):
        if progress is not None:
            progress(done, len(ids))
        findings += whole.findings_of(asked[key])
    if progress is not None:
        progress(len(ids), len(ids))
    return Report(
        subject=whole.row.subject,
        day=on,
        rules=ids,
        findings=ranked(findings, ids),
        differences=tuple(whole.differences()),
        rows=whole.size,
        counties=() if whole.ground is None else counties_of(whole.ground),
        inferred=whole.figures is not None and whole.figures.city.inferred,
        sources=() if whole.figures is None else whole.figures.sources,
    )


@attrs.frozen
class _Whole:
    """All that is checked: the register on the day, the figures, the standards."""

    row: Row
    day: date
    ground: Ground | None
    figures: Figures | None
    known: Standards
    size: int

    @classmethod
    def of(
        cls,
        material: Register | Figures | Material,
        day: date,
        known: Standards,
        units: Units,
    ) -> "_Whole":
        """What a caller handed in, made one thing."""
        if isinstance(material, Register):
            material = Material(register=material)
        elif isinstance(material, Figures):
            material = Material(figures=material)
        elif not isinstance(material, Material):
            msg = f"check takes a Register, Figures or Material, not {type(material).__name__}"
            raise TypeError(msg)
        register, figures = material.register, material.figures
        root = None if figures is None else figures.city.division
        ground = None if register is None else Ground(register, day, root, units)
        size = 0
        if register is not None:
            size = sum(len(getattr(register, name)) for name in TABLES)
        return cls(whole_row(ground, figures), day, ground, figures, known, size)

    def findings_of(self, rule: Rule) -> Iterator[Finding]:
        """Every finding of a rule; where there is nothing it is asked of, one that says so."""
        found = list(self.each(rule))
        yield from found
        if not found and self.ground is not None:
            gone = rule.if_nothing(self.ground)
            missing = () if gone is None else (gone,)
            why = why_none(gone)
            yield self.once(rule, rule.comparisons[-1], missing, why, Cause.NONE_IN_TIME)

    def each(self, rule: Rule) -> Iterator[Finding]:
        """Every finding of a rule, of the whole and of places."""
        told: set[str] = set()
        absent: dict[str, Comparison] = {}
        for one in rule.comparisons:
            if one.of is SubjectKind.WHOLE:
                whole = self.whole(rule, one)
                if whole is not None:
                    told.update(whole.missing)
                    yield whole
                continue
            gone = [name for name in one.needs if not self.recorded(name)]
            for name in () if one.optional else gone:
                absent.setdefault(f"{name}.csv", one)
            if self.ground is not None and not gone:
                yield from self.places(self.ground, rule, one)
        on_totals = rule.with_rule or any(one.of is SubjectKind.WHOLE for one in rule.comparisons)
        # Where there are only figures, the finding on totals says all there is to say; and
        # files that it names already are not named again.
        if not (self.ground is None and on_totals) and not told >= absent.keys():
            first = next(iter(absent.values()))
            yield self.once(rule, first, tuple(absent), _PLACE_BY_PLACE)

    def whole(self, rule: Rule, one: Comparison) -> Finding | None:
        """The finding of a comparison about the whole; none where that is not asked."""
        asked = self.asked(self.row)
        if one.totals and self.figures is None:
            return None
        if one.among is not None and not one.among.test(asked):
            return None
        return self.finding(rule, one, rule.own_first(one.standards), asked)

    def places(self, ground: Ground, rule: Rule, one: Comparison) -> Iterator[Finding]:
        """The findings of a comparison, place by place."""
        keys = rule.own_first(one.standards)
        for row in rows_of(ground, one.of):
            asked = self.asked(row)
            if one.among is None:
                yield self.finding(rule, one, keys, one.part(asked))
            elif one.among.test(asked):
                yield self.finding(rule, one, keys, one.part(one.among.part(asked)))
        if ground.unclassed and one.of in _UNITS:
            number = f"{len(ground.unclassed):,}"
            why = note(f"{number} 处未登记城乡分类", f"{number} places have no urban-rural class")
            yield self.once(rule, one, (UNCLASSED,), why)

    def asked(self, row: Row) -> Asked:
        """A subject as the rules ask it; figures tell of the whole only."""
        figures = self.figures if row.subject.kind is SubjectKind.WHOLE else None
        return Asked(row, self.day, self.ground, figures, self.known)

    def recorded(self, table: str) -> bool:
        """Whether a table is recorded."""
        return self.ground is not None and self.ground.recorded(table)

    def governing(self, keys: Iterable[str], asked: Asked) -> list[Governing]:
        """The standards of some ids that govern a subject; one there is not is left out."""
        found = [asked.governing(key) for key in keys if key in self.known]
        # What lies nowhere is in no other place than the standard's.
        if asked.row.subject.division is None and not self.placed:
            return [attrs.evolve(one, borrowed=False) for one in found]
        return found

    @property
    def placed(self) -> bool:
        """Whether it is known of any place."""
        ground = self.ground
        return self.figures is not None or (ground is not None and bool(ground.now.divisions))

    def once(
        self, rule: Rule, one: Comparison, missing: tuple[str, ...], why: Note,
        cause: Cause = Cause.UNRECORDED,
    ) -> Finding:
        """What a rule says, once, of what is not recorded at all, or not there."""
        governing = self.governing(rule.standards, self.asked(self.row))
        parts: dict[str, Any] = {
            "rule": rule.id,
            "subject": self.row.subject,
            "day": self.day,
            "unit": one.unit,
            "relation": one.relation,
            "standards": tuple(each.standard for each in governing),
        }
        if governing and not _begun(rule, governing):
            parts |= {"marks": marks_out_of_force(governing), "reason": not_in_force(governing)}
            return Finding(verdict=Verdict.NOT_APPLICABLE, **parts)
        if not missing:
            return Finding(verdict=Verdict.NOT_APPLICABLE, reason=why, **parts)
        return Finding(
            verdict=Verdict.UNKNOWN,
            actual=Amount.unknown(*missing),
            marks=marks_of(governing),
            reason=why,
            cause=cause,
            **parts,
        )

    def finding(self, rule: Rule, one: Comparison, keys: Sequence[str], asked: Asked) -> Finding:
        """One comparison, of one subject."""
        governing = self.governing(keys, asked)
        beside = (key for key in rule.also if key not in keys)
        every = (*governing, *self.governing(beside, asked))
        parts: dict[str, Any] = {
            "rule": rule.id,
            "reading": one.reading,
            "label": one.label,
            "subject": asked.row.subject,
            "day": asked.row.day or self.day,
            "unit": one.unit,
            "relation": one.relation,
            "standards": tuple(each.standard for each in every),
            "claims": _claims(one, asked),
        }
        why = None if one.inapplicable is None else one.inapplicable(asked)
        if why is not None:
            return Finding(verdict=Verdict.NOT_APPLICABLE, reason=why, **parts)
        first = None if one.window is None else one.window(asked)
        why = not_in_force(governing, first)
        if why is not None:
            parts |= {"actual": one.actual.value(asked), "figures": tuple(asked.used)}
            parts["marks"] = marks_out_of_force(governing, first)
            return Finding(verdict=Verdict.NOT_APPLICABLE, reason=why, **parts)
        parts["marks"] = (*one.marks, *marks_of(every))
        unset = [key for key in keys if key not in self.known or _is_unset(key, governing)]
        if unset:
            return Finding(
                verdict=Verdict.UNKNOWN,
                expected=Amount.unknown(*unset),
                actual=one.actual.value(asked),
                figures=tuple(asked.used),
                reason=_UNSET,
                **parts,
            )
        expected, actual = _amount(one.expected, asked), _amount(one.actual, asked)
        remarks = [made for made in (remark(asked) for remark in one.remarks) if made is not None]
        verdict = verdict_of(one.relation, expected, actual)
        if verdict is Verdict.SHORT:
            parts["marks"] += one.if_short
        told = bool(actual.missing or expected.missing)
        parts["reason"] = None if told or verdict is not Verdict.UNKNOWN else one.if_open
        return Finding(
            verdict=verdict,
            expected=expected,
            actual=actual,
            worked=one.expected.worked(asked),
            figures=tuple(asked.used),
            notes=tuple(remarks),
            **parts,
        )

    def differences(self) -> Iterator[Difference]:
        """The quantities that the figures and the register both state."""
        if self.figures is None or self.ground is None:
            return
        asked = self.asked(self.row)
        for term in dict.fromkeys(figure.quantity for figure in self.figures.figures):
            figure = self.figures.latest(term, self.day)
            counted = asked.counted(term)
            if figure is None or figure.value is None or counted.exact is None:
                continue
            yield Difference(
                quantity=term,
                published=Amount.known(figure.value),
                counted=counted,
                figure=figure,
            )


def _claims(one: Comparison, asked: Asked) -> tuple[Figure, ...]:
    """What the source says, without a number, of the quantities compared."""
    if asked.figures is None:
        return ()
    terms = dict.fromkeys((*one.claims, *one.quantities))
    return tuple(claim for term in terms for claim in asked.figures.claims(term, asked.day))


def _begun(rule: Rule, governing: Iterable[Governing]) -> bool:
    """Whether any comparison of a rule has all its standards in force."""
    gone = {each.standard.id for each in governing if not each.holds}
    return any(gone.isdisjoint(one.standards) for one in rule.comparisons)


def _is_unset(key: str, governing: Iterable[Governing]) -> bool:
    """Whether the standard of an id has no value."""
    return any(each.standard.id == key and each.standard.value is None for each in governing)


def _amount(formula: Formula, asked: Asked) -> Amount:
    """What a formula comes to; what it divides by is missing where that is 0."""
    found = formula.value(asked)
    if found.lo is None and found.hi is None and not found.missing:
        terms = (term for part in formula.divisors() for term in part.quantities())
        return Amount.unknown(*(term.code for term in terms))
    return found
