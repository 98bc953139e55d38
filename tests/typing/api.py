"""Typed use of the library, as a user writes it: checked by mypy and pyright, both strict.

Where a line is wrong on purpose, its `ignore` is the expectation: a checker that finds nothing
to ignore there complains.
"""

from datetime import date
from typing import Annotated, Any, assert_type

import attrs

from jingwu_model.declare import Count, Name, Noun, Term, Within, faults_at, together
from jingwu_model.errors import (
    Fault,
    InvalidInput,
    InvalidObject,
    JingwuError,
    Lang,
    MissingExtra,
    Text,
)
from jingwu_model.model import (
    Assignment,
    Checklist,
    Division,
    Member,
    PoliceRoom,
    Register,
    Table,
)
from jingwu_model.vocabulary import Level


class Shift(Term):
    """A term of the user's own."""

    DAY = ("day", "白班", "day shift", "白天的班次。", "A shift by day.", "library")


@attrs.frozen(kw_only=True)
class Watch(Noun):
    """A noun of the user's own: no decorator of ours stands between attrs and the checkers."""

    place: Name
    shift: Shift
    officers: Annotated[int, Within(0, 20)] = 1
    until: date | None = None

    @together("watch.empty", "officers", "shift", zh="班次无人", en="nobody is on the watch")
    def _somebody(self) -> bool:
        return self.officers > 0 or self.shift is not Shift.DAY


def a_term_is_typed(shift: Shift) -> str:
    """A member is of its own class, and its words are text."""
    assert_type(Shift.DAY.zh, str)
    return shift.text("zh") + shift.code


def a_noun_is_made_of_its_fields() -> Watch:
    """A field is of the type that is annotated, limits or not."""
    watch = Watch(place="集美社区", shift=Shift.DAY, officers=2)
    assert_type(watch.place, str)
    assert_type(watch.officers, int)
    assert_type(watch.until, date | None)
    return watch


def a_noun_is_refused_by_the_checkers_too(watch: Watch) -> None:
    """A missing, wrong, positional or assigned field is seen before the program runs."""
    Watch(place="集美社区")  # type: ignore[call-arg]
    Watch(place="集美社区", shift="day")  # type: ignore[arg-type]
    Watch("集美社区", Shift.DAY)  # type: ignore[call-arg]
    watch.officers = 3  # type: ignore[misc]


def attrs_own_tools_know_a_noun(watch: Watch) -> Watch:
    """`attrs.evolve`, `attrs.fields` and `attrs.asdict` take a noun for what it is."""
    assert_type(attrs.asdict(watch), dict[str, Any])
    assert attrs.fields(Watch).officers.name == "officers"
    return attrs.evolve(watch, officers=3)


def tell(error: JingwuError, lang: Lang) -> str:
    """Every error tells itself in either language."""
    return error.text(lang)


def the_parts_of_an_error(error: InvalidObject | InvalidInput) -> list[str]:
    """An error keeps its faults, and a fault its parts."""
    assert_type(error.faults, tuple[Fault, ...])
    assert_type(error.faults[0].row, int | None)
    assert_type(error.faults[0].expected, Text)
    return [fault.text("zh") for fault in error.faults]


def an_error_is_also_the_builtin_a_caller_expects() -> tuple[ValueError, ImportError]:
    """`except ValueError` catches what is invalid, `except ImportError` what is not installed."""
    missing = MissingExtra("show", "rich")
    assert_type(missing.extra, str)
    return InvalidObject("Watch", []), missing


def a_term_is_found_by_its_code(code: str) -> Level:
    """`Level("county")` is a `Level`, though a member is declared with six parts."""
    assert_type(Level("county"), Level)
    return Level(code)


def a_register_is_asked(register: Register) -> Table[PoliceRoom]:
    """Each table holds its noun; what may be absent says so."""
    assert_type(register.divisions["640424100003"], Division)
    assert_type(register.divisions.get("640424100003"), Division | None)
    assert_type(register.divisions.get("640424100003", 0), Division | int)
    assert_type(register.under("640424000000", Level("village")), tuple[Division, ...])
    assert_type(register.parent("640424000000"), Division | None)
    assert_type(register.by_member("P001"), tuple[Assignment, ...])
    assert_type(register.by_station("S1").members, tuple[Member, ...])
    assert_type([room.checklist for room in register.rooms], list[Checklist | None])
    return register.rooms


def a_register_is_changed(register: Register, assignment: Assignment) -> Register:
    """Rows of any table are added, and rows ended on a day."""
    room = PoliceRoom(
        id="R-1", station="S1", name="泾河警务室", stands_in="640424100003", colocated=True
    )
    return register.changed(add=[room], end={assignment: date(2026, 6, 30)})


def a_lone_value_is_asked(value: object) -> list[Fault]:
    """By the type that a field would declare."""
    return faults_at(Count, value)
