"""Pictures and pages: drawn from the table, and the pages of the documentation up to date."""

import re
import shutil
import subprocess
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jingwu_model.workflows import ALL, Told

PAGES = Path(__file__).parents[2] / "docs" / "machines"
MACHINES = ("dispute", "people_mediation", "security_mediation", "visit")
SCXML = "{http://www.w3.org/2005/07/scxml}"


def drawn(name: str) -> list[tuple[str, str]]:
    """The rows that are drawn, from where to where; `told` is left out."""
    return [
        ("start" if one.source is None else one.source.code, one.target.code)
        for one in ALL[name].workflow.transitions
        if one.event is not Told
    ]


@pytest.mark.parametrize("name", MACHINES)
class TestPages:
    """docs/machines: generated, and compared here."""

    def test_a_page_is_what_the_table_says(self, name: str) -> None:
        """`jingwu diagram NAME --format markdown > docs/machines/NAME.md` makes it anew."""
        page = (PAGES / f"{name}.md").read_text(encoding="utf-8")

        assert page == ALL[name].workflow.markdown("en")

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_a_page_tells_every_part_in_both_languages(self, name: str, lang: str) -> None:
        """States, events, clocks, duties, reasons: code, zh and en on one line."""
        workflow = ALL[name].workflow
        lines = workflow.markdown(lang).splitlines()
        said = [
            *((state.code, state.zh, state.en) for state in workflow.states),
            *(
                (rule.name, rule.says.zh, rule.says.en)
                for rule in chain(workflow.clocks, workflow.duties)
            ),
            *((one.code, one.reason.says.zh, one.reason.says.en) for one in workflow.guards),
        ]

        for code, zh, en in said:
            assert [line for line in lines if line.startswith(f"| `{code}` | {zh} | {en} |")], code

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_line_of_a_table_has_as_many_cells_as_its_head(
        self, name: str, lang: str
    ) -> None:
        """A bar in a text would break the table."""
        width = 0
        for line in ALL[name].workflow.markdown(lang).splitlines():
            if not line.startswith("|"):
                width = 0
                continue
            width = width or line.count("|")
            assert line.count("|") == width, line


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", MACHINES)
class TestPictures:
    """Mermaid and Graphviz."""

    def test_mermaid_draws_every_row_and_every_end(self, name: str, lang: str) -> None:
        """Each arrow from a state to a state, `[*]` at both ends."""
        text = ALL[name].workflow.mermaid(lang)
        arrows = re.findall(r"^    (\S+) --> ([a-z0-9_]+): ", text, re.MULTILINE)
        ends = re.findall(r"^    (\S+) --> \[\*\]$", text, re.MULTILINE)

        assert sorted(arrows) == sorted(
            ("[*]" if source == "start" else source, target) for source, target in drawn(name)
        )
        assert set(ends) == {state.code for state in ALL[name].workflow.ends}

    def test_dot_draws_every_row(self, name: str, lang: str) -> None:
        """One arrow for all rows between two states; an end has a double border."""
        text = ALL[name].workflow.dot(lang)
        arrows = [
            (source, target)
            for source, target, labels in re.findall(
                r"^    (\w+) -> (\w+) \[label=(.+)\];$", text, re.MULTILINE
            )
            for _ in labels.split("\\n")
        ]
        ends = re.findall(r"^    (\w+) \[.*peripheries=2\];$", text, re.MULTILINE)

        assert sorted(arrows) == sorted(drawn(name))
        assert set(ends) == {state.code for state in ALL[name].workflow.ends}

    @pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
    def test_graphviz_takes_it_without_a_word(self, name: str, lang: str) -> None:
        """Every state and every row is in its picture."""
        made = subprocess.run(
            ["dot", "-Tsvg"],
            input=ALL[name].workflow.dot(lang),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )

        assert made.stderr == ""
        assert made.stdout.count('class="edge"') == len(set(drawn(name)))
        assert made.stdout.count('class="node"') == len(ALL[name].workflow.states) + 1


@pytest.mark.parametrize("name", MACHINES)
class TestScxmlText:
    """The SCXML as a document."""

    def test_it_has_every_row_but_those_of_ends(self, name: str) -> None:
        """With `told` in every state that is no end."""
        root = ET.fromstring(ALL[name].workflow.scxml())  # noqa: S314 - our own text
        found = [
            (state.get("id"), move.get("event"), move.get("target"))
            for state in root.iter(f"{SCXML}state")
            for move in state.iter(f"{SCXML}transition")
        ]

        assert sorted(found) == sorted(
            ("start" if one.source is None else one.source.code, one.event.code, one.target.code)
            for one in ALL[name].workflow.transitions
            if one.source not in ALL[name].workflow.ends
        )
