"""Hypothesis strategies of every noun, of registers and of material, valid as they are drawn.

Places have real names, those of Jingyuan county and what lies above it, or any; people are
opaque tokens, never names or numbers. Any part is drawn from a strategy of your own, where you
give one; `st.just` of a value fixes it. Where `jingwu_model` and Hypothesis are installed,
`st.from_type(Register)` draws the same.

Raises:
    MissingExtra: Hypothesis is not installed.

Examples:
    >>> from hypothesis import given
    >>> from jingwu_model.testing import strategies as jst
    >>> @given(jst.registers(), jst.spans())
    ... def test_mine(register, span):
    ...     assert len(register.rooms) >= 0
"""

from jingwu_model.errors import MissingExtra

try:
    import hypothesis as _hypothesis  # noqa: F401 - asked for first, to name the extra
except ModuleNotFoundError as _error:
    _extra, _package = "testing", "hypothesis"
    raise MissingExtra(_extra, _package) from _error

from jingwu_model.testing.strategies._attempts import Attempt
from jingwu_model.testing.strategies._books import casebooks
from jingwu_model.testing.strategies._cases import (
    Gapped,
    Old,
    events,
    gapped_histories,
    histories,
    illegal_histories,
    old_histories,
    proceedings,
)
from jingwu_model.testing.strategies._drawing import nouns
from jingwu_model.testing.strategies._of_institution import (
    community_teams,
    conducts,
    contact_visits,
    deliberations,
    fundings,
    grid_teams,
    head_counts,
    instruments,
    jurisdiction_lists,
    place_trends,
    practices,
    publications,
    surveys,
)
from jingwu_model.testing.strategies._of_others import (
    actors,
    amounts,
    citations,
    doc_refs,
    documents,
    due_changes,
    dues,
    figures,
    outcomes,
    periods,
    published_figures,
    spans,
    standards,
)
from jingwu_model.testing.strategies._of_people import (
    assignments,
    care_measures,
    dual_postings,
    duty_entries,
    members,
    mentorships,
    recognitions,
    skills,
    time_accounts,
    trainings,
)
from jingwu_model.testing.strategies._of_places import (
    agencies,
    checklists,
    cities,
    division_codes,
    divisions,
    forces,
    grids,
    locations,
    place_refs,
    rooms,
    stations,
    workloads,
    workstations,
)
from jingwu_model.testing.strategies._wholes import (
    materials,
    registers,
)

__all__ = [
    "Attempt",
    "Gapped",
    "Old",
    "actors",
    "agencies",
    "amounts",
    "assignments",
    "care_measures",
    "casebooks",
    "checklists",
    "citations",
    "cities",
    "community_teams",
    "conducts",
    "contact_visits",
    "deliberations",
    "division_codes",
    "divisions",
    "doc_refs",
    "documents",
    "dual_postings",
    "due_changes",
    "dues",
    "duty_entries",
    "events",
    "figures",
    "forces",
    "fundings",
    "gapped_histories",
    "grid_teams",
    "grids",
    "head_counts",
    "histories",
    "illegal_histories",
    "instruments",
    "jurisdiction_lists",
    "locations",
    "materials",
    "members",
    "mentorships",
    "nouns",
    "old_histories",
    "outcomes",
    "periods",
    "place_refs",
    "place_trends",
    "practices",
    "proceedings",
    "publications",
    "published_figures",
    "recognitions",
    "registers",
    "rooms",
    "skills",
    "spans",
    "standards",
    "stations",
    "surveys",
    "time_accounts",
    "trainings",
    "workloads",
    "workstations",
]
