"""The embedding how-to's code, asked by real requests: what a bureau's own service must bear."""

import json
import runpy
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.client import HTTPConnection
from importlib import util
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from urllib.parse import quote

import pytest

import jingwu_model as jw
from jingwu_model.vocabulary import ActorKind
from jingwu_model.wire import dumps, loads, read_lines
from jingwu_model.workflows import ALL, Act, Actor, DocRef, Logged, log_of
from jingwu_model.workflows import people_mediation as pm

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = datetime(2026, 4, 8, 9, tzinfo=jw.SHANGHAI)
TOKENS = {"desk": "internal", "neighbour": "case_party"}

EAST, WEST = "neighbour-east", "neighbour-west"
COMMITTEE = Actor(kind=ActorKind.COMMITTEE, ref="committee-7")
MEDIATOR = Actor(kind=ActorKind.MEDIATOR, ref="mediator-3")

Asked = tuple[int, Any]
Ask = Callable[..., Asked]


@pytest.fixture(scope="module", name="embedding")
def _embedding() -> Iterator[Any]:
    """The example, as a module."""
    spec = util.spec_from_file_location("embedding_example", EXAMPLES / "embedding.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


class Running:
    """A service at a port of this machine, and what it answers."""

    def __init__(self, embedding: Any, store: Any) -> None:
        audience_of = embedding.by_token(TOKENS)
        self.service = embedding.Service(store, audience_of, lambda: TODAY)
        self.server = embedding.server_of(self.service)
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def stop(self) -> None:
        """Shut down as a restart does."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def ask(
        self, method: str, path: str, body: bytes | None = None, *, bearer: str = "desk"
    ) -> Asked:
        """One request: the status, and the answer's JSON."""
        link = HTTPConnection("127.0.0.1", self.server.server_port, timeout=20)
        try:
            link.request(method, path, body, {"Authorization": f"Bearer {bearer}"})
            answer = link.getresponse()
            assert answer.headers["Content-Type"] == "application/json"
            return answer.status, json.loads(answer.read())
        finally:
            link.close()

    def post(self, event: Any, seq: int, workflow: str = "people_mediation") -> Asked:
        """Send an event to its own case."""
        line = dumps(Logged(workflow=workflow, seq=seq, event=event))
        return self.ask("POST", f"/cases/{event.proceeding_id}/events", line)


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture(name="running")
def _running(embedding: Any, path: Path) -> Iterator[Running]:
    running = Running(embedding, embedding.Store(path))
    yield running
    running.stop()


def at(day: int, hour: int = 9) -> datetime:
    """An hour of a day of March 2026."""
    return datetime(2026, 3, day, hour, tzinfo=jw.SHANGHAI)


def head(n: int, when: datetime, by: Actor, case: str = "quarrel-1") -> dict[str, Any]:
    """What every event says."""
    return {"id": f"e-{n}", "proceeding_id": case, "at": when, "by": by}


def both(when: datetime) -> tuple[Act, ...]:
    """What both neighbours do."""
    return tuple(
        Act(by=Actor(kind=ActorKind.PARTY, ref=ref), at=when) for ref in (EAST, WEST)
    )


def proposed(case: str = "quarrel-1") -> Any:
    """The committee proposes mediation."""
    return pm.Propose(**head(1, at(2), COMMITTEE, case), parties=(EAST, WEST))


def assigned(n: int = 2, mediator: str = "mediator-3") -> Any:
    """A mediator is appointed, whom both accept."""
    return pm.Assign(**head(n, at(3), COMMITTEE), mediators=(mediator,), acts=both(at(3)))


def signed(*, seal: bool = True) -> list[Any]:
    """Five events: proposed, assigned, begun, drafted on the 5th and signed on the 6th."""
    document = DocRef(token="agreement-1", sha256="5f" * 32)
    items = tuple(pm.AgreementItem)
    acts = (*both(at(6)), Act(by=MEDIATOR, at=at(6)))
    return [
        proposed(),
        assigned(),
        pm.Begin(**head(3, at(4), MEDIATOR), rights_told=True),
        pm.Draft(**head(4, at(5), MEDIATOR), items=items, document=document),
        pm.Sign(**head(5, at(6), COMMITTEE), acts=acts, seal=seal, document=document),
    ]


def codes(answer: Any) -> list[str]:
    """The codes of a refusal's reasons."""
    return [reason["code"] for reason in answer["reasons"]]


class TestRecording:
    """Events that may happen are recorded, and what is recorded is the case."""

    def test_two_machines_are_followed_from_their_first_event_to_their_last(
        self, running: Running
    ) -> None:
        """A quarrel settled and the visit afterwards: what the example steps, the service has."""
        quarrel = runpy.run_path(str(EXAMPLES / "quarrel.py"))
        expected = quarrel["main"]()

        for case in expected:
            for line in log_of(case):
                status, answer = running.post(line.event, line.seq, line.workflow)
                assert (status, answer["seq"]) == (201, line.seq)

        for case in expected:
            status, answer = running.ask("GET", f"/cases/{case.id}")
            assert status == 200
            assert loads(json.dumps(answer), jw.Proceeding) == case

    def test_the_answer_says_where_the_case_stands_and_what_may_come_next(
        self, running: Running
    ) -> None:
        """After a proposal: a party may refuse, a mediator may be assigned."""
        status, answer = running.post(proposed(), 1)

        assert status == 201
        assert (answer["workflow"], answer["state"]) == ("people_mediation", "proposed")
        assert answer["says"]["zh"] == pm.State.PROPOSED.zh
        assert {"refuse", "assign"} <= set(answer["allowed"])

    def test_an_event_sent_again_is_recorded_once(self, running: Running, path: Path) -> None:
        """Its first answer was lost: the second is the case as it stands, and nothing is added."""
        running.post(proposed(), 1)
        running.post(assigned(), 2)

        status, answer = running.post(proposed(), 1)

        assert (status, answer["seq"], answer["state"]) == (200, 2, "assigned")
        with sqlite3.connect(path) as db:
            assert db.execute("SELECT count(*) FROM events").fetchone() == (2,)
        db.close()


class TestConflicts:
    """A place in a history is one event's."""

    def test_a_place_that_is_taken_answers_with_the_state_of_now(self, running: Running) -> None:
        """Another event for the second place: 409, and the case stands where it did."""
        running.post(proposed(), 1)
        running.post(assigned(), 2)
        refuse = pm.Refuse(**head(3, at(3), Actor(kind=ActorKind.PARTY, ref=EAST)))

        status, answer = running.post(refuse, 2)

        assert (status, answer["error"]) == (409, "conflict")
        assert (answer["case"]["state"], answer["case"]["seq"]) == ("assigned", 2)

    def test_a_place_too_far_ahead_is_a_conflict_too(self, running: Running) -> None:
        """The third event cannot be recorded before the second."""
        running.post(proposed(), 1)

        assert running.post(assigned(), 3)[0] == 409

    def test_of_two_clients_at_once_one_wins(self, embedding: Any, path: Path) -> None:
        """Both read the same case and both may go on: the table takes one of them.

        The store here lets neither write before both are about to.
        """
        together = Barrier(2, timeout=20)

        class Slow(embedding.Store):  # type: ignore[misc,name-defined]
            """A store that waits until two want to write the second event."""

            def append(self, logged: Logged, recorded: datetime) -> None:
                if logged.seq == 2:
                    together.wait()
                super().append(logged, recorded)

        running = Running(embedding, Slow(path))
        try:
            running.post(proposed(), 1)
            answers: dict[str, Asked] = {}

            def send(mediator: str) -> None:
                answers[mediator] = running.post(assigned(2, mediator), 2)

            threads = [Thread(target=send, args=(name,)) for name in ("m-1", "m-2")]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
            won, lost = sorted(answers, key=lambda name: answers[name][0])
            _, whole = running.ask("GET", "/cases/quarrel-1")
        finally:
            running.stop()

        assert [answers[won][0], answers[lost][0]] == [201, 409]
        assert answers[lost][1]["case"]["seq"] == 2
        assert whole["history"][1]["mediators"] == [won]

    def test_of_many_clients_at_once_one_wins(self, running: Running) -> None:
        """Eight at the same place: one is recorded, seven learn what was."""
        running.post(proposed(), 1)
        statuses: list[int] = []
        threads = [
            Thread(target=lambda n=n: statuses.append(running.post(assigned(n, f"m-{n}"), 2)[0]))
            for n in range(2, 10)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()

        assert sorted(statuses) == [201, *[409] * 7]

    def test_one_event_from_two_senders_at_once_is_recorded_once(
        self, embedding: Any, path: Path
    ) -> None:
        """A retry overtakes its first: both are told that it stands."""
        together = Barrier(2, timeout=20)

        class Slow(embedding.Store):  # type: ignore[misc,name-defined]
            """A store that waits until two want to write."""

            def append(self, logged: Logged, recorded: datetime) -> None:
                together.wait()
                super().append(logged, recorded)

        running = Running(embedding, Slow(path))
        try:
            statuses: list[int] = []
            threads = [
                Thread(target=lambda: statuses.append(running.post(proposed(), 1)[0]))
                for _ in range(2)
            ]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
        finally:
            running.stop()

        assert sorted(statuses) == [200, 201]

    def test_a_line_of_another_workflow_is_a_conflict(self, running: Running) -> None:
        """A mediation takes no event as one of a visit, even one that every machine knows."""
        running.post(proposed(), 1)
        told = jw.workflows.Told(
            **head(2, at(2), COMMITTEE),
            duty="tell_rights",
            to=EAST,
            how=jw.workflows.How.ORALLY,
            outcome=jw.workflows.ToldOutcome.TOLD,
        )

        status, answer = running.post(told, 2, "visit")

        assert (status, answer["case"]["workflow"]) == (409, "people_mediation")


class TestRefusals:
    """What may not happen is answered with every reason, and nothing is recorded."""

    def test_a_missing_seal_names_its_provision_and_who_can_supply_it(
        self, running: Running
    ) -> None:
        """People's Mediation Law, article 29: the agreement takes effect with the seal."""
        *before, sign = signed(seal=False)
        for seq, event in enumerate(before, 1):
            assert running.post(event, seq)[0] == 201

        status, answer = running.post(sign, 5)

        assert (status, codes(answer)) == (422, ["seal.missing"])
        reason = answer["reasons"][0]
        assert reason["says"]["zh"] == "尚未加盖人民调解委员会印章"
        assert reason["says"]["en"] == "the committee's seal is missing"
        assert reason["citation"]["document"] == "人民调解法"
        assert reason["citation"]["article"] == "29"
        assert reason["supplied_by"] == ["committee"]
        assert (answer["case"]["state"], answer["case"]["seq"]) == ("drafted", 4)
        assert running.ask("GET", "/cases/quarrel-1")[1]["state"] == "drafted"

    def test_every_reason_is_told_at_once(self, running: Running) -> None:
        """A repeated id, an earlier time and the wrong actor are three reasons, not one."""
        running.post(proposed(), 1)
        party = Actor(kind=ActorKind.OFFICER, ref="officer-1")
        wrong = pm.Assign(
            **head(1, at(1), party), mediators=("mediator-3",), acts=both(at(1))
        )

        status, answer = running.post(wrong, 2)

        assert status == 422
        assert {"event.repeated", "event.before_last", "actor.not_allowed"} <= set(codes(answer))

    def test_an_event_of_another_case_is_refused(self, running: Running) -> None:
        """It names quarrel-2 and is sent to quarrel-1."""
        running.post(proposed(), 1)
        other = pm.Assign(
            **head(2, at(3), COMMITTEE, "quarrel-2"), mediators=("m-1",), acts=both(at(3))
        )
        line = dumps(Logged(workflow="people_mediation", seq=2, event=other))

        status, answer = running.ask("POST", "/cases/quarrel-1/events", line)

        assert (status, codes(answer)) == (422, ["event.foreign"])

    def test_a_case_is_not_started_under_another_name(self, running: Running) -> None:
        """The first event of quarrel-2 does not make a quarrel-1."""
        line = dumps(Logged(workflow="people_mediation", seq=1, event=proposed("quarrel-2")))

        assert running.ask("POST", "/cases/quarrel-1/events", line)[0] == 404
        assert running.ask("GET", "/cases/quarrel-2")[0] == 404

    def test_what_starts_nothing_is_refused_before_there_is_a_case(
        self, running: Running
    ) -> None:
        """A mediator cannot be assigned to a case that nobody began."""
        status, answer = running.post(assigned(), 1)

        assert (status, codes(answer)) == (422, ["event.not_here"])
        assert "propose" in answer["allowed"]


class TestBadInput:
    """What cannot be read is answered with every fault."""

    def test_every_fault_is_named_with_its_path(self, running: Running) -> None:
        """A place of nought, no id, a time without an offset, a key nobody knows."""
        line = {
            "workflow": "people_mediation",
            "seq": 0,
            "event": "propose",
            "proceeding_id": "quarrel-1",
            "at": "2026-03-02T09:00:00",
            "by": {"kind": "committee", "ref": "committee-7", "name": "x"},
            "parties": [EAST, WEST],
        }

        status, answer = running.ask(
            "POST", "/cases/quarrel-1/events", json.dumps(line).encode()
        )

        assert (status, answer["error"]) == (400, "invalid")
        found = {(fault["path"], fault["code"]) for fault in answer["faults"]}
        assert found == {
            ("$.seq", "out_of_range"),
            ("$.id", "missing"),
            ("$.at", "not_a_time"),
            ("$.by.name", "unknown_key"),
        }
        assert all(fault["says"]["zh"] and fault["says"]["en"] for fault in answer["faults"])

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (b"{", "json.invalid"),
            (b"[]", "wrong_type"),
            (b"\xff", "json.not_utf8"),
            (b'{"seq": 1, "seq": 1}', "repeated_key"),
            (b"", "json.invalid"),
        ],
    )
    def test_what_is_no_document_is_said_to_be_none(
        self, running: Running, body: bytes, code: str
    ) -> None:
        """Broken, of another kind, in another encoding, ambiguous, empty."""
        status, answer = running.ask("POST", "/cases/quarrel-1/events", body)

        assert status == 400
        assert code in [fault["code"] for fault in answer["faults"]]

    @pytest.mark.parametrize("size", ["65537", "9" * 5_000, "many"])
    def test_what_is_too_long_is_not_read(self, running: Running, size: str) -> None:
        """A body said to be of more than 64 KiB is refused by its length alone."""
        link = HTTPConnection("127.0.0.1", running.server.server_port, timeout=20)
        headers = {"Authorization": "Bearer desk", "Content-Length": size}
        link.request("POST", "/cases/quarrel-1/events", headers=headers)
        answer = link.getresponse()
        link.close()

        assert answer.status == 413

    def test_what_lies_in_the_future_is_not_taken(self, running: Running) -> None:
        """By the service's own clock, with five minutes for clocks that differ."""
        near = pm.Propose(
            **head(1, TODAY + timedelta(minutes=5), COMMITTEE, "near"), parties=(EAST, WEST)
        )
        far = pm.Propose(
            **head(1, TODAY + timedelta(minutes=6), COMMITTEE, "far"), parties=(EAST, WEST)
        )

        assert running.post(near, 1)[0] == 201
        status, answer = running.post(far, 1)
        assert (status, answer["faults"][0]["code"]) == (400, "at.future")

    @pytest.mark.parametrize(
        "said", ["", "2026-04-07", "2026-04-07T09:00:00", "9999-12-31T23:59:59Z", "soon"]
    )
    def test_a_time_that_is_none_is_refused(self, running: Running, said: str) -> None:
        """What is overdue is asked for at a time with its offset."""
        status, answer = running.ask("GET", f"/overdue?at={said}")

        assert (status, answer["faults"][0]["path"]) == (400, "$.at")


