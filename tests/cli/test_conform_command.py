"""`jingwu conform`: the table, the disagreements, the manners."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from jingwu_model.cli import _conform
from jingwu_model.cli._app import run
from jingwu_model.testing import vectors

PROGRAM = Path(__file__).parents[1] / "testing" / "reference_program.py"
BRIEF = ("--no-vectors", "--workflow", "people_mediation", "--histories", "2")


def asked(*options: str, how: str = "as_it_is") -> int:
    """The status of a run about a program that does something in its own way."""
    return run(["conform", *options, "--", sys.executable, "-X", "utf8", str(PROGRAM), how])


class TestTold:
    """What is printed, and the exit status."""

    @pytest.mark.parametrize(
        ("lang", "head", "total", "provision"),
        [
            ("en", "of provision asked agreed not covered", "in all: ", "art 33"),
            ("zh", "对象 依据 点数 一致 未覆盖", "合计：", "《人民调解法》第"),
        ],
    )
    def test_a_table_by_machine_and_provision(
        self, lang: str, head: str, total: str, provision: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With the sum under it, and status 0 where all agrees."""
        assert asked(*BRIEF, "--lang", lang) == 0
        told = capsys.readouterr().out
        lines = [" ".join(line.split()) for line in told.splitlines()]

        assert lines[0] == head
        assert lines[1].startswith("people_mediation ")
        assert lines[-1].startswith(total)
        assert provision in told
        # The machine is named once.
        assert told.count("people_mediation") == 1

    def test_a_disagreement_is_told_and_is_status_1(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Event by event, under the table."""
        assert asked(*BRIEF, how="never_refuses") == 1
        told = capsys.readouterr().out

        assert "people_mediation · drawn refusal " in told
        assert "  the program: state taken\n" in told

    def test_as_json(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """One document."""
        assert asked(*BRIEF, "--seed", "3", "--format", "json", "--timeout", "30") == 0
        document = json.loads(capsysbinary.readouterr().out)

        assert document["workflows"] == ["people_mediation"]
        assert document["disagreements"] == []
        assert sum(one["asked"] for one in document["counts"]) > 0

    def test_the_vectors_of_a_folder(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Those that were written there, and no others."""
        vectors.write(tmp_path, kinds=["dues"])

        assert asked("--vectors", str(tmp_path), "--histories", "0") == 0
        told = capsys.readouterr().out
        assert "due times" in told
        assert "people_mediation" not in told

    def test_vectors_are_made_where_there_is_no_folder(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Of the machine that is asked about."""
        made: list[object] = []

        def make(**more: object) -> vectors.Vectors:
            made.append(more["workflows"])
            return vectors.Vectors({}, (dues,))

        (dues,) = vectors.make(kinds="dues").files
        monkeypatch.setattr(vectors, "make", make)
        twice = ("--workflow", "visit", "--workflow", "dispute", "--workflow", "visit")

        assert asked("--histories", "0", *twice) == 0
        assert made == [("visit", "dispute")]
        assert capsys.readouterr().out.endswith("of what was answered agrees\n")

    def test_a_program_that_is_not_there_is_told_before_any_vector_is_made(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Which takes a while."""
        monkeypatch.setattr(vectors, "make", pytest.fail)

        assert run(["conform", "--", "no-such-program"]) == 2
        assert "no-such-program: cannot be started" in capsys.readouterr().err

    def test_a_bar_shows_how_far_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is made first, then what is asked; never two at once."""
        told: list[Any] = []

        @contextmanager
        def moving(words: str) -> Iterator[Any]:
            told.append(words)
            yield lambda done, total: told.append((done, total))
            told.append("done")

        monkeypatch.setattr(_conform, "moving", moving)
        monkeypatch.setattr(vectors, "KINDS", ("dues",))
        make = vectors.make
        monkeypatch.setattr(vectors, "make", lambda **more: make(**{**more, "kinds": "dues"}))

        assert asked("--histories", "1") == 0
        assert told[:4] == ["making the vectors", (1, 1), "done", "asking"]
        # How many of the vectors are asked, then how many machines are done.
        assert told[4][0] == 1
        assert told[-2:] == [(1, 1), "done"]

    def test_what_answers_nothing_that_is_asked_is_status_2(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """There is no table of it."""
        assert asked("--no-vectors", "--workflow", "visit") == 2
        said = capsys.readouterr()

        assert said.out == ""
        assert "jingwu conform: there is nothing to ask it: it answers history, due" in said.err

    def test_names_that_there_are_not_are_status_2(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """All at once, with the nearest."""
        assert asked(*BRIEF, how="other_names") == 2
        said = capsys.readouterr().err

        assert "workflows 'peoples_mediation', did you mean people_mediation;" in said
        assert "answers 'histories', did you mean history" in said

    def test_what_could_answer_nothing_is_status_1(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With the reason it gave, under the table."""
        assert asked(*BRIEF, how="cannot") == 1
        lines = capsys.readouterr().out.splitlines()

        assert lines[-1].startswith("it answered none of ")
        assert lines[-1].endswith(" questions: not yet")


class TestManners:
    """What cannot be done is refused with status 2, in the language asked."""

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--", "no-such-program"], "jingwu: no-such-program: cannot be started ("),
            (["--lang", "zh", "--", "no-such-program"], "jingwu：no-such-program：无法启动（"),
            ([], "COMMAND is missing"),
            (
                ["--workflow", "visits", "--workflow", "x", "--workflow", "visit", "--", "true"],
                "no machine 'visits', 'x'; did you mean visit; there is dispute or ",
            ),
            (["--lang", "zh", "--workflow", "x", "--", "true"], "没有流程“x”；可选：dispute、"),
            (["--histories", "few", "--", "true"], "--histories: expected a whole number from 0"),
            (["--histories", "-1", "--", "true"], "from 0 to 1000000000, found '-1'"),
            (["--timeout", "0", "--", "true"], "a whole number from 1 to 86400, found '0'"),
            (["--timeout", "90000", "--", "true"], "a whole number from 1 to 86400, found '90000'"),
            (["--no-vectors", "--histories", "0", "--", "true"], "leave nothing to ask"),
            (["--vectors", "x", "--no-vectors", "--", "true"], "--vectors goes not with --no-v"),
            (["--format", "html", "--", "true"], "text or json"),
        ],
    )
    def test_it_is_refused(
        self, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With what is wrong, and nothing on stdout."""
        if words[:1] == ["--lang"] or words == ["--", "no-such-program"]:
            words = [*BRIEF, *words]

        assert run(["conform", *words]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert told in said.err

    def test_a_program_that_fails_is_told_with_its_last_words(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Its status, what it was asked, its standard error."""
        assert asked(*BRIEF, how="dies") == 2
        said = capsys.readouterr()

        assert said.out == ""
        assert "it has ended with status 3" in said.err
        assert said.err.endswith("    line 40\n")

    @pytest.mark.parametrize(("lang", "words"), [("zh", "逐行提问"), ("en", "Ask any program")])
    def test_help_speaks_both_languages(
        self, lang: str, words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With its examples."""
        assert run(["conform", "--help", "--lang", lang]) == 0
        told = capsys.readouterr().out

        assert words in told
        assert "jingwu conform -- node examples/conformance/people_mediation.js" in told

    def test_no_folder_is_left_behind(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Hypothesis keeps what it keeps elsewhere."""
        monkeypatch.chdir(tmp_path)

        assert asked(*BRIEF) == 0
        assert list(tmp_path.iterdir()) == []

    def test_an_option_of_the_program_is_none_of_ours(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What stands after `--` is handed on, whatever it is called."""
        assert run(["conform", *BRIEF, "--", "no-such-program", "--lang", "zh"]) == 2
        assert "no-such-program --lang zh: cannot be started" in capsys.readouterr().err
