"""JSON Schemas: of every class, in both languages, for each audience."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from jingwu_model.declare import (
    AUDIENCES,
    About,
    Audience,
    Count,
    Limit,
    Matches,
    Name,
    Noun,
    Within,
    specs,
)
from jingwu_model.errors import FaultKind, Text
from jingwu_model.model import PlaceRef
from jingwu_model.timeline import Span
from jingwu_model.wire import FORMAT, dumps, loads, schema, schema_classes
from jingwu_model.workflows import ALL, Clock, Logged

FOLDER = Path(__file__).parent / "golden" / FORMAT
FILES = sorted(FOLDER.glob("*.json"))
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def validator(cls: type[Any], audience: Audience | None = None) -> Draft202012Validator:
    """What asks a class's schema, made once."""
    return Draft202012Validator(schema(cls, audience=audience))


def class_of(path: Path) -> type[Any]:
    """The class of a golden file."""
    name = path.stem.partition("--")[0]
    return Logged if name.partition(".")[0] in ALL else schema_classes()[name]


def parts(value: Any) -> Iterator[Any]:
    """A schema and every schema in it."""
    if isinstance(value, dict):
        yield value
        for held in value.values():
            yield from parts(held)
    elif isinstance(value, list):
        for held in value:
            yield from parts(held)


@attrs.frozen
class Even(Limit):
    """A limit that no schema can say."""

    bases = (int,)
    fault = FaultKind("odd", Text("不是偶数", "odd"))
    test = "{x} % 2 == 0"

    @property
    def expected(self) -> Text:
        """An even number."""
        return Text("偶数", "an even number")


@attrs.frozen(kw_only=True)
class Lane(Noun):
    """巷, a lane."""

    name: Annotated[Name, About("名称", "name")]
    mark: Annotated[str, Matches("[a-z]{2}")]
    width: Annotated[float, Within(0.5, 40.0), About("宽度", "width")]
    metres: Annotated[Count | None, About("长度", "length")] = None
    steps: Annotated[int, Even()] = 0


@attrs.frozen(kw_only=True)
class Nameless(Noun):  # noqa: D101 - that is the point
    name: Name


class TestOneSchema:
    """A schema is what stands here, by hand."""

    def test_a_noun(self) -> None:
        """Every field with its title, its type, its limits."""
        text = {"type": "string", "minLength": 1, "maxLength": 200}

        made = schema(Lane, lang="zh")
        name = made["properties"].pop("name")

        assert name.pop("pattern").startswith("^(?! )")
        assert name == {"title": "名称", **text}
        assert made == {
            "$schema": DIALECT,
            "$id": "urn:jingwu-model:schema:0.1:Lane",
            "title": "巷",
            "type": "object",
            "properties": {
                "mark": {"type": "string", "pattern": "^(?:[a-z]{2})$(?!\\n)"},
                "width": {"title": "宽度", "type": "number", "minimum": 0.5, "maximum": 40.0},
                "metres": {
                    "title": "长度",
                    "anyOf": [
                        {"type": "integer", "minimum": 0, "maximum": 9007199254740991},
                        {"type": "null"},
                    ],
                },
                "steps": {"type": "integer"},
                "v": {"title": "格式版本", "enum": ["0.1"]},
            },
            "required": ["name", "mark", "width"],
            "additionalProperties": False,
        }

    def test_in_english(self) -> None:
        """The same with other words."""
        made = schema(Lane)

        assert made["title"] == "a lane"
        assert made["properties"]["width"]["title"] == "width"

    def test_a_class_without_words_goes_by_its_name(self) -> None:
        """As under `python -OO`."""
        assert schema(Nameless)["title"] == schema(Nameless, lang="zh")["title"] == "Nameless"

    def test_what_is_no_class_of_documents_has_none(self) -> None:
        """Nor has what is written and never read."""
        with pytest.raises(TypeError, match="no class of documents"):
            schema(int)
        with pytest.raises(TypeError, match="a Clock is written and never read"):
            schema(Clock)

    def test_a_language_and_an_audience_are_those_there_are(self) -> None:
        """Anything else is refused by name."""
        with pytest.raises(ValueError, match="'fr' is none of the languages zh, en"):
            schema(Span, lang="fr")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="'all' is none of the audiences"):
            schema(Span, audience="all")  # type: ignore[arg-type]


