"""Contracts as a team's own tests call them; read by mypy strict and pyright strict, never run."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_type

from jingwu_model import Event, Material, Workload
from jingwu_model.testing import contracts
from jingwu_model.testing import strategies as jst

Codes = list[str] | None


class TakenError(Exception):
    """Another event stands at that place."""


class Kept:
    """A store that is told of no place."""

    def append(self, event: Event) -> None:
        """Add an event."""

    def events(self, proceeding_id: str) -> Iterable[Event]:
        """The events of a proceeding."""
        return ()


class Placed:
    """A store that is."""

    def append(self, event: Event, *, expected: int) -> int:
        """Add an event."""
        return expected

    def events(self, proceeding_id: str) -> list[Event]:
        """The events of a proceeding."""
        return []


def attempt(history: tuple[Event, ...], event: Event) -> Codes:
    """What the system answers to an event."""
    return [event.code] if history else None


def stands(events: tuple[Event, ...]) -> contracts.Stands:
    """Where the system has a case."""
    return contracts.Stands(state=len(events), clocks={"mediation_month": date(2026, 4, 3)})


def found(material: Material, day: date) -> Iterator[contracts.Found]:
    """What the system finds."""
    yield contracts.Found(rule="rooms.rural", verdict="short", subject="411400000000", expected=8)


def a_store_with_places_says_how_it_refuses_one() -> None:
    """And one without cannot."""
    contracts.store_keeps_every_event(Kept, "people_mediation")
    contracts.store_keeps_every_event(Placed, "people_mediation", taken=TakenError)
    contracts.store_keeps_every_event(Kept, "people_mediation", taken=TakenError)  # type: ignore[arg-type]


def a_system_is_asked_in_its_own_words() -> None:
    """Numbers for states, its own codes, its own verdicts."""
    contracts.api_refuses_the_same(attempt, "people_mediation", names={"seal.missing": "E17"})
    contracts.case_stands_the_same(stands, "people_mediation", states={"applied": 1})
    contracts.report_equals(found, materials=jst.materials(), verdicts={"met": "OK"})
    contracts.reads_the_same(bool, Workload)


def what_differs_is_read_part_by_part(error: contracts.ContractBroken) -> AssertionError:
    """It is an assertion that failed, and says what."""
    assert_type(error.differences, tuple[contracts.Difference, ...])
    assert_type(error.where, tuple[str, ...])
    return error
