"""`explain`, and the page of the rules: what is printed is what is evaluated."""

import re
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from jingwu_model.rules import (
    LATER,
    RULES,
    Authority,
    Mark,
    UnknownRule,
    Verdict,
    explain,
    parse_standards,
    standards,
)
from jingwu_model.rules._page import rules_page
from jingwu_model.timeline import Read

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
MODULE = "jingwu_model.rules._page"
CITY, COUNTY = "411400000000", "640424000000"


class TestExplain:
    """One rule in words."""

    @pytest.mark.parametrize("rule", RULES)
    def test_every_rule_in_both_languages(self, rule: str) -> None:
        """Title, every formula with its standards, every source and how it was read."""
        told = explain(rule)
        zh, en = told.text("zh"), told.text("en")

        assert zh.startswith(f"# {rule} · {RULES[rule].title.zh}\n")
        assert en.startswith(f"# {rule} · {RULES[rule].title.en}\n")
        for one in RULES[rule].comparisons:
            assert f"`{one.expected.text('zh')}`" in zh
            assert f"`{one.actual.text('en')}`" in en
        for key in RULES[rule].standards:
            for text in (zh, en):
                assert f"- `{key}` = " in text
            records = standards()[key]
            for cited in (one for held in records for one in (held.citation, *held.also)):
                assert cited.text("zh") in zh
                assert cited.text("en") in en
        assert "None" not in zh + en

    @pytest.mark.parametrize("rule", RULES)
    def test_the_languages_do_not_mix(self, rule: str) -> None:
        """No Chinese sign in the English text, and no half-width comma after a Chinese word."""
        assert not re.search(r"[\u4e00-\u9fff，。；：（）、]", explain(rule).text("en"))
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]", explain(rule).text("zh"))

    def test_a_formula_and_its_standard(self) -> None:
        """The one printed is the one the rule works with."""
        lines = explain("rooms.remote").text("en").splitlines()

        assert lines[4:7] == [
            "- of each station, from stations.csv, rooms.csv",
            "  - expected at least `[rooms.remote.rooms]`",
            "  - actual `community police offices`",
        ]
        assert (
            "- `rooms.remote.rooms` = 2: the fewest offices of a remote, thinly staffed station"
            in (lines)
        )
        assert "  - from 2023, year only, Shangqiu (inferred), binds 411400000000, official" in (
            lines
        )

    def test_readings_figures_and_parts_of_a_kind_are_named(self) -> None:
        """Which village, which bureau, from where."""
        rural = explain("staffing.rural").text("en")
        share = explain("force.station_share").text("en")
        rooms = explain("rooms.rural").text("zh")

        assert "- of the whole (each village), on published figures\n" in rural
        assert "- of each agency (municipal-district bureaus), from agencies.csv\n" in share
        assert "- of each agency (others than municipal-district bureaus), from" in share
        assert "- 对每个乡镇（街道）（未登记派出所的），需要 divisions.csv、rooms.csv\n" in rooms

    def test_how_each_source_was_read(self) -> None:
        """Seen says so; read in part, or not at all, too."""
        text = explain("force.station_share").text("en")

        assert "§2(2)1 [seen]\n" in text
        assert (
            "Three-year Plan for the Work of Police Stations (2023–2025) (text not read)\n" in text
        )
        assert "(text read in part)\n" in explain("rooms.urban").text("en")

    def test_on_a_day_the_standard_in_force_is_shown(self) -> None:
        """In force, not yet, carried; for the place asked."""
        on = {
            day: explain("rooms.remote", on=day, division=CITY).text("en")
            for day in (date(2022, 12, 31), date(2024, 4, 30), date(2027, 1, 1))
        }

        assert "  - 2022-12-31: not yet in force (from 2023)\n" in on[date(2022, 12, 31)]
        assert "  - 2024-04-30: in force (from 2023)\n" in on[date(2024, 4, 30)]
        assert "  - 2027-01-01: carried past its last check" in on[date(2027, 1, 1)]
        assert not any("borrowed" in text for text in on.values())

    def test_for_another_place_it_is_borrowed(self) -> None:
        """Said in both languages; with no place asked, nothing is said of it."""
        told = explain("rooms.remote", on=date(2024, 4, 30), division=COUNTY)

        assert "  - borrowed: it does not bind this place\n" in told.text("en")
        assert "  - 借用：不约束此地\n" in told.text("zh")
        assert "borrowed" not in explain("rooms.remote", on=date(2024, 4, 30)).text("en")

    def test_a_callers_standards_are_explained_as_well(self) -> None:
        """An unset one, of the whole country, whose first day is known to nobody."""
        mine = parse_standards(
            {
                "standard": [
                    {
                        "id": "rooms.remote.rooms",
                        "title": "至少",
                        "title_en": "the fewest",
                        "citation": {"source": "library"},
                    }
                ]
            }
        )
        text = explain("rooms.remote", standards=standards().with_records(mine)).text("zh")

        assert "- `rooms.remote.rooms` = 未设定：至少\n  - 无起止，适用 全国，正式要求\n" in text
        assert "核对至" not in text

    def test_an_unset_standard_names_its_unit(self) -> None:
        """So that whoever sets it knows what to count in."""
        assert "`openness.report.times` = unset (unit: times)" in explain("openness.report").text()
        assert "= 未设定（单位：%）：" in explain("burden.forms").text("zh")

    def test_a_rule_asked_twice_of_a_subject_says_of_whom(self) -> None:
        """Officers and auxiliaries apart."""
        text = explain("force.participation").text("en")

        assert "- of each agency (officers), from" in text
        assert "- of each agency (auxiliaries), from" in text

    def test_a_rule_names_the_tables_it_needs(self) -> None:
        """Each once, for whoever fills in a folder."""
        assert RULES["rooms.rural"].needs == ("divisions", "rooms", "stations")

    def test_there_is_no_such_rule(self) -> None:
        """The error says what is near."""
        with pytest.raises(UnknownRule) as caught:
            explain("rooms.rurals")

        assert caught.value.close[0] == "rooms.rural"

    def test_a_notebook_shows_its_markdown(self) -> None:
        """In English, as text does by default."""
        told = explain("rooms.remote")

        assert told._repr_markdown_() == told.text() == told.text("en")


