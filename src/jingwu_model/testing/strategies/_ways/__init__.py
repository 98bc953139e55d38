"""How each guard of each machine is met, and how it is failed: one way a reason's code."""

from collections.abc import Mapping
from importlib import import_module

from jingwu_model.declare import cached
from jingwu_model.testing.strategies._ways._draft import Way


@cached
def ways(workflow: str) -> Mapping[str, Way]:
    """The ways of a machine's guards, by the reason's code."""
    found: Mapping[str, Way] = import_module(f"{__name__}.{workflow}").WAYS
    return found
