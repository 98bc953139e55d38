"""The lowest door: nouns as JSON.

Every document says its format in `v`. Terms stand as their codes, fractions as
text (`"735"`, `"4805/491"`), days and times in ISO 8601, none as an absent key.
"""

from jingwu_model.declare import Noun, canonical, digest, plain_fields

__all__ = ["FORMAT", "digest", "dumps"]

FORMAT = "0.1"
"""The format every document is written in."""


def dumps(obj: Noun) -> bytes:
    """A noun as a JSON document: its canonical bytes by RFC 8785.

    This is storage: every field is in it, the sensitive ones too.

    Args:
        obj: A noun: a report, a division, a due time.

    Returns:
        The document, without a line end.

    Raises:
        TypeError: It is no noun.

    Examples:
        >>> from jingwu_model.model import PlaceKind, PlaceRef
        >>> dumps(PlaceRef(kind=PlaceKind.GRID, id="G-1"))
        b'{"id":"G-1","kind":"grid","v":"0.1"}'
    """
    if not isinstance(obj, Noun):
        msg = f"dumps takes a noun, not {type(obj).__name__}"
        raise TypeError(msg)
    return canonical({"v": FORMAT, **plain_fields(obj)})
