"""A machine: one table of rows, checked when it is made, from which everything else comes."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, TypeVar

from jingwu_model.declare import Noun, Term, copier, specs
from jingwu_model.errors import Lang
from jingwu_model.workflows import _pictures
from jingwu_model.workflows._checks import check
from jingwu_model.workflows._event import Act, Event
from jingwu_model.workflows._row import Row, Transition
from jingwu_model.workflows._table import Table

__all__ = ["Row", "Transition", "Workflow"]

S = TypeVar("S", bound=Term)
F = TypeVar("F", bound=Noun)

Take = Callable[[Any, Any, Any, Any, bool], Any]
"""Facts, event, the first event, the last one and whether its id may be any in; the next
facts out, or none: refused, or its id is not greater than the last one's and must be."""


class Workflow(Table[S, F]):
    """A machine: one table of rows, from which everything else is made.

    Args:
        name: The machine's name, which its log and its outcomes carry.
        facts: The class of its facts; every field has a default.
        ends: The states in which a proceeding is ended.
        rows: The rows; a row `told` is added in every state.

    Raises:
        InvalidDeclaration: The table is wrong; it names the offender.
    """

    def __init__(self, name: str, facts: type[F], ends: tuple[S, ...], *rows: Row[S, F]) -> None:
        super().__init__(name, facts, ends, rows)
        check(self)

    def takes(self) -> MappingProxyType[Transition[S, F, Any], Take]:
        """For each row, the quick way: a generated function that lets an event pass, or not.

        It asks whether the event is of this proceeding and in time, by whom it is and,
        where it has acts, when they were, and the row's guards; it answers with the next
        facts, or with none. It holds no reason: why not, the slow way says, which reads
        the same row. Each row has a function of its own because Python reads an
        attribute fastest where it always meets the same class: hence it compares ids too.
        """
        return MappingProxyType({one: _take(self.facts, one) for one in self.transitions})

    def mermaid(self, lang: Lang = "zh") -> str:
        """The machine as a Mermaid state diagram."""
        return _pictures.mermaid(self, lang)

    def dot(self, lang: Lang = "zh") -> str:
        """The machine as a Graphviz digraph."""
        return _pictures.dot(self, lang)

    def scxml(self) -> str:
        """The machine as SCXML, with a `start` state; recording rows of ends are left out."""
        return _pictures.scxml(self)

    def markdown(self, lang: Lang = "zh") -> str:
        """The machine's page: diagram, table, clocks, duties, and every reason."""
        return _pictures.markdown(self, lang)


def _take(facts: type[F], one: Transition[Any, F, Any]) -> Take:
    """The quick way of one row."""
    names: dict[str, object] = {"_actors": one.actors}
    by = "in _actors"
    if len(one.actors) == 1:
        names, by = {"_only": one.actors[0]}, "is _only"
    tests = [f"event.by.kind {by}"]
    in_time = "_at <= _until"
    if one.source is not None:
        tests = [
            "(any_id or event.id > last.id)",
            "event.at >= last.at",
            "event.proceeding_id == first.proceeding_id",
            *tests,
        ]
        in_time = "first.at <= _at <= _until"
    for at, guard in enumerate(one.guards):
        names[f"_g{at}"] = guard.asks
        tests.append(f"_g{at}(old)" if guard.of_facts else f"_g{at}(old, event)")
    acts = []
    for name in joint(one.event):
        acts += ["_until = event.at", f"for _act in event.{name}:", "    _at = _act.at"]
        acts += [f"    if not ({in_time}):", "        return None"]
    changes = {name: f"event.{name}" for name in one.keeps}
    changes |= {name: f"old.{name} + event.{name}" for name in one.adds}
    changes |= dict.fromkeys(one.stamps, "event.at")
    changes |= {name: f"old.{name} + 1" for name in one.counts}
    for at, (name, value) in enumerate(one.sets.items()):
        names[f"_s{at}"] = value
        changes[name] = f"_s{at}"
    given = ("first", "last", "any_id")
    return copier(facts, changes, tests=tests, more=acts, given=given, names=names)


def joint(event: type[Event]) -> tuple[str, ...]:
    """The fields of an event that hold the acts of several."""
    shapes = ((spec.name, spec.shape.item) for spec in specs(event))
    return tuple(name for name, item in shapes if item is not None and item.base is Act)
