"""Hold a program against the reference: first by vectors, then by drawn histories."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from jingwu_model.errors import JingwuError, Lang, Text
from jingwu_model.testing.conform._drawn import drawn
from jingwu_model.testing.conform._program import Program, ProgramFailed
from jingwu_model.testing.conform._question import Question, agreed
from jingwu_model.testing.conform._reference import begin
from jingwu_model.testing.conform._result import Conformity, Count, Disagreement, disagreement
from jingwu_model.testing.conform._vectors import questions
from jingwu_model.testing.vectors import Vectors
from jingwu_model.timeline import Calendar
from jingwu_model.workflows import ALL

Progress = Callable[[str, int, int], object]
"""What is told what is asked, and how much of it: `people_mediation`, 3 of 8."""


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

    def left_out(self, question: Question) -> None:
        """A question that the program does not answer."""
        for point in question.points:
            self.add(question.of, point.cites, not_covered=1)

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
        self._program = program
        answer = program.ask(begin(calendar), numbered=False)
        self.workflows, self.answers = (
            _named(program, answer, key) for key in ("workflows", "answers")
        )

    def covers(self, question: Question) -> bool:
        """Whether the program says that it answers such a question."""
        if question.asks not in self.answers:
            return False
        return question.asks != "history" or question.of in self.workflows

    def ask(self, question: Question, count: bool = True) -> Disagreement | None:  # noqa: FBT001, FBT002 - as `Ask` has it
        """Ask it, and note each point that agrees; where one does not, the first such."""
        if not self.covers(question):
            self.score.left_out(question)
            return None
        answer = self._program.ask(question.body)
        if "cannot" in answer:
            if count:
                self.score.left_out(question)
            return None
        first: Disagreement | None = None
        for point, gap in agreed(question, answer):
            if count:
                self.score.add(question.of, point.cites, agreed=int(gap is None))
            if gap is not None and first is None:
                first = disagreement(question, gap)
        return first


def _named(program: Program, answer: dict[str, Any], key: str) -> tuple[str, ...]:
    """The names that the program gives in its first answer.

    Raises:
        ProgramFailed: It gives none.
    """
    held = answer.get(key)
    if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
        problem = Text(f"对 begin 的回答没有 {key} 列表", f"its answer to begin has no list {key}")
        raise ProgramFailed(program.command, problem)
    return tuple(held)


def conform(  # noqa: PLR0913 - each is asked for by itself
    command: Sequence[str],
    *,
    vectors: Vectors | None = None,
    workflows: Collection[str] | None = None,
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
        command: The words that start the program; no shell reads them.
        vectors: The vectors, as `vectors.make()` or `vectors.read(folder)` has them; none: only
            histories are asked.
        workflows: The machines it is asked about; by default all.
        histories: How many histories of each sort are drawn for each machine that it
            implements; 0: none.
        seed: Where drawing begins; none: the same histories every time.
        timeout: How many seconds the program has for each answer.
        progress: What is told how far it is.

    Returns:
        What it came to; truthy where all that the program answered agrees.

    Raises:
        ProgramFailed: The program cannot be started, has ended, does not answer in time, or
            its answer cannot be understood; it carries the question and what the program
            wrote to its standard error.
        UnknownWorkflow: There is no machine of a name.
    """
    for name in workflows or ():
        if name not in ALL:
            raise UnknownWorkflow(name)
    calendar = Calendar.china()
    wanted = tuple(ALL) if workflows is None else tuple(dict.fromkeys(workflows))
    others = [name for name in ALL if name not in wanted]
    files = () if vectors is None else vectors.files
    asked = [one for one in questions(files) if one.of not in others]
    tell = progress or _nobody
    with Program(command, timeout) as program:
        asking = _Asking(program, calendar)
        differing: list[Disagreement] = []
        for at, question in enumerate(asked, 1):
            found = asking.ask(question)
            differing += [] if found is None else [found]
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
        )


def _nobody(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""
