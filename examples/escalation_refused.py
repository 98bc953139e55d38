"""The story of `escalation.py` done wrongly: each attempt is refused, for its reasons.

Run as `python examples/escalation_refused.py [zh|en]`. Whatever is tried is one of the story's own
events with something in it changed, where the story stood then, as its log has it; the last part
goes on as if round two had failed. No refusal changes anything.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
from escalation import (
    BLAMED,
    CASE,
    CASE_OFFICER,
    EAST,
    FILE,
    HURT,
    MEDIATION,
    TO_EAST,
    WEST,
    Book,
    Case,
    at,
    both,
    handler,
    head,
    told,
)

from jingwu_model.errors import Lang
from jingwu_model.tables import read_cases
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Act, Actor, Casebook, Refused, Remark, dispute, outcome_of, visit
from jingwu_model.workflows import security_mediation as sm

AUXILIARY = Actor(kind=ActorKind.AUXILIARY, ref="auxiliary-4")
STATION = Actor(kind=ActorKind.STATION, ref="station-2")
ABOVE = Actor(kind=ActorKind.ORGAN_ABOVE, ref="organ-1")
ORGAN = Actor(kind=ActorKind.ORGAN, ref="organ-2")
LOG = Path(__file__).parent / "logs" / "escalation.jsonl"

Tried = tuple[type[Case], Case | None, Any]
"""A machine, where the proceeding stands, and the event that is tried."""
Attempt = tuple[str, str, Tried]
"""What is tried, in Chinese and in English."""


def before(book: Book, name: str, kind: type[Any], nth: int = 0) -> tuple[Case | None, Any]:
    """The story's event of a class, and its proceeding before it."""
    case = book[name]
    places = [n for n, event in enumerate(case.history) if type(event) is kind]
    place = places[nth]
    stood = type(case).replay(case.history[:place]) if place else None
    return stood, case.history[place]


def instead(book: Book, name: str, kind: type[Any], nth: int = 0, **changed: Any) -> Tried:
    """The story's event with something in it changed, where the story stood."""
    stood, event = before(book, name, kind, nth)
    return type(book[name]), stood, attrs.evolve(event, **changed)


def at_the_desk(book: Book) -> Iterator[Attempt]:
    """The file, the report and the case."""
    kinds = dispute.HandlerKind
    yield (
        "明知动了手，只登记为纠纷，不立案",
        "blows were seen, and only a dispute is registered",
        instead(book, FILE, dispute.Register, signs=(dispute.Sign.OFFENCE,)),
    )
    yield (
        "辅警牵头化解",
        "an auxiliary leads",
        instead(book, FILE, dispute.Triage, lead=handler(kinds.AUXILIARY, AUXILIARY.ref)),
    )
    yield (
        "提级却把层级和等级降下来",
        "it is escalated downwards",
        instead(
            book,
            FILE,
            dispute.Escalate,
            level=dispute.SettlingLevel.VILLAGE,
            handlers=(handler(kinds.TOWNSHIP, "township-1"),),
        ),
    )
    yield (
        "辅警独自接报，没有录音录像",
        "an auxiliary takes the report alone, unrecorded",
        instead(book, CASE, sm.Report, by=AUXILIARY),
    )
    yield (
        "称由人民调解报告，而该调解已经终止",
        "the report is said to come from a mediation that is over",
        instead(book, CASE, sm.Report, escalated_from=outcome_of(book[MEDIATION])),
    )
    yield (
        "不是违法行为，也立案",
        "a case is opened without a violation",
        instead(book, CASE, sm.OpenCase, violation=False),
    )
    stood, escalate = before(book, FILE, dispute.Escalate)
    assert stood is not None
    _, begin = before(book, FILE, dispute.Begin, nth=1)
    noon = at(4, 22, 12)
    yield (
        "人民调解尚未终止，又开始治安调解",
        "the public-security mediation is begun while the people's mediation goes on",
        (
            dispute.Dispute,
            stood.step(attrs.evolve(escalate, at=noon)),
            attrs.evolve(begin, at=noon, others=(outcome_of(book[MEDIATION], noon),)),
        ),
    )
    yield (
        "一名民警查明事实，没有录音录像，也没有用鉴定意见",
        "one officer establishes the facts, unrecorded and without the appraisal",
        instead(book, CASE, sm.EstablishFacts, recorded=False, appraisal_in_evidence=False),
    )
    yield (
        "结伙斗殴也要调解",
        "gang fighting is to be mediated",
        instead(book, CASE, sm.Screen, exclusions=(sm.Exclusion.GANG,)),
    )
    yield (
        "只有违法嫌疑人同意调解",
        "only the alleged violator consents",
        instead(book, CASE, sm.Consent, acts=(Act(by=BLAMED, at=at(4, 29, 15)),)),
    )


