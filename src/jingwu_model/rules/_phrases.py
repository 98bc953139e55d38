"""Phrases of a report: standards, sources, figures and claims, each on one line."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from jingwu_model.errors import InvalidObject, Lang
from jingwu_model.model import Figure
from jingwu_model.rules._amount import Amount, shown
from jingwu_model.rules._authority import Authority, Precision
from jingwu_model.rules._finding import Finding
from jingwu_model.rules._standards import Standard
from jingwu_model.rules._terms import Mark, Verdict
from jingwu_model.timeline import SOURCES, Citation, Document, Read
from jingwu_model.vocabulary import Unit


class Phrases:
    """Phrases in one language.

    Args:
        lang: `zh` or `en`.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.zh = lang == "zh"

    def say(self, zh: str, en: str) -> str:
        """The words of the language."""
        return zh if self.zh else en

    def commas(self, parts: Iterable[str]) -> str:
        """Parts of one phrase."""
        return self.say("，", ", ").join(parts)

    def items(self, parts: Iterable[str]) -> str:
        """Things of one kind."""
        return self.say("、", ", ").join(parts)

    def halves(self, parts: Iterable[str]) -> str:
        """Phrases of one sentence."""
        return self.say("；", "; ").join(parts)

    def colon(self, head: str, rest: str) -> str:
        """A head and what is said of it."""
        return f"{head}{self.say('：', ': ')}{rest}"

    def marks(self, finding: Finding) -> str:
        """A finding's marks; that only a year is known stands with the standard where that is."""
        told = finding.verdict is not Verdict.NOT_APPLICABLE
        marks = (mark for mark in finding.marks if not (told and mark is Mark.YEAR_ONLY))
        return self.items(mark.text(self.lang) for mark in marks)

    def beside(self, finding: Finding) -> Iterator[str]:
        """What stands beside a finding and changes nothing: claims, remarks, figures."""
        yield from map(self.claim, finding.claims)
        for remark in finding.notes:
            yield remark.text(self.lang)
        if finding.figures:
            yield self.colon(self.say("公布数字", "figures"), self.figures(finding.figures))

    def claim(self, claim: Figure) -> str:
        """What a source says without a number."""
        words = (claim.claim if self.zh else claim.claim_en or claim.claim) or ""
        where = f"{claim.source} {claim.where}" if claim.where else claim.source
        inside = words.replace("“", "‘").replace("”", "’")
        return self.say(
            f"来源称“{inside}”（{where}，{claim.as_of}），不影响结论",
            f'the source claims "{words}" ({where}, {claim.as_of}); it changes no verdict',
        )

    def figures(self, figures: Iterable[Figure]) -> str:
        """Published figures, by source and day."""
        groups: dict[str, list[str]] = {}
        for figure in figures:
            value = Amount.known(figure.value or 0).text()
            unit = "%" if figure.quantity.unit is Unit.PERCENT else ""
            told = f"{figure.quantity.text(self.lang)} {value}{unit}"
            groups.setdefault(self.commas((figure.source, f"{figure.as_of}")), []).append(told)
        return self.halves(
            self.say(f"{self.items(told)}（{origin}）", f"{self.items(told)} ({origin})")
            for origin, told in groups.items()
        )

    def standard(self, standard: Standard) -> str:
        """A standard: what it sets, its value, where that stands and since when it holds."""
        value = self.say("未设定", "unset") if standard.value is None else shown(standard.value)
        if standard.unit == Unit.PERCENT.code and standard.value is not None:
            value += "%"
        if standard.authority is not Authority.OFFICIAL:
            word = standard.authority.text(self.lang)
            value += self.say(f"（{word}）", f" ({word})")
        cited = self.items(dict.fromkeys(map(_short, (standard.citation, *standard.also))))
        told = self.halves((cited, *self.since(standard)))
        return f"{self.colon(standard.name(self.lang), value)} [{told}]"

    def since(self, standard: Standard) -> Iterator[str]:
        """Since when it holds, as far as that is known."""
        day = standard.since
        if day is not None and standard.since_precision is Precision.DAY:
            yield self.say(f"自 {day} 起", f"since {day}")
        elif day is not None:
            yield self.say(f"自 {day:%Y} 年起，仅知年份", f"since {day:%Y}, year only")

    def sources(
        self, findings: Iterable[Finding], stated: Iterable[Document] = ()
    ) -> Iterator[str]:
        """Every source that is cited, by its key, and how the parts cited were read.

        Args:
            findings: The findings that cite them.
            stated: The sources that the figures state for themselves.
        """
        known = {**SOURCES, **{document.key: document for document in stated}}
        cited: dict[tuple[str, str, str], list[Citation]] = {}
        for finding in findings:
            for one in _cited(finding, known):
                # Two files may use one key for two sources of their own.
                cited.setdefault((one.key, one.document, one.issuer), []).append(one)
        for (key, _, _), parts in cited.items():
            read = max((part.read for part in parts), key=tuple(Read).index)
            whole = attrs.evolve(parts[0], article=None, read=read)
            issuer = self.say(whole.issuer, whole.issuer_en)
            told = (whole.text(self.lang), issuer, *filter(None, (whole.number,)))
            yield self.colon(key, self.commas(told))


def _cited(finding: Finding, known: Mapping[str, Document]) -> Iterator[Citation]:
    """What a finding cites, its figures' sources included where they are known."""
    for standard in finding.standards:
        yield from (standard.citation, *standard.also)
    for figure in (*finding.figures, *finding.claims):
        if figure.source in known:
            document = known[figure.source]
            try:
                yield document.whole if figure.where is None else document[figure.where]
            except InvalidObject:
                # The place is told in words and names no article.
                yield document.whole


def _short(citation: Citation) -> str:
    """A citation by its source's key, which the list of sources spells out."""
    return citation.key if citation.article is None else f"{citation.key} {citation.article}"
