"""The clocks of a toy machine: counted by hand, and by a counter that imports nothing of ours."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidDeclaration, InvalidObject, Text
from jingwu_model.timeline import Calendar, Period
from jingwu_model.workflows import Clock, ClockRule, DutyRule, Strictness
from jingwu_model.workflows._time import runs
from workflows._toys import (
    BASIS,
    OFFICER,
    Again,
    Claim,
    Errand,
    Finish,
    GiveUp,
    GoOn,
    Grant,
    Note,
    RunOut,
    Story,
    Wait,
    at,
    run,
)

CHINA = Calendar.china()

# The State Council's notice for 2026, copied out day by day.
OFF = {
    *(date(2026, 1, day) for day in (1, 2, 3)),
    *(date(2026, 2, day) for day in range(15, 24)),
    *(date(2026, 4, day) for day in (4, 5, 6)),
    *(date(2026, 5, day) for day in range(1, 6)),
    *(date(2026, 6, day) for day in (19, 20, 21)),
    *(date(2026, 9, day) for day in (25, 26, 27)),
    *(date(2026, 10, day) for day in range(1, 8)),
}
MADE_UP = {
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
}


def works(day: date) -> bool:
    """Whether a day of 2026 is a working day."""
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


def last_day(n: int, start: date, *, only_working: bool) -> date:
    """Day by day: every day after the start counts, or every working day."""
    day, counted = start, 0
    while counted < n:
        day += timedelta(days=1)
        counted += works(day) or not only_working
    while not only_working and not works(day):
        day += timedelta(days=1)
    return day


def clocks(case: Errand) -> dict[str, Clock]:
    """The clocks of an errand, by name."""
    return {clock.name: clock for clock in case.clocks(CHINA)}


def due(case: Errand, name: str) -> datetime:
    """When a clock runs out."""
    found = clocks(case)[name].due
    assert found is not None
    return found.last


def end_of(day: date) -> datetime:
    """The last instant of a day."""
    return datetime.combine(day, datetime.max.time(), at(1).tzinfo)


# What happens after the asking, a clock, its last instant, and how it was counted by hand.
Happening = tuple[type[Any], datetime]
COUNTED: list[tuple[datetime, list[Happening], str, datetime, str]] = [
    (at(2), [], "working", end_of(date(2026, 3, 5)), "Tue 3→1, 4→2, 5→3"),
    (at(2), [], "days", end_of(date(2026, 3, 12)), "2 + 10, a Thursday"),
    (at(2), [], "hours", at(3), "a day later at nine"),
    (at(2), [], "month", end_of(date(2026, 4, 2)), "2 April, a Thursday"),
    (at(2), [], "promise", end_of(date(2026, 3, 25)), "promised for 20: 20 + 5, a Wednesday"),
    (at(2), [], "claiming", end_of(date(2026, 3, 9)), "2 + 7, a Monday"),
    # Paused from Tuesday 3 to Thursday 5: the 4th and the 5th do not count.
    (
        at(2),
        [(Wait, at(3)), (GoOn, at(5))],
        "working",
        end_of(date(2026, 3, 9)),
        "3→1, 6→2, Mon 9→3",
    ),
    (
        at(2),
        [(Wait, at(3)), (GoOn, at(5))],
        "days",
        end_of(date(2026, 3, 16)),
        "12 + 2 = 14, a Saturday; Monday 16",
    ),
    (at(2), [(Wait, at(3)), (GoOn, at(5))], "hours", at(5), "24 had run when it was paused"),
    (at(2), [(Wait, at(2, 15)), (GoOn, at(5))], "hours", at(6, 3), "6 had run; 18 after Thu 9:00"),
    (at(2), [(Wait, at(3)), (GoOn, at(5))], "month", end_of(date(2026, 4, 2)), "not paused"),
    # Paused over a weekend: of Saturday, Sunday and Monday only Monday is a working day.
    (
        at(5),
        [(Wait, at(6, 18)), (GoOn, at(9, 10))],
        "working",
        end_of(date(2026, 3, 11)),
        "6→1, 10→2, 11→3",
    ),
    (at(5), [(Wait, at(6)), (GoOn, at(6, 18))], "working", end_of(date(2026, 3, 10)), "same day"),
    (
        at(28, month=9),
        [(Wait, at(30, month=9)), (GoOn, at(9, month=10))],
        "working",
        end_of(date(2026, 10, 10)),
        "29→1, 30→2, 8 and 9 October stand still, make-up Saturday 10→3",
    ),
    (
        at(2),
        [(Wait, at(3)), (GoOn, at(4)), (Wait, at(5)), (GoOn, at(6))],
        "working",
        end_of(date(2026, 3, 9)),
        "3→1, 4 still, 5→2, 6 still, 9→3",
    ),
    # Extended.
    (at(2), [(Grant, at(3))], "working", end_of(date(2026, 3, 9)), "3 + 2: 3 4 5 6 9"),
    (at(2), [(Grant, at(3))], "days", end_of(date(2026, 3, 17)), "2 + 15, a Tuesday"),
    (at(2), [(Grant, at(3))], "hours", at(3, 21), "24 + 12"),
    (at(2), [(Grant, at(3))], "month", end_of(date(2026, 5, 6)), "2 May, off until 5; 6"),
    (
        at(2),
        [(Grant, at(3)), (Grant, at(3))],
        "days",
        end_of(date(2026, 3, 23)),
        "2 + 20 = 22, a Sunday; Monday 23",
    ),
    (at(2), [(Grant, at(3)), (Grant, at(3))], "hours", at(3, 21), "once at most"),
    # Extended while paused: 3→1, stands still on 4 and 5, then 6 9 10 11.
    (
        at(2),
        [(Wait, at(3)), (Grant, at(4)), (GoOn, at(5))],
        "working",
        end_of(date(2026, 3, 11)),
        "5 days: 3 6 9 10 11",
    ),
    # What has run out is neither extended nor paused.
    (at(2), [(Grant, at(6))], "working", end_of(date(2026, 3, 5)), "too late on the 6th"),
    (at(2), [(Grant, at(5, 23))], "working", end_of(date(2026, 3, 9)), "in time on the 5th"),
    (at(2), [(Wait, at(6)), (GoOn, at(10))], "working", end_of(date(2026, 3, 5)), "too late"),
]


class TestCountedByHand:
    """Due times, each with its count."""

    @pytest.mark.parametrize(("start", "then", "name", "last", "count"), COUNTED)
    def test_a_clock_runs_out_when_counted(
        self,
        start: datetime,
        then: list[Happening],
        name: str,
        last: datetime,
        count: str,
    ) -> None:
        """The last instant still in time."""
        tale = Story()
        case = run(
            tale.ask(start, promised=date(2026, 3, 20)),
            *(tale.event(kind, when) for kind, when in then),
        )

        assert due(case, name) == last, count

    def test_a_fact_that_is_none_counts_from_the_event(self) -> None:
        """Nothing promised: 2 + 5 is Saturday 7; Monday 9."""
        assert due(run(Story().ask(at(2))), "promise") == end_of(date(2026, 3, 9))

    def test_a_fact_that_is_a_time_counts_from_that_time(self) -> None:
        """Two hours from the note, not from the event that starts the clock."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Note, at(2, 10)), tale.event(Again, at(2, 15)))

        assert due(case, "noting") == at(2, 12)

    def test_a_pause_before_the_count_begins_costs_nothing(self) -> None:
        """Counted from the 20th, whatever stood still on the 3rd; the pause of a day within."""
        rule = ClockRule("own", Text("甲", "a"), Period.days(5), BASIS[35], (OFFICER,))
        assert rule.counted_from is None

        tale = Story()
        case = run(
            tale.ask(at(2), promised=date(2026, 3, 20)),
            tale.event(Wait, at(3)),
            tale.event(GoOn, at(5)),
        )

        assert due(case, "promise") == end_of(date(2026, 3, 25))

    def test_past_the_published_years_it_is_provisional(self) -> None:
        """Ten days from 30 December reach into a year without a notice."""
        found = clocks(run(Story().ask(at(30, month=12))))["days"].due

        assert found is not None
        assert found.provisional
        assert found.awaits == 2027


