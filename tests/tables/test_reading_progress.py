"""Progress of reading a folder: bytes of tables and logs, told to whoever asks."""

import shutil
from pathlib import Path

import pytest

from jingwu_model.errors import InvalidInput
from jingwu_model.tables import read, read_register

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNTY = EXAMPLES / "jingyuan"


class Told:
    """Everything that was told."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def __call__(self, done: int, whole: int) -> None:
        """So much of so much."""
        self.steps.append((done, whole))


class TestTables:
    """`read_register(progress=)`."""

    def test_it_goes_from_file_to_file_up_to_all_bytes(self, tmp_path: Path) -> None:
        """Never back, and never past the whole."""
        shutil.copytree(COUNTY, tmp_path / "county")
        folder = tmp_path / "county"
        (folder / "grids.csv").write_text("id,division,name\n", encoding="utf-8")
        told = Told()

        register = read_register(folder, progress=told)

        whole = sum(path.stat().st_size for path in folder.glob("*.csv"))
        assert register == read_register(folder)
        assert {each for _, each in told.steps} == {whole}
        done = [each for each, _ in told.steps]
        assert done == sorted(done)
        assert done[-1] == whole

    def test_a_large_table_is_told_of_in_between(self, tmp_path: Path) -> None:
        """Not only when it has been read."""
        lines = [f"41{n // 1000:04d}{n % 1000:03d}000,township,某镇" for n in range(20_000)]
        text = "code,level,name\n" + "".join(f"{line}\n" for line in lines)
        (tmp_path / "divisions.csv").write_text(text, encoding="utf-8")
        told = Told()

        read_register(tmp_path, on_fault="collect", progress=told)

        assert len(told.steps) > 20

    def test_a_file_that_cannot_be_read_is_passed(self, tmp_path: Path) -> None:
        """Its bytes are in the whole as far as the system tells."""
        (tmp_path / "divisions.csv").symlink_to(tmp_path / "nowhere.csv")
        told = Told()

        with pytest.raises(InvalidInput):
            read_register(tmp_path, progress=told)

        assert told.steps == [(0, 0)]


class TestFolders:
    """`read(progress=)`."""

    def test_tables_and_logs_are_one_whole(self, tmp_path: Path) -> None:
        """The logs after the tables."""
        shutil.copytree(COUNTY, tmp_path / "county")
        folder = tmp_path / "county"
        shutil.copy(EXAMPLES / "logs" / "quarrel.jsonl", folder)
        told = Told()

        material = read(folder, progress=told)

        assert material.cases is not None
        assert len(material.cases) > 0
        sizes = {
            suffix: sum(path.stat().st_size for path in folder.glob(f"*.{suffix}"))
            for suffix in ("csv", "jsonl")
        }
        done = [each for each, _ in told.steps]
        assert {each for _, each in told.steps} == {sum(sizes.values())}
        assert done == sorted(done)
        assert sizes["csv"] in done
        assert done[-1] == sum(sizes.values())
