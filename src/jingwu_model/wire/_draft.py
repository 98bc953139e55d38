"""A schema being written: what each shape, limit and kind of document is in JSON Schema."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from jingwu_model.declare import (
    FORMS,
    Audience,
    Distinct,
    Limit,
    Matches,
    Noun,
    Printable,
    Shape,
    Spec,
    Term,
    Within,
    specs,
    title_of,
    visible,
)
from jingwu_model.errors import Lang, Text
from jingwu_model.model import TABLES
from jingwu_model.wire._cases import AnyCaseKind, CaseKind, LoggedKind, classes_of
from jingwu_model.wire._kind import EventKind, Kind, NounKind
from jingwu_model.wire._wholes import CasebookKind, MaterialKind, RegisterKind
from jingwu_model.workflows import ALL, LOG_KEYS, Event

_FORMATS = {datetime: "date-time", date: "date"}
_TYPES = {str: "string", int: "integer", bool: "boolean", float: "number"}
_NULL = {"type": "null"}

# What surely does not print: control signs, blanks but one, signs that turn the
# direction of writing, halves of surrogate pairs, private use. It is spelt out since
# engines differ in the classes they know; what is unassigned is left to `loads`.
_UNPRINTABLE = (
    r"\u0000-\u001f\u007f-\u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u1680\u180e"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_PRINTS = f"^(?! )[^{_UNPRINTABLE}]*[^ {_UNPRINTABLE}]$(?!\\n)"

SAYS: Mapping[str, Text] = {
    "v": Text("格式版本", "the document's format"),
    "redacted_for": Text("为谁而删减", "for whom something was left out"),
    "workflow": LOG_KEYS["workflow"],
    "event": LOG_KEYS["event"],
    "seq": LOG_KEYS["seq"],
    "state": Text("状态", "state"),
    "history": Text("事件列表", "the events, the first to the last"),
    "cases": Text("各事项", "the proceedings"),
    "register": Text("登记册", "the register"),
    "figures": Text("公布数字", "the published figures"),
}


def titled(cls: type[Any], lang: Lang) -> str:
    """A class's title; its name where docstrings were left out."""
    return title_of(cls, lang) or cls.__name__


def noun_name(cls: type[Noun]) -> str:
    """A noun's name; one of a machine's own goes by the machine too."""
    room = cls.__module__.split(".")
    if len(room) > 2 and room[-2] in ALL:  # noqa: PLR2004 - package, room, machine
        return f"{room[-2]}.{cls.__name__}"
    return cls.__name__


