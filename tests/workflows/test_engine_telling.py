"""Telling: once to a person, in the ways a duty names, and by nobody a guard shuts out."""

from datetime import datetime
from typing import Annotated, Any, ClassVar

import attrs
import pytest

from jingwu_model.declare import About, Noun, Term
from jingwu_model.errors import InvalidDeclaration, Text
from jingwu_model.timeline import Calendar
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows import (
    Actor,
    DutyRule,
    Event,
    How,
    Proceeding,
    Refused,
    Row,
    Told,
    ToldOutcome,
    Workflow,
    guard,
)
from jingwu_model.workflows._event import ActorRef, PartyRef
from workflows._toys import ANN, BASIS, BOB, OFFICER, PARTY, at

CHINA = Calendar.china()


class Stand(Term):
    """Where a brawl stands."""

    OPEN = ("open", "进行中", "open", "正在办理。", "Being handled.", "library")
    OVER = ("over", "已结束", "over", "已经办完。", "Over.", "library")


People = Annotated[tuple[PartyRef, ...], About("人员", "people")]


@attrs.frozen(kw_only=True)
class Brawl(Noun):
    """What is known of a brawl."""

    hurt: People = ()
    struck: People = ()
    gone: Annotated[tuple[ActorRef, ...], About("已退出", "who stepped back")] = ()


@attrs.frozen(kw_only=True)
class Break(Event):
    """爆发, it breaks out."""

    hurt: People
    struck: People


@attrs.frozen(kw_only=True)
class StepBack(Event):
    """退出, somebody steps back."""

    gone: Annotated[tuple[ActorRef, ...], About("已退出", "who stepped back")]


@attrs.frozen(kw_only=True)
class Calm(Event):
    """平息, it is over."""


@guard("brawl.stepped_back", BASIS[17], zh="该人员已经退出", en="whoever it is stepped back")
def still_on(facts: Brawl, event: Told) -> bool:
    """Whoever stepped back does nothing more."""
    return event.by.ref not in facts.gone


def duty(name: str, **more: Any) -> DutyRule:
    """A duty to tell the parties."""
    says = Text(f"告知{name}", f"tell of {name}")
    return DutyRule(name, says, to=PARTY, owed_by=(OFFICER,), basis=BASIS[36], **more)


TELL_BOTH = duty("tell_both", each=("hurt", "struck"))
IN_WRITING = duty("in_writing", each="hurt", hows=(How.IN_WRITING, How.ELECTRONICALLY))


class Fight(Proceeding[Stand, Brawl, Break | StepBack | Calm | Told]):
    """打架, a brawl."""

    __slots__ = ()

    workflow: ClassVar[Workflow[Stand, Brawl]] = Workflow(
        "fight",
        Brawl,
        (Stand.OVER,),
        Row(
            "F1", None, Break, Stand.OPEN, by=(OFFICER,), keeps=("hurt", "struck"),
            owes=(TELL_BOTH, IN_WRITING), basis=BASIS[60],
        ),
        Row("F2", Stand.OPEN, StepBack, None, by=(OFFICER,), adds=("gone",), basis=BASIS[17]),
        Row("F3", Stand.OPEN, Calm, Stand.OVER, by=(OFFICER,), basis=BASIS[60]),
        told=(still_on,),
    )  # fmt: skip


def head(when: datetime, number: int, by: str = "officer-1") -> dict[str, Any]:
    """What every event has."""
    actor = Actor(kind=OFFICER, ref=by)
    return {"id": f"event-{number}", "proceeding_id": "fight-1", "at": when, "by": actor}


def brawl() -> Fight:
    """One in which both struck and Ann was hurt too."""
    return Fight.start(Break(**head(at(2), 1), hurt=(ANN,), struck=(ANN, BOB)))


def tell(name: str, to: str, number: int = 2, by: str = "officer-1", **more: Any) -> Told:
    """Somebody is told."""
    given = {"how": How.ORALLY, "outcome": ToldOutcome.TOLD} | more
    return Told(**head(at(3), number, by), duty=name, to=to, **given)


class TestTwoCapacities:
    """Whoever is owed something in two capacities is owed it once."""

    def test_each_person_is_owed_one(self) -> None:
        """Ann was hurt and struck; Bob only struck."""
        owed = [one.to_ref for one in brawl().duties(CHINA) if one.name == "tell_both"]

        assert owed == [ANN, BOB]

    def test_told_once_nothing_is_left_over(self) -> None:
        """No second duty is late for ever."""
        case = brawl().step(tell("tell_both", ANN))

        left = [one.to_ref for one in case.duties(CHINA) if one.name == "tell_both" and one.open]
        assert left == [BOB]


