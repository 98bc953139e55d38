"""A small place to ask the rules about: one county, its townships, and what stands there.

Codes are made as the statistical division makes them: villages from 200 on, communities from
001 on, farms from 500 on. What is expected of it is counted by hand where it is asked.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Any

from jingwu_model.model import (
    Agency,
    Assignment,
    City,
    Division,
    DutyEntry,
    Figure,
    Figures,
    Grid,
    Member,
    PlaceKind,
    PlaceRef,
    PoliceRoom,
    Register,
    Station,
    Workstation,
)
from jingwu_model.rules import Finding, Report, Standards, check, parse_standards, standards
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Level, MemberKind, Post, Quantity

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2024, 4, 30)
CITY = "411400000000"
# Minquan is a county of the city, Liangyuan one of its districts.
COUNTY = "411421000000"
DISTRICT = "411402000000"
TOWN = "411421100000"
AGENCY = "411421000000"
BEIJING = timezone(timedelta(hours=8))


def village(number: int, town: str = TOWN, **more: Any) -> Division:
    """The n-th village of a township."""
    return _unit(199 + number, f"{number}村", town, more)


def community(number: int, town: str = TOWN, **more: Any) -> Division:
    """The n-th community of a township."""
    return _unit(number, f"{number}社区", town, more)


def farm(number: int, town: str = TOWN, **more: Any) -> Division:
    """The n-th farm of a township."""
    return _unit(499 + number, f"{number}农场", town, more)


def _unit(sequence: int, name: str, town: str, more: Mapping[str, Any]) -> Division:
    return Division(code=f"{town[:9]}{sequence:03}", level=Level.VILLAGE, name=name, **more)


def divisions(*units: Division) -> list[Division]:
    """Units with all the places above them."""
    names = {
        "410000000000": "河南省",
        CITY: "商丘市",
        COUNTY: "民权县",
        DISTRICT: "梁园区",
    }
    levels = {2: Level.PROVINCE, 4: Level.PREFECTURE, 6: Level.COUNTY, 9: Level.TOWNSHIP}
    above: dict[str, Division] = {}
    for unit in units:
        for end, level in levels.items():
            code = unit.code[:end].ljust(12, "0")
            name = names.get(code, f"{code[6:9]}镇")
            above.setdefault(code, Division(code=code, level=level, name=name))
    return [*(above[code] for code in sorted(above)), *units]


def agency(key: str = AGENCY, **more: Any) -> Agency:
    """A county's bureau."""
    more.setdefault("name", "民权县公安局")
    return Agency(id=key, division=f"{key[:6]}000000", level=Level.COUNTY, **more)


def station(key: str = "S1", *, serves: Iterable[str] = (TOWN,), **more: Any) -> Station:
    """A station of the county's bureau."""
    more.setdefault("agency", AGENCY)
    return Station(id=key, name=f"{key}派出所", divisions=tuple(serves), **more)


def room(key: str, at: Division, *serves: Division, station: str = "S1", **more: Any) -> PoliceRoom:
    """A room that stands in a place and serves others."""
    return PoliceRoom(
        id=key,
        station=station,
        name=f"{key}警务室",
        stands_in=at.code,
        divisions=tuple(place.code for place in serves),
        **more,
    )


def workstation(key: str, at: Division, **more: Any) -> Workstation:
    """A workstation that stands in a place."""
    return Workstation(id=key, station="S1", stands_in=at.code, **more)


def grid(key: str, at: Division, **more: Any) -> Grid:
    """A grid of a place."""
    return Grid(id=key, division=at.code, name=f"{key}网格", **more)


def officer(key: str, post: Post | None = Post.COMMUNITY, **more: Any) -> Member:
    """An officer, at the first station unless said otherwise."""
    return _member(key, MemberKind.OFFICER, post, more)


def auxiliary(key: str, post: Post | None = Post.COMMUNITY, **more: Any) -> Member:
    """An auxiliary."""
    return _member(key, MemberKind.AUXILIARY, post, more)


