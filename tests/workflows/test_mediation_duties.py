"""What is owed after a signed agreement: PML 29 (copies), PML 31 (supervision), by hand."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from jingwu_model import errors as jw_errors
from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Casebook, How, Refused, ToldOutcome
from jingwu_model.workflows import people_mediation as pm

CHINA = Calendar.china()
SIGNED = datetime(2026, 3, 6, 9, tzinfo=SHANGHAI)
PARTIES = ("party-0001", "party-0002")
PARTY = pm.Actor(kind=ActorKind.PARTY, ref=PARTIES[0])
COMMITTEE = pm.Actor(kind=ActorKind.COMMITTEE, ref="C1")
COURT = pm.Actor(kind=ActorKind.COURT, ref="CT")
MEDIATOR = pm.Actor(kind=ActorKind.MEDIATOR, ref="M1")
DOCUMENT = pm.DocRef(token="doc-1", sha256="0" * 64)


def acts(at: datetime, *more: pm.Actor) -> tuple[pm.Act, ...]:
    """Both parties act, and whoever else."""
    parties = [pm.Actor(kind=ActorKind.PARTY, ref=ref) for ref in PARTIES]
    return tuple(pm.Act(by=by, at=at) for by in (*parties, *more))


def signed() -> pm.PeopleMediation:
    """A quarrel mediated, drafted, signed by everybody and sealed on 2026-03-06."""

    def told(number: int, by: pm.Actor) -> dict[str, Any]:
        at = SIGNED - timedelta(days=4 - number)
        return {"id": f"e{number}", "proceeding_id": "pm-1", "at": at, "by": by}

    return pm.PeopleMediation.replay(
        [
            pm.Apply(**told(0, PARTY), parties=PARTIES),
            pm.Assign(
                **told(1, COMMITTEE), mediators=("M1",), acts=acts(SIGNED - timedelta(days=3))
            ),
            pm.Begin(**told(2, MEDIATOR), rights_told=True),
            pm.Draft(
                **told(3, MEDIATOR),
                items=tuple(pm.AgreementItem),
                document=DOCUMENT,
                performance_due=date(2026, 4, 1),
            ),
            pm.Sign(
                **told(4, COMMITTEE), acts=acts(SIGNED, MEDIATOR), seal=True, document=DOCUMENT
            ),
        ]
    )


def telling(duty: str, to: str) -> pm.Told:
    """The committee tells somebody, ten days after the signature."""
    return pm.Told(
        id="t1",
        proceeding_id="pm-1",
        at=SIGNED + timedelta(days=10),
        by=COMMITTEE,
        duty=duty,
        to=to,
        how=How.IN_WRITING,
        outcome=ToldOutcome.TOLD,
    )


class TestTimes:
    """What the events say of time, taken at its word."""

    def test_a_performance_day_at_the_end_of_all_dates_breaks_no_question(self) -> None:
        """Two years from 9998-06-01 lie beyond every date: that window never runs out."""
        draft = signed().history[3]
        assert isinstance(draft, pm.Draft)
        history = [*signed().history]
        history[3] = attrs.evolve(draft, performance_due=date(9998, 6, 1))
        case = pm.PeopleMediation.replay(history)
        for number, event in (("c1", pm.ApplyForConfirmation), ("c2", pm.Confirm)):
            at = SIGNED + timedelta(days=int(number[1]))
            told: dict[str, Any] = {"id": number, "proceeding_id": "pm-1", "at": at}
            if event is pm.Confirm:
                case = case.step(pm.Confirm(**told, by=COURT))
            else:
                ground = pm.CourtGround.BODY
                case = case.step(
                    pm.ApplyForConfirmation(
                        **told, by=PARTY, acts=acts(at), court="CT", ground=ground
                    )
                )

        window = next(c for c in case.clocks(CHINA) if c.name == "enforcement_window")

        assert window.due is None
        assert not window.paused
        assert window.text("en").endswith("ends beyond all dates")
        assert window.text("zh").endswith("在可表示的日期内不届满")
        assert Casebook([case]).overdue(SIGNED + timedelta(days=99), CHINA) == ()

    def test_what_is_owed_at_once_and_told_later_is_told_late(self) -> None:
        """A refusal on 3 March, the other routes told 399 days later (PML 17, 26)."""
        first = signed().history[0]
        assert isinstance(first, pm.Apply)
        refused = pm.PeopleMediation.start(first).step(
            pm.Refuse(id="r1", proceeding_id="pm-1", at=SIGNED - timedelta(days=3), by=PARTY)
        )
        told = telling("inform_other_routes", PARTIES[0])
        case = refused.step(attrs.evolve(told, at=SIGNED + timedelta(days=396)))

        assert [(duty.open, duty.late) for duty in case.duties(CHINA)] == [
            (False, True),
            (True, False),
        ]

    def test_a_time_without_an_offset_asks_nothing_of_a_duty(self) -> None:
        """Of one owed at once as of any other."""
        (duty, *_) = signed().duties(CHINA)

        with pytest.raises(jw_errors.InvalidObject):
            duty.overdue(datetime(2026, 3, 9))  # noqa: DTZ001 - that is what is refused


class TestWhatMayBeTold:
    """`told` is offered where something can be told."""

    def test_supervision_alone_leaves_nothing_to_tell(self) -> None:
        """Both copies are handed over; what is left is not done by telling."""
        case = signed()
        for number, ref in enumerate(PARTIES):
            told = telling("copy_to_each_party", ref)
            case = case.step(attrs.evolve(told, id=f"t{number}"))

        option = next(one for one in case.options() if one.event is pm.Told)

        assert not option.open


class TestTokens:
    """A party is a token, and no number that is somebody's."""

    @pytest.mark.parametrize("number", ["410102199001011234", "41010219900101123X", "13800138000"])
    def test_an_identity_or_telephone_number_is_refused(self, number: str) -> None:
        """Eighteen digits, the last perhaps an X; eleven that begin with 1."""
        first = signed().history[0]

        with pytest.raises(jw_errors.InvalidObject):
            attrs.evolve(first, parties=(number, PARTIES[1]))


class TestDuties:
    """After the signature."""

    def test_copies_are_owed_to_each_party_and_no_text_says_by_when(self) -> None:
        """PML 29 gives no time, so a copy not handed over is open and never called late."""
        case = signed()
        late = SIGNED + timedelta(days=20)

        owed = [duty for duty in case.duties(CHINA) if duty.open]

        assert [(duty.name, duty.to_ref) for duty in owed] == [
            ("copy_to_each_party", "party-0001"),
            ("copy_to_each_party", "party-0002"),
            ("supervise_performance", None),
        ]
        assert case.overdue(late, CHINA) == ()

    def test_handing_over_a_copy_discharges_that_one(self) -> None:
        """The other party's stays open."""
        case = signed().step(telling("copy_to_each_party", "party-0002"))

        open_copies = [
            duty.to_ref
            for duty in case.duties(CHINA)
            if duty.open and duty.name == "copy_to_each_party"
        ]
        assert open_copies == ["party-0001"]

    def test_supervision_is_not_done_by_telling(self) -> None:
        """PML 31: it ends with performance, a suit or enforcement, not with a word."""
        with pytest.raises(Refused) as refused:
            signed().step(telling("supervise_performance", "party"))

        assert [reason.code for reason in refused.value.reasons] == ["told.no_such_duty"]
