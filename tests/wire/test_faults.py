"""Faulty documents: every fault at its path, in both languages; never what is sensitive."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from jingwu_model.declare import _writing, document_bytes
from jingwu_model.errors import InvalidInput
from jingwu_model.model import Division, DutyEntry, Figure, Location, PlaceRef, Register
from jingwu_model.rules import Material
from jingwu_model.timeline import Span
from jingwu_model.wire import dumps, loads
from jingwu_model.wire._document import kind_of
from jingwu_model.workflows import Casebook, Event, Logged, Outcome, Proceeding, visit
from jingwu_model.workflows import people_mediation as pm


@pytest.fixture(autouse=True, params=["fast", "plain"])
def speed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """With the quick parser and without it: whatever is said here is said by both."""
    if request.param == "plain":
        monkeypatch.setattr(_writing, "_fast", lambda: None)
    else:
        pytest.importorskip("msgspec")
    _writing.fast.cache_clear()
    yield request.param
    monkeypatch.undo()
    _writing.fast.cache_clear()


def party(mark: str) -> dict[str, str]:
    """A party."""
    return {"kind": "party", "ref": f"party-{mark}-2026-0017"}


def act(by: dict[str, str], at: str) -> dict[str, Any]:
    """One's part in a joint act."""
    return {"by": by, "at": at}


def head(seq: int, by: dict[str, str], at: str, event: str) -> dict[str, Any]:
    """What every event has."""
    return {"event": event, "id": f"e-{seq}", "proceeding_id": "pm-7", "at": at, "by": by}


A, B = party("a"), party("b")
COMMITTEE = {"kind": "committee", "ref": "pmc-3"}
MEDIATOR = {"kind": "mediator", "ref": "m-1"}
COURT = {"kind": "court", "ref": "court-1"}
AGREEMENT = {"token": "agreement-1", "sha256": "a" * 64}
DAYS = [f"2026-03-{day:02}T09:00:00+08:00" for day in range(1, 32)]


def a_case() -> dict[str, Any]:
    """A mediation of eight events, typed in: applied for to confirmed by a court."""
    both = [act(A, DAYS[2]), act(B, DAYS[2])]
    signed = [act(A, DAYS[6]), act(B, DAYS[6]), act(MEDIATOR, DAYS[6])]
    made = {
        "v": "0.1",
        "workflow": "people_mediation",
        "state": "confirmed",
        "history": [
            {**head(1, A, DAYS[1], "apply"), "parties": [A["ref"], B["ref"]]},
            {**head(2, COMMITTEE, DAYS[2], "assign"), "mediators": ["m-1"], "acts": both},
            {**head(3, MEDIATOR, DAYS[3], "begin"), "rights_told": True},
            {
                **head(4, MEDIATOR, DAYS[4], "draft"),
                "items": ["parties", "facts", "content", "performance"],
                "document": AGREEMENT,
                "performance_due": "2026-04-10",
            },
            {
                **head(5, COMMITTEE, DAYS[6], "sign"),
                "acts": signed,
                "seal": True,
                "document": AGREEMENT,
            },
            {
                **head(6, A, DAYS[10], "apply_for_confirmation"),
                "acts": [act(A, DAYS[10]), act(B, DAYS[10])],
                "court": "court-1",
                "ground": "body",
            },
            head(7, COURT, DAYS[12], "accept"),
            head(8, COURT, DAYS[20], "confirm"),
        ],
    }
    # Each part its own, to be spoiled alone.
    spoilt: dict[str, Any] = json.loads(json.dumps(made))
    return spoilt


def written(value: Any) -> bytes:
    """A document, not canonical at all."""
    return json.dumps(value, ensure_ascii=False).encode()


def faults(value: Any, cls: type[Any]) -> list[tuple[str, str, str]]:
    """Each fault's path, code and what was found."""
    data = value if isinstance(value, bytes | str) else written(value)
    made, found = loads(data, cls, on_fault="collect")
    assert (made is None) is bool(found)
    return [(one.path, one.code, one.found) for one in found]


