"""Every row of a machine, against what was typed in from the law's table and the domain's."""

from typing import Any

import pytest

from jingwu_model.workflows import ALL, Told
from workflows._rows import Rows, typed_in

MACHINES = ("dispute", "people_mediation", "security_mediation", "visit")
TABLES = {name: typed_in(name) for name in MACHINES}


def rows_of(name: str) -> Rows:
    """A machine against its rows."""
    return Rows(ALL[name], TABLES[name])


def entries(kind: str) -> list[Any]:
    """Every entry of a kind, with its machine, named by where it starts and what happens."""
    return [
        pytest.param(
            name,
            row,
            id=f"{name}-{row.get('source', row.get('state', 'start'))}-{row.get('event', kind)}",
        )
        for name, table in TABLES.items()
        for row in table.get(kind, ())
    ]


class TestRows:
    """law.md, machines A and B; domain.md, 5.1 and 5.2."""

    @pytest.mark.parametrize(("name", "row"), entries("row"))
    def test_a_row_is_what_the_law_says(self, name: str, row: dict[str, Any]) -> None:
        """Target, actors, guards with their exact reasons, facts, clocks and duties after."""
        assert list(rows_of(name).row(row)) == []

    @pytest.mark.parametrize(("name", "row"), entries("told"))
    def test_telling_discharges_the_one_duty_it_names(self, name: str, row: dict[str, Any]) -> None:
        """In every state, by whoever owes it; where nothing can be owed, it is refused."""
        assert list(rows_of(name).told(row)) == []

    @pytest.mark.parametrize(("name", "row"), entries("again"))
    def test_a_longer_road_ends_as_the_law_says(self, name: str, row: dict[str, Any]) -> None:
        """What a second round, a closed window or a missing day changes."""
        assert list(rows_of(name).again(row)) == []

    @pytest.mark.parametrize("name", TABLES)
    def test_clocks_duties_and_guards_rest_on_the_laws_articles(self, name: str) -> None:
        """Period, strictness, who owes it, who can supply it, and the provision."""
        assert list(rows_of(name).declared()) == []


@pytest.mark.parametrize("name", TABLES)
class TestCoverage:
    """A row or a guard without an entry fails."""

    def test_every_pair_of_source_and_event_has_one_entry(self, name: str) -> None:
        """Those of `told` have entries of their own."""
        workflow = ALL[name].workflow
        pairs = [
            (None if one.source is None else one.source.code, one.event.code)
            for one in workflow.transitions
            if one.event is not Told
        ]
        typed = [(row.get("source"), row["event"]) for row in TABLES[name]["row"]]

        assert sorted(map(str, typed)) == sorted(map(str, pairs))

    def test_every_state_has_an_entry_of_told(self, name: str) -> None:
        """Ends included."""
        states = [state.code for state in ALL[name].workflow.states]

        assert sorted(row["state"] for row in TABLES[name]["told"]) == sorted(states)

    def test_every_guard_of_every_row_has_an_event_that_it_alone_refuses(self, name: str) -> None:
        """One spoiled event for each guard, with that reason and no other."""
        rows = rows_of(name)
        missing = [
            f"{row.get('source')} {row['event']}: {guard.code}"
            for row in TABLES[name]["row"]
            for guard in rows.transition(row.get("source"), row["event"]).guards
            if [guard.code] not in [one["reasons"] for one in row.get("spoiled", ())]
        ]

        assert missing == []
