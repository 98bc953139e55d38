"""Logs: proceedings made again of their lines, and every line that is in none, with why."""

import json
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import jingwu_model as jw
from jingwu_model.errors import InvalidInput
from jingwu_model.rules import Material
from jingwu_model.tables import LoadedCases, Rejected, read, read_cases
from jingwu_model.wire import dumps, write_lines
from jingwu_model.workflows import ALL, Casebook, log_of
from wire._values import Maker, rows_of, seeded
from workflows._rows import Case

Folder = Callable[[Mapping[str, str | bytes]], Path]
Line = dict[str, Any]

EXAMPLES = Path(__file__).parents[2] / "examples"
QUARREL = EXAMPLES / "logs" / "quarrel.jsonl"

EAST = {"kind": "party", "ref": "neighbour-east"}
WEST = {"kind": "party", "ref": "neighbour-west"}
COMMITTEE = {"kind": "committee", "ref": "committee-7"}
MEDIATOR = {"kind": "mediator", "ref": "mediator-3"}


def on(day: int) -> str:
    """Nine in the morning in China, of a day of March 2026."""
    return f"2026-03-{day:02}T09:00:00+08:00"


def line(seq: int, event: str, by: Mapping[str, str], name: str = "pm-1", **own: Any) -> Line:
    """A line of a people's mediation, typed in; its event is of the day of its place."""
    head = {"v": "0.1", "workflow": "people_mediation", "proceeding_id": name, "seq": seq}
    return {**head, "event": event, "id": f"e-{seq}", "at": on(seq), "by": by, **own}


def mediation(name: str = "pm-1") -> list[Line]:
    """Applied for, assigned, begun, a risk found, and failed."""
    both = [{"by": EAST, "at": on(2)}, {"by": WEST, "at": on(2)}]
    return [
        line(1, "apply", EAST, name, parties=["neighbour-east", "neighbour-west"]),
        line(2, "assign", COMMITTEE, name, mediators=["mediator-3"], acts=both),
        line(3, "begin", MEDIATOR, name, rights_told=True),
        line(4, "find_risk", MEDIATOR, name),
        line(5, "fail", MEDIATOR, name),
    ]


def text(*lines: Line | str) -> str:
    """Lines as a file; what is text already stands as it is."""
    return "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines)


def loaded(folder: Folder, *lines: Line | str) -> LoadedCases:
    """What a log of these lines comes to."""
    return read_cases(folder({"a.jsonl": text(*lines)}), on_fault="collect")


def told(rejected: tuple[Rejected, ...]) -> list[tuple[int, list[str]]]:
    """The numbers of the lines set aside, each with its faults' codes."""
    return [(each.row, [fault.code for fault in each.faults]) for each in rejected]


def standing(cases: Casebook) -> dict[str, tuple[str, list[str]]]:
    """Each proceeding's state and the ids of its events."""
    return {case.id: (case.state.code, [event.id for event in case.history]) for case in cases}


ALL_FIVE = ("terminated", ["e-1", "e-2", "e-3", "e-4", "e-5"])


