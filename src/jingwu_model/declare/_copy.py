"""Copies: a generated function that makes the next noun of the last one and of an event."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from jingwu_model.declare._compile import _run, open_class
from jingwu_model.declare._noun import Noun

_N = TypeVar("_N", bound=Noun)

_opened = cache(open_class)

Copier = Callable[..., _N | None]


def opened(cls: Any) -> type[Any]:
    """The class of the same layout whose attributes can be set: one for each class.

    Args:
        cls: A class with slots that freezes its objects.
    """
    return _opened(cls)


def copier(  # noqa: PLR0913 - a function's parts
    cls: type[_N],
    changes: Mapping[str, str],
    *,
    tests: Sequence[str] = (),
    more: Sequence[str] = (),
    given: Sequence[str] = (),
    names: Mapping[str, object],
) -> Copier[_N]:
    """A generated function `(old, event, *given)` that makes the next noun of the last.

    The next noun is not checked again: what is taken over is checked where it comes
    from, by the same limits, which whoever calls this has made sure of.

    Args:
        cls: The noun.
        changes: For each field that changes, an expression over `old` and `event`.
        tests: Expressions over `old`, `event` and what is given; where one is false,
            the function answers none.
        more: Statements after the tests, which may return none too; a loop costs half
            of a comprehension.
        given: The names of what else the function takes.
        names: What the expressions name besides; every name begins with `_`.

    Returns:
        The function; where nothing changes, it answers with the noun it was given.

    Examples:
        >>> from jingwu_model.timeline import Span
        >>> from datetime import date
        >>> end = copier(Span, {"until": "event"}, tests=["event >= old.since"], names={})
        >>> span = Span(since=date(2026, 1, 1))
        >>> end(span, date(2026, 3, 1))
        Span(since=datetime.date(2026, 1, 1), until=datetime.date(2026, 3, 1))
        >>> end(span, date(2025, 3, 1)) is None
        True
    """
    lines = [f"def copy({', '.join(['old', 'event', *given])}):"]
    if tests:
        lines += ["    if not (", "        " + "\n        and ".join(tests), "    ):"]
        lines += ["        return None"]
    lines += [f"    {line}" for line in more]
    if changes:
        lines += ["    self = _Open()"]
        for spec in cls.__jingwu_specs__:
            lines.append(f"    self.{spec.name} = {changes.get(spec.name, f'old.{spec.name}')}")
        lines += ["    self.__class__ = _Frozen", "    return self"]
    else:
        lines += ["    return old"]
    source = "\n".join([*lines, ""])
    bound = {**names, "_Open": opened(cls), "_Frozen": cls}
    made: Copier[_N] = _run(source, bound, f"{cls.__module__}.{cls.__qualname__} copy")["copy"]
    return made
