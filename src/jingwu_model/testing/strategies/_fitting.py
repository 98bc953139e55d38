"""What goes together: for each noun with a rule between fields, how they are drawn to fit."""

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import Noun
from jingwu_model.model import (
    Agency,
    Assignment,
    City,
    Division,
    DutyEntry,
    Figure,
    Figures,
    Force,
    Grid,
    Member,
    PlaceKind,
    PlaceRef,
    PoliceRoom,
    Station,
    Workstation,
    level_of,
)
from jingwu_model.rules import Amount, Standard
from jingwu_model.rules._standards import DIVISORS, OF_MEMBERS
from jingwu_model.testing.strategies._fields import (
    EXACT,
    FIRST,
    INSTANT,
    LAST,
    days,
    fractions,
    instants,
    numbers,
    once_each,
    or_none,
)
from jingwu_model.testing.strategies._fitting_events import FITTING_EVENTS
from jingwu_model.testing.strategies._fitting_institution import FITTING_INSTITUTION
from jingwu_model.testing.strategies._land import codes, name_of, names
from jingwu_model.testing.strategies._pick import Pick
from jingwu_model.testing.strategies._text import lines
from jingwu_model.timeline import SOURCES, Due, DueChange, Span
from jingwu_model.vocabulary import Level, Unit
from jingwu_model.workflows._event import Told
from jingwu_model.workflows._terms import How, ToldOutcome

_SUFFIX = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AGENCY_HEAD = 6
_HUGE = 10**15
_WHOLE = 100


def _span(pick: Pick) -> None:
    pick.in_order("since", "until", days)


def _place(pick: Pick) -> None:
    if pick.given("id"):
        pick.fitting("kind")
    elif pick("kind") is PlaceKind.VILLAGE:
        pick("id", codes(Level.VILLAGE))


def _division(pick: Pick) -> None:
    if pick.given("level") and "code" not in pick.parts:
        pick("code", codes(pick("level")))
    code = pick("code")
    pick("level", st.just(level_of(code)))
    pick("name", name_of(code))


def _agency(pick: Pick) -> None:
    level = pick("level") if pick.given("level") else None
    head = pick("id")[:_AGENCY_HEAD] if pick.given("id") else ""
    code = pick("division", codes(level, head))
    pick("level", st.just(level_of(code)))
    rest = st.text(_SUFFIX, min_size=_AGENCY_HEAD, max_size=_AGENCY_HEAD)
    pick("id", rest.map(lambda signs: f"{code[:_AGENCY_HEAD]}{signs}"))
    pick("name", st.one_of(name_of(code).map(_called("公安局")), lines()))


def _city(pick: Pick) -> None:
    pick("name", name_of(pick("division")))


def _called(suffix: str) -> Callable[[str], str]:
    """A name with what it is put after it, where there is room."""
    return lambda name: f"{name[:100].strip()}{suffix}"


def _named(suffix: str) -> Callable[[Pick], None]:
    """How a noun is drawn that is named after a place, or in any way."""

    def fit(pick: Pick) -> None:
        _served(pick)
        pick("name", st.one_of(names().map(_called(suffix)), lines()))

    return fit


def _served(pick: Pick) -> None:
    """What lies in a village, stands in one or serves some, is drawn so."""
    village = codes(Level.VILLAGE)
    if "stands_in" in pick.specs:
        pick("stands_in", village)
        shape = pick.specs["divisions"].shape
        served = st.lists(village, max_size=3)
        pick("divisions", served.map(lambda drawn: once_each(shape, drawn)))
    elif "division" in pick.specs:
        pick("division", village)


_HEADS = ("community_officers", "station_officers", "officers")


def _force(pick: Pick) -> None:
    """Each count lies between those it holds and those it is among, where these are stated."""
    pick.given(*_HEADS)
    for name in reversed(_HEADS):
        at = _HEADS.index(name)
        below = [pick.values[part] for part in _HEADS[:at] if pick.values.get(part) is not None]
        above = [
            pick.values[whole] for whole in _HEADS[at + 1 :] if pick.values.get(whole) is not None
        ]
        least, most = max(below, default=0), min(above, default=EXACT)
        # What a caller fixed may leave nothing between; the noun itself then says so.
        pick(name, or_none(numbers(least, max(least, most))))


def _member(pick: Pick) -> None:
    first = next(iter(pick.given("agency", "station")), "agency")
    other = "station" if first == "agency" else "agency"
    if pick(first) is None:
        pick(other, pick.present(other))
    pick.in_order("joined", "left", days)


def _assignment(pick: Pick) -> None:
    pick.in_order("known_on", "superseded_on", days)


