"""Words for what stands in findings by code: missing data, and the units of standards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from jingwu_model.declare import Noun, specs
from jingwu_model.errors import Lang, Text
from jingwu_model.model import TABLES
from jingwu_model.rules._terms import Relation
from jingwu_model.vocabulary import Quantity, Unit

_Thing = TypeVar("_Thing")

FEW = 3
"""Of how many things of one kind a reader is told by name."""

_QUANTITIES = {term.code: term for term in Quantity}
_UNITS: Mapping[str, Text] = {
    **{term.code: Text(term.zh, term.en) for term in Unit},
    # English counts places and points without a word between.
    **{term.code: Text(term.zh, "") for term in (Unit.COUNT, Unit.ITEM)},
    # Chinese says it of meetings too, whose label it is.
    Unit.TIME.code: Text(Unit.MEETING.zh, Unit.TIME.en),
    "day": Text("日", "days"),
    "month": Text("个月", "months"),
    "working_day": Text("个工作日", "working days"),
}
_OF_SHARES = {Relation.AT_LEAST: "不低于", Relation.AT_MOST: "不高于"}


def first_few(things: Sequence[_Thing]) -> tuple[Sequence[_Thing], int]:
    """The first few of some things, and how many more there are.

    Examples:
        >>> first_few("abcde"), first_few("abc")
        (('abc', 2), ('abc', 0))
    """
    return things[:FEW], max(len(things) - FEW, 0)


def few_of(names: Sequence[str], counted: str) -> Text:
    """The first few of some names, and how many there are.

    Args:
        names: The names.
        counted: The word that Chinese counts them with.

    Examples:
        >>> few_of(["W14", "W15", "W16", "W17"], "周").text("en")
        'W14, W15, W16 and 1 more'
        >>> few_of(["W14", "W15", "W16", "W17"], "周").text("zh")
        'W14、W15、W16 等 4 周'
    """
    first, more = first_few(names)
    zh, en = "、".join(first), ", ".join(first)
    if more:
        zh, en = f"{zh} 等 {len(names)} {counted}", f"{en} and {more} more"
    return Text(zh, en)


def unit_name(code: str | None, lang: Lang) -> str:
    """What stands after a number of this unit; empty where nothing does.

    Examples:
        >>> unit_name("person", "en"), unit_name("count", "zh"), unit_name("count", "en")
        ('persons', '个', '')
    """
    if code is None:
        return ""
    return _UNITS[code].text(lang) if code in _UNITS else code


def relation_text(relation: Relation, unit: Unit | None, lang: Lang) -> str:
    """How amounts of a unit are compared, in words: Chinese says it otherwise of a share.

    Examples:
        >>> relation_text(Relation.AT_LEAST, Unit.PERCENT, "zh")
        '不低于'
        >>> relation_text(Relation.AT_LEAST, Unit.PERSON, "zh")
        '不少于'
    """
    if lang == "zh" and unit is Unit.PERCENT:
        return _OF_SHARES.get(relation, relation.zh)
    return relation.text(lang)


def data_name(code: str, lang: Lang) -> str:
    """A missing datum by its name: a quantity, a file, a column of one, or a standard.

    Examples:
        >>> data_name("rooms", "zh"), data_name("rooms.csv", "zh")
        ('警务室数', 'rooms.csv')
        >>> data_name("members.post", "en")
        'column post of members.csv'
        >>> data_name("rooms.sign", "zh")
        'rooms.csv 的 sign 列'
    """
    if code in _QUANTITIES:
        return _QUANTITIES[code].text(lang)
    table, _, column = code.partition(".")
    if table in TABLES and column in set(_columns(TABLES[table].noun)):
        return f"{table}.csv 的 {column} 列" if lang == "zh" else f"column {column} of {table}.csv"
    return code


def _columns(noun: type[Noun]) -> Iterator[str]:
    """The fields of a row, and those of the nouns laid flat in it."""
    for spec in specs(noun):
        yield spec.name
        if spec.shape.is_noun:
            yield from (part.name for part in specs(spec.shape.base))


def missing_text(codes: Iterable[str], lang: Lang) -> str:
    """What is missing, in words.

    Examples:
        >>> missing_text(["rooms", "rooms.csv"], "zh"), missing_text(["residents"], "en")
        ('缺少警务室数、rooms.csv', 'missing actual residents')
        >>> missing_text(["rooms.csv"], "zh")
        '缺少 rooms.csv'
    """
    names = [data_name(code, lang) for code in codes]
    if lang == "en":
        return f"missing {', '.join(names)}"
    return f"缺少{' ' if names[0][0].isascii() else ''}{'、'.join(names)}"
