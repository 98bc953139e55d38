"""Sources that a caller's files state for themselves: cited like any other, and never as read."""

import tomllib
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from jingwu_model.errors import InvalidInput
from jingwu_model.model import City, Figure, Figures
from jingwu_model.rules import check, explain, parse_standards, standards
from jingwu_model.rules._phrases import Phrases
from jingwu_model.timeline import Document, Read, Span
from jingwu_model.timeline._stated import stated_sources
from jingwu_model.vocabulary import Quantity

DAY = date(2024, 4, 30)
NOTICE = {
    "key": "made-up",
    "title": "某县警务室通知",
    "title_en": "a county's notice on offices",
    "issuer": "某县公安局",
}
MOST = {
    "id": "rooms.rural.most",
    "title": "至多",
    "title_en": "the most",
    "value": 6,
    "citation": {"source": "made-up"},
}


def faults(source: Any, **more: Any) -> list[tuple[str, str]]:
    """The code and path of every fault of a file that states these sources."""
    with pytest.raises(InvalidInput) as caught:
        parse_standards({"source": source, **more})
    return [(fault.code, fault.path) for fault in caught.value.faults]


def document() -> Document:
    """The notice, as a file states it."""
    own, found = stated_sources([NOTICE])
    assert not found
    return own["made-up"]


class TestStandards:
    """A standard may rest on a source that the library does not know."""

    @pytest.mark.parametrize(
        ("article", "zh", "en"),
        [
            (None, "《某县警务室通知》", "a county's notice on offices"),
            (3, "《某县警务室通知》第3条", "a county's notice on offices, art 3"),
            ("§2(2)1", "《某县警务室通知》§2(2)1", "a county's notice on offices, §2(2)1"),
            ("¶4", "《某县警务室通知》第4段", "a county's notice on offices, para 4"),
        ],
    )
    def test_it_is_cited_as_not_read(self, article: int | str | None, zh: str, en: str) -> None:
        """By article, section or paragraph, or as a whole."""
        cited = {"source": "made-up"} | ({} if article is None else {"article": article})
        (one,) = parse_standards({"source": [NOTICE], "standard": [MOST | {"citation": cited}]})

        assert one.citation.text("zh") == f"{zh}（未读原文）"
        assert one.citation.text("en") == f"{en} (text not read)"
        assert (one.citation.read, one.citation.dates_read) == (Read.UNREAD, Read.UNREAD)
        assert one.citation.in_force == Span()

    def test_the_file_of_a_city_reads_so(self) -> None:
        """Beside packaged sources, and in `also`."""
        text = """
            [[source]]
            key = "made-up"
            title = "通知"
            title_en = "a notice"
            issuer = "某县公安局"
            issuer_en = "a county's bureau"

            [[standard]]
            id = "rooms.rural.most"
            title = "至多"
            title_en = "the most"
            value = 6
            citation = { source = "CPW", article = 5 }
            also = [{ source = "made-up", article = "§1" }]
        """
        (one,) = parse_standards(tomllib.loads(text))

        assert [each.key for each in (one.citation, *one.also)] == ["CPW", "made-up"]
        assert one.also[0].issuer_en == "a county's bureau"

    def test_without_an_english_name_the_issuer_keeps_its_own(self) -> None:
        """Nothing is translated."""
        assert document().issuer_en == "某县公安局"

    def test_a_report_and_an_explanation_spell_it_out(self) -> None:
        """With its issuer, and that it was not read."""
        known = standards().with_records(parse_standards({"source": [NOTICE], "standard": [MOST]}))
        figures = Figures(city=City(division="640424000000", name="泾源县"))
        report = check(figures, on=DAY, rules=["rooms.rural"], standards=known)

        told = "made-up: a county's notice on offices (text not read), 某县公安局"
        assert told in list(Phrases("en").sources(report.findings))
        assert "《某县警务室通知》（未读原文）" in explain("rooms.rural", standards=known).text(
            "zh"
        )