class TestReading:
    """Who asks decides what is seen."""

    @pytest.mark.parametrize("bearer", ["neighbour", "stranger"])
    def test_a_case_is_redacted_for_whoever_is_not_of_the_force(
        self, running: Running, bearer: str
    ) -> None:
        """A party sees the tokens of the parties, the public does not; both are told so."""
        running.post(proposed(), 1)

        status, answer = running.ask("GET", "/cases/quarrel-1", bearer=bearer)

        assert status == 200
        assert answer["redacted_for"] == ("case_party" if bearer == "neighbour" else "public")
        assert (EAST in json.dumps(answer)) is (bearer == "neighbour")

    @pytest.mark.parametrize("bearer", ["neighbour", "stranger"])
    def test_only_the_force_records_and_asks_what_is_overdue(
        self, running: Running, bearer: str
    ) -> None:
        """Anybody else is turned away before anything is read."""
        line = dumps(Logged(workflow="people_mediation", seq=1, event=proposed()))
        late = f"/overdue?at={quote('2026-04-07T09:00:00+08:00')}"

        assert running.ask("POST", "/cases/quarrel-1/events", line, bearer=bearer)[0] == 403
        assert running.ask("GET", late, bearer=bearer)[0] == 403

    def test_what_is_overdue_is_answered_for_the_time_that_is_asked(
        self, running: Running
    ) -> None:
        """A mediation of 3 March is to end within a month, normally, by the 3rd of April."""
        running.post(proposed(), 1)
        running.post(assigned(), 2)

        names = {}
        for day in (2, 7):
            at_ = quote(f"2026-04-{day:02}T09:00:00+08:00")
            status, answer = running.ask("GET", f"/overdue?at={at_}")
            assert status == 200
            names[day] = [one["what"].get("clock") for one in answer["overdue"]]

        assert "mediation_month" not in names[2]
        assert "mediation_month" in names[7]

    def test_a_window_that_has_closed_is_to_be_recorded(self, running: Running) -> None:
        """Thirty days from 6 March end on Sunday 5 April, a holiday until the 6th: on the 7th.

        On the 8th the service says which event is to be sent, takes it, and says so no more.
        """
        for seq, event in enumerate(signed(), 1):
            assert running.post(event, seq)[0] == 201

        def lapses(day: int) -> list[str]:
            when = quote(f"2026-04-{day:02}T00:00:00+08:00")
            return [one["event"] for one in running.ask("GET", f"/overdue?at={when}")[1]["lapses"]]

        assert lapses(7) == []
        assert lapses(8) == [pm.CloseWindow.code]
        clock = Actor(kind=ActorKind.CLOCK, ref="timer")
        assert running.post(pm.CloseWindow(**head(6, TODAY, clock)), 6)[0] == 201
        assert lapses(8) == []

    def test_a_schema_is_served_in_either_language(self, running: Running) -> None:
        """What a client sends can be checked before it is sent; every machine is in it."""
        status, line = running.ask("GET", "/schemas/line?lang=zh", bearer="stranger")

        assert status == 200
        assert line["properties"]["workflow"]["enum"] == list(ALL)
        assert line["properties"]["workflow"]["title"] == "流程"
        assert running.ask("GET", "/schemas/case")[1]["title"]
        assert running.ask("GET", "/schemas/nothing")[0] == 404

    @pytest.mark.parametrize(
        ("method", "where"),
        [("GET", "/"), ("GET", "/cases/nobody"), ("PUT", "/cases/quarrel-1"), ("GET", "/cases")],
    )
    def test_what_is_not_there_is_not_found(
        self, running: Running, method: str, where: str
    ) -> None:
        """No page, no case, no such way to change one."""
        assert running.ask(method, where)[0] == 404


