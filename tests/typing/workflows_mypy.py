"""What mypy alone sees: pyright lets `attrs.evolve` take any keyword of anything."""

# pyright: reportUnnecessaryTypeIgnoreComment=false

import attrs

from jingwu_model.workflows import people_mediation as pm


def attrs_does_not_evolve_a_proceeding(case: pm.PeopleMediation) -> None:
    """A proceeding is no attrs class; at run time this fails too."""
    attrs.evolve(case, state=pm.State.PERFORMED)  # type: ignore[misc]
