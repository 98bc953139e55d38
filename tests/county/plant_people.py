"""Faults of those who lead and serve: posts, meetings, visits, money, who leads a rota."""

from datetime import date
from fractions import Fraction

from county.county_text import STANDARD, in_charge, serving
from county.csv_text import Planting, Row

# The months of the year in which a meeting may be missed, one before and one after.
_INNER = range(3, 10)


def larger_force(text: Planting) -> None:
    """The bureau states a force of which too few are at stations, and too few take part."""
    agency = text["agencies"].one(level="county")
    stationed = [row for row in serving(text, kind="officer") if row["station"]]
    officers = 4 * len(stationed)
    auxiliaries = 3 * len(serving(text, kind="auxiliary"))
    agency["officers"], agency["auxiliaries"] = str(officers), str(auxiliaries)

    def share() -> tuple[int, Fraction]:
        at_stations = sum(bool(row["station"]) for row in serving(text, kind="officer"))
        return 40, Fraction(100 * at_stations, officers)

    text.short("force.station_share", agency["id"], share)
    for kind, standard, whole in (("officer", 50, officers), ("auxiliary", 60, auxiliaries)):
        text.short(
            "force.participation",
            agency["id"],
            lambda kind=kind, standard=standard, whole=whole: (
                standard,
                Fraction(100 * in_charge(text, kind), whole),
            ),
        )
    text.touch("recognition.tilt", agency["id"])
    text.touch("burden.forms", agency["id"])


def county_met_late(text: Planting) -> None:
    """The county's Party committee left a month out: two months from one meeting to the next."""
    agency = text["agencies"].one(level="county")["id"]
    missed = text.draw.choice(_INNER)
    _cancel(text, {missed}, agency=agency, organ="party_committee")
    text.short("leadership.deliberation", f"{agency}.party_committee", lambda: (1, 2))


def unit_met_late(text: Planting) -> None:
    """A unit of the city's bureau left two months out: three from one meeting to the next."""
    agency = text["agencies"].one(level="prefecture")["id"]
    units = sorted({row["unit"] for row in text["deliberations"].rows} - {""})
    unit, missed = text.draw.choice(units), text.draw.choice(_INNER)
    _cancel(text, {missed, missed + 1}, agency=agency, unit=unit)
    text.short("leadership.deliberation", f"{agency}.{unit}", lambda: (1, 3))


def city_met_late(text: Planting) -> None:
    """The city's committee meets in odd months; without one it is four months to the next."""
    agency = text["agencies"].one(level="prefecture")["id"]
    missed = text.draw.choice((3, 5, 7, 9))
    _cancel(text, {missed}, agency=agency, organ="party_committee")
    text.short("leadership.deliberation", f"{agency}.party_committee", lambda: (2, 4))


def county_leader_stayed(text: Planting) -> None:
    """A county leader made three visits fewer than twelve."""
    _stay(text, "county", 12, 3)


def city_leader_stayed(text: Planting) -> None:
    """A city leader made one visit fewer than eight."""
    _stay(text, "prefecture", 8, 1)


def without_post(text: Planting) -> None:
    """A member in community work has no dual post."""
    posting = text.pick(_postings(text), "member")
    text["dual_posts"].remove(posting)
    text.touch("posts.dual", _posting(posting))
    text.short("posts.dual", posting["member"], lambda: (1, 0))


def not_elected(text: Planting) -> None:
    """A committee's deputy director was appointed: unlawful, and no post that counts."""
    chosen = [row for row in _postings(text) if row["post"] == "deputy_director"]
    posting = text.pick(chosen, "member")
    posting["how"] = "party_appointed"
    _unlawful(text, posting, 1)


def not_approved(text: Planting) -> None:
    """An officer's post was not approved."""
    posting = text.pick(_postings(text, officers=True), "member")
    posting["approved"], posting["approved_by"] = "false", ""
    _unlawful(text, posting, 1)


