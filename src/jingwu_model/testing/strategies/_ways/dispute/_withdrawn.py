"""How the guards of a dispute being withdrawn are met, and failed."""

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import (
    STRANGER,
    Case,
    Draft,
    Draw,
    Move,
    Stop,
    Way,
    then,
)
from jingwu_model.testing.strategies._ways.dispute._outcomes import (
    MACHINES,
    NO_MACHINES,
    STATES,
    begun_in,
    named,
    not_in_machine,
    one_known,
    standing,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Actor
from jingwu_model.workflows.dispute import Facts, State, _links

_PARTY = ActorKind.PARTY


def _applied_for(draw: Draw, _case: Case, event: Draft) -> None:
    """One of the parties asked for help."""
    if event["applicant"] is None:
        event["applicant"] = draw(st.sampled_from(event["parties"]))


def _all_minded(_draw: Draw, _case: Case, event: Draft) -> None:
    """Whatever else of the dispute goes on, it can come to an end that is known here."""
    kept = tuple(one for one in event["others"] if one.workflow in STATES)
    event["others"] = kept


def _all(draw: Draw, event: Draft) -> None:
    """Every party withdraws."""
    event.joined(draw, _PARTY, event.facts.parties)


def _are_all(event: Draft) -> bool:
    acted = {act.by.ref for act in event["acts"] if act.by.kind is _PARTY}
    return acted.issuperset(event.facts.parties)


def _not_all(draw: Draw, event: Draft) -> None:
    """One party at least does not withdraw."""
    event.without(_PARTY, draw(st.sampled_from(event.facts.parties)))


def _by_party(draw: Draw, _case: Case, event: Draft) -> None:
    if event.by.ref not in event.facts.parties:
        event["by"] = Actor(kind=event.by.kind, ref=draw(st.sampled_from(event.facts.parties)))


def _by_stranger(draw: Draw, _case: Case, event: Draft) -> None:
    _all(draw, event)
    event["by"] = Actor(kind=_PARTY, ref=STRANGER)


def _is_entitled(event: Draft) -> bool:
    return event.by.ref == event.facts.applicant or _are_all(event)


def _entitled(draw: Draw, _case: Case, event: Draft) -> None:
    """The applicant, or all parties."""
    applicant = event.facts.applicant
    if not _is_entitled(event) and applicant is not None and draw(st.booleans()):
        event["by"] = Actor(kind=event.by.kind, ref=applicant)
    if not _is_entitled(event):
        _all(draw, event)


def _not_entitled(draw: Draw, _case: Case, event: Draft) -> None:
    """A party who is not the applicant, with nothing going on that all would have to end."""
    facts: Facts = event.facts
    others = [ref for ref in facts.parties if ref != facts.applicant]
    event["by"] = Actor(kind=_PARTY, ref=draw(st.sampled_from(others)))
    _not_all(draw, event)
    _end_all(draw, event)


def _can_end(facts: Facts) -> bool:
    """Whether all that is known of a dispute can come to an end."""
    return all(workflow in _links.ENDED for workflow, _ in _links.known(facts))


def _nothing_open(event: Draft) -> bool:
    ended = {
        named(one) for one in event["others"] if one.state in _links.ENDED.get(one.workflow, ())
    }
    return ended >= _links.known(event.facts)


def _end_all(draw: Draw, event: Draft) -> None:
    """All that is known has ended."""
    known = _links.known(event.facts)
    others = event["others"]
    ended = {named(one) for one in others if one.state in _links.ENDED.get(one.workflow, ())}
    kept = [one for one in others if named(one) not in known - ended]
    more = [standing(draw, event, name, _links.ENDED[name[0]]) for name in sorted(known - ended)]
    event["others"] = (*kept, *more)


def _ended(draw: Draw, _case: Case, event: Draft) -> None:
    """Nothing goes on, or all parties withdraw."""
    if _nothing_open(event) or _are_all(event):
        return
    if _can_end(event.facts) and draw(st.booleans()):
        _end_all(draw, event)
    if not _nothing_open(event):
        _all(draw, event)


def _by_applicant(draw: Draw, event: Draft) -> None:
    """The applicant withdraws, and not all with them."""
    event["by"] = Actor(kind=_PARTY, ref=event.facts.applicant)
    _not_all(draw, event)


def _one_open(draw: Draw, _case: Case, event: Draft) -> None:
    """One that is known has not ended, or nothing is said of it."""
    _by_applicant(draw, event)
    name = draw(st.sampled_from(sorted(_links.known(event.facts))))
    kept = [one for one in event["others"] if named(one) != name]
    if draw(st.booleans()):
        open_states = set(STATES.get(name[0], ("open",))) - _links.ENDED.get(name[0], frozenset())
        kept.append(standing(draw, event, name, open_states))
    event["others"] = tuple(kept)


def _not_in_hand(draw: Draw, _case: Case, event: Draft) -> None:
    if not_in_machine(event.facts):
        _all(draw, event)


def _in_hand(draw: Draw, _case: Case, event: Draft) -> None:
    _by_applicant(draw, event)
    _end_all(draw, event)


def _out_of_hand(facts: Facts, row: Move) -> bool:
    """Whether a dispute is not being handled without a machine."""
    return row.source is not State.HANDLING or facts.channel in MACHINES


def _can_be_alone(facts: Facts) -> bool:
    """Whether the applicant alone can be refused for what goes on."""
    return facts.applicant is not None and bool(_links.known(facts))


def _from_handling(_facts: Facts, row: Move) -> bool:
    return row.source is State.HANDLING


def _from_unsettled(_facts: Facts, row: Move) -> bool:
    return row.source is State.UNSETTLED


WAYS: Final[Mapping[str, Way]] = {
    "party.unknown": Way(_by_party, _by_stranger),
    "withdrawal.not_entitled": Way(
        _entitled,
        _not_entitled,
        can_spoil=_can_end,
        suits=_out_of_hand,
        road=(
            Stop("register", turn=_all_minded),
            begun_in(*MACHINES, turn=_all_minded, suits=_from_handling),
            Stop("begin", turn=_all_minded, suits=_from_unsettled),
        ),
    ),
    "withdrawal.proceeding_open": Way(
        _ended,
        _one_open,
        can_spoil=_can_be_alone,
        suits=_out_of_hand,
        road=(
            Stop("register", turn=then(_applied_for, one_known)),
            begun_in(*MACHINES, suits=_from_handling),
        ),
    ),
    "withdrawal.being_handled": Way(
        _not_in_hand,
        _in_hand,
        can_spoil=lambda facts: (
            facts.applicant is not None and _can_end(facts) and not_in_machine(facts)
        ),
        road=(
            Stop("register", turn=then(_applied_for, _all_minded)),
            begun_in(*NO_MACHINES, turn=_all_minded),
        ),
    ),
}
"""By the reason's code."""
