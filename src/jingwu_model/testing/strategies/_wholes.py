"""Wholes: registers whose rows hold together, and material."""

from collections.abc import Iterable, Mapping
from types import EllipsisType
from typing import Any, Literal

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.errors import InvalidInput
from jingwu_model.model import TABLES, Figures, Register
from jingwu_model.rules import Material
from jingwu_model.testing.strategies._books import casebooks
from jingwu_model.testing.strategies._drawing import drawn
from jingwu_model.testing.strategies._fields import or_none
from jingwu_model.testing.strategies._pick import theirs
from jingwu_model.testing.strategies._rows import SIZES, Rows, Size, Table
from jingwu_model.workflows import Casebook


def _tables(given: Mapping[str, Any]) -> dict[str, Table]:
    """Tables that a caller fixed, as tuples, asked whether they can stand in one register.

    Raises:
        InvalidArgument: They cannot, or one is no table at all.
    """
    try:
        rows = {name: None if held is None else tuple(held) for name, held in given.items()}
        Register(**rows)
    except (InvalidInput, TypeError) as error:
        raise InvalidArgument(str(error)) from error
    return rows


@st.composite
def _register(draw: DrawFn, size: Size, given: Mapping[str, SearchStrategy[Any]]) -> Register:
    fixed = _tables({name: draw(strategy) for name, strategy in given.items()})
    return Register(**Rows(draw, size, fixed).every())


def registers(
    *,
    size: Literal["small", "deep"] = "small",
    **tables: SearchStrategy[Iterable[Any] | None],
) -> SearchStrategy[Register]:
    """Registers whose rows hold together.

    Draws divisions that grow into a tree, and agencies, stations, rooms, workstations,
    members, grids, assignments, duty entries and the rest of the institution, that point at
    each other as `Register` demands: one room for a village at a time, one station's area for
    a dedicated member, one thing at a time. Each table is left unrecorded now and then.
    Nothing drawn is thrown away. Shrinks towards a register whose tables are all recorded and
    empty; of a deep one the divisions are left out, or are one village with all above it.

    Args:
        size: `small`: up to three places with those above them, and three rows a table;
            `deep`: two to six places, one of them a village, with those above them, and
            four rows. Of each table beside places, people and their time: two.
        **tables: For a table, a strategy of its rows, or of none where it is not recorded.
            A table into which such rows point is not recorded unless it is given as well.

    Returns:
        A strategy of registers.

    Raises:
        hypothesis.errors.InvalidArgument: There is no such size or table, or a table is given no
            strategy; when drawn, with every fault, where rows cannot stand in one register.

    Examples:
        >>> from hypothesis import find
        >>> from hypothesis import strategies as st
        >>> bare = registers(rooms=st.none(), divisions=st.just([]))
        >>> reg = find(bare, lambda reg: reg.members.recorded)
        >>> len(reg.members), reg.divisions.recorded, reg.rooms.recorded
        (0, True, False)
    """
    if not any(size == known for known in SIZES):
        msg = f"a register is {' or '.join(SIZES)}, not {size!r}"
        raise InvalidArgument(msg)
    if strange := [name for name in tables if name not in TABLES]:
        msg = f"a register has no {', '.join(strange)}; it has {', '.join(TABLES)}"
        raise InvalidArgument(msg)
    return _register(SIZES[size], {name: theirs(name, rows) for name, rows in tables.items()})


@st.composite
def _material(draw: DrawFn, parts: Mapping[str, SearchStrategy[Any]]) -> Material:
    made = {name: draw(strategy) for name, strategy in parts.items()}
    for name, held in made.items():
        _of_material(name, held)
    return Material(**made)


def _of_material(name: str, held: object) -> None:
    """Refuse what is no part of material."""
    kind = {"register": Register, "figures": Figures, "cases": Casebook}[name]
    if held is not None and not isinstance(held, kind):
        msg = f"{name} of material is a {kind.__name__} or none, not {held!r}"
        raise InvalidArgument(msg)


def materials(
    *,
    register: SearchStrategy[Register | None] | EllipsisType = ...,
    figures: SearchStrategy[Figures | None] | EllipsisType = ...,
    cases: SearchStrategy[Casebook | None] | EllipsisType = ...,
) -> SearchStrategy[Material]:
    """What `check` takes.

    Draws a small register, published figures, a casebook, or some of them, or none. Shrinks
    towards none.

    Args:
        register: A strategy of registers or none; by default `registers()` or none.
        figures: A strategy of figures or none; by default `published_figures()` or none.
        cases: A strategy of casebooks or none; by default `casebooks()` or none.

    Returns:
        A strategy of material.

    Raises:
        hypothesis.errors.InvalidArgument: A part is no strategy; when drawn, where it is of
            another kind.

    Examples:
        >>> from hypothesis import find
        >>> find(materials(), lambda material: material.figures is not None)
        Material(register=None, figures=Figures(宁夏回族自治区, figures=0), cases=None)
    """
    given = {"register": register, "figures": figures, "cases": cases}
    usual = {"register": registers(), "figures": drawn(Figures), "cases": casebooks()}
    return _material(
        {
            name: or_none(usual[name]) if held is ... else theirs(name, held)
            for name, held in given.items()
        }
    )
