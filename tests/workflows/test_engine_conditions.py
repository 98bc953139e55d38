"""Where a clock starts and a duty comes to be owed, what telling begins, and what is added."""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar

import attrs
import pytest

from jingwu_model.declare import About, Distinct, Instant, Noun, Term, Token
from jingwu_model.errors import InvalidDeclaration, Text
from jingwu_model.timeline import Calendar, Period, Span
from jingwu_model.workflows import (
    ClockRule,
    DutyRule,
    Event,
    How,
    Proceeding,
    Row,
    Told,
    ToldOutcome,
    When,
    Workflow,
)
from jingwu_model.workflows._event import PartyRef
from workflows._toys import ANN, BASIS, BOB, OFFICER, PARTY, Story, at

CHINA = Calendar.china()
OLD = Span(until=date(2026, 2, 28))
NEW = Span(since=date(2026, 3, 1))


class State(Term):
    """Where a loan stands."""

    LENT = ("lent", "已借出", "lent", "已经借出。", "Lent.", "library")
    BACK = ("back", "已归还", "back", "已经归还。", "Given back.", "library")


@attrs.frozen(kw_only=True)
class Facts(Noun):
    """What is known of a loan."""

    asked_on: Annotated[date | None, About("申请日", "asked for on")] = None
    lent: Annotated[Instant | None, About("借出时间", "lent")] = None
    torn: Annotated[bool, About("破损", "torn")] = False
    readers: tuple[PartyRef, ...] = ()
    owners: tuple[PartyRef, ...] = ()
    pages: tuple[Token, ...] = ()


@attrs.frozen(kw_only=True)
class Lend(Event):
    """借出, a book is lent."""

    asked_on: Annotated[date | None, About("申请日", "asked for on")] = None
    torn: Annotated[bool, About("破损", "torn")] = False
    readers: tuple[PartyRef, ...] = (ANN,)
    owners: tuple[PartyRef, ...] = (BOB,)


@attrs.frozen(kw_only=True)
class Read(Event):
    """阅读, some pages are read."""

    pages: tuple[Token, ...] = ()


@attrs.frozen(kw_only=True)
class Return(Event):
    """归还, it is given back."""


def clock(name: str, **more: Any) -> ClockRule:
    """A clock of ten days."""
    says = Text(f"期限{name}", f"the {name}")
    return ClockRule(name, says, Period.days(10), BASIS[35], (OFFICER,), **more)


def duty(name: str, **more: Any) -> DutyRule:
    """Something to tell."""
    says = Text(f"告知{name}", f"tell {name}")
    return DutyRule(name, says, PARTY, (OFFICER,), BASIS[36], **more)


ANSWER = clock("answer", told=("reminder", "other"))
CLOCKS = (
    clock("old", when=When(during=OLD, dated_by="asked_on")),
    clock("new", when=When(during=NEW, dated_by="asked_on")),
    clock("march", when=When(during=NEW)),
    clock("lent_in_march", when=When(during=NEW, dated_by="lent")),
    clock("torn_one", when=When(given="torn")),
    clock("whole_one", when=When(unless="torn")),
)
DUTIES = (
    duty("mend", when=When(given="torn")),
    duty("reminder", each=("readers", "owners"), begins=ANSWER),
)


def loan(*rows: Row[State, Facts]) -> type[Proceeding[State, Facts, Lend | Read | Return | Told]]:
    """A machine of these rows, and of one that ends it."""

    class Loan(Proceeding[State, Facts, Lend | Read | Return | Told]):
        """借书, a loan."""

        __slots__ = ()

        workflow: ClassVar[Workflow[State, Facts]] = Workflow(
            "loan",
            Facts,
            (State.BACK,),
            *rows,
            Row("L3", State.LENT, Return, State.BACK, by=(OFFICER,), basis=BASIS[36]),
        )

    return Loan


LEND = Row(
    "L1",
    None,
    Lend,
    State.LENT,
    by=(OFFICER,),
    keeps=("asked_on", "torn", "readers", "owners"),
    stamps=("lent",),
    starts=CLOCKS,
    owes=DUTIES,
    basis=BASIS[36],
)
READ = Row("L2", State.LENT, Read, None, by=(OFFICER,), adds=("pages",), basis=BASIS[36])
Loan = loan(LEND, READ)


