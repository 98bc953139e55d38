"""Declarations: what a noun may be made of, and what is refused when its class is made."""

import inspect
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from types import ModuleType
from typing import Annotated, Any, Literal, Optional

import attrs
import pytest

from jingwu_model.declare import (
    About,
    Count,
    Distinct,
    Instant,
    Matches,
    Name,
    Noun,
    SeenBy,
    Term,
    Within,
    specs,
    together,
)
from jingwu_model.errors import InvalidDeclaration, Text


class Shift(Term):
    """A vocabulary of one."""

    DAY = ("day", "白班", "day shift", "白天的班次。", "A shift by day.", "library")


class Empty(Term):
    """A vocabulary of none."""


@attrs.frozen(kw_only=True)
class Lane(Noun):
    """A finished noun."""

    name: Name


def declare(hint: Any, **rest: Any) -> type[Any]:
    """A noun `Planted` with one field `held` of that type."""
    return attrs.make_class(
        "Planted",
        {"held": attrs.field(type=hint, kw_only=True, **rest)},
        bases=(Noun,),
        frozen=True,
        slots=True,
    )


class TestShapes:
    """What a type declares."""

    @pytest.mark.parametrize(
        ("hint", "base", "optional"),
        [
            (str, str, False),
            (int, int, False),
            (bool, bool, False),
            (float, float, False),
            (Fraction, Fraction, False),
            (date, date, False),
            (Instant, datetime, False),
            (Shift, Shift, False),
            (Lane, Lane, False),
            (str | None, str, True),
            (Optional[str], str, True),  # noqa: UP045 - the older way of writing it
            (Count | None, int, True),
            (Annotated[int | None, Within(0, 5)], int, True),
            (tuple[str, ...], tuple, False),
            (tuple[str, ...] | None, tuple, True),
        ],
    )
    def test_a_supported_type_is_read(self, hint: Any, base: type, optional: bool) -> None:  # noqa: FBT001 - a column of the table
        """Its exact class, and whether none is allowed."""
        (spec,) = specs(declare(hint))

        assert (spec.shape.base, spec.shape.optional) == (base, optional)

    def test_limits_are_kept_wherever_they_stand(self) -> None:
        """On the type, on the optional type, on the items, on the tuple."""
        (spec,) = specs(declare(Annotated[tuple[Count, ...] | None, Distinct()]))

        assert spec.shape.limits == (Distinct(),)
        assert spec.shape.item is not None
        assert spec.shape.item.limits == (Within(0, 2**53 - 1),)

    def test_tuples_may_hold_tuples(self) -> None:
        """As deep as one likes."""
        (spec,) = specs(declare(tuple[tuple[int, ...], ...]))

        assert spec.shape.item is not None
        assert spec.shape.item.item is not None
        assert spec.shape.item.item.base is int

    def test_what_describes_a_field_is_kept(self) -> None:
        """`About` in both languages; the audience, `public` unless said otherwise."""
        hint = Annotated[bool | None, SeenBy("internal"), About("中共党员", "Party member")]

        (spec,) = specs(declare(hint, default=None))

        assert spec.about == Text("中共党员", "Party member")
        assert (spec.seen_by, spec.sensitive, spec.required) == ("internal", True, False)

    def test_what_is_not_described_has_no_words(self) -> None:
        """And must be given, and is for everybody."""
        (spec,) = specs(declare(str))

        assert (spec.about, spec.seen_by, spec.sensitive, spec.required) == (
            None,
            "public",
            False,
            True,
        )

    def test_the_outer_description_wins(self) -> None:
        """A field may say more than the type it uses."""
        inner = Annotated[int, About("数", "number")]

        (spec,) = specs(declare(Annotated[inner, About("户数", "households")]))

        assert spec.about == Text("户数", "households")

    def test_of_two_audiences_the_narrower_holds(self) -> None:
        """Whichever stands outside."""
        inner = Annotated[int, SeenBy("internal")]

        (spec,) = specs(declare(Annotated[inner, SeenBy("case_party")]))

        assert spec.seen_by == "internal"

    def test_an_item_kept_back_keeps_back_its_field(self) -> None:
        """A tuple shows nothing that its items may not show."""
        (spec,) = specs(declare(tuple[Annotated[str, SeenBy("case_party")], ...]))

        assert spec.seen_by == "case_party"

    def test_a_default_is_kept_in_its_stored_form(self) -> None:
        """A whole number for a float, another offset for a time: as an object would hold them."""
        noon = datetime(2026, 3, 1, 4, tzinfo=UTC)

        (number,) = specs(declare(float, default=0))
        (moment,) = specs(declare(Instant, default=noon))

        assert (type(number.default), number.default) == (float, 0.0)
        assert moment.default.isoformat() == "2026-03-01T12:00:00+08:00"

    def test_nouns_are_told_from_other_classes(self) -> None:
        """Readers of a document go into them."""
        (lane,) = specs(declare(Lane))
        (text,) = specs(declare(str))

        assert (lane.shape.is_noun, text.shape.is_noun) == (True, False)


