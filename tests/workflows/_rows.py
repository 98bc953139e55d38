"""Reads the rows that were typed in by hand, and says where a machine differs from them."""

import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import attrs

from jingwu_model.declare import Noun, Shape, Term, specs
from jingwu_model.timeline import SHANGHAI, Calendar, Citation
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    Act,
    Actor,
    Clock,
    DocRef,
    Duty,
    Event,
    Outcome,
    Proceeding,
    Refused,
)

CHINA = Calendar.china()
FOLDER = Path(__file__).parent / "rows"
KINDS = {kind.code: kind for kind in ActorKind}
CASE = "case-1"
YEAR = 2026

Case = Proceeding[Any, Any, Any]
Machine = type[Case]
Table = Mapping[str, Any]


@cache
def typed_in(name: str) -> Table:
    """The rows of a machine, as they were typed in, each of several sources by itself."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    rows = [one for row in table["row"] for one in apart(row)]
    for row in rows:
        for more in table.get("everywhere", ()):
            if row["event"] in more["events"]:
                row["spoiled"] = [*row.get("spoiled", ()), more["spoiled"]]
    again = [one for row in table.get("again", ()) for one in apart(row)]
    return {**table, "row": rows, "again": again}


def apart(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row of several sources as one of each, from the road that has the source's name."""
    sources, after = row.pop("sources", None), row.pop("after", ())
    if sources is None:
        yield row
        return
    for source in sources:
        # What names no target, or no state that it ends in, only records.
        ends_in = "target" if "event" in row else "state"
        yield {ends_in: source, **row, "source": source, "path": [f"@{source}", *after]}


def on(day: str, year: int = YEAR) -> datetime:
    """Nine in the morning in China, of a day of the year written `03-02`."""
    return datetime.fromisoformat(f"{year}-{day}T09:00").replace(tzinfo=SHANGHAI)


def actor(text: str) -> Actor:
    """An actor written `party:party-001`."""
    kind, _, ref = text.partition(":")
    return Actor(kind=KINDS[kind], ref=ref)


def value(shape: Shape, raw: Any, at: datetime) -> Any:  # noqa: PLR0911 - one for each kind
    """A value of a shape; an empty text where none is allowed is none.

    On a road, which is one line, several are written `one,another`.
    """
    if shape.item is not None:
        many = [one for one in raw.split(",") if one] if isinstance(raw, str) else raw
        return tuple(value(shape.item, one, at) for one in many)
    if raw == "" and shape.optional:
        return None
    if issubclass(shape.base, Term):
        return next(member for member in shape.base if member.code == raw)
    if issubclass(shape.base, Noun):
        return noun(shape.base, raw, at)
    if shape.base is datetime:
        return on(raw, at.year)
    if shape.base is date and at.year != YEAR:
        # A road of another year goes by the same days.
        return raw.replace(year=raw.year + at.year - YEAR)
    return int(raw) if shape.base is int else raw


def noun(cls: type[Noun], raw: Any, at: datetime) -> Noun:
    """A noun written part by part, or on one line: `station:S-1`.

    An act or an outcome of another day than its event's has `@03-02` behind it.
    """
    shapes = {spec.name: spec.shape for spec in specs(cls)}
    if isinstance(raw, Mapping):
        return cls(**{name: value(shapes[name], part, at) for name, part in raw.items()})
    stated, _, day = raw.partition("@")
    when = on(day, at.year) if day else at
    if cls is Actor:
        return actor(raw)
    if cls is Act:
        return Act(by=actor(stated), at=when)
    if cls is DocRef:
        return DocRef(token=raw, sha256="0" * 64)
    if cls is Outcome:
        workflow, proceeding, state = stated.split(":")
        return Outcome(
            workflow=workflow, proceeding_id=proceeding, state=state, at=when, digest="0" * 64
        )
    parts = zip(shapes, raw.split(":"), strict=True)
    return cls(**{name: value(shapes[name], part, at) for name, part in parts})


