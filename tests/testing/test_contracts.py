"""Contracts: a system that differs is told every difference, and one that does not passes."""

import json
import os
import pickle
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from importlib import util
from itertools import permutations
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import jingwu_model as jw
from jingwu_model.errors import JingwuError
from jingwu_model.testing import contracts
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.contracts import ContractBroken, Difference, Found, Stands
from jingwu_model.testing.contracts._pairing import pairs_off
from jingwu_model.testing.contracts._trying import Trial
from jingwu_model.vocabulary import ActorKind, Quantity
from jingwu_model.workflows import ALL
from jingwu_model.workflows import people_mediation as pm

EXAMPLES = Path(__file__).parents[2] / "examples"
PM = "people_mediation"
CHINA = jw.Calendar.china()
DAY = timedelta(days=1)

Codes = tuple[str, ...] | list[str] | None
History = tuple[Any, ...]

# For what needs no more than a case that was signed, or one that was begun.
SIGNED = jst.histories(PM, state=pm.State.EFFECTIVE, max_size=6)
BEGUN = jst.histories(PM, max_size=3)


def reference(history: History, event: Any, workflow: str = PM) -> Codes:
    """What the reference answers to an event after a history."""
    machine = ALL[workflow]
    can = machine.replay(history).can(event) if history else machine.may_start(event)
    return can.codes or None


def broken(contract: Callable[..., None], *args: Any, **kwargs: Any) -> ContractBroken:
    """What a contract says where it is broken."""
    with pytest.raises(ContractBroken) as caught:
        contract(*args, **kwargs)
    error: ContractBroken = caught.value
    assert error.contract == contract.__name__
    return error


def codes(events: History) -> list[str]:
    """What events are called."""
    return [event.code for event in events]


@contextmanager
def trying(**changes: Any) -> Iterator[None]:
    """The active profile with something otherwise, for a while."""
    before = settings.get_current_profile_name()
    settings.register_profile("otherwise", settings(), **changes)
    settings.load_profile("otherwise")
    try:
        yield
    finally:
        settings.load_profile(before)


@pytest.fixture(autouse=True)
def _a_little() -> Iterator[None]:
    """What is tested is what becomes of a difference: few examples have it, the same each time."""
    with trying(max_examples=20, derandomize=True):
        yield


