"""What must hold of a machine's table: checked when it is made, the offender named."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, get_args

import attrs

from jingwu_model.declare import Count, Spec, faults_in, specs
from jingwu_model.errors import InvalidDeclaration
from jingwu_model.timeline import Citation
from jingwu_model.timeline import Unit as PeriodUnit
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._clock import ClockRule, DutyRule
from jingwu_model.workflows._event import Event, Told, told_in
from jingwu_model.workflows._reason import own_reasons
from jingwu_model.workflows._row import Transition
from jingwu_model.workflows._table import Table

_Move = Transition[Any, Any, Any]

_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
_COUNT_LIMITS = tuple(get_args(Count)[1:])

# A month has no fixed length, and no text says what is left of one that was paused.
_PAUSABLE = frozenset({PeriodUnit.HOURS, PeriodUnit.DAYS, PeriodUnit.WORKING_DAYS})


def check(table: Table[Any, Any]) -> None:
    """Everything that must hold of a table.

    Raises:
        InvalidDeclaration: Something does not; it names the machine and the offender.
    """
    # The first is raised, and what comes after may rely on it.
    for where, problem in _problems(table):
        place = f"{table.name}.{where}"
        raise InvalidDeclaration(place, problem)


_Problems = Iterator[tuple[str, str]]


def _problems(table: Table[Any, Any]) -> _Problems:
    yield from _names(table)
    yield from _facts(table)
    yield from _rows(table)
    yield from _graph(table)
    yield from _reasons(table)
    for one in table.transitions:
        yield from _kept(table, one)
        yield from _timed(table, one)
        yield from _lapsing(table, one)
    yield from _clocks(table)


def _names(table: Table[Any, Any]) -> _Problems:
    """Whatever a log or a page calls by its name has one of its own."""
    if not _CODE.fullmatch(table.name):
        yield "name", "a machine's name is lower snake case"
    codes: dict[str, type[Any]] = {}
    for event in table.events:
        kind: type[Any] = event
        if not issubclass(kind, Event) or "abstract" in vars(kind):
            yield event.__name__, "is no event's class"
        if codes.setdefault(event.code, event) is not event:
            yield event.code, "is the code of two events"
        if not (told_in(event, "zh") and told_in(event, "en")):
            yield event.code, "its docstring begins '中文, English'"
        if any(spec.name == "event" for spec in specs(event)):
            yield event.code, "a field named event would hide the event's code in its log"
    rules: dict[str, ClockRule | DutyRule] = {}
    every: tuple[ClockRule | DutyRule, ...] = (*table.clocks, *table.duties)
    for rule in every:
        if rules.setdefault(rule.name, rule) is not rule:
            yield rule.name, "is the name of two clocks or duties"


def _facts(table: Table[Any, Any]) -> _Problems:
    """A proceeding starts from facts that nothing has established yet."""
    if absent := [spec.name for spec in specs(table.facts) if spec.required]:
        yield "facts", f"{', '.join(absent)} without a default"
    if table.facts.__jingwu_rules__:
        yield "facts", "a rule between facts is a guard"


def _rows(table: Table[Any, Any]) -> _Problems:
    """The pairs are unique, ends only record, and every row says who may, and on what basis."""
    if not table.moves[None]:
        yield "table", "no start row"
    seen: dict[tuple[Any, type[Any]], str] = {}
    for one in table.transitions:
        earlier = seen.setdefault((one.source, one.event), one.row)
        if table.moves[one.source][one.event] is not one:
            yield one.row, f"{earlier} answers {one.event.code} there already"
        if one.source is not None and one.source in table.ends and not one.records_only:
            yield one.row, f"{one.source.code} is an end: its rows only record"
        if not one.actors and one.event is not Told:
            yield one.row, "nobody may do it"
        if not (one.basis and all(isinstance(basis, Citation) for basis in one.basis)):
            yield one.row, "no basis"


def _graph(table: Table[Any, Any]) -> _Problems:
    """Every state is reached, every state reaches an end."""
    kinds = {type(state) for state in (*table.states, *table.ends)}
    if len(kinds) > 1:
        yield "states", f"are of {' and '.join(sorted(kind.__name__ for kind in kinds))}"
    forward = {state: {one.target for one in table.moves[state].values()} for state in table.moves}
    back: dict[Any, set[Any]] = {}
    for source, targets in forward.items():
        for target in targets:
            back.setdefault(target, set()).add(source)
    reached = _closure([None], forward)
    ending = _closure(table.ends, back)
    members = [member for kind in kinds for member in kind]
    for state in members:
        if state not in reached:
            yield state.code, "is never reached"
        if state not in ending:
            yield state.code, "reaches no end"


def _closure(begin: Iterable[Any], edges: dict[Any, set[Any]]) -> set[Any]:
    """All that can be come to from the beginning."""
    found = set(begin)
    todo = list(found)
    while todo:
        for other in edges.get(todo.pop(), set()) - found:
            found.add(other)
            todo.append(other)
    return found


def _reasons(table: Table[Any, Any]) -> _Problems:
    """A reason has a code, both texts and a citation, and its code means one thing."""
    own = {reason.code for reason in attrs.astuple(own_reasons(), recurse=False)}
    said: dict[str, Any] = {}
    for guard in table.guards:
        reason = guard.reason
        if not (_CODE.fullmatch(reason.code) and reason.says.zh.strip() and reason.says.en.strip()):
            yield reason.code or "guard", "a reason has a code, zh and en"
        if reason.own or not isinstance(reason.citation, Citation):
            yield reason.code, "a guard's reason cites what it rests on"
        if reason.code in own:
            yield reason.code, "is the engine's own"
        if said.setdefault(reason.code, reason) != reason:
            yield reason.code, "means two things"


def _kept(table: Table[Any, Any], one: _Move) -> _Problems:
    """What a row does to the facts keeps to what they may hold: it is not checked again."""
    facts = {spec.name: spec for spec in specs(table.facts)}
    changed = (*one.keeps, *one.adds, *one.stamps, *one.counts, *one.sets)
    for name in changed:
        if name not in facts:
            yield one.row, f"no fact {name}"
        if changed.count(name) > 1:
            yield one.row, f"{name} is changed twice"
    yield from _taken(one, facts)
    yield from _added(one, facts)
    for name in one.stamps:
        if not _plain(facts[name], datetime):
            yield one.row, f"{name} is no time: it cannot be stamped"
    for name in one.counts:
        shape = facts[name].shape
        if shape.base is not int or shape.optional or shape.limits != _COUNT_LIMITS:
            yield one.row, f"{name} is no Count: it cannot be counted"
    for fault in faults_in(table.facts, dict(one.sets)):
        yield one.row, f"sets {fault.text()}"


def _taken(one: _Move, facts: Mapping[str, Spec]) -> _Problems:
    """What a row keeps stands on the event, with the same type."""
    given = {spec.name: spec for spec in specs(one.event)}
    for name in one.keeps:
        if name not in given:
            yield one.row, f"{one.event.code} has no {name} to keep"
        elif not _fits(facts[name], given[name]):
            yield one.row, f"{name} is of another type on {one.event.code}"


def _added(one: _Move, facts: Mapping[str, Spec]) -> _Problems:
    """What a row adds are items that the fact may hold, however many they become."""
    given = {spec.name: spec for spec in specs(one.event)}
    for name in one.adds:
        mine, its = facts[name].shape, given[name].shape if name in given else None
        if its is None:
            yield one.row, f"{one.event.code} has no {name} to add"
        elif mine.item is None or mine.limits or mine.item != its.item or its.optional:
            yield one.row, f"{name} of {one.event.code} are no items to add"


def _fits(fact: Spec, field: Spec) -> bool:
    """Whether all that a field may hold, a fact may hold."""
    mine, its = fact.shape, field.shape
    same = (mine.base, mine.limits, mine.item) == (its.base, its.limits, its.item)
    return same and (mine.optional or not its.optional)


def _plain(spec: Spec, *bases: type) -> bool:
    """Whether a field holds one of these, without more limits."""
    return spec.shape.base in bases and not spec.shape.limits


def _timed(table: Table[Any, Any], one: _Move) -> _Problems:
    """What a row does to clocks and duties can be done to them."""
    if one.target in table.ends and one.starts:
        yield one.row, "an end stops every clock: none starts there"
    for rule in one.pauses:
        if rule.period.unit not in _PAUSABLE:
            yield one.row, f"clock {rule.name} is counted in {rule.period.unit.en}: no pause"
    for rule in one.uses:
        if not rule.window:
            yield one.row, f"clock {rule.name} is no window"
    for rule in one.extends:
        if rule.extension is None:
            yield one.row, f"clock {rule.name} cannot be extended"
        if not one.guards:
            yield one.row, f"no guard says how often clock {rule.name} is extended"
    yield from _owing(table, one)


def _owing(table: Table[Any, Any], one: _Move) -> _Problems:
    """What is owed to each of several is owed to each of a fact's."""
    facts = {spec.name: spec for spec in specs(table.facts)}
    for duty in one.owes:
        for each in duty.each_of:
            if not _lists_people(facts.get(each)):
                yield one.row, f"duty {duty.name} is owed to each of {each}: no fact lists them"


