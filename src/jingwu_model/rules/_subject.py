"""Subjects: what a finding is about, what is held of it, and what may be remarked of it."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import attrs

from jingwu_model.declare import About, Matches, Name, Noun, Printable
from jingwu_model.errors import Lang
from jingwu_model.model import Division
from jingwu_model.model._codes import Code
from jingwu_model.rules._terms import SubjectKind

Sentence = Annotated[str, Printable(2000)]

SubjectId = Annotated[
    str, Matches(r"[A-Za-z0-9_.:-]{1,200}", "字母、数字和 _ . : -", "letters, digits and _ . : -")
]
"""What tells a subject from others of its kind: 1 to 200 letters, digits and `_ . : -`.

It is longer than a token, of which it may hold one beside an agency's id. A token has up to 64
signs, each of which may be quoted: the longest that a register makes has 141.
"""

_LONGEST = Printable().most


@attrs.frozen(kw_only=True)
class Subject(Noun):
    """对象, what a finding is about.

    Args:
        kind: What kind of thing it is.
        id: What tells it from others of its kind, up to 200 signs. Of a row it is the row's code
            or id. Of anything else it is what that is known by, joined by full stops:
            `agency.party_committee` or `agency.unit` of an organ, `agency.specialist_unit.unit`
            where a unit is called as the committee is; `staff id.year` of a leader; `staff
            id.place.post` of a dual post; `staff id.month` of a member's or helper's month;
            `staff id.number` of an assignment, by its place among the member's; `grid.id`,
            `room.id` or `workstation.id` of a surveyed place that is no village, which goes by
            its code; `place.kind.since.until` of a trend. A full stop or colon that stands in one
            of these itself has a colon before it. The whole, where it has no code, is `register`.
        name: Its name; where it would be longer than a name may be, it is cut.
        division: The division it lies in; none where that is not recorded.
    """

    kind: Annotated[SubjectKind, About("对象类别", "kind")]
    id: Annotated[SubjectId, About("标识", "id")]
    name: Annotated[Name, About("名称", "name")]
    division: Annotated[Code | None, About("所在区划", "the division it lies in")] = None


def subject_of(
    kind: SubjectKind, *parts: str, names: Sequence[str] = (), division: str | None
) -> Subject:
    """The subject of a kind that is known by some parts.

    Args:
        kind: The kind.
        parts: What it is known by. Subjects of one kind that differ in these differ in their ids,
            as long as what goes by one part alone has no full stop or colon in it where others
            of the kind go by several.
        names: What it is called, word by word; the parts by default.
        division: The division it lies in; none where that is not recorded.

    Examples:
        >>> one = subject_of(SubjectKind.ORGAN, "640400000000", "U.1", division=None)
        >>> one.id, one.name
        ('640400000000.U:.1', '640400000000 U.1')
    """
    # One part alone is the id of a row, by which the row is found.
    key = parts[0] if len(parts) == 1 else ".".join(map(_quoted, parts))
    return Subject(kind=kind, id=key, name=_fitted(names or parts), division=division)


def _quoted(part: str) -> str:
    """A part in which no full stop can be taken for one between two parts."""
    return part.replace(":", "::").replace(".", ":.")


def _fitted(names: Sequence[str]) -> str:
    """Names in one line, the longest of them cut where they are too long together."""
    over = len(" ".join(names)) - _LONGEST
    if over <= 0:
        return " ".join(names)
    longest = max(names, key=len)
    cut = f"{longest[: -over - 1].rstrip()}…"
    return " ".join(cut if name is longest else name for name in names)


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
