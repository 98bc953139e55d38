"""The appraisals: what is ordered, asked for again, received, and put in evidence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import Case, Draft, Draw, Stop, Way, to
from jingwu_model.testing.strategies._ways.security_mediation._sides import some
from jingwu_model.workflows.security_mediation import AppraisalMatter, Facts

_MATTERS = tuple(AppraisalMatter)


def _appraisal_used(_draw: Draw, _case: Case, event: Draft) -> None:
    if event.facts.appraised:
        event["appraisal_in_evidence"] = True


def _first(facts: Facts) -> tuple[AppraisalMatter, ...]:
    """What was never appraised."""
    return tuple(one for one in _MATTERS if one not in facts.appraised)


def _once(facts: Facts) -> tuple[AppraisalMatter, ...]:
    """What was appraised, and not again."""
    known = set(facts.appraised) - set(facts.reappraised)
    return tuple(one for one in _MATTERS if one in known)


def _again(facts: Facts) -> tuple[AppraisalMatter, ...]:
    """What may be appraised again: a party asked for it."""
    return tuple(one for one in _once(facts) if one in facts.asked_again)


def _orderly(draw: Draw, _case: Case, event: Draft) -> None:
    """What is ordered may be, for the first time or again."""
    first, again = _first(event.facts), _again(event.facts)
    event["again"] = bool(again) and (event["again"] or not first)
    matters = again if event["again"] else first
    ordered = event["ordered"]
    if matters and not (ordered and set(ordered).issubset(matters)):
        event["ordered"] = draw(some(matters))


def _a_second_time(draw: Draw, _case: Case, event: Draft) -> None:
    """As if it were the first, or again and again."""
    twice = [one for one in event.facts.reappraised if one in event.facts.asked_again]
    again = bool(twice) and draw(st.booleans())
    event["again"] = again
    event["ordered"] = draw(some(twice if again else event.facts.appraised))


def _unasked(facts: Facts) -> tuple[AppraisalMatter, ...]:
    return tuple(one for one in _once(facts) if one not in facts.asked_again)


def _again_unasked(draw: Draw, _case: Case, event: Draft) -> None:
    event["again"] = True
    event["ordered"] = draw(some(_unasked(event.facts)))


def _can_ask(draw: Draw, _case: Case, event: Draft) -> None:
    matters, asked = _once(event.facts), event["asked_again"]
    if matters and not (asked and set(asked).issubset(matters)):
        event["asked_again"] = draw(some(matters))


def _cannot_ask(draw: Draw, _case: Case, event: Draft) -> None:
    event["asked_again"] = draw(some(_closed(event.facts)))


def _closed(facts: Facts) -> tuple[AppraisalMatter, ...]:
    return tuple(one for one in _MATTERS if one not in _once(facts))


def _results(facts: Facts) -> tuple[tuple[AppraisalMatter, ...], ...]:
    """What is appraised, and appraised again, as it was ordered."""
    return ((), facts.ordered) if facts.again else (facts.ordered, ())


def _as_ordered(_draw: Draw, _case: Case, event: Draft) -> None:
    event["appraised"], event["reappraised"] = _results(event.facts)


def _not_as_ordered(draw: Draw, _case: Case, event: Draft) -> None:
    """Again instead of for the first time or the other way round; or nothing; or more."""
    first, again = _results(event.facts)
    more = ((*first, _MATTERS[0]), (*again, _MATTERS[-1]))
    appraised, reappraised = draw(st.sampled_from([(again, first), ((), ()), more]))
    event["appraised"] = appraised
    event["reappraised"] = reappraised


_APPRAISED = (
    Stop("order_appraisal", {"ordered": st.sampled_from([(one,) for one in _MATTERS])}),
    Stop("receive_appraisal"),
)
_APPRAISED_TWICE = (
    *_APPRAISED,
    Stop("ask_reappraisal"),
    Stop("order_appraisal", {"again": True}),
    Stop("receive_appraisal"),
)

WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "facts.appraisal_left_out": Way(
            _appraisal_used,
            to("appraisal_in_evidence", value=False),
            can_spoil=lambda facts: bool(facts.appraised),
            road=_APPRAISED,
        ),
        "appraisal.nothing_asked": Way(_orderly, to("ordered", ())),
        "appraisal.repeated": Way(
            _orderly,
            _a_second_time,
            can_mend=lambda facts: bool(_first(facts) or _once(facts)),
            can_spoil=lambda facts: bool(facts.appraised),
            road=_APPRAISED_TWICE,
        ),
        "appraisal.again_not_asked": Way(
            _orderly,
            _again_unasked,
            can_mend=lambda facts: bool(_first(facts) or _again(facts)),
            can_spoil=lambda facts: bool(_unasked(facts)),
            road=_APPRAISED,
            needs=(Stop("ask_reappraisal"),),
        ),
        "appraisal.another_matter": Way(_as_ordered, _not_as_ordered),
        "reappraisal.nothing_asked": Way(_can_ask, to("asked_again", ())),
        "reappraisal.not_open": Way(
            _can_ask,
            _cannot_ask,
            can_mend=lambda facts: bool(_once(facts)),
            can_spoil=lambda facts: bool(_closed(facts)),
            needs=(Stop("receive_appraisal"),),
        ),
    }
)
"""By the reason's code."""
