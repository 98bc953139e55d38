"""A program that answers with the reference itself, and does one thing otherwise if asked to.

`python reference_program.py [HOW] [WORKFLOW,…]`; the ways are the functions of `WAYS`.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import jingwu_model as jw
from jingwu_model.declare import canonical
from jingwu_model.rules import Material
from jingwu_model.timeline import Unit
from jingwu_model.wire import schema_classes
from jingwu_model.workflows import ALL

CALENDAR = jw.Calendar.china()


def history(question: dict[str, Any]) -> dict[str, Any]:
    """What becomes of events."""
    machine = ALL[question["workflow"]]
    classes = {event.code: event for event in machine.workflow.events}
    steps, case = [], None
    for document in question["events"]:
        cls = classes.get(document["event"])
        if cls is None:
            steps.append({"refused": ["event.unknown"]})
            continue
        event = jw.loads(json.dumps(document), cls)
        try:
            case = machine.start(event) if case is None else case.step(event)
        except jw.Refused as refused:
            steps.append({"refused": sorted({reason.code for reason in refused.reasons})})
        else:
            steps.append({"state": case.state.code})
    if case is None:
        return {"steps": steps, "clocks": [], "duties": []}
    clocks = [
        {"name": one.name, "since": written(one.since), "due": last(one), "running": one.running}
        for one in case.clocks(CALENDAR)
    ]
    duties = [
        {
            "name": one.name,
            "to": one.to_ref or one.rule.to.code,
            "since": written(one.since),
            "due": last(one),
            "open": one.open,
        }
        for one in case.duties(CALENDAR)
    ]
    return {"steps": steps, "clocks": clocks, "duties": duties}


def written(moment: datetime) -> str:
    """A time, with another offset: it is the same instant."""
    return moment.astimezone(jw.SHANGHAI).isoformat()


def last(owed: Any) -> str | None:
    """The last instant in time."""
    return None if owed.due is None else written(owed.due.last)


def due(question: dict[str, Any]) -> dict[str, Any]:
    """When a period ends."""
    period = jw.Period(n=question["period"]["length"], unit=Unit(question["period"]["unit"]))
    start = datetime.fromisoformat(question["start"])
    return {"due": written(CALENDAR.due(period, start).last)}


def read(question: dict[str, Any]) -> dict[str, Any]:
    """What a document is read as."""
    if "class" not in question:
        data = canonical(json.loads(question["document"]))
        return {"canonical": data.decode(), "digest": sha256(data).hexdigest()}
    cls = schema_classes()[question["class"]]
    made, faults = jw.loads(question["document"], cls, on_fault="collect")
    if faults:
        return {"faults": [{"code": one.code, "path": one.path} for one in faults]}
    return {"canonical": jw.dumps(made).decode(), "digest": jw.digest(made)}


def findings(question: dict[str, Any]) -> dict[str, Any]:
    """What a rule finds."""
    material = jw.loads(question["document"], Material)
    on = date.fromisoformat(question["on"])
    report = jw.check(material, on=on, rules=[question["rule"]])
    return {"findings": [told(one) for one in report.findings]}


def told(finding: Any) -> dict[str, Any]:
    """A finding, without its words; the last key first, for the order is nobody's."""
    said = {
        "verdict": finding.verdict.code,
        "unit": None if finding.unit is None else finding.unit.code,
        "subject": {"kind": finding.subject.kind.code, "id": finding.subject.id},
        "standards": sorted(one.id for one in finding.standards),
        "relation": finding.relation.code,
        "reading": None if finding.reading is None else finding.reading.code,
        "marks": sorted(mark.code for mark in finding.marks),
        "expected": amount(finding.expected),
        "actual": amount(finding.actual),
    }
    return {key: held for key, held in said.items() if held is not None}


