"""Formats: an older document is lifted to today's, a newer one is told what to do."""

import json
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

import attrs
import pytest

from jingwu_model.declare import About, Count, Name, Noun, Term, Upcasts
from jingwu_model.errors import InvalidInput
from jingwu_model.model import TABLES, Grid, PlaceRef, Register
from jingwu_model.rules import Material
from jingwu_model.timeline import SHANGHAI, SOURCES, Span
from jingwu_model.vocabulary import ActorKind
from jingwu_model.wire import _limits, dumps, loads, read_lines, schema, seal, verify
from jingwu_model.workflows import (
    ALL,
    Actor,
    Casebook,
    Event,
    Logged,
    Proceeding,
    Row,
    Told,
    Workflow,
    _all,
    log_of,
)

OFFICER = Actor(kind=ActorKind.OFFICER, ref="P-1")


@attrs.frozen(kw_only=True)
class Lane(Noun):
    """巷, a lane: it had a `title` in 0.0, and its length as text in 0.1."""

    name: Name
    metres: Count

    upcasts: ClassVar[Upcasts] = MappingProxyType(
        {
            "0.0": lambda was: {"name": was.pop("title"), **was},
            "0.1": lambda was: {**was, "metres": int(was["metres"])},
        }
    )


@attrs.frozen(kw_only=True)
class Quarter(Noun):
    """片, some lanes: they stood under `streets` until 0.1."""

    lanes: tuple[Lane, ...]
    first: Lane | None = None
    spans: tuple[Span, ...] = ()

    upcasts: ClassVar[Upcasts] = MappingProxyType(
        {"0.1": lambda was: {"lanes": was.pop("streets"), **was}}
    )


class State(Term):
    """巡查的状态, where a patrol stands; `begun` was called `open` in 0.1."""

    BEGUN = ("begun", "已开始", "begun", "巡查已经开始。", "A patrol has begun.", "library")
    ENDED = ("ended", "已结束", "ended", "巡查已经结束。", "A patrol has ended.", "library")


@attrs.frozen(kw_only=True)
class Facts(Noun):
    """巡查的事实, what a patrol's events established."""

    metres: Annotated[Count, About("长度", "metres")] = 0


@attrs.frozen(kw_only=True)
class Begin(Event):
    """开始巡查, a patrol begins; it was called `set_out` in 0.1, and its length was text."""

    metres: Annotated[Count, About("长度", "metres")]
    lane: Lane | None = None

    upcasts: ClassVar[Upcasts] = MappingProxyType(
        {"0.1": lambda was: {**was, "metres": int(was["metres"])}}
    )


@attrs.frozen(kw_only=True)
class End(Event):
    """结束巡查, a patrol ends."""


def _begins(was: dict[str, Any]) -> dict[str, Any]:
    return {**was, "event": "begin"} if was.get("event") == "set_out" else was


class Patrol(Proceeding[State, Facts, Begin | End | Told]):
    """巡查, a patrol."""

    __slots__ = ()

    workflow: ClassVar[Workflow[State, Facts]] = Workflow(
        "patrol",
        Facts,
        (State.ENDED,),
        Row(
            "T1",
            None,
            Begin,
            State.BEGUN,
            by=(ActorKind.OFFICER,),
            keeps=("metres",),
            basis=SOURCES["ADM"][60],
        ),
        Row("T2", State.BEGUN, End, State.ENDED, by=(ActorKind.OFFICER,), basis=SOURCES["ADM"][60]),
    )
    upcasts: ClassVar[Upcasts] = MappingProxyType({"0.1": _begins})
    old_states: ClassVar[Mapping[str, str]] = MappingProxyType({"open": "begun"})


@pytest.fixture
def in_two_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today's format is 0.2, and there were two before."""
    monkeypatch.setattr(_limits, "FORMATS", ("0.0", "0.1", "0.2"))
    monkeypatch.setattr(_limits, "FORMAT", "0.2")


