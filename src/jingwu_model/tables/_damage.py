"""Damage: what a spreadsheet or a hand did to a cell, named for what it is."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from fractions import Fraction

from jingwu_model.declare import Noun, Printable, Shape, Term, specs
from jingwu_model.errors import FaultKind, Text
from jingwu_model.tables import _faults as faults
from jingwu_model.tables._cells import CODE, LINK, codes_of

_CODE_LENGTH = 12
# How many digits a province, prefecture, county and township have without their zeros.
_SHORT_FORMS = (2, 4, 6, 9)

# `str.strip` leaves the marks that take no room at all.
_AT_AN_END = re.compile(r"^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$")
_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_SCIENTIFIC = re.compile(r"[+-]?[0-9](\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
_DECIMAL = re.compile(r"-?[0-9]+\.0*")
_ZEROS_FIRST = re.compile(r"(-?)0+([0-9]+)")
_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?( .*)?")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FOREIGN_DATE = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/([0-9]{2}|[0-9]{4})( .*)?")
_SERIAL = re.compile(r"([1-9][0-9]{4})(\.[0-9]+)?")
_NAIVE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2}(\.[0-9]+)?)?")
# The day before a spreadsheet's day 1, moved by the leap day of 1900 that never was.
_DAY_0 = date(1899, 12, 30)

_A_DAY = Text("如 2026-03-02 的日期", "a date such as 2026-03-02")
_A_TIME = Text(
    "带时区的时间，如 2026-03-02T09:30:00+08:00",
    "a time with its offset, such as 2026-03-02T09:30:00+08:00",
)

Named = tuple[FaultKind, Text]


def damage_of(shape: Shape, cell: str) -> Named | None:
    """What was done to a cell that should hold a value of this shape, and what it should be.

    Args:
        shape: A plain shape: not that of a tuple or a noun.
        cell: What stands there; it is no sound value.

    Returns:
        The kind of damage and what is expected; none where it is not known.
    """
    if _AT_AN_END.search(cell):
        return faults.BLANKS, Text("首尾没有空白", "no blank at either end")
    if _is_prose(shape):
        return None
    if _FULL_WIDTH.search(cell):
        half = unicodedata.normalize("NFKC", cell)
        return faults.FULL_WIDTH, Text(f"半角字符：{half}", f"half-width characters: {half}")
    if shape.base in (date, datetime):
        return _damage_to_date(shape, cell)
    return _damage_to_digits(shape, cell) if shape.base in (int, str, Fraction) else None


def undone(cell: str) -> str:
    """What a damaged id was, as far as that is certain: blanks, full width, a decimal point."""
    plain = unicodedata.normalize("NFKC", _AT_AN_END.sub("", cell))
    return plain.partition(".")[0] if _DECIMAL.fullmatch(plain) else plain


def _is_prose(shape: Shape) -> bool:
    """Whether full-width characters have a place in it."""
    return any(isinstance(limit, Printable) for limit in shape.limits)


def _original(shape: Shape) -> Text:
    """What only the original can tell again."""
    what = Text("编号", "id") if shape.base is str else Text("数字", "number")
    return Text(
        f"原始{what.zh}的全部数字；请把该列设为文本格式，从原始数据重新导出",
        f"all digits of the original {what.en}; set the column to text and export it again",
    )


def _damage_to_digits(shape: Shape, cell: str) -> Named | None:
    if _SCIENTIFIC.fullmatch(cell):
        return faults.SCIENTIFIC, _original(shape)
    if shape.base is str and CODE not in shape.limits:
        return None
    if shape.base is not Fraction and _DECIMAL.fullmatch(cell):
        whole = cell.partition(".")[0]
        return faults.DECIMAL, Text(f"不带小数点：{whole}", f"no decimal point: {whole}")
    if _GROUPED.fullmatch(cell):
        plain = cell.replace(",", "")
        return faults.GROUPED, Text(f"不带分隔符：{plain}", f"no separators: {plain}")
    if shape.base is str and cell.isdecimal() and cell.isascii() and len(cell) < _CODE_LENGTH:
        return faults.CUT, _whole_code(cell)
    return _zeros_first(cell) if shape.base is int else None


def _zeros_first(cell: str) -> Named | None:
    """A whole number with zeros before it, which no spreadsheet writes."""
    zeros = _ZEROS_FIRST.fullmatch(cell)
    if zeros is None:
        return None
    plain = zeros[1] + zeros[2]
    return faults.NOT_WHOLE, Text(
        f"前面没有零的整数：{plain}", f"a whole number without zeros before it: {plain}"
    )


def _whole_code(cell: str) -> Text:
    """Twelve digits: one of the short forms lacks its zeros, any other its head or more."""
    if len(cell) in _SHORT_FORMS:
        full = cell.ljust(_CODE_LENGTH, "0")
        return Text(
            f"12 位区划代码；此处 {len(cell)} 位，若省略了末尾的零，应为 {full}",
            f"a division code of 12 digits; this has {len(cell)}: {full}, if zeros were left out",
        )
    return Text(
        f"12 位区划代码；此处 {len(cell)} 位，请把该列设为文本格式，从原始数据重新导出",
        f"a division code of 12 digits; this has {len(cell)}: set the column to text and export "
        "it again",
    )


def _damage_to_date(shape: Shape, cell: str) -> Named | None:
    timed = shape.base is datetime
    if timed and (naive := _NAIVE.fullmatch(cell)):
        day, minutes, seconds = naive[1], naive[2], naive[3] or ":00"
        full = f"{day}T{minutes}{seconds}+08:00"
        return faults.NAIVE, Text(
            f"带时区的时间，如 {full}", f"a time with its offset, such as {full}"
        )
    if _ISO_DATE.match(cell) if timed else _ISO_DATE.fullmatch(cell):
        return None
    if parts := _DATE.fullmatch(cell):
        meant = None if timed else _day_of(*map(int, parts.group(1, 2, 3)))
        return faults.REWRITTEN, _just(meant) or (_A_TIME if timed else _A_DAY)
    if _FOREIGN_DATE.fullmatch(cell):
        return faults.REWRITTEN, _A_TIME if timed else _A_DAY
    if serial := _SERIAL.fullmatch(cell):
        meant = None if timed else _DAY_0 + timedelta(days=int(serial[1]))
        return faults.SERIAL, _just(meant) or _A_TIME
    return None


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _just(day: date | None) -> Text | None:
    """A day that can be told for certain."""
    return None if day is None else Text.same(day.isoformat())


def type_fault(shape: Shape) -> Named:
    """What is said of a cell that cannot be read as a shape at all, and was not damaged."""
    base = shape.base
    if issubclass(base, Term):
        codes = codes_of(base)
        words = Text(f"{'、'.join(codes)} 之一", f"one of {', '.join(codes)}")
        return faults.NO_SUCH_CODE, words
    if issubclass(base, Noun):
        names = [spec.name for spec in specs(base)]
        return faults.NOT_PARTS, Text.same(LINK.join(names))
    return _TYPE_FAULTS[base]


_AN_AMOUNT = Text(
    "如 12500.5 的小数，或如 1/3 的分数", "a decimal such as 12500.5, or a fraction such as 1/3"
)
_TYPE_FAULTS: dict[type, Named] = {
    int: (faults.NOT_WHOLE, Text("整数", "a whole number")),
    float: (faults.NOT_A_NUMBER, Text("数字", "a number")),
    Fraction: (faults.NOT_A_NUMBER, _AN_AMOUNT),
    bool: (faults.NOT_A_BOOL, Text("小写的 true 或 false", "true or false, in lower case")),
    date: (faults.NOT_A_DAY, _A_DAY),
    datetime: (faults.NOT_A_TIME, _A_TIME),
}