class TestAWholeLog:
    """A log with nothing wrong in it."""

    def test_the_example_is_read(self) -> None:
        """Two mediations and a visit, as `examples/quarrel.py` tells them."""
        cases = read_cases(QUARREL)

        assert {case.id: (case.state.code, len(case.history)) for case in cases} == {
            "quarrel-1": ("performed", 11),
            "quarrel-2": ("terminated", 8),
            "visit-1": ("closed", 3),
        }
        assert read_cases(QUARREL.parent) == cases
        assert jw.read_cases(str(QUARREL)) == cases

    def test_proceedings_of_every_machine_come_back_as_they_were(self, tmp_path: Path) -> None:
        """`log_of` to lines, and lines to proceedings; so for every road typed in."""
        made = []
        for name, machine in ALL.items():
            for at, road in enumerate(rows_of(machine).roads()):
                events = [attrs.evolve(event, proceeding_id=f"{name}-{at}") for event in road]
                made.append(machine.replay(events))
        log = tmp_path / "log.jsonl"
        count = write_lines((logged for case in made for logged in log_of(case)), log)

        cases = read_cases(tmp_path)

        assert cases == Casebook(made)
        assert count == sum(len(case.history) for case in cases)
        assert [case.facts for case in cases] == [case.facts for case in made]
        assert [case.state for case in cases] == [case.state for case in made]

    def test_lines_stand_in_any_order_and_in_any_file(self, folder: Folder) -> None:
        """`seq` says where an event belongs; two proceedings lie between each other."""
        lines = [*mediation("pm-1"), *mediation("pm-2")]
        shuffled = Random(7).sample(lines, len(lines))  # noqa: S311 - any order will do
        split = {"a.jsonl": text(*shuffled[:3]), "b.jsonl": text(*shuffled[3:])}

        loaded = read_cases(folder(split), on_fault="collect")

        assert standing(loaded.cases) == {"pm-1": ALL_FIVE, "pm-2": ALL_FIVE}
        assert loaded.rejected == ()

    def test_other_files_of_the_folder_are_no_logs(self, folder: Folder) -> None:
        """Only `*.jsonl` is read, whatever stands in the rest."""
        made = folder({"a.jsonl": text(*mediation()), "b.json": "{", "c.jsonl.gz": b"\x1f\x8b"})

        assert standing(read_cases(made)) == {"pm-1": ALL_FIVE}

    def test_blank_lines_are_passed_over(self, folder: Folder) -> None:
        """And counted: a fault after one is at its own line."""
        first, *rest = mediation()

        log = loaded(folder, "", first, "  \t", *rest[:3], "", "{", rest[3])

        assert standing(log.cases) == {"pm-1": ALL_FIVE}
        assert told(log.rejected) == [(8, ["json.invalid"])]

    def test_a_pipe_is_a_log_too(self, tmp_path: Path) -> None:
        """As what another program writes to `jingwu replay /dev/stdin` is."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = Thread(target=pipe.write_bytes, args=[QUARREL.read_bytes()])
        writer.start()

        assert read_cases(pipe) == read_cases(QUARREL)
        writer.join()

    def test_an_empty_log_holds_nothing(self, folder: Folder) -> None:
        """Which is not the same as no log."""
        assert len(read_cases(folder({"a.jsonl": ""}))) == 0

    def test_what_events_say_alike_is_held_once(self, folder: Folder) -> None:
        """A million events would be half as large again; a party of an office's id is no other."""
        lines = mediation()
        lines[1]["by"] = {"kind": "committee", "ref": "neighbour-east"}
        lines[1]["acts"][1]["at"] = on(1)

        [case] = read_cases(folder({"a.jsonl": text(*lines)}))

        applied, assigned, begun, *_ = case.history
        assert applied.proceeding_id is begun.proceeding_id
        assert assigned.acts[0].by is applied.by
        assert assigned.acts[0].at is assigned.at
        assert [dumps(logged) for logged in log_of(case)] == [
            json.dumps({**written(one)}, sort_keys=True, separators=(",", ":")).encode()
            for one in lines
        ]


def written(one: Line) -> Line:
    """A typed-in line with what was left to its default."""
    left_out = {
        "begin": {
            "invitees": [],
            "invitees_accepted": False,
            "open_asked": False,
            "closed_asked": False,
            "in_public": False,
        }
    }
    return {**left_out.get(one["event"], {}), **one}


