"""What a program's answers came to."""

import json

import attrs

from jingwu_model.errors import Lang, Text
from jingwu_model.testing.conform._disagreement import Disagreement, of_text, provision_text
from jingwu_model.testing.conform._program import cut
from jingwu_model.wire import FORMAT


@attrs.frozen(kw_only=True)
class Count:
    """How many points of one provision were asked of one machine.

    Attributes:
        of: The machine's name, or the kind of vectors: `people_mediation`, `dues`.
        provision: The provision as vectors cite it: `PML 29`, `library`, `RFC 3339`.
        asked: How many points were asked, or would have been.
        agreed: How many the program answered as the reference does.
        not_covered: How many it does not answer.
    """

    of: str
    provision: str
    asked: int = 0
    agreed: int = 0
    not_covered: int = 0

    @property
    def differing(self) -> int:
        """How many it answered otherwise."""
        return self.asked - self.agreed - self.not_covered

    def provision_text(self, lang: Lang = "en") -> str:
        """The provision in words."""
        return provision_text(self.provision, lang)

    def of_text(self, lang: Lang = "en") -> str:
        """The machine, or the kind of vectors, in words."""
        return of_text(self.of, lang)


@attrs.frozen(kw_only=True)
class Conformity:
    """What a program's answers came to; truthy where it answered, and all of that agrees.

    Attributes:
        command: The words it was started with.
        workflows: The machines that it says it implements.
        answers: What kinds of questions it says it answers.
        counts: How many points were asked, by machine and provision.
        disagreements: Where it says otherwise: every vector, and of drawn histories the
            smallest found. Of answers that cannot be read for the same reason, the first of
            each machine or kind.
        questions: How many questions it was asked.
        cannot: Why it could not answer some of them, in its own words: each reason once, the
            first few.
    """

    command: tuple[str, ...]
    workflows: tuple[str, ...]
    answers: tuple[str, ...]
    counts: tuple[Count, ...]
    disagreements: tuple[Disagreement, ...]
    questions: int
    cannot: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not self.disagreements and self.unanswered is None

    @property
    def unanswered(self) -> Text | None:
        """Why nothing was answered; none where something was."""
        if not self.questions:
            zh = f"回答 {'、'.join(self.answers) or '无'}，流程 {'、'.join(self.workflows) or '无'}"
            answers, machines = (", ".join(some) for some in (self.answers, self.workflows))
            en = f"it answers {answers or 'nothing'}, and implements {machines or 'no machine'}"
            return Text(
                f"没有可问的问题：程序自称{zh}，均不在所问范围内",
                f"there is nothing to ask it: {en}, and nothing of that was to be asked",
            )
        if self.total.asked > self.total.not_covered:
            return None
        reasons = [cut(why) for why in self.cannot]
        return Text(
            f"所问 {self.questions:,} 题，程序一题也没有回答：{'；'.join(reasons)}",
            f"it answered none of {self.questions:,} questions: {'; '.join(reasons)}",
        )

    @property
    def total(self) -> Count:
        """How many points were asked in all; a point of two provisions counts under both."""
        return Count(
            of="",
            provision="",
            asked=sum(one.asked for one in self.counts),
            agreed=sum(one.agreed for one in self.counts),
            not_covered=sum(one.not_covered for one in self.counts),
        )

    @property
    def score(self) -> float | None:
        """Which share of what it answered agrees, 0 to 1; none where it answered nothing."""
        total = self.total
        answered = total.asked - total.not_covered
        return total.agreed / answered if answered else None

    def of(self, name: str) -> Count:
        """How many points were asked of one machine, or kind of vectors."""
        held = tuple(one for one in self.counts if one.of == name)
        return attrs.evolve(attrs.evolve(self, counts=held).total, of=name)

    def summary(self, lang: Lang = "en") -> str:
        """The sum, in one line."""
        total, score = self.total, self.score
        # Rounded down: only what agrees altogether is 100 %.
        share = "–" if score is None else f"{int(score * 10_000) / 100:g} %"
        if lang == "zh":
            return (
                f"合计：{total.asked:,} 点，一致 {total.agreed:,}，不一致 {total.differing:,}，"
                f"未覆盖 {total.not_covered:,}；所答一致 {share}"
            )
        return (
            f"in all: {total.asked:,} asked, {total.agreed:,} agreed, {total.differing:,} differ, "
            f"{total.not_covered:,} not covered; {share} of what was answered agrees"
        )

    def text(self, lang: Lang = "en") -> str:
        """Each count on a line, the sum, and every disagreement."""
        lines = [_counted(one, lang) for one in self.counts]
        lines.append(self.summary(lang))
        if self.unanswered is not None:
            lines.append(self.unanswered.text(lang))
        lines += ["", *(one.text(lang) for one in self.disagreements)]
        return "\n".join(lines).rstrip()

    def document(self) -> bytes:
        """It as one JSON document, its keys sorted."""
        said = {
            "answers": self.answers,
            "cannot": self.cannot,
            "command": self.command,
            "counts": [attrs.asdict(one) for one in self.counts],
            "disagreements": [one.parts() for one in self.disagreements],
            "questions": self.questions,
            "v": FORMAT,
            "workflows": self.workflows,
        }
        # Of plain ASCII: a program may have said what no encoding can write.
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def _counted(one: Count, lang: Lang) -> str:
    words = ("共 {} 点，一致 {}，未覆盖 {}", "{} asked, {} agreed, {} not covered")
    told = words[0 if lang == "zh" else 1].format(one.asked, one.agreed, one.not_covered)
    gap = "：" if lang == "zh" else ": "
    return f"{one.of_text(lang)} · {one.provision_text(lang)}{gap}{told}"