class TestACaseOfTwoKilobytes:
    """Six faults at six depths are told in one answer."""

    def test_it_is_sound_before(self) -> None:
        """Otherwise nothing below means anything."""
        case = a_case()

        assert 1900 < len(written(case)) < 2600
        assert loads(written(case), pm.PeopleMediation).state is pm.State.CONFIRMED

    def test_six_faults_at_six_depths(self) -> None:
        """Each where it stands, what was expected and what was found, in both languages."""
        case = a_case()
        case["note"] = "secret"
        case["history"][7] = 7
        del case["history"][2]["rights_told"]
        case["history"][0]["parties"][1] = 7
        case["history"][4]["acts"][1]["at"] = "2026-03-07T09:00:00"
        case["history"][4]["acts"][0]["by"]["ref"] = "王 小明"

        with pytest.raises(InvalidInput) as caught:
            loads(written(case), pm.PeopleMediation)

        assert str(caught.value) == caught.value.text("en")
        assert caught.value.text("en").splitlines() == [
            "PeopleMediation: 6 faults",
            "  note: unknown key: expected one of history, state, workflow, found '…'",
            "  history[0].parties[1]: wrong type: expected text, found '…'",
            "  history[2].rights_told: missing: expected rights were told, found 'nothing'",
            (
                "  history[4].acts[0].by.ref: wrong format: expected an id or an opaque token "
                "([A-Za-z0-9_.:-]{1,64}), found '…'"
            ),
            (
                "  history[4].acts[1].at: not a time of RFC 3339: expected a time with its offset, "
                "as 2026-03-02T09:30:00+08:00, found '\"2026-03-07T09:00:00\"'"
            ),
            "  history[7]: wrong type: expected an object, found '7'",
        ]
        assert caught.value.text("zh").splitlines() == [
            "PeopleMediation：6 处错误",
            "  note：未知的键：应为 history、state、workflow 之一，实为“…”",
            "  history[0].parties[1]：类型不符：应为文本，实为“…”",
            "  history[2].rights_told：缺少：应为已告知性质、原则、效力和权利义务，实为“nothing”",
            (
                "  history[4].acts[0].by.ref：格式不符：应为编号或不透明标识"
                "（[A-Za-z0-9_.:-]{1,64}），实为“…”"
            ),
            (
                "  history[4].acts[1].at：不是 RFC 3339 时间：应为带时区的时间，"
                '如 2026-03-02T09:30:00+08:00，实为“"2026-03-07T09:00:00"”'
            ),
            "  history[7]：类型不符：应为对象，实为“7”",
        ]


