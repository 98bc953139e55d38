"""The commands of `jingwu`."""

import sys
from collections.abc import Sequence

import click

from jingwu_model.cli._check import check
from jingwu_model.cli._conform import conform
from jingwu_model.cli._diagram import diagram
from jingwu_model.cli._explain import explain
from jingwu_model.cli._faults import faults_told
from jingwu_model.cli._lang import lang_in
from jingwu_model.cli._options import lang_option
from jingwu_model.cli._output import answer_text, give_up, say
from jingwu_model.cli._replay import replay
from jingwu_model.cli._schema import schema
from jingwu_model.cli._spoken import Group, Option, told
from jingwu_model.cli._vectors import vectors
from jingwu_model.errors import InvalidInput, JingwuError, Text
from jingwu_model.rules import NotEvaluated, UnknownRule

UNREADABLE = 2
INTERRUPTED = 130


def run(args: Sequence[str]) -> int:
    """Run a command line.

    Args:
        args: Its words, without the program's name.

    Returns:
        The exit status: 0 done; 1 something falls short; 2 the input or the command
        line cannot be read, or the answer not written; 130 interrupted.
    """
    lang = lang_in(args)
    colon = "：" if lang == "zh" else ": "
    if sys.stdout is None:
        gone = Text("标准输出已关闭", "the standard output is closed")
        say(f"jingwu{colon}{gone.text(lang)}")
        return UNREADABLE
    try:
        done = app.main(list(args), prog_name="jingwu", standalone_mode=False, obj=lang)
    except click.UsageError as error:
        say(told(error, lang))
        return UNREADABLE
    except JingwuError as error:
        words = error.text(lang)
        if isinstance(error, InvalidInput):
            words = faults_told(error, lang)
        say(f"jingwu{colon}{words}")
        if isinstance(error, UnknownRule):
            hint = Text("运行 jingwu explain 查看全部规则", "see jingwu explain for all rules")
            say(hint.text(lang))
        elif isinstance(error, NotEvaluated):
            rule = error.rule
            hint = Text(f"运行 jingwu explain {rule} 查看其依据", f"see jingwu explain {rule}")
            say(hint.text(lang))
        return UNREADABLE
    except OSError as error:
        give_up()
        what = Text("无法读写", "cannot read or write")
        say(f"jingwu{colon}{what.text(lang)}{colon}{error.strerror or error}")
        return UNREADABLE
    except click.Abort:
        return INTERRUPTED
    return int(done or 0)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's call
    """Print the version and end."""
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - asked for rarely

        answer_text(f"jingwu-model {version('jingwu-model')}")
        ctx.exit()


app = Group(
    "jingwu",
    words=Text(
        "按标准检查社区警务：一村（格）一警。\n\n"
        "退出状态：0 完成；1 有未达标（加 --strict 时，也包括无法判断），或者有搁置的行；"
        "2 输入或命令行无法读取。",
        "Check community policing against its standards: one village (grid), one officer.\n\n"
        "Exit status: 0 done; 1 something falls short (with --strict, also: is unknown) or was "
        "set aside; 2 the input or the command line cannot be read.",
    ),
    params=[
        lang_option(),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            words=Text("显示版本。", "Show the version."),
        ),
    ],
)
"""The command `jingwu`."""

app.add_command(check)
app.add_command(conform)
app.add_command(diagram)
app.add_command(explain)
app.add_command(replay)
app.add_command(schema)
app.add_command(vectors)
