"""`explain`: a rule in words: its formulas, its standards through time, its sources."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import About, Noun, Token
from jingwu_model.errors import Lang, Text
from jingwu_model.model._codes import Code
from jingwu_model.rules import _parse
from jingwu_model.rules._authority import Precision
from jingwu_model.rules._catalogue import declared
from jingwu_model.rules._later import LaterRule
from jingwu_model.rules._rule import Comparison
from jingwu_model.rules._standards import Standard, Standards
from jingwu_model.rules._subject import Note, Sentence, note
from jingwu_model.rules._terms import MONTHS, Reading, Relation, SubjectKind
from jingwu_model.rules._words import relation_text
from jingwu_model.timeline import Citation, Read
from jingwu_model.vocabulary import Unit

NOT_YET = Text(
    "尚未评估：此规则读取办理流程，`check` 还不据此作出结论。",
    "Not evaluated yet: this rule reads proceedings, and `check` finds nothing by it so far.",
)
"""What is said of a rule that reads proceedings."""


@attrs.frozen(kw_only=True)
class FormulaNote(Noun):
    """算式说明, one comparison of a rule, its formulas written out."""

    of: Annotated[SubjectKind, About("对象", "of what subjects")]
    among: Annotated[Note | None, About("范围", "which of them")] = None
    reading: Annotated[Reading | None, About("解读", "reading")] = None
    relation: Annotated[Relation, About("比较", "relation")]
    unit: Annotated[Unit | None, About("单位", "unit")] = None
    expected: Annotated[Note, About("应有", "expected")]
    actual: Annotated[Note, About("实有", "actual")]
    on_figures: Annotated[bool, About("据公布数字", "on published figures")] = False
    needs: Annotated[tuple[Sentence, ...], About("所需文件", "files it needs")] = ()

    def text(self, lang: Lang = "en") -> str:
        """Of which subjects, in which reading, from what."""
        zh = lang == "zh"
        if self.of is SubjectKind.WHOLE:
            told = f"对{self.of.zh}" if zh else f"of {self.of.en}"
        else:
            each = "对" if self.of in MONTHS else "对每个"
            told = f"{each}{self.of.zh}" if zh else f"of each {self.of.en}"
        apart = [one.text(lang) for one in (self.among, self.reading) if one is not None]
        if apart:
            told += f"（{'，'.join(apart)}）" if zh else f" ({', '.join(apart)})"
        if self.on_figures:
            told += "，据公布数字" if zh else ", on published figures"
        if self.needs:
            files = ("、" if zh else ", ").join(self.needs)
            told += f"，需要 {files}" if zh else f", from {files}"
        return told


@attrs.frozen(kw_only=True)
class StandardNote(Noun):
    """标准说明, a standard of a rule, and how it stands on the day asked."""

    standard: Annotated[Standard, About("标准", "standard")]
    standing: Annotated[Note | None, About("当日状态", "how it stands that day")] = None
    borrowed: Annotated[bool, About("借用", "binds other places only")] = False

    def lines(self, lang: Lang) -> Iterator[str]:
        """The standard with its days and its sources, as a list in Markdown."""
        zh = lang == "zh"
        one = self.standard
        yield f"- `{one.id}` = {one.value_text(lang)}{'：' if zh else ': '}{one.name(lang)}"
        issuer = one.issued_by(lang)
        scope = ("全国" if zh else "the whole country") if one.scope is None else one.scope
        parts = [one.days_text(lang)]
        if one.since_precision is not Precision.DAY:
            parts.append(one.since_precision.text(lang))
        if issuer is not None:
            parts.append(issuer)
        parts += [f"{'适用 ' if zh else 'binds '}{scope}", one.authority.text(lang)]
        yield f"  - {('，' if zh else ', ').join(parts)}"
        for citation in (one.citation, *one.also):
            # A text not read, or only in part, says so itself.
            seen = f" [{citation.read.text(lang)}]" if citation.read is Read.SEEN else ""
            yield f"  - {citation.text(lang)}{seen}"
        if one.checked_through is not None:
            yield f"  - {'核对至' if zh else 'checked through'} {one.checked_through}"
        if self.standing is not None:
            yield f"  - {self.standing.text(lang)}"
        if self.borrowed:
            yield "  - 借用：不约束此地" if zh else "  - borrowed: it does not bind this place"


@attrs.frozen(kw_only=True)
class Explanation(Noun):
    """规则说明, a rule in words: `text(lang)` is Markdown.

    Attributes:
        rule: The rule's id.
        title: What it asks.
        day: The day whose standards it names; none: all of them.
        division: The place the standards were asked for.
        formulas: What it compares, of which subjects; none where it is not evaluated yet.
        standards: What it rests on.
        how: How the source is read: what counts, and what does not.
        unknown_when: What leaves it open.
    """

    rule: Annotated[Token, About("规则", "rule")]
    title: Annotated[Note, About("名称", "title")]
    day: Annotated[date | None, About("日期", "day")] = None
    division: Annotated[Code | None, About("区划代码", "division")] = None
    formulas: Annotated[tuple[FormulaNote, ...], About("算式", "formulas")]
    standards: Annotated[tuple[StandardNote, ...], About("标准", "standards")]
    how: Annotated[Note, About("解释", "how the source is read")]
    unknown_when: Annotated[Note, About("何时无法判断", "unknown when")]

    def text(self, lang: Lang = "en") -> str:
        """The rule in Markdown, in one language."""
        return "\n".join(self._lines(lang)) + "\n"

    def _repr_markdown_(self) -> str:
        return self.text()

    @property
    def evaluated(self) -> bool:
        """Whether `check` asks it: a rule that reads proceedings is not evaluated yet."""
        return bool(self.formulas)

    def _lines(self, lang: Lang) -> Iterator[str]:
        zh = lang == "zh"
        yield f"# {self.rule} · {self.title.text(lang)}"
        yield ""
        yield "## 算式" if zh else "## Formulas"
        yield ""
        if not self.evaluated:
            yield NOT_YET.text(lang)
        for one in self.formulas:
            yield f"- {one.text(lang)}"
            how = relation_text(one.relation, one.unit, lang)
            yield f"  - {'应有' if zh else 'expected'} {how} `{one.expected.text(lang)}`"
            yield f"  - {'实有' if zh else 'actual'} `{one.actual.text(lang)}`"
        yield ""
        yield "## 解释" if zh else "## How it is read"
        yield ""
        yield self.how.text(lang)
        yield ""
        if self.standards:
            yield "## 标准" if zh else "## Standards"
            yield ""
            for standard in self.standards:
                yield from standard.lines(lang)
            yield ""
        yield "## 何时无法判断" if zh else "## Unknown when"
        yield ""
        yield self.unknown_when.text(lang)


def explain(
    rule: str,
    *,
    on: date | None = None,
    division: str | None = None,
    standards: Standards | None = None,
) -> Explanation:
    """Explain a rule: what it asks of whom, its formulas, standards and sources.

    A rule that reads proceedings is explained too, and says that it is not evaluated yet.

    Args:
        rule: The rule's id.
        on: The day whose standards are shown; all of them where none is given.
        division: The place the standards are asked for.
        standards: The standards; the packaged ones by default.

    Returns:
        The explanation; `.text(lang)` is Markdown and says how each source was read.

    Raises:
        UnknownRule: There is no such rule; it carries `.rule` and `.close`.

    Examples:
        >>> print(explain("rooms.remote").text("en").splitlines()[0])
        # rooms.remote · offices of a remote station
    """
    known = _parse.standards() if standards is None else standards
    found = declared(rule)
    formulas: tuple[FormulaNote, ...] = ()
    how = note(found.how.zh, found.how.en)
    if isinstance(found, LaterRule):
        how = _resting(how, found.citations)
    else:
        formulas = tuple(map(_formula, found.comparisons))
    return Explanation(
        rule=found.id,
        title=note(found.title.zh, found.title.en),
        day=on,
        division=division,
        formulas=formulas,
        standards=tuple(
            told for key in found.standards for told in _standing(known, key, division, on)
        ),
        how=how,
        unknown_when=note(found.unknown_when.zh, found.unknown_when.en),
    )


def _resting(how: Note, citations: Iterable[Citation]) -> Note:
    """How a source is read, with what else it rests on: no standard stands for these."""
    cited = [(one.text("zh"), one.text("en")) for one in citations]
    if not cited:
        return how
    zh, en = (of.join(one) for of, one in zip(("；", "; "), zip(*cited, strict=True), strict=True))
    return note(f"{how.zh}依据：{zh}。", f"{how.en} It rests on: {en}.")


def _formula(one: Comparison) -> FormulaNote:
    return FormulaNote(
        of=one.of,
        among=one.label if one.among is None else note(one.among.name.zh, one.among.name.en),
        reading=one.reading,
        relation=one.relation,
        unit=one.unit,
        expected=note(one.expected.text("zh"), one.expected.text("en")),
        actual=note(one.actual.text("zh"), one.actual.text("en")),
        on_figures=one.totals,
        needs=tuple(f"{name}.csv" for name in one.needs),
    )


def _standing(
    known: Standards, key: str, division: str | None, on: date | None
) -> Iterator[StandardNote]:
    """A standard through time, or the one that governs a place on a day."""
    if on is None:
        for record in known[key]:
            yield StandardNote(standard=record)
        return
    governing = known.governing(key, division, on)
    zh, en = governing.text("zh"), governing.text("en")
    yield StandardNote(
        standard=governing.standard,
        standing=note(f"{on}：{zh}", f"{on}: {en}"),
        borrowed=division is not None and governing.borrowed,
    )
