"""The desk, held to the reference; `DESK=first` asks it as it was, with all its mistakes."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

import mistakes
import offices
from desk import STATUS, Desk
from hypothesis import given
from hypothesis import strategies as st

import jingwu_model as jw
from jingwu_model.testing import contracts
from jingwu_model.testing import strategies as jst
from jingwu_model.vocabulary import Quantity

FIRST = os.environ.get("DESK") == "first"
OURS = mistakes.FirstDesk if FIRST else Desk
offices_needed = mistakes.offices_needed if FIRST else offices.offices_needed
reads_return = mistakes.reads_return if FIRST else offices.reads_return

MEDIATION = "people_mediation"
# Their names of what this desk looks at; of what it does not, nothing is asked.
CODES: Mapping[str, str] = MappingProxyType(
    {
        "event.not_here": "WRONG_STATUS",
        "event.repeated": "DUPLICATE",
        "event.before_last": "TOO_EARLY",
        "parties.too_few": "ONE_PARTY",
        "party.unknown": "NOT_A_PARTY",
        "mediator.not_assigned": "NOT_A_MEDIATOR",
        "confirmation.window_closed": "TOO_LATE",
        "seal.missing": "NO_SEAL",
    }
)
STATES: Mapping[str, int] = MappingProxyType(
    {
        "applied": 10,
        "proposed": 11,
        "assigned": 20,
        "in_mediation": 30,
        "drafted": 40,
        "effective": 50,
        "confirmation_pending": 60,
        "confirmed": 61,
        "unconfirmed": 62,
        "not_mediated": 90,
        "terminated": 91,
        "performed": 92,
        "in_litigation": 93,
        "enforcement": 94,
    }
)


class RecordedError(Exception):
    """The desk would not record an event that it should."""


def after(events: Iterable[jw.Event]) -> Desk:
    """A desk that has recorded these events."""
    ours = OURS()
    for event in events:
        if wrong := ours.post(jw.dumps(event)):
            raise RecordedError(event.code, wrong)
    return ours


def attempt(history: tuple[jw.Event, ...], event: jw.Event) -> list[str] | None:
    """What the desk answers to an event after a history."""
    return after(history).post(jw.dumps(event)) or None


def stands(history: tuple[jw.Event, ...]) -> contracts.Stands:
    """Where the desk has a case."""
    row = after(history).case(history[0].proceeding_id)
    assert row is not None
    ends = {"mediation_month": row["month_ends"], "confirmation_window": row["window_ends"]}
    return contracts.Stands(
        state=row["status"],
        clocks={name: date.fromisoformat(day) for name, day in ends.items() if day is not None},
    )


class Kept:
    """The desk as a store of events."""

    def __init__(self) -> None:
        self.desk = OURS()

    def append(self, event: jw.Event) -> None:
        """Record an event."""
        self.desk.post(jw.dumps(event))

    def events(self, proceeding_id: str) -> Iterator[jw.Event]:
        """The events of a case."""
        for seq, line in enumerate(self.desk.lines(proceeding_id), 1):
            head = f'{{"workflow":"{MEDIATION}","seq":{seq},'.encode()
            yield jw.loads(head + line[1:], jw.Logged).event


def figures_of(villages: int, communities: int, rooms: int) -> jw.Figures:
    """What a city published."""
    stated = {
        Quantity.VILLAGES: villages,
        Quantity.COMMUNITIES: communities,
        Quantity.ROOMS: rooms,
    }
    return jw.Figures(
        city=jw.City(division="411400000000", name="商丘市"),
        figures=tuple(
            jw.Figure(
                quantity=of, value=Fraction(value), as_of=date(2023, 12, 31), source="city-2024"
            )
            for of, value in stated.items()
        ),
    )


def monthly(material: jw.Material, _: date) -> Iterator[contracts.Found]:
    """What the monthly sums say of the offices of a city."""
    assert material.figures is not None
    held = {one.quantity: int(one.value or 0) for one in material.figures.figures}
    villages, communities = held[Quantity.VILLAGES], held[Quantity.COMMUNITIES]
    yield contracts.Found(
        rule="rooms.rural",
        subject=material.figures.city.division,
        verdict=offices.verdict(villages, communities, held[Quantity.ROOMS], offices_needed),
        expected=offices_needed(villages, communities),
        actual=held[Quantity.ROOMS],
    )


def test_the_desk_refuses_what_the_reference_does() -> None:
    """With its own names for the reasons."""
    contracts.api_refuses_the_same(attempt, MEDIATION, codes=CODES, names=CODES)


def test_a_case_stands_where_the_reference_says() -> None:
    """By its number, and by the two days that the desk writes down."""
    clocks = ("mediation_month", "confirmation_window")
    contracts.case_stands_the_same(stands, MEDIATION, states=STATES, clocks=clocks)


def test_no_line_is_lost() -> None:
    """All that was recorded is there, in its order."""
    contracts.store_keeps_every_event(Kept, MEDIATION)


def test_the_monthly_sum_is_the_references() -> None:
    """Offices for communities and villages, from published figures."""
    count = st.integers(1, 6000)
    cities = jst.materials(register=st.none(), figures=st.builds(figures_of, count, count, count))
    contracts.report_equals(
        monthly,
        rules=["rooms.rural"],
        verdicts={"met": "OK", "short": "MISSING"},
        materials=cities,
        days=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    )


def test_a_return_is_read_as_the_reference_reads_it() -> None:
    """Three counts, and nothing else."""
    contracts.reads_the_same(reads_return, jw.Workload)


@given(jst.histories(MEDIATION))
def test_every_status_is_one_of_ours(history: tuple[jw.Event, ...]) -> None:
    """Whatever happens in a case, its status is a number that this desk knows."""
    row = after(history).case(history[0].proceeding_id)

    assert row is not None
    assert row["status"] in STATUS.values()
