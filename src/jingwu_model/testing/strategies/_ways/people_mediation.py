"""How each guard of people's mediation is met, and how it is failed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import (
    STRANGER,
    Case,
    Draft,
    Draw,
    Stop,
    Turn,
    Way,
    by_a,
    by_all,
    fact,
    flag,
    then,
    to,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Act, Actor, DocRef, Outcome
from jingwu_model.workflows.people_mediation import AgreementItem, CourtGround, Facts, Subject

_PARTY = ActorKind.PARTY
_MEDIATOR = ActorKind.MEDIATOR
_STATUS = (Subject.IDENTITY, Subject.ADOPTION, Subject.MARRIAGE)
_PARTIES = ("party-001", "party-002", "party-003", "party-004")
_LEAST = 2
_PAPER = DocRef(token="agreement-1", sha256="0" * 64)


def _parties(facts: Facts) -> tuple[str, ...]:
    return facts.parties


def _mediators(facts: Facts) -> tuple[str, ...]:
    return facts.mediators


def _some_parties(draw: Draw, _case: Case, event: Draft) -> None:
    if len(event["parties"]) < _LEAST:
        event["parties"] = _PARTIES[: draw(st.integers(_LEAST, len(_PARTIES)))]


def _one_party(_draw: Draw, _case: Case, event: Draft) -> None:
    who = event.by.ref if event.by.kind is _PARTY else _PARTIES[0]
    event["parties"] = (who,)


def _applicant(draw: Draw, _case: Case, event: Draft) -> None:
    if event.by.kind is _PARTY and event.by.ref not in event["parties"]:
        event["by"] = Actor(kind=_PARTY, ref=draw(st.sampled_from(event["parties"])))


def _stranger_applies(_draw: Draw, _case: Case, event: Draft) -> None:
    event["by"] = Actor(kind=_PARTY, ref=STRANGER)


def _told_there(_draw: Draw, _case: Case, event: Draft) -> None:
    """Where a case is named in which this way was told, it is such a case."""
    if event["referral"] is not None:
        event.named("referral", workflow="security_mediation", state="referred_to_pmc_or_court")


def _told_nowhere(_draw: Draw, _case: Case, event: Draft) -> None:
    event["referral"] = Outcome(
        workflow="security_mediation",
        proceeding_id="sm-001",
        state="closed_decided",
        at=event.at,
        digest="0" * 64,
    )


def _some_mediator(draw: Draw, _case: Case, event: Draft) -> None:
    if not event["mediators"]:
        event["mediators"] = draw(st.sampled_from((("m-1",), ("m-1", "m-2"))))


def _invited(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["invitees"]:
        event["invitees_accepted"] = True


def _invited_unasked(_draw: Draw, _case: Case, event: Draft) -> None:
    event["invitees"] = ("expert-1",)
    event["invitees_accepted"] = False


def _as_asked(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["in_public"]:
        event["closed_asked"] = False
    elif event["open_asked"]:
        event["closed_asked"] = True


def _not_as_asked(draw: Draw, _case: Case, event: Draft) -> None:
    public = draw(st.booleans())
    event["in_public"] = public
    event["open_asked"] = True
    event["closed_asked"] = public


def _items_missing(draw: Draw, _case: Case, event: Draft) -> None:
    missing = draw(st.sampled_from(AgreementItem))
    event["items"] = tuple(item for item in AgreementItem if item is not missing)


def _on_the_day(_draw: Draw, _case: Case, event: Draft) -> None:
    """The last of them agreed on the day of the agreement."""
    acts: tuple[Act, ...] = event["acts"]
    if acts and max(act.at for act in acts).date() != event.at.date():
        last = acts[-1]
        event["acts"] = (*acts[:-1], Act(by=last.by, at=event.at))


def _on_another_day(_draw: Draw, _case: Case, event: Draft) -> None:
    event["at"] = event.at + timedelta(days=1)


def _mediator_signs(draw: Draw, _case: Case, event: Draft) -> None:
    event.joined(draw, _MEDIATOR, (draw(st.sampled_from(event.facts.mediators)),))


def _no_mediator_signs(_draw: Draw, _case: Case, event: Draft) -> None:
    event.without(_MEDIATOR)


def _since(fact: str) -> Turn:
    """No act is older than what a fact is the time of."""

    def turn(_draw: Draw, _case: Case, event: Draft) -> None:
        since: datetime = getattr(event.facts, fact)
        acts: tuple[Act, ...] = event["acts"]
        event["acts"] = tuple(Act(by=act.by, at=max(act.at, since)) for act in acts)

    return turn


def _one_before(_draw: Draw, _case: Case, event: Draft) -> None:
    """The first of those who act did so when the proceeding began."""
    first, *others = event["acts"]
    event["acts"] = (Act(by=first.by, at=event.first), *others)


def _another_document(_draw: Draw, _case: Case, event: Draft) -> None:
    document = event.facts.document
    event["document"] = None if document is None else attrs.evolve(document, token="another")


def _same_document(_draw: Draw, _case: Case, event: Draft) -> None:
    event["document"] = event.facts.document


def _a_document(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["document"] is None:
        event["document"] = _PAPER


def _civil(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["subject"] in _STATUS:
        event["subject"] = Subject.CIVIL


def _of_status(draw: Draw, _case: Case, event: Draft) -> None:
    event["subject"] = draw(st.sampled_from(_STATUS))


def _right_court(_draw: Draw, _case: Case, event: Draft) -> None:
    event["court_invited"] = event["ground"] is CourtGround.INVITED


def _wrong_court(_draw: Draw, _case: Case, event: Draft) -> None:
    event["court_invited"] = event["ground"] is not CourtGround.INVITED


def _against_another(draw: Draw, _case: Case, event: Draft) -> None:
    others = tuple(ref for ref in event.facts.parties if ref != event.by.ref)
    if event["against"] not in others:
        event["against"] = draw(st.sampled_from(others))


def _against_oneself(draw: Draw, _case: Case, event: Draft) -> None:
    event["against"] = draw(st.sampled_from((event.by.ref, STRANGER)))


_ALL = by_all(_PARTY, _parties)

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "parties.too_few": Way(_some_parties, _one_party),
        "applicant.not_a_party": Way(_applicant, _stranger_applies),
        "referral.not_told": Way(_told_there, _told_nowhere),
        "party.unknown": by_a(_PARTY, _parties),
        "mediator.none": Way(_some_mediator, to("mediators", ())),
        "mediator.not_accepted": _ALL,
        "mediator.not_assigned": by_a(_MEDIATOR, _mediators),
        "rights.not_told": flag("rights_told"),
        "invitees.no_consent": Way(_invited, _invited_unasked),
        "session.not_as_asked": Way(_as_asked, _not_as_asked),
        "agreement.not_all_agree": attrs.evolve(_ALL, spoil=then(_ALL.spoil, _on_the_day)),
        "agreement.writing_wanted": flag("writing_unnecessary"),
        "agreement.not_recorded": flag("recorded"),
        "agreement.another_day": Way(_on_the_day, _on_another_day),
        "draft.items_missing": Way(to("items", tuple(AgreementItem)), _items_missing),
        "draft.no_document": Way(_a_document, to("document", None)),
        "sign.party_missing": _ALL,
        "sign.mediator_missing": Way(_mediator_signs, _no_mediator_signs),
        "seal.missing": flag("seal"),
        "sign.another_document": Way(_same_document, _another_document),
        "sign.before_draft": Way(_since("drafted"), _one_before, apart=True),
        "confirmation.not_joint": _ALL,
        "confirmation.before_effect": Way(_since("effective"), _one_before, apart=True),
        "confirmation.window_closed": fact(Stop("close_window")),
        "confirmation.personal_status": Way(_civil, _of_status),
        "confirmation.wrong_court": Way(_right_court, _wrong_court),
        "withdrawal.not_joint": _ALL,
        "court.already_accepted": fact(Stop("accept")),
        "court.not_accepted": fact(needs=(Stop("accept"),)),
        "court.already_extended": fact(Stop("accept"), Stop("extend")),
        "court.no_approval": flag("president_approved"),
        "again.not_all_parties": _ALL,
        "performance.not_checked": flag("checked"),
        "enforcement.against_no_other_party": Way(_against_another, _against_oneself),
    }
)
"""By the reason's code."""