class TestEverySchema:
    """Of each class, whatever is asked."""

    @pytest.mark.parametrize("name", schema_classes())
    def test_it_is_a_schema_in_both_languages(self, name: str) -> None:
        """By its own metaschema; and it names nothing that is not there."""
        cls = schema_classes()[name]
        for lang in ("zh", "en"):
            made = schema(cls, lang=lang)
            Draft202012Validator.check_schema(made)
            assert made["$schema"] == DIALECT
            refs = {part["$ref"] for part in parts(made) if "$ref" in part}
            assert refs == {f"#/$defs/{each}" for each in made.get("$defs", {})}

    @pytest.mark.parametrize("name", schema_classes())
    def test_both_languages_ask_the_same(self, name: str) -> None:
        """Only words differ, and none is missing."""
        cls = schema_classes()[name]
        zh, en = schema(cls, lang="zh"), schema(cls, lang="en")

        assert wordless(zh) == wordless(en)
        for each, other in zip(parts(zh), parts(en), strict=True):
            for word in ("title", "description"):
                assert bool(each.get(word)) is bool(other.get(word))

    @pytest.mark.parametrize("name", schema_classes())
    def test_every_object_says_what_it_is_and_takes_nothing_else(self, name: str) -> None:
        """A key nobody knows is refused at any depth."""
        made = schema(schema_classes()[name])

        assert made["title"]
        for part in parts({**made, "$defs": {}}):
            if "properties" in part and part.get("type") == "object":
                closed = {"additionalProperties", "unevaluatedProperties"} & part.keys()
                assert closed

    def test_each_has_an_address_of_its_own(self) -> None:
        """With its format, and the audience it is for."""
        every = [schema(cls)["$id"] for cls in schema_classes().values()]

        assert len(set(every)) == len(every)
        assert all(one.startswith(f"urn:jingwu-model:schema:{FORMAT}:") for one in every)
        assert schema(Span, audience="public")["$id"].endswith(":Span:public")


def wordless(value: Any) -> Any:
    """A schema without its words."""
    if isinstance(value, dict):
        words = {"title", "description"} if "properties" not in value or "type" in value else set()
        return {key: wordless(held) for key, held in value.items() if key not in words}
    return [wordless(held) for held in value] if isinstance(value, list) else value


class TestGoldenDocuments:
    """What was written once is what the schema takes."""

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_it_takes_them(self, path: Path) -> None:
        """Every field of them."""
        found = validator(class_of(path)).iter_errors(json.loads(path.read_bytes()))

        assert list(found) == []

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_it_takes_what_is_disclosed(self, path: Path, audience: Audience) -> None:
        """By the schema of that audience; by no other."""
        cls = class_of(path)
        shown = json.loads(dumps(loads(path.read_bytes(), cls), audience=audience))

        assert validator(cls, audience).is_valid(shown)
        assert not validator(cls).is_valid(shown)

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
    def test_it_refuses_them_with_a_key_more(self, path: Path) -> None:
        """Or without one that must be there."""
        takes = validator(class_of(path))
        document = json.loads(path.read_bytes())

        assert not takes.is_valid({**document, "strange": 1})
        for key in takes.schema.get("required", ()):
            assert not takes.is_valid({one: document[one] for one in document if one != key})


class TestNamesInASchema:
    """A definition is of one class, whatever others are called."""

    def test_two_classes_of_one_name_are_told_apart(self) -> None:
        """A reading of a standard, and how a document was read."""
        defs = schema(schema_classes()["Report"])["$defs"]

        assert "oneOf" in defs["Reading"]
        assert set(defs["timeline.Reading"]["properties"]) == {"first", "last", "read"}

    def test_an_event_goes_by_its_machine(self) -> None:
        """Two machines decline."""
        names = set(schema_classes())

        assert {"people_mediation.Decline", "visit.Decline", "Told"} <= names

    def test_what_a_field_may_be_is_in_the_schema_of_its_vocabulary(self) -> None:
        """Each code with its name and its meaning."""
        kinds = schema(PlaceRef, lang="zh")["$defs"]["PlaceKind"]["oneOf"]

        assert [one["const"] for one in kinds] == ["grid", "village", "room", "workstation"]
        assert all(one["title"] and one["description"] for one in kinds)
        assert len(specs(PlaceRef)) == 2
