"""How the guards of who handles a dispute, and at what level, are met, and failed."""

from collections.abc import Mapping
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._ways._draft import (
    Case,
    Draft,
    Draw,
    Move,
    Stop,
    Turn,
    Way,
    then,
)
from jingwu_model.vocabulary import FoundBy, IncidentKind, Severity
from jingwu_model.workflows.dispute import (
    Escalate,
    Facts,
    Handler,
    HandlerKind,
    SettlingLevel,
    Triage,
)

_Kinds = tuple[HandlerKind, ...]

_ORDINARY, _MAJOR = Severity.ORDINARY, Severity.MAJOR
_LEADS = (HandlerKind.COMMUNITY_OFFICER, HandlerKind.COMMITTEE)
_HELPS = (HandlerKind.COMMUNITY_WORKER, HandlerKind.JUDICIAL_MEDIATOR, HandlerKind.VOLUNTEER)
_STATION, _TOWNSHIP = (HandlerKind.STATION,), (HandlerKind.TOWNSHIP,)
_LAW = (HandlerKind.JUDICIAL_OFFICE, HandlerKind.TRIBUNAL)
_JOINT = (_STATION, _TOWNSHIP, _LAW)
_LEADS_MAJOR = (*_STATION, *_TOWNSHIP, *_LAW, HandlerKind.COMMUNITY_OFFICER)

_ORDINARY_INCIDENTS = (IncidentKind.HELP, IncidentKind.DISPUTE)
_GRAVER = tuple(kind for kind in IncidentKind if kind not in _ORDINARY_INCIDENTS)
_LEVELS = tuple(SettlingLevel)

_LOW = {"level": st.sampled_from(_LEVELS[:-1])}


def _fresh(event: Draft) -> str:
    """Somebody who neither is a party nor handles it yet."""
    refs = {event["lead"].ref, *(one.ref for one in event["handlers"]), *event.facts.parties}
    number = 1
    while (ref := f"handler-{number:03}") in refs:
        number += 1
    return ref


def _none_a_party(_draw: Draw, _case: Case, event: Draft) -> None:
    parties = event.facts.parties
    if event["lead"].ref in parties:
        event.named("lead", ref=_fresh(event))
    for one in event["handlers"]:
        if one.ref in parties:
            event["handlers"] = _instead(event, one, _fresh(event))


def _one_a_party(draw: Draw, _case: Case, event: Draft) -> None:
    party = draw(st.sampled_from(event.facts.parties))
    which = draw(st.sampled_from((None, *event["handlers"])))
    if which is None:
        event["lead"] = attrs.evolve(event["lead"], ref=party)
    else:
        event["handlers"] = _instead(event, which, party)


def _instead(event: Draft, who: Handler, ref: str) -> tuple[Handler, ...]:
    """Those who help, somebody in the place of one of them."""
    return tuple(attrs.evolve(one, ref=ref) if one == who else one for one in event["handlers"])


def _led(severity: Severity, kinds: _Kinds) -> Turn:
    """A dispute so severe is led by one of some kinds."""

    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        if event["severity"] is severity and event["lead"].kind not in kinds:
            event.named("lead", kind=draw(st.sampled_from(kinds)))

    return turn


def _helped(severity: Severity, *groups: _Kinds) -> Turn:
    """In a dispute so severe somebody of each of some groups of kinds takes part.

    Whoever leads takes part where the dispute is major, and is no help where it is ordinary.
    """

    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        if event["severity"] is not severity:
            return
        for kinds in groups:
            there = [one.kind for one in event["handlers"]]
            if severity is _MAJOR:
                there.append(event["lead"].kind)
            if not set(there) & set(kinds):
                more = Handler(kind=draw(st.sampled_from(kinds)), ref=_fresh(event))
                event["handlers"] = (*event["handlers"], more)

    return turn


_ordinary_led, _major_led = _led(_ORDINARY, _LEADS), _led(_MAJOR, _LEADS_MAJOR)
_ordinary_helped, _major_helped = _helped(_ORDINARY, _HELPS), _helped(_MAJOR, *_JOINT)
_fit = then(_ordinary_led, _ordinary_helped, _major_led, _major_helped)


def _severe(severity: Severity) -> Turn:
    """So severe, and handled as befits that."""

    def turn(draw: Draw, case: Case, event: Draft) -> None:
        event["severity"] = severity
        _fit(draw, case, event)

    return turn


def _ill_led(severity: Severity, kinds: _Kinds) -> Turn:
    """A dispute so severe is led by somebody else than some kinds."""
    others = tuple(kind for kind in HandlerKind if kind not in kinds)

    def turn(draw: Draw, case: Case, event: Draft) -> None:
        _severe(severity)(draw, case, event)
        event["lead"] = attrs.evolve(event["lead"], kind=draw(st.sampled_from(others)))
        _helped(severity, *(_JOINT if severity is _MAJOR else (_HELPS,)))(draw, case, event)

    return turn


def _nobody_helps(draw: Draw, case: Case, event: Draft) -> None:
    _severe(_ORDINARY)(draw, case, event)
    _nobody_of(event, _HELPS)