class TestRefusals:
    """What takes events, held to what the reference takes and refuses."""

    @pytest.mark.parametrize("workflow", ALL)
    def test_the_reference_refuses_what_it_refuses(self, workflow: str) -> None:
        """With every code that can be drawn, and whatever it takes."""
        contracts.api_refuses_the_same(partial(reference, workflow=workflow), workflow)

    def test_everything_that_differs_is_found_at_once(self) -> None:
        """A guard that is missing, one too many, another code, and none."""

        def attempt(history: History, event: Any) -> Codes:
            found = reference(history, event)
            if found is None:
                return ["closed on Mondays"] if isinstance(event, pm.FindRisk) else None
            return {
                "seal.missing": None,
                "event.repeated": ["event.before_last"],
                "party.unknown": [],
            }.get(found[0], found)

        asked = ("seal.missing", "event.repeated", "party.unknown", "event.foreign")
        error = broken(contracts.api_refuses_the_same, attempt, PM, codes=asked)

        assert error.where == (
            "event.repeated",
            "in_mediation > find_risk",
            "party.unknown",
            "seal.missing",
        )
        said = {one.where: (one.reference, one.theirs) for one in error.differences}
        assert said == {
            "event.repeated": (("event.repeated",), ("event.before_last",)),
            "in_mediation > find_risk": (None, ("closed on Mondays",)),
            "party.unknown": (("party.unknown",), ()),
            "seal.missing": (("seal.missing",), None),
        }
        seal = error.differences[3]
        assert codes(seal.asked)[1:] == ["assign", "begin", "draft", "sign"]
        assert seal.text("zh").startswith("seal.missing：参照拒绝（seal.missing），对方接受")
        assert "the reference takes it, theirs refuses it (closed on Mondays)" in str(error)
        assert "theirs refuses it (no code)" in str(error)
        assert "对方拒绝（无代码）" in error.text("zh")

    def test_codes_have_the_names_of_the_other_system(self) -> None:
        """In any order, once or more often."""

        def attempt(history: History, event: Any) -> Codes:
            found = reference(history, event)
            return found and [{"seal.missing": "E17"}.get(code, code) for code in found] * 2

        asked = {"codes": ("seal.missing", "event.foreign"), "histories": SIGNED}
        contracts.api_refuses_the_same(attempt, PM, names={"seal.missing": "E17"}, **asked)
        error = broken(contracts.api_refuses_the_same, attempt, PM, **asked)

        assert error.where == ("seal.missing",)
        assert error.differences[0].theirs == ("E17",)

    def test_nothing_is_asked_after_what_was_refused_wrongly(self) -> None:
        """Whoever refuses everything refuses the first step of all: that is said, and no more."""
        error = broken(contracts.api_refuses_the_same, lambda *_: ["no"], PM)

        assert {"start > apply", "start > propose"} <= set(error.where)
        assert {len(one.asked) for one in error.differences} == {1}

    def test_what_is_to_be_taken_can_be_asked_alone(self) -> None:
        """A system that knows none of the reasons has none asked of it."""
        seen: list[Codes] = []

        def attempt(history: History, event: Any) -> Codes:
            seen.append(reference(history, event))
            return None

        contracts.api_refuses_the_same(attempt, PM, codes=(), histories=SIGNED)

        assert set(seen) == {None}

    @pytest.mark.parametrize(
        ("answer", "found"),
        [
            ("seal.missing", "'seal.missing'"),
            (True, "True"),
            ([17], "[17]"),
            ({"seal.missing": 1}, "{'seal.missing': 1}"),
            ([1, "a" * 300], f"[1, '{'a' * 195}…"),
        ],
    )
    def test_an_answer_that_cannot_be_read_is_a_difference(self, answer: Any, found: str) -> None:
        """With what was expected, and what was found; of what is taken, and of what is not."""
        error = broken(
            contracts.api_refuses_the_same, lambda *_: answer, PM, codes=(), histories=SIGNED
        )
        (one,) = error.differences

        assert (one.where, one.reference, one.theirs) == ("answer", None, answer)
        assert one.says.en == f"cannot be read: expected None or codes, each a text, found {found}"
        assert one.says.zh == f"无法读取：应为若干代码（文本）或 None，实为 {found}"
        assert codes(one.asked) == ["propose"] or codes(one.asked) == ["apply"]

    def test_what_should_be_refused_is_read_as_well(self) -> None:
        """One reason may be named by a text."""
        error = broken(
            contracts.api_refuses_the_same,
            lambda history, event: reference(history, event) and 3,
            PM,
            codes="event.repeated",
            histories=SIGNED,
        )
        (one,) = error.differences

        assert (one.where, one.reference, one.theirs) == ("answer", ("event.repeated",), 3)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"workflow": "divorce"},
            {"workflow": PM, "codes": ["seal.blurred"]},
            {"workflow": PM, "names": {"seal.blurred": "E17"}},
        ],
    )
    def test_what_there_is_not_is_refused(self, wrong: Any) -> None:
        """No such machine, no such reason, nor another name for it."""
        with pytest.raises(InvalidArgument):
            contracts.api_refuses_the_same(reference, histories=SIGNED, **wrong)


def standing(events: History, workflow: str = PM) -> Stands:
    """Where the reference has a case, in every part."""
    case = ALL[workflow].replay(events)
    return Stands(
        state=case.state.code,
        clocks={one.name: one.due and one.due.last for one in case.clocks(CHINA) if one.running},
        duties=[
            (one.name, one.to_ref or one.rule.to.code, one.due and one.due.last)
            for one in case.duties(CHINA)
            if one.open
        ],
    )


def but(**changes: Callable[[Any], Any]) -> Callable[[History], Stands]:
    """Where the reference has a case, with something otherwise."""

    def stands(events: History) -> Stands:
        found = standing(events)
        made = {name: change(getattr(found, name)) for name, change in changes.items()}
        return attrs.evolve(found, **made)

    return stands


def without(name: str) -> Callable[[Any], Any]:
    """Clocks or duties without those of a name."""

    def left(held: Any) -> Any:
        if isinstance(held, Mapping):
            return {key: when for key, when in held.items() if key != name}
        return [one for one in held if one[0] != name]

    return left


def every(change: Callable[[datetime], Any]) -> Callable[[Any], Any]:
    """Clocks with each of their times changed."""
    return lambda clocks: {name: change(when) for name, when in clocks.items()}


