"""What is sensitive shows nowhere by itself: planted markers are looked for everywhere."""

import json
import pickle
import re
import traceback
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jingwu_model.declare import AUDIENCES, Audience, Noun, Shape, Spec, specs, visible
from jingwu_model.errors import InvalidInput, InvalidObject
from jingwu_model.model import Member, Register
from jingwu_model.timeline import Calendar
from jingwu_model.vocabulary import ActorKind, MemberKind
from jingwu_model.wire import (
    FORMAT,
    dumps,
    loads,
    read_lines,
    schema_classes,
    seal,
    verify,
    write_lines,
)
from jingwu_model.workflows import ALL, Actor, Casebook, Event, Logged, Refused, log_of

FOLDER = Path(__file__).parent / "golden" / FORMAT
CHINA = Calendar.china()
CAPACITIES = {kind.code for kind in ActorKind}
RANKS = {audience: rank for rank, audience in enumerate(AUDIENCES)}
ATTEND = {"present case_party", "guardians_notified case_party", "no_notice_wished case_party"}
BOTH_SIDES = {"injured case_party", "violators case_party"}
ANSWERS = {"matter_settled case_party", "feeling_settled case_party", "satisfied case_party"}
KNOWN = {
    "Actor": {"ref case_party"},
    "DocRef": {"sha256 case_party"},
    "Outcome": {"digest internal"},
    "Told": {"to case_party"},
    "Member": {"cpc_member internal"},
    "PlaceTrend": {"count internal"},
    "dispute.Facts": {"parties case_party", "applicant case_party", "signs internal", *ANSWERS},
    "dispute.FollowUp": ANSWERS,
    "dispute.Recurred": {"signs internal"},
    "dispute.Register": {"parties case_party", "applicant case_party", "signs internal"},
    "people_mediation.Apply": {"parties case_party"},
    "people_mediation.Begin": {"invitees case_party"},
    "people_mediation.Facts": {"parties case_party"},
    "people_mediation.Propose": {"parties case_party"},
    "people_mediation.SeekEnforcement": {"against case_party"},
    "security_mediation.AskRecusal": {"recusal_asked_by case_party"},
    "security_mediation.DecideRecusal": {"recusal_askers case_party"},
    "security_mediation.Decide": {"parents_heard case_party"},
    "security_mediation.EstablishFacts": BOTH_SIDES,
    "security_mediation.Facts": {
        "reporters internal", "recusal_askers case_party", "recusal_asked_by case_party",
        *BOTH_SIDES,
    },
    "security_mediation.Flee": {"whose case_party"},
    "security_mediation.MediateAgain": ATTEND,
    "security_mediation.MediateOnTheSpot": ATTEND,
    "security_mediation.OpenCase": BOTH_SIDES,
    "security_mediation.Report": {"reporters internal", "injured case_party"},
    "security_mediation.StartRound": ATTEND,
    "security_mediation.ViolateAgain": {"whose case_party"},
    "visit.Facts": {"visited case_party"},
    "visit.Plan": {"visited case_party"},
}
"""Every field that is kept from the public, of classes that have documents, and who may see it."""


# A token of the kind that systems give to residents; nothing of ours looks like it.
marks = st.from_regex(r"Zq[a-z]{6}[0-9]{4}", fullmatch=True)


def nouns() -> dict[str, type[Noun]]:
    """Every class with fields, the facts of machines among them."""
    found = {name: cls for name, cls in schema_classes().items() if issubclass(cls, Noun)}
    for name, machine in ALL.items():
        found[f"{name}.Facts"] = machine.workflow.facts
    return found


@cache
def plain(name: str) -> Any:
    """A golden document's object: every field filled, typed in by hand."""
    return json.loads((FOLDER / f"{name}.json").read_bytes())


Text = tuple[dict[str, Any] | list[Any], Any, int]


def texts(shape: Shape, held: Any, key: Any, hidden: int) -> Iterator[Text]:
    """Each text of a field: what holds it, its key there, and the rank of who may see it."""
    value = held[key]
    if value is None:
        return
    if shape.item is not None:
        for at in range(len(value)):
            yield from texts(shape.item, value, at, hidden)
    elif shape.is_noun:
        yield from texts_of(shape.base, value, hidden=hidden)
    elif shape.base is str:
        yield held, key, hidden


def texts_of(cls: Any, value: dict[str, Any], *, hidden: int = 0) -> Iterator[Text]:
    """Each text of an object of a noun."""
    for spec in specs(cls):
        if spec.name in value:
            yield from texts(spec.shape, value, spec.name, max(hidden, RANKS[spec.seen_by]))


