"""The data package: other tools understand a folder by what it says of itself."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jingwu_model.declare import specs
from jingwu_model.errors import InvalidInput
from jingwu_model.model import TABLES, Member, Register
from jingwu_model.tables import read_register, write_register
from jingwu_model.tables._package import REFERENCES
from jingwu_model.vocabulary import MemberKind
from tables._whole import WHOLE
from tables.conftest import Folder

EXAMPLES = Path(__file__).parents[2] / "examples"


def faults_by_frictionless(package: Path) -> list[list[Any]]:
    """What the Frictionless framework finds wrong with a package and all its rows."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(package))
    found: list[list[Any]] = report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    return found


@pytest.fixture
def package(folder: Folder) -> Path:
    """A written folder that uses every column of every table."""
    made = folder(WHOLE)
    write_register(read_register(made), made)
    return made / "datapackage.json"


def field(package: Path, table: str, name: str) -> dict[str, Any]:
    """What a package says of a column."""
    resources = json.loads(package.read_text(encoding="utf-8"))["resources"]
    (resource,) = (each for each in resources if each["name"] == table)
    (found,) = (each for each in resource["schema"]["fields"] if each["name"] == name)
    return dict(found)


@pytest.mark.filterwarnings("ignore")
class TestByFrictionless:
    """The framework that the descriptor is written for reads it."""

    def test_a_folder_that_uses_every_column_is_valid(self, package: Path) -> None:
        """Descriptor, types, constraints, keys and references."""
        assert faults_by_frictionless(package) == []

    @pytest.mark.parametrize("place", ["shangqiu", "jingyuan"])
    def test_the_examples_are_valid(self, place: str) -> None:
        """With their sources and licence."""
        package = EXAMPLES / place / "datapackage.json"
        said = json.loads(package.read_text(encoding="utf-8"))

        assert faults_by_frictionless(package) == []
        assert said["licenses"][0]["name"] == "MIT"
        assert said["sources"][0]["title"].startswith(
            "statistical division codes; from an MIT-licensed public dataset"
        )

    def test_a_guarded_id_is_valid(self, tmp_path: Path) -> None:
        """The pattern of an id leaves room for the apostrophe."""
        member = Member(staff_id="--", kind=MemberKind.OFFICER, station="-1")
        write_register(Register(members=[member]), tmp_path)

        assert faults_by_frictionless(tmp_path / "datapackage.json") == []

    @pytest.mark.parametrize(
        ("file", "old", "new", "said"),
        [
            ("divisions.csv", "640424100216,", "64042410021A,", "constraint-error"),
            ("divisions.csv", ",village,泾河", ",hamlet,泾河", "constraint-error"),
            ("divisions.csv", ",310,", ",-1,", "constraint-error"),
            ("divisions.csv", ",310,", ",many,", "type-error"),
            ("divisions.csv", ",106.3,", ",206.3,", "constraint-error"),
            ("divisions.csv", "640424100216,", "640424100003,", "primary-key"),
            ("grids.csv", "G1,640424100003", "G1,640424100004", "foreign-key"),
            ("grids.csv", "第二网格", "", "constraint-error"),
            ("grids.csv", ",true,", ",TRUE,", "type-error"),
            ("stations.csv", "640424100000;", "640424100000,", "extra-cell"),
            ("stations.csv", "640424100000;", "640424100000/", "constraint-error"),
            ("members.csv", "law:3", "law:6", "constraint-error"),
            ("members.csv", "2010-07-01", "2010/7/1", "type-error"),
            ("duty_entries.csv", "2024-03-04T11:30:00+08:00", "noon", "type-error"),
            ("teams.csv", "courier:3", "courier:many", "constraint-error"),
            ("teams.csv", "T2,", "T1,", "primary-key"),
            ("fundings.csv", "12500.5", "1.25e4", "constraint-error"),
            ("fundings.csv", "12500.5", "1/0", "constraint-error"),
            ("care_measures.csv", ",1949,", ",1948,", "constraint-error"),
            ("place_trends.csv", "0123456789abcdef", "0123456789ABCDEF", "constraint-error"),
        ],
    )
    def test_what_we_refuse_it_refuses(
        self, package: Path, file: str, old: str, new: str, said: str
    ) -> None:
        """The limits of the nouns are the constraints of the schema."""
        path = package.parent / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

        assert said in {found[3] for found in faults_by_frictionless(package)}
        with pytest.raises(InvalidInput):
            read_register(package.parent)