class TestNothingIsConverted:
    """What is nearly right is wrong."""

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"households": "3"}, ("$.households", "wrong_type", '"3"')),
            ({"households": 3.0}, ("$.households", "wrong_type", "3.0")),
            ({"households": True}, ("$.households", "wrong_type", "true")),
            ({"households": 2**53}, ("$.households", "out_of_range", "9007199254740992")),
            ({"households": -1}, ("$.households", "out_of_range", "-1")),
            ({"households": [1]}, ("$.households", "wrong_type", "a list of 1")),
            ({"name": None}, ("$.name", "wrong_type", "null")),
            ({"name": "一\n二"}, ("$.name", "not_printable", "一\\n二")),
            ({"name": "\ud83d"}, ("$.name", "surrogate", '"\\ud83d"')),
            ({"level": "hamlet"}, ("$.level", "unknown_code", '"hamlet"')),
            ({"level": 5}, ("$.level", "wrong_type", "5")),
            ({"span": {"since": "2026-2-3"}}, ("$.span.since", "not_a_day", '"2026-2-3"')),
            ({"span": {"since": "20260203"}}, ("$.span.since", "not_a_day", '"20260203"')),
            ({"span": {"since": "2026-02-30"}}, ("$.span.since", "not_a_day", '"2026-02-30"')),
            ({"span": {"since": "2026-W06-1"}}, ("$.span.since", "not_a_day", '"2026-W06-1"')),
            ({"span": {"since": 20260203}}, ("$.span.since", "wrong_type", "20260203")),
            ({"span": []}, ("$.span", "wrong_type", "a list of 0")),
            (
                {"span": {"since": "2026-01-02", "until": "2026-01-01"}},
                ("$.span.until", "span.backwards", "since 2026-01-02, until 2026-01-01"),
            ),
            (
                {"span": {"unitl": "2026-01-02"}},
                ("$.span.unitl", "unknown_key", "…"),
            ),
            ({"a key": {}}, ("$['a key']", "unknown_key", "an object of 0")),
        ],
    )
    def test_a_division(self, change: dict[str, Any], fault: tuple[str, str, str]) -> None:
        """One change, one fault."""
        sound = {"code": "640424203207", "level": "village", "name": "惠台村"}

        assert faults(json.dumps({**sound, **change}), Division) == [fault]

    @pytest.mark.parametrize(
        "at",
        [
            "2026-03-02T09:00:00",
            "2026-03-02 09:00:00+08:00",
            "2026-03-02t09:00:00+08:00",
            "2026-03-02T09:00+08:00",
            "2026-03-02T09:00:00,5+08:00",
            "2026-03-02T09:00:00.1234567+08:00",
            "2026-03-02T09:00:00+0800",
            "2026-03-02T24:00:00+08:00",
            "2026-03-02T23:59:60+08:00",
            "2026-03-02T0a:00:00+08:00",
            "+026-03-02T09:00:00+08:00",
            "２026-03-02T09:00:00+08:00",
            "2026-03-02T09:00:00+08:00\n",
            "2026-02-30T09:00:00Z",
        ],
    )
    def test_a_time_that_is_none_of_rfc_3339(self, at: str) -> None:
        """Though Python's own reader takes several of them."""
        value = {"by": MEDIATOR, "at": at}

        ((path, code, _),) = faults(value, pm.Act)

        assert (path, code) == ("$.at", "not_a_time")

    @pytest.mark.parametrize(
        ("at", "stored"),
        [
            ("2026-03-02T01:00:00Z", "2026-03-02T09:00:00+08:00"),
            ("2026-03-01T20:00:00.5-05:00", "2026-03-02T09:00:00.500000+08:00"),
            ("2026-03-02T09:00:00.25+08:00", "2026-03-02T09:00:00.250000+08:00"),
        ],
    )
    def test_a_time_at_any_offset_is_the_same_instant(self, at: str, stored: str) -> None:
        """It is kept at Beijing's."""
        made = loads(written({"by": MEDIATOR, "at": at}), pm.Act)

        assert made.at.isoformat() == stored
        assert json.loads(dumps(made))["at"] == stored

    def test_a_time_whose_instant_cannot_be_told_is_out_of_reach(self) -> None:
        """The last hours of the year 9999, told from the west."""
        value = {"by": MEDIATOR, "at": "9999-12-31T23:00:00-05:00"}

        assert faults(value, pm.Act) == [("$.at", "time.out_of_reach", f'"{value["at"]}"')]

    @pytest.mark.parametrize("value", ["1.5", "1/0", "1/00", "1 / 2", "+1", "", "０", "1_0", "1e3"])
    def test_a_fraction_is_written_in_digits(self, value: str) -> None:
        """And over something."""
        figure = {
            "quantity": "rooms",
            "value": value,
            "as_of": "2024-01-01",
            "source": "city-2024",
        }

        assert faults(figure, Figure) == [("$.value", "not_a_fraction", f'"{value}"')]

    def test_a_whole_number_is_taken_where_a_number_is_asked_for(self) -> None:
        """JSON knows one kind of number; what no double holds is refused."""
        sound = {"lon": 106, "lat": 35.5, "datum": "gcj02"}

        assert loads(written(sound), Location).lon == 106.0
        assert faults({**sound, "lon": 10**400}, Location) == [
            ("$.lon", "wrong_type", f"1{'0' * 78}… (int)")
        ]
        assert faults({**sound, "lat": 90.5}, Location) == [("$.lat", "out_of_range", "90.5")]
        assert faults({**sound, "lat": "35"}, Location) == [("$.lat", "wrong_type", '"35"')]

    def test_none_is_the_same_as_nothing_where_there_may_be_nothing(self) -> None:
        """And nowhere else."""
        assert loads(b'{"since": null}', Span) == Span()
        assert faults({"kind": None, "id": "G-1"}, PlaceRef) == [("$.kind", "wrong_type", "null")]


