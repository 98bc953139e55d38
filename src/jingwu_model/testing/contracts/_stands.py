"""A case of another system stands where the reference says, and owes what it says, by then."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType

import attrs
from hypothesis.strategies import SearchStrategy

from jingwu_model.errors import Lang, Text
from jingwu_model.testing.contracts._broken import Difference
from jingwu_model.testing.contracts._drawn import (
    Case,
    History,
    all_known,
    any_of,
    named,
    of_each_row,
    steps,
)
from jingwu_model.testing.contracts._trying import Trial
from jingwu_model.testing.strategies._asked import machine_of
from jingwu_model.timeline import SHANGHAI, Calendar, Due
from jingwu_model.timeline._due import aware
from jingwu_model.workflows import Event

When = datetime | date | None
"""The last instant in time, or the last day; none where there is none."""

_Owed = tuple[tuple[str, When], ...]
"""Of one name, to whom each is owed, and by when; what a clock limits is owed to nobody."""

_SAME: Mapping[str, Hashable] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class Stands:
    """Where a case of another system stands; what is none here is not compared.

    Attributes:
        state: Its state, as that system names it.
        clocks: The time limits that run, each with the last instant in time, or the last day
            where the system knows no more; none while one stands still.
        duties: What is owed: its name, to whom (a person's token, or a capacity's code) and by
            when (none: at once, or until it is done).

    Examples:
        >>> from datetime import date
        >>> stands = Stands(state=4, clocks={"mediation_month": date(2026, 4, 3)})
    """

    state: Hashable = None
    clocks: Mapping[str, When] | None = None
    duties: Iterable[tuple[str, str, When]] | None = None


def case_stands_the_same(  # noqa: PLR0913 - what is compared, and by which names
    stands: Callable[[tuple[Event, ...]], Stands],
    workflow: str,
    *,
    states: Mapping[str, Hashable] = _SAME,
    clocks: Iterable[str] | None = None,
    duties: Iterable[str] | None = None,
    calendar: Calendar | None = None,
    histories: SearchStrategy[tuple[Event, ...]] | None = None,
) -> None:
    """Hold a system to where a case stands after each event, what runs, and what is owed.

    After every event of a drawn history the state, the clocks that run with their due times and
    the duties that are open are compared, as far as your system says them. Times are compared to
    the second, and by the day in China where your system says a day.

    Args:
        stands: Your system: where a case of these events, the first to the last, stands.
        workflow: The machine's name: `people_mediation`.
        states: What your system calls a state, by our code, where not as we do.
        clocks: The clocks that your system follows; by default all.
        duties: The duties that your system follows; by default all.
        calendar: What counts working days; by default `Calendar.china()`.
        histories: The histories; by default any of the machine's.

    Raises:
        ContractBroken: Each of its `differences` is about a step that leads elsewhere
            (`drafted > sign`), a clock (`clock mediation_month`) or a duty (`duty tell_rights`);
            `asked` is the history, `reference` and `theirs` are the state in your system's
            words, or to whom and by when each of that name is due, none where none is.
        InvalidObject: A time of yours has no offset.
        hypothesis.errors.InvalidArgument: There is no such workflow, state, clock or duty.

    Examples:
        >>> from jingwu_model.workflows import ALL
        >>> def stands(events):
        ...     return Stands(state=ALL["people_mediation"].replay(events).state.code)
        >>> case_stands_the_same(stands, "people_mediation")
    """
    machine = machine_of(workflow)
    days = Calendar.china() if calendar is None else calendar
    only = {
        "clock": None if clocks is None else {*clocks},
        "duty": None if duties is None else {*duties},
    }
    rules = machine.workflow
    all_known("states", states, (state.code for state in rules.states))
    all_known("clocks", only["clock"] or (), (rule.name for rule in rules.clocks))
    all_known("duties", only["duty"] or (), (rule.name for rule in rules.duties))

    def elsewhere(history: History) -> Iterator[Difference]:
        for n, (before, event, case) in enumerate(steps(machine, history), 1):
            theirs = stands(history[:n])
            state = states.get(case.state.code, case.state.code)
            if theirs.state is not None and theirs.state != state:
                said = Text.same(str(state)), Text.same(str(theirs.state))
                where = named(before, event)
                yield Difference(where, _says(*said), history[:n], state, theirs.state)
                # What comes after a wrong step is wrong in its wake.
                return
            for kind, name, ours, other in _followed(case, theirs, days):
                names = only[kind]
                if (names is None or name in names) and not _alike(ours, other):
                    says = _says(_listed(ours), _listed(other))
                    yield Difference(f"{kind} {name}", says, history[:n], ours, other)

    trial = Trial("case_stands_the_same")
    trial.over(elsewhere, [any_of(workflow, histories)])
    trial.over(elsewhere, of_each_row(workflow, histories))
    trial.hold()


def _followed(
    case: Case, theirs: Stands, calendar: Calendar
) -> Iterator[tuple[str, str, _Owed | None, _Owed | None]]:
    """Each clock that runs and duty that is open, by name, ours and theirs, as far as they say."""
    if theirs.clocks is not None:
        clocks = (one for one in case.clocks(calendar) if one.running)
        yield from _side_by_side(
            "clock",
            ((one.name, "", _last(one.due)) for one in clocks),
            ((name, "", when) for name, when in theirs.clocks.items()),
        )
    if theirs.duties is not None:
        duties = (one for one in case.duties(calendar) if one.open)
        yield from _side_by_side(
            "duty",
            ((one.name, one.to_ref or one.rule.to.code, _last(one.due)) for one in duties),
            theirs.duties,
        )


def _last(due: Due | None) -> When:
    return None if due is None else due.last


def _side_by_side(
    kind: str, ours: Iterable[tuple[str, str, When]], theirs: Iterable[tuple[str, str, When]]
) -> Iterator[tuple[str, str, _Owed | None, _Owed | None]]:
    """What is ours and theirs of every name that either has."""
    by_name: tuple[dict[str, list[tuple[str, When]]], ...] = ({}, {})
    for held, every in zip(by_name, (ours, theirs), strict=True):
        for name, to, when in every:
            held.setdefault(name, []).append((to, when))
    mine, other = ({name: tuple(each) for name, each in held.items()} for held in by_name)
    for name in sorted({*mine, *other}):
        yield kind, name, mine.get(name), other.get(name)


def _alike(ours: _Owed | None, theirs: _Owed | None) -> bool:
    """Whether both have the same, to whom and by when."""
    if ours is None or theirs is None:
        return ours is theirs
    by_day = any(when is not None and not isinstance(when, datetime) for _, when in theirs)
    return _said(ours, by_day=by_day) == _said(theirs, by_day=by_day)


def _said(owed: _Owed, *, by_day: bool) -> list[tuple[str, str]]:
    """To whom and by when, as it is compared."""
    return sorted((to, _spelled(when, by_day=by_day)) for to, when in owed)


def _spelled(when: When, *, by_day: bool = False) -> str:
    """A time to its second in China, or its day."""
    if not isinstance(when, datetime):
        return "" if when is None else when.isoformat()
    at = aware(when, "due").astimezone(SHANGHAI)
    return at.date().isoformat() if by_day else at.isoformat(timespec="seconds")


def _listed(owed: _Owed | None) -> Text:
    """To whom and by when, as it is told."""
    return Text(_in_words(owed, "zh"), _in_words(owed, "en"))


def _in_words(owed: _Owed | None, lang: Lang) -> str:
    zh = lang == "zh"
    if owed is None:
        return "无" if zh else "none"
    undated = "无期限" if zh else "no date"
    told = (f"{to} {_spelled(when) or undated}".strip() for to, when in owed)
    return ("、" if zh else ", ").join(told)


def _says(ours: Text, theirs: Text) -> Text:
    zh = f"参照为 {ours.zh}，对方为 {theirs.zh}"
    return Text(zh, f"the reference says {ours.en}, theirs {theirs.en}")
