"""`jingwu check`: what it prints, where, and the status it ends with."""

import json
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

import pytest

from jingwu_model.cli import _check
from jingwu_model.cli._app import run
from jingwu_model.errors import InvalidInput
from jingwu_model.rules import check
from jingwu_model.show import print_report
from jingwu_model.tables import read, read_register
from jingwu_model.timeline import SHANGHAI
from jingwu_model.wire import dumps

EXAMPLES = Path(__file__).parents[2] / "examples"
CITY = str(EXAMPLES / "shangqiu")
COUNTY = str(EXAMPLES / "jingyuan")
DAY = date(2024, 4, 30)
ON = ("--on", "2024-04-30")


class Ran(NamedTuple):
    """What a command line came to."""

    status: int
    out: bytes
    err: str


@pytest.fixture
def jingwu(capsysbinary: pytest.CaptureFixture[bytes]) -> "Runner":
    """Run command lines in this process."""
    return Runner(capsysbinary)


class Runner:
    """Runs command lines and catches what they print."""

    def __init__(self, captured: pytest.CaptureFixture[bytes]) -> None:
        self.captured = captured

    def __call__(self, *args: str) -> Ran:
        """Run one."""
        status = run(args)
        out, err = self.captured.readouterr()
        return Ran(status, out, err.decode())


def faulty_folder(folder: Path) -> Path:
    """Jingyuan's divisions, and grids with a fault in each of three rows."""
    shutil.copytree(COUNTY, folder)
    (folder / "grids.csv").write_text(
        "id,division,name,households\n"
        "G-1,640424100003,一格,-3\n"
        "G-2,640424100003,二格,x\n"
        "G-3,640424999999,三格,3\n",
        encoding="utf-8",
    )
    return folder


class TestStatus:
    """0 done; 1 something falls short; 2 nothing could be read."""

    @pytest.mark.parametrize(
        ("args", "status"),
        [
            ((CITY, *ON), 1),
            ((CITY, *ON, "--exit-zero"), 0),
            ((CITY, *ON, "--strict", "--exit-zero"), 0),
            ((COUNTY, *ON), 0),
            ((COUNTY, *ON, "--strict"), 1),
            ((COUNTY, *ON, "--rules", "rooms.rural", "--strict"), 1),
            ((CITY, *ON, "--rules", "rooms.workstation"), 0),
            ((f"{CITY}/figures.toml", *ON), 1),
            ((f"{CITY}/figures.toml", *ON, "--rules", "rooms.workstation", "--strict"), 0),
            (("nowhere",), 2),
            ((CITY, "--on", "30.4.2024"), 2),
            ((CITY, "--rules", "nosuch"), 2),
            ((CITY, "--rules", " , "), 2),
            ((CITY, "--rules", "rooms.rural", "--rules", "nosuch"), 2),
            ((CITY, "--rules", "case.told"), 2),
            ((CITY, *ON, "--rules", "rooms.rural", "--top", "0"), 1),
            ((CITY, "--top", "x"), 2),
            ((CITY, "--top", "-1"), 2),
            ((CITY, "--standards", "nowhere.toml"), 2),
            ((CITY, "--format", "pdf"), 2),
            ((CITY, "--encoding", "big5"), 2),
            ((CITY, "--nosuch"), 2),
            ((CITY, COUNTY), 2),
            ((), 2),
        ],
    )
    @pytest.mark.parametrize("form", ["text", "json"])
    def test_it_ends_with(
        self, jingwu: Runner, form: str, args: Sequence[str], status: int
    ) -> None:
        """Whatever the form of the report."""
        ran = jingwu("check", "--format", form, *args)

        assert ran.status == status
        assert bool(ran.out) is (status != 2)
        assert bool(ran.err) is (status == 2)

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_a_table_with_nothing_of_the_year_is_unknown(
        self, jingwu: Runner, tmp_path: Path, form: str
    ) -> None:
        """A table of surveys that is empty is not met, and strictly not passed."""
        (tmp_path / "surveys.csv").write_text(
            "place_kind,place,since,until,sampled,knows_officer\n", encoding="utf-8"
        )
        args = ("check", "--format", form, str(tmp_path), *ON, "--rules", "presence.awareness")

        assert jingwu(*args).status == 0
        assert jingwu(*args, "--strict").status == 1
        assert "surveys.csv" in jingwu(*args).out.decode()


