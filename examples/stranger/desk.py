"""A mediation desk as many have one: a status number in a column, a few checks, SQLite.

It knows nothing of how the library keeps a case; of the library it uses the working days.
"""

import json
import sqlite3
from calendar import monthrange
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

import jingwu_model as jw

TABLES = """
CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    status INTEGER NOT NULL,
    parties TEXT NOT NULL,
    mediators TEXT NOT NULL,
    month_ends TEXT,
    window_ends TEXT,
    window_closed INTEGER NOT NULL
);
CREATE TABLE lines (
    place INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    line BLOB NOT NULL
);
"""

APPLIED, PROPOSED, ASSIGNED, MEDIATING, DRAFTED = 10, 11, 20, 30, 40
EFFECTIVE, PENDING, CONFIRMED, UNCONFIRMED = 50, 60, 61, 62
NOT_MEDIATED, TERMINATED, PERFORMED, LITIGATION, ENFORCEMENT = 90, 91, 92, 93, 94
OVER = NOT_MEDIATED

STATUS: Mapping[tuple[int | None, str], int] = {
    (None, "apply"): APPLIED,
    (None, "propose"): PROPOSED,
    (APPLIED, "refuse"): NOT_MEDIATED,
    (PROPOSED, "refuse"): NOT_MEDIATED,
    (APPLIED, "decline"): NOT_MEDIATED,
    (APPLIED, "assign"): ASSIGNED,
    (PROPOSED, "assign"): ASSIGNED,
    (ASSIGNED, "begin"): MEDIATING,
    (ASSIGNED, "ask_to_end"): TERMINATED,
    (ASSIGNED, "fail"): TERMINATED,
    (MEDIATING, "find_risk"): MEDIATING,
    (MEDIATING, "ask_to_end"): TERMINATED,
    (MEDIATING, "fail"): TERMINATED,
    (MEDIATING, "agree_orally"): EFFECTIVE,
    (MEDIATING, "draft"): DRAFTED,
    (DRAFTED, "ask_to_end"): TERMINATED,
    (DRAFTED, "fail"): TERMINATED,
    (DRAFTED, "ask_changes"): MEDIATING,
    (DRAFTED, "sign"): EFFECTIVE,
    (EFFECTIVE, "apply_for_confirmation"): PENDING,
    (EFFECTIVE, "perform"): PERFORMED,
    (EFFECTIVE, "sue"): LITIGATION,
    (EFFECTIVE, "close_window"): EFFECTIVE,
    (PENDING, "not_accepted"): EFFECTIVE,
    (PENDING, "withdraw_application"): EFFECTIVE,
    (PENDING, "accept"): PENDING,
    (PENDING, "extend"): PENDING,
    (PENDING, "confirm"): CONFIRMED,
    (PENDING, "reject_application"): UNCONFIRMED,
    (PENDING, "hold_invalid"): UNCONFIRMED,
    (CONFIRMED, "perform"): PERFORMED,
    (CONFIRMED, "seek_enforcement"): ENFORCEMENT,
    (UNCONFIRMED, "mediate_again"): ASSIGNED,
    (UNCONFIRMED, "sue"): LITIGATION,
}
"""Which number follows which; what somebody was told changes none."""

Case = dict[str, Any]
Line = Mapping[str, Any]

BLANK: Mapping[str, Any] = {
    "id": None,
    "status": None,
    "parties": None,
    "mediators": "[]",
    "month_ends": None,
    "window_ends": None,
    "window_closed": False,
}
PLACES = ", ".join(f":{name}" for name in BLANK)


