"""Clocks and duties: what time does to a proceeding, and what is owed to whom by when."""

import re
from datetime import datetime, timedelta
from typing import Any

import attrs

from jingwu_model.errors import InvalidDeclaration, Lang, Text
from jingwu_model.timeline import Citation, Due, Period
from jingwu_model.timeline._due import aware
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._terms import How, Strictness, either
from jingwu_model.workflows._when import When

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _named(name: str, says: Text, owed_by: tuple[ActorKind, ...]) -> None:
    if not (_NAME.fullmatch(name) and says.zh.strip() and says.en.strip()):
        problem = "it has a name in lower snake case, zh and en"
        raise InvalidDeclaration(name or "clock or duty", problem)
    if not owed_by:
        raise InvalidDeclaration(name, "somebody has to act")


# A walk looks clocks up by their rules, whose hash goes through texts and provisions.
@attrs.frozen(cache_hash=True)
class ClockRule:
    """A time limit of a machine; its rows say what starts, pauses, extends and stops it.

    Attributes:
        name: Stable, lower snake case.
        says: What is limited, in both languages.
        period: How long.
        basis: The provision.
        owed_by: Who must act before it runs out.
        strictness: Statutory or normative.
        extension: What one extension adds; none where there is none.
        extensions: How often it may be extended.
        window: Whether it limits a right rather than a task: it lapses, and nobody is late.
        counted_from: The fact whose day or time it is counted from; none, and where the
            fact is none: from the event's time.
        when: Where it starts; none: wherever a row starts it.
        told: The duties whose being told starts it.

    Raises:
        InvalidDeclaration: A name, a text or who must act is missing, or the extension
            is half declared or counted otherwise than the period.
    """

    name: str
    says: Text
    period: Period
    basis: Citation
    owed_by: tuple[ActorKind, ...]
    strictness: Strictness = Strictness.HARD
    extension: Period | None = None
    extensions: int = 0
    window: bool = False
    counted_from: str | None = None
    when: When | None = None
    told: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _named(self.name, self.says, self.owed_by)
        if (self.extension is None) != (self.extensions == 0):
            raise InvalidDeclaration(self.name, "an extension has a period and a number of times")
        if self.extension is not None and self.extension.unit is not self.period.unit:
            raise InvalidDeclaration(self.name, "an extension is counted as its period is")


@attrs.frozen
class DutyRule:
    """Something owed to somebody from an event on.

    Attributes:
        name: Stable, lower snake case.
        says: What is owed, in both languages.
        to: To whom: the capacity.
        owed_by: Who owes it.
        basis: The provision.
        period: Within what time; none: at once.
        each: The fact, or facts, that name every person it is owed to, one duty each; none:
            one duty.
        strictness: Statutory or normative.
        continuing: Whether its provision states no time: it is open until it is done, and
            never late.
        telling: Whether telling somebody discharges it; what is to be done otherwise, a row
            of its own discharges.
        when: Where it comes to be owed; none: wherever a row owes it.
        begins: The clock that starts once they were told.
        hows: The ways in which they are told; none: in any.
        other_reading: Its period as the provision may also be read, no shorter than the
            period itself; it is shown beside it, and nothing is late by it.
        once: Whether it is owed once while it is open: what calls for it again adds none.

    Raises:
        InvalidDeclaration: A name, a text or who owes it is missing, what continues
            has a period, what is no telling has ways of it, or what has no period is
            read otherwise.
    """

    name: str
    says: Text
    to: ActorKind
    owed_by: tuple[ActorKind, ...]
    basis: Citation
    period: Period | None = None
    each: str | tuple[str, ...] | None = None
    strictness: Strictness = Strictness.HARD
    continuing: bool = False
    telling: bool = True
    when: When | None = None
    begins: ClockRule | None = None
    hows: tuple[How, ...] = ()
    other_reading: Period | None = None
    once: bool = False

    def __attrs_post_init__(self) -> None:
        _named(self.name, self.says, self.owed_by)
        if self.hows and not self.telling:
            raise InvalidDeclaration(self.name, "what is no telling is told in no way")
        if self.continuing and self.period is not None:
            raise InvalidDeclaration(self.name, "what continues is due at no time")
        if self.other_reading is not None and self.period is None:
            raise InvalidDeclaration(self.name, "another reading is that of a period")
        if self.begins is not None and self.name not in self.begins.told:
            raise InvalidDeclaration(self.name, "the clock it begins does not name it")

    @property
    def each_of(self) -> tuple[str, ...]:
        """The facts that name every person it is owed to."""
        if self.each is None:
            return ()
        return (self.each,) if isinstance(self.each, str) else self.each


