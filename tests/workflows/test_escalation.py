"""The story of a quarrel that comes to blows, and all of it done wrongly: both run, and hold."""

import json
import runpy
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from jingwu_model.tables import read_cases
from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.wire import dumps
from jingwu_model.workflows import (
    Casebook,
    dispute,
    log_of,
    people_mediation,
    security_mediation,
    visit,
)

EXAMPLES = Path(__file__).parents[2] / "examples"
LOG = EXAMPLES / "logs" / "escalation.jsonl"
CHINA = Calendar.china()
LANGS = ["zh", "en"]

# The day of each event, of each due time and of each notice is worked from law.md. 2026: 1 to 5
# May are off and Saturday 9 May is a working day; 19 June is off.
SAID = {
    # PMRULE 33: one month from the day the mediators are settled, 21 April.
    "mediation_month": (
        "一般在一个月内调结（规范）：截至2026-05-21 23:59（自2026-04-21 09:00起1个月）",
        "normally concluded within one month (normative): by 2026-05-21 23:59",
    ),
    # ADM 61(2): 24 hours from the report.
    "transfer_limit": (
        "移送的期限（法定）：截至2026-04-23 09:50（自2026-04-22 09:50起24小时）",
        "the time to transfer what another unit is to handle (statutory): by 2026-04-23 09:50",
    ),
    # PSAPL25 118: 30 days from 22 April: 22 May, a Friday.
    "case_limit": (
        "办理治安案件的期限（法定）：截至2026-05-22 23:59（自2026-04-22 11:00起30日）",
        "the time limit of a public-security case (statutory): by 2026-05-22 23:59",
    ),
    "case_limit, appraisal": ("办理治安案件的期限（法定）：暂停", "(statutory): paused"),
    # From 23 to 28 April five days are not counted: 27 May, a Wednesday.
    "case_limit, resumed": (
        "办理治安案件的期限（法定）：截至2026-05-27 23:59",
        "the time limit of a public-security case (statutory): by 2026-05-27 23:59",
    ),
    # NORM07 9: 23, 24, 27 April.
    "first_round": (
        "首次调解完成的期限（规范）：截至2026-04-27 23:59（自2026-04-22 11:00起3个工作日）",
        "the time to finish the first round (normative): by 2026-04-27 23:59",
    ),
    # Anew from the appraisal: 29, 30 April, 6 May.
    "first_round, anew": (
        "首次调解完成的期限（规范）：截至2026-05-06 23:59（自2026-04-28 15:00起3个工作日）",
        "the time to finish the first round (normative): by 2026-05-06 23:59",
    ),
    # ADM 97: five days from 28 April: 3 May, off; 6 May.
    "copy_of_appraisal": (
        "送达鉴定意见复印件（对当事人）：截至2026-05-06 23:59（自2026-04-28 15:00起5日）",
        "hand over a copy of the appraisal's result (to the party): by 2026-05-06 23:59",
    ),
    # ADM 97: three days from 28 April: 1 May, off; from 29 April: 2 May, off; both 6 May.
    "reappraisal_window": (
        "申请重新鉴定的期间（法定）：截至2026-05-06 23:59（自2026-04-28 16:00起3日）",
        "a re-appraisal may be asked for (statutory): by 2026-05-06 23:59",
    ),
    # ADM 183: after 30 April the 6th, 7th, 8th, the make-up Saturday, 11th, 12th, 13th.
    "second_round": (
        "第二次调解完成的期限（法定）：截至2026-05-13 23:59（自2026-04-30 11:00起7个工作日）",
        "the time to finish the second round (statutory): by 2026-05-13 23:59",
    ),
    # NORM07 12: three days after 20 May: the 23rd, a Saturday; 25 May.
    "performance_check": (
        "履行期满后核查履行情况的期限（规范）：截至2026-05-25 23:59",
        "the time to check performance after its last day (normative): by 2026-05-25 23:59",
    ),
}

# ADM 60, 61, 97, 184; NORM07 11; PML 25, 26; PMRULE 30; what the library owes an injured party.
NOTICES = {
    ("wall-mediation", "tell_rights", "courtyard-east", "2026-04-22 09:00"),
    ("wall-mediation", "tell_rights", "courtyard-west", "2026-04-22 09:00"),
    ("wall-mediation", "report_risk", None, "2026-04-22 09:45"),
    ("wall-mediation", "tell_other_routes", "courtyard-east", "2026-04-22 14:00"),
    ("wall-mediation", "tell_other_routes", "courtyard-west", "2026-04-22 14:00"),
    ("wall-case", "log_report", None, "2026-04-22 09:50"),
    ("wall-case", "receipt", "mediator-3", "2026-04-22 11:00"),
    ("wall-case", "copy_of_appraisal", "courtyard-east", "2026-04-28 16:00"),
    ("wall-case", "copy_of_appraisal", "courtyard-west", "2026-04-29 09:00"),
    ("wall-case", "agreement_copy", "courtyard-east", "2026-05-09 11:00"),
    ("wall-case", "agreement_copy", "courtyard-west", "2026-05-09 11:00"),
    ("wall-case", "file_dossier", None, "2026-05-21 10:00"),
    ("wall-case", "tell_end", "courtyard-east", "2026-05-21 10:00"),
}

