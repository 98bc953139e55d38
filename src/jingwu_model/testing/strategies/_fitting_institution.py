"""What goes together in the nouns of the rest of the institution."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs
from hypothesis import strategies as st

from jingwu_model.declare import Noun
from jingwu_model.model import (
    CommunityTeam,
    Conduct,
    Deliberation,
    DualPosting,
    Funding,
    Mentorship,
    PlaceTrend,
    Practice,
    Survey,
    Training,
    level_of,
)
from jingwu_model.testing.strategies._fields import days, numbers, once_each, or_none
from jingwu_model.testing.strategies._ids import STAFF_IDS, unused
from jingwu_model.testing.strategies._land import codes
from jingwu_model.testing.strategies._pick import Pick
from jingwu_model.vocabulary import DualPost, Level, OrganKind


def _dual_posting(pick: Pick) -> None:
    if pick.given("place"):
        pick.fitting("post")
    else:
        township = pick("post") is DualPost.TOWNSHIP_DEPUTY
        pick("place", codes(Level.TOWNSHIP if township else Level.VILLAGE))
    if pick.given("approved_by") and pick("approved_by") is not None:
        pick("approved", st.sampled_from((None, True)))
    elif pick("approved") is False:
        pick("approved_by", st.none())


def _mentorship(pick: Pick) -> None:
    first = next(iter(pick.given("mentor", "mentee")), "mentor")
    one = pick(first)
    other = "mentee" if first == "mentor" else "mentor"
    pick(other, STAFF_IDS.map(lambda name: unused(name, {one: None})))
    shape = pick.specs["area"].shape
    area = st.lists(codes(Level.VILLAGE), max_size=3)
    pick("area", area.map(lambda drawn: once_each(shape, drawn)))


def _training(pick: Pick) -> None:
    done = pick("done") if pick.given("done") else None
    noted = pick("noted", days(None, done))
    pick("done", or_none(days(noted)))


def _team(pick: Pick) -> None:
    """A member leads it, one of the public, or nobody is told."""
    if pick.given("led_by") and pick("led_by") is not None:
        pick("led_by_public", st.just(value=False))
    elif pick("led_by_public"):
        pick("led_by", st.none())


def _deliberation(pick: Pick) -> None:
    if pick.given("unit"):
        pick.fitting("organ")
    if pick("organ") is not OrganKind.SPECIALIST_UNIT:
        pick("unit", st.none())
        return
    # Nothing keeps a unit from being called as another organ is.
    pick("unit", st.one_of(pick.present("unit"), st.sampled_from([one.code for one in OrganKind])))


def _practice(pick: Pick) -> None:
    """Of a station, or else of a room."""
    first = next(iter(pick.given("station", "room")), "station")
    other = "room" if first == "station" else "station"
    whose = pick(first, st.one_of(pick.present(first), st.none()))
    pick(other, st.none() if whose is not None else pick.present(other))


def _funding(pick: Pick) -> None:
    if pick.given("place"):
        pick("level", st.just(level_of(pick("place"))))
    level = pick("level", st.sampled_from((Level.COUNTY, Level.TOWNSHIP)))
    pick("place", codes(level))


_TOLD = ("satisfied", "feels_safe", "knows_officer", "saw_officer")


def _survey(pick: Pick) -> None:
    """No more answer than were asked."""
    pick.in_order("since", "until", days, none=False)
    given = [pick(name) for name in pick.given(*_TOLD)]
    if pick.given("conduct") and pick("conduct") is not None:
        given += attrs.astuple(pick("conduct"))
    asked = pick("sampled", numbers(max((each for each in given if each is not None), default=0)))
    some = or_none(numbers(0, asked))
    for name in _TOLD:
        pick(name, some)
    judged = {field.name: some for field in attrs.fields(Conduct)}
    pick("conduct", or_none(pick.noun(Conduct, judged, pick.depth + 1)))


def _trend(pick: Pick) -> None:
    """A warning may be followed by a decision, and that be told by a document."""
    pick.in_order("since", "until", days, none=False)
    pick.given("warned_on", "decided_on", "decision")
    told = pick.values.get("decision") is not None
    if "decided_on" not in pick.values:
        warned = pick("warned_on", days() if told else or_none(days()))
        later = st.none() if warned is None else days(warned)
        pick("decided_on", later if told else or_none(later))
    if (decided := pick("decided_on")) is None:
        pick("decision", st.none())
    else:
        pick("warned_on", days(None, decided))


FITTING_INSTITUTION: Mapping[type[Noun], Callable[[Pick], Any]] = {
    CommunityTeam: _team,
    Deliberation: _deliberation,
    DualPosting: _dual_posting,
    Funding: _funding,
    Mentorship: _mentorship,
    PlaceTrend: _trend,
    Practice: _practice,
    Survey: _survey,
    Training: _training,
}
"""How each of these nouns is drawn whose fields must go together."""