class Draft:
    """A schema being written: its language, its audience, and its definitions so far."""

    def __init__(self, lang: Lang, audience: Audience) -> None:
        self.lang: Lang = lang
        self.audience: Audience = audience
        self.defs: dict[str, Any] = {}
        self._owners: dict[str, type[Any]] = {}

    def says(self, key: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """A property that a document has besides its fields."""
        return {"title": SAYS[key].text(self.lang), **body}

    def ref(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """A reference to a definition, which is made once."""
        if name not in self.defs:
            self.defs[name] = {}
            self.defs[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _named(self, name: str, cls: type[Any]) -> str:
        """The name of a class's definition; a second class of a name goes by its room too."""
        if self._owners.setdefault(name, cls) is cls:
            return name
        return f"{cls.__module__.split('.')[1]}.{name}"

    def document(  # noqa: PLR0911 - one answer a kind
        self, kind: Kind, tags: Mapping[str, Any], needed: Iterable[str]
    ) -> dict[str, Any]:
        """The schema of an object of a kind, with what stands in it besides."""
        if isinstance(kind, NounKind):
            return self.noun(kind.cls, tags, needed)
        if isinstance(kind, EventKind):
            code = self.says("event", {"const": kind.cls.code})
            return self.noun(kind.cls, {**tags, "event": code}, [*needed, "event"])
        if isinstance(kind, CaseKind):
            return self._case(kind, tags, needed)
        if isinstance(kind, RegisterKind):
            rows = {name: self._many(self.noun_ref(one.noun)) for name, one in TABLES.items()}
            return _closed({**tags, **rows}, needed)
        if isinstance(kind, CasebookKind):
            cases = self.says("cases", self._many(self._cases()))
            return _closed({**tags, "cases": cases}, [*needed, "cases"])
        if isinstance(kind, MaterialKind):
            parts = {
                name: self.ref(part.name, partial(self.document, part, {}, ()))
                for name, part in kind.parts.items()
            }
            return _closed({**tags, **parts}, needed)
        if isinstance(kind, AnyCaseKind):
            every = [self._case_ref(name, tags, needed) for name in ALL]
            return {"oneOf": every}
        return self._events(kind, tags, needed)

    def _case(
        self, kind: CaseKind, tags: Mapping[str, Any], needed: Iterable[str]
    ) -> dict[str, Any]:
        """A proceeding of one machine."""
        workflow = kind.machine.workflow
        states = [
            {"const": state.code, "title": state.text(self.lang)} for state in workflow.states
        ]
        events = [
            {
                "properties": {"event": {"const": code}},
                "$ref": self._event_ref(cls)["$ref"],
            }
            for code, cls in classes_of(kind.machine).items()
        ]
        each = {"type": "object", "required": ["event"], "oneOf": events}
        history = {**self._many({**each, "unevaluatedProperties": False}), "minItems": 1}
        properties = {
            **tags,
            "workflow": self.says("workflow", {"const": workflow.name}),
            "state": self.says("state", {"oneOf": states}),
            "history": self.says("history", history),
        }
        return _closed(properties, [*needed, "workflow", "state", "history"])

    def _case_ref(
        self, name: str, tags: Mapping[str, Any], needed: Iterable[str]
    ) -> dict[str, Any]:
        machine = ALL[name]
        mark = "" if not tags else ".document"
        return self.ref(
            f"{machine.__name__}{mark}",
            lambda: self.document(CaseKind(machine), tags, needed),
        )

    def _cases(self) -> dict[str, Any]:
        """A proceeding of any machine, inside another document."""
        return {"oneOf": [self._case_ref(name, {}, ()) for name in ALL]}

    def _events(self, kind: Kind, tags: Mapping[str, Any], needed: Iterable[str]) -> dict[str, Any]:
        """An event of any machine, or a line of a log."""
        beside = {**tags, "workflow": self.says("workflow", {"enum": list(ALL)})}
        needed = [*needed, "workflow", "event"]
        if isinstance(kind, LoggedKind):
            within = {"type": "integer", "minimum": 1, "maximum": 2**53 - 1}
            beside["seq"] = self.says("seq", within)
            needed.append("seq")
        every = [
            {
                "properties": {"workflow": {"const": name}, "event": {"const": code}},
                "$ref": self._event_ref(cls)["$ref"],
            }
            for name in ALL
            for code, cls in classes_of(ALL[name]).items()
        ]
        return {
            "type": "object",
            "properties": beside,
            "required": needed,
            "oneOf": every,
            "unevaluatedProperties": False,
        }

    def _event_ref(self, cls: type[Event]) -> dict[str, Any]:
        """An event's fields, open: what stands beside them is said where it is used."""

        def make() -> dict[str, Any]:
            made = self.noun(cls, {}, ())
            del made["additionalProperties"]
            return {"title": titled(cls, self.lang), **made}

        return self.ref(self._named(noun_name(cls), cls), make)

    def noun(
        self, cls: type[Noun], tags: Mapping[str, Any], needed: Iterable[str]
    ) -> dict[str, Any]:
        """A noun's object."""
        seen = set(visible(cls, self.audience))
        fields = [spec for spec in specs(cls) if spec.name in seen]
        properties = {spec.name: self._field(spec) for spec in fields}
        required = [spec.name for spec in fields if spec.required and not spec.shape.optional]
        return _closed({**properties, **tags}, [*required, *needed])

    def noun_ref(self, cls: type[Noun]) -> dict[str, Any]:
        def make() -> dict[str, Any]:
            return {"title": titled(cls, self.lang), **self.noun(cls, {}, ())}

        return self.ref(self._named(noun_name(cls), cls), make)

    def _field(self, spec: Spec) -> dict[str, Any]:
        """One field."""
        body = self._shape(spec.shape)
        if spec.about is not None:
            body = {"title": spec.about.text(self.lang), **body}
        return body

    def _shape(self, shape: Shape) -> dict[str, Any]:
        """A value of a shape."""
        body = self._value(shape)
        return {"anyOf": [body, _NULL]} if shape.optional else body

    def _value(self, shape: Shape) -> dict[str, Any]:
        if shape.item is not None:
            made = self._many(self._shape(shape.item))
            if any(isinstance(limit, Distinct) and not limit.by for limit in shape.limits):
                made["uniqueItems"] = True
            return made
        if shape.is_noun:
            return self.noun_ref(shape.base)
        if issubclass(shape.base, Term):
            return self._term_ref(shape.base)
        if (form := FORMS.get(shape.base)) is not None:
            made = {"type": "string", "pattern": _whole(form.pattern)}
            if shape.base in _FORMATS:
                made["format"] = _FORMATS[shape.base]
            return made
        made = {"type": _TYPES[shape.base]}
        for limit in shape.limits:
            made |= self._limit(limit)
        return made

    def _limit(self, limit: Limit) -> dict[str, Any]:
        """What a limit says in a schema."""
        if isinstance(limit, Within):
            bounds = {"minimum": limit.least, "maximum": limit.most}
            return {key: bound for key, bound in bounds.items() if bound is not None}
        if isinstance(limit, Matches):
            made = {"pattern": _whole(limit.pattern)}
            if limit.en:
                made["description"] = limit.zh if self.lang == "zh" else limit.en
            return made
        if isinstance(limit, Printable):
            return {"minLength": 1, "maxLength": limit.most, "pattern": _PRINTS}
        if (pattern := getattr(limit, "pattern", None)) is not None:
            # A limit of a room of its own, which says its test as a pattern too.
            return {"pattern": _whole(pattern), "description": limit.expected.text(self.lang)}
        return {}

    def _term_ref(self, terms: type[Term]) -> dict[str, Any]:
        def make() -> dict[str, Any]:
            every = [
                {
                    "const": term.code,
                    "title": term.text(self.lang),
                    "description": term.definition.text(self.lang),
                }
                for term in terms
            ]
            return {"title": titled(terms, self.lang), "oneOf": every}

        room = terms.__module__.split(".")
        own = f"{room[-2]}." if room[-2] in ALL else ""
        return self.ref(self._named(f"{own}{terms.__name__}", terms), make)

    @staticmethod
    def _many(item: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": "array", "items": dict(item)}


def _whole(pattern: str) -> str:
    """A pattern that a text matches from end to end; some engines' `$` takes a line end too."""
    return f"^(?:{pattern})$(?!\\n)"


def _closed(properties: Mapping[str, Any], required: Iterable[str]) -> dict[str, Any]:
    """An object of these properties and no others."""
    made: dict[str, Any] = {"type": "object", "properties": dict(properties)}
    if needed := list(required):
        made["required"] = needed
    made["additionalProperties"] = False
    return made
