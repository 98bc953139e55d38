"""Hold a program against the reference: first by vectors, then by drawn histories."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from jingwu_model.errors import Fault, JingwuError, Lang, Text
from jingwu_model.testing._several import several
from jingwu_model.testing.conform._disagreement import Disagreement, disagreement, unreadable
from jingwu_model.testing.conform._drawn import drawn
from jingwu_model.testing.conform._program import Program, ProgramFailed, cut
from jingwu_model.testing.conform._question import Question, agreed
from jingwu_model.testing.conform._reference import begin
from jingwu_model.testing.conform._result import Conformity, Count
from jingwu_model.testing.conform._shape import TEXTS, at_key, faults_of
from jingwu_model.testing.conform._vectors import questions
from jingwu_model.testing.vectors import Vectors
from jingwu_model.timeline import Calendar
from jingwu_model.workflows import ALL

Progress = Callable[[str, int, int], object]
"""What is told what is asked, and how much of it: `people_mediation`, 3 of 8."""

ANSWERS: Final = ("history", "due", "read", "check")
"""What kinds of questions there are."""

MOST_SECONDS: Final = 86_400
"""For how long an answer is waited for at most: a day."""

_REASONS = 5


class UnknownWorkflow(JingwuError, LookupError):
    """There is no machine of a name.

    Attributes:
        name: The name.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)

    def text(self, lang: Lang = "en") -> str:
        """The name, and those there are."""
        if lang == "zh":
            return f"没有流程“{self.name}”；可选：{'、'.join(ALL)}"
        return f"no machine '{self.name}'; there is {' or '.join(ALL)}"


