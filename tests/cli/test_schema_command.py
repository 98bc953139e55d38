"""`jingwu schema`: the schema of every class of documents, and the list of them."""

import json

import pytest

from jingwu_model.cli._app import run
from jingwu_model.wire import schema, schema_classes
from jingwu_model.workflows import ALL


class TestASchema:
    """One class's."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_is_what_the_library_makes(
        self, capsys: pytest.CaptureFixture[str], lang: str
    ) -> None:
        """For every name that the list has; its words in the language asked."""
        for name, cls in schema_classes().items():
            assert run(["schema", name, "--lang", lang]) == 0

            told = json.loads(capsys.readouterr().out)
            assert told == schema(cls, "zh" if lang == "zh" else "en")

    @pytest.mark.parametrize("audience", ["public", "case_party", "internal"])
    def test_of_documents_disclosed_to_somebody(
        self, capsys: pytest.CaptureFixture[str], audience: str
    ) -> None:
        """Whoever may not see who signed gets a schema without it."""
        assert run(["schema", "people_mediation.Sign", "--audience", audience]) == 0

        told = json.loads(capsys.readouterr().out)
        assert told["properties"]["redacted_for"]["const"] == audience
        # An actor's token is for the parties of the case; that a party signed is for all.
        assert ("ref" in told["$defs"]["Actor"]["properties"]) is (audience != "public")
        assert "kind" in told["$defs"]["Actor"]["properties"]

    def test_it_is_set_to_be_read(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Indented, Chinese as Chinese, a line end at its end."""
        assert run(["schema", "Logged", "--lang", "zh"]) == 0

        told = capsys.readouterr().out
        assert told.startswith('{\n  "$')
        assert told.endswith("}\n")
        assert "日志行" in told
        assert "\\u" not in told


class TestTheList:
    """Without a name, all of them."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_each_has_a_line(self, capsys: pytest.CaptureFixture[str], lang: str) -> None:
        """Its name, and what it is."""
        assert run(["schema", "--lang", lang]) == 0

        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines] == list(schema_classes())
        assert all(len(line.split()) > 1 for line in lines)
        starts = {len(line) - len(line.split(maxsplit=1)[1]) for line in lines}
        assert len(starts) == 1

    def test_machines_and_their_events_are_in_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An event under its machine's name, for two machines may call theirs alike."""
        assert run(["schema"]) == 0

        names = {line.split()[0] for line in capsys.readouterr().out.splitlines()}
        for name, machine in ALL.items():
            assert machine.__name__ in names
            own = [cls for cls in machine.workflow.events if cls.code != "told"]
            assert {f"{name}.{cls.__name__}" for cls in own} <= names

    def test_as_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With each title in both languages."""
        assert run(["schema", "--format", "json"]) == 0

        told = json.loads(capsys.readouterr().out)
        assert told["v"] == "0.1"
        assert [one["name"] for one in told["schemas"]] == list(schema_classes())
        titles = {one["name"]: one["title"] for one in told["schemas"]}
        assert titles["PeopleMediation"] == {"en": "people's mediation", "zh": "人民调解"}


class TestWhatIsRefused:
    """A command line that asks for what there is not."""

    @pytest.mark.parametrize(
        ("line", "english", "chinese"),
        [
            (
                "PeopleMediaton",
                "no documents of 'PeopleMediaton'; there is PeopleMediation",
                "没有“PeopleMediaton”的文档；相近的有：PeopleMediation",
            ),
            ("zzz", "no documents of 'zzz'; see jingwu schema for all", "运行 jingwu schema"),
            ("--audience public", "--audience: needs a class", "--audience：须写明类名"),
            (
                "Logged --audience everyone",
                "--audience: expected public or case_party or internal, found 'everyone'",
                "--audience：应为 public、case_party、internal，实为“everyone”",
            ),
        ],
    )
    def test_it_is_told_in_the_language_asked(
        self, capsys: pytest.CaptureFixture[str], line: str, english: str, chinese: str
    ) -> None:
        """What is wrong, and what there is."""
        for lang, words in (("en", english), ("zh", chinese)):
            assert run(["schema", *line.split(), "--lang", lang]) == 2
            captured = capsys.readouterr()
            assert captured.out == ""
            assert words in captured.err
