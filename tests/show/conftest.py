"""What the tests of reports share: two real places, and one made so that it has everything."""

from datetime import date
from pathlib import Path

import pytest

from jingwu_model.model import Division, Figures, PoliceRoom, Register, Workstation
from jingwu_model.rules import Report, check
from jingwu_model.tables import read, read_figures
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Host, Level

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2024, 4, 30)

# Two counties of one city. In the first a township with a community, 12 villages and a farm;
# in the second a township with 3 villages.
FIRST = "411402103"
SECOND = "411403104"


def _places() -> list[Division]:
    above = [
        ("410000000000", Level.PROVINCE, "河南省"),
        ("411400000000", Level.PREFECTURE, "商丘市"),
        ("411402000000", Level.COUNTY, "甲区"),
        ("411403000000", Level.COUNTY, "乙区"),
        (f"{FIRST}000", Level.TOWNSHIP, "甲镇"),
        (f"{SECOND}000", Level.TOWNSHIP, "乙镇"),
    ]
    villages = [(f"{FIRST}{200 + n}", f"甲{n}村") for n in range(12)]
    villages += [(f"{SECOND}{200 + n}", f"乙{n}村") for n in range(3)]
    villages += [(f"{FIRST}001", "甲社区"), (f"{FIRST}500", "甲农场")]
    return [
        *(Division(code=code, level=level, name=name) for code, level, name in above),
        *(Division(code=code, level=Level.VILLAGE, name=name) for code, name in villages),
    ]


def _room(key: str, place: str, served: tuple[str, ...]) -> PoliceRoom:
    return PoliceRoom(
        id=key,
        name=f"{key}警务室",
        station="S-1",
        stands_in=place,
        divisions=served,
        host=Host.VILLAGE_OFFICE,
        span=Span(since=date(2020, 1, 1)),
    )


def made_register() -> Register:
    """No room in the community, one for 3 villages, one for 9, and one workstation."""
    first = tuple(f"{FIRST}{200 + n}" for n in range(12))
    second = tuple(f"{SECOND}{200 + n}" for n in range(3))
    return Register(
        divisions=_places(),
        rooms=[_room("R-1", second[0], second), _room("R-2", first[0], first[:9])],
        workstations=[Workstation(id="W-1", station="S-1", stands_in=second[1])],
    )


@pytest.fixture(scope="session")
def city() -> Report:
    """The real city, checked on the day of the example."""
    return check(read(EXAMPLES / "shangqiu"), on=DAY)


@pytest.fixture(scope="session")
def county() -> Report:
    """Jingyuan county."""
    return check(read(EXAMPLES / "jingyuan"), on=DAY)


@pytest.fixture(scope="session")
def figures() -> Figures:
    """What the city published, without its register."""
    return read_figures(EXAMPLES / "shangqiu" / "figures.toml")


@pytest.fixture(scope="session")
def made() -> Report:
    """The register made here."""
    return check(made_register(), on=DAY)
