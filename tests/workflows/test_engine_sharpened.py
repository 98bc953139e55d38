"""What only a change of one thing showed to be untested: see `make mutate`."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any, ClassVar
from unittest.mock import ANY

import attrs
import pytest
from dateutil.rrule import WEEKLY, rrule

from jingwu_model.declare import Count, Noun, Term, Within, canonical, digest, plain_fields
from jingwu_model.errors import InvalidDeclaration
from jingwu_model.timeline import SHANGHAI, Calendar, Span
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    Actor,
    Casebook,
    Clock,
    Duty,
    Event,
    Guard,
    How,
    Proceeding,
    Refused,
    Row,
    Told,
    Workflow,
    fact_guard,
    guard,
    outcome_of,
    schedule,
)
from jingwu_model.workflows import people_mediation as pm
from jingwu_model.workflows._event import told_in
from workflows._toys import (
    ANN,
    BASIS,
    BOB,
    CLAIMING,
    CLOCK,
    DAYS,
    HEAD,
    HURRY,
    OFFICER,
    REPORT,
    Again,
    Agree,
    Ask,
    Claim,
    Errand,
    Facts,
    Finish,
    GiveUp,
    GoOn,
    Note,
    RunOut,
    Story,
    Wait,
    act,
    at,
    run,
    signed,
    urgent,
)

CHINA = Calendar.china()
FORM = attrs.evolve(REPORT, name="fill_in_form", telling=False)


class Stand(Term):
    """Two states."""

    ON = ("on", "开", "on", "开。", "On.", "library")
    OFF = ("off", "关", "off", "关。", "Off.", "library")


class Lamp(Proceeding[Stand, Facts, Ask | Note | Wait | GoOn | Finish | GiveUp | Told]):
    """灯, a lamp: what an errand does in several states, it does in one."""

    __slots__ = ()

    workflow: ClassVar[Workflow[Stand, Facts]] = Workflow(
        "lamp",
        Facts,
        (Stand.OFF,),
        Row(
            "L1", None, Ask, Stand.ON, by=(OFFICER,),
            keeps=("urgent",), starts=(DAYS, HURRY), owes=(REPORT, FORM), basis=BASIS[60],
        ),
        Row("L2", Stand.ON, Wait, None, by=(OFFICER,), pauses=(DAYS,), basis=BASIS[60]),
        Row("L3", Stand.ON, GoOn, None, by=(OFFICER,), resumes=(DAYS,), basis=BASIS[60]),
        Row("L4", Stand.ON, Note, None, by=(OFFICER,), discharges=(FORM,), basis=BASIS[60]),
        Row("L5", Stand.ON, Finish, Stand.OFF, by=(OFFICER,), basis=BASIS[60]),
        Row(
            "L6", Stand.ON, GiveUp, Stand.OFF, by=(CLOCK,), guards=(urgent,), lapses=HURRY,
            basis=BASIS[60],
        ),
    )  # fmt: skip


def lamp(tale: Story, *events: Any) -> Lamp:
    """A lamp of 2 March, and what happened to it."""
    case = Lamp.start(tale.ask(at(2)))
    for event in events:
        case = case.step(event)
    return case


def days(case: Lamp) -> tuple[Clock, date | None]:
    """The clock of ten days, and the day it runs out."""
    (clock,) = (clock for clock in case.clocks(CHINA) if clock.rule is DAYS)
    return clock, None if clock.due is None else clock.due.last.date()


class TestStandingStill:
    """Ten days from Monday 2 March: Thursday 12, two days later where two stood still."""

    def test_what_stops_while_it_stands_still_has_stood_still_until_then(self) -> None:
        """The 4th and the 5th do not count: 12 + 2 is Saturday 14; Monday 16."""
        tale = Story()
        clock, last = days(
            lamp(tale, tale.event(Wait, at(3)), tale.event(Finish, at(5), signed=True))
        )

        assert (clock.paused, clock.stopped, last) == (False, at(5), date(2026, 3, 16))

    def test_paused_again_it_stands_still_since_the_first_time(self) -> None:
        """Since the 3rd, not since the 4th; from the 4th alone it would be Friday 13."""
        tale = Story()
        clock, last = days(
            lamp(
                tale,
                tale.event(Wait, at(3)),
                tale.event(Wait, at(4)),
                tale.event(GoOn, at(5)),
            )
        )

        assert (clock.paused, last) == (False, date(2026, 3, 16))


    def test_what_has_run_out_cannot_be_made_to_stand_still(self) -> None:
        """Due on Thursday 12; a pause on the 20th hides nothing of that."""
        tale = Story()
        case = lamp(tale, tale.event(Wait, at(20)))
        clock, last = days(case)

        assert (clock.paused, last) == (False, date(2026, 3, 12))
        assert "days" in [late.name for late in case.overdue(at(21), CHINA)]


class TestRunningOut:
    """The clock's event is asked for where it would pass."""

    @pytest.mark.parametrize("pressing", [True, False])
    def test_only_what_no_guard_forbids(self, *, pressing: bool) -> None:
        """Two days from 2 March are over on the 20th; only what is urgent is given up."""
        case = Lamp.start(Story().ask(at(2), urgent=pressing))

        asked = [lapse.event for lapse in case.lapses(at(20), CHINA)]

        assert asked == ([GiveUp] if pressing else [])


