"""Every source, and how each part of it was read."""

import pickle
import re
from datetime import date
from importlib import resources
from inspect import getmembers, isclass
from itertools import pairwise

import pytest

from jingwu_model import timeline
from jingwu_model.declare import Term
from jingwu_model.errors import InvalidObject
from jingwu_model.timeline import SOURCES, Citation, Parts, Read, Span

SEEN, PARTLY, UNREAD = Read.SEEN, Read.PARTLY, Read.UNREAD

# The project's table of law, the documents its other tables name, the seeds and this library.
KEYS = [
    "PSAPL25",
    "PSAPL12",
    "ADM",
    "NORM07",
    "CRIM",
    "PML",
    "PMRULE",
    "CONF11",
    "CPL23",
    "PIPL",
    "APL21",
    "CPW",
    "RPT24",
    "FILE15",
    "HN-AUX20",
    "VCOL18",
    "RCOL18",
    "DVL15",
    "MINOR24",
    "XF22",
    "UNIT04",
    "CSL18",
    "PPL12",
    "ARL23",
    "PLC15",
    "HN-PS16",
    "AUX16",
    "OPEN18",
    "GBF22",
    "R110-03",
    "AEL",
    "CC",
    "MPS06",
    "GA380",
    "GAT2000-33",
    "STATCODE",
    "GB2260",
    "GBT10114",
    "MPS-PLAN",
    "city-2024",
    "jingyuan-2020",
    "mps-2019",
    "mps-2009",
    "library",
]

# How each part was read, typed by hand from the table of law.
READ = [
    ("PSAPL25", "108", SEEN),
    ("PSAPL25", "144", SEEN),
    ("PSAPL12", "99", SEEN),
    ("ADM", "1", SEEN),
    ("ADM", "52 ¶1–2", SEEN),
    ("ADM", "110", SEEN),
    ("ADM", "111", PARTLY),
    ("ADM", "112", UNREAD),
    ("ADM", "133", UNREAD),
    ("ADM", "134", SEEN),
    ("ADM", "178 ¶1", SEEN),
    ("ADM", "266", SEEN),
    ("ADM", "110–111", PARTLY),
    ("ADM", "111–112", UNREAD),
    ("ADM", "97, 120", UNREAD),
    *(("NORM07", str(article), SEEN) for article in range(1, 9)),
    ("NORM07", "9", PARTLY),
    ("NORM07", "10", PARTLY),
    ("NORM07", "11", PARTLY),
    ("NORM07", "12", UNREAD),
    ("NORM07", "13", UNREAD),
    ("NORM07", "14", PARTLY),
    ("NORM07", "15", PARTLY),
    ("NORM07", "16", PARTLY),
    ("NORM07", "17", UNREAD),
    ("NORM07", "14–15", PARTLY),
    ("CRIM", "140", UNREAD),
    ("CRIM", "141", SEEN),
    ("CRIM", "178–179", SEEN),
    ("CRIM", "258", SEEN),
    ("CRIM", "259", UNREAD),
    ("PML", "29", SEEN),
    ("PML", "35", SEEN),
    ("PMRULE", "26", UNREAD),
    ("PMRULE", "27", SEEN),
    ("PMRULE", "34", SEEN),
    ("PMRULE", "35", PARTLY),
    ("PMRULE", "36", UNREAD),
    ("CONF11", "5", SEEN),
    ("CONF11", "6", UNREAD),
    ("CPL23", "187", UNREAD),
    ("CPL23", "202", UNREAD),
    ("CPL23", "205", SEEN),
    ("CPL23", "306", SEEN),
    ("PIPL", "56", SEEN),
    ("APL21", "78", UNREAD),
    ("APL21", "79", PARTLY),
    ("APL21", "85", SEEN),
    ("CPW", "5", SEEN),
    ("CPW", "6", PARTLY),
    ("CPW", "7", UNREAD),
    ("RPT24", "¶19", SEEN),
    ("FILE15", "§2(2)3", SEEN),
    ("HN-AUX20", "15–17", SEEN),
    ("VCOL18", "11", SEEN),
    ("RCOL18", "8", SEEN),
    ("DVL15", "15", SEEN),
    ("MINOR24", "11", SEEN),
    ("MINOR24", "12", UNREAD),
    ("MINOR24", "103", SEEN),
    ("XF22", "21", UNREAD),
    ("XF22", "22–24", SEEN),
    ("XF22", "30–36", SEEN),
    ("UNIT04", "16", SEEN),
    ("UNIT04", "17", UNREAD),
    ("UNIT04", "19", SEEN),
    ("CSL18", "44", SEEN),
    ("CSL18", "45", UNREAD),
    ("PPL12", "21", SEEN),
    ("PPL12", "45", SEEN),
    ("PPL12", "46", SEEN),
    ("PPL12", "47", UNREAD),
    ("ARL23", "20", SEEN),
    ("ARL23", "23(1)", PARTLY),
    ("ARL23", "21", UNREAD),
    ("AUX16", "§2", UNREAD),
    ("OPEN18", "5", SEEN),
    ("OPEN18", "6", UNREAD),
    ("GBF22", "§2", PARTLY),
    ("R110-03", "8", SEEN),
    ("R110-03", "9", UNREAD),
    ("AEL", "69", PARTLY),
    ("AEL", "66", UNREAD),
    ("CC", "200–204", PARTLY),
    ("CC", "205", UNREAD),
    ("city-2024", "§2(2)1", SEEN),
    ("city-2024", "§4(1)", UNREAD),
    ("city-2024", "§5(5)1", SEEN),
    ("jingyuan-2020", "§1", SEEN),
]

