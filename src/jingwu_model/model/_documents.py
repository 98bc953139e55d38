"""Documents that another system holds: a token and a digest stand for each."""

from typing import Annotated

import attrs

from jingwu_model.declare import About, Matches, Noun, SeenBy, Token


@attrs.frozen(kw_only=True)
class DocRef(Noun):
    """文书引用, a document the embedding system holds: its token and the SHA-256 of its bytes.

    Args:
        token: What the embedding system calls it.
        sha256: 64 hexadecimal digits, lower case.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> from hashlib import sha256
        >>> DocRef(token="DOC-113", sha256=sha256(b"the document").hexdigest()).token
        'DOC-113'
    """

    token: Annotated[Token, About("文书标识", "the document's token")]
    sha256: Annotated[
        str,
        Matches(r"[0-9a-f]{64}", "64 位十六进制摘要", "64 hexadecimal digits"),
        About("摘要", "SHA-256"),
        SeenBy("case_party"),
    ]
