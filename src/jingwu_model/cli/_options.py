"""Options that several commands take."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from jingwu_model.cli._spoken import Option, one_of, refuse
from jingwu_model.errors import Text

_DIGITS = 19


def a_day(_: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day, or a usage error."""
    if value is None:
        return None
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(value)
    # `fromisoformat` also takes 20240430 and 2024-W18-2.
    if day is None or day.isoformat() != value:
        refuse(param, Text("2024-04-30 这样的日期", "a day like 2024-04-30"), value)
    return day


def a_count(_: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """A number of at least 0, or a usage error."""
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < _DIGITS):
        refuse(param, Text("不小于 0 的整数", "a whole number of at least 0"), value)
    return int(value)


def lang_option() -> Option:
    # The value was read before the command line was understood: here it is only checked.
    return Option(
        ["--lang"],
        metavar="zh|en",
        callback=one_of("zh", "en"),
        expose_value=False,
        words=Text("输出语言；默认 en。", "The language of all output; en by default."),
    )


def form_option(*forms: str) -> Option:
    return Option(
        ["--format", "form"],
        metavar="|".join(forms),
        callback=one_of(*forms),
        default="text",
        words=Text("输出形式；默认 text。", "The form of the output; text by default."),
    )


def standards_option() -> Option:
    return Option(
        ["--standards"],
        type=click.Path(path_type=Path),
        metavar="FILE",
        words=Text(
            "一个 TOML 标准文件，优先于本库所带标准。",
            "A TOML file of standards that come before the packaged ones.",
        ),
    )
