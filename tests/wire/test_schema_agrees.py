"""The schema and `loads` say the same of a document, but for what is listed here."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jingwu_model.declare import FORMS, Noun
from jingwu_model.errors import Fault
from jingwu_model.model import City, Figures, Location, Register, Spent
from jingwu_model.timeline import Period, Span
from jingwu_model.wire import dumps, loads, schema
from jingwu_model.workflows import ALL, Act, Casebook, Event
from jingwu_model.workflows.visit import Visit
from wire._mutations import spoiled_content
from wire._values import PROFILE, Maker, classes, first_seed, name_of, seeded

IN_ALL = {"dev": 500, "ci": 10_000, "deep": 50_000}[PROFILE]
A_CLASS = -(-IN_ALL // len(classes()))
AUDIENCES = (None, "internal", "case_party", "public")
every_class = pytest.mark.parametrize("cls", classes(), ids=name_of)

Allows = Callable[[Any], bool]


def always(_: Any) -> bool:
    """Whatever stands there."""
    return True


def text(held: Any) -> bool:
    """It is text."""
    return isinstance(held, str)


def whole_float(held: Any) -> bool:
    """`3.0`, which a schema calls an integer, as it does any number without a fraction."""
    return isinstance(held, float) and held.is_integer()


def _formed(name: str) -> Allows:
    """Text of a form that says nothing there is."""
    pattern = next(form.pattern for base, form in FORMS.items() if base.__name__ == name)

    def allows(held: Any) -> bool:
        return isinstance(held, str) and re.fullmatch(pattern, held) is not None

    return allows


def _unassigned(held: Any) -> bool:
    """It has a sign that does not print and that no schema can name: they differ by Unicode."""
    return isinstance(held, str) and any(not sign.isprintable() for sign in held)


NO_DOCUMENT = {
    "json.invalid": "what is no JSON at all is given to no schema",
    "json.not_utf8": "nor is what is not even text",
    "json.number": "NaN is no JSON, though some parsers take it",
    "json.too_deep": "how deep a document may be",
    "json.too_large": "how large a document may be",
    "repeated_key": "a schema sees what a parser left of it: one of the two",
}
"""Of the document as it is written: a schema sees what a parser made of it."""

A_VALUE: Mapping[str, tuple[Allows, str]] = {
    "not_a_day": (_formed("date"), "a 30 February"),
    "not_a_fraction": (_formed("Fraction"), "more digits than Python reads as one number"),
    "not_a_time": (_formed("datetime"), "a 30 February, a second 60, the year 0"),
    "not_printable": (_unassigned, "a sign that no version of Unicode has assigned yet"),
    "out_of_range": (text, "a fraction is text, and a schema compares no texts"),
    "repeated": (always, "two items that are equal but written otherwise, or in what tells them"),
    "time.out_of_reach": (_formed("datetime"), "before the year 1 or after 9999 at +08:00"),
    "wrong_type": (whole_float, "3.0 for a whole number"),
}  # fmt: skip
"""Of one value, and which values: a schema has no words for it."""

A_LIST = {"figures.two_values_of_a_day": "two items of a list that contradict each other"}

A_REGISTER = {
    "assignment.dedicated_elsewhere",
    "assignment.out_of_service",
    "assignment.same_place_twice",
    "assignment.two_stations",
    "division.no_parent",
    "duplicate",
    "duty.overlap",
    "jurisdiction.listed_twice",
    "posting.held_twice",
    "reference.not_an_auxiliary",
    "reference.not_an_officer",
    "reference.rejected",
    "reference.unknown",
    "reference.wrong_level",
    "room.village_served_twice",
    "row.repeated",
}
"""Of rows of a register that do not hold together."""

A_HISTORY = {
    "actor.not_allowed",
    "acts.out_of_time",
    "case.repeated",
    "event.before_last",
    "event.foreign",
    "event.not_here",
    "event.repeated",
    "state.forged",
    "told.no_such_duty",
    "told.wrong_way",
    *(guard.code for name in ALL for guard in ALL[name].workflow.guards),
}
"""Of a history that its machine refuses: the engine's own reasons, and every guard's."""


@cache
def between_fields() -> frozenset[str]:
    """Rules between fields; each reads two or more."""
    nouns = [cls for cls in classes() if issubclass(cls, Noun)]
    return frozenset(rule.kind.code for cls in nouns for rule in cls.__jingwu_rules__)


def listed(fault: Fault, instance: Any) -> bool:
    """Whether a fault is one that a schema cannot find."""
    code = fault.code
    if code in A_VALUE:
        return A_VALUE[code][0](held_at(fault.path, instance))
    return (
        code in NO_DOCUMENT
        or code in A_LIST
        or code in A_REGISTER
        or code in A_HISTORY
        or code in between_fields()
    )


_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def held_at(path: str, instance: Any) -> Any:
    """What a document holds at a path."""
    for name, place in _STEP.findall(path):
        instance = instance[name] if name else instance[int(place)]
    return instance


@cache
def validator(cls: type[Any], audience: Any = None) -> Draft202012Validator:
    """What asks a class's schema."""
    return Draft202012Validator(schema(cls, audience=audience))


