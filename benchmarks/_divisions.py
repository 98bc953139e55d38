"""A made-up country: divisions at all five levels, the same every time.

Its codes are numbered as real ones are: districts from 02, counties from 21 and
cities from 81, streets from 001, towns from 100 and townships from 200, residents'
committees from 001 and villagers' from 200. Some prefectures have no counties and
are the direct parent of their townships. Its sizes are about the country's own.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

MOST = 700_000
"""How many rows it has at least."""

_SEED = 411402
# The provinces of GB/T 2260.
_PROVINCES = (
    *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41),
    *(42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65),
)
# The first number of each kind, the ending of its names, and the fewest and most of a parent.
_Kind = tuple[int, str, int, int]
_PREFECTURES: tuple[_Kind, ...] = ((1, "市", 7, 15),)
_COUNTIES: tuple[_Kind, ...] = ((2, "区", 1, 4), (21, "县", 3, 7), (81, "市", 0, 2))
_TOWNSHIPS: tuple[_Kind, ...] = (
    (1, "街道办事处", 0, 7),
    (100, "镇", 4, 12),
    (200, "乡", 0, 7),
)
_COMMITTEES: tuple[_Kind, ...] = ((1, "社区居委会", 0, 6), (200, "村委会", 4, 23))
_ONE_WITHOUT_COUNTIES_IN = 70

_FIRST = "新东西南北大小上下前后中高长平安和永太金银玉石青白红黄双三李王张刘陈杨赵周吴"
_SECOND = "河山庄店桥沟岭坪湾塘井泉林田屯营堡集口坡台寨楼园家门关铺阳华兴福寿宁丰"
_NUMBERS = 250

Row = tuple[str, str, str]


class _Country:
    """Draws the rows, each place before those under it."""

    def __init__(self) -> None:
        self.draw = random.Random(_SEED)  # noqa: S311 - a sample

    def name(self, ending: str) -> str:
        """A name of two listed words and a number: somewhat over half of all are different."""
        stem = self.draw.choice(_FIRST) + self.draw.choice(_SECOND)
        return f"{stem}{self.draw.randrange(1, _NUMBERS)}{ending}"

    def under(self, head: str, width: int, kinds: tuple[_Kind, ...]) -> Iterator[tuple[str, str]]:
        """The heads and names of the places under one."""
        for first, ending, fewest, most in kinds:
            for number in range(first, first + self.draw.randint(fewest, most)):
                yield f"{head}{number:0{width}}", self.name(ending)

    def rows(self) -> Iterator[Row]:
        """Every place, in the order of its code."""
        for number in _PROVINCES:
            province = f"{number}"
            yield province.ljust(12, "0"), "province", self.name("省")
            for prefecture, name in self.under(province, 2, _PREFECTURES):
                yield prefecture.ljust(12, "0"), "prefecture", name
                if self.draw.randrange(_ONE_WITHOUT_COUNTIES_IN) == 0:
                    yield from self.townships(f"{prefecture}00")
                    continue
                for county, title in self.under(prefecture, 2, _COUNTIES):
                    yield county.ljust(12, "0"), "county", title
                    yield from self.townships(county)

    def townships(self, county: str) -> Iterator[Row]:
        """The townships under one head, with their villages."""
        for township, name in self.under(county, 3, _TOWNSHIPS):
            yield township.ljust(12, "0"), "township", name
            for code, title in self.under(township, 3, _COMMITTEES):
                yield code, "village", title


def write(path: Path, total: int) -> float:
    """Write so many divisions as a register's table.

    Args:
        path: The file.
        total: How many, `MOST` at the most.

    Returns:
        The share of names that stand there for the first time.
    """
    rows = list(islice(_Country().rows(), total))
    assert len(rows) == total, "the country is smaller than that"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("code", "level", "name"))
        table.writerows(rows)
    return len({name for _, _, name in rows}) / total
