"""`jingwu vectors`: a folder of test vectors, and what it says of it."""

import json
import sys
from pathlib import Path

import pytest

from jingwu_model.cli._app import run
from jingwu_model.testing.vectors import read


class TestAFolder:
    """What is written, and what is told of it."""

    @pytest.mark.parametrize(("lang", "words"), [("zh", "：共 "), ("en", ": ")])
    def test_each_file_has_a_line(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str, words: str
    ) -> None:
        """With how many vectors it has, and at last how many there are."""
        assert run(["vectors", str(tmp_path), "--kinds", "rules,canonical", "--lang", lang]) == 0

        captured = capsys.readouterr()
        made = read(tmp_path)
        *lines, last = captured.out.splitlines()
        assert [line.split() for line in lines] == [
            [file.name, str(len(file.vectors))] for file in made.files
        ]
        assert last.startswith(f"{tmp_path}{words}{len(made)}")
        assert captured.err == ""

    def test_as_json_it_is_the_index(
        self, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
    ) -> None:
        """To the byte."""
        assert run(["vectors", str(tmp_path), "--kinds", "canonical", "--format", "json"]) == 0

        told = capsysbinary.readouterr().out
        assert told == (tmp_path / "index.json").read_bytes()
        assert json.loads(told)["kind"] == "index"

    def test_some_machines_alone(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """Their transitions and nothing else."""
        line = ["--kinds", "transitions", "--workflow", "people_mediation"]
        assert run(["vectors", str(tmp_path), *line]) == 0

        assert "transitions.people_mediation.json" in capsys.readouterr().out
        assert [file.workflow for file in read(tmp_path).files] == ["people_mediation"]

    def test_progress_is_told_on_a_terminal(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        """On the error output, in the language asked for."""
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

        assert run(["vectors", str(tmp_path), "--kinds", "canonical", "--lang", "zh"]) == 0

        captured = capsys.readouterr()
        assert "正在生成测试向量" in captured.err
        assert "正在生成测试向量" not in captured.out


class TestWhatIsRefused:
    """With 2, and words in the language asked for."""

    @pytest.mark.parametrize(
        ("lang", "words"), [("zh", "文件夹中有其他内容"), ("en", "the folder holds something else")]
    )
    def test_a_folder_of_something_else(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str, words: str
    ) -> None:
        """It is left as it is."""
        (tmp_path / "notes.txt").write_text("mine")

        assert run(["vectors", str(tmp_path), "--kinds", "rules", "--lang", lang]) == 2

        captured = capsys.readouterr()
        assert captured.out == ""
        assert f"notes.txt{'：' if lang == 'zh' else ': '}{words}" in captured.err.replace(
            " ：", "："
        )
        assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]

    @pytest.mark.parametrize(
        ("line", "english", "chinese"),
        [
            ("--kinds rulez", "--kinds: expected some of canonical, ", "--kinds：应为 canonical、"),
            ("--kinds dues,x,y", "found 'x, y'", "实为“x, y”"),
            ("--kinds ,", "found ','", "实为“,”"),
            ("--workflow visits", "--workflow: expected some of dispute, ", "实为“visits”"),
            ("--format html", "--format: expected text or json", "--format：应为 text、json"),
        ],
    )
    def test_a_word_that_is_none(
        self,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
        line: str,
        english: str,
        chinese: str,
    ) -> None:
        """And nothing is written."""
        for lang, words in (("en", english), ("zh", chinese)):
            folder = tmp_path / "vectors"
            assert run(["vectors", str(folder), *line.split(), "--lang", lang]) == 2
            assert words in capsys.readouterr().err
            assert not folder.exists()

    def test_a_file_is_no_folder(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """Told in one line."""
        (tmp_path / "file").write_text("")

        assert run(["vectors", str(tmp_path / "file"), "--kinds", "rules"]) == 2
        assert capsys.readouterr().err == "jingwu: cannot read or write: Not a directory\n"

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("en", "jingwu: this needs hypothesis: install jingwu-model[testing]\n"),
            ("zh", "jingwu：此功能需要 hypothesis：请安装 jingwu-model[testing]\n"),
        ],
    )
    def test_the_missing_extra_is_told_in_one_line(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        lang: str,
        words: str,
    ) -> None:
        """With what to install."""
        monkeypatch.setitem(sys.modules, "hypothesis", None)
        monkeypatch.delitem(sys.modules, "jingwu_model.testing.vectors", raising=False)

        assert run(["vectors", str(tmp_path / "v"), "--lang", lang]) == 2
        assert capsys.readouterr().err == words
        assert not (tmp_path / "v").exists()
