"""A small part of Jingyuan that holds together: the ground the model's tests stand on.

The divisions are real; stations, rooms and staff numbers are made up.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import attrs

from jingwu_model.declare import BEIJING
from jingwu_model.model import (
    Agency,
    Assignment,
    Division,
    DutyEntry,
    Grid,
    Member,
    PlaceKind,
    PlaceRef,
    PoliceRoom,
    Register,
    Station,
    Workstation,
    level_of,
)
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Duty, MemberKind, OtherPost, Post, Role

NINGXIA = "640000000000"
GUYUAN = "640400000000"
JINGYUAN = "640424000000"
XIANGSHUI = "640424100000"
JINGHE = "640424100003"
HUITAI = "640424100216"
XINMIN = "640424200000"
XIANFENG = "640424200200"
ZHAOMING = "640424200201"

NAMES = {
    NINGXIA: "宁夏回族自治区",
    GUYUAN: "固原市",
    JINGYUAN: "泾源县",
    XIANGSHUI: "香水镇",
    JINGHE: "泾河社区居委会",
    HUITAI: "惠台村委会",
    XINMIN: "新民乡",
    XIANFENG: "先锋村委会",
    ZHAOMING: "照明村委会",
}

BUREAU = "640424000000"


def on(since: str | None = None, until: str | None = None) -> Span:
    """A span of ISO days."""
    return Span(
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
    )


def at(words: str) -> datetime:
    """A time in Beijing: `2026-03-02 09:00`."""
    return datetime.fromisoformat(words).replace(tzinfo=BEIJING)


def village(code: str) -> PlaceRef:
    """A village or community by its code."""
    return PlaceRef(kind=PlaceKind.VILLAGE, id=code)


def grid_place(name: str) -> PlaceRef:
    """A grid by its id."""
    return PlaceRef(kind=PlaceKind.GRID, id=name)


def room_place(name: str) -> PlaceRef:
    """A room by its id."""
    return PlaceRef(kind=PlaceKind.ROOM, id=name)


def post_place(name: str) -> PlaceRef:
    """A workstation by its id."""
    return PlaceRef(kind=PlaceKind.WORKSTATION, id=name)


def division(code: str) -> Division:
    """A division with the level of its code."""
    return Division(code=code, level=level_of(code), name=NAMES.get(code, "某地"))


def station(name: str, *served: str, **rest: Any) -> Station:
    """A station of the county's bureau."""
    return Station(id=name, agency=BUREAU, name=f"{name}派出所", divisions=served, **rest)


def room(name: str, station: str, *served: str, **rest: Any) -> PoliceRoom:
    """A room that stands in the first village it serves."""
    return PoliceRoom(
        **{
            "id": name,
            "station": station,
            "name": f"{name}警务室",
            "stands_in": served[0],
            "divisions": served,
        }
        | rest
    )


def workstation(name: str, station: str, *served: str, **rest: Any) -> Workstation:
    """A workstation that stands in the first village it serves."""
    return Workstation(
        **{"id": name, "station": station, "stands_in": served[0], "divisions": served} | rest
    )


def member(name: str, kind: MemberKind, station: str, **rest: Any) -> Member:
    """A member of a station."""
    return Member(staff_id=name, kind=kind, station=station, **{"post": Post.COMMUNITY} | rest)


def charge(
    who: str, place: PlaceRef, span: Span | None = None, *, dedicated: bool = True
) -> Assignment:
    """An assignment, for ever unless said otherwise."""
    return Assignment(member=who, place=place, span=span or Span(), dedicated=dedicated)


def entry(who: str, start: str, end: str, **rest: Any) -> DutyEntry:
    """A stretch of time in the community."""
    return DutyEntry(member=who, start=at(start), end=at(end), **{"in_community": True} | rest)


def rows() -> dict[str, tuple[Any, ...]]:
    """The rows of every table."""
    return {
        "divisions": tuple(division(code) for code in NAMES),
        "grids": (
            Grid(id="G-1", division=JINGHE, name="泾河一格", leader="P001"),
            Grid(id="G-2", division=HUITAI, name="惠台一格"),
            Grid(id="G-3", division=XIANFENG, name="先锋一格", leader="P002"),
        ),
        "agencies": (
            Agency(id=BUREAU, division=JINGYUAN, level=level_of(JINGYUAN), name="泾源县公安局"),
        ),
        "stations": (station("XS", XIANGSHUI), station("XM", XINMIN)),
        "rooms": (room("R-1", "XS", JINGHE), room("R-2", "XS", HUITAI)),
        "workstations": (workstation("W-1", "XM", ZHAOMING),),
        "members": (
            member("P001", MemberKind.OFFICER, "XS"),
            member("P002", MemberKind.OFFICER, "XM"),
            member("A001", MemberKind.AUXILIARY, "XS"),
        ),
        "assignments": (
            charge("P001", grid_place("G-1"), on("2026-01-01")),
            charge("A001", village(HUITAI), on("2026-01-01", "2026-12-31")),
            charge("P002", post_place("W-1"), on("2025-07-01"), dedicated=False),
        ),
        "duty_entries": (
            entry("P001", "2026-03-02 09:00", "2026-03-02 12:00", role=Role.COLLECTOR),
            entry("A001", "2026-03-02 09:00", "2026-03-02 10:30", duty=Duty.ORDER, led_by="P001"),
            entry(
                "P001",
                "2026-03-02 14:00",
                "2026-03-02 15:00",
                in_community=False,
                other_post=OtherPost.MEETING,
                ordered_by="P002",
            ),
        ),
    }


def world(**changes: Iterable[Any] | None) -> Register:
    """The register, with some tables replaced; none: not recorded."""
    tables: dict[str, Any] = {**rows(), **changes}
    return Register(**tables)


def more(table: str, *added: Any) -> Register:
    """The register with rows put after those of a table."""
    return world(**{table: (*rows()[table], *added)})


def changed_row(table: str, row: int, /, **changes: Any) -> dict[str, tuple[Any, ...]]:
    """One table's rows with one of them changed."""
    held = list(rows()[table])
    held[row] = attrs.evolve(held[row], **changes)
    return {table: tuple(held)}