def _lapsing(table: Table[Any, Any], one: _Move) -> _Problems:
    """What the clock does, the clock alone does, and what runs out runs no more."""
    if (ActorKind.CLOCK in one.actors) is not (one.lapses is not None):
        yield one.row, "a row of the clock, and no other, names what lapses"
    if ActorKind.CLOCK in one.actors and len(one.actors) > 1:
        yield one.row, "what the clock does, nobody else does"
    if one.lapses is not None and one.target not in table.ends and one.lapses not in one.stops:
        yield one.row, f"clock {one.lapses.name} lapses there: it stops"


def _lists_people(spec: Spec | None) -> bool:
    """Whether a fact is a tuple of texts."""
    return spec is not None and spec.shape.item is not None and spec.shape.item.base is str


def _clocks(table: Table[Any, Any]) -> _Problems:
    """What stops, pauses, resumes, extends or lapses was started somewhere; what is owed, owed."""
    started = {rule for one in table.transitions for rule in one.starts}
    resumed = {rule for one in table.transitions for rule in one.resumes}
    owed = set(table.duties)
    facts = {spec.name: spec for spec in specs(table.facts)}
    discharged = {duty for one in table.transitions for duty in one.discharges}
    for duty in table.duties:
        if not duty.telling and duty not in discharged:
            yield duty.name, "is no telling, and no row discharges it"
    for rule in table.clocks:
        counted = rule.counted_from
        if counted is not None and not (
            counted in facts and _plain(facts[counted], date, datetime)
        ):
            yield rule.name, f"is counted from {counted}: no fact of that name is a day or a time"
    yield from _conditions((*table.clocks, *table.duties), facts)
    for one in table.transitions:
        for rule in one.clocks:
            if rule not in started:
                yield one.row, f"clock {rule.name} is started nowhere"
        for duty in one.discharges:
            if duty not in owed:
                yield one.row, f"duty {duty.name} is owed nowhere"
        yield from _stuck(one, one.pauses, resumed)


def _conditions(rules: Iterable[ClockRule | DutyRule], facts: Mapping[str, Spec]) -> _Problems:
    """Where a rule says when it is one, it asks facts that there are."""
    for rule in rules:
        when = rule.when
        if when is None:
            continue
        for name in when.facts:
            if name not in facts:
                yield rule.name, f"asks of {name}: no such fact"
        by = when.dated_by
        if by is not None and not (by in facts and _plain(facts[by], date, datetime)):
            yield rule.name, f"is dated by {by}: no fact of that name is a day or a time"


def _stuck(one: _Move, paused: Iterable[ClockRule], resumed: set[ClockRule]) -> _Problems:
    """A clock that is paused is resumed somewhere."""
    for rule in paused:
        if rule not in resumed:
            yield one.row, f"clock {rule.name} is paused and resumed nowhere"