@pytest.fixture
def with_patrols(monkeypatch: pytest.MonkeyPatch) -> None:
    """The patrol is one of the machines."""
    held = dict(ALL)
    monkeypatch.setattr(_all._All, "__getitem__", lambda _, name: {**held, "patrol": Patrol}[name])
    monkeypatch.setattr(_all._All, "__iter__", lambda _: iter((*held, "patrol")))
    monkeypatch.setattr(_all._All, "__contains__", lambda _, name: name in (*held, "patrol"))


def patrol() -> Patrol:
    """A patrol of 300 metres that has begun."""
    at = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)
    return Patrol.start(Begin(id="e-1", proceeding_id="p-1", at=at, by=OFFICER, metres=300))


OLD_EVENT = {
    "event": "set_out",
    "id": "e-1",
    "proceeding_id": "p-1",
    "at": "2026-03-02T09:00:00+08:00",
    "by": {"kind": "officer", "ref": "P-1"},
    "metres": "300",
}
OLD_CASE = {"workflow": "patrol", "state": "open", "history": [OLD_EVENT]}


def text(value: Any, v: str | None = "0.1") -> str:
    """A document that says a format, or none."""
    return json.dumps(value if v is None else {**value, "v": v})


def only_fault(data: str, cls: type[Any]) -> tuple[str, str, str, str]:
    """Path, code, what was expected, what was found."""
    made, (fault,) = loads(data, cls, on_fault="collect")
    assert made is None
    return fault.path, fault.code, fault.expected.en, fault.found


class TestOneFormat:
    """While there is one, a document says it or says nothing."""

    def test_without_one_it_is_todays(self) -> None:
        """As with it."""
        assert loads(text({}, None), Span) == loads(text({}, "0.1"), Span) == Span()

    def test_a_newer_one_is_told_what_to_do(self) -> None:
        """In both languages."""
        for newer in ("0.2", "0.10", "1.0", "12.3"):
            assert only_fault(text({}, newer), Span) == (
                "$.v",
                "version.newer",
                "one of 0.1; upgrade jingwu-model to read it",
                f'"{newer}"',
            )
        with pytest.raises(InvalidInput) as caught:
            loads(text({}, "0.2"), Span)
        assert "请升级 jingwu-model" in caught.value.text("zh")

    @pytest.mark.parametrize(
        "said", ["0.0", "", "0", "0.1.0", "0.1 ", "v0.1", "1.x", "０.２", "-1.0", "1.1234567890"]
    )
    def test_an_unknown_one_is_told_what_there_is(self, said: str) -> None:
        """Nothing is guessed."""
        assert only_fault(text({}, said), Span) == (
            "$.v",
            "version.unknown",
            "one of 0.1",
            f'"{said}"',
        )

    @pytest.mark.parametrize(
        ("said", "found"), [(0.1, "0.1"), (None, "null"), ([], "a list of 0"), (True, "true")]
    )
    def test_it_is_a_text(self, said: Any, found: str) -> None:
        """No number: 0.10 is another format than 0.1."""
        for cls in (Span, Register, Casebook, Material, Logged, Proceeding):
            assert only_fault(json.dumps({"v": said}), cls) == (
                "$.v",
                "wrong_type",
                '"0.1"',
                found,
            )

    def test_a_part_says_no_format(self) -> None:
        """The document does."""
        row = {"id": "G-1", "division": "640424100003", "name": "一格", "v": "0.1"}

        assert only_fault(text({"grids": [row]}), Register)[:2] == ("$.grids[0].v", "unknown_key")


