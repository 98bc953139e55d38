"""How the guards of a follow-up after a dispute are met, and failed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import Case, Draft, Draw, Stop, Way
from jingwu_model.testing.strategies._ways.dispute._outcomes import DIGEST, fresh, named
from jingwu_model.workflows import Outcome
from jingwu_model.workflows.dispute import Satisfied, _links

_VISIT = "visit"
_NOT_YET = tuple(sorted(_links.NOT_YET_VISITED))
_DECLINED = _links.DECLINED_VISIT
_MADE = (*sorted(_links.VISITED), _DECLINED)
_UNMADE = (*_NOT_YET, "cancelled")
_ANSWERED = (Satisfied.YES, Satisfied.NO)
_Said = tuple[bool | None, bool | None]
_HALF: tuple[_Said, ...] = ((True, None), (False, None), (None, True), (None, False))
_BOTH: tuple[_Said, ...] = ((True, True), (True, False), (False, True), (False, False))
_NEITHER: tuple[_Said, ...] = ((None, None),)
_EARLIER = 10_000


def _visits(draw: Draw, _case: Case, event: Draft) -> None:
    """Not yet made after the settlement, perhaps more than once, then made or declined."""
    if _are_right(event):
        return
    settled: datetime = event.facts.settled
    name = fresh(event, like=_VISIT)
    before = draw(st.lists(st.sampled_from(_NOT_YET), min_size=1, max_size=2, unique=True))
    made = draw(st.sampled_from(_MADE))
    if made == _DECLINED and not _says_nothing(event):
        made = draw(st.sampled_from(_MADE[:-1]))
    states = (*before, made)
    times = sorted(event.moment(draw, settled) for _ in states)
    event["visits"] = tuple(
        Outcome(workflow=_VISIT, proceeding_id=name, state=state, at=at, digest=DIGEST)
        for state, at in zip(states, times, strict=True)
    )


def _says_nothing(event: Draft) -> bool:
    """Say nothing, unless a caller fixed what is said."""
    event["satisfied"] = Satisfied.DECLINED
    event["matter_settled"] = event["feeling_settled"] = None
    said = event["satisfied"], event["matter_settled"], event["feeling_settled"]
    return said == (Satisfied.DECLINED, None, None)


def _are_right(event: Draft) -> bool:
    """Whether the visits are already such as a follow-up rests on."""
    visits: tuple[Outcome, ...] = event["visits"]
    names = {named(one) for one in visits}
    if len(names) != 1 or names & {named(one) for one in event.facts.visits}:
        return False
    first, last = visits[0], visits[-1]
    if last.workflow != _VISIT or last.state not in _MADE or first.state not in _NOT_YET:
        return False
    return bool(event.facts.settled <= first.at <= last.at)


def _renamed(event: Draft, **fields: str) -> tuple[Outcome, ...]:
    return tuple(attrs.evolve(one, **fields) for one in event["visits"])


def _not_made(draw: Draw, _case: Case, event: Draft) -> None:
    """Two visits, something else than a visit, or one that was not made."""
    first, *others = event["visits"]
    last = event["visits"][-1]
    another = attrs.evolve(first, proceeding_id=fresh(event, like="visit-before"))
    unmade = attrs.evolve(last, state=draw(st.sampled_from(_UNMADE)))
    wrong = [(another, *others), _renamed(event, workflow="matter")]
    if unmade not in event["visits"]:
        wrong.append((*event["visits"][:-1], unmade))
    event["visits"] = draw(st.sampled_from(wrong))


def _same_visit(draw: Draw, _case: Case, event: Draft) -> None:
    before = draw(st.sampled_from(event.facts.visits))
    event["visits"] = _renamed(event, proceeding_id=before.proceeding_id)


def _before(draw: Draw, _case: Case, event: Draft) -> None:
    """It was made at once, or planned before the settlement alone, or only afterwards."""
    first, *others = event["visits"]
    last = event["visits"][-1]
    gap = draw(st.integers(1, _EARLIER)) * timedelta(minutes=1)
    early = attrs.evolve(first, at=event.facts.settled - gap)
    late = attrs.evolve(first, at=last.at + gap)
    event["visits"] = draw(st.sampled_from([(last,), (early, *others), (late, *others)]))


def _is_declined(event: Draft) -> bool:
    return any(one.state == _DECLINED for one in event["visits"])


def _fit(draw: Draw, _case: Case, event: Draft) -> None:
    """Whoever answers is asked both; of whoever declines the visit nothing is kept."""
    if _is_declined(event):
        _says_nothing(event)
    elif event["satisfied"] is not Satisfied.DECLINED:
        for said in ("matter_settled", "feeling_settled"):
            if event[said] is None:
                event[said] = draw(st.booleans())


def _unfit(draw: Draw, _case: Case, event: Draft) -> None:
    if _is_declined(event) and draw(st.booleans()):
        event["satisfied"] = Satisfied.DECLINED
        wrong = (*_HALF, *_BOTH)
    else:
        event["satisfied"] = draw(st.sampled_from(_ANSWERED))
        wrong = (*_NEITHER, *_HALF)
    matter, feeling = draw(st.sampled_from(wrong))
    event["matter_settled"] = matter
    event["feeling_settled"] = feeling


WAYS: Final[Mapping[str, Way]] = {
    "visit.not_made": Way(_visits, _not_made),
    "visit.same_again": Way(
        _visits, _same_visit, can_spoil=lambda facts: bool(facts.visits), road=(Stop("follow_up"),)
    ),
    "visit.before_settlement": Way(_visits, _before),
    "follow_up.answers_unfit": Way(_fit, _unfit),
}
"""By the reason's code."""
