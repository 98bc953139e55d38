"""Every example of the README and of the documentation runs, and says what it says."""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Document, Example, Sybil
from sybil.example import SybilFailure
from sybil.parsers.myst import CodeBlockParser, DocTestDirectiveParser, PythonCodeBlockParser

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "jingwu_model"
PAGES = [
    ROOT / "README.md",
    *(page for page in sorted((ROOT / "docs").rglob("*.md")) if "_build" not in page.parts),
]
JINGWU = Path(sys.executable).with_name("jingwu")
UNREADABLE = 2


def run_console(example: Example) -> str | None:
    """Run each `$ jingwu …` of a console block, and compare its output with what is shown.

    `...` stands for anything; where nothing is shown, the command line need only be understood.
    Other commands, such as `$ make run`, are left to the reader.
    """
    for piece in re.split(r"^\$ ", example.parsed, flags=re.MULTILINE)[1:]:
        command, _, shown = piece.partition("\n")
        name, *words = shlex.split(command, comments=True)
        if name != "jingwu":
            continue
        run = subprocess.run(
            [JINGWU, *words],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        if run.returncode >= UNREADABLE:
            return f"{command}\nexits {run.returncode}:\n{run.stderr}"
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        if shown.strip() and not doctest.OutputChecker().check_output(shown, run.stdout, flags):
            return f"{command}\nprints:\n{run.stdout}"
    return None


def parse(page: Path) -> Document:
    """A page with its examples, which share one namespace from the first to the last."""
    return Sybil(
        parsers=[
            PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
            DocTestDirectiveParser(optionflags=doctest.ELLIPSIS),
            CodeBlockParser(language="console", evaluator=run_console),
        ]
    ).parse(page)


def run(page: Path) -> int:
    """Run every example of a page, and count them."""
    examples = list(parse(page))
    for example in examples:
        example.evaluate()
    return len(examples)


@pytest.fixture(autouse=True)
def _beside_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An example finds `examples/` where it is, and what it writes dirties no checkout."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


class TestPages:
    """The README and the documentation."""

    @pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
    def test_every_example_of_a_page_runs(self, page: Path) -> None:
        """From the first to the last, in the order in which a reader meets them."""
        run(page)

    def test_the_readme_shows_examples(self) -> None:
        """A newcomer sees the library at work on the first page."""
        assert len(list(parse(ROOT / "README.md"))) >= 3

    @pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
    def test_no_example_hides_under_another_name(self, page: Path) -> None:
        """A block marked `py` or `pycon` would look like an example and never run."""
        marks = re.findall(r"^\s*```+ *(\S.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)

        assert [mark for mark in marks if mark.startswith("py") and mark != "python"] == []

    def test_every_public_room_has_its_page_of_reference(self) -> None:
        """What can be imported can be looked up."""
        rooms = {
            path.stem if path.suffix else path.name
            for path in SOURCES.iterdir()
            if path.suffix == ".py" or (path / "__init__.py").exists()
        }
        pages = {page.stem for page in (ROOT / "docs" / "reference").glob("*.md")}

        assert {room for room in rooms if not room.startswith("_")} <= pages


class TestTheTest:
    """A wrong example is seen in whatever form it comes."""

    @pytest.mark.parametrize(
        "example",
        [
            "```python\nassert 1 + 1 == 3\n```",
            "```python\n>>> 1 + 1\n3\n```",
            "```{doctest}\n>>> 1 + 1\n3\n```",
            "```{code-block} python\nassert 1 + 1 == 3\n```",
            "```console\n$ jingwu check nowhere\n```",
            "```console\n$ jingwu --help\nNothing of the kind\n```",
        ],
    )
    def test_a_wrong_example_is_caught(self, tmp_path: Path, example: str) -> None:
        """One wrong example fails its page."""
        page = tmp_path / "page.md"
        page.write_text(f"# A page\n\n{example}\n", encoding="utf-8")

        with pytest.raises((AssertionError, SybilFailure)):
            run(page)

    @pytest.mark.parametrize(
        ("example", "count"),
        [
            ("```python\nx = 2\n```\n\n```python\n>>> x + 1\n3\n>>> x\n2\n```", 3),
            ("```console\n$ make test\nwhatever\n$ jingwu --help\nUsage: ...\n```", 1),
            ("```toml\nx = 2\n```", 0),
        ],
    )
    def test_a_right_example_is_run(self, tmp_path: Path, example: str, count: int) -> None:
        """Examples of one page share their names; what is no example of ours is left alone."""
        page = tmp_path / "page.md"
        page.write_text(f"# A page\n\n{example}\n", encoding="utf-8")

        assert run(page) == count