class TestKeys:
    """A key nobody knows, a key twice, a key that is not there."""

    def test_twice_at_any_depth(self) -> None:
        """The first is not lost in silence."""
        data = b'{"kind":"grid","id":"G-1","id":"G-2"}'
        deep = (
            b'{"divisions":[{"code":"640424203207","level":"village","level":"village",'
            b'"name":"x"}]}'
        )

        assert faults(data, PlaceRef) == [("$.id", "repeated_key", "twice")]
        assert faults(data.replace(b'"id":"G-1"', b'"\\u0069d":"G-1"'), PlaceRef) == [
            ("$.id", "repeated_key", "twice")
        ]
        assert faults(deep, Register) == [("$.divisions[0].level", "repeated_key", "twice")]

    @pytest.mark.parametrize(
        ("data", "cls", "path"),
        [
            (b'{"divisions":3,"divisions":[]}', Register, "$.divisions"),
            (b'{"cases":3,"cases":[]}', Casebook, "$.cases"),
            (b'{"register":3,"register":{}}', Material, "$.register"),
            (b'{"register":{"grids":1,"grids":[]}}', Material, "$.register.grids"),
            (b'{"v":"0.1","v":"0.1","cases":[]}', Casebook, "$.v"),
            (b'{"since":null,"since":null,"since":null}', Span, "$.since"),
        ],
    )
    def test_twice_in_what_holds_many(self, data: bytes, cls: type[Any], path: str) -> None:
        """Wholes are as strict as their parts."""
        assert faults(data, cls) == [(path, "repeated_key", "twice")]

    @pytest.mark.parametrize("cls", [pm.PeopleMediation, Proceeding])
    def test_twice_in_a_case(self, cls: type[Any]) -> None:
        """A second history does not hide the first."""
        case = a_case()
        data = written(case).replace(b'{"v"', b'{"history": [], "v"', 1)

        assert faults(data, cls) == [("$.history", "repeated_key", "twice")]

    def test_one_nobody_knows_is_told_with_the_nearest(self) -> None:
        """In both languages."""
        _, (fault,) = loads(b'{"kind":"grid","id":"G-1","knid":1}', PlaceRef, on_fault="collect")

        assert fault.expected.en == "a known key, such as kind"
        assert fault.expected.zh == "kind 等已知的键"

    def test_every_key_that_is_missing_is_told(self) -> None:
        """With what it would hold."""
        _, found = loads(b"{}", DutyEntry, on_fault="collect")

        assert [(one.path, one.code) for one in found] == [
            ("$.member", "missing"),
            ("$.start", "missing"),
            ("$.end", "missing"),
            ("$.in_community", "missing"),
        ]
        assert all(one.expected.zh and one.expected.en for one in found)

    def test_what_tells_the_kind_of_a_case_may_be_missing_too(self) -> None:
        """Without it nobody knows what else to ask."""
        assert faults(b"{}", Proceeding) == [("$.workflow", "missing", "nothing")]
        assert faults(b"{}", Event) == [("$.workflow", "missing", "nothing")]
        assert faults(b"{}", Logged) == [
            ("$.workflow", "missing", "nothing"),
            ("$.seq", "missing", "nothing"),
        ]
        assert faults(b'{"workflow":"errands","workflow":"errands"}', Proceeding) == [
            ("$.workflow", "repeated_key", "twice"),
            ("$.workflow", "workflow.unknown", '"errands"'),
        ]
        assert faults(b"{}", Casebook) == [("$.cases", "missing", "nothing")]
        assert faults(b'{"case":[]}', Casebook) == [
            ("$.case", "unknown_key", "a list of 0"),
            ("$.cases", "missing", "nothing"),
        ]
        assert faults(b"{}", pm.PeopleMediation) == [
            ("$.workflow", "missing", "nothing"),
            ("$.state", "missing", "nothing"),
            ("$.history", "missing", "nothing"),
        ]


