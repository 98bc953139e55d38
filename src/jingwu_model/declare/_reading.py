"""Reading, the quick way: a generated function from plain JSON to a noun, or a bare no.

It decides and does not explain: whatever is wrong, `unplain` in `_unplain` walks
the same shapes and names every fault.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from jingwu_model.declare._compile import _name, _run, _title, _tools, condition
from jingwu_model.declare._forms import FORMS
from jingwu_model.declare._limits import BEIJING, as_float
from jingwu_model.declare._shape import Shape, Spec
from jingwu_model.declare._terms import Term

PlainReader = Callable[[Any], Any]

NO = (AttributeError, KeyError, OverflowError, TypeError, ValueError)
"""What a quick reader raises where it says no."""


def plain_reader(cls: type, *tags: str) -> PlainReader:
    """The quick reader of a noun.

    Args:
        cls: The noun.
        tags: Keys that stand in its object besides its fields, and are not looked at.

    Returns:
        A function of a plain JSON value that answers with the noun, or raises one
        of `NO` without saying why.
    """
    return _made(cls, tags)


@cache
def _made(cls: Any, tags: tuple[str, ...]) -> PlainReader:
    specs: Sequence[Spec] = cls.__jingwu_specs__
    names: dict[str, Any] = {
        "_new": object.__new__,
        "_Frozen": cls,
        "_missing": object(),
        **_tools(cls),
    }
    keys = [*(spec.name for spec in specs), *tags]
    lines = ["if d.__class__ is not dict:", "    raise TypeError"]
    if all(spec.required and not spec.shape.optional for spec in specs):
        # Each key is asked for below, so that the count alone tells of another.
        lines += [f"if len(d) != {len(keys)}:", "    raise KeyError"]
        lines += [f"d[{tag!r}]" for tag in tags]
    else:
        known = _name(names, "_keys", frozenset(keys))
        lines += [f"if not d.keys() <= {known}:", "    raise KeyError"]
    for spec in specs:
        lines += _taken(spec, names)
    lines.append("self = _new(_Open)")
    lines += [f"self.{spec.name} = {spec.name}" for spec in specs]
    lines.append("self.__class__ = _Frozen")
    tests = [condition(spec.shape, spec.name, names) for spec in specs if not _sure(spec.shape)]
    tests += [f"{_name(names, '_r', rule.holds)}(self)" for rule in cls.__jingwu_rules__]
    if tests:
        lines += ["if not (", "    " + "\n        and ".join(tests), "):", "    raise ValueError"]
    lines.append("return self")
    source = "def read(d):\n" + "".join(f"    {line}\n" for line in lines)
    made: PlainReader = _run(source, names, f"{_title(cls)} from JSON")["read"]
    return made


@cache
def field_readers(cls: Any) -> Sequence[tuple[Spec, PlainReader]]:
    """A noun's fields, each with the quick reader of its value alone."""
    title = _title(cls)
    return tuple(
        (spec, _field_reader(spec.shape, f"{title}.{spec.name}")) for spec in cls.__jingwu_specs__
    )


def _field_reader(shape: Shape, title: str) -> PlainReader:
    """The quick reader of one value of a shape."""
    names: dict[str, Any] = {"_home": BEIJING, "_as_float": as_float}
    lines = ["if x is None:", "    return None"] if shape.optional else []
    if (value := _plain(shape, "x", names)) != "x":
        lines.append(f"x = {value}")
    lines += _items(shape, "x", names)
    if not _sure(shape):
        lines += [f"if not {condition(shape, 'x', names)}:", "    raise ValueError"]
    lines.append("return x")
    source = "def read(x):\n" + "".join(f"    {line}\n" for line in lines)
    made: PlainReader = _run(source, names, f"{title} from JSON")["read"]
    return made


def _sure(shape: Shape) -> bool:
    """Whether a value that was read is of its shape for sure: it was looked up, or read whole."""
    if shape.limits:
        return False
    if shape.item is not None:
        return _sure(shape.item)
    return shape.is_noun or shape.base in FORMS or issubclass(shape.base, Term)


def _taken(spec: Spec, names: dict[str, Any]) -> list[str]:
    """The lines that take a field out of its object."""
    x, shape = spec.name, spec.shape
    if spec.required and not shape.optional:
        return [f"{x} = {_plain(shape, f'd[{x!r}]', names)}", *_items(shape, x, names)]
    inner = [f"{x} = {value}"] if (value := _plain(shape, x, names)) != x else []
    inner += _items(shape, x, names)
    if shape.optional:
        lines = [f"{x} = d.get({x!r})"]
        within = [f"if {x} is not None:", *(f"    {line}" for line in inner)]
        return [*lines, *within] if inner else lines
    default = _name(names, "_d", spec.default)
    return [
        f"{x} = d.get({x!r}, _missing)",
        f"if {x} is _missing:",
        f"    {x} = {default}",
        *(["else:", *(f"    {line}" for line in inner)] if inner else []),
    ]


def _items(shape: Shape, x: str, names: dict[str, Any]) -> list[str]:
    """The lines that make a tuple of a list."""
    if shape.item is None:
        return []
    inner = shape.item
    each = _plain(inner, "_i", names)
    if inner.item is not None:
        each = f"{_name(names, '_n', _nested(inner))}(_i)"
    if inner.optional:
        each = f"(None if _i is None else {each})" if each != "_i" else each
    made = f"tuple({x})" if each == "_i" else f"tuple([{each} for _i in {x}])"
    return [f"if {x}.__class__ is not list:", "    raise TypeError", f"{x} = {made}"]


def _nested(shape: Shape) -> PlainReader:
    """The reader of a tuple inside a tuple."""
    names: dict[str, Any] = {}
    source = "def read(x):\n" + "".join(f"    {line}\n" for line in _items(shape, "x", names))
    made: PlainReader = _run(f"{source}    return x\n", names, "a tuple from JSON")["read"]
    return made


def _plain(shape: Shape, x: str, names: dict[str, Any]) -> str:
    """The expression of one value, made of the plain one that `x` is."""
    if shape.base in FORMS:
        return f"{_name(names, '_f', FORMS[shape.base].read)}({x})"
    if shape.is_noun:
        return f"{_name(names, '_n', plain_reader(shape.base))}({x})"
    if issubclass(shape.base, Term):
        return f"{_name(names, '_t', {one.code: one for one in shape.base})}[{x}]"
    if shape.base is float:
        return f"(_as_float(_x) if (_x := {x}).__class__ is int else _x)"
    if shape.base is str and not shape.limits:
        return f"{_name(names, '_s', _encodable)}({x})"
    return x


def _encodable(text: Any) -> Any:
    """A text that no limit keeps from holding half of a surrogate pair, which none may."""
    text.encode()
    return text