class TestDescriptor:
    """What is said of each table."""

    def test_every_column_has_a_title_and_a_description(self, package: Path) -> None:
        """In Chinese and in English, from the declarations."""
        resources = json.loads(package.read_text(encoding="utf-8"))["resources"]

        assert [resource["name"] for resource in resources] == list(TABLES)
        assert all(
            each["title"] and each["description"]
            for resource in resources
            for each in resource["schema"]["fields"]
        )
        assert field(package, "divisions", "code") == {
            "name": "code",
            "title": "区划代码",
            "description": "division code",
            "type": "string",
            "constraints": {"required": True, "pattern": "[1-9][0-9]{11}"},
        }

    def test_limits_are_constraints(self, package: Path) -> None:
        """A count, a number of degrees, a line of text, a list, a list of pairs."""
        assert field(package, "divisions", "residents")["constraints"] == {
            "minimum": 0, "maximum": 2**53 - 1,
        }
        assert field(package, "divisions", "lat")["constraints"] == {"minimum": -90, "maximum": 90}
        assert field(package, "divisions", "name")["constraints"] == {
            "required": True, "minLength": 1, "maxLength": 200,
        }
        assert field(package, "stations", "divisions")["constraints"]["pattern"] == (
            "[1-9][0-9]{11}(;[1-9][0-9]{11})*"
        )
        assert field(package, "members", "competences")["constraints"]["pattern"].startswith(
            "(law|operations|"
        )
        assert "constraints" not in field(package, "members", "joined")

    def test_an_exact_amount_is_text_of_a_pattern(self, package: Path) -> None:
        """The plain number has no fractions."""
        amount = field(package, "fundings", "amount")

        assert amount["type"] == "string"
        for cell, fits in (("0", 1), ("12500.5", 1), ("1/3", 1), ("1/0", 0), (".5", 0), ("1e5", 0)):
            assert bool(re.fullmatch(amount["constraints"]["pattern"], cell)) is bool(fits)

    def test_head_counts_are_pairs_of_an_occupation_and_a_count(self, package: Path) -> None:
        """Of any number."""
        pattern = field(package, "teams", "members")["constraints"]["pattern"]

        assert re.fullmatch(pattern, "courier:0;teacher:9007199254740991")
        assert not re.fullmatch(pattern, "courier:-1")
        assert not re.fullmatch(pattern, "courier:03")
        assert not re.fullmatch(pattern, "courier")

    def test_references_are_left_out_where_their_table_is(self, tmp_path: Path) -> None:
        """A key into a file that is not there would make the package invalid."""
        member = Member(staff_id="P1", kind=MemberKind.OFFICER, station="S1")
        write_register(Register(members=[member]), tmp_path)
        (resource,) = json.loads(
            (tmp_path / "datapackage.json").read_text(encoding="utf-8")
        )["resources"]

        assert "foreignKeys" not in resource["schema"]

    @pytest.mark.parametrize(
        ("table", "field_name", "target"),
        [(table, name, to) for table, held in REFERENCES.items() for name, to in held.items()],
    )
    def test_each_reference_is_one_that_a_register_holds_to(
        self, folder: Folder, table: str, field_name: str, target: str
    ) -> None:
        """Pointing it at nobody is refused, and at no other table."""
        header, *rows = WHOLE[f"{table}.csv"].splitlines()
        at = header.split(",").index(field_name)
        first = next(row for row in rows if row.split(",")[at])
        cells = first.split(",")
        key = TABLES[target].key
        nobody = {"divisions": "640424999999", "agencies": "640424999999"}.get(target, "NOBODY")
        if table == "agencies":
            # An agency's id and level are those of its division.
            cells[0] = nobody = "640425000000"
        if table == "fundings":
            # Money is a county's.
            nobody = "640425000000"
        cells[at] = nobody
        kept = [row for row in rows if row is not first]
        text = "\n".join([header, ",".join(cells), *kept, ""])
        with pytest.raises(InvalidInput) as caught:
            read_register(folder({**WHOLE, f"{table}.csv": text}))

        assert key in {spec.name for spec in specs(TABLES[target].noun)}
        assert [
            fault.expected.en
            for fault in caught.value.faults
            if (fault.field, fault.code, fault.found) == (field_name, "reference.unknown", nobody)
        ] == [f"a row of {target}"]
