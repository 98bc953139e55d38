"""One text for one value: the bytes of RFC 8785, whoever writes them and where."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from jingwu_model.declare import _writing, fast
from jingwu_model.wire import digest, dumps, loads
from jingwu_model.workflows import ALL
from wire._values import Maker, classes, name_of, seeded

VALUES = 12
TESTS = Path(__file__).parents[1]
every_class = pytest.mark.parametrize("cls", classes(), ids=name_of)

IN_ANOTHER_PROCESS = """
import sys
if sys.argv[1] == "without":
    sys.modules["msgspec"] = None
from jingwu_model.declare import fast
from wire.test_canonical import digests
print("with" if fast() is not None else "without")
for line in digests():
    print(line)
"""


def digests() -> Iterator[str]:
    """Every class and the digest of its values' documents."""
    for cls in classes():
        made = sha256()
        for seed in range(VALUES):
            made.update(dumps(Maker(seeded(seed)).made(cls)))
        yield f"{name_of(cls)} {made.hexdigest()}"


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Without the extra `fast`."""
    monkeypatch.setattr(_writing, "_fast", lambda: None)
    fast.cache_clear()
    yield
    monkeypatch.undo()
    fast.cache_clear()


class TestTheBytes:
    """They are those of RFC 8785."""

    @every_class
    def test_another_implementation_writes_the_same(self, cls: type[Any]) -> None:
        """`rfc8785`, given what any reader of JSON makes of the document."""
        for seed in range(VALUES):
            document = dumps(Maker(seeded(seed)).made(cls))

            assert rfc8785.dumps(json.loads(document)) == document, seed

    @every_class
    def test_what_an_audience_sees_is_written_so_too(self, cls: type[Any]) -> None:
        """Redaction leaves things out, and changes nothing else."""
        for seed in range(VALUES):
            made = Maker(seeded(seed)).made(cls)
            for audience in ("internal", "case_party", "public"):
                document = dumps(made, audience=audience)

                assert rfc8785.dumps(json.loads(document)) == document, seed

    @pytest.mark.usefixtures("plain")
    @every_class
    def test_they_are_so_without_the_extra(self, cls: type[Any]) -> None:
        """`fast` changes the speed, nothing else."""
        for seed in range(VALUES):
            document = dumps(Maker(seeded(seed)).made(cls))

            assert rfc8785.dumps(json.loads(document)) == document, seed
            if "event" not in json.loads(document):
                assert dumps(loads(document, cls)) == document, seed

    @pytest.mark.parametrize("extra", ["with", "without"])
    def test_another_process_writes_the_same(self, extra: str) -> None:
        """Another order of hashing, with msgspec and without it."""
        pytest.importorskip("msgspec")
        done = subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS, extra],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [*sys.path, str(TESTS)])),
                 "PYTHONHASHSEED": "7"},
            capture_output=True,
            text=True,
            check=True,
        )  # fmt: skip

        assert done.stdout.splitlines() == [extra, *digests()]


class TestADigest:
    """It is the SHA-256 of canonical bytes."""

    @pytest.mark.parametrize("name", list(ALL))
    def test_a_proceedings_is_that_of_its_name_and_history(self, name: str) -> None:
        """Its state adds nothing: the history says it."""
        for seed in range(VALUES):
            case = Maker(seeded(seed)).case(ALL[name])
            told = json.loads(dumps(case))
            held = {"history": told["history"], "workflow": name}

            assert digest(case) == sha256(rfc8785.dumps(held)).hexdigest(), seed

    def test_a_nouns_is_that_of_its_document_without_its_format(self) -> None:
        """A later format does not change what a thing is."""
        for cls in classes():
            if not hasattr(cls, "__jingwu_specs__") or hasattr(cls, "code"):
                continue
            made = Maker(seeded(1)).noun(cls)
            told = json.loads(dumps(made))
            del told["v"]

            assert digest(made) == sha256(rfc8785.dumps(told)).hexdigest(), cls
