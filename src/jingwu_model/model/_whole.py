"""A whole: rows that may stand in one register, refused with every fault where they may not."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from jingwu_model.errors import InvalidInput
from jingwu_model.model._clashes import Index
from jingwu_model.model._integrity import sift
from jingwu_model.model._tables import TABLES


def whole(
    tables: Mapping[str, Iterable[Any] | None],
) -> tuple[dict[str, tuple[Any, ...] | None], dict[str, Index]]:
    """The rows of every table, and the same by their ids.

    Args:
        tables: The rows of each table; one left out, or none, is not recorded.

    Raises:
        InvalidInput: They do not hold together; `.faults` has every fault.
        TypeError: There is no such table, or a row is of another kind than its table's.
    """
    if unknown := tables.keys() - TABLES.keys():
        msg = f"Register has no table {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    rows = {name: None if (held := tables.get(name)) is None else tuple(held) for name in TABLES}
    for name, held in rows.items():
        for row in held or ():
            if type(row) is not TABLES[name].noun:
                msg = f"{name} holds {TABLES[name].noun.__name__}, not {type(row).__name__}"
                raise TypeError(msg)
    _kept, clashes, ids = sift(rows, {})
    if clashes:
        what = "Register"
        raise InvalidInput(
            what,
            [
                attrs.evolve(c.fault, path=f"$.{c.table}[{c.at}]{c.fault.path[1:]}")
                for c in clashes
            ],
        )
    return rows, ids
