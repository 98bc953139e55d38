"""What is owed after a signed agreement: PML 29 (copies), PML 31 (supervision), by hand."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import How, Refused, ToldOutcome
from jingwu_model.workflows import people_mediation as pm

CHINA = Calendar.china()
SIGNED = datetime(2026, 3, 6, 9, tzinfo=SHANGHAI)
PARTIES = ("party-0001", "party-0002")
PARTY = pm.Actor(kind=ActorKind.PARTY, ref=PARTIES[0])
COMMITTEE = pm.Actor(kind=ActorKind.COMMITTEE, ref="C1")
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
