"""The one generator: from declarations to a quick check, and the only `exec` here.

A quick way decides, a slow way explains. The quick way is generated from the
fields' shapes on a class's first use and holds no message; the slow way, in
`_explain`, walks the same shapes. Sources go to `linecache`, so that a
traceback shows the generated lines.
"""

import linecache
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from jingwu_model.declare._limits import BEIJING, Limit, as_float, at_home
from jingwu_model.declare._shape import Shape, Spec

Keep = Callable[[Any], None]
Refuse = Callable[[int, Sequence[str]], None]
RowReader = Callable[[Iterable[Sequence[str]], Keep, Refuse], None]


def _run(source: str, names: dict[str, Any], title: str) -> dict[str, Any]:
    """Execute generated source in `names`; tracebacks can show its lines."""
    filename = f"<jingwu_model {title}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    exec(compile(source, filename, "exec"), names)  # noqa: S102 - from declarations only
    return names


@cache
def probe(limit: Limit) -> Callable[[Any], bool]:
    """One limit's test alone, as the slow way asks it."""
    test = limit.test.format(x="x", c="c")
    names = _run(f"def holds(x):\n    return {test}\n", {"c": limit.constant}, repr(limit))
    holds: Callable[[Any], bool] = names["holds"]
    return holds


def _name(names: dict[str, Any], stem: str, value: object) -> str:
    """Bind a value for the generated source, and the name it goes by there."""
    name = f"{stem}{len(names)}"
    names[name] = value
    return name


def condition(shape: Shape, x: str, names: dict[str, Any]) -> str:
    """The expression that is true where `x` fits the shape; its constants go to `names`."""
    tests = [_kind(shape, x, names)]
    if shape.item is not None:
        inner = condition(shape.item, "_i", names)
        tests.append(f"(not {x} or all([{inner} for _i in {x}]))")
    tests += _limits(shape, x, names)
    joined = " and ".join(tests)
    return f"({x} is None or {joined})" if shape.optional else f"({joined})"


def _kind(shape: Shape, x: str, names: dict[str, Any]) -> str:
    """The test of a value's class alone."""
    test = f"{x}.__class__ is {_name(names, '_t', shape.base)}"
    if shape.base is datetime:
        return f"{test} and {x}.tzinfo is _home"
    return f"{test} and {x} - {x} == 0" if shape.base is float else test


def _limits(shape: Shape, x: str, names: dict[str, Any]) -> list[str]:
    """The tests of a shape's limits; a tuple's come after its items, which `Distinct` hashes."""
    found = []
    for limit in shape.limits:
        constant = _name(names, "_k", limit.constant) if "{c}" in limit.test else ""
        found.append(limit.test.format(x=x, c=constant))
    return found


def _first(shape: Shape, x: str, names: dict[str, Any]) -> str:
    """What is asked of a value before its items: all of it, where it has none."""
    if shape.item is None:
        return condition(shape, x, names)
    test = _kind(shape, x, names)
    return f"({x} is None or {test})" if shape.optional else test


def _last(shape: Shape, x: str, names: dict[str, Any]) -> list[str]:
    """What is asked of a tuple after its items."""
    joined = " and ".join(_limits(shape, x, names)) if shape.item is not None else ""
    if not joined:
        return []
    return [f"({x} is None or {joined})" if shape.optional else f"({joined})"]


def _loop(shape: Shape, x: str, names: dict[str, Any]) -> list[str]:
    """The lines that refuse a tuple for its items: a loop costs half of a comprehension."""
    if shape.item is None:
        return []
    i = f"_{x}"
    inside = [
        *_refusal([_first(shape.item, i, names)]),
        *_loop(shape.item, i, names),
        *_refusal(_last(shape.item, i, names)),
    ]
    over = f"{x} or ()" if shape.optional else x
    return [f"for {i} in {over}:", *(f"    {line}" for line in inside)]


def _stored(shape: Shape, x: str) -> str:
    """The expression of a value's one stored form: what `Shape.stored` answers, or just `x`."""
    if shape.base is datetime:
        return f"({x} if {x}.__class__ is not _datetime or {x}.tzinfo is _home else _at_home({x}))"
    if shape.base is float:
        return f"(_as_float({x}) if {x}.__class__ is int else {x})"
    if shape.item is not None and (each := _stored(shape.item, "_i")) != "_i":
        return f"(tuple([{each} for _i in {x}]) if {x}.__class__ is tuple else {x})"
    return x


def _normal(shape: Shape, x: str) -> list[str]:
    """The line that brings a value to its one stored form, before it is checked."""
    stored = _stored(shape, x)
    return [f"{x} = {stored}"] if stored != x else []


