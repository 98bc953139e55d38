"""Drawing at the desk: Hypothesis leaves no folder of its own behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory


@contextmanager
def drawing() -> Iterator[None]:
    """Whatever Hypothesis keeps while this lasts, it keeps where nobody finds it.

    Raises:
        MissingExtra: Hypothesis is not installed.
    """
    # The door that names the extra is opened first; no other command waits for it.
    from hypothesis import configuration  # noqa: PLC0415

    import jingwu_model.testing.strategies  # noqa: F401, PLC0415

    with TemporaryDirectory(prefix="jingwu-") as place:
        configuration.set_hypothesis_home_dir(place)
        try:
            yield
        finally:
            configuration.set_hypothesis_home_dir(None)
