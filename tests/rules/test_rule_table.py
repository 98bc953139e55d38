"""The table of rules: every rule of the domain, its formulas, standards, sources and tests."""

import re

import pytest

from jingwu_model.rules import LATER, RULES, explain
from jingwu_model.rules._page import rules_table
from rules.write_rule_table import PAGE, modules_by_rule, rules_of

# domain.md §6: the rules that a register or figures can answer, in its order.
ANSWERED = (
    "staffing.urban",
    "staffing.rural",
    "staffing.village_auxiliary",
    "staffing.dedicated",
    "force.station_share",
    "force.community_share",
    "force.participation",
    "rooms.urban",
    "rooms.rural",
    "rooms.remote",
    "rooms.workstation",
    "rooms.equipment",
    "rooms.colocated",
    "presence.community_time",
    "presence.awareness",
    "presence.weekly",
    "coverage.grid",
    "grid.leaders",
    "leadership.deliberation",
    "leadership.contact",
    "posts.dual",
    "posts.township",
    "duty.auxiliary",
    "recruits.placed",
    "newcomer.frontline",
    "competence.match",
    "training.needs",
    "station.prevention",
    "deployment.review",
    "rota.led",
    "recognition.tilt",
    "funding.earmarked",
    "burden.forms",
    "openness.report",
)
# The same: those that read proceedings.
PROCEEDINGS = (
    "support.response",
    "matter.reply",
    "case.told",
    "mediation.deadline",
    "mediation.level",
    "assessment.cycle",
    "visits.rates",
)


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    """The cells of each row of the page, by rule."""
    found = {}
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("| `"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            found[cells[0].split("`")[1]] = cells
    return found


class TestTheDomainsRules:
    """What the domain asks, and what there is of it."""

    def test_every_rule_there_is_stands_in_the_domains_order(self) -> None:
        """All that a register or figures can answer; none beside them."""
        assert tuple(RULES) == ANSWERED

    def test_those_that_read_proceedings_are_declared_apart(self) -> None:
        """Seven, none of which is asked by `check`."""
        assert tuple(LATER) == PROCEEDINGS
        assert RULES.keys().isdisjoint(LATER)


class TestTheTable:
    """`docs/rules-table.md` is generated, and complete."""

    def test_the_page_is_what_the_code_and_the_tests_say(self) -> None:
        """Byte for byte."""
        assert PAGE.read_bytes() == rules_table(modules_by_rule()).encode(), (
            f"docs/{PAGE.name} is behind: python tests/rules/write_rule_table.py"
        )

    def test_every_rule_has_a_row(self, rows: dict[str, list[str]]) -> None:
        """Those evaluated first."""
        assert list(rows) == [*RULES, *LATER]
        assert {len(cells) for cells in rows.values()} == {5}

    def test_a_row_has_the_formulas_standards_and_sources(self, rows: dict[str, list[str]]) -> None:
        """As `explain` tells them."""
        for rule, (_, formula, named, sources, _) in rows.items():
            told = explain(rule)
            for one in told.formulas:
                assert f"`{one.actual.en}`" in formula
                assert f"`{one.expected.en}`" in formula
            for each in told.standards:
                assert f"`{each.standard.id}` = " in named
                assert each.standard.citation.key in sources
            assert sources

    def test_a_rule_that_reads_proceedings_says_that_it_is_not_evaluated(
        self, rows: dict[str, list[str]]
    ) -> None:
        """In place of its formula, beside its standards."""
        for rule in LATER:
            assert rows[rule][1].startswith("Not evaluated yet")
            assert all(f"`{key}` = " in rows[rule][2] for key in LATER[rule].standards)
        assert rows["mediation.level"][2] == "none"
        assert rows["mediation.level"][3] == "jingyuan-2020 §3<br>PML 3"

    def test_a_standard_without_a_number_is_unset(self, rows: dict[str, list[str]]) -> None:
        """The rates that the source asks for and gives no number of."""
        assert rows["visits.rates"][2].count("= unset") == 3

    def test_every_rule_is_tested(self, rows: dict[str, list[str]]) -> None:
        """By a module that runs it."""
        assert [rule for rule, cells in rows.items() if cells[4] == "none"] == []


class TestTheScan:
    """Which module tests a rule."""

    def test_a_module_that_checks_a_rule_tests_it(self) -> None:
        """By the id as a text of its own, not as part of one."""
        source = 'check(town(), rules=["rooms.rural", "rooms.urbane"])'

        assert rules_of(source) == {"rooms.rural"}
        assert rules_of('from rules.town import found\nfound("rooms.urban")') == {"rooms.urban"}

    def test_a_module_that_never_checks_tests_none(self) -> None:
        """To explain a rule is not to test it."""
        assert rules_of('explain("rooms.rural")') == frozenset()

    def test_a_rule_that_no_module_tests_says_so(self) -> None:
        """So that it is seen."""
        row = next(line for line in rules_table({}).splitlines() if "`rooms.remote`" in line)

        assert row.endswith("| none |")
