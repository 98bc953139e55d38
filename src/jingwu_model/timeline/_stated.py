"""Sources that a file states for itself: named like the packaged ones, and never taken as read."""

from collections.abc import Mapping
from typing import Any

import attrs

from jingwu_model.declare import faults_in, specs
from jingwu_model.declare._explain import shown
from jingwu_model.errors import Fault, FaultKind, Text
from jingwu_model.timeline._citation import Citation, Document, Parts, Read
from jingwu_model.timeline._sources import SOURCES
from jingwu_model.timeline._span import Span

_WRONG_TYPE = FaultKind("wrong_type", Text("类型不符", "wrong type"))
_UNKNOWN_KEY = FaultKind("unknown_key", Text("没有这一项", "no such key"))
_MISSING = FaultKind("missing", Text("缺少", "missing"))
_PACKAGED = FaultKind("source.packaged", Text("本库来源已用此代号", "a packaged source's key"))
_TWICE = FaultKind("source.twice", Text("代号重复", "the key stands twice"))
_TABLES = Text("若干 [[source]] 表", "tables [[source]]")
_ANOTHER = Text("另一代号", "another key")

NEEDED = ("key", "title", "title_en", "issuer")
SPECS = {spec.name: spec for spec in specs(Document) if spec.name in {*NEEDED, "issuer_en"}}
OR_STATED = Text("，或本文件 [[source]] 表所列", ", or one of the file's tables [[source]]")


def stated_sources(records: Any) -> tuple[dict[str, Document], list[Fault]]:
    """The sources that a file states in its tables `[[source]]`, and all that is wrong there.

    A source at fault stands under its key as the library's own, so that what cites it is
    not at fault too.

    Args:
        records: The tables as the file has them.

    Returns:
        The documents by key, every one unread, and the faults: `$.source[1].key`.

    Examples:
        >>> own, faults = stated_sources([{"key": "notice-7", "title": "某县通知",
        ...     "title_en": "a county's notice", "issuer": "某县公安局"}])
        >>> own["notice-7"].whole.text("en"), faults
        ("a county's notice (text not read)", [])
    """
    if not isinstance(records, list | tuple):
        return {}, [_WRONG_TYPE.at("$.source", expected=_TABLES, found=shown(records))]
    own: dict[str, Document] = {}
    faults: list[Fault] = []
    for at, record in enumerate(records):
        found = list(_faults(record, own))
        faults += (attrs.evolve(fault, path=f"$.source[{at}]{fault.path[1:]}") for fault in found)
        key = record.get("key") if isinstance(record, Mapping) else None
        if isinstance(key, str) and key not in SOURCES:
            own[key] = SOURCES["library"] if found else _document(record)
    return own, faults


def cited(document: Document, article: int | str) -> Citation:
    """Cite a part of a source that a file states, however that source is divided.

    Raises:
        InvalidObject: No part of any source is written so (`citation.no_such_part`).
    """
    words = str(article)
    parts = {"§": Parts.SECTIONS, "¶": Parts.PARAGRAPHS}.get(words[:1], Parts.ARTICLES)
    return attrs.evolve(document, parts=parts)[words]


def _faults(record: Any, own: Mapping[str, Document]) -> list[Fault]:
    if not isinstance(record, Mapping):
        return [_WRONG_TYPE.at("$", expected=_TABLES, found=shown(record))]
    keys = Text(f"{'、'.join(SPECS)} 之一", f"one of {', '.join(SPECS)}")
    found = [
        _UNKNOWN_KEY.at(f"$.{shown(key)}", expected=keys, found=shown(key))
        for key in record
        if key not in SPECS
    ]
    found += [
        _MISSING.at(f"$.{name}", expected=SPECS[name].about or Text.same(name), found="")
        for name in NEEDED
        if name not in record
    ]
    found += faults_in(Document, {key: record[key] for key in SPECS if key in record})
    key = record.get("key")
    if isinstance(key, str) and (key in SOURCES or key in own):
        kind = _PACKAGED if key in SOURCES else _TWICE
        found.append(kind.at("$.key", expected=_ANOTHER, found=shown(key)))
    return found


def _document(record: Mapping[str, str]) -> Document:
    return Document(
        key=record["key"],
        title=record["title"],
        title_en=record["title_en"],
        issuer=record["issuer"],
        issuer_en=record.get("issuer_en", record["issuer"]),
        in_force=Span(),
        dates_read=Read.UNREAD,
        parts=Parts.WHOLE,
        rest=Read.UNREAD,
    )
