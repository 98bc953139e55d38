"""Changes one thing at a time in a function of the engine, and asks whether its tests notice.

Run as `python tests/mutate_engine.py [--sample N] [--seed S] [--module NAME]` (a script
finds what lies beside it). Nothing is written: each change is made in a process of its own,
before the floor is loaded there. It prints every survivor and what was killed, and ends
with 1 where fewer than 90 in 100 were.
"""
# ruff: noqa: T201 - a script that prints what it counted

import argparse
import ast
import gc
import importlib.util
import os
import random
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import dateutil.rrule
import hypothesis
import pytest

import jingwu_model.model
from jingwu_model.timeline import Calendar

HERE = Path(__file__).parent
ROOT = HERE.parent
FLOOR = ROOT / "src" / "jingwu_model" / "workflows"
LEAST = 0.9
SECONDS = 20
"""How long the tests may take for one change: they take one or two."""
BYTES = 2 << 30

LOADED = (hypothesis, dateutil.rrule, jingwu_model.model, Calendar.china())
"""What the tests of every change would load is loaded once, before any."""

TESTS = (
    "test_engine_steps",
    "test_engine_clocks",
    "test_engine_refusals",
    "test_engine_duties",
    "test_engine_definitions",
    "test_engine_sharpened",
    "test_casebook",
    "test_cadence",
    "test_pictures",
    "test_machine_rules",
    "test_refusals_aloud",
    "test_due_times",
    "test_mediation_duties",
    "test_quarrel",
    "test_rows",
)
"""The quick ones; the first is asked first."""

FIRST = {
    "_cadence": ("test_cadence",),
    "_casebook": ("test_casebook",),
    "_checks": ("test_engine_definitions",),
    "_clock": ("test_engine_clocks", "test_engine_duties"),
    "_event": ("test_engine_definitions",),
    "_pictures": ("test_pictures",),
    "_reason": ("test_engine_refusals",),
    "_time": ("test_engine_clocks", "test_engine_duties"),
}
"""The tests that are asked before the others, of a module."""

# An annotation is for the checkers, and a decorator makes what the function is.
SKIPPED = {"annotation", "returns", "decorator_list", "type_params", "type_comment", "ctx"}

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
"""What an operator is changed into."""


@attrs.frozen
class Mutant:
    """One change of one thing; the tree it was made in holds it until the next is asked for.

    Attributes:
        module: The module's name.
        line: Where.
        function: In which function.
        kind: `text` for what is only said, else `code`.
        what: What was changed into what.
    """

    module: str
    line: int
    function: str
    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line} {self.function}: {self.kind}: {self.what}"


def with_(node: Any, **parts: Any) -> Any:
    """A node like another, with other parts."""
    fields = {name: getattr(node, name) for name in node._fields if hasattr(node, name)}
    return ast.copy_location(type(node)(**(fields | parts)), node)


def without(held: Sequence[Any], at: int) -> list[Any]:
    """A list without one of its items."""
    return [*held[:at], *held[at + 1 :]]


def other(node: Any) -> Any:
    """The operator that one is changed into; none for some."""
    made = OTHER.get(type(node))
    return None if made is None else made()


def changes(node: Any, field: str) -> Iterator[Any]:
    """What may stand in the place of a node."""
    plain = isinstance(node, ast.Compare) and len(node.ops) == 1
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    if field in {"test", "ifs"} and not plain and not negated:
        yield ast.UnaryOp(op=ast.Not(), operand=node)
    if isinstance(node, ast.stmt):
        yield from of_statement(node)
    elif isinstance(node, ast.expr):
        yield from of_expression(node)


def of_statement(node: Any) -> Iterator[Any]:
    """What may stand in the place of a statement."""
    none = ast.Constant(value=None)
    match node:
        case ast.Expr() | ast.Raise():
            yield ast.Pass()
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield with_(node, value=none)
        case ast.AugAssign(op=op):
            yield ast.Pass()
            if other(op) is not None:
                yield with_(node, op=other(op))
        case ast.Assign(targets=[ast.Name()], value=value) if ast.unparse(value) != "None":
            yield with_(node, value=none)
        case ast.Assign():
            yield ast.Pass()
        case _:
            pass


def of_expression(node: Any) -> Iterator[Any]:  # noqa: C901, PLR0912 - one case for each kind
    """What may stand in the place of an expression."""
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                yield with_(node, ops=[*ops[:at], other(op), *ops[at + 1 :]])
        case ast.BoolOp(op=op, values=values):
            yield with_(node, op=other(op))
            for at in range(len(values)):
                left = without(values, at)
                yield left[0] if len(left) == 1 else with_(node, values=left)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(op=op) if other(op) is not None:
            yield with_(node, op=other(op))
        case ast.Constant(value=bool() as value):
            yield with_(node, value=not value)
        case ast.Constant(value=int() as value):
            yield with_(node, value=value + 1)
        case ast.Constant(value=str() as value):
            yield with_(node, value=f"XX{value}XX")
        case ast.Call(keywords=keywords):
            for at, keyword in enumerate(keywords):
                if keyword.arg is not None:
                    yield with_(node, keywords=without(keywords, at))
        case ast.Tuple(elts=elts) | ast.List(elts=elts):
            for at, each in enumerate(elts):
                if isinstance(each, ast.Starred):
                    yield with_(node, elts=without(elts, at))
        case _:
            pass


