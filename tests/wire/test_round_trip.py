"""What is written is read as it was: every class of documents, values of every kind."""

from typing import Any

import attrs
import pytest

from jingwu_model.declare import Noun, specs
from jingwu_model.wire import dumps, loads
from jingwu_model.workflows import ALL, Event, Proceeding
from wire._values import PROFILE, Maker, classes, first_seed, name_of, seeded

IN_ALL = {"dev": 500, "ci": 10_000, "deep": 10_000}[PROFILE]
A_CLASS = max(-(-IN_ALL // len(classes())), 1_000 if PROFILE == "deep" else 1)
every_class = pytest.mark.parametrize("cls", classes(), ids=name_of)


class TestAClassOfDocuments:
    """The list of them is found, not typed."""

    def test_every_noun_event_and_machine_is_among_them(self) -> None:
        """What attrs made of a noun, what a machine's table names, and the wholes."""
        found = set(classes())

        assert found >= {*ALL.values(), Event, Proceeding}
        assert found >= {event for name in ALL for event in ALL[name].workflow.events}
        for cls in found:
            if issubclass(cls, Noun):
                nouns = [(spec.shape.item or spec.shape) for spec in specs(cls)]
                assert found >= {shape.base for shape in nouns if shape.is_noun}


class TestARoundTrip:
    """`loads(dumps(x), cls) == x`."""

    @every_class
    def test_an_object_is_read_as_it_was_written(self, cls: type[Any]) -> None:
        """The same object, of the same class, and from it the same bytes."""
        for seed in range(first_seed(), first_seed() + A_CLASS):
            made, document = Maker(seeded(seed)).document(cls)

            read = loads(document, cls)

            assert read == made, seed
            assert type(read) is type(made), seed
            assert hash(read) == hash(made), seed
            assert dumps(read) == dumps(made), seed

    @every_class
    def test_text_is_read_as_bytes_are(self, cls: type[Any]) -> None:
        """A document may be given as either, with or without its `v`, its keys in any order."""
        for seed in range(A_CLASS // 10):
            made, document = Maker(seeded(seed)).document(cls)
            text = document.decode()
            head, _, tail = text.rpartition('"v":"0.1"')
            bare = head.removesuffix(",") + (tail if head.endswith(("{", ",")) else tail[1:])

            assert loads(text, cls) == made, seed
            assert loads(f" \n{text}\t", cls) == made, seed
            if head.endswith(","):
                assert loads(bare, cls) == made, seed

    def test_enough_are_tried(self) -> None:
        """Ten thousand in all; a thousand a class where there is time."""
        assert len(classes()) * A_CLASS >= IN_ALL


class TestAValue:
    """What the values made here are worth."""

    @every_class
    def test_every_optional_field_is_there_and_is_not(self, cls: type[Any]) -> None:
        """Else a round trip would show nothing of it."""
        if not issubclass(cls, Noun) or cls is Event:
            return
        seen: dict[str, set[bool]] = {spec.name: set() for spec in specs(cls)}
        for seed in range(60):
            made = Maker(seeded(seed)).noun(cls)
            for name, field in attrs.asdict(made, recurse=False).items():
                seen[name].add(field is None or field == ())

        for spec in specs(cls):
            assert False in seen[spec.name], spec.name
            assert True in seen[spec.name] or not spec.shape.optional, spec.name

    @pytest.mark.parametrize("name", list(ALL))
    def test_every_event_of_a_machine_happens(self, name: str) -> None:
        """The walks reach all of its states and take all of its events."""
        machine = ALL[name]
        cases = [Maker(seeded(seed)).case(machine) for seed in range(1_000)]
        happened = {type(event) for case in cases for event in case.history}

        assert {case.state for case in cases} == set(machine.workflow.states)
        assert happened == set(machine.workflow.events)