BAD_TYPES: list[tuple[Any, str]] = [
    (list[int], r"list\[int\] is no type that a noun can hold"),
    (dict[str, int], "is no type that a noun can hold"),
    (set[int], "is no type that a noun can hold"),
    (frozenset[int], "is no type that a noun can hold"),
    (list, "is no type that a noun can hold"),
    (tuple, "is no type that a noun can hold"),
    (object, "is no type that a noun can hold"),
    (Any, "is no type that a noun can hold"),
    (None, "is no type that a noun can hold"),
    (bytes, "is no type that a noun can hold"),
    (complex, "is no type that a noun can hold"),
    (Literal["a"], "is no type that a noun can hold"),
    (Noun, "is no type that a noun can hold"),
    (Term, "is no type that a noun can hold"),
    (Empty, "is no type that a noun can hold"),
    (int | str, "is not one type or none"),
    (int | str | None, "is not one type or none"),
    (tuple[int, int], r"is not tuple\[one type, ...\]"),
    (tuple[int], r"is not tuple\[one type, ...\]"),
    (tuple[()], r"is not tuple\[one type, ...\]"),
    (tuple[list[int], ...], r"held\[\]: list\[int\] is no type"),
    (Annotated[str, Within(0, 5)], r"Within\(least=0, most=5\) does not limit str"),
    (Annotated[bool, Within(0, 1)], "does not limit bool"),
    (Annotated[int, Matches("a")], "does not limit int"),
    (Annotated[Shift, Matches("a")], "does not limit Shift"),
    (Annotated[str, Distinct()], r"Distinct\(by=''\) does not limit str"),
    (tuple[Annotated[int, Distinct()], ...], r"held\[\]: .* does not limit int"),
    (Annotated[tuple[int, ...], Within(0, 5)], "does not limit tuple"),
    (Annotated[tuple[Lane, ...], Distinct(by="id")], "its items have no field id"),
    (Annotated[tuple[str, ...], Distinct(by="id")], "its items have no field id"),
    (Annotated[str, "a note"], "'a note' is no limit, no About and no SeenBy"),
    (tuple[Annotated[str, About("名", "name")], ...], r"held\[\]: .* stands on an item"),
]


class TestBadTypes:
    """A field that cannot be checked is refused by name, when the class is made."""

    @pytest.mark.parametrize(
        ("hint", "problem"), BAD_TYPES, ids=[str(hint) for hint, _ in BAD_TYPES]
    )
    def test_it_is_refused(self, hint: Any, problem: str) -> None:
        """The error names class and field."""
        with pytest.raises(InvalidDeclaration, match=problem) as caught:
            declare(hint)

        assert caught.value.where.removesuffix("[]") == "Planted.held"