@attrs.frozen
class Clock:
    """A time limit of one case.

    Attributes:
        rule: What is limited.
        since: When it started.
        due: When it runs out; none while it is paused, or where no date reaches it.
        stopped: When it was stopped; none while it runs.
        stopped_by: The id of the event that stopped it.
        lapsed: Whether what stopped it was that it ran out.
        voided: Whether what stopped it showed that nothing was to be counted from its start.
        used: When the right it limits was last used; none where it limits a task or was not.
        used_by: The id of the event that used it.
        used_late: The ids of all events that used it after it had run out.
        paused: Whether it stands still.
        extended: How often it was extended.
        extended_late: The ids of the events that would have extended it after it had run out.
    """

    rule: ClockRule
    since: datetime
    due: Due | None
    stopped: datetime | None = None
    stopped_by: str | None = None
    lapsed: bool = False
    voided: bool = False
    used: datetime | None = None
    used_by: str | None = None
    used_late: tuple[str, ...] = ()
    paused: bool = False
    extended: int = 0
    extended_late: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The clock's name."""
        return self.rule.name

    @property
    def running(self) -> bool:
        """Whether it runs still."""
        return self.stopped is None

    @property
    def late(self) -> bool:
        """Whether what it limits was done only after it had run out, unrecorded."""
        done = self.used if self.rule.window else self.stopped
        if done is None or self.due is None or (self.lapsed and not self.rule.window):
            return False
        if self.voided:
            return False
        return done > self.due.last

    @property
    def late_by(self) -> str | None:
        """The id of the event that came late; none where none did."""
        if not self.late:
            return None
        return self.used_by if self.rule.window else self.stopped_by

    @property
    def early(self) -> bool:
        """Whether it was said to have run out before it had."""
        if not self.lapsed or self.stopped is None or self.due is None:
            return False
        return self.stopped <= self.due.last

    def overdue(self, now: datetime) -> bool:
        """Whether it runs still and has run out."""
        return self.running and self.due is not None and self.due.overdue(now)

    def text(self, lang: Lang = "en") -> str:
        """The clock in one sentence."""
        zh = lang == "zh"
        told = (
            f"{self.rule.says.text(lang)}（{self.rule.strictness.zh}）"
            if zh
            else (f"{self.rule.says.text(lang)} ({self.rule.strictness.en})")
        )
        if self.due is None and not self.paused:
            return f"{told}：在可表示的日期内不届满" if zh else f"{told}: ends beyond all dates"
        if self.due is None:
            return f"{told}：暂停" if zh else f"{told}: paused"
        # Of hours that stood still, the due time is counted from a start moved by as much.
        due = attrs.evolve(self.due, start=self.since)
        told += f"：{due.text('zh')}" if zh else f": {due.text('en')}"
        if stood := self.due.start - self.since:
            told += f"，其间暂停{_length(stood, 'zh')}" if zh else f", paused for {_length(stood)}"
        if self.late:
            told += "，逾期实施" if zh else ", done late"
        elif self.voided:
            told += "，不再计算" if zh else ", counted no more"
        elif self.lapsed:
            told += "，已届满" if zh else ", ran out"
        elif not self.running:
            told += "，已停止" if zh else ", stopped"
        return told


def _length(stood: timedelta, lang: Lang = "en") -> str:
    """A time in hours and minutes; a minute that began counts."""
    hours, minutes = divmod(-(-stood // timedelta(minutes=1)), 60)
    if lang == "zh":
        return (f"{hours}小时" if hours else "") + (f"{minutes}分钟" if minutes else "")
    parts = ((hours, "hour"), (minutes, "minute"))
    return " ".join(f"{n} {unit}{'s' if n > 1 else ''}" for n, unit in parts if n)


@attrs.frozen
class Duty:
    """Something owed in one case.

    Attributes:
        rule: What is owed.
        to_ref: The person it is owed to; none where it is owed to a capacity.
        since: From when.
        due: By when; none: at once.
        done: When it was discharged; none while it is open.
        done_by: The id of the event that discharged it.
        other_due: By when, as its provision may also be read; none where it is read so alone.
    """

    rule: DutyRule
    to_ref: str | None = attrs.field(repr=False)
    since: datetime
    due: Due | None
    done: datetime | None = None
    done_by: str | None = None
    other_due: Due | None = None

    @property
    def name(self) -> str:
        """The duty's name."""
        return self.rule.name

    @property
    def open(self) -> bool:
        """Whether it is owed still."""
        return self.done is None

    @property
    def late(self) -> bool:
        """Whether it was discharged only after it was due."""
        if self.done is None or self.rule.continuing:
            return False
        return self.done > (self.since if self.due is None else self.due.last)

    def overdue(self, now: datetime) -> bool:
        """Whether it is open and past its due time; one due at once, as soon as time passes."""
        moment = aware(now, "now")
        if not self.open or self.rule.continuing:
            return False
        return moment > (self.since if self.due is None else self.due.last)

    def text(self, lang: Lang = "en") -> str:
        """The duty in one sentence."""
        zh = lang == "zh"
        what, to = self.rule.says.text(lang), self.rule.to.text(lang)
        if self.due is not None:
            when = self.due.text(lang)
        elif self.rule.continuing:
            when = "持续至履行" if zh else "until done"
        else:
            when = "当即" if zh else "at once"
        # Where both readings end alike, there is nothing to choose between.
        other = self.other_due
        if self.due is not None and other is not None and other.last != self.due.last:
            read = other.text(lang)
            when += f"；按另一种理解，{read}" if zh else f"; read otherwise, {read}"
        told = f"{what}（对{to}）：{when}" if zh else f"{what} (to the {to}): {when}"
        if not self.open:
            told += "，已履行" if zh else ", done"
        return told


@attrs.frozen
class Overdue:
    """What is late, and who must act.

    Attributes:
        what: The clock or the duty.
        owed_by: Who must act.
    """

    what: Clock | Duty
    owed_by: tuple[ActorKind, ...]

    @property
    def name(self) -> str:
        """The clock's or duty's name."""
        return self.what.name

    def text(self, lang: Lang = "en") -> str:
        """What is late, and who must act."""
        who = either(self.owed_by, lang)
        told = self.what.text(lang)
        return (
            f"逾期：{told}；应由{who}处理" if lang == "zh" else f"overdue: {told}; {who} must act"
        )


@attrs.frozen
class Lapse:
    """An event by the clock that should now be sent.

    Attributes:
        event: The event's class.
        clock: The clock that ran out.
    """

    event: type[Any]
    clock: Clock
