"""Starting, stepping and replaying a toy machine: a proceeding is made by events alone."""

import copy
import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.declare import digest
from jingwu_model.errors import InvalidDeclaration
from jingwu_model.timeline import Calendar
from jingwu_model.workflows import Proceeding, Refused
from jingwu_model.workflows._engine import Machine
from workflows._toys import (
    ANN,
    BOB,
    Again,
    Agree,
    Ask,
    Errand,
    Facts,
    Finish,
    GoOn,
    Grant,
    Note,
    State,
    Story,
    Wait,
    act,
    at,
    run,
)

CALENDAR = Calendar.china()


def story() -> list[Any]:
    """An errand with a row of most kinds."""
    tale = Story()
    return [
        tale.ask(at(2), promised=at(20).date()),
        tale.event(Note, at(2, 10)),
        tale.event(Wait, at(3)),
        tale.event(GoOn, at(5)),
        tale.event(Grant, at(6)),
        tale.event(Again, at(9)),
        tale.tell(at(9, 10), "tell_each", BOB),
        tale.event(Agree, at(10), acts=(act(ANN, at(4)), act(BOB, at(10)))),
        tale.event(Finish, at(11), signed=True),
        tale.event(Note, at(12)),
    ]


def _told(make: Callable[[], Errand]) -> Any:
    """What is made; or of a refusal its event and reasons."""
    try:
        return make()
    except Refused as refused:
        return refused.event, refused.reasons


class TestStarting:
    """`start` makes a proceeding of a start row's event."""

    def test_the_event_sets_state_facts_and_history(self) -> None:
        """The target is the state, what the row keeps is in the facts."""
        first = Story().ask(at(2), promised=at(20).date())

        case = Errand.start(first)

        assert case.state is State.OPEN
        assert case.facts == Facts(people=(ANN, BOB), urgent=True, promised=at(20).date())
        assert case.history == (first,)
        assert case.id == "errand-1"

    def test_an_event_without_a_start_row_is_refused(self) -> None:
        """What may start one is told."""
        with pytest.raises(Refused) as refused:
            Errand.start(Story().event(Note, at(2)))

        assert [reason.code for reason in refused.value.reasons] == ["event.not_here"]
        assert refused.value.state is None
        assert refused.value.allowed == ("ask",)

    def test_acts_before_a_first_event_are_of_any_time(self) -> None:
        """What is recorded when a proceeding starts came before it."""
        first = Story().ask(at(2), acts=(act(ANN, at(1)),))

        assert Errand.start(first).history == (first,)


class TestStepping:
    """`step` answers with a new proceeding."""

    def test_the_old_one_stays_as_it_was(self) -> None:
        """State, facts and history of the one stepped from are untouched."""
        events = story()
        case = Errand.start(events[0])

        following = case.step(events[1])

        assert (case.history, case.facts.notes) == (tuple(events[:1]), 0)
        assert (following.history, following.facts.notes) == (tuple(events[:2]), 1)

    def test_a_row_keeps_stamps_counts_and_sets(self) -> None:
        """Each of the four ways a row changes the facts."""
        case = run(*story())

        assert case.facts == Facts(
            people=(ANN, BOB),
            urgent=True,
            promised=at(20).date(),
            noted=at(12),
            notes=2,
            grants=1,
            level=3,
        )

    def test_a_row_that_changes_no_fact_keeps_the_very_facts(self) -> None:
        """Nothing is copied for nothing."""
        tale = Story()
        case = Errand.start(tale.ask(at(2)))

        assert case.step(tale.event(Wait, at(3))).facts is case.facts

    def test_two_events_may_share_an_instant(self) -> None:
        """Time does not go back; it may stand still."""
        tale = Story()

        assert run(tale.ask(at(2)), tale.event(Note, at(2))).facts.notes == 1

    def test_an_end_is_ended_and_records_on(self) -> None:
        """After the end, rows only record."""
        events = story()

        assert not run(*events[:8]).ended
        assert run(*events[:9]).ended
        assert run(*events).state is State.DONE


