"""Strategies of the machines: histories that may happen, and events that may not."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

import jingwu_model as jw
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.strategies._attempts import codes_of
from jingwu_model.testing.strategies._ways import ways
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import ALL, Answer, Event, Logged, Told, dispute, log_of, visit
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows._reason import own_reasons
from jingwu_model.workflows._workflow import joint

MACHINES = tuple(ALL)

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "dev")
DRAWN = {"ci": 1000, "deep": 10_000}.get(PROFILE, 20)
"""How many are drawn of a machine where it is counted what is drawn."""
RUN = 10
"""How many are drawn in a run where it is counted: before the eleventh all are drawn anew."""
EACH = {"ci": 20, "deep": 200}.get(PROFILE, 4)
"""How many are drawn for one code, one state, one way of asking."""
SHARE = {"ci": 2, "deep": 100}.get(PROFILE, 0)
"""How often each must be drawn at least.

Under `deep` one in a hundred. Of a thousand, what is drawn one time in a hundred is drawn
ten times on average, and less than twice in one run of two thousand.
"""

NEVER: dict[str, dict[tuple[str | None, str], str]] = {
    "people_mediation": {
        ("applied", "told"): "nothing is owed before mediators are assigned",
        ("proposed", "told"): "nothing is owed before mediators are assigned",
    },
    "dispute": {
        (state, "told"): "nothing is owed before a mediation fails, and no way leads back"
        for state in ("registered", "triaged", "handling", "settled")
    },
    "security_mediation": {},
    "visit": {},
}
"""The rows that no history of a machine can hold, and why."""

MANY_STATES = 4
"""In how many states an event has a row that is not asked for by itself."""


def thin_rows() -> dict[tuple[str | None, str] | str, str]:
    """Of the 175 rows of public-security mediation, those that share one place among many."""
    workflow = ALL["security_mediation"].workflow
    states = Counter(row.event.code for row in workflow.transitions)
    thin: dict[tuple[str | None, str] | str, str] = {}
    for row in workflow.transitions:
        key = (None if row.source is None else row.source.code, row.event.code)
        if row.target in workflow.ends:
            thin[key] = "an end: a history has one, and a third of the rows are ends"
        elif states[row.event.code] >= MANY_STATES:
            thin[key] = f"one of the {states[row.event.code]} states in which it may happen"
    thin["agreed", "excuse"] = "only after seven others, and when the day of performance is over"
    return thin


SELDOM: dict[str, dict[tuple[str | None, str] | str, str]] = {
    name: thin_rows() if name == "security_mediation" else {} for name in MACHINES
}
"""The rows and reasons' codes that are drawn, but in fewer than one of a hundred, and why."""