def events_of(name: str, document: Any) -> Iterator[tuple[type[Event], dict[str, Any]]]:
    """A case's events as plain values, each with its class."""
    codes = {cls.code: cls for cls in ALL[name].workflow.events}
    for event in document["history"]:
        yield codes[event["event"]], event


def planted_case(name: str, mark: str) -> tuple[Any, dict[str, int]]:
    """A machine's golden case, every resident's token replaced by a marker, and who sees which.

    A token that a public field states too (a mediator's id) is no resident's.
    """
    document = json.loads(json.dumps(plain(ALL[name].__name__)))
    every = [text for cls, event in events_of(name, document) for text in texts_of(cls, event)]
    public = {held[key] for held, key, hidden in every if not hidden} | CAPACITIES
    found: dict[str, str] = {}
    ranks: dict[str, int] = {}
    for held, key, hidden in every:
        if hidden and held[key] not in public and not is_digest(held[key]):
            held[key] = found.setdefault(held[key], f"{mark}{len(found):03}")
            ranks[held[key]] = min(hidden, ranks.get(held[key], hidden))
    return loads(json.dumps(document), ALL[name]), ranks


def is_digest(text: str) -> bool:
    """Whether a text is a digest, in which nothing can be planted."""
    return re.fullmatch("[0-9a-f]{64}", text) is not None


def planted(cls: type[Noun], value: dict[str, Any], mark: str) -> dict[str, int]:
    """Markers put into every sensitive text of an object, each with the rank of who sees it."""
    found = {}
    for at, (held, key, hidden) in enumerate(list(texts_of(cls, value))):
        if hidden and not is_digest(held[key]):
            held[key] = f"{mark}{at:03}"
            found[held[key]] = hidden
    return found


def said(error: BaseException) -> str:
    """Everything that an error says, and the traceback a log would have."""
    told = [str(error), repr(error), repr(error.args)]
    told += [getattr(error, "text", lambda _: "")(lang) for lang in ("zh", "en")]
    told += [repr(getattr(error, "faults", "")), repr(getattr(error, "reasons", ""))]
    return "\n".join([*told, *traceback.format_exception(error)])


def sensitive() -> list[tuple[str, Spec]]:
    """Every field that is kept from the public."""
    return [(name, spec) for name, cls in nouns().items() for spec in specs(cls) if spec.sensitive]


class TestWhatIsSensitive:
    """The fields that the tests below look after are those there are."""

    def test_these_are_known(self) -> None:
        """Residents' tokens, whether a member is of the party, and digests of what is hidden."""
        found: dict[str, set[str]] = {}
        for cls, spec in sensitive():
            found.setdefault(cls, set()).add(f"{spec.name} {spec.seen_by}")

        assert found == KNOWN

    def test_a_repr_says_nothing_of_it(self) -> None:
        """Not even whether it is there."""
        made = [
            Member(staff_id="P1", kind=MemberKind.OFFICER, station="S1", cpc_member=told)
            for told in (True, False, None)
        ]

        assert len({repr(one) for one in made}) == 1


