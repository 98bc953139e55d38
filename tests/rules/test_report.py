"""Findings and reports: what they say, counted and told in both languages."""

import pickle
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser

import attrs
import pytest

from jingwu_model.errors import InvalidObject
from jingwu_model.model import Division, DualPosting, Figure, Register
from jingwu_model.rules import (
    Amount,
    Finding,
    Mark,
    Material,
    Note,
    Reading,
    Relation,
    Report,
    Subject,
    SubjectKind,
    Units,
    Verdict,
    check,
)
from jingwu_model.rules._digest import digest
from jingwu_model.rules._words import data_name, missing_text, unit_name
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import DualPost, Quantity, Reached, Unit
from rules.town import (
    COUNTY,
    DAY,
    TOWN,
    asked,
    community,
    divisions,
    farm,
    officer,
    published,
    room,
    village,
)

SUBJECT = Subject(kind=SubjectKind.WHOLE, id="411400000000", name="商丘市")


def finding(
    verdict: Verdict,
    expected: Amount,
    actual: Amount,
    unit: Unit | None = Unit.COUNT,
    **more: object,
) -> Finding:
    """A finding of one comparison."""
    parts: dict[str, object] = {"rule": "rooms.rural", "subject": SUBJECT, "day": DAY}
    parts |= {"verdict": verdict, "expected": expected, "actual": actual, "unit": unit}
    parts |= {"worked": expected.text()} | more
    return Finding(**parts)  # type: ignore[arg-type]


KNOWN = Amount.known


