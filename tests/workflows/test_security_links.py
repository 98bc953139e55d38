"""Public-security mediation and people's mediation: what one states of the other is checked."""

from typing import Any

import attrs

from jingwu_model.workflows import ALL, Casebook, Outcome, outcome_of
from jingwu_model.workflows import security_mediation as sm
from workflows._rows import Case, Rows, typed_in


def walked(name: str, path: list[str], proceeding_id: str) -> Case:
    """A case of a machine at the end of a path, by an id of its own."""
    case = Rows(ALL[name], typed_in(name)).walk(path)
    assert case is not None
    return renamed(case, proceeding_id)


def renamed(case: Case, proceeding_id: str) -> Case:
    """The same events, of another proceeding."""
    events = (attrs.evolve(event, proceeding_id=proceeding_id) for event in case.history)
    return type(case).replay(events)


def stepped(case: Case, code: str, day: str, **change: Any) -> Case:
    """The case after the good event of a kind, changed."""
    rows = Rows(ALL[case.workflow.name], typed_in(case.workflow.name))
    event = rows.event(code, day)
    return case.step(attrs.evolve(event, id=f"{code}-{day}", proceeding_id=case.id, **change))


def remarks(*cases: Case) -> list[str]:
    """The codes of what a casebook of these says."""
    return [remark.code for remark in Casebook(cases).remarks()]


def reported(outcome: Outcome) -> Case:
    """A report that came of a people's mediation."""
    rows = Rows(ALL["security_mediation"], typed_in("security_mediation"))
    event = rows.event("report", "03-05")
    assert isinstance(event, sm.Report)
    return sm.SecurityMediation.start(
        attrs.evolve(event, proceeding_id="sm-1", escalated_from=outcome)
    )


def applied(outcome: Outcome) -> Case:
    """A case in which both sides show a performed people's mediation."""
    case = walked("security_mediation", ["@penalty_track"], "sm-1")
    return stepped(
        case,
        "apply_for_approval",
        "03-23",
        route=sm.SettlementRoute.PEOPLE_MEDIATION,
        mediation=outcome,
    )


class TestEscalation:
    """law.md, machine C: B7 → A1."""

    def test_a_risk_that_mediators_reported_is_borne_out(self) -> None:
        """By the mediation that goes on."""
        mediation = walked("people_mediation", ["@at_risk"], "pm-1")

        assert remarks(reported(outcome_of(mediation)), mediation) == []

    def test_one_that_nobody_mediates_is_named(self) -> None:
        """No such proceeding."""
        mediation = walked("people_mediation", ["@at_risk"], "pm-1")

        assert remarks(reported(outcome_of(mediation))) == ["outcome.unknown"]


class TestSettlement:
    """law.md, machine C: B16 → A21 → A22."""

    def test_a_performed_mediation_ends_the_case_without_a_penalty(self) -> None:
        """Both apply, the head approves, and the victim is owed a notice."""
        mediation = walked("people_mediation", ["@effective", "03-20 perform"], "pm-1")
        case = stepped(applied(outcome_of(mediation)), "approve", "03-24")

        assert case.state is sm.State.CLOSED_SETTLED
        assert case.facts.decision is None
        assert remarks(case, mediation) == []

    def test_one_that_was_not_performed_is_named(self) -> None:
        """The state is claimed, and the mediation's own history says otherwise."""
        mediation = walked("people_mediation", ["@effective"], "pm-1")
        claimed = attrs.evolve(outcome_of(mediation), state="performed")

        assert remarks(applied(claimed), mediation) == ["outcome.state"]

    def test_one_that_was_altered_since_is_named(self) -> None:
        """The digest is another's."""
        mediation = walked("people_mediation", ["@effective", "03-20 perform"], "pm-1")
        other = walked("people_mediation", ["@oral", "03-20 perform"], "pm-1")

        assert remarks(applied(outcome_of(mediation)), other) == ["outcome.digest"]