def started(when: datetime, **more: Any) -> set[str]:
    """The clocks that a loan starts."""
    case = Loan.start(Story().event(Lend, when, **more))
    return {clock.name for clock in case.clocks(CHINA)}


class TestWhen:
    """A rule says where it is one."""

    def test_a_rule_is_of_the_days_of_its_fact(self) -> None:
        """Asked for in February and lent in March: the old rule, by the day it was asked for."""
        found = started(at(2), asked_on=date(2026, 2, 28))

        assert found == {"old", "march", "lent_in_march", "whole_one"}

    def test_the_next_day_is_the_new_rules(self) -> None:
        """The spans meet, and leave nothing between them."""
        assert started(at(2), asked_on=date(2026, 3, 1)) >= {"new"}
        assert "old" not in started(at(2), asked_on=date(2026, 3, 1))

    def test_without_the_fact_it_is_the_events_day(self) -> None:
        """Nothing else is known."""
        assert started(at(28, month=2)) == {"old", "whole_one"}
        assert started(at(1)) == {"new", "march", "lent_in_march", "whole_one"}

    def test_a_fact_may_be_asked_for_or_not_be_there(self) -> None:
        """Of a clock and of a duty."""
        assert started(at(2), torn=True) >= {"torn_one"}
        assert "whole_one" not in started(at(2), torn=True)
        whole, torn = (
            Loan.start(Story().event(Lend, at(2), torn=torn)).duties(CHINA)
            for torn in (False, True)
        )
        assert [one.name for one in whole] == ["reminder", "reminder"]
        assert [one.name for one in torn] == ["mend", "reminder", "reminder"]

    @pytest.mark.parametrize(
        ("when", "zh", "en"),
        [
            (When(given="torn"), "须有 `torn`", "given `torn`"),
            (When(unless="torn"), "须无 `torn`", "unless `torn`"),
            (When(during=NEW), "适用期间：2026-03-01起", "of cases from 2026-03-01"),
            (
                When(during=OLD, dated_by="lent", given="torn"),
                "适用期间：至2026-02-28（按 `lent`），须有 `torn`",
                "of cases until 2026-02-28 by `lent`, given `torn`",
            ),
        ],
    )
    def test_it_is_told_in_both_languages(self, when: When, zh: str, en: str) -> None:
        """The page of a machine shows it beside the period."""
        assert when.text("zh") == zh
        assert when.text() == en

    def test_one_that_says_nothing_is_refused(self) -> None:
        """Everywhere is said by saying nothing at all."""
        with pytest.raises(InvalidDeclaration, match="it says when"):
            When()
        with pytest.raises(InvalidDeclaration, match="asked of a span"):
            When(dated_by="lent", given="torn")


class TestBeginning:
    """Telling somebody may start a clock."""

    def told(self, outcome: ToldOutcome, to: str = ANN) -> list[tuple[str, date]]:
        """The answer's clock after a reminder."""
        tale = Story()
        case = Loan.start(tale.event(Lend, at(2)))
        tried = () if outcome is ToldOutcome.TOLD else (How.ORALLY,)
        case = case.step(tale.tell(at(3), "reminder", to, outcome=outcome, tried=tried))
        return [
            (clock.name, clock.due.last.date())
            for clock in case.clocks(CHINA)
            if clock.name == "answer" and clock.due is not None
        ]

    def test_it_runs_from_the_day_they_were_told(self) -> None:
        """3 March and ten days: 13 March, a Friday."""
        assert self.told(ToldOutcome.TOLD) == [("answer", date(2026, 3, 13))]
        assert self.told(ToldOutcome.TOLD, BOB) == [("answer", date(2026, 3, 13))]

    def test_nobody_told_nothing_begun(self) -> None:
        """An attempt discharges the duty and starts no clock."""
        assert self.told(ToldOutcome.UNREACHABLE) == []
        assert self.told(ToldOutcome.REFUSED) == []

    def test_another_duty_begins_nothing(self) -> None:
        """Only what the clock names."""
        tale = Story()
        case = Loan.start(tale.event(Lend, at(2), torn=True))
        case = case.step(tale.tell(at(3), "mend", "party"))

        assert "answer" not in {clock.name for clock in case.clocks(CHINA)}

    def test_an_end_begins_none(self) -> None:
        """All clocks have stopped there."""
        tale = Story()
        case = Loan.start(tale.event(Lend, at(2))).step(tale.event(Return, at(3)))
        case = case.step(tale.tell(at(4), "reminder", ANN))

        assert not any(clock.running for clock in case.clocks(CHINA))

    def test_the_clock_names_the_duty(self) -> None:
        """Or the duty is refused."""
        with pytest.raises(InvalidDeclaration, match="does not name it"):
            duty("letter", begins=ANSWER)

    def test_the_page_shows_both(self) -> None:
        """From what the clock runs, and where a rule is one."""
        zh, en = Loan.workflow.markdown("zh"), Loan.workflow.markdown("en")

        assert "自履行 `reminder`、`other` 起算" in zh
        assert "once `reminder` or `other` was told" in en
        assert "须有 `torn`" in zh
        assert "pages += read.pages" in en


