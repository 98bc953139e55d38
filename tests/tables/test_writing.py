"""Writing: what is written reads back the same, and always as the same bytes."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from jingwu_model.errors import InvalidInput
from jingwu_model.model import TABLES, Division, Grid, Location, Member, Register, Station
from jingwu_model.tables import read_register, write_register
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import Datum, Level, MemberKind
from tables._whole import WHOLE
from tables.conftest import Folder


def text_of(folder: Path, file: str) -> str:
    """A file as it stands."""
    return (folder / file).read_bytes().decode("utf-8")


def written(register: Register, file: str, tmp_path: Path) -> str:
    """What one file of a register is written as."""
    write_register(register, tmp_path / "written")
    return text_of(tmp_path / "written", file)


class TestBytes:
    """The same register is the same bytes."""

    @pytest.mark.parametrize("name", TABLES)
    def test_a_written_folder_is_written_again_as_it_stands(
        self, folder: Folder, tmp_path: Path, name: str
    ) -> None:
        """Every column of every table, byte for byte."""
        write_register(read_register(folder(WHOLE)), tmp_path / "again")

        assert text_of(tmp_path / "again", f"{name}.csv") == WHOLE[f"{name}.csv"]

    def test_it_reads_back_as_the_same_register(self, folder: Folder, tmp_path: Path) -> None:
        """Nothing is changed on the way."""
        register = read_register(folder(WHOLE))

        write_register(register, tmp_path / "again")

        assert read_register(tmp_path / "again") == register

    def test_only_columns_in_use_are_written(self, tmp_path: Path) -> None:
        """Those that are needed, and those that any row uses, in declared order."""
        places = [
            Division(code="110000000000", level=Level.PROVINCE, name="北京市"),
            Division(code="120000000000", level=Level.PROVINCE, name="天津市", residents=0),
        ]

        assert written(Register(divisions=places), "divisions.csv", tmp_path) == (
            "code,level,name,residents\n"
            "110000000000,province,北京市,\n"
            "120000000000,province,天津市,0\n"
        )

    def test_a_default_is_no_use_of_a_column(self, tmp_path: Path) -> None:
        """`remote` is false unless it is said; beside a true one it is written out."""
        station = Station(id="S1", agency="640424000000", name="一")
        remote = Station(id="S2", agency="640424000000", name="二", remote=True)

        assert written(Register(stations=[station]), "stations.csv", tmp_path) == (
            "id,agency,name\nS1,640424000000,一\n"
        )
        assert written(Register(stations=[station, remote]), "stations.csv", tmp_path) == (
            "id,agency,name,remote\nS1,640424000000,一,false\nS2,640424000000,二,true\n"
        )

    def test_rows_keep_their_order(self, folder: Folder, tmp_path: Path) -> None:
        """A register's rows stand as they were given."""
        text = "code,level,name\n120000000000,province,天津市\n110000000000,province,北京市\n"

        register = read_register(folder({"divisions.csv": text}))

        assert written(register, "divisions.csv", tmp_path) == text

    def test_a_noun_that_holds_nothing_reads_back_as_none(self, tmp_path: Path) -> None:
        """Its cells are all empty, which is what none looks like too."""
        place = Division(code="110000000000", level=Level.PROVINCE, name="北京市", span=Span())
        write_register(Register(divisions=[place]), tmp_path)

        assert read_register(tmp_path).divisions["110000000000"].span is None

    def test_a_small_number_is_written_as_it_reads(self, tmp_path: Path) -> None:
        """Even where Python writes it with an exponent."""
        at = Location(lon=1e-07, lat=-0.5, datum=Datum.WGS84)
        place = Division(code="110000000000", level=Level.PROVINCE, name="北京市", location=at)
        write_register(Register(divisions=[place]), tmp_path)

        assert read_register(tmp_path).divisions["110000000000"].location == at


