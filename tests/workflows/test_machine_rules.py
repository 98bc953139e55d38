"""What the law and the domain's page say of a machine as a whole."""

from jingwu_model.declare import specs
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import ALL, visit
from jingwu_model.workflows import people_mediation as pm


class TestMachines:
    """law.md, machine B, its invariants; domain.md 5.2."""

    def test_there_is_no_place_for_a_fee(self) -> None:
        """PML 4: mediation is free of charge."""
        nouns = (pm.Facts, *ALL["people_mediation"].workflow.events)
        names = {spec.name for noun in nouns for spec in specs(noun)}
        words = ("fee", "charge", "price", "cost", "amount", "paid")

        assert not [name for name in names if any(word in name for word in words)]

    def test_a_party_can_leave_from_every_open_state(self) -> None:
        """PML 3: mediation never bars the other remedies; pending confirmation is withdrawn."""
        moves = ALL["people_mediation"].workflow.moves
        ends = ALL["people_mediation"].workflow.ends
        stuck = {
            state.code
            for state in ALL["people_mediation"].workflow.states
            if state not in ends
            and not any(
                ActorKind.PARTY in one.actors and one.target in ends
                for one in moves[state].values()
            )
        }

        assert stuck == {"confirmation_pending"}
        leaving = moves[pm.State.CONFIRMATION_PENDING][pm.WithdrawApplication]
        assert ActorKind.PARTY in leaving.actors
        assert leaving.target is pm.State.EFFECTIVE

    def test_nobody_of_the_police_acts_in_it(self) -> None:
        """PML 18, B3: they inform; the party applies."""
        police = {ActorKind.OFFICER, ActorKind.AUXILIARY, ActorKind.ASSISTANT, ActorKind.STATION}

        assert not [
            one for one in ALL["people_mediation"].workflow.transitions if police & set(one.actors)
        ]

    def test_a_visit_that_was_not_made_discharges_nothing(self) -> None:
        """domain.md 5.2: declined, missed and cancelled discharge no notice owed by law."""
        rows = [
            one
            for one in ALL["visit"].workflow.transitions
            if one.event in {visit.Decline, visit.Miss, visit.Cancel}
        ]

        assert len(rows) == 4
        assert not [one for one in rows if one.discharges]

    def test_no_reason_is_asked_of_whoever_declines(self) -> None:
        """Declining and breaking off carry nothing but who, when and where."""
        plain = {"id", "proceeding_id", "at", "by"}

        for event in (visit.Decline, visit.BreakOff, pm.Refuse, visit.EndReturns):
            assert {spec.name for spec in specs(event)} == plain
