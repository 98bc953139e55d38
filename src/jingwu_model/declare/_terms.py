"""Terms: the members of a vocabulary, each with its code, labels, definition and source."""

import re
from enum import Enum
from typing import Self

from jingwu_model.errors import InvalidDeclaration, Lang, Text


class Term(Enum):
    """A vocabulary's member: a stable code, zh and en labels, a definition, a source.

    A member is written as a tuple: code, zh label, en label, zh definition,
    en definition, and the key of its source in `timeline.SOURCES`.

    Raises:
        InvalidDeclaration: When the class is made: a part is missing or blank, a
            code is not lower snake case, or two members share one.

    Examples:
        >>> class Shift(Term):
        ...     DAY = ("day", "白班", "day shift", "白天的班次。", "A shift by day.", "library")
        >>> Shift("day") is Shift.DAY, Shift.DAY.zh, Shift.DAY.text("en")
        (True, '白班', 'day shift')
    """

    _value_: str
    zh: str
    en: str
    definition: Text
    source: str

    # A checker reads `Level("county")` as a call of `__new__`, so all but the code
    # have a default; that every part is given is asked when the class is made.
    def __new__(  # noqa: PLR0913, PLR0917 - a term has six parts
        cls,
        code: str,
        zh: str = "",
        en: str = "",
        means_zh: str = "",
        means_en: str = "",
        source: str = "",
    ) -> Self:
        """One member, as it is written; `__init_subclass__` asks whether it may stand."""
        member = object.__new__(cls)
        member._value_ = code
        member.zh = zh
        member.en = en
        member.definition = Text(means_zh, means_en)
        member.source = source
        return member

    # Asked here and not in `__new__`: from Python 3.12 on, an enumeration builds an
    # error of its own around what a member raises, and ours takes more than a message.
    def __init_subclass__(cls) -> None:
        """Refuse a member without all its parts, and two members of one code."""
        super().__init_subclass__()
        for name, member in cls.__members__.items():
            if member.name != name:
                where = f"{cls.__name__}.{name}"
                raise InvalidDeclaration(where, f"code {member.code!r} is that of {member.name}")
            _ask_whole(member)

    @property
    def code(self) -> str:
        """The stable code: what is stored and exchanged."""
        return self._value_

    def text(self, lang: Lang = "en") -> str:
        """The label in one language, `zh` or `en`."""
        return self.zh if lang == "zh" else self.en

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    # Members are singletons, so identity is their hash: the default is Python
    # code and shows up in every look-up of a transition.
    __hash__ = object.__hash__


def _ask_whole(member: Term) -> None:
    """Refuse a member that lacks a part, naming every part it lacks."""
    code: object = member.code
    parts: dict[str, object] = {
        "code": code,
        "zh": member.zh,
        "en": member.en,
        "zh definition": member.definition.zh,
        "en definition": member.definition.en,
        "source": member.source,
    }
    lacking = [
        name for name, part in parts.items() if not isinstance(part, str) or not part.strip()
    ]
    where = f"{type(member).__name__} {code!r}"
    if lacking:
        raise InvalidDeclaration(where, f"no {', no '.join(lacking)}")
    if not re.fullmatch("[a-z0-9_]+", str(code)):
        raise InvalidDeclaration(where, "a code is lower snake case")
