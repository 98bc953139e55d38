"""The main job on the real city: its published figures, its register, and both together.

What it must come to is worked by hand in domain.md §7.
"""

from datetime import date
from fractions import Fraction

import pytest

from jingwu_model.model import Figure, Figures, Register
from jingwu_model.rules import Finding, Material, Report, check
from jingwu_model.vocabulary import Committee, Level, Quantity
from rules.town import CITY, DAY, asked, example, found, only, published, remarks

Q = Quantity

# `city-2024` §2(2)1 to 3, in the table of domain.md §7.
STATED = {
    Q.VILLAGES: 4805,
    Q.COMMUNITIES: 244,
    Q.ROOMS: 735,
    Q.WORKSTATIONS: 5341,
    Q.COMMUNITY_OFFICERS: 1088,
    Q.AUXILIARIES: 2819,
    Q.STATION_SHARE: "46.8",
    Q.COMMUNITY_SHARE: "49.2",
}
EARLIER = published(
    {Q.STATION_SHARE: "43.7", Q.COMMUNITY_SHARE: "45.3"}, as_of=date(2022, 12, 31)
).figures
CLAIMS = tuple(
    Figure(quantity=term, claim=zh, claim_en=en, as_of=date(2024, 4, 30), source="city-2024")
    for term, zh, en in (
        (Q.VILLAGES_WITH_AUXILIARY, "农村地区已实现“一村一辅警”全覆盖", "one auxiliary everywhere"),
        (Q.STATION_SHARE_DISTRICTS, "城区公安分局已率先超过“两个50%”", "both 50 % passed"),
        (Q.COMMUNITY_SHARE_DISTRICTS, "城区公安分局已率先超过“两个50%”", "both 50 % passed"),
    )
)


def city(**changed: int | None) -> Figures:
    """The city's figures, some of them changed or taken out."""
    stated = STATED | {Q(code): value for code, value in changed.items()}
    kept = {term: value for term, value in stated.items() if value is not None}
    return published(kept, more=(*EARLIER, *CLAIMS))


@pytest.fixture(scope="module")
def register() -> Register:
    """The city's 5,046 real divisions."""
    return example("shangqiu")


def amounts(finding: Finding) -> tuple[str, str, str]:
    """The verdict, what is expected, what there is."""
    return finding.verdict.code, finding.expected.text(), finding.actual.text()


def of_whole(report: Report, rule: str, reading: str | None = None) -> Finding:
    """The finding of a rule about the city as a whole, where the standard is the general one."""
    (finding,) = (
        one
        for one in report.by_rule()[rule]
        if one.worked is not None
        and (None if one.reading is None else one.reading.code) == reading
        and "districts" not in one.standards[0].id
    )
    return finding


def gap(finding: Finding) -> Fraction | None:
    """By how much it is short at least."""
    return None if finding.gap is None else finding.gap.lo


