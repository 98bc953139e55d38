"""Drawing a valid history of eight events beside drawing eight events with bare `builds`."""

from __future__ import annotations

import argparse
import string
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from _measure import Comparison, Target, interleaved, timed
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import Distinct, Noun, Shape, Term, cached, specs
from jingwu_model.model import PlaceKind, PlaceRef
from jingwu_model.testing import strategies as jst
from jingwu_model.timeline import SHANGHAI
from jingwu_model.workflows import ALL, How, Told, dispute
from jingwu_model.workflows import security_mediation as sm

_ROUNDS = 8
_DRAWN = 60
_EIGHT = 8
_NOTE = (
    "per event of eight; the bare ones are of the same classes as often, each field by a plain "
    "strategy, and no proceeding takes them; no health check is put off"
)
_SIGNS = f"{string.ascii_lowercase}{string.digits}"
_NO_FOLLOW_UPS = {"follow_ups_due": None, "follow_ups_standard": None}
_TOGETHER: dict[type[Noun], dict[str, Any]] = {
    PlaceRef: {"kind": PlaceKind.GRID},
    Told: {"tried": tuple(How)},
    dispute.Escalate: _NO_FOLLOW_UPS,
    dispute.Triage: _NO_FOLLOW_UPS,
    sm.Age: {"band": sm.AgeBand.ADULT, "self_supporting": False},
    sm.Decide: {"decision": sm.Decision.WARNING, "fine": 0},
}
_PLAIN = MappingProxyType(
    {
        bool: st.booleans(),
        int: st.integers(0, 2**53 - 1),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(SHANGHAI)),
    }
)


def _itself(held: Any) -> Any:
    return held


def _of_shape(shape: Shape) -> SearchStrategy[Any]:
    """What somebody would write for a field who knows only what it may hold."""
    drawn: SearchStrategy[Any]
    if shape.item is not None:
        once = next((limit.by for limit in shape.limits if isinstance(limit, Distinct)), None)
        key = None if once is None else attrgetter(once) if once else _itself
        drawn = st.lists(_of_shape(shape.item), max_size=3, unique_by=key).map(tuple)
    elif shape.is_noun:
        drawn = _bare(shape.base)
    elif issubclass(shape.base, Term):
        drawn = st.sampled_from(list(shape.base))
    elif shape.base is str:
        # Long enough for a resident's token, and what a digest is made of.
        drawn = st.text(_SIGNS, min_size=8, max_size=12)
        if any("64" in str(limit) and "0-9a-f" in str(limit) for limit in shape.limits):
            drawn = st.text("0123456789abcdef", min_size=64, max_size=64)
    else:
        drawn = _PLAIN[shape.base]
    return st.none() | drawn if shape.optional else drawn


def _bare(cls: type[Noun]) -> SearchStrategy[Any]:
    """Objects of a class by `builds`, whose fields need not go together."""
    fields = {spec.name: _of_shape(spec.shape) for spec in specs(cls)}
    if cls.__jingwu_rules__:
        # What a rule between fields refuses is not drawn here: the plainest of them are.
        fields |= {name: st.just(value) for name, value in _TOGETHER[cls].items()}
    return st.builds(cls, **fields)


@cached
def _built(cls: type[Noun]) -> SearchStrategy[Any]:
    """The bare strategy of a class, made once."""
    return _bare(cls)


def _draws(strategy: SearchStrategy[Any], keep: Callable[[Any], None]) -> Callable[[], None]:
    """Draw some, the health checks on."""

    @settings(
        max_examples=_DRAWN,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.differing_executors],
    )
    @given(strategy)
    def drawing(drawn: Any) -> None:
        keep(drawn)

    run: Callable[[], None] = drawing
    return run


def measure(options: argparse.Namespace) -> list[Comparison]:
    """Compare, for each machine."""
    found = []
    for name in ALL:
        histories = jst.histories(name, min_size=_EIGHT, max_size=_EIGHT)
        kinds: Counter[type[Noun]] = Counter()
        _draws(histories, _counting(kinds))()
        # As often as in the histories: one place of a hundred for each hundredth of them.
        total = sum(kinds.values())
        places = [cls for cls, n in kinds.items() for _ in range(max(1, round(100 * n / total)))]
        bare = st.tuples(*[st.sampled_from(places).flatmap(_built)] * _EIGHT)
        taken = interleaved(
            {"ours": _per_event(histories), "theirs": _per_event(bare)},
            options.rounds or _ROUNDS,
            title=f"strategies, {name}",
        )
        found.append(
            Comparison(
                what=f"eight events of {name}",
                peer="eight of `st.builds`",
                unit="s",
                ours=taken["ours"],
                theirs=taken["theirs"],
                target=Target(limit=1.2),
                note=_NOTE,
            )
        )
    return found


def _counting(kinds: Counter[type[Noun]]) -> Callable[[Any], None]:
    """What counts the classes of a history's events."""
    return lambda history: kinds.update(map(type, history))


def _per_event(strategy: SearchStrategy[Any]) -> Callable[[int], float]:
    """The seconds of one event."""

    def take(depth: int) -> float:
        events = 0

        def count(drawn: Any) -> None:
            nonlocal events
            events += len(drawn)

        return timed(_draws(strategy, count))(depth) / events

    return take