class TestReplaying:
    """`replay` is the fold of a history."""

    def test_a_history_gives_back_the_same_object(self) -> None:
        """At every length."""
        events = story()
        for end in range(1, len(events) + 1):
            case = run(*events[:end])

            again = Errand.replay(case.history)

            assert again == case
            assert (again.state, again.facts) == (case.state, case.facts)

    def test_the_steps_alone_give_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The fold is only quicker: where it says no, the steps decide."""
        events = story()
        folded = Errand.replay(events)
        monkeypatch.setattr(Errand, "_fold", lambda _history: None)

        assert Errand.replay(events) == folded

    def test_it_takes_any_iterable(self) -> None:
        """A generator too."""
        events = story()

        assert Errand.replay(event for event in events) == run(*events)

    def test_no_event_is_no_proceeding(self) -> None:
        """An empty history is a mistake of the caller."""
        with pytest.raises(ValueError, match="no event"):
            Errand.replay([])

    @pytest.mark.parametrize("broken", range(10))
    def test_a_hole_is_refused_where_a_step_refuses_it(self, broken: int) -> None:
        """Whatever event is left out: the refusal, if there is one, is that of the steps."""
        events = story()
        del events[broken]

        assert _told(lambda: Errand.replay(events)) == _told(lambda: run(*events))

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"id": "errand-1.1"}, "event.repeated"),
            ({"proceeding_id": "errand-2"}, "event.foreign"),
            ({"at": at(1)}, "event.before_last"),
            ({"duty": "keep_watch"}, "told.no_such_duty"),
        ],
    )
    def test_a_spoiled_event_is_refused_with_its_reason(
        self, change: dict[str, Any], code: str
    ) -> None:
        """The quick fold notices all that a step does."""
        events = story()
        events[6] = attrs.evolve(events[6], **change)

        with pytest.raises(Refused) as refused:
            Errand.replay(events)

        assert [reason.code for reason in refused.value.reasons] == [code]

    def test_what_was_told_is_looked_up_in_one_walk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However many are told: each `told` asks what the walk has come to, not a new one."""
        tale = Story()
        people = tuple(f"party-{number:03}" for number in range(40))
        events = [
            tale.ask(at(2), people=people),
            tale.event(Again, at(3)),
            *(tale.tell(at(4), "tell_each", ref) for ref in people),
        ]
        walks: list[Any] = []
        walk = Machine.walk

        def counted(machine: Machine, history: Iterable[Any]) -> Iterator[Any]:
            walks.append(history)
            return walk(machine, history)

        monkeypatch.setattr(Machine, "walk", counted)
        case = Errand.replay(events)

        assert len(walks) == 1
        monkeypatch.undo()
        assert case == run(*events)
        assert all(not duty.open for duty in case.duties(CALENDAR) if duty.name == "tell_each")

    def test_what_was_told_twice_is_refused_at_the_second(self) -> None:
        """Of many told, the one in vain is found, and named."""
        tale = Story()
        events = [tale.ask(at(2)), tale.event(Again, at(3))]
        events += [tale.tell(at(4), "tell_each", ref) for ref in (ANN, BOB, ANN)]
        events.append(tale.event(Note, at(5)))

        with pytest.raises(Refused) as refused:
            Errand.replay(events)

        assert refused.value.event is events[4]
        assert [reason.code for reason in refused.value.reasons] == ["told.no_such_duty"]

    def test_what_is_no_event_is_refused(self) -> None:
        """As the first and as a later one."""
        whatever: Any = "whatever"
        for events in ([whatever], [story()[0], whatever]):
            with pytest.raises(Refused) as refused:
                Errand.replay(events)
            assert [reason.code for reason in refused.value.reasons] == ["event.unknown"]


