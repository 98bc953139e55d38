"""Faults by standards whose source gives no number, against numbers that a caller sets."""

from datetime import date
from fractions import Fraction
from itertools import combinations

from county.county_text import holds, hours, serving
from county.csv_text import Planting, Row

# The county as it was made keeps each of them.
NUMBERS = {
    "burden.forms.percent": 80,
    "competence.match.percent": 25,
    "openness.report.reviews": 2,
    "openness.report.times": 4,
    "recognition.tilt.points": 5,
    "station.prevention.percent": 95,
    "training.needs.percent": 95,
}
_LOADS = ("disputes", "incidents", "requests")
_COUNTED = {"merit", "allowance", "promotion"}
_NO_STATIONS_WORK = {"shift", "meeting", "paperwork"}


def loads_turned(text: Planting) -> None:
    """A station's grids take each other's loads, until the abler seldom have the heavier."""
    station = text.pick(text["stations"].rows, "id")

    def told() -> tuple[int, Fraction]:
        agree, apart = _pairs(text, station)
        return NUMBERS["competence.match.percent"], Fraction(100 * len(agree), len(apart))

    while told()[1] >= NUMBERS["competence.match.percent"]:
        one, other = text.draw.choice(_pairs(text, station)[0])
        for load in _LOADS:
            one[load], other[load] = other[load], one[load]
    text.short("competence.match", station["id"], told)


def taught_late(text: Planting) -> None:
    """One need was met a day after its year was over, and another never."""
    agency = _county(text)
    needs = [row for row in text["trainings"].rows if row["noted"].startswith("2024-")]
    needs = [row for row in needs if _is_of(text, row["member"], agency)]
    late, never = text.draw.sample(needs, 2)
    noted = date.fromisoformat(late["noted"])
    late["done"] = str(date.fromordinal(noted.replace(year=2025).toordinal() + 1))
    never["done"] = ""
    text.short(
        "training.needs",
        agency,
        lambda: (
            NUMBERS["training.needs.percent"],
            Fraction(100 * sum(map(_in_time, needs)), len(needs)),
        ),
    )


def nights_on_cases(text: Planting) -> None:
    """An officer worked on cases by night, which over five hours in a hundred are then spent on."""
    officer = text.pick(text["members"].where(kind="officer", post="case"), "station")
    station = officer["station"]
    members = {row["staff_id"] for row in text["members"].where(station=station)}

    def spent() -> tuple[Fraction, Fraction]:
        """The hours of case work, and those of it and of prevention."""
        told = [
            row
            for row in _entries(text, "2025-")
            if row["member"] in members and row["other_post"] not in _NO_STATIONS_WORK
        ]
        cases = sum(hours(row) for row in told if row["other_post"] == "case_work")
        return Fraction(cases), Fraction(sum(map(hours, told)))

    cases, whole = spent()
    # Where cases take a nineteenth of what prevention takes, they take five hours in a hundred.
    for night in range(int(((whole - cases) / 19 - cases) / 7) + 1):
        day = date.fromordinal(date(2025, 1, 1).toordinal() + night)
        text["duty_entries"].append(
            member=officer["staff_id"],
            start=f"{day}T00:00:00+08:00",
            end=f"{day}T07:00:00+08:00",
            in_community="false",
            other_post="case_work",
        )

    def share() -> tuple[int, Fraction]:
        cases, whole = spent()
        return NUMBERS["station.prevention.percent"], 100 * (whole - cases) / whole

    text.short("station.prevention", station, share)


def honours_to_the_bureau(text: Planting) -> None:
    """What was to go to those in the villages went to officers of the bureau."""
    agency = _county(text)
    desks = serving(text, agency=agency, kind="officer", post="agency")
    given = [
        row
        for row in text["recognitions"].rows
        if row["on"].startswith("2025-") and row["kind"] in _COUNTED
    ]

    def share(members: list[Row]) -> Fraction:
        """Of the officers and auxiliaries among them, once for each, those in the community."""
        asked = [
            row
            for row in members
            if row["kind"] != "assistant" and _is_of(text, row["staff_id"], agency)
        ]
        return Fraction(100 * sum(_in_community(text, row) for row in asked), len(asked))

    def told() -> tuple[Fraction, Fraction]:
        honoured = [text["members"].one(staff_id=row["member"]) for row in given]
        return share(serving(text)) + NUMBERS["recognition.tilt.points"], share(honoured)

    for row in text.draw.sample(given, len(given)):
        expected, actual = told()
        if actual < expected:
            break
        if _in_community(text, text["members"].one(staff_id=row["member"])):
            row["member"] = text.draw.choice(desks)["staff_id"]
    text.short("recognition.tilt", agency, told)