class TestRecorded:
    """What is not recorded has no file."""

    def test_none_and_not_recorded_are_kept_apart(self, tmp_path: Path) -> None:
        """An empty table is its header alone."""
        write_register(Register(rooms=[]), tmp_path)

        assert sorted(path.name for path in tmp_path.iterdir()) == ["datapackage.json", "rooms.csv"]
        assert text_of(tmp_path, "rooms.csv") == "id,station,name,stands_in\n"
        again = read_register(tmp_path)
        assert (again.rooms.recorded, again.grids.recorded) == (True, False)

    def test_a_file_of_a_table_not_recorded_is_not_left_beside(self, tmp_path: Path) -> None:
        """It would read back as recorded; whose it is, its owner must say."""
        (tmp_path / "grids.csv").write_text("id,division,name\n", encoding="utf-8")
        with pytest.raises(InvalidInput) as caught:
            write_register(Register(rooms=[]), tmp_path)

        assert [(f.file, f.code) for f in caught.value.faults] == [("grids.csv", "file.stale")]
        assert [path.name for path in tmp_path.iterdir()] == ["grids.csv"]

    def test_other_files_are_left_alone(self, tmp_path: Path) -> None:
        """Figures and notes may stand in the same folder."""
        (tmp_path / "figures.toml").write_text("x", encoding="utf-8")
        (tmp_path / "rooms.csv").write_text("old", encoding="utf-8")

        write_register(Register(rooms=[]), tmp_path)

        assert text_of(tmp_path, "figures.toml") == "x"
        assert text_of(tmp_path, "rooms.csv") == "id,station,name,stands_in\n"


class TestFormulas:
    """No cell is run by a spreadsheet."""

    @pytest.mark.parametrize(
        ("name", "cell"),
        [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-格", "'-格"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("'=1+1", "''=1+1"),
            ("'''@x", "''''@x"),
            ("＝1+1", "'＝1+1"),
            ("＠x", "'＠x"),
            # what no spreadsheet runs stays as it is
            ("'", "'"),
            ("'格'", "'格'"),
            ("1=1", "1=1"),
            ("格-1", "格-1"),
        ],
    )
    def test_an_apostrophe_stands_before_it(self, tmp_path: Path, name: str, cell: str) -> None:
        """And reading takes off exactly that one."""
        register = Register(grids=[Grid(id="G1", division="640424100003", name=name)])

        text = written(register, "grids.csv", tmp_path)

        assert list(csv.reader(io.StringIO(text)))[1] == ["G1", "640424100003", cell]
        assert read_register(tmp_path / "written") == register

    def test_an_id_may_begin_with_a_sign_too(self, tmp_path: Path) -> None:
        """It is guarded where it names a row and where it is referred to."""
        register = Register(
            stations=[Station(id="-1", agency="640424000000", name="站")],
            members=[Member(staff_id="--", kind=MemberKind.OFFICER, station="-1")],
        )

        assert written(register, "members.csv", tmp_path) == (
            "staff_id,kind,station\n'--,officer,'-1\n"
        )
        assert read_register(tmp_path / "written") == register

    def test_a_number_below_zero_is_a_number(self, tmp_path: Path) -> None:
        """It is not touched."""
        at = Location(lon=-106.5, lat=-35.5, datum=Datum.WGS84)
        place = Division(code="110000000000", level=Level.PROVINCE, name="北京市", location=at)

        text = written(Register(divisions=[place]), "divisions.csv", tmp_path)

        assert text.endswith(",-106.5,-35.5,wgs84\n")

    @pytest.mark.parametrize("cell", ["\t=1", "\r=1"])
    def test_a_tab_or_a_return_is_guarded_in_files_of_others(
        self, folder: Folder, cell: str
    ) -> None:
        """No text of ours begins with one; one that is read is refused as it stands."""
        made = folder({"grids.csv": f'id,division,name\nG1,640424100003,"\'{cell}"\n'})

        (rejected,) = read_register(made, on_fault="collect").rejected

        assert rejected.raw[2] == f"'{cell}"
        assert rejected.faults[0].code == "damage.blanks"