class TestThePage:
    """`docs/rules.md` is generated, and complete."""

    def test_the_page_is_what_the_code_says(self) -> None:
        """Byte for byte."""
        assert PAGE.read_bytes() == rules_page().encode(), (
            f"{PAGE.name} is behind the code: python -m {MODULE} > docs/{PAGE.name}"
        )

    def test_the_command_writes_the_page(
        self, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """What the message above says to run does write it."""
        monkeypatch.delitem(sys.modules, MODULE)

        runpy.run_module(MODULE, run_name="__main__")
        sys.stdout.flush()

        assert capfdbinary.readouterr().out == rules_page().encode()

    def test_every_rule_has_a_section_with_its_chinese_title(self) -> None:
        """In the order of the catalogue, those not evaluated yet last."""
        heads = re.findall(r"^## `(.+)` (.+)$", rules_page(), flags=re.MULTILINE)

        every = (*RULES.values(), *LATER.values())
        assert heads == [(rule.id, rule.title.zh) for rule in every]

    def test_a_section_has_formula_standard_sources_and_what_makes_it_unknown(self) -> None:
        """Of each rule."""
        sections = rules_page().split("\n## `")[1:]

        for rule, section in zip((*RULES.values(), *LATER.values()), sections, strict=True):
            for one in explain(rule.id).formulas:
                assert f"`{one.expected.en}`" in section
            assert ("Not evaluated yet" in section) is (rule.id in LATER)
            for key in rule.standards:
                for record in standards()[key]:
                    assert f"- `{key}` = {record.value_text('en')}: " in section
                    assert any(read.en in section for read in Read)
            assert rule.how.en in section
            assert rule.unknown_when.en in section

    def test_verdicts_and_marks_are_told_first(self) -> None:
        """Each on a row of its own."""
        table = rules_page().split("\n## ")[1]

        assert [row.split("`")[1] for row in table.splitlines() if row.startswith("| `")] == [
            term.code for term in (*Verdict, *Mark)
        ]

    def test_every_library_default_is_listed_as_one(self) -> None:
        """And nothing else."""
        *_, defaults = rules_page().split("\n## Library defaults\n")
        listed = re.findall(r"^\| `([a-z_.]+)` \|", defaults, flags=re.MULTILINE)

        assert listed == [
            record.id
            for held in standards().values()
            for record in held
            if record.authority is Authority.LIBRARY_DEFAULT
        ]

    def test_the_rules_do_not_import_their_page(self) -> None:
        """In a fresh interpreter."""
        asked = f"import sys, jingwu_model.rules; sys.exit({MODULE!r} in sys.modules)"

        done = subprocess.run([sys.executable, "-c", asked], check=False)

        assert done.returncode == 0
