"""What a guard reads: the fields of the facts and of the event that its function asks."""

import ast
from collections.abc import Iterator, Mapping
from inspect import getsource
from textwrap import dedent
from types import FunctionType
from typing import Any

import attrs

from jingwu_model.workflows._reason import Guard


@attrs.frozen
class Reads:
    """The fields that a guard reads, each once, in the order in which it asks them.

    Attributes:
        facts: Of the facts, as they stood before the event: `parties`.
        event: Of the event: `acts`, `by.ref`.
    """

    facts: tuple[str, ...] = ()
    event: tuple[str, ...] = ()


def reads_of(guard: Guard[Any, Any]) -> Reads:
    """What a guard reads, in helpers of its function too.

    Args:
        guard: The guard.

    Returns:
        The fields; none where the function's text is not at hand.
    """
    told = tuple(dict.fromkeys(_read(guard.asks, ("facts", "event"))))
    facts, event = (
        tuple(path for of, path in told if of == whose and path) for whose in ("facts", "event")
    )
    return Reads(facts, event)


_Found = Iterator[tuple[str, str]]


def _read(function: Any, roles: tuple[str | None, ...], within: tuple[Any, ...] = ()) -> _Found:
    """Each field that a function reads of its first arguments, and of which of them it is."""
    if not isinstance(function, FunctionType) or function in within:
        return
    try:
        tree = ast.parse(dedent(getsource(function))).body[0]
    except (OSError, SyntaxError):
        return
    if not isinstance(tree, ast.FunctionDef):
        return
    names = {
        one.arg: role for one, role in zip(tree.args.args, roles, strict=False) if role is not None
    }
    walked = _Walk(names, function.__globals__, (*within, function))
    for statement in tree.body:
        yield from walked.through(statement)


@attrs.frozen
class _Walk:
    """A walk through a function's text.

    Attributes:
        names: What its arguments are, by their names.
        known: What else its names mean.
        within: The functions that it is a part of: none is walked through twice.
    """

    names: Mapping[str, str]
    known: Mapping[str, Any]
    within: tuple[Any, ...]

    def through(self, node: ast.AST) -> _Found:
        """Each field read in a part of the text."""
        if isinstance(node, ast.Attribute):
            path = self._path(node)
            if path is not None:
                yield path
                return
        if isinstance(node, ast.Call):
            yield from self._call(node)
            return
        for child in ast.iter_child_nodes(node):
            yield from self.through(child)

    def _path(self, node: ast.expr) -> tuple[str, str] | None:
        """Of which argument an expression is a field, and its path there."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.insert(0, node.attr)
            node = node.value
        if parts[-1:] == ["code"]:
            # A term's code says no more than the term.
            parts.pop()
        if isinstance(node, ast.Name) and node.id in self.names:
            return self.names[node.id], ".".join(parts)
        return None

    def _call(self, node: ast.Call) -> _Found:
        """What is read in a call: by its arguments, and by what is called where it takes one."""
        called = node.func
        if isinstance(called, ast.Attribute):
            # What is asked of a value by a method is asked of the value.
            yield from self.through(called.value)
        given = [self._whole(one) for one in node.args]
        for one, role in zip(node.args, given, strict=True):
            if role is None:
                yield from self.through(one)
        for word in node.keywords:
            yield from self.through(word.value)
        if any(given):
            yield from _read(self._meant(called), tuple(given), self.within)

    def _whole(self, node: ast.expr) -> str | None:
        """Which of the arguments an expression is, as a whole."""
        return self.names.get(node.id) if isinstance(node, ast.Name) else None

    def _meant(self, node: ast.expr) -> Any:
        """What a name in a call means."""
        if isinstance(node, ast.Attribute):
            return getattr(self._meant(node.value), node.attr, None)
        return self.known.get(node.id) if isinstance(node, ast.Name) else None
