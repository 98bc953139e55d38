"""A walk over a history: which clocks run, and what is owed."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any

import attrs

from jingwu_model.errors import InvalidObject
from jingwu_model.timeline import SHANGHAI, Calendar, Due, Period
from jingwu_model.timeline import Unit as PeriodUnit
from jingwu_model.workflows._clock import Clock, ClockRule, Duty, DutyRule
from jingwu_model.workflows._event import Told
from jingwu_model.workflows._row import Transition
from jingwu_model.workflows._terms import ToldOutcome

Step = tuple[Transition[Any, Any, Any], Any, Any]
"""A row taken, the event, and the facts after it."""


@attrs.define
class Run:
    """One run of a clock, as the walk goes on."""

    rule: ClockRule
    since: datetime
    pauses: list[tuple[datetime, datetime]] = attrs.field(factory=list)
    paused: datetime | None = None
    # When, and the event's id; so too of the uses.
    extensions: list[tuple[datetime, str]] = attrs.field(factory=list)
    stopped: datetime | None = None
    stopped_by: str | None = None
    lapsed: bool = False
    voided: bool = False
    uses: list[tuple[datetime, str]] = attrs.field(factory=list)

    def resume(self, at: datetime) -> None:
        """It runs on."""
        if self.paused is not None:
            self.pauses.append((self.paused, at))
            self.paused = None

    def stop(self, event: Any, *, lapsed: bool) -> None:
        """It runs no more."""
        self.resume(event.at)
        self.stopped, self.stopped_by, self.lapsed = event.at, event.id, lapsed

    def clock(self, calendar: Calendar) -> Clock:
        """It as a clock, with when it runs out."""
        due = self._due(calendar)
        # What has run out before it was paused does not stand still: it is late.
        stands = self.paused is not None and (due is None or self.paused <= due.last)
        due = None if stands else due
        late = _after(due, self.extensions)
        used, used_by = self.uses[-1] if self.uses else (None, None)
        return Clock(
            rule=self.rule,
            since=self.since,
            due=due,
            stopped=self.stopped,
            stopped_by=self.stopped_by,
            lapsed=self.lapsed,
            voided=self.voided,
            used=used,
            used_by=used_by,
            used_late=_after(due, self.uses),
            paused=stands,
            extended=len(self.extensions) - len(late),
            extended_late=late,
        )

    def _due(self, calendar: Calendar) -> Due | None:
        """When it runs out: its period, its extensions, and the time it stood still.

        What has run out is neither paused nor extended any more. A fact may name a day
        from which no calendar reaches an end: then it never runs out.
        """
        try:
            return self._counted(calendar)
        except InvalidObject:
            return None

    def _counted(self, calendar: Calendar) -> Due:
        period, since = self.rule.period, self.since
        due = calendar.due(period, since)
        turns = [*self.pauses, *((at, None) for at, _ in self.extensions)]
        for began, ended in sorted(turns, key=itemgetter(0)):
            if began > due.last:
                break
            n, stood = period.n, timedelta()
            if ended is None:
                n += self.rule.extension.n if self.rule.extension is not None else 0
            else:
                # What it is counted from may lie after a pause, or within one.
                days, stood = _still(period, max(began, since), max(ended, since), calendar)
                n += days
            period, since = Period(n=n, unit=period.unit), since + stood
            due = calendar.due(period, since)
        return due


def _after(due: Due | None, happened: Iterable[tuple[datetime, str]]) -> tuple[str, ...]:
    """The events that came after a due time; none while there is none."""
    return () if due is None else tuple(event_id for at, event_id in happened if at > due.last)


def _still(
    period: Period, began: datetime, ended: datetime, calendar: Calendar
) -> tuple[int, timedelta]:
    """For how many of its days a clock stood still; for one of hours, for how long."""
    if period.unit is PeriodUnit.HOURS:
        return 0, ended - began
    first, last = _day(began), _day(ended)
    if period.unit is PeriodUnit.WORKING_DAYS:
        return calendar.working_days_between(first, last), timedelta()
    return (last - first).days, timedelta()


def _day(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()


def runs(steps: Iterable[Step], ends: frozenset[Any]) -> Iterator[Run]:
    """Every run of every clock: a run that another start replaces first, then the last ones.

    The last runs stand in the order in which they started.
    """
    last: dict[ClockRule, Run] = {}
    for one, event, facts in steps:
        for rule in one.uses:
            if rule in last:
                last[rule].uses.append((event.at, event.id))
        for rule in last if one.target in ends else (*one.stops, *one.voids):
            if rule in last and last[rule].stopped is None:
                last[rule].stop(event, lapsed=rule is one.lapses)
                last[rule].voided = rule in one.voids
        _turn(one, event, {rule: run for rule, run in last.items() if run.stopped is None})
        for rule in one.starts:
            if not _begins(rule, event, facts):
                continue
            if rule in last:
                yield last.pop(rule)
            last[rule] = Run(rule, _start(rule, event, facts))
    yield from last.values()


def _turn(one: Transition[Any, Any, Any], event: Any, running: dict[ClockRule, Run]) -> None:
    """What an event does to clocks that run on."""
    for rule in one.pauses:
        if rule in running and running[rule].paused is None:
            running[rule].paused = event.at
    for rule in one.resumes:
        if rule in running:
            running[rule].resume(event.at)
    for rule in one.extends:
        # The limit holds whatever a guard let pass.
        if rule in running and len(running[rule].extensions) < rule.extensions:
            running[rule].extensions.append((event.at, event.id))


def _begins(rule: ClockRule, event: Any, facts: Any) -> bool:
    """Whether an event whose row starts a clock starts it in this case."""
    if isinstance(event, Told) and not (
        event.duty in rule.told and event.outcome is ToldOutcome.TOLD
    ):
        return False
    return rule.when is None or rule.when.holds(facts, event)


def _start(rule: ClockRule, event: Any, facts: Any) -> datetime:
    """What a clock is counted from: a fact's day or time, else the event's."""
    told = None if rule.counted_from is None else getattr(facts, rule.counted_from)
    since: datetime = event.at if told is None else told
    if isinstance(told, date) and not isinstance(told, datetime):
        return datetime(told.year, told.month, told.day, tzinfo=SHANGHAI)
    return since


@attrs.define(eq=False)
class Owed:
    """A duty as the walk goes on."""

    rule: DutyRule
    to_ref: str | None
    since: datetime
    done: datetime | None = None
    done_by: str | None = None

    @property
    def to(self) -> str:
        """Whom `told` names: the person, or the capacity's code."""
        return self.rule.to.code if self.to_ref is None else self.to_ref

    def duty(self, calendar: Calendar) -> Duty:
        """It as a duty, with when it is due."""
        period, other = self.rule.period, self.rule.other_reading
        return Duty(
            rule=self.rule,
            to_ref=self.to_ref,
            since=self.since,
            due=None if period is None else calendar.due(period, self.since),
            done=self.done,
            done_by=self.done_by,
            other_due=None if other is None else calendar.due(other, self.since),
        )


