"""The links of law.md C: A4 → B1, B7 → A1, B16 → A21 → A22, and the dispute above both."""

import pytest

from jingwu_model.workflows import Outcome, Refused, dispute
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import security_mediation as sm
from workflows._rows import Case
from workflows.test_links import remarks, story, truly


def refusal(case: Case, *others: Case) -> list[str]:
    """Why what a case states of others cannot be stated truly."""
    with pytest.raises(Refused) as refused:
        truly(case, *others)
    return [reason.code for reason in refused.value.reasons]


def states_named(case: Case) -> list[tuple[str, str, str]]:
    """What a case states of others: the event, the other, its state."""
    return [
        (event.code, one.proceeding_id, one.state)
        for event in case.history
        for name in ("referral", "escalated_from", "mediation", "outcome", "visit", "others")
        for one in _listed(getattr(event, name, None))
    ]


def _listed(value: object) -> list[Outcome]:
    held = value if isinstance(value, tuple) else (value,)
    return [one for one in held if isinstance(one, Outcome)]


class TestToldToApply:
    """A4 → B1: no violation, so people's mediation was told as a way, and a party applies."""

    told = story("security_mediation", "case-9", "@reported", "03-03 refer_dispute")
    applied = story(
        "people_mediation",
        "pm-1",
        "03-04 apply referral=security_mediation:case-9:referred_to_pmc_or_court",
    )

    def test_the_case_bears_it_out(self) -> None:
        """It ended there the day before."""
        case = truly(self.applied, self.told)

        assert case.state is pm.State.APPLIED
        assert states_named(case) == [("apply", "case-9", "referred_to_pmc_or_court")]
        assert remarks(case, self.told) == []

    def test_a_case_that_goes_on_told_nobody_so(self) -> None:
        """Truly stated, it is refused; falsely stated, it is named."""
        filed = story("security_mediation", "case-9", "@filed")

        assert refusal(self.applied, filed) == ["referral.not_told"]
        assert remarks(self.applied, filed) == [("pm-1", "outcome.state", "case-9")]


class TestRiskReported:
    """B7 → A1: the mediator finds a risk, and the report to the police opens a case."""

    at_risk = story("people_mediation", "pm-1", "@at_risk")
    reported = story(
        "security_mediation",
        "case-9",
        "03-05 report escalated_from=people_mediation:pm-1:in_mediation",
    )

    def test_the_mediation_bears_it_out(self) -> None:
        """It was in mediation, and a risk was found the day before."""
        case = truly(self.reported, self.at_risk)

        assert self.at_risk.facts.escalation
        assert states_named(case) == [("report", "pm-1", "in_mediation")]
        assert remarks(case, self.at_risk) == []

    def test_one_that_has_ended_reports_nothing(self) -> None:
        """It failed before."""
        failed = story("people_mediation", "pm-1", "@in_mediation", "03-04 fail")

        assert refusal(self.reported, failed) == ["report.not_from_mediation"]
        assert remarks(self.reported, failed) == [("case-9", "outcome.state", "pm-1")]


class TestPerformedBesideTheCase:
    """B16 → A21 → A22: performed, both apply in writing, approved: no penalty (PSAPL25 9 ¶4)."""

    performed = story("people_mediation", "pm-1", "@effective", "03-10 perform")
    applied = (
        "03-11 apply_for_approval route=people_mediation mediation=people_mediation:pm-1:performed"
    )

    def test_the_agreement_bears_it_out(self) -> None:
        """Performed on the 10th, applied for on the 11th, approved on the 12th."""
        case = truly(
            story("security_mediation", "case-9", "@filed", self.applied, "03-12 approve"),
            self.performed,
        )

        assert case.state is sm.State.CLOSED_SETTLED
        assert states_named(case) == [("apply_for_approval", "pm-1", "performed")]
        assert remarks(case, self.performed) == []

    def test_an_agreement_not_performed_closes_no_case(self) -> None:
        """In effect is not performed."""
        effective = story("people_mediation", "pm-1", "@effective")
        claimed = story("security_mediation", "case-9", "@filed", self.applied)

        assert remarks(claimed, effective) == [("case-9", "outcome.state", "pm-1")]
        assert refusal(claimed, effective)


