"""The command line in Chinese and in English: its help, and what is wrong with it."""

import io
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NoReturn

import click
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from jingwu_model.errors import Lang, Text

_WIDEST = 100
_HELP = ["-h", "--help"]


def lang_of(ctx: click.Context) -> Lang:
    """The language of a running command."""
    return "zh" if ctx.find_root().obj == "zh" else "en"


class Wrong(click.UsageError):
    """A command line that cannot be understood, told in both languages."""

    def __init__(self, words: Text, ctx: click.Context | None = None) -> None:
        super().__init__(words.en, ctx)
        self.words = words


def refuse(param: click.Parameter, expected: Text, found: str) -> NoReturn:
    """Refuse a value: which option, what was expected, what was found."""
    name = param.opts[0]
    raise Wrong(
        Text(
            f"{name}：应为 {expected.zh}，实为“{found}”",
            f"{name}: expected {expected.en}, found '{found}'",
        )
    )


Check = Callable[[click.Context, click.Parameter, Any], Any]


def one_of(*words: str) -> Check:
    """What takes one of a few words, and nothing else."""

    def check(_: click.Context, param: click.Parameter, value: Any) -> Any:
        if value is not None and value not in words:
            refuse(param, Text("、".join(words), " or ".join(words)), value)
        return value

    return check


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *args: Any, words: Text, **more: Any) -> None:
        super().__init__(*args, **more)
        self.words = words


class Argument(click.Argument):
    """An argument with its help in both languages."""

    def __init__(self, *args: Any, words: Text, **more: Any) -> None:
        super().__init__(*args, **more)
        self.words = words


class Command(click.Command):
    """A command that speaks both languages.

    Args:
        words: What it does, paragraph by paragraph, the first in one line.
        examples: Command lines that show it.
    """

    def __init__(
        self, *args: Any, words: Text, examples: tuple[str, ...] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.context_settings = {"help_option_names": _HELP}
        self.words, self.examples = words, examples

    def get_help(self, ctx: click.Context) -> str:
        """What `--help` prints."""
        return _help(self, ctx, ())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Understand the command's arguments; too many are refused in the language asked."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left:
            zh, en = f"多余的参数：{'、'.join(left)}", f"not needed: {', '.join(left)}"
            raise Wrong(Text(zh, en), ctx)
        return left


class Group(click.Group):
    """Commands under one name, in both languages."""

    def __init__(self, *args: Any, words: Text, **more: Any) -> None:
        super().__init__(*args, **more)
        self.context_settings = {"help_option_names": _HELP}
        self.invoke_without_command = True
        self.words = words

    def get_help(self, ctx: click.Context) -> str:
        """What `--help` prints."""
        return _help(self, ctx, tuple(self.commands.values()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is asked for; where none is, its help tells which there are."""
        done = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            raise click.exceptions.NoArgsIsHelpError(ctx)
        return done

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name; one that is not there is refused with the nearest."""
        found = super().get_command(ctx, cmd_name)
        if found is None and not cmd_name.startswith("-"):
            close = get_close_matches(cmd_name, self.commands)
            zh = f"；是否指 {'、'.join(close)}" if close else ""
            en = f"; did you mean {' or '.join(close)}" if close else ""
            raise Wrong(Text(f"没有命令“{cmd_name}”{zh}", f"no command '{cmd_name}'{en}"), ctx)
        return found


def told(error: click.UsageError, lang: Lang) -> str:
    """What is wrong with a command line, and where to look; its help, where nothing was asked."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        return error.ctx.get_help()
    zh = lang == "zh"
    path = "jingwu" if error.ctx is None else error.ctx.command_path
    hint = f"运行 {path} --help 查看用法" if zh else f"see {path} --help"
    return f"{path}{'：' if zh else ': '}{_said(error).text(lang)}\n{hint}"


def _said(error: click.UsageError) -> Text:
    """A usage error of click's, in both languages."""
    english = error.format_message().rstrip(".")
    if isinstance(error, Wrong):
        return error.words
    if isinstance(error, click.NoSuchOption):
        close = error.possibilities or ()
        zh = f"；是否指 {'、'.join(sorted(close))}" if close else ""
        return Text(f"没有选项 {error.option_name}{zh}", english)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.human_readable_name
        return Text(f"缺少 {name}", f"{name} is missing")
    return Text(f"命令行有误（{english}）", english)


def _help(command: Command | Group, ctx: click.Context, commands: tuple[click.Command, ...]) -> str:
    """A command's help, set for the width of the terminal."""
    lang = lang_of(ctx)
    zh = lang == "zh"
    params = command.get_params(ctx)
    usage = " ".join((ctx.command_path, *_pieces(params, lang, more=bool(commands))))
    parts: list[RenderableType] = [Styled(f"{'用法：' if zh else 'Usage: '}{usage}")]
    parts += [Styled(f"\n{words}") for words in command.words.text(lang).split("\n\n")]
    arguments = [
        (one.human_readable_name, one.words) for one in params if isinstance(one, Argument)
    ]
    if arguments:
        parts += [Styled("\n参数：" if zh else "\nArguments:"), _rows(arguments, lang)]
    options = [(_names(one, ctx), _words(one)) for one in params if isinstance(one, click.Option)]
    parts += [Styled("\n选项：" if zh else "\nOptions:"), _rows(options, lang)]
    if commands:
        listed = [(one.name or "", _first(one)) for one in commands]
        parts += [Styled("\n命令：" if zh else "\nCommands:"), _rows(listed, lang)]
    if isinstance(command, Command) and command.examples:
        parts.append(Styled("\n示例：" if zh else "\nExamples:"))
        parts += [Padding(Styled(line), (0, 0, 0, 2)) for line in command.examples]
    out = Console(file=io.StringIO(), force_terminal=False, color_system=None)
    out.width = min(out.width, _WIDEST)
    with out.capture() as captured:
        for part in parts:
            out.print(part)
    return "\n".join(line.rstrip() for line in captured.get().rstrip().split("\n"))


def _pieces(params: list[click.Parameter], lang: Lang, *, more: bool) -> list[str]:
    """The pieces of the usage line."""
    zh = lang == "zh"
    pieces = ["[选项]" if zh else "[OPTIONS]"]
    for one in params:
        if isinstance(one, Argument):
            name = one.human_readable_name
            pieces.append(name if one.required else f"[{name}]")
    if more:
        pieces.append("命令 …" if zh else "COMMAND …")
    return pieces


def _rows(rows: list[tuple[str, Text]], lang: Lang) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in rows:
        table.add_row(f"  {name}", words.text(lang))
    return table


def _names(option: click.Option, ctx: click.Context) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def _words(option: click.Option) -> Text:
    """An option's help; what click adds by itself speaks English only."""
    if isinstance(option, Option):
        return option.words
    return Text("显示本帮助。", "Show this help.")


def _first(command: click.Command) -> Text:
    """The first line of what a command does."""
    words = command.words if isinstance(command, Command) else Text.same("")
    return Text(*(part.partition("\n\n")[0] for part in (words.zh, words.en)))
