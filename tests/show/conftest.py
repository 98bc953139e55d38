"""What the tests of reports share: two real places, and one made so that it has everything."""

from datetime import date
from pathlib import Path

import pytest

from jingwu_model.model import Agency, Division, Figures, PoliceRoom, Register, Station, Workstation
from jingwu_model.rules import Report, StationOf, check, stations_of
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


def many_places() -> Register:
    """6 counties of 10 townships; each has a station, 20 villages, and an office for 9 to 11.

    So 1,200 villages, of which 60 have an office; no workstation.
    """
    divisions = [
        Division(code="410000000000", level=Level.PROVINCE, name="河南省"),
        Division(code="411400000000", level=Level.PREFECTURE, name="商丘市"),
    ]
    agencies, stations, rooms = [], [], []
    for at, name in enumerate("甲乙丙丁戊己"):
        county = f"4114{2 + at:02d}"
        agency = f"{county}010000"
        divisions.append(Division(code=f"{county}000000", level=Level.COUNTY, name=f"{name}县"))
        agencies.append(
            Agency(
                id=agency, name=f"{name}县公安局", level=Level.COUNTY, division=f"{county}000000"
            )
        )
        for n in range(10):
            head = f"{county}{100 + n}"
            codes = tuple(f"{head}{200 + v}" for v in range(20))
            divisions.append(Division(code=f"{head}000", level=Level.TOWNSHIP, name=f"{name}{n}镇"))
            divisions += [
                Division(code=code, level=Level.VILLAGE, name=f"{name}{n}镇{v}村")
                for v, code in enumerate(codes)
            ]
            stations.append(
                Station(
                    id=f"{county}5{n:02d}000",
                    name=f"{name}{n}派出所",
                    agency=agency,
                    divisions=(f"{head}000",),
                )
            )
            rooms.append(
                PoliceRoom(
                    id=f"R-{county}-{n}",
                    name=f"{name}{n}警务室",
                    station=f"{county}5{n:02d}000",
                    stands_in=codes[0],
                    divisions=codes[: 9 + n % 3],
                    host=Host.VILLAGE_OFFICE,
                    span=Span(since=date(2020, 1, 1)),
                )
            )
    return Register(
        divisions=divisions, agencies=agencies, stations=stations, rooms=rooms, workstations=[]
    )


@pytest.fixture(scope="session")
def many() -> Report:
    """Two rules by which many places fall short."""
    return check(many_places(), on=DAY, rules=["rooms.rural", "rooms.workstation"])


@pytest.fixture(scope="session")
def its_stations() -> StationOf:
    """The stations of those places."""
    return stations_of(many_places(), DAY)


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
