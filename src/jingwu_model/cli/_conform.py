"""`jingwu conform`: hold a program, in whatever language, against the reference."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from jingwu_model.cli._output import answer_document, answer_view, moving
from jingwu_model.cli._spoken import Argument, Command, Option, Wrong, lang_of, one_of, refuse
from jingwu_model.errors import Lang, Text
from jingwu_model.workflows import ALL

if TYPE_CHECKING:
    from jingwu_model.testing.conform import Conformity
    from jingwu_model.testing.vectors import Vectors

DIFFERS = 1
_MOST = 10**9
_MOST_SECONDS = 86_400
_WORDS = 2
_HISTORIES = 200
_SECONDS = 10.0

_HEADS = (
    Text("对象", "of"),
    Text("依据", "provision"),
    Text("点数", "asked"),
    Text("一致", "agreed"),
    Text("未覆盖", "not covered"),
)


def _conform(  # noqa: PLR0913 - one argument an option
    *,
    command: tuple[str, ...],
    vectors: Path | None,
    no_vectors: bool,
    workflow: tuple[str, ...],
    histories: int,
    seed: int | None,
    timeout: float,
    form: str,
) -> int:
    # Hypothesis is loaded by this command alone, and may not be installed.
    from jingwu_model.testing._aside import aside  # noqa: PLC0415
    from jingwu_model.testing.conform import conform  # noqa: PLC0415

    ctx = click.get_current_context()
    lang = lang_of(ctx)
    if strange := [name for name in workflow if name not in ALL]:
        raise Wrong(_no_machine(strange), ctx)
    if vectors is not None and no_vectors:
        words = Text("--vectors 与 --no-vectors 不能同用", "--vectors goes not with --no-vectors")
        raise Wrong(words, ctx)
    if no_vectors and not histories:
        words = Text(
            "--no-vectors 与 --histories 0 同用则无题可问",
            "--no-vectors and --histories 0 leave nothing to ask",
        )
        raise Wrong(words, ctx)
    of = tuple(dict.fromkeys(workflow)) or None
    with aside(), ExitStack() as shown:
        bar = _Bar(shown, lang)

        def held() -> "Vectors":
            made = _vectors(vectors, of, lang)
            bar.begin()
            return made

        if no_vectors:
            bar.begin()
        found = conform(
            command,
            vectors=None if no_vectors else held,
            workflows=of,
            histories=histories,
            seed=seed,
            timeout=timeout,
            progress=bar,
        )
    if not found.questions and found.unanswered is not None:
        raise Wrong(found.unanswered, ctx)
    if form == "json":
        answer_document(found.document())
    else:
        answer_view(_view(found, lang))
    return 0 if found else DIFFERS


def _no_machine(names: list[str]) -> Text:
    """Names that no machine has, those nearest to them, and all there are."""
    zh = f"没有流程{'、'.join(f'“{name}”' for name in names)}"
    quoted = (f"'{name}'" for name in names)
    en = f"no machine {', '.join(quoted)}"
    close = {one: None for name in names for one in get_close_matches(name, ALL, n=1)}
    if close:
        zh += f"；是否指 {'、'.join(close)}"
        en += f"; did you mean {' or '.join(close)}"
    return Text(f"{zh}；可选：{'、'.join(ALL)}", f"{en}; there is {' or '.join(ALL)}")


class _Bar:
    """How many questions are asked; shown once no other bar is."""

    def __init__(self, shown: ExitStack, lang: Lang) -> None:
        self._shown, self._lang = shown, lang
        self._told: Callable[[int, int], None] | None = None

    def begin(self) -> None:
        """Show it."""
        words = Text("正在提问", "asking").text(self._lang)
        self._told = self._shown.enter_context(moving(words))

    def __call__(self, _what: str, done: int, total: int) -> None:
        if self._told is not None:
            self._told(done, total)


def _vectors(folder: Path | None, workflows: tuple[str, ...] | None, lang: Lang) -> "Vectors":
    """The vectors of a folder, or made anew."""
    from jingwu_model.testing import vectors  # noqa: PLC0415 - as above

    if folder is not None:
        return vectors.read(folder)
    with moving(Text("正在生成测试向量", "making the vectors").text(lang)) as told:
        return vectors.make(workflows=workflows, progress=told)


def _view(found: "Conformity", lang: Lang) -> RenderableType:
    """The table by machine and provision, the sum, and every disagreement."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for at, head in enumerate(_HEADS):
        side: Literal["left", "right"] = "left" if at < _WORDS else "right"
        table.add_column(head.text(lang), justify=side, overflow="fold")
    last = ""
    for one in found.counts:
        of = "" if one.of == last else one.of_text(lang)
        last = one.of
        numbers = (f"{n:,}" for n in (one.asked, one.agreed, one.not_covered))
        style = "red" if one.differing else "dim" if one.not_covered == one.asked else ""
        table.add_row(of, one.provision_text(lang), *numbers, style=style)
    parts: list[RenderableType] = [table, Styled(""), Styled(found.summary(lang), style="bold")]
    if found.unanswered is not None:
        parts.append(Styled(found.unanswered.text(lang), style="red"))
    parts += [Styled(line) for one in found.disagreements for line in _told(one.text(lang))]
    return Group(*parts)


