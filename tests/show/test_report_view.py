"""A report on a terminal and in a file: what falls short first, nothing hidden, no noise."""

import io
import sys
from collections import Counter
from datetime import date

import attrs
import pytest
from rich.cells import cell_len
from rich.console import Console

from jingwu_model.errors import Lang, MissingExtra
from jingwu_model.model import Figures, Member, Register
from jingwu_model.rules import (
    Amount,
    Material,
    Report,
    Standards,
    StationOf,
    Verdict,
    check,
    parse_standards,
    standards,
)
from jingwu_model.rules._subject import note
from jingwu_model.show import print_report, report_view
from jingwu_model.vocabulary import MemberKind, Post
from rules.town import AGENCY, agency, auxiliary, divisions, holds, officer, village

DAY = date(2024, 4, 30)


def printed(
    report: Report,
    lang: Lang = "en",
    *,
    width: int | None = None,
    most: int = 10,
    stations: StationOf | None = None,
) -> list[str]:
    """The lines of a report; those of a terminal where a width is given."""
    terminal = width is not None
    out = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=terminal,
        color_system=None,
        legacy_windows=False,
    )
    with out.capture() as captured:
        print_report(report, lang, most=most, stations=stations, console=out)
    return captured.get().rstrip("\n").split("\n")


def under(lines: list[str], heading: str) -> list[str]:
    """The lines that stand under a heading, further in than it."""
    at = next(n for n, line in enumerate(lines) if line.strip().startswith(heading))
    depth = len(lines[at]) - len(lines[at].lstrip())
    found = []
    for line in lines[at + 1 :]:
        if line and len(line) - len(line.lstrip()) <= depth:
            break
        found.append(line)
    return found


def line_with(lines: list[str], *words: str) -> int:
    """Where the one line stands that has all these words."""
    (at,) = (n for n, line in enumerate(lines) if all(word in line for word in words))
    return at


