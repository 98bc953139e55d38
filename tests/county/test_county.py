"""The county that was made up: sound as it is, and every fault that is planted in it is found."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from county.csv_text import Fault
from county.plant import Planted, plant, plant_by_own_numbers
from county.plant_unset import NUMBERS
from jingwu_model.model import TABLES
from jingwu_model.rules import (
    RULES,
    Finding,
    Report,
    Standards,
    check,
    parse_standards,
    standards,
)
from jingwu_model.tables import read_register

COUNTY = Path(__file__).parents[2] / "examples" / "synthetic-county"
DAY = date(2025, 12, 31)
SEEDS = [1] if os.environ.get("HYPOTHESIS_PROFILE", "dev") == "dev" else [1, 2]
# Rules that no row can make short until a caller sets a number: their sources give none.
UNSET = {
    "burden.forms",
    "competence.match",
    "openness.report",
    "recognition.tilt",
    "training.needs",
}
# What the Wilson interval may be off by, which the planter works in floating point.
HAIR = 1e-7
Key = tuple[str, ...]


@cache
def clean() -> Report:
    """The report of the county as it was made."""
    return check(read_register(COUNTY), on=DAY)


@cache
def own_standards() -> Standards:
    """The packaged standards, with a caller's numbers for those that have none."""
    return standards().with_records(
        parse_standards(
            {
                "standard": [
                    {
                        "id": id_,
                        "title": "自定（示例）",
                        "title_en": "set for this test",
                        "value": number,
                        "citation": {"source": "library"},
                    }
                    for id_, number in NUMBERS.items()
                ]
            }
        )
    )


@cache
def clean_by_own_numbers() -> Report:
    """The report of the same county, by standards that all have a number."""
    return check(read_register(COUNTY), on=DAY, standards=own_standards())


def copied(to: Path) -> Path:
    """The tables of the county, in a folder that may be changed."""
    folder = to / "county"
    shutil.copytree(COUNTY, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def key(finding: Finding) -> Key:
    """What a finding is about; a share of officers and one of auxiliaries are two."""
    subject, standard = finding.subject, finding.standard
    return (
        finding.rule,
        subject.kind.code,
        subject.id,
        "" if finding.reading is None else finding.reading.code,
        "" if standard is None else standard.id,
    )


def by_key(findings: Iterable[Finding]) -> dict[Key, Finding]:
    """Findings by what they are about."""
    listed = list(findings)
    found = {key(one): one for one in listed}
    assert len(found) == len(listed)
    return found


def is_of(fault: Fault, finding: Finding) -> bool:
    """Whether a finding says of the planted fault what it should."""
    low, high = fault.actual
    return (
        (finding.rule, finding.subject.id) == (fault.rule, fault.subject)
        and finding.expected.exact == fault.expected
        and finding.actual.lo is not None
        and finding.actual.hi is not None
        and abs(finding.actual.lo - low) <= (HAIR if low != high else 0)
        and abs(finding.actual.hi - high) <= (HAIR if low != high else 0)
    )


class TestTheCounty:
    """As it was made."""

    def test_every_table_is_filled(self) -> None:
        """About 20,000 rows in all, most of them duty entries."""
        register = read_register(COUNTY)
        sizes = {name: len(getattr(register, name)) for name in TABLES}

        assert all(sizes.values())
        assert 18_000 < sum(sizes.values()) < 23_000

    def test_it_is_what_the_script_makes(self, tmp_path: Path) -> None:
        """The same seed makes the same files, to the byte."""
        subprocess.run(
            [sys.executable, "-B", str(COUNTY / "generate.py"), "--out", str(tmp_path)],
            check=True,
            capture_output=True,
        )

        for path in COUNTY.glob("*.csv"):
            assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name

    def test_nothing_is_short(self) -> None:
        """Every rule that a register can answer was asked, and found something."""
        assert clean().short == ()
        assert {one.rule for one in clean().met} | UNSET == set(RULES)

    def test_only_what_no_source_sets_is_unknown(self) -> None:
        """The measure is told all the same."""
        assert {one.rule for one in clean().unknown} == {*UNSET, "station.prevention"}
        for finding in clean().unknown:
            assert finding.standard is not None
            assert finding.standard.value is None
            assert finding.actual.exact is not None

    def test_it_names_no_real_place(self) -> None:
        """Its codes begin with 90, and the name of every place says what it is."""
        for place in read_register(COUNTY).divisions:
            assert place.code.startswith("90")
            assert "示例" in place.name


def holds_what_was_planted(planted: Planted, before: Report, after: Report) -> None:
    """Assert that each fault has a finding of its own, and that nothing else is otherwise."""
    faults, touched = planted
    found, otherwise = by_key(before.findings), by_key(after.findings)
    left = list(after.short)

    for fault in faults:
        of_it = [one for one in left if is_of(fault, one)]
        assert len(of_it) == 1, fault
        left.remove(of_it[0])
    assert [key(one) for one in left] == []

    rest = (found.keys() | otherwise.keys()) - {key(one) for one in after.short}
    changed = [
        each
        for each in rest
        if found.get(each) != otherwise.get(each)
        and touched.isdisjoint({(each[0], each[2]), (None, each[2])})
    ]
    assert changed == []


@pytest.mark.parametrize("seed", SEEDS)
class TestThePlanted:
    """Faults at places that a seed chose."""

    def test_each_is_found_and_nothing_else(self, tmp_path: Path, seed: int) -> None:
        """With the expected and the actual worked by hand; all other findings stay as they were."""
        folder = copied(tmp_path)
        planted = plant(folder, seed)

        holds_what_was_planted(planted, clean(), check(read_register(folder), on=DAY))

    def test_so_is_each_by_the_numbers_that_a_caller_sets(self, tmp_path: Path, seed: int) -> None:
        """Of the rules whose source gives none; the county as it was made keeps them."""
        before = clean_by_own_numbers()
        assert before.short == before.unknown == ()
        folder = copied(tmp_path)
        planted = plant_by_own_numbers(folder, seed)
        after = check(read_register(folder), on=DAY, standards=own_standards())

        assert len(planted[0]) == len(NUMBERS)
        holds_what_was_planted(planted, before, after)

    def test_every_rule_that_can_be_short_is_among_them(self, tmp_path: Path, seed: int) -> None:
        """By the numbers of the sources, or those of a caller."""
        faults, _ = plant(copied(tmp_path / "sources"), seed)
        by_own_numbers, _ = plant_by_own_numbers(copied(tmp_path / "own"), seed)

        assert {fault.rule for fault in faults} == set(RULES) - UNSET
        assert {fault.rule for fault in by_own_numbers} == UNSET | {"station.prevention"}
