"""`jingwu explain`: rules in words."""

import json
import sys
from datetime import date

import pytest

from jingwu_model.cli._app import run
from jingwu_model.rules import LATER, RULES, explain
from jingwu_model.wire import dumps

DAY = date(2024, 4, 30)


class TestARule:
    """One rule, explained."""

    @pytest.mark.parametrize("rule", [*RULES, *LATER])
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_is_printed_as_explain_tells_it(
        self, capsys: pytest.CaptureFixture[str], rule: str, lang: str
    ) -> None:
        """Markdown, line by line."""
        assert run(["explain", rule, "--lang", lang]) == 0

        assert capsys.readouterr().out == explain(rule).text("zh" if lang == "zh" else "en")

    def test_of_a_day_and_a_place(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What governs there then; in Jingyuan it is borrowed."""
        args = ["explain", "rooms.rural", "--on", "2024-04-30", "--division", "640424000000"]

        assert run(args) == 0

        told = capsys.readouterr().out
        assert told == explain("rooms.rural", on=DAY, division="640424000000").text()
        assert "borrowed" in told

    def test_as_json(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """Byte for byte what `dumps` makes of it."""
        assert run(["explain", "rooms.rural", "--format", "json"]) == 0

        out = capsysbinary.readouterr().out
        assert out == dumps(explain("rooms.rural"))
        assert json.loads(out)["rule"] == "rooms.rural"

    def test_on_a_terminal_it_is_set(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Headings and lists as such, not their marks."""
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

        assert run(["explain", "rooms.rural"]) == 0

        told = capsys.readouterr().out
        assert "rooms.rural" in told
        assert "## " not in told

    @pytest.mark.parametrize("code", ["41140", "x"])
    def test_a_code_that_is_none_is_refused(
        self, capsys: pytest.CaptureFixture[str], code: str
    ) -> None:
        """With what a code is."""
        args = ["explain", "rooms.rural", "--on", "2024-04-30", "--division", code]

        assert run(args) == 2
        assert code in capsys.readouterr().err


class TestAllRules:
    """Without a rule, all of them."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_each_has_a_line(self, capsys: pytest.CaptureFixture[str], lang: str) -> None:
        """Its id and what it asks; and whether `check` asks it."""
        assert run(["explain", "--lang", lang]) == 0

        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines] == [*RULES, *LATER]
        later = "（尚未评估）" if lang == "zh" else " (not evaluated yet)"
        assert [line.split()[0] for line in lines if line.endswith(later)] == list(LATER)
        assert all(len(line.split()) > 1 for line in lines)

    def test_as_json(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """Each with its id and its title, in both languages, as in its own explanation."""
        assert run(["explain", "--format", "json"]) == 0

        told = json.loads(capsysbinary.readouterr().out)
        assert told["v"] == "0.1"
        assert [rule["rule"] for rule in told["rules"]] == [*RULES, *LATER]
        assert [rule["rule"] for rule in told["rules"] if rule["evaluated"]] == list(RULES)
        for rule in told["rules"]:
            assert rule["title"] == json.loads(dumps(explain(rule["rule"])))["title"]


class TestNoSuchRule:
    """A rule that is not there, or that nothing evaluates yet."""

    @pytest.mark.parametrize(
        ("args", "words"),
        [
            (["explain", "room.rural"], ["no rule 'room.rural'", "rooms.rural", "jingwu explain"]),
            (["explain", "nosuch"], ["no rule 'nosuch'", "see jingwu explain for all rules"]),
            (["explain", "nosuch", "--lang", "zh"], ["没有规则“nosuch”", "运行 jingwu explain"]),
            (["check", ".", "--rules", "rooms.rurl", "--lang=zh"], ["没有规则", "rooms.rural"]),
            (["explain", "case.tol"], ["no rule 'case.tol'", "case.told"]),
            (
                ["check", ".", "--rules", "rooms.rural,case.told"],
                ["rule 'case.told' is not evaluated yet", "see jingwu explain case.told"],
            ),
            (
                ["check", ".", "--rules", "case.told", "--lang=zh"],
                ["“case.told”尚未评估", "运行 jingwu explain case.told"],
            ),
        ],
    )
    def test_the_nearest_is_suggested(
        self, capsys: pytest.CaptureFixture[str], args: list[str], words: list[str]
    ) -> None:
        """Or the list of all, where none is near."""
        if args[0] == "check":
            args = ["check", "examples/jingyuan", *args[2:]]

        assert run(args) == 2

        captured = capsys.readouterr()
        assert captured.out == ""
        assert [word for word in words if word not in captured.err] == []