SHARE_OF_CODES = {name: SHARE // 2 if name == "security_mediation" else SHARE for name in MACHINES}
"""Where 113 codes share the whole, one of a hundred is more than each one's part."""

# A health check that fires fails a test, whatever the profile puts off.
CHECKED = settings(max_examples=EACH, suppress_health_check=())
EVERY_STATE = settings(
    CHECKED,
    max_examples=max(20, EACH),
    phases=[Phase.generate],
    derandomize=True,
    report_multiple_bugs=False,
)
SMALLEST = settings(max_examples=3000, database=None, derandomize=True)

STRATEGIES = Path(jst.__file__).parent
CODES = [(name, code) for name in MACHINES for code in codes_of(name)]
EVERY = [jst.histories, jst.proceedings, jst.events, jst.gapped_histories, jst.old_histories]
MORNING = datetime(2026, 3, 2, 9, tzinfo=jw.SHANGHAI)
PARTS = {
    "apply": {"parties": st.just(("party-001", "party-009"))},
    "begin": {"in_public": st.just(value=True)},
}
Row = tuple[str | None, str]


def a_run(strategy: SearchStrategy[Any], number: int) -> list[Any]:
    """What one short run draws, without the first, which is always the smallest."""
    drawn: list[Any] = []

    @seed(number)
    @settings(CHECKED, max_examples=RUN, phases=[Phase.generate], database=None)
    @given(strategy)
    def run(one: Any) -> None:
        drawn.append(one)

    run()
    return drawn[1:]


def many(strategy: SearchStrategy[Any]) -> Iterator[Any]:
    """Many draws, each for itself.

    In a long run Hypothesis makes later draws like earlier ones: these are of short runs.
    """
    for number in range(-(-DRAWN // (RUN - 1))):
        yield from a_run(strategy, number)


def answer(attempt: jst.Attempt, workflow: str) -> Answer:
    """What the machine itself says of an event that was drawn to be refused."""
    machine = ALL[workflow]
    return (
        machine.may_start(attempt.event)
        if attempt.case is None
        else attempt.case.can(attempt.event)
    )


def rows_in(workflow: str, history: tuple[Event, ...]) -> set[Row]:
    """The rows that a history takes: from which state, by which event.

    Raises:
        Refused: The machine refuses one of its events.
    """
    machine, case, found = ALL[workflow], None, set()
    for event in history:
        found.add((None if case is None else case.state.code, event.code))
        case = machine.start(event) if case is None else case.step(event)
    return found


def read_back(log: Iterable[bytes]) -> list[Logged | None]:
    """The lines of a log, read one at a time."""
    source = BytesIO(b"".join(line + b"\n" for line in log))
    return [line.value for line in jw.read_lines(source, Logged)]


def loaded_from(log: Iterable[bytes]) -> jw.LoadedCases:
    """A log as a casebook, with what was set aside."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        path.write_bytes(b"".join(line + b"\n" for line in log))
        return jw.read_cases(path, on_fault="collect")


@cache
def every_row(workflow: str) -> tuple[Row, ...]:
    """Every row of a machine."""
    rows = ALL[workflow].workflow.transitions
    return tuple((None if row.source is None else row.source.code, row.event.code) for row in rows)


def fewest(workflow: str, wanted: frozenset[str]) -> int:
    """How many events a history with some events has at least, by the machine's table alone."""
    moves = ALL[workflow].workflow.moves
    edge: list[tuple[Any, frozenset[str]]] = [(None, wanted)]
    length, seen = 0, set(edge)
    while all(lacking for _, lacking in edge):
        length += 1
        ahead = {
            (row.target or state, lacking - {event.code})
            for state, lacking in edge
            for event, row in moves[state].items()
        }
        edge = [each for each in ahead if each not in seen]
        seen.update(edge)
    return length


@cache
def lengths(workflow: str, state: Any) -> set[int]:
    """The numbers of events, to 16, after which a machine can stand in a state; nobody is told."""
    moves = ALL[workflow].workflow.moves
    found, edge = set(), {None}
    for length in range(1, 17):
        edge = {row.target for at in edge for row in moves[at].values() if row.event is not Told}
        if state in edge:
            found.add(length)
    return found


@pytest.mark.parametrize("workflow", MACHINES)
class TestHistories:
    """Histories of each machine."""

    def test_each_may_happen_and_every_row_is_taken(self, workflow: str) -> None:
        """The machine refuses nothing; each row is in one of a hundred, or it is told why not."""
        found: Counter[Row] = Counter()
        never, seldom = NEVER[workflow], SELDOM[workflow]

        for history in many(jst.histories(workflow)):
            found.update(rows_in(workflow, history))

        assert [row for row in never if found[row]] == []
        assert {
            row: found[row]
            for row in every_row(workflow)
            if row not in never and row not in seldom and found[row] < SHARE
        } == {}
        # What is seldom is drawn all the same, and an event as often as any in all its states.
        events: Counter[str] = Counter()
        for (_, code), times in found.items():
            events[code] += times
        assert PROFILE != "deep" or [row for row in seldom if not found[row]] == []
        assert [code for _, code in every_row(workflow) if events[code] < SHARE // 10] == []

    def test_what_cannot_be_drawn_is_a_row(self, workflow: str) -> None:
        """Nothing is excused that is not there, nor twice, nor without a word."""
        told = {*every_row(workflow), *codes_of(workflow)}

        assert NEVER[workflow].keys() | SELDOM[workflow].keys() <= told
        assert NEVER[workflow].keys().isdisjoint(SELDOM[workflow])
        assert all((*NEVER[workflow].values(), *SELDOM[workflow].values()))

    def test_the_three_kinds_agree(self, workflow: str) -> None:
        """A proceeding is a history replayed, and an event one that a proceeding took last."""
        machine = ALL[workflow]

        @CHECKED
        @given(jst.proceedings(workflow), jst.events(workflow))
        def run(case: Any, event: Event) -> None:
            assert type(case) is machine
            assert machine.replay(case.history) == case
            assert type(event) in machine.workflow.events

        run()

    def test_an_id_is_one_event_s_and_time_never_goes_back(self, workflow: str) -> None:
        """Ids rise, or, in some histories, fall."""
        rising: set[bool] = set()

        @settings(CHECKED, max_examples=200)
        @given(jst.histories(workflow, min_size=3))
        def run(history: tuple[Event, ...]) -> None:
            ids = [event.id for event in history]
            times = [event.at for event in history]
            assert len(set(ids)) == len(ids)
            assert times == sorted(times)
            assert ids in (sorted(ids), sorted(ids, reverse=True))
            if len(ids) > 1:
                rising.add(ids == sorted(ids))

        run()

        assert rising == {True, False}

    def test_the_smallest_is_one_event(self, workflow: str) -> None:
        """It begins a proceeding, late in the year."""
        (event,) = find(jst.histories(workflow), lambda _: True, settings=SMALLEST)

        assert event.code == find(jst.events(workflow), lambda _: True, settings=SMALLEST).code
        assert event.at == datetime(2026, 6, 30, 9, tzinfo=jw.SHANGHAI)
        assert find(jst.proceedings(workflow), lambda _: True, settings=SMALLEST).id == "case-001"


class TestNothingIsThrownAway:
    """Whatever is drawn is used."""

    def test_no_strategy_filters(self) -> None:
        """None assumes, filters or rejects, in any file of the strategies."""
        sources = sorted(STRATEGIES.rglob("*.py"))
        found = {
            path.name: re.findall(r"\.filter\(|\bassume\(|\breject\(|unique_by", text)
            for path in sources
            if (text := path.read_text(encoding="utf-8"))
        }

        assert {name: each for name, each in found.items() if each} == {}
        assert {"_cases.py", "_draft.py", "people_mediation.py"} <= found.keys()


class TestParameters:
    """What a caller asks for."""

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_there_are_as_many_events_as_asked_for(self, workflow: str) -> None:
        """Never fewer, never more, whatever the sizes."""

        @CHECKED
        @given(st.data(), st.integers(1, 16), st.integers(0, 8))
        def run(data: st.DataObject, least: int, more: int) -> None:
            most = least + more
            history = data.draw(jst.histories(workflow, min_size=least, max_size=most))
            assert least <= len(history) <= most

        run()

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_there_are_as_many_that_end_in_a_state(self, workflow: str) -> None:
        """Where the machine's table has a way of so many; else it is refused when it is made."""
        made, refused = 0, 0

        @EVERY_STATE
        @given(st.data(), st.sampled_from(list(ALL[workflow].workflow.states)), st.integers(2, 12))
        def run(data: st.DataObject, state: Any, least: int) -> None:
            nonlocal made, refused
            if lengths(workflow, state) & set(range(least, 17)):
                asked = jst.proceedings(workflow, state=state, min_size=least)
                case = data.draw(asked)
                assert case.state is state
                assert least <= len(case.history) <= 16
                made += 1
            else:
                words = f"{workflow} has no history of {least} to 16 events that ends in"
                with pytest.raises(InvalidArgument, match=words):
                    jst.proceedings(workflow, state=state, min_size=least)
                refused += 1

        run()

        assert made
        assert refused or workflow != "people_mediation"

    def test_what_is_drawn_may_leave_no_way_of_exactly_so_many(self) -> None:
        """A dispute of the highest level is never triaged again by escalating it."""
        asked = jst.histories(
            "dispute",
            state=dispute.State.TRIAGED,
            min_size=3,
            max_size=3,
            parts={"triage": {"level": st.just(list(dispute.SettlingLevel)[-1])}},
        )

        with pytest.raises(InvalidArgument, match="3 to 3 events that ends in triaged was come to"):
            find(asked, lambda _: True)

    def test_a_long_history_is_asked_for_like_a_short_one(self) -> None:
        """Of thousands of events the first may be told at once whether there can be any."""
        words = "people_mediation has no history of 4000 to 5000 events that ends in applied"
        asked = {"min_size": 4000, "max_size": 5000}

        with pytest.raises(InvalidArgument, match=words):
            jst.histories("people_mediation", state=pm.State.APPLIED, **asked)
        assert jst.histories("people_mediation", state=pm.State.CONFIRMED, **asked) is not None

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_it_stands_in_the_state_asked_for(self, workflow: str) -> None:
        """Any state of the machine."""

        @EVERY_STATE
        @given(st.data(), st.sampled_from(list(ALL[workflow].workflow.states)))
        def run(data: st.DataObject, state: Any) -> None:
            assert data.draw(jst.proceedings(workflow, state=state)).state is state

        run()

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_it_begins_when_asked_for_and_is_named_so(self, workflow: str) -> None:
        """By strategies of a time and of an id; every event has the one id."""
        days = (MORNING, MORNING + timedelta(days=1))
        asked = {"begin": st.sampled_from(days), "proceeding_id": st.sampled_from(("a", "b"))}

        @CHECKED
        @given(jst.histories(workflow, **asked), jst.illegal_histories(workflow, **asked))
        def run(history: tuple[Event, ...], attempt: jst.Attempt) -> None:
            for each in (history, attempt.history):
                assert {event.proceeding_id for event in each} in ({"a"}, {"b"}, set())
                assert all(event.at in days for event in each[:1])

        run()

    @CHECKED
    @given(
        jst.histories("people_mediation", min_size=3, parts=PARTS),
        jst.illegal_histories("people_mediation", code="seal.missing", parts=PARTS),
    )
    def test_a_part_is_as_it_was_fixed(
        self, history: tuple[Event, ...], attempt: jst.Attempt
    ) -> None:
        """In each event of that code, and what goes with it fits."""
        for event in (*history, *attempt.history):
            if isinstance(event, pm.Apply):
                assert event.parties == ("party-001", "party-009")
                assert event.by.kind is not ActorKind.PARTY or event.by.ref in event.parties
            if isinstance(event, pm.Begin):
                assert event.in_public
        assert pm.PeopleMediation.replay(history).history == history

    @CHECKED
    @given(
        jst.illegal_histories("people_mediation", event="perform"),
        jst.illegal_histories(
            "people_mediation",
            code="performance.not_checked",
            source=pm.State.CONFIRMED,
            event="perform",
        ),
    )
    def test_of_a_source_and_an_event_there_are_these(
        self, this: jst.Attempt, both: jst.Attempt
    ) -> None:
        """What is asked for together is met together."""
        assert this.event.code == "perform"
        assert both.case.state is pm.State.CONFIRMED
        assert both.event.code == "perform"
        assert both.code == "performance.not_checked"

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_of_an_event_there_is_no_other(self, workflow: str) -> None:
        """Whatever it is refused for: because it has no row there, too, but never unknown."""
        codes = [event.code for event in ALL[workflow].workflow.events]
        found: set[str] = set()

        @EVERY_STATE
        @given(st.data(), st.sampled_from(codes))
        def run(data: st.DataObject, code: str) -> None:
            attempt = data.draw(jst.illegal_histories(workflow, event=code))
            assert attempt.event.code == code
            assert answer(attempt, workflow).codes == (attempt.code,)
            found.add(attempt.code)

        run()

        assert "event.unknown" not in found

    @CHECKED
    @given(
        jst.illegal_histories("people_mediation", event="sign", code="event.not_here"),
        jst.illegal_histories(
            "people_mediation", event="sign", code="event.not_here", source=pm.State.APPLIED
        ),
    )
    def test_of_an_event_without_a_row_there_is_no_other(
        self, anywhere: jst.Attempt, applied: jst.Attempt
    ) -> None:
        """It is tried in states, or before the first event, where there is no row for it."""
        assert (anywhere.event.code, applied.event.code) == ("sign", "sign")
        assert anywhere.case is None or anywhere.case.state is not pm.State.DRAFTED
        assert applied.case.state is pm.State.APPLIED
        for attempt in (anywhere, applied):
            assert answer(attempt, "people_mediation").codes == ("event.not_here",)

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_of_a_source_there_is_all_that_it_refuses(self, workflow: str) -> None:
        """Whatever the code, on whatever row of that state."""

        @EVERY_STATE
        @given(st.data(), st.sampled_from(list(ALL[workflow].workflow.states)))
        def run(data: st.DataObject, source: Any) -> None:
            attempt = data.draw(jst.illegal_histories(workflow, source=source))
            assert attempt.case.state is source

        run()


@pytest.mark.parametrize("make", EVERY, ids=lambda make: make.__name__)
class TestWhatCannotBe:
    """What is refused when a strategy is made."""

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ({"min_size": 9, "max_size": 8}, "sizes from 9 to 8"),
            ({"min_size": "3"}, "^min_size: a whole number, not '3'$"),
            ({"max_size": 8.0}, r"^max_size: a whole number, not 8\.0$"),
            ({"min_size": None}, "^min_size: a whole number, not None$"),
            ({"max_size": True}, "^max_size: a whole number, not True$"),
            ({"state": "applied"}, "^state: a state of people_mediation, .*, not 'applied'$"),
            ({"state": []}, r"^state: a state of people_mediation, one of APPLIED, .*, not \[\]$"),
            ({"state": visit.State.PLANNED}, "^state: .*, not <?State.PLANNED"),
            (
                {"state": pm.State.APPLIED, "min_size": 3},
                "^people_mediation has no history of 3 to 16 events that ends in applied$",
            ),
            ({"parts": 3}, "^parts: a mapping of events' codes to their fields, not 3$"),
            (
                {"parts": {"sign": 3}},
                r"^parts\['sign'\]: a mapping of fields to strategies, not 3$",
            ),
            ({"parts": {3: {}}}, "^people_mediation has no event 3; it has apply, "),
            ({"begin": MORNING}, r"^begin: a strategy, such as st\.just\(datetime"),
            ({"proceeding_id": "pm-1"}, r"^proceeding_id: .*st\.just\('pm-1'\), not 'pm-1'$"),
            ({"parts": {"screen": {}}}, "people_mediation has no event screen; it has apply, "),
            ({"parts": {"sign": {"seals": st.booleans()}}}, "Sign has no seals; it has id, "),
            ({"parts": {"sign": {"seal": True}}}, r"^seal: .*st\.just\(True\), not True$"),
        ],
    )
    def test_it_is_told_by_name(self, make: Any, asked: dict[str, Any], words: str) -> None:
        """Sizes, a state, an event, a field, or a value in a strategy's place."""
        with pytest.raises(InvalidArgument, match=words):
            make("people_mediation", **asked)

    def test_a_history_of_nothing_is_none(self, make: Any) -> None:
        """One event there is at least; of a log with a gap, three, whatever is asked for."""
        if make is jst.gapped_histories:
            asked = make("people_mediation", min_size=0, max_size=0)
            assert len(find(asked, lambda _: True, settings=SMALLEST).whole) == 3
        else:
            with pytest.raises(InvalidArgument, match="a history has one event at least"):
                make("people_mediation", min_size=0, max_size=0)

    def test_a_machine_that_is_none_is_told(self, make: Any) -> None:
        """With those there are."""
        words = "no machine is named 'mediation'; there are dispute, people_mediation, "
        with pytest.raises(InvalidArgument, match=words):
            make("mediation")
        with pytest.raises(InvalidArgument, match=r"no machine is named \['visit'\]; there are"):
            make(["visit"])


class TestWhatCannotBeRefused:
    """What is refused when a strategy of refusals is made."""

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ({"code": "seal.broken"}, "refuses nothing with 'seal.broken'; it does with parties"),
            ({"code": "seal.missing", "event": "apply"}, "has no apply .* refused"),
            (
                {"code": "seal.missing", "source": pm.State.APPLIED},
                "in applied that is refused",
            ),
            (
                {"code": "event.unknown", "event": "sign"},
                "^people_mediation has no sign that is refused with event.unknown$",
            ),
            (
                {"code": "event.not_here", "event": "sign", "source": pm.State.DRAFTED},
                "has no sign in drafted that is refused with event.not_here",
            ),
            (
                {"event": "screen"},
                "^event: the code of an event of people_mediation, one of apply, .*, not 'screen'$",
            ),
            ({"event": 3}, "^event: .*, not 3$"),
            ({"event": []}, r"^event: .*, not \[\]$"),
            ({"source": "drafted"}, "^source: a state of people_mediation, .*, not 'drafted'$"),
            ({"source": visit.State.PLANNED}, "^source: .*, not <?State.PLANNED"),
            ({"parts": 3}, "^parts: a mapping of events' codes"),
            ({"begin": MORNING}, r"^begin: a strategy, such as st\.just\(datetime"),
            ({"proceeding_id": None, "begin": 3}, r"^begin: .*st\.just\(3\), not 3$"),
            ({"proceeding_id": "pm-1"}, r"^proceeding_id: .*st\.just\('pm-1'\), not 'pm-1'$"),
            ({"parts": {"sign": {"seal": True}}}, r"^seal: .*st\.just\(True\), not True$"),
            ({"parts": {"screen": {}}}, "people_mediation has no event screen"),
        ],
    )
    def test_it_is_told_by_name(self, asked: dict[str, Any], words: str) -> None:
        """A code, a state, an event, or a value in a strategy's place."""
        with pytest.raises(InvalidArgument, match=words):
            jst.illegal_histories("people_mediation", **asked)

    def test_a_machine_that_is_none_is_told(self) -> None:
        """With those there are."""
        with pytest.raises(InvalidArgument, match="no machine is named 'mediation'"):
            jst.illegal_histories("mediation")

    def test_a_part_that_a_field_cannot_hold_is_told_when_it_is_drawn(self) -> None:
        """With the noun's own words."""
        parts = {code: {"parties": st.just(("a",))} for code in ("apply", "propose")}

        with pytest.raises(InvalidArgument, match="parties"):
            find(jst.histories("people_mediation", parts=parts), lambda _: True)

    def test_a_part_that_is_refused_is_told_when_it_is_drawn(self) -> None:
        """A part that no event of its kind may have where it stands is an argument at fault."""
        alone = st.just(("party-001",))
        parts = {code: {"parties": alone} for code in ("apply", "propose")}

        with pytest.raises(InvalidArgument, match="fewer than two parties"):
            find(jst.histories("people_mediation", parts=parts), lambda _: True)

    def test_a_strategy_is_told_in_a_line(self) -> None:
        """Not with every row of a machine: Hypothesis tells of it where a draw fails."""
        assert len(repr(jst.illegal_histories("security_mediation"))) < 200

    def test_a_state_too_far_off_is_told_when_it_is_asked_for(self) -> None:
        """Six events lead to a confirmed agreement at least."""
        words = "has no history of 1 to 5 events that ends in confirmed"

        with pytest.raises(InvalidArgument, match=words):
            jst.histories("people_mediation", state=pm.State.CONFIRMED, max_size=5)

    @pytest.mark.parametrize(
        "make", [*EVERY, jst.illegal_histories], ids=lambda make: make.__name__
    )
    @pytest.mark.parametrize(
        ("begin", "words"),
        [
            (datetime(9999, 6, 30, 9, tzinfo=jw.SHANGHAI), "to 99.., not 9999-06-30T09:00:00"),
            (datetime(1, 1, 2, 9, tzinfo=jw.SHANGHAI), "from the year 11 to 99.., not 0001-01-02"),
            (datetime(2026, 6, 30, 9), r"^begin: a time with an offset from UTC, not datetime"),  # noqa: DTZ001
            ("2026-06-30", "^begin: a time with an offset from UTC, not '2026-06-30'"),
        ],
    )
    def test_a_beginning_that_cannot_be_is_told_when_it_is_drawn(
        self, make: Any, begin: Any, words: str
    ) -> None:
        """No time, without an offset, or with no room for what the law counts from it."""
        with pytest.raises(InvalidArgument, match=words):
            find(make("people_mediation", begin=st.just(begin)), lambda _: True)

    @pytest.mark.parametrize("workflow", MACHINES)
    @pytest.mark.parametrize("year", [12, 9980])
    def test_whatever_has_room_is_drawn(self, workflow: str, year: int) -> None:
        """Near the first year, and near the last."""
        begin = st.just(datetime(year, 1, 2, 9, tzinfo=jw.SHANGHAI))

        @CHECKED
        @given(
            jst.histories(workflow, min_size=8, begin=begin),
            jst.illegal_histories(workflow, begin=begin),
        )
        def run(history: tuple[Event, ...], attempt: jst.Attempt) -> None:
            assert history[0].at.year == year
            assert answer(attempt, workflow).codes == (attempt.code,)

        run()


