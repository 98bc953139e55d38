"""Seals: whatever is changed in a sealed history shows, and where."""

import json
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.timeline import SHANGHAI
from jingwu_model.vocabulary import ActorKind, VisitMode, VisitPurpose
from jingwu_model.wire import Verification, digest, dumps, seal, verify
from jingwu_model.workflows import ALL, Actor, log_of, visit
from jingwu_model.workflows import people_mediation as pm
from workflows._rows import Rows, typed_in

N = 1000
START = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
OFFICER = Actor(kind=ActorKind.OFFICER, ref="P-1")


def head(seq: int) -> dict[str, Any]:
    """What every event has."""
    at = START + timedelta(minutes=seq)
    return {"id": f"e-{seq}", "proceeding_id": "v-1", "at": at, "by": OFFICER}


@cache
def case(events: int = N) -> visit.Visit:
    """A visit in which signs were found again and again."""
    planned = visit.Plan(
        **head(1),
        purpose=VisitPurpose.HOUSEHOLD,
        mode=VisitMode.FACE_TO_FACE,
        planned_for=START.date(),
        visitor="P-1",
    )
    made = visit.Make(**head(2), credentials_shown=True)
    found = [visit.FindSigns(**head(seq)) for seq in range(3, events + 1)]
    return visit.Visit.replay([planned, made, *found])


@cache
def lines() -> tuple[bytes, ...]:
    """Its sealed lines, the closing one the last."""
    return tuple(seal(case()).splitlines())


def joined(held: list[bytes]) -> bytes:
    """Lines as a file."""
    return b"".join(line + b"\n" for line in held)


def told(held: list[bytes], head: str | None = None) -> tuple[str, int | None, int | None]:
    """What is wrong with the lines, at which event, in which line."""
    found = verify(joined(held), head=head)
    assert not found
    assert found.case is None
    return found.what, found.place, found.line


def resealed(body: bytes) -> bytes:
    """A line made by whoever knows how lines are sealed, by the words of the documentation."""
    mark = sha256(body).hexdigest()
    return body[:-1] + f',"seal":"{mark}"}}'.encode()


def chained(bodies: list[dict[str, Any]], *, count: int | None = None) -> bytes:
    """A whole chain of made-up lines, each sealed rightly."""
    last = "0" * 64
    made = []
    for line in bodies:
        body = json.dumps(
            {"after": last, "line": line}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
        ).encode()
        made.append(resealed(body))
        last = sha256(body).hexdigest()
    events = len(bodies) if count is None else count
    made.append(resealed(f'{{"after":"{last}","events":{events}}}'.encode()))
    return joined(made)


def log_lines(of: Any) -> list[dict[str, Any]]:
    """A case's lines of a log, as plain values."""
    return [json.loads(dumps(one)) for one in log_of(of)]


class TestAWholeSeal:
    """What was sealed and left alone."""

    def test_it_gives_the_case_again(self) -> None:
        """With the seal to be kept elsewhere."""
        found = verify(seal(case()))

        assert found
        assert found.case == case()
        assert found.head == json.loads(lines()[-1])["seal"]
        assert verify(seal(case()), head=found.head) == found
        assert (found.text("en"), found.text("zh")) == ("the seal is whole", "封印完好")

    def test_a_line_is_the_log_line_between_two_seals(self) -> None:
        """Anybody can check it with SHA-256 alone."""
        first, second, *_ = map(json.loads, lines())

        assert first["after"] == "0" * 64
        assert second["after"] == first["seal"]
        assert first["line"] == log_lines(case())[0]
        assert json.loads(lines()[-1]).keys() == {"after", "events", "seal"}
        assert chained(log_lines(case())) == seal(case())

    def test_the_last_line_end_may_be_missing(self) -> None:
        """It seals nothing."""
        assert verify(seal(case(3)).removesuffix(b"\n"))

    def test_a_text_is_read_as_its_bytes(self) -> None:
        """Half of a surrogate pair in it is an alteration like any other."""
        sealed = seal(case(3)).decode()

        assert verify(sealed).case == case(3)
        spoiled = verify(sealed.replace("P-1", "P\ud83d1", 1))
        assert (spoiled.what, spoiled.place) == ("altered", 1)

    @pytest.mark.parametrize("name", list(ALL))
    def test_a_case_of_every_machine(self, name: str) -> None:
        """Its first event alone, at least."""
        rows = Rows(ALL[name], typed_in(name))
        first = next(row for row in rows.table["row"] if "source" not in row)
        made = ALL[name].start(rows.event(first["event"], first["at"], first.get("change")))

        assert verify(seal(made)).case == made