class TestFaults:
    """What is wrong with a source, and where it stands."""

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("made-up", [("wrong_type", "$.source")]),
            (["made-up"], [("wrong_type", "$.source[0]")]),
            ([NOTICE | {"key": "city-2024"}], [("source.packaged", "$.source[0].key")]),
            ([NOTICE, NOTICE], [("source.twice", "$.source[1].key")]),
            ([NOTICE | {"key": "通知"}], [("not_matching", "$.source[0].key")]),
            ([NOTICE | {"key": 7}], [("wrong_type", "$.source[0].key")]),
            ([NOTICE | {"issuer_en": ""}], [("not_printable", "$.source[0].issuer_en")]),
            ([NOTICE | {"read": "seen"}], [("unknown_key", "$.source[0].read")]),
            (
                [{"key": "made-up"}],
                [
                    ("missing", "$.source[0].title"),
                    ("missing", "$.source[0].title_en"),
                    ("missing", "$.source[0].issuer"),
                ],
            ),
        ],
    )
    def test_a_fault_is_named_where_it_stands(
        self, source: Any, expected: list[tuple[str, str]]
    ) -> None:
        """That it was read is not for a file to say."""
        assert faults(source) == expected

    def test_what_cites_a_source_at_fault_is_not_at_fault_too(self) -> None:
        """One fault is one fault."""
        half = {key: value for key, value in NOTICE.items() if key != "issuer"}
        cited = MOST | {"citation": {"source": "made-up", "article": 3}}

        assert faults([half], standard=[cited]) == [("missing", "$.source[0].issuer")]

    def test_a_part_that_no_source_can_have_is_refused(self) -> None:
        """Neither an article nor a section nor a paragraph."""
        cited = MOST | {"citation": {"source": "made-up", "article": "the third page"}}

        assert faults([NOTICE], standard=[cited]) == [
            ("citation.no_such_part", "$.standard[0].citation")
        ]

    def test_an_unknown_source_says_that_a_file_may_state_its_own(self) -> None:
        """In both languages."""
        with pytest.raises(InvalidInput) as caught:
            parse_standards({"standard": [MOST]})
        (fault,) = caught.value.faults

        assert fault.expected.zh.endswith("之一，或本文件 [[source]] 表所列")
        assert fault.expected.en.endswith(", or one of the file's tables [[source]]")


class TestFigures:
    """A figure may rest on one too."""

    @staticmethod
    def sources(where: str | None, *stated: Document) -> list[str]:
        """The sources of a report on one figure of the notice."""
        rooms = Figure(
            quantity=Quantity.ROOMS,
            value=Fraction(15),
            as_of=date(2023, 12, 31),
            source="made-up",
            where=where,
        )
        city = City(division="640424000000", name="泾源县")
        figures = Figures(city=city, figures=(rooms,), sources=stated)
        report = check(figures, on=DAY, rules=["rooms.rural"])
        assert report.sources == stated
        return list(Phrases("zh").sources(report.findings, report.sources))

    @pytest.mark.parametrize("where", [None, "第三条", "§1"])
    def test_a_report_tells_that_source_as_not_read(self, where: str | None) -> None:
        """Wherever in it the figure stands."""
        told = self.sources(where, document())

        assert "made-up：《某县警务室通知》（未读原文），某县公安局" in told

    def test_a_source_that_nobody_states_is_left_to_its_caller(self) -> None:
        """Figures made in Python may name any."""
        assert not any("made-up" in told for told in self.sources(None))

    def test_two_sources_of_one_key_are_both_told(self) -> None:
        """The figures' file and the standards' file may use one key for two texts."""
        mine = parse_standards({"source": [NOTICE | {"title": "另一通知"}], "standard": [MOST]})
        rooms = Figure(quantity=Quantity.ROOMS, value=Fraction(15), as_of=DAY, source="made-up")
        city = City(division="640424000000", name="泾源县")
        report = check(
            Figures(city=city, figures=(rooms,), sources=(document(),)),
            on=DAY,
            rules=["rooms.rural"],
            standards=standards().with_records(mine),
        )
        told = [
            line
            for line in Phrases("zh").sources(report.findings, report.sources)
            if line.startswith("made-up")
        ]

        assert told == [
            "made-up：《另一通知》（未读原文），某县公安局",
            "made-up：《某县警务室通知》（未读原文），某县公安局",
        ]

    def test_figures_show_themselves_in_short(self) -> None:
        """Whose they are and how many."""
        figures = Figures(city=City(division="640424000000", name="泾源县"))

        assert repr(figures) == "Figures(泾源县, figures=0)"
