"""Where a program says otherwise than the reference, and how that is told."""

import json
import re
from collections.abc import Iterator, Mapping

import attrs

from jingwu_model.errors import Fault, Lang, Text
from jingwu_model.testing.conform._program import Answer, cut
from jingwu_model.testing.conform._question import Gap, Json, Question
from jingwu_model.timeline import SOURCES

_OF: Mapping[str, Text] = {
    "dues": Text("到期时间", "due times"),
    "documents": Text("文档", "documents"),
    "canonical": Text("规范字节", "canonical bytes"),
    "rules": Text("规则", "rules"),
}

_DRAWN: Mapping[str, Text] = {
    "drawn history": Text("随机历史", "drawn history"),
    "drawn refusal": Text("随机历史，应拒绝", "drawn refusal"),
}

_WHERE: Mapping[str, Text] = {
    "step": Text("第 {} 步", "step {}"),
    "clock": Text("时限 {}", "clock {}"),
    "duty": Text("义务 {}", "duty {}"),
    "due": Text("到期时间", "due"),
    "document": Text("文档", "document"),
    "findings": Text("结论", "findings"),
    "answer": Text("回答无法读取", "the answer cannot be read"),
}


def of_text(of: str, lang: Lang) -> str:
    """A machine's name, or a kind of vectors in words."""
    return _OF[of].text(lang) if of in _OF else of


def provision_text(provision: str, lang: Lang) -> str:
    """A provision, as vectors cite it, in words."""
    key, _, article = provision.partition(" ")
    if key not in SOURCES:
        return provision
    source = SOURCES[key]
    return (source[article] if article else source.whole).text(lang)


def _places(path: str) -> str:
    """A path that is the same for every item of a list."""
    return re.sub(r"\[\d+\]", "[]", path)


@attrs.frozen(kw_only=True)
class Disagreement:
    """One question that a program answered otherwise than the reference.

    Attributes:
        of: The machine, or the kind of vectors.
        name: The vector's id, or how the history was drawn.
        where: In which point: `step 3`, `clock court_decision`, `due`; `answer` where the answer
            cannot be read at all.
        question: The question, as it was sent but for its number.
        answers: What the reference says of the steps of a history, by where they are.
        reference: What the reference says there; none: that there is no such thing.
        program: What the program says; none: nothing. Of an answer that cannot be read, its
            line, cut short.
        provisions: The provisions that the point rests on.
        faults: For what the answer cannot be read: where, what is expected, what was found.
    """

    of: str
    name: str
    where: str
    question: Mapping[str, Json] = attrs.field(repr=False)
    answers: Mapping[str, Json] = attrs.field(repr=False)
    reference: Json
    program: Json
    provisions: tuple[str, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def events(self) -> tuple[Mapping[str, Json], ...]:
        """The events of a history, the first to the last; none of another question."""
        return tuple(self.question.get("events", ()))

    @property
    def what(self) -> str:
        """What differs, the same in all cases of it: `clock court_decision`; of a step, how."""
        if self.faults:
            return "; ".join(sorted({f"{_places(one.path)} {one.code}" for one in self.faults}))
        if self.where not in self.answers:
            return self.where
        event = self.events[int(self.where.removeprefix("step ")) - 1]
        return f"{event['event']}: {_json(self.reference)}, {_json(self.program)}"

    def text(self, lang: Lang = "en") -> str:
        """What was asked, event by event, and what either says."""
        return "\n".join(self._lines(zh=lang == "zh", lang=lang))

    def parts(self) -> dict[str, Json]:
        """It in plain values, as a JSON document has it."""
        faults = [
            {"code": one.code, "expected": one.expected.en, "found": one.found, "path": one.path}
            for one in self.faults
        ]
        return {**attrs.asdict(self, recurse=False), "faults": faults}

    def name_text(self, lang: Lang = "en") -> str:
        """The vector's id, or how the history was drawn, in words."""
        for drawn, words in _DRAWN.items():
            if self.name.startswith(drawn):
                return words.text(lang) + self.name.removeprefix(drawn)
        return self.name

    def where_text(self, lang: Lang = "en") -> str:
        """The point in words: `第 3 步`, `时限 court_decision`."""
        what, _, name = self.where.partition(" ")
        return _WHERE[what].text(lang).format(name) if what in _WHERE else self.where

    def _lines(self, *, zh: bool, lang: Lang) -> Iterator[str]:
        gap = "：" if zh else ": "
        yield " · ".join((of_text(self.of, lang), self.name_text(lang), self.where_text(lang)))
        events = self.events
        for at, event in enumerate(events, 1):
            yield f"  {at}. {_json(event)}"
            if f"step {at}" == self.where:
                break
            if f"step {at}" in self.answers:
                yield f"     → {_step(self.answers[f'step {at}'], zh=zh)}"
        if not events:
            yield f"  {_json(self.question)}"
        for fault in self.faults:
            yield f"  {'无法读取' if zh else 'cannot be read'}{gap}{fault.text(lang)}"
        if not self.faults:
            yield f"  {'参照' if zh else 'the reference'}{gap}{self._told(self.reference, zh=zh)}"
        yield f"  {'程序' if zh else 'the program'}{gap}{self._told(self.program, zh=zh)}"
        basis = ("；" if zh else "; ").join(provision_text(each, lang) for each in self.provisions)
        if basis:
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


def unreadable(question: Question, answer: Answer, faults: tuple[Fault, ...]) -> Disagreement:
    """The disagreement of an answer that cannot be read."""
    return Disagreement(
        of=question.of,
        name=question.name,
        where="answer",
        question=question.body,
        answers={one.where: one.said for one in question.points if one.of_a_step},
        reference={one.where: one.said for one in question.points},
        program=cut(answer.line),
        provisions=(),
        faults=faults,
    )
