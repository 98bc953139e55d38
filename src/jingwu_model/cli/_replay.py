"""`jingwu replay`: what became of every proceeding of a log."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

import click

from jingwu_model.cli._options import a_count
from jingwu_model.cli._output import answer_lines, moving
from jingwu_model.cli._spoken import (
    Argument,
    Command,
    Option,
    Wrong,
    lang_of,
    one_of,
    refuse,
)
from jingwu_model.declare import FORMS, NO, Term, canonical, title_of
from jingwu_model.errors import Lang, Text
from jingwu_model.tables import LoadedCases, read_cases
from jingwu_model.timeline import SHANGHAI, Calendar
from jingwu_model.wire import FORMAT, view_bytes
from jingwu_model.workflows import Clock, Duty, Overdue, Proceeding

Progress = Callable[[int, int], object]

REFUSED = 1
_STEPS = 100

_CASES = Text("事项及其未结的时限和义务", "Proceedings, and what is open in each")
_LATE = Text("逾期", "Overdue")
_ASIDE = Text(
    "搁置的行（不在任何事项中；修正日志后可重新运行）",
    "Lines set aside, in no proceeding; mend the log and replay it again",
)
_IN_ALL = Text("合计", "In all")

Case = Proceeding[Any, Any, Any]


def _moment(_: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """A time, or a usage error."""
    if value is None:
        return None
    try:
        found = FORMS[datetime].read(value)
    except NO:
        refuse(param, FORMS[datetime].expected, value)
    assert isinstance(found, datetime)  # noqa: S101 - what the form reads
    return found


def _replay(
    *, path: Path, now: datetime | None, form: str, top: int | None, exit_zero: bool
) -> int:
    ctx = click.get_current_context()
    lang = lang_of(ctx)
    if not path.exists():
        raise Wrong(Text(f"没有“{path}”", f"there is no '{path}'"), ctx)
    moment = now or datetime.now(SHANGHAI)
    name = path.name or path
    with moving(Text(f"正在读取 {name}", f"reading {name}").text(lang)) as progress:
        loaded = read_cases(path, on_fault="collect", progress=progress)
    told = _Told(loaded, moment, Calendar.china(), top)
    with moving(Text("正在重放", "replaying").text(lang), answering=True) as progress:
        told.progress = progress
        answer_lines(told.json() if form == "json" else told.text(lang))
    return REFUSED if loaded.rejected and not exit_zero else 0


class _Told:
    """What a log came to, told line by line as it is found."""

    def __init__(
        self, loaded: LoadedCases, now: datetime, calendar: Calendar, top: int | None
    ) -> None:
        self.loaded = loaded
        self.now = now
        self.calendar = calendar
        self.top = top
        self.progress: Progress | None = None
        self.states: Counter[tuple[type[Case], Term]] = Counter()
        self.events = 0
        self.late: list[tuple[datetime, str, Overdue]] = []

    def _cases(self) -> Iterator[tuple[Case, list[Clock], list[Duty]]]:
        """Each proceeding with what is open in it; what is late is kept."""
        total = len(self.loaded.cases)
        for at, case in enumerate(self.loaded.cases, 1):
            clocks = [clock for clock in case.clocks(self.calendar) if clock.running]
            duties = [duty for duty in case.duties(self.calendar) if duty.open]
            self.states[type(case), case.state] += 1
            self.events += len(case.history)
            left: list[Clock | Duty] = [*clocks, *duties]
            # The walk is not made again where nothing that is open has passed its time.
            if any(each.overdue(self.now) for each in left):
                for late in case.overdue(self.now, self.calendar):
                    self.late.append((_last(late), case.id, late))
            yield case, clocks, duties
            if self.progress is not None and (at % _STEPS == 0 or at == total):
                self.progress(at, total)

    def text(self, lang: Lang) -> Iterator[str]:
        """The proceedings, what is late, what was set aside, and how many of each."""
        yield from self._proceedings(lang)
        yield from self._overdue(lang)
        yield from self._aside(lang)
        yield _IN_ALL.text(lang)
        yield from self._totals(lang)

    def _proceedings(self, lang: Lang) -> Iterator[str]:
        """Each proceeding with its state, and under it what is open in it."""
        for at, (case, clocks, duties) in enumerate(self._cases()):
            if at == 0:
                yield _CASES.text(lang)
            if self.top is None or at < self.top:
                standing = _standing(type(case), case.state, lang)
                yield f"  {case.id} · {standing}{self._cut(case.id, lang)}"
                # Of what is owed to several, only how many they are may be told.
                left: list[Clock | Duty] = [*clocks, *duties]
                said = Counter(each.text(lang) for each in left)
                for words, count in said.items():
                    yield f"    {words}" + (f" ×{count}" if count > 1 else "")
        yield from self._end(len(self.loaded.cases), lang)

    def _overdue(self, lang: Lang) -> Iterator[str]:
        """What is late and who must act, the first that fell due first."""
        self.late.sort(key=itemgetter(0, 1))
        for at, (_, name, late) in enumerate(self.late[: self.top]):
            if at == 0:
                yield _LATE.text(lang)
            yield f"  {name} · {_late(late, lang)}{self._cut(name, lang)}"
        yield from self._end(len(self.late), lang)

    def _aside(self, lang: Lang) -> Iterator[str]:
        """The lines that are in no proceeding."""
        for at, each in enumerate(self.loaded.rejected[: self.top]):
            if at == 0:
                yield _ASIDE.text(lang)
            yield from (f"  {fault.text(lang)}" for fault in each.faults)
        yield from self._end(len(self.loaded.rejected), lang)

    def _cut(self, name: str, lang: Lang) -> str:
        """That a proceeding may have gone further than could be replayed."""
        count = self.loaded.left_out.get(name, 0)
        if not count:
            return ""
        if lang == "zh":
            return f"（{count:,} 行搁置，可能不是最新状态）"
        return f" ({_many(count, 'line')} set aside: it may have gone further)"

    def _end(self, count: int, lang: Lang) -> Iterator[str]:
        """How many more of a part there are than were told, and a blank line under it."""
        if self.top is not None and count > self.top:
            more = f"{count - self.top:,}"
            yield f"  ……另有 {more} 项" if lang == "zh" else f"  … and {more} more"
        if count:
            yield ""

    def _totals(self, lang: Lang) -> Iterator[str]:
        """How many proceedings stand where, and how many of the rest there are."""
        for (machine, state), count in sorted(self.states.items(), key=_by_name):
            yield f"  {_standing(machine, state, lang)} · {count:,}"
        cases, aside = len(self.loaded.cases), len(self.loaded.rejected)
        now = self.now.isoformat(" ", "minutes")
        yield (
            f"  共 {cases:,} 个事项、{self.events:,} 个事件；"
            f"至 {now} 逾期 {len(self.late):,} 项；搁置 {aside:,} 行"
            if lang == "zh"
            else f"  {_many(cases, 'proceeding')}, {_many(self.events, 'event')}; "
            f"{len(self.late):,} overdue at {now}; {_many(aside, 'line')} set aside"
        )

    def json(self) -> Iterator[str]:
        """The same as one JSON document, a proceeding a line."""
        yield '{"cases":['
        left_out = self.loaded.left_out
        yield from _listed(
            {**_document(*each), "set_aside": left_out.get(each[0].id, 0)} for each in self._cases()
        )
        self.late.sort(key=itemgetter(0, 1))
        yield '],"now":' + canonical(self.now.isoformat()).decode()
        yield ',"overdue":['
        yield from _listed({"overdue": late, "proceeding_id": name} for _, name, late in self.late)
        yield '],"rejected":['
        yield from _listed(
            {"faults": each.faults, "file": each.file, "row": each.row}
            for each in self.loaded.rejected
        )
        yield f'],"v":"{FORMAT}"}}'


def _document(case: Case, clocks: list[Clock], duties: list[Duty]) -> dict[str, Any]:
    """A proceeding and what is open in it, as what a JSON object says."""
    return {
        "clocks": tuple(clocks),
        "duties": tuple(duties),
        "ended": case.ended,
        "events": len(case.history),
        "proceeding_id": case.id,
        "settled_up": case.settled_up,
        "state": case.state.code,
        "workflow": case.workflow.name,
    }


def _listed(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Objects as the items of a JSON list, one a line, without what the public may not see."""
    for at, said in enumerate(objects):
        yield ("," if at else "") + view_bytes(said, "public").decode()


