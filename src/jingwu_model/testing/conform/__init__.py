"""Any program, in any language, held against the reference line by line.

The protocol is told on one page, `docs/reference/conformance.md`; `jingwu conform` is this
at the desk.

Raises:
    MissingExtra: Hypothesis is not installed.

Examples:
    >>> from jingwu_model.testing.conform import conform
    >>> found = conform(["node", "examples/conformance/people_mediation.js"])  # doctest: +SKIP
    >>> bool(found), found.score  # doctest: +SKIP
    (True, 1.0)
"""

from jingwu_model.testing.conform._program import ProgramFailed
from jingwu_model.testing.conform._result import Conformity, Count, Disagreement
from jingwu_model.testing.conform._run import UnknownWorkflow, conform

__all__ = [
    "Conformity",
    "Count",
    "Disagreement",
    "ProgramFailed",
    "UnknownWorkflow",
    "conform",
]
