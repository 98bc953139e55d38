"""Test vectors: against their schema, what was typed in by hand, and other implementations."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from errno import ENOSPC
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Any

import pytest
import rfc8785
from jsonschema import Draft202012Validator

from jingwu_model.declare import Noun
from jingwu_model.errors import InvalidInput, MissingExtra
from jingwu_model.rules import RULES
from jingwu_model.testing import vectors
from jingwu_model.testing.vectors import _folder
from jingwu_model.testing.vectors._packaged import packaged
from jingwu_model.timeline import Calendar
from jingwu_model.wire import dumps, loads, schema, schema_classes
from jingwu_model.workflows import ALL, Proceeding
from timeline._counter import counted
from timeline.test_due_table import DUE_TIMES, OFF_2026, WORK_2026
from workflows._rows import typed_in

Vector = Mapping[str, Any]

FILES = [
    (kind, workflow)
    for kind in vectors.KINDS
    for workflow in (ALL if kind == "transitions" else (None,))
]
ONE_OF_ALL = "people_mediation"
FULLY = os.environ.get("HYPOTHESIS_PROFILE", "dev") != "dev"
SHARED: dict[str, Path] = {}


@pytest.fixture(autouse=True, scope="session")
def _shared(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where the processes of one run of the tests find what one of them has made."""
    own = tmp_path_factory.getbasetemp()
    SHARED["place"] = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@cache
def made(kind: str, workflow: str | None = None) -> vectors.Vectors:
    """The vectors of one file, made once."""
    folder = SHARED["place"] / f"vectors.{kind}.{workflow}"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(600):
            # It is there as soon as all that it names is.
            if (folder / "index.json").exists():
                return vectors.read(folder)
            sleep(0.1)
    return vectors.write(folder, kinds=[kind], workflows=[] if workflow is None else [workflow])


def of(kind: str, workflow: str | None = None) -> tuple[Vector, ...]:
    """The vectors of one file."""
    return made(kind, workflow).of(kind, workflow)


@cache
def checker() -> Draft202012Validator:
    """What asks the vectors' own schema."""
    return Draft202012Validator(vectors.schema())


def faults(vector: Vector) -> list[str]:
    """A document's faults as they were typed in: a code and a path each."""
    return sorted(f"{fault['code']} {fault['path']}" for fault in vector.get("faults", ()))


class TestEveryFile:
    """What holds of vectors of whichever kind."""

    @pytest.mark.parametrize(("kind", "workflow"), FILES)
    def test_it_is_what_its_schema_says(self, kind: str, workflow: str | None) -> None:
        """By a validator that is not ours."""
        for name, data in made(kind, workflow).contents().items():
            whole = json.loads(data)
            if not FULLY and isinstance(whole.get("vectors"), list):
                # One in ten, of many, and the last.
                whole["vectors"] = [*whole["vectors"][:-1:10], whole["vectors"][-1]]
            if name != "schema.json":
                assert [one.message for one in checker().iter_errors(whole)] == []

    @pytest.mark.parametrize(("kind", "workflow"), FILES)
    def test_each_vector_has_an_id_of_its_own(self, kind: str, workflow: str | None) -> None:
        """That says its kind."""
        ids = [vector["id"] for vector in of(kind, workflow)]

        assert len(set(ids)) == len(ids)
        assert {one.partition("/")[0] for one in ids} == {kind}

    @pytest.mark.parametrize(("kind", "workflow"), FILES)
    def test_a_vector_is_a_line(self, kind: str, workflow: str | None) -> None:
        """In canonical bytes, by an implementation that is not ours; UTF-8, LF at line ends."""
        (file,) = made(kind, workflow).files
        data = made(kind, workflow).contents()[file.name]
        lines = data.decode().split("\n")

        assert lines.pop() == ""
        assert [json.loads(line.removesuffix(",")) for line in lines[1:-1]] == list(file.vectors)
        for line in lines[1:-1]:
            whole = line.removesuffix(",").encode()
            assert rfc8785.dumps(json.loads(whole)) == whole
        assert list(json.loads(data)) == sorted(json.loads(data))

    def test_the_schema_is_one(self) -> None:
        """By the dialect it says it is of."""
        Draft202012Validator.check_schema(vectors.schema())

    @pytest.mark.parametrize(
        ("kind", "change"),
        [
            ("dues", {"due": "2026-02-12"}),
            ("dues", {"cites": []}),
            ("dues", {"cites": ["hearsay 1"]}),
            ("dues", {"more": 1}),
            ("canonical", {"digest": None}),
            ("documents", {"class": "Nobody"}),
            ("documents", {"faults": []}),
            ("rules", {"rule": "rooms.rurla"}),
            ("rules", {"id": "dues/1"}),
        ],
    )
    def test_the_schema_tells_what_is_wrong(self, kind: str, change: dict[str, Any]) -> None:
        """A vector spoiled in one place is none."""
        (file,) = made(kind).files
        first, *_ = file.vectors
        whole = {"kind": kind, "v": "0.1", "vectors": [{**first, **change}]}

        assert not checker().is_valid(whole)