class TestAThousandEvents:
    """One thing is done to the history, and it is named at its place."""

    @pytest.mark.parametrize("place", [1, 2, 500, 999, 1000])
    def test_one_byte_changed(self, place: int) -> None:
        """In an event, in the seal before it, or in its own."""
        for part in (b'"at"', b'"after":"', b'"seal":"'):
            held = list(lines())
            line = held[place - 1]
            at = line.index(part) + len(part) + 3
            other = b"1" if line[at : at + 1] != b"1" else b"2"
            held[place - 1] = line[:at] + other + line[at + 1 :]
            assert told(held) == ("altered", place, place)

    @pytest.mark.parametrize("place", [1, 2, 500, 999])
    def test_one_event_dropped(self, place: int) -> None:
        """What stands in its place does not follow what is before it."""
        held = list(lines())
        del held[place - 1]

        assert told(held) == ("removed", place, place)
        assert verify(joined(held)).text("en") == (
            f"event {place} comes after one that was removed (line {place})"
        )
        assert verify(joined(held)).text("zh") == (
            f"第 {place} 个事件之前有事件被删去（第 {place} 行）"
        )

    def test_the_last_event_dropped(self) -> None:
        """The closing line shows it, and is no event itself."""
        held = [*lines()[:-2], lines()[-1]]

        assert told(held) == ("removed", None, 1000)
        assert verify(joined(held)).text("en") == "the last event was removed (line 1000)"
        assert verify(joined(held)).text("zh") == "最后的事件被删去（第 1000 行）"

    @pytest.mark.parametrize(
        ("one", "other"), [(1, 2), (1, 1000), (400, 401), (3, 700), (999, 1000)]
    )
    def test_two_swapped(self, one: int, other: int) -> None:
        """The first of the two places is named."""
        held = list(lines())
        held[one - 1], held[other - 1] = held[other - 1], held[one - 1]

        assert told(held) == ("reordered", one, one)
        assert verify(joined(held)).text("zh") == f"第 {one} 个事件顺序被调换（第 {one} 行）"

    def test_the_closing_line_is_no_event(self) -> None:
        """Altered, moved, or told of another number of events."""
        *events, last = lines()
        moved = [*events[:10], last, *events[10:]]
        altered = last.replace(b'"events":1000', b'"events":1001')

        assert told([*events, altered]) == ("altered", None, 1001)
        assert verify(joined([*events, altered])).text("en") == (
            "the closing line was altered (line 1001)"
        )
        assert told(moved) == ("reordered", None, 11)
        assert verify(joined(moved)).text("zh") == "末行不在末尾（第 11 行）"
        assert verify(chained(log_lines(case(3)), count=4)).text("zh") == "末行被改动（第 4 行）"

    @pytest.mark.parametrize("left", [1, 500, 1000])
    def test_cut_off(self, left: int) -> None:
        """The closing line is missing, with or without events before it."""
        assert told(list(lines()[:left])) == ("cut", left, left)
        assert verify(joined(list(lines()[:left]))).text("en") == (
            f"event {left} is the last one left (line {left})"
        )

    def test_cut_within_a_line(self) -> None:
        """The line that is left of is altered."""
        half = joined([*lines()[:41], lines()[41][:200]])

        assert (verify(half).what, verify(half).place) == ("altered", 42)

    def test_nothing_left(self) -> None:
        """No line, or a closing line alone."""
        empty = chained([])

        assert verify(b"") == verify(b"").__class__(what="cut")
        assert verify(b"").text("en") == "no event is left"
        assert verify(b"").text("zh") == "没有留下任何事件"
        assert verify(empty).what == "cut"

    @pytest.mark.parametrize("place", [2, 500, 1000])
    def test_one_added(self, place: int) -> None:
        """A line that stands already, anywhere after itself."""
        held = list(lines())
        held.insert(place, held[place - 1])
        assert told(held) == ("added", place + 1, place + 1)

        held = list(lines())
        held.insert(place, held[0])
        assert told(held) == ("added", place + 1, place + 1)

    @pytest.mark.parametrize("place", [1, 500, 1000])
    def test_one_made_up_and_sealed_rightly(self, place: int) -> None:
        """The chain goes on without it: that is how it is told from the one it precedes."""
        held = list(lines())
        before = json.loads(held[place - 2])["seal"] if place > 1 else "0" * 64
        body = f'{{"after":"{before}","line":{{"seq":{place}}}}}'.encode()
        held.insert(place - 1, resealed(body))

        assert told(held) == ("added", place, place)
        assert verify(joined(held)).text("en") == f"event {place} was added (line {place})"

    def test_one_after_the_end(self) -> None:
        """Whatever it is."""
        assert told([*lines(), lines()[-1]]) == ("added", 1001, 1002)
        assert told([*lines(), lines()[5]]) == ("added", 1001, 1002)
        assert told([*lines(), b""]) == ("added", 1001, 1002)

    def test_a_chain_made_anew_is_whole_by_itself(self) -> None:
        """Beside a seal that was kept elsewhere it is not."""
        kept = verify(seal(case())).head
        events = list(case().history)
        events[499] = attrs.evolve(events[499], by=Actor(kind=ActorKind.OFFICER, ref="P-2"))
        anew = seal(visit.Visit.replay(events))

        assert verify(anew)
        found = verify(anew, head=kept)
        assert (found.what, found.place, found.line) == ("head", None, 1001)
        assert found.head == verify(anew).head != kept
        assert found.text("en") == "the last seal is not the one given (line 1001)"
        assert found.text("zh") == "末尾封印与所给的不符（第 1001 行）"


