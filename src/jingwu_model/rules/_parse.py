"""Reading standards: the packaged table, and a caller's own in the same form."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from math import isfinite
from typing import Any

import attrs

from jingwu_model.declare import Term, faults_in, specs
from jingwu_model.declare._explain import shown
from jingwu_model.errors import Fault, FaultKind, InvalidInput, InvalidObject, Text
from jingwu_model.rules._authority import Authority, Precision
from jingwu_model.rules._standards import Standard, Standards
from jingwu_model.timeline import SOURCES, Citation, Document
from jingwu_model.timeline._stated import OR_STATED, stated_sources
from jingwu_model.timeline._stated import cited as part_of
from jingwu_model.vocabulary import MemberKind

_UNKNOWN_KEY = FaultKind("unknown_key", Text("没有这一项", "no such key"))
_MISSING = FaultKind("missing", Text("缺少", "missing"))
_WRONG_TYPE = FaultKind("wrong_type", Text("类型不符", "wrong type"))
_NOT_FINITE = FaultKind("not_finite", Text("不是有限数", "not a finite number"))
_NO_TERM = FaultKind("unknown_code", Text("没有这一取值", "no such code"))
_NO_SOURCE = FaultKind("standard.no_source", Text("没有这一来源", "no such source"))
_APART = FaultKind(
    "standard.default_apart",
    Text("本库默认值与其他标准分列两表", "library defaults stand in a table of their own"),
)
_TABLE = Text("一个表", "a table")
_TABLES = Text("若干个表", "a list of tables")
_CITED = Text.same('{ source = "…", article = "…" }')
_DEFAULTS = "library_default"
_HELD = ("standard", _DEFAULTS, "source")
_MOST_ARTICLES = 10_000

_SPECS = {spec.name: spec for spec in specs(Standard)}
_TERMS: Mapping[str, type[Term]] = {
    "since_precision": Precision,
    "authority": Authority,
    "member_kind": MemberKind,
}


def parse_standards(document: Mapping[str, Any], file: str | None = None) -> tuple[Standard, ...]:
    """Standards from a parsed TOML document.

    Args:
        document: Tables `standard` and `library_default`, as the packaged file has them, and
            `source` for the sources that these cite and the library does not know: each has a
            `key`, `title`, `title_en`, `issuer` and, if it has one, `issuer_en`.
        file: The file's name, for the faults.

    Returns:
        The standards, in the document's order.

    Raises:
        InvalidInput: With every fault of every record: `$.standard[3].since`.

    Examples:
        >>> mine = {"standard": [{"id": "rooms.rural.most", "title": "一室至多服务的村",
        ...     "title_en": "most villages an office", "value": 6,
        ...     "citation": {"source": "library"}}]}
        >>> parse_standards(mine)[0].value
        Fraction(6, 1)
        >>> parse_standards({"standard": [{"id": "rooms.rural.most", "value": 0}]})
        Traceback (most recent call last):
        ...
        jingwu_model.errors.InvalidInput: standards: 4 faults
          standard[0].title: missing: expected this key
          standard[0].title_en: missing: expected this key
          standard[0].citation: missing: expected this key
          standard[0].value: a rule divides by it, so it cannot be 0: expected a number above 0, \
