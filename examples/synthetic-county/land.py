"""The land of a made-up county: its townships, communities and villages, and what stands there."""

import random
from dataclasses import dataclass, field

from sheets import Book, Cell

PROVINCE = "900000000000"
MOST = 200
_TOWNS = (
    # Number, name, communities, fewest and most villages, how its station works, remote.
    ("001", "甲街道", 8, (0, 0), "two_teams_one_room", False),
    ("100", "乙镇", 2, (14, 16), "two_teams_one_room", False),
    ("101", "丙镇", 1, (13, 16), "two_teams_one_room", False),
    ("102", "丁镇", 1, (12, 15), "two_teams_one_room", False),
    ("200", "戊乡", 1, (12, 14), "all_community", False),
    ("201", "己乡", 1, (11, 13), "two_teams_one_room", True),
)
_HOSTS = ("village_office", "village_office", "cultural_square", "school")
_ZONES = ("residential", "business", "market", "campus", "residential", "institution")
_HOUSEHOLDS = 1000
_RESIDENTS = 3000


@dataclass
class Unit:
    """A village or a community."""

    code: str
    name: str
    urban: bool
    need: int
    """How many officers and auxiliaries the standards ask for."""
    households: int
    residents: int
    stands: str | None = None
    """The room or workstation that stands in it."""

    @property
    def grids(self) -> list[str]:
        """The ids of its grids: three of a community, one of a village."""
        return [f"G{self.code[2:]}-{at}" for at in range(1, 4 if self.urban else 2)]


@dataclass
class Room:
    """A room: where it stands and whom it serves."""

    id: str
    at: Unit
    serves: list[Unit]
    officer: str = ""


@dataclass
class Town:
    """A township with its station."""

    code: str
    name: str
    station: str
    structure: str
    remote: bool
    units: list[Unit] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)


@dataclass
class County:
    """A county, and the book it is written in."""

    number: int
    book: Book
    draw: random.Random
    towns: list[Town] = field(default_factory=list)

    @property
    def head(self) -> str:
        """The six digits of its codes: those of no real place."""
        return f"{self.city[:4]}{21 + (self.number - 1) % 10}"

    @property
    def code(self) -> str:
        """Its division code; its agency's id is the same."""
        return f"{self.head}000000"

    @property
    def city(self) -> str:
        """The city it lies in: ten counties each."""
        return f"90{(self.number - 1) // 10 + 1:02}00000000"

    @property
    def name(self) -> str:
        """Its name, which says that there is no such county."""
        return f"合成{'' if self.number == 1 else self.number}县（示例）"

    @property
    def city_name(self) -> str:
        """The name of its city."""
        number = (self.number - 1) // 10 + 1
        return f"合成{'' if number == 1 else number}市（示例）"


def lay_out(county: County) -> None:
    """Write the county's places."""
    book = county.book
    if county.number == 1:
        book.add("divisions", code=PROVINCE, level="province", name="合成省（示例）")
    if county.number % 10 == 1:
        book.add("divisions", code=county.city, level="prefecture", name=county.city_name)
        book.add(
            "agencies",
            id=county.city,
            division=county.city,
            level="prefecture",
            name=f"{county.city_name}公安局",
            municipal_district=False,
        )
    book.add("divisions", code=county.code, level="county", name=county.name)
    book.add(
        "agencies",
        id=county.code,
        division=county.code,
        level="county",
        name=f"{county.name}公安局",
        municipal_district=False,
        since="2000-01-01",
    )
    for at, (number, name, communities, span, structure, remote) in enumerate(_TOWNS, 1):
        town = Town(
            code=f"{county.head}{number}000",
            name=f"示例{name}",
            station=f"S{county.number:03}-{at}",
            structure=structure,
            remote=remote,
        )
        county.towns.append(town)
        _town(county, town, communities, county.draw.randint(*span))


