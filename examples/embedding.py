"""Proceedings behind HTTP, kept in one table of SQLite: what an embedding system writes itself.

Run as `python examples/embedding.py cases.db 8765`; docs/how-to/embed.md goes through it.
"""

import json
import secrets
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import groupby
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import jingwu_model as jw
from jingwu_model.declare import FORMS, Audience
from jingwu_model.errors import FaultKind, Lang, Text
from jingwu_model.workflows import ALL, Logged

Case = jw.Proceeding[Any, Any, Any]
Environ = Mapping[str, Any]
AudienceOf = Callable[[Environ, str | None], Audience]
"""Who somebody is to a case (none: to no single one); your authentication answers it."""

TABLE = """
CREATE TABLE IF NOT EXISTS events (
    place INTEGER PRIMARY KEY,
    proceeding_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    recorded TEXT NOT NULL,
    line BLOB NOT NULL,
    UNIQUE (proceeding_id, seq)
)
"""


class TakenError(Exception):
    """Another event stands at that place of the case."""


class Store:
    """The events of every case; rows are added and never changed.

    Each call has a connection of its own, so that threads share none.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = path
        with closing(self._connect()) as db:
            # Readers go on while somebody writes; a commit is on the disk when it is answered.
            db.execute("PRAGMA journal_mode = WAL")
            db.execute(TABLE)

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        db.execute("PRAGMA synchronous = FULL")
        return db

    def append(self, logged: Logged, recorded: datetime) -> None:
        """Add an event at its place, if that is free: one statement, so all or nothing."""
        row = (logged.event.proceeding_id, logged.seq, recorded.isoformat(), jw.dumps(logged))
        command = "INSERT INTO events (proceeding_id, seq, recorded, line) VALUES (?, ?, ?, ?)"
        with closing(self._connect()) as db:
            try:
                db.execute(command, row)
            except sqlite3.IntegrityError:
                raise TakenError from None

    def line(self, proceeding_id: str, seq: int) -> bytes | None:
        """What stands at a place of a case."""
        command = "SELECT line FROM events WHERE proceeding_id = ? AND seq = ?"
        with closing(self._connect()) as db:
            row = db.execute(command, (proceeding_id, seq)).fetchone()
        return None if row is None else row[0]

    def case(self, proceeding_id: str) -> Case | None:
        """A case, made again of its events."""
        command = "SELECT line FROM events WHERE proceeding_id = ? ORDER BY seq"
        with closing(self._connect()) as db:
            rows = db.execute(command, (proceeding_id,)).fetchall()
        return rebuilt(line for (line,) in rows) if rows else None

    def cases(self) -> Iterator[Case]:
        """Every case, one after the other."""
        command = "SELECT proceeding_id, line FROM events ORDER BY proceeding_id, seq"
        with closing(self._connect()) as db:
            for _, rows in groupby(db.execute(command), key=lambda row: row[0]):
                yield rebuilt(line for _, line in rows)

    def export(self, path: str | Path) -> int:
        """Write every event as a log, in the order in which they came; how many there are."""
        with closing(self._connect()) as db, Path(path).open("wb") as log:
            count = 0
            for (line,) in db.execute("SELECT line FROM events ORDER BY place"):
                log.write(line + b"\n")
                count += 1
        return count


def rebuilt(lines: Iterable[bytes]) -> Case:
    """The case that lines of a log make."""
    every = [jw.loads(line, Logged) for line in lines]
    return ALL[every[0].workflow].replay(one.event for one in every)


Answer = tuple[HTTPStatus, bytes]

MOST = 64 * 1024
AHEAD = timedelta(minutes=5)
FUTURE = FaultKind("at.future", Text("时间在将来", "it lies in the future"))
SCHEMAS: Mapping[str, type[Any]] = {"case": jw.Proceeding, "line": Logged}


class Service:
    """The handler, as a WSGI application: it holds no state but where things are.

    Args:
        store: Where the events are.
        audience_of: Who somebody is, by your authentication.
        clock: Your clock; the library has none.
        calendar: What counts working days.
    """

    def __init__(
        self,
        store: Store,
        audience_of: AudienceOf = lambda _environ, _case: "public",
        clock: Callable[[], datetime] = lambda: datetime.now(jw.SHANGHAI),
        calendar: jw.Calendar | None = None,
    ) -> None:
        self.store = store
        self.audience_of = audience_of
        self.clock = clock
        self.calendar = calendar or jw.Calendar.china()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> list[bytes]:
        """Answer one request."""
        more = []
        try:
            status, body = self.answer(environ)
        except sqlite3.OperationalError:
            # The table was locked too long: nothing was written, and it may be tried again.
            status, body = told(HTTPStatus.SERVICE_UNAVAILABLE, {"error": "busy"})
            more = [("Retry-After", "1")]
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response(f"{status.value} {status.phrase}", headers + more)
        return [body]

    def answer(self, environ: Environ) -> Answer:
        """What a request is answered with."""
        parts = environ["PATH_INFO"].strip("/").split("/")
        case_id = parts[1] if parts[0] == "cases" and len(parts) > 1 else None
        audience = self.audience_of(environ, case_id)
        query = parse_qs(environ.get("QUERY_STRING", ""))
        match (environ["REQUEST_METHOD"], *parts):
            case ("POST", "cases", _, "events") | ("GET", "overdue") if audience != "internal":
                return told(HTTPStatus.FORBIDDEN, {"error": "forbidden"})
            case ("POST", "cases", proceeding_id, "events"):
                return self.read(proceeding_id, environ)
            case ("GET", "cases", proceeding_id):
                return self.get(proceeding_id, audience)
            case ("GET", "overdue"):
                return self.overdue(query.get("at", [""])[0])
            case ("GET", "schemas", name) if name in SCHEMAS:
                lang: Lang = "zh" if query.get("lang") == ["zh"] else "en"
                return told(HTTPStatus.OK, jw.schema(SCHEMAS[name], lang=lang))
        return told(HTTPStatus.NOT_FOUND, {"error": "not found"})

    def read(self, proceeding_id: str, environ: Environ) -> Answer:
        """Read an event, with every fault where it has any, and record it."""
        size = environ.get("CONTENT_LENGTH") or "0"
        if len(size) > len(str(MOST)) or not size.isdecimal() or int(size) > MOST:
            return told(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": "too large", "most": MOST})
        body = environ["wsgi.input"].read(int(size))
        logged, faults = jw.loads(body, Logged, on_fault="collect")
        return faulty(faults) if logged is None else self.post(proceeding_id, logged)

    def post(self, proceeding_id: str, logged: Logged) -> Answer:
        """Record an event at the place that its sender takes for the next."""
        now, event = self.clock(), logged.event
        if event.at > now + AHEAD:
            # Once recorded, it would keep out everything that happens before it.
            latest = Text.same(f"≤ {(now + AHEAD).isoformat()}")
            found = event.at.isoformat()
            return faulty([FUTURE.at("$.at", expected=latest, found=found)])
        held = self.store.line(proceeding_id, logged.seq)
        if held == jw.dumps(logged):
            # Sent again because the first answer was lost.
            return told(HTTPStatus.OK, standing(self.store.case(proceeding_id)))
        case = self.store.case(proceeding_id)
        if case is None and event.proceeding_id != proceeding_id:
            return told(HTTPStatus.NOT_FOUND, {"error": "not found"})
        if (logged.workflow, logged.seq) != following(case, logged.workflow):
            return told(HTTPStatus.CONFLICT, {"error": "conflict", "case": standing(case)})
        return self.step(case, logged, now)

    def step(self, case: Case | None, logged: Logged, now: datetime) -> Answer:
        """Record an event, if the case allows it and nobody is quicker."""
        machine, event = ALL[logged.workflow], logged.event
        try:
            after = machine.start(event) if case is None else case.step(event)
        except jw.Refused as refused:
            return told(HTTPStatus.UNPROCESSABLE_ENTITY, refusal(refused, case))
        try:
            self.store.append(logged, now)
        except TakenError:
            # Somebody was: what stands there now decides.
            return self.post(event.proceeding_id, logged)
        return told(HTTPStatus.CREATED, standing(after))

    def get(self, proceeding_id: str, audience: Audience) -> Answer:
        """A case as they may see it: whole for the force, redacted for anybody else."""
        case = self.store.case(proceeding_id)
        if case is None:
            return told(HTTPStatus.NOT_FOUND, {"error": "not found"})
        return HTTPStatus.OK, jw.dumps(case, audience=None if audience == "internal" else audience)

    def overdue(self, said: str) -> Answer:
        """What is late at a time in any case, and which events by the clock are to be sent."""
        form = FORMS[datetime]
        try:
            at: Any = form.read(said)
        except (ValueError, OverflowError):
            return faulty([form.fault.at("$.at", expected=form.expected, found=said)])
        book = jw.Casebook(self.store.cases())
        return told(
            HTTPStatus.OK,
            {
                "at": at.isoformat(),
                "overdue": [
                    {**plain(one), "proceeding_id": case.id}
                    for case, one in book.overdue(at, self.calendar)
                ],
                "lapses": [
                    {**plain(one), "proceeding_id": case.id}
                    for case in book
                    for one in case.lapses(at, self.calendar)
                ],
            },
        )


def following(case: Case | None, workflow: str) -> tuple[str, int]:
    """Of which workflow the next event of a case is, and at which place."""
    return (workflow, 1) if case is None else (case.workflow.name, len(case.history) + 1)


def told(status: HTTPStatus, what: Mapping[str, Any]) -> Answer:
    """An answer in JSON."""
    return status, json.dumps(what, ensure_ascii=False).encode()


def plain(obj: Any) -> dict[str, Any]:
    """What the library writes of an object, to stand in an answer."""
    made: dict[str, Any] = json.loads(jw.dumps(obj))
    return made


def standing(case: Case | None) -> dict[str, Any]:
    """Where a case stands, and what may come next."""
    if case is None:
        return {}
    return {
        "proceeding_id": case.id,
        "workflow": case.workflow.name,
        "state": case.state.code,
        "says": {"zh": case.state.zh, "en": case.state.en},
        "seq": len(case.history),
        "ended": case.ended,
        "allowed": [option.event.code for option in case.options() if option.open],
    }


def faulty(faults: Iterable[jw.Fault]) -> Answer:
    """What cannot be read: every fault, with its place, in both languages."""
    every = [plain(fault) for fault in faults]
    return told(HTTPStatus.BAD_REQUEST, {"error": "invalid", "faults": every})


def refusal(refused: jw.Refused, case: Case | None) -> dict[str, Any]:
    """What may not happen: every reason, its provision, and who can supply what is missing."""
    return {**plain(refused), "error": "refused", "case": standing(case)}


def by_token(tokens: Mapping[str, Audience]) -> AudienceOf:
    """A stand-in for your authentication: who bears no token known is the public."""

    def audience_of(environ: Environ, _: str | None) -> Audience:
        token = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
        return tokens.get(token, "public")

    return audience_of


class ThreadingServer(ThreadingMixIn, WSGIServer):
    """A thread a request; closing waits for those that run."""

    daemon_threads = False


class _Quiet(WSGIRequestHandler):
    """Requests are not logged: what your system logs, it decides."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


def server_of(service: Service, port: int = 0) -> WSGIServer:
    """A server of this machine alone; port 0 takes any that is free."""
    return make_server("127.0.0.1", port, service, ThreadingServer, _Quiet)


def main(path: str, port: str) -> None:
    """Serve until interrupted."""
    token = secrets.token_urlsafe()
    service = Service(Store(path), by_token({token: "internal"}))
    with server_of(service, int(port)) as server:
        where = f"http://127.0.0.1:{server.server_port}"
        print(f"{where}, Authorization: Bearer {token}", flush=True)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
