"""Views: what is answered, written as documents and never read again."""

import json
from collections.abc import Iterator
from typing import Any, get_args

import attrs
import pytest

from jingwu_model.declare import Audience
from jingwu_model.errors import InvalidObject
from jingwu_model.model import PlaceKind, PlaceRef
from jingwu_model.timeline import Calendar
from jingwu_model.wire import dumps, loads, schema, view_bytes
from jingwu_model.wire._views import VIEWS
from jingwu_model.workflows import (
    ALL,
    Clock,
    Duty,
    Overdue,
    Proceeding,
    Refused,
)
from jingwu_model.workflows import people_mediation as pm
from wire._values import rows_of
from workflows._rows import Case, on

CHINA = Calendar.china()
NOW = on("06-01")
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


def said(obj: Any, audience: Audience | None = None) -> Any:
    """What a document says."""
    return json.loads(dumps(obj, audience=audience))


def drafted() -> Case:
    """A mediation whose agreement is drafted."""
    rows = rows_of(pm.PeopleMediation)
    case: Case | None = None
    for day, code in enumerate(("apply", "assign", "begin", "draft"), 2):
        case = rows.do(case, rows.event(code, f"03-{day:02}"))
    assert case is not None
    return case


def signed() -> Case:
    """A mediation whose agreement is signed: copies are owed to both parties."""
    rows = rows_of(pm.PeopleMediation)
    return drafted().step(rows.event("sign", "03-06"))


def copies() -> list[Duty]:
    """What is owed to both parties: a copy each."""
    return [duty for duty in signed().duties(CHINA) if duty.name == "copy_to_each_party"]


def refusal() -> Refused:
    """The refusal of an agreement without a seal, signed by one party alone."""
    rows = rows_of(pm.PeopleMediation)
    event = rows.event("sign", "03-06", {"seal": False, "acts": ["party:party-001"]})
    with pytest.raises(Refused) as refused:
        drafted().step(event)
    return refused.value


def views() -> Iterator[Any]:
    """Views of every class, from every road that was typed in."""
    for name in ALL:
        rows = rows_of(ALL[name])
        for road in rows.roads():
            case: Proceeding[Any, Any, Any] = ALL[name].replay(road)
            yield from case.clocks(CHINA)
            yield from case.duties(CHINA)
            yield from case.overdue(NOW, CHINA)
            yield from case.lapses(NOW, CHINA)
            # The first event cannot happen twice.
            answer = case.can(road[0])
            yield answer
            yield from answer.reasons
    yield refusal()
    with pytest.raises(InvalidObject) as wrong:
        PlaceRef(kind=PlaceKind.GRID, id="")
    yield from wrong.value.faults


class TestEveryView:
    """Whatever is answered can be written."""

    def test_each_class_is_written_for_each_audience(self) -> None:
        """Canonical, with its format, and with for whom something was left out."""
        seen = set()
        for view in views():
            seen.add(type(view))
            whole = dumps(view)
            told = json.loads(whole)
            assert told["v"] == "0.1"
            assert "redacted_for" not in told
            plain = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            assert plain.encode() == whole
            for audience in AUDIENCES:
                less = said(view, audience)
                assert less.pop("redacted_for") == audience
                assert less.keys() <= told.keys()
        assert seen == set(VIEWS)

    def test_whatever_a_clock_or_a_duty_knows_is_in_its_document(self) -> None:
        """Each part of it that is not none, under its name; the rule in parts of its own."""
        for view in views():
            if isinstance(view, Clock | Duty):
                parts = attrs.asdict(view, recurse=False)
                known = {name for name, held in parts.items() if held is not None}
                assert known - {"rule"} <= said(view).keys()

    @pytest.mark.parametrize("cls", VIEWS)
    def test_none_is_ever_read(self, cls: type[Any]) -> None:
        """It is made of a case again, and so there is no schema of what would be read."""
        with pytest.raises(TypeError, match=f"a {cls.__name__} is written and never read"):
            loads("{}", cls)
        with pytest.raises(TypeError):
            schema(cls)


