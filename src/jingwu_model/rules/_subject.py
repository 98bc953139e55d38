"""Subjects: what a finding is about, what is held of it, and what may be remarked of it."""

from datetime import date
from typing import Annotated, Any

import attrs

from jingwu_model.declare import About, Name, Noun, Printable, Token
from jingwu_model.errors import Lang
from jingwu_model.model import Division
from jingwu_model.model._codes import Code
from jingwu_model.rules._terms import SubjectKind

Sentence = Annotated[str, Printable(2000)]


@attrs.frozen(kw_only=True)
class Subject(Noun):
    """对象, what a finding is about.

    Args:
        kind: What kind of thing it is.
        id: Its id: a code, a row's id, or `staff id.month`.
        name: Its name.
        division: The division it lies in; none where that is not recorded.
    """

    kind: Annotated[SubjectKind, About("对象类别", "kind")]
    id: Annotated[Token, About("标识", "id")]
    name: Annotated[Name, About("名称", "name")]
    division: Annotated[Code | None, About("所在区划", "the division it lies in")] = None


@attrs.frozen
class Row:
    """A subject with what the register holds of it.

    Attributes:
        subject: The subject.
        row: The noun it stands for; none for the whole.
        villages: The village-level divisions of an area; none where they are not recorded.
        day: The day it is asked for; none: the day of the check.
        since: The first day it is asked about, where a standard's own decides that.
    """

    subject: Subject
    row: Any
    villages: tuple[Division, ...] | None = None
    day: date | None = None
    since: date | None = None


@attrs.frozen(kw_only=True)
class Note(Noun):
    """说明, a remark that changes no verdict, in both languages.

    Args:
        zh: The remark in Chinese.
        en: The remark in English.
    """

    zh: Annotated[Sentence, About("中文", "in Chinese")]
    en: Annotated[Sentence, About("英文", "in English")]

    def text(self, lang: Lang = "en") -> str:
        """The remark in one language, `zh` or `en`."""
        return self.zh if lang == "zh" else self.en


def note(zh: str, en: str) -> Note:
    """A remark in both languages."""
    return Note(zh=zh, en=en)
