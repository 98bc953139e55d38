"""A quarrel that comes to blows: a dispute file, two mediations, a case and the visits after.

Run as `python examples/escalation.py [zh|en]`. After each step it prints what runs and what is
owed in the proceeding it belongs to; what is done wrongly instead, and refused, is told by
`escalation_refused.py`.
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from jingwu_model.errors import Lang
from jingwu_model.model import PlaceKind, PlaceRef
from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.vocabulary import (
    ActorKind,
    DisputeKind,
    FoundBy,
    Severity,
    VisitMode,
    VisitPurpose,
)
from jingwu_model.workflows import (
    Act,
    Actor,
    Casebook,
    DocRef,
    How,
    Proceeding,
    Told,
    ToldOutcome,
    dispute,
    outcome_of,
    visit,
)
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows import security_mediation as sm

# People are tokens of the embedding system; nobody's name stands anywhere.
EAST, WEST = "courtyard-east", "courtyard-west"
PARTIES = (EAST, WEST)
OFFICER = Actor(kind=ActorKind.OFFICER, ref="officer-12")
CASE_OFFICER = Actor(kind=ActorKind.OFFICER, ref="officer-31")
COMMITTEE = Actor(kind=ActorKind.COMMITTEE, ref="committee-7")
MEDIATOR = Actor(kind=ActorKind.MEDIATOR, ref="mediator-3")
EXPERT = Actor(kind=ActorKind.EXPERT, ref="appraiser-1")
HURT = Actor(kind=ActorKind.INJURED_PARTY, ref=EAST)
BLAMED = Actor(kind=ActorKind.ALLEGED_VIOLATOR, ref=WEST)
AGREEMENT = DocRef(token="agreement-2026-44", sha256="6a" * 32)  # noqa: S106 - a document's name
CALENDAR = Calendar.china()

Case = Proceeding[Any, Any, Any]
Book = Mapping[str, Case]
Step = tuple[str, str, Any]
"""What happens, in Chinese and in English, and the event."""

FILE, MEDIATION, CASE, TO_EAST, TO_WEST = (
    "wall-dispute",
    "wall-mediation",
    "wall-case",
    "wall-visit-east",
    "wall-visit-west",
)
MACHINES: dict[str, type[Case]] = {
    FILE: dispute.Dispute,
    MEDIATION: pm.PeopleMediation,
    CASE: sm.SecurityMediation,
    TO_EAST: visit.Visit,
    TO_WEST: visit.Visit,
}
CALLED = {
    "dispute": ("纠纷档案", "dispute"),
    "people_mediation": ("人民调解", "people's mediation"),
    "security_mediation": ("治安调解", "public-security case"),
    "visit": ("走访", "visit"),
}


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A minute of 2026, in China."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def head(book: Book, name: str, when: datetime, by: Actor) -> dict[str, Any]:
    """What every event has: its number in its proceeding, a time, and who did it."""
    number = len(book[name].history) + 1 if name in book else 1
    return {"id": f"e-{number:02}", "proceeding_id": name, "at": when, "by": by}


def told(first: dict[str, Any], duty: str, to: str) -> Told:
    """A duty to tell somebody is done, in writing."""
    return Told(**first, duty=duty, to=to, how=How.IN_WRITING, outcome=ToldOutcome.TOLD)


def both(when: datetime, *more: Actor) -> tuple[Act, ...]:
    """What both sides of the case do, and others with them."""
    return tuple(Act(by=by, at=when) for by in (HURT, BLAMED, *more))


def handler(kind: dispute.HandlerKind, ref: str) -> dispute.Handler:
    """One of those who handle the dispute."""
    return dispute.Handler(kind=kind, ref=ref)


def quarrel(book: Book) -> Iterator[Step]:
    """The file is opened, and the committee mediates."""
    party = Actor(kind=ActorKind.PARTY, ref=EAST)
    kinds = dispute.HandlerKind
    yield (
        "社区民警走访时发现东、西两院因院墙争吵，登记纠纷",
        "on a visit the community officer finds two courtyards quarrelling over a wall",
        dispute.Register(
            **head(book, FILE, at(4, 20, 9), OFFICER),
            place=PlaceRef(kind=PlaceKind.GRID, id="grid-5"),
            kind=DisputeKind.NEIGHBOUR,
            parties=PARTIES,
            applicant=EAST,
            found_by=FoundBy.VISIT,
        ),
    )
    yield (
        "研判为一般纠纷，由人民调解委员会牵头，在村里化解",
        "it is ordinary: the mediation committee leads, in the village",
        dispute.Triage(
            **head(book, FILE, at(4, 20, 10), OFFICER),
            severity=Severity.ORDINARY,
            level=dispute.SettlingLevel.VILLAGE,
            lead=handler(kinds.COMMITTEE, COMMITTEE.ref),
            handlers=(handler(kinds.COMMUNITY_WORKER, "worker-2"),),
        ),
    )
    yield (
        "转人民调解",
        "it goes to people's mediation",
        dispute.Begin(
            **head(book, FILE, at(4, 20, 11), OFFICER),
            channel=dispute.Channel.PEOPLE_MEDIATION,
            proceeding=MEDIATION,
        ),
    )
    yield (
        "东院申请人民调解",
        "the eastern courtyard applies",
        pm.Apply(**head(book, MEDIATION, at(4, 20, 14), party), parties=PARTIES),
    )
    yield (
        "调委会指定调解员，双方接受",
        "the committee appoints a mediator, whom both accept",
        pm.Assign(
            **head(book, MEDIATION, at(4, 21, 9), COMMITTEE),
            mediators=(MEDIATOR.ref,),
            acts=tuple(
                Act(by=Actor(kind=ActorKind.PARTY, ref=ref), at=at(4, 21, 9)) for ref in PARTIES
            ),
        ),
    )
    yield (
        "告知权利义务后开始调解",
        "rights are told, and mediation begins",
        pm.Begin(**head(book, MEDIATION, at(4, 22, 9), MEDIATOR), rights_told=True),
    )


def blows(book: Book) -> Iterator[Step]:
    """The quarrel comes to blows: reported, a case opened, the mediation over (B7, A1, A5)."""
    kinds = dispute.HandlerKind
    yield (
        "调解中西院动手打伤东院，调解员发现激化风险",
        "at the table the west strikes the east: the mediator finds the risk",
        pm.FindRisk(**head(book, MEDIATION, at(4, 22, 9, 40), MEDIATOR)),
    )
    yield (
        "调解员及时报告派出所",
        "the mediator reports it to the police station in time",
        told(
            head(book, MEDIATION, at(4, 22, 9, 45), MEDIATOR), "report_risk", ActorKind.STATION.code
        ),
    )
    report = at(4, 22, 9, 50)
    yield (
        "派出所接报",
        "the station takes the report",
        sm.Report(
            **head(book, CASE, report, CASE_OFFICER),
            reporters=(MEDIATOR.ref,),
            injured=(EAST,),
            escalated_from=outcome_of(book[MEDIATION], report),
        ),
    )
    yield (
        "当即网上登记",
        "it is logged online at once",
        told(head(book, CASE, report, CASE_OFFICER), "log_report", ActorKind.STATION.code),
    )
    filed = at(4, 22, 11)
    yield (
        "属于本所管辖的治安案件，立案",
        "it is a violation and the station's own: a case is opened",
        sm.OpenCase(
            **head(book, CASE, filed, CASE_OFFICER),
            injured=(EAST,),
            violators=(WEST,),
            handling=sm.Handling.STATION,
            violation=True,
            own=True,
        ),
    )
    yield (
        "当场交付受案回执",
        "the receipt is handed over on the spot",
        told(head(book, CASE, filed, CASE_OFFICER), "receipt", MEDIATOR.ref),
    )
    ended = at(4, 22, 14)
    yield (
        "人民调解不成",
        "people's mediation has failed",
        pm.Fail(**head(book, MEDIATION, ended, MEDIATOR)),
    )
    for ref, zh, en in ((EAST, "东院", "east"), (WEST, "西院", "west")):
        yield (
            f"告知{zh}其他救济途径",
            f"the {en} is told of the other routes",
            told(head(book, MEDIATION, ended, MEDIATOR), "tell_other_routes", ref),
        )
    yield (
        "纠纷有激化可能，提级到乡镇，定为重大，由派出所、乡镇、司法所联合化解",
        "it may grow worse: up to the township, major, in the hands of three offices",
        dispute.Escalate(
            **head(book, FILE, at(4, 22, 15), OFFICER),
            reason=dispute.WhyHigher.MAY_GROW_WORSE,
            severity=Severity.MAJOR,
            level=dispute.SettlingLevel.TOWNSHIP,
            lead=handler(kinds.STATION, "station-2"),
            handlers=(
                handler(kinds.TOWNSHIP, "township-1"),
                handler(kinds.JUDICIAL_OFFICE, "judicial-1"),
            ),
        ),
    )


def proved(book: Book) -> Iterator[Step]:
    """The injury is appraised, the facts are established, and both sides consent."""
    yield (
        "东院要求伤情鉴定，委托鉴定",
        "the east asks for an appraisal of the injury, which is ordered",
        sm.OrderAppraisal(
            **head(book, CASE, at(4, 23, 9), CASE_OFFICER),
            ordered=(sm.AppraisalMatter.INJURY,),
            ground=sm.AppraisalGround.ASKED,
        ),
    )
    yield (
        "收到鉴定意见：未达轻伤",
        "the result is there: less than a minor injury",
        sm.ReceiveAppraisal(
            **head(book, CASE, at(4, 28, 15), EXPERT), appraised=(sm.AppraisalMatter.INJURY,)
        ),
    )
    for ref, zh, en, when in (
        (EAST, "东院", "east", at(4, 28, 16)),
        (WEST, "西院", "west", at(4, 29, 9)),
    ):
        yield (
            f"向{zh}送达鉴定意见复印件",
            f"the {en} is handed a copy of the result",
            told(head(book, CASE, when, CASE_OFFICER), "copy_of_appraisal", ref),
        )
    adults = tuple(sm.Age(party=ref, band=sm.AgeBand.ADULT) for ref in PARTIES)
    yield (
        "一名民警全程录音录像，查明事实",
        "one officer, recorded throughout, establishes the facts",
        sm.EstablishFacts(
            **head(book, CASE, at(4, 29, 10), CASE_OFFICER),
            injured=(EAST,),
            violators=(WEST,),
            ages=adults,
            officers=(CASE_OFFICER.ref,),
            recorded=True,
            evidence=True,
            appraisal_in_evidence=True,
        ),
    )
    yield (
        "邻里琐事引起的殴打，情节较轻，可以调解",
        "a beating out of a petty dispute of neighbours, minor: it may be mediated",
        sm.Screen(
            **head(book, CASE, at(4, 29, 11), CASE_OFFICER),
            act=sm.MediableAct.BEATING,
            minor=True,
            conditions=(sm.Condition.PETTY_DISPUTE,),
        ),
    )
    agreed = at(4, 29, 15)
    yield (
        "双方自愿同意治安调解",
        "both sides consent of their free will",
        sm.Consent(**head(book, CASE, agreed, HURT), acts=both(agreed), free=True),
    )
    begun = at(4, 29, 16)
    yield (
        "人民调解已终止，纠纷转治安调解",
        "the people's mediation is over: the dispute goes on in the case",
        dispute.Begin(
            **head(book, FILE, begun, OFFICER),
            channel=dispute.Channel.SECURITY_MEDIATION,
            proceeding=CASE,
            others=(outcome_of(book[MEDIATION], begun),),
        ),
    )


def agreed(book: Book) -> Iterator[Step]:
    """Round one fails before the holiday; round two, on a make-up Saturday, does not."""
    session: dict[str, Any] = {
        "chair": CASE_OFFICER,
        "officers": (CASE_OFFICER.ref,),
        "recorded": True,
        "present": PARTIES,
    }
    yield (
        "第一次调解：一名民警主持，全程录音录像",
        "round one: one officer chairs, recorded throughout",
        sm.StartRound(**head(book, CASE, at(4, 30, 9), CASE_OFFICER), **session),
    )
    yield (
        "赔偿数额谈不拢，首次调解未成",
        "they cannot agree on the compensation: round one fails",
        sm.FailRound(**head(book, CASE, at(4, 30, 11), CASE_OFFICER)),
    )
    again = at(5, 9, 9)
    yield (
        "节后，双方同意再次调解（5月9日为调休上班日）",
        "after the holiday both consent to round two (Saturday, 9 May, is a working day)",
        sm.MediateAgain(**head(book, CASE, again, CASE_OFFICER), **session, acts=both(again)),
    )
    signed = at(5, 9, 11)
    yield (
        "达成协议，双方和主持人签名，5月20日前履行",
        "they agree: both and the chair sign; it is to be performed by 20 May",
        sm.SignAgreement(
            **head(book, CASE, signed, CASE_OFFICER),
            acts=both(signed, CASE_OFFICER),
            items=tuple(sm.AgreementItem),
            document=AGREEMENT,
            performance_due=date(2026, 5, 20),
            lawful=True,
            true_will=True,
        ),
    )
    for ref, zh, en in ((EAST, "东院", "east"), (WEST, "西院", "west")):
        yield (
            f"向{zh}交付治安调解协议书",
            f"the {en} is handed a copy of the agreement",
            told(head(book, CASE, signed, CASE_OFFICER), "agreement_copy", ref),
        )
    settled = at(5, 9, 12)
    yield (
        "凭治安案件的协议，纠纷化解",
        "the dispute is settled by where the case stands",
        dispute.Settle(
            **head(book, FILE, settled, OFFICER), outcome=outcome_of(book[CASE], settled)
        ),
    )


def performed(book: Book) -> Iterator[Step]:
    """Performed, checked, closed and told; visited twice, and the file closed."""
    checked = at(5, 21, 10)
    yield (
        "期满次日民警核查：西院已赔偿并道歉，院墙已修，结案",
        "the day after, the officer checks: paid, apologised, the wall mended; closed",
        sm.Perform(**head(book, CASE, checked, CASE_OFFICER), all_performed=True),
    )
    yield (
        "证据和协议归档，列入统计",
        "evidence and agreement go into the dossier, and the case is counted",
        told(head(book, CASE, checked, CASE_OFFICER), "file_dossier", ActorKind.STATION.code),
    )
    yield (
        "告知被侵害人案件办理结果",
        "the injured party is told how the case ended",
        told(head(book, CASE, checked, CASE_OFFICER), "tell_end", EAST),
    )
    done = outcome_of(book[CASE], checked)
    for ref, name, purpose, day, (zh, en) in (
        (EAST, TO_EAST, VisitPurpose.VICTIM_RETURN, (5, 28), ("东院", "east")),
        (WEST, TO_WEST, VisitPurpose.MEDIATION_FOLLOW_UP, (6, 18), ("西院", "west")),
    ):
        yield (
            f"计划回访{zh}",
            f"a visit to the {en} is planned",
            visit.Plan(
                **head(book, name, at(*day, 8), OFFICER),
                purpose=purpose,
                mode=VisitMode.FACE_TO_FACE,
                visited=ref,
                planned_for=date(2026, *day),
                visitor=OFFICER.ref,
            ),
        )
        yield (
            "民警出示证件，进行回访",
            "the officer shows credentials and makes the visit",
            visit.Make(**head(book, name, at(*day, 15), OFFICER), credentials_shown=True),
        )
        yield (
            "回访办结",
            "the visit is closed",
            visit.Close(**head(book, name, at(*day, 16), OFFICER), outcomes=(done,)),
        )
        yield (
            "记入纠纷档案：事已解决，心结已解，满意",
            "noted in the file: settled in fact and in feeling, and satisfied",
            dispute.FollowUp(
                **head(book, FILE, at(*day, 17), OFFICER),
                visits=(
                    outcome_of(book[name], at(*day, 8)),
                    outcome_of(book[name], at(*day, 17)),
                ),
                matter_settled=True,
                feeling_settled=True,
                satisfied=dispute.Satisfied.YES,
            ),
        )
    closed = at(6, 22, 9)
    yield (
        "案件已履行结案，两次回访完成，纠纷办结",
        "the case is performed and closed, two visits are made: the file is closed",
        dispute.Close(**head(book, FILE, closed, OFFICER), outcome=outcome_of(book[CASE], closed)),
    )


def take(steps: Iterator[Step], cases: dict[str, Case], lang: Lang) -> None:
    """Take every step, and print what it leaves: the state, the clocks, the duties."""
    zh = lang == "zh"
    for said_zh, said_en, event in steps:
        name = event.proceeding_id
        before = cases.get(name)
        case = MACHINES[name].start(event) if before is None else before.step(event)
        cases[name] = case
        print(f"{event.at:%Y-%m-%d %H:%M}  {said_zh if zh else said_en}")
        called = CALLED[case.workflow.name][not zh]
        print(f"    → {called}{'：' if zh else ': '}{case.state.text(lang)}")
        for clock in case.clocks(CALENDAR):
            # A right that was not used in time is gone, and nobody is late.
            if clock.running and not (clock.rule.window and clock.overdue(event.at)):
                print(f"    {'时限：' if zh else 'clock: '}{clock.text(lang)}")
        for duty in case.duties(CALENDAR):
            if duty.open:
                print(f"    {'义务：' if zh else 'duty: '}{duty.text(lang)}")
        if case.settled_up:
            print(
                "    已终结，各项义务均已履行" if zh else "    ended, and nothing is owed any more"
            )


def main(lang: Lang = "en") -> Casebook:
    """The whole story, in five parts."""
    cases: dict[str, Case] = {}
    for zh, en, steps in (
        ("一、院墙之争", "1. A quarrel over a wall", quarrel(cases)),
        ("二、动手之后", "2. It comes to blows", blows(cases)),
        ("三、查明事实", "3. The facts", proved(cases)),
        ("四、两次调解", "4. Two rounds", agreed(cases)),
        ("五、履行与回访", "5. Performed, and visited", performed(cases)),
    ):
        print(zh if lang == "zh" else en)
        take(steps, cases, lang)
        print()
    book = Casebook(cases.values())
    assert not book.remarks(CALENDAR)
    assert all(case.settled_up for case in book)
    return book


if __name__ == "__main__":
    main("zh" if sys.argv[1:] == ["zh"] else "en")
