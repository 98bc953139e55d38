"""Links between machines: what one proceeding states of another is asked of that other."""

from typing import Any

import attrs
import pytest

from jingwu_model.workflows import ALL, Casebook, Event, Outcome, Refused, dispute, outcome_of
from workflows._rows import Case, Rows, on, typed_in


def story(name: str, proceeding_id: str, *path: str) -> Case:
    """A case of a machine at the end of a road of its rows, under an id of its own."""
    case = Rows(ALL[name], typed_in(name)).walk(path)
    assert case is not None
    events = (attrs.evolve(event, proceeding_id=proceeding_id) for event in case.history)
    return ALL[name].replay(events)


def truly(case: Case, *others: Case) -> Case:
    """A case in which every outcome of one of these others is what it was at that time."""
    held = {other.id: other for other in others}

    def asked(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(asked, value))
        if isinstance(value, Outcome) and value.proceeding_id in held:
            return outcome_of(held[value.proceeding_id], value.at)
        return value

    def told(event: Event) -> Event:
        fields = {field.name: getattr(event, field.name) for field in attrs.fields(type(event))}
        return type(event)(**{name: asked(value) for name, value in fields.items()})

    return type(case).replay(map(told, case.history))


def stating(case: Case, change: dict[str, Any]) -> Case:
    """A case whose last event states its outcome otherwise."""
    *earlier, last = case.history
    outcome = attrs.evolve(last.outcome, **change)
    return type(case).replay([*earlier, attrs.evolve(last, outcome=outcome)])


def remarks(*cases: Case) -> list[tuple[str, str, str]]:
    """What a casebook of these remarks: of which case, what, and about which other."""
    return [(one.proceeding_id, one.code, one.about) for one in Casebook(cases).remarks()]


MEDIATION = story("people_mediation", "pm-1", "@effective", "03-10 perform")
VISIT = story(
    "visit",
    "visit-1",
    "03-10 plan purpose=mediation_follow_up visited=party-001",
    "03-11 make",
)
WHOLE = ("@followed", "03-16 close")


class TestDisputeAboveAMediation:
    """domain.md 5.1: settled, followed up and closed by where the others stand."""

    def test_what_they_bear_out_is_not_remarked(self) -> None:
        """Effective on 6 March, performed on the 10th, visited on the 11th."""
        case = truly(story("dispute", "dispute-1", *WHOLE), MEDIATION, VISIT)
        stated = {
            name: value.state
            for event in case.history
            for name in ("outcome", "visit")
            if isinstance(value := getattr(event, name, None), Outcome)
        }

        assert case.state is dispute.State.CLOSED
        assert stated == {"outcome": "performed", "visit": "made"}
        assert remarks(case, MEDIATION, VISIT) == []

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"state": "confirmed"}, "outcome.state"),
            ({"state": "performed"}, "outcome.state"),
            ({"digest": "1" * 64}, "outcome.digest"),
        ],
    )
    def test_what_the_mediation_does_not_is_named(self, change: Any, code: str) -> None:
        """On the 9th it was effective, and neither confirmed nor performed."""
        settled = truly(story("dispute", "dispute-1", "@settled"), MEDIATION)
        case = stating(settled, change)

        assert remarks(settled, MEDIATION) == []
        assert remarks(case, MEDIATION) == [("dispute-1", code, "pm-1")]
        assert [one.event_id for one in Casebook([case, MEDIATION]).remarks()] == [
            case.history[-1].id
        ]

    @pytest.mark.parametrize("day", ["03-06", "03-10"])
    def test_only_where_it_stands_when_it_settles_counts(self, day: str) -> None:
        """It was in effect on the 6th, too; it may have fallen since."""
        settled = truly(story("dispute", "dispute-1", "@settled"), MEDIATION)

        with pytest.raises(Refused) as refused:
            stating(settled, {"at": on(day)})
        assert [one.code for one in refused.value.reasons] == ["outcome.not_of_now"]

    def test_a_mediation_that_nobody_has_is_named(self) -> None:
        """Its id stands in no casebook, or is another machine's."""
        case = story("dispute", "dispute-1", "@settled")

        assert remarks(case) == [("dispute-1", "outcome.unknown", "pm-1")]
        assert remarks(case, story("visit", "pm-1", "@planned")) == [
            ("dispute-1", "outcome.unknown", "pm-1")
        ]

    def test_a_visit_that_was_not_made_is_named(self) -> None:
        """The follow-up says it was made; the visit says that it was planned."""
        planned = type(VISIT).replay(VISIT.history[:1])
        case = truly(story("dispute", "dispute-1", "@followed"), MEDIATION)

        assert remarks(case, MEDIATION, VISIT) == [("dispute-1", "outcome.digest", "visit-1")]
        assert remarks(case, MEDIATION, planned) == [("dispute-1", "outcome.state", "visit-1")]

    def test_a_mediation_that_failed_settles_nothing(self) -> None:
        """Neither by its true outcome nor, as the casebook finds, by a false one."""
        failed = story("people_mediation", "pm-1", "@in_mediation", "03-09 fail")
        claimed = story("dispute", "dispute-1", "@settled")

        with pytest.raises(Refused) as refused:
            truly(claimed, failed)
        assert [one.code for one in refused.value.reasons] == ["settlement.not_borne_out"]
        assert remarks(claimed, failed) == [("dispute-1", "outcome.state", "pm-1")]

    def test_that_it_failed_is_asked_of_it_too(self) -> None:
        """Whoever says that a mediation is over does not end it by saying so."""
        failed = story("people_mediation", "pm-1", "@in_mediation", "03-09 fail")
        case = truly(story("dispute", "dispute-1", "@unsettled"), failed)

        assert case.state is dispute.State.UNSETTLED
        assert remarks(case, failed) == []
        assert remarks(case, MEDIATION) == [("dispute-1", "outcome.state", "pm-1")]