# Beside each attempt every reason that the law has against it, and no other.
REFUSED = {
    "blows were seen, and only a dispute is registered": {"sign.offence_without_case"},
    "an auxiliary leads": {"ordinary.lead_unfit"},
    "it is escalated downwards": {"level.not_higher", "major.not_joint"},
    "an auxiliary takes the report alone, unrecorded": {
        "report.auxiliary_alone", "report.not_recorded",
    },
    "the report is said to come from a mediation that is over": {"report.not_from_mediation"},
    "a case is opened without a violation": {"filing.no_violation"},
    "the public-security mediation is begun while the people's mediation goes on": {
        "mediation.still_open",
    },
    "one officer establishes the facts, unrecorded and without the appraisal": {
        "facts.appraisal_left_out", "facts.one_officer",
    },
    "gang fighting is to be mediated": {"exclusion.holds"},
    "only the alleged violator consents": {"consent.not_both"},
    "an auxiliary chairs": {"chair.not_an_officer"},
    "an auxiliary opens the round": {"actor.not_allowed"},
    "one officer mediates without a recording": {"recording.missing"},
    "the alleged violator sends a proxy": {
        "violator.not_in_person", "proxy.not_for_the_injured",
    },
    "round two without the alleged violator's consent": {"consent.not_both"},
    "an agreement without a day of performance": {"agreement.no_performance_date"},
    "the agreement leaves out the cause, and the chair has not signed": {
        "agreement.items_missing", "sign.chair_missing",
    },
    "the dispute is settled while the case is still in mediation": {"settlement.not_borne_out"},
    "closed when half is paid": {"performance.incomplete"},
    "an auxiliary makes the visit to the injured party": {
        "visit.another_visitor", "visit.no_directing_officer", "visit.officer_only",
    },
    "the file is closed on an agreement, after one visit": {
        "performance.not_confirmed", "follow_ups.missing",
    },
    "the second failure is recorded as a first, so as to have a third round": {
        "round.not_the_first",
    },
    "a third round": {"event.not_here"},
    "it proceeds, and the civil suit was not told": {"suit.not_told"},
    "more time from the wrong organ, in a case that is not complex": {
        "extension.not_major", "extension.wrong_organ",
    },
    "one side applies, orally, on a people's mediation that came to nothing": {
        "settlement.not_joint", "settlement.not_written", "settlement.not_performed",
        "settlement.no_document", "settlement.mediation_not_shown",
    },
    "the station fines 1,200 yuan, unheard": {
        "decision.beyond_station", "decision.violator_not_heard",
    },
    "both apply for approval once the decision is made": {"event.not_here"},
    "executed and closed, the injured party not served": {"execution.injured_not_served"},
}  # fmt: skip

# What the engine refuses of itself rests on the provision of the step.
PROVISIONS = {
    "zh": (
        "这一步的依据：《公安机关办理行政案件程序规定》第52条、第181条；《治安管理处罚法》第108条",
        "这一步的依据：《公安机关办理行政案件程序规定》第183条",
        "这一步的依据：《治安管理处罚法》第9条第4款；《公安机关办理行政案件程序规定》第186条",
    ),
    "en": (
        "Public Security Organs, arts 52, 181; Public Security Administration Punishments Law, art",
        "Administrative Cases of Public Security Organs, art 183\n",
        "what the step rests on: Public Security Administration Punishments Law, art 9 ¶4; ",
    ),
}