class TestFinding:
    """One finding, in a sentence."""

    @pytest.mark.parametrize(
        ("one", "en", "zh"),
        [
            (
                finding(Verdict.SHORT, KNOWN(845), KNOWN(735), marks=(Mark.POOLED,)),
                "short by 110 at least; expected at least 845, actual 735",
                "未达标；至少差 110 个；应不少于 845 个，实有 735 个",
            ),
            (
                finding(Verdict.SHORT, KNOWN(2), KNOWN(1), Unit.PERSON),
                "short by 1; expected at least 2 persons, actual 1 person",
                "未达标；差 1 人；应不少于 2 人，实有 1 人",
            ),
            (
                finding(Verdict.SHORT, KNOWN(85), KNOWN(80), Unit.PERCENT),
                "short by 5 points; expected at least 85%, actual 80%",
                "未达标；差 5 个百分点；应不低于 85%，实为 80%",
            ),
            (
                finding(Verdict.SHORT, KNOWN(0), KNOWN(1), Unit.HOUR, relation=Relation.AT_MOST),
                "short; over by 1 hour; expected at most 0 hours, actual 1 hour",
                "未达标；超出 1 小时；应不多于 0 小时，实为 1 小时",
            ),
            (
                finding(Verdict.SHORT, KNOWN(50), KNOWN(50), Unit.PERCENT, relation=Relation.ABOVE),
                "short; expected above 50%, actual 50%",
                "未达标；应高于 50%，实为 50%",
            ),
            (
                finding(Verdict.MET, KNOWN(15), KNOWN(15)),
                "met exactly; expected at least 15, actual 15",
                "刚好达标；应不少于 15 个，实有 15 个",
            ),
            (
                finding(Verdict.MET, KNOWN(8), KNOWN(8), relation=Relation.AT_MOST),
                "met; expected at most 8, actual 8",
                "达标；应不多于 8 个，实有 8 个",
            ),
            (
                finding(Verdict.MET, Amount.between(4070, 4805), KNOWN(5341)),
                "met; expected at least 4,070–4,805, actual 5,341",
                "达标；应不少于 4,070–4,805 个，实有 5,341 个",
            ),
            (
                finding(Verdict.UNKNOWN, KNOWN(845), Amount.unknown("rooms", "rooms.csv")),
                (
                    "unknown; expected at least 845, actual unknown; "
                    "missing community police offices, rooms.csv"
                ),
                "无法判断；应不少于 845 个，实有未知；缺少警务室数、rooms.csv",
            ),
            (
                finding(Verdict.UNKNOWN, Amount.unknown("villages"), KNOWN(3), None),
                "unknown; expected unknown, actual 3; missing administrative villages",
                "无法判断；应有未知，实为 3；缺少行政村数",
            ),
            (
                finding(
                    Verdict.NOT_APPLICABLE,
                    Amount(),
                    Amount(),
                    worked=None,
                    reason=Note(zh="无行政村", en="no villages"),
                ),
                "not applicable; no villages",
                "不适用；无行政村",
            ),
        ],
    )
    def test_it_reads_as_a_sentence(self, one: Finding, en: str, zh: str) -> None:
        """In both languages; the subject stands before it."""
        assert one.text() == f"商丘市: {en}"
        assert one.text("zh") == f"商丘市：{zh}"

    def test_its_reading_stands_with_the_subject(self) -> None:
        """Where the standard has two."""
        one = finding(Verdict.MET, KNOWN(1), KNOWN(2), reading=Reading.POOLED)

        assert one.text("en").startswith("商丘市 (pooled): met; ")
        assert one.text("zh").startswith("商丘市（合并）：达标；")

    def test_a_gap_is_only_where_something_is_short(self) -> None:
        """Open at the top where more may be missing."""
        short = finding(Verdict.SHORT, Amount.between(5049, None, ("residents",)), KNOWN(3907))
        met = finding(Verdict.MET, KNOWN(1), KNOWN(2))

        assert short.gap == Amount.between(1142, None, ("residents",))
        assert (met.gap, met.gap_text()) == (None, "")

    def test_an_unknown_names_what_is_missing_and_others_do_not(self) -> None:
        """A short one is proved without it."""
        amount = Amount.between(5049, None, ("residents",))

        assert finding(Verdict.SHORT, amount, KNOWN(3907)).missing == ()
        assert finding(Verdict.UNKNOWN, amount, KNOWN(5049)).missing == ("residents",)

    def test_what_was_not_compared_has_no_amounts_to_tell(self) -> None:
        """Nor is it exactly anything."""
        one = finding(Verdict.NOT_APPLICABLE, KNOWN(1), KNOWN(1), worked=None)

        assert (one.expected_text(), one.actual_text(), one.exactly) == ("", "", False)

    def test_it_is_a_value(self) -> None:
        """Equal, hashable, picklable, and checked like any noun."""
        one = finding(Verdict.MET, KNOWN(Fraction(1, 3)), KNOWN(1))

        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own bytes
        assert len({one, attrs.evolve(one)}) == 1
        with pytest.raises(InvalidObject):
            attrs.evolve(one, rule="not a rule")


class TestWords:
    """Codes in words."""

    @pytest.mark.parametrize(
        ("code", "zh", "en"),
        [
            ("residents", "实有人口数", "actual residents"),
            ("rooms.csv", "rooms.csv", "rooms.csv"),
            ("members.post", "members.csv 的 post 列", "column post of members.csv"),
            # A standard's id, although it begins like a table's name.
            ("rooms.rural.most", "rooms.rural.most", "rooms.rural.most"),
        ],
    )
    def test_a_missing_datum(self, code: str, zh: str, en: str) -> None:
        """A quantity, a file, a column, a standard."""
        assert (data_name(code, "zh"), data_name(code, "en")) == (zh, en)

    def test_what_is_missing(self) -> None:
        """With a blank before Latin letters only."""
        assert missing_text(["residents", "rooms.csv"], "zh") == "缺少实有人口数、rooms.csv"
        assert missing_text(["rooms.csv"], "zh") == "缺少 rooms.csv"
        assert missing_text(["rooms.csv", "rooms"], "en") == (
            "missing rooms.csv, community police offices"
        )

    def test_a_unit(self) -> None:
        """One of a caller's own stands as it is; none is nothing."""
        assert [unit_name(code, "en") for code in (None, "count", "hour", "parsec")] == [
            "",
            "",
            "hours",
            "parsec",
        ]


