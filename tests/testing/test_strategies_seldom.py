"""What strategies of the machines seldom come to: nothing to spoil, a part in the way."""

from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import jingwu_model as jw
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.strategies import _attempts, _histories
from jingwu_model.testing.strategies._attempts import _on_road, _there, attempt
from jingwu_model.testing.strategies._histories import begun
from jingwu_model.testing.strategies._routes import Walk
from jingwu_model.testing.strategies._steps import draft, steps_of
from jingwu_model.testing.strategies._ways._draft import Move, Stop, fact
from jingwu_model.vocabulary import ActorKind, FoundBy, IncidentKind
from jingwu_model.workflows import ALL, dispute
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import security_mediation as sm

MORNING = datetime(2026, 3, 2, 9, tzinfo=jw.SHANGHAI)
EACH = settings(max_examples=10)
SEARCHED = settings(max_examples=3000, database=None, derandomize=True)


def row_of(workflow: str, source: str, event: str) -> Move:
    """The row of a machine's state and event, by their codes."""
    return next(
        row
        for row in ALL[workflow].workflow.transitions
        if row.source is not None and (row.source.code, row.event.code) == (source, event)
    )


class TestNothingToSpoil:
    """A row on which a code cannot be the reason, as a proceeding goes."""

    @pytest.mark.parametrize(
        ("workflow", "code", "source", "event", "most"),
        [
            ("people_mediation", "event.repeated", "applied", "told", 40),
            ("people_mediation", "event.repeated", "drafted", "sign", 2),
            ("people_mediation", "seal.missing", "drafted", "sign", 2),
            ("people_mediation", "court.already_accepted", "confirmation_pending", "confirm", 3),
            ("people_mediation", "event.repeated", "confirmation_pending", "extend", 5),
            ("people_mediation", "event.not_here", "drafted", "sign", 2),
            ("people_mediation", "event.unknown", "drafted", "sign", 2),
            ("visit", "returns.ended_already", "made", "end_returns", 1),
        ],
        ids=str,
    )
    def test_there_is_no_attempt(
        self, workflow: str, code: str, source: str, event: str, most: int
    ) -> None:
        """Nobody is owed anything, or the row is too far off."""

        @EACH
        @given(st.data())
        def run(data: st.DataObject) -> None:
            walk = Walk(data.draw, workflow, MORNING, "case-001", {}, most)
            assert attempt(walk, code, row_of(workflow, source, event)) is None

        run()

    def test_who_is_owed_nothing_is_told_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where nothing can come to be owed, no guard of telling somebody can be failed."""
        monkeypatch.setattr(Walk, "owe", lambda *_: False)
        told = row_of("security_mediation", "reported", "told")

        @EACH
        @given(st.data())
        def run(data: st.DataObject) -> None:
            walk = Walk(data.draw, "security_mediation", MORNING, "case-001", {}, 8)
            assert not _there(walk, "member.recused", told)

        run()

    def test_what_need_not_happen_on_the_way_does_not(self) -> None:
        """A stop that does not suit the row is passed over."""
        road = fact(Stop("accept", suits=lambda _facts, _row: False))

        @EACH
        @given(st.data())
        def run(data: st.DataObject) -> None:
            walk = Walk(data.draw, "people_mediation", MORNING, "case-001", {}, 8)
            assert _on_road(walk, road, row_of("people_mediation", "drafted", "sign"))
            assert walk.case is None

        run()

    def test_where_no_row_is_near_enough_it_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """To a draft it takes more than two events."""
        monkeypatch.setattr(_attempts, "MOST", 2)
        asked = jst.illegal_histories("people_mediation", code="seal.missing")

        with pytest.raises(InvalidArgument, match="no event was made that is refused with seal"):
            find(asked, lambda _: True)

    def test_where_no_way_is_found_it_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A way that must be looked for is looked for only so long."""
        monkeypatch.setattr(_histories, "_TRIES", 0)
        eight = {"min_size": 8, "max_size": 8}

        @settings(max_examples=100)
        @given(jst.histories("people_mediation", state=pm.State.ASSIGNED, **eight))
        def run(_: tuple[Any, ...]) -> None:
            """Draw some."""

        with pytest.raises(InvalidArgument, match="no history of 8 to 8 events that ends in assig"):
            run()

    def test_where_one_row_has_nothing_to_spoil_another_is_tried(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Three events lead to few of the states in which somebody is told."""
        monkeypatch.setattr(_attempts, "MOST", 3)
        asked = jst.illegal_histories("people_mediation", code="event.repeated", event="told")

        @EACH
        @given(asked)
        def run(attempt: jst.Attempt) -> None:
            assert len(attempt.history) <= 3
            assert attempt.case.can(attempt.event).codes == ("event.repeated",)

        run()


class TestPartsInTheWay:
    """A part that a caller fixed, beside which the rest is drawn to fit."""

    def test_whoever_applies_is_among_the_parties(self) -> None:
        """Parties that are not fixed are joined by an applicant that is."""
        parts = {"register": {"applicant": st.just("party-777")}}

        @EACH
        @given(jst.histories("dispute", parts=parts))
        def run(history: tuple[Any, ...]) -> None:
            assert "party-777" in history[0].parties

        run()

    @pytest.mark.parametrize("incident", [None, *IncidentKind])
    def test_how_a_dispute_was_found_goes_with_its_incident(self, incident: Any) -> None:
        """In an incident where one is fixed, and elsewhere where it is fixed that there is none."""
        parts = {"register": {"incident": st.just(incident)}}

        @settings(max_examples=30)
        @given(jst.histories("dispute", max_size=1, parts=parts))
        def run(history: tuple[Any, ...]) -> None:
            found_in_one = history[0].found_by is FoundBy.INCIDENT
            assert found_in_one is (incident is not None)

        run()

    def test_no_dispute_recurs_out_of_itself(self) -> None:
        """An outcome drawn of its own id names another dispute."""
        asked = jst.histories("dispute", max_size=1, proceeding_id=st.just("0"))

        (event,) = find(asked, lambda history: bool(history[0].recurrence_of), settings=SEARCHED)

        assert event.recurrence_of.proceeding_id == "dispute-001"

    def test_where_no_case_may_be_named_there_is_no_sign_of_one(self) -> None:
        """Other proceedings that are fixed stay, and what would need one of them goes."""
        none: st.SearchStrategy[Any] = st.just(())

        @settings(max_examples=50)
        @given(jst.histories("dispute", max_size=1, parts={"register": {"others": none}}))
        def run(history: tuple[Any, ...]) -> None:
            assert history[0].others == ()
            assert history[0].signs == ()

        run()

    def test_whoever_is_satisfied_has_not_declined_the_visit(self) -> None:
        """A visit is made where an answer is fixed."""
        parts = {"follow_up": {"satisfied": st.just(dispute.Satisfied.YES)}}
        seen = 0

        @settings(max_examples=60)
        @given(jst.histories("dispute", state=dispute.State.CLOSED, parts=parts))
        def run(history: tuple[Any, ...]) -> None:
            nonlocal seen
            for event in history:
                if isinstance(event, dispute.FollowUp):
                    seen += 1
                    assert event.satisfied is dispute.Satisfied.YES
                    assert event.visits[-1].state != "declined"

        run()

        assert seen

    @given(
        jst.registers(
            members=st.tuples(
                jst.members(joined=st.just(date(2024, 4, 30)), left=st.just(date(2024, 4, 30)))
            )
        )
    )
    def test_a_service_of_one_day_is_one_stretch(self, register: jw.Register) -> None:
        """No charge of such a member begins after it."""
        # What a correction superseded is no charge, whatever its days.
        for one in register.believed().assignments:
            assert one.span.since is None or one.span.since <= date(2024, 4, 30)


@pytest.mark.ci
class TestWhoeverWasRecused:
    """Somebody who was recused and acts all the same."""

    @pytest.mark.parametrize(
        ("field", "event"),
        [("by", "screen"), ("officers", "start_round"), ("acts", "sign_agreement")],
    )
    def test_they_act_in_every_way_that_there_is(self, field: str, event: str) -> None:
        """Alone, among the officers, or in what several do."""

        def acts(attempt: jst.Attempt) -> bool:
            recused = set(attempt.case.facts.recused)
            held = getattr(attempt.event, field, ())
            if field == "by":
                return held.ref in recused
            return bool(recused & {getattr(getattr(one, "by", None), "ref", one) for one in held})

        asked = jst.illegal_histories("security_mediation", code="member.recused", event=event)

        found = find(asked, acts, settings=SEARCHED)

        assert found.case.can(found.event).codes == ("member.recused",)


class TestWhoAsks:
    """Who asks for somebody's recusal."""

    def test_where_no_party_is_a_minor_a_party_asks(self) -> None:
        """A guardian who was to ask gives way to one of the parties, who asks for themselves."""
        parties = {"injured": ("party-001",), "violators": ("party-002",)}
        ages = tuple(sm.Age(party=ref, band=sm.AgeBand.ADULT) for (ref,) in parties.values())
        steps = steps_of("security_mediation")
        row = row_of("security_mediation", "reported", "ask_recusal")

        @EACH
        @given(st.data())
        def run(data: st.DataObject) -> None:
            walk = Walk(data.draw, "security_mediation", MORNING, "case-001", {}, 8)
            begun(walk)
            event = draft(data.draw, steps, walk.case, row, {})
            event.facts = attrs.evolve(event.facts, ages=ages, **parties)
            event["at"] = MORNING
            event["by"] = jw.Actor(kind=ActorKind.GUARDIAN, ref="guardian-001")

            steps.ways["recusal.guardian_of_adult"].mend(data.draw, walk.case, event)

            assert event.by.ref in {"party-001", "party-002"}
            assert event.by.ref in event["recusal_asked_by"]

        run()


def test_a_machine_has_the_rows_asked_for_here() -> None:
    """Else the rest of this file would ask nothing."""
    assert row_of("people_mediation", "drafted", "sign").target is pm.State.EFFECTIVE