class TestDocuments:
    """Documents that are sound, and ones that are not."""

    def test_those_typed_in_have_the_faults_typed_in_with_them(self) -> None:
        """Or none, as they say."""
        by_id = {vector["id"]: vector for vector in of("documents")}
        typed = packaged("documents")["document"]

        for one in typed:
            assert faults(by_id[f"documents/{one['id']}"]) == one.get("faults", []), one["id"]
        assert len(typed) > 90

    def test_every_rule_between_fields_is_broken(self) -> None:
        """Each by its code."""
        classes = [cls for cls in schema_classes().values() if issubclass(cls, Noun)]
        rules = {rule.kind.code for cls in classes for rule in cls.__jingwu_rules__}
        # Which standards divide, and which are asked of members, the library's own rules decide.
        rules -= {"standard.divides_by_zero", "standard.of_no_member"}
        told = {fault["code"] for vector in of("documents") for fault in vector.get("faults", ())}

        assert rules - told == set()

    def test_every_class_has_sound_ones_and_others(self) -> None:
        """Whatever can be read."""
        sound = {one["class"] for one in of("documents") if "faults" not in one}
        others = {one["class"] for one in of("documents") if "faults" in one}
        own = {
            name
            for name, cls in schema_classes().items()
            if not issubclass(cls, Proceeding) and not _only_inherits(cls)
        }

        assert set(schema_classes()) - sound <= {"Dispute", "SecurityMediation", "Visit"}
        assert own - others == {"Casebook", "Event", "Logged", "Material"} - others

    def test_a_schema_accepts_what_is_sound(self) -> None:
        """By a validator that is not ours, of every class."""
        for name, validator in validators():
            for vector in of("documents"):
                if vector["class"] == name and "faults" not in vector:
                    assert validator.is_valid(json.loads(vector["document"])), vector["id"]

    def test_a_schema_refuses_what_it_has_words_for(self) -> None:
        """What is missing, of another type, of no key or code that there is, out of range."""
        codes = {"missing", "wrong_type", "unknown_key", "unknown_code"}
        asked = 0
        for name, validator in validators():
            for vector in of("documents"):
                if vector["class"] == name and codes & {
                    one["code"] for one in vector.get("faults", ())
                }:
                    asked += 1
                    assert not validator.is_valid(json.loads(vector["document"])), vector["id"]
        assert asked > 500

    def test_what_is_sound_is_written_as_it_says(self) -> None:
        """Its canonical bytes are read as the same object again, and its digest is theirs."""
        classes = schema_classes()
        for vector in (*of("documents"), *of("canonical")):
            if "faults" in vector or "class" not in vector:
                continue
            assert vector["digest"] == digest_of(vector["canonical"]), vector["id"]
            # An event alone does not say of which machine it is.
            if vector["class"] != "Event":
                obj = loads(vector["canonical"], classes[vector["class"]])
                assert dumps(obj).decode() == vector["canonical"]