class TestTheCity:
    """Shangqiu: what must be found there, worked by hand from what the city published."""

    # 244 + ⌈4805/8⌉ = 845; 4,805 + 244 = 5,049 against 1,088 + 2,819 = 3,907.
    @pytest.mark.parametrize(
        ("rule", "words"),
        [
            ("rooms.rural", ("✗", "short by 110 at least", "at least 845", "actual 735", "pooled")),
            ("staffing.rural", ("✗", "each village", "short by 1,142", "at least 5,049", "3,907")),
            ("staffing.rural", ("?", "pooled", "unknown", "missing", "actual residents")),
            ("staffing.village_auxiliary", ("✗", "short by 1,986", "4,805", "2,819", "on totals")),
            ("force.station_share", ("✓", "met", "at least 40%", "46.8%", "on totals")),
            ("force.station_share", ("?", "unknown", "at least 50%")),
            ("force.community_share", ("✓", "met", "at least 40%", "49.2%", "on totals")),
            ("force.community_share", ("?", "unknown", "at least 50%")),
            ("rooms.workstation", ("✓", "met", "4,070–4,805", "5,341", "on totals")),
        ],
    )
    def test_it_tells_what_must_be_found(
        self, city: Report, rule: str, words: tuple[str, ...]
    ) -> None:
        """Each in one line under its rule."""
        line_with(under(printed(city), f"{rule} ·"), *words)

    def test_what_stands_beside_an_office_is_told_too(self, city: Report) -> None:
        """The most that is useful, the villages an office, the need where none is shared."""
        told = "\n".join(under(printed(city), "rooms.rural ·"))

        assert "1,205 at most" in told
        assert "491 are left: 9.79 villages" in told
        assert "916 if no office serves two townships (259 + 657)" in told
        assert "figures: communities 244, administrative villages 4,805" in told

    @pytest.mark.parametrize(
        ("rule", "finding", "claim"),
        [
            ("staffing.village_auxiliary", "short by 1,986", "one auxiliary in every village"),
            ("force.station_share", "at least 50%", "both 50 %"),
            ("force.community_share", "at least 50%", "both 50 %"),
        ],
    )
    def test_a_claim_stands_right_under_its_finding(
        self, city: Report, rule: str, finding: str, claim: str
    ) -> None:
        """And says that it changes nothing."""
        lines = under(printed(city), f"{rule} ·")

        below = lines[line_with(lines, finding) + 1]
        assert claim in below
        assert "changes no verdict" in below

    def test_what_falls_short_comes_first(self, city: Report) -> None:
        """Then what is unknown, what is met, and what is not recorded at all."""
        lines = printed(city)
        heads = ["Falls short", "Unknown", "Met", "Not recorded, so unknown place by place"]

        assert lines[1] == "3 short, 38 unknown, 3 met, 0 not applicable"
        assert [line for line in lines if line in heads] == heads

    def test_every_rule_names_its_standard_and_source(self, city: Report) -> None:
        """Under every rule stands a standard with its place in its source."""
        lines = printed(city)
        for rule in city.rules:
            told = [line for line in lines if line.strip().removeprefix("? ").startswith(rule)]
            below = lines[lines.index(told[0]) + 1 :]
            cited = [line.partition("[")[2] for line in below[:16] if "§ " in line]
            # The ministry's speech has no sections, and articles of law have no such sign.
            assert any("§" in one or "mps-2009" in one or "ADM" in one for one in cited), rule

    def test_every_source_is_spelt_out_with_how_it_was_read(self, city: Report) -> None:
        """A text not read says so."""
        sources = under(printed(city), "Sources")

        assert [line.split(":")[0].strip() for line in sources] == [
            "city-2024",
            "CPW",
            "MPS-PLAN",
            "jingyuan-2020",
            "HN-PS16",
            "library",
            "VCOL18",
            "RCOL18",
            "CSL18",
            "HN-AUX20",
            "ADM",
            "mps-2009",
            "mps-2019",
        ]
        assert "text not read" in sources[2]

    def test_counties_are_summed(self, city: Report) -> None:
        """11 counties of the real city: 257 + 2 communities, 4,559 villages, 16 farms."""
        rows = under(printed(city), "By county")

        assert len(rows) == 2 + 11 + 1 + 1
        assert rows[-2].split() == ["together", "199", "259", "4,559", "16"]
        assert "民权县" in rows[4]
        assert rows[4].split()[-1] == "16"

    def test_what_is_published_stands_against_what_is_counted(self, city: Report) -> None:
        """257 + 2 communities and 4,559 villages in the register, 244 and 4,805 published."""
        assert [line.strip() for line in under(printed(city), "Published against counted")] == [
            "administrative villages: published 4,805, counted 4,559",
            "communities: published 244, counted 259",
            "",
        ]

    def test_each_mark_is_explained_once(self, city: Report) -> None:
        """Those used, and no other."""
        marks = under(printed(city), "Marks")

        assert [line.split(":")[0].strip() for line in marks] == [
            "borrowed",
            "on totals",
            "pooled",
            "library default",
            "reported",
            "year only",
            "",
        ]

    def test_what_is_not_recorded_takes_one_line_a_rule(self, city: Report) -> None:
        """With the tables that would tell."""
        lines = under(printed(city), "A table that is not in the folder")

        at = line_with(lines, "coverage.grid")
        assert lines[at].startswith("  ? coverage.grid · an officer in charge of every village")
        assert lines[at].endswith(": needs assignments.csv, grids.csv, members.csv")


class TestTheCounty:
    """Jingyuan: met exactly, by a borrowed standard, pooled."""

    def test_its_offices_are_told_with_every_reserve(self, county: Report) -> None:
        """3 + 96/8 = 15; 3 + (3+3+2+2+2+2+2) = 19; nine villages of 兴盛乡 have no grouping."""
        lines = under(printed(county), "rooms.rural ·")

        line_with(lines, "✓", "met exactly", "at least 15", "actual 15", "pooled", "borrowed")
        line_with(lines, "19 if no office serves two townships", "兴盛乡")

    def test_one_county_needs_no_table_of_counties(self, county: Report) -> None:
        """Its units stand in the head."""
        lines = printed(county)

        assert lines[2] == "register of 109 rows: 7 townships, 3 communities, 96 villages"
        assert "By county" not in lines