class TestCountedIndependently:
    """The same by a counter that walks day by day, whatever is paused and extended."""

    @given(
        start=st.integers(0, 250),
        gaps=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), max_size=4),
        grants=st.integers(0, 2),
    )
    def test_pauses_and_extensions_come_out_alike(
        self, start: int, gaps: list[tuple[int, int]], grants: int
    ) -> None:
        """Working days and calendar days, over the holidays of 2026; extended at once."""
        tale = Story()
        began = at(2, month=1) + timedelta(days=start)
        events = [tale.ask(began), *(tale.event(Grant, began) for _ in range(grants))]
        pauses = []
        when = began
        for running, still in gaps:
            first = when + timedelta(days=running)
            when = first + timedelta(days=still)
            events += [tale.event(Wait, first), tale.event(GoOn, when)]
            pauses.append((first.date(), when.date()))
        case = run(*events)

        for name, length, only_working in (
            ("working", 3 + 2 * min(grants, 1), True),
            ("days", 10 + 5 * grants, False),
        ):
            n, last = length, last_day(length, began.date(), only_working=only_working)
            for first, until in pauses:
                if first <= last:
                    still = (first + timedelta(days=1 + at) for at in range((until - first).days))
                    n += sum(works(day) or not only_working for day in still)
                    last = last_day(n, began.date(), only_working=only_working)
            assert due(case, name) == end_of(last)