class TestStanding:
    """Where a case stands, what runs, and what is owed."""

    @pytest.mark.parametrize("workflow", ALL)
    def test_the_reference_stands_where_it_stands(self, workflow: str) -> None:
        """After every event, in every part."""
        contracts.case_stands_the_same(partial(standing, workflow=workflow), workflow)

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"clocks": "mediaton_month"}, "clocks: nothing is called mediaton_month; .*_month"),
            ({"duties": ["tell_right"]}, "duties: nothing is called tell_right; .*tell_rights"),
            ({"states": {"aplied": 1}}, "states: nothing is called aplied; .*applied"),
        ],
    )
    def test_a_name_that_there_is_not_is_refused(self, wrong: Any, told: str) -> None:
        """A misspelt one would hold a system to nothing."""
        with pytest.raises(InvalidArgument, match=told):
            contracts.case_stands_the_same(lambda _: Stands(), PM, histories=SIGNED, **wrong)

    @pytest.mark.parametrize(
        ("answer", "where", "told"),
        [
            ({"state": "applied"}, "answer", "contracts.Stands, found {'state': 'applied'}"),
            (Stands(clocks=["a"]), "answer.clocks", "a mapping from the name of a clock"),
            (Stands(clocks={"a": "soon"}), "answer.clocks", "found {'a': 'soon'}"),
            (Stands(clocks={1: None}), "answer.clocks", "found {1: None}"),
            (Stands(duties="none"), "answer.duties", "to whom, and a time, a day or None"),
            (Stands(duties=3), "answer.duties", "found 3"),
            (Stands(duties=[("a", "b")]), "answer.duties", "found [('a', 'b')]"),
            (Stands(duties=[("a", "b", "c")]), "answer.duties", "found [('a', 'b', 'c')]"),
            (Stands(duties={"a": 1}), "answer.duties", "found {'a': 1}"),
        ],
    )
    def test_an_answer_that_cannot_be_read_is_a_difference(
        self, answer: Any, where: str, told: str
    ) -> None:
        """Which field, what was expected, and what was found."""
        error = broken(contracts.case_stands_the_same, lambda _: answer, PM, histories=SIGNED)
        (one,) = error.differences

        assert one.where == where
        assert one.says.en.startswith("cannot be read: expected ")
        assert told in one.says.en
        assert one.says.zh.startswith("无法读取：应为")
        assert len(one.asked) == 1

    def test_what_is_not_said_is_not_compared(self) -> None:
        """A system that says nothing cannot be wrong."""
        contracts.case_stands_the_same(lambda _: Stands(), PM, histories=SIGNED)

    def test_every_step_clock_and_duty_that_differs_is_found_at_once(self) -> None:
        """What comes after a wrong step is not asked any more; what runs and is owed is."""
        stands = but(
            state=lambda state: {"effective": "signed", "terminated": "over"}.get(state, state),
            clocks=without("mediation_month"),
            duties=without("copy_to_each_party"),
        )

        names = {"effective": "signed"}
        error = broken(contracts.case_stands_the_same, stands, PM, states=names)

        assert error.where == (
            "assigned > ask_to_end",
            "assigned > fail",
            "clock mediation_month",
            "drafted > ask_to_end",
            "drafted > fail",
            "duty copy_to_each_party",
            "in_mediation > ask_to_end",
            "in_mediation > fail",
        )
        first, clock, duty = (error.differences[at] for at in (0, 2, 5))
        assert (first.reference, first.theirs) == ("terminated", "over")
        assert first.text("zh").splitlines()[0] == (
            "assigned > ask_to_end：参照为 terminated，对方为 over"
        )
        assert clock.theirs is None
        assert codes(clock.asked)[-1] == "assign"
        assert duty.text().splitlines()[0] == (
            "duty copy_to_each_party: the reference says party-001 no date, party-002 no date, "
            "theirs none"
        )
        assert "参照为 party-001 无期限、party-002 无期限，对方为 无" in duty.text("zh")

    @pytest.mark.parametrize(
        "change",
        [
            lambda when: when.date(),
            lambda when: when.replace(microsecond=0),
            lambda when: when.astimezone(jw.SHANGHAI),
        ],
    )
    def test_a_time_may_be_said_by_its_day_or_its_second(self, change: Any) -> None:
        """What a system does not know finer is not held against it."""
        contracts.case_stands_the_same(but(clocks=every(change)), PM, histories=SIGNED)

    @pytest.mark.parametrize(
        "change",
        [
            lambda when: when.date() + DAY,
            lambda when: when - timedelta(seconds=1),
            lambda _: None,
        ],
    )
    def test_another_time_is_found(self, change: Any) -> None:
        """A day later, a second earlier, or none."""
        stands = but(clocks=every(change))
        error = broken(contracts.case_stands_the_same, stands, PM, histories=SIGNED)

        assert {"clock confirmation_window", "clock mediation_month"} <= set(error.where)

    def test_what_is_owed_is_owed_to_somebody(self) -> None:
        """To whom, and how often."""
        rights = {"clocks": (), "duties": ["tell_rights"], "histories": BEGUN}
        stands = but(duties=lambda held: [*held, *held[:1]])
        twice = broken(contracts.case_stands_the_same, stands, PM, **rights)
        stands = but(duties=lambda held: [(name, "nobody-1", when) for name, _, when in held])
        others = broken(contracts.case_stands_the_same, stands, PM, **rights)

        assert twice.where == others.where == ("duty tell_rights",)
        assert len(twice.differences[0].theirs) == len(twice.differences[0].reference) + 1

    def test_only_what_is_followed_is_compared(self) -> None:
        """A system has the clocks and duties that it has."""
        stands = but(clocks=without("mediation_month"), duties=lambda _: ())
        contracts.case_stands_the_same(
            stands, PM, clocks=["confirmation_window"], duties=(), histories=SIGNED
        )
        error = broken(
            contracts.case_stands_the_same,
            stands,
            PM,
            clocks=["confirmation_window"],
            duties=["tell_rights"],
            histories=SIGNED,
        )

        assert error.where == ("duty tell_rights",)

    def test_days_are_those_of_the_calendar_given(self) -> None:
        """A holiday more, and what ended on it ends later."""
        holiday = CHINA.with_notice(2027, holidays=[date(2027, 1, 1)], workdays=[])
        begin = st.just(datetime(2026, 12, 2, 9, tzinfo=jw.SHANGHAI))
        signed = jst.histories(PM, state=pm.State.EFFECTIVE, max_size=5, begin=begin)

        error = broken(
            contracts.case_stands_the_same,
            standing,
            PM,
            calendar=CHINA.with_notice(
                2027, holidays=[date(2027, 1, n) for n in range(1, 32)], workdays=[]
            ),
            histories=signed,
        )

        assert holiday.is_working_day(date(2027, 1, 4))
        assert "clock mediation_month" in error.where

    def test_a_time_without_an_offset_is_refused(self) -> None:
        """Nobody knows when it is."""
        stands = but(clocks=every(lambda when: when.replace(tzinfo=None)))

        with pytest.raises(jw.InvalidObject):
            contracts.case_stands_the_same(stands, PM, histories=SIGNED)


