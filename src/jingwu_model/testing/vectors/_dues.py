"""Vectors of due times: a period, when it starts, and the last instant in time."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from jingwu_model.testing.vectors._files import TIMES, Vector, cites
from jingwu_model.testing.vectors._packaged import packaged
from jingwu_model.timeline import SOURCES, Calendar, Citation, Period
from jingwu_model.timeline import Unit as PeriodUnit
from jingwu_model.workflows import ALL

# ADM 35 says when periods of days, months and hours end, ADM 183 what working days are.
_COUNTED_BY = dict.fromkeys(PeriodUnit, SOURCES["ADM"][35]) | {
    PeriodUnit.WORKING_DAYS: SOURCES["ADM"][183]
}


def dues() -> Iterator[Vector]:
    """Every due time, by what it is of."""
    china = Calendar.china()
    table = packaged("dues")
    units = {unit.code: unit for unit in PeriodUnit}
    for start in table["start"]:
        for unit, lengths in table["periods"].items():
            for n in lengths:
                period = Period(n=n, unit=units[unit])
                vector = _due(china, f"{unit}/{n}", period, start["at"])
                yield {**vector, "why": start["why"]}
    for name, what, period, basis in _of_machines():
        for at in table["machines"]["at"]:
            yield _due(china, f"{name}/{what}", period, at, basis)


def _of_machines() -> Iterator[tuple[str, str, Period, tuple[Citation, ...]]]:
    """Every period of a machine's clocks and duties, each with what it rests on."""
    for name, machine in ALL.items():
        for clock in machine.workflow.clocks:
            yield name, clock.name, clock.period, (clock.basis,)
            if clock.extension is not None:
                longest = clock.period.n + clock.extensions * clock.extension.n
                whole = Period(n=longest, unit=clock.period.unit)
                yield name, f"{clock.name}/extended", whole, (clock.basis,)
        for duty in machine.workflow.duties:
            if duty.period is not None:
                yield name, duty.name, duty.period, (duty.basis,)


def _due(
    china: Calendar, name: str, period: Period, start: str, basis: tuple[Citation, ...] = ()
) -> dict[str, Any]:
    """One due time: why it is provisional, where it is."""
    due = china.due(period, datetime.fromisoformat(start))
    doubt = {} if due.reason is None else {"reason": due.reason.code, "awaits": due.awaits}
    return {
        "id": f"dues/{name}/{start}",
        "cites": [*cites((*basis, _COUNTED_BY[period.unit])), TIMES],
        "period": {"length": period.n, "unit": period.unit.code},
        "start": start,
        "due": due.last.isoformat(),
        **doubt,
    }