WHOLE = [
    ("PML", SEEN),
    ("ADM", PARTLY),
    ("AUX16", UNREAD),
    ("CC", PARTLY),
    ("PLC15", PARTLY),
    ("HN-PS16", PARTLY),
    ("MPS06", PARTLY),
    ("GA380", UNREAD),
    ("GAT2000-33", PARTLY),
    ("STATCODE", PARTLY),
    ("GB2260", PARTLY),
    ("GBT10114", UNREAD),
    ("MPS-PLAN", UNREAD),
    ("mps-2019", SEEN),
    ("mps-2009", SEEN),
    ("library", SEEN),
]

# When each text is in force, and how that is known, from the same table; "unread"
# where the table gives a day by memory, or gives none.
DATES = [
    ("PSAPL25", date(2026, 1, 1), None, SEEN),
    ("PSAPL12", date(2006, 3, 1), date(2025, 12, 31), SEEN),
    ("ADM", date(2019, 1, 1), None, UNREAD),
    ("NORM07", date(2007, 12, 8), None, UNREAD),
    ("PML", date(2011, 1, 1), None, SEEN),
    ("PMRULE", date(2002, 11, 1), None, UNREAD),
    ("CONF11", date(2011, 3, 30), None, SEEN),
    ("CPL23", date(2024, 1, 1), None, UNREAD),
    ("PIPL", date(2021, 11, 1), None, SEEN),
    ("APL21", date(2021, 7, 15), None, SEEN),
    ("RPT24", date(2024, 1, 1), None, SEEN),
    ("HN-AUX20", date(2021, 1, 1), None, SEEN),
    ("OPEN18", date(2018, 12, 1), None, UNREAD),
    ("GAT2000-33", date(2020, 12, 1), None, SEEN),
    ("CPW", None, None, UNREAD),
    ("AUX16", None, None, UNREAD),
    ("city-2024", None, None, UNREAD),
]


class TestTheTable:
    """`SOURCES` as a whole."""

    def test_every_key_is_there_and_no_other(self) -> None:
        """A document is added on purpose, with its reading."""
        assert sorted(SOURCES) == sorted(KEYS)
        assert len(SOURCES) == len(KEYS)
        assert all(SOURCES[key].key == key for key in KEYS)

    def test_an_unknown_key_is_not_there(self) -> None:
        """As in any mapping."""
        assert "PSAPL05" not in SOURCES
        with pytest.raises(KeyError):
            SOURCES["PSAPL05"]

    def test_it_survives_pickling_as_itself(self) -> None:
        """It is one table, named by its name."""
        assert pickle.loads(pickle.dumps(SOURCES)) is SOURCES  # noqa: S301 - our own bytes
        assert repr(SOURCES) == "SOURCES"

    @pytest.mark.parametrize("key", KEYS)
    def test_readings_do_not_overlap_and_lie_within_the_document(self, key: str) -> None:
        """Each article was read one way."""
        document = SOURCES[key]
        runs = document.readings
        assert all(run.first <= run.last for run in runs)
        assert all(run.last < follower.first for run, follower in pairwise(runs))
        assert all(run.read is not document.rest for run in runs)
        if runs and document.articles:
            assert runs[-1].last <= document.articles

    def test_no_address_of_any_copy_stands_in_it(self) -> None:
        """A citation names the official document, never where it was read."""
        table = resources.files("jingwu_model.timeline") / "sources.toml"
        text = table.read_text(encoding="utf-8")
        assert not re.search(r"https?:|www\.|\.(com|cn|net|org|gov)\b|github", text)

    def test_every_term_of_the_package_rests_on_a_source(self) -> None:
        """A term's source is a key of the table."""
        terms = [cls for _, cls in getmembers(timeline, isclass) if issubclass(cls, Term)]
        assert {cls.__name__ for cls in terms} >= {"Read", "Parts", "Unit", "Doubt"}
        assert [m for cls in terms for m in cls if m.source not in SOURCES] == []

    def test_a_provinces_regulation_says_that_it_binds_there_alone(self) -> None:
        """Wherever a machine cites it."""
        henan = SOURCES["HN-AUX20"]

        assert "只适用于河南省" in (henan.note or "")
        assert "binds in Henan alone" in (henan.note_en or "")

    def test_notes_come_in_both_languages(self) -> None:
        """Or not at all."""
        assert [d.key for d in SOURCES.values() if (d.note is None) != (d.note_en is None)] == []