class TestBadFields:
    """A field that attrs would treat otherwise than a noun does."""

    @pytest.mark.parametrize(
        ("rest", "problem"),
        [
            ({"converter": int}, "limits from its type alone"),
            ({"validator": attrs.validators.ge(0)}, "limits from its type alone"),
            ({"init": False, "default": 0}, "limits from its type alone"),
            ({"factory": int}, "a frozen value, not a factory"),
            ({"alias": "other"}, "goes by one name"),
            ({"default": -1}, "its default: held: out of range"),
            ({"default": None}, "its default: held: wrong type"),
            ({"default": "1"}, "its default: held: wrong type"),
        ],
    )
    def test_it_is_refused(self, rest: dict[str, Any], problem: str) -> None:
        """By name."""
        with pytest.raises(InvalidDeclaration, match=problem) as caught:
            declare(Count, **rest)

        assert caught.value.where == "Planted.held"

    def test_a_default_kept_back_is_not_shown(self) -> None:
        """Not even in the declaration's own error."""
        with pytest.raises(InvalidDeclaration) as caught:
            declare(Annotated[str, SeenBy("internal"), Matches("a")], default="marker")

        assert "marker" not in str(caught.value)

    def test_a_positional_field_is_refused(self) -> None:
        """A noun is made by keywords."""
        with pytest.raises(InvalidDeclaration, match=r"Planted\.name: .* keyword-only"):

            @attrs.frozen
            class Planted(Noun):
                name: Name

    def test_a_private_field_is_refused(self) -> None:
        """As an argument it would go by another name."""
        with pytest.raises(InvalidDeclaration, match=r"Planted\._name: .* public"):

            @attrs.frozen(kw_only=True)
            class Planted(Noun):
                _name: Name

    def test_a_name_that_is_not_there_is_named(self) -> None:
        """An annotation left as text is read when the class is made."""
        with pytest.raises(InvalidDeclaration, match="Planted: name 'Nowhere' is not defined"):

            @attrs.frozen(kw_only=True)
            class Planted(Noun):
                name: "Nowhere"  # type: ignore[name-defined]  # noqa: F821 - it is nowhere

    def test_a_type_that_stays_text_is_refused(self) -> None:
        """`attrs.make_class` leaves no annotation to read."""
        with pytest.raises(InvalidDeclaration, match=r"Planted\.held: 'int' is no type"):
            declare("int")


def plain(**options: Any) -> Callable[[type], type]:
    """`attrs.define` with keyword-only fields."""
    return attrs.define(kw_only=True, **options)


class TestBadClasses:
    """A class that would not keep what a noun promises."""

    def test_one_that_is_not_frozen_is_refused(self) -> None:
        """A noun never changes."""
        with pytest.raises(InvalidDeclaration, match=r"Planted: .* attrs\.frozen"):

            @plain()
            class Planted(Noun):
                name: Name

    def test_one_whose_setting_is_hooked_is_refused(self) -> None:
        """There is a `__setattr__` then, and it still sets."""
        with pytest.raises(InvalidDeclaration, match=r"Planted: .* attrs\.frozen"):

            @plain(on_setattr=attrs.setters.NO_OP)
            class Planted(Noun):
                name: Name = attrs.field(on_setattr=lambda _self, _field, value: value)

    def test_one_that_takes_any_attribute_is_refused(self) -> None:
        """A setter of one's own is no frost."""
        with pytest.raises(InvalidDeclaration, match=r"Planted: .* attrs\.frozen"):

            @plain()
            class Planted(Noun):
                name: Name

                def __setattr__(self, name: str, value: object) -> None:
                    """Take anything."""

    def test_one_without_slots_is_refused(self) -> None:
        """It would have a `__dict__` to write into."""
        with pytest.raises(InvalidDeclaration, match=r"Planted: .* with slots"):

            @attrs.frozen(kw_only=True, slots=False)
            class Planted(Noun):
                name: Name

    @pytest.mark.parametrize("name", ["__init__", "__attrs_pre_init__", "__attrs_post_init__"])
    def test_one_that_is_made_otherwise_is_refused(self, name: str) -> None:
        """A noun's own check would never run, or this would not."""
        body = {"__annotations__": {"name": Name}, name: lambda _self: None}

        with pytest.raises(InvalidDeclaration, match=r"Planted: .* from its fields alone"):
            attrs.frozen(kw_only=True)(type("Planted", (Noun,), body))

    def test_a_noun_is_final(self) -> None:
        """With or without attrs."""
        with pytest.raises(InvalidDeclaration, match="Planted: Lane is final"):

            class Planted(Lane):
                pass


