"""What takes events takes and refuses what the reference does, with the same codes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from hypothesis.strategies import SearchStrategy

from jingwu_model.errors import Text
from jingwu_model.testing import strategies as jst
from jingwu_model.testing.contracts._broken import Difference
from jingwu_model.testing.contracts._drawn import (
    History,
    all_known,
    any_of,
    named,
    of_each_row,
    steps,
)
from jingwu_model.testing.contracts._trying import Trial
from jingwu_model.testing.strategies._asked import machine_of
from jingwu_model.testing.strategies._attempts import Attempt, codes_of
from jingwu_model.workflows import Event

_Answers = Callable[[tuple[Event, ...], Event], Iterable[str] | None]

_SAME: Mapping[str, str] = MappingProxyType({})


def api_refuses_the_same(
    attempt: _Answers,
    workflow: str,
    *,
    codes: Iterable[str] | None = None,
    names: Mapping[str, str] = _SAME,
    histories: SearchStrategy[tuple[Event, ...]] | None = None,
) -> None:
    """Hold a system that takes events to what the reference takes and refuses.

    Every event of a drawn history must be taken after those before it; and an event that is
    wrong in exactly one way, for each way in turn, must be refused with that one's code. What
    is wrong is asked only after a history of which all is taken.

    Args:
        attempt: Your system, asked with the events so far, all of which it took when it was
            asked about them, and the next one. Answers with none where it takes it, else with
            the codes of its reasons, in any order.
        workflow: The machine's name: `people_mediation`.
        codes: The reasons of ours that your system knows; by default every one that can be
            drawn. With none of them, only what it must take is asked.
        names: What your system calls a reason, where not as we do.
        histories: The histories whose events it must take; by default any of the machine's.

    Raises:
        ContractBroken: Each of its `differences` is about a step (`drafted > sign`: taken by the
            reference) or a reason's code (refused with it by the reference); `asked` is the
            history and then the event, `reference` and `theirs` the codes in your system's
            words, none where it is taken.
        hypothesis.errors.InvalidArgument: There is no such workflow or reason.

    Examples:
        >>> from jingwu_model.workflows import ALL
        >>> def attempt(history, event):
        ...     machine = ALL["people_mediation"]
        ...     can = machine.replay(history).can(event) if history else machine.may_start(event)
        ...     return can.codes or None
        >>> api_refuses_the_same(attempt, "people_mediation", codes=["seal.missing"])
    """
    machine = machine_of(workflow)

    def wrongly_refused(history: History) -> Iterator[Difference]:
        for n, (case, event, _) in enumerate(steps(machine, history)):
            theirs = _told(attempt(history[:n], event))
            if theirs is not None:
                says = _says(None, theirs)
                yield Difference(named(case, event), says, history[: n + 1], None, theirs)
                return

    def wrongly_taken(one: Attempt) -> Iterator[Difference]:
        before = tuple(wrongly_refused(one.history))
        yield from before
        ours = (names.get(one.code, one.code),)
        theirs = ours if before else _told(attempt(one.history, one.event))
        if theirs != ours:
            asked = (*one.history, one.event)
            yield Difference(one.code, _says(ours, theirs), asked, ours, theirs)

    asked = codes_of(workflow) if codes is None else tuple(codes)
    all_known("names", names, codes_of(workflow))
    trial = Trial("api_refuses_the_same")
    trial.over(wrongly_refused, [any_of(workflow, histories)])
    trial.over(wrongly_refused, of_each_row(workflow, histories))
    trial.over(wrongly_taken, [jst.illegal_histories(workflow, code=code) for code in asked])
    trial.hold()


def _told(answer: Iterable[str] | None) -> tuple[str, ...] | None:
    """Codes as they are compared: each once, and sorted."""
    return None if answer is None else tuple(sorted(set(answer)))


def _says(ours: tuple[str, ...] | None, theirs: tuple[str, ...] | None) -> Text:
    """Which of the two takes it, and with what codes it is refused."""
    zh = f"参照{_zh(ours)}，对方{_zh(theirs)}"
    return Text(zh, f"the reference {_en(ours)}, theirs {_en(theirs)}")


def _zh(codes: tuple[str, ...] | None) -> str:
    if codes is None:
        return "接受"
    return f"拒绝（{'、'.join(codes) or '无代码'}）"


def _en(codes: tuple[str, ...] | None) -> str:
    return "takes it" if codes is None else f"refuses it ({', '.join(codes) or 'no code'})"
