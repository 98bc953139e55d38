"""A year of made-up duty entries: where everybody's working time went."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from people import Force, Member

DAY = date(2025, 12, 31)
"""The day the county is told for: the year's last."""
_FIRST_MONDAY = date(2024, 12, 23)
_WEEK = timedelta(days=7)
_WORKDAYS = 5

# Role, duty task, and whether an auxiliary needs an officer who leads.
_WORK = (
    ("safety", "prevention", False),
    ("service", "service", False),
    ("publicity", "prevention", False),
    ("information", None, False),
    ("collector", "basic_information", True),
    ("collector", "population", True),
    ("mediator", "disputes", True),
    ("safety", "order", True),
)
_ALONE = ("information", "publicity")


def fill(force: Force) -> None:
    """Write the duty entries of every member who has some."""
    for member in force.members:
        if member.dedicated:
            _weeks(force, member, times=3)
            _meetings(force, member)
        elif member.kind == "assistant":
            _weeks(force, member, times=1)
        elif member.place is not None:
            _visits(force, member)
        if member.post in {"case", "patrol", "command"}:
            _on_post(force, member)
        if member.post == "agency" and member.kind == "officer":
            _forms(force, member)


def _mondays(member: Member) -> Iterator[date]:
    """The first days of the weeks in which a member serves, the day's own week among them."""
    monday = _FIRST_MONDAY
    while monday <= DAY:
        if monday >= member.since:
            yield monday
        monday += _WEEK


def _days(draw: Random, monday: date, times: int) -> list[date]:
    days = [monday + timedelta(days=at) for at in range(_WORKDAYS)]
    return sorted(draw.sample([day for day in days if day <= DAY], times))


def _entry(  # noqa: PLR0913 - a stretch of time has that many parts
    force: Force,
    member: Member,
    day: date,
    hours: tuple[int, int],
    *,
    at_place: bool,
    role: str | None = None,
    duty: str | None = None,
    other_post: str | None = None,
    ordered_by: str | None = None,
    led_by: str | None = None,
    reference: str | None = None,
) -> None:
    kind, place = member.place if at_place and member.place is not None else (None, None)
    force.county.book.add(
        "duty_entries",
        member=member.id,
        role=role,
        duty=duty,
        place_kind=kind,
        place=place,
        start=f"{day}T{hours[0]:02}:00:00+08:00",
        end=f"{day}T{hours[1]:02}:00:00+08:00",
        in_community=at_place,
        other_post=other_post,
        ordered_by=ordered_by,
        led_by=led_by,
        reference=reference,
    )


def _weeks(force: Force, member: Member, times: int) -> None:
    """Days in the member's place, some every week."""
    draw = force.county.draw
    for monday in _mondays(member):
        for day in _days(draw, monday, times):
            role, duty, led = draw.choice(_WORK)
            leads = None if member.kind == "officer" else member.leader
            if member.kind == "assistant":
                led = role not in _ALONE
            _entry(
                force,
                member,
                day,
                (8, 8 + draw.randint(6, 8)),
                at_place=True,
                role=role,
                duty=duty,
                led_by=leads if led else None,
                reference=f"V-{day:%m%d}-{member.id}" if draw.random() < 0.02 else None,
            )


def _meetings(force: Force, member: Member) -> None:
    """Two hours a month at the station, on an evening: reports on the place they are else in."""
    for month in range(1, 13):
        day = date(2025, month, 10)
        if day >= member.since:
            _entry(force, member, day, (18, 20), at_place=False, role="information")


def _visits(force: Force, member: Member) -> None:
    """Half a day a week in the village or room that goes with another post."""
    draw = force.county.draw
    for monday in _mondays(member):
        (day,) = _days(draw, monday, 1)
        _entry(force, member, day, (8, 12), at_place=True, role="service", duty="service")


def _on_post(force: Force, member: Member) -> None:
    """Work that is not the community's, of those whose post it is."""
    work = {"case": "case_work", "patrol": "patrol", "command": "shift"}[member.post]
    head = next(one for one in force.of("station_head") if one.station == member.station)
    for month in range(1, 13):
        for number in (6, 20):
            _entry(
                force,
                member,
                date(2025, month, number),
                (9, 9 + force.county.draw.randint(4, 9)),
                at_place=False,
                other_post=work,
                ordered_by=head.id,
            )


def _forms(force: Force, member: Member) -> None:
    """Forms and ledgers: four hours a month in the year before, three since."""
    for year, hours in ((2024, 4), (2025, 3)):
        for month in range(1, 13):
            day = date(year, month, 15)
            _entry(force, member, day, (13, 13 + hours), at_place=False, other_post="paperwork")
