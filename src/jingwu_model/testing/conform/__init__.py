"""Any program, in any language, held against the reference line by line.

The protocol is told on one page, `docs/reference/conformance.md`; `jingwu conform` is this
at the desk.

Raises:
    MissingExtra: Hypothesis is not installed.

Examples:
    >>> from jingwu_model.testing.conform import ProgramFailed, conform
    >>> try:
    ...     conform(["no-such-program"])
    ... except ProgramFailed as error:
    ...     print(error)
    no-such-program: cannot be started (No such file or directory)
"""

from jingwu_model.testing.conform._disagreement import Disagreement
from jingwu_model.testing.conform._program import ProgramFailed
from jingwu_model.testing.conform._result import Conformity, Count
from jingwu_model.testing.conform._run import UnknownWorkflow, conform

__all__ = [
    "Conformity",
    "Count",
    "Disagreement",
    "ProgramFailed",
    "UnknownWorkflow",
    "conform",
]