class TestFigures:
    """The published totals alone, and beside the register: the same numbers."""

    @pytest.fixture(params=["figures", "figures and register"])
    def report(self, request: pytest.FixtureRequest, register: Register) -> Report:
        """The check of either."""
        alone = request.param == "figures"
        return check(city() if alone else Material(register=register, figures=city()), on=DAY)

    def test_rooms(self, report: Report) -> None:
        """244 + ⌈4,805 / 8⌉ = 244 + 601 = 845; 845 − 735 = 110; pooled."""
        finding = of_whole(report, "rooms.rural")

        assert amounts(finding) == ("short", "845", "735")
        assert gap(finding) == 110
        assert finding.worked == "244 + ⌈4,805 / 8⌉"
        assert [one.id for one in finding.standards] == [
            "rooms.rural.most",
            "rooms.urban.rooms",
            "rooms.rural.fewest",
        ]
        assert [mark.code for mark in finding.marks] == ["pooled", "year_only"]

    def test_rooms_at_most_and_what_is_left_for_the_villages(self, report: Report) -> None:
        """244 + ⌊4,805 / 5⌋ = 1,205; 735 − 244 = 491; 4,805 / 491 = 9.79."""
        told = remarks(of_whole(report, "rooms.rural"))

        assert "1,205 at most (remote stations aside), which is not required" in told
        assert "if every community has its office, 491 are left: 9.79 villages an office" in told

    def test_workstations(self, report: Report) -> None:
        """4,805 − 735 = 4,070 if no community has a room; 5,341 is at least 4,805 in any case."""
        finding = of_whole(report, "rooms.workstation")

        assert amounts(finding) == ("met", "4,070–4,805", "5,341")
        assert [mark.code for mark in finding.marks] == ["on_totals", "year_only"]
        # 4,805 − 491.
        assert remarks(finding) == ["if every community has its office, 4,314 are needed"]

    def test_staff_of_each_village(self, report: Report) -> None:
        """4,805 + 244 = 5,049 at least; 1,088 + 2,819 = 3,907; 5,049 − 3,907 = 1,142."""
        finding = of_whole(report, "staffing.rural", "each_village")

        assert amounts(finding) == ("short", "≥ 5,049", "3,907")
        assert gap(finding) == 1142
        assert remarks(finding) == [
            "the number of assistants is not published (they are neither officers nor auxiliaries)"
        ]

    def test_staff_pooled_is_unknown_and_why(self, report: Report) -> None:
        """No residents are published, so that 244 at least is all there is to say."""
        finding = of_whole(report, "staffing.rural", "pooled")

        assert amounts(finding) == ("unknown", "≥ 244", "3,907")
        assert finding.missing == ("households", "residents", "village_residents")

    def test_auxiliaries(self, report: Report) -> None:
        """4,805 − 2,819 = 1,986; 4,805 / 2,819 = 1.704…; the claim changes nothing."""
        finding = of_whole(report, "staffing.village_auxiliary")

        assert amounts(finding) == ("short", "4,805", "2,819")
        assert gap(finding) == 1986
        assert remarks(finding) == [
            "1.70 villages to each auxiliary, 4.42 villages to each community officer",
            "the number of assistants is not published, so none are counted",
        ]
        assert [one.claim_en for one in finding.claims] == ["one auxiliary everywhere"]

    @pytest.mark.parametrize(
        ("rule", "actual", "before"),
        [("force.station_share", "46.8", "43.7"), ("force.community_share", "49.2", "45.3")],
    )
    def test_both_40_percent(self, report: Report, rule: str, actual: str, before: str) -> None:
        """Met at the end of 2023; 2022 is before the standard and stands without verdict."""
        finding = of_whole(report, rule)

        assert amounts(finding) == ("met", "40", actual)
        assert remarks(finding) == [f"published before: {before}% in 2022 (no verdict)"]
        assert [str(float(one.value or 0)) for one in finding.figures] == [actual]

    @pytest.mark.parametrize("rule", ["force.station_share", "force.community_share"])
    def test_both_50_percent(self, report: Report, rule: str) -> None:
        """Claimed without a number: unknown, naming the share, the claim beside."""
        (finding,) = (
            one
            for one in report.by_rule()[rule]
            if one.worked is not None and "districts" in one.standards[0].id
        )

        assert amounts(finding) == ("unknown", "50", "?")
        assert finding.missing[0] == f"{rule.partition('.')[2]}_districts"
        assert [one.claim_en for one in finding.claims] == ["both 50 % passed"]

    def test_what_falls_short_and_what_is_met(self, report: Report) -> None:
        """Three and three of the whole; nothing is said of any single place."""
        assert [one.rule for one in report.short] == [
            "staffing.rural",
            "staffing.village_auxiliary",
            "rooms.rural",
        ]
        assert [one.rule for one in report.met] == [
            "force.station_share",
            "force.community_share",
            "rooms.workstation",
        ]
        assert {one.subject.id for one in report.findings} == {CITY}

    def test_a_claim_changes_nothing(self) -> None:
        """Without the claims every verdict and amount is the same."""
        bare = published(STATED, more=EARLIER)
        with_claims, without = (check(figures, on=DAY) for figures in (city(), bare))

        assert [amounts(one) for one in with_claims.findings] == [
            amounts(one) for one in without.findings
        ]
        assert not any(one.claims for one in without.findings)