class TestRefusals:
    """Events that are refused for one reason."""

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_every_guard_has_its_way_and_every_way_its_guard(self, workflow: str) -> None:
        """A code that nothing draws fails here."""
        transitions = ALL[workflow].workflow.transitions
        guards = {guard.code for row in transitions for guard in row.guards}

        assert ways(workflow).keys() == guards
        assert guards <= set(codes_of(workflow))

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_every_reason_of_the_engine_is_drawn(self, workflow: str) -> None:
        """All nine, but of how to tell, and of acts, where the machine knows nothing of either."""
        machine = ALL[workflow].workflow
        guards = {guard.code for row in machine.transitions for guard in row.guards}
        own = {reason.code for reason in attrs.asdict(own_reasons(), recurse=False).values()}
        if not any(duty.hows for duty in machine.duties):
            own.remove("told.wrong_way")
        if not any(joint(event) for event in machine.events):
            own.remove("acts.out_of_time")

        assert set(codes_of(workflow)) == guards | own

    @pytest.mark.parametrize(("workflow", "code"), CODES)
    def test_each_code_is_the_one_reason(self, workflow: str, code: str) -> None:
        """The machine says so itself, of a proceeding that it has taken so far."""

        @CHECKED
        @given(jst.illegal_histories(workflow, code=code))
        def run(attempt: jst.Attempt) -> None:
            assert attempt.code == code
            assert answer(attempt, workflow).codes == (code,)
            if attempt.case is not None:
                assert ALL[workflow].replay(attempt.history) == attempt.case

        run()

    @pytest.mark.parametrize("workflow", MACHINES)
    def test_every_code_is_drawn(self, workflow: str) -> None:
        """Each in one of a hundred, or it is told why not, and refused with it alone."""
        found: Counter[str] = Counter()
        seldom = SELDOM[workflow]

        for attempt in many(jst.illegal_histories(workflow)):
            assert answer(attempt, workflow).codes == (attempt.code,)
            found[attempt.code] += 1

        assert found.keys() <= set(codes_of(workflow))
        assert {
            code: found[code]
            for code in codes_of(workflow)
            if code not in seldom and found[code] < SHARE_OF_CODES[workflow]
        } == {}

    @pytest.mark.parametrize(
        ("code", "event", "part"),
        [
            ("seal.missing", "sign", {"seal": st.just(value=True)}),
            ("mediator.none", "assign", {"mediators": st.just(("m-1",))}),
            ("parties.too_few", "propose", {"parties": st.just(("party-001", "party-002"))}),
        ],
    )
    def test_what_spoils_an_event_is_not_held_up_by_a_part(
        self, code: str, event: str, part: dict[str, SearchStrategy[Any]]
    ) -> None:
        """A part that was fixed right is spoiled all the same."""
        asked = jst.illegal_histories(
            "people_mediation", code=code, event=event, parts={event: part}
        )

        @CHECKED
        @given(asked)
        def run(attempt: jst.Attempt) -> None:
            assert answer(attempt, "people_mediation").codes == (code,)

        run()

    def test_an_attempt_has_what_a_test_asks_for(self) -> None:
        """A seal is missing once there is a draft, and never before the shortest way there."""
        found = find(
            jst.illegal_histories("people_mediation", code="seal.missing"),
            lambda _: True,
            settings=SMALLEST,
        )

        assert [event.code for event in found.history] == ["apply", "assign", "begin", "draft"]
        assert found.history == found.case.history
        assert found.event.code == "sign"

    def test_before_the_first_event_there_is_no_case(self) -> None:
        """Nor a history."""
        found = find(
            jst.illegal_histories("people_mediation", code="parties.too_few"),
            lambda _: True,
            settings=SMALLEST,
        )

        assert (found.case, found.history) == (None, ())