def _only_inherits(cls: type[Any]) -> bool:
    """Whether an event's class has no field of its own: `Told` shows those of every event."""
    return "code" in vars(cls) and not cls.__annotations__


@cache
def validators() -> tuple[tuple[str, Draft202012Validator], ...]:
    """The schema of every class, ready to be asked."""
    return tuple(
        (name, Draft202012Validator(schema(cls))) for name, cls in schema_classes().items()
    )


def digest_of(text: str) -> str:
    """A document's digest, worked out by others: without `v`; of a proceeding, no state."""
    held = json.loads(text)
    del held["v"]
    if "history" in held:
        del held["state"]
    return sha256(rfc8785.dumps(held)).hexdigest()


class TestCanonicalBytes:
    """RFC 8785."""

    def test_they_are_those_typed_in(self) -> None:
        """To the sign."""
        by_id = {vector["id"]: vector for vector in of("canonical")}

        for one in packaged("canonical")["value"]:
            assert by_id[f"canonical/{one['id']}"]["canonical"] == one["canonical"], one["id"]

    def test_another_implementation_agrees(self) -> None:
        """Of every value, whatever class it is of."""
        for vector in of("canonical"):
            data = vector["canonical"].encode()
            # It takes no integer beyond 2^53 - 1, which a number of JSON may well be.
            assert rfc8785.dumps(json.loads(data, parse_int=float)) == data
            if "class" not in vector:
                assert rfc8785.dumps(json.loads(vector["document"], parse_int=float)) == data
                assert sha256(data).hexdigest() == vector["digest"]


class TestDueTimes:
    """ADM 35 and 183."""

    def test_the_calendar_is_the_notices(self) -> None:
        """Of 2026, as the notice was copied out day by day."""
        days = vectors.calendar()
        off = {date.fromisoformat(day) for day in days["off"]}
        worked = {date.fromisoformat(day) for day in days["worked"]}

        assert {day for day in off if day.year == 2026} == {d for d in OFF_2026 if d.weekday() < 5}
        assert {day for day in worked if day.year == 2026} == WORK_2026

    def test_a_calendar_with_a_notice_more_is_told_too(self) -> None:
        """Of whoever brings one."""
        later = Calendar.china().with_notice(2027, holidays=[date(2027, 1, 1)])

        assert vectors.calendar(later)["last"] == "2027-12-31"
        assert vectors.calendar(later)["off"][-1] == "2027-01-01"

    def test_an_independent_counter_agrees(self) -> None:
        """It imports nothing of the library, and knows no more than `calendar.json`."""
        for vector in of("dues"):
            period = vector["period"]
            start = datetime.fromisoformat(vector["start"])
            last = counted(start, period["length"], period["unit"], works)
            assert datetime.fromisoformat(vector["due"]) == last, vector["id"]
            assert vector["due"].endswith("+08:00")

    def test_the_counter_counts_as_the_hand_does(self) -> None:
        """The due times that were counted by hand."""
        units = {"working": "working_days"}
        for start, period, last, by_hand in DUE_TIMES:
            n, unit = period.split()
            end = last if "T" in last else f"{last}T23:59:59.999999+08:00"
            found = counted(datetime.fromisoformat(start), int(n), units.get(unit, unit), works)
            assert found == datetime.fromisoformat(end), by_hand

    def test_they_come_from_every_clock_and_duty_with_a_period(self) -> None:
        """Each citing what it rests on."""
        cited = {
            (one["id"].split("/")[1], one["id"].split("/")[2]): one["cites"] for one in of("dues")
        }

        for name in ALL:
            table = typed_in(name)
            for kind in ("clock", "duty"):
                for rule, said in table.get(kind, {}).items():
                    if "period" in said:
                        assert cited[name, rule][0] == said["basis"]

    def test_a_doubt_is_told_where_there_is_one(self) -> None:
        """Where a notice is not known, and nowhere else."""
        doubtful = [one for one in of("dues") if "reason" in one]
        years = {one["awaits"] for one in doubtful}

        assert {2003, 2027} <= years
        assert {one["reason"] for one in doubtful} == {"no_data", "no_notice", "year_end"}
        for one in of("dues"):
            # An hour is an hour, whatever the notices say.
            if "reason" not in one and one["period"]["unit"] != "hours":
                assert one["due"] < "2026-12-29"