class TestWhatIsNoDocument:
    """Bytes that are no JSON, or too much of it."""

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "json.invalid"),
            (b"\xff{}", "json.not_utf8"),
            (b"\xef\xbb\xbf{}", "json.invalid"),
            (b"{", "json.invalid"),
            (b"{} {}", "json.invalid"),
            (b"{'since':null}", "json.invalid"),
            (b'{"since":NaN}', "json.number"),
            (b'{"since":-Infinity}', "json.number"),
            (b'{"since":' + b"9" * 5000 + b"}", "json.number"),
            (b'{"since":01}', "json.invalid"),
            (b'{"since":"\t"}', "json.invalid"),
            (b"[" * 65 + b"]" * 65, "json.too_deep"),
            (b'{"since":' + b"[" * 64 + b"]" * 64 + b"}", "json.too_deep"),
        ],
    )
    def test_it_is_refused_as_a_whole(self, data: bytes, code: str) -> None:
        """With one fault at its root."""
        made, (fault,) = loads(data, Span, on_fault="collect")

        assert made is None
        assert (fault.path, fault.code) == ("$", code)
        assert fault.expected.zh
        assert fault.expected.en

    def test_a_value_that_is_no_object_is_none(self) -> None:
        """Whatever it is."""
        for data, found in (
            (b"[]", "a list of 0"),
            (b"null", "null"),
            (b'"x"', '"x"'),
            (b"1", "1"),
            (b"true", "true"),
        ):
            for cls in (Span, pm.PeopleMediation, Proceeding, Register, Casebook, Material, Logged):
                assert faults(data, cls) == [("$", "wrong_type", found)]

    def test_how_large_and_how_deep_is_an_argument(self) -> None:
        """A text counts its characters."""
        data = '{"since": "2026-01-01"}'

        assert loads(data, Span, max_bytes=len(data), max_depth=1) == loads(data.encode(), Span)
        _, (large,) = loads(data, Span, max_bytes=len(data) - 1, on_fault="collect")
        _, (deep,) = loads(data, Span, max_depth=0, on_fault="collect")
        assert (large.code, large.found) == ("json.too_large", str(len(data)))
        assert (deep.code, deep.found) == ("json.too_deep", "1")

    def test_brackets_in_a_text_are_no_depth(self) -> None:
        """However many there are."""
        data = written({"zh": "[" * 100, "en": '{"' * 100})

        assert faults(data, Span) == [
            ("$.zh", "unknown_key", "…"),
            ("$.en", "unknown_key", "…"),
        ]

    @pytest.mark.parametrize("opened", [b"[", b'{"a":'])
    def test_deeper_than_python_goes_is_too_deep(self, opened: bytes) -> None:
        """Where the caller allows it, the parser itself gives up."""
        closed = b"]" if opened == b"[" else b"}"
        data = opened * 100_000 + b"0" + closed * 100_000

        assert faults_of_any_depth(data) == ["json.too_deep"]

    def test_a_text_with_half_a_pair_is_read_like_any_other(self) -> None:
        """It can be a text in Python; what it says is no sound name."""
        assert faults('{"\ud83d": 1}', Span) == [("$['\\\\ud83d']", "unknown_key", "…")]

    def test_no_class_of_documents_is_refused_at_once(self) -> None:
        """Not as a faulty document, but as a faulty call."""
        for cls in (int, "Span", type(None), list[int]):
            with pytest.raises(TypeError, match="no class of documents"):
                loads(b"{}", cls)  # type: ignore[arg-type]


def faults_of_any_depth(data: bytes) -> list[str]:
    """The codes of a document's faults, the depth left to the parser."""
    return [one.code for one in loads(data, Span, on_fault="collect", max_depth=10**6)[1]]


