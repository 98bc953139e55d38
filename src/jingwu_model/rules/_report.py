"""Reports: all findings of a check."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import AUDIENCES, About, Audience, Count, Noun, Token, visible
from jingwu_model.errors import Lang
from jingwu_model.rules._catalogue import RULES
from jingwu_model.rules._county import County
from jingwu_model.rules._finding import Difference, Finding
from jingwu_model.rules._grouping import StationOf
from jingwu_model.rules._html import page_of, table_of
from jingwu_model.rules._subject import Subject
from jingwu_model.rules._terms import Mark, SubjectKind, Verdict
from jingwu_model.timeline import Document


@attrs.frozen(kw_only=True)
class Report(Noun):
    """核查报告, all findings of a check.

    Attributes:
        subject: What was checked.
        day: The day it was checked for.
        findings: Every finding, by rule; of each what is short first, then what is unknown, met
            and not applicable, and of each of these the larger subject before its parts.
        differences: Quantities that figures and register both state.
        rules: The rules that were asked.
        rows: How many rows the register has.
        counties: The counties of the register, with what they hold on the day.
        sources: The sources that the figures state for themselves.
        inferred: Whether the place's name was inferred, as the source leaves it out.
    """

    subject: Annotated[Subject, About("对象", "subject")]
    day: Annotated[date, About("日期", "day")]
    rules: Annotated[tuple[Token, ...], About("规则", "rules")]
    findings: Annotated[tuple[Finding, ...], About("结论", "findings")]
    differences: Annotated[tuple[Difference, ...], About("差异", "differences")] = ()
    rows: Annotated[Count, About("登记册行数", "rows of the register")] = 0
    counties: Annotated[tuple[County, ...], About("各县", "its counties")] = ()
    sources: Annotated[tuple[Document, ...], About("自列来源", "sources stated")] = ()
    inferred: Annotated[bool, About("地名系推定", "the place is inferred")] = False

    def _of(self, verdict: Verdict) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict is verdict)

    @property
    def short(self) -> tuple[Finding, ...]:
        """What falls short."""
        return self._of(Verdict.SHORT)

    @property
    def met(self) -> tuple[Finding, ...]:
        """What is met."""
        return self._of(Verdict.MET)

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """What cannot be told, each naming what is missing."""
        return self._of(Verdict.UNKNOWN)

    @property
    def not_applicable(self) -> tuple[Finding, ...]:
        """What the rules do not ask here."""
        return self._of(Verdict.NOT_APPLICABLE)

    def seen_by(self, audience: Audience) -> "Report":
        """The report as an audience may see it: without the findings that would tell too much.

        `text`, `html`, a notebook and `jingwu check` show a report whole, as for the force's own
        desk; `dumps` with an audience asks this by itself.

        Args:
            audience: `internal` sees all, `case_party` and `public` less.

        Raises:
            ValueError: There is no such audience.
        """
        visible(Report, audience)
        kept = tuple(one for one in self.findings if told_to(one, audience))
        return attrs.evolve(self, findings=kept)

    def by_rule(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each rule, in the rules' order."""
        found: dict[str, list[Finding]] = {rule: [] for rule in self.rules}
        for finding in self.findings:
            if finding.rule in found:
                found[finding.rule].append(finding)
        return {rule: tuple(held) for rule, held in found.items()}

    def by_county(self) -> Mapping[str, Mapping[Verdict, int]]:
        """How many findings of each verdict lie in each county, by its code's six digits."""
        found: dict[str, Counter[Verdict]] = {}
        for finding in self.findings:
            code = finding.subject.division
            if code is not None and code[4:6] != "00":
                found.setdefault(code[:6], Counter())[finding.verdict] += 1
        return {code: dict(found[code]) for code in sorted(found)}

    def totals(self) -> tuple[tuple[Verdict, int], ...]:
        """How many findings of each verdict, what falls short first."""
        found = Counter(finding.verdict for finding in self.findings)
        return tuple((verdict, found[verdict]) for verdict in Verdict)

    def marks(self) -> tuple[Mark, ...]:
        """The marks its findings carry, each once."""
        found = {mark for finding in self.findings for mark in finding.marks}
        return tuple(mark for mark in Mark if mark in found)

    def html(
        self, lang: Lang = "en", *, most: int | None = None, stations: StationOf | None = None
    ) -> str:
        """The report as one HTML page, for screen and paper.

        Args:
            lang: `zh` or `en`.
            most: The most places listed of one rule that fall short, the worst; all by
                default. Where the report has several counties, they are told by county.
            stations: What tells the station of a place, as `stations_of` makes it: then they
                are told by station too.

        Returns:
            The page, which needs nothing from elsewhere.
        """
        return page_of(self, lang, most, stations)

    def text(self, lang: Lang = "en") -> str:
        """The report in plain lines, what falls short first."""
        return "\n".join(self._lines(lang))

    def _lines(self, lang: Lang) -> Iterator[str]:
        zh = lang == "zh"
        name = self.subject.name
        yield f"{name}，{self.day}" if zh else f"{name}, {self.day}"
        for verdict in Verdict:
            found = self._of(verdict)
            yield f"{verdict.text(lang)}：{len(found)}" if zh else f"{verdict.en}: {len(found)}"
            for finding in found:
                yield f"  {finding.rule}  {finding.text(lang)}"

    def _repr_html_(self) -> str:
        """The findings as a table, for a notebook."""
        return table_of(self)


def told_to(finding: Finding, audience: Audience) -> bool:
    """Whether an audience may see a finding, as the rule that made it declares."""
    rule = RULES.get(finding.rule)
    asked = () if rule is None else rule.comparisons
    rank = AUDIENCES.index(audience)
    return all(
        AUDIENCES.index(one.seen_by) <= rank for one in asked if one.of is finding.subject.kind
    )


def ranked(findings: Iterable[Finding], rules: Iterable[str]) -> tuple[Finding, ...]:
    """Findings by rule, then by verdict, what is short first, then the larger before its parts."""
    order = {rule: at for at, rule in enumerate(rules)}
    verdicts = {verdict: at for at, verdict in enumerate(Verdict)}
    kinds = {kind: at for at, kind in enumerate(SubjectKind)}
    return tuple(
        sorted(
            findings,
            key=lambda one: (
                order[one.rule],
                verdicts[one.verdict],
                kinds[one.subject.kind],
            ),
        )
    )