@cache
def odd_days() -> tuple[frozenset[str], frozenset[str]]:
    """The days of `calendar.json` that are not as their weekday is."""
    days = vectors.calendar()
    return frozenset(days["off"]), frozenset(days["worked"])


def works(day: date) -> bool:
    """A working day, by `calendar.json` alone."""
    off, worked = odd_days()
    return day.isoformat() in worked or (day.weekday() < 5 and day.isoformat() not in off)


class TestRules:
    """What is found of made-up places."""

    def test_it_is_what_was_counted_by_hand(self) -> None:
        """Of every case: the subject, the verdict, what there is and what is asked."""
        by_id = {vector["id"]: vector for vector in of("rules")}

        for case in packaged("rules")["case"]:
            found = [told(one) for one in by_id[f"rules/{case['id']}"]["findings"]]
            assert found == case["found"], case["id"]

    def test_every_rule_is_met_and_fallen_short_of(self) -> None:
        """And left unknown, or not asked, by some."""
        verdicts: dict[str, set[str]] = {}
        for vector in of("rules"):
            verdicts.setdefault(vector["rule"], set()).update(
                one["verdict"] for one in vector["findings"]
            )

        assert set(verdicts) == set(RULES)
        # domain.md §6: where no comparison has a standard that is set, nothing can be met or short.
        assert [rule for rule, found in verdicts.items() if not {"met", "short"} <= found] == [
            "competence.match",
            "training.needs",
            "recognition.tilt",
            "burden.forms",
            "openness.report",
        ]
        assert set().union(*verdicts.values()) == {"met", "short", "unknown", "not_applicable"}


def told(finding: Vector) -> str:
    """A finding as it was typed in."""
    words = (
        finding["subject"]["kind"],
        finding["subject"]["id"],
        finding.get("reading"),
        finding["verdict"],
        bounds(finding["actual"]),
        "of",
        bounds(finding["expected"]),
    )
    return " ".join(filter(None, words))


def bounds(amount: Vector) -> str:
    """An amount as it was typed in."""
    lo, hi = amount.get("lo"), amount.get("hi")
    if lo == hi:
        return lo or "?"
    return f"{lo or '?'}..{hi or '?'}"