def assistant(key: str, post: Post | None = Post.COMMUNITY, **more: Any) -> Member:
    """An assistant."""
    return _member(key, MemberKind.ASSISTANT, post, more)


def _member(key: str, kind: MemberKind, post: Post | None, more: dict[str, Any]) -> Member:
    if "agency" not in more:
        more.setdefault("station", "S1")
    return Member(staff_id=key, kind=kind, post=post, **more)


def holds(  # noqa: PLR0913 - an assignment has that many parts
    member: str,
    place: Division | str,
    kind: PlaceKind = PlaceKind.VILLAGE,
    *,
    dedicated: bool = False,
    since: date | None = date(2023, 1, 1),
    until: date | None = None,
    **more: Any,
) -> Assignment:
    """A member's charge of a place, by its kind and id."""
    key = place if isinstance(place, str) else place.code
    span = Span(since=since, until=until)
    ref = PlaceRef(kind=kind, id=key)
    return Assignment(member=member, place=ref, span=span, dedicated=dedicated, **more)


def works(member: str, day: date, hours: float, *, begins: int = 8, **more: Any) -> DutyEntry:
    """A stretch of a member's work on a day, in Beijing's time."""
    start = datetime(day.year, day.month, day.day, begins, tzinfo=BEIJING)
    more.setdefault("in_community", True)
    return DutyEntry(member=member, start=start, end=start + timedelta(hours=hours), **more)


def published(
    values: Mapping[Quantity, float | str],
    *,
    as_of: date = date(2023, 12, 31),
    division: str = CITY,
    name: str = "商丘市",
    more: Iterable[Figure] = (),
) -> Figures:
    """Published figures; a value that is text is exact, as the file writes it."""
    figures = tuple(
        Figure(quantity=term, value=Fraction(str(value)), as_of=as_of, source="city-2024")
        for term, value in values.items()
    )
    return Figures(city=City(division=division, name=name), figures=(*figures, *more))


def example(folder: str) -> Register:
    """The divisions of an example, read with the standard library alone."""
    with (EXAMPLES / folder / "divisions.csv").open(encoding="utf-8-sig", newline="") as file:
        return Register(
            divisions=[
                Division(code=row["code"], level=Level(row["level"]), name=row["name"])
                for row in csv.DictReader(file)
            ]
        )


def asked(material: Any, *rules: str, on: date = DAY, **more: Any) -> Report:
    """A check of some rules on a day."""
    return check(material, on=on, rules=rules, **more)


def found(report: Report, kind: str = "", **wanted: Any) -> dict[str, Finding]:
    """The findings about one kind of subject, by the subject's id; each id once."""
    chosen = [
        one
        for one in report.findings
        if kind in {"", one.subject.kind.code}
        and all(getattr(one, name) is value for name, value in wanted.items())
    ]
    by_id = {one.subject.id: one for one in sorted(chosen, key=lambda one: one.subject.id)}
    assert len(by_id) == len(chosen)
    return by_id


def only(report: Report, **wanted: Any) -> Finding:
    """The one finding there is."""
    (finding,) = found(report, **wanted).values()
    return finding


def verdicts(report: Report, kind: str, **wanted: Any) -> dict[str, str]:
    """The verdicts about one kind of subject, by the subject's id."""
    return {key: one.verdict.code for key, one in found(report, kind, **wanted).items()}


def remarks(finding: Finding) -> list[str]:
    """What stands beside a finding, in English."""
    return [one.en for one in finding.notes]


def setting(values: Mapping[str, int]) -> Standards:
    """The packaged standards, with values of a caller's own for those of some ids."""
    return standards().with_records(
        parse_standards(
            {
                "standard": [
                    {
                        "id": key,
                        "title": "自定",
                        "title_en": "one's own",
                        "value": value,
                        "citation": {"source": "library"},
                    }
                    for key, value in values.items()
                ]
            }
        )
    )