class TestShrinking:
    """A history that breaks something shrinks to the shortest that does."""

    @pytest.mark.ci
    @pytest.mark.parametrize(
        "wanted",
        [
            ("accept", "extend", "withdraw_application"),
            pytest.param(("reject_application", "mediate_again", "fail"), marks=pytest.mark.deep),
            pytest.param(("confirm", "perform", "accept"), marks=pytest.mark.deep),
        ],
        ids=" ".join,
    )
    def test_three_events_shrink_to_the_shortest_way_to_them(self, wanted: tuple[str, ...]) -> None:
        """No walk of the machine's table that has them is shorter; time stands still.

        Of three runs at least one comes to it; the others may be an event longer.
        """
        runs = [
            find(
                jst.histories("people_mediation"),
                lambda history: set(wanted) <= {event.code for event in history},
                settings=settings(max_examples=3000, database=None),
                random=Random(number),  # noqa: S311 - nothing is kept secret
            )
            for number in range(3)
        ]
        found = min(runs, key=len)

        assert len(found) == fewest("people_mediation", frozenset(wanted))
        assert len({event.at for event in found}) == 1

    def test_the_fewest_are_counted_by_hand_too(self) -> None:
        """Apply, assign, begin, agree orally, apply for confirmation; then the three."""
        three = frozenset({"accept", "extend", "withdraw_application"})

        assert fewest("people_mediation", three) == 8
        assert fewest("people_mediation", frozenset({"apply"})) == 1