@pytest.fixture(scope="module")
def report() -> Report:
    """A town of two communities, nine villages and a farm; one office, in the first community."""
    units = [community(1), community(2), *(village(at) for at in range(1, 10)), farm(1)]
    register = Register(
        divisions=divisions(*units), rooms=[room("R1", units[0], units[0])], workstations=[]
    )
    return check(Material(register=register, figures=published({Quantity.ROOMS: 1})), on=DAY)


class TestReport:
    """All findings of a check."""

    def test_the_verdicts_part_the_findings(self, report: Report) -> None:
        """Each finding has one, and none is lost."""
        parts = (report.short, report.unknown, report.met, report.not_applicable)

        assert sum(map(len, parts)) == len(report.findings)
        assert {one for part in parts for one in part} == set(report.findings)
        assert report.totals() == tuple(
            (verdict, len(part)) for verdict, part in zip(Verdict, parts, strict=True)
        )

    def test_the_rules_part_them_too(self, report: Report) -> None:
        """In the rules' order, what is short first, the whole before its parts."""
        by_rule = report.by_rule()

        assert tuple(by_rule) == report.rules
        assert [one for held in by_rule.values() for one in held] == list(report.findings)
        for held in by_rule.values():
            told = [
                (list(Verdict).index(one.verdict), list(SubjectKind).index(one.subject.kind))
                for one in held
            ]
            assert told == sorted(told)

    def test_what_is_short_comes_first_whatever_it_is_about(self) -> None:
        """A post that is short before the member and the post that are met."""
        member, place = officer("P1", cpc_member=True), village(1)
        holds = {"place": place.code, "span": Span(), "approved": True, "unpaid": True}
        held = [
            DualPosting(member="P1", post=DualPost.DEPUTY_SECRETARY, **holds),
            # VCOL18 11: a deputy director of the committee is elected.
            DualPosting(
                member="P1", post=DualPost.DEPUTY_DIRECTOR, how=Reached.PARTY_APPOINTED, **holds
            ),
        ]
        register = Register(
            divisions=divisions(place), members=[member], assignments=[], dual_posts=held
        )
        report = asked(register, "posts.dual")

        assert [(one.verdict.code, one.subject.kind.code) for one in report.findings] == [
            ("short", "posting"),
            ("met", "member"),
            ("met", "posting"),
        ]

    def test_a_rule_that_was_not_asked_has_no_part(self, report: Report) -> None:
        """Whatever findings stand in the report."""
        few = attrs.evolve(report, rules=("rooms.urban",))

        assert list(few.by_rule()) == ["rooms.urban"]
        assert few.by_rule()["rooms.urban"] == report.by_rule()["rooms.urban"]

    def test_by_county(self) -> None:
        """Findings about places of a county; those of a city are of none."""
        there = community(1, "411422100000")
        register = Register(divisions=divisions(community(1), community(2), there), rooms=[])
        report = asked(register, "rooms.urban", "rooms.rural")

        # Each community and each township is asked; a township without villages is not.
        assert report.by_county() == {
            COUNTY[:6]: {Verdict.SHORT: 2, Verdict.NOT_APPLICABLE: 1},
            "411422": {Verdict.SHORT: 1, Verdict.NOT_APPLICABLE: 1},
        }

    def test_marks_stand_once_in_their_order(self, report: Report) -> None:
        """However many findings carry them."""
        assert [mark.code for mark in report.marks()] == [
            "borrowed",
            "on_totals",
            "pooled",
            "library_default",
            "reported",
            "year_only",
        ]

    def test_its_text(self) -> None:
        """Plain lines, what falls short first."""
        register = Register(divisions=divisions(community(1), farm(1)), rooms=[])
        report = asked(register, "rooms.urban", "rooms.remote", on=date(2024, 4, 30))

        assert report.text("en").splitlines() == [
            "100镇, 2024-04-30",
            "short: 1",
            "  rooms.urban  1社区: short by 1; expected at least 1, actual 0",
            "unknown: 1",
            (
                "  rooms.remote  100镇: unknown; nothing is recorded place by place; "
                "missing stations.csv"
            ),
            "met: 0",
            "not applicable: 0",
        ]
        assert report.text("zh").splitlines()[:3] == [
            "100镇，2024-04-30",
            "未达标：1",
            "  rooms.urban  1社区：未达标；差 1 个；应不少于 1 个，实有 0 个",
        ]

    def test_what_is_not_recorded_stands_apart_whatever_words_tell_why(self) -> None:
        """Surveys are recorded, though none of these months; stations and entries are not."""
        register = Register(divisions=divisions(village(1)), surveys=[])
        report = asked(register, "presence.awareness", "rooms.remote", "duty.auxiliary")
        told = attrs.evolve(
            report,
            findings=tuple(
                attrs.evolve(one, reason=Note(zh="另一种说法", en="in other words"))
                for one in report.findings
            ),
        )

        for one in (report, told):
            parts = digest(one, "en").parts
            assert [
                (part.title, [chapter.rule for chapter in part.chapters]) for part in parts
            ] == [
                ("Unknown", ["presence.awareness"]),
                (
                    "Not recorded, so unknown place by place",
                    ["rooms.remote", "duty.auxiliary"],
                ),
            ]

    def test_it_is_a_value(self, report: Report) -> None:
        """The same material on the same day is the same report."""
        assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes

    def test_rows_and_counties_of_the_register(self, report: Report) -> None:
        """Four places above and twelve units, and a room."""
        assert report.rows == 17
        (county,) = report.counties
        assert (county.communities, county.villages, county.others) == (2, 9, 1)


