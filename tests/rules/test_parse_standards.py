"""Reading standards: a caller's file, with every fault of it at once."""

import tomllib
from datetime import UTC, date, datetime, time
from fractions import Fraction
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import Fault, InvalidInput
from jingwu_model.rules import (
    RULES,
    Authority,
    Precision,
    Standard,
    SubjectKind,
    parse_standards,
)
from jingwu_model.rules._standards import OF_MEMBERS
from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import MemberKind

GOOD = {
    "id": "rooms.rural.most",
    "title": "至多",
    "title_en": "the most",
    "value": 8,
    "citation": {"source": "city-2024", "article": "§2(2)2"},
}


def faults(document: Any) -> list[tuple[str, str]]:
    """The code and path of every fault."""
    with pytest.raises(InvalidInput) as caught:
        parse_standards(document, "mine.toml")
    assert {fault.file for fault in caught.value.faults} == {"mine.toml"}
    assert "mine.toml" in caught.value.text("zh")
    return [(fault.code, fault.path) for fault in caught.value.faults]


def changed(**values: Any) -> dict[str, Any]:
    """A document of one record, changed."""
    return {"standard": [GOOD | values]}


class TestGood:
    """What is read."""

    def test_a_record_is_read_as_the_file_writes_it(self) -> None:
        """A decimal is exact, codes are terms, sources are citations."""
        document = tomllib.loads(
            """
            [[standard]]
            id = "force.station_share.percent"
            title = "占比"
            title_en = "share"
            value = 46.8
            unit = "percent"
            issuer = "某市"
            scope = "411400000000"
            since = 2023-01-01
            since_precision = "year"
            authority = "reported"
            checked_through = 2026-11-21
            citation = { source = "CPW", article = 5 }
            also = [{ source = "MPS-PLAN" }]
            """
        )
        (one,) = parse_standards(document)

        assert one.value == Fraction(468, 10)
        assert one.since == date(2023, 1, 1)
        assert (one.since_precision, one.authority) == (Precision.YEAR, Authority.REPORTED)
        assert one.citation == SOURCES["CPW"][5]
        assert one.also == (SOURCES["MPS-PLAN"].whole,)

    def test_a_value_left_out_is_unset(self) -> None:
        """The source gives no number."""
        (one,) = parse_standards({"standard": [{k: v for k, v in GOOD.items() if k != "value"}]})

        assert one.value is None

    def test_a_library_default_is_labelled_and_cites_the_library(self) -> None:
        """By the table that it stands in."""
        record = {k: v for k, v in GOOD.items() if k != "citation"}
        (one,) = parse_standards({"library_default": [record]})

        assert (one.authority, one.citation.key) == (Authority.LIBRARY_DEFAULT, "library")

    def test_an_empty_document_has_none(self) -> None:
        """Which is no fault."""
        assert parse_standards({}) == ()

    def test_the_packaged_table_keeps_its_defaults_apart(self) -> None:
        """All of them in one table, none of them in the other."""
        text = (resources.files("jingwu_model.rules") / "standards.toml").read_text("utf-8")
        document = tomllib.loads(text)
        made = parse_standards(document)

        assert set(document) == {"standard", "library_default"}
        assert len(document["library_default"]) == sum(
            one.authority is Authority.LIBRARY_DEFAULT for one in made
        )


    def test_a_kind_of_member_is_told_where_a_rule_asks_single_members(self) -> None:
        """And of no other standard, whose rule would not heed it."""
        asked_of_members = {
            key
            for rule in RULES.values()
            for one in rule.comparisons
            if one.of is SubjectKind.MEMBER
            for key in one.standards
        }
        (made,) = parse_standards(changed(id="posts.dual.posts", member_kind="officer"))

        assert made.member_kind is MemberKind.OFFICER
        assert asked_of_members == OF_MEMBERS