class TestDoneOnce:
    """What is done stays done, by what did it."""

    def test_a_second_discharge_changes_nothing(self) -> None:
        """The first note did it."""
        tale = Story()
        first = tale.event(Note, at(3))
        form = lamp(tale, first, tale.event(Note, at(4))).duties(CHINA)[1]

        assert (form.done, form.done_by) == (at(3), first.id)

    def test_what_is_no_telling_is_not_told(self) -> None:
        """The form is filled in by a row of its own; the report is told."""
        tale = Story()
        case = lamp(tale)

        assert case.can(tale.tell(at(3), "fill_in_form", "station")).codes == ("told.no_such_duty",)
        assert case.can(tale.tell(at(3), "report_up", "station"))


class TestActsOfSeveral:
    """Joint acts are of the time of the proceeding, whatever was recorded since."""

    def test_an_act_before_the_last_event_owes_what_its_row_owes(self) -> None:
        """Ann agreed on the 3rd, which the walk to duties and clocks passes too."""
        tale = Story()
        acts = (act(ANN, at(3)), act(BOB, at(5)))
        case = run(tale.ask(at(2)), tale.event(Note, at(4)), tale.event(Agree, at(5), acts=acts))

        told = [each.to_ref for each in case.duties(CHINA) if each.name == "tell_each"]

        assert told == [ANN, BOB]

    def test_before_a_start_no_time_is_too_early(self) -> None:
        """`may_start` says what `start` does, and names nothing else where it refuses."""
        tale = Story()
        early = tale.ask(at(2), acts=(act(ANN, at(1)),))

        assert Errand.may_start(early)
        wrong = attrs.evolve(early, by=attrs.evolve(early.by, kind=HEAD))
        assert Errand.may_start(wrong).codes == ("actor.not_allowed",)


class TestTheQuickFold:
    """A history that is right is folded at one go."""

    def test_no_step_is_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Telling somebody among the events; `start` and `step` are not asked."""
        tale = Story()
        events = (
            tale.ask(at(2)),
            tale.event(Note, at(3)),
            tale.tell(at(4), "report_up", "station"),
            tale.event(Finish, at(5), signed=True),
        )
        stepped = run(*events)
        monkeypatch.delattr(Proceeding, "start")
        monkeypatch.delattr(Proceeding, "step")

        folded = Errand.replay(events)

        assert (folded, folded.state, folded.facts) == (stepped, stepped.state, stepped.facts)


class TestBeingAnObject:
    """What Python asks of a proceeding."""

    def test_of_another_kind_of_thing_the_other_decides(self) -> None:
        """Equality is left to what knows more."""
        case: Any = run(Story().ask(at(2)))

        assert (case == "case") is False
        assert case == ANY

    def test_what_its_digest_is_taken_of_is_named(self) -> None:
        """Every event with its code, and the machine: other names would be other digests."""
        case = run(Story().ask(at(2)))
        asked = {"event": "ask", **plain_fields(case.history[0])}
        plain = {"history": [asked], "workflow": "errand"}

        assert digest(case) == sha256(canonical(plain)).hexdigest()

    def test_a_class_takes_no_words_of_its_own(self) -> None:
        """What Python would refuse, it refuses."""
        parts = {"workflow": Errand.workflow, "__slots__": ()}
        make: Any = type
        with pytest.raises(TypeError, match="keyword"):
            make("Other", (Proceeding,), parts, odd=1)

    def test_how_one_is_made_is_told(self) -> None:
        """By the class's name."""
        make: Any = Errand
        with pytest.raises(TypeError, match="Errand is made by start, step or replay"):
            make(None)