class _Strict(HTMLParser):
    """A reader of HTML that keeps the open tags, and every tag it saw."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Keep it open, unless it has no end."""
        self.seen.add(tag)
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost, which it must be."""
        assert self.open.pop() == tag


class TestHtml:
    """Reports in HTML, for a notebook and for paper."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_what_a_source_or_a_name_holds_is_never_markup(self, lang: str) -> None:
        """A place's name, a city's and a claim's words."""
        evil = "<script>alert('村')</script>&"
        claim = Figure(
            quantity=Quantity.VILLAGES_WITH_AUXILIARY,
            claim=evil,
            as_of=date(2024, 1, 1),
            source="city-2024",
        )
        place = Division(code=f"{TOWN[:9]}001", level=community(1).level, name=evil)
        register = Register(divisions=divisions(place), rooms=[])
        figures = published({Quantity.VILLAGES: 8}, name=evil, more=[claim])
        report = check(Material(register=register, figures=figures), on=DAY)

        for page in (report.html(lang), report._repr_html_()):  # type: ignore[arg-type]
            reader = _Strict()
            reader.feed(page)
            assert reader.open == []
            assert "script" not in reader.seen
            assert "&lt;script&gt;" in page

    def test_a_long_table_says_how_many_rows_it_leaves_out(self) -> None:
        """A notebook shows 200."""
        units = [community(at) for at in range(1, 190)]
        more = [community(at, "411421101000") for at in range(1, 20)]
        report = asked(Register(divisions=divisions(*units, *more), rooms=[]), "rooms.urban")

        assert len(report.short) == 208
        assert "<p>8 more</p>" in report._repr_html_()


class TestUnits:
    """What a village-level division counts as."""

    @pytest.mark.parametrize(
        ("place", "usual", "farms"),
        [
            (community(1), "community", "community"),
            # 400–499, like a residents' committee.
            (village(201), "community", "community"),
            (village(1), "village", "village"),
            (farm(1), None, "village"),
            (farm(101), None, None),
        ],
    )
    def test_by_its_committee(self, place: Division, usual: str | None, farms: str | None) -> None:
        """Farms only where the caller says so; codes from 600 on never."""
        kinds = [Units(farms_are_villages=flag).kind_of(place) for flag in (False, True)]

        assert [kind and kind.code for kind in kinds] == [usual, farms]

    def test_no_place_is_told_twice(self, report: Report) -> None:
        """Under one rule and reading."""
        keys = [(one.rule, one.subject.id, one.reading) for one in report.findings]
        places = [key for key in keys if key[1] != "411400000000"]

        assert len(set(places)) == len(places)