def told(lang: str = "en") -> Casebook:
    """The story, told once more."""
    book: Casebook = runpy.run_path(str(EXAMPLES / "escalation.py"))["main"](lang)
    return book


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `escalation_refused.py` has, which finds the story beside itself."""
    monkeypatch.syspath_prepend(EXAMPLES)
    monkeypatch.delitem(sys.modules, "escalation", raising=False)
    return runpy.run_path(str(EXAMPLES / "escalation_refused.py"))


@pytest.mark.usefixtures("capsys")
class TestEscalation:
    """A file, two mediations, a case and two visits."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_it_ends_where_it_should(self, lang: str) -> None:
        """Each has ended, nothing is owed, and the casebook bears out what they say."""
        book = told(lang)

        assert {case.id: case.state for case in book} == {
            "wall-dispute": dispute.State.CLOSED,
            "wall-mediation": people_mediation.State.TERMINATED,
            "wall-case": security_mediation.State.CLOSED_MEDIATED,
            "wall-visit-east": visit.State.CLOSED,
            "wall-visit-west": visit.State.CLOSED,
        }
        assert all(case.settled_up for case in book)
        assert book.remarks(CHINA) == ()

    def test_everybody_was_told_what_they_are_owed(self) -> None:
        """Each notice, to whom and when: the injured party's among them."""
        owed = {
            (case.id, duty.name, duty.to_ref, duty.done and f"{duty.done:%Y-%m-%d %H:%M}")
            for case in told()
            for duty in case.duties(CHINA)
        }

        assert owed == NOTICES

    def test_nothing_was_late_at_any_step(self) -> None:
        """Neither as it stood after an event nor, looking back, a notice or a limit."""
        book = told()
        steps = sorted({event.at for case in book for event in case.history})

        for now in steps:
            assert stood(book, now).overdue(now, CHINA) == ()
        assert not [duty for case in book for duty in case.duties(CHINA) if duty.late]
        assert not [clock for case in book for clock in case.past_clocks(CHINA) if clock.late]

    def test_each_round_is_held_on_a_working_day(self) -> None:
        """The second on the Saturday that makes up for the holiday."""
        days = {
            type(event).__name__: event.at.astimezone(SHANGHAI).date()
            for event in told()["wall-case"].history
        }

        assert days["FailRound"].isoformat() == "2026-04-30"
        assert days["MediateAgain"].isoformat() == "2026-05-09"
        assert days["MediateAgain"].isoweekday() == 6
        assert all(CHINA.is_working_day(day) for day in days.values())

    def test_the_file_says_how_it_was_settled(self) -> None:
        """63 days, at the township, and it never recurred."""
        file = told()["wall-dispute"]

        assert dispute.days_open(file, file.history[-1].at) == 10 + 31 + 22
        assert dispute.level_settled(file) is dispute.SettlingLevel.TOWNSHIP
        assert dispute.recurrences(file) == 0
        assert file.facts.follow_ups == 2

    def test_the_rounds_were_recorded_and_chaired_by_the_one_officer(self) -> None:
        """PSAPL25 108: one officer suffices where all of it is recorded."""
        facts, *rounds = (
            event
            for event in told()["wall-case"].history
            if isinstance(
                event,
                security_mediation.EstablishFacts
                | security_mediation.StartRound
                | security_mediation.MediateAgain,
            )
        )

        assert [event.chair.kind.code for event in rounds] == ["officer", "officer"]
        assert all(event.officers == ("officer-31",) for event in (facts, *rounds))
        assert all(event.recorded for event in (facts, *rounds))


def stood(book: Casebook, now: datetime) -> Casebook:
    """The casebook as it was at a time."""
    return Casebook(
        type(case).replay([event for event in case.history if event.at <= now])
        for case in book
        if case.history[0].at <= now
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("due", SAID)
def test_the_story_says_what_the_law_says(
    lang: str, due: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each due time at the step it comes from, in both languages."""
    told(lang)

    assert SAID[due][lang == "en"] in capsys.readouterr().out


class TestItsMirror:
    """All of it done wrongly."""

    @pytest.mark.parametrize("lang", LANGS)
    def test_everything_is_refused_for_its_reasons(
        self, lang: str, mirror: dict[str, Any], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Exactly those typed beside it; each is printed, with its provision."""
        refusals = mirror["mirror"](told(), lang)
        said = capsys.readouterr().out

        assert {
            what: {reason.code for reason in refused.reasons} for what, refused in refusals.items()
        } == REFUSED
        for refused in refusals.values():
            for reason in refused.reasons:
                assert reason.text(lang) in said
        for provision in PROVISIONS[lang]:
            assert provision in said

    def test_a_casebook_finds_out_what_another_case_does_not_bear_out(
        self, mirror: dict[str, Any], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The file says that the case had come to an agreement while it was in mediation."""
        [remark] = mirror["forged"]({case.id: case for case in told()}, "zh")

        assert (remark.code, remark.proceeding_id, remark.about) == (
            "outcome.state",
            "wall-dispute",
            "wall-case",
        )
        assert "该事项当时不在所述状态" in capsys.readouterr().out

    def test_nothing_tried_changes_the_story(
        self, mirror: dict[str, Any], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is refused leaves every proceeding as it was."""
        book = told()
        mirror["mirror"](book)

        assert set(book) == set(told())
        assert capsys.readouterr().out


class TestItsLog:
    """`examples/logs/escalation.jsonl`, an event a line."""

    def test_it_is_the_storys(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It makes the same proceedings again."""
        assert set(read_cases(LOG)) == set(told())
        assert capsys.readouterr().out

    def test_each_line_is_as_the_library_writes_it(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """In canonical bytes, the earliest event first."""
        lines = LOG.read_bytes().splitlines()
        written = {dumps(logged) for case in told() for logged in log_of(case)}
        times = [json.loads(line)["at"] for line in lines]

        assert set(lines) == written
        assert len(lines) == len(written) == 43
        assert times == sorted(times)
        assert capsys.readouterr().out