class TestOneMediationAfterAnother:
    """The dispute states where every other proceeding stands when it begins the next."""

    road = (
        "@handling",
        "03-10 escalate",
        "03-11 begin proceeding=pm-2 others=people_mediation:pm-1:terminated",
    )

    def test_the_first_is_over_when_the_second_begins(self) -> None:
        """Terminated on the 9th."""
        first = story("people_mediation", "pm-1", "@in_mediation", "03-09 fail")
        case = truly(story("dispute", "dispute-1", *self.road), first)

        assert remarks(case, first) == []

    def test_one_that_goes_on_is_found_out(self) -> None:
        """It may be said to be over; the casebook asks it."""
        first = story("people_mediation", "pm-1", "@in_mediation")
        claimed = story("dispute", "dispute-1", *self.road)

        with pytest.raises(Refused) as refused:
            truly(claimed, first)
        assert [one.code for one in refused.value.reasons] == ["mediation.still_open"]
        assert remarks(claimed, first) == [("dispute-1", "outcome.state", "pm-1")]


class TestRecurrence:
    """domain.md 5.1: after the close, a new dispute that names the one before."""

    again = ("03-20 register recurrence_of=dispute:dispute-1:closed",)

    def test_the_one_before_bears_it_out(self) -> None:
        """It was closed on the 16th."""
        first = truly(story("dispute", "dispute-1", *WHOLE), MEDIATION, VISIT)
        second = truly(story("dispute", "dispute-2", *self.again), first)

        assert remarks(first, second, MEDIATION, VISIT) == []
        assert dispute.recurrences(second) == 1

    def test_one_that_is_settled_only_recurs_as_itself(self) -> None:
        """And what says otherwise is named."""
        first = truly(story("dispute", "dispute-1", "@settled"), MEDIATION)
        claimed = story("dispute", "dispute-2", *self.again)

        with pytest.raises(Refused) as refused:
            truly(claimed, first)
        assert [one.code for one in refused.value.reasons] == ["recurrence.no_closed_dispute"]
        assert remarks(first, claimed, MEDIATION) == [("dispute-2", "outcome.state", "dispute-1")]


class TestWithdrawal:
    """domain.md 5.1: withdrawing a dispute never ends a case."""

    def test_whatever_is_beside_it_stays_where_it_is(self) -> None:
        """All parties withdraw; the mediation goes on until somebody ends it there."""
        going = story("people_mediation", "pm-1", "@in_mediation")
        case = truly(story("dispute", "dispute-1", "@handling", "03-05 withdraw"), going)

        assert case.state is dispute.State.WITHDRAWN
        assert not going.ended
        assert remarks(case, going) == []

    def test_the_applicant_alone_cannot_say_that_it_ended(self) -> None:
        """The casebook asks the mediation."""
        going = story("people_mediation", "pm-1", "@in_mediation")
        alone = "03-05 withdraw acts= others=people_mediation:pm-1:terminated"
        claimed = story("dispute", "dispute-1", "@handling", alone)

        assert remarks(claimed, going) == [("dispute-1", "outcome.state", "pm-1")]