@attrs.define
class Account:
    """Every duty as the walk goes on, discharged or not, in the order it came to be owed."""

    every: list[Owed] = attrs.field(factory=list)
    # Those that are open, by what `told` names: the duty, and whom.
    _open: dict[tuple[str, str], list[Owed]] = attrs.field(factory=dict, init=False)

    def answered(self, event: Told) -> list[Owed]:
        """The open duties that telling somebody answers, whoever owes them."""
        alike = self._open.get((event.duty, event.to), ())
        return [each for each in alike if each.rule.telling]

    def _done(self, one: Transition[Any, Any, Any], event: Any) -> list[Owed]:
        """The open duties that an event discharges."""
        if isinstance(event, Told):
            found = self.answered(event)
            # Told once, one duty is done: the first of those that are alike.
            return [each for each in found if event.by.kind in each.rule.owed_by][:1]
        if not one.discharges:
            return []
        every = (each for alike in self._open.values() for each in alike)
        return [each for each in every if each.rule in one.discharges]

    def take(self, one: Transition[Any, Any, Any], event: Any, facts: Any) -> None:
        """What an event discharges and creates."""
        for each in self._done(one, event):
            each.done, each.done_by = event.at, event.id
            self._open[each.rule.name, each.to].remove(each)
        for rule in one.owes:
            if rule.when is None or rule.when.holds(facts, event):
                self._owe(rule, event.at, facts)

    def _owe(self, rule: DutyRule, at: datetime, facts: Any) -> None:
        """A duty comes to be owed, to everybody that it is owed to."""
        for ref in _to(rule, facts):
            each = Owed(rule, ref, at)
            alike = self._open.setdefault((rule.name, each.to), [])
            if rule.once and alike:
                continue
            self.every.append(each)
            alike.append(each)


def _to(rule: DutyRule, facts: Any) -> Iterable[str | None]:
    """Everybody a duty is owed to: in whatever capacities, once."""
    if rule.each is None:
        return (None,)
    return dict.fromkeys(ref for name in rule.each_of for ref in getattr(facts, name))


def account(steps: Iterable[Step]) -> Account:
    """The account of a history."""
    found = Account()
    for step in steps:
        found.take(*step)
    return found


def tellings(steps: Iterable[Step]) -> Iterator[tuple[Told, list[Owed]]]:
    """Every `told` of a history, and the open duties that it answers."""
    found = Account()
    for one, event, facts in steps:
        if isinstance(event, Told):
            yield event, found.answered(event)
        found.take(one, event, facts)