class TestBadRules:
    """A cross-field rule names its fields."""

    @pytest.mark.parametrize(
        ("fields", "problem"),
        [
            (("name", "colour"), "no field colour"),
            (("color", "colour"), "no field color, colour"),
            (("name",), "a rule of one field is a limit"),
            (("name", "name"), "a rule of one field is a limit"),
            ((), "a rule of one field is a limit"),
        ],
    )
    def test_it_is_refused_by_its_name(self, fields: tuple[str, ...], problem: str) -> None:
        """Class and method."""
        with pytest.raises(InvalidDeclaration, match=problem) as caught:

            @attrs.frozen(kw_only=True)
            class Planted(Noun):
                name: Name
                households: Count

                @together("planted", *fields, zh="不符", en="wrong")
                def _agree(self) -> bool:
                    return True

        assert caught.value.where == "Planted._agree"


class Fitting:
    """A mixin with a rule."""

    __slots__ = ()

    @together("too_many", "fewer", "more", zh="多于", en="more than there are")
    def _fits(self) -> bool:
        return bool(self.fewer <= self.more)  # type: ignore[attr-defined]


class TestGoodClasses:
    """What a declaration keeps."""

    def test_a_rule_of_a_mixin_holds(self) -> None:
        """It is inherited as any method is."""

        @attrs.frozen(kw_only=True)
        class Force(Fitting, Noun):
            fewer: Count
            more: Count

        assert Force(fewer=1, more=2).more == 2
        with pytest.raises(ValueError, match="more than there are"):
            Force(fewer=2, more=1)

    @pytest.mark.parametrize("made", [False, True])
    def test_the_signature_is_attrs_own(self, made: bool) -> None:  # noqa: FBT001 - before, after
        """Before and after the check is compiled on first use."""

        @attrs.frozen(kw_only=True)
        class Street(Noun):
            name: Name
            households: Count | None = None

        if made:
            Street(name="集美")
        parameters = inspect.signature(Street).parameters

        assert list(parameters) == ["name", "households"]
        assert all(each.kind is each.KEYWORD_ONLY for each in parameters.values())
        assert parameters["name"].default is inspect.Parameter.empty
        assert parameters["households"].default is None
        assert Street.__init__.__annotations__["households"] == Count | None

    @pytest.mark.parametrize("made", [False, True])
    def test_python_refuses_wrong_arguments_by_name(self, made: bool) -> None:  # noqa: FBT001 - before, after
        """Missing, unknown and positional arguments are errors of the call."""

        @attrs.frozen(kw_only=True)
        class Street(Noun):
            name: Name

        if made:
            Street(name="集美")
        construct: Any = Street

        with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'name'"):
            construct()
        with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
            construct(name="集美", colour="red")
        with pytest.raises(TypeError, match="positional argument"):
            construct("集美")

    def test_a_field_may_have_any_name(self) -> None:
        """What the generated source uses for itself, no field can be called."""
        names = ["i", "home", "explain", "cls", "new", "rows", "number", "datetime", "t0", "a_i"]

        shape = attrs.make_class(
            "Odd",
            {name: attrs.field(type=tuple[Count, ...], kw_only=True) for name in ["a", *names]},
            bases=(Noun,),
            frozen=True,
            slots=True,
        )
        made = shape(**{name: (at,) for at, name in enumerate(["a", *names])})

        assert attrs.astuple(made) == tuple((at,) for at in range(11))

    def test_a_noun_without_fields_is_made(self) -> None:
        """It says only that it is there."""

        @attrs.frozen(kw_only=True)
        class Mark(Noun):
            pass

        assert Mark() == Mark()

    def test_annotations_may_be_text(self) -> None:
        """A module of the user's may postpone their evaluation."""
        module = ModuleType("postponed")
        source = (
            "from __future__ import annotations\n"
            "import attrs\n"
            "from jingwu_model.declare import Count, Name, Noun\n"
            "@attrs.frozen(kw_only=True)\n"
            "class Lane(Noun):\n"
            "    name: Name\n"
            "    households: Count | None = None\n"
        )
        sys.modules["postponed"] = module
        try:
            exec(source, module.__dict__)  # noqa: S102 - a module needs source
        finally:
            del sys.modules["postponed"]

        name, households = specs(module.Lane)

        assert (name.shape.base, households.shape.base) == (str, int)
        assert households.shape.optional