@pytest.mark.usefixtures("in_two_formats")
class TestNouns:
    """Pure functions, one a class and format, make an older object today's."""

    def test_one_format_back(self) -> None:
        """By that format's function alone."""
        assert loads(text({"name": "集美", "metres": "12"}), Lane) == Lane(name="集美", metres=12)

    def test_two_formats_back(self) -> None:
        """Each after the one before."""
        lane = loads(text({"title": "集美", "metres": "12"}, "0.0"), Lane)

        assert lane == Lane(name="集美", metres=12)

    def test_todays_is_not_touched(self) -> None:
        """An old object that says it is new is refused."""
        assert only_fault(text({"name": "集美", "metres": "12"}, "0.2"), Lane)[:2] == (
            "$.metres",
            "wrong_type",
        )
        assert json.loads(dumps(Lane(name="集美", metres=12)))["v"] == "0.2"

    def test_at_every_depth(self) -> None:
        """The owner first, its parts after it; what has no function stays as it is."""
        old = {"name": "集美", "metres": "12"}
        quarter = {
            "streets": [old, {**old, "metres": "7"}],
            "first": old,
            "spans": [{"since": "2026-01-01"}],
        }

        made = loads(text(quarter), Quarter)

        assert [lane.metres for lane in (*made.lanes, made.first)] == [12, 7, 12]  # type: ignore[union-attr]
        assert len(made.spans) == 1

    def test_what_is_wrong_is_told_after_it(self) -> None:
        """In today's words; what is no object is not lifted."""
        old = {"name": "集美", "metres": "12", "colour": "red"}
        quarter = {"streets": [old, 3], "first": None}

        _, found = loads(text(quarter), Quarter, on_fault="collect")

        assert [(one.path, one.code) for one in found] == [
            ("$.lanes[0].colour", "unknown_key"),
            ("$.lanes[1]", "wrong_type"),
        ]

    def test_a_key_twice_is_told_before_it(self) -> None:
        """At any depth: what lifts an object would lose that."""
        lane = '{"name":"a","metres":"1","metres":"2"}'
        data = f'{{"v":"0.1","streets":[{{"name":"b","metres":"1"}},{lane}]}}'

        assert only_fault(data, Quarter)[:2] == ("$.streets[1].metres", "repeated_key")

    def test_what_its_format_never_had_is_told(self) -> None:
        """No function's own error comes out, and what is half old is not taken for new."""
        for value in ({"name": "集美", "metres": "long"}, {"name": "集美"}, {"name": 3}):
            assert only_fault(text(value), Lane) == (
                "$",
                "version.not_lifted",
                "a document of format 0.1",
                f"an object of {len(value)}",
            )
        deep = "[" * 900 + "]" * 900
        _, (fault,) = loads(
            f'{{"v":"0.1","name":{deep}}}', Lane, max_depth=10**6, on_fault="collect"
        )
        assert fault.code in {"version.not_lifted", "json.too_deep"}

    def test_a_document_is_not_changed_by_it(self) -> None:
        """The functions are given copies."""
        value = {"name": "集美", "metres": "12"}
        kept = dict(value)

        loads(text(value), Lane)

        assert value == kept

    def test_a_newer_one_is_measured_by_todays(self) -> None:
        """Every format that can be read is named."""
        assert only_fault(text({}, "0.3"), Span)[1:3] == (
            "version.newer",
            "one of 0.0, 0.1, 0.2; upgrade jingwu-model to read it",
        )

    def test_the_schema_knows_the_formats(self) -> None:
        """Of a class whose objects are the same in all of them."""
        assert schema(PlaceRef)["properties"]["v"]["enum"] == ["0.0", "0.1", "0.2"]


