"""Changes one thing at a time in a machine's table, and asks whether its rows notice.

Run as `python tests/mutate_tables.py [MACHINE …]` (a script finds what lies beside it);
`make deep` does. It prints what was
killed, by what, and every survivor, and ends with 1 where fewer than 95 in 100 were killed.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs

from jingwu_model.errors import InvalidDeclaration, JingwuError
from jingwu_model.timeline import Period
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    ALL,
    ClockRule,
    DutyRule,
    Proceeding,
    Row,
    Strictness,
    Told,
    Transition,
    Workflow,
)
from workflows._rows import Rows, typed_in

HERE = Path(__file__).parent
LEAST = 0.95

Move = Transition[Any, Any, Any]
Moves = tuple[Move, ...]
Mutant = tuple[str, str, Moves | None]
"""Its kind, what was changed, and the rows with the change."""

CLOCK_PARTS = ("starts", "uses", "stops", "voids", "pauses", "resumes", "extends")
RULE_PARTS = (*CLOCK_PARTS, "owes", "discharges")


def without(held: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    """A tuple without one of its items."""
    return held[:at] + held[at + 1 :]


def changed(moves: Moves, at: int, **parts: Any) -> Moves:
    """The rows with one of them changed."""
    return (*moves[:at], attrs.evolve(moves[at], **parts), *moves[at + 1 :])


def evolved(moves: Moves, old: Any, changes: dict[str, Any]) -> Moves | None:
    """The rows with one rule changed wherever it stands; none where no rule can be so."""
    try:
        new = attrs.evolve(old, **changes)
    except InvalidDeclaration:
        return None
    begun = {
        rule: attrs.evolve(rule, begins=new)
        for rule in dict.fromkeys(rule for one in moves for rule in one.owes)
        if rule.begins is old
    }

    def swap(rules: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(new if rule is old else begun.get(rule, rule) for rule in rules)

    def parts(one: Move) -> dict[str, Any]:
        held = {part: swap(getattr(one, part)) for part in RULE_PARTS}
        return {**held, "lapses": new if one.lapses is old else one.lapses}

    return tuple(attrs.evolve(one, **parts(one)) for one in moves)


def dropped(moves: Moves) -> Iterator[Mutant]:
    """One guard, actor, clock, duty or fact less in one row."""
    kinds = {"guards": "drop guard", "actors": "drop actor"}
    kinds |= dict.fromkeys(CLOCK_PARTS, "drop clock")
    kinds |= dict.fromkeys(("owes", "discharges"), "drop duty")
    kinds |= dict.fromkeys(("keeps", "adds", "stamps", "counts"), "drop fact")
    for at, one in enumerate(moves):
        for part, kind in kinds.items():
            held = getattr(one, part)
            for n, item in enumerate(held):
                what = getattr(item, "code", getattr(item, "name", item))
                left = changed(moves, at, **{part: without(held, n)})
                yield kind, f"{_at(one)}: {part} {what}", left
        for name in one.sets:
            sets = {other: held for other, held in one.sets.items() if other != name}
            yield "drop fact", f"{_at(one)}: sets {name}", changed(moves, at, sets=sets)


def widened(moves: Moves) -> Iterator[Mutant]:
    """One kind of actor more in one row."""
    for at, one in enumerate(moves):
        for kind in ActorKind:
            if kind not in one.actors:
                actors = (*one.actors, kind)
                yield "add actor", f"{_at(one)}: {kind.code}", changed(moves, at, actors=actors)


def led_astray(moves: Moves) -> Iterator[Mutant]:
    """Another target in one row."""
    states = tuple(dict.fromkeys(one.target for one in moves))
    for at, one in enumerate(moves):
        for state in states:
            if state is not one.target:
                what = f"{_at(one)}: to {state.code}"
                yield "swap target", what, changed(moves, at, target=state)


def mistimed(moves: Moves) -> Iterator[Mutant]:
    """A clock of another length, unit, strictness or owner."""
    clocks = [rule for one in moves for rule in one.clocks]
    clocks += [rule.begins for one in moves for rule in one.owes if rule.begins is not None]
    for rule in dict.fromkeys(clocks):
        for kind, changes in _of_clock(rule):
            yield kind, f"{rule.name}: {_said(changes)}", evolved(moves, rule, changes)


def _of_clock(rule: ClockRule) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("period", "extension"):
        held = getattr(rule, name)
        for n in () if held is None else (held.n - 1, held.n + 1):
            if n:
                yield "period ± 1", {name: Period(n=n, unit=held.unit)}
    if rule.extensions:
        for n in (rule.extensions - 1, rule.extensions + 1):
            yield "extensions ± 1", {"extensions": n}
    yield "hard ↔ soft", {"strictness": _other(rule.strictness)}
    swap: dict[str, Callable[[int], Period]] = {
        "days": Period.working_days,
        "working_days": Period.days,
    }
    make = swap.get(rule.period.unit.code)
    if make is not None:
        longer = {} if rule.extension is None else {"extension": make(rule.extension.n)}
        yield "working ↔ calendar", {"period": make(rule.period.n), **longer}
    yield "window ↔ task", {"window": not rule.window}
    if rule.counted_from is not None:
        yield "counted from", {"counted_from": None}
    if rule.when is not None:
        yield "everywhere", {"when": None}
    yield from _of_owners(rule.owed_by)


def misowed(moves: Moves) -> Iterator[Mutant]:
    """A duty of another strictness, person or owner."""
    for rule in dict.fromkeys(rule for one in moves for rule in one.owes):
        for kind, changes in _of_duty(rule):
            yield kind, f"{rule.name}: {_said(changes)}", evolved(moves, rule, changes)


def _of_duty(rule: DutyRule) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "hard ↔ soft", {"strictness": _other(rule.strictness)}
    if rule.period is None:
        yield "period ± 1", {"period": Period.days(1), "continuing": False}
    for n in () if rule.period is None else (rule.period.n - 1, rule.period.n + 1):
        if n:
            yield "period ± 1", {"period": Period(n=n, unit=rule.period.unit)}
    if rule.other_reading is not None:
        yield "other reading", {"other_reading": None}
    yield "once", {"once": not rule.once}
    yield "continuing", {"continuing": not rule.continuing}
    if rule.each is not None:
        yield "to each", {"each": None}
    if len(rule.each_of) > 1:
        for at in range(len(rule.each_of)):
            yield "to each", {"each": without(rule.each_of, at)}
    if rule.when is not None:
        yield "everywhere", {"when": None}
    if rule.begins is not None:
        yield "drop clock", {"begins": None}
    yield from _of_owners(rule.owed_by)


def _of_owners(owners: tuple[ActorKind, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    for at in range(len(owners)):
        yield "drop actor", {"owed_by": without(owners, at)}
    for kind in ActorKind:
        if kind not in owners:
            yield "add actor", {"owed_by": (*owners, kind)}


def _other(strictness: Strictness) -> Strictness:
    return Strictness.SOFT if strictness is Strictness.HARD else Strictness.HARD


def _at(one: Move) -> str:
    return f"{one.row} {'start' if one.source is None else one.source.code} {one.event.code}"


def _said(changes: dict[str, Any]) -> str:
    def words(held: Any) -> str:
        if isinstance(held, tuple):
            return "+".join(map(words, held))
        return held.text("en") if isinstance(held, Period) else getattr(held, "code", str(held))

    return ", ".join(f"{name} {words(held)}" for name, held in changes.items())


def mutants(moves: Moves) -> Iterator[Mutant]:
    """Every change of one thing."""
    for change in (dropped, widened, led_astray, mistimed, misowed):
        yield from change(moves)


def machine_of(original: type[Proceeding[Any, Any, Any]], moves: Moves) -> type[Any]:
    """A machine like another, of other rows.

    Raises:
        InvalidDeclaration: The table is refused when it is made.
    """
    workflow = original.workflow
    rows = (
        Row(
            by=one.actors,
            **{
                field.name: getattr(one, field.name)
                for field in attrs.fields(Transition)
                if field.name != "actors"
            },
        )
        for one in moves
    )
    told = next(one.guards for one in workflow.transitions if one.event is Told)
    table = Workflow(workflow.name, workflow.facts, tuple(workflow.ends), *rows, told=told)
    return type(original.__name__, (Proceeding,), {"__slots__": (), "workflow": table})


def killer_of(
    original: type[Proceeding[Any, Any, Any]], moves: Moves | None, table: Any
) -> str | None:
    """What notices a change: the table's own check, how it behaves, or what it declares."""
    if moves is None:
        return "when it is made"
    try:
        machine = machine_of(original, moves)
    except InvalidDeclaration:
        return "when it is made"
    # What was changed is asked first: it is the likeliest to notice.
    now, before = ({pair(one): one for one in each} for each in (moves, original_moves(original)))
    changed_there = {at for at, one in now.items() if one is not before.get(at)}
    try:
        problem = next(Rows(machine, table).problems(changed_there), None)
    except JingwuError:
        return "as it behaves"
    if problem is None:
        return None
    return "as it declares" if problem.startswith("declared") else "as it behaves"


