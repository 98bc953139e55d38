"""What every test shares: how hard Hypothesis tries."""

import os

from hypothesis import HealthCheck, Phase, settings

# To explain a failure takes a hundred runs more, and so does everything that is found.
PHASES = [phase for phase in Phase if phase is not Phase.explain]

settings.register_profile(
    "dev", max_examples=25, deadline=None, derandomize=True, phases=PHASES
)
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, print_blob=True, phases=PHASES
)
settings.register_profile(
    "deep",
    max_examples=2000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "mutants",
    settings.get_profile("ci"),
    # For every mutant the tests are collected anew in a process that has run them before.
    suppress_health_check=[HealthCheck.differing_executors],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
