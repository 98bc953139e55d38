"""The desk itself: help, faults of the command line, both languages, what is written where."""

import errno
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

import jingwu_model.cli
from jingwu_model.cli import _check, _output, main
from jingwu_model.cli._app import app, run
from jingwu_model.cli._spoken import Argument, Command, Option

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNTY = str(EXAMPLES / "jingyuan")
COMMANDS: dict[str, click.Command] = {"": app, **app.commands}
ENGLISH = re.compile(r"\b(the|is|of|show|usage|options|missing|expected|found)\b", re.IGNORECASE)


def helped(capsys: pytest.CaptureFixture[str], command: str, lang: str) -> str:
    """What `--help` prints."""
    assert run([*command.split(), "--help", "--lang", lang]) == 0
    return capsys.readouterr().out


class TestHelp:
    """`--help`, in both languages."""

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_names_every_option(
        self, capsys: pytest.CaptureFixture[str], command: str, lang: str
    ) -> None:
        """Each with its words, so that none is a riddle."""
        told = "".join(helped(capsys, command, lang).split())

        for param in COMMANDS[command].params:
            assert isinstance(param, Option | Argument)
            words = param.words.text("zh" if lang == "zh" else "en")
            assert "".join(words.split()) in told
            names = param.opts if isinstance(param, Option) else [param.human_readable_name]
            assert [name for name in names if name.startswith("-") and name not in told] == []

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_word_is_there_in_chinese(
        self, capsys: pytest.CaptureFixture[str], command: str
    ) -> None:
        """No English sentence is left."""
        assert ENGLISH.findall(helped(capsys, command, "zh")) == []

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize("columns", ["60", "80", "200"])
    def test_it_fits_the_terminal(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        command: str,
        lang: str,
        columns: str,
    ) -> None:
        """And is no wider than reads well; examples are command lines and are not broken."""
        monkeypatch.setenv("COLUMNS", columns)

        text, *_ = re.split("Examples|示例", helped(capsys, command, lang))

        assert max(map(cell_len, text.split("\n"))) <= min(int(columns), 100)
        assert [line for line in text.split("\n") if line != line.rstrip()] == []

    @pytest.mark.parametrize("command", app.commands)
    def test_its_examples_are_understood(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        """They run, from the checkout."""
        monkeypatch.chdir(EXAMPLES.parent)
        shown = app.commands[command]
        assert isinstance(shown, Command)
        assert shown.examples
        for line in shown.examples:
            words = line.partition(" > ")[0].partition(" | ")[0].split()
            assert words[:2] == ["jingwu", command]
            if "--" in words:
                # A program of somebody else's is not run here: its tests do, where it is.
                assert shown.make_context(command, words[2:]).params["command"]
                continue
            assert run(words[1:]) < 2
        assert capsys.readouterr().err == ""

    def test_the_first_page_lists_the_commands(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With the first line of what each does."""
        told = helped(capsys, "", "en")

        assert "check    Check a register and published figures against the standards." in told
        assert "explain  Explain a rule" in told

    def test_short_for_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        """`-h` is `--help`."""
        assert run(["check", "-h"]) == 0
        assert capsys.readouterr().out == helped(capsys, "check", "en")

    def test_nothing_asked_gets_help_and_a_status(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The error output has it, for nothing was done."""
        help_text = helped(capsys, "", "zh")

        assert run(["--lang", "zh"]) == 2
        assert capsys.readouterr() == ("", help_text)

    def test_the_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Of the package that is installed."""
        assert run(["--version"]) == 0
        assert re.fullmatch(r"jingwu-model \d+\.\d+\.\d+\n", capsys.readouterr().out)


class TestFaultsOfTheCommandLine:
    """A command line that cannot be understood."""

    @pytest.mark.parametrize(
        ("line", "english", "chinese"),
        [
            ("chekc", "no command 'chekc'; did you mean check", "没有命令“chekc”；是否指 check"),
            ("zzz", "no command 'zzz'\n", "没有命令“zzz”\n"),
            ("-- -x", "No such option", "没有选项"),
            ("check", "jingwu check: PATH is missing", "jingwu check：缺少 PATH"),
            ("check --rulez x .", "--rules", "没有选项 --rulez；是否指 --rules"),
            ("check --zzz .", "--zzz", "没有选项 --zzz\n"),
            ("check . more", "not needed: more", "多余的参数：more"),
            ("check . --on", "requires an argument", "命令行有误"),
            ("check . --strict=1", "does not take a value", "命令行有误"),
            (
                "check . --on tomorrow",
                "--on: expected a day like 2024-04-30, found 'tomorrow'",
                "--on：应为 2024-04-30 这样的日期，实为“tomorrow”",
            ),
            # ISO 8601 has these forms too; one is taken, so that no day is misread.
            ("check . --on 20240430", "found '20240430'", "实为“20240430”"),
            ("check . --on 2024-W18-2", "found '2024-W18-2'", "实为“2024-W18-2”"),
            ("explain --on 2024-04-30", "--on: needs a rule", "--on：须写明规则"),
            ("explain --division 1", "--division: needs a rule", "--division：须写明规则"),
            ("explain --standards x", "--standards: needs a rule", "--standards：须写明规则"),
            (
                "check . --format pdf",
                "--format: expected text or json or html, found 'pdf'",
                "--format：应为 text、json、html，实为“pdf”",
            ),
            ("check . --rules ,", "--rules: names no rule", "--rules：未列出规则"),
        ],
    )
    def test_it_is_told_in_the_language_asked(
        self, capsys: pytest.CaptureFixture[str], line: str, english: str, chinese: str
    ) -> None:
        """What is wrong, and where help is."""
        for lang, words in (("en", english), ("zh", chinese)):
            assert run([f"--lang={lang}", *line.split()]) == 2
            captured = capsys.readouterr()
            assert captured.out == ""
            assert words in captured.err
            assert "--help" in captured.err

    def test_a_language_that_is_none_is_refused_in_english(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Wherever it stands."""
        for line in (["--lang", "fr", "explain"], ["explain", "--lang", "fr"]):
            assert run(line) == 2
            assert "--lang: expected zh or en, found 'fr'" in capsys.readouterr().err


class TestWriting:
    """What is written where."""

    def test_a_reader_that_has_gone_is_no_fault(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """`jingwu … | head`: what is held back goes nowhere, and the status stands."""

        class Gone:
            buffer = property(lambda self: self)
            encoding = "utf-8"

            def __init__(self, number: int) -> None:
                self.number = number

            def write(self, _: bytes) -> int:
                raise BrokenPipeError(errno.EPIPE, "Broken pipe")

            def fileno(self) -> int:
                return self.number

            def isatty(self) -> bool:
                return False

        kept = tmp_path / "kept"
        with kept.open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Gone(file.fileno()))
            assert run(["check", COUNTY, "--on", "2024-04-30"]) == 0
            os.write(file.fileno(), b"held back")

        assert kept.read_bytes() == b""

    def test_a_pipe_that_is_closed_early_makes_no_noise(self) -> None:
        """The real thing, with a real pipe."""
        command = [sys.executable, "-m", "jingwu_model.cli", "check", str(EXAMPLES / "shangqiu")]
        with subprocess.Popen(
            [*command, "--on", "2024-04-30", "--format", "json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.close()
            noise = running.stderr.read()

        assert noise == b""
        assert running.returncode == 1

    @pytest.mark.parametrize(
        "line", ["check {} --on 2024-04-30", "explain rooms.rural --format json", "--help"]
    )
    @pytest.mark.parametrize(
        ("way", "words"),
        [
            (">/dev/full", "jingwu: cannot read or write: No space left on device\n"),
            (">&-", "jingwu: the standard output is closed\n"),
        ],
    )
    def test_where_nothing_can_be_written_it_says_so_in_one_line(
        self, line: str, way: str, words: str
    ) -> None:
        """With the status of what could not be done, and nothing more when Python ends."""
        command = f'"$0" -m jingwu_model.cli {line.format(COUNTY)} {way}'
        ran = subprocess.run(
            ["sh", "-c", command, sys.executable], capture_output=True, text=True, check=False
        )

        assert (ran.stderr, ran.returncode) == (words, 2)

    @pytest.mark.parametrize("way", ["2>/dev/full", "2>&-"])
    @pytest.mark.parametrize(
        ("line", "status"), [("check {} --on 2024-04-30", 0), ("explain nosuch", 2)]
    )
    def test_where_nothing_can_be_told_the_status_stands(
        self, line: str, status: int, way: str
    ) -> None:
        """The error output may be gone; the answer is not.

        Held back, what could not be told would fail once more when Python ends.
        """
        command = f'"$0" -m jingwu_model.cli {line.format(COUNTY)} {way}'
        ran = subprocess.run(
            ["sh", "-c", command, sys.executable],
            env={key: held for key, held in os.environ.items() if key != "PYTHONUNBUFFERED"},
            capture_output=True,
            check=False,
        )

        assert ran.returncode == status
        assert bool(ran.stdout) is (status == 0)

    @pytest.mark.parametrize(
        ("lang", "words"), [("en", "cannot read or write: "), ("zh", "无法读写：")]
    )
    def test_a_path_too_long_is_told_in_one_line(
        self, capsys: pytest.CaptureFixture[str], lang: str, words: str
    ) -> None:
        """The system's own words, after ours."""
        assert run(["check", "x" * 5_000, "--lang", lang]) == 2

        captured = capsys.readouterr()
        assert captured.out == ""
        assert words in captured.err
        assert os.strerror(errno.ENAMETOOLONG) in captured.err
        assert captured.err.count("\n") == 1

    @pytest.mark.parametrize("words", ["the standard output is closed", "标准输出已关闭"])
    def test_a_closed_output_is_told_in_the_language_asked(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        words: str,
    ) -> None:
        """Before anything is read."""
        monkeypatch.setattr(sys, "stdout", None)

        assert run(["explain", "--lang", "en" if words.isascii() else "zh"]) == 2

        assert words in capsys.readouterr().err

    def test_what_is_held_back_of_a_full_disk_goes_nowhere(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        """It would be written, and fail, once more when Python ends."""

        class Full:
            buffer = property(lambda self: self)
            encoding = "utf-8"

            def __init__(self, number: int) -> None:
                self.number = number

            def write(self, _: bytes) -> int:
                return 0

            def flush(self) -> None:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

            def fileno(self) -> int:
                return self.number

            def isatty(self) -> bool:
                return False

        kept = tmp_path / "kept"
        with kept.open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Full(file.fileno()))
            assert run(["explain"]) == 2
            os.write(file.fileno(), b"held back")

        assert kept.read_bytes() == b""
        assert os.strerror(errno.ENOSPC) in capsys.readouterr().err

    def test_no_error_output_is_passed_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Neither progress nor a word needs it."""
        monkeypatch.setattr(sys, "stderr", None)

        with _output.moving("reading") as told:
            _output.say("words")

        assert told is None

    def test_an_error_output_that_takes_nothing_is_let_go_of(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """What is held back goes nowhere, then or later."""

        class Full:
            def isatty(self) -> bool:
                return False

            def fileno(self) -> int:
                return file.fileno()

            def write(self, _: str) -> int:
                raise OSError(errno.ENOSPC, "No space left on device")

        kept = tmp_path / "kept"
        with kept.open("wb") as file:
            monkeypatch.setattr(sys, "stderr", Full())
            with _output.moving("reading") as told:
                _output.say("words")
            os.write(file.fileno(), b"held back")

        assert told is None
        assert kept.read_bytes() == b""

    def test_progress_is_told_on_a_terminal(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On the error output, in the language asked for."""
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

        assert run(["check", COUNTY, "--on", "2024-04-30", "--lang", "zh"]) == 0

        captured = capsys.readouterr()
        assert "正在读取 jingyuan" in captured.err
        assert "正在检查" in captured.err
        assert captured.err.count("100%") >= 2
        assert "正在" not in captured.out

    def test_elsewhere_nobody_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A log is no place for a bar."""
        assert run(["check", COUNTY, "--on", "2024-04-30"]) == 0
        assert capsys.readouterr().err == ""

    def test_a_terminal_gets_the_report_broken_to_its_width(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And in colour, where it has any."""
        monkeypatch.setenv("COLUMNS", "70")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

        assert run(["check", COUNTY, "--on", "2024-04-30"]) == 0

        told = capsys.readouterr().out
        assert "\x1b[" in told
        plain = re.sub(r"\x1b\[[0-9;]*m", "", told)
        assert max(map(cell_len, plain.split("\n"))) <= 70

    @pytest.mark.parametrize(("terminal", "end"), [(True, b"}\n"), (False, b"}")])
    def test_a_document_on_a_terminal_ends_its_line(
        self,
        capsysbinary: pytest.CaptureFixture[bytes],
        monkeypatch: pytest.MonkeyPatch,
        terminal: bool,  # noqa: FBT001 - a parameter of the test
        end: bytes,
    ) -> None:
        """Elsewhere it is the document and nothing else."""
        monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)

        _output.answer_document(b"{}")

        assert capsysbinary.readouterr().out == b"{" + end

    def test_an_interrupt_ends_quietly(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the status that shells give it."""

        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(_check, "read", interrupted)

        assert run(["check", COUNTY]) == 130
        assert capsys.readouterr().out == ""


class TestStarting:
    """The command as it is installed."""

    def test_the_arguments_are_the_processes(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And its status the process's."""
        monkeypatch.setattr(sys, "argv", ["jingwu", "explain", "nosuch"])

        with pytest.raises(SystemExit) as ended:
            main()

        assert ended.value.code == 2
        assert "no rule" in capsys.readouterr().err

    def test_it_starts_as_a_module(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """`python -m jingwu_model.cli`."""
        monkeypatch.setattr(sys, "argv", ["jingwu", "explain"])
        monkeypatch.delitem(sys.modules, "jingwu_model.cli.__main__", raising=False)

        with pytest.raises(SystemExit) as ended:
            runpy.run_module("jingwu_model.cli", run_name="__main__")

        assert ended.value.code == 0
        assert "rooms.rural" in capsys.readouterr().out

    @pytest.mark.parametrize("package", ["click", "rich"])
    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("en", "this needs {}: install jingwu-model[cli]"),
            ("zh", "此功能需要 {}：请安装 jingwu-model[cli]"),
        ],
    )
    def test_a_missing_extra_is_told_in_one_line(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        package: str,
        lang: str,
        words: str,
    ) -> None:
        """In the language asked for, with what to install."""
        for name in [*sys.modules]:
            if name.partition(".")[0] == package:
                monkeypatch.setitem(sys.modules, name, None)
            if name.startswith(("jingwu_model.cli._", "jingwu_model.show")):
                monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "argv", ["jingwu", "explain", "--lang", lang])

        with pytest.raises(SystemExit) as ended:
            main()

        assert ended.value.code == 2
        assert capsys.readouterr().err == f"jingwu: {words.format(package)}\n"

    def test_any_other_missing_module_is_no_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A fault of the library's own is not hidden behind advice to install something."""
        for name in [*sys.modules]:
            if name.startswith(("jingwu_model.cli._app", "jingwu_model.cli._check")):
                monkeypatch.delitem(sys.modules, name)
        monkeypatch.delattr(jingwu_model.cli, "_app", raising=False)
        monkeypatch.setitem(sys.modules, "jingwu_model.tables", None)

        with pytest.raises(ModuleNotFoundError, match=r"jingwu_model\.tables"):
            main()
