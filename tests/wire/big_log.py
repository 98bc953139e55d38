"""Replays a log of a million events with one broken line, and watches what that takes.

Run as `python tests/wire/big_log.py [CASES]`; `make deep` does. It writes the log, runs
`jingwu replay` on it with its error output on a terminal, and ends with 1 unless the
command showed progress, stayed under 1 GB, named the broken line and what followed from
it and nothing else, and replayed every other proceeding to its state.
"""

import os
import pty
import re
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jingwu_model.timeline import SHANGHAI
from jingwu_model.vocabulary import ActorKind
from jingwu_model.wire import dumps
from jingwu_model.workflows import How, Logged, ToldOutcome
from jingwu_model.workflows import people_mediation as pm

CASES = 125_000
AT_ONCE = 1_000
"""How many proceedings lie between two events of one: so many stand open at a time."""
MOST = 10**9
NOW = "2026-11-23T09:00:00+08:00"
START = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
MARK = "MARKMARK"
OFFICE = "OFFI"
PARTIES = (f"party-a-{MARK}", f"party-b-{MARK}")
BROKEN = 4
"""Of the proceeding in the middle, the event whose line is broken: the draft."""
TOLD = re.compile(r"  pm-(\d{8}) · people_mediation · (\w+)( \(.* set aside: .*)?$").match
STATES = {True: "performed", False: "confirmed"}
CUT_OFF = "in_mediation"
"""Where a proceeding stands that is cut off before its draft."""


def by(kind: ActorKind, ref: str) -> pm.Actor:
    """Who did something."""
    return pm.Actor(kind=kind, ref=ref)


COMMITTEE = by(ActorKind.COMMITTEE, f"committee-{OFFICE}")
MEDIATOR = by(ActorKind.MEDIATOR, f"mediator-{OFFICE}")
PARTY = by(ActorKind.PARTY, PARTIES[0])
COURT = by(ActorKind.COURT, f"court-{OFFICE}")


def acts(day: int, *more: pm.Actor) -> tuple[pm.Act, ...]:
    """What both parties did on a day, and others with them."""
    who = (*(by(ActorKind.PARTY, ref) for ref in PARTIES), *more)
    return tuple(pm.Act(by=one, at=START + timedelta(days=day)) for one in who)


def head(number: int, who: pm.Actor, day: int) -> dict[str, Any]:
    """What every event says."""
    return {
        "id": f"{MARK}-{number}",
        "proceeding_id": f"pm-{MARK}",
        "at": START + timedelta(days=day),
        "by": who,
    }


def told(number: int, to: str) -> pm.Told:
    """A copy given to a party."""
    return pm.Told(
        **head(number, COMMITTEE, 5),
        duty="copy_to_each_party",
        to=to,
        how=How.IN_WRITING,
        outcome=ToldOutcome.TOLD,
    )


def history(*, performed: bool) -> tuple[Any, ...]:
    """Eight events: an agreement signed, and then performed, or confirmed by a court."""
    document = pm.DocRef(token=f"doc-{MARK}", sha256="0" * 64)
    signed = (
        pm.Apply(**head(1, PARTY, 0), parties=PARTIES),
        pm.Assign(**head(2, COMMITTEE, 1), mediators=(MEDIATOR.ref,), acts=acts(1)),
        pm.Begin(**head(3, MEDIATOR, 2), rights_told=True),
        pm.Draft(
            **head(4, MEDIATOR, 3),
            items=tuple(pm.AgreementItem),
            document=document,
            performance_due=date(2026, 4, 1),
        ),
        pm.Sign(**head(5, COMMITTEE, 4), acts=acts(4, MEDIATOR), seal=True, document=document),
    )
    if performed:
        copies = (told(6, PARTIES[0]), told(7, PARTIES[1]))
        return (*signed, *copies, pm.Perform(**head(8, COMMITTEE, 30), checked=True))
    apply = pm.ApplyForConfirmation(
        **head(6, PARTY, 10), acts=acts(10), court=COURT.ref, ground=pm.CourtGround.BODY
    )
    return (*signed, apply, pm.Accept(**head(7, COURT, 12)), pm.Confirm(**head(8, COURT, 20)))


def lines(*, performed: bool) -> list[bytes]:
    """A history's log lines, with marks where each proceeding has its own."""
    events = enumerate(history(performed=performed), 1)
    logged = (Logged(workflow="people_mediation", seq=at, event=one) for at, one in events)
    return [dumps(one) + b"\n" for one in logged]


