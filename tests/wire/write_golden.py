"""Write the golden files that are not there yet: `python tests/wire/write_golden.py`.

It finds what it needs with `PYTHONPATH=src:tests`. A file that is there is never written
again: what a format was, it stays.
"""

import json
import sys
from pathlib import Path
from typing import Any

import rfc8785

from jingwu_model.declare import Noun, specs
from jingwu_model.wire import FORMAT, dumps, loads, schema_classes
from jingwu_model.workflows import ALL, Event, Logged
from wire.golden_values import CASES, FIGURES, FILLED, NOUNS, REGISTER
from workflows._rows import Rows, typed_in

FOLDER = Path(__file__).parent / "golden"


def event_of(name: str, code: str) -> Event:
    """A machine's event of a code, every field filled."""
    return Rows(ALL[name], typed_in(name)).event(code, "03-06", FILLED.get(name, {}).get(code))


def every_document() -> dict[str, Any]:
    """What the files hold, by their names."""
    made: dict[str, Any] = {name: {"v": FORMAT, **held} for name, held in NOUNS.items()}
    cases = []
    for name, machine in ALL.items():
        if name not in CASES:
            sys.exit(f"{name}: there is no road through it in golden_values.CASES")
        case = Rows(machine, typed_in(name)).walk(CASES[name])
        made[machine.__name__] = held = json.loads(dumps(case))
        cases.append({key: part for key, part in held.items() if key != "v"})
        for seq, cls in enumerate(machine.workflow.events, 1):
            logged = Logged(workflow=name, seq=seq, event=event_of(name, cls.code))
            made[f"{name}.{cls.__name__}"] = json.loads(dumps(logged))
    made["Casebook"] = {"v": FORMAT, "cases": cases[:1]}
    made["Material"] = {
        "v": FORMAT,
        "register": REGISTER,
        "figures": FIGURES,
        "cases": {"cases": cases[1:2]},
    }
    return made


def unfilled(noun: Noun) -> list[str]:
    """The fields of a noun that hold nothing."""
    return [spec.name for spec in specs(type(noun)) if getattr(noun, spec.name) in (None, ())]


# A value and a claim keep each other out, as do the two of whom a practice may be.
EITHER = {
    "Figure": ["claim", "claim_en"],
    "Figure--claim": ["value", "unit"],
    "Practice": ["room"],
    "Practice--room": ["station"],
}


def main() -> None:
    """Write every file that is missing; refuse what is not whole."""
    folder = FOLDER / FORMAT
    folder.mkdir(parents=True, exist_ok=True)
    classes = schema_classes()
    for name, document in every_document().items():
        path = folder / f"{name}.json"
        if path.exists():
            continue
        data = rfc8785.dumps(document)
        logged = name.partition(".")[0] in ALL
        read = loads(data, Logged if logged else classes[name.partition("--")[0]])
        noun = read.event if logged else read
        empty = unfilled(noun) if isinstance(noun, Noun) else []
        if empty != EITHER.get(name, []) or dumps(read) != data:
            sys.exit(f"{name}: not whole: {empty}")
        path.write_bytes(data + b"\n")


if __name__ == "__main__":
    main()