class Rows:
    """The rows of one machine, as typed in, against one class of proceeding."""

    def __init__(self, machine: Machine, table: Table) -> None:
        self.machine = machine
        self.table = table
        self.events = {event.code: event for event in machine.workflow.events}
        self.ids = (f"event-{n}" for n in count(1))

    def event(
        self, code: str, day: str | datetime, change: Table | None = None, year: int = YEAR
    ) -> Event:
        """The good event of a kind, changed, on a day or at a time."""
        cls = self.events[code]
        given = {**self.table["good"][code], **(change or {})}
        shapes = {spec.name: spec.shape for spec in specs(cls)}
        at = on(day, year) if isinstance(day, str) else day
        held = {name: value(shapes[name], raw, at) for name, raw in given.items()}
        return cls(id=next(self.ids), proceeding_id=CASE, at=at, **held)

    def steps(self, path: Iterable[str]) -> Iterator[str]:
        """A path's steps; one that begins with `@` stands for a road of its own."""
        for step in path:
            if step.startswith("@"):
                yield from self.steps(self.table["paths"][step[1:]])
            else:
                yield step

    def walk(self, path: Iterable[str], year: int = YEAR) -> Case | None:
        """The case at the end of a path; none at the start."""
        case = None
        for step in self.steps(path):
            day, code, *rest = step.split()
            change: dict[str, Any] = {}
            for one in rest:
                name, given, raw = one.partition("=")
                # A word without a value stands for changes that are written once.
                change |= {name: raw == "true" or raw} if given else self.table["variant"][name]
            event = self.event(code, day, change, year)
            case = self.machine.start(event) if case is None else case.step(event)
        return case

    def refusals(self, case: Case | None, event: Event) -> frozenset[str]:
        """The reasons against an event, which `can` and `step` must agree on."""
        answer = self.machine.may_start(event) if case is None else case.can(event)
        try:
            self.do(case, event)
        except Refused as refused:
            codes = frozenset(reason.code for reason in refused.reasons)
        else:
            codes = frozenset()
        return codes if codes == frozenset(answer.codes) else codes | {"can and step differ"}

    def do(self, case: Case | None, event: Event) -> Case:
        """The case after an event."""
        return self.machine.start(event) if case is None else case.step(event)

    def row(self, row: Table) -> Iterator[str]:
        """Where the machine differs from a row."""
        source = row.get("source")
        case = self.walk(row["path"])
        if (None if case is None else case.state.code) != source:
            yield f"the path does not lead to {source}"
            return
        yield from self._declared(row)
        change = row.get("change", {})
        event = self.event(row["event"], row["at"], change)
        if codes := self.refusals(case, event):
            yield f"the good event is refused: {sorted(codes)}"
            return
        done = self.do(case, event)
        if done.state.code != row["target"]:
            yield f"leads to {done.state.code}, not to {row['target']}"
        yield from self.after(done, row, case)
        yield from self._who(case, event, row["by"])
        for more in row.get("also_good", ()):
            yield from self._also(case, self.event(row["event"], row["at"], change | more), row)
        for path in row.get("also_from", ()):
            yield from self._also(self.walk(path), self.event(row["event"], row["at"]), row)
        yield from self._spoiled(row)
        if row.get("lapses"):
            yield from self._lapses(case, row)

    def _declared(self, row: Table) -> Iterator[str]:
        one = self.transition(row.get("source"), row["event"])
        if one.row != row["row"]:
            yield f"is row {one.row}, not {row['row']}"
        if [cited(basis) for basis in one.basis] != row["basis"]:
            yield f"rests on {[cited(basis) for basis in one.basis]}, not on {row['basis']}"

    def transition(self, source: str | None, event: str) -> Any:
        """The machine's row of a source and an event."""
        moves = self.machine.workflow.moves
        state = next(at for at in moves if (None if at is None else at.code) == source)
        return moves[state][self.events[event]]

    def _who(self, case: Case | None, event: Event, by: Iterable[str]) -> Iterator[str]:
        """Of all kinds of actors, those named and no others may do it."""
        for code, kind in KINDS.items():
            other = attrs.evolve(event, by=Actor(kind=kind, ref=event.by.ref))
            refused = "actor.not_allowed" in self.refusals(case, other)
            if refused is (code in by):
                yield f"by {code}: {'refused' if refused else 'allowed'}"

    def _also(self, case: Case | None, event: Event, row: Table) -> Iterator[str]:
        codes = self.refusals(case, event)
        if codes:
            yield f"{event.code}, also good, is refused: {sorted(codes)}"
        elif self.do(case, event).state.code != row["target"]:
            yield f"{event.code}, also good, leads elsewhere"

    def _spoiled(self, row: Table) -> Iterator[str]:
        for one in row.get("spoiled", ()):
            at, year = one.get("at", row["at"]), one.get("year", YEAR)
            more = [step.replace("{at}", at) for step in one.get("then", ())]
            case = self.walk([*one.get("path", row["path"]), *more], year)
            change = row.get("change", {}) | one.get("change", {})
            event = self.event(row["event"], at, change, year)
            codes = self.refusals(case, event)
            if codes != frozenset(one["reasons"]):
                yield f"spoiled by {one}: {sorted(codes)}"

    def _lapses(self, case: Case | None, row: Table) -> Iterator[str]:
        """The clock calls for the row once it has run out, and not before."""
        if case is None:
            return
        rule = self.transition(row["source"], row["event"]).lapses
        clock = next(one for one in case.clocks(CHINA) if one.rule is rule)
        assert clock.due is not None
        last = clock.due.last
        for now, expected in ((last, []), (last + timedelta.resolution, [row["event"]])):
            called = [one.event.code for one in case.lapses(now, CHINA)]
            if called != expected:
                yield f"at {now} the clock calls for {called}"

    def after(self, case: Case, row: Table, before: Case | None = None) -> Iterator[str]:
        """Where what is left after a row differs: facts, clocks and duties."""
        shapes = {spec.name: spec.shape for spec in specs(type(case.facts))}
        for name, raw in row.get("facts", {}).items():
            expected = value(shapes[name], raw, case.history[-1].at)
            if getattr(case.facts, name) != expected:
                yield f"{name} is {getattr(case.facts, name)}, not {expected}"
        if "then" in row:
            yield from changes(before, case, row["then"])
            return
        clocks = [shown_clock(clock) for clock in case.clocks(CHINA)]
        if sorted(clocks) != sorted(row.get("clocks", ())):
            yield f"clocks: {clocks}"
        duties = [shown_duty(duty) for duty in case.duties(CHINA)]
        if sorted(duties) != sorted(row.get("duties", duties if "state" in row else ())):
            yield f"duties: {duties}"

    def again(self, row: Table) -> Iterator[str]:
        """Where a longer road ends otherwise than it was typed in."""
        roads = {**self.table["paths"], **row.get("roads", {})}
        there = Rows(self.machine, {**self.table, "paths": roads})
        path, year = list(there.steps(row["path"])), row.get("year", YEAR)
        case = there.walk(path, year)
        if case is None or case.state.code != row["state"]:
            yield f"does not end in {row['state']}"
        else:
            yield from self.after(case, row, there.walk(path[:-1], year))

    def told(self, row: Table) -> Iterator[str]:
        """Where telling somebody in a state differs."""
        case = self.walk(row["path"])
        if case is None or case.state.code != row["state"]:
            yield f"the path does not lead to {row['state']}"
            return
        change = row.get("change", {})
        event = self.event("told", row["at"], change)
        expected = frozenset(row.get("refused", ()))
        if self.refusals(case, event) != expected:
            yield f"told: {sorted(self.refusals(case, event))}"
            return
        yield from self._who_tells(case, event)
        for more in row.get("also_good", ()):
            if codes := self.refusals(case, self.event("told", row["at"], change | more)):
                yield f"also told: {sorted(codes)}"
        whole = {"event": "told", **row}
        yield from self._spoiled(whole)
        if not expected:
            done = case.step(event)
            if done.state is not case.state:
                yield "telling moves the case"
            before = [shown_duty(duty) for duty in case.duties(CHINA)]
            after = [shown_duty(duty) for duty in done.duties(CHINA)]
            if [one for one in after if one not in before] != [row["done"]]:
                yield f"telling leaves {after}"

    def _who_tells(self, case: Case, event: Any) -> Iterator[str]:
        """Of all kinds of actors, those who owe the duty may record it, and no others."""
        owing = self.table["duty"][event.duty]["by"] if event.duty in self.table["duty"] else ()
        open_here = not self.refusals(case, event)
        for code, kind in KINDS.items():
            other = attrs.evolve(event, by=Actor(kind=kind, ref=event.by.ref))
            allowed = not self.refusals(case, other)
            if allowed is not (open_here and code in owing):
                yield f"told by {code}: {'allowed' if allowed else 'refused'}"

    def declared(self) -> Iterator[str]:
        """Where the machine's clocks, duties and guards differ from the law's."""
        workflow = self.machine.workflow
        clocks = {rule.name: rule for rule in workflow.clocks}
        yield from differing("clock", clocks, self.table.get("clock", {}), _clock_rule)
        duties = {rule.name: rule for rule in workflow.duties}
        yield from differing("duty", duties, self.table.get("duty", {}), _duty_rule)
        guards = {guard.code: guard.reason for guard in workflow.guards}
        yield from differing("guard", guards, self.table.get("guard", {}), _guard_reason)

    def problems(self, first: Container[Any] = ()) -> Iterator[str]:
        """Every difference, the behaviour's first; of some sources and events before all others."""
        for kind, one in (("row", self.row), ("again", self.again), ("told", self.told)):
            typed = self.table.get(kind, ())
            for row in sorted(
                typed, key=lambda row: (row.get("source"), row.get("event")) not in first
            ):
                name = f"{row.get('source', '')}{row.get('state', '')} {row.get('event', kind)}"
                for problem in one(row):
                    yield f"{name}: {problem}"
        for problem in self.declared():
            yield f"declared: {problem}"


