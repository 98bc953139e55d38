"""Documents, and citations that say how each article was read.

A citation names the official document and never the copy it was read in. What
was not read, or only in part, says so wherever it is shown.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final

import attrs

from jingwu_model.declare import About, Count, Matches, Name, Noun, Printable, Term, Within
from jingwu_model.errors import FaultKind, Lang, Text
from jingwu_model.timeline._span import Span, refuse

LIBRARY: Final = "library"
"""The key of what this library itself decides or defines."""

Key = Annotated[str, Matches(r"[A-Za-z0-9-]{2,16}", "字母、数字和 -", "letters, digits and -")]

# "29", "178 ¶1", "52 ¶1–2", "179(4)(5)", "115–118" and lists of these.
_ONE = r"([0-9]{1,4})(?:–([0-9]{1,4}))?(?: ¶([0-9]{1,2})(?:–([0-9]{1,2}))?)?((?:\([0-9]{1,2}\))*)"
_PARAGRAPH = r"¶([0-9]{1,3})(?:–([0-9]{1,3}))?"
_SECTION = r"§[0-9]{1,2}(?:\([0-9]{1,2}\)[0-9]{0,2})?"

_NO_SUCH_PART = FaultKind("citation.no_such_part", Text("无此条款", "no such part"))


def _list_of(one: str) -> str:
    return f"{one}(?:, {one})*"


class Read(Term):
    """研读程度, how the text that a statement rests on was read."""

    SEEN = (
        "seen",
        "已读原文",
        "seen",
        "读过该条原文。",
        "The article's text was read.",
        LIBRARY,
    )
    PARTLY = (
        "partly",
        "部分读到",
        "read in part",
        "只读到残缺文本或摘要，仅所述部分成立。",
        "Only a cut copy or a summary was read; only the part stated is established.",
        LIBRARY,
    )
    UNREAD = (
        "unread",
        "未读原文",
        "not read",
        "未读原文，凭常识或转述，不得作为已核实内容。",
        "The text was not read: common knowledge or hearsay, never to be taken as verified.",
        LIBRARY,
    )


_WORST_FIRST = (Read.UNREAD, Read.PARTLY, Read.SEEN)


class Parts(Term):
    """文件分节方式, how a document is divided for citing."""

    ARTICLES = ("articles", "条", "articles", "分条的文件。", "A text in articles.", LIBRARY)
    PARAGRAPHS = (
        "paragraphs",
        "段",
        "paragraphs",
        "按段引用的文件。",
        "A text cited by paragraph.",
        LIBRARY,
    )
    SECTIONS = (
        "sections",
        "部分",
        "sections",
        "按“一、（一）、1”分层的文件，写作 §1(1)1。",
        "A text in numbered sections, written §1(1)1.",
        LIBRARY,
    )
    WHOLE = ("whole", "全文", "whole", "只整体引用的文件。", "Cited as a whole only.", LIBRARY)


_PATTERNS: Mapping[Parts, str] = {
    Parts.ARTICLES: _list_of(_ONE),
    Parts.PARAGRAPHS: _list_of(_PARAGRAPH),
    Parts.SECTIONS: _list_of(_SECTION),
    Parts.WHOLE: r"(?!)",
}

Article = Annotated[
    str,
    Matches(
        "|".join(_PATTERNS[parts] for parts in (Parts.ARTICLES, Parts.PARAGRAPHS, Parts.SECTIONS)),
        "如 29、178 ¶1、115–118、§2(2)1",
        "as 29, 178 ¶1, 115–118, §2(2)1",
    ),
]


def _run_zh(first: str, last: str | None) -> str:
    return first if last is None else f"{first}至{last}"


def _article_zh(match: re.Match[str]) -> str:
    article, to, paragraph, to_paragraph, items = match.groups()
    words = f"第{_run_zh(article, to)}条"
    if paragraph:
        words += f"第{_run_zh(paragraph, to_paragraph)}款"
    if items:
        words += f"第{items[1:-1].replace(')(', '、')}项"
    return words


@attrs.frozen(kw_only=True)
class Citation(Noun):
    """引用依据, what a number, a duty or a rule rests on.

    A `Document` makes it: `document[29]`, `document["178 ¶1"]`.

    Args:
        key: The document's key in `SOURCES`.
        document: The document's title in Chinese.
        document_en: The title in English.
        titled: Whether the Chinese title is the document's own, or describes it.
        number: Its number; none where it has none or it is not known.
        issuer: Who issued it, in Chinese.
        issuer_en: Who issued it, in English.
        article: The part cited; none for the whole document.
        in_force: When that text is in force.
        dates_read: How its dates are known; `unread`: from memory, or not established.
        read: How the part cited was read.

    Examples:
        >>> from jingwu_model.timeline import SOURCES
        >>> SOURCES["PML"][29].text("zh")
        '《人民调解法》第29条'
        >>> SOURCES["NORM07"][12].text("en")
        'Norms for Public-security Mediation by Public Security Organs, art 12 (text not read)'
    """

    key: Annotated[Key, About("来源代号", "the source's key")]
    document: Annotated[Name, About("文件", "the document's title in Chinese")]
    document_en: Annotated[Name, About("文件英文名", "the document's title in English")]
    titled: Annotated[bool, About("是否原题", "whether the title is the document's own")] = True
    number: Annotated[Name | None, About("文号", "its number")] = None
    issuer: Annotated[Name, About("制定机关", "who issued it, in Chinese")]
    issuer_en: Annotated[Name, About("制定机关英文名", "who issued it, in English")]
    article: Annotated[Article | None, About("条款", "the part cited")] = None
    in_force: Annotated[Span, About("施行期间", "when that text is in force")]
    dates_read: Annotated[Read, About("日期核对情况", "how its dates are known")]
    read: Annotated[Read, About("原文核对情况", "how the part cited was read")]

    def text(self, lang: Lang = "en") -> str:
        """The citation in words; a text not read, or only in part, says so."""
        zh = lang == "zh"
        title = self.document if zh else self.document_en
        if zh and self.titled:
            title = f"《{title}》"
        if self.article is not None:
            title += self._part_zh(self.article) if zh else f", {self._part_en(self.article)}"
        if self.read is Read.UNREAD:
            title += "（未读原文）" if zh else " (text not read)"
        elif self.read is Read.PARTLY:
            title += "（仅读到部分原文）" if zh else " (text read in part)"
        return title

    @staticmethod
    def _part_zh(article: str) -> str:
        if article.startswith("§"):
            return article.replace(", ", "、")
        if article.startswith("¶"):
            runs = re.finditer(_PARAGRAPH, article)
            return "、".join(f"第{_run_zh(run[1], run[2])}段" for run in runs)
        return "、".join(_article_zh(match) for match in re.finditer(_ONE, article))

    @staticmethod
    def _part_en(article: str) -> str:
        if article.startswith("§"):
            return article
        many = "s" if re.search(r"^¶?\d+–|,", article) else ""
        if article.startswith("¶"):
            return f"para{many} {article.replace('¶', '')}"
        return f"art{many} {article}"


@attrs.frozen(kw_only=True)
class Reading(Noun):
    """研读情况, how a run of a document's articles was read.

    Args:
        first: The first article of the run.
        last: The last one.
        read: How they were read.
    """

    first: Annotated[int, Within(0, 9999), About("首条", "the first article")]
    last: Annotated[int, Within(0, 9999), About("末条", "the last article")]
    read: Annotated[Read, About("核对情况", "how they were read")]


@attrs.frozen(kw_only=True)
class Document(Noun):
    """依据文件, an official document that this library rests on, and how it was read.

    `document[29]` and `document["178 ¶1"]` cite a part of it, `document.whole`
    all of it.

    Args:
        key: Its key in `SOURCES`, as in the project's table of law.
        title: Its title in Chinese.
        title_en: Its title in English.
        titled: Whether the Chinese title is the document's own, or describes it.
        number: Its number; none where it has none or it is not known.
        issuer: Who issued it, in Chinese.
        issuer_en: Who issued it, in English.
        adopted: The day it, or the text read, was adopted; none where not known.
        in_force: The days this text is in force; open where not established.
        dates_read: How these dates are known; `unread`: from memory, or not established.
        parts: How it is divided for citing.
        articles: How many articles it has; none where not established.
        readings: How its articles were read, run by run.
        rest: How every other article was read.
        note: What to know of the copy read or of its standing, in Chinese.
        note_en: The same in English.

    Examples:
        >>> from jingwu_model.timeline import SOURCES
        >>> SOURCES["ADM"]["178 ¶1"].text("zh")
        '《公安机关办理行政案件程序规定》第178条第1款'
        >>> SOURCES["ADM"][111].read, SOURCES["ADM"][112].read, SOURCES["ADM"].dates_read
        (Read.PARTLY, Read.UNREAD, Read.UNREAD)
        >>> SOURCES["ADM"][267]
        Traceback (most recent call last):
        ...
        jingwu_model.errors.InvalidObject: Citation: 1 fault
          article: no such part: expected articles 1–266, found '267'
    """

    key: Annotated[Key, About("来源代号", "the source's key")]
    title: Annotated[Name, About("标题", "the title in Chinese")]
    title_en: Annotated[Name, About("英文标题", "the title in English")]
    titled: Annotated[bool, About("是否原题", "whether the title is the document's own")] = True
    number: Annotated[Name | None, About("文号", "its number")] = None
    issuer: Annotated[Name, About("制定机关", "who issued it, in Chinese")]
    issuer_en: Annotated[Name, About("制定机关英文名", "who issued it, in English")]
    adopted: Annotated[date | None, About("通过或发布日期", "the day it was adopted")] = None
    in_force: Annotated[Span, About("施行期间", "when this text is in force")]
    dates_read: Annotated[Read, About("日期核对情况", "how its dates are known")]
    parts: Annotated[Parts, About("条款形式", "how it is divided for citing")]
    articles: Annotated[Count | None, About("条数", "how many articles it has")] = None
    readings: Annotated[tuple[Reading, ...], About("各条核对情况", "how articles were read")] = ()
    rest: Annotated[Read, About("其余核对情况", "how every other article was read")]
    note: Annotated[str | None, Printable(400), About("说明", "a note in Chinese")] = None
    note_en: Annotated[str | None, Printable(400), About("英文说明", "a note in English")] = None

    def __getitem__(self, article: int | str) -> Citation:
        """Cite a part of the document.

        Args:
            article: An article's number, or its part in words: `29`, `"178 ¶1"`,
                `"115–118"`, `"§2(2)1"`.

        Raises:
            InvalidObject: The document has no such part, or is not divided so
                (`citation.no_such_part`).
        """
        words = str(article).replace("-", "–")
        if self.parts is Parts.PARAGRAPHS and not words.startswith("¶"):
            words = f"¶{words}"
        numbers = self._numbers(words)
        most = self.articles or 9999
        if not re.fullmatch(_PATTERNS[self.parts], words) or not all(
            1 <= number <= most for number in numbers
        ):
            fault = _NO_SUCH_PART.at("$.article", expected=self._divided(), found=str(article))
            refuse("Citation", [fault])
        return self._cited(words, min(map(self._read, numbers), key=_WORST_FIRST.index))

    @property
    def whole(self) -> Citation:
        """The whole document, cited; seen only where every article was."""
        reads = {reading.read for reading in self.readings} | {self.rest}
        return self._cited(None, reads.pop() if len(reads) == 1 else Read.PARTLY)

    def _numbers(self, words: str) -> list[int]:
        """Every article, paragraph or section that a part names."""
        if self.parts is Parts.SECTIONS:
            return [int(number) for number in re.findall(r"§(\d+)", words)]
        one = _PARAGRAPH if self.parts is Parts.PARAGRAPHS else _ONE
        numbers: list[int] = []
        for first, last, *_ in re.findall(one, words):
            # A run that goes backwards names no article at all.
            numbers += range(int(first), int(last or first) + 1) or [0]
        return numbers

    def _read(self, number: int) -> Read:
        for reading in self.readings:
            if reading.first <= number <= reading.last:
                return reading.read
        return self.rest

    def _divided(self) -> Text:
        if self.parts is Parts.WHOLE:
            return Text("整体引用（whole）", "the whole document (whole)")
        if self.articles is None:
            return Text(f"按{self.parts.zh}引用", f"its {self.parts.en}")
        return Text(f"第1至{self.articles}{self.parts.zh}", f"{self.parts.en} 1–{self.articles}")

    def _cited(self, article: str | None, read: Read) -> Citation:
        return Citation(
            key=self.key,
            document=self.title,
            document_en=self.title_en,
            titled=self.titled,
            number=self.number,
            issuer=self.issuer,
            issuer_en=self.issuer_en,
            article=article,
            in_force=self.in_force,
            dates_read=self.dates_read,
            read=read,
        )
