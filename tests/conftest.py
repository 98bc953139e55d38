"""What every test shares: how hard Hypothesis tries."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

# To explain a failure takes a hundred runs more, and so does everything that is found; what is
# found is then the last of those, and not the smallest.
PHASES = [phase for phase in Phase if phase is not Phase.explain]

settings.register_profile("dev", max_examples=25, deadline=None, derandomize=True, phases=PHASES)
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, print_blob=True, phases=PHASES
)
settings.register_profile(
    "deep",
    max_examples=2000,
    deadline=None,
    print_blob=True,
    phases=PHASES,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "mutants",
    settings.get_profile("ci"),
    # For every mutant the tests are collected anew in a process that has run them before.
    suppress_health_check=[HealthCheck.differing_executors],
)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "dev")
settings.load_profile(PROFILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what draws at length where little is to be drawn."""
    for item in items:
        if PROFILE == "dev" and item.get_closest_marker("ci"):
            item.add_marker(pytest.mark.skip(reason="drawn at length under profile ci"))