class TestSchedules:
    """What a rule expects, counted from its first day on."""

    def test_the_day_before_a_window_does_not_count(self) -> None:
        """Wednesday 4 to Tuesday 10 March: 4 5 6, 9 10; Tuesday 3 worked too."""
        weekly = rrule(WEEKLY, dtstart=datetime(2026, 3, 4))  # noqa: DTZ001 - rrule's own days

        (week,) = schedule(weekly, Span(since=date(2026, 3, 4), until=date(2026, 3, 10)), CHINA)

        assert week.working_days == 5

    def test_where_nothing_is_expected_there_is_nothing(self) -> None:
        """Thursday to Tuesday, of a rule for Wednesdays."""
        weekly = rrule(WEEKLY, dtstart=datetime(2026, 3, 4))  # noqa: DTZ001 - rrule's own days

        assert schedule(weekly, Span(since=date(2026, 3, 5), until=date(2026, 3, 10)), CHINA) == ()


class TestNamingTheOffender:
    """What is wrong is named; what has no name is called what it is."""

    def test_a_class_that_says_nothing_has_no_name(self) -> None:
        """In neither language; where it is refused it is called by its code."""

        @attrs.frozen(kw_only=True)
        class Bare(Event):
            __doc__ = None

        assert (told_in(Bare, "zh"), told_in(Bare, "en")) == ("", "")
        case: Any = run(Story().ask(at(2)))
        with pytest.raises(Refused) as refused:
            case.step(Story().event(Bare, at(3)))
        assert refused.value.text("zh").startswith("跑腿（errand）：“进行中”状态下不能记录bare\n")

    def test_a_table_names_it(self) -> None:
        """A reason by its code, if it has one; an event that is called nothing in Chinese."""

        @attrs.frozen(kw_only=True)
        class Dim(Event):
            """, it is dimmed."""

        def refused(event: Any, *guards: Any) -> str:
            rows: list[Any] = [
                Row("L1", None, Ask, Stand.ON, by=(OFFICER,), basis=BASIS[60]),
                Row(
                    "L5", Stand.ON, event, Stand.OFF, by=(OFFICER,), guards=guards, basis=BASIS[60]
                ),
            ]
            with pytest.raises(InvalidDeclaration) as found:
                Workflow("lamp", Facts, (Stand.OFF,), *rows)
            return found.value.where

        def saying(code: str) -> Guard[Any, Any]:
            return Guard(attrs.evolve(signed.reason, code=code), lambda _facts, _event: True)

        assert refused(Dim) == "lamp.dim"
        assert refused(Finish, saying("")) == "lamp.guard"
        assert refused(Finish, saying("No Code")) == "lamp.No Code"

    def test_a_finished_event_has_no_subclass(self) -> None:
        """Its name and what it says would be another's."""
        with pytest.raises(InvalidDeclaration, match="Note is final"):
            type("Noted", (Note,), {})

    @pytest.mark.parametrize(("code", "where"), [("", "guard"), ("lamp.dim", "lamp.dim")])
    def test_a_guard(self, code: str, where: str) -> None:
        """By its code, where it has one."""
        for make in (guard, fact_guard):
            with pytest.raises(InvalidDeclaration) as refused:
                make(code, BASIS[60], zh="", en="it is dim")
            assert refused.value.where == where

    @pytest.mark.parametrize(("name", "where"), [("", "clock or duty"), ("No Name", "No Name")])
    def test_a_clock_or_a_duty(self, name: str, where: str) -> None:
        """Either."""
        for rule in (DAYS, FORM):
            with pytest.raises(InvalidDeclaration) as refused:
                attrs.evolve(rule, name=name)
            assert refused.value.where == where


