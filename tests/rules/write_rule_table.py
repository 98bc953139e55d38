"""Write the table of rules: `PYTHONPATH=src:tests python tests/rules/write_rule_table.py`.

It goes to `docs/rules-table.md`. Which module tests a rule is read from the modules here: one
that runs `check`, itself or by the helpers of `rules.town`, and holds the rule's id.
"""

import ast
import sys
from collections.abc import Mapping
from pathlib import Path

from jingwu_model.rules import LATER, RULES
from jingwu_model.rules._page import rules_table

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "rules-table.md"
# It holds every id there is, and tests the table.
APART = "test_rule_table.py"


def rules_of(source: str) -> frozenset[str]:
    """The ids of the rules that a test module holds; none where it never runs `check`."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    if "check" not in names and "rules.town" not in modules:
        return frozenset()
    held = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return frozenset(rule for rule in (*RULES, *LATER) if rule in held)


def modules_by_rule() -> Mapping[str, list[str]]:
    """The names of the modules that test each rule."""
    found: dict[str, list[str]] = {}
    for path in sorted(HERE.glob("test_*.py")):
        if path.name != APART:
            for rule in rules_of(path.read_text("utf-8")):
                found.setdefault(rule, []).append(path.name)
    return found


if __name__ == "__main__":
    PAGE.write_bytes(rules_table(modules_by_rule()).encode())
    sys.stdout.write(f"{PAGE.name}: {len(RULES) + len(LATER)} rules\n")
