"""Contracts: what a team's own tests call to hold their system to the reference.

Each drives Hypothesis itself, as hard as the active profile says, and fails with
`ContractBroken`: every difference that was met, each in the smallest case found.

Raises:
    MissingExtra: Hypothesis is not installed.
"""

from jingwu_model.testing import strategies as _strategies  # noqa: F401 - first, to name the extra
from jingwu_model.testing.contracts._broken import ContractBroken, Difference
from jingwu_model.testing.contracts._documents import reads_the_same
from jingwu_model.testing.contracts._refusals import api_refuses_the_same
from jingwu_model.testing.contracts._reports import Found, report_equals
from jingwu_model.testing.contracts._stands import Stands, case_stands_the_same
from jingwu_model.testing.contracts._store import (
    EventStore,
    PlacedEventStore,
    store_keeps_every_event,
)

__all__ = [
    "ContractBroken",
    "Difference",
    "EventStore",
    "Found",
    "PlacedEventStore",
    "Stands",
    "api_refuses_the_same",
    "case_stands_the_same",
    "reads_the_same",
    "report_equals",
    "store_keeps_every_event",
]
