"""Proceedings, their events and their log lines as documents."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jingwu_model.declare import (
    Audience,
    PlainReader,
    PlainWriter,
    Tags,
    Write,
    cached,
    faults_at,
    lift,
    plain_reader,
    told_value,
    upcast,
)
from jingwu_model.errors import Fault, FaultKind, Text
from jingwu_model.wire._kind import (
    Kind,
    Read,
    an_object,
    list_at,
    one_of,
    slow_event,
    text_at,
    together,
)
from jingwu_model.wire._limits import EMPTY, FORGED, OTHER_WORKFLOW, UNKNOWN_WORKFLOW
from jingwu_model.workflows import ALL, LOG_KEYS, Event, Logged, Proceeding, Refused, Seq

Case = Proceeding[Any, Any, Any]

_WORKFLOW = Text("流程名", "the workflow's name")
_STATE = Text("状态代码", "the state's code")
_HISTORY = Text("事件列表", "the events")


@cached
def classes_of(machine: type[Case]) -> Mapping[str, type[Event]]:
    """A machine's event classes by their codes."""
    return {cls.code: cls for cls in machine.workflow.events}


@cached
def readers_of(machine: type[Case], *tags: str) -> Mapping[str, PlainReader]:
    """A machine's quick readers of events, by their codes; `tags` stand beside the fields."""
    return {code: plain_reader(cls, "event", *tags) for code, cls in classes_of(machine).items()}


@cached
def _writers_of(
    machine: type[Case], write: Write, tags: Tags, audience: Audience
) -> Mapping[type[Event], PlainWriter]:
    """A machine's writers of events, by their classes."""
    return {
        cls: write(cls, (("event", cls.code), *tags), audience) for cls in machine.workflow.events
    }


def _machine_at(value: Mapping[str, Any], path: str) -> tuple[type[Case] | None, list[Fault]]:
    """The machine that a document names."""
    name, faults = text_at(value, "workflow", _WORKFLOW, path)
    if name is None:
        return None, faults
    if name not in ALL:
        return None, [one_of(UNKNOWN_WORKFLOW, f"{path}.workflow", ALL, told_value(name))]
    return ALL[name], []


def _machine_of(value: Any, path: str) -> tuple[type[Case] | None, list[Fault]]:
    """The machine that an object names; of one that names none, what is wrong with its keys too.

    Without a machine nobody knows its keys, but for those that stand twice.
    """
    value, faults = an_object(value, value if isinstance(value, dict) else (), path)
    if faults and not value:
        return None, faults
    machine, wrong = _machine_at(value, path)
    return (None, faults + wrong) if machine is None else (machine, [])


class CaseKind(Kind):
    """A proceeding of one machine: its name, the state it stands in, and its history.

    It is made again of its history; the state it says must be the one that makes.
    """

    def __init__(self, machine: type[Case]) -> None:
        self.machine = machine
        self.name = machine.__name__

    def quick(self, value: Any) -> Any:
        """The proceeding of a plain value."""
        machine = self.machine
        # A `Repeating` has as many keys, and is for the slow way.
        if value.__class__ is not dict or len(value) != len(_CASE_KEYS):
            raise KeyError
        if value["workflow"] != machine.workflow.name:
            raise KeyError
        case = machine._fold(self.events(value["history"]))  # noqa: SLF001 - none where refused
        if case is None or case.state.code != value["state"]:
            raise ValueError
        return case

    def events(self, history: Any) -> tuple[Any, ...]:
        """The events of a plain history, quickly."""
        if history.__class__ is not list or not history:
            raise TypeError
        readers = readers_of(self.machine)
        return tuple([readers[one["event"]](one) for one in history])

    def slow(self, value: Any, path: str) -> Read:
        """The proceeding, or every fault: of its events, of their order, of its state."""
        value, faults = an_object(value, _CASE_KEYS, path)
        if faults and not value:
            return None, faults
        name, wrong = text_at(value, "workflow", _WORKFLOW, path)
        if name is not None and name != self.machine.workflow.name:
            expected = Text.same(self.machine.workflow.name)
            at = f"{path}.workflow"
            wrong = [OTHER_WORKFLOW.at(at, expected=expected, found=told_value(name))]
        state, lacking = text_at(value, "state", _STATE, path)
        faults += [*wrong, *lacking]
        events: list[Any] | None = None
        if "history" in value:
            events, wrong = list_at(value, "history", path, self._event)
        else:
            _, wrong = text_at(value, "history", _HISTORY, path)
        faults += wrong
        if events is None:
            return None, faults
        case, wrong = replayed(self.machine, events, f"{path}.history")
        faults += wrong
        if case is not None and state is not None and case.state.code != state:
            expected = Text.same(case.state.code)
            faults.append(FORGED.at(f"{path}.state", expected=expected, found=told_value(state)))
        return (None if faults else case), faults

    def _event(self, value: Any, path: str) -> Read:
        return slow_event(classes_of(self.machine), value, path)

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The proceeding's object of an older format: its events and its state's code."""
        made = dict(value)
        if isinstance(held := value.get("history"), list):
            made["history"] = [lifted_event(self.machine, event, formats) for event in held]
        if isinstance(state := value.get("state"), str):
            made["state"] = self.machine.old_states.get(state, state)
        return made

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The proceeding made plain."""
        writers = _writers_of(self.machine, write, (), audience)
        said = {
            "history": [writers[type(one)](one) for one in obj.history],
            "state": obj.state.code,
            "workflow": obj.workflow.name,
        }
        return together(tags, said)