def pair(one: Move) -> tuple[str | None, str]:
    """A row's source and event, by their codes."""
    return None if one.source is None else one.source.code, one.event.code


def original_moves(machine: type[Proceeding[Any, Any, Any]]) -> Moves:
    """A machine's rows, those of `told` left out."""
    return tuple(one for one in machine.workflow.transitions if one.event is not Told)


def main(names: list[str]) -> int:
    """Mutate the machines named, or every one that has rows."""
    total, killed = 0, 0
    every = sorted(path.stem for path in (HERE / "workflows" / "rows").glob("*.toml"))
    for name in names or every:
        original, table = ALL[name], typed_in(name)
        moves = original_moves(original)
        if (untouched := killer_of(original, moves, table)) is not None:
            print(f"{name}: noticed {untouched} without any change")
            return 2
        made: Counter[str] = Counter()
        left: Counter[str] = Counter()
        by: Counter[str] = Counter()
        for kind, what, mutated in mutants(moves):
            made[kind] += 1
            killer = killer_of(original, mutated, table)
            if killer is None:
                left[kind] += 1
                print(f"{name} survives: {kind}: {what}")
            else:
                by[killer] += 1
        print(f"{name}: {by.total()} of {made.total()} killed")
        for kind, n in sorted(made.items()):
            print(f"    {kind:20} {n - left[kind]:4} of {n:4}")
        for killer, n in by.most_common():
            print(f"    noticed {killer}: {n}")
        total, killed = total + made.total(), killed + by.total()
    print(f"killed {killed} of {total}: {killed / total:.1%}")
    return 0 if killed >= LEAST * total else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