def paid_and_not_approved(text: Planting) -> None:
    """An officer is paid for a post that was not approved: two points of law."""
    posting = text.pick(_postings(text, officers=True), "member")
    posting["approved"], posting["approved_by"], posting["unpaid"] = "false", "", "false"
    _unlawful(text, posting, 2)


def head_without_post(text: Planting) -> None:
    """A station's head holds no post in the township."""
    posting = text.pick(text["dual_posts"].where(post="township_deputy"), "member")
    text["dual_posts"].remove(posting)
    station = text["members"].one(staff_id=posting["member"])["station"]
    text.touch("posts.dual", _posting(posting))
    text.short("posts.township", station, lambda: (1, 0))


def recruit_at_a_desk(text: Planting) -> None:
    """One of the recruited auxiliaries has nothing in charge."""
    idle = [row for row in serving(text, kind="auxiliary") if row["post"] == "agency"]
    text.pick(idle, "staff_id")["joined"] = "2023-05-01"

    def placed() -> tuple[int, Fraction]:
        recruits = [row for row in serving(text, kind="auxiliary") if row["joined"] >= STANDARD]
        return 100, Fraction(100 * (len(recruits) - 1), len(recruits))

    text.short("recruits.placed", text["agencies"].one(level="county")["id"], placed)


def newcomer_at_a_desk(text: Planting) -> None:
    """A newcomer began at the bureau."""
    held = {row["member"] for row in text["assignments"].rows}
    idle = [
        row for row in serving(text, kind="officer", post="agency") if row["staff_id"] not in held
    ]
    newcomer = text.pick(idle, "staff_id")
    newcomer["newcomer_until"] = "2026-06-30"
    text.short("newcomer.frontline", newcomer["staff_id"], lambda: (1, 0))


def rota_of_the_public(text: Planting) -> None:
    """A patrol that goes by a rota is led by one of the public."""
    team = text.pick(text["teams"].where(kind="patrol"), "id")
    team["led_by"], team["led_by_public"] = "", "true"
    text.short("rota.led", team["id"], lambda: (1, 0))


def township_paid_little(text: Planting) -> None:
    """A township's money of the year is not set apart."""
    money = text.pick(text["fundings"].where(level="township", year="2025"), "place")
    money["earmarked"] = "false"
    text.short("funding.earmarked", money["place"], lambda: (1, 0))


def county_paid_nothing(text: Planting) -> None:
    """The county has no row for the year."""
    money = text["fundings"].one(level="county", year="2025")
    text["fundings"].remove(money)
    text.short("funding.earmarked", money["place"], lambda: (1, 0))


def _cancel(text: Planting, months: set[int], **cells: str) -> None:
    for row in text["deliberations"].where(**cells):
        if row["on"].startswith("2025-") and date.fromisoformat(row["on"]).month in months:
            text["deliberations"].remove(row)


def _stay(text: Planting, level: str, asked: int, fewer: int) -> None:
    agency = text["agencies"].one(level=level)["id"]
    leader = text.pick(serving(text, agency=agency, post="bureau_leader"), "staff_id")["staff_id"]
    visits = text["contact_visits"].where(leader=leader)
    for visit in text.draw.sample(visits, fewer):
        text["contact_visits"].remove(visit)
    text.short("leadership.contact", f"{leader}.2025", lambda: (asked, asked - fewer))


def _unlawful(text: Planting, posting: Row, points: int) -> None:
    text.short("posts.dual", _posting(posting), lambda: (0, points))
    text.short("posts.dual", posting["member"], lambda: (1, 0))


def _posting(row: Row) -> str:
    return ".".join((row["member"], row["place"], row["post"]))


def _postings(text: Planting, *, officers: bool = False) -> list[Row]:
    """The posts in villages, or only those of officers."""
    return [
        row
        for row in text["dual_posts"].rows
        if row["post"] != "township_deputy"
        and (not officers or text["members"].one(staff_id=row["member"])["kind"] == "officer")
    ]
