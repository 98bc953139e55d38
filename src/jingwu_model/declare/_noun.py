"""Nouns: frozen, keyword-only objects that cannot hold what their class does not allow."""

from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

import attrs

from jingwu_model.declare._compile import RowReader, compile_init, compile_rows
from jingwu_model.declare._explain import HIDDEN, Rule, faults_of
from jingwu_model.declare._lift import Upcasts
from jingwu_model.declare._limits import AUDIENCES, Audience
from jingwu_model.declare._shape import Spec, read_specs
from jingwu_model.errors import Fault, FaultKind, InvalidDeclaration, InvalidObject, Text

_Holds = TypeVar("_Holds", bound=Callable[[Any], bool])
_RULE = "__jingwu_together__"


def together(
    code: str, *fields: str, zh: str, en: str, expected: Text | None = None
) -> Callable[[_Holds], _Holds]:
    """Declare a cross-field rule: a method of a noun that is true where the fields agree.

    It is asked only when each of its fields is sound, and must read no other.
    Its fault is laid to the last field named.

    Args:
        code: The fault's stable code.
        fields: The fields it reads, two or more.
        zh: What is wrong where it is false, in Chinese.
        en: The same in English.
        expected: What would have been right; the fields agreeing, by default.

    Raises:
        InvalidDeclaration: When the class is made, for a field it does not have.
    """
    wanted = expected or Text(f"{'与'.join(fields)}一致", f"{' and '.join(fields)} to agree")

    def mark(holds: _Holds) -> _Holds:
        setattr(holds, _RULE, Rule(FaultKind(code, Text(zh, en)), fields, wanted, holds))
        return holds

    return mark


def _rules_of(cls: type, specs: tuple[Spec, ...]) -> tuple[Rule, ...]:
    """The cross-field rules written in a class, checked against its fields."""
    known = {spec.name for spec in specs}
    members: dict[str, object] = {}
    for base in reversed(cls.__mro__):
        members.update(vars(base))
    rules = []
    for name, member in members.items():
        rule = getattr(member, _RULE, None)
        if not isinstance(rule, Rule):
            continue
        where = f"{cls.__name__}.{name}"
        if strange := [field for field in rule.fields if field not in known]:
            raise InvalidDeclaration(where, f"no field {', '.join(strange)}")
        if len(set(rule.fields)) < 2:  # noqa: PLR2004 - together means two
            raise InvalidDeclaration(where, "a rule of one field is a limit of its type")
        rules.append(rule)
    return tuple(rules)


