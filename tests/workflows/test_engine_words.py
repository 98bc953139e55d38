"""The engine's own words: its pictures to the letter, and what is late in a sentence."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from jingwu_model.declare import Noun, Term
from jingwu_model.errors import InvalidDeclaration, InvalidObject, Text
from jingwu_model.timeline import SHANGHAI, Calendar, Span
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    Answer,
    Casebook,
    Clock,
    Duty,
    Event,
    Occurrence,
    Proceeding,
    Remark,
    Row,
    Workflow,
    fact_guard,
    gaps,
    outcome_of,
    schedule,
)
from workflows._toys import (
    BASIS,
    CLOCK,
    DAYS,
    HEAD,
    HURRY,
    OFFICER,
    REPORT,
    TELL,
    WATCH,
    Again,
    Errand,
    Facts,
    Finish,
    GoOn,
    Grant,
    Note,
    RunOut,
    Story,
    Wait,
    at,
    run,
    signed,
    urgent,
)

CHINA = Calendar.china()


class Lit(Term):
    """Two states, one of an awkward name."""

    ON = ("on", "亮“甲”", 'on "A\\B"', "亮着。", "On.", "library")
    OFF = ("off", "灭", "off", "灭了。", "Off.", "library")


@fact_guard(
    "lamp.dim", BASIS[60], zh="亮|暗", en="bright|dim", supplied_by=(OFFICER, HEAD)
)
def bright(facts: Facts) -> bool:
    """A reason with a bar in its words."""
    return facts.urgent


LAMP: Workflow[Lit, Facts] = Workflow(
    "lamp",
    Facts,
    (Lit.OFF,),
    Row("L1", None, Note, Lit.ON, by=(OFFICER,), basis=BASIS[60]),
    Row(
        "L2", Lit.ON, Wait, None, by=(OFFICER,), stamps=("noted",), counts=("notes",),
        basis=BASIS[60],
    ),
    Row("L3", Lit.ON, GoOn, None, by=(OFFICER,), basis=BASIS[60]),
    Row(
        "L4", Lit.ON, Finish, Lit.OFF, by=(OFFICER, HEAD), guards=(bright,),
        basis=(BASIS[36], BASIS[60]),
    ),
)  # fmt: skip

MERMAID = """\
stateDiagram-v2
    on: 亮“甲”
    off: 灭
    [*] --> on: L1 记录
    on --> on: L2 暂停
    on --> on: L3 继续
    on --> off: L4 完成
    off --> [*]
"""

DOT = r"""digraph lamp {
    rankdir=LR;
    node [shape=box, style=rounded];
    start [shape=point];
    on [label="on \"A\\B\""];
    off [label="off", peripheries=2];
    start -> on [label="L1 note"];
    on -> on [label="L2 wait\nL3 go_on"];
    on -> off [label="L4 finish"];
}
"""

SCXML = """\
<?xml version="1.0" encoding="UTF-8"?>
<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"
       name="lamp" initial="start">
  <!-- The state 'start' stands for the start of a proceeding. The recording rows of
       final states are left out: a final state of SCXML has no transitions. -->
  <state id="start">
    <transition event="note" target="on"/>
  </state>
  <state id="on">
    <transition event="wait" target="on"/>
    <transition event="go_on" target="on"/>
    <transition event="finish" target="off"/>
    <transition event="told" target="on"/>
  </state>
  <final id="off"/>