class TestPackage:
    """What a folder says of itself."""

    def test_what_is_said_beside_the_resources_is_kept(self, tmp_path: Path) -> None:
        """A licence is not lost because a row is added."""
        package = tmp_path / "datapackage.json"
        said = {"licenses": [{"name": "MIT"}], "name": "ours", "resources": "old"}
        package.write_text(json.dumps(said), encoding="utf-8")

        write_register(Register(rooms=[]), tmp_path)

        now = json.loads(package.read_text(encoding="utf-8"))
        assert (now["licenses"], now["name"]) == ([{"name": "MIT"}], "ours")
        assert [resource["name"] for resource in now["resources"]] == ["rooms"]

    def test_writing_again_changes_no_byte_of_it(self, folder: Folder) -> None:
        """The descriptor is as stable as the tables."""
        made = folder(WHOLE)
        register = read_register(made)
        write_register(register, made)
        first = (made / "datapackage.json").read_bytes()

        write_register(register, made)

        assert (made / "datapackage.json").read_bytes() == first

    @pytest.mark.parametrize("text", [
        "{",
        "[]",
        "[" * 100_000,
        "\udcff",
        '{"name": NaN}',
        '{"name": [1, -Infinity]}',
        '{"name": 1e999}',
        '{"name": "\\ud800"}',
        '{"\\udfff": 1}',
        f'{{"name": {"9" * 5_000}}}',
    ])
    def test_what_is_no_descriptor_is_not_written_over(self, tmp_path: Path, text: str) -> None:
        """It may be somebody's; nothing is written."""
        package = tmp_path / "datapackage.json"
        package.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(InvalidInput) as caught:
            write_register(Register(rooms=[]), tmp_path)

        assert [(f.file, f.code) for f in caught.value.faults] == [
            ("datapackage.json", "file.not_json")
        ]
        assert [path.name for path in tmp_path.iterdir()] == ["datapackage.json"]


class TestFailing:
    """A failure leaves the folder as it was."""

    def test_nothing_is_put_in_place_before_all_is_written(
        self, folder: Folder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A disk that fills up half-way takes no table with it."""
        made = folder({"divisions.csv": WHOLE["divisions.csv"]})
        before = {path.name: path.read_bytes() for path in made.iterdir()}
        register = read_register(made).changed(
            add=[Grid(id="G1", division="640424100003", name="一格")],
            end={read_register(made).divisions["640424100003"]: date(2030, 1, 1)},
        )
        write = Path.write_text

        def full(path: Path, text: str, **options: str) -> int:
            if path.name == "grids.csv":
                raise OSError(28, "No space left on device")
            return write(path, text, **options)

        monkeypatch.setattr(Path, "write_text", full)
        with pytest.raises(OSError, match="No space"):
            write_register(register, made)

        assert {path.name: path.read_bytes() for path in made.iterdir()} == before

    @pytest.mark.parametrize("name", ["rooms.csv", "datapackage.json"])
    def test_a_folder_in_a_files_place_leaves_all_as_it_was(
        self, tmp_path: Path, name: str
    ) -> None:
        """It is found before the first file is replaced."""
        (tmp_path / "divisions.csv").write_text("old", encoding="utf-8")
        (tmp_path / name).mkdir()

        with pytest.raises(IsADirectoryError) as caught:
            write_register(Register(divisions=[], rooms=[]), tmp_path)

        assert caught.value.filename == str(tmp_path / name)
        assert text_of(tmp_path, "divisions.csv") == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["divisions.csv", name])

    def test_a_link_to_nothing_is_a_file_in_the_way(self, tmp_path: Path) -> None:
        """Of a table that is not recorded, as any other file of it."""
        (tmp_path / "rooms.csv").symlink_to(tmp_path / "gone")

        with pytest.raises(InvalidInput) as caught:
            write_register(Register(divisions=[]), tmp_path)

        assert [(f.file, f.code) for f in caught.value.faults] == [("rooms.csv", "file.stale")]

    def test_a_folder_is_made_where_there_is_none(self, tmp_path: Path) -> None:
        """With those above it."""
        write_register(Register(rooms=[]), tmp_path / "a" / "b")

        assert (tmp_path / "a" / "b" / "rooms.csv").exists()