class TestABrokenLine:
    """A line that cannot be read costs itself and what needed it."""

    @pytest.mark.parametrize(
        ("broken", "code"),
        [
            ('{"workflow":', "json.invalid"),
            ("[]", "wrong_type"),
            ('{"seq": 3, "seq": 3}', "missing"),
            ('{"workflow": "parking"}', "workflow.unknown"),
        ],
    )
    def test_the_later_events_of_its_proceeding_are_set_aside(
        self, folder: Folder, broken: str, code: str
    ) -> None:
        """They could not be judged without it; another proceeding is as it was."""
        first, second, _, fourth, fifth = mediation("pm-1")
        other = mediation("pm-2")

        log = loaded(
            folder, first, other[0], second, broken, other[1], fourth, *other[2:4], fifth, other[4]
        )

        assert standing(log.cases) == {
            "pm-1": ("assigned", ["e-1", "e-2"]),
            "pm-2": ALL_FIVE,
        }
        numbers = [each.row for each in log.rejected]
        assert numbers == [4, 6, 9]
        assert code in [fault.code for fault in log.rejected[0].faults]
        assert log.rejected[0].raw == (broken,)
        assert told(log.rejected[1:]) == [(6, ["event.gap"]), (9, ["event.gap"])]

    def test_a_gap_names_the_event_that_is_missing(self, folder: Folder) -> None:
        """And of which proceeding, in both languages."""
        first, _, third, *_ = mediation()

        [late] = loaded(folder, first, third).rejected

        [fault] = late.faults
        assert fault.text("en") == (
            "a.jsonl, row 2, seq: an event before it is missing: "
            "expected event 2 of pm-1 first, found '3'"
        )
        assert fault.text("zh") == (
            "a.jsonl 第 2 行 seq：之前缺少事件：应为先有 pm-1 的第 2 个事件，实为“3”"
        )

    def test_without_its_first_line_a_proceeding_is_not_there(self, folder: Folder) -> None:
        """Nothing of it is lost: all its lines are set aside."""
        first, *rest = mediation("pm-1")

        log = loaded(folder, *rest, json.dumps(first)[:-1])

        assert len(log.cases) == 0
        assert told(log.rejected) == [
            *((n, ["event.gap"]) for n in range(1, 5)),
            (5, ["json.invalid"]),
        ]
        assert [json.loads(each.raw[0]) for each in log.rejected[:4]] == [
            written(one) for one in rest
        ]

    def test_a_line_that_is_not_utf_8_is_one(self, folder: Folder) -> None:
        """Its bytes can be had back from what is set aside."""
        first, second, *_ = mediation()
        bad = text(second).encode().replace(b"mediator-3", b"\xb5\xf7\xbd\xe2")

        log = read_cases(folder({"a.jsonl": text(first).encode() + bad}), on_fault="collect")

        assert standing(log.cases) == {"pm-1": ("applied", ["e-1"])}
        [one] = log.rejected
        assert [fault.code for fault in one.faults] == ["json.not_utf8"]
        assert one.raw[0].encode("utf-8", "surrogateescape") == bad.removesuffix(b"\n")

    def test_a_line_too_long_to_take_is_one(self, folder: Folder) -> None:
        """It is passed over and not held; the next one is read."""
        first, second, *_ = mediation()
        long = {**second, "mediators": ["m" * 2**20]}

        log = loaded(folder, first, long, second)

        assert standing(log.cases) == {"pm-1": ("assigned", ["e-1", "e-2"])}
        assert told(log.rejected) == [(2, ["json.too_large"])]
        assert log.rejected[0].raw == ("",)

    def test_a_last_line_without_an_end_is_read(self, folder: Folder) -> None:
        """A line end is what parts lines."""
        cases = read_cases(folder({"a.jsonl": text(*mediation()).removesuffix("\n")}))

        assert standing(cases) == {"pm-1": ALL_FIVE}


@cache
def many() -> tuple[Case, ...]:
    """Proceedings of every machine, drawn at random; none with fewer than three events."""
    made: list[Case] = []
    for name, machine in ALL.items():
        maker = Maker(seeded(f"mixed {name}"))
        while sum(type(case) is machine for case in made) < 4:
            case = maker.case(machine, f"{name}-{len(made)}")
            if len(case.history) > 2:
                made.append(case)
    return tuple(made)


