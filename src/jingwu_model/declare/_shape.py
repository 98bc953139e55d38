"""Shapes: a noun's fields as its annotations declare them, read once when the class is made."""

from datetime import date, datetime
from fractions import Fraction
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import attrs

from jingwu_model.declare._limits import (
    AUDIENCES,
    About,
    Audience,
    Distinct,
    Limit,
    SeenBy,
    as_float,
    at_home,
)
from jingwu_model.declare._terms import Term
from jingwu_model.errors import InvalidDeclaration, Text

RESERVED = ("v", "redacted_for")
"""What a document says of itself: its format, and for whom something was left out."""

PLAIN: tuple[type, ...] = (str, int, bool, float, Fraction, date, datetime)


def _is_noun(base: type) -> bool:
    """Whether a class is a finished noun: `Noun` itself is none, and holds nothing."""
    return attrs.has(base) and hasattr(base, "__jingwu_specs__")


@attrs.frozen
class Shape:
    """What a value may be.

    Attributes:
        base: The exact class; `tuple` for many of `item`.
        limits: What it must satisfy beyond its class.
        optional: Whether none is allowed too.
        item: The shape of each item of a tuple.
        is_noun: Whether the value is a noun itself.
    """

    base: type
    limits: tuple[Limit, ...] = ()
    optional: bool = False
    item: "Shape | None" = None
    is_noun: bool = attrs.field(init=False)

    @is_noun.default
    def _ask(self) -> bool:
        return _is_noun(self.base)

    def stored(self, value: Any) -> Any:
        """A value in its one stored form: a time at +08:00, a float where one is asked for.

        A value that has no such form is left for the check to refuse.
        """
        kind = type(value)
        if kind is datetime and self.base is datetime:
            return at_home(value)
        if kind is int and self.base is float:
            return as_float(value)
        if self.item is not None and kind is tuple:
            return tuple(map(self.item.stored, value))
        return value


@attrs.frozen
class Spec:
    """One field of a noun.

    Attributes:
        name: The field's name, which is its key and its column.
        shape: What it may hold.
        default: Its default, or `attrs.NOTHING` where it must be given.
        about: What it is, in both languages; none where its name says it all.
        seen_by: The widest audience that may see it.
    """

    name: str
    shape: Shape
    default: Any
    about: Text | None
    seen_by: Audience

    @property
    def required(self) -> bool:
        """Whether the field must be given."""
        return self.default is attrs.NOTHING

    @property
    def sensitive(self) -> bool:
        """Whether it is kept from the public."""
        return self.seen_by != AUDIENCES[0]


def _parts(hint: Any, where: str) -> tuple[Any, list[Any], bool]:
    """A hint without its annotations and its none, those annotations, whether none is allowed."""
    notes: list[Any] = []
    optional = False
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            notes = [*more, *notes]
        elif get_origin(hint) in (Union, UnionType):
            others = [arm for arm in get_args(hint) if arm is not type(None)]
            if len(others) != 1 or len(others) == len(get_args(hint)):
                raise InvalidDeclaration(where, f"{hint} is not one type or none")
            hint, optional = others[0], True
        else:
            return hint, notes, optional


def shape_of(hint: Any, where: str) -> tuple[Shape, list[Any]]:
    """The shape a hint declares, and its notes that are no limits.

    Raises:
        InvalidDeclaration: The hint is of no supported type, or a limit does not fit it.
    """
    bare, notes, optional = _parts(hint, where)
    limits = tuple(note for note in notes if isinstance(note, Limit))
    rest = [note for note in notes if not isinstance(note, Limit)]
    item: Shape | None = None
    if get_origin(bare) is tuple:
        item, inner = _item_of(bare, where)
        rest += inner
        bare = tuple
    elif not _can_be_held(bare):
        raise InvalidDeclaration(where, f"{bare!r} is no type that a noun can hold")
    for limit in limits:
        if bare not in limit.bases:
            raise InvalidDeclaration(where, f"{limit!r} does not limit {bare.__name__}")
        if isinstance(limit, Distinct) and limit.by and not _has_field(item, limit.by):
            raise InvalidDeclaration(where, f"its items have no field {limit.by}")
    return Shape(bare, limits, optional, item), rest


def _item_of(bare: Any, where: str) -> tuple[Shape, list[Any]]:
    """The shape of a tuple's items; what keeps an item back keeps back its whole field."""
    arms = get_args(bare)
    if len(arms) != 2 or arms[1] is not Ellipsis:  # noqa: PLR2004 - (item, ...)
        raise InvalidDeclaration(where, f"{bare} is not tuple[one type, ...]")
    each = f"{where}[]"
    item, notes = shape_of(arms[0], each)
    for note in notes:
        if not isinstance(note, SeenBy):
            raise InvalidDeclaration(each, f"{note!r} stands on an item, not on the field")
    return item, notes


def _can_be_held(bare: Any) -> bool:
    """Whether a noun can hold objects of exactly this class."""
    if not isinstance(bare, type):
        return False
    if issubclass(bare, Term):
        return len(bare) > 0
    return bare in PLAIN or _is_noun(bare)


def _has_field(item: Shape | None, name: str) -> bool:
    """Whether items of a shape are nouns with a field of that name."""
    return item is not None and item.is_noun and name in attrs.fields_dict(item.base)


def read_specs(cls: type) -> tuple[Spec, ...]:
    """The fields of an attrs class, in their order.

    Raises:
        InvalidDeclaration: Naming the class, the field and what is wrong with it.
    """
    fields = attrs.fields(cls)
    hints = {field.name: field.type for field in fields}
    if any(isinstance(hint, str) for hint in hints.values()):
        try:
            hints |= get_type_hints(cls, include_extras=True)
        except NameError as error:
            raise InvalidDeclaration(cls.__name__, str(error)) from None
    return tuple(
        _spec_of(field, hints[field.name], f"{cls.__name__}.{field.name}") for field in fields
    )


def _spec_of(field: "attrs.Attribute[Any]", hint: Any, where: str) -> Spec:
    """One field as declared."""
    for wrong, problem in (
        (not field.kw_only, "a noun's fields are keyword-only"),
        (field.name.startswith("_"), "a noun's fields are public"),
        (field.alias != field.name, "a field goes by one name"),
        (
            not field.init or field.converter is not None or field.validator is not None,
            "a field takes its limits from its type alone",
        ),
        (isinstance(field.default, attrs.Factory), "a default is a frozen value, not a factory"),  # type: ignore[arg-type]
        (field.name in RESERVED, "a document says this of itself"),
    ):
        if wrong:
            raise InvalidDeclaration(where, problem)
    shape, notes = shape_of(hint, where)
    if shape.optional and field.default not in (None, attrs.NOTHING):
        # None is written as an absent key, which is read as the default.
        raise InvalidDeclaration(where, "what may be none is none by default")
    about: Text | None = None
    seen_by: Audience = AUDIENCES[0]
    for note in notes:
        if isinstance(note, About):
            about = Text(note.zh, note.en)
        elif isinstance(note, SeenBy):
            seen_by = max(seen_by, note.audience, key=AUDIENCES.index)
        else:
            raise InvalidDeclaration(where, f"{note!r} is no limit, no About and no SeenBy")
    return Spec(field.name, shape, shape.stored(field.default), about, seen_by)
