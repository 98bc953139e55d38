"""`SOURCES`: every document this library rests on, by key, from the packaged table."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from jingwu_model.timeline._citation import Document, Parts, Read, Reading
from jingwu_model.timeline._span import Span

_TABLE = "sources.toml"
_READ = {read.code: read for read in Read}
_PARTS = {parts.code: parts for parts in Parts}
_PLAIN = (
    "title",
    "title_en",
    "titled",
    "number",
    "issuer",
    "issuer_en",
    "adopted",
    "articles",
    "note",
    "note_en",
)


def _readings(entry: Mapping[str, Any]) -> Iterator[Reading]:
    """The runs that the table writes as `seen = "1-110, 134-266"`."""
    for read in Read:
        for run in filter(None, entry.get(read.code, "").split(", ")):
            first, _, last = run.partition("-")
            yield Reading(first=int(first), last=int(last or first), read=read)


def _document(key: str, entry: Mapping[str, Any]) -> Document:
    readings = sorted(_readings(entry), key=lambda reading: reading.first)
    return Document(
        key=key,
        **{name: entry[name] for name in _PLAIN if name in entry},
        in_force=Span(since=entry.get("since"), until=entry.get("until")),
        dates_read=_READ[entry["dates"]],
        parts=_PARTS[entry.get("parts", Parts.ARTICLES.code)],
        readings=tuple(readings),
        rest=_READ[entry["rest"]],
    )


@cache
def _table() -> dict[str, Document]:
    # Imported here: with the table they cost more than the rest of this package.
    import tomllib  # noqa: PLC0415
    from importlib import resources  # noqa: PLC0415

    text = (resources.files("jingwu_model.timeline") / _TABLE).read_text(encoding="utf-8")
    return {key: _document(key, entry) for key, entry in tomllib.loads(text).items()}


class _Sources(Mapping[str, Document]):
    """The documents by key; the packaged table is read when first asked."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Document:
        return _table()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_table())

    def __len__(self) -> int:
        return len(_table())

    def __repr__(self) -> str:
        return "SOURCES"

    def __reduce__(self) -> str:
        return "SOURCES"


SOURCES: Final[Mapping[str, Document]] = _Sources()
"""Every document by its key: statutes, ministry rules, the seeds, and `library`."""
