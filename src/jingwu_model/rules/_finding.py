"""Findings: what a rule found of a subject, with everything it rests on."""

from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import About, Distinct, Noun, Token
from jingwu_model.errors import Lang
from jingwu_model.model import Figure
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._standards import Standard
from jingwu_model.rules._subject import Note, Sentence, Subject
from jingwu_model.rules._terms import Cause, Mark, Reading, Relation, Verdict
from jingwu_model.rules._words import missing_text, relation_text, unit_name
from jingwu_model.timeline import Citation
from jingwu_model.vocabulary import Quantity, Unit

_COUNTED = (Unit.COUNT, Unit.ITEM, Unit.PERSON, Unit.HOUSEHOLD)


@attrs.frozen(kw_only=True)
class Finding(Noun):
    """核查结论, what a rule found of a subject on a day.

    Attributes:
        rule: The rule's id.
        reading: Which reading, where the standard has two.
        label: Of whom, where the rule asks the same subject of several.
        verdict: Met, short, unknown or not applicable.
        subject: What it is about.
        day: The day it holds for.
        unit: What the amounts are counted in.
        relation: How the actual is held against the expected.
        expected: What the standard asks.
        actual: What there is.
        worked: The expected, worked in figures; none where nothing was compared.
        standards: The standards it rests on, the first the rule's own.
        marks: What to know before using it.
        figures: The published figures it reads.
        claims: What a source claims of it without a number; changes nothing.
        notes: Remarks that change nothing.
        reason: Why it is not applicable or unknown, where not for missing data alone.
        cause: Why it is unknown, where it says so once of all that the rule is asked of.
    """

    rule: Annotated[Token, About("规则", "rule")]
    reading: Annotated[Reading | None, About("解读", "reading")] = None
    label: Annotated[Note | None, About("所问人员", "of whom")] = None
    verdict: Annotated[Verdict, About("结论", "verdict")]
    subject: Annotated[Subject, About("对象", "subject")]
    day: Annotated[date, About("日期", "day")]
    unit: Annotated[Unit | None, About("单位", "unit")] = None
    relation: Annotated[Relation, About("比较", "relation")] = Relation.AT_LEAST
    expected: Annotated[Amount, About("应有", "expected")] = Amount()
    actual: Annotated[Amount, About("实有", "actual")] = Amount()
    worked: Annotated[Sentence | None, About("算式", "worked in figures")] = None
    standards: Annotated[tuple[Standard, ...], About("标准", "standards")] = ()
    marks: Annotated[tuple[Mark, ...], Distinct(), About("标记", "marks")] = ()
    figures: Annotated[tuple[Figure, ...], About("引用数字", "figures")] = ()
    claims: Annotated[tuple[Figure, ...], About("来源表述", "claims")] = ()
    notes: Annotated[tuple[Note, ...], About("说明", "notes")] = ()
    reason: Annotated[Note | None, About("理由", "reason")] = None
    cause: Annotated[Cause | None, About("缘由", "why it is unknown once for all")] = None

    @property
    def standard(self) -> Standard | None:
        """The rule's own standard; none where the finding rests on none."""
        return self.standards[0] if self.standards else None

    @property
    def citation(self) -> Citation | None:
        """What that standard rests on."""
        return None if self.standard is None else self.standard.citation

    @property
    def missing(self) -> tuple[str, ...]:
        """The data without which it is unknown: quantities, files and standards, by code."""
        if self.verdict is not Verdict.UNKNOWN:
            return ()
        return tuple(dict.fromkeys((*self.actual.missing, *self.expected.missing)))

    @property
    def gap(self) -> Amount | None:
        """By how much it is short, or over where it must be at most; none where it is neither.

        Open at the top where the true gap may be larger.
        """
        if self.verdict is not Verdict.SHORT:
            return None
        low, high = self.actual, self.expected
        if self.relation is Relation.AT_MOST:
            low, high = high, low
        return high - low

    @property
    def measured(self) -> bool:
        """Whether there is an actual to show: where the standard is unset, it is shown alone."""
        unset = self.verdict is Verdict.UNKNOWN and bool(self.expected.missing)
        return self.worked is not None or (unset and not self.actual.blank)

    @property
    def exactly(self) -> bool:
        """Whether as much is there as is asked at least, and nothing to spare."""
        met = self.verdict is Verdict.MET and self.relation is Relation.AT_LEAST
        if not met or self.worked is None or self.actual.exact is None:
            return False
        return self.actual.exact == self.expected.exact

    def text(self, lang: Lang = "en") -> str:
        """The finding in one sentence, `zh` or `en`; marks and notes stand apart."""
        zh = lang == "zh"
        head = self.subject.name
        for one in (self.label, self.reading):
            if one is not None:
                head += f"（{one.zh}）" if zh else f" ({one.en})"
        # "Short by 3" says the verdict; "over by 3" and the Chinese words do not.
        said = not zh and self.gap_text(lang).startswith(self.verdict.en)
        told = (*(() if said else (self.verdict_text(lang),)), *self.told(lang))
        return f"{head}{'：' if zh else ': '}{('；' if zh else '; ').join(told)}"

    def verdict_text(self, lang: Lang = "en") -> str:
        """The verdict in words; met with nothing to spare, it says so."""
        if self.exactly:
            return "刚好达标" if lang == "zh" else "met exactly"
        return self.verdict.text(lang)

    def told(self, lang: Lang = "en") -> tuple[str, ...]:
        """What it says after its subject and verdict: the gap, the amounts, what is missing."""
        zh = lang == "zh"
        gap = self.gap_text(lang)
        told = [gap] if gap else []
        if self.worked is not None:
            expected, actual = self.expected_text(lang), self.actual_text(lang)
            if zh:
                should = "应有未知" if expected == "未知" else f"应{expected}"
                there = "实有 " if self.unit in _COUNTED else "实为 "
                told.append(f"{should}，{'实有' if actual == '未知' else there}{actual}")
            else:
                told.append(f"expected {expected}, actual {actual}")
        elif self.measured:
            told.append(f"{'实为' if zh else 'actual'} {self.actual_text(lang)}")
        return (*told, *self.why(lang))

    def why(self, lang: Lang = "en") -> tuple[str, ...]:
        """Why it is unknown or not applicable: the reason, and what is missing."""
        told = [] if self.reason is None else [self.reason.text(lang)]
        if self.missing:
            told.append(missing_text(self.missing, lang))
        return tuple(told)

    def gap_text(self, lang: Lang = "en") -> str:
        """By how much it is short, or over; empty where it is neither, or by nothing."""
        if self.gap is None or self.gap.exact == 0:
            return ""
        over = self.relation is Relation.AT_MOST
        number = Amount(lo=self.gap.lo, hi=self.gap.lo).text()
        if self.unit is Unit.PERCENT:
            number += " 个百分点" if lang == "zh" else " points"
        elif lang == "zh" or self.unit is Unit.HOUR:
            number += self._unit(lang, Amount(lo=self.gap.lo, hi=self.gap.lo))
        # Totals hide what stands in the wrong place, so a gap on totals is the least there is.
        least = self.gap.exact is None or Mark.ON_TOTALS in self.marks or Mark.POOLED in self.marks
        if lang == "zh":
            return f"{'至少' if least else ''}{'超出' if over else '差'} {number}"
        return f"{'over' if over else 'short'} by {number}{' at least' if least else ''}"

    def expected_text(self, lang: Lang = "en") -> str:
        """What the standard asks, and how it is worked out; empty where nothing is compared."""
        if self.worked is None:
            return ""
        if self.expected.blank:
            return "未知" if lang == "zh" else "unknown"
        least = self.relation is Relation.AT_LEAST and self.expected.open
        asked = Amount(lo=self.expected.lo, hi=self.expected.lo) if least else self.expected
        how = relation_text(self.relation, self.unit, lang)
        told = f"{how} {asked.text()}{self._unit(lang, asked)}"
        if self.worked in {asked.text(), self.expected.text()}:
            return told
        return f"{told}（{self.worked}）" if lang == "zh" else f"{told} ({self.worked})"

    def actual_text(self, lang: Lang = "en") -> str:
        """What there is; empty where nothing was measured."""
        if not self.measured:
            return ""
        if self.actual.blank:
            return "未知" if lang == "zh" else "unknown"
        return f"{self.actual.text()}{self._unit(lang, self.actual)}"

    def _unit(self, lang: Lang, amount: Amount) -> str:
        """The unit as it stands after a number of it."""
        name = unit_name(None if self.unit is None else self.unit.code, lang)
        if lang == "en" and amount.exact == 1:
            name = name.removesuffix("s")
        return name if name in {"", "%"} else f" {name}"


@attrs.frozen(kw_only=True)
class Difference(Noun):
    """数字差异, a quantity that the figures and the register both state.

    Args:
        quantity: What it is.
        published: What the figures say.
        counted: What the register counts.
        figure: The figure.
    """

    quantity: Annotated[Quantity, About("指标", "quantity")]
    published: Annotated[Amount, About("公布", "published")]
    counted: Annotated[Amount, About("登记册计数", "counted")]
    figure: Annotated[Figure, About("公布数字", "figure")]

    def text(self, lang: Lang = "en") -> str:
        """Both numbers, in one language."""
        name = self.quantity.text(lang)
        if lang == "zh":
            return f"{name}：公布 {self.published.text()}，登记册 {self.counted.text()}"
        return f"{name}: published {self.published.text()}, counted {self.counted.text()}"
