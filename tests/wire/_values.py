"""Objects of every class of documents, made at random from the declarations alone."""

import importlib
import json
import os
import pkgutil
import re
import string
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import cache, cached_property
from random import Random
from re import _constants, _parser  # type: ignore[attr-defined] # a pattern as Python reads it
from typing import Any

import attrs

import jingwu_model
from jingwu_model.declare import (
    BEIJING,
    Distinct,
    Noun,
    Printable,
    Shape,
    Spec,
    Term,
    Within,
    faults_in,
    specs,
)
from jingwu_model.errors import InvalidInput, InvalidObject
from jingwu_model.model import TABLES, Figures, Register, level_of
from jingwu_model.rules import Material
from jingwu_model.wire import dumps, schema
from jingwu_model.workflows import ALL, Casebook, Event, Logged, Proceeding
from workflows._rows import Case, Rows, on, typed_in

Road = tuple[Event, ...]
EXACT = 2**53 - 1
TRIES = 60
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "dev")
"""How hard the tests try, as for Hypothesis: `dev`, `ci` or `deep`."""


def seeded(seed: object) -> Random:
    """A source of chance that can be had again."""
    return Random(f"{seed}")  # noqa: S311 - made-up values, no secret


@cache
def first_seed() -> int:
    """Where seeds begin: the same each time, but for `deep`, which looks further every time."""
    return Random().randrange(10**9) if PROFILE == "deep" else 0  # noqa: S311


@cache
def classes() -> tuple[type[Any], ...]:
    """Every class of the package that `schema` takes, found where it stands."""
    found = {}
    for module in pkgutil.walk_packages(jingwu_model.__path__, "jingwu_model."):
        if module.name.endswith("__main__"):
            continue
        for held in vars(importlib.import_module(module.name)).values():
            if isinstance(held, type) and held.__module__.startswith("jingwu_model."):
                try:
                    schema(held)
                except TypeError:
                    continue
                found[name_of(held)] = held
    return tuple(found[name] for name in sorted(found))


def name_of(cls: type[Any]) -> str:
    """A class's name with its room's, as a test's id."""
    return f"{cls.__module__.removeprefix('jingwu_model.')}.{cls.__qualname__}"


@cache
def event_classes() -> tuple[tuple[str, type[Event]], ...]:
    """Every machine's event classes."""
    return tuple((name, cls) for name in ALL for cls in ALL[name].workflow.events)


def document(obj: Any, cls: type[Any], workflow: str = "") -> bytes:
    """What `dumps` writes; of an event that is read as any machine's, with its machine's name."""
    made = dumps(obj)
    if cls is not Event:
        return made
    told = {**json.loads(made), "workflow": workflow}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


# Signs that printing, escaping, sorting and counting treat each in its own way.
SIGNS = "警务室泾源县𠮷😀éλ\u0301\ufffd\ufffc\"\\/'<>&,;:()（）“”…—·0123456789abcXYZ _-|{}[]"

ENDS = tuple(
    datetime.combine(day, time(*clock), BEIJING)
    for day, clock in (
        (date.min, (0, 0, 0)),
        (date.max, (23, 59, 59)),
        (date.max, (23, 59, 59, 999_999)),
    )
)
"""The first time there is, and the last."""