</scxml>
"""


class TestTheSmallestPictures:
    """Of a lamp, drawn by hand."""

    def test_mermaid(self) -> None:
        """In Chinese, which is what is drawn unless another is asked for."""
        assert LAMP.mermaid() == LAMP.mermaid("zh") == MERMAID

    def test_dot(self) -> None:
        """Quotes and backslashes of a name are marked; one arrow for both rows that record."""
        assert LAMP.dot("en") == DOT
        assert LAMP.dot() == LAMP.dot("zh")
        assert 'off [label="灭", peripheries=2];' in LAMP.dot()
        assert 'on -> off [label="L4 完成"];' in LAMP.dot()

    def test_scxml(self) -> None:
        """With the note on what is left out."""
        assert LAMP.scxml() == SCXML

    def test_a_page(self) -> None:
        """Its picture, rows with their facts and provisions, a bar of a reason written out."""
        page = LAMP.markdown()
        lines = page.splitlines()

        assert page == LAMP.markdown("zh")
        assert page.startswith(f"# lamp\n\n```mermaid\n{MERMAID}```\n")
        first = "《公安机关办理行政案件程序规定》第36条"
        second = "《公安机关办理行政案件程序规定》第60条"
        assert (
            "| L2 | `on` | `wait` 暂停 | 民警 |  | = | `noted = wait.at`, `notes + 1` |  |  "
            f"| {second} |"
        ) in lines
        assert (
            "| L4 | `on` | `finish` 完成 | 民警、负责人 | `lamp.dim` | `off` |  |  |  "
            f"| {first}；{second} |"
        ) in lines
        assert f"| `lamp.dim` | 亮&#124;暗 | bright&#124;dim | {second} | 民警、负责人 |" in lines

    def test_a_page_in_english(self) -> None:
        """Its picture too."""
        assert f"```mermaid\n{LAMP.mermaid('en')}```\n" in LAMP.markdown("en")
        assert "on --> off: L4 finish" in LAMP.mermaid("en")


class TestWhatIsSaidOfTime:
    """Each way in which a clock or a duty stands, in both languages."""

    def test_a_clock(self) -> None:
        """It runs, it was stopped in time or late, it ran out, it stands still."""
        ten = CHINA.due(DAYS.period, at(2))
        tale = Story()
        runs = {clock.name: clock for clock in run(tale.ask(at(2))).clocks(CHINA)}["days"]
        until = "截至2026-03-12 23:59（自2026-03-02 09:00起10日）"
        said = f"期限days（法定）：{until}"

        assert runs.due == ten
        assert runs.text("zh") == said
        assert attrs.evolve(runs, stopped=at(12)).text("zh") == f"{said}，已停止"
        assert attrs.evolve(runs, stopped=at(13)).text("zh") == f"{said}，逾期实施"
        assert attrs.evolve(runs, stopped=at(13), lapsed=True).text("zh") == f"{said}，已届满"
        assert attrs.evolve(runs, due=None, paused=True).text("zh") == "期限days（法定）：暂停"

        told = "the days (statutory): by 2026-03-12 23:59 (10 days from 2026-03-02 09:00)"
        assert runs.text() == runs.text("en") == told
        assert attrs.evolve(runs, stopped=at(12)).text("en") == f"{told}, stopped"
        assert attrs.evolve(runs, stopped=at(13)).text("en") == f"{told}, done late"
        assert attrs.evolve(runs, stopped=at(13), lapsed=True).text("en") == f"{told}, ran out"

    def test_a_clock_of_which_nothing_is_said(self) -> None:
        """It runs: not paused, not extended, not run out."""
        clock = Clock(DAYS, at(2), CHINA.due(DAYS.period, at(2)))

        assert clock.running
        assert (clock.lapsed, clock.paused, clock.extended) == (False, False, 0)

    @pytest.mark.parametrize(
        ("hours", "minutes", "zh", "en"),
        [(3, 0, "3小时", "3 hours"), (1, 1, "1小时1分钟", "1 hour 1 minute"),
         (0, 30, "30分钟", "30 minutes")],
    )  # fmt: skip
    def test_how_long_a_clock_stood_still(
        self, hours: int, minutes: int, zh: str, en: str
    ) -> None:
        """In whole hours, in minutes, or in both."""
        tale = Story()
        on = at(2, 10) + timedelta(hours=hours, minutes=minutes)
        case = run(tale.ask(at(2)), tale.event(Wait, at(2, 10)), tale.event(GoOn, on))
        clock = {clock.name: clock for clock in case.clocks(CHINA)}["hours"]

        assert clock.text("zh").endswith(f"，其间暂停{zh}")
        assert clock.text("en").endswith(f", paused for {en}")

    def test_a_duty(self) -> None:
        """With its time, in the language asked for."""
        due = CHINA.due(TELL.period, at(4)) if TELL.period is not None else None
        duty = Duty(TELL, "party-ann", at(4), due)
        zh = "逐一告知（对当事人）：截至2026-03-06 23:59（自2026-03-04 09:00起2日）"
        en = "tell each of them (to the party): by 2026-03-06 23:59 (2 days from 2026-03-04 09:00)"

        assert duty.text("zh") == zh
        assert duty.text() == duty.text("en") == en
        assert attrs.evolve(duty, done=at(5)).text("zh") == f"{zh}，已履行"

    def test_what_continues_is_never_late(self) -> None:
        """Whenever it is done; what is due at once is late a moment later."""
        for rule, late in ((WATCH, False), (REPORT, True)):
            assert Duty(rule, None, at(2), None, done=at(30)).late is late

    def test_every_reason_has_a_line(self) -> None:
        """In the order of the row."""
        answer = Answer((urgent.reason, signed.reason))

        assert [line.partition("（")[0] for line in answer.text("zh").split("\n")] == [
            "并不紧急",
            "未签收",
        ]

    @pytest.mark.parametrize(
        ("ask", "where"),
        [
            (lambda case, now: case.overdue(now, CHINA), "now"),
            (lambda case, now: case.lapses(now, CHINA), "now"),
            (lambda _, now: Duty(REPORT, None, at(2), None).overdue(now), "now"),
            (lambda case, now: Casebook([case]).overdue(now, CHINA), "now"),
            (lambda case, now: Casebook([case]).due_by(now, CHINA), "until"),
        ],
    )
    def test_a_time_without_an_offset_is_named(self, ask: Any, where: str) -> None:
        """By what it was given as."""
        with pytest.raises(InvalidObject) as refused:
            ask(run(Story().ask(at(2))), datetime(2026, 3, 9))  # noqa: DTZ001 - that is asked
        (fault,) = refused.value.faults

        assert fault.field == where


class TestToTheDayInChina:
    """Days are China's, wherever the time of an event was written down."""

    def test_a_pause_at_the_last_instant_stands_still(self) -> None:
        """Ten days from 2 March end with Thursday 12; a microsecond later it has run out."""
        ten = CHINA.due(DAYS.period, at(2))
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Wait, ten.last))
        days = {clock.name: clock for clock in case.clocks(CHINA)}["days"]

        assert days.paused
        assert not days.overdue(at(20))

    def test_what_ends_beyond_all_dates_stands_still_too(self) -> None:
        """Ten days from 29 December 9999; paused or not, no day is said."""
        end = datetime(9999, 12, 29, 9, tzinfo=SHANGHAI)
        tale = Story()
        case = run(tale.ask(end), tale.event(Wait, end))
        clocks = {clock.name: clock for clock in case.clocks(CHINA)}

        assert (clocks["days"].paused, clocks["days"].due) == (True, None)
        assert clocks["days"].text() == "the days (statutory): paused"
        assert (clocks["month"].paused, clocks["month"].due) == (False, None)
        assert clocks["month"].text() == "the month (normative): ends beyond all dates"
        assert clocks["month"].text("zh") == "期限month（规范）：在可表示的日期内不届满"

    def test_a_pause_is_counted_in_days_of_china(self) -> None:
        """From 4 March 02:00 to 23:00 none is left out, though in Greenwich two days are named."""
        tale = Story()
        case = run(tale.ask(at(2)), tale.event(Wait, at(4, 2)), tale.event(GoOn, at(4, 23)))
        days = {clock.name: clock for clock in case.clocks(CHINA)}["days"]

        assert days.due is not None
        assert days.due.last.date() == date(2026, 3, 12)


