"""What auxiliaries and assistants may do: ADM 52, PSAPL25 108, HN-AUX20 15–17."""

from datetime import date
from typing import Any

import pytest

from jingwu_model.model import DutyEntry, Figures, Register
from jingwu_model.rules import Material, Report
from jingwu_model.vocabulary import Duty, OtherPost, Role
from rules.town import (
    AGENCY,
    COUNTY,
    agency,
    asked,
    assistant,
    auxiliary,
    divisions,
    found,
    officer,
    only,
    published,
    station,
    verdicts,
    village,
    works,
)

PLACE = village(1)
DAY = date(2024, 4, 2)
LED = {"led_by": "P1"}


def helpers(entries: list[DutyEntry], members: Any = None, on: date = date(2024, 4, 30)) -> Report:
    """What the rule says of the time of an auxiliary, F1, an assistant, Z1, and others."""
    usual = [officer("P1"), auxiliary("F1"), assistant("Z1")]
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station()],
        members=usual if members is None else members,
        duty_entries=entries,
    )
    return asked(register, "duty.auxiliary", on=on)


class TestAuxiliary:
    """Under an officer's lead what the law leaves to officers: ADM 52, par 2; HN-AUX20 15–16."""

    @pytest.mark.parametrize(
        ("more", "verdict"),
        [
            # What it was is not recorded: it may be of work that needs an officer.
            ({}, "unknown"),
            (LED, "met"),
            ({"duty": Duty.PREVENTION}, "met"),
            ({"duty": Duty.SERVICE}, "met"),
            ({"role": Role.PUBLICITY}, "met"),
            ({"role": Role.SAFETY}, "met"),
            ({"other_post": OtherPost.SHIFT}, "met"),
            ({"duty": Duty.BASIC_INFORMATION}, "short"),
            ({"duty": Duty.POPULATION}, "short"),
            ({"duty": Duty.DISPUTES}, "short"),
            ({"duty": Duty.ORDER}, "short"),
            ({"role": Role.COLLECTOR}, "short"),
            ({"role": Role.MEDIATOR}, "short"),
            # Whatever else stands beside it.
            ({"role": Role.PUBLICITY, "duty": Duty.POPULATION}, "short"),
            ({"role": Role.COLLECTOR, "duty": Duty.SERVICE}, "short"),
            ({"other_post": OtherPost.MEETING, "duty": Duty.DISPUTES}, "short"),
            ({"other_post": OtherPost.CASE_WORK, "role": Role.PUBLICITY}, "short"),
            ({"duty": Duty.DISPUTES, **LED}, "met"),
            ({"role": Role.MEDIATOR, **LED}, "met"),
            ({"other_post": OtherPost.CASE_WORK}, "short"),
            ({"other_post": OtherPost.CASE_WORK, **LED}, "met"),
        ],
    )
    def test_what_one_entry_makes_of_a_month(self, more: Any, verdict: str) -> None:
        """One that is not allowed is short."""
        finding = only(helpers([works("F1", DAY, 2, **more)]))

        assert finding.verdict.code == verdict

    def test_what_it_says(self) -> None:
        """In Henan its own regulation comes first, then the ministry's."""
        bad = {"other_post": OtherPost.CASE_WORK}
        entries = [works("F1", DAY, 2, begins=hour, **bad) for hour in (8, 14)]
        good = works("F1", DAY, 1, begins=18, duty=Duty.SERVICE)
        finding = only(helpers([*entries, good]))

        assert finding.text("en") == (
            "F1 2024-04: short; over by 2; expected at most 0 records, actual 2 records"
        )
        assert finding.text("zh") == "F1 2024-04：未达标；超出 2 条；应不多于 0 条，实为 2 条"
        assert finding.citation is not None
        assert (finding.citation.key, finding.citation.article) == ("HN-AUX20", "15–17")
        assert finding.marks == ()
        assert (finding.day, finding.subject.division) == (date(2024, 4, 30), "411421100000")


class TestUntold:
    """Entries that do not say what the work was: each is one that is not allowed, or none."""

    @pytest.mark.parametrize("member", ["F1", "Z1"])
    def test_they_bound_the_count_and_name_the_column(self, member: str) -> None:
        """Of both kinds of helper alike: none to two."""
        entries = [works(member, DAY, 2, begins=hour) for hour in (8, 14)]
        finding = only(helpers(entries))

        assert (finding.verdict.code, finding.actual.text()) == ("unknown", "0–2")
        assert finding.missing == (
            "duty_entries.duty",
            "duty_entries.other_post",
            "duty_entries.role",
        )

    @pytest.mark.parametrize("member", ["F1", "Z1"])
    def test_beside_one_that_is_not_allowed_it_is_short(self, member: str) -> None:
        """By one at least, or two."""
        bad = works(member, DAY, 2, begins=8, other_post=OtherPost.CASE_WORK)
        finding = only(helpers([bad, works(member, DAY, 2, begins=14)]))

        assert (finding.verdict.code, finding.actual.text()) == ("short", "1–2")