class Maker:
    """Makes objects, each from a source of chance.

    Args:
        random: The source: seeded, or Hypothesis's own.
    """

    def __init__(self, random: Random) -> None:
        self.random = random

    def document(self, cls: type[Any]) -> tuple[Any, bytes]:
        """An object of a class and a document that is read as that class's."""
        if cls is Event:
            workflow, kind = self.random.choice(event_classes())
            event = self.noun(kind)
            return event, document(event, Event, workflow)
        made = self.made(cls)
        return made, dumps(made)

    def made(self, cls: Any) -> Any:
        """An object of a class of documents; of `Event`, an event of any machine."""
        wholes: Mapping[Any, Callable[[], Any]] = {
            Casebook: self.casebook,
            Event: lambda: self.noun(self.random.choice(event_classes())[1]),
            Logged: self.logged,
            Material: self.material,
            Proceeding: lambda: self.case(ALL[self.random.choice(list(ALL))]),
            Register: self.register,
        }
        if cls in wholes:
            return wholes[cls]()
        return self.case(cls) if issubclass(cls, Proceeding) else self.noun(cls)

    # Nouns.

    def noun(self, cls: type[Noun]) -> Any:
        """A noun: field by field, and what does not go together drawn again."""
        fields = {spec.name: spec for spec in specs(cls)}
        values = {name: self.field(spec) for name, spec in fields.items()}
        for tried in range(TRIES):
            faults = faults_in(cls, values)
            if not faults:
                return cls(**values)
            wrong = {fault.path.removeprefix("$.").partition("[")[0] for fault in faults}
            codes = {fault.code for fault in faults}
            rules = [rule for rule in cls.__jingwu_rules__ if rule.kind.code in codes]
            for rule in rules:
                wrong |= set(rule.fields)
            for name in sorted(wrong):
                values[name] = self.field(fields[name], plainly=tried > TRIES // 2)
            for rule in rules:
                FITTING.get(rule.kind.code, _as_it_is)(values)
        msg = f"{cls.__name__}: {faults}"
        raise AssertionError(msg)

    def field(self, spec: Spec, *, plainly: bool = False) -> Any:
        """A field's value: sometimes its default, sometimes none, at last what is plain."""
        if not spec.required and (plainly or self.random.random() < 0.25):
            return spec.default
        return self.value(spec.shape, plainly=plainly)

    def value(self, shape: Shape, *, plainly: bool = False) -> Any:
        """A value of a shape."""
        if shape.optional and self.random.random() < 0.3:
            return None
        if shape.item is not None:
            return self.many(shape, plainly=plainly)
        if shape.is_noun:
            return self.noun(shape.base)
        if issubclass(shape.base, Term):
            return self.random.choice(list(shape.base))
        return getattr(self, f"a_{shape.base.__name__}")(shape)

    def many(self, shape: Shape, *, plainly: bool = False) -> tuple[Any, ...]:
        """A tuple of a shape, without what would stand in it twice."""
        assert shape.item is not None
        count = self.random.randrange(2) if plainly else self.random.choice((0, 1, 1, 2, 3, 6))
        made = tuple(self.value(shape.item) for _ in range(count))
        for limit in shape.limits:
            if isinstance(limit, Distinct):
                by = {getattr(one, limit.by) if limit.by else one: one for one in made}
                made = tuple(by.values())
        return made

    def a_bool(self, _: Shape) -> bool:
        """Either."""
        return self.random.random() < 0.5

    def a_int(self, shape: Shape) -> int:
        """An end of what is allowed, or anything between."""
        least, most = bounds(shape, -EXACT, EXACT)
        low, high = int(least), int(most)
        return self.random.choice(
            (low, high, min(high, low + 1), self.random.randint(low, high), min(high, 7))
        )

    def a_float(self, shape: Shape) -> float:
        """Of every size, and what encoders write each in their own way."""
        least, most = bounds(shape, -1e300, 1e300)
        low, high = float(least), float(most)
        some = (low, high, 0.0, -0.0, 5e-324, 1e-7, 1.5e-5, 0.1, 1 / 3, 1e16, 123456789012345680.0)
        made = self.random.choice(some)
        if self.random.random() < 0.6 or not low <= made <= high:
            made = self.random.uniform(low, high)
            made = round(made, self.random.randrange(1, 12))
        return made

    def a_Fraction(self, shape: Shape) -> Fraction:  # noqa: N802 - it makes a Fraction
        """Whole or not, small or very large."""
        least, most = bounds(shape, -(10**30), 10**30)
        below = self.random.choice((1, 1, 2, 3, 491, 10**12 + 39))
        low, high = int(least) * below, int(most) * below
        near = (0, 1, 735, 4805, self.random.randint(-999, 9999))
        made = self.random.choice((low, high, self.random.randint(low, high), *near))
        return Fraction(min(max(made, low), high), below)

    def a_date(self, _: Shape) -> date:
        """A day of these years, or the first or the last there is."""
        if self.random.random() < 0.1:
            return self.random.choice((date.min, date.max, date(2024, 2, 29), date(1582, 10, 10)))
        return date(1990, 1, 1) + timedelta(days=self.random.randrange(20_000))

    def a_datetime(self, _: Shape) -> datetime:
        """A time of these years, whatever its offset, or the first or the last there is."""
        if self.random.random() < 0.05:
            return self.random.choice(ENDS)
        after = timedelta(
            seconds=self.random.randrange(2_000_000_000),
            microseconds=self.random.choice((0, 0, 1, 250_000, 999_999)),
        )
        zone = self.random.choice((BEIJING, UTC))
        return datetime(1990, 1, 1, tzinfo=zone) + after

    def a_str(self, shape: Shape) -> str:
        """Text by its limits; without any, any text."""
        for limit in shape.limits:
            if isinstance(limit, Printable):
                return self.printable(limit.most)
            return self.matching(getattr(limit, "pattern"))  # noqa: B009 - limits of other rooms
        count = self.random.randrange(9)
        return "".join(self.random.choice(SIGNS + "\n\t\x00\u2028") for _ in range(count))

    def printable(self, most: int) -> str:
        """A line of text, once in a while as long as one may be."""
        count = most if self.random.random() < 0.02 else self.random.randrange(1, min(most, 12) + 1)
        made = "".join(self.random.choice(SIGNS) for _ in range(count))
        # What a blank at an end would leave too short, another sign fills.
        return made if made == made.strip(" ") else made.replace(" ", "室")

    def matching(self, pattern: str) -> str:
        """A text that a pattern matches from end to end."""
        for _ in range(TRIES):
            made = "".join(self._parts(_parser.parse(pattern)))
            if holds(pattern)(made):
                return made
        raise AssertionError(pattern)

    def _parts(self, parsed: Any) -> Iterator[str]:
        for code, held in parsed:
            if code is _constants.LITERAL:
                yield chr(held)
            elif code is _constants.IN:
                yield self._sign(held)
            elif code is _constants.BRANCH:
                yield from self._parts(self.random.choice(held[1]))
            elif code is _constants.SUBPATTERN:
                yield from self._parts(held[-1])
            elif code is _constants.MAX_REPEAT:
                least, most, inner = held
                room = min(int(most), int(least) + 8)
                ends = (int(least), room, self.random.randint(int(least), room))
                for _ in range(self.random.choice(ends)):
                    yield from self._parts(inner)
            else:
                # What is looked ahead for, `matching` asks of the whole.
                assert code in {_constants.ASSERT_NOT, _constants.AT}, code

    def _sign(self, held: Any) -> str:
        signs: list[str] = []
        for code, what in held:
            if code is _constants.LITERAL:
                signs.append(chr(what))
            elif code is _constants.RANGE:
                signs += map(chr, range(what[0], what[1] + 1))
            else:
                assert (code, what) == (_constants.CATEGORY, _constants.CATEGORY_DIGIT)
                signs += string.digits
        return self.random.choice(signs)

    # Proceedings.

    def case(self, machine: type[Case], name: str = "") -> Case:
        """A proceeding: a road that was typed in, and a walk on from there."""
        rows = rows_of(machine)
        name = name or self.matching("[A-Za-z0-9_.:-]{1,64}")
        case: Case | None = None
        if self.random.random() < 0.7:
            for event in rows.road(self.random):
                done = self.done(case, event, machine, name)
                if done is None:
                    break
                case = done
        at = on("03-02") + timedelta(days=self.random.randrange(-9000, 9000))
        if case is not None:
            at = case.history[-1].at
        for _ in range(self.random.choice((0, 2, 6, 20))):
            code = self.random.choice(rows.codes(case))
            event = rows.good(code, at, case, self.random)
            # A draw that is refused is left out, and another one tried.
            case = self.done(case, event, machine, name) or case
            at += timedelta(hours=self.random.choice((0, 1, 24, 72)))
        return case or self.case(machine, name)

    def done(self, case: Case | None, event: Event, machine: type[Case], name: str) -> Case | None:
        """The case after an event, which may be changed a little; none where it is refused."""
        at = 1 if case is None else len(case.history) + 1
        event = attrs.evolve(event, proceeding_id=name, id=f"e-{at}")
        for one in (self.changed(event), event):
            if machine.may_start(one) if case is None else case.can(one):
                return machine.start(one) if case is None else case.step(one)
        return None

    def changed(self, event: Any) -> Any:
        """The event with one of its fields drawn anew."""
        spec = self.random.choice(specs(type(event)))
        if spec.name in {"proceeding_id", "at", "by"}:
            return event
        try:
            return attrs.evolve(event, **{spec.name: self.field(spec)})
        except InvalidObject:
            return event

    def logged(self) -> Logged:
        """A line of a log."""
        workflow, cls = self.random.choice(event_classes())
        seq = self.random.choice((1, 2, 8, EXACT, self.random.randint(1, EXACT)))
        return Logged(workflow=workflow, seq=seq, event=self.noun(cls))

    def casebook(self) -> Casebook:
        """Some proceedings of any machines."""
        names = [f"case-{n}" for n in range(self.random.choice((0, 1, 2, 4)))]
        return Casebook([self.case(ALL[self.random.choice(list(ALL))], name) for name in names])

    # Wholes.

    def register(self) -> Register:
        """A small register that holds together: rows that do not are left out."""
        rows: dict[str, list[Any]] = {name: [] for name in TABLES if self.random.random() < 0.8}
        pools = Pools(self.random)
        if "divisions" in rows:
            rows["divisions"] = [
                attrs.evolve(self.noun(TABLES["divisions"].noun), code=code, level=level)
                for code, level in pools.levels.items()
            ]
        for name, held in rows.items():
            if name == "divisions":
                continue
            for _ in range(self.random.choice((0, 1, 2, 3))):
                row = pools.placed(self.noun(TABLES[name].noun))
                if row is not None:
                    held.append(row)
                    pools.keep(name, row)
        while True:
            try:
                return Register(**rows)
            except InvalidInput as error:
                wrong = {fault.path.removeprefix("$.").partition("]")[0] for fault in error.faults}
            rows = {
                name: [row for at, row in enumerate(held) if f"{name}[{at}" not in wrong]
                for name, held in rows.items()
            }

    def material(self) -> Material:
        """Any part of it, or all."""
        chance = self.random.random
        return Material(
            register=self.register() if chance() < 0.5 else None,
            figures=self.noun(Figures) if chance() < 0.5 else None,
            cases=self.casebook() if chance() < 0.5 else None,
        )


class Pools:
    """What the rows of a register can refer to."""

    def __init__(self, random: Random) -> None:
        self.random = random
        county = f"{random.randint(11, 65)}{random.randint(1, 9):02}{random.randint(1, 9):02}"
        town = f"{county}{random.randint(1, 399):03}"
        heads = [county[:2], county[:4], county, town]
        heads += [f"{town}{random.randint(n, n + 98):03}" for n in (1, 200)]
        self.levels = {code: level_of(code) for code in (head.ljust(12, "0") for head in heads)}
        self.county = county.ljust(12, "0")
        self.villages = [code for code in self.levels if not code.endswith("000")]
        self.ids: dict[str, list[str]] = {name: [] for name in TABLES}

    def keep(self, name: str, row: Any) -> None:
        """Let later rows refer to a row."""
        for field in ("staff_id", "id"):
            if hasattr(row, field):
                self.ids[name].append(getattr(row, field))
                return

    def placed(self, row: Any) -> Any:
        """The row with what it refers to; none where there is nothing to refer to."""
        held = self.ids
        pools = {
            "division": [self.county] if hasattr(row, "level") else self.villages,
            "stands_in": self.villages,
            "station": held["stations"],
            "agency": held["agencies"],
            "room": held["rooms"],
            "member": held["members"],
            "leader": held["members"],
            "ordered_by": held["members"],
            "led_by": held["members"],
            "mentor": held["members"],
            "mentee": held["members"],
            "instructor": held["members"],
            "officer": held["members"],
            "grid": held["grids"],
        }
        changes: dict[str, Any] = {}
        for spec in specs(type(row)):
            if spec.name in {"divisions", "area"}:
                changes[spec.name] = tuple(self.random.sample(self.villages, 1))
            elif spec.name in pools and getattr(row, spec.name) is not None:
                if not (pool := pools[spec.name]):
                    if not spec.shape.optional:
                        return None
                    changes[spec.name] = None
                else:
                    changes[spec.name] = self.random.choice(pool)
            elif spec.name == "auxiliaries":
                changes["auxiliaries"] = tuple(row.auxiliaries and held["members"][:1])
            elif spec.name == "place" and row.place is not None:
                changes["place"] = self._somewhere(row.place)
        if "division" in changes and hasattr(row, "level"):
            changes["level"] = self.levels[self.county]
            changes["id"] = self.county[:6] + row.id[6:]
        try:
            return attrs.evolve(row, **changes)
        except InvalidObject:
            return None


    def _somewhere(self, place: Any) -> Any:
        """A place instead of one: a code of its level, or a village."""
        if isinstance(place, str):
            same = [code for code in self.levels if level_of(code) is level_of(place)]
            return self.random.choice(same)
        village = self.random.choice(self.villages)
        kind = next(kind for kind in type(place.kind) if kind.code == "village")
        return attrs.evolve(place, kind=kind, id=village)


class Walked(Rows):
    """The typed-in rows of a machine, as a source of good events."""

    def roads(self) -> tuple[Road, ...]:
        """The history of every row that was typed in: its road, and its own event."""
        return self._every_road

    def road(self, random: Random) -> Road:
        """One of them; any event, and any state, is as likely as another to be the last."""
        return random.choice(random.choice(self._by_end))

    @cached_property
    def _every_road(self) -> tuple[Road, ...]:
        found = []
        for row in self.table["row"]:
            case = self.walk(row["path"])
            event = self.event(row["event"], row["at"], row.get("change"))
            found.append((*(() if case is None else case.history), event))
        return tuple(found)

    @cached_property
    def _by_end(self) -> tuple[list[Road], ...]:
        found: dict[tuple[str, str], list[Road]] = {}
        for row, road in zip(self.table["row"], self._every_road, strict=True):
            for key in ("event", "target"):
                found.setdefault((key, row[key]), []).append(road)
        return tuple(found.values())

    def codes(self, case: Case | None) -> list[str]:
        """The codes of what may happen here."""
        state = None if case is None else case.state
        return [one.event.code for one in self.machine.workflow.moves[state].values()]

    def good(self, code: str, at: datetime, case: Case | None, random: Random) -> Event:
        """A good event of a kind, sometimes as a row changes it."""
        changes = [
            change
            for row in self.table["row"]
            if row["event"] == code
            for change in (row.get("change", {}), *row.get("also_good", ()))
        ]
        change = dict(random.choice(changes)) if changes and random.random() < 0.5 else {}
        if code == "make" and case is not None:
            change["by"] = f"officer:{case.facts.visitor}"
        return self.event(code, at, change)


@cache
def rows_of(machine: type[Case]) -> Walked:
    """A machine's rows."""
    return Walked(machine, typed_in(machine.workflow.name))


def bounds(shape: Shape, least: float, most: float) -> tuple[Any, Any]:
    """The least and the most that a shape's limits allow, within what is given."""
    for limit in shape.limits:
        if isinstance(limit, Within):
            least = least if limit.least is None else limit.least
            most = most if limit.most is None else limit.most
    return least, most


@cache
def holds(pattern: str) -> Callable[[str], Any]:
    """Whether a pattern matches a text from end to end."""
    return re.compile(pattern).fullmatch


def _as_it_is(values: dict[str, Any]) -> None:
    """Nothing to fit: another draw will do."""


def _unit(values: dict[str, Any]) -> None:
    values["unit"] = None


def _figure(values: dict[str, Any]) -> None:
    if values["value"] is not None:
        values["claim"] = None


def _village(values: dict[str, Any]) -> None:
    values["id"] = "640424100003"


def _agency(values: dict[str, Any]) -> None:
    values["id"] = values["division"][:6] + values["id"][6:]


def _change(values: dict[str, Any]) -> None:
    before, after = values["before"], values["after"]
    later = max(after.last, before.start + timedelta.resolution)
    values["after"] = attrs.evolve(after, rule=before.rule, start=before.start, last=later)


def _funding(values: dict[str, Any]) -> None:
    values["place"] = "640424000000" if values["earmarked"] else "640424100000"
    values["level"] = level_of(values["place"])


def _of_members(values: dict[str, Any]) -> None:
    values["id"] = "newcomer.frontline.posts"


# Rules that drawing again would seldom meet.
FITTING: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "agency.id_contradicts_division": _agency,
    "due.another": _change,
    "figure.unit_contradicts_quantity": _unit,
    "funding.another_level": _funding,
    "figure.value_or_claim": _figure,
    "place.not_a_village": _village,
    "standard.of_no_member": _of_members,
}