@pytest.mark.parametrize("name", ALL)
class TestTransitions:
    """Every machine, against the rows that were typed in by hand from the law."""

    def test_every_row_is_taken(self, name: str) -> None:
        """Each, but for telling where nothing can be owed; to the state that was typed in."""
        table = typed_in(name)
        taken = taken_of(name)

        for row in table["row"]:
            vector = taken.pop((row.get("source", "start"), row["event"]))
            assert vector["id"].split("/")[2] == row["row"]
            assert vector["then"]["state"] == row["target"], vector["id"]
            assert vector["cites"] == row["basis"]
            assert vector["event"]["by"]["kind"] in row["by"]
        vain = {
            row["state"] for row in table["told"] if "told.no_such_duty" in row.get("refused", ())
        }
        telling = {row["state"] for row in table["told"]} - vain
        assert {source for source, event in taken} == telling
        assert {event for source, event in taken} <= {"told"}

    def test_every_reason_of_a_row_is_given_alone(self, name: str) -> None:
        """Each guard that was typed in for the row, on the provision that was typed in."""
        table = typed_in(name)
        told: dict[tuple[str, str], set[str]] = {}
        for one in refused(name):
            (code,) = one["then"]["refused"]
            assert one["id"].endswith(f"/{code}")
            told.setdefault(key(one), set()).add(code)
            if code in table["guard"]:
                assert one["cites"] == [table["guard"][code]["basis"]]
            else:
                assert one["cites"] == ["library"]
        lacking = {
            (row.get("source", "start"), row["event"], code)
            for row in table["row"]
            for spoiled in row.get("spoiled", ())
            if len(spoiled["reasons"]) == 1
            for code in spoiled["reasons"]
            if code in table["guard"]
            and code not in told.get((row.get("source", "start"), row["event"]), ())
        }

        assert lacking == NOT_ALONE.get(name, set())

    def test_no_reason_is_given_that_was_not_typed_in(self, name: str) -> None:
        """For its row."""
        table = typed_in(name)
        typed = {
            (row.get("source", "start"), row["event"]): {
                code for spoiled in row.get("spoiled", ()) for code in spoiled["reasons"]
            }
            for row in table["row"]
        }

        for one in refused(name):
            codes = set(one["then"]["refused"]) & set(table["guard"])
            assert codes <= typed.get(key(one), codes), one["id"]

    def test_the_engines_own_reasons_are_given(self, name: str) -> None:
        """Once at least."""
        own = {code for one in refused(name) for code in one["then"]["refused"]}
        wanted = {
            "actor.not_allowed",
            "event.before_last",
            "event.foreign",
            "event.not_here",
            "event.repeated",
            "event.unknown",
            "told.no_such_duty",
        }

        assert wanted - own == set()

    def test_what_is_due_is_what_an_independent_counter_says(self, name: str) -> None:
        """Of every clock and duty with a period, from when it began, but for what was prolonged."""
        table, asked = typed_in(name), 0
        moved = {row["event"] for row in table["row"] if _moves_time(row)}
        for one in of("transitions", name):
            events = {event["event"] for event in (*one["history"], one["event"])}
            for kind, rules in (("clocks", "clock"), ("duties", "duty")):
                for timed in one["then"].get(kind, ()):
                    rule = table[rules][timed["name"]]
                    if "period" not in rule:
                        assert timed["due"] is None
                    elif timed["due"] is not None and not (kind == "clocks" and events & moved):
                        n, unit = rule["period"].split()
                        last = counted(datetime.fromisoformat(timed["since"]), int(n), unit, works)
                        assert datetime.fromisoformat(timed["due"]) == last, one["id"]
                        asked += 1
        timed_at_all = any(
            "period" in one for kind in ("clock", "duty") for one in table.get(kind, {}).values()
        )
        assert bool(asked) is timed_at_all

    def test_every_clock_and_duty_is_shown(self, name: str) -> None:
        """Of those that were typed in."""
        table = typed_in(name)
        for kind, rules in (("clocks", "clock"), ("duties", "duty")):
            found = {
                timed["name"]
                for one in of("transitions", name)
                for timed in one["then"].get(kind, ())
            }
            assert found == set(table.get(rules, {}))

    def test_a_history_is_as_short_as_can_be(self, name: str) -> None:
        """No longer than the road that was typed in by hand, but for what is listed."""
        table = typed_in(name)
        taken = taken_of(name)
        roads = {
            (row.get("source", "start"), row["event"]): len(list(steps(table, row["path"])))
            for row in table["row"]
        }
        longer = {of for of, road in roads.items() if len(taken[of]["history"]) > road}

        assert longer == LONGER.get(name, set())


# The simplest report names nobody who was injured; until somebody is, no two sides can apply.
LONGER = {
    "security_mediation": {("appraising", "apply_for_approval"), ("filed", "apply_for_approval")}
}

# Rows whose reason comes with another whenever it comes, as the vectors begin.
NOT_ALONE: Mapping[str, set[tuple[str, str, str]]] = {}


def key(vector: Vector) -> tuple[str, str]:
    """A transition by its source and its event."""
    _, _, _, source, event, *_ = vector["id"].split("/")
    return source, event