class TestAssistant:
    """Informs and publicises; else only accompanies an officer."""

    @pytest.mark.parametrize(
        ("more", "verdict"),
        [
            # It may be of publicity, which needs no officer.
            ({}, "unknown"),
            (LED, "met"),
            ({"role": Role.INFORMATION}, "met"),
            ({"role": Role.PUBLICITY}, "met"),
            ({"role": Role.SERVICE}, "short"),
            ({"role": Role.MEDIATOR, **LED}, "met"),
            ({"duty": Duty.PREVENTION}, "short"),
            ({"other_post": OtherPost.MEETING}, "met"),
            ({"other_post": OtherPost.PAPERWORK}, "met"),
            # Whatever stands beside it: what an auxiliary may not do unled, an assistant may not.
            ({"role": Role.PUBLICITY, "duty": Duty.POPULATION}, "short"),
            ({"role": Role.INFORMATION, "duty": Duty.DISPUTES}, "short"),
            ({"role": Role.INFORMATION, "duty": Duty.BASIC_INFORMATION}, "short"),
            (
                {"other_post": OtherPost.MEETING, "role": Role.MEDIATOR, "duty": Duty.DISPUTES},
                "short",
            ),
            ({"other_post": OtherPost.MEETING, "role": Role.SERVICE}, "short"),
            ({"other_post": OtherPost.PAPERWORK, "duty": Duty.PREVENTION}, "short"),
            ({"other_post": OtherPost.PATROL, "role": Role.PUBLICITY}, "short"),
            ({"other_post": OtherPost.MEETING, "role": Role.MEDIATOR, **LED}, "met"),
            ({"role": Role.PUBLICITY, "duty": Duty.POPULATION, **LED}, "met"),
            # Publicity carries prevention and service, which need no officer.
            ({"role": Role.PUBLICITY, "duty": Duty.PREVENTION}, "met"),
            ({"role": Role.PUBLICITY, "duty": Duty.SERVICE}, "met"),
            ({"role": Role.INFORMATION, "duty": Duty.PREVENTION}, "short"),
            ({"other_post": OtherPost.MEETING, "role": Role.INFORMATION}, "met"),
            ({"other_post": OtherPost.SHIFT, **LED}, "short"),
            ({"other_post": OtherPost.PATROL, **LED}, "short"),
            ({"other_post": OtherPost.CASE_WORK, **LED}, "short"),
            ({"other_post": OtherPost.CAMPAIGN, **LED}, "short"),
        ],
    )
    def test_what_one_entry_makes_of_a_month(self, more: Any, verdict: str) -> None:
        """An assistant is no auxiliary in law, and may do less."""
        finding = only(helpers([works("Z1", DAY, 2, **more)]))

        assert finding.verdict.code == verdict

    def test_the_bound_is_the_librarys(self) -> None:
        """No text names assistants: the finding cites none, and says so."""
        finding = only(helpers([works("Z1", DAY, 2, duty=Duty.PREVENTION)]))

        assert finding.standard is not None
        assert finding.standard.id == "duty.auxiliary.assistant_entries"
        assert finding.citation is not None
        assert finding.citation.key == "library"
        assert [mark.code for mark in finding.marks] == ["library_default"]