def _told(text: str) -> Iterator[str]:
    """A disagreement under a blank line."""
    yield ""
    yield from text.splitlines()


def _whole(least: int, most: int = _MOST) -> Any:
    """What takes a whole number, so great at least and at most."""

    def check(_: click.Context, param: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        number = int(value) if value.isascii() and value.isdecimal() else -1
        if not (least <= number <= most):
            expected = Text(f"{least} 至 {most} 的整数", f"a whole number from {least} to {most}")
            refuse(param, expected, value)
        return number

    return check


conform = Command(
    "conform",
    callback=_conform,
    words=Text(
        "逐行提问，检验任何语言写成的程序是否与本库一致。\n\n"
        "先问测试向量，再问随机生成的历史；有不一致的，缩减为最小情形后逐个事件列出。"
        "协议见 docs/reference/conformance.md。\n\n"
        "退出状态：0 所答全部一致；1 有不一致，或者一题也没有回答；"
        "2 程序无法运行，或者没有可问的问题。",
        "Ask any program, in whatever language, line by line whether it agrees with this library."
        "\n\nThe test vectors are asked first, then histories drawn at random; of those that are "
        "answered otherwise, the smallest found is told event by event. The protocol is "
        "docs/reference/conformance.md.\n\n"
        "Exit status: 0 all that it answered agrees; 1 something differs, or it answered nothing; "
        "2 it cannot be run, or there is nothing to ask it.",
    ),
    examples=(
        "jingwu conform -- node examples/conformance/people_mediation.js",
        "jingwu conform --workflow visit --histories 1000 --seed 7 -- ./my-program --strict",
        "jingwu conform --workflow dispute --workflow visit -- ./my-program",
    ),
    params=[
        Argument(
            ["command"],
            nargs=-1,
            required=True,
            type=click.UNPROCESSED,
            words=Text(
                "启动程序的命令，写在 -- 之后；不经 shell。",
                "The command that starts the program, after --; no shell reads it.",
            ),
        ),
        Option(
            ["--vectors"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            words=Text(
                "jingwu vectors 写出的文件夹；默认现场生成。",
                "A folder that `jingwu vectors` wrote; they are made anew by default.",
            ),
        ),
        Option(
            ["--no-vectors"],
            is_flag=True,
            words=Text("不问测试向量。", "Ask no vectors."),
        ),
        Option(
            ["--workflow"],
            metavar="NAME",
            multiple=True,
            words=Text(
                "只问这一流程；可以重复。", "Ask about this machine alone; may be repeated."
            ),
        ),
        Option(
            ["--histories"],
            metavar="N",
            callback=_whole(0),
            default=str(_HISTORIES),
            words=Text(
                f"每个流程每类随机历史的数目；默认 {_HISTORIES}，0 为不问。",
                f"How many histories of each sort are drawn for a machine; {_HISTORIES} by "
                "default, 0: none.",
            ),
        ),
        Option(
            ["--seed"],
            metavar="N",
            callback=_whole(0),
            words=Text(
                "随机历史的种子；默认每次相同。",
                "Where drawing begins; by default the same histories every time.",
            ),
        ),
        Option(
            ["--timeout"],
            metavar="SECONDS",
            callback=_whole(1, _MOST_SECONDS),
            default=f"{_SECONDS:g}",
            words=Text(
                f"每问至多等待的秒数；默认 {_SECONDS:g}。",
                f"How many seconds the program has for each answer; {_SECONDS:g} by default.",
            ),
        ),
        Option(
            ["--format", "form"],
            metavar="text|json",
            callback=one_of("text", "json"),
            default="text",
            words=Text("输出形式；默认 text。", "The form of the output; text by default."),
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
"""The command `jingwu conform`."""
