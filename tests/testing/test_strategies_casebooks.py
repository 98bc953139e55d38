"""Strategies of casebooks: proceedings beside each other, and what they say of each other."""

from collections import Counter
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis.errors import InvalidArgument

import jingwu_model as jw
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.strategies._books import _instead
from jingwu_model.workflows import ALL, Outcome, dispute, outcome_of
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import security_mediation as sm

MACHINES = tuple(ALL)
MANY = settings(max_examples=250, phases=[Phase.generate], derandomize=True)


def stated(event: Any) -> list[Outcome]:
    """The outcomes that an event states, as its fields hold them."""
    found: list[Outcome] = []
    for field in attrs.fields(type(event)):
        held = getattr(event, field.name)
        found += (
            [one for one in held if isinstance(one, Outcome)] if isinstance(held, tuple) else []
        )
        found += [held] if isinstance(held, Outcome) else []
    return found


def stood(case: Any) -> set[str]:
    """The states in which a proceeding ever stood."""
    ends = range(1, len(case.history) + 1)
    return {type(case).replay(case.history[:end]).state.code for end in ends}


class TestCasebooks:
    """Casebooks of all machines."""

    def test_all_machines_and_all_sizes_are_drawn(self) -> None:
        """To four proceedings, each by an id of its own, each as its history makes it."""
        sizes: Counter[int] = Counter()
        machines: Counter[str] = Counter()

        @settings(MANY, max_examples=150)
        @given(jst.casebooks())
        def run(book: jw.Casebook) -> None:
            sizes[len(book)] += 1
            machines.update(case.workflow.name for case in book)
            assert len({case.id for case in book}) == len(book)
            assert all(type(case).replay(case.history) == case for case in book)
            assert jw.loads(jw.dumps(book), jw.Casebook) == book

        run()

        assert sizes.keys() == {0, 1, 2, 3, 4}
        assert machines.keys() == set(MACHINES)

    @pytest.mark.ci
    def test_what_is_said_of_another_is_borne_out_or_not(self) -> None:
        """Each of the remarks that a casebook makes of outcomes is drawn, and so is none."""
        found: Counter[str] = Counter()
        whole: Counter[tuple[str, str]] = Counter()

        @MANY
        @given(jst.casebooks())
        def run(book: jw.Casebook) -> None:
            remarks = book.remarks()
            found.update(remark.code for remark in remarks)
            wrong = {(one.proceeding_id, one.event_id, one.about) for one in remarks}
            for case in book:
                for event in case.history:
                    for one in stated(event):
                        if (case.id, event.id, one.proceeding_id) not in wrong:
                            # What no remark is made of is as the other says of itself.
                            assert one.state in stood(book[one.proceeding_id])
                            whole[case.workflow.name, one.workflow] += 1

        run()

        assert {"outcome.unchecked", "outcome.unknown", "outcome.state"} <= found.keys()
        assert {
            ("dispute", "dispute"),
            ("dispute", "people_mediation"),
            ("dispute", "security_mediation"),
            ("people_mediation", "security_mediation"),
            ("security_mediation", "people_mediation"),
        } <= whole.keys()

    @given(jst.casebooks("dispute", "people_mediation", max_size=2))
    def test_it_is_of_the_machines_and_no_larger_than_asked_for(self, book: jw.Casebook) -> None:
        """What an event names of another machine is in no proceeding."""
        assert len(book) <= 2
        assert {case.workflow.name for case in book} <= {"dispute", "people_mediation"}

    @pytest.mark.ci
    def test_a_follow_up_rests_on_the_visits_it_names(self) -> None:
        """A visit is led on from one of its states to the other that is named."""

        def rests(book: jw.Casebook) -> bool:
            wrong = {(one.proceeding_id, one.event_id) for one in book.remarks()}
            return any(
                isinstance(event, dispute.FollowUp) and (case.id, event.id) not in wrong
                for case in book
                for event in case.history
            )

        asked = settings(
            max_examples=3000, database=None, derandomize=True, phases=[Phase.generate]
        )

        found = find(jst.casebooks("dispute", "visit"), rests, settings=asked)

        assert {case.workflow.name for case in found} == {"dispute", "visit"}

    def test_it_shrinks_towards_none(self) -> None:
        """Of any, the smallest has no proceedings."""
        assert len(find(jst.casebooks(), lambda _: True)) == 0

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: jst.casebooks("mediation"), "no machine is named 'mediation'; there are"),
            (lambda: jst.casebooks(max_size="3"), "^max_size: a whole number, not '3'$"),  # type: ignore[arg-type]
            (lambda: jst.casebooks(max_size=-1), "no proceedings or more, not -1"),
        ],
    )
    def test_what_cannot_be_is_refused(self, make: Any, words: str) -> None:
        """When the strategy is made."""
        with pytest.raises(InvalidArgument, match=words):
            make()

    def test_an_empty_one_can_be_asked_for(self) -> None:
        """Of no proceedings at most."""
        assert find(jst.casebooks(max_size=0), lambda _: True) == jw.Casebook()

    def test_an_event_that_may_not_happen_so_stays_as_it_was(self) -> None:
        """A proceeding never states what its machine refuses."""
        case = find(
            jst.proceedings("people_mediation"),
            lambda case: isinstance(case.history[0], pm.Apply),
        )
        asked = find(
            jst.proceedings("security_mediation"),
            lambda case: isinstance(case.history[0], sm.Report),
        )
        wrong = attrs.evolve(outcome_of(asked), state="closed_decided")
        told = attrs.evolve(wrong, state="referred_to_pmc_or_court")

        assert _instead(case, 0, attrs.evolve(case.history[0], referral=wrong)) is case
        assert _instead(case, 0, attrs.evolve(case.history[0], referral=told)) != case
