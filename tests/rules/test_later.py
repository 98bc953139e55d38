"""Rules that read proceedings: known, explained, and not evaluated yet."""

import re
from datetime import date

import pytest

from jingwu_model.errors import JingwuError
from jingwu_model.model import Register
from jingwu_model.rules import (
    LATER,
    RULES,
    Authority,
    NotEvaluated,
    Precision,
    UnknownRule,
    check,
    explain,
    rule_of,
    standards,
)
from jingwu_model.timeline import SOURCES, Period, Read
from jingwu_model.workflows.people_mediation import _limits as of_people
from jingwu_model.workflows.security_mediation import _limits as of_security

DAY = date(2024, 4, 30)
RULES_THAT_READ_PROCEEDINGS = (
    "support.response",
    "matter.reply",
    "case.told",
    "mediation.deadline",
    "mediation.level",
    "assessment.cycle",
    "visits.rates",
)


class TestCheck:
    """`check` says what it does not ask."""

    @pytest.mark.parametrize("rule", RULES_THAT_READ_PROCEEDINGS)
    def test_a_rule_that_reads_proceedings_is_not_evaluated_yet(self, rule: str) -> None:
        """That is something else than a rule there is not."""
        with pytest.raises(NotEvaluated) as caught:
            check(Register(divisions=[]), on=DAY, rules=["rooms.rural", rule])

        error = caught.value
        assert error.rule == rule
        assert error.text() == f"rule '{rule}' is not evaluated yet: it reads proceedings"
        assert error.text("zh") == f"规则“{rule}”尚未评估：它读取办理流程"
        assert isinstance(error, JingwuError)
        assert isinstance(error, NotImplementedError)
        assert not isinstance(error, UnknownRule)

    def test_it_is_not_asked_by_default(self) -> None:
        """A report tells of the rules that were evaluated."""
        report = check(Register(divisions=[]), on=DAY)

        assert report.rules == tuple(RULES)

    def test_a_name_close_to_one_is_told(self) -> None:
        """Whether it is evaluated or not."""
        with pytest.raises(UnknownRule) as caught:
            rule_of("case.tolt")

        assert caught.value.close == ("case.told",)


class TestExplain:
    """`explain` tells them as far as they are declared."""

    @pytest.mark.parametrize("rule", RULES_THAT_READ_PROCEEDINGS)
    def test_it_has_title_standards_sources_and_how(self, rule: str) -> None:
        """In both languages; in the place of formulas, that it is not evaluated yet."""
        told, later = explain(rule), LATER[rule]

        assert not told.evaluated
        for lang, words in (("zh", "尚未评估"), ("en", "Not evaluated yet")):
            text = told.text("zh" if lang == "zh" else "en")
            assert text.startswith(f"# {rule} · ")
            assert text.count(words) == 1
            for key in later.standards:
                assert f"- `{key}` = " in text
            for citation in later.citations:
                assert citation.text("zh" if lang == "zh" else "en") in text
            assert "None" not in text
        assert told.how.en.startswith(later.how.en)
        assert told.unknown_when.zh == later.unknown_when.zh

    @pytest.mark.parametrize("rule", RULES_THAT_READ_PROCEEDINGS)
    def test_the_languages_do_not_mix(self, rule: str) -> None:
        """No Chinese sign in the English text, and no half-width comma after a Chinese word."""
        assert not re.search(r"[\u4e00-\u9fff，。；：（）、]", explain(rule).text("en"))
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]", explain(rule).text("zh"))

    def test_one_that_rests_on_no_standard_has_no_such_heading(self) -> None:
        """The level of mediation is published without a verdict."""
        told = explain("mediation.level")

        assert told.standards == ()
        assert "## Standards" not in told.text()
        assert "People's Mediation Law, art 3" in told.text()

    def test_on_a_day_its_standards_stand_as_any_others(self) -> None:
        """The order of 2024 on reports was not in force in 2023."""
        text = explain("case.told", on=date(2023, 6, 1)).text()

        assert "2023-06-01: not yet in force (from 2024-01-01)" in text

    def test_a_rule_that_is_evaluated_says_so(self) -> None:
        """It has formulas."""
        assert explain("rooms.rural").evaluated
        assert "Not evaluated" not in explain("rooms.rural").text()