found 'id rooms.rural.most, value 0'
    """
    faults: list[Fault] = []
    made: list[Standard] = []
    if not isinstance(document, Mapping):
        faults.append(_WRONG_TYPE.at("$", expected=_TABLE, found=shown(document)))
        document = {}
    for key in document:
        if key not in _HELD:
            tables = _one_of(f"[[{name}]]" for name in _HELD)
            faults.append(_UNKNOWN_KEY.at(f"$.{shown(key)}", expected=tables, found=shown(key)))
    own, more = stated_sources(document.get("source", ()))
    faults += more
    for table in ("standard", _DEFAULTS):
        records = document.get(table, ())
        if not isinstance(records, list | tuple):
            faults.append(_WRONG_TYPE.at(f"$.{table}", expected=_TABLES, found=shown(records)))
            continue
        for at, record in enumerate(records):
            try:
                made.append(_standard(record, own, default=table == _DEFAULTS))
            except InvalidObject as error:
                faults += [
                    attrs.evolve(fault, path=f"$.{table}[{at}]{fault.path[1:]}")
                    for fault in error.faults
                ]
    if faults:
        raise InvalidInput(
            file or "standards", [attrs.evolve(fault, file=file) for fault in faults]
        )
    return tuple(made)


def _standard(record: Any, own: Mapping[str, Document], *, default: bool) -> Standard:
    """One record, every fault of it at once."""
    if not isinstance(record, Mapping):
        raise InvalidObject("Standard", [_WRONG_TYPE.at("$", expected=_TABLE, found=shown(record))])
    values = {key: value for key, value in record.items() if key in _SPECS}
    keys = _one_of(sorted(_SPECS))
    faults = [
        _UNKNOWN_KEY.at(f"$.{shown(key)}", expected=keys, found=shown(key))
        for key in record
        if key not in _SPECS
    ]
    if default:
        values.setdefault("authority", Authority.LIBRARY_DEFAULT.code)
        values.setdefault("citation", {"source": "library"})
    for name, terms in _TERMS.items():
        if name in values:
            _replace(values, faults, name, _term(values[name], terms))
    if "value" in values:
        _replace(values, faults, "value", _number(values["value"]))
    if "citation" in values:
        _replace(values, faults, "citation", _citation(values["citation"], own))
    if "also" in values:
        values["also"] = tuple(_also(values["also"], own, faults))
    faults += [
        _MISSING.at(f"$.{name}", expected=Text("此项", "this key"), found="")
        for name, spec in _SPECS.items()
        if spec.required and name not in record and name not in values
    ]
    authority = values.get("authority", Authority.OFFICIAL)
    if isinstance(authority, Authority) and default is not (authority is Authority.LIBRARY_DEFAULT):
        table = Text.same(f"[[{'standard' if default else _DEFAULTS}]]")
        faults.append(_APART.at("$.authority", expected=table, found=authority.code))
    faults += faults_in(Standard, values)
    if faults:
        raise InvalidObject("Standard", faults)
    return Standard(**values)


def _replace(values: dict[str, Any], faults: list[Fault], name: str, read: Any) -> None:
    """Put what was read in its place; a fault is kept, and the value left out."""
    if isinstance(read, Fault):
        faults.append(attrs.evolve(read, path=f"$.{name}"))
        del values[name]
    else:
        values[name] = read


def _term(code: Any, terms: type[Term]) -> Any:
    """A term by its code."""
    found = {term.code: term for term in terms}
    if isinstance(code, str) and code in found:
        return found[code]
    return _NO_TERM.at("$", expected=_one_of(found), found=shown(code))


def _one_of(names: Iterable[str]) -> Text:
    """One of some names, in words."""
    held = list(names)
    return Text(f"{'、'.join(held)} 之一", f"one of {', '.join(held)}")


def _number(value: Any) -> Any:
    """A number as the file writes it, which is not the nearest binary fraction."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if isinstance(value, float) and not isfinite(value):
        finite = Text("有限的数", "a finite number")
        return _NOT_FINITE.at("$", expected=finite, found=shown(value))
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def _also(cited: Any, own: Mapping[str, Document], faults: list[Fault]) -> Iterator[Citation]:
    """Further citations; a fault of one is kept, and the citation left out."""
    if not isinstance(cited, list | tuple):
        faults.append(_WRONG_TYPE.at("$.also", expected=_TABLES, found=shown(cited)))
        return
    for at, one in enumerate(cited):
        citation = _citation(one, own)
        if isinstance(citation, Fault):
            faults.append(attrs.evolve(citation, path=f"$.also[{at}]"))
        else:
            yield citation


def _citation(cited: Any, own: Mapping[str, Document]) -> Citation | Fault:
    """A citation as the file writes it: a source's key and an article of it."""
    if not isinstance(cited, Mapping) or not {"source"} <= cited.keys() <= {"source", "article"}:
        return _WRONG_TYPE.at("$", expected=_CITED, found=shown(cited))
    source, article = cited["source"], cited.get("article", "")
    if not isinstance(source, str) or (source not in SOURCES and source not in own):
        keys = _one_of((*SOURCES, *own))
        known = Text(f"{keys.zh}{OR_STATED.zh}", f"{keys.en}{OR_STATED.en}")
        return _NO_SOURCE.at("$", expected=known, found=shown(source))
    if isinstance(article, int) and 0 < article < _MOST_ARTICLES:
        article = str(article)
    if not isinstance(article, str):
        return _WRONG_TYPE.at("$", expected=_CITED, found=shown(article))
    document = own.get(source) or SOURCES[source]
    try:
        if "article" not in cited:
            return document.whole
        return part_of(document, article) if source in own else document[article]
    except InvalidObject as error:
        return error.faults[0]


@cache
def standards() -> Standards:
    """The packaged standards, read once.

    Examples:
        >>> standards()["privacy.minimum_cell"][0].authority
        Authority.LIBRARY_DEFAULT
    """
    # Imported here: they cost some milliseconds, and only a reading of the table wants them.
    import tomllib  # noqa: PLC0415
    from importlib import resources  # noqa: PLC0415

    text = (resources.files("jingwu_model.rules") / "standards.toml").read_text("utf-8")
    return Standards(parse_standards(tomllib.loads(text), "standards.toml"))
