"""A quarrel between neighbours, twice: settled and performed, and failed.

Run as `python examples/quarrel.py [zh|en]`. After each step it prints what runs and what is owed.
"""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from jingwu_model.errors import Lang
from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.vocabulary import ActorKind, VisitMode, VisitPurpose
from jingwu_model.workflows import (
    Act,
    Actor,
    Casebook,
    DocRef,
    How,
    Proceeding,
    Refused,
    Told,
    ToldOutcome,
    outcome_of,
    visit,
)
from jingwu_model.workflows import people_mediation as pm

# People are tokens of the embedding system; nobody's name stands anywhere.
EAST, WEST = "neighbour-east", "neighbour-west"
PARTIES = (EAST, WEST)
COMMITTEE = Actor(kind=ActorKind.COMMITTEE, ref="committee-7")
MEDIATOR = Actor(kind=ActorKind.MEDIATOR, ref="mediator-3")
COURT = Actor(kind=ActorKind.COURT, ref="court-1")
OFFICER = Actor(kind=ActorKind.OFFICER, ref="officer-12")
AGREEMENT = DocRef(token="agreement-2026-18", sha256="5f" * 32)  # noqa: S106 - a document's name
CALENDAR = Calendar.china()

Case = Proceeding[Any, Any, Any]
Step = tuple[str, str, Any]
"""What happens, in Chinese and in English, and the event."""


def at(month: int, day: int, hour: int = 9) -> datetime:
    """An hour of a day of 2026, in China."""
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def party(ref: str) -> Actor:
    """One of the neighbours."""
    return Actor(kind=ActorKind.PARTY, ref=ref)


def both(when: datetime) -> tuple[Act, ...]:
    """What both neighbours do."""
    return tuple(Act(by=party(ref), at=when) for ref in PARTIES)


def settled() -> Iterator[Step]:
    """Applied, mediated, signed, sealed, confirmed and performed."""

    def head(n: int, when: datetime, by: Actor) -> dict[str, Any]:
        return {"id": f"e-{n}", "proceeding_id": "quarrel-1", "at": when, "by": by}

    yield (
        "东邻就院墙滴水纠纷申请调解",
        "the neighbour to the east applies: water drips from a shared wall",
        pm.Apply(**head(1, at(3, 2), party(EAST)), parties=PARTIES),
    )
    yield (
        "调委会指定调解员，双方接受",
        "the committee appoints a mediator, whom both accept",
        pm.Assign(**head(2, at(3, 3), COMMITTEE), mediators=("mediator-3",), acts=both(at(3, 3))),
    )
    yield (
        "告知权利义务后开始调解，邀请老支书参加，双方同意",
        "rights are told and mediation begins, with an elder whom both agree to invite",
        pm.Begin(
            **head(3, at(3, 4), MEDIATOR),
            rights_told=True,
            invitees=("elder-1",),
            invitees_accepted=True,
        ),
    )
    yield (
        "拟定调解协议书",
        "a written agreement is drafted",
        pm.Draft(
            **head(4, at(3, 5), MEDIATOR),
            items=tuple(pm.AgreementItem),
            document=AGREEMENT,
            performance_due=date(2026, 3, 31),
        ),
    )
    signed = (*both(at(3, 6)), Act(by=MEDIATOR, at=at(3, 6)))
    yield (
        "双方和调解员签名，但尚未盖章",
        "both and the mediator sign, but there is no seal yet",
        pm.Sign(**head(5, at(3, 6), COMMITTEE), acts=signed, seal=False, document=AGREEMENT),
    )
    yield (
        "调委会盖章，协议生效",
        "the committee seals, and the agreement is in effect",
        pm.Sign(**head(5, at(3, 6, 15), COMMITTEE), acts=signed, seal=True, document=AGREEMENT),
    )
    for n, (ref, zh, en) in enumerate(((EAST, "东邻", "east"), (WEST, "西邻", "west"))):
        yield (
            f"向{zh}交付协议书",
            f"the neighbour to the {en} is handed a copy",
            Told(
                **head(10 + n, at(3, 6, 16), COMMITTEE),
                duty="copy_to_each_party",
                to=ref,
                how=How.IN_WRITING,
                outcome=ToldOutcome.TOLD,
            ),
        )
    yield (
        "双方共同申请司法确认",
        "both together apply to the court for confirmation",
        pm.ApplyForConfirmation(
            **head(6, at(3, 10), party(EAST)),
            acts=both(at(3, 10)),
            court="court-1",
            ground=pm.CourtGround.BODY,
        ),
    )
    yield "法院受理", "the court accepts", pm.Accept(**head(7, at(3, 12), COURT))
    yield "法院裁定协议有效", "the court confirms", pm.Confirm(**head(8, at(3, 20), COURT))
    yield (
        "修好滴水檐，调委会核实已履行",
        "the eaves are mended, and the committee has checked",
        pm.Perform(**head(9, at(3, 27), COMMITTEE), checked=True),
    )


