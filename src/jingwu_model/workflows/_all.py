"""Every machine by name, each loaded when first asked for."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from jingwu_model.workflows._proceeding import Proceeding

_MACHINES: Final = {
    "dispute": "Dispute",
    "people_mediation": "PeopleMediation",
    "security_mediation": "SecurityMediation",
    "visit": "Visit",
}


class _All(Mapping[str, type[Proceeding[Any, Any, Any]]]):
    """The machines by name; each is loaded when first asked for."""

    def __getitem__(self, name: str) -> type[Proceeding[Any, Any, Any]]:
        held = _MACHINES[name]
        module = import_module(f"jingwu_model.workflows.{name}")
        found: type[Proceeding[Any, Any, Any]] = getattr(module, held)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_MACHINES)

    def __len__(self) -> int:
        return len(_MACHINES)

    def __contains__(self, name: object) -> bool:
        return name in _MACHINES


ALL: Final[Mapping[str, type[Proceeding[Any, Any, Any]]]] = _All()
"""Every machine by name."""