class TestCases:
    """A case is made again of its history, and its history is asked."""

    def test_a_state_that_the_history_does_not_make_is_forged(self) -> None:
        """A known one and an unknown one alike."""
        case = a_case()
        for state in ("in_mediation", "confirmed_", "x" * 100):
            case["state"] = state
            _, (fault,) = loads(written(case), pm.PeopleMediation, on_fault="collect")
            assert (fault.path, fault.code) == ("$.state", "state.forged")
            assert fault.expected.en == fault.expected.zh == pm.State.CONFIRMED.code

    def test_an_event_that_is_refused_is_told_with_every_reason(self) -> None:
        """At its place, with the law, and what may happen instead."""
        case = a_case()
        case["history"][4]["seal"] = False
        del case["history"][4]["acts"][1]

        _, found = loads(written(case), pm.PeopleMediation, on_fault="collect")

        assert {one.path for one in found} == {"$.history[4]"}
        assert {one.found for one in found} == {"sign"}
        codes = {one.code for one in found}
        assert len(codes) == len(found) == 2
        assert all("29" in one.says.en or "28" in one.says.en for one in found), found
        assert "当前允许的事件" in found[0].expected.zh
        assert "ask_changes" in found[0].expected.en

    def test_after_an_end_there_is_no_event(self) -> None:
        """The refusal says so."""
        visited = [
            {
                **head(1, {"kind": "officer", "ref": "P-1"}, DAYS[1], "plan"),
                "purpose": "household",
                "mode": "face_to_face",
                "planned_for": "2026-03-05",
                "visitor": "P-1",
            },
            {
                **head(2, {"kind": "officer", "ref": "P-1"}, DAYS[2], "cancel"),
                "reason": "other",
            },
            head(3, {"kind": "officer", "ref": "P-1"}, DAYS[3], "find_signs"),
        ]
        document = {"workflow": "visit", "state": "cancelled", "history": visited}

        _, found = loads(written(document), Proceeding, on_fault="collect")

        assert found[0].path == "$.history[2]"
        assert found[0].expected.en == "no event any more"
        assert found[0].expected.zh == "不再有事件"

    def test_a_case_of_another_machine_is_told_apart(self) -> None:
        """Its own name is asked for; its events are unknown here."""
        case = {**a_case(), "workflow": "visit"}

        assert faults(case, pm.PeopleMediation)[0] == ("$.workflow", "workflow.other", '"visit"')
        assert faults(case, Proceeding)[0] == ("$.history[0].event", "event.unknown", '"apply"')
        assert faults({**case, "workflow": "errands"}, Proceeding) == [
            ("$.workflow", "workflow.unknown", '"errands"')
        ]
        assert faults({**case, "workflow": 3}, Proceeding) == [("$.workflow", "wrong_type", "3")]
        assert faults({**case, "workflow": ["visit"]}, Proceeding) == [
            ("$.workflow", "wrong_type", "a list of 1")
        ]

    def test_a_history_is_a_list_of_at_least_one_event(self) -> None:
        """No text, no object, not nothing."""
        case = {"workflow": "visit", "state": "planned"}

        assert faults({**case, "history": []}, visit.Visit) == [
            ("$.history", "history.empty", "[]")
        ]
        assert faults({**case, "history": {}}, visit.Visit) == [
            ("$.history", "wrong_type", "an object of 0")
        ]
        assert faults({**case, "history": [{}]}, visit.Visit) == [
            ("$.history[0].event", "missing", "nothing")
        ]
        assert faults({**case, "history": [{"event": ["plan"]}]}, visit.Visit) == [
            ("$.history[0].event", "wrong_type", "a list of 1")
        ]

    def test_an_event_alone_is_of_its_class(self) -> None:
        """Its code is asked for, and no other is taken."""
        event = head(7, COURT, DAYS[12], "accept")

        assert loads(written(event), pm.Accept).code == "accept"
        assert faults({**event, "event": "confirm"}, pm.Accept) == [
            ("$.event", "event.unknown", '"confirm"')
        ]
        assert faults({**event, "workflow": "people_mediation"}, pm.Accept) == [
            ("$.workflow", "unknown_key", "…")
        ]
        assert loads(written({**event, "workflow": "people_mediation"}), Event) == loads(
            written(event), pm.Accept
        )
        assert faults({**event, "workflow": "people_mediation", "at": None}, Event) == [
            ("$.at", "wrong_type", "null")
        ]

    @pytest.mark.parametrize(
        ("seq", "fault"),
        [
            (0, ("$.seq", "out_of_range", "0")),
            (2**53, ("$.seq", "out_of_range", "9007199254740992")),
            (True, ("$.seq", "wrong_type", "True (bool)")),
            (1.0, ("$.seq", "wrong_type", "1.0 (float)")),
            (None, ("$.seq", "wrong_type", "none")),
        ],
    )
    def test_a_line_of_a_log_has_a_place(self, seq: Any, fault: tuple[str, str, str]) -> None:
        """A whole number from 1, and what else is wrong is told with it."""
        line = {**head(7, COURT, DAYS[12], "accept"), "workflow": "people_mediation", "seq": seq}

        assert faults(line, Logged) == [fault]
        assert faults({**line, "id": 3}, Logged) == [fault, ("$.id", "wrong_type", "3")]
        assert faults({**line, "id": 3, "seq": 7}, Logged) == [("$.id", "wrong_type", "3")]

    def test_a_casebook_holds_a_case_once(self) -> None:
        """And each fault is told at its case."""
        case = a_case()
        del case["v"]

        assert len(loads(written({"cases": [case]}), Casebook)) == 1
        assert faults({"cases": [case, case]}, Casebook) == [("$.cases", "case.repeated", "pm-7")]
        assert faults({"cases": {}}, Casebook) == [("$.cases", "wrong_type", "an object of 0")]
        assert faults({"cases": [case, {**case, "state": "x"}]}, Casebook) == [
            ("$.cases[1].state", "state.forged", '"x"')
        ]
        assert faults({"cases": {"cases": [3]}}, Material) == [
            ("$.cases.cases[0]", "wrong_type", "3")
        ]