class TestNouns:
    """An object alone: its repr, its faults, its documents."""

    @given(marks)
    @settings(max_examples=20)
    def test_no_marker_shows(self, mark: str) -> None:
        """In any class that has a golden file, whatever the marker."""
        seen = 0
        for path in sorted(FOLDER.glob("*.json")):
            name = path.stem.partition("--")[0]
            if name.partition(".")[0] in ALL:
                cls: Any = Logged
                machine, code = name.partition(".")[0], plain(path.stem)["event"]
                noun = {one.code: one for one in ALL[machine].workflow.events}[code]
            elif name in nouns():
                cls = noun = nouns()[name]
            else:
                continue
            value = json.loads(json.dumps(plain(path.stem)))
            found = planted(noun, value, mark)
            made = loads(json.dumps(value), cls)
            told = f"{made!r} {made} {attrs.fields(type(made))}"
            assert mark not in told
            assert mark.encode() not in dumps(made, audience="public")
            for audience in ("case_party", "internal"):
                shown = dumps(made, audience=audience).decode()
                seen_by = RANKS[audience]
                assert all((one in shown) is (rank <= seen_by) for one, rank in found.items())
            seen += len(found)
        assert seen > 50

    @given(marks, st.data())
    @settings(max_examples=20)
    def test_no_fault_shows_one(self, mark: str, data: st.DataObject) -> None:
        """However it is spoiled: too long, no text, a list, an object, twice."""
        for name in ("Actor", "Act", "Told", "people_mediation.Apply", "visit.Plan"):
            cls = nouns()[name]
            stem = name if name in {"Actor", "Act"} else f"people_mediation.{name}"
            value = json.loads(json.dumps(plain(name if "." in name else stem)))
            for extra in ("workflow", "seq"):
                value.pop(extra, None)
            planted(cls, value, mark)
            places = [(held, key) for held, key, hidden in texts_of(cls, value) if hidden]
            held, key = data.draw(st.sampled_from(places))
            token = held[key]
            spoiled = [f"{token} {token}", token * 20, [token], {token: token}, f"{token}\ud83d"]
            held[key] = data.draw(st.sampled_from(spoiled))
            with pytest.raises(InvalidInput) as caught:
                loads(json.dumps(value), cls)
            assert mark not in said(caught.value)

    @given(marks)
    def test_no_fault_of_an_object_in_python_shows_one(self, mark: str) -> None:
        """Nor the traceback of making it."""
        actor = nouns()["Actor"]
        apply = nouns()["people_mediation.Apply"]
        for make in (
            lambda: actor(kind=ActorKind.PARTY, ref=f"{mark} {mark}"),
            lambda: attrs.evolve(actor(kind=ActorKind.PARTY, ref=mark), ref=[mark]),
            lambda: apply(parties=(mark, mark)),
            lambda: apply(parties=mark),
        ):
            with pytest.raises((InvalidObject, TypeError)) as caught:
                make()
            told = [str(caught.value), repr(caught.value)]
            told += [getattr(caught.value, "text", str)("zh")] if told else []
            assert mark not in "".join(told)

    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_what_an_audience_may_not_see_is_no_key(self, audience: Audience) -> None:
        """At any depth of any class; and the document says for whom."""
        for path in sorted(FOLDER.glob("*.json")):
            name = path.stem.partition("--")[0]
            if name.partition(".")[0] in ALL or name not in nouns():
                continue
            cls = nouns()[name]
            shown = json.loads(dumps(loads(path.read_bytes(), cls), audience=audience))
            assert shown.pop("redacted_for") == audience
            assert shown.pop("v") == FORMAT
            assert_seen(cls, plain(path.stem), shown, audience)

    def test_what_is_internal_is_not_for_a_party(self) -> None:
        """A party to a case is no colleague."""
        document = (FOLDER / "Register.json").read_bytes()

        register = loads(document, Register)

        assert json.loads(dumps(register))["members"][0]["cpc_member"] is True
        for audience in ("public", "case_party"):
            assert b"cpc_member" not in dumps(register, audience=audience)
        assert b"cpc_member" in dumps(register, audience="internal")

    def test_a_count_of_a_place_is_for_colleagues_alone(self) -> None:
        """That something was counted there may be told; one case in one village is somebody's."""
        register = loads((FOLDER / "Register--institution.json").read_bytes(), Register)
        (trend,) = register.place_trends

        assert json.loads(dumps(register))["place_trends"][0]["count"] == trend.count
        for audience in ("public", "case_party"):
            (shown,) = json.loads(dumps(register, audience=audience))["place_trends"]
            assert "count" not in shown
            assert shown["place"] == trend.place
        (shown,) = json.loads(dumps(register, audience="internal"))["place_trends"]
        assert shown["count"] == trend.count

    def test_an_audience_that_nobody_is_is_refused(self) -> None:
        """Nothing is shown by mistake."""
        with pytest.raises(ValueError, match="'everybody' is none of the audiences"):
            dumps(Register(), audience="everybody")  # type: ignore[arg-type]


def assert_seen(cls: Any, whole: dict[str, Any], shown: dict[str, Any], audience: Audience) -> None:
    """Of an object's keys, exactly those are shown that the audience may see."""
    seen = set(visible(cls, audience))
    assert set(shown) == {key for key in whole if key in seen}
    for spec in specs(cls):
        if spec.name not in shown:
            continue
        shape = spec.shape.item or spec.shape
        if shape.is_noun:
            one, other = whole[spec.name], shown[spec.name]
            pairs = [(one, other)] if spec.shape.item is None else zip(one, other, strict=True)
            for each, left in pairs:
                assert_seen(shape.base, each, left, audience)


