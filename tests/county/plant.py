"""Plants faults in a county: each edits the tables as text, and says what must be found.

Nothing here imports the library. What is expected of a finding is worked from the edited text
by the planter's own arithmetic, once everything is planted.
"""

import random
from pathlib import Path

from county import plant_people, plant_places, plant_year
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


def plant(folder: Path, seed: int) -> tuple[tuple[Fault, ...], set[tuple[str | None, str]]]:
    """Plant every fault in a folder of tables.

    Args:
        folder: The tables, which are changed.
        seed: What chooses the places.

    Returns:
        What must be found short, and what else the edited rows reach: a rule, or any, and a
        subject.
    """
    text = Planting(folder, random.Random(seed))  # noqa: S311 - nothing here is secret
    for one in _PLANTS:
        one(text)
    return text.write(), text.touched
