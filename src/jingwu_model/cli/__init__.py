"""The desk: the command `jingwu`; the only place that reads the clock. Needs the extra `cli`."""

import sys

from jingwu_model.cli._lang import lang_in
from jingwu_model.errors import MissingExtra

__all__ = ["main"]

_UNREADABLE = 2
_OF_THE_EXTRA = ("click", "rich")


def main() -> None:
    """Run the command with the arguments of the process, and exit with its status.

    Raises:
        SystemExit: Always: 0 done; 1 something falls short; 2 the input or the
            command line cannot be read, or the extra `cli` is not installed.
    """
    try:
        from jingwu_model.cli._app import run  # noqa: PLC0415 - needs the extra
    except ImportError as error:
        absent = error.package if isinstance(error, MissingExtra) else error.name or ""
        absent = absent.partition(".")[0]
        if absent not in _OF_THE_EXTRA:
            raise
        lang = lang_in(sys.argv)
        sys.stderr.write(f"jingwu: {MissingExtra('cli', absent).text(lang)}\n")
        sys.exit(_UNREADABLE)
    sys.exit(run(sys.argv[1:]))
