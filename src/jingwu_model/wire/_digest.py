"""Digests: one SHA-256 for one object, whatever was its document's blanks and order."""

from hashlib import sha256
from typing import Any

from jingwu_model.declare import digest as own_digest
from jingwu_model.declare import document_bytes
from jingwu_model.wire._document import kind_of
from jingwu_model.workflows import Proceeding


def digest(obj: Any) -> str:
    """The SHA-256 of an object's canonical bytes by RFC 8785, in hexadecimal.

    They are its document's without `v`, so that a later format of the same object has
    the same digest where nothing else of it changed. A proceeding's is that of its
    machine's name and its history, which an `Outcome` states.

    Args:
        obj: What `dumps` takes.

    Raises:
        TypeError: It is none of these.

    Examples:
        >>> from jingwu_model.timeline import Span
        >>> digest(Span())
        '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
    """
    if isinstance(obj, Proceeding):
        return own_digest(obj)
    kind = kind_of(type(obj))
    made = document_bytes(lambda write: kind.plain(obj, write, (), "internal"))
    return sha256(made).hexdigest()