class TestAdding:
    """A fact may be added to."""

    def test_items_are_added_in_their_order(self) -> None:
        """What was there stays."""
        tale = Story()
        case = Loan.start(tale.event(Lend, at(2)))
        case = case.step(tale.event(Read, at(3), pages=("p1", "p2")))
        case = case.step(tale.event(Read, at(4), pages=("p3",)))

        assert case.facts.pages == ("p1", "p2", "p3")
        assert Loan.replay(case.history) == case
        assert Loan.replay(case.history).facts == case.facts


@attrs.frozen(kw_only=True)
class Maybe(Event):
    """或许, pages, or none at all; and others."""

    pages: tuple[Token, ...] | None = None
    torn: bool = False
    readers: tuple[Token, ...] = ()


@attrs.frozen(kw_only=True)
class Distinctly(Noun):
    """Facts of which no item stands twice."""

    pages: Annotated[tuple[Token, ...], Distinct()] = ()


def wrong(*rows: Row[State, Facts]) -> str:
    """What is wrong with a machine of these rows."""
    with pytest.raises(InvalidDeclaration) as caught:
        loan(*rows)
    return str(caught.value)


class TestDefinitions:
    """A table that asks what is not there is refused when it is made."""

    def test_what_is_added_stands_on_the_event(self) -> None:
        """By the same name."""
        again = Row("L2", State.LENT, Lend, None, by=(OFFICER,), adds=("pages",), basis=BASIS[36])

        assert "lend has no pages to add" in wrong(LEND, again)

    @pytest.mark.parametrize("name", ["pages", "torn", "readers"])
    def test_what_is_added_are_the_facts_items(self, name: str) -> None:
        """Not none, not a single value, and of no other kind."""
        maybe = Row("L2", State.LENT, Maybe, None, by=(OFFICER,), adds=(name,), basis=BASIS[36])

        assert f"{name} of maybe are no items to add" in wrong(LEND, maybe)

    def test_what_is_added_to_has_no_limit(self) -> None:
        """However many there are, the fact holds them."""
        rows = (
            Row("L1", None, Read, State.LENT, by=(OFFICER,), adds=("pages",), basis=BASIS[36]),
            Row("L3", State.LENT, Return, State.BACK, by=(OFFICER,), basis=BASIS[36]),
        )
        with pytest.raises(InvalidDeclaration, match="no items to add"):
            Workflow("loan", Distinctly, (State.BACK,), *rows)

    @pytest.mark.parametrize(
        ("when", "told"),
        [
            (When(given="missing"), "asks of missing: no such fact"),
            (When(unless="missing"), "asks of missing: no such fact"),
            (When(during=NEW, dated_by="missing"), "is dated by missing"),
            (When(during=NEW, dated_by="torn"), "is dated by torn"),
        ],
    )
    def test_where_a_rule_is_one_asks_facts_that_there_are(self, when: When, told: str) -> None:
        """Of a clock and of a duty."""
        for more in ({"starts": (clock("odd", when=when),)}, {"owes": (duty("odd", when=when),)}):
            row = Row(
                "L1",
                None,
                Lend,
                State.LENT,
                by=(OFFICER,),
                basis=BASIS[36],
                **more,
            )
            assert told in wrong(row, READ)

    def test_each_of_several_facts_lists_people(self) -> None:
        """The second too."""
        odd = duty("odd", each=("readers", "torn"))
        row = Row("L1", None, Lend, State.LENT, by=(OFFICER,), owes=(odd,), basis=BASIS[36])

        assert "owed to each of torn: no fact lists them" in wrong(row, READ)