_CASE_KEYS = ("history", "state", "workflow")


def replayed(machine: type[Case], events: Iterable[Any], path: str) -> Read:
    """The proceeding that a history makes, or why the first event that is refused is."""
    case: Any = None
    for at, event in enumerate(events):
        try:
            case = machine.start(event) if case is None else case.step(event)
        except Refused as refused:
            return None, refusal_faults(refused, f"{path}[{at}]")
    if case is None:
        expected = Text("至少一个事件", "one event at least")
        return None, [EMPTY.at(path, expected=expected, found="[]")]
    return case, []


def refusal_faults(refused: Refused, path: str) -> list[Fault]:
    """A refusal's reasons as faults of the event that stands at a path."""
    codes = refused.allowed
    expected = Text(
        f"当前允许的事件（{'、'.join(codes)}）" if codes else "不再有事件",
        f"an event that may happen here ({', '.join(codes)})" if codes else "no event any more",
    )
    return [
        FaultKind(reason.code, Text(reason.text("zh"), reason.text("en"))).at(
            path, expected=expected, found=refused.event.code
        )
        for reason in refused.reasons
    ]


class AnyCaseKind(Kind):
    """A proceeding of whichever machine it names."""

    name = "Proceeding"

    def quick(self, value: Any) -> Any:
        """The proceeding of a plain value."""
        return CaseKind(ALL[value["workflow"]]).quick(value)

    def slow(self, value: Any, path: str) -> Read:
        """The proceeding, or every fault."""
        machine, faults = _machine_of(value, path)
        return (None, faults) if machine is None else CaseKind(machine).slow(value, path)

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The proceeding's object of an older format."""
        machine = ALL.get(str(value.get("workflow")))
        return value if machine is None else CaseKind(machine).lift(value, formats)

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The proceeding made plain."""
        return CaseKind(type(obj)).plain(obj, write, tags, audience)


class AnyEventKind(Kind):
    """An event of whichever machine it names: the keys `workflow` and `event`."""

    name = "Event"

    def quick(self, value: Any) -> Any:
        """The event of a plain value."""
        return readers_of(ALL[value["workflow"]], "workflow")[value["event"]](value)

    def slow(self, value: Any, path: str) -> Read:
        """The event, or every fault."""
        machine, faults = _machine_of(value, path)
        if machine is None:
            return None, faults
        return slow_event(classes_of(machine), value, path, ("workflow",))

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The event's object of an older format."""
        return _lifted_by_name(value, formats)

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The event made plain, with its code; of which machine it is, it does not know."""
        return write(type(obj), (("event", obj.code), *tags), audience)(obj)


class LoggedKind(Kind):
    """A line of a log."""

    name = "Logged"

    def quick(self, value: Any) -> Any:
        """The line of a plain value."""
        name, seq = value["workflow"], value["seq"]
        if seq.__class__ is not int or not 0 < seq <= _MOST:
            raise TypeError
        event = readers_of(ALL[name], "workflow", "seq")[value["event"]](value)
        return Logged(workflow=name, seq=seq, event=event)

    def slow(self, value: Any, path: str) -> Read:
        """The line, or every fault."""
        machine, faults = _machine_of(value, path)
        if not isinstance(value, dict):
            return None, faults
        seq: Any = value.get("seq")
        if "seq" in value:
            faults += faults_at(Seq, seq, f"{path}.seq")
        else:
            _, wrong = text_at(value, "seq", LOG_KEYS["seq"], path)
            faults += wrong
        if machine is None:
            return None, faults
        event, wrong = slow_event(classes_of(machine), value, path, ("workflow", "seq"))
        faults += wrong
        if faults:
            return None, faults
        return Logged(workflow=machine.workflow.name, seq=seq, event=event), []

    def lift(self, value: Any, formats: Sequence[str]) -> Any:
        """The line's object of an older format."""
        return _lifted_by_name(value, formats)

    def plain(self, obj: Any, write: Write, tags: Tags, audience: Audience) -> dict[str, Any]:
        """The line made plain."""
        event = obj.event
        beside = (("event", event.code), ("workflow", obj.workflow), *tags)
        every = write(type(event), beside, audience)(event)
        every["seq"] = obj.seq
        return {key: every[key] for key in sorted(every)}


def lifted_event(machine: type[Case], value: Any, formats: Sequence[str]) -> Any:
    """An event's object of an older format: its machine's upcasts, then its class's own."""
    value = upcast(machine, value, formats)
    code = value.get("event") if isinstance(value, dict) else None
    cls = classes_of(machine).get(code) if isinstance(code, str) else None
    return value if cls is None else lift(cls, value, formats)


def _lifted_by_name(value: Any, formats: Sequence[str]) -> Any:
    """An event's object of an older format, of the machine that it names."""
    machine = ALL.get(str(value.get("workflow")))
    return value if machine is None else lifted_event(machine, value, formats)


_MOST = 2**53 - 1