class TestWhatACasebookSays:
    """Of proceedings late or early, and of what is due."""

    def test_of_a_clock_stopped_late(self) -> None:
        """The 24 hours of 2 March ended on the 3rd at nine."""
        tale = Story()
        late = tale.event(Finish, at(3, 10), signed=True)

        remarks = Casebook([run(tale.ask(at(2)), late)]).remarks(CHINA)

        assert remarks[0].fault
        assert remarks == (
            Remark(
                "clock.late",
                Text(
                    "期限届满后才实施，届满未记录",
                    "done after the time ran out, which was not recorded",
                ),
                "errand-1",
                late.id,
                "hours",
            ),
        )

    def test_of_a_clock_said_to_have_run_out_early(self) -> None:
        """The seven days end with Monday 9 March."""
        tale = Story()
        early = tale.event(RunOut, at(9))

        assert Casebook([run(tale.ask(at(2)), early)]).remarks(CHINA) == (
            Remark(
                "clock.early",
                Text("期限尚未届满即记为届满", "said to have run out before the time had"),
                "errand-1",
                early.id,
                "claiming",
            ),
        )

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"state": "done"}, "outcome.state"),
            ({"state": "waiting"}, "outcome.state"),
            ({"digest": "0" * 64}, "outcome.digest"),
            ({"digest": "f" * 64}, "outcome.digest"),
        ],
    )
    def test_of_another_state_or_digest(self, change: dict[str, Any], code: str) -> None:
        """Of any: the errand is open, which stands between the two in the alphabet."""
        other = run(Story("errand-7").ask(at(2)))
        tale = Story()
        result = attrs.evolve(outcome_of(other), **change)
        stated = tale.event(Finish, at(3), signed=True, result=result)

        (remark,) = Casebook([run(tale.ask(at(2)), stated), other]).remarks()

        assert remark.code == code

    def test_of_an_extension_after_the_end(self) -> None:
        """The 24 hours of 2 March ended on the 3rd at nine."""
        tale = Story()
        grant = tale.event(Grant, at(3, 10))

        remarks = Casebook([run(tale.ask(at(2)), grant)]).remarks(CHINA)

        assert [(one.proceeding_id, one.event_id, one.about, one.fault) for one in remarks] == [
            ("errand-1", grant.id, "hours", True)
        ]

    def test_of_a_machine_that_is_not_there(self) -> None:
        """It says what was asked."""
        with pytest.raises(InvalidObject) as refused:
            Casebook().in_state("lamp", Lit.ON)

        assert refused.value.what == "Casebook"

    def test_of_a_duty_with_a_time(self) -> None:
        """Two days from 4 March, to each of the two."""
        tale = Story()
        book = Casebook([run(tale.ask(at(2)), tale.event(Again, at(4)))])

        owed = [what for _, what in book.due_by(at(8), CHINA) if what.name == "tell_each"]

        assert [what.due for what in owed] == [CHINA.due(HURRY.period, at(4))] * 2


