"""The page of the vocabulary: what stands in the docs is what stands in the code."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from jingwu_model.vocabulary import GLOSSARY, TERMS
from jingwu_model.vocabulary._page import vocabulary_page

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"
MODULE = "jingwu_model.vocabulary._page"


class TestThePage:
    """`docs/vocabulary.md` is generated, and complete."""

    def test_the_page_is_what_the_code_says(self) -> None:
        """Byte for byte."""
        assert PAGE.read_bytes() == vocabulary_page().encode(), (
            f"{PAGE.name} is behind the code: python -m {MODULE} > docs/{PAGE.name}"
        )

    def test_the_command_writes_the_page(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """What the message above says to run does write it."""
        monkeypatch.delitem(sys.modules, MODULE)

        runpy.run_module(MODULE, run_name="__main__")
        sys.stdout.flush()

        assert capfdbinary.readouterr().out == vocabulary_page().encode()

    def test_every_term_has_one_row_under_its_enumeration(self) -> None:
        """With its code, both labels, both definitions and its source key."""
        sections = vocabulary_page().split("\n### ")[1:]

        assert [section.split("\n")[0] for section in sections] == [cls.__name__ for cls in TERMS]
        for cls, section in zip(TERMS, sections, strict=True):
            body = section.split("\n## ")[0]
            rows = [line for line in body.split("\n") if line.startswith("| `")]
            assert len(rows) == len(cls)
            for term, row in zip(cls, rows, strict=True):
                cells = row.strip("| ").split(" | ")
                assert cells[:3] == [f"`{term.code}`", term.zh, term.en]
                assert cells[3] == f"{term.definition.zh} {term.definition.en}"
                assert cells[-1] == f"`{term.source}`"

    def test_the_page_ends_with_the_links_and_the_glossary(self) -> None:
        """Fifteen links with their reasons, then the labels."""
        *_, links, glossary = vocabulary_page().split("\n## ")

        assert links.count("\n| `") == 15
        assert glossary.count("\n| `") == len(GLOSSARY)

    def test_examples_stay_in_the_code(self) -> None:
        """A docstring's doctest says nothing about the term."""
        assert ">>>" not in vocabulary_page()


class TestImporting:
    """The page is machinery for the docs: nobody else pays for it."""

    def test_the_vocabulary_does_not_import_its_page(self) -> None:
        """In a fresh interpreter."""
        asked = f"import sys, jingwu_model.vocabulary; sys.exit({MODULE!r} in sys.modules)"

        done = subprocess.run([sys.executable, "-c", asked], check=False)

        assert done.returncode == 0