def is_performed(case: int) -> bool:
    """Whether it is one of those that were performed."""
    return case % 5 != 0


def log(cases: int) -> Iterator[tuple[int, int, bytes]]:
    """The log's lines in order: which proceeding, which of its events, and the line."""
    every = {ended: lines(performed=ended) for ended in STATES}
    for turn in range(cases + 7 * AT_ONCE):
        for at in range(8):
            case = turn - at * AT_ONCE
            if 0 <= case < cases:
                line = every[is_performed(case)][at]
                line = line.replace(MARK.encode(), b"%08d" % case)
                yield case, at + 1, line.replace(OFFICE.encode(), b"%04d" % (case % 5_000))


def write(path: Path, cases: int) -> dict[int, int]:
    """Write the log with its broken line; the numbers of that one and of those after it."""
    needed: dict[int, int] = {}
    with path.open("wb") as file:
        for number, (case, seq, line) in enumerate(log(cases), 1):
            if case == cases // 2 and seq >= BROKEN:
                needed[seq] = number
            file.write(line[:-20] + b"\n" if needed and needed.get(BROKEN) == number else line)
    return needed


def run(path: Path, out: Path) -> tuple[int, int, bytes, float]:
    """The command: its status, its most memory in bytes, its error output, and its seconds."""
    command = [sys.executable, "-m", "jingwu_model.cli", "replay", str(path), "--now", NOW]
    ours, theirs = pty.openpty()
    began = time.perf_counter()
    with out.open("wb") as file:
        running = subprocess.Popen(
            command, stdout=file, stderr=theirs, env={**os.environ, "TERM": "xterm"}
        )
    os.close(theirs)
    said = bytearray()
    while piece := read(ours):
        said += piece
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    os.close(ours)
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return running.returncode, used.ru_maxrss * unit, bytes(said), time.perf_counter() - began


def read(terminal: int) -> bytes:
    """What is said on a terminal next; nothing where all who could are gone."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def wrong(out: Path, cases: int, needed: dict[int, int]) -> Iterator[str]:
    """What the answer says otherwise than it should."""
    cut = f"pm-{cases // 2:08d}"
    seen = 0
    tail: deque[str] = deque(maxlen=40)
    with out.open(encoding="utf-8") as file:
        for line in file:
            tail.append(line.rstrip("\n"))
            found = TOLD(line)
            if found is None:
                continue
            seen += 1
            expected = STATES[is_performed(int(found[1]))]
            if line.startswith(f"  {cut} "):
                expected = CUT_OFF
            # The one that was cut off says so, and no other does.
            if found[2] != expected or (found[3] is not None) is (expected != CUT_OFF):
                yield f"{line.rstrip()}: expected {expected}"
    if seen != cases:
        yield f"{seen} proceedings told, not {cases}"
    aside = re.findall(r"big\.jsonl, row (\d+)(?:, seq)?: ([^:]+):", "\n".join(tail))
    follows = [(str(row), "an event before it is missing") for row in sorted(needed.values())[1:]]
    expected_aside = [(str(needed[BROKEN]), "not JSON"), *follows]
    if aside != expected_aside:
        yield f"set aside {aside}, not {expected_aside}"
    events = 8 * cases - len(needed)
    total = f"  {cases:,} proceedings, {events:,} events; "
    if not (tail[-1].startswith(total) and tail[-1].endswith(f"{len(needed)} lines set aside")):
        yield f"in total: {tail[-1]}"


def main(cases: int) -> int:
    """Write the log, replay it, and say what was seen."""
    with TemporaryDirectory() as folder:
        path, out = Path(folder, "big.jsonl"), Path(folder, "out.txt")
        needed = write(path, cases)
        status, most, said, seconds = run(path, out)
        found = list(wrong(out, cases, needed)) if status == 1 else [said.decode()[-2_000:]]
        size = path.stat().st_size
    shown = [int(one) for one in re.findall(rb"(\d+)%", said)]
    if status != 1:
        found.append(f"status {status}, not 1")
    if most >= MOST:
        found.append("too much memory")
    if len(set(shown)) < 5:
        found.append(f"no progress: {said[:200]!r}")
    sys.stdout.write(
        f"{8 * cases:,} events, {size / 1e6:.0f} MB: {seconds:.0f} s, "
        f"{most / 1e6:.0f} MB, {len(set(shown))} percentages shown\n"
    )
    sys.stdout.writelines(f"  {each}\n" for each in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else CASES))