class TakenError(Exception):
    """Another event stands at that place."""


class Kept:
    """A store that is right: of events, of documents of them, or with places."""

    def __init__(self) -> None:
        self.held: dict[str, list[Any]] = {}
        self.lock = Lock()

    def append(self, event: Any, expected: int | None = None) -> None:
        """Add an event."""
        with self.lock:
            held = self.held.setdefault(event.proceeding_id, [])
            if expected is not None and expected != len(held):
                raise TakenError
            held.append(event)

    def events(self, proceeding_id: str) -> list[Any]:
        """The events of a proceeding."""
        return list(self.held.get(proceeding_id, ()))


class Replaces(Kept):
    """An event of a kind stands in the place of the one before."""

    def events(self, proceeding_id: str) -> list[Any]:
        """The last of each kind."""
        return list({event.code: event for event in super().events(proceeding_id)}.values())


class Doubles(Kept):
    """A first event stands there twice."""

    def events(self, proceeding_id: str) -> list[Any]:
        """The first of them once more."""
        found = super().events(proceeding_id)
        return found[:1] + found


class Rounds(Kept):
    """Times are kept to the day."""

    def events(self, proceeding_id: str) -> list[Any]:
        """Each at midnight."""
        found = super().events(proceeding_id)
        return [attrs.evolve(event, at=event.at.replace(hour=0)) for event in found]


class Backwards(Kept):
    """The last comes first."""

    def events(self, proceeding_id: str) -> list[Any]:
        """From the last to the first."""
        return super().events(proceeding_id)[::-1]


class Mixed(Kept):
    """Whose event it is, is forgotten."""

    def events(self, proceeding_id: str) -> list[Any]:
        """The events of all."""
        return [event for held in self.held.values() for event in held]


class Anywhere(Kept):
    """What the writer expects is not looked at."""

    def append(self, event: Any, expected: int | None = None) -> None:
        """Add an event."""
        super().append(event)


class Ahead(Kept):
    """Only what is behind is refused."""

    def append(self, event: Any, expected: int | None = None) -> None:
        """Add an event."""
        if expected is not None and expected < len(self.events(event.proceeding_id)):
            raise TakenError
        super().append(event)


class Silent(Kept):
    """What is refused is dropped, and nobody is told."""

    def append(self, event: Any, expected: int | None = None) -> None:
        """Add an event, or none."""
        if expected == len(self.events(event.proceeding_id)):
            super().append(event)


class Racing(Kept):
    """Between looking and adding, others may add."""

    def append(self, event: Any, expected: int | None = None) -> None:
        """Look, wait, and add."""
        if expected != len(self.events(event.proceeding_id)):
            raise TakenError
        sleep(0.01)
        super().append(event)


class Locked(Kept):
    """Others are locked out at the same time."""

    def __init__(self) -> None:
        super().__init__()
        self.one = Lock()

    def append(self, event: Any, expected: int | None = None) -> None:
        """Add an event, unless another is adding one."""
        if not self.one.acquire(blocking=False):
            msg = "database is locked"
            raise sqlite3.OperationalError(msg)
        try:
            sleep(0.01)
            super().append(event, expected)
        finally:
            self.one.release()