def disagreement(data: bytes | str, cls: type[Any]) -> str:
    """Where the schema and `loads` differ, but for what is listed; empty where they agree."""
    _, faults = loads(data, cls, on_fault="collect")
    try:
        instance = json.loads(data)
    except ValueError:
        wrong = [fault.code for fault in faults if fault.code not in NO_DOCUMENT]
        return f"no JSON: {wrong}" if wrong or not faults else ""
    valid = validator(cls).is_valid(instance)
    if not faults:
        return "" if valid else "the schema refuses what is read"
    wrong = [f"{fault.code} {fault.path}" for fault in faults if not listed(fault, instance)]
    return f"the schema takes what is refused: {wrong}" if valid and wrong else ""


class TestASchema:
    """It is one, and whole documents are of it."""

    @every_class
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_is_a_schema(self, cls: type[Any], lang: Any) -> None:
        """By the metaschema, in both languages, for every audience."""
        for audience in AUDIENCES:
            Draft202012Validator.check_schema(schema(cls, lang, audience))

    @every_class
    def test_it_is_read_alike_by_every_engine(self, cls: type[Any]) -> None:
        """No pattern uses a class of signs that engines differ in."""
        told = json.dumps(schema(cls))

        assert not re.findall(r"\\\\[dDwWsSbB]", told)

    @every_class
    def test_what_is_written_for_an_audience_is_of_its_schema(self, cls: type[Any]) -> None:
        """And not of the whole documents' one."""
        for seed in range(max(2, A_CLASS // 10)):
            made, document = Maker(seeded(seed)).document(cls)
            for audience in AUDIENCES[1:]:
                told = json.loads(dumps(made, audience=audience))
                if cls is Event:
                    told["workflow"] = json.loads(document)["workflow"]

                validator(cls, audience).validate(told)
                assert not validator(cls).is_valid(told), (seed, audience)
                assert not validator(cls, audience).is_valid(json.loads(document))


class TestTheSchemaAndTheReader:
    """They agree."""

    @every_class
    def test_of_what_is_written(self, cls: type[Any]) -> None:
        """Both take it."""
        for seed in range(first_seed(), first_seed() + A_CLASS // 3):
            data = Maker(seeded(seed)).document(cls)[1]

            assert not disagreement(data, cls), (seed, data)
            assert not loads(data, cls, on_fault="collect")[1]

    @every_class
    def test_of_what_was_spoiled(self, cls: type[Any]) -> None:
        """Both take it, or neither; or what is wrong is listed."""
        for seed in range(first_seed(), first_seed() + A_CLASS - A_CLASS // 3):
            document = Maker(seeded(seed % 40)).document(cls)[1]
            data = spoiled_content(seeded(f"{name_of(cls)} {seed}"), json.loads(document))

            assert not disagreement(data, cls), (seed, data)

    def test_enough_are_tried(self) -> None:
        """Ten thousand."""
        assert len(classes()) * A_CLASS >= IN_ALL


VISIT = (
    '{"history":[{"at":"2026-03-02T09:00:00+08:00","by":{"kind":"officer","ref":"P-1"},'
    '"event":"cancel","id":"1","proceeding_id":"a","reason":"no_longer_needed"}],'
    '"state":"cancelled","workflow":"visit"}'
)
TWO_FIGURES = (
    '{"city":{"division":"411400000000","name":"商丘"},"figures":['
    '{"as_of":"2023-12-31","quantity":"rooms","source":"a","value":"1"},'
    '{"as_of":"2023-12-31","quantity":"rooms","source":"%s","value":"%s"}]}'
)
ONE_CLAIM_TWICE = (
    '{"city":{"division":"411400000000","name":"商丘"},"figures":['
    '{"as_of":"2023-12-31","claim":"全覆盖","quantity":"rooms","source":"a"},'
    '{"as_of":"2023-12-31","claim":"全覆盖","quantity":"rooms","source":"a","value":null}]}'
)
EXAMPLES: Mapping[str, tuple[type[Any], str]] = {
    "division.no_parent": (
        Register,
        '{"divisions":[{"code":"640400000000","level":"prefecture","name":"固原市"}]}',
    ),
    "event.not_here": (Visit, VISIT),
    "figures.two_values_of_a_day": (Figures, TWO_FIGURES % ("b", "2")),
    "json.number": (Location, '{"lon":NaN,"lat":1,"datum":"wgs84"}'),
    "json.too_deep": (Casebook, f'{{"cases":{"[" * 64}{"]" * 64}}}'),
    "not_a_day": (Span, '{"since":"2026-02-30"}'),
    "not_a_fraction": (Spent, f'{{"hours":"{"9" * 4301}","on":"a"}}'),
    "not_a_time": (Act, '{"at":"2026-02-30T00:00:00Z","by":{"kind":"officer","ref":"P-1"}}'),
    "not_printable": (City, '{"division":"411400000000","name":"\u0378"}'),
    "out_of_range": (Spent, '{"hours":"-1/2","on":"a"}'),
    "repeated": (Figures, ONE_CLAIM_TWICE),
    "repeated_key": (Span, '{"since":"2026-02-28","since":"2026-02-28"}'),
    "row.repeated": (
        Register,
        ('{"recognitions":[{"member":"P001","kind":"merit","on":"2026-03-02"},'
        '{"member":"P001","kind":"merit","on":"2026-03-02"}]}'),
    ),
    "span.backwards": (Span, '{"since":"2026-02-28","until":"2026-02-27"}'),
    "time.out_of_reach": (
        Act,
        '{"at":"0001-01-01T00:00:00+14:00","by":{"kind":"officer","ref":"P-1"}}',
    ),
    "wrong_type": (Period, '{"n":3.0,"unit":"days"}'),
}


class TestWhatASchemaCannotSay:
    """The list is of what it takes and `loads` refuses, and of nothing else."""

    @pytest.mark.parametrize("code", EXAMPLES)
    def test_each_kind_has_a_document(self, code: str) -> None:
        """The schema takes it; `loads` says what is wrong."""
        cls, data = EXAMPLES[code]
        _, faults = loads(data, cls, on_fault="collect")

        assert [fault.code for fault in faults] == [code]
        if code not in NO_DOCUMENT or code == "repeated_key":
            assert validator(cls).is_valid(json.loads(data))

    def test_every_value_of_the_list_has_one(self) -> None:
        """So that nothing is listed in vain."""
        assert set(A_VALUE) | set(A_LIST) <= set(EXAMPLES)

    def test_it_is_pinned(self) -> None:
        """A new rule between fields, or of a register or a history, is a change of this list."""
        assert {code for code, (cls, _) in EXAMPLES.items() if cls is Register} <= A_REGISTER
        assert between_fields() >= {"span.backwards", "due.before_start", "told.nothing_tried"}
        assert not between_fields() & {*A_VALUE, *NO_DOCUMENT, "missing", "unknown_key"}