class TestWays:
    """A duty may name the ways in which it is told."""

    @pytest.mark.parametrize("how", [How.IN_WRITING, How.ELECTRONICALLY])
    def test_told_in_one_of_its_ways_it_is_done(self, how: How) -> None:
        """By a document, however it gets there."""
        case = brawl().step(tell("in_writing", ANN, how=how))

        assert [one.open for one in case.duties(CHINA) if one.name == "in_writing"] == [False]

    @pytest.mark.parametrize("how", [How.ORALLY, How.BY_NOTICE])
    def test_told_in_another_way_it_is_owed_still(self, how: How) -> None:
        """The step is refused, one by one and all together."""
        case, wrong = brawl(), tell("in_writing", ANN, how=how)

        with pytest.raises(Refused) as refused:
            case.step(wrong)
        with pytest.raises(Refused) as replayed:
            Fight.replay((*case.history, wrong))

        assert [one.code for one in refused.value.reasons] == ["told.wrong_way"]
        assert [one.code for one in replayed.value.reasons] == ["told.wrong_way"]
        assert case.can(wrong).text("en") == "the duty is not done in this way"
        assert case.can(wrong).text("zh") == "该项义务不以这种方式履行"

    def test_an_attempt_is_one_in_its_ways_too(self) -> None:
        """A letter refused is noted; words refused are no letter."""
        refused: dict[str, Any] = {"outcome": ToldOutcome.REFUSED, "tried": (How.IN_WRITING,)}

        assert brawl().can(tell("in_writing", ANN, how=How.IN_WRITING, **refused))
        assert brawl().can(tell("in_writing", ANN, **refused)).codes == ("told.wrong_way",)

    def test_neither_who_nor_how_each_is_said(self) -> None:
        """Every reason at once."""
        wrong = attrs.evolve(
            tell("in_writing", ANN), by=Actor(kind=ActorKind.HEAD, ref="officer-1")
        )

        assert brawl().can(wrong).codes == ("actor.not_allowed", "told.wrong_way")

    @pytest.mark.parametrize("how", list(How))
    def test_what_names_none_is_told_in_any(self, how: How) -> None:
        """Most provisions do not say how."""
        assert brawl().can(tell("tell_both", BOB, how=how))

    def test_a_page_says_in_which_ways(self) -> None:
        """Beside when it is due."""
        zh, en = (Fight.workflow.markdown(lang) for lang in ("zh", "en"))

        assert "| 当即，以书面或者电子方式 |" in zh
        assert "| at once, in writing or electronically |" in en

    def test_what_is_no_telling_names_no_way(self) -> None:
        """Nobody would be told in it."""
        with pytest.raises(InvalidDeclaration, match="no telling"):
            duty("watch", telling=False, hows=(How.ORALLY,))


class TestGuardsOfTelling:
    """A machine may give guards to its rows of `told`."""

    def test_they_stand_in_every_state(self) -> None:
        """The end too."""
        told = [one for one in Fight.workflow.transitions if one.event is Told]

        assert [one.source for one in told] == [Stand.OPEN, Stand.OVER]
        assert {one.guards for one in told} == {(still_on,)}

    def test_whoever_stepped_back_tells_nobody(self) -> None:
        """Another does."""
        case = brawl().step(StepBack(**head(at(3), 2), gone=("officer-1",)))

        assert case.can(tell("tell_both", ANN, 3)).codes == ("brawl.stepped_back",)
        with pytest.raises(Refused):
            case.step(tell("tell_both", ANN, 3))
        assert case.can(tell("tell_both", ANN, 3, by="officer-2"))

    def test_the_page_says_so(self) -> None:
        """Where it speaks of `told`."""
        zh, en = (Fight.workflow.markdown(lang) for lang in ("zh", "en"))

        assert "“=”表示状态不变。条件：`brawl.stepped_back`\n" in zh
        assert "“=”: the state stays. Guards: `brawl.stepped_back`\n" in en

    def test_nor_after_the_end(self) -> None:
        """Duties outlast a case, and so does that."""
        case = brawl().step(StepBack(**head(at(3), 2), gone=("officer-1",)))
        over = case.step(Calm(**head(at(3), 3)))

        assert over.can(tell("tell_both", ANN, 4)).codes == ("brawl.stepped_back",)
        assert over.can(tell("tell_both", ANN, 4, by="officer-2"))