class TestHowItWasRead:
    """Nothing known from memory passes for read."""

    @pytest.mark.parametrize(("key", "article", "read"), READ)
    def test_an_article_carries_its_own_reading(self, key: str, article: str, read: Read) -> None:
        """Of several articles, the worst reading counts."""
        assert SOURCES[key][article].read is read

    @pytest.mark.parametrize(("key", "read"), WHOLE)
    def test_a_whole_document_is_seen_only_where_all_of_it_was(self, key: str, read: Read) -> None:
        """Read in part where some of it was."""
        assert SOURCES[key].whole.read is read
        assert SOURCES[key].whole.article is None

    @pytest.mark.parametrize(("key", "since", "until", "read"), DATES)
    def test_dates_from_memory_say_so(
        self, key: str, since: date | None, until: date | None, read: Read
    ) -> None:
        """In the document and in every citation of it."""
        document = SOURCES[key]
        assert document.in_force == Span(since=since, until=until)
        assert document.dates_read is read
        assert document.whole.in_force == document.in_force
        assert document.whole.dates_read is read

    def test_a_document_without_dates_does_not_pass_for_always_in_force(self) -> None:
        """Only what this library itself decides has no beginning by right."""
        undated = [d for d in SOURCES.values() if d.in_force == Span()]
        assert [d.key for d in undated if d.dates_read is not UNREAD] == ["library"]

    def test_the_superseded_rules_on_110_have_no_invented_last_day(self) -> None:
        """They were revised in 2021; the day of that is not established, and the note says so."""
        rules = SOURCES["R110-03"]

        assert rules.in_force.until is None
        assert (rules.note_en or "").startswith("Superseded by the 2021 revision")
        assert "不得作为现行规定引用" in (rules.note or "")

    @pytest.mark.parametrize(
        "key", ["XF22", "UNIT04", "CSL18", "ARL23", "DVL15", "AEL", "CC"]
    )
    def test_dates_from_memory_do_not_pass_for_read(self, key: str) -> None:
        """Of these no copy that was read shows when they came into force."""
        assert SOURCES[key].dates_read is UNREAD


