"""Rows: the quick way reads them, the slow way says what is wrong with those it refused.

Both ask the same reader of each cell and the same declared limits, so that a row
is refused by the one exactly where the other finds a fault.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from jingwu_model.declare import Noun, Printable, Shape, Spec, Term, faults_in, row_reader, specs
from jingwu_model.errors import Fault, Text
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._cells import (
    BAD,
    JOINT,
    LINK,
    codes_of,
    is_text,
    made,
    reader_of,
    unguarded,
)
from jingwu_model.tables._columns import Column, Field, Layout
from jingwu_model.tables._damage import damage_of, type_fault, undone

Heading = Mapping[str, int]
"""Where each column of a file stands, by its heading."""

RowReader = Callable[
    [Iterable[Sequence[str]], Callable[[Any], None], Callable[[int, Sequence[str]], None]], None
]


def quick_reader(
    layout: Layout, heading: Heading, width: int, key: str | None, *, guarded: bool
) -> RowReader:
    """A generated reader of the rows of a file.

    Args:
        layout: How the rows stand in a table.
        heading: The columns of the file that are the layout's.
        width: How many columns the file has in all.
        key: The field that names a row; its texts all differ.
        guarded: Whether a cell of the file may begin with a guard's apostrophe.
    """
    texts: dict[str, str] = {}
    # What generated source names begins with `_`, as no field's name does.
    bound: dict[str, Any] = {
        "_bad": BAD,
        "_same": texts.setdefault,
        "_plain": unguarded,
    }
    cells: dict[str, str] = {}
    for field in layout.fields:
        held = [column for column in field.columns if column.name in heading]
        name = field.spec.name
        if not held and not field.spec.required:
            continue
        if field.inner is not None:
            arguments = ", ".join(f"c{heading[column.name]}" for column in held)
            bound[f"_make_{name}"] = _maker(field, held)
            cells[name] = f"_make_{name}({arguments})"
        else:
            shared = name != key and _recurs(field.spec)
            text = _text(held[0], heading, guarded=guarded, shared=shared)
            cells[name] = _value(held[0], text, f"c{heading[name]}", bound)
    return row_reader(layout.noun, width, cells, bound)


def _recurs(spec: Spec) -> bool:
    """Whether equal texts of a field are likely to stand in many rows.

    Ids of other rows are; names are not, and to look each of them up costs a fifth
    of all reading.
    """
    return not any(isinstance(limit, Printable) for limit in spec.shape.limits)


def _text(column: Column, heading: Heading, *, guarded: bool, shared: bool) -> str:
    """The expression of a cell's text: its guard taken off, one object for equal texts."""
    cell = f"c{heading[column.name]}"
    if guarded and is_text(column.spec.shape):
        cell = f"_plain({cell})"
    return f"_same({cell}, {cell})" if shared and column.spec.shape.base is str else cell


def _value(column: Column, text: str, cell: str, bound: dict[str, Any]) -> str:
    """The expression of a cell's value."""
    spec = column.spec
    if spec.shape.base is not str:
        read: Any = reader_of(spec.shape)
        if issubclass(spec.shape.base, Term):
            read, text = codes_of(spec.shape.base).get, f"{text}, _bad"
        bound[f"_read_{spec.name}"] = read
        text = f"_read_{spec.name}({text})"
    if spec.required:
        return text
    bound[f"_empty_{spec.name}"] = spec.default
    return f"({text} if {cell} else _empty_{spec.name})"


def _maker(field: Field, held: Sequence[Column]) -> Callable[..., Any]:
    """A function from the cells of a noun laid flat to the noun."""
    inner: Any = field.inner
    readers = [(column.spec, reader_of(column.spec.shape)) for column in held]
    required = {spec.name for spec in specs(inner) if spec.required}
    spec = field.spec

    def make(*cells: str) -> Any:
        if not any(cells) and not spec.required:
            return spec.default
        values = {
            part.name: read(unguarded(cell) if is_text(part.shape) else cell)
            for (part, read), cell in zip(readers, cells, strict=True)
            if cell
        }
        return made(inner, values) if values.keys() >= required else BAD

    return make


def explain(layout: Layout, heading: Heading, cells: Sequence[str]) -> list[Fault]:
    """Every fault of a row that was refused.

    Args:
        layout: How the row should stand.
        heading: Where its columns stand.
        cells: Its cells.
    """

    def cell_of(column: Column) -> str:
        return cells[heading[column.name]] if column.name in heading else ""

    values: dict[str, Any] = {}
    found: list[Fault] = []
    for field in layout.fields:
        value, here = _field(layout.noun, field, cell_of)
        found += here
        if not here:
            values[field.spec.name] = value
    for fault in faults_in(layout.noun, values):
        found += _laid(layout, values, fault)
    none = Text("成立的一行", "a row that holds")
    told = faults.HIDDEN if layout.sensitive else faults.shown(",".join(cells))
    return found or [faults.REFUSED.at("$", expected=none, found=told)]


