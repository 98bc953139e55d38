"""Bytes that a fuzzer finds, read as documents of every class; a script for `make deep`.

    python tests/wire/fuzz_loads.py SECONDS

The first byte tells the class, the others are the document. Whatever they are, they are
read, and then written and read as the same, or refused with faults; with the extra
`fast` and without it alike. It ends with 0 where nothing else was found; what was, atheris
prints, and keeps in a file beside where it was started.
"""

import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOMS = ["jingwu_model.declare", "jingwu_model.wire", "json"]
LARGEST = 4096


def main(seconds: int) -> None:
    """Look for a document that is neither read nor refused."""
    import atheris  # noqa: PLC0415 - it is not there for every Python

    with atheris.instrument_imports(include=ROOMS):
        from jingwu_model.wire import _parse  # noqa: PLC0415 - instrumented as it is imported
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from wire._mutations import pool  # noqa: PLC0415
    from wire._values import classes  # noqa: PLC0415
    from wire.test_mutated import holds, outcome  # noqa: PLC0415

    every: tuple[type[Any], ...] = classes()
    quick = _parse.fast

    def one(data: bytes) -> None:
        if not data:
            return
        cls = every[data[0] % len(every)]
        document = data[1:]
        holds(document, cls)
        with_it = outcome(document, cls)
        _parse.fast = lambda: None
        without = outcome(document, cls)
        _parse.fast = quick
        assert with_it == without, (with_it, without)

    with tempfile.TemporaryDirectory() as folder:
        for at, (cls, document) in enumerate(pool(3, LARGEST - 1)):
            (Path(folder) / f"{at}").write_bytes(bytes([every.index(cls)]) + document)
        options = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *options, folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    if find_spec("atheris") is None:
        sys.stdout.write("atheris is not installed for this Python: left out\n")
    else:
        main(int(sys.argv[1]))
