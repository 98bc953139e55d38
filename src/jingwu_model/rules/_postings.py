"""Dual posts: whom each fits, and what the law asks of it."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from jingwu_model.errors import Text
from jingwu_model.model import DualPosting, Member
from jingwu_model.model._codes import committee_of
from jingwu_model.rules._amount import Amount
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._subject import Row
from jingwu_model.timeline import SOURCES, Citation
from jingwu_model.vocabulary import Committee, DualPost, MemberKind, Reached

# Of units that are only like them, neither law on committees speaks.
_COMMITTEES = frozenset({Committee.RESIDENTS, Committee.VILLAGERS})
_CPC = "members.cpc_member"


def _election(posting: DualPosting) -> Citation:
    """The law that has a committee elected: of residents, else of villagers."""
    if committee_of(posting.place) is Committee.RESIDENTS:
        return SOURCES["RCOL18"][8]
    return SOURCES["VCOL18"][11]


def _service(_posting: DualPosting) -> Citation:
    """The law on civil servants who hold a post outside the organs."""
    return SOURCES["CSL18"][44]


def of_no_committee(posting: DualPosting) -> bool:
    """Whether it is a deputy director's of a unit that is like a committee and none."""
    director = posting.post is DualPost.DEPUTY_DIRECTOR
    return director and committee_of(posting.place) not in _COMMITTEES


def _not_elected(posting: DualPosting, _member: Member) -> bool | None:
    if posting.post is not DualPost.DEPUTY_DIRECTOR or of_no_committee(posting):
        return False
    return None if posting.how is None else posting.how is not Reached.ELECTED


def _not_approved(posting: DualPosting, member: Member) -> bool | None:
    if member.kind is not MemberKind.OFFICER or posting.approved_by is not None:
        return False
    # No organ on record does not show that none approved.
    return None if posting.approved is None else not posting.approved


def _paid(posting: DualPosting, member: Member) -> bool | None:
    if member.kind is not MemberKind.OFFICER:
        return False
    return None if posting.unpaid is None else not posting.unpaid


@attrs.frozen
class Point:
    """Something the law asks of a post.

    Attributes:
        lacking: Whether a post lacks it; none where that is not recorded.
        column: The column that would tell.
        words: What it lacks, in words.
        law: The article that asks for it.
    """

    lacking: Callable[[DualPosting, Member], bool | None]
    column: str
    words: Text
    law: Callable[[DualPosting], Citation]


POINTS = (
    Point(
        _not_elected,
        "dual_posts.how",
        Text("非经选举产生", "not reached by election"),
        _election,
    ),
    Point(
        _not_approved,
        "dual_posts.approved",
        Text("公务员兼职未经批准", "a civil servant's, and not approved"),
        _service,
    ),
    Point(
        _paid,
        "dual_posts.unpaid",
        Text("公务员兼职领取报酬", "a civil servant's, and paid"),
        _service,
    ),
)


def outside_organs(posting: DualPosting) -> bool:
    """Whether a post lies outside the organs of state, as a township's deputy head's does not."""
    return posting.post is not DualPost.TOWNSHIP_DEPUTY


def _points(posting: DualPosting, member: Member) -> Amount:
    told = [(point.column, point.lacking(posting, member)) for point in POINTS]
    sure = sum(lacks is True for _, lacks in told)
    missing = [column for column, lacks in told if lacks is None]
    return Amount.between(sure, sure + len(missing), missing)


def unlawful_points(ground: Ground, row: Row) -> Amount:
    """How many points of law a post lacks."""
    return _points(row.row, ground.register.members[row.row.member])


_Fit = Callable[[Member], bool]
_FITS: Mapping[DualPost, _Fit] = {
    DualPost.DEPUTY_SECRETARY: lambda member: member.cpc_member is True,
    DualPost.DEPUTY_DIRECTOR: lambda member: member.cpc_member is False,
    DualPost.DIRECTOR_ASSISTANT: lambda _member: True,
    DualPost.TOWNSHIP_DEPUTY: lambda _member: False,
}


def fitting_posts(ground: Ground, row: Row) -> Amount:
    """1 where a member holds a post that is lawful and fits a Party member, or another.

    No more than 1: how many of several count would tell who is a Party member.
    """
    member: Member = row.row
    postings = ground.postings[member.staff_id]
    if member.cpc_member is not None:
        return _fitting(postings, member)
    one, two = (
        _fitting(postings, attrs.evolve(member, cpc_member=party)) for party in (True, False)
    )
    if one == two:
        return one
    return Amount.between(
        min(one.lo or 0, two.lo or 0),
        max(one.hi or 0, two.hi or 0),
        (*one.missing, *two.missing, _CPC),
    )


def _fitting(postings: Iterable[DualPosting], member: Member) -> Amount:
    """1 where one of some posts is lawful and fits a member of whom it is known what does."""
    found = Amount.known(0)
    for posting in postings:
        fits, lacks = _FITS[posting.post](member), _points(posting, member)
        if not fits or lacks.lo != 0:
            continue
        if not lacks.missing:
            return Amount.known(1)
        found = Amount.between(0, 1, (*found.missing, *lacks.missing))
    return found
