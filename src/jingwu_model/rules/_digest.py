"""A report arranged for a reader: by rule, what falls short first, what is alike told once.

The text on a terminal and the page in HTML are two ways of setting this.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

import attrs

from jingwu_model.errors import Lang, Text
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._arranged import Area, Chapter, Digest, Line, Part
from jingwu_model.rules._catalogue import RULES
from jingwu_model.rules._county import County, county_rows, held_by
from jingwu_model.rules._finding import Finding
from jingwu_model.rules._grouping import Group, StationOf, grouped
from jingwu_model.rules._phrases import Phrases
from jingwu_model.rules._standards import Standard
from jingwu_model.rules._subject import Subject
from jingwu_model.rules._terms import MONTHS, Cause, Mark, SubjectKind, Verdict
from jingwu_model.rules._words import FEW, first_few
from jingwu_model.timeline import Document

_PARTS: Mapping[Verdict, Text] = {
    Verdict.SHORT: Text("未达标", "Falls short"),
    Verdict.UNKNOWN: Text("无法判断", "Unknown"),
    Verdict.MET: Text("达标", "Met"),
    Verdict.NOT_APPLICABLE: Text("不适用", "Not applicable"),
}
_ORDER = tuple(_PARTS)


class _Told(Protocol):
    """What tells itself in either language."""

    def text(self, lang: Lang = "en") -> str: ...


class Reported(Protocol):
    """What is arranged here: a report, whose own module stands on this one."""

    @property
    def subject(self) -> Subject: ...
    @property
    def day(self) -> date: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...
    @property
    def differences(self) -> tuple[_Told, ...]: ...
    @property
    def rows(self) -> int: ...
    @property
    def counties(self) -> tuple[County, ...]: ...
    @property
    def inferred(self) -> bool: ...
    @property
    def sources(self) -> tuple[Document, ...]: ...
    def by_rule(self) -> Mapping[str, tuple[Finding, ...]]: ...
    def by_county(self) -> Mapping[str, Mapping[Verdict, int]]: ...
    def totals(self) -> tuple[tuple[Verdict, int], ...]: ...
    def marks(self) -> tuple[Mark, ...]: ...


def digest(
    report: Reported, lang: Lang, most: int | None = None, station_of: StationOf | None = None
) -> Digest:
    """Arrange a report: so many places of a rule that fall short, the worst; all by default."""
    writer = _Writer(report, lang, most, station_of)
    say = writer.words.say
    return Digest(
        title=writer.title(),
        totals=tuple(
            (verdict, say(f"{verdict.zh} {number:,}", f"{number:,} {verdict.en}"))
            for verdict, number in report.totals()
        ),
        comma=say("，", ", "),
        size=writer.size(),
        parts=tuple(writer.parts()),
        counties_title=say("各县（市、区）", "By county"),
        counties=tuple(county_rows(report.counties, report.by_county(), lang)),
        lists=tuple((title, lines) for title, lines in writer.lists() if lines),
    )


class _Writer:
    """A report, the language it is told in, and how much of it."""

    def __init__(
        self, report: Reported, lang: Lang, most: int | None, station_of: StationOf | None
    ) -> None:
        self.report, self.lang, self.most, self.station_of = report, lang, most, station_of
        self.words = Phrases(lang)

    def title(self) -> str:
        """What was checked, and for which day."""
        subject, day = self.report.subject, self.report.day
        say = self.words.say
        # A register of no place in particular has no name in either language.
        name = say("登记册", "register")
        if subject.division is not None:
            guess = say("，地名系推定", ", the place is inferred") if self.report.inferred else ""
            division = say(f"（{subject.division}{guess}）", f" ({subject.division}{guess})")
            name = f"{subject.name}{division}"
        return say(f"{name}对标检查，{day}", f"{name}, checked against the standards of {day}")

    def size(self) -> str:
        """How large the register is, and what it holds; empty where there is none."""
        rows = self.report.rows
        if not rows:
            return ""
        size = self.words.say(
            f"登记册 {rows:,} 行", f"register of {rows:,} row{'s' if rows > 1 else ''}"
        )
        held = tuple(held_by(self.report.counties, self.lang))
        return self.words.colon(size, self.words.items(held)) if held else size

    def parts(self) -> Iterator[Part]:
        """What was found, by the verdict that leads a rule; then what is not recorded."""
        by_rule = self.report.by_rule()
        found = {
            rule: tuple(one for one in findings if one.cause is not Cause.UNRECORDED)
            for rule, findings in by_rule.items()
        }
        for verdict, title in _PARTS.items():
            chapters = tuple(
                self.chapter(rule, findings)
                for rule, findings in found.items()
                if findings and _leading(findings) is verdict
            )
            if chapters:
                yield Part(verdict, title.text(self.lang), "", chapters)
        absent = tuple(
            self.absent(rule, one, alone=not found[rule])
            for rule, findings in by_rule.items()
            for one in findings
            if one.cause is Cause.UNRECORDED
        )
        if absent:
            say = self.words.say
            yield Part(
                Verdict.UNKNOWN,
                say("未登记，各处情况无法判断", "Not recorded, so unknown place by place"),
                say(
                    "文件夹中没有的表即为未登记；补上所列的表即可判断。",
                    "A table that is not in the folder is not recorded; those named would tell.",
                ),
                absent,
            )

    def absent(self, rule: str, finding: Finding, *, alone: bool) -> Chapter:
        """A rule of whose places nothing is recorded, and the tables that would tell."""
        needs = f"{self.words.say('需要', 'needs')} {self.words.items(finding.missing)}"
        text = self.words.colon(self.heading(rule), needs)
        line = Line(finding.verdict, "", text, self.words.marks(finding), finding=finding)
        # Standards already told above are not told again.
        told = self.standards((finding,)) if alone else ()
        return Chapter(rule, "", (line,), standards=told)

    def heading(self, rule: str) -> str:
        """A rule's id and what it asks."""
        return f"{rule} · {RULES[rule].title.text(self.lang)}"

    def chapter(self, rule: str, findings: tuple[Finding, ...]) -> Chapter:
        """What is said of one rule: of the whole, then of places."""
        whole = [one for one in findings if one.subject.kind is SubjectKind.WHOLE]
        places = [one for one in findings if one.subject.kind is not SubjectKind.WHOLE]
        short = [one for one in places if one.verdict is Verdict.SHORT]
        listed = len(short[: self.most])
        lines = _once(map(self.line, sorted(whole, key=lambda one: _ORDER.index(one.verdict))))
        others = self.alike(one for one in places if one.verdict is not Verdict.SHORT)
        number = sum(one.verdict is Verdict.SHORT for one in findings)
        groups = grouped(short, self.most, self.report.counties, self.station_of, self.lang)
        return Chapter(
            rule,
            self.heading(rule),
            lines,
            tuple(map(self.area, groups)),
            listed,
            self.short(number) if number else "",
            _once((*self.more(len(short) - listed), *others), lines),
            self.standards(findings),
        )

    def area(self, group: Group) -> Area:
        """The lines of one area."""
        areas = tuple(map(self.area, group.groups))
        title = f"{group.title} · {self.short(group.number)}" if group.title else ""
        return Area(title, _once(map(self.line, group.listed)), areas)

    def short(self, number: int) -> str:
        """How many fall short, in words."""
        return self.words.say(f"{number:,} 处未达标", f"{number:,} short")

    def more(self, left: int) -> Iterator[Line]:
        """How many more fall short than are listed."""
        if left > 0:
            text = self.words.say(f"另有 {left:,} 处未达标", f"{left:,} more fall short")
            yield Line(Verdict.SHORT, "", text)

    def line(self, finding: Finding) -> Line:
        """One finding."""
        whole = finding.subject.kind is SubjectKind.WHOLE
        names = () if whole else (_name(finding.subject),)
        of = self.words.commas((*names, *self.apart(finding)))
        return Line(
            verdict=finding.verdict,
            of=of,
            text=self.sentence(of, finding),
            marks=self.words.marks(finding),
            beside=tuple(self.words.beside(finding)),
            finding=finding,
        )

    def apart(self, finding: Finding) -> Iterator[str]:
        """Of whom, and in which reading, where the rule asks more than once."""
        if finding.label is not None:
            yield finding.label.text(self.lang)
        if finding.reading is not None:
            yield self.words.say(f"按{finding.reading.zh}解读", f"{finding.reading.en} reading")

    def sentence(self, of: str, finding: Finding) -> str:
        """Of what; the verdict, unless the gap says it; what it comes to."""
        verdict = () if finding.gap_text(self.lang) else (finding.verdict_text(self.lang),)
        told = self.words.halves((*verdict, *finding.told(self.lang)))
        return self.words.colon(of, told) if of else told

    def alike(self, findings: Iterable[Finding]) -> Iterator[Line]:
        """Findings of places, those of which the same is said together."""
        groups: dict[tuple[object, ...], list[Finding]] = {}
        for one in findings:
            asks = (one.unit, one.relation, *(standard.id for standard in one.standards))
            said = (one.label, one.reading, one.marks, one.reason, one.missing)
            groups.setdefault((one.verdict, one.subject.kind, asks, said), []).append(one)
        for group in sorted(groups.values(), key=lambda held: _ORDER.index(held[0].verdict)):
            # What was compared, or measured alone, differs from place to place.
            blank = Amount(missing=group[0].actual.missing)
            first = attrs.evolve(group[0], worked=None, actual=blank)
            kind, number = first.subject.kind.text(self.lang), f"{len(group):,}"
            each = "项" if first.subject.kind in MONTHS else "个"
            head = self.words.say(f"{kind} {number} {each}", f"{kind} × {number}")
            of = self.words.commas((head, *self.apart(first)))
            open_ = first.verdict is Verdict.UNKNOWN
            yield Line(
                verdict=first.verdict,
                of=of,
                text=self.sentence(of, first),
                marks=self.words.marks(first),
                beside=(*((self.named(group),) if open_ else ()), *self.notes(group)),
            )

    def named(self, group: Sequence[Finding]) -> str:
        """The first few of what is unknown, what is known of each, and how many more."""
        names = []
        first, more = first_few(group)
        for one in first:
            known = "" if one.actual.blank else one.actual_text(self.lang)
            told = self.words.say(f"（{known}）", f" ({known})") if known else ""
            names.append(f"{_name(one.subject)}{told}")
        told = self.words.items(names)
        return (
            self.words.say(f"{told}，另有 {more:,} 个", f"{told} and {more:,} more")
            if more
            else told
        )

    def notes(self, group: Sequence[Finding]) -> Iterator[str]:
        """What is remarked, the commonest first; of more than a few, how many more there are."""
        counted = Counter(note for one in group for note in one.notes)
        few = len(counted) <= FEW
        most = counted.most_common(FEW)
        # Of many, one that is remarked of a single place would seem to be of all.
        shown = [(note, times) for note, times in most if few or times > 1]
        for note, times in shown:
            yield note.text(self.lang) + ("" if times == len(group) else f" × {times:,}")
        more = len(counted) - len(shown)
        if more:
            en = f"{more:,} more note{'s' if more > 1 else ''}"
            yield self.words.say(f"另有说明 {more:,} 条", en)

    def standards(self, findings: Iterable[Finding]) -> tuple[str, ...]:
        """The standards that findings rest on, each once."""
        found: dict[Standard, None] = {}
        for one in findings:
            if one.verdict is not Verdict.NOT_APPLICABLE:
                found |= dict.fromkeys(one.standards)
        return tuple(map(self.words.standard, found))

    def lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What follows the findings."""
        report, lang, say = self.report, self.lang, self.words.say
        yield (
            say("公布数字与登记册的差异", "Published against counted"),
            tuple(one.text(lang) for one in report.differences),
        )
        yield (
            say("标记", "Marks"),
            tuple(
                self.words.colon(mark.text(lang), mark.definition.text(lang))
                for mark in report.marks()
            ),
        )
        yield say("来源", "Sources"), tuple(self.words.sources(report.findings, report.sources))


def _once(lines: Iterable[Line], told: Iterable[Line] = ()) -> tuple[Line, ...]:
    """Each line once, and not at all where it was told before.

    Two comparisons of one rule may end in the same words, as before their standard began.
    """
    found = {(line.text, line.marks, line.beside): line for line in lines}
    for line in told:
        found.pop((line.text, line.marks, line.beside), None)
    return tuple(found.values())


def _name(subject: Subject) -> str:
    """A subject's name, with its id where that does not tell it."""
    return subject.name if subject.id in subject.name else f"{subject.name} {subject.id}"


def _leading(findings: Iterable[Finding]) -> Verdict:
    """The first of their verdicts, in the order of the parts."""
    return min((finding.verdict for finding in findings), key=_ORDER.index)
