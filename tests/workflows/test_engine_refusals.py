"""Refusals of a toy machine: every reason, whose it is, and what is allowed instead."""

import pickle
from datetime import timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidDeclaration, JingwuError
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    Actor,
    Answer,
    How,
    Refused,
    ToldOutcome,
    fact_guard,
    guard,
)
from jingwu_model.workflows import people_mediation as pm
from workflows._toys import (
    ANN,
    BASIS,
    BOB,
    Again,
    Agree,
    Ask,
    Claim,
    Errand,
    Finish,
    GiveUp,
    GoOn,
    Grant,
    Note,
    RunOut,
    State,
    Story,
    Stray,
    Wait,
    act,
    at,
    run,
)


def codes(case: Errand, event: Any) -> tuple[str, ...]:
    """Why an event is refused, after making sure that `step` refuses it for the same."""
    answer = case.can(event)
    if answer:
        assert case.step(event).history[-1] == event
    else:
        with pytest.raises(Refused) as refused:
            case.step(event)
        assert refused.value.reasons == answer.reasons
    return answer.codes


@pytest.fixture
def tale() -> Story:
    """A story to tell."""
    return Story()


@pytest.fixture
def case(tale: Story) -> Errand:
    """An errand that was asked for, and noted the next day."""
    return run(tale.ask(at(2)), tale.event(Note, at(3)))


class TestTheEnginesOwnReasons:
    """What every machine refuses alike."""

    def test_an_event_of_another_machine_is_unknown(self, case: Errand, tale: Story) -> None:
        """Of another machine, or of none."""
        head = tale.head(ActorKind.PARTY, at(4))

        assert codes(case, pm.Refuse(**head)) == ("event.unknown",)
        assert codes(case, tale.event(Stray, at(4))) == ("event.unknown",)

    @pytest.mark.parametrize("whatever", [None, "text", object(), Ask])
    def test_what_is_no_event_is_unknown(self, case: Errand, whatever: Any) -> None:
        """It is refused, not fallen over, and said by its class's name."""
        assert codes(case, whatever) == ("event.unknown",)
        with pytest.raises(Refused, match=type(whatever).__name__):
            case.step(whatever)

    def test_an_event_without_a_row_here_is_not_here(self, case: Errand, tale: Story) -> None:
        """A known event, in a state without a row for it."""
        assert codes(case, tale.event(GoOn, at(4))) == ("event.not_here",)

    def test_time_never_goes_back(self, case: Errand, tale: Story) -> None:
        """Not by a microsecond."""
        early = at(3) - timedelta(microseconds=1)

        assert codes(case, tale.event(Note, early)) == ("event.before_last",)
        assert codes(case, tale.event(Note, at(3))) == ()

    def test_an_event_happens_once(self, case: Errand, tale: Story) -> None:
        """The same event sent again, and another of the same id."""
        assert codes(case, case.history[1]) == ("event.repeated",)
        other = attrs.evolve(tale.event(Wait, at(4)), id=case.history[0].id)
        assert codes(case, other) == ("event.repeated",)

    def test_another_proceedings_event_is_foreign(self, case: Errand) -> None:
        """However well it would fit."""
        assert codes(case, Story("errand-2").event(Wait, at(4))) == ("event.foreign",)

    def test_an_actor_of_another_kind_may_not(self, case: Errand, tale: Story) -> None:
        """With one actor allowed, and with two."""
        assert codes(case, tale.event(Grant, at(4), by=ActorKind.OFFICER)) == ("actor.not_allowed",)
        start = tale.ask(at(2))
        wrong = attrs.evolve(start, by=Actor(kind=ActorKind.COURT, ref="c"))
        assert Errand.may_start(wrong).codes == ("actor.not_allowed",)
        assert Errand.may_start(start)

    @pytest.mark.parametrize(
        ("when", "refused"),
        [(at(2), ()), (at(1), ("acts.out_of_time",)), (at(4), ()), (at(5), ("acts.out_of_time",))],
    )
    def test_a_joint_act_lies_within_the_proceeding(
        self, case: Errand, tale: Story, when: Any, refused: tuple[str, ...]
    ) -> None:
        """Not before its start, not after the event; before the event last recorded, it may."""
        event = tale.event(Agree, at(4), acts=(act(ANN, when), act(BOB, at(4))))

        assert codes(case, event) == refused

    def test_a_first_event_records_no_later_act(self, tale: Story) -> None:
        """What has not happened yet cannot be recorded."""
        first = tale.ask(at(2), acts=(act(ANN, at(3)),))

        assert Errand.may_start(first).codes == ("acts.out_of_time",)
        with pytest.raises(Refused, match="later than the event"):
            Errand.start(first)

    def test_they_are_marked_as_the_librarys(self, case: Errand, tale: Story) -> None:
        """No provision is claimed for them; a guard's reason has one."""
        mixed = tale.event(Finish, at(2), signed=False, by=ActorKind.HEAD)

        own = {reason.code: reason.own for reason in case.can(mixed).reasons}

        assert own == {
            "event.before_last": True,
            "actor.not_allowed": True,
            "errand.not_signed": False,
        }
        for reason in case.can(mixed).reasons:
            assert (reason.citation.key == "library") is reason.own

    def test_every_reason_is_given_at_once(self, case: Errand, tale: Story) -> None:
        """Not the first one alone."""
        event = attrs.evolve(
            Story("errand-2").event(Finish, at(1), signed=False, paid=False, by=ActorKind.COURT),
            id=case.history[0].id,
        )

        assert codes(case, event) == (
            "event.foreign",
            "event.before_last",
            "event.repeated",
            "actor.not_allowed",
            "errand.not_signed",
            "errand.not_paid",
        )