def _laid(layout: Layout, values: Mapping[str, Any], fault: Fault) -> list[Fault]:
    """A fault of the row: of a noun laid flat, that of each column which alone has it."""
    field = next((each for each in layout.fields if each.spec.name == fault.field), None)
    if field is None or field.inner is None or fault.field in layout.columns:
        return [fault]
    whole = values[fault.field]
    return [
        attrs.evolve(each, path=f"$.{column.name}")
        for column in field.columns
        for part in (column.spec.name,)
        for each in faults_in(
            layout.noun, {**values, fault.field: field.inner(**{part: getattr(whole, part)})}
        )
        if (each.code, each.path) == (fault.code, fault.path)
    ]


def key_of(noun: type[Noun], key: str, heading: Heading, cells: Sequence[str]) -> str | None:
    """The id of a row that was refused, where it can be told; its other cells do not matter."""
    at = heading[key]
    if at >= len(cells):
        return None
    text = unguarded(cells[at])
    return next((each for each in (text, undone(text)) if not faults_in(noun, {key: each})), None)


def _field(
    noun: type[Noun], field: Field, cell_of: Callable[[Column], str]
) -> tuple[Any, list[Fault]]:
    """The value of a field and its faults."""
    if field.inner is None:
        (column,) = field.columns
        return _cell(noun, column, cell_of(column))
    if not field.spec.required and not any(map(cell_of, field.columns)):
        return field.spec.default, []
    values: dict[str, Any] = {}
    found: list[Fault] = []
    for column in field.columns:
        value, here = _cell(field.inner, column, cell_of(column))
        found += here
        if not here:
            values[column.spec.name] = value
    for fault in faults_in(field.inner, values):
        name = field.column(fault.field).name
        found.append(attrs.evolve(fault, path=f"$.{name}"))
    return (BAD, found) if found else (field.inner(**values), [])


def _cell(noun: type[Noun], column: Column, cell: str) -> tuple[Any, list[Fault]]:
    """The value of a cell and its faults; `noun` is what the column's field is of."""
    spec, path = column.spec, f"$.{column.name}"
    if not cell:
        if not spec.required:
            return spec.default, []
        expected = spec.about or Text("非空值", "a value")
        return BAD, [faults.MISSING.at(path, expected=expected, found="")]
    text = unguarded(cell) if is_text(spec.shape) else cell
    if spec.shape.item is not None:
        return _items(noun, column, spec.shape.item, text)
    return _judged(spec, spec.shape, path, text, lambda value: faults_in(noun, {spec.name: value}))


def _judged(
    spec: Spec, shape: Shape, path: str, text: str, ask: Callable[[Any], list[Fault]]
) -> tuple[Any, list[Fault]]:
    """The value of a text and its faults; what it was damaged by comes before what it breaks."""
    value = reader_of(shape)(text)
    found = [] if value is BAD else ask(value)
    if value is not BAD and not found:
        return value, []
    named = damage_of(shape, text) or (type_fault(shape) if value is BAD else None)
    if named is None:
        return BAD, [attrs.evolve(fault, path=path) for fault in found]
    kind, expected = named
    return BAD, [kind.at(path, expected=expected, found=_told(spec, text))]


def _told(spec: Spec, text: str) -> str:
    """A cell as a fault shows it: nothing of what is kept from the public."""
    return faults.HIDDEN if spec.sensitive else faults.shown(text)


def _items(
    noun: type[Noun], column: Column, item: Shape, text: str
) -> tuple[Any, list[Fault]]:
    """The items of a cell and the faults of each, asked as if it were the only one."""
    spec = column.spec
    values: list[Any] = []
    found: list[Fault] = []
    for at, part in enumerate(text.split(JOINT)):
        path = f"$.{column.name}[{at}]"
        if issubclass(item.base, Noun):
            value, here = _linked(spec, item, path, part)
        else:
            value, here = _judged(
                spec, item, path, part, lambda value: faults_in(noun, {spec.name: (value,)})
            )
        values.append(value)
        found += here
    if not found:
        whole = faults_in(noun, {spec.name: tuple(values)})
        found = [attrs.evolve(fault, found=_told(spec, text)) for fault in whole]
    return (BAD if found else tuple(values)), found


def _faults_of_part(noun: type[Noun], name: str, value: object) -> list[Fault]:
    return faults_in(noun, {name: value})


def _linked(spec: Spec, item: Shape, path: str, text: str) -> tuple[Any, list[Fault]]:
    """The noun that stands in a text, field after field, and the faults of each."""
    inner: Any = item.base
    parts = dict(zip((part.name for part in specs(inner)), text.split(LINK), strict=False))
    if text.count(LINK) + 1 != len(specs(inner)):
        kind, expected = damage_of(item, text) or type_fault(item)
        return BAD, [kind.at(path, expected=expected, found=_told(spec, text))]
    values: dict[str, Any] = {}
    found: list[Fault] = []
    for part in specs(inner):
        name = part.name
        ask = partial(_faults_of_part, inner, name)
        value, here = _judged(spec, part.shape, f"{path}.{name}", parts[name], ask)
        values[name] = value
        found += here
    return (BAD if found else inner(**values)), found
