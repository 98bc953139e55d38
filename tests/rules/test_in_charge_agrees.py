"""`coverage.grid` and `Register.in_charge` tell the same of who has a place in charge."""

from datetime import date, timedelta
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from jingwu_model.model import NotRecorded, PlaceKind, PlaceRef, Register
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import MemberKind
from rules.town import (
    DAY,
    agency,
    asked,
    assistant,
    auxiliary,
    community,
    divisions,
    found,
    grid,
    holds,
    officer,
    room,
    station,
    village,
    workstation,
)

RULE = "coverage.grid"
VILLAGES = (village(1), village(2))
PLACES = (*VILLAGES, community(1))
TABLES = {"rooms": PlaceKind.ROOM, "workstations": PlaceKind.WORKSTATION, "grids": PlaceKind.GRID}
# Days on both sides of the day asked about, and the day itself.
DAYS = st.none() | st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days))


@st.composite
def spans(draw: st.DrawFn) -> dict[str, date | None]:
    """The first and the last day of something."""
    since, until = draw(DAYS), draw(DAYS)
    if since is not None and until is not None and until < since:
        since, until = until, since
    return {"since": since, "until": until}


def span(draw: st.DrawFn) -> Span:
    """The same as a span."""
    return Span(**draw(spans()))


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Two villages and a community, what stands in them, and who has what in charge."""
    serving = {"R1": [(), PLACES[:1], PLACES[::2]], "R2": [(), PLACES[1:2]]}
    tables: dict[str, Any] = {
        "rooms": [
            room(key, PLACES[at], *draw(st.sampled_from(serves)), span=span(draw))
            for at, (key, serves) in enumerate(serving.items())
        ],
        "workstations": [workstation("W1", draw(st.sampled_from(PLACES)), span=span(draw))],
    }
    members = []
    for key, kind in (("P1", officer), ("P2", officer), ("F1", auxiliary), ("Z1", assistant)):
        days = draw(spans())
        members.append(kind(key, joined=days["since"], left=days["until"]))
    leaders = st.sampled_from([None, "P1", "P2"])
    tables["grids"] = [
        grid(key, draw(st.sampled_from(PLACES)), leader=draw(leaders), span=span(draw))
        for key in ("G1", "G2", "G3")
    ]
    ids = [(one.code, PlaceKind.VILLAGE) for one in PLACES]
    ids += [(one.id, TABLES[name]) for name, rows in tables.items() for one in rows]
    pairs = st.tuples(st.sampled_from(["P1", "P2", "F1", "Z1"]), st.sampled_from(ids))
    held = [
        holds(member, place, kind, **draw(spans()))
        for member, (place, kind) in draw(st.lists(pairs, max_size=4, unique=True))
    ]
    # Nobody holds a place on none of the days on which they serve.
    served = {one.staff_id: Span(since=one.joined, until=one.left) for one in members}
    held = [one for one in held if one.span.overlaps(served[one.member])]
    gone = draw(st.sets(st.sampled_from(sorted(TABLES)), max_size=1))
    return Register(
        divisions=divisions(*PLACES),
        agencies=[agency()],
        stations=[station()],
        members=members,
        assignments=held,
        **{name: rows for name, rows in tables.items() if name not in gone},
    )


def named(register: Register, kind: PlaceKind, key: str) -> bool | None:
    """Whether `in_charge` names an officer of a place; none where it cannot tell."""
    try:
        told = register.in_charge(PlaceRef(kind=kind, id=key), on=DAY)
    except NotRecorded:
        return None
    return any(one.member.kind is MemberKind.OFFICER for one in told)


def open_tables(register: Register) -> set[str]:
    """The files of places that officers hold on the day, where these are not recorded."""
    officers = {
        one.staff_id
        for one in register.members
        if one.kind is MemberKind.OFFICER and one.serves_on(DAY)
    }
    kinds = {
        one.place.kind
        for one in register.assignments
        if one.member in officers and DAY in one.span
    }
    return {
        f"{name}.csv"
        for name, kind in TABLES.items()
        if kind in kinds and not getattr(register, name).recorded
    }


@given(register=registers())
def test_the_rule_is_met_exactly_where_an_officer_is_named(register: Register) -> None:
    """Of a village also where each of its grids has one; unknown where neither can tell."""
    report = asked(register, RULE)
    missing = open_tables(register)
    grids = [one for one in register.grids if one.span is None or DAY in one.span]
    of_grids = {one.id: named(register, PlaceKind.GRID, one.id) for one in grids}
    for one in grids:
        finding = found(report, "grid")[one.id]
        if of_grids[one.id] is not None:
            assert finding.verdict.code == ("met" if of_grids[one.id] else "short")
        elif missing and finding.verdict.code != "met":
            assert (finding.verdict.code, set(finding.missing)) == ("unknown", missing)
    for place in VILLAGES:
        finding = found(report, "village")[place.code]
        parts = [of_grids[one.id] for one in grids if one.division == place.code]
        whole = named(register, PlaceKind.VILLAGE, place.code)
        event(f"{whole}, {finding.verdict.code}")
        if whole or (parts and all(parts)):
            assert finding.verdict.code == "met"
        elif missing and finding.verdict.code != "met":
            assert (finding.verdict.code, set(finding.missing)) == ("unknown", missing)
        elif whole is not None:
            assert finding.verdict.code == "short"
