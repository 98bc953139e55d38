"""What a dispute says of itself and of the proceedings beside it."""

from datetime import datetime
from typing import Any

import pytest

from jingwu_model.errors import InvalidObject
from jingwu_model.rules import Authority, standards
from jingwu_model.timeline import SHANGHAI
from jingwu_model.workflows import ALL, dispute
from jingwu_model.workflows.dispute import _after as after
from jingwu_model.workflows.dispute import _links as links
from workflows._rows import Rows, typed_in

STATED = (links.OPEN, links.ENDED, links.NO_MEDIATION, links.SETTLED, links.PERFORMED, links.FAILED)


def walked(*path: str) -> Any:
    """The dispute at the end of a road of its rows."""
    return Rows(ALL["dispute"], typed_in("dispute")).walk(path)


def at(month: int, day: int, hour: int = 9) -> datetime:
    """An hour of a day of 2026, in China."""
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


class TestDefaults:
    """domain.md 5.1 and §6: `dispute.follow_ups`, library defaults."""

    def test_the_follow_ups_due_are_those_of_the_standards(self) -> None:
        """A machine imports no rule; what both say is one number."""
        for severity, due in after.FOLLOW_UPS.items():
            (record,) = standards()[f"dispute.follow_ups.{severity.code}"]

            assert record.value == due
            assert record.authority is Authority.LIBRARY_DEFAULT


@pytest.mark.parametrize("name", [*sorted(links.ENDED.keys() & ALL.keys()), "visit"])
class TestCodes:
    """What a dispute names by its code is a state of that machine."""

    def test_every_code_is_a_state(self, name: str) -> None:
        """A mistyped one would never be met."""
        codes = {state.code for state in ALL[name].workflow.states}
        named = {code for table in STATED for code in table.get(name, ())}
        visits = (
            {*links.VISITED, *links.NOT_YET_VISITED, links.DECLINED_VISIT}
            if name == "visit"
            else set()
        )

        assert named | visits <= codes

    def test_what_is_ended_is_an_end(self, name: str) -> None:
        """All of them, where they are listed."""
        workflow = ALL[name].workflow
        ends = {state.code for state in workflow.ends}

        assert links.ENDED.get(name, ends) == ends
        assert links.OPEN.get(name, frozenset()).isdisjoint(ends)


class TestStandardOfFollowUps:
    """A number in place of the default is that of a standard."""

    @pytest.mark.parametrize("event", ["triage", "escalate"])
    @pytest.mark.parametrize(
        "half", [{"follow_ups_due": 0}, {"follow_ups_standard": "std-0"}], ids=str
    )
    def test_neither_stands_alone(self, event: str, half: dict[str, Any]) -> None:
        """A number of no standard is nobody's, and a standard without one asks nothing."""
        rows = Rows(ALL["dispute"], typed_in("dispute"))

        with pytest.raises(InvalidObject, match="names its standard"):
            rows.event(event, "03-03", half)


class TestOpen:
    """Where somebody looks into an offence."""

    def test_a_public_security_case_is_open_until_it_ends(self) -> None:
        """Of the others, some states are no end and nobody looks into the offence there."""
        workflow = ALL[links.SECURITY].workflow

        assert links.OPEN[links.SECURITY] == {
            state.code for state in workflow.states if state not in workflow.ends
        }


class TestDerived:
    """The level at which it was settled, days open, recurrence."""

    def test_the_level_settled_is_the_last_one(self) -> None:
        """That of the triage that stood when it was settled."""
        low = walked("@settled")
        road = (
            "@handling",
            "03-05 escalate follow_ups_due=0 follow_ups_standard=std-0",
            "03-05 begin",
            "03-09 settle",
        )
        high, closed = walked(*road), walked(*road, "03-16 close")

        assert dispute.level_settled(low) is dispute.SettlingLevel.VILLAGE
        assert dispute.level_settled(high) is dispute.SettlingLevel.TOWNSHIP
        assert dispute.level_settled(closed) is dispute.SettlingLevel.TOWNSHIP

    @pytest.mark.parametrize("road", ["@handling", "@unsettled", "@registered"])
    def test_what_is_not_settled_has_none(self, road: str) -> None:
        """Whatever level it was handled at."""
        assert dispute.level_settled(walked(road)) is None

    def test_what_recurs_is_settled_no_more(self) -> None:
        """Until it is settled again."""
        assert dispute.level_settled(walked("@settled", "03-16 recurred")) is None

    def test_days_are_counted_from_the_day_of_registration(self) -> None:
        """Calendar days in China: registered on 2 March."""
        going = walked("@handling")

        assert dispute.days_open(going, at(3, 4)) == 2
        assert dispute.days_open(going, at(3, 4, 23)) == 2
        assert dispute.days_open(going, at(4, 1)) == 30
        assert dispute.days_open(going, at(3, 2, 23)) == 0
        assert dispute.days_open(going, at(3, 1)) == 0

    def test_days_end_with_the_dispute_and_not_with_what_is_told_after(self) -> None:
        """Closed on 10 March; a party was told the day after."""
        road = ("@unsettled", "03-10 close remedies_told=true outcome=", "03-11 told")
        closed = walked(*road)

        assert dispute.days_open(closed, at(3, 31)) == 8
        assert dispute.days_open(closed, at(3, 6)) == 4

    def test_a_time_without_an_offset_is_refused(self) -> None:
        """Nobody knows which day it is in China."""
        with pytest.raises(InvalidObject, match="offset"):
            dispute.days_open(walked("@handling"), at(3, 4).replace(tzinfo=None))

    def test_recurrences_are_counted(self) -> None:
        """Within the dispute, and once for the one before it."""
        again = walked("@settled", "03-16 recurred")
        anew = walked("03-02 register recurrence_of=dispute:dispute-0:closed")

        assert dispute.recurrences(walked("@settled")) == 0
        assert dispute.recurrences(again) == 1
        assert dispute.recurrences(anew) == 1