def places(parent: Any) -> Iterator[tuple[Any, Any, str]]:
    """Every place in a function: what holds it, at which key, and the field's name."""
    for field, value in ast.iter_fields(parent):
        if field in SKIPPED:
            continue
        if isinstance(value, list):
            said = field == "body" and isinstance(parent, ast.FunctionDef)
            said = said and ast.get_docstring(parent) is not None
            for at, each in enumerate(value):
                if isinstance(each, ast.AST) and not (said and at == 0):
                    yield value, at, field
                    yield from places(each)
        elif isinstance(value, ast.AST):
            yield vars(parent), field, field
            yield from places(value)


def functions(body: list[Any], name: str = "") -> Iterator[tuple[str, Any]]:
    """The functions of a module and of its classes, with their names."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield f"{name}{node.name}", node
        elif isinstance(node, ast.ClassDef):
            yield from functions(node.body, f"{name}{node.name}.")


def mutants(module: str, tree: ast.Module) -> Iterator[Mutant]:
    """Every change of one thing; each is undone before the next is made."""
    for name, function in functions(tree.body):
        for held, key, field in list(places(function)):
            old = held[key]
            for new in changes(old, field):
                kind = "text" if isinstance(old, ast.Constant | ast.JoinedStr) else "code"
                kind = "code" if isinstance(getattr(old, "value", ""), int) else kind
                before, after = (ast.unparse(one).partition("\n")[0] for one in (old, new))
                held[key] = new
                yield Mutant(module, old.lineno, name, kind, f"{before} → {after}")
                held[key] = old


class Changed(MetaPathFinder, Loader):
    """Loads one module from a tree; what else there is, others find."""

    def __init__(self, name: str, tree: ast.Module, path: Path) -> None:
        self.name = name
        self.code = compile(ast.fix_missing_locations(tree), path, "exec")

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """The module's, if it is the one."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the tree."""
        exec(self.code, vars(module))  # noqa: S102 - it is what is tested


def asked(module: str) -> list[str]:
    """The tests, those first that know a module best."""
    first = FIRST.get(module, ())
    order = [*first, *(one for one in TESTS if one not in first)]
    return [str(path) for one in order if (path := HERE / "workflows" / f"{one}.py").exists()]


def noticed(module: str, tree: ast.Module) -> bool:
    """Whether the tests fail with a tree for a module. Only a child asks: it loads the floor."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    # A change may make a loop endless: what takes too long or too much is noticed.
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    os.environ["HYPOTHESIS_PROFILE"] = "ci"
    sys.dont_write_bytecode = True
    name = f"jingwu_model.workflows.{module}"
    sys.meta_path.insert(0, Changed(name, tree, FLOOR / f"{module}.py"))
    idle = ("cacheprovider", "xdist", "pytest_cov")
    quick = ("-x", "-q", "--assert=plain", *(f"-pno:{one}" for one in idle))
    return pytest.main([*quick, *asked(module)]) != 0


def child(module: str, tree: ast.Module) -> int:
    """The id of a process that ends with 0 where nothing is noticed."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os._exit(int(noticed(module, tree)))
    finally:
        os._exit(1)


@attrs.define
class Count:
    """What is running, what survived, and how many of each module were tried."""

    jobs: int
    running: dict[int, Mutant] = attrs.field(factory=dict)
    left: list[Mutant] = attrs.field(factory=list)
    total: Counter[str] = attrs.field(factory=Counter)

    def begin(self, mutant: Mutant, tree: ast.Module) -> None:
        """Try one, as soon as one of the processes is free."""
        if len(self.running) >= self.jobs:
            self.wait()
        self.running[child(mutant.module, tree)] = mutant

    def wait(self) -> None:
        """Wait until one of those that run has ended."""
        pid, status = os.wait()
        mutant = self.running.pop(pid)
        self.total[mutant.module] += 1
        if status == 0:
            self.left.append(mutant)
            print(f"survives: {mutant}", flush=True)

    def told(self) -> bool:
        """Print what was killed; whether it is enough."""
        tried = self.total.total()
        alive = Counter(mutant.module for mutant in self.left)
        for name, n in self.total.items():
            print(f"{name}: {n - alive[name]} of {n} killed")
        text = sum(mutant.kind == "text" for mutant in self.left)
        print(f"survivors: {len(self.left)}, of them {text} of text only")
        killed = tried - len(self.left)
        print(f"killed {killed} of {tried}: {killed / tried:.1%}")
        return killed >= LEAST * tried


def main() -> int:
    """Mutate the module named, or every one; all of it, or a sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="how many changes, drawn by chance; else all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=("code", "text"), help="else both")
    parser.add_argument("--module", action="append", help="such as _time; else every one")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes at once")
    given = parser.parse_args()

    assert "jingwu_model.workflows" not in sys.modules, "the floor is loaded already"
    os.chdir(ROOT)
    names = given.module or sorted(path.stem for path in FLOOR.glob("_[a-z]*.py"))
    trees = {name: ast.parse((FLOOR / f"{name}.py").read_text("utf-8")) for name in names}

    def every() -> Iterator[Mutant]:
        for name, tree in trees.items():
            for mutant in mutants(name, tree):
                if given.kind in {None, mutant.kind}:
                    yield mutant

    there = range(sum(1 for _ in every()))
    print(f"{len(there)} changes")
    drawn = set(there)
    if given.sample is not None and given.sample < len(there):
        drawn = set(random.Random(given.seed).sample(there, given.sample))  # noqa: S311
    gc.freeze()
    if os.waitpid(child(names[0], trees[names[0]]), 0)[1]:
        print("noticed without any change")
        return 2
    count = Count(given.jobs)
    for at, mutant in enumerate(every()):
        if at in drawn:
            count.begin(mutant, trees[mutant.module])
    while count.running:
        count.wait()
    return 0 if count.told() else 1


if __name__ == "__main__":
    sys.exit(main())
