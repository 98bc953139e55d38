"""Strategies of those who serve, and of what is recorded of them."""

from typing import Any

from hypothesis.strategies import SearchStrategy

from jingwu_model.model import (
    Assignment,
    CareMeasure,
    DualPosting,
    DutyEntry,
    Member,
    Mentorship,
    Recognition,
    Skill,
    TimeAccount,
    Training,
)
from jingwu_model.testing.strategies._drawing import nouns


def assignments(**parts: SearchStrategy[Any]) -> SearchStrategy[Assignment]:
    """Members' charges of places.

    Draws any place for any run of days. Shrinks towards a grid for ever.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(assignments(), lambda one: one.dedicated).span
        Span(since=None, until=None)
    """
    return nouns(Assignment, **parts)


def care_measures(**parts: SearchStrategy[Any]) -> SearchStrategy[CareMeasure]:
    """Care that agencies took of their own.

    Draws any kind, year and count. Shrinks towards nobody of 1949.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(care_measures(), lambda one: True).kind
        CareKind.MEALS
    """
    return nouns(CareMeasure, **parts)


def dual_postings(**parts: SearchStrategy[Any]) -> SearchStrategy[DualPosting]:
    """Posts held beside the police one.

    Draws any post at a place of its level, reached in any way, lawful or not. Shrinks towards
    a deputy secretary's.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(dual_postings(), lambda one: one.post.code == "township_deputy").place
        '640424100000'
    """
    return nouns(DualPosting, **parts)


def duty_entries(**parts: SearchStrategy[Any]) -> SearchStrategy[DutyEntry]:
    """Stretches of members' working time.

    Draws an instant, a later one, and what it went to. Shrinks towards an instant's work of the
    year 2000.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(duty_entries(), lambda one: True).role is None
        True
    """
    return nouns(DutyEntry, **parts)


def members(**parts: SearchStrategy[Any]) -> SearchStrategy[Member]:
    """Officers, auxiliaries and assistants.

    Draws an opaque staff id, a station, an agency or both, and days of service in order.
    Shrinks towards an officer of a station of whom nothing more is stated.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(members(), lambda one: one.left is not None).kind
        MemberKind.OFFICER
    """
    return nouns(Member, **parts)


def mentorships(**parts: SearchStrategy[Any]) -> SearchStrategy[Mentorship]:
    """Officers who teach others.

    Draws two opaque staff ids that differ, and up to three villages. Shrinks towards no
    village, for ever.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(mentorships(), lambda one: one.area).area
        ('640424100001',)
    """
    return nouns(Mentorship, **parts)


def recognitions(**parts: SearchStrategy[Any]) -> SearchStrategy[Recognition]:
    """What members were recognised by.

    Draws an opaque staff id, any kind and day. Shrinks towards a merit of the year 2000.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(recognitions(), lambda one: True).kind
        RecognitionKind.MERIT
    """
    return nouns(Recognition, **parts)


def skills(**parts: SearchStrategy[Any]) -> SearchStrategy[Skill]:
    """Competences with their levels.

    Draws any competence, 0 to 5. Shrinks towards the first at 0.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(skills(), lambda one: one.level > 2)
        Skill(competence=Competence.LAW, level=3)
    """
    return nouns(Skill, **parts)


def time_accounts(**parts: SearchStrategy[Any]) -> SearchStrategy[TimeAccount]:
    """Where members' months went.

    Draws any month, and hours by role, duty task and other post, each once. Shrinks towards no
    hours.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(time_accounts(), lambda one: True).total
        Fraction(0, 1)
    """
    return nouns(TimeAccount, **parts)


def trainings(**parts: SearchStrategy[Any]) -> SearchStrategy[Training]:
    """Needs that were found, and trainings that met them.

    Draws any need, met on a later day or not yet. Shrinks towards one not met.

    Args:
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Raises:
        hypothesis.errors.InvalidArgument: As `nouns` does.

    Examples:
        >>> from hypothesis import find
        >>> find(trainings(), lambda one: one.done).need
        Competence.LAW
    """
    return nouns(Training, **parts)
