"""Names that are given as one or as several."""

from collections.abc import Iterable


def several(names: str | Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order; a text is one name, and not its letters.

    Args:
        names: One name, or several.

    Examples:
        >>> several("visit"), several(["visit", "dispute", "visit"])
        (('visit',), ('visit', 'dispute'))
    """
    return (names,) if isinstance(names, str) else tuple(dict.fromkeys(names))
