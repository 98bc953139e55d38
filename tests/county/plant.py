"""Plants faults in a county: each edits the tables as text, and says what must be found.

Nothing here imports the library. What is expected of a finding is worked from the edited text
by the planter's own arithmetic, once everything is planted.
"""

import random
from collections.abc import Callable, Iterable
from pathlib import Path

from county import plant_people, plant_places, plant_unset, plant_year
from county.csv_text import Fault, Planting

# Those who need a whole room or township to themselves come first.
_PLANTS = (
    plant_places.remote_station,
    plant_places.room_overloaded,
    plant_places.officer_left,
    plant_places.room_moved,
    plant_places.workstation_closed,
    plant_places.auxiliary_gone,
    plant_places.village_grew,
    plant_places.community_grew,
    plant_places.elsewhere,
    plant_places.without_sign,
    plant_places.secretary_aside,
    plant_places.too_few_officers,
    plant_people.larger_force,
    plant_people.county_met_late,
    plant_people.unit_met_late,
    plant_people.city_met_late,
    plant_people.county_leader_stayed,
    plant_people.city_leader_stayed,
    plant_people.not_elected,
    plant_people.not_approved,
    plant_people.paid_and_not_approved,
    plant_people.without_post,
    plant_people.head_without_post,
    plant_people.recruit_at_a_desk,
    plant_people.newcomer_at_a_desk,
    plant_people.rota_of_the_public,
    plant_people.township_paid_little,
    plant_people.county_paid_nothing,
    plant_year.on_another_post,
    plant_year.out_of_the_community,
    plant_year.a_week_missed,
    plant_year.auxiliary_alone,
    plant_year.assistant_alone,
    plant_year.auxiliary_on_a_case,
    plant_year.hardly_known,
    plant_year.warning_unanswered,
    plant_year.list_with_faults,
)
_UNSET = (
    plant_unset.loads_turned,
    plant_unset.taught_late,
    plant_unset.nights_on_cases,
    plant_unset.honours_to_the_bureau,
    plant_unset.longer_forms,
    plant_unset.reported_too_seldom,
    plant_unset.reviewed_too_seldom,
)
Planted = tuple[tuple[Fault, ...], set[tuple[str | None, str]]]


def plant(folder: Path, seed: int) -> Planted:
    """Plant every fault that the sources set a number for in a folder of tables.

    Args:
        folder: The tables, which are changed.
        seed: What chooses the places.

    Returns:
        What must be found short, and what else the edited rows reach: a rule, or any, and a
        subject.
    """
    return _planted(folder, seed, _PLANTS)


def plant_by_own_numbers(folder: Path, seed: int) -> Planted:
    """The same of the faults that `plant_unset.NUMBERS` are the measure of."""
    return _planted(folder, seed, _UNSET)


def _planted(folder: Path, seed: int, plants: Iterable[Callable[[Planting], None]]) -> Planted:
    text = Planting(folder, random.Random(seed))  # noqa: S311 - nothing here is secret
    for one in plants:
        one(text)
    return text.write(), text.touched
