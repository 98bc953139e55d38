"""`jingwu replay`: what became of every proceeding of a log, and of every line."""

import errno
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import attrs
import pytest

from jingwu_model.cli import _replay
from jingwu_model.cli._app import run
from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.vocabulary import ActorKind
from jingwu_model.wire import dumps
from jingwu_model.workflows import ALL, log_of
from jingwu_model.workflows.security_mediation import AgeBand
from wire._values import rows_of

EXAMPLES = Path(__file__).parents[2] / "examples"
QUARREL = EXAMPLES / "logs" / "quarrel.jsonl"
CHINA = Calendar.china()
JUNE = ("--now", "2026-06-01T09:00:00+08:00")

Line = dict[str, Any]
EAST = {"kind": "party", "ref": "neighbour-east"}
WEST = {"kind": "party", "ref": "neighbour-west"}
COMMITTEE = {"kind": "committee", "ref": "committee-7"}
MEDIATOR = {"kind": "mediator", "ref": "mediator-3"}


def on(day: int) -> str:
    """Nine in the morning in China, of a day of March 2026."""
    return f"2026-03-{day:02}T09:00:00+08:00"


def line(name: str, seq: int, event: str, by: Mapping[str, str], **own: Any) -> Line:
    """A line of a people's mediation, typed in; its event is of the day of its place."""
    head = {"v": "0.1", "workflow": "people_mediation", "proceeding_id": name, "seq": seq}
    return {**head, "event": event, "id": f"e-{seq}", "at": on(seq), "by": by, **own}


def mediation(name: str) -> list[Line]:
    """Applied for, assigned, begun, drafted, and signed."""
    document = {"token": "agreement-1", "sha256": "0" * 64}

    def acts(day: int, *who: Mapping[str, str]) -> list[Line]:
        return [{"by": one, "at": on(day)} for one in who]

    return [
        line(name, 1, "apply", EAST, parties=["neighbour-east", "neighbour-west"]),
        line(name, 2, "assign", COMMITTEE, mediators=["mediator-3"], acts=acts(2, EAST, WEST)),
        line(name, 3, "begin", MEDIATOR, rights_told=True),
        line(
            name,
            4,
            "draft",
            MEDIATOR,
            items=["parties", "facts", "content", "performance"],
            document=document,
        ),
        line(
            name,
            5,
            "sign",
            COMMITTEE,
            acts=acts(5, EAST, WEST, MEDIATOR),
            seal=True,
            document=document,
        ),
    ]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """One signed, one whose draft was cut off, one whose signing is refused."""
    signed, cut, refused = (mediation(name) for name in ("pm-1", "pm-2", "pm-3"))
    refused[4] |= {"seal": False, "acts": refused[4]["acts"][:2]}
    lines = [json.dumps(one) for one in (*signed, *cut, *refused)]
    lines[8] = lines[8][:-1]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    return path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A log with nothing wrong in it."""
    path = tmp_path / "sound.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in mediation("pm-1")), encoding="utf-8")
    return path


# The agreement of 5 March took effect that day: 30 days on is Saturday, 4 April, the first of
# three days off, so the window lasts to Tuesday (PML 33). A month from the assignment of 2 March
# ends on 2 April (PMRULE 33).
ENGLISH = """\
Proceedings, and what is open in each
  pm-1 · people_mediation · effective
    the time in which the parties may apply for confirmation (statutory): by 2026-04-07 23:59 \
(30 days from 2026-03-05 09:00)
    hand over a copy of the written agreement (to the party): until done ×2
    supervise performance and urge the parties to do what they agreed (to the party): until done
  pm-2 · people_mediation · in_mediation (1 line set aside: it may have gone further)
    mediation is normally concluded within one month (normative): by 2026-04-02 23:59 \
(1 month from 2026-03-02 09:00)
  pm-3 · people_mediation · drafted (1 line set aside: it may have gone further)
    mediation is normally concluded within one month (normative): by 2026-04-02 23:59 \
(1 month from 2026-03-02 09:00)

