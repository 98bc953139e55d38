"""Counties: what of the register lies in each, for totals by county."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

import attrs

from jingwu_model.declare import About, Count, Name, Noun
from jingwu_model.errors import Lang, Text
from jingwu_model.model._codes import Code
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._terms import SubjectKind, Verdict
from jingwu_model.vocabulary import Level

_UNITS = (
    ("个县（市、区）", "county", "counties"),
    ("个乡级区划", "township", "townships"),
    ("个社区", "community", "communities"),
    ("个行政村", "village", "villages"),
    ("个其他村级单位", "other village-level unit", "other village-level units"),
)
_HEADS = (
    Text("县（市、区）", "county"),
    Text("乡级", "townships"),
    Text("社区", "communities"),
    Text("行政村", "villages"),
    Text("其他", "others"),
)
_SEVERAL = 2


@attrs.frozen(kw_only=True)
class County(Noun):
    """县级单位, a county of the register: its name, and how many units of each kind it has.

    Args:
        division: Its division code.
        name: Its name.
        townships: Its townships, towns and subdistricts.
        communities: Units that count as communities.
        villages: Units that count as villages.
        others: Units that the standards ask nothing of.
    """

    division: Annotated[Code, About("区划代码", "division code")]
    name: Annotated[Name, About("名称", "name")]
    townships: Annotated[Count, About("乡级区划", "townships")]
    communities: Annotated[Count, About("社区", "communities")]
    villages: Annotated[Count, About("行政村", "villages")]
    others: Annotated[Count, About("其他村级单位", "other village-level units")]


def counties_of(ground: Ground) -> tuple[County, ...]:
    """The counties of a register on a day, by code."""
    found = []
    for place in ground.now.divisions:
        if place.level is not Level.COUNTY or not ground.within(place.code):
            continue
        units = ground.now.under(place.code, Level.VILLAGE)
        communities = len(ground.of_kind(SubjectKind.COMMUNITY, units))
        villages = len(ground.of_kind(SubjectKind.VILLAGE, units))
        found.append(
            County(
                division=place.code,
                name=place.name,
                townships=len(ground.now.under(place.code, Level.TOWNSHIP)),
                communities=communities,
                villages=villages,
                others=len(units) - communities - villages,
            )
        )
    return tuple(sorted(found, key=lambda county: county.division))


def _units(county: County) -> tuple[int, ...]:
    """How many units of each kind a county has."""
    return (county.townships, county.communities, county.villages, county.others)


def held_by(counties: Sequence[County], lang: Lang) -> Iterator[str]:
    """What counties hold together, as far as they hold anything: `11 counties`."""
    several = len(counties) if len(counties) >= _SEVERAL else 0
    sums = (several, *_sums(map(_units, counties)))
    # Without counties there is nothing to sum.
    for number, (zh, one, many) in zip(sums, _UNITS, strict=False):
        if number:
            en = one if number == 1 else many
            yield f"{number:,} {zh if lang == 'zh' else en}"


def county_rows(
    counties: Sequence[County], found: Mapping[str, Mapping[Verdict, int]], lang: Lang
) -> Iterator[tuple[str, ...]]:
    """A table of counties: its heads, their units and findings of places, the sums.

    Args:
        counties: The counties; of fewer than two there is no table.
        found: How many findings of each verdict lie in each, by its code's six digits.
        lang: `zh` or `en`.
    """
    if len(counties) < _SEVERAL:
        return
    verdicts = [one for one in Verdict if any(one in held for held in found.values())]
    yield (*(head.text(lang) for head in _HEADS), *(one.text(lang) for one in verdicts))
    rows = []
    for county in counties:
        own = found.get(county.division[:6], {})
        rows.append((*_units(county), *(own.get(verdict, 0) for verdict in verdicts)))
        yield (county.name, *(f"{number:,}" for number in rows[-1]))
    yield ("合计" if lang == "zh" else "together", *(f"{number:,}" for number in _sums(rows)))


def _sums(rows: Iterable[tuple[int, ...]]) -> Iterator[int]:
    return (sum(column) for column in zip(*rows, strict=True))
