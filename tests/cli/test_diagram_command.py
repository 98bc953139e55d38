"""`jingwu diagram`: every form of every machine, in both languages."""

import pytest

from jingwu_model.cli._app import run
from jingwu_model.workflows import ALL


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ALL)
class TestForms:
    """What it prints is what the machine draws."""

    @pytest.mark.parametrize("form", ["mermaid", "dot", "markdown"])
    def test_a_form_is_the_machines_own(
        self, name: str, lang: str, form: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """In the language asked for."""
        drawn = getattr(ALL[name].workflow, form)

        assert run(["diagram", name, "--format", form, "--lang", lang]) == 0
        assert capsys.readouterr().out == drawn(lang)

    def test_scxml_speaks_no_language(
        self, name: str, lang: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It holds codes alone."""
        assert run(["diagram", name, "--format", "scxml", "--lang", lang]) == 0
        assert capsys.readouterr().out == ALL[name].workflow.scxml()


class TestCommand:
    """Its manners."""

    def test_mermaid_is_the_default(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A picture that a Markdown page shows as it is."""
        assert run(["diagram", "visit"]) == 0
        assert capsys.readouterr().out.startswith("stateDiagram-v2\n")

    @pytest.mark.parametrize(
        ("lang", "words"),
        [("zh", "people_mediation 人民调解"), ("en", "people_mediation people's mediation")],
    )
    def test_without_a_name_it_lists_the_machines(
        self, lang: str, words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Each with its name in words."""
        assert run(["diagram", "--lang", lang]) == 0
        lines = capsys.readouterr().out.splitlines()

        assert len(lines) == len(ALL)
        assert words in [" ".join(line.split()) for line in lines]

    @pytest.mark.parametrize(
        ("lang", "words"),
        [("zh", "没有流程“visits”；可选：visit"), ("en", "no machine 'visits'; there is visit")],
    )
    def test_an_unknown_machine_is_refused_with_the_nearest(
        self, lang: str, words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With exit status 2, and nothing on stdout."""
        assert run(["diagram", "visits", "--lang", lang]) == 2
        told = capsys.readouterr()

        assert told.out == ""
        assert words in told.err

    def test_an_unknown_form_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It names what there is."""
        assert run(["diagram", "visit", "--format", "png"]) == 2
        assert "mermaid or dot or scxml or markdown" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("lang", "words"), [("zh", "画出一个流程"), ("en", "Draw a machine")]
    )
    def test_help_speaks_both_languages(
        self, lang: str, words: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With its examples."""
        assert run(["diagram", "--help", "--lang", lang]) == 0
        told = capsys.readouterr().out

        assert words in told
        assert "jingwu diagram people_mediation" in told