@pytest.mark.usefixtures("in_two_formats")
class TestWholes:
    """A register, a casebook and material lift what they hold."""

    @pytest.fixture(autouse=True)
    def named_otherwise(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A grid's name was its title in 0.1."""
        rename: Upcasts = {"0.1": lambda was: {"name": was.pop("title"), **was}}
        monkeypatch.setattr(Grid, "upcasts", rename)

    def test_a_register_row_by_row(self) -> None:
        """A table that is none is left for the reader to refuse."""
        row = {"id": "G-1", "division": "640424100003", "title": "一格"}

        made = loads(text({"grids": [row]}), Register)

        assert [grid.name for grid in made.grids] == ["一格"]
        assert set(TABLES) >= {"grids"}
        assert only_fault(text({"grids": 3}), Register)[:2] == ("$.grids", "wrong_type")
        assert only_fault(text({"girds": []}), Register)[:2] == ("$.girds", "unknown_key")
        assert only_fault(text({"grids": [3]}), Register)[:2] == ("$.grids[0]", "wrong_type")

    def test_material_part_by_part(self) -> None:
        """The same within it."""
        row = {"id": "G-1", "division": "640424100003", "title": "一格"}

        made = loads(text({"register": {"grids": [row]}}), Material)

        assert made.register is not None
        assert [grid.name for grid in made.register.grids] == ["一格"]
        assert only_fault(text({"register": 3}), Material)[:2] == ("$.register", "wrong_type")
        assert only_fault(text({"rooms": {}}), Material)[:2] == ("$.rooms", "unknown_key")


@pytest.mark.usefixtures("in_two_formats", "with_patrols")
class TestMachines:
    """An event's code and a state's code may have been others."""

    def test_a_case(self) -> None:
        """Its event renamed by its machine, its field by the event's class, its state by name."""
        assert loads(text(OLD_CASE), Patrol) == patrol()
        assert loads(text(OLD_CASE), Proceeding) == patrol()

    def test_what_it_makes_is_asked_all_the_same(self) -> None:
        """A state that it never had is forged in any format."""
        for state, found in (("ended", '"ended"'), ("begun?", '"begun?"')):
            assert only_fault(text({**OLD_CASE, "state": state}), Patrol) == (
                "$.state",
                "state.forged",
                "begun",
                found,
            )

    def test_todays_case_is_not_lifted(self) -> None:
        """An old code is unknown in it."""
        _, found = loads(text(OLD_CASE, "0.2"), Patrol, on_fault="collect")

        assert [(one.path, one.code) for one in found] == [("$.history[0].event", "event.unknown")]

    def test_what_is_no_case_is_left_to_be_refused(self) -> None:
        """At every place where something else stands."""
        for change, path, code in (
            ({"history": 3}, "$.history", "wrong_type"),
            ({"history": [3]}, "$.history[0]", "wrong_type"),
            ({"history": [{"event": 3}]}, "$.history[0].event", "wrong_type"),
            ({"history": [{"event": "walk"}]}, "$.history[0].event", "event.unknown"),
            ({"state": 3}, "$.state", "wrong_type"),
            ({"workflow": "errands"}, "$.workflow", "workflow.unknown"),
            ({"workflow": ["patrol"]}, "$.workflow", "wrong_type"),
        ):
            assert only_fault(text({**OLD_CASE, **change}), Proceeding)[:2] == (path, code)

    def test_an_event_and_a_line(self) -> None:
        """By the machine that they name."""
        event = patrol().history[0]
        named = {**OLD_EVENT, "workflow": "patrol"}

        assert loads(text(named), Event) == event
        assert loads(text({**named, "seq": 1}), Logged) == log_of(patrol())[0]
        assert only_fault(text({**named, "workflow": "errands"}), Event)[:2] == (
            "$.workflow",
            "workflow.unknown",
        )

    def test_an_event_of_a_known_class(self) -> None:
        """By its class's own functions: its code is today's."""
        assert loads(text({**OLD_EVENT, "event": "begin"}), Begin) == patrol().history[0]

    def test_a_casebook(self) -> None:
        """Each case by its own machine; material that holds it too."""
        held = {"cases": [OLD_CASE]}

        assert list(loads(text(held), Casebook)) == [patrol()]
        assert list(loads(text({"cases": held}), Material).cases or ()) == [patrol()]
        assert only_fault(text({"cases": 3}), Casebook)[:2] == ("$.cases", "wrong_type")
        assert only_fault(text({"cases": [3]}), Casebook)[:2] == ("$.cases[0]", "wrong_type")

    def test_a_log_of_two_formats(self, tmp_path: Any) -> None:
        """Each line says its own."""
        old = text({**OLD_EVENT, "workflow": "patrol", "seq": 1})
        new = dumps(log_of(patrol())[0]).decode()
        path = tmp_path / "log.jsonl"
        path.write_text(f"{old}\n{new}\n", encoding="utf-8")

        first, second = read_lines(path, Logged)

        assert first.value == second.value == log_of(patrol())[0]

    def test_a_seal_made_in_an_older_format_stays_whole(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its lines are not written anew: their digests are those of what was written."""
        monkeypatch.setattr(_limits, "FORMAT", "0.1")
        sealed = seal(patrol())
        monkeypatch.setattr(_limits, "FORMAT", "0.2")
        monkeypatch.setattr(Begin, "upcasts", MappingProxyType({}))

        assert b'"v":"0.1"' in sealed
        assert verify(sealed).case == patrol()