class TestIds:
    """An event happens once, in whatever order ids come."""

    @given(
        ids=st.lists(st.text("ABab019-", min_size=1, max_size=3), min_size=1, max_size=12),
        rising=st.booleans(),
        at_once=st.integers(0, 12),
    )
    def test_only_an_id_that_stands_already_is_refused(
        self, ids: list[str], *, rising: bool, at_once: int
    ) -> None:
        """Rising or in any order, replayed before or not: the first of each id is taken."""
        tale = Story()
        ids = sorted(ids) if rising else ids
        kinds = [tale.ask(at(2)), *(tale.event(Note, at(3)) for _ in ids[1:])]
        events = [attrs.evolve(event, id=each) for event, each in zip(kinds, ids, strict=True)]
        case = Errand.start(events[0])
        seen = {ids[0]}

        for number, event in enumerate(events[1:], 1):
            if number == at_once:
                case = Errand.replay(case.history)
            assert case.can(event).codes == (("event.repeated",) if event.id in seen else ())
            if event.id in seen:
                with pytest.raises(Refused):
                    case.step(event)
            else:
                case = case.step(event)
            seen.add(event.id)

        assert [event.id for event in case.history] == list(dict.fromkeys(ids))
        assert Errand.replay(case.history) == case

    @given(ids=st.lists(st.sampled_from("ABCDEFGH"), min_size=1, max_size=8))
    def test_a_replay_refuses_the_first_that_stands_already(self, ids: list[str]) -> None:
        """As the steps do, which look at every event."""
        tale = Story()
        kinds = [tale.ask(at(2)), *(tale.event(Note, at(3)) for _ in ids[1:])]
        events = [attrs.evolve(event, id=each) for event, each in zip(kinds, ids, strict=True)]

        assert _told(lambda: Errand.replay(events)) == _told(lambda: run(*events))


class TestBeingFrozen:
    """Only start, step and replay make a proceeding, and nothing changes one."""

    def test_it_has_no_public_constructor(self) -> None:
        """However it is called."""
        make: Any = Errand
        for values in ({}, {"state": State.OPEN}, {"never": None}):
            with pytest.raises(TypeError, match="Errand is made by start, step or replay"):
                make(**values)
        with pytest.raises(TypeError, match="Errand is made by start, step or replay"):
            make(story()[0])

    def test_nothing_can_be_set_or_deleted(self) -> None:
        """No attribute, old or new."""
        case: Any = run(*story())
        for name in ("state", "facts", "history", "_place", "anything"):
            with pytest.raises(AttributeError, match="never changes"):
                setattr(case, name, None)
            with pytest.raises(AttributeError, match="never changes"):
                delattr(case, name)

    def test_attrs_evolve_fails(self) -> None:
        """A proceeding is no attrs class: its state is nobody's to choose."""
        case: Any = run(*story())

        with pytest.raises(attrs.exceptions.NotAnAttrsClassError):
            attrs.evolve(case, state=State.OPEN)

    def test_it_has_no_dict(self) -> None:
        """There is nowhere to hide a change."""
        assert not hasattr(run(*story()), "__dict__")

    def test_copies_and_pickles_are_replayed(self) -> None:
        """A pickle holds the history alone: what it says of the state is never believed."""
        case = run(*story())

        pickled = pickle.loads(pickle.dumps(case))  # noqa: S301 - our own
        for again in (copy.copy(case), copy.deepcopy(case), pickled):
            assert again == case
            assert again.facts == case.facts

    def test_equal_histories_are_equal_and_hash_alike(self) -> None:
        """Another history, another class: another proceeding."""
        events = story()
        case = run(*events)

        assert hash(case) == hash(Errand.replay(events))
        assert case != run(*events[:-1])
        assert case != "case"
        assert len({case, Errand.replay(events), run(*events[:-1])}) == 2

    def test_it_tells_where_it_stands(self) -> None:
        """And nothing about anybody."""
        assert repr(run(*story())) == "<Errand done, 10 events>"

    def test_its_digest_is_that_of_its_history(self) -> None:
        """Every event counts, and so does the machine's name."""
        events = story()
        case = run(*events)

        assert digest(case) == digest(Errand.replay(events))
        assert digest(case) != digest(run(*events[:-1]))


class TestDeclaringAClass:
    """A machine's class has a workflow of its own, and slots."""

    def test_a_class_without_a_workflow_is_refused(self) -> None:
        """Not even that of a machine it is made from."""
        with pytest.raises(InvalidDeclaration, match="workflow of its own"):
            type("Other", (Errand,), {"__slots__": ()})

    def test_a_class_without_slots_is_refused(self) -> None:
        """Each case would carry a dict."""
        with pytest.raises(InvalidDeclaration, match="__slots__"):
            type("Other", (Proceeding,), {"workflow": Errand.workflow})

    def test_a_class_may_share_a_table(self) -> None:
        """Its proceedings are its own."""
        other: Any = type("Other", (Proceeding,), {"workflow": Errand.workflow, "__slots__": ()})
        first = Story().ask(at(2))

        assert other.start(first) != Errand.start(first)
        assert isinstance(first, Ask)