def at_the_table(book: Book) -> Iterator[Attempt]:
    """The rounds, the agreement and what follows."""
    yield (
        "辅警主持调解",
        "an auxiliary chairs",
        instead(book, CASE, sm.StartRound, chair=AUXILIARY),
    )
    yield (
        "辅警宣布开始调解",
        "an auxiliary opens the round",
        instead(book, CASE, sm.StartRound, by=AUXILIARY),
    )
    yield (
        "一名民警调解，没有全程录音录像",
        "one officer mediates without a recording",
        instead(book, CASE, sm.StartRound, recorded=False),
    )
    proxy = sm.Proxy(ref="proxy-01", party=WEST, written=True, scoped=True)
    yield (
        "违法嫌疑人委托他人到场",
        "the alleged violator sends a proxy",
        instead(book, CASE, sm.StartRound, present=(EAST,), proxies=(proxy,)),
    )
    yield (
        "首次调解未成，违法嫌疑人不愿再调，仍再次调解",
        "round two without the alleged violator's consent",
        instead(book, CASE, sm.MediateAgain, acts=(Act(by=HURT, at=at(5, 9, 9)),)),
    )
    yield (
        "协议没有履行期限",
        "an agreement without a day of performance",
        instead(book, CASE, sm.SignAgreement, performance_due=None),
    )
    items = tuple(item for item in sm.AgreementItem if item is not sm.AgreementItem.CAUSE)
    yield (
        "协议不写起因，主持人没有签名",
        "the agreement leaves out the cause, and the chair has not signed",
        instead(book, CASE, sm.SignAgreement, items=items, acts=both(at(5, 9, 11))),
    )
    stood = outcome_of(book[CASE], at(5, 9, 10))
    yield (
        "案件尚在调解，纠纷就记为已化解",
        "the dispute is settled while the case is still in mediation",
        instead(book, FILE, dispute.Settle, at=at(5, 9, 10), outcome=stood),
    )
    yield (
        "赔了一半就结案",
        "closed when half is paid",
        instead(book, CASE, sm.Perform, all_performed=False),
    )
    yield (
        "辅警回访被侵害人",
        "an auxiliary makes the visit to the injured party",
        instead(book, TO_EAST, visit.Make, by=AUXILIARY),
    )
    yield (
        "协议还没履行，只回访了一次就办结纠纷",
        "the file is closed on an agreement, after one visit",
        (
            dispute.Dispute,
            before(book, FILE, dispute.FollowUp, nth=1)[0],
            attrs.evolve(before(book, FILE, dispute.Close)[1], outcome=None),
        ),
    )


