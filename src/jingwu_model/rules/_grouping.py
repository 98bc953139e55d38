"""Where findings lie, by county and by station, and which of them are the worst."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

import attrs

from jingwu_model.errors import Lang, Text
from jingwu_model.model import PlaceKind, PlaceRef, Register, Station
from jingwu_model.model._codes import level_of
from jingwu_model.model._day import in_force_on
from jingwu_model.rules._county import County
from jingwu_model.rules._finding import Finding
from jingwu_model.rules._ground import station_of
from jingwu_model.rules._subject import Subject
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import Level, Unit

StationOf = Callable[[Subject], str | None]
"""Tells the station of a subject by its id and name; none where it has none."""

_NO_COUNTY = Text("县级以上，或者所在县未登记", "above the counties, or not recorded in which")
_SEVERAL = 2
_OF_MEMBERS = frozenset(
    {
        SubjectKind.LEADER,
        SubjectKind.MEMBER,
        SubjectKind.POSTING,
        SubjectKind.MEMBER_MONTH,
        SubjectKind.ASSIGNMENT,
        SubjectKind.HELPER_MONTH,
    }
)


@attrs.frozen
class Group:
    """Findings of one area, some of them listed.

    Attributes:
        title: The area's name; empty where there is but one.
        number: How many findings lie in it, listed or not.
        listed: Those listed, the worst first.
        groups: The smaller areas in it, with the other findings listed.
    """

    title: str
    number: int
    listed: tuple[Finding, ...]
    groups: tuple["Group", ...] = ()


def stations_of(register: Register, on: date) -> StationOf:
    """What tells the station of each subject of a report, for grouping its findings.

    A station is its own, a room has the one it belongs to, a member the one they serve at, and so
    have their posts, months and assignments. Where that has ended, as of any other place, it is
    the one in whose area it lies.

    Args:
        register: The register that was checked.
        on: The day it was checked for.

    Returns:
        A function from a subject to its station's id and name; none where it has none.

    Examples:
        >>> from jingwu_model.model import Station
        >>> from jingwu_model.rules import Subject
        >>> near = Subject(kind=SubjectKind.STATION, id="S-1", name="甲所")
        >>> stations_of(Register(stations=[]), date(2024, 4, 30))(near) is None
        True
    """
    now = in_force_on(register, on)

    @cache
    def by_area(division: str | None) -> Station | None:
        # Only a village is sure to lie in one area: a township may have several stations.
        if division is None or level_of(division) is not Level.VILLAGE:
            return None
        return now.station_of(PlaceRef(kind=PlaceKind.VILLAGE, id=division))

    def found(subject: Subject) -> Station | None:
        if subject.kind is SubjectKind.STATION:
            return now.stations.get(subject.id)
        if subject.kind is SubjectKind.ROOM and (room := now.rooms.get(subject.id)) is not None:
            return station_of(now, room)
        own = None
        if subject.kind in _OF_MEMBERS:
            # A staff id has no full stop in it.
            member = now.members.get(subject.id.partition(".")[0])
            own = None if member is None else now.stations.get(member.station or "")
        return by_area(subject.division) if own is None else own

    def told(subject: Subject) -> str | None:
        station = found(subject)
        return None if station is None else f"{station.id} {station.name}"

    return told


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that fall short, the largest gap first.

    What is counted in different units cannot be compared: the worst of each comes before the
    second of any. Of equal gaps the one told first stays first.
    """
    by_unit: dict[Unit | None, list[Finding]] = defaultdict(list)
    for one in findings:
        by_unit[one.unit].append(one)
    ranked = [
        (rank, at, one)
        for at, held in enumerate(by_unit.values())
        for rank, one in enumerate(sorted(held, key=_gap, reverse=True))
    ]
    return [one for _, _, one in sorted(ranked, key=lambda placed: placed[:2])]


def _gap(finding: Finding) -> float:
    gap = finding.gap
    # Only an order is wanted: what is as near as two floats may stand in either.
    return 0.0 if gap is None or gap.lo is None else float(gap.lo)


def grouped(
    findings: Sequence[Finding],
    most: int | None,
    counties: Sequence[County],
    station_of: StationOf | None,
    lang: Lang,
) -> tuple[Group, ...]:
    """Findings by county and by station, of which the worst are listed.

    Args:
        findings: Findings of places that fall short.
        most: How many are listed at most; all where none is given.
        counties: The counties of the report; of fewer than two there is one group without a
            title.
        station_of: What tells their stations; without it they are not grouped by station.
        lang: `zh` or `en`.
    """
    names = {one.division[:6]: one.name for one in counties} if len(counties) >= _SEVERAL else {}
    places = {id(one): _place(one.subject, names, station_of) for one in findings}
    numbers: dict[str, int] = defaultdict(int)
    at_station: dict[tuple[str, str], int] = defaultdict(int)
    for county, station in places.values():
        numbers[county] += 1
        at_station[county, station] += 1
    listed: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for one in worst_first(findings)[:most]:
        county, station = places[id(one)]
        listed[county][station].append(one)
    return tuple(
        _group(_titled(code, names, lang), numbers[code], code, listed[code], at_station)
        for code in sorted(listed, key=lambda code: (code == "", code))
    )


def _place(
    subject: Subject, names: Mapping[str, str], station_of: StationOf | None
) -> tuple[str, str]:
    """A subject's county by its six digits, and its station; empty where there is none."""
    code = "" if subject.division is None else subject.division[:6]
    station = None if station_of is None else station_of(subject)
    return code if code in names else "", station or ""


def _titled(code: str, names: Mapping[str, str], lang: Lang) -> str:
    """The name of a county; empty where counties are not told apart."""
    return names.get(code, _NO_COUNTY.text(lang)) if names else ""


def _group(
    title: str,
    number: int,
    county: str,
    listed: Mapping[str, list[Finding]],
    at_station: Mapping[tuple[str, str], int],
) -> Group:
    stations = tuple(
        Group(station, at_station[county, station], tuple(listed[station]))
        for station in sorted(listed)
        if station
    )
    return Group(title, number, tuple(listed.get("", ())), stations)
