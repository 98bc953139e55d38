"""The guards of who is heard before a decision, and of hearings, under both texts of the law."""

from typing import Final

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._reason import fact_guard, guard
from jingwu_model.workflows.security_mediation import _rulings as ru
from jingwu_model.workflows.security_mediation._editions import edition_of
from jingwu_model.workflows.security_mediation._facts import Facts
from jingwu_model.workflows.security_mediation._terms import AgeBand

_PSAPL12 = SOURCES["PSAPL12"]
_PSAPL25 = SOURCES["PSAPL25"]

_OFFICER = ActorKind.OFFICER
_ORGAN = ActorKind.ORGAN

# The two texts ask for the same; a case is told so by its own.
_UNHEARD_ZH = "未告知违法嫌疑人并听取其陈述和申辩"
_UNHEARD_EN = "the alleged violator was not told and heard"
_NO_HEARING_ZH = "应当听证而未举行，当事人也未放弃"
_NO_HEARING_EN = "a hearing is due, was not held and not waived"
_STILL_OPEN_ZH = "听证尚未结束"
_STILL_OPEN_EN = "a hearing is open"
_NOT_DUE_ZH = "不属于应当听证的情形"
_NOT_DUE_EN = "no hearing is due"
_NOT_OPEN_ZH = "没有正在进行的听证"
_NOT_OPEN_EN = "no hearing is open"


@guard(
    "decision.violator_not_heard",
    _PSAPL25[112],
    supplied_by=(_OFFICER,),
    zh=_UNHEARD_ZH,
    en=_UNHEARD_EN,
)
def violator_heard(facts: Facts, event: ru.Decide) -> bool:
    """Nobody is penalised unheard."""
    return event.violator_heard or not edition_of(facts).current


@guard(
    "decision.violator_not_heard_2012",
    _PSAPL12[94],
    supplied_by=(_OFFICER,),
    zh=_UNHEARD_ZH,
    en=_UNHEARD_EN,
)
def violator_heard_2012(facts: Facts, event: ru.Decide) -> bool:
    """Nor was anybody under the earlier text."""
    return event.violator_heard or edition_of(facts).current


@guard(
    "decision.parents_not_heard",
    _PSAPL25["112 ¶3"],
    supplied_by=(_OFFICER,),
    zh="未告知未成年违法嫌疑人的父母或者其他监护人并听取其意见",
    en="a minor's parents or guardians were not told and heard",
)
def parents_heard(facts: Facts, event: ru.Decide) -> bool:
    """Under the current text, a minor's parents are heard too."""
    minors = {age.party for age in facts.ages if age.band is not AgeBand.ADULT}
    due = minors.intersection(facts.violators)
    return due.issubset(event.parents_heard) or not edition_of(facts).hears_parents


def _heard_if_due(facts: Facts, event: ru.Decide) -> bool:
    return facts.hearing_held or event.hearing_waived or not event.hearing_due


@guard(
    "decision.no_hearing",
    _PSAPL25[117],
    supplied_by=(_ORGAN,),
    zh=_NO_HEARING_ZH,
    en=_NO_HEARING_EN,
)
def heard_if_due(facts: Facts, event: ru.Decide) -> bool:
    """A hearing that is due is held, unless nobody asked for it."""
    return _heard_if_due(facts, event) or not edition_of(facts).current


@guard(
    "decision.no_hearing_2012",
    _PSAPL12[98],
    supplied_by=(_ORGAN,),
    zh=_NO_HEARING_ZH,
    en=_NO_HEARING_EN,
)
def heard_if_due_2012(facts: Facts, event: ru.Decide) -> bool:
    """Under the earlier text as well."""
    return _heard_if_due(facts, event) or edition_of(facts).current


@fact_guard(
    "hearing.still_open",
    _PSAPL25[117],
    supplied_by=(_ORGAN,),
    zh=_STILL_OPEN_ZH,
    en=_STILL_OPEN_EN,
)
def hearing_over(facts: Facts) -> bool:
    """A hearing is closed first."""
    return not (facts.hearing_open and edition_of(facts).current)


@fact_guard(
    "hearing.still_open_2012",
    _PSAPL12[98],
    supplied_by=(_ORGAN,),
    zh=_STILL_OPEN_ZH,
    en=_STILL_OPEN_EN,
)
def hearing_over_2012(facts: Facts) -> bool:
    """Under the earlier text as well."""
    return edition_of(facts).current or not facts.hearing_open


@guard(
    "hearing.not_due",
    _PSAPL25[117],
    zh=_NOT_DUE_ZH,
    en=_NOT_DUE_EN,
)
def hearing_due(facts: Facts, event: ru.OpenHearing) -> bool:
    """A hearing has its ground."""
    return event.ground is not None or not edition_of(facts).current


@guard(
    "hearing.not_due_2012",
    _PSAPL12[98],
    zh=_NOT_DUE_ZH,
    en=_NOT_DUE_EN,
)
def hearing_due_2012(facts: Facts, event: ru.OpenHearing) -> bool:
    """Under the earlier text as well."""
    return event.ground is not None or edition_of(facts).current


@fact_guard(
    "hearing.not_open",
    _PSAPL25[117],
    zh=_NOT_OPEN_ZH,
    en=_NOT_OPEN_EN,
)
def hearing_goes_on(facts: Facts) -> bool:
    """Only what was opened is closed."""
    return facts.hearing_open or not edition_of(facts).current


@fact_guard(
    "hearing.not_open_2012",
    _PSAPL12[98],
    zh=_NOT_OPEN_ZH,
    en=_NOT_OPEN_EN,
)
def hearing_goes_on_2012(facts: Facts) -> bool:
    """Under the earlier text as well."""
    return facts.hearing_open or edition_of(facts).current


HEARD: Final = (
    violator_heard,
    violator_heard_2012,
    parents_heard,
    heard_if_due,
    heard_if_due_2012,
    hearing_over,
    hearing_over_2012,
)
"""What a decision asks for before it."""