class TestPlaces:
    """Findings of single places: those that fall short by name, the others by number."""

    def test_the_first_few_are_named_and_the_rest_counted(self, made: Report) -> None:
        """Of 12 villages without a workstation, 10 are listed."""
        lines = under(printed(made), "rooms.workstation ·")

        assert sum("short by 1" in line for line in lines) == 10
        assert lines[0].strip() == "甲区 · 11 short"
        assert lines[11].strip() == "✗ 2 more fall short"
        assert sum("short by 1" in line for line in under(printed(made, most=99), "rooms.wo")) == 12
        assert not any("more fall short" in line for line in printed(made, most=99))

    def test_what_is_alike_is_told_once(self, made: Report) -> None:
        """One village has its workstation; two have an office, one is a farm."""
        lines = under(printed(made), "rooms.workstation ·")

        assert lines[12].strip() == "✓ village × 1: met"
        assert lines[13].strip().startswith("- village × 2: not applicable; an office stands")
        assert lines[14].strip().startswith("- village × 1: not applicable; neither")

    def test_what_is_remarked_of_all_is_told_once(self, made: Report) -> None:
        """A room of three villages is met, and it is said that they are few."""
        lines = under(printed(made), "rooms.rural ·")

        assert lines[line_with(lines, "✓ office × 1: met") + 1].strip() == "fewer than 5 villages"

    def test_what_is_remarked_of_some_is_counted(self, made: Report) -> None:
        """Of two findings that say the same, one has a remark of its own."""
        (few,) = (one for one in made.met if one.rule == "rooms.rural" and "R-1" in one.subject.id)
        plain = attrs.evolve(
            few, notes=(), subject=attrs.evolve(few.subject, id="R-9", name="另一警务室")
        )

        lines = printed(attrs.evolve(made, findings=(few, plain), rules=("rooms.rural",)))

        assert lines[line_with(lines, "✓ office × 2: met") + 1].strip() == (
            "fewer than 5 villages × 1"
        )

    def test_of_many_remarks_those_of_a_single_place_are_counted(self, made: Report) -> None:
        """Four findings of one kind with a remark each, and one that two of them share."""
        (few,) = (one for one in made.met if one.rule == "rooms.rural" and "R-1" in one.subject.id)
        shared = note("同", "the same")
        findings = tuple(
            attrs.evolve(
                few,
                notes=(note(f"说明{at}", f"remark {at}"), *((shared,) if at < 2 else ())),
                subject=attrs.evolve(few.subject, id=f"R-{at}", name=f"警务室{at}"),
            )
            for at in range(4)
        )
        lines = printed(attrs.evolve(made, findings=findings, rules=("rooms.rural",)))
        at = line_with(lines, "✓ office × 4: met")

        assert [line.strip() for line in lines[at + 1 : at + 3]] == [
            "the same × 2",
            "4 more notes",
        ]

    def test_what_is_unknown_is_named(self, made: Report) -> None:
        """The first three with what is known of them, and how many more; and it leads its rule."""
        (few,) = (one for one in made.met if one.rule == "rooms.rural" and "R-1" in one.subject.id)
        open_ = tuple(
            attrs.evolve(
                few,
                verdict=Verdict.UNKNOWN,
                notes=(),
                actual=Amount.between(at, 9, ("rooms.divisions",)),
                subject=attrs.evolve(few.subject, id=f"R-{at}", name=f"警务室{at}"),
            )
            for at in range(5)
        )
        report = attrs.evolve(made, findings=(few, *open_), rules=("rooms.rural",))
        lines = printed(report)

        at = line_with(lines, "? office × 5: unknown", "column divisions of rooms.csv")
        assert lines[at + 1].strip() == (
            "警务室0 R-0 (0–9), 警务室1 R-1 (1–9), 警务室2 R-2 (2–9) and 2 more"
        )
        # Though one office is met.
        assert "Met" not in lines
        assert line_with(lines, "✓ office × 1: met") > at
        chinese = printed(attrs.evolve(report, findings=open_), "zh")
        line_with(
            chinese,
            "警务室2 R-2（2–9 个），另有 2 个",
        )

    def test_what_is_asked_of_officers_and_of_auxiliaries_is_told_apart(self) -> None:
        """Of one bureau, all officers and all auxiliaries have a village in charge."""
        place = village(1)
        register = Register(
            divisions=divisions(place),
            agencies=[agency()],
            members=[officer("P1", agency=AGENCY), auxiliary("F1", agency=AGENCY)],
            assignments=[holds("P1", place), holds("F1", place)],
        )
        report = check(register, on=DAY, rules=["force.participation"])
        lines = under(printed(report), "force.participation ·")

        assert [line.split(":")[0].strip() for line in lines[:2]] == [
            "✓ agency × 1, officers",
            "✓ agency × 1, auxiliaries",
        ]

    def test_too_many_is_told_as_over(self, made: Report) -> None:
        """An office for nine villages."""
        line_with(printed(made), "✗", "R-2警务室: ", "over by 1", "at most 8", "actual 9")

    def test_counties_count_their_findings(self, made: Report) -> None:
        """As counted here from the findings' own places."""
        rows = [line.split() for line in under(printed(made), "By county")]
        count = Counter(
            (found.subject.division[:6], found.verdict)
            for found in made.findings
            if found.subject.division not in {None, "411400000000"}
        )

        assert rows[0][-5:] == ["short", "unknown", "met", "not", "applicable"]
        for row, code in zip(rows[2:4], ("411402", "411403"), strict=True):
            assert [int(cell) for cell in row[-4:]] == [count[code, verdict] for verdict in Verdict]
        assert [int(cell) for cell in rows[4][1:]] == [
            sum(int(row[column]) for row in rows[2:4]) for column in range(1, 9)
        ]


