"""Columns: a noun's fields as a table has them, nested nouns laid flat."""

from collections.abc import Mapping
from typing import Final

import attrs

from jingwu_model.declare import Noun, Spec, specs
from jingwu_model.model import DocRef, PlaceRef


@attrs.frozen
class Column:
    """One column of a table.

    Attributes:
        name: Its heading.
        spec: The field it holds: the row's own, or that of a noun in the row.
        needed: Whether a file must have it.
    """

    name: str
    spec: Spec
    needed: bool


@attrs.frozen
class Field:
    """One field of a row, with the column it stands in, or the columns of a noun laid flat.

    Attributes:
        spec: The field.
        columns: Its columns, in order.
        inner: The noun laid flat; none for a plain field.
    """

    spec: Spec
    columns: tuple[Column, ...]
    inner: type[Noun] | None

    def column(self, name: str) -> Column:
        """The column of a field of the inner noun."""
        return next(column for column in self.columns if column.spec.name == name)


@attrs.frozen
class Layout:
    """How a noun stands in a table.

    Attributes:
        noun: What each row is.
        fields: Its fields, in declared order.
        columns: Their columns by heading, in declared order.
    """

    noun: type[Noun]
    fields: tuple[Field, ...]
    columns: Mapping[str, Column]

    @classmethod
    def of(cls, noun: type[Noun]) -> "Layout":
        """The layout that a noun's declarations give."""
        fields = tuple(map(_field, specs(noun)))
        columns = {column.name: column for field in fields for column in field.columns}
        return cls(noun, fields, columns)

    @property
    def sensitive(self) -> bool:
        """Whether any column is kept from the public."""
        return any(column.spec.sensitive for column in self.columns.values())


def _field(spec: Spec) -> Field:
    if not spec.shape.is_noun:
        return Field(spec, (Column(spec.name, spec, spec.required),), None)
    inner: type[Noun] = spec.shape.base
    columns = [
        Column(_heading(spec, part), part, spec.required and part.required)
        for part in specs(inner)
    ]
    return Field(spec, tuple(columns), inner)


# What is pointed at by an id stands in the column of its owner's field.
_POINTED: Final[Mapping[type[Noun], str]] = {DocRef: "token", PlaceRef: "id"}


def _heading(owner: Spec, part: Spec) -> str:
    """A part is called by its own name; of a place or document by what that is to its owner."""
    if owner.shape.base not in _POINTED:
        return part.name
    pointed = part.name == _POINTED[owner.shape.base]
    return owner.name if pointed else f"{owner.name}_{part.name}"