class TestRunning:
    """What starts, stops, pauses and uses a clock."""

    def test_while_it_stands_still_it_is_due_at_no_time(self) -> None:
        """Nor overdue."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Wait, at(3)))
        clock = clocks(case)["working"]

        assert clock.paused
        assert clock.due is None
        assert not clock.overdue(at(30))
        assert clock.text("en") == "the working (statutory): paused"
        assert clock.text("zh").endswith("：暂停")

    @pytest.mark.parametrize(
        ("until", "en", "zh"),
        [
            (at(5), "by 2026-03-06 03:00", "66"),
            (at(2, 16), "by 2026-03-03 10:00", "1"),
        ],
    )
    def test_hours_that_stood_still_are_told_beside_the_true_start(
        self, until: datetime, en: str, zh: str
    ) -> None:
        """From nine on the 2nd, whatever the pause; that it stood still is said for itself."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Wait, at(2, 15)), tale.event(GoOn, until))
        clock = clocks(case)["hours"]

        assert clock.text("en") == (
            f"the hours (statutory): {en} (24 hours from 2026-03-02 09:00)"
            f", paused for {'1 hour' if zh == '1' else f'{zh} hours'}"
        )
        assert f"（自2026-03-02 09:00起24小时），其间暂停{zh}小时" in clock.text("zh")

    def test_a_pause_of_minutes_is_told_in_minutes(self) -> None:
        """Half an hour, and a minute and a half: what began counts."""
        half = timedelta(minutes=30)
        for pause, en, zh in (
            (half, "30 minutes", "30分钟"),
            (timedelta(hours=2) + half, "2 hours 30 minutes", "2小时30分钟"),
            (timedelta(seconds=45), "1 minute", "1分钟"),
        ):
            tale = Story()
            case = run(
                tale.ask(at(2)), tale.event(Wait, at(2, 15)), tale.event(GoOn, at(2, 15) + pause)
            )

            assert clocks(case)["hours"].text("en").endswith(f", paused for {en}")
            assert clocks(case)["hours"].text("zh").endswith(f"，其间暂停{zh}")

    def test_a_stop_is_told_with_its_event(self) -> None:
        """And what is stopped stays as it is, whatever is granted afterwards."""
        tale = Story()
        case = run(
            tale.ask(at(2)),
            tale.event(Again, at(3)),
            tale.event(Wait, at(4)),
            tale.event(GoOn, at(5)),
        )
        clock = clocks(case)["days"]

        assert (clock.stopped, clock.stopped_by, clock.running) == (at(3), "errand-1.2", False)
        assert not clock.paused
        assert due(case, "days") == end_of(date(2026, 3, 12))
        assert clock.text("en").endswith("stopped")
        assert clock.text("zh").endswith("已停止")
        granted = case.step(tale.event(Grant, at(5)))
        assert clocks(granted)["days"].extended == 0

    def test_an_end_stops_every_clock(self) -> None:
        """Paused ones and windows too."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Finish, at(3), signed=True))

        assert {clock.stopped for clock in clocks(case).values()} == {at(3)}

    def test_a_second_start_is_a_second_run(self) -> None:
        """The first is past; the order is that of the last starts."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(9)))

        names = [clock.name for clock in case.clocks(CHINA)]
        past = [clock for clock in case.past_clocks(CHINA) if clock.name == "working"]

        assert names == [
            "days",
            "hours",
            "month",
            "promise",
            "claiming",
            "working",
            "noting",
            "hurry",
        ]
        assert [clock.since for clock in past] == [at(2), at(9)]
        assert due(case, "working") == end_of(date(2026, 3, 12))

    def test_what_is_done_after_it_ran_out_is_late(self) -> None:
        """The 24 hours end on Tuesday at nine."""
        tale = Story()
        first = tale.ask(at(2))
        in_time = run(first, tale.event(Finish, at(3), signed=True))
        late = run(first, tale.event(Finish, at(3, 10), signed=True))

        assert not clocks(in_time)["hours"].late
        assert clocks(in_time)["hours"].late_by is None
        assert clocks(late)["hours"].late
        assert clocks(late)["hours"].late_by == late.history[-1].id
        assert clocks(late)["hours"].text("en").endswith("done late")
        assert clocks(late)["hours"].text("zh").endswith("逾期实施")