class TestAnyByte:
    """Whatever byte is changed, the seal is broken at its line."""

    @given(st.data())
    def test_any_byte_of_any_line(self, data: st.DataObject) -> None:
        """Line ends too."""
        sealed = seal(case(6))
        at = data.draw(st.integers(0, len(sealed) - 1))
        byte = data.draw(st.integers(0, 255).filter(lambda one: one != sealed[at]))
        number = sealed[:at].count(b"\n") + 1

        found = verify(sealed[:at] + bytes([byte]) + sealed[at + 1 :])

        assert not found
        assert found.case is None
        assert found.line is not None
        assert number <= found.line <= number + 1
        assert found.text("en")
        assert found.text("zh")

    @given(st.integers(0, 2**32))
    def test_whatever_is_done_to_the_lines_is_an_answer(self, seed: int) -> None:
        """Shuffled, cut, doubled: never whole, never an exception."""
        random = Random(seed)  # noqa: S311 - a test's own lines
        held = seal(case(6)).splitlines()
        for _ in range(random.randrange(1, 4)):
            how = random.randrange(3)
            at = random.randrange(len(held))
            if how == 0:
                held.insert(random.randrange(len(held) + 1), held[at])
            elif how == 1 and len(held) > 1:
                del held[at]
            else:
                other = random.randrange(len(held))
                held[at], held[other] = held[other], held[at]
        found = verify(joined(held))
        assert bool(found) is (held == seal(case(6)).splitlines())