LAST = datetime.combine(date(2026, 3, 9), datetime.max.time(), SHANGHAI)
"""The last instant of the seven days from 2 March."""


class TestToTheInstant:
    """What is done at the last instant is in time, and none is late at no time."""

    def test_a_lapse_at_the_last_instant_is_early(self) -> None:
        """The time has not run out yet; a microsecond later it has."""
        for when, early in ((LAST, True), (LAST + timedelta(microseconds=1), False)):
            tale = Story()
            case = run(tale.ask(at(2)), tale.event(RunOut, when))
            (clock,) = (clock for clock in case.clocks(CHINA) if clock.name == "claiming")

            assert clock.early is early

    def test_a_right_used_after_it_was_recorded_as_lapsed_is_late(self) -> None:
        """That the window closed excuses no use."""
        tale = Story()
        use = tale.event(Claim, at(11))
        case = run(tale.ask(at(2)), tale.event(RunOut, at(10)), use)
        (clock,) = (clock for clock in case.clocks(CHINA) if clock.name == "claiming")

        assert (clock.lapsed, clock.late, clock.late_by) == (True, True, use.id)

    def test_without_a_due_time_nothing_is_late_or_early(self) -> None:
        """Of a clock that stands still, and of one that nothing stopped."""
        due = CHINA.due(DAYS.period, at(2))

        assert Clock(CLAIMING, at(2), None, used=at(30)).late is False
        assert Clock(DAYS, at(2), None, stopped=at(3), lapsed=True).early is False
        assert Clock(DAYS, at(2), due, lapsed=True).early is False

    def test_a_duty_done_at_the_last_instant_is_in_time(self) -> None:
        """Told on 9 March before midnight, of two days from Saturday 7; or at once, of none."""
        tale = Story()
        case = run(
            tale.ask(at(2)),
            tale.event(Again, at(7)),
            tale.tell(LAST, "tell_each", ANN),
            tale.tell(LAST + timedelta(microseconds=1), "tell_each", BOB),
        )
        report = Duty(REPORT, None, at(2), None, done=at(2))
        later = Duty(REPORT, None, at(2), None, done=at(30))

        assert [each.late for each in case.duties(CHINA)] == [False, False, True]
        assert report.late is False
        assert later.late is True
        assert report.overdue(at(30)) is False

    def test_all_who_must_act_are_named(self) -> None:
        """The report is the officer's or the head's."""
        tale = Story()
        case = run(tale.ask(at(29, month=12)), tale.event(Note, at(29, month=12)))
        (late,) = case.overdue(at(29, 10, month=12), CHINA)

        assert late.text("en").endswith("; officer or head must act")
        assert late.text("zh").endswith("；应由民警、负责人处理")


@attrs.frozen(kw_only=True)
class Odd(Noun):
    """Facts that are nearly what a row needs."""

    lit: bool = False
    level: Annotated[int, Within(0, 3)] = 0
    perhaps: Count | None = None
    ways: tuple[How, ...] = ()


class TestNearlyRight:
    """A fact of nearly the type is of another."""

    @pytest.mark.parametrize(
        ("problem", "change"),
        [
            ("level is no Count", {"counts": ("level",)}),
            ("perhaps is no Count", {"counts": ("perhaps",)}),
            ("lit is no time", {"stamps": ("lit",)}),
            ("each of ways", {"owes": (attrs.evolve(REPORT, each="ways"),)}),
            ("counted from lit", {"starts": (attrs.evolve(DAYS, counted_from="lit"),)}),
        ],
    )
    def test_it_is_refused(self, problem: str, change: dict[str, Any]) -> None:
        """When the table is made."""
        first: Row[Any, Any] = Row(
            "L1", None, Ask, Stand.ON, by=(OFFICER,), basis=BASIS[60], **change
        )
        last: Row[Any, Any] = Row("L5", Stand.ON, Finish, Stand.OFF, by=(OFFICER,), basis=BASIS[60])
        with pytest.raises(InvalidDeclaration, match=problem):
            Workflow("lamp", Odd, (Stand.OFF,), first, last)