class TestExtending:
    """An extension adds to what still runs, and to nothing else."""

    def test_one_that_came_too_late_is_no_extension(self) -> None:
        """It is kept for what it is: the working days were over on the 5th."""
        tale = Story()
        grant = tale.event(Grant, at(6))
        clock = clocks(run(tale.ask(at(2)), grant))["working"]

        assert (clock.extended, clock.extended_late) == (0, (grant.id,))

    def test_one_at_the_last_instant_is_in_time(self) -> None:
        """A microsecond later it is not."""
        last = end_of(date(2026, 3, 5))
        for when, extended in ((last, 1), (last + timedelta(microseconds=1), 0)):
            tale = Story()
            grant = tale.event(Grant, when)
            clock = clocks(run(tale.ask(at(2)), grant))["working"]

            assert clock.extended == extended
            assert clock.extended_late == (() if extended else (grant.id,))

    def test_one_granted_while_it_stands_still_is_in_time(self) -> None:
        """However long it has stood, before it goes on and after."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Wait, at(3)), tale.event(Grant, at(20)))
        assert clocks(case)["working"].extended_late == ()
        assert clocks(case)["working"].extended == 1

        on = clocks(case.step(tale.event(GoOn, at(23))))["working"]
        assert (on.extended, on.extended_late) == (1, ())

    def test_one_of_what_ran_out_before_it_stood_still_is_late(self) -> None:
        """A pause that came too late makes no extension timely."""
        tale = Story()
        grant = tale.event(Grant, at(10))
        clock = clocks(run(tale.ask(at(2)), tale.event(Wait, at(9)), grant))["working"]

        assert (clock.extended, clock.extended_late) == (0, (grant.id,))


class TestWindows:
    """A window limits a right: it lapses, and nobody is late."""

    def test_a_use_is_noted_and_late_after_it_ran_out(self) -> None:
        """Each use counts: a first one in time excuses no second."""
        tale = Story()
        in_time = run(tale.ask(at(2)), tale.event(Claim, at(9, 23)))
        late = in_time.step(tale.event(Claim, at(10)))

        assert not clocks(in_time)["claiming"].late
        assert clocks(late)["claiming"].late_by == late.history[-1].id
        assert clocks(late)["claiming"].used == at(10)
        assert clocks(late)["claiming"].used_late == (late.history[-1].id,)

    def test_every_late_use_is_kept(self) -> None:
        """The last is told by its time; all that came late by their ids."""
        tale = Story()
        last = end_of(date(2026, 3, 9))
        after = last + timedelta(microseconds=1)
        uses = [tale.event(Claim, when) for when in (last, after, at(12))]
        clock = clocks(run(tale.ask(at(2)), *uses))["claiming"]

        assert clock.used_late == (uses[1].id, uses[2].id)
        assert (clock.used, clock.used_by, clock.late_by) == (at(12), uses[2].id, uses[2].id)

    def test_it_is_never_overdue_and_then_lapses(self) -> None:
        """From the first instant after it ran out, the clock's event should be sent."""
        case = run(Story().ask(at(2)))
        last = end_of(date(2026, 3, 9))

        assert case.lapses(last, CHINA) == ()
        (lapse,) = case.lapses(last + timedelta(microseconds=1), CHINA)
        assert (lapse.event, lapse.clock.name) == (RunOut, "claiming")
        assert "claiming" not in [late.name for late in case.overdue(at(30), CHINA)]

    def test_once_it_lapsed_it_is_told_so_and_lapses_no_more(self) -> None:
        """It stopped because it ran out, which is not late."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(RunOut, at(10)))
        clock = clocks(case)["claiming"]

        assert clock.lapsed
        assert not clock.late
        assert not clock.early
        assert case.lapses(at(30), CHINA) == ()
        assert clock.text("en").endswith("ran out")
        assert clock.text("zh").endswith("已届满")

    def test_saying_so_too_soon_is_noticed(self) -> None:
        """`step` takes no calendar: the clock itself tells."""
        tale = Story()

        assert clocks(run(tale.ask(at(2)), tale.event(RunOut, at(9, 23))))["claiming"].early

    def test_used_after_the_end_of_the_errand_it_is_late_too(self) -> None:
        """A window that an end stopped still tells when the right was used."""
        tale = Story()
        case = run(
            tale.ask(at(2)), tale.event(Finish, at(3), signed=True), tale.event(Claim, at(20))
        )

        assert clocks(case)["claiming"].late

    def test_a_use_before_any_start_is_of_no_clock(self) -> None:
        """A way through a machine may use a window that another way opens."""
        tale = Story()
        claim = next(one for one in Errand.workflow.transitions if one.row == "T7")

        assert list(runs([(claim, tale.event(Claim, at(3)), None)], frozenset())) == []

    def test_a_task_that_lapsed_is_not_late(self) -> None:
        """What ran out, and was recorded as run out, was never done late."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(3)), tale.event(GiveUp, at(20)))
        clock = clocks(case)["hurry"]

        assert (clock.lapsed, clock.late, clock.late_by) == (True, False, None)

    def test_a_lapse_whose_guard_fails_is_not_sent(self) -> None:
        """Only what would pass is asked for."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Again, at(3)))

        assert [lapse.event for lapse in case.lapses(at(20), CHINA)] == [RunOut, GiveUp]
        # The same clock, with the facts against it: the start row keeps what is not urgent.
        assert [
            lapse.event for lapse in run(Story().ask(at(2), urgent=False)).lapses(at(20), CHINA)
        ] == [RunOut]


class TestOverdue:
    """What is late now, and who must act."""

    def test_a_running_clock_is_overdue_after_its_last_instant(self) -> None:
        """Not at it."""
        case = run(Story().ask(at(2)))

        assert case.overdue(at(3), CHINA) == ()
        (late,) = case.overdue(at(3) + timedelta(microseconds=1), CHINA)
        assert (late.name, late.owed_by) == ("hours", (OFFICER,))
        assert late.text("en").startswith("overdue: the hours (statutory): by 2026-03-03 09:00")
        assert late.text("en").endswith("; officer must act")
        assert late.text("zh").startswith("逾期：期限hours（法定）：")
        assert late.text("zh").endswith("；应由民警处理")

    def test_a_time_without_an_offset_is_refused(self) -> None:
        """Nobody knows which instant it is."""
        case = run(Story().ask(at(2)))
        naive = at(3).replace(tzinfo=None)
        for ask in (case.overdue, case.lapses):
            with pytest.raises(InvalidObject, match="offset"):
                ask(naive, CHINA)


class TestDeclaringRules:
    """A clock and a duty say who, what, and how long."""

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"name": ""}, "lower snake case"),
            ({"name": "Not Snake"}, "lower snake case"),
            ({"says": Text("", "a")}, "zh and en"),
            ({"says": Text("甲", " ")}, "zh and en"),
            ({"owed_by": ()}, "somebody has to act"),
            ({"extension": Period.days(1)}, "a number of times"),
            ({"extensions": 1}, "a number of times"),
            ({"extension": Period.hours(1), "extensions": 1}, "as its period is"),
        ],
    )
    def test_a_bad_clock_is_refused(self, change: dict[str, Any], problem: str) -> None:
        """Naming it."""
        parts: dict[str, Any] = {
            "name": "c",
            "says": Text("甲", "a"),
            "period": Period.days(1),
            "basis": BASIS[35],
            "owed_by": (OFFICER,),
            **change,
        }
        with pytest.raises(InvalidDeclaration, match=problem):
            ClockRule(**parts)

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"name": "x y"}, "lower snake case"),
            ({"owed_by": ()}, "somebody has to act"),
            ({"continuing": True, "period": Period.days(1)}, "due at no time"),
        ],
    )
    def test_a_bad_duty_is_refused(self, change: dict[str, Any], problem: str) -> None:
        """Naming it."""
        parts: dict[str, Any] = {
            "name": "d",
            "says": Text("甲", "a"),
            "to": OFFICER,
            "basis": BASIS[35],
            "owed_by": (OFFICER,),
            **change,
        }
        with pytest.raises(InvalidDeclaration, match=problem):
            DutyRule(**parts)

    def test_a_soft_clock_says_so(self) -> None:
        """A norm is no law."""
        clock = clocks(run(Story().ask(at(2))))["month"]

        assert clock.rule.strictness is Strictness.SOFT
        assert clock.text("en").startswith("the month (normative): by 2026-04-02 23:59")