class Desk:
    """The desk: lines of events in, a status and two dates out."""

    days: ClassVar[jw.Calendar] = jw.Calendar.china()

    def __init__(self, path: str = ":memory:") -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.row_factory = sqlite3.Row
        self.db.executescript(TABLES)

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    def post(self, line: bytes) -> list[str]:
        """Record an event; the codes of what is wrong with it, none where it is recorded."""
        event = json.loads(line)
        case = self.case(event["proceeding_id"])
        wrong = sorted(set(self.problems(case, event)))
        if not wrong:
            self.keep(event, line)
            self.move(case, event)
        return wrong

    def case(self, case_id: str) -> Case | None:
        """A case's row."""
        row = self.db.execute("SELECT * FROM cases WHERE id = ?", (case_id,)).fetchone()
        return None if row is None else dict(row)

    def lines(self, case_id: str) -> list[bytes]:
        """Every line of a case, in the order of recording."""
        command = "SELECT line FROM lines WHERE case_id = ? ORDER BY place"
        with closing(self.db.execute(command, (case_id,))) as rows:
            return [row["line"] for row in rows]

    def problems(self, case: Case | None, event: Line) -> Iterator[str]:
        """What is wrong with an event, as far as this desk looks."""
        kind, by = event["event"], event["by"]
        if self.target(case, kind) is None:
            yield "WRONG_STATUS"
            return
        yield from self.twice(event)
        if case is None:
            if len(event["parties"]) < 2:
                yield "ONE_PARTY"
        elif kind != "told":
            if by["kind"] == "party" and by["ref"] not in json.loads(case["parties"]):
                yield "NOT_A_PARTY"
            if by["kind"] == "mediator" and by["ref"] not in json.loads(case["mediators"]):
                yield "NOT_A_MEDIATOR"
            if case["window_closed"] and kind in {"apply_for_confirmation", "close_window"}:
                yield "TOO_LATE"
            if kind == "sign":
                yield from self.unsealed(event)

    def twice(self, event: Line) -> Iterator[str]:
        """An event of a number that is there already, or of a time that has passed."""
        command = "SELECT event_id, at FROM lines WHERE case_id = ?"
        for row in self.db.execute(command, (event["proceeding_id"],)):
            if row["event_id"] == event["id"]:
                yield "DUPLICATE"
            if datetime.fromisoformat(row["at"]) > datetime.fromisoformat(event["at"]):
                yield "TOO_EARLY"

    def unsealed(self, event: Line) -> Iterator[str]:
        """An agreement without the committee's seal."""
        if not event["seal"]:
            yield "NO_SEAL"

    def target(self, case: Case | None, kind: str) -> int | None:
        """The status after an event; none where there is no such step."""
        if case is not None and kind == "told":
            return int(case["status"])
        return STATUS.get((None if case is None else case["status"], kind))

    def keep(self, event: Line, line: bytes) -> None:
        """Keep an event's line."""
        row = (event["proceeding_id"], event["id"], event["event"], event["at"], line)
        command = "INSERT INTO lines (case_id, event_id, kind, at, line) VALUES (?, ?, ?, ?, ?)"
        self.db.execute(command, row)

    def move(self, case: Case | None, event: Line) -> None:
        """Write the status and the dates that an event leads to."""
        kind, day = event["event"], datetime.fromisoformat(event["at"]).date()
        row = dict(case or BLANK)
        row["status"] = self.target(case, kind)
        if case is None:
            row |= {"id": event["proceeding_id"], "parties": json.dumps(event["parties"])}
        elif kind == "assign":
            row["mediators"] = json.dumps(event["mediators"])
            row["month_ends"] = self.worked(a_month_after(day)).isoformat()
        elif kind in {"agree_orally", "sign"}:
            row |= {"month_ends": None, "window_ends": self.thirty_days(day).isoformat()}
        elif kind in {"confirm", "reject_application", "hold_invalid", "close_window"}:
            row |= {"window_ends": None, "window_closed": kind == "close_window"}
        if row["status"] >= OVER:
            row |= {"month_ends": None, "window_ends": None}
        self.db.execute(f"INSERT OR REPLACE INTO cases VALUES ({PLACES})", row)  # noqa: S608 - ours

    def thirty_days(self, day: date) -> date:
        """The last day for asking a court to confirm an agreement of that day."""
        return self.worked(day + timedelta(days=30))

    def worked(self, day: date) -> date:
        """That day, or the first one after it that is worked."""
        while not self.days.is_working_day(day):
            day += timedelta(days=1)
        return day


def a_month_after(day: date) -> date:
    """The same day of the next month, or that month's last."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
