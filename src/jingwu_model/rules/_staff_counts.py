"""Staff counts: how many have a place in charge, at the least where some place is not recorded."""

from collections.abc import Callable, Collection
from fractions import Fraction

from jingwu_model.rules._amount import Amount
from jingwu_model.rules._counting import Counting, recorded
from jingwu_model.rules._ground import UNCLASSED, Ground
from jingwu_model.rules._subject import Row
from jingwu_model.rules._terms import SubjectKind
from jingwu_model.vocabulary import MemberKind

HELD = ("members", "assignments")
_HELPERS = (MemberKind.AUXILIARY, MemberKind.ASSISTANT)


def _at_least(count: int | Fraction, untold: Collection[str]) -> Amount:
    """A count that is open at the top where a place that somebody holds may be any village's."""
    return Amount.between(count, None if untold else count, untold)


def helpers(ground: Ground, row: Row) -> Amount:
    """The auxiliaries and assistants whose place lies in a village."""
    found = ground.staff.helpers.get(row.subject.id, ())
    return _at_least(len(found), ground.staff.untold(*_HELPERS))


def officers(count: Callable[[Ground, Row], set[str]]) -> Counting:
    """The officers in charge of a place."""

    def counter(ground: Ground, row: Row) -> Amount:
        return _at_least(len(count(ground, row)), ground.staff.untold(MemberKind.OFFICER))

    return recorded(counter, *HELD)


def full_time(ground: Ground, row: Row) -> Amount:
    """The dedicated officers and auxiliaries of a place, or of a station's villages."""
    shares = ground.staff.dedicated
    untold = ground.staff.untold(MemberKind.OFFICER, MemberKind.AUXILIARY, dedicated=True)
    if row.subject.kind is not SubjectKind.STATION:
        return _at_least(shares.get(row.subject.id, Fraction(0)), untold)
    sure = more = Fraction(0)
    for place in row.villages or ():
        villages, may_be = ground.of_which_kind(SubjectKind.VILLAGE, (place.code,))
        sure += villages * shares.get(place.code, 0)
        more += may_be * shares.get(place.code, 0)
    unclassed = Amount.between(sure, sure + more, (UNCLASSED,))
    return unclassed + _at_least(0, untold)


def with_helper(ground: Ground) -> Amount:
    """The villages with an auxiliary or assistant."""
    helped = filter(ground.within, ground.staff.helpers)
    sure, more = ground.of_which_kind(SubjectKind.VILLAGE, helped)
    unclassed = Amount.between(sure, sure + more, (UNCLASSED,))
    return unclassed + _at_least(0, ground.staff.untold(*_HELPERS))