def _town(county: County, town: Town, communities: int, villages: int) -> None:
    book = county.book
    book.add("divisions", code=town.code, level="township", name=town.name)
    book.add(
        "stations",
        id=town.station,
        agency=county.code,
        name=f"{town.name}派出所",
        divisions=town.code,
        structure=town.structure,
        remote=town.remote,
        command_platform=not town.remote,
        since="2000-01-01",
    )
    urban = [_community(county, town, number) for number in range(1, communities + 1)]
    rural = [_village(county, town, number) for number in range(1, villages + 1)]
    town.units = [*urban, *rural]
    for unit in town.units:
        book.add(
            "divisions",
            code=unit.code,
            level="village",
            name=unit.name,
            urban_rural="111" if unit.urban else "220",
            households=unit.households,
            residents=unit.residents,
        )
    for unit in urban:
        _room(county, town, unit, [unit])
    half = (len(rural) + 1) // 2
    for group in filter(None, (rural[:half], rural[half:])):
        _room(county, town, group[len(group) // 2], group)


def _community(county: County, town: Town, number: int) -> Unit:
    households = county.draw.randint(_HOUSEHOLDS + 1, 2 * _HOUSEHOLDS)
    residents = households * county.draw.randint(20, 28) // 10
    need = max(-(-households // _HOUSEHOLDS), -(-residents // _RESIDENTS))
    name = f"{town.name}{number:02}社区"
    return Unit(f"{town.code[:9]}{number:03}", name, urban=True, need=need,
                households=households, residents=residents)  # fmt: skip


def _village(county: County, town: Town, number: int) -> Unit:
    households = county.draw.randint(180, 900)
    residents = households * county.draw.randint(25, 36) // 10
    name = f"{town.name}{number:02}村"
    return Unit(f"{town.code[:9]}{199 + number}", name, urban=False, need=1,
                households=households, residents=residents)  # fmt: skip


def write_grids(county: County, town: Town, leaders: dict[str, str]) -> None:
    """Write the grids of a township, each led by the officer of its village or community."""
    draw = county.draw
    for unit in town.units:
        parts = len(unit.grids)
        for at, grid in enumerate(unit.grids, 1):
            county.book.add(
                "grids",
                id=grid,
                division=unit.code,
                name=f"{unit.name}第{at}网格",
                zone=draw.choice(_ZONES) if unit.urban else None,
                households=unit.households // parts,
                residents=unit.residents // parts,
                disputes=draw.randint(1, 30),
                incidents=draw.randint(2, 60),
                requests=draw.randint(5, 120),
                leader=leaders[unit.code],
                secretary=True,
                since="2023-01-01",
            )


def _room(county: County, town: Town, at: Unit, serves: list[Unit]) -> None:
    """A room, and a workstation in every other village that it serves."""
    number = sum(len(each.rooms) for each in county.towns) + 1
    room = Room(f"R{county.number:03}-{number:02}", at, serves)
    town.rooms.append(room)
    at.stands = room.id
    common: dict[str, Cell] = {
        "station": town.station,
        "host": "service_centre" if at.urban else county.draw.choice(_HOSTS),
        "colocated": True,
        "sign": True,
        "plaques": True,
        "equipment": True,
    }
    county.book.add(
        "rooms",
        id=room.id,
        name=f"{at.name}警务室",
        stands_in=at.code,
        divisions=";".join(unit.code for unit in serves),
        culture_corner=county.draw.random() < 0.5,
        demonstration=number % 8 == 1,
        since="2022-10-01",
        **common,
    )
    for unit in serves:
        if unit is at:
            continue
        unit.stands = f"W{unit.code[2:]}"
        county.book.add(
            "workstations",
            id=unit.stands,
            room=room.id,
            kind="post" if county.draw.random() < 0.2 else "station",
            stands_in=unit.code,
            divisions=unit.code,
            culture_corner=False,
            demonstration=False,
            since="2022-12-01",
            **{**common, "host": "village_office"},
        )