class TestStores:
    """What keeps events."""

    def test_a_store_that_keeps_all_passes(self) -> None:
        """With places and without."""
        contracts.store_keeps_every_event(Kept, PM)
        contracts.store_keeps_every_event(Kept, PM, taken=TakenError, histories=SIGNED)

    def test_events_that_are_lost_are_named_by_their_kind(self) -> None:
        """In the shortest history that has two of a kind."""
        long = jst.histories(PM, min_size=8, max_size=12)
        error = broken(contracts.store_keeps_every_event, Replaces, PM, histories=long)

        assert error.where
        assert all(where.startswith("lost ") for where in error.where)
        for one in error.differences:
            assert codes(one.asked).count(one.where.removeprefix("lost ")) > 1
            assert len(one.theirs) < len(one.reference)

    @pytest.mark.parametrize(
        ("store", "where", "says"),
        [
            (Doubles, "added", "was never added"),
            (Rounds, "changed", "was changed"),
            (Backwards, "order", "stand in another order"),
            (Mixed, "nothing", "of a proceeding never begun"),
        ],
    )
    def test_whatever_else_becomes_of_events_is_found(
        self, store: Any, where: str, says: str
    ) -> None:
        """Added, changed, in another order, in another proceeding."""
        error = broken(contracts.store_keeps_every_event, store, PM, histories=BEGUN)

        assert where in {each.split()[0] for each in error.where}
        assert says in str(error)

    def test_what_is_gone_once_the_store_is_opened_anew_is_found(self) -> None:
        """A store that never wrote anything down."""
        error = broken(
            contracts.store_keeps_every_event,
            Kept,
            PM,
            reopened=lambda _: Kept(),
            histories=BEGUN,
        )
        contracts.store_keeps_every_event(Kept, PM, reopened=lambda kept: kept, histories=BEGUN)

        assert {where.split()[0] for where in error.where} == {"lost"}

    @pytest.mark.parametrize(
        ("store", "where"),
        [
            (Anywhere, ("ahead", "behind")),
            (Ahead, ("ahead",)),
            (Silent, ("ahead", "behind")),
            (Racing, ("at once",)),
        ],
    )
    def test_a_place_that_is_not_the_next_is_refused(
        self, store: Any, where: tuple[str, ...]
    ) -> None:
        """Behind, ahead, silently, or by several at once."""
        error = broken(
            contracts.store_keeps_every_event, store, PM, taken=TakenError, histories=BEGUN
        )

        assert error.where == where

    def test_an_error_of_its_own_is_raised_as_it_is(self) -> None:
        """A store that is locked out by another writer says so, and is not said to be right."""
        with pytest.raises(sqlite3.OperationalError):
            contracts.store_keeps_every_event(Locked, PM, taken=TakenError, histories=BEGUN)


def findings(material: jw.Material, day: date) -> Iterator[Found]:
    """What the reference finds."""
    for one in jw.check(material, on=day).findings:
        yield Found(
            rule=one.rule,
            verdict=one.verdict.code,
            subject=one.subject.id,
            kind=one.subject.kind.code,
            reading=one.reading and one.reading.code,
            expected=one.expected,
            actual=one.actual,
        )


def otherwise(rule: str, /, **changes: Any) -> Callable[[jw.Material, date], Iterator[Found]]:
    """What the reference finds, otherwise by one rule."""

    def found(material: jw.Material, day: date) -> Iterator[Found]:
        for one in findings(material, day):
            yield attrs.evolve(one, **changes) if one.rule == rule else one

    return found


