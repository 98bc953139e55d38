"""`jingwu diagram`: a machine as a picture, or as its page."""

from collections.abc import Callable
from difflib import get_close_matches

import click

from jingwu_model.cli._output import answer, answer_text
from jingwu_model.cli._spoken import Argument, Command, Option, Wrong, lang_of, one_of
from jingwu_model.declare import title_of
from jingwu_model.errors import Lang, Text
from jingwu_model.workflows import ALL

FORMS = ("mermaid", "dot", "scxml", "markdown")


def _diagram(*, name: str | None, form: str) -> int:
    ctx = click.get_current_context()
    lang = lang_of(ctx)
    if name is None:
        answer_text("\n".join(_machines(lang)))
        return 0
    if name not in ALL:
        raise _unknown(name, ctx)
    workflow = ALL[name].workflow
    drawn: dict[str, Callable[[], str]] = {
        "mermaid": lambda: workflow.mermaid(lang),
        "dot": lambda: workflow.dot(lang),
        "scxml": workflow.scxml,
        "markdown": lambda: workflow.markdown(lang),
    }
    # A document, whatever the terminal can show: SCXML says that it is UTF-8.
    answer(drawn[form]().encode())
    return 0


def _machines(lang: Lang) -> list[str]:
    """Every machine with its name in words."""
    wide = max(map(len, ALL))
    return [f"{name:{wide}}  {title_of(ALL[name], lang)}" for name in ALL]


def _unknown(name: str, ctx: click.Context) -> Wrong:
    close = get_close_matches(name, ALL) or list(ALL)
    return Wrong(
        Text(
            f"没有流程“{name}”；可选：{'、'.join(close)}",
            f"no machine '{name}'; there is {' or '.join(close)}",
        ),
        ctx,
    )


diagram = Command(
    "diagram",
    callback=_diagram,
    words=Text(
        "画出一个流程：状态、事件及其编号。\n\n"
        "markdown 为整页：图、转换表、时限、义务和每一条拒绝理由。不写流程时，列出全部流程。",
        "Draw a machine: its states, its events and their rows.\n\n"
        "markdown is the whole page: the picture, the table, the clocks, the duties and every "
        "reason for a refusal. Without a machine, list them all.",
    ),
    examples=(
        "jingwu diagram people_mediation --lang zh",
        "jingwu diagram visit --format dot | dot -Tsvg > visit.svg",
    ),
    params=[
        Argument(
            ["name"],
            required=False,
            words=Text("流程的名称。", "The machine's name."),
        ),
        Option(
            ["--format", "form"],
            metavar="|".join(FORMS),
            callback=one_of(*FORMS),
            default=FORMS[0],
            words=Text("输出形式；默认 mermaid。", "The form of the output; mermaid by default."),
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
"""The command `jingwu diagram`."""