class TestManyPlaces:
    """By county and by station, the worst of each rule."""

    def test_they_stand_under_their_county_and_station(
        self, many: Report, its_stations: StationOf
    ) -> None:
        """Offices for 11 villages are over by 3, the worst there are: stations 2, 5 and 8."""
        lines = under(printed(many, most=4, stations=its_stations), "rooms.rural ·")

        at = lines.index("    甲县 · 20 short")
        assert lines[at + 1] == "      411402502000 甲2派出所 · 2 short"
        assert lines[at + 2].strip().startswith("✗ 甲2警务室 R-411402-2: over by 3")
        assert [line for line in lines if line.endswith("县 · 20 short")] == [
            "    甲县 · 20 short",
            "    乙县 · 20 short",
        ]
        assert "    ✗ 116 more fall short" in lines

    def test_without_stations_they_stand_under_their_county(self, many: Report) -> None:
        """As where the register of a report is not at hand."""
        lines = under(printed(many, "zh", most=1), "rooms.workstation ·")

        assert lines[0] == "    甲县 · 190 处未达标"
        assert lines[1].strip().startswith("✗ 甲0镇1村 411402100201：差 1 个")
        assert lines[2].strip() == "✗ 另有 1,139 处未达标"

    def test_places_of_one_county_need_no_heading(self, many: Report) -> None:
        """They stand right under their rule."""
        one = attrs.evolve(many, counties=many.counties[:1])

        lines = under(printed(one, most=1), "rooms.workstation ·")

        assert lines[0] == "    ✗ 甲0镇1村 411402100201: short by 1; expected at least 1, actual 0"

    def test_none_may_be_listed(self, many: Report) -> None:
        """Only the number."""
        lines = under(printed(many, most=0), "rooms.workstation ·")

        assert lines[0].strip() == "✗ 1,140 more fall short"