class TestReports:
    """What is found of the same material."""

    def test_the_reference_finds_what_it_finds(self) -> None:
        """In every part, in whatever order, and where amounts are left unsaid."""
        contracts.report_equals(findings)
        contracts.report_equals(lambda *asked: reversed(list(findings(*asked))))
        contracts.report_equals(otherwise("rooms.rural", expected=None, kind=None, actual=None))

    @pytest.mark.parametrize("backwards", [False, True])
    @pytest.mark.parametrize("asked", [50, 60])
    def test_findings_that_say_one_amount_each_go_with_any_that_they_can(
        self, asked: int, *, backwards: bool
    ) -> None:
        """More than 50 % of officers and 60 % of auxiliaries are asked, and 80 % of both are."""
        parts = (Quantity.OFFICER_PARTICIPATION, Quantity.AUXILIARY_PARTICIPATION)
        known = {"value": Fraction(80), "as_of": date(2023, 12, 31), "source": "jingyuan-2020"}
        figures = jw.Figures(
            city=jw.City(division="640424000000", name="泾源县"),
            figures=tuple(jw.Figure(quantity=part, **known) for part in parts),
        )
        found = [
            Found(rule="force.participation", verdict="met", subject="640424000000", **says)
            for says in ({"actual": 80}, {"expected": asked})
        ]

        contracts.report_equals(
            lambda *_: reversed(found) if backwards else found,
            rules="force.participation",
            materials=st.just(jw.Material(figures=figures)),
            days=st.just(date(2024, 4, 30)),
        )

    @given(st.data())
    def test_what_can_pair_off_does_in_any_order(self, data: st.DataObject) -> None:
        """As trying every order of the one side against the other says."""
        size = data.draw(st.integers(0, 5))
        ones = st.lists(st.booleans(), min_size=size, max_size=size)
        goes = data.draw(st.lists(ones, min_size=size, max_size=size))
        some_order = any(
            all(goes[left][right] for left, right in enumerate(order))
            for order in permutations(range(size))
        )
        for right in permutations(range(size)):
            assert pairs_off(range(size), right, lambda a, b: goes[a][b]) is some_order

    @pytest.mark.parametrize(
        ("changes", "what"),
        [
            ({"verdict": "fine", "expected": None}, "rooms.rural verdict"),
            ({"kind": "county"}, "rooms.rural verdict"),
            ({"expected": 10**6}, "rooms.rural expected"),
            ({"actual": jw.Amount.known(10**6)}, "rooms.rural actual"),
            ({"rule": "rooms.urban"}, "rooms.rural"),
        ],
    )
    def test_what_differs_is_named_by_its_rule(self, changes: Any, what: str) -> None:
        """Another verdict, another amount, one too few and one too many."""
        error = broken(contracts.report_equals, otherwise("rooms.rural", **changes))

        assert what in error.where
        assert {where.split()[0] for where in error.where} <= {"rooms.rural", "rooms.urban"}
        one = next(each for each in error.differences if each.where == what)
        material, day = one.asked
        assert isinstance(material, jw.Material)
        assert one.text().splitlines()[-1] == f"  2. {day}"
        assert "参照为" in one.text("zh")

    def test_only_the_rules_that_are_known_are_asked(self) -> None:
        """And by the names that the other system has for verdicts."""

        def found(material: jw.Material, day: date) -> Iterator[Found]:
            for one in findings(material, day):
                yield attrs.evolve(one, verdict=one.verdict.upper())

        names = {name: name.upper() for name in ("met", "short", "unknown", "not_applicable")}
        contracts.report_equals(found, rules=["rooms.rural"], verdicts=names)
        error = broken(contracts.report_equals, found, rules=["rooms.rural"])

        assert error.where == ("rooms.rural verdict",)
        with pytest.raises(jw.UnknownRule):
            contracts.report_equals(found, rules=["rooms.lunar"])

    def test_material_days_and_standards_can_be_given(self) -> None:
        """Without a standard, nothing is met and nothing short."""
        none = jw.Standards(())
        empty = st.just(jw.Material(register=jw.Register()))

        def found(material: jw.Material, day: date) -> Iterator[Found]:
            assert (material.figures, day) == (None, date(2024, 4, 30))
            for one in jw.check(material, on=day, standards=none).findings:
                yield Found(rule=one.rule, verdict=one.verdict.code, subject=one.subject.id)

        given: dict[str, Any] = {"materials": empty, "days": st.just(date(2024, 4, 30))}
        contracts.report_equals(found, standards=none, **given)

    def test_nothing_found_is_told_so(self) -> None:
        """A system that finds nothing, and amounts that it does not say."""
        error = broken(contracts.report_equals, lambda *_: (), rules=["rooms.rural"])

        assert error.where == ("rooms.rural",)
        assert "theirs nothing" in str(error)
        assert "对方为无" in error.text("zh")


def reads(document: bytes) -> bool:
    """Whether the reference reads a return of workload."""
    return jw.loads(document, jw.Workload, on_fault="collect")[0] is not None


def lax(document: bytes) -> bool:
    """Whether something is JSON, more or less."""
    try:
        return isinstance(json.loads(document), dict)
    except ValueError:
        return False


