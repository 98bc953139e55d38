"""Figures: published totals from a TOML file, every number exact, every fault at once."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from jingwu_model.declare import Spec, Term, faults_in, specs
from jingwu_model.errors import Fault, InvalidInput, Text
from jingwu_model.model import City, Figure, Figures
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._cells import BAD, codes_of
from jingwu_model.tables._reading import unreadable
from jingwu_model.tables._sheet import bytes_of
from jingwu_model.timeline import SOURCES, Document
from jingwu_model.timeline._stated import OR_STATED, stated_sources

_CITY = "city"
_FIGURE = "figure"
_SOURCE = "source"
_LINE = re.compile(r"\(at (?:line (\d+)|end of document)")
# Beyond this a number of few characters takes all memory to write out.
_MOST_DIGITS = 60

_TYPES: Mapping[type, Text] = {
    str: Text("文本", "text"),
    bool: Text("true 或 false", "true or false"),
    date: Text("不带引号的日期，如 2023-12-31", "a date without quotes, such as 2023-12-31"),
    Fraction: Text("不带引号的数字", "a number without quotes"),
}


def read_figures(path: str | PathLike[str]) -> Figures:
    """Read published figures from a TOML file.

    The file has a table `[city]` (`division`, `name`, `inferred`) and a table
    `[[figure]]` for each figure (`quantity`, `value` or `claim` with `claim_en`,
    `unit`, `as_of`, `source`, `where`). A source that the library does not know has a
    table `[[source]]` (`key`, `title`, `title_en`, `issuer`, `issuer_en`). Numbers are
    taken exactly as written.

    Args:
        path: The file.

    Returns:
        The figures, in the file's order.

    Raises:
        InvalidInput: The file cannot be read, or anything in it is at fault;
            `.faults` has every fault with its path, such as `$.figure[3].as_of`.

    Examples:
        >>> from datetime import date
        >>> from jingwu_model.vocabulary import Quantity
        >>> figures = read_figures("examples/shangqiu/figures.toml")
        >>> figures.city.name, figures.latest(Quantity.ROOMS, date(2024, 4, 30)).value
        ('商丘市', Fraction(735, 1))
    """
    path = Path(path)
    try:
        document = _document(path)
        figures, found = _figures(document)
    except _Unreadable as error:
        figures, found = None, [error.fault]
    if figures is None or found:
        raise InvalidInput(str(path), [attrs.evolve(fault, file=path.name) for fault in found])
    return figures


class _Unreadable(Exception):
    """A file that is no TOML at all, with its one fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def _document(path: Path) -> dict[str, Any]:
    """The file as TOML reads it, its numbers exact."""
    try:
        text = bytes_of(path).decode("utf-8-sig")
    except OSError as error:
        raise _Unreadable(unreadable(error)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found = f"0x{error.object[error.start]:02x}"
        expected = Text("UTF-8 文本", "UTF-8 text")
        raise _Unreadable(
            faults.UNDECODABLE.at("$", expected=expected, found=found, row=line)
        ) from None
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except (ValueError, RecursionError) as error:
        # tomllib names the line in its message only; a number of too many digits and tables too
        # deep to follow are errors of Python's own, without a line.
        at = _LINE.search(str(error))
        row = int(at[1] or text.count("\n") + 1) if at else None
        expected = Text("有效的 TOML", "valid TOML")
        raise _Unreadable(
            faults.NOT_TOML.at(
                "$",
                expected=expected,
                found=faults.shown(str(error)),
                row=row,
            )
        ) from None


def _decimal(text: str) -> Decimal:
    """A number of the file, exact; one that a decimal cannot hold is no number."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")


def _figures(document: Mapping[str, Any]) -> tuple[Figures | None, list[Fault]]:
    """The figures of a document, and all that is wrong with it."""
    found = _unknown_keys("$", document, (_CITY, _FIGURE, _SOURCE))
    own, here = stated_sources(document.get(_SOURCE, []))
    found += here
    city, here = _noun(City, document.get(_CITY), f"$.{_CITY}")
    found += here
    entries = document.get(_FIGURE, [])
    if not isinstance(entries, list):
        expected = Text("若干 [[figure]] 表", "tables [[figure]]")
        found.append(_wrong_type(f"$.{_FIGURE}", expected, entries))
        entries = []
    figures: list[Any] = []
    for at, entry in enumerate(entries):
        path = f"$.{_FIGURE}[{at}]"
        figure, here = _noun(Figure, entry, path, partial(_known_source, own))
        figures.append(figure)
        found += here
    if found:
        return None, found
    made = {"city": city, "figures": tuple(figures), "sources": tuple(own.values())}
    found = [attrs.evolve(fault, path=f"$.{_FIGURE}") for fault in faults_in(Figures, made)]
    return (None if found else Figures(**made)), found


def _noun(
    noun: Any,
    entry: object,
    path: str,
    more: Callable[[Mapping[str, Any]], Iterable[Fault]] = lambda _values: (),
) -> tuple[Any, list[Fault]]:
    """The noun that a table of the file states, and what is wrong with it."""
    if not isinstance(entry, dict):
        name = path.removeprefix("$.").partition("[")[0]
        kind = faults.MISSING if entry is None else faults.WRONG_TYPE
        expected = Text(f"{name} 表", f"a table {name}")
        return None, [kind.at(path, expected=expected, found=_told(entry))]
    found = _unknown_keys(path, entry, [spec.name for spec in specs(noun)])
    values: dict[str, Any] = {}
    for spec in specs(noun):
        here = f"{path}.{spec.name}"
        if spec.name in entry:
            value, fault = _value(spec, entry[spec.name], here)
            if fault is None:
                values[spec.name] = value
            else:
                found.append(fault)
        elif spec.required:
            expected = spec.about or Text("非空值", "a value")
            found.append(faults.MISSING.at(here, expected=expected, found=""))
        else:
            values[spec.name] = spec.default
    for fault in (*faults_in(noun, values), *more(values)):
        found.append(attrs.evolve(fault, path=f"{path}.{fault.field}"))
    return (None if found else noun(**values)), found


def _value(spec: Spec, value: object, path: str) -> tuple[Any, Fault | None]:
    """A value of the file as its field holds it, or its fault."""
    base = spec.shape.base
    if issubclass(base, Term):
        code = value if isinstance(value, str) else ""
        term = codes_of(base).get(code)
        if term is not None:
            return term, None
        return BAD, faults.NO_SUCH_CODE.at(
            path, expected=_nearest(code, codes_of(base)), found=_told(value)
        )
    if base is Fraction and type(value) in (int, Decimal):
        exact = _exact(value)  # type: ignore[arg-type]
        if exact is not None:
            return exact, None
    elif type(value) is base:
        return value, None
    return BAD, _wrong_type(path, _TYPES[base], value)


def _exact(number: int | Decimal) -> Fraction | None:
    """A number as a fraction; none where it is infinite, no number, or beyond all reason."""
    if isinstance(number, int):
        return Fraction(number)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return None
    return Fraction(number)


def _known_source(own: Mapping[str, Document], values: Mapping[str, Any]) -> list[Fault]:
    """The fault of a source that is neither the library's nor one that the file states."""
    source = values.get("source")
    if source is None or source in SOURCES or source in own:
        return []
    near = _nearest(source, (*SOURCES, *own))
    expected = Text(f"{near.zh}{OR_STATED.zh}", f"{near.en}{OR_STATED.en}")
    return [faults.UNKNOWN_SOURCE.at("$.source", expected=expected, found=faults.shown(source))]


def _unknown_keys(path: str, entry: Mapping[str, Any], known: Iterable[str]) -> list[Fault]:
    known = list(known)
    return [
        faults.UNKNOWN_KEY.at(
            f"{path}.{faults.shown(key)}",
            expected=_nearest(key, known),
            found=faults.shown(key),
        )
        for key in entry
        if key not in known
    ]


def _nearest(word: str, known: Iterable[str]) -> Text:
    """The names nearest to a word, or all there are."""
    names = list(known)
    names = get_close_matches(word.lower(), names, n=5) or names
    return Text(f"{'、'.join(names)} 之一", f"one of {', '.join(names)}")


def _wrong_type(path: str, expected: Text, value: object) -> Fault:
    return faults.WRONG_TYPE.at(path, expected=expected, found=_told(value))


def _told(value: object) -> str:
    """A value of the file as a fault shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "[table]" if isinstance(value, dict) else "[array]"
    try:
        return faults.shown(str(value))
    except ValueError:
        # A number of more digits than Python writes out.
        return faults.HIDDEN