class TestKinds:
    """Each kind of document can stand in another."""

    @pytest.mark.parametrize("cls", [pm.PeopleMediation, Proceeding, Event, Logged, Casebook])
    def test_what_is_no_object_is_told_where_it_stands(self, cls: type[Any]) -> None:
        """Wherever that is."""
        made, found = kind_of(cls).slow(3, "$.here")

        assert made is None
        assert [(one.path, one.code) for one in found] == [("$.here", "wrong_type")]

    def test_an_event_of_any_machine_is_written_as_its_own_class_writes_it(self) -> None:
        """Of which machine it is, it does not know."""
        event = loads(written(head(7, COURT, DAYS[12], "accept")), pm.Accept)

        made = document_bytes(lambda write: kind_of(Event).plain(event, write, (), "internal"))

        assert json.loads(made) == head(7, COURT, DAYS[12], "accept")


class TestWholes:
    """A register, and material, are asked in their parts and together."""

    def test_a_row_that_names_nothing_is_told_as_the_register_tells_it(self) -> None:
        """At its path in the document."""
        rows = {"grids": [{"id": "G-1", "division": "640424100003", "name": "一格"}]}

        ((path, code, _),) = faults({"divisions": [], **rows}, Register)
        ((deeper, same, _),) = faults({"register": {"divisions": [], **rows}}, Material)

        assert path.startswith("$.grids")
        assert (deeper, same) == (f"$.register{path[1:]}", code)

    def test_a_table_is_a_list_of_rows(self) -> None:
        """Of rows of its own."""
        assert faults({"grids": {}}, Register) == [("$.grids", "wrong_type", "an object of 0")]
        assert faults({"grids": [3]}, Register) == [("$.grids[0]", "wrong_type", "3")]
        assert faults({"gird": []}, Register) == [("$.gird", "unknown_key", "a list of 0")]
        assert faults({"figures": {}}, Material) == [("$.figures.city", "missing", "nothing")]
        assert faults({"figures": 3}, Material) == [("$.figures", "wrong_type", "3")]

    def test_a_list_has_its_own_limits_once_its_items_are_sound(self) -> None:
        """An item twice is told of the list, a wrong one of the item."""
        member = {"staff_id": "P001", "kind": "officer", "station": "S1"}
        law = {"competence": "law", "level": 1}

        def told(*skills: Any) -> list[tuple[str, str, str]]:
            rows = {"members": [{**member, "competences": list(skills)}]}
            return [one for one in faults(rows, Register) if "competences" in one[0]]

        assert [one[:2] for one in told(law, {**law, "level": 2})] == [
            ("$.members[0].competences", "repeated")
        ]
        assert told(law, {**law, "level": 9}) == [
            ("$.members[0].competences[1].level", "out_of_range", "9")
        ]
        assert faults({"members": [{**member, "competences": "law"}]}, Register) == [
            ("$.members[0].competences", "wrong_type", '"law"')
        ]

    def test_what_was_left_out_for_disclosure_is_no_storage(self) -> None:
        """Whatever it was left out for."""
        outcome = Outcome(
            workflow="visit",
            proceeding_id="v-1",
            state="made",
            at=loads(written({"by": MEDIATOR, "at": DAYS[1]}), pm.Act).at,
            digest="0" * 64,
        )

        assert faults(dumps(outcome, audience="internal"), Outcome) == [
            ("$.redacted_for", "document.redacted", '"internal"')
        ]
