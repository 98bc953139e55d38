"""Titles: what a class is called in either language, from the head of its docstring."""

from typing import Any

from jingwu_model.errors import Lang


def title_of(cls: type[Any], lang: Lang) -> str:
    """A class's name in one language: the head of its docstring, `中文, English …`.

    Args:
        cls: A noun, an event, a machine, a vocabulary.
        lang: `zh` or `en`.

    Returns:
        The name, up to a colon; nothing where there is no such docstring, as under
        `python -OO`.

    Examples:
        >>> from jingwu_model.timeline import Span
        >>> title_of(Span, "zh"), title_of(Span, "en")
        ('起止日期', 'a run of days, both ends included')
    """
    head = (cls.__doc__ or "").strip().partition("\n")[0]
    zh, _, en = head.partition(", ")
    return zh if lang == "zh" else en.partition(": ")[0].rstrip(".")
