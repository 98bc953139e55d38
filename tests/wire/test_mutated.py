"""Whatever a document has become, it is read, or refused with its faults: nothing else."""

import json
from collections.abc import Iterator
from time import process_time
from typing import Any

import pytest

from jingwu_model.declare import _writing, fast
from jingwu_model.errors import Fault, InvalidInput
from jingwu_model.wire import loads
from jingwu_model.workflows import Casebook, Event
from wire._mutations import places, pool, spoiled
from wire._values import PROFILE, classes, document, first_seed, name_of, seeded

IN_ALL = {"dev": 2_000, "ci": 200_000, "deep": 1_000_000}[PROFILE]
A_CLASS = -(-IN_ALL // len(classes()))
POOL = {"dev": 4, "ci": 12, "deep": 40}[PROFILE]
FEW = 1_000
TWO_WAYS = 10
"""One document in so many is read with and without the extra."""

every_class = pytest.mark.parametrize("cls", classes(), ids=name_of)


@pytest.fixture(scope="module")
def documents() -> dict[type[Any], list[bytes]]:
    """Valid documents of every class."""
    made: dict[type[Any], list[bytes]] = {cls: [] for cls in classes()}
    for cls, one in pool(POOL):
        made[cls].append(one)
    return made


def mutations(
    cls: type[Any], documents: dict[type[Any], list[bytes]]
) -> Iterator[tuple[str, bytes | str]]:
    """Spoiled documents of a class, and how each is had again."""
    for seed in range(first_seed(), first_seed() + A_CLASS):
        random = seeded(f"{name_of(cls)} {seed}")
        yield f"seed {seed}", spoiled(random, random.choice(documents[cls]))


def holds(data: bytes | str, cls: type[Any]) -> bool:
    """Whether a document is read; it is then written and read as the same, or has its faults."""
    made, faults = loads(data, cls, on_fault="collect")
    if faults:
        assert made is None
        for fault in faults:
            assert type(fault) is Fault
            assert fault.code
            assert fault.path.startswith("$")
        return False
    workflow = json.loads(data)["workflow"] if cls is Event else ""
    written = document(made, cls, workflow)
    again = loads(written, cls)
    assert again == made
    assert document(again, cls, workflow) == written
    return True


def outcome(data: bytes | str, cls: type[Any]) -> tuple[Any, list[tuple[str, str]]]:
    """What comes of a document: an object, or which faults are where."""
    made, faults = loads(data, cls, on_fault="collect")
    return made, [(fault.code, fault.path) for fault in faults]


def refused(value: Any, cls: type[Any]) -> set[str]:
    """The codes of what is wrong with a plain value."""
    return {fault.code for fault in loads(json.dumps(value), cls, on_fault="collect")[1]}


class TestASpoiledDocument:
    """It is read or refused."""

    @every_class
    def test_it_is_read_and_written_again_or_has_faults(
        self, cls: type[Any], documents: dict[type[Any], list[bytes]]
    ) -> None:
        """Of what is refused, every fault is one of the library's own."""
        read = 0
        for seed, data in mutations(cls, documents):
            try:
                read += holds(data, cls)
            except Exception as error:
                msg = f"{name_of(cls)}, {seed}: {data!r}"
                raise AssertionError(msg) from error
        # Some survive: blanks, another order, another offset, a field that may be absent.
        assert read or A_CLASS < FEW
        assert read < A_CLASS

    @every_class
    def test_a_refusal_is_one_error_with_every_fault(
        self, cls: type[Any], documents: dict[type[Any], list[bytes]]
    ) -> None:
        """`loads` raises what `collect` answers, and each fault has words in both languages."""
        for at, (seed, data) in enumerate(mutations(cls, documents)):
            if at == A_CLASS // 100 + 5:
                break
            _, faults = loads(data, cls, on_fault="collect")
            if not faults:
                continue
            with pytest.raises(InvalidInput) as caught:
                loads(data, cls)
            assert caught.value.faults == faults, seed
            assert caught.value.text("zh"), seed
            assert str(caught.value).encode(), seed

    @every_class
    def test_the_extra_changes_nothing(
        self,
        cls: type[Any],
        documents: dict[type[Any], list[bytes]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """The same object, or the same faults at the same paths."""
        pytest.importorskip("msgspec")
        some = [one for at, one in enumerate(mutations(cls, documents)) if not at % TWO_WAYS]
        with_it = [outcome(data, cls) for _, data in some]
        monkeypatch.setattr(_writing, "_fast", lambda: None)
        fast.cache_clear()
        try:
            without = [outcome(data, cls) for _, data in some]
        finally:
            monkeypatch.undo()
            fast.cache_clear()

        for (seed, data), one, other in zip(some, with_it, without, strict=True):
            assert one == other, (seed, data)

    @every_class
    def test_a_key_that_nobody_knows_is_refused(
        self, cls: type[Any], documents: dict[type[Any], list[bytes]]
    ) -> None:
        """At every depth, put in or in the place of another, needed or not."""
        for data in documents[cls][:4]:
            value = json.loads(data)
            for held, key in places(value):
                if isinstance(held, dict) and key != "v":
                    kept = held[key]
                    held["zz"] = kept
                    assert "unknown_key" in refused(value, cls), (key, data)
                    del held[key]
                    assert refused(value, cls), (key, data)
                    del held["zz"]
                    held[key] = kept

    def test_enough_are_tried(self) -> None:
        """A fifth of a million, and a million where there is time."""
        assert len(classes()) * A_CLASS >= IN_ALL


MANY = 100_000
KEYS = [f'"k{n}":0' for n in range(MANY)]
FLOODS = {
    "of keys nobody knows": f"{{{','.join(KEYS)}}}",
    "of keys that stand twice": f"{{{','.join(2 * KEYS)}}}",
    "of what is no case": f'{{"cases":[{",".join(["null"] * MANY)}]}}',
    "of lists in lists": "[" * 10 * MANY,
    "of a string without an end": "[" * 70 + '"' + '\\"' * MANY,
    "of signs that end nothing": "[" * 70 + '"' + "\\" * 10 * MANY,
    "of digits": f'{{"cases":{"9" * 10 * MANY}}}',
}


class TestAFlood:
    """A document made to be slow is refused as fast as any of its size."""

    @pytest.mark.parametrize("what", FLOODS)
    def test_it_is_refused_in_seconds(self, what: str) -> None:
        """Nothing here takes time by the square of a document's size, which would be minutes."""
        before = process_time()
        made, faults = loads(FLOODS[what], Casebook, on_fault="collect")

        assert made is None
        assert faults
        assert process_time() - before < 20