class _Score:
    """How many points were asked, by machine and provision."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], list[int]] = {}

    def add(self, of: str, cites: Iterable[str], *, agreed: int = 0, not_covered: int = 0) -> None:
        """One point of some provisions."""
        for each in cites:
            count = self._counts.setdefault((of, each), [0, 0, 0])
            count[0] += 1
            count[1] += agreed
            count[2] += not_covered

    def whole(self, question: Question, *, not_covered: int = 0) -> None:
        """A question of which no point agrees: not answered, or not so that it can be read."""
        for point in question.points:
            self.add(question.of, point.cites, not_covered=not_covered)

    def counts(self) -> Iterator[Count]:
        """Them all, the machines before the other kinds of vectors."""
        order = (*ALL, *sorted({of for of, _ in self._counts} - set(ALL)))
        for of, each in sorted(self._counts, key=lambda key: (order.index(key[0]), key[1])):
            asked, agreed, not_covered = self._counts[of, each]
            yield Count(of=of, provision=each, asked=asked, agreed=agreed, not_covered=not_covered)


class _Asking:
    """A program that is asked, and what came of it."""

    def __init__(self, program: Program, calendar: Calendar) -> None:
        self.score = _Score()
        self.questions = 0
        self.cannot: list[str] = []
        self._program = program
        self.workflows, self.answers = _begun(program, calendar)

    def covers(self, question: Question) -> bool:
        """Whether the program says that it answers such a question."""
        if question.asks not in self.answers:
            return False
        return question.asks != "history" or question.of in self.workflows

    def ask(self, question: Question, count: bool = True) -> Disagreement | None:  # noqa: FBT001, FBT002 - as `Ask` has it
        """Ask it, and note each point that agrees; where one does not, the first such."""
        if not self.covers(question):
            self.score.whole(question, not_covered=1)
            return None
        answer = self._program.ask(question.body)
        self.questions += count
        said, faults = answer.said, faults_of(question, answer)
        if said is None or faults:
            if count:
                self.score.whole(question)
            return unreadable(question, answer, faults)
        if (why := said.get("cannot")) is not None:
            if count:
                self.score.whole(question, not_covered=1)
                self._excused(why)
            return None
        first: Disagreement | None = None
        for point, gap in agreed(question, said):
            if count:
                self.score.add(question.of, point.cites, agreed=int(gap is None))
            if gap is not None and first is None:
                first = disagreement(question, gap)
        return first

    def _excused(self, why: str) -> None:
        """Keep a reason for which something could not be answered."""
        if why not in self.cannot and len(self.cannot) < _REASONS:
            self.cannot.append(why)


def _begun(program: Program, calendar: Calendar) -> list[tuple[str, ...]]:
    """The machines and the kinds of questions that the program names in its first answer.

    Raises:
        ProgramFailed: It does not name any, or names what there is not.
    """
    answer = program.ask(begin(calendar), numbered=False)
    if answer.said is None:
        said = cut(answer.line)
        problem = Text(
            f"对 begin 的回答不是 JSON 对象：{said}",
            f"its answer to begin is no JSON object: {said}",
        )
        raise ProgramFailed(program.command, problem)
    known = {"workflows": tuple(ALL), "answers": ANSWERS}
    faults = [fault for key in known for fault in at_key(answer.said, key, TEXTS)]
    if faults:
        raise ProgramFailed(program.command, _misshapen(faults))
    named = [tuple(dict.fromkeys(answer.said[key])) for key in known]
    strange = [
        _strange(key, name, there)
        for (key, there), names in zip(known.items(), named, strict=True)
        for name in names
        if name not in there
    ]
    if strange:
        zh, en = "；".join(one.zh for one in strange), "; ".join(one.en for one in strange)
        problem = Text(
            f"对 begin 的回答含有未知名称：{zh}",
            f"its answer to begin names what there is not: {en}",
        )
        raise ProgramFailed(program.command, problem)
    return named


def _misshapen(faults: Iterable[Fault]) -> Text:
    """What is wrong with the lists of the first answer."""
    zh, en = ("；".join(one.text("zh") for one in faults), "; ".join(one.text() for one in faults))
    return Text(f"对 begin 的回答无法读取：{zh}", f"its answer to begin cannot be read: {en}")


def _strange(key: str, name: str, there: Collection[str]) -> Text:
    """A name that there is not, with the nearest one, or all there are."""
    close = get_close_matches(name, there, n=1)
    said = cut(name)
    if close:
        return Text(
            f"{key} 中的“{said}”，是否指 {close[0]}", f"{key} '{said}', did you mean {close[0]}"
        )
    zh, en = "、".join(there), " or ".join(there)
    return Text(f"{key} 中的“{said}”，可选：{zh}", f"{key} '{said}', there is {en}")


def conform(  # noqa: PLR0913 - each is asked for by itself
    command: Sequence[str],
    *,
    vectors: Vectors | Callable[[], Vectors] | None = None,
    workflows: str | Collection[str] | None = None,
    histories: int = 200,
    seed: int | None = None,
    timeout: float = 10.0,
    progress: Progress | None = None,
) -> Conformity:
    """Hold a program against the reference, by the protocol of `docs/reference/conformance.md`.

    The vectors are asked first, then histories drawn at random: such as a machine takes, and
    such as it refuses the last event of. Of the drawn ones that are answered otherwise, the
    smallest found is told.

    Args:
        command: The words that start the program, such as `["node", "x.js"]`; no shell reads
            them.
        vectors: The vectors, as `vectors.make()` or `vectors.read(folder)` has them, or what
            makes them, such as `vectors.make`: it is called once the program has answered for
            the first time. None: only histories are asked.
        workflows: The machines it is asked about, or one; by default all.
        histories: How many histories of each sort are drawn for each machine that it
            implements; 0: none.
        seed: Where drawing begins; none: the same histories every time.
        timeout: How many seconds the program has for each answer, a day at most.
        progress: What is told how far it is.

    Returns:
        What it came to; truthy where the program answered, and all of that agrees.

    Raises:
        ProgramFailed: The program cannot be started, has ended, does not answer in time,
            answers another question, or names in its first answer what there is not; it
            carries the question and what the program wrote to its standard error.
        UnknownWorkflow: There is no machine of a name.
        TypeError: The command is no list of words, the vectors are none, or a number is none.
        ValueError: A number is below or above what it can be.
    """
    _check(command, histories, timeout)
    if not (vectors is None or callable(vectors) or isinstance(vectors, Vectors)):
        msg = f"vectors: expected what vectors.read(folder) gives, found {vectors!r}"
        raise TypeError(msg)
    wanted = tuple(ALL) if workflows is None else several(workflows)
    for name in wanted:
        if name not in ALL:
            raise UnknownWorkflow(name)
    calendar = Calendar.china()
    others = [name for name in ALL if name not in wanted]
    tell = progress or _nobody
    with Program(command, timeout) as program:
        asking = _Asking(program, calendar)
        made = vectors() if callable(vectors) else vectors
        files = () if made is None else made.files
        asked = [one for one in questions(files) if one.of not in others]
        differing: list[Disagreement] = []
        told: set[tuple[str, str]] = set()
        for at, question in enumerate(asked, 1):
            found = asking.ask(question)
            # What makes one answer unreadable makes as a rule all of its kind so.
            if found is not None and not (found.faults and (found.of, found.what) in told):
                differing.append(found)
                told.add((found.of, found.what))
            tell("vectors", at, len(asked))
        able = [name for name in wanted if name in asking.workflows] if histories else []
        if "history" not in asking.answers:
            able = []
        for at, name in enumerate(able, 1):
            differing += drawn(name, asking.ask, calendar, histories, seed)
            tell(name, at, len(able))
        return Conformity(
            command=program.command,
            workflows=asking.workflows,
            answers=asking.answers,
            counts=tuple(asking.score.counts()),
            disagreements=tuple(differing),
            questions=asking.questions,
            cannot=tuple(asking.cannot),
        )


def _check(command: object, histories: object, timeout: object) -> None:
    """Refuse what the program could not be started or asked with.

    Raises:
        TypeError: The command is no list of words, or a number is none.
        ValueError: A number is below or above what it can be.
    """
    if isinstance(command, str) or not (
        isinstance(command, Sequence) and all(isinstance(one, str) for one in command)
    ):
        msg = f'command: expected a list of words, such as ["node", "x.js"], found {command!r}'
        raise TypeError(msg)
    if isinstance(histories, bool) or not isinstance(histories, int):
        msg = f"histories: expected a whole number, found {histories!r}"
        raise TypeError(msg)
    if histories < 0:
        msg = f"histories: expected 0 or more, found {histories}"
        raise ValueError(msg)
    if isinstance(timeout, bool) or not isinstance(timeout, int | float):
        msg = f"timeout: expected a number of seconds, found {timeout!r}"
        raise TypeError(msg)
    if not 0 < timeout <= MOST_SECONDS:
        msg = f"timeout: expected more than 0 and at most {MOST_SECONDS} seconds, found {timeout}"
        raise ValueError(msg)


def _nobody(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""