def _not_joint(draw: Draw, case: Case, event: Draft) -> None:
    """One of the three is not there, not even to lead."""
    _severe(_MAJOR)(draw, case, event)
    lacking = draw(st.sampled_from(_JOINT))
    _nobody_of(event, lacking)
    if event["lead"].kind in lacking:
        kinds = tuple(kind for kind in _LEADS_MAJOR if kind not in lacking)
        event["lead"] = attrs.evolve(event["lead"], kind=draw(st.sampled_from(kinds)))


def _nobody_of(event: Draft, kinds: _Kinds) -> None:
    kept = tuple(one for one in event["handlers"] if one.kind not in kinds)
    event["handlers"] = kept


def _is_escalation(_facts: Any, row: Move) -> bool:
    return row.event is Escalate


def _may_be_major(facts: Facts, row: Move) -> bool:
    """Whether a dispute may be major: when it is triaged, not whatever it was found in."""
    return row.event is Escalate or facts.incident not in _ORDINARY_INCIDENTS


def _may_be_ordinary(facts: Facts, row: Move) -> bool:
    """Whether a dispute may be ordinary: when it is escalated, not once it was major."""
    return row.event is Triage or facts.severity is not _MAJOR


def _graver(draw: Draw, _case: Case, event: Draft) -> None:
    """What was found in an incident that is ordinary first was found in another."""
    if event["incident"] in _ORDINARY_INCIDENTS:
        event["incident"] = draw(st.sampled_from(_GRAVER))


def _slighter(draw: Draw, _case: Case, event: Draft) -> None:
    """It was found in an incident that is ordinary first."""
    if event["incident"] not in _ORDINARY_INCIDENTS:
        event["found_by"] = FoundBy.INCIDENT
        event["incident"] = draw(st.sampled_from(_ORDINARY_INCIDENTS))


def _as_found(draw: Draw, case: Case, event: Draft) -> None:
    """What is to be ordinary first is."""
    if not _may_be_major(event.facts, event.row) and event["severity"] is not _ORDINARY:
        event["severity"] = _ORDINARY
        _fit(draw, case, event)


def _major_at_once(draw: Draw, case: Case, event: Draft) -> None:
    _severe(_MAJOR)(draw, case, event)


def _above(level: SettlingLevel | None) -> tuple[SettlingLevel, ...]:
    """The levels above one."""
    return () if level is None else _LEVELS[_LEVELS.index(level) + 1 :]


def _higher(draw: Draw, _case: Case, event: Draft) -> None:
    above = _above(event.facts.level)
    if above and event["level"] not in above:
        event["level"] = draw(st.sampled_from(above))


def _no_higher(draw: Draw, _case: Case, event: Draft) -> None:
    above = _above(event.facts.level)
    event["level"] = draw(st.sampled_from([one for one in _LEVELS if one not in above]))


def _not_lowered(_draw: Draw, _case: Case, event: Draft) -> None:
    if event.facts.severity is _MAJOR:
        event["severity"] = _MAJOR


def _lowered(draw: Draw, case: Case, event: Draft) -> None:
    _severe(_ORDINARY)(draw, case, event)


_FOUND_GRAVER = Stop("register", turn=_graver)
_TRIAGED_ORDINARY = Stop("triage", {**_LOW, "severity": _ORDINARY}, suits=_is_escalation)

WAYS: Final[Mapping[str, Way]] = {
    "handlers.a_party": Way(_none_a_party, _one_a_party),
    "ordinary.lead_unfit": Way(
        _ordinary_led,
        _ill_led(_ORDINARY, _LEADS),
        suits=_may_be_ordinary,
        road=(_TRIAGED_ORDINARY,),
    ),
    "ordinary.nobody_with": Way(
        _ordinary_helped, _nobody_helps, suits=_may_be_ordinary, road=(_TRIAGED_ORDINARY,)
    ),
    "major.lead_unfit": Way(
        _major_led,
        _ill_led(_MAJOR, _LEADS_MAJOR),
        suits=_may_be_major,
        road=(_FOUND_GRAVER,),
    ),
    "major.not_joint": Way(_major_helped, _not_joint, suits=_may_be_major, road=(_FOUND_GRAVER,)),
    "incident.ordinary_path": Way(
        _as_found,
        _major_at_once,
        suits=lambda facts, row: not _may_be_major(facts, row),
        road=(Stop("register", turn=_slighter),),
    ),
    "level.not_higher": Way(
        _higher,
        _no_higher,
        can_mend=lambda facts: bool(_above(facts.level)),
        needs=(Stop("triage", _LOW, suits=lambda facts, _row: facts.level is None),),
    ),
    "severity.lowered": Way(
        _not_lowered,
        _lowered,
        can_spoil=lambda facts: facts.severity is _MAJOR,
        road=(
            _FOUND_GRAVER,
            Stop("triage", {**_LOW, "severity": _MAJOR}),
        ),
    ),
}
"""By the reason's code."""
