"""The report, the filing, the facts and the screening."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from jingwu_model.testing.strategies._people import REFS
from jingwu_model.testing.strategies._ways._draft import (
    STRANGER,
    Case,
    Draft,
    Draw,
    Stop,
    Turn,
    Way,
    fact,
    flag,
    to,
)
from jingwu_model.testing.strategies._ways.security_mediation._sides import (
    INJURED,
    OFFICER,
    VIOLATOR,
    free,
    of_text,
    some,
)
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import Actor, Outcome
from jingwu_model.workflows.security_mediation import (
    Age,
    AgeBand,
    Condition,
    Exclusion,
    Facts,
    MediableAct,
    ScreenGround,
)
from jingwu_model.workflows.security_mediation._editions import edition_of

_AUXILIARY = ActorKind.AUXILIARY
# Whoever is 16 or 17 may live on own labour.
_AGES = st.sampled_from(
    [
        *(Age(party=STRANGER, band=band) for band in AgeBand),
        Age(party=STRANGER, band=AgeBand.FROM_16_TO_17, self_supporting=True),
    ]
)
_ALONE = 1


def _reported_once(draw: Draw, _case: Case, event: Draft) -> None:
    if event["repeat"] and not event["new_facts"]:
        once = draw(st.booleans())
        event["repeat"], event["new_facts"] = not once, not once


def _reported_again(_draw: Draw, _case: Case, event: Draft) -> None:
    event["repeat"] = True
    event["new_facts"] = False


def _led(draw: Draw, _case: Case, event: Draft) -> None:
    if event.by.kind is _AUXILIARY and event["led_by"] in {None, event.by.ref}:
        event["led_by"] = draw(st.sampled_from(REFS[OFFICER]))


def _alone(draw: Draw, _case: Case, event: Draft) -> None:
    """An auxiliary whom nobody leads, or who leads alone."""
    _by_auxiliary(draw, event)
    event["recorded"] = True
    event["led_by"] = draw(st.sampled_from((None, event.by.ref)))


def _led_and_recorded(_draw: Draw, _case: Case, event: Draft) -> None:
    if event.by.kind is _AUXILIARY:
        event["recorded"] = True


def _led_unrecorded(draw: Draw, _case: Case, event: Draft) -> None:
    _by_auxiliary(draw, event)
    event["led_by"] = draw(st.sampled_from(REFS[OFFICER]))
    event["recorded"] = False


def _by_auxiliary(draw: Draw, event: Draft) -> None:
    event["by"] = Actor(kind=_AUXILIARY, ref=draw(st.sampled_from(REFS[_AUXILIARY])))


def _from_mediation(_draw: Draw, _case: Case, event: Draft) -> None:
    if event["escalated_from"] is not None:
        event.named("escalated_from", workflow="people_mediation", state="in_mediation")


def _from_no_mediation(draw: Draw, _case: Case, event: Draft) -> None:
    workflow, state = draw(
        st.sampled_from(
            (
                ("people_mediation", "performed"),
                ("people_mediation", "assigned"),
                ("dispute", "in_mediation"),
            )
        )
    )
    event["escalated_from"] = Outcome(
        workflow=workflow,
        proceeding_id="pm-001",
        state=state,
        at=event.at,
        digest="0" * 64,
    )


def _somebody_injured(draw: Draw, _case: Case, event: Draft) -> None:
    if not event["injured"]:
        event["injured"] = draw(some(REFS[INJURED]))


def _both_sides(draw: Draw, _case: Case, event: Draft) -> None:
    """Those of the filing as often as others."""
    for name, kind in (("injured", INJURED), ("violators", VIOLATOR)):
        known = getattr(event.facts, name)
        if not event[name] or (known and draw(st.booleans())):
            event[name] = known or draw(some(REFS[kind]))


def _one_side(draw: Draw, _case: Case, event: Draft) -> None:
    for name in draw(some(("injured", "violators"))):
        event[name] = ()
    parties = _parties(event)
    event["ages"] = tuple(age for age in event["ages"] if age.party in parties)


def _parties(event: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*event["injured"], *event["violators"])))


def _every_age(draw: Draw, _case: Case, event: Draft) -> None:
    """The age of each party, and of nobody else."""
    # Nobody who is drawn by the declaration alone is a party of this case.
    unset = not event.is_set("ages")
    stated = () if unset else event["ages"]
    known, parties = {age.party: age for age in stated}, _parties(event)
    if unset or set(known) != set(parties):
        event["ages"] = tuple(
            known[party] if party in known else attrs.evolve(draw(_AGES), party=party)
            for party in parties
        )


def _an_age_less(draw: Draw, _case: Case, event: Draft) -> None:
    unknown = draw(st.sampled_from(_parties(event)))
    event["ages"] = tuple(age for age in event["ages"] if age.party != unknown)


def _an_age_more(draw: Draw, _case: Case, event: Draft) -> None:
    other = Age(party=STRANGER, band=draw(st.sampled_from(AgeBand)))
    event["ages"] = (*event["ages"], other)


def manned(draw: Draw, event: Draft, *, alone: bool) -> None:
    """Officers enough: two, or where one may be alone one, and everything is recorded."""
    recused = event.facts.recused
    if not event["officers"]:
        event["officers"] = (draw(free(OFFICER, recused)),)
    officers = event["officers"]
    if len(officers) > _ALONE or (alone and event["recorded"]):
        return
    if alone and draw(st.booleans()):
        event["recorded"] = True
    else:
        event["officers"] = (*officers, draw(free(OFFICER, {*recused, *officers})))


def _enough(*, current: bool) -> Turn:
    def turn(draw: Draw, _case: Case, event: Draft) -> None:
        if edition_of(event.facts).current is current:
            manned(draw, event, alone=current)

    return turn


def _too_few(draw: Draw, _case: Case, event: Draft) -> None:
    """One and no recording, or nobody."""
    some_left = event["officers"][: draw(st.integers(0, _ALONE))]
    event["officers"] = some_left
    if some_left:
        event["recorded"] = False


def _fewer_than_two(draw: Draw, _case: Case, event: Draft) -> None:
    event["officers"] = event["officers"][: draw(st.integers(0, _ALONE))]


def _some_of(name: str, kinds: Any) -> Way:
    """The way of a guard that asks that something is named."""

    def mend(draw: Draw, _case: Case, event: Draft) -> None:
        if not event[name]:
            event[name] = draw(some(tuple(kinds)))

    return Way(mend, to(name, ()))


def _mediable(draw: Draw, _case: Case, event: Draft) -> None:
    if event["act"] is None:
        event["act"] = draw(st.sampled_from(MediableAct))


def _excluded(draw: Draw, _case: Case, event: Draft) -> None:
    event["exclusions"] = draw(some(tuple(Exclusion)))


def _nothing_excludes(facts: Facts) -> bool:
    return not (facts.refused or facts.violated_again or facts.fled)


WAYS: Final[Mapping[str, Way]] = MappingProxyType(
    {
        "report.repeat": Way(_reported_once, _reported_again),
        "report.auxiliary_alone": Way(_led, _alone),
        "report.not_recorded": Way(_led_and_recorded, _led_unrecorded),
        "report.not_from_mediation": Way(_from_mediation, _from_no_mediation),
        "filing.no_violation": flag("violation"),
        "filing.not_own": flag("own"),
        "filing.nobody_injured": Way(_somebody_injured, to("injured", ())),
        "facts.no_evidence": flag("evidence"),
        "facts.parties_missing": Way(_both_sides, _one_side),
        "facts.age_unknown": Way(_every_age, _an_age_less),
        "facts.age_of_another": Way(_every_age, _an_age_more),
        "facts.one_officer": of_text(_enough(current=True), _too_few, current=True),
        "facts.one_officer_2012": of_text(_enough(current=False), _fewer_than_two, current=False),
        "scope.not_mediable": Way(_mediable, to("act", None)),
        "scope.not_minor": flag("minor"),
        "scope.no_condition": _some_of("conditions", Condition),
        "exclusion.holds": Way(to("exclusions", ()), _excluded, can_mend=_nothing_excludes),
        "rounds.used_up": fact(Stop("mediate_again")),
        "agreement.signed_before": fact(Stop("sign_agreement")),
        "screening.nothing_missing": _some_of("missing", ScreenGround),
    }
)
"""By the reason's code."""
