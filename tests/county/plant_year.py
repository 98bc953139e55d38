"""Faults of a year's work: where time went, who came, who was asked, what was answered."""

from datetime import date
from fractions import Fraction

from county.county_text import by_week, entries_of, hours, is_rural, places_of, whole_weeks, wilson
from county.csv_text import Amounts, Planting, Row


def on_another_post(text: Planting) -> None:
    """A dedicated officer was sent on a campaign for a day."""
    member = text.pick(_dedicated(text, "officer"), "member")["member"]
    entry = text.draw.choice([row for row in entries_of(text, member) if row["place"]])
    heads = text["members"].where(post="station_head")
    entry["other_post"] = "campaign"
    entry["ordered_by"] = text.draw.choice(heads)["staff_id"]
    month = entry["start"][:7]
    text.short("staffing.dedicated", f"{member}.{month}", lambda: (0, hours(entry)))


def out_of_the_community(text: Planting) -> None:
    """A day of every week of a month was spent elsewhere: two days in three are too few."""
    member = text.pick(_dedicated(text, "officer"), "member")["member"]
    month = f"2025-{text.draw.randint(1, 12):02}"
    entries = entries_of(text, member, month)
    for rows in by_week([row for row in entries if row["place"]]).values():
        for row in rows[1:]:
            row["in_community"] = "false"

    def share() -> tuple[int, Fraction]:
        there = sum(hours(row) for row in entries if row["in_community"] == "true")
        return 85, Fraction(100 * there, sum(map(hours, entries)))

    text.short("presence.community_time", f"{member}.{month}", share)


def a_week_missed(text: Planting) -> None:
    """An auxiliary worked in another village in one week of the year."""
    row = text.pick(
        [each for each in _dedicated(text, "auxiliary") if is_rural(places_of(text, each)[0])],
        "member",
    )
    member, since = row["member"], date.fromisoformat(row["since"])
    missed = text.draw.choice(list(whole_weeks(since)))
    served = places_of(text, row)
    others = [
        each["code"]
        for each in text["divisions"].where(level="village")
        if is_rural(each["code"]) and each["code"] not in served
    ]
    away = text.draw.choice(others)
    for entry in by_week(entries_of(text, member, ""))[missed]:
        entry["place_kind"], entry["place"] = "village", away
    weeks = len(list(whole_weeks(since)))
    text.short("presence.weekly", f"{member}.1", lambda: (weeks, weeks - 1))


def auxiliary_alone(text: Planting) -> None:
    """An auxiliary did what an officer must lead, and no officer led it."""
    _alone(text, "auxiliary")


def assistant_alone(text: Planting) -> None:
    """An assistant did more than inform, and no officer led it."""
    _alone(text, "assistant")


def auxiliary_on_a_case(text: Planting) -> None:
    """An auxiliary of a patrol worked on a case, and no officer led it."""
    member = text.pick(text["members"].where(kind="auxiliary", post="patrol"), "staff_id")
    entry = text.draw.choice(entries_of(text, member["staff_id"]))
    entry["other_post"] = "case_work"
    text.short("duty.auxiliary", f"{member['staff_id']}.{entry['start'][:7]}", lambda: (0, 1))
    text.touch("station.prevention", member["station"])


def hardly_known(text: Planting) -> None:
    """Seven in ten know their officer: all of the interval lies under 85."""
    survey = text.pick(text["surveys"].rows, "place")
    asked = int(survey["sampled"])
    known = asked * 7 // 10
    survey["knows_officer"] = str(known)

    def interval() -> Amounts:
        return Fraction(85), wilson(known, asked)

    kind, place = survey["place_kind"], survey["place"]
    text.between(
        "presence.awareness", place if kind == "village" else f"{kind}.{place}", interval
    )


def warning_unanswered(text: Planting) -> None:
    """Nobody decided what to do about a warning."""
    warned = [row for row in text["place_trends"].rows if row["warned_on"]]
    trend = text.draw.choice(warned)
    for column in ("decided_on", "decision", "decision_sha256"):
        trend[column] = ""
    subject = ".".join(trend[column] for column in ("place", "kind", "since", "until"))
    text.short("deployment.review", subject, lambda: (1, 0))


def list_with_faults(text: Planting) -> None:
    """Nobody handles one item of the list, and another stands there twice."""
    silent, twice = text.draw.sample(text["jurisdiction_lists"].rows, 2)
    silent["handled_by"] = ""
    other = "station" if twice["handled_by"] != "station" else "specialist_unit"
    text["jurisdiction_lists"].append(**{**twice, "handled_by": other})
    text.short("station.prevention", silent["agency"], lambda: (0, 2))


def _dedicated(text: Planting, kind: str) -> list[Row]:
    """The charges of those who do nothing else and were there all year."""
    return [
        row
        for row in text["assignments"].where(dedicated="true", until="")
        if row["since"] < "2025-01-01"
        and text["members"].one(staff_id=row["member"])["kind"] == kind
    ]


def _alone(text: Planting, kind: str) -> None:
    members = text["members"].where(kind=kind, post="community")
    member = text.pick(members, "staff_id")["staff_id"]
    entry = text.draw.choice([row for row in entries_of(text, member) if row["led_by"]])
    entry["led_by"] = ""
    text.short("duty.auxiliary", f"{member}.{entry['start'][:7]}", lambda: (0, 1))
