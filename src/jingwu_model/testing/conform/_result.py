"""What a program's answers came to."""

import json
from collections.abc import Iterator, Mapping

import attrs

from jingwu_model.errors import Lang, Text
from jingwu_model.testing.conform._question import Gap, Json, Question
from jingwu_model.timeline import SOURCES
from jingwu_model.wire import FORMAT

_OF: Mapping[str, Text] = {
    "dues": Text("到期时间", "due times"),
    "documents": Text("文档", "documents"),
    "canonical": Text("规范字节", "canonical bytes"),
    "rules": Text("规则", "rules"),
}


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
        key, _, article = self.provision.partition(" ")
        if key not in SOURCES:
            return self.provision
        source = SOURCES[key]
        return (source[article] if article else source.whole).text(lang)

    def of_text(self, lang: Lang = "en") -> str:
        """The machine, or the kind of vectors, in words."""
        return _OF[self.of].text(lang) if self.of in _OF else self.of


@attrs.frozen(kw_only=True)
class Disagreement:
    """One question that a program answered otherwise than the reference.

    Attributes:
        of: The machine, or the kind of vectors.
        name: The vector's id, or how the history was drawn.
        where: In which point: `step 3`, `clock court_decision`, `due`.
        question: The question, as it was sent but for its number.
        answers: What the reference says of the steps of a history, by where they are.
        reference: What the reference says there; none: that there is no such thing.
        program: What the program says; none: nothing.
        provisions: The provisions that the point rests on.
    """

    of: str
    name: str
    where: str
    question: Mapping[str, Json] = attrs.field(repr=False)
    answers: Mapping[str, Json] = attrs.field(repr=False)
    reference: Json
    program: Json
    provisions: tuple[str, ...]

    @property
    def events(self) -> tuple[Mapping[str, Json], ...]:
        """The events of a history, the first to the last; none of another question."""
        return tuple(self.question.get("events", ()))

    @property
    def what(self) -> str:
        """What differs, the same in all cases of it: `clock court_decision`; of a step, how."""
        if self.where not in self.answers:
            return self.where
        event = self.events[int(self.where.removeprefix("step ")) - 1]
        return f"{event['event']}: {_json(self.reference)}, {_json(self.program)}"

    def text(self, lang: Lang = "en") -> str:
        """What was asked, event by event, and what either says."""
        return "\n".join(self._lines(zh=lang == "zh", lang=lang))

    def _lines(self, *, zh: bool, lang: Lang) -> Iterator[str]:
        gap = "：" if zh else ": "
        whose = Count(of=self.of, provision="")
        yield f"{whose.of_text(lang)} · {self.name} · {self.where}"
        events = self.events
        for at, event in enumerate(events, 1):
            yield f"  {at}. {_json(event)}"
            if f"step {at}" == self.where:
                break
            if f"step {at}" in self.answers:
                yield f"     → {_step(self.answers[f'step {at}'], zh=zh)}"
        if not events:
            yield f"  {_json(self.question)}"
        yield f"  {'参照' if zh else 'the reference'}{gap}{self._told(self.reference, zh=zh)}"
        yield f"  {'程序' if zh else 'the program'}{gap}{self._told(self.program, zh=zh)}"
        basis = ("；" if zh else "; ").join(
            Count(of=self.of, provision=each).provision_text(lang) for each in self.provisions
        )
        yield f"  {'依据' if zh else 'basis'}{gap}{basis}"

    def _told(self, said: Json, *, zh: bool) -> str:
        if said is None:
            return "无" if zh else "nothing"
        return _step(said, zh=zh) if self.where in self.answers else _json(said)


def _step(said: Json, *, zh: bool) -> str:
    """What became of an event, in words."""
    if "refused" in said:
        codes = ("、" if zh else ", ").join(said["refused"])
        return f"拒绝（{codes}）" if zh else f"refused ({codes})"
    return f"状态 {said['state']}" if zh else f"state {said['state']}"


def _json(value: Json) -> str:
    """A value on one line; what cannot be written becomes `?`, for programs say what they like."""
    if not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value).encode("utf-8", "replace").decode()


def disagreement(question: Question, gap: Gap) -> Disagreement:
    """The disagreement of a gap."""
    return Disagreement(
        of=question.of,
        name=question.name,
        where=gap.point.where,
        question=question.body,
        answers={one.where: one.said for one in question.points if one.of_a_step},
        reference=gap.point.said,
        program=gap.program,
        provisions=gap.point.cites,
    )


@attrs.frozen(kw_only=True)
class Conformity:
    """What a program's answers came to; truthy where all that it answered agrees.

    Attributes:
        command: The words it was started with.
        workflows: The machines that it says it implements.
        answers: What kinds of questions it says it answers.
        counts: How many points were asked, by machine and provision.
        disagreements: Where it says otherwise: every vector, and of drawn histories the
            smallest found.
    """

    command: tuple[str, ...]
    workflows: tuple[str, ...]
    answers: tuple[str, ...]
    counts: tuple[Count, ...]
    disagreements: tuple[Disagreement, ...]

    def __bool__(self) -> bool:
        return not self.disagreements

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
        lines += ["", *(one.text(lang) for one in self.disagreements)]
        return "\n".join(lines).rstrip()

    def document(self) -> bytes:
        """It as one JSON document, its keys sorted."""
        said = {
            "answers": self.answers,
            "command": self.command,
            "counts": [attrs.asdict(one) for one in self.counts],
            "disagreements": [attrs.asdict(one, recurse=False) for one in self.disagreements],
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