class TestChanged:
    """4,000 villages in place of 4,805: everything that rests on them follows."""

    def test_rooms(self) -> None:
        """244 + ⌈4,000 / 8⌉ = 744; 744 − 735 = 9; 4,000 / 491 = 8.15."""
        finding = of_whole(asked(city(villages=4000), "rooms.rural"), "rooms.rural")

        assert amounts(finding) == ("short", "744", "735")
        assert gap(finding) == 9
        assert any("8.15 villages an office" in told for told in remarks(finding))

    def test_workstations(self) -> None:
        """4,000 − 735 = 3,265 to 4,000; 4,000 − 491 = 3,509 on the supposition; met."""
        finding = of_whole(asked(city(villages=4000), "rooms.workstation"), "rooms.workstation")

        assert amounts(finding) == ("met", "3,265–4,000", "5,341")
        assert remarks(finding) == ["if every community has its office, 3,509 are needed"]

    def test_staff(self) -> None:
        """4,000 + 244 = 4,244; 4,244 − 3,907 = 337; pooled stays unknown."""
        report = asked(city(villages=4000), "staffing.rural")

        assert amounts(of_whole(report, "staffing.rural", "each_village")) == (
            "short",
            "≥ 4,244",
            "3,907",
        )
        assert gap(of_whole(report, "staffing.rural", "each_village")) == 337
        assert amounts(of_whole(report, "staffing.rural", "pooled")) == (
            "unknown",
            "≥ 244",
            "3,907",
        )

    def test_auxiliaries(self) -> None:
        """4,000 − 2,819 = 1,181."""
        finding = only(asked(city(villages=4000), "staffing.village_auxiliary"))

        assert (finding.verdict.code, gap(finding)) == ("short", 1181)

    @pytest.mark.parametrize("rule", ["force.station_share", "force.community_share"])
    def test_shares_are_unchanged(self, rule: str) -> None:
        """They do not rest on villages."""
        before, after = (asked(city(**more), rule) for more in ({}, {"villages": 4000}))

        assert before.findings == after.findings

    def test_without_the_rooms_figure_rooms_are_unknown_never_short(self) -> None:
        """It is named, by the figure and by the file that would tell as well."""
        finding = of_whole(asked(city(rooms=None), "rooms.rural"), "rooms.rural")
        both = Material(register=example("shangqiu"), figures=city(rooms=None))

        assert amounts(finding) == ("unknown", "845", "?")
        assert finding.missing == ("rooms",)
        assert only(asked(both, "rooms.rural")).missing == ("rooms", "rooms.csv")

    def test_without_the_rooms_figure_workstations_are_still_met(self) -> None:
        """5,341 is at least 4,805 whatever stands where: 0 to 4,805 are needed."""
        finding = of_whole(asked(city(rooms=None), "rooms.workstation"), "rooms.workstation")

        assert amounts(finding) == ("met", "0–4,805", "5,341")
        assert remarks(finding) == []

    def test_assistants_that_are_published_count_as_helpers_of_villages(self) -> None:
        """2,819 + 2,000 = 4,819, and as no officers or auxiliaries: 3,907 stay 3,907."""
        more = {"assistants": 2000}
        helpers = only(asked(city(**more), "staffing.village_auxiliary"))
        staff = of_whole(asked(city(**more), "staffing.rural"), "staffing.rural", "each_village")

        assert amounts(helpers) == ("met", "4,805", "4,819")
        assert amounts(staff) == ("short", "≥ 5,049", "3,907")
        assert not any("assistants" in told for told in (*remarks(helpers), *remarks(staff)))

    def test_residents_that_are_published_bound_the_pooled_reading(self) -> None:
        """⌈20,000,000 / 5,000⌉ + 244 = 4,244 at least against 3,907: short by 337."""
        report = asked(city(village_residents=20_000_000), "staffing.rural")
        finding = of_whole(report, "staffing.rural", "pooled")

        assert amounts(finding) == ("short", "≥ 4,244", "3,907")
        assert gap(finding) == 337

    def test_on_totals_more_villages_than_rooms_can_hold_say_nothing_of_each_community(
        self,
    ) -> None:
        """With 200 rooms for 244 communities there is none to suppose left."""
        report = asked(city(rooms=200), "rooms.rural", "rooms.workstation")
        told = [note for one in report.findings for note in remarks(one)]

        assert not any("if every community" in note for note in told)