def taken_of(name: str) -> dict[tuple[str, str], Vector]:
    """The vector that takes each row: others show a clock or a duty, whose name ends their id."""
    return {
        key(one): one
        for one in of("transitions", name)
        if "state" in one["then"] and one["id"].endswith(f"/{one['event']['event']}")
    }


def refused(name: str) -> Iterator[Vector]:
    """What a machine refuses."""
    return (one for one in of("transitions", name) if "refused" in one["then"])


def steps(table: Mapping[str, Any], path: list[str]) -> Iterator[str]:
    """The steps of a path; one that begins with `@` stands for a road of its own."""
    for step in path:
        if step.startswith("@"):
            yield from steps(table, table["paths"][step[1:]])
        else:
            yield step


def _moves_time(row: Mapping[str, Any]) -> bool:
    """Whether a row prolongs a clock, or lets one stand still."""
    return bool(re.search(r"extend|appraisal|hearing|excuse", row["event"]))


class TestMadeAnew:
    """The same every time."""

    def test_two_processes_make_the_same_bytes(self, tmp_path: Path) -> None:
        """However each of them hashes texts; under `dev`, of one machine."""
        seeds = ("1", "2") if FULLY else ("1",)
        some = [] if FULLY else ["--kinds", "dues,rules,transitions", "--workflow", ONE_OF_ALL]
        command = [sys.executable, "-m", "jingwu_model.cli", "vectors", *some]
        running = [
            subprocess.Popen(
                [*command, str(tmp_path / seed)],
                env={**os.environ, "PYTHONHASHSEED": seed},
                stdout=subprocess.DEVNULL,
            )
            for seed in seeds
        ]
        assert {one.wait() for one in running} == {0}

        for seed in seeds:
            files = vectors.read(tmp_path / seed).files
            assert len(files) == (len(FILES) if FULLY else 3)
            for file in files:
                data = (tmp_path / seed / file.name).read_bytes()
                assert data == made(file.kind, file.workflow).contents()[file.name]

    def test_what_is_asked_for_is_made(self) -> None:
        """And told while it is."""
        told: list[tuple[int, int]] = []
        some = vectors.make(
            kinds=["rules", "canonical", "rules"],
            workflows=[],
            progress=lambda *far: told.append(far),
        )

        assert [file.name for file in some.files] == ["canonical.json", "rules.json"]
        assert told == [(1, 2), (2, 2)]
        assert len(some) == len(some.of("rules")) + len(some.of("canonical"))
        assert repr(some) == f"<Vectors: {len(some)} of canonical, rules>"
        assert repr(some.files[0]) == "VectorFile(kind='canonical', workflow=None)"

    @pytest.mark.parametrize(
        "asked", [{"kinds": ["rule"]}, {"workflows": ["visits"]}, {"kinds": [], "workflows": ["x"]}]
    )
    def test_what_there_is_not_is_refused(self, asked: dict[str, Any]) -> None:
        """By its name."""
        with pytest.raises(
            ValueError, match=r"no kind of vectors and no machine: (rule|visits|x)$"
        ):
            vectors.make(**asked)

    def test_one_kind_and_one_machine_are_named_by_a_text(self) -> None:
        """Which is one name, and not its letters."""
        assert vectors.make(kinds="dues") == vectors.make(kinds=["dues"])
        assert vectors.make(kinds="rules", workflows="visit") == vectors.make(kinds=["rules"])
        with pytest.raises(ValueError, match=r": dew, visits$"):
            vectors.make(kinds="dew", workflows="visits")

    def test_without_hypothesis_the_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In one line, with what to install."""
        monkeypatch.setitem(sys.modules, "hypothesis", None)
        monkeypatch.delitem(sys.modules, "jingwu_model.testing.vectors", raising=False)

        with pytest.raises(MissingExtra, match=r"jingwu-model\[testing\]"):
            __import__("jingwu_model.testing.vectors")


class TestFolders:
    """A folder of vectors."""

    def test_it_is_read_as_it_was_written(self, tmp_path: Path) -> None:
        """Every vector of it."""
        some = vectors.make(kinds=["canonical", "dues"])
        assert vectors.write(tmp_path / "a" / "b", some) is some

        assert vectors.read(tmp_path / "a" / "b") == some
        assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == [
            "calendar.json",
            "canonical.json",
            "dues.json",
            "index.json",
            "schema.json",
        ]

    def test_the_index_has_every_files_digest(self, tmp_path: Path) -> None:
        """And how many vectors it has."""
        some = vectors.write(tmp_path, kinds=["canonical", "rules"])
        index = json.loads((tmp_path / "index.json").read_bytes())

        for entry in index["files"]:
            data = (tmp_path / entry["file"]).read_bytes()
            assert sha256(data).hexdigest() == entry["sha256"]
            if "vectors" in entry:
                assert len(json.loads(data)["vectors"]) == entry["vectors"]
        assert index["vectors"] == len(some)
        assert (tmp_path / "index.json").read_bytes() == some.index()

    def test_what_is_no_more_goes(self, tmp_path: Path) -> None:
        """A folder of vectors may be written to again, whatever came of it before."""
        vectors.write(tmp_path, kinds=["canonical", "rules"])
        (tmp_path / "index.json").unlink()
        vectors.write(tmp_path, kinds=["dues"])

        assert vectors.read(tmp_path) == vectors.make(kinds=["dues"])
        assert not (tmp_path / "rules.json").exists()

    def test_a_folder_of_something_else_is_left_as_it_is(self, tmp_path: Path) -> None:
        """Each of its files is named."""
        (tmp_path / "index.json").write_text("{}")
        (tmp_path / "notes.txt").write_text("mine")
        (tmp_path / "rooms.csv").write_text("id\n")

        with pytest.raises(InvalidInput) as caught:
            vectors.write(tmp_path, kinds=["rules"])

        assert [(one.code, one.file) for one in caught.value.faults] == [
            ("vectors.other_file", "notes.txt"),
            ("vectors.other_file", "rooms.csv"),
        ]
        assert len(list(tmp_path.iterdir())) == 3
        assert (tmp_path / "index.json").read_text() == "{}"

    def test_a_write_that_fails_leaves_nothing_beside(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The folder is as it was."""
        some = vectors.write(tmp_path, kinds=["rules"])

        def full(*_: object) -> None:
            raise OSError(ENOSPC, os.strerror(ENOSPC))

        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", full)
            with pytest.raises(OSError, match="No space left"):
                vectors.write(tmp_path, kinds=["dues"])

        assert vectors.read(tmp_path) == some

    def test_what_was_changed_or_is_missing_is_told(self, tmp_path: Path) -> None:
        """Every file of it."""
        vectors.write(tmp_path, kinds=["rules", "dues", "canonical"])
        (tmp_path / "rules.json").unlink()
        data = (tmp_path / "dues.json").read_bytes()
        (tmp_path / "dues.json").write_bytes(data.replace(b"2026-02-24", b"2026-02-25", 1))

        with pytest.raises(InvalidInput) as caught:
            vectors.read(tmp_path)

        assert {(one.code, one.file) for one in caught.value.faults} == {
            ("vectors.changed", "dues.json"),
            ("vectors.no_file", "rules.json"),
        }

    @pytest.mark.parametrize(
        "index",
        [
            None,
            "",
            "[]",
            "{}",
            '{"kind":"index","v":"0.1"}',
            '{"kind":"index","v":"0.1","files":[{}]}',
            '{"kind":"index","v":"9.0","files":[]}',
            '{"kind":"rules","v":"0.1","files":[]}',
        ],
    )
    def test_a_folder_without_an_index_of_today_is_refused(
        self, tmp_path: Path, index: str | None
    ) -> None:
        """It is no folder of vectors."""
        if index is not None:
            (tmp_path / "index.json").write_text(index)

        with pytest.raises(InvalidInput, match=r"index\.json") as caught:
            vectors.read(tmp_path)

        assert [one.code for one in caught.value.faults] == [_folder.NO_INDEX.code]