def visited(mediation: Case) -> Iterator[Step]:
    """An officer visits the neighbour to the east afterwards."""

    def head(n: int, when: datetime, by: Actor = OFFICER) -> dict[str, Any]:
        return {"id": f"e-{n}", "proceeding_id": "visit-1", "at": when, "by": by}

    yield (
        "计划调解回访",
        "a follow-up of the mediation is planned",
        visit.Plan(
            **head(1, at(3, 30)),
            purpose=VisitPurpose.MEDIATION_FOLLOW_UP,
            mode=VisitMode.FACE_TO_FACE,
            visited=EAST,
            planned_for=date(2026, 4, 2),
            visitor="officer-12",
        ),
    )
    yield (
        "民警出示证件，进行回访",
        "the officer shows credentials and makes the visit",
        visit.Make(**head(2, at(4, 2)), credentials_shown=True),
    )
    yield (
        "事心双解，办结",
        "settled in fact and in feeling: closed",
        visit.Close(**head(3, at(4, 2, 10)), outcomes=(outcome_of(mediation),)),
    )


def failed() -> Iterator[Step]:
    """The committee proposes, a risk is found, one asks to end; the other routes are told."""

    def head(n: int, when: datetime, by: Actor) -> dict[str, Any]:
        return {"id": f"e-{n}", "proceeding_id": "quarrel-2", "at": when, "by": by}

    yield (
        "调委会主动提出调解",
        "the committee proposes mediation on its own",
        pm.Propose(**head(1, at(3, 2), COMMITTEE), parties=PARTIES),
    )
    yield (
        "双方选定调解员",
        "both choose a mediator",
        pm.Assign(**head(2, at(3, 3), party(WEST)), mediators=("mediator-3",), acts=both(at(3, 3))),
    )
    yield (
        "开始调解，当事人要求不公开",
        "mediation begins, closed as asked",
        pm.Begin(**head(3, at(3, 4), MEDIATOR), rights_told=True, closed_asked=True),
    )
    yield (
        "发现纠纷可能激化",
        "the quarrel may come to blows",
        pm.FindRisk(**head(4, at(3, 4, 11), MEDIATOR)),
    )
    yield (
        "向派出所报告",
        "it is reported to the police station",
        Told(
            **head(10, at(3, 4, 11), MEDIATOR),
            duty="report_risk",
            to=ActorKind.STATION.code,
            how=How.ORALLY,
            outcome=ToldOutcome.TOLD,
        ),
    )
    yield (
        "西邻要求终止调解",
        "the neighbour to the west asks to end it",
        pm.AskToEnd(**head(5, at(3, 9), party(WEST))),
    )
    yield (
        "告知东邻其他救济途径",
        "the one to the east is told of the other routes",
        Told(
            **head(11, at(3, 9), MEDIATOR),
            duty="tell_other_routes",
            to=EAST,
            how=How.ORALLY,
            outcome=ToldOutcome.TOLD,
        ),
    )
    yield (
        "多次联系西邻未果，已注明",
        "the one to the west cannot be reached, which is noted",
        Told(
            **head(12, at(3, 11), COMMITTEE),
            duty="tell_other_routes",
            to=WEST,
            how=How.ORALLY,
            outcome=ToldOutcome.UNREACHABLE,
            tried=(How.ORALLY, How.IN_WRITING),
        ),
    )


def drive(machine: type[Case], steps: Iterator[Step], lang: Lang) -> Case:
    """Take every step, and print what it leaves: the state, the clocks, the duties."""
    zh = lang == "zh"
    case: Case | None = None
    for said_zh, said_en, event in steps:
        print(f"{event.at:%Y-%m-%d %H:%M}  {said_zh if zh else said_en}")
        try:
            case = machine.start(event) if case is None else case.step(event)
        except Refused as refused:
            print(indented(refused.text(lang)))
            continue
        print(f"    → {case.state.text(lang)}")
        for clock in case.clocks(CALENDAR):
            if clock.running:
                print(indented(f"{'时限：' if zh else 'clock: '}{clock.text(lang)}"))
        for duty in case.duties(CALENDAR):
            if duty.open:
                print(indented(f"{'义务：' if zh else 'duty: '}{duty.text(lang)}"))
    assert case is not None
    if case.settled_up:
        print("    已终结，各项义务均已履行" if zh else "    ended, and nothing is owed any more")
    print()
    return case


def indented(words: str) -> str:
    """Words set in by four."""
    return "\n".join(f"    {line}" for line in words.splitlines())


def main(lang: Lang = "en") -> Casebook:
    """Both quarrels and the visit, one after the other."""
    zh = lang == "zh"
    print("一、调解成功" if zh else "1. A quarrel that is settled")
    first = drive(pm.PeopleMediation, settled(), lang)
    print("二、调解回访" if zh else "2. The visit afterwards")
    after = drive(visit.Visit, visited(first), lang)
    print("三、调解不成" if zh else "3. A quarrel that is not")
    second = drive(pm.PeopleMediation, failed(), lang)
    book = Casebook([first, after, second])
    assert not book.remarks(CALENDAR)
    return book


if __name__ == "__main__":
    main("zh" if sys.argv[1:] == ["zh"] else "en")