class TestBeingTheSame:
    """Equal ones hash alike, and others hardly ever."""

    def test_a_case_and_what_it_became(self) -> None:
        """Neither is the other, whichever is asked."""
        tale = Story()
        before = run(tale.ask(at(2)))
        after = before.step(tale.event(Note, at(3)))

        assert before == run(*before.history)
        assert (before == after, after == before) == (False, False)

    def test_hashes_of_cases(self) -> None:
        """Of another id, another length, another last event or another machine."""

        class Other(Proceeding[Any, Facts, Any]):
            """另一, another machine of the same table."""

            __slots__ = ()
            workflow = Workflow("other", Facts, (Lit.OFF,), *_lamp_rows())

        class Lamp(Proceeding[Any, Facts, Any]):
            """灯, a lamp."""

            __slots__ = ()
            workflow = LAMP

        tale = Story()
        first, second, third = (tale.event(kind, at(2)) for kind in (Note, Wait, Wait))
        cases: list[Any] = [
            Lamp.start(first),
            Lamp.start(first).step(second),
            Lamp.start(first).step(third),
            Lamp.start(Story("errand-2").event(Note, at(2))),
            Other.start(first),
        ]

        assert len({hash(case) for case in cases}) == len(cases)
        assert hash(Casebook(cases[:1])) != hash(Casebook(cases[3:4]))