def changes(before: Case | None, after: Case, then: Table) -> Iterator[str]:
    """Where a row changes something else, of clocks and duties, than was typed in.

    What is not named stays as it was; at an end, every clock that still ran stops.
    """
    day = f"{after.history[-1].at:%m-%d}"
    clocks = [] if before is None else [shown_clock(clock) for clock in before.clocks(CHINA)]
    if then.get("ends"):
        clocks = [stopped(line, day) for line in clocks]
    duties = [] if before is None else [shown_duty(duty) for duty in before.duties(CHINA)]
    for kind, words, was, found in (
        ("clocks", 1, clocks, [shown_clock(clock) for clock in after.clocks(CHINA)]),
        ("duties", 2, duties, [shown_duty(duty) for duty in after.duties(CHINA)]),
    ):
        named = {tuple(line.split()[:words]) for line in then.get(kind, ())}
        kept = [line for line in was if tuple(line.split()[:words]) not in named]
        if sorted(found) != sorted([*kept, *then.get(kind, ())]):
            yield f"{kind}: {found}"


def stopped(line: str, day: str) -> str:
    """A clock's line once an end has stopped it on a day."""
    _, due, *_ = line.split()
    late = " late" if due[5:] < day else ""
    return line.replace("running", f"stopped {day}{late}")


