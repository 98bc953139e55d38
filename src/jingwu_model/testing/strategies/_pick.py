"""Picking a noun's fields one by one, so that what goes together fits as it is drawn."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import Noun, faults_in
from jingwu_model.errors import InvalidObject
from jingwu_model.testing.strategies._fields import field, or_none, present, specs_of

Parts = Mapping[str, SearchStrategy[Any]]
"""The strategies of the fields that a caller fixed."""

Between = Callable[[Any, Any], SearchStrategy[Any]]
"""Values from a least to a most, either of which may be none."""


class Nouns(Protocol):
    """How a noun is drawn."""

    def __call__(
        self, cls: type[Noun], parts: Parts | None = None, depth: int = 0
    ) -> SearchStrategy[Any]:
        """Nouns of a class, some of their fields fixed."""


class Pick:
    """The fields of one noun, as far as they are drawn.

    Args:
        draw: What draws.
        cls: The noun.
        parts: What a caller fixed; each is drawn from that, and from nothing else.
        depth: How many nouns it stands in.
        noun: How a noun that stands in it is drawn.
    """

    def __init__(
        self,
        draw: Callable[[SearchStrategy[Any]], Any],
        cls: type[Noun],
        parts: Parts,
        depth: int,
        noun: Nouns,
    ) -> None:
        self.draw = draw
        self.cls = cls
        self.parts = parts
        self.depth = depth
        self.noun = noun
        self.specs = specs_of(cls)
        self.values: dict[str, Any] = {}

    def __call__(self, name: str, drawn: SearchStrategy[Any] | None = None) -> Any:
        """A field's value: what it is already, else drawn, from what a caller fixed first of all.

        Args:
            name: The field.
            drawn: What fits; by default all that its declaration allows.

        Raises:
            InvalidArgument: What a caller fixed is nothing that the field can hold.
        """
        if name in self.values:
            return self.values[name]
        if name in self.parts:
            value = self.specs[name].shape.stored(self.draw(self.parts[name]))
            refuse(self.cls, {name: value})
        else:
            value = self.draw(self.field(name) if drawn is None else drawn)
        self.values[name] = value
        return value

    def given(self, *names: str) -> tuple[str, ...]:
        """Those of some fields that a caller fixed, drawn."""
        fixed = tuple(name for name in names if name in self.parts)
        for name in fixed:
            self(name)
        return fixed

    def field(self, name: str) -> SearchStrategy[Any]:
        """All that a field's declaration allows."""
        return field(self.cls, name, self.depth, self.noun)

    def present(self, name: str) -> SearchStrategy[Any]:
        """All that a field's declaration allows but none."""
        return present(self.cls, name, self.depth, self.noun)

    def fitting(self, name: str) -> Any:
        """A term of a field that goes with what is drawn so far; the field's first where none does.

        The noun itself then refuses what a caller fixed.
        """
        base: Any = self.specs[name].shape.base
        terms = list(base)
        fit = [term for term in terms if not faults_in(self.cls, {**self.values, name: term})]
        return self(name, st.sampled_from(fit or terms))

    def in_order(self, first: str, last: str, between: Between, *, none: bool = True) -> None:
        """Two fields of which the second is not below the first.

        Args:
            first: The lower.
            last: The upper.
            between: Values between two.
            none: Whether either may be none.
        """

        def any_of(least: Any, most: Any) -> SearchStrategy[Any]:
            drawn = between(least, most)
            return or_none(drawn) if none else drawn

        if last in self.parts and first not in self.parts:
            self(first, any_of(None, self(last)))
        else:
            self(last, any_of(self(first, any_of(None, None)), None))

    def made(self) -> Any:
        """The noun, every field drawn that was not.

        Raises:
            InvalidArgument: What a caller fixed does not go together.
        """
        for name in self.specs:
            self(name)
        try:
            return self.cls(**self.values)
        except InvalidObject as error:
            raise InvalidArgument(str(error)) from error


def theirs(name: str, held: object) -> SearchStrategy[Any]:
    """What a caller gave an argument that is a strategy, always: never a value.

    Raises:
        InvalidArgument: It is none; with how it is written.
    """
    if isinstance(held, SearchStrategy):
        return held
    just = "st.none()" if held is None else f"st.just({held!r})"
    msg = f"{name}: a strategy, such as {just}, not {held!r}"
    raise InvalidArgument(msg)


def refuse(cls: type[Noun], values: Mapping[str, Any]) -> None:
    """Refuse values that a noun's fields cannot hold.

    Raises:
        InvalidArgument: Naming each of them.
    """
    if faults := faults_in(cls, values):
        raise InvalidArgument(str(InvalidObject(cls.__name__, faults)))