class TestCasebooks:
    """What a casebook says of others."""

    def test_of_another_kind_of_thing_the_other_decides(self) -> None:
        """Equality is left to what knows more."""
        book: Any = Casebook()

        assert (book == "book") is False
        assert book == ANY

    def test_a_state_stands_until_the_next_event(self) -> None:
        """Proposed on the 2nd, it is proposed on the 10th too, stated on that day or later."""
        first = pm.Propose(
            id="1",
            proceeding_id="pm-1",
            at=at(2),
            by=Actor(kind=ActorKind.COMMITTEE, ref="C1"),
            parties=(ANN, BOB),
        )
        other = pm.PeopleMediation.start(first)
        outcome = attrs.evolve(outcome_of(other), at=at(10))
        for day in (10, 20):
            tale = Story()
            stated = tale.event(Finish, at(day), signed=True, result=outcome)

            assert Casebook([run(tale.ask(at(2)), stated), other]).remarks() == ()

    def test_each_of_several_outcomes_is_checked(self) -> None:
        """The second is of no proceeding there."""
        first = run(Story("errand-7").ask(at(2)))
        known = attrs.evolve(outcome_of(first), workflow="visit")
        tale = Story()
        stated = tale.event(Finish, at(3), signed=True, results=(known, known))

        remarks = Casebook([run(tale.ask(at(2)), stated)]).remarks()

        assert [(one.code, one.about) for one in remarks] == [("outcome.unknown", "errand-7")] * 2

    def test_what_is_stopped_or_done_is_not_due(self) -> None:
        """The errand is finished, and the report of it was told."""
        tale = Story()
        case = run(
            tale.ask(at(2)),
            tale.event(Note, at(2)),
            tale.tell(at(2), "report_up", "station"),
            tale.event(Finish, at(2), signed=True),
        )

        assert Casebook([case]).due_by(at(30), CHINA) == ()


class TestPagesInChinese:
    """The pages of the documentation are in English: these lines are of the Chinese one."""

    @pytest.mark.parametrize(
        ("cells", "article"),
        [
            (["T6", "`open`", "`again` 重来", "民警", "`errand.not_urgent`", "=", "`level = 3`",
              "起算 `working`, 起算 `noting`, 起算 `hurry`, 停止 `days`", "+ `tell_each`"], 35),
            (["T8", "`open`", "`run_out` 届满", "时钟", "", "=", "",
              "停止 `claiming`, `claiming` 届满", ""], 35),
            (["`month`", "期限month", "the month", "1个月 + 1个月 × 1", "规范", "民警"], 35),
            (["`promise`", "期限promise", "the promise", "5日",
              "法定，自 `promised` 起算", "民警"], 35),
            (["`claiming`", "期限claiming", "the claiming", "7日", "法定，权利期间", "民警"], 35),
            (["`keep_watch`", "持续关注", "keep an eye on it", "当事人", "负责人",
              "持续至履行"], 60),
            (["`report_up`", "向派出所报告", "report to the station", "派出所",
              "民警、负责人", "当即"], 60),
            (["`tell_each`", "逐一告知", "tell each of them", "每一当事人（`people`）", "民警",
              "2日"], 36),
        ],
    )  # fmt: skip
    def test_a_line_is_told(self, cells: list[str], article: int) -> None:
        """A row, a clock or a duty, with its provision."""
        page = Errand.workflow.markdown("zh").splitlines()

        basis = f"《公安机关办理行政案件程序规定》第{article}条"

        assert f"| {' | '.join([*cells, basis])} |" in page