class TestARefusal:
    """Why an event was refused."""

    def test_it_says_what_where_and_what_instead(self) -> None:
        """The event by its code and id, the state, and every event that may happen."""
        refused = refusal()

        told = said(refused)
        assert told["workflow"] == "people_mediation"
        assert told["state"] == "drafted"
        assert told["event"] == "sign"
        assert told["event_id"] == refused.event.id
        assert told["allowed"] == ["ask_to_end", "fail", "ask_changes"]

    def test_every_reason_has_its_provision_and_who_can_supply_it(self) -> None:
        """A party, the mediator and the seal are missing (PML 29)."""
        reasons = {one["code"]: one for one in said(refusal())["reasons"]}

        assert reasons.keys() == {"sign.party_missing", "sign.mediator_missing", "seal.missing"}
        seal = reasons["seal.missing"]
        assert (seal["citation"]["key"], seal["citation"]["article"]) == ("PML", "29")
        assert seal["supplied_by"] == ["committee"]
        assert seal["own"] is False
        assert set(seal["says"]) == {"en", "zh"}

    def test_where_nothing_was_started_there_is_no_state(self) -> None:
        """As an absent key."""
        rows = rows_of(pm.PeopleMediation)
        with pytest.raises(Refused) as refused:
            pm.PeopleMediation.start(rows.event("begin", "03-02"))

        assert "state" not in said(refused.value)


class TestAnAnswer:
    """Whether an event may happen."""

    def test_a_yes_has_no_reasons(self) -> None:
        """And a no has all of them."""
        rows = rows_of(pm.PeopleMediation)

        assert said(drafted().can(rows.event("sign", "03-06"))) == {
            "allowed": True,
            "reasons": [],
            "v": "0.1",
        }
        no = said(drafted().can(rows.event("perform", "03-06")))
        assert no["allowed"] is False
        assert [one["code"] for one in no["reasons"]] == ["event.not_here"]


class TestClocksAndDuties:
    """What runs and what is owed."""

    def test_a_clock_says_when_it_is_due_and_by_what_provision(self) -> None:
        """One month from 3 March 2026, a Tuesday, rolls to no other day (PMRULE 33)."""
        [clock] = drafted().clocks(CHINA)
        told = said(clock)

        assert told["clock"] == "mediation_month"
        assert told["since"] == "2026-03-03T09:00:00+08:00"
        assert told["due"]["last"].startswith("2026-04-03T23:59:59")
        assert (told["basis"]["key"], told["strictness"]) == ("PMRULE", "soft")
        assert told["owed_by"] == ["mediator", "committee"]
        assert (told["paused"], told["late"], told["lapsed"]) == (False, False, False)
        assert not {"stopped", "stopped_by", "used", "used_by"} & told.keys()

    def test_whom_a_duty_is_owed_to_is_for_those_who_may_know(self) -> None:
        """A party's token stands for its own proceeding's eyes, and not for the public's."""
        assert [said(duty)["to_ref"] for duty in copies()] == ["party-001", "party-002"]
        for audience in AUDIENCES:
            for duty in copies():
                assert ("to_ref" in said(duty, audience)) is (audience != "public")
                assert said(duty, audience)["to"] == "party"

    def test_what_is_late_is_told_with_who_must_act(self) -> None:
        """The clock or the duty stands within it, under the same rule of who may know."""
        late = drafted().overdue(NOW, CHINA)
        assert [said(one)["what"]["clock"] for one in late] == ["mediation_month"]
        assert [said(one)["owed_by"] for one in late] == [["mediator", "committee"]]

        duty = copies()[1]
        overdue = Overdue(what=duty, owed_by=duty.rule.owed_by)
        assert said(overdue)["what"]["to_ref"] == "party-002"
        assert b"party-002" not in dumps(overdue, audience="public")

    def test_a_lapse_names_the_event_that_should_be_sent(self) -> None:
        """Thirty days after an agreement took effect, nobody having applied (PML 33)."""
        [lapse] = signed().lapses(NOW, CHINA)

        told = said(lapse)
        assert told["event"] == "close_window"
        assert told["clock"]["clock"] == "confirmation_window"


class TestAnObjectOfViews:
    """`view_bytes`: what a service, or the desk, puts together of them."""

    def test_it_is_canonical_and_for_its_audience(self) -> None:
        """Views, nouns, texts, terms, times and plain values, one within another."""
        copy = copies()[0]
        place = PlaceRef(kind=PlaceKind.GRID, id="G-1")
        parts = {"z": (copy,), "place": place, "at": on("03-02"), "n": 3, "none": None}

        told = json.loads(view_bytes(parts, "public"))

        assert list(told) == ["at", "n", "place", "z"]
        assert told["place"] == {"id": "G-1", "kind": "grid"}
        assert told["at"] == "2026-03-02T09:00:00+08:00"
        assert [one["duty"] for one in told["z"]] == ["copy_to_each_party"]
        assert "party-001" not in str(told)
        assert "party-001" in view_bytes(parts, "case_party").decode()