def differing(
    kind: str, ours: Mapping[str, Any], typed: Mapping[str, Any], shown: Any
) -> Iterator[str]:
    """Where rules differ from those typed in, by name."""
    if ours.keys() != typed.keys():
        yield f"{kind}: {sorted(ours.keys() ^ typed.keys())}"
    for name in ours.keys() & typed.keys():
        if shown(ours[name]) != typed[name]:
            yield f"{kind} {name}: {shown(ours[name])}"


def cited(citation: Citation) -> str:
    """A citation as the law's table writes it: `PML 29`."""
    return citation.key if citation.article is None else f"{citation.key} {citation.article}"


def _period(period: Any) -> str:
    return f"{period.n} {period.unit.code}"


def _kinds(kinds: Iterable[ActorKind]) -> list[str]:
    return [kind.code for kind in kinds]


def _clock_rule(rule: Any) -> dict[str, Any]:
    shown = {
        "period": _period(rule.period),
        "kind": rule.strictness.code,
        "basis": cited(rule.basis),
        "by": _kinds(rule.owed_by),
    }
    if rule.window:
        shown["window"] = True
    if rule.extension is not None:
        shown |= {"extension": _period(rule.extension), "extensions": rule.extensions}
    if rule.counted_from is not None:
        shown["from"] = rule.counted_from
    if rule.told:
        shown["told"] = list(rule.told)
    return shown | _when(rule.when)


def _duty_rule(rule: Any) -> dict[str, Any]:
    shown = {
        "to": rule.to.code,
        "by": _kinds(rule.owed_by),
        "basis": cited(rule.basis),
        "kind": rule.strictness.code,
    }
    if rule.period is not None:
        shown["period"] = _period(rule.period)
    if rule.other_reading is not None:
        shown["read otherwise"] = _period(rule.other_reading)
    if rule.once:
        shown["once"] = True
    if rule.continuing:
        shown["continuing"] = True
    if not rule.telling:
        shown["telling"] = False
    return shown | _when(rule.when)


def _when(when: Any) -> dict[str, Any]:
    if when is None:
        return {}
    shown = {"given": when.given, "unless": when.unless, "dated_by": when.dated_by}
    shown["during"] = None if when.during is None else when.during.text("en")
    return {name: held for name, held in shown.items() if held is not None}


def _guard_reason(reason: Any) -> dict[str, Any]:
    return {"basis": cited(reason.citation), "by": _kinds(reason.supplied_by)}


def shown_clock(clock: Clock) -> str:
    """A clock as the rows write it."""
    due = "paused" if clock.due is None else f"{clock.due.last:%Y-%m-%d}"
    words = [clock.name, due, clock.rule.strictness.code]
    words += ["running"] if clock.stopped is None else ["stopped", f"{clock.stopped:%m-%d}"]
    if clock.used is not None:
        words += ["used", f"{clock.used:%m-%d}"]
    if clock.late:
        words.append("late")
    if clock.extended:
        words.append("extended")
    if clock.voided:
        words.append("voided")
    return " ".join(words)


def shown_duty(duty: Duty) -> str:
    """A duty as the rows write it."""
    words = [duty.name, duty.to_ref or "-"]
    words += ["open"] if duty.done is None else ["done", f"{duty.done:%m-%d}"]
    return " ".join(words)
