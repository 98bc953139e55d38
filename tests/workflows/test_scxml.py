"""The SCXML of each machine, run by another engine: both allow the same events all along."""

import os
from collections import Counter
from random import Random
from typing import Any

import attrs
import pytest

from jingwu_model.workflows import ALL, Told
from mutate_tables import machine_of
from workflows._rows import Case, Rows, typed_in

io = pytest.importorskip("statemachine.io.scxml.processor")

MANY = 1000
WALKS = 60 if os.environ.get("HYPOTHESIS_PROFILE", "dev") == "dev" else MANY
"""The thousand that are promised are walked under the profiles `ci` and `deep`."""
LONGEST = 30
ON = 0.92
ANY = 0.3
MACHINES = ("dispute", "people_mediation", "security_mediation", "visit")


def always(*_: object) -> bool:
    """A guard that holds."""
    return True


def unguarded(name: str) -> type[Any]:
    """A machine of the same rows whose guards all hold."""
    machine = ALL[name]
    moves = tuple(
        attrs.evolve(one, guards=tuple(attrs.evolve(guard, asks=always) for guard in one.guards))
        for one in machine.workflow.transitions
        if one.event is not Told
    )
    return machine_of(machine, moves)


def theirs(chart: Any) -> tuple[set[str], set[str]]:
    """Where the other engine stands, and the events that it allows there."""
    return {str(code) for code in chart.configuration_values}, {
        event.id for event in chart.allowed_events
    }


def ours(rows: Rows, case: Case | None) -> tuple[set[str], set[str]]:
    """Where we stand, and what is allowed; an end's recording rows are not exported.

    That a duty is open for `told` is taken to hold, as the guards are.
    """
    if case is None:
        moves = rows.machine.workflow.moves[None]
        return {"start"}, {event.code for event in moves}
    if case.ended:
        return {case.state.code}, set()
    return {case.state.code}, {one.event.code for one in case.options()}


@pytest.mark.parametrize("name", MACHINES)
class TestScxml:
    """python-statemachine loads it and walks it beside us."""

    def test_a_thousand_random_walks_agree(self, name: str) -> None:
        """State and allowed events, after every event, until the end or thirty events on."""
        interpreter = io.SCXMLProcessor()
        interpreter.parse_scxml(name, ALL[name].workflow.scxml())
        rows = Rows(unguarded(name), typed_in(name))
        random = Random(20260302)  # noqa: S311 - a walk, no secret
        compared, ended = 0, 0
        taken: Counter[tuple[str | None, str]] = Counter()
        for _ in range(WALKS):
            chart, case = interpreter.start(), None
            for _ in range(LONGEST):
                assert theirs(chart) == ours(rows, case)
                compared += 1
                if case is not None and case.ended:
                    ended += 1
                    break
                code = self.next(random, rows, case, taken)
                taken[None if case is None else case.state.code, code] += 1
                chart.send(code)
                if code != "told":
                    # Telling moves nothing on either side, and we ask for a duty first.
                    case = rows.do(case, rows.event(code, "03-02"))
        print(f"{name}: {compared} comparisons in {WALKS} walks, {ended} of them to an end")  # noqa: T201
        every = {
            (None if one.source is None else one.source.code, one.event.code)
            for one in ALL[name].workflow.transitions
            if one.source not in ALL[name].workflow.ends
        }
        assert set(taken) == every if WALKS == MANY else set(taken) <= every
        assert ended > WALKS / 10

    @staticmethod
    def next(
        random: Random, rows: Rows, case: Case | None, taken: Counter[tuple[str | None, str]]
    ) -> str:
        """An event that is allowed; what ends the case, seldom, and what was seldom, often."""
        state = None if case is None else case.state
        at = None if state is None else state.code
        ends = rows.machine.workflow.ends
        moves = rows.machine.workflow.moves[state].values()
        ending = [one for one in moves if one.target in ends]
        going = [one for one in moves if one.target not in ends]
        due = ending and all(taken[at, one.event.code] for one in going)
        if not going or (ending and random.random() > ON):
            going = ending
        elif due and (new := [one for one in ending if not taken[at, one.event.code]]):
            going = new
        visits: Counter[str | None] = Counter()
        for (code, _), n in taken.items():
            visits[code] += n
        if random.random() < ANY:
            return random.choice(going).event.code
        return min(
            going, key=lambda one: (visits[one.target.code], taken[at, one.event.code])
        ).event.code

    def test_it_says_what_is_left_out(self, name: str) -> None:
        """The recording rows of ends, which a final state cannot have."""
        text = ALL[name].workflow.scxml()

        assert "recording rows of" in text
        assert "left out" in text
        assert 'initial="start"' in text

    def test_the_ends_are_its_final_states(self, name: str) -> None:
        """And no other state is."""
        text = ALL[name].workflow.scxml()
        workflow = ALL[name].workflow

        assert {
            state.code for state in workflow.states if f'<final id="{state.code}"/>' in text
        } == {state.code for state in workflow.ends}