class TestForms:
    """The same report in three forms."""

    def test_text_is_what_show_prints(
        self, jingwu: Runner, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """Not broken, where the output is no terminal, whatever colours are asked for."""
        print_report(check(read(CITY), on=DAY), "zh")
        expected = capsysbinary.readouterr().out

        assert jingwu("check", CITY, *ON, "--lang", "zh").out == expected

    def test_colours_asked_for_elsewhere_do_not_reach_a_file(
        self, jingwu: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever runs many tools sets `FORCE_COLOR`; a report in a file stays plain."""
        plain = jingwu("check", CITY, *ON).out
        monkeypatch.setenv("FORCE_COLOR", "1")

        assert jingwu("check", CITY, *ON).out == plain

    def test_json_is_dumps_of_the_report(self, jingwu: Runner) -> None:
        """Byte for byte."""
        out = jingwu("check", CITY, *ON, "--format", "json").out

        assert out == dumps(check(read(CITY), on=DAY))
        assert json.loads(out)["day"] == "2024-04-30"

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_html_is_the_reports_page(self, jingwu: Runner, lang: str) -> None:
        """In UTF-8, whatever the terminal has."""
        out = jingwu("check", COUNTY, *ON, "--format", "html", "--lang", lang).out

        assert out.decode() == check(read(COUNTY), on=DAY).html("zh" if lang == "zh" else "en")

    def test_a_sign_that_the_output_has_not_becomes_a_question_mark(
        self, jingwu: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Better than no report."""
        monkeypatch.setattr(type(sys.stdout), "encoding", "gbk", raising=False)

        out = jingwu("check", CITY, *ON, "--lang", "zh").out.decode("gbk")

        assert "农村配备民辅警" in out
        assert "244 + ?4,805 / 8?" in out


class TestChoices:
    """Day, rules, standards, encoding."""

    def test_without_a_day_it_is_today_in_china(
        self, jingwu: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The desk alone reads the clock, and reads it in Shanghai."""

        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> "Clock":
                assert tz is SHANGHAI
                return cls(2024, 5, 1, 0, 30, tzinfo=tz)

        monkeypatch.setattr(_check, "datetime", Clock)

        assert b"standards of 2024-05-01" in jingwu("check", COUNTY).out

    def test_only_the_rules_named_are_asked(self, jingwu: Runner) -> None:
        """With commas between, blanks aside."""
        out = jingwu("check", CITY, *ON, "--rules", "rooms.rural, rooms.urban", "--format", "json")

        assert json.loads(out.out)["rules"] == ["rooms.rural", "rooms.urban"]

    def test_rules_may_be_named_one_by_one(self, jingwu: Runner) -> None:
        """Several times, with commas or without; what is named twice is asked once."""
        args = ("--rules", "rooms.rural", "--rules", "rooms.urban,rooms.rural", "--format", "json")

        assert json.loads(jingwu("check", CITY, *ON, *args).out)["rules"] == [
            "rooms.rural",
            "rooms.urban",
        ]

    def test_a_rule_there_is_not_is_told_before_anything_is_read(
        self, jingwu: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A large folder takes its time."""

        def never(*_: object, **__: object) -> None:
            pytest.fail("it was read")

        monkeypatch.setattr(_check, "read", never)

        assert "no rule 'nosuch'" in jingwu("check", CITY, "--rules", "nosuch").err

    def test_standards_of_a_file_come_first(self, jingwu: Runner, tmp_path: Path) -> None:
        """At most 10 villages an office: 244 + ⌈4805/10⌉ = 725, and 735 are met."""
        own = tmp_path / "own.toml"
        own.write_text(
            "[[standard]]\n"
            'id = "rooms.rural.most"\ntitle = "自定"\ntitle_en = "our own"\n'
            'value = 10\nscope = "411400000000"\nsince = 2024-01-01\n'
            'citation = { source = "city-2024", article = "§2(2)2" }\n',
            encoding="utf-8",
        )

        ran = jingwu("check", CITY, *ON, "--rules", "rooms.rural", "--standards", str(own))

        assert ran.status == 0
        assert "at least 725 (244 + ⌈4,805 / 10⌉), actual 735" in ran.out.decode()

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("x =", "own.toml: the file cannot be read"),
            (b"\xff\xfe", "own.toml: the file cannot be read"),
            (f"x = {'[' * 5_000}", "own.toml: the file cannot be read"),
            (f"x = {'9' * 5_000}", "own.toml: the file cannot be read"),
            (f"x = 0x{'f' * 5_000}", "own.toml, x: no such key"),
            ('[[standard]]\nid = "a"\nnosuch = 1\n', "own.toml, standard[0].nosuch"),
        ],
    )
    def test_a_file_of_standards_at_fault_is_refused(
        self, jingwu: Runner, tmp_path: Path, content: str | bytes, words: str
    ) -> None:
        """With the place of each fault."""
        own = tmp_path / "own.toml"
        own.write_bytes(content.encode() if isinstance(content, str) else content)

        ran = jingwu("check", CITY, *ON, "--standards", str(own))

        assert ran.status == 2
        assert words in ran.err

    def test_a_unit_other_than_the_rules_is_refused(self, jingwu: Runner, tmp_path: Path) -> None:
        """With both units and the record."""
        own = tmp_path / "own.toml"
        own.write_text(
            '[[standard]]\nid = "rooms.rural.most"\ntitle = "自定"\ntitle_en = "our own"\n'
            'value = 20\nunit = "percent"\ncitation = { source = "library" }\n',
            encoding="utf-8",
        )

        ran = jingwu("check", CITY, *ON, "--standards", str(own))

        assert ran.status == 2
        assert ran.err.splitlines()[1] == (
            "  own.toml, rooms.rural.most: not the standard's unit: "
            "expected count, found 'percent (standard[0])'"
        )

    def test_two_values_at_a_time_are_named(self, jingwu: Runner, tmp_path: Path) -> None:
        """The file, the standard, and which of its records share a day."""
        record = (
            "[[standard]]\n"
            'id = "{}"\ntitle = "自定"\ntitle_en = "our own"\nvalue = {}\n'
            'since = 2024-01-01\ncitation = {{ source = "library" }}\n'
        )
        own = tmp_path / "own.toml"
        own.write_text(
            record.format("rooms.rural.most", 6)
            + record.format("rooms.urban.households", 900)
            + record.format("rooms.rural.most", 7),
            encoding="utf-8",
        )

        ran = jingwu("check", CITY, *ON, "--standards", str(own))

        assert ran.status == 2
        first, second = ran.err.splitlines()
        assert first == f"jingwu: {own}: 1 fault"
        assert second.startswith("  own.toml, rooms.rural.most: two values at a time: ")
        assert second.endswith("(standard[0], standard[2])'")

    def test_tables_of_another_encoding_are_read_where_it_is_named(
        self, jingwu: Runner, tmp_path: Path
    ) -> None:
        """GB18030, as many a spreadsheet in China still writes."""
        folder = tmp_path / "gb"
        folder.mkdir()
        text = (EXAMPLES / "jingyuan" / "divisions.csv").read_text("utf-8-sig")
        (folder / "divisions.csv").write_bytes(text.encode("gb18030"))

        ran = jingwu("check", str(folder), *ON, "--encoding", "gb18030")

        assert ran.status == 0
        assert "泾源县" in ran.out.decode()
        assert jingwu("check", str(folder), *ON).status == 2


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two counties, each with a station and 15 villages; no office and no workstation."""
    folder = tmp_path_factory.mktemp("villages")
    places = ["code,level,name", "410000000000,province,河南省", "411400000000,prefecture,商丘市"]
    agencies = ["id,name,level,division"]
    stations = ["id,name,agency,divisions"]
    for county, name in (("411402", "甲区"), ("411403", "乙区")):
        places += [f"{county}000000,county,{name}", f"{county}103000,township,{name}镇"]
        places += [f"{county}103{200 + n},village,{name}{n}村" for n in range(15)]
        agencies.append(f"{county}010000,{name}分局,county,{county}000000")
        stations.append(f"{county}500000,{name}所,{county}010000,{county}103000")
    files = {
        "divisions": places,
        "agencies": agencies,
        "stations": stations,
        "rooms": ["id,name,station,stands_in,divisions,host,since"],
        "workstations": ["id,station,stands_in"],
    }
    for file, lines in files.items():
        (folder / f"{file}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(folder)


class TestManyPlaces:
    """By county and station; the worst few or all."""

    ASKED = (*ON, "--rules", "rooms.workstation")

    def test_text_lists_ten_by_county_and_station(self, jingwu: Runner, villages: str) -> None:
        """Of 30; each county says how many it has."""
        lines = jingwu("check", villages, *self.ASKED).out.decode().splitlines()

        assert sum("short by 1;" in line for line in lines) == 10
        at = lines.index("    甲区 · 15 short")
        assert lines[at + 1] == "      411402500000 甲区所 · 15 short"
        assert "    ✗ 20 more fall short" in lines

    @pytest.mark.parametrize("top", [0, 1, 17, 40])
    def test_as_many_are_listed_as_are_asked_for(
        self, jingwu: Runner, villages: str, top: int
    ) -> None:
        """And how many more there are."""
        for form in ("text", "html"):
            args = (villages, *self.ASKED, "--top", str(top), "--format", form)
            told = jingwu("check", *args).out.decode()

            each = "short by 1;" if form == "text" else '<td class="gap">short by 1</td>'
            assert told.count(each) == min(top, 30)
            assert (f"{30 - top} more fall short" in told) is (top < 30)

    def test_the_page_lists_all_by_county_and_station(self, jingwu: Runner, villages: str) -> None:
        """Thirty are more than are open from the start."""
        page = jingwu("check", villages, *self.ASKED, "--format", "html").out.decode()

        assert page.count('<td class="gap">short by 1</td>') == 30
        assert page.count("<details>") == 2
        assert "411403500000 乙区所 · 15 short" in page

    def test_json_is_whole(self, jingwu: Runner, villages: str) -> None:
        """Whatever is listed elsewhere."""
        whole = jingwu("check", villages, *self.ASKED, "--format", "json")

        assert len(json.loads(whole.out)["findings"]) == 30
        few = jingwu("check", villages, *self.ASKED, "--format", "json", "--top", "1")
        assert few.out == whole.out


class TestStrays:
    """A CSV file that is no table is not read, and that is said beside the report."""

    def test_each_is_named_with_the_nearest_table(self, jingwu: Runner, tmp_path: Path) -> None:
        """Where one is near."""
        folder = shutil.copytree(COUNTY, tmp_path / "county")
        for name in ("member.csv", "Grid.CSV", "zzz.csv", "notes.txt"):
            (folder / name).write_text("x\n", encoding="utf-8")

        english, chinese = (
            jingwu("check", str(folder), *ON, "--lang", lang) for lang in ("en", "zh")
        )

        assert english.status == 0
        assert english.out == jingwu("check", COUNTY, *ON).out
        assert english.err.splitlines() == [
            "Grid.CSV is no table and not read; did you mean grids.csv",
            "member.csv is no table and not read; did you mean members.csv",
            "zzz.csv is no table and not read",
        ]
        assert chinese.err.splitlines()[1:] == [
            "member.csv 不是登记册的数据表，未读取；是否指 members.csv",
            "zzz.csv 不是登记册的数据表，未读取",
        ]


class TestUnreadable:
    """Input that cannot be read is refused whole, with every fault."""

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_every_fault_is_listed(self, jingwu: Runner, tmp_path: Path, lang: str) -> None:
        """With file, row, field, what was expected and what was found."""
        folder = faulty_folder(tmp_path / "faulty")
        with pytest.raises(InvalidInput) as caught:
            read_register(folder)
        faults = caught.value.faults

        ran = jingwu("check", str(folder), *ON, "--lang", lang)

        assert ran.status == 2
        assert len(faults) == 3
        told = [fault.text("zh" if lang == "zh" else "en") for fault in faults]
        assert [line.strip() for line in ran.err.splitlines()[1:]] == told
        assert "grids.csv" in told[0]

    def test_what_is_at_fault_is_told_before_what_goes_with_it(
        self, jingwu: Runner, tmp_path: Path
    ) -> None:
        """One bad township, and how many rows need it; the library's error keeps each."""
        folder = shutil.copytree(COUNTY, tmp_path / "county")
        table = folder / "divisions.csv"
        lines = table.read_text(encoding="utf-8").splitlines()
        (at,) = [i for i, line in enumerate(lines) if line.startswith("640424100000,")]
        lines[at] = lines[at].replace("township", "county")
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        villages = sum(line.startswith("640424100") for line in lines) - 1

        english, chinese = (jingwu("check", str(folder), "--lang", lang) for lang in ("en", "zh"))
        with pytest.raises(InvalidInput) as caught:
            read_register(folder)

        assert villages > 1
        first, *rest = caught.value.faults
        assert (first.code, first.row) == ("division.level_contradicts_code", at + 1)
        assert [fault.code for fault in rest] == ["reference.rejected"] * villages
        assert english.status == 2
        assert [line.strip() for line in english.err.splitlines()] == [
            f"jingwu: {folder}: 1 fault",
            first.text("en"),
            f"{villages} more rows refer to rejected rows, and go with them",
        ]
        assert chinese.err.splitlines()[-1].strip() == (
            f"另有 {villages} 行引用了被剔除的行，一并剔除"
        )

    def test_one_row_that_goes_along_is_told_as_one(self, jingwu: Runner, tmp_path: Path) -> None:
        """In the singular; a row with a fault of its own besides is not counted again."""
        folder = shutil.copytree(COUNTY, tmp_path / "county")
        (folder / "grids.csv").write_text(
            "id,division,name\nG-1,640424999999,一格\n", encoding="utf-8"
        )
        (folder / "grid_teams.csv").write_text(
            "grid,compound\nG-1,泾河小区\n", encoding="utf-8"
        )

        ran = jingwu("check", str(folder))

        assert ran.err.splitlines()[-1].strip() == (
            "1 more row refers to a rejected row, and goes with it"
        )

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_another_encoding_is_advised_so_that_the_option_is_found(
        self, jingwu: Runner, tmp_path: Path, lang: str
    ) -> None:
        """The words name it; they are the library's too, whose argument has the same name."""
        text = "id,division,name\nG,640424100003,一格\n"
        (tmp_path / "grids.csv").write_bytes(text.encode("gb18030"))

        ran = jingwu("check", str(tmp_path), "--lang", lang)

        advised = {"zh": "请指明编码（encoding）gb18030", "en": "ask for encoding gb18030"}
        assert advised[lang] in ran.err

    @pytest.mark.parametrize(
        ("lang", "words"),
        [("en", "is one table: give its folder, "), ("zh", "是一张数据表，请给出其所在文件夹 ")],
    )
    def test_one_table_is_not_a_folder(
        self, jingwu: Runner, tmp_path: Path, lang: str, words: str
    ) -> None:
        """The folder is named."""
        table = tmp_path / "grids.csv"
        table.write_text("id,division,name\n", encoding="utf-8")

        ran = jingwu("check", str(table), "--lang", lang)

        assert ran.status == 2
        assert f"{words}{tmp_path}\n" in ran.err

    def test_a_path_that_is_not_there_is_named(self, jingwu: Runner) -> None:
        """In the language asked for."""
        assert "there is no 'nowhere'" in jingwu("check", "nowhere").err
        assert "没有“nowhere”" in jingwu("check", "nowhere", "--lang", "zh").err

    def test_an_empty_folder_is_nothing_to_check(self, jingwu: Runner, tmp_path: Path) -> None:
        """And that is said."""
        ran = jingwu("check", str(tmp_path))

        assert ran.status == 2
        assert "figures.toml" in ran.err
