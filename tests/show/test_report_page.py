"""A report as HTML: one whole page for screen and paper, one plain table for a notebook."""

import re
from datetime import date
from html.parser import HTMLParser

import attrs
import pytest

from jingwu_model.errors import Lang
from jingwu_model.model import Figures, Register
from jingwu_model.rules import Note, Report, StationOf, check
from jingwu_model.rules._html import table_of

VOID = {"meta", "br", "input"}
DAY = date(2024, 4, 30)


class Page(HTMLParser):
    """A page read strictly: every tag closed in its turn, and what stands in which."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[list[str]] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; a row opens a list of cells."""
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.cells.append([])
        if tag in {"td", "th"}:
            self.cells[-1] += [""] * int(dict(attrs).get("colspan") or 1)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag, and no other."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text, under its own tag and in its cell."""
        if data.strip():
            self.words.setdefault(self.open[-1], []).append(data.strip())
        if {"td", "th"} & {*self.open}:
            self.cells[-1][-1] += data


class TestThePage:
    """`Report.html`."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_it_is_well_formed(
        self, city: Report, county: Report, made: Report, lang: Lang
    ) -> None:
        """Every tag is closed in its turn, and a row has as many cells as its head."""
        for report in (city, county, made):
            text = report.html(lang)
            page = Page(text)
            assert text.startswith("<!DOCTYPE html>\n")
            assert text.endswith("</html>\n")
            tags = [tag for tag, _ in page.seen]
            assert [tags.count(tag) for tag in ("html", "head", "title", "body", "h1")] == [1] * 5
            for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
                assert len({len(row) for row in Page(table).cells}) == 1

    @pytest.mark.parametrize(("lang", "code"), [("zh", "zh-CN"), ("en", "en")])
    def test_it_says_its_language_and_its_signs(self, city: Report, lang: Lang, code: str) -> None:
        """So that a browser chooses the right glyphs and hyphens."""
        page = Page(city.html(lang))

        assert ("html", {"lang": code}) in page.seen
        assert ("meta", {"charset": "utf-8"}) in page.seen

    def test_it_needs_nothing_from_elsewhere(self, city: Report) -> None:
        """No script, no picture, no font, no link: it reads the same without a network."""
        page = Page(city.html())

        assert {tag for tag, _ in page.seen}.isdisjoint({"script", "img", "link", "iframe"})
        assert all((held["href"] or "").startswith("#") for tag, held in page.seen if tag == "a")
        assert "url(" not in city.html()
        assert "http" not in city.html()

    def test_it_tells_what_must_be_found(self, city: Report) -> None:
        """The same numbers as the text, each in its column."""
        rows = Page(city.html()).cells

        assert any(
            row[:4] == ["short", "at least 845 (244 + ⌈4,805 / 8⌉)", "735", "short by 110 at least"]
            for row in rows
        )
        assert any(
            row[:5]
            == [
                "short",
                "each village reading",
                "at least 5,049 persons (≥ 244 + ≥ 4,805)",
                "3,907 persons",
                "short by 1,142 at least",
            ]
            for row in rows
        )

    def test_it_stands_in_the_order_of_the_text(self, city: Report) -> None:
        """What falls short first."""
        assert Page(city.html()).words["h2"] == [
            "Falls short",
            "Unknown",
            "Met",
            "Not recorded, so unknown place by place",
            "By county",
            "Published against counted",
            "Marks",
            "Sources",
        ]

    def test_it_tells_it_in_chinese(self, county: Report) -> None:
        """Headings, columns and notes."""
        page = Page(county.html("zh"))

        assert page.words["h1"] == ["泾源县（640424000000）对标检查，2024-04-30"]
        assert "应有" in page.words["th"]
        assert "[合并计算、借用标准]" in page.words["p"]
        assert any("（借用标准）" in words for words in page.words["p"])

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_its_contents_lead_to_every_part_and_rule(
        self, city: Report, many: Report, lang: Lang
    ) -> None:
        """Each link to one place on the page; with how many fall short."""
        for report in (city, many):
            page = Page(report.html(lang))
            keys = [held["id"] for _, held in page.seen if "id" in held]
            links = [(held["href"] or "")[1:] for tag, held in page.seen if tag == "a"]

            assert len(set(keys)) == len(keys)
            assert links == [key for key in keys if key != "all"]
            assert {"counties", "rooms.rural", "rooms.workstation"} <= set(links)
        told = "1,140 处未达标" if lang == "zh" else "1,140 short"
        assert told in Page(many.html(lang)).words["b"]

    def test_figures_alone_make_a_page(self, figures: Figures) -> None:
        """Without the size of a register."""
        page = Page(check(figures, on=DAY).html())

        assert not any("register of" in words for words in page.words["p"])

    def test_places_that_are_alike_are_counted(self, made: Report) -> None:
        """They have no column of their own, only their sentence."""
        rows = Page(made.html()).cells

        assert any(row[0] == "met" and "village × 1: met" in row[-1] for row in rows)

    def test_words_from_outside_stay_words(self, county: Report) -> None:
        """A name or a remark that looks like HTML is shown, not obeyed."""
        evil = "<b>x</b>&amp;"
        noted = attrs.evolve(county.met[0], notes=(Note(zh=evil, en=evil),))
        subject = attrs.evolve(county.subject, name=evil)
        report = attrs.evolve(county, findings=(noted,), subject=subject)

        page = Page(report.html())

        assert f"{evil} (640424000000), checked against" in page.words["h1"][0]
        assert evil in page.words["p"]
        assert "b" not in {tag for tag, given in page.seen if not given}


class TestManyPlaces:
    """More than can be taken in at once: by county and station, closed on the screen."""

    def test_they_stand_by_county_and_station(self, many: Report, its_stations: StationOf) -> None:
        """6 counties, each with 10 stations and 190 villages without a workstation."""
        page = Page(many.html(stations=its_stations))

        heads = page.words["summary"]
        assert heads[:6] == [f"{name}县 · 20 short" for name in "甲乙丙丁戊己"]
        assert heads[6:] == [f"{name}县 · 190 short" for name in "甲乙丙丁戊己"]
        stations = [row[-1] for row in page.cells if row[-1].endswith(" · 19 short")]
        assert len(stations) == 60
        assert stations[0] == "411402500000 甲0派出所 · 19 short"

    def test_none_is_left_out(self, many: Report) -> None:
        """Each of 1,140 villages has its row, and each table its head."""
        text = many.html()

        assert sum(row[-1] == "short by 1" for row in Page(text).cells) >= 1_140
        assert text.count("<table") == text.count("<thead>")

    def test_a_county_begins_closed_and_prints_whole(self, many: Report) -> None:
        """What it holds stands beside what closes it, and is hidden on a screen alone."""
        text = many.html()
        screen, _, paper = text.partition("@media print")

        assert "<details open>" not in text
        assert text.count('</details>\n<div class="held">') == 12
        assert "details:not([open]) + .held { display: none; }" in screen.partition("@media")[2]
        assert ".held" not in paper.partition("</style>")[0]
        assert "thead { display: table-header-group; }" in paper

    @pytest.mark.parametrize(("lang", "words"), [("zh", "展开全部"), ("en", "Show all places")])
    def test_all_can_be_opened_at_once(self, many: Report, lang: Lang, words: str) -> None:
        """To search the page; where nothing is closed there is nothing to open."""
        assert words in Page(many.html(lang)).words["label"]
        assert "label" not in Page(many.html(lang, most=5)).words

    def test_a_few_are_open_from_the_start(self, made: Report) -> None:
        """A dozen places need no closing."""
        text = made.html()

        assert "<details open><summary>甲区 · 11 short</summary></details>" in text
        assert "<details>" not in text

    def test_the_worst_of_each_rule_alone(self, many: Report) -> None:
        """And how many more there are."""
        page = Page(many.html(most=2))
        gaps = [row[4] for row in page.cells if row[0] == "short" and len(row) > 4]

        assert gaps.count("over by 3") == 2
        assert "118 more fall short" in page.words["p"]
        assert "1,138 more fall short" in page.words["p"]

    def test_places_of_one_county_are_closed_under_their_number(
        self, many: Report, its_stations: StationOf
    ) -> None:
        """The county's name would tell nothing."""
        one = attrs.evolve(
            many,
            counties=many.counties[:1],
            findings=tuple(
                found
                for found in many.findings
                if (found.subject.division or "").startswith("411402")
            ),
        )

        assert Page(one.html()).words["summary"] == ["190 short"]
        assert Page(one.html(stations=its_stations)).words["summary"] == ["20 short", "190 short"]


class TestTheTable:
    """`Report._repr_html_`, for a notebook."""

    def test_it_is_one_table_what_falls_short_first(self, city: Report) -> None:
        """One row for each finding."""
        page = Page(city._repr_html_())

        assert page.cells[0] == ["verdict", "rule", "of", "found"]
        assert [row[0] for row in page.cells[1:4]] == ["short"] * 3
        assert len(page.cells) == 1 + len(city.findings)

    def test_a_long_one_is_cut_and_says_so(self, made: Report) -> None:
        """In either language."""
        left = len(made.findings) - 5

        assert len(Page(table_of(made, most=5)).cells) == 1 + 5
        assert Page(table_of(made, most=5)).words["p"] == [f"{left} more"]
        assert Page(table_of(made, "zh", most=5)).words["p"] == [f"另有 {left} 条"]

    def test_an_empty_report_is_an_empty_table(self) -> None:
        """No rule was asked."""
        report = check(Register(divisions=[]), on=DAY, rules=[])

        assert Page(report._repr_html_()).cells == [["verdict", "rule", "of", "found"]]