class TestOneBrokenLineOfAMixedLog:
    """Whatever line of whatever log: no other proceeding changes."""

    @given(st.randoms(use_true_random=False), st.data())
    def test_only_its_own_proceeding_is_cut_off_before_it(
        self, random: Random, data: st.DataObject
    ) -> None:
        """Every other proceeding is what it was, and every line is somewhere."""
        lines = [(case.id, logged.seq, dumps(logged)) for case in many() for logged in log_of(case)]
        random.shuffle(lines)
        at = data.draw(st.integers(0, len(lines) - 1))
        name, seq, whole = lines[at]
        lines[at] = (name, seq, whole[: data.draw(st.integers(1, len(whole) - 1))])

        with TemporaryDirectory() as place:
            Path(place, "a.jsonl").write_bytes(b"".join(raw + b"\n" for *_, raw in lines))
            log = read_cases(place, on_fault="collect")

        broken = next(case for case in many() if case.id == name)
        assert {case for case in log.cases if case.id != name} == {*many()} - {broken}
        assert [case.history for case in log.cases if case.id == name] == (
            [broken.history[: seq - 1]] if seq > 1 else []
        )
        needed = {row for row, one in enumerate(lines, 1) if one[0] == name and one[1] > seq}
        assert told(log.rejected) == sorted(
            [(at + 1, ["json.invalid"]), *((row, ["event.gap"]) for row in needed)]
        )


class TestARefusedEvent:
    """An event that its machine refuses."""

    def test_those_after_it_are_judged_as_if_it_had_not_been_sent(self, folder: Folder) -> None:
        """The mediator begins without having told the parties their rights; then properly."""
        first, second, third, fourth, fifth = mediation()
        wrong = {**third, "rights_told": False}
        again = [{**one, "seq": one["seq"] + 1} for one in (third, fourth, fifth)]

        log = loaded(folder, first, second, wrong, *again)

        assert standing(log.cases) == {"pm-1": ALL_FIVE}
        assert told(log.rejected) == [(3, ["rights.not_told"])]
        assert json.loads(log.rejected[0].raw[0]) == written(wrong)

    def test_every_reason_is_told_and_what_may_happen_instead(self, folder: Folder) -> None:
        """A mediator who is not the case's, who told nobody their rights (PML 19, 23)."""
        first, second, third, *_ = mediation()
        wrong = {**third, "by": {"kind": "mediator", "ref": "mediator-9"}, "rights_told": False}

        [one] = loaded(folder, first, second, wrong).rejected

        assert {fault.code for fault in one.faults} == {"mediator.not_assigned", "rights.not_told"}
        assert {(fault.file, fault.row, fault.found) for fault in one.faults} == {
            ("a.jsonl", 3, "begin")
        }
        for fault in one.faults:
            # Before it begins a party or the mediator may end it (PML 23, 26), and the rights
            # that are owed since the mediator was assigned may be told (PML 23).
            assert fault.expected.en == "an event that may happen here (ask_to_end, fail, told)"
            assert "当前允许的事件（ask_to_end、fail、told）" in fault.text("zh")

    def test_what_needed_it_is_refused_too(self, folder: Folder) -> None:
        """Each with its own reason: a risk is found in a mediation that has not begun."""
        first, second, third, fourth, fifth = mediation()

        log = loaded(folder, first, second, {**third, "rights_told": False}, fourth, fifth)

        assert standing(log.cases) == {"pm-1": ("terminated", ["e-1", "e-2", "e-5"])}
        assert told(log.rejected) == [(3, ["rights.not_told"]), (4, ["event.not_here"])]

    def test_where_the_first_is_refused_nothing_was_started(self, folder: Folder) -> None:
        """A mediation has two parties at least (PML 17): all that follows has no proceeding."""
        first, second, third, *_ = mediation()
        alone = {**first, "parties": ["neighbour-east"]}

        log = loaded(folder, alone, second, third)

        assert len(log.cases) == 0
        assert told(log.rejected) == [
            (1, ["parties.too_few"]),
            (2, ["event.gap"]),
            (3, ["event.gap"]),
        ]

    def test_a_first_event_sent_again_rightly_starts_it(self, folder: Folder) -> None:
        """The refused one took no place."""
        first, second, *_ = mediation()

        log = loaded(folder, {**first, "parties": ["neighbour-east"]}, first, second)

        assert standing(log.cases) == {"pm-1": ("assigned", ["e-1", "e-2"])}
        assert told(log.rejected) == [(1, ["parties.too_few"])]


