"""The language of a command line. Needs no extra: a missing extra is told in it too."""

from collections.abc import Sequence

from jingwu_model.errors import Lang

_LANG = "--lang"


def lang_in(args: Sequence[str]) -> Lang:
    """The language that a command line asks for, found before it is understood.

    Help and errors are told in it, wherever on the line it stands; what stands after `--`
    is no option of ours.

    Examples:
        >>> lang_in(["check", "nowhere", "--lang", "zh"]), lang_in(["--lang=zh"]), lang_in([])
        ('zh', 'zh', 'en')
        >>> lang_in(["conform", "--", "their-program", "--lang", "zh"])
        'en'
    """
    asked = "en"
    for at, word in enumerate(args):
        if word == "--":
            break
        if word == _LANG and at + 1 < len(args):
            asked = args[at + 1]
        elif word.startswith(f"{_LANG}="):
            asked = word.partition("=")[2]
    return "zh" if asked == "zh" else "en"
