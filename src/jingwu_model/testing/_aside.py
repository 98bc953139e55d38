"""Drawing outside of tests: Hypothesis leaves no folder of its own behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory


@contextmanager
def aside() -> Iterator[None]:
    """Whatever Hypothesis keeps while this lasts, it keeps where nobody meets it."""
    # Whoever draws has opened the door that names the extra before.
    from hypothesis import configuration  # noqa: PLC0415

    with TemporaryDirectory(prefix="jingwu-") as place:
        configuration.set_hypothesis_home_dir(place)
        try:
            yield
        finally:
            configuration.set_hypothesis_home_dir(None)
