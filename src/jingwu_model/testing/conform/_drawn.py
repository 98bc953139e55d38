"""Drawn histories as questions, and the smallest one that is answered otherwise."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis.errors import FlakyFailure
from hypothesis.strategies import SearchStrategy

from jingwu_model.testing.conform._disagreement import Disagreement
from jingwu_model.testing.conform._question import Question
from jingwu_model.testing.conform._reference import history
from jingwu_model.testing.strategies import Attempt, histories, illegal_histories
from jingwu_model.testing.strategies._shared import codes_of
from jingwu_model.timeline import Calendar
from jingwu_model.workflows import Event

T = TypeVar("T")

Ask = Callable[[Question, bool], Disagreement | None]
"""Put a question to the program, and count it or not: where it says otherwise, or none."""


def drawn(
    workflow: str, ask: Ask, calendar: Calendar, many: int, seed: int | None
) -> Iterator[Disagreement]:
    """The smallest disagreement over histories that are taken, and over ones that are refused.

    Of those that are refused, as many are drawn for each reason as for any other.

    Args:
        workflow: The machine.
        ask: Puts a question to the program.
        calendar: What counts working days.
        many: How many histories of each sort, at least.
        seed: Where drawing begins; none: always at the same place.
    """

    def taken(events: tuple[Event, ...]) -> Question:
        return history(workflow, events, calendar, "drawn history")

    def refused(attempt: Attempt) -> Question:
        # What is refused is asked again: nothing of it may have been kept.
        events = (*attempt.history, attempt.event, attempt.event)
        return history(workflow, events, calendar, f"drawn refusal {attempt.code}")

    codes = codes_of(workflow)
    each = max(_LEAST, -(-many // len(codes)))
    told: set[str] = set()
    searches: list[tuple[SearchStrategy[Any], Callable[[Any], Question], int]] = [
        (histories(workflow), taken, many),
        *((illegal_histories(workflow, code=code), refused, each) for code in codes),
    ]
    for what, asked, often in searches:
        found = _smallest(what, asked, ask, often, seed, told)
        if found is not None:
            yield found
            told.add(found.what)
        if len(told) == _MOST:
            return


_LEAST = 2
"""How many refusals are drawn for a reason at least."""

_MOST = 3
"""After how many disagreements no more are looked for."""


class _Differs(Exception):
    """An answer differs: what was asked is made smaller, as long as some answer does."""


def _smallest(  # noqa: PLR0913, PLR0917 - what a search is made of
    what: SearchStrategy[T],
    asked: Callable[[T], Question],
    ask: Ask,
    many: int,
    seed: int | None,
    told: Collection[str],
) -> Disagreement | None:
    """The smallest disagreement that is found; none where there is none but what was told.

    Raises:
        ProgramFailed: The program can be asked no more.
    """
    last: Disagreement | None = None

    def look(value: T) -> None:
        nonlocal last
        # What is asked to make a disagreement smaller is not counted.
        found = ask(asked(value), last is None)
        if found is not None and found.what not in told:
            last = found
            raise _Differs

    often = settings(
        max_examples=many,
        database=None,
        deadline=None,
        derandomize=seed is None,
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    test = given(what)(look)
    if seed is not None:
        test = seeded(seed)(test)
    try:
        settings(often)(test)()
    except (_Differs, FlakyFailure):
        # What is tried last is the smallest; of a program that answers now so, now otherwise,
        # it is what it last answered otherwise.
        return last
    return None