class TestAPlaceTakenTwice:
    """Two lines of one `seq`, or of one proceeding and two machines."""

    def test_the_line_read_first_holds(self, folder: Folder) -> None:
        """The other is set aside, which does not disturb what follows."""
        first, second, *rest = mediation()

        log = loaded(folder, first, second, {**second, "id": "e-2b"}, *rest)

        assert standing(log.cases) == {"pm-1": ALL_FIVE}
        assert told(log.rejected) == [(3, ["seq.repeated"])]
        [fault] = log.rejected[0].faults
        assert fault.text("en") == (
            "a.jsonl, row 3, seq: a place in the history taken twice: "
            "expected event 3 of pm-1, found '2'"
        )

    def test_another_workflow_under_the_same_id_is_another_thing(self, folder: Folder) -> None:
        """The proceeding is the workflow's whose line was read first."""
        plan = {
            "workflow": "visit",
            "proceeding_id": "pm-1",
            "seq": 6,
            "event": "find_signs",
            "id": "e-6",
            "at": on(6),
            "by": {"kind": "officer", "ref": "officer-12"},
        }

        log = loaded(folder, *mediation(), plan)

        assert standing(log.cases) == {"pm-1": ALL_FIVE}
        [one] = log.rejected
        [fault] = one.faults
        assert (fault.code, fault.path, fault.expected.en, fault.found) == (
            "workflow.other",
            "$.workflow",
            "people_mediation",
            "visit",
        )
        assert json.loads(one.raw[0]) == {"v": "0.1", **plan}


class TestFiles:
    """What is read, in what order it is told, and what cannot be."""

    def test_faults_are_told_by_file_and_line(self, folder: Folder) -> None:
        """Not in the order in which they were found."""
        first, second, third, *_ = mediation()
        made = folder({"b.jsonl": text("{", third), "a.jsonl": text(first, "{")})

        log = read_cases(made, on_fault="collect")

        assert [(each.file, each.row) for each in log.rejected] == [
            ("a.jsonl", 2),
            ("b.jsonl", 1),
            ("b.jsonl", 2),
        ]
        assert second["seq"] == 2

    @pytest.mark.parametrize("way", ["a folder", "a link to nothing"])
    def test_a_file_that_cannot_be_opened_costs_itself(self, folder: Folder, way: str) -> None:
        """The others are read."""
        made = folder({"b.jsonl": text(*mediation())})
        if way == "a folder":
            (made / "a.jsonl").mkdir()
        else:
            (made / "a.jsonl").symlink_to(made / "nothing")
        seen: list[tuple[int, int]] = []

        log = read_cases(
            made, on_fault="collect", progress=lambda done, total: seen.append((done, total))
        )

        assert standing(log.cases) == {"pm-1": ALL_FIVE}
        assert [(each.file, each.row, each.raw) for each in log.rejected] == [("a.jsonl", 1, ())]
        assert told(log.rejected) == [(1, ["file.unreadable"])]
        assert seen[-1][0] == seen[-1][1]

    @pytest.mark.parametrize("name", ["empty", "nowhere", "x" * 5_000])
    def test_where_there_is_no_log_it_says_so(self, tmp_path: Path, name: str) -> None:
        """An empty folder is no log without faults."""
        (tmp_path / "empty").mkdir()

        with pytest.raises(InvalidInput) as refused:
            read_cases(tmp_path / name, on_fault="collect")

        [fault] = refused.value.faults
        assert fault.code == "folder.no_log"
        assert fault.found == ("empty" if name == "empty" else "")

    def test_progress_tells_the_bytes_read_of_all_there_are(self, folder: Folder) -> None:
        """Now and then within a file, and at the end of each."""
        files = {
            "a.jsonl": text(*(one for n in range(500) for one in mediation(f"pm-{n}"))),
            "b.jsonl": text(*mediation("pm-x")),
        }
        sizes = [len(content) for content in files.values()]
        seen: list[tuple[int, int]] = []

        made = folder(files)
        cases = read_cases(made, progress=lambda done, total: seen.append((done, total)))

        assert cases == read_cases(made)
        assert len(cases) == 501
        assert {total for _, total in seen} == {sum(sizes)}
        done = [at for at, _ in seen]
        assert done == sorted(done)
        assert done[-2:] == [sizes[0], sum(sizes)]
        # Of 2,500 lines, twice within the first file.
        assert len([at for at in done if at < sizes[0]]) == 2


