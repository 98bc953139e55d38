"""What Hypothesis runs when it is imported: `st.from_type` then knows every class of ours.

Nothing of ours is loaded for that. A class is registered when its own module is loaded, and
its strategies are made when one is asked for.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_OURS = "jingwu_model."


def _any_case(jst: Any, _: Any) -> Any:
    """Proceedings of any machine."""
    from hypothesis import strategies as st  # noqa: PLC0415 - the extra's

    from jingwu_model.workflows import ALL  # noqa: PLC0415 - loads the room

    return st.sampled_from(tuple(ALL)).flatmap(jst.proceedings)


def _any_line(jst: Any, cls: Any) -> Any:
    """The last line of a log of any machine."""
    from jingwu_model.workflows import log_of  # noqa: PLC0415 - loads the room

    return _any_case(jst, cls).map(lambda case: log_of(case)[-1])


# Classes that are no nouns, each with how it is drawn.
_WHOLES: Mapping[str, Callable[[Any, Any], Any]] = {
    "Casebook": lambda jst, _: jst.casebooks(),
    "DivisionCode": lambda jst, cls: jst.division_codes().map(cls),
    "Event": lambda jst, cls: _any_case(jst, cls).map(lambda case: case.history[-1]),
    "Logged": _any_line,
    "Material": lambda jst, _: jst.materials(),
    "Proceeding": _any_case,
    "Register": lambda jst, _: jst.registers(),
}


def register() -> None:
    """Let `st.from_type` draw every class of ours that is loaded or will be."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_OURS):
            _register_in(module)
    if not any(isinstance(finder, _Watch) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Watch())


def _register_in(module: ModuleType) -> None:
    """Register the classes that a module defines."""
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415 - the extra's

    for name, held in list(vars(module).items()):
        own = isinstance(held, type) and held.__module__ == module.__name__
        if own and (name in _WHOLES or _is_noun(held) or _is_machine(held)):
            register_type_strategy(held, _drawn)


def _is_noun(cls: type) -> bool:
    """Whether a class is a noun of which there are objects, told without loading any."""
    own = vars(cls)
    return bool("__jingwu_rules__" in own and "__attrs_attrs__" in own and not own.get("abstract"))


def _is_machine(cls: type) -> bool:
    """Whether a class is a machine, of which there are proceedings."""
    own = vars(cls)
    return "workflow" in own and "_machine" in own


def _drawn(cls: Any) -> Any:
    """How objects of a class are drawn."""
    from jingwu_model.testing import strategies as jst  # noqa: PLC0415 - loads the rooms

    if _is_machine(cls):
        return jst.proceedings(cls.workflow.name)
    make = _WHOLES.get(cls.__name__)
    return jst.nouns(cls) if make is None else make(jst, cls)


class _Watch(MetaPathFinder):
    """Finds our modules as they would be found, to register what stands in them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec that the other finders have, with a loader that registers."""
        if not fullname.startswith(_OURS):
            return None
        others = (finder for finder in sys.meta_path if not isinstance(finder, _Watch))
        specs = (finder.find_spec(fullname, path, target) for finder in others)
        spec = next(filter(None, specs), None)
        if spec is not None and spec.loader is not None:
            spec.loader = _Then(spec, spec.loader)
        return spec


class _Then(Loader):
    """A loader that registers what another has loaded, and is seen no more from then on."""

    def __init__(self, spec: ModuleSpec, loader: Loader) -> None:
        self._spec = spec
        self._loader = loader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The module that the other makes."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Load the module as the other does, then register its classes."""
        module.__loader__ = self._spec.loader = self._loader
        self._loader.exec_module(module)
        _register_in(module)
