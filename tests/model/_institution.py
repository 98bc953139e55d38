"""What else the institution records of the small part of Jingyuan in `_world`; all made up."""

from datetime import date
from fractions import Fraction
from typing import Any

from jingwu_model.model import (
    CareMeasure,
    CommunityTeam,
    ContactVisit,
    Deliberation,
    DualPosting,
    Funding,
    GridTeam,
    HeadCount,
    Instrument,
    JurisdictionList,
    Mentorship,
    PlaceTrend,
    Practice,
    Publication,
    Recognition,
    Survey,
    Training,
)
from jingwu_model.vocabulary import (
    CareKind,
    Channel,
    Competence,
    DualPost,
    HandledBy,
    InstrumentKind,
    Level,
    Occupation,
    OrganKind,
    PublicationKind,
    Reached,
    RecognitionKind,
    TeamKind,
    TrendKind,
)
from model._world import (
    BUREAU,
    HUITAI,
    JINGHE,
    JINGYUAN,
    XIANGSHUI,
    grid_place,
    on,
    room_place,
    rows,
    village,
)


def institution() -> dict[str, tuple[Any, ...]]:
    """The rows of the tables that `_world` leaves unrecorded."""
    return {**_service(), **_leading(), **_openness()}


def every_row() -> dict[str, tuple[Any, ...]]:
    """The rows of every table; together they hold."""
    return {**rows(), **institution()}


def _service() -> dict[str, tuple[Any, ...]]:
    """What those who serve hold, learn and are given, and the teams beside them."""
    return {
        "dual_posts": (
            DualPosting(
                member="P001",
                place=JINGHE,
                post=DualPost.DEPUTY_SECRETARY,
                span=on("2026-01-01"),
                how=Reached.PARTY_APPOINTED,
            ),
        ),
        "mentorships": (
            Mentorship(mentor="P002", mentee="A001", area=(JINGHE, HUITAI), span=on("2026-01-01")),
        ),
        "trainings": (
            Training(
                member="A001",
                need=Competence.DISPUTE_RESOLUTION,
                noted=date(2026, 1, 10),
                instructor="P001",
            ),
        ),
        "grid_teams": (
            GridTeam(grid="G-1", compound="泾河小区", officer="P001", auxiliaries=("A001",)),
        ),
        "teams": (
            CommunityTeam(
                id="T-1",
                place=grid_place("G-2"),
                kind=TeamKind.PATROL,
                members=(HeadCount(occupation=Occupation.COURIER, count=3),),
                led_by="A001",
                span=on("2026-01-01", "2026-06-30"),
            ),
        ),
        "recognitions": (
            Recognition(member="P002", kind=RecognitionKind.MERIT, on=date(2026, 5, 1)),
        ),
        "care_measures": (CareMeasure(agency=BUREAU, kind=CareKind.MEALS, year=2026, count=3),),
    }


def _leading() -> dict[str, tuple[Any, ...]]:
    """How the work is led."""
    return {
        "deliberations": (
            Deliberation(agency=BUREAU, organ=OrganKind.PARTY_COMMITTEE, on=date(2026, 3, 5)),
        ),
        "contact_visits": (
            ContactVisit(leader="P002", on=date(2026, 3, 6), place=room_place("R-1")),
        ),
        "fundings": (
            Funding(
                place=JINGYUAN,
                level=Level.COUNTY,
                year=2026,
                earmarked=True,
                amount=Fraction(25001, 2),
            ),
        ),
        "instruments": (
            Instrument(
                issuer="泾源县公安局",
                title="社区警务工作方案",
                kind=InstrumentKind.PLAN,
                on=date(2026, 1, 5),
            ),
        ),
        "practices": (
            Practice(station="XM", name="流动警务", since=date(2026, 4, 1)),
            Practice(room="R-2", name="板凳会"),
        ),
        "jurisdiction_lists": (
            JurisdictionList(agency=BUREAU, item="盗窃案件", handled_by=HandledBy.STATION),
            JurisdictionList(agency=BUREAU, item="诈骗案件", span=on("2026-01-01", "2026-12-31")),
        ),
    }


def _openness() -> dict[str, tuple[Any, ...]]:
    """What the public is told and asked, and what trends show."""
    return {
        "publications": (
            Publication(
                room="R-1",
                channel=Channel.NOTICE_BOARD,
                kind=PublicationKind.ADVICE,
                on=date(2026, 3, 9),
            ),
        ),
        "surveys": (
            Survey(
                place=village(HUITAI),
                since=date(2026, 6, 1),
                until=date(2026, 6, 30),
                sampled=200,
                knows_officer=176,
            ),
        ),
        "place_trends": (
            PlaceTrend(
                place=XIANGSHUI,
                kind=TrendKind.THEFT,
                since=date(2026, 3, 1),
                until=date(2026, 3, 31),
                count=9,
                warned_on=date(2026, 4, 1),
            ),
        ),
    }