Overdue
  pm-2 · mediation is normally concluded within one month (normative): by 2026-04-02 23:59 \
(1 month from 2026-03-02 09:00); people's mediator or people's mediation committee must act \
(1 line set aside: it may have gone further)
  pm-3 · mediation is normally concluded within one month (normative): by 2026-04-02 23:59 \
(1 month from 2026-03-02 09:00); people's mediator or people's mediation committee must act \
(1 line set aside: it may have gone further)

Lines set aside, in no proceeding; mend the log and replay it again
"""


class TestText:
    """What a person reads."""

    def test_it_tells_each_proceeding_and_what_is_open_late_and_set_aside(
        self, capsys: pytest.CaptureFixture[str], log: Path
    ) -> None:
        """From top to bottom, the totals last, where a terminal stops."""
        assert run(["replay", str(log), *JUNE]) == 1

        told = capsys.readouterr().out
        assert told.startswith(ENGLISH)
        aside, _, totals = told.removeprefix(ENGLISH).partition("\n\n")
        lines = aside.split("\n")
        assert "a.jsonl, row 9: not JSON" in lines[0]
        assert lines[1] == (
            "  a.jsonl, row 10, seq: an event before it is missing: "
            "expected event 4 of pm-2 first, found '5'"
        )
        assert [one[:19] for one in lines[2:]] == ["  a.jsonl, row 15: "] * 2
        assert [one.partition("People's Mediation Law, art 29")[1] for one in lines[2:]] != [""] * 2
        assert totals == (
            "In all\n"
            "  people_mediation · drafted · 1\n"
            "  people_mediation · effective · 1\n"
            "  people_mediation · in_mediation · 1\n"
            "  3 proceedings, 12 events; 2 overdue at 2026-06-01 09:00+08:00; 3 lines set aside\n"
        )

    def test_it_tells_the_same_in_chinese(
        self, capsys: pytest.CaptureFixture[str], log: Path
    ) -> None:
        """Machines, states, clocks, reasons; the codes beside the words."""
        assert run(["replay", str(log), *JUNE, "--lang", "zh"]) == 1

        told = capsys.readouterr().out
        for words in (
            "事项及其未结的时限和义务\n",
            "  pm-1 · 人民调解（people_mediation） · 协议生效（effective）\n",
            "截至2026-04-07 23:59",
            "：持续至履行 ×2\n",
            "\n逾期\n  pm-2 · ",
            "；应由人民调解员、人民调解委员会处理（1 行搁置，可能不是最新状态）\n",
            "（drafted）（1 行搁置，可能不是最新状态）\n",
            "\n搁置的行（不在任何事项中；修正日志后可重新运行）\n",
            "  a.jsonl 第 10 行 seq：之前缺少事件：应为 pm-2 的第 4 个事件，实为“5”\n",
            "《人民调解法》第29条",
            "\n合计\n",
            "  共 3 个事项、12 个事件；至 2026-06-01 09:00+08:00 逾期 2 项；搁置 3 行\n",
        ):
            assert words in told

    def test_where_nothing_is_wrong_nothing_is_said_of_it(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The example log: all settled, no line set aside."""
        assert run(["replay", str(QUARREL), *JUNE]) == 0

        assert capsys.readouterr().out == (
            "Proceedings, and what is open in each\n"
            "  quarrel-1 · people_mediation · performed\n"
            "  quarrel-2 · people_mediation · terminated\n"
            "  visit-1 · visit · closed\n"
            "\n"
            "In all\n"
            "  people_mediation · performed · 1\n"
            "  people_mediation · terminated · 1\n"
            "  visit · closed · 1\n"
            "  3 proceedings, 22 events; 0 overdue at 2026-06-01 09:00+08:00; 0 lines set aside\n"
        )

    def test_one_of_each_is_told_as_one(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """In good English."""
        first, *_ = mediation("pm-1")
        (tmp_path / "a.jsonl").write_text(f"{json.dumps(first)}\n{{\n", encoding="utf-8")

        assert run(["replay", str(tmp_path), *JUNE]) == 1

        last = capsys.readouterr().out.splitlines()[-1]
        assert last.startswith("  1 proceeding, 1 event; ")
        assert last.endswith("1 line set aside")

    @pytest.mark.parametrize(
        ("top", "cases", "late", "aside"),
        [("0", 0, 0, 0), ("1", 1, 1, 1), ("2", 2, 2, 2), ("9", 3, 2, 4)],
    )
    def test_no_more_of_a_part_than_asked_for(  # noqa: PLR0913, PLR0917 - the rows of a table
        self,
        capsys: pytest.CaptureFixture[str],
        log: Path,
        top: str,
        cases: int,
        late: int,
        aside: int,
    ) -> None:
        """How many more there are is told, and the totals are of all."""
        assert run(["replay", str(log), *JUNE, "--top", top]) == 1
        told = capsys.readouterr().out.splitlines()

        assert len([one for one in told if " · people_mediation · " in one]) == cases
        assert len([one for one in told if " must act (1 line set aside" in one]) == late
        assert len([one for one in told if one.startswith("  a.jsonl")]) == aside
        more = [3 - int(top), 2 - int(top), 3 - int(top)]
        assert [one for one in told if "more" in one] == [
            f"  … and {count} more" for count in more if count > 0
        ]
        assert told[-1].startswith("  3 proceedings, 12 events; 2 overdue at ")

    def test_how_many_more_is_told_in_chinese_too(
        self, capsys: pytest.CaptureFixture[str], log: Path
    ) -> None:
        """Once for each part that was cut."""
        run(["replay", str(log), *JUNE, "--top", "1", "--lang", "zh"])

        told = capsys.readouterr().out.splitlines()
        assert [one for one in told if "另有" in one] == [
            "  ……另有 2 项",
            "  ……另有 1 项",
            "  ……另有 2 项",
        ]


class TestJson:
    """What a program reads."""

    def test_it_holds_what_the_text_tells(
        self, capsys: pytest.CaptureFixture[str], log: Path
    ) -> None:
        """One document, whatever the language."""
        assert run(["replay", str(log), *JUNE, "--format", "json"]) == 1
        told = json.loads(capsys.readouterr().out)

        assert set(told) == {"cases", "now", "overdue", "rejected", "v"}
        assert (told["v"], told["now"]) == ("0.1", "2026-06-01T09:00:00+08:00")
        first, second, _ = told["cases"]
        assert {key: first[key] for key in first if key not in {"clocks", "duties"}} == {
            "ended": False,
            "events": 5,
            "proceeding_id": "pm-1",
            "set_aside": 0,
            "settled_up": False,
            "state": "effective",
            "workflow": "people_mediation",
        }
        assert [one["clock"] for one in first["clocks"]] == ["confirmation_window"]
        assert first["clocks"][0]["due"]["last"].startswith("2026-04-07T23:59:59")
        assert [one["duty"] for one in first["duties"]] == [
            "copy_to_each_party",
            "copy_to_each_party",
            "supervise_performance",
        ]
        assert (second["state"], second["events"]) == ("in_mediation", 3)
        assert second["set_aside"] == 1
        assert [
            (one["proceeding_id"], one["overdue"]["what"]["clock"]) for one in told["overdue"]
        ] == [("pm-2", "mediation_month"), ("pm-3", "mediation_month")]
        assert [
            (one["file"], one["row"], {fault["code"] for fault in one["faults"]})
            for one in told["rejected"]
        ] == [
            ("a.jsonl", 9, {"json.invalid"}),
            ("a.jsonl", 10, {"event.gap"}),
            ("a.jsonl", 15, {"sign.mediator_missing", "seal.missing"}),
        ]
        assert set(told["rejected"][1]["faults"][0]["says"]) == {"en", "zh"}

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_of_every_road_it_is_what_the_proceeding_says(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str
    ) -> None:
        """Every machine's every typed-in history: state, what runs, what is owed, what is late."""
        cases = [
            ALL[name].replay([attrs.evolve(one, proceeding_id=f"{name}-{at}") for one in road])
            for name in ALL
            for at, road in enumerate(rows_of(ALL[name]).roads())
        ]
        with (tmp_path / "a.jsonl").open("wb") as file:
            file.writelines(dumps(one) + b"\n" for case in cases for one in log_of(case))
        now = datetime.fromisoformat(JUNE[1])

        assert run(["replay", str(tmp_path), *JUNE, "--format", "json", "--lang", lang]) == 0
        told = json.loads(capsys.readouterr().out)

        assert told["rejected"] == []
        assert [one["proceeding_id"] for one in told["cases"]] == [case.id for case in cases]
        for one, case in zip(told["cases"], cases, strict=True):
            assert one["state"] == case.state.code
            assert (one["ended"], one["settled_up"]) == (case.ended, case.settled_up)
            assert [each["clock"] for each in one["clocks"]] == [
                each.name for each in case.clocks(CHINA) if each.running
            ]
            assert [each["duty"] for each in one["duties"]] == [
                each.name for each in case.duties(CHINA) if each.open
            ]
        late = sorted((case.id, each.name) for case in cases for each in case.overdue(now, CHINA))
        assert late == sorted(
            (one["proceeding_id"], what.get("clock") or what["duty"])
            for one in told["overdue"]
            for what in [one["overdue"]["what"]]
        )
        lasts = [last(one["overdue"]["what"]) for one in told["overdue"]]
        assert lasts == sorted(lasts)

    def test_of_an_empty_log_it_is_a_document_still(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """With nothing in it."""
        (tmp_path / "a.jsonl").touch()

        assert run(["replay", str(tmp_path), *JUNE, "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out) == {
            "cases": [],
            "now": JUNE[1],
            "overdue": [],
            "rejected": [],
            "v": "0.1",
        }


def last(what: Mapping[str, Any]) -> datetime:
    """When something had to be done."""
    return datetime.fromisoformat(what["due"]["last"] if "due" in what else what["since"])


class TestNow:
    """The moment to judge by."""

    @pytest.mark.parametrize(
        ("now", "late"),
        [
            ("2026-04-02T23:59:59+08:00", 0),
            ("2026-04-03T00:00:00+08:00", 2),
            # The same two instants, said in UTC.
            ("2026-04-02T15:59:59Z", 0),
            ("2026-04-02T16:00:00Z", 2),
        ],
    )
    def test_what_is_due_on_a_day_is_in_time_to_its_end(
        self, capsys: pytest.CaptureFixture[str], log: Path, now: str, late: int
    ) -> None:
        """The month of two of the mediations ends with 2 April."""
        run(["replay", str(log), "--now", now])

        assert f"; {late} overdue at 2026-04-0" in capsys.readouterr().out

    def test_it_is_now_in_china_where_none_is_given(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, log: Path
    ) -> None:
        """The desk alone may read the clock."""

        class Stopped(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> "Stopped":
                assert tz is SHANGHAI
                return cls(2026, 4, 3, tzinfo=tz)

        monkeypatch.setattr(_replay, "datetime", Stopped)

        run(["replay", str(log)])

        assert "; 2 overdue at 2026-04-03 00:00+08:00; " in capsys.readouterr().out


class TestStatus:
    """What the command ends with."""

    def test_lines_set_aside_are_one(self, log: Path) -> None:
        """Unless the caller does not want it; what is merely late is no fault of the log's."""
        assert run(["replay", str(log), *JUNE]) == 1
        assert run(["replay", str(log), *JUNE, "--exit-zero"]) == 0
        assert run(["replay", str(log.parent), *JUNE, "--exit-zero", "--format", "json"]) == 0

    def test_a_sound_log_is_none(self, sound: Path) -> None:
        """Though much is overdue by then."""
        assert run(["replay", str(sound), "--now", "2099-01-01T00:00:00+08:00"]) == 0

    @pytest.mark.parametrize(
        ("path", "english", "chinese"),
        [
            ("nowhere", "there is no '", "没有“"),
            ("empty", "no log in the folder: expected a log *.jsonl", "文件夹中没有日志"),
        ],
    )
    def test_nothing_to_read_is_two(
        self,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
        path: str,
        english: str,
        chinese: str,
    ) -> None:
        """Told in the language asked."""
        (tmp_path / "empty").mkdir()

        for lang, words in (("en", english), ("zh", chinese)):
            assert run(["replay", str(tmp_path / path), "--lang", lang]) == 2
            captured = capsys.readouterr()
            assert captured.out == ""
            assert words in captured.err

    @pytest.mark.parametrize(
        ("option", "english", "chinese"),
        [
            (
                "--now=2026-06-01",
                "--now: expected a time with its offset and at most 6 digits of a second, as 2026",
                "--now：应为 带时区的时间",
            ),
            ("--now=2026-06-01T09:00:00", "found '2026-06-01T", "实为“2026-06-01T"),
            ("--now=2026-02-30T09:00:00+08:00", "found '2026-02-30", "实为“2026-02-30"),
            ("--top=-1", "--top: expected a whole number of at least 0", "不小于 0 的整数"),
            ("--top=²", "of at least 0, found '²'", "实为“²”"),
            ("--format=html", "--format: expected text or json, found 'html'", "text、json"),
        ],
    )
    def test_an_option_that_cannot_be_understood_is_two(
        self, capsys: pytest.CaptureFixture[str], option: str, english: str, chinese: str
    ) -> None:
        """With what it should have been."""
        for lang, words in (("en", english), ("zh", chinese)):
            assert run(["replay", str(QUARREL), option, "--lang", lang]) == 2
            captured = capsys.readouterr()
            assert captured.out == ""
            assert words in captured.err


class TestWriting:
    """Where it is written, and what is told meanwhile."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_progress_is_told_on_a_terminal(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        lang: str,
    ) -> None:
        """On the error output, first of reading and then of replaying."""
        lines = [json.dumps(mediation(f"pm-{n}")[0]) for n in range(250)]
        (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

        assert run(["replay", str(tmp_path), *JUNE, "--lang", lang]) == 0

        captured = capsys.readouterr()
        for words in ("正在读取", "正在重放") if lang == "zh" else ("reading", "replaying"):
            assert words in captured.err
            assert words not in captured.out
        assert "100%" in captured.err

    def test_no_bar_is_drawn_over_an_answer(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sound: Path
    ) -> None:
        """Where the answer goes to the same terminal, only reading is told."""
        monkeypatch.setenv("TERM", "xterm")
        for stream in (sys.stdout, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True)

        assert run(["replay", str(sound), *JUNE]) == 0

        told = capsys.readouterr().err
        assert "reading" in told
        assert "replaying" not in told

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_elsewhere_nobody_is_told(
        self, capsys: pytest.CaptureFixture[str], log: Path, form: str
    ) -> None:
        """A log of another's is no place for a bar; nor where the error output is gone."""
        run(["replay", str(log), *JUNE, "--format", form])
        assert capsys.readouterr().err == ""

    def test_where_the_error_output_is_closed_it_goes_on(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sound: Path
    ) -> None:
        """As under a service manager."""
        monkeypatch.setattr(sys, "stderr", None)

        assert run(["replay", str(sound), *JUNE]) == 0
        assert "1 proceeding, " in capsys.readouterr().out

    def test_a_reader_that_has_gone_is_no_fault(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, log: Path
    ) -> None:
        """`jingwu replay … | head`: the status stands."""

        class Gone:
            buffer = property(lambda self: self)
            encoding = None

            def __init__(self, number: int) -> None:
                self.number = number

            def write(self, _: bytes) -> int:
                raise BrokenPipeError(errno.EPIPE, "Broken pipe")

            def fileno(self) -> int:
                return self.number

        kept = tmp_path / "kept"
        with kept.open("wb") as file:
            monkeypatch.setattr(sys, "stdout", Gone(file.fileno()))
            assert run(["replay", str(log), *JUNE]) == 1
            os.write(file.fileno(), b"held back")

        assert kept.read_bytes() == b""

    def test_a_pipe_that_is_closed_early_makes_no_noise(self, log: Path) -> None:
        """The real thing, with a real pipe and a real terminal."""
        command = [sys.executable, "-m", "jingwu_model.cli", "replay", str(log), *JUNE]
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}
        ) as running:
            os.close(theirs)
            assert running.stdout is not None
            running.stdout.close()
            said = b"".join(pieces(ours))
        os.close(ours)

        assert running.returncode == 1
        assert b"Error" not in said
        assert b"Traceback" not in said
        assert b"100%" in said


def pieces(terminal: int) -> Iterator[bytes]:
    """What is said on a terminal until all who could are gone."""
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:
            return
        if not piece:
            return
        yield piece


def texts(held: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict | list):
        for one in held.values() if isinstance(held, dict) else held:
            yield from texts(one)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every machine's every road, a marker wherever something sensitive stands.

    Beside each log stands one in which each line is spoiled in its own way.
    """
    path = tmp_path_factory.mktemp("marked")
    lines: list[str] = []
    hidden: set[str] = set()
    # What the public may see in one place is no secret in another: a mediator's id, a capacity.
    # An age band is none of a kind to be marked: it is a term.
    shown = {term.code for kind in (ActorKind, AgeBand) for term in kind}
    for name in ALL:
        for at, road in enumerate(rows_of(ALL[name]).roads()):
            events = [attrs.evolve(one, proceeding_id=f"{name}-{at}") for one in road]
            for logged in log_of(ALL[name].replay(events)):
                lines.append(json.dumps(json.loads(dumps(logged))))
                hidden |= {*texts(json.loads(dumps(logged)))}
                shown |= {*texts(json.loads(dumps(logged, audience="public")))}
    assert "party-001" in hidden - shown
    # Nothing can be planted in a digest, nor in a code: the words of a vocabulary have no digit.
    secrets = [
        one
        for one in sorted(hidden - shown)
        if re.search("[0-9]", one) and re.fullmatch("[0-9a-f]{64}", one) is None
    ]
    for at, secret in enumerate(secrets):
        lines = [one.replace(f'"{secret}"', f'"MARKER-{at:03}"') for one in lines]
    (path / "sound.jsonl").write_text("\n".join(lines), encoding="utf-8")
    spoiled = [
        change(one)
        for one in lines
        if "MARKER-" in one
        for change in (
            # Cut off; a token that is none; another's; of no proceeding there is; no token at all.
            lambda one: one[: one.index("MARKER-") + 10],
            lambda one: one.replace("MARKER-", "MARKER 138 "),
            lambda one: one.replace('"MARKER-', '"seen-MARKER-', 1),
            lambda one: one.replace('"proceeding_id": "', '"proceeding_id": "x-'),
            lambda one: one.replace('"MARKER-', '{"MARKER": 1}, "', 1),
        )
    ]
    assert len(spoiled) > 2 * len(lines)
    (path / "spoiled.jsonl").write_text("\n".join(spoiled), encoding="utf-8")
    return path


class TestWhatIsSensitive:
    """Who the parties are is nothing for a desk's screen."""

    @pytest.mark.parametrize("form", ["text", "json"])
    @pytest.mark.parametrize("lang", ["zh", "en"])
    @pytest.mark.parametrize("name", ["sound.jsonl", "spoiled.jsonl", ""])
    def test_no_marker_is_told(
        self, capsys: pytest.CaptureFixture[str], marked: Path, name: str, lang: str, form: str
    ) -> None:
        """Neither of proceedings, nor of what is late, nor of lines set aside, however spoiled."""
        now = ("--now", "2099-01-01T00:00:00+08:00")

        status = run(["replay", str(marked / name), *now, "--format", form, "--lang", lang])

        captured = capsys.readouterr()
        assert status == (0 if name == "sound.jsonl" else 1)
        assert captured.out
        assert "MARKER" not in captured.out
        assert captured.err == ""