class TestAMachineIsAsked:
    """A chain that is whole may still hold what no case is."""

    def refused(self, *sealed: dict[str, Any]) -> tuple[str, int | None]:
        """What becomes of such a chain."""
        found = verify(chained(list(sealed)))
        assert found.head
        return found.what, found.place

    def test_an_event_that_is_refused(self) -> None:
        """At its place."""
        plan, make, signs = log_lines(case(3))
        early = {**make, "at": "2026-01-01T00:00:00+08:00"}

        assert self.refused(plan, early, signs) == ("refused", 2)
        found = verify(chained([plan, early, signs]))
        assert found.text("en") == "event 2 is refused by its machine (line 2)"
        assert found.text("zh") == "第 2 个事件不被流程允许（第 2 行）"

    def test_an_event_that_is_no_first_one(self) -> None:
        """Nothing starts with it."""
        _, make, _ = log_lines(case(3))

        assert self.refused({**make, "seq": 1}) == ("refused", 1)

    @pytest.mark.parametrize(
        "change",
        [{"workflow": "people_mediation"}, {"event": "plans"}, {"v": "9.9"}, {"at": "today"}],
    )
    def test_a_line_that_cannot_be_read(self, change: dict[str, Any]) -> None:
        """Of another machine, of no class, of a newer format, with a fault."""
        plan, make, signs = log_lines(case(3))

        assert self.refused(plan, {**make, **change}, signs) == ("unreadable", 2)
        found = verify(chained([plan, {**make, **change}, signs]))
        assert found.text("en") == "event 2 cannot be read (line 2)"
        assert found.text("zh") == "第 2 个事件无法读取（第 2 行）"

    def test_a_line_of_another_place(self) -> None:
        """A history has no gaps."""
        plan, make, signs = log_lines(case(3))

        assert self.refused(plan, {**make, "seq": 3}, signs) == ("refused", 2)

    def test_an_event_of_another_machine(self) -> None:
        """Sound by itself."""
        plan, *_ = log_lines(case(3))
        other = pm.FindRisk(**head(2))
        held = {
            **json.loads(dumps(other)),
            "workflow": "people_mediation",
            "seq": 2,
        }

        assert self.refused(plan, held) == ("refused", 2)

    @pytest.mark.parametrize("held", ["x", 3, None, [], {}])
    def test_something_else_entirely(self, held: Any) -> None:
        """Rightly sealed, it is still no event."""
        assert self.refused(held) == ("unreadable", 1)

    @pytest.mark.parametrize("rest", [b'"x":1}', b'"line":{}} x}', b'"line":\xff}', b'"line":}'])
    def test_what_is_no_document(self, rest: bytes) -> None:
        """A line may be sealed and be no JSON."""
        body = b'{"after":"' + b"0" * 64 + b'",' + rest
        last = sha256(body).hexdigest()
        closing = f'{{"after":"{last}","events":1}}'.encode()

        found = verify(joined([resealed(body), resealed(closing)]))

        assert (found.what, found.place) == ("unreadable", 1)


class TestWhatItRests:
    """A seal and a digest say different things."""

    def test_a_digest_is_of_the_history(self) -> None:
        """Without places, formats or seals."""
        history = [json.loads(dumps(event)) for event in case(3).history]
        for event in history:
            del event["v"]
        body = json.dumps(
            {"history": history, "workflow": "visit"},
            sort_keys=True,
            ensure_ascii=False,
            separators=(",", ":"),
        )

        assert digest(case(3)) == sha256(body.encode()).hexdigest()

    def test_a_digest_of_anything_else_is_of_its_document(self) -> None:
        """Without its format: a later one changes no digest by itself."""
        line = log_of(case(3))[0]
        held = json.loads(dumps(line))
        del held["v"]
        body = json.dumps(held, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

        assert digest(line) == sha256(body.encode()).hexdigest()
        with pytest.raises(TypeError, match="no class of documents"):
            digest([line])

    def test_a_verification_is_whole_or_it_is_not(self) -> None:
        """As truth goes."""
        assert Verification()
        assert not Verification(what="cut")