class TestFaults:
    """What is refused, and where it stands."""

    @pytest.mark.parametrize(
        ("document", "expected"),
        [
            ([], [("wrong_type", "$")]),
            ({"standards": []}, [("unknown_key", "$.standards")]),
            ({"standard": 8}, [("wrong_type", "$.standard")]),
            ({"standard": {"id": "a.b"}}, [("wrong_type", "$.standard")]),
            ({"standard": ["a.b"]}, [("wrong_type", "$.standard[0]")]),
            # A key cannot steer the terminal it is told on.
            ({"\x1b[2J": 1}, [("unknown_key", "$.\\x1b[2J")]),
            (changed(colour="red"), [("unknown_key", "$.standard[0].colour")]),
            (changed(value="8"), [("wrong_type", "$.standard[0].value")]),
            (changed(value=True), [("wrong_type", "$.standard[0].value")]),
            (changed(value=float("nan")), [("not_finite", "$.standard[0].value")]),
            (changed(value=float("inf")), [("not_finite", "$.standard[0].value")]),
            (changed(value=-1), [("out_of_range", "$.standard[0].value")]),
            (changed(value=0), [("standard.divides_by_zero", "$.standard[0].value")]),
            (changed(since="2023"), [("wrong_type", "$.standard[0].since")]),
            (
                changed(since=datetime(2023, 1, 1, tzinfo=UTC)),
                [("wrong_type", "$.standard[0].since")],
            ),
            (changed(since_precision="month"), [("unknown_code", "$.standard[0].since_precision")]),
            (changed(authority=["reported"]), [("unknown_code", "$.standard[0].authority")]),
            (
                changed(authority="library_default"),
                [("standard.default_apart", "$.standard[0].authority")],
            ),
            (
                {"library_default": [GOOD | {"authority": "official"}]},
                [("standard.default_apart", "$.library_default[0].authority")],
            ),
            (changed(member_kind="head"), [("unknown_code", "$.standard[0].member_kind")]),
            (
                changed(member_kind="officer"),
                [("standard.of_no_member", "$.standard[0].member_kind")],
            ),
            (changed(scope="4114"), [("code.not_a_division", "$.standard[0].scope")]),
            (changed(citation="CPW 5"), [("wrong_type", "$.standard[0].citation")]),
            (
                changed(citation={"source": "CPW", "page": 1}),
                [("wrong_type", "$.standard[0].citation")],
            ),
            (
                changed(citation={"source": "CPW", "article": [5]}),
                [("wrong_type", "$.standard[0].citation")],
            ),
            (
                changed(citation={"source": ["CPW"]}),
                [("standard.no_source", "$.standard[0].citation")],
            ),
            (
                changed(citation={"source": "hearsay"}),
                [("standard.no_source", "$.standard[0].citation")],
            ),
            (
                changed(citation={"source": "PML", "article": "99"}),
                [("citation.no_such_part", "$.standard[0].citation")],
            ),
            (changed(also={"source": "CPW"}), [("wrong_type", "$.standard[0].also")]),
            (
                changed(also=[{"source": "CPW"}, {"source": "hearsay"}]),
                [("standard.no_source", "$.standard[0].also[1]")],
            ),
        ],
    )
    def test_a_fault_is_named_where_it_stands(
        self, document: Any, expected: list[tuple[str, str]]
    ) -> None:
        """One fault is one fault."""
        assert faults(document) == expected

    def test_every_fault_of_every_record_is_told_at_once(self) -> None:
        """What is missing beside what is wrong, in both tables and beside them."""
        document = {
            "standart": [],
            "standard": [{"id": "Rooms", "value": -1}, GOOD, GOOD | {"since": 2023}],
            "library_default": [{"id": "privacy.minimum_cell", "unit": 5}],
        }

        assert faults(document) == [
            ("unknown_key", "$.standart"),
            ("missing", "$.standard[0].title"),
            ("missing", "$.standard[0].title_en"),
            ("missing", "$.standard[0].citation"),
            ("not_matching", "$.standard[0].id"),
            ("out_of_range", "$.standard[0].value"),
            ("wrong_type", "$.standard[2].since"),
            ("missing", "$.library_default[0].title"),
            ("missing", "$.library_default[0].title_en"),
            ("wrong_type", "$.library_default[0].unit"),
        ]


PLAIN = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["city-2024", "CPW", "§2(2)2", "official", "year", "411400000000", "a.b"]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.just(time(8)),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["source", "article", "id", "also"]), inner, max_size=3)
    ),
    max_leaves=6,
)
RECORDS = st.dictionaries(st.sampled_from([*GOOD, "since", "scope", "also", "authority"]), VALUES)


class TestAnything:
    """Whatever a TOML file can hold."""

    @given(
        document=st.dictionaries(
            st.sampled_from(["standard", "library_default", "x"]),
            st.lists(RECORDS.map(lambda more: GOOD | more) | VALUES, max_size=3) | VALUES,
        )
    )
    def test_it_is_read_or_refused_with_its_faults(self, document: dict[str, Any]) -> None:
        """Never by another error."""
        made: tuple[Standard, ...] = ()
        refused: tuple[Fault, ...] = ()
        try:
            made = parse_standards(document)
        except InvalidInput as error:
            refused = error.faults
            assert refused
        assert all(fault.path.startswith("$") for fault in refused)
        assert all(one.citation.key in SOURCES for one in made)

    def test_a_number_too_long_to_print_is_refused_like_any_other(self) -> None:
        """Python itself will not write it out."""
        huge = 10**5000

        told = faults(changed(value=huge, unit=huge, citation={"source": "PML", "article": huge}))

        assert sorted(told) == [
            ("out_of_range", "$.standard[0].value"),
            ("wrong_type", "$.standard[0].citation"),
            ("wrong_type", "$.standard[0].unit"),
        ]