@pytest.mark.parametrize("workflow", MACHINES)
class TestLogs:
    """Logs that lack a line, and logs of older programs."""

    def test_what_comes_after_a_gap_is_set_aside(self, workflow: str) -> None:
        """The lines are read as they are; the proceeding stands where the gap begins."""
        machine = ALL[workflow]

        @CHECKED
        @given(jst.gapped_histories(workflow))
        def run(gapped: jst.Gapped) -> None:
            whole = log_of(machine.replay(gapped.whole))
            assert len(whole) >= 3
            assert 1 <= gapped.missing < len(whole)
            assert gapped.lines == tuple(line for line in whole if line.seq != gapped.missing)
            log = [jw.dumps(line) for line in gapped.lines]
            assert read_back(log) == list(gapped.lines)
            loaded = loaded_from(log)
            first = gapped.missing - 1
            rejected = [(one.row, [fault.code for fault in one.faults]) for one in loaded.rejected]
            assert rejected == [(row, ["event.gap"]) for row in range(first + 1, len(whole))]
            assert [case.history for case in loaded.cases] == (
                [gapped.whole[:first]] if first else []
            )

        run()

    def test_every_place_but_the_last_is_missing_now_and_then(self, workflow: str) -> None:
        """The first, one between, and the last but one."""
        found: set[str] = set()

        @settings(CHECKED, max_examples=200)
        @given(jst.gapped_histories(workflow, min_size=4, max_size=6))
        def run(gapped: jst.Gapped) -> None:
            places = {1: "first", len(gapped.whole) - 1: "last"}
            found.add(places.get(gapped.missing, "between"))

        run()

        assert found == {"first", "between", "last"}

    def test_a_log_with_a_gap_shrinks_to_three_events(self, workflow: str) -> None:
        """Of which the first is missing."""
        smallest = find(jst.gapped_histories(workflow), lambda _: True, settings=SMALLEST)

        assert (len(smallest.whole), smallest.missing) == (3, 1)

    def test_a_log_without_a_format_is_read_as_one_of_this(self, workflow: str) -> None:
        """Line by line, and as a casebook."""
        machine = ALL[workflow]

        @CHECKED
        @given(jst.old_histories(workflow))
        def run(old: jst.Old) -> None:
            assert all("v" not in json.loads(document) for document in old.documents)
            lines = log_of(machine.replay(old.history))
            assert [jw.loads(document, Logged) for document in old.documents] == list(lines)
            assert read_back(old.documents) == list(lines)
            loaded = loaded_from(old.documents)
            assert loaded.rejected == ()
            assert [case.history for case in loaded.cases] == [old.history]

        run()