def open_class(cls: type) -> type:
    """A class of the same layout whose attributes can be set: an object's first moments.

    Setting slots plainly and then giving the object its frozen class costs a
    tenth of what `object.__setattr__` costs for each field. Both methods must be
    the object's own: with either one frozen, Python takes the slow way for both.
    Its `__init__` is the object's own too: calling the class makes an empty object,
    at two thirds of what `object.__new__` costs.
    """
    return type(
        f"Open{cls.__name__}",
        (cls,),
        {
            "__slots__": (),
            "__init__": object.__init__,
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
            "__jingwu_open__": True,
        },
    )


def _refusal(tests: Sequence[str]) -> list[str]:
    """The lines that refuse an object where one of the tests is false."""
    if not tests:
        return []
    return ["if not (", "    " + "\n        and ".join(tests), "):", "    _explain(self)"]


def _tools(cls: type) -> dict[str, Any]:
    """What generated source names; every name begins with `_`, as no field's does."""
    return {
        "_Open": open_class(cls),
        "_home": BEIJING,
        "_at_home": at_home,
        "_as_float": as_float,
        "_datetime": datetime,
    }


def _title(cls: type) -> str:
    """What a traceback calls a noun's generated source."""
    return f"{cls.__module__}.{cls.__qualname__}"


def compile_init(
    cls: type,
    specs: Sequence[Spec],
    rules: Sequence[Callable[[Any], bool]],
    explain: Callable[[Any], None],
) -> Callable[..., None]:
    """The `__init__` of a noun: set the fields, freeze, check; on a no, explain.

    Args:
        cls: The attrs class.
        specs: Its fields.
        rules: Its cross-field rules, each a function of the object.
        explain: Called with an object that failed; raises.
    """
    names: dict[str, Any] = {
        "_as_class": object.__dict__["__class__"].__set__,
        "_Frozen": cls,
        "_explain": explain,
        **_tools(cls),
    }
    arguments = []
    lines = []
    for spec in specs:
        default = "" if spec.required else f"={_name(names, '_d', spec.default)}"
        arguments.append(f"{spec.name}{default}")
        lines += _normal(spec.shape, spec.name)
    lines.append("_as_class(self, _Open)")
    lines += [f"self.{spec.name} = {spec.name}" for spec in specs]
    lines.append("self.__class__ = _Frozen")
    lines += _refusal([_first(spec.shape, spec.name, names) for spec in specs])
    for spec in specs:
        lines += _loop(spec.shape, spec.name, names)
    last = [test for spec in specs for test in _last(spec.shape, spec.name, names)]
    lines += _refusal([*last, *(f"{_name(names, '_r', rule)}(self)" for rule in rules)])
    star = "*, " if arguments else ""
    body = "".join(f"    {line}\n" for line in lines)
    source = f"def __init__(self, {star}{', '.join(arguments)}):\n{body}"
    made: Callable[..., None] = _run(source, names, _title(cls))["__init__"]
    return made


def compile_rows(  # noqa: PLR0913, PLR0917 - what a noun is, and where its cells are
    cls: type,
    specs: Sequence[Spec],
    rules: Sequence[Callable[[Any], bool]],
    width: int,
    cells: Mapping[str, str],
    bound: Mapping[str, Any],
) -> RowReader:
    """A reader of rows: each becomes an object, or is refused unexplained.

    It inlines what `compile_init` does, because a call for each of a million
    rows costs as much as the checks themselves.

    Args:
        cls: The noun.
        specs: Its fields.
        rules: Its cross-field rules.
        width: How many cells a row has.
        cells: For each field, an expression over the cells `c0`, `c1`, …; a
            field without one takes its default.
        bound: What those expressions name.

    Returns:
        A function of the rows (numbered from 2), of what keeps an object and of
        what takes a refused row with its number.
    """
    names: dict[str, Any] = {"_Frozen": cls, **_tools(cls), **bound}
    lines = []
    tests = []
    for spec in specs:
        if spec.name in cells:
            lines.append(f"{spec.name} = {cells[spec.name]}")
            lines += _normal(spec.shape, spec.name)
            tests.append(condition(spec.shape, spec.name, names))
    lines.append("self = _Open()")
    for spec in specs:
        value = spec.name if spec.name in cells else _name(names, "_d", spec.default)
        lines.append(f"self.{spec.name} = {value}")
    lines.append("self.__class__ = _Frozen")
    tests += [f"{_name(names, '_r', rule)}(self)" for rule in rules]
    joined = "\n            and ".join(tests)
    body = "".join(f"        {line}\n" for line in lines)
    unpack = "".join(f"c{at}, " for at in range(width))
    source = (
        "def read(_rows, _keep, _refuse):\n"
        "    _number = 1\n"
        "    for _row in _rows:\n"
        "        _number += 1\n"
        f"        if len(_row) != {width}:\n"
        "            _refuse(_number, _row)\n"
        "            continue\n"
        f"        {unpack}= _row\n"
        f"{body}"
        f"        if (\n            {joined}\n        ):\n"
        "            _keep(self)\n"
        "        else:\n"
        "            _refuse(_number, _row)\n"
    )
    made: RowReader = _run(source, names, f"{_title(cls)} rows")["read"]
    return made