def amount(of: Any) -> dict[str, Any]:
    """How much, with its bounds as text."""
    bounds = {"hi": of.hi, "lo": of.lo}
    said = {key: str(bound) for key, bound in bounds.items() if bound is not None}
    return {**said, "missing": sorted(of.missing)}


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The answer to a question, without its number."""
    kinds = {"history": history, "due": due, "read": read, "check": findings}
    return kinds[question["ask"]](question)


Way = Callable[[dict[str, Any], dict[str, Any]], Any]


def as_it_is(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Nothing is otherwise."""
    return said


def never_refuses(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """A refusal is told as a state."""
    steps = [{"state": "taken"} if "refused" in step else step for step in said.get("steps", ())]
    return {**said, "steps": steps} if steps else said


def empty_steps(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """A refusal is told as nothing at all."""
    steps = [{} if "refused" in step else step for step in said.get("steps", ())]
    return {**said, "steps": steps} if steps else said


def other_keys(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """It calls everything otherwise, and more besides."""
    return {f"the_{key}" if key != "n" else key: held for key, held in said.items()}


def no_n(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """It does not say what it answers."""
    return {key: held for key, held in said.items() if key != "n"}


def no_clocks(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """It knows no clocks."""
    return {key: held for key, held in said.items() if key != "clocks"}


def more_duties(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Something is owed that nobody knows of."""
    if said.get("duties"):
        return {**said, "duties": [*said["duties"], {"name": "smile", "to": "all"}]}
    return said


def cannot(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """It can do nothing of what it said."""
    return {"n": said["n"], "cannot": "not yet"}


def partly(question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Of one event it can say nothing, of several something wrong."""
    if len(events := question.get("events", ())) > 1:
        return {"n": said["n"], "steps": [{"state": "nowhere"} for _ in events]}
    return {"n": said["n"], "cannot": "that is too short"}


def other_number(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """It lost count."""
    return {**said, "n": 99}


def talks(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """It says something else first."""
    sys.stdout.write("hello\n")
    return said


def a_list(_question: dict[str, Any], _said: dict[str, Any]) -> Any:
    """It answers JSON that is no object."""
    return [1]


def no_number(_question: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """It answers what Python takes for JSON."""
    return {"n": said["n"], "due": float("nan")}


def dies(_question: dict[str, Any], _said: dict[str, Any]) -> dict[str, Any]:
    """It ends on its first question, with many words."""
    sys.stderr.writelines(f"line {at}\n" for at in range(1, 41))
    sys.stderr.flush()
    sys.exit(3)


def closes(_question: dict[str, Any], _said: dict[str, Any]) -> dict[str, Any]:
    """It falls silent for good, and goes on."""
    os.close(sys.stdout.fileno())
    time.sleep(60)
    return {}


def sleeps(_question: dict[str, Any], _said: dict[str, Any]) -> dict[str, Any]:
    """It thinks for too long."""
    time.sleep(60)
    return {}


WAYS = {
    way.__name__: way
    for way in (
        as_it_is,
        never_refuses,
        empty_steps,
        other_keys,
        no_n,
        no_clocks,
        more_duties,
        cannot,
        partly,
        other_number,
        talks,
        a_list,
        no_number,
        dies,
        closes,
        sleeps,
    )
}


def main(how: str = "as_it_is", workflows: str = "people_mediation") -> None:
    """Answer until there are no more questions."""
    begun: Any = {
        "workflows": [name for name in workflows.split(",") if name],
        "answers": ["history", "due", "read", "check"],
    }
    if how == "no_lists":
        begun = {"workflows": "visit"}
    if how == "other_names":
        begun = {"workflows": ["peoples_mediation", "visit", "x"], "answers": ["due", "histories"]}
    if how == "no_object":
        begun = ["visit"]
    if how == "dues_alone":
        begun["answers"] = ["due"]
    for line in sys.stdin:
        question = json.loads(line)
        if question["ask"] == "begin":
            said: Any = begun
        else:
            said = WAYS.get(how, as_it_is)(question, {"n": question["n"], **answer(question)})
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