class TestThreads:
    """What the library gives can be shared between threads."""

    def test_a_casebook_answers_every_thread_alike(self) -> None:
        """Asked for the first time by eight at once, it has every case for each of them."""
        cases = [pm.PeopleMediation.start(proposed(f"quarrel-{n}")) for n in range(3_000)]
        book = jw.Casebook(cases)
        together = Barrier(8, timeout=20)
        counts: list[int] = []

        def ask() -> None:
            together.wait()
            counts.append(len(book.in_state("people_mediation", pm.State.PROPOSED)))

        threads = [Thread(target=ask) for _ in range(8)]
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            for each in threads:
                each.start()
            for each in threads:
                each.join()
        finally:
            sys.setswitchinterval(before)

        assert counts == [3_000] * 8


class TestRestart:
    """Nothing is kept but the table."""

    def test_after_a_restart_every_case_is_the_same(self, embedding: Any, path: Path) -> None:
        """Replayed from the table by a service that was not there when it was written."""
        first = Running(embedding, embedding.Store(path))
        first.post(proposed(), 1)
        first.post(assigned(), 2)
        before = first.ask("GET", "/cases/quarrel-1")
        first.stop()

        second = Running(embedding, embedding.Store(path))
        after = second.ask("GET", "/cases/quarrel-1")
        status, _ = second.post(pm.Begin(**head(3, at(4), MEDIATOR), rights_told=True), 3)
        second.stop()

        assert after == before
        assert status == 201

    def test_the_table_is_a_log(self, embedding: Any, path: Path, tmp_path: Path) -> None:
        """Exported in the order of recording, each line reads back as the event it was."""
        store = embedding.Store(path)
        lines = [
            Logged(workflow="people_mediation", seq=1, event=proposed()),
            Logged(workflow="people_mediation", seq=1, event=proposed("quarrel-0")),
            Logged(workflow="people_mediation", seq=2, event=assigned()),
        ]
        for line in lines:
            store.append(line, TODAY)

        assert store.export(tmp_path / "log.jsonl") == 3
        assert [line.value for line in read_lines(tmp_path / "log.jsonl", Logged)] == lines

    def test_a_spoilt_table_is_no_fault_of_who_asks(
        self, running: Running, path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """A stored line that was altered by other means: 500, and nothing of it is shown."""
        running.post(proposed(), 1)
        db = sqlite3.connect(path)
        with db:
            db.execute("UPDATE events SET line = replace(line, 'quarrel-1', '')")
        db.close()
        link = HTTPConnection("127.0.0.1", running.server.server_port, timeout=20)
        link.request("GET", "/cases/quarrel-1", headers={"Authorization": "Bearer desk"})
        answer = link.getresponse()
        shown = answer.read()
        link.close()

        assert answer.status == 500
        assert EAST.encode() not in shown
        said = capfd.readouterr().err
        assert "InvalidInput" in said
        assert EAST not in said

    def test_it_runs_as_a_program(self, tmp_path: Path) -> None:
        """Started as its first lines say, it tells where it is and a token, and answers."""
        command = [sys.executable, EXAMPLES / "embedding.py", tmp_path / "cases.db", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            try:
                assert program.stdout is not None
                where, token = program.stdout.readline().split(", Authorization: Bearer ")
                link = HTTPConnection(where.removeprefix("http://"), timeout=20)
                headers = {"Authorization": f"Bearer {token.strip()}"}
                link.request("GET", "/cases/nobody", headers=headers)
                status = link.getresponse().status
                link.close()
            finally:
                program.terminate()

        assert status == 404

    def test_a_locked_table_is_no_lost_event(
        self, embedding: Any, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Somebody holds it for longer than is waited for: 503, and later the event goes in."""
        store = embedding.Store(path)
        connect = sqlite3.connect
        monkeypatch.setattr(
            embedding.sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "timeout": 0.05})
        )
        running = Running(embedding, store)
        holder = connect(path, isolation_level=None)
        try:
            holder.execute("BEGIN IMMEDIATE")
            busy = running.post(proposed(), 1)
            holder.execute("ROLLBACK")
            free = running.post(proposed(), 1)
        finally:
            holder.close()
            running.stop()

        assert busy == (503, {"error": "busy"})
        assert free[0] == 201
