"""The page of a machine: enough of it that somebody else could build the machine again."""

from typing import Annotated, Any

import attrs
import pytest

from jingwu_model.declare import About, Count, Matches, Name, Noun, specs
from jingwu_model.errors import Text
from jingwu_model.timeline import SOURCES
from jingwu_model.workflows import ALL, Event, guard
from jingwu_model.workflows._reads import Reads, reads_of
from jingwu_model.workflows._reason import Guard, Reason
from jingwu_model.workflows._shapes import _plain, objects, shown
from jingwu_model.workflows.visit import WhyNot
from workflows._toys import Errand

LIBRARY = SOURCES["library"].whole
MACHINES = (*ALL,)


def cells(page: str, section: str) -> list[list[str]]:
    """The lines of one table of a page, each as its cells."""
    _, _, rest = page.partition(f"\n## {section}\n")
    lines = rest.partition("\n## ")[0].splitlines()
    return [line.strip("| ").split(" | ") for line in lines if line.startswith("| `")]


@attrs.frozen(kw_only=True)
class Facts(Noun):
    """事实, facts."""

    parties: tuple[str, ...] = ()
    loud: bool = False


@attrs.frozen(kw_only=True)
class Shout(Event):
    """喊叫, somebody shouts."""

    heard_by: tuple[str, ...] = ()
    words: Name = "-"
    loudness: Count = 0
    why: Annotated[str | None, Matches("[a-z]+"), About("原因", "why")] = None


def _again(facts: Facts, event: Shout, more: int) -> bool:
    return more == 0 or bool(facts.loud and _again(facts, event, more - 1))


def _known(people: tuple[str, ...], event: Shout) -> bool:
    return all(each in people for each in event.heard_by)


def _guard(asks: Any) -> Guard[Any, Any]:
    return guard("shout.unfit", LIBRARY, zh="不宜", en="unfit")(asks)


@_guard
def _own(facts: Facts, event: Shout) -> bool:
    """One of them."""
    return event.by.ref in facts.parties


class TestReads:
    """What a guard reads is found in its own text and in that of its helpers."""

    def test_fields_of_the_facts_and_of_the_event(self) -> None:
        """Each once, with its path; a term's code is the term."""

        @_guard
        def asks(facts: Facts, event: Shout) -> bool:
            if event.by.kind.code == "party":
                return event.by.ref in facts.parties
            return event.by.kind.code == "clock" and len(facts.parties) > 1

        assert reads_of(asks) == Reads(("parties",), ("by.kind", "by.ref"))

    def test_a_helper_is_followed(self) -> None:
        """By its name and by what it is given; one that calls itself is followed once."""

        @_guard
        def asks(facts: Facts, event: Shout) -> bool:
            return _known(facts.parties, event) and _again(facts, event, more=2)

        assert reads_of(asks) == Reads(("parties", "loud"), ("heard_by",))

    def test_another_guard_is_followed(self) -> None:
        """By the function it is made of."""

        @_guard
        def asks(facts: Facts, event: Shout) -> bool:
            return _own.asks(facts, event) and not event.why

        assert reads_of(asks) == Reads(("parties",), ("by.ref", "why"))

    def test_a_method_is_asked_of_its_value(self) -> None:
        """What is read is the field, not the method."""

        @_guard
        def asks(facts: Facts, event: Shout) -> bool:
            return facts.parties.count(event.by.ref) == 1 and event.at.weekday() < 5

        assert reads_of(asks) == Reads(("parties",), ("by.ref", "at"))

    def test_keywords_are_read_too(self) -> None:
        """Of a function that is none of ours."""

        @_guard
        def asks(facts: Facts, event: Shout) -> bool:
            return bool(sorted(facts.parties, key=len, reverse=event.why is None))

        assert reads_of(asks) == Reads(("parties",), ("why",))

    @pytest.mark.parametrize(
        "asks",
        [
            len,
            lambda _facts, _event: True,
            eval("lambda facts, event: facts.parties"),  # noqa: S307 - a function without a text
        ],
    )
    def test_what_has_no_text_of_a_function_reads_nothing_known(self, asks: Any) -> None:
        """A built-in, a lambda, one without a file: the page is made without."""
        reason = Reason("shout.unfit", Text("不宜", "unfit"), LIBRARY)

        assert reads_of(Guard(reason, asks)) == Reads()

    @pytest.mark.parametrize("name", MACHINES)
    def test_every_guard_of_a_machine_reads_something_that_is_there(self, name: str) -> None:
        """No guard is of nothing; each path begins with a field."""
        workflow = ALL[name].workflow
        facts = {spec.name for spec in specs(workflow.facts)}

        for one in workflow.guards:
            reads = reads_of(one)
            rows = [row for row in workflow.transitions if one in row.guards]
            fields = {spec.name for row in rows for spec in specs(row.event)}
            assert reads.facts or reads.event, one.code
            assert {path.partition(".")[0] for path in reads.event} <= fields, one.code
            if one.of_facts:
                assert set(reads.facts) <= facts, one.code