class TestTheDisputeAboveBoth:
    """domain.md 5.1: a people's mediation beside an open case, and the visit afterwards."""

    mediation = story("people_mediation", "pm-1", "@effective", "03-10 perform")
    visit = story(
        "visit",
        "visit-1",
        "03-10 plan purpose=mediation_follow_up visited=party-001",
        "03-11 make",
    )

    def test_every_link_is_borne_out(self) -> None:
        """Filed on the 2nd, mediated by the committee, performed, approved, visited, closed."""
        case = truly(
            story(
                "security_mediation",
                "case-9",
                "@filed",
                TestPerformedBesideTheCase.applied,
                "03-12 approve",
            ),
            self.mediation,
        )
        whole = truly(
            story(
                "dispute",
                "dispute-1",
                "03-02 register signs=offence others=security_mediation:case-9:filed",
                "03-03 triage",
                "03-04 begin others=security_mediation:case-9:filed",
                "03-09 settle",
                "03-12 follow_up",
                "03-16 close",
            ),
            case,
            self.mediation,
            self.visit,
        )

        assert whole.state is dispute.State.CLOSED
        assert states_named(whole) == [
            ("register", "case-9", "filed"),
            ("begin", "case-9", "filed"),
            ("settle", "pm-1", "effective"),
            ("follow_up", "visit-1", "made"),
            ("close", "pm-1", "performed"),
        ]
        assert remarks(whole, case, self.mediation, self.visit) == []

    def test_no_mediation_begins_beside_one_of_the_police(self) -> None:
        """Both have consented to theirs on the 4th."""
        consented = story("security_mediation", "case-9", "@consented")
        claimed = story(
            "dispute",
            "dispute-1",
            "@triaged",
            "03-05 begin others=security_mediation:case-9:filed",
        )

        assert refusal(claimed, consented) == ["case.in_mediation"]
        assert remarks(claimed, consented) == [("dispute-1", "outcome.state", "case-9")]


class TestTheDisputeInACase:
    """domain.md 5.1: settled at AGREED, closed at CLOSED_MEDIATED, failed where it failed."""

    begun = ("@triaged", "03-04 begin channel=security_mediation proceeding=case-9")

    def test_it_is_settled_by_the_agreement_and_closed_by_its_performance(self) -> None:
        """Signed on the 5th, performed on the 12th."""
        case = story("security_mediation", "case-9", "@agreed", "03-12 perform")
        visit = TestTheDisputeAboveBoth.visit
        whole = truly(
            story(
                "dispute",
                "dispute-1",
                *self.begun,
                "03-06 settle outcome=security_mediation:case-9:agreed mediators=",
                "03-12 follow_up",
                "03-13 close outcome=security_mediation:case-9:closed_mediated",
            ),
            case,
            visit,
        )

        assert whole.state is dispute.State.CLOSED
        assert remarks(whole, case, visit) == []

    def test_a_default_settles_nothing(self) -> None:
        """Not performed by its day: the case says so, and the dispute breaks out again."""
        case = story("security_mediation", "case-9", "@defaulted")
        settled = (
            *self.begun,
            "03-06 settle outcome=security_mediation:case-9:agreed mediators=",
        )
        again = "03-16 recurred others=security_mediation:case-9:defaulted"
        back = truly(story("dispute", "dispute-1", *settled, again), case)

        assert back.state is dispute.State.REGISTERED
        assert dispute.recurrences(back) == 1
        assert remarks(back, case) == []

    def test_what_failed_there_failed_here(self) -> None:
        """And the civil suit is told, in the dispute as in the case."""
        case = story("security_mediation", "case-9", "@mediation_failed")
        failed = "03-09 fail_security_mediation outcome=security_mediation:case-9:mediation_failed"
        over = truly(story("dispute", "dispute-1", *self.begun, failed), case)

        assert over.state is dispute.State.UNSETTLED
        assert remarks(over, case) == []

    def test_what_goes_on_there_has_not_failed(self) -> None:
        """One round is left."""
        case = story("security_mediation", "case-9", "@round1_failed")
        failed = "03-09 fail_security_mediation outcome=security_mediation:case-9:mediation_failed"
        claimed = story("dispute", "dispute-1", *self.begun, failed)

        assert refusal(claimed, case) == ["security_mediation.not_over"]
        assert remarks(claimed, case) == [("dispute-1", "outcome.state", "case-9")]