class TestWhatIsRaised:
    """Logs with a fault, where none was asked to be collected."""

    def test_every_fault_is_in_the_error(self, folder: Folder) -> None:
        """With its file and its line."""
        first, second, third, *_ = mediation()
        made = folder({"a.jsonl": text(first, "{", third), "b.jsonl": text({**second, "seq": 0})})

        with pytest.raises(InvalidInput) as refused:
            read_cases(made)

        assert refused.value.what == str(made)
        assert [(fault.file, fault.row, fault.code) for fault in refused.value.faults] == [
            ("a.jsonl", 2, "json.invalid"),
            ("a.jsonl", 3, "event.gap"),
            ("b.jsonl", 1, "out_of_range"),
        ]

    def test_what_is_to_be_done_with_faults_is_one_of_two(self, folder: Folder) -> None:
        """Anything else is the caller's mistake."""
        made = folder({"a.jsonl": text(*mediation())})

        with pytest.raises(ValueError, match="'skip' is none of raise, collect"):
            read_cases(made, on_fault="skip")  # type: ignore[call-overload]

    def test_no_repr_shows_a_line(self, folder: Folder) -> None:
        """It may hold what only the force may see."""
        first, _, third, *_ = mediation()

        log = loaded(folder, first, third, json.dumps(first)[:-1])

        assert len(log.rejected) == 2
        assert "neighbour" not in repr(log)
        assert "neighbour" not in "".join(
            fault.text(lang)
            for each in log.rejected
            for fault in each.faults
            for lang in ("zh", "en")
        )


class TestReadingAFolder:
    """`read`: tables, figures and logs together."""

    def test_a_folder_with_a_log_only(self, folder: Folder) -> None:
        """Material of proceedings alone."""
        made = folder({"a.jsonl": text(*mediation())})

        material = jw.read(made)

        assert material == Material(cases=read_cases(made))
        assert (material.register, material.figures) == (None, None)

    def test_a_folder_with_everything(self, folder: Folder) -> None:
        """Each as its own reader reads it."""
        county = EXAMPLES / "jingyuan"
        files = {name: (county / name).read_bytes() for name in ("divisions.csv", "figures.toml")}

        material = read(folder({**files, "a.jsonl": QUARREL.read_bytes()}))

        assert material.register == read(county).register
        assert material.figures == read(county).figures
        assert material.cases == read_cases(QUARREL)

    def test_a_folder_without_a_log_has_no_proceedings(self) -> None:
        """Which is not the same as a casebook of none."""
        assert read(EXAMPLES / "jingyuan").cases is None

    def test_the_faults_of_all_are_told_together(self, folder: Folder) -> None:
        """A table's, the figures' and the log's."""
        made = folder(
            {
                "divisions.csv": "code,level,name\n64,county,泾源县\n",
                "figures.toml": "nothing = 1\n",
                "a.jsonl": "{\n",
            }
        )

        with pytest.raises(InvalidInput) as refused:
            read(made)

        found = [(fault.file, fault.code) for fault in refused.value.faults]
        assert {file for file, _ in found} == {"divisions.csv", "figures.toml", "a.jsonl"}
        assert ("a.jsonl", "json.invalid") in found

    def test_a_folder_of_nothing_names_logs_among_what_it_could_be(self, tmp_path: Path) -> None:
        """So that whoever is at a loss learns of them."""
        with pytest.raises(InvalidInput) as refused:
            read(tmp_path)

        [fault] = refused.value.faults
        assert "*.jsonl" in fault.expected.en
        assert "*.jsonl" in fault.expected.zh