class TestDocuments:
    """What reads documents."""

    def test_the_reference_reads_what_it_reads(self) -> None:
        """And refuses what it refuses."""
        contracts.reads_the_same(reads, jw.Workload)
        contracts.reads_the_same(
            lambda document: jw.loads(document, jw.Register, on_fault="collect")[0] is not None,
            jw.Register,
            objects=jst.registers(),
        )

    def test_what_is_read_and_should_not_be_is_named_by_its_fault(self) -> None:
        """Each by its place and code, with a document that has nothing else wrong."""
        with trying(max_examples=300):
            error = broken(contracts.reads_the_same, lax, jw.Workload)

        assert {
            "$.disputes out_of_range",
            "$.disputes wrong_type",
            "$.more unknown_key",
        } <= set(error.where)
        for one in error.differences:
            assert one.theirs is True
            assert "对方可读" in one.text("zh")
            assert any(fault.code == one.where.split()[1] for fault in one.reference)

    def test_places_in_lists_are_one_place(self) -> None:
        """Whichever of them it is."""
        apply = pm.Apply(
            id="e-1",
            proceeding_id="quarrel-1",
            at=datetime(2026, 3, 2, 9, tzinfo=jw.SHANGHAI),
            by=jw.Actor(kind=ActorKind.PARTY, ref="party-001"),
            parties=("party-001", "party-002"),
        )
        with trying(max_examples=200):
            error = broken(contracts.reads_the_same, lax, pm.Apply, objects=st.just(apply))

        assert any(where.startswith("$.parties[] ") for where in error.where)
        assert not any("[0]" in where for where in error.where)

    def test_what_is_refused_and_should_not_be_is_found(self) -> None:
        """The smallest document that there is."""
        error = broken(contracts.reads_the_same, lambda _: False, jw.Workload)

        assert error.where == ("read",)
        assert error.differences[0].asked == (b'{"v":"0.1"}',)
        assert "the reference reads it, theirs refuses it" in str(error)


def told(where: str, *asked: Any) -> Difference:
    """A difference, for this page."""
    return Difference(where, jw.Text("不同", "it differs"), asked, (), None)


class TestTrying:
    """How hard it is tried, and what is kept of it."""

    def test_it_is_tried_as_often_as_the_profile_says(self) -> None:
        """Shared where several are tried, and each three times at least."""
        seen: list[int] = []

        def ask(value: int) -> list[Difference]:
            seen.append(value)
            return []

        with trying(max_examples=40):
            Trial("mine").over(ask, [st.integers()])
            alone = len(seen)
            Trial("mine").over(ask, [st.integers(), st.integers()])
            both = len(seen) - alone
            Trial("mine").over(ask, [st.integers()] * 40)

        assert (alone, both, len(seen) - alone - both) == (40, 40, 120)

    def test_it_is_the_same_twice_where_the_profile_says_so(self) -> None:
        """And not otherwise."""
        seen: list[list[int]] = [[], [], [], []]

        for at, derandomize in enumerate((True, True, False, False)):
            with trying(derandomize=derandomize, max_examples=50, database=None):
                trial = Trial("mine")
                trial.over(lambda value, at=at: seen[at].append(value) or (), [st.integers()])

        assert seen[0] == seen[1]
        assert seen[2] != seen[3]

    def test_each_difference_is_kept_in_its_smallest_case(self) -> None:
        """However many there are in one thing."""

        def ask(value: int) -> Iterator[Difference]:
            for least in (10, 20, 1000):
                if value >= least:
                    yield told(f"from {least}", value)

        trial = Trial("mine")
        trial.over(ask, [st.integers(0, 10**6)])

        assert {where: one.asked for where, one in trial.met.items()} == {
            "from 10": (10,),
            "from 20": (20,),
            "from 1000": (1000,),
        }

    def test_what_is_not_met_again_is_kept_as_it_was_met(self) -> None:
        """A system that fails once is still told of."""
        once = iter([told("once", 7)])
        now_and_then = iter([told("twice", 8), told("twice", 9)])

        trial = Trial("mine")
        trial.over(lambda _: [each for each in [next(once, None)] if each], [st.integers()])
        trial.over(lambda _: [each for each in [next(now_and_then, None)] if each], [st.none()])

        assert {where: one.asked for where, one in trial.met.items()} == {
            "once": (7,),
            "twice": (8,),
        }

    def test_an_error_of_the_other_system_is_raised_as_it_is(self) -> None:
        """It is no difference."""

        def attempt(history: History, event: Any) -> Codes:
            msg = "no connection"
            raise ConnectionError(msg)

        with pytest.raises(ConnectionError):
            contracts.api_refuses_the_same(attempt, PM, histories=SIGNED)


class TestBroken:
    """What a broken contract says."""

    def test_it_is_an_assertion_and_an_error_of_the_library(self) -> None:
        """A test runner shows it as a failure."""
        error = ContractBroken("mine", [told("b"), told("a")])

        assert isinstance(error, AssertionError)
        assert isinstance(error, JingwuError)
        assert error.where == ("a", "b")

    def test_it_keeps_its_parts_through_a_pickle(self) -> None:
        """As it must between processes of one test run."""
        error = broken(contracts.reads_the_same, lambda _: False, jw.Workload)

        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

        assert (again.contract, again.differences) == (error.contract, error.differences)
        assert again.text("zh") == error.text("zh")

    def test_it_is_told_in_both_languages(self) -> None:
        """What differs, and what was asked, a line each."""
        day, document = date(2026, 3, 2), b"\xff{"
        error = ContractBroken("mine", [told("here", jw.Workload(disputes=2), day, document)])

        assert str(error).splitlines() == [
            "mine: 1 difference",
            "here: it differs",
            '  1. {"disputes":2,"v":"0.1"}',
            "  2. 2026-03-02",
            "  3. \\xff{",
        ]
        assert error.text("zh").splitlines()[:2] == ["mine：1 处不同", "here：不同"]