def _lamp_rows() -> tuple[Row[Any, Any], ...]:
    return (
        Row("L1", None, Note, Lit.ON, by=(OFFICER,), basis=BASIS[60]),
        Row("L4", Lit.ON, Finish, Lit.OFF, by=(OFFICER,), basis=BASIS[60]),
    )


@attrs.frozen(kw_only=True)
class Needing(Noun):
    """Facts that must be given."""

    one: bool
    two: bool


class TestGaps:
    """Where no record shows that something happened."""

    def test_a_window_without_a_beginning(self) -> None:
        """The first record lies in it, the last one after it."""
        window = Span(until=date(2026, 3, 8))
        records = (date(2026, 3, 1), date(2026, 3, 20))

        assert gaps([Occurrence(date(2026, 3, 2), window, 5)], records) == ()


class TestSentencesToProgrammers:
    """What a table is refused with, to the letter."""

    def refused(self, name: str, *table: Row[Any, Any], facts: Any = Facts) -> str:
        """What is said."""
        with pytest.raises(InvalidDeclaration) as refused:
            Workflow(name, facts, (Lit.OFF,), *table)
        return str(refused.value)

    def test_of_names_and_facts(self) -> None:
        """The machine's name, and facts that must be given."""
        rows = _lamp_rows()

        said = self.refused("The Lamp", *rows)
        assert said == "The Lamp.name: a machine's name is lower snake case"
        assert self.refused("lamp", *rows, facts=Needing) == (
            "lamp.facts: one, two without a default"
        )

    def test_of_events(self) -> None:
        """Their docstrings name them."""

        @attrs.frozen(kw_only=True)
        class Dim(Event):
            """It is dimmed."""

        last: Row[Any, Any] = Row("L4", Lit.ON, Dim, Lit.OFF, by=(OFFICER,), basis=BASIS[60])
        assert self.refused("lamp", _lamp_rows()[0], last) == (
            "lamp.dim: its docstring begins '中文, English'"
        )

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"code": ""}, "lamp.guard: a reason has a code, zh and en"),
            ({"own": True}, "lamp.errand.not_urgent: a guard's reason cites what it rests on"),
        ],
    )
    def test_of_reasons(self, change: dict[str, Any], said: str) -> None:
        """Their code, words and provision."""
        wrong = attrs.evolve(urgent, reason=attrs.evolve(urgent.reason, **change))
        last: Row[Any, Any] = Row(
            "L4", Lit.ON, Finish, Lit.OFF, by=(OFFICER,), guards=(wrong,), basis=BASIS[60]
        )

        assert self.refused("lamp", _lamp_rows()[0], last) == said

    @pytest.mark.parametrize(
        ("by", "lapses", "said"),
        [
            ((CLOCK,), None, "lamp.L4: a row of the clock, and no other, names what lapses"),
            ((CLOCK, OFFICER), HURRY, "lamp.L4: what the clock does, nobody else does"),
        ],
    )
    def test_of_the_clock(self, by: tuple[ActorKind, ...], lapses: Any, said: str) -> None:
        """As an actor."""
        first: Row[Any, Any] = Row(
            "L1", None, Note, Lit.ON, by=(OFFICER,), starts=(HURRY,), basis=BASIS[60]
        )
        last: Row[Any, Any] = Row(
            "L4", Lit.ON, Finish, Lit.OFF, by=by, lapses=lapses, basis=BASIS[60]
        )

        assert self.refused("lamp", first, last) == said

    def test_of_a_history_of_nothing(self) -> None:
        """A proceeding has one event at least."""
        with pytest.raises(ValueError, match=r"^no event: a proceeding has one at least$"):
            Errand.replay([])

    def test_of_a_schedule_without_an_end(self) -> None:
        """It would go on for ever."""
        rule: Any = ()
        with pytest.raises(InvalidDeclaration) as refused:
            schedule(rule, Span(since=date(2026, 3, 2)), CHINA)

        assert str(refused.value) == "schedule: a span with both ends"