class TestTellingAReason:
    """A refusal reads aloud in both languages."""

    def test_a_refusal_names_reason_provision_helper_and_way_out(
        self, case: Errand, tale: Story
    ) -> None:
        """What is refused, why, who can mend it, what else may happen now."""
        with pytest.raises(Refused) as refused:
            case.step(tale.event(Finish, at(4), signed=False))

        assert refused.value.text("en").splitlines() == [
            "errand: finish is refused in state 'open'",
            f"  it is not signed for ({BASIS[36].text('en')}); party can supply it",
            "what is allowed now: note, wait, grant, again, claim, run_out, give_up, agree, told",
        ]
        assert refused.value.text("zh").splitlines()[:2] == [
            "跑腿（errand）：“进行中”状态下不能记录“完成”（finish）",
            f"  未签收（{BASIS[36].text('zh')}）；可由当事人补齐",
        ]
        assert refused.value.text("zh").endswith("“共同同意”（agree）、“已告知”（told）")
        assert str(refused.value) == refused.value.text("en")

    def test_before_the_start_it_says_so(self, tale: Story) -> None:
        """And names what may start one."""
        with pytest.raises(Refused) as refused:
            Errand.start(tale.event(Note, at(2)))

        assert refused.value.text("en").splitlines() == [
            "errand: note is refused before the start",
            "  there is no such step in this state",
            "what is allowed now: ask",
        ]
        assert "尚未开始时不能记录“记录”" in refused.value.text("zh")

    def test_with_nothing_allowed_it_says_so(self, tale: Story) -> None:
        """An end whose duties are all done allows nothing but what was refused."""
        case = run(tale.ask(at(2)), tale.event(Again, at(2)), tale.event(GiveUp, at(9)))
        told = tale.tell(at(9), "tell_each", ANN)
        case = case.step(told).step(tale.tell(at(9), "tell_each", BOB))
        case = case.step(tale.tell(at(9), "keep_watch", "party", by=ActorKind.HEAD))

        with pytest.raises(Refused) as refused:
            case.step(tale.event(Note, at(9)))

        assert refused.value.allowed == ()
        assert refused.value.text("en").endswith("what is allowed now: nothing")
        assert refused.value.text("zh").endswith("此时可以记录：无")

    def test_who_can_supply_it_is_joined(self, case: Errand, tale: Story) -> None:
        """Two who can mend one thing."""
        answer = case.can(tale.event(Finish, at(4), signed=True, paid=False))

        assert answer.text("en").endswith("; party or head can supply it")
        assert "可由当事人、" in answer.text("zh")

    def test_a_stray_object_is_called_by_its_class(self, case: Errand) -> None:
        """In both languages."""
        whatever: Any = 3.5
        with pytest.raises(Refused) as refused:
            case.step(whatever)

        assert "float is refused" in refused.value.text("en")
        assert "不能记录float" in refused.value.text("zh")

    def test_it_is_an_error_of_the_library_and_a_value_error(
        self, case: Errand, tale: Story
    ) -> None:
        """And it survives pickling."""
        with pytest.raises(Refused) as refused:
            case.step(tale.event(GoOn, at(4)))
        error = refused.value

        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

        assert isinstance(error, JingwuError)
        assert isinstance(error, ValueError)
        assert again.text("zh") == error.text("zh")
        assert (again.workflow, again.state, again.event) == ("errand", State.OPEN, error.event)