class TestTheirStandards:
    """Deadlines that the texts name, and those of the library."""

    # law.md §5: CRIM 178-179, 184, 189; ADM 61(2), 172; RPT24 8, 10. domain.md 5.3, 5.5, 5.7, 5.9.
    @pytest.mark.parametrize(
        ("key", "value", "unit"),
        [
            ("support.urgent.hours", 24, "hour"),
            ("support.ordinary.working_days", 3, "working_day"),
            ("matter.reply.working_days", 5, "working_day"),
            ("matter.reply.petition_notice_days", 15, "day"),
            ("matter.reply.petition_days", 60, "day"),
            ("matter.reply.petition_extension_days", 30, "day"),
            ("matter.silence.days", 15, "day"),
            ("case.told.transfer_hours", 24, "hour"),
            ("case.told.competence_days", 3, "day"),
            ("case.told.contact_days", 3, "day"),
            ("case.told.not_filed_days", 3, "day"),
            ("case.told.reconsideration_days", 30, "day"),
            ("case.told.reconsideration_extension_days", 30, "day"),
            ("case.told.moved_days", 3, "day"),
            ("case.told.withdrawn_days", 3, "day"),
            ("case.told.decision_days", 2, "day"),
            ("case.solved_told.days", 3, "day"),
            ("case.suspension_review.days", 30, "day"),
            ("case.return_visit_every.days", 30, "day"),
            ("assessment.cycle.months", 1, "month"),
            ("assessment.objection_days", 5, "working_day"),
            ("visits.rates.visibility", None, "percent"),
            ("visits.rates.handling", None, "percent"),
            ("visits.rates.collection", None, "percent"),
        ],
    )
    def test_a_value_is_the_sources(self, key: str, value: int | None, unit: str) -> None:
        """One record each; the speech of 2009 gives no number."""
        (one,) = standards()[key]

        assert (one.value, one.unit) == (value, unit)

    @pytest.mark.parametrize(
        ("key", "limit"),
        [
            ("mediation.deadline.first_round", of_security.FIRST_ROUND),
            ("mediation.deadline.second_round", of_security.SECOND_ROUND),
            ("mediation.deadline.performance_check", of_security.PERFORMANCE_CHECK),
            ("mediation.deadline.people", of_people.MEDIATION_MONTH),
        ],
    )
    def test_a_deadline_is_the_one_its_machine_keeps(
        self, key: str, limit: of_security.ClockRule
    ) -> None:
        """The same period on the same article."""
        (one,) = standards()[key]
        made = {"day": Period.days, "working_day": Period.working_days, "month": Period.months}

        assert one.unit is not None
        assert one.value is not None
        assert made[one.unit](int(one.value)) == limit.period
        assert one.citation == limit.basis

    def test_what_was_not_read_is_not_called_checked(self) -> None:
        """Of the norms' article 12 only that it is there is known."""
        (one,) = standards()["mediation.deadline.performance_check"]
        text = explain("mediation.deadline").text()

        assert one.checked_through is None
        assert one.citation.read is Read.UNREAD
        assert "Public Security Organs, art 12 (text not read)\n- " in text

    def test_no_standard_cites_a_text_that_came_after_it(self) -> None:
        """CRIM 175 is in force from 2020-09-01; the 24 hours of ADM 61 ran before it."""
        keys = [key for rule in LATER.values() for key in rule.standards]
        for one in (one for key in keys for one in standards()[key]):
            # A report tells what was done before it.
            if one.since is not None and one.since_precision is Precision.DAY:
                for cited in (one.citation, *one.also):
                    assert one.since in cited.in_force, one.id
        assert SOURCES["CRIM"][175] in LATER["case.told"].citations

    def test_a_law_holds_from_the_day_it_came_into_force(self) -> None:
        """As its source says; the county's measures since a year."""
        for rule in LATER.values():
            for key in rule.standards:
                (one,) = standards()[key]
                if one.authority is not Authority.LIBRARY_DEFAULT and one.scope is None:
                    assert one.since == SOURCES[one.citation.key].in_force.since, key