class TestTheExtra:
    """Hypothesis is an extra."""

    def test_without_it_the_extra_is_named(self) -> None:
        """In one line, as every door does."""
        code = (
            "import sys; sys.modules['hypothesis'] = None\n"
            "from jingwu_model.errors import MissingExtra\n"
            "try: import jingwu_model.testing.contracts\n"
            "except MissingExtra as error: print(error)"
        )
        command = [sys.executable, "-c", code]
        run = subprocess.run(command, capture_output=True, text=True, check=True)

        assert run.stdout == "this needs hypothesis: install jingwu-model[testing]\n"


@pytest.fixture(scope="module", name="embedding")
def _embedding() -> Iterator[Any]:
    """The service of the embedding how-to, as a module."""
    spec = util.spec_from_file_location("embedding_held", EXAMPLES / "embedding.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


class TestTheService:
    """The service of the embedding how-to keeps every contract that there is for it."""

    @pytest.fixture(name="served")
    def _served(self, embedding: Any, tmp_path: Path) -> Callable[[], Any]:
        """A new service whenever it is called, far in the future."""
        later = datetime(2030, 1, 1, tzinfo=jw.SHANGHAI)

        def make() -> Any:
            path = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
            return embedding.Service(embedding.Store(path), clock=lambda: later)

        return make

    def test_it_refuses_what_the_reference_refuses(self, served: Any) -> None:
        """Answered with 422 and the codes."""

        def attempt(history: History, event: Any) -> Codes:
            service = served()
            for seq, each in enumerate((*history, event), 1):
                line = jw.Logged(workflow=PM, seq=seq, event=each)
                status, body = service.post(
                    history[0].proceeding_id if history else event.proceeding_id, line
                )
            if status == 201:
                return None
            return [reason["code"] for reason in json.loads(body)["reasons"]]

        asked = ("seal.missing", "event.foreign", "event.repeated", "party.unknown")
        with trying(max_examples=10):
            contracts.api_refuses_the_same(attempt, PM, codes=asked, histories=SIGNED)

    def test_it_keeps_every_event_and_lets_one_writer_in(self, served: Any) -> None:
        """Answered with 409 where another event stands at that place."""

        class Store:
            def __init__(self) -> None:
                self.service = served()

            def append(self, event: Any, /, *, expected: int) -> None:
                line = jw.Logged(workflow=PM, seq=expected + 1, event=event)
                status, _ = self.service.post(event.proceeding_id, line)
                if status == 409:
                    raise TakenError
                assert status == 201

            def events(self, proceeding_id: str, /) -> History:
                case = self.service.store.case(proceeding_id)
                return () if case is None else case.history

        def reopened(store: Any) -> Any:
            store.service = type(store.service)(
                type(store.service.store)(store.service.store.path), clock=store.service.clock
            )
            return store

        with trying(max_examples=10):
            contracts.store_keeps_every_event(
                Store, PM, taken=TakenError, reopened=reopened, histories=SIGNED
            )


LISTED = re.compile(r"^\| (\d) \|.*\| (`[^|]*`) \|$", re.MULTILINE)
SAID = re.compile(r"^E? +(\S.*?): (?:the reference|event) ", re.MULTILINE)


def run_stranger(tmp_path: Path, **which: str) -> subprocess.CompletedProcess[str]:
    """Run the tests of the example project as its owner does, away from this one."""
    folder = tmp_path / "stranger"
    shutil.copytree(EXAMPLES / "stranger", folder)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    # `CI` is what lets Hypothesis try the same each time.
    env = {**os.environ, "CI": "true", "PYTHONUTF8": "1", **which}
    return subprocess.run(
        [*command, "--rootdir", folder, folder],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )


class TestTheStranger:
    """An example project of its own finds its planted mistakes with contracts alone."""

    def test_it_finds_exactly_what_was_planted(self, tmp_path: Path) -> None:
        """Every mistake that its README lists, as it lists it, and nothing else."""
        page = (EXAMPLES / "stranger" / "README.md").read_text(encoding="utf-8")
        listed = {
            number: set(re.findall(r"`(.+?)`", where)) for number, where in LISTED.findall(page)
        }

        run = run_stranger(tmp_path, DESK="first")

        assert sorted(listed) == list("1234567")
        assert set(SAID.findall(run.stdout)) == set().union(*listed.values())
        assert run.stdout.splitlines()[-1].startswith("5 failed, 1 passed")

    def test_mended_it_passes(self, tmp_path: Path) -> None:
        """All its tests do."""
        run = run_stranger(tmp_path, DESK="")

        assert run.returncode == 0, run.stdout