def if_it_fails(book: Book) -> Iterator[Attempt]:
    """Round two fails instead, and the case goes on to its decision."""
    case, sign = before(book, CASE, sm.SignAgreement)
    assert case is not None
    go_on: dict[str, Case] = {CASE: case}

    def of(hour: int, by: Actor) -> dict[str, Any]:
        return head(go_on, CASE, at(5, 11, hour), by)

    def then(event: Any) -> None:
        go_on[CASE] = go_on[CASE].step(event)

    def tried(event: Any) -> Tried:
        return sm.SecurityMediation, go_on[CASE], event

    yield (
        "第二次调解未成，仍记为首次未成，以便调第三次",
        "the second failure is recorded as a first, so as to have a third round",
        tried(sm.FailRound(**of(9, CASE_OFFICER))),
    )
    then(sm.Fail(**of(9, CASE_OFFICER)))
    _, again = before(book, CASE, sm.MediateAgain)
    yield (
        "第三次调解",
        "a third round",
        tried(attrs.evolve(again, **of(10, CASE_OFFICER), acts=both(at(5, 11, 10)))),
    )
    yield (
        "没有告知可以提起民事诉讼，就转入处罚程序",
        "it proceeds, and the civil suit was not told",
        tried(sm.Proceed(**of(10, CASE_OFFICER), suit_told=False)),
    )
    for ref in (EAST, WEST):
        then(told(head(go_on, CASE, at(5, 11, 10), CASE_OFFICER), "tell_civil_suit", ref))
    then(sm.Proceed(**of(11, CASE_OFFICER), suit_told=True))
    yield (
        "派出所办理的案件，由上一级机关批准延长，案情也不复杂",
        "more time from the wrong organ, in a case that is not complex",
        tried(sm.ExtendLimit(**of(11, ABOVE), major=False, approver=sm.Approver.NEXT_HIGHER)),
    )
    applied: dict[str, Any] = {
        "act": sm.MediableAct.BEATING,
        "minor": True,
        "conditions": (sm.Condition.PETTY_DISPUTE,),
        "route": sm.SettlementRoute.PEOPLE_MEDIATION,
    }
    yield (
        "只有一方口头申请，人民调解没有达成协议，也没有履行",
        "one side applies, orally, on a people's mediation that came to nothing",
        tried(
            sm.ApplyForApproval(
                **of(12, BLAMED),
                **applied,
                acts=(Act(by=BLAMED, at=at(5, 11, 12)),),
                written=False,
                performed=False,
                mediation=outcome_of(book[MEDIATION]),
            )
        ),
    )
    yield (
        "派出所未听取陈述申辩，罚款一千二百元",
        "the station fines 1,200 yuan, unheard",
        tried(
            sm.Decide(**of(14, STATION), decision=sm.Decision.FINE, fine=1200, violator_heard=False)
        ),
    )
    then(
        sm.Decide(**of(15, STATION), decision=sm.Decision.FINE, fine=500, violator_heard=True),
    )
    yield (
        "已经作出决定，才书面申请认可和解",
        "both apply for approval once the decision is made",
        tried(
            sm.ApplyForApproval(
                **of(16, HURT),
                **applied,
                acts=both(at(5, 11, 16)),
                written=True,
                performed=True,
                settlement=sign.document,
            )
        ),
    )
    yield (
        "没有向被侵害人送达，就执行结案",
        "executed and closed, the injured party not served",
        tried(sm.Execute(**of(17, ORGAN), injured_served=None)),
    )


def refusal(tried: Tried) -> Refused:
    """Why it is refused; whatever is not, is no part of this."""
    machine, stood, event = tried
    try:
        made = machine.start(event) if stood is None else stood.step(event)
    except Refused as refused:
        return refused
    msg = f"{type(event).__name__} led to {made.state}"
    raise AssertionError(msg)


def told_aloud(refused: Refused, lang: Lang) -> str:
    """The refusal; where the step has no place, or is another's, the provision it rests on."""
    zh = lang == "zh"
    # What may happen instead is its last line.
    said = refused.text(lang).rpartition("\n")[0]
    if any(reason.own for reason in refused.reasons):
        rows = refused.machine.workflow.transitions
        basis = next(row.basis for row in rows if row.event is type(refused.event))
        provisions = ("；" if zh else "; ").join(one.text(lang) for one in basis)
        said += f"\n{'这一步的依据：' if zh else 'what the step rests on: '}{provisions}"
    return "\n".join(f"    {line}" for line in said.splitlines())


def forged(book: Book, lang: Lang) -> tuple[Remark, ...]:
    """The file says that the case came to an agreement when it had not: the casebook finds out."""
    stood, settle = before(book, FILE, dispute.Settle)
    assert stood is not None
    outcome = attrs.evolve(outcome_of(book[CASE], at(5, 9, 10)), state="agreed")
    said = stood.step(attrs.evolve(settle, at=at(5, 9, 10), outcome=outcome))
    remarks = Casebook([*(book[name] for name in book if name != FILE), said]).remarks()
    zh = "纠纷称案件已达成协议，而案件当时并未达成"
    print(zh if lang == "zh" else "the file says of the case what the case does not")
    for remark in remarks:
        print(f"    {remark.text(lang)}")
    return remarks


def mirror(book: Casebook, lang: Lang = "en") -> dict[str, Refused]:
    """Everything tried, each with its refusal; by what is tried, in English."""
    cases = {case.id: case for case in book}
    refusals: dict[str, Refused] = {}
    for zh, en, attempts in (
        ("一、登记、接报与立案", "1. The file, the report and the case", at_the_desk(cases)),
        ("二、调解、协议与履行", "2. The rounds and the agreement", at_the_table(cases)),
        ("三、假如第二次也未成", "3. If round two had failed", if_it_fails(cases)),
    ):
        print(zh if lang == "zh" else en)
        for said_zh, said_en, tried in attempts:
            refusals[said_en] = refusal(tried)
            print(said_zh if lang == "zh" else said_en)
            print(told_aloud(refusals[said_en], lang))
        print()
    assert forged(cases, lang)
    return refusals


if __name__ == "__main__":
    mirror(read_cases(LOG), "zh" if sys.argv[1:] == ["zh"] else "en")