def _apart(least: datetime | None, most: datetime | None) -> SearchStrategy[Any]:
    """Instants after one or before another; with neither, such that one can follow."""
    if least is not None:
        return instants(least if _is(least, LAST) else least + INSTANT)
    if most is not None:
        return instants(None, most if _is(most, FIRST) else most - INSTANT)
    return instants().map(lambda moment: moment - INSTANT if _is(moment, LAST) else moment)


def _is(moment: datetime, end: datetime) -> bool:
    """Whether a moment is the first or the last there is: none lies beyond."""
    return moment.replace(tzinfo=None) == end


def _duty_entry(pick: Pick) -> None:
    pick.in_order("start", "end", _apart, none=False)


def _due(pick: Pick) -> None:
    pick.in_order("start", "last", _apart, none=False)
    first = next(iter(pick.given("reason", "awaits")), "reason")
    other = "awaits" if first == "reason" else "reason"
    pick(other, st.none() if pick(first) is None else pick.present(other))


def _due_change(pick: Pick) -> None:
    first = next(iter(pick.given("before", "after")), "before")
    due = pick(first)
    same = {"rule": st.just(due.rule), "start": st.just(due.start)}
    pick("after" if first == "before" else "before", pick.noun(Due, same, pick.depth + 1))


def _figure(pick: Pick) -> None:
    pick.given("value", "claim", "unit")
    quantity = pick.fitting("quantity")
    pick("unit", st.sampled_from((None, quantity.unit)))
    if "value" not in pick.values:
        stated = pick.present("value") if _may_fall(quantity) else fractions(0, _most(quantity))
        if "claim" not in pick.values:
            # A number is simpler than words.
            stated = st.one_of(stated, st.none())
        pick("value", stated if pick.values.get("claim") is None else st.none())
    pick("claim", pick.present("claim") if pick("value") is None else st.none())


def _may_fall(quantity: Any) -> bool:
    """Whether it is a change, which may be below nought."""
    return not (quantity.counts or quantity.indicator)


def _most(quantity: Any) -> int:
    """The most that it can be: of a share, the whole."""
    return _WHOLE if quantity.unit is Unit.PERCENT else _HUGE


def _figures(pick: Pick) -> None:
    keys = (*SOURCES, *(document.key for document in pick("sources")))
    each = pick.noun(Figure, {"source": st.sampled_from(keys)}, pick.depth + 1)
    pick("figures", st.lists(each, max_size=6).map(_one_a_day))


def _one_a_day(drawn: list[Figure]) -> tuple[Figure, ...]:
    """Figures without the later of two values of a quantity for a day, or of the same claim."""
    by: dict[Any, Figure] = {}
    for figure in drawn:
        valued = figure.value is not None
        by.setdefault((figure.quantity, figure.as_of) if valued else figure, figure)
    return tuple(by.values())


def _amount(pick: Pick) -> None:
    if not pick.given("lo", "hi") and pick.draw(st.booleans()):
        pick("hi", st.just(pick("lo")))
    pick.in_order("lo", "hi", fractions)


def _standard(pick: Pick) -> None:
    pick.in_order("since", "until", days)
    of_members = st.sampled_from(sorted(OF_MEMBERS))
    if pick.given("member_kind") and pick("member_kind") is not None:
        pick("id", of_members)
    elif pick.given("value") and pick("value") == 0:
        pick("id", st.text("abcdefghijklmnopqrstuvwxyz_").map(lambda word: f"own.x{word}"))
    # One that may tell of a kind of member is not come upon by chance.
    elif pick("id", st.one_of(pick.field("id"), of_members)) in DIVISORS:
        pick("value", or_none(fractions(0, _HUGE).map(lambda value: value or Fraction(1))))
    if pick("id") not in OF_MEMBERS:
        pick("member_kind", st.none())


def _told(pick: Pick) -> None:
    if pick.given("tried"):
        pick.fitting("outcome")
    least = int(pick("outcome") is not ToldOutcome.TOLD)
    pick("tried", st.lists(st.sampled_from(How), min_size=least, max_size=4).map(tuple))


FITTING: Mapping[type[Noun], Callable[[Pick], None]] = {
    Agency: _agency,
    Amount: _amount,
    Assignment: _assignment,
    City: _city,
    Division: _division,
    Due: _due,
    DueChange: _due_change,
    DutyEntry: _duty_entry,
    Figure: _figure,
    Figures: _figures,
    Force: _force,
    Grid: _named("第一网格"),
    Member: _member,
    PlaceRef: _place,
    PoliceRoom: _named("警务室"),
    Span: _span,
    Standard: _standard,
    Station: _named("派出所"),
    Told: _told,
    Workstation: _served,
    **FITTING_EVENTS,
    **FITTING_INSTITUTION,
}
"""How each noun is drawn whose fields must go together, or are named after places."""