class TestCases:
    """A case with residents in it, and everything that is told of it."""

    @pytest.mark.parametrize("name", list(ALL))
    @given(mark=marks)
    @settings(max_examples=10)
    def test_no_marker_shows(self, name: str, mark: str) -> None:
        """In reprs, refusals, clocks, duties, remarks, diagrams, seals read again, public JSON."""
        case, found = planted_case(name, mark)
        told = list(self.everything(case))

        assert mark not in "\n".join(told)
        assert found
        for one, rank in found.items():
            assert one.encode() in dumps(case)
            assert (one.encode() in dumps(case, audience="case_party")) is (rank == 1)

    def everything(self, case: Any) -> Iterator[str]:
        """All that is told of a case without being asked for what is sensitive."""
        yield from (repr(case), str(case), repr(case.facts), repr(case.history), repr(log_of(case)))
        yield repr(pickle.loads(pickle.dumps(case)))  # noqa: S301 - made a moment ago
        book = Casebook([case])
        yield from (repr(book), repr(tuple(book)), repr(book.remarks(CHINA)))
        for remark in book.remarks(CHINA):
            yield from (remark.text("zh"), remark.text("en"))
        now = case.history[-1].at + timedelta(days=4000)
        lasting = [*case.clocks(CHINA), *case.past_clocks(CHINA), *case.duties(CHINA)]
        lasting += [*case.overdue(now, CHINA), *case.lapses(now, CHINA)]
        for each in lasting:
            yield from (repr(each), str(each), dumps(each, audience="public").decode())
        yield from self.refusals(case)
        workflow = case.workflow
        yield from (workflow.mermaid(), workflow.dot(), workflow.scxml(), workflow.markdown())
        yield repr(case.options())
        yield dumps(case, audience="public").decode()
        yield dumps(book, audience="public").decode()
        yield from (dumps(one, audience="public").decode() for one in log_of(case))
        yield from (dumps(one, audience="public").decode() for one in case.history)
        yield from self.lines(case)
        yield repr(verify(seal(case)))

    def refusals(self, case: Any) -> Iterator[str]:
        """Each event of the case told again, too early, and by another."""
        for event in case.history:
            for change in ({}, {"at": event.at - timedelta(days=400)}, {"proceeding_id": "other"}):
                with pytest.raises(Refused) as caught:
                    case.step(attrs.evolve(event, **change))
                yield said(caught.value)
                yield repr(caught.value.event)
                yield dumps(caught.value).decode()
                yield repr(case.can(caught.value.event))

    def lines(self, case: Any) -> Iterator[str]:
        """The case's log read again, each line spoiled at its end."""
        file = BytesIO()
        write_lines(log_of(case), file)
        spoiled = BytesIO(file.getvalue().replace(b'"v":', b'"x":'))
        for line in (
            *read_lines(BytesIO(file.getvalue()), Logged),
            *read_lines(spoiled, Logged, on_fault="collect"),
        ):
            yield from (repr(line), str(line), *(fault.text() for fault in line.faults))

    @pytest.mark.parametrize("name", list(ALL))
    def test_a_public_case_has_no_residents_and_is_no_storage(self, name: str) -> None:
        """The document says so, and is refused."""
        case, _ = planted_case(name, "Zqabcdef0000")
        public = json.loads(dumps(case, audience="public"))

        assert public["redacted_for"] == "public"
        assert all("ref" not in event["by"] for event in public["history"])
        # Of the few things that a hidden text can be, a digest tells which it is.
        assert re.search("[0-9a-f]{64}", json.dumps(public)) is None
        assert b'"digest"' not in dumps(case, audience="case_party")
        with pytest.raises(InvalidInput, match="written for disclosure"):
            loads(dumps(case, audience="public"), ALL[name])
        del public["redacted_for"]
        with pytest.raises(InvalidInput):
            loads(json.dumps(public), ALL[name])


class TestWhatIsPutAstray:
    """What a careless sender puts beside its field is not shown either."""

    @pytest.mark.parametrize(
        "astray",
        [
            {"seq": ["party-secret-1"]},
            {"seq": {"to": "party-secret-1"}},
            {"by": {"party-secret-1": "party"}},
            {"by": {"kind": "party-secret-1", "ref": "party"}},
            {"by": "party-secret-1"},
            {"party-secret-1 13800138000": 1},
            {"p13800138000": "party-secret-1"},
            {"id": "party-secret-1 13800138000"},
            {"id": "13800138000 party-secret-1"},
        ],
    )
    def test_no_fault_tells_it(self, astray: dict[str, Any]) -> None:
        """Neither where it stood nor what was found."""
        line = {
            "workflow": "people_mediation",
            "seq": 1,
            "event": "propose",
            "id": "e-1",
            "proceeding_id": "pm-1",
            "at": "2026-03-02T09:00:00+08:00",
            "by": {"kind": "committee", "ref": "C1"},
            "parties": ["party-01", "party-02"],
        }
        assert loads(json.dumps(line), Logged).seq == 1

        _, faults = loads(json.dumps({**line, **astray}), Logged, on_fault="collect")

        told = "".join(f"{fault.text('zh')}{fault.text()}{fault!r}" for fault in faults)
        assert faults
        assert "secret" not in told
        assert "13800138000" not in told

    def test_a_slip_of_the_pen_is_shown(self) -> None:
        """What is near a code is no token."""
        actor = {"kind": "comittee", "ref": "C1"}
        _, [fault] = loads(json.dumps(actor), Actor, on_fault="collect")

        assert "comittee" in fault.found