class Noun:
    """The base of every noun.

    A subclass decorated with `@attrs.frozen(kw_only=True)` is read once: each
    field's annotation says what it may hold, and an object that breaks a limit
    is refused with every fault at once. Nouns are final: they hold together
    because nothing is added to them elsewhere. One that says `abstract = True` of
    itself is there to be added to, as an event is. `upcasts` are its pure functions
    from older formats of its JSON object, each by the format it starts from.

    Raises:
        InvalidDeclaration: When a class is made wrongly, naming the field.
        InvalidObject: When an object is made wrongly; `.faults` has every fault.

    Examples:
        >>> import attrs
        >>> from jingwu_model.declare import Count, Name
        >>> @attrs.frozen(kw_only=True)
        ... class Lane(Noun):
        ...     name: Name
        ...     households: Count | None = None
        >>> Lane(name="集美", households=120)
        Lane(name='集美', households=120)
        >>> Lane(name="", households=-1)
        Traceback (most recent call last):
        ...
        jingwu_model.errors.InvalidObject: Lane: 2 faults
          name: unfit text: expected 1 to 200 printable characters, no blank at either end, found ''
          households: out of range: expected a number from 0 to 9007199254740991, found '-1'
    """

    __slots__ = ()
    __jingwu_specs__: ClassVar[tuple[Spec, ...]] = ()
    __jingwu_rules__: ClassVar[tuple[Rule, ...]] = ()
    upcasts: ClassVar[Upcasts] = MappingProxyType({})

    def __init_subclass__(cls) -> None:
        """Refuse a subclass of a finished noun."""
        super().__init_subclass__()
        if "__jingwu_open__" in vars(cls):
            return
        for base in cls.__mro__[1:]:
            if attrs.has(base) and not vars(base).get("abstract", False):
                problem = f"{base.__name__} is final"
                raise InvalidDeclaration(cls.__name__, problem)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Read the declarations of a class that attrs has just made."""
        specs = read_specs(cls)
        cls.__jingwu_specs__ = specs
        cls.__jingwu_rules__ = _rules_of(cls, specs)
        if "__slots__" not in vars(cls) or not _is_frozen(cls):
            raise InvalidDeclaration(cls.__name__, "a noun is made with attrs.frozen, with slots")
        for name in ("__attrs_init__", "__attrs_pre_init__", "__attrs_post_init__"):
            if hasattr(cls, name):
                problem = "a noun is made from its fields alone: write a rule with `together`"
                raise InvalidDeclaration(cls.__name__, problem)
        for spec in specs:
            if spec.required:
                continue
            if faults := faults_of(cls, (spec,), (), {spec.name: spec.default}):
                where = f"{cls.__name__}.{spec.name}"
                raise InvalidDeclaration(where, f"its default: {faults[0].text()}")
        plain = cls.__init__

        @wraps(plain)
        def first(self: Any, /, *args: Any, **values: Any) -> None:
            # The check is compiled on first use: a hundred classes at import would
            # cost as much again as importing everything they stand on.
            made = compile_init(cls, specs, [rule.holds for rule in cls.__jingwu_rules__], _explain)
            cls.__init__ = wraps(plain)(made)  # type: ignore[method-assign]
            made(self, *args, **values)

        cls.__init__ = first  # type: ignore[method-assign, assignment]
        if any(spec.sensitive for spec in specs):
            cls.__repr__ = _guarded_repr  # type: ignore[assignment]


def _is_frozen(cls: type) -> bool:
    """Whether attrs lets nothing of an object be set."""
    try:
        setattr(object.__new__(cls), "anything", None)  # noqa: B010 - checkers know it is frozen
    except AttributeError as error:
        return isinstance(error, attrs.exceptions.FrozenInstanceError)
    return False


def _guarded_repr(self: Noun) -> str:
    """The fields, without what the public may not see."""
    parts = (
        f"{spec.name}={HIDDEN if spec.sensitive else repr(getattr(self, spec.name))}"
        for spec in self.__jingwu_specs__
    )
    return f"{type(self).__name__}({', '.join(parts)})"


def _explain(broken: Noun) -> None:
    """Raise with every fault of an object that its quick check refused."""
    cls = type(broken)
    values = {spec.name: getattr(broken, spec.name) for spec in cls.__jingwu_specs__}
    raise InvalidObject(cls.__name__, faults_in(cls, values))


def specs(cls: type[Noun]) -> tuple[Spec, ...]:
    """The fields of a noun as declared: name, shape, default, meaning, audience.

    This is what the check, the tables, the JSON and the strategies all read.

    Args:
        cls: A noun.

    Returns:
        One `Spec` a field, in declared order.
    """
    return cls.__jingwu_specs__


def faults_in(cls: type[Noun], values: Mapping[str, object]) -> list[Fault]:
    """Every fault of these values of a noun: what making it of them would raise.

    Args:
        cls: A noun.
        values: The values, by field; a field left out is not asked about, and a
            rule that reads it neither.

    Returns:
        The faults; none where the values are sound.

    Examples:
        >>> from jingwu_model.declare import Count
        >>> @attrs.frozen(kw_only=True)
        ... class Grid(Noun):
        ...     households: Count
        ...     residents: Count
        >>> [fault.path for fault in faults_in(Grid, {"residents": "3,000"})]
        ['$.residents']
    """
    return faults_of(cls, cls.__jingwu_specs__, cls.__jingwu_rules__, values)


def visible(cls: type[Noun], audience: Audience) -> tuple[str, ...]:
    """The fields of a noun that an audience may see, in declared order.

    One answer for JSON, frames, reports, repr and errors.

    Args:
        cls: A noun.
        audience: `internal` sees all, `case_party` less, `public` least.

    Raises:
        ValueError: There is no such audience.

    Examples:
        >>> from typing import Annotated
        >>> from jingwu_model.declare import Count, SeenBy
        >>> @attrs.frozen(kw_only=True)
        ... class Shift(Noun):
        ...     officers: Count
        ...     absent: Annotated[Count, SeenBy("internal")]
        >>> visible(Shift, "public"), visible(Shift, "internal")
        (('officers',), ('officers', 'absent'))
        >>> Shift(officers=3, absent=1)
        Shift(officers=3, absent=…)
    """
    if audience not in AUDIENCES:
        msg = f"{audience!r} is none of the audiences {', '.join(AUDIENCES)}"
        raise ValueError(msg)
    rank = AUDIENCES.index(audience)
    return tuple(
        spec.name for spec in cls.__jingwu_specs__ if AUDIENCES.index(spec.seen_by) <= rank
    )


def row_reader(
    cls: type[Noun], width: int, cells: Mapping[str, str], bound: Mapping[str, Any]
) -> RowReader:
    """A generated reader of rows of a noun; see `_compile.compile_rows`."""
    holds = [rule.holds for rule in cls.__jingwu_rules__]
    return compile_rows(cls, cls.__jingwu_specs__, holds, width, cells, bound)