class TestLittle:
    """Reports of next to nothing."""

    def test_a_register_of_no_place_has_no_size(self) -> None:
        """Nor a name, nor counties."""
        lines = printed(check(Register(divisions=[]), on=DAY, rules=["rooms.urban"]))

        assert lines[0] == "register, checked against the standards of 2024-04-30"
        assert lines[2] == ""
        assert "By county" not in lines

    def test_rows_without_counties_are_only_counted(self) -> None:
        """A register of a member and no place."""
        member = Member(
            staff_id="410001", kind=MemberKind.OFFICER, post=Post.COMMUNITY, station="S-1"
        )

        lines = printed(check(Register(members=[member]), on=DAY))

        assert lines[2] == "register of 1 row"

    def test_before_a_standard_began_that_is_said_once(self, figures: Figures) -> None:
        """However many comparisons the rule makes; nothing then rests on a standard."""
        report = check(
            Material(register=Register(divisions=[]), figures=figures), on=date(2022, 12, 31)
        )

        lines = under(printed(report), "staffing.village_auxiliary ·")

        assert len([one for one in report.findings if one.rule == "staffing.village_auxiliary"]) > 1
        (told,) = (line.strip() for line in lines if line)
        assert told.startswith("- not applicable; standard not yet in force (from 2023)")
        assert told.endswith("[year only]")

    def test_figures_alone_have_no_register(self, figures: Figures) -> None:
        """What they state is told all the same."""
        lines = printed(check(figures, on=DAY))

        assert lines[2] == ""
        line_with(lines, "short by 110 at least")


class TestAStandardOfOnesOwn:
    """What a caller brings is told as fully as what the library has."""

    @pytest.mark.parametrize(
        ("record", "told"),
        [
            ({"value": 3, "since": date(2024, 2, 1)}, "3 [city-2024 §2(2)2; since 2024-02-01]"),
            ({"value": 3}, "3 [city-2024 §2(2)2]"),
            ({}, "unset [city-2024 §2(2)2]"),
            (
                {"value": 3, "authority": "reported"},
                "3 (reported) [city-2024 §2(2)2]",
            ),
        ],
    )
    def test_its_day_and_its_weight_stand_with_it(
        self, figures: Figures, record: dict[str, object], told: str
    ) -> None:
        """Since which day it holds; whether it is set at all, and by whom."""
        own = {
            "id": "rooms.rural.most",
            "title": "自定",
            "title_en": "our own",
            "scope": "411400000000",
            "citation": {"source": "city-2024", "article": "§2(2)2"},
            **record,
        }
        known = standards().with_records(parse_standards({"standard": [own]}))

        lines = printed(check(figures, on=DAY, rules=["rooms.rural"], standards=known))

        assert lines[line_with(lines, "our own")].strip() == f"§ our own: {told}"

    def test_a_library_default_is_called_so(self, figures: Figures) -> None:
        """On the standard and on the finding."""
        own = {"id": "rooms.rural.most", "title": "自定", "title_en": "our own", "value": 3}
        known = Standards(
            (
                *(
                    held
                    for key, all_of_it in standards().items()
                    for held in all_of_it
                    if key != "rooms.rural.most"
                ),
                *parse_standards({"library_default": [own]}),
            )
        )

        lines = printed(check(figures, on=DAY, rules=["rooms.rural"], standards=known))

        line_with(lines, "§ our own: 3 (library default) [library]")
        line_with(lines, "✗", "[pooled, library default]")
        line_with(lines, "library default: ")

    def test_a_source_of_ones_own_is_not_spelt_out(self, figures: Figures) -> None:
        """The library knows its own sources only."""
        ours = attrs.evolve(
            figures,
            figures=tuple(
                attrs.evolve(figure, source="our-yearbook") for figure in figures.figures
            ),
        )

        lines = printed(check(ours, on=DAY, rules=["rooms.workstation"]))

        line_with(lines, "figures: administrative villages 4,805", "(our-yearbook, 2023-12-31)")
        assert [line.split(":")[0].strip() for line in under(lines, "Sources")] == ["city-2024"]