class TestRegister:
    """The city's divisions."""

    def test_the_units(self, register: Register) -> None:
        """257 + 2 communities, 4,559 villages, 16 farms and the like; 4,834 of 5,046."""
        kinds = [place.committee for place in register.divisions if place.level is Level.VILLAGE]

        assert len(register.divisions) == 5046
        assert {kind: kinds.count(kind) for kind in Committee} == {
            Committee.RESIDENTS: 257,
            Committee.RESIDENTS_LIKE: 2,
            Committee.VILLAGERS: 4559,
            Committee.VILLAGERS_LIKE: 16,
        }

    def test_every_parent_resolves(self, register: Register) -> None:
        """All but the province have one."""
        above = [register.parent(place.code) for place in register.divisions]

        assert above.count(None) == 1

    def test_its_own_bound_pooled(self, register: Register) -> None:
        """259 + ⌈4,559 / 8⌉ = 259 + 570 = 829, unknown for want of rooms.csv."""
        finding = only(asked(register, "rooms.rural"))

        assert amounts(finding) == ("unknown", "829", "?")
        assert finding.worked == "259 + ⌈4,559 / 8⌉"
        assert finding.missing == ("rooms.csv",)

    def test_its_own_bound_by_township(self, register: Register) -> None:
        """259 + 657 = 916, counted here township by township without the library's help."""
        villages: dict[str, int] = {}
        communities = 0
        for place in register.divisions:
            number = int(place.code[9:])
            if 200 <= number <= 399:
                villages[place.code[:9]] = villages.get(place.code[:9], 0) + 1
            elif 1 <= number <= 199 or 400 <= number <= 499:
                communities += 1
        need = sum(-(-number // 8) for number in villages.values())
        odd = sum(-(-number // 8) > number // 5 for number in villages.values())
        told = remarks(only(asked(register, "rooms.rural")))[-1]

        assert (communities, need) == (259, 657)
        assert told.startswith(
            "on the register's units, 916 if no office serves two townships (259 + 657)"
        )
        assert f"without a grouping of 5 to 8 villages: {odd} (" in told

    def test_both_numbers_are_reported_where_both_are_stated(self, register: Register) -> None:
        """4,805 and 244 published, 4,559 and 259 counted."""
        report = check(Material(register=register, figures=city()), on=DAY)

        assert [one.text("en") for one in report.differences] == [
            "administrative villages: published 4,805, counted 4,559",
            "communities: published 244, counted 259",
        ]
        assert report.differences[0].text("zh") == "行政村数：公布 4,805，登记册 4,559"

    def test_no_rooms_file_leaves_each_room_rule_unknown_once_naming_it(
        self, register: Register
    ) -> None:
        """Four rules, four findings, none of them short."""
        rules = ("rooms.urban", "rooms.rural", "rooms.remote", "rooms.workstation")
        report = asked(register, *rules)

        assert [(one.rule, one.verdict.code) for one in report.findings] == [
            (rule, "unknown") for rule in rules
        ]
        assert all("rooms.csv" in one.missing for one in report.findings)

    def test_a_header_alone_says_that_there_are_none(self, register: Register) -> None:
        """Short: of each community, of the whole, and of each township with villages."""
        report = asked(
            Register(divisions=tuple(register.divisions), rooms=[]), "rooms.urban", "rooms.rural"
        )
        whole = found(report, "whole")[CITY]

        assert amounts(whole) == ("short", "829", "0")
        assert len(found(report, "community")) == 259
        assert not report.met
        assert not report.unknown
        assert {one.verdict.code for one in found(report, "township").values()} == {
            "short",
            "not_applicable",
        }