def _standing(machine: type[Case], state: Term, lang: Lang) -> str:
    """A machine and a state of it; in Chinese each with its name."""
    name = machine.workflow.name
    if lang == "zh":
        return f"{title_of(machine, lang)}（{name}） · {state.zh}（{state.code}）"
    return f"{name} · {state.code}"


def _late(late: Overdue, lang: Lang) -> str:
    """What is late, and who must act, under a heading that says it is."""
    who = [kind.text(lang) for kind in late.owed_by]
    told = late.what.text(lang)
    if lang == "zh":
        return f"{told}；应由{'、'.join(who)}处理"
    return f"{told}; {' or '.join(who)} must act"


def _by_name(counted: tuple[tuple[type[Case], Term], int]) -> tuple[str, str]:
    """What states are sorted by: the machine's name and the state's code."""
    (machine, state), _ = counted
    return machine.workflow.name, state.code


def _many(count: int, what: str) -> str:
    """How many of something, in English."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _last(late: Overdue) -> datetime:
    """When it had to be done."""
    due = late.what.due
    return late.what.since if due is None else due.last


replay = Command(
    "replay",
    callback=_replay,
    words=Text(
        "重放日志：逐个列出事项的状态、未结的时限和义务、逾期项，以及每一行未能采用的日志。\n\n"
        "日志为 JSON Lines，一行一个事件，行序不限。无法读取的行只影响其后依赖它的同一事项的事件；"
        "被流程拒绝的事件逐条写明理由。有搁置的行时，以 1 退出。",
        "Replay a log: the state of each proceeding, its open clocks and duties, what is overdue, "
        "and every line that could not be taken.\n\n"
        "A log is JSON Lines, an event a line, in any order. A line that cannot be read costs "
        "itself and the later events of its own proceeding; an event that is refused is told "
        "with every reason. Exits with 1 where a line was set aside.",
    ),
    examples=(
        "jingwu replay examples/logs --now 2026-11-23T09:00:00+08:00",
        "jingwu replay examples/logs/quarrel.jsonl --top 20 --lang zh",
    ),
    params=[
        Argument(
            ["path"],
            type=click.Path(path_type=Path),
            words=Text(
                "一个日志文件，或存有 *.jsonl 的文件夹。",
                "A log, or a folder of them (*.jsonl).",
            ),
        ),
        Option(
            ["--now"],
            metavar="TIME",
            callback=_moment,
            words=Text(
                "按哪一时刻判断逾期，如 2026-11-23T09:00:00+08:00；默认为现在。",
                "The time to judge by what is overdue, as 2026-11-23T09:00:00+08:00; "
                "now by default.",
            ),
        ),
        Option(
            ["--top"],
            metavar="N",
            callback=a_count,
            words=Text(
                "每一部分最多列出 N 项（仅 text）；默认全部列出。",
                "List at most N of each part (text only); all by default.",
            ),
        ),
        Option(
            ["--format", "form"],
            metavar="text|json",
            callback=one_of("text", "json"),
            default="text",
            words=Text("输出形式；默认 text。", "The form of the output; text by default."),
        ),
        Option(
            ["--exit-zero"],
            is_flag=True,
            words=Text(
                "即使有搁置的行，也以 0 退出。", "Exit with 0 even where lines were set aside."
            ),
        ),
        # The value was read before the command line was understood: here it is only checked.
        Option(
            ["--lang"],
            metavar="zh|en",
            callback=one_of("zh", "en"),
            expose_value=False,
            words=Text("输出语言；默认 en。", "The language of all output; en by default."),
        ),
    ],
)
"""The command `jingwu replay`."""