class TestCiting:
    """A citation in words."""

    @pytest.mark.parametrize(
        ("key", "article", "zh", "en"),
        [
            ("PML", 29, "《人民调解法》第29条", "People's Mediation Law, art 29"),
            (
                "PML",
                "17, 27",
                "《人民调解法》第17条、第27条",
                "People's Mediation Law, arts 17, 27",
            ),
            (
                "PSAPL25",
                "13 ¶1(3)",
                "《治安管理处罚法》第13条第1款第3项",
                "Public Security Administration Punishments Law, art 13 ¶1(3)",
            ),
            (
                "PSAPL25",
                "115–118",
                "《治安管理处罚法》第115至118条",
                "Public Security Administration Punishments Law, arts 115–118",
            ),
            (
                "CPW",
                6,
                "《社区警务工作规范（试行）》第6条（仅读到部分原文）",
                "Norms for Community Policing Work (Trial), art 6 (text read in part)",
            ),
            (
                "NORM07",
                12,
                "《公安机关治安调解工作规范》第12条（未读原文）",
                (
                    "Norms for Public-security Mediation by Public Security Organs, art 12"
                    " (text not read)"
                ),
            ),
            (
                "RPT24",
                4,
                "《公安机关接报案与立案工作规定》第4段",
                (
                    "Provisions on Receiving Reports and Filing Cases by Public Security Organs,"
                    " para 4"
                ),
            ),
            (
                "RPT24",
                "¶4–5, ¶19",
                "《公安机关接报案与立案工作规定》第4至5段、第19段",
                (
                    "Provisions on Receiving Reports and Filing Cases by Public Security Organs,"
                    " paras 4–5, 19"
                ),
            ),
            (
                "city-2024",
                "§2(2)1, §5(3)1",
                "《副市长在2024年全市“一村（格）一警”建设推进会上的讲话》§2(2)1、§5(3)1",
                (
                    "A deputy mayor's speech at the city's 2024 meeting on one village (grid), one"
                    " officer, §2(2)1, §5(3)1"
                ),
            ),
        ],
    )
    def test_it_names_document_and_part_and_how_it_was_read(
        self, key: str, article: int | str, zh: str, en: str
    ) -> None:
        """In both languages."""
        citation = SOURCES[key][article]
        assert (citation.text("zh"), citation.text("en")) == (zh, en)

    @pytest.mark.parametrize(
        ("article", "zh"),
        [
            ("52 ¶1–2", "第52条第1至2款"),
            ("179(4)(5)(6)", "第179条第4、5、6项"),
            ("258(2)", "第258条第2项"),
            ("17-24", "第17至24条"),
        ],
    )
    def test_paragraphs_and_items_are_read_out(self, article: str, zh: str) -> None:
        """As a Chinese reader would cite them; a plain hyphen will do."""
        assert SOURCES["ADM"][article].text("zh") == f"《公安机关办理行政案件程序规定》{zh}"

    def test_a_default_of_the_library_is_labelled_so(self) -> None:
        """It is no document, and has no title marks."""
        default = SOURCES["library"].whole
        assert (default.text("zh"), default.text("en")) == ("本库默认", "this library's own")

    def test_a_document_without_a_title_is_described(self) -> None:
        """Its description stands without title marks."""
        assert not SOURCES["mps-2019"].titled
        assert "《" not in SOURCES["mps-2019"].whole.text("zh")

    @pytest.mark.parametrize(
        ("key", "article"),
        [
            ("ADM", 0),
            ("ADM", 267),
            ("ADM", "260–267"),
            ("ADM", "29–27"),
            ("ADM", -1),
            ("PML", "29a"),
            ("PML", "¶29"),
            ("PML", "§2"),
            ("PML", ""),
            ("PML", "29,"),
            ("RPT24", 20),
            ("city-2024", 2),
            ("jingyuan-2020", "§6"),
            ("library", 1),
            ("mps-2019", "§1"),
        ],
    )
    def test_a_part_the_document_does_not_have_is_refused(
        self, key: str, article: int | str
    ) -> None:
        """Whatever its form."""
        with pytest.raises(InvalidObject) as caught:
            SOURCES[key][article]
        assert [fault.code for fault in caught.value.faults] == ["citation.no_such_part"]

    def test_the_refusal_says_how_the_document_is_divided(self) -> None:
        """In articles up to the last, in sections, or not at all."""
        for key, words in (
            ("ADM", "articles 1–266"),
            ("city-2024", "its sections"),
            ("library", "the whole document"),
        ):
            with pytest.raises(InvalidObject, match=words):
                SOURCES[key]["x"]

    def test_a_citation_cannot_be_made_of_anything(self) -> None:
        """A part in no known form is a fault of the citation."""
        whole = SOURCES["PML"].whole
        with pytest.raises(InvalidObject):
            Citation(
                key=whole.key,
                document=whole.document,
                document_en=whole.document_en,
                issuer=whole.issuer,
                issuer_en=whole.issuer_en,
                article="somewhere",
                in_force=whole.in_force,
                dates_read=whole.dates_read,
                read=whole.read,
            )

    def test_it_keeps_number_and_issuer(self) -> None:
        """And survives pickling."""
        citation = SOURCES["CONF11"][5]
        assert (citation.key, citation.number, citation.article) == (
            "CONF11",
            "法释〔2011〕5号",
            "5",
        )
        assert (citation.issuer, citation.issuer_en) == ("最高人民法院", "Supreme People's Court")
        assert pickle.loads(pickle.dumps(citation)) == citation  # noqa: S301 - our own bytes

    def test_every_way_of_dividing_is_used(self) -> None:
        """No form without a document."""
        assert {document.parts for document in SOURCES.values()} == set(Parts)