@pytest.mark.parametrize("name", MACHINES)
class TestTables:
    """Every field, object, fact and guard stands on the page, in both languages."""

    def test_every_field_of_every_event(self, name: str) -> None:
        """With what it holds, and whether it must be given."""
        workflow = ALL[name].workflow
        told = [line[:2] for line in cells(workflow.markdown("en"), "Fields of the events")]
        common = {spec.name for spec in specs(Event)}

        assert told == [
            [f"`{event.code}`", f"`{spec.name}`"]
            for event in workflow.events
            for spec in specs(event)
            if spec.name not in common
        ]

    def test_every_object_and_every_fact(self, name: str) -> None:
        """An act's actor too; what a fact is before the first event."""
        workflow = ALL[name].workflow
        page = workflow.markdown("en")
        held = {line[0] for line in cells(page, "Objects in the events")}
        facts = {line[0]: line[-1] for line in cells(page, "Facts")}

        assert {"`Actor`", "`Act`"} <= held == {f"`{cls.__name__}`" for cls in objects(workflow)}
        assert facts == {
            f"`{spec.name}`": f"`{shown(spec.default)}`" for spec in specs(workflow.facts)
        }

    def test_every_guard_with_what_must_hold(self, name: str) -> None:
        """In words, and by its fields, in both languages' pages."""
        workflow = ALL[name].workflow
        for lang, section in (("en", "Guards"), ("zh", "条件")):
            lines = cells(workflow.markdown(lang), section)
            assert [line[0] for line in lines] == [f"`{one.code}`" for one in workflow.guards]
            assert all(line[1] for line in lines)


class TestWords:
    """How a page tells values and shapes."""

    @pytest.mark.parametrize(
        ("value", "told"),
        [
            (None, "null"),
            (True, "true"),
            ((), "[]"),
            ((1, "a"), '[1, "a"]'),
            (WhyNot.OTHER, "other"),
            (2.5, "2.5"),
        ],
    )
    def test_a_value_stands_as_in_json(self, value: object, told: str) -> None:
        """A term as its code."""
        assert shown(value) == told

    def test_a_limit_is_told_where_it_says_more_than_the_class(self) -> None:
        """A line of text is text, a number has its bounds."""
        said = {spec.name: _plain(spec.shape, "en") for spec in specs(Shout)}

        assert said["words"] == "text"
        assert said["loudness"] == "a number from 0 to 9007199254740991"

    def test_a_field_says_what_it_holds_in_both_languages(self) -> None:
        """Lists, codes, tokens, numbers; required, absent, or something where absent."""
        zh, en = (ALL["visit"].workflow.markdown(lang) for lang in ("zh", "en"))

        assert "| `plan` | `planned_for` | 计划日期 | planned for | a day | required |" in en
        assert "| `plan` | `planned_for` | 计划日期 | planned for | 日期 | 必填 |" in zh
        assert "| `plan` | `visited` | 走访对象 | who is visited | an opaque token" in en
        assert "| 嵌入系统给出的不透明标识 | 可无 |" in zh
        assert "a list, each letters, digits and _ . : -; no two alike | `[]` where absent |" in en
        assert "列表，每项为字母、数字和 _ . : -；各不相同 | 缺省为 `[]` |" in zh
        assert "| `WhyNot` why a visit was missed or cancelled" in en

    def test_a_duty_that_telling_does_not_discharge_says_so(self) -> None:
        """A clerk who only tells would wait for ever."""
        page = ALL["people_mediation"].workflow.markdown
        (en,) = [one for one in cells(page("en"), "Duties") if one[0] == "`supervise_performance`"]
        (zh,) = [one for one in cells(page("zh"), "义务") if one[0] == "`supervise_performance`"]

        assert en[5] == "until discharged, not by telling"
        assert zh[5] == "持续至履行，不以告知履行"

    def test_who_may_record_that_somebody_was_told(self) -> None:
        """All who owe somebody something; of a machine without duties, nobody."""
        assert "`told` by: people's mediation committee, people's mediator.\n" in ALL[
            "people_mediation"
        ].workflow.markdown("en")
        assert "`told` 可由谁记录：" in Errand.workflow.markdown("zh")
