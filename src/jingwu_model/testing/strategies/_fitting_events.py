"""What goes together in the events of the machines: how it is drawn to fit."""

from collections.abc import Callable, Mapping
from typing import Final

from hypothesis import strategies as st

from jingwu_model.declare import Noun
from jingwu_model.testing.strategies._fields import EXACT, numbers, or_none
from jingwu_model.testing.strategies._pick import Pick
from jingwu_model.workflows import dispute
from jingwu_model.workflows import security_mediation as sm

_NOT = st.just(value=False)
_NO_FINE = (sm.Decision.WARNING, sm.Decision.NO_PENALTY)


def _age(pick: Pick) -> None:
    """Only of a party of 16 or 17 it is said that they live on own labour."""
    if pick.given("self_supporting") and pick("self_supporting"):
        pick("band", st.just(sm.AgeBand.FROM_16_TO_17))
    if pick("band") is not sm.AgeBand.FROM_16_TO_17:
        pick("self_supporting", _NOT)


def _decide(pick: Pick) -> None:
    """A fine has an amount; a warning, and no penalty, have none."""
    if pick.given("fine"):
        pick.fitting("decision")
    decision = pick("decision")
    least = int(decision is sm.Decision.FINE)
    pick("fine", st.just(0) if decision in _NO_FINE else numbers(least, EXACT))


def _follow_ups(pick: Pick) -> None:
    """A number of follow-ups has its standard."""
    names = ("follow_ups_due", "follow_ups_standard")
    first = next(iter(pick.given(*names)), names[0])
    other = names[1] if first == names[0] else names[0]
    if pick(first, or_none(pick.present(first))) is None:
        pick(other, st.none())
    else:
        pick(other, pick.present(other))


FITTING_EVENTS: Final[Mapping[type[Noun], Callable[[Pick], None]]] = {
    sm.Age: _age,
    sm.Decide: _decide,
    dispute.Triage: _follow_ups,
    dispute.Escalate: _follow_ups,
}
"""How each event is drawn whose fields must go together."""
