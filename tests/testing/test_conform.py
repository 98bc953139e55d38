"""Any program is held against the reference: what it answers, what it does not, how it fails."""

import json
import os
import sys
import time
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import settings

from jingwu_model.errors import Text
from jingwu_model.testing.conform import (
    Conformity,
    ProgramFailed,
    UnknownWorkflow,
    _program,
    conform,
)
from jingwu_model.testing.conform._disagreement import unreadable
from jingwu_model.testing.conform._program import Answer, Program
from jingwu_model.testing.conform._question import Point, Question, agreed, instant, step_of
from jingwu_model.testing.conform._reference import document_of, history
from jingwu_model.testing.conform._shape import faults_of
from jingwu_model.testing.conform._vectors import questions
from jingwu_model.testing.vectors import VectorFile, Vectors, make
from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Actor
from jingwu_model.workflows.visit import Decline

HERE = Path(__file__).parent
PROGRAM = HERE / "reference_program.py"
# A quarter of what a profile tries: there are two sorts, and each is asked of a program.
FEW = min(settings().max_examples // 4, 100)
CALENDAR = Calendar.china()
MEDIATION = "people_mediation"
IDLE = [sys.executable, "-c", "import time; time.sleep(60)"]


# Working days: the State Council's notice for 2026 has 14 February worked, 15 to 23 off.
DUES = VectorFile(
    "dues",
    (
        {
            "id": "dues/spring-festival",
            "cites": ["ADM 183", "RFC 3339"],
            "period": {"unit": "working_days", "length": 3},
            "start": "2026-02-12T09:00:00+08:00",
            "due": "2026-02-24T23:59:59.999999+08:00",
        },
    ),
)
DOCUMENTS = VectorFile(
    "documents",
    (
        {
            "id": "documents/Span/empty",
            "cites": ["library"],
            "class": "Span",
            "document": "{}",
            "canonical": '{"v":"0.1"}',
            # The SHA-256 of `{}`.
            "digest": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
        },
        {
            "id": "documents/Period/two-faults",
            "cites": ["library"],
            "class": "Period",
            "document": '{"n":"3"}',
            "faults": [
                {"code": "wrong_type", "path": "$.n"},
                {"code": "missing", "path": "$.unit"},
            ],
        },
    ),
)
CANONICAL = VectorFile(
    "canonical",
    (
        {
            "id": "canonical/any",
            "cites": ["RFC 8785"],
            "document": "[1.0]",
            "canonical": "[1]",
            # `printf '[1]' | sha256sum`
            "digest": "080a9ed428559ef602668b4c00f114f1a11c3f6b02a435f0bdc154578e4d7f22",
        },
    ),
)
RULES = VectorFile(
    "rules",
    (
        {
            "id": "rules/any",
            "cites": ["city-2024 §2(2)2"],
            "rule": "rooms.rural",
            "on": "2024-04-30",
            "document": "{}",
            "findings": [{"verdict": "short"}],
        },
    ),
)


def event(code: str, number: int, kind: str, ref: str, **more: Any) -> dict[str, Any]:
    """An event of one case, a day after the one before."""
    return {
        "event": code,
        "id": f"e-{number}",
        "proceeding_id": "pm-1",
        "at": f"2026-03-0{number}T09:00:00+08:00",
        "by": {"kind": kind, "ref": ref},
        **more,
    }


PROPOSED = event("propose", 2, "committee", "C-1", parties=["party-001", "party-002"])
TRANSITIONS = VectorFile(
    "transitions",
    (
        {
            "id": "people_mediation/B4/proposed/refuse",
            "cites": ["PML 17"],
            "history": [PROPOSED],
            "event": event("refuse", 3, "party", "party-001"),
            "then": {
                "state": "not_mediated",
                "facts": {},
                "clocks": [],
                "duties": [
                    {
                        "name": "inform_other_routes",
                        "to": f"party-00{n}",
                        "since": "2026-03-03T09:00:00+08:00",
                        "due": None,
                        "open": True,
                    }
                    for n in (2, 1)
                ],
            },
        },
        {
            "id": "people_mediation/B4/proposed/refuse/party.unknown",
            "cites": ["library"],
            "history": [PROPOSED],
            "event": event("refuse", 3, "party", "party-003"),
            "then": {"refused": ["party.unknown"]},
        },
    ),
    MEDIATION,
)
NO_CALENDAR: dict[str, Any] = {}


ELSEWHERE = VectorFile("transitions", TRANSITIONS.vectors[1:], "visit")

CASE = Decline(
    id="e-1",
    proceeding_id="v-1",
    at=datetime(2026, 3, 2, 9, tzinfo=SHANGHAI),
    by=Actor(kind=ActorKind.RESIDENT, ref="resident-001"),
)


def command(how: str = "as_it_is", workflows: str = MEDIATION) -> list[str]:
    """How the program is started."""
    return [sys.executable, "-X", "utf8", str(PROGRAM), how, workflows]


@cache
def drawn(how: str) -> Conformity:
    """What came of its histories alone, asked once for all tests."""
    return held(how)


def held(
    how: str = "as_it_is", able: str = MEDIATION, vectors: tuple[VectorFile, ...] = (), **more: Any
) -> Conformity:
    """What came of a program that does something in its own way."""
    made = Vectors(NO_CALENDAR, vectors) if vectors else None
    return conform(command(how, able), vectors=made, **{"histories": FEW, **more})


class TestTheReferenceItself:
    """A program that answers with the reference agrees with it."""

    def test_it_agrees_with_every_history(self) -> None:
        """Histories that are taken and histories that are not."""
        found = drawn("as_it_is")

        assert found
        assert found.score == 1.0
        assert found.disagreements == ()
        assert {one.of for one in found.counts} == {MEDIATION}
        assert found.of(MEDIATION).asked == found.of(MEDIATION).agreed > FEW

    def test_it_agrees_with_vectors_of_every_kind_that_it_answers(self) -> None:
        """Typed in, each kind."""
        found = held(vectors=(TRANSITIONS, DUES, DOCUMENTS, CANONICAL), histories=0)

        assert found
        assert found.of("dues") == attrs.evolve(found.of("dues"), asked=2, agreed=2)
        assert found.of("documents") == attrs.evolve(found.of("documents"), asked=2, agreed=2)
        # The step and the duty, which rests on what its rule cites; then the refusal.
        assert found.of(MEDIATION) == attrs.evolve(found.of(MEDIATION), asked=3, agreed=3)

    def test_it_agrees_with_every_vector_of_the_library(self) -> None:
        """Made anew, of every kind; the transitions of one machine."""
        found = conform(command(), vectors=make(workflows=[MEDIATION]), histories=0)

        assert found, found.text()
        assert {one.of for one in found.counts} == {
            MEDIATION,
            "canonical",
            "documents",
            "dues",
            "rules",
        }
        assert found.total.not_covered == 0

    def test_what_it_does_not_answer_is_not_covered(self) -> None:
        """Neither right nor wrong."""
        found = held("dues_alone", vectors=(DUES, CANONICAL, RULES), histories=0)

        assert found
        assert found.score == 1.0
        assert found.questions == 1
        assert [(one.of, one.asked, one.not_covered) for one in found.counts] == [
            ("canonical", 1, 1),
            ("dues", 1, 0),
            ("dues", 1, 0),
            ("rules", 1, 1),
        ]

    def test_a_machine_that_it_does_not_implement_is_not_covered(self) -> None:
        """Its vectors are counted, its histories are not even drawn."""
        found = held(able="", vectors=(TRANSITIONS, DUES))

        assert found
        assert found.of(MEDIATION).asked == found.total.not_covered == 3

    def test_only_the_machines_asked_for_are_asked_about(self) -> None:
        """What is of no machine is asked all the same."""
        found = held(vectors=(TRANSITIONS, DUES), workflows=["visit"])

        assert {one.of for one in found.counts} == {"dues"}

    def test_one_machine_is_named_by_a_text(self) -> None:
        """Which is one name, and not its letters."""
        found = held(vectors=(TRANSITIONS, ELSEWHERE), workflows="visit", able="visit", histories=0)

        assert {one.of for one in found.counts} == {"visit"}

    def test_a_program_of_no_histories_is_asked_none(self) -> None:
        """Whatever machines it names."""
        found = held("dues_alone", vectors=(TRANSITIONS, DUES))

        assert found.of(MEDIATION).not_covered == 3
        assert found.of("dues").agreed == 2

    def test_the_same_histories_are_drawn_every_time(self) -> None:
        """Unless it is said where to begin."""
        first, second, other = drawn("as_it_is"), held(), held(seed=7)

        assert first.counts == second.counts
        assert first.counts != other.counts

    def test_it_is_told_how_far_it_is(self) -> None:
        """Of vectors how many are asked, of machines how many are done."""
        told: list[tuple[str, int, int]] = []
        held(vectors=(DUES,), histories=1, progress=lambda *said: told.append(said))

        assert told == [("vectors", 1, 1), (MEDIATION, 1, 1)]


class TestDisagreements:
    """What a program answers otherwise is told in its smallest case."""

    def test_a_refusal_that_is_none_is_found_in_one_event(self) -> None:
        """No history can be smaller; what was refused is told, and by what provision."""
        found = drawn("never_refuses")

        assert not found
        # After three no more are looked for; each is another.
        one, *others = found.disagreements
        assert len({one.what, *(other.what for other in others)}) == 3
        assert (one.of, one.where) == (MEDIATION, "step 1")
        assert one.name.startswith("drawn refusal ")
        # It is asked again, and the first of the two is where it differs.
        assert len(one.events) == 2
        assert set(one.reference) == {"refused"}
        assert one.program == {"state": "taken"}
        assert found.score is not None
        assert found.score < 1

    def test_a_clock_that_is_missing_is_found_in_the_two_events_that_start_it(self) -> None:
        """The first clock of a mediation starts when its mediators are named."""
        found = drawn("no_clocks")
        one = found.disagreements[0]

        assert one.where == "clock mediation_month"
        assert [event["event"] for event in one.events] == ["apply", "assign"]
        assert one.program is None
        assert one.provisions == ("PMWR 33",) or one.provisions[0].endswith(" 33")

    def test_a_duty_that_nobody_knows_of_is_found(self) -> None:
        """The reference says that there is none."""
        one = drawn("more_duties").disagreements[0]

        assert one.where == "duty smile"
        assert one.reference is None
        assert one.program == [{"to": "all", "since": None, "due": None, "open": None}]

    def test_what_it_cannot_say_makes_no_disagreement_smaller(self) -> None:
        """The smallest is the smallest that it answers."""
        one = drawn("partly").disagreements[0]

        assert (one.where, len(one.events)) == ("step 1", 2)
        assert one.program == {"state": "nowhere"}

    def test_it_is_told_event_by_event_in_both_languages(self) -> None:
        """What the reference says, what the program says, on what it rests."""
        one = drawn("no_clocks").disagreements[0]
        en, zh = one.text("en").splitlines(), one.text("zh").splitlines()

        assert en[0] == "people_mediation · drawn history · clock mediation_month"
        assert en[1].startswith('  1. {"at":')
        assert en[2] == "     → state applied"
        assert en[4] == "     → state assigned"
        assert en[5].startswith('  the reference: {"since":')
        assert en[6] == "  the program: nothing"
        assert en[7] == "  basis: Several Provisions on People's Mediation Work, art 33"
        assert zh[0] == "people_mediation · 随机历史 · 时限 mediation_month"
        assert zh[2] == "     → 状态 applied"
        assert zh[6] == "  程序：无"
        assert zh[7].startswith("  依据：《")

    def test_a_refusal_is_told_with_its_codes(self) -> None:
        """And what comes after the step that differs is not told."""
        one = drawn("never_refuses").disagreements[0]
        (code,) = one.reference["refused"]

        assert f"  the reference: refused ({code})" in one.text()
        assert f"  参照：拒绝（{code}）" in one.text("zh")
        assert "  the program: state taken" in one.text()
        assert one.text("zh").startswith(f"people_mediation · 随机历史，应拒绝 {code} · 第 1 步\n")

    def test_a_vector_of_a_history_is_told_by_its_last_event(self) -> None:
        """Of the events before it a vector says nothing."""
        (one,) = held("never_refuses", vectors=(TRANSITIONS,), histories=0).disagreements

        assert one.where == "step 2"
        lines = one.text().splitlines()
        assert [line[:6] for line in lines[1:3]] == ["  1. {", "  2. {"]
        assert lines[3] == "  the reference: refused (party.unknown)"

    def test_a_vector_is_told_by_its_id(self) -> None:
        """With the question as it was put."""
        wrong = VectorFile("dues", ({**DUES.vectors[0], "due": "2026-02-25T00:00:00Z"},))
        (one,) = held(vectors=(wrong,), histories=0).disagreements

        assert one.name == "dues/spring-festival"
        assert one.events == ()
        lines = one.text().splitlines()
        assert lines[0] == "due times · dues/spring-festival · due"
        assert '"length":3' in lines[1]
        assert lines[2] == "  the reference: 2026-02-25T08:00:00+08:00"
        assert lines[3] == "  the program: 2026-02-24T23:59:59.999999+08:00"
        assert lines[4].endswith("; RFC 3339")

    def test_the_whole_is_told_in_both_languages(self) -> None:
        """Each count, the sum, every disagreement."""
        found = held("more_duties", vectors=(TRANSITIONS, DUES, ELSEWHERE), histories=0)
        en, zh = found.text("en"), found.text("zh")

        assert "due times · RFC 3339: 1 asked, 1 agreed, 0 not covered" in en
        assert "到期时间 · RFC 3339：共 1 点，一致 1，未覆盖 0" in zh
        assert "visit · 本库默认：共 1 点，一致 0，未覆盖 1" in zh
        assert "\nin all: 7 asked, 5 agreed, 1 differ, 1 not covered; 83.33 % of what" in en
        assert "\n合计：7 点，一致 5，不一致 1，未覆盖 1；所答一致 83.33 %\n" in zh
        assert found.disagreements[0].where == "duty smile"
        assert en.endswith(found.disagreements[0].text("en"))
        assert zh.endswith(found.disagreements[0].text("zh"))

    def test_of_nothing_no_share_agrees(self) -> None:
        """A program that answers nothing has no score."""
        assert held(able="", histories=0).summary() == (
            "in all: 0 asked, 0 agreed, 0 differ, 0 not covered; – of what was answered agrees"
        )

    def test_it_stands_as_a_json_document(self) -> None:
        """Counts and disagreements, with the format."""
        found = held("more_duties", vectors=(TRANSITIONS, DUES), histories=0)
        document = json.loads(found.document())

        assert document["v"] == "0.1"
        assert document["workflows"] == [MEDIATION]
        assert document["answers"] == ["history", "due", "read", "check"]
        assert document["command"] == list(found.command)
        assert {
            "of": "dues",
            "provision": "RFC 3339",
            "asked": 1,
            "agreed": 1,
            "not_covered": 0,
        } in document["counts"]
        assert [one["where"] for one in document["disagreements"]] == ["duty smile"]
        assert [one["faults"] for one in document["disagreements"]] == [[]]
        assert (document["questions"], document["cannot"]) == (3, [])


class TestFailures:
    """A program that cannot be asked to the end is told so, with what it said last."""

    def test_one_that_is_not_found(self) -> None:
        """Its name, and why; nothing was asked."""
        with pytest.raises(ProgramFailed) as raised:
            conform(["no-such-program", "--fast"])

        assert str(raised.value).startswith("no-such-program --fast: cannot be started (")
        assert raised.value.text("zh").startswith("no-such-program --fast：无法启动（")
        assert raised.value.question is None

    @pytest.mark.parametrize("words", [[], ["\0"]])
    def test_words_that_start_nothing(self, words: list[str]) -> None:
        """None at all, or with a sign that no system takes."""
        with pytest.raises(ProgramFailed):
            conform(words)

    def test_one_that_ends(self) -> None:
        """Its status, the question, and the tail of its standard error."""
        with pytest.raises(ProgramFailed) as raised:
            held("dies", histories=5)

        assert raised.value.problem.en == "it has ended with status 3"
        assert raised.value.errors == tuple(f"line {at}" for at in range(21, 41))
        assert json.loads(raised.value.question or "")["ask"] == "history"
        assert raised.value.text().splitlines()[2:4] == ["  its standard error:", "    line 21"]
        assert "  标准错误输出：" in raised.value.text("zh")

    def test_one_that_has_gone_before_it_is_asked(self) -> None:
        """Nobody reads the question; that there is no answer is what is told."""
        with Program([sys.executable, "-c", "pass"], 5.0) as program:
            program._running.wait()
            with pytest.raises(ProgramFailed) as raised:
                program.ask({"ask": "begin", "calendar": "2026" * 500}, numbered=False)
            with pytest.raises(ProgramFailed):
                program.ask({"ask": "due"})

        assert raised.value.problem.en == "it has ended with status 0"
        assert raised.value.problem.zh == "已退出，状态 0"
        # What was asked is told as far as anybody reads, and kept whole.
        assert len(raised.value.question or "") > 2000
        assert raised.value.text().endswith("…")

    @pytest.mark.parametrize(
        ("how", "problem"),
        [
            ("other_number", "question 1 is answered as 99"),
            ("talks", "question 2 is answered as 1; a line before it is no answer: hello"),
            ("no_object", 'its answer to begin is no JSON object: ["visit"]'),
            (
                "no_lists",
                (
                    "its answer to begin cannot be read: workflows: wrong type: expected a list "
                    "of texts, found '\"visit\"'; answers: missing: expected a list of texts"
                ),
            ),
            (
                "other_names",
                (
                    "its answer to begin names what there is not: "
                    "workflows 'peoples_mediation', did you mean people_mediation; workflows 'x', "
                    "there is dispute or people_mediation or security_mediation or visit; "
                    "answers 'histories', did you mean history"
                ),
            ),
            ("closes", "it has closed its standard output"),
        ],
    )
    def test_one_that_cannot_be_understood(self, how: str, problem: str) -> None:
        """What it said, or did not."""
        with pytest.raises(ProgramFailed) as raised:
            held(how, histories=1)

        assert raised.value.problem.en == problem

    def test_one_that_thinks_for_too_long(self) -> None:
        """It is ended, and asked nothing more."""
        with pytest.raises(ProgramFailed) as raised:
            held("sleeps", timeout=2.5, histories=5)

        assert raised.value.problem.en == "no answer within 2.5 seconds"

    def test_one_second_is_one(self) -> None:
        """Not one seconds."""
        with Program(IDLE, 1.0) as program, pytest.raises(ProgramFailed) as raised:
            program.ask({"ask": "due"})

        assert raised.value.problem == Text("1 秒内没有回答", "no answer within 1 second")

    def test_one_whose_answer_has_no_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What would come after it is no answer to anything."""
        monkeypatch.setattr(_program, "LONGEST", 64)
        long = [sys.executable, "-c", "print('x' * 200)"]
        with Program(long, 10.0) as program, pytest.raises(ProgramFailed) as raised:
            program.ask({"ask": "due"})

        assert raised.value.problem.en == "the answer is longer than 64 bytes"

    def test_it_is_told_before_any_vector_is_made(self) -> None:
        """Making them takes longer than starting it."""
        with pytest.raises(ProgramFailed):
            conform(["no-such-program"], vectors=pytest.fail)
        with pytest.raises(ProgramFailed):
            conform(command("no_object"), vectors=pytest.fail)

    def test_vectors_are_made_once_it_has_begun(self) -> None:
        """By whatever makes them."""
        found = conform(command(), vectors=lambda: Vectors(NO_CALENDAR, (DUES,)), histories=0)

        assert found.of("dues").agreed == 2

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no groups of processes")
    @pytest.mark.parametrize("then", ["wait", "exit 0"])
    def test_what_it_started_is_ended_with_it(self, then: str, tmp_path: Path) -> None:
        """Whether the program that only starts another one is still there or not."""
        held_open = tmp_path / "held"
        os.mkfifo(held_open)
        reader = os.open(held_open, os.O_RDONLY | os.O_NONBLOCK)
        script = f"(echo up; exec sleep 60) > '{held_open}' & {then}"
        with pytest.raises(ProgramFailed):
            conform(["sh", "-c", script], timeout=2)

        assert os.read(reader, 3) == b"up\n"
        # Whoever could write to it is gone, or goes within moments.
        assert _ends(reader)
        os.close(reader)

    def test_where_there_are_no_groups_it_is_ended_alone(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As on Windows."""
        monkeypatch.delattr(os, "killpg", raising=False)
        with Program(IDLE, 0.1) as program, pytest.raises(ProgramFailed):
            program.ask({"ask": "due"})

        assert program._running.returncode not in {0, None}

    def test_a_machine_that_there_is_not(self) -> None:
        """Before anything is started."""
        with pytest.raises(UnknownWorkflow) as raised:
            conform(["no-such-program"], workflows=["visits"])

        assert str(raised.value).startswith("no machine 'visits'; there is dispute or ")
        assert raised.value.text("zh").startswith("没有流程“visits”；可选：dispute、")


def _ends(reader: int) -> bool:
    """Whether a pipe comes to its end within some seconds."""
    for _ in range(100):
        try:
            return os.read(reader, 1) == b""
        except BlockingIOError:
            time.sleep(0.05)
    return False


class TestNothingAnswered:
    """A program of which nothing was heard does not pass."""

    def test_one_that_names_nothing_that_is_asked(self) -> None:
        """It was asked nothing, and why is said."""
        found = held("dues_alone", vectors=(CANONICAL,))

        assert not found
        assert (found.questions, found.score, found.disagreements) == (0, None, ())
        assert found.unanswered == Text(
            "没有可问的问题：程序自称回答 due，流程 people_mediation，均不在所问范围内",
            "there is nothing to ask it: it answers due, and implements people_mediation, and "
            "nothing of that was to be asked",
        )

    def test_one_that_names_nothing_at_all(self) -> None:
        """Which is said in words."""
        found = held(able="", histories=1)

        assert found.unanswered is not None
        assert "implements no machine" in found.unanswered.en
        assert "流程 无" in found.unanswered.zh

    def test_one_that_cannot_do_what_it_named(self) -> None:
        """Why not, in its own words, each once."""
        found = held("cannot", vectors=(DUES,), histories=2)

        assert not found
        assert found.total.asked == found.total.not_covered > 2
        assert found.cannot == ("not yet",)
        said = f"it answered none of {found.questions} questions: not yet"
        assert found.unanswered is not None
        assert found.unanswered.en == said
        assert found.text().endswith(f"– of what was answered agrees\n{said}")
        assert "程序一题也没有回答：not yet" in found.text("zh")


class TestUnreadable:
    """An answer that cannot be read is a disagreement of its own kind, and nothing crashes."""

    @pytest.mark.parametrize(
        ("how", "faults", "program"),
        [
            ("a_list", [("answer.no_object", "$")], "[1]"),
            ("no_number", [("answer.no_object", "$")], '{"n": 1, "due": NaN}'),
            ("no_n", [("missing", "$.n")], '{"due": "2026-'),
            ("other_keys", [("missing", "$.due")], '{"n": 1, "the_due": "2026-'),
        ],
    )
    def test_it_is_told_as_it_was_answered(
        self, how: str, faults: list[tuple[str, str]], program: str
    ) -> None:
        """With what is wrong; all that was asked is asked, and none of it agrees."""
        found = held(how, vectors=(DUES,), histories=0)
        (one,) = found.disagreements

        assert not found
        assert found.unanswered is None
        assert (found.total.asked, found.total.agreed, found.total.not_covered) == (2, 0, 0)
        assert (one.where, one.name) == ("answer", "dues/spring-festival")
        assert [(fault.code, fault.path) for fault in one.faults] == faults
        assert one.program.startswith(program)
        assert one.reference == {"due": "2026-02-24T23:59:59.999999+08:00"}

    def test_it_is_told_in_both_languages(self) -> None:
        """Which field, what is expected, what was found."""
        (one,) = held("other_keys", vectors=(DUES,), histories=0).disagreements
        en, zh = one.text("en").splitlines(), one.text("zh").splitlines()

        assert en[0] == "due times · dues/spring-festival · the answer cannot be read"
        assert en[2] == "  cannot be read: due: missing: expected a text"
        assert en[3].startswith('  the program: {"n": 1, "the_due": ')
        assert zh[0] == "到期时间 · dues/spring-festival · 回答无法读取"
        assert zh[2] == "  无法读取：due：缺少：应为文本"
        assert zh[3].startswith('  程序：{"n": 1, "the_due": ')
        assert len(en) == len(zh) == 4

    def test_it_stands_in_the_document(self) -> None:
        """With its faults."""
        found = held("other_keys", vectors=(DUES,), histories=0)
        (one,) = json.loads(found.document())["disagreements"]

        assert one["faults"] == [
            {"code": "missing", "expected": "a text", "found": "null", "path": "$.due"}
        ]

    def test_the_same_fault_is_told_once_of_a_kind(self) -> None:
        """And counted every time."""
        found = held("a_list", vectors=(DOCUMENTS, CANONICAL), histories=0)

        assert [one.name for one in found.disagreements] == [
            "documents/Span/empty",
            "canonical/any",
        ]
        assert found.total.differing == found.total.asked == 3

    def test_in_drawn_histories_the_smallest_is_found(self) -> None:
        """The same fault is one, in whichever step it is."""
        one, *others = drawn("empty_steps").disagreements

        assert others == []
        assert one.what == "$.steps[] missing"
        assert len(one.events) == 2
        assert [fault.path for fault in one.faults] == ["$.steps[0]", "$.steps[1]"]
        assert one.program.endswith('"steps": [{}, {}], "clocks": [], "duties": []}')

    def test_what_is_told_is_cut_short(self) -> None:
        """And has no half of a sign."""
        said = {"n": 1, "due": ["\ud800" * 3000]}
        question = Question("q", "dues", {"ask": "due"}, ())
        answer = Answer(json.dumps(said, ensure_ascii=False), said)
        (fault,) = faults_of(question, answer)

        assert len(fault.found) < 100
        assert fault.found.startswith('["???')
        assert len(unreadable(question, answer, (fault,)).program) == 501

    def test_what_is_nested_too_deep_is_none(self) -> None:
        """However deep a reader of JSON would go."""
        deep = "print('{\"n\":1,\"due\":' + '[' * 300 + ']' * 300 + '}')"
        with Program([sys.executable, "-c", deep], 10.0) as program:
            assert program.ask({"ask": "due"}).said is None

    @pytest.mark.parametrize(
        ("asks", "said", "faults"),
        [
            ("due", {"due": "soon"}, []),
            ("due", {"due": 3}, ["wrong_type $.due"]),
            ("due", {"due": None}, ["missing $.due"]),
            ("due", {"n": True, "due": ""}, ["wrong_type $.n"]),
            ("due", {"n": "1", "due": ""}, ["wrong_type $.n"]),
            ("due", {"cannot": "why"}, []),
            ("due", {"cannot": None, "due": ""}, []),
            ("due", {"cannot": False}, ["wrong_type $.cannot"]),
            ("read", {"canonical": "{}", "digest": "0"}, []),
            ("read", {"canonical": "{}"}, ["missing $.digest"]),
            ("read", {"faults": None}, ["missing $"]),
            ("read", {"faults": []}, []),
            ("read", {"faults": "none"}, ["wrong_type $.faults"]),
            (
                "read",
                {"faults": ["missing", {"code": "missing"}, {"code": 1, "path": "$"}]},
                [
                    "wrong_type $.faults[0]",
                    "missing $.faults[1].path",
                    "wrong_type $.faults[2].code",
                ],
            ),
            ("check", {"findings": [{}]}, []),
            ("check", {"findings": [3]}, ["wrong_type $.findings[0]"]),
            ("check", {"findings": {}}, ["wrong_type $.findings"]),
            ("check", {}, ["missing $.findings"]),
            ("history", {"steps": [{"state": "made"}]}, []),
            ("history", {"steps": [{"state": "made", "refused": None}], "clocks": None}, []),
            ("history", {"steps": [{"refused": ["a.b"], "why": 3}], "more": 3}, []),
            ("history", {}, ["missing $.steps"]),
            ("history", {"steps": {}}, ["wrong_type $.steps"]),
            ("history", {"steps": []}, ["answer.wrong_count $.steps"]),
            ("history", {"steps": [{"state": "a"}] * 2}, ["answer.wrong_count $.steps"]),
            ("history", {"steps": ["made"]}, ["wrong_type $.steps[0]"]),
            ("history", {"steps": [{}]}, ["missing $.steps[0]"]),
            ("history", {"steps": [{"state": "a", "refused": []}]}, ["wrong_type $.steps[0]"]),
            ("history", {"steps": [{"state": 3}]}, ["wrong_type $.steps[0].state"]),
            ("history", {"steps": [{"refused": "a.b"}]}, ["wrong_type $.steps[0].refused"]),
            ("history", {"steps": [{"refused": [3]}]}, ["wrong_type $.steps[0].refused"]),
            (
                "history",
                {"steps": [{"state": "a"}], "clocks": {}, "duties": [{"name": "b", "open": 1}]},
                ["wrong_type $.clocks", "wrong_type $.duties[0].open"],
            ),
            (
                "history",
                {"steps": [{"state": "a"}], "clocks": [{"since": 1, "due": None}]},
                ["missing $.clocks[0].name", "wrong_type $.clocks[0].since"],
            ),
        ],
    )
    def test_every_fault_of_its_shape_is_told(
        self, asks: str, said: dict[str, Any], faults: list[str]
    ) -> None:
        """By its code and where it is; what the page does not name is passed over."""
        body = {"ask": asks, "events": [{}]} if asks == "history" else {"ask": asks}
        given = {"n": 1, **said}
        found = faults_of(Question("q", "visit", body, ()), Answer(json.dumps(given), given))

        assert [f"{fault.code} {fault.path}" for fault in found] == faults


class TestArguments:
    """What cannot be run with is refused in one sentence."""

    @pytest.mark.parametrize(
        ("words", "more", "told"),
        [
            ("node x.js", {}, 'command: expected a list of words, such as ["node", "x.js"], found'),
            (b"node", {}, "command: expected a list of words"),
            (3, {}, "command: expected a list of words"),
            (["node", Path("x.js")], {}, "command: expected a list of words"),
            (["true"], {"histories": 1.5}, "histories: expected a whole number, found 1.5"),
            (["true"], {"histories": True}, "histories: expected a whole number, found True"),
            (["true"], {"timeout": "9"}, "timeout: expected a number of seconds, found '9'"),
            (["true"], {"timeout": True}, "timeout: expected a number of seconds, found True"),
            (["true"], {"vectors": "build/v"}, "vectors: expected what vectors.read"),
        ],
    )
    def test_what_is_of_another_type(self, words: Any, more: Any, told: str) -> None:
        """Before anything is started."""
        with pytest.raises(TypeError) as raised:
            conform(words, **more)

        assert str(raised.value).startswith(told)

    @pytest.mark.parametrize(
        ("more", "told"),
        [
            ({"histories": -1}, "histories: expected 0 or more, found -1"),
            ({"timeout": 0}, "timeout: expected more than 0 and at most 86400 seconds, found 0"),
            ({"timeout": float("inf")}, "timeout: expected more than 0 and at most 86400 s"),
            ({"timeout": float("nan")}, "timeout: expected more than 0 and at most 86400 s"),
        ],
    )
    def test_what_is_too_small_or_too_great(self, more: Any, told: str) -> None:
        """With what it could be."""
        with pytest.raises(ValueError, match=r"^\w+: expected") as raised:
            conform(["true"], **more)

        assert str(raised.value).startswith(told)


class TestAnswers:
    """Only what the page says is compared."""

    def test_the_order_of_codes_clocks_and_duties_is_nobodys(self) -> None:
        """Nor is a code that stands twice, nor a key that nobody asked for."""
        point = Point("step 1", {"refused": ["a.b", "c.d"]}, ("library",))
        question = Question("q", "visit", {"ask": "history"}, (point,))
        answer = {"steps": [{"refused": ["c.d", "a.b", "c.d"], "why": "no"}]}

        assert [gap for _, gap in agreed(question, answer)] == [None]

    def test_the_order_of_findings_is_nobodys(self) -> None:
        """Nor that of their keys; one more or less differs."""
        said = [{"verdict": "met", "actual": {"lo": "1"}}, {"verdict": "short"}]
        (question,) = questions([VectorFile("rules", ({**RULES.vectors[0], "findings": said},))])
        turned = [{"verdict": "short"}, {"actual": {"lo": "1"}, "verdict": "met"}]

        assert question.body == {
            "ask": "check",
            "rule": "rooms.rural",
            "on": "2024-04-30",
            "document": "{}",
        }
        assert [gap for _, gap in agreed(question, {"findings": turned})] == [None]
        assert [gap is None for _, gap in agreed(question, {"findings": said[:1]})] == [False]

    @pytest.mark.parametrize("answer", [{}, {"steps": 3}, {"steps": ["x"]}, {"steps": [{}]}])
    def test_an_answer_of_another_shape_differs(self, answer: dict[str, Any]) -> None:
        """It breaks nothing."""
        point = Point("step 1", {"state": "made"}, ("library",))
        question = Question("q", "visit", {"ask": "history"}, (point,), ("clock", "duty"))

        assert [gap is not None for _, gap in agreed(question, answer)] == [True]

    def test_a_vector_of_no_end_says_all_that_there_is(self) -> None:
        """A clock that only the program knows differs."""
        question = Question("q", "visit", {"ask": "history"}, (), ("clock", "duty"))
        answer = {"steps": [], "clocks": [{"name": "a", "since": "soon"}]}
        ((point, gap),) = agreed(question, answer)

        assert (point.where, point.said, point.cites) == ("clock a", None, ("library",))
        assert gap is not None
        assert gap.program == {"since": "soon", "due": None, "running": None}

    def test_after_a_step_that_differs_nothing_is_asked(self) -> None:
        """The case is another one from there on."""
        points = tuple(Point(f"step {n}", {"state": "made"}, ()) for n in (1, 2))
        question = Question("q", "visit", {"ask": "history"}, points)
        answer = {"steps": [{"state": "missed"}, {"state": "made"}]}

        assert len(list(agreed(question, answer))) == 1

    def test_clocks_that_are_not_asked_for_are_not_compared(self) -> None:
        """A vector of a refusal says nothing of them."""
        question = Question("q", "visit", {"ask": "history"}, ())
        answer = {"clocks": [{"name": "a"}, 3], "duties": [{"name": "b"}]}

        assert list(agreed(question, answer)) == []

    @pytest.mark.parametrize(
        ("said", "one"),
        [
            ("2026-03-02T01:00:00Z", "2026-03-02T09:00:00+08:00"),
            ("2026-03-02T09:00:00.000+08:00", "2026-03-02T09:00:00+08:00"),
            ("soon", "soon"),
            (None, None),
            (3, 3),
        ],
    )
    def test_a_time_is_an_instant(self, said: object, one: object) -> None:
        """However it is written."""
        assert instant(said) == one

    def test_a_refusal_without_codes_is_one(self) -> None:
        """It has no code in common with any other."""
        assert step_of({"refused": []}) == {"refused": []}
        assert step_of({"refused": None, "state": "made"}) == {"state": "made"}


class TestQuestions:
    """What is sent."""

    def test_an_event_of_another_machine_is_sent_under_a_code_that_this_one_has_not(self) -> None:
        """Two machines may have a code in common; one that is not common is sent as it is."""
        assert document_of("dispute", CASE)["event"] == "decline"
        assert document_of(MEDIATION, CASE)["event"] == "decline_elsewhere"
        assert document_of("visit", CASE)["event"] == "decline"
        assert "v" not in document_of("visit", CASE)

    def test_a_history_of_which_nothing_is_taken_has_no_clocks(self) -> None:
        """Nor duties; what follows is asked as what would start it."""
        question = history("visit", [CASE, CASE], CALENDAR)

        assert [point.said for point in question.points] == [{"refused": ["event.not_here"]}] * 2