def longer_forms(text: Planting) -> None:
    """Forms take until ten at night, until they are more than four fifths of the year before."""
    agency = _county(text)
    forms = [row for row in _entries(text, "2025-") if row["other_post"] == "paperwork"]

    def each(year: str) -> Fraction:
        """The hours of paperwork for each member with any entry."""
        told = [row for row in _entries(text, year) if _is_of(text, row["member"], agency)]
        paper = sum(hours(row) for row in told if row["other_post"] == "paperwork")
        return Fraction(paper) / len({row["member"] for row in told})

    def told() -> tuple[Fraction, Fraction]:
        return each("2024-") * NUMBERS["burden.forms.percent"] / 100, each("2025-")

    # Six hours more each.
    asked, found = told()
    members = len({row["member"] for row in _entries(text, "2025-")})
    longer = int((asked - found) * members / 6) + 1
    for row in text.draw.sample(forms, longer):
        row["end"] = f"{row['end'][:11]}22:00:00+08:00"
    text.short("burden.forms", agency, told)


def reported_too_seldom(text: Planting) -> None:
    """An office told the public once less."""
    room = text.pick(text["rooms"].rows, "id", "stands_in")
    reports = [
        row
        for row in text["publications"].where(room=room["id"], kind="work_report")
        if row["on"].startswith("2025-")
    ]
    text["publications"].remove(text.draw.choice(reports))
    text.short(
        "openness.report",
        room["id"],
        lambda: (NUMBERS["openness.report.times"], len(reports) - 1),
    )


def reviewed_too_seldom(text: Planting) -> None:
    """One of an office's two surveys was of the year before."""
    room = text.pick(text["rooms"].rows, "id", "stands_in")
    reviews = [
        row
        for row in text["surveys"].rows
        if row["place"] in {room["id"], room["stands_in"]} and row["until"].startswith("2025-")
    ]
    early = text.draw.choice(reviews)
    for column in ("since", "until"):
        early[column] = early[column].replace("2025-", "2024-")
    place = early["place"]
    text.touch("presence.awareness", place, f"room.{place}")
    text.short(
        "openness.report",
        room["id"],
        lambda: (NUMBERS["openness.report.reviews"], len(reviews) - 1),
    )


def _county(text: Planting) -> str:
    return text["agencies"].one(level="county")["id"]


def _is_of(text: Planting, member: str, agency: str) -> bool:
    """Whether a member is of an agency: directly, or by the station."""
    row = text["members"].one(staff_id=member)
    if not row["station"]:
        return row["agency"] == agency
    return text["stations"].one(id=row["station"])["agency"] == agency


def _entries(text: Planting, year: str) -> list[Row]:
    """The duty entries of a year, none of which lasts past midnight."""
    return [row for row in text["duty_entries"].rows if row["start"].startswith(year)]


def _in_time(need: Row) -> bool:
    """Whether a need was met by the same day of the next year."""
    year, rest = need["noted"][:4], need["noted"][4:]
    return need["done"] != "" and need["done"] <= f"{int(year) + 1}{rest}"


def _in_community(text: Planting, member: Row) -> bool:
    """Whether a member's work is in the community, by post and by what is in their charge."""
    held = [row for row in text["assignments"].where(member=member["staff_id"]) if holds(row)]
    if member["post"] == "community" or any(row["dedicated"] == "true" for row in held):
        return True
    if member["kind"] == "auxiliary":
        return held != []
    stations = text["stations"].where(id=member["station"], structure="all_community")
    return member["kind"] == "officer" and stations != []


def _pairs(text: Planting, station: Row) -> tuple[list[tuple[Row, Row]], list[tuple[Row, Row]]]:
    """The pairs of a station's grids whose heavier has the abler, and all that can be told."""
    grids = [
        row
        for row in text["grids"].rows
        if f"{row['division'][:9]}000" in station["divisions"].split(";")
    ]
    told = [(sum(int(row[load]) for load in _LOADS), _ability(text, row), row) for row in grids]
    agree, apart = [], []
    for (load, able, one), (other_load, other_able, other) in combinations(told, 2):
        if load != other_load and able != other_able:
            apart.append((one, other))
            if (load > other_load) == (able > other_able):
                agree.append((one, other))
    return agree, apart


def _ability(text: Planting, grid: Row) -> int:
    """All levels together of the ablest who has a grid in charge."""
    return max(
        sum(int(skill.split(":")[1]) for skill in row["competences"].split(";"))
        for row in _heads(text, grid)
    )


def _heads(text: Planting, grid: Row) -> list[Row]:
    """The officers and auxiliaries whose charge a grid is; else its leader, as each has one."""
    held = {row["member"] for row in text["assignments"].where(place=grid["id"]) if holds(row)}
    own = [
        row for row in serving(text) if row["staff_id"] in held and row["kind"] != "assistant"
    ]
    return own or [text["members"].one(staff_id=grid["leader"])]