class TestLines:
    """How lines are set."""

    def test_in_a_file_no_line_is_broken(self, city: Report, made: Report) -> None:
        """So that it can be searched; and none ends in blanks."""
        for report in (city, made):
            for lang in ("en", "zh"):
                lines = printed(report, lang)
                assert max(map(cell_len, lines)) > 100
                assert [line for line in lines if line != line.rstrip()] == []

    @pytest.mark.parametrize("lang", ["en", "zh"])
    @pytest.mark.parametrize("width", [60, 80, 200])
    def test_on_a_terminal_no_line_is_too_long(
        self, city: Report, made: Report, lang: Lang, width: int
    ) -> None:
        """Chinese signs take two cells each."""
        for report in (city, made):
            assert max(map(cell_len, printed(report, lang, width=width))) <= width

    def test_a_broken_line_goes_on_further_in(self, city: Report) -> None:
        """Under its own words, not under its sign."""
        lines = printed(city, width=80)

        at = line_with(lines, "✗", "short by 110")
        assert lines[at].startswith("    ✗ ")
        assert lines[at + 1].startswith("      735")

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_a_terminal_shows_the_same_words(self, city: Report, lang: Lang) -> None:
        """Broken or not."""
        broken = "".join("".join(printed(city, lang, width=80)).split())
        whole = "".join("".join(printed(city, lang)).split())

        assert broken.replace("─", "") == whole.replace("─", "")

    def test_the_view_is_what_is_printed(self, city: Report) -> None:
        """For those who have a console of their own."""
        out = Console(file=io.StringIO(), width=100, color_system=None)
        with out.capture() as captured:
            out.print(report_view(city), soft_wrap=True)

        assert captured.get().rstrip("\n").split("\n") == printed(city)

    def test_by_default_it_goes_to_the_standard_output(
        self, city: Report, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Which here is no terminal."""
        print_report(city)

        assert capsys.readouterr().out.rstrip("\n").split("\n") == printed(city)


class TestChinese:
    """The same report for those who read Chinese."""

    def test_it_tells_the_same_in_chinese(self, city: Report) -> None:
        """Numbers, marks and headings."""
        lines = printed(city, "zh")

        assert lines[0] == "商丘市（411400000000，地名系推定）对标检查，2024-04-30"
        line_with(lines, "✗", "按逐村解读", "至少差 1,142 人", "不少于 5,049 人", "仅据总数")
        line_with(lines, "✗", "至少差 110 个", "不少于 845 个", "合并计算")
        line_with(lines, "来源称“农村地区已实现‘一村一辅警’全覆盖”", "不影响结论")
        assert "未达标" in lines
        assert "未登记，各处情况无法判断" in lines

    def test_no_english_sentence_is_left(self, city: Report, made: Report) -> None:
        """Only ids, files and keys of sources."""
        words = [" at ", " the ", " of ", "short", "met", "unknown", "missing", " needs ", "since"]
        for report in (city, made):
            told = "\n".join(printed(report, "zh"))
            assert [word for word in words if word in told] == []

    def test_many_more_are_counted_in_chinese(self, made: Report) -> None:
        """With the Chinese measure word."""
        lines = under(printed(made, "zh"), "rooms.workstation ·")

        assert lines[0].strip() == "甲区 · 11 处未达标"
        assert lines[11].strip() == "✗ 另有 2 处未达标"
        assert lines[12].strip() == "✓ 行政村 1 个：达标"


class TestWithoutTheExtra:
    """Rich is not everybody's."""

    def test_a_missing_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With what to install."""
        for name in [*sys.modules]:
            if name.partition(".")[0] == "rich":
                monkeypatch.setitem(sys.modules, name, None)
        monkeypatch.delitem(sys.modules, "jingwu_model.show")

        with pytest.raises(MissingExtra, match=r"jingwu-model\[show\]") as caught:
            __import__("jingwu_model.show")

        assert (caught.value.extra, caught.value.package) == ("show", "rich")