class TestMonths:
    """Months that are over, with entries, of auxiliaries and assistants."""

    def test_which_months_are_asked(self) -> None:
        """The last twelve that are over: from April 2023 to March 2024 on the 29th of April."""
        days = [(2023, 3, 31), (2023, 4, 1), (2024, 3, 31), (2024, 4, 1)]
        entries = [works("F1", date(*day), 2) for day in days]

        assert list(verdicts(helpers(entries, on=date(2024, 4, 29)), "helper_month")) == [
            "F1.2023-04",
            "F1.2024-03",
        ]
        assert list(verdicts(helpers(entries), "helper_month")) == ["F1.2024-03", "F1.2024-04"]

    def test_officers_are_not_asked(self) -> None:
        """Nor is a month without an entry: of a helper who has none, nothing is known."""
        finding = only(helpers([works("P1", DAY, 2, other_post=OtherPost.CASE_WORK)]))

        assert (finding.subject.kind.code, finding.missing) == ("whole", ("duty_entries.csv",))
        assert finding.verdict.code == "unknown"

    def test_where_there_are_no_helpers_there_is_nothing_to_ask(self) -> None:
        """If entries are recorded at all; without any it is not known who works."""
        entry = works("P1", DAY, 2)
        tables: dict[str, Any] = {"divisions": divisions(village(1)), "members": [officer("P1")]}
        told = only(asked(Register(**tables, duty_entries=[entry]), "duty.auxiliary"))
        untold = only(asked(Register(**tables, duty_entries=[]), "duty.auxiliary"))

        assert (told.verdict.code, told.missing) == ("not_applicable", ())
        assert (untold.verdict.code, untold.missing) == ("unknown", ("duty_entries.csv",))

    @pytest.mark.parametrize(
        ("more", "verdict"),
        [
            # The months asked about on 30 April 2024 are May 2023 to April 2024.
            ({"left": date(2010, 6, 30)}, "not_applicable"),
            ({"left": date(2023, 4, 30)}, "not_applicable"),
            ({"left": date(2023, 5, 1)}, "unknown"),
            ({"joined": date(2024, 4, 30)}, "unknown"),
            ({"joined": date(2024, 5, 1)}, "not_applicable"),
            ({"agency": "411402000000"}, "not_applicable"),
            ({"agency": AGENCY}, "unknown"),
            # One of no place on record is of the whole.
            ({}, "unknown"),
        ],
    )
    def test_only_helpers_of_those_months_and_that_place_could_have_entries(
        self, more: dict[str, Any], verdict: str
    ) -> None:
        """An auxiliary who left long ago, or serves elsewhere, leaves nothing unknown here."""
        register = Register(
            divisions=divisions(PLACE, village(1, "411402100000")),
            agencies=[agency(), agency("411402000000", municipal_district=True)],
            members=[officer("P1", agency=AGENCY), auxiliary("F1", **more)],
            duty_entries=[works("P1", DAY, 2)],
        )
        county: Figures = published({}, division=COUNTY, name="民权县")
        finding = only(asked(Material(register=register, figures=county), "duty.auxiliary"))
        missing = ("duty_entries.csv",) if verdict == "unknown" else ()

        assert (finding.verdict.code, finding.missing) == (verdict, missing)

    def test_elsewhere_the_ministrys_rule_governs(self) -> None:
        """ADM 52; with PSAPL25 108 from 2026 on."""
        there = village(1, "640424100000")
        register = Register(
            divisions=divisions(there),
            members=[auxiliary("F1", agency="640424000000")],
            agencies=[agency("640424000000", name="泾源县公安局")],
            duty_entries=[works("F1", DAY, 2), works("F1", date(2026, 1, 5), 2)],
        )
        old = only(asked(register, "duty.auxiliary"))
        new = only(asked(register, "duty.auxiliary", on=date(2026, 1, 31)))

        assert [one.key for one in (old.standards[0].citation, *old.standards[0].also)] == ["ADM"]
        assert [one.key for one in (new.standards[0].citation, *new.standards[0].also)] == [
            "ADM",
            "PSAPL25",
        ]
        assert old.marks == ()

    def test_members_elsewhere_are_not_asked(self) -> None:
        """Of a county's figures; one of no place on record is of the whole."""
        register = Register(
            divisions=divisions(PLACE, village(1, "411402100000")),
            members=[
                auxiliary("F1", agency="411402000000"),
                auxiliary("F2", agency=AGENCY),
                auxiliary("F3"),
            ],
            agencies=[agency(), agency("411402000000", municipal_district=True)],
            duty_entries=[works(key, DAY, 2) for key in ("F1", "F2", "F3")],
        )
        county: Figures = published({}, division=COUNTY, name="民权县")
        told = found(asked(Material(register=register, figures=county), "duty.auxiliary"))

        assert {key: one.subject.division for key, one in told.items()} == {
            "F2.2024-04": COUNTY,
            "F3.2024-04": COUNTY,
        }

    def test_without_duty_entries_it_is_unknown_naming_the_file(self) -> None:
        """Whoever serves."""
        register = Register(divisions=divisions(PLACE), members=[auxiliary("F1", agency=AGENCY)])

        assert only(asked(register, "duty.auxiliary")).missing == ("duty_entries.csv",)

    def test_entries_of_nobody_on_record_are_nobodys(self) -> None:
        """Where members are not recorded, that alone is said."""
        register = Register(divisions=divisions(PLACE), duty_entries=[works("F1", DAY, 2)])

        assert only(asked(register, "duty.auxiliary")).missing == ("members.csv",)

    def test_before_the_ministrys_rule_it_is_not_applicable(self) -> None:
        """The text read is as amended, from 2019 on."""
        finding = only(helpers([works("F1", date(2018, 12, 4), 2)], on=date(2018, 12, 31)))

        assert finding.verdict.code == "not_applicable"