class TestAnswers:
    """`can` answers; an answer is true where an event may happen."""

    def test_an_answer_without_reasons_is_yes(self) -> None:
        """And has nothing to say."""
        assert Answer()
        assert Answer().text("zh") == ""

    @given(
        kind=st.sampled_from([Note, Wait, GoOn, Grant, Again, Claim, RunOut, GiveUp, Finish]),
        by=st.sampled_from(list(ActorKind)),
        hours=st.integers(-48, 48),
        repeated=st.booleans(),
        foreign=st.booleans(),
        flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    )
    def test_can_and_step_agree(  # noqa: PLR0913 - all that can be wrong at once
        self,
        *,
        kind: Any,
        by: ActorKind,
        hours: int,
        repeated: bool,
        foreign: bool,
        flags: tuple[bool, bool, bool],
    ) -> None:
        """Whatever is wrong: the quick way and the slow way give one answer."""
        tale = Story()
        case = run(tale.ask(at(2), urgent=flags[0]), tale.event(Note, at(3)))
        more = {"signed": flags[1], "paid": flags[2]} if kind is Finish else {}
        teller = Story("errand-2") if foreign else tale
        event = teller.event(kind, at(3) + timedelta(hours=hours), by=by, **more)
        if repeated:
            event = attrs.evolve(event, id=case.history[0].id)

        found = codes(case, event)

        assert ("event.foreign" in found) is foreign
        assert ("event.repeated" in found) is repeated
        assert ("event.before_last" in found) is (hours < 0)


class TestOptions:
    """`options` says, per event, what the case stands against and what the event must satisfy."""

    def test_guards_of_the_facts_are_answered_and_others_listed(self, tale: Story) -> None:
        """What is not urgent is never finished, whatever is signed."""
        case = run(tale.ask(at(2), urgent=False))

        options = {option.event: option for option in case.options()}

        finish = options[Finish]
        assert not finish.open
        assert [reason.code for reason in finish.blocked] == ["errand.not_urgent"]
        assert [reason.code for reason in finish.needs] == ["errand.not_signed", "errand.not_paid"]
        assert finish.actors == (ActorKind.OFFICER,)
        assert finish.target is State.DONE
        assert options[Wait].open

    def test_telling_is_blocked_while_nothing_is_owed(self, tale: Story) -> None:
        """And open from the moment a duty is."""
        case = run(tale.ask(at(2)))
        told = case.options()[-1]
        assert told.open, "the watch is owed from the start"

        done = case.step(tale.tell(at(2), "keep_watch", "party", by=ActorKind.HEAD))

        assert [reason.code for reason in done.options()[-1].blocked] == ["told.no_such_duty"]


class TestDeclaringGuards:
    """A guard has a code and both texts."""

    @pytest.mark.parametrize(
        ("code", "zh", "en"), [("", "甲", "a"), ("c", " ", "a"), ("c", "甲", "")]
    )
    @pytest.mark.parametrize("make", [guard, fact_guard])
    def test_half_a_reason_is_refused(self, make: Any, code: str, zh: str, en: str) -> None:
        """When the guard is made."""
        with pytest.raises(InvalidDeclaration, match="code, zh and en"):
            make(code, BASIS[35], zh=zh, en=en)


class TestTelling:
    """A duty is told open, by whoever owes it."""

    @pytest.mark.parametrize(
        ("change", "refused"),
        [
            ({}, ()),
            ({"to": BOB}, ()),
            ({"to": "party-eve"}, ("told.no_such_duty",)),
            ({"duty": "tell_all"}, ("told.no_such_duty",)),
            ({"by": Actor(kind=ActorKind.HEAD, ref="h")}, ("actor.not_allowed",)),
            ({"by": Actor(kind=ActorKind.PARTY, ref=ANN)}, ("actor.not_allowed",)),
        ],
    )
    def test_which_duty_and_who_owes_it_is_asked(
        self, tale: Story, change: dict[str, Any], refused: tuple[str, ...]
    ) -> None:
        """Each duty by name and person; the head owes others, the party none."""
        case = run(tale.ask(at(2)), tale.event(Again, at(3)))

        assert codes(case, attrs.evolve(tale.tell(at(4), "tell_each", ANN), **change)) == refused

    def test_nobody_is_told_twice_for_one_duty(self, tale: Story) -> None:
        """What was done is not open any more."""
        case = run(tale.ask(at(2)), tale.event(Again, at(3)), tale.tell(at(4), "tell_each", ANN))

        assert codes(case, tale.tell(at(4), "tell_each", ANN)) == ("told.no_such_duty",)

    def test_an_attempt_noted_discharges_it_too(self, tale: Story) -> None:
        """Unreachable or refused, with what was tried."""
        case = run(tale.ask(at(2)), tale.event(Again, at(3)))
        tried = tale.tell(
            at(4), "tell_each", ANN, outcome=ToldOutcome.UNREACHABLE, tried=(How.ORALLY,)
        )

        assert codes(case.step(tried), tale.tell(at(4), "tell_each", ANN)) == ("told.no_such_duty",)
